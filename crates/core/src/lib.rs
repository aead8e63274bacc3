//! From a text to its claims: the pure middle of xephang.
//!
//! [`model`] is the data that flows through the whole program, [`normalize`] makes spellings comparable, [`ontology`] knows
//! provinces, offices, rankings and their editions, [`extract`] reads claims out of a document. Nothing here touches the disk
//! (but for a user's additions to the ontology) or the network.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod error;
pub mod extract;
pub mod model;
pub mod normalize;
pub mod ontology;
