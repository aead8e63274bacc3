//! `cargo xtask drill kill-crawl`: crawls that are killed at random instants, held against one that was not.
use crate::drill_kill::{self, Plan};
use crate::drill_site::Told;
use crate::program::program;
use anyhow::{Context as _, anyhow};
use std::path::PathBuf;
use std::time::Instant;

/// Arguments of the drill.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Pages of the site
    #[arg(long, default_value_t = 2000)]
    pages: usize,
    /// How often each crawl is killed
    #[arg(long, default_value_t = 30)]
    kills: usize,
    /// What the instants follow from
    #[arg(long, default_value_t = 2022)]
    seed: u64,
    /// The program (default: the release build beside this one)
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Folder for the stores, which stay there when something did not hold
    #[arg(long, default_value = "target/drill/kill-crawl")]
    folder: PathBuf,
}

/// Runs the drill; whether everything held.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let program = program(arguments.program.as_deref())?;
    let mut held = true;
    for (name, told, concurrency) in [
        ("site map, one request at a time", Told::Sitemap, 1),
        ("links, one request at a time", Told::Links, 1),
        ("site map, eight at once", Told::Sitemap, 8),
    ] {
        let folder = arguments.folder.join(name.replace([' ', ','], "-"));
        if folder.exists() {
            std::fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
        }
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        let (pages, kills, seed) = (arguments.pages, arguments.kills, arguments.seed);
        let begun = Instant::now();
        let plan = Plan { program: program.clone(), folder: folder.clone(), told, pages, kills, seed, concurrency };
        let outcome = drill_kill::run(&plan).map_err(|e| anyhow!("{name}: {e}"))?;
        println!(
            "{name}: {pages} pages, undisturbed {:.1} s; {} kills in {:.1} s",
            outcome.undisturbed.as_secs_f64(),
            outcome.held.len(),
            begun.elapsed().as_secs_f64()
        );
        println!("  on record at the kills: {:?}", outcome.held);
        println!("  {} requests in all; fetched and not yet on record at a kill: at most {}", outcome.requests, outcome.in_flight);
        for fault in outcome.faults.iter().take(20) {
            println!("FAILED, seed {seed}: {fault}");
        }
        println!("  {} faults", outcome.faults.len());
        held &= outcome.faults.is_empty();
        if outcome.faults.is_empty() {
            std::fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
        }
    }
    Ok(held)
}
