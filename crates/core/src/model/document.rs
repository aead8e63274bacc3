//! A document as it was read: text with spans, never normalised.
use super::{PartialDate, Place, Told};
use serde::{Deserialize, Serialize};

/// One page, article or report.
///
/// **Invariant**: `text` is the decoded text as given; every span in the program is a half-open range
/// of UTF-8 byte offsets into it, on character boundaries.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The input's id verbatim; else the canonical URL; else `sha256:` of the text.
    pub id: String,
    /// Where it came from.
    pub url: Option<String>,
    /// Publisher verbatim, such as `baohatinh.vn`.
    pub publisher: Option<String>,
    /// Day of publication, with the precision it was given in.
    pub published: Option<PartialDate>,
    /// Headline.
    pub title: String,
    /// Paragraphs separated by `\n`; table cells by tabs.
    pub text: String,
    /// Structure that the reader knew (captions, related boxes, tables). Empty for plain text: then
    /// every line is a paragraph.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// What the reader could not do, in words for the user.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Where stretches of the text stand in the file, for reports; in text order, apart. Empty for web pages and plain text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// Index and edition, when a person gave them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Told>,
    /// Id of the page that links it, for a report that belongs to one: one publication with two documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
}

impl Document {
    /// How ids of reference tables begin.
    pub const REFERENCE: &'static str = "bang:";

    /// Whether it is a reference table, whose claims come from its cells and not from the extractor.
    pub fn is_reference_table(&self) -> bool {
        self.id.starts_with(Self::REFERENCE)
    }
}

/// A stretch of the text that plays one part on the page. Blocks are in text order and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its part.
    pub kind: BlockKind,
    /// First byte in the document's text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Parts a block can play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The lead paragraph (sapo).
    Lead,
    /// A section heading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A table: rows on lines, cells separated by tabs, empty cells kept.
    Table,
    /// Words under a picture.
    Caption,
    /// Links to other articles; only headlines that state a rank give claims.
    Related,
}
