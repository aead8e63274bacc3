//! Questions: what one means, and what the stored claims answer. Pure; claims come in through [`Facts`].
mod cues;
mod lexicon;
mod period;
mod query;
mod stated;
mod telex;
mod typo;
mod understand;
mod words;

pub use query::{AskContext, Asked, Doubt, Form, Intent, Query, Stated, Years};
pub use understand::understand;

#[cfg(test)]
mod tests;
