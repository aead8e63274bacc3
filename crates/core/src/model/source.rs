//! Where a claim was said: what checks and answers need to know of a document.
use super::PartialDate;
use serde::{Deserialize, Serialize};

/// How much weight a document's figures have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    /// The publisher's own table or report.
    Official,
    /// Figures gathered from the press into a reference table, each with its source.
    Reported,
    /// Anything else: newspapers, portals, blogs.
    #[default]
    Press,
}

/// A document without its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Document id.
    pub doc_id: String,
    /// Where to read it.
    pub url: Option<String>,
    /// Publisher verbatim.
    pub publisher: Option<String>,
    /// Day of publication.
    pub published: Option<PartialDate>,
    /// Headline.
    pub title: String,
    /// Weight of its figures.
    pub authority: Authority,
    /// Made for demonstration: every line shown from it carries *DỮ LIỆU MẪU*.
    pub sample: bool,
    /// Id of the document that stands for all prints of one text, when there are others of this text.
    #[serde(default)]
    pub group: Option<String>,
    /// Whether the publisher prints what others wrote; it is no witness of its own then.
    #[serde(default)]
    pub aggregator: bool,
}

impl Source {
    /// The document of which this one is a copy.
    pub fn copy_of(&self) -> Option<&str> {
        self.group.as_deref().filter(|group| *group != self.doc_id)
    }
}
