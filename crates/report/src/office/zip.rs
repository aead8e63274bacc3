//! ZIP archives of reports.
use crate::{Limits, ReportError, Step};

pub(crate) fn read_each(_bytes: &[u8], _limits: &Limits, _skip: usize, _tell: &mut dyn FnMut(Step<'_>)) -> Result<(), ReportError> {
    Err(ReportError::NotRead { form: "ZIP".to_owned() })
}
