//! Feeds.
use super::*;

fn read(text: &str) -> feed::Feed {
    feed::read(text.as_bytes(), &base()).unwrap()
}

#[test]
fn rss_as_sites_write_it() {
    let feed = read(
        "\u{feff}\n<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel>
        <title>Báo Thử &raquo; Kinh tế</title><link>https://baothu.vn/</link><atom:link rel='next' href='?trang=2'/>
        <image><title>Ảnh</title><url>/logo.png</url><link>/khac</link></image>
        <item><title><![CDATA[Hà Tĩnh & Nghệ An: xếp thứ 3/63]]></title><link>/bai-1.html?a=1&b=2</link>
          <description><![CDATA[<a href='/bai-1.html'><img src='x.jpg'/></a><p>Chỉ số&nbsp;DTI</p>\u{1}]]></description>
          <media:title>Chú thích</media:title><source url='/x'>Nguồn</source>
          <pubDate>Thứ Bảy, 07/03/2026 08:07</pubDate></item>
        <item><title>R&D: t&#7881;nh d&#7851;n &#273;&#7847;u &amp;amp; tăng b&ecirc;n</title>
          <link>//m.baothu.vn/bai-2.html#a</link><pubDate>Sat, 07 Mar 2026 08:07:00 GMT+7</pubDate></item>
        <item><title>Qua bộ đếm</title><link>http://feed.example/~r/1</link>
          <feedburner:origLink>https://baothu.vn/bai-3.html</feedburner:origLink><guid isPermaLink='false'>3</guid></item>
        <item><title>Chỉ có guid</title><guid>https://baothu.vn/bai-4.html</guid></item>
        <item><title>Sau thẻ rỗng</title><link/>https://baothu.vn/bai-5.html <guid isPermaLink='false'>http://x/</guid></item>
        <item><title>Lặp</title><link>/bai-5.html</link></item>
        <item><title>Không địa chỉ</title><link>javascript:alert(1)</link><guid>post-7</guid></item>
        </channel></rss>",
    );
    assert_eq!(feed.title.as_deref(), Some("Báo Thử » Kinh tế"));
    assert_eq!(feed.next.as_ref().map(Url::as_str), Some("https://baothu.vn/muc/rss.xml?trang=2"));
    assert_eq!(
        urls(&feed.links),
        [
            "https://baothu.vn/bai-1.html?a=1&b=2",
            "https://m.baothu.vn/bai-2.html",
            "https://baothu.vn/bai-3.html",
            "https://baothu.vn/bai-4.html",
            "https://baothu.vn/bai-5.html"
        ]
    );
    let first = &feed.links[0];
    assert_eq!(first.title.as_deref(), Some("Hà Tĩnh & Nghệ An: xếp thứ 3/63"));
    assert_eq!(first.lead.as_deref(), Some("Chỉ số DTI"));
    assert_eq!(first.modified, Some(1_772_845_620_000));
    assert_eq!(feed.links[1].title.as_deref(), Some("R&D: tỉnh dẫn đầu & tăng bên"));
    assert_eq!(feed.links[1].modified, first.modified);
}

#[test]
fn atom_and_rdf_and_json() {
    let atom = read(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.vn/x/'><title>A</title><link rel='self' href='f'/>
        <entry><title type='xhtml'><div>Hai <b>bậc</b></div></title><link rel='enclosure' href='a.mp3'/><link rel='alternate' href='b1'/>
        <author><name>N</name><uri>/u</uri></author><source><title>S</title><id>http://s.vn/</id></source>
        <published>2026-03-07T08:06:00+07:00</published><updated>2026-03-07T09:06:00+07:00</updated><summary>Tóm tắt</summary></entry>
        <entry><id>https://a.vn/x/b2</id><title>Hai</title></entry></feed>",
    );
    assert_eq!(urls(&atom.links), ["https://a.vn/x/b1", "https://a.vn/x/b2"]);
    assert_eq!(atom.links[0].title.as_deref(), Some("Hai bậc"));
    assert_eq!(atom.links[0].lead.as_deref(), Some("Tóm tắt"));
    assert_eq!(atom.links[0].modified, Some(1_772_849_160_000));
    let rdf = read(
        "<rdf:RDF xmlns:rdf='r'><channel rdf:about='https://a.vn/'><title>T</title></channel>
        <item rdf:about='https://a.vn/1'><title>M</title><dc:date>2026-03-07</dc:date></item></rdf:RDF>",
    );
    assert_eq!(urls(&rdf.links), ["https://a.vn/1"]);
    let whole = r#"{"version":"https://jsonfeed.org/version/1.1","title":"J","next_url":"/p2","items":[
        {"id":"1","url":"/a","title":"Một","summary":"S","date_published":"2026-03-07T08:06:00+07:00"},{"id":"https://a.vn/b"}]}"#;
    let json = read(whole);
    assert_eq!(urls(&json.links), ["https://baothu.vn/a", "https://a.vn/b"]);
    assert_eq!(json.next.as_ref().map(Url::as_str), Some("https://baothu.vn/p2"));
    assert_eq!(urls(&read(&whole[..whole.len() - 20]).links), ["https://baothu.vn/a"]);
}

#[test]
fn what_breaks_costs_its_own_entry_at_most() {
    let item = |n: u32| format!("<item><title>Bài {n}</title><link>https://a.vn/{n}</link></item>");
    let all: String = (1..=5).map(item).collect();
    let whole = format!("<rss version='2.0'><channel>{all}</channel></rss>");
    // Wherever it is cut, the whole entries before the cut are there, and none is made up.
    for cut in (0..whole.len()).filter(|c| whole.is_char_boundary(*c)) {
        let Ok(feed) = feed::read(&whole.as_bytes()[..cut], &base()) else { continue };
        let ended = whole[..cut].matches("</link").count();
        assert_eq!(feed.links.len(), ended, "cut at {cut}");
        assert!(urls(&feed.links).iter().all(|u| whole.contains(&format!("<link>{u}</link>"))));
    }
    for broken in ["</title>", "</item>", "<rss version='2.0'>"] {
        assert_eq!(read(&whole.replacen(broken, "", 1)).links.len(), 5, "without {broken}");
    }
    for noise in ["<br>", "&", "<", "<![CDATA[", "\u{0}\u{b}", "</p></div>", "<a href='x>"] {
        let found = read(&whole.replacen("Bài 2", noise, 1)).links.len();
        assert!(found >= 4, "{noise}: {found}");
    }
}

#[test]
fn encodings_that_are_not_what_they_say() {
    let words = "Hà Tĩnh đứng thứ ba";
    let xml =
        |said: &str| format!("<?xml version=\"1.0\" encoding=\"{said}\"?><rss><item><title>{words}</title><link>/a</link></item></rss>");
    let title = |bytes: &[u8]| feed::read(bytes, &base()).unwrap().links[0].title.clone().unwrap();
    assert_eq!(title(xml("iso-8859-1").as_bytes()), words);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(xml("utf-16").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(title(&utf16), words);
    // One stray byte among many good letters.
    let mut stray = xml("windows-1252").into_bytes();
    let at = stray.windows(3).position(|w| w == b"ba<").unwrap();
    stray[at] = 0xe9;
    assert!(title(&stray).starts_with("Hà Tĩnh đứng thứ"));
    // "Hạng bảy" in windows-1258, which the declaration names.
    assert_eq!(
        title(b"<?xml version='1.0' encoding='windows-1258'?><rss><item><link>/a</link><title>H\x61\xf2ng b\x61\xd2y</title>"),
        "Hạng bảy"
    );
}

#[test]
fn says_what_else_it_is() {
    let fault = |bytes: &[u8]| feed::read(bytes, &base()).unwrap_err();
    assert_eq!(fault(b" \n"), DiscoverError::Empty);
    assert_eq!(fault(b"<!DOCTYPE html><html>"), DiscoverError::NotThat { wanted: "feed", found: "a web page" });
    assert!(fault(b"<urlset/>").vietnamese().contains("sơ đồ trang"));
    assert_eq!(feed::read(b"<rss version='2.0'><channel></channel></rss>", &base()).unwrap().links, []);
}
