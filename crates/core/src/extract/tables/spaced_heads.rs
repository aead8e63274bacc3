//! The header of a table whose cells are parted by spaces alone: one line of names without a mark between them, or a name a line.
use super::cell::{Form, form};
use super::heads;
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::What;
use crate::extract::numerals::whole;
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::normalize::{Token, TokenKind};

/// How the rows look.
pub struct Shape {
    /// A running number or a rank stands before the name.
    pub numbered: bool,
    /// Figures behind the name.
    pub figures: usize,
    /// Words of a group behind the figures.
    pub labelled: bool,
    /// The rows are components, not subjects.
    pub parts: bool,
}

/// The header: up to three lines above the rows. Its words are cut into columns at the names of indices and
/// components and at the words that head ranks, points and names.
pub fn header(text: &Text<'_>, at: usize, setting: &Setting<'_>, shape: &Shape) -> (Vec<String>, String, usize) {
    if let Some(found) = one_a_line(text, at, shape) {
        return found;
    }
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
            || is_row(line, shape)
        {
            break;
        }
        top -= 1;
        loose = format!("{words} · {loose}");
        let mut here = cut(text, line, setting, shape);
        here.append(&mut pieces);
        pieces = here;
        let one_line = low - top == 1 && below.is_empty();
        let capitals = || fitting(&at_capitals(text, line, setting), shape).filter(|_| one_line);
        if let Some(found) =
            if below.is_empty() { fitting(&pieces, shape).or_else(capitals) } else { over_components(&pieces, &below, shape) }
        {
            best = Some((found, top));
            break;
        }
    }
    if let Some((heads, top)) = best {
        return (heads, String::new(), top);
    }
    (Vec::new(), loose, at)
}

/// Whether a line ends in as many figures as the rows have, none of them a year: a row of another table, and no header.
fn is_row(line: &Line, shape: &Shape) -> bool {
    let figure = |t: &Token<'_>| t.kind == TokenKind::Number && !whole(t.text).is_some_and(|n| (1990..2060).contains(&n));
    shape.figures > 1 && line.tokens.len() > shape.figures && line.tokens.iter().rev().take(shape.figures).all(figure)
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
    // "Hạng Tỉnh Điểm …": what stands before the names is the rank itself.
    let lead = pieces
        .first()
        .filter(|p| shape.numbered && p.value && p.words.to_lowercase().contains("hạng") && pieces.get(1).is_some_and(|next| next.name));
    let values: Vec<&Piece> = pieces.iter().skip(usize::from(lead.is_some())).filter(|p| p.value).collect();
    let named = pieces.iter().any(|p| p.name);
    if values.len() != shape.figures || !(named || values.iter().any(|v| v.words.to_lowercase().contains("hạng"))) {
        return None;
    }
    let mut out: Vec<String> = Vec::new();
    if shape.numbered {
        let count = lead.or_else(|| pieces.iter().find(|p| !p.value && !p.name)).map_or("STT", |p| p.words.as_str());
        out.push(count.to_owned());
    }
    out.push(pieces.iter().find(|p| p.name).map_or("Tỉnh", |p| p.words.as_str()).to_owned());
    out.extend(values.iter().map(|p| p.words.clone()));
    if shape.labelled {
        out.push("Nhóm".to_owned());
    }
    Some(out)
}

/// A header with a name a line over rows that have a line each: as many short lines as there are columns, the first of them over
/// the running numbers or the names.
fn one_a_line(text: &Text<'_>, at: usize, shape: &Shape) -> Option<(Vec<String>, String, usize)> {
    let names = 1 + usize::from(shape.numbered);
    let columns = names + shape.figures + usize::from(shape.labelled);
    let top = at.checked_sub(columns).filter(|_| shape.figures > 1)?;
    let lines = text.lines.get(top..at)?;
    let short = |l: &Line| {
        !matches!(l.kind, LineKind::Related | LineKind::Caption | LineKind::Row)
            && l.tokens.len() <= 14
            && !l.text(text.view).ends_with(['.', ':', ';', '?', '!'])
            && form(l.text(text.view)) == Form::Text
    };
    let words = |l: &Line| l.text(text.view).trim().to_owned();
    let first = words(lines.first()?);
    let over_names = |w: &str| heads::is_name(w) && w.split(' ').count() <= 6;
    let begins = if shape.numbered {
        (heads::is_count(&first) || first.contains("hạng")) && lines.get(1).is_some_and(|l| over_names(&words(l)))
    } else {
        over_names(&first)
    };
    if !begins || !lines.iter().all(short) {
        return None;
    }
    let written = |l: &Line| text.source.get(text.view.source(l.start..l.end)).unwrap_or("").trim().to_owned();
    Some((lines.iter().map(written).collect(), String::new(), top))
}

/// A header cut where a word begins with a capital: how each name of a column begins, also one that nobody knows. Only where most of
/// the names are known, so that a sentence is not taken for a header.
fn at_capitals(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> Vec<Piece> {
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let written = |a: usize, b: usize| -> &str {
        let (Some(x), Some(y)) = (line.tokens.get(a), b.checked_sub(1).and_then(|b| line.tokens.get(b))) else { return "" };
        text.source.get(text.view.source(x.start as usize..y.end as usize)).unwrap_or("")
    };
    // "PCI", "DTI" in capitals throughout may stand inside a name.
    let begins = |t: usize| {
        let mut letters =
            line.tokens.get(t).map_or("", |k| text.source.get(text.view.source(k.start as usize..k.end as usize)).unwrap_or("")).chars();
        letters.next().is_some_and(char::is_uppercase) && !letters.next().is_some_and(char::is_uppercase)
            || t == 0
            // A known name is one, whatever letters it has inside.
            || mentions.iter().any(|m| m.t0 == t && matches!(m.what, What::Part(_)))
    };
    let inside = |t: usize| mentions.iter().any(|m| m.t0 < t && t < m.t1 && matches!(m.what, What::Part(_)));
    let starts: Vec<usize> = (0..line.tokens.len()).filter(|t| begins(*t) && !inside(*t)).collect();
    let known = mentions.iter().filter(|m| matches!(m.what, What::Part(_))).count();
    if known < 3 || known * 2 < starts.len().saturating_sub(3) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([line.tokens.len()]);
    let mut named = false;
    let piece = |(a, b): (&usize, usize)| {
        let words = written(*a, b);
        let lower = words.to_lowercase();
        let name = !named && heads::is_name(&lower) && !mentions.iter().any(|m| m.t0 == *a && matches!(m.what, What::Part(_)));
        named |= name;
        let group = ["xếp loại", "phân loại", "nhóm", "ghi chú", "đánh giá"].iter().any(|w| lower.starts_with(w));
        Piece { words: words.to_owned(), value: !name && !group && !heads::is_count(&lower), name }
    };
    starts.iter().zip(ends).map(piece).collect()
}

fn cut(text: &Text<'_>, line: &Line, setting: &Setting<'_>, shape: &Shape) -> Vec<Piece> {
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
    let mut group = false; // and so does "Xếp loại": of which index, of which ranking
    while t < line.tokens.len() {
        // Rows of components stand under the names of those that have them.
        let heads_column =
            |w: &What| matches!(w, What::Part(_) | What::Index(_) | What::Year(_)) || shape.parts && matches!(w, What::Subject(_));
        let mention = mentions.iter().find(|m| m.t0 == t && heads_column(&m.what));
        let two = (word(t), word(t + 1));
        if heads::is_count(word(t)) || two == ("số", "tt") {
            starts.push((t, false, false));
            open = false;
        } else if (matches!(
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
        ) || shape.parts && two == ("chỉ", "số") && t == 0)
            && !starts.iter().any(|s| s.2)
        {
            starts.push((t, false, true));
            open = false;
            t += usize::from(!matches!(word(t), "tỉnh" | "tên"));
        } else if group && (two == ("xếp", "hạng") || word(t) == "hạng" || mention.is_some_and(|m| matches!(m.what, What::Index(_))))
        {
            t = mention.map_or(t + usize::from(word(t) == "xếp"), |m| m.t1 - 1);
        } else if matches!(word(t), "hạng" | "điểm" | "tổng")
            || matches!(two, ("xếp", "hạng") | ("thứ", "hạng") | ("vị", "trí") | ("thứ", "bậc"))
        {
            let same = starts.last().is_some_and(|s| s.1 && s.0 + 1 == t && matches!(word(s.0), "tổng" | "xếp" | "thứ"));
            // "PCI 2005 (hạng) PCI 2006 (hạng)": what the figures of the column are.
            let bracketed = starts.last().is_some_and(|s| s.1 && s.0 + 8 > t) && t.checked_sub(1).is_some_and(|b| word(b) == "(");
            if !same && !bracketed {
                starts.push((t, true, false));
            }
            open = !bracketed;
            t += usize::from(matches!(word(t), "xếp" | "thứ" | "vị"));
        } else if two == ("số", "phiếu") {
            starts.push((t, true, false));
            open = false;
        } else if matches!(two, ("nhóm", _) | ("xếp", "loại") | ("phân", "loại")) {
            starts.push((t, false, false));
            open = false;
            group = true;
            t += 1 + usize::from(matches!(word(t + 1), "loại" | "xếp"));
            continue;
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
        group &= starts.last().is_some_and(|s| !s.1 && !s.2);
        t += 1;
    }
    let ends = starts.iter().skip(1).map(|s| s.0).chain([line.tokens.len()]);
    starts.iter().zip(ends).map(|((a, value, name), b)| Piece { words: written(*a, b), value: *value, name: *name }).collect()
}
