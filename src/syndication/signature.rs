//! What a document claims, as one number.
use crate::model::Claim;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Stands for the set of a document's claims: subject, index, component, year, rank, bound, scope, list,
/// movement, score, modality and status of each, whatever the words. Two documents with one signature make
/// the same claims (64 bits: of a million documents, two that do not share one with a chance of 3 in 10⁸).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimsSignature(i64);

impl ClaimsSignature {
    /// The signature of these claims; `None` when there are none.
    pub fn of<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Option<Self> {
        let said: BTreeSet<String> = claims.into_iter().map(slots).collect();
        if said.is_empty() {
            return None;
        }
        let mut digest = Sha256::new();
        for claim in &said {
            digest.update((claim.len() as u64).to_le_bytes());
            digest.update(claim.as_bytes());
        }
        digest.finalize().first_chunk().map(|bytes| Self(i64::from_le_bytes(*bytes)))
    }

    /// The number, as a store keeps it.
    pub fn number(self) -> i64 {
        self.0
    }

    /// The signature with this number.
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// Everything that the claim says. A headline that says what the text says adds nothing, so the place is no part.
fn slots(claim: &Claim) -> String {
    let c = claim;
    let who = (&c.subject, &c.index, &c.component, c.year, &c.scope, &c.list);
    let what = (c.rank, c.rank_max, c.last, c.of, c.delta, c.base_year, c.score.map(f64::to_bits));
    format!("{who:?}{what:?}{:?}{:?}{}", c.modality, c.status, c.derived)
}
