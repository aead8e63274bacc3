//! Reports as their publishers give them out, read into text and tables with their places.
//!
//! [`read()`] takes the bytes of a file of any known form. Parsers of such files can abort or eat all memory on a crafted
//! file, so programs call [`child::read`], which runs [`read()`] in a process of its own with limits.
pub mod child;
pub mod error;
pub mod layout;
pub mod limits;
pub mod model;
pub mod ocr;
pub mod office;
pub mod pdf;
pub mod review;
pub mod sniff;

pub use error::ReportError;
pub use limits::Limits;
pub use model::{Cell, Form, Page, Paragraph, Part, Piece, Place, Report, Table};
pub use sniff::Kind;

use serde::{Deserialize, Serialize};

/// One file of what was given: the file itself, or one of an archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Its path in the archive, `None` for a file that is none.
    pub name: Option<String>,
    /// What it says, or why it could not be read.
    pub report: Result<Report, ReportError>,
}

/// Reads a file into its reports: one for a file, one for each member of an archive that is a report or should be.
///
/// # Errors
/// When the archive as a whole cannot be read; a fault of one file stands in its [`Member`].
pub fn read(bytes: &[u8], name: Option<&str>, limits: &Limits) -> Result<Vec<Member>, ReportError> {
    let mut members = Vec::new();
    read_each(bytes, name, limits, 0, &mut |step| {
        if let Step::Done(member) = step {
            members.push(*member);
        }
    })?;
    Ok(members)
}

/// What [`read_each`] tells while it reads.
#[derive(Debug)]
pub enum Step<'a> {
    /// A member is begun: its name, if it has one.
    Begun(Option<&'a str>),
    /// The same member is done.
    Done(Box<Member>),
}

/// As [`read()`], telling of each member before and after it is read, without the first `skip` members: what is known of an
/// archive then survives a parser that ends the process at one of its files.
///
/// # Errors
/// See [`read()`].
pub fn read_each(
    bytes: &[u8],
    name: Option<&str>,
    limits: &Limits,
    skip: usize,
    tell: &mut dyn FnMut(Step<'_>),
) -> Result<(), ReportError> {
    if bytes.len() as u64 > limits.bytes {
        return Err(ReportError::TooLarge { limit: limits.bytes >> 20, unit: "MB".to_owned() });
    }
    if sniff::sniff(bytes, name) == Some(Kind::Zip) {
        return office::zip::read_each(bytes, limits, skip, tell);
    }
    if skip == 0 {
        tell(Step::Begun(None));
        let report = read_file(bytes, name, limits);
        tell(Step::Done(Box::new(Member { name: None, report })));
    }
    Ok(())
}

/// Reads one file that is not an archive. A parser that panics is a damaged file.
///
/// # Errors
/// Whatever keeps it from being read.
pub fn read_file(bytes: &[u8], name: Option<&str>, limits: &Limits) -> Result<Report, ReportError> {
    let kind = sniff::sniff(bytes, name).ok_or(ReportError::Unknown)?;
    std::panic::catch_unwind(|| read_kind(bytes, kind, limits))
        .unwrap_or_else(|panic| Err(ReportError::Damaged { form: kind.to_string(), message: words_of(panic.as_ref()) }))
}

/// What a panic says.
fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// A PDF that does not end as one is repaired by its reader, which cannot tell what was behind the cut.
fn with_cut(mut report: Report, bytes: &[u8]) -> Report {
    let end = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or_default();
    if !end.windows(5).any(|mark| mark == b"%%EOF") {
        report.notes.push("Tệp PDF không có phần cuối: có thể bị cắt ngang, thiếu trang hoặc chữ.".to_owned());
    }
    report
}

fn read_kind(bytes: &[u8], kind: Kind, limits: &Limits) -> Result<Report, ReportError> {
    match kind {
        Kind::Pdf => pdf::read(bytes, limits).map(|report| with_cut(ocr::settled(report), bytes)),
        Kind::Picture => ocr::read_picture(bytes, limits),
        Kind::Xlsx | Kind::Xlsb | Kind::Xls => office::spreadsheet::read(bytes, kind, limits),
        Kind::Ods | Kind::Odt => office::opendocument::read(bytes, kind, limits),
        Kind::Docx => office::docx::read(bytes, limits),
        Kind::Doc => office::doc::read(bytes, limits),
        Kind::Csv => office::csv::read(bytes, limits),
        Kind::Locked => Err(ReportError::Locked),
        Kind::Packed(form) => Err(ReportError::Packed { form: form.to_owned() }),
        Kind::Rtf => office::doc::read_rtf(bytes, limits),
        Kind::Zip => Err(ReportError::Packed { form: "ZIP".to_owned() }),
        Kind::Html => Err(ReportError::Page),
        Kind::Text => Err(ReportError::Unknown),
    }
}
