//! A table on one page: slots with the words that stand in them.
use super::lines::{Line, cell_text, lines, union};
use super::number::{integer, is_blank_sign, is_numeric};
use super::ruled::Net;
use super::{Sheet, Word};
use crate::{Cell, Place};

/// Words this far apart, in em, may stand in two cells.
const FAR: f32 = 0.6;

/// A place of a grid.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Slot {
    /// Its words, as places in the words of the sheet.
    pub words: Vec<usize>,
    /// See [`Cell::rows`].
    pub rows: u16,
    /// See [`Cell::rows`].
    pub columns: u16,
}

impl Slot {
    /// A slot of one row and column.
    pub fn of(words: Vec<usize>) -> Self {
        Self { words, rows: 1, columns: 1 }
    }
}

/// A table on one page, before its words are joined.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Raw {
    /// Where its columns begin, and where the last ends.
    pub columns: Vec<f32>,
    /// Its rows, each with a slot for every column.
    pub rows: Vec<Vec<Slot>>,
    /// What it covers.
    pub area: [f32; 4],
}

/// A table, or the part of one that stands on one page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Part {
    /// Where its columns begin, and where the last ends.
    pub columns: Vec<f32>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the first rows are its head.
    pub head: usize,
    /// What it covers on its (last) page.
    pub area: [f32; 4],
}

/// The table of a net, with the words that stand in it.
pub(super) fn of_net(net: &Net, which: &[usize], all: &[Word]) -> Option<Raw> {
    let (left, right) = (*net.columns.first()?, *net.columns.last()?);
    let (top, bottom) = (*net.rows.first()?, *net.rows.last()?);
    let wide = net.columns.len().checked_sub(1)?;
    let high = net.rows.len().checked_sub(1)?;
    let mut rows = vec![vec![Slot::default(); wide]; high];
    let mut owner = vec![(0, 0); wide * high];
    for [row, column, rows_on, columns_on] in &net.cells {
        let slot = rows.get_mut(*row)?.get_mut(*column)?;
        slot.rows = u16::try_from(*rows_on).ok()?;
        slot.columns = u16::try_from(*columns_on).ok()?;
        for r in *row..row + rows_on {
            for c in *column..column + columns_on {
                *owner.get_mut(r * wide + c)? = (*row, *column);
            }
        }
    }
    for at in which {
        let word = all.get(*at)?;
        let (x, y) = middle(word);
        if x < left || x > right || y < top || y > bottom {
            continue;
        }
        let column = net.columns.partition_point(|place| *place <= x).saturating_sub(1).min(wide - 1);
        let row = net.rows.partition_point(|place| *place <= y).saturating_sub(1).min(high - 1);
        let (row, column) = owner.get(row * wide + column).copied()?;
        rows.get_mut(row)?.get_mut(column)?.words.push(*at);
    }
    let raw = Raw { columns: net.columns.clone(), rows, area: [left, top, right, bottom] };
    Some(split_rows(split_columns(raw, all), all))
}

/// The middle of a word.
pub(super) fn middle(word: &Word) -> (f32, f32) {
    ((word.area[0] + word.area[2]) / 2.0, (word.area[1] + word.area[3]) / 2.0)
}

/// Splits a cell that goes over several columns where only the head or every other row has upright lines: its words keep to the
/// columns.
fn split_columns(mut raw: Raw, all: &[Word]) -> Raw {
    let columns = raw.columns.clone();
    for row in &mut raw.rows {
        for at in 0..row.len() {
            let Some(slot) = row.get(at) else { continue };
            let end = at + usize::from(slot.columns);
            let Some(bounds) = columns.get(at..=end).filter(|bounds| bounds.len() > 2) else { continue };
            let lines = lines(&slot.words, all);
            let inner = bounds.get(1..bounds.len() - 1).unwrap_or_default();
            let crossed = lines
                .iter()
                .flat_map(|line| &line.words)
                .filter_map(|at| all.get(*at))
                .any(|word| inner.iter().any(|bound| word.area[0] < bound - 1.0 && word.area[2] > bound + 1.0));
            // Words of one cell stand close; those of several are far apart wherever a column begins.
            let gaps = |line: &Line| -> Vec<f32> {
                let pairs = line.words.windows(2).filter_map(|pair| Some((all.get(*pair.first()?)?, all.get(*pair.last()?)?)));
                let between = |(a, b): &(&Word, &Word)| inner.iter().any(|bound| middle(a).0 < *bound && middle(b).0 >= *bound);
                pairs.filter(between).map(|(a, b)| (b.area[0] - a.area[2]) / line.size.max(1.0)).collect()
            };
            let gaps: Vec<Vec<f32>> = lines.iter().map(gaps).collect();
            let several = gaps.iter().filter(|gaps| !gaps.is_empty()).count();
            if crossed || several == 0 || several * 5 < lines.len() * 3 || gaps.iter().flatten().any(|gap| *gap < FAR) {
                continue;
            }
            let (rows_on, words) = (slot.rows, slot.words.clone());
            for column in at..end {
                let (Some(from), Some(to)) = (columns.get(column), columns.get(column + 1)) else { continue };
                let inside = |word: &Word| middle(word).0 >= *from && (middle(word).0 < *to || column + 1 == end);
                let words = words.iter().copied().filter(|at| all.get(*at).is_some_and(inside)).collect();
                if let Some(slot) = row.get_mut(column) {
                    *slot = Slot { words, rows: rows_on, columns: 1 };
                }
            }
        }
    }
    raw
}

/// Splits rows that hold many, where only the columns are ruled.
fn split_rows(mut raw: Raw, all: &[Word]) -> Raw {
    let mut out = Vec::new();
    for row in std::mem::take(&mut raw.rows) {
        match anchors(&row, all) {
            Some(anchors) => {
                let mut split = vec![vec![Slot::of(Vec::new()); row.len()]; anchors.len()];
                for (column, slot) in row.iter().enumerate() {
                    for line in lines(&slot.words, all) {
                        let to = nearest(line.baseline, line.size, &anchors);
                        if let Some(slot) = split.get_mut(to).and_then(|row| row.get_mut(column)) {
                            slot.words.extend(line.words);
                        }
                    }
                }
                out.extend(split);
            }
            None => out.push(row),
        }
    }
    raw.rows = out;
    raw
}

/// Baselines of the rows that a row holds: it has a column of numbers that count up, and no other column has fewer lines.
fn anchors(row: &[Slot], all: &[Word]) -> Option<Vec<f32>> {
    if row.iter().any(|slot| slot.rows != 1 || slot.columns != 1) {
        return None;
    }
    let by_column: Vec<Vec<Line>> = row.iter().map(|slot| lines(&slot.words, all)).collect();
    by_column.iter().find_map(|own| {
        let numbers: Vec<u32> = own.iter().map_while(|line| integer(&line.text(all))).collect();
        let counting = numbers.len() == own.len()
            && numbers.len() >= 2
            && numbers.windows(2).all(|pair| matches!(pair, [a, b] if b >= a && b - a <= 3));
        let others = by_column.iter().filter(|lines| !lines.is_empty() && lines.len() * 2 >= own.len()).count();
        (counting && others >= 2).then(|| own.iter().map(|line| line.baseline).collect())
    })
}

/// The anchor that a line belongs to: the nearest; of two as near, the one above it.
pub(super) fn nearest(baseline: f32, size: f32, anchors: &[f32]) -> usize {
    let below = anchors.partition_point(|anchor| *anchor <= baseline + 0.3 * size);
    let (Some(above), Some(next)) = (below.checked_sub(1).and_then(|at| anchors.get(at)), anchors.get(below)) else {
        return below.min(anchors.len().saturating_sub(1));
    };
    if (next - baseline) < (baseline - above) - 0.2 * size { below } else { below - 1 }
}

/// Joins the words of a table. `numbers` are the lines of the words of the sheet.
pub(super) fn part_of(raw: &Raw, sheet: &Sheet, numbers: &[u32]) -> Part {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in &raw.rows {
        let cells = row.iter().zip(1..).map(|(slot, column)| cell_of(slot, column, sheet, numbers)).collect();
        rows.push(cells);
    }
    rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
    let head = head_rows(&rows);
    Part { columns: raw.columns.clone(), rows, head, area: raw.area }
}

fn cell_of(slot: &Slot, column: u32, sheet: &Sheet, numbers: &[u32]) -> Cell {
    let mut area: Option<[f32; 4]> = None;
    let mut line = u32::MAX;
    let (mut sure, mut letters) = (0.0, 0.0);
    for at in &slot.words {
        let (Some(word), Some(number)) = (sheet.words.get(*at), numbers.get(*at)) else { continue };
        area = Some(area.map_or(word.area, |area| union(area, word.area)));
        line = line.min(*number);
        let count = word.text.chars().count() as f32;
        sure += word.confidence * count;
        letters += count;
    }
    Cell {
        text: cell_text(&slot.words, &sheet.words),
        place: Place { page: sheet.number, line: if line == u32::MAX { 0 } else { line }, column, area },
        confidence: if letters > 0.0 { sure / letters } else { 1.0 },
        rows: slot.rows,
        columns: slot.columns,
    }
}

/// How many of the first rows are the head of a table.
pub(super) fn head_rows(rows: &[Vec<Cell>]) -> usize {
    let wide = rows.first().map_or(0, Vec::len);
    let number_like = |text: &str| is_numeric(text) || is_blank_sign(text);
    let numeric: Vec<bool> = (0..wide)
        .map(|column| {
            let texts = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.as_str()).filter(|text| !text.is_empty());
            let (all, numbers) = texts.fold((0, 0), |(all, numbers), text| (all + 1, numbers + usize::from(number_like(text))));
            numbers > 0 && numbers * 2 >= all
        })
        .collect();
    let mut head = 0;
    for row in rows.iter().take(6) {
        let filled: Vec<(usize, &str)> =
            row.iter().enumerate().map(|(at, cell)| (at, cell.text.as_str())).filter(|(_, text)| !text.is_empty()).collect();
        let whole = row.iter().any(|cell| usize::from(cell.columns) == wide && wide > 1);
        let numbers = |(at, text): &(usize, &str)| numeric.get(*at) == Some(&true) && number_like(text);
        let words = |(at, text): &(usize, &str)| {
            numeric.get(*at) == Some(&true) && !number_like(text) && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
        };
        let years = filled.iter().all(|(_, text)| is_year(text)) && !filled.is_empty();
        let counts_columns = head > 0 && filled.len() == wide && wide > 2 && filled.iter().zip(1..).all(|((_, text), n)| counts(text, n));
        let is_head = if whole {
            head == 0 && rows.len() > 1
        } else {
            years || counts_columns || filled.iter().any(words) || !filled.iter().any(numbers)
        };
        if !is_head {
            break;
        }
        head += 1;
    }
    if head >= rows.len() || !numeric.contains(&true) {
        // Without a column of numbers the first row is taken for the head.
        return usize::from(rows.len() > 1);
    }
    head
}

fn is_year(text: &str) -> bool {
    integer(text).is_some_and(|year| (1990..2100).contains(&year))
        || text.split_once('-').is_some_and(|(a, b)| is_year(a.trim()) && is_year(b.trim()))
}

/// Whether a text is the number of its column, such as `(3)` or `3`.
fn counts(text: &str, n: u32) -> bool {
    integer(text.trim_matches(['(', ')', '[', ']'])) == Some(n)
}

#[cfg(test)]
mod tests {
    use super::super::sample::line;
    use super::*;

    fn rows(texts: &[&[&str]]) -> Vec<Vec<Cell>> {
        let cell = |text: &&str| Cell { text: (*text).to_owned(), rows: 1, columns: 1, ..Cell::default() };
        texts.iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    #[test]
    fn heads() {
        let one = rows(&[&["Hạng", "Tỉnh", "Điểm"], &["1", "Đà Nẵng", "0,8"], &["2", "Huế", "-"]]);
        assert_eq!(head_rows(&one), 1);
        let years = rows(&[&["TT", "Tỉnh", "Hạng", ""], &["", "", "2019", "2020"], &["1", "Huế", "5", "4"], &["2", "Hà Nội", "9", "9"]]);
        assert_eq!(head_rows(&years), 2);
        let counted = rows(&[&["TT", "Tỉnh", "Điểm"], &["(1)", "(2)", "(3)"], &["1", "Huế", "5"], &["2", "Hà Nội", "9"]]);
        assert_eq!(head_rows(&counted), 2);
        let none = rows(&[&["31", "Huế", "5"], &["32", "Hà Nội", "9"]]);
        assert_eq!(head_rows(&none), 0);
    }

    #[test]
    fn only_columns_are_ruled() {
        let mut words = line(&[("TT", 5.0), ("Tỉnh", 40.0), ("Điểm", 120.0)], 15.0);
        words.extend(line(&[("1", 5.0), ("Huế", 40.0), ("5,0", 120.0)], 40.0));
        words.extend(line(&[("2", 5.0), ("Bà Rịa -", 40.0), ("4,0", 120.0)], 55.0));
        words.extend(line(&[("Vũng Tàu", 40.0)], 67.0));
        words.extend(line(&[("3", 5.0), ("Hà Nội", 40.0), ("3,0", 120.0)], 82.0));
        let which: Vec<usize> = (0..words.len()).collect();
        let cells = (0..2).flat_map(|row| (0..3).map(move |column| [row, column, 1, 1])).collect();
        let net = Net { columns: vec![0.0, 35.0, 115.0, 160.0], rows: vec![0.0, 25.0, 100.0], cells };
        let raw = of_net(&net, &which, &words).unwrap();
        let sheet = Sheet { number: 1, words, ..Sheet::default() };
        let part = part_of(&raw, &sheet, &vec![1; sheet.words.len()]);
        let texts: Vec<Vec<&str>> = part.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(texts, [["TT", "Tỉnh", "Điểm"], ["1", "Huế", "5,0"], ["2", "Bà Rịa - Vũng Tàu", "4,0"], ["3", "Hà Nội", "3,0"]]);
        assert_eq!(part.head, 1);
    }
}
