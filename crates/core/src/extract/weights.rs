//! How much each sentence of a page speaks of indices and editions.
use super::dated::{dates_an_aside, set_against_now, starts_a_way};
use super::lines::Line;
use super::mention::{Mention, What};
use super::roles::Role;
use super::text::Text;
use crate::ontology::Entity;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// How much a page speaks of something.
type Weights<K> = BTreeMap<K, usize>;

/// How much a page speaks of indices and of editions.
#[derive(Default)]
pub(super) struct Spoken {
    /// Indices.
    pub indices: Weights<usize>,
    /// Editions bound to an index.
    pub bound: Weights<(usize, i32)>,
    /// Years alone.
    pub loose: Weights<i32>,
    /// Years that points are told of in the index under discussion.
    pub told: Weights<(usize, i32)>,
    /// Indices that have an edition beside their name.
    pub outright: BTreeSet<usize>,
}

/// The indices that a line names outright.
pub(super) fn indices_named<'a>(text: &'a Text<'_>, line: &'a Line<'_>) -> impl Iterator<Item = usize> + 'a {
    let entries = text.names_of(line).flat_map(|(_, entries, _)| entries);
    entries.filter(|e| !e.weak).filter_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None })
}

/// `chỉ số CCHC (2020, 2021, 2022)`: the last of several years in a rising row that begins at mention `k`.
fn last_of_row(mentions: &[Mention], k: usize) -> Option<i32> {
    let first = mentions.get(k)?;
    let What::Year(mut last) = first.what else { return None };
    let mut end = first.t1;
    for n in mentions.iter().skip(k + 1).take(10) {
        match n.what {
            What::Mark(',') if n.t0 == end => {}
            What::Year(y) if y > last && n.t0 <= end + 2 => (last, end) = (y, n.t1),
            _ => break,
        }
    }
    Some(last)
}

impl Spoken {
    /// Indices named in a line that ranks nobody.
    pub fn in_passing(&mut self, text: &Text<'_>, line: &Line<'_>, weight: usize) {
        for i in indices_named(text, line) {
            *self.indices.entry(i).or_default() += weight;
        }
    }

    /// What one sentence that may rank tells.
    pub fn look<'w>(
        &mut self,
        (mentions, roles): (&[Mention], &[Role]),
        words: &dyn Fn(usize) -> &'w str,
        weight: usize,
        goal: bool,
        titled: bool,
        inside: bool,
    ) {
        // The one year of the sentence.
        let only = LazyCell::new(|| {
            let own = |(k, n): (usize, &Mention)| match n.what {
                What::Year(y) if roles.get(k) == Some(&Role::Normal) && !dates_an_aside(mentions, k) && !starts_a_way(mentions, k) => {
                    Some(y)
                }
                _ => None,
            };
            let mut years = mentions.iter().enumerate().filter_map(own);
            let first = years.next()?;
            let rest: Vec<i32> = years.collect();
            // "Qua hai năm 2020 và 2021, theo PAPI": the last of the one row of years that the sentence begins with.
            let row = || {
                let at = mentions.iter().position(|n| n.what == What::Year(first) && n.t0 <= 6)?;
                let last = last_of_row(mentions, at).filter(|last| rest.last() == Some(last))?;
                let follow = i32::try_from(rest.len()).is_ok_and(|n| first + n == last);
                follow.then_some(last)
            };
            if rest.is_empty() { Some(first) } else { row() }
        });
        let valued = LazyCell::new(|| mentions.iter().any(Mention::is_value));
        for (j, m) in mentions.iter().enumerate() {
            if roles.get(j) != Some(&Role::Normal) {
                continue;
            }
            match m.what {
                What::Index(i) => {
                    *self.indices.entry(i).or_default() += weight;
                    if goal {
                        continue;
                    }
                    // "DTI 2022", "DTI năm 2022", "Chỉ số … (DTI) của tỉnh năm 2022".
                    // "PCI, SIPAS và PAPI năm 2023": one year for the whole run.
                    let mut run = m.t1;
                    for n in mentions.iter().skip(j + 1).take(8) {
                        match n.what {
                            What::Index(_) if n.t0 <= run + 1 => run = n.t1,
                            What::Mark(',') if n.t0 == run => {}
                            _ => break,
                        }
                    }
                    // "Theo báo cáo GII của WIPO, năm 2023 nước này …": the comma ends what opens the sentence.
                    let fronted = m.t0 <= 5 && matches!(words(0), "theo" | "trong" | "tại" | "ở");
                    let opened = |k: usize, comma: &Mention| {
                        let year = mentions.get(k + 1).filter(|y| matches!(y.what, What::Year(_)) && y.t0 <= comma.t1 + 1);
                        fronted && year.is_some() && comma.t0 <= run + 8
                    };
                    let year = mentions.iter().enumerate().skip(j + 1).take(9).find_map(|(k, n)| match n.what {
                        What::Mark(',') if opened(k, n) => None,
                        What::Year(y)
                            if k > 0
                                && roles.get(k) == Some(&Role::Normal)
                                && mentions.get(k - 1).is_some_and(|c| c.what == What::Mark(',') && opened(k - 1, c)) =>
                        {
                            Some(Some(y))
                        }
                        What::Year(_) if dates_an_aside(mentions, k) => Some(None),
                        What::Year(y) if roles.get(k) == Some(&Role::Normal) && n.t0 <= run + 6 => {
                            Some(Some(last_of_row(mentions, k).unwrap_or(y)))
                        }
                        _ if n.t1 <= run => None,
                        What::Mark(',' | ';') | What::Rank { .. } | What::Index(_)
                            if n.t0 > m.t1 + 1 || matches!(n.what, What::Mark(_) | What::Rank { .. }) =>
                        {
                            Some(None)
                        }
                        _ => None,
                    });
                    // "xếp hạng chuyển đổi số năm 2023 (DTI)".
                    let ahead = j
                        .checked_sub(1)
                        .and_then(|k| mentions.get(k).map(|n| (k, n)))
                        .map(|(k, n)| if n.what == What::Mark('(') { k.checked_sub(1) } else { Some(k) })
                        .unwrap_or(None);
                    let ahead = ahead
                        .and_then(|k| mentions.get(k).filter(|n| m.t0 <= n.t1 + 1 && roles.get(k) == Some(&Role::Normal)))
                        .and_then(|n| if let What::Year(y) = n.what { Some(y) } else { None });
                    if let Some(Some(y)) = year.or(ahead.map(Some)).filter(|_| !starts_a_way(mentions, j)) {
                        *self.bound.entry((i, y)).or_default() += weight * 2;
                        self.outright.insert(i);
                    } else {
                        // "Năm 2022, chỉ số …": in one sentence, no other year.
                        let near = |y: i32| mentions.iter().any(|n| n.what == What::Year(y) && n.t0.abs_diff(m.t0) <= 10);
                        if let Some(y) = *only
                            && (titled || *valued || near(y))
                        {
                            *self.bound.entry((i, y)).or_default() += weight;
                            self.outright.insert(i);
                        }
                    }
                }
                What::Year(y) if !goal && !dates_an_aside(mentions, j) => {
                    if inside || titled || mentions.iter().any(|n| n.is_value() || matches!(n.what, What::Index(_))) {
                        *self.loose.entry(y).or_default() += weight;
                    }
                    // A year with a rank in a sentence that names no index: of the index under discussion.
                    let alone = !mentions.iter().any(|n| matches!(n.what, What::Index(_)));
                    let scored = mentions.iter().any(|n| matches!(n.what, What::Score { sure: true, .. }));
                    if let (true, true, Some(i)) = (alone, scored, self.indices.iter().max_by_key(|(_, w)| **w).map(|(i, _)| *i)) {
                        *self.told.entry((i, y)).or_default() += weight;
                    }
                    let ranked = mentions.iter().any(|n| matches!(n.what, What::Rank { .. }))
                        && !starts_a_way(mentions, j)
                        && !set_against_now(mentions, j, words);
                    if let (true, true, Some(i)) = (alone, ranked, self.indices.iter().max_by_key(|(_, w)| **w).map(|(i, _)| *i)) {
                        *self.bound.entry((i, y)).or_default() += weight;
                    }
                }
                _ => {}
            }
        }
    }
}
