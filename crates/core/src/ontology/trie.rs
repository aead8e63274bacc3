//! Phrases over tokens: a trie whose words are numbered once, so that a step is a look into a table of numbers.
use super::phrases::Bits;
use crate::normalize::{Token, TokenKind, View, tokenize};
use foldhash::{HashMap, HashMapExt};

/// A trie over tokens with values at its nodes.
#[derive(Debug)]
pub struct Trie<V> {
    vocabulary: Vocabulary,
    /// The node behind a node and a word, with [`VALUED`] where a phrase ends.
    edges: HashMap<Edge, u32>,
    /// Which words may begin a phrase, and which may follow which node: nearly all words of a text are told by a bit that they do not,
    /// without a look into tables too large to be at hand.
    begins: Bits<256>,
    follows: Bits<1024>,
    values: Vec<Vec<V>>,
}

/// Set in the numbers of nodes that have values, so that those of the others are not fetched.
const VALUED: u32 = 1 << 31;

impl<V> Default for Trie<V> {
    fn default() -> Self {
        let (begins, follows) = (Bits::default(), Bits::default());
        Self { vocabulary: Vocabulary::default(), edges: HashMap::new(), begins, follows, values: vec![Vec::new()] }
    }
}

impl<V: PartialEq> Trie<V> {
    /// Adds a phrase. Hyphens, full stops and ampersands between its words do not count.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let view = View::new(phrase);
        let mut tokens = tokenize(&view, phrase, 0, view.text().len());
        tokens.retain(|t| !passed_over(t));
        let mut node = 0;
        for (i, token) in tokens.iter().enumerate() {
            let Some(word) = self.vocabulary.add(token) else { return };
            let next_node = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
            let next = if node == 0 {
                self.begins.add(behind(0, token));
                &mut word.root
            } else {
                self.follows.add(behind(node, token));
                self.edges.entry(Edge::of(node, token, word.word)).or_default()
            };
            if *next == 0 {
                *next = next_node;
                self.values.push(Vec::new());
            }
            if i + 1 == tokens.len() {
                *next |= VALUED;
            }
            node = *next & !VALUED;
        }
        if let Some(values) = self.values.get_mut(node as usize).filter(|_| node != 0)
            && !values.contains(&value)
        {
            values.push(value);
        }
    }

    /// The longest phrase that begins at `tokens[at]` and whose values `accept`: its values and the
    /// position one past its last token.
    pub fn longest(&self, tokens: &[Token], at: usize, accept: impl Fn(&V, &[Token]) -> bool) -> Option<(&[V], usize)> {
        let first = tokens.get(at).filter(|t| self.begins.bit(behind(0, t)) != 0)?;
        let mut next = Some(self.vocabulary.find(first)?.root).filter(|n| *n != 0)?;
        let mut best = None;
        let mut i = at;
        loop {
            let node = next & !VALUED;
            if next & VALUED != 0
                && let Some(values) = self.values.get(node as usize)
                && tokens.get(at..=i).is_some_and(|span| values.iter().any(|v| accept(v, span)))
            {
                best = Some((values.as_slice(), i + 1));
            }
            i += 1;
            while let Some(token) = tokens.get(i).filter(|t| passed_over(t)) {
                // A full stop joins only abbreviations: "TP. Hồ Chí Minh", never two sentences.
                let short = tokens.get(i - 1).is_some_and(|t| t.end - t.start <= 3);
                if token.is('.') && !short {
                    return best;
                }
                i += 1;
            }
            let token = tokens.get(i).filter(|t| self.follows.bit(behind(node, t)) != 0);
            let edge = token.and_then(|t| {
                let word = if t.is_short() { 0 } else { self.vocabulary.find(t)?.word };
                Some(Edge::of(node, t, word))
            });
            let Some(found) = edge.and_then(|edge| self.edges.get(&edge)) else { return best };
            next = *found;
        }
    }
}

/// A node and a word behind it: a short one by its hash, which spells it, so that it is not looked up; another by its number.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Edge {
    word: u64,
    /// The node, with the lowest bit for a word by its hash.
    node: u64,
}

impl Edge {
    fn of(node: u32, token: &Token, number: u32) -> Self {
        let short = token.is_short();
        Self { word: if short { token.hash } else { u64::from(number) }, node: u64::from(node) << 1 | u64::from(short) }
    }
}

/// A number for a word behind a node, or for one that begins a phrase, whose highest bits depend on all of both.
fn behind(node: u32, token: &Token) -> u64 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    (token.hash ^ token.hash >> 32 ^ u64::from(node) << 24).wrapping_mul(SPREAD)
}

fn passed_over(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punct('-' | '.' | '&' | '\''))
}

/// Words by number: a table with open addresses over the hashes that tokens carry. What most words are asked for, which is not there,
/// is told by the slot itself.
#[derive(Debug, Default)]
struct Vocabulary {
    words: Vec<Box<str>>,
    /// A power of two long, and at most half full.
    slots: Vec<Slot>,
}

/// Where a word stands.
#[derive(Debug, Default, Clone, Copy)]
struct Slot {
    hash: u64,
    /// Its number, from 1 on; 0 where none stands. With [`LONG`] where its hash alone does not spell it.
    word: u32,
    /// Its node as the first word of a phrase, 0 when it begins none.
    root: u32,
}

/// Set in the numbers of words whose letters must be compared.
const LONG: u32 = 1 << 31;

impl Vocabulary {
    /// The slot of the word, when it is known.
    #[inline]
    fn find(&self, token: &Token) -> Option<&Slot> {
        self.slots.get(self.place(token)?).filter(|s| s.word != 0)
    }

    /// The place of the word's slot, or of the free one for it.
    #[inline]
    fn place(&self, token: &Token) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = place(token.hash) & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.word == 0 || slot.hash == token.hash && self.spells(slot.word, token) {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether a word of the token's hash is the token's.
    #[inline]
    fn spells(&self, word: u32, token: &Token) -> bool {
        let long = word & LONG != 0;
        long != token.is_short() && (!long || self.words.get((word & !LONG) as usize - 1).is_some_and(|w| **w == *token.text))
    }

    /// The slot of the word, which is added when it is new.
    fn add(&mut self, token: &Token) -> Option<&mut Slot> {
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let at = self.place(token)?;
        let slot = self.slots.get_mut(at)?;
        if slot.word == 0 {
            self.words.push(token.text.into());
            let number = u32::try_from(self.words.len()).unwrap_or(0);
            *slot = Slot { hash: token.hash, word: if token.is_short() { number } else { number | LONG }, root: 0 };
        }
        Some(slot)
    }

    /// Moves all words to a table with room for as many again.
    fn grow(&mut self) {
        let length = (self.words.len() * 4).max(8).next_power_of_two();
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); length]);
        for known in old.into_iter().filter(|s| s.word != 0) {
            let mut at = place(known.hash) & (length - 1);
            while self.slots.get(at).is_some_and(|s| s.word != 0) {
                at = (at + 1) & (length - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = known;
            }
        }
    }
}

/// Where a word is looked for first: both halves of its hash, since all of its letters have mixed neither alone.
fn place(hash: u64) -> usize {
    (hash ^ hash >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::Trie;
    use crate::normalize::{View, tokenize};

    #[test]
    fn the_longest_phrase_wins() {
        let mut trie = Trie::default();
        for (phrase, value) in [("hạng", 1), ("hạng nhất", 2), ("PAR - INDEX", 3), ("nhất", 4)] {
            trie.insert(phrase, value);
        }
        let text = "xếp hạng nhất PAR INDEX hạng. Nhất";
        let view = View::new(text);
        let tokens = tokenize(&view, text, 0, view.text().len());
        let found = |at: usize| trie.longest(&tokens, at, |_, _| true).map(|(v, end)| (v.to_vec(), end));
        assert_eq!(found(0), None);
        assert_eq!(found(1), Some((vec![2], 3)));
        assert_eq!(found(3), Some((vec![3], 5)));
        assert_eq!(found(5), Some((vec![1], 6)));
        assert_eq!(trie.longest(&tokens, 1, |v, _| *v == 1), Some((&[1][..], 2)));
    }
}
