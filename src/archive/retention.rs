//! Letting go of old archive files.
use super::digest::compact_date;
use super::error::ArchiveError;
use super::rewrite::remove_files;
use crate::store::{Store, StoreError};
use std::path::Path;

/// What letting go freed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expired {
    /// Files removed.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// Why old files could not be let go of.
#[derive(Debug, thiserror::Error)]
pub enum RetentionError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The archive.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

impl RetentionError {
    /// The failure in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Store(e) => e.vietnamese(),
            Self::Archive(e) => e.vietnamese(),
        }
    }
}

/// Removes the files in the archive's folder `dir` whose every answer came before `instant_ms` (Unix milliseconds).
/// Documents and claims stay. The file being written stays, and so does one with a page that was not yet read. Only the
/// holder of the crawl's lock may call this. An answer that says "unchanged" in a younger file can lose the full one that
/// it refers to; what was read from that one stays in the store.
///
/// # Errors
/// When the store or the folder cannot be written. What was begun is taken up the next time.
pub fn expire(store: &mut Store, dir: &Path, instant_ms: i64) -> Result<Expired, RetentionError> {
    let names = store.expired_archives(instant_ms, &compact_date(instant_ms))?;
    let lengths = store.archive_files()?;
    let bytes = lengths.iter().filter(|file| names.contains(&file.name)).map(|file| file.length).sum();
    store.expire_archives(&names)?;
    remove_emptied(store, dir)?;
    Ok(Expired { files: names.len() as u64, bytes })
}

/// Removes the files of which nothing counts any more.
///
/// # Errors
/// As for [`expire`].
pub fn remove_emptied(store: &mut Store, dir: &Path) -> Result<(), RetentionError> {
    let names = store.emptied_archives()?;
    remove_files(dir, &names)?;
    if !names.is_empty() {
        store.archives_removed(&names)?;
    }
    Ok(())
}
