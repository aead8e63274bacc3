//! Phrases over tokens: a trie whose words are numbered once, so that a step is a look into a table of numbers.
use crate::normalize::{Token, TokenKind, View, tokenize};
use foldhash::{HashMap, HashMapExt};

/// A trie over tokens with values at its nodes.
#[derive(Debug)]
pub struct Trie<V> {
    vocabulary: Vocabulary,
    /// The node of each word as the first of a phrase, 0 for words that begin none.
    roots: Vec<u32>,
    /// The node behind a node and a word: `node << 32 | word`.
    edges: HashMap<u64, u32>,
    values: Vec<Vec<V>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { vocabulary: Vocabulary::default(), roots: Vec::new(), edges: HashMap::new(), values: vec![Vec::new()] }
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
            let word = self.vocabulary.add(&token);
            self.roots.resize(self.vocabulary.words.len(), 0);
            let next_node = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
            let slot = match node {
                0 => self.roots.get_mut(word as usize),
                _ => Some(self.edges.entry(edge(node, word)).or_default()),
            };
            let Some(slot) = slot else { return };
            if *slot == 0 {
                *slot = next_node;
                self.values.push(Vec::new());
            }
            node = *slot;
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
        let word = self.vocabulary.find(tokens.get(at)?)?;
        let mut node = *self.roots.get(word as usize).filter(|n| **n != 0)?;
        let mut best = None;
        let mut i = at;
        loop {
            if let Some(values) = self.values.get(node as usize)
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
            let next = tokens.get(i).and_then(|t| self.vocabulary.find(t)).and_then(|word| self.edges.get(&edge(node, word)));
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

/// Words by number: a table with open addresses over the hashes that tokens carry.
#[derive(Debug, Default)]
struct Vocabulary {
    words: Vec<(u64, Box<str>)>,
    /// Numbers of words plus one, 0 where none stands; a power of two long, and at most half full.
    slots: Vec<u32>,
}

impl Vocabulary {
    /// The number of the word, when it is known.
    fn find(&self, token: &Token) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = place(token.hash);
        loop {
            let number = self.slots.get(at & mask)?.checked_sub(1)?;
            let (hash, word) = self.words.get(number as usize)?;
            if token.spells(word, *hash) {
                return Some(number);
            }
            at += 1;
        }
    }

    /// The number of the word, which is added when it is new.
    fn add(&mut self, token: &Token) -> u32 {
        if let Some(known) = self.find(token) {
            return known;
        }
        self.words.push((token.hash, token.text.into()));
        if self.words.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.words.len() * 4).next_power_of_two()];
            for number in 0..self.words.len() {
                self.settle(number);
            }
        } else {
            self.settle(self.words.len() - 1);
        }
        u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
    }

    /// Gives a word the first free slot from its own on.
    fn settle(&mut self, number: usize) {
        let (Some((hash, _)), Some(mask)) = (self.words.get(number), self.slots.len().checked_sub(1)) else { return };
        let mut at = place(*hash);
        while self.slots.get(at & mask).is_some_and(|s| *s != 0) {
            at += 1;
        }
        if let Some(slot) = self.slots.get_mut(at & mask) {
            *slot = u32::try_from(number + 1).unwrap_or(0);
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
