//! An edition claimed before it appeared: `published(page) + GRACE < published(edition)`.
//!
//! Only national ranks, and only editions whose day of publication was seen in a source: a province ranks its own offices by the same
//! year long before the national ranking comes out. One finding for each page and edition.
use super::conflict::{Conflict, Says, Term};
use super::said::Said;
use super::symbols::Sym;
use super::words::{fact_words, label};
use super::world::{World, day_number};
use crate::model::{Authority, FindingKind, PartialDate};
use std::collections::{BTreeMap, HashMap};

/// Days by which a page may be before: results are handed out ahead, and pages are dated by the day they were begun.
const GRACE: i32 = 7;

/// Tries the rule on every national claim.
pub(super) fn find(world: &World<'_>, out: &mut Vec<Conflict>) {
    let Some(national) = world.symbol("national") else { return };
    let mut days: HashMap<(Sym, i32), Option<PartialDate>> = HashMap::new();
    let mut early: BTreeMap<(u32, Sym, i32), &Said> = BTreeMap::new();
    for fact in world.facts().iter().filter(|f| f.key.scope == national) {
        let key = fact.key;
        let Some(appeared) = *days.entry((key.index, key.year)).or_insert_with(|| appeared(world.text(key.index), key.year, world)) else {
            continue;
        };
        if fact.first_day.is_none_or(|day| day + GRACE >= day_number(appeared.earliest())) {
            continue;
        }
        for said in world.at(fact).iter().filter(|s| is_before(s, appeared, world)) {
            let kept = early.entry((said.source, key.index, key.year)).or_insert(said);
            let order = |s: &Said| (s.key.component.is_some(), s.rank.is_none(), s.claim);
            if order(said) < order(kept) {
                *kept = said;
            }
        }
    }
    for ((source, index, year), said) in early {
        let appeared = days.get(&(index, year)).copied().flatten();
        out.extend(appeared.and_then(|day| conflict(said, source, day, world)));
    }
}

/// The day on which an edition appeared, where it was seen in a source.
fn appeared(index: &str, year: i32, world: &World<'_>) -> Option<PartialDate> {
    let edition = world.ontology.edition(index, year).filter(|e| e.checked)?;
    edition.published.as_deref().and_then(PartialDate::parse)
}

fn is_before(said: &Said, appeared: PartialDate, world: &World<'_>) -> bool {
    let source = world.source(said);
    source.authority == Authority::Press
        && source.copy_of().is_none()
        && source.published.is_some_and(|day| day_number(day.latest()) + GRACE < day_number(appeared.earliest()))
}

fn conflict(said: &Said, source: u32, appeared: PartialDate, world: &World<'_>) -> Option<Conflict> {
    let says = match (said.rank, said.rank_max, said.moved(), said.score) {
        (Some(rank), ..) => Says::Rank(rank),
        (None, Some(bound), ..) => Says::AtMost(bound),
        (None, None, Some((delta, base)), _) => Says::Moved(delta, base),
        (None, None, None, Some(score)) => Says::Score(score.to_bits()),
        _ if said.last => Says::Last,
        _ => return None,
    };
    let fact = world.public(&said.key);
    let (vi, en) =
        (label(world.source_at(source), None, world.ontology, true), label(world.source_at(source), None, world.ontology, false));
    let day = appeared.display_vi();
    let words = (
        format!("Chưa khớp: {}. {vi} ghi số của kỳ này, trong khi kỳ này công bố {day}.", fact_words(&fact, world.ontology, true)),
        format!(
            "Not in agreement: {}. {en} gives figures of this edition, which came out {day}.",
            fact_words(&fact, world.ontology, false)
        ),
    );
    Some(Conflict {
        inside: Some(source),
        identity: vec![world.source_at(source).doc_id.clone()],
        words: Some(words),
        ..Conflict::of(FindingKind::Early, vec![Term { key: said.key, says }])
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::Trial;
    use crate::model::FindingKind;

    #[test]
    fn a_page_knows_no_edition_to_come() {
        let on = |day: &str| Trial::default().page("a", day).rank("a", "ha-tinh dti 2023", 30).rank("a", "nghe-an dti 2023", 31);
        let found = on("2024-07-12").found(FindingKind::Early);
        assert_eq!(found.len(), 1, "one for each page and edition");
        assert!(found[0].message.contains("ghi số của kỳ này, trong khi kỳ này công bố"), "{}", found[0].message);
        assert!(on("2025-03-01").is_silent());
    }

    #[test]
    fn inside_a_province_and_without_a_date_nothing_is_early() {
        let inside = Trial::default().page("a", "2024-01-12").claim("a", "thanh-hoa/so-tu-phap dti 2023", |c| {
            (c.rank, c.scope) = (Some(1), "province:thanh-hoa/so-nganh".to_owned());
        });
        assert!(inside.is_silent());
        assert!(Trial::default().rank("a", "ha-tinh dti 2023", 30).is_silent());
    }
}
