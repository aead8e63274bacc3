//! `xephang eval --verdicts`: what people called misread, as test cases for the reader.
use super::Form;
use crate::cli::check::{json, one_line};
use crate::cli::findings::day;
use crate::cli::output::screen;
use crate::cli::{Context, Exit, Format, Lang};
use crate::extract::extract;
use crate::model::{Claim, Ruling, Verdict};
use crate::ontology::Ontology;
use crate::publish::{FlatClaim, fact_words};
use crate::store::{Store, same_reading};
use serde::Serialize;
use std::io::Write;

/// What the reader makes of a page that was misread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Now {
    /// It reads the same again.
    Misread,
    /// It reads the words otherwise, or not at all.
    Mended,
    /// The words no longer stand on the page, or the page is not in the store.
    Gone,
}

/// One case: what was read wrongly where.
#[derive(Debug, Serialize)]
struct Case<'a> {
    document: &'a str,
    quote: &'a str,
    /// The claim that must not be read; null for another figure.
    wrong: Option<FlatClaim<'a>>,
    /// What was read, for people.
    value: &'a str,
    /// The right value, as a person gave it.
    right: Option<&'a str>,
    note: Option<&'a str>,
    finding: &'a str,
    decided: String,
    now: Now,
    sample: bool,
}

/// How many verdicts count in the user's store; 0 without one.
pub(super) fn count(context: &Context) -> usize {
    let rulings = Store::open_read_only(&context.data()).and_then(|store| store.rulings());
    rulings.map(|r| r.iter().filter(|r| r.undone.is_none()).count()).unwrap_or_default()
}

/// Prints each case with what the reader makes of it today.
pub(super) fn run(form: Form, context: &Context) -> anyhow::Result<Exit> {
    let store = crate::cli::check::open_store(context)?;
    let rulings = store.rulings()?;
    let misread: Vec<&Ruling> = rulings.iter().filter(|r| r.undone.is_none() && r.verdict == Verdict::OurReading).collect();
    let mut cases = Vec::new();
    for ruling in &misread {
        for faulted in &ruling.faulted {
            cases.push(Case {
                document: &faulted.side.document,
                quote: &faulted.side.quote,
                wrong: faulted.claim.as_ref().map(FlatClaim::from),
                value: &faulted.side.value,
                right: ruling.value.as_deref(),
                note: ruling.note.as_deref(),
                finding: &ruling.finding,
                decided: day(ruling.decided),
                now: now(faulted.claim.as_ref(), &faulted.side.document, &faulted.side.quote, &store, &context.ontology)?,
                sample: faulted.side.sample,
            });
        }
    }
    let mut out = screen(if form == Form::Json { Format::Json } else { Format::Table });
    match form {
        Form::Json => json(&mut out, &cases)?,
        Form::Table => people(&mut out, &cases, &misread, rulings.iter().filter(|r| r.undone.is_none()).count(), context)?,
    }
    out.flush()?;
    Ok(Exit::Fine)
}

/// Reads the page again, as it is in the store.
fn now(wrong: Option<&Claim>, document: &str, quote: &str, store: &Store, ontology: &Ontology) -> anyhow::Result<Now> {
    let Some(stored) = store.document(document)?.filter(|d| d.document.text.contains(quote) || d.document.title.contains(quote)) else {
        return Ok(Now::Gone);
    };
    let Some(wrong) = wrong else { return Ok(Now::Misread) };
    // Claims of tables come from their cells, not from the extractor.
    let table = stored.document.is_reference_table();
    let read = if table { store.suppressed_claims()? } else { extract(&stored.document, ontology).claims };
    let again = read.iter().any(|claim| claim.doc_id == wrong.doc_id && same_reading(claim, wrong));
    Ok(if again { Now::Misread } else { Now::Mended })
}

fn people(out: &mut impl Write, cases: &[Case<'_>], misread: &[&Ruling], all: usize, context: &Context) -> anyhow::Result<()> {
    let vi = context.lang == Lang::Vi;
    for (n, case) in cases.iter().enumerate() {
        let now = match case.now {
            Now::Misread => context.say("vẫn đọc nhầm", "still misread"),
            Now::Mended => context.say("đã đọc khác", "read otherwise now"),
            Now::Gone => context.say("không còn câu này trong kho", "no longer in the store"),
        };
        let sample = if case.sample { " *DỮ LIỆU MẪU*" } else { "" };
        let fact = misread.iter().find(|r| r.finding == case.finding).and_then(|r| r.content.fact.as_ref());
        let fact = fact.map(|f| fact_words(f, &context.ontology, vi)).unwrap_or_default();
        writeln!(out, "{}. {now}: {fact}: {}{sample}", n + 1, one_line(case.value))?;
        writeln!(out, "    “{}” — {}{sample}", one_line(case.quote), one_line(case.document))?;
        let mut more = vec![format!("{} · {}", case.decided, case.finding)];
        more.extend(case.right.map(|right| format!("{} {}", context.say("số đúng", "the right figure:"), one_line(right))));
        more.extend(case.note.map(one_line));
        writeln!(out, "    {}", more.join(" · "))?;
    }
    let still = cases.iter().filter(|c| c.now == Now::Misread).count();
    let n = cases.len();
    if vi {
        writeln!(out, "{all} kết luận của người dùng; {n} chỗ máy đọc nhầm, {still} chỗ vẫn đọc nhầm.")?;
    } else {
        writeln!(out, "{all} verdicts of users; {n} misread places, {still} still misread.")?;
    }
    Ok(())
}
