//! Putting documents with their claims into the store.
use super::rows::{RowError, to_json, to_word};
use super::syndication::Touched;
use super::{Store, StoreError, StoredDocument, suppress};
use crate::model::{Authority, Claim, Document, Extraction, Statement};
use crate::syndication::ClaimsSignature;
use rusqlite::{Error, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// How many documents are held in memory while all are extracted anew.
const REEXTRACT_PAGE: usize = 64;

/// A document as it is put into the store.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The document.
    pub document: Document,
    /// Weight of its figures.
    pub authority: Authority,
    /// Made for demonstration.
    pub sample: bool,
    /// What was extracted from it.
    pub extraction: Extraction,
}

/// What putting an item changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A document that was not there.
    New,
    /// A known document with another text, title, date or other metadata.
    Revision,
    /// The same document, read otherwise by a newer extractor or ontology.
    Reextracted,
    /// Nothing: the store already held exactly this.
    Unchanged,
}

impl Store {
    /// Puts items in, all or none, and says for each what it changed.
    ///
    /// # Errors
    /// When the disk is full, the store is locked by another process or damaged. Nothing of the batch
    /// is kept then.
    pub fn put(&mut self, items: &[Item]) -> Result<Vec<Outcome>, StoreError> {
        let outcomes = put_all(&mut self.db, items);
        outcomes.map_err(|e| self.fault(e))
    }

    /// Extracts every current document anew, in one transaction, and returns how many documents there
    /// are and how many gave other claims than before. `extract` is given documents in chunks and
    /// returns one extraction for each, in order; `None` leaves a document's claims as they are.
    ///
    /// # Errors
    /// As for [`Store::put`]; the store is then as it was.
    pub fn reextract(
        &mut self,
        mut extract: impl FnMut(&[StoredDocument]) -> Vec<Option<Extraction>>,
    ) -> Result<(usize, usize), StoreError> {
        let path = self.path.clone();
        let fault = |e| StoreError::from_sqlite(&path, e);
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let change = next_change(&transaction).map_err(fault)?;
        let (mut seen, mut changed) = (0, 0);
        let mut touched = Touched::default();
        let mut after = None;
        loop {
            let page = super::documents::page(&transaction, after.as_deref(), REEXTRACT_PAGE).map_err(|e| e.at(&path))?;
            let Some(last) = page.last() else { break };
            after = Some(last.document.id.clone());
            seen += page.len();
            for (stored, extraction) in page.iter().zip(extract(&page)) {
                let known = head(&transaction, &stored.document.id).map_err(fault)?;
                let (Some(known), Some(extraction)) = (known, extraction) else { continue };
                if known.extraction_hash == hash_of(&(&extraction.claims, &extraction.statements)) {
                    continue;
                }
                replace_extraction(&transaction, &known, &stored.document.id, &extraction, change).map_err(fault)?;
                touched.claims_changed(&transaction, known.document, ClaimsSignature::of(&extraction.claims)).map_err(fault)?;
                changed += 1;
            }
        }
        touched.regroup(&transaction).map_err(fault)?;
        transaction.commit().map_err(fault)?;
        Ok((seen, changed))
    }
}

/// The current revision of a document, by keys and hashes.
struct Head {
    document: i64,
    number: u32,
    revision: i64,
    content_hash: String,
    extraction_hash: String,
}

fn put_all(db: &mut rusqlite::Connection, items: &[Item]) -> Result<Vec<Outcome>, Error> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let change = next_change(&transaction)?;
    let mut touched = Touched::default();
    let outcomes = items.iter().map(|item| put_one(&transaction, item, change, &mut touched)).collect::<Result<Vec<_>, _>>()?;
    touched.regroup(&transaction)?;
    transaction.commit()?;
    Ok(outcomes)
}

pub(super) fn put_one(db: &Transaction<'_>, item: &Item, change: i64, touched: &mut Touched) -> Result<Outcome, Error> {
    let content_hash = hash_of(&(&item.document, item.authority, item.sample));
    let extraction_hash = hash_of(&(&item.extraction.claims, &item.extraction.statements));
    let known = head(db, &item.document.id)?;
    match known {
        // Somebody asked for it to be taken out: it does not come back by itself.
        None if is_forgotten(db, &item.document.id)? => Ok(Outcome::Unchanged),
        None => {
            let mut insert = db.prepare_cached("INSERT INTO documents(id, revision, change) VALUES (?1, 1, ?2)")?;
            insert.execute(params![item.document.id, change])?;
            let document = db.last_insert_rowid();
            let revision = insert_revision(db, item, document, 1, change, (&content_hash, &extraction_hash))?;
            insert_extraction(db, revision, &item.document.id, &item.extraction)?;
            touched.text_changed(db, document, &item.document, ClaimsSignature::of(&item.extraction.claims))?;
            Ok(Outcome::New)
        }
        Some(known) if known.content_hash != content_hash => {
            retire(db, known.revision)?;
            let number = known.number + 1;
            let mut update = db.prepare_cached("UPDATE documents SET revision = ?2, change = ?3 WHERE key = ?1")?;
            update.execute(params![known.document, number, change])?;
            let revision = insert_revision(db, item, known.document, number, change, (&content_hash, &extraction_hash))?;
            insert_extraction(db, revision, &item.document.id, &item.extraction)?;
            touched.text_changed(db, known.document, &item.document, ClaimsSignature::of(&item.extraction.claims))?;
            Ok(Outcome::Revision)
        }
        Some(known) if known.extraction_hash != extraction_hash => {
            replace_extraction(db, &known, &item.document.id, &item.extraction, change)?;
            touched.claims_changed(db, known.document, ClaimsSignature::of(&item.extraction.claims))?;
            Ok(Outcome::Reextracted)
        }
        Some(_) => Ok(Outcome::Unchanged),
    }
}

/// Number that this batch's changes will carry. Under the writer's lock nobody else can take it.
pub(super) fn next_change(db: &Transaction<'_>) -> Result<i64, Error> {
    db.query_row(super::LAST_CHANGE, [], |row| row.get::<_, i64>(0)).map(|last| last + 1)
}

fn is_forgotten(db: &Transaction<'_>, id: &str) -> Result<bool, Error> {
    db.prepare_cached("SELECT EXISTS (SELECT 1 FROM forgotten WHERE document = ?1)")?.query_row([id], |row| row.get(0))
}

fn head(db: &Transaction<'_>, id: &str) -> Result<Option<Head>, Error> {
    db.prepare_cached(
        "SELECT d.key, d.revision, r.key, r.content_hash, r.extraction_hash
         FROM documents d JOIN revisions r ON r.document = d.key AND r.number = d.revision WHERE d.id = ?1",
    )?
    .query_row([id], |row| {
        Ok(Head {
            document: row.get(0)?,
            number: row.get(1)?,
            revision: row.get(2)?,
            content_hash: row.get(3)?,
            extraction_hash: row.get(4)?,
        })
    })
    .optional()
}

fn insert_revision(
    db: &Transaction<'_>,
    item: &Item,
    document: i64,
    number: u32,
    change: i64,
    (content_hash, extraction_hash): (&str, &str),
) -> Result<i64, Error> {
    let read = &item.document;
    db.prepare_cached(
        "INSERT INTO revisions(document, number, change, content_hash, extraction_hash, url, publisher, published, title,
         authority, sample, blocks, notes, text) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
    )?
    .execute(params![
        document,
        number,
        change,
        content_hash,
        extraction_hash,
        read.url,
        read.publisher,
        read.published.map(|d| d.to_string()),
        read.title,
        to_word(&item.authority),
        item.sample,
        to_json(&read.blocks),
        to_json(&read.notes),
        read.text,
    ])?;
    let revision = db.last_insert_rowid();
    if !read.places.is_empty() || read.told.is_some() || read.part_of.is_some() {
        let mut insert = db.prepare_cached("INSERT INTO reports(revision, places, told, part_of) VALUES (?1, ?2, ?3, ?4)")?;
        insert.execute(params![revision, to_json(&read.places), read.told.as_ref().map(to_json), read.part_of])?;
    }
    Ok(revision)
}

/// Turns the claims and statements of a revision into history.
fn retire(db: &Transaction<'_>, revision: i64) -> Result<(), Error> {
    db.prepare_cached("UPDATE claims SET current = 0 WHERE revision = ?1")?.execute([revision])?;
    db.prepare_cached("UPDATE statements SET current = 0 WHERE revision = ?1")?.execute([revision])?;
    Ok(())
}

fn replace_extraction(db: &Transaction<'_>, known: &Head, id: &str, extraction: &Extraction, change: i64) -> Result<(), Error> {
    retire(db, known.revision)?;
    insert_extraction(db, known.revision, id, extraction)?;
    let hash = hash_of(&(&extraction.claims, &extraction.statements));
    db.prepare_cached("UPDATE revisions SET extraction_hash = ?2 WHERE key = ?1")?.execute(params![known.revision, hash])?;
    db.prepare_cached("UPDATE documents SET change = ?2 WHERE key = ?1")?.execute(params![known.document, change])?;
    Ok(())
}

fn insert_extraction(db: &Transaction<'_>, revision: i64, document: &str, extraction: &Extraction) -> Result<(), Error> {
    for claim in &extraction.claims {
        insert_claim(db, revision, claim)?;
    }
    for statement in &extraction.statements {
        insert_statement(db, revision, statement)?;
    }
    suppress::mark(db, revision, document, extraction).map_err(RowError::flat)
}

/// A claim that an earlier extraction of the same revision produced comes back to life; only what its
/// id leaves out can differ.
fn insert_claim(db: &Transaction<'_>, revision: i64, claim: &Claim) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO claims(revision, current, id, subject, idx, component, year, rank, rank_max, last, of_count, scope, delta,
         base_year, score, modality, quote, field, start, stop, status, confidence, derived, list, reasons, extractor)
         VALUES (?1,1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25)
         ON CONFLICT(revision, id) DO UPDATE SET current = 1, confidence = excluded.confidence, reasons = excluded.reasons,
         extractor = excluded.extractor",
    )?
    .execute(params![
        revision,
        claim.id,
        claim.subject,
        claim.index,
        claim.component,
        claim.year,
        claim.rank,
        claim.rank_max,
        claim.last,
        claim.of,
        claim.scope,
        claim.delta,
        claim.base_year,
        claim.score,
        to_word(&claim.modality),
        claim.quote,
        to_word(&claim.field),
        offset(claim.start),
        offset(claim.end),
        to_word(&claim.status),
        claim.confidence,
        claim.derived,
        claim.list,
        to_json(&claim.reasons),
        claim.extractor,
    ])?;
    Ok(())
}

fn insert_statement(db: &Transaction<'_>, revision: i64, statement: &Statement) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO statements(revision, current, id, kind, subject, other, idx, component, year, scope, figures, start, stop,
         quote) VALUES (?1,1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)
         ON CONFLICT(revision, id) DO UPDATE SET current = 1, figures = excluded.figures",
    )?
    .execute(params![
        revision,
        statement.id,
        to_word(&statement.kind),
        statement.subject,
        statement.other,
        statement.index,
        statement.component,
        statement.year,
        statement.scope,
        to_json(&statement.values),
        offset(statement.start),
        offset(statement.end),
        statement.quote,
    ])?;
    Ok(())
}

fn offset(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

fn hash_of<T: Serialize>(value: &T) -> String {
    let digest = Sha256::digest(to_json(value).as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
