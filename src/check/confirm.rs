//! Agreement: several independent sources that give one fact the same rank, and movements that lead to it.
use super::conflict::{Says, Term};
use super::facts::FactAt;
use super::movement::{arithmetic, base_key};
use super::render::{Stock, Value, Witness};
use super::said::{Key, Said};
use super::values::rank_words;
use super::words::{fact_words, moved_words};
use super::world::World;
use crate::model::{Authority, Finding, FindingKind, Severity, finding_id};
use foldhash::HashSet;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Facts with an undisputed rank that two origins or more give, and movements that another page's rank bears out.
pub(super) fn find(disputed: &HashSet<Key>, world: &World<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for fact in world.facts() {
        out.extend(agreed(fact, disputed, world));
        if fact.moves {
            movements(fact, world, &mut out);
        }
    }
    out
}

/// How many there are, without writing them.
pub(super) fn count(disputed: &HashSet<Key>, world: &World<'_>) -> usize {
    let agreeing = |fact: &FactAt| {
        let alone = world.at(fact).len() < 2;
        !alone && fact.only_rank.is_some() && !disputed.contains(&fact.key) && world.origins(&ranked(fact, world)) > 1
    };
    let sums = |fact: &FactAt| if fact.moves { borne_out(fact, world).len() } else { 0 };
    world.facts().par_iter().map(|f| usize::from(agreeing(f)) + sums(f)).sum()
}

fn ranked<'w>(fact: &FactAt, world: &'w World<'_>) -> Vec<&'w Said> {
    world.at(fact).iter().filter(|s| s.rank.is_some()).collect()
}

fn agreed(fact: &FactAt, disputed: &HashSet<Key>, world: &World<'_>) -> Option<Finding> {
    let rank = fact.only_rank.filter(|_| !disputed.contains(&fact.key))?;
    let who = ranked(fact, world);
    let sources = world.origins(&who);
    if sources < 2 {
        return None;
    }
    let prints = who.iter().map(|s| s.source).collect::<BTreeSet<_>>().len();
    let once = |vi: bool| match (prints > sources, vi) {
        (true, true) => " (đăng lại tính là một)",
        (true, false) => " (reprints count once)",
        _ => "",
    };
    let official = who.iter().any(|s| world.source(s).authority == Authority::Official);
    let with = |vi: bool| match (official, vi) {
        (true, true) => ", khớp bảng chính thức",
        (true, false) => ", as in the official table",
        _ => "",
    };
    let told = world.public(&fact.key);
    let witnesses = who.iter().map(|s| Witness::of(s, rank_words(rank, s.of, true), world)).collect();
    let value = Value::new(rank_words(rank, None, true), rank_words(rank, None, false), witnesses, world);
    let message = format!(
        "Khớp {sources} nguồn độc lập{}: {}: {}{}.",
        once(true),
        fact_words(&told, world.ontology, true),
        rank_words(rank, None, true),
        with(true)
    );
    let message_en = format!(
        "{sources} independent sources agree{}: {}: {}{}.",
        once(false),
        fact_words(&told, world.ontology, false),
        rank_words(rank, None, false),
        with(false)
    );
    let id = finding_id(FindingKind::Confirmation, Some(&told), &[rank.to_string()]);
    Some(written(Finding { id, fact: Some(told), message, message_en, ..Finding::default() }, vec![value], world))
}

/// Movements of a fact that lead to a rank which another page gives: rank, places, base year, the earlier fact.
fn borne_out(fact: &FactAt, world: &World<'_>) -> Vec<(u32, i32, i32, Key)> {
    let told: BTreeSet<(u32, i32, i32)> =
        world.at(fact).iter().filter_map(|s| Some((s.rank.or(fact.only_rank)?, s.delta?, s.base_year?))).collect();
    let fits = |(rank, delta, base): (u32, i32, i32)| {
        let before = base_key(&fact.key, base, world)?;
        let implied = u32::try_from(i64::from(rank) + i64::from(delta)).ok()?;
        let there = world.of(&before).iter().filter(|s| s.rank == Some(implied));
        let here = |s: &Said| world.at(fact).iter().any(|w| w.moved() == Some((delta, base)) && w.source != s.source);
        there.into_iter().any(here).then_some((rank, delta, base, before))
    };
    told.into_iter().filter_map(fits).collect()
}

fn movements(fact: &FactAt, world: &World<'_>, out: &mut Vec<Finding>) {
    let mut by_sum: BTreeMap<(String, i32), Finding> = BTreeMap::new();
    for (rank, delta, base, before) in borne_out(fact, world) {
        let sum = arithmetic(rank, delta);
        let told = world.public(&fact.key);
        let who: Vec<&Said> =
            world.at(fact).iter().filter(|s| s.moved() == Some((delta, base)) && s.rank.is_none_or(|r| r == rank)).collect();
        let of = who.iter().find_map(|s| s.of);
        let words = |vi: bool| format!("{}, {}", rank_words(rank, of, vi), moved_words(delta, Some(base), vi));
        let implied = u32::try_from(i64::from(rank) + i64::from(delta)).unwrap_or(0);
        let there = Term { key: before, says: Says::Rank(implied) }.witnesses(world);
        let witnesses = there.iter().map(|s| Witness::of(s, rank_words(implied, s.of, true), world)).collect();
        let values = vec![
            Value::of(words(true), words(false), &who, world),
            Value::new(rank_words(implied, None, true), rank_words(implied, None, false), witnesses, world),
        ];
        let finding = Finding {
            id: finding_id(FindingKind::Confirmation, Some(&told), &[sum.clone(), base.to_string()]),
            message: format!("Khớp: {}. {sum}, đúng hạng kỳ {base}.", fact_words(&told, world.ontology, true)),
            message_en: format!("In agreement: {}. {sum}, the rank of {base}.", fact_words(&told, world.ontology, false)),
            fact: Some(told),
            ..Finding::default()
        };
        by_sum.insert((sum, base), written(finding, values, world));
    }
    out.extend(by_sum.into_values());
}

fn written(finding: Finding, mut values: Vec<Value<'_>>, world: &World<'_>) -> Finding {
    let witnesses = values.iter_mut().flat_map(|v| std::mem::take(&mut v.witnesses));
    let sides: Vec<_> = witnesses.map(|w| w.side(&Stock::default(), world)).collect();
    let once = |items: Vec<String>| {
        items.into_iter().fold(Vec::new(), |mut seen: Vec<String>, x| {
            if !seen.contains(&x) {
                seen.push(x);
            }
            seen
        })
    };
    Finding {
        kind: FindingKind::Confirmation,
        severity: Severity::Info,
        claims: once(sides.iter().filter_map(|s| s.claim.clone()).collect()),
        documents: once(sides.iter().map(|s| s.document.clone()).collect()),
        values: values.iter().map(|v| v.vi.clone()).collect(),
        sides,
        ..finding
    }
}
