//! One address for one page.
use url::Url;

/// Query parameters that say where a reader came from, not what the page is.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "ttclid",
    "twclid",
    "yclid",
    "igshid",
    "igsh",
    "zarsrc",
    "gidzl",
    "mc_cid",
    "mc_eid",
    "_ga",
    "_gl",
    "_gid",
    "_hsenc",
    "_hsmi",
    "mibextid",
    "srsltid",
    "spm",
    "fb_comment_id",
    "fb_source",
    "fb_ref",
    "cmpid",
    "ocid",
    "ncid",
];

/// Beginnings of such parameters: campaigns of Google, of Matomo, and of VietNamNet and other papers for their own pages.
const CAMPAIGNS: &[&str] = &["utm_", "pk_", "mtm_", "itm_", "vnn_", "hsa_", "fb_action_"];

/// The address without fragment, default port and tracking parameters; scheme and host in lower case.
/// Text that is no http(s) address comes back trimmed, as it is.
pub fn canonical_url(address: &str) -> String {
    let address = address.trim();
    let Ok(mut url) = Url::parse(address) else { return address.to_owned() };
    if !matches!(url.scheme(), "http" | "https") {
        return address.to_owned();
    }
    url.set_fragment(None);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !CAMPAIGNS.iter().any(|c| key.starts_with(c)) && !TRACKING.contains(&key.as_ref()))
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect();
    // Rewriting the query may spell escapes another way, so an address without tracking keeps its own.
    if kept.len() < url.query_pairs().count() {
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
    url.into()
}

/// The host that readers know a publisher by: without `www.` and `m.`.
pub(super) fn publisher_of(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    // `m.vn` would be a host of its own; a mobile edition has at least two labels after `m.`.
    let host = host.strip_prefix("m.").filter(|rest| rest.contains('.')).unwrap_or(host);
    Some(host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{canonical_url, publisher_of};

    #[test]
    fn drops_what_does_not_name_the_page() {
        for (given, wanted) in [
            ("HTTPS://BaoHaTinh.VN:443/a.html#binh-luan", "https://baohatinh.vn/a.html"),
            ("https://a.vn/b?utm_source=zalo&id=7&fbclid=x", "https://a.vn/b?id=7"),
            ("https://a.vn/b?fbclid=x", "https://a.vn/b"),
            ("https://a.vn/b?vnn_medium=trangchu&_gl=1*x&spm=1.2", "https://a.vn/b"),
            ("https://a.vn/b?q=%c3%a9&x", "https://a.vn/b?q=%c3%a9&x"),
            (" bai-1 ", "bai-1"),
        ] {
            assert_eq!(canonical_url(given), wanted);
        }
    }

    #[test]
    fn publisher_is_the_plain_host() {
        assert_eq!(publisher_of("https://www.baohatinh.vn/x").as_deref(), Some("baohatinh.vn"));
        assert_eq!(publisher_of("https://m.dantri.com.vn/x").as_deref(), Some("dantri.com.vn"));
        assert_eq!(publisher_of("x"), None);
    }
}
