//! Phrases over tokens: a trie whose words are numbered once, so that a step is a look into a table of numbers.
use crate::normalize::{Token, TokenKind, View, tokenize};
use foldhash::{HashMap, HashMapExt};

/// A trie over tokens with values at its nodes.
#[derive(Debug)]
pub struct Trie<V> {
    vocabulary: Vocabulary,
    /// The node behind a node and a word: `node << 32 | word`.
    edges: HashMap<u64, u32>,
    values: Vec<Vec<V>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { vocabulary: Vocabulary::default(), edges: HashMap::new(), values: vec![Vec::new()] }
    }
}

impl<V: PartialEq> Trie<V> {
    /// Adds a phrase. Hyphens, full stops and ampersands between its words do not count.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let view = View::new(phrase);
        let mut node = 0;
        for token in tokenize(&view, phrase, 0, view.text().len()) {
            if passed_over(&token) {
                continue;
            }
            let Some(word) = self.vocabulary.add(&token) else { return };
            let next_node = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
            let next = if node == 0 { &mut word.root } else { self.edges.entry(edge(node, word.word)).or_default() };
            if *next == 0 {
                *next = next_node;
                self.values.push(Vec::new());
            }
            node = *next;
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
        let mut node = Some(self.vocabulary.find(tokens.get(at)?)?.root).filter(|n| *n != 0)?;
        let mut best = None;
        let mut i = at;
        loop {
            if let Some(values) = self.values.get(node as usize).filter(|v| !v.is_empty())
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
            let next = tokens.get(i).and_then(|t| self.vocabulary.find(t)).and_then(|slot| self.edges.get(&edge(node, slot.word)));
            let Some(next) = next else { return best };
            node = *next;
        }
    }
}

fn edge(node: u32, word: u32) -> u64 {
    u64::from(node) << 32 | u64::from(word)
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
