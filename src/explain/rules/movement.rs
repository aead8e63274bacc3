//! Ranks of other editions: `R(y₀) = R(y₁) + moved(y₁ against y₀)`, along chains of movements.
//!
//! Both editions must rank the same territories. Where two ways to an edition give two ranks, or a movement contradicts the
//! published ranks of its two editions, nothing that hangs together with it is derived.
use super::super::cited::{Premise, join};
use super::super::derive::{Derived, Rule, Value};
use super::super::known::{fact_of, list_in, settled_moves, settled_rank, units};
use crate::model::Fact;
use crate::ontology::Ontology;
use crate::search::{Known, movement};
use std::collections::{BTreeMap, BTreeSet};

/// A stated movement between two editions.
struct Step {
    after: Fact,
    before: Fact,
    delta: i32,
    premise: Premise,
}

/// A rank with what it rests on; no `how` for one that was published.
#[derive(Clone)]
struct Reached {
    rank: u32,
    premises: Vec<Premise>,
    how: Vec<(String, String)>,
}

/// Ranks of editions that movements lead to.
pub(in super::super) fn derive(known: &[Known], ontology: &Ontology) -> Vec<Derived> {
    let steps = steps(known, ontology);
    let mut reached: BTreeMap<Fact, Reached> = BTreeMap::new();
    // Editions with a published rank are never derived, agreed on or not.
    let mut closed: BTreeSet<Fact> = BTreeSet::new();
    for k in known.iter().filter(|k| k.rank().is_some()) {
        closed.insert(fact_of(k));
        if let Some((rank, told)) = settled_rank(k) {
            reached.insert(fact_of(k), Reached { rank, premises: vec![Premise::of(told)], how: Vec::new() });
        }
    }
    let contradicted: Vec<Fact> = steps
        .iter()
        .filter(|s| s.fails(&reached))
        .flat_map(|s| [s.after.clone(), s.before.clone()])
        .filter(|f| reached.get(f).is_some_and(|r| !r.premises.iter().any(Premise::official)))
        .collect();
    reached.retain(|fact, _| !contradicted.contains(fact));
    loop {
        let mut found: BTreeMap<&Fact, Vec<Reached>> = BTreeMap::new();
        for step in &steps {
            if let (Some(from), false) = (reached.get(&step.after), closed.contains(&step.before)) {
                found.entry(&step.before).or_default().extend(step.back(from));
            }
            if let (Some(from), false) = (reached.get(&step.before), closed.contains(&step.after)) {
                found.entry(&step.after).or_default().extend(step.forth(from));
            }
        }
        if found.is_empty() {
            break;
        }
        for (fact, ways) in found {
            closed.insert(fact.clone());
            let Some(way) = ways.iter().min_by_key(|w| (w.how.len(), w.premises.len())) else { continue };
            let agreed = ways.iter().all(|w| w.rank == way.rank);
            if agreed && allowed(fact, way.rank, known, ontology) {
                reached.insert(fact.clone(), way.clone());
            }
        }
    }
    drop_contradicted(&steps, &mut reached);
    reached.into_iter().filter(|(_, r)| !r.how.is_empty()).map(|(fact, r)| r.told(fact, ontology)).collect()
}

/// Drops every derived rank that hangs together, over derived ones, with a movement that fails.
fn drop_contradicted(steps: &[Step], reached: &mut BTreeMap<Fact, Reached>) {
    let derived = |reached: &BTreeMap<Fact, Reached>, fact: &Fact| reached.get(fact).is_some_and(|r| !r.how.is_empty());
    let mut falling: Vec<Fact> = steps.iter().filter(|s| s.fails(reached)).flat_map(|s| [s.after.clone(), s.before.clone()]).collect();
    while let Some(fact) = falling.pop() {
        if !derived(reached, &fact) {
            continue;
        }
        reached.remove(&fact);
        for step in steps {
            if step.after == fact {
                falling.push(step.before.clone());
            } else if step.before == fact {
                falling.push(step.after.clone());
            }
        }
    }
}

fn steps(known: &[Known], ontology: &Ontology) -> Vec<Step> {
    let mut steps = Vec::new();
    for k in known {
        let after = fact_of(k);
        let Some(year) = after.year else { continue };
        for (base, delta, told) in settled_moves(k) {
            // A movement against an edition that the index does not have says something else.
            let editions = ontology.index(&k.index).map(|i| i.edition.as_slice()).unwrap_or_default();
            let exists = editions.is_empty() || editions.iter().any(|e| e.year == base);
            let Some(list) = list_in(&after, base, ontology).filter(|_| exists && base < year) else { continue };
            let before = Fact { year: Some(base), list, ..after.clone() };
            steps.push(Step { after: after.clone(), before, delta, premise: Premise::of(told) });
        }
    }
    steps
}

/// Whether the rank lies in the list and no bound speaks against it.
fn allowed(fact: &Fact, rank: u32, known: &[Known], ontology: &Ontology) -> bool {
    let within = units(fact, ontology).is_none_or(|n| rank <= n);
    let same = known.iter().filter(|k| fact_of(k) == *fact).flat_map(|k| &k.sides);
    let mut bounds = same.map(|t| (t.claim.rank_max, t.claim.last));
    within && bounds.all(|(max, last)| max.is_none_or(|m| rank <= m) && (!last || units(fact, ontology).is_none_or(|n| rank == n)))
}

impl Step {
    /// Whether both ranks are there and do not differ by the movement.
    fn fails(&self, reached: &BTreeMap<Fact, Reached>) -> bool {
        let rank = |fact: &Fact| reached.get(fact).map(|r| i64::from(r.rank));
        rank(&self.after).zip(rank(&self.before)).is_some_and(|(after, before)| before != after + i64::from(self.delta))
    }

    fn back(&self, from: &Reached) -> Option<Reached> {
        self.reach(from, i32::try_from(from.rank).ok()?.checked_add(self.delta)?, self.delta, &self.before)
    }

    fn forth(&self, from: &Reached) -> Option<Reached> {
        self.reach(from, i32::try_from(from.rank).ok()?.checked_sub(self.delta)?, self.delta.checked_neg()?, &self.after)
    }

    fn reach(&self, from: &Reached, sum: i32, added: i32, to: &Fact) -> Option<Reached> {
        let rank = u32::try_from(sum).ok().filter(|r| *r > 0)?;
        let sign = if added < 0 { '−' } else { '+' };
        let sum = format!("{} {sign} {} = {rank}", from.rank, added.unsigned_abs());
        let (after, before) = (self.after.year?, self.before.year?);
        let forward = to.year == self.after.year;
        let mut how = from.how.clone();
        let (other, start) = if forward { (after, before) } else { (before, after) };
        let moved = movement(self.delta);
        how.push((
            if from.how.is_empty() {
                format!("kỳ {start} thứ {}, kỳ {after} {moved} bậc so với {before}: {sum}", from.rank)
            } else {
                format!("kỳ {after} {moved} bậc so với {before}, nên kỳ {other}: {sum}")
            },
            if from.how.is_empty() {
                format!("{start} rank {}, {after} {moved} against {before}: {sum}", from.rank)
            } else {
                format!("{after} {moved} against {before}, so {other}: {sum}")
            },
        ));
        let mut premises = from.premises.clone();
        join(&mut premises, [self.premise.clone()]);
        Some(Reached { rank, premises, how })
    }
}

impl Reached {
    fn told(self, fact: Fact, ontology: &Ontology) -> Derived {
        let rule = if self.how.len() > 1 { Rule::Chain } else { Rule::Movement };
        let joined = |pick: fn(&(String, String)) -> &str| self.how.iter().map(pick).collect::<Vec<_>>().join("; ");
        Derived {
            of: units(&fact, ontology),
            value: Value::Rank(self.rank),
            rule,
            how: joined(|h| &h.0),
            how_en: joined(|h| &h.1),
            premises: self.premises,
            fact,
        }
    }
}
