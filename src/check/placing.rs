//! Which list each claim of an edition means, and with that which fact it speaks of.
use super::facts::{Edition, edition, facts_of, renew};
use super::lists::{self, Listing, listing};
use super::pages::VOID;
use super::said::{Key, Said, Which};
use super::symbols::Sym;
use super::values::agree;
use super::world::{NOWHERE, World};
use crate::model::PartialDate;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

impl World<'_> {
    /// Reads the list of a claim; Huế is one territory under two names.
    pub(super) fn place(&mut self, said: &mut Said, known: &mut KnownLists) {
        let (key, ontology) = (said.key, self.ontology);
        let published = self.sources.get(said.source as usize).and_then(|s| s.published);
        let asked = (key.index, key.scope, key.subject, key.year, key.list, said.of, published.is_some_and(lists::after_merger));
        // A page without a date, or of a date that spans the mergers, is rare and is not remembered.
        let sure = published.is_some_and(|d| lists::after_merger(d) || lists::before_merger(d));
        let (which, list) = match known.get(&asked).filter(|_| sure) {
            Some(found) => *found,
            None => {
                let found = self.read_list(said, published);
                if sure {
                    known.insert(asked, found);
                }
                found
            }
        };
        (said.which, said.key.list) = (which, list);
        if let Some(old) = ontology.province(self.symbols.text(key.subject)).and_then(|p| p.succeeds.as_deref()) {
            said.key.subject = self.symbols.intern(old);
        }
    }

    fn read_list(&mut self, said: &Said, published: Option<PartialDate>) -> (Which, Option<Sym>) {
        let text = |s: Sym| self.symbols.text(s);
        let key = said.key;
        let listing = listing(
            lists::Cues {
                subject: text(key.subject),
                index: text(key.index),
                scope: text(key.scope),
                list: key.list.map(text),
                of: said.of,
            },
            published,
            key.year,
            self.ontology,
        );
        match listing {
            Listing::Known(None) => (Which::Known, None),
            Listing::Known(Some(list)) => {
                let list = list.to_owned();
                (Which::Known, Some(self.symbols.intern(&list)))
            }
            Listing::Presumed(_) => (Which::Presumed, None),
            Listing::Open => (Which::Open, None),
        }
    }

    /// Settles the lists of claims that are new, edition by edition, together with what is said of these editions already. The
    /// claims of the sources in `gone` are taken out.
    pub(super) fn settle(&mut self, mut fresh: Vec<Said>, gone: &HashSet<u32>) {
        let national = self.symbols.get("national");
        let old = fresh.iter().filter(|s| s.old_list && s.key.year >= 2024 && Some(s.key.scope) == national);
        self.old_lists.extend(old.map(|s| (s.source, s.key.index, s.key.year)));
        fresh.append(&mut self.aside);
        let mut touched: HashSet<Edition, foldhash::fast::FixedState> = HashSet::default();
        self.changes.all |= self.said.is_empty();
        if !self.said.is_empty() {
            touched.extend(fresh.iter().map(|s| edition(&s.key)));
            touched.extend(gone.iter().flat_map(|source| self.page(*source)).map(|s| edition(&s.key)));
            self.changes.pages.extend(gone);
        }
        let mut before: Vec<usize> = touched.iter().flat_map(|edition| self.places(edition)).collect();
        before.sort_unstable();
        for fact in before.iter().filter_map(|place| self.facts.get(*place)) {
            for s in self.said.get_mut(fact.start as usize..fact.end as usize).unwrap_or_default() {
                fresh.push(*s);
                s.source = VOID;
            }
        }
        fresh.retain(|s| !gone.contains(&s.source));
        if !self.said.is_empty() {
            // Of which fact a claim speaks may be settled otherwise only where it does not say so itself.
            self.changes.pages.extend(fresh.iter().filter(|s| s.which != Which::Known).map(|s| s.source));
            self.changes.editions.extend(touched);
        }
        fresh.par_sort_unstable_by_key(order);
        let names = self.list_names();
        fresh.par_chunk_by_mut(|a, b| edition(&a.key) == edition(&b.key)).for_each(|group| {
            if group.iter().any(|s| s.which != Which::Known) {
                self.settle_edition(group, &names);
            }
            group.sort_unstable_by_key(|s| (s.key.list, s.claim));
        });
        let aside = fresh.extract_if(.., |s| s.key.list == names.nowhere);
        self.aside = aside.map(|s| Said { key: Key { list: None, ..s.key }, ..s }).collect();
        let facts = facts_of(&fresh, self.said.len(), self);
        let moved = renew(&mut self.facts, &before, facts);
        if self.said.is_empty() {
            self.said = fresh
        } else {
            self.said.extend(fresh)
        }
        self.pages.follow(&self.said, self.sources.len());
        if moved {
            self.number_lines();
        }
    }

    /// A claim whose list is open joins the list where its value is already known; a presumed list is believed when no
    /// other list explains the value; all else stays out.
    fn settle_edition(&self, group: &mut [Said], names: &ListNames) {
        let Some(key) = group.first().map(|s| s.key) else { return };
        let ministries = self.text(key.scope) == "ministries";
        let old = match lists::before(self.text(key.index), key.year, self.ontology) {
            "64" => names.of_64,
            _ => names.of_63,
        };
        let lists = if ministries { [names.with, names.without] } else { [old, names.of_34] };
        let known: Vec<Said> = group.iter().filter(|s| s.which == Which::Known).copied().collect();
        let in_list = |list: Option<Sym>| known.iter().filter(move |k| k.key.list == list);
        for said in group.iter_mut().filter(|s| s.which != Which::Known) {
            let presumed = said.which == Which::Presumed && !self.old_lists.contains(&(said.source, key.index, key.year));
            let explained = lists.iter().copied().find(|list| in_list(*list).any(|k| same_value(k, said)));
            let (list, guessed) = match explained {
                Some(list) => (list, false),
                None if presumed => (names.of_34, true),
                // A body is ranked in one of the two lists of ministries only; one whose list nobody names is compared
                // with itself only.
                None if ministries => (lists.iter().copied().find(|l| in_list(*l).next().is_some()).unwrap_or(None), true),
                None if lists.iter().all(|l| in_list(*l).next().is_some()) => (old, true),
                // Some list may reconcile it, nobody knows which.
                None => (names.nowhere, true),
            };
            (said.key.list, said.presumed) = (list, guessed);
        }
    }

    fn list_names(&self) -> ListNames {
        let find = |name: &str| self.symbols.get(name);
        ListNames {
            of_63: find("63"),
            of_64: find("64"),
            of_34: find("34"),
            with: find("bo-dvc"),
            without: find("bo-khong-dvc"),
            nowhere: find(NOWHERE),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct ListNames {
    of_63: Option<Sym>,
    of_64: Option<Sym>,
    of_34: Option<Sym>,
    with: Option<Sym>,
    without: Option<Sym>,
    nowhere: Option<Sym>,
}

/// The order of claims before their lists are settled.
pub(super) fn order(said: &Said) -> (Sym, Option<Sym>, Sym, Sym, i32, u64) {
    let k = said.key;
    (k.index, k.component, k.scope, k.subject, k.year, said.claim)
}

/// The claims without which one that does not name its list would be counted to another list, or to none: the first of each kind.
pub(super) fn explains<'w>(said: &Said, world: &'w World<'_>) -> Vec<&'w Said> {
    let first = |key: &Key, like: &dyn Fn(&Said) -> bool| {
        world.of(key).iter().filter(|k| k.which == Which::Known && like(k)).min_by_key(|k| k.claim)
    };
    if said.which == Which::Known {
        return Vec::new();
    }
    if !said.presumed {
        return first(&said.key, &|k| same_value(k, said)).into_iter().collect();
    }
    if !matches!(world.list(&said.key), Some("63" | "64")) {
        return Vec::new();
    }
    // The old list was taken because both are spoken of, and by a page of after the mergers because it names that list elsewhere.
    let elsewhere = names_old_list(said, world);
    new_list(&said.key, world).and_then(|key| first(&key, &|_| true)).into_iter().chain(elsewhere).collect()
}

/// The same edition in the list after the mergers.
pub(super) fn new_list(key: &Key, world: &World<'_>) -> Option<Key> {
    world.symbols.get(lists::AFTER).map(|list| Key { list: Some(list), ..*key })
}

/// For a claim that its page's date would put into the new list: the first of the page's claims on that edition of the index that
/// name the old one.
pub(super) fn names_old_list<'w>(said: &Said, world: &'w World<'_>) -> Option<&'w Said> {
    let national = world.symbols.get("national");
    let here = world.page(said.source).filter(|s| s.old_list && Some(s.key.scope) == national);
    let same = here.filter(|s| (s.key.index, s.key.year) == (said.key.index, said.key.year) && s.claim != said.claim);
    same.min_by_key(|s| s.claim).filter(|_| said.which == Which::Presumed)
}

fn same_value(a: &Said, b: &Said) -> bool {
    match (a.rank, b.rank, a.score, b.score) {
        (Some(x), Some(y), _, _) => x == y,
        (_, _, Some(x), Some(y)) => agree(x, y),
        _ => false,
    }
}

/// Lists that were read before: by index, scope, subject, edition, cue, number of units, and whether the page is newer than
/// the mergers.
pub(super) type KnownLists = HashMap<(Sym, Sym, Sym, i32, Option<Sym>, Option<u32>, bool), (Which, Option<Sym>)>;
