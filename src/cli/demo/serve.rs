//! The sample press on loopback: one port an outlet. It answers as a newspaper's server would: robots.txt, feed, site
//! map, pages, and "not modified" to whoever has the page already.
use crate::corpus::{self, Manifest};
use anyhow::Context as _;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response, StatusCode, header};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The page that carries a slip on the first night, and is corrected on the second.
const CORRECTED: &str = "nganhong/ha-tinh-len-hang-37-chuyen-doi-so.html";
/// The right figure, and the slip.
const SLIP: (&str, &str) = ("37/63", "27/63");
/// The page that is published between the nights.
const PUBLISHED_LATER: &str = "dongdo/pii-2025-ha-noi.html";
/// When the pages of each night were changed last, in the form of HTTP.
const CHANGED: [&str; 2] = ["Mon, 01 Sep 2025 01:00:00 GMT", "Tue, 02 Sep 2025 01:00:00 GMT"];

/// The running servers; they end with this value.
pub(super) struct Press {
    outlets: Vec<Served>,
    sites: Arc<RwLock<Night>>,
    /// The servers' thread ends when the other end of this is dropped.
    _running: tokio::sync::oneshot::Sender<()>,
}

/// An outlet and the address at which it is served.
pub(super) struct Served {
    id: String,
    name: String,
    host: String,
    /// `127.0.0.1:port`.
    authority: String,
}

/// What all outlets serve at the moment: by authority and path.
#[derive(Default)]
struct Night {
    answers: HashMap<(String, String), Answer>,
}

struct Answer {
    kind: &'static str,
    body: String,
    etag: String,
    changed: &'static str,
}

impl Press {
    /// Starts the servers; they serve nothing before [`Press::turn_to`].
    pub(super) fn start() -> anyhow::Result<Self> {
        let manifest = corpus::manifest()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let sites = Arc::new(RwLock::new(Night::default()));
        let mut outlets = Vec::new();
        for outlet in manifest.outlet {
            let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).context("127.0.0.1")?;
            let authority = listener.local_addr()?.to_string();
            let app = Router::new().fallback(answer).with_state((Arc::clone(&sites), authority.clone()));
            runtime.spawn(async move { axum::serve(listener, app).await });
            outlets.push(Served { id: outlet.id, name: outlet.name, host: outlet.host, authority });
        }
        let (running, ended) = tokio::sync::oneshot::channel::<()>();
        std::thread::Builder::new().name("sample press".to_owned()).spawn(move || runtime.block_on(ended))?;
        Ok(Self { outlets, sites, _running: running })
    }

    /// Serves what the outlets have on the first night (0) or on the second (1).
    pub(super) fn turn_to(&self, night: usize) -> anyhow::Result<()> {
        let manifest = corpus::manifest()?;
        let mut sites = self.sites.write().unwrap_or_else(PoisonError::into_inner);
        sites.answers.clear();
        for outlet in &self.outlets {
            for (path, kind, body) in outlet.pages(&manifest, night) {
                let etag = format!("\"{}\"", hex(&Sha256::digest(body.as_bytes())));
                let is_newer = night == 1 && sites_differ(outlet, &manifest, &path, &body);
                let changed = if is_newer { CHANGED[1] } else { CHANGED[0] };
                sites.answers.insert((outlet.authority.clone(), path), Answer { kind, body, etag, changed });
            }
        }
        Ok(())
    }

    /// Entries for the outlets, as a user would write them into publishers.toml.
    pub(super) fn publishers(&self) -> String {
        let entry = |o: &Served| {
            let Served { id, name, host, authority } = o;
            format!(
                "[[publisher]]\nid = \"{id}\"\nname = \"{name}\"\nhome = \"http://{authority}/\"\nhosts = [\"{authority}\", \"{host}\"]\n\
                 kind = \"provincial-press\"\nfeeds = [\"http://{authority}/feed.xml\"]\nsitemaps = [\"http://{authority}/sitemap.xml\"]\n\
                 sure = {{ discovery = \"seen\" }}\nallow_private = true\n\n"
            )
        };
        self.outlets.iter().map(entry).collect()
    }
}

impl Served {
    /// Path, type and body of everything that the outlet serves on a night.
    fn pages(&self, manifest: &Manifest, night: usize) -> Vec<(String, &'static str, String)> {
        let (published, here) = (format!("https://{}/", self.host), format!("http://{}/", self.authority));
        let mut all = vec![("/robots.txt".to_owned(), "text/plain", format!("User-agent: *\nAllow: /\nSitemap: {here}sitemap.xml\n"))];
        let own: Vec<_> = manifest.document.iter().filter(|d| d.outlet == self.id).collect();
        let later = own.iter().find(|d| d.file == PUBLISHED_LATER && night == 0).map(|d| d.url.as_str());
        for lists in corpus::lists().iter().filter(|l| l.outlet == self.id) {
            let shown = |text: &str, element: &str| without(text, element, later).replace(&published, &here);
            all.push(("/feed.xml".to_owned(), "application/rss+xml; charset=utf-8", shown(lists.feed, "item")));
            all.push(("/sitemap.xml".to_owned(), "application/xml", shown(lists.sitemap, "url")));
        }
        for listed in own.into_iter().filter(|d| Some(d.url.as_str()) != later) {
            let Some(page) = corpus::pages().iter().find(|p| p.file == listed.file) else { continue };
            let Some(path) = listed.url.strip_prefix(published.trim_end_matches('/')) else { continue };
            // A page names its published address itself: the store knows it by that one.
            let slips = night == 0 && listed.file == CORRECTED;
            let html = if slips { page.html.replace(SLIP.0, SLIP.1) } else { page.html.to_owned() };
            all.push((path.to_owned(), "text/html; charset=utf-8", html));
        }
        all
    }
}

/// Whether a path of an outlet has another body on the first night.
fn sites_differ(outlet: &Served, manifest: &Manifest, path: &str, body: &str) -> bool {
    outlet.pages(manifest, 0).iter().find(|(p, _, _)| p == path).is_none_or(|(_, _, before)| before != body)
}

/// A feed or site map without the entry of one address.
fn without(text: &str, element: &str, url: Option<&str>) -> String {
    let Some(url) = url else { return text.to_owned() };
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once(&open) {
        let Some((inside, after)) = tail.split_once(&close) else { break };
        out.push_str(before);
        if !inside.contains(url) {
            out.push_str(&format!("{open}{inside}{close}"));
        }
        rest = after;
    }
    out + rest
}

async fn answer(State((sites, authority)): State<(Arc<RwLock<Night>>, String)>, request: Request) -> Response<Body> {
    let sites = sites.read().unwrap_or_else(PoisonError::into_inner);
    let Some(answer) = sites.answers.get(&(authority, request.uri().path().to_owned())) else {
        return respond(StatusCode::NOT_FOUND, None, Body::empty());
    };
    if is_known(request.headers(), answer) {
        return respond(StatusCode::NOT_MODIFIED, Some(answer), Body::empty());
    }
    respond(StatusCode::OK, Some(answer), Body::from(answer.body.clone()))
}

fn respond(status: StatusCode, answer: Option<&Answer>, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in answer
        .into_iter()
        .flat_map(|a| [(header::CONTENT_TYPE, a.kind), (header::ETAG, a.etag.as_str()), (header::LAST_MODIFIED, a.changed)])
    {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    }
    response
}

/// Whether the asker has this very answer: by its tag, else by the day of its last change, as RFC 9110 has it.
fn is_known(headers: &HeaderMap, answer: &Answer) -> bool {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    match text(header::IF_NONE_MATCH) {
        Some(tags) => tags.split(',').any(|tag| tag.trim() == answer.etag),
        None => text(header::IF_MODIFIED_SINCE) == Some(answer.changed),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(8).map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn an_entry_can_be_left_out() {
        let map = "<urlset>\n<url><loc>a</loc></url>\n<url><loc>b</loc></url>\n</urlset>";
        assert_eq!(without(map, "url", Some("b")), "<urlset>\n<url><loc>a</loc></url>\n\n</urlset>");
        assert_eq!(without(map, "url", None), map);
    }
}
