//! A place with its noun on a line of its own, and below it who holds it: `Hạng 1 / Quảng Ninh / 71,25 điểm / Hạng 2 / Long An / …`,
//! `Top 1 / Quảng Ninh: 71,25 điểm / …`, as pages of data show a ranking.
use super::caption::Caption;
use super::grid::Grid;
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::What;
use crate::extract::numerals::{in_words, whole};
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::normalize::{Token, TokenKind};
use std::ops::Range;

/// The fewest places that make a list.
const LEAST: usize = 2;
/// Most tokens of a line of place, and of the line of a name.
const PLACE: usize = 6;
const NAME: usize = 18;

/// The noun of a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// `Hạng 1`, `Vị trí thứ 2`.
    Place,
    /// `Thứ 1`.
    Ordinal,
    /// `Top 1`.
    Top,
}

/// The list whose first place is line `at`.
pub fn find(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> Option<Grid> {
    let first = place(text.lines.get(at)?)?;
    // "Thứ 2", "Thứ 3" may be days, where no first comes before them.
    if first.2 == Noun::Ordinal && first.0 != 1 {
        return None;
    }
    // Below its name a place is of that name.
    let above = at.checked_sub(1).and_then(|i| text.lines.get(i));
    if above.is_some_and(|l| points_alone(l).is_some() || named(text, l, setting).is_some()) {
        return None;
    }
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let (mut end, mut last) = (at, first.0);
    while let Some((n, figure, noun)) = text.lines.get(end).and_then(place) {
        // "Top 5", "Top 10" are sizes; "Hạng 30", "Hạng 35" leave some out.
        let follows = rows.is_empty() || n == last || n == last + 1 || noun == Noun::Place && n > last;
        let Some((name, points)) = text.lines.get(end + 1).filter(|_| follows).and_then(|l| named(text, l, setting)) else { break };
        let below = text.lines.get(end + 2).filter(|_| points.is_none()).and_then(points_alone);
        end += if below.is_some() { 3 } else { 2 };
        let empty = name.end..name.end;
        rows.push(vec![figure, name, points.or(below).unwrap_or(empty)]);
        last = n;
    }
    // A place that every row shares is the size of a group.
    if rows.len() < LEAST || last == first.0 {
        return None;
    }
    let caption = Caption::above(text, at, setting);
    let known = caption.index.or(setting.main_index).is_some();
    (known && !(caption.worst && first.0 == 1)).then(|| Grid { start: at, top: at, end, rows, ordered: true, ..Grid::default() })
}

/// The place that a line is and nothing else, and where its figure or word stands: `Hạng 1`, `#1`, `Thứ nhất`, `Top 3:`, `Vị trí thứ 2`.
fn place(line: &Line<'_>) -> Option<(u32, Range<usize>, Noun)> {
    if line.tokens.len() > PLACE || matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) {
        return None;
    }
    if let [medal] = line.tokens.as_slice()
        && let TokenKind::Punct(c @ '🥇'..='🥉') = medal.kind
    {
        return Some((c as u32 - '🥇' as u32 + 1, medal.start as usize..medal.end as usize, Noun::Top));
    }
    let word = |t: usize| line.tokens.get(t).map_or("", |k| k.text);
    let mut t = 0;
    let mut noun = None;
    while matches!(word(t), "#" | "xếp" | "đứng" | "giải" | "vị" | "trí" | "hạng" | "thứ" | "top" | "tốp" | "số") {
        noun = match word(t) {
            "#" | "top" | "tốp" => Some(Noun::Top),
            "trí" | "hạng" | "giải" => Some(Noun::Place),
            "thứ" => noun.or(Some(Noun::Ordinal)),
            _ => noun,
        };
        t += 1;
    }
    let n = whole(word(t)).or_else(|| in_words(&[word(t)]).map(|(n, _)| n)).filter(|n| (1..=250).contains(n))?;
    let figure = line.tokens.get(t)?;
    let marks = line.tokens.iter().skip(t + 1).all(|k| matches!(k.kind, TokenKind::Punct(':' | '.' | '-' | '–')));
    marks.then_some((n, figure.start as usize..figure.end as usize, noun?))
}

/// The one name that a line is, with points behind it at most.
fn named(text: &Text<'_>, line: &Line<'_>, setting: &Setting<'_>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    if line.tokens.len() > NAME || matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) {
        return None;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let mut names = mentions.iter().filter(|m| matches!(m.what, What::Subject(_)));
    let name = names.next().filter(|m| m.t0 <= 3)?;
    if names.next().is_some() || (0..name.t0).any(|t| line.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number)) {
        return None;
    }
    let span = line.tokens.get(name.t0)?.start as usize..line.tokens.get(name.t1.checked_sub(1)?)?.end as usize;
    Some((span, points(line, name.t1)?))
}

/// The points that the tokens from `from` on are; nothing where there are no tokens, `None` where they are anything else.
fn points(line: &Line<'_>, from: usize) -> Option<Option<Range<usize>>> {
    let rest = line.tokens.get(from..)?;
    let figure = rest.iter().position(|k| k.kind == TokenKind::Number);
    let plain = |k: &Token<'_>| matches!(k.kind, TokenKind::Punct(_)) || matches!(k.text, "điểm" | "đạt" | "với" | "số" | "tổng");
    if !rest.iter().enumerate().all(|(k, t)| Some(k) == figure || plain(t)) {
        return None;
    }
    let Some(k) = figure else { return rest.iter().all(|t| matches!(t.kind, TokenKind::Punct(_))).then_some(None) };
    let number = rest.get(k)?;
    let percent = rest.get(k + 1).filter(|t| t.is('%'));
    let told = percent.is_some() || number.text.contains([',', '.']) || rest.iter().any(|t| t.text == "điểm");
    told.then(|| Some(number.start as usize..percent.unwrap_or(number).end as usize))
}

/// The points that a line is and nothing else: `71,25 điểm`, `Điểm số: 71,25`.
fn points_alone(line: &Line<'_>) -> Option<Range<usize>> {
    if line.tokens.len() > PLACE || matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) {
        return None;
    }
    points(line, 0).flatten()
}
