//! `xephang check`.
use super::findings::{self, Lived, Living, Wanted};
use super::output::format_or_default;
use super::{Context, Exit, Format, Lang};
use crate::model::{Finding, PartialDate, Severity, Side, State};
use crate::publish::{FINDING_COLUMNS, FlatFinding};
use crate::store::{Life, Store, StoreError};
use serde::Serialize;
use std::io::Write;

/// Arguments of `xephang check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form of the output (default: table on a terminal, JSON lines into a pipe)
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Also list facts that independent sources agree on
    #[arg(long)]
    confirmations: bool,
    /// Also list notes: two lists of one edition, odd totals
    #[arg(long)]
    notes: bool,
    /// Which to list, by what was decided on them with `xephang resolve`
    #[arg(long, value_enum, default_value_t, value_name = "STATE")]
    state: Wanted,
    /// End with exit code 3 when contradictions at least this grave wait for somebody (open, new, back)
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
}

/// How grave a contradiction must be to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    /// Any contradiction
    #[value(alias = "any")]
    ChuaKhop,
    /// Worth a look, or worse
    #[value(alias = "look")]
    CanXem,
    /// To be mended
    #[value(alias = "fix")]
    CanSua,
}

impl FailOn {
    fn least(self) -> Severity {
        match self {
            Self::ChuaKhop => Severity::Info,
            Self::CanXem => Severity::Look,
            Self::CanSua => Severity::Fix,
        }
    }
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let store = open_store(context)?;
    let living = findings::living(&store, context, args.confirmations)?.for_readers();
    let all = &living.all;
    let mut out = super::output::screen(format_or_default(args.format));
    let listed: Vec<&Lived> = all.iter().filter(|l| args.lists(l)).collect();
    let flat = || listed.iter().map(|l| l.flat()).collect::<Vec<_>>();
    match format_or_default(args.format) {
        Format::Table => people(&mut out, &living, &listed, args, context)?,
        Format::Json => json(&mut out, &flat())?,
        Format::Ndjson => ndjson(&mut out, &flat())?,
        Format::Csv => csv(&mut out, &flat())?,
    }
    out.flush()?;
    let waits = |l: &&Lived| l.class == "contradiction" && l.standing && l.state().is_some_and(State::waits);
    let fails = args.fail_on.is_some_and(|f| all.iter().filter(waits).any(|l| l.finding.severity >= f.least()));
    Ok(if fails { Exit::Findings } else { Exit::Fine })
}

impl Args {
    fn lists(&self, lived: &Lived) -> bool {
        let class = match lived.class {
            "note" => self.notes,
            "confirmation" => self.confirmations,
            _ => true,
        };
        class && self.state.takes(lived.state())
    }
}

/// Opens the store for reading; when there is none, says how to make one in the user's language.
pub(super) fn open_store(context: &Context) -> anyhow::Result<Store> {
    match Store::open_read_only(&context.data()) {
        Err(StoreError::Absent { path }) if context.say("vi", "en") == "vi" => {
            anyhow::bail!("Chưa có kho dữ liệu ở {}. Tạo bằng `xephang init` hoặc `xephang ingest TỆP`.", path.display())
        }
        other => Ok(other?),
    }
}

/// One object a line.
pub(super) fn ndjson<T: Serialize>(out: &mut impl Write, items: &[T]) -> anyhow::Result<()> {
    for item in items {
        serde_json::to_writer(&mut *out, item)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// One array, one object a line.
pub(super) fn json<T: Serialize>(out: &mut impl Write, items: &[T]) -> anyhow::Result<()> {
    for (i, item) in items.iter().enumerate() {
        out.write_all(if i == 0 { b"[\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, item)?;
    }
    out.write_all(if items.is_empty() { b"[]\n" } else { b"\n]\n" })?;
    Ok(())
}

/// Findings as rows.
pub(super) fn csv(out: &mut impl Write, listed: &[FlatFinding<'_>]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(FINDING_COLUMNS)?;
    for finding in listed {
        writer.write_record(finding.row())?;
    }
    writer.flush()?;
    Ok(())
}

fn people(out: &mut impl Write, living: &Living, listed: &[&Lived], args: &Args, context: &Context) -> anyhow::Result<()> {
    let all = &living.all;
    for lived in listed {
        let mark = match lived.class {
            "note" => "△",
            "confirmation" => "✔",
            _ => "✗",
        };
        print_finding(out, mark, &lived.finding, lived.life.as_ref(), context)?;
    }
    let vi = context.say("vi", "en") == "vi";
    let of = |class: &'static str| all.iter().filter(move |l| l.class == class && l.standing);
    let (confirmations, notes) = (living.confirmations, of("note").count());
    let shown: Vec<&&Lived> = listed.iter().filter(|l| l.class == "contradiction").collect();
    let count = |s: Severity| shown.iter().filter(|l| l.finding.severity == s).count();
    let (fix, look, info) = (count(Severity::Fix), count(Severity::Look), count(Severity::Info));
    let (claims, documents) = (living.claims, living.documents);
    let settled = all.iter().filter(|l| l.class == "contradiction" && l.state() == Some(State::Resolved)).count();
    let settled = match settled {
        n if n == 0 || args.state.takes(Some(State::Resolved)) => String::new(),
        n if vi => format!("{n} đã xong (--state resolved), "),
        n => format!("{n} resolved (--state resolved), "),
    };
    let rest = if vi {
        format!("{settled}{confirmations} xác nhận (--confirmations), {notes} lưu ý (--notes)")
    } else {
        format!("{settled}{confirmations} confirmations (--confirmations), {notes} notes (--notes)")
    };
    let closing = match (shown.len(), args.state, vi) {
        (n, Wanted::All, true) if n > 0 => {
            format!("{n} điểm, kể cả đã xong, trong {claims} số liệu trích từ {documents} tài liệu; {rest}.")
        }
        (n, Wanted::All, false) if n > 0 => {
            format!("{n} findings, resolved ones among them, in {claims} claims of {documents} documents; {rest}.")
        }
        (n, Wanted::Open, true) if n > 0 => format!(
            "{n} điểm cần xem lại trong {claims} số liệu trích từ {documents} tài liệu: {fix} cần sửa, {look} cần xem, {info} để biết; {rest}."
        ),
        (n, Wanted::Open, false) if n > 0 => format!(
            "{n} not in agreement among {claims} claims of {documents} documents: {fix} to mend, {look} to look at, {info} to know; {rest}."
        ),
        (_, Wanted::Open | Wanted::All, true) => {
            format!("Không có điểm chưa khớp trong {claims} số liệu trích từ {documents} tài liệu; {rest}.")
        }
        (_, Wanted::Open | Wanted::All, false) => {
            format!("Nothing out of agreement among {claims} claims of {documents} documents; {rest}.")
        }
        (n, Wanted::Acknowledged, true) => format!("{n} điểm đã ghi nhận; {rest}."),
        (n, Wanted::Acknowledged, false) => format!("{n} acknowledged; {rest}."),
        (n, Wanted::Resolved, true) => format!("{n} điểm đã xong; {rest}."),
        (n, Wanted::Resolved, false) => format!("{n} resolved; {rest}."),
    };
    writeln!(out, "{closing}")?;
    Ok(())
}

/// A finding for people: the sentence, what a person decided, then every side with value, words, source, date and address.
pub(super) fn print_finding(
    out: &mut impl Write,
    mark: &str,
    finding: &Finding,
    life: Option<&Life>,
    context: &Context,
) -> std::io::Result<()> {
    let severity = match finding.severity {
        Severity::Fix => context.say("Cần sửa", "To mend"),
        Severity::Look => context.say("Cần xem", "To look at"),
        Severity::Info => context.say("Để biết", "To know"),
    };
    let message = context.say(&finding.message, &finding.message_en);
    let message = if message.is_empty() { findings::about(finding, context) } else { message.to_owned() };
    writeln!(out, "{mark} {message}")?;
    let state = life.map(|l| format!(" · {}", l.state.words(context.say("vi", "en") == "vi"))).unwrap_or_default();
    writeln!(out, "    {severity}{state} · {}", finding.id)?;
    if let Some(life) = life {
        findings::print_life(out, life, context)?;
    }
    for side in &finding.sides {
        print_side(out, side, context)?;
    }
    for follows in &finding.follows {
        writeln!(out, "    ↳ {}", context.say(&follows.vi, &follows.en))?;
    }
    writeln!(out)
}

/// One side on one line: `37/63 — “words” — source — address`.
pub(super) fn print_side(out: &mut impl Write, side: &Side, context: &Context) -> std::io::Result<()> {
    write!(out, "    • {}", side.value)?;
    if !side.quote.is_empty() {
        write!(out, " — “{}”", one_line(&side.quote))?;
    }
    write!(out, " — {}", side.source)?;
    if let Some(day) = side.published.as_deref().and_then(PartialDate::parse).map(|d| d.display_vi()).filter(|d| !side.source.contains(d)) {
        write!(out, ", {day}")?;
    }
    write!(out, " — {}", side.url.as_deref().unwrap_or(&side.document))?;
    if let Some(place) = &side.place {
        write!(out, ", {}", place.words(context.lang == Lang::Vi))?;
    }
    if side.sample {
        write!(out, " · {}", context.say("*DỮ LIỆU MẪU*", "*SAMPLE DATA*"))?;
    }
    writeln!(out)
}

/// A quote on one line: table cells by ` | `, long ones cut.
pub(super) fn one_line(quote: &str) -> String {
    const LONGEST: usize = 160;
    let flat = quote.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ").replace('\n', " ");
    match flat.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", flat.get(..at).unwrap_or(&flat)),
        None => flat,
    }
}
