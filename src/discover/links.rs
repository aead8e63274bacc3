//! The addresses that a web page names. One pass over its tags, no tree: the crawl asks this of every page.
use super::entities::{decode, is_inline, push_words};
use super::markup::{Attributes, Markup, Token};
use super::{LEAD_CHARS, Link, TITLE_CHARS, resolve};
use std::collections::HashMap;
use url::Url;

/// Most links that are taken from one page.
pub const MOST: usize = 10_000;

/// What a page points to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageLinks {
    /// Feeds that the page declares, then those it links to.
    pub feeds: Vec<Url>,
    /// Site maps that the page declares or links to.
    pub sitemaps: Vec<Url>,
    /// The address that the page calls its own.
    pub canonical: Option<Url>,
    /// The page's edition for phones (`link rel=amphtml`).
    pub amp: Option<Url>,
    /// The next page of a list (`rel=next`).
    pub next: Option<Url>,
    /// Where the page sends its reader on by itself (`meta http-equiv=refresh`).
    pub refresh: Option<Url>,
    /// Links in the order of the page, each address once, without attachments. The title is the link's text,
    /// else its `title`, else the text for its picture; of several links to one address the longest. The lead
    /// is the text behind the link, up to the next.
    pub links: Vec<Link>,
    /// Documents that the page links to: PDF, Word, Excel, ZIP.
    pub attachments: Vec<Url>,
    /// The page asks not to be indexed.
    pub noindex: bool,
    /// The page asks that its links be not followed.
    pub nofollow: bool,
}

/// Reads the links of a page that came from `base`. Addresses that are none, or neither http nor https, are passed over.
pub fn read(html: &str, base: &Url) -> PageLinks {
    let mut reader = Reader {
        base: base.clone(),
        rebased: false,
        page: PageLinks::default(),
        at: HashMap::default(),
        open: None,
        last: None,
        text: String::new(),
        room: 0,
    };
    for token in Markup::html(html) {
        match token {
            Token::Text(text) => reader.text(text),
            Token::Open { name, attributes, .. } => reader.open(name, attributes),
            Token::Close(name) => reader.close(name),
            Token::Cdata(_) => {}
        }
    }
    reader.finish_anchor();
    reader.finish_lead();
    reader.page
}

/// Endings of documents that are archived beside pages.
const DOCUMENTS: &[&str] = &["pdf", "doc", "docx", "xls", "xlsx", "zip", "rar", "ods", "odt", "rtf"];

/// Endings of what is no page and no document.
const NO_PAGES: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "css", "js", "mp3", "mp4", "m4a", "avi", "mov", "webm", "woff", "woff2", "apk",
    "exe",
];

/// A link whose text is being read.
struct Anchor {
    url: Url,
    title: Option<String>,
    picture: Option<String>,
}

struct Reader {
    base: Url,
    rebased: bool,
    page: PageLinks,
    /// Where in `page.links` an address stands; `usize::MAX` for attachments.
    at: HashMap<Url, usize, foldhash::fast::RandomState>,
    open: Option<Anchor>,
    /// The link behind which text is gathered as its lead.
    last: Option<usize>,
    text: String,
    room: usize,
}

impl Reader {
    fn text(&mut self, raw: &str) {
        if (self.open.is_some() || self.last.is_some()) && self.room > 0 {
            push_words(&mut self.text, &mut self.room, &decode(raw));
        }
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("a") || is("area") {
            self.finish_anchor();
            self.anchor(attributes);
        } else if is("img") {
            let picture = || attributes.value("alt").map(|alt| words(&alt)).filter(|alt| !alt.is_empty());
            if let Some(anchor) = &mut self.open
                && anchor.picture.is_none()
            {
                anchor.picture = picture();
            }
        } else if is("link") {
            self.declared(attributes);
        } else if is("meta") {
            self.meta(attributes);
        } else if is("base") {
            // The first one counts.
            if !self.rebased
                && let Some(base) = attributes.value("href").and_then(|href| resolve(&self.base, &href))
            {
                (self.base, self.rebased) = (base, true);
            }
        } else if !is_inline(name) && !self.text.is_empty() {
            push_words(&mut self.text, &mut self.room, " ");
        }
    }

    fn close(&mut self, name: &str) {
        if name.eq_ignore_ascii_case("a") {
            self.finish_anchor();
        } else if !is_inline(name) && !self.text.is_empty() {
            push_words(&mut self.text, &mut self.room, " ");
        }
    }

    fn anchor(&mut self, attributes: Attributes<'_>) {
        let Some(href) = attributes.value("href") else { return };
        let href = href.trim();
        // Cheaper than to resolve what leads nowhere.
        let scheme = href.split(['/', '?', '#']).next().unwrap_or_default();
        if href.starts_with('#') || (scheme.contains(':') && !scheme.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("http"))) {
            return;
        }
        let Some(url) = resolve(&self.base, href) else { return };
        if self.page.next.is_none() && has_rel(attributes, "next") {
            self.page.next = Some(url.clone());
        }
        let title = attributes.value("title").map(|t| words(&t)).filter(|t| !t.is_empty());
        self.finish_lead();
        self.last = None;
        self.text.clear();
        self.room = TITLE_CHARS;
        self.open = Some(Anchor { url, title, picture: None });
    }

    /// Ends the open link; what follows is its lead.
    fn finish_anchor(&mut self) {
        let Some(Anchor { url, title, picture }) = self.open.take() else { return };
        let text = std::mem::take(&mut self.text);
        let text = Some(text.trim_end()).filter(|t| !t.is_empty()).map(str::to_owned);
        let title = text.or(title).or(picture);
        if let Some(&at) = self.at.get(&url) {
            if let Some(link) = self.page.links.get_mut(at) {
                let longer = title.as_ref().map_or(0, String::len) > link.title.as_ref().map_or(0, String::len);
                if longer {
                    link.title = title;
                }
                (self.last, self.room) = (Some(at), LEAD_CHARS);
            }
            return;
        }
        if self.at.len() >= MOST {
            return;
        }
        match ending(&url) {
            Some(e) if NO_PAGES.iter().any(|n| e.eq_ignore_ascii_case(n)) => {}
            Some(e) if DOCUMENTS.iter().any(|n| e.eq_ignore_ascii_case(n)) => {
                self.at.insert(url.clone(), usize::MAX);
                self.page.attachments.push(url);
            }
            _ => {
                let list = match role(&url) {
                    Some(Role::Feed) => Some(&mut self.page.feeds),
                    Some(Role::Sitemap) => Some(&mut self.page.sitemaps),
                    None => None,
                };
                if let Some(list) = list {
                    if !list.contains(&url) && list.len() < 200 {
                        list.push(url);
                    }
                    return;
                }
                let at = self.page.links.len();
                self.at.insert(url.clone(), at);
                self.page.links.push(Link { url, title, lead: None, modified: None });
                (self.last, self.room) = (Some(at), LEAD_CHARS);
            }
        }
    }

    fn finish_lead(&mut self) {
        let Some(link) = self.last.take().and_then(|at| self.page.links.get_mut(at)) else { return };
        let text = self.text.trim_end();
        // A few words are a date or a label.
        if text.len() >= 40 && link.lead.as_ref().is_none_or(|l| l.len() < text.len()) {
            link.lead = Some(text.to_owned());
        }
        self.text.clear();
    }

    /// `<link>` in the head.
    fn declared(&mut self, attributes: Attributes<'_>) {
        let rel = |wanted: &str| has_rel(attributes, wanted);
        let url = || attributes.value("href").and_then(|href| resolve(&self.base, &href));
        if rel("canonical") {
            if self.page.canonical.is_none() {
                self.page.canonical = url();
            }
        } else if rel("amphtml") {
            self.page.amp = url();
        } else if rel("next") {
            self.page.next = url();
        } else if rel("sitemap") {
            if let Some(url) = url().filter(|u| !self.page.sitemaps.contains(u)) {
                self.page.sitemaps.push(url);
            }
        } else if rel("alternate") || rel("feed") {
            let media = attributes.value("type").map(|t| t.trim().to_ascii_lowercase()).unwrap_or_default();
            // WordPress declares its interface as JSON, which is no feed.
            let feed = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"]
                .iter()
                .any(|t| media.starts_with(t))
                || (media.is_empty() && rel("feed"));
            if feed && let Some(url) = url().filter(|u| !self.page.feeds.contains(u)) {
                self.page.feeds.push(url);
            }
        }
    }

    fn meta(&mut self, attributes: Attributes<'_>) {
        let content = || attributes.value("content").unwrap_or_default();
        if attributes.get("name").is_some_and(|n| n.trim().eq_ignore_ascii_case("robots")) {
            for word in content().to_ascii_lowercase().split(|c: char| c == ',' || c.is_whitespace()) {
                self.page.noindex |= matches!(word, "noindex" | "none");
                self.page.nofollow |= matches!(word, "nofollow" | "none");
            }
        } else if attributes.get("http-equiv").is_some_and(|n| n.trim().eq_ignore_ascii_case("refresh")) {
            let content = content();
            let target = content.split_once([';', ',']).map(|(_, behind)| behind.trim());
            let target = target.and_then(|t| t.split_once('=')).filter(|(name, _)| name.trim().eq_ignore_ascii_case("url"));
            let target = target.map(|(_, url)| url.trim().trim_matches(['"', '\'']));
            self.page.refresh = target.and_then(|t| resolve(&self.base, t));
        }
    }
}

fn has_rel(attributes: Attributes<'_>, wanted: &str) -> bool {
    attributes.get("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(wanted)))
}

fn words(text: &str) -> String {
    let mut out = String::new();
    let mut room = TITLE_CHARS;
    push_words(&mut out, &mut room, text);
    out.truncate(out.trim_end().len());
    out
}

/// The ending of the last part of an address's path.
fn ending(url: &Url) -> Option<&str> {
    let (_, file) = url.path().rsplit_once('/')?;
    file.rsplit_once('.').map(|(_, ending)| ending)
}

/// What a link leads to, when its address shows that it is no page.
enum Role {
    Feed,
    Sitemap,
}

fn role(url: &Url) -> Option<Role> {
    let path = url.path().trim_end_matches('/');
    let file = path.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    match ending {
        "rss" | "atom" => Some(Role::Feed),
        "xml" | "gz" if stem.contains("sitemap") => Some(Role::Sitemap),
        "xml" if ["rss", "feed", "atom"].iter().any(|f| path.contains(f)) => Some(Role::Feed),
        "" if file == "feed" => Some(Role::Feed),
        _ => None,
    }
}
