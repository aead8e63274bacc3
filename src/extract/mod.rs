//! Extraction: a pure function from a document to claims.
//!
//! A page is surveyed as a whole ([`survey`]), read line by line ([`reader`]); each sentence is scanned into
//! typed mentions ([`scan`]) that get their roles ([`roles`]) and are walked from left to right ([`walk`]):
//! values attach to the slots in force. Slots are settled and claims merged at the end ([`finish`], [`merge`]).
mod alien;
mod confidence;
mod cues;
mod finish;
mod frame;
mod governor;
mod home;
mod lines;
mod mention;
mod merge;
mod numerals;
mod proto;
mod reader;
mod roles;
mod scan;
mod setting;
mod statements;
mod support;
mod survey;
mod tables;
mod walk;
mod years;

use crate::model::{Document, Extraction};
use crate::ontology::Ontology;

/// Reads a document: its claims (resolved and unresolved), the statements that checks need, and notes.
///
/// Never fails and never panics; the same input gives the same output.
pub fn extract(document: &Document, ontology: &Ontology) -> Extraction {
    reader::read(document, ontology)
}
