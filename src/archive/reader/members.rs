//! A WARC file as a stream of decoded bytes, member by member, that can go on past damage.
use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::io::{self, Read};

const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];
/// How much is read from the file at a time.
const CHUNK: usize = 1 << 16;
/// How much of a member is kept to look for the next one in when it turns out to be damaged.
const KEPT: usize = 1 << 20;
/// Longest gzip header (name, comment) that is taken.
const HEADER_LIMIT: usize = 1 << 16;

/// What a step of decoding came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// More bytes were decoded.
    Bytes,
    /// The member ended as it should, perhaps after some more bytes. In a plain file there are none.
    MemberEnd,
    /// The file ended.
    End,
}

/// Why a member cannot be decoded.
#[derive(Debug)]
pub(super) enum Broken {
    /// It is no gzip, or its check sum is wrong.
    Gzip,
    /// The file ends in it.
    CutOff,
    Io(io::Error),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first byte.
    Start,
    Plain,
    /// Where a member should begin.
    Between,
    Inside,
}

pub(super) struct Members<R> {
    input: R,
    /// Bytes of the file: those before `at` were decoded and are kept while the member is short.
    raw: Vec<u8>,
    at: usize,
    /// Offset of `raw`'s first byte in the file.
    base: u64,
    ended: bool,
    state: State,
    /// Offset of the member in hand.
    member: u64,
    inflate: Decompress,
    crc: Crc,
    scratch: Vec<u8>,
}

impl<R: Read> Members<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            raw: Vec::new(),
            at: 0,
            base: 0,
            ended: false,
            state: State::Start,
            member: 0,
            inflate: Decompress::new(false),
            crc: Crc::new(),
            scratch: vec![0; CHUNK],
        }
    }

    pub(super) fn is_plain(&self) -> bool {
        self.state == State::Plain
    }

    /// Offset of the member in hand; in a plain file, that of the last bytes given.
    pub(super) fn member(&self) -> u64 {
        self.member
    }

    /// How much of the file was taken.
    pub(super) fn offset(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Decodes some more and appends it to `out`.
    pub(super) fn step(&mut self, out: &mut Vec<u8>) -> Result<Step, Broken> {
        match self.state {
            State::Start => {
                self.need(MAGIC.len()).map_err(Broken::Io)?;
                self.state = if self.rest().starts_with(&MAGIC[..2]) { State::Between } else { State::Plain };
                self.step(out)
            }
            State::Plain => {
                self.need(1).map_err(Broken::Io)?;
                self.member = self.offset();
                let rest = self.raw.get(self.at..).unwrap_or_default();
                if rest.is_empty() {
                    return Ok(Step::End);
                }
                out.extend_from_slice(rest);
                self.take(self.raw.len() - self.at);
                self.forget();
                Ok(Step::Bytes)
            }
            State::Between => {
                self.forget();
                self.member = self.offset();
                if !self.need(1).map_err(Broken::Io)? {
                    return Ok(Step::End);
                }
                self.begin()?;
                self.inside(out)
            }
            State::Inside => self.inside(out),
        }
    }

    /// Goes to the next place after the start of the member in hand where one could begin. `false` at the end.
    pub(super) fn resync(&mut self) -> io::Result<bool> {
        // When the member was too long to be kept, what is no longer there cannot be searched.
        let from = self.member.saturating_add(1).saturating_sub(self.base);
        self.at = usize::try_from(from).unwrap_or(usize::MAX).min(self.raw.len());
        self.state = State::Between;
        loop {
            let found = memchr::memmem::find(self.rest(), &MAGIC);
            if let Some(found) = found {
                self.take(found);
                self.forget();
                self.member = self.offset();
                return Ok(true);
            }
            self.take(self.rest().len().saturating_sub(MAGIC.len() - 1));
            self.forget();
            if !self.need(self.rest().len() + 1)? {
                self.take(self.rest().len());
                return Ok(false);
            }
        }
    }

    fn inside(&mut self, out: &mut Vec<u8>) -> Result<Step, Broken> {
        loop {
            if !self.need(1).map_err(Broken::Io)? {
                return Err(Broken::CutOff);
            }
            let (taken, given) = (self.inflate.total_in(), self.inflate.total_out());
            let rest = self.raw.get(self.at..).unwrap_or_default();
            let status = self.inflate.decompress(rest, &mut self.scratch, FlushDecompress::None).map_err(|_| Broken::Gzip)?;
            let taken = usize::try_from(self.inflate.total_in() - taken).unwrap_or_default();
            let given = usize::try_from(self.inflate.total_out() - given).unwrap_or_default();
            let bytes = self.scratch.get(..given).unwrap_or_default();
            self.crc.update(bytes);
            out.extend_from_slice(bytes);
            self.take(taken);
            if status == Status::StreamEnd {
                self.end()?;
                return Ok(Step::MemberEnd);
            }
            if given > 0 {
                return Ok(Step::Bytes);
            }
            if taken == 0 && status == Status::BufError {
                return Err(Broken::Gzip);
            }
        }
    }

    /// Reads a member's header (RFC 1952).
    fn begin(&mut self) -> Result<(), Broken> {
        let fixed = self.header_bytes(10)?;
        let [0x1f, 0x8b, 8, flags, ..] = fixed.as_slice() else { return Err(Broken::Gzip) };
        let flags = *flags;
        if flags & 0xe0 != 0 {
            return Err(Broken::Gzip);
        }
        if flags & 4 != 0 {
            let length = self.header_bytes(2)?;
            let length = length.iter().rev().fold(0, |length, byte| length << 8 | usize::from(*byte));
            self.header_bytes(length)?;
        }
        // Name and comment, each up to a zero byte.
        for flag in [8, 16] {
            while flags & flag != 0 && self.header_bytes(1)? != [0] {
                if self.offset() - self.member > HEADER_LIMIT as u64 {
                    return Err(Broken::Gzip);
                }
            }
        }
        if flags & 2 != 0 {
            self.header_bytes(2)?;
        }
        self.inflate.reset(false);
        self.crc.reset();
        self.state = State::Inside;
        Ok(())
    }

    /// Reads a member's check sum and length.
    fn end(&mut self) -> Result<(), Broken> {
        let trailer = self.header_bytes(8)?;
        let mut wanted = self.crc.sum().to_le_bytes().to_vec();
        wanted.extend_from_slice(&self.crc.amount().to_le_bytes());
        if trailer != wanted {
            return Err(Broken::Gzip);
        }
        self.state = State::Between;
        Ok(())
    }

    fn header_bytes(&mut self, length: usize) -> Result<Vec<u8>, Broken> {
        if !self.need(length).map_err(Broken::Io)? {
            return Err(Broken::CutOff);
        }
        let bytes = self.rest().get(..length).unwrap_or_default().to_vec();
        self.take(length);
        Ok(bytes)
    }

    fn rest(&self) -> &[u8] {
        self.raw.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, length: usize) {
        self.at = (self.at + length).min(self.raw.len());
        if self.at > KEPT {
            self.forget();
        }
    }

    /// Lets go of what was decoded.
    fn forget(&mut self) {
        self.raw.drain(..self.at);
        self.base += self.at as u64;
        self.at = 0;
    }

    /// Reads until `length` bytes are there to take; `false` when the file has fewer.
    fn need(&mut self, length: usize) -> io::Result<bool> {
        while self.raw.len() - self.at < length && !self.ended {
            let before = self.raw.len();
            self.raw.resize(before + CHUNK, 0);
            let read = match self.input.read(self.raw.get_mut(before..).unwrap_or_default()) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => Ok(0),
                Ok(0) => {
                    self.ended = true;
                    Ok(0)
                }
                read => read,
            };
            self.raw.truncate(before + *read.as_ref().unwrap_or(&0));
            read?;
        }
        Ok(self.raw.len() - self.at >= length)
    }
}
