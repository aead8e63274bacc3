//! What can be wrong with a file of publishers.
use std::path::PathBuf;

/// A fault in a file of publishers, with its place and what would be right. `Display` is English;
/// [`SourcesError::vietnamese`] says the same in Vietnamese.
#[derive(Debug, thiserror::Error)]
pub enum SourcesError {
    /// The file is not TOML, holds an unknown key, or an entry that cannot be right.
    #[error("{file}:{line}: {message}")]
    Data {
        /// File the fault is in (a path, or the name of an embedded file).
        file: String,
        /// Line of the fault, from 1.
        line: usize,
        /// What is wrong and what would be right.
        message: String,
    },
    /// The file cannot be read.
    #[error("cannot read {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
}

impl SourcesError {
    /// The fault in Vietnamese. What a key must hold is said in English, as the keys are.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Data { file, line, message } => format!("{file}, dòng {line}: {message}"),
            Self::Io { path, source } => format!("không đọc được {}: {source}", path.display()),
        }
    }
}
