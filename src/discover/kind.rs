//! What kind of thing a server sent, by its bytes first: content types are often wrong.
use url::Url;

/// What bytes are, as far as the crawl needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A site map or an index of such, in XML, gzip or one address a line.
    Sitemap,
    /// A web page.
    Html,
    /// Other JSON.
    Json,
    /// Other text.
    Text,
    /// A PDF.
    Pdf,
    /// Word, Excel and their open kin, old and new.
    Office,
    /// Packed files.
    Archive,
    /// Pictures, sound, films, fonts.
    Media,
    /// None of these, or nothing at all.
    Other,
}

/// How far markup is looked at for its first tags.
const WINDOW: usize = 4_096;

/// Tells what bytes are, by their start, then by `Content-Type`, then by the address.
pub fn of(bytes: &[u8], content_type: Option<&str>, url: Option<&Url>) -> Kind {
    let media = content_type.map(|t| t.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()).unwrap_or_default();
    let path = url.map(|u| u.path().to_ascii_lowercase()).unwrap_or_default();
    if let Some(kind) = by_magic(bytes, &media, &path) {
        return kind;
    }
    let start = bytes.get(..WINDOW).unwrap_or(bytes);
    // UTF-16 shows its ASCII letters between zeros.
    let text: String = String::from_utf8_lossy(start).chars().filter(|c| *c != '\0' && *c != '\u{fffd}' && *c != '\u{feff}').collect();
    let text = text.trim_start().to_ascii_lowercase();
    if text.is_empty() {
        return Kind::Other;
    }
    if let Some(kind) = by_markup(&text) {
        return kind;
    }
    if text.starts_with('{') || text.starts_with('[') {
        let feed = text.contains("jsonfeed.org/version") || (media.contains("feed+json"));
        return if feed { Kind::Feed } else { Kind::Json };
    }
    if is_address_list(&text) {
        return Kind::Sitemap;
    }
    match media.as_str() {
        "text/html" | "application/xhtml+xml" => Kind::Html,
        "application/rss+xml" | "application/atom+xml" | "application/feed+json" => Kind::Feed,
        "application/json" => Kind::Json,
        "application/octet-stream" | "" if start.contains(&0) => Kind::Other,
        m if m.starts_with("image/") || m.starts_with("video/") || m.starts_with("audio/") || m.starts_with("font/") => Kind::Media,
        _ if start.iter().filter(|b| **b < 9).count() * 50 > start.len() => Kind::Other,
        _ if ["<p", "<div", "<a ", "<br", "<table", "<h1"].iter().any(|t| text.contains(t)) => Kind::Html,
        _ => Kind::Text,
    }
}

fn by_magic(bytes: &[u8], media: &str, path: &str) -> Option<Kind> {
    let ends = |endings: &[&str]| endings.iter().any(|e| path.ends_with(e));
    let trimmed = bytes.trim_ascii_start();
    // Some servers write a few bytes before the PDF begins.
    if trimmed.get(..1024).unwrap_or(trimmed).windows(5).any(|w| w == b"%PDF-") && !trimmed.starts_with(b"<") {
        return Some(Kind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let head = bytes.get(..WINDOW).unwrap_or(bytes);
        let named = |what: &[u8]| memchr::memmem::find(head, what).is_some();
        let office = named(b"[Content_Types].xml") || named(b"word/") || named(b"xl/") || named(b"ppt/") || named(b"opendocument");
        let said = media.contains("officedocument") || media.contains("opendocument") || ends(&[".docx", ".xlsx", ".pptx", ".ods", ".odt"]);
        return Some(if office || said { Kind::Office } else { Kind::Archive });
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") || bytes.starts_with(b"{\\rtf") {
        return Some(Kind::Office);
    }
    if bytes.starts_with(b"\x1f\x8b") {
        // Feeds are sent packed by no one; site maps by many.
        return Some(if ends(&[".tar.gz", ".tgz"]) { Kind::Archive } else { Kind::Sitemap });
    }
    for magic in [&b"Rar!"[..], b"7z\xbc\xaf\x27\x1c", b"BZh", b"\xfd7zXZ"] {
        if bytes.starts_with(magic) {
            return Some(Kind::Archive);
        }
    }
    for magic in [&b"\x89PNG"[..], b"\xff\xd8\xff", b"GIF8", b"RIFF", b"ID3", b"OggS", b"wOFF", b"wOF2", b"\0\0\x01\0", b"\x1aE\xdf\xa3"] {
        if bytes.starts_with(magic) {
            return Some(Kind::Media);
        }
    }
    (bytes.get(4..8) == Some(b"ftyp")).then_some(Kind::Media)
}

/// The kind of a text whose first element tells; lower case.
fn by_markup(text: &str) -> Option<Kind> {
    if !text.starts_with('<') {
        return None;
    }
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if rest.starts_with("!doctype html") {
            return Some(Kind::Html);
        }
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        if rest.starts_with(['!', '?']) {
            continue;
        }
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')).collect();
        let name = name.rsplit(':').next().unwrap_or_default();
        return Some(match name {
            "rss" | "feed" | "rdf" | "channel" | "item" | "entry" => Kind::Feed,
            "urlset" | "sitemapindex" | "sitemap" | "url" => Kind::Sitemap,
            "svg" => Kind::Media,
            "html" | "head" | "body" | "meta" | "title" | "div" | "p" | "table" | "script" | "link" | "article" | "h1" | "center"
            | "form" | "style" | "span" | "br" | "a" | "section" | "main" | "header" | "ul" | "base" => Kind::Html,
            _ => return None,
        });
    }
    None
}

/// Whether the first lines are addresses and nothing else; the last one may be cut by the window.
fn is_address_list(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty()).take(5).peekable();
    lines.peek().is_some() && lines.all(|l| (l.starts_with("http://") || l.starts_with("https://")) && !l.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::{Kind, of};
    use url::Url;

    #[test]
    fn tells_by_the_bytes() {
        let kind = |bytes: &[u8], media: &str| of(bytes, Some(media), Some(&Url::parse("https://a.vn/x").unwrap()));
        for (bytes, media, wanted) in [
            (&b"\xef\xbb\xbf <?xml version='1.0'?><!-- a < b --><rss version='2.0'>"[..], "text/html", Kind::Feed),
            (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "text/xml", Kind::Feed),
            (b"<rdf:RDF xmlns:rdf='x'>", "text/plain", Kind::Feed),
            (b"<?xml-stylesheet href='a.xsl'?>\n<urlset>", "text/html", Kind::Sitemap),
            (b"<sitemapindex>", "", Kind::Sitemap),
            (b"\x1f\x8b\x08", "application/gzip", Kind::Sitemap),
            (b"https://a.vn/1\nhttps://a.vn/2\n", "text/plain", Kind::Sitemap),
            (b"\r\n<!DOCTYPE html><html>", "application/rss+xml", Kind::Html),
            (b"Loi he thong <br> <p>x", "text/html; charset=utf-8", Kind::Html),
            (b"{\"version\": \"https://jsonfeed.org/version/1.1\"", "application/json", Kind::Feed),
            (b"[1]", "text/html", Kind::Json),
            (b"%PDF-1.4", "application/octet-stream", Kind::Pdf),
            (b"PK\x03\x04........[Content_Types].xml", "application/zip", Kind::Office),
            (b"PK\x03\x04........a.txt", "application/zip", Kind::Archive),
            (b"\xd0\xcf\x11\xe0", "application/msword", Kind::Office),
            (b"\x89PNG", "text/html", Kind::Media),
            (b"", "text/html", Kind::Other),
            (b"Xin chao", "text/plain", Kind::Text),
        ] {
            assert_eq!(kind(bytes, media), wanted, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
