//! Fetching: single pages, and whole crawls with frontier, politeness and archive. The only layer that reaches the network.
mod address;
mod answering;
mod attached;
mod client;
mod engine;
mod error;
mod keeper;
mod lock;
mod message;
mod polite;
mod reading;
mod report;
mod settings;
mod single;
mod sites;
mod worker;
mod writing;

pub use address::{Permission, authority};
pub use client::Failure;
pub use engine::{Crawl, Progress};
pub use error::CrawlRunError;
pub use lock::{Lock, LockError};
pub use polite::DEFAULT_DELAY;
pub use report::{CrawlReport, SourceCounts, Stopped};
pub use settings::{Seed, Settings};
pub use single::{BODY_LIMIT, CrawlError, Fetched, fetch};

/// The honest name under which pages are asked for, with a contact when the settings have one.
pub fn user_agent(contact: Option<&str>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match contact {
        Some(contact) => format!("xephang/{version} (+{contact})"),
        None => format!("xephang/{version}"),
    }
}

/// Now, in Unix milliseconds.
pub(crate) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
