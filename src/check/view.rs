//! A world as those see it who weigh and explain: whatever they ask of it that an update may change can be noted.
//!
//! What a world says of names and sources never changes: sources are only added, and claims are what they were. What
//! changes is which claims speak of a fact, and of which facts a page speaks. So a result that follows from a case and a
//! [`View`] follows again as long as the case is the same and everything that was [noted](Read) is as it was.
use super::facts::{Edition, FactAt, edition};
use super::said::{Key, Said};
use super::symbols::Sym;
use super::world::{About, World};
use crate::model::{Fact, Source};
use crate::ontology::Ontology;
use crate::syndication::Mark;
use foldhash::quality::FixedState;
use foldhash::{HashMap, HashSet};
use std::cell::RefCell;
use std::hash::{BuildHasher as _, Hash, Hasher};

/// What a claim says in numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Figures {
    pub rank: Option<u32>,
    pub score: Option<f64>,
    /// Places moved, base year.
    pub moved: Option<(i32, i32)>,
}

impl Figures {
    pub fn of(said: &Said) -> Self {
        Self { rank: said.rank, score: said.score, moved: said.moved() }
    }
}

impl Hash for Figures {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { rank, score, moved } = self;
        (rank, score.map(f64::to_bits), moved).hash(state);
    }
}

/// Something that was asked of a world and may be answered otherwise after an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Read {
    /// Who says what of any list of an edition.
    Claims(Edition),
    /// Which figures are given for it, each by one page alone or by several.
    Figures(Edition),
    /// The claims of a page.
    Page(u32),
    /// That nothing bears a certain name.
    Nameless,
}

/// See the module. Only what stands in the second half is noted: the first half never changes.
pub(crate) trait View {
    /// The world itself, of which nothing is noted.
    fn unnoted(&self) -> &World<'_>;

    /// Takes note of a question.
    fn note(&self, read: Read);

    fn ontology(&self) -> &Ontology {
        self.unnoted().ontology
    }

    fn text(&self, sym: Sym) -> &str {
        self.unnoted().text(sym)
    }

    fn list(&self, key: &Key) -> Option<&str> {
        self.unnoted().list(key)
    }

    fn public(&self, key: &Key) -> Fact {
        self.unnoted().public(key)
    }

    fn id(&self, said: &Said) -> String {
        self.unnoted().id(said)
    }

    fn source(&self, said: &Said) -> &Source {
        self.unnoted().source(said)
    }

    fn about(&self, said: &Said) -> Option<&About> {
        self.unnoted().about(said)
    }

    fn mark(&self, said: &Said) -> Option<Mark> {
        self.unnoted().mark(said)
    }

    fn origins(&self, said: &[&Said]) -> usize {
        self.unnoted().origins(said)
    }

    /// See [`World::symbol`].
    fn symbol(&self, text: &str) -> Option<Sym> {
        let symbol = self.unnoted().symbol(text);
        if symbol.is_none() {
            self.note(Read::Nameless);
        }
        symbol
    }

    /// See [`World::of`].
    fn of(&self, key: &Key) -> &[Said] {
        self.note(Read::Claims(edition(key)));
        self.unnoted().of(key)
    }

    /// See [`World::only_rank`].
    fn only_rank(&self, key: &Key) -> Option<u32> {
        self.note(Read::Figures(edition(key)));
        self.unnoted().only_rank(key)
    }

    /// Whether any page but one gives such figures for a fact.
    fn any(&self, key: &Key, but: Option<u32>, such: impl Fn(Figures) -> bool) -> bool {
        self.note(Read::Figures(edition(key)));
        self.unnoted().of(key).iter().any(|s| Some(s.source) != but && such(Figures::of(s)))
    }

    /// See [`World::page`].
    fn page(&self, source: u32) -> impl Iterator<Item = &Said> {
        self.note(Read::Page(source));
        self.unnoted().page(source)
    }
}

impl View for World<'_> {
    fn unnoted(&self) -> &World<'_> {
        self
    }

    fn note(&self, _: Read) {}
}

/// A world for one who is to be asked again only when an answer is another.
#[derive(Debug)]
pub(super) struct Noted<'w, 'o> {
    world: &'w World<'o>,
    reads: RefCell<HashSet<Read>>,
}

impl View for Noted<'_, '_> {
    fn unnoted(&self) -> &World<'_> {
        self.world
    }

    fn note(&self, read: Read) {
        self.reads.borrow_mut().insert(read);
    }
}

/// What something was made from: questions with marks of their answers. Names stand for symbols, which an update may number
/// anew.
#[derive(Debug, Clone, Default)]
pub(super) struct Reads {
    claims: Vec<(u64, u64)>,
    figures: Vec<(u64, u64)>,
    pages: Vec<u32>,
    /// How many names there were, when one was missing.
    names: Option<usize>,
}

impl<'w, 'o> Noted<'w, 'o> {
    pub fn new(world: &'w World<'o>) -> Self {
        Self { world, reads: RefCell::default() }
    }

    /// Everything that was asked.
    pub fn reads(self) -> Reads {
        let world = self.world;
        let mut reads = Reads::default();
        for read in self.reads.into_inner() {
            match read {
                Read::Claims(of) => reads.claims.push((name(&of, world), claims(&of, world))),
                Read::Figures(of) => reads.figures.push((name(&of, world), figures(&of, world))),
                Read::Page(source) => reads.pages.push(source),
                Read::Nameless => reads.names = Some(world.symbols.len()),
            }
        }
        reads
    }
}

/// The answers that an update changed.
#[derive(Debug)]
pub(super) struct Answers {
    /// By the name of an edition: marks of its claims and of its figures.
    editions: HashMap<u64, (u64, u64)>,
    pages: HashSet<u32>,
    names: usize,
}

impl Answers {
    /// What a world answers now of all that updates touched.
    pub fn of(editions: &std::collections::HashSet<Edition, foldhash::fast::FixedState>, pages: HashSet<u32>, world: &World<'_>) -> Self {
        let now = |of: &Edition| (name(of, world), (claims(of, world), figures(of, world)));
        Self { editions: editions.iter().map(now).collect(), pages, names: world.symbols.len() }
    }

    /// Whether whoever asked would be told the same again.
    pub fn repeat(&self, reads: &Reads) -> bool {
        let same = |of: &u64, told: u64, now: fn(&(u64, u64)) -> u64| self.editions.get(of).is_none_or(|marks| now(marks) == told);
        reads.names.is_none_or(|names| names == self.names)
            && reads.claims.iter().all(|(of, told)| same(of, *told, |marks| marks.0))
            && reads.figures.iter().all(|(of, told)| same(of, *told, |marks| marks.1))
            && !reads.pages.iter().any(|page| self.pages.contains(page))
    }
}

/// The name of an edition, whatever its symbols are.
fn name((index, component, scope, subject, year): &Edition, world: &World<'_>) -> u64 {
    let text = |sym: &Sym| world.text(*sym);
    FixedState::default().hash_one((text(index), component.as_ref().map(text), text(scope), text(subject), year))
}

/// A mark of what is asked of the facts of an edition, one for each of its lists.
fn mark(of: &Edition, world: &World<'_>, part: fn(&FactAt) -> u64) -> u64 {
    let facts: Vec<_> = world.edition(of).map(|fact| (world.list(&fact.key), part(fact))).collect();
    FixedState::default().hash_one(facts)
}

fn claims(of: &Edition, world: &World<'_>) -> u64 {
    mark(of, world, |fact| fact.claims)
}

fn figures(of: &Edition, world: &World<'_>) -> u64 {
    mark(of, world, |fact| fact.figures)
}
