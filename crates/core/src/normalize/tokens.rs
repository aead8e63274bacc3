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
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Whether the source's first letter is a capital.
    pub capital: bool,
    /// Whether white space (or the line's start) stands before it.
    pub spaced: bool,
}

impl Token {
    /// The token's letters in the view.
    pub fn text<'v>(&self, view: &'v str) -> &'v str {
        view.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Whether it is this punctuation mark.
    pub fn is(&self, mark: char) -> bool {
        self.kind == TokenKind::Punct(mark)
    }
}

/// Splits a stretch of a view into tokens. Letters and digits part company (`B2B` is three tokens), so
/// that `thứ23/63` reads like `thứ 23/63`; names are split the same way before they are looked up.
pub fn tokenize(view: &View, source: &str, start: usize, end: usize) -> Vec<Token> {
    let text = view.text();
    let Some(slice) = text.get(start..end) else { return Vec::new() };
    let mut tokens = Vec::with_capacity(slice.len() / 4);
    let mut spaced = true;
    let mut cursor = view.cursor();
    let mut chars = slice.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, ' ' | '\n') {
            spaced = true;
            continue;
        }
        let kind = if c.is_ascii_digit() {
            TokenKind::Number
        } else if letter(c) {
            TokenKind::Word
        } else {
            TokenKind::Punct(c)
        };
        let mut stop = at + c.len_utf8();
        match kind {
            TokenKind::Word => {
                while let Some(&(i, n)) = chars.peek() {
                    if !letter(n) && !unicode_normalization::char::is_combining_mark(n) {
                        break;
                    }
                    stop = i + n.len_utf8();
                    chars.next();
                }
            }
            TokenKind::Number => {
                let bytes = slice.as_bytes();
                while let Some(&(i, n)) = chars.peek() {
                    let joins = matches!(n, '.' | ',') && bytes.get(i + 1).is_some_and(u8::is_ascii_digit);
                    if !n.is_ascii_digit() && !joins {
                        break;
                    }
                    stop = i + n.len_utf8();
                    chars.next();
                }
            }
            TokenKind::Punct(_) => {}
        }
        let capital = kind == TokenKind::Word && capital_at(source, cursor.source(start + at));
        let offset = |n: usize| u32::try_from(start + n).unwrap_or(u32::MAX);
        tokens.push(Token { start: offset(at), end: offset(stop), kind, capital, spaced });
        spaced = false;
    }
    tokens
}

/// Whether the source has a capital letter at a byte.
fn capital_at(source: &str, at: usize) -> bool {
    match source.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => source.get(at..).and_then(|s| s.chars().next()).is_some_and(char::is_uppercase),
    }
}

/// Whether a character is a letter; those of Vietnamese are known without a look into Unicode's tables.
fn letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{e0}'..='\u{f6}' | '\u{f8}'..='\u{1bf}' | '\u{1ea0}'..='\u{1ef9}' => true,
        '\0'..='\u{bf}' => c == 'ª' || c == 'µ' || c == 'º',
        _ => c.is_alphabetic(),
    }
}
