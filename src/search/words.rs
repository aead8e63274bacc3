//! A query cut into words, each with the form in which it is matched.
use super::telex;
use crate::normalize::{View, fold};

/// One run of letters or digits of the query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// As typed, composed and lower-cased.
    pub text: String,
    /// Bare letters: what names and cues are matched by.
    pub fold: String,
    /// Typed in capitals only.
    pub upper: bool,
    /// Its value, for a run of digits.
    pub number: Option<u32>,
    /// What stood between the word before and this one.
    pub gap: String,
    /// A name or cue has taken it.
    pub used: bool,
}

impl Word {
    /// True for a run of digits.
    pub fn is_number(&self) -> bool {
        self.number.is_some()
    }
}

/// Cuts a query into words; letters and digits are told apart (`pci24` is two words).
pub(super) fn words(query: &str) -> Vec<Word> {
    let view = View::new(query);
    let text = view.text();
    let mut out: Vec<Word> = Vec::new();
    let mut gap_from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let digits = c.is_ascii_digit();
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if !next.is_alphanumeric() || next.is_ascii_digit() != digits {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let (Some(word), Some(gap)) = (text.get(start..end), text.get(gap_from..start)) else { continue };
        let source = query.get(view.source(start..end)).unwrap_or_default();
        out.push(Word {
            text: word.to_owned(),
            fold: fold(word),
            upper: !digits && source.chars().any(char::is_uppercase) && !source.chars().any(char::is_lowercase),
            number: if digits { word.parse().ok() } else { None },
            gap: gap.to_owned(),
            used: false,
        });
        gap_from = end;
    }
    out
}

/// Reads raw Telex (`Haf Tinhx`) in the words that `known` does not recognise, and returns what was read
/// as what.
pub(super) fn decode_telex(words: &mut [Word], known: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let mut read = Vec::new();
    for word in words.iter_mut().filter(|w| !w.is_number()) {
        if known(&word.fold) {
            continue;
        }
        if let Some(syllable) = telex::decode(&word.text) {
            let bare = fold(&syllable);
            if known(&bare) {
                read.push((word.text.clone(), syllable.clone()));
                word.text = syllable;
                word.fold = bare;
                word.upper = false;
            }
        }
    }
    read
}

/// The words of a name or cue in matching form, joined by spaces.
pub(super) fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in words(name) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.fold);
    }
    out
}

/// First place from `from` on where the unused words read `cue` (folded, single spaces).
pub(super) fn find(words: &[Word], from: usize, cue: &str) -> Option<(usize, usize)> {
    let parts: Vec<&str> = cue.split(' ').collect();
    (from..words.len()).find_map(|at| {
        let window = words.get(at..at + parts.len())?;
        let hit = window.iter().zip(&parts).all(|(w, p)| !w.used && w.fold == *p);
        hit.then_some((at, at + parts.len()))
    })
}

/// Takes the words out of further reading.
pub(super) fn take(words: &mut [Word], from: usize, to: usize) {
    if let Some(window) = words.get_mut(from..to) {
        window.iter_mut().for_each(|w| w.used = true);
    }
}

#[cfg(test)]
mod tests {
    use super::{key, words};

    #[test]
    fn tells_letters_from_digits_and_keeps_gaps() {
        let w = words("PCI24, 2020-2023");
        let shown: Vec<(&str, &str)> = w.iter().map(|w| (w.gap.as_str(), w.fold.as_str())).collect();
        assert_eq!(shown, [("", "pci"), ("", "24"), (", ", "2020"), ("-", "2023")]);
        assert!(w[0].upper && w[1].number == Some(24));
    }

    #[test]
    fn decomposed_input_gives_the_same_words() {
        assert_eq!(key("Ha\u{300} Ti\u{303}nh"), "ha tinh");
        assert_eq!(key("Sở TT&TT"), "so tt tt");
    }
}
