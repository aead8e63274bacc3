//! What reading a page gave, and how: for those who watch over the adapters.
use crate::model::Document;
use serde::{Deserialize, Serialize};

/// A page as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct PageReading {
    /// The article.
    pub document: Document,
    /// Id of the publisher whose entry was used; `None` when no entry has the page's host.
    pub publisher: Option<String>,
    /// What found the article's text.
    pub by: By,
    /// Parts that the publisher's layouts name and that were not on the page. With [`Field::Body`] no layout
    /// fitted, and the generic path served.
    pub missing: Vec<Field>,
    /// Who wrote it, when the layout says where that stands.
    pub author: Option<String>,
    /// Where the article was first published: an address or a name, when the page says that it is a reprint.
    pub original: Option<String>,
}

/// What found the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The layout with this id, such as `vccorp` or `dantri/2022`.
    Adapter(String),
    /// No layout: JSON-LD, meta tags and the general search for an article.
    Generic,
}

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Headline.
    Title,
    /// Lead (sapo).
    Lead,
    /// Text.
    Body,
    /// Day of publication.
    Date,
}

impl Field {
    /// The word in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::Date => "date",
        }
    }

    /// The word for Vietnamese readers.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Title => "tiêu đề",
            Self::Lead => "sapo",
            Self::Body => "nội dung",
            Self::Date => "ngày đăng",
        }
    }
}

impl PageReading {
    /// A reading of something that is no page of a known layout.
    pub(super) fn generic(document: Document) -> Self {
        Self { document, publisher: None, by: By::Generic, missing: Vec::new(), author: None, original: None }
    }
}
