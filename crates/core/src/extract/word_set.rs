//! Sets of words that are asked of nearly every word of a text: a look into a few bits tells most of them that they are none.
use crate::normalize::{Token, is_short, word_hash};

/// A set of words fixed in the source.
pub struct WordSet {
    words: &'static [&'static str],
    /// One bit for each word, by its hash.
    bits: [u64; Self::LENGTH],
    /// How many bits are set before each number of them.
    before: [u8; Self::LENGTH],
    /// By the order of the bits, which word each is of: the last one where several share it.
    order: [u8; Self::MOST],
}

impl WordSet {
    const LENGTH: usize = 16;
    const MOST: usize = 255;

    /// The set of these words, which must be written as a view writes them.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut set = Self { words, bits: [0; Self::LENGTH], before: [0; Self::LENGTH], order: [0; Self::MOST] };
        let mut i = 0;
        while i < words.len() {
            let (at, bit) = Self::place(word_hash(words[i]));
            set.bits[at] |= bit;
            i += 1;
        }
        i = 1;
        while i < Self::LENGTH {
            set.before[i] = set.before[i - 1] + set.bits[i - 1].count_ones() as u8;
            i += 1;
        }
        i = 0;
        while i < words.len() {
            let (at, bit) = Self::place(word_hash(words[i]));
            set.order[set.rank(at, bit)] = i as u8;
            i += 1;
        }
        set
    }

    /// How many bits are set before one of them.
    const fn rank(&self, at: usize, bit: u64) -> usize {
        self.before[at] as usize + (self.bits[at] & (bit - 1)).count_ones() as usize
    }

    /// Whether any of the words stands among the tokens, of which `seen` tells.
    pub fn stands(&self, tokens: &[Token], seen: &Seen) -> bool {
        let may = self.bits.iter().zip(&seen.0).any(|(a, b)| a & b != 0);
        may && tokens.iter().any(|t| self.holds(t))
    }

    const fn place(hash: u64) -> (usize, u64) {
        // The high half is the better mixed one.
        let mixed = hash ^ hash >> 32;
        ((mixed >> 6) as usize % Self::LENGTH, 1 << (mixed % 64))
    }

    /// Whether the token is one of the words.
    #[inline]
    pub fn holds(&self, token: &Token) -> bool {
        let (at, bit) = Self::place(token.hash);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0) && self.spells(token, at, bit)
    }

    /// Whether the word with a bit, or another one with the same, is the token's. Seldom asked: kept out of the loops that ask.
    #[inline(never)]
    fn spells(&self, token: &Token, at: usize, bit: u64) -> bool {
        let rank = self.rank(at, bit);
        let word = self.order.get(rank).and_then(|at| self.words.get(usize::from(*at)));
        word.is_some_and(|word| *word == token.text) || self.words.iter().any(|word| same(word, token.text))
    }

    /// Whether token `at` is there and one of the words.
    pub fn holds_at(&self, tokens: &[Token], at: usize) -> bool {
        tokens.get(at).is_some_and(|t| self.holds(t))
    }
}

/// Whether two words are one. Of equally long ones the last bytes, which hold the tone, mostly tell them apart.
#[inline]
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.as_bytes().last() == b.as_bytes().last() && a == b
}

/// Several sets together: in which of them a word is, is told by one look for all of them.
pub struct WordSets {
    /// By hash, with open addresses; a power of two long, and at most half full.
    slots: Box<[Known]>,
    /// One bit for each word, as in [`WordSet`]: most words of a text are in no set.
    bits: [u64; WordSet::LENGTH],
}

/// A word of some sets.
#[derive(Clone, Copy, Default)]
struct Known {
    hash: u64,
    word: &'static str,
    /// One bit for each set, in their order; 0 where no word stands.
    sets: u16,
}

impl WordSets {
    /// These sets, 16 at most.
    pub fn new(sets: &[&WordSet]) -> Self {
        let length = (sets.iter().map(|s| s.words.len()).sum::<usize>() * 2).next_power_of_two();
        let mut out = Self { slots: vec![Known::default(); length].into(), bits: [0; WordSet::LENGTH] };
        for (n, set) in sets.iter().enumerate() {
            out.bits.iter_mut().zip(set.bits).for_each(|(all, own)| *all |= own);
            for word in set.words {
                let hash = word_hash(word);
                let at = out.place(hash, word, is_short(word));
                if let Some(known) = out.slots.get_mut(at) {
                    *known = Known { hash, word, sets: known.sets | 1 << n };
                }
            }
        }
        out
    }

    /// The sets that hold the token, one bit for each in their order.
    #[inline]
    pub fn holding(&self, token: &Token) -> u16 {
        let (at, bit) = WordSet::place(token.hash);
        if self.bits.get(at).is_none_or(|bits| bits & bit == 0) {
            return 0;
        }
        self.slots.get(self.place(token.hash, token.text, token.is_short())).map_or(0, |known| known.sets)
    }

    /// Where a word stands, or the free place for it. The hash of a short one spells it among the short ones.
    #[inline]
    fn place(&self, hash: u64, word: &str, short: bool) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (hash ^ hash >> 32) as usize & mask;
        let other = |k: &Known| k.hash != hash || is_short(k.word) != short || !short && k.word != word;
        while self.slots.get(at).is_some_and(|k| k.sets != 0 && other(k)) {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Which words stand in a sentence, by the bits that they have in any set: what needs a word that is not there is asked for nothing
/// else.
pub struct Seen([u64; WordSet::LENGTH]);

impl Seen {
    /// The words of these tokens.
    pub fn new(tokens: &[Token]) -> Self {
        let mut seen = [0; WordSet::LENGTH];
        for token in tokens {
            let (at, bit) = WordSet::place(token.hash);
            if let Some(bits) = seen.get_mut(at) {
                *bits |= bit;
            }
        }
        Self(seen)
    }
}

#[cfg(test)]
mod tests {
    use super::{Seen, WordSet, WordSets};
    use crate::normalize::{View, tokenize};

    #[test]
    fn holds_its_words_and_no_others() {
        static SET: WordSet = WordSet::new(&["hai", "ba", "mười"]);
        let text = "hai mươi mười ba bà";
        let view = View::new(text);
        let tokens = tokenize(&view, text, 0, view.text().len());
        let held: Vec<bool> = (0..=tokens.len()).map(|at| SET.holds_at(&tokens, at)).collect();
        assert_eq!(held, [true, false, true, true, false, false]);
        let stands = |from: usize| tokens.get(from..).is_some_and(|t| SET.stands(t, &Seen::new(t)));
        assert_eq!([stands(0), stands(3), stands(4)], [true, true, false]);
    }

    #[test]
    fn one_look_tells_all_sets_of_a_word() {
        static NUMERALS: WordSet = WordSet::new(&["hai", "mười"]);
        static OTHERS: WordSet = WordSet::new(&["mươi", "hai", "thường"]);
        let sets = WordSets::new(&[&NUMERALS, &OTHERS]);
        let text = "hai mươi mười thường bà";
        let view = View::new(text);
        let held: Vec<u16> = tokenize(&view, text, 0, view.text().len()).iter().map(|t| sets.holding(t)).collect();
        assert_eq!(held, [0b11, 0b10, 0b01, 0b10, 0]);
    }
}
