//! `xephang sources show`: an entry with its family's layouts, in the form of the files.
use crate::cli::{Context, Exit, Format, Lang, output};
use crate::sources::{Adapter, Certainty, Css, DateForm, DateInUrl, Kind, Pattern, Publisher, Tls};
use serde::Serialize;
use std::io::{Write, stdout};
use url::Url;

/// Arguments of `xephang sources show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The publisher's id, a host or an address
    #[arg(value_name = "ID")]
    id: String,
    /// Form of the output (default: TOML, as in publishers.toml)
    #[arg(long, value_enum)]
    format: Option<Format>,
}

#[derive(Serialize)]
struct File<'a> {
    publisher: [Entry<'a>; 1],
}

/// An entry with every key; what is not known is left out.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    name: &'a str,
    home: &'a str,
    hosts: &'a [String],
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_into: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    feeds: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    sitemaps: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    listings: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day_list: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_article: Option<&'a str>,
    date_in_url: DateInUrl,
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delay_seconds: Option<f64>,
    concurrency: u32,
    gate: bool,
    tls: Tls,
    allow_private: bool,
    attachments: bool,
    script: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    sure: Certainty,
    adapter: Vec<Layout<'a>>,
}

#[derive(Serialize)]
struct Layout<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<&'a str>,
    noise: Vec<&'a str>,
    captions: Vec<&'a str>,
    date_form: DateForm,
}

/// Runs the subcommand.
pub(super) fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let Some(publisher) = find(&args.id, context) else {
        let hint = context.say("chưa có nguồn này; xem: xephang sources list", "no such publisher; see: xephang sources list");
        output::message(&format!("xephang: {}: {hint}", args.id));
        return Ok(Exit::Failed);
    };
    let entry = entry(publisher);
    let mut out = stdout().lock();
    match args.format {
        None | Some(Format::Table | Format::Csv) => {
            let kind = if context.lang == Lang::Vi { publisher.kind.vietnamese() } else { publisher.kind.as_str() };
            writeln!(out, "# {} · {kind}", publisher.name)?;
            write!(out, "{}", toml::to_string(&File { publisher: [entry] })?)?;
        }
        Some(Format::Json) => {
            serde_json::to_writer_pretty(&mut out, &entry)?;
            writeln!(out)?;
        }
        Some(Format::Ndjson) => {
            serde_json::to_writer(&mut out, &entry)?;
            writeln!(out)?;
        }
    }
    Ok(Exit::Fine)
}

/// By id, else by an address or host.
fn find<'a>(given: &str, context: &'a Context) -> Option<&'a Publisher> {
    let by_address = || Url::parse(given).or_else(|_| Url::parse(&format!("https://{given}/"))).ok();
    context.publishers.get(given).or_else(|| by_address().and_then(|url| context.publishers.of(&url)))
}

fn entry(p: &Publisher) -> Entry<'_> {
    Entry {
        id: &p.id,
        name: &p.name,
        home: p.home.as_str(),
        hosts: &p.hosts,
        kind: p.kind,
        province: p.province.as_deref(),
        merged_into: p.merged_into.as_deref(),
        year: p.year,
        feeds: p.feeds.iter().map(Url::as_str).collect(),
        sitemaps: &p.sitemaps,
        listings: p.listings.iter().map(Url::as_str).collect(),
        day_list: p.day_list.as_deref(),
        article_url: p.article_url.as_ref().map(Pattern::as_str),
        not_article: p.not_article.as_ref().map(Pattern::as_str),
        date_in_url: p.date_in_url,
        family: p.family.as_deref(),
        delay_seconds: p.delay_seconds,
        concurrency: p.concurrency,
        gate: p.gate,
        tls: p.tls,
        allow_private: p.allow_private,
        attachments: p.attachments,
        script: p.script,
        note: p.note.as_deref(),
        sure: p.sure,
        adapter: p.adapters.iter().map(|a| layout(a)).collect(),
    }
}

fn layout(a: &Adapter) -> Layout<'_> {
    Layout {
        id: &a.id,
        valid_from: a.valid_from.map(|d| d.to_string()),
        valid_to: a.valid_to.map(|d| d.to_string()),
        title: a.title.as_ref().map(Css::as_str),
        lead: a.lead.as_ref().map(Css::as_str),
        body: a.body.as_ref().map(Css::as_str),
        date: a.date.as_ref().map(Css::as_str),
        author: a.author.as_ref().map(Css::as_str),
        original: a.original.as_ref().map(Css::as_str),
        noise: a.noise.iter().map(Css::as_str).collect(),
        captions: a.captions.iter().map(Css::as_str).collect(),
        date_form: a.date_form,
    }
}
