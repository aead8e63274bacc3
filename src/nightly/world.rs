//! What checking needs, out of the store.
use crate::check::{Evidence, Report, Stated, check};
use crate::model::{Claim, Source, Statement};
use crate::ontology::Ontology;
use crate::store::{Store, StoreError};
use std::collections::HashMap;

/// Current claims, statements and documents: what checking needs, out of the store.
#[derive(Debug)]
pub struct World {
    pub(super) claims: Vec<Claim>,
    statements: Vec<Statement>,
    sources: HashMap<String, Source>,
}

impl World {
    /// Reads everything that is current.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn load(store: &Store) -> Result<Self, StoreError> {
        Ok(Self { claims: store.claims()?, statements: store.statements()?, sources: store.sources()? })
    }

    /// Checks everything.
    pub fn check(&self, ontology: &Ontology) -> Report {
        let source = |id: &str| self.sources.get(id);
        let evidence: Vec<_> = self.claims.iter().filter_map(|claim| Some(Evidence { claim, source: source(&claim.doc_id)? })).collect();
        let stated: Vec<_> =
            self.statements.iter().filter_map(|statement| Some(Stated { statement, source: source(&statement.doc_id)? })).collect();
        check(&evidence, &stated, ontology)
    }
}
