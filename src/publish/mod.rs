//! Forms in which data leaves the program. Field names and order are stable: other tools read them.
mod claim_review;
mod claims;
mod documents;
mod findings;
pub mod safe;

pub use claim_review::{ClaimReview, Reviewer, claim_reviews};
pub use claims::{CLAIM_COLUMNS, FlatClaim};
pub use documents::{DOCUMENT_COLUMNS, DocumentRow, FlatDocument};
pub use findings::{FINDING_COLUMNS, FlatFinding, FlatVerdict, VERDICT_COLUMNS, fact_words, verdict_row};
