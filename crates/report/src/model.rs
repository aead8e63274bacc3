//! A report as it was read: pages of paragraphs and tables, each with its place.
use serde::{Deserialize, Serialize};

/// Forms of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// PDF with or without a text layer.
    Pdf,
    /// XLSX, XLS, XLSB or ODS.
    Spreadsheet,
    /// Word since 2007.
    Docx,
    /// Word before 2007.
    Doc,
    /// Comma-, semicolon- or tab-separated values.
    Csv,
    /// PNG or JPEG.
    Picture,
}

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its form.
    pub form: Form,
    /// The title that the file bears among its properties, when it says anything.
    pub title: Option<String>,
    /// Day of creation or last change by its properties (`2023-07-13`). Not the day of publication, but not before it by much.
    pub created: Option<String>,
    /// Pages, sheets, or one for a file without pages; in order.
    pub pages: Vec<Page>,
    /// What could not be read or was assumed, in Vietnamese, for the user. Never empty when something was lost.
    pub notes: Vec<String>,
}

/// A page or sheet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// Name of a sheet.
    pub name: Option<String>,
    /// Whether its text comes from OCR.
    pub ocr: bool,
    /// What stands on it, in reading order. A table that goes on over several pages stands on its first, with all rows.
    pub pieces: Vec<Piece>,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Running text.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// Parts that a paragraph can play.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Running text.
    #[default]
    Body,
    /// A heading, or the title of the page.
    Heading,
    /// An item of a list.
    ListItem,
    /// Words of a picture or table.
    Caption,
    /// A footnote.
    Footnote,
    /// A running head or foot, page numbers: kept out of the text.
    Furniture,
}

/// A paragraph: its lines are joined by spaces.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its part.
    pub part: Part,
    /// Its text, Unicode, no line breaks.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// How sure the reading of its letters is, 0–1: less than 1 after OCR or a conversion from an old encoding.
    pub confidence: f32,
}

/// A table as a grid: every row has the same number of cells; empty cells are kept, a merged cell stands in its first place and
/// the other places that it covers are empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Words right above (or below) it that name it, such as `Bảng 2. Xếp hạng …`; also left among the paragraphs.
    pub caption: Option<String>,
    /// How many of the first rows are its head. Heads repeated on later pages are dropped.
    pub head: usize,
    /// Rows from top to bottom.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text on one line, trimmed. Numbers as they are shown.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// As [`Paragraph::confidence`].
    pub confidence: f32,
    /// Rows and columns that it covers, 1 for an ordinary cell, 0 for a place covered by another.
    pub rows: u16,
    /// See `rows`.
    pub columns: u16,
}

/// Where something stands in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Page or sheet, from 1.
    pub page: u32,
    /// Line of text on the page, or row of the sheet, from 1; for a paragraph its first.
    pub line: u32,
    /// Column of the sheet or table, from 1; 0 for a paragraph.
    pub column: u32,
    /// Left, top, right, bottom on the page in points of 1/72 inch from its top left corner as it is shown; `None` where the
    /// form has no places.
    pub area: Option<[f32; 4]>,
}
