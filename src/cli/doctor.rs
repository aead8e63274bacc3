//! `xephang doctor`: is everything in order, and what is to be done where it is not?
mod checks;

use super::{Context, Exit};
use crate::error::OntologyError;
use crate::publish::safe;
use crate::sources::SourcesError;
use serde::Serialize;
use std::io::Write;

/// Arguments of `xephang doctor`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
}

/// Forms of the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum ReportFormat {
    /// A line a check
    #[default]
    Text,
    /// One JSON array
    Json,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    /// In order.
    Fine,
    /// Worth a look; nothing is lost.
    Warning,
    /// Something does not work.
    Broken,
}

/// What one check found.
#[derive(Debug, Serialize)]
struct Finding {
    /// Name of the check, stable.
    check: &'static str,
    state: State,
    /// What was found, in the user's language.
    found: String,
    /// What to do, where something is to be done.
    advice: Option<String>,
}

impl Finding {
    fn fine(check: &'static str, found: String) -> Self {
        Self { check, state: State::Fine, found, advice: None }
    }

    fn warning(check: &'static str, found: String, advice: impl Into<String>) -> Self {
        Self { check, state: State::Warning, found, advice: Some(advice.into()) }
    }

    fn broken(check: &'static str, found: String, advice: impl Into<String>) -> Self {
        Self { check, state: State::Broken, found, advice: Some(advice.into()) }
    }
}

/// Runs the subcommand. Reads only; nothing is mended. The errors are those of the user's own files.
pub fn run(args: &Args, ontology: Option<OntologyError>, publishers: Option<SourcesError>, context: &Context) -> anyhow::Result<Exit> {
    let findings = checks::all(ontology, publishers, context);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.format {
        ReportFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&findings)?)?,
        ReportFormat::Text => {
            for finding in &findings {
                let mark = match finding.state {
                    State::Fine => '✔',
                    State::Warning => '△',
                    State::Broken => '✗',
                };
                writeln!(out, "{mark} {}", safe::line(&finding.found))?;
                if let Some(advice) = &finding.advice {
                    writeln!(out, "    → {}", safe::line(advice))?;
                }
            }
        }
    }
    out.flush()?;
    Ok(match findings.iter().map(|f| f.state).max() {
        Some(State::Broken) => Exit::Failed,
        Some(State::Warning) => Exit::Partial,
        Some(State::Fine) | None => Exit::Fine,
    })
}
