//! A quick look at a whole text: does any of many phrases stand in it?
use foldhash::{HashMap, HashMapExt as _};

/// Phrases to look for, anywhere in a text. Each place of the text is judged by itself and by a few bits, so that the processor
/// looks at several places at a time; an automaton would have to wait for each byte before it takes the next.
#[derive(Debug)]
pub struct Phrases {
    /// Which eight bytes begin a phrase.
    long: Beginnings,
    /// Which three bytes begin a phrase of less than eight.
    short: Beginnings,
    /// By the three, eight or twelve bytes that a phrase of that length or more begins with, as many as it has: which phrases do.
    begun: HashMap<u64, Vec<usize>>,
    /// In order, and none begins with another one.
    phrases: Vec<String>,
}

impl Default for Phrases {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Phrases {
    /// Looks for these phrases; those of less than three bytes are too short to tell anything and left out.
    pub fn new(mut phrases: Vec<String>) -> Self {
        phrases.retain(|p| p.len() >= 3);
        phrases.sort_unstable();
        // A phrase that begins with another one is found with that one.
        phrases.dedup_by(|phrase, shorter| phrase.starts_with(shorter.as_str()));
        let mut out = Self { long: Beginnings::default(), short: Beginnings::default(), begun: HashMap::new(), phrases };
        for (n, phrase) in out.phrases.iter().enumerate() {
            let [three, eight, twelve] = keys(phrase.as_bytes());
            if phrase.len() < 8 {
                out.short.add(three)
            } else {
                out.long.add(eight)
            }
            let known = match phrase.len() {
                0..8 => three,
                8..12 => eight,
                _ => twelve,
            };
            out.begun.entry(known).or_default().push(n);
        }
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

    /// Whether any of the phrases that stand in the text is `wanted`, given with the byte where it begins.
    pub fn any_found(&self, text: &str, wanted: impl Fn(usize, &str) -> bool) -> bool {
        let bytes = text.as_bytes();
        for (at, eight) in bytes.windows(8).enumerate() {
            let key = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
            if self.may_begin(key) && self.at(bytes, at).is_some_and(|phrase| wanted(at, phrase)) {
                return true;
            }
        }
        let last = bytes.len().saturating_sub(7)..bytes.len();
        last.into_iter().any(|at| {
            self.may_begin(padded(bytes.get(at..).unwrap_or_default())) && self.at(bytes, at).is_some_and(|phrase| wanted(at, phrase))
        })
    }

    /// The phrase that a text begins with.
    pub fn beginning(&self, text: &str) -> Option<&str> {
        self.at(text.as_bytes(), 0)
    }

    /// Whether the bits let any phrase begin with these eight bytes. Both sets are asked, so that nothing is to be guessed ahead.
    fn may_begin(&self, key: u64) -> bool {
        (self.long.bit(key) | self.short.bit(three(key))) & 1 != 0
    }

    /// The phrase that stands at a byte of the text. Seldom asked: kept out of the loop that asks.
    #[inline(never)]
    fn at(&self, text: &[u8], at: usize) -> Option<&str> {
        let text = text.get(at..).unwrap_or_default();
        let begun = keys(text).into_iter().filter_map(|key| self.begun.get(&key)).flatten();
        // None begins with another one, so that one at most stands here.
        begun.filter_map(|n| self.phrases.get(*n)).find(|p| text.starts_with(p.as_bytes())).map(String::as_str)
    }
}

/// The first eight bytes of a text as one number; of a shorter one, as many as there are.
fn padded(text: &[u8]) -> u64 {
    let mut all = [0; 8];
    all.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
    u64::from_le_bytes(all)
}

/// The first three, eight and twelve bytes of a text.
fn keys(text: &[u8]) -> [u64; 3] {
    let (eight, four) = (padded(text), padded(text.get(8..text.len().min(12)).unwrap_or_default()));
    [three(eight), eight, eight ^ four.wrapping_add(1).wrapping_mul(0xD6E8_FEB8_6659_FD93)]
}

/// The first three of eight bytes.
fn three(key: u64) -> u64 {
    key & 0xFF_FFFF
}

/// A set of beginnings: one bit for each, in 65,536.
#[derive(Debug)]
struct Beginnings(Box<[u64; 1024]>);

impl Default for Beginnings {
    fn default() -> Self {
        Self(Box::new([0; 1024]))
    }
}

impl Beginnings {
    /// Which number of the set, and which bit of it.
    fn place(key: u64) -> (usize, u64) {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed >> 54) as usize, mixed >> 48 & 63)
    }

    fn add(&mut self, key: u64) {
        let (at, bit) = Self::place(key);
        self.0[at] |= 1 << bit;
    }

    /// The bit of a beginning, as the lowest of the result.
    fn bit(&self, key: u64) -> u64 {
        let (at, bit) = Self::place(key);
        self.0[at] >> bit
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn phrases_are_found_wherever_they_stand() {
        let phrases = Phrases::of(&["pci", "chỉ số hài lòng", "par index", "pc", "par ra"]);
        for text in ["pci", "•pci", "ddci, pci", "2pci2", "mức chỉ số hài lòng", "chỉ số hài lòng của dân", "xpar index", "xpci"]
        {
            assert!(phrases.is_match(text), "{text}");
        }
        for text in ["", "ddci", "pc", "chỉ số", "chỉ số hài lòn", "par inde", "chỉ số hài vui lòng, par in dex", "chỉ số hài"]
        {
            assert!(!phrases.is_match(text), "{text}");
        }
        assert!(!Phrases::default().is_match("pci và par index"));
    }
}
