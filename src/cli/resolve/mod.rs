//! `xephang resolve`: what a person decided on a finding, kept as data.
mod faulted;
mod import;
mod list;

use super::check::open_store;
use super::findings::{Lived, about, ambiguous, decided, living, matching};
use super::{Context, Exit, Format, output, reindex};
use crate::model::{Ruling, State, Verdict};
use crate::store::Store;
use std::path::PathBuf;

/// Arguments of `xephang resolve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Id of a finding (f…), or the beginning of one; `xephang check` prints them
    #[arg(required_unless_present_any = ["list", "import"], conflicts_with_all = ["list", "import"])]
    id: Option<String>,
    /// What became of it
    #[arg(long, value_enum, required_unless_present_any = ["list", "import", "undo"], conflicts_with = "undo")]
    verdict: Option<Word>,
    /// A side that is wrong, by its claim (c…) or statement (s…); may be given several times
    #[arg(long = "claim", value_name = "CLAIM", requires = "verdict")]
    claims: Vec<String>,
    /// Why, or what was done; stays in the newsroom
    #[arg(long, value_name = "TEXT", requires = "verdict")]
    note: Option<String>,
    /// The right value, as text (37/63)
    #[arg(long, value_name = "VALUE", requires = "verdict")]
    value: Option<String>,
    /// Who decided
    #[arg(long, value_name = "NAME", requires = "verdict")]
    by: Option<String>,
    /// Take the last verdict back; the one before counts again
    #[arg(long)]
    undo: bool,
    /// List all verdicts
    #[arg(long)]
    list: bool,
    /// Read verdicts that another store exported (`xephang export verdicts`); `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "list")]
    import: Option<PathBuf>,
    /// Form of the list (default: table on a terminal, JSON lines into a pipe)
    #[arg(long, value_enum, requires = "list")]
    format: Option<Format>,
}

/// A verdict as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Word {
    /// Looked at; nothing done yet
    #[value(alias = "da-xem")]
    Seen,
    /// The paper was told
    #[value(alias = "da-bao")]
    Reported,
    /// The paper has corrected its figure
    #[value(alias = "bao-da-sua")]
    Corrected,
    /// The publisher of the ranking has revised it
    #[value(alias = "dieu-chinh")]
    PublisherRevised,
    /// The page says something else: this program misread it
    #[value(alias = "may-doc-nham")]
    OurReading,
    /// A tie, another list, both true
    #[value(alias = "khong-loi")]
    NoError,
}

impl From<Word> for Verdict {
    fn from(word: Word) -> Self {
        match word {
            Word::Seen => Self::Seen,
            Word::Reported => Self::Reported,
            Word::Corrected => Self::Corrected,
            Word::PublisherRevised => Self::PublisherRevised,
            Word::OurReading => Self::OurReading,
            Word::NoError => Self::NoError,
        }
    }
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    if let Some(file) = &args.import {
        return import::run(file, context);
    }
    if args.list {
        return list::run(args.format, context);
    }
    let wanted = args.id.as_deref().unwrap_or_default().trim();
    match args.verdict {
        Some(verdict) => decide(wanted, verdict.into(), args, context),
        None => undo(wanted, context),
    }
}

fn decide(wanted: &str, verdict: Verdict, args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let store = open_store(context)?;
    let mut all = living(&store, context, false)?.all;
    all.retain(|l| l.class != "confirmation");
    let finding = match matching(&all, wanted, |l| &l.finding.id).as_slice() {
        [lived] => lived.finding.clone(),
        [] => anyhow::bail!(unknown(wanted, context)),
        several => return Err(ambiguous(several.iter().map(|l| l.finding.id.as_str()), wanted, context)),
    };
    let value = trimmed(args.value.as_deref());
    let faulted = faulted::of(&finding, verdict, &args.claims, value.as_deref(), &store, context)?;
    let mut ruling = Ruling {
        id: String::new(),
        finding: finding.id.clone(),
        verdict,
        decided: jiff::Timestamp::now().as_millisecond(),
        who: trimmed(args.by.as_deref()),
        note: trimmed(args.note.as_deref()),
        value,
        faulted,
        undone: None,
        content: finding,
    };
    drop(store);
    let mut store = Store::open(&context.data())?;
    store.decide(&mut ruling)?;
    output::message(&format!("{} · {} → {}", ruling.finding, about(&ruling.content, context), decided(&ruling, context)));
    after(&ruling, &store, context)?;
    Ok(Exit::Fine)
}

fn undo(wanted: &str, context: &Context) -> anyhow::Result<Exit> {
    let store = open_store(context)?;
    let mut judged: Vec<String> = store.rulings()?.into_iter().filter(|r| r.undone.is_none()).map(|r| r.finding).collect();
    judged.sort();
    judged.dedup();
    let finding = match matching(&judged, wanted, |id| id).as_slice() {
        [id] => (*id).clone(),
        [] => anyhow::bail!(
            "{wanted}: {}",
            context.say(
                "chưa có kết luận nào cho điểm này (xem các kết luận: xephang resolve --list)",
                "there is no verdict on this finding (see them with xephang resolve --list)"
            )
        ),
        several => return Err(ambiguous(several.iter().map(|id| id.as_str()), wanted, context)),
    };
    drop(store);
    let mut store = Store::open(&context.data())?;
    let Some(ruling) = store.take_back(&finding, jiff::Timestamp::now().as_millisecond())? else { return Ok(Exit::Fine) };
    output::message(&format!("{finding} {}: {}", context.say("Đã rút kết luận", "Taken back"), decided(&ruling, context)));
    after(&ruling, &store, context)?;
    Ok(Exit::Fine)
}

/// What follows for the claims of a verdict, and where the finding stands now.
fn after(ruling: &Ruling, store: &Store, context: &Context) -> anyhow::Result<()> {
    if ruling.verdict == Verdict::OurReading {
        reindex::keep_level(store, context);
    }
    let out = store.suppressed_claims()?;
    for claim in ruling.faulted.iter().filter_map(|f| f.claim.as_ref()).filter(|c| out.iter().any(|o| o.id == c.id)) {
        let words = context.say("không còn tham gia đối chiếu và trả lời", "takes no part in checks and answers any more");
        output::message(&format!("  {} {words}", claim.id));
    }
    let all = living(store, context, false)?.all;
    let now: Option<&Lived> = all.iter().find(|l| l.standing && l.finding.id == ruling.finding);
    let state = now.and_then(Lived::state).unwrap_or(State::Resolved);
    let vi = context.say("vi", "en") == "vi";
    output::message(&format!("  {}: {}", context.say("Tình trạng", "State"), state.words(vi)));
    Ok(())
}

fn unknown(wanted: &str, context: &Context) -> String {
    format!(
        "{wanted}: {}",
        context.say(
            "không có điểm cần xem lại nào mang mã này. Xem mã bằng `xephang check` (mã bắt đầu bằng f), điểm đã xong bằng \
             `xephang check --state all`, kết luận đã ghi bằng `xephang resolve --list`",
            "no finding has this id. See ids with `xephang check` (they begin with f), settled ones with \
             `xephang check --state all`, verdicts with `xephang resolve --list`"
        )
    )
}

fn trimmed(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
}
