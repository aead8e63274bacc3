//! Writing what a crawl did: answers, addresses and documents of one batch, all or none.
use super::frontier::{Answer, Found, Host, Kind, Scope, State};
use super::rows::to_word;
use super::syndication::Touched;
use super::write::{next_change, put_one};
use super::{Item, Outcome, Store, StoreError};
use rusqlite::{Error, OptionalExtension, Transaction, TransactionBehavior, params};

/// How much a commit costs and what it withstands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Withstands the death of the process. A power cut may lose the last commits, never the file.
    Process,
    /// Withstands a power cut.
    Power,
}

/// One batch of a crawl inside its transaction; see [`Store::crawl_batch`].
#[derive(Debug)]
pub struct Batch<'a> {
    db: &'a Transaction<'a>,
    now: i64,
    change: Option<i64>,
    touched: Touched,
}

/// What meeting an address came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// It was new, and now waits.
    New,
    /// It was new and is refused.
    Refused,
    /// It was known, and waits again because its list says that it changed.
    Again,
    /// It was known.
    Known,
}

impl Store {
    /// Runs `work` in one transaction. `now` is the instant of the batch in Unix milliseconds.
    ///
    /// # Errors
    /// As for [`Store::put`]; nothing of the batch is kept then.
    pub fn crawl_batch<T>(
        &mut self,
        now: i64,
        durability: Durability,
        work: impl FnOnce(&mut Batch<'_>) -> Result<T, Error>,
    ) -> Result<T, StoreError> {
        let path = self.path.clone();
        let level = if durability == Durability::Power { "FULL" } else { "NORMAL" };
        let run = || {
            self.db.pragma_update(None, "synchronous", level)?;
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut batch = Batch { db: &transaction, now, change: None, touched: Touched::default() };
            let value = work(&mut batch)?;
            batch.touched.regroup(&transaction)?;
            transaction.commit()?;
            Ok(value)
        };
        let outcome = run();
        // Whoever writes next gets what a store promises, whatever happened here.
        let restored = self.db.pragma_update(None, "synchronous", "FULL");
        outcome.and_then(|value| restored.map(|()| value)).map_err(|e| StoreError::from_sqlite(&path, e))
    }
}

impl Batch<'_> {
    /// Takes note of an address.
    pub fn found(&mut self, found: &Found) -> Result<Met, Error> {
        let known = self
            .db
            .prepare_cached("SELECT key, state, reason, kind, priority, modified, fetched FROM frontier WHERE url = ?1")?
            .query_row([&found.url], |row| {
                Ok(Known {
                    key: row.get(0)?,
                    state: row.get(1)?,
                    reason: row.get(2)?,
                    kind: row.get(3)?,
                    priority: row.get(4)?,
                    modified: row.get(5)?,
                    fetched: row.get(6)?,
                })
            })
            .optional()?;
        match known {
            None => self.insert(found),
            Some(known) => self.again(&known, found),
        }
    }

    fn insert(&mut self, found: &Found) -> Result<Met, Error> {
        let state = if found.refused.is_some() { State::Refused } else { State::Waiting };
        self.db
            .prepare_cached(
                "INSERT INTO frontier(url, authority, source, kind, state, priority, due, reason, depth, hops, parent, found, modified)
                 VALUES (?1,?2,?3,?4,?5,?6,0,?7,?8,?9,?10,?11,?12)",
            )?
            .execute(params![
                found.url,
                found.authority,
                found.source,
                to_word(&found.kind),
                to_word(&state),
                found.priority,
                found.refused,
                found.depth,
                found.hops,
                found.parent,
                self.now,
                found.modified,
            ])?;
        Ok(if found.refused.is_some() { Met::Refused } else { Met::New })
    }

    /// A known address tells something new only when a better list names it, or says that it changed.
    fn again(&mut self, known: &Known, found: &Found) -> Result<Met, Error> {
        let link = to_word(&Kind::Link);
        let named = known.kind == link && found.kind != Kind::Link;
        let changed = found.modified.is_some_and(|m| m > known.modified.unwrap_or(i64::MIN));
        let passed_over = known.state == to_word(&State::Refused) && known.reason.as_deref().is_some_and(may_be_lifted);
        let lifted = passed_over && found.refused.is_none();
        let newer = changed && known.fetched.is_some_and(|f| found.modified.is_some_and(|m| m > f));
        let waits = known.state == to_word(&State::Waiting);
        let wakes = lifted || (newer && [State::Done, State::Gone].iter().any(|s| known.state == to_word(s)));
        let sooner = waits && found.priority < known.priority;
        if !(named || changed || wakes || sooner) {
            return Ok(Met::Known);
        }
        self.db
            .prepare_cached(
                "UPDATE frontier SET kind = CASE WHEN ?2 THEN ?3 ELSE kind END, modified = max(coalesce(modified, ?4), coalesce(?4, modified)),
                 priority = min(priority, ?5), state = CASE WHEN ?6 THEN 'waiting' ELSE state END,
                 due = CASE WHEN ?6 THEN 0 ELSE due END, attempts = CASE WHEN ?6 THEN 0 ELSE attempts END,
                 reason = CASE WHEN ?6 THEN NULL ELSE reason END WHERE key = ?1",
            )?
            .execute(params![known.key, named, to_word(&found.kind), found.modified, found.priority, wakes])?;
        Ok(if wakes { Met::Again } else { Met::Known })
    }

    /// Keeps what fetching an address came to.
    pub fn answer(&mut self, run: i64, answer: &Answer) -> Result<(), Error> {
        let archive = match &answer.place {
            Some((name, ..)) => Some(self.archive_key(name)?),
            None => None,
        };
        let place = answer.place.as_ref().map(|(_, at, length)| (offset(*at), offset(*length)));
        let validators = answer.validators.as_ref();
        self.db
            .prepare_cached(
                "UPDATE frontier SET state = ?2, due = ?3, attempts = ?4, reason = ?5, status = ?6, run = ?7, fetched = ?8,
                 etag = CASE WHEN ?9 THEN ?10 ELSE etag END, last_modified = CASE WHEN ?9 THEN ?11 ELSE last_modified END,
                 digest = CASE WHEN ?9 THEN ?12 ELSE digest END,
                 archive = coalesce(?13, archive), at = coalesce(?14, at), length = coalesce(?15, length), unread = ?16 WHERE key = ?1",
            )?
            .execute(params![
                answer.key,
                to_word(&answer.state),
                answer.due,
                answer.attempts,
                answer.reason,
                answer.status,
                run,
                answer.fetched,
                validators.is_some(),
                validators.and_then(|v| v.etag.as_deref()),
                validators.and_then(|v| v.last_modified.as_deref()),
                validators.map(|v| v.digest.as_str()),
                archive,
                place.map(|p| p.0),
                place.map(|p| p.1),
                answer.unread,
            ])?;
        Ok(())
    }

    /// Marks an address as read, and keeps which document it gave and what reading it came to.
    pub fn read(&mut self, key: i64, document: Option<&str>, reason: Option<&str>) -> Result<(), Error> {
        self.db
            .prepare_cached("UPDATE frontier SET unread = 0, document = coalesce(?2, document), reason = ?3 WHERE key = ?1")?
            .execute(params![key, document, reason])?;
        Ok(())
    }

    /// Notes that reading an answer is begun once more.
    pub fn reading_begun(&mut self, key: i64) -> Result<(), Error> {
        self.db.prepare_cached("UPDATE frontier SET unread = unread + 1 WHERE key = ?1")?.execute([key])?;
        Ok(())
    }

    /// Has the pages that call this address their own name read again, now that it is known what it holds itself.
    pub fn read_copies_of(&mut self, url: &str) -> Result<usize, Error> {
        self.db
            .prepare_cached("UPDATE frontier SET unread = 1 WHERE document = ?1 AND url <> ?1 AND state = 'done' AND archive IS NOT NULL")?
            .execute([url])
    }

    /// Puts a document in, as [`Store::put`] does.
    pub fn put(&mut self, item: &Item) -> Result<Outcome, Error> {
        let change = match self.change {
            Some(change) => change,
            None => *self.change.insert(next_change(self.db)?),
        };
        put_one(self.db, item, change, &mut self.touched)
    }

    /// What is known of a document: headline and text of its latest revision.
    pub fn document(&self, id: &str) -> Result<Option<(String, String)>, Error> {
        self.db
            .prepare_cached(
                "SELECT r.title, r.text FROM documents d JOIN revisions r ON r.document = d.key AND r.number = d.revision WHERE d.id = ?1",
            )?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
    }

    /// Whether an address was ever met.
    pub fn is_known(&self, url: &str) -> Result<bool, Error> {
        self.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM frontier WHERE url = ?1)")?.query_row([url], |row| row.get(0))
    }

    /// Whether an address is still to be fetched or read.
    pub fn is_pending(&self, url: &str) -> Result<bool, Error> {
        self.db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM frontier WHERE url = ?1 AND (state = 'waiting' OR unread > 0))")?
            .query_row([url], |row| row.get(0))
    }

    /// Where an address leads, when it was moved.
    pub fn moved_to(&self, url: &str) -> Result<Option<String>, Error> {
        self.db
            .prepare_cached("SELECT reason FROM frontier WHERE url = ?1 AND state = 'moved' AND reason IS NOT NULL")?
            .query_row([url], |row| row.get(0))
            .optional()
    }

    /// Keeps what is known of an authority.
    pub fn host(&mut self, authority: &str, host: &Host) -> Result<(), Error> {
        self.db
            .prepare_cached(
                "INSERT INTO hosts(authority, robots, robots_status, robots_fetched, not_before, failures) VALUES (?1,?2,?3,?4,?5,?6)
                 ON CONFLICT(authority) DO UPDATE SET robots = excluded.robots, robots_status = excluded.robots_status,
                 robots_fetched = excluded.robots_fetched, not_before = excluded.not_before, failures = excluded.failures",
            )?
            .execute(params![authority, host.robots, host.robots_status, host.robots_fetched, host.not_before, host.failures])?;
        Ok(())
    }

    /// Leaves an authority alone until then; `failed` when it could not be reached at all.
    pub fn rest(&mut self, authority: &str, until: i64, failed: bool) -> Result<(), Error> {
        self.db
            .prepare_cached(
                "INSERT INTO hosts(authority, not_before, failures) VALUES (?1, ?2, ?3)
                 ON CONFLICT(authority) DO UPDATE SET not_before = max(not_before, ?2), failures = failures + ?3",
            )?
            .execute(params![authority, until, failed])?;
        Ok(())
    }

    /// Notes that an authority answers.
    pub fn reached(&mut self, authority: &str) -> Result<(), Error> {
        self.db.prepare_cached("UPDATE hosts SET failures = 0 WHERE authority = ?1 AND failures > 0")?.execute([authority])?;
        Ok(())
    }

    /// Plain links of an authority need not be followed: its articles are named elsewhere.
    pub fn pass_over_links(&mut self, authority: &str) -> Result<usize, Error> {
        self.db
            .prepare_cached(
                "UPDATE frontier SET state = 'refused', reason = 'not followed' WHERE authority = ?1 AND state = 'waiting' AND kind = 'link'",
            )?
            .execute([authority])
    }

    /// Keeps how far a file of the archive is committed.
    pub fn archive_length(&mut self, name: &str, length: u64, records: u64) -> Result<(), Error> {
        let key = self.archive_key(name)?;
        self.db.prepare_cached("UPDATE archives SET length = ?2, records = ?3 WHERE key = ?1 AND length <> ?2")?.execute(params![
            key,
            offset(length),
            offset(records)
        ])?;
        Ok(())
    }

    /// Notes that all committed bytes of the archive lie on the disk.
    pub fn archive_synced(&mut self) -> Result<(), Error> {
        self.db.prepare_cached("UPDATE archives SET synced = length WHERE synced <> length")?.execute([])?;
        Ok(())
    }

    /// A file of the archive holds less than was committed: what lies beyond is fetched again.
    pub fn archive_lost(&mut self, name: &str, good: u64) -> Result<usize, Error> {
        let key = self.archive_key(name)?;
        let lost = self
            .db
            .prepare_cached(
                "UPDATE frontier SET state = 'waiting', due = 0, attempts = 0, reason = NULL, unread = 0, etag = NULL,
                 last_modified = NULL, archive = NULL, at = NULL, length = NULL WHERE archive = ?1 AND at + length > ?2",
            )?
            .execute(params![key, offset(good)])?;
        self.db
            .prepare_cached("UPDATE archives SET length = min(length, ?2), synced = min(synced, ?2) WHERE key = ?1")?
            .execute(params![key, offset(good)])?;
        Ok(lost)
    }

    /// Begins a run: lists are looked at again, and so are the pages whose time has come.
    pub fn begin(&mut self, scope: &Scope) -> Result<(), Error> {
        self.db.execute(
            "UPDATE frontier SET state = 'waiting', due = 0, attempts = 0 WHERE state IN ('done', 'gone', 'failed')
             AND kind IN ('seed', 'feed', 'sitemap', 'listing') AND source IN (SELECT value FROM json_each(?1))",
            [scope.json()],
        )?;
        // What was refused for where it lies or by robots.txt: the user may allow more today, and the
        // site too. It costs no request to find out.
        self.db.execute(
            "UPDATE frontier SET state = 'waiting', due = 0, attempts = 0 WHERE state = 'refused'
             AND reason IN ('private address', 'robots')
             AND source IN (SELECT value FROM json_each(?1))",
            [scope.json()],
        )?;
        self.db.execute(
            "UPDATE frontier SET state = 'waiting', attempts = 0 WHERE state = 'done' AND due BETWEEN 1 AND ?2
             AND source IN (SELECT value FROM json_each(?1))",
            params![scope.json(), self.now],
        )?;
        Ok(())
    }

    fn archive_key(&mut self, name: &str) -> Result<i64, Error> {
        let known = self.db.prepare_cached("SELECT key FROM archives WHERE name = ?1")?.query_row([name], |row| row.get(0)).optional()?;
        if let Some(key) = known {
            return Ok(key);
        }
        self.db.prepare_cached("INSERT INTO archives(name, length, synced, records) VALUES (?1, 0, 0, 0)")?.execute([name])?;
        Ok(self.db.last_insert_rowid())
    }
}

/// A row that was there already.
struct Known {
    key: i64,
    state: String,
    reason: Option<String>,
    kind: String,
    priority: u8,
    modified: Option<i64>,
    fetched: Option<i64>,
}

/// Refusals that another list may lift: that a page looked beside the point, or that links were not followed.
fn may_be_lifted(reason: &str) -> bool {
    matches!(reason, "gate" | "not followed" | "limit")
}

fn offset(at: u64) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}
