//! `xephang sources` as a person meets it: the publishers, a page put to the test, an entry added.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PAGE: &str = "fixtures/html/lead-outside.html";

fn run(data: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    command.arg("--data").arg(data).args(args).stdin(Stdio::null()).current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "XEPHANG_DATA", "COLUMNS"] {
        command.env_remove(name);
    }
    command.output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn lists_the_publishers_and_shows_one_as_an_entry() {
    let dir = tempfile::tempdir().unwrap();
    let all = json(&run(dir.path(), &["sources", "list", "--format", "json"]));
    assert!(all.as_array().unwrap().len() >= 60);
    let kinds = |k: &str| all.as_array().unwrap().iter().filter(|p| p["kind"] == k).count();
    assert!(kinds("index-owner") >= 5 && kinds("provincial-press") >= 20 && kinds("aggregator") >= 2);
    let table = stdout(&run(dir.path(), &["sources", "list", "--format", "table", "--kind", "aggregator"]));
    assert!(table.contains("vietnam-vn") && table.contains("trang gom tin") && !table.contains("vnexpress"), "{table}");
    let csv = stdout(&run(dir.path(), &["sources", "list", "--format", "csv"]));
    assert!(csv.lines().any(|l| l.starts_with("baohatinh,Báo Hà Tĩnh,provincial-press,ha-tinh,")), "{csv}");

    // What is shown can be written to a file and read again.
    let shown = run(dir.path(), &["sources", "show", "baohatinh"]);
    let file = dir.path().join("publishers.toml");
    std::fs::write(&file, &shown.stdout).unwrap();
    let again = run(dir.path(), &["sources", "show", "https://m.baohatinh.vn/bai-post1.html", "--format", "json"]);
    assert_eq!(again.status.code(), Some(0), "{}", stderr(&again));
    let entry = json(&again);
    assert_eq!((&entry["id"], &entry["province"]), (&Value::from("baohatinh"), &Value::from("ha-tinh")));
    assert!(entry["adapter"][0]["body"].as_str().unwrap().contains("article__body"));
    let unknown = run(dir.path(), &["sources", "show", "khong-co"]);
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn adds_an_entry_and_tests_a_page_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let before = run(dir.path(), &["sources", "test", PAGE]);
    assert_eq!(before.status.code(), Some(0), "{}", stderr(&before));
    assert!(stdout(&before).contains("chưa có mục nào") && stdout(&before).contains("13/07/2023"), "{}", stdout(&before));

    let added = run(
        dir.path(),
        &[
            "sources",
            "add",
            "--id",
            "mauxanh",
            "--name",
            "Mẫu Xanh",
            "--home",
            "https://mauxanh.example",
            "--kind",
            "provincial-press",
            "--feed",
            "/rss/moi.rss",
            "--article-url",
            r"-(?P<id>\d+)\.html$",
            "--body",
            "#khong-con",
        ],
    );
    assert_eq!(added.status.code(), Some(0), "{}", stderr(&added));
    let kept = std::fs::read_to_string(dir.path().join("publishers.toml")).unwrap();
    assert_eq!(kept, stdout(&added));

    // The layout finds no body: that is said, and the general search serves.
    let tested = run(dir.path(), &["sources", "test", PAGE, "--format", "json"]);
    assert_eq!(tested.status.code(), Some(4), "{}", stderr(&tested));
    let report = json(&tested);
    assert_eq!((&report["publisher"], &report["adapter"], &report["is_article"]), (&"mauxanh".into(), &Value::Null, &true.into()));
    assert_eq!(report["missing"], Value::from(vec!["body"]));
    assert!(report["paragraphs"].as_u64().unwrap() > 5);

    // A mistake is refused and changes nothing.
    let wrong = run(dir.path(), &["sources", "add", "--id", "vnexpress", "--body", "div["]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(stderr(&wrong).contains("publishers.toml, dòng") && stderr(&wrong).contains("'vnexpress'"), "{}", stderr(&wrong));
    assert_eq!(std::fs::read_to_string(dir.path().join("publishers.toml")).unwrap(), kept);
}

#[test]
fn a_misspelt_key_is_refused_with_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rieng.toml");
    std::fs::write(&file, "[[publisher]]\nid = \"baohatinh\"\nfeds = []\n").unwrap();
    let output = run(dir.path(), &["--publishers", file.to_str().unwrap(), "sources", "list"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("rieng.toml, dòng 3: unknown key 'feds': did you mean 'feeds'?"), "{}", stderr(&output));
}

#[test]
fn strange_text_does_not_reach_the_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let page = dir.path().join("trang.html");
    let body = "<p>Hà Tĩnh xếp thứ 37/63 về chuyển đổi số năm 2022, theo bảng vừa công bố.</p>".repeat(4);
    std::fs::write(&page, format!("<title>Hạng \u{202e}73\u{1b}]0;x\u{7} nhất</title>{body}")).unwrap();
    let output = run(dir.path(), &["sources", "test", page.to_str().unwrap()]);
    let bad = |c: char| c == '\u{202e}' || (c.is_control() && c != '\n');
    assert!(stdout(&output).contains("Hạng") && !stdout(&output).contains(bad), "{}", stdout(&output));
    assert_eq!(output.status.code(), Some(4), "no day of publication");
}

/// How far outlets can be relied on is for whoever runs the program: no line of what is published, exported or fed to
/// readers may come from it.
#[test]
fn the_reliability_of_outlets_is_shown_to_the_operator_only() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    assert!(run(data, &["init"]).status.success());
    let pages = data.join("bai.ndjson");
    let page = |id: &str, host: &str, rank: u32| {
        let text = format!("Theo kết quả DTI năm 2022, tỉnh Hà Tĩnh xếp thứ {rank}/63 tỉnh, thành phố.");
        serde_json::json!({ "id": id, "publisher": host, "published": "2023-07-20", "title": "Chuyển đổi số", "text": text }).to_string()
    };
    std::fs::write(&pages, [page("a", "a.example", 37), page("b", "b.example", 27)].join("\n")).unwrap();
    let ingested = run(data, &["ingest", pages.to_str().unwrap()]);
    assert!(ingested.status.success(), "{}", stderr(&ingested));

    let rows = run(data, &["sources", "reliability", "--format", "json"]);
    assert!(stderr(&rows).contains("người vận hành"), "{}", stderr(&rows));
    let rows = json(&rows);
    let of = |outlet: &str| rows.as_array().unwrap().iter().find(|r| r["outlet"] == outlet && r["index"].is_null()).unwrap().clone();
    let (right, wrong) = (of("a.example"), of("b.example"));
    assert_eq!((&right["facts"], &wrong["disputed"]), (&Value::from(1), &Value::from(1)));
    assert!(right["mean"].as_f64() > wrong["mean"].as_f64(), "{right} {wrong}");
    assert!(right["low"].as_f64() < right["mean"].as_f64() && right["mean"].as_f64() < right["high"].as_f64());
    assert!(rows.as_array().unwrap().iter().all(|r| r["audience"] == "operator"));
    let table = stdout(&run(data, &["sources", "reliability", "--index", "dti", "--format", "table"]));
    assert!(table.starts_with("Chỉ dành cho người vận hành") && table.contains("b.example") && !table.contains("pci"), "{table}");
    assert_eq!(run(data, &["sources", "reliability", "--index", "khong-co"]).status.code(), Some(1));

    // What leaves the program names no accuracy.
    for what in [&["export", "claims"][..], &["export", "documents"], &["check"], &["search", "Hà Tĩnh DTI 2022"], &["show", "a"]] {
        for format in ["json", "csv", "table"] {
            let output = run(data, &[what, &["--format", format]].concat());
            let told = stdout(&output).to_lowercase();
            for word in ["accuracy", "reliab", "độ đúng", "audience", "\"mean\"", "khoảng 90"] {
                assert!(!told.contains(word), "{what:?} --format {format} tells {word}: {told}");
            }
        }
    }
    // And nothing that writes for readers can reach it.
    for folder in ["src/publish", "src/nightly", "src/search", "src/verify", "src/index"] {
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap().flatten() {
            let path = entry.path();
            let code = if path.is_file() { std::fs::read_to_string(&path).unwrap() } else { String::new() };
            assert!(!code.contains("trust::") && !code.contains("observed()"), "{} reaches the reliability of outlets", path.display());
        }
    }
}
