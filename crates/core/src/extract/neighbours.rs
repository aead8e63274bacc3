//! Among whom a country is ranked, where only its neighbours tell: `Việt Nam đứng thứ 4, sau Singapore, Malaysia và
//! Thái Lan` is a place in Southeast Asia.
use super::mention::{Mention, Part, SubjectKind, What};
use super::proto::{Origin, Proto, Slot};
use super::roles::Role;
use crate::model::Claim;
use crate::normalize::Token;
use crate::ontology::Ontology;

/// The group whose members the press compares each other with.
const GROUP: &str = "asean";

/// Whether a country belongs to that group.
pub fn neighbour(ontology: &Ontology, id: &str) -> bool {
    ontology.country(id).is_some_and(|c| c.groups.iter().any(|g| g == GROUP))
}

/// `Đứng đầu khu vực là New Zealand`: in another region than the one that the page's own country lies in.
pub fn outsider(ontology: &Ontology, claim: &Claim, kind: Option<SubjectKind>) -> bool {
    claim.scope == GROUP && kind == Some(SubjectKind::Country) && !neighbour(ontology, &claim.subject)
}

/// `thấp nhất trong ASEAN (Philippines hạng 41, …, Campuchia hạng 5)`: of places told in one row, of which one is too low for the group,
/// none is in the group.
pub fn beyond_group(protos: &mut [Proto]) {
    let low = |p: &Proto| p.rank.is_some_and(|n| n > 11) && p.scope.as_ref().is_some_and(|s| s.value == GROUP);
    let rows: Vec<Option<Part>> = protos.iter().filter(|p| low(p)).map(|p| p.part.as_ref().map(|s| s.value.clone())).collect();
    for p in protos.iter_mut().filter(|p| p.rule == "subject and rank") {
        let scope = p.scope.as_ref().is_some_and(|s| s.value == GROUP);
        if scope && p.rank.is_some_and(|n| n > 1) && rows.contains(&p.part.as_ref().map(|s| s.value.clone())) {
            p.scope = None;
        }
    }
}

/// `B đứng thứ hai vùng với 8,2%, C thứ ba`, `A đứng đầu ASEAN. Xếp thứ hai, B …`: the next place of the same ranking, among nobody that the
/// sentence names, is among those of the region that the place before it is in.
pub(super) fn next_in_region(protos: &mut [Proto], last: Option<&Proto>) {
    let told = |p: &Proto| {
        let scope = p.scope.as_ref().filter(|s| s.value == GROUP || s.value.starts_with("region:"))?;
        let who = p.who.as_ref()?;
        Some((p.rank?, scope.clone(), who.value.clone(), p.index.as_ref().map(|s| s.value), p.part.as_ref().map(|s| s.value.clone())))
    };
    let mut before = last.and_then(told);
    for p in protos.iter_mut().filter(|p| p.placed()) {
        let next = before.as_ref().is_some_and(|(rank, _, who, index, part)| {
            p.scope.is_none()
                && p.rank == Some(rank + 1)
                && p.of.is_none()
                && p.rule == "subject and rank"
                && p.modality == crate::model::Modality::Asserted
                && p.index.as_ref().map(|s| s.value) == *index
                && p.part.as_ref().map(|s| s.value.clone()) == *part
                && p.who.as_ref().is_some_and(|w| w.value != *who && w.value.kind == who.kind)
        });
        if let (true, Some((_, scope, ..))) = (next, &before) {
            p.scope = Some(scope.clone().carried(Origin::Sentence));
        }
        before = told(p);
    }
}

/// Gives a place that stands behind exactly as many countries of the group as it counts the group as its scope.
pub fn among_neighbours(protos: &mut [Proto], mentions: &[Mention], roles: &[Role], tokens: &[Token], ontology: &Ontology) {
    for p in protos {
        let Some(rank) = p.rank.filter(|n| (2..=11).contains(n)) else { continue };
        let member = p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Country && neighbour(ontology, &w.value.id));
        // "… sau Singapore (thứ 2), Thái Lan (27)": the neighbours themselves have places in the world.
        let compared = || {
            mentions.iter().zip(roles).any(|(m, role)| {
                *role == Role::Comparand && matches!((&m.what, &p.who), (What::Subject(w), Some(own)) if w.id == own.value.id)
            })
        };
        if !member || compared() || p.scope.as_ref().is_some_and(|s| s.value != "world" || s.origin <= Origin::Sentence) {
            continue;
        }
        let behind = |m: &Mention| tokens.get(m.t0).is_some_and(|t| t.start as usize >= p.end);
        // Up to the next value that is not in a bracket.
        let reach = mentions.iter().filter(|m| behind(m) && m.depth == 0).find(|m| m.is_value()).map_or(usize::MAX, |m| m.t0);
        let mut ahead = 0;
        let mut all = true;
        for (m, role) in mentions.iter().zip(roles) {
            if let (What::Subject(w), Role::Comparand, true) = (&m.what, role, behind(m) && m.t0 < reach) {
                ahead += 1;
                all &= neighbour(ontology, &w.id);
            }
        }
        if all && ahead + 1 == rank {
            p.scope = Some(Slot::new(GROUP.to_owned(), Origin::Sentence, None));
        }
    }
}
