//! What a person called misread, kept out of checks, answers and series: told again by document, words, fact and value, since a
//! claim's id changes with the text around it.
//!
//! A row that is kept out has `current` 2. It is marked when the verdict is given and again whenever its document is
//! written, so that reading the store costs nothing more.
use super::rows::{self, CLAIM_COLUMNS, RowError, STATEMENT_COLUMNS, from_json, to_json};
use super::{Store, StoreError};
use crate::model::{Claim, Extraction, Faulted, Statement};
use rusqlite::{Error, Row, Transaction, params};
use std::collections::BTreeSet;

/// A reading that is kept out.
enum Mark {
    Claim(Box<Claim>),
    Statement(Box<Statement>),
}

impl Mark {
    fn is_claim(&self, claim: &Claim) -> bool {
        let Self::Claim(misread) = self else { return false };
        same_reading(misread, claim)
    }

    fn is_statement(&self, statement: &Statement) -> bool {
        let Self::Statement(misread) = self else { return false };
        let about = |s: &Statement| {
            (s.kind, s.subject.clone(), s.other.clone(), s.index.clone(), s.component.clone(), s.year, s.scope.clone(), s.values.clone())
        };
        about(misread) == about(statement) && same_words(&misread.quote, &statement.quote)
    }
}

/// Whether two claims of one document are one reading: the same words, the same fact, the same value.
pub fn same_reading(a: &Claim, b: &Claim) -> bool {
    let fact = |c: &Claim| (c.subject.clone(), c.index.clone(), c.component.clone(), c.year, c.scope.clone(), c.list.clone(), c.modality);
    let value = |c: &Claim| (c.rank, c.rank_max, c.last, c.delta, c.score.map(f64::to_bits));
    fact(a) == fact(b) && value(a) == value(b) && same_words(&a.quote, &b.quote)
}

/// Rules that take a word more or less into the quote still read the same words.
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    a == b || (!a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a)))
}

impl Store {
    /// Current claims that a person called misread, by document id, start and id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn suppressed_claims(&self) -> Result<Vec<Claim>, StoreError> {
        let sql = format!(
            "SELECT {CLAIM_COLUMNS} FROM claims c JOIN revisions r ON r.key = c.revision JOIN documents d ON d.key = r.document
             WHERE c.current = 2 ORDER BY d.id, c.start, c.id"
        );
        self.rows(&sql, [], rows::claim)
    }
}

/// Keeps what a verdict calls misread.
pub(super) fn insert(db: &Transaction<'_>, verdict: &str, faulted: &Faulted) -> Result<(), Error> {
    let document = &faulted.side.document;
    db.execute(
        "INSERT INTO suppressed(verdict, document, active, claim, statement) VALUES (?1, ?2, 0, ?3, ?4)",
        params![verdict, document, faulted.claim.as_ref().map(to_json), faulted.statement.as_ref().map(to_json)],
    )?;
    Ok(())
}

/// After the verdicts on a finding changed: says anew what is kept out because of it.
///
/// A later verdict of another kind takes the place of "misread"; a second "misread" adds to the first.
pub(super) fn settle(db: &Transaction<'_>, finding: &str, change: i64) -> Result<(), RowError> {
    let documents: Vec<String> = db
        .prepare_cached("SELECT DISTINCT document FROM suppressed WHERE verdict IN (SELECT id FROM verdicts WHERE finding = ?1)")?
        .query_map([finding], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if documents.is_empty() {
        return Ok(());
    }
    db.execute(
        "UPDATE suppressed SET active = (SELECT v.undone IS NULL AND NOT EXISTS (SELECT 1 FROM verdicts l WHERE l.finding = v.finding
           AND l.undone IS NULL AND l.verdict <> 'our-reading' AND (l.decided, l.key) > (v.decided, v.key))
           FROM verdicts v WHERE v.id = suppressed.verdict)
         WHERE verdict IN (SELECT id FROM verdicts WHERE finding = ?1)",
        [finding],
    )?;
    for document in &documents {
        let before = kept_out(db, document)?;
        remark(db, document)?;
        if kept_out(db, document)? != before {
            // The index follows the change number.
            db.execute("UPDATE documents SET change = ?2 WHERE id = ?1", params![document, change])?;
        }
    }
    Ok(())
}

/// Keeps out what was misread before of an extraction that was just written as current.
pub(super) fn mark(db: &Transaction<'_>, revision: i64, document: &str, extraction: &Extraction) -> Result<(), RowError> {
    let marks = marks(db, document)?;
    if marks.is_empty() {
        return Ok(());
    }
    for claim in extraction.claims.iter().filter(|c| marks.iter().any(|m| m.is_claim(c))) {
        db.execute("UPDATE claims SET current = 2 WHERE revision = ?1 AND id = ?2", params![revision, claim.id])?;
    }
    for statement in extraction.statements.iter().filter(|s| marks.iter().any(|m| m.is_statement(s))) {
        db.execute("UPDATE statements SET current = 2 WHERE revision = ?1 AND id = ?2", params![revision, statement.id])?;
    }
    Ok(())
}

const OF_DOCUMENT: &str =
    "revision IN (SELECT r.key FROM revisions r JOIN documents d ON d.key = r.document AND r.number = d.revision WHERE d.id = ?1)";

/// Marks the current claims and statements of a document anew.
fn remark(db: &Transaction<'_>, document: &str) -> Result<(), RowError> {
    for table in ["claims", "statements"] {
        db.execute(&format!("UPDATE {table} SET current = 1 WHERE current = 2 AND {OF_DOCUMENT}"), [document])?;
    }
    let joined = "JOIN revisions r ON r.key = x.revision JOIN documents d ON d.key = r.document WHERE x.current = 1 AND d.id = ?1";
    let sql = format!("SELECT {} FROM claims c {}", CLAIM_COLUMNS, joined.replace("x.", "c."));
    let claims = read(db, &sql, document, rows::claim)?;
    let sql = format!("SELECT {} FROM statements s {}", STATEMENT_COLUMNS, joined.replace("x.", "s."));
    let statements = read(db, &sql, document, rows::statement)?;
    let revision: Option<i64> = db
        .prepare("SELECT r.key FROM revisions r JOIN documents d ON d.key = r.document AND r.number = d.revision WHERE d.id = ?1")?
        .query_map([document], |row| row.get(0))?
        .next()
        .transpose()?;
    let Some(revision) = revision else { return Ok(()) };
    mark(db, revision, document, &Extraction { claims, statements, notes: Vec::new() })
}

/// Ids of what is kept out of a document.
fn kept_out(db: &Transaction<'_>, document: &str) -> Result<BTreeSet<String>, RowError> {
    let sql = format!(
        "SELECT id FROM claims WHERE current = 2 AND {OF_DOCUMENT} UNION SELECT id FROM statements WHERE current = 2 AND {OF_DOCUMENT}"
    );
    Ok(read(db, &sql, document, |row| Ok(row.get(0)?))?.into_iter().collect())
}

fn marks(db: &Transaction<'_>, document: &str) -> Result<Vec<Mark>, RowError> {
    let mut statement = db.prepare_cached("SELECT claim, statement FROM suppressed WHERE document = ?1 AND active = 1")?;
    let mut rows = statement.query([document])?;
    let mut marks = Vec::new();
    while let Some(row) = rows.next()? {
        let (claim, statement): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
        if let Some(claim) = claim {
            marks.push(Mark::Claim(Box::new(from_json("misread claim", &claim)?)));
        }
        if let Some(statement) = statement {
            marks.push(Mark::Statement(Box::new(from_json("misread statement", &statement)?)));
        }
    }
    Ok(marks)
}

fn read<T>(db: &Transaction<'_>, sql: &str, document: &str, read: impl Fn(&Row<'_>) -> Result<T, RowError>) -> Result<Vec<T>, RowError> {
    let mut statement = db.prepare_cached(sql)?;
    let mut found = statement.query([document])?;
    let mut items = Vec::new();
    while let Some(row) = found.next()? {
        items.push(read(row)?);
    }
    Ok(items)
}
