//! Site maps.
use super::*;

fn packed(text: &[u8]) -> Vec<u8> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(text).unwrap();
    gz.finish().unwrap()
}

const NEWS: &str = "<?xml version='1.0'?><urlset xmlns:news='n' xmlns:image='i'>
    <url><loc> https://a.vn/1?x=1&amp;y=2 </loc><lastmod>2026-03-07T08:06:00+07:00</lastmod>
      <image:image><image:loc>https://a.vn/anh.jpg</image:loc><image:title>Ảnh</image:title></image:image></url>
    <url><loc><![CDATA[/2]]></loc><news:news><news:publication><news:name>Báo</news:name></news:publication>
      <news:publication_date>2026-03-07</news:publication_date><news:title>Quảng Ninh & PCI</news:title></news:news></url>
    <url><loc>nonsense:</loc></url><url><loc>https://a.vn/3<lastmod>x</lastmod></url></urlset>";

#[test]
fn reads_news_and_indexes() {
    let map = sitemap::read(NEWS.as_bytes(), &base()).unwrap();
    assert_eq!(urls(&map.pages), ["https://a.vn/1?x=1&y=2", "https://baothu.vn/2", "https://a.vn/3"]);
    assert_eq!(map.pages[0].modified, Some(1_772_845_560_000));
    assert_eq!(map.pages[0].title, None);
    assert_eq!(map.pages[1].title.as_deref(), Some("Quảng Ninh & PCI"));
    assert_eq!(sitemap::read(&packed(NEWS.as_bytes()), &base()).unwrap(), map);
    let index = b"<sitemapindex><sitemap><loc>/s1.xml.gz</loc><lastmod>2026-03-07</lastmod></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>";
    let map = sitemap::read(index, &base()).unwrap();
    assert_eq!(urls(&map.sitemaps), ["https://baothu.vn/s1.xml.gz", "https://baothu.vn/s2.xml"]);
    assert!(map.pages.is_empty());
}

#[test]
fn one_bad_byte_loses_one_entry_at_most() {
    let text: String = (0..50).map(|n| format!("<url><loc>https://a.vn/{n}</loc></url>\n")).collect();
    let text = format!("<urlset>{text}</urlset>");
    for at in (10..text.len()).step_by(7) {
        for bad in [0xff, b'<', b'&', 0] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = bad;
            let found = sitemap::read(&bytes, &base()).unwrap().pages.len();
            assert!(found >= 48, "{bad} at {at}: {found}");
        }
    }
    let cut = packed(text.as_bytes());
    assert!(sitemap::read(&cut[..cut.len() - 12], &base()).unwrap().pages.len() >= 40);
}

#[test]
fn many_entries_in_pieces_and_plain_lists() {
    let many: String = (0..60_000).map(|n| format!("<url><loc>https://a.vn/bai-{n}.html</loc></url>")).collect();
    let many = format!("<urlset>{many}</urlset>");
    let mut seen = Vec::new();
    let found = sitemap::each(&packed(many.as_bytes()), &base(), |entry| {
        if let Entry::Page(link) = entry {
            seen.push(link.url);
        }
        ControlFlow::Continue(())
    });
    assert_eq!(found, Ok(60_000));
    assert!(seen.iter().enumerate().all(|(n, u)| u.path() == format!("/bai-{n}.html")));
    assert_eq!(sitemap::read(many.as_bytes(), &base()).unwrap().pages.len(), sitemap::MOST);
    let list: String = (0..20_000).map(|n| format!("https://a.vn/bai-{n}.html\r\n")).collect();
    assert_eq!(sitemap::read(list.as_bytes(), &base()).unwrap().pages.len(), 20_000);
    assert_eq!(sitemap::read(b"<html><body>404", &base()).unwrap_err(), DiscoverError::NotThat { wanted: "site map", found: "a web page" });
    assert!(sitemap::read(&packed(b"<!doctype html><p>"), &base()).unwrap_err().to_string().contains("web page"));
    assert_eq!(sitemap::read(b"<urlset></urlset>", &base()).unwrap().pages, []);
}

#[test]
fn a_bomb_stops_at_the_limit() {
    // A hundred packed parts of a megabyte each, the entry behind all of them.
    let part = packed(&vec![b' '; 1 << 20]);
    let map = |parts: usize| [packed(b"<urlset>"), part.repeat(parts), packed(b"<url><loc>/x</loc></url></urlset>")].concat();
    assert_eq!(sitemap::read(&map(2), &base()).unwrap().pages.len(), 1);
    assert_eq!(sitemap::read(&map(100), &base()).unwrap().pages.len(), 0);
}
