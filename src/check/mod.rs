//! Cross-checking: which claims cannot all be true.
//!
//! Claims are assertions over variables R(fact): the rank of one subject in one index (or component) of
//! one edition, in one scope and one list. [`check`] groups them by fact and tries every constraint, each
//! in a module of its own with its rule as a formula. It is pure and does not depend on the order of its
//! input; time and memory grow in proportion to the number of claims.
//!
//! A finding stands for one cause: all sides of a fact are grouped by value, and whatever only follows
//! from a same-fact conflict (a movement that fails, a rank that collides) is attached to that finding
//! as a consequence and not reported again.
mod confirm;
mod diagnose;
mod draft;
mod extremes;
mod facts;
mod lists;
mod movement;
mod range;
mod region;
mod same_fact;
mod shared_rank;
mod sums;
mod two_lists;
mod values;
mod words;

pub(crate) use confirm::origins;
pub(crate) use diagnose::rank_slip;
pub(crate) use draft::side;
pub(crate) use facts::{Facts, Key, Witness, key_of};
pub(crate) use lists::{Listing, listing};
pub(crate) use movement::{arithmetic, base_key};
pub(crate) use range::{WrongTotal, size, wrong_total};
pub(crate) use region::derived as derived_regional_rank;
pub(crate) use values::{agree, rank_words, score_words};
pub(crate) use words::{fact_words, moved_words};

use crate::model::{Claim, Finding, Modality, Source, Statement, Status};
use crate::ontology::Ontology;

/// A claim with the document it was said in.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// What is said.
    pub claim: &'a Claim,
    /// Where.
    pub source: &'a Source,
}

/// A statement with the document it was said in.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// What is said.
    pub statement: &'a Statement,
    /// Where.
    pub source: &'a Source,
}

/// What [`check`] returns; each list in a stable order, the gravest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Claims that cannot all be true.
    pub contradictions: Vec<Finding>,
    /// Things a reader should know that are no contradiction: two lists of one edition, odd totals.
    pub notes: Vec<Finding>,
    /// Facts that several independent sources, or a movement and a rank, agree on.
    pub confirmations: Vec<Finding>,
}

/// Whether a claim takes part in checks: resolved, asserted, published (not derived).
pub fn takes_part(claim: &Claim) -> bool {
    claim.status == Status::Resolved && claim.modality == Modality::Asserted && !claim.derived
}

/// Checks current claims and statements against each other and against what the ontology knows of
/// editions, lists and official ties.
pub fn check(evidence: &[Evidence<'_>], statements: &[Stated<'_>], ontology: &Ontology) -> Report {
    let facts = Facts::build(evidence, ontology);
    let mut found = same_fact::find(&facts, ontology);
    movement::find(&facts, ontology, &mut found);
    shared_rank::find(&facts, ontology, &mut found);
    range::find(&facts, ontology, &mut found);
    sums::find(statements, ontology, &mut found);
    extremes::find(&facts, statements, ontology, &mut found);
    two_lists::find(&facts, ontology, &mut found);
    confirm::find(&facts, ontology, &mut found);
    found.into_report()
}
