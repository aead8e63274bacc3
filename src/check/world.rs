//! Everything that is claimed, by fact.
//!
//! A world is settled when its claims stand in the order of their facts; all rules run over a settled world. It does not
//! show in which order claims came into it.
use super::facts::{Edition, FactAt, Line, line};
use super::lists;
use super::pages::{Pages, VOID};
use super::said::{Key, Said, Saying, Which, number_of};
use super::symbols::{Renamed, Sym, Symbols};
use crate::model::{Authority, Fact, Source, Statement};
use crate::ontology::Ontology;
use crate::syndication::{Mark, independent, text_mark};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The list of a claim that speaks of no certain fact, while lists are settled.
pub(super) const NOWHERE: &str = "\u{10ffff}";

/// A batch of claims on its way into a world, from a thread of its own.
#[derive(Debug, Default)]
pub struct Batch {
    symbols: Symbols,
    said: Vec<Said>,
    /// Ids that are not of the usual form.
    odd: Vec<(u64, Box<str>)>,
}

impl Batch {
    /// Takes a claim of the document that stands at `source` among the sources of the world to be.
    pub fn say(&mut self, saying: &Saying<'_>, source: u32) {
        // Without an edition it speaks of no fact; see [`super::settle`].
        let Some(year) = saying.year else { return };
        let claim = number_of(saying.id);
        if saying.id.len() != 17 || text_mark(saying.id) == claim {
            self.odd.push((claim, saying.id.into()));
        }
        let key = Key {
            index: self.symbols.intern(saying.index),
            component: saying.component.map(|c| self.symbols.intern(c)),
            scope: self.symbols.intern(saying.scope),
            subject: self.symbols.intern(saying.subject),
            year,
            list: saying.list.map(|l| self.symbols.intern(l)),
        };
        let said = Said {
            key,
            claim,
            quote: Mark::default().quoting(saying.quote).quote,
            source,
            rank: saying.rank,
            rank_max: saying.rank_max,
            of: saying.of,
            delta: saying.delta,
            base_year: saying.base_year,
            score: saying.score,
            confidence: saying.confidence as f32,
            last: saying.last,
            presumed: false,
            old_list: saying.list == Some("63") || saying.of.is_some_and(|n| (35..=64).contains(&n)),
            which: Which::Open,
        };
        self.said.push(said);
    }

    /// Turns what the claims were numbered by into the places of their sources; those without one are dropped.
    pub fn place(&mut self, source: impl Fn(u32) -> Option<u32>) {
        self.said.retain_mut(|s| source(s.source).map(|place| s.source = place).is_some());
    }

    /// How many claims it holds.
    pub fn len(&self) -> usize {
        self.said.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }
}

/// What rules ask of a source for every claim of it, close together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    mark: Mark,
    /// The last day that it may be of, as a number that grows with time; `None` when it has no date.
    pub day: Option<i32>,
    pub authority: Authority,
}

/// All current claims with their sources; see the module.
#[derive(Debug, Clone)]
pub struct World<'o> {
    pub(crate) ontology: &'o Ontology,
    pub(super) symbols: Symbols,
    pub(super) sources: Vec<Source>,
    about: Vec<About>,
    documents: HashMap<Box<str>, u32, foldhash::fast::FixedState>,
    /// The claims of each fact side by side. Where an update touches a fact, all claims of its edition are written anew
    /// behind the others: what stood there before is [`VOID`].
    pub(super) said: Vec<Said>,
    pub(super) pages: Pages,
    /// Claims whose list nobody can tell: they speak of no certain fact.
    pub(super) aside: Vec<Said>,
    pub(super) facts: Vec<FactAt>,
    /// Where the facts of each line begin and how many there are: most of a check is looking facts up.
    pub(super) lines: HashMap<Line, (u32, u32), foldhash::fast::FixedState>,
    /// Documents that write the number of the old list beside some claim of an edition: their other claims mean it too.
    pub(super) old_lists: HashSet<(u32, Sym, i32), foldhash::fast::FixedState>,
    /// In the order of their documents and ids.
    pub(crate) statements: Vec<(Statement, u32)>,
    odd: HashMap<u64, Box<str>>,
    pub(super) changes: Changes,
}

/// What updates changed since somebody [asked](World::changed) last.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes {
    /// There was nothing before.
    pub all: bool,
    /// Editions of which anything was taken out or added.
    pub editions: HashSet<Edition, foldhash::fast::FixedState>,
    /// Pages that may speak of other facts than before.
    pub pages: foldhash::HashSet<u32>,
    /// New symbols by old ones, where names were numbered anew.
    pub renamed: Option<Renamed>,
}

impl<'o> World<'o> {
    /// A settled world of these sources and claims. Each claim names its source by its place in `sources`.
    pub fn build(sources: Vec<Source>, batches: Vec<Batch>, statements: Vec<(Statement, u32)>, ontology: &'o Ontology) -> Self {
        let mut symbols = Symbols::default();
        for name in ["63", "64", "34", "bo-dvc", "bo-khong-dvc", "national", NOWHERE] {
            symbols.intern(name);
        }
        // Whoever looks for the slip behind a figure asks for these, whether or not anybody speaks of them; see [`super::view`].
        let components = ontology.indices.iter().flat_map(|i| &i.component);
        let ids = ontology.provinces.iter().map(|p| &p.id).chain(ontology.indices.iter().map(|i| &i.id)).chain(components.map(|c| &c.id));
        ids.for_each(|id| {
            symbols.intern(id);
        });
        for region in &ontology.regions {
            symbols.intern(&format!("region:{}", region.id));
        }
        let mut world = Self {
            ontology,
            symbols,
            sources: Vec::with_capacity(spacious(sources.len())),
            about: Vec::with_capacity(spacious(sources.len())),
            documents: HashMap::with_capacity_and_hasher(spacious(sources.len()), foldhash::fast::FixedState::default()),
            said: Vec::new(),
            pages: Pages::default(),
            aside: Vec::new(),
            facts: Vec::new(),
            lines: HashMap::default(),
            old_lists: HashSet::default(),
            statements: Vec::new(),
            odd: HashMap::new(),
            changes: Changes::default(),
        };
        world.take_in(&HashSet::new(), sources, batches, statements);
        world
    }

    /// Adds documents with their claims and statements, which are numbered from the end of the sources that are there; the
    /// claims and statements of the documents named in `gone` (a new revision, say) are taken out first. The time it takes
    /// grows with what is added, and hardly with what is there.
    pub fn update(&mut self, gone: &[&str], sources: Vec<Source>, batch: Batch, statements: Vec<(Statement, u32)>) {
        let gone: HashSet<u32> = gone.iter().filter_map(|id| self.documents.get(*id).copied()).collect();
        self.take_in(&gone, sources, vec![batch], statements);
    }

    /// The same world without these documents (places among its sources): what is known besides them.
    pub fn without(&self, documents: &HashSet<u32>) -> Self {
        let mut world = self.clone();
        world.take_in(documents, Vec::new(), Vec::new(), Vec::new());
        world
    }

    fn take_in(&mut self, gone: &HashSet<u32>, sources: Vec<Source>, batches: Vec<Batch>, statements: Vec<(Statement, u32)>) {
        for source in sources {
            self.add_source(source);
        }
        let claims = batches.iter().map(Batch::len).sum();
        // Updates write behind what is there, each some times what it brings: several find their room.
        let mut fresh: Vec<Said> = Vec::with_capacity(if self.said.is_empty() { claims + claims / 2 + 1024 } else { claims });
        for batch in batches {
            let said = self.take(batch, &mut fresh);
            fresh.extend(said);
        }
        if !gone.is_empty() {
            self.statements.retain(|(_, source)| !gone.contains(source));
        }
        self.statements.extend(statements);
        self.statements.sort_by(|(a, _), (b, _)| (&a.doc_id, &a.id).cmp(&(&b.doc_id, &b.id)));
        self.settle(fresh, gone);
    }

    /// The fact that a claim would speak of in one of its lists.
    pub fn key(&mut self, saying: &Saying<'_>, year: i32, list: Option<&str>) -> Key {
        let subject = self.ontology.province(saying.subject).and_then(|p| p.succeeds.as_deref()).unwrap_or(saying.subject);
        Key {
            index: self.symbols.intern(saying.index),
            component: saying.component.map(|c| self.symbols.intern(c)),
            scope: self.symbols.intern(saying.scope),
            subject: self.symbols.intern(subject),
            year,
            list: list.map(|l| self.symbols.intern(l)),
        }
    }

    /// Takes note of where each line stands among the facts.
    pub(super) fn number_lines(&mut self) {
        self.lines.clear();
        let mut start = 0;
        for group in self.facts.chunk_by(|a, b| a.key.same_line(&b.key)) {
            let len = u32::try_from(group.len()).unwrap_or(VOID);
            self.lines.extend(group.first().map(|f| (line(&f.key), (start, len))));
            start += len;
        }
    }

    fn add_source(&mut self, source: Source) {
        let place = u32::try_from(self.sources.len()).unwrap_or(VOID);
        let day = source.published.map(|d| day_number(d.latest()));
        self.about.push(About { mark: Mark::of(&source), day, authority: source.authority });
        self.documents.insert(source.doc_id.as_str().into(), place);
        self.sources.push(source);
    }

    /// A batch in the names of this world, its lists read as far as each claim tells by itself. `others` are on their way
    /// into the world too.
    fn take(&mut self, batch: Batch, others: &mut [Said]) -> Vec<Said> {
        self.odd.extend(batch.odd);
        let here = self.symbols.adopt(&batch.symbols);
        let mut said = batch.said;
        let mut lists = HashMap::new();
        for s in &mut said {
            s.key = s.key.renamed(&here);
            self.place(s, &mut lists);
        }
        if self.symbols.is_sorted() {
            return said;
        }
        // The order of names is part of the order of facts.
        let now = self.symbols.sort();
        let rename = |s: &mut Said| s.key = s.key.renamed(&now);
        said.iter_mut().chain(others).chain(&mut self.aside).for_each(rename);
        self.said.par_iter_mut().for_each(rename);
        self.facts.iter_mut().for_each(|f| f.key = f.key.renamed(&now));
        self.number_lines();
        self.old_lists = self.old_lists.drain().map(|(source, index, year)| (source, now.now(index), year)).collect();
        self.changes.rename(now);
        said
    }
}

impl Changes {
    fn rename(&mut self, now: Renamed) {
        let editions = self.editions.drain();
        self.editions = editions
            .map(|(index, component, scope, subject, year)| {
                (now.now(index), component.map(|c| now.now(c)), now.now(scope), now.now(subject), year)
            })
            .collect();
        self.renamed = Some(match self.renamed.take() {
            Some(before) => before.then(&now),
            None => now,
        });
    }
}

/// Room for so many and some more: a world that outgrew its room would be copied as a whole.
pub(super) fn spacious(count: usize) -> usize {
    count + count / 8 + 1024
}

/// A number that grows by one a day inside a month, and by no less from month to month.
pub(super) fn day_number((year, month, day): (i16, i8, i8)) -> i32 {
    (i32::from(year) * 12 + i32::from(month)) * 31 + i32::from(day)
}

/// Looking things up.
impl World<'_> {
    /// The name behind a symbol.
    pub fn text(&self, sym: Sym) -> &str {
        self.symbols.text(sym)
    }

    /// The symbol of a name, when anything of this world bears it.
    pub fn symbol(&self, text: &str) -> Option<Sym> {
        self.symbols.get(text)
    }

    /// The list of a fact by name.
    pub(crate) fn list(&self, key: &Key) -> Option<&str> {
        key.list.map(|l| self.text(l))
    }

    /// All facts, ordered by their keys up to the list.
    pub(crate) fn facts(&self) -> &[FactAt] {
        &self.facts
    }

    /// The editions and lists of one subject's place in one ranking.
    pub(super) fn line(&self, line: &Line) -> &[FactAt] {
        let (start, len) = self.lines.get(line).copied().unwrap_or_default();
        self.facts.get(start as usize..(start + len) as usize).unwrap_or_default()
    }

    /// The facts of all editions of one index or component in one scope.
    pub(super) fn table(&self, table: &(Sym, Option<Sym>, Sym)) -> &[FactAt] {
        let of = |fact: &FactAt| (fact.key.index, fact.key.component, fact.key.scope);
        let (start, end) = (self.facts.partition_point(|f| of(f) < *table), self.facts.partition_point(|f| of(f) <= *table));
        self.facts.get(start..end).unwrap_or_default()
    }

    /// Where the facts of an edition stand, one for each of its lists.
    pub(super) fn places(&self, (index, component, scope, subject, year): &Edition) -> impl Iterator<Item = usize> {
        let (start, len) = self.lines.get(&(*index, *component, *scope, *subject)).copied().unwrap_or_default();
        let line = start as usize..(start + len) as usize;
        line.filter(move |place| self.facts.get(*place).is_some_and(|fact| fact.key.year == *year))
    }

    /// The facts of an edition, one for each of its lists.
    pub(super) fn edition(&self, (index, component, scope, subject, year): &Edition) -> impl Iterator<Item = &FactAt> {
        self.line(&(*index, *component, *scope, *subject)).iter().filter(move |fact| fact.key.year == *year)
    }

    /// What updates changed since this was asked last.
    pub(super) fn changed(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }

    /// What is said of a fact.
    pub(crate) fn at(&self, fact: &FactAt) -> &[Said] {
        self.said.get(fact.start as usize..fact.end as usize).unwrap_or_default()
    }

    /// The fact of this key, when anybody speaks of it.
    pub(crate) fn fact(&self, key: &Key) -> Option<&FactAt> {
        self.line(&line(key)).iter().find(|f| (f.key.year, f.key.list) == (key.year, key.list))
    }

    /// What is said of the fact of this key.
    pub fn of(&self, key: &Key) -> &[Said] {
        self.fact(key).map_or(&[], |f| self.at(f))
    }

    /// The exact rank of a fact when all who give one agree.
    pub(crate) fn only_rank(&self, key: &Key) -> Option<u32> {
        self.fact(key)?.only_rank
    }

    /// The claims of one source, in no order.
    pub(crate) fn page(&self, source: u32) -> impl Iterator<Item = &Said> {
        self.pages.of(source).filter_map(move |at| self.said.get(at).filter(|s| s.source == source))
    }

    /// All sources; those that come with an [`Self::update`] are numbered from their end.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Where a claim was said.
    pub fn source(&self, said: &Said) -> &Source {
        self.source_at(said.source)
    }

    pub(crate) fn source_at(&self, place: u32) -> &Source {
        static UNKNOWN: LazyLock<Source> = LazyLock::new(Source::default);
        self.sources.get(place as usize).unwrap_or(&UNKNOWN)
    }

    /// What tells whether two prints are of one origin.
    pub(crate) fn mark(&self, said: &Said) -> Option<Mark> {
        self.about(said).map(|a| Mark { quote: said.quote, ..a.mark })
    }

    pub(super) fn about(&self, said: &Said) -> Option<&About> {
        self.about.get(said.source as usize)
    }

    /// How many independent origins these have; see [`crate::syndication::independent`].
    pub(crate) fn origins(&self, said: &[&Said]) -> usize {
        if said.len() < 2 {
            return said.iter().filter(|s| self.mark(s).is_some_and(|m| !m.aggregator)).count();
        }
        independent(said.iter().filter_map(|s| self.mark(s)))
    }

    /// The public form of a fact. Huế goes by its name of the time.
    pub fn public(&self, key: &Key) -> Fact {
        let subject = self.text(key.subject);
        let now = self.list(key) == Some(lists::AFTER) || key.year > 2024;
        let heir = self.ontology.province(subject).and_then(|p| p.succeeded_by.as_deref()).filter(|_| now);
        Fact {
            subject: heir.unwrap_or(subject).to_owned(),
            index: self.text(key.index).to_owned(),
            component: key.component.map(|c| self.text(c).to_owned()),
            year: Some(key.year),
            scope: self.text(key.scope).to_owned(),
            list: self.list(key).map(str::to_owned),
        }
    }

    /// A claim's id.
    pub fn id(&self, said: &Said) -> String {
        self.odd.get(&said.claim).map_or_else(|| said.id(), |id| id.to_string())
    }
}
