//! Values and sides as readers see them.
use super::said::Said;
use super::words::label;
use super::world::World;
use crate::model::{Authority, Side, Source};
use crate::ontology::Ontology;
use std::collections::HashSet;

/// One value of a finding and the sides that give it.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    pub vi: String,
    pub en: String,
    pub sides: Vec<Side>,
}

impl Value {
    /// A value with its sides: official tables first, then the earliest, then by document.
    pub fn new(vi: String, en: String, mut sides: Vec<Side>) -> Self {
        sides.sort_by(|a, b| {
            let rank = |s: &Side| (!s.official, s.published.is_none());
            let first = rank(a).cmp(&rank(b));
            first
                .then_with(|| (&a.published, &a.document, &a.claim, &a.statement).cmp(&(&b.published, &b.document, &b.claim, &b.statement)))
        });
        sides.dedup();
        Self { vi, en, sides }
    }

    /// The value that these give, in the same words for all.
    pub fn of(vi: String, en: String, who: &[&Said], world: &World<'_>) -> Self {
        let sides = who.iter().map(|s| side(s, vi.clone(), world)).collect();
        Self::new(vi, en, sides)
    }

    /// Whether an official table gives it.
    pub fn official(&self) -> bool {
        self.sides.iter().any(|s| s.official)
    }

    /// How many documents give it.
    pub fn weight(&self) -> usize {
        self.sides.iter().map(|s| s.document.as_str()).collect::<HashSet<_>>().len()
    }
}

/// The side of a claim. Its words are not part of a world: [`super::quote`] adds them.
pub(crate) fn side(said: &Said, value: String, world: &World<'_>) -> Side {
    let table = (world.text(said.key.index), Some(said.key.year));
    Side { claim: Some(world.id(said)), ..place(world.source(said), value, Some(table), world.ontology) }
}

/// The side of a statement.
pub(super) fn stated_side(at: usize, value: String, world: &World<'_>) -> Option<Side> {
    let (statement, source) = world.statements.get(at)?;
    Some(Side {
        statement: Some(statement.id.clone()),
        quote: statement.quote.clone(),
        ..place(world.source_at(*source), value, None, world.ontology)
    })
}

fn place(source: &Source, value: String, table: Option<(&str, Option<i32>)>, ontology: &Ontology) -> Side {
    Side {
        value,
        claim: None,
        statement: None,
        document: source.doc_id.clone(),
        source: label(source, table, ontology, true),
        url: source.url.clone(),
        published: source.published.map(|d| d.to_string()),
        quote: String::new(),
        place: None,
        official: source.authority == Authority::Official,
        sample: source.sample,
    }
}
