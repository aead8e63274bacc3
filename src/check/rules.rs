//! The rules, and what they found wherever nothing has changed since.
use super::conflict::Conflict;
use super::facts::{Edition, FactAt, Line, Ranking, line, ranking};
use super::symbols::{Renamed, Sym};
use super::world::{Changes, World};
use super::{
    bands, changes, composite, counts, early, extremes, movement, order, range, region, same_fact, shared_rank, standing, streaks, sums,
    two_lists, unpublished,
};
use foldhash::{HashMap, HashSet};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A rule over a line: it adds what cannot all hold there.
type OfLine = fn(&[FactAt], &World<'_>, &mut Vec<Conflict>);

/// A rule over an edition of a ranking.
type OfRanking = fn(&[&FactAt], &World<'_>, &mut Vec<Conflict>);

/// They look at the editions of one subject's place in one ranking, and at nothing else of a world that may change.
const OF_LINES: [OfLine; 3] = [same_fact::find, movement::find, two_lists::find];

/// They look at one edition of one ranking; a region's also at the country's, a total also at its components: see [`beside`].
const OF_RANKINGS: [OfRanking; 6] = [shared_rank::find, range::find, region::find, order::by_points, standing::find, composite::find];

/// They begin with statements, or with pages.
const OF_WORLDS: [fn(&World<'_>, &mut Vec<Conflict>); 9] =
    [order::in_words, sums::find, extremes::find, changes::find, counts::find, bands::find, streaks::find, early::find, unpublished::find];

/// What was found in lines and rankings, as far as there is anything.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    lines: HashMap<Line, Vec<Conflict>>,
    rankings: HashMap<Ranking, Vec<Conflict>>,
}

impl Kept {
    /// Everything that is found in a world.
    pub fn of(world: &World<'_>) -> Self {
        let lines = world.facts().par_chunk_by(|a, b| a.key.same_line(&b.key));
        let lines =
            lines.filter_map(|facts| Some((line(&facts.first()?.key), in_line(facts, world)))).filter(|(_, found)| !found.is_empty());
        let tables = world.facts().par_chunk_by(|a, b| table(a) == table(b)).flat_map_iter(|facts| {
            let mut years: BTreeMap<i32, Vec<&FactAt>> = BTreeMap::new();
            facts.iter().for_each(|fact| years.entry(fact.key.year).or_default().push(fact));
            years.into_values().filter_map(|edition| Some((ranking(&edition.first()?.key), in_ranking(&edition, world))))
        });
        Self { lines: lines.collect(), rankings: tables.filter(|(_, found)| !found.is_empty()).collect() }
    }

    /// Looks again wherever updates changed anything.
    pub fn follow(&mut self, changes: &Changes, world: &World<'_>) {
        if changes.all {
            *self = Self::of(world);
            return;
        }
        if let Some(renamed) = &changes.renamed {
            self.rename(renamed);
        }
        let lines: HashSet<Line> =
            changes.editions.iter().map(|(index, component, scope, subject, _)| (*index, *component, *scope, *subject)).collect();
        let lines: Vec<(Line, Vec<Conflict>)> = lines.into_par_iter().map(|line| (line, in_line(world.line(&line), world))).collect();
        replace(&mut self.lines, lines);
        let rankings: HashSet<Ranking> = changes.editions.iter().flat_map(|edition| beside(edition, world)).collect();
        let again = |of: Ranking| {
            let (index, component, scope, year) = of;
            let edition: Vec<&FactAt> = world.table(&(index, component, scope)).iter().filter(|fact| fact.key.year == year).collect();
            (of, in_ranking(&edition, world))
        };
        let rankings: Vec<(Ranking, Vec<Conflict>)> = rankings.into_par_iter().map(again).collect();
        replace(&mut self.rankings, rankings);
    }

    /// All conflicts of a world that these were found in, in an order of their own.
    pub fn conflicts(&self, world: &World<'_>) -> Vec<Conflict> {
        let found = OF_WORLDS.par_iter().flat_map_iter(|rule| {
            let mut conflicts = Vec::new();
            rule(world, &mut conflicts);
            conflicts
        });
        let mut all: Vec<Conflict> = found.collect();
        all.extend(self.lines.values().chain(self.rankings.values()).flatten().cloned());
        all.par_sort_unstable_by(|a, b| {
            // Which number a page has tells when it was read.
            let page = |c: &Conflict| c.inside.map(|source| &world.source_at(source).doc_id);
            let what = |c: &Conflict| (c.kind, c.about);
            what(a)
                .cmp(&what(b))
                .then_with(|| page(a).cmp(&page(b)))
                .then_with(|| (&a.terms, &a.identity, &a.statements).cmp(&(&b.terms, &b.identity, &b.statements)))
        });
        all
    }

    fn rename(&mut self, now: &Renamed) {
        let name = |sym: Sym| now.now(sym);
        let renamed = |found: Vec<Conflict>| found.into_iter().map(|conflict| conflict.renamed(now)).collect();
        let lines = std::mem::take(&mut self.lines).into_iter();
        self.lines = lines.map(|((i, c, s, who), found)| ((name(i), c.map(name), name(s), name(who)), renamed(found))).collect();
        let rankings = std::mem::take(&mut self.rankings).into_iter();
        self.rankings = rankings.map(|((i, c, s, year), found)| ((name(i), c.map(name), name(s), year), renamed(found))).collect();
    }
}

/// Everything of a ranking but its edition.
fn table(fact: &FactAt) -> (Sym, Option<Sym>, Sym) {
    (fact.key.index, fact.key.component, fact.key.scope)
}

fn in_line(facts: &[FactAt], world: &World<'_>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    OF_LINES.iter().for_each(|rule| rule(facts, world, &mut conflicts));
    conflicts
}

fn in_ranking(edition: &[&FactAt], world: &World<'_>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    OF_RANKINGS.iter().for_each(|rule| rule(edition, world, &mut conflicts));
    conflicts
}

fn replace<K: std::hash::Hash + Eq>(known: &mut HashMap<K, Vec<Conflict>>, again: Vec<(K, Vec<Conflict>)>) {
    for (of, found) in again {
        if found.is_empty() {
            known.remove(&of);
        } else {
            known.insert(of, found);
        }
    }
}

/// The rankings whose rules look at an edition of a subject's place: its own, those of the regions for one of the country, and that of
/// the total for one of a component.
fn beside(edition: &Edition, world: &World<'_>) -> Vec<Ranking> {
    let (index, component, scope, _, year) = *edition;
    let mut rankings = vec![(index, component, scope, year)];
    if component.is_some() {
        rankings.push((index, None, scope, year));
    }
    if world.text(scope) == "national" {
        let regions = world.ontology.regions.iter().filter_map(|region| world.symbol(&format!("region:{}", region.id)));
        rankings.extend(regions.map(|region| (index, component, region, year)));
    }
    rankings
}
