//! Joining a checked file to what is known: new ids are new entries, known ids are added to.
use super::load::File;
use super::{Component, Edition, Index, Ontology, Place, Region};

pub(super) fn merge(o: &mut Ontology, file: File) {
    o.ranked_units.extend(file.ranked_units);
    for new in file.province {
        match o.by_id.get(&new.id) {
            Some(Place::Province(i)) => {
                if let Some(old) = o.provinces.get_mut(*i) {
                    add(&mut old.aliases, new.aliases);
                    add(&mut old.regions, new.regions);
                }
            }
            _ => {
                o.by_id.insert(new.id.clone(), Place::Province(o.provinces.len()));
                o.provinces.push(new);
            }
        }
    }
    for new in file.region {
        let id = format!("region:{}", new.id);
        match o.by_id.get(&id) {
            Some(Place::Region(i)) => {
                if let Some(old) = o.regions.get_mut(*i) {
                    add_region(old, new);
                }
            }
            _ => {
                o.by_id.insert(id, Place::Region(o.regions.len()));
                o.regions.push(new);
            }
        }
    }
    for new in file.ministry {
        match o.by_id.get(&new.id) {
            Some(Place::Ministry(i)) => {
                if let Some(old) = o.ministries.get_mut(*i) {
                    add(&mut old.aliases, new.aliases);
                }
            }
            _ => {
                o.by_id.insert(new.id.clone(), Place::Ministry(o.ministries.len()));
                o.ministries.push(new);
            }
        }
    }
    for new in file.country {
        match o.by_id.get(&new.id) {
            Some(Place::Country(i)) => {
                if let Some(old) = o.countries.get_mut(*i) {
                    add(&mut old.aliases, new.aliases);
                    add(&mut old.groups, new.groups);
                }
            }
            _ => {
                o.by_id.insert(new.id.clone(), Place::Country(o.countries.len()));
                o.countries.push(new);
            }
        }
    }
    for new in file.body {
        match o.bodies.iter_mut().find(|b| b.id == new.id) {
            Some(old) => add(&mut old.aliases, new.aliases),
            None => o.bodies.push(new),
        }
    }
    for new in file.office {
        match o.offices.iter_mut().find(|x| x.id == new.id) {
            Some(old) => {
                add(&mut old.aliases, new.aliases);
                add(&mut old.weak_aliases, new.weak_aliases);
                add(&mut old.provinces, new.provinces);
            }
            None => o.offices.push(new),
        }
    }
    for new in file.index {
        match o.by_id.get(&new.id) {
            Some(Place::Index(i)) => {
                if let Some(old) = o.indices.get_mut(*i) {
                    add_index(old, new);
                }
            }
            _ => {
                o.by_id.insert(new.id.clone(), Place::Index(o.indices.len()));
                o.indices.push(new);
            }
        }
    }
    for a in file.ambiguous_alias {
        add(o.ambiguous.entry(a.alias).or_default(), a.ids);
    }
}

fn add<T: PartialEq>(to: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !to.contains(&item) {
            to.push(item);
        }
    }
}

fn add_region(old: &mut Region, new: Region) {
    add(&mut old.aliases, new.aliases);
    add(&mut old.members, new.members);
    add(&mut old.members_2025, new.members_2025);
}

fn add_index(old: &mut Index, new: Index) {
    add(&mut old.aliases, new.aliases);
    add(&mut old.weak_aliases, new.weak_aliases);
    add(&mut old.shared_aliases, new.shared_aliases);
    add(&mut old.confusable_with, new.confusable_with);
    add(&mut old.ranks, new.ranks);
    old.shares_ranks = new.shares_ranks.or(old.shares_ranks);
    old.total = new.total.or(old.total);
    // The first publisher that holds for a year counts, so the user's go first.
    old.publishers.splice(0..0, new.publishers);
    for edition in new.edition {
        match old.edition.iter_mut().find(|e| e.year == edition.year) {
            Some(known) => add_edition(known, edition),
            None => old.edition.push(edition),
        }
    }
    old.edition.sort_by_key(|e| e.year);
    for component in new.component {
        match old.component.iter_mut().find(|c| c.id == component.id) {
            Some(known) => add_component(known, component),
            None => old.component.push(component),
        }
    }
}

fn add_edition(old: &mut Edition, new: Edition) {
    old.published = new.published.or(old.published.take());
    old.units = new.units.or(old.units);
    old.shown = new.shown.or(old.shown);
    old.note = new.note.or(old.note.take());
    old.rebased |= new.rebased;
    add(&mut old.recomputed, new.recomputed);
    add(&mut old.ties, new.ties);
}

fn add_component(old: &mut Component, new: Component) {
    old.from = new.from.or(old.from);
    old.to = new.to.or(old.to);
    old.score_max = new.score_max.or(old.score_max);
    add(&mut old.weak_aliases, new.weak_aliases);
    add(&mut old.aliases, new.aliases);
}
