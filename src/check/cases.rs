//! From conflicts to causes: one finding a cause, not one a pair.
//!
//! In a dispute over one value the likeliest value is kept and the others are suspects. Whatever else fails because of
//! a suspect (a movement that does not add up, a rank that collides) follows from that dispute. Of the conflicts that
//! are left, those that one fact explains are one case: the fact in most of them is taken first, the worst founded of
//! several (the greedy way to a smallest hitting set, Reiter 1987; exact where a fact explains all).
use super::conflict::{Class, Conflict, Says, Term};
use super::movement::arithmetic;
use super::said::Key;
use super::shared_rank;
use super::weigh::Weight;
use super::world::World;
use crate::model::FindingKind;
use foldhash::{HashMap, HashMapExt as _, HashSet};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Conflicts that are sorted into causes together; more than this are taken one by one.
const TOGETHER: usize = 400;

/// A value as likely as this is settled: what else fails because of it has another cause.
const SETTLED: f64 = 0.8;

/// A cause: one conflict that says it best, and what only follows.
#[derive(Debug)]
pub(crate) struct Case {
    pub primary: Conflict,
    /// The values of a dispute, the likeliest first.
    pub weights: Vec<Weight>,
    /// Values that are out of line.
    pub suspects: Vec<Term>,
    pub follows: Vec<Conflict>,
    /// The search for fewer causes stopped at its bound.
    pub bounded: bool,
}

impl Case {
    fn new(primary: Conflict) -> Self {
        Self { bounded: primary.bounded, primary, weights: Vec::new(), suspects: Vec::new(), follows: Vec::new() }
    }

    fn dispute(primary: Conflict, weights: Vec<Weight>) -> Self {
        let kept = weights.first();
        let out_of_line = |t: &Term| kept.is_some_and(|k| excludes(&k.term, t) && !k.also.contains(t));
        let suspects = primary.terms.iter().copied().filter(out_of_line).collect();
        Self { weights, suspects, ..Self::new(primary) }
    }

    /// The page that the first value out of line stands on, with the index.
    pub fn page(&self, world: &World<'_>) -> Option<(u32, crate::check::Sym)> {
        let suspect = self.suspects.first()?;
        let said = self.primary.witnesses(suspect, world).into_iter().min_by_key(|s| s.claim)?;
        Some((said.source, suspect.key.index))
    }

    /// Whether a term of another conflict is one of the values out of line, or of those that may be while nothing is settled.
    fn accuses(&self, term: &Term) -> bool {
        let open = self.weights.first().filter(|w| w.probability < SETTLED).map(|w| w.term);
        self.suspects.iter().chain(&open).any(|s| {
            s.key == term.key
                && match (s.says, term.says) {
                    (Says::Rank(a), Says::Rank(b) | Says::Arrived(b, ..) | Says::Place(b, _)) => a == b,
                    (Says::Moved(d, base), Says::Moved(e, at) | Says::Arrived(_, e, at)) => (d, base) == (e, at),
                    (a, b) => a == b,
                }
        })
    }
}

/// Whether two values of one dispute exclude each other.
fn excludes(kept: &Term, other: &Term) -> bool {
    match (kept.says, other.says) {
        (a, b) if a == b => false,
        (Says::Rank(r), Says::AtMost(b)) | (Says::AtMost(b), Says::Rank(r)) => r > b,
        _ => true,
    }
}

/// Sorts conflicts into cases; notes stay as they are. `weigh` gives the weights of a dispute, knowing of the ranks that other
/// subjects hold for certain.
pub(super) fn sort(
    conflicts: Vec<Conflict>,
    world: &World<'_>,
    weigh: impl Fn(&Conflict, &HashSet<Term>) -> Vec<Weight> + Sync,
) -> (Vec<Case>, Vec<Conflict>) {
    let (notes, conflicts): (Vec<Conflict>, Vec<Conflict>) = conflicts.into_iter().partition(|c| c.class == Class::Note);
    let (disputes, others): (Vec<Conflict>, Vec<Conflict>) = conflicts.into_iter().partition(|c| c.kind == FindingKind::SameFact);
    let against = taken(&others, world);
    let weighed: Vec<Case> = disputes
        .into_par_iter()
        .map(|dispute| {
            let weights = weigh(&dispute, &against);
            Case::dispute(dispute, weights)
        })
        .collect();
    let mut cases = disputed(weighed, world);
    let mut by_fact: HashMap<Key, Vec<usize>> = HashMap::new();
    for (at, case) in cases.iter().enumerate() {
        if let Some(key) = case.primary.about {
            by_fact.entry(key).or_default().push(at);
        }
    }
    let mut left = Vec::new();
    for conflict in others {
        let mut to: Vec<usize> = Vec::new();
        let accusing = |term: &Term| {
            let there = by_fact.get(&term.key).map_or(&[][..], Vec::as_slice);
            there.iter().copied().filter(|at| cases.get(*at).is_some_and(|c| c.accuses(term))).collect::<Vec<usize>>()
        };
        // A movement fails against all ranks of the earlier edition: one of them out of line is not the reason.
        let base = if conflict.kind == FindingKind::Movement { sum_of(&conflict).map(|(_, base)| base) } else { None };
        let earlier = |t: &&Term| Some(t.key.year) == base && matches!(t.says, Says::Rank(_));
        let all_earlier = conflict.terms.iter().filter(earlier).all(|t| !accusing(t).is_empty());
        for term in conflict.terms.iter().filter(|t| all_earlier || !earlier(t)) {
            to.extend(accusing(term));
        }
        to.sort_unstable();
        to.dedup();
        if to.is_empty() {
            left.push(conflict);
            continue;
        }
        if let Some(rest) = without_suspects(&conflict, &to, &cases, world) {
            left.push(rest);
        }
        for at in to {
            if let Some(case) = cases.get_mut(at) {
                case.follows.push(conflict.clone());
            }
        }
    }
    cases.extend(explained(left, world));
    (cases, notes)
}

/// Disputes as cases; several over one fact in which the same claims are out of line are one.
fn disputed(weighed: Vec<Case>, world: &World<'_>) -> Vec<Case> {
    let mut by_fact: BTreeMap<Option<Key>, Vec<Case>> = BTreeMap::new();
    for case in weighed {
        by_fact.entry(case.primary.about).or_default().push(case);
    }
    let mut cases = Vec::with_capacity(by_fact.len());
    for mut here in by_fact.into_values() {
        if here.len() < 2 {
            cases.append(&mut here);
            continue;
        }
        // Ranks first, then movements, then scores.
        here.sort_by_key(|c| c.primary.terms.first().map(|t| t.says));
        let mut kept: Vec<Case> = Vec::new();
        for case in here {
            let out_of_line = claims(&case, world);
            match kept.iter_mut().find(|k| claims(k, world).iter().any(|c| out_of_line.contains(c))) {
                Some(cause) => cause.follows.push(case.primary),
                None => kept.push(case),
            }
        }
        cases.append(&mut kept);
    }
    cases
}

/// Ranks that another subject holds, and nobody disputes it.
fn taken(conflicts: &[Conflict], world: &World<'_>) -> HashSet<Term> {
    let collisions = conflicts.iter().filter(|c| c.kind == FindingKind::SharedRank);
    let held = |c: &Conflict, t: &Term| c.terms.iter().any(|o| o.key != t.key && world.only_rank(&o.key).is_some());
    collisions.flat_map(|c| c.terms.iter().filter(move |t| held(c, t)).copied()).collect()
}

fn claims(case: &Case, world: &World<'_>) -> HashSet<u64> {
    case.suspects.iter().flat_map(|t| case.primary.witnesses(t, world)).map(|s| s.claim).collect()
}

/// Of units on one rank, those that are still too many when the ones out of line are left out.
fn without_suspects(conflict: &Conflict, to: &[usize], cases: &[Case], world: &World<'_>) -> Option<Conflict> {
    if conflict.kind != FindingKind::SharedRank {
        return None;
    }
    let accused = |t: &Term| to.iter().filter_map(|at| cases.get(*at)).any(|c| c.accuses(t));
    let rest: Vec<Term> = conflict.terms.iter().copied().filter(|t| !accused(t)).collect();
    let rank = rest.iter().find_map(|t| if let Says::Rank(r) = t.says { Some(r) } else { None })?;
    let keys: Vec<Key> = rest.iter().map(|t| t.key).collect();
    (rest.len() > 1 && !shared_rank::tied(&keys, rank, world)).then(|| Conflict {
        about: rest.first().map(|t| t.key),
        terms: rest,
        ..conflict.clone()
    })
}

/// Conflicts without a dispute behind them, by the fact that explains most of them.
fn explained(conflicts: Vec<Conflict>, world: &World<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    for group in connected(conflicts) {
        if group.len() == 1 || group.len() > TOGETHER {
            let bounded = group.len() > 1;
            cases.extend(group.into_iter().map(|c| Case { bounded: c.bounded || bounded, ..Case::new(c) }));
            continue;
        }
        let mut group = group;
        while !group.is_empty() {
            let (inside, outside) = split(group, world);
            group = outside;
            let mut inside = inside;
            inside.sort_by_key(|c| (c.kind, c.terms.len(), c.terms.clone()));
            let mut rest = inside.into_iter();
            if let Some(primary) = rest.next() {
                cases.push(Case { follows: rest.collect(), ..Case::new(primary) });
            }
        }
    }
    cases
}

/// The conflicts that one fact explains, and the others.
fn split(group: Vec<Conflict>, world: &World<'_>) -> (Vec<Conflict>, Vec<Conflict>) {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for conflict in &group {
        let mut keys: Vec<Key> = conflict.terms.iter().map(|t| t.key).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let standing = |key: &Key| {
        let said: Vec<_> = world.of(key).iter().collect();
        (said.iter().any(|s| world.source(s).authority == crate::model::Authority::Official), world.origins(&said))
    };
    let best = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| standing(b.0).cmp(&standing(a.0))).then_with(|| b.0.cmp(a.0)));
    match best.map(|(key, _)| *key) {
        Some(key) => {
            // Told of the fact that explains it, where the conflict may be told of any of its facts.
            let (mut inside, outside): (Vec<_>, Vec<_>) = group.into_iter().partition(|c| c.terms.iter().any(|t| t.key == key));
            for conflict in &mut inside {
                if conflict.kind == FindingKind::SharedRank {
                    conflict.about = conflict.about.map(|_| key);
                }
            }
            (inside, outside)
        }
        None => {
            let mut group = group;
            let first = group.drain(..1).collect();
            (first, group)
        }
    }
}

/// Conflicts that have facts in common, directly or through others.
fn connected(conflicts: Vec<Conflict>) -> Vec<Vec<Conflict>> {
    let mut parent: Vec<usize> = (0..conflicts.len()).collect();
    fn root(parent: &[usize], mut at: usize) -> usize {
        while let Some(up) = parent.get(at).copied().filter(|up| *up != at) {
            at = up;
        }
        at
    }
    let mut first: HashMap<Key, usize> = HashMap::new();
    for (at, conflict) in conflicts.iter().enumerate() {
        for term in &conflict.terms {
            let other = *first.entry(term.key).or_insert(at);
            let (a, b) = (root(&parent, at), root(&parent, other));
            if let Some(slot) = parent.get_mut(a.max(b)) {
                *slot = a.min(b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<Conflict>> = BTreeMap::new();
    for (at, conflict) in conflicts.into_iter().enumerate() {
        groups.entry(root(&parent, at)).or_default().push(conflict);
    }
    groups.into_values().collect()
}

/// The sum in a conflict over a movement: `27 + 22 = 49`, with the edition that it leads to.
pub(super) fn sum_of(conflict: &Conflict) -> Option<(String, i32)> {
    let rank_at = |key: &Key| {
        conflict.terms.iter().find_map(|t| match t.says {
            Says::Rank(r) if t.key == *key => Some(r),
            _ => None,
        })
    };
    conflict.terms.iter().find_map(|t| match t.says {
        Says::Arrived(rank, delta, base) => Some((arithmetic(rank, delta), base)),
        Says::Moved(delta, base) => Some((arithmetic(rank_at(&t.key)?, delta), base)),
        _ => None,
    })
}
