//! Runs of parallel items, each a name with one figure: `1. A; 2. B; 3. C`, `A 1, B 2, C 5`, `A (9); B (12)`, `🥇 A 🥈 B`. Whatever parts the
//! items, and whatever joins the figure to its name; points and places moved may stand behind both. What the figures are is told by the
//! words before the run ([`Head`]).
mod head;
mod items;
mod past;
mod words;

pub use head::Head;

use self::items::Reader;
use super::mention::{Mention, SubjectKind, What};
use super::proto::Edition;
use crate::normalize::{Token, TokenKind};
use std::mem::{Discriminant, discriminant};

/// A figure that may be a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub n: u32,
    /// Its denominator.
    pub of: Option<u32>,
    pub t0: usize,
    pub t1: usize,
    /// A noun of place stands before it, or it is a fraction.
    pub told: bool,
    /// It is a medal.
    pub medal: bool,
    /// It is a word: `nhất`, `nhì`.
    pub word: bool,
}

impl Place {
    pub(super) fn new(n: u32, t0: usize, t1: usize) -> Self {
        Self { n, of: None, t0, t1, told: false, medal: false, word: false }
    }
}

/// The place of another edition that stands behind that of an item: `1. A (năm 2020: hạng 4)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// Which edition; where only the head tells it, nothing.
    pub when: Option<Edition>,
    pub place: Place,
}

/// One item of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Which mention names it.
    pub name: usize,
    /// The tokens of its name.
    pub named: (usize, usize),
    /// Its tokens.
    pub start: usize,
    pub end: usize,
    /// The figure before the name.
    pub order: Option<Place>,
    /// The figure behind it.
    pub place: Option<Place>,
    /// Its points, whether they are a percentage, and where they stand.
    pub points: Option<(f64, bool, (usize, usize))>,
    /// Places moved, and where that stands.
    pub moved: Option<(i32, (usize, usize))>,
    /// What stands behind the figure and a stroke: `14/31`.
    pub pair: Option<Place>,
    /// Its place in another edition.
    pub past: Option<Past>,
    /// A sum of money stands with it, by which it is ranked.
    pub amount: bool,
    /// A verb of standing joins the figure to the name: `A xếp 3`.
    pub verb: bool,
}

impl Item {
    fn new(name: usize, named: (usize, usize)) -> Self {
        Self {
            name,
            named,
            start: named.0,
            end: named.1,
            order: None,
            place: None,
            points: None,
            moved: None,
            pair: None,
            past: None,
            amount: false,
            verb: false,
        }
    }

    /// The figure by which the run goes.
    pub fn figure(&self) -> Option<Place> {
        self.order.or(self.place)
    }
}

/// What kind of names a run is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Subject(Discriminant<SubjectKind>),
    Part,
    Index,
    Year,
}

fn kind(what: &What) -> Option<Kind> {
    match what {
        What::Subject(who) => Some(Kind::Subject(discriminant(&who.kind))),
        What::Part(_) | What::Overall => Some(Kind::Part),
        What::Index(_) => Some(Kind::Index),
        What::Year(_) => Some(Kind::Year),
        _ => None,
    }
}

/// A run of items.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub kind: Kind,
    pub items: Vec<Item>,
}

impl Run {
    /// Whether there are points and nothing else.
    pub fn only_points(&self) -> bool {
        self.items.iter().all(|i| i.figure().is_none())
    }

    /// Whether the places are words that count from the first: `A nhất, B nhì, C ba`.
    pub fn worded(&self) -> bool {
        self.counts() && self.items.iter().all(|i| i.figure().is_some_and(|f| f.word))
    }

    /// Whether a verb of standing joins every figure to its name: `A xếp 1, B xếp 2`.
    pub fn by_verb(&self) -> bool {
        self.items.iter().all(|i| i.verb)
    }

    /// Whether the figures behind the strokes are no counts of who is ranked: one is smaller than its place, or they differ.
    pub fn pairs(&self) -> bool {
        let first = self.items.first().and_then(|i| i.pair).map(|p| p.n);
        let odd = |i: &Item| i.pair.is_some_and(|p| Some(p.n) != first || i.figure().is_some_and(|f| f.n > p.n));
        self.items.iter().all(|i| i.pair.is_some()) && self.items.iter().any(odd)
    }

    /// Whether a place is larger than the count behind its stroke.
    pub fn above_count(&self) -> bool {
        self.items.iter().any(|i| i.pair.is_some_and(|p| i.place.is_some_and(|f| f.n > p.n)))
    }

    /// Whether the figures stand before the names.
    pub fn numbered(&self) -> bool {
        self.items.iter().all(|i| i.order.is_some())
    }

    fn figures(&self) -> impl Iterator<Item = u32> + '_ {
        self.items.iter().filter_map(|i| i.figure().map(|f| f.n))
    }

    /// Whether no figure is smaller than the one before.
    pub fn rises(&self) -> bool {
        self.figures().zip(self.figures().skip(1)).all(|(a, b)| a <= b)
    }

    /// Whether the figures count from one.
    pub fn counts(&self) -> bool {
        self.figures().zip(1..).all(|(a, b)| a == b)
    }

    /// Whether the figures begin with one, two, three.
    pub fn begins(&self) -> bool {
        self.items.len() >= 3 && self.figures().zip(1..).take(3).all(|(a, b)| a == b)
    }

    /// Whether points stand behind running numbers that may be places themselves: whole ones, and not falling.
    pub fn doubtful(&self) -> bool {
        let whole = self.items.iter().any(|i| i.points.is_some_and(|(v, percent, (t0, t1))| !percent && v.fract() == 0.0 && t1 == t0 + 1));
        self.numbered() && whole && !self.falls()
    }

    /// Whether every item has points, and none has more than the one before.
    pub fn falls(&self) -> bool {
        let points = || self.items.iter().filter_map(|i| i.points.map(|p| p.0));
        points().count() == self.items.len() && points().zip(points().skip(1)).all(|(a, b)| a >= b)
    }

    /// Whether all figures say themselves that they are places.
    pub fn told(&self) -> bool {
        self.items.iter().all(|i| i.figure().is_some_and(|f| f.told))
    }

    /// Whether points stand with any item.
    pub fn scored(&self) -> bool {
        self.items.iter().any(|i| i.points.is_some())
    }

    /// Whether medals stand before the names.
    pub fn medals(&self) -> bool {
        self.items.iter().all(|i| i.order.is_some_and(|o| o.medal))
    }
}

/// All runs of two items or more in a sentence or line, in its order.
pub fn find(tokens: &[Token<'_>], mentions: &[Mention]) -> Vec<Run> {
    let mut out = Vec::new();
    let mut run: Option<Run> = None;
    let mut floor = 0;
    for (j, m) in mentions.iter().enumerate() {
        let Some(kind) = kind(&m.what).filter(|_| m.t0 >= floor) else { continue };
        let reader = Reader { tokens, floor };
        let Some(item) = reader.item(j, (m.t0, m.t1)) else {
            close(run.take(), &mut out);
            continue;
        };
        floor = item.end;
        match run.as_mut().filter(|r| r.kind == kind && reader.goes_on(r, &item)) {
            Some(r) => r.items.push(item),
            None => close(run.replace(Run { kind, items: vec![item] }), &mut out),
        }
    }
    close(run, &mut out);
    out
}

/// The item that a line is, when it is nothing else.
pub fn whole_line(tokens: &[Token<'_>], mentions: &[Mention]) -> Option<(Kind, Item)> {
    let first = mentions.iter().enumerate().find_map(|(j, m)| Some((j, (m.t0, m.t1), kind(&m.what)?)));
    let (j, named, kind) = first.or_else(|| Some((usize::MAX, Reader { tokens, floor: 0 }.whole()?, Kind::Part)))?;
    // "1. Thể chế: 87 (93)": the running number of a component is no place of its own.
    let counts = matches!(tokens, [n, mark, ..] if n.kind == TokenKind::Number && (mark.is('.') || mark.is(')') || mark.is('/')));
    let floor = if counts && kind == Kind::Part && named.0 >= 2 { 2 } else { 0 };
    let reader = Reader { tokens, floor };
    let item = reader.item(j, named)?;
    let bare = |from: usize, to: usize| (from..to).all(|t| tokens.get(t).is_some_and(|k| matches!(k.kind, TokenKind::Punct(_))));
    (item.start <= floor + 2 && bare(floor, item.start) && bare(item.end, tokens.len())).then_some((kind, item))
}

fn close(run: Option<Run>, out: &mut Vec<Run>) {
    out.extend(run.filter(|r| r.items.len() > 1));
}
