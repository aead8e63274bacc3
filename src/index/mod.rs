//! The search index: tantivy over claims and documents. It can always be thrown away and made again
//! from the store, whose change number every commit carries: what came after is replayed at the next
//! start, and a broken or missing index is rebuilt.
mod error;
mod facts;
mod find;
mod schema;
mod snippet;
mod sync;
mod tokenizer;

pub use error::IndexError;
pub use facts::StoreFacts;
pub use find::{Filters, Hit, SearchIndex, StatusFilter};
pub use snippet::{mark, snippet};
pub use sync::{Synced, is_level, rebuild, sync};

/// Name of the index's folder inside the data folder.
pub const FOLDER: &str = "index";

#[cfg(test)]
mod tests;
