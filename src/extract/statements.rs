//! Figures that are no claims but that checks need.
use super::finish::Page;
use super::frame::Frame;
use super::mention::Mention;
use super::reader::Text;
use super::setting::Setting;
use crate::normalize::Token;

/// Finds them in one sentence.
pub fn find(
    _t: usize,
    _text: &Text<'_>,
    _tokens: &[Token],
    _mentions: &[Mention],
    _setting: &Setting<'_>,
    _frame: &Frame,
    _page: &mut Page<'_>,
) {
}
