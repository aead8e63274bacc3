//! How likely each of several values of one fact is the true one.
use super::prior;
use super::reading::{Reading, SHARED, shares, together};
use crate::model::Authority;

/// One reading of one value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Witness {
    /// Place of the value that it gives among the candidates.
    pub value: usize,
    /// Its independent origin; readings of one origin for one value count once.
    pub origin: u32,
    /// Whose figures they are.
    pub authority: Authority,
    /// Accuracy of the outlet, 0–1, when it is known; else the mean of its authority's prior.
    pub accuracy: Option<f64>,
    /// Probability that our extractor read all slots right, 0–1: the claim's confidence.
    pub extraction: f64,
    /// True when the value only follows from another edition's rank and a movement.
    pub indirect: bool,
}

impl Witness {
    fn weight(&self, wrong: f64) -> f64 {
        let accuracy = self.accuracy.unwrap_or_else(|| prior(self.authority).mean());
        let figures = if self.indirect { 2 } else { 1 };
        Reading::new(accuracy.powi(figures), self.extraction.powi(figures), wrong).weight()
    }
}

/// Probability of each of `values` candidate values, in their order; see [the model](crate::trust). What is
/// missing to 1 belongs to values that nobody names.
///
/// `wrong` is the number of wrong values that are possible (62 for a rank among 63); it is raised to the number of
/// candidates less one where it is smaller. Witnesses for a value that is no candidate are passed over. An
/// origin can stand behind a value twice at most, with a table and with an article.
pub fn posterior(values: usize, witnesses: &[Witness], wrong: u32) -> Vec<f64> {
    let wrong = f64::from(wrong.max(u32::try_from(values.saturating_sub(1)).unwrap_or(u32::MAX)).max(1));
    let mut votes: Vec<Vote> = witnesses
        .iter()
        .filter(|w| w.value < values)
        .map(|w| Vote { value: w.value, press: w.authority != Authority::Official, origin: w.origin, weight: w.weight(wrong) })
        .collect();
    let heavier_first = |a: &Vote, b: &Vote| b.weight.total_cmp(&a.weight);
    votes.sort_unstable_by(|a, b| (a.value, a.press, a.origin).cmp(&(b.value, b.press, b.origin)).then_with(|| heavier_first(a, b)));
    votes.dedup_by_key(|v| (v.value, v.press, v.origin));
    votes.sort_unstable_by(|a, b| (a.value, a.press).cmp(&(b.value, b.press)).then_with(|| heavier_first(a, b)));
    let (mut tables, mut articles) = (vec![1.0; values], vec![1.0; values]);
    for group in votes.chunk_by(|a, b| (a.value, a.press) == (b.value, b.press)) {
        let Some(first) = group.first() else { continue };
        let weights = if first.press { &mut articles } else { &mut tables };
        if let Some(weight) = weights.get_mut(first.value) {
            *weight = together(group.iter().map(|v| v.weight), SHARED);
        }
    }
    shares(&mut tables, &articles, wrong);
    tables
}

#[derive(Debug, Clone, Copy)]
struct Vote {
    value: usize,
    press: bool,
    origin: u32,
    weight: f64,
}
