//! Keeping the index level with the store.
use super::error::IndexError;
use super::schema::{self, Fields, VERSION};
use crate::ontology::Ontology;
use crate::store::{ClaimFilter, Store, StoredDocument};
use std::path::{Path, PathBuf};
use tantivy::directory::error::LockError;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyError, Term};

/// Memory of the writer. One thread is enough for replays; a rebuild of 100,000 claims gets two.
const WRITER_MEMORY: usize = 30_000_000;
/// More changed documents than this are indexed with two threads.
const MANY: u64 = 200;

/// What [`sync`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Synced {
    /// Nothing: the index was level with the store.
    Level,
    /// So many changed documents were replayed.
    Replayed(usize),
    /// The index was made anew, from so many documents.
    Rebuilt(usize),
    /// Another process is writing the index; the old one can be searched.
    Busy,
}

/// Brings the index in `dir` level with the store: replays what changed, rebuilds a missing, broken or
/// outdated index. It never waits for another writer.
///
/// # Errors
/// When the store cannot be read or the index cannot be written.
pub fn sync(store: &Store, dir: &Path, ontology: &Ontology) -> Result<Synced, IndexError> {
    let (now, identity) = (store.change_number()?, store.identity()?);
    let own = |mark: &Mark| mark.store == identity && mark.change <= now;
    let Some((index, at)) = open(dir).filter(|(_, _, mark)| own(mark)).map(|(index, _, mark)| (index, mark.change)) else {
        return rebuild(store, dir, ontology);
    };
    if at == now {
        return Ok(Synced::Level);
    }
    let run = Run { store, ontology, dir };
    run.write(&index, |writer, fields| {
        // Asked after the mark was read: a batch in between is replayed twice, never passed over.
        let changed = store.changed_since(at)?;
        for id in &changed {
            writer.delete_term(Term::from_field_text(fields.doc, id));
            if let Some(stored) = store.document(id)? {
                run.add(writer, fields, &stored)?;
            }
        }
        Ok(Synced::Replayed(changed.len()))
    })
}

/// Whether the index in `dir` is level with the store; `None` when there is none that can be used.
///
/// # Errors
/// When the store cannot be read.
pub fn is_level(store: &Store, dir: &Path) -> Result<Option<bool>, IndexError> {
    let (now, identity) = (store.change_number()?, store.identity()?);
    Ok(open(dir).map(|(_, _, mark)| mark == Mark { store: identity, change: now }))
}

/// Makes the index in `dir` anew. Searches go on in the old one until the new one is committed, unless
/// the old one is broken or of another version.
///
/// # Errors
/// As for [`sync`].
pub fn rebuild(store: &Store, dir: &Path, ontology: &Ontology) -> Result<Synced, IndexError> {
    let run = Run { store, ontology, dir };
    let index = match open(dir) {
        Some((index, _, _)) => index,
        None => run.create()?,
    };
    run.write(&index, |writer, fields| {
        writer.delete_all_documents().map_err(|e| run.fault(e))?;
        let mut count = 0;
        for stored in store.documents() {
            run.add(writer, fields, &stored?)?;
            count += 1;
        }
        Ok(Synced::Rebuilt(count))
    })
}

/// Which store an index was made from, and how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// [`Store::identity`].
    store: String,
    /// [`Store::change_number`].
    pub(super) change: u64,
}

/// An index of this program's version with its reader and mark.
pub(super) fn open(dir: &Path) -> Option<(Index, IndexReader, Mark)> {
    let index = Index::open_in_dir(dir).ok()?;
    schema::register(&index);
    let mark = mark_of(index.load_metas().ok()?.payload.as_deref()?)?;
    // A segment that lost its files shows only when it is opened.
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().ok()?;
    (index.schema() == schema::schema().0).then_some((index, reader, mark))
}

fn payload(mark: &Mark) -> String {
    format!("xephang {VERSION} {} {}", mark.store, mark.change)
}

fn mark_of(payload: &str) -> Option<Mark> {
    let mut words = payload.strip_prefix("xephang ")?.splitn(3, ' ');
    let version = words.next()?;
    let mark = Mark { store: words.next()?.to_owned(), change: words.next()?.parse().ok()? };
    (version.parse() == Ok(VERSION)).then_some(mark)
}

struct Run<'a> {
    store: &'a Store,
    ontology: &'a Ontology,
    dir: &'a Path,
}

impl Run<'_> {
    /// Runs `work` under the writer's lock and commits with the change number that the store had before.
    fn write(
        &self,
        index: &Index,
        work: impl FnOnce(&mut IndexWriter, &Fields) -> Result<Synced, IndexError>,
    ) -> Result<Synced, IndexError> {
        // Read before the documents: what is stored meanwhile is replayed next time.
        let mark = Mark { store: self.store.identity()?, change: self.store.change_number()? };
        let threads = if self.store.document_count()? > MANY { 2 } else { 1 };
        let mut writer: IndexWriter = match index.writer_with_num_threads(threads, WRITER_MEMORY * threads) {
            Ok(writer) => writer,
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Ok(Synced::Busy),
            Err(e) => return Err(self.fault(e)),
        };
        schema::register(index);
        let (_, fields) = schema::schema();
        let done = work(&mut writer, &fields)?;
        let mut commit = writer.prepare_commit().map_err(|e| self.fault(e))?;
        commit.set_payload(&payload(&mark));
        commit.commit().map_err(|e| self.fault(e))?;
        writer.wait_merging_threads().map_err(|e| self.fault(e))?;
        Ok(done)
    }

    fn add(&self, writer: &IndexWriter, fields: &Fields, stored: &StoredDocument) -> Result<(), IndexError> {
        let filter = ClaimFilter { document: Some(&stored.document.id), ..ClaimFilter::default() };
        let claims = self.store.claims_for(&filter)?;
        for entry in schema::entries(fields, stored, &claims, self.ontology) {
            writer.add_document(entry).map_err(|e| self.fault(e))?;
        }
        Ok(())
    }

    /// An empty index in place of whatever lies in the folder.
    fn create(&self) -> Result<Index, IndexError> {
        let folder = |source| IndexError::Folder { path: PathBuf::from(self.dir), source };
        if self.dir.exists() {
            std::fs::remove_dir_all(self.dir).map_err(folder)?;
        }
        std::fs::create_dir_all(self.dir).map_err(folder)?;
        let index = Index::create_in_dir(self.dir, schema::schema().0).map_err(|e| self.fault(e))?;
        schema::register(&index);
        Ok(index)
    }

    fn fault(&self, source: TantivyError) -> IndexError {
        IndexError::Tantivy { path: self.dir.to_owned(), source }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, mark_of, payload};

    #[test]
    fn the_mark_tells_version_and_change() {
        let mark = Mark { store: "ab12".into(), change: 42 };
        assert_eq!(mark_of(&payload(&mark)), Some(mark));
        for other in ["xephang 0 ab12 42", "other", "xephang 1 ab12 x", "xephang 1 42"] {
            assert_eq!(mark_of(other), None, "{other}");
        }
    }
}
