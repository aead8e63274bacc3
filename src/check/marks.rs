//! Marks of disputes, cases and drafts: equal, in one world before an update and after it, only for what is alike. Names stand
//! for symbols, which an update may number anew; claims never change, and neither do sources.
use super::Alone;
use super::cases::Case;
use super::conflict::{Class, Conflict, Term};
use super::placing::{names_old_list, new_list};
use super::said::Key;
use super::world::World;
use crate::model::Diagnosis;
use foldhash::quality::FixedState;
use foldhash::{HashSet, HashSetExt as _};
use std::hash::{BuildHasher as _, Hash, Hasher};

/// All that [`super::weigh::weigh`] is told of a dispute.
pub(super) fn of_dispute(dispute: &Conflict, against: &HashSet<Term>, world: &World<'_>) -> u64 {
    let mut marker = Marker::new(world, None);
    marker.conflict(dispute);
    dispute.terms.iter().for_each(|term| marker.add(against.contains(term)));
    marker.hasher.finish()
}

/// All that [`super::diagnose::diagnose`] is told of a case.
pub(super) fn of_case(case: &Case, world: &World<'_>) -> u64 {
    let mut marker = Marker::new(world, None);
    marker.case(case);
    marker.hasher.finish()
}

/// All that writing a case reads. `alone` has the claims that cannot be true whatever the others say.
pub(super) fn of_draft(case: &Case, diagnosis: Option<&Diagnosis>, alone: &Alone, world: &World<'_>) -> u64 {
    let mut marker = Marker::new(world, Some(alone));
    marker.case(case);
    marker.diagnosis(diagnosis);
    marker.hasher.finish()
}

struct Marker<'w, 'o> {
    world: &'w World<'o>,
    /// Given where the claims of each fact are part of the mark.
    alone: Option<&'w Alone>,
    hasher: foldhash::quality::FoldHasher<'static>,
    /// Facts whose claims were gone over.
    seen: HashSet<Key>,
}

impl<'w, 'o> Marker<'w, 'o> {
    fn new(world: &'w World<'o>, alone: Option<&'w Alone>) -> Self {
        Self { world, alone, hasher: FixedState::default().build_hasher(), seen: HashSet::new() }
    }

    fn case(&mut self, case: &Case) {
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

    /// A fact, and everybody who speaks of it where that is wanted, with those who make them speak of it.
    fn fact(&mut self, key: &Key) {
        let world = self.world;
        let name = |sym| world.text(sym);
        self.add((name(key.index), key.component.map(name), name(key.scope), name(key.subject), key.year, key.list.map(name)));
        let Some(alone) = self.alone else { return };
        if self.seen.insert(*key) {
            let fact = world.fact(key);
            self.add(fact.map(|fact| fact.claims));
            if fact.is_some_and(|fact| fact.presumed) {
                self.add(new_list(key, world).and_then(|key| world.fact(&key)).map(|fact| fact.claims));
                let elsewhere = world.of(key).iter().filter_map(|said| names_old_list(said, world));
                elsewhere.for_each(|said| self.add(said.claim));
            }
            if alone.facts.contains(key) {
                let claims = world.of(key).iter().filter(|said| alone.claims.contains(&said.claim));
                claims.for_each(|said| self.add(said.claim));
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
