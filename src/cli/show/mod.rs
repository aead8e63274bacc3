//! `xephang show`: everything stored on one subject, by year and component; with `--derived` also what follows from it.
mod derived;

use super::output::{figures, format_or_default, table};
use super::{Context, Exit, Format, Lang, inferred, naming};
use crate::check::Settled;
use crate::explain::{Derived, Value, derive};
use crate::index::StoreFacts;
use crate::model::{Authority, Source};
use crate::ontology::Ontology;
use crate::search::{Facts, Known, SAMPLE_MARK, Tongue, group, source};
use crate::store::Store;
use anyhow::Context as _;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Arguments of `xephang show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Province, office, ministry or country, by name or id: ha-tinh, "Hà Tĩnh", "bo/tai-chinh"
    #[arg(value_name = "SUBJECT")]
    subject: String,
    /// Index, by name or id: dti, "PAR INDEX"
    #[arg(value_name = "INDEX")]
    index: Option<String>,
    /// Also what follows from the stored figures, marked and with its proof: ranks before a movement, in a region, by scores
    #[arg(long)]
    derived: bool,
    /// Form of the output (default: columns at a terminal, JSON lines in a pipe)
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let store = Store::open_read_only(&context.data())?;
    let ontology = &context.ontology;
    let subject = naming::subject(&args.subject, ontology);
    let index = args.index.as_ref().map(|name| naming::index(name, ontology));
    let facts = StoreFacts::new(&store);
    let mut told = facts.of_subject(&subject, index.as_deref())?;
    if let Some(p) = ontology.province(&subject) {
        for twin in p.succeeded_by.iter().chain(&p.succeeds) {
            told.extend(facts.of_subject(twin, index.as_deref())?);
        }
    }
    let mut known = group(told, ontology);
    known.sort_by(|a, b| order(a).cmp(&order(b)));
    let undated = known.iter().filter(|k| k.year.is_none()).flat_map(|k| &k.sides).map(|t| t.claim.doc_id.as_str());
    let editions = inferred::editions(undated, &store, context)?;
    let derived = if args.derived { derive(&subject, index.as_deref(), &facts, ontology)? } else { Vec::new() };
    let mut out = super::output::screen(format_or_default(args.format));
    if known.is_empty() && derived.is_empty() {
        let what = index.map_or_else(String::new, |i| format!(" {}", ontology.index_name(&i)));
        eprintln!(
            "{}{what} {} {}. {}",
            context.say("Kho chưa có số liệu", "The store has no figures of"),
            context.say("của", "for"),
            ontology.subject_name(&subject),
            context.say(
                "Bổ sung: xephang ingest TỆP, hoặc xephang init để nạp bảng tham chiếu.",
                "Add them: xephang ingest FILE, or xephang init for the reference tables."
            )
        );
    }
    let entries = entries(&known, &derived);
    let rows: Vec<Line<'_>> = entries.iter().map(|e| e.line(args.derived, &editions, ontology)).collect();
    match format_or_default(args.format) {
        Format::Table => write_table(&mut out, &subject, &entries, &editions, context)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &rows)?;
            writeln!(out)?;
        }
        Format::Ndjson => {
            for row in &rows {
                serde_json::to_writer(&mut out, row)?;
                writeln!(out)?;
            }
        }
        Format::Csv => write_csv(&mut out, &rows, args.derived)?,
    }
    out.flush().context("stdout")?;
    Ok(Exit::Fine)
}

/// Index, component, scope, year, list.
type Order<'a> = (&'a str, Option<&'a str>, &'a str, Option<i32>, Option<&'a str>);

fn order(known: &Known) -> Order<'_> {
    (&known.index, known.component.as_deref(), &known.scope, known.year, known.list.as_deref())
}

/// Editions that are inferred, by claim id.
type Editions = BTreeMap<String, Settled>;

/// A row: published, or derived.
enum Entry<'a> {
    Known(&'a Known),
    Derived(&'a Derived),
}

/// All rows in one order.
fn entries<'a>(known: &'a [Known], derived: &'a [Derived]) -> Vec<Entry<'a>> {
    let mut all: Vec<Entry<'a>> = known.iter().map(Entry::Known).chain(derived.iter().map(Entry::Derived)).collect();
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    all
}

impl<'a> Entry<'a> {
    fn order(&self) -> Order<'a> {
        match self {
            Self::Known(known) => order(known),
            Self::Derived(derived) => derived::order(derived),
        }
    }

    /// The row as data; `proven` adds the fields that tell derived figures from published ones.
    fn line(&self, proven: bool, editions: &Editions, ontology: &'a Ontology) -> Line<'a> {
        match self {
            Self::Known(known) => Line { proof: proven.then(derived::Proof::default), ..line(known, editions) },
            Self::Derived(derived) => derived_line(derived, ontology),
        }
    }
}

/// One fact as other tools see it.
#[derive(Serialize)]
struct Line<'a> {
    subject: &'a str,
    index: &'a str,
    component: Option<&'a str>,
    year: Option<i32>,
    scope: &'a str,
    list: Option<&'a str>,
    rank: Option<u32>,
    of: Option<u32>,
    delta: Option<i32>,
    base_year: Option<i32>,
    score: Option<f64>,
    official: bool,
    /// Independent sources that give the rank; reprints count once, aggregators not at all.
    witnesses: usize,
    conflict: bool,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    proof: Option<derived::Proof<'a>>,
    sources: Vec<Said<'a>>,
}

/// What one source says.
#[derive(Serialize)]
struct Said<'a> {
    claim: &'a str,
    doc_id: &'a str,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<String>,
    authority: Authority,
    sample: bool,
    rank: Option<u32>,
    score: Option<f64>,
    /// Document of which this one is a copy.
    syndicated_from: Option<&'a str>,
    /// Edition that follows from other figures where the document names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    inferred_year: Option<i32>,
}

fn line<'a>(known: &'a Known, editions: &Editions) -> Line<'a> {
    let delta = known.delta(None);
    Line {
        subject: &known.subject,
        index: &known.index,
        component: known.component.as_deref(),
        year: known.year,
        scope: &known.scope,
        list: known.list.as_deref(),
        rank: known.rank().map(|r| r.0),
        of: known.units,
        delta: delta.map(|d| d.0),
        base_year: delta.and_then(|d| d.1.claim.base_year),
        score: known.score().map(|s| s.0),
        official: known.official(),
        witnesses: known.witnesses(),
        conflict: known.dissent().next().is_some(),
        proof: None,
        sources: known
            .sides
            .iter()
            .map(|t| Said {
                claim: &t.claim.id,
                doc_id: &t.claim.doc_id,
                publisher: t.source.publisher.as_deref(),
                url: t.source.url.as_deref(),
                published: t.source.published.map(|d| d.to_string()),
                authority: t.source.authority,
                sample: t.source.sample,
                rank: t.claim.rank,
                score: t.claim.score,
                syndicated_from: t.source.copy_of(),
                inferred_year: editions.get(&t.claim.id).map(|s| s.year),
            })
            .collect(),
    }
}

/// A derived fact: no source gives it, so that it has no witnesses.
fn derived_line<'a>(derived: &'a Derived, ontology: &'a Ontology) -> Line<'a> {
    let fact = &derived.fact;
    let (score, units) = match derived.value {
        Value::Score(score, _) => (Some(score), None),
        Value::Units(n) => (None, Some(n)),
        Value::Rank(_) | Value::Between(..) => (None, None),
    };
    Line {
        subject: derived.subject(ontology),
        index: &fact.index,
        component: fact.component.as_deref(),
        year: fact.year,
        scope: &fact.scope,
        list: fact.list.as_deref(),
        rank: derived.rank(),
        of: units.or(derived.of),
        delta: None,
        base_year: None,
        score,
        official: false,
        witnesses: 0,
        conflict: false,
        proof: Some(derived::Proof::of(derived)),
        sources: Vec::new(),
    }
}

fn write_csv(out: &mut impl Write, rows: &[Line<'_>], proven: bool) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    let columns = [
        "subject",
        "index",
        "component",
        "year",
        "scope",
        "list",
        "rank",
        "of",
        "delta",
        "base_year",
        "score",
        "official",
        "witnesses",
        "conflict",
    ];
    let more = if proven { &derived::COLUMNS[..] } else { &[] };
    writer.write_record(columns.iter().chain(more))?;
    for r in rows {
        let mut cells = vec![
            r.subject.to_owned(),
            r.index.to_owned(),
            r.component.unwrap_or_default().to_owned(),
            written(r.year),
            r.scope.to_owned(),
            r.list.unwrap_or_default().to_owned(),
            written(r.rank),
            written(r.of),
            written(r.delta),
            written(r.base_year),
            written(r.score),
            r.official.to_string(),
            r.witnesses.to_string(),
            r.conflict.to_string(),
        ];
        if let Some(proof) = &r.proof {
            cells.extend(proof.cells()?);
        }
        writer.write_record(&cells)?;
    }
    Ok(writer.flush()?)
}

fn written<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |v| v.to_string())
}

/// `đăng lại của baohatinh.vn: baomoi.com, vietnam.vn`, one for each text that has copies.
fn copies(known: &Known, context: &Context) -> Vec<String> {
    let name = |s: &Source| s.publisher.clone().unwrap_or_else(|| s.doc_id.clone());
    let mut copies: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for t in &known.sides {
        if let Some(from) = t.source.copy_of() {
            copies.entry(from).or_default().insert(name(&t.source));
        }
    }
    let original = |id: &str| known.sides.iter().find(|t| t.source.doc_id == id).map_or_else(|| id.to_owned(), |t| name(&t.source));
    let line = |(id, who): (&str, BTreeSet<String>)| {
        let who = who.into_iter().collect::<Vec<_>>().join(", ");
        format!("{} {}: {who}", context.say("đăng lại của", "copies of"), original(id))
    };
    copies.into_iter().map(line).collect()
}

fn write_table(out: &mut impl Write, subject: &str, entries: &[Entry<'_>], editions: &Editions, context: &Context) -> anyhow::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let ontology = &context.ontology;
    writeln!(out, "{}", ontology.subject_name(subject))?;
    let header = match context.lang {
        Lang::Vi => ["Chỉ số", "Kỳ", "Hạng", "Trong số", "Tăng/giảm", "Điểm", "Nguồn độc lập", "Nguồn", ""],
        Lang::En => ["Index", "Edition", "Rank", "Of", "Moved", "Score", "Independent sources", "Source", ""],
    };
    let mut shown = table(header);
    for entry in entries {
        shown.add_row(match entry {
            Entry::Known(known) => known_row(known, editions, context),
            Entry::Derived(derived) => derived_row(derived, context),
        });
    }
    writeln!(out, "{shown}")?;
    Ok(())
}

/// `PCI: Đào tạo lao động`, with the scope where it is not the country or the world.
fn what((index, component, scope, ..): Order<'_>, context: &Context) -> String {
    let ontology = &context.ontology;
    let mut what = ontology.index_name(index);
    if let Some(component) = component {
        what.push_str(&format!(": {}", ontology.component_name(index, component)));
    }
    if !matches!(scope, "national" | "world") {
        what.push_str(&format!(" ({})", ontology.scope_name(scope)));
    }
    what
}

fn known_row(k: &Known, editions: &Editions, context: &Context) -> [String; 9] {
    let tongue = if context.lang == Lang::En { Tongue::En } else { Tongue::Vi };
    let mut marks: Vec<String> = k.dissent().filter_map(|t| Some(format!("✗ {} {}", source(&t.source, tongue), t.claim.rank?))).collect();
    marks.dedup();
    let settled: BTreeMap<i32, &Settled> = k.sides.iter().filter_map(|t| editions.get(&t.claim.id)).map(|s| (s.year, s)).collect();
    marks.extend(settled.values().filter_map(|s| inferred::brief(s, context)));
    marks.extend(copies(k, context));
    if k.sides.iter().any(|t| t.source.sample) {
        marks.push(SAMPLE_MARK.to_owned());
    }
    let bound = k.sides.iter().find_map(|t| t.claim.rank_max).map(|m| format!("≤ {m}"));
    [
        what(order(k), context),
        k.year.map_or_else(|| unnamed(&settled, context), |y| y.to_string()),
        k.rank().map(|r| r.0.to_string()).or(bound).unwrap_or_default(),
        written(k.units),
        k.delta(None).map(|d| figures::movement(d.0)).unwrap_or_default(),
        k.score().map(|s| figures::decimal(s.0)).unwrap_or_default(),
        k.witnesses().to_string(),
        k.source().map(|s| source(s, tongue)).unwrap_or_default(),
        marks.join("; "),
    ]
}

/// The edition of figures that name none: `2023 (suy ra)`, or `?`.
fn unnamed(settled: &BTreeMap<i32, &Settled>, context: &Context) -> String {
    if settled.is_empty() {
        return "?".to_owned();
    }
    let years: Vec<String> = settled.keys().map(i32::to_string).collect();
    format!("{} ({})", years.join(", "), context.say("suy ra", "inferred"))
}

fn derived_row(d: &Derived, context: &Context) -> [String; 9] {
    let tongue = if context.lang == Lang::En { Tongue::En } else { Tongue::Vi };
    let [rank, of, score] = derived::figures(d, tongue);
    let year = written(d.fact.year);
    let proof = derived::mark_and_proof(d, context);
    [what(derived::order(d), context), year, rank, of, String::new(), score, String::new(), proof, String::new()]
}
