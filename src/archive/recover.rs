//! What a start finds in the archive's folder, held against what the store recorded.
use super::error::ArchiveError;
use super::reader::Reader;
use super::writer::{Committed, is_own_name};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A file that lost bytes which the store had recorded. The places behind `good_length` are to be fetched again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Name of the file.
    pub name: String,
    /// What is left, in bytes: it ends after a whole group.
    pub good_length: u64,
}

/// Brings one file to its committed length. What lies behind was never recorded. When bytes are missing, or those that
/// were never synced are damaged, the file is cut after the last whole group, and that length is returned.
pub(super) fn settle(dir: &Path, committed: &Committed) -> Result<Option<Damage>, ArchiveError> {
    let path = dir.join(&committed.name);
    let lost = |good_length| Some(Damage { name: committed.name.clone(), good_length }).filter(|_| good_length < committed.length);
    let there = match fs::metadata(&path) {
        Ok(metadata) => metadata.len(),
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(lost(0)),
        Err(e) => return Err(ArchiveError::io("read", &path, e)),
    };
    let mut good = there.min(committed.length);
    if good < committed.synced {
        // What was once on the disk is gone: only a person or a broken disk does that. Faults further up are left alone.
        good = last_border(&path, 0, good, false)?;
    } else if committed.synced < committed.length {
        good = last_border(&path, committed.synced, good, true)?;
    }
    if good < there {
        let cut = |e| ArchiveError::io("cut", &path, e);
        let file = OpenOptions::new().write(true).open(&path).map_err(cut)?;
        file.set_len(good).and_then(|()| file.sync_all()).map_err(cut)?;
    }
    Ok(lost(good))
}

/// Offset after the last whole group between `from` (a border) and `to`, up to the first fault if `strict`.
fn last_border(path: &Path, from: u64, to: u64, strict: bool) -> Result<u64, ArchiveError> {
    let mut file = File::open(path).map_err(|e| ArchiveError::io("open", path, e))?;
    file.seek(SeekFrom::Start(from)).map_err(|e| ArchiveError::io("read", path, e))?;
    let mut border = from;
    // The gzip check sum covers what is passed over.
    for record in Reader::new(file.take(to - from), 0).keeping(|_| false) {
        match record {
            Ok(record) if ends_group(record.kind()) => border = from + record.end,
            Ok(_) => {}
            Err(_) if strict => break,
            Err(_) => {}
        }
    }
    Ok(border)
}

fn ends_group(kind: &str) -> bool {
    matches!(kind, "metadata" | "warcinfo")
}

/// Clears the folder of files that bear names of ours and that the store does not know: they were begun and never
/// committed. One that holds whole exchanges is renamed, never deleted, because a store that was replaced by an older
/// one does not know its own files either. Returns the new names.
pub(super) fn set_aside(dir: &Path, committed: &[Committed]) -> Result<Vec<PathBuf>, ArchiveError> {
    let entries = fs::read_dir(dir).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(|e| ArchiveError::io("list", dir, e))?;
    let mut aside = Vec::new();
    for entry in entries {
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| is_own_name(name) && committed.iter().all(|known| known.name != *name)) else {
            continue;
        };
        let path = dir.join(name);
        if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let file = File::open(&path).map_err(|e| ArchiveError::io("open", &path, e))?;
        let holds = Reader::new(file, 0).keeping(|_| false).flatten().any(|record| record.kind() == "metadata");
        if holds {
            let to = dir.join(format!("{name}.uncommitted"));
            fs::rename(&path, &to).map_err(|e| ArchiveError::io("write", &path, e))?;
            aside.push(to);
        } else {
            fs::remove_file(&path).map_err(|e| ArchiveError::io("write", &path, e))?;
        }
    }
    aside.sort();
    Ok(aside)
}
