//! `xephang sources add`: an entry, checked and appended to the user's file.
use crate::cli::{Context, Exit, output};
use crate::sources::{FILE_NAME, Kind, Publishers};
use anyhow::Context as _;
use serde::Serialize;
use std::io::{Write, stdout};
use std::path::Path;

/// Arguments of `xephang sources add`.
#[derive(Debug, clap::Args, Serialize)]
pub struct Args {
    /// Short name in lower-case ASCII; the id of a known publisher changes its entry
    #[arg(long)]
    id: String,
    /// Name for readers
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Home page
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    home: Option<String>,
    /// What it is
    #[arg(long, value_enum)]
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    /// Id of the province that it serves, such as ha-tinh
    #[arg(long, value_name = "ID")]
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<String>,
    /// Another host of it (may be repeated)
    #[arg(long = "host", value_name = "HOST")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hosts: Vec<String>,
    /// A feed (may be repeated)
    #[arg(long = "feed", value_name = "URL")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    feeds: Vec<String>,
    /// A site map (may be repeated)
    #[arg(long = "sitemap", value_name = "URL")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sitemaps: Vec<String>,
    /// A page that lists new articles (may be repeated)
    #[arg(long = "listing", value_name = "URL")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    listings: Vec<String>,
    /// Regular expression that addresses of articles match after the host
    #[arg(long, value_name = "REGEX", allow_hyphen_values = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    article_url: Option<String>,
    /// Content system that it shares with others, such as hemera
    #[arg(long, value_name = "ID")]
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<String>,
    /// Pause between two requests, in seconds
    #[arg(long = "delay", value_name = "SECONDS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    delay_seconds: Option<f64>,
    #[command(flatten)]
    #[serde(rename = "adapter", serialize_with = "as_list", skip_serializing_if = "Layout::is_empty")]
    layout: Layout,
}

/// Selectors of the entry's layout.
#[derive(Debug, clap::Args, Serialize)]
struct Layout {
    /// CSS selector of the headline
    #[arg(long, value_name = "CSS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// CSS selector of the lead
    #[arg(long, value_name = "CSS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<String>,
    /// CSS selector of the element that holds the article
    #[arg(long, value_name = "CSS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// CSS selector of the day of publication
    #[arg(long, value_name = "CSS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// CSS selector of what is no text of the article (may be repeated)
    #[arg(long, value_name = "CSS")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    noise: Vec<String>,
}

#[derive(Serialize)]
struct File<'a> {
    publisher: [&'a Args; 1],
}

impl Layout {
    fn is_empty(&self) -> bool {
        [&self.title, &self.lead, &self.body, &self.date].iter().all(|s| s.is_none()) && self.noise.is_empty()
    }
}

/// An entry can have several layouts; one is given on the command line.
fn as_list<S: serde::Serializer>(layout: &Layout, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq([layout])
}

/// Runs the subcommand. The file is written only when all of it, with the new entry, is right.
pub(super) fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let path = context.data().join(FILE_NAME);
    let entry = toml::to_string(&File { publisher: [args] })?;
    let kept = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(e) => return Err(e).with_context(|| format!("{}", path.display())),
    };
    let gap = if kept.is_empty() || kept.ends_with("\n\n") { "" } else { "\n" };
    let text = format!("{kept}{gap}{entry}");
    Publishers::embedded().add_text(&path.display().to_string(), &text, &context.ontology)?;
    write(&path, &text).with_context(|| format!("{}", path.display()))?;
    let mut out = stdout().lock();
    write!(out, "{entry}")?;
    output::message(&format!("{} {}", context.say("Đã thêm vào", "Added to"), path.display()));
    Ok(Exit::Fine)
}

/// Replaces the file as a whole, so that a power cut leaves the old one or the new one.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let next = path.with_extension("toml.new");
    let mut file = std::fs::File::create(&next)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&next, path)
}
