//! `xephang gaps`: what is known and what is not, as a matrix.
use super::output::format_or_default;
use super::{Context, Exit, Format, naming};
use crate::config::Config;
use crate::explain::{Column, Gaps, Span, State, gaps};
use crate::index::StoreFacts;
use crate::search::SAMPLE_MARK;
use crate::store::Store;
use anyhow::bail;
use std::io::Write;

/// From so many editions on, a column is headed by the last two digits of its year.
const WIDE: usize = 10;

/// Longest name of a row, in characters.
const NAME: usize = 40;

/// Arguments of `xephang gaps`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Provinces by editions of this index (name or id)
    #[arg(long, value_name = "NAME")]
    index: Option<String>,
    /// Indices by editions for this province, ministry or office; with --index its components (default: your own province)
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,
    /// One component of the index (name or id)
    #[arg(long, value_name = "NAME", requires = "index")]
    component: Option<String>,
    /// First edition year
    #[arg(long, value_name = "YEAR")]
    from: Option<i32>,
    /// Last edition year
    #[arg(long, value_name = "YEAR")]
    to: Option<i32>,
    /// Your own province, which comes first with its region (also home = "…" in config.toml)
    #[arg(long, value_name = "PROVINCE")]
    home: Option<String>,
    /// Form of the output (default: a matrix at a terminal, JSON lines in a pipe)
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let data = context.data();
    let store = Store::open_read_only(&data)?;
    let ontology = &context.ontology;
    let home = args.home.clone().or(Config::load(&data)?.home).map(|h| naming::subject(&h, ontology));
    let index = args.index.as_ref().map(|i| naming::index(i, ontology));
    let subject = args.subject.as_ref().map(|s| naming::subject(s, ontology));
    let subject = subject.or_else(|| home.clone().filter(|_| index.is_none()));
    if index.is_none() && subject.is_none() {
        bail!(
            "{}",
            context.say(
                "cần --index (ví dụ: xephang gaps --index pci) hoặc --subject (ví dụ: xephang gaps --subject ha-tinh)",
                "--index (such as: xephang gaps --index pci) or --subject (such as: xephang gaps --subject ha-tinh) is needed"
            )
        );
    }
    let component = args.component.as_ref().zip(index.as_ref()).map(|(c, i)| naming::component(c, i, ontology));
    let span = Span { index, subject, component, from: args.from, to: args.to, home };
    let found = gaps(&span, &StoreFacts::new(&store), ontology)?;
    let format = format_or_default(args.format);
    let mut out = super::output::screen(format);
    match format {
        Format::Table => matrix(&mut out, &span, &found, context)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &found.cells().collect::<Vec<_>>())?;
            writeln!(out)?;
        }
        Format::Ndjson => {
            for cell in found.cells() {
                serde_json::to_writer(&mut out, cell)?;
                writeln!(out)?;
            }
        }
        Format::Csv => csv(&mut out, &found)?,
    }
    out.flush()?;
    Ok(Exit::Fine)
}

fn csv(out: &mut impl Write, found: &Gaps) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["subject", "index", "component", "year", "list", "state", "witnesses", "rank", "of", "score", "sample"])?;
    for c in found.cells() {
        writer.serialize((&c.subject, &c.index, &c.component, c.year, &c.list, c.state, c.witnesses, c.rank, c.of, c.score, c.sample))?;
    }
    Ok(writer.flush()?)
}

/// `Thanh Hóa  ■ ■ ○ · ✗`, a line each, with a legend and how much is known.
fn matrix(out: &mut impl Write, span: &Span, found: &Gaps, context: &Context) -> anyhow::Result<()> {
    if found.rows.is_empty() {
        writeln!(
            out,
            "{}",
            context.say(
                "Kho chưa có số liệu nào ở đây. Bổ sung: xephang init (bảng tham chiếu), xephang crawl, xephang ingest TỆP.",
                "Nothing is known here yet. To add: xephang init (reference tables), xephang crawl, xephang ingest FILE."
            )
        )?;
        return Ok(());
    }
    writeln!(out, "{}", title(span, found, context))?;
    let short = found.columns.len() > WIDE;
    let heads: Vec<String> = found.columns.iter().map(|c| head(c, short)).collect();
    let width = heads.iter().map(|h| h.chars().count()).max().unwrap_or(0) + 1;
    let name = found.rows.iter().map(|r| r.name.chars().count()).max().unwrap_or(0).min(NAME);
    let cells: String = heads.iter().map(|h| format!("{h:>width$}")).collect();
    writeln!(out, "{:name$} {cells}", "")?;
    for row in &found.rows {
        let cells: String = row.cells.iter().map(|c| format!("{:>width$}", c.as_ref().map_or(' ', |c| c.state.sign()))).collect();
        let sample = if row.cells.iter().flatten().any(|c| c.sample) { format!(" {SAMPLE_MARK}") } else { String::new() };
        writeln!(out, "{:name$} {}{sample}", cut(&row.name), cells.trim_end())?;
    }
    writeln!(out, "{}", legend(found, context))?;
    writeln!(out, "{}", closing(found, context))?;
    Ok(())
}

fn title(span: &Span, found: &Gaps, context: &Context) -> String {
    let ontology = &context.ontology;
    let mut parts = Vec::new();
    parts.extend(span.subject.as_ref().map(|s| ontology.subject_name(s)));
    if let Some(index) = &span.index {
        let component = span.component.as_ref().map_or_else(String::new, |c| format!(": {}", ontology.component_name(index, c)));
        parts.push(format!("{}{component}", ontology.index_name(index)));
    }
    let years = found.columns.iter().map(|c| c.year);
    if let (Some(from), Some(to)) = (years.clone().min(), years.max()) {
        parts.push(if from == to { from.to_string() } else { format!("{from}–{to}") });
    }
    parts.join(" · ")
}

/// A name that fits its column.
fn cut(name: &str) -> String {
    if name.chars().count() <= NAME { name.to_owned() } else { name.chars().take(NAME - 1).chain(['…']).collect() }
}

fn head(column: &Column, short: bool) -> String {
    let year = if short { format!("{:02}", column.year.rem_euclid(100)) } else { column.year.to_string() };
    if column.other_list.is_some() { format!("{year}*") } else { year }
}

fn legend(found: &Gaps, context: &Context) -> String {
    let signs = [
        (State::Official, "bảng chính thức", "official table"),
        (State::Several, "từ hai nguồn độc lập", "two independent sources or more"),
        (State::One, "một nguồn", "one source"),
        (State::Disputed, "các nguồn chưa khớp", "sources differ"),
        (State::None, "chưa có", "unknown"),
    ];
    let mut parts: Vec<String> =
        signs.iter().map(|(s, vi, en)| format!("{} {} ({})", s.sign(), context.say(vi, en), found.count(*s))).collect();
    let others: Vec<&str> = found.columns.iter().filter_map(|c| c.other_list.as_deref()).collect();
    if let Some(list) = others.first() {
        parts.push(format!(
            "* {} {list} {}",
            context.say("xếp lại theo", "ranked anew for"),
            context.say("tỉnh, thành sau sáp nhập", "merged provinces")
        ));
    }
    parts.join("; ")
}

/// `Biết 143/1134 ô (12 %). PCI 2023, 2024 chỉ công bố 30 hạng đầu. Bổ sung: …`.
fn closing(found: &Gaps, context: &Context) -> String {
    let percent = (found.known * 100).checked_div(found.all).unwrap_or(0);
    let mut text = format!("{} {}/{} {} ({percent} %).", context.say("Biết", "Known:"), found.known, found.all, context.say("ô", "cells"));
    for number in found.shown_only.iter().map(|s| s.1).collect::<std::collections::BTreeSet<_>>() {
        let years: Vec<String> = found.shown_only.iter().filter(|s| s.1 == number).map(|s| s.0.to_string()).collect();
        let years = years.join(", ");
        text.push_str(&match context.lang {
            super::Lang::Vi => format!(" Kỳ {years} chỉ công bố {number} hạng đầu."),
            super::Lang::En => format!(" {years}: only the best {number} ranks are published."),
        });
    }
    if found.known < found.all {
        text.push_str(
            context.say(" Bổ sung: xephang crawl, hoặc xephang ingest BÀI_HOẶC_BẢNG.", " To add: xephang crawl, or xephang ingest FILE."),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Column, head};

    #[test]
    fn columns_are_headed_by_years() {
        let column = |year, list: Option<&str>| Column { year, other_list: list.map(str::to_owned) };
        assert_eq!(head(&column(2024, None), false), "2024");
        assert_eq!(head(&column(2006, None), true), "06");
        assert_eq!(head(&column(2024, Some("34")), true), "24*");
    }
}
