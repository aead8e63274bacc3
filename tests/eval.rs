//! Measuring against labelled documents: the same figures as the outside scorer, and how a run ends.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test is a panic by design")]
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_xephang");

fn eval(args: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "XEPHANG_DATA"] {
        command.env_remove(name);
    }
    command.arg("eval").args(args).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", stderr(output)))
}

/// Equal but for the last digits of a fraction, which parsing may change.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => a.len() == b.len() && a.iter().all(|(k, v)| b.get(k).is_some_and(|w| same(v, w))),
        (Value::Number(a), Value::Number(b)) => (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 1e-12,
        _ => a == b,
    }
}

#[test]
fn gives_the_figures_of_the_outside_scorer() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    let (scorer, python) = (gold.join("score.py"), Command::new("python3").arg("--version").output());
    if !scorer.is_file() || !python.is_ok_and(|p| p.status.success()) {
        eprintln!("skipped: needs python3 and {}", scorer.display());
        return;
    }
    for folders in [vec![gold.join("dev")], vec![gold.join("seeds"), gold.join("dev")]] {
        let theirs = Command::new("python3")
            .arg(&scorer)
            .args(&folders)
            .args(["--json", "--cmd", &format!("'{PROGRAM}' extract --input ndjson --format ndjson -")])
            .output()
            .unwrap();
        let names: Vec<&str> = folders.iter().map(|f| f.to_str().unwrap()).collect();
        let ours = eval(&[&["--format", "json"], names.as_slice()].concat());
        assert_eq!(ours.status.code(), Some(0), "{}", stderr(&ours));
        assert!(same(&json(&ours), &json(&theirs)), "\n{}\n{}", json(&ours), json(&theirs));
        assert!(json(&ours)["documents"].as_u64().unwrap() > 60);
    }
}

/// One page of which one claim is read rightly, one label cannot be met and one reading has no label.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let page = serde_json::json!({
        "id": "a",
        "text": "Năm 2022, Hà Tĩnh xếp thứ 37/63 về DTI.\nNăm 2022, Nghệ An xếp thứ 48/63 về DTI.",
        "claims": [
            {"subject": "ha-tinh", "index": "dti", "year": 2022, "rank": 37, "of": 63, "scope": "national", "modality": "asserted", "quote": "37/63"},
            {"subject": "nghe-an", "index": "dti", "year": 2022, "rank": 49, "of": 63, "scope": "national", "modality": "asserted", "quote": "49/63"},
        ],
    });
    std::fs::create_dir(dir.path().join("sâu hơn")).unwrap();
    std::fs::write(dir.path().join("sâu hơn/a.json"), page.to_string()).unwrap();
    std::fs::write(dir.path().join("khác.json"), "{\"note\":\"no claims in here\"}").unwrap();
    let path = dir.path().to_owned();
    (dir, path)
}

#[test]
fn counts_and_floors() {
    let (_dir, path) = folder();
    let path = path.to_str().unwrap();
    let figures = eval(&[path, "--format", "json", "--min-f1", "0.5", "--diff"]);
    assert_eq!(figures.status.code(), Some(0), "{}", stderr(&figures));
    let value = json(&figures);
    assert_eq!(["documents", "right", "wrong", "missed"].map(|k| value[k].as_u64().unwrap()), [1, 1, 1, 1], "{value}");
    assert_eq!(
        (value["f1"].as_f64(), value["attributes"]["of"].as_f64(), &value["attributes"]["score"]),
        (Some(0.5), Some(1.0), &Value::Null)
    );
    assert!(stderr(&figures).contains("nghe-an dti - 2022 national asserted rank 49 | 49/63"), "{}", stderr(&figures));
    let below = eval(&[path, "--min-f1", "0.51"]);
    assert_eq!(below.status.code(), Some(1));
    assert!(stderr(&below).contains("0.51"), "{}", stderr(&below));
    let table = String::from_utf8(eval(&[path, "--diff"]).stdout).unwrap();
    for part in ["== a: 1 đúng, 1 sót, 1 sai", "chỉ lệch một ô: value 1", "of 1/1", "Máy đọc chắc", "F1 0.500"] {
        assert!(table.contains(part), "{part}: {table}");
    }
}

#[test]
fn bad_files_are_named_and_passed_over() {
    let (_dir, path) = folder();
    std::fs::write(path.join("hỏng.json"), "{\"claims\": [").unwrap();
    let partly = eval(&[path.to_str().unwrap(), "--format", "json"]);
    assert_eq!(partly.status.code(), Some(4), "{}", stderr(&partly));
    assert!(stderr(&partly).contains("hỏng.json"), "{}", stderr(&partly));
    assert_eq!(json(&partly)["documents"], 1);
    let below = eval(&[path.to_str().unwrap(), "--min-f1", "0.9"]);
    assert_eq!(below.status.code(), Some(1), "the floor counts more than a bad file");
    let nothing = eval(&[path.join("khác.json").to_str().unwrap()]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(stderr(&nothing).contains("nhãn"), "{}", stderr(&nothing));
    assert_eq!(eval(&[]).status.code(), Some(2));
}
