//! Highest and lowest inside one text: `highest = score(first)`, `lowest = score(last)`, and no unit of the
//! block has more than the highest or less than the lowest.
use super::Stated;
use super::draft::{Draft, Found, Value, side, stated_side};
use super::facts::{Facts, Key, Witness};
use super::values::{agree, score_words};
use super::words::fact_words;
use crate::model::{Claim, Diagnosis, FindingKind, Severity, StatementKind};
use crate::ontology::Ontology;
use std::collections::HashMap;

/// Tries the rule on every spread and the claims of its block.
pub(super) fn find<'a>(facts: &Facts<'a>, statements: &[Stated<'_>], ontology: &Ontology, found: &mut Found<'a>) {
    let spreads: Vec<&Stated<'_>> = statements.iter().filter(|s| s.statement.kind == StatementKind::Spread).collect();
    if spreads.is_empty() {
        return;
    }
    let mut scored: HashMap<&str, Vec<(Key<'a>, Witness<'a>)>> = HashMap::new();
    for (key, witnesses) in facts.iter() {
        for w in witnesses.iter().filter(|w| w.claim.score.is_some()) {
            scored.entry(w.claim.doc_id.as_str()).or_default().push((*key, *w));
        }
    }
    for stated in spreads {
        let block = scored.get(stated.statement.doc_id.as_str()).map_or(&[][..], Vec::as_slice);
        for (key, w) in block.iter().filter(|(_, w)| same_block(w.claim, stated)) {
            for end in [End::Highest, End::Lowest] {
                if let Some(printed) = broken(end, w.claim, stated) {
                    found.contradictions.push(draft(end, key, w, stated, printed, statements, ontology));
                }
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Highest,
    Lowest,
}

impl End {
    fn role(self) -> &'static str {
        match self {
            Self::Highest => "highest",
            Self::Lowest => "lowest",
        }
    }
}

fn same_block(claim: &Claim, stated: &Stated<'_>) -> bool {
    let s = stated.statement;
    s.scope.as_deref() == Some(claim.scope.as_str())
        && s.index.as_deref().is_none_or(|i| i == claim.index)
        && s.component == claim.component
        && (s.year.is_none() || s.year == claim.year)
}

/// The stated extreme, when the claim's score does not fit it.
fn broken(end: End, claim: &Claim, stated: &Stated<'_>) -> Option<f64> {
    let printed = *stated.statement.values.get(end.role())?;
    let score = claim.score.filter(|s| !agree(*s, printed))?;
    let at_the_end = match end {
        End::Highest => claim.rank == Some(1),
        End::Lowest => claim.last,
    };
    let beyond = match end {
        End::Highest => score > printed && !claim.last,
        End::Lowest => score < printed && claim.rank != Some(1),
    };
    (at_the_end || beyond).then_some(printed)
}

fn draft(end: End, key: &Key<'_>, w: &Witness<'_>, stated: &Stated<'_>, printed: f64, all: &[Stated<'_>], ontology: &Ontology) -> Draft {
    let score = w.claim.score.unwrap_or(printed);
    let (vi_role, en_role) = match end {
        End::Highest => ("cao nhất", "the highest"),
        End::Lowest => ("thấp nhất", "the lowest"),
    };
    let stated_vi = format!("{vi_role} {}", score_words(printed, true));
    let own_vi = score_words(score, true);
    let values = vec![
        Value::new(stated_vi.clone(), format!("{en_role} {}", score_words(printed, false)), vec![stated_side(stated, stated_vi, ontology)]),
        Value::new(own_vi.clone(), score_words(score, false), vec![side(w, own_vi, ontology)]),
    ];
    let place = |vi: bool| match (w.claim.rank, w.claim.last, vi) {
        (Some(rank), _, true) => format!(" (thứ {rank})"),
        (Some(rank), _, false) => format!(" (rank {rank})"),
        (None, true, true) => " (xếp cuối)".to_owned(),
        (None, true, false) => " (last)".to_owned(),
        _ => String::new(),
    };
    Draft {
        kind: FindingKind::InnerSum,
        severity: Severity::Fix,
        fact: Some(key.fact(ontology)),
        identity: vec![stated.statement.doc_id.clone(), format!("{} {printed} {score}", end.role())],
        values,
        message: (
            format!(
                "Số trong bài tự vênh: {}{}: {}, bài ghi {vi_role} {}.",
                fact_words(key, ontology, true),
                place(true),
                score_words(score, true),
                score_words(printed, true)
            ),
            format!(
                "Figures of one text do not fit: {}{}: {}, the text says {en_role} is {}.",
                fact_words(key, ontology, false),
                place(false),
                score_words(score, false),
                score_words(printed, false)
            ),
        ),
        diagnosis: swapped_blocks(end, score, stated, all),
        follows: Vec::new(),
        about_movement: false,
    }
}

/// The unit's score is the extreme that the same text gives another block.
fn swapped_blocks(end: End, score: f64, stated: &Stated<'_>, all: &[Stated<'_>]) -> Option<Diagnosis> {
    let own = stated.statement;
    let other = all.iter().map(|s| s.statement).find(|s| {
        s.doc_id == own.doc_id && s.id != own.id && s.kind == own.kind && s.values.get(end.role()).is_some_and(|v| agree(*v, score))
    });
    other.map(|_| Diagnosis {
        kind: "swapped-blocks".to_owned(),
        vi: "Có thể số của hai khối bị đặt nhầm chỗ cho nhau.".to_owned(),
        en: "Possibly the figures of two blocks were swapped.".to_owned(),
        ..Diagnosis::default()
    })
}
