//! `xephang show`: everything stored on one subject, by year and component.
use super::output::{figures, format_or_default, table};
use super::{Context, Exit, Format, Lang};
use crate::index::StoreFacts;
use crate::model::{Authority, Source};
use crate::search::{AskContext, Facts, Known, SAMPLE_MARK, Tongue, group, source, understand};
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
    /// Form of the output (default: columns at a terminal, JSON lines in a pipe)
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let store = Store::open_read_only(&context.data())?;
    let ontology = &context.ontology;
    let ask = AskContext::default();
    // An id is taken as it is: the store may hold subjects and indices that the ontology does not name.
    let named = understand(&args.subject.replace('-', " "), ontology, &ask).subjects.first().map(|s| s.id.clone());
    let subject = if args.subject.contains('/') || ontology.province(&args.subject).is_some() {
        args.subject.clone()
    } else {
        named.unwrap_or_else(|| args.subject.clone())
    };
    let index = args.index.as_ref().map(|name| match ontology.index(name) {
        Some(index) => index.id.clone(),
        None => understand(name, ontology, &ask).index().map_or_else(|| name.clone(), str::to_owned),
    });
    let facts = StoreFacts::new(&store);
    let mut told = facts.of_subject(&subject, index.as_deref())?;
    if let Some(p) = ontology.province(&subject) {
        for twin in p.succeeded_by.iter().chain(&p.succeeds) {
            told.extend(facts.of_subject(twin, index.as_deref())?);
        }
    }
    let mut known = group(told, ontology);
    known.sort_by(|a, b| (&a.index, &a.component, &a.scope, a.year, &a.list).cmp(&(&b.index, &b.component, &b.scope, b.year, &b.list)));
    let mut out = super::output::screen(format_or_default(args.format));
    if known.is_empty() {
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
    let rows: Vec<Line<'_>> = known.iter().map(line).collect();
    match format_or_default(args.format) {
        Format::Table => write_table(&mut out, &subject, &known, context)?,
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
        Format::Csv => write_csv(&mut out, &rows)?,
    }
    out.flush().context("stdout")?;
    Ok(Exit::Fine)
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
}

fn line(known: &Known) -> Line<'_> {
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
            })
            .collect(),
    }
}

fn write_csv(out: &mut impl Write, rows: &[Line<'_>]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
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
    ])?;
    for r in rows {
        writer.serialize((
            r.subject,
            r.index,
            r.component,
            r.year,
            r.scope,
            r.list,
            r.rank,
            r.of,
            r.delta,
            r.base_year,
            r.score,
            r.official,
            r.witnesses,
            r.conflict,
        ))?;
    }
    Ok(writer.flush()?)
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

fn write_table(out: &mut impl Write, subject: &str, known: &[Known], context: &Context) -> anyhow::Result<()> {
    if known.is_empty() {
        return Ok(());
    }
    let ontology = &context.ontology;
    let tongue = if context.lang == Lang::En { Tongue::En } else { Tongue::Vi };
    writeln!(out, "{}", ontology.subject_name(subject))?;
    let header = match context.lang {
        Lang::Vi => ["Chỉ số", "Kỳ", "Hạng", "Trong số", "Tăng/giảm", "Điểm", "Nguồn độc lập", "Nguồn", ""],
        Lang::En => ["Index", "Edition", "Rank", "Of", "Moved", "Score", "Independent sources", "Source", ""],
    };
    let mut shown = table(header);
    for k in known {
        let mut what = ontology.index_name(&k.index);
        if let Some(component) = &k.component {
            what.push_str(&format!(": {}", ontology.component_name(&k.index, component)));
        }
        if !matches!(k.scope.as_str(), "national" | "world") {
            what.push_str(&format!(" ({})", ontology.scope_name(&k.scope)));
        }
        let mut marks: Vec<String> =
            k.dissent().filter_map(|t| Some(format!("✗ {} {}", source(&t.source, tongue), t.claim.rank?))).collect();
        marks.dedup();
        marks.extend(copies(k, context));
        if k.sides.iter().any(|t| t.source.sample) {
            marks.push(SAMPLE_MARK.to_owned());
        }
        let bound = k.sides.iter().find_map(|t| t.claim.rank_max).map(|m| format!("≤ {m}"));
        shown.add_row([
            what,
            k.year.map_or_else(|| "?".to_owned(), |y| y.to_string()),
            k.rank().map(|r| r.0.to_string()).or(bound).unwrap_or_default(),
            k.units.map(|u| u.to_string()).unwrap_or_default(),
            k.delta(None).map(|d| figures::movement(d.0)).unwrap_or_default(),
            k.score().map(|s| figures::decimal(s.0)).unwrap_or_default(),
            k.witnesses().to_string(),
            k.source().map(|s| source(s, tongue)).unwrap_or_default(),
            marks.join("; "),
        ]);
    }
    writeln!(out, "{shown}")?;
    Ok(())
}
