//! How a source fares against its own history. Statistics are medians over days, so that one odd night, such as the
//! first with its thousands of old articles, weighs nothing.
use super::clock;
use crate::crawl::SourceCounts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many earlier days a source is held against.
const HISTORY: usize = 14;
/// With fewer earlier days nothing is called usual.
const LEAST_HISTORY: usize = 3;
/// Days without a new article, after which a source that usually has some is silent.
const SILENT: usize = 3;
/// A source with fewer articles a day than this has days without one.
const DAILY: u64 = 5;
/// With fewer articles than this, missing bodies may be chance.
const LEAST_ARTICLES: u64 = 5;

/// What is wrong with a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Ailment {
    /// Nothing could be fetched.
    Unreachable {
        /// The most frequent reason, in one word.
        reason: String,
        /// Failed requests.
        failures: u64,
    },
    /// robots.txt or the rules on addresses kept everything away.
    Refused {
        /// Addresses that were not asked for.
        refused: u64,
    },
    /// Most requests failed.
    Failing {
        /// The most frequent reason, in one word.
        reason: String,
        /// Failed requests.
        failures: u64,
        /// All requests.
        requests: u64,
    },
    /// No new article for some days, where there usually are.
    Silent {
        /// So many days, this one included.
        nights: u64,
    },
    /// Far fewer articles than usual.
    Few {
        /// Articles of the day.
        articles: u64,
        /// Median of the days before.
        usual: u64,
    },
    /// The body was not found on most pages.
    NoBody {
        /// Articles without a body.
        missing: u64,
        /// All articles.
        articles: u64,
    },
}

/// A source in trouble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// Publisher id, or authority.
    pub source: String,
    /// Its name for readers.
    pub name: String,
    /// What is wrong.
    #[serde(flatten)]
    pub ailment: Ailment,
}

impl Trouble {
    /// Whether nothing came from the source at all.
    pub fn nothing_came(&self) -> bool {
        matches!(self.ailment, Ailment::Unreachable { .. } | Ailment::Refused { .. })
    }
}

/// What earlier runs did at each source: instant of the run and its counts, the newest first.
pub type Nights = BTreeMap<String, Vec<(i64, SourceCounts)>>;

/// Judges every source of a run begun at `started` (Unix milliseconds). `complete` says that the run was not stopped by
/// a limit: else few articles mean nothing. The order is that of the ids.
pub fn judge(
    now: &BTreeMap<String, SourceCounts>,
    started: i64,
    complete: bool,
    before: &Nights,
    name: impl Fn(&str) -> String,
) -> Vec<Trouble> {
    let judge_one = |(source, counts): (&String, &SourceCounts)| {
        let earlier = before.get(source).map_or(&[][..], Vec::as_slice);
        let ailment = by_this_run(counts).or_else(|| complete.then(|| by_history(counts, started, earlier)).flatten())?;
        Some(Trouble { source: source.clone(), name: name(source), ailment })
    };
    now.iter().filter_map(judge_one).collect()
}

fn by_this_run(counts: &SourceCounts) -> Option<Ailment> {
    let failures: u64 = counts.failures.values().sum();
    let answers = counts.fetched + counts.unchanged;
    let reason = || {
        // The most frequent; of equally frequent ones the first by name.
        let most = counts.failures.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        most.map(|(reason, _)| reason.clone()).unwrap_or_default()
    };
    if answers == 0 && failures > 0 {
        return Some(Ailment::Unreachable { reason: reason(), failures });
    }
    if answers == 0 && counts.refused > 0 {
        return Some(Ailment::Refused { refused: counts.refused });
    }
    if failures >= 5 && failures > answers {
        return Some(Ailment::Failing { reason: reason(), failures, requests: answers + failures });
    }
    let missing = counts.articles.saturating_sub(counts.bodies);
    (counts.articles >= LEAST_ARTICLES && missing * 2 >= counts.articles).then_some(Ailment::NoBody { missing, articles: counts.articles })
}

fn by_history(counts: &SourceCounts, started: i64, earlier: &[(i64, SourceCounts)]) -> Option<Ailment> {
    // Nobody listened on a day without an answer: it tells nothing of the source.
    if counts.fetched + counts.unchanged == 0 {
        return None;
    }
    let today = clock::day_number(started);
    let mut days = BTreeMap::from([(today, counts.articles)]);
    for (at, counts) in earlier.iter().filter(|(_, c)| c.fetched + c.unchanged > 0) {
        *days.entry(clock::day_number(*at)).or_default() += counts.articles;
    }
    let newest_first: Vec<u64> = days.into_values().rev().take(HISTORY + 1).collect();
    let silent = newest_first.iter().take_while(|n| **n == 0).count();
    let loud = newest_first.get(silent.max(1)..).unwrap_or_default();
    if loud.len() < LEAST_HISTORY {
        return None;
    }
    let usual = median(loud);
    if silent >= SILENT {
        return (usual >= 1).then_some(Ailment::Silent { nights: silent as u64 });
    }
    let articles = newest_first.first().copied().unwrap_or_default();
    let before = newest_first.get(1..).unwrap_or_default();
    let usual = median(before);
    let spread = median(&before.iter().map(|n| n.abs_diff(usual)).collect::<Vec<_>>());
    // Under a quarter, and further away than days usually lie apart: 3 × 1.48 median deviations.
    let odd = articles * 4 < usual && (usual - articles) * 100 > spread * 445;
    (usual >= DAILY && odd).then_some(Ailment::Few { articles, usual })
}

/// The middle value, the lower one of two; 0 of none.
fn median(values: &[u64]) -> u64 {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Ailment, Nights, judge, median};
    use crate::crawl::SourceCounts;
    use crate::nightly::clock::DAY_MS;
    use std::collections::BTreeMap;

    fn night(articles: u64) -> SourceCounts {
        SourceCounts { fetched: articles + 1, articles, bodies: articles, ..SourceCounts::default() }
    }

    /// What is said of a source with so many articles, the newest night first.
    fn said(nights: &[SourceCounts], complete: bool) -> Option<Ailment> {
        let (now, before) = nights.split_first().unwrap();
        let started = 20_000 * DAY_MS;
        let before: Vec<_> = before.iter().zip(1i64..).map(|(c, n)| (started - n * DAY_MS, c.clone())).collect();
        let now = BTreeMap::from([("a".to_owned(), now.clone())]);
        judge(&now, started, complete, &Nights::from([("a".to_owned(), before)]), str::to_owned).pop().map(|t| t.ailment)
    }

    fn articles(nights: &[u64]) -> Option<Ailment> {
        said(&nights.iter().map(|n| night(*n)).collect::<Vec<_>>(), true)
    }

    #[test]
    fn a_source_is_held_against_its_own_history() {
        assert_eq!(articles(&[0, 40, 38, 45, 41]), Some(Ailment::Few { articles: 0, usual: 40 }));
        assert_eq!(articles(&[4, 40, 38, 45, 41]), Some(Ailment::Few { articles: 4, usual: 40 }));
        assert_eq!(articles(&[0, 0, 0, 40, 38, 45]), Some(Ailment::Silent { nights: 3 }));
        // One huge first night does not make a usual one.
        assert_eq!(articles(&[7, 9, 6, 8, 9_000]), None);
        // Weekends, a slow office, a source that is new, a history that goes up and down.
        assert_eq!(articles(&[12, 40, 38, 45]), None);
        assert_eq!(articles(&[0, 0, 0, 0, 1, 0, 0, 0]), None);
        assert_eq!(articles(&[0, 40, 38]), None);
        assert_eq!(articles(&[2, 40, 1, 60, 3, 50, 2]), None);
    }

    #[test]
    fn a_limit_that_stopped_the_run_excuses_few_articles() {
        let nights: Vec<_> = [0, 40, 38, 45].map(night).into();
        assert!(said(&nights, true).is_some() && said(&nights, false).is_none());
    }

    #[test]
    fn nights_on_which_nothing_answered_are_no_history() {
        let mut nights: Vec<_> = [0, 40, 38, 45].map(night).into();
        nights.insert(1, SourceCounts { failures: [("dns".to_owned(), 9)].into(), ..SourceCounts::default() });
        assert_eq!(said(&nights, true), Some(Ailment::Few { articles: 0, usual: 40 }));
        assert_eq!(said(&nights[1..], true), Some(Ailment::Unreachable { reason: "dns".into(), failures: 9 }));
    }

    #[test]
    fn runs_of_one_day_count_together() {
        let hour = 3_600_000;
        let before = vec![(-hour, night(38)), (-DAY_MS, night(40)), (-2 * DAY_MS, night(39)), (-3 * DAY_MS, night(41))];
        let now = BTreeMap::from([("a".to_owned(), night(0))]);
        let noon = 20_000 * DAY_MS + 5 * hour;
        let before = before.into_iter().map(|(at, c)| (noon + at, c)).collect();
        assert!(judge(&now, noon, true, &Nights::from([("a".to_owned(), before)]), str::to_owned).is_empty());
    }

    #[test]
    fn this_run_alone_tells_refusals_and_lost_bodies() {
        let bodies = SourceCounts { fetched: 16, articles: 15, bodies: 3, ..SourceCounts::default() };
        assert_eq!(said(&[bodies], true), Some(Ailment::NoBody { missing: 12, articles: 15 }));
        let refused = SourceCounts { refused: 4, ..SourceCounts::default() };
        assert_eq!(said(&[refused], true), Some(Ailment::Refused { refused: 4 }));
        let half = SourceCounts { fetched: 4, failures: [("503".to_owned(), 7), ("404".to_owned(), 1)].into(), ..SourceCounts::default() };
        assert_eq!(said(&[half], true), Some(Ailment::Failing { reason: "503".into(), failures: 8, requests: 12 }));
        assert_eq!(said(&[SourceCounts::default()], true), None);
    }

    #[test]
    fn the_middle_of_values() {
        assert_eq!([median(&[]), median(&[3]), median(&[9, 1]), median(&[5, 1, 9])], [0, 3, 1, 5]);
    }
}
