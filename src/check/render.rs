//! Values and those who give them, as readers see them.
use super::said::{Said, number_of};
use super::words::label;
use super::world::World;
use crate::model::{Authority, Side, Source, Statement};
use crate::ontology::Ontology;
use foldhash::{HashMap, HashSet};
use std::cmp::Ordering;
use std::sync::{Mutex, PoisonError};

/// One value of a finding and those who give it.
#[derive(Debug, Clone)]
pub(crate) struct Value<'w> {
    pub vi: String,
    pub en: String,
    pub witnesses: Vec<Witness<'w>>,
}

impl<'w> Value<'w> {
    /// A value with its witnesses: official tables first, then the earliest, then by document.
    pub fn new(vi: String, en: String, mut witnesses: Vec<Witness<'w>>, world: &World<'_>) -> Self {
        witnesses.sort_by(|a, b| a.order(b, world));
        witnesses.dedup_by(|a, b| a.same(b));
        Self { vi, en, witnesses }
    }

    /// The value that these give, in the same words for all.
    pub fn of(vi: String, en: String, who: &[&'w Said], world: &'w World<'_>) -> Self {
        let witnesses = who.iter().map(|s| Witness::of(s, vi.clone(), world)).collect();
        Self::new(vi, en, witnesses, world)
    }

    /// Whether an official table gives it.
    pub fn official(&self) -> bool {
        self.witnesses.iter().any(Witness::official)
    }

    /// How many documents give it.
    pub fn weight(&self) -> usize {
        self.witnesses.iter().map(Witness::document).collect::<HashSet<_>>().len()
    }
}

/// Somebody who gives a value: a claim or a statement, with its document.
#[derive(Debug, Clone)]
pub(crate) struct Witness<'w> {
    /// The value in its own words.
    value: String,
    claim: Option<&'w Said>,
    statement: Option<&'w Statement>,
    source: &'w Source,
    /// The index and edition of a claim.
    table: Option<(&'w str, Option<i32>)>,
}

impl<'w> Witness<'w> {
    /// Whoever makes a claim.
    pub fn of(said: &'w Said, value: String, world: &'w World<'_>) -> Self {
        let table = Some((world.text(said.key.index), Some(said.key.year)));
        Self { value, claim: Some(said), statement: None, source: world.source(said), table }
    }

    /// Whoever makes the statement that stands at a place of the world.
    pub fn stated(at: usize, value: String, world: &'w World<'_>) -> Option<Self> {
        let (statement, source) = world.statements.get(at)?;
        Some(Self { value, claim: None, statement: Some(statement), source: world.source_at(*source), table: None })
    }

    pub fn official(&self) -> bool {
        self.source.authority == Authority::Official
    }

    /// The id of its claim.
    pub fn claim(&self, world: &World<'_>) -> Option<String> {
        self.claim.map(|said| world.id(said))
    }

    pub fn document(&self) -> &'w str {
        &self.source.doc_id
    }

    /// Who it is, for readers.
    pub fn label(&self, ontology: &Ontology, vi: bool) -> String {
        label(self.source, self.table, ontology, vi)
    }

    fn order(&self, other: &Self, world: &World<'_>) -> Ordering {
        let day = |w: &Self| w.source.published.map(|d| (d.year, d.month, d.day));
        let rank = |w: &Self| (!w.official(), day(w).is_none(), day(w));
        let claim = |w: &Self| w.claim.map(|said| world.id(said));
        let statement = |w: &Self| w.statement.map(|s| &s.id);
        rank(self)
            .cmp(&rank(other))
            .then_with(|| self.document().cmp(other.document()))
            .then_with(|| claim(self).cmp(&claim(other)))
            .then_with(|| statement(self).cmp(&statement(other)))
    }

    fn same(&self, other: &Self) -> bool {
        self.claim.map(|said| said.claim) == other.claim.map(|said| said.claim)
            && self.statement.map(|s| &s.id) == other.statement.map(|s| &s.id)
            && (self.document(), &self.value) == (other.document(), &other.value)
    }

    /// The side of a finding that it is. The words of a claim are not part of a world: [`super::quote`] adds them.
    pub fn side(self, stock: &Stock, world: &World<'_>) -> Side {
        if let Some(known) = self.claim.and_then(|said| stock.take(said)) {
            return Side { value: self.value, place: None, ..known };
        }
        let source = self.source;
        Side {
            claim: self.claim.map(|said| world.id(said)),
            statement: self.statement.map(|s| s.id.clone()),
            document: source.doc_id.clone(),
            source: self.label(world.ontology, true),
            url: source.url.clone(),
            published: source.published.map(|d| d.to_string()),
            quote: self.statement.map_or_else(String::new, |s| s.quote.clone()),
            place: None,
            official: self.official(),
            sample: source.sample,
            value: self.value,
        }
    }
}

/// The side of a claim in the words of `value`.
pub(crate) fn side(said: &Said, value: String, world: &World<'_>) -> Side {
    Witness::of(said, value, world).side(&Stock::default(), world)
}

/// Sides of findings that are written anew, by the numbers of their claims: most stand in the new ones too.
#[derive(Debug, Default)]
pub(super) struct Stock {
    places: HashMap<u64, usize>,
    sides: Vec<Mutex<Option<Side>>>,
    /// Claims of sources from here on are newer.
    sources: usize,
}

impl Stock {
    /// Sides that were written when a world had so many sources.
    pub fn of(sides: Vec<Vec<Side>>, sources: usize) -> Self {
        let sides: Vec<Side> = sides.into_iter().flatten().collect();
        let places = sides.iter().enumerate().filter_map(|(at, side)| Some((number_of(side.claim.as_deref()?), at))).collect();
        Self { places, sides: sides.into_iter().map(|side| Mutex::new(Some(side))).collect(), sources }
    }

    fn take(&self, said: &Said) -> Option<Side> {
        // A document that was read anew may have another title or day.
        let place = *self.places.get(&said.claim).filter(|_| (said.source as usize) < self.sources)?;
        self.sides.get(place)?.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
