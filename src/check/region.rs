//! Rank in a region: `R(x, region) = 1 + |{ y in region : R(y, national) < R(x, national) }|`.
//!
//! Derived, never published: used to check a claim about a region, and only when the national rank of
//! every member is known and undisputed. What belongs to a region is itself a matter of definition, so that
//! a claim which writes another number of members is left alone.
use super::facts::{Facts, Key, Witness};
use crate::ontology::Ontology;

/// The derived rank with the witnesses of the national ranks that it follows from, best first.
pub(crate) fn derived<'a>(key: &Key<'_>, of: Option<u32>, facts: &Facts<'a>, ontology: &Ontology) -> Option<(u32, Vec<Witness<'a>>)> {
    let region = ontology.region(key.scope.strip_prefix("region:")?)?;
    let members = if key.list == Some("34") { &region.members_2025 } else { &region.members };
    if of.is_some_and(|n| usize::try_from(n) != Ok(members.len())) || !members.iter().any(|m| m == key.subject) {
        return None;
    }
    let national = |subject| Key { subject, scope: "national", ..*key };
    let own = facts.only_rank(&national(key.subject))?;
    let mut above: Vec<(u32, Witness<'a>)> = Vec::new();
    for member in members {
        let there = national(member);
        let rank = facts.only_rank(&there)?;
        if rank <= own {
            above.push((rank, *facts.of(&there).iter().find(|w| w.claim.rank.is_some())?));
        }
    }
    above.sort_by_key(|(rank, w)| (*rank, w.claim.id.as_str()));
    let rank = u32::try_from(above.iter().filter(|(r, _)| *r < own).count()).ok()? + 1;
    Some((rank, above.into_iter().map(|(_, w)| w).collect()))
}
