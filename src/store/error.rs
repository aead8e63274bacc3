//! What can go wrong with the store.
use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// A failure of the store. Messages name the file and say what to do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no store yet.
    #[error("no store at {path}: make one with `xephang init` or `xephang ingest FILE`")]
    Absent {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The data folder cannot be made.
    #[error("cannot make the folder {path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
    /// The file cannot be opened.
    #[error("cannot open the store {path}: {source}")]
    Open {
        /// The store's file.
        path: PathBuf,
        /// SQLite's reason.
        source: rusqlite::Error,
    },
    /// The file was written by a newer program.
    #[error("the store {path} has schema {found}, this program knows up to {known}: use a newer xephang, or another --data folder")]
    NewerSchema {
        /// The store's file.
        path: PathBuf,
        /// Its schema version.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The file is not a SQLite file, or it is damaged.
    #[error("{path} is damaged or no store of xephang: move it away and ingest again ({source})")]
    Damaged {
        /// The store's file.
        path: PathBuf,
        /// SQLite's reason.
        source: rusqlite::Error,
    },
    /// No room is left on the disk. The batch in hand was undone; earlier ones are kept.
    #[error("the disk is full while writing {path}: earlier documents are kept; make room and run the same command again")]
    Full {
        /// The store's file.
        path: PathBuf,
    },
    /// Another process held the writer's lock for too long.
    #[error("the store {path} is in use by another process: try again when it has finished")]
    Busy {
        /// The store's file.
        path: PathBuf,
    },
    /// Any other failure of SQLite.
    #[error("the store {path} failed: {source}")]
    Sqlite {
        /// The store's file.
        path: PathBuf,
        /// SQLite's reason.
        source: rusqlite::Error,
    },
    /// A stored value does not have the form that this program writes.
    #[error("the store {path} holds an unreadable {what}: {source}")]
    Value {
        /// The store's file.
        path: PathBuf,
        /// Column or field.
        what: &'static str,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

impl StoreError {
    /// The failure in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Absent { path } => {
                format!("chưa có kho dữ liệu ở {}: tạo bằng `xephang init` hoặc `xephang ingest TỆP`", path.display())
            }
            Self::Folder { path, source } => format!("không tạo được thư mục {}: {source}", path.display()),
            Self::Open { path, source } => format!("không mở được kho dữ liệu {}: {source}", path.display()),
            Self::NewerSchema { path, found, known } => format!(
                "kho dữ liệu {} do bản xephang mới hơn tạo ra (schema {found}, bản này đọc được đến {known}): dùng bản mới hơn, \
                 hoặc chọn thư mục khác bằng --data",
                path.display()
            ),
            Self::Damaged { path, source } => {
                format!("{} bị hỏng hoặc không phải kho dữ liệu của xephang: chuyển tệp đi nơi khác rồi nạp lại ({source})", path.display())
            }
            Self::Full { path } => format!(
                "ổ đĩa đầy khi ghi {}: các tài liệu đã ghi trước đó vẫn còn; giải phóng chỗ rồi chạy lại đúng lệnh này",
                path.display()
            ),
            Self::Busy { path } => format!("kho dữ liệu {} đang được một tiến trình khác ghi: chờ xong rồi chạy lại", path.display()),
            Self::Sqlite { path, source } => format!("kho dữ liệu {} gặp lỗi: {source}", path.display()),
            Self::Value { path, what, source } => format!("kho dữ liệu {} có ô {what} không đọc được: {source}", path.display()),
        }
    }

    pub(super) fn from_sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged { path, source },
            _ => Self::Sqlite { path, source },
        }
    }
}
