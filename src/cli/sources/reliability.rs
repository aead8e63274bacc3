//! `xephang sources reliability`: how far outlets can be relied on, for whoever runs the program and for nobody else.
use crate::check::{Observed, Outlet};
use crate::cli::check::open_store;
use crate::cli::output::{format_or_default, screen, table};
use crate::cli::{Context, Exit, Format, Lang};
use crate::trust::{Estimate, Reliability, reliability};
use serde::Serialize;
use std::io::Write;

/// Wrong values that a figure can have, for want of a list of each: the ranks among 63 provinces but one.
const WRONG: u32 = 62;

/// Arguments of `xephang sources reliability`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form of the output (default: table on a terminal, else ndjson)
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Only figures of this index, such as dti
    #[arg(long, value_name = "INDEX")]
    index: Option<String>,
}

/// One line: an outlet on one index, or on all.
#[derive(Debug, Serialize)]
struct Row<'a> {
    outlet: &'a str,
    /// `table` for the publisher's own tables, else `press`.
    kind: &'static str,
    /// Index id; absent for all together.
    index: Option<&'a str>,
    facts: u32,
    agreed: u32,
    disputed: u32,
    mean: f64,
    low: f64,
    high: f64,
    /// Whom this is for.
    audience: &'static str,
}

/// Runs the subcommand.
pub(super) fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    if let Some(index) = args.index.as_deref().filter(|i| context.ontology.index(i).is_none()) {
        let vi = "không có chỉ số nào mang mã này (ví dụ: dti, pci, papi, par-index, sipas):";
        anyhow::bail!("{} {index}", context.say(vi, "no index has this id (such as dti, pci, papi, par-index, sipas):"));
    }
    let observed = open_store(context)?.world(&context.ontology)?.observed();
    let found = reliability(&observed.observations, WRONG);
    let rows = rows(&observed, &found, args.index.as_deref());
    let format = format_or_default(args.format);
    let mut out = screen(format);
    let private = context.say(
        "Chỉ dành cho người vận hành xephang: không đăng, không đưa lên trang công khai.",
        "For whoever runs xephang only: not to be published or shown to readers.",
    );
    match format {
        Format::Table => people(&mut out, &rows, &observed, &found, private, context)?,
        Format::Json => crate::cli::check::json(&mut out, &rows)?,
        Format::Ndjson => crate::cli::check::ndjson(&mut out, &rows)?,
        Format::Csv => csv(&mut out, &rows)?,
    }
    out.flush()?;
    if format != Format::Table {
        eprintln!("{private}");
    }
    Ok(Exit::Fine)
}

/// Outlets that could be compared, those with most facts first, each followed by what it shows on each index.
fn rows<'a>(observed: &'a Observed, found: &'a Reliability, index: Option<&str>) -> Vec<Row<'a>> {
    let row = |e: &Estimate| {
        let Outlet { name, official } = observed.outlets.get(e.outlet as usize)?;
        Some(Row {
            outlet: name,
            kind: if *official { "table" } else { "press" },
            index: e.index.and_then(|i| observed.indices.get(i as usize)).map(String::as_str),
            facts: e.facts,
            agreed: e.agreed,
            disputed: e.disputed,
            mean: rounded(e.mean),
            low: rounded(e.low),
            high: rounded(e.high),
            audience: "operator",
        })
    };
    let mut outlets: Vec<&Estimate> = found.outlets.iter().filter(|e| e.facts > 0).collect();
    outlets.sort_by_key(|e| (std::cmp::Reverse(e.facts), e.outlet));
    let cells = |outlet: u32| found.cells.iter().filter(move |e| e.outlet == outlet && e.facts > 0);
    let all = outlets.into_iter().flat_map(|e| std::iter::once(e).chain(cells(e.outlet)));
    all.filter_map(row).filter(|r| index.is_none_or(|i| r.index == Some(i))).collect()
}

fn rounded(x: f64) -> f64 {
    (x * 10_000.0).round() / 10_000.0
}

fn csv(out: &mut impl Write, rows: &[Row<'_>]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["outlet", "kind", "index", "facts", "agreed", "disputed", "mean", "low", "high", "audience"])?;
    for r in rows {
        let figures = [r.facts, r.agreed, r.disputed].map(|n| n.to_string());
        let shares = [r.mean, r.low, r.high].map(|x| format!("{x:.4}"));
        let words = [r.outlet, r.kind, r.index.unwrap_or_default()];
        writer.write_record(words.into_iter().chain(figures.iter().chain(&shares).map(String::as_str)).chain([r.audience]))?;
    }
    Ok(writer.flush()?)
}

fn people(
    out: &mut impl Write,
    rows: &[Row<'_>],
    observed: &Observed,
    found: &Reliability,
    private: &str,
    context: &Context,
) -> anyhow::Result<()> {
    writeln!(out, "{private}")?;
    if rows.is_empty() {
        let vi = "Chưa nguồn nào có số liệu so được với nguồn độc lập khác. Bổ sung: xephang crawl, hoặc xephang ingest TỆP.";
        let en = "No outlet has a figure yet that an independent one gives as well. To add some: xephang crawl, or xephang ingest FILE.";
        writeln!(out, "{}", context.say(vi, en))?;
        return Ok(());
    }
    let mut table = table(match context.lang {
        Lang::Vi => ["Nguồn", "Chỉ số", "So được", "Các nguồn khớp", "Còn khác nhau", "Độ đúng", "Khoảng 90%"],
        Lang::En => ["Outlet", "Index", "Compared", "All agree", "Disputed", "Accuracy", "90% interval"],
    });
    let mut last = None;
    for r in rows {
        let outlet = (r.outlet, r.kind);
        let kind = if r.kind == "table" { context.say(" (bảng)", " (tables)") } else { "" };
        let name = if last.replace(outlet) == Some(outlet) { String::new() } else { format!("{}{kind}", r.outlet) };
        // The id is what `--index` takes, and shorter than some names.
        let index = r.index.unwrap_or_else(|| context.say("tất cả", "all")).to_owned();
        // Nobody is called right in all cases for the sake of rounding.
        let share = |x: f64| {
            let text = format!("{:.1}", (x * 1000.0).floor() / 10.0);
            if context.lang == Lang::Vi { text.replace('.', ",") } else { text }
        };
        table.add_row([
            name,
            index,
            r.facts.to_string(),
            r.agreed.to_string(),
            r.disputed.to_string(),
            format!("{}%", share(r.mean)),
            format!("{}–{}", share(r.low), share(r.high)),
        ]);
    }
    writeln!(out, "{table}")?;
    let alone = found.outlets.iter().filter(|e| e.facts == 0).count();
    let (compared, single) = (found.compared, found.single);
    let (all, en) = (observed.outlets.len(), context.lang == Lang::En);
    if en {
        writeln!(
            out,
            "{compared} facts that two outlets or more give; {single} that one gives say nothing. {alone} of {all} outlets could not be compared."
        )?;
    } else {
        writeln!(
            out,
            "{compared} số liệu có từ hai nguồn trở lên; {single} số liệu chỉ một nguồn nêu, không nói gì. {alone}/{all} nguồn chưa so được."
        )?;
    }
    if !found.settled {
        let vi = "Các con số chưa ổn định sau số vòng tính tối đa.";
        writeln!(out, "{}", context.say(vi, "The figures still moved in the last round that is allowed."))?;
    }
    Ok(())
}
