//! What is left over: the place of the one unit that nobody names, and the length of a list from its last place.
//!
//! A list of `N` units is a permutation, or, where ranks are shared, a ranking in which a place shared by `m` leaves the next
//! `m − 1` empty. With `N − 1` units known, only those places remain that make it one.
use super::super::cited::{Premise, join};
use super::super::derive::{Derived, Rule, Value};
use super::super::known::{Record, fact_of, settled_rank, territory, units};
use crate::model::Fact;
use crate::ontology::Ontology;
use crate::search::{Facts, Known, Told};
use std::collections::BTreeSet;

/// Ranks of editions in which everybody but the subject is known.
pub(in super::super) fn derive<F: Facts>(subject: &str, known: &[Known], record: &Record<'_, F>) -> Result<Vec<Derived>, F::Error> {
    let ontology = record.ontology;
    if ontology.province(subject).is_none() {
        return Ok(Vec::new());
    }
    let own = territory(subject, ontology);
    let indices: BTreeSet<&str> = known.iter().map(|k| k.index.as_str()).collect();
    let mut derived = Vec::new();
    for index in indices {
        for year in record.facts.editions(index, None)? {
            let ranked = |k: &Known| {
                k.index == index && k.component.is_none() && k.year == Some(year) && k.scope == "national" && k.rank().is_some()
            };
            if known.iter().any(ranked) {
                continue;
            }
            let Some(list) = ontology.province_count(index, year) else { continue };
            let fact = Fact {
                subject: own.to_owned(),
                index: index.to_owned(),
                component: None,
                year: Some(year),
                scope: "national".to_owned(),
                list: Some(list.to_string()),
            };
            let edition = record.of_edition(index, None, year)?;
            derived.extend(last_one(fact, list, &edition, ontology));
        }
    }
    Ok(derived)
}

fn last_one(fact: Fact, list: u32, edition: &[Known], ontology: &Ontology) -> Option<Derived> {
    // An edition that left provinces out does not say here which.
    let of = units(&fact, ontology).filter(|n| *n == list)?;
    let provinces = ontology.ranked_provinces(list, fact.year?);
    if !provinces.iter().any(|p| territory(&p.id, ontology) == fact.subject) {
        return None;
    }
    let mut others: Vec<(u32, &Told)> = Vec::with_capacity(provinces.len());
    for id in provinces.iter().map(|p| territory(&p.id, ontology)).filter(|id| *id != fact.subject) {
        let known = edition.iter().find(|k| k.subject == id && k.scope == fact.scope && k.list == fact.list)?;
        others.push(settled_rank(known)?);
    }
    others.sort_by_key(|(rank, _)| *rank);
    let shared = ontology.index(&fact.index).and_then(|i| i.shares_ranks) != Some(false);
    let ranks: Vec<u32> = others.iter().map(|o| o.0).collect();
    let possible: Vec<u32> = (1..=of).filter(|r| is_ranking(&ranks, *r, shared)).collect();
    let value = match possible.as_slice() {
        [one] => Value::Rank(*one),
        [a, b] if a + 1 == *b => Value::Between(*a, *b),
        _ => return None,
    };
    let n = others.len();
    Some(Derived {
        fact,
        value,
        of: Some(of),
        rule: Rule::Remaining,
        premises: others.iter().map(|(_, t)| Premise::of(t)).collect(),
        how: format!("{n} đơn vị kia đã giữ các hạng còn lại"),
        how_en: format!("the other {n} units hold the other places"),
    })
}

/// Whether sorted ranks and one more make a ranking: each unit stands on one more than the number of those before it, or
/// shares its place where that is allowed.
fn is_ranking(sorted: &[u32], one: u32, shared: bool) -> bool {
    let mut all = sorted.to_vec();
    all.insert(sorted.partition_point(|r| *r < one), one);
    let mut before: Option<u32> = None;
    for (place, rank) in (1u32..).zip(&all) {
        if *rank != place && !(shared && before == Some(*rank)) {
            return false;
        }
        before = Some(*rank);
    }
    true
}

/// How many units were ranked, where somebody is said to be last and holds a rank. Where ranks may be shared, the last place
/// may be shared too, and nothing follows.
pub(in super::super) fn last_place(known: &[Known], ontology: &Ontology) -> Vec<Derived> {
    let mut derived = Vec::new();
    for k in known.iter().filter(|k| k.units.is_none() && k.year.is_some()) {
        let Some((rank, told)) = settled_rank(k) else { continue };
        let Some(last) = k.sides.iter().find(|t| t.claim.last) else { continue };
        if ontology.index(&k.index).and_then(|i| i.shares_ranks) == Some(true) {
            continue;
        }
        let mut premises = vec![Premise::of(told)];
        join(&mut premises, [Premise::of(last)]);
        derived.push(Derived {
            fact: fact_of(k),
            value: Value::Units(rank),
            of: None,
            rule: Rule::LastPlace,
            premises,
            how: format!("thứ {rank} được ghi là cuối bảng"),
            how_en: format!("rank {rank} is said to be the last"),
        });
    }
    derived
}

#[cfg(test)]
mod tests {
    use super::is_ranking;

    fn possible(ranks: &[u32], of: u32, shared: bool) -> Vec<u32> {
        (1..=of).filter(|r| is_ranking(ranks, *r, shared)).collect()
    }

    #[test]
    fn one_place_is_left_unless_it_may_be_shared() {
        assert_eq!(possible(&[1, 2, 4, 5], 5, false), [3]);
        assert_eq!(possible(&[1, 2, 4, 5], 5, true), [2, 3]);
        assert_eq!(possible(&[2, 3], 3, true), [1]);
        assert_eq!(possible(&[1, 2, 2, 4], 5, true), [4, 5]);
        assert_eq!(possible(&[1, 2, 2, 4], 5, false), [0u32; 0]);
        // A gap beside a shared place: the one who is missing shares it.
        assert_eq!(possible(&[1, 1, 4], 4, true), [1, 3]);
        assert_eq!(possible(&[1, 5], 3, true), [0u32; 0]);
    }
}
