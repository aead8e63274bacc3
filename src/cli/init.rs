//! `xephang init`: makes the store and loads the reference tables.
use super::ingest::Kept;
use super::{Context, Exit, output};
use crate::read::reference::{self, ReferenceTable};
use crate::store::{Item, Store};
use crate::syndication::Aggregators;
use anyhow::Context as _;

/// Arguments of `xephang init`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Leave the reference tables out
    #[arg(long)]
    empty: bool,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut store = Store::open(&context.data())?;
    store.know_aggregators(&Aggregators::of(&context.publishers))?;
    output::message(&format!("{} {}", context.say("Kho dữ liệu:", "Store:"), store.path().display()));
    if !args.empty {
        load_reference(&mut store, context)?.report(0, context);
        super::reindex::keep_level(&store, context);
    }
    Ok(Exit::Fine)
}

/// Puts the embedded reference tables into the store; those already there are left as they are.
pub(super) fn load_reference(store: &mut Store, context: &Context) -> anyhow::Result<Kept> {
    let mut items = Vec::new();
    for table in reference::tables() {
        items.extend(table_items(table, context)?);
    }
    let mut kept = Kept::default();
    kept.count(&items, &store.put(&items)?);
    Ok(kept)
}

fn table_items(table: &ReferenceTable, context: &Context) -> anyhow::Result<Vec<Item>> {
    let read = reference::read_table(table.name, table.csv, table.authority, &context.ontology)
        .with_context(|| format!("reference table {}", table.name))?;
    let item = |(document, extraction)| Item { document, authority: table.authority, sample: false, extraction };
    Ok(read.into_iter().map(item).collect())
}
