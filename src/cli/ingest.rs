//! `xephang ingest`: documents into the store.
use super::input::{InputKind, Units};
use super::telling::Telling;
use super::{Context, Exit, Lang, output, pipeline};
use crate::read::ReadError;
use crate::report;
use crate::store::{Item, Outcome, Store};
use crate::syndication::Aggregators;
use anyhow::Context as _;
use std::path::{Path, PathBuf};

/// Arguments of `xephang ingest`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form of the input: found from name and content, or JSON lines
    #[arg(long, value_enum, default_value_t)]
    input: InputKind,
    #[command(flatten)]
    telling: Telling,
    /// Keep nothing; write what is read of one file as a table to be corrected in a spreadsheet and ingested
    #[arg(long, value_name = "OUT.csv")]
    review: Option<PathBuf>,
    /// Fetch addresses of this machine and its own network too
    #[arg(long)]
    allow_private: bool,
    /// Files (pages, texts, JSON, PDF, Word, Excel, CSV, ZIP, pictures, tables INDEX-YEAR.csv, .warc), folders, http(s) addresses, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let asked = args.telling.asked(context)?;
    if let Some(out) = &args.review {
        return review(args, out, context);
    }
    let mut store = Store::open(&context.data())?;
    store.know_aggregators(&Aggregators::of(&context.publishers))?;
    let mut kept = Kept::default();
    let units = Units::new(&args.paths, args.input, args.allow_private);
    let tally = pipeline::run(units, &asked, context, |items| {
        kept.count(&items, &store.put(&items)?);
        Ok(())
    })?;
    store.settle_groups()?;
    super::reindex::keep_level(&store, context);
    kept.report(tally.problems, context);
    report_passed_over(tally.passed_over, context);
    Ok(if tally.problems > 0 { Exit::Partial } else { Exit::Fine })
}

/// Writes what was read of a file for a person to correct.
fn review(args: &Args, out: &Path, context: &Context) -> anyhow::Result<Exit> {
    let [path] = args.paths.as_slice() else {
        anyhow::bail!("{}", context.say("--review chỉ nhận một tệp", "--review takes one file"));
    };
    let units = Units::new(std::slice::from_ref(path), args.input, args.allow_private).collect::<Result<Vec<_>, _>>();
    let units = units.map_err(|problem| anyhow::anyhow!(problem.show(context)))?;
    let unit = match units.as_slice() {
        [unit] if report::is_report(&unit.bytes, Some(unit.name())) => unit,
        _ => anyhow::bail!("{path}: {}", context.say("không phải tệp báo cáo hay ảnh", "no report or picture")),
    };
    let say = |e: ReadError| if context.lang == Lang::Vi { e.vietnamese() } else { e.to_string() };
    let members = context.reports.reports(&unit.bytes, Some(unit.name())).map_err(|e| anyhow::anyhow!("{path}: {}", say(e)))?;
    let [member] = members.as_slice() else {
        anyhow::bail!("{path}: {}", context.say("là tệp nén: hãy giải nén và đưa từng tệp", "an archive: unpack it and give one file"));
    };
    let read = member.report.as_ref().map_err(|e| anyhow::anyhow!("{path}: {}", say(ReadError::from(e.clone()))))?;
    if out.exists() {
        // A person may have spent an hour on it.
        anyhow::bail!("{}: {}", out.display(), context.say("đã có, không ghi đè: hãy đặt tên khác", "is there and is not overwritten"));
    }
    std::fs::write(out, xephang_report::review::review_csv(read)).with_context(|| out.display().to_string())?;
    for note in &read.notes {
        output::message(&format!("xephang: {path}: {} {note}", context.say("lưu ý:", "note:")));
    }
    output::message(&match context.lang {
        Lang::Vi => {
            format!("Đã ghi {}. Mở bằng bảng tính, sửa cho đúng với bản gốc, rồi chạy: xephang ingest --as CHỈ-SỐ:NĂM {0}", out.display())
        }
        Lang::En => format!("Wrote {}. Correct it in a spreadsheet, then run: xephang ingest --as INDEX:YEAR {0}", out.display()),
    });
    Ok(Exit::Fine)
}

/// Most answers of a web archive are no articles, and nobody wants them named one by one.
fn report_passed_over(count: u64, context: &Context) {
    if count > 0 {
        output::message(&match context.lang {
            Lang::Vi => format!("Bỏ qua {count} bản ghi trong tệp WARC: không phải trang có bài."),
            Lang::En => format!("Passed over {count} records of WARC files: no pages with an article."),
        });
    }
}

/// What was put into the store.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kept {
    new: usize,
    revised: usize,
    unchanged: usize,
    claims: usize,
}

impl Kept {
    pub(super) fn count(&mut self, items: &[Item], outcomes: &[Outcome]) {
        self.claims += items.iter().map(|item| item.extraction.claims.len()).sum::<usize>();
        for outcome in outcomes {
            match outcome {
                Outcome::New => self.new += 1,
                Outcome::Revision | Outcome::Reextracted => self.revised += 1,
                Outcome::Unchanged => self.unchanged += 1,
            }
        }
    }

    pub(super) fn report(&self, problems: usize, context: &Context) {
        let Self { new, revised, unchanged, claims } = self;
        let documents = new + revised + unchanged;
        let mut message = match context.lang {
            Lang::Vi => {
                format!("{documents} tài liệu: {new} mới, {revised} có thay đổi, {unchanged} như cũ; {claims} số liệu trích.")
            }
            Lang::En => format!("{documents} documents: {new} new, {revised} changed, {unchanged} as before; {claims} claims."),
        };
        if problems > 0 {
            message.push_str(context.say(" Không đọc được: ", " Could not read: "));
            message.push_str(&problems.to_string());
            message.push('.');
        }
        output::message(&message);
    }
}
