//! The `xephang` command: a thin shell over the library.
use std::process::ExitCode;

fn main() -> ExitCode {
    xephang::cli::run()
}
