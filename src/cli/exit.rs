//! Exit codes.
use std::process::ExitCode;

/// How a run ended, as the process's exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All went well.
    Fine = 0,
    /// Nothing useful could be done.
    Failed = 1,
    /// The arguments are off.
    Usage = 2,
    /// There are findings, and `--fail-on` asked to be told.
    Findings = 3,
    /// Some inputs could not be read; the others went through.
    Partial = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
