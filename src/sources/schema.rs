//! The files of publishers as they are written, and how an entry is laid over a known one.
use super::{Certainty, DateForm, DateInUrl, Kind, Sure, Tls};
use serde::Deserialize;

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    pub schema: Option<u32>,
    pub family: Vec<Family>,
    pub publisher: Vec<Entry>,
}

/// A content system that several publishers share.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Family {
    pub id: String,
    pub name: Option<String>,
    pub date_in_url: Option<DateInUrl>,
    pub adapter: Vec<Layout>,
    pub note: Option<String>,
}

/// A publisher. Every key but `id` may be left out of an entry that is laid over a known one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Entry {
    pub id: String,
    pub name: Option<String>,
    pub home: Option<String>,
    pub hosts: Option<Vec<String>>,
    pub kind: Option<Kind>,
    pub province: Option<String>,
    pub merged_into: Option<String>,
    pub year: Option<i16>,
    pub sure: Option<Sureness>,
    pub feeds: Option<Vec<String>>,
    pub sitemaps: Option<Vec<String>>,
    pub listings: Option<Vec<String>>,
    pub day_list: Option<String>,
    pub article_url: Option<String>,
    pub not_article: Option<String>,
    pub date_in_url: Option<DateInUrl>,
    pub family: Option<String>,
    pub adapter: Option<Vec<Layout>>,
    pub delay_seconds: Option<f64>,
    pub concurrency: Option<u32>,
    pub gate: Option<bool>,
    pub tls: Option<Tls>,
    pub allow_private: Option<bool>,
    pub attachments: Option<bool>,
    pub script: Option<bool>,
    pub note: Option<String>,
}

/// How sure an entry is: of everything alike, or of each part.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub(super) enum Sureness {
    All(Sure),
    Each(Certainty),
}

/// Selectors for one layout.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Layout {
    pub id: Option<String>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
    pub title: Option<String>,
    pub lead: Option<String>,
    pub body: Option<String>,
    pub date: Option<String>,
    pub author: Option<String>,
    pub original: Option<String>,
    pub noise: Vec<String>,
    pub captions: Vec<String>,
    pub date_form: DateForm,
}

impl Entry {
    /// Lays `over` on this entry, key by key; a list replaces a list.
    pub(super) fn lay(&mut self, over: Self) {
        macro_rules! lay {
            ($($key:ident)*) => { $(if over.$key.is_some() { self.$key = over.$key; })* };
        }
        lay!(name home hosts kind province merged_into year sure feeds sitemaps listings day_list article_url not_article
             date_in_url family adapter delay_seconds concurrency gate tls allow_private attachments script note);
    }
}
