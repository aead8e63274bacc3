//! A grid of cells, whatever its layout was in the text.
use super::cell::{Form, form};
use super::{two_in_one, two_rows};
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::{Mention, What};
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::normalize::tokenize;
use std::ops::Range;

/// A table laid out as a grid.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// First line of its caption, when lines right above it are nothing else.
    pub start: usize,
    /// First line of its header or, without one, of its rows.
    pub top: usize,
    /// One past its last line.
    pub end: usize,
    /// What stands over each column, as written; empty where that is not known.
    pub heads: Vec<String>,
    /// Words of a header that could not be dealt out to the columns.
    pub loose: String,
    /// A line of the header that stands over the whole table.
    pub banner: String,
    /// Rows of cells as view bytes.
    pub rows: Vec<Vec<Range<usize>>>,
    /// Whether the running numbers of this list are ranks already.
    pub ordered: bool,
    /// Whether its rows are lines of one shape.
    pub lined: bool,
}

impl Grid {
    /// The letters of a cell.
    pub fn cell<'t>(text: &'t Text<'_>, cell: &Range<usize>) -> &'t str {
        text.view.text().get(cell.clone()).unwrap_or("").trim()
    }

    /// Its widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0).max(self.heads.len())
    }
}

/// Widest table: twenty editions of ten components with points and ranks. What is wider is no table, and its header would be
/// read cell by cell in vain.
const WIDEST: usize = 400;

/// Rows with tabs or bars that begin at line `at`; else one past the last line looked at.
pub fn delimited(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> Result<Grid, usize> {
    // A bar alone is what is left of an empty row.
    let bar = |l: &Line| l.text(text.view).trim() == "|";
    let is_row = |l: &Line| l.kind == LineKind::Row || one_bar(text, l) || bar(l);
    // "Khối sở, ngành" between two rows stands over those below it.
    let count = |l: &Line| cells(text, l, false).len();
    let block = |i: usize, above: &[&Line]| {
        let below = text.lines.get(i + 1).filter(|l| l.kind == LineKind::Row && has_figure(text, l));
        // The header may be of two rows of any width; rows are alike.
        let alike = || below.zip(above.last()).is_some_and(|(b, a)| count(b) == count(a));
        below.is_some()
            && text.lines.get(i).is_some_and(|l| {
                names_block(text, l, setting) && (above.len() <= 2 || alike()) || alike() && names_ranking(text, l, setting)
            })
    };
    let mut lines: Vec<&Line> = Vec::new();
    while let Some(line) = text.lines.get(at + lines.len()).filter(|l| is_row(l) || !lines.is_empty() && block(at + lines.len(), &lines)) {
        lines.push(line);
    }
    let end = at + lines.len();
    lines.retain(|l| !bar(l));
    // A bar at the head of most lines is the edge of the table; at the head of a few it follows an empty cell.
    let edged = lines.iter().filter(|l| l.text(text.view).starts_with('|')).count() * 2 > lines.len();
    let rows: Vec<Vec<Range<usize>>> = lines.into_iter().map(|l| if is_row(l) { cells(text, l, edged) } else { alone(text, l) }).collect();
    // The ruled line of a Markdown table holds nothing.
    let ruled = |r: &[Range<usize>]| r.iter().all(|c| Grid::cell(text, c).chars().all(|x| matches!(x, '-' | ':' | ' ' | '=')));
    let rows: Vec<_> = rows.into_iter().filter(|r| !ruled(r)).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if rows.len() < 2 || !(2..=WIDEST).contains(&width) {
        return Err(end);
    }
    let value = |c: &Range<usize>| matches!(form(Grid::cell(text, c)), Form::Whole | Form::Decimal | Form::Change);
    let valued = |row: &[Range<usize>]| row.iter().any(|c| value(c) || two_in_one::both(text, c).is_some());
    let numbered = |row: &[Range<usize>]| row.iter().all(|c| matches!(form(Grid::cell(text, c)), Form::ColumnNumber | Form::Blank));
    // "Dân số | 1.882.000 người", "Thứ hạng PII | 9": a profile, whose first row is no header.
    let label = |r: &[Range<usize>]| r.first().is_some_and(|c| super::measure(Grid::cell(text, c)).is_some()) && valued(r);
    let profile = width == 2 && rows.iter().filter(|r| label(r)).count() >= 2 && !rows.first().is_some_and(|r| label_heads(text, r));
    let mut first = if profile { 0 } else { rows.iter().position(|r| valued(r)).unwrap_or(rows.len()).min(3) };
    // The first block's name is no part of the header.
    while first > 1 && rows.get(first - 1).is_some_and(|r| over_rows(text, r, setting)) {
        first -= 1;
    }
    // A history with the year in its first column has values from its first row on; a header names its columns.
    let mut head: Vec<Vec<Range<usize>>> = rows.iter().take(first).filter(|r| !numbered(r)).cloned().collect();
    let mut body: Vec<Vec<Range<usize>>> = rows.into_iter().skip(first).filter(|r| !numbered(r)).collect();
    realign(text, &mut body);
    two_in_one::parted(text, &mut head, &mut body);
    let width = body.iter().map(Vec::len).max().unwrap_or(width);
    let single = |r: &&Vec<Range<usize>>| r.len() > 1 && r.iter().filter(|c| !c.is_empty()).count() == 1 && head.len() > 1;
    let banner = head.first().filter(single).and_then(|r| r.iter().find(|c| !c.is_empty())).cloned();
    let over = head.get(usize::from(banner.is_some())..).unwrap_or_default();
    let dealt = if let [upper, lower] = over { two_rows::dealt(text, upper, lower, &body) } else { None };
    let heads = dealt.unwrap_or_else(|| merged(text, over, width));
    let banner = banner.and_then(|c| text.source.get(text.view.source(c))).unwrap_or("").to_owned();
    Ok(Grid { start: at, top: at, end, heads, banner, rows: body, ..Grid::default() })
}

/// `Chỉ tiêu | Kết quả`: a first row that names both columns.
fn label_heads(text: &Text<'_>, row: &[Range<usize>]) -> bool {
    let [name, value] = row else { return false };
    let words = Grid::cell(text, value);
    super::heads::is_name(Grid::cell(text, name))
        && words.len() <= 30
        && ["kết quả", "giá trị", "điểm", "hạng", "năm", "số liệu"].iter().any(|w| words.contains(w))
}

/// `PCI | 64,1 | 33 |` under rows that begin with a number: the name spans the column of numbers, and the cell that belongs behind it stands at
/// the end of the row.
fn realign(text: &Text<'_>, body: &mut [Vec<Range<usize>>]) {
    let shape = |c: &Range<usize>| form(Grid::cell(text, c));
    let counted = |r: &[Range<usize>]| matches!(r, [n, name, ..] if shape(n) == Form::Whole && shape(name) == Form::Text);
    let (count, width) = (body.iter().filter(|r| counted(r)).count(), body.iter().map(Vec::len).max().unwrap_or(0));
    if count < 2 || count * 2 <= body.len() {
        return;
    }
    for row in body.iter_mut() {
        let spans =
            matches!(row.as_slice(), [name, value, ..] if shape(name) == Form::Text && matches!(shape(value), Form::Whole | Form::Decimal));
        let room = row.len() < width || row.last().is_some_and(|c| Grid::cell(text, c).is_empty());
        if let Some(at) = row.first().map(|c| c.start).filter(|_| spans && room) {
            if row.len() >= width {
                row.pop();
            }
            row.insert(0, at..at);
        }
    }
}

/// The one cell that a line without marks is, and an empty one behind it.
fn alone(text: &Text<'_>, line: &Line) -> Vec<Range<usize>> {
    let cell = trimmed(line.text(text.view).trim_end_matches(['|', '\t', ' ']), line.start);
    let end = cell.end;
    vec![cell, end..end]
}

/// Whether a line between rows is nothing but the name of a block: `Khối sở, ngành`, `II. Khối huyện`.
pub fn names_block(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> bool {
    const LONGEST: usize = 18;
    let plain = matches!(line.kind, LineKind::Heading | LineKind::Prose | LineKind::Item) && line.tokens.len() <= LONGEST;
    let titled = ["bảng", "biểu", "phụ lục", "hình"].iter().any(|w| line.text(text.view).starts_with(w));
    plain && !titled && !line.text(text.view).ends_with('.') && blocks(&Scanner::scan(text, &line.tokens, setting))
}

/// `PAPI năm 2023` between rows: they are those of another ranking from there on.
fn names_ranking(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> bool {
    const LONGEST: usize = 8;
    if line.kind != LineKind::Heading || line.tokens.len() > LONGEST {
        return false;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let other = |m: &Mention| !matches!(m.what, What::Index(_) | What::Year(_) | What::Mark(_));
    mentions.first().is_some_and(|m| matches!(m.what, What::Index(_)) && m.t0 <= 2) && !mentions.iter().skip(1).any(other)
}

/// Whether a cell of a row holds a figure.
fn has_figure(text: &Text<'_>, line: &Line) -> bool {
    cells(text, line, false).iter().any(|c| matches!(form(Grid::cell(text, c)), Form::Whole | Form::Decimal))
}

/// Whether a row of a table is nothing but the name of a block, with its number before it at most.
fn over_rows(text: &Text<'_>, row: &[Range<usize>], setting: &Setting<'_>) -> bool {
    let mut filled = row.iter().enumerate().filter(|(_, c)| Grid::cell(text, c).len() > 3);
    let (Some((k, cell)), None) = (filled.next(), filled.next()) else { return false };
    k <= 1 && blocks(&Scanner::scan(text, &tokenize(text.view, text.source, cell.start, cell.end), setting))
}

/// Whether a block is named, and nobody who is ranked, no ranking and no place.
fn blocks(mentions: &[Mention]) -> bool {
    mentions.iter().any(|m| matches!(m.what, What::Block(_) | What::Ministries))
        && !mentions.iter().any(|m| m.is_value() || matches!(m.what, What::Subject(_) | What::Index(_)))
}

/// What parts the cells of a line that keeps the gaps of its page: two spaces or more.
const GAP: &str = "  ";

/// Rows whose cells stand apart by gaps, under a header with as many: `Năm   Điểm số   Thứ hạng`, as text taken from a printed page has them.
pub fn gapped(text: &Text<'_>, at: usize) -> Option<Grid> {
    let parted = |l: &&Line| {
        !matches!(l.kind, LineKind::Row | LineKind::Related | LineKind::Caption) && l.text(text.view).contains(GAP) && l.tokens.len() < 120
    };
    let shape = |c: &Range<usize>| form(Grid::cell(text, c));
    let figure = |c: &Range<usize>| matches!(shape(c), Form::Whole | Form::Decimal | Form::Change);
    let heads_column = |c: &Range<usize>| matches!(shape(c), Form::Text | Form::Year);
    let head = text.lines.get(at).filter(parted).map(|l| at_gaps(text, l))?;
    let width = head.len();
    if width < 2 || !head.iter().all(heads_column) {
        return None;
    }
    // A row of figures is no header, so no line is looked at twice below one.
    let below = text.lines.iter().skip(at + 1).take_while(parted).map(|l| at_gaps(text, l));
    let rows: Vec<Vec<Range<usize>>> = below.take_while(|r| r.len() == width && r.iter().any(figure)).collect();
    if rows.len() < 2 {
        return None;
    }
    let heads = merged(text, std::slice::from_ref(&head), width);
    Some(Grid { start: at, top: at, end: at + 1 + rows.len(), heads, rows, ..Grid::default() })
}

/// `Đà Nẵng; 1; 0,9269` under `Thành phố; Hạng cả nước; Điểm`: cells that one mark parts, under a header with as many.
pub fn marked(text: &Text<'_>, at: usize) -> Option<Grid> {
    let line = text.lines.get(at)?;
    let words = line.text(text.view);
    // Two cells and their mark at least, one of them a place: few lines are looked at further.
    if line.tokens.len() < 3 || !["hạng", "vị"].iter().any(|w| words.contains(w)) {
        return None;
    }
    let sep = ["; ", ", ", " - ", " – ", " / ", " • "].into_iter().find(|s| words.contains(s))?;
    let split = |l: &Line| -> Vec<Range<usize>> {
        let mut from = l.start;
        let mut out = Vec::new();
        for piece in l.text(text.view).split(sep) {
            out.push(trimmed(piece, from));
            from += piece.len() + sep.len();
        }
        out
    };
    let cell = |c: &Range<usize>| Grid::cell(text, c);
    let column = |c: &Range<usize>| {
        let words = cell(c);
        words.len() <= 40
            && [
                "hạng",
                "thứ hạng",
                "xếp hạng",
                "vị trí",
                "vị thứ",
                "điểm",
                "tên",
                "tỉnh",
                "thành phố",
                "địa phương",
                "đơn vị",
                "sở",
                "bộ",
                "huyện",
                "quốc gia",
                "nước",
                "năm",
                "stt",
                "tt",
                "chỉ số",
                "tổng điểm",
                "tăng",
                "thay đổi",
                "kết quả",
            ]
            .iter()
            .any(|w| words.strip_prefix(w).is_some_and(|r| r.is_empty() || r.starts_with(' ')))
    };
    // Running text fails at its first cell.
    if !words.split(sep).next().is_some_and(|first| column(&trimmed(first, line.start))) {
        return None;
    }
    let head = split(line);
    if !(2..=8).contains(&head.len())
        || !head.iter().all(column)
        || !head.iter().any(|c| ["hạng", "vị"].iter().any(|w| cell(c).contains(w)))
    {
        return None;
    }
    let width = head.len();
    let figure = |c: &Range<usize>| matches!(form(cell(c)), Form::Whole | Form::Decimal | Form::Change);
    let plain = |l: &&Line| !matches!(l.kind, LineKind::Row | LineKind::Related | LineKind::Caption) && l.tokens.len() < 60;
    // "5 - Bà Rịa - Vũng Tàu - 71,17": a name with the mark in it.
    let joined = |mut r: Vec<Range<usize>>| {
        let words = |c: &Range<usize>| form(cell(c)) == Form::Text;
        if r.len() == width + 1
            && let Some(k) = (1..r.len()).find(|k| r.get(k - 1..=*k).is_some_and(|two| two.iter().all(words)))
        {
            let end = r.remove(k).end;
            if let Some(name) = r.get_mut(k - 1) {
                name.end = end;
            }
        }
        r
    };
    let below = text.lines.iter().skip(at + 1).take_while(plain).map(|l| joined(split(l)));
    let rows: Vec<Vec<Range<usize>>> = below.take_while(|r| r.len() == width && r.iter().any(figure)).collect();
    if rows.len() < 2 {
        return None;
    }
    let heads = merged(text, std::slice::from_ref(&head), width);
    Some(Grid { start: at, top: at, end: at + 1 + rows.len(), heads, rows, ..Grid::default() })
}

/// The cells of a line that gaps part.
fn at_gaps(text: &Text<'_>, line: &Line) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = line.start;
    for piece in line.text(text.view).split(GAP) {
        out.push(trimmed(piece, from));
        from += piece.len() + GAP.len();
    }
    // Of a gap of five spaces nothing is left between its pairs.
    out.retain(|cell| !cell.is_empty());
    out
}

/// Where a piece of a line that begins at view byte `from` stands without the spaces around it.
fn trimmed(piece: &str, from: usize) -> Range<usize> {
    let lead = piece.len() - piece.trim_start().len();
    let trail = piece.len() - piece.trim_end().len();
    from + lead..(from + piece.len() - trail).max(from + lead)
}

/// `Quảng Ninh | 73,40`: one bar, with a figure behind it.
fn one_bar(text: &Text<'_>, line: &Line) -> bool {
    let words = line.text(text.view);
    matches!(line.kind, LineKind::Heading | LineKind::Prose)
        && words.len() < 120
        && words.split_once('|').map(|(a, b)| (a.trim(), b.trim())).is_some_and(|(a, b)| {
            a.len() < 60 && !matches!(form(b), Form::Text | Form::Blank) && a.starts_with(char::is_alphabetic)
                || a.len() < 40 && b.len() < 20 && ["hạng", "điểm"].iter().any(|w| b.contains(w)) && !a.contains(':')
                // "1 | Đà Nẵng" under "Hạng | Tỉnh, thành phố".
                || matches!(form(a), Form::Whole) && a.len() <= 12 && b.len() < 80 && b.starts_with(char::is_alphabetic)
                || b.len() < 50 && (super::heads::is_name(b) && super::heads::heads_place(a))
        })
}

fn cells(text: &Text<'_>, line: &Line, edged: bool) -> Vec<Range<usize>> {
    let whole_line = line.text(text.view);
    let tabbed = whole_line.contains('\t');
    let mut out = Vec::new();
    let mut from = line.start;
    for piece in whole_line.split(if tabbed { '\t' } else { '|' }) {
        out.push(trimmed(piece, from));
        from += piece.len() + 1;
    }
    // "| a | b |" has an empty cell at either end.
    if !tabbed && edged && whole_line.starts_with('|') {
        out.remove(0);
    }
    if !tabbed && edged && whole_line.ends_with('|') {
        out.pop();
    }
    out
}

/// Several rows of header as one text a column. What spans columns stands over its first one, or over an equal
/// share when the rows are not laid out to full width (`Tỉnh | DTI 2022 | DTI 2023` over `Hạng | Điểm | Hạng | Điểm`).
fn merged(text: &Text<'_>, head: &[Vec<Range<usize>>], width: usize) -> Vec<String> {
    let written = |c: &Range<usize>| text.source.get(text.view.source(c.clone())).unwrap_or("").trim().to_owned();
    let mut rows: Vec<Vec<String>> = head.iter().map(|r| r.iter().map(written).collect()).collect();
    if let [upper, lower] = rows.as_mut_slice()
        && lower.len() < width
        && upper.len() < width
        && upper.len() > 1
    {
        let names = width - lower.len();
        let groups = upper.len().saturating_sub(names);
        if groups > 0 && lower.len() % groups == 0 {
            let share = lower.len() / groups;
            let spread = upper.iter().take(names).cloned();
            let spanned = upper.iter().skip(names).flat_map(|h| std::iter::repeat_n(h.clone(), share));
            let above: Vec<String> = spread.chain(spanned).collect();
            let below: Vec<String> = std::iter::repeat_n(String::new(), names).chain(lower.iter().cloned()).collect();
            (*upper, *lower) = (above, below);
        }
    }
    let mut out = vec![String::new(); if head.is_empty() { 0 } else { width }];
    for (n, row) in rows.iter().enumerate() {
        let last = n + 1 == rows.len();
        let mut above = "";
        for (k, slot) in out.iter_mut().enumerate() {
            let own = row.get(k).map_or("", String::as_str);
            // What spans stands also over the empty cells to its right, where the rows below name columns.
            let below = rows.iter().skip(n + 1).any(|r| r.get(k).is_some_and(|s| !s.is_empty()));
            let word = if !own.is_empty() {
                above = own;
                own
            } else if !last && below {
                above
            } else {
                ""
            };
            if !word.is_empty() && slot.as_str() != word {
                if !slot.is_empty() {
                    slot.push(' ');
                }
                slot.push_str(word);
            }
        }
    }
    out
}
