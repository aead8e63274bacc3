//! The store as a world to be checked: numbers of every current claim, without texts.
use super::rows::{self, RowError, STATEMENT_COLUMNS};
use super::{Store, StoreError};
use crate::check::{Batch, Saying, World};
use crate::model::{Finding, Source, Statement};
use crate::ontology::Ontology;
use rusqlite::{OptionalExtension, Row};
use std::collections::HashMap;
use std::path::Path;

/// Claims that take part in checks. The text of the reasons is never read.
const CLAIMS: &str =
    "SELECT revision, id, subject, idx, component, year, scope, list, rank, rank_max, last, of_count, delta, base_year, score,
    quote, confidence FROM claims WHERE current = 1 AND status = 'resolved' AND modality = 'asserted' AND derived = 0";

/// Notes the documents that come into another group of copies, on the connection that puts them there.
const WATCH: &str = "CREATE TEMP TABLE IF NOT EXISTS regrouped(document INTEGER PRIMARY KEY);
    DELETE FROM temp.regrouped;
    CREATE TEMP TRIGGER IF NOT EXISTS note_group AFTER UPDATE OF representative ON main.sketches
    BEGIN INSERT OR IGNORE INTO regrouped VALUES (new.document); END;";

/// So many quotes are looked up before another connection would be open.
const FEW: usize = 4_000;

/// See [`Moment`].
const OTHERS: &str = "PRAGMA data_version";

/// The store as it stood at one moment, on connections of its own: what is written meanwhile does not show.
#[derive(Debug)]
pub struct Snapshot {
    readers: [Store; 3],
    moment: Moment,
}

/// The moment of a snapshot, for the connection that it was taken beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Number of the last change that shows.
    change: u64,
    /// A number that is another once somebody else has written.
    others: i64,
}

impl Store {
    /// The store as it stands now. Where another process is writing, the connections may be a moment apart.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let folder = self.path.parent().unwrap_or_else(|| Path::new("."));
        let reader = || -> Result<Self, StoreError> {
            let reader = Self::open_read_only(folder)?;
            // Mapped, all of a file that is gone through would count as memory, once for each connection. The first look settles
            // what a connection sees.
            reader.db.execute_batch("PRAGMA mmap_size = 0; BEGIN").map_err(|e| reader.fault(e))?;
            reader.change_number()?;
            Ok(reader)
        };
        let readers = [reader()?, reader()?, reader()?];
        Ok(Snapshot { readers, moment: Moment { change: self.change_number()?, others: self.number(OTHERS)? } })
    }

    /// A snapshot whose world [`Self::bring_up`] can bring up to date with what this connection writes from now on.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn watch(&self) -> Result<Snapshot, StoreError> {
        self.db.execute_batch(WATCH).map_err(|e| self.fault(e))?;
        self.snapshot()
    }

    /// All current claims and statements with their sources, settled for checking.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn world<'o>(&self, ontology: &'o Ontology) -> Result<World<'o>, StoreError> {
        self.snapshot()?.world(ontology)
    }

    /// Adds the words of the sides that have none to findings that were made from a [`Self::world`].
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn quote(&self, findings: &mut [Finding]) -> Result<(), StoreError> {
        let ids = unquoted(findings);
        if ids.len() > FEW {
            return self.snapshot()?.quote(findings);
        }
        let quotes = self.quotes(&ids)?;
        crate::check::quote(findings, |id| quotes.get(id).cloned());
        self.locate(findings.iter_mut().flat_map(|f| &mut f.sides))
    }

    /// Takes into a world what this connection wrote since it began to [watch](Self::watch): documents that are new, changed, gone
    /// or grouped otherwise. False, and the world is as it was, when somebody else has written too: which documents that put
    /// into other groups nobody has noted.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn bring_up(&self, world: &mut World<'_>, since: Moment) -> Result<bool, StoreError> {
        if self.number(OTHERS)? != since.others {
            return Ok(false);
        }
        let mut ids = self.changed_since(since.change)?;
        // In this order: of a temporary table SQLite does not know how small it is, and would go over all documents.
        let regrouped = "SELECT d.id FROM temp.regrouped g CROSS JOIN main.documents d ON d.key = g.document";
        ids.extend(self.rows(regrouped, [], |row| Ok(row.get::<_, String>(0)?))?);
        ids.sort_unstable();
        ids.dedup();
        let sql = format!(
            "SELECT {}, r.key FROM documents d JOIN revisions r ON r.document = d.key AND r.number = d.revision WHERE d.id = ?1",
            rows::SOURCE_COLUMNS
        );
        let (of_revision, of_document) = (format!("{CLAIMS} AND revision = ?1"), format!("{} AND d.id = ?1", statements()));
        let (mut sources, mut batch, mut stated) = (Vec::new(), Batch::default(), Vec::new());
        for id in &ids {
            let read = |row: &Row<'_>| Ok((self.weighed(rows::source(row)?), row.get::<_, i64>(rows::SOURCE_WIDTH)?));
            // A document that was forgotten has no revision left.
            for (source, revision) in self.rows(&sql, [id], read)? {
                let place = u32::try_from(world.sources().len() + sources.len()).unwrap_or(u32::MAX);
                sources.push(source);
                self.each(&of_revision, [revision], &mut |row| said(row, |saying, _| batch.say(saying, place)))?;
                stated.extend(self.rows(&of_document, [id], rows::statement)?.into_iter().map(|s| (s, place)));
            }
        }
        let gone: Vec<&str> = ids.iter().map(String::as_str).collect();
        world.update(&gone, sources, batch, stated);
        Ok(true)
    }
}

impl Snapshot {
    /// When it was taken.
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// All current claims and statements with their sources, settled for checking. Two connections read the claims side by
    /// side, a third the sources.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn world<'o>(&mut self, ontology: &'o Ontology) -> Result<World<'o>, StoreError> {
        let [first, second, third] = &mut self.readers;
        let newest: i64 = third.number("SELECT coalesce(max(key), 0) FROM claims")?;
        let half = newest / 2;
        let (sources, first, second) = std::thread::scope(|scope| {
            let first = scope.spawn(move || first.batch(0, half));
            let second = scope.spawn(move || second.batch(half, newest));
            (third.numbered_sources(), joined(first), joined(second))
        });
        let (sources, documents) = sources?;
        let revisions = third.current_revisions(&documents)?;
        let place = |revision: u32| revisions.get(&revision).copied();
        let (mut first, mut second) = (first?, second?);
        first.place(place);
        second.place(place);
        let statements = third.placed_statements(&sources)?;
        Ok(World::build(sources, vec![first, second], statements, ontology))
    }

    /// Adds the words of the sides that have none to findings that were made from [`Self::world`]. Two connections look them up
    /// side by side.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn quote(&mut self, findings: &mut [Finding]) -> Result<(), StoreError> {
        let ids = unquoted(findings);
        let (ahead, behind) = ids.split_at(ids.len() / 2);
        let [first, second, third] = &mut self.readers;
        let (ahead, behind) = std::thread::scope(|scope| {
            let behind = scope.spawn(move || second.quotes(behind));
            (first.quotes(ahead), joined(behind))
        });
        let mut quotes: HashMap<String, String> = ahead?;
        quotes.extend(behind?);
        crate::check::quote(findings, |id| quotes.get(id).cloned());
        third.locate(findings.iter_mut().flat_map(|f| &mut f.sides))
    }
}

impl Store {
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

    pub(super) fn number(&self, sql: &str) -> Result<i64, StoreError> {
        self.db.query_row(sql, [], |row| row.get(0)).map_err(|e| self.fault(e))
    }

    /// Claims by their keys, numbered by their revisions.
    fn batch(&self, after: i64, last: i64) -> Result<Batch, StoreError> {
        let mut batch = Batch::default();
        let sql = format!("{CLAIMS} AND key > ?1 AND key <= ?2");
        self.each(&sql, (after, last), &mut |row| said(row, |saying, revision| batch.say(saying, revision)))?;
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
        let found = self.rows(&statements(), [], rows::statement)?;
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

/// Gives a row of [`CLAIMS`] to `take`, with the key of its revision.
fn said(row: &Row<'_>, take: impl FnOnce(&Saying<'_>, u32)) -> Result<(), RowError> {
    let word = |at: usize| row.get_ref(at)?.as_str_or_null().map_err(|e| not_text(at, e));
    let needed = |at: usize| Ok::<&str, RowError>(word(at)?.unwrap_or_default());
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
    take(&saying, row.get(0)?);
    Ok(())
}

/// The claims of sides that have no words yet, each once.
fn unquoted(findings: &[Finding]) -> Vec<&str> {
    let sides = findings.iter().flat_map(|f| &f.sides).filter(|side| side.quote.is_empty());
    let mut ids: Vec<&str> = sides.filter_map(|side| side.claim.as_deref()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Current statements.
fn statements() -> String {
    format!(
        "SELECT {STATEMENT_COLUMNS} FROM statements s JOIN revisions r ON r.key = s.revision JOIN documents d ON d.key = r.document
         WHERE s.current = 1"
    )
}

fn not_text(at: usize, e: rusqlite::types::FromSqlError) -> RowError {
    RowError::Sqlite(rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(e)))
}

fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, Result<T, StoreError>>) -> Result<T, StoreError> {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
