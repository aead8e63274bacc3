//! Claims, statements and sources out of the store.
use super::rows::{self, CLAIM_COLUMNS, CLAIM_WIDTH, RowError, SOURCE_COLUMNS, STATEMENT_COLUMNS};
use super::{Store, StoreError};
use crate::model::{Claim, Source, Statement, Status};
use rusqlite::types::Value;
use rusqlite::{Params, Row, params_from_iter};
use std::collections::HashMap;

const FROM_CLAIMS: &str = "FROM claims c JOIN revisions r ON r.key = c.revision JOIN documents d ON d.key = r.document";
const FROM_CURRENT: &str = "FROM revisions r JOIN documents d ON d.key = r.document AND d.revision = r.number";
const CLAIM_ORDER: &str = "ORDER BY d.id, c.start, c.id";

/// Which current claims are wanted; an empty filter wants all.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClaimFilter<'a> {
    /// Subject id.
    pub subject: Option<&'a str>,
    /// Index id.
    pub index: Option<&'a str>,
    /// Component id; `Some(None)` wants claims on the overall index only.
    pub component: Option<Option<&'a str>>,
    /// Edition year; `Some(None)` wants claims without one.
    pub year: Option<Option<i32>>,
    /// Scope.
    pub scope: Option<&'a str>,
    /// Document id.
    pub document: Option<&'a str>,
    /// Resolved or unresolved ones only.
    pub status: Option<Status>,
}

/// A claim with the place it has in its document's history.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoricClaim {
    /// The claim.
    pub claim: Claim,
    /// Revision of the document that it stands in, from 1.
    pub revision: u32,
    /// Whether the latest extraction of the latest revision produced it, and nobody called it misread.
    pub current: bool,
    /// Whether the latest extraction of the latest revision produced it, and a person called it misread.
    pub suppressed: bool,
}

impl Store {
    /// All current claims, by document id, start and id.
    pub fn claims(&self) -> Result<Vec<Claim>, StoreError> {
        self.claims_for(&ClaimFilter::default())
    }

    /// The current claims that pass `filter`, by document id, start and id.
    pub fn claims_for(&self, filter: &ClaimFilter<'_>) -> Result<Vec<Claim>, StoreError> {
        let (conditions, values) = conditions(filter);
        let sql = format!("SELECT {CLAIM_COLUMNS} {FROM_CLAIMS} WHERE c.current = 1{conditions} {CLAIM_ORDER}");
        self.rows(&sql, params_from_iter(values), rows::claim)
    }

    /// Edition years for which a current, resolved, asserted claim on the index (or one component of it)
    /// gives a rank, ascending.
    pub fn editions(&self, index: &str, component: Option<&str>) -> Result<Vec<i32>, StoreError> {
        // Hops from year to year inside the index; reading every claim of the ranking takes 40 ms of 100,000.
        let sql = "WITH RECURSIVE years(y) AS (
               SELECT max(year) FROM claims WHERE current = 1 AND idx = ?1 AND component IS ?2
               UNION ALL
               SELECT (SELECT max(year) FROM claims WHERE current = 1 AND idx = ?1 AND component IS ?2 AND year < y) FROM years WHERE y IS NOT NULL)
             SELECT y FROM years WHERE y IS NOT NULL AND EXISTS (
               SELECT 1 FROM claims WHERE current = 1 AND idx = ?1 AND component IS ?2 AND year = y
               AND rank IS NOT NULL AND status = 'resolved' AND modality = 'asserted') ORDER BY y";
        self.rows(sql, (index, component), |row| Ok(row.get(0)?))
    }

    /// The same with the document that each stands in, in one query.
    pub fn told_for(&self, filter: &ClaimFilter<'_>) -> Result<Vec<(Claim, Source)>, StoreError> {
        let (conditions, values) = conditions(filter);
        let sql = format!("SELECT {CLAIM_COLUMNS}, {SOURCE_COLUMNS} {FROM_CLAIMS} WHERE c.current = 1{conditions} {CLAIM_ORDER}");
        self.rows(&sql, params_from_iter(values), |row| Ok((rows::claim(row)?, self.weighed(rows::source_from(row, CLAIM_WIDTH)?))))
    }

    /// Every claim ever extracted, by document id, revision, start and id.
    pub fn all_claims(&self) -> Result<Vec<HistoricClaim>, StoreError> {
        let sql = format!("SELECT {CLAIM_COLUMNS}, r.number, c.current {FROM_CLAIMS} ORDER BY d.id, r.number, c.start, c.id");
        self.rows(&sql, [], historic)
    }

    /// The claim with this id: the current one, else the latest of its history.
    pub fn claim(&self, id: &str) -> Result<Option<HistoricClaim>, StoreError> {
        let sql = format!(
            "SELECT {CLAIM_COLUMNS}, r.number, c.current {FROM_CLAIMS} WHERE c.id = ?1 ORDER BY c.current DESC, r.number DESC LIMIT 1"
        );
        Ok(self.rows(&sql, [id], historic)?.pop())
    }

    /// The current claims whose ids begin so, by id.
    pub fn claims_beginning(&self, id: &str) -> Result<Vec<Claim>, StoreError> {
        let sql = format!("SELECT {CLAIM_COLUMNS} {FROM_CLAIMS} WHERE c.current = 1 AND c.id >= ?1 AND c.id < ?1 || '~' ORDER BY c.id");
        self.rows(&sql, [id], rows::claim)
    }

    /// How many claims are current.
    pub fn count_claims(&self) -> Result<usize, StoreError> {
        let count: i64 = self.number("SELECT count(*) FROM claims WHERE current = 1")?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// All current statements, by document id, start and id.
    pub fn statements(&self) -> Result<Vec<Statement>, StoreError> {
        let sql = format!(
            "SELECT {STATEMENT_COLUMNS} FROM statements s JOIN revisions r ON r.key = s.revision
             JOIN documents d ON d.key = r.document WHERE s.current = 1 ORDER BY d.id, s.start, s.id"
        );
        self.rows(&sql, [], rows::statement)
    }

    /// The current statements of one document, by start and id.
    pub fn statements_of(&self, document: &str) -> Result<Vec<Statement>, StoreError> {
        let sql = format!(
            "SELECT {STATEMENT_COLUMNS} FROM statements s JOIN revisions r ON r.key = s.revision
             JOIN documents d ON d.key = r.document WHERE s.current = 1 AND d.id = ?1 ORDER BY s.start, s.id"
        );
        self.rows(&sql, [document], rows::statement)
    }

    /// What checks and answers need to know of every document, by document id.
    pub fn sources(&self) -> Result<HashMap<String, Source>, StoreError> {
        let sources = self.rows(&format!("SELECT {SOURCE_COLUMNS} {FROM_CURRENT}"), [], |row| Ok(self.weighed(rows::source(row)?)))?;
        Ok(sources.into_iter().map(|source| (source.doc_id.clone(), source)).collect())
    }

    /// The same for one document.
    pub fn source(&self, id: &str) -> Result<Option<Source>, StoreError> {
        Ok(self
            .rows(&format!("SELECT {SOURCE_COLUMNS} {FROM_CURRENT} WHERE d.id = ?1"), [id], |row| Ok(self.weighed(rows::source(row)?)))?
            .pop())
    }

    pub(super) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl Fn(&Row<'_>) -> Result<T, RowError>,
    ) -> Result<Vec<T>, StoreError> {
        let collect = || -> Result<Vec<T>, RowError> {
            let mut statement = self.db.prepare_cached(sql)?;
            let mut found = statement.query(params)?;
            let mut items = Vec::new();
            while let Some(row) = found.next()? {
                items.push(read(row)?);
            }
            Ok(items)
        };
        collect().map_err(|e| e.at(&self.path))
    }
}

fn historic(row: &Row<'_>) -> Result<HistoricClaim, RowError> {
    let current: i64 = row.get(CLAIM_WIDTH + 1)?;
    Ok(HistoricClaim { claim: rows::claim(row)?, revision: row.get(CLAIM_WIDTH)?, current: current == 1, suppressed: current == 2 })
}

fn conditions(filter: &ClaimFilter<'_>) -> (String, Vec<Value>) {
    let mut sql = String::new();
    let mut values = Vec::new();
    let mut require = |column: &str, value: Value| {
        // IS, not =, so that NULL can be asked for.
        sql.push_str(&format!(" AND {column} IS ?"));
        values.push(value);
    };
    if let Some(subject) = filter.subject {
        require("c.subject", text(subject));
    }
    if let Some(index) = filter.index {
        require("c.idx", text(index));
    }
    if let Some(component) = filter.component {
        require("c.component", component.map_or(Value::Null, text));
    }
    if let Some(year) = filter.year {
        require("c.year", year.map_or(Value::Null, |y| Value::Integer(y.into())));
    }
    if let Some(scope) = filter.scope {
        require("c.scope", text(scope));
    }
    if let Some(document) = filter.document {
        require("d.id", text(document));
    }
    if let Some(status) = filter.status {
        require("c.status", Value::Text(rows::to_word(&status)));
    }
    (sql, values)
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}
