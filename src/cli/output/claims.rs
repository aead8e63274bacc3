//! Claims in every output form, written as they come.
use super::figures::{decimal, movement};
use crate::cli::{Context, Format, Lang};
use crate::model::{Claim, Modality};
use crate::ontology::Ontology;
use crate::publish::{CLAIM_COLUMNS, FlatClaim};
use crate::store::HistoricClaim;
use comfy_table::Table;
use serde::Serialize;
use std::io::{self, Write};

/// A flat claim with its place in the history of its document.
#[derive(Serialize)]
struct Historic<'a> {
    #[serde(flatten)]
    claim: FlatClaim<'a>,
    revision: u32,
    current: bool,
}

/// Writes claims to `out` one after the other; [`ClaimWriter::finish`] ends the output.
pub struct ClaimWriter<'a, W: Write> {
    form: Form<W>,
    ontology: &'a Ontology,
}

enum Form<W: Write> {
    Ndjson(W),
    /// With whether an item was written.
    Json(W, bool),
    Csv(Box<csv::Writer<W>>),
    Table(W, Box<Table>),
}

impl<'a, W: Write> ClaimWriter<'a, W> {
    /// A writer in `format`, for [`ClaimWriter::write`].
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn new(out: W, format: Format, context: &'a Context) -> io::Result<Self> {
        Self::with_columns(out, format, CLAIM_COLUMNS, context)
    }

    /// A writer in `format`, for [`ClaimWriter::write_historic`]: two more columns, `revision` and `current`.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn with_history(out: W, format: Format, context: &'a Context) -> io::Result<Self> {
        Self::with_columns(out, format, &[CLAIM_COLUMNS, &["revision", "current"]].concat(), context)
    }

    fn with_columns(mut out: W, format: Format, columns: &[&str], context: &'a Context) -> io::Result<Self> {
        let form = match format {
            Format::Ndjson => Form::Ndjson(out),
            Format::Json => {
                out.write_all(b"[")?;
                Form::Json(out, false)
            }
            Format::Csv => {
                let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(out);
                writer.write_record(columns)?;
                Form::Csv(Box::new(writer))
            }
            Format::Table => Form::Table(out, Box::new(super::table(header(context.lang)))),
        };
        Ok(Self { form, ontology: &context.ontology })
    }

    /// Writes one claim.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write(&mut self, claim: &Claim) -> io::Result<()> {
        let flat = FlatClaim::from(claim);
        self.line(&flat, flat, claim)
    }

    /// Writes one claim with its place in history.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write_historic(&mut self, historic: &HistoricClaim) -> io::Result<()> {
        let HistoricClaim { claim, revision, current, .. } = historic;
        let (flat, revision, current) = (FlatClaim::from(claim), *revision, *current);
        self.line(&Historic { claim: flat, revision, current }, (flat, revision, current), claim)
    }

    /// `json` and `cells` are the same data; CSV cannot flatten a struct inside a struct by its names.
    fn line(&mut self, json: &impl Serialize, cells: impl Serialize, claim: &Claim) -> io::Result<()> {
        match &mut self.form {
            Form::Ndjson(out) => {
                serde_json::to_writer(&mut *out, json)?;
                out.write_all(b"\n")
            }
            Form::Json(out, begun) => {
                out.write_all(if *begun { b",\n" } else { b"\n" })?;
                *begun = true;
                Ok(serde_json::to_writer(&mut *out, json)?)
            }
            Form::Csv(writer) => writer.serialize(cells).map_err(io::Error::from),
            Form::Table(_, table) => {
                table.add_row(row(claim, self.ontology));
                Ok(())
            }
        }
    }

    /// Ends the output and writes out what is buffered.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self.form {
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

/// Rank and number of units stand in columns of their own: spreadsheets turn 7/34 into a date.
fn header(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Vi => ["Đơn vị", "Chỉ số", "Kỳ", "Hạng", "Trong", "Tăng/giảm", "Điểm", "Nguyên văn"],
        Lang::En => ["Subject", "Index", "Edition", "Rank", "Of", "Moved", "Score", "Quote"],
    }
}

fn row(claim: &Claim, ontology: &Ontology) -> [String; 8] {
    let index = ontology.index_name(&claim.index);
    let what = match &claim.component {
        Some(component) => format!("{index}: {}", ontology.component_name(&claim.index, component)),
        None => index,
    };
    let mut rank = match (claim.rank, claim.rank_max) {
        (Some(rank), _) => rank.to_string(),
        (None, Some(bound)) => format!("≤ {bound}"),
        (None, None) if claim.last => "cuối".to_owned(),
        (None, None) => String::new(),
    };
    match claim.modality {
        Modality::Asserted => {}
        Modality::Target => rank.push_str(" (mục tiêu)"),
        Modality::Negated => rank.push_str(" (phủ định)"),
        Modality::ReportedError => rank.push_str(" (bài nói là nhầm)"),
    }
    [
        ontology.subject_name(&claim.subject),
        what,
        claim.year.map(|y| y.to_string()).unwrap_or_default(),
        rank,
        claim.of.map(|n| n.to_string()).unwrap_or_default(),
        claim.delta.map(movement).unwrap_or_default(),
        claim.score.map(decimal).unwrap_or_default(),
        claim.quote.replace(['\n', '\t'], " "),
    ]
}
