//! Permutation: `R(x) = R(y) ⇒ x = y` within one list, unless the rank is officially shared.
//!
//! No collision: a tie that the ontology knows, a rank on which one document puts both, equal scores where
//! the index may share ranks, lists that are not surely the same (ministries without a list, blocks inside a
//! province), world rankings and components (where ties are common) unless the index is known not to share
//! ranks.
use super::conflict::{Conflict, Says, Term};
use super::facts::{FactAt, by_list};
use super::said::{Key, Said};
use super::values::agree;
use super::world::World;
use crate::model::FindingKind;
use std::collections::{BTreeSet, HashSet};

/// Tries the rule on every rank of the lists of an edition.
pub(super) fn find(edition: &[&FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    for (_, facts) in by_list(edition) {
        if !facts.first().is_some_and(|f| exclusive(&f.key, world)) {
            continue;
        }
        let mut holders: Vec<(u32, Key)> = Vec::new();
        for fact in facts {
            let mut hold = |rank: u32| holders.push((rank, fact.key));
            if fact.split || fact.presumed {
                world.at(fact).iter().filter(|s| !s.presumed).filter_map(|s| s.rank).for_each(&mut hold);
            } else {
                fact.only_rank.into_iter().for_each(&mut hold);
            }
        }
        holders.sort_unstable();
        holders.dedup();
        for group in holders.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1) {
            let rank = group.first().map_or(0, |g| g.0);
            let keys: Vec<Key> = group.iter().map(|(_, key)| *key).collect();
            if !tied(&keys, rank, world) {
                let terms = keys.into_iter().map(|key| Term { key, says: Says::Rank(rank) }).collect();
                out.push(Conflict::of(FindingKind::SharedRank, terms));
            }
        }
    }
}

/// Whether a rank of this list should belong to one subject.
pub(super) fn exclusive(key: &Key, world: &World<'_>) -> bool {
    let Some(index) = world.ontology.index(world.text(key.index)) else { return false };
    let never_shared = index.shares_ranks == Some(false);
    let one_list = match world.text(key.scope) {
        "national" | "ministries" => key.list.is_some(),
        scope if scope.starts_with("region:") => true,
        scope if scope.starts_with("province:") => scope.contains('/'),
        _ => never_shared,
    };
    one_list && !matches!(index.kind.as_str(), "statistic" | "sport") && (key.component.is_none() || never_shared)
}

/// Whether these may stand on one rank.
pub(super) fn tied(keys: &[Key], rank: u32, world: &World<'_>) -> bool {
    let Some(list) = keys.first() else { return true };
    let ontology = world.ontology;
    let official = ontology.edition(world.text(list.index), list.year).map_or(&[][..], |e| &e.ties);
    let holds = |t: &crate::ontology::Tie, k: &Key| t.subjects.iter().any(|s| s == world.text(k.subject));
    // Who ties in the country ties in a region too, on another rank.
    let regional = world.text(list.scope).starts_with("region:");
    if list.component.is_none() && official.iter().any(|t| (regional || t.rank == rank) && keys.iter().all(|k| holds(t, k))) {
        return true;
    }
    let who: Vec<Vec<&Said>> = keys.iter().map(|k| holding(k, rank, world)).collect();
    if one_document_has_all(&who) {
        return true;
    }
    let may_share = ontology.index(world.text(list.index)).is_none_or(|i| i.shares_ranks != Some(false));
    may_share && scores_agree(&who)
}

/// Who puts a subject on a rank without presuming the list.
pub(super) fn holding<'w>(key: &Key, rank: u32, world: &'w World<'_>) -> Vec<&'w Said> {
    world.of(key).iter().filter(|s| s.rank == Some(rank) && !s.presumed).collect()
}

fn one_document_has_all(who: &[Vec<&Said>]) -> bool {
    let mut common: Option<HashSet<u32>> = None;
    for said in who {
        let here: HashSet<u32> = said.iter().map(|s| s.source).collect();
        common = Some(match common {
            None => here,
            Some(before) => before.intersection(&here).copied().collect(),
        });
    }
    common.is_some_and(|c| !c.is_empty())
}

fn scores_agree(who: &[Vec<&Said>]) -> bool {
    let scores: Vec<BTreeSet<u64>> = who.iter().map(|w| w.iter().filter_map(|s| s.score).map(f64::to_bits).collect()).collect();
    let like = |a: &BTreeSet<u64>, b: &BTreeSet<u64>| a.iter().any(|x| b.iter().any(|y| agree(f64::from_bits(*x), f64::from_bits(*y))));
    scores.split_first().is_some_and(|(first, rest)| rest.iter().all(|other| like(other, first)))
}
