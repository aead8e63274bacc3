//! ODT.
use super::super::flow::{Block, DEEPEST, Flow, Grid, GridCell, Words};
use super::super::text::push;
use super::super::xml::{Reader, Tag, Xml};
use super::styles::Styles;
use crate::Part;
use std::rc::Rc;

/// Reads a text document: its content, and the running heads among its common styles.
pub(super) fn read(content: &str, common: &str, styles: &Styles) -> Flow {
    let mut flow = Flow::default();
    let mut body = Texts::new(styles, "text");
    let broken = body.run(content);
    if broken {
        flow.notes.push("Tệp ODT bị hỏng giữa chừng: chỉ đọc được phần đầu.".to_owned());
    }
    flow.footnotes = std::mem::take(&mut body.footnotes);
    flow.blocks = body.finish();
    let mut heads = Texts::new(styles, "master-styles");
    heads.run(common);
    flow.furniture = heads.finish();
    flow
}

/// What is open while a document is read.
enum Frame {
    Story(Vec<Block>),
    Paragraph(Box<Words>, Option<Rc<str>>),
    Table(Grid),
    Row(Vec<GridCell>, u32),
    Cell(GridCell),
}

struct Texts<'a> {
    styles: &'a Styles,
    /// The element that holds the text.
    within: &'static str,
    inside: bool,
    frames: Vec<Frame>,
    /// Styles of the open spans.
    spans: Vec<String>,
    footnotes: Vec<Block>,
    lists: usize,
    skip: usize,
}

impl<'a> Texts<'a> {
    fn new(styles: &'a Styles, within: &'static str) -> Self {
        let frames = vec![Frame::Story(Vec::new())];
        Self { styles, within, inside: false, frames, spans: Vec::new(), footnotes: Vec::new(), lists: 0, skip: 0 }
    }

    /// Whether the text ends before its end.
    fn run(&mut self, text: &str) -> bool {
        let mut reader = Reader::new(text);
        while let Some(xml) = reader.next() {
            match xml {
                Xml::Open(tag) => self.open(&tag),
                Xml::Close(name) => self.close(&name),
                Xml::Text(text) => self.say(&text),
            }
        }
        reader.broken || self.frames.len() > 1
    }

    fn finish(mut self) -> Vec<Block> {
        while self.frames.len() > 1 {
            self.end("");
        }
        match self.frames.pop() {
            Some(Frame::Story(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        let name = name.as_str();
        let skipped = matches!(name, "annotation" | "tracked-changes" | "note-citation" | "sequence-decls" | "forms" | "math");
        if self.skip > 0 || skipped || self.frames.len() > 4 * DEEPEST {
            self.skip += 1;
            return;
        }
        if !self.inside {
            self.inside = name == self.within;
            return;
        }
        match name {
            "p" | "h" => {
                let style = tag.get("style-name").unwrap_or_default();
                let part = match (name == "h" || self.styles.heads(&style), self.lists > 0) {
                    (true, _) => Part::Heading,
                    (_, true) => Part::ListItem,
                    _ => Part::Body,
                };
                let words = Box::new(Words { part, ..Words::default() });
                self.frames.push(Frame::Paragraph(words, self.styles.font(&style)));
            }
            "span" => self.spans.push(tag.get("style-name").unwrap_or_default()),
            "list" => self.lists += 1,
            "s" | "tab" | "line-break" => self.say(" "),
            "table" => self.frames.push(Frame::Table(Grid::default())),
            "table-row" => self.frames.push(Frame::Row(Vec::new(), 0)),
            "table-cell" => {
                let span = |name: &str| tag.number(name).unwrap_or(1).clamp(1, 1 << 14);
                let (columns, rows) = (span("number-columns-spanned"), span("number-rows-spanned"));
                self.frames.push(Frame::Cell(GridCell { columns, rows, ..GridCell::default() }));
            }
            "covered-table-cell" => {
                if let Some(Frame::Row(_, column)) = self.frames.last_mut() {
                    *column += 1;
                }
                self.skip = 1;
            }
            "text-box" | "note-body" => self.frames.push(Frame::Story(Vec::new())),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.skip > 0 {
            return;
        }
        if let Some(Frame::Paragraph(words, font)) = self.frames.last_mut() {
            if self.spans.iter().any(|span| self.styles.hides(span)) {
                return;
            }
            let own = self.spans.iter().rev().find_map(|span| self.styles.font(span));
            let raised = self.spans.iter().any(|span| self.styles.raises(span));
            // A note's mark behind a rank is no digit of it.
            let marked = raised.then(|| super::super::text::superscript(text)).flatten();
            push(&mut words.runs, marked.as_deref().unwrap_or(text), own.as_ref().or(font.as_ref()));
        }
    }

    fn close(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match (name, self.frames.last()) {
            ("span", _) => {
                self.spans.pop();
            }
            ("list", _) => self.lists = self.lists.saturating_sub(1),
            ("p" | "h", Some(Frame::Paragraph(..)))
            | ("table", Some(Frame::Table(_)))
            | ("table-row", Some(Frame::Row(..)))
            | ("table-cell", Some(Frame::Cell(_)))
            | ("text-box" | "note-body", Some(Frame::Story(_))) => self.end(name),
            (name, _) if name == self.within => self.inside = false,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.frames.len() < 2 {
            return;
        }
        match self.frames.pop() {
            Some(Frame::Paragraph(words, _)) => self.put(Block::Paragraph(*words)),
            Some(Frame::Story(blocks)) if name == "note-body" => self.footnotes.extend(blocks),
            Some(Frame::Story(blocks)) => {
                for block in blocks {
                    self.put(block);
                }
            }
            Some(Frame::Table(grid)) => self.put(Block::Table(grid)),
            Some(Frame::Row(cells, _)) => {
                if let Some(Frame::Table(grid)) = self.frames.last_mut() {
                    grid.rows.push(cells);
                }
            }
            Some(Frame::Cell(mut cell)) => {
                if let Some(Frame::Row(cells, column)) = self.frames.last_mut() {
                    cell.column = *column;
                    *column += 1;
                    cells.push(cell);
                }
            }
            None => {}
        }
    }

    fn put(&mut self, block: Block) {
        for frame in self.frames.iter_mut().rev() {
            match frame {
                Frame::Story(blocks) => return blocks.push(block),
                Frame::Cell(cell) => return cell.blocks.push(block),
                _ => {}
            }
        }
    }
}
