use super::load::{EMBEDDED, add};
use super::{Kind, Publishers, Sure};
use crate::model::PartialDate;
use crate::ontology::Ontology;
use url::Url;

fn all() -> Publishers {
    Publishers::embedded()
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

#[test]
fn embedded_files_hold_no_fault() {
    let ontology = Ontology::embedded().unwrap();
    let mut table = super::Table::default();
    for (name, text) in EMBEDDED {
        if let Err(e) = add(&mut table, name, text, Some(&ontology)) {
            panic!("{e}");
        }
    }
    let publishers = all();
    assert_eq!(publishers.all().count(), table.publishers.len());
    assert!(publishers.all().count() >= 120, "{}", publishers.all().count());
    for kind in Kind::ALL {
        assert!(publishers.all().any(|p| p.kind == kind), "{}", kind.as_str());
    }
    for publisher in publishers.all() {
        assert!(publisher.adapters.iter().all(|a| a.body.is_some()), "{} has a layout without a body", publisher.id);
        // Nothing weaker than usual is on by default.
        assert!(!publisher.allow_private && publisher.tls == super::Tls::Strict && publisher.concurrency == 1, "{}", publisher.id);
        assert!(
            publisher.province.is_some() || !matches!(publisher.kind, Kind::ProvincialPress | Kind::ProvincePortal),
            "{}",
            publisher.id
        );
    }
}

#[test]
fn addresses_find_their_publisher() {
    let all = all();
    for (address, id) in [
        ("https://vnexpress.net/a-4672302.html", "vnexpress"),
        ("https://m.vnexpress.net/a", "vnexpress"),
        ("https://e.vnexpress.net/news/a", "vnexpress-en"),
        ("https://amp.baodautu.vn/a-d538952.html", "baodautu"),
        ("http://www.baohatinh.vn:80/", "baohatinh"),
        ("https://thachha.hatinh.gov.vn/", "hatinh-portal"),
        ("https://sonoivu.hanoi.gov.vn/", "sonoivu-hanoi"),
        ("https://xaydungchinhsach.chinhphu.vn/", "xaydungchinhsach"),
        ("https://vanban.chinhphu.vn/?docid=1", "chinhphu"),
        ("https://moc.gov.vn/", "xaydung"),
    ] {
        assert_eq!(all.of(&url(address)).map(|p| p.id.as_str()), Some(id), "{address}");
    }
    for stranger in ["https://xvnexpress.net/", "https://vnexpress.net.example/", "https://gov.vn/", "https://vnexpress.net:8443/"] {
        assert_eq!(all.of(&url(stranger)).map(|p| p.id.as_str()), None, "{stranger}");
    }
}

#[test]
fn patterns_tell_articles_and_their_numbers() {
    let all = all();
    let told = |address: &str| {
        let url = url(address);
        let publisher = all.of(&url).unwrap();
        (publisher.is_article(&url), publisher.article_id(&url).map(str::to_owned))
    };
    for (address, id) in [
        ("https://vnexpress.net/mot-bai-4672302.html", "4672302"),
        ("https://cafef.vn/mot-bai-188260307071033787.chn", "188260307071033787"),
        ("https://baohatinh.vn/mot-bai-post291826.html", "291826"),
        ("https://baohatinh.vn/chinh-quyen/mot-bai/236001.htm", "236001"),
        ("https://www.vietnamplus.vn/mot-bai/705802.vnp", "705802"),
        ("https://www.vinhphuc.gov.vn/ct/Lists/TinTuc/View_detail.aspx?ItemID=12", "12"),
        ("https://baodanang.vn/kinhte/202404/mot-bai-3970001/", "3970001"),
    ] {
        assert_eq!(told(address), (Some(true), Some(id.to_owned())), "{address}");
    }
    for other in
        ["https://vnexpress.net/kinh-doanh", "https://vietnamnet.vn/chuyen-doi-so-tag123456.html", "https://mst.gov.vn/van-ban.htm"]
    {
        assert_eq!(told(other).0, Some(false), "{other}");
    }
    assert_eq!(told("https://papi.org.vn/eng/").0, None);
}

#[test]
fn layouts_of_a_family_follow_the_own_ones() {
    let all = all();
    let ids = |id: &str, day: Option<&str>| -> Vec<String> {
        let day = day.and_then(PartialDate::parse);
        all.get(id).unwrap().adapters_for(day).iter().map(|a| a.id.clone()).collect()
    };
    assert_eq!(ids("cafef", None), ["cafef", "vccorp/2019"]);
    assert_eq!(ids("thanhnien", Some("2026-03-07")), ["vccorp", "vccorp/2019"]);
    assert_eq!(ids("dantri", Some("2024")), ["dantri", "dantri/2022", "dantri/2019"]);
    let cafef = all.get("cafef").unwrap().adapters.first().unwrap().clone();
    assert_eq!(cafef.title.as_ref().map(super::Css::as_str), Some("h1[data-role=title]"));
    assert!(cafef.original.is_some() && cafef.noise.len() > 5);
    assert_eq!(all.get("mst").unwrap().sure.reading, Sure::Guessed);
}

#[test]
fn lists_of_a_day_are_spelt_out() {
    let all = all();
    let day = PartialDate::parse("2026-03-07").unwrap();
    let list = all.get("mst").unwrap().day_list_on(day).unwrap();
    assert_eq!(list.as_str(), "https://mst.gov.vn/tin-tuc-su-kien/xem-theo-ngay-07-03-2026.htm");
    let maps = all.get("vietnamplus").unwrap().sitemaps_on(day);
    assert_eq!(maps.iter().map(Url::as_str).collect::<Vec<_>>(), ["https://www.vietnamplus.vn/sitemaps/news-2026-03.xml"]);
}

#[test]
fn a_users_keys_are_laid_over_an_entry() {
    let ontology = Ontology::embedded().unwrap();
    let mut mine = all();
    let text = r##"
[[publisher]]
id = "baohatinh"
delay_seconds = 5
feeds = ["/rss/moi.rss"]
[[publisher.adapter]]
id = "moi"
body = "#bai"

[[publisher]]
id = "bao-cua-toi"
name = "Báo của tôi"
home = "http://127.0.0.1:8080/trang/"
kind = "provincial-press"
province = "ha-tinh"
allow_private = true
article_url = '/bai-(?P<id>\d+)$'
"##;
    mine.add_text("publishers.toml", text, &ontology).unwrap();
    let known = mine.get("baohatinh").unwrap();
    assert_eq!((known.name.as_str(), known.delay_seconds), ("Báo Hà Tĩnh", Some(5.0)));
    assert_eq!(known.feeds.iter().map(Url::as_str).collect::<Vec<_>>(), ["https://baohatinh.vn/rss/moi.rss"]);
    let first = known.adapters.first().unwrap();
    assert_eq!((first.id.as_str(), first.body.as_ref().unwrap().as_str()), ("baohatinh/moi", "#bai"));
    assert!(first.title.is_some(), "what the own layout lacks comes from the family");
    assert_eq!(mine.of(&url("http://127.0.0.1:8080/bai-7")).map(|p| p.id.as_str()), Some("bao-cua-toi"));
    assert!(mine.of(&url("http://127.0.0.1:8081/bai-7")).is_none());
    // The publishers before the addition are as they were.
    assert_eq!(all().get("baohatinh").unwrap().delay_seconds, None);
}

#[test]
fn faults_name_their_line_and_what_to_write() {
    let new = "[[publisher]]\nid = \"x\"\nname = \"X\"\nkind = \"ministry\"\nhome = \"https://x.example\"\n";
    let with = |line: &str| format!("{new}{line}\n");
    let cases = [
        ("schema = 2\n".to_owned(), 1, "schema 2"),
        ("[[publisher]\n".to_owned(), 1, ""),
        ("[[publishers]]\nid = \"x\"\n".to_owned(), 1, "did you mean 'publisher'"),
        (with("nmae = \"y\""), 6, "did you mean 'name'"),
        (with("kind = 3"), 6, "duplicate"),
        ("[[publisher]]\nid = \"x\"\nkind = \"ministri\"\n".to_owned(), 3, "did you mean 'ministry'"),
        ("[[publisher]]\nid = \"Báo X\"\n".to_owned(), 2, "bao-ha-tinh"),
        ("[[publisher]]\nid = \"baohatin\"\n".to_owned(), 2, "'baohatinh'"),
        ("[[publisher]]\nid = \"vnexpress\"\nhome = \"vnexpress.net\"\n".to_owned(), 3, "https://bao.example"),
        (with("article_url = 'https://x.example/a-(\\d+)'"), 6, "begins after it"),
        (with("article_url = '(a'"), 6, "regular expression"),
        (with("family = \"hemara\""), 6, "'hemera'"),
        (with("province = \"ha-tnih\""), 6, "ha-tinh"),
        (with("day_list = \"/{yyy}\""), 6, "{yyyy}"),
        (with("hosts = [\"dantri.com.vn\"]"), 6, "'dantri'"),
        (with("delay_seconds = -1"), 6, "delay_seconds"),
        (with("[[publisher.adapter]]\ntitle = \"h1\"\nbody = \"div[\""), 8, "'x', adapter 1: body"),
        (with("[[publisher.adapter]]\nvalid_to = \"31/12/2025\""), 7, "valid_to"),
        (format!("{new}{new}"), 7, "twice"),
    ];
    let ontology = Ontology::embedded().unwrap();
    for (text, line, words) in cases {
        let mut publishers = all();
        let before = publishers.all().count();
        match publishers.add_text("mine.toml", &text, &ontology).unwrap_err() {
            super::SourcesError::Data { file, line: got, message } => {
                assert_eq!((file.as_str(), got), ("mine.toml", line), "{text}\n{message}");
                assert!(message.contains(words), "{text}\n{message}");
            }
            other => panic!("{other}"),
        }
        assert_eq!(publishers.all().count(), before);
    }
}
