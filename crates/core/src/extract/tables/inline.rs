//! Histories that lost all their lines: `Năm Điểm PAPI Xếp hạng cả nước 2011 40,35 1 2012 40,62 1 …` in one line, as reports that were
//! turned into text print them. The years part the rows; the words before the first one head the columns.
use super::grid::Grid;
use crate::extract::lines::{Line, LineKind};
use crate::extract::numerals::whole;
use crate::extract::text::Text;
use crate::normalize::TokenKind;
use std::ops::Range;

/// Most figures behind a year.
const WIDEST: usize = 6;
/// Most words of a header, and behind the last row.
const HEADER: usize = 70;
const TAIL: usize = 24;

/// The table that line `at` is.
pub fn find(text: &Text<'_>, at: usize) -> Option<Grid> {
    let line = text.lines.get(at)?;
    if matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) || line.tokens.len() < 12 {
        return None;
    }
    let number = |t: usize| line.tokens.get(t).filter(|k| k.kind == TokenKind::Number);
    let year = |t: usize| number(t).and_then(|k| whole(k.text)).filter(|y| (1990..2060).contains(y));
    let first = (1..line.tokens.len().min(HEADER)).find(|t| year(*t).is_some() && number(t + 1).is_some() && year(t + 1).is_none())?;
    let start = year(first)?;
    let width = (1..=WIDEST).find(|k| year(first + k + 1).is_some_and(|y| y == start + 1 || y + 1 == start))?;
    let up = year(first + width + 1)? == start + 1;
    let cell = |t: usize| number(t).map(|k| k.start as usize..k.end as usize);
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let (mut t, mut wanted) = (first, start);
    while year(t) == Some(wanted) {
        let row: Option<Vec<Range<usize>>> = (t..=t + width).map(cell).collect();
        let Some(row) = row.filter(|_| number(t + width + 1).is_none() || year(t + width + 1).is_some()) else { break };
        rows.push(row);
        t += width + 1;
        wanted = if up { wanted + 1 } else { wanted.checked_sub(1)? };
    }
    let heads = heads(text, line, first)?;
    let whole_line = rows.len() >= 3 && line.tokens.len() - t <= TAIL;
    (whole_line && heads.len() == width + 1).then(|| Grid { start: at, top: at, end: at + 1, heads, rows, ..Grid::default() })
}

/// The names of the columns: each begins with a capital word for what is measured.
fn heads(text: &Text<'_>, line: &Line, end: usize) -> Option<Vec<String>> {
    let begins = |t: usize| {
        line.tokens.get(t).is_some_and(|k| {
            k.capital && matches!(k.text, "năm" | "kỳ" | "điểm" | "xếp" | "thứ" | "hạng" | "vị" | "tổng" | "giá" | "kết" | "mức" | "số")
        })
    };
    let starts: Vec<usize> = (0..end).filter(|t| begins(*t)).collect();
    let from = *starts.first()?;
    let named = line.tokens.get(from).is_some_and(|k| matches!(k.text, "năm" | "kỳ"));
    let stop = |n: usize| starts.get(n + 1).copied().unwrap_or(end);
    let written = |a: usize, b: usize| {
        let (a, b) = (line.tokens.get(a)?.start as usize, line.tokens.get(b.checked_sub(1)?)?.end as usize);
        text.source.get(text.view.source(a..b)).map(|s| s.trim().to_owned())
    };
    let heads: Option<Vec<String>> = starts.iter().enumerate().map(|(n, a)| written(*a, stop(n))).collect();
    heads.filter(|_| named)
}
