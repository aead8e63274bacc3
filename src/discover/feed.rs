//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, as sites really write them.
//!
//! One forgiving reading for all XML forms instead of a strict parser with repairs: bare `&`, entities of
//! HTML, unescaped tags, wrong encodings, missing end tags and a cut end cost at most the entry they stand in.
use super::entities::{decode, plain};
use super::kind::{self, Kind};
use super::markup::{Attributes, Markup, Token};
use super::{DiscoverError, LEAD_CHARS, Link, TITLE_CHARS, resolve, time};
use serde_json::Value;
use std::collections::HashSet;
use url::Url;

/// Most entries that are taken from one feed.
pub const MOST: usize = 5_000;

/// Most of a description that is looked at, in bytes: some feeds put whole articles there.
const TEXT_BYTES: usize = 64 * 1024;

/// What a feed holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What the feed is called.
    pub title: Option<String>,
    /// Articles in the feed's order, each address once.
    pub links: Vec<Link>,
    /// The page of older entries (RFC 5005), where the feed has such.
    pub next: Option<Url>,
}

/// Reads a feed; `base` is the address it came from. A feed without entries is no error.
///
/// # Errors
/// When the bytes are empty, or something else than a feed.
pub fn read(bytes: &[u8], base: &Url) -> Result<Feed, DiscoverError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(DiscoverError::Empty);
    }
    let text = crate::read::decode_lenient(bytes, None);
    let (is_feed, feed) = if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        json(&text, base)
    } else {
        let mut reader = Reader::new(base);
        reader.read(&text);
        (reader.is_feed, reader.feed)
    };
    if is_feed {
        return Ok(once_each(feed));
    }
    let found = match kind::of(bytes, None, None) {
        Kind::Sitemap => "a site map",
        Kind::Html => "a web page",
        Kind::Pdf => "a PDF",
        Kind::Office => "an Office file",
        _ => "something else",
    };
    Err(DiscoverError::NotThat { wanted: "feed", found })
}

fn once_each(mut feed: Feed) -> Feed {
    let mut seen = HashSet::new();
    feed.links.retain(|link| seen.insert(link.url.clone()));
    feed
}

/// A child of an entry or feed that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Link,
    Guid {
        permanent: bool,
    },
    /// The article's own address where the feed's links lead over a counter.
    Original,
    /// Summary before content, when both are there.
    Summary,
    Content,
    Published,
    Changed,
}

impl Field {
    fn of(name: &str, attributes: Attributes<'_>) -> Option<Self> {
        let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
        // Pictures and podcasts have titles, links and descriptions of their own.
        if matches!(prefix, "media" | "itunes" | "podcast" | "image" | "geo" | "slash" | "thr" | "wfw" | "g") {
            return None;
        }
        Some(match local.to_ascii_lowercase().as_str() {
            "title" => Self::Title,
            "link" | "url" if prefix.is_empty() || local == "link" => Self::Link,
            "guid" => {
                let no = attributes.value("isPermaLink").is_some_and(|v| v.trim().eq_ignore_ascii_case("false"));
                Self::Guid { permanent: !no }
            }
            "id" => Self::Guid { permanent: true },
            "origlink" | "originallink" => Self::Original,
            "description" | "summary" | "subtitle" | "tagline" => Self::Summary,
            "content" | "encoded" | "body" => Self::Content,
            "pubdate" | "published" | "date" | "issued" | "created" => Self::Published,
            "updated" | "modified" | "lastbuilddate" => Self::Changed,
            _ => return None,
        })
    }
}

/// What was read of one entry.
#[derive(Debug, Default)]
struct Draft {
    title: String,
    summary: String,
    content: String,
    original: Option<String>,
    link: Option<String>,
    guid: Option<String>,
    about: Option<String>,
    published: Option<i64>,
    changed: Option<i64>,
}

struct Reader<'b> {
    base: std::borrow::Cow<'b, Url>,
    feed: Feed,
    is_feed: bool,
    entry: Option<Draft>,
    /// The child of entry or feed that is open, its written name and its text so far.
    field: Option<(Field, String)>,
    written: String,
    /// Open elements that hold what belongs to others: `<source>`, `<image>`, `<author>`.
    skipping: Option<String>,
}

impl<'b> Reader<'b> {
    fn new(base: &'b Url) -> Self {
        Self {
            base: std::borrow::Cow::Borrowed(base),
            feed: Feed::default(),
            is_feed: false,
            entry: None,
            field: None,
            written: String::new(),
            skipping: None,
        }
    }

    fn read(&mut self, text: &str) {
        let mut after_empty_link = false;
        for token in Markup::xml(text) {
            if self.feed.links.len() >= MOST {
                break;
            }
            match token {
                Token::Open { name, attributes, closed } => {
                    after_empty_link = self.open(name, attributes, closed);
                }
                Token::Close(name) => {
                    self.close(name);
                    after_empty_link = false;
                }
                Token::Text(raw) => self.text(&decode(raw), &mut after_empty_link),
                Token::Cdata(raw) => self.text(raw, &mut after_empty_link),
            }
        }
        // A feed that breaks off: the last entry counts if its address was read to its end.
        self.field = None;
        self.finish_entry();
    }

    fn text(&mut self, text: &str, after_empty_link: &mut bool) {
        if self.skipping.is_some() {
        } else if self.field.is_some() {
            if self.written.len() < TEXT_BYTES {
                self.written.push_str(text);
            }
        } else if *after_empty_link && !text.trim().is_empty() {
            // `<link/>https://…`: what an HTML parser made of `<link>https://…</link>`.
            if let Some(entry) = &mut self.entry {
                entry.link.get_or_insert_with(|| text.trim().to_owned());
            }
            *after_empty_link = false;
        }
    }

    /// Takes an opening tag; whether it was an empty link, behind which an address may stand.
    fn open(&mut self, name: &str, attributes: Attributes<'_>, closed: bool) -> bool {
        let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        match local.as_str() {
            "rss" | "rdf" | "feed" | "channel" if self.field.is_none() => {
                self.is_feed = true;
                self.rebase(attributes);
                return false;
            }
            "item" | "entry" if !closed => {
                // An entry that was never closed ends where the next begins.
                self.finish_field(false);
                self.finish_entry();
                self.is_feed = true;
                self.skipping = None;
                let about = attributes.value("rdf:about").map(|a| a.into_owned());
                self.entry = Some(Draft { about, ..Draft::default() });
                return false;
            }
            _ => {}
        }
        if self.skipping.is_some() {
            return false;
        }
        if let Some((field, _)) = &self.field {
            // Tags inside a text that should have been escaped.
            if matches!(field, Field::Title | Field::Summary | Field::Content) {
                if self.written.len() < TEXT_BYTES && !super::entities::is_inline(name) {
                    self.written.push(' ');
                }
                // A text whose end tag is missing ends at the next child that can only be a sibling.
                let in_title = *field == Field::Title;
                if Field::of(name, attributes).is_none_or(|f| !in_title && !matches!(f, Field::Published | Field::Guid { .. })) {
                    return false;
                }
            }
            self.finish_field(false);
        }
        if matches!(local.as_str(), "source" | "image" | "author" | "contributor" | "textinput" | "group" | "enclosure") {
            if !closed {
                self.skipping = Some(name.to_owned());
            }
            return false;
        }
        let Some(field) = Field::of(name, attributes) else { return false };
        if field == Field::Link && self.link_attributes(attributes) {
            return false;
        }
        if closed {
            return field == Field::Link;
        }
        self.field = Some((field, name.to_owned()));
        self.written.clear();
        false
    }

    /// Takes a link whose address is an attribute, as in Atom; false when it has none.
    fn link_attributes(&mut self, attributes: Attributes<'_>) -> bool {
        let Some(href) = attributes.value("href") else { return false };
        let rel = attributes.value("rel").map(|r| r.trim().to_ascii_lowercase()).unwrap_or_default();
        let page = attributes.value("type").is_none_or(|t| t.contains("html") || t.trim().is_empty());
        match (&mut self.entry, rel.as_str()) {
            (Some(entry), "" | "alternate") if page => {
                entry.link.get_or_insert_with(|| href.into_owned());
            }
            (None, "next" | "prev-archive") if self.feed.next.is_none() => self.feed.next = resolve(&self.base, &href),
            _ => {}
        }
        true
    }

    fn rebase(&mut self, attributes: Attributes<'_>) {
        if let Some(base) = attributes.value("xml:base").and_then(|b| resolve(&self.base, &b)) {
            self.base = std::borrow::Cow::Owned(base);
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(skipped) = &self.skipping {
            if skipped.eq_ignore_ascii_case(name) {
                self.skipping = None;
            }
        } else if self.field.as_ref().is_some_and(|(_, open)| open.eq_ignore_ascii_case(name)) {
            self.finish_field(true);
        } else if self.field.as_ref().is_some_and(|(field, _)| matches!(field, Field::Title | Field::Summary | Field::Content))
            && self.written.len() < TEXT_BYTES
            && !super::entities::is_inline(name)
        {
            self.written.push(' ');
        }
        let local = name.rsplit(':').next().unwrap_or(name);
        if local.eq_ignore_ascii_case("item") || local.eq_ignore_ascii_case("entry") {
            self.finish_field(false);
            self.skipping = None;
            self.finish_entry();
        }
    }

    /// Puts the text of a child in its place. Of one without an end tag (`whole` is false) an address
    /// counts only up to its first blank or tag.
    fn finish_field(&mut self, whole: bool) {
        let Some((field, _)) = self.field.take() else { return };
        let text = std::mem::take(&mut self.written);
        let Some(entry) = &mut self.entry else {
            if field == Field::Title && self.feed.title.is_none() {
                self.feed.title = Some(plain(&text, TITLE_CHARS)).filter(|t| !t.is_empty());
            }
            return;
        };
        let address = || Some(text.trim().to_owned()).filter(|t| !t.is_empty() && (whole || !t.contains(char::is_whitespace)));
        let keep = |slot: &mut String| {
            if slot.trim().is_empty() {
                slot.clone_from(&text);
            }
        };
        match field {
            Field::Title => keep(&mut entry.title),
            Field::Summary => keep(&mut entry.summary),
            Field::Content => keep(&mut entry.content),
            Field::Link => entry.link = entry.link.take().or_else(address),
            Field::Original => entry.original = entry.original.take().or_else(address),
            Field::Guid { permanent: true } => entry.guid = entry.guid.take().or_else(address),
            Field::Guid { permanent: false } => {}
            Field::Published => entry.published = entry.published.or_else(|| time::parse(&text)),
            Field::Changed => entry.changed = entry.changed.or_else(|| time::parse(&text)),
        }
    }

    fn finish_entry(&mut self) {
        let Some(entry) = self.entry.take() else { return };
        self.feed.links.extend(entry.link(&self.base));
    }
}

impl Draft {
    fn link(self, base: &Url) -> Option<Link> {
        // A guid is an address only when it is written as one: `post-17` is not.
        let whole = |a: &String| a.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("http"));
        let url = [self.original, self.link, self.guid.filter(whole), self.about.filter(whole)]
            .into_iter()
            .flatten()
            .find_map(|address| resolve(base, &address))?;
        let text = |html: &str, limit: usize| Some(plain(html, limit)).filter(|t| !t.is_empty());
        let lead = text(&self.summary, LEAD_CHARS).or_else(|| text(&self.content, LEAD_CHARS));
        Some(Link { url, title: text(&self.title, TITLE_CHARS), lead, modified: self.published.max(self.changed) })
    }
}

/// Reads a JSON Feed; whether it is one, and what it holds.
fn json(text: &str, base: &Url) -> (bool, Feed) {
    let text = text.trim_start_matches('\u{feff}');
    let whole = serde_json::from_str::<Value>(text).ok();
    // One that breaks off is no JSON; its whole items are.
    let cut = if whole.is_none() { items_before_the_break(text) } else { Vec::new() };
    let items = match &whole {
        Some(value) => value.get("items").and_then(Value::as_array),
        None => Some(&cut).filter(|items| !items.is_empty()),
    };
    let Some(items) = items else { return (false, Feed::default()) };
    let links = items.iter().take(MOST).filter_map(|item| {
        let string = |key: &str| string(item, key);
        let draft = Draft {
            title: string("title").unwrap_or_default(),
            summary: string("summary").or_else(|| string("content_text")).unwrap_or_default(),
            content: string("content_html").unwrap_or_default(),
            link: string("url").or_else(|| string("external_url")),
            guid: string("id"),
            published: string("date_published").and_then(|d| time::parse(&d)),
            changed: string("date_modified").and_then(|d| time::parse(&d)),
            ..Draft::default()
        };
        draft.link(base)
    });
    let links = links.collect();
    let of_feed = |key: &str| whole.as_ref().and_then(|value| string(value, key));
    (true, Feed { title: of_feed("title"), links, next: of_feed("next_url").and_then(|u| resolve(base, &u)) })
}

fn string(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned).filter(|s| !s.is_empty())
}

fn items_before_the_break(text: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let Some((_, list)) = text.split_once("\"items\"") else { return items };
    let Some((_, mut rest)) = list.split_once('[') else { return items };
    while items.len() < MOST {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let Some(Ok(value)) = values.next() else { break };
        rest = rest.get(values.byte_offset()..).unwrap_or_default().trim_start().trim_start_matches(',');
        items.push(value);
    }
    items
}
