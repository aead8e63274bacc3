//! What can go wrong with the index.
use crate::store::StoreError;
use std::path::PathBuf;
use tantivy::TantivyError;

/// A failure of the search index. None loses data: the store is the record.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// There is no index, or not one of this program's version.
    #[error("no search index at {path}: make it with `xephang reindex`")]
    Absent {
        /// The index's folder.
        path: PathBuf,
    },
    /// The folder cannot be written.
    #[error("cannot write the search index {path}: {source}")]
    Folder {
        /// The index's folder.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
    /// Tantivy failed.
    #[error("the search index {path} failed: {source}; `xephang reindex` makes it anew")]
    Tantivy {
        /// The index's folder.
        path: PathBuf,
        /// Its reason.
        source: TantivyError,
    },
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}
