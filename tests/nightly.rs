//! `xephang nightly` and `doctor` end to end, with the real program, against a small server of our own.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

fn xephang(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    command.arg("--data").arg(data).args(args).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "XEPHANG_DATA", "COLUMNS", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn run(data: &Path, args: &[&str]) -> Output {
    xephang(data, args).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A site on loopback: path to body and ETag. Everything is answered with what stands there at the moment.
#[derive(Clone)]
struct Site {
    address: String,
    pages: Arc<Mutex<BTreeMap<String, (String, String)>>>,
    log: Arc<Mutex<Vec<(String, u16)>>>,
}

impl Site {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let site = Self { address, pages: Arc::default(), log: Arc::default() };
        let serving = site.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = serving.clone();
                std::thread::spawn(move || site.answer(&stream));
            }
        });
        site
    }

    fn put(&self, path: &str, kind: &str, body: &str) {
        self.pages.lock().unwrap().insert(path.to_owned(), (kind.to_owned(), body.to_owned()));
    }

    /// Puts an article and names it in the site's feed with the others.
    fn article(&self, name: &str, text: &str) {
        let url = format!("{}/{name}.html", self.address);
        let page = format!(
            "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Bài {name}</title>\
             <meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"2026-11-20T08:00:00+07:00\">\
             <link rel=\"canonical\" href=\"{url}\"></head><body><article><h1>Bài {name}</h1><p>{text}</p>\
             <p>Ngày hội chuyển đổi số của tỉnh diễn ra trong hai ngày, với nhiều gian hàng và đông người đến xem.</p></article></body></html>"
        );
        self.put(&format!("/{name}.html"), "text/html; charset=utf-8", &page);
        let items: String = (self.pages.lock().unwrap().keys())
            .filter(|path| path.ends_with(".html"))
            .map(|path| format!("<item><title>{path}</title><link>{}{path}</link></item>", self.address))
            .collect();
        let feed = format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Báo thử</title>{items}</channel></rss>");
        self.put("/feed.xml", "application/rss+xml", &feed);
    }

    fn answer(&self, stream: &TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        loop {
            let mut lines = Vec::new();
            loop {
                let mut line = String::new();
                if reader.read_line(&mut line).unwrap_or(0) == 0 {
                    return;
                }
                if line.trim().is_empty() {
                    break;
                }
                lines.push(line.trim().to_owned());
            }
            let path = lines[0].split(' ').nth(1).unwrap().to_owned();
            let page = self.pages.lock().unwrap().get(&path).cloned();
            let known = lines.iter().find_map(|l| l.to_ascii_lowercase().strip_prefix("if-none-match: ").map(str::to_owned));
            let (status, head, body) = match page {
                None => (404, String::new(), String::new()),
                Some((kind, body)) => {
                    let tag = format!("\"{:x}\"", body.bytes().fold(7u64, |h, b| h.wrapping_mul(31).wrapping_add(u64::from(b))));
                    let head = format!("Content-Type: {kind}\r\nETag: {tag}\r\n");
                    if known.as_deref() == Some(tag.as_str()) { (304, head, String::new()) } else { (200, head, body) }
                }
            };
            self.log.lock().unwrap().push((path, status));
            let answer = format!("HTTP/1.1 {status} X\r\n{head}Content-Length: {}\r\n\r\n{body}", body.len());
            if reader.get_mut().write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }

    fn asked(&self, status: u16) -> usize {
        self.log.lock().unwrap().iter().filter(|(_, s)| *s == status).count()
    }
}

/// A data folder whose one publisher is the site.
fn folder(home: &str, feed: &str) -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    let host = home.trim_start_matches("http://");
    let publishers = format!(
        "[[publisher]]\nid = \"bao-thu\"\nname = \"Báo Thử\"\nhome = \"{home}/\"\nhosts = [\"{host}\"]\nkind = \"provincial-press\"\n\
         feeds = [\"{feed}\"]\nallow_private = true\n"
    );
    std::fs::write(data.path().join("publishers.toml"), publishers).unwrap();
    std::fs::write(data.path().join("config.toml"), "home = \"Hà Tĩnh\"\nsources = [\"bao-thu\"]\nmin_free_gb = 0\n").unwrap();
    data
}

fn nightly(data: &Path) -> Output {
    run(data, &["nightly", "--delay", "0", "--revisit", "0s"])
}

fn digest(data: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(data.join("digest/digest.json")).unwrap()).unwrap()
}

#[test]
fn a_changed_page_is_told_as_a_corrected_figure() {
    let site = Site::new();
    site.article("chuyen-doi-so-ha-tinh-2022", "Năm 2022, Hà Tĩnh xếp thứ 27/63 về chuyển đổi số (DTI).");
    site.article("chuyen-doi-so-nghe-an-2022", "Năm 2022, Nghệ An xếp thứ 52/63 về chuyển đổi số (DTI).");
    let data = folder(&site.address, &format!("{}/feed.xml", site.address));
    let data = data.path();

    let first = nightly(data);
    assert_eq!(first.status.code(), Some(0), "{}\n{}", stdout(&first), stderr(&first));
    let told = stdout(&first);
    assert!(told.lines().count() <= 8 && told.contains("2 số mới"), "{told}");
    assert!(told.contains("★ ") && told.contains("Hà Tĩnh, DTI 2022"), "{told}");
    // The table of the ministry says 37: the page's figure does not agree.
    assert!(digest(data)["findings"]["new"]["total"].as_u64().unwrap() >= 1, "{}", digest(data)["findings"]);

    site.article("chuyen-doi-so-ha-tinh-2022", "Năm 2022, Hà Tĩnh xếp thứ 37/63 về chuyển đổi số (DTI).");
    site.article("chuyen-doi-so-quang-binh-2022", "Năm 2022, Quảng Bình xếp thứ 46/63 về chuyển đổi số (DTI).");
    let (fresh, same) = (site.asked(200), site.asked(304));
    let second = nightly(data);
    assert_eq!(second.status.code(), Some(0), "{}\n{}", stdout(&second), stderr(&second));
    let told = stdout(&second);
    assert!(told.contains("1 bài đã sửa số (27→37, "), "{told}\n{:?}", site.log.lock().unwrap());
    assert!(told.contains("chưa khớp đã hết"), "{told}");
    assert!(site.asked(304) > same, "unchanged pages are asked about, not fetched again");
    assert!(site.asked(200) - fresh <= 4, "{:?}", site.log.lock().unwrap());
    let second = digest(data);
    assert_eq!((second["documents"]["total"].as_u64(), second["corrections"]["total"].as_u64()), (Some(1), Some(1)));

    let files: Vec<String> =
        std::fs::read_dir(data.join("digest")).unwrap().flatten().map(|e| e.file_name().into_string().unwrap()).collect();
    assert_eq!(files.iter().filter(|f| f.starts_with("20") && f.ends_with(".md")).count(), 2, "{files:?}");
    let feed = std::fs::read(data.join("digest/feed.xml")).unwrap();
    let feed = feed_rs::parser::parse(&feed[..]).unwrap();
    assert_eq!(feed.entries.len(), 2);
    assert!(feed.entries[0].title.as_ref().unwrap().content.contains("27→37"));
    let metrics = std::fs::read_to_string(data.join("metrics.prom")).unwrap();
    assert!(metrics.contains("\nxephang_corrections 1\n") && metrics.contains("xephang_last_run_exit_code 0"), "{metrics}");

    let doctor = run(data, &["doctor", "--format", "json"]);
    let checks: Vec<Value> = serde_json::from_str(&stdout(&doctor)).unwrap();
    let state = |check: &str| checks.iter().filter(|c| c["check"] == check).map(|c| c["state"].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!((state("store"), state("archive"), state("index")), (vec!["fine"], vec!["fine"], vec!["fine"]), "{}", stdout(&doctor));
    assert_eq!(state("run"), ["fine", "fine"]);
}

#[test]
fn a_closed_network_ends_in_seconds_and_loses_nothing() {
    let data = folder("http://khong-co.invalid", "http://khong-co.invalid/feed.xml");
    let began = Instant::now();
    let out = nightly(data.path());
    assert_eq!(out.status.code(), Some(4), "{}\n{}", stdout(&out), stderr(&out));
    assert!(began.elapsed() < Duration::from_secs(90), "{:?}", began.elapsed());
    let told = stdout(&out);
    assert!(told.contains("1 nguồn không lấy được"), "{told}");
    assert!(told.lines().count() <= 8, "{told}");
    let english = run(data.path(), &["--lang", "en", "nightly", "--delay", "0"]);
    assert!(stdout(&english).contains("0 new figures") && stdout(&english).contains("failed shortly before"), "{}", stdout(&english));
    assert_eq!(english.status.code(), Some(4), "the site is still not there");
    let doctor = run(data.path(), &["doctor"]);
    assert!(stdout(&doctor).contains("một số nguồn không lấy được"), "{}", stdout(&doctor));
}

#[test]
fn a_dry_run_touches_nothing() {
    let data = folder("http://127.0.0.1:1", "http://127.0.0.1:1/feed.xml");
    let out = run(data.path(), &["nightly", "--dry-run"]);
    assert_eq!(out.status.code(), Some(0), "{}", stderr(&out));
    assert!(stdout(&out).contains("bao-thu") && stdout(&out).contains("Chưa tải và chưa ghi gì"), "{}", stdout(&out));
    let left: Vec<_> = std::fs::read_dir(data.path()).unwrap().flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    let all = tempfile::tempdir().unwrap();
    let plan: Vec<Value> = serde_json::from_str(&stdout(&run(all.path(), &["nightly", "--dry-run", "--format", "json"]))).unwrap();
    assert!(plan.len() >= 60 && plan.iter().all(|p| p["lists"].as_u64() > Some(0)), "{}", plan.len());
    let unknown = run(data.path(), &["nightly", "--only", "khong-co"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(stderr(&unknown).contains("khong-co") && stderr(&unknown).contains("sources list"), "{}", stderr(&unknown));
}

#[test]
fn a_second_run_at_the_same_time_is_refused_politely() {
    let data = folder("http://127.0.0.1:1", "http://127.0.0.1:1/feed.xml");
    let lock = xephang::crawl::Lock::acquire(data.path()).unwrap();
    let refused = nightly(data.path());
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains(&format!("tiến trình {}", std::process::id())), "{}", stderr(&refused));
    assert!(!data.path().join("xephang.sqlite").exists());
    drop(lock);
}

#[test]
fn new_findings_end_with_3_where_asked() {
    let site = Site::new();
    site.article("chuyen-doi-so-ha-tinh-2022", "Năm 2022, Hà Tĩnh xếp thứ 27/63 về chuyển đổi số (DTI).");
    let data = folder(&site.address, &format!("{}/feed.xml", site.address));
    let failing = run(data.path(), &["nightly", "--delay", "0", "--fail-on", "findings"]);
    assert_eq!(failing.status.code(), Some(3), "{}\n{}", stdout(&failing), stderr(&failing));
    let again = run(data.path(), &["nightly", "--delay", "0", "--fail-on", "findings"]);
    assert_eq!(again.status.code(), Some(0), "known findings are no news: {}", stdout(&again));
}

#[test]
fn doctor_says_what_is_wrong_and_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let absent = run(data.path(), &["doctor"]);
    assert_eq!(absent.status.code(), Some(4), "{}", stdout(&absent));
    assert!(stdout(&absent).contains("Chưa có kho") && stdout(&absent).contains("xephang init"), "{}", stdout(&absent));
    assert!(run(data.path(), &["init", "--empty"]).status.success());
    std::fs::write(data.path().join("config.toml"), "contact = \"a@b.vn\"\nmin_free_gb = 0\n").unwrap();
    // A run that died, an index that is gone, a misspelt setting, a damaged store.
    let store = rusqlite::Connection::open(data.path().join("xephang.sqlite")).unwrap();
    store.execute("INSERT INTO runs(command, started, first_change) VALUES ('nightly', 0, 1)", []).unwrap();
    drop(store);
    let warned = run(data.path(), &["doctor"]);
    assert_eq!(warned.status.code(), Some(4), "{}", stdout(&warned));
    for words in ["bị ngắt giữa chừng", "Chưa có chỉ mục", "xephang reindex", "docs/van-hanh.md"] {
        assert!(stdout(&warned).contains(words), "{words}: {}", stdout(&warned));
    }
    std::fs::write(data.path().join("publishers.toml"), "[[publisher]]\nidd = 1\n").unwrap();
    std::fs::write(data.path().join("config.toml"), "hoem = \"x\"\n").unwrap();
    let broken = run(data.path(), &["doctor"]);
    assert_eq!(broken.status.code(), Some(1), "{}", stdout(&broken));
    assert!(stdout(&broken).contains("publishers.toml, dòng 2") && stdout(&broken).contains("config.toml:1"), "{}", stdout(&broken));
    std::fs::write(data.path().join("xephang.sqlite"), "no database").unwrap();
    let damaged = run(data.path(), &["doctor"]);
    assert_eq!(damaged.status.code(), Some(1));
    assert!(stdout(&damaged).contains("bị hỏng") && stdout(&damaged).contains("xephang restore"), "{}", stdout(&damaged));
}
