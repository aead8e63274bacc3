//! The keeper: the one thread that writes the archive and the store, and so the one that knows what is leased.
//!
//! What comes in while a batch is being written becomes the next batch: one write to the archive, one transaction. Only
//! after both do the workers hear that their answers are kept, and go on.
use super::message::{Answered, Handed, Message, Read, Wake, lists};
use super::polite::PATIENCE_MS;
use super::report::CrawlReport;
use super::writing::{After, Work};
use super::{CrawlRunError, now};
use crate::archive::{Encoder, Exchange, Kind as Brought, Writer};
use crate::store::{Durability, Entry, Kind, Scope, Store};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::Arc;
use tokio::sync::Notify;
use tokio::sync::mpsc::{Receiver, UnboundedSender};

/// Most messages of one batch.
const BATCH: usize = 512;

pub(super) struct Keeper<'a> {
    store: &'a mut Store,
    scope: Scope,
    archive: Writer,
    encoder: Encoder,
    run: i64,
    report: CrawlReport,
    wake: UnboundedSender<Wake>,
    /// Authorities with a worker.
    active: HashMap<String, Arc<Notify>>,
    leased: HashMap<String, HashSet<i64>>,
    /// Answers that are being read.
    reading: usize,
    /// Lists of a source that are leased or being read: until they are through, plain links are held back.
    lists_open: HashMap<String, HashSet<i64>>,
    /// Whether feeds or site maps of a source name its articles, so that its plain links need not be followed.
    named: HashMap<String, bool>,
    remembered: HashSet<u64>,
    hasher: foldhash::fast::FixedState,
    /// New addresses of this run, by authority, and the most that are taken.
    met: HashMap<String, u64>,
    most: u64,
    unsynced: bool,
}

impl<'a> Keeper<'a> {
    pub(super) fn new(
        store: &'a mut Store,
        scope: Scope,
        archive: Writer,
        run: i64,
        report: CrawlReport,
        most: u64,
        wake: UnboundedSender<Wake>,
    ) -> Self {
        Self {
            store,
            scope,
            archive,
            encoder: Encoder::new(),
            run,
            report,
            wake,
            active: HashMap::new(),
            leased: HashMap::new(),
            reading: 0,
            lists_open: HashMap::new(),
            named: HashMap::new(),
            remembered: HashSet::new(),
            hasher: foldhash::fast::FixedState::default(),
            met: HashMap::new(),
            most,
            unsynced: false,
        }
    }

    /// Works until nobody can send any more.
    pub(super) fn run(mut self, mut messages: Receiver<Message>) -> Result<CrawlReport, CrawlRunError> {
        for authority in self.store.waiting_authorities(&self.scope)? {
            self.wake(authority);
        }
        self.idle();
        while let Some(first) = messages.blocking_recv() {
            let mut batch = vec![first];
            while batch.len() < BATCH
                && let Ok(message) = messages.try_recv()
            {
                batch.push(message);
            }
            self.take(batch)?;
        }
        self.sync()?;
        Ok(self.report)
    }

    fn take(&mut self, batch: Vec<Message>) -> Result<(), CrawlRunError> {
        let (mut writes, mut asks, mut tick) = (Vec::new(), Vec::new(), false);
        for message in batch {
            match message {
                Message::Next { .. } | Message::Host { .. } => asks.push(message),
                Message::Left { authority } => self.left(&authority),
                Message::Tick => tick = true,
                other => writes.push(other),
            }
        }
        if !writes.is_empty() {
            let after = self.write(writes)?;
            // A worker whose run is over does not wait for its word.
            after.acks.into_iter().for_each(|ack| {
                let _ = ack.send(());
            });
            after.woken.into_iter().for_each(|authority| self.wake(authority));
        }
        for ask in asks {
            match ask {
                Message::Next { authority, want, under_way, reply } => {
                    let handed = self.next(&authority, want, under_way)?;
                    drop(reply.send(handed));
                }
                Message::Host { authority, reply } => drop(reply.send(self.store.host(&authority)?)),
                _ => {}
            }
        }
        if tick {
            self.sync()?;
        }
        self.idle();
        Ok(())
    }

    fn write(&mut self, mut writes: Vec<Message>) -> Result<After, CrawlRunError> {
        for message in &mut writes {
            match message {
                Message::Answered(answered) => {
                    if let Some(exchange) = answered.exchange.take() {
                        let place = self.archive(&exchange)?;
                        // An unchanged answer leaves the row pointing at the full one.
                        answered.answer.place = (exchange.kind == Brought::Response).then_some(place);
                    }
                }
                Message::Learnt(learnt) => {
                    if let Some(exchange) = learnt.exchange.take() {
                        self.archive(&exchange)?;
                    }
                }
                _ => {}
            }
        }
        self.archive.flush()?;
        let lengths = self.archive.lengths();
        self.unsynced = true;
        let now = now();
        let mut work = Work {
            run: self.run,
            report: &mut self.report,
            remembered: &mut self.remembered,
            hasher: &self.hasher,
            met: std::mem::take(&mut self.met),
            most: self.most,
            after: After::default(),
        };
        self.store.crawl_batch(now, Durability::Process, |batch| {
            for file in &lengths {
                batch.archive_length(&file.name, file.length, file.records)?;
            }
            writes.iter().try_for_each(|message| work.one(batch, message))
        })?;
        let Work { mut after, met, .. } = work;
        self.met = met;
        for message in writes {
            self.settle(message, &mut after);
        }
        Ok(after)
    }

    /// What the keeper itself remembers of a message that is kept now.
    fn settle(&mut self, message: Message, after: &mut After) {
        match message {
            Message::Answered(answered) => {
                let Answered { entry, answer, ack, .. } = *answered;
                if let Some(leased) = self.leased.get_mut(&entry.authority) {
                    leased.remove(&entry.key);
                }
                if answer.unread {
                    self.reading += 1;
                } else {
                    self.list_closed(&entry, after);
                }
                after.acks.push(ack);
            }
            Message::Read(read) => {
                let Read { entry, taken } = *read;
                self.reading = self.reading.saturating_sub(1);
                if taken.found.iter().any(|f| f.kind == Kind::Article) && matches!(entry.kind, Kind::Feed | Kind::Sitemap) {
                    self.named.insert(entry.source.clone(), true);
                }
                self.list_closed(&entry, after);
            }
            Message::Learnt(learnt) => after.acks.push(learnt.ack),
            _ => {}
        }
    }

    /// A list that is through may set links free that were held back.
    fn list_closed(&mut self, entry: &Entry, after: &mut After) {
        if !lists(entry.kind) {
            return;
        }
        if let Some(open) = self.lists_open.get_mut(&entry.source) {
            open.remove(&entry.key);
        }
        after.woken.push(entry.authority.clone());
    }

    fn archive(&mut self, exchange: &Exchange) -> Result<(String, u64, u64), CrawlRunError> {
        let place = self.archive.append(&self.encoder.encode(exchange))?;
        Ok((place.file, place.offset, place.length))
    }

    fn next(&mut self, authority: &str, want: usize, under_way: usize) -> Result<Handed, CrawlRunError> {
        let now = now();
        let host = self.store.host(authority)?;
        if host.not_before > now {
            return Ok(self.later(authority, host.not_before, now, under_way));
        }
        if under_way == 0 {
            // Whatever the worker was handed and did not begin is free again.
            self.leased.remove(authority);
        }
        let leased = self.leased.get(authority).map_or(0, HashSet::len);
        let mut entries = self.store.waiting(&self.scope, authority, now, false, want + leased)?;
        self.unleased(authority, &mut entries, want);
        if entries.is_empty() {
            entries = self.links(authority, now, want + leased)?;
            self.unleased(authority, &mut entries, want);
        }
        if !entries.is_empty() {
            let leased = self.leased.entry(authority.to_owned()).or_default();
            leased.extend(entries.iter().map(|e| e.key));
            for entry in entries.iter().filter(|e| lists(e.kind)) {
                self.lists_open.entry(entry.source.clone()).or_default().insert(entry.key);
            }
            return Ok(Handed::Entries(entries));
        }
        match self.store.next_due(&self.scope, authority, now)? {
            Some(due) => Ok(self.later(authority, due, now, under_way)),
            None => Ok(self.nothing(authority, under_way)),
        }
    }

    fn unleased(&self, authority: &str, entries: &mut Vec<Entry>, want: usize) {
        if let Some(leased) = self.leased.get(authority) {
            entries.retain(|e| !leased.contains(&e.key));
        }
        entries.truncate(want);
    }

    /// Plain links are followed only where nothing better tells which articles there are.
    fn links(&mut self, authority: &str, now: i64, limit: usize) -> Result<Vec<Entry>, CrawlRunError> {
        let links = self.store.waiting(&self.scope, authority, now, true, limit)?;
        let Some(source) = links.first().map(|e| e.source.clone()) else { return Ok(links) };
        if self.lists_open.get(&source).is_some_and(|open| !open.is_empty()) {
            return Ok(Vec::new());
        }
        let named = match self.named.get(&source) {
            Some(named) => *named,
            None => {
                let named = self.store.names_articles(&source)?;
                self.named.insert(source.clone(), named);
                named
            }
        };
        if !named {
            return Ok(links);
        }
        self.store.crawl_batch(now, Durability::Process, |batch| batch.pass_over_links(authority))?;
        Ok(Vec::new())
    }

    fn later(&mut self, authority: &str, due: i64, now: i64, under_way: usize) -> Handed {
        if due - now <= PATIENCE_MS { Handed::Later(due) } else { self.nothing(authority, under_way) }
    }

    fn nothing(&mut self, authority: &str, under_way: usize) -> Handed {
        if under_way == 0 {
            self.active.remove(authority);
            self.leased.remove(authority);
        }
        Handed::Nothing
    }

    fn left(&mut self, authority: &str) {
        self.active.remove(authority);
        self.leased.remove(authority);
    }

    /// Tells an authority's worker of news, and has one made where there is none.
    fn wake(&mut self, authority: String) {
        if let Some(news) = self.active.get(&authority) {
            news.notify_one();
            return;
        }
        let news = Arc::new(Notify::new());
        self.active.insert(authority.clone(), Arc::clone(&news));
        // Nobody listens any more when the run is over.
        drop(self.wake.send(Wake::Host { authority, news }));
    }

    fn idle(&self) {
        if self.active.is_empty() && self.reading == 0 {
            drop(self.wake.send(Wake::Idle));
        }
    }

    /// Brings everything committed to the disk: archive first, then the store that speaks of it.
    fn sync(&mut self) -> Result<(), CrawlRunError> {
        if std::mem::take(&mut self.unsynced) {
            self.archive.sync()?;
            self.store.crawl_batch(now(), Durability::Power, |batch| batch.archive_synced())?;
        }
        Ok(())
    }
}
