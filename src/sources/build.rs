//! From entries as written to publishers ready for use.
use super::schema::{Entry, Layout, Sureness};
use super::{Adapter, Certainty, Css, DateInUrl, Kind, Pattern, Publisher, Table, Tls, address};
use crate::model::PartialDate;
use std::sync::Arc;
use url::Url;

/// A content system, its layouts ready for use.
#[derive(Debug, Clone)]
pub(super) struct Family {
    pub id: String,
    pub date_in_url: DateInUrl,
    pub adapters: Vec<Arc<Adapter>>,
}

/// Builds a family.
pub(super) fn family(family: &super::schema::Family) -> Family {
    let adapters = family.adapter.iter().enumerate().map(|(i, layout)| Arc::new(adapter(&family.id, i, layout))).collect();
    Family { id: family.id.clone(), date_in_url: family.date_in_url.unwrap_or_default(), adapters }
}

/// Builds a publisher; `None` when its home is no address, which checks refuse before.
pub(super) fn publisher(table: &Table, entry: &Entry) -> Option<Publisher> {
    let home = Url::parse(entry.home.as_deref()?).ok()?;
    let joined = |list: &Option<Vec<String>>| -> Vec<Url> { list.iter().flatten().filter_map(|u| home.join(u).ok()).collect() };
    let family = entry.family.as_ref().and_then(|id| table.families.iter().find(|f| f.id == *id));
    let kind = entry.kind.unwrap_or(Kind::NationalPress);
    Some(Publisher {
        id: entry.id.clone(),
        name: entry.name.clone().unwrap_or_else(|| entry.id.clone()),
        hosts: hosts(entry, &home),
        kind,
        province: entry.province.clone(),
        merged_into: entry.merged_into.clone(),
        year: entry.year,
        sure: match entry.sure {
            Some(Sureness::All(sure)) => Certainty { discovery: sure, address: sure, reading: sure },
            Some(Sureness::Each(each)) => each,
            None => Certainty::default(),
        },
        feeds: joined(&entry.feeds),
        sitemaps: entry.sitemaps.clone().unwrap_or_default(),
        listings: joined(&entry.listings),
        day_list: entry.day_list.clone(),
        article_url: entry.article_url.as_deref().map(Pattern::new),
        not_article: entry.not_article.as_deref().map(Pattern::new),
        date_in_url: entry.date_in_url.or(family.map(|f| f.date_in_url)).unwrap_or_default(),
        family: entry.family.clone().filter(|f| !f.is_empty()),
        adapters: adapters(entry, family.map(|f| f.adapters.as_slice()).unwrap_or_default()),
        delay_seconds: entry.delay_seconds,
        concurrency: entry.concurrency.unwrap_or(1),
        gate: entry.gate.unwrap_or(false),
        tls: entry.tls.unwrap_or(Tls::Strict),
        allow_private: entry.allow_private.unwrap_or(false),
        // Owners of indices and public offices publish tables and reports as documents.
        attachments: entry.attachments.unwrap_or(matches!(kind, Kind::IndexOwner | Kind::Ministry | Kind::ProvincePortal)),
        script: entry.script.unwrap_or(false),
        note: entry.note.clone(),
        home,
    })
}

/// The hosts of an entry, that of its home page first, as they are looked up.
pub(super) fn hosts(entry: &Entry, home: &Url) -> Vec<String> {
    let mut hosts: Vec<String> = address::authority(home).into_iter().collect();
    for host in entry.hosts.iter().flatten() {
        // A port that is usual for the scheme is dropped by the parser, as it is in addresses.
        let url = Url::parse(&format!("{}://{host}/", home.scheme())).ok();
        hosts.extend(url.as_ref().and_then(address::authority).filter(|h| !hosts.contains(h)));
    }
    hosts
}

/// Own layouts lack nothing that the family's first one has; the family's follow for older pages.
fn adapters(entry: &Entry, family: &[Arc<Adapter>]) -> Vec<Arc<Adapter>> {
    let own = entry.adapter.iter().flatten().enumerate().map(|(i, layout)| {
        let own = adapter(&entry.id, i, layout);
        Arc::new(match family.first() {
            Some(first) => own.completed(first),
            None => own,
        })
    });
    let own: Vec<Arc<Adapter>> = own.collect();
    // The family's first layout would find no more than an own one that differs only in what it leaves out.
    let repeats = |a: &Arc<Adapter>| own.iter().any(|o| same(&o.body, &a.body) && o.is_valid_on(None) && o.valid_from == a.valid_from);
    let rest: Vec<Arc<Adapter>> = family.iter().filter(|a| !repeats(a)).cloned().collect();
    own.iter().cloned().chain(rest).collect()
}

fn same(a: &Option<Css>, b: &Option<Css>) -> bool {
    a.as_ref().map(Css::as_str) == b.as_ref().map(Css::as_str)
}

fn adapter(owner: &str, at: usize, layout: &Layout) -> Adapter {
    let css = |text: &Option<String>| text.as_deref().filter(|t| !t.is_empty()).map(Css::new);
    let all = |texts: &[String]| texts.iter().map(|t| Css::new(t)).collect();
    let day = |text: &Option<String>| text.as_deref().and_then(PartialDate::parse);
    Adapter {
        id: match (&layout.id, at) {
            (Some(id), _) => format!("{owner}/{id}"),
            (None, 0) => owner.to_owned(),
            (None, at) => format!("{owner}/{}", at + 1),
        },
        valid_from: day(&layout.valid_from),
        valid_to: day(&layout.valid_to),
        title: css(&layout.title),
        lead: css(&layout.lead),
        body: css(&layout.body),
        date: css(&layout.date),
        author: css(&layout.author),
        original: css(&layout.original),
        noise: all(&layout.noise),
        captions: all(&layout.captions),
        date_form: layout.date_form,
    }
}
