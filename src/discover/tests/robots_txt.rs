//! robots.txt.
use super::*;

fn allows(rules: &str, path: &str) -> bool {
    Robots::parse(rules.as_bytes(), "xephang/1.0 (+https://a.vn)").allows(&Url::parse("https://a.vn").unwrap().join(path).unwrap())
}

#[test]
fn groups_and_the_longest_rule() {
    let rules =
        "\u{feff}# x\r\nUser-agent: khac\nUser-agent: XepHang/2.1 # ta\nDisallow: /a\nAllow: /a/b\nCrawl-delay: 2,5\n\nSitemap: /s.xml
        User-agent: *\nDisallow: /\nuser-agent : xephang\ndisallow : /c*.pdf$\nCrawl-delay: 1";
    for (path, wanted) in
        [("/", true), ("/a", false), ("/ax", false), ("/a/b", true), ("/c/x.pdf", false), ("/c/x.pdf?a", true), ("/robots.txt", true)]
    {
        assert_eq!(allows(rules, path), wanted, "{path}");
    }
    let robots = Robots::parse(rules.as_bytes(), "xephang");
    assert_eq!(robots.crawl_delay(), Some(Duration::from_millis(2500)));
    assert_eq!(robots.sitemaps(), ["/s.xml"]);
    assert!(!allows("User-agent: *\nDisallow: /\n", "/x"));
    // A name of its own without rules lets everything in; a part of a name is no name.
    assert!(allows("User-agent: xephang\nDisallow:\nUser-agent: *\nDisallow: /", "/x"));
    assert!(!allows("User-agent: xep\nAllow: /\nUser-agent: *\nDisallow: /", "/x"));
    // A pause ends a row of names.
    assert!(allows("User-agent: xephang\nCrawl-delay: 1\nUser-agent: *\nDisallow: /", "/x"));
}

#[test]
fn escapes_are_compared_in_one_form() {
    for (rule, path) in [("/ngày", "/ng%c3%a0y"), ("/%7Ea", "/~a"), ("/~a", "/%7ea"), ("/a%3cb", "/a%3Cb"), ("/ng%C3%A0y", "/ngày")] {
        assert!(!allows(&format!("User-agent: *\nDisallow: {rule}"), path), "{rule} on {path}");
    }
    assert!(allows("User-agent: *\nDisallow: /a%2Fb", "/a/b"));
    assert!(allows("User-agent: *\nDisallow: /x/\nAllow: /x/index.html", "/x/"));
}

#[test]
fn knows_a_page_in_its_place() {
    for (body, wanted) in [
        (&b"<!DOCTYPE html><html>User-agent: *\nDisallow: /"[..], false),
        (b"Khong tim thay trang", false),
        (b"", true),
        (b"# chi ghi chu\n", true),
        (b"User-agent: *\nDisallow: /", true),
    ] {
        assert_eq!(Robots::looks_like_rules(body), wanted);
    }
}

#[test]
fn hostile_rules_are_never_slow() {
    let begin = Instant::now();
    let address = format!("/{}", "a".repeat(2000));
    let line = format!("User-agent: *\nDisallow: {}b\n", "*a".repeat(200_000));
    assert!(allows(&line, &address));
    let lines = format!("User-agent: *\n{}", "Disallow: /*a*a*a*a*a*a*a*a*a*a*b$\n".repeat(20_000));
    for _ in 0..5 {
        assert!(allows(&lines, &address));
    }
    assert!(allows(&format!("{}User-agent: *\nDisallow: /", "# x\n".repeat(200_000)), "/"), "behind 500 KiB nothing counts");
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
}
