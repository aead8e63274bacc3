//! Range: `1 ≤ rank ≤ N(edition)`, and the number of ranked units that a text writes is that of the edition.
//!
//! A text that writes the number of provinces (63) where an edition left a few of them out (PAPI 2021
//! ranked 60) gets a note only. Editions that the ontology does not know are left alone.
use super::conflict::{Class, Conflict, Says, Term};
use super::facts::{FactAt, by_list};
use super::lists;
use super::said::{Key, Said};
use super::view::View;
use super::world::World;
use crate::model::{FindingKind, Severity};
use std::collections::BTreeSet;

/// How many units the list of a fact ranks, when that is known.
pub(crate) fn size(key: &Key, world: &impl View) -> Option<u32> {
    let edition = || world.ontology().edition(world.text(key.index), key.year);
    match (world.text(key.scope), world.list(key)) {
        ("national", Some(lists::AFTER)) => Some(34),
        ("national", Some("63" | "64")) => edition()?.units.filter(|n| *n > 34 || key.year < 2012),
        ("world", None) => edition().filter(|e| e.checked)?.units,
        _ => None,
    }
}

/// What is wrong with a written number of ranked units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WrongTotal {
    /// The number of provinces, of which the edition left some out.
    AllProvinces(u32),
    /// No list of that edition has this many.
    NoSuchList(u32),
}

/// Compares a written number of ranked units with the edition's.
pub(crate) fn wrong_total(of: u32, key: &Key, world: &World<'_>) -> Option<WrongTotal> {
    let units = size(key, world).filter(|n| *n != of)?;
    let provinces = world.ontology.ranked_units.iter().any(|r| r.count == of && r.count > 34);
    let same_time = world.text(key.scope) == "national" && world.list(key) != Some(lists::AFTER) && key.year <= 2024;
    Some(if provinces && same_time { WrongTotal::AllProvinces(units) } else { WrongTotal::NoSuchList(units) })
}

/// Tries the rule on every rank of an edition.
pub(super) fn find(edition: &[&FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    let mut odd: BTreeSet<(Key, Odd)> = BTreeSet::new();
    for facts in by_list(edition).into_values() {
        // The size of a list does not depend on the subject, but for its number of members.
        let Some(list) = facts.first().map(|f| f.key) else { continue };
        let units = size(&list, world).or_else(|| region_size(&list, world));
        for fact in facts.into_iter().filter(|fact| !fits(fact, units)) {
            let judged = world.at(fact).iter().filter_map(|said| judge(&fact.key, said, units, world));
            odd.extend(judged.map(|what| (fact.key, what)));
        }
    }
    for (key, what) in odd {
        let (says, class, severity) = match what {
            Odd::TooLow { rank, of: Some(of), .. } => (Says::Place(rank, of), Class::Contradiction, Severity::Fix),
            Odd::TooLow { rank, of: None, .. } => (Says::Rank(rank), Class::Contradiction, Severity::Fix),
            Odd::Total { of, .. } => (Says::Among(of), Class::Contradiction, Severity::Look),
            Odd::AllProvinces { of, .. } => (Says::Among(of), Class::Note, Severity::Info),
        };
        let limit = match what {
            Odd::TooLow { limit, .. } => limit,
            Odd::Total { units, .. } | Odd::AllProvinces { units, .. } => units,
        };
        out.push(Conflict {
            class,
            severity: Some(severity),
            words: Some(super::words::range(&world.public(&key), says, limit, severity, world.ontology)),
            ..Conflict::of(FindingKind::Range, vec![Term { key, says }])
        });
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Odd {
    TooLow { rank: u32, of: Option<u32>, limit: u32 },
    Total { of: u32, units: u32 },
    AllProvinces { of: u32, units: u32 },
}

/// Whether nothing can be wrong: every rank is one of the list, and every number of units that of the list.
fn fits(fact: &FactAt, units: Option<u32>) -> bool {
    let (best, worst) = fact.ranks.unwrap_or((1, 1));
    let (fewest, most) = fact.totals.or(units.map(|n| (n, n))).unwrap_or((u32::MAX, u32::MAX));
    let as_known = fact.totals.is_none() || units.is_none_or(|n| (n, n) == (fewest, most));
    best > 0 && worst <= fewest && units.is_none_or(|n| worst <= n) && as_known
}

fn judge(key: &Key, said: &Said, units: Option<u32>, world: &World<'_>) -> Option<Odd> {
    let (rank, of) = (said.rank.or(said.rank_max), said.of);
    if let Some((rank, n)) = rank.zip(of).filter(|(r, n)| r > n || *r == 0) {
        return Some(Odd::TooLow { rank, of: Some(n), limit: n });
    }
    let wrong = of.filter(|of| units != Some(*of)).and_then(|of| wrong_total(of, key, world));
    if let Some(rank) = said.rank {
        let all = of.filter(|_| matches!(wrong, Some(WrongTotal::AllProvinces(_)))).unwrap_or(0);
        if let Some(limit) = units.map(|n| n.max(all)).filter(|n| rank > *n || rank == 0) {
            return Some(Odd::TooLow { rank, of: None, limit });
        }
    }
    let of = of?;
    match wrong? {
        WrongTotal::AllProvinces(units) => Some(Odd::AllProvinces { of, units }),
        WrongTotal::NoSuchList(units) => Some(Odd::Total { of, units }),
    }
}

/// No region ranks more than its members, counted before or after the mergers, whichever are more.
fn region_size(key: &Key, world: &World<'_>) -> Option<u32> {
    let region = world.ontology.region(world.text(key.scope).strip_prefix("region:")?)?;
    u32::try_from(region.members.len().max(region.members_2025.len())).ok().filter(|n| *n > 1)
}
