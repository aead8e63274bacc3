//! The record: one SQLite file in the data folder. Everything else (the search index, findings) can be
//! thrown away and made again from it.
//!
//! A document has revisions; the latest one is current. A claim is *current* when the latest extraction
//! of the latest revision produced it; older claims stay as history. Every committed batch that changed
//! something raises the *change number*, and each document remembers the number at which it last
//! changed, so that a reader that stopped at number *n* asks only for what came after.
mod crawl;
mod documents;
mod error;
mod forget;
mod frontier;
mod ledger;
mod life;
mod places;
mod query;
mod rows;
mod runs;
mod schema;
mod suppress;
mod syndication;
mod verdicts;
mod world;
mod write;

pub use crawl::{Batch, Durability, Met};
pub use documents::{Documents, Revision, StoredDocument};
pub use error::StoreError;
pub use forget::{Forgotten, KnownAs, Rewritten};
pub use frontier::{Answer, ArchiveFile, Entry, Found, Host, Kind, Scope, State, Unread, Validators};
pub use ledger::{Before, Compared, FindingsChange};
pub use life::{Life, value_key};
pub use query::{ClaimFilter, HistoricClaim};
pub use runs::{Run, Touched};
pub use suppress::same_reading;
pub use verdicts::Imported;
pub use world::{Moment, Snapshot};
pub use write::{Item, Outcome};

use crate::syndication::Aggregators;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Name of the store's file inside the data folder.
pub const FILE_NAME: &str = "xephang.sqlite";

/// How long a writer waits for another process's transaction before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Prepared statements that are kept: a crawl uses some forty in turn.
const STATEMENTS: usize = 128;

/// How much of the file a reader maps, in bytes.
const MAPPED: i64 = 1 << 30;

/// Number of the last batch that changed or forgot a document.
const LAST_CHANGE: &str = "SELECT max((SELECT coalesce(max(change), 0) FROM documents), (SELECT coalesce(max(change), 0) FROM forgotten))";

/// An open store.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
    /// Publishers that are no witnesses.
    aggregators: Aggregators,
    /// False in a store of an older schema that is only read.
    with_verdicts: bool,
}

impl Store {
    /// Opens the store in `dir` for reading and writing; makes folder and file when they are absent and
    /// brings an older schema up to date.
    ///
    /// # Errors
    /// When the folder cannot be written, the file is no store, or it comes from a newer program.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(dir).map_err(|source| StoreError::Folder { path: dir.to_owned(), source })?;
        let path = dir.join(FILE_NAME);
        let db = Connection::open(&path).map_err(|source| StoreError::Open { path: path.clone(), source })?;
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        let mut store = Self { db, path, aggregators: Aggregators::default(), with_verdicts: true };
        store.prepare_for_writing()?;
        Ok(store)
    }

    /// Opens the store in `dir` for reading only; it never takes the writer's lock.
    ///
    /// # Errors
    /// When there is no store in `dir` (the message says how to make one), or it cannot be read.
    pub fn open_read_only(dir: &Path) -> Result<Self, StoreError> {
        let path = dir.join(FILE_NAME);
        if !path.is_file() {
            return Err(StoreError::Absent { path });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(&path, flags).map_err(|source| StoreError::Open { path: path.clone(), source })?;
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        let mut store = Self { db, path, aggregators: Aggregators::default(), with_verdicts: false };
        store.db.busy_timeout(BUSY_TIMEOUT).map_err(|e| store.fault(e))?;
        // A question touches pages all over the file: mapped, they are not copied one by one.
        store.db.pragma_update(None, "mmap_size", MAPPED).map_err(|e| store.fault(e))?;
        match schema::version(&store.db).map_err(|e| store.fault(e))? {
            // A process that was killed while it made the store leaves an empty file.
            0 => Err(StoreError::Absent { path: store.path }),
            found if found > schema::CURRENT => Err(StoreError::NewerSchema { path: store.path, found, known: schema::CURRENT }),
            found => {
                schema::stand_in(&store.db, found).map_err(|e| store.fault(e))?;
                store.with_verdicts = found >= schema::WITH_VERDICTS;
                if found >= schema::WITH_SKETCHES {
                    store.aggregators = syndication::known(&store.db).map_err(|e| store.fault(e))?;
                }
                Ok(store)
            }
        }
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Number of the last committed batch that changed something; 0 in an empty store.
    pub fn change_number(&self) -> Result<u64, StoreError> {
        let number: i64 = self.db.query_row(LAST_CHANGE, [], |row| row.get(0)).map_err(|e| self.fault(e))?;
        Ok(number.unsigned_abs())
    }

    /// Mark of this store, given when it was made. What is derived from a store carries it, so that it is
    /// not taken for level with another store that happens to have the same change number.
    pub fn identity(&self) -> Result<String, StoreError> {
        Ok(self.meta("identity")?.unwrap_or_default())
    }

    /// Ids of the documents that changed or were forgotten after batch number `number`, in byte order.
    pub fn changed_since(&self, number: u64) -> Result<Vec<String>, StoreError> {
        let after = i64::try_from(number).unwrap_or(i64::MAX);
        // Put in order here: asked for it, SQLite goes over all documents by their ids in place of those of the last changes.
        let sql = "SELECT id FROM documents WHERE change > ?1 UNION ALL SELECT document FROM forgotten WHERE change > ?1";
        let mut ids: Vec<String> = self.rows(sql, [after], |row| Ok(row.get(0)?))?;
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.db.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional().map_err(|e| self.fault(e))
    }

    /// SQLite's own check of the file; empty when it is whole, else one line a fault.
    pub fn integrity(&self) -> Result<Vec<String>, StoreError> {
        let mut faults = self.lines("PRAGMA integrity_check")?;
        faults.retain(|line| line != "ok");
        faults.extend(self.lines("SELECT 'row ' || rowid || ' of ' || \"table\" || ' points nowhere' FROM pragma_foreign_key_check")?);
        Ok(faults)
    }

    fn lines(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.db.prepare(sql).map_err(|e| self.fault(e))?;
        let rows = statement.query_map([], |row| row.get(0)).map_err(|e| self.fault(e))?;
        rows.collect::<Result<_, _>>().map_err(|e| self.fault(e))
    }

    fn prepare_for_writing(&mut self) -> Result<(), StoreError> {
        self.db.busy_timeout(BUSY_TIMEOUT).map_err(|e| self.fault(e))?;
        let found = schema::version(&self.db).map_err(|e| self.fault(e))?;
        if found > schema::CURRENT {
            return Err(StoreError::NewerSchema { path: self.path.clone(), found, known: schema::CURRENT });
        }
        // FULL, not NORMAL: a batch that was reported as kept must survive a power cut, and one fsync
        // a batch costs little beside extracting it.
        self.db
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
            .map_err(|e| self.fault(e))?;
        schema::migrate(&mut self.db).map_err(|e| self.fault(e))?;
        self.sketch_anew()?;
        self.aggregators = syndication::known(&self.db).map_err(|e| self.fault(e))?;
        self.settle_groups()
    }

    /// Puts the store's path to an error of SQLite and picks out the causes a user can act on.
    fn fault(&self, source: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, source)
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod syndication_tests;

#[cfg(test)]
mod verdict_tests;
