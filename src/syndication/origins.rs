//! How many independent origins prints have.
use crate::model::{Claim, Source};
use std::collections::{BTreeMap, VecDeque};

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

/// How many independent origins there are: the most prints of which no two come from one publisher or are
/// one text (a group of copies, or a long quote that is the same to the letter). Aggregators never count.
pub fn origins<'a>(prints: impl IntoIterator<Item = Print<'a>>) -> usize {
    let mut texts = Texts::default();
    let mut publishers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for print in prints.into_iter().filter(|p| !p.source.aggregator) {
        let source = print.source;
        let name = source.publisher.as_deref().or(source.url.as_deref()).unwrap_or(&source.doc_id);
        let next = publishers.len();
        let publisher = *publishers.entry(name).or_insert(next);
        let text = texts.node(Mark::Document(source.group.as_deref().unwrap_or(&source.doc_id)));
        if print.claim.quote.len() >= REPRINT {
            let quote = texts.node(Mark::Quote(&print.claim.quote));
            texts.join(text, quote);
        }
        pairs.push((publisher, text));
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark<'a> {
    Document(&'a str),
    Quote(&'a str),
}

#[derive(Debug, Default)]
struct Texts<'a> {
    nodes: BTreeMap<Mark<'a>, usize>,
    parent: Vec<usize>,
}

impl<'a> Texts<'a> {
    fn node(&mut self, mark: Mark<'a>) -> usize {
        let next = self.parent.len();
        let node = *self.nodes.entry(mark).or_insert(next);
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
        let mut reached: BTreeMap<usize, usize> = BTreeMap::new();
        let mut held: BTreeMap<usize, usize> = BTreeMap::new();
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
