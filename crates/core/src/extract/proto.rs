//! A claim under construction: values with the slots known so far and where each came from.
use super::mention::{Part, SubjectKind, Who};
use crate::model::Modality;

/// Where a slot's value came from, nearest first; it decides confidence and is told by `why`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Origin {
    /// Bound to the value by a construction (`là X`, `X (hạng 3)`, `năm 2021` right behind).
    #[default]
    Bound,
    /// A person said of the whole document what it is.
    Told,
    /// Named before the value in the same sentence.
    Sentence,
    /// The index that a component named in the sentence is part of.
    Component,
    /// `tỉnh`, `thành phố`: the subject under discussion.
    Anaphor,
    /// Named by the heading of the section.
    Heading,
    /// Carried on from an earlier sentence of the paragraph or the line that opens the list.
    Paragraph,
    /// The page's topic: its headline or home province, its main edition.
    Page,
    /// Words of announcement and the day of publication, by the index's calendar.
    Calendar,
    /// Follows from the kind of subject.
    Default,
}

impl Origin {
    /// The words for it in `why`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Bound => "bound by its construction",
            Self::Told => "told by the user",
            Self::Sentence => "same sentence",
            Self::Component => "named by its component",
            Self::Anaphor => "pointed back to",
            Self::Heading => "named by the heading of the section",
            Self::Paragraph => "carried from an earlier sentence",
            Self::Page => "topic of the page",
            Self::Calendar => "announcement and day of publication",
            Self::Default => "usual for this subject",
        }
    }

    /// How far the slot can be trusted, 0–1.
    pub fn trust(self) -> f64 {
        match self {
            Self::Bound | Self::Told => 1.0,
            Self::Sentence => 0.99,
            Self::Component => 0.985,
            Self::Anaphor => 0.98,
            Self::Heading => 0.975,
            Self::Paragraph => 0.96,
            Self::Page => 0.95,
            Self::Calendar => 0.85,
            Self::Default => 0.99,
        }
    }
}

/// A slot: a value, its origin, and the tokens of its mention in the same line.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
    /// View bytes of the mention.
    pub span: Option<(usize, usize)>,
}

impl<T> Slot<T> {
    /// A slot.
    pub fn new(value: T, origin: Origin, span: Option<(usize, usize)>) -> Self {
        Self { value, origin, span }
    }

    /// The same value, carried on.
    pub fn carried(mut self, origin: Origin) -> Self {
        self.origin = self.origin.max(origin);
        self
    }
}

/// A year as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// A year by its number.
    Year(i32),
    /// By its distance from the edition in hand.
    Relative(i32),
    /// The base of the movement it stands with.
    Base,
}

/// What speaks against a claim: a reason, where it stands, and how far the claim can still be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Against {
    /// The reason, as `why` prints it.
    pub reason: &'static str,
    /// View bytes of the words that say so.
    pub span: Option<(usize, usize)>,
    /// Factor on the confidence, 0-1.
    pub trust: f64,
}

impl Against {
    /// A reason to doubt.
    pub fn new(reason: &'static str, span: Option<(usize, usize)>, trust: f64) -> Self {
        Self { reason, span, trust }
    }
}

/// A claim under construction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proto {
    /// Exact rank.
    pub rank: Option<u32>,
    /// Bound.
    pub rank_max: Option<u32>,
    /// Last, with no number.
    pub last: bool,
    /// Denominator.
    pub of: Option<u32>,
    /// Whether the denominator belongs to this rank alone (`37/63`).
    pub own_of: bool,
    /// Places moved.
    pub delta: Option<i32>,
    /// Year the movement is against.
    pub base: Option<Edition>,
    /// The edition that the page compares with, for a value of "before".
    pub compared: Option<Edition>,
    /// Points; whether a percentage; whether surely points.
    pub score: Option<(f64, bool, bool)>,
    /// Who.
    pub who: Option<Slot<Who>>,
    /// Which index.
    pub index: Option<Slot<usize>>,
    /// Which component.
    pub part: Option<Slot<Part>>,
    /// Which edition.
    pub year: Option<Slot<Edition>>,
    /// Among whom.
    pub scope: Option<Slot<String>>,
    /// How meant.
    pub modality: Modality,
    /// View bytes of the words that carry the value.
    pub start: usize,
    /// One past them.
    pub end: usize,
    /// Whether the value itself is of the doubtful kind (a bare `hạng 3`, a decimal in brackets).
    pub weak: bool,
    /// Sentence number, for rules that look at one sentence.
    pub sentence: usize,
    /// What speaks against it.
    pub against: Vec<Against>,
    /// Names the construction, for `why`.
    pub rule: &'static str,
}

impl Proto {
    /// Whether it states a place (rank, bound or last).
    pub fn placed(&self) -> bool {
        self.rank.is_some() || self.rank_max.is_some() || self.last
    }

    /// Whether an office, district or commune is ranked.
    pub fn ranks_unit(&self) -> bool {
        matches!(self.who.as_ref().map(|w| w.value.kind), Some(SubjectKind::Office(_) | SubjectKind::Unit(_)))
    }
}
