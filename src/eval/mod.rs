//! Measuring extraction: labelled documents against what was read out of them. Pure.
//!
//! A claim is right when subject, index, component, year, scope, modality and value are those of a label; the
//! other figures are scored on the pairs. One to one, in the order of the labels.
mod labels;

pub use labels::{Label, Labelled, labelled};

use labels::Key;

use serde::Serialize;
use std::collections::BTreeMap;

/// Figures that are scored apart, on the claims that are right otherwise.
pub const ATTRIBUTES: [&str; 4] = ["of", "delta", "base_year", "score"];

/// Names of the parts of a claim's key, as [`Score::one_field_away`] calls them.
const FIELDS: [&str; 7] = ["subject", "index", "component", "year", "scope", "modality", "value"];

/// Whether a figure is read rightly; `None` when there is none on either side. An invented one is wrong.
fn attribute_equal(label: Option<f64>, read: Option<f64>) -> Option<bool> {
    match (label, read) {
        (None, None) => None,
        (Some(a), Some(b)) => Some((a - b).abs() < 1e-6),
        _ => Some(false),
    }
}

/// The outcome for one document.
struct Pairs<'a> {
    right: Vec<(&'a Label, &'a Label)>,
    missed: Vec<&'a Label>,
    wrong: Vec<&'a Label>,
}

/// Pairs each label with the first equal reading that shares most of its other figures.
fn pair<'a>(labels: &'a [Label], read: &'a [Label]) -> Pairs<'a> {
    let mut left: Vec<(&Label, Key)> = read.iter().map(|r| (r, r.key())).collect();
    let mut pairs = Pairs { right: Vec::new(), missed: Vec::new(), wrong: Vec::new() };
    for label in labels {
        let key = label.key();
        let mut best: Option<(usize, usize)> = None;
        for (at, (reading, _)) in left.iter().enumerate().filter(|(_, (_, k))| *k == key) {
            let both = label.attributes().into_iter().zip(reading.attributes());
            let equal = both.filter(|(a, b)| attribute_equal(*a, *b) == Some(true)).count();
            if best.is_none_or(|(most, _)| equal > most) {
                best = Some((equal, at));
            }
        }
        match best {
            Some((_, at)) => pairs.right.push((label, left.remove(at).0)),
            None => pairs.missed.push(label),
        }
    }
    pairs.wrong = left.into_iter().map(|(reading, _)| reading).collect();
    pairs
}

/// For each reading, whether it equals a label.
pub fn right(labels: &[Label], read: &[Label]) -> Vec<bool> {
    let pairs = pair(labels, read);
    read.iter().map(|r| pairs.right.iter().any(|(_, found)| std::ptr::eq(*found, r))).collect()
}

/// Claims read rightly, read wrongly, and labelled but not read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Equal to a label.
    pub right: usize,
    /// Equal to none.
    pub wrong: usize,
    /// Labels without a reading.
    pub missed: usize,
}

impl Counts {
    /// Share of the readings that are right; 0 when nothing was read.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// Share of the labels that were read; 0 without labels.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// Harmonic mean of the two.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Claims whose confidence lies in a tenth, and how many of them are right.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Band {
    /// Judged claims.
    pub claims: usize,
    /// Those equal to a label.
    pub right: usize,
    /// Sum of their confidences; divided by `claims` it is the share that should be right.
    pub confidence: f64,
}

/// What was missed and invented in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The document's id.
    pub doc_id: String,
    /// Its counts; `wrong` is 0 where the rest is not judged.
    pub counts: Counts,
    /// Labels without a reading, each with key and quote in one line.
    pub missed: Vec<String>,
    /// Readings without a label.
    pub wrong: Vec<String>,
}

/// How well documents were read. Add them one by one with [`Score::add`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Score {
    /// Labelled documents.
    pub documents: usize,
    /// All of them together.
    pub total: Counts,
    /// By index id.
    pub by_index: BTreeMap<String, Counts>,
    /// Right and all, in the order of [`ATTRIBUTES`].
    pub attributes: [(usize, usize); 4],
    /// How many missed labels differ from some wrong reading in this one field only.
    pub one_field_away: BTreeMap<&'static str, usize>,
    /// Readings by the construction that carried their value; what was missed has none.
    pub by_construction: BTreeMap<String, Counts>,
    /// By tenth of confidence, 0 to 1; the last holds 1 too.
    pub reliability: [Band; 10],
}

/// The public form of [`Score`]: the figures that other scorers of the same labels give.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    documents: usize,
    right: usize,
    wrong: usize,
    missed: usize,
    precision: f64,
    recall: f64,
    f1: f64,
    attributes: serde_json::Map<String, serde_json::Value>,
}

impl Score {
    /// Judges what was read of a document and adds it up.
    pub fn add(&mut self, gold: &Labelled, read: &[Label]) -> Difference {
        let mut pairs = pair(&gold.claims, read);
        if gold.partial {
            pairs.wrong.clear();
        }
        let counts = Counts { right: pairs.right.len(), wrong: pairs.wrong.len(), missed: pairs.missed.len() };
        self.documents += 1;
        self.total.right += counts.right;
        self.total.wrong += counts.wrong;
        self.total.missed += counts.missed;
        for (label, reading) in &pairs.right {
            self.of_index(label).right += 1;
            self.of_construction(reading).right += 1;
            self.trust(reading, true);
            for (sum, (a, b)) in self.attributes.iter_mut().zip(label.attributes().into_iter().zip(reading.attributes())) {
                if let Some(equal) = attribute_equal(a, b) {
                    sum.0 += usize::from(equal);
                    sum.1 += 1;
                }
            }
        }
        for label in &pairs.missed {
            self.of_index(label).missed += 1;
            for (field, _) in FIELDS.into_iter().zip(blame(label, &pairs.wrong)).filter(|(_, blamed)| *blamed) {
                *self.one_field_away.entry(field).or_default() += 1;
            }
        }
        for reading in &pairs.wrong {
            self.of_index(reading).wrong += 1;
            self.of_construction(reading).wrong += 1;
            self.trust(reading, false);
        }
        let lines = |labels: &[&Label]| labels.iter().map(|l| l.line()).collect();
        Difference { doc_id: gold.document.id.clone(), counts, missed: lines(&pairs.missed), wrong: lines(&pairs.wrong) }
    }

    fn of_index(&mut self, label: &Label) -> &mut Counts {
        self.by_index.entry(label.index.clone().unwrap_or_default()).or_default()
    }

    fn of_construction(&mut self, reading: &Label) -> &mut Counts {
        self.by_construction.entry(reading.construction.clone().unwrap_or_default()).or_default()
    }

    fn trust(&mut self, reading: &Label, right: bool) {
        // A confidence is 0 to 1, so the cast keeps its tenth.
        let tenth = ((reading.confidence * 10.0) as usize).min(self.reliability.len() - 1);
        if let Some(band) = self.reliability.get_mut(tenth) {
            band.claims += 1;
            band.right += usize::from(right);
            band.confidence += reading.confidence;
        }
    }

    /// The figures for other programs.
    pub fn summary(&self) -> Summary {
        let Counts { right, wrong, missed } = self.total;
        let ratio = |(equal, all): (usize, usize)| serde_json::json!((all > 0).then(|| share(equal, all)));
        Summary {
            documents: self.documents,
            right,
            wrong,
            missed,
            precision: self.total.precision(),
            recall: self.total.recall(),
            f1: self.total.f1(),
            attributes: ATTRIBUTES.map(str::to_owned).into_iter().zip(self.attributes.map(ratio)).collect(),
        }
    }
}

/// Which fields alone keep a missed label from some wrong reading, in the order of [`FIELDS`].
fn blame(label: &Label, wrong: &[&Label]) -> [bool; 7] {
    let ours = label.key();
    let mut blamed = [false; 7];
    for theirs in wrong.iter().map(|w| w.key()) {
        let differs = [
            ours.subject != theirs.subject,
            ours.index != theirs.index,
            ours.component != theirs.component,
            ours.year != theirs.year,
            ours.scope != theirs.scope,
            ours.modality != theirs.modality,
            ours.value != theirs.value,
        ];
        if differs.iter().filter(|d| **d).count() == 1 {
            blamed.iter_mut().zip(differs).for_each(|(b, d)| *b |= d);
        }
    }
    blamed
}

#[cfg(test)]
mod tests;
