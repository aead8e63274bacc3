//! Which ranking of an edition is meant: before or after the mergers of July 2025, ministries with or
//! without public services.
use crate::model::PartialDate;
use crate::ontology::{Edition, Ontology};

/// The list before the mergers of July 2025.
pub(super) const BEFORE: &str = "63";
/// The list before Hà Tây was joined to Hà Nội in 2008.
const BEFORE_2008: &str = "64";
/// The list after them.
pub(super) const AFTER: &str = "34";
/// First day of the merged provinces.
const MERGER: (i16, i8, i8) = (2025, 7, 1);

/// Which provincial lists an edition has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Admissible {
    pub before: bool,
    pub after: bool,
}

/// An edition has the old list when it describes a year up to 2024 or came out before the mergers, and the
/// new one when it came out after them (DTI 2024 has both).
pub(super) fn admissible(edition: Option<&Edition>, year: i32) -> Admissible {
    let published = edition.and_then(|e| e.published.as_deref()).and_then(PartialDate::parse);
    let units = edition.and_then(|e| e.units);
    let old = published.is_some_and(|d| d.latest() < MERGER) || units.is_some_and(|n| n > 34 && year > 2024);
    let new = published.is_some_and(|d| d.earliest() >= MERGER) || units == Some(34) && year > 2024;
    Admissible { before: year <= 2024 || old, after: (new || (year > 2024 && !old)) && year >= 2024 }
}

/// The list before the mergers of July 2025 as it was called in that edition. PAPI 2021 ranked only 60, yet
/// belongs to the list of 63.
pub(super) fn before(index: &str, year: i32, ontology: &Ontology) -> &'static str {
    if year < 2009 && ontology.province_count(index, year) == Some(64) { BEFORE_2008 } else { BEFORE }
}

/// The list of a claim, as far as the claim itself tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listing<'a> {
    /// Only one list is possible, or a cue names it.
    Known(Option<&'a str>),
    /// The page is of a time when only this list was usual.
    Presumed(&'a str),
    /// Either list.
    Open,
}

/// Whether a page is surely of a time before the mergers.
pub(super) fn before_merger(day: PartialDate) -> bool {
    day.latest() < MERGER
}

/// Whether a page is surely of a time after the mergers.
pub(super) fn after_merger(day: PartialDate) -> bool {
    day.earliest() >= MERGER
}

/// What in a claim tells of its list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cues<'a> {
    pub subject: &'a str,
    pub index: &'a str,
    pub scope: &'a str,
    /// The list itself, when the text names it.
    pub list: Option<&'a str>,
    /// Number of ranked subjects.
    pub of: Option<u32>,
}

/// Reads the list from cues, `of`, the edition, the subject and the date of the page.
pub(crate) fn listing<'a>(cues: Cues<'a>, published: Option<PartialDate>, year: i32, ontology: &'a Ontology) -> Listing<'a> {
    let old = before(cues.index, year, ontology);
    match cues.list.map(|list| (list, list.parse::<u32>())) {
        Some((_, Ok(n))) if n > 34 => return Listing::Known(Some(old)),
        Some((_, Ok(34))) => return Listing::Known(Some(AFTER)),
        // The published 30 of the PCI are the head of the whole list, not a list of their own.
        Some((_, Ok(_))) | None => {}
        Some((list, Err(_))) => return Listing::Known(Some(list)),
    }
    if cues.scope == "ministries" {
        return ministries(cues);
    }
    let provinces = cues.scope == "national" || cues.scope.starts_with("region:");
    if !provinces || ontology.country(cues.subject).is_some() {
        return Listing::Known(None);
    }
    let lists = admissible(ontology.edition(cues.index, year), year);
    match lists {
        Admissible { before: true, after: false } => return Listing::Known(Some(old)),
        Admissible { before: false, after: true } => return Listing::Known(Some(AFTER)),
        _ => {}
    }
    if cues.scope == "national" {
        match cues.of {
            Some(34) => return Listing::Known(Some(AFTER)),
            Some(n) if n > 34 => return Listing::Known(Some(old)),
            _ => {}
        }
    }
    if ontology.province(cues.subject).is_some_and(|p| p.merged_into.is_some() || p.succeeded_by.is_some()) {
        return Listing::Known(Some(old));
    }
    match published {
        Some(day) if before_merger(day) => Listing::Known(Some(old)),
        Some(day) if after_merger(day) => Listing::Presumed(AFTER),
        _ => Listing::Open,
    }
}

/// The DTI ranks ministries in two lists, of some 17 with public services and some 8 without; every other
/// index has one.
fn ministries(cues: Cues<'_>) -> Listing<'_> {
    match (cues.index, cues.of) {
        ("dti", Some(n)) if n > 12 => Listing::Known(Some("bo-dvc")),
        ("dti", Some(_)) => Listing::Known(Some("bo-khong-dvc")),
        ("dti", None) => Listing::Open,
        _ => Listing::Known(Some("bo")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(index: &str, year: i32) -> (bool, bool) {
        let ontology = Ontology::embedded().unwrap();
        let a = admissible(ontology.edition(index, year), year);
        (a.before, a.after)
    }

    #[test]
    fn only_editions_of_the_merger_have_two_lists() {
        assert_eq!(lists("dti", 2022), (true, false));
        assert_eq!(lists("dti", 2024), (true, true));
        assert_eq!(lists("papi", 2024), (true, false));
        assert_eq!(lists("pii", 2025), (false, true));
        assert_eq!(lists("sipas", 2026), (false, true));
    }
}
