//! Bad input: a clear word about it, everything else goes through, and nothing ever panics.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use xephang::store::{FILE_NAME, Store};

const GOOD: &str = "{\"id\":\"good\",\"text\":\"Hà Tĩnh xếp thứ 37/63 về DTI năm 2022.\"}\n";

struct Run {
    code: Option<i32>,
    stderr: String,
    documents: u64,
}

/// Ingests the given files and one good one after them into a new store.
fn ingest(files: &[(&str, &[u8])]) -> Run {
    let dir = tempfile::tempdir().unwrap();
    let mut paths: Vec<PathBuf> = Vec::new();
    for (name, bytes) in files.iter().copied().chain([("zz.ndjson", GOOD.as_bytes())]) {
        paths.push(dir.path().join(name));
        std::fs::write(paths.last().unwrap(), bytes).unwrap();
    }
    let output = program(dir.path()).arg("ingest").args(&paths).output().unwrap();
    judge(output, dir.path())
}

fn program(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    command.arg("--data").arg(data).args(["--lang", "en"]);
    command
}

fn judge(output: Output, data: &Path) -> Run {
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(!stderr.contains("panicked"), "{stderr}");
    let documents = Store::open_read_only(data).unwrap().document_count().unwrap();
    Run { code: output.status.code(), stderr, documents }
}

#[test]
fn bad_files_are_named_and_good_ones_go_through() {
    let garbage: Vec<u8> = (0..40_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let tower = format!("<html><body>{}", "<div>".repeat(100_000));
    let cases: [(&str, &[u8], &str); 8] = [
        ("garbage.bin", &garbage, "not a text"),
        ("garbage.html", &garbage, "not a text"),
        ("empty.txt", b"", "empty"),
        ("blank.html", b" \n ", "empty"),
        ("tower.html", tower.as_bytes(), "nested deeper"),
        ("report.pdf", b"%PDF-1.7\n", "the PDF file is damaged"),
        ("table.csv", b"entity_id,component_id,rank,score,source_url\nha-tinh,,1,,x\n", "the file name must be"),
        ("broken.json", b"{\"id\": \"x\", \"text\": ", "not a document in JSON"),
    ];
    for (name, bytes, message) in cases {
        let run = ingest(&[(name, bytes)]);
        assert_eq!((run.code, run.documents), (Some(4), 1), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(name) && run.stderr.contains(message), "{name}: {}", run.stderr);
    }
}

#[test]
fn bad_lines_are_numbered_and_good_ones_go_through() {
    let mut input = b"{\"id\":\"a\",\"text\":\"x\"}\n".to_vec();
    input.extend_from_slice(b"{\"id\":\"b\",\"text\":\"\xff\xfe\"}\n[]\n\"x\"\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":5}\nnull\n");
    input.extend("[".repeat(200_000).bytes());
    input.extend_from_slice(b"\n{\"id\":\"e\",\"text\":\"y\"}");
    let run = ingest(&[("lines.ndjson", &input)]);
    assert_eq!((run.code, run.documents), (Some(4), 3), "{}", run.stderr);
    for line in [2, 3, 4, 5, 6, 7, 8] {
        assert!(run.stderr.contains(&format!("lines.ndjson, line {line}:")), "{line}: {}", run.stderr);
    }
}

#[test]
fn giant_lines_go_through_or_are_refused_by_number() {
    let big = |id: &str, megabytes: usize| {
        format!("{{\"id\":\"{id}\",\"text\":\"{}\"}}\n", "Hà Tĩnh là tỉnh ven biển. ".repeat(megabytes * 1_000_000 / 31))
    };
    let input = [big("fifty", 50), big("eighty", 80), "{\"id\":\"after\",\"text\":\"x\"}\n".to_owned()].concat();
    let run = ingest(&[("big.ndjson", input.as_bytes())]);
    assert_eq!((run.code, run.documents), (Some(4), 3), "{}", run.stderr);
    assert!(run.stderr.contains("big.ndjson, line 2: line longer than 64 MB"), "{}", run.stderr);
}

#[test]
fn an_endless_line_does_not_fill_the_memory() {
    let dir = tempfile::tempdir().unwrap();
    let mut child =
        program(dir.path()).args(["ingest", "--input", "ndjson", "-"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let chunk = vec![b'a'; 1 << 20];
    for _ in 0..300 {
        pipe.write_all(&chunk).unwrap();
    }
    let peak = peak_memory(child.id());
    pipe.write_all(b"\n").unwrap();
    pipe.write_all(GOOD.as_bytes()).unwrap();
    drop(pipe);
    let run = judge(child.wait_with_output().unwrap(), dir.path());
    assert_eq!((run.code, run.documents), (Some(4), 1), "{}", run.stderr);
    if let Some(kilobytes) = peak {
        assert!(kilobytes < 250_000, "{kilobytes} kB");
    }
}

#[test]
fn a_long_stream_of_documents_does_not_fill_the_memory() {
    let dir = tempfile::tempdir().unwrap();
    let mut child = program(dir.path())
        .args(["extract", "--input", "ndjson", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    // Of ten documents one ranks.
    let plain = "Sáng cùng ngày, đoàn công tác kiểm tra tiến độ thi công tuyến đường nối khu công nghiệp. ".repeat(25);
    let line = format!("{{\"id\":\"news\",\"text\":\"{plain}\"}}\n");
    let ten = [GOOD.to_owned(), line.repeat(9)].concat();
    let mut send = |megabytes: usize| (0..megabytes * 1_000_000 / ten.len()).for_each(|_| pipe.write_all(ten.as_bytes()).unwrap());
    send(30);
    let early = peak_memory(child.id());
    send(90);
    let late = peak_memory(child.id());
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    if let (Some(early), Some(late)) = (early, late) {
        assert!(late < 250_000 && late < early + 40_000, "{early} kB, then {late} kB");
    }
}

/// Peak resident memory in kB, where the system tells it.
fn peak_memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[test]
fn odd_but_valid_documents_go_through() {
    let lines = [
        r#"{"id":"nul","text":"a\u0000b"}"#,
        r#"{"id":"emoji","text":"👩‍👩‍👧 Hà Tĩnh xếp thứ 37/63 ✅ về DTI 2022"}"#,
        r#"{"id":"nfd","text":"Hà Tĩnh xếp thứ 37/63 về DTI năm 2022"}"#,
        r#"{"id":"tabs","text":"\t\t37\t63\n\n\n\t▲ 22\r\n"}"#,
        r#"{"id":"digits","text":"thứ 99999999999999999999999999/63, hạng 1e308, tăng 4294967297 bậc năm 99999"}"#,
        r#"{"id":"title only","title":"Hà Tĩnh xếp thứ 37/63 DTI 2022"}"#,
        r#"{"id":"dates","text":"x","published":{"y":1}}"#,
    ];
    let run = ingest(&[("odd.ndjson", lines.join("\n").as_bytes())]);
    assert_eq!((run.code, run.documents), (Some(0), 8), "{}", run.stderr);
}

#[test]
fn a_store_of_a_newer_program_or_of_none_is_refused() {
    let commands: [&[&str]; 4] = [&["ingest", "-"], &["init"], &["export", "claims"], &["reextract"]];
    let newer = tempfile::tempdir().unwrap();
    drop(Store::open(newer.path()).unwrap());
    let db = rusqlite::Connection::open(newer.path().join(FILE_NAME)).unwrap();
    db.pragma_update(None, "user_version", 999).unwrap();
    drop(db);
    let garbage = tempfile::tempdir().unwrap();
    std::fs::write(garbage.path().join(FILE_NAME), "không phải SQLite ".repeat(500)).unwrap();
    for args in commands {
        for (dir, message) in [(&newer, "schema 999"), (&garbage, "damaged or no store")] {
            let output = program(dir.path()).args(args).stdin(Stdio::null()).output().unwrap();
            let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(1), "{args:?}: {stderr}");
            assert!(stderr.contains(message) && !stderr.contains("panicked"), "{args:?}: {stderr}");
        }
    }
}

#[test]
fn a_missing_store_says_how_to_make_one() {
    let dir = tempfile::tempdir().unwrap();
    for args in [&["export", "claims"][..], &["reextract"]] {
        let output = program(&dir.path().join("none")).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("xephang init"), "{args:?}");
        assert!(!dir.path().join("none").exists(), "a mistyped folder is not made");
    }
}
