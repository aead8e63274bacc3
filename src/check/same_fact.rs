//! One fact, one value.
//!
//! For all claims a, b on one fact: `rank(a) = rank(b)`; `rank(a) ≤ rank_max(b)`; `last(b) ⇒ rank(a) = N`;
//! `score(a) ≈ score(b)` up to rounding and scale; `delta(a) = delta(b)` when both are against one base year.
use super::conflict::{Class, Conflict, Says, Term};
use super::facts::FactAt;
use super::range::size;
use super::said::{Key, Said};
use super::values::{agree_on, last_place, scales};
use super::world::World;
use crate::model::{FindingKind, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Tries the rule on every fact of a line.
pub(super) fn find(line: &[FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    for fact in line {
        if !(fact.split || fact.bounds || fact.moves || fact.points) {
            continue;
        }
        let said = world.at(fact);
        if said.len() < 2 {
            continue;
        }
        // A statistic or a sport changes within the year; one year has many true values.
        let class = if changes_within_the_year(&fact.key, world) { Class::Note } else { Class::Contradiction };
        let mut add = |terms: Vec<Says>, severity: Option<Severity>| {
            if terms.len() > 1 {
                let terms = terms.into_iter().map(|says| Term { key: fact.key, says }).collect();
                out.push(Conflict { class, severity, ..Conflict::of(FindingKind::SameFact, terms) });
            }
        };
        add(ranks(fact, said, world), None);
        if fact.moves {
            add(movements(said), None);
        }
        if fact.points {
            let (scores, near) = scores(&fact.key, said, world);
            add(scores, near.then_some(Severity::Info));
        }
    }
}

pub(super) fn changes_within_the_year(key: &Key, world: &World<'_>) -> bool {
    world.ontology.index(world.text(key.index)).is_some_and(|i| matches!(i.kind.as_str(), "statistic" | "sport"))
}

/// Ranks, bounds and last places that do not go together.
fn ranks(fact: &FactAt, said: &[Said], world: &World<'_>) -> Vec<Says> {
    if !fact.split && !fact.bounds {
        return Vec::new();
    }
    let exact: BTreeSet<u32> = said.iter().filter_map(|s| s.rank).collect();
    let mut terms: Vec<Says> = exact.iter().map(|r| Says::Rank(*r)).collect();
    if !fact.bounds {
        return terms;
    }
    if let Some(worst) = exact.last() {
        let bounds: BTreeSet<u32> = said.iter().filter(|s| s.rank.is_none()).filter_map(|s| s.rank_max).filter(|b| b < worst).collect();
        terms.extend(bounds.into_iter().map(Says::AtMost));
    }
    let best = exact.first().copied().or_else(|| said.iter().filter(|s| s.rank.is_none()).filter_map(|s| s.rank_max).min());
    if best.is_some_and(|best| said.iter().any(|s| Says::Last.by(s) && far_from_last(best, s, &fact.key, world))) {
        if exact.is_empty() {
            terms.extend(best.map(Says::AtMost));
        }
        terms.push(Says::Last);
    }
    terms
}

/// Whether a rank lies well above the end of the list. The last few may tie, and an edition may leave some out, so that
/// only a plain distance counts.
pub(super) fn far_from_last(rank: u32, last: &Said, key: &Key, world: &World<'_>) -> bool {
    last.of.or_else(|| size(key, world)).is_some_and(|n| rank + 3 < n)
}

/// Movements against the first base year for which there are two.
fn movements(said: &[Said]) -> Vec<Says> {
    let mut by_base: BTreeMap<i32, BTreeSet<i32>> = BTreeMap::new();
    for (delta, base) in said.iter().filter_map(Said::moved) {
        by_base.entry(base).or_default().insert(delta);
    }
    let disputed = by_base.into_iter().find(|(_, deltas)| deltas.len() > 1);
    disputed.map(|(base, deltas)| deltas.into_iter().map(|d| Says::Moved(d, base)).collect()).unwrap_or_default()
}

/// Scores that cannot be one figure; whether they differ by no more than a rounding.
fn scores(key: &Key, said: &[Said], world: &World<'_>) -> (Vec<Says>, bool) {
    let mut printed: Vec<f64> = said.iter().filter_map(|s| s.score).collect();
    printed.sort_unstable_by(f64::total_cmp);
    printed.dedup_by(|a, b| a.to_bits() == b.to_bits());
    if printed.len() < 2 {
        return (Vec::new(), false);
    }
    let scales = scales(world.ontology.index(world.text(key.index)));
    // What agrees with everything proves nothing.
    let clash: Vec<f64> = printed.iter().copied().filter(|s| printed.iter().any(|t| !agree_on(*s, *t, scales))).collect();
    let near = clash.iter().all(|s| clash.first().is_some_and(|first| last_place(*first, *s)));
    (clash.into_iter().map(|s| Says::Score(s.to_bits())).collect(), near)
}
