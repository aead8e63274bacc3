//! What answers are made of: claims, each with the document it stands in.
use crate::model::{Claim, Modality, Source, Status};
use std::convert::Infallible;

/// A claim with its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The claim.
    pub claim: Claim,
    /// The document it stands in.
    pub source: Source,
}

/// Look-ups over current claims. A store answers each with one indexed query.
pub trait Facts {
    /// Why a look-up can fail.
    type Error;

    /// Claims on a subject, in one index or in all.
    ///
    /// # Errors
    /// When the claims cannot be read.
    fn of_subject(&self, subject: &str, index: Option<&str>) -> Result<Vec<Told>, Self::Error>;

    /// Claims of one edition on the overall index, or on one component, whoever the subject.
    ///
    /// # Errors
    /// When the claims cannot be read.
    fn of_edition(&self, index: &str, component: Option<&str>, year: i32) -> Result<Vec<Told>, Self::Error>;

    /// Edition years for which there are ranks in the overall index, or in one component, ascending.
    ///
    /// # Errors
    /// When the claims cannot be read.
    fn editions(&self, index: &str, component: Option<&str>) -> Result<Vec<i32>, Self::Error>;
}

/// Claims in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryFacts(pub Vec<Told>);

impl Facts for MemoryFacts {
    type Error = Infallible;

    fn of_subject(&self, subject: &str, index: Option<&str>) -> Result<Vec<Told>, Infallible> {
        Ok(self.0.iter().filter(|t| t.claim.subject == subject && index.is_none_or(|i| t.claim.index == i)).cloned().collect())
    }

    fn of_edition(&self, index: &str, component: Option<&str>, year: i32) -> Result<Vec<Told>, Infallible> {
        let wanted = |t: &&Told| t.claim.index == index && t.claim.component.as_deref() == component && t.claim.year == Some(year);
        Ok(self.0.iter().filter(wanted).cloned().collect())
    }

    fn editions(&self, index: &str, component: Option<&str>) -> Result<Vec<i32>, Infallible> {
        let mut years: Vec<i32> = self
            .0
            .iter()
            .filter(|t| t.claim.index == index && t.claim.component.as_deref() == component && t.claim.rank.is_some() && usable(&t.claim))
            .filter_map(|t| t.claim.year)
            .collect();
        years.sort_unstable();
        years.dedup();
        Ok(years)
    }
}

/// True for claims that say what was so: no targets, no negations, nothing unresolved or computed.
pub(super) fn usable(claim: &Claim) -> bool {
    claim.modality == Modality::Asserted && claim.status == Status::Resolved && !claim.derived
}
