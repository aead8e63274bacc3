//! Builds a view: long runs of plain text are copied, the rest is taken cluster by cluster (a character
//! with the marks after it).
use super::latin::LATIN;
use super::letters::{continues, dropped, is_latin, look_alike, move_tone, unify};
use super::plain::skip;
use super::view::Piece;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

/// What a byte of the source begins.
#[derive(Clone, Copy)]
enum Begins {
    /// An ASCII character that the view shows as it is, but for its case.
    Plain,
    /// A letter of U+00C0–01BF.
    Latin,
    /// Perhaps one of U+1E80–1EFF.
    Additional,
    /// Something that needs more care.
    Other,
}

static BEGINS: [Begins; 256] = {
    let mut all = [Begins::Other; 256];
    let mut byte = 0;
    while byte < all.len() {
        all[byte] = match byte {
            0xB..=0xD => Begins::Other,
            0..0x80 => Begins::Plain,
            0xC3..=0xC6 => Begins::Latin,
            0xE1 => Begins::Additional,
            _ => Begins::Other,
        };
        byte += 1;
    }
    all
};

pub(super) struct Builder<'s> {
    source: &'s str,
    bytes: &'s [u8],
    /// The view so far; ASCII letters still have their case.
    text: String,
    pieces: Vec<Piece>,
    /// Whether the last piece runs in step with the source up to here.
    in_step: bool,
    /// The last word that was looked at for look-alikes, and whether it has Latin letters.
    word: (Range<usize>, bool),
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            bytes: source.as_bytes(),
            text: String::with_capacity(source.len()),
            pieces: Vec::new(),
            in_step: false,
            word: (0..0, false),
        }
    }

    pub(super) fn run(mut self) -> (String, Vec<Piece>) {
        let mut at = 0;
        while at < self.bytes.len() {
            at = self.plain(at);
            if at < self.bytes.len() {
                at = self.cluster(at);
            }
        }
        // In one go at the end: it is several times faster than letter by letter.
        self.text.make_ascii_lowercase();
        (self.text, self.pieces)
    }

    /// Copies plain characters from `from` on; gives the place of the first one that needs more care.
    fn plain(&mut self, from: usize) -> usize {
        let latin = &*LATIN;
        // Bytes from `run` to `at` are read but not copied yet.
        let (mut run, mut at) = (from, skip(self.bytes, from));
        while let Some(&byte) = self.bytes.get(at) {
            let (index, len) = match BEGINS[usize::from(byte)] {
                Begins::Plain => {
                    at += 1;
                    continue;
                }
                Begins::Latin => (usize::from(byte - 0xC3) << 6 | self.low_bits(at + 1), 2),
                Begins::Additional if matches!(self.bytes.get(at + 1), Some(0xBA | 0xBB)) => {
                    (256 | (self.low_bits(at + 1) & 1) << 6 | self.low_bits(at + 2), 3)
                }
                _ => break,
            };
            let Some(view) = latin.view(index) else { break };
            if !view.plain {
                let (letter, same) = (view.letter, view.same);
                // A mark behind it makes it part of a cluster.
                if !self.starts_plainly(at + len) && self.joined(at + len) {
                    break;
                }
                let movable = view.movable && move_tone(self.back(run, at, 2), self.back(run, at, 1), letter).is_some();
                if movable && !self.word_goes_on(at + len) {
                    self.copy(run..at);
                    self.toned(letter, at..at + len);
                    run = at + len;
                } else if !same {
                    self.copy(run..at);
                    self.step(at);
                    self.text.push(letter);
                    run = at + len;
                }
            }
            at = skip(self.bytes, at + len);
        }
        // What ends the run may be a mark of the character before it, unless that is a space: then it stands alone.
        let last = self.source.get(run..at).and_then(|s| s.char_indices().next_back()).map_or(at, |(i, _)| run + i);
        if last < at && self.bytes.get(last).is_some_and(|b| *b > b' ') && !self.starts_plainly(at) && self.joined(at) {
            at = last;
        }
        self.copy(run..at);
        at
    }

    /// The byte that is the `n`th before the next one of the view, while `run..at` is not copied yet.
    fn back(&self, run: usize, at: usize, n: usize) -> u8 {
        let copied = self.text.as_bytes();
        let byte =
            if at - run >= n { self.bytes.get(at - n) } else { copied.len().checked_sub(n - (at - run)).and_then(|i| copied.get(i)) };
        byte.copied().unwrap_or(b' ')
    }

    fn low_bits(&self, at: usize) -> usize {
        self.bytes.get(at).map_or(0, |b| usize::from(b & 0x3F))
    }

    /// Whether the character at `at` is one that never joins the one before, judged by its first bytes.
    fn starts_plainly(&self, at: usize) -> bool {
        match self.bytes.get(at) {
            None | Some(0..0x80 | 0xC3..=0xC6) => true,
            Some(0xE1) => matches!(self.bytes.get(at + 1), Some(0xBA | 0xBB)),
            _ => false,
        }
    }

    /// Whether a mark stands at `at`, or behind characters there that do not show.
    fn joined(&self, at: usize) -> bool {
        self.visible(at).is_some_and(|(_, c)| continues(c))
    }

    /// The first character from `at` on that shows, and its place.
    fn visible(&self, at: usize) -> Option<(usize, char)> {
        let rest = self.source.get(at..)?;
        rest.char_indices().find(|(_, c)| !dropped(*c)).map(|(i, c)| (at + i, c))
    }

    /// Whether the word that ends before `at` has more letters (or marks).
    fn word_goes_on(&self, at: usize) -> bool {
        self.visible(at).is_some_and(|(_, c)| unify(c).is_alphabetic() || continues(c))
    }

    /// Makes the pieces say that the source goes on byte by byte from `at`.
    fn step(&mut self, at: usize) {
        if !self.in_step {
            self.pieces.push(Piece { view: offset(self.text.len()), source: offset(at), end: None });
            self.in_step = true;
        }
    }

    fn copy(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.step(range.start);
            self.text.push_str(self.source.get(range).unwrap_or_default());
        }
    }

    /// Adds text that stands for a stretch of the source as a whole.
    fn whole(&mut self, text: &[char], range: Range<usize>) {
        self.pieces.push(Piece { view: offset(self.text.len()), source: offset(range.start), end: Some(offset(range.end)) });
        self.text.extend(text);
        self.in_step = false;
    }

    /// Adds a character that stands for a stretch of the source.
    fn alone(&mut self, one: char, range: Range<usize>) {
        if one.len_utf8() == range.len() {
            self.step(range.start);
            self.text.push(one);
        } else {
            self.whole(&[one], range);
        }
    }

    /// Adds a vowel with a tone that ends its word; after o or u the tone moves there: `hoà` → `hòa`.
    fn toned(&mut self, letter: char, range: Range<usize>) {
        let (onset, before) = (self.back(0, 0, 2), self.back(0, 0, 1));
        let Some((first, second)) = move_tone(onset, before, letter) else {
            self.whole(&[letter], range);
            return;
        };
        self.text.pop();
        let view = self.text.len();
        let Some(last) = self.pieces.last().copied() else { return };
        if last.view as usize == view {
            self.pieces.pop();
        }
        let start = last.source as usize + (view - last.view as usize);
        // The vowel before is a cluster of its own, or the last byte of a stretch in step.
        let source = last.end.map_or(start..start + 1, |end| last.source as usize..end as usize);
        self.whole(&[first], source);
        self.whole(&[second], range);
    }

    /// Takes one character that is not plain, with the marks that join it; gives the place after it.
    fn cluster(&mut self, from: usize) -> usize {
        let Some(first) = self.source.get(from..).and_then(|s| s.chars().next()) else { return self.bytes.len() };
        let mut end = from + first.len_utf8();
        if dropped(first) || (first == '\r' && self.bytes.get(end) == Some(&b'\n')) {
            self.in_step = false;
            return end;
        }
        // Nearly all of what is neither a letter nor ASCII.
        if let '\u{A0}' | '«' | '»' | '\u{2010}'..='\u{2027}' = first
            && (self.starts_plainly(end) || !self.joined(end))
        {
            self.alone(unify(first), from..end);
            return end;
        }
        let mut chars = vec![first];
        let space = unify(first).is_whitespace();
        while let Some((at, c)) = self.visible(end).filter(|(_, c)| !space && continues(*c)) {
            chars.push(c);
            end = at + c.len_utf8();
        }
        let composed = self.compose(&chars, from);
        match composed.as_slice() {
            [one] if chars.len() == 1 && one.len_utf8() == end - from => self.alone(*one, from..end),
            [one] if !self.word_goes_on(end) => self.toned(*one, from..end),
            many => self.whole(many, from..end),
        }
        end
    }

    /// The letters of a cluster in lower case, unified and composed. A tone typed before a circumflex or
    /// breve is taken as if typed after.
    fn compose(&mut self, chars: &[char], at: usize) -> Vec<char> {
        // An ASCII letter with one or two marks: nearly all of a decomposed text.
        if let [base, marks @ ..] = chars
            && base.is_ascii_alphabetic()
            && let Some(letter) = compose_marks(base.to_ascii_lowercase(), marks)
        {
            return vec![letter];
        }
        let mut letters: Vec<char> = Vec::with_capacity(4);
        for c in chars.iter().copied().nfd() {
            let c = match look_alike(c) {
                Some(latin) if self.in_latin_word(at) => latin,
                // The same broken font leaves a minus for ư before ơ: `ph−ờng`.
                _ if c == '−' && self.before_horned(at) => 'ư',
                _ => unify(c),
            };
            letters.extend(c.to_lowercase());
        }
        let quality = |c: char| matches!(c, '\u{302}' | '\u{306}');
        // Only marks may change places, and only next to one another.
        for marks in letters.chunk_by_mut(|a, b| canonical_combining_class(*a) != 0 && canonical_combining_class(*b) != 0) {
            marks.sort_by_key(|c| (canonical_combining_class(*c), !quality(*c)));
        }
        letters.into_iter().nfc().collect()
    }

    /// Whether an ơ with any tone stands right behind the character at `at`, and a letter before it.
    fn before_horned(&self, at: usize) -> bool {
        let behind = self.source.get(at..).and_then(|s| s.chars().nth(1));
        let before = self.source.get(..at).and_then(|s| s.chars().next_back());
        behind.is_some_and(|c| "ơớờởỡợƠỚỜỞỠỢ".contains(c)) && before.is_some_and(char::is_alphabetic)
    }

    /// Whether the word around a place in the source has a Latin letter.
    fn in_latin_word(&mut self, at: usize) -> bool {
        if !self.word.0.contains(&at) {
            let of_word = |c: char| dropped(c) || continues(c) || unify(c).is_alphabetic();
            let (before, after) = self.source.split_at_checked(at).unwrap_or((self.source, ""));
            let start = before.char_indices().rev().take_while(|(_, c)| of_word(*c)).last().map_or(at, |(i, _)| i);
            let end = after.char_indices().find(|(_, c)| !of_word(*c)).map_or(self.source.len(), |(i, _)| at + i);
            let latin = self.source.get(start..end).is_some_and(|w| w.chars().any(is_latin));
            self.word = (start..end, latin);
        }
        self.word.1
    }
}

/// A letter and its Vietnamese marks as one character: the mark that makes another vowel of it first, then
/// the tone. `None` when there is no such character.
fn compose_marks(base: char, marks: &[char]) -> Option<char> {
    match marks {
        [one] => compose(base, *one),
        [a, b] => {
            let quality = |c: char| matches!(c, '\u{302}' | '\u{306}' | '\u{31B}');
            let (first, then) = if quality(*b) && !quality(*a) { (*b, *a) } else { (*a, *b) };
            let join = |a, b| compose(base, a).and_then(|c| compose(c, b));
            // Unicode puts the dot below before circumflex and breve. Any other pair is left to the general case.
            if !quality(first) {
                None
            } else if then == '\u{323}' {
                join(then, first).or_else(|| join(first, then))
            } else {
                join(first, then)
            }
        }
        _ => None,
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
