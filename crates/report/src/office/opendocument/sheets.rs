//! ODS.
use super::super::sheet::Area;
use super::super::spreadsheet::{Book, RawCell, RawSheet};
use super::super::text::one_line;
use super::super::xml::{Reader, Tag, Xml};
use super::styles::Styles;
use crate::Limits;
use std::collections::HashSet;
use std::rc::Rc;

/// Reads the sheets of a workbook.
pub(super) fn read(text: &str, styles: &Styles, limits: &Limits) -> Book {
    let mut sheets = Sheets {
        styles,
        limits,
        book: Book::default(),
        open: None,
        row: 0,
        column: 0,
        repeat: 1,
        cell: None,
        hidden: Hidden::default(),
        skip: 0,
    };
    let mut reader = Reader::new(text);
    while let Some(xml) = reader.next() {
        match xml {
            Xml::Open(tag) => sheets.open(&tag),
            Xml::Close(name) => sheets.close(&name),
            Xml::Text(text) => sheets.text(&text),
        }
    }
    if let Some(mut sheet) = sheets.open.take() {
        sheet.broken = true;
        sheets.book.sheets.push(sheet);
    }
    sheets.book
}

struct Sheets<'a> {
    styles: &'a Styles,
    limits: &'a Limits,
    book: Book,
    open: Option<RawSheet>,
    row: u32,
    column: u32,
    /// How often the row is repeated.
    repeat: u32,
    cell: Option<Cell>,
    hidden: Hidden,
    /// How many elements deep inside a comment or drawing.
    skip: usize,
}

/// Rows and columns that are not shown, and the column that is declared next.
#[derive(Default)]
struct Hidden {
    rows: HashSet<u32>,
    columns: Vec<(u32, u32)>,
    next: u32,
}

/// A cell while it is read.
struct Cell {
    text: String,
    paragraphs: usize,
    repeat: u32,
    columns: u32,
    rows: u32,
    number: bool,
    value: Option<f64>,
    formula: bool,
    font: Option<Rc<str>>,
}

impl Sheets<'_> {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if self.skip > 0 || matches!(name.as_str(), "annotation" | "shapes" | "frame" | "tracked-changes" | "dde-links") {
            self.skip += 1;
            return;
        }
        match name.as_str() {
            "table" => {
                let number = u32::try_from(self.book.sheets.len() + 1).unwrap_or(u32::MAX);
                let hidden = tag.get("style-name").is_some_and(|style| self.styles.hides(&style));
                self.open = Some(RawSheet { name: tag.get("name").unwrap_or_default(), number, hidden, ..RawSheet::default() });
                self.row = 0;
            }
            "table-column" => {
                let end = self.hidden.next.saturating_add(tag.number("number-columns-repeated").unwrap_or(1).max(1));
                if is_hidden(tag) {
                    self.hidden.columns.push((self.hidden.next, end - 1));
                }
                self.hidden.next = end;
            }
            "table-row" => {
                self.repeat = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                self.column = 0;
                if is_hidden(tag) {
                    self.hidden.rows.extend(self.row..self.row.saturating_add(self.repeat.min(self.limits.rows)));
                }
            }
            "table-cell" | "covered-table-cell" => {
                let kind = tag.get("value-type");
                let style = tag.get("style-name");
                self.cell = Some(Cell {
                    text: String::new(),
                    paragraphs: 0,
                    repeat: tag.number("number-columns-repeated").unwrap_or(1).max(1),
                    columns: tag.number("number-columns-spanned").unwrap_or(1).max(1),
                    rows: tag.number("number-rows-spanned").unwrap_or(1).max(1),
                    number: kind.as_deref().is_some_and(|kind| !matches!(kind, "string" | "boolean")),
                    value: tag.get("value").and_then(|value| value.parse().ok()),
                    formula: kind.is_none() && tag.get("formula").is_some(),
                    font: style.and_then(|style| self.styles.font(&style)),
                });
            }
            "p" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push(' ');
                    }
                }
            }
            "s" | "tab" | "line-break" => self.text(" "),
            "span" => {
                // One font a cell: a span that sets its own wins when the cell has none.
                if let Some(cell) = &mut self.cell
                    && let Some(font) = tag.get("style-name").and_then(|style| self.styles.font(&style))
                {
                    cell.font = Some(font);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip == 0
            && let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
        {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name {
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.put(&cell);
                }
            }
            "table-row" => {
                self.row = self.row.saturating_add(self.repeat);
            }
            "table" => {
                let hidden = std::mem::take(&mut self.hidden);
                if let Some(mut sheet) = self.open.take() {
                    sheet.hide(&hidden.rows, &hidden.columns);
                    self.book.sheets.push(sheet);
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, cell: &Cell) {
        let (left, text) = (self.column, one_line(&cell.text));
        let text = match cell.value {
            Some(value) => with_decimal_comma(text, value),
            None => text,
        };
        self.column = self.column.saturating_add(cell.repeat);
        let Some(sheet) = &mut self.open else { return };
        if cell.formula {
            sheet.uncached += 1;
        }
        if text.is_empty() {
            return;
        }
        if cell.columns > 1 || cell.rows > 1 {
            let (bottom, right) = (self.row.saturating_add(cell.rows - 1), left.saturating_add(cell.columns - 1));
            sheet.merges.push(Area { top: self.row, left, bottom, right });
        }
        // A file may say in one line that a value stands in all cells there are.
        let columns = left..self.column.min(self.limits.columns + 1).max(left);
        let rows = self.row..self.row.saturating_add(self.repeat).min(self.limits.rows + 1).max(self.row);
        for row in rows {
            for column in columns.clone() {
                if sheet.cells.len() as u64 > u64::from(self.limits.rows) * 64 {
                    sheet.broken = true;
                    return;
                }
                sheet.cells.push(RawCell { row, column, text: text.clone(), font: cell.font.clone(), number: cell.number });
            }
        }
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter"))
}

/// A number as Vietnamese systems show it: what was shown with a decimal point, by its value, gets its signs exchanged.
fn with_decimal_comma(text: String, value: f64) -> String {
    let digits: String = text.chars().filter(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',')).collect();
    if !digits.contains(['.', ',']) {
        return text;
    }
    let percent = if text.contains('%') { 100.0 } else { 1.0 };
    let shows = |point: char, group: char| {
        let plain: String =
            digits.chars().filter(|&letter| letter != group).map(|letter| if letter == point { '.' } else { letter }).collect();
        let places = plain.split_once('.').map_or(0, |(_, part)| part.len());
        let step = 10_f64.powi(-i32::try_from(places).unwrap_or(0));
        plain.parse::<f64>().is_ok_and(|shown| (shown - (value * percent).abs()).abs() <= step * 0.51)
    };
    if shows('.', ',') && !shows(',', '.') {
        return text
            .chars()
            .map(|letter| {
                if letter == '.' {
                    ','
                } else if letter == ',' {
                    '.'
                } else {
                    letter
                }
            })
            .collect();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::with_decimal_comma;

    #[test]
    fn a_decimal_point_becomes_a_comma_and_thousands_stay_thousands() {
        for (text, value, shown) in [
            ("8.2568", 8.2568, "8,2568"),
            ("1.234", 1234.0, "1.234"),
            ("1,234.5", 1234.5, "1.234,5"),
            ("81.23%", 0.8123, "81,23%"),
            ("63,91", 63.91, "63,91"),
        ] {
            assert_eq!(with_decimal_comma(text.to_owned(), value), shown);
        }
    }
}
