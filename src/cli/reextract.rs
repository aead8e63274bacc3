//! `xephang reextract`: all stored documents through the extractor again.
use super::{Context, Exit, output};
use crate::extract::extract;
use crate::model::Extraction;
use crate::store::{Store, StoredDocument};
use crate::syndication::Aggregators;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// Arguments of `xephang reextract`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the subcommand.
pub fn run(_args: &Args, context: &Context) -> anyhow::Result<Exit> {
    // Opened for reading first, so that a mistyped folder is reported instead of made.
    drop(Store::open_read_only(&context.data())?);
    let mut store = Store::open(&context.data())?;
    store.know_aggregators(&Aggregators::of(&context.publishers))?;
    let again = |stored: &StoredDocument| -> Option<Extraction> {
        // Claims of tables come from their cells, not from the extractor.
        (!stored.document.is_reference_table()).then(|| extract(&stored.document, &context.ontology))
    };
    let (seen, changed) = store.reextract(|page| page.par_iter().map(again).collect())?;
    store.regroup()?;
    super::reindex::keep_level(&store, context);
    output::message(&match context.lang {
        super::Lang::Vi => format!("Đọc lại {seen} tài liệu: {changed} cho số liệu khác trước."),
        super::Lang::En => format!("Read {seen} documents again: {changed} gave other claims than before."),
    });
    Ok(Exit::Fine)
}
