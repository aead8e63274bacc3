//! One edition in two lists: `R(x, 63)` and `R(x, 34)` may differ and are both true. A note for readers.
use super::draft::{Draft, Found};
use super::facts::{Facts, Key};
use super::same_fact::rank_value;
use super::words::{fact_words, says};
use crate::model::{FindingKind, Severity};
use crate::ontology::Ontology;

/// Notes every subject that one edition ranks in both lists, on different places.
pub(super) fn find<'a>(facts: &Facts<'a>, ontology: &Ontology, found: &mut Found<'a>) {
    for (key, _) in facts.iter().filter(|(k, _)| k.list == Some("34") && k.year <= 2024) {
        let old = Key { list: Some("63"), ..*key };
        let (after, before) = (facts.ranks(key), facts.ranks(&old));
        if after.is_empty() || before.is_empty() || after.keys().eq(before.keys()) {
            continue;
        }
        let mut values = Vec::new();
        for (list, ranks) in [("63", before), ("34", after)] {
            for (rank, who) in ranks {
                let mut value = rank_value(rank, &who, ontology);
                value.vi = format!("{rank}/{list}");
                value.en.clone_from(&value.vi);
                values.push(value);
            }
        }
        let all = |vi: bool| values.iter().map(|v| says(v, vi)).collect::<Vec<_>>().join("; ");
        found.notes.push(Draft {
            kind: FindingKind::TwoLists,
            severity: Severity::Info,
            fact: Some(old.fact(ontology)),
            identity: vec!["63".to_owned(), "34".to_owned()],
            message: (
                format!(
                    "Khác mặt bằng so sánh: {}. {}. Cả hai đều đúng: trước và sau sáp nhập.",
                    fact_words(&old, ontology, true),
                    all(true)
                ),
                format!("Two lists: {}. {}. Both hold: before and after the mergers.", fact_words(&old, ontology, false), all(false)),
            ),
            values,
            diagnosis: None,
            follows: Vec::new(),
            about_movement: false,
        });
    }
}
