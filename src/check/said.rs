//! A claim as checks see it: numbers and symbols, no text.
use super::symbols::{Renamed, Sym};
use crate::model::{Claim, Modality, Status};
use crate::syndication::text_mark;
use std::fmt::Write as _;

/// The variable that a rank is a value of: index, component, scope, subject (with its territory at the time),
/// edition, list. All editions of one subject in one ranking stand together in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Index.
    pub index: Sym,
    /// Component; `None` is the overall index.
    pub component: Option<Sym>,
    /// Ranked among whom.
    pub scope: Sym,
    /// Who is ranked.
    pub subject: Sym,
    /// Edition year.
    pub year: i32,
    /// Which ranking of the edition.
    pub list: Option<Sym>,
}

impl Key {
    /// Whether both are editions (or lists) of one subject's place in one ranking.
    pub fn same_line(&self, other: &Self) -> bool {
        (self.index, self.component, self.scope, self.subject) == (other.index, other.component, other.scope, other.subject)
    }

    pub(super) fn renamed(&self, now: &Renamed) -> Self {
        Self {
            index: now.now(self.index),
            component: self.component.map(|s| now.now(s)),
            scope: now.now(self.scope),
            subject: now.now(self.subject),
            year: self.year,
            list: self.list.map(|s| now.now(s)),
        }
    }
}

/// What is known of the list that a claim means; see [`super::lists`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Only one list is possible, or a cue names it.
    Known,
    /// The page is of a time when only the new list was usual.
    Presumed,
    /// Either list.
    Open,
}

/// One resolved, asserted, published claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// The fact that it speaks of.
    pub key: Key,
    /// Digits of its id: `c` and sixteen hexadecimal digits.
    pub claim: u64,
    /// Mark of a long quote, by which copies are told where the texts around them differ; 0 when short.
    pub quote: u64,
    /// Place of its document among the sources of the world.
    pub source: u32,
    /// Exact rank.
    pub rank: Option<u32>,
    /// Bound in place of a rank.
    pub rank_max: Option<u32>,
    /// Number of ranked subjects, when written.
    pub of: Option<u32>,
    /// Places moved, up is positive.
    pub delta: Option<i32>,
    /// Year that the movement is against.
    pub base_year: Option<i32>,
    /// Points.
    pub score: Option<f64>,
    /// How sure the extractor is, 0–1.
    pub confidence: f32,
    /// Said to be last.
    pub last: bool,
    /// Its list was presumed from the date of the page, or from what is known of the lists.
    pub presumed: bool,
    /// It writes the number of provinces before the mergers, or names that list.
    pub(super) old_list: bool,
    pub(super) which: Which,
}

impl Said {
    /// The claim's id.
    pub fn id(&self) -> String {
        let mut id = String::with_capacity(17);
        // Writing to a text does not fail.
        let _ = write!(id, "c{:016x}", self.claim);
        id
    }

    /// The movement with its base year, when both are given.
    pub fn moved(&self) -> Option<(i32, i32)> {
        self.delta.zip(self.base_year)
    }
}

/// A claim on its way into a world: fields borrowed from wherever they are kept.
#[derive(Debug, Clone, Copy)]
pub struct Saying<'a> {
    /// Claim id.
    pub id: &'a str,
    /// Who is ranked.
    pub subject: &'a str,
    /// Index id.
    pub index: &'a str,
    /// Component id.
    pub component: Option<&'a str>,
    /// Edition year; without one the claim speaks of no certain fact.
    pub year: Option<i32>,
    /// Scope.
    pub scope: &'a str,
    /// List, when a cue names it.
    pub list: Option<&'a str>,
    /// Exact rank.
    pub rank: Option<u32>,
    /// Bound in place of a rank.
    pub rank_max: Option<u32>,
    /// Said to be last.
    pub last: bool,
    /// Number of ranked subjects, when written.
    pub of: Option<u32>,
    /// Places moved.
    pub delta: Option<i32>,
    /// Year that the movement is against.
    pub base_year: Option<i32>,
    /// Points.
    pub score: Option<f64>,
    /// The words.
    pub quote: &'a str,
    /// How sure the extractor is.
    pub confidence: f64,
}

impl<'a> Saying<'a> {
    /// The claim as a world takes it.
    pub fn of(claim: &'a Claim) -> Self {
        Self {
            id: &claim.id,
            subject: &claim.subject,
            index: &claim.index,
            component: claim.component.as_deref(),
            year: claim.year,
            scope: &claim.scope,
            list: claim.list.as_deref(),
            rank: claim.rank,
            rank_max: claim.rank_max,
            last: claim.last,
            of: claim.of,
            delta: claim.delta,
            base_year: claim.base_year,
            score: claim.score,
            quote: &claim.quote,
            confidence: claim.confidence,
        }
    }
}

/// Whether a claim takes part in checks: resolved, asserted, published (not derived).
pub fn takes_part(claim: &Claim) -> bool {
    claim.status == Status::Resolved && claim.modality == Modality::Asserted && !claim.derived
}

/// The number in a claim's id. An id of another form, as tests write them, gets a number of its own.
pub(crate) fn number_of(id: &str) -> u64 {
    let digits = id.strip_prefix('c').filter(|d| d.len() == 16).and_then(|d| u64::from_str_radix(d, 16).ok());
    digits.unwrap_or_else(|| text_mark(id))
}
