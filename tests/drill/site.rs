//! One large site on loopback, for crawls that are killed and for crawls against the clock: pages made while they
//! are asked for, a thread a connection, and a log of every request.
use std::io::{Read, Result, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// Links on each page of a site that is found by its links.
const LINKS: usize = 20;

/// How the site tells its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// robots.txt names a site map (an index of them where there are many pages).
    Sitemap,
    /// Every page links to twenty others; the home page is the first.
    Links,
}

/// A running site; its threads end with the process.
pub struct Site {
    /// Port on 127.0.0.1.
    pub port: u16,
    told: Told,
    pages: usize,
    log: Mutex<Vec<String>>,
}

impl Site {
    /// Serves `pages` pages on a free port.
    ///
    /// # Errors
    /// When there is no port to be had.
    pub fn start(told: Told, pages: usize) -> Result<Arc<Self>> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let site = Arc::new(Self { port: listener.local_addr()?.port(), told, pages, log: Mutex::default() });
        let served = Arc::clone(&site);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = Arc::clone(&served);
                std::thread::spawn(move || {
                    // A client that was killed ends the connection; there is nobody to tell.
                    let _ = site.speak(stream);
                });
            }
        });
        Ok(site)
    }

    /// Where a crawl begins.
    pub fn home(&self) -> String {
        match self.told {
            Told::Sitemap => self.url("/"),
            Told::Links => self.url("/p0.html"),
        }
    }

    /// A path of the site as an address.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Addresses of all pages.
    pub fn pages(&self) -> Vec<String> {
        (0..self.pages).map(|n| self.url(&format!("/p{n}.html"))).collect()
    }

    /// Paths that were asked for so far, in order.
    pub fn log(&self) -> Vec<String> {
        self.log.lock().map(|log| log.clone()).unwrap_or_default()
    }

    /// How many requests there were so far.
    pub fn count(&self) -> usize {
        self.log.lock().map(|log| log.len()).unwrap_or_default()
    }

    /// Forgets the requests so far.
    pub fn clear(&self) {
        if let Ok(mut log) = self.log.lock() {
            log.clear();
        }
    }

    fn speak(&self, mut stream: TcpStream) -> Result<()> {
        stream.set_nodelay(true)?;
        let mut received = Vec::new();
        let mut buffer = [0; 8192];
        loop {
            while let Some(end) = received.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&received[..end]).into_owned();
                received.drain(..end + 4);
                let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                let answer = self.answer(&path);
                if let Ok(mut log) = self.log.lock() {
                    log.push(path);
                }
                stream.write_all(&answer)?;
            }
            let read = stream.read(&mut buffer)?;
            if read == 0 {
                return Ok(());
            }
            received.extend_from_slice(&buffer[..read]);
        }
    }

    fn answer(&self, path: &str) -> Vec<u8> {
        let (kind, body) = match (self.told, path) {
            (Told::Sitemap, "/robots.txt") => ("text/plain", format!("User-agent: *\nAllow: /\nSitemap: {}\n", self.url("/so-do.xml"))),
            (Told::Sitemap, "/") => {
                ("text/html", "<!doctype html><html><head><title>Trang nhất</title></head><body><p>Chào.</p></body></html>".to_owned())
            }
            (Told::Sitemap, "/so-do.xml") => ("application/xml", self.maps()),
            (Told::Sitemap, path) if path.starts_with("/so-do-") => match number(path, "/so-do-", ".xml") {
                Some(part) => ("application/xml", self.map(part * PART, (part + 1) * PART)),
                None => return missing(),
            },
            (_, path) => match number(path, "/p", ".html").filter(|n| *n < self.pages) {
                Some(n) => ("text/html; charset=utf-8", self.page(n)),
                None => return missing(),
            },
        };
        let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
        answer.extend_from_slice(body.as_bytes());
        answer
    }

    fn maps(&self) -> String {
        if self.pages <= PART {
            return self.map(0, PART);
        }
        let parts: String = (0..self.pages.div_ceil(PART))
            .map(|p| format!("<sitemap><loc>{}</loc></sitemap>\n", self.url(&format!("/so-do-{p}.xml"))))
            .collect();
        format!("<?xml version=\"1.0\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{parts}</sitemapindex>\n")
    }

    fn map(&self, from: usize, to: usize) -> String {
        let urls: String =
            (from..to.min(self.pages)).map(|n| format!("<url><loc>{}</loc></url>\n", self.url(&format!("/p{n}.html")))).collect();
        format!("<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n")
    }

    fn page(&self, n: usize) -> String {
        const PROVINCES: [&str; 6] = ["Hà Tĩnh", "Nghệ An", "Bắc Giang", "Tây Ninh", "Đồng Nai", "Lào Cai"];
        let links: String = match self.told {
            Told::Sitemap => String::new(),
            Told::Links => (1..=LINKS)
                .map(|k| (n * LINKS + k) % self.pages)
                .map(|m| format!("<li><a href=\"/p{m}.html\">Bài viết {m}</a></li>\n"))
                .collect(),
        };
        let province = PROVINCES[n % PROVINCES.len()];
        let (rank, year) = (1 + n * 7 % 62, 2021 + n % 3);
        let body: String = (0..18)
            .map(|k| format!("<p>Đoạn {k} của bài {n}: hồ sơ nộp qua mạng được trả đúng hẹn, cán bộ xã hướng dẫn tận nhà, bà con đỡ phải đi lại nhiều lần như trước.</p>\n"))
            .collect();
        format!(
            "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Bài viết {n} về chuyển đổi số</title>\n\
             <meta property=\"article:published_time\" content=\"{year}-12-20T08:00:00+07:00\"></head>\n<body>\n<ul>{links}</ul>\n<article>\n\
             <h1>Bài viết {n} về chuyển đổi số</h1>\n<p>{province} xếp thứ {rank}/63 tỉnh, thành phố về chỉ số chuyển đổi số (DTI) năm {year} với 0,{n:06} điểm.</p>\n{body}</article>\n</body></html>\n"
        )
    }
}

/// Addresses in one site map.
const PART: usize = 20_000;

fn missing() -> Vec<u8> {
    b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n".to_vec()
}

fn number(path: &str, before: &str, after: &str) -> Option<usize> {
    path.strip_prefix(before)?.strip_suffix(after)?.parse().ok()
}
