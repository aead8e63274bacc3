//! Errors of the library: one small enum a concern, each naming the file, line or URL and what to do.
use std::path::PathBuf;

/// What can go wrong while the ontology's data files (or a user's additions) are read.
#[derive(Debug, thiserror::Error)]
pub enum OntologyError {
    /// A data file is not valid TOML or does not have the expected shape.
    #[error("{file}:{line}: {message}")]
    Data {
        /// File the fault is in (a path, or the name of an embedded file).
        file: String,
        /// Line of the fault, from 1.
        line: usize,
        /// What is wrong and what would be right.
        message: String,
    },
    /// A user's file cannot be read.
    #[error("cannot read {path}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
}
