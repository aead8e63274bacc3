//! Raw Telex: what the keyboard sends when the Vietnamese input method is off (`Haf Tinhx` is `Hà Tĩnh`).
use crate::normalize::fold;
use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th",
    "tr", "v", "x",
];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// The syllable that raw Telex keys spell, when they hold at least one Telex key and spell a possible
/// Vietnamese syllable; `None` for everything else, so plain words pass through untouched.
pub fn decode(keys: &str) -> Option<String> {
    if !keys.is_ascii() || keys.len() > 10 {
        return None;
    }
    let mut letters: Vec<char> = Vec::new();
    let mut tone = None;
    let mut marked = false;
    for c in keys.to_ascii_lowercase().chars() {
        let has_vowel = letters.iter().any(|l| is_vowel(*l));
        match c {
            's' | 'f' | 'r' | 'x' | 'j' if has_vowel => {
                tone = Some(tone_mark(c));
                marked = true;
            }
            'w' => {
                horn(&mut letters);
                marked = true;
            }
            'd' if letters.first() == Some(&'d') => {
                if let Some(first) = letters.first_mut() {
                    *first = 'đ';
                }
                marked = true;
            }
            'a' | 'e' | 'o' if double(&mut letters, c) => marked = true,
            c if c.is_ascii_alphabetic() => letters.push(c),
            _ => return None,
        }
    }
    if !marked || !plausible(&letters) {
        return None;
    }
    if let Some(mark) = tone {
        place(&mut letters, mark);
    }
    Some(letters.into_iter().collect::<String>().nfc().collect())
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

fn tone_mark(key: char) -> char {
    match key {
        's' => '\u{301}',
        'f' => '\u{300}',
        'r' => '\u{309}',
        'x' => '\u{303}',
        _ => '\u{323}',
    }
}

/// `w` gives the last a, o, u its breve or horn (both letters of `uo`), or stands for `ư`.
fn horn(letters: &mut Vec<char>) {
    let Some(at) = letters.iter().rposition(|l| matches!(l, 'a' | 'o' | 'u')) else {
        letters.push('ư');
        return;
    };
    let after_u = at.checked_sub(1).and_then(|i| letters.get(i)) == Some(&'u');
    match letters.get(at) {
        Some('a') => letters[at] = 'ă',
        Some('u') => letters[at] = 'ư',
        _ => {
            letters[at] = 'ơ';
            if after_u {
                letters[at - 1] = 'ư';
            }
        }
    }
}

/// A second a, e or o, at once or after the coda, gives the first its circumflex.
fn double(letters: &mut [char], key: char) -> bool {
    let Some(last) = letters.iter().rposition(|l| is_vowel(*l)) else { return false };
    if letters.get(last) != Some(&key) {
        return false;
    }
    letters[last] = match key {
        'a' => 'â',
        'e' => 'ê',
        _ => 'ô',
    };
    true
}

/// Onset, one to three vowels, coda: the frame of every Vietnamese syllable.
fn plausible(letters: &[char]) -> bool {
    let Some(first) = letters.iter().position(|l| is_vowel(*l)) else { return false };
    let mut onset: String = letters.iter().take(first).collect();
    let mut rest: Vec<char> = letters.iter().skip(first).copied().collect();
    if (onset == "q" && rest.first() == Some(&'u')) || (onset == "g" && rest.first() == Some(&'i') && rest.len() > 1) {
        onset.push(rest.remove(0));
    }
    let vowels = rest.iter().take_while(|l| is_vowel(**l)).count();
    let coda: String = rest.iter().skip(vowels).collect();
    ONSETS.contains(&onset.as_str()) && (1..=3).contains(&vowels) && CODAS.contains(&coda.as_str())
}

/// Puts the tone where Vietnamese writes it: on the rightmost letter with a mark of its own, else by the
/// number of vowels and the coda.
fn place(letters: &mut Vec<char>, mark: char) {
    let glide = match (letters.first(), letters.get(1), letters.get(2)) {
        (Some('q'), Some('u'), _) => 2,
        (Some('g'), Some('i'), Some(c)) if is_vowel(*c) => 2,
        _ => 0,
    };
    let vowels: Vec<usize> = (glide..letters.len()).filter(|i| letters.get(*i).is_some_and(|l| is_vowel(*l))).collect();
    let own = vowels.iter().rev().find(|i| letters.get(**i).is_some_and(|l| fold(&l.to_string()) != l.to_string()));
    let coda = vowels.last().is_some_and(|last| last + 1 < letters.len());
    let at = match (own, vowels.as_slice()) {
        (Some(at), _) => Some(*at),
        (None, [.., last]) if coda => Some(*last),
        (None, [_, middle, _]) => Some(*middle),
        (None, [first, ..]) => Some(*first),
        (None, []) => None,
    };
    if let Some(at) = at {
        letters.insert(at + 1, mark);
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_telex() {
        for (keys, word) in [
            ("Haf", "hà"),
            ("Tinhx", "tĩnh"),
            ("Tixnh", "tĩnh"),
            ("ddieenj", "điện"),
            ("Quangr", "quảng"),
            ("Trij", "trị"),
            ("dduwowngf", "đường"),
            ("duongwf", "dường"),
            ("hoaf", "hòa"),
            ("thuys", "thúy"),
            ("Huees", "huế"),
            ("giaf", "già"),
            ("tangw", "tăng"),
        ] {
            assert_eq!(decode(keys).unwrap_or_default(), word, "{keys}");
        }
    }

    #[test]
    fn leaves_plain_words_alone() {
        for word in ["index", "ha", "pci", "papi", "tinh", "dti", "hà", "2022", "xyz", "first"] {
            assert_eq!(decode(word), None, "{word}");
        }
    }
}
