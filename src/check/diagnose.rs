//! The likely slip: the smallest edit that would reconcile two values.
//!
//! Tried from the most telling to the least: a value that *is* the subject's figure somewhere else (the
//! neighbouring edition, the other list, its region, a component, a like-named index) says more than one
//! that merely looks alike, except that swapped digits seldom come by chance.
use super::facts::{Facts, Key, Witness};
use crate::model::{Authority, Diagnosis};
use crate::ontology::Ontology;
use std::collections::HashSet;

/// How well a rank stands, to be compared: official, reported, borne out by movements, told by many, its
/// list written and not presumed.
pub(super) fn standing(rank: u32, who: &[Witness<'_>], key: &Key<'_>, facts: &Facts<'_>) -> (bool, bool, usize, usize, bool) {
    let has = |a: Authority| who.iter().any(|w| w.source.authority == a);
    let documents = |w: &[Witness<'_>]| w.iter().map(|w| w.source.doc_id.clone()).collect::<HashSet<_>>();
    let own = documents(who);
    let borne_out = who
        .iter()
        .filter_map(|w| w.claim.delta.zip(w.claim.base_year))
        .filter(|(delta, base)| {
            let before = Key { year: *base, ..*key };
            let expected = i64::from(rank) + i64::from(*delta);
            facts.of(&before).iter().any(|b| b.claim.rank.is_some_and(|r| i64::from(r) == expected))
        })
        .count();
    let implied = next_years(key, facts).filter(|(doc, before)| *before == i64::from(rank) && !own.contains(*doc)).count();
    (has(Authority::Official), has(Authority::Reported), borne_out + implied, own.len(), who.iter().any(|w| !w.presumed))
}

/// Ranks of this fact that movements of the next two editions imply, with the documents that imply them.
fn next_years<'f>(key: &'f Key<'_>, facts: &'f Facts<'_>) -> impl Iterator<Item = (&'f str, i64)> {
    (1..=2).flat_map(move |step| {
        facts.of(&Key { year: key.year + step, ..*key }).iter().filter_map(move |w| {
            let (rank, delta) = w.claim.rank.zip(w.claim.delta)?;
            (w.claim.base_year == Some(key.year)).then(|| (w.source.doc_id.as_str(), i64::from(rank) + i64::from(delta)))
        })
    })
}

/// The likely slip behind `odd` where `kept` stands better.
pub(crate) fn rank_slip(key: &Key<'_>, kept: u32, odd: u32, facts: &Facts<'_>, ontology: &Ontology) -> Option<Diagnosis> {
    stale(key, kept, odd, facts, ontology, &[key.year - 1, key.year - 2])
        .or_else(|| other_list(key, odd, facts))
        .or_else(|| regional(key, odd, facts, ontology))
        .or_else(|| transposed(kept, odd))
        .or_else(|| component(key, odd, facts, ontology))
        .or_else(|| digit_slip(kept, odd))
        .or_else(|| like_name(key, odd, facts, ontology))
        .or_else(|| stale(key, kept, odd, facts, ontology, &[key.year + 1]))
}

fn has_rank(facts: &Facts<'_>, key: &Key<'_>, rank: u32) -> bool {
    facts.of(key).iter().any(|w| w.claim.rank == Some(rank))
}

fn stale(key: &Key<'_>, kept: u32, odd: u32, facts: &Facts<'_>, ontology: &Ontology, years: &[i32]) -> Option<Diagnosis> {
    let year = years.iter().copied().find(|y| has_rank(facts, &Key { year: *y, ..*key }, odd))?;
    let name = ontology.subject_name(&key.fact(ontology).subject);
    let (kind, vi, en) = if year < key.year {
        ("stale-edition", "Có thể dùng số cũ", "Possibly an old figure")
    } else {
        ("next-edition", "Có thể lấy số của kỳ sau", "Possibly the figure of the next edition")
    };
    Some(Diagnosis {
        kind: kind.to_owned(),
        vi: format!("{vi}: thứ {odd} là kỳ {year}; kỳ {} {name} thứ {kept}.", key.year),
        en: format!("{en}: {odd} is of {year}; in {} {name} is {kept}.", key.year),
        ..Diagnosis::default()
    })
}

fn other_list(key: &Key<'_>, odd: u32, facts: &Facts<'_>) -> Option<Diagnosis> {
    let (other, vi, en) = match key.list? {
        "63" => ("34", "34 tỉnh, thành sau sáp nhập", "34 merged provinces"),
        "34" => ("63", "63 tỉnh, thành trước sáp nhập", "63 provinces before the mergers"),
        _ => return None,
    };
    has_rank(facts, &Key { list: Some(other), ..*key }, odd).then(|| Diagnosis {
        kind: "other-list".to_owned(),
        vi: format!("Có thể lấy hạng trong danh sách khác: thứ {odd} là hạng trong {vi}."),
        en: format!("Possibly the rank of another list: {odd} is the rank among the {en}."),
        ..Diagnosis::default()
    })
}

fn regional(key: &Key<'_>, odd: u32, facts: &Facts<'_>, ontology: &Ontology) -> Option<Diagnosis> {
    if key.scope != "national" {
        return None;
    }
    let groups = ontology.province(key.subject).map_or(&[][..], |p| &p.regions);
    groups.iter().find_map(|region| {
        let scope = format!("region:{region}");
        has_rank(facts, &Key { scope: &scope, ..*key }, odd).then(|| Diagnosis {
            kind: "regional-for-national".to_owned(),
            vi: format!("Có thể lấy hạng trong vùng: thứ {odd} là hạng trong {}.", ontology.scope_name(&scope)),
            en: format!("Possibly the regional rank: {odd} is the rank in {}.", ontology.scope_name(&scope)),
            ..Diagnosis::default()
        })
    })
}

fn component(key: &Key<'_>, odd: u32, facts: &Facts<'_>, ontology: &Ontology) -> Option<Diagnosis> {
    let index = ontology.index(key.index)?;
    let name = |id: Option<&str>| id.map_or_else(|| ontology.index_name(key.index), |c| ontology.component_name(key.index, c));
    let candidates = std::iter::once(None).chain(index.component.iter().map(|c| Some(c.id.as_str())));
    candidates.filter(|c| *c != key.component).find_map(|c| {
        has_rank(facts, &Key { component: c, ..*key }, odd).then(|| Diagnosis {
            kind: if c.is_some() { "component-for-overall" } else { "overall-for-component" }.to_owned(),
            vi: format!("Có thể nhầm với hạng của {}: thứ {odd}.", name(c)),
            en: format!("Possibly taken from {}: rank {odd}.", name(c)),
            ..Diagnosis::default()
        })
    })
}

fn like_name(key: &Key<'_>, odd: u32, facts: &Facts<'_>, ontology: &Ontology) -> Option<Diagnosis> {
    ontology.index(key.index)?.confusable_with.iter().find_map(|other| {
        has_rank(facts, &Key { index: other, ..*key }, odd).then(|| Diagnosis {
            kind: "like-named-index".to_owned(),
            vi: format!("Có thể nhầm với chỉ số tên gần giống: thứ {odd} là hạng của {}.", ontology.index_name(other)),
            en: format!("Possibly an index of like name: {odd} is the rank in {}.", ontology.index_name(other)),
            ..Diagnosis::default()
        })
    })
}

/// Two subjects whose disputed ranks are each other's.
pub(super) fn exchanged(names: &str, en_names: &str) -> Diagnosis {
    Diagnosis {
        kind: "exchanged-names".to_owned(),
        vi: format!("Có thể viết đổi chỗ {names}."),
        en: format!("Possibly {en_names} were exchanged."),
        ..Diagnosis::default()
    }
}

fn transposed(a: u32, b: u32) -> Option<Diagnosis> {
    let (x, y) = (a.to_string(), b.to_string());
    swapped(&x, &y).then(|| Diagnosis {
        kind: "transposed-digits".to_owned(),
        vi: "Có thể gõ đảo hai chữ số.".to_owned(),
        en: "Possibly two digits were swapped.".to_owned(),
        ..Diagnosis::default()
    })
}

/// Swapped, mistyped or dropped digits of two whole numbers.
pub(super) fn digit_slip(a: u32, b: u32) -> Option<Diagnosis> {
    transposed(a, b).or_else(|| written_slip(&a.to_string(), &b.to_string()))
}

/// Swapped, mistyped or dropped digits of two scores.
pub(super) fn score_slip(a: f64, b: f64) -> Option<Diagnosis> {
    let digits = super::values::decimals(a).max(super::values::decimals(b));
    let (x, y) = (format!("{a:.digits$}"), format!("{b:.digits$}"));
    if swapped(&x, &y) {
        return Some(Diagnosis {
            kind: "transposed-digits".to_owned(),
            vi: "Có thể gõ đảo hai chữ số.".to_owned(),
            en: "Possibly two digits were swapped.".to_owned(),
            ..Diagnosis::default()
        });
    }
    written_slip(&x, &y)
}

/// Two neighbouring digits in the other order.
fn swapped(a: &str, b: &str) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let differ: Vec<(char, char)> = a.chars().zip(b.chars()).filter(|(x, y)| x != y).collect();
    matches!(differ.as_slice(), [(p, q), (r, s)] if p == s && q == r)
}

/// One digit typed for another (of at least two), or one left out.
fn written_slip(a: &str, b: &str) -> Option<Diagnosis> {
    let differing = a.chars().zip(b.chars()).filter(|(x, y)| x != y).count();
    if a.len() == b.len() && a.len() > 1 && differing == 1 {
        return Some(Diagnosis {
            kind: "one-digit".to_owned(),
            vi: "Có thể gõ nhầm một chữ số.".to_owned(),
            en: "Possibly one digit was mistyped.".to_owned(),
            ..Diagnosis::default()
        });
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let dropped = long.len() == short.len() + 1
        && (0..long.len()).any(|at| {
            long.get(..at)
                .zip(long.get(at + 1..))
                .is_some_and(|(x, y)| short.len() == at + y.len() && short.starts_with(x) && short.ends_with(y))
        });
    dropped.then(|| Diagnosis {
        kind: "dropped-digit".to_owned(),
        vi: "Có thể gõ thiếu một chữ số.".to_owned(),
        en: "Possibly a digit was dropped.".to_owned(),
        ..Diagnosis::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(d: Option<Diagnosis>) -> String {
        d.map(|d| d.kind).unwrap_or_default()
    }

    #[test]
    fn names_the_smallest_edit() {
        assert_eq!(kind(digit_slip(37, 27)), "one-digit");
        assert_eq!(kind(digit_slip(35, 53)), "transposed-digits");
        assert_eq!(kind(digit_slip(15, 5)), "dropped-digit");
        assert_eq!(kind(digit_slip(5, 6)), "");
        assert_eq!(kind(score_slip(85.78, 87.58)), "transposed-digits");
        assert_eq!(kind(score_slip(66.64, 64.64)), "one-digit");
        assert_eq!(kind(score_slip(66.64, 81.05)), "");
    }
}
