//! Public benchmarks of reading pages, fetched by hand and never committed: `cargo xtask pages`.
use anyhow::{Context, bail};
use clap::Subcommand;
use flate2::read::GzDecoder;
use serde_json::{Map, Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};
use xephang::model::{BlockKind, Document};
use xephang::read::{Form, Hint, read};

#[derive(Debug, Subcommand)]
pub(crate) enum Benchmark {
    /// Texts of scrapinghub/article-extraction-benchmark as JSON for its own evaluate.py
    Aeb {
        /// A checkout of it
        folder: PathBuf,
    },
    /// Days of publication of the evaluation pages of adbar/htmldate, scored as its own comparison does
    Htmldate {
        /// A checkout of it
        folder: PathBuf,
        /// Print the pages that are wrong: found, wanted, file
        #[arg(long)]
        wrong: bool,
    },
}

pub(crate) fn run(benchmark: &Benchmark) -> anyhow::Result<bool> {
    match benchmark {
        Benchmark::Aeb { folder } => aeb(folder),
        Benchmark::Htmldate { folder, wrong } => htmldate(folder, *wrong),
    }
}

/// A page read the generic way. Neither benchmark gives addresses to those it compares.
fn document(page: &[u8]) -> Option<Document> {
    read(page, &Hint { form: Some(Form::Html), ..Hint::default() }).ok()?.into_iter().next()
}

fn aeb(folder: &Path) -> anyhow::Result<bool> {
    let mut output = Map::new();
    let pages = folder.join("html");
    for entry in std::fs::read_dir(&pages).with_context(|| format!("no pages in {}", pages.display()))? {
        let path = entry?.path();
        let Some(id) = path.file_name().and_then(|n| n.to_str()).and_then(|n| n.strip_suffix(".html.gz")) else { continue };
        let mut page = Vec::new();
        GzDecoder::new(std::fs::File::open(&path)?).read_to_end(&mut page)?;
        let text = document(&page).map(|d| own_text(&d)).unwrap_or_default();
        output.insert(id.to_owned(), json!({ "articleBody": text }));
    }
    println!("{}", json!({ "version": env!("CARGO_PKG_VERSION"), "output": output }));
    Ok(true)
}

/// What the benchmark calls the body: all but links to other articles and words under pictures.
fn own_text(document: &Document) -> String {
    let own = document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Related | BlockKind::Caption));
    own.filter_map(|b| document.text.get(b.start..b.end)).collect::<Vec<_>>().join("\n")
}

fn htmldate(folder: &Path, wrong: bool) -> anyhow::Result<bool> {
    let tests = folder.join("tests");
    // The later file replaces entries of the earlier one for the same address.
    let mut wanted = Map::new();
    for name in ["eval_mediacloud_2020.json", "eval_default.json"] {
        let path = tests.join(name);
        let text = std::fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
        // Pages without a day are marked with NaN, which is no JSON.
        wanted.extend(serde_json::from_str::<Map<String, Value>>(&text.replace(": NaN", ": \"nan\""))?);
    }
    let (mut right, mut off, mut none) = (0_u32, 0_u32, 0_u32);
    for entry in wanted.values() {
        let file = entry.get("file").and_then(Value::as_str).unwrap_or_default();
        let Some(path) = ["test_set", "cache", "eval"].iter().map(|d| tests.join(d).join(file)).find(|p| p.is_file()) else {
            bail!("no page {file} in {}", tests.display());
        };
        let found = document(&std::fs::read(path)?).and_then(|d| d.published).map(|day| day.to_string());
        let day = entry.get("date").and_then(Value::as_str);
        match &found {
            None => none += 1,
            Some(found) if Some(found.as_str()) == day => right += 1,
            Some(_) => off += 1,
        }
        if wrong && found.as_deref() != day {
            println!("{}\t{}\t{file}", found.as_deref().unwrap_or("-"), day.unwrap_or("-"));
        }
    }
    let f1 = f64::from(2 * right) / f64::from(2 * right + off + none);
    println!("{} pages: {right} right, {off} wrong, {none} without a day; F1 {f1:.3}", wanted.len());
    Ok(true)
}
