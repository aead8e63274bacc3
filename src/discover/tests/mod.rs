//! Feeds, site maps, pages and robots.txt as sites really send them, and as hostile ones might.
mod feeds;
mod pages;
mod relevance;
mod robots_txt;
mod site_maps;

use super::{DiscoverError, Entry, Gate, Link, Relevance, Robots, feed, kind, links, sitemap};
use proptest::prelude::*;
use std::io::Write;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use url::Url;

fn base() -> Url {
    Url::parse("https://baothu.vn/muc/rss.xml").unwrap()
}

fn urls<'a>(links: impl IntoIterator<Item = &'a Link>) -> Vec<&'a str> {
    links.into_iter().map(|l| l.url.as_str()).collect()
}

/// Pieces that markup, addresses and rules are made of, in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    const PARTS: &[&str] = &[
        "<",
        ">",
        "</",
        "/>",
        "\"",
        "'",
        "=",
        "&",
        ";",
        "#",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml encoding='x'?>",
        "<rss>",
        "<feed>",
        "<item>",
        "</item>",
        "<entry>",
        "<link>",
        "</link>",
        "<link/>",
        "<title>",
        "</title>",
        "<url>",
        "<loc>",
        "</loc>",
        "</url>",
        "<sitemap>",
        "<a href=",
        "</a>",
        "<base href='",
        "<script>",
        "</script>",
        "http://",
        "a.vn/",
        "ngày",
        "07/03/2026",
        "08:07",
        "User-agent: *",
        "Disallow: ",
        "*",
        "$",
        "\n",
        " ",
        "%",
        "%e1",
        "{\"items\":[",
        "{",
        "}",
        "]",
        "&#x",
        "\u{feff}",
        "đ",
        "\0",
    ];
    let part =
        prop_oneof![4 => prop::sample::select(PARTS).prop_map(|p| p.as_bytes().to_vec()), 1 => prop::collection::vec(any::<u8>(), 0..4)];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

fn everything(bytes: &[u8]) {
    let _ = feed::read(bytes, &base());
    let _ = sitemap::read(bytes, &base());
    let text = String::from_utf8_lossy(bytes);
    let page = links::read(&text, &base());
    assert!(page.links.iter().all(|l| matches!(l.url.scheme(), "http" | "https") && l.url.fragment().is_none()));
    let robots = Robots::parse(bytes, "xephang");
    let _ = (robots.allows(&base()), Robots::looks_like_rules(bytes), robots.crawl_delay());
    let _ = kind::of(bytes, Some(&text), Some(&base()));
    let _ = super::time::parse(&text);
    if let Ok(url) = Url::parse(&text) {
        let key = super::canonical::key(&url);
        assert_eq!(super::canonical::key(&key), key);
    }
}

proptest! {
    #[test]
    fn nothing_panics(bytes in pieces()) {
        everything(&bytes);
    }

    #[test]
    fn nothing_panics_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        everything(&bytes);
    }
}

/// What is repeated tens of thousands of times takes no more than its length calls for.
#[test]
fn time_grows_with_the_length() {
    for unit in [
        "<",
        "<a ",
        "<a href=\"",
        "<a href='x' b=\"",
        "<!--",
        "<![CDATA[",
        "</",
        "<title>",
        "<item>",
        "<item><link>",
        "<url>",
        "<url><loc>",
        "&#",
        "&a",
        "<a href=/x>",
        "<script>",
        "</script",
        "{\"items\":[",
        "<a b='",
        "<sitemap>",
        "<p>",
        "a=b ",
        "\u{b}",
        "<source>",
        "<description><p>",
        "https://a.vn/ ",
        "https://a.vn/\n",
    ] {
        let begin = Instant::now();
        let text = unit.repeat(200_000 / unit.len());
        everything(text.as_bytes());
        everything(format!("<rss><channel>{text}").as_bytes());
        assert!(begin.elapsed() < Duration::from_secs(20), "{unit}: {:?}", begin.elapsed());
    }
}
