//! Bare figures that a verb of moving, a row or a movement beside them makes places: `vọt lên 4`, `lần lượt xếp 15, 16, 17`, `A 21 (↓5 bậc)`.
use super::Scanner;
use super::series::as_many_names;
use crate::extract::cues::Cue;
use crate::extract::mention::{Mention, SubjectKind, What};
use crate::extract::numerals::whole;
use crate::extract::word_set::WordSet;
use crate::normalize::TokenKind;
use crate::ontology::Entity;

/// Verbs that only what stands in an order does, before `lên`, `xuống`, `về`, `còn` and a bare figure.
static MOVES: WordSet = WordSet::new(&[
    "vọt", "nhảy", "leo", "bật", "vươn", "tiến", "thăng", "nhích", "bứt", "ngoi", "trồi", "tụt", "tuột", "rớt", "rơi", "trượt", "lùi",
    "lui", "sụt", "thụt", "lao", "trôi", "phóng", "vượt",
]);

/// What may stand with them.
static BESIDE_MOVES: WordSet = WordSet::new(&[
    "đã", "lại", "cũng", "bất", "ngờ", "mạnh", "sâu", "liền", "một", "mạch", "thẳng", "hạng", "dốc", "dài", "tiếp", "tục", "lùi", "bị",
    "chỉ", "phá", "tốc", "thì", "thứ", "bậc", "vị", "trí", "tăng", "giảm", "cải", "thiện", "vừa", "nhanh", "dần", "vụt", "nhẹ", "hẳn",
    "ngoạn", "mục", "ấn", "tượng", "thê", "thảm", "chóng", "mặt",
]);

/// The longest verb of moving, in words.
const VERB: usize = 6;

/// Whether the bare figure at `at` ends its clause, or is followed by what dates it, tells among whom it is, or moves it.
fn ends_clause(s: &Scanner<'_>, at: usize) -> bool {
    let Some(next) = s.tokens.get(at + 1) else { return true };
    let decimal = next.is(',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let year = |t: usize| s.word(t).len() == 4 && whole(s.word(t)).is_some_and(|y| (1990..2060).contains(&y));
    let ranking = |t: usize| s.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_)) && !e.weak));
    match next.kind {
        TokenKind::Punct(c) => !decimal && matches!(c, ',' | ';' | '.' | '(' | ')' | '"' | '!' | '?' | '…'),
        TokenKind::Number => false,
        TokenKind::Word => match s.word(at + 1) {
            "và" | "rồi" => true,
            "năm" => year(at + 2),
            "ở" | "của" | "trong" | "tại" | "theo" | "về" => {
                ranking(at + 2) || year(at + 2) || matches!(s.word(at + 2), "kỳ" | "năm") && year(at + 3)
            }
            "toàn" | "cả" => matches!(s.word(at + 2), "quốc" | "nước"),
            "chỉ" => s.word(at + 2) == "sau",
            _ => false,
        },
    }
}

/// Whether a ranking is what the sentence speaks of: it is named, or places are told.
fn ranks_here(s: &Scanner<'_>) -> bool {
    let ranking = |i: usize| s.setting.ontology.indices.get(i).is_some_and(|x| x.kind == "index");
    s.out.iter().any(|m| match m.what {
        What::Index(i) => ranking(i),
        What::Part(_) | What::Rank { word: false, .. } => true,
        _ => false,
    })
}

/// The largest place of whoever is spoken of: nations are more than provinces.
pub(super) fn most(s: &Scanner<'_>) -> u32 {
    let nation = |m: &Mention| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Country);
    if s.out.iter().any(nation) { 200 } else { 63 }
}

/// Where the verb of moving that ends at `end` begins, and whether only places move so.
fn verb(s: &Scanner<'_>, end: usize) -> Option<usize> {
    let mut t = end;
    while t > 0 && end - t < VERB {
        let held = s.tokens.get(t - 1).is_some_and(|k| MOVES.holds(k) || BESIDE_MOVES.holds(k));
        if !held {
            break;
        }
        t -= 1;
    }
    let moves = (t..end).any(|i| MOVES.holds_at(s.tokens, i) || s.word(i) == "hạng");
    moves.then_some(t)
}

/// Whether nothing but a verb of moving and `từ` stands between a name that ends at `end` and the figure at `at`.
pub(super) fn moves_from(s: &Scanner<'_>, end: usize, at: usize) -> bool {
    at.checked_sub(1).filter(|t| s.word(*t) == "từ").and_then(|from| verb(s, from)) == Some(end)
}

/// `PCI 2022: Quảng Trị vọt lên 24`, `năm 2020 tuột xuống 13`, `chỉ số của tỉnh tăng hạng lên 42`: a bare figure behind a verb of moving
/// that has whoever or whatever is ranked right before it.
pub(super) fn moved_to(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    // "từ vị trí số 9 vọt lên số 2": the number of a place, behind one.
    let number = s.before(at, 1) == "số" && matches!(s.before(at, 2), "lên" | "xuống" | "về");
    if number && (1..=most(s)).contains(&n) && s.out.iter().any(|m| matches!(m.what, What::Rank { word: false, .. })) && ends_clause(s, at)
    {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    let to = at.checked_sub(1).filter(|t| matches!(s.word(*t), "lên" | "xuống" | "về" | "còn"))?;
    if !(1..=most(s)).contains(&n) || !ends_clause(s, at) {
        return None;
    }
    let from = verb(s, to)?;
    let last = s.out.iter().rev().find(|m| m.t1 <= from && !matches!(m.what, What::Stand))?;
    let whose = |m: &Mention| {
        matches!(m.what, What::Subject(_) | What::Anaphor(_) | What::Index(_) | What::Part(_) | What::Year(_) | What::Relative(_))
    };
    // "Indonesia rơi xuống 61", on a page about a ranking of countries.
    let nation = || s.setting.about_countries() && matches!(&last.what, What::Subject(w) if w.kind == SubjectKind::Country);
    if last.t1 != from || !whose(last) || !(ranks_here(s) || nation()) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `A, B và C lần lượt xếp 15, 26 và 17`, `xếp lần lượt 15, 16, 17`: the first of as many bare figures as names stand before a verb of standing
/// and a word of order.
pub(super) fn in_turn_behind_verb(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let mut t = at;
    let (mut stands, mut order) = (false, false);
    while t > 0 && at - t < 5 {
        match (s.before(t, 2), s.before(t, 1)) {
            ("lần", "lượt") | ("tương", "ứng") => (order, t) = (true, t - 2),
            (_, "xếp" | "đứng") => (stands, t) = (true, t - 1),
            (_, "ở" | "là" | "được") => t -= 1,
            _ => break,
        }
    }
    // "… hạng 17; ba trụ cột A, B, C lần lượt là 19, 21 và 14": a place was told before.
    let placed = || s.out.iter().any(|m| matches!(m.what, What::Rank { word: false, .. }));
    let parts = || s.out.iter().rev().find(|m| m.t1 <= t).is_some_and(|m| matches!(m.what, What::Part(_)));
    if !order || !(stands || placed() && parts()) || !(1..=most(s)).contains(&n) || !ranks_ahead(s, at) {
        return None;
    }
    let (mut last, mut count) = (at, 1);
    while (s.mark(last + 1, ',') || s.word(last + 1) == "và") && place(s, last + 2) {
        (last, count) = (last + 2, count + 1);
    }
    let ends = ends_clause(s, last)
        || matches!(s.word(last + 1), "trong" | "trên" | "cả" | "toàn")
        || s.names_at(last + 1).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_))));
    if count < 2 || !ends || !as_many_names(s, count) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// Whether a ranking is named in the sentence, also behind the figures.
fn ranks_ahead(s: &Scanner<'_>, at: usize) -> bool {
    const REACH: usize = 30;
    let index = |t: usize| s.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_)) && !e.weak));
    ranks_here(s) || (at + 1..at + REACH).any(index) || s.setting.main_index.is_some()
}

/// A token that is a place in figures.
fn place(s: &Scanner<'_>, t: usize) -> bool {
    s.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number) && whole(s.word(t)).is_some_and(|n| (1..=200).contains(&n))
}

/// `Bình Dương 21 (↓15 bậc)`, `PCI 12 (tăng 3 bậc)`: a bare figure between a name and the bracket that tells how far it moved.
pub(super) fn before_its_move(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if !s.mark(at + 1, '(') || !(1..=most(s)).contains(&n) {
        return None;
    }
    let way = matches!(s.word(at + 2), "tăng" | "giảm" | "tụt" | "lên" | "xuống" | "↑" | "↓" | "▲" | "▼" | "+" | "-");
    let moved = way && place(s, at + 3) && s.cue_is(at + 4, Cue::Step).is_some_and(|end| s.mark(end, ')') || s.word(end) == "so");
    let colon = s.mark(at.wrapping_sub(1), ':') || s.mark(at.wrapping_sub(1), '-');
    let name = s.out.iter().rev().find(|m| !matches!(m.what, What::Mark(':' | '-')))?;
    let named = matches!(name.what, What::Subject(_) | What::Index(_) | What::Part(_)) && name.t1 + usize::from(colon) == at;
    if !moved || !named || !(ranks_here(s) || s.setting.main_index.is_some()) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}
