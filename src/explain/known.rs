//! What derivations may rest on: facts on which nobody disagrees, each territory under one id.
use crate::check::agree;
use crate::model::{Authority, Fact};
use crate::ontology::Ontology;
use crate::search::{Facts, Known, Told, group};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The ranking of the provinces since July 2025.
pub(super) const MERGED_LIST: &str = "34";

/// The id under which a territory is looked up: that of its first name (Thừa Thiên Huế for Huế).
pub(super) fn territory<'a>(subject: &'a str, ontology: &'a Ontology) -> &'a str {
    ontology.province(subject).and_then(|p| p.succeeds.as_deref()).unwrap_or(subject)
}

/// The id under which readers know the subject in that list and edition.
pub(super) fn named<'a>(fact: &'a Fact, ontology: &'a Ontology) -> &'a str {
    let now = fact.list.as_deref() == Some(MERGED_LIST) || fact.year.is_some_and(|y| y > 2024);
    let heir = ontology.province(&fact.subject).and_then(|p| p.succeeded_by.as_deref());
    heir.filter(|_| now).unwrap_or(&fact.subject)
}

/// The fact that something known speaks of.
pub(super) fn fact_of(known: &Known) -> Fact {
    Fact {
        subject: known.subject.clone(),
        index: known.index.clone(),
        component: known.component.clone(),
        year: known.year,
        scope: known.scope.clone(),
        list: known.list.clone(),
    }
}

/// Look-ups that group what is told; an edition is read once however many rules ask for it.
pub(super) struct Record<'a, F: Facts> {
    pub facts: &'a F,
    pub ontology: &'a Ontology,
    editions: RefCell<HashMap<Edition, Rc<Vec<Known>>>>,
}

/// Index, component, year.
type Edition = (String, Option<String>, i32);

impl<'a, F: Facts> Record<'a, F> {
    pub fn new(facts: &'a F, ontology: &'a Ontology) -> Self {
        Self { facts, ontology, editions: RefCell::default() }
    }

    /// Everything known of a subject, also under the other id of its territory.
    pub fn of_subject(&self, subject: &str, index: Option<&str>) -> Result<Vec<Known>, F::Error> {
        let mut told = self.facts.of_subject(subject, index)?;
        let province = self.ontology.province(subject);
        for twin in province.into_iter().flat_map(|p| p.succeeded_by.iter().chain(&p.succeeds)) {
            told.extend(self.facts.of_subject(twin, index)?);
        }
        Ok(self.group(told))
    }

    /// Everything known of an edition of an index or of one component.
    pub fn of_edition(&self, index: &str, component: Option<&str>, year: i32) -> Result<Rc<Vec<Known>>, F::Error> {
        let key = (index.to_owned(), component.map(str::to_owned), year);
        if let Some(known) = self.editions.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let known = Rc::new(self.group(self.facts.of_edition(index, component, year)?));
        self.editions.borrow_mut().insert(key, Rc::clone(&known));
        Ok(known)
    }

    fn group(&self, mut told: Vec<Told>) -> Vec<Known> {
        for t in &mut told {
            let first = territory(&t.claim.subject, self.ontology);
            if first != t.claim.subject {
                t.claim.subject = first.to_owned();
            }
        }
        group(told, self.ontology)
    }
}

/// How many units a list of the whole country ranks, as the ontology and the name of the list tell.
pub(super) fn units(fact: &Fact, ontology: &Ontology) -> Option<u32> {
    let year = fact.year.filter(|_| fact.scope == "national")?;
    let count: u32 = fact.list.as_deref()?.parse().ok()?;
    let main = ontology.province_count(&fact.index, year);
    let own = ontology.edition(&fact.index, year).and_then(|e| e.units);
    own.filter(|_| main == Some(count)).or(Some(count))
}

/// The list of another edition that the same ranking belongs to; `None` where the two do not compare: provinces before
/// and after the mergers of 2025 are other territories.
pub(super) fn list_in(fact: &Fact, year: i32, ontology: &Ontology) -> Option<Option<String>> {
    let Some(list) = fact.list.as_deref() else { return Some(None) };
    if list.parse::<u32>().is_err() {
        return Some(Some(list.to_owned()));
    }
    let main = |y: i32| ontology.province_count(&fact.index, y).map(|n| n.to_string());
    let there = main(year)?;
    if list == there {
        return Some(Some(there));
    }
    let merged = |l: &str| l == MERGED_LIST;
    // Hà Tây was joined to Hà Nội in 2008: 64 and 63 differ by one unit and compare.
    let own = fact.year.and_then(main)?;
    (own == list && !merged(list) && !merged(&there)).then_some(Some(there))
}

/// The rank, when all who give one agree.
pub(super) fn settled_rank(known: &Known) -> Option<(u32, &Told)> {
    let (rank, told) = known.rank()?;
    let bounded = known.sides.iter().all(|t| t.claim.rank_max.is_none_or(|max| rank <= max));
    (known.dissent().next().is_none() && bounded).then_some((rank, told))
}

/// The score, when all who give one agree as far as they print it.
pub(super) fn settled_score(known: &Known) -> Option<(f64, &Told)> {
    let (score, told) = known.score()?;
    known.sides.iter().all(|t| t.claim.score.is_none_or(|s| agree(s, score))).then_some((score, told))
}

/// The score of an official table, when all who give one agree.
pub(super) fn official_score(known: &Known) -> Option<(f64, &Told)> {
    settled_score(known)?;
    let told = known.sides.iter().find(|t| t.source.authority == Authority::Official && t.claim.score.is_some())?;
    Some((told.claim.score?, told))
}

/// Stated movements, at most one a base year: `(base year, places, who says so)`. Movements of those who give another
/// rank, and base years over which sources differ, are left out.
pub(super) fn settled_moves(known: &Known) -> Vec<(i32, i32, &Told)> {
    let rank = known.rank().map(|r| r.0);
    let mut moves: Vec<(i32, i32, &Told)> = Vec::new();
    let mut differing: Vec<i32> = Vec::new();
    for told in known.sides.iter().filter(|t| t.claim.rank.is_none() || t.claim.rank == rank) {
        let Some((base, delta)) = told.claim.base_year.zip(told.claim.delta) else { continue };
        match moves.iter().find(|m| m.0 == base) {
            Some(m) if m.1 != delta => differing.push(base),
            Some(_) => {}
            None => moves.push((base, delta, told)),
        }
    }
    moves.retain(|m| !differing.contains(&m.0));
    moves.sort_by_key(|m| std::cmp::Reverse(m.0));
    moves
}
