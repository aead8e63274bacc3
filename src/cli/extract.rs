//! `xephang extract`: documents in, claims out, nothing kept.
use super::input::{InputKind, Units};
use super::output::{ClaimWriter, format_or_default};
use super::{Context, Exit, Format, pipeline};
use crate::model::Status;
use std::io::{BufWriter, stdout};

/// Arguments of `xephang extract`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form of the input: found from name and content, or JSON lines
    #[arg(long, value_enum, default_value_t)]
    input: InputKind,
    /// Form of the output (default: table on a terminal, else ndjson)
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Also print claims with a slot that could not be settled
    #[arg(long)]
    unresolved: bool,
    /// Fetch addresses of this machine and its own network too
    #[arg(long)]
    allow_private: bool,
    /// Files, folders, http(s) addresses, or - for standard input
    #[arg(default_value = "-", value_name = "PATH")]
    paths: Vec<String>,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let out = BufWriter::with_capacity(1 << 16, stdout().lock());
    let mut writer = ClaimWriter::new(out, format_or_default(args.format), context)?;
    let units = Units::new(&args.paths, args.input, args.allow_private);
    let tally = pipeline::run(units, context, |items| {
        for claim in items.iter().flat_map(|item| &item.extraction.claims) {
            if args.unresolved || claim.status == Status::Resolved {
                writer.write(claim)?;
            }
        }
        Ok(())
    })?;
    writer.finish()?;
    Ok(if tally.problems > 0 { Exit::Partial } else { Exit::Fine })
}
