//! Which documents are copies of one text, so that twelve prints of one press release are one witness.
//!
//! A group only weighs witnesses: it drops no document and no claim, and findings name every copy. So
//! that an error of grouping can never hide a contradiction, two texts whose claims differ in any slot
//! are in different groups however alike they read ([`ClaimsSignature`]), and a text with the same
//! skeleton and other numbers is no copy ([`Sketch::copies`]).
mod aggregators;
mod credit;
mod groups;
mod origins;
mod signature;
mod sketch;

pub use aggregators::Aggregators;
pub use groups::{Member, groups};
pub use origins::{Mark, Print, independent, origins, text_mark};
pub use signature::ClaimsSignature;
pub use sketch::{SKETCH_VERSION, Sketch, sketch};

#[cfg(test)]
mod tests;
