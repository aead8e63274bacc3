//! `xephang completions`.
use super::{Cli, Exit};
use clap::CommandFactory;

/// Arguments of `xephang completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Shell to write for
    shell: clap_complete::Shell,
}

/// Prints the script.
pub fn run(args: &Args) -> anyhow::Result<Exit> {
    clap_complete::generate(args.shell, &mut Cli::command(), "xephang", &mut std::io::stdout());
    Ok(Exit::Fine)
}
