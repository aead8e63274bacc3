//! Agreement: several independent sources that give one fact the same rank.
use super::draft::{Draft, Found};
use super::facts::{Facts, Witness};
use super::same_fact::rank_value;
use super::values::rank_words;
use super::words::fact_words;
use crate::model::{Authority, FindingKind, Severity};
use crate::ontology::Ontology;
use crate::syndication::{self, Print};
use std::collections::BTreeSet;

/// How many independent origins a set of witnesses has; see [`syndication::origins`].
pub(crate) fn origins(who: &[Witness<'_>]) -> usize {
    syndication::origins(who.iter().map(|w| Print { claim: w.claim, source: w.source }))
}

/// Confirms every undisputed rank with two origins or more.
pub(super) fn find<'a>(facts: &Facts<'a>, ontology: &Ontology, found: &mut Found<'a>) {
    for (key, witnesses) in facts.iter().filter(|(_, w)| w.len() > 1) {
        let Some(rank) = facts.only_rank(key) else { continue };
        if found.disputed.contains_key(key) {
            continue;
        }
        let mut who: Vec<Witness<'a>> = witnesses.iter().filter(|w| w.claim.rank.is_some()).copied().collect();
        who.sort_by(|a, b| (&a.source.doc_id, &a.claim.id).cmp(&(&b.source.doc_id, &b.claim.id)));
        let sources = origins(&who);
        if sources < 2 {
            continue;
        }
        let prints = who.iter().map(|w| w.source.doc_id.as_str()).collect::<BTreeSet<_>>().len();
        let once = |vi: bool| match (prints > sources, vi) {
            (true, true) => " (đăng lại tính là một)",
            (true, false) => " (reprints count once)",
            _ => "",
        };
        let official = who.iter().any(|w| w.source.authority == Authority::Official);
        let value = rank_value(rank, &who, ontology);
        let with = |vi: bool| match (official, vi) {
            (true, true) => ", khớp bảng chính thức",
            (true, false) => ", as in the official table",
            _ => "",
        };
        found.confirmations.push(Draft {
            kind: FindingKind::Confirmation,
            severity: Severity::Info,
            fact: Some(key.fact(ontology)),
            identity: vec![rank.to_string()],
            message: (
                format!(
                    "Khớp {sources} nguồn độc lập{}: {}: {}{}.",
                    once(true),
                    fact_words(key, ontology, true),
                    rank_words(rank, None, true),
                    with(true)
                ),
                format!(
                    "{sources} independent sources agree{}: {}: {}{}.",
                    once(false),
                    fact_words(key, ontology, false),
                    rank_words(rank, None, false),
                    with(false)
                ),
            ),
            values: vec![value],
            diagnosis: None,
            follows: Vec::new(),
            about_movement: false,
        });
    }
}
