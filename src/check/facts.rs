//! Claims grouped by the fact they speak of.
use super::lists::{self, Listing, listing};
use super::values::agree;
use super::{Evidence, takes_part};
use crate::model::{Claim, Fact, Source};
use crate::ontology::Ontology;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The variable that a rank is a value of: subject with its territory at the time, index, component,
/// edition, scope, list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key<'a> {
    pub subject: &'a str,
    pub index: &'a str,
    pub component: Option<&'a str>,
    pub year: i32,
    pub scope: &'a str,
    pub list: Option<&'a str>,
}

impl Key<'_> {
    /// The public form. Huế goes by its name of the time.
    pub fn fact(&self, ontology: &Ontology) -> Fact {
        let now = self.list == Some(lists::AFTER) || self.year > 2024;
        let heir = ontology.province(self.subject).and_then(|p| p.succeeded_by.as_deref()).filter(|_| now);
        Fact {
            subject: heir.unwrap_or(self.subject).to_owned(),
            index: self.index.to_owned(),
            component: self.component.map(str::to_owned),
            year: Some(self.year),
            scope: self.scope.to_owned(),
            list: self.list.map(str::to_owned),
        }
    }
}

/// A claim that speaks of a fact.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Witness<'a> {
    pub claim: &'a Claim,
    pub source: &'a Source,
    /// True when the list was presumed from the date of the page.
    pub presumed: bool,
}

impl Witness<'_> {
    fn order(&self) -> (&str, usize, &str) {
        (&self.source.doc_id, self.claim.start, &self.claim.id)
    }
}

/// All claims that take part, by fact.
#[derive(Debug, Default)]
pub(crate) struct Facts<'a> {
    /// Place of each fact in `groups`; apart from them, so that a short-lived key can be looked up.
    places: HashMap<Key<'a>, usize>,
    groups: Vec<(Key<'a>, Vec<Witness<'a>>)>,
}

type Pending<'a> = HashMap<Key<'a>, Vec<(Listing<'a>, Witness<'a>)>>;

impl<'a> Facts<'a> {
    /// Groups the claims that take part. Claims with no year speak of no fact.
    pub fn build(evidence: &[Evidence<'a>], ontology: &'a Ontology) -> Self {
        let mut facts = Self { places: HashMap::with_capacity(evidence.len() / 2), ..Self::default() };
        let old_lists = documents_with_the_old_list(evidence);
        let mut pending: Pending<'a> = HashMap::new();
        for item in evidence.iter().filter(|e| takes_part(e.claim)) {
            let claim = item.claim;
            let Some(year) = claim.year else { continue };
            let mut key = key_of(claim, year, ontology);
            let mut list = listing(claim, item.source, year, ontology);
            if matches!(list, Listing::Presumed(_)) && old_lists.contains(&(claim.doc_id.as_str(), key.index, year)) {
                list = Listing::Open;
            }
            let witness = Witness { claim, source: item.source, presumed: false };
            match list {
                Listing::Known(list) => {
                    key.list = list;
                    facts.add(key, witness);
                }
                doubtful => pending.entry(key).or_default().push((doubtful, witness)),
            }
        }
        facts.settle(pending, ontology);
        // Input order must not show anywhere.
        for (_, witnesses) in facts.groups.iter_mut().filter(|(_, w)| w.len() > 1) {
            witnesses.sort_by(|a, b| a.order().cmp(&b.order()));
        }
        facts
    }

    /// A claim whose list is open joins the list where its value is already known; a presumed list is
    /// believed when no other list explains the value; all else stays out.
    fn settle(&mut self, pending: Pending<'a>, ontology: &Ontology) {
        for (key, items) in pending {
            let known = |list: &'static str| self.of(&Key { list: Some(list), ..key });
            let old = lists::before(key.index, key.year, ontology);
            let lists = if key.scope == "ministries" { ["bo-dvc", "bo-khong-dvc"] } else { [old, lists::AFTER] };
            let settled: Vec<_> = items
                .into_iter()
                .map(|(listing, witness)| {
                    let explained = lists.iter().copied().find(|list| known(list).iter().any(|w| same_value(w.claim, witness.claim)));
                    let list = match (explained, listing) {
                        (Some(list), _) => Some((list, false)),
                        (None, Listing::Presumed(_)) => Some((lists::AFTER, true)),
                        // A body is ranked in one of the two lists of ministries only.
                        (None, _) if key.scope == "ministries" => lists.iter().copied().find(|l| !known(l).is_empty()).map(|l| (l, true)),
                        (None, _) if lists.iter().all(|l| !known(l).is_empty()) => Some((old, true)),
                        (None, _) => None,
                    };
                    (list, witness)
                })
                .collect();
            // Ministries whose list nobody names are compared with themselves only.
            for (list, witness) in settled {
                match list {
                    Some((list, presumed)) => {
                        self.add(Key { list: Some(list), ..key }, Witness { presumed, ..witness });
                    }
                    None if key.scope == "ministries" => {
                        self.add(key, Witness { presumed: true, ..witness });
                    }
                    // Some list may reconcile it, nobody knows which: it speaks of no certain fact.
                    None => {}
                }
            }
        }
    }

    /// Witnesses of a fact, in no particular order.
    pub fn of(&self, key: &Key<'_>) -> &[Witness<'a>] {
        let places: &HashMap<Key<'_>, usize> = &self.places;
        places.get(key).and_then(|at| self.groups.get(*at)).map_or(&[], |(_, witnesses)| witnesses)
    }

    /// All facts, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&Key<'a>, &[Witness<'a>])> {
        self.groups.iter().map(|(k, w)| (k, w.as_slice()))
    }

    fn add(&mut self, key: Key<'a>, witness: Witness<'a>) {
        let next = self.groups.len();
        let at = *self.places.entry(key).or_insert(next);
        if at == next {
            self.groups.push((key, Vec::new()));
        }
        if let Some((_, witnesses)) = self.groups.get_mut(at) {
            witnesses.push(witness);
        }
    }

    /// Exact ranks given for a fact, with who gives them.
    pub fn ranks(&self, key: &Key<'_>) -> BTreeMap<u32, Vec<Witness<'a>>> {
        let mut out: BTreeMap<u32, Vec<Witness<'a>>> = BTreeMap::new();
        for w in self.of(key) {
            if let Some(rank) = w.claim.rank {
                out.entry(rank).or_default().push(*w);
            }
        }
        out
    }

    /// The exact rank of a fact when all who give one agree.
    pub fn only_rank(&self, key: &Key<'_>) -> Option<u32> {
        let mut ranks = self.of(key).iter().filter_map(|w| w.claim.rank);
        let first = ranks.next()?;
        ranks.all(|r| r == first).then_some(first)
    }
}

/// The fact of a claim but for its list. Huế is one territory under two names.
pub(crate) fn key_of<'a>(claim: &'a Claim, year: i32, ontology: &'a Ontology) -> Key<'a> {
    let subject = ontology.province(&claim.subject).and_then(|p| p.succeeds.as_deref()).unwrap_or(&claim.subject);
    Key { subject, index: &claim.index, component: claim.component.as_deref(), year, scope: &claim.scope, list: None }
}

fn same_value(a: &Claim, b: &Claim) -> bool {
    match (a.rank, b.rank, a.score, b.score) {
        (Some(x), Some(y), _, _) => x == y,
        (_, _, Some(x), Some(y)) => agree(x, y),
        _ => false,
    }
}

fn documents_with_the_old_list<'a>(evidence: &[Evidence<'a>]) -> HashSet<(&'a str, &'a str, i32)> {
    evidence
        .iter()
        .filter(|e| e.claim.scope == "national" && e.claim.year.is_some_and(|y| y >= 2024))
        .filter(|e| e.claim.of.is_some_and(|n| (35..=64).contains(&n)) || e.claim.list.as_deref() == Some("63"))
        .filter_map(|e| Some((e.claim.doc_id.as_str(), e.claim.index.as_str(), e.claim.year?)))
        .collect()
}
