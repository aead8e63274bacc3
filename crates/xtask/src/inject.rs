//! `cargo xtask drill check-inject`: errors of ten kinds put into a made-up press, and what a check makes of them.
use crate::worlds::chance::Chance;
use crate::worlds::score::{BARS, Score};
use crate::worlds::{self, Order, errors, splits};
use anyhow::anyhow;
use std::time::Instant;
use xephang::ontology::Ontology;

/// Arguments of the drill.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What everything follows from
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// Documents, tables and reprints among them
    #[arg(long, default_value_t = 20_000)]
    documents: usize,
    /// Errors, an equal share of each kind
    #[arg(long, default_value_t = 1000)]
    errors: usize,
    /// Facts of which two origins say two things
    #[arg(long, default_value_t = 100)]
    splits: usize,
    /// Tell so many of each sort of fault, each alone
    #[arg(long, default_value_t = 0)]
    show: usize,
}

/// Runs the drill; whether every bar was reached.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let ontology = Ontology::embedded()?;
    let &Arguments { seed, documents, errors, splits, show } = arguments;
    let order = Order { seed, documents, errors, splits };
    let (truth, mut world) = worlds::clean(&order, &ontology).map_err(|e| anyhow!(e))?;
    let pages = world.pages.len();
    println!("seed {seed}: {pages} documents, {} claims on {} facts", world.claims.len(), world.by_fact.len());
    let begun = Instant::now();
    let report = world.check(&ontology);
    println!(
        "before: {} contradictions, {} notes, {} confirmations, {:.2} s",
        report.contradictions.len(),
        report.notes.len(),
        report.confirmations.len(),
        begun.elapsed().as_secs_f64()
    );
    for finding in report.contradictions.iter().take(show.max(3)) {
        println!("  {:?} {}", finding.kind, finding.message);
    }
    let clean = report.contradictions.is_empty();
    if !clean {
        println!("BELOW: a world with no error in it is said to contradict itself");
    }
    let mut chance = Chance::new(seed.wrapping_add(1));
    let wrong = errors::spoil(&truth, &mut world, errors, &mut chance).map_err(|e| anyhow!(e))?;
    let even = splits::add(&truth, &mut world, splits, &mut chance);
    let begun = Instant::now();
    let report = world.check(&ontology);
    let took = begun.elapsed().as_secs_f64();
    let score = Score::of(&report, &wrong, &even, &truth, &world);
    table(&score);
    println!("check {took:.2} s");
    for (what, list) in
        [("not found", &score.missed), ("unfounded", &score.unfounded), ("misnamed", &score.misnamed), ("misweighed", &score.misweighed)]
    {
        for line in list.iter().take(show) {
            println!("{what}: {line}");
        }
    }
    let below = score.below(&BARS);
    below.iter().for_each(|line| println!("BELOW: {line}"));
    Ok(clean && below.is_empty())
}

fn table(score: &Score) {
    println!("{:<18} {:>6} {:>6} {:>7} {:>7} {:>9} {:>9}", "kind", "errors", "found", "named", "later", "findings", "on top");
    let total = score.total();
    for (name, row) in score.rows.iter().map(|(kind, row)| (format!("{kind:?}"), *row)).chain([("all".to_owned(), total)]) {
        let instead: Vec<String> =
            score.instead.iter().filter(|((kind, _), _)| format!("{kind:?}") == name).map(|((_, d), n)| format!("{d} {n}")).collect();
        println!(
            "{name:<18} {:>6} {:>6} {:>7} {:>7} {:>9} {:>9}  {}",
            row.errors,
            row.found,
            row.named,
            row.named_later,
            row.findings,
            format!("{}/{}", row.on_top, row.weighed),
            instead.join(", ")
        );
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!(
        "found {:.1} %, named first {:.1} %, true value on top {:.1} %, unfounded {} of {} findings ({:.2} %)",
        percent(total.found, total.errors),
        percent(total.named, total.errors),
        percent(total.on_top, total.weighed),
        score.unfounded.len(),
        score.findings,
        percent(score.unfounded.len(), score.findings)
    );
    println!("even splits: {} of {} found, no value above {:.3}", score.splits_found, score.splits, score.split_most);
}
