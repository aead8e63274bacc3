//! Forms in which data leaves the program. Field names and order are stable: other tools read them.
mod claims;
mod documents;
pub mod safe;

pub use claims::{CLAIM_COLUMNS, FlatClaim};
pub use documents::{DOCUMENT_COLUMNS, DocumentRow, FlatDocument};
