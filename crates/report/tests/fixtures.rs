//! The report files in `fixtures/reports` are read as well as they should be. `cargo test -p xephang-report --test fixtures -- --nocapture`
//! prints the table.
#![allow(clippy::expect_used, reason = "a failed test is a panic by design")]
use score::{Grid, Score};
use std::{collections::BTreeMap, path::PathBuf, process::Command};
use xephang_report::{Limits, read};

mod score;

fn files() -> std::io::Result<Vec<PathBuf>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/reports");
    let paths = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    let mut files: Vec<PathBuf> = paths.into_iter().filter(|path| path.is_file() && score::expected(path).is_some()).collect();
    files.sort();
    Ok(files)
}

/// Whether scans can be read here.
fn tesseract() -> bool {
    let listed = Command::new("tesseract").arg("--list-langs").output();
    listed.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).lines().any(|language| language == "vie"))
}

/// The group that a file is measured in.
fn group(name: &str, kind: &str) -> &'static str {
    match (kind, name.rsplit_once('.').map(|(_, form)| form)) {
        ("scan", _) if name.contains("-300") => "scans at 300 dpi",
        ("scan", _) => "other scans and pictures",
        (_, Some("pdf")) => "PDF",
        (_, Some("docx" | "doc")) => "Word",
        _ => "sheets, CSV, ZIP",
    }
}

#[test]
fn the_score_is_full_for_what_must_be_read_and_falls_with_a_fault() {
    for file in files().expect("fixtures/reports") {
        let expected = score::expected(&file).expect("expected");
        let mut grids: Vec<Grid> = expected.tables.iter().map(Grid::from).collect();
        let full = score::score(&expected, &grids, &expected.paragraphs);
        for share in [full.rows, full.pairs, full.ranks, full.cells, full.paragraphs, full.captions, full.heads] {
            assert!((share.value() - 1.0).abs() < 1e-9, "{}: {full:?}", file.display());
        }
        let Some((grid, rank)) = grids.first_mut().zip(expected.pairs.first().and_then(|pair| pair.rank)) else { continue };
        let last = grid.rows.len() - 1;
        grid.rows[last][rank] = "999".to_owned();
        let less = score::score(&expected, &grids, &[]);
        assert_eq!((less.pairs.right, less.cells.right, less.wrong), (full.pairs.right - 1, full.cells.right - 1, 1), "{}", file.display());
    }
}

#[test]
fn made_reports_are_read() {
    measure("digital");
}

#[test]
#[ignore = "OCR takes minutes: cargo test --release -p xephang-report --test fixtures -- --ignored --nocapture"]
fn made_scans_are_read() {
    if tesseract() {
        measure("scan");
    } else {
        println!("skipped: tesseract with Vietnamese is not installed");
    }
}

/// Reads all files of a kind, prints how well, and holds the floors.
fn measure(kind: &str) {
    let mut groups: BTreeMap<&str, Score> = BTreeMap::new();
    println!(
        "{:<38} {:>8} {:>8} {:>8} {:>8} {:>6} {:>5} {:>6} {:>6}",
        "file", "pairs", "ranks", "cells", "rows", "text", "head", "captn", "wrong"
    );
    let files = files().expect("fixtures/reports");
    assert!(files.len() >= 40, "{} files", files.len());
    for file in files {
        let name = file.file_name().expect("name").to_string_lossy().into_owned();
        let expected = score::expected(&file).expect("expected");
        if expected.kind != kind {
            continue;
        }
        let read = read(&std::fs::read(&file).expect("file"), Some(&name), &Limits::default());
        let members = match read {
            Ok(members) => members,
            Err(error) => {
                println!("{name}: {error}");
                Vec::new()
            }
        };
        for fault in members.iter().filter_map(|member| member.report.as_ref().err()) {
            println!("{name}: {fault}");
        }
        let found = score::score(&expected, &score::grids(&members), &score::paragraphs(&members));
        print_line(&name, &found);
        groups.entry(group(&name, &expected.kind)).or_default().add(&found);
    }
    println!();
    groups.iter().for_each(|(name, found)| print_line(name, found));
    let mut digital = Score::default();
    groups.iter().filter(|(name, _)| matches!(**name, "PDF" | "Word" | "sheets, CSV, ZIP")).for_each(|(_, found)| digital.add(found));
    if kind == "digital" {
        print_line("digital", &digital);
    }
    for (name, found) in groups.iter().chain([(&"digital", &digital)]) {
        assert!(found.wrong == 0 || found.wrong_confidence <= 0.9, "{name}: a wrong rank at {}", found.wrong_confidence);
        match *name {
            "scans at 300 dpi" => assert!(found.ranks.value() >= 0.90, "{name}: ranks {:.3}", found.ranks.value()),
            "other scans and pictures" => {}
            _ => {
                assert!(found.pairs.value() >= 0.98, "{name}: pairs {:.3}", found.pairs.value());
                assert!(found.cells.value() >= 0.96, "{name}: cells {:.3}", found.cells.value());
            }
        }
    }
}

fn print_line(name: &str, found: &Score) {
    let share = |share: score::Share| format!("{:.3}", share.value());
    println!(
        "{name:<38} {:>8} {:>8} {:>8} {:>8} {:>6} {:>5} {:>6} {:>6}",
        share(found.pairs),
        share(found.ranks),
        share(found.cells),
        share(found.rows),
        format!("{}/{}", found.paragraphs.right, found.paragraphs.all),
        format!("{}/{}", found.heads.right, found.heads.all),
        format!("{}/{}", found.captions.right, found.captions.all),
        if found.wrong == 0 { "0".to_owned() } else { format!("{}@{:.2}", found.wrong, found.wrong_confidence) },
    );
}
