//! Where a figure stands: the claim with its words and its document, as proofs and explanations show it.
use crate::model::{Authority, Source};
use crate::search::{SAMPLE_MARK, Told, Tongue, source};
use serde::Serialize;

/// A claim that something rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Premise {
    /// Claim id.
    pub claim: String,
    /// Its words, to the letter.
    pub words: String,
    /// Where they stand.
    pub source: Source,
}

impl Premise {
    /// The premise that a told claim is.
    pub(super) fn of(told: &Told) -> Self {
        Self { claim: told.claim.id.clone(), words: told.claim.quote.clone(), source: told.source.clone() }
    }

    /// `"xếp thứ 37" (baohatinh.vn, 13/07/2023)`, on one line, with the mark of made-up data.
    pub fn show(&self, tongue: Tongue) -> String {
        let words = self.words.replace(['\n', '\t'], " ");
        let sample = if self.source.sample { format!(" {SAMPLE_MARK}") } else { String::new() };
        format!("\"{words}\" ({}){sample}", source(&self.source, tongue))
    }

    /// Whether it stands in an official table.
    pub fn official(&self) -> bool {
        self.source.authority == Authority::Official
    }
}

/// Adds premises that are not there yet.
pub(super) fn join(premises: &mut Vec<Premise>, more: impl IntoIterator<Item = Premise>) {
    for premise in more {
        if !premises.iter().any(|p| p.claim == premise.claim) {
            premises.push(premise);
        }
    }
}
