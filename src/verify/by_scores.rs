//! The place that scores give, where a table prints scores and no ranks.
//!
//! Among `N` ranked units, with `h` scores surely higher than that of `x`, `e` that cannot be told from it and `u` units
//! whose score is not known:
//!
//! ```text
//! 1 + h  ≤  R(x)  ≤  1 + h + e + u
//! ```
//!
//! Where the index puts equal scores on one rank, printed equals do not push down. A rank that is printed for another unit
//! bounds the place further: `S(y) > S(x) ⇒ R(x) > R(y)`, and the reverse.

use crate::check::{Key, World, agree, decimals, size};
use crate::model::{Authority, Source};
use std::collections::HashMap;

/// A range of places wider than this part of the list says next to nothing to a reader.
pub const WIDEST_SHARE: u32 = 4;

/// One unit of a ranking with its printed score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored<'a> {
    /// Subject id.
    pub subject: &'a str,
    /// Score as printed; more is better.
    pub score: f64,
    /// Decimals that the table prints. A figure of one table with fewer has lost its zeros.
    pub decimals: usize,
    /// Rank, when it is printed too.
    pub rank: Option<u32>,
}

/// The scores of one list of one edition, each unit once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scores<'a> {
    /// How many units the list ranks.
    pub units: u32,
    /// Whether equal scores share a rank; `None`: not known.
    pub shares: Option<bool>,
    /// What is printed.
    pub scored: Vec<Scored<'a>>,
}

/// The places that are possible, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<'a> {
    /// Best possible rank.
    pub best: u32,
    /// Worst possible rank.
    pub worst: u32,
    /// Units with a surely higher score.
    pub higher: u32,
    /// Units whose score cannot be told from it.
    pub level: u32,
    /// Units whose score is not known.
    pub unknown: u32,
    /// Units whose scores it follows from: the unit itself, then from the highest score down those at or above it, then the
    /// bound from below.
    pub units: Vec<&'a str>,
}

/// How many decimals each publisher prints: those of its longest figure, since one that ends in zeros has lost them.
pub fn printed_decimals<'a>(figures: impl Iterator<Item = (&'a str, f64)>) -> HashMap<&'a str, usize> {
    let mut printed: HashMap<&str, usize> = HashMap::new();
    for (publisher, score) in figures {
        let most = printed.entry(publisher).or_default();
        *most = (*most).max(decimals(score));
    }
    printed
}

/// Who prints a figure, as far as its form goes.
pub fn printer(source: &Source) -> &str {
    source.publisher.as_deref().unwrap_or(&source.doc_id)
}

/// How another score stands to one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Higher,
    Lower,
    /// The same figure in the same number of decimals.
    Same,
    /// Too close for the decimals that are printed.
    Unclear,
}

fn stand(other: &Scored<'_>, own: &Scored<'_>) -> Stand {
    let digits = other.decimals.min(own.decimals);
    let unit = 10f64.powi(-i32::try_from(digits).unwrap_or(12));
    let apart = other.score - own.score;
    let one_precision = other.decimals == own.decimals;
    // Rounding keeps the order, so that in one precision any difference is a real one.
    let blur = if one_precision { 0.01 } else { 0.999 };
    match apart {
        d if d.abs() > blur * unit => {
            if d > 0.0 {
                Stand::Higher
            } else {
                Stand::Lower
            }
        }
        _ if one_precision => Stand::Same,
        _ => Stand::Unclear,
    }
}

/// Where a subject stands by its score. `None` when its score is not known, when the ranking has more scores than units, or
/// when printed ranks and scores contradict each other.
pub fn rank_by_scores<'a>(scores: &Scores<'a>, subject: &str) -> Option<Placed<'a>> {
    let own = scores.scored.iter().find(|s| s.subject == subject)?;
    let mut others: Vec<(&Scored<'a>, Stand)> = scores.scored.iter().filter(|s| s.subject != subject).map(|s| (s, stand(s, own))).collect();
    others.sort_by(|(a, _), (b, _)| b.score.total_cmp(&a.score).then_with(|| a.subject.cmp(b.subject)));
    let number = |n: usize| u32::try_from(n).ok();
    let count = |wanted: Stand| number(others.iter().filter(|(_, s)| *s == wanted).count());
    let unknown = scores.units.checked_sub(number(scores.scored.len())?)?;
    let (higher, same, unclear) = (count(Stand::Higher)?, count(Stand::Same)?, count(Stand::Unclear)?);
    let level = same + unclear;
    let pushed = if scores.shares == Some(true) { unclear } else { level };
    let mut best = 1 + higher;
    let mut worst = 1 + higher + pushed + unknown;
    let mut below: Vec<&'a str> = Vec::new();
    for (other, stands) in &others {
        let Some(rank) = other.rank else { continue };
        match stands {
            Stand::Higher => best = best.max(rank + 1),
            Stand::Lower if rank.checked_sub(1)? < worst => {
                worst = rank - 1;
                below = vec![other.subject];
            }
            _ => {}
        }
    }
    let above = others.iter().filter(|(_, s)| *s != Stand::Lower).map(|(o, _)| o.subject);
    let units = std::iter::once(own.subject).chain(above).chain(below).collect();
    (best <= worst && best >= 1).then_some(Placed { best, worst, higher, level, unknown, units })
}

/// The official, undisputed scores of the list that a fact belongs to.
pub(super) fn official<'w>(key: &Key, known: &'w World<'_>) -> Option<Scores<'w>> {
    let here = |k: &Key| (k.index, k.component, k.scope, k.year, k.list) == (key.index, key.component, key.scope, key.year, key.list);
    let facts = known.facts().iter().filter(|f| here(&f.key));
    let mut found = Vec::new();
    for fact in facts {
        let told = known.at(fact).iter().filter_map(|s| Some((known.source(s), s.score?)));
        let Some((source, score)) = told.clone().find(|(source, _)| source.authority == Authority::Official) else { continue };
        if told.clone().all(|(_, other)| agree(other, score)) {
            found.push((known.text(fact.key.subject), source, score, fact.only_rank));
        }
    }
    let printed = printed_decimals(found.iter().map(|(_, source, score, _)| (printer(source), *score)));
    let scored = found.iter().map(|(subject, source, score, rank)| Scored {
        subject,
        score: *score,
        decimals: printed.get(printer(source)).copied().unwrap_or_default(),
        rank: *rank,
    });
    let shares = known.ontology.index(known.text(key.index)).and_then(|i| i.shares_ranks);
    Some(Scores { units: size(key, known)?, shares, scored: scored.collect() })
}

#[cfg(test)]
mod tests {
    use super::{Scored, Scores, rank_by_scores};

    fn scored(rows: &[(&'static str, f64, Option<u32>)], units: u32, shares: Option<bool>) -> Scores<'static> {
        let row = |(subject, score, rank): &(&'static str, f64, Option<u32>)| Scored { subject, score: *score, decimals: 2, rank: *rank };
        Scores { units, shares, scored: rows.iter().map(row).collect() }
    }

    fn place(scores: &Scores<'_>, subject: &str) -> Option<(u32, u32)> {
        rank_by_scores(scores, subject).map(|p| (p.best, p.worst))
    }

    #[test]
    fn a_whole_table_gives_the_place() {
        let rows = [("a", 7.2, None), ("b", 7.12, None), ("c", 7.1, None), ("d", 7.1, None), ("e", 6.0, None)];
        let shared = scored(&rows, 5, Some(true));
        assert_eq!(["a", "b", "c", "d", "e"].map(|s| place(&shared, s)), [(1, 1), (2, 2), (3, 3), (3, 3), (5, 5)].map(Some));
        // Hidden decimals decide: either order is possible.
        let decided = scored(&rows, 5, Some(false));
        assert_eq!(["c", "d", "e"].map(|s| place(&decided, s)), [(3, 4), (3, 4), (5, 5)].map(Some));
        assert_eq!(place(&scored(&rows, 5, None), "c"), Some((3, 4)));
        assert_eq!(rank_by_scores(&shared, "c").unwrap().units, ["c", "a", "b", "d"]);
    }

    #[test]
    fn unknown_scores_and_printed_ranks_bound_it() {
        let rows = [("a", 9.0, None), ("b", 8.0, Some(11)), ("c", 7.0, None), ("d", 6.0, Some(16)), ("e", 5.0, None)];
        let scores = scored(&rows, 63, Some(false));
        assert_eq!(place(&scores, "a"), Some((1, 10)));
        assert_eq!(place(&scores, "c"), Some((12, 15)));
        assert_eq!(place(&scores, "e"), Some((17, 63)));
        assert_eq!(rank_by_scores(&scores, "c").unwrap().units, ["c", "a", "b", "d"]);
    }

    #[test]
    fn nothing_follows_from_what_cannot_be() {
        let rows = [("a", 9.0, Some(4)), ("b", 8.0, None), ("c", 7.0, Some(3))];
        assert_eq!(place(&scored(&rows, 63, None), "b"), None);
        assert_eq!(place(&scored(&rows, 2, None), "a"), None);
        assert_eq!(place(&scored(&rows, 63, None), "d"), None);
        assert_eq!(place(&scored(&[("a", 1.0, Some(0)), ("b", 2.0, None)], 2, None), "b"), None);
    }

    #[test]
    fn fewer_decimals_leave_the_order_open() {
        let mut scores = scored(&[("a", 7.14, None), ("b", 7.1, None), ("c", 6.9, None)], 3, Some(true));
        scores.scored[1].decimals = 1;
        assert_eq!(["a", "b", "c"].map(|s| place(&scores, s)), [(1, 2), (1, 2), (3, 3)].map(Some));
    }
}
