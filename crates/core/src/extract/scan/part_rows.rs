//! Bare figures behind components in a row, of which one place or the words before tell that they are places.
use super::Scanner;
use crate::extract::mention::What;
use crate::extract::numerals::whole;
use crate::normalize::TokenKind;

/// `xếp thứ 28/63 (chính quyền số 15, kinh tế số 40)`: in a bracket right behind a place, bare numbers behind components are theirs.
fn in_bracket_of_parts(s: &Scanner<'_>, at: usize) -> bool {
    let Some(open) = (1..60).map_while(|b| at.checked_sub(b)).find(|t| s.mark(*t, '(')) else { return false };
    let behind =
        s.out.iter().rev().find(|m| m.t1 <= open).is_some_and(|m| matches!(m.what, What::Rank { word: false, .. }) && m.t1 == open);
    let Some(close) = (at..at + 60).find(|t| s.mark(*t, ')')) else { return false };
    let numbers = (open..close).filter(|t| s.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Number));
    let mut told = 0;
    for t in numbers {
        let next = s.tokens.get(t + 1);
        let alone = next.is_some_and(|k| k.is(')') || k.is(';') || k.is(',') && s.tokens.get(t + 2).is_some_and(|n| n.spaced));
        if !alone || whole(s.word(t)).is_none_or(|n| n == 0 || n > 200) {
            return false;
        }
        told += 1;
    }
    behind && told >= 2
}

/// `Thứ hạng các chỉ số thành phần của tỉnh:`: the words before the colon that opens the row say that its figures are places.
fn under_places(s: &Scanner<'_>, row: usize) -> bool {
    const REACH: usize = 28;
    let colon = s.out.windows(2).find_map(|w| match w {
        [a, b] if b.what == What::Mark(':') && b.t0 < row && !(matches!(a.what, What::Part(_)) && a.t1 == b.t0) => Some(b.t0),
        _ => None,
    });
    let Some(end) = colon else { return false };
    let from = end.saturating_sub(REACH);
    (from..end).any(|t| matches!((s.word(t), s.word(t + 1)), ("thứ" | "xếp", "hạng") | ("vị", "trí" | "thứ") | ("thứ", "bậc")))
        && !(from..end).any(|t| matches!(s.word(t), "điểm" | "tăng" | "giảm" | "lệ"))
}

/// `thể chế xếp thứ 74, hạ tầng 83; y tế - 53; giáo dục: 40, với đất đai là 12`: a bare number right behind a component, after one whose
/// rank is said or under `Thứ hạng các chỉ số:`.
pub(super) fn in_row_of_parts(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    // What may stand between the component and its figure.
    let joint = at.checked_sub(1).filter(|b| s.mark(*b, ':') || s.mark(*b, '-') || s.word(*b) == "là");
    let end = joint.unwrap_or(at);
    let part = s.out.iter().rev().find(|m| !matches!(m.what, What::Is | What::Mark(':' | '-')))?;
    let named = matches!(part.what, What::Part(_)) && part.t1 == end;
    let head = part.t0;
    if named && in_bracket_of_parts(s, at) {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.'))) || s.word(at + 1) == "và";
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    if !named || !ends || decimal || n == 0 || n > 200 {
        return None;
    }
    let ranks = s.out.iter().filter(|m| matches!(m.what, What::Rank { .. } | What::Score { .. } | What::Part(_) | What::Move(_)));
    let before: Vec<&What> = ranks.map(|m| &m.what).collect();
    let first = before.iter().find(|w| matches!(w, What::Part(_) | What::Rank { .. }));
    // "hạng chung 46; Chính quyền số: 48".
    let said = before.windows(2).any(|w| matches!(w, [What::Part(_), What::Rank { word: false, .. }]))
        || joint.is_some() && matches!(first, Some(What::Rank { word: false, .. }));
    if !(said || joint.is_some() && under_places(s, head)) || before.iter().any(|w| matches!(w, What::Score { .. } | What::Move(_))) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}
