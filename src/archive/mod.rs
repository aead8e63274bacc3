//! The archive: what was fetched, as WARC 1.1 files that any tool reads.
//!
//! One exchange is a *group* of records (`request`, `response` or `revisit`, `metadata`), each a gzip member of its own.
//! [`Encoder`] makes a group, [`Writer`] appends groups to files, [`read_at`] gives one back, [`Reader`] goes through
//! any WARC. Which bytes of a file count is for the store to say: [`Writer::open`] cuts off what it does not know.
mod digest;
mod encode;
mod error;
mod exchange;
pub mod http;
mod reader;
mod recover;
mod retention;
mod rewrite;
mod stored;
#[cfg(test)]
mod tests;
mod writer;

pub use digest::digest;
pub use encode::{Encoder, encode};
pub use error::ArchiveError;
pub use exchange::{Cut, Earlier, Exchange, Kind, Place};
pub use reader::{Fault, FaultCause, Fields, Reader, Record, looks_like_warc};
pub use recover::Damage;
pub use retention::{Expired, RetentionError, expire, remove_emptied};
pub use rewrite::{Left, copy_file, next_name, remove_files, rewrite, rewrite_aside};
pub use stored::{Stored, read_at, read_original};
pub use writer::{Committed, Opened, Writer};

/// Name of the archive's folder inside the data folder.
pub const FOLDER: &str = "archive";

/// A file is closed and the next begun when it would grow beyond this many bytes.
pub const ROTATE_AT: u64 = 1_000_000_000;
