//! Histories under a bare line of years: `Năm 2006 2007 … 2020`, below it a component, the index or a measure a line with
//! one figure a year (`Gia nhập thị trường 6.73 7.43 …`, `Xếp hạng 57 44 …`), as profiles of provinces print them.
use super::grid::Grid;
use crate::extract::lines::{Line, LineKind};
use crate::extract::numerals::whole;
use crate::extract::text::Text;
use crate::normalize::{Token, TokenKind};
use std::ops::Range;

/// The table whose line of years is line `at`.
pub fn find(text: &Text<'_>, at: usize) -> Option<Grid> {
    let (years, parted) = years(text.lines.get(at)?)?;
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let mut end = at + 1;
    while let Some(row) = text.lines.get(end).and_then(|l| row(l, years.len(), parted)) {
        rows.push(row);
        end += 1;
    }
    if rows.len() < if parted { 1 } else { 2 } {
        return None;
    }
    let heads = std::iter::once("Chỉ số thành phần".to_owned()).chain(years.iter().map(|y| format!("Năm {y}"))).collect();
    Some(Grid { start: at, top: at, end, heads, rows, ..Grid::default() })
}

/// Two or more years in a row and nothing else but `Năm`, or what the rows are: `Chỉ số thành phần 2019 2020 2021`.
///
/// Marks may part the years (`Năm: 2020 – 2021 – 2022`), and then part the figures below, too.
fn years(line: &Line) -> Option<(Vec<u32>, bool)> {
    let named = line.tokens.iter().take(6).take_while(|t| t.kind == TokenKind::Word).count();
    let word = |t: usize| line.tokens.get(t).map_or("", |k| k.text);
    let rows = matches!(
        (word(0), word(1)),
        ("chỉ", "số" | "tiêu") | ("tiêu", "chí") | ("nội", "dung") | ("thành", "phần") | ("trụ", "cột") | ("lĩnh", "vực")
    ) && (named == 2 || (word(named - 2), word(named - 1)) == ("thành", "phần"));
    if named > 0 && !rows && !(named == 1 && word(0) == "năm") {
        return None;
    }
    let figures = line.tokens.get(named..)?;
    let parted = figures.iter().any(parts);
    let figures: Vec<_> = figures.iter().filter(|t| !parts(t)).collect();
    // "2020 - 2021" alone is a span.
    if parted && (figures.len() < 3 || named == 0 && line.tokens.len() > 2 * figures.len()) {
        return None;
    }
    if figures.len() < 2 || figures.len() > 40 || matches!(line.kind, LineKind::Related | LineKind::Caption) {
        return None;
    }
    let year = |t: &&Token<'_>| whole(t.text).filter(|y| (1990..2060).contains(y));
    let years: Option<Vec<u32>> = figures.iter().map(year).collect();
    let next =
        |y: &Vec<u32>| y.windows(2).all(|w| matches!(w, [a, b] if a + 1 == *b)) || y.windows(2).all(|w| matches!(w, [a, b] if *a == b + 1));
    years.filter(next).map(|y| (y, parted))
}

/// A mark that parts the figures of a line.
fn parts(t: &Token<'_>) -> bool {
    matches!(t.kind, TokenKind::Punct('-' | '–' | '—' | '|' | '/' | ',' | ';' | ':' | '→' | '•'))
}

/// A name of words and `count` cells behind it: figures, `N/A`, dashes.
fn row(line: &Line, count: usize, parted: bool) -> Option<Vec<Range<usize>>> {
    let word = |t: usize| line.tokens.get(t).map_or("", |k| k.text);
    let kind = |t: usize| line.tokens.get(t).map(|k| k.kind);
    let name =
        (0..line.tokens.len()).take_while(|t| kind(*t) != Some(TokenKind::Number) && !(word(*t) == "n" && word(*t + 1) == "/")).count();
    let span = |a: usize, b: usize| Some(line.tokens.get(a)?.start as usize..line.tokens.get(b.checked_sub(1)?)?.end as usize);
    let colon = usize::from(parted && name > 0 && line.tokens.get(name - 1).is_some_and(parts));
    let mut cells = vec![span(0, name - colon)?];
    let mut t = name;
    while t < line.tokens.len() {
        if parted && line.tokens.get(t).is_some_and(parts) {
            t += 1;
            continue;
        }
        let next = match (kind(t)?, word(t)) {
            (TokenKind::Number, _) => t + 1,
            (_, "n") if word(t + 1) == "/" && word(t + 2) == "a" => t + 3,
            (TokenKind::Punct('-'), _) => t + 1,
            _ => return None,
        };
        cells.push(span(t, next)?);
        t = next;
    }
    (cells.len() == count + 1 && name <= 14).then_some(cells)
}
