//! Documents in, claims out: the real program on real files and a real store.
#![allow(clippy::expect_used, reason = "a failed test is a panic by design")]
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use xephang::store::Store;

fn program(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    command.arg("--data").arg(data).args(["--lang", "vi"]);
    command
}

fn run(data: &Path, args: &[&str], stdin: &[u8]) -> Output {
    let mut child =
        program(data).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("piped");
    let bytes = stdin.to_vec();
    let writer = std::thread::spawn(move || pipe.write_all(&bytes));
    let output = child.wait_with_output().expect("the program ends");
    // The program may stop reading early; that is for the test to judge by its output.
    let _ = writer.join();
    output
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|l| serde_json::from_str(l).expect("a line of JSON")).collect()
}

fn document(id: &str, rank: u32) -> String {
    let text = format!("Hà Tĩnh xếp thứ {rank}/63 tỉnh, thành phố về chỉ số chuyển đổi số (DTI) năm 2022.");
    serde_json::json!({"id": id, "url": null, "publisher": "a.vn", "published": "2023-07-13", "title": "Chuyển đổi số", "text": text})
        .to_string()
}

fn export(data: &Path, what: &str) -> String {
    text(&run(data, &["export", what, "--format", "ndjson"], b"").stdout)
}

#[test]
fn extract_prints_every_field_and_goes_on_past_bad_lines() {
    let data = tempfile::tempdir().unwrap();
    let input = format!("{}\nkhông phải JSON\n\n{}\n", document(" a/Ă 1", 37), document("b", 27));
    let output = run(data.path(), &["extract", "--input", "ndjson", "--format", "ndjson", "-"], input.as_bytes());
    assert_eq!(code(&output), Some(4));
    assert!(text(&output.stderr).contains("dòng 2"), "{}", text(&output.stderr));
    let claims = lines(&output);
    let fields = [
        "id",
        "doc_id",
        "subject",
        "index",
        "component",
        "year",
        "rank",
        "rank_max",
        "last",
        "of",
        "scope",
        "delta",
        "base_year",
        "score",
        "modality",
        "quote",
        "field",
        "start",
        "end",
        "status",
        "confidence",
        "derived",
    ];
    for claim in &claims {
        for field in fields {
            assert!(claim.get(field).is_some(), "{field} is missing in {claim}");
        }
        assert_eq!(claim["status"], "resolved");
    }
    let told: Vec<_> = claims.iter().map(|c| (c["doc_id"].as_str().unwrap(), c["rank"].as_u64(), c["last"].as_bool())).collect();
    assert_eq!(told, [(" a/Ă 1", Some(37), Some(false)), ("b", Some(27), Some(false))]);
    assert!(!data.path().join("xephang.sqlite").exists(), "extract keeps nothing");
    let fine = run(data.path(), &["extract", "--input", "ndjson", "--format", "ndjson", "-"], document("a", 1).as_bytes());
    assert_eq!(code(&fine), Some(0));
}

#[test]
fn the_same_input_twice_gives_the_same_store() {
    let data = tempfile::tempdir().unwrap();
    let store = data.path().join("new/folder");
    let input = format!("{}\n{}\n", document("b", 37), document("a", 27));
    for _ in 0..2 {
        assert_eq!(code(&run(&store, &["ingest", "--input", "ndjson", "-"], input.as_bytes())), Some(0));
    }
    assert_eq!(Store::open_read_only(&store).unwrap().change_number().unwrap(), 1);
    let claims = export(&store, "claims");
    let order: Vec<_> = claims.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["doc_id"].clone()).collect();
    assert_eq!(order, ["a", "b"]);
    assert_eq!(code(&run(&store, &["reextract"], b"")), Some(0));
    assert_eq!(export(&store, "claims"), claims);
    assert_eq!(Store::open_read_only(&store).unwrap().change_number().unwrap(), 1, "reading again with the same rules changes nothing");
}

#[test]
fn another_text_is_a_revision_and_history_stays() {
    let data = tempfile::tempdir().unwrap();
    for rank in [37, 27] {
        run(data.path(), &["ingest", "-"], document("a", rank).as_bytes());
    }
    let ranks = |args: &[&str]| -> Vec<(u64, Option<bool>)> {
        lines(&run(data.path(), args, b"")).iter().map(|c| (c["rank"].as_u64().unwrap(), c["current"].as_bool())).collect()
    };
    assert_eq!(ranks(&["export", "claims"]), [(27, None)]);
    assert_eq!(ranks(&["export", "claims", "--all-revisions"]), [(37, Some(false)), (27, Some(true))]);
    let csv = text(&run(data.path(), &["export", "claims", "--all-revisions", "--format", "csv"], b"").stdout);
    assert!(csv.starts_with("id,doc_id,subject,") && csv.lines().next().unwrap().ends_with(",revision,current"));
    assert_eq!(lines(&run(data.path(), &["export", "documents", "--all-revisions"], b"")).len(), 2);
}

#[test]
fn exported_documents_come_back_as_they_were() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/html/lead-outside.html");
    assert_eq!(code(&run(first.path(), &["ingest", page], b"")), Some(0));
    let documents = export(first.path(), "documents");
    assert_eq!(code(&run(second.path(), &["ingest", "--input", "ndjson", "-"], documents.as_bytes())), Some(0));
    assert_eq!(export(second.path(), "documents"), documents);
    assert_eq!(export(second.path(), "claims"), export(first.path(), "claims"));
    assert!(!export(first.path(), "claims").is_empty());
}

#[test]
fn folders_are_walked_and_forms_are_told_apart() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("in");
    std::fs::create_dir_all(folder.join("deep/.hidden")).unwrap();
    let write = |name: &str, content: &str| std::fs::write(folder.join(name), content).unwrap();
    write("a.json", "{\n \"id\": \"pretty\",\n \"text\": \"x\",\n \"claims\": []\n}\n");
    write("deep/b.jsonl", "{\"id\":\"l1\",\"text\":\"x\"}\n{\"id\":\"l2\",\"text\":\"y\",\"published\":\"hôm qua\"}\n");
    write("deep/c.txt", "Hà Tĩnh xếp thứ 37/63.");
    write("deep/d.html", "<html><link rel=canonical href='https://a.vn/d.html'><body><p>Nghệ An xếp thứ 52/63 về DTI.</body></html>");
    write("dti-2022.csv", "entity_id,component_id,rank,score,source_url\nha-tinh,,37,,https://b.vn/x\n");
    write("e.png", "\u{1}");
    write("deep/.hidden/f.txt", "z");
    let output = run(data.path(), &["ingest", folder.to_str().unwrap()], b"");
    assert_eq!(code(&output), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("ngày đăng không đọc được: hôm qua"));
    let ids: Vec<String> = Store::open_read_only(data.path()).unwrap().documents().map(|d| d.unwrap().document.id).collect();
    assert_eq!(ids.len(), 6, "{ids:?}");
    for id in ["pretty", "l1", "l2", "https://a.vn/d.html", "bang:reported/dti-2022"] {
        assert!(ids.iter().any(|i| i == id), "{id}: {ids:?}");
    }
}

#[test]
fn init_loads_the_tables_once_and_empty_loads_none() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(data.path(), &["init", "--empty"], b"")), Some(0));
    assert_eq!(Store::open_read_only(data.path()).unwrap().document_count().unwrap(), 0);
    for _ in 0..2 {
        assert_eq!(code(&run(data.path(), &["init"], b"")), Some(0));
    }
    let store = Store::open_read_only(data.path()).unwrap();
    assert_eq!(store.change_number().unwrap(), 1);
    assert!(store.claims().unwrap().len() > 2500);
    drop(store);
    let before = export(data.path(), "claims");
    assert_eq!(code(&run(data.path(), &["reextract"], b"")), Some(0));
    assert_eq!(export(data.path(), "claims"), before, "claims of tables come from their cells");
}

/// How many documents the killed runs are given: enough for several batches.
const MANY: usize = 2000;

#[test]
fn killed_at_any_instant_it_loses_and_doubles_nothing() {
    let root = tempfile::tempdir().unwrap();
    let input = root.path().join("in.ndjson");
    let all: Vec<String> = (0..MANY).map(|i| document(&format!("d{i:05}"), 1 + i as u32 % 63)).collect();
    std::fs::write(&input, all.join("\n")).unwrap();
    let input = input.to_str().unwrap();

    let whole = root.path().join("whole");
    let begun = Instant::now();
    assert_eq!(code(&run(&whole, &["ingest", input], b"")), Some(0));
    let usual = begun.elapsed();
    let wanted = (export(&whole, "documents"), export(&whole, "claims"));
    assert_eq!(wanted.0.lines().count(), MANY);
    let found = search(&whole);
    assert!(found.len() > 1, "{found:?}");

    let mut seed = 0x5eed_u64;
    // How long a run takes varies with what else the machine does: a run that was over before it could be
    // killed proves nothing, so it is not counted, and the next ones are killed earlier.
    let mut window = usual;
    for round in 0..5 {
        let data = root.path().join(format!("round{round}"));
        let (mut killed, mut missed) = (0, 0);
        while killed < 4 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let delay = window.mul_f64((seed >> 33) as f64 / (1_u64 << 31) as f64);
            if kill_after(&data, input, delay) {
                killed += 1;
                continue;
            }
            missed += 1;
            assert!(missed < 20, "round {round}: no run can be killed in time");
            window = window.mul_f64(0.8);
            // A finished store has nothing left to lose: begin again with an empty one.
            killed = 0;
            let _ = std::fs::remove_dir_all(&data);
        }
        assert_eq!(code(&run(&data, &["ingest", input], b"")), Some(0));
        assert!(Store::open(&data).unwrap().integrity().unwrap().is_empty());
        assert_eq!((export(&data, "documents"), export(&data, "claims")), wanted, "round {round}");
        assert_eq!(search(&data), found, "round {round}: the index is repaired on the next start");
    }
}

/// Ids that a search finds, in order of their names: equal hits may come in any order.
fn search(data: &Path) -> Vec<String> {
    let output = run(data, &["search", "Hà Tĩnh DTI 2022", "--limit", "5000", "--format", "ndjson"], b"");
    assert_eq!(code(&output), Some(0), "{}", text(&output.stderr));
    let mut ids: Vec<String> = lines(&output).iter().map(|hit| hit["doc_id"].to_string() + &hit["id"].to_string()).collect();
    ids.sort();
    ids
}

/// Starts an ingest, kills it after `delay`, and says whether it was still running.
fn kill_after(data: &Path, input: &str, delay: Duration) -> bool {
    let mut child = program(data).args(["ingest", input]).stderr(Stdio::null()).spawn().expect("the program starts");
    std::thread::sleep(delay);
    let running = child.try_wait().expect("it can be waited for").is_none();
    // SIGKILL: no handler runs, no buffer is written out.
    let _ = child.kill();
    child.wait().expect("it ends");
    running
}

#[test]
fn a_closed_pipe_is_no_error_and_a_full_output_is() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(data.path(), &["init"], b"")), Some(0));
    let mut child = program(data.path()).args(["export", "claims"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
        let output = program(data.path()).args(["export", "claims"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(!output.stderr.is_empty());
    }
}
