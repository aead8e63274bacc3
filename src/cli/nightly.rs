//! `xephang nightly`: everything that a night needs, for a timer.
use super::crawl::{self, Budget, Pace};
use super::{Context, Exit, Lang, init, output, reindex};
use crate::archive;
use crate::config::Config;
use crate::crawl::{Crawl, Lock, Permission, Settings, authority};
use crate::model::Severity;
use crate::nightly::{self, Digest, Home, IndexTrouble, Night, NightlyError, Told};
use crate::sources::Publisher;
use crate::store::{Store, StoreError};
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Arguments of `xephang nightly`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Crawl these publishers only, by id (default: `sources` of config.toml, else all)
    #[arg(long, value_name = "SOURCE", num_args = 1..)]
    only: Vec<String>,
    /// Say what would be crawled; nothing is fetched or written
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    budget: Budget,
    #[command(flatten)]
    pace: Pace,
    /// Ask again for a page fetched now after this time (30m, 12h; default: by the page's age)
    #[arg(long, value_name = "TIME", value_parser = crawl::time)]
    revisit: Option<Duration>,
    /// Remove archive files older than this many days (default: keep_days of config.toml, else none); documents stay
    #[arg(long, value_name = "DAYS")]
    keep: Option<u32>,
    /// Write metrics in Prometheus' text form here (default: metrics.prom in the data folder)
    #[arg(long, value_name = "FILE")]
    metrics: Option<PathBuf>,
    /// End with exit code 3 when findings are new, changed or back
    #[arg(long, value_enum, value_name = "WHAT")]
    fail_on: Option<FailOn>,
    /// Form of the digest on stdout
    #[arg(long, value_enum, default_value_t)]
    format: DigestFormat,
}

/// Which findings of a run end it with exit code 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    /// Any finding
    #[value(alias = "any", alias = "chua-khop")]
    Findings,
    /// Worth a look, or worse
    #[value(alias = "look")]
    CanXem,
    /// To be mended
    #[value(alias = "fix")]
    CanSua,
}

/// Forms of a digest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum DigestFormat {
    /// At most eight lines
    #[default]
    Text,
    /// In full
    Markdown,
    /// As data
    Json,
}

/// A publisher as `--dry-run` tells it.
#[derive(Debug, Serialize)]
struct Planned<'a> {
    id: &'a str,
    name: &'a str,
    home: &'a str,
    /// Feeds, site maps and lists that a run looks at first.
    lists: usize,
    /// Known addresses that are due.
    due: u64,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let data = context.data();
    let config = Config::load(&data)?;
    let home = Home::find(config.home.as_deref(), &context.ontology)
        .ok_or_else(|| NightlyError::UnknownHome { name: config.home.clone().unwrap_or_default() })?;
    let publishers = nightly::chosen(&context.publishers, &args.only, config.sources.as_deref())?;
    let now = jiff::Timestamp::now().as_millisecond();
    if args.dry_run {
        return plan(&publishers, now, args, context);
    }
    let lock = Lock::acquire(&data)?;
    let mut store = Store::open(&data)?;
    if store.is_empty()? {
        // The first night makes the store that `init` makes.
        init::load_reference(&mut store, context)?.report(0, context);
        reindex::keep_level(&store, context);
    }
    let seeds: Vec<_> = publishers.iter().flat_map(|p| nightly::seeds(p, now)).collect();
    let private = publishers.iter().filter(|p| p.allow_private).flat_map(|p| nightly::seeds(p, now));
    let permission = Permission::only(private.filter_map(|seed| authority(&seed.url)));
    let settings = Settings { revisit: args.revisit, ..crawl::settings(&args.pace, &args.budget, &config, permission) };
    let asked = publishers.iter().map(|p| p.id.clone()).collect();
    let vi = context.lang == Lang::Vi;
    let night = Night { data: &data, ontology: &context.ontology, publishers: &context.publishers, asked, home, vi };
    let bar = crawl::spinner();
    let told = night.run(&mut store, |store, run, resumed| {
        let crawl = Crawl {
            dir: &data,
            lock: &lock,
            run,
            resumed,
            seeds: &seeds,
            settings,
            ontology: &context.ontology,
            publishers: Arc::new(context.publishers.clone()),
        };
        let report = crawl.run(store, |progress| crawl::show(&bar, progress, context));
        bar.finish_and_clear();
        Ok(report?)
    })?;
    if let Some(days) = args.keep.or(config.keep_days) {
        let before = now.saturating_sub(i64::from(days).saturating_mul(86_400_000));
        expire(&mut store, &data.join(archive::FOLDER), before, context);
    }
    let exit = exit_of(&told, args.fail_on);
    let metrics = args.metrics.clone().unwrap_or_else(|| data.join("metrics.prom"));
    nightly::replace(&metrics, nightly::metrics(&told.digest, &told.report, exit as u8).as_bytes())?;
    warn_of_index(told.index.as_ref(), context);
    print(&told, args.format, context)?;
    Ok(exit)
}

/// Lets go of old archive files. The night is done: what goes wrong is said, and the next night tries again.
fn expire(store: &mut Store, folder: &Path, before: i64, context: &Context) {
    let message = match (archive::expire(store, folder, before), context.lang) {
        (Ok(expired), _) if expired.files == 0 => return,
        (Ok(expired), Lang::Vi) => format!("Đã xóa {} tệp lưu trữ quá hạn ({} MB).", expired.files, expired.bytes / 1_000_000),
        (Ok(expired), Lang::En) => format!("Removed {} old archive files ({} MB).", expired.files, expired.bytes / 1_000_000),
        (Err(e), Lang::Vi) => format!("xephang: {}", e.vietnamese()),
        (Err(e), Lang::En) => format!("xephang: {e}"),
    };
    output::message(&message);
}

fn exit_of(told: &Told, fail_on: Option<FailOn>) -> Exit {
    let findings = &told.digest.findings;
    let grave = |least: Severity| {
        let all = findings.new.items.iter().chain(&findings.changed.items).chain(&findings.regressed.items);
        all.into_iter().any(|point| point.severity >= least)
    };
    let fails = fail_on.is_some_and(|f| match f {
        FailOn::Findings => grave(Severity::Info),
        FailOn::CanXem => grave(Severity::Look),
        FailOn::CanSua => grave(Severity::Fix),
    });
    match (fails, told.is_partial()) {
        (true, _) => Exit::Findings,
        (false, true) => Exit::Partial,
        (false, false) => Exit::Fine,
    }
}

fn print(told: &Told, format: DigestFormat, context: &Context) -> anyhow::Result<()> {
    let vi = context.lang == Lang::Vi;
    let digest: &Digest = &told.digest;
    let text = match format {
        DigestFormat::Text => nightly::text(digest, Some(&told.page), vi),
        DigestFormat::Markdown => nightly::markdown(digest, vi),
        DigestFormat::Json => serde_json::to_string_pretty(digest)? + "\n",
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

fn warn_of_index(trouble: Option<&IndexTrouble>, context: &Context) {
    match trouble {
        Some(IndexTrouble::Busy) => output::message(&format!("xephang: {}", reindex::busy(context))),
        Some(IndexTrouble::Failed(e)) => {
            let what = context.say("chưa cập nhật được chỉ mục", "the index could not be brought up to date");
            output::message(&format!("xephang: {what}: {e}"));
        }
        None => {}
    }
}

/// What a run would crawl.
fn plan(publishers: &[&Publisher], now: i64, args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let due = match Store::open_read_only(&context.data()) {
        Ok(store) => store.due_by_source(now)?,
        Err(StoreError::Absent { .. }) => Default::default(),
        Err(e) => return Err(e.into()),
    };
    let planned: Vec<Planned<'_>> = publishers
        .iter()
        .map(|p| Planned {
            id: &p.id,
            name: &p.name,
            home: p.home.as_str(),
            lists: nightly::seeds(p, now).len(),
            due: due.get(&p.id).copied().unwrap_or_default(),
        })
        .collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if args.format == DigestFormat::Json {
        writeln!(out, "{}", serde_json::to_string_pretty(&planned)?)?;
        return Ok(Exit::Fine);
    }
    let header = match context.lang {
        Lang::Vi => ["Nguồn", "Tên", "Trang chủ", "Danh sách", "Đến hạn"],
        Lang::En => ["Source", "Name", "Home", "Lists", "Due"],
    };
    let mut table = output::table(header);
    for p in &planned {
        table.add_row([p.id.to_owned(), p.name.to_owned(), p.home.to_owned(), p.lists.to_string(), p.due.to_string()]);
    }
    writeln!(out, "{table}")?;
    let (sources, lists, due) = (planned.len(), planned.iter().map(|p| p.lists).sum::<usize>(), planned.iter().map(|p| p.due).sum::<u64>());
    match context.lang {
        Lang::Vi => writeln!(out, "Sẽ xem {lists} danh sách của {sources} nguồn, {due} địa chỉ đến hạn. Chưa tải và chưa ghi gì.")?,
        Lang::En => {
            writeln!(out, "Would look at {lists} lists of {sources} sources; {due} addresses are due. Nothing was fetched or written.")?
        }
    }
    out.flush()?;
    Ok(Exit::Fine)
}
