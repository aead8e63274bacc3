//! Reading in a process of its own.
use crate::{Limits, Member, ReportError};
use std::path::Path;

/// Reads a file; in this process, for now.
///
/// # Errors
/// See [`crate::read()`].
pub fn read(_program: &Path, bytes: &[u8], name: Option<&str>, limits: &Limits) -> Result<Vec<Member>, ReportError> {
    crate::read(bytes, name, limits)
}
