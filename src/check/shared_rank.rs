//! Permutation: `R(x) = R(y) ⇒ x = y` within one list, unless the rank is officially shared.
//!
//! No collision: a tie that the ontology knows, a rank on which one document puts both, equal scores where
//! the index may share ranks, lists that are not surely the same (ministries without a list, blocks inside a
//! province), world rankings and components (where ties are common) unless the index is known not to share
//! ranks. A collision of a rank that is itself in dispute is a consequence of that dispute.
use super::diagnose;
use super::draft::{Draft, Found};
use super::facts::{Facts, Key, Witness};
use super::same_fact::rank_value;
use super::values::agree;
use super::words::ranking_words;
use crate::model::{Consequence, FindingKind, Severity};
use crate::ontology::Ontology;
use std::collections::{BTreeMap, HashSet};

/// Tries the rule on every rank of every list.
pub(super) fn find<'a>(facts: &Facts<'a>, ontology: &Ontology, found: &mut Found<'a>) {
    for ((list, rank), subjects) in collisions(facts, ontology) {
        let keys: Vec<Key<'a>> = subjects.iter().map(|s| Key { subject: s, ..list }).collect();
        let who = |key: &Key<'a>| -> Vec<Witness<'a>> {
            facts.of(key).iter().filter(|w| w.claim.rank == Some(rank) && !w.presumed).copied().collect()
        };
        let sides: Vec<(Key<'a>, Vec<Witness<'a>>)> = keys.iter().map(|k| (*k, who(k))).filter(|(_, w)| !w.is_empty()).collect();
        if sides.len() < 2 || tied(&list, rank, &sides, ontology) {
            continue;
        }
        report(&list, rank, &sides, facts, ontology, found);
    }
}

/// Ranks with more than one subject, by list (the key's subject left empty).
fn collisions<'a>(facts: &Facts<'a>, ontology: &Ontology) -> BTreeMap<(Key<'a>, u32), Vec<&'a str>> {
    let mut holders: std::collections::HashMap<(Key<'a>, u32), Vec<&'a str>> = std::collections::HashMap::new();
    for (key, witnesses) in facts.iter().filter(|(key, _)| exclusive(key, ontology)) {
        let ranks: HashSet<u32> = witnesses.iter().filter(|w| !w.presumed).filter_map(|w| w.claim.rank).collect();
        for rank in ranks {
            holders.entry((Key { subject: "", ..*key }, rank)).or_default().push(key.subject);
        }
    }
    holders
        .into_iter()
        .filter(|(_, subjects)| subjects.len() > 1)
        .map(|(at, mut subjects)| {
            subjects.sort_unstable();
            (at, subjects)
        })
        .collect()
}

/// Whether a rank of this list should belong to one subject.
fn exclusive(key: &Key<'_>, ontology: &Ontology) -> bool {
    let Some(index) = ontology.index(key.index) else { return false };
    let never_shared = index.shares_ranks == Some(false);
    let one_list = match key.scope {
        "national" | "ministries" => key.list.is_some(),
        scope if scope.starts_with("region:") => true,
        scope if scope.starts_with("province:") => scope.contains('/'),
        _ => never_shared,
    };
    one_list && !matches!(index.kind.as_str(), "statistic" | "sport") && (key.component.is_none() || never_shared)
}

fn tied(list: &Key<'_>, rank: u32, sides: &[(Key<'_>, Vec<Witness<'_>>)], ontology: &Ontology) -> bool {
    let official = ontology.edition(list.index, list.year).map_or(&[][..], |e| &e.ties);
    let subjects = |k: &Key<'_>| k.subject.to_owned();
    if list.component.is_none() && official.iter().any(|t| t.rank == rank && sides.iter().all(|(k, _)| t.subjects.contains(&subjects(k)))) {
        return true;
    }
    if one_document_has_all(sides) {
        return true;
    }
    let may_share = ontology.index(list.index).is_none_or(|i| i.shares_ranks != Some(false));
    may_share && scores_agree(sides)
}

fn one_document_has_all(sides: &[(Key<'_>, Vec<Witness<'_>>)]) -> bool {
    let mut common: Option<HashSet<&str>> = None;
    for (_, who) in sides {
        let here: HashSet<&str> = who.iter().map(|w| w.source.doc_id.as_str()).collect();
        common = Some(match common {
            None => here,
            Some(before) => before.intersection(&here).copied().collect(),
        });
    }
    common.is_some_and(|c| !c.is_empty())
}

fn scores_agree(sides: &[(Key<'_>, Vec<Witness<'_>>)]) -> bool {
    let printed = |who: &[Witness<'_>]| who.iter().filter_map(|w| w.claim.score).collect::<Vec<_>>();
    let scores: Vec<Vec<f64>> = sides.iter().map(|(_, who)| printed(who)).collect();
    scores.split_first().is_some_and(|(first, rest)| rest.iter().all(|other| other.iter().any(|s| first.iter().any(|f| agree(*f, *s)))))
}

fn report<'a>(
    list: &Key<'a>,
    rank: u32,
    sides: &[(Key<'a>, Vec<Witness<'a>>)],
    facts: &Facts<'a>,
    ontology: &Ontology,
    found: &mut Found<'a>,
) {
    let names: Vec<String> = sides.iter().map(|(k, _)| ontology.subject_name(&k.fact(ontology).subject)).collect();
    let (vi_names, en_names) = (joined(&names, "và"), joined(&names, "and"));
    let fact = sides.first().map(|(k, _)| k.fact(ontology));
    let consequence = Consequence {
        kind: FindingKind::SharedRank,
        vi: format!("{vi_names} cùng ghi thứ {rank}."),
        en: format!("{en_names} both have rank {rank}."),
        claims: sides.iter().flat_map(|(_, who)| who.iter().map(|w| w.claim.id.clone())).collect(),
    };
    let disputed: Vec<Key<'a>> = sides.iter().map(|(k, _)| *k).filter(|k| found.disputed.contains_key(k)).collect();
    let exchange = exchanged(&disputed, facts).then(|| diagnose::exchanged(&vi_names, &en_names));
    for key in &disputed {
        if let Some(cause) = found.dispute(key) {
            cause.follows.push(consequence.clone());
            cause.diagnosis = exchange.clone().or(cause.diagnosis.take());
        }
    }
    // Without the disputed ones a collision of the others may be left.
    if sides.len() - disputed.len() < 2 {
        return;
    }
    let values: Vec<_> = sides
        .iter()
        .zip(&names)
        .map(|((_, who), name)| {
            let mut value = rank_value(rank, who, ontology);
            value.vi = format!("{name}: {}", value.vi);
            value.en = format!("{name}: {}", value.en);
            value
        })
        .collect();
    let says = |vi: bool| values.iter().map(|v| super::words::says(v, vi)).collect::<Vec<_>>().join("; ");
    let n = sides.len();
    let official = values.iter().any(super::draft::Value::official);
    found.contradictions.push(Draft {
        kind: FindingKind::SharedRank,
        severity: if official { Severity::Fix } else { Severity::Look },
        identity: std::iter::once(rank.to_string()).chain(sides.iter().map(|(k, _)| k.subject.to_owned())).collect(),
        fact,
        message: (
            format!("Chưa khớp: {}. {n} đơn vị cùng thứ {rank}: {}.", ranking_words(list, ontology, true), says(true)),
            format!("Not in agreement: {}. {n} units on rank {rank}: {}.", ranking_words(list, ontology, false), says(false)),
        ),
        values,
        diagnosis: None,
        follows: Vec::new(),
        about_movement: false,
    });
}

/// Two disputes over the same two ranks: somebody wrote one name for the other.
fn exchanged(disputed: &[Key<'_>], facts: &Facts<'_>) -> bool {
    let [a, b] = disputed else { return false };
    let (a, b) = (facts.ranks(a), facts.ranks(b));
    a.len() == 2 && a.keys().eq(b.keys())
}

fn joined(names: &[String], and: &str) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => names.join(", "),
    }
}
