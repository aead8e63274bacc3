//! Taking things out for good: pages that somebody asked to be removed, and archive files past their time.
//!
//! A file of the archive is never changed in place. What is to stay is written to a new file; then one transaction puts
//! the new file in the place of the old one and notes the old one with length 0; only then is the old one removed.
//! Whatever of that is cut short, the next start removes what has length 0: see [`Store::emptied_archives`].
use super::rows::RowError;
use super::syndication::Touched;
use super::write::next_change;
use super::{Store, StoreError};
use rusqlite::{Connection, Error, Transaction, TransactionBehavior, params};

/// Under which addresses and document ids a page is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownAs {
    /// Addresses that gave it or led to it, sorted.
    pub addresses: Vec<String>,
    /// Ids of its documents, sorted.
    pub documents: Vec<String>,
}

/// What forgetting a page took out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Documents.
    pub documents: usize,
    /// Versions of them.
    pub revisions: usize,
    /// Claims, earlier ones included.
    pub claims: usize,
    /// Addresses that are never fetched again.
    pub addresses: usize,
}

/// An archive file that was written anew without some groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Name of the old file.
    pub old: String,
    /// Name of the new one.
    pub new: String,
    /// Length of the new one.
    pub length: u64,
    /// How many exchanges are left in it.
    pub records: u64,
    /// Stretches of the old one that were left out (first byte, one past the last), in order.
    pub dropped: Vec<(u64, u64)>,
}

impl Store {
    /// Under what a page is known: the address itself, addresses that lead to it, and those that gave the same document.
    pub fn known_as(&self, addresses: &[String]) -> Result<KnownAs, StoreError> {
        let find = || -> Result<KnownAs, Error> {
            let mut known = KnownAs { addresses: addresses.to_vec(), documents: Vec::new() };
            let mut seen = 0;
            // Each address may bring others; there is an end because only addresses on record are added. A vanished page
            // often leads to the home page, which is not meant.
            while let Some(address) = known.addresses.get(seen).cloned() {
                seen += 1;
                let more = "SELECT url FROM frontier WHERE state = 'moved' AND reason = ?1
                     UNION SELECT f.url FROM frontier m JOIN frontier f ON f.url = m.reason WHERE m.state = 'moved' AND m.url = ?1
                       AND f.kind NOT IN ('seed', 'feed', 'sitemap', 'listing')
                     UNION SELECT url FROM frontier WHERE document = (SELECT document FROM frontier WHERE url = ?1)
                     UNION SELECT url FROM frontier WHERE document = ?1
                     UNION SELECT url FROM frontier WHERE document IN
                       (SELECT d.id FROM documents d JOIN revisions r ON r.document = d.key WHERE r.url = ?1)";
                add(&mut known.addresses, column(&self.db, more, &address)?);
                let documents = "SELECT d.id FROM documents d WHERE d.id = ?1
                     UNION SELECT document FROM frontier WHERE url = ?1 AND document IS NOT NULL
                     UNION SELECT d.id FROM documents d JOIN revisions r ON r.document = d.key WHERE r.url = ?1";
                add(&mut known.documents, column(&self.db, documents, &address)?);
            }
            known.addresses.sort();
            known.documents.sort();
            Ok(known)
        };
        find().map_err(|e| self.fault(e))
    }

    /// Takes a page out, all or none: its documents with all their versions, claims and statements, the places of its
    /// answers; its addresses are marked `refused`, reason `forgotten`. `authority` gives the authority of an address.
    ///
    /// # Errors
    /// As for [`Store::put`]; nothing is taken out then.
    pub fn forget(
        &mut self,
        known: &KnownAs,
        rewritten: &[Rewritten],
        authority: impl Fn(&str) -> Option<String>,
        now: i64,
    ) -> Result<Forgotten, StoreError> {
        let path = self.path.clone();
        let mut run = || -> Result<Forgotten, Error> {
            // What is deleted is overwritten, so that it cannot be read out of the file.
            self.db.pragma_update(None, "secure_delete", true)?;
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut gone = Forgotten::default();
            let mut touched = Touched::default();
            let change = next_change(&transaction)?;
            for id in &known.documents {
                touched.leaves(&transaction, id)?;
                forget_document(&transaction, id, change, &mut gone)?;
            }
            touched.regroup(&transaction)?;
            for address in &known.addresses {
                gone.addresses += refuse(&transaction, address, authority(address), now)?;
            }
            for file in rewritten {
                exchange_file(&transaction, file)?;
            }
            transaction.commit()?;
            // The log still holds what was deleted.
            let _ = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            Ok(gone)
        };
        run().map_err(|e| StoreError::from_sqlite(&path, e))
    }

    /// Names of the archive files that hold nothing but answers from before `instant_ms` and that can go: the file that is
    /// still written to stays, and so does one with an answer that was not yet read. `stamp` is the same instant as file
    /// names write it (`20261126043418`).
    pub fn expired_archives(&self, instant_ms: i64, stamp: &str) -> Result<Vec<String>, StoreError> {
        // The rows know the latest answer of each address only. Nothing in a file is younger than the file after it, which
        // was begun once it was full.
        let sql = "SELECT a.name FROM archives a WHERE a.length > 0
             AND (SELECT substr(n.name, 9, 14) FROM archives n WHERE n.key > a.key AND n.length > 0 ORDER BY n.key LIMIT 1) < ?2
             AND NOT EXISTS (SELECT 1 FROM frontier f WHERE f.archive = a.key AND (f.unread > 0 OR coalesce(f.fetched, ?1) >= ?1))
             ORDER BY a.key";
        self.rows(sql, params![instant_ms, stamp], |row| Ok(row.get(0)?))
    }

    /// Notes that archive files are to be removed; documents and claims stay, and so do the validators, so that an
    /// unchanged page is not fetched again for it.
    ///
    /// # Errors
    /// As for [`Store::put`].
    pub fn expire_archives(&mut self, names: &[String]) -> Result<(), StoreError> {
        let path = self.path.clone();
        let mut run = || -> Result<(), Error> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for name in names {
                let of_file = "archive = (SELECT key FROM archives WHERE name = ?1)";
                transaction.execute(&format!("UPDATE frontier SET archive = NULL, at = NULL, length = NULL WHERE {of_file}"), [name])?;
                transaction.execute("UPDATE archives SET length = 0, synced = 0, records = 0 WHERE name = ?1", [name])?;
            }
            transaction.commit()
        };
        run().map_err(|e| StoreError::from_sqlite(&path, e))
    }

    /// Archive files of which nothing counts any more: they are to be removed, then named to [`Store::archives_removed`].
    pub fn emptied_archives(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT name FROM archives a WHERE length = 0 AND NOT EXISTS (SELECT 1 FROM frontier f WHERE f.archive = a.key)";
        self.rows(sql, [], |row| Ok(row.get(0)?))
    }

    /// Notes that archive files are no longer there.
    pub fn archives_removed(&mut self, names: &[String]) -> Result<(), StoreError> {
        let path = self.path.clone();
        let mut run = || -> Result<(), Error> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for name in names {
                transaction.execute("DELETE FROM archives WHERE name = ?1 AND length = 0", [name])?;
            }
            transaction.commit()
        };
        run().map_err(|e| StoreError::from_sqlite(&path, e))
    }

    /// Writes a copy of the store, as it is at this instant, to a new file; writers go on meanwhile.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub fn copy_to(&self, file: &std::path::Path) -> Result<(), StoreError> {
        let target = file.to_string_lossy();
        self.db.execute("VACUUM INTO ?1", [target.as_ref()]).map_err(|e| StoreError::from_sqlite(file, e))?;
        Ok(())
    }
}

fn add(list: &mut Vec<String>, found: Vec<String>) {
    for item in found {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

fn column(db: &Connection, sql: &str, value: &str) -> Result<Vec<String>, Error> {
    db.prepare_cached(sql)?.query_map([value], |row| row.get(0))?.collect()
}

fn forget_document(db: &Transaction<'_>, id: &str, change: i64, gone: &mut Forgotten) -> Result<(), Error> {
    let of_document = "revision IN (SELECT r.key FROM revisions r JOIN documents d ON d.key = r.document WHERE d.id = ?1)";
    gone.claims += db.execute(&format!("DELETE FROM claims WHERE {of_document}"), [id])?;
    db.execute(&format!("DELETE FROM statements WHERE {of_document}"), [id])?;
    gone.revisions += db.execute("DELETE FROM revisions WHERE document = (SELECT key FROM documents WHERE id = ?1)", [id])?;
    gone.documents += db.execute("DELETE FROM documents WHERE id = ?1", [id])?;
    db.execute("UPDATE reports SET part_of = NULL WHERE part_of = ?1", [id])?;
    // Findings that rest on it are found anew, if anything is left of them.
    db.execute("DELETE FROM ledger WHERE finding IN (SELECT finding FROM news WHERE instr(content, ?1) > 0)", [id])?;
    db.execute("DELETE FROM returns WHERE finding NOT IN (SELECT finding FROM ledger)", [])?;
    super::verdicts::forget(db, id).map_err(RowError::flat)?;
    let sql = "INSERT INTO forgotten(document, change) VALUES (?1, ?2) ON CONFLICT(document) DO UPDATE SET change = excluded.change";
    db.execute(sql, params![id, change])?;
    Ok(())
}

fn refuse(db: &Transaction<'_>, address: &str, authority: Option<String>, now: i64) -> Result<usize, Error> {
    let known = db.execute(
        "UPDATE frontier SET state = 'refused', reason = 'forgotten', unread = 0, document = NULL, etag = NULL, last_modified = NULL,
         digest = NULL, archive = NULL, at = NULL, length = NULL WHERE url = ?1",
        [address],
    )?;
    let Some(authority) = authority.filter(|_| known == 0) else { return Ok(known) };
    db.execute(
        "INSERT INTO frontier(url, authority, source, kind, state, priority, due, reason, depth, hops, found)
         VALUES (?1, ?2, ?2, 'article', 'refused', 0, 0, 'forgotten', 0, 0, ?3)",
        params![address, authority, now],
    )
}

/// The row keeps its key, so that files stay in the order in which they were begun.
fn exchange_file(db: &Transaction<'_>, file: &Rewritten) -> Result<(), Error> {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let key: i64 = db.query_row("SELECT key FROM archives WHERE name = ?1", [&file.old], |row| row.get(0))?;
    // The forgotten addresses no longer point into the file. From the end, so that a moved place is not met again.
    for (start, end) in file.dropped.iter().rev() {
        let sql = "UPDATE frontier SET at = at - ?2 WHERE archive = ?1 AND at >= ?3";
        db.execute(sql, params![key, number(end - start), number(*end)])?;
    }
    db.execute(
        "UPDATE archives SET name = ?2, length = ?3, synced = ?3, records = ?4 WHERE key = ?1",
        params![key, file.new, number(file.length), number(file.records)],
    )?;
    db.execute("INSERT INTO archives(name, length, synced, records) VALUES (?1, 0, 0, 0)", [&file.old])?;
    Ok(())
}
