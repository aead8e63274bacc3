//! Site maps: XML, packed or not, news site maps, indexes of site maps, and plain lists of addresses.
use super::entities::{decode, plain};
use super::kind::{self, Kind};
use super::markup::{Markup, Token};
use super::{DiscoverError, Link, TITLE_CHARS, resolve, time};
use std::io::Read;
use std::ops::ControlFlow;
use url::Url;

/// Most addresses that one site map may have, by its protocol.
pub const MOST: usize = 50_000;

/// How far a packed or plain site map is read, in bytes.
pub const LIMIT: u64 = 50 * 1024 * 1024;

/// How much is read before it is looked at; one address takes far less.
const PIECE: usize = 256 * 1024;

/// What a site map lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A page.
    Page(Link),
    /// Another site map.
    Sitemap(Link),
}

/// A whole site map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sitemap {
    /// Pages in the order of the file.
    pub pages: Vec<Link>,
    /// Other site maps in the order of the file.
    pub sitemaps: Vec<Link>,
}

/// Reads a site map into memory: at most [`MOST`] addresses.
///
/// # Errors
/// When the bytes are empty, or something else than a site map.
pub fn read(bytes: &[u8], base: &Url) -> Result<Sitemap, DiscoverError> {
    let mut all = Sitemap::default();
    let mut room = MOST;
    each(bytes, base, |entry| {
        match entry {
            Entry::Page(link) => all.pages.push(link),
            Entry::Sitemap(link) => all.sitemaps.push(link),
        }
        room -= 1;
        if room == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok(all)
}

/// Hands over what a site map lists one by one, in order, in memory that does not grow with it. Broken
/// entries are passed over, and of a file that breaks off all whole entries count. Gives their number.
///
/// # Errors
/// When the bytes are empty, or something else than a site map.
pub fn each(bytes: &[u8], base: &Url, visit: impl FnMut(Entry) -> ControlFlow<()>) -> Result<usize, DiscoverError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(DiscoverError::Empty);
    }
    let mut reader = Reader { base, visit, found: 0, label: None, kind: Kind::Other };
    if bytes.starts_with(b"\x1f\x8b") {
        let _ = reader.pieces(flate2::read::MultiGzDecoder::new(bytes).take(LIMIT));
    } else {
        let _ = reader.pieces(bytes.take(LIMIT));
    }
    if reader.found > 0 {
        return Ok(reader.found);
    }
    let found = match reader.kind {
        Kind::Sitemap => return Ok(0),
        Kind::Feed => "a feed",
        Kind::Html => "a web page",
        Kind::Pdf => "a PDF",
        Kind::Office => "an Office file",
        _ => "something else",
    };
    Err(DiscoverError::NotThat { wanted: "site map", found })
}

struct Reader<'b, V> {
    base: &'b Url,
    visit: V,
    found: usize,
    /// The encoding that the file's first line names, for the pieces behind it.
    label: Option<String>,
    /// What the file is, unpacked.
    kind: Kind,
}

impl<V: FnMut(Entry) -> ControlFlow<()>> Reader<'_, V> {
    /// Reads piece by piece, each cut behind the end of an entry.
    fn pieces(&mut self, mut from: impl Read) -> ControlFlow<()> {
        let mut held: Vec<u8> = Vec::new();
        let mut first = true;
        loop {
            let before = held.len();
            // A file that breaks off, or is no whole gzip, ends where it breaks.
            let whole = (&mut from).take(PIECE as u64).read_to_end(&mut held).is_ok();
            let last = !whole || held.len() == before;
            if first {
                self.label = crate::read::declared_encoding(&held);
                self.kind = kind::of(&held, None, None);
            }
            let wide = held.starts_with(b"\xff\xfe") || held.starts_with(b"\xfe\xff");
            if wide && first && !last {
                // UTF-16 has no byte-wise ends: such a file is read whole.
                let _ = from.read_to_end(&mut held);
            }
            first = false;
            let cut = if last || wide { held.len() } else { entry_end(&held).unwrap_or(held.len()) };
            self.piece(held.get(..cut).unwrap_or_default())?;
            held.drain(..cut);
            if last {
                return ControlFlow::Continue(());
            }
        }
    }

    fn piece(&mut self, bytes: &[u8]) -> ControlFlow<()> {
        let text = crate::read::decode_lenient(bytes, self.label.as_deref());
        if !text.contains('<') {
            return self.lines(&text);
        }
        let mut entry: Option<Draft> = None;
        let mut field: Option<Field> = None;
        let mut written = String::new();
        for token in Markup::xml(&text) {
            match token {
                Token::Open { name, closed: false, .. } => match name {
                    _ if is(name, "url") => self.hand_over(entry.replace(Draft::default()))?,
                    _ if is(name, "sitemap") => {
                        self.hand_over(entry.replace(Draft { index: true, ..Draft::default() }))?;
                    }
                    _ => {
                        set(&mut entry, field.take(), &written);
                        field = Field::of(name);
                        written.clear();
                    }
                },
                Token::Close(name) => {
                    set(&mut entry, field.take(), &written);
                    if is(name, "url") || is(name, "sitemap") {
                        self.hand_over(entry.take())?;
                    }
                }
                Token::Text(text) if field.is_some() => written.push_str(&decode(text)),
                Token::Cdata(text) if field.is_some() => written.push_str(text),
                _ => {}
            }
        }
        // An entry that breaks off counts if its address was whole.
        self.hand_over(entry)
    }

    fn hand_over(&mut self, draft: Option<Draft>) -> ControlFlow<()> {
        let Some(draft) = draft else { return ControlFlow::Continue(()) };
        let Some(url) = draft.address.and_then(|a| resolve(self.base, &a)) else { return ControlFlow::Continue(()) };
        let link = Link { url, title: draft.title, lead: None, modified: draft.modified.or(draft.published) };
        self.found += 1;
        (self.visit)(if draft.index { Entry::Sitemap(link) } else { Entry::Page(link) })
    }

    /// A plain list: one address a line.
    fn lines(&mut self, text: &str) -> ControlFlow<()> {
        for line in text.lines().map(str::trim).filter(|l| l.starts_with("http://") || l.starts_with("https://")) {
            if line.contains(char::is_whitespace) {
                continue;
            }
            let index = line.ends_with(".xml") || line.ends_with(".xml.gz");
            self.hand_over(Some(Draft { address: Some(line.to_owned()), index, ..Draft::default() }))?;
        }
        ControlFlow::Continue(())
    }
}

#[derive(Debug, Default)]
struct Draft {
    index: bool,
    address: Option<String>,
    title: Option<String>,
    modified: Option<i64>,
    published: Option<i64>,
}

#[derive(Debug, Clone, Copy)]
enum Field {
    Address,
    Modified,
    Title,
    Published,
}

impl Field {
    /// Pictures and films have addresses and titles of their own.
    fn of(name: &str) -> Option<Self> {
        let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
        match local {
            _ if matches!(prefix, "image" | "video" | "xhtml" | "mobile") => None,
            "loc" => Some(Self::Address),
            "lastmod" => Some(Self::Modified),
            "title" if !prefix.is_empty() => Some(Self::Title),
            "publication_date" => Some(Self::Published),
            _ => None,
        }
    }
}

fn set(entry: &mut Option<Draft>, field: Option<Field>, written: &str) {
    if let (Some(entry), Some(field)) = (entry, field) {
        entry.set(field, written);
    }
}

impl Draft {
    fn set(&mut self, field: Field, written: &str) {
        let written = written.trim();
        match field {
            Field::Address => self.address = self.address.take().or_else(|| Some(written.to_owned())).filter(|a| !a.is_empty()),
            Field::Modified => self.modified = time::parse(written),
            Field::Published => self.published = time::parse(written),
            Field::Title => self.title = Some(plain(written, TITLE_CHARS)).filter(|t| !t.is_empty()),
        }
    }
}

/// Whether a tag has this name, under any prefix but those of pictures and films.
fn is(name: &str, wanted: &str) -> bool {
    let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
    local.eq_ignore_ascii_case(wanted) && !matches!(prefix, "image" | "video" | "mobile")
}

/// Where the last whole entry ends; for a plain list, the last line.
fn entry_end(bytes: &[u8]) -> Option<usize> {
    for mark in [&b"url>"[..], b"sitemap>"] {
        let end_tag =
            |at: &usize| memchr::memrchr(b'<', bytes.get(..*at).unwrap_or_default()).is_some_and(|open| bytes.get(open + 1) == Some(&b'/'));
        if let Some(at) = memchr::memmem::rfind_iter(bytes, mark).take(2).find(end_tag) {
            return Some(at + mark.len());
        }
    }
    if memchr::memchr(b'<', bytes).is_some() { None } else { memchr::memrchr(b'\n', bytes).map(|at| at + 1) }
}
