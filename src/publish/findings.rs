//! The flat finding: what `check` and `export findings` write.
use crate::model::{Fact, Finding, Ruling, State, Verdict};
use crate::ontology::Ontology;
use crate::store::Life;
use serde::Serialize;

/// A finding as other tools see it: its own fields, then where it is in its life.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlatFinding<'a> {
    /// `contradiction`, `note` or `confirmation`.
    pub class: &'static str,
    /// The finding.
    #[serde(flatten)]
    pub finding: &'a Finding,
    /// Where it stands in its life; null for confirmations.
    pub state: Option<State>,
    /// Whether it is found now; one that is gone is kept with what it last was.
    pub standing: bool,
    /// The verdict that covers it.
    pub verdict: Option<FlatVerdict<'a>>,
    /// A verdict on other values of the same fact.
    pub earlier_verdict: Option<FlatVerdict<'a>>,
}

/// A verdict as part of a finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlatVerdict<'a> {
    /// What was decided.
    pub verdict: Verdict,
    /// When, RFC 3339.
    pub decided: String,
    /// By whom.
    pub who: Option<&'a str>,
    /// Why.
    pub note: Option<&'a str>,
    /// The right value.
    pub value: Option<&'a str>,
    /// The values that were judged.
    pub values: &'a [String],
    /// Claims (or statements) that are wrong.
    pub wrong: Vec<&'a str>,
}

impl<'a> FlatVerdict<'a> {
    /// The short form of a ruling.
    pub fn of(ruling: &'a Ruling) -> Self {
        let wrong = ruling.faulted.iter().filter_map(|f| f.side.claim.as_deref().or(f.side.statement.as_deref()));
        Self {
            verdict: ruling.verdict,
            decided: rfc3339(ruling.decided),
            who: ruling.who.as_deref(),
            note: ruling.note.as_deref(),
            value: ruling.value.as_deref(),
            values: &ruling.content.values,
            wrong: wrong.collect(),
        }
    }
}

impl<'a> FlatFinding<'a> {
    /// The flat form; without a life for confirmations.
    pub fn new(class: &'static str, finding: &'a Finding, life: Option<&'a Life>, standing: bool) -> Self {
        Self {
            class,
            finding,
            state: life.map(|l| l.state),
            standing,
            verdict: life.and_then(|l| l.ruling.as_ref()).map(FlatVerdict::of),
            earlier_verdict: life.and_then(|l| l.earlier.as_ref()).map(FlatVerdict::of),
        }
    }

    /// A row of the CSV form, in the order of [`FINDING_COLUMNS`].
    pub fn row(&self) -> Vec<String> {
        let f = self.finding;
        let fact = |get: fn(&Fact) -> Option<String>| f.fact.as_ref().and_then(get).unwrap_or_default();
        let verdict = |get: fn(&FlatVerdict<'a>) -> String| self.verdict.as_ref().map(get).unwrap_or_default();
        vec![
            f.id.clone(),
            self.class.to_owned(),
            word(&f.kind),
            word(&f.severity),
            fact(|x| Some(x.subject.clone())),
            fact(|x| Some(x.index.clone())),
            fact(|x| x.component.clone()),
            fact(|x| x.year.map(|y| y.to_string())),
            fact(|x| Some(x.scope.clone())),
            fact(|x| x.list.clone()),
            f.values.join(" | "),
            f.documents.join(" | "),
            f.message.clone(),
            self.state.as_ref().map(word).unwrap_or_default(),
            self.standing.to_string(),
            verdict(|v| word(&v.verdict)),
            verdict(|v| v.decided.clone()),
            verdict(|v| v.who.unwrap_or_default().to_owned()),
            verdict(|v| v.note.unwrap_or_default().to_owned()),
            verdict(|v| v.value.unwrap_or_default().to_owned()),
        ]
    }
}

/// Header of the CSV form.
pub const FINDING_COLUMNS: &[&str] = &[
    "id",
    "class",
    "kind",
    "severity",
    "subject",
    "index",
    "component",
    "year",
    "scope",
    "list",
    "values",
    "documents",
    "message",
    "state",
    "standing",
    "verdict",
    "decided",
    "who",
    "note",
    "right_value",
];

/// Header of the CSV form of verdicts.
pub const VERDICT_COLUMNS: &[&str] =
    &["id", "finding", "verdict", "decided", "who", "note", "value", "values", "documents", "wrong", "undone"];

/// A row of the CSV form of verdicts. Only the JSON forms can be read in again: they hold the finding as it was.
pub fn verdict_row(ruling: &Ruling) -> Vec<String> {
    let flat = FlatVerdict::of(ruling);
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    vec![
        ruling.id.clone(),
        ruling.finding.clone(),
        word(&ruling.verdict),
        flat.decided,
        text(flat.who),
        text(flat.note),
        text(flat.value),
        ruling.content.values.join(" | "),
        ruling.content.documents.join(" | "),
        flat.wrong.join(" | "),
        ruling.undone.map(rfc3339).unwrap_or_default(),
    ]
}

/// `Hà Tĩnh, DTI 2022, An toàn thông tin mạng`; with the scope where it is not the usual one.
pub fn fact_words(fact: &Fact, ontology: &Ontology, vi: bool) -> String {
    let mut text = format!("{}, {}", ontology.subject_name(&fact.subject), ontology.index_name(&fact.index));
    if let Some(year) = fact.year {
        text.push_str(&format!(" {year}"));
    }
    if let Some(component) = &fact.component {
        text.push_str(&format!(", {}", ontology.component_name(&fact.index, component)));
    }
    if !matches!(fact.scope.as_str(), "national" | "world") {
        text.push_str(if vi { ", xếp trong " } else { ", ranked among " });
        text.push_str(&ontology.scope_name(&fact.scope));
    }
    text
}

/// The word that serde gives an enum without fields.
fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// An instant in Unix milliseconds as RFC 3339; empty beyond the calendar.
fn rfc3339(ms: i64) -> String {
    jiff::Timestamp::from_millisecond(ms).map(|at| at.to_string()).unwrap_or_default()
}
