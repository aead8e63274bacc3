//! Parts of addresses: hosts, days, templates.
use super::{DateInUrl, UrlDate};
use crate::model::PartialDate;
use url::{Position, Url};

/// Path and query.
pub(super) fn after_host(url: &Url) -> &str {
    &url[Position::BeforePath..Position::AfterQuery]
}

/// The host as entries are found by it: with the port where it is not the scheme's usual one, and without
/// the prefixes of other editions of the same site.
pub(super) fn authority(url: &Url) -> Option<String> {
    let host = plain_host(url.host_str()?);
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

/// A host without `www.`, `m.`, `mobile.` or `amp.`.
fn plain_host(host: &str) -> &str {
    let shorter = ["www.", "m.", "mobile.", "amp."].iter().find_map(|prefix| host.strip_prefix(prefix));
    // `m.vn` is a host of its own; an edition has at least two labels after its prefix.
    shorter.filter(|rest| rest.contains('.')).map_or(host, plain_host)
}

/// Whether two addresses belong to one site: the same host, apart from `www.`, `m.` and `amp.`, or one
/// host inside the other. Only then a page may name the other address as its own.
pub fn same_site(a: &Url, b: &Url) -> bool {
    let (Some(host_a), Some(host_b)) = (a.host_str().map(plain_host), b.host_str().map(plain_host)) else { return false };
    let inside = |inner: &str, outer: &str| {
        // An address in numbers has no hosts inside it, and a suffix such as `com` is no site.
        outer.contains('.') && inner.strip_suffix(outer).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    a.port() == b.port() && (inside(host_a, host_b) || inside(host_b, host_a))
}

/// A template with the day filled in; `None` when it asks for a day and there is none.
pub(super) fn filled(template: &str, day: PartialDate) -> Option<String> {
    if !template.contains('{') {
        return Some(template.to_owned());
    }
    let (month, dom) = (day.month?, day.day?);
    let parts = [("{yyyy}", format!("{:04}", day.year)), ("{MM}", format!("{month:02}")), ("{dd}", format!("{dom:02}"))];
    let more = [("{M}", month.to_string()), ("{d}", dom.to_string())];
    Some(parts.iter().chain(&more).fold(template.to_owned(), |text, (mark, value)| text.replace(mark, value)))
}

/// The mark in a template that means nothing.
pub(super) fn unknown_mark(template: &str) -> Option<&str> {
    let mut rest = template;
    while let Some((_, after)) = rest.split_once('{') {
        let end = after.find('}')?;
        let mark = after.get(..end)?;
        if !matches!(mark, "yyyy" | "MM" | "dd" | "M" | "d") {
            return Some(mark);
        }
        rest = after.get(end..)?;
    }
    None
}

/// The day that a path tells by a publisher's rule.
pub(super) fn date(rule: DateInUrl, path: &str) -> Option<UrlDate> {
    match rule {
        DateInUrl::None => None,
        DateInUrl::Stamp => runs(path).filter(|r| r.len() >= 14 && r.starts_with("20")).find_map(stamp).map(UrlDate::NotBefore),
        DateInUrl::CodeStamp => {
            let short = |r: &str| r.get(3..9).and_then(|d| stamp(&format!("20{d}")));
            let of = |r: &str| if r.len() >= 15 && !r.starts_with("20") { short(r) } else { stamp(r) };
            runs(path).filter(|r| r.len() >= 14).find_map(of).map(UrlDate::NotBefore)
        }
        DateInUrl::Day => {
            let parts: Vec<&str> = path.split('/').collect();
            let day =
                parts.windows(3).find_map(|w| if let [y, m, d] = w { PartialDate::parse(&format!("{y}-{m:0>2}-{d:0>2}")) } else { None });
            day.map(UrlDate::Published)
        }
        DateInUrl::Month => {
            let parts: Vec<&str> = path.split('/').collect();
            let joined = parts.iter().filter(|p| p.len() == 6).find_map(|p| month(p.get(..4)?, p.get(4..)?));
            let apart = || parts.windows(2).find_map(|w| if let [y, m] = w { month(y, m) } else { None });
            joined.or_else(apart).map(UrlDate::NotBefore)
        }
    }
}

fn month(year: &str, month: &str) -> Option<PartialDate> {
    PartialDate::parse(&format!("{year}-{month}")).filter(|d| d.year >= 1990)
}

/// The day that a run of digits begins with.
fn stamp(run: &str) -> Option<PartialDate> {
    PartialDate::parse(&format!("{}-{}-{}", run.get(..4)?, run.get(4..6)?, run.get(6..8)?))
}

fn runs(path: &str) -> impl Iterator<Item = &str> {
    path.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{after_host, authority, date, filled, same_site, unknown_mark};
    use crate::model::PartialDate;
    use crate::sources::{DateInUrl, UrlDate};
    use url::Url;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn editions_of_a_site_are_one_site_and_strangers_are_not() {
        let page = url("https://www.bao.example/a.html");
        for same in ["http://bao.example/b", "https://m.bao.example/a", "https://amp.bao.example/a", "https://tin.bao.example/a"] {
            assert!(same_site(&page, &url(same)) && same_site(&url(same), &page), "{same}");
        }
        for other in ["https://xbao.example/a", "https://bao.example.vn/a", "https://example/a", "https://bao.example:8080/a"] {
            assert!(!same_site(&page, &url(other)), "{other}");
        }
        assert!(!same_site(&url("http://127.0.0.1:81/a"), &url("http://127.0.0.1:82/a")));
        assert!(!same_site(&url("https://a.bao.example/"), &url("https://b.bao.example/")));
    }

    #[test]
    fn authorities_keep_unusual_ports() {
        assert_eq!(authority(&url("https://www.bao.example:443/a")).as_deref(), Some("bao.example"));
        assert_eq!(authority(&url("http://127.0.0.1:8080/a")).as_deref(), Some("127.0.0.1:8080"));
        assert_eq!(authority(&url("https://m.vn/a")).as_deref(), Some("m.vn"));
        assert_eq!(after_host(&url("https://a.example/b?c=1#d")), "/b?c=1");
    }

    #[test]
    fn templates_take_days() {
        let day = PartialDate::parse("2026-03-07").unwrap();
        assert_eq!(filled("/xem-theo-ngay-{dd}-{MM}-{yyyy}.htm", day).as_deref(), Some("/xem-theo-ngay-07-03-2026.htm"));
        assert_eq!(filled("/sitemap.xml", PartialDate::parse("2026").unwrap()).as_deref(), Some("/sitemap.xml"));
        assert_eq!(filled("/{yyyy}", PartialDate::parse("2026").unwrap()), None);
        assert_eq!((unknown_mark("/{yyyy}/{mm}"), unknown_mark("/{yyyy}-{MM}-{dd}"), unknown_mark("/a")), (Some("mm"), None, None));
    }

    #[test]
    fn days_in_addresses_follow_the_rule() {
        let told = |rule, path: &str| match date(rule, path) {
            Some(UrlDate::Published(day)) => format!("={day}"),
            Some(UrlDate::NotBefore(day)) => format!(">{day}"),
            None => String::new(),
        };
        assert_eq!(told(DateInUrl::Stamp, "/a/bai-63-20260307075519174.htm"), ">2026-03-07");
        assert_eq!(told(DateInUrl::CodeStamp, "/bai-188260307071033787.chn"), ">2026-03-07");
        assert_eq!(told(DateInUrl::CodeStamp, "/bai-20180724111229756.chn"), ">2018-07-24");
        assert_eq!(told(DateInUrl::CodeStamp, "/bai-197999.htm"), "");
        assert_eq!(told(DateInUrl::Day, "/2024/04/30/bai/"), "=2024-04-30");
        assert_eq!(told(DateInUrl::Month, "/kinh-te/202404/bai-02b6123/"), ">2024-04");
        assert_eq!(told(DateInUrl::Month, "/a/2024/04/bai/"), ">2024-04");
        assert_eq!(told(DateInUrl::None, "/2024/04/30/bai/"), "");
    }
}
