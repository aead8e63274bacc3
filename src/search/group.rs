//! Claims on one fact brought together: what is said, by whom, and who says otherwise.
use super::facts::{Told, usable};
use crate::model::{Authority, Claim, Source};
use crate::ontology::Ontology;
use crate::syndication::{Print, origins};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// One fact with everything told about it, the weightiest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Subject id.
    pub subject: String,
    /// Index id.
    pub index: String,
    /// Component id; `None` is the overall index.
    pub component: Option<String>,
    /// Edition year.
    pub year: Option<i32>,
    /// Ranked among whom.
    pub scope: String,
    /// Which ranking of the edition: a number of units, or a name.
    pub list: Option<String>,
    /// How many units the list ranks, when known.
    pub units: Option<u32>,
    /// What each source says, the weightiest first.
    pub sides: Vec<Told>,
}

impl Known {
    /// The rank that the weightiest source gives.
    pub fn rank(&self) -> Option<(u32, &Told)> {
        self.sides.iter().find_map(|t| t.claim.rank.map(|r| (r, t)))
    }

    /// The score that the weightiest source gives, one that agrees on the rank where there is one.
    pub fn score(&self) -> Option<(f64, &Told)> {
        let rank = self.rank().map(|r| r.0);
        let agrees = |t: &&Told| t.claim.rank.is_none() || t.claim.rank == rank;
        self.sides.iter().filter(agrees).find_map(|t| t.claim.score.map(|s| (s, t)))
    }

    /// The stated movement against a year (any year when `None`), from a source that agrees on the rank.
    pub fn delta(&self, base: Option<i32>) -> Option<(i32, &Told)> {
        let rank = self.rank().map(|r| r.0);
        let agrees = |t: &&Told| t.claim.rank.is_none() || t.claim.rank == rank;
        let against = |t: &&Told| base.is_none() || t.claim.base_year == base;
        let nearest = |t: &&Told| t.claim.base_year.map_or(i32::MAX, |b| self.year.unwrap_or(b) - b);
        self.sides
            .iter()
            .filter(agrees)
            .filter(against)
            .filter(|t| t.claim.delta.is_some())
            .min_by_key(nearest)
            .and_then(|t| Some((t.claim.delta?, t)))
    }

    /// Sources that give another rank.
    pub fn dissent(&self) -> impl Iterator<Item = &Told> {
        let rank = self.rank().map(|r| r.0);
        self.sides.iter().filter(move |t| t.claim.rank.is_some() && t.claim.rank != rank)
    }

    /// Independent sources that give the same rank; reprints count once, aggregators not at all.
    pub fn witnesses(&self) -> usize {
        origins(self.agreeing().map(|t| Print { claim: &t.claim, source: &t.source }))
    }

    /// Documents that give the same rank, reprints too.
    pub fn prints(&self) -> usize {
        self.agreeing().map(|t| t.source.doc_id.as_str()).collect::<BTreeSet<_>>().len()
    }

    fn agreeing(&self) -> impl Iterator<Item = &Told> {
        let rank = self.rank().map(|r| r.0);
        self.sides.iter().filter(move |t| rank.is_some() && t.claim.rank == rank)
    }

    /// The source of the rank, else of whatever else is told.
    pub fn source(&self) -> Option<&Source> {
        self.rank().map(|r| &r.1.source).or(self.sides.first().map(|t| &t.source))
    }

    /// True when the rank stands in the publisher's own table.
    pub fn official(&self) -> bool {
        self.rank().is_some_and(|(_, t)| t.source.authority == Authority::Official)
    }
}

/// Groups what is told into facts, by year, list and scope. Targets, negations and unresolved claims are
/// left out.
pub fn group(told: Vec<Told>, ontology: &Ontology) -> Vec<Known> {
    let mut known: BTreeMap<Key, Vec<Told>> = BTreeMap::new();
    let mut open: Vec<Told> = Vec::new();
    for t in told.into_iter().filter(|t| usable(&t.claim)) {
        match list_of(&t.claim) {
            Some(list) => known.entry(key(&t.claim, Some(list))).or_default().push(t),
            None => open.push(t),
        }
    }
    for t in open {
        // Which list is meant was not said: the one whose rank it gives, else the main one.
        let same = |k: &&Key| {
            (k.0, &k.1, &k.2, &k.3, &k.4) == (t.claim.year, &t.claim.subject, &t.claim.index, &t.claim.component, &t.claim.scope)
        };
        let matching = known
            .iter()
            .filter(|(k, _)| same(k))
            .find(|(_, sides)| sides.iter().any(|s| s.claim.rank == t.claim.rank))
            .map(|(k, _)| k.5.clone());
        let only = || {
            let mut lists = known.keys().filter(same).map(|k| k.5.clone());
            lists.next().filter(|_| lists.next().is_none())
        };
        let list = matching.or_else(|| (!main_ranks(&t.claim)).then(only).flatten()).unwrap_or_else(|| main_list(&t.claim, ontology));
        known.entry(key(&t.claim, list)).or_default().push(t);
    }
    known.into_iter().map(|(key, sides)| fact(key, sides, ontology)).collect()
}

/// Year, subject, index, component, scope, list.
type Key = (Option<i32>, String, String, Option<String>, String, Option<String>);

fn key(claim: &Claim, list: Option<String>) -> Key {
    (claim.year, claim.subject.clone(), claim.index.clone(), claim.component.clone(), claim.scope.clone(), list)
}

fn fact((year, subject, index, component, scope, list): Key, mut sides: Vec<Told>, ontology: &Ontology) -> Known {
    sides.sort_by_key(|t| {
        let day = t.source.published.map(|d| d.latest());
        (t.source.authority, t.claim.rank.is_none(), Reverse(day), t.claim.doc_id.clone(), t.claim.start)
    });
    let main = year.and_then(|y| ontology.province_count(&index, y)).map(|n| n.to_string());
    let units = if scope == "national" && list.is_some() && list == main {
        year.and_then(|y| ontology.edition(&index, y)).and_then(|e| e.units).or_else(|| list.as_ref().and_then(|l| l.parse().ok()))
    } else {
        list.as_ref().and_then(|l| l.parse().ok()).or_else(|| sides.iter().find_map(|t| t.claim.of))
    };
    Known { subject, index, component, year, scope, list, units, sides }
}

/// The list that the claim names, by itself or by the number of units of today's provinces.
fn list_of(claim: &Claim) -> Option<String> {
    claim.list.clone().or_else(|| (claim.scope == "national" && claim.of == Some(34)).then(|| "34".to_owned()))
}

/// True when the claim is about the list of the provinces of its time.
fn main_ranks(claim: &Claim) -> bool {
    claim.scope == "national"
}

fn main_list(claim: &Claim, ontology: &Ontology) -> Option<String> {
    if !main_ranks(claim) {
        return None;
    }
    claim.year.and_then(|y| ontology.province_count(&claim.index, y)).map(|n| n.to_string())
}
