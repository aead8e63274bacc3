//! What a crawl did, by publisher: the raw matter of the digest and of a publisher's health.
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one run of the crawler did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CrawlReport {
    /// By publisher id; a site without an entry goes by its authority (`host` or `host:port`).
    pub sources: BTreeMap<String, SourceCounts>,
    /// Why the run stopped before the frontier was empty; `None` when it was emptied.
    pub stopped: Option<Stopped>,
    /// Addresses that wait for a later run.
    pub waiting: u64,
    /// The earliest instant at which one of them is due, in Unix milliseconds.
    pub next_due: Option<i64>,
}

/// What a run did at one publisher.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceCounts {
    /// Addresses met for the first time.
    pub found: u64,
    /// Requests answered with a body.
    pub fetched: u64,
    /// Requests answered with "not modified".
    pub unchanged: u64,
    /// Bytes received, as sent.
    pub bytes: u64,
    /// Articles among the answers, of which the body was found in `bodies`.
    pub articles: u64,
    /// Articles whose body was found.
    pub bodies: u64,
    /// Documents that were new.
    pub new_documents: u64,
    /// Known documents with another text or title.
    pub revised_documents: u64,
    /// Claims in new and revised documents.
    pub claims: u64,
    /// Addresses refused by robots.txt or the rules on addresses.
    pub refused: u64,
    /// Failures by reason, such as `404`, `timeout`, `dns`, `tls`.
    pub failures: BTreeMap<String, u64>,
}

/// Why a run stopped with addresses left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stopped {
    /// `--max-time` was over.
    Time,
    /// `--max-pages` were fetched.
    Pages,
    /// `--max-bytes` were received.
    Bytes,
    /// What is left is due later than a run waits for.
    Deferred,
    /// A signal asked for the end.
    Signal,
    /// The disk has less room than the settings ask for.
    Disk,
}

impl Stopped {
    /// Its word in the ledger of runs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Pages => "pages",
            Self::Bytes => "bytes",
            Self::Deferred => "deferred",
            Self::Signal => "signal",
            Self::Disk => "disk",
        }
    }
}

impl CrawlReport {
    /// Whether everything was done: the frontier is empty, and nothing failed.
    pub fn is_whole(&self) -> bool {
        self.waiting == 0 && self.stopped.is_none() && self.sources.values().all(|s| s.failures.is_empty())
    }

    /// The counts of a publisher, made when they are not there yet.
    pub fn source(&mut self, id: &str) -> &mut SourceCounts {
        self.sources.entry(id.to_owned()).or_default()
    }

    /// Sum over all publishers of one count.
    pub fn total(&self, count: impl Fn(&SourceCounts) -> u64) -> u64 {
        self.sources.values().map(count).sum()
    }
}
