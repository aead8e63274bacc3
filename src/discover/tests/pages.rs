//! Links of pages.
use super::*;

#[test]
fn finds_what_a_page_points_to() {
    let page = links::read(
        "<!doctype html><head><title><a href='/khong'>x</a></title><base href='https://baothu.vn/muc/'><base href='https://khac.vn/'>
        <link rel=canonical href='kinh-te'><link rel='amphtml' href='/amp'><link rel='shortcut icon' href='/i.ico'>
        <link rel='alternate' type='application/rss+xml' href='/rss/kinh-te.rss'><link rel=alternate hreflang=en href='/en'>
        <link rel='alternate' type='application/json' href='/wp-json/'><link rel='sitemap' href='/sitemap.xml'>
        <meta name='ROBOTS' content='noindex, NOFOLLOW'><meta http-equiv=refresh content='5; URL=\"/moi\"'></head>
        <script>document.write('<a href=\"/gia\">')</script><!-- <a href='/chu-thich'>x</a> --><style>a{}</style>
        <a href='bai-1.html'><img src='a.jpg' alt='Ảnh bài một'></a><h3><a title=\"Tên\" href=bai-1.html#anh>Bài <b>một</b>: Hà&nbsp;Tĩnh</a></h3>
        <p>Hà Tĩnh xếp thứ ba về cải cách hành chính năm nay, theo bảng vừa công bố.</p>
        <a href='bai-2.html' title='Chỉ có tên'> </a><a href='/van-ban.PDF'>Quyết định</a><a href='//cdn.vn/a.jpg'>Ảnh</a>
        <a href='javascript:void(0)'>x</a><a href='mailto:a@b.vn'>x</a><a href='http://[bad'>x</a><a href='#'>x</a><a>x</a>
        <a rel='next' href='?p=2&amp;q=1'>Trang sau</a><a href='/feed/'>RSS</a><a href=/cuoi>Cuối",
        &base(),
    );
    assert_eq!(
        urls(&page.links),
        [
            "https://baothu.vn/muc/bai-1.html",
            "https://baothu.vn/muc/bai-2.html",
            "https://baothu.vn/muc/?p=2&q=1",
            "https://baothu.vn/cuoi"
        ]
    );
    assert_eq!(page.links[0].title.as_deref(), Some("Bài một: Hà Tĩnh"));
    assert!(page.links[0].lead.as_deref().unwrap().starts_with("Hà Tĩnh xếp thứ ba"));
    assert_eq!(page.links[1].title.as_deref(), Some("Chỉ có tên"));
    assert_eq!(page.links[3].title.as_deref(), Some("Cuối"));
    let text = |urls: &[Url]| urls.iter().map(|u| u.path().to_owned()).collect::<Vec<_>>();
    assert_eq!(text(&page.attachments), ["/van-ban.PDF"]);
    assert_eq!(text(&page.feeds), ["/rss/kinh-te.rss", "/feed/"]);
    assert_eq!(text(&page.sitemaps), ["/sitemap.xml"]);
    assert_eq!(page.canonical.unwrap().path(), "/muc/kinh-te");
    assert_eq!(page.amp.unwrap().path(), "/amp");
    assert_eq!(page.next.unwrap().query(), Some("p=2&q=1"));
    assert_eq!(page.refresh.unwrap().path(), "/moi");
    assert!(page.noindex && page.nofollow);
}

/// The same links in the same order as a parser of the whole page finds, on every saved page at hand.
#[test]
fn agrees_with_a_full_parser() {
    let mut pages: Vec<String> = Vec::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["fixtures/html", "corpus/chindong", "corpus/nganhong", "../shared/pages"] {
        for entry in std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
            if entry.path().extension().is_some_and(|e| e == "html") {
                pages.push(String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned());
            }
        }
    }
    assert!(pages.len() > 5);
    let anchors = scraper::Selector::parse("a[href], area[href]").unwrap();
    for html in pages {
        let found = links::read(&html, &base());
        let tree = scraper::Html::parse_document(&html);
        let mut wanted = Vec::new();
        for href in tree.select(&anchors).filter_map(|a| a.attr("href")).map(str::trim).filter(|h| !h.starts_with('#')) {
            let Some(url) = crate::discover::resolve(&base(), href) else { continue };
            if !wanted.contains(&url) {
                wanted.push(url);
            }
        }
        wanted.retain(|url| found.links.iter().any(|l| l.url == *url) || !is_file(url));
        assert_eq!(found.links.iter().map(|l| &l.url).collect::<Vec<_>>(), wanted.iter().collect::<Vec<_>>());
    }
}

fn is_file(url: &Url) -> bool {
    let file = url.path().rsplit('/').next().unwrap();
    file.contains('.') && ![".html", ".htm", ".chn", ".vov", ".aspx"].iter().any(|e| file.ends_with(e)) || url.path().ends_with("/feed/")
}
