//! The address under which the frontier knows a page.
use url::Url;

/// One address for one page: without fragment, default port, tracking parameters (see
/// [`crate::read::canonical_url`]) and an empty query. Nothing else changes: the order of parameters,
/// a slash at the end and the case of a path mean something on some site.
pub fn key(url: &Url) -> Url {
    let mut key = if url.query().is_some() {
        Url::parse(&crate::read::canonical_url(url.as_str())).unwrap_or_else(|_| url.clone())
    } else {
        url.clone()
    };
    if key.fragment().is_some() {
        key.set_fragment(None);
    }
    if key.query() == Some("") {
        key.set_query(None);
    }
    // Who asks is not what is asked for; an address from a page never brings a password along.
    if !key.username().is_empty() || key.password().is_some() {
        let _ = key.set_username("");
        let _ = key.set_password(None);
    }
    // `baohatinh.vn.` is `baohatinh.vn`.
    if let Some(host) = key.host_str().and_then(|h| h.strip_suffix('.')).filter(|h| !h.is_empty()).map(str::to_owned) {
        let _ = key.set_host(Some(&host));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;
    use url::Url;

    #[test]
    fn one_address_for_one_page() {
        for (given, wanted) in [
            ("https://BaoHaTinh.vn:443/a.html?#top", "https://baohatinh.vn/a.html"),
            ("http://a.vn/b?utm_source=zalo&id=7&fbclid=x", "http://a.vn/b?id=7"),
            ("http://a.vn/b?b=2&a=1", "http://a.vn/b?b=2&a=1"),
            ("http://u:p@a.vn./b/", "http://a.vn/b/"),
            ("http://a.vn:8080/B%c3%a9?q", "http://a.vn:8080/B%c3%a9?q"),
        ] {
            assert_eq!(key(&Url::parse(given).unwrap()).as_str(), wanted);
            assert_eq!(key(&Url::parse(wanted).unwrap()).as_str(), wanted);
        }
    }
}
