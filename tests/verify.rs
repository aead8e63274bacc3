//! Verifying drafts from the command line: a real process, a store on disk or none.
// A failed step is a failed test.
#![allow(clippy::unwrap_used)]
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use xephang::model::{Authority, Claim, Document, Extraction, PartialDate, claim_id};
use xephang::ontology::Ontology;
use xephang::read::reference;
use xephang::store::{Item, Store};

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn xephang(data: &Path, args: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_xephang"))
        .arg("--data")
        .arg(data)
        .args(["--lang", "vi"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// The official tables and one article that knows Hà Tĩnh's rank of the year before.
fn store(dir: &Path) {
    let ontology = Ontology::embedded().unwrap();
    let mut items = Vec::new();
    for table in reference::tables().iter().filter(|t| t.authority == Authority::Official) {
        for (document, extraction) in reference::read_table(table.name, table.csv, table.authority, &ontology).unwrap() {
            items.push(Item { document, authority: table.authority, sample: false, extraction });
        }
    }
    let text = "Năm 2021 Hà Tĩnh đứng thứ 59 về DTI.";
    let quote = "đứng thứ 59";
    let start = text.find(quote).unwrap();
    let mut claim = Claim {
        doc_id: "bai-bao".into(),
        subject: "ha-tinh".into(),
        index: "dti".into(),
        year: Some(2021),
        rank: Some(59),
        scope: "national".into(),
        quote: quote.into(),
        start,
        end: start + quote.len(),
        confidence: 1.0,
        ..Claim::default()
    };
    claim.id = claim_id(&claim, "");
    let document = Document {
        id: "bai-bao".into(),
        url: Some("https://vi-du.example/59".into()),
        publisher: Some("vi-du.example".into()),
        published: PartialDate::parse("2022-08-10"),
        title: "Hà Tĩnh và chuyển đổi số".into(),
        text: text.into(),
        ..Document::default()
    };
    items.push(Item {
        document,
        authority: Authority::Press,
        sample: true,
        extraction: Extraction { claims: vec![claim], ..Extraction::default() },
    });
    Store::open(dir).unwrap().put(&items).unwrap();
}

const SENTENCE: &str = "Hà Tĩnh đứng thứ 27/63 DTI 2022, tăng 22 bậc đúng không";

#[test]
fn a_sentence_is_held_against_the_table_and_the_year_before() {
    let data = tempfile::tempdir().unwrap();
    store(data.path());
    let run = xephang(data.path(), &["verify", SENTENCE, "--format", "table"], "");
    println!("{}", run.out);
    assert_eq!(run.code, Some(0));
    for part in [
        "✗ Chưa khớp · dòng 1",
        "Bảng của Bộ TT&TT ghi thứ 37",
        "27 + 22 = 49, trong khi 2021 là 59",
        "“Hà Tĩnh | DTI | 37”",
        "https://dti.gov.vn/xep-hang-2022",
        "*DỮ LIỆU MẪU*",
        "Đọc được 1 số liệu: 1 chưa khớp.",
    ] {
        assert!(run.out.contains(part), "{part}\n{}", run.out);
    }
    assert_eq!(xephang(data.path(), &["verify", SENTENCE, "--fail-on", "chua-khop"], "").code, Some(3));
    let right = SENTENCE.replace("27/63", "37/63");
    let run = xephang(data.path(), &["verify", &right, "--format", "table", "--fail-on", "chua-khop"], "");
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("✔ Khớp bảng chính thức"), "{}", run.out);
}

#[test]
fn drafts_come_as_text_on_standard_input_json_or_files_and_are_not_kept() {
    let data = tempfile::tempdir().unwrap();
    store(data.path());
    let before = Store::open_read_only(data.path()).unwrap().change_number().unwrap();
    let draft = "Chuyển đổi số\nHà Tĩnh xếp thứ 37/63 về DTI năm 2022.\nĐà Nẵng xếp thứ 2/63 về DTI năm 2022.\n";
    let run = xephang(data.path(), &["verify", "-", "--format", "ndjson"], draft);
    let lines: Vec<Value> = run.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let verdicts: Vec<(&str, u64, &str)> = lines
        .iter()
        .map(|l| (l["subject"].as_str().unwrap_or_default(), l["line"].as_u64().unwrap(), l["verdict"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(verdicts, [("ha-tinh", 2, "matches-official"), ("da-nang", 3, "mismatch")], "{}", run.out);

    let page = serde_json::json!({"id": "x", "title": "", "text": draft}).to_string();
    let file = data.path().join("nháp có dấu.json");
    std::fs::write(&file, page).unwrap();
    let run = xephang(data.path(), &["verify", file.to_str().unwrap(), "--format", "json"], "");
    let array: Vec<Value> = serde_json::from_str(&run.out).unwrap();
    assert_eq!(array.len(), 2);
    assert!(array[1]["sides"][0]["official"].as_bool().unwrap() && !array[1]["sides"][0]["quote"].as_str().unwrap().is_empty());
    assert_eq!(Store::open_read_only(data.path()).unwrap().change_number().unwrap(), before);
}

#[test]
fn without_a_store_the_embedded_tables_answer_and_this_is_said() {
    let data = tempfile::tempdir().unwrap();
    let none = data.path().join("none");
    let run = xephang(&none, &["verify", SENTENCE, "--format", "table"], "");
    assert!(run.err.contains("bảng có sẵn trong chương trình"), "{}", run.err);
    assert!(run.out.contains("✗ Chưa khớp"), "{}", run.out);
    assert!(!none.exists());
}

#[test]
fn bad_drafts_are_reported_and_the_others_checked() {
    let data = tempfile::tempdir().unwrap();
    let missing = data.path().join("khong-co.txt");
    let run = xephang(data.path(), &["verify", missing.to_str().unwrap()], "");
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("khong-co.txt"), "{}", run.err);
    let run = xephang(data.path(), &["verify", missing.to_str().unwrap(), SENTENCE, "--format", "ndjson"], "");
    assert_eq!((run.code, run.out.lines().count()), (Some(4), 1), "{}", run.err);
    // Nothing to read is said, not answered with silence.
    let run = xephang(data.path(), &["verify", "Trời hôm nay đẹp", "--format", "table"], "");
    assert!(run.out.contains("Không đọc được số liệu xếp hạng nào"), "{}", run.out);
}
