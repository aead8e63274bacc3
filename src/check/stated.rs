//! Statements as rules see them: the facts that they speak of, and the figures that are known of those.
use super::lists::{Cues, Listing, listing};
use super::render::Witness;
use super::said::Key;
use super::values::{agree, decimals};
use super::world::World;
use crate::model::{Statement, StatementKind};

/// Statements of a kind, by their places in the world.
pub(super) fn of_kind<'w>(kind: StatementKind, world: &'w World<'_>) -> impl Iterator<Item = (usize, &'w Statement, u32)> {
    world.statements.iter().enumerate().filter(move |(_, (s, _))| s.kind == kind).map(|(at, (s, source))| (at, s, *source))
}

/// The fact that a statement speaks of; `None` where nobody claims anything of that kind, or where it may mean either of two lists.
pub(super) fn key_of(statement: &Statement, source: u32, world: &World<'_>) -> Option<Key> {
    key_for(statement.subject.as_deref()?, statement, source, world)
}

/// The same fact of another subject.
pub(super) fn key_for(subject: &str, statement: &Statement, source: u32, world: &World<'_>) -> Option<Key> {
    let (index, scope, year) = (statement.index.as_deref()?, statement.scope.as_deref()?, statement.year?);
    let cues = Cues { subject, index, scope, list: None, of: None };
    let Listing::Known(list) = listing(cues, world.source_at(source).published, year, world.ontology) else { return None };
    // Huế is one territory under two names.
    let of_old = world.ontology.province(subject).and_then(|p| p.succeeds.as_deref());
    let component = match statement.component.as_deref() {
        Some(c) => Some(world.symbol(c)?),
        None => None,
    };
    let list = match list {
        Some(l) => Some(world.symbol(l)?),
        None => None,
    };
    Some(Key {
        index: world.symbol(index)?,
        component,
        scope: world.symbol(scope)?,
        subject: world.symbol(of_old.unwrap_or(subject))?,
        year,
        list,
    })
}

/// The points of a fact when all who give some agree, as exactly as anybody gives them.
pub(super) fn only_score(key: &Key, world: &World<'_>) -> Option<f64> {
    agreed(world.of(key).iter().filter_map(|s| s.score))
}

/// The points that one document gives.
pub(super) fn score_in(key: &Key, source: u32, world: &World<'_>) -> Option<f64> {
    agreed(world.of(key).iter().filter(|s| s.source == source).filter_map(|s| s.score))
}

fn agreed(scores: impl Iterator<Item = f64>) -> Option<f64> {
    let mut best: Option<f64> = None;
    for score in scores {
        best = match best {
            None => Some(score),
            // 9,12 and 91,17 % agree, and one of them fits no sum with the other.
            Some(b) if !agree(b, score) || (b / score - 1.0).abs() > 0.5 => return None,
            Some(b) => Some(if decimals(score) > decimals(b) { score } else { b }),
        };
    }
    best
}

/// Who makes a statement, for a sentence: `baohatinh.vn (14/07/2023)`.
pub(super) fn teller(at: usize, world: &World<'_>) -> String {
    Witness::stated(at, String::new(), world).map(|w| w.label(world.ontology, true)).unwrap_or_default()
}
