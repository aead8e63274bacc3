//! One publisher: who it is, where its articles are found, how they are read.
use super::{Adapter, Pattern, address};
use crate::model::PartialDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use url::Url;

/// A newspaper, portal or office whose pages are read.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Stable name in lower-case ASCII, such as `baohatinh`.
    pub id: String,
    /// Name for readers, such as `Báo Hà Tĩnh`.
    pub name: String,
    /// Home page.
    pub home: Url,
    /// Hosts (with a port where it is not the usual one); their subdomains belong to it too, except those
    /// with an entry of their own.
    pub hosts: Vec<String>,
    /// What it is, and so what its word counts for.
    pub kind: Kind,
    /// Id of the province that it serves.
    pub province: Option<String>,
    /// Id of the province that this one became part of.
    pub merged_into: Option<String>,
    /// Last year of which something is known of this site.
    pub year: Option<i16>,
    /// How sure the entry is.
    pub sure: Certainty,
    /// Feeds (RSS, Atom, JSON).
    pub feeds: Vec<Url>,
    /// Site maps; may hold `{yyyy}`, `{MM}`, `{dd}`: see [`Publisher::sitemaps_on`].
    pub sitemaps: Vec<String>,
    /// Pages that list new articles.
    pub listings: Vec<Url>,
    /// Page that lists the articles of a day: a template with `{yyyy}`, `{MM}`, `{dd}`.
    pub day_list: Option<String>,
    /// What addresses of articles look like.
    pub article_url: Option<Pattern>,
    /// Addresses that look like articles and are none.
    pub not_article: Option<Pattern>,
    /// What day an address tells.
    pub date_in_url: DateInUrl,
    /// Content system that it shares with others.
    pub family: Option<String>,
    /// Layouts: its own ones first, then those of the family.
    pub adapters: Vec<Arc<Adapter>>,
    /// Pause between two requests, in seconds; `None` leaves it to the crawler's default.
    pub delay_seconds: Option<f64>,
    /// Requests at the same time.
    pub concurrency: u32,
    /// Large publisher: only articles that look relevant are fetched.
    pub gate: bool,
    /// Weakness of its TLS that is put up with.
    pub tls: Tls,
    /// Its hosts may be addresses of the own machine or network.
    pub allow_private: bool,
    /// Documents (PDF, DOCX, XLSX) that its pages link to are archived.
    pub attachments: bool,
    /// Its articles are put on the page by a script, so that nothing can be read without a browser.
    pub script: bool,
    /// What else is known.
    pub note: Option<String>,
}

/// What a publisher is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Publishes an index itself.
    IndexOwner,
    /// Ministry or national agency.
    Ministry,
    /// Site of a province or of an office in it.
    ProvincePortal,
    /// Newspaper for the whole country.
    NationalPress,
    /// Newspaper or broadcaster of a province.
    ProvincialPress,
    /// Reprints others: it points to originals and is never a witness of its own.
    Aggregator,
}

/// How sure something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// Supposed, mostly from sites of the same system.
    #[default]
    Guessed,
    /// From a program that reads this site, or from addresses that were met.
    Code,
    /// Seen on a saved page.
    Seen,
}

/// How sure each part of an entry is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Certainty {
    /// Feeds, site maps and lists.
    pub discovery: Sure,
    /// Pattern of addresses.
    pub address: Sure,
    /// Selectors.
    pub reading: Sure,
}

/// What day an article's address tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateInUrl {
    /// None.
    #[default]
    None,
    /// `20260307075519174`: when the draft was made, so not later than the day of publication.
    Stamp,
    /// `188260307071033787`: a site's code of three digits, then such a stamp with two digits of the year.
    CodeStamp,
    /// `/2024/04/30/`: the day of publication.
    Day,
    /// `/202404/` or `/2024/04/`: the month in which the article was made.
    Month,
}

/// Weakness of a site's TLS.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tls {
    /// None is put up with.
    #[default]
    Strict,
    /// The server leaves out the certificate between its own and the root.
    IncompleteChain,
}

/// A day that an address tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlDate {
    /// The day of publication.
    Published(PartialDate),
    /// The day of publication is not before this, and seldom more than a few days after it.
    NotBefore(PartialDate),
}

impl Kind {
    /// All kinds, those whose word counts for most first.
    pub const ALL: [Self; 6] =
        [Self::IndexOwner, Self::Ministry, Self::ProvincePortal, Self::NationalPress, Self::ProvincialPress, Self::Aggregator];

    /// Whether what it publishes can be a witness of its own.
    pub fn is_independent(self) -> bool {
        self != Self::Aggregator
    }

    /// The word in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IndexOwner => "index-owner",
            Self::Ministry => "ministry",
            Self::ProvincePortal => "province-portal",
            Self::NationalPress => "national-press",
            Self::ProvincialPress => "provincial-press",
            Self::Aggregator => "aggregator",
        }
    }

    /// The word for Vietnamese readers.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::IndexOwner => "chủ chỉ số",
            Self::Ministry => "bộ, ngành",
            Self::ProvincePortal => "cổng của tỉnh",
            Self::NationalPress => "báo trung ương",
            Self::ProvincialPress => "báo địa phương",
            Self::Aggregator => "trang gom tin",
        }
    }
}

impl Sure {
    /// The word in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::Code => "code",
            Self::Seen => "seen",
        }
    }

    /// The word for Vietnamese readers.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Guessed => "đoán",
            Self::Code => "theo mã nguồn",
            Self::Seen => "đã thấy trên trang",
        }
    }
}

impl Publisher {
    /// Whether the address is one of an article; `None` when no pattern is known.
    pub fn is_article(&self, url: &Url) -> Option<bool> {
        let pattern = self.article_url.as_ref()?;
        let after = address::after_host(url);
        Some(pattern.is_match(after) && !self.not_article.as_ref().is_some_and(|n| n.is_match(after)))
    }

    /// The number under which the publisher keeps the article.
    pub fn article_id<'a>(&self, url: &'a Url) -> Option<&'a str> {
        self.article_url.as_ref()?.id(address::after_host(url))
    }

    /// What day the address tells, by the publisher's own rule.
    pub fn date_in_url(&self, url: &Url) -> Option<UrlDate> {
        address::date(self.date_in_url, url.path())
    }

    /// The layouts to try on a page published on `day`, the likeliest first.
    pub fn adapters_for(&self, day: Option<PartialDate>) -> Vec<&Arc<Adapter>> {
        let (valid, others): (Vec<_>, Vec<_>) = self.adapters.iter().partition(|a| a.is_valid_on(day));
        valid.into_iter().chain(others).collect()
    }

    /// The page that lists the articles of a day. `day` must be of day precision.
    pub fn day_list_on(&self, day: PartialDate) -> Option<Url> {
        self.day_list.as_deref().and_then(|t| address::filled(t, day)).and_then(|u| self.home.join(&u).ok())
    }

    /// Site maps, those by time for the given day. `day` must be of day precision.
    pub fn sitemaps_on(&self, day: PartialDate) -> Vec<Url> {
        let filled = self.sitemaps.iter().filter_map(|t| address::filled(t, day));
        filled.filter_map(|u| self.home.join(&u).ok()).collect()
    }
}
