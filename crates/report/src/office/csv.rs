//! To come.
use crate::{Limits, Report, ReportError};

/// Reads it.
///
/// # Errors
/// Always, for now.
pub fn read(_bytes: &[u8], _limits: &Limits) -> Result<Report, ReportError> {
    Err(ReportError::NotRead { form: "csv".to_owned() })
}

/// Whether a text has columns.
pub(crate) fn looks_separated(_bytes: &[u8]) -> bool {
    false
}
