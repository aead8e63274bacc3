//! Files written anew without the answers of some addresses, copied, or removed.
use super::error::ArchiveError;
use super::reader::Reader;
use super::writer::{is_own_name, serial_of, sync_folder};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// What a file that was written anew has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Left {
    /// Its length in bytes.
    pub length: u64,
    /// Exchanges that are left.
    pub records: u64,
    /// Stretches of the old file that were left out (first byte, one past the last), in order.
    pub dropped: Vec<(u64, u64)>,
}

/// A name for a rewritten file: of the same time, with a number that no file had.
pub fn next_name<'a>(old: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let serial = names.filter_map(serial_of).max().max(serial_of(old))? + 1;
    let (start, _) = old.strip_suffix(".warc.gz")?.rsplit_once('-')?;
    Some(format!("{start}-{serial:05}.warc.gz"))
}

/// Writes the first `length` bytes of `old` to `new`, without the groups of `addresses`, and waits until they are on the
/// disk. `None`, and no new file, when there is no such group.
///
/// # Errors
/// When a file cannot be read or written. What cannot be read as records is copied as it is.
pub fn rewrite(dir: &Path, old: &str, length: u64, new: &str, addresses: &HashSet<String>) -> Result<Option<Left>, ArchiveError> {
    let path = dir.join(old);
    let (dropped, records) = groups_of(&path, length, addresses)?;
    if dropped.is_empty() {
        return Ok(None);
    }
    let mut kept = Vec::new();
    let mut at = 0;
    for (start, end) in &dropped {
        kept.push((at, *start));
        at = *end;
    }
    kept.push((at, length));
    let written = copy_stretches(&path, &dir.join(new), &kept)?;
    sync_folder(dir)?;
    Ok(Some(Left { length: written, records, dropped }))
}

/// Takes the groups of `addresses` out of the files that were set aside because the store does not know them.
///
/// # Errors
/// As for [`rewrite`].
pub fn rewrite_aside(dir: &Path, addresses: &HashSet<String>) -> Result<usize, ArchiveError> {
    let mut count = 0;
    for name in names(dir)?.iter().filter(|name| name.strip_suffix(".uncommitted").is_some_and(is_own_name)) {
        let path = dir.join(name);
        let length = fs::metadata(&path).map_err(|e| ArchiveError::io("read", &path, e))?.len();
        let partial = format!("{name}.partial");
        if let Some(left) = rewrite(dir, name, length, &partial, addresses)? {
            fs::rename(dir.join(partial), &path).map_err(|e| ArchiveError::io("write", &path, e))?;
            count += left.dropped.len();
        }
    }
    Ok(count)
}

/// Copies the first `length` bytes of a file and waits until they are on the disk.
///
/// # Errors
/// When the file is shorter, or one of the two cannot be read or written.
pub fn copy_file(from: &Path, to: &Path, length: u64) -> Result<(), ArchiveError> {
    copy_stretches(from, to, &[(0, length)]).map(|_| ())
}

/// Removes files of the archive that are no longer wanted; one that is gone already is fine.
///
/// # Errors
/// When one cannot be removed.
pub fn remove_files(dir: &Path, names: &[String]) -> Result<(), ArchiveError> {
    for name in names.iter().filter(|name| is_own_name(name)) {
        let path = dir.join(name);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(ArchiveError::io("write", &path, e)),
            _ => {}
        }
    }
    if names.is_empty() { Ok(()) } else { sync_folder(dir) }
}

fn names(dir: &Path) -> Result<Vec<String>, ArchiveError> {
    let entries = match fs::read_dir(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(|e| ArchiveError::io("list", dir, e))?,
    };
    Ok(entries.iter().filter_map(|entry| entry.file_name().to_str().map(str::to_owned)).collect())
}

/// Where the groups of these addresses lie, and how many other ones there are.
fn groups_of(path: &Path, length: u64, addresses: &HashSet<String>) -> Result<(Vec<(u64, u64)>, u64), ArchiveError> {
    let file = File::open(path).map_err(|e| ArchiveError::io("open", path, e))?;
    let (mut dropped, mut others) = (Vec::new(), 0);
    let mut begun: Option<(u64, bool)> = None;
    for record in Reader::new(file.take(length), 0).keeping(|_| false) {
        // After damage nothing is known of the group in hand but what its readable records say, each for itself.
        let Ok(record) = record else {
            begun = None;
            continue;
        };
        let meant = record.url().is_some_and(|url| addresses.contains(url));
        let (start, drop) = begun.map_or((record.offset, meant), |(start, drop)| (start, drop || meant));
        match record.kind() {
            "warcinfo" => begun = None,
            "metadata" => {
                begun = None;
                if drop { dropped.push((start, record.end)) } else { others += 1 }
            }
            _ => begun = Some((start, drop)),
        }
    }
    Ok((dropped, others))
}

fn copy_stretches(from: &Path, to: &Path, stretches: &[(u64, u64)]) -> Result<u64, ArchiveError> {
    let read = |e| ArchiveError::io("read", from, e);
    let write = |e| ArchiveError::io("write", to, e);
    let mut source = BufReader::new(File::open(from).map_err(|e| ArchiveError::io("open", from, e))?);
    let mut target = BufWriter::with_capacity(1 << 20, File::create(to).map_err(write)?);
    let mut written = 0;
    let mut buffer = vec![0; 1 << 16];
    for (start, end) in stretches {
        source.seek(SeekFrom::Start(*start)).map_err(read)?;
        let mut left = end.saturating_sub(*start);
        while left > 0 {
            let room = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
            let got = source.read(buffer.get_mut(..room).unwrap_or_default()).map_err(read)?;
            if got == 0 {
                return Err(ArchiveError::Gone { path: from.to_owned(), offset: end - left, end: *end });
            }
            target.write_all(buffer.get(..got).unwrap_or_default()).map_err(write)?;
            left -= got as u64;
            written += got as u64;
        }
    }
    target.flush().and_then(|()| target.get_ref().sync_all()).map_err(write)?;
    Ok(written)
}
