//! `xephang demo`: the whole path on the embedded sample corpus, in a store of its own.
mod summary;

use super::{Context, Exit};
use crate::check::{self, Evidence, Report, Stated};
use crate::corpus;
use crate::extract::extract;
use crate::index;
use crate::model::{Authority, Claim, Source, Statement};
use crate::read::{self, Form, Hint, reference};
use crate::store::{Item, Store};
use anyhow::Context as _;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

/// Arguments of `xephang demo`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the subcommand.
pub fn run(_args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let data = match context.given_data() {
        Some(dir) => dir.to_owned(),
        None => own_folder(),
    };
    let mut store = Store::open(&data)?;
    refuse_real_data(&store, context)?;
    eprintln!("{} {}", context.say("Kho dữ liệu mẫu:", "Sample store:"), data.display());
    let pages = sample_items(context)?;
    let tables = official_items(context)?;
    store.put(&tables)?;
    store.put(&pages)?;
    index::sync(&store, &data.join(index::FOLDER), &context.ontology)?;

    let world = World::load(&store)?;
    let report = world.check(context);
    let mut out = std::io::stdout().lock();
    summary::write(&mut out, &world, &report, &data, context)?;
    out.flush()?;
    Ok(Exit::Fine)
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

/// Reads and extracts the pages as `ingest` would read files of the same content.
fn sample_items(context: &Context) -> anyhow::Result<Vec<Item>> {
    let read_page = |page: &corpus::SamplePage| -> anyhow::Result<Vec<Item>> {
        let hint = Hint { form: Some(Form::Html), name: Some(page.file), ..Hint::default() };
        let documents = read::read(page.html.as_bytes(), &hint).with_context(|| format!("sample page {}", page.file))?;
        let item = |document| {
            let extraction = extract(&document, &context.ontology);
            Item { document, authority: Authority::Press, sample: true, extraction }
        };
        Ok(documents.into_iter().map(item).collect())
    };
    let items: Vec<Vec<Item>> = corpus::pages().par_iter().map(read_page).collect::<anyhow::Result<_>>()?;
    Ok(items.into_iter().flatten().collect())
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
