//! What the farm saw, and what politeness can be read from it.
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// One request.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Number of the site.
    pub site: usize,
    /// Path and query.
    pub path: String,
    /// Header lines, names in lower case.
    pub headers: Vec<(String, String)>,
    /// When the head of the request was read.
    pub start: Instant,
    /// When the answer was handed over or the connection was closed; `None` while it lasts.
    pub end: Option<Instant>,
    /// Status of the answer; 0 when there was none.
    pub status: u16,
}

/// All requests, in the order in which they came.
#[derive(Default)]
pub struct Log {
    entries: Mutex<Vec<Entry>>,
}

impl Log {
    pub(super) fn begin(&self, site: usize, path: &str, headers: &[(String, String)]) -> usize {
        let mut entries = self.entries.lock().unwrap();
        entries.push(Entry { site, path: path.to_owned(), headers: headers.to_vec(), start: Instant::now(), end: None, status: 0 });
        entries.len() - 1
    }

    pub(super) fn end(&self, entry: usize, status: u16, at: Instant) {
        let mut entries = self.entries.lock().unwrap();
        entries[entry].end = Some(at);
        entries[entry].status = status;
    }

    /// Everything so far.
    pub fn all(&self) -> Vec<Entry> {
        self.entries.lock().unwrap().clone()
    }

    /// What one site was asked, in order.
    pub fn of(&self, site: usize) -> Vec<Entry> {
        self.all().into_iter().filter(|e| e.site == site).collect()
    }

    /// How many requests there were so far: a mark to read on from.
    pub fn mark(&self) -> usize {
        self.entries.lock().unwrap().len()
    }
}

/// The most requests to one site that were open at the same instant. A request that has not ended lasts until now.
pub fn most_at_once(entries: &[Entry]) -> usize {
    let now = Instant::now();
    let overlaps = |at: &Entry| {
        let open = |e: &&Entry| e.start <= at.start && e.end.unwrap_or(now) > at.start;
        entries.iter().filter(open).count()
    };
    entries.iter().map(overlaps).max().unwrap_or_default()
}

/// The shortest time from one request to the next one to the same site.
pub fn shortest_pause(entries: &[Entry]) -> Option<Duration> {
    entries.windows(2).map(|pair| pair[1].start.saturating_duration_since(pair[0].start)).min()
}
