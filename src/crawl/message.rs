//! What the parts of a crawl tell each other.
use super::reading::Taken;
use crate::archive::Exchange;
use crate::store::{Answer, Entry, Found, Host, Kind};
use std::sync::Arc;
use tokio::sync::{Notify, oneshot};

/// To the keeper, who alone writes.
#[derive(Debug)]
pub(super) enum Message {
    /// An authority's worker has room for `want` addresses, and so many under way.
    Next { authority: String, want: usize, under_way: usize, reply: oneshot::Sender<Handed> },
    /// What is known of an authority?
    Host { authority: String, reply: oneshot::Sender<Host> },
    /// What was learnt of an authority, with the site maps that its robots.txt names.
    Learnt(Box<Learnt>),
    /// What fetching an address came to.
    Answered(Box<Answered>),
    /// What reading an answer came to.
    Read(Box<Read>),
    /// An authority's worker goes, whatever is left.
    Left { authority: String },
    /// A second has passed.
    Tick,
}

/// What was learnt of an authority from its robots.txt.
#[derive(Debug)]
pub(super) struct Learnt {
    pub(super) authority: String,
    pub(super) source: String,
    pub(super) host: Host,
    /// The site maps that it names.
    pub(super) found: Vec<Found>,
    pub(super) exchange: Option<Box<Exchange>>,
    /// Word for the count of failures.
    pub(super) failure: Option<String>,
    pub(super) ack: oneshot::Sender<()>,
}

/// An answer, not yet kept.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) entry: Entry,
    pub(super) answer: Answer,
    pub(super) exchange: Option<Box<Exchange>>,
    /// Where a redirect leads.
    pub(super) found: Vec<Found>,
    /// The whole authority is to be left alone until then, in Unix milliseconds.
    pub(super) rest_until: Option<i64>,
    /// Word for the count of failures.
    pub(super) failure: Option<String>,
    /// Bytes received.
    pub(super) bytes: u64,
    pub(super) ack: oneshot::Sender<()>,
}

/// What reading an answer came to, not yet kept.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) entry: Entry,
    pub(super) taken: Taken,
}

/// What a worker is given.
#[derive(Debug)]
pub(super) enum Handed {
    /// Addresses to fetch, in this order.
    Entries(Vec<Entry>),
    /// Nothing before this instant, in Unix milliseconds.
    Later(i64),
    /// Nothing for now; new addresses are announced.
    Nothing,
}

/// From the keeper.
#[derive(Debug)]
pub(super) enum Wake {
    /// An authority without a worker has addresses; `news` tells its worker of more.
    Host { authority: String, news: Arc<Notify> },
    /// Nothing is left that could be done in this run.
    Idle,
}

/// Whether a kind of address lists others.
pub(super) fn lists(kind: Kind) -> bool {
    matches!(kind, Kind::Seed | Kind::Feed | Kind::Sitemap | Kind::Listing)
}
