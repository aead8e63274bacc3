//! A chart whose text is two columns: years one a line, then as many values one a line (`2019 / 2020 / 2021 / 71,4 / 73,2 / 75,6`), below
//! a line that names what is measured.
use super::grid::Grid;
use crate::extract::lines::{Line, LineKind};
use crate::extract::numerals::{figure, whole};
use crate::extract::text::Text;

/// The fewest years that make a chart: fewer lines of bare figures may be anything.
const LEAST: usize = 3;

/// The most editions that an index can have by now.
const MOST: usize = 40;

/// The table whose first year is line `at`.
pub fn find(text: &Text<'_>, at: usize) -> Option<Grid> {
    let first = text.lines.get(at).and_then(year)?;
    let step = text.lines.get(at + 1).and_then(year)?.checked_add(1)?.checked_sub(first)?;
    // One edition a year, from the first to the last or back.
    if !matches!(step, 0 | 2) {
        return None;
    }
    let follows = |a: u32, b: u32| b + 1 == a + step;
    let mut years = vec![first];
    while let Some(next) = text.lines.get(at + years.len()).and_then(year).filter(|y| years.last().is_some_and(|l| follows(*l, *y))) {
        years.push(next);
        if years.len() > MOST {
            return None;
        }
    }
    let count = years.len();
    if count < LEAST {
        return None;
    }
    let head = measured(text, at)?;
    let values = text.lines.get(at + count..at + 2 * count)?;
    let fits = |l: &Line<'_>| match head {
        "Điểm số" => bare(l).is_some_and(|w| w.contains([',', '.']) && figure(w).is_some_and(|v| v <= 100.0)),
        _ => bare(l).and_then(whole).is_some_and(|n| (1..250).contains(&n)),
    };
    if !values.iter().all(fits) || text.lines.get(at + 2 * count).is_some_and(|l| bare(l).is_some()) {
        return None;
    }
    let span = |l: &Line<'_>| l.tokens.first().map_or(0..0, |t| t.start as usize..t.end as usize);
    let dated = text.lines.get(at..at + count)?;
    let rows = dated.iter().zip(values).map(|(y, v)| vec![span(y), span(v)]).collect();
    Some(Grid { start: at, top: at, end: at + 2 * count, heads: vec!["Năm".to_owned(), head.to_owned()], rows, ..Grid::default() })
}

/// The only token of a line that is nothing but a figure.
fn bare<'l>(line: &Line<'l>) -> Option<&'l str> {
    let [token] = line.tokens.as_slice() else { return None };
    let figure = token.text.starts_with(|c: char| c.is_ascii_digit());
    (figure && !matches!(line.kind, LineKind::Related | LineKind::Caption)).then_some(token.text)
}

fn year(line: &Line<'_>) -> Option<u32> {
    bare(line).and_then(whole).filter(|y| (1990..2060).contains(y))
}

/// What the line right above says that the values are: places, or points of an index.
fn measured(text: &Text<'_>, at: usize) -> Option<&'static str> {
    let above = text.lines.get(..at)?.iter().rev().take(2).find(|l| !l.tokens.is_empty())?;
    let words = above.text(text.view);
    if ["thứ hạng", "xếp hạng", "vị trí"].iter().any(|w| words.contains(w)) {
        return Some("Thứ hạng");
    }
    let points = ["chỉ số", "điểm", "index", "pci", "papi", "sipas", "dti"].iter().any(|w| words.contains(w));
    let other =
        ["giá tiêu dùng", "sản xuất", "cpi", "iip", "tỷ lệ", "tỉ lệ", "tăng trưởng", "triệu", "tỷ đồng"].iter().any(|w| words.contains(w));
    (points && !other).then_some("Điểm số")
}
