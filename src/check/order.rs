//! Order: `x above y ⇒ R(x) < R(y)`, said in words ("xếp trên", "sau"); and inside one list that gives both,
//! `S(x) > S(y) ⇒ R(x) < R(y)`.
//!
//! Who stands before whom in a region does so in the country. Points and ranks are compared only as one document gives them,
//! beyond the rounding of what is printed, and only of indices of Vietnamese units, where more points are the better place. A list
//! without ranks says nothing of the order: press lists of a top ten often stand in none.
use super::conflict::{Conflict, Says, Term};
use super::facts::{FactAt, by_list};
use super::movement::base_key;
use super::said::Key;
use super::stated::{self, key_for, key_of, teller};
use super::values::{agree, decimals, rank_words, score_words, unit};
use super::words::ranking_words;
use super::world::World;
use crate::model::{Authority, Diagnosis, FindingKind, StatementKind};
use foldhash::{HashMap, HashMapExt as _};
use std::collections::BTreeMap;

/// Who stands before whom, as stated, against the ranks that are known.
pub(super) fn in_words(world: &World<'_>, out: &mut Vec<Conflict>) {
    let mut told: BTreeMap<(Key, Key), Vec<usize>> = BTreeMap::new();
    for (at, statement, source) in stated::of_kind(StatementKind::Order, world) {
        let keys = key_of(statement, source, world).zip(statement.other.as_deref().and_then(|o| key_for(o, statement, source, world)));
        let (Some((x, y)), Some(above)) = (keys, statement.values.get("above")) else { continue };
        told.entry(if *above > 0.0 { (x, y) } else { (y, x) }).or_default().push(at);
    }
    for ((before, behind), at) in told {
        let Some((first, second)) = ranks(&before, &behind, world) else { continue };
        if first.1 > second.1 {
            out.push(out_of_order(first, second, &at, world));
        }
    }
}

/// Both ranks where they are undisputed: among those named, else in the country.
fn ranks(before: &Key, behind: &Key, world: &World<'_>) -> Option<((Key, u32), (Key, u32))> {
    let both = |a: Key, b: Key| Some(((a, world.only_rank(&a)?), (b, world.only_rank(&b)?)));
    let national = || {
        let scope = world.text(before.scope).starts_with("region:").then(|| world.symbol("national")).flatten()?;
        both(Key { scope, ..*before }, Key { scope, ..*behind })
    };
    both(*before, *behind).or_else(national)
}

fn out_of_order(first: (Key, u32), second: (Key, u32), at: &[usize], world: &World<'_>) -> Conflict {
    let fact = world.public(&first.0);
    let name = |key: &Key| world.ontology.subject_name(&world.public(key).subject);
    let (a, b) = (name(&first.0), name(&second.0));
    let who = at.first().map(|at| teller(*at, world)).unwrap_or_default();
    let words = (
        format!(
            "Chưa khớp: {}. {who} ghi {a} xếp trên {b}, trong khi {a} {}, {b} {}.",
            ranking_words(&fact, world.ontology, true),
            rank_words(first.1, None, true),
            rank_words(second.1, None, true)
        ),
        format!(
            "Not in agreement: {}. {who} puts {a} above {b}, while {a} has {} and {b} {}.",
            ranking_words(&fact, world.ontology, false),
            rank_words(first.1, None, false),
            rank_words(second.1, None, false)
        ),
    );
    let stated = (format!("{a} trên {b}"), format!("{a} above {b}"));
    let terms = [first, second].map(|(key, rank)| Term { key, says: Says::Rank(rank) });
    Conflict {
        identity: vec![world.text(first.0.subject).to_owned(), world.text(second.0.subject).to_owned()],
        statements: at.iter().map(|at| (*at, stated.clone())).collect(),
        words: Some(words),
        diagnosis: of_another_edition(&first.0, &second.0, world),
        ..Conflict::of(FindingKind::Order, terms.to_vec())
    }
}

/// The order is that of the edition before or after.
fn of_another_edition(before: &Key, behind: &Key, world: &World<'_>) -> Option<Diagnosis> {
    let held = |year: i32| {
        let rank = |key: &Key| base_key(key, year, world).and_then(|k| world.only_rank(&k));
        rank(before).zip(rank(behind)).is_some_and(|(a, b)| a < b)
    };
    let (year, kind) = [(before.year - 1, "stale-edition"), (before.year + 1, "next-edition")].into_iter().find(|(y, _)| held(*y))?;
    Some(Diagnosis {
        kind: kind.to_owned(),
        vi: format!("Có thể lấy thứ tự của kỳ {year}."),
        en: format!("Possibly the order of {year}."),
        plausibility: 0.5,
        ..Diagnosis::default()
    })
}

/// A rank with its points, as one document gives them.
#[derive(Debug, Clone, Copy)]
struct Row {
    source: u32,
    rank: u32,
    key: Key,
    score: f64,
}

/// Points against ranks inside each document: of each list of an edition the rows in order of rank, each held against the row of
/// its document before it. Time grows with the number of rows and no faster.
pub(super) fn by_points(edition: &[&FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    let scored: Vec<&FactAt> = edition.iter().copied().filter(|fact| fact.points).collect();
    for facts in by_list(&scored).into_values() {
        if !facts.first().is_some_and(|f| ordered(&f.key, world)) {
            continue;
        }
        let mut rows: Vec<Row> = Vec::new();
        for fact in facts {
            let said = world.at(fact).iter().filter(|s| !s.presumed);
            rows.extend(said.filter_map(|s| Some(Row { source: s.source, rank: s.rank?, key: fact.key, score: s.score? })));
        }
        rows.sort_by_key(|r| r.rank);
        let mut last: HashMap<u32, Row> = HashMap::new();
        for row in &rows {
            let before = last.insert(row.source, *row);
            if let Some(upper) = before.filter(|u| u.rank < row.rank && u.key != row.key && less(u.score, row.score))
                && !twice(&rows, &upper)
                && !twice(&rows, row)
            {
                out.push(reversed(&upper, row, world));
            }
        }
    }
}

/// Whether more points are a better place in this list, which is certain.
pub(super) fn ordered(key: &Key, world: &World<'_>) -> bool {
    let Some(index) = world.ontology.index(world.text(key.index)) else { return false };
    let one_list = match world.text(key.scope) {
        "national" | "ministries" => key.list.is_some(),
        scope => scope.starts_with("region:") || scope.starts_with("province:") && scope.contains('/'),
    };
    one_list && index.kind == "index" && !index.ranks.iter().any(|r| r == "countries" || r == "cities")
}

/// Whether one score is less than another on the same scale, beyond the rounding of both.
fn less(a: f64, b: f64) -> bool {
    // How many decimals are printed is dear to find out, and hardly ever asked.
    b > a && a > 0.0 && b - a > 1.01 * unit(decimals(a).min(decimals(b))) && b / a < 3.0 && !agree(a, b)
}

/// Whether the document gives this subject two places or two scores.
fn twice(rows: &[Row], row: &Row) -> bool {
    let same = |r: &&Row| r.source == row.source && r.key == row.key;
    rows.iter().filter(same).any(|r| r.rank != row.rank || r.score.to_bits() != row.score.to_bits())
}

fn reversed(upper: &Row, lower: &Row, world: &World<'_>) -> Conflict {
    let (above, below) = (upper.key, lower.key);
    let source = upper.source;
    let name = |key: &Key| world.ontology.subject_name(&world.public(key).subject);
    let fact = world.public(&above);
    let table = world.source_at(source).authority != Authority::Press;
    let told = |vi: bool| {
        let one = |key: &Key, row: &Row| {
            let (who, points, rank) = (name(key), score_words(row.score, vi), rank_words(row.rank, None, vi));
            if vi { format!("{who} {rank} có {points}") } else { format!("{who}, {rank}, has {points}") }
        };
        format!("{}; {}", one(&above, upper), one(&below, lower))
    };
    let (vi, en) = (ranking_words(&fact, world.ontology, true), ranking_words(&fact, world.ontology, false));
    let words = (
        format!("Số trong {} tự vênh: {vi}: {}.", if table { "bảng" } else { "bài" }, told(true)),
        format!("Figures of one {} do not fit: {en}: {}.", if table { "table" } else { "text" }, told(false)),
    );
    let both = |key: Key, row: &Row| [Term { key, says: Says::Rank(row.rank) }, Term { key, says: Says::Score(row.score.to_bits()) }];
    let terms: Vec<Term> = both(above, upper).into_iter().chain(both(below, lower)).collect();
    Conflict {
        inside: Some(source),
        identity: vec![
            world.source_at(source).doc_id.clone(),
            format!("{} {}", world.text(above.subject), upper.score),
            format!("{} {}", world.text(below.subject), lower.score),
        ],
        words: Some(words),
        ..Conflict::of(FindingKind::Order, terms)
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::Trial;
    use crate::model::{FindingKind, StatementKind};

    fn ranked() -> Trial {
        Trial::default().rank("a", "thanh-hoa dti 2022", 15).rank("b", "ha-tinh dti 2022", 37)
    }

    #[test]
    fn a_stated_order_is_held_against_the_ranks() {
        let above = |v: f64| ranked().stated("c", StatementKind::Order, "ha-tinh dti 2022", Some("thanh-hoa"), &[("above", v)]);
        assert!(above(0.0).is_silent());
        let found = above(1.0).found(FindingKind::Order);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].core.len(), found[0].statements.len(), found[0].documents.len()), (2, 1, 3));
        assert!(found[0].message.contains("Hà Tĩnh xếp trên Thanh Hóa"), "{}", found[0].message);
        // A tie is in no order; an unknown rank says nothing.
        let tied = Trial::default().rank("a", "thanh-hoa dti 2022", 15).rank("a", "yen-bai dti 2022", 15);
        assert!(tied.stated("c", StatementKind::Order, "yen-bai dti 2022", Some("thanh-hoa"), &[("above", 1.0)]).is_silent());
        assert!(ranked().stated("c", StatementKind::Order, "ha-tinh dti 2022", Some("nghe-an"), &[("above", 1.0)]).is_silent());
    }

    #[test]
    fn the_order_of_the_edition_before_is_named() {
        let world = ranked().rank("d", "thanh-hoa dti 2021", 20).rank("d", "ha-tinh dti 2021", 18);
        let found =
            world.stated("c", StatementKind::Order, "ha-tinh dti 2022", Some("thanh-hoa"), &[("above", 1.0)]).found(FindingKind::Order);
        assert_eq!(found[0].diagnosis.as_ref().map(|d| d.kind.as_str()), Some("stale-edition"));
    }

    fn list(rows: &[(&str, u32, f64)]) -> Trial {
        rows.iter().fold(Trial::default(), |t, (who, rank, score)| {
            t.claim("list", &format!("{who} ict-index 2023"), |c| (c.rank, c.score) = (Some(*rank), Some(*score)))
        })
    }

    #[test]
    fn points_are_held_against_ranks_in_one_list() {
        let found =
            list(&[("da-nang", 1, 0.9), ("quang-ninh", 3, 0.6514), ("bac-ninh", 4, 0.664), ("ha-noi", 5, 0.6)]).found(FindingKind::Order);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].core.len(), 2);
        assert!(found[0].message.starts_with("Số trong bài tự vênh: ICT Index 2023: Quảng Ninh thứ 3 có 0,6514 điểm; Bắc Ninh thứ 4"));
        // Alike up to rounding, on another scale, or told by two documents.
        assert!(list(&[("quang-ninh", 3, 0.66), ("bac-ninh", 4, 0.664)]).is_silent());
        assert!(list(&[("quang-ninh", 3, 0.6714), ("bac-ninh", 4, 66.4)]).is_silent());
        let apart = Trial::default().claim("a", "quang-ninh ict-index 2023", |c| (c.rank, c.score) = (Some(3), Some(0.6514))).claim(
            "b",
            "bac-ninh ict-index 2023",
            |c| (c.rank, c.score) = (Some(4), Some(0.664)),
        );
        assert!(apart.is_silent());
    }

    #[test]
    fn a_list_without_ranks_is_in_no_order() {
        let world = ["da-nang", "binh-duong", "vinh-phuc"].into_iter().zip([70.42, 69.61, 69.69]);
        assert!(world.fold(Trial::default(), |t, (who, s)| t.score("list", &format!("{who} pci 2021"), s)).is_silent());
    }
}
