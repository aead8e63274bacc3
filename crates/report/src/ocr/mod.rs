//! Scans and pictures.
use crate::{Limits, Report, ReportError};

/// Reads a picture of a page or table.
///
/// # Errors
/// Damage, or no OCR program.
pub fn read_picture(_bytes: &[u8], _limits: &Limits) -> Result<Report, ReportError> {
    Err(ReportError::NoOcr)
}
