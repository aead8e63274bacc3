//! Appending to the archive's files.
//!
//! **Invariant: the store says what counts.** [`Writer::flush`] comes before the store's commit of the new lengths, so that
//! every committed byte is with the operating system; what lies behind a committed length is cut off at the next start.
use super::digest::compact_date;
use super::encode::Encoder;
use super::error::ArchiveError;
use super::exchange::Place;
use super::recover::{self, Damage};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// So many bytes are gathered before they are written.
const BUFFER: usize = 1 << 20;

/// What the store records of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committed {
    /// Its name in the archive's folder.
    pub name: String,
    /// How many of its bytes count.
    pub length: u64,
    /// How many of them are known to be on the disk.
    pub synced: u64,
    /// How many exchanges they hold.
    pub records: u64,
}

/// A writer, and what its start found.
#[derive(Debug)]
pub struct Opened {
    /// The writer.
    pub writer: Writer,
    /// Files that lost what the store had recorded; see [`Damage`].
    pub damaged: Vec<Damage>,
    /// Files that were never committed and hold exchanges: renamed to these.
    pub aside: Vec<PathBuf>,
}

/// Appends groups of records and begins a new file when one is full. There must be one writer at a time.
#[derive(Debug)]
pub struct Writer {
    dir: PathBuf,
    rotate_at: u64,
    encoder: Encoder,
    /// Files written since the start, the one in hand last.
    files: Vec<Tail>,
    /// Gathered for the file in hand.
    buffer: Vec<u8>,
    /// Number of the last file.
    serial: u64,
    /// The file that a first append goes on with.
    resume: Option<Committed>,
    /// A file was made whose name may not be on the disk yet.
    made: bool,
}

#[derive(Debug)]
struct Tail {
    file: File,
    path: PathBuf,
    /// State at the last flush.
    flushed: Committed,
    /// With what came since.
    length: u64,
    records: u64,
}

impl Writer {
    /// Opens the archive in `dir`, which is made when absent. Files are brought to their committed length first;
    /// `committed` has them in the order in which they were begun.
    ///
    /// # Errors
    /// When the folder or a file cannot be read or cut.
    pub fn open(dir: &Path, committed: &[Committed], rotate_at: u64) -> Result<Opened, ArchiveError> {
        fs::create_dir_all(dir).map_err(|e| ArchiveError::io("make", dir, e))?;
        let mut damaged = Vec::new();
        for known in committed {
            damaged.extend(recover::settle(dir, known)?);
        }
        let aside = recover::set_aside(dir, committed)?;
        let serial = committed.iter().filter_map(|known| serial_of(&known.name)).max().unwrap_or(0);
        // Not by number: a file that was written anew has a late one.
        let resume = committed.iter().rev().find(|known| known.length > 0).cloned().map(|last| {
            let good = damaged.iter().find(|damage| damage.name == last.name).map_or(last.length, |damage| damage.good_length);
            Committed { length: good, synced: last.synced.min(good), ..last }
        });
        let resume = resume.filter(|last| last.length > 0 && last.length < rotate_at);
        let writer = Self {
            dir: dir.to_owned(),
            rotate_at,
            encoder: Encoder::new(),
            files: Vec::new(),
            buffer: Vec::with_capacity(BUFFER + BUFFER / 4),
            serial,
            resume,
            made: false,
        };
        Ok(Opened { writer, damaged, aside })
    }

    /// Appends an encoded group. It counts once [`Writer::flush`] was called and the store has committed.
    ///
    /// # Errors
    /// When the disk is full or fails; everything since the last flush is then undone, and its places are void.
    pub fn append(&mut self, encoded: &[u8]) -> Result<Place, ArchiveError> {
        self.try_append(encoded).map_err(|e| self.undo(e))
    }

    /// Hands everything appended to the operating system. Call it before the store commits [`Writer::lengths`].
    ///
    /// # Errors
    /// As for [`Writer::append`].
    pub fn flush(&mut self) -> Result<(), ArchiveError> {
        self.write_out().map_err(|e| self.undo(e))?;
        for tail in &mut self.files {
            (tail.flushed.length, tail.flushed.records) = (tail.length, tail.records);
        }
        Ok(())
    }

    /// Waits until everything flushed is on the disk.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn sync(&mut self) -> Result<(), ArchiveError> {
        for tail in self.files.iter_mut().filter(|tail| tail.flushed.synced < tail.flushed.length) {
            tail.file.sync_data().map_err(|e| ArchiveError::io("write", &tail.path, e))?;
            tail.flushed.synced = tail.flushed.length;
        }
        if std::mem::take(&mut self.made) {
            sync_folder(&self.dir)?;
        }
        Ok(())
    }

    /// The files written since the start, as they were at the last flush: what the store is to commit.
    pub fn lengths(&self) -> Vec<Committed> {
        self.files.iter().map(|tail| tail.flushed.clone()).filter(|file| file.length > 0).collect()
    }

    /// Puts another file in the place of the one in hand.
    #[cfg(test)]
    pub(super) fn swap_file(&mut self, file: File) -> File {
        let tail = self.files.last_mut().map(|tail| &mut tail.file);
        std::mem::replace(tail.expect("a file in hand"), file)
    }

    fn try_append(&mut self, encoded: &[u8]) -> Result<Place, ArchiveError> {
        if self.files.is_empty() {
            match self.resume.take() {
                Some(last) => self.go_on(last)?,
                None => self.begin()?,
            }
        }
        let full = |tail: &Tail| tail.records > 0 && tail.length + encoded.len() as u64 > self.rotate_at;
        if self.files.last().is_none_or(full) {
            self.write_out()?;
            self.begin()?;
        }
        let mut place = Place { length: encoded.len() as u64, ..Place::default() };
        if let Some(tail) = self.files.last_mut() {
            place.file.clone_from(&tail.flushed.name);
            place.offset = tail.length;
            tail.length += place.length;
            tail.records += 1;
        }
        self.buffer.extend_from_slice(encoded);
        if self.buffer.len() >= BUFFER {
            self.write_out()?;
        }
        Ok(place)
    }

    fn go_on(&mut self, last: Committed) -> Result<(), ArchiveError> {
        let path = self.dir.join(&last.name);
        let file = OpenOptions::new().append(true).open(&path).map_err(|e| ArchiveError::io("open", &path, e))?;
        self.files.push(Tail { file, path, length: last.length, records: last.records, flushed: last });
        Ok(())
    }

    fn begin(&mut self) -> Result<(), ArchiveError> {
        let now = jiff::Timestamp::now().as_millisecond();
        let name = format!("xephang-{}-{:05}.warc.gz", compact_date(now), self.serial + 1);
        let path = self.dir.join(&name);
        let made = OpenOptions::new().append(true).create_new(true).open(&path);
        let file = made.map_err(|e| ArchiveError::io("make", &path, e))?;
        self.serial += 1;
        self.made = true;
        let head = self.encoder.file_head(&name, now);
        self.buffer.extend_from_slice(&head);
        let flushed = Committed { name, ..Committed::default() };
        self.files.push(Tail { file, path, length: head.len() as u64, records: 0, flushed });
        Ok(())
    }

    fn write_out(&mut self) -> Result<(), ArchiveError> {
        if let Some(tail) = self.files.last_mut() {
            tail.file.write_all(&self.buffer).map_err(|e| ArchiveError::io("write", &tail.path, e))?;
        }
        self.buffer.clear();
        Ok(())
    }

    /// Back to the last flush. Where even that fails, the next start cuts the files.
    fn undo(&mut self, error: ArchiveError) -> ArchiveError {
        self.buffer.clear();
        for tail in &mut self.files {
            let _ = tail.file.set_len(tail.flushed.length);
            (tail.length, tail.records) = (tail.flushed.length, tail.flushed.records);
        }
        // A file without even its first record was begun in vain.
        self.files.retain(|tail| tail.length > 0 || fs::remove_file(&tail.path).is_err());
        error
    }
}

/// Whether a file name has the form that this program gives: only such files are ever cut, renamed or removed.
pub(super) fn is_own_name(name: &str) -> bool {
    serial_of(name).is_some()
}

pub(super) fn serial_of(name: &str) -> Option<u64> {
    let (date, serial) = name.strip_prefix("xephang-")?.strip_suffix(".warc.gz")?.split_once('-')?;
    let digits = |text: &str, least: usize| text.len() >= least && text.bytes().all(|byte| byte.is_ascii_digit());
    if date.len() == 14 && digits(date, 14) && digits(serial, 5) { serial.parse().ok() } else { None }
}

/// Makes names of new and removed files durable, where the system can.
pub(super) fn sync_folder(dir: &Path) -> Result<(), ArchiveError> {
    if cfg!(unix) {
        File::open(dir).and_then(|folder| folder.sync_all()).map_err(|e| ArchiveError::io("write", dir, e))?;
    }
    Ok(())
}
