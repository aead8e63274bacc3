//! Results that are kept from one level of a world to the next, as long as they would be the same again.
use super::cases::Case;
use super::conflict::{Conflict, Term};
use super::symbols::Renamed;
use super::view::{Answers, Noted, Reads};
use super::weigh::Weight;
use super::world::{Changes, World};
use super::{diagnose, marks, weigh};
use crate::model::Diagnosis;
use foldhash::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

/// Weights and diagnoses, by marks of the disputes and cases that they are of.
#[derive(Debug, Clone, Default)]
pub(super) struct Memo {
    weights: HashMap<u64, Kept<Vec<Weight>>>,
    slips: HashMap<u64, Kept<Option<Diagnosis>>>,
}

/// A result with all that it was made from besides its dispute or case.
#[derive(Debug, Clone)]
struct Kept<T> {
    result: T,
    reads: Reads,
}

impl Memo {
    /// Forgets what would be another now, after updates that changed this.
    pub fn follow(&mut self, changes: Changes, world: &World<'_>) {
        let Changes { editions, pages, renamed, all: _ } = changes;
        let now = Answers::of(&editions, pages, world);
        self.weights.retain(|_, kept| now.repeat(&kept.reads));
        self.slips.retain(|_, kept| now.repeat(&kept.reads));
        if let Some(renamed) = renamed {
            self.weights.values_mut().flat_map(|kept| &mut kept.result).for_each(|weight| rename(weight, &renamed));
        }
    }

    /// How many weights and diagnoses are kept.
    #[cfg(test)]
    pub fn len(&self) -> (usize, usize) {
        (self.weights.len(), self.slips.len())
    }
}

fn rename(weight: &mut Weight, now: &Renamed) {
    let Weight { term, also, borne_out_by, .. } = weight;
    let terms = std::iter::once(term).chain(also).chain(borne_out_by);
    terms.for_each(|term| term.key = term.key.renamed(now));
}

/// A memo while a world is looked over: what is asked for is kept, what nobody asks for any more is not.
#[derive(Debug)]
pub(super) struct Look<'w, 'o> {
    world: &'w World<'o>,
    weights: Shelf<Vec<Weight>>,
    slips: Shelf<Option<Diagnosis>>,
}

impl<'w, 'o> Look<'w, 'o> {
    /// Takes up the memo of a world, which [follows](Memo::follow) all its updates.
    pub fn at(world: &'w World<'o>, memo: Memo) -> Self {
        Self { world, weights: Shelf::new(memo.weights), slips: Shelf::new(memo.slips) }
    }

    /// The values of a dispute; see [`weigh::weigh`].
    pub fn weigh(&self, dispute: &Conflict, against: &HashSet<Term>) -> Vec<Weight> {
        let mark = marks::of_dispute(dispute, against, self.world);
        self.weights.get(mark, self.world, |world| weigh::weigh(dispute, against, world))
    }

    /// The likely slip behind a case; see [`diagnose::diagnose`].
    pub fn diagnose(&self, case: &Case) -> Option<Diagnosis> {
        let mark = marks::of_case(case, self.world);
        self.slips.get(mark, self.world, |world| diagnose::diagnose(case, world))
    }

    /// The memo of everything that was asked for.
    pub fn memo(self) -> Memo {
        Memo { weights: self.weights.used(), slips: self.slips.used() }
    }
}

#[derive(Debug)]
struct Shelf<T> {
    known: HashMap<u64, Kept<T>>,
    used: Mutex<Used<T>>,
}

#[derive(Debug)]
struct Used<T> {
    again: HashSet<u64>,
    new: Vec<(u64, Kept<T>)>,
}

impl<T: Clone> Shelf<T> {
    fn new(known: HashMap<u64, Kept<T>>) -> Self {
        Self { known, used: Mutex::new(Used { again: HashSet::default(), new: Vec::new() }) }
    }

    fn get(&self, mark: u64, world: &World<'_>, make: impl FnOnce(&Noted<'_, '_>) -> T) -> T {
        // Nothing can panic between two writes.
        let used = || self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = self.known.get(&mark) {
            used().again.insert(mark);
            return kept.result.clone();
        }
        let noted = Noted::new(world);
        let result = make(&noted);
        let kept = Kept { result: result.clone(), reads: noted.reads() };
        used().new.push((mark, kept));
        result
    }

    fn used(self) -> HashMap<u64, Kept<T>> {
        let Self { mut known, used } = self;
        let Used { again, new } = used.into_inner().unwrap_or_else(PoisonError::into_inner);
        known.retain(|mark, _| again.contains(mark));
        known.extend(new);
        known
    }
}
