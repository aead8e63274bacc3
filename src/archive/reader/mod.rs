//! Any WARC (1.0, 1.1; one gzip member a record, the whole file in one, or plain), record by record.
//!
//! Memory does not grow with the file: a record's content is held only when it is wanted and below the limit. Damage is
//! told with its offset, and reading goes on with the next member (or record of a plain file) that can be read.
mod fault;
mod members;
mod record;
#[cfg(test)]
mod tests;

pub use fault::{Fault, FaultCause};
pub use record::{Fields, Record};

use super::http::head_end;
use members::{Broken, Members, Step};
use std::io::Read;

/// What every record begins with.
const VERSION: &[u8] = b"WARC/";
/// Longest header of a record.
const HEADER_LIMIT: usize = 1 << 16;
/// Content that is passed over by decoding it; beyond, the next member is looked for instead.
const DRAIN_LIMIT: u64 = 4 << 30;

/// Whether a file that begins with these bytes (a few hundred suffice) is a WARC.
pub fn looks_like_warc(start: &[u8]) -> bool {
    let mut decoded = Vec::new();
    // The bytes may end in the middle of a member, after enough of it.
    let _ = Members::new(start).step(&mut decoded);
    decoded.starts_with(VERSION)
}

/// Iterates over the records of a WARC.
pub struct Reader<R> {
    members: Members<R>,
    /// Decoded bytes; those before `at` were taken.
    text: Vec<u8>,
    at: usize,
    /// The last member ended: what is decoded next comes from another.
    between: bool,
    wanted: fn(&Fields) -> bool,
    limit: u64,
    /// A record was read, so the file is a WARC.
    known: bool,
    done: bool,
}

/// Why a record cannot be read.
enum Stop {
    Broken(Broken),
    Cause(FaultCause),
    /// Another record begins where this one should go on; it is in hand.
    NextRecord,
}

impl From<Broken> for Stop {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl<R: Read> Reader<R> {
    /// Reads `input`, which need not be buffered. Content is held up to `limit` bytes a record.
    pub fn new(input: R, limit: u64) -> Self {
        let members = Members::new(input);
        Self { members, text: Vec::new(), at: 0, between: false, wanted: |_| true, limit, known: false, done: false }
    }

    /// Holds the content of those records only for which `wanted` is true; the others come with an empty block.
    #[must_use]
    pub fn keeping(mut self, wanted: fn(&Fields) -> bool) -> Self {
        self.wanted = wanted;
        self
    }

    /// How many bytes of the file were taken.
    pub fn offset(&self) -> u64 {
        self.members.offset()
    }

    fn rest(&self) -> &[u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Decodes more; `Ok(false)` at the end of the file. Inside a record, a member that begins with another one stops it.
    fn more(&mut self, in_record: bool) -> Result<bool, Stop> {
        self.text.drain(..self.at);
        self.at = 0;
        let mark = self.text.len();
        let mut fresh = std::mem::take(&mut self.between);
        loop {
            match self.members.step(&mut self.text)? {
                Step::End => return Ok(self.text.len() > mark),
                // A member without content.
                Step::MemberEnd if self.text.len() == mark => fresh = true,
                Step::MemberEnd => {
                    self.between = true;
                    break;
                }
                Step::Bytes if !fresh || self.text.len() - mark >= VERSION.len() => break,
                Step::Bytes => {}
            }
        }
        if fresh && in_record && self.text.get(mark..).is_some_and(|text| text.starts_with(VERSION)) {
            self.at = mark;
            return Err(Stop::NextRecord);
        }
        Ok(true)
    }

    /// Passes over what may stand between records. `Ok(false)` when nothing but that is in hand.
    fn skip_blank(&mut self) -> bool {
        let blank = self.rest().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.at += blank;
        !self.rest().is_empty()
    }

    /// Offset of what is in hand, as [`Record::offset`] counts it.
    fn place(&self) -> u64 {
        if self.members.is_plain() { self.members.offset() - self.rest().len() as u64 } else { self.members.member() }
    }

    fn header(&mut self) -> Result<(Fields, u64), Stop> {
        loop {
            let start = self.rest();
            let length = start.len().min(VERSION.len());
            if start.get(..length) != VERSION.get(..length) {
                return Err(Stop::Cause(if self.known { FaultCause::Header } else { FaultCause::NotWarc }));
            }
            if let Some(end) = head_end(start) {
                let head = start.get(..end).unwrap_or_default();
                let fields = Fields::parse(head.get(memchr::memchr(b'\n', head).unwrap_or(end)..).unwrap_or_default());
                self.at += end;
                let length = fields.get("Content-Length").and_then(|length| length.parse().ok());
                return Ok((fields, length.ok_or(Stop::Cause(FaultCause::Header))?));
            }
            if start.len() > HEADER_LIMIT {
                return Err(Stop::Cause(FaultCause::Header));
            }
            if !self.more(true)? {
                return Err(Stop::Cause(if self.known { FaultCause::CutOff } else { FaultCause::NotWarc }));
            }
        }
    }

    /// The content, or nothing when it is not `kept`.
    fn block(&mut self, length: u64, kept: bool) -> Result<Vec<u8>, Stop> {
        let mut block = Vec::new();
        let mut remaining = length;
        loop {
            let part = self.rest();
            let part = part.get(..usize::try_from(remaining).unwrap_or(usize::MAX).min(part.len())).unwrap_or_default();
            if kept {
                block.extend_from_slice(part);
            }
            let taken = part.len();
            self.at += taken;
            remaining -= taken as u64;
            if remaining == 0 {
                return Ok(block);
            }
            if !self.more(true)? {
                return Err(Stop::Cause(FaultCause::CutOff));
            }
        }
    }

    /// Reads up to the end of the member where the record is alone in it, so that its check sum was seen.
    fn finish(&mut self) -> Result<(), Stop> {
        while !self.skip_blank() && !self.between && self.more(false)? {}
        Ok(())
    }

    fn record(&mut self, url: &mut Option<String>, offset: &mut u64) -> Result<Option<Record>, Stop> {
        while !self.skip_blank() {
            *offset = self.members.offset();
            if !self.more(false)? {
                return Ok(None);
            }
        }
        *offset = self.place();
        let (fields, length) = self.header()?;
        self.known = true;
        let wanted = (self.wanted)(&fields);
        let mut record = Record { offset: *offset, end: 0, fields, block: Vec::new() };
        *url = record.url().map(str::to_owned);
        let too_large = FaultCause::TooLarge { length, limit: self.limit };
        if length > DRAIN_LIMIT && !self.members.is_plain() {
            return Err(Stop::Cause(too_large));
        }
        record.block = self.block(length, wanted && length <= self.limit)?;
        self.finish()?;
        record.end = self.members.offset() - if self.members.is_plain() { self.rest().len() as u64 } else { 0 };
        if wanted && length > self.limit {
            return Err(Stop::Cause(too_large));
        }
        Ok(Some(record))
    }

    /// After damage: goes to the next record that can be read.
    fn recover(&mut self, stop: Stop) -> Result<FaultCause, std::io::Error> {
        let cause = match stop {
            // In hand already.
            Stop::NextRecord => return Ok(FaultCause::Short),
            Stop::Cause(cause @ FaultCause::TooLarge { length, .. }) if length <= DRAIN_LIMIT => return Ok(cause),
            Stop::Cause(cause) => {
                if !matches!(cause, FaultCause::TooLarge { .. }) && self.find_in_text()? {
                    return Ok(cause);
                }
                cause
            }
            Stop::Broken(Broken::Io(e)) => return Err(e),
            Stop::Broken(Broken::Gzip) => FaultCause::Gzip,
            Stop::Broken(Broken::CutOff) => FaultCause::CutOff,
        };
        if self.members.is_plain() {
            self.done = true;
        } else {
            self.find_member()?;
        }
        Ok(cause)
    }

    /// Looks for a line that begins a record in what is decoded next.
    fn find_in_text(&mut self) -> Result<bool, std::io::Error> {
        const LINE: &[u8] = b"\nWARC/1.";
        let mut seen = 0;
        loop {
            if let Some(found) = memchr::memmem::find(self.rest(), LINE) {
                self.at += found + 1;
                return Ok(true);
            }
            let passed = self.rest().len().saturating_sub(LINE.len() - 1);
            self.at += passed;
            seen += passed as u64;
            if seen > DRAIN_LIMIT && !self.members.is_plain() {
                return Ok(false);
            }
            match self.more(true) {
                Ok(true) => {}
                Err(Stop::NextRecord) => return Ok(true),
                Err(Stop::Broken(Broken::Io(e))) => return Err(e),
                Ok(false) | Err(_) => return Ok(false),
            }
        }
    }

    /// Looks for a member that begins with a record.
    fn find_member(&mut self) -> Result<(), std::io::Error> {
        while self.members.resync()? {
            self.text.clear();
            (self.at, self.between) = (0, false);
            let whole = loop {
                match self.members.step(&mut self.text) {
                    Ok(Step::Bytes) if self.text.len() < VERSION.len() => {}
                    Ok(Step::Bytes) => break true,
                    Ok(Step::MemberEnd) => {
                        self.between = true;
                        break true;
                    }
                    Err(Broken::Io(e)) => return Err(e),
                    Ok(Step::End) | Err(_) => break false,
                }
            };
            if whole && self.text.starts_with(VERSION) {
                return Ok(());
            }
        }
        self.done = true;
        Ok(())
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Record, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let (mut url, mut offset) = (None, 0);
        match self.record(&mut url, &mut offset) {
            Ok(Some(record)) => Some(Ok(record)),
            Ok(None) => {
                self.done = true;
                None
            }
            Err(stop) => {
                // A member that cannot even be begun has its own offset.
                if url.is_none() && !self.members.is_plain() {
                    offset = self.members.member();
                }
                let cause = self.recover(stop).unwrap_or_else(|e| {
                    self.done = true;
                    FaultCause::Io(e)
                });
                Some(Err(Fault { offset, url, cause }))
            }
        }
    }
}

impl<R> std::fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("limit", &self.limit).finish_non_exhaustive()
    }
}
