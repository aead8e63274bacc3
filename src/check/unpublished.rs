//! A rank that its publisher does not print: `R(x) > shown(edition)`. The PCI prints the first 30 since 2023; a province is told its
//! own, so that such a rank is a note and no contradiction. It cannot be held against the table.
use super::conflict::{Class, Conflict, Says, Term};
use super::symbols::Sym;
use super::values::rank_words;
use super::words::fact_words;
use super::world::World;
use crate::model::{Authority, FindingKind, Severity};
use std::collections::{BTreeSet, HashMap};

/// Notes every fact of which such ranks are said.
pub(super) fn find(world: &World<'_>, out: &mut Vec<Conflict>) {
    let Some(national) = world.symbol("national") else { return };
    let mut shown: HashMap<(Sym, i32), Option<u32>> = HashMap::new();
    for fact in world.facts().iter().filter(|f| f.key.scope == national && f.key.component.is_none()) {
        let key = fact.key;
        let edition = || world.ontology.edition(world.text(key.index), key.year);
        let printed = *shown.entry((key.index, key.year)).or_insert_with(|| edition().and_then(|e| e.shown.filter(|n| Some(*n) < e.units)));
        let Some(printed) = printed.filter(|n| fact.ranks.is_some_and(|(_, worst)| worst > *n)) else { continue };
        let told = world.at(fact);
        let ranks: BTreeSet<u32> = told.iter().filter_map(|s| s.rank).filter(|r| *r > printed).collect();
        let official = told.iter().any(|s| s.rank.is_some() && world.source(s).authority == Authority::Official);
        if ranks.is_empty() || official {
            continue;
        }
        let public = world.public(&key);
        let who = world.ontology.publisher_name(&public.index, key.year).unwrap_or_default();
        let all = |vi: bool| ranks.iter().map(|r| rank_words(*r, None, vi)).collect::<Vec<_>>().join(", ");
        let words = (
            format!(
                "Lưu ý: {}, {}: {who} chỉ công bố {printed} hạng đầu, nên không đối chiếu được.",
                fact_words(&public, world.ontology, true),
                all(true)
            ),
            format!(
                "Note: {}, {}: {who} prints the first {printed} ranks only, so it cannot be checked.",
                fact_words(&public, world.ontology, false),
                all(false)
            ),
        );
        out.push(Conflict {
            class: Class::Note,
            severity: Some(Severity::Info),
            words: Some(words),
            ..Conflict::of(FindingKind::Unpublished, ranks.iter().map(|r| Term { key, says: Says::Rank(*r) }).collect())
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::Trial;
    use crate::model::FindingKind;

    fn notes(rank: u32, year: i32) -> usize {
        let world = Trial::default().rank("a", &format!("nghe-an pci {year}"), rank);
        assert!(world.is_silent());
        world.report().notes.iter().filter(|f| f.kind == FindingKind::Unpublished).count()
    }

    #[test]
    fn a_rank_behind_the_printed_ones_is_a_note() {
        assert_eq!((notes(44, 2023), notes(44, 2024)), (1, 1));
        assert_eq!((notes(30, 2023), notes(44, 2022)), (0, 0));
    }
}
