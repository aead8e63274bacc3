//! DOC (Word before 2007), read by office_oxide with the fonts of its runs; RTF, and DOC files that it cannot read, by
//! LibreOffice or antiword where they are installed.
use super::external::{self, Outcome};
use super::flow::{self, Block, DEEPEST, Flow, Grid, GridCell, Words};
use super::text::{push, superscript};
use super::{docx, text};
use crate::{Form, Limits, Part, Report, ReportError};
use office_oxide::ir::{Element, InlineContent, List, ListStyle, Table, VerticalAlign};
use office_oxide::{Document, DocumentFormat};
use std::collections::HashMap;
use std::io::Cursor;
use std::rc::Rc;

/// Reads a DOC file.
///
/// # Errors
/// Damage beyond reading, a password, or more than the limits.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Report, ReportError> {
    let read = Document::from_reader(Cursor::new(with_soft_hyphens(bytes)), DocumentFormat::Doc);
    let fault = match read {
        Ok(document) => match finish(&document, limits) {
            Err(fault) if fault != ReportError::NoText => fault,
            read => return read,
        },
        Err(fault) if fault.to_string().to_lowercase().contains("encrypt") => return Err(ReportError::Locked),
        Err(fault) => ReportError::Damaged { form: "DOC".to_owned(), message: fault.to_string() },
    };
    convert(bytes, "doc", limits).unwrap_or(Err(fault))
}

/// Reads an RTF file, which takes an installed LibreOffice.
///
/// # Errors
/// As [`read`], or that it is not read without LibreOffice.
pub fn read_rtf(bytes: &[u8], limits: &Limits) -> Result<Report, ReportError> {
    convert(bytes, "rtf", limits).unwrap_or_else(|| Err(ReportError::NotRead { form: "RTF".to_owned() }))
}

/// By another program; `None` when none is there or none can.
fn convert(bytes: &[u8], ending: &str, limits: &Limits) -> Option<Result<Report, ReportError>> {
    if let Outcome::Done(docx) = external::to_docx(bytes, ending, limits) {
        let report = docx::read(&docx, limits).map(|mut report| {
            report.form = Form::Doc;
            report.notes.push("Đọc qua LibreOffice vì không đọc thẳng được tệp này.".to_owned());
            report
        });
        return Some(report);
    }
    let Outcome::Done(plain) = (if ending == "doc" { external::antiword(bytes, limits) } else { Outcome::Absent }) else { return None };
    let mut flow = Flow::default();
    flow.notes.push("Đọc qua antiword vì không đọc thẳng được tệp này: bảng có thể không còn cột.".to_owned());
    for paragraph in String::from_utf8_lossy(&plain).split("\n\n") {
        let runs = vec![text::Run { text: paragraph.to_owned(), font: None }];
        flow.blocks.push(Block::Paragraph(Words { runs, ..Words::default() }));
    }
    Some(flow::finish(flow, Form::Doc, limits))
}

/// Under TCVN3 fonts the soft hyphen is the letter ư. LibreOffice writes it as Word's optional hyphen, which is dropped as one:
/// where it stands between letters, it is put back.
fn with_soft_hyphens(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if !bytes.windows(6).any(|window| window == b".\0V\0n\0") {
        return bytes;
    }
    let letter = |low: u8| low.is_ascii_alphabetic() || low > 0xa0;
    for at in 0..bytes.len().saturating_sub(5) {
        let Some(&[before, 0, 0x1f, 0, after, 0]) = bytes.get(at..at + 6) else { continue };
        if letter(before)
            && (letter(after) || (0x20..0x40).contains(&after))
            && let Some(mark) = bytes.get_mut(at + 2)
        {
            *mark = 0xad;
        }
    }
    bytes
}

fn finish(document: &Document, limits: &Limits) -> Result<Report, ReportError> {
    let document = document.to_ir();
    let mut taken = Taken::default();
    let mut flow = Flow::default();
    let day = |moment: Option<&String>| moment.and_then(|moment| moment.get(..10)).map(str::to_owned);
    flow.title = document.metadata.title.clone().filter(|title| !title.trim().is_empty());
    flow.created = day(document.metadata.modified.as_ref()).or_else(|| day(document.metadata.created.as_ref()));
    if document.metadata.text_truncated {
        flow.notes.push("Tệp Word bị hỏng: thiếu một phần chữ.".to_owned());
    }
    for section in &document.sections {
        for edge in section.header.iter().chain(&section.footer) {
            taken.blocks(&edge.content, Part::Furniture, &mut flow.furniture, 0);
        }
        taken.blocks(&section.elements, Part::Body, &mut flow.blocks, 0);
    }
    flow.footnotes = taken.footnotes;
    flow::finish(flow, Form::Doc, limits)
}

/// What goes over from the other crate's document.
#[derive(Default)]
struct Taken {
    footnotes: Vec<Block>,
    fonts: HashMap<String, Rc<str>>,
}

impl Taken {
    fn blocks(&mut self, elements: &[Element], part: Part, into: &mut Vec<Block>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for element in elements {
            match element {
                Element::Heading(heading) => {
                    let part = if part == Part::Body { Part::Heading } else { part };
                    into.push(self.paragraph(&heading.content, part, String::new()));
                }
                Element::Paragraph(paragraph) => into.push(self.paragraph(&paragraph.content, part, String::new())),
                Element::Table(table) => into.push(Block::Table(self.table(table, depth))),
                Element::List(list) => self.list(list, into, depth),
                Element::TextBox(text) => self.blocks(&text.content, part, into, depth + 1),
                // Comments come as endnotes with an author or a mark that says so.
                Element::Footnote(note) | Element::Endnote(note) => {
                    let comment = note.author.is_some() || note.marker.as_ref().is_some_and(|mark| mark.starts_with("Comment"));
                    if !comment {
                        let mut footnotes = std::mem::take(&mut self.footnotes);
                        self.blocks(&note.content, Part::Footnote, &mut footnotes, depth + 1);
                        self.footnotes = footnotes;
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, content: &[InlineContent], part: Part, mark: String) -> Block {
        let mut words = Words { part, mark, ..Words::default() };
        for inline in content {
            match inline {
                InlineContent::Text(span) => {
                    let font = span.font_name.as_ref().map(|name| {
                        let font = self.fonts.entry(name.clone()).or_insert_with(|| Rc::from(name.as_str()));
                        Rc::clone(font)
                    });
                    let raised = span.vertical_align == Some(VerticalAlign::Superscript);
                    let marked = raised.then(|| superscript(&span.text)).flatten();
                    push(&mut words.runs, marked.as_deref().unwrap_or(&span.text), font.as_ref());
                }
                InlineContent::LineBreak => {
                    if let Some(last) = words.runs.last_mut() {
                        last.text.push(' ');
                    }
                }
                _ => {}
            }
        }
        Block::Paragraph(words)
    }

    fn table(&mut self, table: &Table, depth: usize) -> Grid {
        let mut grid = Grid::default();
        // Columns that cells of rows above still cover, with how many rows.
        let mut covered: HashMap<u32, u32> = HashMap::new();
        for row in &table.rows {
            let (mut column, mut cells) = (0, Vec::new());
            let mut next: HashMap<u32, u32> = HashMap::new();
            for (&column, &rows) in covered.iter().filter(|(_, rows)| **rows > 1) {
                next.insert(column, rows - 1);
            }
            for cell in &row.cells {
                while covered.contains_key(&column) {
                    column += 1;
                }
                let mut taken = GridCell {
                    column,
                    columns: cell.col_span.clamp(1, 1 << 10),
                    rows: cell.row_span.clamp(1, 1 << 20),
                    blocks: Vec::new(),
                };
                self.blocks(&cell.content, Part::Body, &mut taken.blocks, depth + 1);
                if taken.rows > 1 {
                    next.extend((column..column + taken.columns).map(|column| (column, taken.rows - 1)));
                }
                column += taken.columns;
                cells.push(taken);
            }
            covered = next;
            grid.rows.push(cells);
        }
        grid
    }

    fn list(&mut self, list: &List, into: &mut Vec<Block>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let mut number = list.start_number.unwrap_or(1);
        for item in &list.items {
            let mark = if list.ordered { marker(list, number) } else { "-".to_owned() };
            let from = into.len();
            self.blocks(&item.content, Part::ListItem, into, depth + 1);
            if let Some(Block::Paragraph(words)) = into.get_mut(from) {
                words.mark = mark;
            }
            number = number.saturating_add(1);
            if let Some(nested) = &item.nested {
                self.list(nested, into, depth + 1);
            }
        }
    }
}

/// The mark of an item, as it is shown.
fn marker(list: &List, number: u32) -> String {
    let format = match list.style {
        Some(ListStyle::LowerRoman) => "lowerRoman",
        Some(ListStyle::UpperRoman) => "upperRoman",
        Some(ListStyle::LowerAlpha) => "lowerLetter",
        Some(ListStyle::UpperAlpha) => "upperLetter",
        _ => "decimal",
    };
    let count = docx::count_shown(number, format);
    let own = format!("%{}", u32::from(list.level) + 1);
    match &list.marker_pattern {
        // Numbers of the levels above are not told: only a pattern of its own level can be filled.
        Some(pattern) if pattern.matches('%').count() == 1 && pattern.contains(&own) => pattern.replace(&own, &count),
        _ => format!("{count}."),
    }
}
