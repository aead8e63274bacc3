//! Tables whose cells are parted by spaces alone: `1 TP Hòa An 7,98 7,39 73,02 1 Rất tốt`, one row a line, or all
//! rows in one line (`Hòa An 1/42 3/64 Bình Minh 7/42 5/64 …`).
use super::cell::{Form, form};
use super::grid::{self, Grid};
use super::histories;
use super::spaced_heads::{Shape, header};
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::{Part, What};
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::normalize::{Token, TokenKind};
use std::ops::Range;

/// One row: running number, name, figures, words behind them.
#[derive(Debug, Clone)]
struct Row {
    number: Option<Range<usize>>,
    name: Range<usize>,
    figures: Vec<Range<usize>>,
    label: Option<Range<usize>>,
    /// Its name is a component or a measure.
    part: bool,
    /// Its name is a measure: such a row stands under those of components alone.
    measure: bool,
    /// It is the name of a block over the rows below it.
    block: bool,
}

/// Whether a line may hold rows: few words, several figures. Cheap, to be asked of every line.
pub fn may_be(text: &Text<'_>, line: &Line) -> bool {
    if matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) {
        return false;
    }
    let figures = line.tokens.iter().filter(|t| t.kind == TokenKind::Number).count();
    figures > 0
        && line.tokens.len() < 2000
        && !line.tokens.iter().any(|t| t.is(';'))
        && (figures * 8 >= line.tokens.len() || line.tokens.len() < 12)
        && form(line.text(text.view)) == Form::Text
}

/// The table whose rows begin at line `at`; else one past the last line looked at.
pub fn find(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> Result<Grid, usize> {
    let mut rows: Vec<Row> = Vec::new();
    let mut end = at;
    while let Some(line) = text.lines.get(end) {
        if let Some(row) = rows.last_mut().filter(|_| continues(text, line)) {
            // "Hòa An 7,0 6,6" / "68,8" / "Khá": a row broken over lines.
            let cell = line.start..line.end;
            if form(line.text(text.view)) == Form::Text { row.label = Some(cell) } else { row.figures.push(cell) }
        } else if let Some(more) = Some(line)
            .filter(|l| may_be(text, l))
            .and_then(|l| parse(text, l, setting))
            .filter(|m| !m.iter().any(|r| r.measure) || rows.first().is_some_and(|r| r.part))
        {
            rows.extend(more);
        } else if rows.last().is_some_and(|r| !r.block && !dashed(text, r)) && over_rows(text, end, setting) {
            // "Khối huyện" between two rows.
            let (name, part) = (line.start..line.end, rows.first().is_some_and(|r| r.part));
            rows.push(Row { number: None, name, figures: Vec::new(), label: None, part, measure: false, block: true });
        } else if !rows.first().is_some_and(|r| r.part && unknown_part(line, r.figures.len())) {
            break;
        }
        end += 1;
    }
    // The line that broke off the rows was looked at too.
    let vain = Err(end + 1);
    let told = || rows.iter().filter(|r| !r.block);
    let count = told().count();
    if count < 3 {
        return vain;
    }
    let mut counts = [0_usize; 64];
    for row in told() {
        if let Some(n) = counts.get_mut(row.figures.len()) {
            *n += 1;
        }
    }
    let figures = counts.iter().enumerate().max_by_key(|(_, n)| **n).map_or(0, |(k, _)| k);
    let same = |r: &&Row| r.figures.len() == figures;
    if told().filter(same).count() * 10 < count * 8 {
        return vain;
    }
    let numbered = told().filter(|r| r.number.is_some()).count() * 10 >= count * 8;
    let labelled = rows.iter().any(|r| r.label.is_some());
    let decimal = |r: &&Row| r.figures.iter().any(|c| form(text.view.text().get(c.clone()).unwrap_or_default()) == Form::Decimal);
    let decimals = rows.first().is_some_and(|r| r.part) && told().filter(decimal).count() * 4 >= count * 3;
    if let Some((heads, top)) = histories::header(text, at, figures, decimals).filter(|_| !numbered && !labelled) {
        // A component that came in later has no figures of the first years.
        let each = if heads.iter().any(|h| h.starts_with("Điểm")) && heads.iter().any(|h| h.starts_with("Thứ")) { 2 } else { 1 };
        let laid = told().filter(|r| r.figures.len() <= figures && (figures - r.figures.len()) % each == 0);
        let rows = laid
            .map(|r| {
                let none = r.name.end..r.name.end;
                let missing = std::iter::repeat_n(none, figures - r.figures.len());
                std::iter::once(r.name.clone()).chain(missing).chain(r.figures.iter().cloned()).collect()
            })
            .collect();
        return Ok(Grid { start: top, top, end, heads, rows, ..Grid::default() });
    }
    let (heads, loose, top) = header(text, at, setting, &Shape { numbered, figures, labelled, parts: rows.iter().all(|r| r.part) });
    let empty = |r: &Row| r.name.end..r.name.end;
    let laid = rows
        .iter()
        .filter(|r| r.block || same(r))
        .map(|r| {
            let mut cells = Vec::with_capacity(figures + 3);
            if numbered {
                cells.push(r.number.clone().unwrap_or(r.name.start..r.name.start));
            }
            cells.push(r.name.clone());
            cells.extend(r.figures.iter().cloned());
            if labelled {
                cells.push(r.label.clone().unwrap_or_else(|| empty(r)));
            }
            cells
        })
        .collect();
    Ok(Grid { start: top, top, end, heads, loose, rows: laid, ..Grid::default() })
}

/// `1. Sở Nội vụ - 88,2`: a dash joins the figure, as in a list.
fn dashed(text: &Text<'_>, row: &Row) -> bool {
    row.figures.first().and_then(|c| text.view.text().get(c.clone())).is_some_and(|f| f.starts_with('-'))
}

/// Whether line `at` is the name of a block and a row stands below it.
fn over_rows(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> bool {
    let row = |l: &Line| may_be(text, l) && parse(text, l, setting).is_some();
    text.lines.get(at).is_some_and(|l| grid::names_block(text, l, setting)) && text.lines.get(at + 1).is_some_and(row)
}

/// `DV hỗ trợ DN 5,55 6,06 6,74` among rows of components: as many figures as they have, behind a name that nobody knows. Nothing is
/// claimed of it, but the table goes on.
fn unknown_part(line: &Line, figures: usize) -> bool {
    let words = line.tokens.iter().take_while(|t| t.kind == TokenKind::Word).count();
    let numbers = line.tokens.iter().skip(words);
    figures > 1 && (1..=8).contains(&words) && numbers.clone().count() == figures && numbers.clone().all(|t| t.kind == TokenKind::Number)
}

/// Whether a line holds nothing but one more figure, or the group, of the row above.
fn continues(text: &Text<'_>, line: &Line) -> bool {
    // "...": rows are left out.
    if line.tokens.len() > 1 && line.tokens.iter().all(|t| t.is('.')) || line.tokens.iter().all(|t| t.is('…')) {
        return false;
    }
    let figure = matches!(form(line.text(text.view)), Form::Whole | Form::Decimal | Form::Blank | Form::Change) && line.tokens.len() <= 4;
    figure || line.tokens.len() <= 4 && line.tokens.iter().all(is_label)
}

/// The rows in a line; `None` when anything else stands in it.
fn parse(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> Option<Vec<Row>> {
    let tokens = &line.tokens;
    let mentions = Scanner::scan(text, tokens, setting);
    let of_kind =
        |wanted: fn(&What) -> bool| -> Vec<(usize, usize)> { mentions.iter().filter(|m| wanted(&m.what)).map(|m| (m.t0, m.t1)).collect() };
    let mut names = of_kind(|w| matches!(w, What::Subject(_)));
    let part = names.is_empty();
    if part {
        // Rows of components: `Thể chế 51 54`.
        names = of_kind(|w| matches!(w, What::Part(Part::Known(_))));
        names.truncate(1);
    }
    // "PCI 64,9 66,64 …" under the components: the whole.
    if part && names.is_empty() {
        names = of_kind(|w| matches!(w, What::Index(_)));
        names.retain(|(t0, t1)| *t0 == 0 && *t1 <= 4);
        names.truncate(1);
    }
    let measure = names.is_empty() || part && !mentions.iter().any(|m| matches!(m.what, What::Part(_)));
    if names.is_empty() {
        // "Điểm số PCI 73,02 70,61 …", "Xếp hạng 1 2 …" under the components.
        let words = tokens.iter().take_while(|t| t.kind == TokenKind::Word).count();
        if (1..=6).contains(&words) && tokens.len() > words + 1 && super::measure(line.text(text.view).trim()).is_some() {
            names.push((0, words));
        }
    }
    let mut out = Vec::new();
    let span =
        |a: usize, b: usize| -> Option<Range<usize>> { Some(tokens.get(a)?.start as usize..tokens.get(b.checked_sub(1)?)?.end as usize) };
    let number = |t: usize| tokens.get(t).is_some_and(|t| t.kind == TokenKind::Number);
    // A dash between spaces, or "N/A", stands for a value that is not there.
    let dash = |t: usize| tokens.get(t).is_some_and(|k| k.is('-') && k.spaced) && tokens.get(t + 1).is_none_or(|k| k.spaced);
    let word = |t: usize| tokens.get(t).map_or("", |k| k.text);
    let none = |t: usize| word(t) == "n" && tokens.get(t + 1).is_some_and(|k| k.is('/')) && word(t + 2) == "a";
    let blank = |t: usize| dash(t) || none(t);
    let mut at = 0;
    for (n, (t0, t1)) in names.iter().enumerate() {
        let mut row = Row { number: None, name: span(*t0, *t1)?, figures: Vec::new(), label: None, part, measure, block: false };
        // What stands before the name: nothing, or its number.
        let before: Vec<usize> = (at..*t0).filter(|t| !tokens.get(*t).is_some_and(|t| t.is('.') || t.is(')'))).collect();
        match before.as_slice() {
            [] => {}
            [t] if number(*t) => row.number = span(*t, *t + 1),
            _ => return None,
        }
        let limit = names.get(n + 1).map_or(tokens.len(), |(next, _)| *next);
        let mut t = *t1;
        while t < limit
            && (number(t) || blank(t) || tokens.get(t).is_some_and(|k| k.is('-') || k.is('+')) && number(t + 1) && t + 1 < limit)
        {
            let start = t;
            t += if none(t) {
                3
            } else if number(t) || dash(t) {
                1
            } else {
                2
            };
            if tokens.get(t).is_some_and(|k| k.is('/')) && number(t + 1) {
                t += 2;
            }
            if tokens.get(t).is_some_and(|k| k.is('%')) {
                t += 1;
            }
            row.figures.push(span(start, t)?);
        }
        let from = t;
        while t < limit && is_label(tokens.get(t)?) {
            t += 1;
        }
        if t > from {
            row.label = span(from, t);
        }
        // The last row of a line may be followed by where the figures come from.
        let source = |t: usize| tokens.get(t).is_some_and(|k| matches!(k.text, "nguồn" | "(nguồn"));
        if row.figures.is_empty() {
            return None;
        }
        if names.len() > 1 && n + 1 < names.len() && t + 1 == limit && number(t) {
            // The number of the row to come.
            at = t;
        } else if t == limit || source(t) || tokens.get(t).is_some_and(|k| k.is('(')) && source(t + 1) {
            at = limit;
        } else {
            return None;
        }
        // The number of the next row is read as the last figure of this one: the rows tell.
        out.push(row);
    }
    if out.len() > 1 {
        shift_numbers(&mut out);
    }
    (!out.is_empty()).then_some(out)
}

/// `… 71,2 1 Hòa An 70,4 2 Bình Minh`: with a number before the first name, the last figure of each row but the last
/// is the number of the next one.
fn shift_numbers(rows: &mut [Row]) {
    if rows.first().is_none_or(|r| r.number.is_none()) || rows.iter().skip(1).any(|r| r.number.is_some()) {
        return;
    }
    for k in 1..rows.len() {
        let number = rows.get_mut(k - 1).and_then(|r| r.figures.pop());
        if let Some(row) = rows.get_mut(k) {
            row.number = number;
        }
    }
}

/// Words of the group behind the figures of a row.
fn is_label(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "rất"
            | "tốt"
            | "khá"
            | "trung"
            | "bình"
            | "tương"
            | "đối"
            | "thấp"
            | "cao"
            | "xuất"
            | "sắc"
            | "kém"
            | "yếu"
            | "đạt"
            | "nhóm"
            | "a"
            | "b"
            | "c"
    )
}
