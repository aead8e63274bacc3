//! An answer on screen: how the question was understood, the answer, figures side by side, remarks.
use crate::search::{Answer, Row, SAMPLE_MARK, Tongue};
use std::io::{self, Write};

/// Writes an answer. Every line and row that shows made-up data carries the sample mark.
///
/// # Errors
/// When the output cannot be written.
pub fn write_answer(out: &mut impl Write, answer: &Answer, tongue: Tongue) -> io::Result<()> {
    writeln!(out, "{}", answer.understood)?;
    for line in &answer.lines {
        writeln!(out, "{}", line.render(tongue))?;
    }
    if let Some(table) = &answer.table {
        let sample = |row: &Row| row.sources.iter().any(|s| s.sample);
        let any = table.rows.iter().any(sample);
        let mut header = table.columns.clone();
        if any {
            header.push(String::new());
        }
        let mut shown = super::table(header);
        for row in &table.rows {
            let mut cells = row.cells.clone();
            if any {
                cells.push(if sample(row) { SAMPLE_MARK.to_owned() } else { String::new() });
            }
            shown.add_row(cells);
        }
        writeln!(out, "{shown}")?;
    }
    for line in &answer.remarks {
        writeln!(out, "{}", line.render(tongue))?;
    }
    Ok(())
}
