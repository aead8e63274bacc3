//! Findings before they are written: the cases that each tells of, and a mark of all that it would say.
use super::Alone;
use super::cases::Case;
use super::render::Stock;
use super::world::World;
use super::{editions, findings, marks};
use crate::model::{Diagnosis, Finding};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A case with its likely slip.
type Part<'f> = (&'f Case, Option<Diagnosis>);

/// A finding that is not yet written.
#[derive(Debug)]
pub(super) struct Draft<'f> {
    /// One case, or several figures of a page that stands under another edition's name.
    parts: Vec<Part<'f>>,
    /// Equal for two drafts, of this world before an update and after it, only when both would be written alike.
    pub mark: u64,
}

impl Draft<'_> {
    /// The finding. `alone` has the claims that cannot be true whatever the others say, `stock` sides that are there.
    pub fn write(self, alone: &Alone, stock: &Stock, world: &World<'_>) -> Option<Finding> {
        let written = self.parts.into_iter().map(|(case, diagnosis)| findings::of_case(case, diagnosis, alone, stock, world));
        findings::together(written.collect(), world.ontology)
    }
}

/// Every contradiction that is to be told; `slip` gives the likely slip behind a case.
pub(super) fn drafts<'f>(
    cases: &'f [Case],
    alone: &Alone,
    world: &World<'_>,
    slip: impl Fn(&Case) -> Option<Diagnosis> + Sync,
) -> Vec<Draft<'f>> {
    let diagnosed: Vec<_> = cases
        .par_iter()
        .map(|case| {
            let diagnosis = slip(case);
            let page = diagnosis.as_ref().filter(|d| d.kind == editions::OFF_BY_ONE).and_then(|_| case.page(world));
            let mark = marks::of_draft(case, diagnosis.as_ref(), alone, world);
            (page, Draft { parts: vec![(case, diagnosis)], mark })
        })
        .collect();
    let mut drafts = Vec::with_capacity(diagnosed.len());
    let mut shifted = BTreeMap::new();
    for (page, draft) in diagnosed {
        match page {
            None => drafts.push(draft),
            Some(page) => {
                let whole = shifted.entry(page).or_insert(Draft { parts: Vec::new(), mark: 0 });
                whole.parts.extend(draft.parts);
                // In whatever order they come.
                whole.mark = whole.mark.wrapping_add(draft.mark);
            }
        }
    }
    drafts.extend(shifted.into_values());
    drafts
}
