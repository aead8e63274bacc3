//! The store as a world to be checked: numbers of every current claim, without texts.
use super::rows::{self, RowError, STATEMENT_COLUMNS};
use super::{Store, StoreError};
use crate::check::{Batch, Saying, World};
use crate::model::{Finding, Source, Statement};
use crate::ontology::Ontology;
use rusqlite::{OptionalExtension, Row};
use std::collections::HashMap;
use std::path::Path;

/// Claims that take part in checks, between two keys. The text of the reasons is never read.
const CLAIMS: &str = "SELECT revision, id, subject, idx, component, year, scope, list, rank, rank_max, last, of_count, delta, base_year, score,
    quote, confidence FROM claims WHERE key > ?1 AND key <= ?2 AND current = 1 AND status = 'resolved' AND modality = 'asserted' AND derived = 0";

impl Store {
    /// All current claims and statements with their sources, settled for checking. Two connections read the claims side by
    /// side, a third the sources.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn world<'o>(&self, ontology: &'o Ontology) -> Result<World<'o>, StoreError> {
        let newest: i64 = self.number("SELECT coalesce(max(key), 0) FROM claims")?;
        let half = newest / 2;
        let folder = self.path.parent().unwrap_or_else(|| Path::new("."));
        let (sources, first, second) = std::thread::scope(|scope| {
            let first = scope.spawn(|| Self::reader(folder)?.batch(0, half));
            let second = scope.spawn(|| Self::reader(folder)?.batch(half, newest));
            let sources = Self::reader(folder).and_then(|reader| reader.numbered_sources());
            (sources, joined(first), joined(second))
        });
        let (sources, documents) = sources?;
        let revisions = self.current_revisions(&documents)?;
        let place = |revision: u32| revisions.get(&revision).copied();
        let (mut first, mut second) = (first?, second?);
        first.place(place);
        second.place(place);
        let statements = self.placed_statements(&sources)?;
        Ok(World::build(sources, vec![first, second], statements, ontology))
    }

    /// Adds the words of the sides to findings that were made from a [`Self::world`]. Two connections look them up side by side.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn quote(&self, findings: &mut [Finding]) -> Result<(), StoreError> {
        let mut ids: Vec<&str> = findings.iter().flat_map(|f| &f.sides).filter_map(|s| s.claim.as_deref()).collect();
        ids.sort_unstable();
        ids.dedup();
        let (first, second) = ids.split_at(ids.len() / 2);
        let folder = self.path.parent().unwrap_or_else(|| Path::new("."));
        let (first, second) = std::thread::scope(|scope| {
            let second = scope.spawn(|| Self::reader(folder)?.quotes(second));
            (Self::reader(folder).and_then(|reader| reader.quotes(first)), joined(second))
        });
        let mut quotes: HashMap<String, String> = first?;
        quotes.extend(second?);
        crate::check::quote(findings, |id| quotes.get(id).cloned());
        self.locate(findings.iter_mut().flat_map(|f| &mut f.sides))
    }

    /// The words of current claims by their ids.
    fn quotes(&self, ids: &[&str]) -> Result<HashMap<String, String>, StoreError> {
        let all = || -> Result<HashMap<String, String>, rusqlite::Error> {
            let mut statement = self.db.prepare("SELECT quote FROM claims WHERE id = ?1 AND current = 1 LIMIT 1")?;
            let mut quotes = HashMap::with_capacity(ids.len());
            for id in ids {
                let quote: Option<String> = statement.query_row([id], |row| row.get(0)).optional()?;
                quotes.extend(quote.map(|quote| ((*id).to_owned(), quote)));
            }
            Ok(quotes)
        };
        all().map_err(|e| self.fault(e))
    }

    /// A connection that goes through much of the file: mapped, all of it would count as memory, once for each connection.
    fn reader(folder: &Path) -> Result<Self, StoreError> {
        let reader = Self::open_read_only(folder)?;
        reader.db.pragma_update(None, "mmap_size", 0).map_err(|e| reader.fault(e))?;
        Ok(reader)
    }

    pub(super) fn number(&self, sql: &str) -> Result<i64, StoreError> {
        self.db.query_row(sql, [], |row| row.get(0)).map_err(|e| self.fault(e))
    }

    /// Claims by the key of their revision.
    fn batch(&self, after: i64, last: i64) -> Result<Batch, StoreError> {
        let mut batch = Batch::default();
        let mut take = |row: &Row<'_>| -> Result<(), RowError> {
            let word = |at: usize| row.get_ref(at)?.as_str_or_null().map_err(|e| not_text(at, e));
            let needed = |at: usize| Ok::<&str, RowError>(word(at)?.unwrap_or_default());
            let revision: u32 = row.get(0)?;
            let saying = Saying {
                id: needed(1)?,
                subject: needed(2)?,
                index: needed(3)?,
                component: word(4)?,
                year: row.get(5)?,
                scope: needed(6)?,
                list: word(7)?,
                rank: row.get(8)?,
                rank_max: row.get(9)?,
                last: row.get(10)?,
                of: row.get(11)?,
                delta: row.get(12)?,
                base_year: row.get(13)?,
                score: row.get(14)?,
                quote: needed(15)?,
                confidence: row.get(16)?,
            };
            batch.say(&saying, revision);
            Ok(())
        };
        self.each(CLAIMS, (after, last), &mut take)?;
        Ok(batch)
    }

    /// Sources in the order of their documents' keys, and their places by key.
    fn numbered_sources(&self) -> Result<(Vec<Source>, HashMap<i64, u32>), StoreError> {
        let sql = format!(
            "SELECT {}, d.key FROM revisions r JOIN documents d ON d.key = r.document AND d.revision = r.number",
            rows::SOURCE_COLUMNS
        );
        let read = |row: &Row<'_>| Ok((self.weighed(rows::source(row)?), row.get::<_, i64>(rows::SOURCE_WIDTH)?));
        let found = self.rows(&sql, [], read)?;
        let places = (0u32..).zip(&found).map(|(place, (_, key))| (*key, place)).collect();
        Ok((found.into_iter().map(|(source, _)| source).collect(), places))
    }

    /// The place of each revision's document among the sources.
    fn current_revisions(&self, documents: &HashMap<i64, u32>) -> Result<HashMap<u32, u32>, StoreError> {
        // Both columns stand in the index over document and number: the texts are not touched.
        let read = |row: &Row<'_>| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?));
        let found = self.rows("SELECT key, document FROM revisions INDEXED BY sqlite_autoindex_revisions_1", [], read)?;
        Ok(found.into_iter().filter_map(|(revision, document)| Some((revision, *documents.get(&document)?))).collect())
    }

    fn placed_statements(&self, sources: &[Source]) -> Result<Vec<(Statement, u32)>, StoreError> {
        let sql = format!(
            "SELECT {STATEMENT_COLUMNS} FROM statements s JOIN revisions r ON r.key = s.revision JOIN documents d ON d.key = r.document
             WHERE s.current = 1"
        );
        let found = self.rows(&sql, [], rows::statement)?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let places: HashMap<&str, u32> = (0u32..).zip(sources).map(|(place, s)| (s.doc_id.as_str(), place)).collect();
        Ok(found.into_iter().filter_map(|s| Some((places.get(s.doc_id.as_str()).copied()?, s))).map(|(place, s)| (s, place)).collect())
    }

    fn each(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        take: &mut dyn FnMut(&Row<'_>) -> Result<(), RowError>,
    ) -> Result<(), StoreError> {
        let all = || -> Result<(), RowError> {
            let mut statement = self.db.prepare_cached(sql)?;
            let mut found = statement.query(params)?;
            while let Some(row) = found.next()? {
                take(row)?;
            }
            Ok(())
        };
        all().map_err(|e| e.at(&self.path))
    }
}

fn not_text(at: usize, e: rusqlite::types::FromSqlError) -> RowError {
    RowError::Sqlite(rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(e)))
}

fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, Result<T, StoreError>>) -> Result<T, StoreError> {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
