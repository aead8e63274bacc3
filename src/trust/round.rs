//! One round over the facts: what is true, given accuracies, and what follows for each outlet.
use super::reading::{Reading, shares, together};
use super::rows::{Row, Rows};

/// What a stretch of facts adds up to.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Right and wrong by cell.
    pub cells: Vec<(f64, f64)>,
    /// Where a wrong value is printed: how often others joined, and how often they did not.
    pub joined: f64,
    pub declined: f64,
}

impl Tally {
    /// Adds another stretch.
    pub fn and(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.cells.iter_mut().zip(&other.cells) {
            mine.0 += theirs.0;
            mine.1 += theirs.1;
        }
        self.joined += other.joined;
        self.declined += other.declined;
        self
    }
}

/// Weighs the facts of a stretch of rows. `means` are accuracies by cell, `shared` is as in [`together`].
pub(super) fn round(facts: &[Row], rows: &Rows, means: &[f64], wrong: f64, shared: f64) -> Tally {
    let mut tally = Tally { cells: vec![(0.0, 0.0); rows.cells.len()], ..Tally::default() };
    let mut fact = OneFact { votes: Votes::new(rows), values: Vec::new(), weights: Vec::new(), press: Vec::new() };
    for prints in facts.chunk_by(|a, b| a.fact == b.fact) {
        fact.weigh(prints, means, wrong, shared);
        fact.count(prints, means, wrong, &mut tally);
    }
    tally
}

/// Room for one fact, used again for the next.
struct OneFact {
    votes: Votes,
    /// Where the rows of each value end, and how many votes of the press it has.
    values: Vec<(usize, f64)>,
    /// What publishers' tables weigh for each value, and then how likely it is.
    weights: Vec<f64>,
    /// What the press weighs for each value.
    press: Vec<f64>,
}

impl OneFact {
    fn weigh(&mut self, prints: &[Row], means: &[f64], wrong: f64, shared: f64) {
        self.values.clear();
        self.weights.clear();
        self.press.clear();
        let mut end = 0;
        for value in prints.chunk_by(|a, b| a.value == b.value) {
            end += value.len();
            let (table, press, votes) = self.votes.weigh(value, means, wrong, shared);
            self.values.push((end, votes));
            self.weights.push(table);
            self.press.push(press);
        }
        let wrong = wrong.max(self.weights.len() as f64 - 1.0);
        shares(&mut self.weights, &self.press, wrong);
    }

    fn count(&self, prints: &[Row], means: &[f64], wrong: f64, tally: &mut Tally) {
        let press: f64 = self.values.iter().map(|(_, votes)| votes).sum();
        let mut start = 0;
        for ((end, votes), share) in self.values.iter().zip(&self.weights) {
            if *votes > 0.0 {
                // Of those who speak of the fact in any order, how many do not join before a second one does.
                tally.declined += (1.0 - share) * (press - votes) / votes;
                tally.joined += if *votes > 1.0 { 1.0 - share } else { 0.0 };
            }
            let mut last = None;
            for row in prints.get(start..*end).into_iter().flatten() {
                // The surest reading of each outlet stands first.
                if last.replace(row.cell) == Some(row.cell) {
                    continue;
                }
                let (if_true, if_false) = reading(row, means, wrong).read_right();
                if let Some(cell) = tally.cells.get_mut(row.cell as usize) {
                    cell.0 += share * if_true;
                    cell.1 += (1.0 - share) * if_false;
                }
            }
            start = *end;
        }
    }
}

fn reading(row: &Row, means: &[f64], wrong: f64) -> Reading {
    Reading::new(means.get(row.cell as usize).copied().unwrap_or(0.5), row.extraction, wrong)
}

/// Counts votes on one value: an outlet has one, and so has an origin; the weightiest are taken first.
struct Votes {
    votes: Vec<(f64, u32, u32)>,
    picked: Vec<f64>,
    /// The count in which an outlet, or an origin, had its vote last.
    outlets: Vec<u64>,
    origins: Vec<u64>,
    counts: u64,
}

impl Votes {
    fn new(rows: &Rows) -> Self {
        Self { votes: Vec::new(), picked: Vec::new(), outlets: vec![0; rows.outlets.len()], origins: vec![0; rows.origins], counts: 0 }
    }

    /// What tables and what the press weigh, and how many votes the press has.
    fn weigh(&mut self, value: &[Row], means: &[f64], wrong: f64, shared: f64) -> (f64, f64, f64) {
        if let [row] = value {
            let weight = reading(row, means, wrong).weight();
            return if row.press { (1.0, weight, 1.0) } else { (weight, 1.0, 0.0) };
        }
        let (table, _) = self.of(value, false, means, wrong, shared);
        let (press, votes) = self.of(value, true, means, wrong, shared);
        (table, press, votes)
    }

    fn of(&mut self, value: &[Row], press: bool, means: &[f64], wrong: f64, shared: f64) -> (f64, f64) {
        self.votes.clear();
        let those = value.iter().filter(|r| r.press == press);
        self.votes.extend(those.map(|r| (reading(r, means, wrong).weight(), r.outlet, r.origin)));
        self.votes.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        self.counts += 1;
        self.picked.clear();
        for (vote, outlet, origin) in &self.votes {
            let places = (self.outlets.get_mut(*outlet as usize), self.origins.get_mut(*origin as usize));
            let (Some(by_outlet), Some(by_origin)) = places else { continue };
            if *by_outlet != self.counts && *by_origin != self.counts {
                (*by_outlet, *by_origin) = (self.counts, self.counts);
                self.picked.push(*vote);
            }
        }
        (together(self.picked.iter().copied(), shared), self.picked.len() as f64)
    }
}
