//! Histories of components parted by spaces: a line of years, under it `Điểm số Thứ hạng` for each, then a component a
//! line with two figures a year (`Tính minh bạch 6,09 31 6,44 20 …`), or with one.
use crate::extract::lines::{Line, LineKind};
use crate::extract::numerals::whole;
use crate::extract::text::Text;
use crate::normalize::TokenKind;

/// What the figures of a year are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Points,
    Rank,
}

/// The header of a history of `figures` figures a row right above line `at`: the columns' names, the first of them the
/// rows', and its first line. Where nothing says what the figures are, decimals are points.
pub fn header(text: &Text<'_>, at: usize, figures: usize, decimals: bool) -> Option<(Vec<String>, usize)> {
    let mut measures: Vec<Measure> = Vec::new();
    let mut top = at;
    while top > 0 && at - top < 4 {
        top -= 1;
        let line = text.lines.get(top)?;
        if matches!(line.kind, LineKind::Related | LineKind::Caption | LineKind::Row) || line.tokens.len() > 120 {
            return None;
        }
        if let Some(years) = years(line) {
            let pair: &[Measure] = match (figures == 2 * years.len(), figures == years.len(), measures.as_slice()) {
                (true, _, [Measure::Rank, ..]) => &[Measure::Rank, Measure::Points],
                (true, ..) => &[Measure::Points, Measure::Rank],
                (_, true, [Measure::Rank, ..]) => &[Measure::Rank],
                (_, true, [Measure::Points, ..]) => &[Measure::Points],
                (_, true, []) if decimals => &[Measure::Points],
                _ => return None,
            };
            let mut heads = vec!["Chỉ số thành phần".to_owned()];
            for year in years {
                heads.extend(pair.iter().map(|m| match m {
                    Measure::Points => format!("Điểm số {year}"),
                    Measure::Rank => format!("Thứ hạng {year}"),
                }));
            }
            return Some((heads, top));
        }
        let mut found = measures_of(line)?;
        found.append(&mut measures);
        measures = found;
    }
    None
}

/// Three or more years in order and at most a few words before them.
fn years(line: &Line) -> Option<Vec<u32>> {
    let mut out: Vec<u32> = Vec::new();
    for token in &line.tokens {
        let word = token.text;
        match token.kind {
            TokenKind::Number => out.push(whole(word).filter(|y| (1990..2060).contains(y))?),
            TokenKind::Word if out.is_empty() || word == "năm" => {}
            _ => return None,
        }
    }
    let ordered = out.windows(2).all(|w| matches!(w, [a, b] if a < b)) || out.windows(2).all(|w| matches!(w, [a, b] if a > b));
    (out.len() >= 3 && ordered && line.tokens.len() <= 2 * out.len() + 8).then_some(out)
}

/// `Điểm số Thứ hạng Điểm số Thứ hạng`: nothing else stands in the line.
fn measures_of(line: &Line) -> Option<Vec<Measure>> {
    let mut out = Vec::new();
    for token in &line.tokens {
        match token.text {
            "điểm" => out.push(Measure::Points),
            "hạng" => out.push(Measure::Rank),
            "số" | "thứ" | "xếp" | "pci" | "(" | ")" | "/" | "|" => {}
            _ => return None,
        }
    }
    (!out.is_empty()).then_some(out)
}
