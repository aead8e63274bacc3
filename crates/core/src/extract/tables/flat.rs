//! Tables flattened to one cell a line: `Tỉnh / Điểm / Hạng / Hòa An / 71,2 / 1 / Bình Minh / 70,4 / 2 / …`.
//!
//! The rows are found by the names of subjects or components that come back at an even distance; a running
//! number may stand before them. The header is what stands before the first row. Several tables may follow
//! each other in one run of short lines.
use super::Patience;
use super::cell::{Form, fits, form, usual};
use super::grid::Grid;
use super::heads::{self, Heads};
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::{Part, What};
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use std::ops::Range;

/// One cell: its letters as view bytes, the lines it takes, its form, whether it names a row.
#[derive(Debug, Clone)]
pub struct Cell {
    /// View bytes.
    pub at: Range<usize>,
    /// First line.
    pub line: usize,
    /// One past its last line.
    pub next: usize,
    /// Its form.
    pub form: Form,
    /// Whether it is nothing but the name of a subject, a component or a measure.
    pub name: bool,
    /// Whether that is a subject or component.
    pub topic: bool,
}

/// Longest row.
const MOST: usize = 24;

/// Whether a line can be a cell.
pub fn is_cell(text: &Text<'_>, line: &Line) -> bool {
    let words = line.text(text.view).trim();
    // "- 17" is a movement in a cell of its own, and no item of a list.
    let item = line.kind == LineKind::Item && form(words) == Form::Text;
    !matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption)
        && !item
        && words.len() < 140
        && line.tokens.len() <= 18
        && (!words.ends_with(['.', ':', ';', '!', '?']) || form(words) != Form::Text)
}

/// The tables in a run of short lines.
pub fn find(text: &Text<'_>, run: Range<usize>, setting: &Setting<'_>) -> Vec<Grid> {
    let cells = without_section_numbers(text, cells(text, run, setting));
    // Measures head rows only where years head the columns: elsewhere they head columns.
    let named = |i: usize, c: &Cell| c.name && valued(&cells, i) && (c.topic || years_above(&cells, i));
    let mut names: Vec<usize> = cells.iter().enumerate().filter(|(i, c)| named(*i, c)).map(|(i, _)| i).collect();
    if names.len() < 3 {
        // "PAR INDEX / 33/63 / 26/63 / SIPAS / 9/63 / 9/63": a row for each ranking.
        let ranking = |c: &Cell| c.form == Form::Text && text.lines.get(c.line).is_some_and(|l| names_ranking(text, l, setting));
        let rankings = cells.iter().enumerate().filter(|(i, c)| valued(&cells, *i) && ranking(c)).map(|(i, _)| i);
        names = Some(rankings.collect()).filter(|found: &Vec<usize>| found.len() >= 3).unwrap_or(names);
    }
    // "Thể chế / Sở Nội vụ / 22 / 18" under "Trụ cột / Cơ quan chủ trì / …": the row is of the component, whoever has to see to it.
    let charged = |c: &Cell| c.form == Form::Text && heads::in_charge(Grid::cell(text, &c.at));
    if cells.iter().any(charged) {
        let before = |i: usize| i.checked_sub(1).filter(|p| cells.get(*p).is_some_and(|c| c.topic));
        names = names.iter().map(|i| before(*i).unwrap_or(*i)).collect();
    }
    if names.len() < 3 {
        names = under_heads_of_figures(text, &cells);
    }
    if names.len() < 3 {
        // The history of one subject: `Năm / Vị trí / 2010 / 59 / 2011 / 65 / …`.
        let year =
            |i: usize, c: &Cell| c.form == Form::Year && cells.get(i + 1).is_some_and(|n| matches!(n.form, Form::Whole | Form::Decimal));
        names = cells.iter().enumerate().filter(|(i, c)| year(*i, c)).map(|(i, _)| i).collect();
    }
    let mut out: Vec<Grid> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let mut patience = Patience::over(names.len());
    while at < names.len() {
        let mut looked = 1;
        let Some(found) = group(text, &cells, names.get(at..).unwrap_or_default(), from, out.last(), &mut looked, setting) else {
            at = patience.after(at, at + looked);
            continue;
        };
        at += found.names.max(1);
        from = found.end;
        out.push(found.grid);
    }
    out
}

/// `Điểm số / Thấp nhất / Cao nhất / Thể chế / 58,76 / 19,21 / 79,55 / Môi trường chính sách / …`: under names of columns of figures, words
/// with as many figures behind them are rows, where one of them at least is a known component.
fn under_heads_of_figures(text: &Text<'_>, cells: &[Cell]) -> Vec<usize> {
    let head = |c: &Cell| c.form == Form::Text && heads::heads_figures(Grid::cell(text, &c.at));
    let figure = |i: usize| cells.get(i).is_some_and(|c| matches!(c.form, Form::Whole | Form::Decimal));
    let Some(end) = (1..cells.len()).find(|i| cells.get(*i).is_some_and(|c| !head(c)) && cells.get(i - 1).is_some_and(&head)) else {
        return Vec::new();
    };
    let width = cells.get(..end).unwrap_or_default().iter().rev().take_while(|c| head(c)).count();
    let row = |i: usize| {
        cells.get(i).is_some_and(|c| c.form == Form::Text && !head(c)) && (1..=width).all(|k| figure(i + k)) && !figure(i + width + 1)
    };
    let names: Vec<usize> = (end..cells.len()).filter(|i| row(*i)).collect();
    let known = names.iter().any(|i| cells.get(*i).is_some_and(|c| c.topic));
    if width >= 2 && known && names.first() == Some(&end) { names } else { Vec::new() }
}

/// `… / Kém / II / Khối UBND huyện, thị xã, thành phố / 1 / …`: a line that opens a block, and its Roman number, are no cells of the table.
fn without_roman_numbers(text: &Text<'_>, cells: Vec<Cell>) -> Vec<Cell> {
    let words = |c: &Cell| Grid::cell(text, &c.at);
    let roman = |c: &Cell| {
        let bare = words(c).trim_end_matches(['.', ')', '-', ' ']);
        (1..=4).contains(&bare.len()) && bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
    };
    let block = |c: &Cell| !c.name && ["khối", "nhóm", "cụm", "cấp", "các ", "đơn vị"].iter().any(|w| words(c).starts_with(w));
    let opens = |i: usize| matches!(cells.get(i..i + 2), Some([number, next]) if roman(number) && block(next));
    let keep: Vec<bool> = (0..cells.len()).map(|i| !opens(i) && !i.checked_sub(1).is_some_and(opens)).collect();
    let mut keep = keep.into_iter();
    cells.into_iter().filter(|_| keep.next().unwrap_or(true)).collect()
}

/// `1 / Thể chế / 58,76 / … / Môi trường chính sách / 58,90 / … / 2 / Nguồn nhân lực / …`: where only some names are counted, their
/// numbers are no cells of the rows.
fn without_section_numbers(text: &Text<'_>, cells: Vec<Cell>) -> Vec<Cell> {
    let cells = without_roman_numbers(text, cells);
    let topics = cells.iter().enumerate().filter(|(i, c)| c.topic && valued(&cells, *i)).count();
    let words = cells.iter().enumerate().filter(|(i, c)| c.form == Form::Text && valued(&cells, *i)).count();
    // Where hardly a name is known, words with figures behind them are names.
    let names = if topics >= 3 { topics } else { words };
    let mut wanted = 1;
    let mut found: Vec<usize> = Vec::new();
    for (i, pair) in cells.windows(2).enumerate() {
        if let [a, b] = pair
            && (b.topic || topics < 3 && b.form == Form::Text && valued(&cells, i + 1))
            && a.form == Form::Whole
            && leading(text, a) == Some(wanted)
            && i.checked_sub(1).and_then(|p| cells.get(p)).is_none_or(|c| matches!(c.form, Form::Decimal | Form::Text))
        {
            found.push(i);
            wanted += 1;
        }
    }
    // "Sở Y tế / 88,1 / 1 / Sở Nội vụ / 87,2 / 2 / …": what stands behind the first name is a cell of its row.
    let first = cells.iter().enumerate().position(|(i, c)| c.topic && valued(&cells, i)).filter(|_| topics >= 3);
    if found.len() < 2 || found.len() * 2 >= names || first.is_some_and(|f| found.first().is_some_and(|n| *n > f)) {
        return cells;
    }
    let mut found = found.into_iter().peekable();
    cells.into_iter().enumerate().filter(|(i, _)| found.next_if_eq(i).is_none()).map(|(_, c)| c).collect()
}

/// Whether two years in a row stand among the cells before.
fn years_above(cells: &[Cell], i: usize) -> bool {
    let back = cells.get(i.saturating_sub(60)..i).unwrap_or_default();
    back.windows(2).any(|w| w.iter().all(|c| c.form == Form::Year))
}

/// Whether a figure stands in one of the two cells behind the name.
fn valued(cells: &[Cell], i: usize) -> bool {
    let figure = |k: usize| cells.get(k).is_some_and(|c| matches!(c.form, Form::Whole | Form::Decimal | Form::Blank | Form::Change));
    figure(i + 1) || cells.get(i + 1).is_some_and(|c| !c.name) && figure(i + 2) && figure(i + 3)
}

fn cells(text: &Text<'_>, run: Range<usize>, setting: &Setting<'_>) -> Vec<Cell> {
    let view = text.view.text();
    let lines = text.lines.get(run.clone()).unwrap_or_default();
    // Where cells stand apart by empty lines, a single line break lies inside a cell.
    let apart = |a: &Line, b: &Line| view.get(a.end..b.start).is_some_and(|s| s.matches('\n').count() > 1);
    let gaps = lines.windows(2).filter(|w| matches!(w, [a, b] if apart(a, b))).count();
    // Bars on lines of their own part the cells: what stands between two of them is one, whatever its lines.
    let bars = lines.iter().filter(|l| l.text(text.view).trim() == "|").count();
    let barred = bars > 4 && bars * 10 >= lines.len() * 3;
    let mut fresh = true;
    let spaced = lines.len() > 4 && gaps * 10 >= (lines.len() - 1) * 7;
    let mut out: Vec<Cell> = Vec::new();
    let mut last: Option<&Line> = None;
    for (k, line) in lines.iter().enumerate() {
        let n = run.start + k;
        let raw = line.text(text.view).trim();
        if barred && raw == "|" {
            fresh = true;
            continue;
        }
        let own = form(raw);
        let lead = line.text(text.view).len() - line.text(text.view).trim_start().len();
        let at = line.start + lead..line.start + lead + raw.len();
        let joins = spaced && own == Form::Text && last.is_some_and(|l| !apart(l, line));
        let within = barred && !std::mem::replace(&mut fresh, false);
        if let Some(cell) = out.last_mut().filter(|_| within) {
            (cell.at.end, cell.next) = (at.end, n + 1);
            // "Tổng GRDP / (tỷ đồng)" heads a column; "Đồng Nai / (Bình Phước + Đồng Nai)" names a row.
            if cell.name && !text.lines.get(cell.line).is_some_and(|l| names_subject(text, l, setting)) {
                (cell.name, cell.topic) = (false, false);
            }
            last = Some(line);
            continue;
        }
        // "Đồng Nai / (Bình Phước + Đồng Nai) / 9,63": what a province was made from is no cell of its own.
        let aside = own == Form::Text && raw.starts_with('(') && raw.ends_with(')');
        let subject = |c: &Cell| c.topic && text.lines.get(c.line).is_some_and(|l| names_subject(text, l, setting));
        if let Some(cell) = out.last_mut().filter(|c| aside && subject(c)) {
            cell.next = n + 1;
            last = Some(line);
            continue;
        }
        match out.last_mut().filter(|c| joins && c.form == Form::Text) {
            Some(cell) => (cell.at.end, cell.next, cell.name) = (at.end, n + 1, false),
            None => {
                let name = own == Form::Text && names_row(text, line, setting);
                let topic = name && super::measure(raw).is_none();
                out.push(Cell { at, line: n, next: n + 1, form: own, name, topic });
            }
        }
        last = Some(line);
    }
    out
}

/// Whether a line is nothing but the name of a subject or a component (`TP Hòa An`, `1. Gia nhập thị trường`).
pub fn names_row(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> bool {
    if super::measure(line.text(text.view).trim()).is_some() {
        return true;
    }
    if line.tokens.len() > 16 || !line.found.iter().take(4).any(|f| f.name.is_some()) && !setting.inside {
        return false;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let Some(m) = mentions.iter().find(|m| matches!(m.what, What::Subject(_) | What::Part(Part::Known(_)))) else { return false };
    let covered: usize = mentions.iter().filter(|m| matches!(m.what, What::Subject(_) | What::Part(_))).map(|m| m.t1 - m.t0).sum();
    m.t0 <= 3 && covered * 10 >= line.tokens.len() * 6
}

/// Whether a row of cells is that of a ranking as a whole: its name, and figures.
fn whole_of(text: &Text<'_>, row: &[Cell], setting: &Setting<'_>) -> bool {
    let [name, figures @ ..] = row else { return false };
    let figure = |c: &Cell| matches!(c.form, Form::Whole | Form::Decimal | Form::Change | Form::Blank);
    name.form == Form::Text && figures.iter().all(figure) && text.lines.get(name.line).is_some_and(|l| names_ranking(text, l, setting))
}

/// Whether a line is nothing but the name of a ranking.
fn names_ranking(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> bool {
    let mentions = Scanner::scan(text, &line.tokens, setting);
    matches!(&mentions[..], [m] if matches!(m.what, What::Index(_)) && m.t0 <= 1 && (m.t1 - m.t0) * 10 >= line.tokens.len() * 6)
}

fn names_subject(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> bool {
    Scanner::scan(text, &line.tokens, setting).iter().any(|m| matches!(m.what, What::Subject(_)))
}

struct Found {
    grid: Grid,
    /// Names used up.
    names: usize,
    /// One past the last cell used.
    end: usize,
}

/// The rows that begin at the first of `names`; `from` is the first cell that no table before has taken, `looked`
/// becomes the number of names looked at.
fn group(
    text: &Text<'_>,
    cells: &[Cell],
    names: &[usize],
    from: usize,
    before: Option<&Grid>,
    looked: &mut usize,
    setting: &Setting<'_>,
) -> Option<Found> {
    let first = *names.first()?;
    let whole = |i: usize| cells.get(i).filter(|c| c.form == Form::Whole).and_then(|c| leading(text, c));
    // A running number before the name: the first one has it too, and they grow.
    let ahead = first.checked_sub(1).filter(|p| *p >= from);
    let number = |name: usize| name.checked_sub(1).and_then(whole);
    let grows =
        names.windows(2).take(8).all(|w| matches!(w, [a, b] if number(*b).is_none() || number(*a) <= number(*b) || number(*b) == Some(1)));
    let lead = usize::from(ahead.is_some_and(|p| whole(p).is_some_and(|n| n < 400)) && grows);
    let gaps: Vec<usize> = names.windows(2).take(16).filter_map(|w| if let [a, b] = w { Some(b - a) } else { None }).collect();
    let length = (2..=MOST).max_by_key(|k| (gaps.iter().filter(|g| *g == k).count(), std::cmp::Reverse(*k)))?;
    if length < 2 + lead || gaps.iter().filter(|g| **g == length).count() == 0 {
        return None;
    }
    let mut records: Vec<Range<usize>> = Vec::new();
    let mut used = 0;
    for (n, name) in names.iter().enumerate() {
        let start = name - lead;
        if lead == 1 && number(*name).is_none() {
            break;
        }
        let next = names.get(n + 1).map(|x| x - lead);
        let stop = next.unwrap_or(start + length).min(cells.len());
        used = n + 1;
        if stop.saturating_sub(start) <= length {
            records.push(start..stop.max(start));
            if next.is_none() {
                break;
            }
            continue;
        }
        records.push(start..start + length);
        // Longer than a row: rows of names that nobody knows, or the end of the table.
        let rest: Vec<usize> = (start + length..stop).collect();
        let rows = rest.chunks(length).all(|c| {
            c.len() == length
                && c.get(lead).and_then(|i| cells.get(*i)).is_some_and(|c| c.form == Form::Text)
                && c.iter().skip(lead + 1).any(|i| cells.get(*i).is_some_and(|c| matches!(c.form, Form::Whole | Form::Decimal)))
        });
        if !rows {
            break;
        }
        records.extend(rest.chunks(length).filter_map(|c| Some(*c.first()?..*c.first()? + length)));
    }
    *looked = used;
    // "PCI / 66,52 / 21" under the rows of its components: the whole.
    if let Some(end) = records.last().map(|r| r.end)
        && used == names.len()
        && cells.get(end..end + length).is_some_and(|c| whole_of(text, c, setting))
    {
        records.push(end..end + length);
    }
    let full = |r: &&Range<usize>| r.len() == length;
    let forms: Vec<Form> =
        (0..length).map(|k| usual(records.iter().filter(full).filter_map(|r| cells.get(r.start + k)).map(|c| c.form))).collect();
    let mut rows: Vec<Vec<Range<usize>>> = records.iter().filter_map(|r| row(cells.get(r.clone())?, &forms)).collect();
    let end = records.last()?.end;
    if rows.len() < 3 || !forms.iter().any(|f| matches!(f, Form::Whole | Form::Decimal | Form::Change)) {
        return None;
    }
    let top = records.first()?.start;
    let above = cells.get(from..top)?;
    let Heads { heads, loose, at } = heads::above(text, above, &forms, lead == 1);
    let block = heads::block_above(text, above).filter(|k| at < *k).and_then(|_| above.last());
    if let Some(block) = block {
        // "I / Khối sở, ngành" between the header and the first row.
        let empty = block.at.start..block.at.start;
        rows.insert(0, if lead == 1 { vec![empty, block.at.clone()] } else { vec![block.at.clone(), empty] });
    }
    let line = |i: usize| cells.get(i).map(|c| c.line);
    let head_line = line(from + at).or_else(|| line(top))?;
    let last = cells.get(end.checked_sub(1)?)?.next;
    let mut grid = Grid { start: head_line, top: head_line, end: last, heads, loose, rows, ..Grid::default() };
    if grid.heads.is_empty()
        && let Some(before) = before.filter(|b| b.heads.len() == length)
    {
        // A second list under the same header.
        grid.heads.clone_from(&before.heads);
    }
    Some(Found { grid, names: used, end })
}

fn leading(text: &Text<'_>, cell: &Cell) -> Option<u32> {
    let raw = Grid::cell(text, &cell.at);
    // "Hạng 1", "Thứ 2": the noun of a place stands before its figure.
    let raw = ["hạng ", "thứ "].iter().find_map(|p| raw.strip_prefix(p)).unwrap_or(raw);
    let end = raw.find(|c: char| !c.is_ascii_digit()).unwrap_or(raw.len());
    crate::extract::numerals::whole(raw.get(..end)?)
}

/// Cells dealt out to the columns: one each when there are as many; else by their forms, and only where reading
/// from the left and from the right agree.
fn row(cells: &[Cell], forms: &[Form]) -> Option<Vec<Range<usize>>> {
    if cells.len() == forms.len() {
        let right = cells.iter().zip(forms).filter(|(c, f)| fits(c.form, **f)).count();
        return (right * 4 >= forms.len() * 3).then(|| cells.iter().map(|c| c.at.clone()).collect());
    }
    let mut left: Vec<Option<usize>> = vec![None; forms.len()];
    let mut k = 0;
    for (i, cell) in cells.iter().enumerate() {
        while forms.get(k).is_some_and(|f| !fits(cell.form, *f)) {
            k += 1;
        }
        *left.get_mut(k)? = Some(i);
        k += 1;
    }
    let mut right: Vec<Option<usize>> = vec![None; forms.len()];
    let mut k = forms.len();
    for (i, cell) in cells.iter().enumerate().rev() {
        while k > 0 && forms.get(k - 1).is_some_and(|f| !fits(cell.form, *f)) {
            k -= 1;
        }
        k = k.checked_sub(1)?;
        *right.get_mut(k)? = Some(i);
    }
    let place = cells.first()?.at.start;
    let pick = |(a, b): (&Option<usize>, &Option<usize>)| match (a, b) {
        (Some(a), Some(b)) if a == b => cells.get(*a).map_or(place..place, |c| c.at.clone()),
        _ => place..place,
    };
    Some(left.iter().zip(&right).map(pick).collect())
}
