//! A crawl from its first address to its report.
//!
//! One thread waits for the network (a worker per authority), one keeps (archive and store), the others read and extract.
//! Nobody else writes, so what is kept is always whole; a worker goes on only when its last answer is kept, so at most
//! one page an authority (or as many as are asked for at once) is ever in the air.
use super::client::Client;
use super::keeper::Keeper;
use super::lock::Lock;
use super::message::{Message, Read, Wake};
use super::reading::{self, Page, Taken, Tools};
use super::report::{CrawlReport, Stopped};
use super::settings::{Seed, Settings};
use super::sites::Sites;
use super::worker::{self, Shared};
use super::writing;
use super::{CrawlRunError, now};
use crate::archive::{self, Committed, Place, Writer};
use crate::discover::{Gate, canonical};
use crate::ontology::Ontology;
use crate::sources::Publishers;
use crate::store::{Durability, Entry, Found, Kind, Scope, Store, Unread};
use crate::syndication::Aggregators;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc::{self, Receiver, Sender, UnboundedReceiver};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Answers that wait to be read; beyond it the network waits.
const PAGES: usize = 64;
/// Messages that wait for the keeper.
const MESSAGES: usize = 1024;
/// Readings begun in vain, after which an answer is left unread.
const READINGS: u32 = 5;
/// Every so many seconds the disk's room is looked at.
const DISK_EVERY: u64 = 10;

/// A crawl to be run.
#[derive(Debug)]
pub struct Crawl<'a> {
    /// The data folder; the archive lies in its folder `archive`.
    pub dir: &'a Path,
    /// The lock of that folder.
    pub lock: &'a Lock,
    /// Number of the run in the ledger.
    pub run: i64,
    /// The run was begun by a process that died: lists that it has read are not read again.
    pub resumed: bool,
    /// Where to begin.
    pub seeds: &'a [Seed],
    /// How to go about it.
    pub settings: Settings,
    /// Names of indices, provinces and so on.
    pub ontology: &'a Ontology,
    /// Who publishes where.
    pub publishers: Arc<Publishers>,
}

/// How far a crawl is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Pages asked for.
    pub pages: u64,
    /// Bytes received.
    pub bytes: u64,
}

impl Crawl<'_> {
    /// Crawls until nothing is left that is due within a minute, or until a limit of the settings or a signal ends it.
    /// `progress` is told every second how far it is.
    ///
    /// # Errors
    /// When store or archive cannot be written. What was kept until then stays, and the next run goes on from there.
    pub fn run(self, store: &mut Store, mut progress: impl FnMut(Progress)) -> Result<CrawlReport, CrawlRunError> {
        store.know_aggregators(&Aggregators::of(&self.publishers))?;
        let folder = self.dir.join(archive::FOLDER);
        let writer = self.settle(store, &folder)?;
        let sites = Arc::new(Sites::new(Arc::clone(&self.publishers), self.seeds, &self.settings));
        let gate = Gate::new(self.ontology);
        let (sample, reports) = (self.settings.sample, &self.settings.reports);
        let tools = Tools { ontology: self.ontology, sites: &sites, gate, sample, reports };
        let mut report = CrawlReport::default();
        self.catch_up(store, &folder, &tools, &mut report)?;
        self.seed(store)?;
        let (to_keeper, messages) = mpsc::channel(MESSAGES);
        let (to_readers, pages) = mpsc::channel(PAGES);
        let (to_engine, wakes) = mpsc::unbounded_channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(CrawlRunError::Start)?;
        let shared = Arc::new(Shared {
            client: Client::new(&self.settings.agent, self.settings.permission.clone(), self.settings.timeout)?,
            settings: self.settings.clone(),
            sites: Arc::clone(&sites),
            keeper: to_keeper.clone(),
            pages: to_readers.clone(),
            stop: watch::channel(None).0,
            pages_fetched: AtomicU64::new(0),
            bytes_fetched: AtomicU64::new(0),
            paces: Mutex::default(),
        });
        let keeper = Keeper::new(store, self.scope(), writer, self.run, report, self.settings.max_addresses, to_engine);
        let pages = Mutex::new(pages);
        let mut report = std::thread::scope(|scope| {
            let keeping = scope.spawn(move || keeper.run(messages));
            for _ in 0..std::thread::available_parallelism().map_or(2, std::num::NonZero::get) {
                let (to_keeper, tools, pages) = (to_keeper.clone(), &tools, &pages);
                scope.spawn(move || read_all(tools, pages, &to_keeper));
            }
            drop(to_readers);
            drop(to_keeper);
            let dir = self.dir;
            let deadline = self.settings.max_time;
            runtime.block_on(conduct(&shared, wakes, deadline, dir, &mut progress));
            let stopped = *shared.stop.borrow();
            // With the last senders gone, readers and keeper come to their end. Name look-ups still under way are left.
            drop(shared);
            runtime.shutdown_background();
            let report = keeping.join().map_err(|_| CrawlRunError::Thread)??;
            Ok::<_, CrawlRunError>(CrawlReport { stopped, ..report })
        })?;
        self.catch_up(store, &folder, &tools, &mut report)?;
        store.settle_groups()?;
        (report.waiting, report.next_due) = store.waiting_count(&self.scope())?;
        report.stopped = report.stopped.or((report.waiting > 0).then_some(Stopped::Deferred));
        Ok(report)
    }

    /// Brings archive and store to what both hold.
    fn settle(&self, store: &mut Store, folder: &Path) -> Result<Writer, CrawlRunError> {
        let known = store.archive_files()?;
        let committed: Vec<Committed> =
            known.into_iter().map(|f| Committed { name: f.name, length: f.length, synced: f.synced, records: f.records }).collect();
        let opened = Writer::open(folder, &committed, archive::ROTATE_AT)?;
        store.crawl_batch(now(), Durability::Power, |batch| {
            for damage in &opened.damaged {
                batch.archive_lost(&damage.name, damage.good_length)?;
            }
            Ok(())
        })?;
        Ok(opened.writer)
    }

    /// Reads what is archived and not yet read: what an earlier run did not come to, and copies whose original has turned
    /// out to be something else. A page on which the program died more than once is left.
    fn catch_up(&self, store: &mut Store, folder: &Path, tools: &Tools<'_>, report: &mut CrawlReport) -> Result<(), CrawlRunError> {
        let mut after = 0;
        loop {
            let unread = store.unread(after, PAGES)?;
            let Some(last) = unread.last() else { return Ok(()) };
            after = last.entry.key;
            // Where the program died once, one page at a time is read: else all would be blamed for one, or for a kill
            // that none of them had a part in.
            let step = if unread.iter().any(|u| u.readings > 0) { 1 } else { PAGES };
            for part in unread.chunks(step) {
                store.crawl_batch(now(), Durability::Process, |batch| part.iter().try_for_each(|u| batch.reading_begun(u.entry.key)))?;
                let read: Vec<_> = part.par_iter().map(|unread| again(unread, folder, tools)).collect();
                writing::keep_read(store, self.run, report, &read)?;
            }
        }
    }

    fn scope(&self) -> Scope {
        Scope::new(self.seeds.iter().map(|s| s.source.as_str()))
    }

    fn seed(&self, store: &mut Store) -> Result<(), CrawlRunError> {
        let found: Vec<Found> = self.seeds.iter().flat_map(seeds_of).collect();
        store.crawl_batch(now(), Durability::Power, |batch| {
            if !self.resumed {
                batch.begin(&self.scope())?;
            }
            found.iter().try_for_each(|f| batch.found(f).map(|_| ()))
        })?;
        Ok(())
    }
}

/// A seed, and the home page of its site, which names feeds and site maps.
fn seeds_of(seed: &Seed) -> Vec<Found> {
    let of = |url: &url::Url, kind: Kind| {
        Some(Found {
            url: canonical::key(url).into(),
            authority: super::authority(url)?,
            source: seed.source.clone(),
            kind,
            priority: u8::from(!matches!(kind, Kind::Feed | Kind::Sitemap)),
            depth: 0,
            hops: 0,
            parent: None,
            modified: None,
            refused: None,
        })
    };
    let home = (seed.kind == Kind::Seed && seed.url.path().len() > 1).then(|| seed.url.join("/").ok()).flatten();
    // A home page that nobody named may be missing.
    let home = home.and_then(|url| of(&url, Kind::Seed)).map(|found| Found { depth: 1, ..found });
    [of(&seed.url, seed.kind), home].into_iter().flatten().collect()
}

/// Runs the workers until the keeper says that nothing is left.
async fn conduct(
    shared: &Arc<Shared>,
    mut wakes: UnboundedReceiver<Wake>,
    max_time: Option<Duration>,
    dir: &Path,
    progress: &mut impl FnMut(Progress),
) {
    let mut workers = JoinSet::new();
    let mut tick = tokio::time::interval(Duration::from_secs(1));
    let end = async {
        match max_time {
            Some(time) => tokio::time::sleep(time).await,
            None => std::future::pending().await,
        }
    };
    tokio::pin!(end);
    let mut over = false;
    let mut seconds = 0;
    end_on_signals(&shared.stop);
    loop {
        tokio::select! {
            wake = wakes.recv() => match wake {
                Some(Wake::Host { authority, news }) => {
                    workers.spawn(worker::work(Arc::clone(shared), authority, news));
                }
                // The keeper says so whenever nothing is under way: with workers left it speaks of the past.
                Some(Wake::Idle) if wakes.is_empty() => break,
                Some(Wake::Idle) => {}
                None => break,
            },
            Some(_) = workers.join_next(), if !workers.is_empty() => {}
            _ = tick.tick() => {
                // A full channel means that the keeper is at work anyway.
                drop(shared.keeper.try_send(Message::Tick));
                let told = Progress {
                    pages: shared.pages_fetched.load(Ordering::Relaxed),
                    bytes: shared.bytes_fetched.load(Ordering::Relaxed),
                };
                progress(told);
                seconds += 1;
                if seconds % DISK_EVERY == 0 && fs4::available_space(dir).is_ok_and(|free| free < shared.settings.min_free) {
                    shared.stop(Stopped::Disk);
                }
            }
            () = &mut end, if !over => {
                over = true;
                shared.stop(Stopped::Time);
            }
        }
    }
    // On a failed keeper workers find their channel closed; else there are none left.
    workers.shutdown().await;
}

/// Ctrl-C and, on Unix, the request to end that a service manager sends, stop the run cleanly. The tasks end with the
/// runtime; they hold nothing but the switch.
fn end_on_signals(stop: &watch::Sender<Option<Stopped>>) {
    let switch = stop.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            worker::stop(&switch, Stopped::Signal);
        }
    });
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        let switch = stop.clone();
        tokio::spawn(async move {
            if terminate.recv().await.is_some() {
                worker::stop(&switch, Stopped::Signal);
            }
        });
    }
}

/// Reads answers as they come, until the last sender is gone.
fn read_all(tools: &Tools<'_>, pages: &Mutex<Receiver<Page>>, to_keeper: &Sender<Message>) {
    loop {
        // Held while waiting: whoever waits next takes the next page.
        let page = pages.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(page) = page else { return };
        let taken = taken(tools, &page);
        if to_keeper.blocking_send(Message::Read(Box::new(Read { entry: page.entry, taken }))).is_err() {
            return;
        }
    }
}

/// Reads an answer out of the archive.
fn again(unread: &Unread, folder: &Path, tools: &Tools<'_>) -> (Entry, Taken) {
    let Unread { entry, readings, place: (file, offset, length) } = unread;
    let entry = entry.clone();
    if *readings >= READINGS {
        return (entry, Taken::because("reading failed again and again"));
    }
    let taken = match archive::read_at(folder, &Place { file: file.clone(), offset: *offset, length: *length }, reading::DECODED_LIMIT) {
        Ok(stored) => {
            let content_type = stored.header("Content-Type");
            let page = Page { content_type, encoding: None, body: stored.body, fetched: stored.instant_ms, entry: entry.clone() };
            taken(tools, &page)
        }
        Err(e) => Taken::because(&e.to_string()),
    };
    (entry, taken)
}

/// A panic in a parser must not stop the run.
fn taken(tools: &Tools<'_>, page: &Page) -> Taken {
    catch_unwind(AssertUnwindSafe(|| tools.take(page))).unwrap_or_else(|_| Taken::because("the reader failed on it"))
}
