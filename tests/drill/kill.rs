//! A crawl that is killed again and again, and what must be true after it: nothing lost, nothing doubled, nothing
//! fetched twice, and the same claims as from a crawl that nobody disturbed.
use crate::drill_site::{Site, Told};
use crate::drill_warc as warc;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What to do.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The program.
    pub program: PathBuf,
    /// An empty folder for stores.
    pub folder: PathBuf,
    /// How the site tells its pages.
    pub told: Told,
    /// Pages of the site.
    pub pages: usize,
    /// How often a crawl is killed while it runs.
    pub kills: usize,
    /// What the instants follow from.
    pub seed: u64,
    /// Requests at once.
    pub concurrency: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How long the undisturbed crawl took.
    pub undisturbed: Duration,
    /// How many pages the store held at each kill.
    pub held: Vec<usize>,
    /// The most pages fetched and not yet on record at a kill.
    pub in_flight: usize,
    /// Requests of all runs together.
    pub requests: usize,
    /// What did not hold.
    pub faults: Vec<String>,
}

/// Kills, restarts and judges.
///
/// # Errors
/// When the drill itself cannot go on: the program does not start, a file cannot be read.
pub fn run(plan: &Plan) -> Result<Outcome, String> {
    let site = Site::start(plan.told, plan.pages).map_err(|e| e.to_string())?;
    let mut outcome = Outcome::default();
    let (calm, killed) = (plan.folder.join("calm"), plan.folder.join("killed"));
    let begun = Instant::now();
    finish(plan, &site, &calm)?;
    outcome.undisturbed = begun.elapsed();
    judge_requests(&site.log(), &mut outcome.faults, "undisturbed");
    site.clear();

    let mut seed = plan.seed;
    let mut mark = 0;
    let mut recorded = HashSet::new();
    let mut idle = 0;
    // Instants spread over the whole crawl: each run gets about its share.
    let share = outcome.undisturbed.mul_f64(1.8 / plan.kills as f64);
    while outcome.held.len() < plan.kills {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let delay = share.mul_f64((seed >> 33) as f64 / (1_u64 << 31) as f64);
        // Every fourth time the clock runs from the start of the program, else from its first request.
        let at_start = (seed >> 40).is_multiple_of(4);
        if !kill_after(plan, &site, &killed, delay, at_start)? {
            // It was done before it could be killed: a finished crawl has nothing to lose. Begin with a new store.
            idle += 1;
            if idle > 20 {
                return Err("no crawl lasts long enough to be killed".to_owned());
            }
            judge(plan, &site, &calm, &killed, &mut outcome)?;
            std::fs::remove_dir_all(&killed).map_err(|e| e.to_string())?;
            outcome.requests += site.log().len();
            site.clear();
            (mark, recorded) = (0, HashSet::new());
            continue;
        }
        // What the killed program had asked for may still be on its way to the log.
        std::thread::sleep(Duration::from_millis(5));
        let log = site.log();
        let known = on_record(&killed)?;
        judge_again(&log[mark..], &site, &recorded, &mut outcome.faults);
        let lost: HashSet<String> =
            log[mark..].iter().map(|hit| site.url(hit)).filter(|url| is_page(url) && !known.contains(url)).collect();
        outcome.in_flight = outcome.in_flight.max(lost.len());
        if lost.len() > plan.concurrency {
            let place = outcome.held.len() + 1;
            outcome.faults.push(format!("kill {place}: {} pages were fetched and are not on record", lost.len()));
        }
        outcome.held.push(known.iter().filter(|url| is_page(url)).count());
        mark = log.len();
        recorded = known;
    }
    finish(plan, &site, &killed)?;
    judge_again(&site.log()[mark..], &site, &recorded, &mut outcome.faults);
    judge(plan, &site, &calm, &killed, &mut outcome)?;
    outcome.requests += site.log().len();
    Ok(outcome)
}

fn is_page(url: &str) -> bool {
    url.ends_with(".html")
}

/// No page that was on record when the program died is asked for again.
fn judge_again(log: &[String], site: &Site, recorded: &HashSet<String>, faults: &mut Vec<String>) {
    for hit in log {
        if recorded.contains(&site.url(hit)) {
            faults.push(format!("{hit} was on record and is fetched again"));
        }
    }
}

/// No page is asked for twice.
fn judge_requests(log: &[String], faults: &mut Vec<String>, name: &str) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for hit in log {
        *counts.entry(hit).or_default() += 1;
    }
    faults.extend(counts.iter().filter(|(_, n)| **n > 1).map(|(path, n)| format!("{name}: {path} was fetched {n} times")));
}

/// The finished store against the undisturbed one.
fn judge(plan: &Plan, site: &Site, calm: &Path, killed: &Path, outcome: &mut Outcome) -> Result<(), String> {
    let faults = &mut outcome.faults;
    for what in ["documents", "claims"] {
        let (wanted, given) = (export(plan, calm, what)?, export(plan, killed, what)?);
        if wanted.iter().filter(|b| **b == b'\n').count() < plan.pages {
            faults.push(format!("the undisturbed crawl has fewer {what} than pages"));
        }
        if wanted != given {
            faults.push(format!("other {what} than from the undisturbed crawl: {}", difference(&wanted, &given)));
        }
    }
    for data in [calm, killed] {
        let mut counts: BTreeMap<String, usize> = site.pages().into_iter().map(|url| (url, 0)).collect();
        for record in warc::read(&data.join("archive"))?.iter().filter(|r| matches!(r.field("warc-type"), "response" | "revisit")) {
            if let Some(count) = counts.get_mut(record.field("warc-target-uri").trim_matches(['<', '>'])) {
                *count += 1;
            }
        }
        faults.extend(
            counts.iter().filter(|(_, n)| **n != 1).map(|(url, n)| format!("{url} is {n} times in the archive of {}", data.display())),
        );
        let db = open(data)?;
        let many: i64 = query(&db, "SELECT count(*) FROM revisions WHERE number > 1")?;
        let check: String = query(&db, "PRAGMA integrity_check")?;
        let unread: i64 = query(&db, "SELECT count(*) FROM frontier WHERE unread > 0 OR state = 'waiting'")?;
        if many > 0 || check != "ok" || unread > 0 {
            faults.push(format!("{}: {many} later revisions, {unread} rows not done, integrity {check}", data.display()));
        }
    }
    Ok(())
}

/// How many lines there are on both sides, and the first ones that differ.
fn difference(wanted: &[u8], given: &[u8]) -> String {
    let (wanted, given) = (String::from_utf8_lossy(wanted), String::from_utf8_lossy(given));
    let counts = format!("{} lines, {} wanted", given.lines().count(), wanted.lines().count());
    match wanted.lines().zip(given.lines()).find(|(w, g)| w != g) {
        Some((wanted, given)) => format!("{counts}\n  wanted {wanted}\n  given  {given}"),
        None => counts,
    }
}

fn open(data: &Path) -> Result<rusqlite::Connection, String> {
    rusqlite::Connection::open(data.join("xephang.sqlite")).map_err(|e| e.to_string())
}

fn query<T: rusqlite::types::FromSql>(db: &rusqlite::Connection, sql: &str) -> Result<T, String> {
    db.query_row(sql, [], |row| row.get(0)).map_err(|e| format!("{sql}: {e}"))
}

/// Whether the last run has come to its end.
fn has_ended(data: &Path) -> Result<bool, String> {
    let Some(db) = copy_of(data)? else { return Ok(false) };
    Ok(query(&db, "SELECT ended IS NOT NULL FROM runs ORDER BY key DESC LIMIT 1").unwrap_or(false))
}

/// Addresses with an answer on record.
fn on_record(data: &Path) -> Result<HashSet<String>, String> {
    let Some(db) = copy_of(data)? else { return Ok(HashSet::new()) };
    // Killed before its tables were made, a store holds nothing.
    let Ok(mut statement) = db.prepare("SELECT url FROM frontier WHERE archive IS NOT NULL AND status = 200") else {
        return Ok(HashSet::new());
    };
    let rows = statement.query_map([], |row| row.get(0)).map_err(|e| e.to_string())?;
    rows.collect::<Result<_, _>>().map_err(|e| e.to_string())
}

/// A copy of the store, so that the store itself stays as the kill left it.
fn copy_of(data: &Path) -> Result<Option<rusqlite::Connection>, String> {
    let copy = data.with_extension("copy");
    let _ = std::fs::remove_dir_all(&copy);
    std::fs::create_dir_all(&copy).map_err(|e| e.to_string())?;
    for name in ["xephang.sqlite", "xephang.sqlite-wal"] {
        if data.join(name).exists() {
            std::fs::copy(data.join(name), copy.join(name)).map_err(|e| e.to_string())?;
        }
    }
    if copy.join("xephang.sqlite").exists() { open(&copy).map(Some) } else { Ok(None) }
}

fn command(plan: &Plan, site: &Site, data: &Path) -> Command {
    let mut command = Command::new(&plan.program);
    command.arg("--data").arg(data).args(["--lang", "vi", "crawl", &site.home(), "--allow-private", "--delay", "0"]);
    command.args(["--concurrency", &plan.concurrency.to_string()]).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

fn finish(plan: &Plan, site: &Site, data: &Path) -> Result<(), String> {
    let output = command(plan, site, data).stderr(Stdio::piped()).output().map_err(|e| e.to_string())?;
    match output.status.code() {
        Some(0) => Ok(()),
        code => Err(format!("the crawl ended with {code:?}: {}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// Starts a crawl, kills it after `delay`, and says whether it was still running.
fn kill_after(plan: &Plan, site: &Site, data: &Path, delay: Duration, at_start: bool) -> Result<bool, String> {
    let (begun, before) = (Instant::now(), site.count());
    let mut child = command(plan, site, data).stderr(Stdio::null()).spawn().map_err(|e| e.to_string())?;
    while !at_start && site.count() == before && begun.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(delay);
    let running = child.try_wait().map_err(|e| e.to_string())?.is_none();
    // SIGKILL: no handler runs, no buffer is written out.
    let _ = child.kill();
    let status = child.wait().map_err(|e| e.to_string())?;
    if !running && !status.success() {
        return Err(format!("the crawl ended by itself with {status}"));
    }
    // Killed when its run was written down as ended, it was done: the next run is a new one, which looks at lists again.
    Ok(running && !has_ended(data)?)
}

fn export(plan: &Plan, data: &Path, what: &str) -> Result<Vec<u8>, String> {
    let output = Command::new(&plan.program).arg("--data").arg(data).args(["export", what, "--format", "ndjson"]).output();
    output.map(|o| o.stdout).map_err(|e| e.to_string())
}
