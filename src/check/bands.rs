//! Groups by points: one group a province, `from ≤ S(x) ≤ to` of its group, and `(b − 1)·N/4 < R(x) ≤ b·N/4` for group b of four.
//!
//! The publisher cuts N provinces into quarters of its own rounding, so that ranks within [`SLACK`] of a border fit both sides.
use super::conflict::{Conflict, Says, Term, Words};
use super::said::Key;
use super::stated::{self, key_of, only_score, teller};
use super::values::{decimals, number, rank_words, score_words, unit};
use super::words::fact_words;
use super::world::World;
use crate::model::{Diagnosis, Fact, FindingKind, Statement, StatementKind};
use std::collections::BTreeMap;

/// Ranks by which a quarter may be longer or shorter than N/4.
const SLACK: f64 = 2.0;

/// Index, component, edition.
type Edition<'w> = (&'w str, Option<&'w str>, i32);

/// A group as stated: place of the statement, the group, its document.
type Told<'w> = (usize, u32, &'w Statement, u32);

/// Tries the rules on every subject that is put into a group.
pub(super) fn find(world: &World<'_>, out: &mut Vec<Conflict>) {
    let mut told: BTreeMap<(Edition<'_>, &str), Vec<Told<'_>>> = BTreeMap::new();
    let mut limits: BTreeMap<(Edition<'_>, u32), (f64, f64, usize)> = BTreeMap::new();
    for (at, s, source) in stated::of_kind(StatementKind::Band, world) {
        let (Some(subject), Some(index), Some(year)) = (s.subject.as_deref(), s.index.as_deref(), s.year) else { continue };
        let Some(band) = s.values.get("band").map(|b| *b as u32).filter(|b| (1..=4).contains(b)) else { continue };
        let edition = (index, s.component.as_deref(), year);
        told.entry((edition, subject)).or_default().push((at, band, s, source));
        if let Some((from, to)) = s.values.get("from").zip(s.values.get("to")) {
            limits.entry((edition, band)).or_insert((*from, *to, at));
        }
    }
    for ((edition, _), all) in &told {
        // A text that names two groups for one subject tells how it moved, and which is of when is not certain.
        let twice = |t: &&Told<'_>| all.iter().any(|u| u.3 == t.3 && u.1 != t.1);
        let certain: Vec<Told<'_>> = all.iter().filter(|t| !twice(t)).copied().collect();
        let Some(first) = certain.first() else { continue };
        let key = key_of(first.2, first.3, world);
        let score = key.and_then(|k| only_score(&k, world));
        let outside = |band: u32| {
            let (from, to, at) = limits.get(&(*edition, band)).copied()?;
            let s = score?;
            let rounding = unit(decimals(s).min(decimals(from)).min(decimals(to))) / 2.0;
            (s < from - rounding || s > to + rounding).then_some((from, to, at, s))
        };
        if certain.iter().any(|t| t.1 != first.1) {
            out.push(two_groups(&certain, fact(first.2), certain.iter().find_map(|t| outside(t.1).map(|o| (t.1, o))), world));
            continue;
        }
        let Some(key) = key else { continue };
        if let Some(beyond) = outside(first.1) {
            out.push(beyond_limits(&certain, &key, beyond, world));
        } else if let Some(rank) = world.only_rank(&key).filter(|r| !fits(*r, first.1, &key, world)) {
            out.push(beyond_quarter(&certain, &key, rank, world));
        }
    }
}

fn fits(rank: u32, band: u32, key: &Key, world: &World<'_>) -> bool {
    let national = world.text(key.scope) == "national";
    let Some(n) = world.ontology.edition(world.text(key.index), key.year).and_then(|e| e.units).filter(|n| *n > 34 && national) else {
        return true;
    };
    let (quarter, rank) = (f64::from(n) / 4.0, f64::from(rank));
    rank > quarter * f64::from(band - 1) - SLACK && rank <= quarter * f64::from(band) + SLACK
}

/// The group's name in Vietnamese and English.
fn name(band: u32) -> (&'static str, &'static str) {
    match band {
        1 => ("nhóm cao nhất", "the highest group"),
        2 => ("nhóm trung bình cao", "the upper middle group"),
        3 => ("nhóm trung bình thấp", "the lower middle group"),
        _ => ("nhóm thấp nhất", "the lowest group"),
    }
}

fn values(told: &[Told<'_>]) -> Vec<(usize, Words)> {
    let mut told: Vec<&Told<'_>> = told.iter().collect();
    told.sort_by_key(|t| (t.1, &t.2.id));
    told.iter().map(|t| (t.0, (name(t.1).0.to_owned(), name(t.1).1.to_owned()))).collect()
}

fn fact(s: &Statement) -> Fact {
    Fact {
        subject: s.subject.clone().unwrap_or_default(),
        index: s.index.clone().unwrap_or_default(),
        component: s.component.clone(),
        year: s.year,
        scope: s.scope.clone().unwrap_or_default(),
        list: None,
    }
}

type Outside = (f64, f64, usize, f64);

fn two_groups(told: &[Told<'_>], fact: Fact, out: Option<(u32, Outside)>, world: &World<'_>) -> Conflict {
    let mut bands: Vec<u32> = told.iter().map(|t| t.1).collect();
    bands.sort_unstable();
    bands.dedup();
    let who = |band: u32, vi: bool| {
        let teller = told.iter().filter(|t| t.1 == band).map(|t| teller(t.0, world)).min().unwrap_or_default();
        if vi { format!("{teller} ghi {}", name(band).0) } else { format!("{teller} says {}", name(band).1) }
    };
    let all = |vi: bool| bands.iter().map(|b| who(*b, vi)).collect::<Vec<_>>().join("; ");
    let words = (
        format!("Chưa khớp: {}. {}.", fact_words(&fact, world.ontology, true), all(true)),
        format!("Not in agreement: {}. {}.", fact_words(&fact, world.ontology, false), all(false)),
    );
    let diagnosis = out.map(|(band, (from, to, _, score))| Diagnosis {
        kind: "outside-group".to_owned(),
        vi: format!("{} nằm ngoài khoảng {}–{} của {}.", score_words(score, true), number(from, true), number(to, true), name(band).0),
        en: format!("{} are outside {}–{} of {}.", score_words(score, false), number(from, false), number(to, false), name(band).1),
        plausibility: 0.5,
        ..Diagnosis::default()
    });
    Conflict {
        fact: Some(fact),
        identity: bands.iter().map(|b| format!("group {b}")).collect(),
        statements: values(told),
        words: Some(words),
        diagnosis,
        ..Conflict::of(FindingKind::Range, Vec::new())
    }
}

fn beyond_limits(told: &[Told<'_>], key: &Key, (from, to, at, score): Outside, world: &World<'_>) -> Conflict {
    let band = told.first().map_or(1, |t| t.1);
    let public = world.public(key);
    let who = tellers(told, world).join(", ");
    let words = (
        format!(
            "Chưa khớp: {}. {who} ghi {}, từ {} đến {} điểm; {} nằm ngoài khoảng này.",
            fact_words(&public, world.ontology, true),
            name(band).0,
            number(from, true),
            number(to, true),
            score_words(score, true)
        ),
        format!(
            "Not in agreement: {}. {who} says {}, of {} to {} points; {} are outside it.",
            fact_words(&public, world.ontology, false),
            name(band).1,
            number(from, false),
            number(to, false),
            score_words(score, false)
        ),
    );
    let mut statements = values(told);
    if !statements.iter().any(|s| s.0 == at) {
        statements.push((
            at,
            (format!("{}: {}–{}", name(band).0, number(from, true), number(to, true)), format!("{}: {from}–{to}", name(band).1)),
        ));
    }
    Conflict {
        identity: vec![format!("group {band}"), format!("{score} points")],
        statements,
        words: Some(words),
        ..Conflict::of(FindingKind::Range, vec![Term { key: *key, says: Says::Score(score.to_bits()) }])
    }
}

fn beyond_quarter(told: &[Told<'_>], key: &Key, rank: u32, world: &World<'_>) -> Conflict {
    let band = told.first().map_or(1, |t| t.1);
    let public = world.public(key);
    let who = tellers(told, world).join(", ");
    let words = (
        format!(
            "Chưa khớp: {}. {who} ghi {}, trong khi hạng là {}.",
            fact_words(&public, world.ontology, true),
            name(band).0,
            rank_words(rank, None, true)
        ),
        format!(
            "Not in agreement: {}. {who} says {}, while it has {}.",
            fact_words(&public, world.ontology, false),
            name(band).1,
            rank_words(rank, None, false)
        ),
    );
    Conflict {
        identity: vec![format!("group {band}"), format!("rank {rank}")],
        statements: values(told),
        words: Some(words),
        ..Conflict::of(FindingKind::Range, vec![Term { key: *key, says: Says::Rank(rank) }])
    }
}

fn tellers(told: &[Told<'_>], world: &World<'_>) -> Vec<String> {
    let mut who: Vec<String> = told.iter().map(|t| teller(t.0, world)).collect();
    who.sort();
    who.dedup();
    who
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::Trial;

    fn band(t: Trial, page: &str, band: f64) -> Trial {
        t.stated(page, StatementKind::Band, "ho-chi-minh papi 2023", None, &[("band", band)])
    }

    #[test]
    fn one_group_a_province() {
        let found = band(band(Trial::default(), "a", 2.0), "b", 3.0).found(FindingKind::Range);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("a ghi nhóm trung bình cao; b ghi nhóm trung bình thấp") || found[0].documents.len() == 2);
        assert!(band(band(Trial::default(), "a", 3.0), "b", 3.0).is_silent());
        // "từ nhóm 4 lên nhóm 3" in one text.
        assert!(band(band(Trial::default(), "a", 4.0), "a", 3.0).is_silent());
    }

    #[test]
    fn points_and_ranks_fit_the_group() {
        let limits = |score: f64| {
            Trial::default().score("b", "ho-chi-minh papi 2023", score).stated(
                "a",
                StatementKind::Band,
                "ho-chi-minh papi 2023",
                None,
                &[("band", 2.0), ("from", 42.39), ("to", 43.95)],
            )
        };
        assert!(limits(42.4).is_silent() && limits(42.39).is_silent());
        assert_eq!(limits(41.77).found(FindingKind::Range).len(), 1);
        let rank = |rank: u32| band(Trial::default().rank("b", "ho-chi-minh papi 2023", rank), "a", 2.0);
        assert!(rank(16).is_silent() && rank(32).is_silent());
        assert_eq!(rank(40).found(FindingKind::Range).len(), 1);
    }
}
