//! Conflicts as rules find them: assertions that cannot all hold.
use super::said::{Key, Said};
use super::symbols::Renamed;
use super::view::View;
use crate::model::{Diagnosis, Fact, FindingKind, Severity};

/// What an assertion says of its fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Says {
    /// The exact rank.
    Rank(u32),
    /// Rank and movement in one claim: rank, places moved, base year.
    Arrived(u32, i32, i32),
    /// A movement, with or without a rank: places moved, base year.
    Moved(i32, i32),
    /// Among the first so many.
    AtMost(u32),
    /// Last.
    Last,
    /// Points, by their bits.
    Score(u64),
    /// How many units were ranked.
    Among(u32),
    /// Rank and number of units in one claim.
    Place(u32, u32),
}

impl Says {
    /// Whether a claim says it.
    pub fn by(self, said: &Said) -> bool {
        match self {
            Self::Rank(r) => said.rank == Some(r),
            Self::Arrived(r, delta, base) => said.rank == Some(r) && said.moved() == Some((delta, base)),
            Self::Moved(delta, base) => said.moved() == Some((delta, base)),
            Self::AtMost(b) => said.rank.is_none() && said.rank_max == Some(b),
            Self::Last => said.rank.is_none() && said.last,
            Self::Score(bits) => said.score.is_some_and(|s| s.to_bits() == bits),
            Self::Among(n) => said.of == Some(n),
            Self::Place(r, n) => said.rank.or(said.rank_max) == Some(r) && said.of == Some(n),
        }
    }
}

/// One assertion: a value of a fact, whoever gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Term {
    pub key: Key,
    pub says: Says,
}

impl Term {
    /// Everybody who says so.
    pub fn witnesses<'w>(&self, world: &'w impl View) -> Vec<&'w Said> {
        world.of(&self.key).iter().filter(|s| self.says.by(s)).collect()
    }
}

/// How a conflict counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// It cannot be so.
    Contradiction,
    /// Something to know.
    Note,
}

/// A sentence in Vietnamese and English.
pub(crate) type Words = (String, String);

/// Assertions that cannot all hold, each needed: leave one out, and the others can.
///
/// For a dispute over one value ([`FindingKind::SameFact`]) the terms are all values that are given, any two of which
/// exclude each other.
#[derive(Debug, Clone)]
pub(crate) struct Conflict {
    pub kind: FindingKind,
    pub class: Class,
    /// The gravest that it can be called; see [`super::cases`].
    pub severity: Option<Severity>,
    /// The fact that it is told of.
    pub about: Option<Key>,
    pub terms: Vec<Term>,
    /// The fact that it is told of, where no key says it.
    pub fact: Option<Fact>,
    /// Statements that take part, by their places in the world, each with the value that it gives.
    pub statements: Vec<(usize, Words)>,
    /// The only document whose claims are meant: figures of one text that do not fit each other.
    pub inside: Option<u32>,
    /// The sentence, where it does not follow from kind and terms.
    pub words: Option<Words>,
    /// What the id is made of besides kind and fact, where it does not follow from the terms.
    pub identity: Vec<String>,
    /// The likely slip, where the rule itself knows it.
    pub diagnosis: Option<Diagnosis>,
    /// True when more assertions than the bound take part in the search.
    pub bounded: bool,
}

impl Conflict {
    /// Who makes an assertion of this conflict.
    pub fn witnesses<'w>(&self, term: &Term, world: &'w impl View) -> Vec<&'w Said> {
        let mut who = term.witnesses(world);
        match self.kind {
            // Who only presumes the list accuses nobody of sharing a rank.
            FindingKind::SharedRank => who.retain(|s| !s.presumed),
            _ => who.retain(|s| self.inside.is_none_or(|i| i == s.source)),
        }
        who
    }

    /// The same where names were numbered anew. Those that stood in order keep it among themselves.
    pub fn renamed(mut self, now: &Renamed) -> Self {
        let keys = self.about.iter_mut().chain(self.terms.iter_mut().map(|term| &mut term.key));
        keys.for_each(|key| *key = key.renamed(now));
        self
    }

    /// A contradiction of these terms, told of the first one's fact.
    pub fn of(kind: FindingKind, terms: Vec<Term>) -> Self {
        Self {
            kind,
            class: Class::Contradiction,
            severity: None,
            about: terms.first().map(|t| t.key),
            terms,
            fact: None,
            statements: Vec::new(),
            inside: None,
            words: None,
            identity: Vec::new(),
            diagnosis: None,
            bounded: false,
        }
    }
}
