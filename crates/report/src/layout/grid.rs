//! A table on one page: slots with the words that stand in them.
use std::collections::{BTreeMap, HashMap};

use super::lines::{Line, cell_text, lines, union};
use super::number::{integer, is_blank_sign, is_numeric};
use super::ruled::Net;
use super::stacked::split_rows;
use super::{Sheet, Word};
use crate::{Cell, Place};

/// Words this far apart, in em, may stand in two cells.
const FAR: f32 = 0.6;
/// Words of one string nearer than this, in em, are parted by a space.
const SPACE: f32 = 0.45;
/// Dots in a row that lead from one cell to the next.
const LEADER: usize = 5;

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
    let inside = |at: &usize| {
        let (x, y) = all.get(*at).map(middle).unwrap_or_default();
        x >= left && x <= right && y >= top && y <= bottom
    };
    let within: Vec<usize> = which.iter().copied().filter(inside).collect();
    let strings = by_string(&within, all, &net.columns);
    for at in within {
        let (x, y) = middle(all.get(at)?);
        let own = net.columns.partition_point(|place| *place <= x).saturating_sub(1).min(wide - 1);
        let column = strings.get(&at).copied().unwrap_or(own);
        let row = net.rows.partition_point(|place| *place <= y).saturating_sub(1).min(high - 1);
        let (row, column) = owner.get(row * wide + column).copied()?;
        rows.get_mut(row)?.get_mut(column)?.words.push(at);
    }
    let raw = Raw { columns: net.columns.clone(), rows, area: [left, top, right, bottom] };
    Some(split_rows(split_columns(raw, all), all))
}

/// The column of the words of strings that are longer than their cell: the one that most of the string stands in. A string is what
/// one operator draws, without a gap wider than a space and without numbers, which stand in cells of their own.
fn by_string(which: &[usize], all: &[Word], columns: &[f32]) -> HashMap<usize, usize> {
    let mut found = HashMap::new();
    for line in lines(which, all) {
        let goes_on = |a: &usize, b: &usize| match (all.get(*a), all.get(*b)) {
            (Some(a), Some(b)) => b.area[0] - a.area[2] < SPACE * line.size && !is_numeric(&a.text) && !is_numeric(&b.text),
            _ => false,
        };
        let mut strings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for at in &line.words {
            let string = all.get(*at).map_or(0, |word| word.string);
            strings.entry(string).or_default().push(*at);
        }
        strings.remove(&0);
        for words in strings.values().flat_map(|words| words.chunk_by(goes_on)) {
            let ends = words.first().zip(words.last()).and_then(|(first, last)| Some((all.get(*first)?.area[0], all.get(*last)?.area[2])));
            let Some((from, to)) = ends.filter(|(from, to)| columns.iter().any(|wall| from < wall && wall < to)) else { continue };
            let share = |bounds: &[f32]| match bounds {
                [left, right] => right.min(to) - left.max(from),
                _ => f32::MIN,
            };
            let most = columns.windows(2).enumerate().max_by(|(_, a), (_, b)| share(a).total_cmp(&share(b)));
            if let Some((column, _)) = most {
                found.extend(words.iter().map(|word| (*word, column)));
            }
        }
    }
    found
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

/// Takes away the dots that lead to the next cell of a table without rules. In the cells of forms dots are to be written over.
pub(super) fn drop_leaders(part: &mut Part) {
    for row in &mut part.rows {
        let last = row.iter().rposition(|cell| !cell.text.is_empty()).unwrap_or(0);
        for cell in row.iter_mut().take(last) {
            cell.text = without_leader(std::mem::take(&mut cell.text));
        }
    }
}

/// A text without the dots behind it.
fn without_leader(mut text: String) -> String {
    let bare = text.trim_end_matches(['.', '…', '·', ' ']).len();
    if bare > 0 && text.get(bare..).is_some_and(|dots| dots.chars().filter(|c| *c != ' ').count() >= LEADER) {
        text.truncate(bare);
    }
    text
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
        let counts_columns = head > 0 && filled.len() == wide && wide > 2 && count_columns(filled.iter().map(|(_, text)| *text));
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

/// Whether texts are the numbers of their columns, such as `(1)`, `(2)`, or `A`, `B`, `1`, `2`: columns of names may be lettered.
fn count_columns<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut texts = texts.map(|text| text.trim_matches(['(', ')', '[', ']'])).peekable();
    let mut letters = 'A'..='Z';
    while texts.peek().is_some_and(|text| text.chars().eq(letters.clone().take(1))) {
        texts.next();
        letters.next();
    }
    texts.zip(1..).all(|(text, n)| integer(text) == Some(n))
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
        let lettered = rows(&[&["TT", "Tỉnh", "Điểm"], &["A", "B", "1"], &["1", "Huế", "5"], &["2", "Hà Nội", "9"]]);
        assert_eq!(head_rows(&lettered), 2);
        let none = rows(&[&["31", "Huế", "5"], &["32", "Hà Nội", "9"]]);
        assert_eq!(head_rows(&none), 0);
    }

    #[test]
    fn a_string_longer_than_its_cell_stays_whole() {
        let mut words = line(&[("Huyện Chương Mỹ", 5.0), ("4", 125.0), ("5", 160.0)], 15.0);
        words.extend(line(&[("Huyện Ba Vì", 5.0), ("6", 125.0), ("7", 160.0)], 30.0));
        for (at, word) in words.iter_mut().enumerate() {
            word.string = if at < 3 { 1 } else { 2 + at as u32 };
        }
        let which: Vec<usize> = (0..words.len()).collect();
        let cells = (0..2).flat_map(|row| (0..3).map(move |column| [row, column, 1, 1])).collect();
        let net = Net { columns: vec![0.0, 80.0, 150.0, 190.0], rows: vec![0.0, 20.0, 40.0], cells };
        let raw = of_net(&net, &which, &words).unwrap();
        assert_eq!(raw.rows[0][0].words, [0, 1, 2]);
        assert_eq!(raw.rows[0][1].words, [3]);
    }

    #[test]
    fn dots_that_lead_to_the_next_cell() {
        assert_eq!(without_leader("Hà Nội .......".to_owned()), "Hà Nội");
        assert_eq!(without_leader("Hà Nội...".to_owned()), "Hà Nội...");
        assert_eq!(without_leader("......".to_owned()), "......");
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
