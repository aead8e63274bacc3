//! The developers' helper: what is too long for the tests. `cargo xtask --help`.
#![forbid(unsafe_code)]
mod clock;
mod fuzz;

#[path = "../../../tests/drill/damage.rs"]
mod damage;
#[path = "../../../tests/drill/pages.rs"]
mod pages;
#[path = "../../../tests/drill/patterns.rs"]
mod patterns;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "What is too long for the tests")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Drills: promises held to many inputs
    #[command(subcommand)]
    Drill(Drill),
}

#[derive(Debug, Subcommand)]
enum Drill {
    /// Read damaged pages: no panic, honest spans, no page of 100 kB over 50 ms
    FuzzExtract(fuzz::Arguments),
}

fn main() -> anyhow::Result<ExitCode> {
    let Command::Drill(Drill::FuzzExtract(arguments)) = Arguments::parse().command;
    Ok(if fuzz::run(&arguments)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
