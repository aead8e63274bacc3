//! What the messages of a batch change in the store; the transaction is open.
use super::message::{Answered, Learnt, Message};
use super::reading::{Alias, Taken};
use super::report::CrawlReport;
use super::{CrawlRunError, now};
use crate::store::{Answer, Batch, Durability, Entry, Found, Item, Met, Outcome, State, Store};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::hash::BuildHasher;
use tokio::sync::oneshot;

/// Most redirects that are followed from one address.
pub(super) const REDIRECTS: u32 = 6;
/// Addresses that were met and are remembered, so that the store need not be asked of them again.
const REMEMBERED: usize = 200_000;

/// What a batch leaves to be done once it is kept.
#[derive(Default)]
pub(super) struct After {
    pub(super) acks: Vec<oneshot::Sender<()>>,
    pub(super) woken: Vec<String>,
}

/// Keeps what reading came to, where no network is at work.
pub(super) fn keep_read(store: &mut Store, run: i64, report: &mut CrawlReport, read: &[(Entry, Taken)]) -> Result<(), CrawlRunError> {
    let hasher = foldhash::fast::FixedState::default();
    let mut remembered = HashSet::new();
    store.crawl_batch(now(), Durability::Process, |batch| {
        let mut work = Work {
            run,
            report,
            remembered: &mut remembered,
            hasher: &hasher,
            met: HashMap::new(),
            most: u64::MAX,
            after: After::default(),
        };
        read.iter().try_for_each(|(entry, taken)| work.read(batch, entry, taken))
    })?;
    Ok(())
}

/// One batch at work: the store's transaction is open.
pub(super) struct Work<'k> {
    pub(super) run: i64,
    pub(super) report: &'k mut CrawlReport,
    pub(super) remembered: &'k mut HashSet<u64>,
    pub(super) hasher: &'k foldhash::fast::FixedState,
    pub(super) met: HashMap<String, u64>,
    pub(super) most: u64,
    pub(super) after: After,
}

impl Work<'_> {
    pub(super) fn one(&mut self, batch: &mut Batch<'_>, message: &Message) -> Result<(), rusqlite::Error> {
        match message {
            Message::Answered(answered) => self.answered(batch, answered),
            Message::Read(read) => self.read(batch, &read.entry, &read.taken),
            Message::Learnt(learnt) => self.learnt(batch, learnt),
            _ => Ok(()),
        }
    }

    fn learnt(&mut self, batch: &mut Batch<'_>, learnt: &Learnt) -> Result<(), rusqlite::Error> {
        batch.host(&learnt.authority, &learnt.host)?;
        if let Some(failure) = &learnt.failure {
            *self.report.source(&learnt.source).failures.entry(failure.clone()).or_default() += 1;
        }
        self.all_found(batch, &learnt.found)
    }

    fn answered(&mut self, batch: &mut Batch<'_>, answered: &Answered) -> Result<(), rusqlite::Error> {
        let Answered { entry, answer, found, rest_until, failure, bytes, .. } = answered;
        if let (State::Moved, Some(target)) = (answer.state, found.first())
            && comes_back(batch, &entry.url, &target.url)?
        {
            let looping = Answer { state: State::Failed, reason: Some("redirect loop".to_owned()), ..answer.clone() };
            *self.report.source(&entry.source).failures.entry("redirect loop".to_owned()).or_default() += 1;
            return batch.answer(self.run, &looping);
        }
        batch.answer(self.run, answer)?;
        if let Some(until) = rest_until {
            batch.rest(&entry.authority, *until, failure.is_some())?;
        } else if answer.status.is_some() {
            batch.reached(&entry.authority)?;
        }
        let counts = self.report.source(&entry.source);
        counts.bytes += bytes;
        match (answer.state, answer.status) {
            (State::Refused, _) => counts.refused += 1,
            (State::Done, Some(304)) => counts.unchanged += 1,
            (State::Done, _) => counts.fetched += 1,
            _ => {}
        }
        if let Some(failure) = failure {
            *counts.failures.entry(failure.clone()).or_default() += 1;
        }
        if matches!(answer.state, State::Gone | State::Failed | State::Refused) {
            // They are read at the end of the run.
            batch.read_copies_of(&entry.url)?;
        }
        self.all_found(batch, found)
    }

    fn read(&mut self, batch: &mut Batch<'_>, entry: &Entry, taken: &Taken) -> Result<(), rusqlite::Error> {
        self.all_found(batch, &taken.found)?;
        let counts = self.report.source(&entry.source);
        if let Some(body) = taken.body {
            counts.articles += 1;
            counts.bodies += u64::from(body);
        }
        let item = match (&taken.alias, &taken.item) {
            (Some(alias), Some(item)) => named_otherwise(batch, alias, item)?,
            (_, item) => item.as_ref(),
        };
        for item in item.into_iter().chain(&taken.items) {
            let outcome = batch.put(item)?;
            match outcome {
                Outcome::New => counts.new_documents += 1,
                Outcome::Revision => counts.revised_documents += 1,
                Outcome::Reextracted | Outcome::Unchanged => {}
            }
            if matches!(outcome, Outcome::New | Outcome::Revision) {
                counts.claims += item.extraction.claims.len() as u64;
            }
        }
        let document = item.map(|item| item.document.id.as_str()).or(taken.document.as_deref());
        batch.read(entry.key, document, taken.reason.as_deref())?;
        if taken.alias.is_none() {
            batch.read_copies_of(&entry.url)?;
        }
        Ok(())
    }

    fn all_found(&mut self, batch: &mut Batch<'_>, all: &[Found]) -> Result<(), rusqlite::Error> {
        let mut last = None;
        for found in all {
            // Whether it was met before and nothing new is said of it.
            let mark = self.hasher.hash_one((&found.url, found.kind, found.priority, found.modified, found.refused.is_some()));
            if self.remembered.contains(&mark) {
                continue;
            }
            if self.remembered.len() >= REMEMBERED {
                self.remembered.clear();
            }
            if self.met.get(&found.authority).is_some_and(|n| *n >= self.most) && !batch.is_known(&found.url)? {
                *self.report.source(&found.source).failures.entry("too many addresses".to_owned()).or_default() += 1;
                continue;
            }
            let met = batch.found(found)?;
            self.remembered.insert(mark);
            if met == Met::New {
                *self.met.entry(found.authority.clone()).or_default() += 1;
            }
            let counts = self.report.source(&found.source);
            match met {
                Met::New => counts.found += 1,
                Met::Refused => counts.refused += 1,
                Met::Again | Met::Known => {}
            }
            if matches!(met, Met::New | Met::Again) && last != Some(&found.authority) {
                last = Some(&found.authority);
                self.after.woken.push(found.authority.clone());
            }
        }
        Ok(())
    }
}

/// A page that calls another address its name: the document that it gives. None while that address is still to come,
/// and none when it holds the same. Some sites name the same address on all their pages; then each speaks for itself.
fn named_otherwise<'t>(batch: &Batch<'_>, alias: &'t Alias, item: &'t Item) -> Result<Option<&'t Item>, rusqlite::Error> {
    match batch.document(&alias.url)? {
        Some((title, text)) if title == item.document.title || text == item.document.text => Ok(None),
        Some(_) => Ok(Some(&alias.own)),
        None if batch.is_pending(&alias.url)? => Ok(None),
        None => Ok(Some(item)),
    }
}

/// Whether redirects from `target` on, as far as they are known, lead back to `url`.
fn comes_back(batch: &Batch<'_>, url: &str, target: &str) -> Result<bool, rusqlite::Error> {
    let mut at = target.to_owned();
    for _ in 0..REDIRECTS {
        if at == url {
            return Ok(true);
        }
        match batch.moved_to(&at)? {
            Some(next) => at = next,
            None => return Ok(false),
        }
    }
    Ok(true)
}
