//! Whether the text of a page can be read.
use crate::layout::Word;

/// Fewer letters than this on a page say nothing.
const LEAST: usize = 12;
/// Least share of words that look like words or numbers.
const READABLE: f32 = 0.6;
/// Most share of letters for which the file has no text.
const MUTE: f32 = 0.03;

/// What the text layer of a page is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// It can be read.
    Good,
    /// There is none, or next to none.
    None,
    /// The file does not say what its letters are.
    Rubbish,
}

/// What the words of a page are worth. `mute` letters of `letters` have no text.
pub fn of(words: &[Word], letters: usize, mute: usize) -> Quality {
    let count: usize = words.iter().map(|word| word.text.chars().count()).sum();
    if letters < LEAST && count < LEAST {
        return Quality::None;
    }
    if mute > 2 && mute as f32 > MUTE * letters as f32 {
        return Quality::Rubbish;
    }
    let (mut good, mut all) = (0, 0);
    for word in words {
        let length = word.text.chars().count();
        all += length;
        good += if is_readable(&word.text) { length } else { 0 };
    }
    if good as f32 >= READABLE * all as f32 { Quality::Good } else { Quality::Rubbish }
}

/// Whether a word looks like one: letters of one case but for the first, a number, or a sign; signs only at its ends or as they
/// join words.
fn is_readable(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| c.is_ascii_punctuation() || "“”‘’«»…–—•·°²³¹".contains(c));
    if bare.is_empty() {
        return word.chars().count() <= 4 || word.chars().all(|c| word.starts_with(c));
    }
    if bare.chars().any(|c| !is_western(c)) {
        return false;
    }
    bare.split(JOINTS).all(|part| {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        let length = part.chars().count();
        let ups = part.chars().skip(1).filter(|c| c.is_uppercase()).count();
        let lows = part.chars().skip(1).filter(|c| c.is_lowercase()).count();
        digits == length || (digits + letters == length && (ups == 0 || lows == 0 || ups + lows <= 4))
    })
}

/// Signs that join the parts of a word, such as `QĐ-TTg` or `15/6/2021`.
const JOINTS: [char; 15] = ['-', '–', '/', '.', ',', ':', '(', ')', '@', '&', '_', '\'', '’', ';', '+'];

/// Whether a character occurs in Vietnamese reports: Latin letters, digits, signs.
fn is_western(c: char) -> bool {
    !c.is_control() && matches!(c, '\u{20}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{22ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        text.split(' ').map(|text| Word { text: text.to_owned(), ..Word::default() }).collect()
    }

    #[test]
    fn text_and_rubbish() {
        let good = words("Quyết định số 942/QĐ-TTg ngày 15/6/2021 của Thủ tướng, xếp thứ 5/63 (tăng 2 bậc).");
        assert_eq!(of(&good, 80, 0), Quality::Good);
        let bad = words("%ҧQJ [ӃS KҥQJ FKӍ Vӕ $Q* #!x q&9 (T)R*K %$x1 7ӂQ");
        assert_eq!(of(&bad, 50, 0), Quality::Rubbish);
        assert_eq!(of(&good, 80, 40), Quality::Rubbish);
        assert_eq!(of(&words("12"), 2, 0), Quality::None);
    }
}
