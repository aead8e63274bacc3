//! `cargo xtask drill fuzz-extract`: damaged pages through `extract()` on all cores.
use crate::clock::timed;
use crate::damage::{LONG, document, long_document};
use crate::pages::{fault, labelled};
use crate::patterns::{self, PATTERNS};
use anyhow::{Context as _, ensure};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use xephang::extract::extract;
use xephang::model::{Document, Extraction};
use xephang::ontology::Ontology;

/// What a page of [`LONG`] bytes may take.
const LIMIT: Duration = Duration::from_millis(50);

/// A page of few bytes that takes this long is told too.
const SHORT_LIMIT: Duration = Duration::from_millis(25);

/// The drill stops after so many failures.
const ENOUGH: usize = 20;

/// Rounds that a thread takes at a time.
const BATCH: u64 = 64;

/// Arguments of the drill.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many damaged pages
    #[arg(long, default_value_t = 1_000_000)]
    documents: u64,
    /// What the damage follows from
    #[arg(long, default_value_t = 2022)]
    seed: u64,
    /// Every how many pages one is of 100 kB
    #[arg(long, default_value_t = 500)]
    long_every: u64,
    /// Repeat one round of the seed alone, and keep its page
    #[arg(long)]
    round: Option<u64>,
    /// Folder for pages that failed
    #[arg(long, default_value = "target/drill")]
    keep: PathBuf,
}

/// What was read, by one thread or by all.
#[derive(Debug, Default)]
struct Tally {
    documents: u64,
    bytes: u64,
    claims: u64,
    long: u64,
    slowest: Slowest,
    slowest_long: Slowest,
}

/// The slowest page of a kind.
#[derive(Debug, Default)]
struct Slowest {
    time: Duration,
    bytes: usize,
    name: String,
}

impl Slowest {
    fn note(&mut self, time: Duration, bytes: usize, name: &str) {
        if time > self.time {
            *self = Self { time, bytes, name: name.to_owned() };
        }
    }

    fn words(&self) -> String {
        format!("{:.1} ms ({} kB, {})", self.time.as_secs_f64() * 1e3, self.bytes / 1000, self.name)
    }
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.bytes += other.bytes;
        self.claims += other.claims;
        self.long += other.long;
        self.slowest.note(other.slowest.time, other.slowest.bytes, &other.slowest.name);
        self.slowest_long.note(other.slowest_long.time, other.slowest_long.bytes, &other.slowest_long.name);
    }
}

/// The drill as its threads see it.
struct Drill<'a> {
    arguments: &'a Arguments,
    pages: &'a [Document],
    ontology: &'a Ontology,
    next: AtomicU64,
    failures: AtomicUsize,
}

/// Runs the drill; whether everything held.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let pages = pages()?;
    let ontology = Ontology::embedded()?;
    let drill = Drill { arguments, pages: &pages, ontology: &ontology, next: AtomicU64::new(0), failures: AtomicUsize::new(0) };
    let mut total = Tally::default();
    let start = Instant::now();
    if let Some(round) = arguments.round {
        drill.round(round, &mut total);
        let page = drill.page(round);
        println!("kept as {}", keep(&arguments.keep, &round_name(round), &page)?.display());
        println!("slowest: {}", if total.long > 0 { &total.slowest_long } else { &total.slowest }.words());
        return Ok(drill.failures.into_inner() == 0);
    }
    let threads = std::thread::available_parallelism()?.get();
    println!("{} labelled pages, seed {}, {threads} threads", pages.len(), arguments.seed);
    for pattern in PATTERNS {
        let page = patterns::document(pattern, LONG);
        for page in [patterns::in_blocks(page.clone()), page] {
            drill.read(&page, pattern.0, &mut total);
        }
    }
    let tallies = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| drill.work(start))).collect();
        workers.into_iter().map(|worker| worker.join().ok()).collect::<Option<Vec<Tally>>>()
    });
    tallies.context("a thread of the drill itself stopped early")?.iter().for_each(|tally| total.add(tally));
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{} documents, {:.1} MB, {} claims, {seconds:.1} s with damaging and checking",
        total.documents,
        total.bytes as f64 / 1e6,
        total.claims
    );
    println!("{} of about 100 kB, slowest {}; slowest of the others {}", total.long, total.slowest_long.words(), total.slowest.words());
    let failures = drill.failures.into_inner();
    println!("{failures} failures");
    Ok(failures == 0)
}

/// The labelled pages: those of the sample corpus, and those beside the checkout when they are there.
fn pages() -> anyhow::Result<Vec<Document>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut pages = Vec::new();
    for folder in ["corpus/gold", "../shared/gold/dev", "../shared/gold/seeds"] {
        let folder = root.join(folder);
        if folder.is_dir() {
            pages.extend(labelled(&folder).with_context(|| folder.display().to_string())?);
        }
    }
    ensure!(!pages.is_empty(), "no labelled pages");
    Ok(pages)
}

/// Writes a page where it can be read again: `xephang extract FILE`.
fn keep(folder: &Path, name: &str, page: &Document) -> anyhow::Result<PathBuf> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let file = folder.join(format!("{}.json", name.replace(' ', "-")));
    std::fs::write(&file, serde_json::to_string(page)?).with_context(|| file.display().to_string())?;
    Ok(file)
}

fn round_name(round: u64) -> String {
    format!("round {round}")
}

impl Drill<'_> {
    fn page(&self, round: u64) -> Document {
        let long = round.is_multiple_of(self.arguments.long_every);
        if long { long_document(self.pages, self.arguments.seed, round) } else { document(self.pages, self.arguments.seed, round) }
    }

    /// Takes rounds until there are none left.
    fn work(&self, start: Instant) -> Tally {
        let mut tally = Tally::default();
        loop {
            let first = self.next.fetch_add(BATCH, Ordering::Relaxed);
            let last = (first + BATCH).min(self.arguments.documents);
            if first >= last || self.failures.load(Ordering::Relaxed) >= ENOUGH {
                return tally;
            }
            for round in first..last {
                self.round(round, &mut tally);
            }
            let tenth = (self.arguments.documents / 10).max(1);
            if first / tenth != last / tenth {
                eprintln!("{last} documents, {:.0} s", start.elapsed().as_secs_f64());
            }
        }
    }

    fn round(&self, round: u64, tally: &mut Tally) {
        // The damaging is part of the drill: what it makes of a page may be its own mistake, and is told as one.
        match catch_unwind(AssertUnwindSafe(|| self.page(round))) {
            Ok(page) => self.read(&page, &round_name(round), tally),
            Err(_) => self.fail(&Document::default(), &round_name(round), "the damage panicked"),
        }
    }

    /// Reads one page and checks what was read.
    fn read(&self, page: &Document, name: &str, tally: &mut Tally) {
        let bytes = page.text.len() + page.title.len();
        let long = page.text.len() + 4 >= LONG;
        let limit = if long { LIMIT } else { SHORT_LIMIT };
        let Ok((found, time)) = catch_unwind(AssertUnwindSafe(|| timed(limit, || extract(page, self.ontology)))) else {
            return self.fail(page, name, "it panicked");
        };
        tally.documents += 1;
        tally.bytes += bytes as u64;
        tally.claims += found.claims.len() as u64;
        tally.long += u64::from(long);
        if long { &mut tally.slowest_long } else { &mut tally.slowest }.note(time, bytes, name);
        if let Some(fault) = self.fault(page, &found, tally.documents) {
            self.fail(page, name, &fault);
        } else if time > limit {
            self.fail(page, name, &format!("{:.1} ms for {} kB", time.as_secs_f64() * 1e3, bytes / 1000));
        }
    }

    fn fault(&self, page: &Document, found: &Extraction, count: u64) -> Option<String> {
        // The same page gives the same claims: now and then it is read again.
        let again = count.is_multiple_of(100) && extract(page, self.ontology) != *found;
        fault(page, found).or_else(|| again.then(|| "read again, it gives something else".to_owned()))
    }

    /// Tells what failed and how to repeat it.
    fn fail(&self, page: &Document, name: &str, what: &str) {
        self.failures.fetch_add(1, Ordering::Relaxed);
        let place = keep(&self.arguments.keep, &format!("{} {name}", self.arguments.seed), page);
        let place = place.map_or_else(|e| format!("not kept: {e:#}"), |file| file.display().to_string());
        let what: String = what.chars().take(600).collect();
        println!("FAILED, seed {} {name}: {what}\n  {place}", self.arguments.seed);
    }
}
