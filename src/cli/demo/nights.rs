//! The two nights of the demo: the real nightly run over HTTP, against the sample press.
use super::serve::Press;
use crate::cli::{Context, Lang, output};
use crate::crawl::{Crawl, Lock, Permission, Settings, authority};
use crate::nightly::{self, Digest, Home, Night, Told, Totals};
use crate::sources::Publishers;
use crate::store::Store;
use anyhow::Context as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// What the nights told.
pub(super) struct Nights {
    first: Digest,
    second: Digest,
}

/// Serves the corpus and runs `nightly` twice. What each night tells goes to stderr: it holds the time of day.
pub(super) fn run(store: &mut Store, lock: &Lock, data: &Path, context: &Context) -> anyhow::Result<Nights> {
    let press = Press::start()?;
    let mut publishers = Publishers::none();
    publishers.add_text("demo", &press.publishers(), &context.ontology)?;
    let first = night(&press, 0, store, lock, data, &publishers, context)?;
    let second = night(&press, 1, store, lock, data, &publishers, context)?;
    Ok(Nights { first, second })
}

fn night(
    press: &Press,
    number: usize,
    store: &mut Store,
    lock: &Lock,
    data: &Path,
    publishers: &Publishers,
    context: &Context,
) -> anyhow::Result<Digest> {
    press.turn_to(number)?;
    let now = jiff::Timestamp::now().as_millisecond();
    let seeds: Vec<_> = publishers.all().flat_map(|p| nightly::seeds(p, now)).collect();
    let settings = Settings {
        permission: Permission::only(seeds.iter().filter_map(|seed| authority(&seed.url))),
        delay: Some(Duration::ZERO),
        // The second night comes at once: every page is asked about again.
        revisit: Some(Duration::ZERO),
        sample: true,
        min_free: 0,
        ..Settings::default()
    };
    let home = Home::find(Some("ha-tinh"), &context.ontology).context("ha-tinh")?;
    let asked = publishers.all().map(|p| p.id.clone()).collect();
    let night = Night { data, ontology: &context.ontology, publishers, asked, home, vi: context.lang == Lang::Vi };
    let told: Told = night.run(store, |store, run, resumed| {
        let publishers = Arc::new(publishers.clone());
        let crawl = Crawl { dir: data, lock, run, resumed, seeds: &seeds, settings, ontology: &context.ontology, publishers };
        Ok(crawl.run(store, |_| {})?)
    })?;
    output::message("");
    output::message(match (number, context.lang) {
        (0, Lang::Vi) => "Đêm thứ nhất (xephang nightly):",
        (0, Lang::En) => "First night (xephang nightly):",
        (_, Lang::Vi) => "Đêm thứ hai:",
        (_, Lang::En) => "Second night:",
    });
    output::message(nightly::text(&told.digest, Some(&told.page), night.vi).trim_end());
    Ok(told.digest)
}

impl Nights {
    /// Both nights in one line, the same at every time of day.
    pub(super) fn told(&self, context: &Context) -> String {
        let Totals { pages, .. } = self.first.fetched;
        let Totals { pages: again, unchanged, .. } = self.second.fetched;
        let (new, corrected) = (self.second.documents.total, self.second.corrections.total);
        match context.lang {
            Lang::Vi => format!(
                "Tải qua HTTP hai đêm: đêm đầu {pages} tệp; đêm sau chỉ {again}, {unchanged} tệp máy chủ trả lời chưa đổi (304): \
                 {new} bài mới, {corrected} số được sửa. Bản tin của từng đêm ở trên và trong thư mục digest."
            ),
            Lang::En => format!(
                "Fetched over HTTP on two nights: {pages} files on the first; on the second only {again}, {unchanged} were not modified (304): \
                 {new} new page, {corrected} corrected figure. What each night told stands above and in the folder digest."
            ),
        }
    }
}
