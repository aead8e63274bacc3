//! The table of behaviours.
use super::super::pages::{self, Told};
use super::super::{Answer, Front, Manner};
use super::answers::*;
use super::{Behaviour, FINE, NORMAL, Wanted};
use std::time::Duration;

const ONE_AND_THREE: Option<&[&str]> = Some(&["/bai-1.html", "/bai-3.html"]);
const NONE: Option<&[&str]> = Some(&[]);
const BAI_2: &str = "/bai-2.html";
/// A report that a page links.
const REPORT: &[u8] = include_bytes!("../../../fixtures/reports/dti-2022-khung.pdf");

/// Article 2 is lost, the others are not, and it is no failure of the run.
const fn gone(reason: &'static [(&'static str, &'static str, &'static str)]) -> Wanted {
    Wanted { documents: ONE_AND_THREE, rows: reason, ..FINE }
}

/// Article 2 is lost, and the run says so.
const fn lost(reason: &'static [(&'static str, &'static str, &'static str)]) -> Wanted {
    Wanted { exit: 4, documents: ONE_AND_THREE, rows: reason, ..FINE }
}

const fn usual(name: &'static str, told: Told) -> Behaviour {
    Behaviour { name, told, many: true, ..NORMAL }
}

/// A polite site that is out of the usual in its answers.
const fn with(name: &'static str, answer: fn(&super::Request) -> Option<Answer>, wanted: Wanted) -> Behaviour {
    Behaviour { name, answer, wanted, ..NORMAL }
}

/// The same, rude.
const fn rude(name: &'static str, answer: fn(&super::Request) -> Option<Answer>, wanted: Wanted) -> Behaviour {
    Behaviour { name, answer, wanted, front: Front::Rude, ..NORMAL }
}

/// All behaviours, each once.
pub const BEHAVIOURS: &[Behaviour] = &[
    // How addresses are told.
    Behaviour { many: true, ..NORMAL },
    usual("by convention", Told::SitemapByConvention),
    usual("index of maps", Told::SitemapIndex),
    usual("gzipped map", Told::SitemapGzip),
    usual("news map", Told::SitemapNews),
    usual("map as text", Told::SitemapText),
    usual("rss", Told::Rss),
    usual("broken rss", Told::RssBroken),
    usual("atom", Told::Atom),
    usual("json feed", Told::JsonFeed),
    usual("links only", Told::Links),
    with("tangled maps", tangled_maps, Wanted { asked: &[("/so-do.xml", 1, 1), ("/vong.xml", 1, 1), ("/that.xml", 1, 1)], ..FINE }),
    with("home elsewhere", home_elsewhere, FINE),
    Behaviour { told: Told::Rss, ..with("home elsewhere, feed", home_elsewhere, FINE) },
    // Success, slowly or after trying again.
    with("slow", |r| always(r, || article(r, 2).after(Duration::from_millis(700))), FINE),
    rude("closes connections", |r| always(r, || article(r, 2).with("connection", "close")), FINE),
    with("429", |r| once(r, || Answer::status(429).with("retry-after", "2")), Wanted { asked: &[(BAI_2, 2, 2)], ..FINE }),
    with("503 with a date", |r| once(r, || Answer::status(503).with("retry-after", http_date(Duration::from_secs(2)))), FINE),
    with("retry-after in words", |r| once(r, || Answer::status(503).with("retry-after", "soon")), FINE),
    with("500 then fine", |r| once(r, || Answer::status(500)), Wanted { asked: &[(BAI_2, 2, 2)], ..FINE }),
    rude("dropped then fine", |r| once(r, || Answer::status(0).sent(Manner::Raw(Vec::new()))), Wanted { asked: &[(BAI_2, 2, 3)], ..FINE }),
    rude("truncated then fine", |r| once(r, || article(r, 2).sent(Manner::Short(500))), Wanted { asked: &[(BAI_2, 2, 2)], ..FINE }),
    with(
        "429 for an hour",
        |r| always(r, || Answer::status(429).with("retry-after", "3600")),
        Wanted { documents: Some(&["/bai-1.html"]), rows: &[(BAI_2, "waiting", "429"), ("/bai-3.html", "waiting", "")], exit: 4, ..FINE },
    ),
    with(
        "429 for no time at all",
        |r| always(r, || Answer::status(429).with("retry-after", "0")),
        Wanted { asked: &[(BAI_2, 2, 12)], ..lost(&[(BAI_2, "", "429")]) },
    ),
    Behaviour {
        told: Told::SitemapByConvention,
        ..with("home gone", |r| (r.path == "/").then(|| Answer::status(404)), Wanted { exit: 4, rows: &[("/", "gone", "404")], ..FINE })
    },
    // Gone for good, which is an answer.
    with("404", |r| always(r, || Answer::status(404)), gone(&[(BAI_2, "gone", "404")])),
    with("410", |r| always(r, || Answer::status(410)), gone(&[(BAI_2, "gone", "410")])),
    // Failures.
    with("500", |r| always(r, || Answer::status(500)), lost(&[(BAI_2, "", "500")])),
    with("403", |r| always(r, || Answer::status(403)), lost(&[(BAI_2, "waiting", "403")])),
    with("304 unasked", |r| always(r, || Answer::new(304, "", Vec::new())), lost(&[(BAI_2, "", "304")])),
    rude("truncated", |r| always(r, || article(r, 2).sent(Manner::Short(500))), lost(&[(BAI_2, "", "truncated")])),
    rude("chunks without an end", |r| always(r, || article(r, 2).sent(Manner::OpenChunks)), lost(&[(BAI_2, "", "truncated")])),
    rude("no http", |r| always(r, || Answer::status(0).sent(Manner::Raw(b"xin chao\r\n\r\n".to_vec()))), lost(&[(BAI_2, "", "")])),
    rude("headers without end", |r| always(r, header_bomb), lost(&[(BAI_2, "", "")])),
    rude("interim answers", |r| always(r, interim_bomb), lost(&[(BAI_2, "", "")])),
    rude(
        "head by drops",
        |r| always(r, || Answer::status(200).sent(Manner::DripHead(Duration::from_secs(1)))),
        lost(&[(BAI_2, "", "timeout")]),
    ),
    rude("body by drops", |r| always(r, || article(r, 2).sent(Manner::DripBody(Duration::from_secs(1)))), lost(&[(BAI_2, "", "timeout")])),
    rude("endless", |r| always(r, || article(r, 2).sent(Manner::Endless)), lost(&[(BAI_2, "failed", "too large")])),
    with("gzip bomb", |r| always(r, || bomb(1)), gone(&[(BAI_2, "done", "larger")])),
    with("gzip bomb in a bomb", |r| always(r, || bomb(2)), gone(&[(BAI_2, "done", "")])),
    with("six megabytes", |r| always(r, || Answer::html(vec![b'a'; 6_000_000])), lost(&[(BAI_2, "failed", "too large")])),
    Behaviour {
        front: Front::SelfSigned,
        ..with("self-signed", |_| None, Wanted { exit: 4, documents: NONE, asked: &[("/robots.txt", 0, 0)], never: &["*"], ..FINE })
    },
    Behaviour {
        front: Front::PlainForTls,
        ..with("plain for tls", |_| None, Wanted { exit: 4, documents: NONE, asked: &[("/robots.txt", 0, 0)], never: &["*"], ..FINE })
    },
    // Redirects.
    with("redirect", |r| always(r, || to("/bai-3.html")), Wanted { documents: ONE_AND_THREE, asked: &[("/bai-3.html", 1, 1)], ..FINE }),
    with(
        "redirect loop",
        |r| match r.path.as_str() {
            "/bai-2.html" => Some(to("/vong-1.html")),
            "/vong-1.html" => Some(to("/vong-2.html")),
            "/vong-2.html" => Some(to("/vong-1.html")),
            _ => None,
        },
        Wanted {
            asked: &[(BAI_2, 1, 1), ("/vong-1.html", 1, 6)],
            ..lost(&[(BAI_2, "moved", "/vong-1.html"), ("/vong-2.html", "failed", "redirect loop")])
        },
    ),
    with(
        "redirect to metadata",
        |r| always(r, || to("http://169.254.169.254/latest/")),
        gone(&[(BAI_2, "moved", "169.254"), ("http://169.254.169.254/latest/", "refused", "private")]),
    ),
    Behaviour {
        told_paths: &[
            "/bai-1.html",
            "/bai-2.html",
            "/bai-3.html",
            "/bai-4.html",
            "/bai-5.html",
            "/bai-6.html",
            "/bai-7.html",
            "/bai-8.html",
            "/bai-9.html",
        ],
        ..with(
            "redirect to 127.0.0.1",
            to_own_machine,
            Wanted {
                documents: NONE,
                ..gone(&[("/bai-1.html", "moved", "127.0.0.1"), ("/bai-2.html", "moved", "localhost"), ("/bai-8.html", "moved", "[::1]")])
            },
        )
    },
    with(
        "redirect off the web",
        to_elsewhere,
        Wanted {
            documents: NONE,
            ..lost(&[("/bai-1.html", "failed", "no web address"), (BAI_2, "failed", ""), ("/bai-3.html", "failed", "without address")])
        },
    ),
    Behaviour { told: Told::Links, ..with("hostile links", hostile_links, FINE) },
    with(
        "chain of redirects",
        |r| {
            let n: usize = if r.path == BAI_2 { 0 } else { r.path.strip_prefix("/chuyen-")?.parse().ok()? };
            Some(if n < 9 { to(&format!("/chuyen-{}", n + 1)) } else { article(r, 2) })
        },
        Wanted { never: &["/chuyen-9"], ..lost(&[(BAI_2, "moved", ""), ("/chuyen-5", "failed", "too many redirects")]) },
    ),
    // robots.txt.
    with(
        "robots disallow",
        |r| robots_lines(r, "Disallow: /bai-2"),
        Wanted { never: &["/bai-2*"], ..gone(&[(BAI_2, "refused", "robots")]) },
    ),
    with(
        "robots for us",
        |r| {
            let own = "User-agent: xephang\nDisallow: /bai\nAllow: /bai-1.html$\n";
            robots(r, || Answer::new(200, "text/plain", format!("{own}\n{}", pages::robots(r.site, ""))))
        },
        Wanted { documents: Some(&["/bai-1.html"]), never: &["/bai-2*", "/bai-3*"], ..FINE },
    ),
    with("robots crawl-delay", |r| robots_lines(r, "Crawl-delay: 1"), Wanted { pause: 1000, ..FINE }),
    with(
        "robots 503",
        |r| robots(r, || Answer::status(503)),
        Wanted { exit: 4, documents: NONE, never: &["/", "/bai*", "/so-do*", "/sitemap*"], asked: &[("/robots.txt", 1, 4)], ..FINE },
    ),
    rude(
        "robots dropped",
        |r| robots(r, || Answer::status(0).sent(Manner::Raw(Vec::new()))),
        Wanted { exit: 4, documents: NONE, never: &["/", "/bai*", "/so-do*", "/sitemap*"], asked: &[("/robots.txt", 1, 8)], ..FINE },
    ),
    Behaviour { told: Told::SitemapByConvention, ..with("robots 404", |r| robots(r, || Answer::status(404)), FINE) },
    Behaviour { told: Told::SitemapByConvention, ..with("robots 403", |r| robots(r, || Answer::status(403)), FINE) },
    Behaviour { told: Told::Rss, ..with("robots as a page", |r| robots(r, || Answer::html(pages::home(r.site))), FINE) },
    with(
        "robots elsewhere",
        |r| match r.path.as_str() {
            "/robots.txt" => Some(to("/quy-dinh/robots.txt")),
            "/quy-dinh/robots.txt" => Some(Answer::new(200, "text/plain", pages::robots(r.site, "Disallow: /bai-2"))),
            _ => None,
        },
        Wanted { never: &["/bai-2*"], ..gone(&[(BAI_2, "refused", "robots")]) },
    ),
    with(
        "robots of two megabytes",
        |r| {
            let mut text = pages::robots(r.site, "Disallow: /bai-2");
            text.push_str(&"# lời bàn dài dòng\n".repeat(100_000));
            robots(r, || Answer::new(200, "text/plain", text))
        },
        Wanted { never: &["/bai-2*"], ..gone(&[(BAI_2, "refused", "robots")]) },
    ),
    // What a page holds.
    with("gzip", |r| always(r, || compressed(r, 2)), FINE),
    with("plain where it says gzip", |r| always(r, || article(r, 2).with("content-encoding", "gzip")), FINE),
    with("utf-16", |r| always(r, || utf_16(r, 2)), FINE),
    with("long addresses", long_addresses, FINE),
    with(
        "charset of the header is wrong",
        |r| always(r, || Answer::new(200, "text/html; charset=iso-8859-1", pages::article(r.site.number, 2))),
        FINE,
    ),
    with("windows-1258", |r| always(r, || windows_1258(r, 2, "text/html", "<meta charset=\"windows-1258\">")), FINE),
    with("windows-1258 by header", |r| always(r, || windows_1258(r, 2, "text/html; charset=windows-1258", "")), FINE),
    with("page as text", |r| always(r, || Answer::new(200, "text/plain", pages::article(r.site.number, 2))), FINE),
    with("page as bytes", |r| always(r, || Answer::new(200, "application/octet-stream", pages::article(r.site.number, 2))), FINE),
    with("page without a type", |r| always(r, || Answer::new(200, "", pages::article(r.site.number, 2))), FINE),
    with("empty", |r| always(r, || Answer::html("")), gone(&[])),
    with("picture as a page", |r| always(r, || Answer::html(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".to_vec())), gone(&[])),
    with("nested a hundred thousand deep", |r| always(r, || Answer::html("<div>".repeat(100_000))), gone(&[])),
    with("hostile title", hostile_title, FINE),
    with(
        "canonical is the home page",
        |r| {
            let n = pages::article_number(&r.path)?;
            Some(with_head(r, n, &pages::canonical(&r.site.url("/"))))
        },
        FINE,
    ),
    with("reprint, first", reprint, FINE),
    with("reprint, second", reprint, FINE),
    Behaviour {
        told_paths: &[
            "/bai-1.html",
            "/bai-1.html?utm_source=zalo&utm_medium=x",
            "/bai-1.html#binh-luan",
            "/bai-2.html",
            "/amp/bai-2.html",
            "/chuyen-muc/bai-2.html?fbclid=abc",
        ],
        ..with(
            "one article, many addresses",
            one_article_many_addresses,
            Wanted { documents: Some(&["/bai-1.html", "/bai-2.html"]), asked: &[("/bai-1.html", 1, 1), ("/bai-2.html", 1, 1)], ..FINE },
        )
    },
    Behaviour {
        told_paths: &["/bai-1.html", "/bai-2-chuy%E1%BB%83n-%C4%91%E1%BB%95i.html", "/bai-3.html?id=7&muc=kinh-te"],
        many: true,
        ..with("odd addresses", |_| None, FINE)
    },
    with(
        "attachment",
        |r| match r.path.as_str() {
            "/bai-2.html" => {
                let body = pages::paragraphs(r.site.number, 2, "<a href=\"/tep/bao-cao.pdf\">Báo cáo</a>. ");
                Some(Answer::html(pages::page(&pages::headline(r.site.number, 2), "", &body)))
            }
            "/tep/bao-cao.pdf" => Some(Answer::new(200, "application/pdf", REPORT.to_vec())),
            _ => None,
        },
        FINE,
    ),
    // What changes between two crawls.
    Behaviour { many: true, ..with("etag", tagged, FINE) },
    Behaviour { many: true, ..with("last-modified", dated, FINE) },
    with("changed", changed, FINE),
];

/// Sites for tests of their own: a crawl of them has no end.
pub const OTHERS: &[Behaviour] = &[Behaviour { told: Told::Links, ..with("calendar", calendar, FINE) }];
