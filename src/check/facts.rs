//! Where facts begin and end, and what their claims give at all.
use super::pages::VOID;
use super::said::{Key, Said};
use super::symbols::Sym;
use super::view::Figures;
use super::world::{World, spacious};
use crate::model::Authority;
use foldhash::quality::FixedState;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hash, Hasher as _};

/// One fact and the place of its claims.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FactAt {
    pub key: Key,
    pub(super) start: u32,
    pub(super) end: u32,
    /// The exact rank when all who give one agree.
    pub only_rank: Option<u32>,
    /// Whether there are two exact ranks.
    pub split: bool,
    /// Whether any claim gives a movement.
    pub moves: bool,
    /// Whether any claim gives points.
    pub points: bool,
    /// Whether any claim says in place of a rank how low it is at most, or that it is the last.
    pub bounds: bool,
    /// Whether the list of any claim is presumed.
    pub presumed: bool,
    /// Whether an official table speaks of it.
    pub official: bool,
    /// The best and the worst of all ranks and bounds.
    pub ranks: Option<(u32, u32)>,
    /// The least and the greatest number of ranked units that is written.
    pub totals: Option<(u32, u32)>,
    /// The earliest day on which any page speaks of it; see [`super::world::day_number`].
    pub first_day: Option<i32>,
    /// Equal only where the same pages make the same claims.
    pub claims: u64,
    /// Equal where the same figures are given, each by the same page alone or by several pages.
    pub figures: u64,
}

/// What all editions of one subject's place in one ranking have in common.
pub(super) type Line = (Sym, Option<Sym>, Sym, Sym);

pub(super) fn line(key: &Key) -> Line {
    (key.index, key.component, key.scope, key.subject)
}

/// One edition of one subject's place in one ranking, in whichever list.
pub(super) type Edition = (Sym, Option<Sym>, Sym, Sym, i32);

pub(super) fn edition(key: &Key) -> Edition {
    (key.index, key.component, key.scope, key.subject, key.year)
}

/// One edition of one ranking, in whichever lists.
pub(super) type Ranking = (Sym, Option<Sym>, Sym, i32);

pub(super) fn ranking(key: &Key) -> Ranking {
    (key.index, key.component, key.scope, key.year)
}

/// The facts of an edition by their lists.
pub(super) fn by_list<'f>(edition: &[&'f FactAt]) -> BTreeMap<Option<Sym>, Vec<&'f FactAt>> {
    let mut lists: BTreeMap<Option<Sym>, Vec<&FactAt>> = BTreeMap::new();
    for fact in edition {
        lists.entry(fact.key.list).or_default().push(fact);
    }
    lists
}

impl FactAt {
    /// A fact of which these are all claims, at least one; its place is not known yet.
    fn of(said: &[Said], world: &World<'_>) -> Option<Self> {
        let mut fact = Self {
            key: said.first()?.key,
            start: 0,
            end: u32::try_from(said.len()).unwrap_or(VOID),
            only_rank: None,
            split: false,
            moves: false,
            points: false,
            bounds: false,
            presumed: false,
            official: false,
            ranks: None,
            totals: None,
            first_day: None,
            claims: marked(said.iter().map(|s| (s.claim, s.source, s.presumed))),
            figures: figures(said),
        };
        for s in said {
            let about = world.about(s);
            fact.split |= s.rank.is_some_and(|rank| *fact.only_rank.get_or_insert(rank) != rank);
            fact.moves |= s.delta.is_some();
            fact.points |= s.score.is_some();
            fact.bounds |= s.rank.is_none() && (s.rank_max.is_some() || s.last);
            fact.presumed |= s.presumed;
            fact.official |= about.is_some_and(|a| a.authority == Authority::Official);
            fact.ranks = wider(fact.ranks, s.rank.or(s.rank_max));
            fact.totals = wider(fact.totals, s.of);
            fact.first_day = fact.first_day.into_iter().chain(about.and_then(|a| a.day)).min();
        }
        fact.only_rank = fact.only_rank.filter(|_| !fact.split);
        Some(fact)
    }
}

/// Puts new facts into `facts`, which are in order, in place of those that stand at the places in `before`, in order too. Whether any
/// fact stands elsewhere than it did.
pub(super) fn renew(facts: &mut Vec<FactAt>, before: &[usize], new: Vec<FactAt>) -> bool {
    let mut kept = before.iter().copied().peekable();
    let (mut gone, mut added) = (Vec::new(), Vec::new());
    for fact in new {
        let earlier = |place: &usize| facts.get(*place).is_some_and(|f| f.key < fact.key);
        gone.extend(std::iter::from_fn(|| kept.next_if(earlier)));
        match kept.next_if(|place| facts.get(*place).is_some_and(|f| f.key == fact.key)).and_then(|place| facts.get_mut(place)) {
            Some(there) => *there = fact,
            None => added.push(fact),
        }
    }
    gone.extend(kept);
    let moved = !gone.is_empty() || !added.is_empty();
    let mut gone = gone.into_iter().peekable();
    if gone.peek().is_some() {
        let mut place = 0..;
        facts.retain(|_| gone.next_if_eq(&place.next().unwrap_or(usize::MAX)).is_none());
    }
    if !added.is_empty() {
        // Two runs that are in order each.
        facts.reserve(spacious(added.len()));
        facts.extend(added);
        facts.sort_by_key(|fact| fact.key);
    }
    moved
}

fn marked(all: impl Iterator<Item = impl Hash>) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    all.for_each(|one| one.hash(&mut hasher));
    hasher.finish()
}

/// See [`FactAt::figures`]. Which figures a claim gives is what [`Figures`] has.
fn figures(said: &[Said]) -> u64 {
    let marks = FixedState::default();
    let mut given: Vec<(u64, u32)> = said.iter().map(|s| (marks.hash_one(Figures::of(s)), s.source)).collect();
    given.sort_unstable();
    given.dedup();
    // By one page alone, or by several, whichever they are.
    marked(
        given.chunk_by(|a, b| a.0 == b.0).map(|pages| (pages.first().map(|p| p.0), if let [page] = pages { Some(page.1) } else { None })),
    )
}

fn wider(range: Option<(u32, u32)>, value: Option<u32>) -> Option<(u32, u32)> {
    match (range, value) {
        (Some((low, high)), Some(v)) => Some((low.min(v), high.max(v))),
        (range, value) => range.or(value.map(|v| (v, v))),
    }
}

/// The facts of claims that stand in order, which will stand at `start`.
pub(super) fn facts_of(said: &[Said], start: usize, world: &World<'_>) -> Vec<FactAt> {
    let mut facts: Vec<FactAt> = said.par_chunk_by(|a, b| a.key == b.key).filter_map(|group| FactAt::of(group, world)).collect();
    let mut next = u32::try_from(start).unwrap_or(VOID);
    for fact in &mut facts {
        (fact.start, fact.end) = (next, next.saturating_add(fact.end));
        next = fact.end;
    }
    facts
}
