//! To whom an address belongs, and what goes for it.
use super::address::authority;
use super::polite::DEFAULT_DELAY;
use super::settings::{Seed, Settings};
use crate::sources::{Publisher, Publishers, Tls, UrlDate};
use crate::store::Kind;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// The publishers and sites of a crawl.
#[derive(Debug)]
pub(super) struct Sites {
    publishers: Arc<Publishers>,
    /// Authorities that the user named and that have no entry.
    own: HashSet<String>,
    delay: Option<Duration>,
    concurrency: usize,
}

/// What an address is, by its form and its publisher's entry.
#[derive(Debug, Clone)]
pub(super) struct Place<'a> {
    /// Publisher id or authority.
    pub(super) source: String,
    pub(super) publisher: Option<&'a Publisher>,
}

impl Sites {
    pub(super) fn new(publishers: Arc<Publishers>, seeds: &[Seed], settings: &Settings) -> Self {
        let own = seeds.iter().filter(|s| publishers.of(&s.url).is_none()).filter_map(|s| authority(&s.url)).collect();
        Self { publishers, own, delay: settings.delay, concurrency: settings.concurrency }
    }

    /// Whose address this is; `None` when it is out of scope.
    pub(super) fn place(&self, url: &Url) -> Option<Place<'_>> {
        if let Some(publisher) = self.publishers.of(url) {
            return Some(Place { source: publisher.id.clone(), publisher: Some(publisher) });
        }
        let authority = authority(url)?;
        self.own.contains(&authority).then_some(Place { source: authority, publisher: None })
    }

    pub(super) fn publisher(&self, source: &str) -> Option<&Publisher> {
        self.publishers.get(source)
    }

    pub(super) fn publishers(&self) -> &Publishers {
        &self.publishers
    }

    /// Pause between two requests.
    pub(super) fn delay(&self, source: &str) -> Duration {
        let entry = || self.publisher(source).and_then(|p| p.delay_seconds).and_then(|s| Duration::try_from_secs_f64(s).ok());
        self.delay.or_else(entry).unwrap_or(DEFAULT_DELAY)
    }

    /// Requests at the same time.
    pub(super) fn concurrency(&self, source: &str) -> usize {
        let entry = self.publisher(source).map_or(1, |p| p.concurrency);
        self.concurrency.max(usize::try_from(entry).unwrap_or(1)).max(1)
    }

    /// Whether its entry puts up with an incomplete chain of certificates.
    pub(super) fn lax_tls(&self, source: &str) -> bool {
        self.publisher(source).is_some_and(|p| p.tls == Tls::IncompleteChain)
    }
}

/// What a link on a page of its own site leads to; `None` when it is not worth a request.
pub(super) fn kind_of_link(url: &Url, publisher: Option<&Publisher>) -> Option<Kind> {
    match publisher.map(|p| p.is_article(url)) {
        Some(Some(true)) => Some(Kind::Article),
        Some(Some(false)) => None,
        Some(None) => looks_like_article(url).then_some(Kind::Article),
        None if looks_like_article(url) => Some(Kind::Article),
        None => (!is_file(url)).then_some(Kind::Link),
    }
}

/// The day that an article's address tells, as the last instant of it in Unix milliseconds.
pub(super) fn day_in_url(url: &Url, publisher: Option<&Publisher>) -> Option<i64> {
    let (UrlDate::Published(day) | UrlDate::NotBefore(day)) = publisher?.date_in_url(url)?;
    let date = jiff::civil::Date::new(day.year, day.month?, day.day?).ok()?;
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::Offset::constant(7));
    Some(date.to_zoned(zone).ok()?.timestamp().as_millisecond() + 86_399_999)
}

/// Articles have long names of words joined by hyphens, often with a number; sections do not.
fn looks_like_article(url: &Url) -> bool {
    let Some(name) = url.path_segments().and_then(|mut s| s.next_back()) else { return false };
    let hyphens = name.matches('-').count();
    let longest_number = name.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let is_page = [".html", ".htm", ".chn", ".vnp", ".epi", ".aspx", ".bld", ".tpo", ".ldo", ".antd"].iter().any(|e| name.ends_with(e));
    hyphens >= 5 || (hyphens >= 3 && (longest_number >= 4 || is_page))
}

/// Pictures, styles, scripts, sound and films are never pages.
fn is_file(url: &Url) -> bool {
    const ENDINGS: &[&str] = &[
        "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "css", "js", "mp3", "mp4", "avi", "mov", "woff", "woff2", "ttf", "zip", "rar",
        "exe", "apk",
    ];
    let name = url.path().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::{is_file, kind_of_link, looks_like_article};
    use crate::store::Kind;
    use url::Url;

    #[test]
    fn tells_articles_from_sections() {
        let url = |path: &str| Url::parse("https://a.vn/").unwrap().join(path).unwrap();
        for path in
            ["chinh-tri/ha-tinh-tang-22-bac-dti-2022.html", "ha-tinh-xep-thu-37-post12345", "x/bai-viet-ve-pci-20260307075519174.htm"]
        {
            assert!(looks_like_article(&url(path)), "{path}");
        }
        for path in ["", "chinh-tri", "kinh-te/doanh-nghiep.html", "tag/chuyen-doi-so", "p12.html", "trang-2"] {
            assert!(!looks_like_article(&url(path)), "{path}");
        }
        assert!(is_file(&url("a/b.JPG?x=1")) && !is_file(&url("a/b.html")));
        assert_eq!((kind_of_link(&url("p1.html"), None), kind_of_link(&url("a.css"), None)), (Some(Kind::Link), None));
    }
}
