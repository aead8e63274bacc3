//! Points won and lost: `S(x, y) − S(x, y₀) = change`, up to the rounding of the three printed figures.
//!
//! The points are those of the same text where it gives them, else those that all agree on. Editions that were scored by a new
//! method are compared inside one text only: a publisher may have scored the earlier edition anew.
use super::conflict::{Conflict, Says, Term};
use super::movement::base_key;
use super::said::Key;
use super::stated::{self, key_of, only_score, score_in, teller};
use super::values::{decimals, fixed, unit};
use super::words::fact_words;
use super::world::World;
use crate::model::{FindingKind, Severity, StatementKind};

/// Tries the rule on every stated change that names the year it is against.
pub(super) fn find(world: &World<'_>, out: &mut Vec<Conflict>) {
    for (at, statement, source) in stated::of_kind(StatementKind::ScoreChange, world) {
        let (Some(change), Some(base)) = (statement.values.get("change"), statement.values.get("base")) else { continue };
        let Some(now) = key_of(statement, source, world) else { continue };
        let Some(before) = base_key(&now, *base as i32, world).filter(|b| b.year < now.year) else { continue };
        let (own_now, own_before) = (score_in(&now, source, world), score_in(&before, source, world));
        let rebased = (before.year + 1..=now.year).any(|y| world.ontology.edition(world.text(now.index), y).is_some_and(|e| e.rebased));
        let inside = own_now.is_some() && own_before.is_some();
        if rebased && !inside {
            continue;
        }
        let scores = own_now.or_else(|| only_score(&now, world)).zip(own_before.or_else(|| only_score(&before, world)));
        let Some((a, b)) = scores else { continue };
        if a / b < 3.0 && b / a < 3.0 && !holds(a, b, *change) {
            out.push(conflict(at, (now, a), (before, b), *change, inside.then_some(source), world));
        }
    }
}

/// Whether `a − b = change`, each rounded to its own last place.
fn holds(a: f64, b: f64, change: f64) -> bool {
    let rounding: f64 = [a, b, change].iter().map(|x| unit(decimals(*x)) / 2.0).sum();
    ((a - b) - change).abs() <= rounding * 1.05
}

fn conflict(at: usize, now: (Key, f64), before: (Key, f64), change: f64, inside: Option<u32>, world: &World<'_>) -> Conflict {
    let (a, b) = (now.1, before.1);
    let digits = decimals(a).max(decimals(b)).max(decimals(change));
    let sum = |comma: bool| format!("{} − {} = {}", fixed(a, digits, comma), fixed(b, digits, comma), fixed(a - b, digits, comma));
    let fact = world.public(&now.0);
    let (verb_vi, verb_en) = if change < 0.0 { ("giảm", "down") } else { ("tăng", "up") };
    let amount = |comma: bool| fixed(change.abs(), decimals(change), comma);
    let who = teller(at, world);
    let base = before.0.year;
    let words = if inside.is_some() {
        (
            format!(
                "Số trong bài tự vênh: {}: {}, bài ghi {verb_vi} {} so với {base}.",
                fact_words(&fact, world.ontology, true),
                sum(true),
                amount(true)
            ),
            format!(
                "Figures of one text do not add up: {}: {}, the text says {verb_en} {} against {base}.",
                fact_words(&fact, world.ontology, false),
                sum(false),
                amount(false)
            ),
        )
    } else {
        (
            format!(
                "Chưa khớp: {}. {who} ghi {verb_vi} {} điểm so với {base}, trong khi {}.",
                fact_words(&fact, world.ontology, true),
                amount(true),
                sum(true)
            ),
            format!(
                "Not in agreement: {}. {who} says {verb_en} {} points against {base}, while {}.",
                fact_words(&fact, world.ontology, false),
                amount(false),
                sum(false)
            ),
        )
    };
    let value = (format!("{verb_vi} {} điểm so với {base}", amount(true)), format!("{verb_en} {} points against {base}", amount(false)));
    let terms = [now, before].map(|(key, score)| Term { key, says: Says::Score(score.to_bits()) });
    Conflict {
        severity: inside.map(|_| Severity::Fix),
        inside,
        identity: vec![format!("{change:+} points against {base}"), format!("{a}"), format!("{b}")],
        statements: vec![(at, value)],
        words: Some(words),
        ..Conflict::of(if inside.is_some() { FindingKind::InnerSum } else { FindingKind::Movement }, terms.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::Trial;

    fn changed(now: &str, before: &str, change: f64) -> Trial {
        Trial::default().score(now, "hai-duong pci 2023", 68.68).score(before, "hai-duong pci 2022", 65.22).stated(
            "a",
            StatementKind::ScoreChange,
            "hai-duong pci 2023",
            None,
            &[("change", change), ("base", 2022.0)],
        )
    }

    #[test]
    fn points_of_two_editions_give_the_change() {
        assert!(changed("a", "a", 3.46).is_silent());
        let inside = changed("a", "a", 4.36).found(FindingKind::InnerSum);
        assert_eq!(inside.len(), 1);
        assert!(inside[0].message.contains("68,68 − 65,22 = 3,46, bài ghi tăng 4,36 so với 2022"), "{}", inside[0].message);
        let across = changed("b", "c", -3.46).found(FindingKind::Movement);
        assert_eq!((across.len(), across[0].documents.len(), across[0].core.len()), (1, 3, 2));
    }

    #[test]
    fn rounding_and_new_methods_are_no_conflict() {
        assert!(changed("b", "c", 3.5).is_silent() && changed("b", "c", 3.47).is_silent());
        let new_method = Trial::default().score("b", "hai-duong pci 2021", 67.65).score("c", "hai-duong pci 2020", 62.98).stated(
            "a",
            StatementKind::ScoreChange,
            "hai-duong pci 2021",
            None,
            &[("change", 5.9), ("base", 2020.0)],
        );
        assert!(new_method.is_silent());
        // Nobody says against what.
        let open = Trial::default().score("b", "hai-duong pci 2023", 68.68).score("c", "hai-duong pci 2022", 65.22);
        assert!(open.stated("a", StatementKind::ScoreChange, "hai-duong pci 2023", None, &[("change", 9.0)]).is_silent());
    }
}
