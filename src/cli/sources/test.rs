//! `xephang sources test`: what is found on one page, by which layout, and what is missing.
use crate::cli::input::{InputKind, Units};
use crate::cli::output::plain;
use crate::cli::{Context, Exit, Format, Lang, output};
use crate::model::{BlockKind, Document, PartialDate};
use crate::read::{By, Field, Hint, PageReading, ReadError, read_page};
use crate::sources::{Kind, Publisher};
use serde::Serialize;
use std::io::{Write, stdout};
use url::Url;

/// Arguments of `xephang sources test`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A page: an http(s) address, a saved file, or - for standard input
    #[arg(value_name = "URL_OR_FILE")]
    page: String,
    /// Address that a saved file was fetched from (default: the page's own word)
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Fetch addresses of this machine and its own network too
    #[arg(long)]
    allow_private: bool,
    /// Form of the output (default: lines for people)
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// What a way of reading found.
#[derive(Debug, PartialEq, Serialize)]
struct Found {
    title: String,
    lead: Option<String>,
    published: Option<String>,
    /// Paragraphs, headings and items of lists.
    paragraphs: usize,
    /// Characters of the text without boxes of links.
    characters: usize,
    first: String,
    last: String,
}

#[derive(Serialize)]
struct Report<'a> {
    url: Option<&'a str>,
    publisher: Option<&'a str>,
    kind: Option<Kind>,
    /// Whether the address looks like one of an article.
    is_article: Option<bool>,
    adapter: Option<&'a str>,
    #[serde(flatten)]
    found: &'a Found,
    author: Option<&'a str>,
    original: Option<&'a str>,
    missing: &'a [Field],
    /// What the general search finds alone.
    generic: Option<&'a Found>,
}

/// How many characters of a text are shown.
const SHOWN: usize = 70;

/// Runs the subcommand. Exit code 4 tells that a part is missing or the page could not be read.
pub(super) fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut units = Units::new(std::slice::from_ref(&args.page), InputKind::Auto, args.allow_private);
    let unit = match units.next() {
        Some(Ok(unit)) => unit,
        Some(Err(problem)) => {
            output::message(&format!("xephang: {}", plain(&problem.show(context))));
            return Ok(Exit::Partial);
        }
        None => return Ok(Exit::Partial),
    };
    let mut hint = unit.hint(context);
    hint.url = args.url.as_deref().or(hint.url);
    let reading = match read_page(&unit.bytes, &hint) {
        Ok(reading) => reading,
        Err(e) => {
            let cause = if context.lang == Lang::Vi { e.vietnamese() } else { e.to_string() };
            output::message(&format!("xephang: {}: {cause}", plain(&args.page)));
            return Ok(Exit::Partial);
        }
    };
    let generic = read_page(&unit.bytes, &Hint { publishers: None, ..hint });
    let missing = missing(&reading);
    match args.format {
        None | Some(Format::Table | Format::Csv) => print(&reading, &missing, &generic, context)?,
        Some(format) => {
            let (found, general) = (found(&reading.document), generic.as_ref().ok().map(|g| self::found(&g.document)));
            let publisher = publisher(&reading, context);
            let report = Report {
                url: reading.document.url.as_deref(),
                publisher: reading.publisher.as_deref(),
                kind: publisher.map(|p| p.kind),
                is_article: is_article(&reading, publisher),
                adapter: adapter(&reading),
                found: &found,
                author: reading.author.as_deref(),
                original: reading.original.as_deref(),
                missing: &missing,
                generic: general.as_ref(),
            };
            let mut out = stdout().lock();
            if format == Format::Json {
                serde_json::to_writer_pretty(&mut out, &report)?;
            } else {
                serde_json::to_writer(&mut out, &report)?;
            }
            writeln!(out)?;
        }
    }
    Ok(if missing.is_empty() { Exit::Fine } else { Exit::Partial })
}

/// Parts that the layouts promised and did not find, and those that nothing found.
fn missing(reading: &PageReading) -> Vec<Field> {
    let document = &reading.document;
    let mut missing = reading.missing.clone();
    let empty =
        [(Field::Title, document.title.is_empty()), (Field::Body, document.text.is_empty()), (Field::Date, document.published.is_none())];
    missing.extend(empty.into_iter().filter(|(_, empty)| *empty).map(|(field, _)| field));
    missing.sort_unstable();
    missing.dedup();
    missing
}

fn publisher<'a>(reading: &PageReading, context: &'a Context) -> Option<&'a Publisher> {
    reading.publisher.as_deref().and_then(|id| context.publishers.get(id))
}

fn is_article(reading: &PageReading, publisher: Option<&Publisher>) -> Option<bool> {
    let url = reading.document.url.as_deref().and_then(|u| Url::parse(u).ok())?;
    publisher?.is_article(&url)
}

fn adapter(reading: &PageReading) -> Option<&str> {
    match &reading.by {
        By::Adapter(id) => Some(id),
        By::Generic => None,
    }
}

fn found(document: &Document) -> Found {
    let text = |kinds: &[BlockKind]| -> Vec<&str> {
        let blocks = document.blocks.iter().filter(|b| kinds.contains(&b.kind));
        blocks.filter_map(|b| document.text.get(b.start..b.end)).collect()
    };
    let lead = text(&[BlockKind::Lead]).first().map(|l| (*l).to_owned());
    let mut body = text(&[BlockKind::Paragraph, BlockKind::Heading, BlockKind::ListItem, BlockKind::Table, BlockKind::Caption]);
    if document.blocks.is_empty() {
        body = document.text.lines().filter(|l| !l.trim().is_empty()).collect();
    }
    Found {
        title: document.title.clone(),
        lead,
        published: document.published.map(|d| d.to_string()),
        paragraphs: body.len(),
        characters: body.iter().map(|l| l.chars().count()).sum(),
        first: body.first().map(|l| (*l).to_owned()).unwrap_or_default(),
        last: body.last().map(|l| (*l).to_owned()).unwrap_or_default(),
    }
}

fn print(reading: &PageReading, missing: &[Field], generic: &Result<PageReading, ReadError>, context: &Context) -> anyhow::Result<()> {
    let publisher = publisher(reading, context);
    let mut out = stdout().lock();
    let mut line = |vi: &str, en: &str, value: &str| writeln!(out, "{:<14}{}", context.say(vi, en), plain(value));
    let name = |p: &Publisher| {
        let kind = if context.lang == Lang::Vi { p.kind.vietnamese() } else { p.kind.as_str() };
        format!("{} · {} ({kind})", p.id, p.name)
    };
    line("Địa chỉ", "Address", reading.document.url.as_deref().unwrap_or("–"))?;
    line("Nguồn", "Publisher", &publisher.map_or_else(|| context.say("chưa có mục nào", "no entry").to_owned(), name))?;
    let pattern = match is_article(reading, publisher) {
        Some(true) => context.say("đúng mẫu địa chỉ bài", "looks like an article's address"),
        Some(false) => context.say("không phải địa chỉ bài", "is no article's address"),
        None => context.say("chưa có mẫu địa chỉ", "no pattern of addresses"),
    };
    line("Mẫu địa chỉ", "Pattern", pattern)?;
    line("Mẫu đọc", "Layout", adapter(reading).unwrap_or(context.say("không mẫu nào khớp, tìm chung", "none fits: general search")))?;
    let own = found(&reading.document);
    for (label, value) in parts(&own, context) {
        line(label, label, &value)?;
    }
    for (vi, en, value) in [("Tác giả", "Author", &reading.author), ("Bài gốc", "Original", &reading.original)] {
        if let Some(value) = value {
            line(vi, en, value)?;
        }
    }
    let words: Vec<&str> = missing.iter().map(|f| if context.lang == Lang::Vi { f.vietnamese() } else { f.as_str() }).collect();
    let nothing = context.say("không", "nothing").to_owned();
    line("Thiếu", "Missing", &if words.is_empty() { nothing } else { words.join(", ") })?;
    if adapter(reading).is_some() {
        match generic {
            Ok(general) => {
                let general = found(&general.document);
                let differing = parts(&general, context).into_iter().zip(parts(&own, context)).filter(|(a, b)| a != b);
                let differing: Vec<_> = differing.map(|(a, _)| a).collect();
                let verdict = if differing.is_empty() {
                    context.say("cho kết quả như trên", "finds the same")
                } else {
                    context.say("cho khác:", "differs:")
                };
                line("Tìm chung", "General", verdict)?;
                for (label, value) in differing {
                    line(&format!("  {label}"), &format!("  {label}"), &value)?;
                }
            }
            Err(e) => line("Tìm chung", "General", &if context.lang == Lang::Vi { e.vietnamese() } else { e.to_string() })?,
        }
    }
    Ok(())
}

/// Each part with its first words.
fn parts<'a>(found: &Found, context: &'a Context) -> Vec<(&'a str, String)> {
    let or_none = |text: &str| if text.is_empty() { "–".to_owned() } else { start(text) };
    let body = if found.paragraphs == 0 {
        "–".to_owned()
    } else {
        let (paragraphs, characters) = (found.paragraphs, found.characters);
        let size = format!("{paragraphs} {}, {characters} {}", context.say("dòng", "lines"), context.say("ký tự", "characters"));
        format!("{size}: {} {}", start(&found.first), end(&found.last))
    };
    let day = found.published.as_deref().and_then(PartialDate::parse);
    let published = match context.lang {
        Lang::Vi => day.map(|d| d.display_vi()),
        Lang::En => found.published.clone(),
    };
    let published = published.unwrap_or_default();
    vec![
        (context.say("Tiêu đề", "Title"), or_none(&found.title)),
        (context.say("Sapo", "Lead"), or_none(found.lead.as_deref().unwrap_or_default())),
        (context.say("Ngày đăng", "Date"), or_none(&published)),
        (context.say("Nội dung", "Body"), body),
    ]
}

fn start(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

fn end(text: &str) -> String {
    let count = text.chars().count();
    if count <= SHOWN / 2 {
        text.to_owned()
    } else {
        format!("…{}", text.chars().skip(count - SHOWN / 2).collect::<String>().trim_start())
    }
}
