//! Rows to plain data and back.
use super::StoreError;
use crate::model::{Claim, PartialDate, Source, Statement};
use rusqlite::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Columns of [`claim`], in its order; `c` is claims and `d` is documents.
pub(super) const CLAIM_COLUMNS: &str = "c.id, d.id, c.subject, c.idx, c.component, c.year, c.rank, c.rank_max, c.last, \
     c.of_count, c.scope, c.delta, c.base_year, c.score, c.modality, c.quote, c.field, c.start, c.stop, c.status, \
     c.confidence, c.derived, c.list, c.reasons, c.extractor";

/// How many columns [`claim`] reads.
pub(super) const CLAIM_WIDTH: usize = 25;

/// Columns of [`statement`], in its order; `s` is statements and `d` is documents.
pub(super) const STATEMENT_COLUMNS: &str = "s.id, d.id, s.kind, s.subject, s.other, s.idx, s.component, s.year, s.scope, \
     s.figures, s.start, s.stop, s.quote";

/// Columns of [`source`], in its order; `r` is revisions and `d` is documents.
pub(super) const SOURCE_COLUMNS: &str = "d.id, r.url, r.publisher, r.published, r.title, r.authority, r.sample, \
     (SELECT k.representative FROM sketches k WHERE k.document = d.key)";

/// How many columns [`source`] reads.
pub(super) const SOURCE_WIDTH: usize = 8;

/// Why a row could not be read.
#[derive(Debug)]
pub(super) enum RowError {
    Sqlite(rusqlite::Error),
    Value(&'static str, serde_json::Error),
}

impl From<rusqlite::Error> for RowError {
    fn from(e: rusqlite::Error) -> Self {
        Self::Sqlite(e)
    }
}

impl RowError {
    /// As an error of SQLite, where nothing else can be told.
    pub(super) fn flat(self) -> rusqlite::Error {
        match self {
            Self::Sqlite(e) => e,
            Self::Value(_, e) => rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(e)),
        }
    }

    pub(super) fn at(self, path: &Path) -> StoreError {
        match self {
            Self::Sqlite(source) => StoreError::from_sqlite(path, source),
            Self::Value(what, source) => StoreError::Value { path: path.to_owned(), what, source },
        }
    }
}

/// JSON of plain data. Model types hold no maps with keys that are not strings, so this cannot fail;
/// were it to, the empty string is refused on reading instead of passing for a value.
pub(super) fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(super) fn from_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, RowError> {
    serde_json::from_str(text).map_err(|e| RowError::Value(what, e))
}

/// The word that serde gives an enum without fields.
pub(super) fn to_word<T: Serialize>(value: &T) -> String {
    to_json(value).trim_matches('"').to_owned()
}

pub(super) fn from_word<T: DeserializeOwned>(what: &'static str, word: &str) -> Result<T, RowError> {
    let word = serde::de::value::StrDeserializer::<serde_json::Error>::new(word);
    T::deserialize(word).map_err(|e| RowError::Value(what, e))
}

fn text<'a>(row: &'a Row<'_>, at: usize) -> Result<&'a str, RowError> {
    row.get_ref(at)?
        .as_str()
        .map_err(|e| RowError::Sqlite(rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(e))))
}

pub(super) fn offset(row: &Row<'_>, at: usize) -> Result<usize, RowError> {
    let value: i64 = row.get(at)?;
    usize::try_from(value).map_err(|_| RowError::Sqlite(rusqlite::Error::IntegralValueOutOfRange(at, value)))
}

pub(super) fn claim(row: &Row<'_>) -> Result<Claim, RowError> {
    let reasons = text(row, 23)?;
    Ok(Claim {
        id: row.get(0)?,
        doc_id: row.get(1)?,
        subject: row.get(2)?,
        index: row.get(3)?,
        component: row.get(4)?,
        year: row.get(5)?,
        rank: row.get(6)?,
        rank_max: row.get(7)?,
        last: row.get(8)?,
        of: row.get(9)?,
        scope: row.get(10)?,
        delta: row.get(11)?,
        base_year: row.get(12)?,
        score: row.get(13)?,
        modality: from_word("modality", text(row, 14)?)?,
        quote: row.get(15)?,
        field: from_word("field", text(row, 16)?)?,
        start: offset(row, 17)?,
        end: offset(row, 18)?,
        status: from_word("status", text(row, 19)?)?,
        confidence: row.get(20)?,
        derived: row.get(21)?,
        list: row.get(22)?,
        reasons: if reasons == "[]" { Vec::new() } else { from_json("reasons", reasons)? },
        extractor: row.get(24)?,
    })
}

pub(super) fn statement(row: &Row<'_>) -> Result<Statement, RowError> {
    Ok(Statement {
        id: row.get(0)?,
        doc_id: row.get(1)?,
        kind: from_word("kind", text(row, 2)?)?,
        subject: row.get(3)?,
        other: row.get(4)?,
        index: row.get(5)?,
        component: row.get(6)?,
        year: row.get(7)?,
        scope: row.get(8)?,
        values: from_json("figures", text(row, 9)?)?,
        start: offset(row, 10)?,
        end: offset(row, 11)?,
        quote: row.get(12)?,
    })
}

pub(super) fn source(row: &Row<'_>) -> Result<Source, RowError> {
    source_from(row, 0)
}

/// The source whose first column is number `at`.
pub(super) fn source_from(row: &Row<'_>, at: usize) -> Result<Source, RowError> {
    let published: Option<String> = row.get(at + 3)?;
    Ok(Source {
        doc_id: row.get(at)?,
        url: row.get(at + 1)?,
        publisher: row.get(at + 2)?,
        published: published.as_deref().and_then(PartialDate::parse),
        title: row.get(at + 4)?,
        authority: from_word("authority", text(row, at + 5)?)?,
        sample: row.get(at + 6)?,
        group: row.get(at + 7)?,
        // What is known of publishers is the store's to add.
        aggregator: false,
    })
}
