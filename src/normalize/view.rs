//! The matching view: normalised text whose every byte knows where it came from.
use std::ops::Range;
use unicode_normalization::char::{compose, is_combining_mark};

/// A lower-case, composed, unified copy of a text with a map back to it.
///
/// The view never holds NFD sequences, zero-width characters, upper case, or more than one kind of
/// dash or space; tone marks of oa, oe, uy stand in the old place (`hóa`, `thúy`). Line breaks and tabs
/// are kept, so lines of the view are lines of the source.
#[derive(Debug, Clone, Default)]
pub struct View {
    text: String,
    /// For every byte of `text`, the source byte where its character began; one more entry for the end.
    map: Vec<u32>,
}

impl View {
    /// Builds the view of `source` (at most 4 GiB).
    pub fn new(source: &str) -> Self {
        let mut view = Self { text: String::with_capacity(source.len()), map: Vec::with_capacity(source.len() + 1) };
        let mut chars = source.char_indices().peekable();
        while let Some((at, first)) = chars.next() {
            if dropped(first) {
                continue;
            }
            let mut c = first;
            while let Some(&(_, next)) = chars.peek() {
                if dropped(next) {
                    chars.next();
                    continue;
                }
                if !is_combining_mark(next) {
                    break;
                }
                match compose_vietnamese(c, next) {
                    Some(joined) => c = joined,
                    None => break,
                }
                chars.next();
            }
            view.push(at, c);
        }
        view.map.push(u32::try_from(source.len()).unwrap_or(u32::MAX));
        view.place_tones();
        view
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stretch of the source that a stretch of the view came from. Both ends are on character
    /// boundaries when the given ends are; ends past the text are clamped.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let at = |i: usize| self.map.get(i).or(self.map.last()).map_or(0, |&o| o as usize);
        at(range.start)..at(range.end)
    }

    fn push(&mut self, at: usize, c: char) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let c = unify(c);
        let before = self.text.len();
        if c.is_ascii() {
            self.text.push(c.to_ascii_lowercase());
        } else {
            self.text.extend(c.to_lowercase().filter(|l| !is_combining_mark(*l)));
        }
        self.map.extend(std::iter::repeat_n(at, self.text.len() - before));
    }

    /// Moves the tone of `oà oè uỳ` at a word's end to the first vowel. The letters keep their byte
    /// lengths pairwise swapped, so the map is rebuilt for the two letters alone.
    fn place_tones(&mut self) {
        const MOVES: [(&str, &str); 15] = [
            ("oá", "óa"),
            ("oà", "òa"),
            ("oả", "ỏa"),
            ("oã", "õa"),
            ("oạ", "ọa"),
            ("oé", "óe"),
            ("oè", "òe"),
            ("oẻ", "ỏe"),
            ("oẽ", "õe"),
            ("oẹ", "ọe"),
            ("uý", "úy"),
            ("uỳ", "ùy"),
            ("uỷ", "ủy"),
            ("uỹ", "ũy"),
            ("uỵ", "ụy"),
        ];
        let bytes = self.text.as_bytes();
        let mut hits = Vec::new();
        for at in memchr::memchr2_iter(b'o', b'u', bytes) {
            let rest = &self.text[at..];
            if let Some((from, to)) = MOVES.iter().find(|(from, _)| rest.starts_with(from)) {
                let after = rest[from.len()..].chars().next();
                let onset_q = bytes[at] == b'u' && at > 0 && bytes[at - 1] == b'q';
                if !onset_q && !after.is_some_and(char::is_alphabetic) {
                    hits.push((at, *from, *to));
                }
            }
        }
        if hits.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len() + hits.len());
        let mut map = Vec::with_capacity(self.map.len() + hits.len());
        let mut done = 0;
        for (at, from, to) in hits {
            text.push_str(&self.text[done..at]);
            map.extend_from_slice(&self.map[done..at]);
            let second = self.map[at + 1];
            let first_len = to.chars().next().map_or(1, char::len_utf8);
            map.extend(std::iter::repeat_n(self.map[at], first_len));
            map.extend(std::iter::repeat_n(second, to.len() - first_len));
            text.push_str(to);
            done = at + from.len();
        }
        text.push_str(&self.text[done..]);
        map.extend_from_slice(&self.map[done..]);
        self.text = text;
        self.map = map;
    }
}

/// Composes a letter and a mark; a tone typed before a circumflex, breve or horn is taken in either order.
fn compose_vietnamese(base: char, mark: char) -> Option<char> {
    if let Some(c) = compose(base, mark) {
        return Some(c);
    }
    // "é" + circumflex is "ế": take the tone off, compose the quality, put the tone back.
    let mut letters = ['\0'; 2];
    let mut n = 0;
    unicode_normalization::char::decompose_canonical(base, |d| {
        if n < 2 {
            letters[n] = d;
        }
        n += 1;
    });
    (n == 2).then(|| compose(letters[0], mark).and_then(|c| compose(c, letters[1]))).flatten()
}

fn dropped(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}' | '\r')
}

fn unify(c: char) -> char {
    match c {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        '‐'..='―' | '−' | '﹣' | '－' => '-',
        '０'..='９' => char::from_u32(c as u32 - 0xFF10 + 0x30).unwrap_or(c),
        '／' | '⁄' | '∕' => '/',
        'Ð' | 'Ɖ' | 'ð' => 'đ',
        'ƣ' => 'ư',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‘' | '’' | 'ʼ' => '\'',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::View;

    #[test]
    fn composes_and_maps_back() {
        let source = "Thanh Hoa\u{301} đ\u{1ee9}ng th\u{200b}u\u{31b}\u{301} 37／63";
        let view = View::new(source);
        assert_eq!(view.text(), "thanh hóa đứng thứ 37/63");
        let at = view.text().find("thứ").unwrap();
        assert_eq!(&source[view.source(at..at + "thứ".len())], "th\u{200b}u\u{31b}\u{301}");
    }

    #[test]
    fn unifies_tone_placement() {
        assert_eq!(View::new("Thanh Hoá, Thuỷ, quý, hoàn").text(), "thanh hóa, thủy, quý, hoàn");
    }
}
