//! Words to lines.
use xephang_legacy::is_syllable;

use super::{Turn, Word};

/// Words whose baselines differ less, in em, stand on one line.
const SAME_LINE: f32 = 0.3;
/// Words smaller than this share of their neighbours may be raised signs, such as footnote marks.
const SMALL: f32 = 0.8;
/// How far above the baseline, in em of the neighbours, a raised sign may stand.
const RAISED: f32 = 0.65;
/// How far from its neighbour, in em of the neighbour, a raised sign may stand.
const NEAR: f32 = 0.3;
/// Nearer than this, in em, no space stands between two words.
const TOUCHING: f32 = 0.12;

/// A line: words that stand beside each other.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Its words from left to right, as places in the words of the sheet.
    pub words: Vec<usize>,
    /// What it covers.
    pub area: [f32; 4],
    /// Its baseline.
    pub baseline: f32,
    /// Size of most of its letters.
    pub size: f32,
}

impl Line {
    /// A line of some words; they must be in order.
    pub fn of(words: Vec<usize>, all: &[Word]) -> Self {
        let mut area = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        let (mut baseline, mut size, mut weight) = (0.0, 0.0, 0.0);
        for word in words.iter().filter_map(|at| all.get(*at)) {
            area = union(area, word.area);
            let letters = word.text.chars().count() as f32;
            baseline += word.baseline * letters;
            size += word.size * letters;
            weight += letters;
        }
        let weight = f32::max(weight, 1.0);
        Self { words, area, baseline: baseline / weight, size: size / weight }
    }

    /// Its text.
    pub fn text(&self, all: &[Word]) -> String {
        text(&self.words, all)
    }
}

/// The smallest area that covers two.
pub(super) fn union(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// Words joined by spaces; a raised sign is joined to the word before it.
pub(super) fn text(words: &[usize], all: &[Word]) -> String {
    let mut text = String::new();
    let mut last: Option<&Word> = None;
    // Where a raised sign ends: what touches it, such as a full stop, goes on with the word.
    let mut sign = None;
    for word in words.iter().filter_map(|at| all.get(*at)) {
        if last.is_some_and(|last| is_raised(word, last)) {
            text.extend(word.text.chars().map(raise));
            sign = Some(word.area[2]);
            continue;
        }
        let touches = sign.is_some_and(|end| word.area[0] - end < TOUCHING * word.size);
        if !text.is_empty() && !touches {
            text.push(' ');
        }
        text.push_str(&word.text);
        last = Some(word);
        sign = None;
    }
    text
}

/// Whether a word is a raised sign behind another.
fn is_raised(word: &Word, before: &Word) -> bool {
    word.size < SMALL * before.size
        && before.baseline - word.baseline > 0.15 * before.size
        && word.area[0] - before.area[2] < NEAR * before.size
}

fn raise(c: char) -> char {
    const RAISED_DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).and_then(|digit| RAISED_DIGITS.get(digit as usize)).copied().unwrap_or(c)
}

/// The lines of some level words, from top to bottom.
pub(super) fn lines(which: &[usize], all: &[Word]) -> Vec<Line> {
    let mut order: Vec<usize> = which.iter().copied().filter(|at| all.get(*at).is_some_and(|word| word.turn == Turn::Level)).collect();
    let word = |at: &usize| all.get(*at);
    let baseline = |at: &usize| word(at).map_or(0.0, |word| word.baseline);
    let left = |at: &usize| word(at).map_or(0.0, |word| word.area[0]);
    order.sort_by(|a, b| baseline(a).total_cmp(&baseline(b)));
    let mut groups: Vec<(f32, f32, Vec<usize>)> = Vec::new();
    for at in order {
        let (y, size) = (baseline(&at), word(&at).map_or(1.0, |word| word.size));
        match groups.last_mut() {
            Some((mean, least, group)) if y - *mean <= SAME_LINE * size.min(*least) => {
                *mean += (y - *mean) / (group.len() + 1) as f32;
                *least = least.min(size);
                group.push(at);
            }
            _ => groups.push((y, size, vec![at])),
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for (_, _, mut group) in groups {
        group.sort_by(|a, b| left(a).total_cmp(&left(b)));
        lines.push(Line::of(group, all));
    }
    lower_raised(&mut lines, all);
    lines
}

/// Moves raised signs, which stand on lines of their own at first, to the line below them that they belong to.
fn lower_raised(lines: &mut Vec<Line>, all: &[Word]) {
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        let mut stay = Vec::new();
        let mut moved = Vec::new();
        for small in &line.words {
            let owner = lines.iter().enumerate().skip(at + 1).take(2).find_map(|(below, line)| {
                let small = all.get(*small)?;
                line.words.iter().filter_map(|at| all.get(*at)).any(|big| owns(big, small)).then_some(below)
            });
            match owner {
                Some(below) => moved.push((below, *small)),
                None => stay.push(*small),
            }
        }
        if moved.is_empty() {
            continue;
        }
        for (below, small) in moved {
            if let Some(line) = lines.get_mut(below) {
                line.words.push(small);
                let mut words = std::mem::take(&mut line.words);
                words.sort_by(|a, b| {
                    let left = |at: &usize| all.get(*at).map_or(0.0, |word| word.area[0]);
                    left(a).total_cmp(&left(b))
                });
                // The raised sign does not count for the baseline.
                let (baseline, size) = (line.baseline, line.size);
                *line = Line { baseline, size, ..Line::of(words, all) };
            }
        }
        if let Some(line) = lines.get_mut(at) {
            *line = if stay.is_empty() { Line::default() } else { Line::of(stay, all) };
        }
    }
    lines.retain(|line| !line.words.is_empty());
}

fn owns(big: &Word, small: &Word) -> bool {
    let up = big.baseline - small.baseline;
    let beside = small.area[0] - big.area[2];
    small.size < SMALL * big.size && up > 0.0 && up < RAISED * big.size && beside > -NEAR * big.size && beside < NEAR * big.size
}

/// Orders the words of a cell and gives its text. Turned words come after level ones.
pub(super) fn cell_text(which: &[usize], all: &[Word]) -> String {
    let mut text = String::new();
    for line in lines(which, all) {
        join_cell(&mut text, &line.text(all));
    }
    for turn in [Turn::Up, Turn::Down] {
        let mut turned: Vec<&Word> = which.iter().filter_map(|at| all.get(*at)).filter(|word| word.turn == turn).collect();
        // Lines go from left to right when read upwards, from right to left when read downwards.
        let across = |word: &Word| if turn == Turn::Up { word.baseline } else { -word.baseline };
        let along = |word: &Word| if turn == Turn::Up { -word.area[3] } else { word.area[1] };
        turned.sort_by(|a, b| across(a).total_cmp(&across(b)));
        let mut line: Vec<&Word> = Vec::new();
        let mut rows: Vec<Vec<&Word>> = Vec::new();
        for word in turned {
            if line.last().is_some_and(|last| across(word) - across(last) > SAME_LINE * word.size) {
                rows.push(std::mem::take(&mut line));
            }
            line.push(word);
        }
        rows.push(line);
        for mut row in rows {
            row.sort_by(|a, b| along(a).total_cmp(&along(b)));
            for word in row {
                join(&mut text, &word.text);
            }
        }
    }
    text
}

/// Adds the next line of a cell. A column that is too narrow breaks words (`Hạn` over `g`): what is no syllable but ends one is
/// joined to the letters before it.
fn join_cell(text: &mut String, line: &str) {
    let before = text.rsplit(' ').next().unwrap_or_default();
    let first = line.split(' ').next().unwrap_or_default();
    let letters = !first.is_empty() && first.chars().count() <= 3 && first.chars().all(char::is_lowercase);
    if letters && !before.is_empty() && !is_syllable(first) && is_syllable(&format!("{before}{first}").to_lowercase()) {
        text.push_str(line);
    } else {
        join(text, line);
    }
}

/// Adds words after a space.
pub(super) fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::super::sample::word;
    use super::*;

    #[test]
    fn words_of_a_line_stand_beside_each_other() {
        let words = [word("Nội", 130.0, 100.4), word("1", 50.0, 100.0), word("2", 50.0, 112.0), word("Hà", 110.0, 100.2)];
        let lines = lines(&[0, 1, 2, 3], &words);
        let texts: Vec<_> = lines.iter().map(|line| line.text(&words)).collect();
        assert_eq!(texts, ["1 Hà Nội", "2"]);
    }

    #[test]
    fn footnote_marks_stay_with_their_word() {
        let mut mark = word("2", 128.5, 96.0);
        mark.size = 6.0;
        let words = [word("Nội", 110.0, 100.0), mark, word("0,5", 200.0, 100.0)];
        let lines = lines(&[0, 1, 2], &words);
        let texts: Vec<_> = lines.iter().map(|line| line.text(&words)).collect();
        assert_eq!(texts, ["Nội² 0,5"]);
    }

    #[test]
    fn a_full_stop_behind_a_footnote_mark() {
        let mut mark = word("2", 128.5, 96.0);
        mark.size = 6.0;
        let words = [word("Nội", 110.0, 100.0), mark, word(".", 134.6, 100.0), word("Các", 144.0, 100.0)];
        let texts: Vec<_> = lines(&[0, 1, 2, 3], &words).iter().map(|line| line.text(&words)).collect();
        assert_eq!(texts, ["Nội². Các"]);
    }

    #[test]
    fn words_broken_in_narrow_cells() {
        let words = [word("Hạn", 50.0, 100.0), word("g", 55.0, 112.0)];
        assert_eq!(cell_text(&[0, 1], &words), "Hạng");
        let words = [word("Bà", 50.0, 100.0), word("Rịa", 55.0, 112.0)];
        assert_eq!(cell_text(&[0, 1], &words), "Bà Rịa");
    }

    #[test]
    fn turned_heads_are_read_upwards() {
        let turned = |text: &str, x: f32, y: f32| Word {
            text: text.to_owned(),
            area: [x - 8.0, y - 20.0, x + 2.0, y],
            baseline: x,
            size: 10.0,
            turn: Turn::Up,
            ..Word::default()
        };
        let words =
            [turned("trường", 112.0, 200.0), turned("Gia", 100.0, 200.0), turned("nhập", 100.0, 175.0), turned("thị", 100.0, 150.0)];
        assert_eq!(cell_text(&[0, 1, 2, 3], &words), "Gia nhập thị trường");
    }
}
