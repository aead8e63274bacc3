//! Pages read by layouts: which one is taken, what it leaves out, what happens when none fits.
use crate::model::{BlockKind, Document};
use crate::ontology::Ontology;
use crate::read::{By, Field, Form, Hint, PageReading, ReadError, read_page};
use crate::sources::Publishers;
use proptest::prelude::{prop_assert, proptest};
use std::sync::LazyLock;

const PUBLISHERS: &str = r#"
[[family]]
id = "mau"
name = "Hệ mẫu"
[[family.adapter]]
title = "h1.tieu-de"
lead = "p.dan"
body = "div.bai"
date = "time[datetime]"
noise = [".hop-tin", "span.noi"]
captions = ["p.duoi-anh"]
[[family.adapter]]
id = "cu"
body = "td.bai-cu"

[[publisher]]
id = "mauxanh"
name = "Mẫu Xanh"
home = "https://mauxanh.example"
hosts = ["mauxanh.example", "bao-mau-xanh.example:8080"]
kind = "provincial-press"
province = "ha-tinh"
family = "mau"

[[publisher]]
id = "gomtin"
name = "Gom Tin"
home = "https://gomtin.example"
kind = "aggregator"
"#;

static KNOWN: LazyLock<Publishers> = LazyLock::new(|| {
    let mut publishers = Publishers::none();
    publishers.add_text("mau.toml", PUBLISHERS, &Ontology::embedded().unwrap()).unwrap();
    publishers
});

fn publishers() -> Publishers {
    KNOWN.clone()
}

fn reading(html: &str, url: &str) -> PageReading {
    let publishers = publishers();
    read_page(html.as_bytes(), &Hint { form: Some(Form::Html), url: Some(url), publishers: Some(&publishers), ..Hint::default() }).unwrap()
}

fn parts(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|b| (b.kind, &document.text[b.start..b.end])).collect()
}

const ARTICLE: &str = r#"<html><head><title>Trang chủ</title></head><body>
<h1>Mẫu Xanh</h1><h1 class="tieu-de">Hà Tĩnh xếp thứ 37</h1><time datetime="2023-07-13T01:00:00+07:00">hôm qua</time>
<div class="bai"></div>
<div class="bai"><p class="dan"><span class="noi">HÀ TĨNH</span> Tỉnh tăng 22 bậc.</p>
<div class="hop-tin"><a href="/x">Nghệ An xếp thứ 52</a></div>
<p>Theo bảng vừa công bố, tỉnh xếp thứ 37/63.</p><p class="duoi-anh">Bảng trình chiếu ở hội nghị.</p><p>Theo Báo Mai Lam</p></div>
<div class="doc-them"><p>Bài khác rất dài, không thuộc bài này, nói về Quảng Bình xếp thứ 46/63 trong bảng.</p></div></body></html>"#;

#[test]
fn a_layout_finds_its_parts_and_leaves_out_what_is_noise() {
    let read = reading(ARTICLE, "https://m.mauxanh.example/bai-1.html");
    assert_eq!((read.publisher.as_deref(), &read.by), (Some("mauxanh"), &By::Adapter("mau".to_owned())));
    assert!(read.missing.is_empty());
    assert_eq!(read.document.title, "Hà Tĩnh xếp thứ 37");
    assert_eq!(read.document.published.unwrap().to_string(), "2023-07-13");
    assert_eq!(read.original.as_deref(), Some("Báo Mai Lam"));
    use BlockKind::*;
    let wanted = [
        (Lead, "Tỉnh tăng 22 bậc."),
        (Paragraph, "Theo bảng vừa công bố, tỉnh xếp thứ 37/63."),
        (Caption, "Bảng trình chiếu ở hội nghị."),
        (Paragraph, "Theo Báo Mai Lam"),
    ];
    assert_eq!(parts(&read.document), wanted);
}

#[test]
fn the_next_layout_and_then_the_general_search_serve() {
    let old = "<html><body><h1>Một bài</h1><table><tr><td class=bai-cu>Hà Tĩnh xếp thứ 37/63 về DTI.</td></tr></table></body></html>";
    let read = reading(old, "https://mauxanh.example/bai-1.html");
    assert_eq!((&read.by, read.document.text.as_str()), (&By::Adapter("mau/cu".to_owned()), "Hà Tĩnh xếp thứ 37/63 về DTI."));
    let new = ARTICLE.replace("\"bai\"", "\"bai-moi\"").replace("tieu-de", "td");
    let read = reading(&new, "https://mauxanh.example/bai-1.html");
    assert_eq!((&read.by, read.missing.as_slice(), read.publisher.as_deref()), (&By::Generic, &[Field::Body][..], Some("mauxanh")));
    assert!(read.document.text.contains("37/63"));
    let part = ARTICLE.replace("p class=\"dan\"", "p").replace("<time ", "<i ");
    assert_eq!(reading(&part, "https://mauxanh.example/a.html").missing, [Field::Lead, Field::Date]);
    // Without an entry nothing is missing: nothing was promised.
    let stranger = reading(ARTICLE, "https://khac.example/bai-1.html");
    assert_eq!((&stranger.by, stranger.missing.len(), stranger.publisher), (&By::Generic, 0, None));
}

#[test]
fn a_body_that_is_all_furniture_is_no_article() {
    let html = "<html><body><div class=bai><div class=hop-tin>Nghệ An xếp thứ 52</div></div><p>Hà Tĩnh xếp thứ 37/63.</p></body></html>";
    let read = reading(html, "https://mauxanh.example/bai-1.html");
    assert_eq!((&read.by, read.document.text.contains("37/63")), (&By::Generic, true));
}

#[test]
fn only_the_same_site_can_be_a_pages_own_address() {
    let with = |canonical: &str| ARTICLE.replace("<title>", &format!("<link rel=canonical href=\"{canonical}\"><title>"));
    for (canonical, fetched, id, original) in [
        ("https://mauxanh.example/bai-1.html", "https://amp.mauxanh.example/bai-1.html", "https://mauxanh.example/bai-1.html", None),
        ("https://mauxanh.example/bai-1.html", "http://m.mauxanh.example/b1", "https://mauxanh.example/bai-1.html", None),
        ("/bai-1.html", "https://tin.mauxanh.example/bai-1.html?x=1", "https://tin.mauxanh.example/bai-1.html", None),
        (
            "https://chindong.example/goc.html",
            "https://mauxanh.example/bai-1.html",
            "https://mauxanh.example/bai-1.html",
            Some("https://chindong.example/goc.html"),
        ),
        // Another host of the publisher's entry, such as the one that it had before.
        ("https://mauxanh.example/bai-1.html", "http://bao-mau-xanh.example:8080/bai-1.html", "https://mauxanh.example/bai-1.html", None),
        ("https://mauxanh.example/", "https://mauxanh.example/bai-1.html", "https://mauxanh.example/bai-1.html", None),
    ] {
        let read = reading(&with(canonical), fetched);
        assert_eq!(read.document.id, id, "{canonical} on {fetched}");
        assert_eq!(read.original.filter(|o| o.starts_with("http")).as_deref(), original, "{canonical} on {fetched}");
    }
}

#[test]
fn an_aggregator_names_the_original() {
    let script = r#"<html><body><script>{"originalUrl":"https:\/\/mauxanh.example\/bai-1.html"}</script><p>Hà Tĩnh xếp thứ 37/63.</p></body></html>"#;
    let link = "<html><body><p>Hà Tĩnh xếp thứ 37/63. <a href=https://xa.example/>Xem</a></p><p><a href=/x>Nguồn</a></p>
        <p><b>Nguồn:</b> <a href=https://mauxanh.example/bai-1.html>Mẫu Xanh</a></p></body></html>";
    for html in [script, link] {
        let read = reading(html, "https://gomtin.example/c/1.epi");
        assert_eq!(read.original.as_deref(), Some("https://mauxanh.example/bai-1.html"));
    }
    assert_eq!(reading(script, "https://mauxanh.example/a.html").original, None);
}

proptest! {
    /// Whatever stands where on a page, a layout either serves or does not.
    #[test]
    fn no_page_stops_the_reader(pieces in proptest::collection::vec(0_usize..14, 0..40)) {
        const PIECES: [&str; 14] = ["<div class=bai>", "</div>", "<p class=dan>", "</p>", "<div class=hop-tin>", "<span class=noi>", "</span>",
            "<p class=duoi-anh>", "<table><tr><td class=bai-cu>", "</table>", "<h1 class=tieu-de>", "</h1>", "Hà Tĩnh xếp thứ 37/63 ", "<time datetime=x>"];
        let html: String = pieces.iter().filter_map(|i| PIECES.get(*i).copied()).collect();
        let publishers = publishers();
        let url = Some("https://mauxanh.example/a.html");
        let read = read_page(html.as_bytes(), &Hint { form: Some(Form::Html), url, publishers: Some(&publishers), ..Hint::default() });
        prop_assert!(!matches!(read, Err(ReadError::Parser)), "{html}");
    }
}
