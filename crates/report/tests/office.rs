//! Office files made here: what is shown is read, what is not shown is not.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test ends where its own files cannot be made or read")]
#[path = "damage/bombs.rs"]
#[allow(dead_code)]
mod bombs;

use xephang_report::{Form, Limits, Part, Piece, Report, Table, read};

fn one(bytes: &[u8], name: &str) -> Report {
    read(bytes, Some(name), &Limits::default()).unwrap().remove(0).report.unwrap()
}

fn paragraphs(report: &Report) -> Vec<(Part, &str)> {
    let pieces = report.pages.iter().flat_map(|page| &page.pieces);
    pieces.filter_map(|piece| if let Piece::Paragraph(one) = piece { Some((one.part, one.text.as_str())) } else { None }).collect()
}

fn tables(report: &Report) -> Vec<&Table> {
    let pieces = report.pages.iter().flat_map(|page| &page.pieces);
    pieces.filter_map(|piece| if let Piece::Table(table) = piece { Some(table) } else { None }).collect()
}

fn texts(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_word_file_says_what_it_shows() {
    let body = [
        p("Giữ &amp; giữ"),
        "<w:p><w:r><w:t>Hạng 37</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom></w:p>".to_owned(),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t><w:br/><w:t>dòng hai</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>Thø h¹ng cña Hµ TÜnh</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>".to_owned(),
    ];
    let report = one(&bombs::docx(&body.concat()), "a.docx");
    let found: Vec<&str> = paragraphs(&report).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["Giữ & giữ", "Hạng 37¹", "thêm", "hiện dòng hai-x", "Thứ hạng của Hà Tĩnh", "hộp"]);
    assert_eq!((report.form, report.notes), (Form::Docx, vec!["Chuyển từ bảng mã TCVN3".to_owned()]));
}

#[test]
fn automatic_numbers_are_ranks() {
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let item = |level: u32, text: &str| {
        format!(r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = |name: &str| format!("<w:tr>{}{}</w:tr>", cell(&item(0, "")), cell(&p(name)));
    let head = format!("<w:tr>{}{}</w:tr>", cell(&p("Hạng")), cell(&p("Tỉnh")));
    let body = [
        item(0, "Đà Nẵng"),
        item(1, "ghi chú"),
        item(1, "nữa"),
        item(0, "Huế"),
        format!("<w:tbl>{head}{}{}</w:tbl>", row("Cà Mau"), row("Sơn La")),
    ];
    let document = format!("<w:document><w:body>{}</w:body></w:document>", body.concat());
    let file = bombs::zip(&[("word/document.xml", document.as_bytes()), ("word/numbering.xml", numbering.as_bytes())]);
    let report = one(&file, "a.docx");
    let found: Vec<&str> = paragraphs(&report).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["1. Đà Nẵng", "1.a) ghi chú", "1.b) nữa", "2. Huế"]);
    assert_eq!(texts(tables(&report)[0]), [["Hạng", "Tỉnh"], ["3", "Cà Mau"], ["4", "Sơn La"]]);
}

#[test]
fn merged_cells_and_tables_in_tables() {
    let cell = |properties: &str, inside: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner =
        format!("<w:tbl>{}{}</w:tbl>", row(&[cell("", &p("TT")), cell("", &p("Bộ"))]), row(&[cell("", &p("1")), cell("", &p("Bộ A"))]));
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row(&[cell("<w:vMerge w:val=\"restart\"/>", &p("Vùng")), cell("<w:gridSpan w:val=\"2\"/>", &p("Năm 2020"))]),
        row(&[cell("<w:vMerge/>", &p("")), cell("", &p("Tỉnh")), cell("", &p("Hạng"))]),
        row(&[cell("<w:vMerge w:val=\"restart\"/>", &p("Bắc")), cell("", &p("Hà Nội")), cell("", &p("1"))]),
        row(&[cell("<w:vMerge/>", &p("")), cell("", &(p("Sơn La") + &inner)), cell("", &p("2"))]),
    );
    let report = one(&bombs::docx(&body), "a.docx");
    let found = tables(&report);
    assert_eq!(texts(found[0]), [["Vùng", "Năm 2020", ""], ["", "Tỉnh", "Hạng"], ["Bắc", "Hà Nội", "1"], ["", "Sơn La", "2"]]);
    assert_eq!((found[0].head, found[0].rows[2][0].rows, found[0].rows[3][0].rows, found[0].rows[0][1].columns), (2, 2, 0, 2));
    assert_eq!(texts(found[1]), [["TT", "Bộ"], ["1", "Bộ A"]]);
}

#[test]
fn a_sheet_tells_of_formulas_without_a_value_and_of_hidden_rows() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Hạng</t></is></c><c r="B1" t="inlineStr"><is><t>Tỉnh</t></is></c></row><row r="2" hidden="1"><c r="A2"><v>37.0</v></c><c r="B2" t="inlineStr"><is><t>Hà Tĩnh</t></is></c></row><row r="3"><c r="A3"><f>A2+1</f></c><c r="B3" t="str"><f>B2</f><v></v></c></row></sheetData></worksheet>"#;
    let report = one(&bombs::xlsx(sheet, "<sst></sst>"), "a.xlsx");
    assert_eq!(texts(tables(&report)[0]), [["Hạng", "Tỉnh"], ["37", "Hà Tĩnh"]]);
    assert!(report.notes.iter().any(|note| note.contains("1 dòng đang ẩn")), "{:?}", report.notes);
    assert!(report.notes.iter().any(|note| note.contains("1 ô công thức")), "{:?}", report.notes);
}
