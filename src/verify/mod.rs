//! Checking a draft: each claim of one document against everything known, and against the document's own
//! other figures. Pure: what is known comes in as evidence.
mod by_scores;
mod compare;
mod words;

pub use by_scores::{Placed, Scored, Scores, rank_by_scores};

use crate::check::{Evidence, Facts, Listing, Stated, check, key_of, listing, takes_part};
use crate::model::{Claim, Diagnosis, Document, Extraction, Field, Finding, Modality, NoteKind, Side, Source, Status};
use crate::ontology::Ontology;
use serde::Serialize;

/// What comparing a claim with the known figures gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// An official table says the same.
    MatchesOfficial,
    /// Independent sources say the same; see [`Item::witnesses`].
    MatchesIndependent,
    /// What is known says otherwise.
    Mismatch,
    /// Right or wrong depends on what is compared: another list, sources that differ, an odd total.
    Caution,
    /// Nothing is known to compare with.
    Unknown,
    /// A goal, a negation or a figure that the text itself calls wrong: nothing to compare.
    NotCompared,
    /// A slot of the claim is missing, so that it cannot be compared.
    Unread,
}

impl Verdict {
    /// The mark that users see before the words.
    pub fn mark(self) -> &'static str {
        match self {
            Self::MatchesOfficial | Self::MatchesIndependent => "✔",
            Self::Mismatch => "✗",
            Self::Caution => "△",
            Self::Unknown => "?",
            Self::NotCompared => "·",
            Self::Unread => "…",
        }
    }
}

/// One claim of the draft with its verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// The claim.
    pub claim: Claim,
    /// Line of the text it stands in, from 1; 0 is the headline.
    pub line: usize,
    /// The outcome.
    pub verdict: Verdict,
    /// How many independent sources agree.
    pub witnesses: usize,
    /// What there is to say, in Vietnamese.
    pub message: String,
    /// The same in English.
    pub message_en: String,
    /// The likely slip behind a mismatch.
    pub diagnosis: Option<Diagnosis>,
    /// The figures that it was compared with.
    pub sides: Vec<Side>,
}

/// A sentence with a rank cue that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Its line, from 1.
    pub line: usize,
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Its words.
    pub text: String,
}

/// Everything there is to say of a draft.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct VerifyReport {
    /// Its claims in text order.
    pub items: Vec<Item>,
    /// Figures of the draft that do not fit each other.
    pub inner: Vec<Finding>,
    /// What could not be read.
    pub unread: Vec<Unread>,
}

impl VerifyReport {
    /// How many claims have one of these verdicts.
    pub fn count(&self, verdicts: &[Verdict]) -> usize {
        self.items.iter().filter(|i| verdicts.contains(&i.verdict)).count()
    }

    /// Whether anything does not agree, with what is known or inside the draft.
    pub fn disagrees(&self) -> bool {
        !self.inner.is_empty() || self.count(&[Verdict::Mismatch]) > 0
    }
}

/// Compares every claim of a draft with the evidence. Evidence out of the same document or address is left
/// out, so that a stored article can be verified against the others; copies of its text are listed but count for nothing.
pub fn verify(document: &Document, extraction: &Extraction, evidence: &[Evidence<'_>], ontology: &Ontology) -> VerifyReport {
    let mut source = Source {
        doc_id: document.id.clone(),
        url: document.url.clone(),
        publisher: document.publisher.clone(),
        published: document.published,
        title: document.title.clone(),
        ..Source::default()
    };
    source.group = evidence.iter().find(|e| same_page(e.source, &source)).and_then(|e| e.source.group.clone());
    let others: Vec<Evidence<'_>> = evidence.iter().filter(|e| !same_page(e.source, &source)).copied().collect();
    let facts = Facts::build(&others, ontology);
    let mut items: Vec<Item> = extraction.claims.iter().map(|claim| judge(claim, &source, document, &facts, ontology)).collect();
    items.sort_by(|a, b| (a.line, a.claim.start, &a.claim.id).cmp(&(b.line, b.claim.start, &b.claim.id)));
    VerifyReport { items, inner: inner(extraction, &source, ontology), unread: unread(document, extraction) }
}

fn same_page(a: &Source, b: &Source) -> bool {
    a.doc_id == b.doc_id || (a.url.is_some() && a.url == b.url)
}

fn inner(extraction: &Extraction, source: &Source, ontology: &Ontology) -> Vec<Finding> {
    let own: Vec<Evidence<'_>> = extraction.claims.iter().map(|claim| Evidence { claim, source }).collect();
    let stated: Vec<Stated<'_>> = extraction.statements.iter().map(|statement| Stated { statement, source }).collect();
    let mut findings = check(&own, &stated, ontology).contradictions;
    // A rank out of range is said beside the claim itself.
    findings.retain(|f| f.kind != crate::model::FindingKind::Range);
    findings
}

fn unread(document: &Document, extraction: &Extraction) -> Vec<Unread> {
    let notes = extraction.notes.iter().filter(|n| n.kind == NoteKind::UnreadRank);
    notes
        .map(|n| Unread {
            line: line_of(&document.text, n.start),
            start: n.start,
            end: n.end,
            text: document.text.get(n.start..n.end).unwrap_or_default().to_owned(),
        })
        .collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|b| *b == b'\n').count() + 1
}

fn judge(claim: &Claim, source: &Source, document: &Document, facts: &Facts<'_>, ontology: &Ontology) -> Item {
    let line = if claim.field == Field::Title { 0 } else { line_of(&document.text, claim.start) };
    let item = |verdict, message: (String, String)| Item {
        claim: claim.clone(),
        line,
        verdict,
        witnesses: 0,
        message: message.0,
        message_en: message.1,
        diagnosis: None,
        sides: Vec::new(),
    };
    if claim.status == Status::Unresolved {
        return item(Verdict::Unread, words::unresolved());
    }
    if claim.modality != Modality::Asserted || !takes_part(claim) {
        return item(Verdict::NotCompared, words::not_compared(claim.modality));
    }
    let Some(year) = claim.year else {
        return item(Verdict::Unknown, words::no_year());
    };
    let key = key_of(claim, year, ontology);
    let keys: Vec<_> = match listing(claim, source, year, ontology) {
        Listing::Known(list) => vec![list],
        Listing::Presumed(_) => vec![Some("34"), Some("63")],
        Listing::Open if key.scope == "ministries" => vec![Some("bo-dvc"), Some("bo-khong-dvc"), None],
        Listing::Open => vec![Some("63"), Some("34")],
    }
    .into_iter()
    .map(|list| crate::check::Key { list, ..key })
    .collect();
    let outcome = compare::best(claim, &keys, source.group.as_deref(), facts, ontology);
    Item { witnesses: outcome.witnesses, diagnosis: outcome.diagnosis, sides: outcome.sides, ..item(outcome.verdict, outcome.message) }
}

#[cfg(test)]
mod tests;
