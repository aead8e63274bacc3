//! The text of DOCX parts: the document, its footnotes, its running heads.
use super::super::flow::{Block, DEEPEST, Grid, GridCell, Words};
use super::super::text::{Run, push, superscript};
use super::super::xml::{Reader, Tag, Xml};
use super::numbering::Numbering;
use super::styles::{Raised, Style, Styles, font, raised};
use crate::Part;
use std::rc::Rc;

/// What a part says.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub blocks: Vec<Block>,
    /// Whether it ends before its end.
    pub broken: bool,
}

/// Elements that say what was, is said again elsewhere, or is not shown.
const SKIPPED: [&str; 11] = [
    "Fallback",
    "moveFrom",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "sectPrChange",
    "tblPrExChange",
    "instrText",
    "delText",
];

/// What is open while a part is read.
enum Frame {
    /// The part, a text box or a footnote.
    Story(Vec<Block>),
    Paragraph(Box<Open>),
    Table(Grid),
    Row {
        cells: Vec<OpenCell>,
        column: u32,
        deleted: bool,
    },
    Cell(OpenCell),
}

/// A paragraph while it is read.
#[derive(Default)]
struct Open {
    style: Style,
    runs: Vec<Run>,
    list: (Option<u32>, Option<u32>),
    heading: bool,
}

#[derive(Default)]
struct OpenCell {
    cell: GridCell,
    /// Whether it goes on with the cell above.
    goes_on: bool,
}

/// How the letters of a run look.
#[derive(Default)]
struct Look {
    font: Option<Rc<str>>,
    raised: Option<Raised>,
    hidden: bool,
}

/// Reads a part.
pub(super) fn read(text: &str, styles: &Styles, numbering: &mut Numbering) -> Story {
    let mut body =
        Body { styles, numbering, frames: vec![Frame::Story(Vec::new())], look: Look::default(), path: Vec::new(), skip: 0, depth: 0 };
    let mut reader = Reader::new(text);
    while let Some(xml) = reader.next() {
        match xml {
            Xml::Open(tag) => body.open(&tag),
            Xml::Close(name) => body.close(&name),
            Xml::Text(text) => body.text(&text),
        }
    }
    let broken = reader.broken || body.frames.len() > 1;
    while body.frames.len() > 1 {
        body.end();
    }
    let blocks = match body.frames.pop() {
        Some(Frame::Story(blocks)) => blocks,
        _ => Vec::new(),
    };
    Story { blocks, broken }
}

struct Body<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    frames: Vec<Frame>,
    look: Look,
    /// Names of the open elements that matter to those inside.
    path: Vec<&'static str>,
    /// How many elements deep inside one that is skipped.
    skip: usize,
    /// Tables and text boxes that are too deep to follow.
    depth: usize,
}

/// Elements whose inside is read otherwise.
const MARKED: [&str; 5] = ["pPr", "rPr", "trPr", "tcPr", "t"];

impl Body<'_> {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if self.skip > 0 {
            self.skip += 1;
            return;
        }
        let deleted_row = name == "del" && self.path.last() == Some(&"trPr");
        if SKIPPED.contains(&name.as_str()) || (name == "del" && !deleted_row) {
            self.skip = 1;
            return;
        }
        if deleted_row && let Some(Frame::Row { deleted, .. }) = self.frames.last_mut() {
            *deleted = true;
        }
        if let Some(mark) = MARKED.iter().find(|mark| **mark == name) {
            self.path.push(mark);
        }
        match name.as_str() {
            "p" => {
                let style = self.styles.of(None);
                self.frames.push(Frame::Paragraph(Box::new(Open { style, ..Open::default() })));
            }
            "tbl" | "txbxContent" if self.frames.len() > 4 * DEEPEST => {
                self.depth += 1;
                self.skip = 1;
            }
            "tbl" => self.frames.push(Frame::Table(Grid::default())),
            "tr" => self.frames.push(Frame::Row { cells: Vec::new(), column: 0, deleted: false }),
            "tc" => {
                self.frames.push(Frame::Cell(OpenCell { cell: GridCell { columns: 1, rows: 1, ..GridCell::default() }, goes_on: false }))
            }
            "txbxContent" | "footnote" | "endnote" => self.frames.push(Frame::Story(Vec::new())),
            "r" => self.look = Look::default(),
            "tab" if self.path.last() != Some(&"pPr") => self.say("\t"),
            "br" | "cr" => self.say(" "),
            "noBreakHyphen" => self.say("-"),
            _ => self.property(&name, tag),
        }
    }

    fn property(&mut self, name: &str, tag: &Tag<'_>) {
        let inside = self.path.last().copied();
        match (self.frames.last_mut(), inside) {
            // The letters of the paragraph's end mark are none of the text's.
            (Some(Frame::Paragraph(open)), Some("pPr")) => match name {
                "pStyle" => open.style = self.styles.of(tag.get("val").as_deref()),
                "outlineLvl" => open.heading = tag.number("val").is_some_and(|level| level < 9),
                "numId" => open.list.0 = tag.number("val"),
                "ilvl" => open.list.1 = tag.number("val"),
                _ => {}
            },
            (Some(Frame::Paragraph(_)), Some("rPr")) => match name {
                "rFonts" => self.look.font = font(tag).or_else(|| self.look.font.take()),
                "vertAlign" => self.look.raised = raised(tag),
                "vanish" | "webHidden" => self.look.hidden = tag.is_on(),
                "rStyle" => {
                    let id = tag.get("val").unwrap_or_default();
                    self.look.font = self.look.font.take().or_else(|| self.styles.font_of(&id));
                    self.look.raised = self.look.raised.or_else(|| self.styles.raised_of(&id));
                }
                _ => {}
            },
            (Some(Frame::Cell(open)), Some("tcPr")) => match name {
                "gridSpan" => open.cell.columns = tag.number("val").unwrap_or(1).clamp(1, 1 << 14),
                "vMerge" => open.goes_on = tag.get("val").as_deref() != Some("restart"),
                _ => {}
            },
            (Some(Frame::Row { column, .. }), Some("trPr")) if name == "gridBefore" => {
                *column = tag.number("val").unwrap_or_default().min(1 << 14);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip == 0 && self.path.last() == Some(&"t") {
            self.say(text);
        }
    }

    /// Puts text into the open paragraph.
    fn say(&mut self, text: &str) {
        if self.look.hidden {
            return;
        }
        let raised = self.look.raised == Some(Raised::Above);
        if let Some(Frame::Paragraph(open)) = self.frames.last_mut() {
            let font = self.look.font.as_ref().or(open.style.font.as_ref()).cloned();
            // A footnote's mark behind a rank is no digit of it.
            let marked = raised.then(|| superscript(text)).flatten();
            push(&mut open.runs, marked.as_deref().unwrap_or(text), font.as_ref());
        }
    }

    fn close(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if self.path.last() == Some(&name) {
            self.path.pop();
        }
        let ends = matches!(
            (name, self.frames.last()),
            ("p", Some(Frame::Paragraph(_)))
                | ("tbl", Some(Frame::Table(_)))
                | ("tr", Some(Frame::Row { .. }))
                | ("tc", Some(Frame::Cell(_)))
                | ("txbxContent" | "footnote" | "endnote", Some(Frame::Story(_)))
        );
        if ends && self.frames.len() > 1 {
            self.end();
        }
    }

    /// Closes what was opened last.
    fn end(&mut self) {
        match self.frames.pop() {
            Some(Frame::Paragraph(open)) => {
                let words = self.words(*open);
                self.put(Block::Paragraph(words));
            }
            Some(Frame::Story(blocks)) => {
                for block in blocks {
                    self.put(block);
                }
            }
            Some(Frame::Table(grid)) => self.put(Block::Table(grid)),
            Some(Frame::Row { cells, deleted: false, .. }) => {
                if let Some(Frame::Table(grid)) = self.frames.last_mut() {
                    add_row(grid, cells);
                }
            }
            Some(Frame::Cell(mut open)) => {
                if let Some(Frame::Row { cells, column, .. }) = self.frames.last_mut() {
                    open.cell.column = *column;
                    *column = column.saturating_add(open.cell.columns);
                    cells.push(open);
                }
            }
            Some(Frame::Row { .. }) | None => {}
        }
    }

    fn words(&mut self, open: Open) -> Words {
        let list = open.list.0.or(open.style.list.0).filter(|&list| list > 0);
        let empty = open.runs.iter().all(|run| run.text.trim().is_empty());
        // An empty numbered paragraph counts in a table, where the number is all it shows.
        let mark = match list {
            Some(list) if !empty || self.frames.iter().any(|frame| matches!(frame, Frame::Cell(_))) => {
                self.numbering.next(list, open.list.1.or(open.style.list.1).unwrap_or_default())
            }
            _ => String::new(),
        };
        let part = match (open.heading || open.style.heading, list.is_some()) {
            (true, _) => Part::Heading,
            (_, true) => Part::ListItem,
            _ => Part::Body,
        };
        Words { part, mark, runs: open.runs }
    }

    /// Puts a block where it belongs: into the cell or story around it. A text box comes before its paragraph.
    fn put(&mut self, block: Block) {
        for frame in self.frames.iter_mut().rev() {
            match frame {
                Frame::Story(blocks) => return blocks.push(block),
                Frame::Cell(open) => return open.cell.blocks.push(block),
                _ => {}
            }
        }
    }
}

/// Puts a row under the others; cells that go on make those above longer.
fn add_row(grid: &mut Grid, cells: Vec<OpenCell>) {
    let at = grid.rows.len();
    let mut row = Vec::with_capacity(cells.len());
    for OpenCell { cell, goes_on } in cells {
        let above = if goes_on { covering(grid, cell.column, at) } else { None };
        match above {
            Some(above) => above.rows += 1,
            None => row.push(cell),
        }
    }
    grid.rows.push(row);
}

/// The cell above that reaches down to a row.
fn covering(grid: &mut Grid, column: u32, at: usize) -> Option<&mut GridCell> {
    let rows = grid.rows.iter_mut().enumerate().rev();
    let mut cells = rows.filter_map(|(row, cells)| Some((row, cells.iter_mut().find(|cell| cell.column == column)?)));
    let (row, cell) = cells.next()?;
    (row + cell.rows as usize == at).then_some(cell)
}
