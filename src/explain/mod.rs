//! What follows from what is known, why a rank moved, and what is not known at all. Pure; claims come in through
//! [`Facts`](crate::search::Facts).
mod cited;
mod derive;
mod known;
mod rules;

pub use cited::Premise;
pub use derive::{Derived, Rule, Value, derive};

#[cfg(test)]
#[path = "derive_tests.rs"]
mod derive_tests;
