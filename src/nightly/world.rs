//! What the night's check finds.
use crate::model::Finding;
use crate::ontology::Ontology;
use crate::store::{Store, StoreError};

/// Everything in the store that cannot all be true.
///
/// # Errors
/// When the store cannot be read.
pub fn contradictions(store: &Store, ontology: &Ontology) -> Result<Vec<Finding>, StoreError> {
    let world = store.world(ontology)?;
    let mut findings = world.contradictions(&world.examine());
    store.quote(&mut findings)?;
    Ok(findings)
}
