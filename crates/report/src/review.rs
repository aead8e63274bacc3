//! What a machine read, as a table that a person corrects in a spreadsheet and gives back.
//!
//! One line a row of a table or paragraph, semicolons between (commas stand inside Vietnamese numbers), UTF-8 with a mark, so that
//! Excel and LibreOffice open it by a double click:
//!
//! | column | what |
//! | --- | --- |
//! | `loại` | `bảng`, `đầu bảng` (head), `tên bảng` (caption) or `chữ` (text) |
//! | `trang`, `dòng` | where it stands in the file |
//! | `bảng số` | number of the table in the file |
//! | `máy đọc chắc` | `cao`, `vừa` or `thấp`: the least sure cell of the row |
//! | `cần xem` | which cells to look at |
//! | `đã xem` | for the person: anything, once the row agrees with the page |
//! | `máy đọc` | what the machine read, to compare with; not to be changed |
//! | `cột 1` … | the cells, to be corrected |
//!
//! Rows may be taken out and put in. What a person changed or marked as seen is certain when it comes back ([`from_review`]); the
//! rest is as sure as it was.
use crate::{Cell, Form, Page, Paragraph, Part, Piece, Place, Report, ReportError, Table};

/// The columns before the cells.
const COLUMNS: [&str; 8] = ["loại", "trang", "dòng", "bảng số", "máy đọc chắc", "cần xem", "đã xem", "máy đọc"];
/// Between cells in `máy đọc`.
const BETWEEN: &str = " | ";
/// Below this a cell is worth a look.
const LOOK: f32 = 0.9;
/// Below this the reading of a cell is weak.
const WEAK: f32 = 0.7;

/// The words for a degree of sureness, and what they count when they come back.
const DEGREES: [(&str, f32, f32); 3] = [("cao", LOOK, 0.9), ("vừa", WEAK, 0.75), ("thấp", 0.0, 0.5)];

/// A report as such a table.
pub fn review_csv(report: &Report) -> String {
    let width = report.pages.iter().flat_map(|page| &page.pieces).map(width).max().unwrap_or(1);
    let mut csv = "\u{feff}".to_owned();
    let cells = (1..=width).map(|number| format!("cột {number}"));
    line(&mut csv, COLUMNS.iter().map(|name| (*name).to_owned()).chain(cells));
    let mut number = 0;
    for page in &report.pages {
        for piece in &page.pieces {
            match piece {
                Piece::Paragraph(paragraph) if paragraph.part == Part::Furniture => {}
                Piece::Paragraph(paragraph) => {
                    let cell =
                        Cell { text: paragraph.text.clone(), place: paragraph.place, confidence: paragraph.confidence, ..Cell::default() };
                    row(&mut csv, "chữ", None, std::slice::from_ref(&cell), &report.notes);
                }
                Piece::Table(table) => {
                    number += 1;
                    table_of(&mut csv, table, number, page.number, &report.notes);
                }
            }
        }
    }
    csv
}

fn width(piece: &Piece) -> usize {
    match piece {
        Piece::Paragraph(_) => 1,
        Piece::Table(table) => table.rows.first().map_or(1, Vec::len),
    }
}

fn table_of(csv: &mut String, table: &Table, number: usize, page: u32, notes: &[String]) {
    if let Some(caption) = &table.caption {
        let place =
            table.rows.iter().flatten().map(|cell| cell.place).find(|place| place.page > 0).unwrap_or(Place { page, ..Place::default() });
        let cell = Cell { text: caption.clone(), place: Place { line: 0, ..place }, confidence: 1.0, ..Cell::default() };
        row(csv, "tên bảng", Some(number), &[cell], &[]);
    }
    for (index, cells) in table.rows.iter().enumerate() {
        row(csv, if index < table.head { "đầu bảng" } else { "bảng" }, Some(number), cells, notes);
    }
}

fn row(csv: &mut String, kind: &str, table: Option<usize>, cells: &[Cell], notes: &[String]) {
    let place = cells.iter().map(|cell| cell.place).find(|place| place.page > 0).unwrap_or_default();
    let least = cells.iter().filter(|cell| !cell.text.is_empty()).map(|cell| cell.confidence).fold(1.0, f32::min);
    let degree = DEGREES.iter().find(|degree| least >= degree.1).map_or("thấp", |degree| degree.0);
    let read: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    let fields = [
        kind.to_owned(),
        shown(place.page),
        shown(place.line),
        table.map(|number| number.to_string()).unwrap_or_default(),
        degree.to_owned(),
        look(cells, place, notes),
        String::new(),
        read.join(BETWEEN),
    ];
    line(csv, fields.into_iter().chain(read.iter().map(|text| (*text).to_owned())));
}

fn shown(number: u32) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

/// Which cells to look at, weak ones first, and what was corrected in the row.
fn look(cells: &[Cell], place: Place, notes: &[String]) -> String {
    let columns = |from: f32, to: f32| -> Vec<String> {
        let weak = cells.iter().zip(1..).filter(|(cell, _)| !cell.text.is_empty() && cell.confidence >= from && cell.confidence < to);
        weak.map(|(_, number): (_, u32)| number.to_string()).collect()
    };
    let mut looks = Vec::new();
    let (weak, middling) = (columns(0.0, WEAK), columns(WEAK, 0.8));
    if !weak.is_empty() {
        looks.push(format!("cột {}: máy đọc không chắc", weak.join(", ")));
    }
    if !middling.is_empty() {
        looks.push(format!("cột {}: xem lại", middling.join(", ")));
    }
    let here = format!("Trang {}, dòng {}: ", place.page, place.line);
    looks.extend(notes.iter().filter_map(|note| note.strip_prefix(&here)).map(str::to_owned));
    looks.join("; ")
}

fn line(csv: &mut String, fields: impl Iterator<Item = String>) {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            csv.push(';');
        }
        // A spreadsheet takes what begins with these for a formula.
        let formula = field.starts_with(['=', '+', '@']);
        if formula || field.contains([';', '"', '\n', '\r', '\t']) {
            csv.push('"');
            if formula {
                csv.push('\'');
            }
            csv.push_str(&field.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(&field);
        }
    }
    csv.push_str("\r\n");
}

/// Whether a text is such a table: its first line has the columns of one, in whatever way the spreadsheet saved it.
pub fn is_review(text: &str) -> bool {
    header(text).is_some()
}

/// The separator; `Err` holds it when the letters of the header were lost in saving.
fn header(text: &str) -> Option<Result<char, char>> {
    let first = text.trim_start_matches('\u{feff}').lines().next()?;
    [';', ',', '\t'].into_iter().find_map(|separator| {
        let fields: Vec<String> = first.split(separator).map(|field| field.trim_matches(['"', ' ']).to_lowercase()).collect();
        let same = |index: usize| fields.get(index).zip(COLUMNS.get(index)).is_some_and(|(field, name)| field == name);
        match (0..COLUMNS.len()).filter(|index| same(*index)).count() {
            8 => Some(Ok(separator)),
            // `trang` alone has no marks that could be lost.
            1.. if same(1) && fields.len() > COLUMNS.len() => Some(Err(separator)),
            _ => None,
        }
    })
}

/// The report back from its table, as a person left it.
///
/// # Errors
/// [`ReportError::Damaged`] when it is no such table or its letters were lost in saving, [`ReportError::NoText`] when all rows are gone.
pub fn from_review(csv: &str) -> Result<Report, ReportError> {
    let damaged = |message: &str| ReportError::Damaged { form: "CSV".to_owned(), message: message.to_owned() };
    let separator = match header(csv) {
        Some(Ok(separator)) => separator,
        Some(Err(_)) => return Err(damaged("chữ Việt ở dòng đầu đã mất, hãy lưu lại dạng CSV UTF-8 (save it as CSV UTF-8)")),
        None => return Err(damaged("không có dòng đầu của bảng đối chiếu (no header of a review table)")),
    };
    let mut back = Back::default();
    for fields in records(csv.trim_start_matches('\u{feff}'), separator).into_iter().skip(1) {
        if fields.iter().any(|field| !field.trim().is_empty()) {
            back.row(&fields);
        }
    }
    back.finish()
}

/// Pages as they come back.
#[derive(Debug, Default)]
struct Back {
    pages: Vec<Page>,
    place: Place,
    table: String,
    caption: Option<String>,
    changed: usize,
    seen: usize,
}

impl Back {
    fn row(&mut self, fields: &[String]) {
        let field = |index: usize| fields.get(index).map_or("", |field| field.trim());
        let number = |index: usize| field(index).parse::<u32>().ok();
        // A row that a person put in stands after the one before it.
        let place =
            Place { page: number(1).unwrap_or(self.place.page).max(1), line: number(2).unwrap_or(self.place.line), ..Place::default() };
        self.place = place;
        let seen = !field(6).is_empty();
        let sure = DEGREES.iter().find(|degree| degree.0 == field(4)).map_or(1.0, |degree| degree.2);
        let read: Vec<&str> = field(7).split(BETWEEN).map(str::trim).collect();
        let given = fields.get(COLUMNS.len()..).unwrap_or_default().iter().map(|cell| cell.trim().trim_start_matches('\'').trim());
        let mut cells: Vec<Cell> = Vec::new();
        for (index, text) in given.enumerate() {
            let machine = read.get(index).copied().unwrap_or_default();
            let same = same_value(machine, text);
            self.changed += usize::from(!same);
            // A spreadsheet saves 70,30 as 70,3: what has the same value stays as it was read.
            let text = if same { machine } else { text };
            let confidence = if seen || !same { 1.0 } else { sure };
            cells.push(Cell { text: text.to_owned(), place: Place { column: index as u32 + 1, ..place }, confidence, rows: 1, columns: 1 });
        }
        self.seen += usize::from(seen);
        match field(0) {
            "tên bảng" => self.caption = cells.into_iter().next().map(|cell| cell.text),
            "chữ" => self.paragraph(cells, place),
            kind => self.table_row(kind == "đầu bảng", field(3), cells, place),
        }
    }

    fn page(&mut self, number: u32) -> Option<&mut Page> {
        if self.pages.last().is_none_or(|page| page.number < number) {
            self.pages.push(Page { number, ..Page::default() });
        }
        self.pages.last_mut()
    }

    fn paragraph(&mut self, cells: Vec<Cell>, place: Place) {
        let Some(cell) = cells.into_iter().next() else { return };
        self.table.clear();
        if let Some(page) = self.page(place.page)
            && !cell.text.is_empty()
        {
            page.pieces.push(Piece::Paragraph(Paragraph { part: Part::Body, text: cell.text, place, confidence: cell.confidence }));
        }
    }

    fn table_row(&mut self, head: bool, number: &str, cells: Vec<Cell>, place: Place) {
        let goes_on = (number.is_empty() || number == self.table) && !self.table.is_empty() && self.caption.is_none();
        if !number.is_empty() {
            number.clone_into(&mut self.table);
        }
        let caption = self.caption.take();
        if !goes_on {
            if let Some(page) = self.page(place.page) {
                page.pieces.push(Piece::Table(Table { caption, ..Table::default() }));
            }
            if self.table.is_empty() {
                "?".clone_into(&mut self.table);
            }
        }
        // A table stands on its first page with all its rows.
        if let Some(Piece::Table(table)) = self.pages.iter_mut().rev().find_map(|page| page.pieces.last_mut()) {
            table.head += usize::from(head && table.head == table.rows.len());
            table.rows.push(cells);
        }
    }

    fn finish(mut self) -> Result<Report, ReportError> {
        for table in self.pages.iter_mut().flat_map(|page| &mut page.pieces).filter_map(|piece| match piece {
            Piece::Table(table) => Some(table),
            Piece::Paragraph(_) => None,
        }) {
            even(table);
        }
        if self.pages.iter().all(|page| page.pieces.is_empty()) {
            return Err(ReportError::NoText);
        }
        let notes = vec![format!("Bản người đọc đã đối chiếu: sửa {} ô, đánh dấu đã xem {} dòng", self.changed, self.seen)];
        Ok(Report { form: Form::Csv, title: None, created: None, pages: self.pages, notes })
    }
}

/// Cuts the empty columns at the right that come from wider tables of the same file, and makes all rows as long.
fn even(table: &mut Table) {
    let used = |row: &Vec<Cell>| row.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
    let width = table.rows.iter().map(used).max().unwrap_or(0);
    for row in &mut table.rows {
        row.resize_with(width, || Cell { rows: 1, columns: 1, confidence: 1.0, ..Cell::default() });
    }
}

/// Whether two texts are the same, or the same number.
fn same_value(a: &str, b: &str) -> bool {
    let value = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    a == b || value(a).zip(value(b)).is_some_and(|(a, b)| (a - b).abs() < 1e-9)
}

/// Records of separated values; quotes hold separators and line breaks.
fn records(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if quoted => quoted = false,
            '"' if field.is_empty() => quoted = true,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            letter if letter == separator && !quoted => record.push(std::mem::take(&mut field)),
            letter => field.push(letter),
        }
    }
    if !field.is_empty() || !record.is_empty() {
        record.push(field);
        records.push(record);
    }
    records
}

#[cfg(test)]
mod tests;
