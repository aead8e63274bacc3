//! What can end a crawl before its time.
use super::client::Failure;
use crate::archive::ArchiveError;
use crate::store::StoreError;

/// Why a crawl broke off. What was kept stays; the same command goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum CrawlRunError {
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The archive cannot be written.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The program cannot wait for the network.
    #[error("cannot start: {0}")]
    Start(std::io::Error),
    /// The settings of the connection are off.
    #[error("cannot set up connections: {0}")]
    Client(#[from] Failure),
    /// A thread of the crawl ended early.
    #[error("a part of the crawl stopped early: run the same command again, it goes on from where it was")]
    Thread,
}

impl CrawlRunError {
    /// The failure in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Store(e) => e.vietnamese(),
            Self::Archive(e) => e.vietnamese(),
            Self::Start(e) => format!("không khởi động được: {e}"),
            Self::Client(e) => format!("không thiết lập được kết nối: {e}"),
            Self::Thread => "một phần của lượt tải dừng sớm: chạy lại đúng lệnh này, nó đi tiếp từ chỗ đang dở".to_owned(),
        }
    }
}
