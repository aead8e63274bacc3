//! The claim: where one subject stands in one index (or component) in one edition.
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Version of the extraction rules, stored with every claim. Raised whenever rules change claims.
pub const EXTRACTOR_VERSION: u32 = 1;

/// How a claim is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// Stated as a fact.
    #[default]
    Asserted,
    /// A goal, plan or promise. Never takes part in contradictions.
    Target,
    /// Stated not to be so.
    Negated,
    /// The text says that the figure was wrong.
    ReportedError,
}

/// Which text of the document the spans point into.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The body.
    #[default]
    Text,
    /// The headline, when the body does not repeat it.
    Title,
}

/// Whether every needed slot was settled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Subject, index and scope are known (the year may be unknown because the page does not say).
    #[default]
    Resolved,
    /// A slot is missing or doubtful: kept, but out of checks and default output.
    Unresolved,
}

/// Why a slot has its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Slot, by its field name in [`Claim`].
    pub slot: Cow<'static, str>,
    /// Where it came from: `same clause`, `headline`, `carried from an earlier sentence`, …
    pub source: Cow<'static, str>,
    /// The words of the mention, or the assumption that was made.
    pub words: String,
    /// Place of those words in the same field's text, when they stand there.
    pub span: Option<(usize, usize)>,
}

/// A rank claim. Field meanings follow the public format of `xephang extract`; see docs/format.md.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Content address: hash of the document id, text, spans and all public fields but confidence.
    pub id: String,
    /// Document the claim stands in.
    pub doc_id: String,
    /// Who is ranked, such as `ha-tinh`, `bo/tai-chinh`, `thanh-hoa/ban-dan-toc`, `viet-nam`.
    pub subject: String,
    /// Index id, such as `dti`.
    pub index: String,
    /// Component inside the index; `None` is the overall index.
    pub component: Option<String>,
    /// Edition year: the year the ranking describes. `None` when the page never says.
    pub year: Option<i32>,
    /// Exact rank, 1 is best.
    pub rank: Option<u32>,
    /// Bound in place of an exact rank (`top 10` → 10).
    pub rank_max: Option<u32>,
    /// Said to be last, with no number.
    pub last: bool,
    /// Number of ranked subjects, when written.
    pub of: Option<u32>,
    /// Ranked among whom: `national`, `world`, `asean`, `region:…`, `province:…`, `ministries`.
    pub scope: String,
    /// Places moved, up is positive.
    pub delta: Option<i32>,
    /// Year the movement is against.
    pub base_year: Option<i32>,
    /// Points of the subject.
    pub score: Option<f64>,
    /// How it is meant.
    pub modality: Modality,
    /// The stretch of text that carries the number, to the letter.
    pub quote: String,
    /// Which text the span points into.
    pub field: Field,
    /// First byte of the quote.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Whether every needed slot was settled.
    pub status: Status,
    /// How sure the extractor is of all slots together, 0–1.
    pub confidence: f64,
    /// True for figures computed from others, never published ones.
    pub derived: bool,
    /// Which ranking of the edition is meant (`63`, `34`, `bo-dvc`, …), when a cue says so.
    #[serde(default)]
    pub list: Option<String>,
    /// Why each slot has its value.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// [`EXTRACTOR_VERSION`] at the time.
    #[serde(default)]
    pub extractor: u32,
}
