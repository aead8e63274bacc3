//! A quick look at a whole text: does any of many phrases stand in it?
use foldhash::HashMap;

/// Phrases to look for in the lower-case text of a view. Only the places between its words are looked at, each judged by itself and by
/// a few bits, so that the processor looks at several of them at a time; an automaton would have to wait for each byte before it
/// takes the next.
///
/// A phrase is known by the bytes around one of its spaces, so that it is found inside a word, too; one without such a space by its
/// first bytes, where a word begins.
#[derive(Debug, Default)]
pub struct Phrases {
    /// What may stand between words.
    keys: Bits<1024>,
    /// By what stands between words: how far before the first byte behind it a phrase begins, and which phrase it is.
    known: HashMap<u64, Vec<(usize, usize)>>,
    /// In order, and none begins with another one.
    phrases: Vec<String>,
}

/// How many bytes before a space and behind it tell which phrases to look for there.
const BEFORE: usize = 3;
const BEHIND: usize = 2;

impl Phrases {
    /// Looks for these phrases; those of less than three bytes are too short to tell anything and left out.
    pub fn new(mut phrases: Vec<String>) -> Self {
        phrases.retain(|p| p.len() >= 3);
        phrases.sort_unstable();
        // A phrase that begins with another one is found with that one.
        phrases.dedup_by(|phrase, shorter| phrase.starts_with(shorter.as_str()));
        let mut out = Self::default();
        for (n, phrase) in phrases.iter().enumerate() {
            let bytes = phrase.as_bytes();
            let space = (BEFORE..bytes.len().saturating_sub(BEHIND)).find(|at| bytes.get(*at) == Some(&b' '));
            let (before, key) = match space {
                Some(at) => (at + 1, around(window(bytes, at + 1))),
                None => (0, behind(window(bytes, 0))),
            };
            out.keys.add(key);
            out.known.entry(key).or_default().push((before, n));
        }
        out.phrases = phrases;
        out
    }

    /// Looks for these phrases.
    pub fn of(phrases: &[&str]) -> Self {
        Self::new(phrases.iter().map(|p| (*p).to_owned()).collect())
    }

    /// Whether any of the phrases stands in the text.
    pub fn is_match(&self, text: &str) -> bool {
        self.any_found(text, |_, _| true)
    }

    /// Whether any of the phrases that stand in the text is `wanted`, given the byte where it begins and its number.
    pub fn any_found(&self, text: &str, mut wanted: impl FnMut(usize, usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut stands = |at: usize| {
            let window = window(bytes, at);
            self.keys.bit(around(window)) | self.keys.bit(behind(window)) != 0 && self.at(bytes, at, window, &mut wanted)
        };
        stands(0) || between_words(bytes, stands)
    }

    /// Whether a phrase that this window tells of stands around a byte of the text and is `wanted`. Seldom asked: kept out of the loop
    /// that asks.
    #[inline(never)]
    fn at(&self, text: &[u8], at: usize, window: u64, wanted: &mut impl FnMut(usize, usize) -> bool) -> bool {
        let keys = [around(window), behind(window)].into_iter().filter(|key| self.keys.bit(*key) != 0);
        keys.filter_map(|key| self.known.get(&key)).flatten().any(|(before, n)| {
            let Some((start, rest)) = at.checked_sub(*before).and_then(|start| Some((start, text.get(start..)?))) else { return false };
            self.phrases.get(*n).is_some_and(|p| rest.starts_with(p.as_bytes())) && wanted(start, *n)
        })
    }

    /// How many there are, without those that are left out or begin with another one.
    pub fn count(&self) -> usize {
        self.phrases.len()
    }

    /// The number of the phrase that a text begins with.
    pub fn beginning(&self, text: &str) -> Option<usize> {
        // None begins with another one: in order, the one that a text begins with stands right before it.
        let before = self.phrases.partition_point(|p| p.as_str() <= text).checked_sub(1)?;
        self.phrases.get(before).filter(|p| text.starts_with(p.as_str())).map(|_| before)
    }
}

/// The last bytes of a word, what stands behind it, and the first bytes of the next word, which begins at `at`: eight bytes as one
/// number, with zeros for those outside the text.
fn window(text: &[u8], at: usize) -> u64 {
    let eight = at.checked_sub(BEFORE + 1).and_then(|from| text.get(from..from + 8)?.first_chunk());
    eight.map_or_else(|| at_an_end(text, at), |eight| u64::from_le_bytes(*eight))
}

#[cold]
fn at_an_end(text: &[u8], at: usize) -> u64 {
    let byte = |i: usize| (at + i).checked_sub(BEFORE + 1).and_then(|i| text.get(i)).copied();
    u64::from_le_bytes(std::array::from_fn(|i| byte(i).unwrap_or(0)))
}

/// Odd, so that products differ where numbers do; their highest bits depend on all others.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number for the bytes of a window around what stands between its words. Those behind them run over the top.
fn around(window: u64) -> u64 {
    window.wrapping_mul(SPREAD << (8 * (8 - BEFORE - 1 - BEHIND)))
}

/// A number for the first three bytes of the second word of a window; the others run over the top.
fn behind(window: u64) -> u64 {
    (window >> (8 * (BEFORE + 1))).wrapping_mul(SPREAD << (8 * (8 - 3)))
}

/// Whether any of the places of a text between its words is `wanted`: behind each ASCII byte that is no letter.
fn between_words(text: &[u8], mut wanted: impl FnMut(usize) -> bool) -> bool {
    let mut any = |eight: [u8; 8], at: usize| {
        let mut marks = marks(u64::from_le_bytes(eight));
        while marks != 0 {
            if wanted(at + 1 + (marks.trailing_zeros() / 8) as usize) {
                return true;
            }
            marks &= marks - 1;
        }
        false
    };
    let (eights, rest) = text.as_chunks();
    // Behind the end there are letters as far as anybody asks.
    let mut last = [b'a'; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    eights.iter().zip((0..).step_by(8)).any(|(eight, at)| any(*eight, at)) || any(last, eights.len() * 8)
}

/// Which of eight bytes are ASCII but no letters, by the highest bit of each. What counts is in lower case, so that no capital needs
/// to be told.
fn marks(eight: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = eight & (0x7F * EACH);
    // 0x61 is `a`, 0x7B follows `z`; no sum runs over into the next byte.
    let from = |least: u64| low + (0x80 - least) * EACH;
    !eight & (!from(0x61) | from(0x7B)) & (0x80 * EACH)
}

/// A set of numbers, by one bit for each of the ways that they begin: 64 for each of so many words, a power of two up to 1,024.
#[derive(Debug)]
pub(super) struct Bits<const WORDS: usize>(Box<[u64; WORDS]>);

impl<const WORDS: usize> Default for Bits<WORDS> {
    fn default() -> Self {
        Self(Box::new([0; WORDS]))
    }
}

impl<const WORDS: usize> Bits<WORDS> {
    /// Which number of the set, and which bit of it.
    fn place(key: u64) -> (usize, u64) {
        ((key >> 54) as usize % WORDS, key >> 48 & 63)
    }

    pub(super) fn add(&mut self, key: u64) {
        let (at, bit) = Self::place(key);
        self.0[at] |= 1 << bit;
    }

    /// 1 where the set may hold a number, else 0: a bit, so that of several nothing is to be guessed ahead.
    pub(super) fn bit(&self, key: u64) -> u64 {
        let (at, bit) = Self::place(key);
        self.0[at] >> bit & 1
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn phrases_are_found_wherever_they_stand_and_words_where_words_begin() {
        let phrases = Phrases::of(&["pci", "chỉ số hài lòng", "par index", "pc", "par ra", "quy mô", "tế"]);
        for text in
            ["pci", "• pci", "ddci, pci", "2pci2", "mức chỉ số hài lòng", "chỉ số hài lòng của dân", "xpar index", "x|pci", "xx quy mô"]
        {
            assert!(phrases.is_match(text), "{text}");
        }
        for text in
            ["", "ddci", "xpci", "pc", "chỉ số", "chỉ số hài lòn", "par inde", "chỉ số hài vui lòng, par in dex", "chỉ số hài", "quy m"]
        {
            assert!(!phrases.is_match(text), "{text}");
        }
        assert!(!Phrases::default().is_match("pci và par index"));
    }
}
