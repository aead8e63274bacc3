//! The crawler against a farm of sites on loopback: the real program, real sockets, a real store.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a failed test is a panic by design")]
#[path = "drill/kill.rs"]
mod drill_kill;
#[path = "drill/site.rs"]
mod drill_site;
#[path = "drill/warc.rs"]
mod drill_warc;
mod farm;

use drill_site::Told;
use farm::behaviours::{BEHAVIOURS, Behaviour};
use farm::judge::{Held, faults, rest_after};
use farm::{Farm, TRAPPED};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_xephang"))
}

/// A crawl of these addresses into `data`, not yet started.
fn command(data: &Path, urls: &[String], more: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.arg("--data").arg(data).args(["--lang", "en", "crawl"]).args(urls).args(more);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn crawl(data: &Path, urls: &[String], more: &[&str]) -> Output {
    command(data, urls, &[&["--allow-private", "--delay", "0", "--timeout", "4"], more].concat()).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn two_hundred_sites_at_once() {
    let farm = Farm::of(200);
    let data = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let output = crawl(data.path(), &farm.homes(), &[]);
    let time = begun.elapsed();
    let held = Held::read(data.path());
    let found: Vec<String> = farm.sites.iter().flat_map(|site| faults(&farm, site, &held)).collect();
    eprintln!("{} sites, {} requests, {:.1} s", farm.sites.len(), farm.log().all().len(), time.as_secs_f64());
    assert_none(&found);
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    assert_eq!(TRAPPED.load(Ordering::SeqCst), 0, "somebody was led into this machine");
    for (name, status, rest) in [("429", 429, 2.0), ("503 with a date", 503, 1.0)] {
        let rested = rest_after(&farm.log().of(farm.site(name).number), status).unwrap().as_secs_f64();
        assert!((rest..rest + 3.0).contains(&rested), "{name}: left alone for {rested:.2} s");
    }
}

#[test]
fn a_page_and_the_report_that_it_links_are_one_publication() {
    let farm = Farm::named(&["attachment"]);
    let data = tempfile::tempdir().unwrap();
    let (page, report) = (farm.sites[0].url("/bai-2.html"), farm.sites[0].url("/tep/bao-cao.pdf"));
    let output = crawl(data.path(), std::slice::from_ref(&page), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let held = Held::read(data.path());
    assert!(held.documents.get(&report).is_some_and(|text| text.contains("Đà Nẵng\t0,8002")), "{}", said(&output));
    let db = rusqlite::Connection::open(data.path().join("xephang.sqlite")).unwrap();
    let sql = "SELECT x.part_of, r.published, (SELECT count(*) FROM claims c WHERE c.revision = r.key AND c.current = 1 AND c.rank > 0)
         FROM documents d JOIN revisions r ON r.document = d.key JOIN reports x ON x.revision = r.key WHERE d.id = ?1";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, u32>(2)?));
    let (part_of, published, ranks) = db.query_row(sql, [&report], read).unwrap();
    let of_page = "SELECT r.published FROM documents d JOIN revisions r ON r.document = d.key WHERE d.id = ?1";
    let day: Option<String> = db.query_row(of_page, [&page], |row| row.get(0)).unwrap();
    assert_eq!((part_of, published.as_deref(), ranks), (page, day.as_deref(), 63));
    assert!(day.is_some(), "the page lends its day");
}

/// Runs `work` for every behaviour that `wanted` picks, on a few threads.
fn each(wanted: impl Fn(&Behaviour) -> bool, work: impl Fn(&'static Behaviour) -> Vec<String> + Sync) -> Vec<String> {
    let chosen: Vec<&'static Behaviour> = BEHAVIOURS.iter().filter(|b| wanted(b)).collect();
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                while let Some(behaviour) = chosen.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let faults = work(behaviour);
                    found.lock().unwrap().extend(faults);
                }
            });
        }
    });
    found.into_inner().unwrap()
}

#[test]
fn what_fails_says_so_by_the_exit_code() {
    let found = each(
        |b| b.wanted.exit != 0,
        |behaviour| {
            let farm = Farm::named(&[behaviour.name]);
            let data = tempfile::tempdir().unwrap();
            let output = crawl(data.path(), &farm.homes(), &[]);
            let mut found = faults(&farm, &farm.sites[0], &Held::read(data.path()));
            if output.status.code() != Some(behaviour.wanted.exit) {
                found.push(format!("{}: exit {:?}: {}", behaviour.name, output.status.code(), said(&output)));
            }
            found
        },
    );
    assert_none(&found);
}

#[test]
fn what_goes_well_says_so_by_the_exit_code() {
    let names: Vec<&str> = BEHAVIOURS.iter().filter(|b| b.wanted.exit == 0).map(|b| b.name).collect();
    let farm = Farm::named(&names);
    let data = tempfile::tempdir().unwrap();
    let output = crawl(data.path(), &farm.homes(), &[]);
    let held = Held::read(data.path());
    assert_none(&farm.sites.iter().flat_map(|site| faults(&farm, site, &held)).collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn nothing_of_this_machine_is_fetched_unless_it_is_allowed() {
    let farm = Farm::named(&["normal"]);
    let data = tempfile::tempdir().unwrap();
    let site = &farm.sites[0];
    let localhost = site.url("/").replace("127.0.0.1", "localhost");
    let output = command(data.path(), &[site.url("/"), localhost], &["--delay", "0"]).output().unwrap();
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    assert_eq!(farm.log().all().len(), 0);
    assert!(Held::read(data.path()).rows.values().all(|row| row.state == "refused"), "{}", said(&output));
    // What was refused then is fetched once it is allowed.
    let output = crawl(data.path(), &farm.homes(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_none(&faults(&farm, site, &Held::read(data.path())));
}

#[test]
fn the_user_agent_names_whom_to_write_to() {
    let farm = Farm::named(&["normal"]);
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("config.toml"), "contact = \"https://toasoan.example/robot\"\n").unwrap();
    let output = crawl(data.path(), &farm.homes(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for entry in farm.log().all() {
        let agent = entry.headers.iter().find(|(name, _)| name == "user-agent").map(|(_, value)| value.as_str());
        assert_eq!(agent, Some(concat!("xephang/", env!("CARGO_PKG_VERSION"), " (+https://toasoan.example/robot)")));
    }
}

#[test]
fn the_delay_asked_for_is_kept() {
    let farm = Farm::named(&["normal", "rss"]);
    let data = tempfile::tempdir().unwrap();
    let output = command(data.path(), &farm.homes(), &["--allow-private", "--delay", "0.4"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for site in &farm.sites {
        let entries = farm.log().of(site.number);
        assert!(entries.len() >= 6, "{entries:?}");
        let pause = farm::log::shortest_pause(&entries).unwrap();
        assert!(pause >= Duration::from_millis(400), "{pause:?}");
    }
}

/// As if the pages' time to be looked at again had come.
fn let_time_pass(data: &Path) {
    let db = rusqlite::Connection::open(data.join("xephang.sqlite")).unwrap();
    db.execute("UPDATE frontier SET due = 1 WHERE state = 'done'", []).unwrap();
}

#[test]
fn a_later_run_asks_only_whether_something_changed() {
    let farm = Farm::named(&["etag", "last-modified", "changed", "normal", "rss"]);
    let data = tempfile::tempdir().unwrap();
    let first = crawl(data.path(), &farm.homes(), &[]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    let before = Held::read(data.path());

    // At once: articles are left alone, lists are looked at.
    let mark = farm.log().mark();
    let again = crawl(data.path(), &farm.homes(), &[]);
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
    let asked = farm.log().all().split_off(mark);
    assert!(asked.iter().all(|e| !e.path.starts_with("/bai-") && e.path != "/robots.txt"), "{asked:?}");
    assert_eq!(Held::read(data.path()).revisions, before.revisions);

    // When their time has come: whoever can say so is asked whether something changed.
    let_time_pass(data.path());
    farm.stage(1);
    let mark = farm.log().mark();
    let later = crawl(data.path(), &farm.homes(), &[]);
    assert_eq!(later.status.code(), Some(0), "{}", said(&later));
    let asked = farm.log().all().split_off(mark);
    for (name, fresh, stale) in [("etag", 304, 200), ("last-modified", 304, 200), ("changed", 200, 200), ("normal", 200, 200)] {
        let site = farm.site(name);
        let status = |path: &str| asked.iter().filter(|e| e.site == site.number && e.path == path).map(|e| e.status).collect::<Vec<_>>();
        assert_eq!((status("/bai-1.html"), status("/bai-2.html")), (vec![fresh], vec![stale]), "{name}");
    }
    let after = Held::read(data.path());
    assert!(before.documents.keys().eq(after.documents.keys()));
    for (id, revisions) in &after.revisions {
        let changes = ["etag", "last-modified", "changed"].iter().any(|name| *id == farm.site(name).url("/bai-2.html"));
        assert_eq!(*revisions, if changes { 2 } else { 1 }, "{id}");
    }
    // What has not changed stands in the archive as such, and says where the body is.
    for (name, profile) in [("etag", "server-not-modified"), ("changed", "identical-payload-digest")] {
        let url = farm.site(name).url("/bai-1.html");
        let records: Vec<_> = after.records.iter().filter(|r| r.field("warc-target-uri") == url).collect();
        let revisits: Vec<_> = records.iter().filter(|r| r.field("warc-type") == "revisit").collect();
        assert_eq!(revisits.len(), 1, "{name}: {records:?}");
        assert!(revisits[0].field("warc-profile").ends_with(profile), "{name}: {:?}", revisits[0].fields);
        assert_eq!(after.responses(&url).len(), 1);
    }
    // The figure that was changed is history now, and the new one stands.
    let site = farm.site("changed");
    let (old, new) = (farm::pages::told(site.number, 2).1, farm::pages::told(site.number, 7).1);
    let claims = Command::new(program()).arg("--data").arg(data.path()).args(["export", "claims", "--all-revisions"]).output().unwrap();
    let claims: Vec<serde_json::Value> =
        String::from_utf8(claims.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let mut told: Vec<_> =
        claims.iter().filter(|c| c["doc_id"] == site.url("/bai-2.html")).map(|c| (c["rank"].as_u64(), c["current"].as_bool())).collect();
    told.sort();
    let mut wanted = vec![(Some(old as u64), Some(false)), (Some(new as u64), Some(true))];
    wanted.sort();
    assert_eq!(told, wanted);
}

#[test]
fn a_budget_stops_a_run_and_the_next_one_goes_on() {
    let farm = Farm::named(&["normal", "rss", "atom"]);
    let data = tempfile::tempdir().unwrap();
    let mut runs = 0;
    loop {
        let mark = farm.log().mark();
        let output = crawl(data.path(), &farm.homes(), &["--max-pages", "3"]);
        runs += 1;
        assert!(runs < 20, "{}", said(&output));
        let pages = farm.log().all().split_off(mark).iter().filter(|e| e.path.ends_with(".html")).count();
        assert!(pages <= 3, "{pages} pages were fetched");
        if output.status.code() == Some(0) {
            break;
        }
        assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    }
    let held = Held::read(data.path());
    assert_none(&farm.sites.iter().flat_map(|site| faults(&farm, site, &held)).collect::<Vec<_>>());
}

#[test]
fn a_second_crawl_of_one_store_is_refused_politely() {
    let farm = Farm::named(&["slow"]);
    let data = tempfile::tempdir().unwrap();
    let mut first = command(data.path(), &farm.homes(), &["--allow-private", "--delay", "1"]).spawn().unwrap();
    let begun = Instant::now();
    while farm.log().mark() == 0 && begun.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(10));
    }
    let second = crawl(data.path(), &farm.homes(), &[]);
    assert_eq!(second.status.code(), Some(1), "{}", said(&second));
    let text = said(&second);
    assert!(text.lines().count() <= 3 && text.contains("crawl"), "{text}");
    // A lock is void as soon as its holder is dead, however it died.
    first.kill().unwrap();
    first.wait().unwrap();
    let third = crawl(data.path(), &farm.homes(), &[]);
    assert_eq!(third.status.code(), Some(0), "{}", said(&third));
}

#[test]
fn a_signal_ends_a_crawl_cleanly() {
    let farm = Farm::named(&["slow", "rss"]);
    let data = tempfile::tempdir().unwrap();
    for signal in ["-TERM", "-INT"] {
        let mark = farm.log().mark();
        let child = command(data.path(), &farm.homes(), &["--allow-private", "--delay", "0.5"]).spawn().unwrap();
        let begun = Instant::now();
        while farm.log().mark() < mark + 2 && begun.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(4), "{signal}: {}", said(&output));
    }
    assert_eq!(crawl(data.path(), &farm.homes(), &[]).status.code(), Some(0));
    let held = Held::read(data.path());
    assert_none(&farm.sites.iter().flat_map(|site| faults(&farm, site, &held)).collect::<Vec<_>>());
}

#[test]
fn killed_at_any_instant_it_loses_doubles_and_repeats_nothing() {
    for (told, concurrency, seed) in [(Told::Sitemap, 1, 2022), (Told::Links, 4, 2023)] {
        let folder = tempfile::tempdir().unwrap();
        let folder_path = folder.path().to_owned();
        let plan = drill_kill::Plan { program: program(), folder: folder_path, told, pages: 200, kills: 4, seed, concurrency };
        let outcome = drill_kill::run(&plan).unwrap();
        eprintln!("{told:?}: undisturbed {:?}, held at kills {:?}, in flight {}", outcome.undisturbed, outcome.held, outcome.in_flight);
        assert_none(&outcome.faults);
    }
}

#[test]
fn a_site_without_end_is_left_after_so_many_addresses() {
    let farm = Farm::named(&["calendar"]);
    let data = tempfile::tempdir().unwrap();
    let output = crawl(data.path(), &farm.homes(), &["--max-pages", "40"]);
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    let days = farm.log().all().iter().filter(|e| e.path.starts_with("/lich")).count();
    assert_eq!(days, 40);
    let held = Held::read(data.path());
    assert!(held.rows.len() < 200, "{} addresses", held.rows.len());
}

#[test]
fn what_a_page_says_reaches_no_terminal_unescaped() {
    let farm = Farm::named(&["hostile title"]);
    let data = tempfile::tempdir().unwrap();
    let mut output = said(&crawl(data.path(), &farm.homes(), &[]));
    for args in [
        &["export", "documents", "--format", "table"][..],
        &["export", "claims", "--format", "table"],
        &["search", "chặng đường số", "--format", "table"],
    ] {
        let run = Command::new(program()).arg("--data").arg(data.path()).args(args).output().unwrap();
        assert!(run.status.success(), "{}", said(&run));
        output.push_str(&said(&run));
    }
    assert!(output.contains("ngược"), "the page is shown: {output}");
    let hostile = |c: &char| c.is_control() && *c != '\n' && *c != '\t' || matches!(*c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let found: Vec<char> = output.chars().filter(hostile).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// A folder on a disk of its own, of so many megabytes; none where disks cannot be mounted.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(folder.path()).stderr(Stdio::null()).status();
        mount.is_ok_and(|s| s.success()).then_some(Self(folder))
    }

    fn resize(&self, size: &str) {
        let options = format!("remount,{size}");
        assert!(Command::new("mount").args(["-o", &options]).arg(self.0.path()).status().unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_loses_nothing() {
    let Some(disk) = SmallDisk::new("size=4m") else {
        eprintln!("skipped: a small disk cannot be mounted here (this needs root)");
        return;
    };
    let site = drill_site::Site::start(Told::Sitemap, 400).unwrap();
    let data = disk.0.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("config.toml"), "min_free_gb = 0\n").unwrap();
    let output = crawl(&data, &[site.home()], &[]);
    assert!(matches!(output.status.code(), Some(1 | 4)), "{}", said(&output));
    let text = said(&output).to_lowercase();
    assert!(text.contains("disk") || text.contains("space"), "says what is wrong: {text}");
    assert!(!text.contains("panic"), "{text}");
    let asked = site.count();
    disk.resize("size=200m");
    let output = crawl(&data, &[site.home()], &[]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let held = Held::read(&data);
    for url in site.pages() {
        assert!(held.documents.contains_key(&url), "{url} is lost");
        assert_eq!(held.responses(&url).len(), 1, "{url}");
    }
    // What could not be written down is fetched again, and nothing else.
    assert!(site.count() - asked <= 400 + 8, "{} requests after {asked}", site.count() - asked);
}
