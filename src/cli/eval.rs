//! `xephang eval`: how well the program reads documents whose claims a person has labelled.
mod verdicts;

use super::output::{message, table};
use super::{Context, Exit, Lang};
use crate::eval::{ATTRIBUTES, Counts, Difference, Label, Labelled, Score, labelled};
use crate::extract::extract;
use crate::model::Status;
use crate::ontology::Ontology;
use crate::read::ReadError;
use anyhow::Context as _;
use comfy_table::CellAlignment;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::HashMap;
use std::io::{self, Write, stdout};
use std::path::{Path, PathBuf};

/// Arguments of `xephang eval`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Exit with 1 when F1 (0 to 1) is below this
    #[arg(long, value_name = "X")]
    min_f1: Option<f64>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// List what was missed and what was read wrongly, document by document (to stderr with --format json)
    #[arg(long)]
    diff: bool,
    /// List what users called misread (`xephang resolve`) as test cases, and whether it is read so still
    #[arg(long, conflicts_with_all = ["paths", "min_f1", "diff"])]
    verdicts: bool,
    /// Labelled documents: JSON files, or folders of them
    #[arg(required_unless_present = "verdicts", value_name = "GOLD_DIR")]
    paths: Vec<PathBuf>,
}

/// Form of the figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// Columns for people.
    #[default]
    Table,
    /// One JSON object.
    Json,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    if args.verdicts {
        return verdicts::run(args.format, context);
    }
    let (gold, problems) = load(&args.paths, context);
    if gold.is_empty() {
        anyhow::bail!(
            context
                .say("không thấy tài liệu nào có nhãn (tệp .json có \"claims\")", "no labelled documents (.json with \"claims\")")
                .to_owned()
        );
    }
    let read: Vec<Vec<Label>> = gold.par_iter().map(|g| readings(g, &context.ontology)).collect();
    let mut score = Score::default();
    let differences: Vec<Difference> = gold.iter().zip(&read).map(|(g, r)| score.add(g, r)).collect();
    let mut out = stdout().lock();
    if args.diff {
        let lines = differences.iter().flat_map(|d| difference(d, context));
        match args.format {
            Form::Table => lines.into_iter().try_for_each(|line| writeln!(out, "{line}"))?,
            Form::Json => lines.into_iter().for_each(|line| message(&line)),
        }
    }
    match args.format {
        Form::Json => {
            serde_json::to_writer(&mut out, &score.summary()).context("standard output")?;
            writeln!(out)?;
        }
        Form::Table => {
            print(&mut out, &score, context)?;
            match verdicts::count(context) {
                0 => {}
                n => writeln!(out, "{n} {}", context.say("kết luận của người dùng (--verdicts)", "verdicts of users (--verdicts)"))?,
            }
        }
    }
    Ok(match args.min_f1 {
        Some(floor) if score.total.f1() < floor => {
            let f1 = score.total.f1();
            message(&format!("xephang: F1 {f1:.4} {} {floor}", context.say("thấp hơn mức", "is below")));
            Exit::Failed
        }
        _ if problems > 0 => Exit::Partial,
        _ => Exit::Fine,
    })
}

/// What `xephang extract` prints of the document.
fn readings(gold: &Labelled, ontology: &Ontology) -> Vec<Label> {
    let claims = extract(&gold.document, ontology).claims;
    claims.iter().filter(|c| c.status == Status::Resolved && !c.derived).map(Label::from).collect()
}

/// The labelled documents in order of their files, and how many files could not be read; those are named
/// on stderr. Of two files with one document's id the later counts.
fn load(paths: &[PathBuf], context: &Context) -> (Vec<Labelled>, usize) {
    let mut gold: Vec<Labelled> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut problems = 0;
    let mut broken = |path: &Path, cause: String| {
        problems += 1;
        message(&format!("xephang: {}: {cause}", path.display()));
    };
    for named in paths {
        let mut files = Vec::new();
        if let Err((path, e)) = collect(named, true, &mut files) {
            broken(&path, e.to_string());
        }
        files.sort();
        for file in files {
            match std::fs::read(&file).map_err(|e| e.to_string()).and_then(|b| labelled(&b).map_err(|e| fault(&e, context))) {
                Ok(Some(one)) => match places.get(&one.document.id).and_then(|at| gold.get_mut(*at)) {
                    Some(earlier) => *earlier = one,
                    None => {
                        places.insert(one.document.id.clone(), gold.len());
                        gold.push(one);
                    }
                },
                Ok(None) => {}
                Err(cause) => broken(&file, cause),
            }
        }
    }
    (gold, problems)
}

fn fault(e: &ReadError, context: &Context) -> String {
    if context.lang == Lang::Vi { e.vietnamese() } else { e.to_string() }
}

/// The JSON files below a folder, or the file that was named. Links to folders are not followed, so that a
/// circle of links cannot trap the walk.
fn collect(path: &Path, named: bool, files: &mut Vec<PathBuf>) -> Result<(), (PathBuf, io::Error)> {
    let at = |e| (path.to_owned(), e);
    let metadata = if named { std::fs::metadata(path) } else { std::fs::symlink_metadata(path) }.map_err(at)?;
    if metadata.is_dir() {
        for entry in std::fs::read_dir(path).map_err(at)? {
            let child = entry.map_err(at)?.path();
            if !child.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.')) {
                collect(&child, false, files)?;
            }
        }
    } else if named || path.extension().is_some_and(|e| e == "json") {
        files.push(path.to_owned());
    }
    Ok(())
}

fn difference(d: &Difference, context: &Context) -> Vec<String> {
    if d.missed.is_empty() && d.wrong.is_empty() {
        return Vec::new();
    }
    let Counts { right, wrong, missed } = d.counts;
    let words = [("đúng", "right", right), ("sót", "missed", missed), ("sai", "wrong", wrong)];
    let counts = words.map(|(vi, en, n)| format!("{n} {}", context.say(vi, en))).join(", ");
    let mut lines = vec![format!("== {}: {counts}", d.doc_id)];
    lines.extend(d.missed.iter().map(|l| format!("  {} {l}", context.say("sót", "missed"))));
    lines.extend(d.wrong.iter().map(|l| format!("  {} {l}", context.say("sai", "wrong "))));
    lines
}

fn print(out: &mut impl Write, score: &Score, context: &Context) -> io::Result<()> {
    writeln!(out, "{}", figures(score, context))?;
    let attributes: Vec<String> =
        ATTRIBUTES.iter().zip(score.attributes).map(|(name, (equal, all))| format!("{name} {equal}/{all}")).collect();
    writeln!(out, "{}: {}", context.say("số đi kèm, trên các số liệu đúng", "attributes on the matches"), attributes.join(", "))?;
    let mut away: Vec<(&str, usize)> = score.one_field_away.iter().map(|(field, n)| (*field, *n)).collect();
    away.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let away: Vec<String> = away.iter().map(|(field, n)| format!("{field} {n}")).collect();
    let away = if away.is_empty() { context.say("không có", "none").to_owned() } else { away.join(", ") };
    writeln!(out, "{}: {away}", context.say("chỉ lệch một ô", "one field away"))?;
    writeln!(out, "{}", constructions(score, context))?;
    writeln!(out, "{}", reliability(score, context))?;
    let t = score.total;
    let documents = context.say("tài liệu", "documents");
    writeln!(out, "{documents} {}  P {:.3}  R {:.3}  F1 {:.3}", score.documents, t.precision(), t.recall(), t.f1())
}

/// Right, wrong and missed by index, those with most labels first.
fn figures(score: &Score, context: &Context) -> comfy_table::Table {
    let mut shown = table(match context.lang {
        Lang::Vi => ["Chỉ số", "Đúng", "Sai", "Sót", "P", "R", "F1"],
        Lang::En => ["Index", "Right", "Wrong", "Missed", "P", "R", "F1"],
    });
    let mut rows: Vec<(&String, &Counts)> = score.by_index.iter().collect();
    rows.sort_by_key(|(_, c)| std::cmp::Reverse(c.right + c.missed));
    for (index, c) in rows {
        let counts = [c.right, c.wrong, c.missed].map(|n| n.to_string());
        let shares = [c.precision(), c.recall(), c.f1()].map(|x| format!("{x:.3}"));
        shown.add_row([index.clone()].into_iter().chain(counts).chain(shares));
    }
    right_align(&mut shown);
    shown
}

/// How often what each construction reads is right, the most used first.
fn constructions(score: &Score, context: &Context) -> comfy_table::Table {
    let mut shown = table(match context.lang {
        Lang::Vi => ["Cách nói", "Đúng", "Sai", "P"],
        Lang::En => ["Construction", "Right", "Wrong", "P"],
    });
    let mut rows: Vec<(&String, &Counts)> = score.by_construction.iter().collect();
    rows.sort_by_key(|(_, c)| std::cmp::Reverse(c.right + c.wrong));
    for (construction, c) in rows {
        let figures = [c.right.to_string(), c.wrong.to_string(), format!("{:.3}", c.precision())];
        shown.add_row([construction.clone()].into_iter().chain(figures));
    }
    right_align(&mut shown);
    shown
}

/// How often claims of a confidence are right: the last two columns should be close.
fn reliability(score: &Score, context: &Context) -> comfy_table::Table {
    let mut shown = table(match context.lang {
        Lang::Vi => ["Máy đọc chắc", "Số liệu", "Đúng", "Nên đúng", "Đã đúng"],
        Lang::En => ["Confidence", "Claims", "Right", "Expected", "Observed"],
    });
    for (tenth, band) in score.reliability.iter().enumerate().rev().filter(|(_, band)| band.claims > 0) {
        let all = band.claims as f64;
        shown.add_row([
            format!("{:.1}–{:.1}", tenth as f64 / 10.0, (tenth + 1) as f64 / 10.0),
            band.claims.to_string(),
            band.right.to_string(),
            format!("{:.3}", band.confidence / all),
            format!("{:.3}", band.right as f64 / all),
        ]);
    }
    right_align(&mut shown);
    shown
}

fn right_align(table: &mut comfy_table::Table) {
    table.column_iter_mut().skip(1).for_each(|c| {
        c.set_cell_alignment(CellAlignment::Right);
    });
}
