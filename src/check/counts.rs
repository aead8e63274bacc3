//! Components that went up, down or stayed: `up = |{ c : S(c, y) > S(c, y₀) }|` and so on (with ranks: `R(c, y) < R(c, y₀)`).
//!
//! With k components known to have gone up, and u of which it is not known, `k ≤ up ≤ k + u`. Points that are printed alike may
//! differ in hidden decimals and count as not known. Inside the text itself `up + down + same ≤ total`.
use super::conflict::{Conflict, Says, Term};
use super::movement::base_key;
use super::said::Key;
use super::stated::{self, key_of, only_score, teller};
use super::values::agree;
use super::words::fact_words;
use super::world::World;
use crate::model::{Fact, FindingKind, Severity, Statement, StatementKind};

/// Where a component went, and what says so.
type Moved = (Way, [Term; 2]);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Same,
}

const WAYS: [(Way, &str, &str, &str); 3] =
    [(Way::Up, "up", "tăng", "up"), (Way::Down, "down", "giảm", "down"), (Way::Same, "same", "giữ nguyên", "the same")];

/// Tries both rules on every count.
pub(super) fn find(world: &World<'_>, out: &mut Vec<Conflict>) {
    for (at, statement, source) in stated::of_kind(StatementKind::ComponentCounts, world) {
        let figure = |role: &str| statement.values.get(role).map(|v| *v as usize);
        let counted: usize = WAYS.iter().filter_map(|w| figure(w.1)).sum();
        if let Some(total) = figure("total").filter(|t| counted > *t) {
            out.push(too_many(at, statement, counted, total, world));
            continue;
        }
        let Some(now) = key_of(statement, source, world) else { continue };
        let listed = |y: i32| world.ontology.edition(world.text(now.index), y).is_some();
        let base = figure("base").map(|y| y as i32).or_else(|| listed(now.year - 1).then_some(now.year - 1));
        let Some(before) = base.and_then(|b| base_key(&now, b, world)).filter(|b| b.year < now.year) else { continue };
        let rebased = (before.year + 1..=now.year).any(|y| world.ontology.edition(world.text(now.index), y).is_some_and(|e| e.rebased));
        let ranks = figure("ranks") == Some(1);
        if rebased && !ranks {
            continue;
        }
        let Some((moved, n)) = moved(&now, &before, ranks, figure("total"), world) else { continue };
        for (way, role, vi, en) in WAYS {
            let Some(stated) = figure(role) else { continue };
            let (known, others): (Vec<&Moved>, Vec<&Moved>) = moved.iter().partition(|m| m.0 == way);
            let needed: Vec<&Moved> = if known.len() > stated {
                known.into_iter().take(stated + 1).collect()
            } else if stated + others.len() > n {
                others.into_iter().take(n + 1 - stated.min(n)).collect()
            } else {
                continue;
            };
            let terms = needed.iter().flat_map(|m| m.1).collect();
            out.push(conflict(at, &now, before.year, (stated, ranks, vi, en), &moved, terms, way, world));
            break;
        }
    }
}

/// Where each component went as far as known, and how many there are; `None` where their number is not that of the text.
fn moved(now: &Key, before: &Key, ranks: bool, total: Option<usize>, world: &World<'_>) -> Option<(Vec<Moved>, usize)> {
    let index = world.ontology.index(world.text(now.index))?;
    let there = |c: &&crate::ontology::Component| c.from.is_none_or(|y| y <= now.year) && c.to.is_none_or(|y| y >= now.year);
    let all: Vec<_> = index.component.iter().filter(there).filter(|c| c.level != "annex").collect();
    // The level that the text counts: the only one of that many, else those that the total is made of.
    let level = |level: &str| all.iter().filter(|c| c.level == level).copied().collect::<Vec<_>>();
    let mut levels: Vec<Vec<_>> = ["component", "main", "pillar"].into_iter().map(level).filter(|l| l.len() > 1).collect();
    if let Some(total) = total {
        levels.retain(|l| l.len() == total);
    }
    let [components] = levels.as_slice() else { return None };
    let mut out = Vec::new();
    for component in components {
        let Some(sym) = world.symbol(&component.id) else { continue };
        let (a, b) = (Key { component: Some(sym), ..*now }, Key { component: Some(sym), ..*before });
        if ranks {
            let Some((x, y)) = world.only_rank(&a).zip(world.only_rank(&b)) else { continue };
            let way = match y.cmp(&x) {
                std::cmp::Ordering::Greater => Way::Up,
                std::cmp::Ordering::Less => Way::Down,
                std::cmp::Ordering::Equal => Way::Same,
            };
            out.push((way, [Term { key: a, says: Says::Rank(x) }, Term { key: b, says: Says::Rank(y) }]));
        } else {
            let Some((x, y)) = only_score(&a, world).zip(only_score(&b, world)).filter(|(x, y)| !agree(*x, *y)) else { continue };
            let terms = [Term { key: a, says: Says::Score(x.to_bits()) }, Term { key: b, says: Says::Score(y.to_bits()) }];
            out.push((if x > y { Way::Up } else { Way::Down }, terms));
        }
    }
    Some((out, components.len()))
}

#[expect(clippy::too_many_arguments, reason = "the parts of one sentence")]
fn conflict(
    at: usize,
    now: &Key,
    base: i32,
    (stated, ranks, vi, en): (usize, bool, &str, &str),
    moved: &[Moved],
    terms: Vec<Term>,
    way: Way,
    world: &World<'_>,
) -> Conflict {
    let known = moved.iter().filter(|m| m.0 == way).count();
    let n = moved.len();
    let (what_vi, what_en) = if ranks { ("thứ hạng", "ranks") } else { ("điểm", "points") };
    let fact = world.public(now);
    let who = teller(at, world);
    let words = (
        format!(
            "Chưa khớp: {}. {who} ghi {stated} chỉ số thành phần {vi} {what_vi} so với {base}; trong {n} chỉ số đã biết có {known}.",
            fact_words(&fact, world.ontology, true)
        ),
        format!(
            "Not in agreement: {}. {who} counts {stated} components {en} by {what_en} against {base}; of {n} that are known {known} are.",
            fact_words(&fact, world.ontology, false)
        ),
    );
    Conflict {
        about: Some(*now),
        identity: vec![format!("{stated} {en} by {what_en} against {base}")],
        statements: vec![(at, (format!("{stated} {vi}"), format!("{stated} {en}")))],
        words: Some(words),
        severity: Some(Severity::Look),
        ..Conflict::of(FindingKind::InnerSum, terms)
    }
}

/// More counted than there are.
fn too_many(at: usize, statement: &Statement, counted: usize, total: usize, world: &World<'_>) -> Conflict {
    let fact = Fact {
        subject: statement.subject.clone().unwrap_or_default(),
        index: statement.index.clone().unwrap_or_default(),
        component: None,
        year: statement.year,
        scope: statement.scope.clone().unwrap_or_default(),
        list: None,
    };
    let words = (
        format!(
            "Số trong bài tự vênh: {}: đếm được {counted} chỉ số thành phần trong tổng số {total}.",
            fact_words(&fact, world.ontology, true)
        ),
        format!(
            "Figures of one text do not add up: {}: {counted} components counted of {total}.",
            fact_words(&fact, world.ontology, false)
        ),
    );
    Conflict {
        severity: Some(Severity::Fix),
        fact: Some(fact),
        identity: vec![statement.doc_id.clone(), format!("{counted} of {total}")],
        statements: vec![(at, (format!("{counted}/{total}"), format!("{counted}/{total}")))],
        words: Some(words),
        ..Conflict::of(FindingKind::InnerSum, Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::Trial;

    const PARTS: [&str; 10] = [
        "gia-nhap-thi-truong",
        "tiep-can-dat-dai",
        "tinh-minh-bach",
        "chi-phi-thoi-gian",
        "chi-phi-khong-chinh-thuc",
        "canh-tranh-binh-dang",
        "tinh-nang-dong",
        "chinh-sach-ho-tro-doanh-nghiep",
        "dao-tao-lao-dong",
        "thiet-che-phap-ly",
    ];

    /// The first `up` components of `known` rose from 2022 to 2023, the others fell.
    fn world(up: usize, known: usize, values: &[(&str, f64)]) -> Trial {
        let parts = PARTS.iter().take(known).enumerate();
        let start = Trial::default().stated("a", StatementKind::ComponentCounts, "quang-tri pci 2023", None, values);
        parts.fold(start, |t, (i, part)| {
            let t = t.score("table", &format!("quang-tri pci/{part} 2022"), 6.25);
            t.score("table", &format!("quang-tri pci/{part} 2023"), if i < up { 6.75 } else { 5.75 })
        })
    }

    #[test]
    fn known_components_are_counted() {
        let fives = [("up", 5.0), ("down", 5.0), ("total", 10.0), ("ranks", 0.0), ("base", 2022.0)];
        assert!(world(5, 10, &fives).is_silent());
        let found = world(6, 10, &fives).found(FindingKind::InnerSum);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].core.len(), 12, "six components in two editions are enough");
        assert!(found[0].message.contains("ghi 5 chỉ số thành phần tăng điểm so với 2022; trong 10 chỉ số đã biết có 6"));
    }

    #[test]
    fn what_is_not_known_may_make_up_the_count() {
        let fives = [("up", 5.0), ("down", 5.0), ("total", 10.0), ("ranks", 0.0), ("base", 2022.0)];
        assert!(world(4, 8, &fives).is_silent());
        assert!(world(6, 10, &[("up", 5.0), ("total", 128.0), ("ranks", 0.0), ("base", 2022.0)]).is_silent());
        assert!(world(6, 10, &[("up", 5.0), ("ranks", 1.0), ("base", 2022.0)]).is_silent());
    }

    #[test]
    fn no_more_are_counted_than_there_are() {
        let found = world(0, 0, &[("up", 6.0), ("down", 5.0), ("total", 10.0), ("ranks", 0.0)]).found(FindingKind::InnerSum);
        assert!(found.len() == 1 && found[0].message.contains("đếm được 11 chỉ số thành phần trong tổng số 10"));
    }
}
