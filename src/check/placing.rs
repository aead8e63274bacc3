//! Which list each claim of an edition means, and where facts begin and end.
use super::lists::{self, Listing, listing};
use super::said::{Key, Said, Which};
use super::symbols::Sym;
use super::values::agree;
use super::world::{FactAt, NOWHERE, World};
use crate::model::PartialDate;
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

    /// Settles the lists, editions one by one, and marks the facts.
    pub(super) fn settle(&mut self) {
        let names = self.list_names();
        let old_lists = self.documents_with_the_old_list();
        let mut said = std::mem::take(&mut self.said);
        let mut aside: Vec<Said> = Vec::new();
        let mut start = 0;
        while let Some(first) = said.get(start).map(|s| edition(&s.key)) {
            let len = said.iter().skip(start).take_while(|s| edition(&s.key) == first).count();
            if let Some(group) = said.get_mut(start..start + len) {
                if group.iter().any(|s| s.which != Which::Known) {
                    self.settle_edition(group, &names, &old_lists);
                }
                group.sort_unstable_by_key(|s| (s.key.list, s.claim));
            }
            start += len;
        }
        said.retain(|s| {
            let out = s.key.list == names.nowhere;
            if out {
                aside.push(Said { key: Key { list: None, ..s.key }, ..*s });
            }
            !out
        });
        self.facts = facts_of(&said);
        self.lines.clear();
        let mut start = 0;
        for group in self.facts.chunk_by(|a, b| a.key.same_line(&b.key)) {
            let len = u32::try_from(group.len()).unwrap_or(u32::MAX);
            self.lines.extend(group.first().map(|f| (line(&f.key), (start, len))));
            start += len;
        }
        (self.said, self.aside) = (said, aside);
    }

    /// A claim whose list is open joins the list where its value is already known; a presumed list is believed when no
    /// other list explains the value; all else stays out.
    fn settle_edition(&self, group: &mut [Said], names: &ListNames, old_lists: &HashSet<(u32, Sym, i32)>) {
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
            let presumed = said.which == Which::Presumed && !old_lists.contains(&(said.source, key.index, key.year));
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

    /// Documents that write the number of the old list beside some claim of an edition: their other claims mean it too.
    fn documents_with_the_old_list(&self) -> HashSet<(u32, Sym, i32)> {
        let national = self.symbols.get("national");
        let all = self.said.iter().filter(|s| s.old_list && s.key.year >= 2024 && Some(s.key.scope) == national);
        all.map(|s| (s.source, s.key.index, s.key.year)).collect()
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

fn edition(key: &Key) -> (Sym, Option<Sym>, Sym, Sym, i32) {
    (key.index, key.component, key.scope, key.subject, key.year)
}

/// What all editions of one subject's place in one ranking have in common.
pub(super) type Line = (Sym, Option<Sym>, Sym, Sym);

pub(super) fn line(key: &Key) -> Line {
    (key.index, key.component, key.scope, key.subject)
}

fn same_value(a: &Said, b: &Said) -> bool {
    match (a.rank, b.rank, a.score, b.score) {
        (Some(x), Some(y), _, _) => x == y,
        (_, _, Some(x), Some(y)) => agree(x, y),
        _ => false,
    }
}

fn facts_of(said: &[Said]) -> Vec<FactAt> {
    let mut facts: Vec<FactAt> = Vec::with_capacity(said.len() / 2);
    let mut start = 0usize;
    for group in said.chunk_by(|a, b| a.key == b.key) {
        let end = start + group.len();
        let mut ranks = group.iter().filter_map(|s| s.rank);
        let first = ranks.next();
        let split = first.is_some_and(|f| ranks.any(|r| r != f));
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if let Some(said) = group.first() {
            facts.push(FactAt { key: said.key, start: place(start), end: place(end), only_rank: first.filter(|_| !split), split });
        }
        start = end;
    }
    facts
}

/// Lists that were read before: by index, scope, subject, edition, cue, number of units, and whether the page is newer than
/// the mergers.
pub(super) type KnownLists = HashMap<(Sym, Sym, Sym, i32, Option<Sym>, Option<u32>, bool), (Which, Option<Sym>)>;
