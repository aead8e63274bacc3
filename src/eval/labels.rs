//! Labels and readings: claims as far as they are scored, and what makes two of them equal.
use crate::model::{Claim, Document};
use crate::read::{self, Form, Hint, ReadError};
use serde::Deserialize;

/// A claim as far as it is scored: a label of a person, or what the program read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Label {
    subject: Option<String>,
    pub(super) index: Option<String>,
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
    pub(super) confidence: f64,
    /// The construction that carried the value, of a reading.
    #[serde(skip)]
    pub(super) construction: Option<String>,
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
            construction: claim.reasons.iter().find(|r| r.slot == "value").map(|r| r.source.to_string()),
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
pub(super) struct Key {
    pub(super) subject: String,
    pub(super) index: Option<String>,
    pub(super) component: Option<String>,
    pub(super) year: Option<i64>,
    pub(super) scope: String,
    pub(super) modality: String,
    pub(super) value: Value,
}

/// The figure that a claim is about: its rank, and what stands in for one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Rank(i64),
    Max(i64),
    Last,
    Moved(i64, Option<i64>),
    Score(f64),
    None,
}

impl Label {
    pub(super) fn key(&self) -> Key {
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
    pub(super) fn attributes(&self) -> [Option<f64>; 4] {
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

impl Label {
    /// Key and quote in one line: `ha-tinh dti - 2022 national asserted rank 37 | …`.
    pub(super) fn line(&self) -> String {
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
