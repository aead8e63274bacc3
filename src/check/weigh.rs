//! How likely each value of a dispute is: [`crate::trust`] over the claims that give it and the arithmetic that bears it out.
use super::conflict::{Conflict, Says, Term};
use super::movement::base_key;
use super::range::size;
use super::said::{Key, Said};
use super::values::{agree_on, decimals, scales};
use super::view::View;
use crate::model::Authority;
use crate::syndication::Mark;
use crate::trust::{Witness, posterior};
use foldhash::{HashMap, HashSet};

/// A value of a dispute with its weight.
#[derive(Debug, Clone)]
pub(crate) struct Weight {
    pub term: Term,
    /// The same figure written otherwise: rounded, or on another scale.
    pub also: Vec<Term>,
    /// Probability that it is the true one, 0–1.
    pub probability: f64,
    /// Independent origins that give it.
    pub origins: usize,
    /// Claims about other editions that lead to this value.
    pub borne_out_by: Vec<Term>,
    /// How many documents give it, and how many of the claims are sure of their list: what settles a tie.
    standing: (usize, bool),
}

/// How much less likely a rank is that another subject holds undisputed.
const TAKEN: f64 = 0.7;

/// What is left of a rank that the list does not have: the list itself may be misread.
const IMPOSSIBLE: f64 = 0.01;

/// How much likelier a value is from which other figures follow, whoever gives them.
const ADDS_UP: f64 = 1.3;

/// The surest that a reading of an article is taken for: how well confidence is calibrated beyond is not known.
const SUREST: f64 = 0.9;

/// Possible values of a score or a movement besides the true one, for want of a list.
const MANY: u32 = 60;

/// The values of a dispute, the likeliest first.
///
/// `against` has the ranks that other subjects hold for certain.
pub(super) fn weigh(conflict: &Conflict, against: &HashSet<Term>, world: &impl View) -> Vec<Weight> {
    let Some(first) = conflict.terms.first() else { return Vec::new() };
    // Bounds are no values of their own: each speaks for the values that keep it.
    let (bounds, values): (Vec<Term>, Vec<Term>) = conflict.terms.iter().partition(|t| matches!(t.says, Says::AtMost(_) | Says::Last));
    let values = if values.is_empty() { conflict.terms.clone() } else { values };
    let values = figures(values, world);
    let mut origins = Origins::default();
    let mut votes: Vec<Witness> = Vec::new();
    let mut weights: Vec<Weight> = Vec::with_capacity(values.len());
    for (value, (term, also)) in values.iter().enumerate() {
        let who: Vec<&Said> = std::iter::once(term).chain(also).flat_map(|t| conflict.witnesses(t, world)).collect();
        votes.extend(who.iter().filter_map(|s| origins.vote(s, value, false, world)));
        let mut borne_out_by = Vec::new();
        for support in supports(term, world) {
            let there = support.witnesses(world);
            let fresh = there.iter().filter(|s| !who.iter().any(|w| w.source == s.source));
            votes.extend(fresh.filter_map(|s| origins.vote(s, value, true, world)));
            borne_out_by.push(support);
        }
        for bound in bounds.iter().filter(|b| values.len() > 1 && keeps(term, b, world)) {
            votes.extend(bound.witnesses(world).iter().filter_map(|s| origins.vote(s, value, true, world)));
        }
        let mut documents: Vec<u32> = who.iter().map(|s| s.source).collect();
        documents.sort_unstable();
        documents.dedup();
        weights.push(Weight {
            term: *term,
            also: also.clone(),
            probability: 0.0,
            origins: world.origins(&who),
            borne_out_by,
            standing: (documents.len(), who.iter().any(|s| !s.presumed)),
        });
    }
    // Only now is it known who is one with whom.
    for vote in &mut votes {
        vote.origin = origins.root(vote.origin);
    }
    let wrong = match first.says {
        Says::Rank(_) | Says::AtMost(_) | Says::Last => size(&first.key, world).map_or(MANY, |n| n.saturating_sub(1)),
        _ => MANY,
    };
    for (weight, probability) in weights.iter_mut().zip(posterior(values.len(), &votes, wrong)) {
        weight.probability = probability;
    }
    let named: f64 = weights.iter().map(|w| w.probability).sum();
    for weight in &mut weights {
        if against.contains(&weight.term) {
            weight.probability *= TAKEN;
        }
        if matches!(weight.term.says, Says::Rank(r) if r == 0 || size(&weight.term.key, world).is_some_and(|n| r > n)) {
            weight.probability *= IMPOSSIBLE;
        }
        // A text whose own sums hold was hardly mistyped, however few origins it has.
        if !weight.borne_out_by.is_empty() {
            weight.probability *= ADDS_UP;
        }
    }
    let left: f64 = weights.iter().map(|w| w.probability).sum();
    if left > 0.0 {
        weights.iter_mut().for_each(|w| w.probability *= named / left);
    }
    weights.sort_by(|a, b| {
        b.probability
            .total_cmp(&a.probability)
            .then_with(|| (b.borne_out_by.len(), b.standing).cmp(&(a.borne_out_by.len(), a.standing)))
            .then_with(|| a.term.cmp(&b.term))
    });
    weights
}

/// Values with those that may be the same figure, the one with the most decimals first.
fn figures(values: Vec<Term>, world: &impl View) -> Vec<(Term, Vec<Term>)> {
    let score = |t: &Term| if let Says::Score(bits) = t.says { Some(f64::from_bits(bits)) } else { None };
    let Some(scales) = values.first().map(|t| scales(world.ontology().index(world.text(t.key.index)))) else { return Vec::new() };
    let mut values = values;
    values.sort_by_key(|t| (std::cmp::Reverse(score(t).map(decimals)), *t));
    let mut out: Vec<(Term, Vec<Term>)> = Vec::new();
    for term in values {
        let same = |first: &Term| score(first).zip(score(&term)).is_some_and(|(a, b)| agree_on(a, b, scales));
        match out.iter_mut().find(|(first, _)| same(first)) {
            Some((_, also)) => also.push(term),
            None => out.push((term, Vec::new())),
        }
    }
    out
}

/// Whether a value keeps a bound.
fn keeps(term: &Term, bound: &Term, world: &impl View) -> bool {
    match (term.says, bound.says) {
        (Says::Rank(r), Says::AtMost(b)) => r <= b,
        (Says::Rank(r), Says::Last) => size(&term.key, world).is_some_and(|n| r + 3 >= n),
        _ => false,
    }
}

/// Assertions about other editions from which a value of this dispute follows.
fn supports(term: &Term, world: &impl View) -> Vec<Term> {
    match term.says {
        Says::Rank(rank) => {
            let mut found = later(&term.key, rank, world);
            // The claim's own movement leads to a rank that is known.
            for said in world.of(&term.key).iter().filter(|s| s.rank == Some(rank)) {
                let Some((delta, base)) = said.moved() else { continue };
                let before = base_key(&term.key, base, world)
                    .filter(|b| world.only_rank(b).map(i64::from) == Some(i64::from(rank) + i64::from(delta)));
                found.extend(before.and_then(|key| Some(Term { key, says: Says::Rank(world.only_rank(&key)?) })));
            }
            found.sort_unstable();
            found.dedup();
            found
        }
        Says::Moved(delta, base) => {
            let Some((now, key)) = world.only_rank(&term.key).zip(base_key(&term.key, base, world)) else { return Vec::new() };
            let leads = |s: &Said| s.rank.is_some_and(|before| i64::from(before) - i64::from(now) == i64::from(delta));
            let before = world.of(&key).iter().find(|s| leads(s)).and_then(|s| s.rank);
            before.map(|before| Term { key, says: Says::Rank(before) }).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Movements of the next two editions that lead back to this rank.
fn later(key: &Key, rank: u32, world: &impl View) -> Vec<Term> {
    let leads = |s: &&Said| s.rank.zip(s.delta).is_some_and(|(now, delta)| i64::from(now) + i64::from(delta) == i64::from(rank));
    let term = |s: &Said| Some(Term { key: s.key, says: Says::Arrived(s.rank?, s.delta?, s.base_year?) });
    later_steps(key, world).into_iter().filter(leads).filter_map(term).collect()
}

/// Ranks of the next two editions that are told with a movement against this one.
pub(crate) fn later_steps<'w>(key: &Key, world: &'w impl View) -> Vec<&'w Said> {
    let mut found = Vec::new();
    for year in key.year + 1..=key.year + 2 {
        let mut lists = vec![key.list, world.symbol(super::lists::BEFORE)];
        lists.dedup();
        for list in lists {
            let there = Key { year, list, ..*key };
            let back = |s: &&Said| s.rank.is_some() && s.delta.is_some() && s.base_year == Some(key.year);
            if base_key(&there, key.year, world).is_some_and(|b| b == *key) {
                found.extend(world.of(&there).iter().filter(back));
            }
        }
    }
    found
}

/// Numbers for origins: documents that share a text, a long quote or a publisher are of one.
#[derive(Debug, Default)]
struct Origins {
    parent: Vec<u32>,
    nodes: HashMap<(u8, u64), u32>,
}

impl Origins {
    fn vote(&mut self, said: &Said, value: usize, indirect: bool, world: &impl View) -> Option<Witness> {
        let mark = world.mark(said).filter(|m| !m.aggregator)?;
        let authority = world.about(said)?.authority;
        Some(Witness {
            value,
            origin: self.of(&mark),
            authority,
            accuracy: None,
            extraction: match (authority, f64::from(said.confidence)) {
                (Authority::Official, c) if c > 0.0 => c,
                (Authority::Official, _) => 1.0,
                (_, c) if c > 0.0 => c.min(SUREST),
                _ => SUREST,
            },
            indirect,
        })
    }

    fn of(&mut self, mark: &Mark) -> u32 {
        let publisher = self.node((0, mark.publisher));
        let text = self.node((1, mark.text));
        let mut root = publisher.min(text);
        self.join(publisher, text);
        if mark.quote != 0 {
            let quote = self.node((2, mark.quote));
            self.join(root, quote);
            root = root.min(quote);
        }
        self.root(root)
    }

    fn node(&mut self, name: (u8, u64)) -> u32 {
        let next = u32::try_from(self.parent.len()).unwrap_or(u32::MAX);
        let node = *self.nodes.entry(name).or_insert(next);
        if node == next {
            self.parent.push(next);
        }
        self.root(node)
    }

    fn root(&self, mut node: u32) -> u32 {
        while let Some(up) = self.parent.get(node as usize).copied().filter(|up| *up != node) {
            node = up;
        }
        node
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parent.get_mut(a.max(b) as usize) {
            *parent = a.min(b);
        }
    }
}
