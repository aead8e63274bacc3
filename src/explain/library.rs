//! Pages behind the claims: what explanations quote from.
use crate::model::Claim;
use crate::search::{Facts, MemoryFacts};

/// A document as far as quotes need it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Its text, to which the spans of claims and quotes belong.
    pub text: String,
    /// Its current claims.
    pub claims: Vec<Claim>,
}

/// Claims together with the pages they stand on.
pub trait Library: Facts {
    /// The page with this document id; `None` where its text is not at hand.
    ///
    /// # Errors
    /// When the page cannot be read.
    fn page(&self, doc_id: &str) -> Result<Option<Page>, Self::Error>;
}

/// Claims in memory come without their pages: nothing is quoted.
impl Library for MemoryFacts {
    fn page(&self, _doc_id: &str) -> Result<Option<Page>, Self::Error> {
        Ok(None)
    }
}
