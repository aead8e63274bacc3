//! Archived answers to documents, claims and further addresses. Runs on threads of its own; touches neither disk nor
//! network; reports are read in processes of their own.
use super::address::authority;
use super::attached;
use super::sites::{Place, Sites, day_in_url, kind_of_link};
use crate::archive::http;
use crate::discover::{self, Gate, Link, canonical, feed, links, sitemap};
use crate::extract::extract;
use crate::model::{Authority, Document};
use crate::ontology::Ontology;
use crate::read::{self, Field, Form, Hint};
use crate::report::Reader;
use crate::store::{Entry, Found, Item, Kind};
use std::ops::ControlFlow;
use url::Url;

/// Largest body without its content encoding, in bytes.
pub(super) const DECODED_LIMIT: usize = 20_000_000;
/// Most steps from a page that the user named.
const DEPTH: u32 = 64;
/// Articles of so many milliseconds ago are news, and come first.
const RECENT: i64 = 8 * 24 * 3_600_000;
/// A page that only a plain link led to is kept as a document when it has at least so many bytes of text.
const LEAST_TEXT: usize = 400;

/// An answer to be read.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) entry: Entry,
    pub(super) content_type: Option<String>,
    pub(super) encoding: Option<String>,
    pub(super) body: Vec<u8>,
    /// When it was fetched, in Unix milliseconds.
    pub(super) fetched: i64,
}

/// What reading came to.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) found: Vec<Found>,
    pub(super) item: Option<Item>,
    /// The documents of a report: several when it is an archive.
    pub(super) items: Vec<Item>,
    /// The document that the page gave, or whose copy it is.
    pub(super) document: Option<String>,
    /// The page calls this address of its own authority its name. That address is fetched by itself.
    pub(super) alias: Option<Alias>,
    /// Why it gave no document, when it should have.
    pub(super) reason: Option<String>,
    /// The page is an article, and whether its body was found.
    pub(super) body: Option<bool>,
}

/// Another address that a page calls its own.
#[derive(Debug)]
pub(super) struct Alias {
    pub(super) url: String,
    /// The page as a document of the address that it was fetched from.
    pub(super) own: Item,
}

/// What reading needs.
#[derive(Debug)]
pub(super) struct Tools<'a> {
    pub(super) ontology: &'a Ontology,
    pub(super) sites: &'a Sites,
    pub(super) gate: Gate,
    pub(super) sample: bool,
    pub(super) reports: &'a Reader,
}

impl Tools<'_> {
    /// Reads an answer.
    pub(super) fn take(&self, page: &Page) -> Taken {
        let Ok(url) = Url::parse(&page.entry.url) else { return Taken::because("address") };
        let decoded = match http::decode(page.encoding.as_deref(), &page.body, DECODED_LIMIT) {
            Ok(decoded) => decoded.bytes,
            Err(e) => return Taken::because(&e.to_string()),
        };
        if attached::may_be(page.entry.kind)
            && let Some(taken) = self.report(page, &decoded, &url)
        {
            return taken;
        }
        let is = discover::kind::of(&decoded, page.content_type.as_deref(), Some(&url));
        match (page.entry.kind, is) {
            (Kind::Attachment, _) => Taken::because("no report"),
            (_, discover::Kind::Sitemap) => self.sitemap(page, &decoded, &url),
            (_, discover::Kind::Feed) => self.feed(page, &decoded, &url),
            (Kind::Feed, _) => Taken::because("no feed"),
            (Kind::Sitemap, _) => Taken::because("no site map"),
            (_, discover::Kind::Html) => self.html(page, &decoded, &url),
            (_, discover::Kind::Text) => self.document(page, &decoded, &url, Form::Text),
            _ => Taken::because("no page"),
        }
    }

    fn sitemap(&self, page: &Page, bytes: &[u8], url: &Url) -> Taken {
        let mut taken = Taken::default();
        let outcome = sitemap::each(bytes, url, |entry| {
            let found = match entry {
                sitemap::Entry::Page(link) => self.listed(page, &link, Kind::Article),
                sitemap::Entry::Sitemap(link) => self.listed(page, &link, Kind::Sitemap),
            };
            taken.found.extend(found);
            ControlFlow::Continue(())
        });
        taken.reason = outcome.err().map(|e| e.to_string());
        taken
    }

    fn feed(&self, page: &Page, bytes: &[u8], url: &Url) -> Taken {
        match feed::read(bytes, url) {
            Ok(feed) => {
                let found = feed.links.iter().filter_map(|link| self.listed(page, link, Kind::Article)).collect();
                Taken { found, ..Taken::default() }
            }
            Err(e) => Taken::because(&e.to_string()),
        }
    }

    /// An address that a feed or site map names.
    fn listed(&self, page: &Page, link: &Link, kind: Kind) -> Option<Found> {
        let url = canonical::key(&link.url);
        let place = self.sites.place(&url)?;
        let mut found = self.found(page, &url, &place, kind)?;
        found.modified = link.modified;
        if kind == Kind::Article {
            let told = link.modified.or_else(|| day_in_url(&url, place.publisher));
            let recent = told.is_none_or(|t| page.fetched - t < RECENT);
            found.priority = if recent { 2 } else { 3 };
            found.refused = self.refusal(link, &url, &place);
        }
        Some(found)
    }

    /// Why an article is not fetched: its publisher is large, and title, summary and address speak of other things.
    fn refusal(&self, link: &Link, url: &Url, place: &Place<'_>) -> Option<String> {
        let gated = place.publisher.is_some_and(|p| p.gate);
        (gated && !self.gate.relevant(link.title.as_deref(), link.lead.as_deref(), url)).then(|| "gate".to_owned())
    }

    fn found(&self, page: &Page, url: &Url, place: &Place<'_>, kind: Kind) -> Option<Found> {
        let priority = match kind {
            Kind::Feed | Kind::Sitemap => 0,
            Kind::Seed | Kind::Listing => 1,
            Kind::Article => 2,
            Kind::Attachment => 4,
            Kind::Link => 5,
        };
        Some(Found {
            url: url.as_str().to_owned(),
            authority: authority(url)?,
            source: place.source.clone(),
            kind,
            priority,
            depth: page.entry.depth + 1,
            hops: 0,
            parent: Some(page.entry.key),
            modified: None,
            refused: None,
        })
    }

    fn html(&self, page: &Page, bytes: &[u8], url: &Url) -> Taken {
        let kind = page.entry.kind;
        let is_home = url.path().len() <= 1;
        let mut taken = match kind {
            Kind::Listing => Taken::default(),
            Kind::Seed | Kind::Link if is_home => Taken::default(),
            _ => self.document(page, bytes, url, Form::Html),
        };
        let follows = matches!(kind, Kind::Seed | Kind::Listing | Kind::Link);
        // Of a site without an entry, those of the very page that was asked for.
        let attaches = self.sites.publisher(&page.entry.source).map_or(kind == Kind::Seed, |p| p.attachments);
        if follows || attaches {
            let text = read::decode_lenient(bytes, page.content_type.as_deref().and_then(read::charset_of));
            let links = links::read(&text, url);
            if follows && page.entry.depth < DEPTH {
                self.follow(page, url, &links, &mut taken.found);
            }
            if attaches {
                taken.found.extend(links.attachments.iter().filter_map(|a| {
                    let place = self.sites.place(a)?;
                    self.found(page, &canonical::key(a), &place, Kind::Attachment)
                }));
            }
        }
        taken
    }

    fn follow(&self, page: &Page, url: &Url, links: &discover::PageLinks, into: &mut Vec<Found>) {
        let seed = page.entry.kind == Kind::Seed;
        let declared = links.feeds.iter().map(|f| (f, Kind::Feed)).chain(links.sitemaps.iter().map(|s| (s, Kind::Sitemap)));
        if seed {
            into.extend(declared.filter_map(|(address, kind)| {
                let place = self.sites.place(address).filter(|p| p.source == page.entry.source)?;
                self.found(page, &canonical::key(address), &place, kind)
            }));
        }
        if links.nofollow {
            return;
        }
        for link in &links.links {
            let target = canonical::key(&link.url);
            let Some(place) = self.sites.place(&target).filter(|p| p.source == page.entry.source) else { continue };
            if target == *url {
                continue;
            }
            let Some(kind) = kind_of_link(&target, place.publisher) else { continue };
            if let Some(mut found) = self.found(page, &target, &place, kind) {
                found.refused = if kind == Kind::Article { self.refusal(link, &target, &place) } else { None };
                into.push(found);
            }
        }
    }

    fn document(&self, page: &Page, bytes: &[u8], url: &Url, form: Form) -> Taken {
        let kind = page.entry.kind;
        let publishers = Some(self.sites.publishers());
        let hint = Hint { form: Some(form), name: None, url: Some(url.as_str()), content_type: page.content_type.as_deref(), publishers };
        let reading = match read::read_page(bytes, &hint) {
            Ok(reading) => reading,
            Err(e) => return Taken { body: (kind == Kind::Article).then_some(false), ..Taken::because(&e.to_string()) },
        };
        // A layout that no longer fits is a matter for the publisher's entry, even where the general search found a text.
        let body = (kind == Kind::Article).then(|| !reading.document.text.is_empty() && !reading.missing.contains(&Field::Body));
        let mut document = reading.document;
        if form == Form::Text {
            document.id = url.as_str().to_owned();
            document.url = Some(url.as_str().to_owned());
        }
        if kind == Kind::Link && document.text.len() < LEAST_TEXT {
            return Taken::default();
        }
        // A page may call another address of its own site its name. That address is fetched for itself, and speaks.
        let own = Url::parse(&document.id).ok().map(|own| canonical::key(&own));
        if let Some(own) = own.filter(|own| own != url && authority(own) == authority(url)) {
            let found = self.sites.place(&own).and_then(|place| self.found(page, &own, &place, kind));
            if let Some(found) = found {
                let here = Some(url.as_str().to_owned());
                let copy = self.item(Document { id: url.as_str().to_owned(), url: here, ..document.clone() });
                let alias = Alias { url: found.url.clone(), own: copy };
                let item = self.item(document);
                let document = Some(item.document.id.clone());
                return Taken { document, found: vec![found], item: Some(item), alias: Some(alias), body, ..Taken::default() };
            }
        }
        let item = self.item(document);
        Taken { document: Some(item.document.id.clone()), item: Some(item), body, ..Taken::default() }
    }

    fn item(&self, document: Document) -> Item {
        let extraction = extract(&document, self.ontology);
        Item { document, authority: Authority::Press, sample: self.sample, extraction }
    }
}

impl Taken {
    pub(super) fn because(reason: &str) -> Self {
        Self { reason: Some(reason.to_owned()), ..Self::default() }
    }
}
