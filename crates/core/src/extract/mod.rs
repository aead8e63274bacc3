//! Extraction: a pure function from a document to claims.
//!
//! Names of rankings are made out on the whole page ([`naming`], [`unlisted`]), which is then surveyed ([`survey`]) and read
//! line by line ([`reader`]); each sentence is scanned into typed mentions ([`scan`]) that get their roles ([`roles`]) and are
//! walked from left to right ([`walk`]): values attach to the slots in force. Slots are settled and claims merged at the end
//! ([`finish`], [`merge`]).
mod abbreviations;
mod ahead;
mod alien;
mod bases;
mod by_components;
mod bystanders;
mod candidates;
mod cities;
mod confidence;
mod corrections;
mod counted;
mod cues;
mod dated;
mod deixis;
mod exam;
mod finish;
mod found;
mod frame;
mod governor;
mod headline;
mod held_years;
mod home;
mod inside;
mod letters;
mod lines;
mod list_lines;
mod measures;
mod mention;
mod merge;
mod naming;
mod neighbours;
mod not_places;
mod numerals;
mod pointers;
mod proto;
mod publishers;
mod reader;
mod reconcile;
mod rivals;
mod roles;
mod runners_up;
mod said;
mod scan;
mod sections;
mod series;
mod setting;
mod shared_abbreviations;
mod slots;
mod sources;
mod statements;
mod support;
mod survey;
mod tables;
mod text;
mod unit_lines;
mod unlisted;
mod walk;
mod weak_names;
mod weights;
mod whose_figure;
mod word_set;
mod years;

pub use confidence::{log_odds, observations};

use crate::model::{Document, Extraction};
use crate::ontology::Ontology;

/// What the confidence of claims is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Confidence {
    /// The chance that the claim is right; below a threshold it is not asserted.
    Calibrated,
    /// The product of the trusts of its slots.
    Trusts,
}

/// Reads a document: its claims (resolved and unresolved), the statements that checks need, and notes.
///
/// Never fails and never panics; the same input gives the same output.
pub fn extract(document: &Document, ontology: &Ontology) -> Extraction {
    reader::read(document, ontology, Confidence::Calibrated)
}

/// Reads a document as [`extract`] does, but gives each claim the bare product of its slots' trusts (0-1) as its
/// confidence: what the weights of confidence are fitted on.
pub fn extract_uncalibrated(document: &Document, ontology: &Ontology) -> Extraction {
    reader::read(document, ontology, Confidence::Trusts)
}
