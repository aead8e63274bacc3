//! Digests as an Atom feed, one entry a run.
use super::clock;
use super::digest::{Digest, NewClaim};
use super::words;
use crate::publish::safe;

/// How many items of each kind an entry shows.
const ITEMS: usize = 20;

/// The feed of digests, the newest first. It is the same, byte for byte, for the same digests.
pub fn atom(digests: &[Digest], vi: bool) -> String {
    let store = digests.first().map(|d| d.store.as_str()).unwrap_or_default();
    let updated = digests.first().map_or_else(|| clock::rfc3339(0), |d| clock::rfc3339(d.ended));
    let title = if vi { "xephang: thứ hạng mới mỗi đêm" } else { "xephang: rankings of the night" };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>urn:xephang:{}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n<author><name>xephang</name></author>\n\
         <generator version=\"{}\">xephang</generator>\n",
        if vi { "vi" } else { "en" },
        safe::xml(store),
        safe::xml(title),
        env!("CARGO_PKG_VERSION"),
    );
    for digest in digests {
        out.push_str(&entry(digest, vi));
    }
    out.push_str("</feed>\n");
    out
}

fn entry(digest: &Digest, vi: bool) -> String {
    let title = format!("{}: {}", clock::day(digest.started), words::summary(digest, vi));
    // HTML inside XML: what a page says is escaped for the one, then all of it for the other.
    let content = safe::xml(&html(digest, vi));
    format!(
        "<entry>\n<id>urn:xephang:{}:run:{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<content type=\"html\">{content}</content>\n</entry>\n",
        safe::xml(&digest.store),
        digest.run,
        safe::xml(&title),
        clock::rfc3339(digest.ended),
    )
}

fn html(digest: &Digest, vi: bool) -> String {
    let mut items = Vec::new();
    let mark = |sample: bool| if sample { format!(" {}", words::SAMPLE_MARK) } else { String::new() };
    for c in digest.corrections.items.iter().take(ITEMS) {
        items.push(format!(
            "{} {}{}",
            safe::xml(&words::correction(c, vi)),
            linked(c.place.url.as_deref(), &c.place.label()),
            mark(c.place.sample)
        ));
    }
    let f = &digest.findings;
    for p in f.regressed.items.iter().chain(&f.new.items).chain(&f.changed.items).take(ITEMS) {
        items.push(format!("{}{}", safe::xml(p.message.get(vi)), mark(p.sample)));
    }
    for c in digest.claims.items.iter().take(ITEMS) {
        items.push(format!("{}{}", claim(c, vi), mark(c.place.sample)));
    }
    items.extend(words::trouble(&digest.trouble, 5, vi).iter().map(|line| safe::xml(line)));
    let list: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    let list = if list.is_empty() { list } else { format!("<ul>{list}</ul>") };
    format!("<p>{}</p>{list}", safe::xml(&words::headline(digest, vi)))
}

fn claim(c: &NewClaim, vi: bool) -> String {
    let words = format!("{}: «{}»", words::claim(c, vi), safe::short(&c.quote, 200));
    format!("{} {}", safe::xml(&words), linked(c.place.url.as_deref(), &c.place.label()))
}

fn linked(url: Option<&str>, words: &str) -> String {
    match url.and_then(safe::link) {
        Some(url) => format!("<a href=\"{}\">{}</a>", safe::xml(url), safe::xml(words)),
        None => safe::xml(words),
    }
}
