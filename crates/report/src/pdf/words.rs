//! From letters to words.
//!
//! Letters are taken as they lie on the page, not as they are drawn: letters from a fallback font are often drawn after their
//! line. Only marks without a width stay with the letter before them in drawing order, since sorting tears them off.
use hayro_font::kurbo::Point;
use unicode_normalization::char::is_combining_mark;

use super::content::Glyph;
use super::font::Faces;
use super::strings::{Walls, chain, is_twice, layers};
use crate::layout::{Rule, Turn};

/// Letters whose baselines differ less, in em, stand on one line.
const SAME_LINE: f64 = 0.3;
/// A wider gap, in em, ends a word.
const GAP: f64 = 0.22;
/// A wider gap, in em, ends a word where a space is drawn too.
const GAP_AT_SPACE: f64 = 0.10;
/// A glyph that moves the pen less, in em, is a mark on the letter before it.
const NO_WIDTH: f64 = 0.02;
/// A wider gap, in em, parts a number from a name that another operator draws.
const GAP_AT_NUMBER: f64 = 0.04;
/// How far the direction of text may lie from level or upright: tangent of the angle.
const SLANT: f64 = 0.17;

/// A word before its letters are converted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RawWord {
    /// Its text by font.
    pub runs: Vec<(u16, String)>,
    /// Left, top, right, bottom on the page.
    pub area: [f64; 4],
    /// See [`crate::layout::Word::baseline`].
    pub baseline: f64,
    /// Size (em).
    pub size: f64,
    /// Which way it is written.
    pub turn: Turn,
    /// Whether all of it is drawn.
    pub visible: bool,
    /// How sure the conversion of its letters is, 0–1.
    pub sure: f32,
    /// See [`crate::layout::Word::string`].
    pub string: u32,
}

/// A letter with its marks along its line: `u` in the direction of writing, `v` across it.
#[derive(Debug, Clone, Default)]
pub(super) struct Letter {
    pub u: [f64; 2],
    pub v: f64,
    pub size: f64,
    pub spacing: f64,
    pub space: bool,
    pub visible: bool,
    pub font: u16,
    pub run: u32,
    pub text: String,
}

/// The words of a page, and how many letters had no text. `rules` part the words of neighbouring cells.
pub fn words(glyphs: &[Glyph], faces: &Faces<'_>, rules: &[Rule]) -> (Vec<RawWord>, usize) {
    let (walls, none) = (Walls::of(rules), Walls::of(&[]));
    let mut words = Vec::new();
    let mut mute = 0;
    let mut by_turn: [Vec<Letter>; 3] = Default::default();
    for glyph in glyphs {
        let Some(turn) = turn_of(glyph) else { continue };
        let text = text_of(glyph, faces);
        if text.is_empty() && glyph.actual.is_none() {
            mute += 1;
        }
        let [level, up, down] = &mut by_turn;
        let letters = match turn {
            Turn::Level => level,
            Turn::Up => up,
            Turn::Down => down,
        };
        push(letters, glyph, turn, text);
    }
    for (mut letters, turn) in by_turn.into_iter().zip([Turn::Level, Turn::Up, Turn::Down]) {
        // Upright text crosses level lines; it is never chained over more than a space.
        chain(&mut letters, if turn == Turn::Level { &walls } else { &none });
        for line in lines(letters) {
            for layer in layers(line) {
                split(layer, turn, &walls, &mut words);
            }
        }
    }
    (words, mute)
}

/// Which way a glyph is written; `None` for slanted text such as a watermark.
fn turn_of(glyph: &Glyph) -> Option<Turn> {
    let by = glyph.end - glyph.start;
    if by.x >= 0.0 && by.y.abs() <= by.x * SLANT {
        Some(Turn::Level)
    } else if by.x.abs() <= by.y.abs() * SLANT {
        Some(if by.y < 0.0 { Turn::Up } else { Turn::Down })
    } else if by.hypot() < f64::from(glyph.size) * NO_WIDTH {
        Some(Turn::Level)
    } else {
        None
    }
}

fn text_of(glyph: &Glyph, faces: &Faces<'_>) -> String {
    match &glyph.actual {
        Some(actual) if !actual.contains(char::is_whitespace) => actual.to_string(),
        _ => {
            let sign = faces.get(glyph.font).and_then(|face| face.known(glyph.code));
            sign.map(|sign| sign.text.to_string()).unwrap_or_default()
        }
    }
}

/// Place along and across a line of its turn.
fn along(point: Point, turn: Turn) -> (f64, f64) {
    match turn {
        Turn::Level => (point.x, point.y),
        Turn::Up => (-point.y, point.x),
        Turn::Down => (point.y, -point.x),
    }
}

fn push(letters: &mut Vec<Letter>, glyph: &Glyph, turn: Turn, text: String) {
    let size = f64::from(glyph.size);
    let (start, v) = along(glyph.start, turn);
    let (end, _) = along(glyph.end, turn);
    let mark = end - start < size * NO_WIDTH || (!text.is_empty() && text.chars().all(is_combining_mark));
    if mark
        && let Some(last) = letters.last_mut()
        && (start - last.u[1]).abs() < size * 1.5
        && (v - last.v).abs() < size
        && !last.space
    {
        last.text.push_str(&text);
        return;
    }
    let space = !text.is_empty() && text.chars().all(char::is_whitespace);
    letters.push(Letter {
        u: [start, end.max(start)],
        v,
        size,
        spacing: f64::from(glyph.spacing),
        space,
        visible: glyph.visible,
        font: glyph.font,
        run: glyph.run,
        text: if space { String::new() } else { text },
    });
}

/// Letters by line, each line from its beginning to its end.
fn lines(mut letters: Vec<Letter>) -> Vec<Vec<Letter>> {
    // A stable sort keeps what is drawn first in front where places are equal.
    letters.sort_by(|a, b| a.v.total_cmp(&b.v));
    let mut lines: Vec<(f64, Vec<Letter>)> = Vec::new();
    for letter in letters {
        match lines.last_mut() {
            Some((v, line)) if letter.v - *v <= SAME_LINE * letter.size.min(line.last().map_or(letter.size, |last| last.size)) => {
                *v += (letter.v - *v) / (line.len() + 1) as f64;
                line.push(letter);
            }
            _ => lines.push((letter.v, vec![letter])),
        }
    }
    lines
        .into_iter()
        .map(|(_, mut line)| {
            line.sort_by(|a, b| a.u[0].total_cmp(&b.u[0]));
            line
        })
        .collect()
}

fn split(line: Vec<Letter>, turn: Turn, walls: &Walls, words: &mut Vec<RawWord>) {
    let cells = walls.cells(&line);
    let mut word: Vec<Letter> = Vec::new();
    let mut space = false;
    for letter in line {
        if letter.space {
            space = true;
            continue;
        }
        if let Some(last) = word.last() {
            let size = last.size.min(letter.size);
            let end = word.iter().rev().take(4).fold(f64::MIN, |end, letter| end.max(letter.u[1]));
            let gap = letter.u[0] - end - last.spacing;
            if is_twice(last, &letter) {
                continue;
            }
            let number_ends = last.run != letter.run && gap > GAP_AT_NUMBER * size && ends_number(last, &letter);
            let wall = turn == Turn::Level && last.run != letter.run && cells.part(last.run, letter.run);
            if gap > GAP * size || (space && gap > GAP_AT_SPACE * size) || number_ends || wall {
                finish(std::mem::take(&mut word), turn, words);
            }
        }
        space = false;
        word.push(letter);
    }
    finish(word, turn, words);
}

/// Whether a digit is followed by a capital letter, or a small one by a digit, as where cells meet.
fn ends_number(a: &Letter, b: &Letter) -> bool {
    let digit = |letter: &Letter| letter.text.starts_with(|c: char| c.is_ascii_digit());
    (digit(a) && b.text.starts_with(char::is_uppercase)) || (a.text.ends_with(char::is_lowercase) && digit(b))
}

fn finish(letters: Vec<Letter>, turn: Turn, words: &mut Vec<RawWord>) {
    let mut word = RawWord { turn, visible: true, sure: 1.0, ..RawWord::default() };
    let (mut u0, mut u1, mut v, mut weight) = (f64::MAX, f64::MIN, 0.0, 0.0);
    word.string = letters.first().map_or(0, |letter| letter.run.saturating_add(1));
    for letter in letters {
        (u0, u1) = (u0.min(letter.u[0]), u1.max(letter.u[1]));
        word.size = word.size.max(letter.size);
        v += letter.v * letter.size;
        weight += letter.size;
        word.visible &= letter.visible;
        match word.runs.last_mut() {
            Some((font, text)) if *font == letter.font => text.push_str(&letter.text),
            _ if letter.text.is_empty() => {}
            _ => word.runs.push((letter.font, letter.text)),
        }
    }
    if word.runs.is_empty() || weight <= 0.0 {
        return;
    }
    let v = v / weight;
    let (above, below) = (v - 0.8 * word.size, v + 0.2 * word.size);
    (word.area, word.baseline) = match turn {
        Turn::Level => ([u0, above, u1, below], v),
        Turn::Up => ([above, -u1, below, -u0], v),
        Turn::Down => ([-below, u0, -above, u1], -v),
    };
    words.push(word);
}
