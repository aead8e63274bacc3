//! Which documents print one text: sketches as documents are written, groups as they stand.
//!
//! Documents with claims are in a group only with documents of the same claims, so writing one means
//! grouping those few anew, in the same transaction. Where many make the same claims, as pages made from one form do, that
//! would cost more with each of them: they are noted, and grouped at the end of the command
//! ([`Store::settle_groups`]) or, when it died, at the start of the next. Documents without claims weigh nothing; they
//! are grouped when [`Store::regroup`] is called.
use super::rows::{self, CLAIM_COLUMNS, RowError};
use super::{Store, StoreError};
use crate::model::{Document, PartialDate, Source};
use crate::syndication::{Aggregators, ClaimsSignature, Member, SKETCH_VERSION, Sketch, groups, sketch};
use rusqlite::{Connection, Error, OptionalExtension, Params, Transaction, TransactionBehavior, params};
use std::collections::{BTreeSet, HashMap};

/// So many documents of the same claims are grouped at once when one is written.
const AT_ONCE: usize = 64;

/// Sets of claims that documents of a batch make, or made before.
#[derive(Debug, Default)]
pub(super) struct Touched(BTreeSet<i64>);

impl Touched {
    /// Keeps the sketch of a document that is new or has another text.
    pub(super) fn text_changed(
        &mut self,
        db: &Transaction<'_>,
        key: i64,
        document: &Document,
        claims: Option<ClaimsSignature>,
    ) -> Result<(), Error> {
        self.note(db, key, claims)?;
        db.prepare_cached("INSERT OR REPLACE INTO sketches(document, sketch, claims) VALUES (?1, ?2, ?3)")?.execute(params![
            key,
            sketch(document).to_bytes(),
            claims.map(ClaimsSignature::number)
        ])?;
        Ok(())
    }

    /// Keeps what a document claims now.
    pub(super) fn claims_changed(&mut self, db: &Transaction<'_>, key: i64, claims: Option<ClaimsSignature>) -> Result<(), Error> {
        if self.note(db, key, claims)? {
            db.prepare_cached("UPDATE sketches SET claims = ?2, representative = NULL WHERE document = ?1")?
                .execute(params![key, claims.map(ClaimsSignature::number)])?;
        }
        Ok(())
    }

    /// A document is about to be taken out; it stands for nobody any more.
    pub(super) fn leaves(&mut self, db: &Transaction<'_>, id: &str) -> Result<(), Error> {
        let claims = "SELECT k.claims FROM sketches k JOIN documents d ON d.key = k.document WHERE d.id = ?1";
        self.0.extend(db.query_row(claims, [id], |row| row.get::<_, Option<i64>>(0)).optional()?.flatten());
        db.execute("UPDATE sketches SET representative = NULL WHERE representative = ?1", [id])?;
        Ok(())
    }

    /// Whether the claims are others than before.
    fn note(&mut self, db: &Transaction<'_>, key: i64, claims: Option<ClaimsSignature>) -> Result<bool, Error> {
        let mut before = db.prepare_cached("SELECT claims FROM sketches WHERE document = ?1")?;
        let before: Option<i64> = before.query_row([key], |row| row.get(0)).optional()?.flatten();
        let now = claims.map(ClaimsSignature::number);
        self.0.extend(before);
        self.0.extend(now);
        Ok(before != now)
    }

    /// Groups the documents that make these claims; where they are many, notes that they are to be grouped.
    pub(super) fn regroup(&self, db: &Transaction<'_>) -> Result<(), Error> {
        if self.0.is_empty() {
            return Ok(());
        }
        let aggregators = known(db)?;
        for claims in &self.0 {
            if is_crowded(db, *claims)? {
                db.prepare_cached("INSERT OR IGNORE INTO stale_claims(claims) VALUES (?1)")?.execute([claims])?;
            } else {
                assign(db, &load(db, "k.claims = ?1", [claims], &aggregators)?)?;
            }
        }
        Ok(())
    }
}

/// Whether more than [`AT_ONCE`] documents make these claims.
fn is_crowded(db: &Connection, claims: i64) -> Result<bool, Error> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM sketches WHERE claims = ?1 LIMIT ?2)";
    let limit = i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX);
    db.prepare_cached(sql)?.query_row(params![claims, limit], |row| Ok(row.get::<_, i64>(0)? == limit))
}

/// A document as grouping sees it.
struct Kept {
    key: i64,
    id: String,
    published: Option<PartialDate>,
    aggregator: bool,
    sketch: Sketch,
    claims: Option<ClaimsSignature>,
    representative: Option<String>,
}

impl Kept {
    fn member(&self) -> Member<'_> {
        Member { id: &self.id, published: self.published, aggregator: self.aggregator, sketch: &self.sketch, claims: self.claims }
    }
}

fn load(db: &Connection, condition: &str, params: impl Params, aggregators: &Aggregators) -> Result<Vec<Kept>, Error> {
    let sql = format!(
        "SELECT d.key, d.id, r.published, r.publisher, k.sketch, k.claims, k.representative FROM sketches k
         JOIN documents d ON d.key = k.document JOIN revisions r ON r.document = d.key AND r.number = d.revision WHERE {condition}"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    let mut kept = Vec::new();
    while let Some(row) = rows.next()? {
        let published: Option<String> = row.get(2)?;
        let publisher: Option<String> = row.get(3)?;
        // A sketch of another version is made anew before anything is written; see [`Store::sketch_anew`].
        let Some(sketch) = row.get_ref(4)?.as_blob().ok().and_then(Sketch::from_bytes) else { continue };
        kept.push(Kept {
            key: row.get(0)?,
            id: row.get(1)?,
            published: published.as_deref().and_then(PartialDate::parse),
            aggregator: publisher.as_deref().is_some_and(|p| aggregators.contains(p)),
            sketch,
            claims: row.get::<_, Option<i64>>(5)?.map(ClaimsSignature::from_number),
            representative: row.get(6)?,
        });
    }
    Ok(kept)
}

/// Writes who stands for each of these documents, where that changed; nobody does for one without copies.
fn assign(db: &Transaction<'_>, kept: &[Kept]) -> Result<(), Error> {
    let members: Vec<Member<'_>> = kept.iter().map(Kept::member).collect();
    let chosen = groups(&members);
    let mut sizes = vec![0_usize; kept.len()];
    for place in &chosen {
        if let Some(size) = sizes.get_mut(*place) {
            *size += 1;
        }
    }
    let mut update = db.prepare_cached("UPDATE sketches SET representative = ?2 WHERE document = ?1")?;
    for (document, place) in kept.iter().zip(chosen) {
        let shared = sizes.get(place).is_some_and(|size| *size > 1);
        let representative = kept.get(place).filter(|_| shared).map(|k| k.id.as_str());
        if document.representative.as_deref() != representative {
            update.execute(params![document.key, representative])?;
        }
    }
    Ok(())
}

impl Store {
    /// Documents of which there are several prints, each with the id of the document that stands for its
    /// group: no aggregator, the first to be published, then the smallest id. Who stands alone is left out.
    pub fn syndication(&self) -> Result<HashMap<String, String>, StoreError> {
        let sql = "SELECT d.id, k.representative FROM sketches k JOIN documents d ON d.key = k.document
             WHERE k.representative IS NOT NULL";
        Ok(self.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }

    /// Groups the documents whose grouping was put off while many were written.
    ///
    /// # Errors
    /// As for [`Store::put`]; what was put off stays so then.
    pub fn settle_groups(&mut self) -> Result<(), StoreError> {
        let stale = self.rows("SELECT claims FROM stale_claims", [], |row| Ok(row.get::<_, i64>(0)?))?;
        if stale.is_empty() {
            return Ok(());
        }
        let settle = || -> Result<(), Error> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for claims in stale {
                assign(&transaction, &load(&transaction, "k.claims = ?1", [claims], &self.aggregators)?)?;
            }
            transaction.execute("DELETE FROM stale_claims", [])?;
            transaction.commit()
        };
        settle().map_err(|e| self.fault(e))
    }

    /// Groups all documents anew, those without claims too, and returns how many are copies of another. A
    /// million documents take some seconds and 400 MB.
    ///
    /// # Errors
    /// When the store cannot be written; it is then as it was.
    pub fn regroup(&mut self) -> Result<usize, StoreError> {
        let mut regroup = || -> Result<usize, Error> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            assign(&transaction, &load(&transaction, "TRUE", [], &self.aggregators)?)?;
            transaction.execute("DELETE FROM stale_claims", [])?;
            let copies = "SELECT count(*) FROM sketches k JOIN documents d ON d.key = k.document WHERE k.representative <> d.id";
            let copies: i64 = transaction.query_row(copies, [], |row| row.get(0))?;
            transaction.commit()?;
            Ok(usize::try_from(copies).unwrap_or(0))
        };
        regroup().map_err(|e| self.fault(e))
    }

    /// Keeps which publishers are aggregators, for this and every later command: they stand for no group and
    /// are no witnesses.
    ///
    /// # Errors
    /// As for [`Store::put`].
    pub fn know_aggregators(&mut self, aggregators: &Aggregators) -> Result<(), StoreError> {
        if self.aggregators == *aggregators {
            return Ok(());
        }
        let mut keep = || -> Result<(), Error> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let hosts = aggregators.hosts().collect::<Vec<_>>().join(" ");
            transaction.execute("INSERT OR REPLACE INTO meta(key, value) VALUES ('aggregators', ?1)", [hosts])?;
            assign(&transaction, &load(&transaction, "k.claims IS NOT NULL", [], aggregators)?)?;
            transaction.commit()
        };
        keep().map_err(|e| self.fault(e))?;
        self.aggregators = aggregators.clone();
        Ok(())
    }

    /// A source with what is known of its publisher.
    pub(super) fn weighed(&self, source: Source) -> Source {
        Source { aggregator: source.publisher.as_deref().is_some_and(|p| self.aggregators.contains(p)), ..source }
    }

    /// Makes the sketches that a store from before them lacks, or that an older program made otherwise.
    pub(super) fn sketch_anew(&mut self) -> Result<(), StoreError> {
        let version = SKETCH_VERSION.to_string();
        if self.meta("sketches")?.as_deref() == Some(version.as_str()) {
            return Ok(());
        }
        let path = self.path.clone();
        sketch_all(&mut self.db, &version).map_err(|e| e.at(&path))
    }
}

/// The aggregators that were told, else those that come with the program.
pub(super) fn known(db: &Connection) -> Result<Aggregators, Error> {
    let hosts: Option<String> = db.query_row("SELECT value FROM meta WHERE key = 'aggregators'", [], |row| row.get(0)).optional()?;
    Ok(hosts.map_or_else(Aggregators::default, |hosts| Aggregators::from_hosts(hosts.split(' '))))
}

/// How many documents are held in memory at a time.
const PAGE: usize = 64;

fn sketch_all(db: &mut Connection, version: &str) -> Result<(), RowError> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut touched = Touched::default();
    let mut after = None;
    loop {
        let page = super::documents::page(&transaction, after.as_deref(), PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some(last.document.id.clone());
        for stored in &page {
            let key =
                transaction.prepare_cached("SELECT key FROM documents WHERE id = ?1")?.query_row([&stored.document.id], |r| r.get(0))?;
            let claims = claims_of(&transaction, key)?;
            touched.text_changed(&transaction, key, &stored.document, claims)?;
        }
    }
    touched.regroup(&transaction)?;
    transaction.execute("INSERT OR REPLACE INTO meta(key, value) VALUES ('sketches', ?1)", [version])?;
    transaction.commit()?;
    Ok(())
}

fn claims_of(db: &Connection, key: i64) -> Result<Option<ClaimsSignature>, RowError> {
    let sql = format!(
        "SELECT {CLAIM_COLUMNS} FROM claims c JOIN revisions r ON r.key = c.revision JOIN documents d ON d.key = r.document
         WHERE d.key = ?1 AND r.number = d.revision AND c.current > 0"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([key])?;
    let mut claims = Vec::new();
    while let Some(row) = rows.next()? {
        claims.push(rows::claim(row)?);
    }
    Ok(ClaimsSignature::of(&claims))
}
