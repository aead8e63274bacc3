//! `xephang demo`: the whole path on the embedded sample corpus, in a store of its own. The corpus is served on
//! loopback as the sites of several outlets, and `nightly` runs on them twice, as it would on real ones.
mod nights;
mod serve;
mod summary;

use super::{Context, Exit, Format, output};
use crate::archive;
use crate::check::{self, Evidence, Report, Stated};
use crate::crawl::Lock;
use crate::index;
use crate::model::{Authority, Claim, Source, Statement};
use crate::nightly;
use crate::read::reference;
use crate::store::{self, Item, Store};
use anyhow::Context as _;
use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Arguments of `xephang demo`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the subcommand.
pub fn run(_args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let data = match context.given_data() {
        Some(dir) => dir.to_owned(),
        None => own_folder(),
    };
    let lock = Lock::acquire(&data)?;
    let mut store = afresh(&data, context)?;
    output::message(&format!("{} {}", context.say("Kho dữ liệu mẫu:", "Sample store:"), data.display()));
    store.put(&official_items(context)?)?;
    let nights = nights::run(&mut store, &lock, &data, context)?;
    // The nights leave it level, unless somebody else was writing it.
    index::sync(&store, &data.join(index::FOLDER), &context.ontology)?;

    let world = World::load(&store)?;
    let report = world.check(context);
    let mut out = output::screen(Format::Table);
    summary::write(&mut out, &world, &report, &nights, &data, context)?;
    out.flush()?;
    Ok(Exit::Fine)
}

/// Name of the file that marks a folder whose store the demo made, and may make anew.
const MARK: &str = "demo";

/// An empty store; what an earlier demo made in the same folder goes, so that the same is shown again.
fn afresh(data: &Path, context: &Context) -> anyhow::Result<Store> {
    let is_there = data.join(store::FILE_NAME).is_file();
    if is_there {
        refuse_real_data(&Store::open(data)?, context)?;
    }
    let mark = data.join(MARK);
    if is_there && mark.is_file() {
        for name in ["", "-wal", "-shm"] {
            remove(&data.join(format!("{}{name}", store::FILE_NAME)))?;
        }
        for folder in [index::FOLDER, archive::FOLDER, nightly::FOLDER] {
            remove(&data.join(folder))?;
        }
    } else if !is_there {
        std::fs::write(&mark, "")?;
    }
    Ok(Store::open(data)?)
}

/// Removes a file or folder that may not be there.
fn remove(path: &Path) -> std::io::Result<()> {
    let removed = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    removed.or_else(|e| if e.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(e) })
}

/// A folder of this run only, so that sample data never meets a person's own.
fn own_folder() -> PathBuf {
    std::env::temp_dir().join(format!("xephang-demo-{}", std::process::id()))
}

/// Sample data beside real data would be taken for real.
fn refuse_real_data(store: &Store, context: &Context) -> anyhow::Result<()> {
    let real = store.sources()?.into_values().any(|s| s.authority == Authority::Press && !s.sample);
    if real {
        anyhow::bail!("{}", context.say(
            "thư mục này đã có dữ liệu thật; dữ liệu mẫu cần một thư mục riêng: chạy lại với --data và một thư mục khác, hoặc bỏ --data",
            "this folder holds real data; the sample needs one of its own: give --data another folder, or leave it out",
        ));
    }
    Ok(())
}

fn official_items(context: &Context) -> anyhow::Result<Vec<Item>> {
    let mut items = Vec::new();
    for table in reference::tables().iter().filter(|t| t.authority == Authority::Official) {
        let read = reference::read_table(table.name, table.csv, table.authority, &context.ontology)
            .with_context(|| format!("reference table {}", table.name))?;
        let authority = table.authority;
        items.extend(read.into_iter().map(|(document, extraction)| Item { document, authority, sample: false, extraction }));
    }
    Ok(items)
}

/// What the store holds, for the summary.
struct World {
    claims: Vec<Claim>,
    statements: Vec<Statement>,
    sources: HashMap<String, Source>,
}

impl World {
    fn load(store: &Store) -> anyhow::Result<Self> {
        Ok(Self { claims: store.claims()?, statements: store.statements()?, sources: store.sources()? })
    }

    fn check(&self, context: &Context) -> Report {
        let source = |id: &str| self.sources.get(id);
        let evidence: Vec<Evidence<'_>> =
            self.claims.iter().filter_map(|claim| Some(Evidence { claim, source: source(&claim.doc_id)? })).collect();
        let stated: Vec<Stated<'_>> =
            self.statements.iter().filter_map(|statement| Some(Stated { statement, source: source(&statement.doc_id)? })).collect();
        check::check(&evidence, &stated, &context.ontology)
    }

    /// Claims of the sample pages with their source, the newest page first.
    fn sample_claims(&self) -> Vec<(&Claim, &Source)> {
        let with_source = |claim| -> Option<(&Claim, &Source)> {
            let claim: &Claim = claim;
            self.sources.get(&claim.doc_id).filter(|s| s.sample).map(|s| (claim, s))
        };
        let mut claims: Vec<_> = self.claims.iter().filter_map(with_source).filter(|(c, _)| !c.derived).collect();
        claims
            .sort_by_key(|(claim, source)| (std::cmp::Reverse(source.published.map(|d| d.earliest())), source.doc_id.clone(), claim.start));
        claims
    }
}
