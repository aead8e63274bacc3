//! Forms in which data leaves the program. Field names and order are stable: other tools read them.
mod claims;
mod documents;

pub use claims::{CLAIM_COLUMNS, FlatClaim, write_claims_csv};
pub use documents::{DocumentRows, FlatDocument, write_documents_csv};

use serde::Serialize;
use std::io::{self, Write};

/// Writes each item as one line of JSON.
///
/// # Errors
/// When the output cannot be written.
pub fn write_ndjson<T: Serialize>(out: &mut impl Write, items: impl IntoIterator<Item = T>) -> io::Result<()> {
    for item in items {
        serde_json::to_writer(&mut *out, &item)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes all items as one JSON array, one item a line.
///
/// # Errors
/// When the output cannot be written.
pub fn write_json_array<T: Serialize>(out: &mut impl Write, items: impl IntoIterator<Item = T>) -> io::Result<()> {
    out.write_all(b"[")?;
    for (i, item) in items.into_iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    out.write_all(b"\n]\n")
}
