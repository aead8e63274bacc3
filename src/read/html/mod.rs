//! Web pages: the article's text with its parts, headline, day, publisher and address.
//!
//! The place of the article is told by its publisher's layouts ([`adapter`]), else by the page's elements and
//! their names, and where these leave doubt by a general content extractor; the text itself is laid out by
//! ourselves from the page's own elements, so that the lead, captions, tables and boxes of links keep their
//! parts.
mod adapter;
mod clues;
mod container;
mod date;
mod depth;
mod layout;
mod lead;
mod legacy;
mod meta;
mod original;
mod published;
mod roles;
mod survey;
mod table;
mod threads;
mod words;

use super::canonical::publisher_of;
use super::encoding::{charset_of, decode};
use super::{By, Field, Hint, PageReading, ReadError, canonical_url};
use crate::model::{Document, PartialDate, text_hash};
use crate::sources::{Kind, Publishers};
use layout::Layout;
use meta::Meta;
use scraper::{ElementRef, Html};
use survey::Survey;
use url::Url;

/// Largest page that is read, in bytes.
const PAGE_LIMIT: usize = 5_000_000;

/// Reads a page.
pub(super) fn read(bytes: &[u8], hint: &Hint<'_>) -> Result<PageReading, ReadError> {
    if bytes.len() > PAGE_LIMIT {
        return Err(ReadError::TooLarge { limit_mb: PAGE_LIMIT / 1_000_000 });
    }
    let html = decode(bytes, hint.content_type.and_then(charset_of))?;
    let depth = depth::check(&html)?;
    threads::run(depth, || parse(&html, hint.url, hint.publishers))
}

fn parse(html: &str, fetched_from: Option<&str>, publishers: Option<&Publishers>) -> Result<PageReading, ReadError> {
    let mut page = Html::parse_document(html);
    let mended = legacy::mend(&mut page, html);
    let html = mended.as_ref().map_or(html, |mended| mended.source.as_str());
    let meta = meta::read(&page, fetched_from, publishers);
    let address = meta.address.as_deref().or(fetched_from).map(canonical_url);
    let url = address.as_deref().and_then(|a| Url::parse(a).ok());
    let publisher = publishers.zip(url.as_ref()).and_then(|(all, url)| all.of(url));
    let layouts = publisher.map(|p| p.adapters_for(meta.published)).unwrap_or_default();
    let found = adapter::find(&mut page, &layouts);
    let by = found.as_ref().map_or(By::Generic, |f| By::Adapter(f.adapter.clone()));
    let missing = match &found {
        Some(found) => found.missing.clone(),
        None if layouts.is_empty() => Vec::new(),
        None => vec![Field::Body],
    };
    let elsewhere = meta.elsewhere.clone();
    let (author, named) = found.as_ref().map(|f| (f.author.clone(), f.original.clone())).unwrap_or_default();
    let mut document = match found {
        Some(found) => known(&page, found, meta, address),
        None => generic(&page, html, meta, address),
    }?;
    document.notes.extend(mended.iter().flat_map(|mended| mended.notes.iter().cloned()));
    let own = url.as_ref().filter(|_| publisher.is_some_and(|p| p.kind == Kind::Aggregator));
    let aggregated = || own.and_then(|own| original::in_script(html).or_else(|| original::linked(&page, own)));
    let original = named.or(elsewhere).or_else(aggregated).or_else(|| original::in_text(&document));
    Ok(PageReading { document, publisher: publisher.map(|p| p.id.clone()), by, missing, author, original })
}

/// The article that a layout found; what it does not say is taken from the page's own word for itself.
fn known(page: &Html, found: adapter::Found, meta: Meta, address: Option<String>) -> Result<Document, ReadError> {
    let container = page.tree.get(found.body).and_then(ElementRef::wrap).ok_or(ReadError::NoText)?;
    let title = found.title.unwrap_or(meta.title);
    let outside = || lead::outside(&Survey::new(page), &container, &meta.description);
    let lead = found.lead.or_else(|| if found.names_lead { None } else { outside() });
    // With its lead known, no paragraph is taken for one because the page's description reads like it.
    let description = if lead.is_some() { "" } else { meta.description.as_str() };
    let mut layout = Layout::new(&title, description);
    layout.captions = found.captions;
    if let Some(lead) = lead {
        layout.lead(&lead);
    }
    layout.article(&container);
    document(layout, title, found.published.or(meta.published), meta.site_name, address)
}

/// The article that a general search finds.
fn generic(page: &Html, html: &str, meta: Meta, address: Option<String>) -> Result<Document, ReadError> {
    let survey = Survey::new(page);
    let container = container::find(&survey, html, address.as_deref()).ok_or(ReadError::NoText)?;
    let mut layout = Layout::new(&meta.title, &meta.description);
    if let Some(lead) = lead::outside(&survey, &container, &meta.description) {
        layout.lead(&lead);
    }
    layout.article(&container);
    for links in container::boxes_after(&container) {
        layout.related(&links);
    }
    document(layout, meta.title, meta.published, meta.site_name, address)
}

fn document(
    layout: Layout,
    title: String,
    published: Option<PartialDate>,
    site_name: Option<String>,
    address: Option<String>,
) -> Result<Document, ReadError> {
    if layout.text.is_empty() && title.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(Document {
        id: address.clone().unwrap_or_else(|| text_hash(if layout.text.is_empty() { &title } else { &layout.text })),
        publisher: address.as_deref().and_then(publisher_of).or(site_name),
        url: address,
        published,
        title,
        text: layout.text,
        blocks: layout.blocks,
        ..Document::default()
    })
}

#[cfg(test)]
mod adapter_tests;
#[cfg(test)]
mod tests;
