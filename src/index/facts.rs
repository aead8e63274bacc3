//! The store as the source of answers.
use crate::explain::{Library, Page};
use crate::model::Source;
use crate::search::{Facts, Told};
use crate::store::{ClaimFilter, Store, StoreError};
use std::cell::RefCell;
use std::collections::HashMap;

/// Look-ups over a store; sources are kept, since many claims share one.
#[derive(Debug)]
pub struct StoreFacts<'a> {
    store: &'a Store,
    sources: RefCell<HashMap<String, Source>>,
}

impl<'a> StoreFacts<'a> {
    /// Look-ups over this store.
    pub fn new(store: &'a Store) -> Self {
        Self { store, sources: RefCell::default() }
    }

    /// The document that a claim stands in, without its text.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn source(&self, doc_id: &str) -> Result<Source, StoreError> {
        if let Some(source) = self.sources.borrow().get(doc_id) {
            return Ok(source.clone());
        }
        let source = self.store.source(doc_id)?.unwrap_or_else(|| Source { doc_id: doc_id.to_owned(), ..Source::default() });
        self.sources.borrow_mut().insert(doc_id.to_owned(), source.clone());
        Ok(source)
    }

    /// Claims that pass the filter, each with its document.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn told(&self, filter: &ClaimFilter<'_>) -> Result<Vec<Told>, StoreError> {
        let told = self.store.told_for(filter)?;
        Ok(told.into_iter().map(|(claim, source)| Told { claim, source }).collect())
    }
}

impl Facts for StoreFacts<'_> {
    type Error = StoreError;

    fn of_subject(&self, subject: &str, index: Option<&str>) -> Result<Vec<Told>, StoreError> {
        self.told(&ClaimFilter { subject: Some(subject), index, ..ClaimFilter::default() })
    }

    fn of_edition(&self, index: &str, component: Option<&str>, year: i32) -> Result<Vec<Told>, StoreError> {
        let filter = ClaimFilter { index: Some(index), component: Some(component), year: Some(Some(year)), ..ClaimFilter::default() };
        self.told(&filter)
    }

    fn editions(&self, index: &str, component: Option<&str>) -> Result<Vec<i32>, StoreError> {
        self.store.editions(index, component)
    }
}

impl Library for StoreFacts<'_> {
    fn page(&self, doc_id: &str) -> Result<Option<Page>, StoreError> {
        let Some(stored) = self.store.document(doc_id)? else { return Ok(None) };
        let claims = self.store.claims_for(&ClaimFilter { document: Some(doc_id), ..ClaimFilter::default() })?;
        Ok(Some(Page { text: stored.document.text, claims }))
    }
}
