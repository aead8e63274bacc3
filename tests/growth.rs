//! Reading takes time in proportion to the text, whatever stands in it.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
#[path = "drill/patterns.rs"]
mod patterns;

use patterns::{PATTERNS, document, in_blocks};
use std::time::{Duration, Instant};
use xephang::extract::extract;
use xephang::model::Document;
use xephang::ontology::Ontology;

/// The program's allocator: the system's gives large blocks back after every page, and taking them anew is not what is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const LONG: usize = 100_000;

/// Generous, because other work may share the machine; `cargo xtask drill fuzz-extract` asks for 50 ms.
const LIMIT: Duration = Duration::from_millis(250);

/// How much longer four times the text may take.
const GROWTH: f64 = 6.0;

fn time(document: &Document, ontology: &Ontology) -> Duration {
    let start = Instant::now();
    std::hint::black_box(extract(document, ontology));
    start.elapsed()
}

/// The fastest reading of the long text, and the smallest growth from four readings of the short text to one of the
/// long: they take turns, so that what else the machine does weighs on both, and go on only until all is well.
fn growth(short: &Document, long: &Document, ontology: &Ontology) -> (Duration, f64) {
    let (mut fastest, mut growth) = (Duration::MAX, f64::MAX);
    for _ in 0..12 {
        let four: Duration = (0..4).map(|_| time(short, ontology)).sum();
        let one = time(long, ontology);
        fastest = fastest.min(one);
        growth = growth.min(4.0 * one.as_secs_f64() / four.as_secs_f64());
        if growth < GROWTH && fastest < LIMIT || one > 20 * LIMIT {
            break;
        }
    }
    (fastest, growth)
}

// One test, so that nothing of this file runs beside what is timed.
#[test]
fn four_times_the_text_takes_about_four_times_as_long() {
    let ontology = Ontology::embedded().unwrap();
    time(&document(PATTERNS[0], 1_000), &ontology);
    let mut faults = Vec::new();
    for pattern in PATTERNS {
        for name in ["", ", in blocks"] {
            let form = |d| if name.is_empty() { d } else { in_blocks(d) };
            let (short, long) = (form(document(pattern, LONG / 4)), form(document(pattern, LONG)));
            let (fastest, growth) = growth(&short, &long, &ontology);
            let words = format!("{}{name}: {fastest:.1?}, ×{growth:.1}", pattern.0);
            println!("{words}");
            if fastest > LIMIT || growth > GROWTH {
                faults.push(words);
            }
        }
    }
    assert!(faults.is_empty(), "slow:\n{}", faults.join("\n"));
}
