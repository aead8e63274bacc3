//! What a crawl is asked to do.
use super::address::Permission;
use crate::report::Reader;
use crate::store::Kind;
use std::time::Duration;
use url::Url;

/// Most new addresses of one authority that a run takes, unless the settings say otherwise.
const ADDRESSES: u64 = 500_000;

/// Settings of a crawl.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which authorities may lie in a private network.
    pub permission: Permission,
    /// Pause between two requests to one authority; `None` leaves it to the publisher's entry, else to
    /// [`DEFAULT_DELAY`](super::DEFAULT_DELAY). `Crawl-delay` is obeyed in any case.
    pub delay: Option<Duration>,
    /// Requests to one authority at the same time, at least 1.
    pub concurrency: usize,
    /// Longest time for one request, body included.
    pub timeout: Duration,
    /// `User-Agent`.
    pub agent: String,
    /// Most pages that are fetched; lists of any kind and robots.txt do not count.
    pub max_pages: Option<u64>,
    /// Most bytes that are received.
    pub max_bytes: Option<u64>,
    /// Most new addresses of one authority: a calendar or a shop has endlessly many.
    pub max_addresses: u64,
    /// When to stop.
    pub max_time: Option<Duration>,
    /// A page is looked at again when its last answer is as old as this; `None` leaves it to the page's age.
    pub revisit: Option<Duration>,
    /// Documents are made for demonstration.
    pub sample: bool,
    /// Stop when the disk has fewer free bytes than this.
    pub min_free: u64,
    /// Reads reports.
    pub reports: Reader,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            permission: Permission::none(),
            delay: None,
            concurrency: 1,
            timeout: Duration::from_secs(60),
            agent: super::user_agent(None),
            max_pages: None,
            max_bytes: None,
            max_addresses: ADDRESSES,
            max_time: None,
            revisit: None,
            sample: false,
            min_free: 200_000_000,
            reports: Reader::default(),
        }
    }
}

/// Where a crawl begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// The address.
    pub url: Url,
    /// What it is.
    pub kind: Kind,
    /// Publisher id, or the authority of a site without an entry.
    pub source: String,
}
