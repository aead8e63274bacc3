//! Cells that hold two things: the running number before a name (`1. Quảng Ninh`), points and the place in brackets
//! (`66,3 điểm (hạng 24)`). They become two columns.
use super::grid::Grid;
use super::heads::is_count;
use crate::extract::numerals::whole as whole_number;
use crate::extract::text::Text;
use std::ops::Range;

type Row = Vec<Range<usize>>;

/// Parts the numbers from the names of the first column, and the points from the places of any other. `head` are the rows of the header.
pub fn parted(text: &Text<'_>, head: &mut [Row], body: &mut [Row]) {
    numbers(text, head, body);
    let width = body.iter().map(Vec::len).max().unwrap_or(0);
    // From the last column on, so that those before it keep their places.
    if !head.is_empty() {
        (1..width).rev().for_each(|k| points_and_places(text, head, body, k));
    }
}

/// Rows of more than the name of a block.
fn full<'r>(text: &Text<'_>, row: &'r Row) -> Option<&'r Row> {
    (row.iter().filter(|c| !Grid::cell(text, c).is_empty()).count() > 1).then_some(row)
}

fn numbers(text: &Text<'_>, head: &mut [Row], body: &mut [Row]) {
    let cut = |row: &Row| row.first().and_then(|c| number_before(text, c));
    let mut rows = body.iter().filter_map(|r| full(text, r)).peekable();
    if rows.peek().is_none() || !rows.all(|r| cut(r).is_some()) {
        return;
    }
    let width = body.iter().map(Vec::len).max().unwrap_or(0);
    for row in head.iter_mut() {
        let named = row.len() > width && row.first().is_some_and(|c| is_count(Grid::cell(text, c)));
        if let Some(at) = row.first().map(|c| c.start).filter(|_| !named) {
            row.insert(0, at..at);
        }
    }
    for row in body.iter_mut() {
        if let Some((number, name)) = full(text, row).and_then(cut) {
            row.splice(0..1, [number, name]);
        }
    }
}

/// `1. Quảng Ninh`, `2) Long An`: the number, and the words behind its mark.
fn number_before(text: &Text<'_>, cell: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let words = text.view.text().get(cell.clone())?;
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words.get(digits..)?.strip_prefix(['.', ')', '/'])?;
    let name = rest.trim_start();
    let from = cell.end - name.len();
    ((1..=3).contains(&digits) && name.starts_with(char::is_alphabetic)).then(|| (cell.start..cell.start + digits, from..cell.end))
}

fn points_and_places(text: &Text<'_>, head: &mut [Row], body: &mut [Row], k: usize) {
    let cell = |row: &Row| row.get(k).filter(|c| Grid::cell(text, c).chars().any(char::is_alphanumeric)).cloned();
    let mut cells = body.iter().filter_map(|r| full(text, r)).filter_map(cell).peekable();
    if cells.peek().is_none() || !cells.all(|c| both(text, &c).is_some()) {
        return;
    }
    // What stands over the column stands over both: the cells tell by their forms which is which.
    for row in head.iter_mut() {
        if let Some(c) = row.get(k).cloned() {
            row.insert(k, c);
        }
    }
    for row in body.iter_mut().filter(|r| r.len() > k) {
        let two = row
            .get(k)
            .map(|c| both(text, c).map_or((c.start..c.start, c.start..c.start), |(points, place)| (points, with_noun(text, place))));
        row.splice(k..=k, two.into_iter().flat_map(|(points, place)| [points, place]));
    }
}

/// `66,3 điểm (hạng 24)`, `88,9%, xếp thứ 14/63`, `Hạng 5 (70,1 điểm)`: the points, and the figure of the place.
pub fn both(text: &Text<'_>, cell: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let words = text.view.text().get(cell.clone())?;
    // Each part is an end of the cell.
    let span = |part: &str, length: usize| {
        let from = cell.end - part.len();
        from..from + length
    };
    let inner = |rest: &'_ str| -> usize { rest.trim_start_matches([' ', '(', ',', ';', '-', '–', '/', '[']).len() };
    let closed = |rest: &str| rest.trim_start_matches([')', ']', ' ']).is_empty();
    if let Some((points, rest)) = points(words) {
        let open = rest.get(rest.len() - inner(rest)..)?;
        let (place, rest) = place(open)?;
        return closed(rest).then(|| (span(words, points), span(at_figure(open), place)));
    }
    let (length, rest) = place(words)?;
    let open = rest.get(rest.len() - inner(rest)..)?;
    let (points, rest) = points(open)?;
    closed(rest).then(|| (span(open, points), span(at_figure(words), length)))
}

/// The figure of a place with the noun right before it, by which its form is told.
fn with_noun(text: &Text<'_>, place: Range<usize>) -> Range<usize> {
    let before = text.view.text().get(..place.start).unwrap_or_default();
    let noun = ["hạng ", "thứ "].iter().find(|n| before.ends_with(**n)).map_or(0, |n| n.len());
    place.start - noun..place.end
}

/// From the first figure on.
fn at_figure(words: &str) -> &str {
    words.trim_start_matches(|c: char| !c.is_ascii_digit())
}

/// Points at the head of some words: how long they are, and what follows. They have decimals, or say that they are points.
fn points(words: &str) -> Option<(usize, &str)> {
    let figure = words.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(words.len());
    let figure = words.get(..figure)?.trim_end_matches([',', '.']);
    if !figure.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = words.get(figure.len()..)?;
    let unit = ["%", "điểm"].iter().find_map(|u| rest.trim_start().strip_prefix(u).map(|r| (*u == "%", r)));
    let percent = unit.is_some_and(|u| u.0);
    let after = unit.map_or(rest, |u| u.1);
    let length = if percent { words.len() - after.len() } else { figure.len() };
    (unit.is_some() || figure.contains([',', '.'])).then_some((length, after))
}

/// A place behind its noun: how long its figure is, with the count behind a stroke, and what follows.
fn place(words: &str) -> Option<(usize, &str)> {
    let mut rest = words;
    let mut noun = false;
    while let Some((w, after)) = rest.split_once(' ').filter(|(w, _)| matches!(*w, "xếp" | "đứng" | "hạng" | "thứ" | "vị" | "trí" | "ở"))
    {
        noun |= matches!(w, "hạng" | "thứ" | "trí");
        rest = after;
    }
    let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '/')).unwrap_or(rest.len());
    let figure = rest.get(..length)?.trim_end_matches('/');
    let whole = figure.split('/').all(|n| (1..=3).contains(&n.len()));
    // "(30/63)": the count behind the stroke tells it too.
    let counted = || {
        let (n, of) = figure.split_once('/')?;
        Some((whole_number(n)?, whole_number(of)?))
    };
    let noun = noun || counted().is_some_and(|(n, of)| n <= of && (10..=250).contains(&of));
    (noun && whole && figure.split('/').count() <= 2).then(|| (figure.len(), rest.get(figure.len()..).unwrap_or("")))
}
