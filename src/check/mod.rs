//! Cross-checking: which claims cannot all be true.
//!
//! Claims are assertions over variables R(fact): the rank of one subject in one index (or component) of one edition, in
//! one scope and one list. A [`World`] holds them by fact, as numbers. Rules, each in a module of its own with its rule
//! as a formula, look for [conflicts](conflict): smallest sets of assertions that cannot all hold. Conflicts are sorted
//! into [cases], one for each cause; a case gets [weights](weigh) for its values, a [diagnosis](diagnose) and is
//! written as a [finding](findings). A world that is [held](Held) in memory takes up a night's claims at the cost of what
//! they touch.
//!
//! All of it is pure and does not depend on the order of its input; time and memory grow in proportion to the number of
//! claims.
mod bands;
mod cases;
mod changes;
mod composite;
mod confirm;
mod conflict;
mod counts;
mod diagnose;
mod drafts;
mod early;
mod editions;
mod extremes;
mod facts;
mod figures;
mod findings;
mod held;
mod lists;
mod marks;
mod memo;
mod movement;
mod observations;
mod order;
mod pages;
mod placing;
mod range;
mod region;
mod render;
mod rules;
mod said;
mod same_fact;
mod settle;
mod shared_rank;
mod slips;
mod standing;
mod stated;
mod streaks;
mod sums;
mod symbols;
#[cfg(test)]
mod trial;
mod two_lists;
mod unpublished;
mod values;
mod view;
mod weigh;
mod words;
mod world;

pub(crate) use diagnose::rank_slip;
pub use held::Held;
pub(crate) use lists::{Cues, Listing, listing};
pub(crate) use movement::{arithmetic, base_key};
pub use observations::{Observed, Outlet};
pub(crate) use range::{WrongTotal, size, wrong_total};
pub(crate) use region::derived as derived_regional_rank;
use render::Stock;
pub(crate) use render::side;
pub use said::{Key, Said, Saying, takes_part};
pub use settle::{Proof, Settled, settle};
pub use symbols::Sym;
pub(crate) use values::{agree, agree_on, decimals, rank_words, scales, score_words};
pub(crate) use weigh::later_steps;
pub(crate) use words::{fact_words, moved_words};
pub use world::{Batch, World};

use crate::model::{Claim, Fact, Finding, Source, Statement};
use crate::ontology::Ontology;
use foldhash::HashSet;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::HashMap;

/// A claim with the document it was said in.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// What is said.
    pub claim: &'a Claim,
    /// Where.
    pub source: &'a Source,
}

/// A statement with the document it was said in.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// What is said.
    pub statement: &'a Statement,
    /// Where.
    pub source: &'a Source,
}

/// What [`check`] returns; each list in a stable order, the gravest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Claims that cannot all be true.
    pub contradictions: Vec<Finding>,
    /// Things a reader should know that are no contradiction: two lists of one edition, odd totals.
    pub notes: Vec<Finding>,
    /// Facts that several independent sources, or a movement and a rank, agree on.
    pub confirmations: Vec<Finding>,
}

/// What is found in a world, its causes sorted and not yet written as findings.
#[derive(Debug)]
pub struct Found {
    cases: Vec<cases::Case>,
    notes: Vec<conflict::Conflict>,
}

impl World<'_> {
    /// Runs every rule and sorts what they find.
    pub fn examine(&self) -> Found {
        self.sort(rules::Kept::of(self).conflicts(self), |dispute, against| weigh::weigh(dispute, against, self))
    }

    /// Sorts conflicts; `weigh` gives the values of a dispute their weights.
    fn sort(
        &self,
        conflicts: Vec<conflict::Conflict>,
        weigh: impl Fn(&conflict::Conflict, &HashSet<conflict::Term>) -> Vec<weigh::Weight> + Sync,
    ) -> Found {
        let (cases, notes) = cases::sort(conflicts, self, weigh);
        Found { cases, notes }
    }

    /// The contradictions, the gravest first. Quotes are not part of a world: [`quote`] adds them.
    pub fn contradictions(&self, found: &Found) -> Vec<Finding> {
        let alone = found.alone(self);
        let drafts = drafts::drafts(&found.cases, &alone, self, |case| diagnose::diagnose(case, self));
        sorted(drafts.into_par_iter().filter_map(|draft| draft.write(&alone, &Stock::default(), self)).collect())
    }

    /// Things to know that are no contradictions.
    pub fn notes(&self, found: &Found) -> Vec<Finding> {
        sorted(found.notes.iter().map(|n| findings::of_note(n, self)).collect())
    }

    /// Facts on which independent sources agree.
    pub fn confirmations(&self, found: &Found) -> Vec<Finding> {
        sorted(confirm::find(&found.disputed(), self))
    }

    /// How many [`Self::confirmations`] there are.
    pub fn count_confirmations(&self, found: &Found) -> usize {
        confirm::count(&found.disputed(), self)
    }
}

impl Found {
    fn alone(&self, world: &World<'_>) -> Alone {
        let conflicts = self.cases.iter().flat_map(|c| std::iter::once(&c.primary).chain(&c.follows));
        let single = conflicts.filter(|c| c.terms.len() == 1 && c.statements.is_empty());
        let mut alone = Alone::default();
        for (conflict, term) in single.flat_map(|c| c.terms.iter().map(move |term| (c, term))) {
            alone.facts.insert(term.key);
            alone.claims.extend(conflict.witnesses(term, world).iter().map(|said| said.claim));
        }
        alone
    }

    fn disputed(&self) -> HashSet<Key> {
        let disputes = self.cases.iter().filter(|c| c.primary.kind == crate::model::FindingKind::SameFact);
        disputes.filter_map(|c| c.primary.about).collect()
    }
}

/// Claims that cannot be true whatever the others say, by their numbers, and the facts that they speak of.
#[derive(Debug, Default)]
struct Alone {
    claims: HashSet<u64>,
    facts: HashSet<Key>,
}

fn gravest_first(a: &Finding, b: &Finding) -> Ordering {
    b.severity.cmp(&a.severity).then_with(|| (a.kind, &a.fact, &a.id).cmp(&(b.kind, &b.fact, &b.id)))
}

/// Ids are unique, and the gravest come first.
fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(gravest_first);
    findings.dedup_by(|a, b| a.id == b.id);
    findings
}

/// A world of these claims and statements.
pub fn world<'o>(evidence: &[Evidence<'_>], statements: &[Stated<'_>], ontology: &'o Ontology) -> World<'o> {
    let mut places: HashMap<&str, u32> = HashMap::new();
    let mut sources: Vec<Source> = Vec::new();
    let mut place = |source: &Source, id| {
        *places.entry(id).or_insert_with(|| {
            sources.push(source.clone());
            u32::try_from(sources.len() - 1).unwrap_or(u32::MAX)
        })
    };
    let mut batch = Batch::default();
    for item in evidence.iter().filter(|e| takes_part(e.claim)) {
        batch.say(&Saying::of(item.claim), place(item.source, item.source.doc_id.as_str()));
    }
    let statements: Vec<(Statement, u32)> =
        statements.iter().map(|s| (s.statement.clone(), place(s.source, s.source.doc_id.as_str()))).collect();
    World::build(sources, vec![batch], statements, ontology)
}

/// Checks current claims and statements against each other and against what the ontology knows of
/// editions, lists and official ties.
pub fn check(evidence: &[Evidence<'_>], statements: &[Stated<'_>], ontology: &Ontology) -> Report {
    let world = world(evidence, statements, ontology);
    let found = world.examine();
    let mut report =
        Report { contradictions: world.contradictions(&found), notes: world.notes(&found), confirmations: world.confirmations(&found) };
    let quotes: HashMap<&str, &str> = evidence.iter().map(|e| (e.claim.id.as_str(), e.claim.quote.as_str())).collect();
    for findings in [&mut report.contradictions, &mut report.notes, &mut report.confirmations] {
        quote(findings, |id| quotes.get(id).map(|q| (*q).to_owned()));
    }
    report
}

/// Adds the words of each side, by the id of its claim.
pub fn quote(findings: &mut [Finding], words: impl Fn(&str) -> Option<String>) {
    for side in findings.iter_mut().flat_map(|f| &mut f.sides) {
        if let Some(said) = side.claim.as_deref().and_then(&words) {
            side.quote = said;
        }
    }
}

/// The fact that a claim of this edition speaks of, its list as far as a cue names it. Huế goes by its name of the time.
pub(crate) fn fact_of(claim: &Claim, year: i32, ontology: &Ontology) -> Fact {
    let now = claim.list.as_deref() == Some(lists::AFTER) || year > 2024;
    let province = ontology.province(&claim.subject);
    let other = if now { province.and_then(|p| p.succeeded_by.as_deref()) } else { province.and_then(|p| p.succeeds.as_deref()) };
    Fact {
        subject: other.unwrap_or(&claim.subject).to_owned(),
        index: claim.index.clone(),
        component: claim.component.clone(),
        year: Some(year),
        scope: claim.scope.clone(),
        list: claim.list.clone(),
    }
}

#[cfg(test)]
mod settle_tests;
