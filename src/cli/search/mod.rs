//! `xephang search`: a question, its answer, and the claims and documents behind it.
mod filters;
mod findings;
mod hits;

use super::output::{format_or_default, write_answer};
use super::{Context, Exit, Format, Lang, reindex};
use crate::config::Config;
use crate::explain::answer;
use crate::index::{FOLDER, SearchIndex, StoreFacts};
use crate::model::PartialDate;
use crate::ontology::Ontology;
use crate::search::{AskContext, Tongue, understand};
use crate::store::Store;
use anyhow::Context as _;
use std::io::{IsTerminal, Write};

/// Arguments of `xephang search`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The question, in your own words: "Hà Tĩnh ATTT", "top 5 pci 24", "ai đứng trên Hà Tĩnh DTI 2022"
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Form of the hits (default: columns at a terminal, JSON lines in a pipe)
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Show at most so many hits
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
    /// Your own province: settles abbreviations such as HT (also home = "…" in config.toml)
    #[arg(long, value_name = "PROVINCE")]
    home: Option<String>,
    #[command(flatten)]
    filters: filters::Args,
    /// Take this day as today
    #[arg(long, hide = true, value_name = "YYYY-MM-DD")]
    today: Option<String>,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let data = context.data();
    let store = Store::open_read_only(&data)?;
    let home = args.home.clone().or(Config::load(&data)?.home);
    let home = home.map(|name| home_id(&name, &context.ontology)).transpose()?;
    let ask = AskContext { this_year: this_year(args.today.as_deref())?, home };
    let text = args.query.join(" ");
    let question = understand(&text, &context.ontology, &ask);
    let filters = args.filters.resolve(&context.ontology, &ask)?;

    reindex::keep_level(&store, context);
    let index = SearchIndex::open(&data.join(FOLDER))?;
    let facts = StoreFacts::new(&store);
    let tongue = if context.lang == Lang::En { Tongue::En } else { Tongue::Vi };
    let answer = answer(&question, &facts, &context.ontology, tongue)?;
    let found = index.find(&question, &filters, &context.ontology, args.limit)?;
    let hits = hits::load(&store, &facts, &found, &text)?;
    let findings = findings::about(&store, &facts, &hits, &context.ontology)?;

    let format = format_or_default(args.format);
    let mut out = super::output::screen(format);
    if format == Format::Table {
        write_answer(&mut out, &answer, tongue)?;
        let bold = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        hits::write_list(&mut out, &hits, &findings, &text, bold, context)?;
    } else {
        write_answer(&mut std::io::stderr().lock(), &answer, tongue)?;
        hits::write_data(&mut out, &hits, &findings, format)?;
    }
    out.flush()?;
    Ok(Exit::Fine)
}

fn home_id(name: &str, ontology: &Ontology) -> anyhow::Result<String> {
    let slug = crate::normalize::slug(name);
    let known = ontology.province(&slug).map(|p| p.id.clone());
    known.with_context(|| format!("không có tỉnh nào tên \"{name}\" (no such province): ghi ví dụ ha-tinh"))
}

/// The year of today in Vietnam.
fn this_year(given: Option<&str>) -> anyhow::Result<i32> {
    if let Some(text) = given {
        return Ok(PartialDate::parse(text).with_context(|| format!("--today {text}: YYYY-MM-DD"))?.year.into());
    }
    let there = jiff::tz::Offset::constant(7).to_datetime(jiff::Timestamp::now());
    Ok(there.year().into())
}
