//! The flat claim: the public form of a claim, one line each.
use crate::model::{Claim, Field, Modality, Status};
use serde::Serialize;

/// A claim as other tools see it. Unknown fields are null, never left out. docs/format.md explains each.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FlatClaim<'a> {
    /// Content address.
    pub id: &'a str,
    /// Document it stands in.
    pub doc_id: &'a str,
    /// Who is ranked.
    pub subject: &'a str,
    /// In which index.
    pub index: &'a str,
    /// In which component of it; null is the overall index.
    pub component: Option<&'a str>,
    /// Edition year.
    pub year: Option<i32>,
    /// Exact rank.
    pub rank: Option<u32>,
    /// Bound in place of an exact rank.
    pub rank_max: Option<u32>,
    /// Said to be last, with no number.
    pub last: bool,
    /// Number of ranked subjects, when written.
    pub of: Option<u32>,
    /// Ranked among whom.
    pub scope: &'a str,
    /// Places moved, up is positive.
    pub delta: Option<i32>,
    /// Year the movement is against.
    pub base_year: Option<i32>,
    /// Points.
    pub score: Option<f64>,
    /// How it is meant.
    pub modality: Modality,
    /// The words, to the letter.
    pub quote: &'a str,
    /// Which text `start` and `end` point into.
    pub field: Field,
    /// First byte of the quote in that text (UTF-8).
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Whether every needed slot was settled.
    pub status: Status,
    /// How sure the extractor is, 0–1.
    pub confidence: f64,
    /// True for computed figures, never published ones.
    pub derived: bool,
}

impl<'a> From<&'a Claim> for FlatClaim<'a> {
    fn from(claim: &'a Claim) -> Self {
        Self {
            id: &claim.id,
            doc_id: &claim.doc_id,
            subject: &claim.subject,
            index: &claim.index,
            component: claim.component.as_deref(),
            year: claim.year,
            rank: claim.rank,
            rank_max: claim.rank_max,
            last: claim.last,
            of: claim.of,
            scope: &claim.scope,
            delta: claim.delta,
            base_year: claim.base_year,
            score: claim.score,
            modality: claim.modality,
            quote: &claim.quote,
            field: claim.field,
            start: claim.start,
            end: claim.end,
            status: claim.status,
            confidence: claim.confidence,
            derived: claim.derived,
        }
    }
}

/// Header of the CSV form: the fields of [`FlatClaim`] in order.
pub const CLAIM_COLUMNS: &[&str] = &[
    "id",
    "doc_id",
    "subject",
    "index",
    "component",
    "year",
    "rank",
    "rank_max",
    "last",
    "of",
    "scope",
    "delta",
    "base_year",
    "score",
    "modality",
    "quote",
    "field",
    "start",
    "end",
    "status",
    "confidence",
    "derived",
];

#[cfg(test)]
mod tests {
    use super::{CLAIM_COLUMNS, FlatClaim};
    use crate::model::Claim;

    #[test]
    fn every_field_is_there_even_when_unknown() {
        let claim = Claim { scope: "national".into(), ..Claim::default() };
        let value = serde_json::to_value(FlatClaim::from(&claim)).unwrap();
        let keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, CLAIM_COLUMNS);
        assert_eq!((&value["component"], &value["last"]), (&serde_json::Value::Null, &serde_json::Value::Bool(false)));
    }
}
