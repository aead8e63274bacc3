//! Figures that are not claims but that checks need.
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Kinds of [`Statement`], with the roles of their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// An average of a group and its change: roles `now`, `before`, `change` (points, signed).
    GroupAverage,
    /// Highest and lowest points of a group and their distance: roles `highest`, `lowest`, `difference`.
    Spread,
    /// Points won or lost by a subject: role `change` (signed), and `base`, the year it is against, where the text says it.
    ScoreChange,
    /// "sau X", "xếp trên X": role `above` is 1 where `subject` stands before `other`, 0 where it stands after it.
    Order,
    /// One of PAPI's four groups: role `band`, 1 (highest points) to 4 (lowest), and `from` and `to`, the limits of its
    /// points, where the text gives them.
    Band,
    /// How many components went up, down or stayed: roles `up`, `down`, `same` (those that are written), `total` where
    /// it is written, `ranks` (1 where ranks moved, 0 where points did), and `base`, the year it is against.
    ComponentCounts,
    /// "16 năm liền trong top 5": role `years`, and `rank` (the place held) or `bound` (size of the best group), and
    /// `from` and `to`, the first and last year, where they are written. Without `to` it ends with the statement's year.
    Streak,
}

/// One such figure with its place in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Content address within the document.
    pub id: String,
    /// Document it stands in.
    pub doc_id: String,
    /// What it says.
    pub kind: StatementKind,
    /// Whom it is about, when one subject.
    pub subject: Option<String>,
    /// The other subject of an order relation.
    pub other: Option<String>,
    /// Index id.
    pub index: Option<String>,
    /// Component id.
    pub component: Option<String>,
    /// Edition year.
    pub year: Option<i32>,
    /// Scope, as in [`crate::model::Claim::scope`].
    pub scope: Option<String>,
    /// Figures by role; see [`StatementKind`].
    pub values: BTreeMap<String, f64>,
    /// First byte in the document's text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The words, to the letter.
    pub quote: String,
}
