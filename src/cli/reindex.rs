//! `xephang reindex`, and keeping the index level after other commands.
use super::{Context, Exit};
use crate::index::{self, Synced};
use crate::store::Store;

/// Arguments of `xephang reindex`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the subcommand.
pub fn run(_args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let data = context.data();
    let store = Store::open_read_only(&data)?;
    match index::rebuild(&store, &data.join(index::FOLDER), &context.ontology)? {
        Synced::Busy => {
            eprintln!("xephang: {}", busy(context));
            Ok(Exit::Failed)
        }
        Synced::Rebuilt(documents) => {
            eprintln!("{} {documents} {}.", context.say("Đã lập lại chỉ mục:", "Index made anew:"), context.say("tài liệu", "documents"));
            Ok(Exit::Fine)
        }
        Synced::Level | Synced::Replayed(_) => Ok(Exit::Fine),
    }
}

/// Brings the index level with the store. What goes wrong is said and is no failure: the store is the
/// record, and the next start tries again.
pub(super) fn keep_level(store: &Store, context: &Context) {
    match index::sync(store, &context.data().join(index::FOLDER), &context.ontology) {
        Ok(Synced::Busy) => eprintln!("xephang: {}", busy(context)),
        Ok(_) => {}
        Err(e) => eprintln!("xephang: {}: {e}", context.say("chưa cập nhật được chỉ mục", "the index could not be brought up to date")),
    }
}

pub(super) fn busy(context: &Context) -> &'static str {
    match context.lang {
        super::Lang::Vi => "tiến trình khác đang ghi chỉ mục: dùng chỉ mục cũ",
        super::Lang::En => "another process is writing the index: using the old one",
    }
}
