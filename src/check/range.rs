//! Range: `1 ≤ rank ≤ N(edition)`, and the number of ranked units that a text writes is that of the edition.
//!
//! A text that writes the number of provinces (63) where an edition left a few of them out (PAPI 2021
//! ranked 60) gets a note only. Editions that the ontology does not know are left alone.
use super::draft::{Draft, Found, Value, side};
use super::facts::{Facts, Key, Witness};
use super::values::rank_words;
use super::words::fact_words;
use crate::model::{FindingKind, Severity};
use crate::ontology::Ontology;
use std::collections::BTreeMap;

/// How many units the list of a fact ranks, when that is known.
pub(crate) fn size(key: &Key<'_>, ontology: &Ontology) -> Option<u32> {
    match (key.scope, key.list) {
        ("national", Some("34")) => Some(34),
        ("national", Some("63" | "64")) => ontology.edition(key.index, key.year)?.units.filter(|n| *n > 34 || key.year < 2012),
        ("world", None) => ontology.edition(key.index, key.year).filter(|e| e.checked)?.units,
        _ => None,
    }
}

/// What is wrong with a written number of ranked units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WrongTotal {
    /// The number of provinces, of which the edition left some out.
    AllProvinces(u32),
    /// No list of that edition has this many.
    NoSuchList(u32),
}

/// Compares a written number of ranked units with the edition's.
pub(crate) fn wrong_total(of: u32, key: &Key<'_>, ontology: &Ontology) -> Option<WrongTotal> {
    let units = size(key, ontology).filter(|n| *n != of)?;
    let provinces = ontology.ranked_units.iter().any(|r| r.count == of && r.count > 34);
    let same_time = key.scope == "national" && key.list != Some("34") && key.year <= 2024;
    Some(if provinces && same_time { WrongTotal::AllProvinces(units) } else { WrongTotal::NoSuchList(units) })
}

/// Tries the rule on every rank.
pub(super) fn find<'a>(facts: &Facts<'a>, ontology: &Ontology, found: &mut Found<'a>) {
    let mut odd: BTreeMap<(Key<'a>, Odd), Vec<Witness<'a>>> = BTreeMap::new();
    for (key, witnesses) in facts.iter() {
        for w in witnesses {
            if let Some(what) = judge(key, w, ontology) {
                odd.entry((*key, what)).or_default().push(*w);
            }
        }
    }
    for ((key, what), who) in odd {
        let (list, draft) = match what {
            Odd::TooLow { rank, n } => (&mut found.contradictions, too_low(&key, rank, n, &who, ontology)),
            Odd::Total { of, units } => (&mut found.contradictions, total(&key, of, units, Severity::Look, &who, ontology)),
            Odd::AllProvinces { of, units } => (&mut found.notes, total(&key, of, units, Severity::Info, &who, ontology)),
        };
        list.push(draft);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Odd {
    TooLow { rank: u32, n: u32 },
    Total { of: u32, units: u32 },
    AllProvinces { of: u32, units: u32 },
}

fn judge(key: &Key<'_>, w: &Witness<'_>, ontology: &Ontology) -> Option<Odd> {
    let (rank, of) = (w.claim.rank.or(w.claim.rank_max), w.claim.of);
    if let Some((rank, n)) = rank.zip(of).filter(|(r, n)| r > n || *r == 0) {
        return Some(Odd::TooLow { rank, n });
    }
    if let Some(rank) = w.claim.rank {
        let last = size(key, ontology)
            .map(|n| n.max(of.filter(|of| matches!(wrong_total(*of, key, ontology), Some(WrongTotal::AllProvinces(_)))).unwrap_or(0)));
        if let Some(n) = last.or_else(|| region_size(key, ontology)).filter(|n| rank > *n || rank == 0) {
            return Some(Odd::TooLow { rank, n });
        }
    }
    let of = of?;
    match wrong_total(of, key, ontology)? {
        WrongTotal::AllProvinces(units) => Some(Odd::AllProvinces { of, units }),
        WrongTotal::NoSuchList(units) => Some(Odd::Total { of, units }),
    }
}

/// No region ranks more than its members, counted before or after the mergers, whichever are more.
fn region_size(key: &Key<'_>, ontology: &Ontology) -> Option<u32> {
    let region = ontology.region(key.scope.strip_prefix("region:")?)?;
    u32::try_from(region.members.len().max(region.members_2025.len())).ok().filter(|n| *n > 1)
}

fn too_low(key: &Key<'_>, rank: u32, n: u32, who: &[Witness<'_>], ontology: &Ontology) -> Draft {
    let words = |vi: bool| {
        let of = who.iter().find_map(|w| w.claim.of);
        rank_words(rank, of, vi)
    };
    Draft {
        kind: FindingKind::Range,
        severity: Severity::Fix,
        fact: Some(key.fact(ontology)),
        identity: vec![rank.to_string()],
        values: vec![value(words(true), words(false), who, ontology)],
        message: (
            format!("Chưa khớp: {}. Ghi {}, nhưng bảng chỉ có hạng 1–{n}.", fact_words(key, ontology, true), words(true)),
            format!("Not in agreement: {}. It says {}, but the list has ranks 1–{n} only.", fact_words(key, ontology, false), words(false)),
        ),
        diagnosis: None,
        follows: Vec::new(),
        about_movement: false,
    }
}

fn total(key: &Key<'_>, of: u32, units: u32, severity: Severity, who: &[Witness<'_>], ontology: &Ontology) -> Draft {
    let vi = format!("xếp trong {of}");
    let head = |vi: bool| match (severity, vi) {
        (Severity::Info, true) => "Lưu ý",
        (Severity::Info, false) => "Note",
        (_, true) => "Chưa khớp",
        (_, false) => "Not in agreement",
    };
    Draft {
        kind: FindingKind::Range,
        severity,
        fact: Some(key.fact(ontology)),
        identity: vec![format!("of {of}")],
        values: vec![value(vi.clone(), format!("among {of}"), who, ontology)],
        message: (
            format!("{}: {}. Ghi {vi}, kỳ này xếp hạng {units} đơn vị.", head(true), fact_words(key, ontology, true)),
            format!("{}: {}. It says among {of}; this edition ranks {units}.", head(false), fact_words(key, ontology, false)),
        ),
        diagnosis: None,
        follows: Vec::new(),
        about_movement: false,
    }
}

fn value(vi: String, en: String, who: &[Witness<'_>], ontology: &Ontology) -> Value {
    let sides = who.iter().map(|w| side(w, vi.clone(), ontology)).collect();
    Value::new(vi, en, sides)
}
