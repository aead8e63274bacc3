//! Ranking tables in text.
use super::finish::Page;
use super::frame::Frame;
use super::reader::Text;
use super::setting::Setting;

/// A table: the lines it takes.
pub struct Table {
    /// First line.
    pub start: usize,
    /// One past its last line.
    pub end: usize,
}

/// The table that begins at line `at`.
pub fn find(_text: &Text<'_>, _at: usize) -> Option<Table> {
    None
}

/// Reads its claims.
pub fn read(
    _table: &Table,
    _t: usize,
    _text: &Text<'_>,
    _setting: &Setting<'_>,
    _frame: &mut Frame,
    _page: &mut Page<'_>,
    _sentence: &mut usize,
) {
}
