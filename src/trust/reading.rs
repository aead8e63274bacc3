//! What one reading weighs, and what several of one value weigh together.

/// No outlet is held to be surer than this: nobody's figures were all compared.
const SUREST: f64 = 0.9999;
/// Of origins that print one wrong figure, how likely the second has it for a shared reason that we do not see.
pub(super) const SHARED: f64 = 0.25;
/// More than this is not told apart; it keeps products of thousands of readings from overflowing.
const ENOUGH: f64 = 1e100;
/// How often a figure is wrong in what reaches the press at all.
const UPSTREAM: f64 = 0.005;

/// How likely one reading is, if the value that it shows is the true one and if it is not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    accuracy: f64,
    extraction: f64,
    wrong: f64,
}

impl Reading {
    /// A reading of an outlet of this accuracy, read right with probability `extraction`, of a fact with
    /// `wrong` (one or more) possible wrong values. What lies outside of what can be is brought to its edge:
    /// an outlet is never held to be worse than one that draws lots.
    pub fn new(accuracy: f64, extraction: f64, wrong: f64) -> Self {
        let extraction = if extraction.is_nan() { 0.0 } else { extraction.clamp(0.0, 1.0) };
        let lots = 1.0 / (wrong + 1.0);
        let accuracy = if accuracy.is_nan() { lots } else { accuracy.clamp(lots, SUREST) };
        Self { accuracy, extraction, wrong }
    }

    /// Probability that we misread and that this value is what the misreading shows.
    fn misread(self) -> f64 {
        (1.0 - self.extraction) / (self.wrong + 1.0)
    }

    /// How many times likelier the reading is if its value is true than if it is not; 1 or more.
    pub fn weight(self) -> f64 {
        let right = self.extraction * self.accuracy + self.misread();
        let wrong = self.extraction * (1.0 - self.accuracy) / self.wrong + self.misread();
        (right / wrong).max(1.0)
    }

    /// Probability that our reading was right, if the value is true and if it is not.
    pub fn read_right(self) -> (f64, f64) {
        let share = |printed: f64| {
            let all = printed + self.misread();
            if all > 0.0 { printed / all } else { 0.0 }
        };
        (share(self.extraction * self.accuracy), share(self.extraction * (1.0 - self.accuracy) / self.wrong))
    }
}

/// What readings of independent origins for one value weigh together, the weightiest first.
///
/// After `j` origins the next says a wrong value with probability `b + s·(a − b)`, where `b` is the chance of
/// hitting upon it alone, `a` that of printing what it has, and `s = j / (j + 1/shared − 1)`; divided by `a` this
/// is `1/w + s·(1 − 1/w)`. Because lighter readings lose less by standing further back, one more reading never
/// makes the whole lighter. `shared` is that probability for the second origin, above 0.
pub(super) fn together(weights: impl IntoIterator<Item = f64>, shared: f64) -> f64 {
    let alone = 1.0 / shared - 1.0;
    let mut all = 1.0;
    let mut before = 0.0;
    for weight in weights {
        let shared = if before > 0.0 { before / (before + alone) } else { 0.0 };
        all /= 1.0 / weight + shared * (1.0 - 1.0 / weight);
        before += 1.0;
    }
    all.min(ENOUGH)
}

/// Probabilities of the named values, of what tables and the press weigh for each of them; in place of `tables`.
///
/// What reaches the press is the true value with probability `1 − m`, and each wrong one with `m / n`. So the press
/// weighs `(1 − m)·P(v) + m/n · Σ P(u)` for `v`, the sum over all other values; those that nobody names weigh 1.
/// It follows that the press can weigh `n/m` times as much for one value as for any other, and no more.
pub(super) fn shares(tables: &mut [f64], press: &[f64], wrong: f64) {
    let named = tables.len() as f64;
    let unnamed = (wrong + 1.0 - named).max(0.0);
    let (true_one, each_wrong) = (1.0 - UPSTREAM, UPSTREAM / wrong);
    // All weights are divided by the weightiest, which keeps the sums small.
    let top = press.iter().copied().fold(1.0, f64::max);
    let said = press.iter().map(|w| w / top).sum::<f64>() + unnamed / top;
    let of_press = |weight: f64| true_one * weight / top + each_wrong * (said - weight / top);
    for (table, weight) in tables.iter_mut().zip(press) {
        *table *= of_press(*weight);
    }
    let all = tables.iter().sum::<f64>() + unnamed * of_press(1.0);
    for weight in tables {
        *weight /= all;
    }
}
