//! Rankings that a page tells of by their components alone: `tiếp cận điện năng tăng 22 bậc, nộp thuế từ hạng 172 lên 168` is of one ranking, whether
//! or not the page names it.
use super::lines::LineKind;
use super::setting::Setting;
use super::text::Text;
use crate::ontology::Entity;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest components that tell a ranking where the page names none.
const TELLING: usize = 4;
/// Fewest where it names another, of which it tells no more than [`ASIDE`].
const OVERRULING: usize = 5;
/// Components of the ranking that is named and of which one may stand there by chance.
const ASIDE: usize = 2;

/// The ranking that the components of a page tell, where it names none, or one (`named`) of whose components it hardly speaks.
pub(super) fn index(texts: &[Text<'_>], setting: &Setting<'_>, named: &BTreeMap<usize, usize>) -> Option<usize> {
    let all = &setting.ontology.indices;
    let mut told: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut nations = false;
    for text in texts {
        for line in text.lines.iter().filter(|l| !matches!(l.kind, LineKind::Related | LineKind::Caption)) {
            let mut next = 0;
            for (at, entries, end) in text.names_of(line) {
                if at < next {
                    continue;
                }
                for entry in entries {
                    match entry.entity {
                        Entity::Component(x, j) if end >= at + 3 => {
                            told.entry(x).or_default().insert(j);
                        }
                        Entity::Country(i) => nations |= setting.ontology.countries.get(i).is_some_and(|c| c.id != "viet-nam"),
                        _ => {}
                    }
                }
                next = end;
            }
        }
    }
    let count = |i: usize| told.get(&i).map_or(0, BTreeSet::len);
    let ranks = |i: usize, whom: &str| all.get(i).is_some_and(|x| x.ranks.iter().any(|r| r == whom));
    let fits = |i: &usize| {
        all.get(*i).is_some_and(|x| x.kind == "index") && (ranks(*i, "provinces") && !nations || ranks(*i, "countries") && nations)
    };
    let best = told.keys().copied().filter(fits).max_by_key(|i| (count(*i), std::cmp::Reverse(*i)))?;
    // Two rankings with the same components are told apart by their names alone.
    let alone = told.keys().filter(|i| **i != best && fits(i)).all(|i| count(*i) + 2 <= count(best));
    let least = if named.is_empty() { TELLING } else { OVERRULING };
    let aside = named.keys().all(|i| count(*i) <= ASIDE && !setting.counts(*i));
    (alone && count(best) >= least && aside && !named.contains_key(&best)).then_some(best)
}
