//! What the night's check finds.
use crate::check::Held;
use crate::model::Finding;
use crate::ontology::Ontology;
use crate::store::{Moment, Snapshot, Store, StoreError};

/// The findings of a store as it was before a night, held while the night writes to it.
#[derive(Debug)]
pub(super) struct Before<'o> {
    held: Held<'o>,
    moment: Moment,
    ontology: &'o Ontology,
}

impl<'o> Before<'o> {
    /// Reads and checks a store.
    pub fn of(mut snapshot: Snapshot, ontology: &'o Ontology) -> Result<Self, StoreError> {
        let mut held = Held::of(snapshot.world(ontology)?);
        held.level(|findings| snapshot.quote(findings))?;
        Ok(Self { held, moment: snapshot.moment(), ontology })
    }

    /// Everything in the store that cannot all be true now. Only what the night touched is read and written again, unless
    /// another program wrote to the store meanwhile.
    pub fn contradictions(self, store: &Store) -> Result<Vec<Finding>, StoreError> {
        let mut held = self.held;
        if !store.bring_up(held.world(), self.moment)? {
            drop(held);
            held = Self::of(store.snapshot()?, self.ontology)?.held;
        }
        // Has nothing to do for a store that was read anew.
        held.level(|findings| store.quote(findings))?;
        Ok(held.into_findings())
    }
}

/// Everything in the store that cannot all be true.
#[cfg(test)]
pub(super) fn contradictions(store: &Store, ontology: &Ontology) -> Result<Vec<Finding>, StoreError> {
    let world = store.world(ontology)?;
    let mut findings = world.contradictions(&world.examine());
    store.quote(&mut findings)?;
    Ok(findings)
}
