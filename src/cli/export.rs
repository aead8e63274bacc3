//! `xephang export`: claims or documents out of the store.
use super::output::{ClaimWriter, DocumentWriter};
use super::{Context, Exit, Format};
use crate::model::Status;
use crate::publish::FlatDocument;
use crate::store::Store;
use std::io::Write;

/// Arguments of `xephang export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to write out
    #[arg(value_enum)]
    what: What,
    /// Form of the output
    #[arg(long, value_enum, default_value = "ndjson")]
    format: Format,
    /// Also what later revisions and extractions have replaced
    #[arg(long)]
    all_revisions: bool,
    /// Also claims with a slot that could not be settled
    #[arg(long)]
    unresolved: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    Claims,
    Documents,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let store = Store::open_read_only(&context.data())?;
    let out = super::output::screen(args.format);
    match (args.what, args.all_revisions) {
        (What::Claims, false) => claims(&store, out, args, context)?,
        (What::Claims, true) => claim_history(&store, out, args, context)?,
        (What::Documents, _) => documents(&store, out, args, context)?,
    }
    Ok(Exit::Fine)
}

fn claims(store: &Store, out: impl Write, args: &Args, context: &Context) -> anyhow::Result<()> {
    let mut writer = ClaimWriter::new(out, args.format, context)?;
    for claim in store.claims()?.iter().filter(|c| args.unresolved || c.status == Status::Resolved) {
        writer.write(claim)?;
    }
    Ok(writer.finish()?)
}

fn claim_history(store: &Store, out: impl Write, args: &Args, context: &Context) -> anyhow::Result<()> {
    let mut writer = ClaimWriter::with_history(out, args.format, context)?;
    for historic in store.all_claims()?.iter().filter(|h| args.unresolved || h.claim.status == Status::Resolved) {
        writer.write_historic(historic)?;
    }
    Ok(writer.finish()?)
}

fn documents(store: &Store, out: impl Write, args: &Args, context: &Context) -> anyhow::Result<()> {
    let mut writer = DocumentWriter::new(out, args.format, context)?;
    for stored in store.documents() {
        let stored = stored?;
        if args.all_revisions {
            for revision in store.revisions(&stored.document.id)? {
                writer.write(&FlatDocument::new(&revision.stored, revision.current))?;
            }
        } else {
            writer.write(&FlatDocument::new(&stored, true))?;
        }
    }
    Ok(writer.finish()?)
}
