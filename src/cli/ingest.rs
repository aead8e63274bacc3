//! `xephang ingest`: documents into the store.
use super::input::{InputKind, Units};
use super::telling::Telling;
use super::{Context, Exit, output, pipeline};
use crate::store::{Item, Outcome, Store};
use crate::syndication::Aggregators;

/// Arguments of `xephang ingest`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form of the input: found from name and content, or JSON lines
    #[arg(long, value_enum, default_value_t)]
    input: InputKind,
    #[command(flatten)]
    telling: Telling,
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

/// Most answers of a web archive are no articles, and nobody wants them named one by one.
fn report_passed_over(count: u64, context: &Context) {
    if count > 0 {
        output::message(&match context.lang {
            super::Lang::Vi => format!("Bỏ qua {count} bản ghi trong tệp WARC: không phải trang có bài."),
            super::Lang::En => format!("Passed over {count} records of WARC files: no pages with an article."),
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
            super::Lang::Vi => {
                format!("{documents} tài liệu: {new} mới, {revised} có thay đổi, {unchanged} như cũ; {claims} số liệu trích.")
            }
            super::Lang::En => format!("{documents} documents: {new} new, {revised} changed, {unchanged} as before; {claims} claims."),
        };
        if problems > 0 {
            message.push_str(context.say(" Không đọc được: ", " Could not read: "));
            message.push_str(&problems.to_string());
            message.push('.');
        }
        output::message(&message);
    }
}
