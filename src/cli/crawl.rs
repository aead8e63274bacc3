//! `xephang crawl`: a site without configuration, or the sites of known publishers, into archive and store.
use super::{Context, Exit, output};
use crate::config::Config;
use crate::crawl::{Crawl, CrawlReport, Lock, Permission, Progress, Seed, Settings, Stopped, authority};
use crate::sources::Publishers;
use crate::store::{Kind, Run, Store};
use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Arguments of `xephang crawl`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Let these very addresses lie on this machine or in its own network; for test sites
    #[arg(long)]
    allow_private: bool,
    #[command(flatten)]
    pace: Pace,
    #[command(flatten)]
    budget: Budget,
    /// Home pages, sections or articles
    #[arg(required = true, value_name = "URL")]
    urls: Vec<String>,
}

/// How fast to go about it.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Pace {
    /// Seconds between two requests to one host (default: the publisher's entry, else 1); Crawl-delay of robots.txt is obeyed in any case
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    delay: Option<Duration>,
    /// Requests to one host at the same time
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    concurrency: u16,
    /// Longest time for one request, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = seconds)]
    timeout: Duration,
}

/// Where to stop; the next run goes on from there.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Budget {
    /// Stop after this many pages
    #[arg(long, value_name = "N")]
    max_pages: Option<u64>,
    /// Stop after this many bytes received (300M, 2G)
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    max_bytes: Option<u64>,
    /// Stop after this time (90s, 45m, 6h)
    #[arg(long, value_name = "TIME", value_parser = time)]
    max_time: Option<Duration>,
}

/// A run that died is taken up again when it began no longer ago than this, in milliseconds.
const TAKEN_UP: i64 = 12 * 3_600_000;

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let dir = context.data();
    let config = Config::load(&dir)?;
    let urls = args.urls.iter().map(|text| web_address(text, context)).collect::<anyhow::Result<Vec<Url>>>()?;
    let publishers = Arc::new(context.publishers.clone());
    let permission = if args.allow_private { Permission::only(urls.iter().filter_map(authority)) } else { Permission::none() };
    let seeds: Vec<Seed> = urls.into_iter().filter_map(|url| seed(url, &publishers)).collect();
    let settings = settings(&args.pace, &args.budget, &config, permission);
    let lock = Lock::acquire(&dir)?;
    let mut store = Store::open(&dir)?;
    let now = jiff::Timestamp::now().as_millisecond();
    let (run, resumed) = begin(&mut store, "crawl", now)?;
    if resumed {
        output::message(context.say("Đi tiếp lượt trước, chưa chạy xong.", "Going on with the last run, which did not come to its end."));
    }
    let crawl = Crawl { dir: &dir, lock: &lock, run, resumed, seeds: &seeds, settings, ontology: &context.ontology, publishers };
    let bar = spinner();
    let report = crawl.run(&mut store, |progress| show(&bar, progress, context));
    bar.finish_and_clear();
    let report = report?;
    let outcome = report.stopped.map_or("done", Stopped::word);
    store.end_run(run, jiff::Timestamp::now().as_millisecond(), outcome, &report)?;
    super::reindex::keep_level(&store, context);
    for line in summary(&report, context) {
        output::message(&line);
    }
    Ok(if report.is_whole() { Exit::Fine } else { Exit::Partial })
}

/// Begins a run in the ledger, or takes up the last one when it died.
pub(super) fn begin(store: &mut Store, command: &str, now: i64) -> anyhow::Result<(i64, bool)> {
    let died = |run: &&Run| run.ended.is_none() && now - run.started < TAKEN_UP;
    let last = store.last_runs(Some(command), 1)?;
    match last.first().filter(died) {
        Some(run) => Ok((run.key, true)),
        None => Ok((store.begin_run(command, now)?, false)),
    }
}

pub(super) fn settings(pace: &Pace, budget: &Budget, config: &Config, permission: Permission) -> Settings {
    Settings {
        permission,
        delay: pace.delay,
        concurrency: usize::from(pace.concurrency),
        timeout: pace.timeout.max(Duration::from_millis(100)),
        agent: config.agent(),
        max_pages: budget.max_pages,
        max_bytes: budget.max_bytes,
        max_time: budget.max_time,
        min_free: config.min_free_bytes(),
        ..Settings::default()
    }
}

fn web_address(text: &str, context: &Context) -> anyhow::Result<Url> {
    let url = Url::parse(text).ok().filter(|u| matches!(u.scheme(), "http" | "https") && u.has_host());
    url.with_context(|| format!("{text}: {}", context.say("không phải địa chỉ http(s)", "not an http(s) address")))
}

fn seed(url: Url, publishers: &Publishers) -> Option<Seed> {
    let source = publishers.of(&url).map(|p| p.id.clone()).or_else(|| authority(&url))?;
    Some(Seed { url, kind: Kind::Seed, source })
}

pub(super) fn spinner() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::new_spinner().with_style(style)
}

pub(super) fn show(bar: &ProgressBar, progress: Progress, context: &Context) {
    let Progress { pages, bytes } = progress;
    bar.set_message(format!("{pages} {} · {} MB", context.say("trang", "pages"), bytes / 1_000_000));
    bar.tick();
}

/// What a crawl did, in a few lines.
pub(super) fn summary(report: &CrawlReport, context: &Context) -> Vec<String> {
    let total = |count: fn(&crate::crawl::SourceCounts) -> u64| report.total(count);
    let (fetched, unchanged) = (total(|s| s.fetched), total(|s| s.unchanged));
    let (new, revised, claims) = (total(|s| s.new_documents), total(|s| s.revised_documents), total(|s| s.claims));
    let mut lines = vec![match context.lang {
        super::Lang::Vi => {
            format!("{fetched} trang tải về, {unchanged} không đổi; {new} tài liệu mới, {revised} có thay đổi, {claims} số liệu trích.")
        }
        super::Lang::En => {
            format!("{fetched} pages fetched, {unchanged} unchanged; {new} new documents, {revised} changed, {claims} claims.")
        }
    }];
    let mut failures: Vec<(String, u64)> = Vec::new();
    for (reason, count) in report.sources.values().flat_map(|s| &s.failures) {
        match failures.iter_mut().find(|(known, _)| known == reason) {
            Some((_, sum)) => *sum += count,
            None => failures.push((reason.clone(), *count)),
        }
    }
    if !failures.is_empty() {
        let told: Vec<String> = failures.iter().map(|(reason, count)| format!("{reason} ({count})")).collect();
        lines.push(format!("{} {}", context.say("Không tải được:", "Not fetched:"), told.join(", ")));
    }
    if report.waiting > 0 {
        let waiting = report.waiting;
        lines.push(match context.lang {
            super::Lang::Vi => format!("Còn {waiting} địa chỉ để lượt sau: chạy lại đúng lệnh này."),
            super::Lang::En => format!("{waiting} addresses are left for a later run: run the same command again."),
        });
    }
    lines
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "a number of seconds, such as 2 or 0.5".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|e| e.to_string())
}

fn bytes(text: &str) -> Result<u64, String> {
    let (number, unit) = match text.trim_end_matches(['b', 'B']).split_at_checked(text.trim_end_matches(['b', 'B']).len().saturating_sub(1))
    {
        Some((number, "k" | "K")) => (number, 1_000),
        Some((number, "m" | "M")) => (number, 1_000_000),
        Some((number, "g" | "G")) => (number, 1_000_000_000),
        _ => (text, 1),
    };
    number.trim().parse::<u64>().ok().and_then(|n| n.checked_mul(unit)).ok_or_else(|| "a number of bytes, such as 300M or 2G".to_owned())
}

pub(super) fn time(text: &str) -> Result<Duration, String> {
    let wrong = || "a time, such as 90s, 45m or 6h".to_owned();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    let unit = match text.get(digits.len()..).unwrap_or_default() {
        "" | "s" => 1,
        "m" | "min" => 60,
        "h" => 3600,
        _ => return Err(wrong()),
    };
    number.checked_mul(unit).map(Duration::from_secs).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::{bytes, seconds, time};
    use std::time::Duration;

    #[test]
    fn reads_amounts() {
        assert_eq!((bytes("300M"), bytes("2g"), bytes("10"), bytes("5KB")), (Ok(300_000_000), Ok(2_000_000_000), Ok(10), Ok(5_000)));
        assert!(bytes("x").is_err() && bytes("99999999999G").is_err() && bytes("").is_err());
        assert_eq!(
            (time("90s"), time("45m"), time("6h"), time("7")),
            (Ok(Duration::from_secs(90)), Ok(Duration::from_secs(2700)), Ok(Duration::from_secs(21_600)), Ok(Duration::from_secs(7)))
        );
        assert!(time("6d").is_err() && time("h").is_err());
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        assert!(seconds("-1").is_err() && seconds("x").is_err());
    }
}
