//! What people decided on findings: kept for good, the latest counts, and what was misread stays out of every check.
//!
//! A verdict is on one finding, under the id that the finding had. Whether it applies to a finding of today is
//! [`super::life`]'s to say.
use super::rows::{RowError, from_json, from_word, to_json, to_word};
use super::write::next_change;
use super::{Store, StoreError, suppress};
use crate::model::{Finding, Ruling, Verdict, ruling_id};
use rusqlite::{Error, OptionalExtension, Row, Transaction, TransactionBehavior, params};

/// Columns of [`ruling`], in its order.
pub(super) const RULING_COLUMNS: &str = "id, finding, verdict, decided, who, note, value, faulted, undone, content, change";

/// A verdict with the store's change number when it was given; `None` when it came from another store.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kept {
    pub ruling: Ruling,
    pub change: Option<i64>,
}

/// What reading verdicts in changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Verdicts that were not there.
    pub new: usize,
    /// Verdicts that were there and had been taken back elsewhere.
    pub undone: usize,
    /// Verdicts that were there already.
    pub known: usize,
}

impl Store {
    /// Keeps a verdict; its id is made here. What it calls misread leaves checks, answers and series with it.
    ///
    /// # Errors
    /// When the disk is full, or the store is locked or damaged; nothing is kept then.
    pub fn decide(&mut self, ruling: &mut Ruling) -> Result<(), StoreError> {
        ruling.id = ruling_id(ruling);
        let ruling = &*ruling;
        self.writing(|db| {
            let change = next_change(db)?;
            insert(db, ruling, Some(change - 1))?;
            suppress::settle(db, &ruling.finding, change)
        })
    }

    /// Takes back the verdict that counts on a finding, given the id under which it was decided on. The one before counts
    /// again. `None` when there is none.
    ///
    /// # Errors
    /// As for [`Store::decide`].
    pub fn take_back(&mut self, finding: &str, now_ms: i64) -> Result<Option<Ruling>, StoreError> {
        let Some(mut last) = self.rulings_under(finding)?.into_iter().rfind(|r| r.undone.is_none()) else { return Ok(None) };
        self.writing(|db| {
            let change = next_change(db)?;
            db.execute("UPDATE verdicts SET undone = ?2 WHERE id = ?1", params![last.id, now_ms])?;
            suppress::settle(db, finding, change)
        })?;
        last.undone = Some(now_ms);
        Ok(Some(last))
    }

    /// Takes in verdicts of another store. One that is there already is not kept twice; one that was taken back there is
    /// taken back here.
    ///
    /// # Errors
    /// As for [`Store::decide`].
    pub fn import_rulings(&mut self, rulings: &[Ruling]) -> Result<Imported, StoreError> {
        self.writing(|db| {
            let change = next_change(db)?;
            let mut imported = Imported::default();
            for ruling in rulings {
                // A page that was forgotten has left the ruling, not its id.
                let id = if ruling.id.is_empty() { ruling_id(ruling) } else { ruling.id.clone() };
                let ruling = Ruling { id, ..ruling.clone() };
                let known = "SELECT undone IS NOT NULL FROM verdicts WHERE id = ?1";
                match (db.query_row(known, [&ruling.id], |row| row.get::<_, bool>(0)).optional()?, ruling.undone) {
                    (None, _) => {
                        insert(db, &ruling, None)?;
                        imported.new += 1;
                    }
                    (Some(false), Some(undone)) => {
                        db.execute("UPDATE verdicts SET undone = ?2 WHERE id = ?1", params![ruling.id, undone])?;
                        imported.undone += 1;
                    }
                    (Some(_), _) => imported.known += 1,
                }
                suppress::settle(db, &ruling.finding, change)?;
            }
            Ok(imported)
        })
    }

    /// Every verdict ever given, also those superseded and taken back, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn rulings(&self) -> Result<Vec<Ruling>, StoreError> {
        if !self.with_verdicts {
            return Ok(Vec::new());
        }
        let sql = format!("SELECT {RULING_COLUMNS} FROM verdicts ORDER BY decided, key");
        self.rows(&sql, [], |row| Ok(ruling(row)?.ruling))
    }

    /// The verdicts given on the finding with this id, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn rulings_under(&self, finding: &str) -> Result<Vec<Ruling>, StoreError> {
        if !self.with_verdicts {
            return Ok(Vec::new());
        }
        let sql = format!("SELECT {RULING_COLUMNS} FROM verdicts WHERE finding = ?1 ORDER BY decided, key");
        self.rows(&sql, [finding], |row| Ok(ruling(row)?.ruling))
    }

    /// Verdicts that were not taken back on this finding or on its fact, the latest first.
    pub(super) fn rulings_near(&self, finding: &Finding) -> Result<Vec<Kept>, StoreError> {
        let sql = format!(
            "SELECT {RULING_COLUMNS} FROM verdicts WHERE undone IS NULL AND (finding = ?1
             OR (subject IS ?2 AND idx IS ?3 AND year IS ?4 AND component IS ?5 AND scope IS ?6 AND kind = ?7))
             ORDER BY decided DESC, key DESC"
        );
        let fact = finding.fact.as_ref();
        let of_fact = params![
            finding.id,
            fact.map(|f| f.subject.as_str()),
            fact.map(|f| f.index.as_str()),
            fact.and_then(|f| f.year),
            fact.and_then(|f| f.component.as_deref()),
            fact.map(|f| f.scope.as_str()),
            to_word(&finding.kind),
        ];
        self.rows(&sql, of_fact, ruling)
    }

    /// Runs `work` in one transaction, all or none.
    fn writing<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T, RowError>) -> Result<T, StoreError> {
        let path = self.path.clone();
        let run = || -> Result<T, RowError> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        run().map_err(|e| e.at(&path))
    }
}

fn insert(db: &Transaction<'_>, ruling: &Ruling, change: Option<i64>) -> Result<(), Error> {
    let fact = ruling.content.fact.as_ref();
    let sql = "INSERT OR IGNORE INTO verdicts(id, finding, verdict, decided, who, note, value, faulted, undone, change, kind, subject, idx,
         component, year, scope, content) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)";
    let new = db.execute(
        sql,
        params![
            ruling.id,
            ruling.finding,
            to_word(&ruling.verdict),
            ruling.decided,
            ruling.who,
            ruling.note,
            ruling.value,
            to_json(&ruling.faulted),
            ruling.undone,
            change,
            to_word(&ruling.content.kind),
            fact.map(|f| f.subject.as_str()),
            fact.map(|f| f.index.as_str()),
            fact.and_then(|f| f.component.as_deref()),
            fact.and_then(|f| f.year),
            fact.map(|f| f.scope.as_str()),
            to_json(&ruling.content),
        ],
    )?;
    if new == 0 || ruling.verdict != Verdict::OurReading {
        return Ok(());
    }
    for faulted in &ruling.faulted {
        suppress::insert(db, &ruling.id, faulted)?;
    }
    Ok(())
}

/// Takes the words of a forgotten document out of every verdict; what a person decided on other pages stays.
pub(super) fn forget(db: &Transaction<'_>, document: &str) -> Result<(), RowError> {
    let sql = format!("SELECT {RULING_COLUMNS} FROM verdicts WHERE instr(content, ?1) > 0 OR instr(faulted, ?1) > 0");
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([document])?;
    let mut touched = Vec::new();
    while let Some(row) = rows.next()? {
        touched.push(ruling(row)?.ruling);
    }
    for mut ruling in touched {
        let content = &mut ruling.content;
        let gone: Vec<String> = content.sides.iter().filter(|s| s.document == document).filter_map(|s| s.claim.clone()).collect();
        content.sides.retain(|s| s.document != document);
        content.documents.retain(|d| d != document);
        content.claims.retain(|c| !gone.contains(c));
        content.core.retain(|c| !gone.contains(c));
        // Sentences may name the page and quote it.
        (content.message, content.message_en, content.diagnosis) = Default::default();
        content.follows.clear();
        ruling.faulted.retain(|f| f.side.document != document);
        if ruling.content.sides.is_empty() {
            db.execute("DELETE FROM verdicts WHERE id = ?1", [&ruling.id])?;
        } else {
            let update = "UPDATE verdicts SET faulted = ?2, content = ?3 WHERE id = ?1";
            db.execute(update, params![ruling.id, to_json(&ruling.faulted), to_json(&ruling.content)])?;
        }
    }
    db.execute("DELETE FROM suppressed WHERE document = ?1", [document])?;
    Ok(())
}

pub(super) fn ruling(row: &Row<'_>) -> Result<Kept, RowError> {
    let verdict: String = row.get(2)?;
    let faulted: String = row.get(7)?;
    let content: String = row.get(9)?;
    Ok(Kept {
        ruling: Ruling {
            id: row.get(0)?,
            finding: row.get(1)?,
            verdict: from_word("verdict", &verdict)?,
            decided: row.get(3)?,
            who: row.get(4)?,
            note: row.get(5)?,
            value: row.get(6)?,
            faulted: from_json("faulted", &faulted)?,
            undone: row.get(8)?,
            content: from_json("finding", &content)?,
        },
        change: row.get(10)?,
    })
}
