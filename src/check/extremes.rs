//! Highest and lowest inside one text: `highest = score(first)`, `lowest = score(last)`, and no unit of the
//! block has more than the highest or less than the lowest.
use super::conflict::{Conflict, Says, Term};
use super::said::Said;
use super::stated;
use super::values::{agree, score_words};
use super::words::fact_words;
use super::world::World;
use crate::model::{Diagnosis, FindingKind, Severity, Statement, StatementKind};

/// Tries the rule on every spread and the claims of its block.
pub(super) fn find(world: &World<'_>, out: &mut Vec<Conflict>) {
    for (at, statement, source) in stated::of_kind(StatementKind::Spread, world) {
        let scored = world.page(source).filter(|s| s.score.is_some());
        let mut block: Vec<&Said> = scored.filter(|s| same_block(s, statement, world)).collect();
        block.sort_unstable_by_key(|s| (s.key, s.claim));
        for said in block {
            for end in [End::Highest, End::Lowest] {
                if let Some(printed) = broken(end, said, statement) {
                    out.push(conflict(end, said, at, statement, printed, world));
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

fn same_block(said: &Said, statement: &Statement, world: &World<'_>) -> bool {
    statement.scope.as_deref() == Some(world.text(said.key.scope))
        && statement.index.as_deref().is_none_or(|i| i == world.text(said.key.index))
        && statement.component.as_deref() == said.key.component.map(|c| world.text(c))
        && (statement.year.is_none() || statement.year == Some(said.key.year))
}

/// The stated extreme, when the claim's score does not fit it.
fn broken(end: End, said: &Said, statement: &Statement) -> Option<f64> {
    let printed = *statement.values.get(end.role())?;
    let score = said.score.filter(|s| !agree(*s, printed))?;
    let at_the_end = match end {
        End::Highest => said.rank == Some(1),
        End::Lowest => said.last,
    };
    let beyond = match end {
        End::Highest => score > printed && !said.last,
        End::Lowest => score < printed && said.rank != Some(1),
    };
    (at_the_end || beyond).then_some(printed)
}

fn conflict(end: End, said: &Said, at: usize, statement: &Statement, printed: f64, world: &World<'_>) -> Conflict {
    let score = said.score.unwrap_or(printed);
    let (vi_role, en_role) = match end {
        End::Highest => ("cao nhất", "the highest"),
        End::Lowest => ("thấp nhất", "the lowest"),
    };
    let place = |vi: bool| match (said.rank, said.last, vi) {
        (Some(rank), _, true) => format!(" (thứ {rank})"),
        (Some(rank), _, false) => format!(" (rank {rank})"),
        (None, true, true) => " (xếp cuối)".to_owned(),
        (None, true, false) => " (last)".to_owned(),
        _ => String::new(),
    };
    let fact = world.public(&said.key);
    let words = (
        format!(
            "Số trong bài tự vênh: {}{}: {}, bài ghi {vi_role} {}.",
            fact_words(&fact, world.ontology, true),
            place(true),
            score_words(score, true),
            score_words(printed, true)
        ),
        format!(
            "Figures of one text do not fit: {}{}: {}, the text says {en_role} is {}.",
            fact_words(&fact, world.ontology, false),
            place(false),
            score_words(score, false),
            score_words(printed, false)
        ),
    );
    let stated = (format!("{vi_role} {}", score_words(printed, true)), format!("{en_role} {}", score_words(printed, false)));
    Conflict {
        severity: Some(Severity::Fix),
        inside: Some(said.source),
        identity: vec![statement.doc_id.clone(), format!("{} {printed} {score}", end.role())],
        statements: vec![(at, stated)],
        words: Some(words),
        diagnosis: swapped_blocks(end, score, at, world),
        ..Conflict::of(FindingKind::InnerSum, vec![Term { key: said.key, says: Says::Score(score.to_bits()) }])
    }
}

/// The unit's score is the extreme that the same text gives another block.
fn swapped_blocks(end: End, score: f64, at: usize, world: &World<'_>) -> Option<Diagnosis> {
    let (own, _) = world.statements.get(at)?;
    let other = world.statements.iter().map(|(s, _)| s).find(|s| {
        s.doc_id == own.doc_id && s.id != own.id && s.kind == own.kind && s.values.get(end.role()).is_some_and(|v| agree(*v, score))
    });
    other.map(|_| Diagnosis {
        kind: "swapped-blocks".to_owned(),
        vi: "Có thể số của hai khối bị đặt nhầm chỗ cho nhau.".to_owned(),
        en: "Possibly the figures of two blocks were swapped.".to_owned(),
        plausibility: 1.0,
        ..Diagnosis::default()
    })
}
