//! Tables without upright lines.
//!
//! Lines that begin or end with numbers are projected on the level: strips that next to none of their words touch (rivers)
//! part the columns. The method was measured on tables of 63 rows in many layouts.
use super::grid::Raw;
use super::lines::Line;
use super::number::{integer, is_blank_sign, is_numeric};
use super::rows::{build, head_pieces, pieces};
use super::{Word, prose};

/// A river is at least this wide, in em, where numbers stand at its shore, and wider than spaces between words.
const NARROW: f32 = 0.3;
/// How many times wider than the usual space.
const OVER_SPACE: f32 = 1.25;
/// Most lines without numbers between two with numbers.
const BETWEEN: usize = 4;
/// Most lines of a head.
pub(super) const MOST_HEAD: usize = 8;
/// Least lines with numbers of a table whose columns are not known.
const LEAST: usize = 3;

/// A table found among lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// The table.
    pub raw: Raw,
    /// The first of its lines.
    pub from: usize,
    /// The line after its last.
    pub to: usize,
}

/// Finds tables among the lines of a page or column. `level` are ruling lines: y, left, right. `known` are the columns of a
/// table that may go on from the page before.
pub(super) fn find(lines: &[Line], all: &[Word], level: &[[f32; 3]], known: Option<&[f32]>) -> Vec<Found> {
    let data: Vec<bool> = lines.iter().map(|line| is_row(line, all)).collect();
    let finder = Finder { lines, all, level, data: &data, narrow: narrow(lines, all) };
    let mut found = Vec::new();
    let mut at = 0;
    if let Some(table) = known.and_then(|columns| finder.go_on(columns)) {
        at = table.to;
        found.push(table);
    }
    while at < lines.len() {
        if data.get(at) != Some(&true) {
            at += 1;
            continue;
        }
        let end = finder.block_end(at);
        let floor = found.last().map_or(0, |table| table.to);
        match finder.table(at, end, floor) {
            Some(table) => {
                at = table.to.max(at + 1);
                found.push(table);
            }
            None => at += 1,
        }
    }
    found
}

/// What tables are looked for in.
pub(super) struct Finder<'a> {
    pub lines: &'a [Line],
    pub all: &'a [Word],
    pub level: &'a [[f32; 3]],
    /// Which lines look like rows.
    data: &'a [bool],
    /// Least width of a river, in em.
    pub narrow: f32,
}

/// The least width of a river, in em: wider than the usual space.
fn narrow(lines: &[Line], all: &[Word]) -> f32 {
    let mut spaces = Vec::new();
    for line in lines {
        let words = words_of(line, all);
        let gaps = words.windows(2).filter_map(|pair| Some((pair.get(1)?.area[0] - pair.first()?.area[2]) / line.size.max(1.0)));
        spaces.extend(gaps.filter(|gap| (0.05..0.6).contains(gap)));
    }
    spaces.sort_by(f32::total_cmp);
    spaces.get(spaces.len() / 2).map_or(NARROW, |space| f32::max(NARROW, space * OVER_SPACE))
}

pub(super) fn words_of<'w>(line: &Line, all: &'w [Word]) -> Vec<&'w Word> {
    line.words.iter().filter_map(|at| all.get(*at)).collect()
}

/// Whether a line looks like a row of a table: numbers at its ends, or a number set apart.
pub(super) fn is_row(line: &Line, all: &[Word]) -> bool {
    let words = words_of(line, all);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let number = |word: &Word| is_numeric(&word.text) || is_blank_sign(&word.text);
    let numbers = words.iter().filter(|word| number(word)).count();
    let gap = |a: Option<&&Word>, b: Option<&&Word>| match (a, b) {
        (Some(a), Some(b)) => (b.area[0] - a.area[2]) / line.size.max(1.0),
        _ => 0.0,
    };
    let ends = is_numeric(&first.text) || number(last);
    let strong = words.len() >= 3 && numbers >= 2 && ends && words.len() - numbers <= 12;
    let counted = integer(&first.text).is_some() && words.len() >= 2 && gap(words.first(), words.get(1)) >= 0.6;
    let valued = words.len() >= 2 && words.len() <= 14 && is_numeric(&last.text) && gap(words.get(words.len() - 2), words.last()) >= 1.5;
    strong || counted || valued
}

impl Finder<'_> {
    /// The line after the last with numbers that still belongs to the block which begins at `from`.
    fn block_end(&self, from: usize) -> usize {
        let mut last = from;
        for at in from + 1..self.lines.len() {
            if at - last > BETWEEN + 1 {
                break;
            }
            let (Some(line), Some(before)) = (self.lines.get(at), self.lines.get(last)) else { break };
            if self.parts_tables(at) {
                break;
            }
            if self.data.get(at) == Some(&true) {
                if line.baseline - before.baseline > 8.0 * line.size.max(before.size) {
                    break;
                }
                last = at;
            }
        }
        last + 1
    }

    /// Whether a line keeps to the columns: no piece of it runs over a river.
    fn fits(&self, line: &Line, bounds: &[f32]) -> bool {
        let (Some(left), Some(right)) = (bounds.first(), bounds.last()) else { return false };
        let slack = 3.0 * line.size;
        line.area[0] >= left - slack
            && line.area[2] <= right + slack
            && pieces(line, self.all, bounds, self.narrow).iter().all(|piece| piece.from == piece.to)
    }

    /// Whether a line stands between tables: a caption, or running text.
    fn parts_tables(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at).filter(|_| !self.is_row(at)) else { return false };
        let words = words_of(line, self.all);
        let dense = words.windows(2).all(|pair| matches!(pair, [a, b] if b.area[0] - a.area[2] < 0.6 * line.size));
        let widest = self.lines.iter().map(|line| line.area[2] - line.area[0]).fold(0.0, f32::max);
        (dense && words.len() >= 10 && line.area[2] - line.area[0] > 0.75 * widest) || prose::is_caption(&line.text(self.all))
    }

    pub fn is_row(&self, at: usize) -> bool {
        self.data.get(at) == Some(&true)
    }

    fn fits_at(&self, at: usize, bounds: &[f32]) -> bool {
        self.lines.get(at).is_some_and(|line| self.fits(line, bounds))
    }

    /// The table whose rows begin at line `from` and end before `end`; its head does not begin before `floor`.
    fn table(&self, from: usize, end: usize, floor: usize) -> Option<Found> {
        let rows_of = |from: usize, end: usize| -> Vec<&Line> {
            (from..end).filter(|at| self.is_row(*at)).filter_map(|at| self.lines.get(at)).collect()
        };
        let mut end = end;
        let mut rows = rows_of(from, end);
        if rows.len() < LEAST {
            return None;
        }
        let mut bounds = self.columns(&rows);
        // Prose at the end of the block may look like rows and fill the rivers.
        while bounds.is_none() && rows.len() > LEAST {
            end = (from..end - 1).rev().find(|at| self.is_row(*at))? + 1;
            // Halving keeps the search short on pages of prose.
            if end - from > 12 {
                end = from + (end - from) / 2;
            }
            rows = rows_of(from, end);
            bounds = if rows.len() >= LEAST { self.columns(&rows) } else { None };
        }
        let bounds = bounds?;
        let good = rows.iter().filter(|line| self.fits(line, &bounds)).count();
        if good < LEAST || good * 10 < rows.len() * 7 {
            return None;
        }
        // Rows at its ends that do not keep to the columns are not of the table.
        let mut from = from;
        let misfit = |at: usize| !self.is_row(at) || !self.fits_at(at, &bounds);
        while end > from && misfit(end - 1) {
            end -= 1;
        }
        while from < end && misfit(from) {
            from += 1;
        }
        let mut bounds = bounds;
        let from = self.past_head(&bounds, from, end);
        let to = self.tail(&bounds, end);
        let from = self.first_of_row(&bounds, from, floor);
        let (head, from) = self.head(&bounds, from, floor);
        self.add_empty_column(&mut bounds, head, from);
        let raw = build(self.lines.get(head..from)?, self.lines.get(from..to)?, self.all, &bounds, self.level, self.narrow)?;
        Some(Found { raw, from: head, to })
    }

    /// A table that goes on from the page before at the top of this one.
    fn go_on(&self, bounds: &[f32]) -> Option<Found> {
        let mut head = 0;
        let fits_head = |at: usize| {
            let pieces = self.lines.get(at).map(|line| head_pieces(line, self.all, bounds, self.narrow)).unwrap_or_default();
            pieces.iter().all(|piece| !piece.spans() || pieces.len() > 1)
        };
        while head < MOST_HEAD && head < self.lines.len() && !self.is_row(head) && fits_head(head) {
            head += 1;
        }
        if !self.is_row(head) || !self.fits_at(head, bounds) {
            return None;
        }
        let head = self.past_head(bounds, head, self.block_end(head));
        let mut end = head;
        for at in (head..self.block_end(head)).filter(|at| self.is_row(*at)) {
            if !self.fits_at(at, bounds) {
                break;
            }
            end = at + 1;
        }
        let to = self.tail(bounds, end);
        let raw = build(self.lines.get(..head)?, self.lines.get(head..to)?, self.all, bounds, self.level, self.narrow)?;
        Some(Found { raw, from: 0, to })
    }

    /// The line after the last of a table: words of its last row may go on below its numbers.
    fn tail(&self, bounds: &[f32], end: usize) -> usize {
        let mut to = end;
        while let (Some(line), Some(before)) = (self.lines.get(to), self.lines.get(to.wrapping_sub(1))) {
            let one = pieces(line, self.all, bounds, self.narrow);
            let near = line.baseline - before.baseline <= 1.35 * line.size;
            if !near || !matches!(one.as_slice(), [piece] if piece.from == piece.to && piece.from > 0) {
                break;
            }
            to += 1;
        }
        to
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sheet;
    use super::super::grid::part_of;
    use super::super::lines::lines;
    use super::super::sample::line;
    use super::*;

    fn texts(words: Vec<Word>, level: &[[f32; 3]], known: Option<&[f32]>) -> Vec<Vec<Vec<String>>> {
        let which: Vec<usize> = (0..words.len()).collect();
        let found = find(&lines(&which, &words), &words, level, known);
        let numbers = vec![1; words.len()];
        let sheet = Sheet { number: 1, words, ..Sheet::default() };
        let rows = |found: &Found| part_of(&found.raw, &sheet, &numbers).rows;
        found.iter().map(|found| rows(found).into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()).collect()
    }

    #[test]
    fn a_table_without_lines() {
        let mut words = line(&[("Xếp hạng các tỉnh năm 2020 và năm 2021", 60.0)], 80.0);
        words.extend(line(&[("Hạng", 50.0), ("Tỉnh, thành phố", 90.0), ("Điểm", 220.0)], 100.0));
        words.extend(line(&[("1", 55.0), ("Quảng Ninh", 90.0), ("75,09", 220.0)], 114.0));
        words.extend(line(&[("Bà Rịa -", 90.0)], 128.0));
        words.extend(line(&[("2", 55.0), ("70,37", 220.0)], 134.0));
        words.extend(line(&[("Vũng Tàu", 90.0)], 140.0));
        words.extend(line(&[("3", 55.0), ("Cần Thơ", 90.0), ("-", 232.0)], 154.0));
        words.extend(line(&[("4", 55.0), ("Hà Nội", 90.0), ("66,93", 220.0)], 168.0));
        words.extend(line(&[("Nguồn: cổng thông tin của chương trình", 50.0)], 182.0));
        let tables = texts(words, &[], None);
        assert_eq!(tables.len(), 1);
        assert_eq!(
            tables[0],
            [
                ["Hạng", "Tỉnh, thành phố", "Điểm"],
                ["1", "Quảng Ninh", "75,09"],
                ["2", "Bà Rịa - Vũng Tàu", "70,37"],
                ["3", "Cần Thơ", "-"],
                ["4", "Hà Nội", "66,93"]
            ]
        );
    }

    #[test]
    fn prose_with_numbers_is_no_table() {
        let mut words = Vec::new();
        for (number, text) in [
            "Năm 2019 tỉnh xếp thứ 12 với 65,2 điểm trong",
            "khi năm 2020 tỉnh xếp thứ 9 với 66,1 điểm và",
            "đến năm 2021 thì xếp thứ 7 với 67 điểm, năm 2022",
        ]
        .iter()
        .cycle()
        .take(9)
        .enumerate()
        {
            words.extend(line(&[(text, 50.0)], 100.0 + 14.0 * number as f32));
        }
        assert!(texts(words, &[], None).is_empty());
    }

    #[test]
    fn a_column_with_one_note_in_it() {
        let mut words = line(&[("Hạng", 50.0), ("Tỉnh", 90.0), ("Điểm", 220.0), ("Ghi chú", 300.0)], 100.0);
        for row in 1..=9 {
            let mut parts = vec![(["1", "2", "3", "4", "5", "6", "7", "8", "9"][row - 1], 55.0), ("Quảng Ninh", 90.0), ("75,09", 220.0)];
            parts.extend((row == 2).then_some(("Mới", 300.0)));
            words.extend(line(&parts, 100.0 + 14.0 * row as f32));
        }
        let tables = texts(words, &[], None);
        assert_eq!(tables[0][0], ["Hạng", "Tỉnh", "Điểm", "Ghi chú"]);
        assert_eq!(tables[0][2], ["2", "Quảng Ninh", "75,09", "Mới"]);
        assert_eq!(tables[0][3], ["3", "Quảng Ninh", "75,09", ""]);
    }

    #[test]
    fn cells_over_rows_where_lines_leave_them_out() {
        let mut words = line(&[("Mức", 50.0), ("Tỉnh", 90.0), ("Điểm", 220.0)], 100.0);
        let mut level = vec![[104.0, 45.0, 260.0]];
        for row in 1..=6 {
            let y = 100.0 + 14.0 * row as f32;
            let mut parts: Vec<(&str, f32)> = vec![("Quảng Ninh", 90.0), ("75,09", 220.0)];
            parts.extend((row % 3 == 2).then_some((if row == 2 { "A" } else { "B" }, 50.0)));
            parts.sort_by(|a, b| a.1.total_cmp(&b.1));
            words.extend(line(&parts, y));
            level.push([y + 4.0, if row % 3 == 0 { 45.0 } else { 85.0 }, 260.0]);
        }
        let tables = texts(words, &level, None);
        let first: Vec<&str> = tables[0].iter().map(|row| row[0].as_str()).collect();
        assert_eq!(first, ["Mức", "A", "", "", "B", "", ""]);
    }

    #[test]
    fn one_row_goes_on_from_the_page_before() {
        let mut words = line(&[("63", 55.0), ("Bắc Kạn", 90.0), ("0,41", 220.0)], 60.0);
        words.extend(line(&[("Theo đó, các tỉnh cần tiếp tục thực hiện kế hoạch.", 50.0)], 90.0));
        let tables = texts(words, &[], Some(&[50.0, 85.0, 200.0, 250.0]));
        assert_eq!(tables, [[["63", "Bắc Kạn", "0,41"]]]);
    }
}
