//! Damaged files and bombs: only the reading process may end, in time and memory, with a clear fault or what could be read.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test ends where its own files cannot be made or read")]
#[path = "damage/bombs.rs"]
mod bombs;
#[path = "damage/drill.rs"]
mod drill;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use xephang_report::{Kind, Limits, Member, ReportError, child, sniff::sniff};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xephang-read-report"))
}

/// Reads within the limits of the drill and the time that it may take.
fn read(bytes: &[u8], name: &str) -> Result<Vec<Member>, ReportError> {
    let start = Instant::now();
    let read = child::read(program(), bytes, Some(name), &drill::limits());
    assert!(start.elapsed() < Duration::from_secs(12), "{name} took {:?}", start.elapsed());
    read
}

fn fault(bytes: &[u8], name: &str) -> ReportError {
    match read(bytes, name) {
        Ok(members) => members.into_iter().find_map(|member| member.report.err()).expect("a fault"),
        Err(fault) => fault,
    }
}

#[test]
fn damaged_copies_end_only_their_own_process() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/reports");
    let mut summary = drill::Summary::default();
    summary.run(program(), &drill::files(&folder).unwrap(), 4, 7).unwrap();
    println!("{summary:#?}");
    assert!(summary.copies > 100);
    assert!(summary.slowest.0 < Duration::from_secs(11), "{:?}", summary.slowest);
    assert!(summary.silent.is_empty(), "cut off without a word: {:?}", summary.silent);
}

#[test]
fn a_pdf_bomb_is_stopped() {
    for bomb in [bombs::nested_pdf(200_000), bombs::deflate_pdf(2048)] {
        let fault = fault(&bomb, "bom.pdf");
        println!("{fault}");
    }
}

#[test]
fn a_zip_bomb_is_stopped_and_what_stands_before_it_is_read() {
    let good = bombs::docx("<w:p><w:r><w:t>Hà Tĩnh xếp thứ 37.</w:t></w:r></w:p>");
    let long = vec![b'1'; 4 << 20];
    let members = read(&bombs::zip(&[("tốt.docx", &good), ("bom.csv", &long)]), "gói.zip").unwrap();
    assert!(members[0].report.is_ok() && members[0].name.as_deref() == Some("tốt.docx"), "{members:?}");
    assert!(matches!(members[1].report, Err(ReportError::TooLarge { .. })), "{:?}", members[1].report);
    // All that it unpacks to counts, not each member alone.
    let third: Vec<u8> = (0..800_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let small = Limits { unpacked_bytes: 2 << 20, ..drill::limits() };
    let many = bombs::zip(&[("1.csv", &third), ("2.csv", &third), ("3.csv", &third)]);
    let members = child::read(program(), &many, Some("gói.zip"), &small).unwrap();
    assert!(
        members.iter().any(|member| matches!(&member.report, Err(ReportError::TooLarge { unit, .. }) if unit == "MB unpacked")),
        "{members:?}"
    );
}

#[test]
fn archives_are_followed_one_level_deep_and_counted() {
    let inner = bombs::zip(&[("a.csv", b"TT,T\n1,B\n2,C\n")]);
    let middle = bombs::zip(&[("trong.zip", &inner), ("b.csv", b"TT,T\n1,B\n2,C\n")]);
    let members = read(&bombs::zip(&[("giữa.zip", &middle)]), "ngoài.zip").unwrap();
    let names: Vec<_> = members.iter().map(|member| (member.name.as_deref().unwrap(), member.report.is_ok())).collect();
    assert_eq!(names, [("giữa.zip/trong.zip", false), ("giữa.zip/b.csv", true)]);
    let many: Vec<(String, &[u8])> = (0..600).map(|at| (format!("{at}.csv"), &b"TT,T\n1,B\n2,C\n"[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let members = read(&bombs::zip(&many), "nhiều.zip").unwrap();
    assert_eq!(members.len(), 501);
    assert!(matches!(members[500].report, Err(ReportError::TooLarge { limit: 500, .. })));
}

#[test]
fn office_bombs_are_stopped() {
    // What unpacks to more than it may.
    let small = Limits { unpacked_bytes: 8 << 20, ..drill::limits() };
    let members = child::read(program(), &bombs::xlsx(&" ".repeat(9 << 20), ""), Some("bom.xlsx"), &small).unwrap();
    assert!(matches!(members[0].report, Err(ReportError::TooLarge { .. })), "{members:?}");
    // A cell at the far corner is one cell.
    let corner = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>"#;
    assert!(read(&bombs::xlsx(corner, "<sst></sst>"), "góc.xlsx").unwrap()[0].report.is_ok());
    // Merged areas over the whole sheet, many times.
    let merges = r#"<mergeCell ref="A1:XFD1048576"/>"#.repeat(10_000);
    let merged = format!(
        r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="1048570"><c r="A1048570"><v>3</v></c></row></sheetData><mergeCells>{merges}</mergeCells></worksheet>"#
    );
    assert!(read(&bombs::xlsx(&merged, "<sst></sst>"), "gộp.xlsx").is_ok());
    // Entities that grow.
    let laughs = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    assert!(read(&bombs::xlsx(corner, &format!("{laughs}<sst><si><t>&b;</t></si></sst>")), "cười.xlsx").is_ok());
    // Tables in tables in tables.
    let open = "<w:tbl><w:tr><w:tc>".repeat(300_000);
    assert!(read(&bombs::docx(&format!("{open}<w:p><w:r><w:t>đáy</w:t></w:r></w:p>")), "sâu.docx").is_ok());
    let text = "<w:p><w:r><w:t>đáy</w:t></w:r></w:p>";
    let closed = format!("{}{text}{}", "<w:tbl><w:tr><w:tc>".repeat(50_000), "</w:tc></w:tr></w:tbl>".repeat(50_000));
    assert!(read(&bombs::docx(&closed), "sâu.docx").is_ok());
    // A row of the widest table there can be, and one column more than its format has.
    let wide =
        format!(r#"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr>{text}</w:tc><w:tc>{text}</w:tc></w:tr></w:tbl>"#);
    assert!(read(&bombs::docx(&wide), "rộng.docx").is_ok());
}

#[test]
fn what_is_no_report_says_what_to_do() {
    for (bytes, name, kind) in [
        (&b"Rar!\x1a\x07\x01\x00"[..], "a.rar", Some(Kind::Packed("RAR"))),
        (b"7z\xbc\xaf\x27\x1c", "a.7z", Some(Kind::Packed("7z"))),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a.xls", Some(Kind::Html)),
        (b"{\\rtf1 a}", "a.doc", Some(Kind::Rtf)),
        (b"\x00\x01\x02\x03", "a.bin", None),
        (b"", "a.pdf", None),
    ] {
        assert_eq!(sniff(bytes, Some(name)), kind, "{name}");
    }
    assert!(matches!(fault(b"Rar!\x1a\x07\x01\x00", "a.rar"), ReportError::Packed { .. }));
    assert_eq!(fault(b"\x00\x01", "a.bin"), ReportError::Unknown);
}
