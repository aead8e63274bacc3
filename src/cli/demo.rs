//! `xephang demo`.
use super::{Context, Exit};

/// Arguments of `xephang demo`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the subcommand.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<Exit> {
    anyhow::bail!("not built yet")
}
