//! Strings: what one operator draws, or several that go on where the one before ended. They stay whole where they are longer than
//! their cell.
use std::collections::{BTreeMap, HashMap};

use super::words::Letter;
use crate::layout::Rule;

/// A string goes on with the next that begins this near to its end, in em.
const GOES_ON: f64 = 0.03;
/// Strings nearer than this, in em, are parted by a space.
const SPACE: f64 = 0.4;
/// Share of the narrower of two letters that they must have in common to lie over each other.
const OVER: f64 = 0.4;
/// Share of a letter's width by which a letter drawn twice, to look bold, is shifted.
const TWICE: f64 = 0.3;
/// Longer lines, in letters, are not searched for strings that lie over each other.
const LONGEST: usize = 1_000;

/// Makes one string of those that are drawn after each other without a gap, or with the gap of a space that holds no wall; letters
/// stand in the order of drawing.
pub fn chain(letters: &mut [Letter], walls: &Walls) {
    // The operator that drew the letter before, its string, where it ends, its baseline, and whether it is a digit.
    let mut last: Option<(u32, u32, f64, f64, bool)> = None;
    for letter in letters {
        let own = letter.run;
        let digit = letter.text.ends_with(|c: char| c.is_ascii_digit());
        if let Some((drawn, string, end, v, after_digit)) = last {
            let gap = (letter.u[0] - end) / letter.size.max(1.0);
            let space = gap > 0.0 && gap < SPACE && !(digit && after_digit) && !walls.between(end, letter.u[0], v);
            if own == drawn || ((gap.abs() < GOES_ON || space) && (letter.v - v).abs() < GOES_ON * letter.size) {
                letter.run = string;
            }
        }
        last = Some((own, letter.run, letter.u[1] + letter.spacing, letter.v, digit));
    }
}

/// Whether a letter is the one before it, drawn again to look bold.
pub fn is_twice(before: &Letter, letter: &Letter) -> bool {
    letter.text == before.text
        && letter.font == before.font
        && !letter.text.is_empty()
        && (letter.u[0] - before.u[0]) < TWICE * (before.u[1] - before.u[0])
        && (letter.v - before.v).abs() < TWICE * before.size.min(letter.size)
}

/// Whether two letters of different strings lie over each other. A space or a letter without text lies under one of another font
/// that is drawn in its place.
fn is_over(a: &Letter, b: &Letter) -> bool {
    let shared = a.u[1].min(b.u[1]) - a.u[0].max(b.u[0]);
    let narrower = (a.u[1] - a.u[0]).min(b.u[1] - b.u[0]);
    a.run != b.run
        && !a.text.is_empty()
        && !b.text.is_empty()
        && shared > OVER * narrower
        && narrower > 0.0
        && !is_twice(a, b)
        && !is_twice(b, a)
}

/// The letters of a line, sorted by their place, with strings that lie over each other apart: one that is longer than its cell may
/// lie over the text of the next.
pub fn layers(line: Vec<Letter>) -> Vec<Vec<Letter>> {
    let clear = line.windows(2).all(|pair| !matches!(pair, [a, b] if is_over(a, b)));
    if clear || line.len() > LONGEST {
        return vec![line];
    }
    let mut strings: BTreeMap<u32, Vec<Letter>> = BTreeMap::new();
    for letter in line {
        strings.entry(letter.run).or_default().push(letter);
    }
    let mut layers: Vec<Vec<Letter>> = Vec::new();
    for string in strings.into_values() {
        let free = |layer: &&mut Vec<Letter>| !string.iter().any(|letter| layer.iter().any(|other| is_over(letter, other)));
        match layers.iter_mut().find(free) {
            Some(layer) => layer.extend(string),
            None => layers.push(string),
        }
    }
    for layer in &mut layers {
        layer.sort_by(|a, b| a.u[0].total_cmp(&b.u[0]));
    }
    layers
}

/// Upright ruling lines, from left to right: place, top and bottom.
pub struct Walls(Vec<[f64; 3]>);

impl Walls {
    /// Those of a page.
    pub fn of(rules: &[Rule]) -> Self {
        let upright = rules.iter().map(|rule| rule.area.map(f64::from)).filter(|[left, top, right, bottom]| bottom - top > right - left);
        let mut walls: Vec<[f64; 3]> = upright.map(|[left, top, right, bottom]| [(left + right) / 2.0, top, bottom]).collect();
        walls.sort_by(|a, b| a[0].total_cmp(&b[0]));
        Self(walls)
    }

    /// Whether one stands between two places at a height.
    fn between(&self, from: f64, to: f64, y: f64) -> bool {
        let first = self.0.partition_point(|[x, _, _]| *x < from);
        self.0.iter().skip(first).take_while(|[x, _, _]| *x <= to).any(|[_, top, bottom]| *top <= y && *bottom >= y)
    }

    /// The cells of the strings of a line.
    pub fn cells(&self, line: &[Letter]) -> Cells {
        let y = line.first().map_or(0.0, |letter| letter.v - 0.3 * letter.size);
        let walls = self.0.iter().filter(|[_, top, bottom]| *top <= y && *bottom >= y).map(|[x, _, _]| *x).collect();
        let mut strings: HashMap<u32, [f64; 2]> = HashMap::new();
        for letter in line.iter().filter(|letter| !letter.space) {
            let area = strings.entry(letter.run).or_insert(letter.u);
            *area = [area[0].min(letter.u[0]), area[1].max(letter.u[1])];
        }
        Cells { walls, strings }
    }
}

/// Where the strings of a line stand between its walls.
pub struct Cells {
    walls: Vec<f64>,
    strings: HashMap<u32, [f64; 2]>,
}

impl Cells {
    /// Whether two strings stand in different cells. A string stands in the cell of its middle; one that another reaches around
    /// fills a gap in it.
    pub fn part(&self, a: u32, b: u32) -> bool {
        let (Some(a), Some(b)) = (self.strings.get(&a), self.strings.get(&b)) else { return false };
        let cell = |string: &[f64; 2]| self.walls.partition_point(|x| *x <= (string[0] + string[1]) / 2.0);
        let around = |a: &[f64; 2], b: &[f64; 2]| a[0] <= b[0] && a[1] >= b[1];
        cell(a) != cell(b) && !around(a, b) && !around(b, a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(text: &str, left: f64, run: u32) -> Vec<Letter> {
        let place = |at: usize| left + 6.0 * at as f64;
        text.char_indices()
            .map(|(at, c)| Letter { u: [place(at), place(at + 1)], v: 10.0, size: 10.0, run, text: c.to_string(), ..Letter::default() })
            .collect()
    }

    fn texts(layers: &[Vec<Letter>]) -> Vec<String> {
        layers.iter().map(|layer| layer.iter().map(|letter| letter.text.as_str()).collect()).collect()
    }

    #[test]
    fn strings_over_each_other() {
        let mut line = [string("Thu cuoc noi", 0.0, 1), string("1242", 50.0, 2)].concat();
        line.sort_by(|a, b| a.u[0].total_cmp(&b.u[0]));
        assert_eq!(texts(&layers(line)), ["Thu cuoc noi", "1242"]);
        // Drawn twice to look bold.
        let mut line = [string("Hang", 0.0, 1), string("Hang", 0.5, 2)].concat();
        line.sort_by(|a, b| a.u[0].total_cmp(&b.u[0]));
        assert_eq!(layers(line).len(), 1);
    }

    #[test]
    fn strings_in_pieces() {
        let walls = Walls::of(&[Rule { area: [105.0, 0.0, 105.5, 20.0] }]);
        let mut letters = [string("Thu cuo", 0.0, 1), string("c noi", 42.0, 5), string("di", 75.0, 7), string("12", 92.0, 9)].concat();
        letters.extend(string("a", 107.0, 11));
        chain(&mut letters, &walls);
        let runs: Vec<u32> = letters.iter().map(|letter| letter.run).collect();
        assert_eq!(runs, [[1; 14].as_slice(), &[9; 2], &[11]].concat());
    }

    #[test]
    fn numbers_that_begin_in_the_cell_before() {
        let walls = Walls::of(&[Rule { area: [30.0, 0.0, 30.5, 20.0] }]);
        let line = [string("0.00", 0.0, 1), string("38,541,880", 24.0, 2), string("x", 48.0, 3)].concat();
        let cells = walls.cells(&line);
        assert!(cells.part(1, 2) && !cells.part(2, 3));
    }
}
