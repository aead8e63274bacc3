//! What the sites of the farm have to say: home pages, feeds, site maps and articles, all of our own words.
use super::{Answer, Request, Site};

/// How a site tells its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// robots.txt names `/so-do.xml`.
    Sitemap,
    /// Nobody names `/sitemap.xml`.
    SitemapByConvention,
    /// robots.txt names an index of two site maps.
    SitemapIndex,
    /// robots.txt names a gzipped site map.
    SitemapGzip,
    /// robots.txt names a news site map.
    SitemapNews,
    /// robots.txt names a list of addresses, one a line.
    SitemapText,
    /// The home page names an RSS feed.
    Rss,
    /// The same with bare ampersands and a title that was never closed.
    RssBroken,
    /// The home page names an Atom feed.
    Atom,
    /// The home page names a JSON feed.
    JsonFeed,
    /// Only links on the home page and on a page of more.
    Links,
}

/// A province, and its id.
const PROVINCES: &[&str] =
    &["Hà Tĩnh", "Nghệ An", "Bắc Giang", "Tây Ninh", "Đồng Nai", "Lào Cai", "Cà Mau", "Bến Tre", "Nam Định", "Sơn La"];

const FILLER: &[&str] = &[
    "Cán bộ của trung tâm hành chính công hướng dẫn người dân nộp hồ sơ qua mạng ngay tại nhà văn hóa thôn.",
    "Nhiều xã vùng xa nay đã có sóng di động và đường cáp quang đến từng cụm dân cư.",
    "Lãnh đạo địa phương cho biết việc dễ làm trước, việc khó làm sau, và việc nào cũng phải có người chịu trách nhiệm.",
    "Doanh nghiệp trên địa bàn mong thủ tục đất đai gọn hơn và thời hạn trả kết quả được giữ đúng.",
    "Các tổ công nghệ cộng đồng gõ cửa từng nhà để giúp người lớn tuổi cài ứng dụng và lập tài khoản.",
    "Sở chuyên ngành đang rà soát những phần việc còn chậm và sẽ báo cáo vào cuối quý.",
    "Người dân chờ ở bộ phận một cửa nói rằng thời gian đi lại đã giảm đáng kể so với trước.",
    "Một số phần mềm dùng chung được nâng cấp, dữ liệu được nối giữa các ngành.",
];

/// The province and rank that article `n` of a site tells.
pub fn told(site: usize, n: usize) -> (&'static str, usize) {
    (PROVINCES[(site + n) % PROVINCES.len()], 1 + (site * 7 + n * 13) % 62)
}

/// The sentence with the claim of an article.
pub fn sentence(site: usize, n: usize) -> String {
    let (province, rank) = told(site, n);
    format!("{province} xếp thứ {rank}/63 tỉnh, thành phố về chỉ số chuyển đổi số (DTI) năm 2022.")
}

/// Headline of an article.
pub fn headline(site: usize, n: usize) -> String {
    format!("{} và chặng đường số, kỳ {}", told(site, n).0, site * 100 + n)
}

/// Lines for the head of a page that names itself.
pub fn canonical(url: &str) -> String {
    format!("<link rel=\"canonical\" href=\"{url}\">\n")
}

/// The body of an article as HTML paragraphs: what `first` says, then the claim, then other matter.
pub fn paragraphs(site: usize, n: usize, first: &str) -> String {
    let mut out = format!("<p>{first}{}</p>\n", sentence(site, n));
    for k in 0..4 {
        let line = |offset: usize| FILLER[(site * 3 + n * 5 + k * 2 + offset) % FILLER.len()];
        out.push_str(&format!("<p>Ghi chép {}: {} {}</p>\n", site * 1000 + n * 10 + k, line(0), line(1)));
    }
    out
}

/// A whole article. `head` is put into the head, `body` into the article.
pub fn page(title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"article:published_time\" content=\"2023-07-13T08:00:00+07:00\">\n{head}</head>\n<body>\n\
         <nav><a href=\"/\">Trang nhất</a></nav>\n<article>\n<h1>{title}</h1>\n{body}</article>\n\
         <footer>Tòa soạn thử, chỉ có trong phép thử.</footer>\n</body>\n</html>\n"
    )
}

/// Article `n` of a site.
pub fn article(site: usize, n: usize) -> String {
    page(&headline(site, n), "", &paragraphs(site, n, ""))
}

/// `/bai-N.html` or with something behind: N.
pub fn article_number(path: &str) -> Option<usize> {
    let rest = path.strip_prefix("/bai-")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// What every site answers where its behaviour says nothing else.
pub fn usual(request: &Request) -> Answer {
    let site = request.site;
    let path = request.path.as_str();
    if path == "/" {
        return Answer::html(home(site));
    }
    if path == "/robots.txt" {
        return Answer::new(200, "text/plain", robots(site, ""));
    }
    if let Some(answer) = listing(site, path) {
        return answer;
    }
    match article_number(path) {
        Some(n) if site.behaviour.told_paths.contains(&path) => Answer::html(article(site.number, n)),
        _ => Answer::status(404),
    }
}

/// robots.txt that allows everything and names the site's maps; `more` are further lines.
pub fn robots(site: &Site, more: &str) -> String {
    let map = match site.behaviour.told {
        Told::Sitemap => "/so-do.xml",
        Told::SitemapIndex => "/so-do-chung.xml",
        Told::SitemapGzip => "/so-do.xml.gz",
        Told::SitemapNews => "/tin-moi.xml",
        Told::SitemapText => "/so-do.txt",
        _ => "",
    };
    let map = if map.is_empty() { String::new() } else { format!("\nSitemap: {}\n", site.url(map)) };
    format!("User-agent: *\nDisallow: /quan-tri/\n{more}{map}")
}

/// The home page: the feed where there is one, links where there is nothing else.
pub fn home(site: &Site) -> String {
    let feed = |kind: &str, path: &str| format!("<link rel=\"alternate\" type=\"{kind}\" title=\"Tin\" href=\"{path}\">\n");
    let head = match site.behaviour.told {
        Told::Rss | Told::RssBroken => feed("application/rss+xml", "/tin.rss"),
        Told::Atom => feed("application/atom+xml", "/tin.atom"),
        Told::JsonFeed => feed("application/feed+json", "/tin.json"),
        _ => String::new(),
    };
    let links = match site.behaviour.told {
        // The last address stands on a page of more, which the home page links to.
        Told::Links => {
            let paths = &site.behaviour.told_paths[..site.behaviour.told_paths.len().saturating_sub(1)];
            let links: String = paths.iter().map(|p| format!("<li><a href=\"{}\">Bài {p}</a></li>\n", escape(p))).collect();
            format!("<ul>\n{links}<li><a href=\"/them.html\">Xem thêm</a></li>\n</ul>\n")
        }
        _ => "<p><a href=\"/quan-tri/dang-nhap\">Đăng nhập</a></p>\n".to_owned(),
    };
    format!(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">\n<title>Trang nhất {}</title>\n{head}</head>\n<body>\n{links}</body></html>\n",
        site.number
    )
}

/// Feeds, site maps and lists of links.
fn listing(site: &Site, path: &str) -> Option<Answer> {
    let told = site.behaviour.told;
    let paths = site.behaviour.told_paths;
    let xml = |body: String| Some(Answer::new(200, "application/xml", body));
    match (told, path) {
        (Told::Sitemap, "/so-do.xml") | (Told::SitemapByConvention, "/sitemap.xml") => xml(urlset(site, paths)),
        (Told::SitemapIndex, "/so-do-chung.xml") => {
            let parts = ["/phan-1.xml", "/phan-2.xml"].map(|p| format!("<sitemap><loc>{}</loc></sitemap>", site.url(p)));
            xml(format!("{XML}<sitemapindex {SITEMAP}>{}</sitemapindex>", parts.join("\n")))
        }
        (Told::SitemapIndex, "/phan-1.xml") => xml(urlset(site, &paths[..1])),
        (Told::SitemapIndex, "/phan-2.xml") => xml(urlset(site, &paths[1..])),
        (Told::SitemapGzip, "/so-do.xml.gz") => Some(Answer::new(200, "application/x-gzip", gzip(urlset(site, paths).as_bytes()))),
        (Told::SitemapNews, "/tin-moi.xml") => {
            let item = |p: &&str| {
                format!(
                    "<url><loc>{}</loc><news:news><news:publication><news:name>Tòa soạn thử</news:name><news:language>vi</news:language></news:publication>\
                     <news:publication_date>2023-07-13T08:00:00+07:00</news:publication_date><news:title>Bài {}</news:title></news:news></url>",
                    escape(&site.url(p)),
                    escape(p)
                )
            };
            let items: String = paths.iter().map(item).collect();
            xml(format!("{XML}<urlset {SITEMAP} xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">{items}</urlset>"))
        }
        (Told::SitemapText, "/so-do.txt") => {
            Some(Answer::new(200, "text/plain", paths.iter().map(|p| site.url(p) + "\n").collect::<String>()))
        }
        (Told::Rss, "/tin.rss") => {
            let item = |p: &&str| {
                format!(
                    "<item><title>Bài {0}</title><link>{1}</link><guid>{1}</guid><pubDate>Thu, 13 Jul 2023 08:00:00 +0700</pubDate></item>\n",
                    escape(p),
                    escape(&site.url(p))
                )
            };
            let items: String = paths.iter().map(item).collect();
            Some(Answer::new(
                200,
                "application/rss+xml",
                format!("{XML}<rss version=\"2.0\"><channel><title>Tin</title>{items}</channel></rss>"),
            ))
        }
        (Told::RssBroken, "/tin.rss") => {
            let item = |p: &&str| format!("<item><title>Chỉ số A&B & hơn thế</title><link>{}</link>&nbsp;</item>\n", site.url(p));
            let items: String = paths.iter().map(item).collect();
            // Cut off in the middle of one more item.
            Some(Answer::new(
                200,
                "text/html",
                format!("{XML}<rss version=\"2.0\"><channel><title>Tin & bài</title>{items}<item><title>Chưa h"),
            ))
        }
        (Told::Atom, "/tin.atom") => {
            let entry = |p: &&str| {
                format!(
                    "<entry><title>Bài {0}</title><id>tag:{0}</id><updated>2023-07-13T08:00:00+07:00</updated><link rel=\"alternate\" href=\"{0}\"/></entry>\n",
                    escape(p)
                )
            };
            let entries: String = paths.iter().map(entry).collect();
            let feed = format!(
                "{XML}<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Tin</title><id>tag:tin</id><updated>2023-07-13T08:00:00Z</updated>{entries}</feed>"
            );
            Some(Answer::new(200, "application/atom+xml", feed))
        }
        (Told::JsonFeed, "/tin.json") => {
            let items: Vec<serde_json::Value> = paths
                .iter()
                .map(|p| serde_json::json!({"id": p, "url": site.url(p), "title": format!("Bài {p}"), "content_text": ""}))
                .collect();
            let feed = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Tin", "items": items});
            Some(Answer::new(200, "application/feed+json", feed.to_string()))
        }
        (Told::Links, "/them.html") => {
            let last = paths.last().copied().unwrap_or_default();
            let body = format!("<p><a href='{}#binh-luan'>Bài cuối</a> <a href=\"/\">Về trang nhất</a></p>", escape(last));
            Some(Answer::html(format!("<!doctype html><html><head><title>Thêm</title></head><body>{body}</body></html>")))
        }
        _ => None,
    }
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SITEMAP: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// A site map of these paths; an entry may be a whole address.
pub fn urlset(site: &Site, paths: &[&str]) -> String {
    let address = |p: &&str| if p.starts_with('/') { site.url(p) } else { (*p).to_owned() };
    let urls: String = paths.iter().map(|p| format!("<url><loc>{}</loc></url>\n", escape(&address(p)))).collect();
    format!("{XML}<urlset {SITEMAP}>\n{urls}</urlset>\n")
}

/// `&`, `<` and `"` as entities.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The same bytes, gzipped.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
