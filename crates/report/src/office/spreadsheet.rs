//! To come.
use crate::{Kind, Limits, Report, ReportError};

/// Reads it.
///
/// # Errors
/// Always, for now.
pub fn read(_bytes: &[u8], _kind: Kind, _limits: &Limits) -> Result<Report, ReportError> {
    Err(ReportError::NotRead { form: "spreadsheet".to_owned() })
}
