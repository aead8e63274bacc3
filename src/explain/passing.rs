//! Who passed whom between two editions, and where last year's score would stand this year.
use super::known::{official_score, settled_rank, settled_score};
use crate::model::Authority;
use crate::search::Known;
use serde::Serialize;
use std::collections::BTreeMap;

/// A unit that changed sides: better before and worse now, or the reverse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passed {
    /// Subject id.
    pub subject: String,
    /// Rank in the edition before.
    pub before: u32,
    /// Rank in this edition.
    pub after: u32,
}

/// Who passed whom, from the ranks that are known in both editions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Passing {
    /// Units that were below and are above now, the best first.
    pub overtook: Vec<Passed>,
    /// Units that were above and are below now, the best first.
    pub overtaken: Vec<Passed>,
    /// Other units whose rank is known in both editions.
    pub known: u32,
    /// Other units that the list ranks.
    pub others: Option<u32>,
    /// How many at least must have passed, by the ranks alone: `R(after) − R(before)` more overtook than were overtaken.
    pub at_least: u32,
}

/// Where the score of the edition before would stand in this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Replay {
    /// The score of the edition before.
    pub score: f64,
    /// Best possible place in this edition.
    pub best: u32,
    /// Worst possible place.
    pub worst: u32,
    /// Other units whose rank and score are known in this edition.
    pub known: u32,
    /// Units that the list ranks.
    pub of: u32,
}

/// A rank that may be used: an official one, or one that nobody disputes.
fn usable_rank(known: &Known) -> Option<u32> {
    let official = known.rank().filter(|(_, t)| t.source.authority == Authority::Official).map(|r| r.0);
    official.or_else(|| settled_rank(known).map(|r| r.0))
}

/// Compares everybody with the subject. `before` and `after` are the same list in two editions.
pub(super) fn passing(subject: &str, own: (u32, u32), before: &[&Known], after: &[&Known], units: Option<u32>) -> Passing {
    let ranks = |known: &[&Known]| -> BTreeMap<String, u32> {
        known.iter().filter(|k| k.subject != subject).filter_map(|k| Some((k.subject.clone(), usable_rank(k)?))).collect()
    };
    let (then, now) = (ranks(before), ranks(after));
    let mut passing = Passing { others: units.map(|n| n.saturating_sub(1)), at_least: own.0.abs_diff(own.1), ..Passing::default() };
    for (name, old) in &then {
        let Some(new) = now.get(name) else { continue };
        passing.known += 1;
        let passed = || Passed { subject: name.clone(), before: *old, after: *new };
        if *old > own.0 && *new < own.1 {
            passing.overtook.push(passed());
        } else if *old < own.0 && *new > own.1 {
            passing.overtaken.push(passed());
        }
    }
    passing.overtook.sort_by_key(|p| p.after);
    passing.overtaken.sort_by_key(|p| p.after);
    passing
}

/// Places the score among the ranks of this edition without the subject itself: below everybody with a higher score, above
/// everybody with a lower one. `None` when ranks and scores do not go together.
pub(super) fn replay(subject: &str, score: f64, own: u32, after: &[&Known], units: u32) -> Option<Replay> {
    let (mut best, mut worst, mut known) = (1, units, 0);
    for k in after.iter().filter(|k| k.subject != subject) {
        let score_there = official_score(k).or_else(|| settled_score(k));
        let (Some(rank), Some((theirs, _))) = (usable_rank(k), score_there) else { continue };
        known += 1;
        // Their place once the subject has left its own.
        let place = if rank > own { rank - 1 } else { rank };
        if theirs > score {
            best = best.max(place + 1);
        } else if theirs < score {
            worst = worst.min(place);
        }
    }
    (known > 0 && best <= worst).then_some(Replay { score, best, worst, known, of: units })
}
