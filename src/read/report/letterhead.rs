//! What the top of a report says of it: what it is called, and of which day it is.
use crate::model::PartialDate;
use regex::Regex;
use std::sync::LazyLock;
use xephang_report::{Page, Paragraph, Part, Piece};

/// What the letterhead says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Letterhead {
    /// Its title.
    pub(super) title: Option<String>,
    /// The day under the name of the place.
    pub(super) published: Option<PartialDate>,
}

/// Paragraphs that are looked at.
const REACH: usize = 40;
/// Longest title, in characters.
const LONGEST: usize = 300;
/// Words that a title begins with when it is only the kind of document; what it is about stands on the next line.
const KINDS: &[&str] =
    &["báo cáo", "quyết định", "thông báo", "công văn", "tờ trình", "kế hoạch", "phụ lục", "công bố", "bảng xếp hạng", "kết quả"];

/// `Hà Nội, ngày 12 tháng 7 năm 2023`.
static DATELINE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^[^,;:.]{2,30},\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)\s*$").ok());

/// Reads the top of the first page that has text.
pub(super) fn read(pages: &[Page]) -> Letterhead {
    let paragraphs = |page: &'_ Page| page.pieces.iter().filter_map(paragraph).take(REACH).cloned().collect::<Vec<_>>();
    let top: Vec<Paragraph> = pages.iter().map(paragraphs).find(|p| !p.is_empty()).unwrap_or_default();
    let title = top.iter().enumerate().find_map(|(at, p)| title(p, top.get(at + 1)));
    Letterhead { title, published: top.iter().find_map(|p| dateline(&p.text)) }
}

fn paragraph(piece: &Piece) -> Option<&Paragraph> {
    match piece {
        Piece::Paragraph(p) if p.part != Part::Furniture => Some(p),
        _ => None,
    }
}

/// The title, when it is this paragraph: a heading, or the name of a kind of document in capitals with what it is about below.
fn title(paragraph: &Paragraph, next: Option<&Paragraph>) -> Option<String> {
    let words = paragraph.text.trim();
    let lower = words.to_lowercase();
    if !is_title(words) || is_letterhead(&lower) {
        return None;
    }
    let kind = KINDS.iter().any(|kind| lower.starts_with(kind));
    let capitals = words.chars().filter(|c| c.is_alphabetic()).all(|c| !c.is_lowercase());
    if kind && capitals && words.split_whitespace().count() <= 3 {
        let about = next.map(|n| n.text.trim()).filter(|n| is_title(n) && dateline(n).is_none());
        return Some(about.map_or_else(|| words.to_owned(), |about| format!("{words} {about}")));
    }
    (paragraph.part == Part::Heading || kind && capitals).then(|| words.to_owned())
}

/// Lines that every letter of an office bears.
fn is_letterhead(lower: &str) -> bool {
    ["cộng hòa xã hội", "cộng hoà xã hội", "độc lập - tự do", "độc lập – tự do", "số:", "số ", "kính gửi", "nơi nhận"]
        .iter()
        .any(|line| lower.starts_with(line))
        // `BỘ THÔNG TIN VÀ TRUYỀN THÔNG`, `ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH`: who writes.
        || ["bộ ", "ủy ban nhân dân", "uỷ ban nhân dân", "ubnd ", "sở ", "viện ", "cục ", "tổng cục "].iter().any(|who| lower.starts_with(who))
            && !KINDS.iter().any(|kind| lower.contains(kind))
            && lower.split_whitespace().count() <= 10
}

/// Words enough to be a title, and no more.
pub(super) fn is_title(words: &str) -> bool {
    let words = words.trim();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let lower = words.to_lowercase();
    let usual = ["sheet", "trang tính", "untitled", "microsoft word", "document", "tài liệu"].iter().any(|name| lower.starts_with(name));
    letters >= 3 && words.chars().count() <= LONGEST && !usual
}

fn dateline(words: &str) -> Option<PartialDate> {
    let found = DATELINE.as_ref()?.captures(words.trim())?;
    let number = |at: usize| found.get(at).and_then(|m| m.as_str().parse::<u32>().ok());
    PartialDate::parse(&format!("{:04}-{:02}-{:02}", number(3)?, number(2)?, number(1)?))
}

/// A file's name without its folders.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A file's name without folders and ending, its hyphens read as spaces.
pub(super) fn words_of_name(name: &str) -> String {
    let file = file_name(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    stem.split(['-', '_', ' ', '+']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
