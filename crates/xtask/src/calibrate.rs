//! `cargo xtask calibrate`: fits the weights of confidence on labelled pages.
//!
//! Logistic regression with an L2 penalty, by Newton steps one weight at a time (Genkin, Lewis, Madigan 2007, without
//! their prior at zero width); ten-fold cross-validation by page says what the weights are worth on pages they were not
//! fitted on. The margin is subtracted from the bias, so that what is said at 0.9 or more keeps its word.
use anyhow::{Context as _, ensure};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use xephang::eval::{Label, labelled, right};
use xephang::extract::{extract_uncalibrated, log_odds, observations};
use xephang::model::Status;
use xephang::ontology::Ontology;

/// An observation seen on fewer claims has no weight.
const SEEN: usize = 6;

/// Folds of the cross-validation.
const FOLDS: usize = 10;

/// Arguments of the calibration.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folders of labelled pages, each with its weight: `fixtures/extract/third=1`
    #[arg(required = true)]
    labels: Vec<String>,
    /// Strength of the penalty
    #[arg(long, default_value_t = 1.5)]
    penalty: f64,
    /// Subtracted from the bias, so that what is said at 0.9 keeps its word on texts that were not studied
    #[arg(long, default_value_t = 0.2)]
    margin: f64,
    /// Share of the weights that stand in the file already which is kept: a fit on a few hundred pages leans towards them
    #[arg(long, default_value_t = 0.5)]
    keep: f64,
    /// Below this a claim is not asserted; after a fit, weights that tests of the language need are set back by hand
    #[arg(long, default_value_t = 0.37)]
    assert: f64,
    /// Where to write the weights
    #[arg(long, default_value = "crates/core/src/extract/confidence.toml")]
    out: PathBuf,
}

/// An observation: kind and what was seen.
type Observation = (String, String);

/// A claim to learn from.
struct Row {
    folder: usize,
    page: usize,
    trust: f64,
    seen: Vec<Observation>,
    right: bool,
    weight: f64,
}

/// What was read.
struct Sample {
    rows: Vec<Row>,
    /// Labels of each folder.
    labels: Vec<usize>,
    names: Vec<String>,
}

/// Fits, reports and writes.
///
/// # Errors
/// When a folder or a label cannot be read, or the weights cannot be written.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let sample = read(&arguments.labels)?;
    ensure!(sample.rows.iter().any(|r| r.right), "no claim of these pages is right: nothing to learn from");
    let mut counts: BTreeMap<&Observation, usize> = BTreeMap::new();
    for seen in sample.rows.iter().flat_map(|r| &r.seen) {
        *counts.entry(seen).or_default() += 1;
    }
    let known: Vec<&Observation> = counts.iter().filter(|(_, n)| **n >= SEEN).map(|(o, _)| *o).collect();
    let columns: BTreeMap<&Observation, usize> = known.iter().enumerate().map(|(i, o)| (*o, i + 2)).collect();
    let matrix: Vec<Vec<(usize, f64)>> = sample.rows.iter().map(|r| features(r, &columns)).collect();
    let width = known.len() + 2;
    let before = held_before(&arguments.out, &known)?;
    let fitted = |keep: &dyn Fn(&Row) -> bool| {
        let anew = fit(&matrix, &sample.rows, width, arguments.penalty, keep);
        anew.iter().zip(&before).map(|(new, old)| arguments.keep * old + (1.0 - arguments.keep) * new).collect::<Vec<f64>>()
    };
    let mut apart = vec![0.0; sample.rows.len()];
    for fold in 0..FOLDS {
        let weights = fitted(&|r: &Row| r.page % FOLDS != fold);
        for ((row, x), chance) in sample.rows.iter().zip(&matrix).zip(&mut apart).filter(|((r, _), _)| r.page % FOLDS == fold) {
            let _ = row;
            *chance = sigmoid(dot(&weights, x) - arguments.margin);
        }
    }
    let weights = fitted(&|_: &Row| true);
    let own: Vec<f64> = matrix.iter().map(|x| sigmoid(dot(&weights, x) - arguments.margin)).collect();
    report("pages it was not fitted on", &sample, &apart, arguments.assert);
    report("pages it was fitted on", &sample, &own, arguments.assert);
    let text = toml(&weights, &known, arguments);
    std::fs::write(&arguments.out, text).with_context(|| format!("cannot write {}", arguments.out.display()))?;
    println!("{} claims, {} weights: {}", sample.rows.len(), width, arguments.out.display());
    Ok(true)
}

/// The weights of the file as it stands, in the order of the columns: bias, trust, observations.
fn held_before(path: &Path, known: &[&Observation]) -> anyhow::Result<Vec<f64>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let file: toml::Table = text.parse().with_context(|| format!("{}", path.display()))?;
    let number = |v: Option<&toml::Value>| v.and_then(toml::Value::as_float).unwrap_or(0.0);
    let mut out = vec![number(file.get("bias")), number(file.get("trust"))];
    let weights = file.get("weight");
    out.extend(known.iter().map(|(kind, what)| number(weights.and_then(|w| w.get(kind)?.get(what)))));
    Ok(out)
}

fn read(folders: &[String]) -> anyhow::Result<Sample> {
    let ontology = Ontology::embedded().context("the embedded ontology")?;
    let mut sample = Sample { rows: Vec::new(), labels: Vec::new(), names: Vec::new() };
    let mut page = 0;
    for (folder, argument) in folders.iter().enumerate() {
        let (path, weight) = argument.rsplit_once('=').unwrap_or((argument, "1"));
        let weight: f64 = weight.parse().with_context(|| format!("{argument}: the weight is no number"))?;
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(path).with_context(|| format!("cannot list {path}"))?.flatten().map(|e| e.path()).collect();
        files.retain(|f| f.extension().is_some_and(|e| e == "json"));
        files.sort();
        sample.names.push(path.to_owned());
        sample.labels.push(0);
        for file in files {
            let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let Some(gold) = labelled(&bytes).with_context(|| format!("{}", file.display()))?.filter(|g| !g.partial) else { continue };
            page += 1;
            if let Some(n) = sample.labels.get_mut(folder) {
                *n += gold.claims.len();
            }
            let mut claims = extract_uncalibrated(&gold.document, &ontology).claims;
            claims.retain(|c| c.status == Status::Resolved && !c.derived);
            let read: Vec<Label> = claims.iter().map(Label::from).collect();
            for (claim, right) in claims.iter().zip(right(&gold.claims, &read)) {
                let seen = observations(claim).into_iter().map(|(k, o)| (k.to_owned(), o.to_owned())).collect();
                sample.rows.push(Row { folder, page, trust: log_odds(claim.confidence), seen, right, weight });
            }
        }
    }
    Ok(sample)
}

/// A row as (column, value): bias, trust, then what was seen of it.
fn features(row: &Row, columns: &BTreeMap<&Observation, usize>) -> Vec<(usize, f64)> {
    let mut x = vec![(0, 1.0), (1, row.trust)];
    for column in row.seen.iter().filter_map(|o| columns.get(o)) {
        match x.iter_mut().find(|(c, _)| c == column) {
            Some((_, value)) => *value += 1.0,
            None => x.push((*column, 1.0)),
        }
    }
    x
}

fn dot(weights: &[f64], x: &[(usize, f64)]) -> f64 {
    x.iter().filter_map(|(c, v)| weights.get(*c).map(|w| w * v)).sum()
}

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The weights of the rows kept.
fn fit(matrix: &[Vec<(usize, f64)>], rows: &[Row], width: usize, penalty: f64, keep: &dyn Fn(&Row) -> bool) -> Vec<f64> {
    let kept: Vec<(&[(usize, f64)], &Row)> = matrix.iter().map(Vec::as_slice).zip(rows).filter(|(_, r)| keep(r)).collect();
    let mut by_column: Vec<Vec<(usize, f64)>> = vec![Vec::new(); width];
    for (at, (x, _)) in kept.iter().enumerate() {
        for (column, value) in *x {
            if let Some(list) = by_column.get_mut(*column) {
                list.push((at, *value));
            }
        }
    }
    let mut weights = vec![0.0; width];
    let mut scores = vec![0.0; kept.len()];
    for _ in 0..300 {
        let mut largest: f64 = 0.0;
        for (column, (weight, entries)) in weights.iter_mut().zip(&by_column).enumerate() {
            // The bias goes where it must; the trust is shrunk little.
            let shrink = match column {
                0 => 1e-3,
                1 => 0.5,
                _ => penalty,
            };
            let (mut slope, mut curve) = (shrink * *weight, shrink);
            for (at, value) in entries {
                if let (Some((_, row)), Some(score)) = (kept.get(*at), scores.get(*at)) {
                    let chance = sigmoid(*score);
                    slope += row.weight * (chance - f64::from(u8::from(row.right))) * value;
                    curve += row.weight * chance * (1.0 - chance) * value * value;
                }
            }
            // Half steps at most keep far jumps of the first rounds in bounds.
            let step = (slope / curve).clamp(-0.5, 0.5);
            *weight -= step;
            largest = largest.max(step.abs());
            for (at, value) in entries {
                if let Some(score) = scores.get_mut(*at) {
                    *score -= step * value;
                }
            }
        }
        if largest < 1e-5 {
            break;
        }
    }
    weights
}

/// Precision and recall by folder at the threshold and around it, and how well each band keeps its word.
fn report(title: &str, sample: &Sample, chances: &[f64], assert: f64) {
    println!("== {title}");
    for (folder, (name, labels)) in sample.names.iter().zip(&sample.labels).enumerate() {
        let mut line = format!("{name:36}");
        for from in [assert - 0.15, assert, assert + 0.15] {
            let (mut said, mut right) = (0, 0);
            for (row, chance) in sample.rows.iter().zip(chances) {
                if row.folder == folder && *chance >= from {
                    said += 1;
                    right += usize::from(row.right);
                }
            }
            let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
            let (p, r) = (share(right, said), share(right, *labels));
            let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            let _ = write!(line, "  at {from:.2}: P {p:.3} R {r:.3} F1 {f1:.3}");
        }
        println!("{line}");
    }
    for (from, to) in [(0.9, 1.1), (0.8, 0.9), (0.7, 0.8), (0.6, 0.7), (0.5, 0.6), (0.3, 0.5), (0.0, 0.3)] {
        let band: Vec<(&Row, f64)> = sample.rows.iter().zip(chances.iter().copied()).filter(|(_, c)| (from..to).contains(c)).collect();
        let n = band.len().max(1) as f64;
        let expected = band.iter().map(|(_, c)| c).sum::<f64>() / n;
        let right = band.iter().filter(|(r, _)| r.right).count() as f64 / n;
        let weighed: f64 = band.iter().map(|(r, _)| r.weight).sum();
        let own = band.iter().filter(|(r, _)| r.right).map(|(r, _)| r.weight).sum::<f64>() / weighed.max(1e-9);
        println!(
            "  {from:.1}-{:.1}: {:5} claims, expected {expected:.3}, right {right:.3}, weighed {own:.3}",
            f64::min(to, 1.0),
            band.len()
        );
    }
}

fn toml(weights: &[f64], known: &[&Observation], arguments: &Arguments) -> String {
    let weight = |at: usize| weights.get(at).copied().unwrap_or(0.0);
    let mut text = String::from(
        "# Weights of observations about a claim, on the log-odds scale: above 0 speaks for it, below 0 against it.\n# Fitted on labelled pages by `cargo xtask calibrate`; see confidence.rs.\n",
    );
    let _ = writeln!(text, "bias = {:.3}\ntrust = {:.3}\nassert = {}", weight(0) - arguments.margin, weight(1), arguments.assert);
    let mut kinds: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
    for (at, (kind, what)) in known.iter().enumerate() {
        if weight(at + 2).abs() >= 0.02 {
            kinds.entry(kind).or_default().push((what, weight(at + 2)));
        }
    }
    for (kind, mut list) in kinds {
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let _ = writeln!(text, "\n[weight.{}]", if kind.contains(' ') { format!("\"{kind}\"") } else { kind.to_owned() });
        for (what, weight) in list {
            let _ = writeln!(text, "\"{what}\" = {weight:.2}");
        }
    }
    text
}
