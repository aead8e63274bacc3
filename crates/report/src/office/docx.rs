//! To come.
use crate::{Limits, Report, ReportError};

/// Reads it.
///
/// # Errors
/// Always, for now.
pub fn read(_bytes: &[u8], _limits: &Limits) -> Result<Report, ReportError> {
    Err(ReportError::NotRead { form: "docx".to_owned() })
}
