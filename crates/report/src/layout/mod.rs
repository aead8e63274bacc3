//! From words with boxes to paragraphs and tables.
//!
//! Words come from the text layer of a PDF or from OCR; what happens to them is the same. All lengths are points of 1/72 inch,
//! measured from the top left corner of the page as it is shown, y grows downwards.

mod columns;
mod flow;
mod furniture;
mod gaps;
mod grid;
mod head;
mod join;
mod lines;
mod number;
mod prose;
mod rivers;
mod rows;
mod ruled;
#[cfg(test)]
mod sample;
mod stacked;

pub use flow::pages;

/// Which way a word is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Turn {
    /// From left to right.
    #[default]
    Level,
    /// From the bottom up, as the heads of narrow columns are.
    Up,
    /// From the top down.
    Down,
}

/// A word with its place on a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Word {
    /// Its text in Unicode, composed (NFC), not empty, no white space.
    pub text: String,
    /// Left, top, right, bottom.
    pub area: [f32; 4],
    /// The y of its baseline; for a turned word the x of its baseline. OCR that knows none gives the bottom of the area.
    pub baseline: f32,
    /// Size of its letters (em).
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// Number of its font within the file; 0 when unknown.
    pub font: u16,
    /// Which way it is written.
    pub turn: Turn,
    /// Number of the string of the page that it begins in; 0 when unknown. Words of one string are drawn together.
    pub string: u32,
    /// How sure the reading of its letters is, 0–1; 1 for the text layer of a PDF.
    pub confidence: f32,
}

/// A ruling line, upright or level: the thin box that its ink covers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rule {
    /// Left, top, right, bottom.
    pub area: [f32; 4],
}

/// What is known of a page before its layout is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// From 1.
    pub number: u32,
    /// Width and height as the page is shown.
    pub size: [f32; 2],
    /// Whether its words come from OCR.
    pub ocr: bool,
    /// Its words in any order.
    pub words: Vec<Word>,
    /// Its ruling lines.
    pub rules: Vec<Rule>,
}
