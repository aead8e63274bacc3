//! Web pages: the article's text with its parts, headline, day, publisher and address.
//!
//! The place of the article is told by a general content extractor; the text itself is laid out by
//! ourselves from the page's own elements, so that the lead, captions, tables and boxes of links keep
//! their parts.
mod container;
mod date;
mod depth;
mod layout;
mod lead;
mod meta;
mod roles;
mod table;
mod words;

use super::canonical::publisher_of;
use super::encoding::{charset_of, decode};
use super::{Hint, ReadError, canonical_url};
use crate::model::{Document, text_hash};
use scraper::Html;

/// Largest page that is read, in bytes.
const PAGE_LIMIT: usize = 5_000_000;
/// Stack of the thread that parses: pages nested up to the depth limit recurse deeply in every parser.
const STACK: usize = 64 << 20;

/// Reads a page.
pub(super) fn read(bytes: &[u8], hint: &Hint<'_>) -> Result<Document, ReadError> {
    if bytes.len() > PAGE_LIMIT {
        return Err(ReadError::TooLarge { limit_mb: PAGE_LIMIT / 1_000_000 });
    }
    let html = decode(bytes, hint.content_type.and_then(charset_of))?;
    depth::check(&html)?;
    let url = hint.url.map(str::to_owned);
    let thread = std::thread::Builder::new().stack_size(STACK).name("page".to_owned());
    let parsing = thread.spawn(move || parse(&html, url.as_deref())).map_err(|_| ReadError::Parser)?;
    // A panic inside a parser ends its thread and no more.
    parsing.join().map_err(|_| ReadError::Parser)?
}

fn parse(html: &str, fetched_from: Option<&str>) -> Result<Document, ReadError> {
    let page = Html::parse_document(html);
    let meta = meta::read(&page, fetched_from);
    let address = meta.address.as_deref().or(fetched_from).map(canonical_url);
    let container = container::find(&page, html, address.as_deref()).ok_or(ReadError::NoText)?;
    let mut layout = layout::Layout::new(&meta.title, &meta.description);
    if let Some(lead) = lead::outside(&page, &container, &meta.description) {
        layout.lead(&lead);
    }
    layout.article(&container);
    for links in container::boxes_after(&container) {
        layout.related(&links);
    }
    if layout.text.is_empty() && meta.title.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(Document {
        id: address.clone().unwrap_or_else(|| text_hash(if layout.text.is_empty() { &meta.title } else { &layout.text })),
        publisher: address.as_deref().and_then(publisher_of).or(meta.site_name),
        url: address,
        published: meta.published,
        title: meta.title,
        text: layout.text,
        blocks: layout.blocks,
        notes: Vec::new(),
    })
}

#[cfg(test)]
mod tests;
