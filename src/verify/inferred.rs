//! Claims of a draft that names no edition, where [`settle`] finds which one it must be.
use super::{Item, Verdict};
use crate::check::{Settled, World, settle};
use crate::model::{Claim, Source};

/// Editions that the draft's claims must be of although it never names them.
pub(super) struct Inferred(Vec<Settled>);

impl Inferred {
    /// Those of all claims of a draft.
    pub fn of(claims: &[Claim], draft: &Source, known: &World<'_>) -> Self {
        Self(settle(&claims.iter().collect::<Vec<_>>(), draft, known))
    }

    /// Judges a claim as one of its inferred edition, and says that it is. What is inferred accuses nobody: where a figure does
    /// not agree, it is to be compared with care. Claims that name their edition are judged as they are.
    pub fn judge(&self, claim: &Claim, judge: impl FnOnce(&Claim) -> Item) -> Item {
        let Some(found) = self.0.iter().find(|s| s.claims.contains(&claim.id)) else { return judge(claim) };
        let mut item = judge(&Claim { year: Some(found.year), ..claim.clone() });
        item.claim = claim.clone();
        item.inferred_year = Some(found.year);
        if item.verdict == Verdict::Mismatch {
            item.verdict = Verdict::Caution;
            item.diagnosis = None;
        }
        for (message, vi) in [(&mut item.message, true), (&mut item.message_en, false)] {
            message.push(' ');
            message.push_str(&found.words(vi));
        }
        item
    }
}
