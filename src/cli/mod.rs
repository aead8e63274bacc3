//! The command line: one file a subcommand. Data goes to stdout, messages and progress to stderr.
mod backup;
mod check;
mod completions;
mod crawl;
mod demo;
mod doctor;
mod eval;
mod exit;
mod explain;
mod export;
mod extract;
mod findings;
mod forget;
mod gaps;
mod inferred;
mod ingest;
mod init;
mod input;
mod naming;
mod nightly;
pub mod output;
mod pipeline;
mod reasons;
mod reextract;
mod reindex;
mod resolve;
mod search;
mod show;
mod sources;
mod telling;
mod verify;
mod warc;
mod why;

pub use exit::Exit;

use crate::archive::{ArchiveError, RetentionError};
use crate::config::ConfigError;
use crate::crawl::{CrawlRunError, LockError};
use crate::error::OntologyError;
use crate::nightly::NightlyError;
use crate::ontology::Ontology;
use crate::report::Reader;
use crate::sources::{FILE_NAME as PUBLISHERS_FILE, Publishers, SourcesError};
use crate::store::StoreError;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads Vietnamese press and reports, extracts ranking claims, answers questions about them and shows
/// which ones cannot all be true.
#[derive(Debug, Parser)]
#[command(name = "xephang", version, propagate_version = true)]
pub struct Cli {
    /// Folder of the store, index and settings (default: $XEPHANG_DATA, else ~/.local/share/xephang)
    #[arg(long, global = true, env = "XEPHANG_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// Language of messages (default: from the locale, else Vietnamese)
    #[arg(long, global = true, value_enum)]
    lang: Option<Lang>,
    /// TOML file that adds aliases, indices and editions (as does ontology.toml in the data folder)
    #[arg(long, global = true, value_name = "FILE")]
    ontology: Option<PathBuf>,
    /// TOML file that adds or changes publishers (as does publishers.toml in the data folder)
    #[arg(long, global = true, value_name = "FILE")]
    publishers: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

/// Language of messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

/// Form of the data on stdout.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people.
    #[default]
    Table,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// Comma-separated values with a header.
    Csv,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a store and load the reference tables
    Init(init::Args),
    /// Crawl the publishers, check, and say what changed; for a timer
    Nightly(nightly::Args),
    /// Run everything on the embedded sample corpus
    Demo(demo::Args),
    /// Crawl sites: fetch, archive, read and keep their claims
    Crawl(crawl::Args),
    /// Read documents and keep their claims
    Ingest(ingest::Args),
    /// Read documents and print their claims; nothing is kept
    Extract(extract::Args),
    /// Ask the store
    Search(search::Args),
    /// Show the series of one subject by year
    Show(show::Args),
    /// Say why a rank moved: components, who passed whom, what the press says
    Explain(explain::Args),
    /// Show what is known and what is not, by province and edition
    Gaps(gaps::Args),
    /// List claims that cannot all be true
    Check(check::Args),
    /// Say what became of a finding: seen, reported, corrected, misread, no error
    Resolve(resolve::Args),
    /// Check a draft, sentence by sentence, against the store
    Verify(verify::Args),
    /// Say why a claim was read as it was
    Why(why::Args),
    /// Write claims, documents, findings or verdicts out
    Export(export::Args),
    /// Measure extraction against labelled documents
    Eval(eval::Args),
    /// List, show, test and add publishers
    Sources(sources::Args),
    /// Rebuild the search index from the store
    Reindex(reindex::Args),
    /// Extract all stored documents anew
    Reextract(reextract::Args),
    /// Say whether store, archive, index, disk and timer are in order
    Doctor(doctor::Args),
    /// Copy the data folder, also while a crawl runs
    Backup(backup::BackupArgs),
    /// Make the data folder anew from a backup
    Restore(backup::RestoreArgs),
    /// Take a page out of store, archive and index for good
    Forget(forget::Args),
    /// Print a completion script for a shell
    Completions(completions::Args),
    /// Read one report for another process of this program
    #[command(hide = true)]
    ReadReport,
}

/// What every subcommand is given.
#[derive(Debug)]
pub struct Context {
    /// The `--data` folder as given; see [`Context::data`].
    data: Option<PathBuf>,
    /// Language of messages.
    pub lang: Lang,
    /// The knowledge base, with the user's additions.
    pub ontology: Ontology,
    /// The publishers, with the user's additions.
    pub publishers: Publishers,
    /// Reads reports, each in a process of its own.
    pub reports: Reader,
}

impl Context {
    /// The data folder: as given, else `~/.local/share/xephang` (or `$XDG_DATA_HOME/xephang`).
    pub fn data(&self) -> PathBuf {
        if let Some(dir) = &self.data {
            return dir.clone();
        }
        let base = std::env::var_os("XDG_DATA_HOME")
            .map(PathBuf::from)
            .or_else(|| std::env::var_os("HOME").map(|h| Path::new(&h).join(".local/share")));
        base.unwrap_or_else(|| PathBuf::from(".")).join("xephang")
    }

    /// The data folder when the user named one.
    pub fn given_data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// `vi` or `en`, by the language of messages.
    pub fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// Parses the arguments, runs the subcommand and turns its outcome into an exit code.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            let _ = e.print();
            return if e.use_stderr() { Exit::Usage.into() } else { Exit::Fine.into() };
        }
    };
    let lang = cli.lang.unwrap_or_else(locale);
    match dispatch(cli) {
        Ok(exit) => exit.into(),
        Err(e) if is_broken_pipe(&e) => Exit::Fine.into(),
        Err(e) => {
            output::message(&format!("xephang: {}", explain(&e, lang)));
            Exit::Failed.into()
        }
    }
}

/// The error in the user's language, as far as it is known in both.
fn explain(e: &anyhow::Error, lang: Lang) -> String {
    let vietnamese = [
        e.downcast_ref().map(StoreError::vietnamese),
        e.downcast_ref().map(ArchiveError::vietnamese),
        e.downcast_ref().map(RetentionError::vietnamese),
        e.downcast_ref().map(SourcesError::vietnamese),
        e.downcast_ref().map(ConfigError::vietnamese),
        e.downcast_ref().map(LockError::vietnamese),
        e.downcast_ref().map(CrawlRunError::vietnamese),
        e.downcast_ref().map(NightlyError::vietnamese),
    ];
    let said = vietnamese.into_iter().flatten().next().filter(|_| lang == Lang::Vi);
    said.unwrap_or_else(|| format!("{e:#}"))
}

fn dispatch(cli: Cli) -> anyhow::Result<Exit> {
    if let Command::Completions(args) = &cli.command {
        return completions::run(args);
    }
    if let Command::ReadReport = cli.command {
        return Ok(crate::report::serve().map(|()| Exit::Fine)?);
    }
    let mut context = Context {
        data: cli.data,
        lang: cli.lang.unwrap_or_else(locale),
        ontology: Ontology::embedded()?,
        publishers: Publishers::embedded(),
        reports: Reader::default(),
    };
    let ontology = add_user_ontology(&mut context, cli.ontology.as_deref());
    let publishers = add_user_publishers(&mut context, cli.publishers.as_deref());
    // A file that does not parse is what `doctor` is asked about.
    if let Command::Doctor(args) = &cli.command {
        return doctor::run(args, ontology.err(), publishers.err(), &context);
    }
    ontology?;
    publishers?;
    context.reports = context.reports.knowing(&context.ontology);
    match &cli.command {
        Command::Init(args) => init::run(args, &context),
        Command::Nightly(args) => nightly::run(args, &context),
        Command::Demo(args) => demo::run(args, &context),
        Command::Crawl(args) => crawl::run(args, &context),
        Command::Ingest(args) => ingest::run(args, &context),
        Command::Extract(args) => extract::run(args, &context),
        Command::Search(args) => search::run(args, &context),
        Command::Show(args) => show::run(args, &context),
        Command::Explain(args) => explain::run(args, &context),
        Command::Gaps(args) => gaps::run(args, &context),
        Command::Check(args) => check::run(args, &context),
        Command::Resolve(args) => resolve::run(args, &context),
        Command::Verify(args) => verify::run(args, &context),
        Command::Why(args) => why::run(args, &context),
        Command::Export(args) => export::run(args, &context),
        Command::Eval(args) => eval::run(args, &context),
        Command::Sources(args) => sources::run(args, &context),
        Command::Reindex(args) => reindex::run(args, &context),
        Command::Reextract(args) => reextract::run(args, &context),
        Command::Backup(args) => backup::backup(args, &context),
        Command::Restore(args) => backup::restore(args, &context),
        Command::Forget(args) => forget::run(args, &context),
        // These were seen to above.
        Command::ReadReport => Ok(Exit::Fine),
        Command::Completions(args) => completions::run(args),
        Command::Doctor(args) => doctor::run(args, None, None, &context),
    }
}

/// Adds `ontology.toml` of the data folder, when there is one, then the file of `--ontology`.
fn add_user_ontology(context: &mut Context, given: Option<&Path>) -> Result<(), OntologyError> {
    let kept = context.data().join("ontology.toml");
    if kept.is_file() {
        context.ontology.add_file(&kept)?;
    }
    given.map_or(Ok(()), |path| context.ontology.add_file(path))
}

/// Adds `publishers.toml` of the data folder, when there is one, then the file of `--publishers`.
fn add_user_publishers(context: &mut Context, given: Option<&Path>) -> Result<(), SourcesError> {
    let kept = context.data().join(PUBLISHERS_FILE);
    if kept.is_file() {
        context.publishers.add_file(&kept, &context.ontology)?;
    }
    given.map_or(Ok(()), |path| context.publishers.add_file(path, &context.ontology))
}

fn locale() -> Lang {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|k| std::env::var(k).ok().filter(|v| !v.is_empty()));
    match value {
        Some(v) if v.starts_with("en") => Lang::En,
        _ => Lang::Vi,
    }
}

fn is_broken_pipe(e: &anyhow::Error) -> bool {
    e.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(closed)
            || cause.downcast_ref::<serde_json::Error>().is_some_and(|e| e.io_error_kind() == Some(std::io::ErrorKind::BrokenPipe))
            || cause.downcast_ref::<csv::Error>().is_some_and(csv_closed)
    })
}

/// serde_json and csv keep the error of the output to themselves: it is no link of the chain.
fn closed(io: &std::io::Error) -> bool {
    io.kind() == std::io::ErrorKind::BrokenPipe || io.get_ref().and_then(|e| e.downcast_ref::<csv::Error>()).is_some_and(csv_closed)
}

fn csv_closed(e: &csv::Error) -> bool {
    matches!(e.kind(), csv::ErrorKind::Io(io) if io.kind() == std::io::ErrorKind::BrokenPipe)
}
