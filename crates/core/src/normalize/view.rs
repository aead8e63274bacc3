//! The matching view: normalised text whose every character knows where it came from.
use super::build::Builder;
use std::ops::Range;

/// A lower-case, composed, unified copy of a text with a map back to it.
///
/// The view never holds NFD sequences that can be composed, zero-width characters, upper case, or more
/// than one kind of dash, slash, quotation mark or space; tone marks of oa, oe, uy stand in the old place
/// (`hóa`, `thúy`); Cyrillic and Greek letters inside Latin words are the Latin letters they look like.
/// Line breaks and tabs are kept one to one (CR LF is one), so lines of the view are lines of the source.
/// The view of a view is itself.
#[derive(Debug, Clone, Default)]
pub struct View {
    text: String,
    /// Stretches in order, each from its `view` offset to the next one's.
    pieces: Vec<Piece>,
    source_len: u32,
}

/// A stretch of the view and the stretch of the source behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// First byte in the view.
    pub view: u32,
    /// First byte in the source.
    pub source: u32,
    /// `None`: byte for byte the same length, so offsets run in step. Otherwise the stretch goes as a
    /// whole, and this is one past its last byte in the source.
    pub end: Option<u32>,
}

impl View {
    /// Builds the view of `source` (at most 4 GiB).
    pub fn new(source: &str) -> Self {
        let (text, pieces) = Builder::new(source).run();
        Self { text, pieces, source_len: u32::try_from(source.len()).unwrap_or(u32::MAX) }
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stretch of the source that a stretch of the view came from. Both ends are on character
    /// boundaries when the given ends are; ends past the text are clamped. Characters without a trace
    /// in the view (zero-width ones) belong to a stretch only when they stand inside it.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        let end = if range.end <= range.start { start } else { self.end(range.end.min(self.text.len())).max(start) };
        start..end
    }

    /// A reader of places that goes forward only, for whoever asks for one place after another.
    pub(super) fn cursor(&self) -> Cursor<'_> {
        Cursor { view: self, piece: None }
    }

    fn start(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.source_len as usize;
        }
        self.piece(at).map_or(0, |p| match p.end {
            None => p.source as usize + (at - p.view as usize),
            Some(_) => p.source as usize,
        })
    }

    /// One past the source of the view's byte before `at`.
    fn end(&self, at: usize) -> usize {
        self.piece(at.saturating_sub(1)).map_or(0, |p| match p.end {
            None => p.source as usize + (at - p.view as usize),
            Some(end) => end as usize,
        })
    }

    /// The piece that the view's byte `at` lies in.
    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|p| p.view as usize <= at);
        self.pieces.get(after.checked_sub(1)?)
    }
}

/// Where bytes of a view came from, asked in ascending order: each answer begins at the piece of the one before.
pub(super) struct Cursor<'v> {
    view: &'v View,
    piece: Option<usize>,
}

impl Cursor<'_> {
    /// The first byte in the source behind the view's byte `at`.
    pub(super) fn source(&mut self, at: usize) -> usize {
        let pieces = &self.view.pieces;
        let mut piece = self.piece.unwrap_or_else(|| pieces.partition_point(|p| p.view as usize <= at).saturating_sub(1));
        while pieces.get(piece + 1).is_some_and(|p| p.view as usize <= at) {
            piece += 1;
        }
        self.piece = Some(piece);
        pieces.get(piece).map_or(0, |p| match p.end {
            None => p.source as usize + at.saturating_sub(p.view as usize),
            Some(_) => p.source as usize,
        })
    }
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
