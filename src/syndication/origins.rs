//! How many independent origins prints have.
use crate::model::{Claim, Source};
use foldhash::HashMap;
use std::collections::VecDeque;
use std::hash::BuildHasher as _;

/// Quotes as long as this, in bytes, that read alike were copied even where the texts around them differ.
const REPRINT: usize = 80;

/// One print of a figure.
#[derive(Debug, Clone, Copy)]
pub struct Print<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Where it stands.
    pub source: &'a Source,
}

/// What of a print tells whether it is one with another. Equal marks stand for equal names and texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Who printed it.
    pub publisher: u64,
    /// The text, one for all copies of it.
    pub text: u64,
    /// The quote, when it is long; else 0.
    pub quote: u64,
    /// Whether the publisher prints what others wrote.
    pub aggregator: bool,
}

impl Mark {
    /// The mark of a document's figures, without a quote.
    pub fn of(source: &Source) -> Self {
        let name = source.publisher.as_deref().or(source.url.as_deref()).unwrap_or(&source.doc_id);
        let text = source.group.as_deref().unwrap_or(&source.doc_id);
        Self { publisher: text_mark(name), text: text_mark(text), quote: 0, aggregator: source.aggregator }
    }

    /// The same for one figure of the document.
    pub fn quoting(self, quote: &str) -> Self {
        Self { quote: if quote.len() >= REPRINT { text_mark(quote) } else { 0 }, ..self }
    }
}

/// A mark of a text, the same in every run and never 0.
pub fn text_mark(text: &str) -> u64 {
    foldhash::quality::FixedState::default().hash_one(text).max(1)
}

/// How many independent origins there are: the most prints of which no two come from one publisher or are
/// one text (a group of copies, or a long quote that is the same to the letter). Aggregators never count.
pub fn origins<'a>(prints: impl IntoIterator<Item = Print<'a>>) -> usize {
    independent(prints.into_iter().map(|p| Mark::of(p.source).quoting(&p.claim.quote)))
}

/// The same for prints known by their marks.
pub fn independent(marks: impl IntoIterator<Item = Mark>) -> usize {
    let mut texts = Texts::default();
    let mut publishers: HashMap<u64, usize> = HashMap::default();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for mark in marks.into_iter().filter(|m| !m.aggregator) {
        let next = publishers.len();
        let publisher = *publishers.entry(mark.publisher).or_insert(next);
        let text = texts.node(Node::Text(mark.text));
        if mark.quote != 0 {
            let quote = texts.node(Node::Quote(mark.quote));
            texts.join(text, quote);
        }
        pairs.push((publisher, text));
    }
    if pairs.len() < 2 {
        return pairs.len();
    }
    let mut printed: Vec<Vec<usize>> = vec![Vec::new(); publishers.len()];
    for (publisher, text) in pairs {
        let text = texts.root(text);
        if let Some(list) = printed.get_mut(publisher) {
            list.push(text);
        }
    }
    for list in &mut printed {
        list.sort_unstable();
        list.dedup();
    }
    matching(&printed, texts.parent.len())
}

/// What tells texts apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    Text(u64),
    Quote(u64),
}

#[derive(Debug, Default)]
struct Texts {
    nodes: HashMap<Node, usize>,
    parent: Vec<usize>,
}

impl Texts {
    fn node(&mut self, node: Node) -> usize {
        let next = self.parent.len();
        let node = *self.nodes.entry(node).or_insert(next);
        if node == next {
            self.parent.push(node);
        }
        node
    }

    fn root(&self, mut node: usize) -> usize {
        while let Some(up) = self.parent.get(node).copied().filter(|up| *up != node) {
            node = up;
        }
        node
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parent.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }
}

/// The most publishers that can each be given a text of their own, by augmenting paths.
fn matching(printed: &[Vec<usize>], texts: usize) -> usize {
    let mut holder: Vec<Option<usize>> = vec![None; texts];
    let mut count = 0;
    for start in 0..printed.len() {
        // From which publisher each text was reached; breadth first, so that depth is no matter.
        let mut reached: HashMap<usize, usize> = HashMap::default();
        let mut held: HashMap<usize, usize> = HashMap::default();
        let mut waiting = VecDeque::from([start]);
        let mut free = None;
        'search: while let Some(publisher) = waiting.pop_front() {
            for text in printed.get(publisher).into_iter().flatten() {
                if reached.contains_key(text) {
                    continue;
                }
                reached.insert(*text, publisher);
                match holder.get(*text).copied().flatten() {
                    None => {
                        free = Some(*text);
                        break 'search;
                    }
                    Some(other) => {
                        held.insert(other, *text);
                        waiting.push_back(other);
                    }
                }
            }
        }
        let Some(mut text) = free else { continue };
        count += 1;
        while let Some(publisher) = reached.get(&text).copied() {
            if let Some(slot) = holder.get_mut(text) {
                *slot = Some(publisher);
            }
            if publisher == start {
                break;
            }
            let Some(before) = held.get(&publisher).copied() else { break };
            text = before;
        }
    }
    count
}
