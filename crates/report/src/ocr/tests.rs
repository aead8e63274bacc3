//! Reading with recorded answers of tesseract, so that all but the program itself is tested everywhere; and live where it is
//! installed.
use super::{page, picture::Picture, ruling::Ruling, settled, snap_names, tesseract};
use crate::{Cell, Form, Limits, Page, Piece, Report, ReportError, Table, layout};

/// A page as it was read: its size and dots an inch, its ruling lines, and what tesseract answered, in order.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
struct Recording {
    width: usize,
    height: usize,
    dpi: f32,
    /// Ends of each line and whether it goes across.
    lines: Vec<([f32; 4], bool)>,
    answers: Vec<String>,
}

impl Recording {
    fn report(&self) -> Result<Report, ReportError> {
        let blank = Picture::new(self.width, self.height, vec![255; self.width * self.height], self.dpi).ok_or(ReportError::NoText)?;
        let lines: Vec<Ruling> =
            self.lines.iter().map(|([x0, y0, x1, y1], across)| Ruling { from: (*x0, *y0), to: (*x1, *y1), across: *across }).collect();
        let mut answers = self.answers.iter();
        let sheet = page::read_clean(1, blank, &lines, &mut |_, _| answers.next().cloned().ok_or(ReportError::NoOcr))?;
        Ok(laid_out(sheet))
    }
}

fn laid_out(sheet: layout::Sheet) -> Report {
    settled(Report { form: Form::Picture, title: None, created: None, pages: layout::pages(vec![sheet]), notes: Vec::new() })
}

fn folder() -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/ocr")
}

/// `XEPHANG_RECORD=PICTURE cargo test -p xephang-report --lib record -- --ignored` writes the recording of a picture.
#[test]
#[ignore = "writes a recording"]
fn record() {
    let path = std::path::PathBuf::from(std::env::var_os("XEPHANG_RECORD").expect("XEPHANG_RECORD names a picture"));
    let program = tesseract::available().program.expect("tesseract");
    let (clean, lines) = page::cleaned(&Picture::decode(&std::fs::read(&path).expect("picture")).expect("decoded"));
    let mut recording = Recording { width: clean.width(), height: clean.height(), dpi: clean.dpi(), ..Recording::default() };
    recording.lines = lines.iter().map(|line| ([line.from.0, line.from.1, line.to.0, line.to.1], line.across)).collect();
    page::read_clean(1, clean, &lines, &mut |picture, mode| {
        let answer = tesseract::recognise(&program, picture, mode, super::LONGEST)?;
        recording.answers.push(answer.clone());
        Ok(answer)
    })
    .expect("read");
    let name = path.file_stem().expect("name").to_string_lossy().into_owned();
    std::fs::write(folder().join(format!("{name}.json")), serde_json::to_string_pretty(&recording).expect("json") + "\n").expect("written");
}

/// Rows of all tables, the head left out.
fn rows(report: &Report) -> Vec<&Vec<Cell>> {
    let tables = report.pages.iter().flat_map(|page| &page.pieces).filter_map(|piece| match piece {
        Piece::Table(table) => Some(table),
        Piece::Paragraph(_) => None,
    });
    tables.flat_map(|table| table.rows.iter().skip(table.head)).collect()
}

/// The names of the provinces in the recordings.
fn names() -> Vec<String> {
    let expected = std::fs::read_to_string(folder().join("expected.tsv")).expect("expected.tsv");
    expected.lines().filter_map(|line| line.split('\t').nth(1)).map(str::to_owned).collect()
}

/// Rank, name and score of each row of a recording.
fn expected() -> Vec<[String; 3]> {
    let expected = std::fs::read_to_string(folder().join("expected.tsv")).expect("expected.tsv");
    let row = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        [fields.next().unwrap_or_default(), fields.next().unwrap_or_default(), fields.next().unwrap_or_default()]
    };
    expected.lines().map(row).collect()
}

fn judged(report: &Report) -> (usize, usize, usize) {
    let (mut right, mut wrong, mut asserted) = (0, 0, 0);
    for [rank, name, score] in expected() {
        let row = rows(report).into_iter().find(|row| row.iter().any(|cell| cell.text == name));
        let Some(cell) = row.and_then(|row| row.first()) else { continue };
        right += usize::from(cell.text == rank && row.is_some_and(|row| row.iter().any(|cell| cell.text == score)));
        wrong += usize::from(cell.text != rank);
        asserted += usize::from(cell.text != rank && cell.confidence > 0.9);
    }
    (right, wrong, asserted)
}

#[test]
fn recorded_scans_give_their_tables() {
    for (name, least) in [("ruled-150", 22), ("ruled-300-grainy", 22), ("plain-300-turned", 22)] {
        let file = folder().join(format!("{name}.json"));
        let recording: Recording = serde_json::from_str(&std::fs::read_to_string(file).expect("recording")).expect("json");
        let mut report = recording.report().expect("read");
        snap_names(&mut report, &names());
        let (right, wrong, asserted) = judged(&report);
        println!("{name}: {right} of {} rows right, {wrong} ranks wrong, {asserted} of them asserted", expected().len());
        println!("{:#?}", report.notes);
        assert!(right >= least, "{name}: {right}");
        assert_eq!(asserted, 0, "{name}");
        assert!(report.pages[0].ocr);
    }
}

fn table(column: &[(&str, f32)]) -> Report {
    let rows = column.iter().enumerate().map(|(index, (rank, confidence))| {
        let cell = |text: &str, confidence: f32| Cell { text: text.to_owned(), confidence, rows: 1, columns: 1, ..Cell::default() };
        vec![cell(rank, *confidence), cell(&format!("Tỉnh thứ {index}"), 0.85)]
    });
    let table = Table { caption: None, head: 0, rows: rows.collect() };
    let page = Page { number: 1, name: None, ocr: true, pieces: vec![Piece::Table(table)] };
    Report { form: Form::Picture, title: None, created: None, pages: vec![page], notes: Vec::new() }
}

fn column(report: &Report) -> Vec<(String, f32)> {
    rows(report).into_iter().filter_map(|row| row.first()).map(|cell| (cell.text.clone(), cell.confidence)).collect()
}

#[test]
fn a_rank_between_its_neighbours_is_certain_and_a_misread_one_is_put_right_with_a_note() {
    let report = settled(table(&[
        ("1", 0.8),
        ("2", 0.8),
        ("8", 0.5),
        ("4", 0.8),
        ("5", 0.8),
        ("", 0.0),
        ("7", 0.8),
        ("8", 0.8),
        ("9", 0.8),
        ("10", 0.8),
    ]));
    let column = column(&report);
    let texts: Vec<&str> = column.iter().map(|cell| cell.0.as_str()).collect();
    assert_eq!(texts, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    assert!(column[7].1 > 0.9 && column[2].1 < 0.9 && column[5].1 < 0.9, "{column:?}");
    assert_eq!(report.notes.len(), 2, "{:?}", report.notes);
}

#[test]
fn ties_stay_as_they_were_read() {
    let read = ["12", "13", "14", "15", "15", "17", "18", "19", "20", "21"];
    let report = settled(table(&read.map(|rank| (rank, 0.8))));
    let column = column(&report);
    assert_eq!(column.iter().map(|cell| cell.0.as_str()).collect::<Vec<_>>(), read);
    assert!(column[3].1 < 0.9 && column[4].1 < 0.9, "{column:?}");
    assert_eq!(report.notes, Vec::<String>::new());
}

#[test]
fn a_column_that_holds_every_rank_once_bears_witness() {
    let order = ["7", "3", "10", "1", "9", "2", "8", "5", "6", "4"];
    let whole = settled(table(&order.map(|rank| (rank, 0.8))));
    assert!(column(&whole).iter().all(|cell| cell.1 > 0.9));

    let unread = settled(table(&order.map(|rank| if rank == "9" { ("q", 0.3) } else { (rank, 0.8) })));
    assert_eq!((column(&unread)[4].0.as_str(), unread.notes.len()), ("9", 1));
    assert!(column(&unread)[4].1 < 0.9);

    // 9 read as 3: one rank twice, one missing, and no tie that explains it.
    let twice = settled(table(&order.map(|rank| if rank == "9" { ("3", 0.5) } else { (rank, 0.8) })));
    assert_eq!(column(&twice)[4].0, "9");
    assert!(column(&twice).iter().all(|cell| cell.1 < 0.9));

    // Two split votes that were read for each other.
    let swapped = table(&order.map(|rank| match rank {
        "9" => ("3", 0.35),
        "3" => ("9", 0.35),
        other => (other, 0.8),
    }));
    let swapped = settled(swapped);
    assert!(column(&swapped)[1].1 < 0.9 && column(&swapped)[4].1 < 0.9);
}

#[test]
fn numbers_of_another_kind_are_left_alone() {
    let counts = ["120", "98", "97", "97", "80", "75", "61", "60", "44", "12"];
    let report = settled(table(&counts.map(|count| (count, 0.8))));
    assert!(column(&report).iter().zip(counts).all(|(cell, count)| cell.0 == count && (cell.1 - 0.8).abs() < 1e-6));
}

#[test]
fn names_are_put_right_only_where_one_is_near() {
    let names: Vec<String> =
        ["Long An", "Bạc Liêu", "Bắc Giang", "Hà Giang", "An Giang", "Hà Nam", "Thừa Thiên Huế", "Hòa Bình", "Hoà Bình"]
            .map(str::to_owned)
            .to_vec();
    let read = ["Lonq An", "Bac Liêu", "Bầc Giang", "HàNam", "Ha Giang", "n Giang", "Thừa Thiên Huề,", "Hoa Binh", "Bến Tre"];
    let mut report = table(&read.map(|name| (name, 0.5)));
    snap_names(&mut report, &names);
    let texts: Vec<String> = column(&report).into_iter().map(|cell| cell.0).collect();
    assert_eq!(texts, ["Long An", "Bạc Liêu", "Bắc Giang", "Hà Nam", "Hà Giang", "An Giang", "Thừa Thiên Huế", "Hoa Binh", "Bến Tre"]);
    assert_eq!(report.notes.len(), 7, "{:?}", report.notes);
}

/// A page of lines and blocks that stand for letters, turned by `degrees`.
fn drawn(degrees: f32) -> Picture {
    let (width, height) = (900, 700);
    let mut picture = Picture::new(width, height, vec![235; width * height], 150.0).expect("picture");
    for y in (100..=600).step_by(50) {
        for x in 100..=800 {
            picture.set(x, y, 60);
            picture.set(x, y + 1, 60);
        }
    }
    for x in [100, 250, 800] {
        for y in 100..=600 {
            picture.set(x, y, 60);
        }
    }
    for (x, y) in (120..=220).step_by(16).flat_map(|x| (110..590).step_by(50).map(move |y| (x, y))) {
        for (dx, dy) in (0..9).flat_map(|dx| (0..22).map(move |dy| (dx, dy))) {
            picture.set(x + dx, y + dy, 30);
        }
    }
    picture.turned(degrees)
}

#[test]
fn ruling_lines_are_found_measured_and_taken_out_and_letters_stay() {
    for degrees in [0.0, 0.7, -1.9] {
        let page = drawn(degrees);
        let (clean, lines) = page::cleaned(&page);
        let across = lines.iter().filter(|line| line.across).count();
        assert_eq!((across, lines.len() - across), (11, 3), "at {degrees}°: {lines:?}");
        let skew = super::ruling::Rulings::of(&page).skew().expect("lines");
        assert!((skew - degrees).abs() < 0.05, "{skew} for {degrees}");
        let ink = |picture: &Picture, dark: u8| picture.pixels().iter().filter(|shade| **shade < dark).count();
        // 7 × 10 letters of 198 pixels.
        let letters = ink(&clean, 130);
        assert!((12_500..=14_800).contains(&letters), "at {degrees}°: {letters} dark pixels are left");
        assert!(super::ruling::Rulings::of(&clean).lines.is_empty());
    }
}

#[test]
fn a_page_without_lines_stays_as_it_is() {
    let page = Picture::new(300, 200, (0..60_000u32).map(|at| if at % 7 < 2 { 40 } else { 230 }).collect(), 150.0).expect("picture");
    let (same, lines) = page::cleaned(&page);
    assert_eq!((same, lines.len()), (page, 0));
}

#[test]
fn pictures_are_decoded_or_refused() {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 2, 1);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: 5906, yppu: 5906, unit: png::Unit::Meter }));
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&[255, 0, 0, 255, 0, 0, 0, 0])).expect("png");
    let picture = Picture::decode(&file).expect("decoded");
    assert_eq!((picture.pixels(), picture.width(), picture.dpi().round()), ([76, 255].as_slice(), 2, 150.0));
    // The end mark and checksums after the last row may be lost.
    for end in 0..60 {
        assert!(Picture::decode(&file[..end]).is_err(), "cut at {end}");
    }
    assert_eq!(Picture::decode(b"GIF89a"), Err(ReportError::Unknown));
    let mut huge = file.clone();
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert!(Picture::decode(&huge).is_err());
    assert!(Picture::new(3, 3, vec![0; 8], 300.0).is_none());
}

#[test]
fn the_table_of_words_is_read_and_crooked_rows_are_left_out() {
    let tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
               1\t1\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\n5\t1\t1\t1\t2\t1\t10\t20\t30\t8\t96.5\tHà\n5\t1\t1\t1\t2\t2\t45\t20\t30\t8\t12\t \n5\tx\n5\t1\t1\t1\t2\t3\t80\t20\t9\t8\t91\t\"12\n";
    let tokens = super::tsv::tokens(tsv);
    assert_eq!(tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>(), ["Hà", "\"12"]);
    assert_eq!((tokens[0].area, tokens[0].line), ([10.0, 20.0, 40.0, 28.0], [1, 1, 2]));
}

#[test]
fn what_is_missing_is_said_in_both_languages() {
    let none = super::Availability::default();
    assert!(none.hint().is_some_and(|hint| hint.contains("apt install tesseract-ocr tesseract-ocr-vie")));
    assert!(none.hint_english().is_some_and(|hint| hint.contains("XEPHANG_TESSERACT")));
    let half = super::Availability { program: Some("/usr/bin/tesseract".into()), version: Some("5.3.0".to_owned()), vietnamese: false };
    assert!(!half.ready() && half.hint().is_some_and(|hint| hint.contains("tesseract-ocr-vie")));
    let whole = super::Availability { vietnamese: true, ..half };
    assert!(whole.ready() && whole.hint().is_none() && whole.hint_english().is_none());
}

#[test]
fn ocr_that_is_switched_off_says_so() {
    let limits = Limits { ocr_seconds: 0, ..Limits::default() };
    assert_eq!(super::Reader::new(&limits).err(), Some(ReportError::NoOcr));
}

#[test]
fn a_screenshot_is_read_where_tesseract_is_installed() {
    if !tesseract::available().ready() {
        println!("skipped: tesseract with Vietnamese is not installed");
        return;
    }
    let file = folder().join("../reports/dti-2022-anh-man-hinh.png");
    let report = super::read_picture(&std::fs::read(file).expect("screenshot"), &Limits::default()).expect("read");
    let whole = rows(&report)
        .into_iter()
        .filter(|row| row.iter().any(|cell| cell.text == "Thừa Thiên Huế") && row.iter().any(|cell| cell.text == "4"));
    assert_eq!(whole.count(), 1, "{report:#?}");
    assert!(report.pages[0].ocr && report.notes[0].contains("OCR"));
}
