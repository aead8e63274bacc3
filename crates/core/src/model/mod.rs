//! Plain data that flows through the program: documents, claims, statements, findings.
mod claim;
mod date;
mod document;
mod finding;
mod ids;
mod place;
mod source;
mod statement;
mod verdict;

pub use claim::{Claim, EXTRACTOR_VERSION, Field, Modality, Reason, Status};
pub use date::PartialDate;
pub use document::{Block, BlockKind, Document};
pub use finding::{Consequence, Diagnosis, Fact, Finding, FindingKind, Severity, Side, Weighed};
pub use ids::{claim_id, finding_id, ruling_id, statement_id, text_hash};
pub use place::{Place, Spot, Told, touched};
pub use source::{Authority, Source};
pub use statement::{Statement, StatementKind};
pub use verdict::{Faulted, Ruling, State, Verdict};

/// What [`crate::extract::extract`] returns for one document.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Extraction {
    /// Rank claims in text order, resolved and unresolved.
    pub claims: Vec<Claim>,
    /// Other figures that checks need (averages, differences, extremes). Never scored.
    pub statements: Vec<Statement>,
    /// Things a reader should know, such as a sentence with a rank cue that could not be read.
    pub notes: Vec<Note>,
}

/// A remark about a stretch of the text.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// Why it stands here.
    pub kind: NoteKind,
    /// First byte of the stretch in the document's text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Kinds of [`Note`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The sentence holds a rank with digits (`thứ 5`, `37/63`, `hạng 3`) that gave no claim.
    UnreadRank,
}
