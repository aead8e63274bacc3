//! What follows from what is known, why a rank moved, and what is not known at all. Pure; claims come in through
//! [`Facts`](crate::search::Facts).
mod answer;
mod causes;
mod cited;
mod derive;
mod gaps;
mod known;
mod library;
mod moved;
mod passing;
mod pulls;
mod rules;
mod telling;

pub use answer::answer;
pub use cited::Premise;
pub use derive::{Derived, Rule, Value, derive};
pub use gaps::{Cell, Column, GapRow, Gaps, Span, State, gaps};
pub use library::{Library, Page};
pub use moved::{Lacking, Moved, Question, Quote, Standing, moved};
pub use passing::{Passed, Passing, Replay};
pub use pulls::Pull;
pub use telling::tell;

#[cfg(test)]
mod tests;
