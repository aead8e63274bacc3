//! The ledger of runs: when a command ran and how it ended, what it did at each source, and what the
//! documents of one run are.
use super::rows::{self, SOURCE_COLUMNS, SOURCE_WIDTH, from_json, to_json};
use super::{LAST_CHANGE, Store, StoreError};
use crate::model::Source;
use rusqlite::{OptionalExtension, Row, TransactionBehavior, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// A run of a command that changes the store.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Its number, from 1.
    pub key: i64,
    /// The command, such as `nightly`.
    pub command: String,
    /// When it began, in Unix milliseconds.
    pub started: i64,
    /// When it ended; `None` while it runs, and for ever when it died.
    pub ended: Option<i64>,
    /// How it ended, in one word.
    pub outcome: Option<String>,
    /// Changes of the store that belong to the run: from this number …
    pub first_change: u64,
    /// … to this one. Smaller than `first_change` when nothing changed.
    pub last_change: Option<u64>,
    /// What it reported when it ended.
    pub report: Option<serde_json::Value>,
}

/// A document that a run brought or changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Touched {
    /// Where it stands, as of the run's latest revision of it.
    pub source: Source,
    /// Revisions that the run made, ascending; 1 among them when the document is new.
    pub revisions: Vec<u32>,
    /// When the page was last fetched, in Unix milliseconds, where it came from a crawl.
    pub fetched: Option<i64>,
}

const RUN_COLUMNS: &str = "key, command, started, ended, outcome, first_change, last_change, report";

impl Store {
    /// Writes down that a run of `command` begins, and returns its number.
    ///
    /// # Errors
    /// When the disk is full, or the store is locked or damaged.
    pub fn begin_run(&mut self, command: &str, now_ms: i64) -> Result<i64, StoreError> {
        self.db
            .execute(
                &format!("INSERT INTO runs(command, started, first_change) VALUES (?1, ?2, ({LAST_CHANGE}) + 1)"),
                params![command, now_ms],
            )
            .map_err(|e| self.fault(e))?;
        Ok(self.db.last_insert_rowid())
    }

    /// Writes down how a run ended. Changes of the store up to now are counted as the run's own.
    ///
    /// # Errors
    /// As for [`Store::begin_run`].
    pub fn end_run(&mut self, key: i64, now_ms: i64, outcome: &str, report: &impl Serialize) -> Result<(), StoreError> {
        self.db
            .execute(
                &format!("UPDATE runs SET ended = ?2, outcome = ?3, report = ?4, last_change = ({LAST_CHANGE}) WHERE key = ?1"),
                params![key, now_ms, outcome, to_json(report)],
            )
            .map_err(|e| self.fault(e))?;
        Ok(())
    }

    /// The latest runs, the newest first; of one command when it is given.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn last_runs(&self, command: Option<&str>, limit: usize) -> Result<Vec<Run>, StoreError> {
        let sql = format!("SELECT {RUN_COLUMNS} FROM runs WHERE ?1 IS NULL OR command = ?1 ORDER BY key DESC LIMIT ?2");
        self.rows(&sql, params![command, i64::try_from(limit).unwrap_or(i64::MAX)], run)
    }

    /// Keeps what a run did at its sources. Sources already kept for the run are written over.
    ///
    /// # Errors
    /// As for [`Store::begin_run`].
    pub fn record_night<'a, T: Serialize + 'a>(
        &mut self,
        run: i64,
        sources: impl IntoIterator<Item = (&'a String, &'a T)>,
    ) -> Result<(), StoreError> {
        let path = self.path.clone();
        let fault = |e| StoreError::from_sqlite(&path, e);
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        for (source, counts) in sources {
            transaction
                .prepare_cached("INSERT OR REPLACE INTO nights(run, source, counts) VALUES (?1, ?2, ?3)")
                .and_then(|mut insert| insert.execute(params![run, source, to_json(counts)]))
                .map_err(fault)?;
        }
        transaction.commit().map_err(fault)
    }

    /// What the last `limit` runs before `run` did at each source, with the instant at which each began, the newest
    /// first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn nights_before<T: DeserializeOwned>(&self, run: i64, limit: usize) -> Result<BTreeMap<String, Vec<(i64, T)>>, StoreError> {
        let sql = "SELECT n.source, n.counts, r.started FROM nights n JOIN runs r ON r.key = n.run
                   WHERE n.run < ?1 AND n.run IN (SELECT DISTINCT run FROM nights WHERE run < ?1 ORDER BY run DESC LIMIT ?2)
                   ORDER BY n.source, n.run DESC";
        let read = |row: &Row<'_>| -> Result<(String, i64, T), rows::RowError> {
            let counts: String = row.get(1)?;
            Ok((row.get(0)?, row.get(2)?, from_json("counts", &counts)?))
        };
        let mut nights = BTreeMap::<String, Vec<(i64, T)>>::new();
        for (source, started, counts) in self.rows(sql, params![run, i64::try_from(limit).unwrap_or(i64::MAX)], read)? {
            nights.entry(source).or_default().push((started, counts));
        }
        Ok(nights)
    }

    /// Documents with a revision made by changes `first..=last`, by id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn touched(&self, first: u64, last: u64) -> Result<Vec<Touched>, StoreError> {
        let sql = format!(
            "SELECT {SOURCE_COLUMNS}, r.number, (SELECT max(f.fetched) FROM frontier f WHERE f.document = d.id)
             FROM documents d JOIN revisions r ON r.document = d.key
             WHERE d.change >= ?1 AND r.change BETWEEN ?1 AND ?2 ORDER BY d.id, r.number"
        );
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let read = |row: &Row<'_>| -> Result<(Source, u32, Option<i64>), rows::RowError> {
            Ok((self.weighed(rows::source(row)?), row.get(SOURCE_WIDTH)?, row.get(SOURCE_WIDTH + 1)?))
        };
        let mut touched: Vec<Touched> = Vec::new();
        for (source, revision, fetched) in self.rows(&sql, params![number(first), number(last)], read)? {
            match touched.last_mut().filter(|t| t.source.doc_id == source.doc_id) {
                Some(known) => {
                    known.source = source;
                    known.revisions.push(revision);
                }
                None => touched.push(Touched { source, revisions: vec![revision], fetched }),
            }
        }
        Ok(touched)
    }

    /// How many addresses of each source wait and are due at `now_ms`, by source.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn due_by_source(&self, now_ms: i64) -> Result<BTreeMap<String, u64>, StoreError> {
        let sql = "SELECT source, count(*) FROM frontier WHERE state = 'waiting' AND due <= ?1 GROUP BY source";
        let read = |row: &Row<'_>| -> Result<(String, i64), rows::RowError> { Ok((row.get(0)?, row.get(1)?)) };
        Ok(self.rows(sql, [now_ms], read)?.into_iter().map(|(source, n)| (source, n.unsigned_abs())).collect())
    }

    /// Sources with addresses that wait for an authority which is left alone at `now_ms` because it failed, in byte
    /// order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn resting_sources(&self, now_ms: i64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT f.source FROM hosts h JOIN frontier f ON f.authority = h.authority AND f.state = 'waiting'
                   WHERE h.failures > 0 AND h.not_before > ?1 ORDER BY f.source";
        self.rows(sql, [now_ms], |row| Ok(row.get(0)?))
    }

    /// The run with this number.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn run(&self, key: i64) -> Result<Option<Run>, StoreError> {
        let sql = format!("SELECT {RUN_COLUMNS} FROM runs WHERE key = ?1");
        Ok(self.rows(&sql, [key], run)?.pop())
    }

    /// Whether there are any documents at all.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        let any = self.db.query_row("SELECT 1 FROM documents LIMIT 1", [], |_| Ok(())).optional().map_err(|e| self.fault(e))?;
        Ok(any.is_none())
    }
}

fn run(row: &Row<'_>) -> Result<Run, rows::RowError> {
    let report: Option<String> = row.get(7)?;
    let change = |n: i64| n.unsigned_abs();
    Ok(Run {
        key: row.get(0)?,
        command: row.get(1)?,
        started: row.get(2)?,
        ended: row.get(3)?,
        outcome: row.get(4)?,
        first_change: change(row.get(5)?),
        last_change: row.get::<_, Option<i64>>(6)?.map(change),
        report: report.map(|r| from_json("report", &r)).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use crate::crawl::SourceCounts;
    use crate::model::{Authority, Document, Extraction};
    use crate::store::{Item, Store};

    fn item(id: &str, text: &str) -> Item {
        let document = Document { id: id.into(), text: text.into(), ..Document::default() };
        Item { document, authority: Authority::Press, sample: false, extraction: Extraction::default() }
    }

    #[test]
    fn a_run_knows_its_documents_and_one_that_died_stays_open() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        store.put(&[item("before", "a")]).unwrap();
        let died = store.begin_run("nightly", 1_000).unwrap();
        let key = store.begin_run("nightly", 2_000).unwrap();
        store.put(&[item("new", "b"), item("before", "c")]).unwrap();
        store.put(&[item("new", "b2")]).unwrap();
        store.end_run(key, 3_000, "fine", &serde_json::json!({"pages": 2})).unwrap();
        store.put(&[item("after", "d")]).unwrap();

        let run = store.run(key).unwrap().unwrap();
        assert_eq!((run.started, run.ended, run.outcome.as_deref()), (2_000, Some(3_000), Some("fine")));
        assert_eq!(run.report.unwrap()["pages"], 2);
        let touched = store.touched(run.first_change, run.last_change.unwrap()).unwrap();
        let told: Vec<_> = touched.iter().map(|t| (t.source.doc_id.as_str(), t.revisions.as_slice())).collect();
        assert_eq!(told, [("before", &[2][..]), ("new", &[1, 2])]);
        let last = store.last_runs(Some("nightly"), 5).unwrap();
        assert_eq!(last.iter().map(|r| (r.key, r.ended)).collect::<Vec<_>>(), [(key, Some(3_000)), (died, None)]);
        assert!(store.last_runs(Some("crawl"), 5).unwrap().is_empty());
    }

    #[test]
    fn nights_come_back_by_source_the_newest_first() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        for found in 1..=4u64 {
            let run = store.begin_run("nightly", found.cast_signed()).unwrap();
            let counts = [("a".to_owned(), SourceCounts { found, ..SourceCounts::default() })];
            store.record_night(run, counts.iter().map(|(s, c)| (s, c))).unwrap();
        }
        let before = store.nights_before::<SourceCounts>(4, 2).unwrap();
        assert_eq!(before["a"].iter().map(|(at, c)| (*at, c.found)).collect::<Vec<_>>(), [(3, 3), (2, 2)]);
        assert!(store.due_by_source(i64::MAX).unwrap().is_empty());
    }
}
