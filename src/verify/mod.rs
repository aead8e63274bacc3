//! Checking a draft: each claim of one document against everything known, and against the document's own
//! other figures. Pure: what is known comes in as evidence.
mod by_scores;
mod compare;
mod inferred;
mod words;

pub use by_scores::{Placed, Scored, Scores, WIDEST_SHARE, printed_decimals, printer, rank_by_scores};

use crate::check::{Cues, Evidence, Key, Listing, Saying, Stated, World, check, listing, takes_part, world};
use crate::model::{Claim, Diagnosis, Document, Extraction, Field, Finding, Modality, NoteKind, Side, Source, Status};
use crate::ontology::Ontology;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

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
    /// The edition that it must be of although the text names none; inferred, not read.
    pub inferred_year: Option<i32>,
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

    /// Adds the words of each figure that a claim was compared with, by the id of its claim.
    pub fn quote(&mut self, words: impl Fn(&str) -> Option<String>) {
        for side in self.items.iter_mut().flat_map(|i| &mut i.sides) {
            if let Some(said) = side.claim.as_deref().and_then(&words) {
                side.quote = said;
            }
        }
    }

    /// Whether anything does not agree, with what is known or inside the draft.
    pub fn disagrees(&self) -> bool {
        !self.inner.is_empty() || self.count(&[Verdict::Mismatch]) > 0
    }
}

/// Compares every claim of a draft with the evidence; see [`verify_in`].
pub fn verify(document: &Document, extraction: &Extraction, evidence: &[Evidence<'_>], ontology: &Ontology) -> VerifyReport {
    let mut report = verify_in(document, extraction, &mut world(evidence, &[], ontology));
    let quotes: HashMap<&str, &str> = evidence.iter().map(|e| (e.claim.id.as_str(), e.claim.quote.as_str())).collect();
    report.quote(|id| quotes.get(id).map(|q| (*q).to_owned()));
    report
}

/// Compares every claim of a draft with all that is known. What the same document or address says is left out, so that a
/// stored article can be verified against the others; copies of its text are listed but count for nothing. The words of the
/// sides are not part of a world: [`VerifyReport::quote`] adds them.
pub fn verify_in(document: &Document, extraction: &Extraction, known: &mut World<'_>) -> VerifyReport {
    let mut source = Source {
        doc_id: document.id.clone(),
        url: document.url.clone(),
        publisher: document.publisher.clone(),
        published: document.published,
        title: document.title.clone(),
        ..Source::default()
    };
    let own: HashSet<u32> = (0u32..).zip(known.sources()).filter(|(_, s)| same_page(s, &source)).map(|(place, _)| place).collect();
    source.group = own.iter().find_map(|place| known.sources().get(*place as usize)?.group.clone());
    let mut others;
    let known = if own.is_empty() {
        known
    } else {
        others = known.without(&own);
        &mut others
    };
    let inferred = inferred::Inferred::of(&extraction.claims, &source, known);
    let judged = extraction.claims.iter().map(|claim| inferred.judge(claim, |claim| judge(claim, &source, document, known)));
    let mut items: Vec<Item> = judged.collect();
    items.sort_by(|a, b| (a.line, a.claim.start, &a.claim.id).cmp(&(b.line, b.claim.start, &b.claim.id)));
    VerifyReport { items, inner: inner(extraction, &source, known.ontology), unread: unread(document, extraction) }
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

fn judge(claim: &Claim, source: &Source, document: &Document, known: &mut World<'_>) -> Item {
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
        inferred_year: None,
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
    let cues = Cues { subject: &claim.subject, index: &claim.index, scope: &claim.scope, list: claim.list.as_deref(), of: claim.of };
    let lists = match listing(cues, source.published, year, known.ontology) {
        Listing::Known(list) => vec![list.map(str::to_owned)],
        Listing::Presumed(_) => named(&["34", "63"]),
        Listing::Open if claim.scope == "ministries" => named(&["bo-dvc", "bo-khong-dvc"]).into_iter().chain([None]).collect(),
        Listing::Open => named(&["63", "34"]),
    };
    let keys: Vec<Key> = lists.iter().map(|list| known.key(&Saying::of(claim), year, list.as_deref())).collect();
    let outcome = compare::best(claim, &keys, source.group.as_deref(), known);
    Item { witnesses: outcome.witnesses, diagnosis: outcome.diagnosis, sides: outcome.sides, ..item(outcome.verdict, outcome.message) }
}

fn named(lists: &[&str]) -> Vec<Option<String>> {
    lists.iter().map(|l| Some((*l).to_owned())).collect()
}

#[cfg(test)]
mod tests;
