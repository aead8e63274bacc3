//! `xephang check`.
use super::output::format_or_default;
use super::{Context, Exit, Format};
use crate::check::{Evidence, Report, Stated, check};
use crate::model::{Claim, Fact, Finding, PartialDate, Severity, Side, Source, Statement};
use crate::store::{Store, StoreError};
use anyhow::Context as _;
use serde::Serialize;
use std::collections::HashMap;
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
    /// End with exit code 3 when there are contradictions at least this grave
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
    let stored = Stored::load(&open_store(context)?)?;
    let report = stored.check(context);
    let mut out = super::output::screen(format_or_default(args.format));
    let listed = listed(&report, args);
    match format_or_default(args.format) {
        Format::Table => people(&mut out, &report, args, &stored, context)?,
        Format::Json => json(&mut out, &listed)?,
        Format::Ndjson => ndjson(&mut out, &listed)?,
        Format::Csv => csv(&mut out, &listed)?,
    }
    out.flush()?;
    let fails = args.fail_on.is_some_and(|f| report.contradictions.iter().any(|c| c.severity >= f.least()));
    Ok(if fails { Exit::Findings } else { Exit::Fine })
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

/// Everything that checks need, out of the store.
#[derive(Debug, Default)]
pub(super) struct Stored {
    /// Current claims.
    pub claims: Vec<Claim>,
    /// Current statements.
    pub statements: Vec<Statement>,
    /// Documents by id.
    pub sources: HashMap<String, Source>,
}

impl Stored {
    /// Reads all current claims, statements and sources.
    pub fn load(store: &Store) -> anyhow::Result<Self> {
        Ok(Self {
            claims: store.claims().context("claims")?,
            statements: store.statements().context("statements")?,
            sources: store.sources().context("sources")?,
        })
    }

    /// Claims with their sources. A claim without a document cannot come out of a sound store.
    pub fn evidence(&self) -> Vec<Evidence<'_>> {
        self.claims.iter().filter_map(|claim| Some(Evidence { claim, source: self.sources.get(&claim.doc_id)? })).collect()
    }

    /// Checks everything.
    pub fn check(&self, context: &Context) -> Report {
        let stated: Vec<Stated<'_>> = self
            .statements
            .iter()
            .filter_map(|statement| Some(Stated { statement, source: self.sources.get(&statement.doc_id)? }))
            .collect();
        check(&self.evidence(), &stated, &context.ontology)
    }
}

/// A finding with the part of the report it belongs to.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    class: &'static str,
    #[serde(flatten)]
    finding: &'a Finding,
}

fn listed<'a>(report: &'a Report, args: &Args) -> Vec<Listed<'a>> {
    let of = |class, findings: &'a [Finding]| findings.iter().map(move |finding| Listed { class, finding });
    let notes = if args.notes { &report.notes[..] } else { &[] };
    let confirmations = if args.confirmations { &report.confirmations[..] } else { &[] };
    of("contradiction", &report.contradictions).chain(of("note", notes)).chain(of("confirmation", confirmations)).collect()
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

fn csv(out: &mut impl Write, listed: &[Listed<'_>]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "id",
        "class",
        "kind",
        "severity",
        "subject",
        "index",
        "component",
        "year",
        "scope",
        "list",
        "values",
        "documents",
        "message",
    ])?;
    for Listed { class, finding: f } in listed {
        let word = |x: serde_json::Result<serde_json::Value>| x.ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        let fact = |get: fn(&Fact) -> Option<String>| f.fact.as_ref().and_then(get).unwrap_or_default();
        writer.write_record([
            f.id.clone(),
            (*class).to_owned(),
            word(serde_json::to_value(f.kind)),
            word(serde_json::to_value(f.severity)),
            fact(|x| Some(x.subject.clone())),
            fact(|x| Some(x.index.clone())),
            fact(|x| x.component.clone()),
            fact(|x| x.year.map(|y| y.to_string())),
            fact(|x| Some(x.scope.clone())),
            fact(|x| x.list.clone()),
            f.values.join(" | "),
            f.documents.join(" | "),
            f.message.clone(),
        ])?;
    }
    writer.flush()?;
    Ok(())
}

fn people(out: &mut impl Write, report: &Report, args: &Args, stored: &Stored, context: &Context) -> anyhow::Result<()> {
    for finding in &report.contradictions {
        print_finding(out, "✗", finding, context)?;
    }
    if args.notes {
        for finding in &report.notes {
            print_finding(out, "△", finding, context)?;
        }
    }
    if args.confirmations {
        for finding in &report.confirmations {
            print_finding(out, "✔", finding, context)?;
        }
    }
    let count = |s: Severity| report.contradictions.iter().filter(|f| f.severity == s).count();
    let (claims, documents) = (stored.claims.len(), stored.sources.len());
    let closing = if context.say("vi", "en") == "vi" {
        let rest = format!("{} xác nhận (--confirmations), {} lưu ý (--notes)", report.confirmations.len(), report.notes.len());
        match report.contradictions.len() {
            0 => format!("Không có điểm chưa khớp trong {claims} số liệu trích từ {documents} tài liệu; {rest}."),
            n => format!(
                "{n} điểm cần xem lại trong {claims} số liệu trích từ {documents} tài liệu: {} cần sửa, {} cần xem, {} để biết; {rest}.",
                count(Severity::Fix),
                count(Severity::Look),
                count(Severity::Info)
            ),
        }
    } else {
        format!(
            "{} not in agreement among {claims} claims of {documents} documents: {} to mend, {} to look at, {} to know; {} confirmations (--confirmations), {} notes (--notes).",
            report.contradictions.len(),
            count(Severity::Fix),
            count(Severity::Look),
            count(Severity::Info),
            report.confirmations.len(),
            report.notes.len()
        )
    };
    writeln!(out, "{closing}")?;
    Ok(())
}

/// A finding for people: the sentence, then every side with value, words, source, date and address.
pub(super) fn print_finding(out: &mut impl Write, mark: &str, finding: &Finding, context: &Context) -> std::io::Result<()> {
    let severity = match finding.severity {
        Severity::Fix => context.say("Cần sửa", "To mend"),
        Severity::Look => context.say("Cần xem", "To look at"),
        Severity::Info => context.say("Để biết", "To know"),
    };
    writeln!(out, "{mark} {}", context.say(&finding.message, &finding.message_en))?;
    writeln!(out, "    {severity} · {}", finding.id)?;
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
