//! Rank in a region: `R(x, region) = 1 + |{ y in region : R(y, national) < R(x, national) }|`.
//!
//! Only when the national rank of every member is known and undisputed. What belongs to a region is a matter of definition, so
//! that the sentence names the members it counted.
use super::super::cited::{Premise, join};
use super::super::derive::{Derived, Rule, Value};
use super::super::known::{MERGED_LIST, Record, fact_of, settled_rank, territory};
use crate::model::Fact;
use crate::ontology::{Ontology, Region};
use crate::search::{Facts, Known};

/// The subject's place in each of its regions, for every edition whose members are all known.
pub(in super::super) fn derive<F: Facts>(known: &[Known], record: &Record<'_, F>) -> Result<Vec<Derived>, F::Error> {
    let mut derived = Vec::new();
    for own in known.iter().filter(|k| k.scope == "national" && settled_rank(k).is_some()) {
        let Some(year) = own.year else { continue };
        let regions = regions(own, record.ontology);
        if regions.is_empty() {
            continue;
        }
        let edition = record.of_edition(&own.index, own.component.as_deref(), year)?;
        derived.extend(regions.into_iter().filter_map(|(region, members)| place(own, region, members, &edition, record.ontology)));
    }
    Ok(derived)
}

/// The regions that the subject belongs to in that list, with their members then.
fn regions<'o>(own: &Known, ontology: &'o Ontology) -> Vec<(&'o Region, &'o [String])> {
    let merged = own.list.as_deref() == Some(MERGED_LIST);
    let members = |r: &'o Region| if merged { r.members_2025.as_slice() } else { r.members.as_slice() };
    let inside = |m: &[String]| m.len() > 1 && m.iter().any(|s| territory(s, ontology) == own.subject);
    ontology.regions.iter().map(|r| (r, members(r))).filter(|(_, m)| inside(m)).collect()
}

fn place(own: &Known, region: &Region, members: &[String], edition: &[Known], ontology: &Ontology) -> Option<Derived> {
    let (rank, own_told) = settled_rank(own)?;
    let mut ranked = Vec::with_capacity(members.len());
    for member in members {
        let id = territory(member, ontology);
        let known = edition.iter().find(|k| k.subject == id && k.scope == "national" && k.list == own.list)?;
        let (there, told) = settled_rank(known)?;
        ranked.push((there, member, told));
    }
    ranked.sort_by_key(|(there, member, _)| (*there, member.as_str()));
    let place = u32::try_from(ranked.iter().filter(|(there, ..)| *there < rank).count()).ok()? + 1;
    let of = u32::try_from(members.len()).ok()?;
    let shown: Vec<String> = ranked.iter().map(|(there, member, _)| format!("{} {there}", ontology.subject_name(member))).collect();
    let mut premises = vec![Premise::of(own_told)];
    join(&mut premises, ranked.iter().filter(|(there, ..)| *there <= rank).map(|(.., told)| Premise::of(told)));
    let fact = Fact { scope: format!("region:{}", region.id), ..fact_of(own) };
    Some(Derived {
        value: Value::Rank(place),
        of: Some(of),
        rule: Rule::Region,
        premises,
        how: format!("hạng cả nước của {of} đơn vị {}: {}", region.name, shown.join(", ")),
        how_en: format!("national ranks of the {of} units of {}: {}", region.name, shown.join(", ")),
        fact,
    })
}
