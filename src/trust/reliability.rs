//! How far outlets can be relied on, learned from the facts that several of them speak of.
//!
//! Expectation–maximisation on [the model](crate::trust): given accuracies, each compared fact says how likely
//! each of its values is true; given these, each print counts for its outlet as right or wrong in part, and
//! only as far as we read it right. An outlet starts from the prior of its authority. Its accuracy on one index
//! starts from what it shows on the others, held as lightly as the prior of its authority, so that three
//! figures on one index do not make a judgement. Whoever prints what another wrote answers for it, while
//! prints of one origin have one vote on what is true.
//!
//! How much origins share unseen is learned as well: where a wrong value is printed, how many of the others that
//! speak of the fact print it too. It starts from the probability that [`super::posterior`] reckons with.
use super::reading::SHARED;
use super::round::{Tally, round};
use super::rows::{Cell, Rows};
use super::{Beta, prior};
use crate::model::Authority;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Share of the belief that lies between `low` and `high`.
const INTERVAL: f64 = 0.9;
/// As how many cases the probability of sharing counts before anything was compared.
const SHARED_HELD: f64 = 40.0;
/// Rounds at most.
const ROUNDS: u32 = 100;
/// Settled when no accuracy moves further than this in a round.
const SETTLED: f64 = 1e-4;

/// One outlet prints one value of one fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// The fact.
    pub fact: u32,
    /// The value, by a number that is the same for the same value of this fact.
    pub value: u32,
    /// Who prints it. A publisher's tables and its articles are two outlets.
    pub outlet: u32,
    /// The index that the fact belongs to.
    pub index: u32,
    /// Independent origin of the text.
    pub origin: u32,
    /// Whose figures they are. Where an outlet has several, the lowest counts.
    pub authority: Authority,
    /// Probability that our extractor read it right, 0–1.
    pub extraction: f64,
}

/// What is held of one outlet, on one index or on all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The outlet.
    pub outlet: u32,
    /// The index; `None` stands for all.
    pub index: Option<u32>,
    /// Facts on which others speak as well.
    pub facts: u32,
    /// Those among them on which all agree.
    pub agreed: u32,
    /// Those on which two values or more are given.
    pub disputed: u32,
    /// Distribution of the accuracy.
    pub belief: Beta,
    /// Its mean, 0–1.
    pub mean: f64,
    /// Accuracy lies above this in 95 of 100 cases.
    pub low: f64,
    /// Accuracy lies below this in 95 of 100 cases.
    pub high: f64,
}

/// What [`reliability`] returns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reliability {
    /// By outlet over all indices, in order of their numbers. Outlets that nobody could be compared with stand
    /// here with their prior.
    pub outlets: Vec<Estimate>,
    /// By outlet and index, in order of their numbers.
    pub cells: Vec<Estimate>,
    /// Facts of which two outlets or more speak from two origins or more.
    pub compared: u32,
    /// Facts of which one outlet or one origin speaks; they say nothing of accuracy.
    pub single: u32,
    /// How likely, as learned, a second origin has the wrong value of a first one for a reason that we do not see.
    pub shared: f64,
    /// Rounds that were taken.
    pub rounds: u32,
    /// False when the accuracies still moved in the last round that is allowed.
    pub settled: bool,
}

impl Reliability {
    /// Accuracy of an outlet on an index; that over all indices where it was never seen on this one; `None` when it
    /// was never seen.
    pub fn accuracy(&self, outlet: u32, index: u32) -> Option<f64> {
        let among = |list: &[Estimate], index: Option<u32>| {
            let at = list.binary_search_by_key(&(outlet, index), |e| (e.outlet, e.index)).ok()?;
            list.get(at).map(|e| e.mean)
        };
        among(&self.cells, Some(index)).or_else(|| among(&self.outlets, None))
    }
}

/// Estimates how far each outlet can be relied on. `wrong` is the number of wrong values that a fact can be given
/// (62 for ranks among 63). Time is linear in the observations for a round, besides sorting them once; the same
/// observations in any order give the same result.
pub fn reliability(observations: &[Observation], wrong: u32) -> Reliability {
    let rows = Rows::of(observations);
    let wrong = f64::from(wrong.max(1));
    let mut means: Vec<f64> = rows.cells.iter().map(|c| prior(c.authority).mean()).collect();
    let mut learned = Learned::nothing(&rows);
    let (mut rounds, mut settled) = (0, rows.rows.is_empty());
    while !settled && rounds < ROUNDS {
        learned = Learned::from_round(&rows, &means, wrong, learned.shared);
        let next: Vec<f64> = learned.beliefs(&rows).map(Beta::mean).collect();
        let moved = means.iter().zip(&next).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        means = next;
        rounds += 1;
        settled = moved < SETTLED;
    }
    learned.told(&rows, rounds, settled)
}

/// What was counted in a round.
struct Learned {
    /// Right and wrong by cell.
    cells: Vec<(f64, f64)>,
    /// Right and wrong by outlet.
    outlets: Vec<(f64, f64)>,
    shared: f64,
}

impl Learned {
    fn nothing(rows: &Rows) -> Self {
        Self { cells: vec![(0.0, 0.0); rows.cells.len()], outlets: vec![(0.0, 0.0); rows.outlets.len()], shared: SHARED }
    }

    /// One round. Stretches are the same on any machine and are added up in their order, so that the last digit is too.
    fn from_round(rows: &Rows, means: &[f64], wrong: f64, shared: f64) -> Self {
        let tallies: Vec<Tally> = rows.stretches().into_par_iter().map(|facts| round(facts, rows, means, wrong, shared)).collect();
        let mut learned = Self::nothing(rows);
        let tally = tallies.iter().fold(Tally { cells: std::mem::take(&mut learned.cells), ..Tally::default() }, Tally::and);
        for (cell, counts) in rows.cells.iter().zip(&tally.cells) {
            if let Some(outlet) = learned.outlets.get_mut(cell.outlet as usize) {
                outlet.0 += counts.0;
                outlet.1 += counts.1;
            }
        }
        let shared = (SHARED * SHARED_HELD + tally.joined) / (SHARED_HELD + tally.joined + tally.declined);
        Self { cells: tally.cells, shared, ..learned }
    }

    /// What is held of each cell: what its outlet shows elsewhere, held lightly, and what it shows here.
    fn beliefs<'a>(&'a self, rows: &'a Rows) -> impl Iterator<Item = Beta> + 'a {
        rows.cells.iter().zip(&self.cells).map(|(cell, (right, wrong))| {
            let start = prior(cell.authority);
            let (all_right, all_wrong) = self.outlets.get(cell.outlet as usize).copied().unwrap_or_default();
            let elsewhere = start.and((all_right - right).max(0.0), (all_wrong - wrong).max(0.0));
            Beta::about(elsewhere.mean(), start.strength()).and(*right, *wrong)
        })
    }

    fn told(&self, rows: &Rows, rounds: u32, settled: bool) -> Reliability {
        let cells = rows.cells.iter().zip(self.beliefs(rows)).map(|(cell, belief)| estimate(cell, Some(cell.index), belief)).collect();
        let outlets = rows.outlets.iter().zip(&self.outlets).map(|(outlet, (right, wrong))| {
            // Counts over all indices; a fact belongs to one.
            estimate(outlet, None, prior(outlet.authority).and(*right, *wrong))
        });
        Reliability {
            outlets: outlets.collect(),
            cells,
            compared: rows.compared,
            single: rows.single,
            shared: self.shared,
            rounds,
            settled,
        }
    }
}

fn estimate(cell: &Cell, index: Option<u32>, belief: Beta) -> Estimate {
    let (low, high) = belief.interval(INTERVAL);
    Estimate {
        outlet: cell.name,
        index,
        facts: cell.agreed + cell.disputed,
        agreed: cell.agreed,
        disputed: cell.disputed,
        belief,
        mean: belief.mean(),
        low,
        high,
    }
}
