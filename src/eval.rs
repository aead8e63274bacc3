//! Measuring extraction: labelled documents against what was read out of them. Pure.
//!
//! A claim is right when subject, index, component, year, scope, modality and value are those of a label; the
//! other figures are scored on the pairs. One to one, in the order of the labels.
use crate::model::{Claim, Document};
use crate::read::{self, Form, Hint, ReadError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Figures that are scored apart, on the claims that are right otherwise.
pub const ATTRIBUTES: [&str; 4] = ["of", "delta", "base_year", "score"];

/// Names of the parts of a claim's key, as [`Score::one_field_away`] calls them.
const FIELDS: [&str; 7] = ["subject", "index", "component", "year", "scope", "modality", "value"];

/// A claim as far as it is scored: a label of a person, or what the program read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Label {
    subject: Option<String>,
    index: Option<String>,
    component: Option<String>,
    year: Option<i64>,
    rank: Option<i64>,
    rank_max: Option<i64>,
    last: Option<bool>,
    of: Option<i64>,
    scope: Option<String>,
    delta: Option<i64>,
    base_year: Option<i64>,
    score: Option<f64>,
    modality: Option<String>,
    quote: Option<String>,
    confidence: f64,
}

impl From<&Claim> for Label {
    fn from(claim: &Claim) -> Self {
        let modality = serde_json::to_value(claim.modality).ok().and_then(|m| m.as_str().map(str::to_owned));
        Self {
            subject: Some(claim.subject.clone()),
            index: Some(claim.index.clone()),
            component: claim.component.clone(),
            year: claim.year.map(i64::from),
            rank: claim.rank.map(i64::from),
            rank_max: claim.rank_max.map(i64::from),
            last: Some(claim.last),
            of: claim.of.map(i64::from),
            scope: Some(claim.scope.clone()),
            delta: claim.delta.map(i64::from),
            base_year: claim.base_year.map(i64::from),
            score: claim.score,
            modality,
            quote: Some(claim.quote.clone()),
            confidence: claim.confidence,
        }
    }
}

/// A document with the claims that a person found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// The page.
    pub document: Document,
    /// All its claims, or the first ones when `partial`.
    pub claims: Vec<Label>,
    /// Only the first rows are labelled: what else is read is not judged.
    pub partial: bool,
}

/// The scored part of a labelled file.
#[derive(Deserialize)]
struct Given {
    claims: Option<Vec<Label>>,
    #[serde(default)]
    partial: Option<bool>,
}

/// Reads a labelled document: an object of `{"id", "title", "text", …, "claims": […], "partial"}`.
/// `None` for JSON without claims, which may lie beside the labelled files.
///
/// # Errors
/// When it is not JSON, or holds no text.
pub fn labelled(bytes: &[u8]) -> Result<Option<Labelled>, ReadError> {
    let fault = |e: serde_json::Error| ReadError::Json { message: e.to_string() };
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(fault)?;
    if value.get("claims").is_none() {
        return Ok(None);
    }
    let given = Given::deserialize(value).map_err(fault)?;
    let document = read::read(bytes, &Hint { form: Some(Form::Json), ..Hint::default() })?.pop().ok_or(ReadError::NoText)?;
    Ok(Some(Labelled { document, claims: given.claims.unwrap_or_default(), partial: given.partial.unwrap_or(false) }))
}

/// What must be equal for a claim to be right.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    subject: String,
    index: Option<String>,
    component: Option<String>,
    year: Option<i64>,
    scope: String,
    modality: String,
    value: Value,
}

/// The figure that a claim is about: its rank, and what stands in for one.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    Rank(i64),
    Max(i64),
    Last,
    Moved(i64, Option<i64>),
    Score(f64),
    None,
}

impl Label {
    fn key(&self) -> Key {
        Key {
            subject: fold_subject(self.subject.as_deref().unwrap_or_default()),
            index: self.index.clone(),
            component: self.component.clone().filter(|c| !c.is_empty()),
            year: self.year,
            scope: fold_scope(self.scope.as_deref().unwrap_or_default()).to_owned(),
            modality: self.modality.clone().filter(|m| !m.is_empty()).unwrap_or_else(|| "asserted".to_owned()),
            value: self.value(),
        }
    }

    fn value(&self) -> Value {
        match (self.rank, self.rank_max, self.last, self.delta, self.score) {
            (Some(rank), ..) => Value::Rank(rank),
            (_, Some(max), ..) => Value::Max(max),
            (_, _, Some(true), ..) => Value::Last,
            (.., Some(delta), _) => Value::Moved(delta, self.base_year),
            (.., Some(score)) => Value::Score(four_digits(score)),
            _ => Value::None,
        }
    }

    /// The figures of [`ATTRIBUTES`], in that order.
    fn attributes(&self) -> [Option<f64>; 4] {
        // Figures of claims are far below 2^53.
        let wide = |n: Option<i64>| n.map(|n| n as f64);
        [wide(self.of), wide(self.delta), wide(self.base_year), self.score]
    }
}

/// Thừa Thiên Huế and Huế are one subject here.
fn fold_subject(id: &str) -> String {
    if id == "thua-thien-hue" { "hue".to_owned() } else { id.replace("thua-thien-hue/", "hue/") }
}

/// The block of a province (`/so-nganh`, `/huyen`) is not scored.
fn fold_scope(scope: &str) -> &str {
    match scope {
        "" => "national",
        s if s.starts_with("province:") => s.split('/').next().unwrap_or(s),
        s => s,
    }
}

fn four_digits(score: f64) -> f64 {
    format!("{score:.4}").parse().unwrap_or(score)
}

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
            self.trust(reading, false);
        }
        let lines = |labels: &[&Label]| labels.iter().map(|l| l.line()).collect();
        Difference { doc_id: gold.document.id.clone(), counts, missed: lines(&pairs.missed), wrong: lines(&pairs.wrong) }
    }

    fn of_index(&mut self, label: &Label) -> &mut Counts {
        self.by_index.entry(label.index.clone().unwrap_or_default()).or_default()
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

impl Label {
    /// Key and quote in one line: `ha-tinh dti - 2022 national asserted rank 37 | …`.
    fn line(&self) -> String {
        let key = self.key();
        let year = key.year.map_or_else(|| "-".to_owned(), |y| y.to_string());
        let value = match key.value {
            Value::Rank(n) => format!("rank {n}"),
            Value::Max(n) => format!("max {n}"),
            Value::Last => "last".to_owned(),
            Value::Moved(n, base) => format!("delta {n:+} {}", base.map_or_else(|| "-".to_owned(), |y| y.to_string())),
            Value::Score(x) => format!("score {x}"),
            Value::None => "-".to_owned(),
        };
        let (index, component) = (key.index.as_deref().unwrap_or("-"), key.component.as_deref().unwrap_or("-"));
        let quote = self.quote.as_deref().unwrap_or_default().replace('\n', " ");
        format!("{} {index} {component} {year} {} {} {value} | {quote}", key.subject, key.scope, key.modality)
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, Label, Labelled, Score, labelled};
    use crate::read::ReadError;

    fn label(json: &str) -> Label {
        serde_json::from_str(json).unwrap()
    }

    fn gold(claims: &[&str], partial: bool) -> Labelled {
        let text = format!("{{\"id\":\"a\",\"text\":\"t\",\"partial\":{partial},\"claims\":[{}]}}", claims.join(","));
        labelled(text.as_bytes()).unwrap().unwrap()
    }

    fn judge(claims: &[&str], partial: bool, read: &[&str]) -> Score {
        let mut score = Score::default();
        score.add(&gold(claims, partial), &read.iter().map(|r| label(r)).collect::<Vec<_>>());
        score
    }

    #[test]
    fn pairs_one_to_one_with_most_equal_figures() {
        let known = [r#"{"subject":"hue","index":"dti","year":2022,"rank":2,"of":63,"delta":1}"#];
        let twice = [
            r#"{"subject":"thua-thien-hue","index":"dti","year":2022,"rank":2,"scope":"national","modality":"asserted"}"#,
            r#"{"subject":"hue","index":"dti","year":2022,"rank":2,"of":63,"delta":2,"base_year":2021}"#,
        ];
        let score = judge(&known, false, &twice);
        assert_eq!(score.total, Counts { right: 1, wrong: 1, missed: 0 });
        // `of` is right, `delta` is not, `base_year` is invented, `score` stands on neither side.
        assert_eq!(score.attributes, [(1, 1), (0, 1), (0, 1), (0, 0)]);
        assert_eq!(judge(&known, true, &twice).total, Counts { right: 1, wrong: 0, missed: 0 });
    }

    #[test]
    fn values_stand_in_for_a_rank_in_order() {
        let same = |a: &str, b: &str| judge(&[a], false, &[b]).total.right == 1;
        assert!(same(r#"{"rank":3,"delta":1}"#, r#"{"rank":3,"delta":2}"#));
        assert!(!same(r#"{"rank_max":3}"#, r#"{"rank":3}"#));
        assert!(same(r#"{"last":true,"score":1}"#, r#"{"last":true}"#));
        assert!(!same(r#"{"delta":4,"base_year":2021}"#, r#"{"delta":4}"#));
        assert!(same(r#"{"score":71.25}"#, r#"{"score":71.250001}"#) && !same(r#"{"score":71.25}"#, r#"{"score":71.2502}"#));
        assert!(same(r#"{"scope":"province:lai-chau/huyen"}"#, r#"{"scope":"province:lai-chau"}"#));
        assert!(!same(r#"{"modality":"target"}"#, "{}") && same(r#"{"component":""}"#, r#"{"component":null}"#));
    }

    #[test]
    fn says_which_field_alone_was_wrong() {
        let score = judge(
            &[r#"{"subject":"ha-tinh","index":"dti","year":2022,"rank":37}"#],
            false,
            &[
                r#"{"subject":"ha-tinh","index":"dti","year":2023,"rank":37,"confidence":0.95}"#,
                r#"{"subject":"nghe-an","index":"dti","year":2021,"rank":37,"confidence":1}"#,
            ],
        );
        assert_eq!(score.one_field_away.iter().map(|(f, n)| (*f, *n)).collect::<Vec<_>>(), [("year", 1)]);
        assert_eq!((score.reliability[9].claims, score.reliability[9].right), (2, 0));
        assert_eq!((score.total.precision(), score.total.recall(), score.total.f1()), (0.0, 0.0, 0.0));
    }

    #[test]
    fn tells_labelled_files_from_others() {
        assert!(labelled(br#"{"note":"no labels"}"#).unwrap().is_none() && labelled(b"[1]").unwrap().is_none());
        assert!(matches!(labelled(b"{\"claims\":["), Err(ReadError::Json { .. })));
        assert!(matches!(labelled(br#"{"claims":[{"rank":"ba"}],"text":"t"}"#), Err(ReadError::Json { .. })));
        assert!(matches!(labelled(br#"{"claims":[]}"#), Err(ReadError::NoText)));
    }
}
