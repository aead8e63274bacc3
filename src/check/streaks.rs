//! Years in a row: said of edition y, n years of place b mean `R(x, e) ≤ b` (or `= b`) for the n editions e up to y, and the run began
//! with the first of them: two counts of one run that begin with different editions cannot both be right.
//!
//! Papers also count by the years in which editions came out; a first year that is off by one from the count is left alone where only
//! the text itself says so.
use super::conflict::{Conflict, Says, Term, Words};
use super::movement::base_key;
use super::stated::{self, key_of, teller};
use super::words::fact_words;
use super::world::World;
use crate::model::{Fact, FindingKind, Severity, Statement, StatementKind};
use std::collections::BTreeMap;

/// A run of editions on one place or in one best group.
#[derive(Debug, Clone, Copy)]
struct Run<'w> {
    at: usize,
    statement: &'w Statement,
    source: u32,
    years: usize,
    /// The place, and whether it is exact.
    place: (u32, bool),
    first: i32,
    last: i32,
}

/// Subject, index, component, scope and place.
type Held<'w> = (&'w str, &'w str, Option<&'w str>, Option<&'w str>, (u32, bool));

/// Tries the rules on every run.
pub(super) fn find(world: &World<'_>, out: &mut Vec<Conflict>) {
    let mut runs: BTreeMap<Held<'_>, Vec<Run<'_>>> = BTreeMap::new();
    for (at, s, source) in stated::of_kind(StatementKind::Streak, world) {
        let Some(run) = run(at, s, source, world) else { continue };
        if let Some(odd) = inside(&run, world) {
            out.push(odd);
            continue;
        }
        out.extend(against_ranks(&run, world));
        let (Some(subject), Some(index)) = (s.subject.as_deref(), s.index.as_deref()) else { continue };
        runs.entry((subject, index, s.component.as_deref(), s.scope.as_deref(), run.place)).or_default().push(run);
    }
    for mut same in runs.into_values() {
        same.sort_by_key(|r| (r.first, r.last, &r.statement.id));
        // One run: each begins before the others have ended. The earliest beginning is held against the next other one, which may
        // stand in the same text.
        let Some(first) = same.first().copied() else { continue };
        let other = same.iter().find(|r| r.first != first.first && r.first <= first.last + 1);
        out.extend(other.map(|other| two_counts(&first, other, world)));
    }
}

fn run<'w>(at: usize, s: &'w Statement, source: u32, world: &World<'_>) -> Option<Run<'w>> {
    let figure = |role: &str| s.values.get(role).map(|v| *v as i32);
    let last = figure("to").or(s.year)?;
    let years = usize::try_from(figure("years")?).ok().filter(|n| *n > 1)?;
    let place = match (figure("rank"), figure("bound")) {
        (Some(rank), _) => (u32::try_from(rank).ok()?, true),
        (None, Some(bound)) => (u32::try_from(bound).ok()?, false),
        (None, None) => return None,
    };
    let editions = editions(s.index.as_deref()?, last, world);
    // The ontology must know as many editions, the last of them among these.
    let first = if editions.first() == Some(&last) { *editions.get(years - 1)? } else { return None };
    Some(Run { at, statement: s, source, years, place, first, last })
}

/// Editions up to a year, newest first.
fn editions(index: &str, last: i32, world: &World<'_>) -> Vec<i32> {
    let mut years: Vec<i32> =
        world.ontology.index(index).map(|i| i.edition.iter().map(|e| e.year).filter(|y| *y <= last).collect()).unwrap_or_default();
    years.sort_unstable_by_key(|y| std::cmp::Reverse(*y));
    years.dedup();
    years
}

fn place_words(run: &Run<'_>) -> Words {
    let (place, exact) = run.place;
    if exact {
        (format!("thứ {place}"), format!("rank {place}"))
    } else {
        (format!("nhóm {place} dẫn đầu"), format!("the first {place}"))
    }
}

fn said(run: &Run<'_>) -> Words {
    let place = place_words(run);
    (
        format!("{} năm liền {}, đến kỳ {}", run.years, place.0, run.last),
        format!("{} years in a row {}, up to {}", run.years, place.1, run.last),
    )
}

fn fact(run: &Run<'_>) -> Fact {
    let s = run.statement;
    Fact {
        subject: s.subject.clone().unwrap_or_default(),
        index: s.index.clone().unwrap_or_default(),
        component: s.component.clone(),
        year: Some(run.last),
        scope: s.scope.clone().unwrap_or_default(),
        list: None,
    }
}

/// The first year that the text writes, against its own count.
fn inside(run: &Run<'_>, world: &World<'_>) -> Option<Conflict> {
    let from = run.statement.values.get("from").map(|v| *v as i32)?;
    let counted = editions(&fact(run).index, run.last, world).iter().filter(|y| **y >= from).count();
    if counted.abs_diff(run.years) < 2 {
        return None;
    }
    let fact = fact(run);
    let words = (
        format!(
            "Số trong bài tự vênh: {}: ghi {} năm liền từ {from} đến {}, trong khi có {counted} kỳ.",
            fact_words(&fact, world.ontology, true),
            run.years,
            run.last
        ),
        format!(
            "Figures of one text do not add up: {}: {} years in a row from {from} to {}, which are {counted} editions.",
            fact_words(&fact, world.ontology, false),
            run.years,
            run.last
        ),
    );
    Some(Conflict {
        severity: Some(Severity::Look),
        fact: Some(fact),
        identity: vec![run.statement.doc_id.clone(), format!("{} years from {from}", run.years)],
        statements: vec![(run.at, said(run))],
        words: Some(words),
        ..Conflict::of(FindingKind::InnerSum, Vec::new())
    })
}

/// An undisputed rank of one of the editions that does not fit.
fn against_ranks(run: &Run<'_>, world: &World<'_>) -> Option<Conflict> {
    let key = key_of(run.statement, run.source, world)?;
    let (place, exact) = run.place;
    let broken = editions(world.text(key.index), run.last, world).into_iter().take(run.years).find_map(|year| {
        let there = base_key(&key, year, world)?;
        let rank = world.only_rank(&there)?;
        (if exact { rank != place } else { rank > place }).then_some((there, rank))
    });
    let (there, rank) = broken?;
    let fact = fact(run);
    let who = teller(run.at, world);
    let stated = said(run);
    let words = (
        format!("Chưa khớp: {}. {who} ghi {}; kỳ {} thứ {rank}.", fact_words(&fact, world.ontology, true), stated.0, there.year),
        format!(
            "Not in agreement: {}. {who} says {}; in {} it has rank {rank}.",
            fact_words(&fact, world.ontology, false),
            stated.1,
            there.year
        ),
    );
    Some(Conflict {
        severity: Some(Severity::Look),
        identity: vec![format!("{} years", run.years), format!("{} {rank}", there.year)],
        statements: vec![(run.at, stated)],
        words: Some(words),
        ..Conflict::of(FindingKind::Range, vec![Term { key: there, says: Says::Rank(rank) }])
    })
}

/// Two counts of one run.
fn two_counts(a: &Run<'_>, b: &Run<'_>, world: &World<'_>) -> Conflict {
    let fact = fact(a);
    let (place_vi, place_en) = place_words(a);
    let one = |run: &Run<'_>, vi: bool| {
        let who = teller(run.at, world);
        if vi {
            format!("{who} ghi {} năm liền đến kỳ {} (từ {})", run.years, run.last, run.first)
        } else {
            format!("{who} says {} years in a row up to {} (from {})", run.years, run.last, run.first)
        }
    };
    let words = (
        format!("Chưa khớp: {}, {place_vi}. {}; {}.", fact_words(&fact, world.ontology, true), one(a, true), one(b, true)),
        format!("Not in agreement: {}, {place_en}. {}; {}.", fact_words(&fact, world.ontology, false), one(a, false), one(b, false)),
    );
    Conflict {
        severity: Some(Severity::Look),
        fact: Some(fact),
        identity: vec![format!("from {}", a.first), format!("from {}", b.first)],
        statements: vec![(a.at, said(a)), (b.at, said(b))],
        words: Some(words),
        ..Conflict::of(if a.source == b.source { FindingKind::InnerSum } else { FindingKind::Range }, Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::Trial;

    fn streak(t: Trial, page: &str, year: i32, values: &[(&str, f64)]) -> Trial {
        t.stated(page, StatementKind::Streak, &format!("dong-thap pci {year}"), None, values)
    }

    #[test]
    fn two_counts_of_one_run() {
        let both = |n: f64| {
            let t = streak(Trial::default(), "a", 2022, &[("years", 16.0), ("bound", 5.0)]);
            streak(t, "b", 2023, &[("years", n), ("bound", 5.0)])
        };
        assert!(both(17.0).is_silent());
        assert_eq!(both(16.0).found(FindingKind::Range).len(), 1);
        // Another run on another place, or one that began after the first had ended.
        let t = streak(Trial::default(), "a", 2015, &[("years", 3.0), ("bound", 5.0)]);
        assert!(streak(t, "b", 2023, &[("years", 3.0), ("bound", 5.0)]).is_silent());
    }

    #[test]
    fn ranks_of_the_run_keep_its_place() {
        let run = |rank: u32| {
            let t = Trial::default().rank("b", "dong-thap pci 2021", rank);
            streak(t, "a", 2023, &[("years", 3.0), ("bound", 5.0)])
        };
        assert!(run(5).is_silent());
        let found = run(6).found(FindingKind::Range);
        assert!(found.len() == 1 && found[0].message.contains("kỳ 2021 thứ 6"));
        let before = Trial::default().rank("b", "dong-thap pci 2020", 9);
        assert!(streak(before, "a", 2023, &[("years", 3.0), ("bound", 5.0)]).is_silent());
    }

    #[test]
    fn the_first_year_fits_the_count() {
        let from = |y: f64| streak(Trial::default(), "a", 2023, &[("years", 16.0), ("bound", 5.0), ("from", y)]);
        assert!(from(2008.0).is_silent() && from(2007.0).is_silent());
        assert_eq!(from(2005.0).found(FindingKind::InnerSum).len(), 1);
    }
}
