//! PDF.
use crate::{Limits, Report, ReportError};

/// Reads a PDF.
///
/// # Errors
/// Damage, a password, or a scan where OCR is missing.
pub fn read(_bytes: &[u8], _limits: &Limits) -> Result<Report, ReportError> {
    Err(ReportError::NotRead { form: "PDF".to_owned() })
}
