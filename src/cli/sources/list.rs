//! `xephang sources list`.
use crate::cli::output::{format_or_default, table};
use crate::cli::{Context, Exit, Format, Lang};
use crate::sources::{Certainty, Kind, Publisher, Sure};
use serde::Serialize;
use std::io::{Write, stdout};
use url::Url;

/// Arguments of `xephang sources list`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form of the output (default: table on a terminal, else ndjson)
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Only publishers of this kind
    #[arg(long, value_enum)]
    kind: Option<Kind>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    kind: Kind,
    province: Option<&'a str>,
    sure: Certainty,
    hosts: &'a [String],
    feeds: Vec<&'a str>,
    layouts: Vec<&'a str>,
    gate: bool,
    script: bool,
}

/// Runs the subcommand.
pub(super) fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let rows: Vec<Row<'_>> = context.publishers.all().filter(|p| args.kind.is_none_or(|k| k == p.kind)).map(row).collect();
    let mut out = stdout().lock();
    match format_or_default(args.format) {
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
        Format::Csv => csv(&rows, &mut out)?,
        Format::Table => people(&rows, context, &mut out)?,
    }
    Ok(Exit::Fine)
}

fn row(publisher: &Publisher) -> Row<'_> {
    Row {
        id: &publisher.id,
        name: &publisher.name,
        kind: publisher.kind,
        province: publisher.province.as_deref(),
        sure: publisher.sure,
        hosts: &publisher.hosts,
        feeds: publisher.feeds.iter().map(Url::as_str).collect(),
        layouts: publisher.adapters.iter().map(|a| a.id.as_str()).collect(),
        gate: publisher.gate,
        script: publisher.script,
    }
}

fn csv(rows: &[Row<'_>], out: &mut impl Write) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "id",
        "name",
        "kind",
        "province",
        "sure_discovery",
        "sure_address",
        "sure_reading",
        "hosts",
        "feeds",
        "layouts",
    ])?;
    for row in rows {
        let sure = row.sure;
        writer.write_record([
            row.id,
            row.name,
            row.kind.as_str(),
            row.province.unwrap_or_default(),
            sure.discovery.as_str(),
            sure.address.as_str(),
            sure.reading.as_str(),
            &row.hosts.join(" "),
            &row.feeds.join(" "),
            &row.layouts.join(" "),
        ])?;
    }
    Ok(writer.flush()?)
}

fn people(rows: &[Row<'_>], context: &Context, out: &mut impl Write) -> anyhow::Result<()> {
    let mut table = table(match context.lang {
        Lang::Vi => ["Mã", "Tên", "Loại", "Cách đọc", "Máy chủ", "Feed"],
        Lang::En => ["Id", "Name", "Kind", "Reading", "Hosts", "Feeds"],
    });
    for row in rows {
        let kind = if context.lang == Lang::Vi { row.kind.vietnamese() } else { row.kind.as_str() };
        table.add_row([row.id, row.name, kind, &reading(row, context), &row.hosts.join("\n"), &row.feeds.len().to_string()]);
    }
    writeln!(out, "{table}")?;
    writeln!(
        out,
        "{} {}",
        rows.len(),
        context.say("nguồn. Chi tiết: xephang sources show MÃ", "publishers. Details: xephang sources show ID")
    )?;
    Ok(())
}

/// How pages are read, and how sure that is.
fn reading(row: &Row<'_>, context: &Context) -> String {
    if row.layouts.is_empty() {
        return context.say("tìm chung", "general").to_owned();
    }
    let word = |sure: Sure| if context.lang == Lang::Vi { sure.vietnamese() } else { sure.as_str() };
    format!("{} ({})", row.layouts.first().copied().unwrap_or_default(), word(row.sure.reading))
}
