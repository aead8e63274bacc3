//! xephang reads Vietnamese press articles and ministry reports, extracts every statement of where a
//! province, department, ministry or country stands in a ranking, and cross-checks the statements.
//!
//! Data flows one way: read → normalize → extract → store → index → check → publish. Everything up
//! to `check` is pure; `store`, `index` and `publish` touch the disk; only `crawl` touches the network.
//! ARCHITECTURE.md has the map and the invariants.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod archive;
pub mod check;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod crawl;
pub mod discover;
pub mod eval;
pub mod explain;
pub mod index;
pub mod nightly;
pub mod publish;
pub mod read;
pub mod report;
pub mod search;
pub mod sources;
pub mod store;
pub mod syndication;
pub mod trust;
pub mod verify;

pub use xephang_core::{error, extract, model, normalize, ontology};
