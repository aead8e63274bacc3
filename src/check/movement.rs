//! Movement: `R(y₀) − R(y₁) = moved`, where y₁ is the edition at hand and y₀ the one it is compared with.
//!
//! Movements chain. An edition for which nobody gives a rank still has one by each of
//!
//! - `R(y₀) = R(y₁) + moved(y₁, y₀)`, from a later edition's rank and movement,
//! - `R(y₁) = R(y₀) − moved(y₁, y₀)`, from an earlier edition's rank and a movement told without one,
//!
//! and two ways that lead to two ranks cannot both be right. Ways of up to [`LONGEST`] claims are tried; where a rank
//! is given, longer ones need not be: the claims before and after it are compared with it.
//!
//! Ranks of different lists (63 and 34 provinces) are not comparable; such a movement is a note.
use super::conflict::{Class, Conflict, Says, Term};
use super::facts::FactAt;
use super::lists;
use super::range::size;
use super::said::{Key, Said};
use super::view::View;
use super::world::World;
use crate::model::{FindingKind, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Claims in the longest chain that is tried.
const LONGEST: usize = 4;

/// Ways to the rank of one edition that are kept.
const MOST_WAYS: usize = 8;

/// Tries the rule on a line that tells of a movement.
pub(super) fn find(line: &[FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    if line.iter().any(|f| f.moves) {
        Line::new(line, world).conflicts(out);
    }
}

/// A rank that follows, and the assertions that it follows from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    rank: i64,
    terms: Vec<Term>,
}

/// A movement as stated: the fact it ends at, the rank there, the edition it is compared with.
struct Step {
    key: Key,
    before: Key,
    delta: i32,
    base: i32,
    /// The rank that the claim itself gives, else the one everybody gives.
    rank: Option<u32>,
    /// Whether the claim itself gives it.
    own: bool,
    presumed: bool,
}

impl Step {
    /// The assertions behind the end of the movement.
    fn terms(&self, rank: u32) -> Vec<Term> {
        let at = |says| Term { key: self.key, says };
        if self.own {
            vec![at(Says::Arrived(rank, self.delta, self.base))]
        } else {
            vec![at(Says::Moved(self.delta, self.base)), at(Says::Rank(rank))]
        }
    }
}

struct Line<'a, 'o> {
    facts: &'a [FactAt],
    world: &'a World<'o>,
    steps: Vec<Step>,
    across: Vec<Step>,
}

impl<'a, 'o> Line<'a, 'o> {
    fn new(facts: &'a [FactAt], world: &'a World<'o>) -> Self {
        let mut line = Self { facts, world, steps: Vec::new(), across: Vec::new() };
        for fact in facts.iter().filter(|f| f.moves) {
            let mut seen: BTreeSet<(Option<u32>, i32, i32)> = BTreeSet::new();
            for said in world.at(fact) {
                let Some((delta, base)) = said.moved() else { continue };
                if !seen.insert((said.rank, delta, base)) {
                    continue;
                }
                let rank = said.rank.or(fact.only_rank);
                let same = |s: &&Said| s.rank == said.rank && s.moved() == said.moved();
                let presumed = world.at(fact).iter().filter(same).all(|s| s.presumed);
                let step = Step { key: fact.key, before: fact.key, delta, base, rank, own: said.rank.is_some(), presumed };
                match base_key(&fact.key, base, world) {
                    Some(before) => line.steps.push(Step { before, ..step }),
                    None => line.across.push(step),
                }
            }
        }
        line
    }

    fn fact(&self, key: &Key) -> Option<&FactAt> {
        self.facts.iter().find(|f| f.key == *key)
    }

    fn ranks(&self, key: &Key) -> BTreeSet<u32> {
        self.fact(key).map(|f| self.world.at(f).iter().filter_map(|s| s.rank).collect()).unwrap_or_default()
    }

    fn conflicts(&self, out: &mut Vec<Conflict>) {
        self.across_lists(out);
        let mut silent: BTreeSet<Key> = BTreeSet::new();
        for step in &self.steps {
            let known = self.ranks(&step.before);
            if let Some(rank) = step.rank {
                let implied = i64::from(rank) + i64::from(step.delta);
                let outside = implied < 1 || size(&step.before, self.world).is_some_and(|n| implied > i64::from(n));
                if outside || (!known.is_empty() && !known.iter().any(|k| i64::from(*k) == implied)) {
                    let mut terms = step.terms(rank);
                    // A rank that the list does not have needs no other to be wrong.
                    let others = known.iter().filter(|_| !outside);
                    terms.extend(others.map(|k| Term { key: step.before, says: Says::Rank(*k) }));
                    out.push(Conflict::of(FindingKind::Movement, terms));
                }
            }
            if known.is_empty() {
                silent.insert(step.before);
            }
            if step.rank.is_none() && self.ranks(&step.key).is_empty() {
                silent.insert(step.key);
            }
        }
        for key in silent {
            self.chained(&key, out);
        }
    }

    /// Ways to the rank of an edition for which nobody gives one, compared with each other.
    fn chained(&self, key: &Key, out: &mut Vec<Conflict>) {
        let mut ways = self.ways(key, &mut vec![*key]);
        let bounded = ways.len() >= MOST_WAYS;
        ways.sort_unstable_by(|a, b| (a.terms.len(), a).cmp(&(b.terms.len(), b)));
        let Some((first, rest)) = ways.split_first() else { return };
        for other in rest.iter().filter(|w| w.rank != first.rank) {
            let mut terms = first.terms.clone();
            terms.extend(other.terms.iter().filter(|t| !first.terms.contains(t)));
            // Two movements of one fact against one year are a dispute over that movement already.
            let twice = |t: &Term, u: &Term| t.key == u.key && moved(t).zip(moved(u)).is_some_and(|(a, b)| a.1 == b.1 && a.0 != b.0);
            if terms.iter().enumerate().any(|(i, t)| terms.iter().skip(i + 1).any(|u| twice(t, u) || two_ranks(t, u))) {
                continue;
            }
            out.push(Conflict { about: Some(*key), bounded, ..Conflict::of(FindingKind::Movement, terms) });
        }
    }

    fn ways(&self, key: &Key, through: &mut Vec<Key>) -> Vec<Way> {
        let mut ways = Vec::new();
        for step in &self.steps {
            if step.before == *key
                && let Some(rank) = step.rank
            {
                ways.push(Way { rank: i64::from(rank) + i64::from(step.delta), terms: step.terms(rank) });
            }
            if step.key == *key && step.rank.is_none() && !through.contains(&step.before) {
                let told = Term { key: step.key, says: Says::Moved(step.delta, step.base) };
                let below = self.ranks(&step.before);
                let given = below.iter().map(|r| Way { rank: i64::from(*r), terms: vec![Term { key: step.before, says: Says::Rank(*r) }] });
                let mut before: Vec<Way> = given.collect();
                if before.is_empty() && through.len() < LONGEST {
                    through.push(step.before);
                    before = self.ways(&step.before, through);
                    through.pop();
                }
                ways.extend(before.into_iter().filter(|w| w.terms.len() < LONGEST).map(|mut w| {
                    w.rank -= i64::from(step.delta);
                    w.terms.insert(0, told);
                    w
                }));
            }
            if ways.len() >= MOST_WAYS {
                break;
            }
        }
        ways
    }

    fn across_lists(&self, out: &mut Vec<Conflict>) {
        let mut certain: BTreeMap<(Key, i32), Vec<Term>> = BTreeMap::new();
        for step in self.across.iter().filter(|s| !s.presumed) {
            let says = match step.rank.filter(|_| step.own) {
                Some(rank) => Says::Arrived(rank, step.delta, step.base),
                None => Says::Moved(step.delta, step.base),
            };
            certain.entry((step.key, step.base)).or_default().push(Term { key: step.key, says });
        }
        for ((_, base), terms) in certain {
            out.push(Conflict {
                class: Class::Note,
                severity: Some(Severity::Info),
                identity: vec![format!("against {base}")],
                ..Conflict::of(FindingKind::TwoLists, terms)
            });
        }
    }
}

/// The movement in an assertion, with its base year.
fn moved(term: &Term) -> Option<(i32, i32)> {
    match term.says {
        Says::Moved(delta, base) | Says::Arrived(_, delta, base) => Some((delta, base)),
        _ => None,
    }
}

fn two_ranks(a: &Term, b: &Term) -> bool {
    let rank = |t: &Term| match t.says {
        Says::Rank(r) | Says::Arrived(r, ..) => Some(r),
        _ => None,
    };
    a.key == b.key && rank(a).zip(rank(b)).is_some_and(|(x, y)| x != y)
}

/// The same fact in the earlier edition; `None` when that edition has no comparable list.
pub(crate) fn base_key(key: &Key, base: i32, world: &impl View) -> Option<Key> {
    let index = world.text(key.index);
    let list = match world.list(key) {
        Some(lists::AFTER) if !lists::admissible(world.ontology().edition(index, base), base).after => return None,
        Some("63" | "64") => world.symbol(lists::before(index, base, world.ontology())),
        _ => key.list,
    };
    Some(Key { year: base, list, ..*key })
}

/// `37 + 22 = 59` or `44 − 21 = 23`.
pub(crate) fn arithmetic(rank: u32, delta: i32) -> String {
    let sign = if delta < 0 { '−' } else { '+' };
    format!("{rank} {sign} {} = {}", delta.unsigned_abs(), i64::from(rank) + i64::from(delta))
}
