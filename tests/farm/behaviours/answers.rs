//! The answers that are too long for the table.
use super::super::pages;
use super::super::{Answer, Manner, Request, TRAP};
use std::sync::LazyLock;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// The usual article with another head.
pub fn with_head(request: &Request, n: usize, head: &str) -> Answer {
    let site = request.site.number;
    Answer::html(pages::page(&pages::headline(site, n), head, &pages::paragraphs(site, n, "")))
}

/// The usual article `n`.
pub fn article(request: &Request, n: usize) -> Answer {
    Answer::html(pages::article(request.site.number, n))
}

/// Article 2 in some manner, the first time only.
pub fn once(request: &Request, answer: impl FnOnce() -> Answer) -> Option<Answer> {
    (request.path == "/bai-2.html" && request.visit == 1).then(answer)
}

/// Article 2 in some manner, always.
pub fn always(request: &Request, answer: impl FnOnce() -> Answer) -> Option<Answer> {
    (request.path == "/bai-2.html").then(answer)
}

/// robots.txt in some manner.
pub fn robots(request: &Request, answer: impl FnOnce() -> Answer) -> Option<Answer> {
    (request.path == "/robots.txt").then(answer)
}

/// robots.txt with further lines.
pub fn robots_lines(request: &Request, lines: &str) -> Option<Answer> {
    robots(request, || Answer::new(200, "text/plain", pages::robots(request.site, lines)))
}

/// A redirect.
pub fn to(location: &str) -> Answer {
    Answer::status(302).with("location", location)
}

/// A moment some seconds ahead, as HTTP writes it.
pub fn http_date(ahead: Duration) -> String {
    let when = jiff::Timestamp::now().as_second() + i64::try_from(ahead.as_secs()).unwrap();
    jiff::Timestamp::from_second(when).unwrap().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Article 2 leads each time to another address of this machine or its network, spelt otherwise each time.
pub fn to_own_machine(request: &Request) -> Option<Answer> {
    let trap = TRAP.load(Ordering::SeqCst);
    let hosts =
        ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "0.0.0.0", "[::ffff:127.0.0.1]", "[::1]", "user:pass@127.0.0.1"];
    let n = pages::article_number(&request.path)?;
    let host = hosts.get(n.checked_sub(1)?)?;
    Some(to(&format!("http://{host}:{trap}/bai-{n}.html")))
}

/// Articles lead to what is no web address.
pub fn to_elsewhere(request: &Request) -> Option<Answer> {
    match request.path.as_str() {
        "/bai-1.html" => Some(to("file:///etc/passwd")),
        "/bai-2.html" => Some(to("javascript:alert(1)")),
        "/bai-3.html" => Some(Answer::status(302)),
        _ => None,
    }
}

/// A home page full of links to places where nobody from outside belongs.
pub fn hostile_links(request: &Request) -> Option<Answer> {
    if request.path != "/" {
        return None;
    }
    let trap = TRAP.load(Ordering::SeqCst);
    let links = [
        format!("http://127.0.0.1:{trap}/bai-9.html"),
        format!("//127.0.0.1:{trap}/bai-9.html"),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://10.0.0.1/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "javascript:void(0)".to_owned(),
        "mailto:a@b.vn".to_owned(),
        "data:text/html,x".to_owned(),
        "http://[::1]/".to_owned(),
        "http://".to_owned(),
        "/bai-1.html".to_owned(),
        "  bai-2.html\n".to_owned(),
        "./a/../bai-3.html?#x".to_owned(),
    ];
    let links: String = links.iter().map(|l| format!("<a href=\"{l}\">Bài</a>\n")).collect();
    Some(Answer::html(format!("<!doctype html><html><head><title>Trang nhất</title></head><body>{links}</body></html>")))
}

/// A small file that is large once it is unpacked, once or twice. Made before the farm begins to serve.
pub fn bomb(times: usize) -> Answer {
    static BOMBS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
        let once = pages::gzip(&vec![b' '; 24 << 20]);
        let twice = pages::gzip(&once);
        [once, twice]
    });
    Answer::html(BOMBS[times - 1].clone()).with("content-encoding", vec!["gzip"; times].join(", "))
}

/// The usual article, compressed.
pub fn compressed(request: &Request, n: usize) -> Answer {
    Answer::html(pages::gzip(pages::article(request.site.number, n).as_bytes())).with("content-encoding", "gzip")
}

/// The article in Windows-1258, where letters with a tone are two bytes.
pub fn windows_1258(request: &Request, n: usize, header: &str, meta: &str) -> Answer {
    use unicode_normalization::UnicodeNormalization;
    let page = pages::article(request.site.number, n).replace("<meta charset=\"utf-8\">", meta);
    let mut text = String::new();
    for letter in page.chars() {
        let parts: Vec<char> = std::iter::once(letter).nfd().collect();
        // 1258 has ă â ê ô ơ ư as letters and the five tones as combining marks.
        let (tones, rest): (Vec<char>, Vec<char>) =
            parts.into_iter().partition(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
        text.extend(rest.into_iter().nfc());
        text.extend(tones);
    }
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1258.encode(&text);
    assert!(!lossy, "the page fits into the code page");
    Answer::new(200, header, bytes.into_owned())
}

/// The article in UTF-16 with a mark in front.
pub fn utf_16(request: &Request, n: usize) -> Answer {
    let page = pages::article(request.site.number, n).replace("<meta charset=\"utf-8\">", "");
    let units = std::iter::once(0xfeff).chain(page.encode_utf16());
    Answer::new(200, "text/html", units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
}

/// A site map with addresses too long for any server, beside the usual ones.
pub fn long_addresses(request: &Request) -> Option<Answer> {
    if request.path != "/so-do.xml" {
        return None;
    }
    let long = [3_000, 70_000].map(|n| format!("/dai-{}.html", "a".repeat(n)));
    let mut paths: Vec<&str> = request.site.behaviour.told_paths.to_vec();
    paths.extend(long.iter().map(String::as_str));
    Some(Answer::new(200, "application/xml", pages::urlset(request.site, &paths)))
}

/// One article under many addresses: tracking, fragments, `rel=canonical`, an AMP twin.
pub fn one_article_many_addresses(request: &Request) -> Option<Answer> {
    let plain = request.path.split('?').next().unwrap_or_default();
    match plain {
        "/bai-1.html" => Some(article(request, 1)),
        "/bai-2.html" | "/amp/bai-2.html" | "/chuyen-muc/bai-2.html" => {
            Some(with_head(request, 2, &pages::canonical(&request.site.url("/bai-2.html"))))
        }
        _ => None,
    }
}

/// A press release that two sites print to the letter.
pub fn reprint(request: &Request) -> Option<Answer> {
    let page = pages::page("Thông cáo về chuyển đổi số của tỉnh", "", &pages::paragraphs(4, 2, "Theo thông cáo chung, "));
    always(request, || Answer::html(page))
}

/// A title that would colour a terminal and turn its text around.
pub fn hostile_title(request: &Request) -> Option<Answer> {
    let title = "Đỏ\u{1b}[31m\u{202e}ngược\u{2066} \u{7}\u{9b}2J và chặng đường số";
    let body = pages::paragraphs(request.site.number, 2, "Mở đầu\u{1b}]0;x\u{7} có\u{202e} ký tự lạ. ");
    always(request, || Answer::html(pages::page(title, "", &body)))
}

/// Site maps that lead into each other, into themselves and nowhere.
pub fn tangled_maps(request: &Request) -> Option<Answer> {
    let site = request.site;
    let index = |paths: &[&str]| {
        let parts: String = paths.iter().map(|p| format!("<sitemap><loc>{}</loc></sitemap>", site.url(p))).collect();
        Answer::new(200, "text/xml", format!("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{parts}</sitemapindex>"))
    };
    match request.path.as_str() {
        "/so-do.xml" => Some(index(&["/so-do.xml", "/vong.xml", "/khong-co.xml", "/that.xml"])),
        "/vong.xml" => Some(index(&["/so-do.xml", "/vong.xml"])),
        "/that.xml" => {
            let map = pages::urlset(site, site.behaviour.told_paths);
            // One byte that is no UTF-8, between two addresses.
            let mut bytes = map.into_bytes();
            let middle = bytes.windows(5).position(|w| w == b"</url").unwrap_or_default() + 6;
            bytes.insert(middle, 0xff);
            Some(Answer::new(200, "text/xml", bytes))
        }
        _ => None,
    }
}

/// Pages without end, each with links to two more.
pub fn calendar(request: &Request) -> Option<Answer> {
    let day = match request.path.as_str() {
        "/" => 0,
        path => path.strip_prefix("/lich?ngay=")?.parse().ok()?,
    };
    let links: String = [day * 2 + 1, day * 2 + 2].iter().map(|d: &u64| format!("<a href=\"/lich?ngay={d}\">Ngày {d}</a>")).collect();
    Some(Answer::html(format!("<!doctype html><html><head><title>Lịch {day}</title></head><body>{links}</body></html>")))
}

/// An answer with an `ETag` and, where it is asked for with one that still holds, 304.
pub fn tagged(request: &Request) -> Option<Answer> {
    let n = pages::article_number(&request.path)?;
    let tag = format!("\"{n}-{}\"", if n == 2 { request.stage } else { 0 });
    if request.header("if-none-match") == Some(&tag) {
        return Some(Answer::new(304, "", Vec::new()).with("etag", tag));
    }
    Some(staged(request, n).with("etag", tag))
}

/// The same with `Last-Modified`.
pub fn dated(request: &Request) -> Option<Answer> {
    let n = pages::article_number(&request.path)?;
    let date = if n == 2 && request.stage > 0 { "Fri, 14 Jul 2023 01:00:00 GMT" } else { "Thu, 13 Jul 2023 01:00:00 GMT" };
    if request.header("if-modified-since") == Some(date) {
        return Some(Answer::new(304, "", Vec::new()));
    }
    Some(staged(request, n).with("last-modified", date))
}

/// Article 2 changes its figure with the stage.
pub fn changed(request: &Request) -> Option<Answer> {
    let n = pages::article_number(&request.path)?;
    Some(staged(request, n))
}

fn staged(request: &Request, n: usize) -> Answer {
    let site = request.site.number;
    let other = if n == 2 && request.stage > 0 { 5 + n } else { n };
    Answer::html(pages::page(&pages::headline(site, n), "", &pages::paragraphs(site, other, "")))
}

/// Nothing of the told kind at the usual places, and a home page that says where to look.
pub fn home_elsewhere(request: &Request) -> Option<Answer> {
    match request.path.as_str() {
        "/" => Some(to("/trang-chu/")),
        "/trang-chu/" => Some(Answer::html(pages::home(request.site))),
        _ => None,
    }
}

/// Header lines without end.
pub fn header_bomb() -> Answer {
    let mut head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n".to_vec();
    for i in 0..200_000 {
        head.extend_from_slice(format!("x-{i}: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n").as_bytes());
    }
    head.extend_from_slice(b"\r\n");
    Answer::status(200).sent(Manner::Raw(head))
}

/// Interim answers without end, and no final one.
pub fn interim_bomb() -> Answer {
    Answer::status(200).sent(Manner::Raw(b"HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n".repeat(20_000)))
}
