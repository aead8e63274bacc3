//! Editions that stored documents never name, inferred from the other figures of the store.
use super::Context;
use crate::check::{Evidence, Settled, settle, takes_part, world};
use crate::model::{Claim, Source};
use crate::store::{ClaimFilter, Store};
use std::collections::{BTreeMap, BTreeSet};

/// What is inferred for the claims of these documents, by claim id. Only what the store says of the same subjects and
/// indices is read.
pub(super) fn editions<'a>(
    documents: impl IntoIterator<Item = &'a str>,
    store: &Store,
    context: &Context,
) -> anyhow::Result<BTreeMap<String, Settled>> {
    let mut found = BTreeMap::new();
    for id in documents.into_iter().collect::<BTreeSet<_>>() {
        let claims = store.claims_for(&ClaimFilter { document: Some(id), ..ClaimFilter::default() })?;
        let undated: Vec<&Claim> = claims.iter().filter(|c| c.year.is_none() && takes_part(c)).collect();
        let Some(page) = (if undated.is_empty() { None } else { store.source(id)? }) else { continue };
        let known = told(&undated, store, context)?;
        let evidence: Vec<Evidence<'_>> = known.iter().map(|(claim, source)| Evidence { claim, source }).collect();
        for settled in settle(&undated, &page, &world(&evidence, &[], &context.ontology)) {
            found.extend(settled.claims.iter().map(|claim| (claim.clone(), settled.clone())));
        }
    }
    Ok(found)
}

/// All that the store says of the subjects of these claims, in the same indices; Huế under both its names.
fn told(claims: &[&Claim], store: &Store, context: &Context) -> anyhow::Result<Vec<(Claim, Source)>> {
    let mut wanted: BTreeSet<(&str, &str)> = BTreeSet::new();
    for claim in claims {
        let province = context.ontology.province(&claim.subject);
        let twins = province.into_iter().flat_map(|p| p.succeeds.iter().chain(&p.succeeded_by)).map(String::as_str);
        wanted.extend(std::iter::once(claim.subject.as_str()).chain(twins).map(|subject| (subject, claim.index.as_str())));
    }
    let mut told = Vec::new();
    for (subject, index) in wanted {
        told.extend(store.told_for(&ClaimFilter { subject: Some(subject), index: Some(index), ..ClaimFilter::default() })?);
    }
    Ok(told)
}

/// The first figure that settles an edition, for a cell of a table: `suy ra: Hà Tĩnh, DTI 2022: thứ 37 …, 37 − 12 = 25; …`.
pub(super) fn brief(settled: &Settled, context: &Context) -> Option<String> {
    let first = settled.proof.first()?;
    let more = if settled.proof.len() > 1 { "; …" } else { "" };
    Some(format!("{}: {}{more}", context.say("kỳ suy ra", "edition inferred"), context.say(&first.vi, &first.en)))
}
