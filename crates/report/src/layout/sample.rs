//! Words laid out by hand, for tests.
use super::Word;

/// A word of 10 points whose letters are 6 points wide.
pub(super) fn word(text: &str, left: f32, baseline: f32) -> Word {
    let right = left + 6.0 * text.chars().count() as f32;
    Word {
        text: text.to_owned(),
        area: [left, baseline - 8.0, right, baseline + 2.0],
        baseline,
        size: 10.0,
        confidence: 1.0,
        ..Word::default()
    }
}

/// Words of a line, each at its place.
pub(super) fn line(parts: &[(&str, f32)], baseline: f32) -> Vec<Word> {
    let mut words = Vec::new();
    for (text, left) in parts {
        let mut at = *left;
        for part in text.split(' ') {
            let word = word(part, at, baseline);
            at = word.area[2] + 3.0;
            words.push(word);
        }
    }
    words
}
