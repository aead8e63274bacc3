//! Running documents (Word, OpenDocument text) as blocks, and what they come to: paragraphs, and tables found in their grids as
//! in a sheet.
use super::sheet::{Area, Sheet, Value};
use super::tables::Finder;
use super::text::{Run, title_of, unicode};
use crate::{Form, Limits, Page, Paragraph, Part, Piece, Place, Report, ReportError};

/// Deepest nesting of tables and text boxes that is followed.
pub(super) const DEEPEST: usize = 24;
/// Longest paragraph that may name a table, in characters.
const LONGEST_TITLE: usize = 250;
/// Most words of a title that ends like a sentence.
const WORDS_OF_TITLE: usize = 12;

/// A block of a document.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Words),
    /// A table.
    Table(Grid),
}

/// A paragraph before its text is Unicode.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub part: Part,
    /// Its number or mark in a list, Unicode.
    pub mark: String,
    pub runs: Vec<Run>,
}

/// A table: its rows of cells that begin there.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(super) struct GridCell {
    /// From 0.
    pub column: u32,
    /// Columns and rows that it covers, from 1.
    pub columns: u32,
    pub rows: u32,
    pub blocks: Vec<Block>,
}

/// A document as its form's reader gives it.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes.
    pub footnotes: Vec<Block>,
    /// Running heads and feet.
    pub furniture: Vec<Block>,
    pub title: Option<String>,
    pub created: Option<String>,
    pub notes: Vec<String>,
}

/// A document's text made Unicode, its tables found.
pub(super) fn finish(mut flow: Flow, form: Form, limits: &Limits) -> Result<Report, ReportError> {
    let mut notes = std::mem::take(&mut flow.notes);
    let mut runs = Vec::new();
    for blocks in [&mut flow.furniture, &mut flow.blocks, &mut flow.footnotes] {
        take_runs(blocks, &mut runs);
    }
    let texts = unicode(&runs, &mut notes);
    let title = flow.title.map(|title| title_of(&title));
    let mut writer = Writer { texts: texts.into_iter(), line: 0, finder: Finder::new(1), limits, cut: 0 };
    writer.blocks(flow.furniture, Some(Part::Furniture));
    writer.blocks(flow.blocks, None);
    writer.blocks(flow.footnotes, Some(Part::Footnote));
    if writer.cut > 0 {
        notes.push(format!("Bảng quá dài: chỉ đọc {} dòng đầu, bỏ {} dòng.", limits.rows, writer.cut));
    }
    let pieces = writer.finder.pieces;
    if pieces.is_empty() && notes.is_empty() {
        return Err(ReportError::NoText);
    }
    let page = Page { number: 1, name: None, ocr: false, pieces };
    Ok(Report { form, title, created: flow.created, pages: vec![page], notes })
}

/// The runs of all paragraphs, in the order in which [`Writer`] comes to them.
fn take_runs(blocks: &mut [Block], runs: &mut Vec<Vec<Run>>) {
    for block in blocks {
        match block {
            Block::Paragraph(words) => runs.push(std::mem::take(&mut words.runs)),
            Block::Table(grid) => {
                for cell in grid.rows.iter_mut().flatten() {
                    take_runs(&mut cell.blocks, runs);
                }
            }
        }
    }
}

struct Writer<'a> {
    texts: std::vec::IntoIter<(String, f32)>,
    /// Paragraphs and table rows so far.
    line: u32,
    finder: Finder,
    limits: &'a Limits,
    /// Rows left out.
    cut: usize,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: Vec<Block>, part: Option<Part>) {
        for block in blocks {
            match block {
                Block::Paragraph(words) => {
                    let own = part.unwrap_or(words.part);
                    self.paragraph(&words, own);
                }
                Block::Table(grid) => self.table(grid, part),
            }
        }
    }

    /// The text of a paragraph with its mark.
    fn text(&mut self, words: &Words) -> (String, f32) {
        let (text, confidence) = self.texts.next().unwrap_or_default();
        match (words.mark.is_empty(), text.is_empty()) {
            (true, _) => (text, confidence),
            (_, true) => (words.mark.clone(), confidence),
            _ => (format!("{} {text}", words.mark), confidence),
        }
    }

    fn paragraph(&mut self, words: &Words, part: Part) {
        let (text, confidence) = self.text(words);
        if text.is_empty() || (text == words.mark && part == Part::ListItem) {
            return;
        }
        self.line += 1;
        let place = Place { page: 1, line: self.line, column: 0, area: None };
        let part = if part == Part::Body && self.finder.is_caption(&text) { Part::Caption } else { part };
        if !matches!(part, Part::Furniture | Part::Footnote) {
            let sentence = text.ends_with(['.', ';']) && text.split(' ').count() > WORDS_OF_TITLE;
            let names = !sentence && text.chars().count() <= LONGEST_TITLE && part != Part::ListItem;
            self.finder.may_name(names.then_some(&text));
        }
        self.finder.pieces.push(Piece::Paragraph(Paragraph { part, text, place, confidence }));
    }

    fn table(&mut self, mut grid: Grid, part: Option<Part>) {
        let most = self.limits.rows as usize;
        let (first, mut sheet, mut nested) = (self.line, Sheet::default(), Vec::new());
        if grid.rows.len() > most {
            self.cut += grid.rows.len() - most;
        }
        for (at, row) in std::mem::take(&mut grid.rows).into_iter().enumerate() {
            let line = first + u32::try_from(at).unwrap_or(u32::MAX);
            for cell in row {
                let value = self.cell(cell.blocks, &mut nested);
                if at >= most || cell.column >= self.limits.columns {
                    continue;
                }
                if cell.columns > 1 || cell.rows > 1 {
                    let area = Area {
                        top: line,
                        left: cell.column,
                        bottom: line.saturating_add(cell.rows.max(1) - 1),
                        right: cell.column.saturating_add(cell.columns.max(1) - 1).min(self.limits.columns - 1),
                    };
                    sheet.merges.push(area);
                }
                sheet.put(line, cell.column, value);
                self.line = self.line.max(line + 1);
            }
        }
        match part {
            None => self.finder.grid(&sheet),
            Some(part) => self.finder.words(&sheet, part),
        }
        self.finder.pieces.append(&mut nested);
    }

    /// What a cell says; tables inside it come behind the table.
    fn cell(&mut self, blocks: Vec<Block>, nested: &mut Vec<Piece>) -> Value {
        let (mut text, mut confidence) = (String::new(), 1.0_f32);
        for block in blocks {
            match block {
                Block::Paragraph(words) => {
                    let (mut part, sure) = self.text(&words);
                    if part == words.mark {
                        // An automatic number alone is the number.
                        part = part.trim_end_matches(['.', ')']).to_owned();
                    }
                    if !part.is_empty() {
                        text.push_str(if text.is_empty() { "" } else { " " });
                        text.push_str(&part);
                        confidence = confidence.min(sure);
                    }
                }
                Block::Table(grid) => {
                    let outer = std::mem::replace(&mut self.finder, Finder::new(1));
                    self.table(grid, None);
                    let inner = std::mem::replace(&mut self.finder, outer);
                    nested.extend(inner.pieces);
                }
            }
        }
        Value { text, confidence, number: false }
    }
}
