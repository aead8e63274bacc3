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

/// The tokens of one text, made one at a time.
#[derive(Debug)]
pub(super) struct SyllableStream {
    view: View,
    /// Where the search for the next one goes on, in the view.
    at: usize,
    folded: bool,
    /// The one in hand.
    token: Token,
    seen: usize,
}

impl Tokenizer for Syllables {
    type TokenStream<'a> = SyllableStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> SyllableStream {
        SyllableStream { view: View::new(text), at: 0, folded: self.folded, token: Token::default(), seen: 0 }
    }
}

impl TokenStream for SyllableStream {
    fn advance(&mut self) -> bool {
        while let Some((from, to)) = next_run(self.view.text(), self.at) {
            self.at = to;
            let shown = self.view.text().get(from..to).unwrap_or_default();
            let position = self.seen;
            self.seen += 1;
            // A long one is passed over and keeps its position.
            if shown.len() > LONGEST {
                continue;
            }
            self.token.text.clear();
            if self.folded {
                self.token.text.push_str(&fold_key(shown));
            } else {
                self.token.text.push_str(shown);
            }
            let source = self.view.source(from..to);
            (self.token.offset_from, self.token.offset_to, self.token.position) = (source.start, source.end, position);
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
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
    let mut at = 0;
    std::iter::from_fn(move || {
        let (from, to) = next_run(view.text(), at)?;
        at = to;
        let source = view.source(from..to);
        Some(Syllable { text: view.text().get(from..to).unwrap_or_default().to_owned(), start: source.start, end: source.end })
    })
}

/// The next run of letters, or of digits, from byte `at` on.
fn next_run(shown: &str, at: usize) -> Option<(usize, usize)> {
    let rest = shown.get(at..)?;
    let mut letters = rest.char_indices().skip_while(|(_, c)| !is_alphanumeric(*c));
    let (from, first) = letters.next()?;
    let digits = first.is_ascii_digit();
    let end = letters.find(|(_, c)| !is_alphanumeric(*c) || c.is_ascii_digit() != digits).map_or(rest.len(), |(end, _)| end);
    Some((at + from, at + end))
}

/// [`char::is_alphanumeric`], without its tables for the letters that Vietnamese is written with.
fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'à'..='ö' | 'ø'..='ɏ' | 'À'..='Ö' | 'Ø'..='ß' | 'Ḁ'..='ỿ' => true,
        _ => c.is_alphanumeric(),
    }
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
