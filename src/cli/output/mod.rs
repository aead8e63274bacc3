//! How data is printed.
mod answer;
mod claims;
mod documents;
pub mod figures;
mod plain;
mod screen;

pub use answer::write_answer;
pub use claims::ClaimWriter;
pub use documents::DocumentWriter;
pub use plain::plain;
pub use screen::{Screen, screen};

use super::Format;
use comfy_table::{ContentArrangement, Row, Table, presets};
use std::io::{IsTerminal, Write};

/// The form to print in: as asked, else columns for a person at a terminal and JSON lines for a pipe.
pub fn format_or_default(asked: Option<Format>) -> Format {
    asked.unwrap_or_else(|| if std::io::stdout().is_terminal() { Format::Table } else { Format::Ndjson })
}

/// An empty table in the one style that all commands share, as wide as the terminal.
pub fn table(header: impl Into<Row>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic).set_header(header);
    table
}

/// Writes a line to stderr. Nobody listening there is no reason to stop.
pub fn message(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
