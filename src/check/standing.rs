//! Rank by an official table that prints scores and no ranks: with h units surely above x by their scores and l surely below,
//! `1 + h ≤ R(x) ≤ N − l`.
//!
//! A difference of one unit in the last place that the table prints is sure, since rounding keeps the order; equal figures are not: hidden
//! decimals may decide. A fact whose rank is printed officially is a dispute over one value already.
use super::conflict::{Conflict, Says, Term};
use super::facts::{FactAt, by_list};
use super::order::ordered;
use super::range::size;
use super::said::Key;
use super::values::{decimals, rank_words, score_words, unit};
use super::words::fact_words;
use super::world::World;
use crate::model::{Authority, FindingKind};
use std::collections::BTreeSet;

/// One official table: its scores, the highest first.
#[derive(Debug)]
struct Table {
    scores: Vec<(f64, Key)>,
    /// The smallest difference that it prints.
    step: f64,
}

/// Tries the rule on every rank of an edition that an official table scores.
pub(super) fn find(edition: &[&FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    let scored: Vec<&FactAt> = edition.iter().copied().filter(|f| f.points && f.official).collect();
    for facts in by_list(&scored).into_values() {
        if !facts.first().is_some_and(|f| ordered(&f.key, world)) {
            continue;
        }
        let table = Table::of(facts.iter().filter_map(|fact| Some((official_score(fact, world)?, fact.key))).collect());
        for fact in facts {
            let said = world.at(fact);
            let printed = said.iter().any(|s| s.rank.is_some() && world.source(s).authority == Authority::Official);
            let Some(score) = official_score(fact, world).filter(|_| !printed) else { continue };
            let told: BTreeSet<u32> = said.iter().filter(|s| !s.presumed).filter_map(|s| s.rank).collect();
            out.extend(told.into_iter().filter_map(|rank| excluded(fact.key, rank, score, &table, world)));
        }
    }
}

impl Table {
    fn of(mut scores: Vec<(f64, Key)>) -> Self {
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let step = unit(scores.iter().map(|s| decimals(s.0)).max().unwrap_or(0));
        Self { scores, step }
    }
}

/// The score that official tables print, when they print one.
fn official_score(fact: &FactAt, world: &World<'_>) -> Option<f64> {
    let mut scores = world.at(fact).iter().filter(|s| s.score.is_some() && world.source(s).authority == Authority::Official);
    let first = scores.next()?.score;
    scores.all(|s| s.score == first).then_some(first).flatten()
}

fn excluded(key: Key, rank: u32, score: f64, table: &Table, world: &World<'_>) -> Option<Conflict> {
    let sure = table.step / 2.0;
    let above: Vec<&(f64, Key)> = table.scores.iter().take_while(|s| s.0 > score + sure).collect();
    let below: Vec<&(f64, Key)> = table.scores.iter().rev().take_while(|s| s.0 < score - sure).collect();
    let (best, told) = (above.len() + 1, usize::try_from(rank).ok()?);
    let units = size(&key, world).and_then(|n| usize::try_from(n).ok()).filter(|n| *n >= table.scores.len());
    let worst = units.map(|n| n - below.len());
    let needed = match worst {
        _ if told < best => above.into_iter().take(told),
        Some(worst) if told > worst => below.into_iter().take(units? + 1 - told.min(units?)),
        _ => return None,
    };
    let scored = |(score, key): &(f64, Key)| Term { key: *key, says: Says::Score(score.to_bits()) };
    let mut terms = vec![Term { key, says: Says::Rank(rank) }, scored(&(score, key))];
    terms.extend(needed.map(scored));
    let fact = world.public(&key);
    let range = match worst {
        Some(worst) if worst == best => best.to_string(),
        Some(worst) => format!("{best}–{worst}"),
        None => format!("{best}+"),
    };
    let words = (
        format!(
            "Chưa khớp: {}. Ghi {}, trong khi theo bảng điểm chính thức ({}) chỉ có thể thứ {range}.",
            fact_words(&fact, world.ontology, true),
            rank_words(rank, None, true),
            score_words(score, true)
        ),
        format!(
            "Not in agreement: {}. It says {}, while by the official scores ({}) it can only be {range}.",
            fact_words(&fact, world.ontology, false),
            rank_words(rank, None, false),
            score_words(score, false)
        ),
    );
    Some(Conflict { identity: vec![rank.to_string()], words: Some(words), ..Conflict::of(FindingKind::Order, terms) })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::Trial;
    use crate::model::FindingKind;

    /// Official scores of the first five, and a press claim of the third one's rank.
    fn world(claimed: u32, printed: Option<u32>) -> Trial {
        let scores = [("ha-noi", 7.2), ("da-nang", 7.12), ("hai-phong", 7.1), ("can-tho", 7.1), ("hue", 6.0)];
        let table = scores.iter().fold(Trial::default().table("table"), |t, (who, score)| {
            t.claim("table", &format!("{who} pci/tinh-minh-bach 2022"), |c| {
                c.score = Some(*score);
                c.rank = printed.filter(|_| *who == "hai-phong");
            })
        });
        table.rank("press", "hai-phong pci/tinh-minh-bach 2022", claimed)
    }

    #[test]
    fn official_scores_leave_no_room_for_a_rank() {
        let found = world(2, None).found(FindingKind::Order);
        assert_eq!(found.len(), 1);
        // The rank, its own score with it in one claim or two, and the two scores above.
        assert_eq!(found[0].core.len(), 4);
        assert!(found[0].message.contains("thứ 3–62"), "{}", found[0].message);
        assert_eq!(world(63, None).found(FindingKind::Order).len(), 1);
    }

    #[test]
    fn equal_scores_and_units_not_scored_leave_room() {
        assert!(world(3, None).is_silent() && world(4, None).is_silent() && world(40, None).is_silent());
        // A rank that is printed is a dispute over one value.
        assert!(world(2, Some(3)).found(FindingKind::Order).is_empty());
    }
}
