//! Spreadsheets: XLSX, XLSB and XLS by calamine, with what it does not tell read besides: number formats, fonts and hidden rows
//! of XLS, hidden rows and formulas without a value of XLSX.
mod biff;
mod hidden;
mod xls;
mod xlsb;
mod xlsx;

use super::number;
use super::sheet::{Area, Sheet, Value};
use super::tables;
use super::text::{Run, one_line, title_of, unicode};
use crate::{Form, Kind, Limits, Page, Report, ReportError};
use calamine::{CellErrorType, Data, Dimensions, ExcelDateTime, SheetVisible};
use std::collections::HashSet;
use std::rc::Rc;

/// A workbook as its form's reader gives it.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub sheets: Vec<RawSheet>,
    pub title: Option<String>,
    pub created: Option<String>,
    pub notes: Vec<String>,
}

/// A sheet before its text is Unicode.
#[derive(Debug, Default)]
pub(super) struct RawSheet {
    pub name: String,
    /// From 1.
    pub number: u32,
    pub hidden: bool,
    pub cells: Vec<RawCell>,
    pub merges: Vec<Area>,
    pub hidden_rows: usize,
    pub hidden_columns: usize,
    pub uncached: usize,
    /// Whether its end could not be read.
    pub broken: bool,
    /// Cells whose value may be a rank that became a date.
    pub odd_dates: usize,
}

/// A cell with something in it.
#[derive(Debug)]
pub(super) struct RawCell {
    pub row: u32,
    pub column: u32,
    pub text: String,
    pub font: Option<Rc<str>>,
    pub number: bool,
}

/// Reads a workbook.
///
/// # Errors
/// Damage beyond reading, a password, or more than the limits.
pub fn read(bytes: &[u8], kind: Kind, limits: &Limits) -> Result<Report, ReportError> {
    let book = match kind {
        Kind::Xlsb => xlsb::read(bytes, limits)?,
        Kind::Xls => xls::read(bytes, limits)?,
        _ => xlsx::read(bytes, limits)?,
    };
    finish(book, limits)
}

/// A workbook's text made Unicode, its tables found.
pub(super) fn finish(mut book: Book, limits: &Limits) -> Result<Report, ReportError> {
    let mut notes = std::mem::take(&mut book.notes);
    let shown = book.sheets.iter().any(|sheet| !sheet.hidden);
    let mut pages = Vec::new();
    let mut texts: Vec<Vec<Run>> = Vec::new();
    let mut sheets = Vec::new();
    for sheet in book.sheets {
        if sheet.hidden && shown {
            notes.push(format!("Trang tính “{}” đang ẩn nên không đọc.", sheet.name));
            continue;
        }
        if sheets.len() >= limits.pages as usize {
            notes.push(format!("Chỉ đọc {} trang tính đầu.", limits.pages));
            break;
        }
        note(&sheet, &mut notes);
        texts.extend(
            sheet.cells.iter().filter(|cell| !cell.number).map(|cell| vec![Run { text: cell.text.clone(), font: cell.font.clone() }]),
        );
        sheets.push(sheet);
    }
    let mut texts = unicode(&texts, &mut notes).into_iter();
    for raw in sheets {
        let mut sheet = Sheet { name: Some(raw.name), merges: raw.merges, ..Sheet::default() };
        for cell in raw.cells {
            let (text, confidence) = if cell.number { (cell.text, 1.0) } else { texts.next().unwrap_or((cell.text, 1.0)) };
            sheet.put(cell.row, cell.column, Value { text, confidence, number: cell.number });
        }
        let pieces = tables::pieces(&sheet, raw.number, limits, &mut notes);
        pages.push(Page { number: raw.number, name: sheet.name, ocr: false, pieces });
    }
    if pages.iter().all(|page| page.pieces.is_empty()) && notes.is_empty() {
        return Err(ReportError::NoText);
    }
    let title = book.title.map(|title| title_of(&title));
    Ok(Report { form: Form::Spreadsheet, title, created: book.created, pages, notes })
}

fn note(sheet: &RawSheet, notes: &mut Vec<String>) {
    let name = &sheet.name;
    if sheet.broken {
        notes.push(format!("Trang tính “{name}” bị hỏng giữa chừng: chỉ đọc được phần đầu."));
    }
    if sheet.hidden_rows > 0 {
        notes.push(format!("Trang tính “{name}” có {} dòng đang ẩn, vẫn đọc.", sheet.hidden_rows));
    }
    if sheet.hidden_columns > 0 {
        notes.push(format!("Trang tính “{name}” có {} cột đang ẩn, vẫn đọc.", sheet.hidden_columns));
    }
    if sheet.uncached > 0 {
        notes.push(format!(
            "Trang tính “{name}” có {} ô công thức chưa lưu kết quả, để trống: hãy mở bằng Excel hoặc LibreOffice rồi lưu lại.",
            sheet.uncached
        ));
    }
    if sheet.odd_dates > 0 {
        notes.push(format!(
            "Trang tính “{name}” có {} ô ngày tháng kiểu “7/34”: có thể là thứ hạng bị bảng tính đổi thành ngày, nên đối chiếu.",
            sheet.odd_dates
        ));
    }
}

impl RawSheet {
    /// Puts a value as its format shows it.
    pub(super) fn put(&mut self, place: (u32, u32), data: &Data, format: Option<&str>, font: Option<Rc<str>>) {
        let (text, number) = match data {
            Data::Empty => return,
            Data::String(text) => (one_line(text), false),
            Data::Int(value) => (number::shown(*value as f64, format), true),
            Data::Float(value) => (number::shown(*value, format), true),
            Data::Bool(value) => (if *value { "TRUE" } else { "FALSE" }.to_owned(), false),
            Data::Error(CellErrorType::NA) => ("#N/A".to_owned(), false),
            Data::Error(fault) => (fault.to_string(), false),
            Data::DateTime(moment) => (self.date(moment, format), true),
            Data::DateTimeIso(text) | Data::DurationIso(text) => (text.clone(), true),
        };
        if !text.is_empty() {
            self.cells.push(RawCell { row: place.0, column: place.1, text, font, number });
        }
    }

    fn date(&mut self, moment: &ExcelDateTime, format: Option<&str>) -> String {
        let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
        let parts = format.map(number::date_parts).unwrap_or_default();
        if parts.word && !(parts.day && parts.year) {
            self.odd_dates += 1;
        }
        number::date_shown((year, month, day, hour, minute), parts)
    }

    /// Keeps the merged areas.
    pub(super) fn merge(&mut self, areas: &[Dimensions]) {
        let areas = areas.iter().map(|area| Area { top: area.start.0, left: area.start.1, bottom: area.end.0, right: area.end.1 });
        self.merges.extend(areas);
    }

    /// How many of the hidden rows and columns hold something.
    pub(super) fn hide(&mut self, rows: &HashSet<u32>, columns: &[(u32, u32)]) {
        let held: HashSet<u32> = self.cells.iter().map(|cell| cell.row).collect();
        self.hidden_rows = rows.iter().filter(|row| held.contains(row)).count();
        let held: HashSet<u32> = self.cells.iter().map(|cell| cell.column).collect();
        self.hidden_columns = held.iter().filter(|&&column| columns.iter().any(|&(left, right)| (left..=right).contains(&column))).count();
    }
}

/// Whether a sheet is hidden.
pub(super) fn is_hidden(visible: SheetVisible) -> bool {
    visible != SheetVisible::Visible
}

/// The day of a property such as `2023-07-13T08:00:00Z`.
pub(super) fn day(moment: Option<String>) -> Option<String> {
    moment.and_then(|moment| moment.get(..10).map(str::to_owned)).filter(|day| day.as_bytes().get(4) == Some(&b'-'))
}
