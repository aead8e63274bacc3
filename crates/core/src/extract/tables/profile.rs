//! Profiles of one subject: what is measured in one line, the figure in the next (`Điểm số PII / 46,54 / Xếp hạng PII / 9`), or behind a
//! colon under the name of a component (`Đầu vào / Điểm số: 46,80`), as pages of data show a province.
use super::cell::{Form, form};
use super::columns::Meaning;
use super::grid::Grid;
use super::{flat, measure};
use crate::extract::lines::Line;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use std::ops::Range;

/// A label and what stands under it.
struct Entry {
    name: Range<usize>,
    points: Option<Range<usize>>,
    rank: Option<Range<usize>>,
}

/// The first profile in a run of short lines.
pub fn find(text: &Text<'_>, run: Range<usize>, setting: &Setting<'_>) -> Option<Grid> {
    let mut at = run.start;
    while at < run.end {
        let mut entries: Vec<Entry> = Vec::new();
        let mut measured = false;
        let mut next = at;
        while next < run.end
            && let Some((entry, by_measure, after)) = entry(text, next, run.end, setting)
        {
            entries.push(entry);
            measured |= by_measure;
            next = after;
        }
        if entries.len() >= 2 && measured {
            let heads = ["Chỉ số", "Điểm số", "Xếp hạng"].map(str::to_owned).to_vec();
            let row = |e: &Entry| {
                let none = e.name.end..e.name.end;
                vec![e.name.clone(), e.points.clone().unwrap_or(none.clone()), e.rank.clone().unwrap_or(none)]
            };
            return Some(Grid { start: at, top: at, end: next, heads, rows: entries.iter().map(row).collect(), ..Grid::default() });
        }
        at = next.max(at + 1);
    }
    None
}

/// The entry at line `at`, whether a measure named its figure, and the line behind it.
fn entry(text: &Text<'_>, at: usize, end: usize, setting: &Setting<'_>) -> Option<(Entry, bool, usize)> {
    let line = text.lines.get(at)?;
    let words = line.text(text.view).trim();
    if form(words) != Form::Text || line.tokens.len() > 12 {
        return None;
    }
    let follows = |k: usize| text.lines.get(k).filter(|_| k < end);
    let figure = |k: usize| follows(k).filter(|l| matches!(form(l.text(text.view)), Form::Whole | Form::Decimal));
    let mut out = Entry { name: line.start..line.end, points: None, rank: None };
    let kind = measure(words);
    if let (Some(kind), Some(value)) = (kind, figure(at + 1)) {
        // A second figure under it: a column of a table.
        if figure(at + 2).is_some() {
            return None;
        }
        let decimal = form(value.text(text.view)) == Form::Decimal;
        let cell = Some(value.start..value.end);
        match kind {
            Meaning::Rank if !decimal => out.rank = cell,
            Meaning::Points => out.points = cell,
            _ => return None,
        }
        return Some((out, true, at + 2));
    }
    if kind.is_some() || !flat::names_row(text, line, setting) {
        return None;
    }
    let mut next = at + 1;
    while let Some((kind, cell)) = follows(next).and_then(|l| labelled(text, l)) {
        match kind {
            Meaning::Rank if out.rank.is_none() => out.rank = Some(cell),
            Meaning::Points if out.points.is_none() => out.points = Some(cell),
            _ => break,
        }
        next += 1;
    }
    if next > at + 1 {
        return Some((out, true, next));
    }
    // The bare figure of a component: points, when it has decimals and stands alone.
    let value = figure(next).filter(|l| form(l.text(text.view)) == Form::Decimal && figure(next + 1).is_none())?;
    out.points = Some(value.start..value.end);
    Some((out, false, next + 1))
}

/// `Điểm số: 46,80`, `Xếp hạng: 12/34`: what the figure is, and its place.
fn labelled(text: &Text<'_>, line: &Line) -> Option<(Meaning, Range<usize>)> {
    let words = line.text(text.view);
    if let Some(found) = spoken(words) {
        return Some((found.0, line.start + found.1.start..line.start + found.1.end));
    }
    let colon = words.find(':').filter(|c| *c <= 40)?;
    let kind = measure(words.get(..colon)?.trim())?;
    let value = words.get(colon + 1..)?;
    let lead = value.len() - value.trim_start().len();
    let of_form = matches!((kind, form(value)), (Meaning::Rank, Form::Whole) | (Meaning::Points, Form::Whole | Form::Decimal));
    of_form.then(|| (kind, line.start + colon + 1 + lead..line.start + words.trim_end().len()))
}

/// `5,01 điểm`, `Hạng 20/61`, `Xếp thứ 4`: a figure with its measure and nothing else, and where the figure stands in the line.
fn spoken(words: &str) -> Option<(Meaning, Range<usize>)> {
    let end = words.trim_end().len();
    let figure = |from: usize, to: usize| words.get(from..to).map(str::trim).map(form);
    if let Some(points) = words.get(..end)?.strip_suffix(" điểm") {
        let numeric = points.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let of_form = numeric && matches!(figure(0, points.len()), Some(Form::Whole | Form::Decimal));
        return of_form.then_some((Meaning::Points, 0..points.len()));
    }
    let lead = ["xếp hạng thứ ", "xếp hạng ", "thứ hạng ", "xếp thứ ", "đứng thứ ", "vị trí ", "hạng ", "thứ "]
        .iter()
        .find(|w| words.starts_with(**w))?
        .len();
    let numeric = words.get(lead..end).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    (numeric && figure(lead, end) == Some(Form::Whole)).then_some((Meaning::Rank, lead..end))
}
