//! The nightly run: crawl → read → extract → index → check → digest.
//!
//! Crawling, reading and extracting are the crawler's work; what comes after is told here. A run that dies leaves its
//! row in the ledger of runs open, and the next run's digest takes over what it had brought.
pub mod clock;
mod corrections;
mod digest;
mod error;
mod feed;
mod files;
mod health;
mod home;
mod markdown;
mod metrics;
mod news;
mod seeds;
mod text;
mod words;
mod world;

pub use corrections::{Changed, Figure};
pub use digest::{Correction, Counted, Digest, Findings, NewClaim, NewDocument, Place, Point, SCHEMA, Totals, Words};
pub use error::NightlyError;
pub use files::{FOLDER, replace};
pub use health::{Ailment, Nights, Trouble, judge};
pub use home::Home;
pub use markdown::markdown;
pub use metrics::text as metrics;
pub use seeds::{chosen, seeds};
pub use text::text;

use crate::crawl::{CrawlReport, Stopped};
use crate::index::{self, IndexError, Synced};
use crate::ontology::Ontology;
use crate::sources::Publishers;
use crate::store::{Run, Store, StoreError};
use crate::syndication::Aggregators;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use world::Before;

/// The command's name in the ledger of runs.
pub const COMMAND: &str = "nightly";
/// How many earlier runs are looked at for a source's history: a run an hour for the days that count.
const RUNS: usize = 24 * 16;

/// A run that died is taken up again when it began no longer ago than this.
const TAKEN_UP_MS: i64 = 12 * 3_600_000;
/// Outcome of a run that broke off.
const FAILED: &str = "failed";

/// What a run needs beside the crawl itself.
#[derive(Debug)]
pub struct Night<'a> {
    /// The data folder.
    pub data: &'a Path,
    /// Names of indices, provinces and so on.
    pub ontology: &'a Ontology,
    /// Who publishes where.
    pub publishers: &'a Publishers,
    /// Ids of the publishers that the run is about.
    pub asked: Vec<String>,
    /// The user's own province.
    pub home: Home<'a>,
    /// Digests are written in Vietnamese, else in English.
    pub vi: bool,
}

/// What a run came to.
#[derive(Debug)]
pub struct Told {
    /// What changed.
    pub digest: Digest,
    /// What the crawler did.
    pub report: CrawlReport,
    /// The digest's file for people.
    pub page: PathBuf,
    /// Why the index is not level with the store, when it is not. The next command tries again.
    pub index: Option<IndexTrouble>,
}

/// Why the index was left behind.
#[derive(Debug)]
pub enum IndexTrouble {
    /// Another process is writing it.
    Busy,
    /// It cannot be written.
    Failed(IndexError),
}

impl Told {
    /// Whether some sources gave nothing, or the run was cut short by more than its own budget.
    pub fn is_partial(&self) -> bool {
        self.digest.trouble.iter().any(Trouble::nothing_came) || matches!(self.report.stopped, Some(Stopped::Signal | Stopped::Disk))
    }
}

impl Night<'_> {
    /// Runs `crawl`, which is given the store, the number of the run and whether the run is one that died and is taken
    /// up again, and tells what it changed. The caller holds the lock of the data folder.
    ///
    /// # Errors
    /// When the crawl breaks off, or store or digest cannot be written. The run is then on record as failed, and what
    /// it brought stands in the digest of the next.
    pub fn run(
        &self,
        store: &mut Store,
        crawl: impl FnOnce(&mut Store, i64, bool) -> Result<CrawlReport, NightlyError>,
    ) -> Result<Told, NightlyError> {
        let began = Began::begin(store, now())?;
        let outcome = self.watched(store, &began, crawl);
        if let Err(e) = &outcome {
            // The failure that ended the run is the one to be told, also when the store is what failed.
            let _ = store.end_run(began.run, now(), FAILED, &serde_json::json!({ "error": e.to_string() }));
        }
        outcome
    }

    /// The crawl waits for others most of the time: meanwhile the store as it was is read and checked.
    fn watched(
        &self,
        store: &mut Store,
        began: &Began,
        crawl: impl FnOnce(&mut Store, i64, bool) -> Result<CrawlReport, NightlyError>,
    ) -> Result<Told, NightlyError> {
        store.know_aggregators(&Aggregators::of(self.publishers))?;
        let (snapshot, ontology) = (store.watch()?, self.ontology);
        std::thread::scope(|scope| {
            let before = scope.spawn(move || Before::of(snapshot, ontology));
            let report = crawl(store, began.run, began.resumed)?;
            let before = before.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            self.tell(store, began, report, before)
        })
    }

    fn tell(&self, store: &mut Store, began: &Began, report: CrawlReport, before: Before<'_>) -> Result<Told, NightlyError> {
        let (run, started) = (began.run, began.started);
        let index = match index::sync(store, &self.data.join(index::FOLDER), self.ontology) {
            Ok(Synced::Busy) => Some(IndexTrouble::Busy),
            Ok(_) => None,
            Err(e) => Some(IndexTrouble::Failed(e)),
        };
        let touched = store.touched(began.since, store.change_number()?)?;
        let name = |id: &str| self.publishers.get(id).map_or_else(|| id.to_owned(), |p| p.name.clone());
        // A run taken up again counts only what came after.
        let complete = !began.resumed && matches!(report.stopped, None | Some(Stopped::Deferred));
        let mut trouble = judge(&report.sources, started, complete, &store.nights_before(run, RUNS)?, name);
        trouble.extend(self.resting(store, &report, name)?);
        let mut digest = Digest {
            schema: SCHEMA,
            store: store.identity()?,
            run,
            started,
            home: self.home.name().map(str::to_owned),
            fetched: Totals::of(&report),
            trouble,
            ..Digest::default()
        };
        digest::documents(&mut digest, store, &touched, self.ontology, &self.home)?;
        let found = before.contradictions(store)?;
        let compared = store.compare_findings(&found)?;
        let mut news = compared.change.clone();
        if began.first {
            // What stood in the store before the first night is no news of the night.
            let brought: HashSet<&str> = touched.iter().map(|t| t.source.doc_id.as_str()).collect();
            news.new.retain(|finding| finding.documents.iter().any(|d| brought.contains(d.as_str())));
        }
        let open = news::quiet(store, &found, &compared.lives, &mut news)?;
        digest::findings(&mut digest, &news, open, store, &self.home);
        digest.ended = now();
        // Told first, put on record after: a run that dies in between is told again, never passed over.
        let page = files::publish(&digest, self.data, self.vi)?;
        store.record_findings(run, &compared)?;
        store.record_night(run, &report.sources)?;
        let told = Told { digest, report, page, index };
        let outcome = if told.is_partial() { "partial" } else { "fine" };
        store.end_run(run, now(), outcome, &told.report)?;
        Ok(told)
    }
}

impl Night<'_> {
    /// Sources that the run is about and did not ask, because they failed shortly before and are left alone for a while.
    fn resting(&self, store: &Store, report: &CrawlReport, name: impl Fn(&str) -> String) -> Result<Vec<Trouble>, StoreError> {
        let asked = |id: &str| report.sources.get(id).is_some_and(|c| c.fetched + c.unchanged + c.failures.values().sum::<u64>() > 0);
        let resting = store.resting_sources(now())?.into_iter().filter(|id| self.asked.contains(id) && !asked(id));
        let ailment = || Ailment::Unreachable { reason: "resting".to_owned(), failures: 0 };
        Ok(resting.map(|id| Trouble { name: name(&id), source: id, ailment: ailment() }).collect())
    }
}

/// A run as it begins.
struct Began {
    run: i64,
    started: i64,
    resumed: bool,
    /// No run has been told of yet.
    first: bool,
    /// The first change that no digest has told of.
    since: u64,
}

impl Began {
    /// Takes up the last run when it died a short while ago, else begins one. What runs brought that died or failed
    /// since the last finished one is this run's to tell.
    fn begin(store: &mut Store, now: i64) -> Result<Self, StoreError> {
        let earlier = store.last_runs(Some(COMMAND), RUNS)?;
        let untold = |run: &&Run| run.ended.is_none() || run.outcome.as_deref() == Some(FAILED);
        let since = earlier.iter().take_while(untold).map(|run| run.first_change).min();
        let died = earlier.first().filter(|run| run.ended.is_none() && now.saturating_sub(run.started) < TAKEN_UP_MS);
        let (run, started, resumed) = match died {
            Some(run) => (run.key, run.started, true),
            None => (store.begin_run(COMMAND, now)?, now, false),
        };
        let own = store.run(run)?.map_or(0, |r| r.first_change);
        Ok(Self { run, started, resumed, first: earlier.iter().all(|r| untold(&r)), since: since.unwrap_or(own) })
    }
}

/// Now, in Unix milliseconds.
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests;
