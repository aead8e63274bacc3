//! Facts that nobody wrote and that follow from what was written, each with its proof.
//!
//! One rule a module in `rules`. Nothing is derived from a fact over which sources differ, nor from what is unresolved;
//! nothing is derived that somebody published; nothing is averaged over provinces that were merged. Whoever shows a
//! derived fact marks it as *số suy ra, không phải số công bố*.
use super::cited::Premise;
use super::known::{Record, fact_of, named};
use super::rules::{movement, region, remaining, scores, totals};
use crate::model::Fact;
use crate::ontology::Ontology;
use crate::search::{Facts, Known, Tongue, decimal, measure, rank};
use serde::Serialize;

/// How a fact was derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// `R(before) = R(after) + moved`, or the reverse.
    Movement,
    /// Several movements one after the other.
    Chain,
    /// The place among the national ranks of a region's members.
    Region,
    /// The place among scores that an official table prints.
    Scores,
    /// Components times their weights.
    WeightedSum,
    /// The one place that is left when all other units are known.
    Remaining,
    /// The rank of whoever is said to be last.
    LastPlace,
}

/// What was derived.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A rank.
    Rank(u32),
    /// A rank between two, both included.
    Between(u32, u32),
    /// A score, and how far rounding may have shifted it.
    Score(f64, f64),
    /// How many units were ranked.
    Units(u32),
}

impl Value {
    /// The value for readers, with the number of units when it is known: `59/63`, `giữa 12 và 15`, `63,21 điểm`.
    pub fn words(self, of: Option<u32>, tongue: Tongue) -> String {
        match self {
            Self::Rank(r) => rank(r, of),
            Self::Between(best, worst) => {
                format!("{} {best} {} {worst}", tongue.say("giữa", "between"), tongue.say("và", "and"))
            }
            Self::Score(score, within) => {
                format!("{} (±{}) {}", decimal(score), decimal(within), tongue.say("điểm", "points"))
            }
            Self::Units(n) => format!("{n} {}", tongue.say("đơn vị được xếp hạng", "units ranked")),
        }
    }
}

/// A derived fact with its proof.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Derived {
    /// What it is about.
    pub fact: Fact,
    /// What follows.
    pub value: Value,
    /// How many units are ranked there, when known.
    pub of: Option<u32>,
    /// By which rule.
    pub rule: Rule,
    /// The claims that it follows from.
    pub premises: Vec<Premise>,
    /// The reasoning in a few words, in Vietnamese: `37 + 22 = 59`.
    pub how: String,
    /// The same in English.
    pub how_en: String,
}

impl Derived {
    /// One sentence that says what follows, that nobody published it, and why it follows.
    pub fn sentence(&self, ontology: &Ontology, tongue: Tongue) -> String {
        let fact = &self.fact;
        let among = match fact.scope.as_str() {
            "national" | "world" => String::new(),
            scope => format!(" ({} {})", tongue.say("xếp trong", "among"), ontology.scope_name(scope)),
        };
        format!(
            "{}, {}{among}: {} ({}: {})",
            ontology.subject_name(self.subject(ontology)),
            measure(ontology, &fact.index, fact.component.as_deref(), &fact.year.map_or_else(String::new, |y| y.to_string())),
            self.value.words(self.of, tongue),
            tongue.say("số suy ra, không phải số công bố", "derived, not published"),
            tongue.say(&self.how, &self.how_en)
        )
    }

    /// The proof in one line: the words that it rests on, each with its source, the first `most` of them.
    pub fn proof(&self, most: usize, tongue: Tongue) -> String {
        let mut shown: Vec<String> = self.premises.iter().take(most).map(|p| p.show(tongue)).collect();
        if self.premises.len() > most {
            shown.push(format!("… +{}", self.premises.len() - most));
        }
        shown.join("; ")
    }

    /// The subject under the name that it has in that edition (Huế since 2025).
    pub fn subject<'a>(&'a self, ontology: &'a Ontology) -> &'a str {
        named(&self.fact, ontology)
    }

    /// Whether it rests on made-up data.
    pub fn sample(&self) -> bool {
        self.premises.iter().any(|p| p.source.sample)
    }

    /// The rank, when exactly one follows.
    pub fn rank(&self) -> Option<u32> {
        match self.value {
            Value::Rank(r) => Some(r),
            _ => None,
        }
    }
}

/// Everything that follows for a subject, in one index or in all, by index, component, scope, list and year.
///
/// # Errors
/// When the claims cannot be read.
pub fn derive<F: Facts>(subject: &str, index: Option<&str>, facts: &F, ontology: &Ontology) -> Result<Vec<Derived>, F::Error> {
    let record = Record::new(facts, ontology);
    let known = record.of_subject(subject, index)?;
    derive_from(subject, &known, &record)
}

/// The same from what is known of the subject already.
pub(super) fn derive_from<F: Facts>(subject: &str, known: &[Known], record: &Record<'_, F>) -> Result<Vec<Derived>, F::Error> {
    let mut derived = movement::derive(known, record.ontology);
    derived.extend(remaining::last_place(known, record.ontology));
    derived.extend(totals::derive(known, record.ontology));
    derived.extend(scores::derive(known, record)?);
    derived.extend(remaining::derive(subject, known, record)?);
    derived.extend(region::derive(known, record)?);
    // One fact may follow in several ways: the exact and shorter proof stays, and contradictory ones fall.
    derived.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(std::cmp::Ordering::Equal));
    let all = derived.clone();
    derived.dedup_by(|later, first| same_slot(later, first));
    derived.retain(|d| all.iter().filter(|o| same_slot(o, d)).all(|o| compatible(o.value, d.value)));
    derived.retain(|d| !published(d, known));
    Ok(derived)
}

fn order(d: &Derived) -> impl PartialOrd + use<'_> {
    let f = &d.fact;
    let exact = !matches!(d.value, Value::Between(..));
    (f.index.as_str(), f.component.as_deref(), f.scope.as_str(), f.list.as_deref(), f.year, slot(d.value), !exact, d.premises.len(), d.rule)
}

/// Ranks, scores and numbers of units are facts of their own.
fn slot(value: Value) -> u8 {
    match value {
        Value::Rank(_) | Value::Between(..) => 0,
        Value::Score(..) => 1,
        Value::Units(_) => 2,
    }
}

fn same_slot(a: &Derived, b: &Derived) -> bool {
    a.fact == b.fact && slot(a.value) == slot(b.value)
}

fn compatible(a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Rank(x), Value::Rank(y)) | (Value::Units(x), Value::Units(y)) => x == y,
        (Value::Rank(r), Value::Between(best, worst)) | (Value::Between(best, worst), Value::Rank(r)) => (best..=worst).contains(&r),
        (Value::Between(a, b), Value::Between(c, d)) => a <= d && c <= b,
        (Value::Score(x, e), Value::Score(y, f)) => (x - y).abs() <= e + f,
        _ => false,
    }
}

fn published(derived: &Derived, known: &[Known]) -> bool {
    known.iter().filter(|k| fact_of(k) == derived.fact).any(|k| match derived.value {
        Value::Rank(_) | Value::Between(..) => k.rank().is_some(),
        Value::Score(..) => k.score().is_some(),
        Value::Units(_) => k.units.is_some(),
    })
}
