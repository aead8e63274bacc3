//! Which publishers a run crawls, and where it begins.
use super::{NightlyError, clock};
use crate::crawl::Seed;
use crate::model::PartialDate;
use crate::sources::{Publisher, Publishers, Sure};
use crate::store::Kind;

/// The publishers of a run: those asked for, else those of the settings, else all whose pages can be read without a
/// browser. Each once, in the order of the publishers' files.
///
/// # Errors
/// When an id is no publisher's.
pub fn chosen<'a>(publishers: &'a Publishers, only: &[String], configured: Option<&[String]>) -> Result<Vec<&'a Publisher>, NightlyError> {
    let wanted = if only.is_empty() { configured } else { Some(only) };
    let Some(wanted) = wanted else { return Ok(publishers.all().filter(|p| !p.script).collect()) };
    if let Some(id) = wanted.iter().find(|id| publishers.get(id).is_none()) {
        return Err(NightlyError::UnknownSource { id: id.clone() });
    }
    Ok(publishers.all().filter(|p| wanted.contains(&p.id)).collect())
}

/// Where the crawl of a publisher begins on the day of `now_ms`: its feeds, site maps and lists. Where it has none, or
/// they are only supposed, the home page is looked at too, which names those that there are.
pub fn seeds(publisher: &Publisher, now_ms: i64) -> Vec<Seed> {
    let seed = |url: &url::Url, kind| Seed { url: url.clone(), kind, source: publisher.id.clone() };
    let mut seeds: Vec<Seed> = publisher.feeds.iter().map(|url| seed(url, Kind::Feed)).collect();
    if let Some(today) = PartialDate::parse(&clock::iso_day(now_ms)) {
        seeds.extend(publisher.sitemaps_on(today).iter().map(|url| seed(url, Kind::Sitemap)));
        seeds.extend(publisher.day_list_on(today).iter().map(|url| seed(url, Kind::Listing)));
    }
    seeds.extend(publisher.listings.iter().map(|url| seed(url, Kind::Listing)));
    if seeds.is_empty() || publisher.sure.discovery == Sure::Guessed && seeds.iter().all(|s| s.url != publisher.home) {
        seeds.push(seed(&publisher.home, Kind::Seed));
    }
    seeds
}
