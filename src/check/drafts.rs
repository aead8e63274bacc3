//! Findings before they are written: the cases that each tells of, and a mark of all that it would say.
use super::cases::Case;
use super::conflict::{Class, Conflict, Term};
use super::said::Key;
use super::world::World;
use super::{diagnose, editions, findings};
use crate::model::{Diagnosis, Finding};
use foldhash::quality::FixedState;
use foldhash::{HashSet, HashSetExt as _};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hash, Hasher};

/// A case with its likely slip.
type Part<'f> = (&'f Case, Option<Diagnosis>);

/// A finding that is not yet written.
#[derive(Debug)]
pub(super) struct Draft<'f> {
    /// One case, or several figures of a page that stands under another edition's name.
    parts: Vec<Part<'f>>,
    /// Equal for two drafts, of this world before an update and after it, only when both would be written alike.
    pub mark: u64,
}

impl Draft<'_> {
    /// The finding. `alone` has the claims that cannot be true whatever the others say.
    pub fn write(self, alone: &HashSet<u64>, world: &World<'_>) -> Option<Finding> {
        let written = self.parts.into_iter().map(|(case, diagnosis)| findings::of_case(case, diagnosis, alone, world));
        findings::together(written.collect(), world.ontology)
    }
}

/// Every contradiction that is to be told.
pub(super) fn drafts<'f>(cases: &'f [Case], alone: &HashSet<u64>, world: &World<'_>) -> Vec<Draft<'f>> {
    let diagnosed: Vec<_> = cases
        .par_iter()
        .map(|case| {
            let diagnosis = diagnose::diagnose(case, world);
            let page = diagnosis.as_ref().filter(|d| d.kind == editions::OFF_BY_ONE).and_then(|_| case.page(world));
            let mark =
                Marker { world, alone, hasher: FixedState::default().build_hasher(), seen: HashSet::new() }.mark(case, diagnosis.as_ref());
            (page, Draft { parts: vec![(case, diagnosis)], mark })
        })
        .collect();
    let mut drafts = Vec::with_capacity(diagnosed.len());
    let mut shifted = BTreeMap::new();
    for (page, draft) in diagnosed {
        match page {
            None => drafts.push(draft),
            Some(page) => {
                let whole = shifted.entry(page).or_insert(Draft { parts: Vec::new(), mark: 0 });
                whole.parts.extend(draft.parts);
                // In whatever order they come.
                whole.mark = whole.mark.wrapping_add(draft.mark);
            }
        }
    }
    drafts.extend(shifted.into_values());
    drafts
}

/// Goes over all that writing a case reads. Names stand for symbols, which an update may number anew; claims never change,
/// and neither do sources.
struct Marker<'w, 'o> {
    world: &'w World<'o>,
    alone: &'w HashSet<u64>,
    hasher: foldhash::quality::FoldHasher<'static>,
    /// Facts whose claims were gone over.
    seen: HashSet<Key>,
}

impl Marker<'_, '_> {
    fn mark(mut self, case: &Case, diagnosis: Option<&Diagnosis>) -> u64 {
        let Case { primary, weights, suspects, follows, bounded } = case;
        self.conflict(primary);
        self.add((weights.len(), suspects.len(), follows.len(), bounded));
        for weight in weights {
            self.term(&weight.term);
            self.terms(&weight.also);
            self.add((weight.probability.to_bits(), weight.origins));
            self.terms(&weight.borne_out_by);
        }
        self.terms(suspects);
        follows.iter().for_each(|conflict| self.conflict(conflict));
        self.diagnosis(diagnosis);
        self.hasher.finish()
    }

    fn add(&mut self, what: impl Hash) {
        what.hash(&mut self.hasher);
    }

    fn conflict(&mut self, conflict: &Conflict) {
        let Conflict { kind, class, severity, about, terms, fact, statements, inside, words, identity, diagnosis, bounded } = conflict;
        self.add((kind, *class == Class::Note, severity, fact, inside, words, identity, bounded));
        self.add(about.is_some());
        about.iter().for_each(|key| self.fact(key));
        self.terms(terms);
        self.add(statements.len());
        for (at, words) in statements {
            self.add(words);
            let stated = self.world.statements.get(*at);
            self.add(stated.map(|(statement, source)| (&statement.id, source)));
        }
        self.diagnosis(diagnosis.as_ref());
    }

    fn terms(&mut self, terms: &[Term]) {
        self.add(terms.len());
        terms.iter().for_each(|term| self.term(term));
    }

    fn term(&mut self, term: &Term) {
        self.fact(&term.key);
        self.add(term.says);
    }

    /// A fact and everybody who speaks of it.
    fn fact(&mut self, key: &Key) {
        let world = self.world;
        let name = |sym| world.text(sym);
        self.add((name(key.index), key.component.map(name), name(key.scope), name(key.subject), key.year, key.list.map(name)));
        if self.seen.insert(*key) {
            for said in world.of(key) {
                self.add((said.claim, said.source, said.presumed, self.alone.contains(&said.claim)));
            }
        }
    }

    fn diagnosis(&mut self, diagnosis: Option<&Diagnosis>) {
        self.add(diagnosis.is_some());
        let Some(Diagnosis { kind, vi, en, plausibility, claim, alternatives }) = diagnosis else { return };
        self.add((kind, vi, en, plausibility.to_bits(), claim, alternatives.len()));
        alternatives.iter().for_each(|other| self.diagnosis(Some(other)));
    }
}
