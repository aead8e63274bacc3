//! Reports laid out as documents.
use super::{Linking, Origin, document};
use crate::model::{BlockKind, PartialDate, touched};
use xephang_report::{Cell, Form, Page, Paragraph, Part, Piece, Place, Report, Table};

fn said(part: Part, text: &str, line: u32) -> Piece {
    let place = Place { page: 1, line, ..Place::default() };
    Piece::Paragraph(Paragraph { part, text: text.to_owned(), place, confidence: 1.0 })
}

fn table(rows: &[&[&str]]) -> Piece {
    let cell = |text: &str, line: usize, column: usize| {
        let number = |n: usize| u32::try_from(n).unwrap();
        let area = Some([number(column) as f32 * 10.0, number(line) as f32 * 12.0, 9.0, 9.0]);
        let place = Place { page: 2, line: number(line), column: number(column), area };
        Cell { text: text.to_owned(), place, confidence: 0.75, rows: 1, columns: 1 }
    };
    let row = |line: usize, cells: &[&str]| cells.iter().enumerate().map(|(n, text)| cell(text, line + 1, n + 1)).collect();
    Piece::Table(Table { caption: None, head: 1, rows: rows.iter().enumerate().map(|(n, cells)| row(n, cells)).collect() })
}

fn report(pieces: Vec<Piece>) -> Report {
    let page = Page { number: 1, pieces, ..Page::default() };
    Report { form: Form::Pdf, title: Some("Microsoft Word - a.doc".to_owned()), created: None, pages: vec![page], notes: Vec::new() }
}

#[test]
fn text_blocks_and_places_agree() {
    let pieces = vec![
        said(Part::Furniture, "Trang 1/9", 1),
        said(Part::Body, "Kết quả gồm\thai\nphần.", 2),
        said(Part::Caption, "Bảng 1. Xếp hạng DTI 2022", 3),
        table(&[&["Tỉnh", "Hạng"], &["", ""], &["Hà Tĩnh", "37"]]),
        table(&[&["", " "]]),
    ];
    let read = document(&report(pieces), &Origin { name: Some("bao-cao/DTI_2022 so lieu.pdf"), ..Origin::default() }).unwrap();
    assert_eq!(read.text, "Kết quả gồm hai phần.\nBảng 1. Xếp hạng DTI 2022\nTỉnh\tHạng\nHà Tĩnh\t37");
    assert_eq!(read.title, "DTI 2022 so lieu");
    let blocks: Vec<(BlockKind, &str)> = read.blocks.iter().map(|b| (b.kind, &read.text[b.start..b.end])).collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Paragraph, "Kết quả gồm hai phần."),
            (BlockKind::Heading, "Bảng 1. Xếp hạng DTI 2022"),
            (BlockKind::Table, "Tỉnh\tHạng\nHà Tĩnh\t37"),
        ]
    );
    let at = read.text.find("37").unwrap();
    let [place] = touched(&read.places, &(at..at + 2)) else { panic!("one cell") };
    assert_eq!((place.page, place.line, place.column, place.confidence), (2, 3, 2, 0.75));
}

#[test]
fn the_letterhead_gives_title_and_day() {
    let pieces = vec![
        said(Part::Body, "BỘ THÔNG TIN VÀ TRUYỀN THÔNG", 1),
        said(Part::Heading, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        said(Part::Body, "Hà Nội, ngày 12 tháng 7 năm 2023", 2),
        said(Part::Heading, "BÁO CÁO", 3),
        said(Part::Body, "Đánh giá chuyển đổi số năm 2022", 4),
        said(Part::Body, "Căn cứ kế hoạch, ngày 1 tháng 2 năm 2022 là hạn cuối.", 5),
    ];
    let read = document(&report(pieces), &Origin::default()).unwrap();
    assert_eq!(read.title, "BÁO CÁO Đánh giá chuyển đổi số năm 2022");
    assert_eq!(read.published, PartialDate::parse("2023-07-12"));
}

#[test]
fn a_page_that_links_it_lends_its_day_and_its_headline() {
    let page = Linking { id: "https://a.vn/tin", published: PartialDate::parse("2024-05-06"), title: "Công bố PAPI 2023" };
    let origin = Origin { url: Some("https://a.vn/tep/papi.pdf"), name: Some("papi.pdf"), page: Some(page), ..Origin::default() };
    let read = document(&report(vec![said(Part::Body, "Số liệu kèm theo.", 1)]), &origin).unwrap();
    assert_eq!((read.id.as_str(), read.publisher.as_deref()), ("https://a.vn/tep/papi.pdf", Some("a.vn")));
    assert_eq!((read.title.as_str(), read.part_of.as_deref()), ("Công bố PAPI 2023", Some("https://a.vn/tin")));
    assert_eq!(read.published, PartialDate::parse("2024-05-06"));
    assert!(document(&report(vec![said(Part::Furniture, "1", 1)]), &Origin::default()).is_err());
}
