//! `cargo xtask drill damage-reports`: report files cut off and with bits flipped, read in processes of their own.
use crate::drill_reports::{Summary, files};
use crate::program::program;
use anyhow::Context as _;
use std::path::PathBuf;
use std::time::Instant;

/// Longest that a damaged file may take, in seconds; processes are ended at ten.
const LONGEST: f64 = 11.0;

/// Arguments of the drill.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folders of files to damage
    #[arg(default_value = "fixtures/reports")]
    folders: Vec<PathBuf>,
    /// Damaged copies of each file
    #[arg(long, default_value_t = 200)]
    rounds: usize,
    /// What the damage follows from
    #[arg(long, default_value_t = 2022)]
    seed: u64,
    /// The program (default: the release build beside this one)
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

/// Runs the drill; whether every copy ended in time and none lost text without a word.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let program = program(arguments.program.as_deref())?;
    let start = Instant::now();
    let mut summary = Summary::default();
    for folder in &arguments.folders {
        let files = files(folder).with_context(|| folder.display().to_string())?;
        println!("{}: {} files", folder.display(), files.len());
        summary.run(&program, &files, arguments.rounds, arguments.seed)?;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{} copies in {seconds:.0} s, {:.1} ms each", summary.copies, seconds * 1e3 / summary.copies.max(1) as f64);
    for (end, count) in &summary.ends {
        println!("{count:>8}  {end}");
    }
    println!("slowest: {:.1} s, {}", summary.slowest.0.as_secs_f64(), summary.slowest.1);
    for copy in &summary.silent {
        println!("cut off without a word: {copy}");
    }
    Ok(summary.silent.is_empty() && summary.slowest.0.as_secs_f64() <= LONGEST)
}
