//! Extraction held to its labels: floors that go down only on purpose, every claim of every fixture on record, what
//! must never be read, pages that stay silent, and confidences that keep their word.
//!
//! `XEPHANG_BLESS=1 cargo test --release --test quality` writes the record anew; read its diff before committing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test is a panic by design")]
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use xephang::eval::{Label, Labelled, Score, labelled};
use xephang::extract::extract;
use xephang::model::{Claim, Status};
use xephang::ontology::Ontology;
use xephang::publish::FlatClaim;

/// A fixture: a labelled page, and claims that must not be read from it.
struct Page {
    gold: Labelled,
    must_not: Vec<BTreeMap<String, serde_json::Value>>,
    read: Vec<Claim>,
}

#[derive(Deserialize)]
struct Extra {
    #[serde(default)]
    must_not: Vec<BTreeMap<String, serde_json::Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    precision: f64,
    recall: f64,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/extract")
}

fn pages(folder: &Path) -> Vec<Page> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let ontology = Ontology::embedded().unwrap();
    files
        .into_par_iter()
        .map(|file| {
            let bytes = std::fs::read(&file).unwrap();
            let gold = labelled(&bytes).unwrap().unwrap_or_else(|| panic!("{} has no labels", file.display()));
            let extra: Extra = serde_json::from_slice(&bytes).unwrap();
            let claims = extract(&gold.document, &ontology).claims;
            let read = claims.into_iter().filter(|c| c.status == Status::Resolved && !c.derived).collect();
            Page { gold, must_not: extra.must_not, read }
        })
        .collect()
}

/// The sets under fixtures/extract, by name.
fn sets() -> BTreeMap<String, Vec<Page>> {
    let folders = std::fs::read_dir(fixtures()).unwrap().flatten().map(|e| e.path()).filter(|p| p.is_dir());
    folders.map(|f| (f.file_name().unwrap().to_string_lossy().into_owned(), pages(&f))).collect()
}

fn score(pages: &[Page]) -> Score {
    let mut score = Score::default();
    for page in pages {
        score.add(&page.gold, &page.read.iter().map(Label::from).collect::<Vec<_>>());
    }
    score
}

#[test]
fn no_set_falls_below_its_floor() {
    let floors: BTreeMap<String, Floor> = toml::from_str(&std::fs::read_to_string(fixtures().join("floors.toml")).unwrap()).unwrap();
    let sets = sets();
    assert_eq!(sets.keys().collect::<Vec<_>>(), floors.keys().collect::<Vec<_>>(), "every set has a floor");
    for (name, pages) in &sets {
        let (floor, total) = (&floors[name], score(pages).total);
        let (precision, recall) = (total.precision(), total.recall());
        assert!(precision >= floor.precision, "{name}: precision {precision:.4} is below {}", floor.precision);
        assert!(recall >= floor.recall, "{name}: recall {recall:.4} is below {}", floor.recall);
    }
}

#[test]
fn every_claim_of_every_fixture_is_on_record() {
    let bless = std::env::var_os("XEPHANG_BLESS").is_some();
    for (name, pages) in sets() {
        let mut now = String::new();
        for page in &pages {
            writeln!(now, "== {}", page.gold.document.id).unwrap();
            for claim in &page.read {
                writeln!(now, "{}", line(claim)).unwrap();
            }
        }
        let file = fixtures().join(format!("{name}.claims"));
        if bless {
            std::fs::write(&file, &now).unwrap();
            continue;
        }
        let then = std::fs::read_to_string(&file).unwrap_or_default();
        let differs = now.lines().zip(then.lines()).find(|(a, b)| a != b);
        assert!(now == then, "{} is not what is read now; first difference: {differs:?}", file.display());
    }
}

/// A claim in one line: who, what, when, among whom, how meant, the figures, the words.
fn line(c: &Claim) -> String {
    let number = |name: &str, n: Option<String>| n.map_or(String::new(), |n| format!(" {name} {n}"));
    let text = |n: Option<u32>| n.map(|n| n.to_string());
    let year = c.year.map_or_else(|| "-".to_owned(), |y| y.to_string());
    let modality = serde_json::to_value(c.modality).unwrap();
    let figures = [
        number("rank", text(c.rank)),
        number("max", text(c.rank_max)),
        number("last", c.last.then(String::new)),
        number("of", text(c.of)),
        number("delta", c.delta.map(|d| format!("{d:+}"))),
        number("base", c.base_year.map(|y| y.to_string())),
        number("score", c.score.map(|s| s.to_string())),
    ]
    .concat();
    let quote = c.quote.replace(['\n', '\t'], " ");
    let component = c.component.as_deref().unwrap_or("-");
    format!("{} {} {component} {year} {} {}{figures} | {quote}", c.subject, c.index, c.scope, modality.as_str().unwrap())
}

#[test]
fn what_must_not_be_read_is_not_read() {
    let mut entries = 0;
    for page in sets().into_values().flatten() {
        for entry in &page.must_not {
            entries += 1;
            let found = page.read.iter().find(|c| {
                let flat = serde_json::to_value(FlatClaim::from(*c)).unwrap();
                entry
                    .iter()
                    .all(|(field, value)| flat.get(field) == Some(value) || flat[field].as_f64().is_some_and(|f| value.as_f64() == Some(f)))
            });
            assert!(found.is_none(), "{}: {entry:?} was read: {found:?}", page.gold.document.id);
        }
    }
    assert!(entries >= 30, "only {entries} entries: the test tests nothing");
}

#[test]
fn confidences_keep_their_word() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all: Vec<Page> = sets().into_values().flatten().chain(pages(&root.join("corpus/gold"))).collect();
    match root.join("../shared/gold/dev") {
        dev if dev.is_dir() => all.extend(pages(&dev)),
        dev => eprintln!("{} is not there: measured without it", dev.display()),
    }
    let band = score(&all).reliability[9];
    let share = band.right as f64 / band.claims as f64;
    assert!(band.claims > 300, "only {} claims are said at 0.9 or more", band.claims);
    assert!(share >= 0.97, "of {} claims said at 0.9 or more only {share:.4} are right", band.claims);
}
