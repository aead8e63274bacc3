//! Which characters count as the same, and which as nothing.
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Characters that carry nothing a reader sees: zero-width ones, direction marks, soft hyphens, variation
/// selectors. (The carriage return of CR LF is left out by the view itself.)
pub(super) fn dropped(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180B}'..='\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// One character for all that look or mean alike in any word: spaces, line breaks, dashes, slashes,
/// quotation marks, full-width forms, the wrong D with stroke, the gha that old fonts show as ư.
pub(super) fn unify(c: char) -> char {
    match c {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '‐'..='―' | '⁃' | '−' | '᠆' | '⸺' | '⸻' | '﹘' | '﹣' => '-',
        '⁄' | '∕' | '⧸' => '/',
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        'Ƣ' => 'Ư',
        'ƣ' => 'ư',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => '\'',
        // Full-width ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// The Latin letter that a Cyrillic or Greek one is taken for, in the case that it is written in.
pub(super) fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' => 'a',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'с' | 'ϲ' => 'c',
        'С' | 'Ϲ' => 'C',
        'ԁ' | 'Ԁ' => 'd',
        'е' => 'e',
        'Е' | 'Ε' => 'E',
        'һ' | 'Һ' => 'h',
        'Н' | 'Η' => 'H',
        'і' | 'ι' => 'i',
        'І' | 'Ι' => 'I',
        'ј' => 'j',
        'Ј' => 'J',
        'к' | 'κ' => 'k',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        // A broken TCVN3 font leaves mu for à: `thμnh phố`.
        'μ' | 'µ' => 'à',
        'Ν' => 'N',
        'о' | 'ο' => 'o',
        'О' | 'Ο' => 'O',
        'р' | 'ρ' => 'p',
        'Р' | 'Ρ' => 'P',
        'ѕ' => 's',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'ν' | 'ѵ' => 'v',
        'Ѵ' => 'V',
        'х' | 'χ' => 'x',
        'Х' | 'Χ' => 'X',
        'у' => 'y',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        _ => return None,
    })
}

/// Whether the view's form of a character is a Latin letter.
pub(super) fn is_latin(c: char) -> bool {
    let lower = unify(first_of_decomposition(c)).to_lowercase().next();
    lower.is_some_and(|l| matches!(l, 'a'..='z' | '\u{DF}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}') && l.is_alphabetic())
}

/// Whether a character may join the one before it when text is composed.
pub(super) fn continues(c: char) -> bool {
    if c < '\u{300}' {
        return false;
    }
    let first = first_of_decomposition(c);
    canonical_combining_class(first) != 0 || is_nfc_quick(std::iter::once(first)) == IsNormalized::Maybe
}

fn first_of_decomposition(c: char) -> char {
    let mut first = None;
    decompose_canonical(c, |d| first = first.or(Some(d)));
    first.unwrap_or(c)
}

/// The letters of `oà` and its like with the tone on the first, given the byte before them, too:
/// `hòa` and `ủy`, but `quý`.
pub(super) fn move_tone(onset: u8, first: u8, second: char) -> Option<(char, char)> {
    tone_move(first, second).filter(|_| first | 0x20 == b'o' || onset | 0x20 != b'q')
}

/// Whether a vowel can give its tone to the one before it.
pub(super) fn may_move(second: char) -> bool {
    tone_move(b'o', second).or_else(|| tone_move(b'u', second)).is_some()
}

fn tone_move(first: u8, second: char) -> Option<(char, char)> {
    Some(match (first | 0x20, second) {
        (b'o', 'á') => ('ó', 'a'),
        (b'o', 'à') => ('ò', 'a'),
        (b'o', 'ả') => ('ỏ', 'a'),
        (b'o', 'ã') => ('õ', 'a'),
        (b'o', 'ạ') => ('ọ', 'a'),
        (b'o', 'é') => ('ó', 'e'),
        (b'o', 'è') => ('ò', 'e'),
        (b'o', 'ẻ') => ('ỏ', 'e'),
        (b'o', 'ẽ') => ('õ', 'e'),
        (b'o', 'ẹ') => ('ọ', 'e'),
        (b'u', 'ý') => ('ú', 'y'),
        (b'u', 'ỳ') => ('ù', 'y'),
        (b'u', 'ỷ') => ('ủ', 'y'),
        (b'u', 'ỹ') => ('ũ', 'y'),
        (b'u', 'ỵ') => ('ụ', 'y'),
        _ => return None,
    })
}
