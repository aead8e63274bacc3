//! One crawl at a time: the lock is the operating system's, so that it ends with its holder, however that ends.
use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Name of the file inside the data folder.
const FILE_NAME: &str = "crawl.lock";

/// Held by the one process that crawls into a store.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why a store cannot be crawled into now.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process holds the lock.
    #[error("another crawl is at work on {path}{}: wait for its end, or choose another folder with --data", holder.as_deref().map(|h| format!(" (process {h})")).unwrap_or_default())]
    Held {
        /// The lock's file.
        path: PathBuf,
        /// Process number of the holder, when it can be told.
        holder: Option<String>,
    },
    /// The file cannot be made or locked.
    #[error("cannot lock {path}: {source}")]
    Io {
        /// The lock's file.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
}

impl Lock {
    /// Takes the lock of a data folder, which is made when absent.
    ///
    /// # Errors
    /// When somebody else holds it, or the folder cannot be written.
    pub fn acquire(dir: &Path) -> Result<Self, LockError> {
        let path = dir.join(FILE_NAME);
        let io = |source| LockError::Io { path: path.clone(), source };
        std::fs::create_dir_all(dir).map_err(io)?;
        let mut file = File::options().create(true).truncate(false).read(true).write(true).open(&path).map_err(io)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = std::fs::read_to_string(&path).ok().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
                return Err(LockError::Held { path, holder });
            }
            Err(TryLockError::Error(source)) => return Err(io(source)),
        }
        // For people who look: the number has no part in the locking.
        let written = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
        written.map_err(io)?;
        Ok(Self { _file: file })
    }
}

impl Lock {
    /// Who holds the lock of a data folder, as far as it can be told; `None` when nobody does.
    pub fn holder(dir: &Path) -> Option<String> {
        let path = dir.join(FILE_NAME);
        let file = File::open(&path).ok()?;
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Some(
                std::fs::read_to_string(&path)
                    .ok()
                    .map(|t| t.trim().to_owned())
                    .filter(|t| !t.is_empty())
                    .unwrap_or_else(|| "?".to_owned()),
            ),
            // Taken only to see that it is free, and given back with the file.
            _ => None,
        }
    }
}

impl LockError {
    /// The failure in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Held { path, holder } => {
                let who = holder.as_deref().map(|h| format!(" (tiến trình {h})")).unwrap_or_default();
                format!(
                    "một lượt tải khác đang chạy trên {}{who}: chờ xong rồi chạy lại, hoặc chọn thư mục khác bằng --data",
                    path.display()
                )
            }
            Self::Io { path, source } => format!("không khóa được {}: {source}", path.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lock, LockError};

    #[test]
    fn one_at_a_time_and_free_when_the_holder_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let held = Lock::acquire(dir.path()).unwrap();
        let refused = Lock::acquire(dir.path()).unwrap_err();
        assert!(matches!(&refused, LockError::Held { holder: Some(h), .. } if *h == std::process::id().to_string()), "{refused}");
        assert_eq!(Lock::holder(dir.path()), Some(std::process::id().to_string()));
        drop(held);
        assert_eq!(Lock::holder(dir.path()), None);
        Lock::acquire(dir.path()).unwrap();
    }
}
