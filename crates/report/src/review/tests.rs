//! There and back.
use super::*;

fn cell(text: &str, line: u32, column: u32, confidence: f32) -> Cell {
    Cell { text: text.to_owned(), place: Place { page: 3, line, column, area: None }, confidence, rows: 1, columns: 1 }
}

fn report() -> Report {
    let row = |line: u32, [rank, name, score]: [&str; 3], sure: f32| {
        vec![cell(rank, line, 1, sure), cell(name, line, 2, 0.95), cell(score, line, 3, 0.95)]
    };
    let rows = vec![
        row(4, ["Hạng", "Tỉnh; thành phố", "Điểm"], 0.95),
        row(5, ["12", "Cần Thơ", "66,30"], 0.95),
        row(6, ["18", "Quảng “Nam”", "65,72"], 0.5),
    ];
    let table = Table { caption: Some("Bảng 2. \"PCI\" 2020".to_owned()), head: 1, rows };
    let text = Paragraph {
        part: Part::Body,
        text: "Theo đó; xem bảng.".to_owned(),
        place: Place { page: 3, line: 2, ..Place::default() },
        confidence: 0.85,
    };
    let page = Page { number: 3, name: None, ocr: true, pieces: vec![Piece::Paragraph(text), Piece::Table(table)] };
    let note = "Trang 3, dòng 6: OCR đọc là “1B”, theo thứ tự trong cột thì là 18".to_owned();
    Report { form: Form::Pdf, title: None, created: None, pages: vec![page], notes: vec![note] }
}

fn table(report: &Report) -> &Table {
    let piece = report.pages[0].pieces.iter().find_map(|piece| if let Piece::Table(table) = piece { Some(table) } else { None });
    piece.expect("a table")
}

#[test]
fn a_person_sees_where_to_look() {
    let csv = review_csv(&report());
    let row = csv.lines().find(|line| line.contains("65,72")).expect("row");
    assert!(row.starts_with("bảng;3;6;1;thấp;"), "{row}");
    assert!(row.contains("cột 1: máy đọc không chắc") && row.contains("đọc là “1B”"), "{row}");
    assert!(csv.starts_with("\u{feff}loại;trang;dòng;bảng số;"));
}

#[test]
fn what_comes_back_unchanged_is_what_went_out() {
    let (before, after) = (report(), from_review(&review_csv(&report())).expect("back"));
    let texts = |report: &Report| -> Vec<Vec<(String, u32, u32)>> {
        table(report)
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| (cell.text.clone(), cell.place.page, cell.place.line)).collect())
            .collect()
    };
    assert_eq!(texts(&before), texts(&after));
    assert_eq!((table(&after).head, &table(&after).caption), (1, &table(&before).caption));
    assert!(table(&after).rows[2].iter().all(|cell| cell.confidence <= 0.5), "nobody looked at the row");
}

#[test]
fn a_correction_is_certain_and_a_spreadsheet_may_save_it_its_way() {
    // Excel with a comma for a list separator: commas, quotes where needed, zeros at the end gone, a column of empty cells.
    let csv = review_csv(&report());
    let saved: Vec<String> = records(csv.trim_start_matches('\u{feff}'), ';')
        .into_iter()
        .map(|mut fields| {
            if fields.contains(&"18".to_owned()) {
                fields[8] = "13".to_owned();
                fields[6] = "x".to_owned();
            }
            fields
                .iter()
                .map(|field| {
                    format!("\"{}\"", field.replace('"', "\"\"").replacen("66,30", if field == "66,30" { "66,3" } else { "66,30" }, 1))
                })
                .collect::<Vec<_>>()
                .join(",")
                + ",\"\""
        })
        .collect();
    let saved = saved.join("\n");
    assert!(is_review(&saved));
    let after = from_review(&saved).expect("back");
    let rows = &table(&after).rows;
    assert_eq!((rows[2][0].text.as_str(), rows[2][0].confidence, rows[2][0].place.line), ("13", 1.0, 6));
    assert_eq!(rows[1][2].text, "66,30");
    assert!(rows[1][2].confidence < 1.0);
    assert!(after.notes[0].contains("sửa 1 ô"), "{:?}", after.notes);
}

#[test]
fn a_table_whose_letters_were_lost_is_refused_with_what_to_do() {
    let lost: String = review_csv(&report()).chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect();
    let fault = from_review(&lost).expect_err("letters lost").to_string();
    assert!(fault.contains("CSV UTF-8"), "{fault}");
    assert!(!is_review("rank;name\n1;Hà Nội\n"));
}

#[test]
fn a_corrected_table_is_read_like_any_file() {
    let csv = review_csv(&report()).replace(";18;", ";13;");
    let members = crate::read(csv.as_bytes(), Some("bao-cao.csv"), &crate::Limits::default()).expect("read");
    let back = members[0].report.as_ref().expect("report");
    assert_eq!((table(back).rows[2][0].text.as_str(), table(back).rows[2][0].place.page), ("13", 3));
}
