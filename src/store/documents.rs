//! Documents out of the store, one page at a time so that memory stays bounded.
use super::rows::{RowError, SOURCE_COLUMNS, SOURCE_WIDTH, from_json, source};
use super::{Store, StoreError};
use crate::model::{Authority, Document};
use rusqlite::{Connection, Row, params};
use std::collections::VecDeque;

/// How many documents the stream holds at a time.
const PAGE: usize = 32;

/// A document as the store holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredDocument {
    /// The document.
    pub document: Document,
    /// Weight of its figures.
    pub authority: Authority,
    /// Made for demonstration.
    pub sample: bool,
    /// Id of the document that stands for all prints of its text, when there are others; see [`Store::regroup`].
    pub group: Option<String>,
    /// Which revision this is, from 1.
    pub revision: u32,
    /// Number of the batch in which the document last changed.
    pub change: u64,
}

/// One version that a document had.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The document as it was then.
    pub stored: StoredDocument,
    /// Whether it is the latest.
    pub current: bool,
}

/// The current documents in byte order of their ids; see [`Store::documents`].
#[derive(Debug)]
pub struct Documents<'a> {
    store: &'a Store,
    page: VecDeque<StoredDocument>,
    after: Option<String>,
    done: bool,
}

impl Iterator for Documents<'_> {
    type Item = Result<StoredDocument, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.is_empty() && !self.done {
            match page(&self.store.db, self.after.as_deref(), PAGE) {
                Ok(page) => {
                    self.done = page.len() < PAGE;
                    self.after = page.last().map(|d| d.document.id.clone());
                    self.page = page.into();
                }
                Err(e) => {
                    self.done = true;
                    return Some(Err(e.at(&self.store.path)));
                }
            }
        }
        self.page.pop_front().map(Ok)
    }
}

impl Store {
    /// Streams the current documents in byte order of their ids.
    pub fn documents(&self) -> Documents<'_> {
        Documents { store: self, page: VecDeque::new(), after: None, done: false }
    }

    /// How many documents there are.
    pub fn document_count(&self) -> Result<u64, StoreError> {
        let count: i64 = self.db.query_row("SELECT count(*) FROM documents", [], |row| row.get(0)).map_err(|e| self.fault(e))?;
        Ok(count.unsigned_abs())
    }

    /// The current revision of one document.
    pub fn document(&self, id: &str) -> Result<Option<StoredDocument>, StoreError> {
        let sql = select("d.id = ?1 AND d.revision = r.number");
        Ok(self.rows(&sql, [id], stored)?.pop())
    }

    /// Every version of one document, oldest first.
    pub fn revisions(&self, id: &str) -> Result<Vec<Revision>, StoreError> {
        let sql = select("d.id = ?1 ORDER BY r.number");
        let mut revisions: Vec<Revision> = self.rows(&sql, [id], |row| Ok(Revision { stored: stored(row)?, current: false }))?;
        if let Some(last) = revisions.last_mut() {
            last.current = true;
        }
        Ok(revisions)
    }
}

/// Begins with the columns of [`source`].
fn select(condition: &str) -> String {
    format!(
        "SELECT {SOURCE_COLUMNS}, r.number, d.change, r.blocks, r.notes, r.text, x.places, x.told, x.part_of
         FROM revisions r JOIN documents d ON d.key = r.document LEFT JOIN reports x ON x.revision = r.key WHERE {condition}"
    )
}

/// The next `limit` current documents after the id `after`.
pub(super) fn page(db: &Connection, after: Option<&str>, limit: usize) -> Result<Vec<StoredDocument>, RowError> {
    let sql = select("d.revision = r.number AND d.id > coalesce(?1, '') ORDER BY d.id LIMIT ?2");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params![after, i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut documents = Vec::with_capacity(limit);
    while let Some(row) = rows.next()? {
        documents.push(stored(row)?);
    }
    Ok(documents)
}

fn stored(row: &Row<'_>) -> Result<StoredDocument, RowError> {
    let source = source(row)?;
    let change: i64 = row.get(SOURCE_WIDTH + 1)?;
    let blocks: String = row.get(SOURCE_WIDTH + 2)?;
    let notes: String = row.get(SOURCE_WIDTH + 3)?;
    let places: Option<String> = row.get(SOURCE_WIDTH + 5)?;
    let told: Option<String> = row.get(SOURCE_WIDTH + 6)?;
    Ok(StoredDocument {
        document: Document {
            id: source.doc_id,
            url: source.url,
            publisher: source.publisher,
            published: source.published,
            title: source.title,
            text: row.get(SOURCE_WIDTH + 4)?,
            blocks: from_json("blocks", &blocks)?,
            notes: from_json("notes", &notes)?,
            places: places.map_or_else(|| Ok(Vec::new()), |places| from_json("places", &places))?,
            told: told.map(|told| from_json("told", &told)).transpose()?,
            part_of: row.get(SOURCE_WIDTH + 7)?,
        },
        authority: source.authority,
        sample: source.sample,
        group: source.group,
        revision: row.get(SOURCE_WIDTH)?,
        change: change.unsigned_abs(),
    })
}
