//! Reads reports and prints what was read as JSON, one line a file: a developer's view of the crate, and the program that its
//! own tests start.
use std::io::{Write, stdin, stdout};
use std::process::ExitCode;
use xephang_report::{Limits, child};

fn main() -> ExitCode {
    let files: Vec<_> = std::env::args_os().skip(1).collect();
    if files.first().is_some_and(|first| first == "read-report") {
        return if child::serve(stdin(), stdout()).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    for file in files {
        let Ok(bytes) = std::fs::read(&file) else { return ExitCode::FAILURE };
        let name = file.to_string_lossy();
        let read = child::read(&program, &bytes, Some(&name), &Limits::default());
        let Ok(line) = serde_json::to_string(&read) else { return ExitCode::FAILURE };
        if writeln!(stdout(), "{line}").is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
