//! The flat document: what `export documents` writes and `ingest` reads again.
use crate::model::{Authority, Block};
use crate::store::StoredDocument;
use serde::Serialize;

/// A document as other tools see it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlatDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// Where it came from.
    pub url: Option<&'a str>,
    /// Publisher verbatim.
    pub publisher: Option<&'a str>,
    /// Day of publication in the precision that is known.
    pub published: Option<String>,
    /// Headline.
    pub title: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Parts of the page.
    pub blocks: &'a [Block],
    /// Weight of its figures.
    pub authority: Authority,
    /// Made for demonstration.
    pub sample: bool,
    /// Which revision this is, from 1.
    pub revision: u32,
    /// Whether it is the latest revision.
    pub current: bool,
    /// Document that stands for all prints of this text, when there are others.
    pub group: Option<&'a str>,
    /// The same, when it is another document: the one of which this is a copy.
    pub syndicated_from: Option<&'a str>,
}

impl<'a> FlatDocument<'a> {
    /// The flat form of a stored document.
    pub fn new(stored: &'a StoredDocument, current: bool) -> Self {
        let document = &stored.document;
        Self {
            id: &document.id,
            url: document.url.as_deref(),
            publisher: document.publisher.as_deref(),
            published: document.published.map(|d| d.to_string()),
            title: &document.title,
            text: &document.text,
            blocks: &document.blocks,
            authority: stored.authority,
            sample: stored.sample,
            revision: stored.revision,
            current,
            group: stored.group.as_deref(),
            syndicated_from: stored.group.as_deref().filter(|group| *group != document.id),
        }
    }
}

/// Fields of the CSV form, which leaves the parts of the page out.
pub const DOCUMENT_COLUMNS: &[&str] =
    &["id", "url", "publisher", "published", "title", "text", "authority", "sample", "revision", "current", "group", "syndicated_from"];

/// A row of the CSV form.
#[derive(Debug, Serialize)]
pub struct DocumentRow<'a> {
    id: &'a str,
    url: Option<&'a str>,
    publisher: Option<&'a str>,
    published: Option<&'a str>,
    title: &'a str,
    text: &'a str,
    authority: Authority,
    sample: bool,
    revision: u32,
    current: bool,
    group: Option<&'a str>,
    syndicated_from: Option<&'a str>,
}

impl<'a> From<&'a FlatDocument<'a>> for DocumentRow<'a> {
    fn from(document: &'a FlatDocument<'a>) -> Self {
        Self {
            id: document.id,
            url: document.url,
            publisher: document.publisher,
            published: document.published.as_deref(),
            title: document.title,
            text: document.text,
            authority: document.authority,
            sample: document.sample,
            revision: document.revision,
            current: document.current,
            group: document.group,
            syndicated_from: document.syndicated_from,
        }
    }
}
