//! The archive: what was fetched, as WARC 1.1 files that any tool reads.
