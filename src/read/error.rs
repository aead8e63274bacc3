//! What can go wrong while input is read.

/// A fault in an input, with its place and what would be right.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A reference table has a wrong name, a wrong cell, or an id that the ontology does not know.
    #[error("{table}:{line}: {message}")]
    Table {
        /// The table's name.
        table: String,
        /// Line of the fault, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}
