//! The program that drills run as a person would.
use anyhow::{Context as _, ensure};
use std::path::{Path, PathBuf};

/// The program that was named, else the one that was built beside this helper.
pub fn program(given: Option<&Path>) -> anyhow::Result<PathBuf> {
    let beside = std::env::current_exe().context("where this helper lies")?.with_file_name("xephang");
    let program = given.map_or(beside, Path::to_owned);
    ensure!(program.is_file(), "{} is not there: cargo build --release first, or name it with --program", program.display());
    Ok(program)
}
