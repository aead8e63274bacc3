//! Finding addresses: feeds, site maps, lists of links, and what robots.txt allows. Pure functions over bytes.
//!
//! Everything here takes bytes as sites send them, broken ones included, gives what can be made out of
//! them, and takes time in proportion to their length. Nothing here fetches.
pub mod canonical;
mod entities;
pub mod error;
pub mod feed;
pub mod gate;
mod glob;
pub mod kind;
pub mod links;
mod markup;
pub mod robots;
pub mod sitemap;
#[cfg(test)]
mod tests;
mod time;

pub use error::DiscoverError;
pub use feed::Feed;
pub use gate::{Gate, Relevance};
pub use kind::Kind;
pub use links::PageLinks;
pub use robots::Robots;
pub use sitemap::{Entry, Sitemap};

use url::Url;

/// An address that a feed, a site map or a page names, with what is said of it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, absolute, http or https, without fragment.
    pub url: Url,
    /// The title that stands with it, as plain text.
    pub title: Option<String>,
    /// The summary that stands with it, as plain text, at most [`LEAD_CHARS`] characters.
    pub lead: Option<String>,
    /// When the page was last changed or, failing that, published: milliseconds since 1970 in UTC.
    pub modified: Option<i64>,
}

/// Longest [`Link::lead`], in characters.
pub const LEAD_CHARS: usize = 1_000;

/// Longest [`Link::title`], in characters.
pub const TITLE_CHARS: usize = 400;

/// Longest address that is followed, in bytes.
const ADDRESS_BYTES: usize = 2_048;

/// An address as a site writes it: relative or whole, with blanks around it. `None` unless it comes to http or https.
fn resolve(base: &Url, written: &str) -> Option<Url> {
    let written = written.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    if written.is_empty() || written.len() > ADDRESS_BYTES {
        return None;
    }
    let mut url = base.join(written).ok()?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return None;
    }
    if url.fragment().is_some() {
        url.set_fragment(None);
    }
    Some(url)
}
