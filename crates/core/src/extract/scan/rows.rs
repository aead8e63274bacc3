//! Bare figures in rows that their head explains: movements in brackets (`tính minh bạch (+14)`), places in a row before or behind those
//! who hold them (`ba ngôi 1 - 2 - 3`, `hạng 7, 8, 9 SIPAS lần lượt là A, B, C`).
use super::Scanner;
use super::series::as_many_names;
use crate::extract::mention::What;
use crate::extract::numerals::whole;
use crate::normalize::TokenKind;
use crate::ontology::Entity;

/// How far before its row a head may stand, in tokens.
const REACH: usize = 40;
/// Longest row of places that is told by its ends.
const LONGEST: u32 = 12;

/// A token that is a place in figures.
fn place(s: &Scanner<'_>, t: usize) -> Option<u32> {
    s.tokens.get(t).filter(|k| k.kind == TokenKind::Number).and_then(|k| whole(k.text)).filter(|n| (1..=250).contains(n))
}

/// `các chỉ số tăng bậc là tính minh bạch (+14), chi phí thời gian (+9)`, `giảm hạng có đào tạo lao động (giảm 3)`: places moved in the
/// bracket of a component, an index or a name, where the sentence says that places are what moved.
pub(super) fn moved_in_bracket(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let sign = match s.before(at, 1) {
        "+" | "▲" | "↑" | "tăng" => 1,
        "-" | "▼" | "↓" | "giảm" | "tụt" => -1,
        _ => return None,
    };
    let open = at.checked_sub(2).filter(|t| s.mark(*t, '(') && s.mark(at + 1, ')'))?;
    let named = s
        .out
        .iter()
        .rev()
        .find(|m| !matches!(m.what, What::Mark('(' | '-')))
        .is_some_and(|m| m.t1 == open && matches!(m.what, What::Part(_) | What::Index(_) | What::Subject(_)));
    let from = open.saturating_sub(REACH * 2);
    let moves = |t: usize| {
        matches!(s.word(t), "bậc" | "hạng")
            && matches!(s.before(t, 1), "tăng" | "giảm" | "tụt" | "thăng" | "lên" | "xuống" | "thứ" | "số" | "xếp")
    };
    let other = |t: usize| matches!(s.word(t), "điểm" | "%" | "tỷ" | "tỉ");
    if !named || !(1..=62).contains(&n) || !(from..open).any(moves) || (from..open).any(other) {
        return None;
    }
    s.push(What::Move(sign * i32::try_from(n).ok()?), at - 1, at + 1);
    Some(at + 1)
}

/// `A, B và C vào ba ngôi 1 - 2 - 3`, `A, B, C, D giữ các vị trí từ 1 đến 4`: the places of as many names before, told by their range.
pub(super) fn range_of_names(s: &mut Scanner<'_>, at: usize, low: u32) -> Option<usize> {
    let lead = if s.before(at, 1) == "từ" { at.checked_sub(1)? } else { at };
    let noun = matches!(s.before(lead, 1), "ngôi" | "hạng" | "bậc" | "thứ" | "trí");
    if !noun || !(1..=250).contains(&low) {
        return None;
    }
    let (mut high, mut end) = (low, at + 1);
    if lead < at {
        high = place(s, at + 2).filter(|_| matches!(s.word(at + 1), "đến" | "tới" | "-"))?;
        end = at + 3;
    } else {
        while s.mark(end, '-') && place(s, end + 1) == Some(high + 1) {
            (high, end) = (high + 1, end + 2);
        }
    }
    let count = (high + 1).checked_sub(low).filter(|k| (2..=LONGEST).contains(k))?;
    let two = lead == at && count == 2;
    if two || !as_many_names(s, count as usize) {
        return None;
    }
    // "từ" begins no way here.
    if lead < at && s.out.last().is_some_and(|m| m.what == What::From) {
        s.out.pop();
    }
    // One mention a place, so that the names take them in turn.
    for n in low..=high {
        let written = if lead < at { None } else { Some(at + 2 * (n - low) as usize) };
        let (t0, t1) = match written {
            Some(t) => (t, t + 1),
            None if n == low => (at, at + 1),
            None if n == high => (end - 1, end),
            None => (at + 1, at + 1),
        };
        s.push(What::Rank { n, of: None, word: false }, t0, t1);
    }
    Some(end)
}

/// Where `lần lượt` begins behind a row of places that ends at `end`: right there, behind a comma, or behind the ranking and its year.
pub(super) fn in_turn_behind(s: &Scanner<'_>, end: usize) -> Option<usize> {
    let mut t = end;
    while t < end + 14 {
        if (s.word(t), s.word(t + 1)) == ("lần", "lượt") || (s.word(t), s.word(t + 1), s.word(t + 2)) == ("theo", "thứ", "tự") {
            return Some(t);
        }
        let index = s.names_at(t).filter(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_))));
        t = match index {
            Some((_, stop)) => stop.max(t + 1),
            None if s.mark(t, ',') || matches!(s.word(t), "của" | "năm" | "kỳ" | "bảng" | "trong" | "tại" | "ở") => t + 1,
            None if whole(s.word(t)).is_some_and(|y| (1990..2060).contains(&y)) => t + 1,
            None => return None,
        };
    }
    None
}

/// `xếp hạng chung 35`, `xếp hạng chung: 35`: the place in the whole that a noun of place announces.
pub(super) fn behind_overall(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let colon = s.mark(at.checked_sub(1)?, ':');
    let mut back = s.out.iter().rev().filter(|m| m.what != What::Mark(':'));
    let whole = back.next().filter(|m| m.what == What::Overall && m.t1 + usize::from(colon) == at)?;
    let noun = (whole.t0..whole.t1).any(|t| matches!(s.word(t), "hạng" | "bậc" | "trí"));
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let counted = matches!(s.word(at + 1), "bậc" | "điểm" | "%" | "chỉ" | "tỉnh" | "địa" | "lĩnh" | "nội" | "đơn");
    if !noun || decimal || counted || !(1..=250).contains(&n) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `Nhất: A; nhì: B; ba: C`: words of order before a colon and a name.
pub(super) fn podium(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let n = match s.word(at) {
        "nhất" => 1,
        "nhì" => 2,
        "ba" => 3,
        "tư" => 4,
        _ => return None,
    };
    let opens = at
        .checked_sub(1)
        .and_then(|b| s.tokens.get(b))
        .is_none_or(|t| matches!(t.kind, TokenKind::Punct(':' | ';' | ',' | '-' | '.' | '•')));
    let capital = s.tokens.get(at).is_some_and(|t| t.capital);
    let follows = s.out.iter().any(|m| matches!(m.what, What::Rank { .. }));
    if !opens || !s.mark(at + 1, ':') || !s.name_begins(at + 2) || !(capital || follows) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `Ba hạng chót, gồm 61, 62, 63, lần lượt thuộc về A, B, C`: the first of a row of places that a noun of place announces and a word of order
/// gives to the names behind it.
pub(super) fn announced_row(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let linked = matches!(s.before(at, 1), "gồm" | "là" | ":" | "(");
    let mut end = at;
    while (s.mark(end + 1, ',') || s.word(end + 1) == "và" || s.mark(end + 1, '-')) && place(s, end + 2).is_some_and(|m| m > n) {
        end += 2;
    }
    let noun = |t: usize| matches!(s.word(t), "hạng" | "bậc" | "ngôi") || (s.word(t), s.word(t + 1)) == ("vị", "trí");
    let head = at.saturating_sub(14)..at;
    let found = linked && end > at + 2 && (1..=250).contains(&n) && in_turn_behind(s, end + 1).is_some();
    if !found || !head.clone().any(noun) || head.clone().any(|t| matches!(s.word(t), "điểm" | "%")) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}
