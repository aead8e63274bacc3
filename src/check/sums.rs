//! Sums inside one text: `now − before = change` of an average, `highest − lowest = difference` of a spread.
use super::conflict::Conflict;
use super::values::{decimals, fixed, unit};
use super::world::World;
use crate::model::{Fact, FindingKind, Severity, Statement, StatementKind};

/// Tries the rule on every statement that carries all three figures.
pub(super) fn find(world: &World<'_>, out: &mut Vec<Conflict>) {
    for (at, (statement, _)) in world.statements.iter().enumerate() {
        let (minuend, subtrahend, result) = match statement.kind {
            StatementKind::GroupAverage => ("now", "before", "change"),
            StatementKind::Spread => ("highest", "lowest", "difference"),
            _ => continue,
        };
        let figure = |role: &str| statement.values.get(role).copied();
        let (Some(a), Some(b), Some(c)) = (figure(minuend), figure(subtrahend), figure(result)) else { continue };
        if !holds(a, b, c) {
            out.push(conflict(at, statement, a, b, c));
        }
    }
}

/// Whether a − b = c up to the rounding of three printed figures.
pub(super) fn holds(a: f64, b: f64, c: f64) -> bool {
    let digits = decimals(a).max(decimals(b)).max(decimals(c));
    ((a - b) - c).abs() < 1.6 * unit(digits)
}

fn conflict(at: usize, statement: &Statement, a: f64, b: f64, c: f64) -> Conflict {
    let digits = decimals(a).max(decimals(b)).max(decimals(c));
    let sum = |comma: bool| format!("{} − {} = {}", fixed(a, digits, comma), fixed(b, digits, comma), fixed(a - b, digits, comma));
    let (vi_verb, en_verb) = match (statement.kind, c < 0.0) {
        (StatementKind::GroupAverage, false) => ("tăng", "up"),
        (StatementKind::GroupAverage, true) => ("giảm", "down"),
        _ => ("chênh lệch", "a difference of"),
    };
    let words = (
        format!("Số trong bài tự vênh: {}, bài ghi {vi_verb} {}.", sum(true), fixed(c.abs(), digits, true)),
        format!("Figures of one text do not add up: {}, the text says {en_verb} {}.", sum(false), fixed(c.abs(), digits, false)),
    );
    let (vi, en) = (format!("{} ≠ {}", sum(true), fixed(c, digits, true)), format!("{} ≠ {}", sum(false), fixed(c, digits, false)));
    Conflict {
        severity: Some(Severity::Fix),
        fact: group_fact(statement),
        identity: vec![statement.doc_id.clone(), en.clone()],
        statements: vec![(at, (vi, en))],
        words: Some(words),
        ..Conflict::of(FindingKind::InnerSum, Vec::new())
    }
}

/// A block inside a province stands for its province; another group's figure speaks of no one subject.
fn group_fact(statement: &Statement) -> Option<Fact> {
    let scope = statement.scope.clone()?;
    let province = scope.strip_prefix("province:").and_then(|rest| rest.split('/').next()).map(str::to_owned);
    Some(Fact {
        subject: statement.subject.clone().or(province)?,
        index: statement.index.clone()?,
        component: statement.component.clone(),
        year: statement.year,
        scope,
        list: None,
    })
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn rounding_is_no_conflict() {
        assert!(holds(899.09, 585.89, 313.2) && holds(970.0, 644.09, 325.91) && holds(7.35, 6.1, 1.26));
        assert!(!holds(783.52, 681.2, 94.53) && !holds(814.4, 768.88, 51.74));
    }
}
