//! The `xephang` command: a thin shell over the library.
use std::process::ExitCode;

/// Reading and extracting make and drop many short strings on several threads, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    xephang::cli::run()
}
