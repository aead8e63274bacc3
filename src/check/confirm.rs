//! Agreement: several independent sources that give one fact the same rank.
use super::draft::{Draft, Found};
use super::facts::{Facts, Witness};
use super::same_fact::rank_value;
use super::values::rank_words;
use super::words::fact_words;
use crate::model::{Authority, FindingKind, Severity};
use crate::ontology::Ontology;
use std::collections::HashSet;

/// Quotes as long as this that read alike are one text printed twice.
const REPRINT: usize = 80;

/// How many independent origins a set of witnesses has: a publisher counts once, and so does a text that
/// several print to the letter.
pub(crate) fn origins(who: &[Witness<'_>]) -> usize {
    let mut publishers = HashSet::new();
    let mut texts = HashSet::new();
    let mut count = 0;
    for w in who {
        let publisher = w.source.publisher.as_deref().unwrap_or(&w.source.doc_id);
        let reprint = w.claim.quote.len() >= REPRINT && !texts.insert(w.claim.quote.as_str());
        if publishers.insert(publisher) && !reprint {
            count += 1;
        }
    }
    count
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
                    "Khớp {sources} nguồn độc lập: {}: {}{}.",
                    fact_words(key, ontology, true),
                    rank_words(rank, None, true),
                    with(true)
                ),
                format!(
                    "{sources} independent sources agree: {}: {}{}.",
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
