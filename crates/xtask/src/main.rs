//! The developers' helper: what is too long for the tests. `cargo xtask --help`.
#![forbid(unsafe_code)]
mod calibrate;
mod check_speed;
mod clock;
mod damage_reports;
mod fuzz;
mod inject;
mod kill;
mod program;
mod reading;
mod speed;

#[path = "../../../tests/drill/damage.rs"]
mod damage;
#[path = "../../../tests/drill/kill.rs"]
mod drill_kill;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../report/tests/damage/drill.rs"]
mod drill_reports;
#[path = "../../../tests/drill/site.rs"]
mod drill_site;
#[allow(dead_code, reason = "bodies are looked at by the tests alone")]
#[path = "../../../tests/drill/warc.rs"]
mod drill_warc;
#[path = "../../../tests/drill/pages.rs"]
mod pages;
#[path = "../../../tests/drill/patterns.rs"]
mod patterns;
#[allow(dead_code, reason = "the tests look at more of these worlds")]
#[path = "../../../tests/worlds/mod.rs"]
mod worlds;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The program's own: what runs in this process costs what it costs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// Public benchmarks of reading pages, in a folder that you fetched
    #[command(subcommand)]
    Pages(reading::Benchmark),
    /// Fit the weights of confidence anew on labelled pages
    Calibrate(calibrate::Arguments),
}

#[derive(Debug, Subcommand)]
enum Drill {
    /// Read damaged pages: no panic, honest spans, no page of 100 kB over 50 ms
    FuzzExtract(fuzz::Arguments),
    /// Kill crawls at random instants: nothing lost, doubled or fetched twice
    KillCrawl(kill::Arguments),
    /// Time a crawl that follows links, beside scrapy where it is given; watch memory over many addresses
    CrawlSpeed(speed::Arguments),
    /// Read damaged report files: clear faults or parts with a note, no hang, only the reading process ends
    DamageReports(damage_reports::Arguments),
    /// Put errors of ten kinds into a made-up press: found, explained and weighed right?
    CheckInject(inject::Arguments),
    /// Time checks from cold of stores with up to a million claims
    CheckSpeed(check_speed::Arguments),
}

fn main() -> anyhow::Result<ExitCode> {
    let kept = match Arguments::parse().command {
        Command::Drill(Drill::FuzzExtract(arguments)) => fuzz::run(&arguments)?,
        Command::Pages(benchmark) => reading::run(&benchmark)?,
        Command::Drill(Drill::KillCrawl(arguments)) => kill::run(&arguments)?,
        Command::Drill(Drill::CrawlSpeed(arguments)) => speed::run(&arguments)?,
        Command::Drill(Drill::DamageReports(arguments)) => damage_reports::run(&arguments)?,
        Command::Drill(Drill::CheckInject(arguments)) => inject::run(&arguments)?,
        Command::Drill(Drill::CheckSpeed(arguments)) => check_speed::run(&arguments)?,
        Command::Calibrate(arguments) => calibrate::run(&arguments)?,
    };
    Ok(if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
