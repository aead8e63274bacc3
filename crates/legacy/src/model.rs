//! How likely a text is as Vietnamese, and as anything else: logarithms of chances, in nats, of which only differences count.
//!
//! Both models go over the same characters. Letters beyond ASCII have their frequency in Vietnamese; words that are syllables
//! speak for it and words that cannot be against it; signs inside words speak against the reading that leaves them there.
use crate::syllable::{is_marked, is_syllable};
use crate::viqr::is_address;
use std::sync::LazyLock;

/// An ASCII letter.
const PLAIN: f32 = -3.1;
/// A letter that the language does not have.
const FOREIGN: f32 = -12.0;

/// Costs of letters with marks, by code point.
static LETTERS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let mut costs = vec![FOREIGN; 0x1EFA];
    for (letter, count) in include_str!("../data/letters.csv").lines().filter_map(|line| line.split_once(',')) {
        let Ok(count) = count.trim().parse::<f32>() else { continue };
        for c in letter.chars().flat_map(|c| std::iter::once(c).chain(c.to_uppercase())) {
            if let Some(slot) = costs.get_mut(c as usize) {
                *slot = (count / 100_000.0).ln();
            }
        }
    }
    costs
});

/// How likely a letter is in Vietnamese.
pub(crate) fn letter_cost(c: char) -> f32 {
    match c {
        'f' | 'j' | 'w' | 'z' | 'F' | 'J' | 'W' | 'Z' => PLAIN - 3.0,
        'a'..='z' | 'A'..='Z' => PLAIN,
        _ => LETTERS.get(c as usize).copied().unwrap_or(FOREIGN),
    }
}

/// A letter, and not one of the signs that Unicode counts as such.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'µ' | 'μ' | 'ƒ' | 'ˆ' | '˜'))
}

/// How likely a text is as Vietnamese.
pub(crate) fn vietnamese(text: &str) -> f32 {
    let letters = costs(text, |_, c| letter_cost(c));
    let words = text.split_ascii_whitespace().filter(|w| !is_address(w.as_bytes()));
    letters + words.flat_map(|w| w.split(|c| !is_letter(c))).map(word_bonus).sum::<f32>()
}

/// How likely a text is in any other language, or in none.
pub(crate) fn other(text: &str) -> f32 {
    costs(text, |before, c| match c {
        _ if c.is_ascii() => PLAIN,
        _ if c.is_uppercase() && before.is_some_and(char::is_lowercase) => -13.0,
        'é' | 'è' | 'à' | 'ç' | 'ü' | 'ö' | 'ä' | 'á' | 'ó' | 'í' | 'ã' | 'ê' | 'ñ' | 'â' | 'ô' => -6.0,
        _ if is_marked(c) => -7.0,
        '\u{C0}'..='\u{FF}' => -7.5,
        _ => -6.5,
    })
}

/// What a word says for Vietnamese or against it.
fn word_bonus(word: &str) -> f32 {
    let letters = word.chars().count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let first = word.chars().next().is_some_and(char::is_uppercase);
    let orderly = capitals == 0 || capitals == letters || (capitals == 1 && first);
    match (word.is_ascii(), is_syllable(word)) {
        // Abbreviations, and single letters, say nothing.
        (true, _) if letters < 2 || (capitals == letters && letters < 6) => 0.0,
        (true, false) if !word.contains(['a', 'e', 'i', 'o', 'u', 'y']) => 0.0,
        (true, true) => 0.8,
        (true, false) => {
            if first {
                -0.7
            } else {
                -1.5
            }
        }
        (false, true) if orderly => {
            if letters == 1 {
                0.0
            } else {
                2.0
            }
        }
        (false, _) => -3.4,
    }
}

/// The sum over all characters, of which `letter` gives what letters cost, knowing the one before.
fn costs(text: &str, letter: impl Fn(Option<char>, char) -> f32) -> f32 {
    let mut total = 0.0;
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        total += if is_letter(c) { letter(before, c) } else { sign(before, c, chars.peek().copied()) };
        before = Some(c);
    }
    total
}

/// How likely a sign is where it stands.
fn sign(before: Option<char>, c: char, after: Option<char>) -> f32 {
    let (left, right) = (before.is_some_and(is_letter), after.is_some_and(is_letter));
    let [inside, behind, ahead, alone] = match c {
        ' ' | '\n' | '\t' | '\r' | '0'..='9' => [-2.5; 4],
        '.' => [-6.0, -3.0, -5.0, -4.0],
        '?' => [-10.0, -5.0, -7.0, -6.0],
        '\'' => [-5.0, -5.0, -5.0, -6.0],
        '^' | '`' | '~' => [-12.0, -11.0, -9.0, -8.0],
        '+' | '*' => [-9.0, -7.0, -7.0, -6.0],
        '(' => [-8.0, -6.0, -5.0, -5.0],
        '&' | '#' => [-8.0, -8.0, -7.0, -6.0],
        ',' | '-' | '/' => [-5.0, -4.0, -5.0, -5.0],
        '\u{0}'..='\u{1F}' => [-15.0, -15.0, -15.0, -13.0],
        '\u{20}'..='\u{7F}' => [-6.0, -5.0, -5.0, -5.0],
        '’' => [-5.0, -5.5, -6.0, -6.0],
        '“' | '”' | '‘' | '„' | '«' | '»' | '–' | '—' | '…' | '\u{A0}' => [-9.0, -5.5, -5.5, -5.0],
        '\u{AD}' | '·' => [-10.0, -10.0, -8.0, -6.0],
        // The micro sign before a unit.
        'µ' | 'μ' => [-14.0, -8.0, -4.0, -6.0],
        '°' | '§' | '©' | '®' | '±' | '²' | '³' | '½' | '×' | '€' | '£' | '™' | '•' | 'º' | 'ª' => {
            [-14.0, -8.0, -8.0, -5.0]
        }
        '\u{80}'..='\u{9F}' => [-15.0, -15.0, -15.0, -13.0],
        _ => [-14.0, -11.0, -11.0, -9.0],
    };
    match (left, right) {
        (true, true) => inside,
        (true, false) => behind,
        (false, true) => ahead,
        (false, false) => alone,
    }
}
