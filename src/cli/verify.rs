//! `xephang verify`.
use super::check::{json, ndjson, one_line, open_store, print_side};
use super::input::{InputKind, Units};
use super::output::format_or_default;
use super::telling::Telling;
use super::{Context, Exit, Format, Lang, pipeline};
use crate::check::Evidence;
use crate::extract::extract;
use crate::model::{Claim, Diagnosis, Document, Finding, Side, Source, text_hash};
use crate::ontology::Ontology;
use crate::publish::FlatClaim;
use crate::read::reference;
use crate::store::{ClaimFilter, Store};
use crate::verify::{Item, Unread, Verdict, VerifyReport, verify};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::path::Path;

/// Arguments of `xephang verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    telling: Telling,
    /// A file (text, page, PDF, Word, Excel, …), an address, `-` for standard input, or a sentence in quotation marks
    #[arg(required = true, value_name = "FILE|-|SENTENCE")]
    drafts: Vec<String>,
    /// Form of the output (default: table on a terminal, JSON lines into a pipe)
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// End with exit code 3 when something does not agree
    #[arg(long, value_enum, value_name = "WHAT")]
    fail_on: Option<FailOn>,
}

/// What makes the run count as failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    /// A figure that does not agree with what is known, or with another one of the draft
    #[value(alias = "mismatch")]
    ChuaKhop,
}

/// Runs the subcommand. Nothing of a draft is stored.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let asked = args.telling.asked(context)?;
    let mut problems = 0;
    let mut documents = Vec::new();
    for draft in &args.drafts {
        if is_sentence(draft) {
            documents.push(sentence(draft));
            continue;
        }
        for unit in Units::new(std::slice::from_ref(draft), InputKind::Auto, false) {
            let read = unit.map_or_else(|problem| vec![Err(problem)], |unit| pipeline::documents(&unit, &asked, context));
            for document in read {
                match document {
                    Ok(document) => documents.push(document),
                    Err(problem) => {
                        eprintln!("xephang: {}", problem.show(context));
                        problems += 1;
                    }
                }
            }
        }
    }
    let extracted: Vec<_> = documents.iter().map(|d| (d, extract(d, &context.ontology))).collect();
    let claims: Vec<&Claim> = extracted.iter().flat_map(|(_, e)| &e.claims).collect();
    let known = Known::about(&claims, context)?;
    let evidence = known.stored.evidence();
    let mut reports: Vec<(&Document, VerifyReport)> =
        extracted.iter().map(|(d, e)| (*d, verify(d, e, &evidence, &context.ontology))).collect();
    if let Some(store) = &known.store {
        store.locate(reports.iter_mut().flat_map(|(_, r)| &mut r.items).flat_map(|item| &mut item.sides))?;
    }

    let mut out = super::output::screen(format_or_default(args.format));
    match format_or_default(args.format) {
        Format::Table => {
            for (document, report) in &reports {
                people(&mut out, document, report, reports.len() > 1, context)?;
            }
        }
        Format::Json => json(&mut out, &lines(&reports))?,
        Format::Ndjson => ndjson(&mut out, &lines(&reports))?,
        Format::Csv => csv(&mut out, &reports)?,
    }
    out.flush()?;
    Ok(match () {
        () if reports.is_empty() && problems > 0 => Exit::Failed,
        () if args.fail_on.is_some() && reports.iter().any(|(_, r)| r.disagrees()) => Exit::Findings,
        () if problems > 0 => Exit::Partial,
        () => Exit::Fine,
    })
}

/// Words with spaces that name no file are the draft itself.
fn is_sentence(draft: &str) -> bool {
    draft != "-" && draft.contains(char::is_whitespace) && !draft.starts_with("http") && !Path::new(draft).exists()
}

fn sentence(text: &str) -> Document {
    Document { id: text_hash(text), text: text.to_owned(), ..Document::default() }
}

/// Claims with their documents.
#[derive(Debug, Default)]
struct Stored {
    claims: Vec<Claim>,
    sources: HashMap<String, Source>,
}

impl Stored {
    /// Claims with their sources. A claim without a document cannot come out of a sound store.
    fn evidence(&self) -> Vec<Evidence<'_>> {
        self.claims.iter().filter_map(|claim| Some(Evidence { claim, source: self.sources.get(&claim.doc_id)? })).collect()
    }
}

/// What is known about the subjects of a draft.
struct Known {
    stored: Stored,
    store: Option<Store>,
}

impl Known {
    /// Out of the store; without one, out of the embedded reference tables, which is said on stderr.
    fn about(claims: &[&Claim], context: &Context) -> anyhow::Result<Self> {
        let subjects = subjects(claims.iter().copied(), &context.ontology);
        if !context.data().join(crate::store::FILE_NAME).is_file() {
            eprintln!(
                "{}",
                context.say(
                    "Chưa có kho dữ liệu: chỉ đối chiếu với các bảng có sẵn trong chương trình (tạo kho: xephang init).",
                    "No store yet: comparing with the tables inside the program only (to make one: xephang init)."
                )
            );
            return Ok(Self { stored: embedded(&subjects, claims, &context.ontology)?, store: None });
        }
        let store = open_store(context)?;
        Ok(Self { stored: stored(&store, &subjects, claims)?, store: Some(store) })
    }
}

/// Whether all scores of a claim's edition are wanted: a national rank, which nobody may print, has its place among them.
fn placed(claim: &Claim) -> bool {
    claim.rank.is_some() && claim.year.is_some() && claim.scope == "national"
}

/// Whether two claims speak of one ranking.
fn same_ranking(a: &Claim, b: &Claim) -> bool {
    (&a.index, &a.component, a.year, &a.scope) == (&b.index, &b.component, b.year, &b.scope)
}

/// Subjects that the claims are compared with; Huế under both its names.
fn subjects<'a>(claims: impl Iterator<Item = &'a Claim>, ontology: &Ontology) -> BTreeSet<String> {
    let mut subjects = BTreeSet::new();
    for claim in claims {
        if let Some(p) = ontology.province(&claim.subject) {
            subjects.extend(p.succeeds.iter().chain(&p.succeeded_by).cloned());
        }
        subjects.insert(claim.subject.clone());
        // A regional rank is checked against the national ranks of the whole region.
        if let Some(region) = claim.scope.strip_prefix("region:").and_then(|id| ontology.region(id)) {
            subjects.extend(region.members.iter().chain(&region.members_2025).cloned());
        }
    }
    subjects
}

fn stored(store: &Store, subjects: &BTreeSet<String>, claims: &[&Claim]) -> anyhow::Result<Stored> {
    let mut known = Stored::default();
    for subject in subjects {
        known.claims.extend(store.claims_for(&ClaimFilter { subject: Some(subject), ..ClaimFilter::default() })?);
    }
    let rankings: BTreeSet<(&str, Option<&str>, Option<i32>)> =
        claims.iter().filter(|c| placed(c)).map(|c| (c.index.as_str(), c.component.as_deref(), c.year)).collect();
    for (index, component, year) in rankings {
        let filter = ClaimFilter {
            index: Some(index),
            component: Some(component),
            year: Some(year),
            scope: Some("national"),
            ..ClaimFilter::default()
        };
        known.claims.extend(store.claims_for(&filter)?.into_iter().filter(|c| c.score.is_some() && !subjects.contains(&c.subject)));
    }
    let documents: BTreeSet<&str> = known.claims.iter().map(|c| c.doc_id.as_str()).collect();
    let mut sources = HashMap::new();
    for id in documents {
        if let Some(source) = store.source(id)? {
            sources.insert(id.to_owned(), source);
        }
    }
    known.sources = sources;
    Ok(known)
}

fn embedded(subjects: &BTreeSet<String>, claims: &[&Claim], ontology: &Ontology) -> anyhow::Result<Stored> {
    let scored = |c: &Claim| c.score.is_some() && claims.iter().any(|d| placed(d) && same_ranking(c, d));
    let mut known = Stored::default();
    for table in reference::tables() {
        for (document, extraction) in reference::read_table(table.name, table.csv, table.authority, ontology)? {
            known.claims.extend(extraction.claims.into_iter().filter(|c| subjects.contains(&c.subject) || scored(c)));
            let source = Source {
                doc_id: document.id.clone(),
                url: document.url,
                publisher: document.publisher,
                published: document.published,
                title: document.title,
                authority: table.authority,
                ..Source::default()
            };
            known.sources.insert(document.id, source);
        }
    }
    Ok(known)
}

/// A claim of the draft with its verdict.
#[derive(Serialize)]
struct ClaimLine<'a> {
    line: usize,
    verdict: Verdict,
    witnesses: usize,
    message: &'a str,
    message_en: &'a str,
    diagnosis: Option<&'a Diagnosis>,
    sides: &'a [Side],
    /// Edition that follows from other figures where the text names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    inferred_year: Option<i32>,
    #[serde(flatten)]
    claim: FlatClaim<'a>,
}

/// One line of the JSON forms.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Line<'a> {
    Claim(Box<ClaimLine<'a>>),
    Finding {
        doc_id: &'a str,
        #[serde(flatten)]
        finding: &'a Finding,
    },
    Unread {
        doc_id: &'a str,
        #[serde(flatten)]
        unread: &'a Unread,
    },
}

fn lines<'a>(reports: &'a [(&'a Document, VerifyReport)]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (document, report) in reports {
        let doc_id = document.id.as_str();
        lines.extend(report.items.iter().map(claim_line));
        lines.extend(report.inner.iter().map(|finding| Line::Finding { doc_id, finding }));
        lines.extend(report.unread.iter().map(|unread| Line::Unread { doc_id, unread }));
    }
    lines
}

fn claim_line(item: &Item) -> Line<'_> {
    Line::Claim(Box::new(ClaimLine {
        line: item.line,
        verdict: item.verdict,
        witnesses: item.witnesses,
        message: &item.message,
        message_en: &item.message_en,
        diagnosis: item.diagnosis.as_ref(),
        sides: &item.sides,
        inferred_year: item.inferred_year,
        claim: FlatClaim::from(&item.claim),
    }))
}

fn csv(out: &mut impl Write, reports: &[(&Document, VerifyReport)]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["doc_id", "line", "verdict", "witnesses", "quote", "message"])?;
    for (document, report) in reports {
        for item in &report.items {
            let verdict = serde_json::to_value(item.verdict)?;
            writer.write_record([
                document.id.as_str(),
                &item.line.to_string(),
                verdict.as_str().unwrap_or_default(),
                &item.witnesses.to_string(),
                &item.claim.quote,
                &item.message,
            ])?;
        }
        for finding in &report.inner {
            writer.write_record([document.id.as_str(), "", "inner", "", "", &finding.message])?;
        }
        for unread in &report.unread {
            writer.write_record([document.id.as_str(), &unread.line.to_string(), "unread", "", &unread.text, ""])?;
        }
    }
    writer.flush()?;
    Ok(())
}

/// Sides shown for a claim that agrees; all are in the JSON forms.
const SIDES_OF_A_MATCH: usize = 2;

fn people(out: &mut impl Write, document: &Document, report: &VerifyReport, headed: bool, context: &Context) -> anyhow::Result<()> {
    if headed {
        let name = if document.title.is_empty() { &document.id } else { &document.title };
        writeln!(out, "== {name}")?;
    }
    for item in &report.items {
        writeln!(out, "{} {}{}", item.verdict.mark(), verdict_words(item, context), place(item.line, context))?;
        writeln!(out, "    “{}”", one_line(&item.claim.quote))?;
        writeln!(out, "    {}", context.say(&item.message, &item.message_en))?;
        let matches = matches!(item.verdict, Verdict::MatchesOfficial | Verdict::MatchesIndependent);
        let mut sides: Vec<&Side> = item.sides.iter().collect();
        sides.sort_by_key(|s| !s.official);
        let shown = if matches { SIDES_OF_A_MATCH } else { sides.len() };
        for side in sides.iter().take(shown) {
            print_side(out, side, context)?;
        }
    }
    for finding in &report.inner {
        writeln!(out, "✗ {}", context.say(&finding.message, &finding.message_en))?;
        for side in finding.sides.iter().filter(|s| !s.quote.is_empty()) {
            writeln!(out, "    • {} — “{}”", side.value, one_line(&side.quote))?;
        }
    }
    for unread in &report.unread {
        writeln!(out, "… {}{}", context.say("Máy chưa đọc được", "Not read"), place(unread.line, context))?;
        writeln!(out, "    “{}”", one_line(&unread.text))?;
    }
    writeln!(out, "{}", footer(report, context))?;
    Ok(())
}

fn verdict_words(item: &Item, context: &Context) -> String {
    let (vi, en) = match item.verdict {
        Verdict::MatchesOfficial => ("Khớp bảng chính thức", "As in the official table"),
        Verdict::MatchesIndependent => {
            let n = item.witnesses;
            return match context.lang {
                Lang::Vi => format!("Khớp {n} nguồn độc lập"),
                Lang::En => format!("{n} independent source{} agree{}", if n == 1 { "" } else { "s" }, if n == 1 { "s" } else { "" }),
            };
        }
        Verdict::Mismatch => ("Chưa khớp", "Does not agree"),
        Verdict::Caution => ("Lưu ý so sánh", "Compare with care"),
        Verdict::Unknown => ("Chưa kiểm chứng được", "Cannot be checked yet"),
        Verdict::NotCompared => ("Không đối chiếu", "Not compared"),
        Verdict::Unread => ("Máy chưa đọc được", "Not read"),
    };
    context.say(vi, en).to_owned()
}

fn place(line: usize, context: &Context) -> String {
    match line {
        0 => context.say(" · tiêu đề", " · headline").to_owned(),
        n => format!(" · {} {n}", context.say("dòng", "line")),
    }
}

/// `Đọc được 9 số liệu: 6 khớp, 1 chưa khớp, 2 chưa kiểm chứng được. 2 câu có thứ hạng máy chưa đọc được: dòng 14, 22.`
fn footer(report: &VerifyReport, context: &Context) -> String {
    let vi = context.lang == Lang::Vi;
    let counts = [
        (report.count(&[Verdict::MatchesOfficial, Verdict::MatchesIndependent]), "khớp", "agree"),
        (report.count(&[Verdict::Mismatch]), "chưa khớp", "do not agree"),
        (report.count(&[Verdict::Caution]), "cần lưu ý", "to compare with care"),
        (report.count(&[Verdict::Unknown]), "chưa kiểm chứng được", "cannot be checked yet"),
        (report.count(&[Verdict::NotCompared]), "không đối chiếu", "not compared"),
        (report.count(&[Verdict::Unread]), "máy chưa đọc chắc", "not read for sure"),
    ];
    let parts: Vec<String> = counts.iter().filter(|(n, ..)| *n > 0).map(|(n, v, e)| format!("{n} {}", if vi { v } else { e })).collect();
    let mut text = match (report.items.len(), vi) {
        (0, true) => "Không đọc được số liệu xếp hạng nào.".to_owned(),
        (0, false) => "No ranking figure was read.".to_owned(),
        (n, true) => format!("Đọc được {n} số liệu: {}.", parts.join(", ")),
        (n, false) => format!("{n} figures read: {}.", parts.join(", ")),
    };
    if !report.inner.is_empty() {
        let n = report.inner.len();
        text.push_str(&if vi {
            format!(" {n} chỗ số trong bài tự vênh.")
        } else {
            format!(" {n} places where the text's own figures do not fit.")
        });
    }
    if !report.unread.is_empty() {
        let lines: Vec<String> = report.unread.iter().map(|u| u.line.to_string()).collect();
        let (n, lines) = (lines.len(), lines.join(", "));
        text.push_str(&if vi {
            format!(" {n} câu có thứ hạng máy chưa đọc được: dòng {lines}.")
        } else {
            format!(" {n} sentences with a rank were not read: line {lines}.")
        });
    }
    text
}
