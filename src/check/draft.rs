//! Findings while they are being gathered.
use super::facts::{Key, Witness};
use super::words::label;
use super::{Report, Stated};
use crate::model::{Authority, Consequence, Diagnosis, Fact, Finding, FindingKind, Severity, Side, Source, finding_id};
use crate::ontology::Ontology;
use std::collections::{HashMap, HashSet};

/// One value of a finding and the sides that give it.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub vi: String,
    pub en: String,
    pub sides: Vec<Side>,
}

impl Value {
    /// A value with its sides: official tables first, then the earliest, then by document.
    pub fn new(vi: String, en: String, mut sides: Vec<Side>) -> Self {
        sides.sort_by(|a, b| {
            let rank = |s: &Side| (!s.official, s.published.is_none());
            let place = |s: &Side| (s.published.clone(), s.document.clone(), s.quote.clone(), s.claim.clone());
            rank(a).cmp(&rank(b)).then_with(|| place(a).cmp(&place(b)))
        });
        sides.dedup();
        Self { vi, en, sides }
    }

    /// Whether an official table gives it.
    pub fn official(&self) -> bool {
        self.sides.iter().any(|s| s.official)
    }

    /// How many documents give it.
    pub fn weight(&self) -> usize {
        self.sides.iter().map(|s| s.document.as_str()).collect::<HashSet<_>>().len()
    }
}

/// A finding before it gets its id and its order.
#[derive(Debug)]
pub(super) struct Draft {
    pub kind: FindingKind,
    pub severity: Severity,
    pub fact: Option<Fact>,
    /// What the id is made of besides kind and fact.
    pub identity: Vec<String>,
    pub values: Vec<Value>,
    pub message: (String, String),
    pub diagnosis: Option<Diagnosis>,
    pub follows: Vec<Consequence>,
    /// True when the values are movements: arithmetic may then settle which of them is off.
    pub about_movement: bool,
}

impl Draft {
    fn finish(self) -> Finding {
        let mut follows = self.follows;
        follows.sort_by(|a, b| (a.kind, &a.vi).cmp(&(b.kind, &b.vi)));
        follows.dedup();
        let sides: Vec<Side> = self.values.iter().flat_map(|v| v.sides.iter().cloned()).collect();
        let with = |text: String, more: Option<&String>| more.map_or(text.clone(), |m| format!("{text} {m}"));
        Finding {
            id: finding_id(self.kind, self.fact.as_ref(), &self.identity),
            kind: self.kind,
            severity: self.severity,
            claims: each_once(sides.iter().filter_map(|s| s.claim.as_ref())),
            statements: each_once(sides.iter().filter_map(|s| s.statement.as_ref())),
            documents: each_once(sides.iter().map(|s| &s.document)),
            values: self.values.iter().map(|v| v.vi.clone()).collect(),
            message: with(self.message.0, self.diagnosis.as_ref().map(|d| &d.vi)),
            message_en: with(self.message.1, self.diagnosis.as_ref().map(|d| &d.en)),
            fact: self.fact,
            diagnosis: self.diagnosis,
            follows,
            sides,
            ..Finding::default()
        }
    }
}

fn each_once<'a>(items: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = HashSet::new();
    items.filter(|x| seen.insert(x.as_str())).cloned().collect()
}

/// Everything found so far.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    pub contradictions: Vec<Draft>,
    pub notes: Vec<Draft>,
    pub confirmations: Vec<Draft>,
    /// Facts with disagreeing ranks or movements, and the finding that says so.
    pub disputed: HashMap<Key<'a>, usize>,
}

impl Found<'_> {
    /// The disputed finding of a fact, to hang a consequence on.
    pub fn dispute(&mut self, key: &Key<'_>) -> Option<&mut Draft> {
        let at = *self.disputed.get(key)?;
        self.contradictions.get_mut(at)
    }

    /// Ids, and the gravest first.
    pub fn into_report(self) -> Report {
        let finish = |drafts: Vec<Draft>| {
            let mut findings: Vec<Finding> = drafts.into_iter().map(Draft::finish).collect();
            findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| (a.kind, &a.fact, &a.id).cmp(&(b.kind, &b.fact, &b.id))));
            findings.dedup_by(|a, b| a.id == b.id);
            findings
        };
        Report { contradictions: finish(self.contradictions), notes: finish(self.notes), confirmations: finish(self.confirmations) }
    }
}

/// The side of a claim.
pub(crate) fn side(witness: &Witness<'_>, value: String, ontology: &Ontology) -> Side {
    let claim = witness.claim;
    Side {
        claim: Some(claim.id.clone()),
        quote: claim.quote.clone(),
        ..place(witness.source, value, Some((claim.index.as_str(), claim.year)), ontology)
    }
}

/// The side of a statement.
pub(super) fn stated_side(stated: &Stated<'_>, value: String, ontology: &Ontology) -> Side {
    Side {
        statement: Some(stated.statement.id.clone()),
        quote: stated.statement.quote.clone(),
        ..place(stated.source, value, None, ontology)
    }
}

fn place(source: &Source, value: String, table: Option<(&str, Option<i32>)>, ontology: &Ontology) -> Side {
    Side {
        value,
        claim: None,
        statement: None,
        document: source.doc_id.clone(),
        source: label(source, table, ontology, true),
        url: source.url.clone(),
        published: source.published.map(|d| d.to_string()),
        quote: String::new(),
        official: source.authority == Authority::Official,
        sample: source.sample,
    }
}
