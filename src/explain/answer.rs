//! Answers to questions: those that ask why a rank moved are explained, all others are search's.
use super::library::Library;
use super::moved::{Question, moved};
use super::telling::tell;
use crate::ontology::Ontology;
use crate::search::{self, Answer, Intent, Query, Tongue};

/// Answers a question from claims and pages.
///
/// # Errors
/// When claims or pages cannot be read.
pub fn answer<L: Library>(query: &Query, library: &L, ontology: &Ontology, tongue: Tongue) -> Result<Answer, L::Error> {
    let question = Question::of(query).filter(|_| query.intent == Intent::Why && query.doubts.is_empty());
    if let Some(question) = question
        && let Some(moved) = moved(&question, library, ontology)?
    {
        return Ok(Answer { understood: search::understood(query, ontology, tongue), ..tell(&moved, ontology, tongue) });
    }
    search::answer(query, library, ontology, tongue)
}
