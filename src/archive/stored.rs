//! An exchange back out of the archive.
use super::error::ArchiveError;
use super::exchange::{Cut, Earlier, Place};
use super::http::{self, Decoded};
use super::reader::{Fault, FaultCause, Fields, Reader};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// How many unchanged answers are followed back to a full one.
const HOPS: usize = 64;

/// An exchange as the archive holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stored {
    /// The address that was asked for.
    pub url: String,
    /// When, in Unix milliseconds.
    pub instant_ms: i64,
    /// The server's IP address.
    pub ip: Option<String>,
    /// Status of the answer; 0 when its head has none.
    pub status: u16,
    /// Status line and headers, with `Transfer-Encoding` under another name.
    pub head: Vec<u8>,
    /// The body without its codings; empty for an unchanged answer.
    pub body: Vec<u8>,
    /// Whether the body is all that its content coding promised.
    pub whole: bool,
    /// Why the body was cut when it was fetched.
    pub cut: Option<Cut>,
    /// What was kept beside it.
    pub fields: Fields,
    /// The full answer that an unchanged one refers to.
    pub earlier: Option<Earlier>,
}

impl Stored {
    /// A header of the answer.
    pub fn header(&self, name: &str) -> Option<String> {
        http::header(&self.head, name).map(std::borrow::Cow::into_owned)
    }
}

/// Reads the exchange at `place`; its body is decoded up to `limit` bytes. An unchanged answer comes without a body:
/// see [`read_original`].
///
/// # Errors
/// When the file is gone, shorter or damaged there, or the body cannot be decoded or is larger than the limit.
pub fn read_at(dir: &Path, place: &Place, limit: usize) -> Result<Stored, ArchiveError> {
    let path = dir.join(&place.file);
    let group = read_range(&path, place)?;
    let mut stored = Stored { whole: true, ..Stored::default() };
    let mut found = false;
    for record in Reader::new(group.as_slice(), u64::MAX) {
        let record = record
            .map_err(|fault| ArchiveError::Damaged { path: path.clone(), fault: Fault { offset: fault.offset + place.offset, ..fault } })?;
        match record.kind() {
            "metadata" => stored.fields = Fields::parse(&record.block),
            "response" | "revisit" => {
                found = true;
                stored.url = record.url().unwrap_or_default().to_owned();
                stored.instant_ms = record.instant_ms().unwrap_or_default();
                stored.ip = record.fields.get("WARC-IP-Address").map(str::to_owned);
                stored.earlier = record.earlier();
                stored.cut = record.fields.get("WARC-Truncated").and_then(Cut::of_word).filter(|_| stored.earlier.is_none());
                let (head, body) = http::split(&record.block).unwrap_or((&record.block, &[]));
                stored.status = http::status(head).unwrap_or_default();
                stored.head = head.to_vec();
                let Decoded { bytes, whole } = http::decode(http::header(head, "Content-Encoding").as_deref(), body, limit)
                    .map_err(|source| ArchiveError::Body { url: stored.url.clone(), source })?;
                (stored.body, stored.whole) = (bytes.into_owned(), whole);
            }
            _ => {}
        }
    }
    if !found {
        let fault = Fault { offset: place.offset, url: None, cause: FaultCause::Header };
        return Err(ArchiveError::Damaged { path, fault });
    }
    Ok(stored)
}

/// The same, but for an unchanged answer the full one that it refers to, directly or through others.
///
/// # Errors
/// As for [`read_at`], and [`ArchiveError::NoEarlier`] when the full answer is no longer where it was.
pub fn read_original(dir: &Path, place: &Place, limit: usize) -> Result<Stored, ArchiveError> {
    let mut stored = read_at(dir, place, limit)?;
    for _ in 0..HOPS {
        let Some(earlier) = stored.earlier.take() else { return Ok(stored) };
        let gone = || ArchiveError::NoEarlier { url: earlier.url.clone() };
        let place = earlier.place.as_ref().ok_or_else(gone)?;
        // The name comes out of a file: it must not lead out of the folder.
        if !super::writer::is_own_name(&place.file) {
            return Err(gone());
        }
        stored = read_at(dir, place, limit).map_err(|_| gone())?;
        // A file that was written anew holds something else there.
        if stored.url != earlier.url || stored.instant_ms != earlier.instant_ms {
            return Err(gone());
        }
    }
    Err(ArchiveError::NoEarlier { url: stored.url })
}

fn read_range(path: &Path, place: &Place) -> Result<Vec<u8>, ArchiveError> {
    let gone = || ArchiveError::Gone { path: path.to_owned(), offset: place.offset, end: place.offset + place.length };
    let mut file = File::open(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => gone(),
        _ => ArchiveError::io("open", path, e),
    })?;
    let mut group = Vec::new();
    file.seek(SeekFrom::Start(place.offset)).map_err(|e| ArchiveError::io("read", path, e))?;
    file.take(place.length).read_to_end(&mut group).map_err(|e| ArchiveError::io("read", path, e))?;
    if (group.len() as u64) < place.length {
        return Err(gone());
    }
    Ok(group)
}
