//! What can go wrong with the archive.
use super::http::DecodeError;
use super::reader::Fault;
use std::io;
use std::path::{Path, PathBuf};

/// A failure of the archive. Messages name the file and say what to do.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The folder or a file cannot be made, written or read.
    #[error("cannot {action} {path}: {source}")]
    Io {
        /// What was tried, such as `write`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The operating system's reason.
        source: io::Error,
    },
    /// No room is left on the disk. What was appended since the last flush was undone.
    #[error("the disk is full while writing {path}: what was fetched before is kept; make room and run the same command again")]
    Full {
        /// The archive's file.
        path: PathBuf,
    },
    /// A file of the archive is no longer there, or it is shorter than it should be.
    #[error("{path} no longer holds bytes {offset} to {end}: restore it from a backup, or fetch the page again")]
    Gone {
        /// The archive's file.
        path: PathBuf,
        /// First byte that is wanted.
        offset: u64,
        /// One past the last.
        end: u64,
    },
    /// The bytes at a place are no group of records.
    #[error("{path} is damaged ({fault}): restore it from a backup, or fetch the page again")]
    Damaged {
        /// The archive's file.
        path: PathBuf,
        /// What is wrong, and where.
        fault: Fault,
    },
    /// The body cannot be decoded.
    #[error("the body of {url} cannot be decoded: {source}")]
    Body {
        /// The page's address.
        url: String,
        /// Why.
        source: DecodeError,
    },
    /// An unchanged answer refers to an earlier one that is no longer in the archive.
    #[error("the earlier answer of {url} that this one refers to is no longer in the archive")]
    NoEarlier {
        /// The page's address.
        url: String,
    },
}

impl ArchiveError {
    /// The failure in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Io { action, path, source } => {
                let action = match *action {
                    "make" => "tạo",
                    "write" => "ghi",
                    "read" => "đọc",
                    "cut" => "cắt",
                    "list" => "liệt kê",
                    _ => "mở",
                };
                format!("không {action} được {}: {source}", path.display())
            }
            Self::Full { path } => {
                format!("ổ đĩa đầy khi ghi {}: những gì đã tải trước đó vẫn còn; giải phóng chỗ rồi chạy lại đúng lệnh này", path.display())
            }
            Self::Gone { path, offset, end } => {
                format!("{} không còn đoạn byte {offset}–{end}: khôi phục từ bản sao lưu, hoặc tải lại trang", path.display())
            }
            Self::Damaged { path, fault } => {
                format!("{} bị hỏng ({}): khôi phục từ bản sao lưu, hoặc tải lại trang", path.display(), fault.vietnamese())
            }
            Self::Body { url, source } => format!("không giải mã được nội dung của {url}: {source}"),
            Self::NoEarlier { url } => format!("bản tải trước của {url} không còn trong kho lưu trữ"),
        }
    }

    pub(super) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { path },
            _ => Self::Io { action, path, source },
        }
    }
}
