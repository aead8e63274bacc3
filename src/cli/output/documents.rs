//! Documents in every output form, written as they come.
use crate::cli::{Context, Format, Lang};
use crate::publish::{DOCUMENT_COLUMNS, DocumentRow, FlatDocument};
use comfy_table::Table;
use std::io::{self, Write};

/// Writes documents to `out` one after the other; [`DocumentWriter::finish`] ends the output.
pub struct DocumentWriter<W: Write>(Form<W>);

enum Form<W: Write> {
    Ndjson(W),
    /// With whether an item was written.
    Json(W, bool),
    Csv(Box<csv::Writer<W>>),
    Table(W, Box<Table>),
}

impl<W: Write> DocumentWriter<W> {
    /// A writer in `format`.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn new(mut out: W, format: Format, context: &Context) -> io::Result<Self> {
        Ok(Self(match format {
            Format::Ndjson => Form::Ndjson(out),
            Format::Json => {
                out.write_all(b"[")?;
                Form::Json(out, false)
            }
            Format::Csv => {
                let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(out);
                writer.write_record(DOCUMENT_COLUMNS)?;
                Form::Csv(Box::new(writer))
            }
            Format::Table => Form::Table(
                out,
                Box::new(super::table(match context.lang {
                    Lang::Vi => ["Mã", "Nguồn", "Ngày đăng", "Tiêu đề"],
                    Lang::En => ["Id", "Publisher", "Published", "Title"],
                })),
            ),
        }))
    }

    /// Writes one document.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write(&mut self, document: &FlatDocument<'_>) -> io::Result<()> {
        match &mut self.0 {
            Form::Ndjson(out) => {
                serde_json::to_writer(&mut *out, document)?;
                out.write_all(b"\n")
            }
            Form::Json(out, begun) => {
                out.write_all(if *begun { b",\n" } else { b"\n" })?;
                *begun = true;
                Ok(serde_json::to_writer(&mut *out, document)?)
            }
            Form::Csv(writer) => writer.serialize(DocumentRow::from(document)).map_err(io::Error::from),
            Form::Table(_, table) => {
                let published = document.published.as_deref().unwrap_or_default();
                table.add_row([document.id, document.publisher.unwrap_or_default(), published, document.title]);
                Ok(())
            }
        }
    }

    /// Ends the output and writes out what is buffered.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Form::Ndjson(mut out) => out.flush(),
            Form::Json(mut out, _) => {
                out.write_all(b"\n]\n")?;
                out.flush()
            }
            Form::Csv(mut writer) => writer.flush(),
            Form::Table(mut out, table) => {
                writeln!(out, "{table}")?;
                out.flush()
            }
        }
    }
}
