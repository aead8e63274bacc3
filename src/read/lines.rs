//! Lines of a stream, each of bounded length, so that one endless line cannot fill the memory.
use std::io::{self, BufRead};

/// Longest line that is read, in bytes.
pub const LINE_LIMIT: usize = 64_000_000;

/// A line with its number, from 1. The line end is left out.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// Its bytes.
    Bytes(usize, Vec<u8>),
    /// Longer than the limit; what it held was skipped.
    TooLong(usize),
}

/// Reads lines from `from`, skipping blank ones.
#[derive(Debug)]
pub struct Lines<R> {
    from: R,
    number: usize,
    limit: usize,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `limit` bytes.
    pub fn new(from: R, limit: usize) -> Self {
        Self { from, number: 0, limit }
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut length = 0_usize;
        loop {
            let buffer = self.from.fill_buf()?;
            if buffer.is_empty() && length == 0 {
                return Ok(None);
            }
            let end = memchr::memchr(b'\n', buffer);
            let part = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
            length += part.len();
            if length <= self.limit {
                line.extend_from_slice(part);
            } else {
                line = Vec::new();
            }
            let consumed = part.len() + usize::from(end.is_some());
            let at_end = end.is_some() || buffer.is_empty();
            self.from.consume(consumed);
            if at_end {
                break;
            }
        }
        self.number += 1;
        Ok(Some(if length > self.limit { Line::TooLong(self.number) } else { Line::Bytes(self.number, line) }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.next_line().transpose()? {
                Ok(Line::Bytes(_, line)) if line.iter().all(u8::is_ascii_whitespace) => {}
                other => return Some(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Lines};

    fn lines(text: &str, buffer: usize) -> Vec<Line> {
        Lines::new(std::io::BufReader::with_capacity(buffer, text.as_bytes()), 5).map(|l| l.unwrap()).collect()
    }

    #[test]
    fn numbers_lines_and_skips_long_and_blank_ones() {
        for buffer in [1, 2, 3, 64] {
            let found = lines("abc\n\n  \nabcdefgh\n12345\nend", buffer);
            let bytes = |n, s: &str| Line::Bytes(n, s.as_bytes().to_vec());
            assert_eq!(found, [bytes(1, "abc"), Line::TooLong(4), bytes(5, "12345"), bytes(6, "end")], "{buffer}");
        }
        assert!(lines("", 8).is_empty());
    }
}
