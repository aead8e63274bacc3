//! Running heads and feet, and the numbers of pages.
use std::collections::HashMap;

use super::lines::{Line, lines};
use super::rivers::is_row;
use super::ruled::Net;
use super::{Sheet, Word};

/// How many lines at the top and at the bottom of a page are looked at.
const DEPTH: usize = 3;
/// Lines of two pages stand in the same place when they differ less, in points.
const SAME_PLACE: f32 = 6.0;
/// Share of the height of a page, at its top and bottom, that is margin.
const MARGIN: f32 = 0.085;

/// A head stands at most this far, in em, above the next line of its table.
const ABOVE_TABLE: f32 = 2.2;

/// For each page, which of its words are no part of the text. The heads of tables, which are repeated too, are.
pub(super) fn find(sheets: &[Sheet], nets: &[Vec<Net>]) -> Vec<Vec<bool>> {
    let none: &[Net] = &[];
    let nets = nets.iter().map(Vec::as_slice).chain(std::iter::repeat(none));
    let edges: Vec<Vec<(Line, bool)>> = sheets.iter().zip(nets).map(|(sheet, nets)| edge_lines(sheet, nets)).collect();
    // What stands at the edges of pages, with its digits left out.
    let mut seen: HashMap<(String, bool), Vec<f32>> = HashMap::new();
    for (sheet, edges) in sheets.iter().zip(&edges) {
        for (line, top) in edges {
            seen.entry((pattern(&line.text(&sheet.words)), *top)).or_default().push(from_edge(line, sheet, *top));
        }
    }
    sheets
        .iter()
        .zip(edges)
        .map(|(sheet, edges)| {
            let mut out = vec![false; sheet.words.len()];
            for (line, top) in edges {
                let text = line.text(&sheet.words);
                let place = from_edge(&line, sheet, top);
                let margin = place < MARGIN * sheet.size[1];
                let again = seen
                    .get(&(pattern(&text), top))
                    .map_or(0, |places| places.iter().filter(|other| (*other - place).abs() <= SAME_PLACE).count());
                if margin && (again >= 2 || is_page_number(&text, sheets.len())) {
                    for at in line.words {
                        if let Some(word) = out.get_mut(at) {
                            *word = true;
                        }
                    }
                }
            }
            out
        })
        .collect()
}

/// The first and last lines of a page that are not of a table; `true` for those at its top.
fn edge_lines(sheet: &Sheet, nets: &[Net]) -> Vec<(Line, bool)> {
    let margin = MARGIN * 1.5 * sheet.size[1];
    let near = |at: &usize| sheet.words.get(*at).is_some_and(|word| word.area[1] < margin || word.area[3] > sheet.size[1] - margin);
    let which: Vec<usize> = (0..sheet.words.len()).filter(near).collect();
    let all = lines(&which, &sheet.words);
    let middle = sheet.size[1] / 2.0;
    let (mut top, bottom): (Vec<Line>, Vec<Line>) = all.into_iter().partition(|line| line.baseline < middle);
    top.truncate(DEPTH);
    top.truncate(before_table(&top, sheet));
    let top = top.into_iter().map(|line| (line, true));
    let bottom = bottom.into_iter().rev().take(DEPTH).map(|line| (line, false));
    // A net that lies in the margin alone frames a running head.
    let of_net = |(line, top): &(Line, bool)| {
        nets.iter().any(|net| {
            let (Some(first), Some(last)) = (net.rows.first(), net.rows.last()) else { return false };
            let beyond = if *top { *last > 2.0 * margin } else { *first < sheet.size[1] - 2.0 * margin };
            let y = (line.area[1] + line.area[3]) / 2.0;
            beyond && *first <= y && y <= *last
        })
    };
    top.chain(bottom).filter(|edge| !of_net(edge)).collect()
}

/// How many of the first lines stand above the head of a table without rules: lines of which one at least has words set apart,
/// close above each other and above a row.
fn before_table(top: &[Line], sheet: &Sheet) -> usize {
    let all: Vec<usize> = (0..sheet.words.len()).collect();
    let rows = lines(&all, &sheet.words);
    let close = |above: &Line, below: &Line| below.baseline - above.baseline <= ABOVE_TABLE * below.size.max(above.size);
    let Some(last) = top.last() else { return 0 };
    let after = rows.partition_point(|line| line.baseline <= last.baseline + 0.1);
    let mut above = last;
    let mut row = false;
    for line in rows.iter().skip(after).take(DEPTH) {
        if !close(above, line) {
            break;
        }
        row |= is_row(line, &sheet.words);
        above = line;
    }
    if !row {
        return top.len();
    }
    let mut head = top.len() - 1;
    while head > 0 && top.get(head - 1).zip(top.get(head)).is_some_and(|(above, below)| close(above, below)) {
        head -= 1;
    }
    if top.iter().skip(head).any(|line| set_apart(line, &sheet.words)) { head } else { top.len() }
}

/// Whether a line has words that are set apart.
fn set_apart(line: &Line, all: &[Word]) -> bool {
    line.words.windows(2).any(|pair| match pair {
        [a, b] => all.get(*a).zip(all.get(*b)).is_some_and(|(a, b)| b.area[0] - a.area[2] > line.size),
        _ => false,
    })
}

fn from_edge(line: &Line, sheet: &Sheet, top: bool) -> f32 {
    if top { line.area[1] } else { sheet.size[1] - line.area[3] }
}

/// A text with every number replaced by one sign.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(c == '#' && out.ends_with('#')) {
            out.push(c);
        }
    }
    out
}

/// `12`, `- 12 -`, `Trang 3`, `Trang 3/10`, `3/10`, `ii`.
fn is_page_number(text: &str, pages: usize) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches("trang").trim_start_matches("page").trim_matches([' ', '-', '–', '|', '.', '[', ']']);
    let number = |text: &str| {
        let text = text.trim();
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match bare.split_once('/') {
        Some((a, b)) => number(a) && number(b),
        None => number(bare) || (pages > 1 && !bare.is_empty() && bare.len() <= 5 && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::line;
    use super::*;

    #[test]
    fn running_heads_and_page_numbers() {
        let page = |number: u32| {
            let mut words = line(&[("Báo cáo DTI", 50.0)], 40.0);
            words.extend(line(&[("1 Đà Nẵng 0,8", 50.0)], 100.0 + number as f32));
            words.extend(line(&[(&number.to_string(), 300.0)], 810.0));
            Sheet { number, size: [600.0, 842.0], words, ..Sheet::default() }
        };
        let out = find(&[page(1), page(2)], &[]);
        assert_eq!(out[0], [true, true, true, false, false, false, false, true]);
        // One with a number at its right is no row.
        let numbered = |number: u32| {
            let mut words = line(&[("Báo cáo DTI", 50.0), (&number.to_string(), 500.0)], 40.0);
            words.extend(line(&[("Năm 2022, tỉnh xếp thứ 5.", 50.0)], 80.0));
            Sheet { number, size: [600.0, 842.0], words, ..Sheet::default() }
        };
        assert_eq!(find(&[numbered(1), numbered(2)], &[])[0][..4], [true; 4]);
        // The head of a table is repeated too, right above its rows.
        let table = |number: u32| {
            let mut words = line(&[("Báo cáo DTI", 50.0)], 20.0);
            words.extend(line(&[("Hạng", 50.0), ("Tỉnh", 100.0)], 50.0));
            for (at, row) in ["1", "2", "3"].iter().enumerate() {
                words.extend(line(&[(row, 50.0), ("Huế", 100.0), ("0,8", 200.0)], 64.0 + 14.0 * at as f32));
            }
            Sheet { number, size: [600.0, 842.0], words, ..Sheet::default() }
        };
        assert_eq!(find(&[table(1), table(2)], &[])[0].iter().filter(|aside| **aside).count(), 3);
        assert!(is_page_number("- 12 -", 1) && is_page_number("Trang 3/10", 1) && !is_page_number("12 Huế", 1));
    }
}
