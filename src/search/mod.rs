//! Questions: what one means, and what the stored claims answer. Pure; claims come in through [`Facts`].
mod answer;
mod cues;
mod facts;
mod group;
mod lexicon;
mod period;
mod query;
mod stated;
mod telex;
mod typo;
mod understand;
mod wording;
mod words;

pub use answer::{Answer, Line, Outcome, Row, SAMPLE_MARK, Table, answer, understood};
pub use facts::{Facts, MemoryFacts, Told};
pub use group::{Known, group};
pub use query::{AskContext, Asked, Doubt, Form, Intent, Query, Stated, Years};
pub use understand::understand;
pub use wording::{Tongue, decimal, measure, movement, rank, score, signed, source};

#[cfg(test)]
mod tests;
