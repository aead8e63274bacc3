//! `xephang resolve --import`: verdicts that another store exported.
use super::{Context, output, reindex};
use crate::cli::{Exit, Lang};
use crate::model::Ruling;
use crate::store::{Imported, Store};
use anyhow::Context as _;
use std::io::Read;
use std::path::Path;

/// Reads verdicts, one a line or as one array. Lines that are none are named and passed over.
pub(super) fn run(file: &Path, context: &Context) -> anyhow::Result<Exit> {
    let text = read(file).with_context(|| file.display().to_string())?;
    let mut rulings = Vec::new();
    let mut bad = 0;
    if text.trim_start().starts_with('[') {
        rulings = serde_json::from_str::<Vec<Ruling>>(&text).with_context(|| file.display().to_string())?;
    } else {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match serde_json::from_str::<Ruling>(line) {
                Ok(ruling) => rulings.push(ruling),
                Err(e) => {
                    bad += 1;
                    let what =
                        context.say("không phải kết luận do `xephang export verdicts` ghi", "no verdict of `xephang export verdicts`");
                    output::message(&format!("xephang: {}:{}: {what} ({e})", file.display(), at + 1));
                }
            }
        }
    }
    // Opened for reading first, so that a mistyped folder is reported instead of made.
    drop(super::open_store(context)?);
    let mut store = Store::open(&context.data())?;
    let Imported { new, undone, known } = store.import_rulings(&rulings)?;
    reindex::keep_level(&store, context);
    output::message(&match context.lang {
        Lang::Vi => format!("Đã nhận {new} kết luận mới, {undone} kết luận đã rút ở kho kia, {known} đã có sẵn."),
        Lang::En => format!("Took in {new} verdicts; {undone} were taken back there, {known} were here already."),
    });
    Ok(match () {
        () if bad > 0 && rulings.is_empty() => Exit::Failed,
        () if bad > 0 => Exit::Partial,
        () => Exit::Fine,
    })
}

fn read(file: &Path) -> std::io::Result<String> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(file)
}
