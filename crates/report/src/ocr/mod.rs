//! Scans and pictures, read with tesseract where it is installed.
//!
//! One page goes this way: long ruling lines are found ([`ruling`]); when there are any, the page is turned upright by them and
//! they are taken out; a picture of less than 250 dots an inch is enlarged to twice its size; tesseract reads it as one block.
//! Columns of numbers are then read once or twice more, each on its own and smoothed ([`columns`]), and the readings vote. What
//! comes out is a [`Sheet`], laid out like any other page. Once tables stand, [`settle`] weighs ranks against each other and
//! [`names`] puts names right. Nothing that OCR alone says is more than [`SUREST`] sure.
//!
//! Measured with tesseract 5.3.0 on 10 made tables of 63 rows, 15 pages (ruled, with level lines only, without lines, shaded, in two blocks,
//! with seven columns of ranks; straight, and turned by up to 2°, soft, grainy, JPEG), share of ranks that stand right in one
//! reading of the page:
//!
//! | | 150 dpi | 150 dpi grainy | 300 dpi | 300 dpi grainy |
//! | --- | --- | --- | --- | --- |
//! | as it is | 65 % | 55 % | | |
//! | lines taken out, upright | 99.0 % | 95.8 % | 98.7 % | 92.2 % |
//! | and enlarged twice | 99.8 % | 98.6 % | | |
//! | and columns read again, ranks settled | 99.9 % | 99.8 % | 99.8 % | 99.7 % |
//!
//! Of 7,056 ranks one was wrong, with a confidence of 0.5; the others that are not right were left out or are no numbers.
mod columns;
mod marks;
pub mod names;
mod page;
pub mod picture;
mod ruling;
pub mod settle;
mod shade;
mod tesseract;
#[cfg(test)]
mod tests;
mod tsv;

use std::time::{Duration, Instant};

use crate::{Form, Limits, Report, ReportError, layout, layout::Sheet};

pub use names::snap_names;
pub use picture::Picture;
pub use settle::settled;
pub use tesseract::{Availability, VARIABLE, available};

/// The most that a reading counts without a witness outside of OCR, such as the order of ranks around it.
pub const SUREST: f32 = 0.85;

/// Longest time for one run of the program on one picture.
const LONGEST: Duration = Duration::from_secs(120);

/// Reads pages until the time for a file is up.
#[derive(Debug, Clone)]
pub struct Reader {
    program: std::path::PathBuf,
    until: Instant,
}

impl Reader {
    /// A reader with the time that `limits` give for all pages of a file, beginning now.
    ///
    /// # Errors
    /// [`ReportError::NoOcr`] when the program or its Vietnamese data is missing or OCR is switched off.
    pub fn new(limits: &Limits) -> Result<Self, ReportError> {
        if limits.ocr_seconds == 0 {
            return Err(ReportError::NoOcr);
        }
        let found = available();
        match found.program.clone() {
            Some(program) if found.ready() => Ok(Self { program, until: Instant::now() + Duration::from_secs(limits.ocr_seconds.into()) }),
            _ => Err(ReportError::NoOcr),
        }
    }

    /// Reads the picture of page `number` (from 1): its words with their confidence, and its ruling lines, in points of the page
    /// turned upright.
    ///
    /// # Errors
    /// [`ReportError::Timeout`] when the time is up, [`ReportError::Stopped`] when the program does not take the picture.
    pub fn page(&self, number: u32, picture: &Picture) -> Result<Sheet, ReportError> {
        page::read(number, picture, &mut |picture, mode| {
            let left = self.until.saturating_duration_since(Instant::now());
            tesseract::recognise(&self.program, picture, mode, left.min(LONGEST))
        })
    }
}

/// Reads a picture of a page or table.
///
/// # Errors
/// Damage, [`ReportError::NoOcr`] when there is no OCR program, [`ReportError::NoText`] when nothing is read.
pub fn read_picture(bytes: &[u8], limits: &Limits) -> Result<Report, ReportError> {
    let picture = Picture::decode(bytes)?;
    let sheet = Reader::new(limits)?.page(1, &picture)?;
    if sheet.words.is_empty() {
        return Err(ReportError::NoText);
    }
    let notes = vec!["Ảnh đọc bằng OCR: hãy đối chiếu con số với bản gốc".to_owned()];
    Ok(settled(Report { form: Form::Picture, title: None, created: None, pages: layout::pages(vec![sheet]), notes }))
}
