//! `xephang sources`: the publishers, and how well their pages are read.
mod add;
mod list;
mod reliability;
mod show;
mod test;

use super::{Context, Exit};
use crate::sources::Kind;
use clap::Subcommand;
use clap::builder::PossibleValue;

/// Arguments of `xephang sources`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the publishers
    List(list::Args),
    /// Show all that is known of one publisher, as an entry that can be changed
    Show(show::Args),
    /// Read one page and say what was found by which layout, and what is missing
    Test(test::Args),
    /// How far each outlet can be relied on, by index; for whoever runs the program only
    Reliability(reliability::Args),
    /// Add a publisher to publishers.toml in the data folder
    Add(Box<add::Args>),
}

impl clap::ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()).help(self.vietnamese()))
    }
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    match &args.command {
        Command::List(args) => list::run(args, context),
        Command::Show(args) => show::run(args, context),
        Command::Test(args) => test::run(args, context),
        Command::Reliability(args) => reliability::run(args, context),
        Command::Add(args) => add::run(args, context),
    }
}
