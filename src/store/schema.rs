//! Tables and their migrations. `PRAGMA user_version` says which migrations a file has seen.
use rusqlite::{Connection, Error, TransactionBehavior};

/// Each entry brings a store from schema *i* to *i + 1*. Entries are never edited once released.
const MIGRATIONS: &[&str] = &[V1, V2, V3, REPORTS, NEWS, LOOKUPS];

/// The newest schema that this program knows.
pub(super) const CURRENT: u32 = MIGRATIONS.len() as u32;

/// `idx` stands for the index of a ranking, because `index` is a word of SQL.
const V1: &str = "
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO meta(key, value) VALUES ('identity', lower(hex(randomblob(8))));

CREATE TABLE documents(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  change INTEGER NOT NULL
);
CREATE INDEX documents_by_change ON documents(change);

CREATE TABLE revisions(
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(key),
  number INTEGER NOT NULL,
  change INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  extraction_hash TEXT NOT NULL,
  url TEXT,
  publisher TEXT,
  published TEXT,
  title TEXT NOT NULL,
  authority TEXT NOT NULL,
  sample INTEGER NOT NULL,
  blocks TEXT NOT NULL,
  notes TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE(document, number)
);

CREATE TABLE claims(
  key INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL REFERENCES revisions(key),
  current INTEGER NOT NULL,
  id TEXT NOT NULL,
  subject TEXT NOT NULL,
  idx TEXT NOT NULL,
  component TEXT,
  year INTEGER,
  rank INTEGER,
  rank_max INTEGER,
  last INTEGER NOT NULL,
  of_count INTEGER,
  scope TEXT NOT NULL,
  delta INTEGER,
  base_year INTEGER,
  score REAL,
  modality TEXT NOT NULL,
  quote TEXT NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  status TEXT NOT NULL,
  confidence REAL NOT NULL,
  derived INTEGER NOT NULL,
  list TEXT,
  reasons TEXT NOT NULL,
  extractor INTEGER NOT NULL,
  UNIQUE(revision, id)
);
CREATE INDEX claims_by_id ON claims(id);
CREATE INDEX claims_by_fact ON claims(subject, idx, component, year, scope) WHERE current = 1;
CREATE INDEX claims_by_ranking ON claims(idx, component, year, scope) WHERE current = 1;

CREATE TABLE statements(
  key INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL REFERENCES revisions(key),
  current INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT,
  other TEXT,
  idx TEXT,
  component TEXT,
  year INTEGER,
  scope TEXT,
  figures TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  quote TEXT NOT NULL,
  UNIQUE(revision, id)
);
CREATE INDEX statements_by_revision ON statements(revision);
";

/// The crawl: every address that was ever met (`frontier`), where its last answer lies in the archive, what each
/// authority (`host`, or `host:port`) allows and asks for, and the ledger of runs. Instants are Unix milliseconds.
///
/// A row of `frontier` with `unread > 0` is archived and not yet read into a document; the number counts the
/// readings begun, plus one, so that a page on which the program died is not tried for ever.
///
/// `forgotten` has the ids of documents that were taken out for good, with the number of the batch that did it, so that
/// the index forgets them too and a copy of the page does not bring them back.
///
/// `ledger.last_run` is the run that wrote a row last; the last that recorded findings stands in `meta`.
///
/// `stale_claims` are claims whose many documents are to be grouped anew. `sketches` tells copies of one text (see [`super::syndication`]). It is a table of its own because a column of
/// `revisions` would stand behind the text, and reading it would mean reading the text.
const V2: &str = "
CREATE TABLE hosts(
  authority TEXT PRIMARY KEY,
  robots BLOB,
  robots_status INTEGER,
  robots_fetched INTEGER,
  not_before INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE archives(
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  length INTEGER NOT NULL,
  synced INTEGER NOT NULL,
  records INTEGER NOT NULL
);

CREATE TABLE runs(
  key INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  outcome TEXT,
  first_change INTEGER NOT NULL,
  last_change INTEGER,
  report TEXT
);

CREATE TABLE nights(
  run INTEGER NOT NULL REFERENCES runs(key),
  source TEXT NOT NULL,
  counts TEXT NOT NULL,
  PRIMARY KEY(run, source)
) WITHOUT ROWID;

CREATE TABLE ledger(
  finding TEXT PRIMARY KEY,
  first_run INTEGER NOT NULL REFERENCES runs(key),
  last_run INTEGER NOT NULL REFERENCES runs(key),
  resolved_run INTEGER REFERENCES runs(key),
  content TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE frontier(
  key INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  authority TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  priority INTEGER NOT NULL,
  due INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  depth INTEGER NOT NULL,
  hops INTEGER NOT NULL,
  parent INTEGER,
  found INTEGER NOT NULL,
  modified INTEGER,
  run INTEGER,
  fetched INTEGER,
  status INTEGER,
  etag TEXT,
  last_modified TEXT,
  digest TEXT,
  archive INTEGER REFERENCES archives(key),
  at INTEGER,
  length INTEGER,
  unread INTEGER NOT NULL DEFAULT 0,
  document TEXT
);
CREATE INDEX frontier_waiting ON frontier(authority, priority, key) WHERE state = 'waiting';
CREATE INDEX frontier_unread ON frontier(key) WHERE unread > 0;
CREATE INDEX frontier_by_document ON frontier(document) WHERE document IS NOT NULL;

CREATE TABLE forgotten(
  document TEXT PRIMARY KEY,
  change INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE sketches(
  document INTEGER PRIMARY KEY REFERENCES documents(key) ON DELETE CASCADE,
  sketch BLOB NOT NULL,
  claims INTEGER,
  representative TEXT
);
CREATE INDEX sketches_by_claims ON sketches(claims) WHERE claims IS NOT NULL;
CREATE TABLE stale_claims(
  claims INTEGER PRIMARY KEY
);
";

/// What people decided on findings. `verdicts` keeps every verdict with the finding as it was (`content`, JSON); the latest
/// that was not taken back (`undone`) counts. Kind and fact stand apart, because a finding whose values changed has another id.
/// `change` is the store's change number at the time, null when the verdict came from another store. Instants are Unix
/// milliseconds.
///
/// `suppressed` holds what was misread, by document and with all slots (`claim` or `statement`, JSON), so that it is known again when
/// the document is extracted anew; `active` is 0 when its verdict no longer counts. Such rows of `claims` and `statements`
/// have `current` 2: whatever asks for `current = 1`, indexes included, leaves them out at no cost.
///
/// `returns` has the run in which a finding last stood again after it had been gone or settled. It is a table of its own because a
/// column would stand behind the content, and reading it would mean reading the content; `ledger_by_run` is read in its place.
const V3: &str = "
CREATE TABLE verdicts(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  finding TEXT NOT NULL,
  verdict TEXT NOT NULL,
  decided INTEGER NOT NULL,
  who TEXT,
  note TEXT,
  value TEXT,
  faulted TEXT NOT NULL,
  undone INTEGER,
  change INTEGER,
  kind TEXT NOT NULL,
  subject TEXT,
  idx TEXT,
  component TEXT,
  year INTEGER,
  scope TEXT,
  content TEXT NOT NULL
);
CREATE INDEX verdicts_by_finding ON verdicts(finding);
CREATE INDEX verdicts_by_fact ON verdicts(subject, idx, year);

CREATE TABLE suppressed(
  key INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL REFERENCES verdicts(id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  active INTEGER NOT NULL,
  claim TEXT,
  statement TEXT
);
CREATE INDEX suppressed_by_document ON suppressed(document);
CREATE INDEX suppressed_by_verdict ON suppressed(verdict);
CREATE INDEX claims_suppressed ON claims(key) WHERE current = 2;
CREATE INDEX statements_suppressed ON statements(key) WHERE current = 2;

CREATE TABLE returns(
  finding TEXT PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(key)
) WITHOUT ROWID;
CREATE INDEX ledger_by_run ON ledger(last_run, first_run, resolved_run);
";

/// What is known of a revision that was read from a report: the places of its text (JSON), what a person said that it is (JSON),
/// and the page that links it. A table of its own, since few documents have such and a column of `revisions` would stand behind the
/// text.
const REPORTS: &str = "
CREATE TABLE reports(
  revision INTEGER PRIMARY KEY REFERENCES revisions(key) ON DELETE CASCADE,
  places TEXT NOT NULL,
  told TEXT,
  part_of TEXT
);
";

/// What a finding said when it last was news (`content`, JSON), and a mark of what makes it news (null in rows from before). It
/// stands apart from `ledger`, of which every night reads every row.
const NEWS: &str = "
CREATE TABLE news(
  finding TEXT PRIMARY KEY REFERENCES ledger(finding) ON DELETE CASCADE,
  mark INTEGER,
  content TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO news(finding, content) SELECT finding, content FROM ledger;
ALTER TABLE ledger DROP COLUMN content;
";

/// `news` with rows that are looked up by an index: on the way to a row of a tree that holds the contents too, whole findings are read.
const LOOKUPS: &str = "
ALTER TABLE news RENAME TO news_before;
CREATE TABLE news(
  finding TEXT PRIMARY KEY REFERENCES ledger(finding) ON DELETE CASCADE,
  mark INTEGER,
  content TEXT NOT NULL
);
INSERT INTO news(finding, mark, content) SELECT finding, mark, content FROM news_before;
DROP TABLE news_before;
";

/// What a reader of a store of an older schema is given in place of tables that it lacks and questions look into, with the schema
/// from which on each is there.
const STAND_INS: &[(u32, &str)] = &[
    (2, "CREATE TEMP TABLE sketches(document INTEGER PRIMARY KEY, sketch BLOB NOT NULL, claims INTEGER, representative TEXT);"),
    (4, "CREATE TEMP TABLE reports(revision INTEGER PRIMARY KEY, places TEXT NOT NULL, told TEXT, part_of TEXT);"),
    (5, "CREATE TEMP VIEW news AS SELECT finding, NULL AS mark, content FROM main.ledger;"),
];

/// The schema from which on documents have sketches, and a store knows which publishers are no witnesses.
pub(super) const WITH_SKETCHES: u32 = 2;

/// Makes up for the tables that a store of schema `version` lacks, for this connection alone.
pub(super) fn stand_in(db: &Connection, version: u32) -> Result<(), Error> {
    for (_, sql) in STAND_INS.iter().filter(|(since, _)| version < *since) {
        db.execute_batch("PRAGMA temp_store = MEMORY;")?;
        db.execute_batch(sql)?;
    }
    Ok(())
}

/// The schema from which on there are verdicts; a reader of an older store finds none.
pub(super) const WITH_VERDICTS: u32 = 3;

/// Schema of a file; 0 when nothing was written yet.
pub(super) fn version(db: &Connection) -> Result<u32, Error> {
    db.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Runs the migrations that the file lacks, all in one transaction.
pub(super) fn migrate(db: &mut Connection) -> Result<(), Error> {
    if version(db)? == CURRENT {
        return Ok(());
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again under the lock: another process may have migrated in between.
    let from = version(&transaction)? as usize;
    for migration in MIGRATIONS.iter().skip(from) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", CURRENT)?;
    transaction.commit()
}
