//! What the checker says of the hits: the claims on the same facts, and the figures of the same
//! documents, are checked on the spot. Findings that need the whole store are `xephang check`'s.
use super::hits::Loaded;
use crate::check::{Evidence, Stated, check};
use crate::index::StoreFacts;
use crate::model::{Claim, Finding, Source, State, Statement};
use crate::ontology::Ontology;
use crate::store::{ClaimFilter, Store};
use std::collections::{BTreeMap, BTreeSet};

/// Open contradictions in which a hit takes part.
pub(super) fn about(store: &Store, facts: &StoreFacts<'_>, hits: &[Loaded], ontology: &Ontology) -> anyhow::Result<Vec<Finding>> {
    let claims: Vec<&Claim> = hits.iter().filter_map(Loaded::claim).collect();
    let mut near: BTreeMap<String, (Claim, Source)> = BTreeMap::new();
    // Same fact, the editions beside it, and the one that a movement is against.
    let mut wanted: BTreeSet<(&str, &str, Option<&str>, i32)> = BTreeSet::new();
    for claim in &claims {
        let years = claim.year.map(|y| [y - 1, y, y + 1]).into_iter().flatten().chain(claim.base_year);
        wanted.extend(years.map(|y| (claim.subject.as_str(), claim.index.as_str(), claim.component.as_deref(), y)));
    }
    for (subject, index, component, year) in wanted {
        let fact = ClaimFilter { subject: Some(subject), index: Some(index), component: Some(component), ..ClaimFilter::default() };
        for told in facts.told(&ClaimFilter { year: Some(Some(year)), ..fact })? {
            near.insert(told.claim.id.clone(), (told.claim, told.source));
        }
    }
    let mut statements: Vec<(Statement, Source)> = Vec::new();
    for id in claims.iter().map(|c| c.doc_id.as_str()).collect::<BTreeSet<_>>() {
        let stated = store.statements_of(id)?;
        if stated.is_empty() {
            continue;
        }
        let source = facts.source(id)?;
        statements.extend(stated.into_iter().map(|s| (s, source.clone())));
        for claim in store.claims_for(&ClaimFilter { document: Some(id), ..ClaimFilter::default() })? {
            near.insert(claim.id.clone(), (claim, source.clone()));
        }
    }
    let evidence: Vec<Evidence<'_>> = near.values().map(|(claim, source)| Evidence { claim, source }).collect();
    let stated: Vec<Stated<'_>> = statements.iter().map(|(statement, source)| Stated { statement, source }).collect();
    let mut found = check(&evidence, &stated, ontology).contradictions;
    found.retain(|f| hits.iter().any(|h| h.takes_part(f)));
    let mut lives = store.lives(&found)?.into_iter();
    found.retain(|_| lives.next().is_none_or(|life| life.state != State::Resolved));
    Ok(found)
}
