//! What the checker reports.
use super::Spot;
use serde::{Deserialize, Serialize};

/// Kinds of finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// One fact, two values.
    #[default]
    SameFact,
    /// Ranks of two editions and a stated movement do not agree.
    Movement,
    /// A rank outside 1…N, or an N that the edition does not have.
    Range,
    /// Two subjects on one rank without a known tie.
    SharedRank,
    /// A rank in a region, and the national ranks that it follows from.
    Region,
    /// "Above", "after", or scores, in another order than the ranks.
    Order,
    /// A total, and the weighted sum of the components that it is defined as.
    Composite,
    /// Figures inside one document that do not add up.
    InnerSum,
    /// An edition claimed before it appeared.
    Early,
    /// A rank that the publisher does not print (the PCI prints 30 since 2023): a note, no contradiction.
    Unpublished,
    /// One edition in two lists, or ranks compared across lists: a note, no contradiction.
    TwoLists,
    /// Sources that agree.
    Confirmation,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Để biết.
    #[default]
    Info,
    /// Cần xem.
    Look,
    /// Cần sửa.
    Fix,
}

/// The fact that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fact {
    /// Subject id.
    pub subject: String,
    /// Index id.
    pub index: String,
    /// Component id, `None` for the overall index.
    pub component: Option<String>,
    /// Edition year.
    pub year: Option<i32>,
    /// Scope.
    pub scope: String,
    /// Which ranking of the edition.
    pub list: Option<String>,
}

/// One side of a finding: who says what, where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The value, as text for readers (`37/63`, `▲22`, `71,25 điểm`).
    pub value: String,
    /// Claim that says so, when it is a claim.
    pub claim: Option<String>,
    /// Statement that says so, when it is a statement.
    pub statement: Option<String>,
    /// Document it stands in.
    pub document: String,
    /// Who says so: the publisher, or the table's name.
    pub source: String,
    /// Where to read it.
    pub url: Option<String>,
    /// When it was said, ISO with its precision.
    pub published: Option<String>,
    /// The words, to the letter.
    pub quote: String,
    /// Where in its file it stands, for what was read from a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Spot>,
    /// True for rows of an official table.
    pub official: bool,
    /// From made-up demonstration data; shown with *DỮ LIỆU MẪU*.
    #[serde(default)]
    pub sample: bool,
}

/// Something that only follows from a finding's cause and is therefore no finding of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consequence {
    /// The constraint that fails as well.
    pub kind: FindingKind,
    /// One sentence in Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// Claims that take part.
    pub claims: Vec<String>,
}

/// The likely slip behind a contradiction.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// Kind, such as `one-digit`, `transposed-digits`, `stale-edition`, `component-for-overall`.
    pub kind: String,
    /// One sentence in Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// How plausible it is among the slips that would explain the case, 0–1; all of them add up to 1 at most.
    #[serde(default)]
    pub plausibility: f64,
    /// Claim that would have to be edited.
    #[serde(default)]
    pub claim: Option<String>,
    /// Other slips that would explain it, the likeliest first, each without alternatives of its own.
    #[serde(default)]
    pub alternatives: Vec<Diagnosis>,
}

/// A candidate value of the disputed fact and how likely it is the true one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Weighed {
    /// The value, as text for readers; one of [`Finding::values`].
    pub value: String,
    /// Probability that it is the true one, 0–1; the rest belongs to values that nobody names.
    pub probability: f64,
    /// Independent origins that give it.
    pub origins: usize,
}

/// A contradiction, note or confirmation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Hash of kind, fact and values: stable when claims are extracted anew.
    pub id: String,
    /// What it is.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// The fact it is about, when it is about one.
    pub fact: Option<Fact>,
    /// Claims that take part.
    pub claims: Vec<String>,
    /// A smallest set of claims that cannot all be true: without any one of them the rest could be.
    #[serde(default)]
    pub core: Vec<String>,
    /// Statements that take part.
    pub statements: Vec<String>,
    /// Documents that take part, each once.
    pub documents: Vec<String>,
    /// The values that disagree (or agree), for readers.
    pub values: Vec<String>,
    /// How likely each value of the disputed fact is, the likeliest first; empty when no one fact is disputed.
    #[serde(default)]
    pub weighed: Vec<Weighed>,
    /// All sides with their evidence.
    pub sides: Vec<Side>,
    /// One sentence in Vietnamese, worded as users expect.
    pub message: String,
    /// The same in English.
    pub message_en: String,
    /// The likely slip, when one suggests itself.
    pub diagnosis: Option<Diagnosis>,
    /// What else fails because of it.
    #[serde(default)]
    pub follows: Vec<Consequence>,
    /// True when the search for smaller sets or more causes stopped at its bound.
    #[serde(default)]
    pub bounded: bool,
}
