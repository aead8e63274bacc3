//! How much of a file is read, and how long and in how much memory.
use serde::{Deserialize, Serialize};

/// Limits on one file. The defaults let every real report found so far through and stop every bomb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Longest file that is looked at, in bytes.
    pub bytes: u64,
    /// Most pages or sheets; the rest is left out with a note.
    pub pages: u32,
    /// Most rows of one sheet or table; the rest is left out with a note.
    pub rows: u32,
    /// Most columns of one sheet or table; the rest is left out with a note.
    pub columns: u32,
    /// Most bytes that a file or archive may unpack to, all its members together.
    pub unpacked_bytes: u64,
    /// Most times that a member of an archive may be longer than its packed form, once it is over a mebibyte.
    pub ratio: u64,
    /// Most files of an archive, those of archives inside it counted too.
    pub members: u32,
    /// Processor seconds for a file, and wall seconds besides those for OCR.
    pub seconds: u32,
    /// Wall seconds for OCR of all pages of a file; 0 switches OCR off.
    pub ocr_seconds: u32,
    /// Bytes of memory that the reading process may take.
    pub memory_bytes: u64,
    /// Longest answer of the reading process in bytes.
    pub answer_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            pages: 3_000,
            rows: 200_000,
            columns: 512,
            unpacked_bytes: 512 << 20,
            ratio: 300,
            members: 500,
            seconds: 60,
            ocr_seconds: 900,
            memory_bytes: 1 << 30,
            answer_bytes: 256 << 20,
        }
    }
}
