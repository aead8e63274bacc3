//! `xephang export`: claims, documents, findings or verdicts out of the store.
use super::check::{self, json, ndjson};
use super::findings::{Lived, Wanted, living};
use super::output::{self, ClaimWriter, DocumentWriter};
use super::{Context, Exit, Format, Lang};
use crate::config::Config;
use crate::model::{Side, State, Status};
use crate::publish::{ClaimReview, FlatDocument, Reviewer, VERDICT_COLUMNS, claim_reviews, verdict_row};
use crate::store::Store;
use std::io::Write;

/// Arguments of `xephang export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to write out
    #[arg(value_enum)]
    what: What,
    /// Form of the output; claimreview is schema.org's JSON-LD, for findings
    #[arg(long, value_enum, default_value = "ndjson")]
    format: Form,
    /// Also what later revisions and extractions have replaced
    #[arg(long)]
    all_revisions: bool,
    /// Also claims with a slot that could not be settled
    #[arg(long)]
    unresolved: bool,
    /// Which findings, by what was decided on them (default: all)
    #[arg(long, value_enum, value_name = "STATE")]
    state: Option<Wanted>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Figures with their words
    Claims,
    /// Pages
    Documents,
    /// Claims that cannot all be true, standing and gone, with what was decided
    Findings,
    /// What people decided, to be read in elsewhere with `xephang resolve --import`
    Verdicts,
}

/// Form of the data on stdout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// Columns for people
    Table,
    /// One JSON array
    Json,
    /// One JSON object a line
    Ndjson,
    /// Comma-separated values with a header
    Csv,
    /// schema.org ClaimReview (JSON-LD) of settled findings with a wrong side
    Claimreview,
}

impl Form {
    /// The form that every command knows; none for reviews.
    fn common(self) -> Option<Format> {
        match self {
            Self::Table => Some(Format::Table),
            Self::Json => Some(Format::Json),
            Self::Ndjson => Some(Format::Ndjson),
            Self::Csv => Some(Format::Csv),
            Self::Claimreview => None,
        }
    }
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let store = Store::open_read_only(&context.data())?;
    let Some(format) = args.format.common() else {
        if args.what == What::Findings {
            return reviews(&store, context);
        }
        let words = context.say(
            "claimreview chỉ dùng cho findings: xephang export findings --format claimreview",
            "claimreview is for findings: xephang export findings --format claimreview",
        );
        output::message(&format!("xephang: {words}"));
        return Ok(Exit::Usage);
    };
    let out = output::screen(format);
    match (args.what, args.all_revisions) {
        (What::Claims, false) => claims(&store, out, format, args, context)?,
        (What::Claims, true) => claim_history(&store, out, format, args, context)?,
        (What::Documents, _) => documents(&store, out, format, args, context)?,
        (What::Findings, _) => findings(&store, out, format, args, context)?,
        (What::Verdicts, _) => verdicts(&store, out, format, context)?,
    }
    Ok(Exit::Fine)
}

/// Contradictions and notes with their place in life.
fn findings(store: &Store, mut out: impl Write, format: Format, args: &Args, context: &Context) -> anyhow::Result<()> {
    let wanted = args.state.unwrap_or(Wanted::All);
    let mut all = living(store, context, false)?.for_readers().all;
    all.retain(|l| l.class != "confirmation" && wanted.takes(l.state()));
    let flat: Vec<_> = all.iter().map(Lived::flat).collect();
    match format {
        Format::Json => json(&mut out, &flat)?,
        Format::Ndjson => ndjson(&mut out, &flat)?,
        Format::Csv => check::csv(&mut out, &flat)?,
        Format::Table => {
            for lived in &all {
                let mark = if lived.class == "note" { "△" } else { "✗" };
                check::print_finding(&mut out, mark, &lived.finding, lived.life.as_ref(), context)?;
            }
        }
    }
    Ok(out.flush()?)
}

/// One JSON-LD array of reviews.
fn reviews(store: &Store, context: &Context) -> anyhow::Result<Exit> {
    let config = Config::load(&context.data())?;
    let reviewer = Reviewer { organisation: config.organisation.as_deref(), url: config.organisation_url.as_deref() };
    let all = living(store, context, false)?.for_readers().all;
    let settled = all.iter().filter(|l| l.state() == Some(State::Resolved)).filter_map(|l| l.life.as_ref()?.ruling.as_ref());
    let publisher = |side: &Side| {
        let known = store.source(&side.document).ok().flatten().and_then(|s| s.publisher);
        known.unwrap_or_else(|| side.source.split(" (").next().unwrap_or_default().to_owned())
    };
    let (mut reviews, mut unsigned): (Vec<ClaimReview>, usize) = (Vec::new(), 0);
    for ruling in settled {
        match claim_reviews(ruling, reviewer, &context.ontology, context.lang == Lang::Vi, publisher) {
            Some(made) => reviews.extend(made),
            None => unsigned += 1,
        }
    }
    let mut out = output::screen(Format::Json);
    json(&mut out, &reviews)?;
    out.flush()?;
    if unsigned == 0 {
        return Ok(Exit::Fine);
    }
    output::message(&match context.lang {
        Lang::Vi => format!(
            "xephang: {unsigned} kết luận chưa có người ký tên nên không xuất: ghi organisation = \"…\" vào config.toml, hoặc --by TÊN khi kết luận"
        ),
        Lang::En => format!(
            "xephang: {unsigned} verdicts have nobody to sign them and were left out: set organisation = \"…\" in config.toml, or give --by NAME with the verdict"
        ),
    });
    Ok(Exit::Partial)
}

fn verdicts(store: &Store, mut out: impl Write, format: Format, context: &Context) -> anyhow::Result<()> {
    let rulings = store.rulings()?;
    match format {
        Format::Json => json(&mut out, &rulings)?,
        Format::Ndjson => ndjson(&mut out, &rulings)?,
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(&mut out);
            writer.write_record(VERDICT_COLUMNS)?;
            for ruling in &rulings {
                writer.write_record(verdict_row(ruling))?;
            }
            writer.flush()?;
        }
        Format::Table => {
            for ruling in &rulings {
                let (what, how) = (super::findings::about(&ruling.content, context), super::findings::decided(ruling, context));
                writeln!(out, "{}  {what}: {how}", ruling.finding)?;
            }
        }
    }
    Ok(out.flush()?)
}

fn claims(store: &Store, out: impl Write, format: Format, args: &Args, context: &Context) -> anyhow::Result<()> {
    let mut writer = ClaimWriter::new(out, format, context)?;
    for claim in store.claims()?.iter().filter(|c| args.unresolved || c.status == Status::Resolved) {
        writer.write(claim)?;
    }
    Ok(writer.finish()?)
}

fn claim_history(store: &Store, out: impl Write, format: Format, args: &Args, context: &Context) -> anyhow::Result<()> {
    let mut writer = ClaimWriter::with_history(out, format, context)?;
    for historic in store.all_claims()?.iter().filter(|h| args.unresolved || h.claim.status == Status::Resolved) {
        writer.write_historic(historic)?;
    }
    Ok(writer.finish()?)
}

fn documents(store: &Store, out: impl Write, format: Format, args: &Args, context: &Context) -> anyhow::Result<()> {
    let mut writer = DocumentWriter::new(out, format, context)?;
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
