//! `xephang extract`: documents in, claims out, nothing kept.
use super::input::{InputKind, Units};
use super::output::{ClaimWriter, format_or_default};
use super::telling::Telling;
use super::{Context, Exit, Format, pipeline};
use crate::model::{Reason, Status};
use crate::publish::FlatClaim;
use serde::Serialize;
use std::io::Write;

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
    /// With each claim, where every slot came from and what speaks against it (JSON lines)
    #[arg(long)]
    reasons: bool,
    #[command(flatten)]
    telling: Telling,
    /// Fetch addresses of this machine and its own network too
    #[arg(long)]
    allow_private: bool,
    /// Files, folders, http(s) addresses, or - for standard input
    #[arg(default_value = "-", value_name = "PATH")]
    paths: Vec<String>,
}

/// A claim with the reasons for its slots.
#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    claim: FlatClaim<'a>,
    reasons: &'a [Reason],
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let asked = args.telling.asked(context)?;
    let mut out = super::output::screen(format_or_default(args.format));
    if args.reasons {
        let units = Units::new(&args.paths, args.input, args.allow_private);
        let tally = pipeline::run(units, &asked, context, |items| {
            for claim in items.iter().flat_map(|item| &item.extraction.claims) {
                if args.unresolved || claim.status == Status::Resolved {
                    serde_json::to_writer(&mut out, &Explained { claim: FlatClaim::from(claim), reasons: &claim.reasons })?;
                    out.write_all(b"\n")?;
                }
            }
            Ok(())
        })?;
        out.flush()?;
        return Ok(if tally.problems > 0 { Exit::Partial } else { Exit::Fine });
    }
    let mut writer = ClaimWriter::new(out, format_or_default(args.format), context)?;
    let units = Units::new(&args.paths, args.input, args.allow_private);
    let tally = pipeline::run(units, &asked, context, |items| {
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
