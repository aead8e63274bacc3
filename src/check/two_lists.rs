//! One edition in two lists: `R(x, 63)` and `R(x, 34)` may differ and are both true. A note for readers.
use super::conflict::{Class, Conflict, Says, Term};
use super::facts::FactAt;
use super::lists;
use super::said::{Key, Said};
use super::world::World;
use crate::model::{FindingKind, Severity};
use std::collections::BTreeSet;

/// Notes every edition that ranks the subject of a line in both lists, on different places.
pub(super) fn find(line: &[FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    let (Some(after), before) = (world.symbol(lists::AFTER), world.symbol(lists::BEFORE)) else { return };
    for fact in line.iter().filter(|f| f.key.list == Some(after) && f.key.year <= 2024) {
        let old = Key { list: before, ..fact.key };
        let ranks = |said: &[Said]| said.iter().filter_map(|s| s.rank).collect::<BTreeSet<_>>();
        let (new_ranks, old_ranks) = (ranks(world.at(fact)), ranks(world.of(&old)));
        if new_ranks.is_empty() || old_ranks.is_empty() || new_ranks == old_ranks {
            continue;
        }
        let term = |key| move |rank| Term { key, says: Says::Rank(rank) };
        let terms = old_ranks.into_iter().map(term(old)).chain(new_ranks.into_iter().map(term(fact.key))).collect();
        out.push(Conflict {
            class: Class::Note,
            severity: Some(Severity::Info),
            identity: vec![lists::BEFORE.to_owned(), lists::AFTER.to_owned()],
            ..Conflict::of(FindingKind::TwoLists, terms)
        });
    }
}
