//! A farm of sites on loopback for the tests of the crawler: every site has a port, and so an authority, of its
//! own, and one way to behave. Polite ones are served by axum, rude ones by a thread a connection. The farm keeps
//! its own log, from which politeness is judged.
pub mod behaviours;
pub mod judge;
pub mod log;
pub mod pages;
mod polite;
mod rude;

use behaviours::{BEHAVIOURS, Behaviour, OTHERS};
use log::Log;
use std::collections::HashMap;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, Once};
use std::time::Duration;

/// Port of a listener on this machine that no crawl is ever sent to: who connects to it was led there by a page.
pub static TRAP: AtomicU16 = AtomicU16::new(0);
/// How often somebody connected to it.
pub static TRAPPED: AtomicUsize = AtomicUsize::new(0);

/// Sets the trap, once in a process.
fn set_trap() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        TRAP.store(listener.local_addr().unwrap().port(), Ordering::SeqCst);
        std::thread::spawn(move || {
            for _ in listener.incoming() {
                TRAPPED.fetch_add(1, Ordering::SeqCst);
            }
        });
    });
}

/// One request as a site sees it.
pub struct Request<'a> {
    /// The site that is asked.
    pub site: &'a Site,
    /// Path and query as sent.
    pub path: String,
    /// Header lines, names in lower case.
    pub headers: Vec<(String, String)>,
    /// How often this path was asked for, this time included.
    pub visit: usize,
    /// Which stage the test has set (0 at first).
    pub stage: usize,
}

impl Request<'_> {
    /// The first value of a header; `name` in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// How an answer is put on the wire. All but [`Manner::Whole`] need a rude site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// Head and body, as HTTP wants it.
    Whole,
    /// The body never ends.
    Endless,
    /// `Content-Length` tells this many bytes more than are sent; then the connection is closed.
    Short(usize),
    /// Header lines come a byte a time, with this pause, and never end.
    DripHead(Duration),
    /// The body comes a byte a time, with this pause, and never ends.
    DripBody(Duration),
    /// These bytes and nothing else, then the connection is closed.
    Raw(Vec<u8>),
    /// Chunked, and ended without a last chunk.
    OpenChunks,
}

/// What a site answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Header lines; `Content-Length` is added.
    pub headers: Vec<(String, String)>,
    /// The body as sent.
    pub body: Vec<u8>,
    /// How long the site thinks first.
    pub delay: Duration,
    /// How it is sent.
    pub manner: Manner,
}

impl Answer {
    /// An answer with a body of a type.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = if content_type.is_empty() { Vec::new() } else { vec![("content-type".to_owned(), content_type.to_owned())] };
        Self { status, headers, body: body.into(), delay: Duration::ZERO, manner: Manner::Whole }
    }

    /// A page.
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self::new(200, "text/html; charset=utf-8", body)
    }

    /// No body but a word.
    pub fn status(status: u16) -> Self {
        Self::new(status, "text/plain", format!("{status}\n"))
    }

    /// The same with another header line.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The same in another manner.
    #[must_use]
    pub fn sent(mut self, manner: Manner) -> Self {
        self.manner = manner;
        self
    }

    /// The same after a while.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

/// What stands behind a site's port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    /// axum.
    Polite,
    /// A thread a connection, able to break every rule.
    Rude,
    /// The same behind TLS with a certificate that nobody signed.
    SelfSigned,
    /// Plain HTTP where the address says https.
    PlainForTls,
}

/// One site: an authority of its own.
pub struct Site {
    /// Its place in the farm.
    pub number: usize,
    /// How it behaves.
    pub behaviour: &'static Behaviour,
    /// Port on 127.0.0.1.
    pub port: u16,
    visits: Mutex<HashMap<String, usize>>,
}

impl Site {
    /// `host:port`.
    pub fn authority(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Scheme and authority, without a slash at the end.
    pub fn origin(&self) -> String {
        let scheme = if matches!(self.behaviour.front, Front::SelfSigned | Front::PlainForTls) { "https" } else { "http" };
        format!("{scheme}://{}", self.authority())
    }

    /// A path of this site as an address.
    pub fn url(&self, path: &str) -> String {
        self.origin() + path
    }

    fn visit(&self, path: &str) -> usize {
        let mut visits = self.visits.lock().unwrap();
        let count = visits.entry(path.to_owned()).or_default();
        *count += 1;
        *count
    }
}

/// What all fronts share.
struct Shared {
    log: Log,
    stage: AtomicUsize,
}

impl Shared {
    /// Asks a site.
    fn answer(&self, site: &Site, path: &str, headers: Vec<(String, String)>) -> Answer {
        let visit = site.visit(path);
        let request = Request { site, path: path.to_owned(), headers, visit, stage: self.stage.load(Ordering::SeqCst) };
        (site.behaviour.answer)(&request).unwrap_or_else(|| pages::usual(&request))
    }
}

/// A running farm; its threads end with the process.
pub struct Farm {
    /// Its sites.
    pub sites: Vec<Arc<Site>>,
    shared: Arc<Shared>,
}

impl Farm {
    /// A farm of at least `count` sites: every behaviour once, then again those that are meant to be many.
    pub fn of(count: usize) -> Self {
        let mut chosen: Vec<&'static Behaviour> = BEHAVIOURS.iter().collect();
        let many: Vec<&'static Behaviour> = BEHAVIOURS.iter().filter(|b| b.many).collect();
        let missing = count.saturating_sub(chosen.len());
        chosen.extend(many.iter().cycle().take(missing));
        Self::start(&chosen)
    }

    /// A farm of one site for each name.
    pub fn named(names: &[&str]) -> Self {
        let find = |name: &&str| BEHAVIOURS.iter().chain(OTHERS).find(|b| b.name == *name).unwrap_or_else(|| panic!("no behaviour {name}"));
        Self::start(&names.iter().map(find).collect::<Vec<_>>())
    }

    fn start(behaviours: &[&'static Behaviour]) -> Self {
        set_trap();
        behaviours::prepare();
        let listeners: Vec<TcpListener> = behaviours.iter().map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap()).collect();
        let shared = Arc::new(Shared { log: Log::default(), stage: AtomicUsize::new(0) });
        let site = |(number, listener): (usize, &TcpListener)| {
            let port = listener.local_addr().unwrap().port();
            Arc::new(Site { number, behaviour: behaviours[number], port, visits: Mutex::default() })
        };
        let sites: Vec<Arc<Site>> = listeners.iter().enumerate().map(site).collect();
        let mut for_axum = Vec::new();
        for (listener, site) in listeners.into_iter().zip(&sites) {
            match site.behaviour.front {
                Front::Polite => for_axum.push((listener, Arc::clone(site))),
                _ => rude::serve(listener, Arc::clone(site), Arc::clone(&shared)),
            }
        }
        polite::serve(for_axum, &shared);
        Self { sites, shared }
    }

    /// The first site that behaves so.
    pub fn site(&self, name: &str) -> &Site {
        self.sites.iter().find(|s| s.behaviour.name == name).unwrap_or_else(|| panic!("no site {name}"))
    }

    /// Home pages of all sites.
    pub fn homes(&self) -> Vec<String> {
        self.sites.iter().map(|s| s.url("/")).collect()
    }

    /// Sets the stage that requests see: pages may change with it.
    pub fn stage(&self, stage: usize) {
        self.shared.stage.store(stage, Ordering::SeqCst);
    }

    /// What was asked and answered.
    pub fn log(&self) -> &Log {
        &self.shared.log
    }
}
