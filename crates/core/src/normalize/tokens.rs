//! Tokens of a view: syllables, numbers and punctuation, each with its place.
use super::View;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters.
    Word,
    /// Digits, with inner `.` or `,` before further digits (`71,25`, `1.112`).
    Number,
    /// Anything else that is not a space; the character itself.
    Punct(char),
}

/// One token. Offsets are bytes of the view's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'v> {
    /// Its letters in the view.
    pub text: &'v str,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Equal for equal letters, so that a word is looked up in several tables with one count over its bytes.
    pub hash: u64,
    /// What it is.
    pub kind: TokenKind,
    /// Whether the source's first letter is a capital.
    pub capital: bool,
    /// Whether white space (or the line's start) stands before it.
    pub spaced: bool,
}

impl Token<'_> {
    /// Whether its hash spells it.
    pub const fn is_short(&self) -> bool {
        is_short(self.text)
    }

    /// Whether it is this punctuation mark.
    pub fn is(&self, mark: char) -> bool {
        self.kind == TokenKind::Punct(mark)
    }
}

/// Splits a stretch of a view into tokens. Letters and digits part company (`B2B` is three tokens), so
/// that `thứ23/63` reads like `thứ 23/63`; names are split the same way before they are looked up.
pub fn tokenize<'v>(view: &'v View, source: &str, start: usize, end: usize) -> Vec<Token<'v>> {
    let Some(slice) = view.text().get(start..end) else { return Vec::new() };
    let bytes = slice.as_bytes();
    let mut tokens = Vec::with_capacity((slice.len() / 4).max(4));
    let mut cursor = view.cursor();
    let mut spaced = true;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b' ' | b'\n') {
            spaced = true;
            at += 1;
            continue;
        }
        let (kind, stop) = if byte.is_ascii_digit() {
            (TokenKind::Number, number_end(bytes, at))
        } else {
            match word_end(slice, at) {
                stop if stop > at => (TokenKind::Word, stop),
                _ => {
                    let Some(c) = slice.get(at..).and_then(|s| s.chars().next()) else { break };
                    // "xếp hạng 2\63" is a slip for "2/63".
                    (TokenKind::Punct(if c == '\\' { '/' } else { c }), at + c.len_utf8())
                }
            }
        };
        let capital = kind == TokenKind::Word && capital_at(source, cursor.source(start + at));
        let mut stop = stop;
        // "VũngTàu": the space between two syllables of a name was lost.
        if let Some(word) = slice.get(at..stop).filter(|w| capital && w.len() >= RUN_TOGETHER && !w.is_ascii()) {
            let mut before = true;
            for (inner, _) in word.char_indices().skip(1) {
                let upper = capital_at(source, cursor.source(start + at + inner));
                if upper && !before {
                    stop = at + inner;
                    break;
                }
                before = upper;
            }
        }
        let text = slice.get(at..stop).unwrap_or_default();
        let offset = |n: usize| u32::try_from(start + n).unwrap_or(u32::MAX);
        tokens.push(Token { text, start: offset(at), end: offset(stop), hash: hash_at(bytes, at, text), kind, capital, spaced });
        spaced = false;
        at = stop;
    }
    tokens
}

/// Fewest bytes of two syllables with a lost space between: `HàNội`.
const RUN_TOGETHER: usize = 6;

/// Longest word, in bytes, that its hash spells: most syllables are no longer.
const SPELT: usize = 8;

/// Whether the hash of a word spells it: no other word as short has the same.
pub const fn is_short(word: &str) -> bool {
    word.len() <= SPELT
}

/// The hash that a token with these letters carries. Of a short word it is the letters themselves, mixed so that its high bits depend
/// on all of them; of a longer one FNV-1a, and whoever looks it up compares its letters, too.
pub const fn word_hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut hash = 0;
    if bytes.len() <= SPELT {
        while at < bytes.len() {
            hash = hash << 8 | bytes[at] as u64;
            at += 1;
        }
        return mixed(hash);
    }
    hash = 0xCBF2_9CE4_8422_2325;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01B3);
        at += 1;
    }
    hash
}

/// The letters of a short word, mixed. Each step can be undone, so that no two words come to one number.
const fn mixed(letters: u64) -> u64 {
    (letters ^ letters >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// [`word_hash`] of the word that stands at a byte of a text. Where eight bytes stand there, its letters are cut from them in one go.
fn hash_at(bytes: &[u8], at: usize, text: &str) -> u64 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk) {
        Some(eight) if (1..=SPELT).contains(&text.len()) => mixed(u64::from_be_bytes(*eight) >> (8 * (SPELT - text.len()))),
        _ => word_hash(text),
    }
}

/// One past the last byte of the number that begins at `at`.
fn number_end(bytes: &[u8], at: usize) -> usize {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = at + 1;
    while digit(end) || matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1) {
        end += 1;
    }
    end
}

/// One past the last byte of the word that begins at `at`; `at` where no letter stands. The letters of Vietnamese are known
/// without a look into Unicode's tables.
fn word_end(slice: &str, at: usize) -> usize {
    let bytes = slice.as_bytes();
    let mut end = at;
    loop {
        end += match bytes.get(end) {
            Some(b'a'..=b'z' | b'A'..=b'Z') => 1,
            None | Some(0..0x80) => return end,
            // U+00C0–01BF without × and ÷.
            Some(0xC3) if matches!(bytes.get(end + 1), Some(0x97 | 0xB7)) => return end,
            Some(0xC3..=0xC6) => 2,
            // U+1E80–1EFF.
            Some(0xE1) if matches!(bytes.get(end + 1), Some(0xBA | 0xBB)) => 3,
            _ => {
                let c = slice.get(end..).and_then(|s| s.chars().next());
                // A mark joins the letter before it.
                let joins = |c: char| c.is_alphabetic() || end > at && unicode_normalization::char::is_combining_mark(c);
                let Some(c) = c.filter(|c| joins(*c)) else { return end };
                c.len_utf8()
            }
        };
    }
}

/// Whether the source has a capital letter at a byte.
fn capital_at(source: &str, at: usize) -> bool {
    match source.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => source.get(at..).and_then(|s| s.chars().next()).is_some_and(char::is_uppercase),
    }
}
