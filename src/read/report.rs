//! Reports to documents: what [`xephang_report`] made of a file, laid out as one text with blocks and places.
//!
//! Paragraphs are lines; a row of a table is a line with a tab between its cells, as in web pages, so that one extractor reads both.
mod letterhead;

use super::{ReadError, canonical};
use crate::model::{Block, BlockKind, Document, PartialDate, Place, Told, text_hash};
use xephang_report::{Cell, Form, Page, Paragraph, Part, Piece, Report, Table};

/// What is known of a file beside its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// Its name, or that of the member of an archive.
    pub name: Option<&'a str>,
    /// Where it was fetched from.
    pub url: Option<&'a str>,
    /// What a person said that it is.
    pub told: Option<&'a Told>,
    /// The page that links it.
    pub page: Option<Linking<'a>>,
}

/// The page that links a report.
#[derive(Debug, Clone, Copy)]
pub struct Linking<'a> {
    /// Its document's id.
    pub id: &'a str,
    /// Its day of publication.
    pub published: Option<PartialDate>,
    /// Its headline.
    pub title: &'a str,
}

/// The document that a report is. Its day of publication is that of the page that links it, else the one under its letterhead.
///
/// # Errors
/// [`ReadError::NoText`] when there is neither text nor a table in it.
pub fn document(report: &Report, origin: &Origin<'_>) -> Result<Document, ReadError> {
    let mut layout = Layout { paged: matches!(report.form, Form::Pdf | Form::Picture | Form::Spreadsheet), ..Layout::default() };
    // The name of a sheet is often all that says what it holds.
    let named = report.pages.len() > 1;
    for page in &report.pages {
        layout.page(page, named);
    }
    if layout.text.trim().is_empty() {
        return Err(ReadError::NoText);
    }
    let url = origin.url.map(canonical::canonical_url);
    let head = letterhead::read(&report.pages);
    let named = origin.name.map(letterhead::words_of_name).filter(|name| !name.is_empty());
    let title = head.title.or_else(|| report.title.clone().filter(|t| letterhead::is_title(t)));
    let title = title.or_else(|| origin.page.map(|p| p.title.to_owned()).filter(|t| !t.is_empty())).or(named).unwrap_or_default();
    Ok(Document {
        id: url.clone().unwrap_or_else(|| text_hash(&layout.text)),
        // A file of one's own is known to its owner by its name.
        publisher: url.as_deref().and_then(canonical::publisher_of).or_else(|| origin.name.map(letterhead::file_name).map(str::to_owned)),
        url,
        published: origin.page.and_then(|p| p.published).or(head.published),
        title,
        text: layout.text,
        blocks: layout.blocks,
        notes: report.notes.clone(),
        places: layout.places,
        told: origin.told.cloned(),
        part_of: origin.page.map(|p| p.id.to_owned()),
    })
}

#[derive(Debug, Default)]
struct Layout {
    text: String,
    blocks: Vec<Block>,
    places: Vec<Place>,
    /// Whether the form has pages or sheets.
    paged: bool,
}

impl Layout {
    fn page(&mut self, page: &Page, named: bool) {
        if let Some(name) = page.name.as_deref().filter(|name| named && letterhead::is_title(name)) {
            let start = self.begin();
            self.push(name, &xephang_report::Place { page: page.number, ..xephang_report::Place::default() }, 1.0);
            self.end(BlockKind::Heading, start);
        }
        for (n, piece) in page.pieces.iter().enumerate() {
            match piece {
                Piece::Table(table) => self.table(table),
                Piece::Paragraph(paragraph) => {
                    let beside = |at: Option<usize>| at.and_then(|at| page.pieces.get(at)).is_some_and(|p| matches!(p, Piece::Table(_)));
                    self.paragraph(paragraph, beside(n.checked_sub(1)) || beside(n.checked_add(1)));
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, beside_table: bool) {
        let kind = match paragraph.part {
            Part::Furniture => return,
            Part::Heading => BlockKind::Heading,
            // The words over a table say what its figures are; those under a picture only describe it.
            Part::Caption if beside_table => BlockKind::Heading,
            Part::Caption => BlockKind::Caption,
            Part::ListItem => BlockKind::ListItem,
            Part::Body | Part::Footnote => BlockKind::Paragraph,
        };
        if paragraph.text.trim().is_empty() {
            return;
        }
        let start = self.begin();
        self.push(paragraph.text.trim(), &paragraph.place, paragraph.confidence);
        self.end(kind, start);
    }

    fn table(&mut self, table: &Table) {
        let start = self.begin();
        let mut first = true;
        for row in table.rows.iter().filter(|row| row.iter().any(|cell| !cell.text.trim().is_empty())) {
            if !std::mem::take(&mut first) {
                self.text.push('\n');
            }
            self.row(row);
        }
        if first {
            // Nothing was written but the line break before it.
            self.text.truncate(start.saturating_sub(1));
            return;
        }
        self.end(BlockKind::Table, start);
    }

    fn row(&mut self, row: &[Cell]) {
        for (n, cell) in row.iter().enumerate() {
            if n > 0 {
                self.text.push('\t');
            }
            self.push(cell.text.trim(), &cell.place, cell.confidence);
        }
    }

    /// Where a new line of the text begins.
    fn begin(&mut self) -> usize {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.len()
    }

    fn end(&mut self, kind: BlockKind, start: usize) {
        self.blocks.push(Block { kind, start, end: self.text.len() });
    }

    /// Adds words on the line, and their place. Tabs and line breaks part cells and paragraphs, and nothing else may do so.
    fn push(&mut self, words: &str, place: &xephang_report::Place, confidence: f32) {
        let start = self.text.len();
        self.text.extend(words.chars().map(|c| if c.is_control() { ' ' } else { c }));
        let end = self.text.len();
        if end > start {
            let xephang_report::Place { page, line, column, area } = *place;
            let page = if self.paged { page } else { 0 };
            self.places.push(Place { start, end, page, line, column, area, confidence });
        }
    }
}

#[cfg(test)]
mod tests;
