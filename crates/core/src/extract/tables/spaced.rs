//! Tables whose cells are parted by spaces alone: `1 TP Hòa An 7,98 7,39 73,02 1 Rất tốt`, one row a line, or all
//! rows in one line (`Hòa An 1/42 3/64 Bình Minh 7/42 5/64 …`).
use super::cell::{Form, form};
use super::grid::Grid;
use super::{heads, histories};
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::{Part, What};
use crate::extract::reader::Text;
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::normalize::{Token, TokenKind};
use std::ops::Range;

/// One row: running number, name, figures, words behind them.
#[derive(Debug, Clone)]
struct Row {
    number: Option<Range<usize>>,
    name: Range<usize>,
    figures: Vec<Range<usize>>,
    label: Option<Range<usize>>,
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
        } else if let Some(more) = Some(line).filter(|l| may_be(text, l)).and_then(|l| parse(text, l, setting)) {
            rows.extend(more);
        } else {
            break;
        }
        end += 1;
    }
    // The line that broke off the rows was looked at too.
    let vain = Err(end + 1);
    if rows.len() < 3 {
        return vain;
    }
    let mut counts = [0_usize; 64];
    for row in &rows {
        if let Some(n) = counts.get_mut(row.figures.len()) {
            *n += 1;
        }
    }
    let figures = counts.iter().enumerate().max_by_key(|(_, n)| **n).map_or(0, |(k, _)| k);
    let same = |r: &&Row| r.figures.len() == figures;
    if rows.iter().filter(same).count() * 10 < rows.len() * 8 {
        return vain;
    }
    let numbered = rows.iter().filter(|r| r.number.is_some()).count() * 10 >= rows.len() * 8;
    let labelled = rows.iter().any(|r| r.label.is_some());
    if let Some((heads, top)) = histories::header(text, at, figures).filter(|_| !numbered && !labelled) {
        // A component that came in later has no figures of the first years.
        let each = if heads.iter().any(|h| h.starts_with("Điểm")) && heads.iter().any(|h| h.starts_with("Thứ")) { 2 } else { 1 };
        let laid = rows.iter().filter(|r| r.figures.len() <= figures && (figures - r.figures.len()) % each == 0);
        let rows = laid
            .map(|r| {
                let none = r.name.end..r.name.end;
                let missing = std::iter::repeat_n(none, figures - r.figures.len());
                std::iter::once(r.name.clone()).chain(missing).chain(r.figures.iter().cloned()).collect()
            })
            .collect();
        return Ok(Grid { start: top, top, end, heads, rows, ..Grid::default() });
    }
    let (heads, loose, top) = header(text, at, setting, &Shape { numbered, figures, labelled });
    let empty = |r: &Row| r.name.end..r.name.end;
    let laid = rows
        .iter()
        .filter(same)
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

/// Whether a line holds nothing but one more figure, or the group, of the row above.
fn continues(text: &Text<'_>, line: &Line) -> bool {
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
    if names.is_empty() {
        // Rows of components: `Thể chế 51 54`.
        names = of_kind(|w| matches!(w, What::Part(Part::Known(_))));
        names.truncate(1);
    }
    let mut out = Vec::new();
    let span =
        |a: usize, b: usize| -> Option<Range<usize>> { Some(tokens.get(a)?.start as usize..tokens.get(b.checked_sub(1)?)?.end as usize) };
    let number = |t: usize| tokens.get(t).is_some_and(|t| t.kind == TokenKind::Number);
    // A dash between spaces stands for a value that is not there.
    let blank = |t: usize| tokens.get(t).is_some_and(|k| k.is('-') && k.spaced) && tokens.get(t + 1).is_none_or(|k| k.spaced);
    let mut at = 0;
    for (n, (t0, t1)) in names.iter().enumerate() {
        let mut row = Row { number: None, name: span(*t0, *t1)?, figures: Vec::new(), label: None };
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
            t += if number(t) || blank(t) { 1 } else { 2 };
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

/// How the rows look.
struct Shape {
    numbered: bool,
    figures: usize,
    labelled: bool,
}

/// The header: up to three lines above the rows. Its words are cut into columns at the names of indices and
/// components and at the words that head ranks, points and names.
fn header(text: &Text<'_>, at: usize, setting: &Setting<'_>, shape: &Shape) -> (Vec<String>, String, usize) {
    let mut top = at;
    let mut loose = String::new();
    let mut best: Option<(Vec<String>, usize)> = None;
    let mut pieces: Vec<Piece> = Vec::new();
    // Components one a line, the last rows of a header that spans them.
    let mut below: Vec<String> = Vec::new();
    while let Some(line) = top.checked_sub(1).and_then(|i| text.lines.get(i)).filter(|l| below.len() < 16 && single_part(text, l, setting))
    {
        below.insert(0, text.source.get(text.view.source(line.start..line.end)).unwrap_or("").to_owned());
        top -= 1;
    }
    let low = top;
    while top > 0 && low - top < 4 {
        let Some(line) = text.lines.get(top - 1) else { break };
        let words = line.text(text.view);
        if line.tokens.len() > 120
            || matches!(line.kind, LineKind::Related | LineKind::Caption | LineKind::Row)
            || words.ends_with(['.', ':', ';'])
        {
            break;
        }
        top -= 1;
        loose = format!("{words} · {loose}");
        let mut here = cut(text, line, setting);
        here.append(&mut pieces);
        pieces = here;
        if let Some(found) = if below.is_empty() { fitting(&pieces, shape) } else { over_components(&pieces, &below, shape) } {
            best = Some((found, top));
            break;
        }
    }
    if let Some((heads, top)) = best {
        return (heads, String::new(), top);
    }
    (Vec::new(), loose, at)
}

/// Whether a line is nothing but the name of one component.
fn single_part(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> bool {
    line.tokens.len() <= 14
        && !line.tokens.iter().any(|t| t.kind == TokenKind::Number)
        && Scanner::scan(text, &line.tokens, setting).iter().any(|m| matches!(m.what, What::Part(_)) && m.t0 == 0)
}

/// `Đơn vị | Số phiếu | Điểm thành phần | Tổng điểm` over the components one a line: they stand in the place of the
/// column that is named after them.
fn over_components(pieces: &[Piece], below: &[String], shape: &Shape) -> Option<Vec<String>> {
    let spans = |p: &Piece| p.value && p.words.to_lowercase().contains("thành phần");
    let at = pieces.iter().position(spans)?;
    let part = |words: &String| Piece { words: words.clone(), value: true, name: false };
    let copy = |p: &Piece| Piece { words: p.words.clone(), value: p.value, name: p.name };
    let all: Vec<Piece> =
        pieces.iter().take(at).map(copy).chain(below.iter().map(part)).chain(pieces.iter().skip(at + 1).map(copy)).collect();
    fitting(&all, shape)
}

/// A piece of a header.
struct Piece {
    words: String,
    value: bool,
    name: bool,
}

fn fitting(pieces: &[Piece], shape: &Shape) -> Option<Vec<String>> {
    let values: Vec<&Piece> = pieces.iter().filter(|p| p.value).collect();
    let named = pieces.iter().any(|p| p.name);
    if values.len() != shape.figures || !(named || values.iter().any(|v| v.words.to_lowercase().contains("hạng"))) {
        return None;
    }
    let mut out: Vec<String> = Vec::new();
    if shape.numbered {
        let count = pieces.iter().find(|p| !p.value && !p.name).map_or("STT", |p| p.words.as_str());
        out.push(count.to_owned());
    }
    out.push(pieces.iter().find(|p| p.name).map_or("Tỉnh", |p| p.words.as_str()).to_owned());
    out.extend(values.iter().map(|p| p.words.clone()));
    if shape.labelled {
        out.push("Nhóm".to_owned());
    }
    Some(out)
}

fn cut(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> Vec<Piece> {
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let word = |t: usize| line.tokens.get(t).map_or("", |k| k.text);
    let written = |a: usize, b: usize| -> String {
        let (Some(x), Some(y)) = (line.tokens.get(a), b.checked_sub(1).and_then(|b| line.tokens.get(b))) else { return String::new() };
        text.source.get(text.view.source(x.start as usize..y.end as usize)).unwrap_or("").to_owned()
    };
    // Where a column begins: a head word that no head word stands before, or a name.
    let mut starts: Vec<(usize, bool, bool)> = Vec::new();
    let mut t = 0;
    let mut open = false; // a head word just begun takes the index or year behind it
    while t < line.tokens.len() {
        let mention = mentions.iter().find(|m| m.t0 == t && matches!(m.what, What::Part(_) | What::Index(_) | What::Year(_)));
        let two = (word(t), word(t + 1));
        if heads::is_count(word(t)) || two == ("số", "tt") {
            starts.push((t, false, false));
            open = false;
        } else if matches!(
            two,
            ("tỉnh", _)
                | ("địa", "phương")
                | ("đơn", "vị")
                | ("quốc", "gia")
                | ("tên", _)
                | ("chỉ", "tiêu")
                | ("tiêu", "chí")
                | ("nhóm", "chỉ")
                | ("trụ", "cột")
        ) && !starts.iter().any(|s| s.2)
        {
            starts.push((t, false, true));
            open = false;
            t += usize::from(!matches!(word(t), "tỉnh" | "tên"));
        } else if matches!(word(t), "hạng" | "điểm" | "tổng")
            || matches!(two, ("xếp", "hạng") | ("thứ", "hạng") | ("vị", "trí") | ("thứ", "bậc"))
        {
            let same = starts.last().is_some_and(|s| s.1 && s.0 + 1 == t && matches!(word(s.0), "tổng" | "xếp" | "thứ"));
            if !same {
                starts.push((t, true, false));
            }
            open = true;
            t += usize::from(matches!(word(t), "xếp" | "thứ" | "vị"));
        } else if two == ("số", "phiếu") {
            starts.push((t, true, false));
            open = false;
        } else if matches!(two, ("nhóm", _) | ("xếp", "loại") | ("phân", "loại")) {
            starts.push((t, false, false));
            open = false;
        } else if let Some(m) = mention {
            let year = matches!(m.what, What::Year(_));
            let after = year && starts.last().is_some_and(|s| s.1);
            if !(open || after) {
                starts.push((t, true, false));
            }
            open = open && !year;
            t = m.t1;
            continue;
        }
        t += 1;
    }
    let ends = starts.iter().skip(1).map(|s| s.0).chain([line.tokens.len()]);
    starts.iter().zip(ends).map(|((a, value, name), b)| Piece { words: written(*a, b), value: *value, name: *name }).collect()
}
