//! Vietnamese text in syllables: a word segmenter would wreck offsets and gains nothing in search.
use crate::normalize::{View, fold_key};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Longest token kept, in bytes; longer runs (base64, glued scans) would only bloat the index.
const LONGEST: usize = 40;

/// Cuts text into runs of letters or digits, composed and lower-cased; folded to search keys on demand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Syllables {
    /// Strip diacritics too, and take `lý` and `lí` as one.
    pub folded: bool,
}

/// The tokens of one text.
#[derive(Debug)]
pub(super) struct SyllableStream {
    tokens: Vec<Token>,
    next: usize,
}

impl Tokenizer for Syllables {
    type TokenStream<'a> = SyllableStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> SyllableStream {
        let tokens = syllables(text).enumerate().filter(|(_, s)| s.text.len() <= LONGEST).map(|(position, s)| Token {
            offset_from: s.start,
            offset_to: s.end,
            position,
            text: if self.folded { fold_key(&s.text) } else { s.text },
            position_length: 1,
        });
        SyllableStream { tokens: tokens.collect(), next: 0 }
    }
}

impl TokenStream for SyllableStream {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.next.saturating_sub(1)]
    }

    fn token_mut(&mut self) -> &mut Token {
        let at = self.next.saturating_sub(1);
        &mut self.tokens[at]
    }
}

/// A syllable or number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Syllable {
    /// Composed and lower-cased.
    pub text: String,
    /// First byte in the text as given.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// The syllables and numbers of a text, with their places in the text as given.
pub(super) fn syllables(text: &str) -> impl Iterator<Item = Syllable> {
    let view = View::new(text);
    let mut found = Vec::new();
    let mut start = None;
    let mut digits = false;
    let shown = view.text();
    let mut cut = |start: &mut Option<usize>, end: usize| {
        if let Some(from) = start.take() {
            let source = view.source(from..end);
            found.push(Syllable { text: shown.get(from..end).unwrap_or_default().to_owned(), start: source.start, end: source.end });
        }
    };
    for (at, c) in shown.char_indices() {
        if !c.is_alphanumeric() {
            cut(&mut start, at);
        } else if start.is_none() || c.is_ascii_digit() != digits {
            cut(&mut start, at);
            start = Some(at);
            digits = c.is_ascii_digit();
        }
    }
    cut(&mut start, shown.len());
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::{Syllables, syllables};
    use tantivy::tokenizer::{TokenStream, Tokenizer};

    #[test]
    fn offsets_point_into_the_text_as_given() {
        let text = "Ha\u{300} Ti\u{303}nh xếp thứ37/63";
        let found: Vec<(String, &str)> = syllables(text).map(|s| (s.text.clone(), &text[s.start..s.end])).collect();
        assert_eq!(found[1], ("tĩnh".to_owned(), "Ti\u{303}nh"));
        assert_eq!(found.iter().map(|s| s.0.as_str()).collect::<Vec<_>>(), ["hà", "tĩnh", "xếp", "thứ", "37", "63"]);
    }

    #[test]
    fn folded_tokens_have_bare_letters() {
        let mut tokenizer = Syllables { folded: true };
        let mut stream = tokenizer.token_stream("Đắk Lắk, Lý Sơn, Lí Sơn, Hà Tây");
        let mut tokens = Vec::new();
        while stream.advance() {
            tokens.push(stream.token().text.clone());
        }
        assert_eq!(tokens, ["dak", "lak", "li", "son", "li", "son", "ha", "tay"]);
    }
}
