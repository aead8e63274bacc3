//! `cargo xtask drill crawl-speed`: pages a second and processor time of a crawl that follows links, beside another
//! crawler where there is one, and memory along a crawl of very many addresses.
use crate::drill_site::{Site, Told};
use crate::program::program;
use anyhow::{Context as _, bail, ensure};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Arguments of the drill.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Runs of each crawler, turn about
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Folder of the other crawler: site.py writes www/, server.py serves it, spider.py crawls it
    #[arg(long, value_name = "DIR")]
    peer: Option<PathBuf>,
    /// Python with scrapy, for the other crawler
    #[arg(long, value_name = "FILE", default_value = "python3")]
    python: PathBuf,
    /// Addresses of the crawl whose memory is watched; 0 leaves it out
    #[arg(long, default_value_t = 100_000)]
    urls: usize,
    /// Requests at once
    #[arg(long, default_value_t = 32)]
    concurrency: usize,
    /// The program (default: the release build beside this one)
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Folder for stores and for the other crawler's site
    #[arg(long, default_value = "target/drill/crawl-speed")]
    folder: PathBuf,
}

/// Pages of the site, as of the other crawler's.
const PAGES: usize = 2000;
/// The other crawler's port.
const PORT: u16 = 18090;

/// One run.
#[derive(Debug, Clone, Copy)]
struct Run {
    wall: f64,
    cpu: f64,
}

/// Runs the drill; whether the wanted ratios and flat memory were reached.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let program = program(arguments.program.as_deref())?;
    if arguments.folder.exists() {
        std::fs::remove_dir_all(&arguments.folder).with_context(|| arguments.folder.display().to_string())?;
    }
    std::fs::create_dir_all(&arguments.folder).with_context(|| arguments.folder.display().to_string())?;
    let mut held = true;
    if arguments.runs > 0 {
        held &= match &arguments.peer {
            Some(peer) => beside_peer(arguments, &program, peer)?,
            None => alone(arguments, &program)?,
        };
    }
    if arguments.urls > 0 {
        held &= memory(arguments, &program)?;
    }
    Ok(held)
}

fn crawl(arguments: &Arguments, program: &Path, home: &str, data: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("--data").arg(data).args(["crawl", home, "--allow-private", "--delay", "0"]);
    command.args(["--concurrency", &arguments.concurrency.to_string()]).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// Documents of a store, each with its body.
fn documents(data: &Path) -> anyhow::Result<usize> {
    let db = rusqlite::Connection::open(data.join("xephang.sqlite"))?;
    Ok(db
        .query_row("SELECT count(*) FROM documents d JOIN revisions r ON r.document = d.key WHERE length(r.text) > 500", [], |row| {
            row.get::<_, i64>(0)
        })?
        .try_into()?)
}

/// One crawl with a fresh store, every page read and stored.
fn own(arguments: &Arguments, program: &Path, home: &str) -> anyhow::Result<Run> {
    let data = arguments.folder.join("data");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    let run = timed(crawl(arguments, program, home, &data).stderr(Stdio::null()))?;
    let documents = documents(&data)?;
    ensure!(documents == PAGES, "{documents} documents of {PAGES} pages");
    Ok(run)
}

fn alone(arguments: &Arguments, program: &Path) -> anyhow::Result<bool> {
    let site = Site::start(Told::Links, PAGES)?;
    let runs = (0..arguments.runs).map(|_| own(arguments, program, &site.home())).collect::<anyhow::Result<Vec<_>>>()?;
    tell("xephang, links, own site", &runs);
    Ok(true)
}

fn beside_peer(arguments: &Arguments, program: &Path, peer: &Path) -> anyhow::Result<bool> {
    let folder = arguments.folder.join("site");
    std::fs::create_dir_all(&folder)?;
    for name in ["site.py", "server.py", "spider.py"] {
        std::fs::copy(peer.join(name), folder.join(name)).with_context(|| peer.join(name).display().to_string())?;
    }
    let python = |script: &str| {
        let mut command = Command::new(&arguments.python);
        command.arg(script).current_dir(&folder).stdin(Stdio::null()).stdout(Stdio::null());
        command
    };
    ensure!(python("site.py").status()?.success(), "site.py failed");
    let mut server = Ended(python("server.py").arg(PORT.to_string()).spawn()?);
    wait_for(PORT, &mut server.0)?;
    let home = format!("http://127.0.0.1:{PORT}/p0.html");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..arguments.runs {
        theirs.push(timed(python("spider.py").args([&PORT.to_string(), "links"]))?);
        ours.push(own(arguments, program, &home)?);
    }
    tell("scrapy, links", &theirs);
    tell("xephang, links, with archive, reading and store", &ours);
    let (ours, theirs) = (middle(&ours), middle(&theirs));
    println!("pages a second: {:.1} times as many; processor time: {:.2} of it", theirs.wall / ours.wall, ours.cpu / theirs.cpu);
    Ok(theirs.wall / ours.wall >= 5.0 && ours.cpu / theirs.cpu < 0.25)
}

/// A process that ends with its owner.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn wait_for(port: u16, server: &mut Child) -> anyhow::Result<()> {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(10) {
        if let Some(status) = server.try_wait()? {
            bail!("the server ended with {status}: is port {port} taken?");
        }
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    bail!("the server does not listen on port {port}")
}

/// Runs a program to its end.
fn timed(command: &mut Command) -> anyhow::Result<Run> {
    let (begun, before) = (Instant::now(), children()?);
    let status = command.status()?;
    let run = Run { wall: begun.elapsed().as_secs_f64(), cpu: children()? - before };
    ensure!(status.success(), "{command:?} ended with {status}");
    Ok(run)
}

/// Processor time, in seconds, of all children that ended and were waited for; Linux tells it in hundredths.
pub fn children() -> anyhow::Result<f64> {
    processor(16)
}

/// Processor time of this process, in seconds.
pub fn this() -> anyhow::Result<f64> {
    processor(14)
}

fn processor(first: usize) -> anyhow::Result<f64> {
    let line = std::fs::read_to_string("/proc/self/stat").context("this drill needs Linux's /proc")?;
    // The name of the process may hold blanks; after its bracket the fields are numbered from 3.
    let fields: Vec<&str> = line.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let ticks = |field: usize| fields.get(field - 3).and_then(|f| f.parse::<f64>().ok()).context("/proc/self/stat has another form");
    Ok((ticks(first)? + ticks(first + 1)?) / 100.0)
}

/// The run with the middle wall time, with the middle processor time.
fn middle(runs: &[Run]) -> Run {
    let of = |value: fn(&Run) -> f64| {
        let mut all: Vec<f64> = runs.iter().map(value).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    Run { wall: of(|r| r.wall), cpu: of(|r| r.cpu) }
}

fn tell(name: &str, runs: &[Run]) {
    let list = |value: fn(&Run) -> f64| runs.iter().map(|r| format!("{:.2}", value(r))).collect::<Vec<_>>().join(" ");
    let middle = middle(runs);
    println!(
        "{name}: {:.0} pages/s, {:.2} s wall, {:.2} s processor (medians of {}; wall {}; processor {}), start of the program included",
        PAGES as f64 / middle.wall,
        middle.wall,
        middle.cpu,
        runs.len(),
        list(|r| r.wall),
        list(|r| r.cpu)
    );
}

/// Memory, read while a crawl of many addresses runs.
fn memory(arguments: &Arguments, program: &Path) -> anyhow::Result<bool> {
    let site = Site::start(Told::Sitemap, arguments.urls)?;
    let data = arguments.folder.join("many");
    let begun = Instant::now();
    let mut child = Ended(crawl(arguments, program, &site.home(), &data).stderr(Stdio::null()).spawn()?);
    let status_file = format!("/proc/{}/status", child.0.id());
    // Pages asked for, and megabytes in memory.
    let mut samples: Vec<(usize, f64)> = Vec::new();
    let mut peak: f64 = 0.0;
    let status = loop {
        if let Some(status) = child.0.try_wait()? {
            break status;
        }
        if let Ok(text) = std::fs::read_to_string(&status_file) {
            let field = |name: &str| {
                text.lines()
                    .find_map(|l| l.strip_prefix(name))
                    .and_then(|l| l.split_whitespace().next())
                    .and_then(|n| n.parse::<f64>().ok())
            };
            samples.extend(field("VmRSS:").map(|kb| (site.count(), kb / 1000.0)));
            peak = peak.max(field("VmHWM:").unwrap_or_default() / 1000.0);
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    let seconds = begun.elapsed().as_secs_f64();
    ensure!(status.success(), "the crawl of many addresses ended with {status}");
    println!("{} addresses by site map: {seconds:.0} s, {:.0} pages/s", arguments.urls, arguments.urls as f64 / seconds);
    let mut early: f64 = 0.0;
    let mut late: f64 = 0.0;
    for tenth in 1..=10 {
        let part = |(n, _): &&(usize, f64)| n * 10 / arguments.urls.max(1) == tenth - 1;
        let most = samples.iter().filter(part).map(|(_, mb)| *mb).fold(0.0, f64::max);
        println!("  {:>3} %: at most {most:.0} MB", tenth * 10);
        if tenth <= 2 { early = early.max(most) } else { late = late.max(most) }
    }
    println!("  peak {peak:.0} MB");
    // Flat: what grows with the addresses would be ten times as much at the end as after a tenth.
    Ok(late <= early * 1.25 + 10.0)
}
