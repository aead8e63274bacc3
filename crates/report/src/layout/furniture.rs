//! Running heads and feet, and the numbers of pages.
use std::collections::HashMap;

use super::Sheet;
use super::lines::{Line, lines};

/// How many lines at the top and at the bottom of a page are looked at.
const DEPTH: usize = 3;
/// Lines of two pages stand in the same place when they differ less, in points.
const SAME_PLACE: f32 = 6.0;
/// Share of the height of a page, at its top and bottom, that is margin.
const MARGIN: f32 = 0.085;

/// For each page, which of its words are no part of the text.
pub(super) fn find(sheets: &[Sheet]) -> Vec<Vec<bool>> {
    let edges: Vec<Vec<(Line, bool)>> = sheets.iter().map(edge_lines).collect();
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

/// The first and last lines of a page; `true` for those at its top.
fn edge_lines(sheet: &Sheet) -> Vec<(Line, bool)> {
    let margin = MARGIN * 1.5 * sheet.size[1];
    let near = |at: &usize| sheet.words.get(*at).is_some_and(|word| word.area[1] < margin || word.area[3] > sheet.size[1] - margin);
    let which: Vec<usize> = (0..sheet.words.len()).filter(near).collect();
    let all = lines(&which, &sheet.words);
    let middle = sheet.size[1] / 2.0;
    let (top, bottom): (Vec<Line>, Vec<Line>) = all.into_iter().partition(|line| line.baseline < middle);
    let top = top.into_iter().take(DEPTH).map(|line| (line, true));
    let bottom = bottom.into_iter().rev().take(DEPTH).map(|line| (line, false));
    top.chain(bottom).collect()
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
        let out = find(&[page(1), page(2)]);
        assert_eq!(out[0], [true, true, true, false, false, false, false, true]);
        assert!(is_page_number("- 12 -", 1) && is_page_number("Trang 3/10", 1) && !is_page_number("12 Huế", 1));
    }
}
