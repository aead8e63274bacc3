//! From real pages to answers: the labelled seeds of ../shared, when they are there, go through the whole
//! program, and what must come out of them does.
// A failed step is a failed test.
#![allow(clippy::unwrap_used)]
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

/// Runs the program on a store; its standard output.
fn run(data: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "XEPHANG_DATA"] {
        command.env_remove(name);
    }
    let output = command.arg("--data").arg(data).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A store of nothing but the seeds; `None` when they are not there.
fn store() -> Option<tempfile::TempDir> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/seeds");
    if !seeds.is_dir() {
        eprintln!("skipped: {} is not there", seeds.display());
        return None;
    }
    let dir = tempfile::tempdir().unwrap();
    run(dir.path(), &["ingest", seeds.to_str().unwrap()]);
    Some(dir)
}

#[test]
fn the_goals_question_is_answered_however_it_is_typed() {
    let Some(dir) = store() else { return };
    let decomposed: String = "Hà Tĩnh An toàn thông tin".nfd().collect();
    for query in ["Hà Tĩnh An toàn thông tin", "ha tinh an toan thong tin", &decomposed, "Hà Tĩnh ATTT"] {
        let hit = lines(&run(dir.path(), &["search", query, "--format", "ndjson"])).swap_remove(0);
        let words = ["type", "doc_id", "subject", "index", "component"].map(|k| hit[k].as_str().unwrap_or_default());
        assert_eq!(words, ["claim", "seed-0", "ha-tinh", "dti", "an-toan-thong-tin-mang"], "{query}");
        let figures = ["rank", "of", "delta", "year", "base_year"].map(|k| hit[k].as_i64());
        assert_eq!(figures, [35, 63, 28, 2022, 2021].map(Some), "{query}");
        assert!(hit["quote"].as_str().unwrap().contains("35/63"), "{query}: {hit}");
    }
}

#[test]
fn only_the_article_that_contradicts_itself_is_reported() {
    let Some(dir) = store() else { return };
    let found = lines(&run(dir.path(), &["check", "--format", "ndjson"]));
    for finding in &found {
        assert_eq!((&finding["kind"], &finding["documents"]), (&"inner-sum".into(), &serde_json::json!(["seed-3"])), "{finding}");
    }
    // Two averages that grew by something else than is said, and a first and a last of each of two blocks
    // whose points are not the highest and lowest of their block.
    for words in [
        "783,52 − 681,20 = 102,32, bài ghi tăng 94,53",
        "814,40 − 768,88 = 45,52, bài ghi tăng 51,74",
        "970 điểm, bài ghi cao nhất 899,09",
        "702,49 điểm, bài ghi thấp nhất 585,89",
        "889,09 điểm, bài ghi cao nhất 970",
        "595,89 điểm, bài ghi thấp nhất 644,09",
    ] {
        let told = found.iter().filter(|f| f["message"].as_str().unwrap().contains(words)).count();
        assert_eq!(told, 1, "{words}: {found:#?}");
    }
    assert_eq!(found.len(), 6, "{found:#?}");
}

#[test]
fn a_movement_between_two_articles_is_a_confirmation() {
    let Some(dir) = store() else { return };
    let all = lines(&run(dir.path(), &["check", "--confirmations", "--format", "ndjson"]));
    let sum: Vec<&Value> = all.iter().filter(|f| f["message"].as_str().unwrap().contains("37 + 22 = 59")).collect();
    assert_eq!(sum.len(), 1, "{all:#?}");
    assert_eq!(sum[0]["class"], "confirmation");
    let documents = sum[0]["documents"].as_array().unwrap();
    assert!(["seed-0", "seed-2"].iter().all(|d| documents.contains(&Value::from(*d))), "{}", sum[0]);
    assert_eq!(all.iter().filter(|f| f["class"] == "contradiction").count(), 6, "{all:#?}");
}
