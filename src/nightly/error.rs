//! What can go wrong with a nightly run.
use crate::crawl::CrawlRunError;
use crate::store::StoreError;
use std::path::PathBuf;

/// Why a run broke off. What was kept until then stays; the next run goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum NightlyError {
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The crawl broke off.
    #[error(transparent)]
    Crawl(#[from] CrawlRunError),
    /// Digest or metrics cannot be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
    /// A source that nobody knows.
    #[error("there is no publisher {id}: `xephang sources list` shows the known ones")]
    UnknownSource {
        /// Its id as given.
        id: String,
    },
    /// The settings name a province that does not exist.
    #[error("home = \"{name}\" in config.toml is no province: write for example home = \"ha-tinh\"")]
    UnknownHome {
        /// The name as given.
        name: String,
    },
}

impl NightlyError {
    /// The failure in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Store(e) => e.vietnamese(),
            Self::Crawl(e) => e.vietnamese(),
            Self::Write { path, source } => format!("không ghi được {}: {source}", path.display()),
            Self::UnknownSource { id } => format!("không có nguồn nào tên {id}: xem các nguồn đã biết bằng `xephang sources list`"),
            Self::UnknownHome { name } => format!("home = \"{name}\" trong config.toml không phải tên tỉnh: ghi ví dụ home = \"ha-tinh\""),
        }
    }
}
