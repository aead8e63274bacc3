//! The frontier: every address that was ever met, and what became of it.
//!
//! A row that is `waiting` and due may be handed out. Who has been handed one is known to the process that holds the
//! crawl's lock and to nobody else, so that a lease ends with its holder, however it ends.
use super::rows::{RowError, from_json, from_word};
use super::{Store, StoreError};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What an address is thought to lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An address that the user named.
    Seed,
    /// RSS, Atom or JSON feed.
    Feed,
    /// Site map, or index of such.
    Sitemap,
    /// A list of articles, such as a home page or section.
    Listing,
    /// An article.
    Article,
    /// A link of a page that tells nothing about where it leads.
    Link,
    /// A file that a page links to: PDF, DOCX, XLSX.
    Attachment,
}

/// What became of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// To be fetched when it is due.
    Waiting,
    /// Fetched and in the archive.
    Done,
    /// It leads to another address, which stands in the frontier by itself.
    Moved,
    /// The server says that there is nothing, or no longer.
    Gone,
    /// Not fetched, by robots.txt or by the rules on addresses; `reason` says which.
    Refused,
    /// Given up after many attempts; `reason` has the last failure.
    Failed,
}

/// An address as it is handed out to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Key of its row.
    pub key: i64,
    /// The address.
    pub url: String,
    /// `host`, or `host:port` where the port is not the scheme's own.
    pub authority: String,
    /// Publisher id, or the authority of a site without an entry.
    pub source: String,
    /// What it is thought to be.
    pub kind: Kind,
    /// Failures in a row.
    pub attempts: u32,
    /// Steps from the address where the crawl began.
    pub depth: u32,
    /// Redirects that led here.
    pub hops: u32,
    /// Validator of the last answer.
    pub etag: Option<String>,
    /// `Last-Modified` of the last answer, as sent.
    pub last_modified: Option<String>,
    /// Digest of the last body.
    pub digest: Option<String>,
    /// When it was last fetched, in Unix milliseconds.
    pub fetched: Option<i64>,
    /// The document that it gave.
    pub document: Option<String>,
    /// When it was first met, in Unix milliseconds.
    pub found: i64,
    /// The document of the page that links it, for a file that was attached to one.
    pub linked_by: Option<LinkedBy>,
}

/// A page that links a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedBy {
    /// Id of its document.
    pub document: String,
    /// Its day of publication, as it is stored.
    pub published: Option<String>,
    /// Its headline.
    pub title: String,
}

/// An address that was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The address, in canonical form.
    pub url: String,
    /// `host` or `host:port`.
    pub authority: String,
    /// Publisher id or authority.
    pub source: String,
    /// What it is thought to be.
    pub kind: Kind,
    /// Smaller is fetched earlier.
    pub priority: u8,
    /// Steps from where the crawl began.
    pub depth: u32,
    /// Redirects that led here.
    pub hops: u32,
    /// Key of the row on whose page it was found.
    pub parent: Option<i64>,
    /// When its content changed last, as its list says, in Unix milliseconds.
    pub modified: Option<i64>,
    /// Why it is not to be fetched, when it is not.
    pub refused: Option<String>,
}

/// What fetching an address came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Key of its row.
    pub key: i64,
    /// What became of it.
    pub state: State,
    /// When it is to be looked at again, in Unix milliseconds.
    pub due: i64,
    /// Failures in a row, this one included; 0 after success.
    pub attempts: u32,
    /// Why, when it was no success.
    pub reason: Option<String>,
    /// HTTP status, when there was one.
    pub status: Option<u16>,
    /// New validators and digest; `None` leaves those of the last body.
    pub validators: Option<Validators>,
    /// Where the records lie: name of the file, first byte, length.
    pub place: Option<(String, u64, u64)>,
    /// When the answer came, in Unix milliseconds.
    pub fetched: i64,
    /// Its body is still to be read.
    pub unread: bool,
}

/// By what a later request can ask whether a body is still the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`, as sent.
    pub etag: Option<String>,
    /// `Last-Modified`, as sent.
    pub last_modified: Option<String>,
    /// Digest of the body.
    pub digest: String,
}

/// What is known of an authority.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Host {
    /// Body of its robots.txt; empty when it has none.
    pub robots: Vec<u8>,
    /// Status of the last robots.txt; 0 when it could not be reached.
    pub robots_status: Option<u16>,
    /// When it was fetched, in Unix milliseconds.
    pub robots_fetched: Option<i64>,
    /// Nothing is asked of it before this instant, in Unix milliseconds.
    pub not_before: i64,
    /// Failures to reach it in a row.
    pub failures: u32,
}

/// A file of the archive, as far as it was committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveFile {
    /// Its name in the archive's folder.
    pub name: String,
    /// Bytes that belong to committed answers.
    pub length: u64,
    /// Bytes that are known to lie on the disk.
    pub synced: u64,
    /// Records so far.
    pub records: u64,
}

/// An answer that was archived and not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its row.
    pub entry: Entry,
    /// How often reading was begun.
    pub readings: u32,
    /// Where its records lie: name of the file, first byte, length.
    pub place: (String, u64, u64),
}

/// The sources that a run is about, as the store is asked of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope(String);

impl Scope {
    /// A scope of these sources.
    pub fn new<'a>(sources: impl IntoIterator<Item = &'a str>) -> Self {
        let unique: BTreeSet<&str> = sources.into_iter().collect();
        Self(super::rows::to_json(&unique))
    }

    /// The sources, as a JSON array.
    pub(super) fn json(&self) -> &str {
        &self.0
    }
}

/// Condition that a row of the frontier lies in the scope that is parameter 1.
const IN_SCOPE: &str = "f.source IN (SELECT value FROM json_each(?1))";

/// The columns of [`entry`].
const ENTRY: &str = "f.key, f.url, f.authority, f.source, f.kind, f.attempts, f.depth, f.hops, f.etag, f.last_modified, f.digest, \
     f.fetched, f.document, f.found, \
     CASE WHEN f.kind = 'attachment' THEN \
       (SELECT json_object('document', d.id, 'published', r.published, 'title', r.title) FROM frontier p \
        JOIN documents d ON d.id = p.document JOIN revisions r ON r.document = d.key AND r.number = d.revision WHERE p.key = f.parent) END";
/// How many columns [`ENTRY`] has.
const ENTRY_WIDTH: usize = 15;

impl Store {
    /// At most `limit` addresses of an authority that wait and are due, those of small priority first, then in the
    /// order in which they were met. `links` says whether plain links are among them.
    pub fn waiting(&self, scope: &Scope, authority: &str, now: i64, links: bool, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let links = if links { "" } else { " AND f.kind <> 'link'" };
        let sql = format!(
            "SELECT {ENTRY} FROM frontier f WHERE f.authority = ?2 AND f.state = 'waiting' AND f.due <= ?3{links} AND {IN_SCOPE} \
             ORDER BY f.priority, f.key LIMIT ?4"
        );
        self.rows(&sql, params![scope.json(), authority, now, i64::try_from(limit).unwrap_or(i64::MAX)], entry)
    }

    /// When the first waiting address of an authority is due that is not due yet.
    pub fn next_due(&self, scope: &Scope, authority: &str, now: i64) -> Result<Option<i64>, StoreError> {
        let sql = format!("SELECT min(f.due) FROM frontier f WHERE f.authority = ?2 AND f.state = 'waiting' AND f.due > ?3 AND {IN_SCOPE}");
        let found = self.db.prepare_cached(&sql).and_then(|mut s| s.query_row(params![scope.json(), authority, now], |row| row.get(0)));
        found.map_err(|e| self.fault(e))
    }

    /// Authorities with waiting addresses, in byte order.
    pub fn waiting_authorities(&self, scope: &Scope) -> Result<Vec<String>, StoreError> {
        let sql = format!("SELECT DISTINCT f.authority FROM frontier f WHERE f.state = 'waiting' AND {IN_SCOPE} ORDER BY f.authority");
        self.rows(&sql, [scope.json()], |row| Ok(row.get(0)?))
    }

    /// How many addresses wait, and when the first of them is due.
    pub fn waiting_count(&self, scope: &Scope) -> Result<(u64, Option<i64>), StoreError> {
        let sql = format!(
            "SELECT count(*), min(max(f.due, coalesce(h.not_before, 0))) FROM frontier f \
             LEFT JOIN hosts h ON h.authority = f.authority WHERE f.state = 'waiting' AND {IN_SCOPE}"
        );
        let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?));
        self.db.query_row(&sql, [scope.json()], read).map_err(|e| self.fault(e))
    }

    /// Whether a feed or site map has named articles of a source.
    pub fn names_articles(&self, source: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM frontier f JOIN frontier p ON p.key = f.parent
             WHERE f.kind = 'article' AND f.source = ?1 AND p.kind IN ('feed', 'sitemap'))";
        self.db.query_row(sql, [source], |row| row.get(0)).map_err(|e| self.fault(e))
    }

    /// What is known of an authority.
    pub fn host(&self, authority: &str) -> Result<Host, StoreError> {
        let sql = "SELECT robots, robots_status, robots_fetched, not_before, failures FROM hosts WHERE authority = ?1";
        let found = self.rows(sql, [authority], |row| {
            Ok(Host {
                robots: row.get::<_, Option<Vec<u8>>>(0)?.unwrap_or_default(),
                robots_status: row.get(1)?,
                robots_fetched: row.get(2)?,
                not_before: row.get(3)?,
                failures: row.get(4)?,
            })
        })?;
        Ok(found.into_iter().next().unwrap_or_default())
    }

    /// The files of the archive, oldest first.
    pub fn archive_files(&self) -> Result<Vec<ArchiveFile>, StoreError> {
        self.rows("SELECT name, length, synced, records FROM archives ORDER BY key", [], |row| {
            let number = |at| row.get::<_, i64>(at).map(i64::unsigned_abs);
            Ok(ArchiveFile { name: row.get(0)?, length: number(1)?, synced: number(2)?, records: number(3)? })
        })
    }

    /// Answers that were archived and not yet read, at most `limit` after row `after`, in order of rows.
    pub fn unread(&self, after: i64, limit: usize) -> Result<Vec<Unread>, StoreError> {
        let sql = format!(
            "SELECT {ENTRY}, f.unread, a.name, f.at, f.length FROM frontier f JOIN archives a ON a.key = f.archive \
             WHERE f.unread > 0 AND f.key > ?1 ORDER BY f.key LIMIT ?2"
        );
        self.rows(&sql, params![after, i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
            let number = |at| row.get::<_, i64>(at).map(i64::unsigned_abs);
            Ok(Unread {
                entry: entry(row)?,
                readings: row.get::<_, u32>(ENTRY_WIDTH)?.saturating_sub(1),
                place: (row.get(ENTRY_WIDTH + 1)?, number(ENTRY_WIDTH + 2)?, number(ENTRY_WIDTH + 3)?),
            })
        })
    }

    /// The state of an address and why, when it was ever met.
    pub fn state_of(&self, url: &str) -> Result<Option<(State, Option<String>)>, StoreError> {
        let found = self.rows("SELECT state, reason FROM frontier WHERE url = ?1", [url], |row| {
            Ok((from_word("state", &row.get::<_, String>(0)?)?, row.get(1)?))
        })?;
        Ok(found.into_iter().next())
    }
}

pub(super) fn entry(row: &Row<'_>) -> Result<Entry, RowError> {
    Ok(Entry {
        key: row.get(0)?,
        url: row.get(1)?,
        authority: row.get(2)?,
        source: row.get(3)?,
        kind: from_word("kind", &row.get::<_, String>(4)?)?,
        attempts: row.get(5)?,
        depth: row.get(6)?,
        hops: row.get(7)?,
        etag: row.get(8)?,
        last_modified: row.get(9)?,
        digest: row.get(10)?,
        fetched: row.get(11)?,
        document: row.get(12)?,
        found: row.get(13)?,
        linked_by: row.get::<_, Option<String>>(14)?.map(|page| from_json("linked_by", &page)).transpose()?,
    })
}
