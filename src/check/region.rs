//! Rank in a region: `R(x, region) = 1 + |{ y in region : R(y, national) < R(x, national) }|`.
//!
//! Of the national ranks that are known, those before x give the best place it can have and those behind it the worst:
//! `1 + |known before| ≤ R(x, region) ≤ |region| − |known behind|`. What belongs to a region is itself a matter of
//! definition, so that a claim which does not write the number of members is contradicted by a note only, and one that
//! writes another number is left alone.
use super::conflict::{Class, Conflict, Says, Term};
use super::facts::FactAt;
use super::lists;
use super::said::{Key, Said};
use super::view::View;
use super::world::World;
use crate::model::{FindingKind, Severity};
use std::collections::BTreeSet;

/// The national ranks of the members of a region, as far as they are known and undisputed.
struct Standing {
    /// The subject's own.
    own: (Key, u32),
    /// Those of the others, best first.
    others: Vec<(Key, u32)>,
    /// How many members there are.
    members: usize,
}

impl Standing {
    fn of(key: &Key, of: Option<u32>, world: &impl View) -> Option<Self> {
        let region = world.text(key.scope).strip_prefix("region:")?;
        let scope = world.symbol("national")?;
        let own = world.only_rank(&Key { scope, ..*key })?;
        Self::supposing(region, &Key { scope, ..*key }, own, of, world)
    }

    /// The same with a national rank that is taken for granted.
    fn supposing(region: &str, national: &Key, own: u32, of: Option<u32>, world: &impl View) -> Option<Self> {
        let (key, region) = (national, world.ontology().region(region)?);
        let members = if world.list(key) == Some(lists::AFTER) { &region.members_2025 } else { &region.members };
        let subject = world.text(key.subject);
        if of.is_some_and(|n| usize::try_from(n) != Ok(members.len())) || !members.iter().any(|m| m == subject) {
            return None;
        }
        let known = members.iter().filter(|m| *m != subject).filter_map(|m| {
            let there = Key { subject: world.symbol(m)?, ..*key };
            Some((there, world.only_rank(&there)?))
        });
        let mut others: Vec<(Key, u32)> = known.collect();
        others.sort_unstable_by_key(|(key, rank)| (*rank, *key));
        Some(Self { own: (*key, own), others, members: members.len() })
    }

    fn before(&self) -> usize {
        self.others.iter().filter(|(_, r)| *r < self.own.1).count()
    }

    fn behind(&self) -> usize {
        self.others.iter().filter(|(_, r)| *r > self.own.1).count()
    }
}

/// The derived rank with the claims of the national ranks that it follows from, best first; only when every member's is
/// known.
pub(crate) fn derived<'w>(key: &Key, of: Option<u32>, world: &'w World<'_>) -> Option<(u32, Vec<&'w Said>)> {
    let standing = Standing::of(key, of, world)?;
    if standing.others.len() + 1 < standing.members {
        return None;
    }
    let above = standing.others.iter().filter(|(_, r)| *r <= standing.own.1).chain([&standing.own]);
    let who: Option<Vec<&Said>> = above.map(|(k, _)| world.of(k).iter().find(|s| s.rank.is_some())).collect();
    Some((u32::try_from(standing.before()).ok()? + 1, who?))
}

/// The places that a national rank leaves a subject in a region, both ends included.
pub(super) fn places(region: &str, national: &Key, rank: u32, world: &impl View) -> Option<(usize, usize)> {
    let standing = Standing::supposing(region, national, rank, None, world)?;
    Some((1 + standing.before(), standing.members - standing.behind()))
}

/// Tries the rule on every rank of an edition in a region.
pub(super) fn find(edition: &[&FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    if !edition.first().is_some_and(|f| world.text(f.key.scope).starts_with("region:")) {
        return;
    }
    for fact in edition {
        let said = world.at(fact);
        let told: BTreeSet<(u32, Option<u32>)> = said.iter().filter_map(|s| Some((s.rank?, s.of))).collect();
        for (rank, of) in told {
            let Some(standing) = Standing::of(&fact.key, of, world) else { continue };
            if let Some(reasons) = against(rank as usize, &standing) {
                let (says, class) = match of {
                    Some(of) => (Says::Place(rank, of), Class::Contradiction),
                    None => (Says::Rank(rank), Class::Note),
                };
                let mut terms = vec![Term { key: fact.key, says }];
                terms.extend(reasons.into_iter().map(|(key, rank)| Term { key, says: Says::Rank(rank) }));
                out.push(Conflict { class, severity: Some(Severity::Look), ..Conflict::of(FindingKind::Region, terms) });
            }
        }
    }
}

/// The national ranks that exclude this rank in the region: as few as do it.
fn against(rank: usize, standing: &Standing) -> Option<Vec<(Key, u32)>> {
    let own = standing.own;
    if !(1..=standing.members).contains(&rank) {
        // Beyond the region altogether: the rule of the range says so.
        return None;
    }
    let reasons: Vec<(Key, u32)> = if standing.before() >= rank {
        // So many before it that it cannot be as good.
        standing.others.iter().filter(|(_, r)| *r < own.1).take(rank).copied().collect()
    } else if rank + standing.behind() > standing.members {
        let needed = standing.members + 1 - rank;
        standing.others.iter().rev().filter(|(_, r)| *r > own.1).take(needed).copied().collect()
    } else {
        return None;
    };
    Some(std::iter::once(own).chain(reasons).collect())
}
