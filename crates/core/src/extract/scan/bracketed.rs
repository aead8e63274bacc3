//! Bare figures in brackets that are places: `A (37), B (38)`.
use super::Scanner;
use crate::extract::cues::Cue;
use crate::extract::mention::{Mention, SubjectKind, What, covered};
use crate::extract::numerals::whole;
use crate::normalize::TokenKind;

/// `Thổ Nhĩ Kỳ (xếp thứ 41), Ấn Độ (46)`: a bare number in a name's bracket, after one that says what it is.
pub(super) fn bracketed_rank(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if pair_of_before(s, at, n) {
        s.out.pop();
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    if behind_points(s, at, n) {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    // "Chi phí thời gian (xếp 46), Đào tạo lao động (đứng 22)".
    let verb = at.checked_sub(2).is_some_and(|open| s.mark(open, '(') && matches!(s.word(open + 1), "xếp" | "đứng"));
    let holder = |open: usize| s.out.iter().rev().take(3).any(|m| matches!(m.what, What::Subject(_) | What::Part(_)) && m.t1 == open);
    if verb && (1..250).contains(&n) && holder(at - 2) && (s.mark(at + 1, ')') || s.mark(at + 1, ';')) {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    // "Indonesia (45, tăng 2 bậc)" says itself what the number is.
    let moved = s.mark(at + 1, ',')
        && (s.cue_is(at + 2, Cue::Up).is_some() || s.cue_is(at + 2, Cue::Down).is_some())
        && (at + 3..at + 7).any(|i| matches!(s.word(i), "bậc" | "hạng"));
    let alone = s.mark(at.checked_sub(1)?, '(') && (s.mark(at + 1, ')') || moved) && n > 0 && n < 250;
    let named = s.out.iter().rev().nth(1).is_some_and(|m| matches!(m.what, What::Subject(_) | What::Part(_)) && m.t1 + 1 == at);
    let nation = s.out.iter().rev().nth(1).is_some_and(|m| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Country));
    let told = || s.out.iter().any(|m| m.depth > 0 && matches!(m.what, What::Rank { word: false, .. }));
    if !(alone && named && (moved || told() || neighbours(s, at, nation))) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `Hòa An (6,84 điểm; xếp thứ 1), Bình Minh (6,82; 2)`: the second figure of the pair is what the bracket before says.
fn pair_of_before(s: &Scanner<'_>, at: usize, n: u32) -> bool {
    let [.., points, mark] = s.out.as_slice() else { return false };
    let pair = matches!(points.what, What::Score { .. }) && matches!(mark.what, What::Mark(';' | ',')) && mark.t1 == at;
    let inside = s.mark(points.t0.wrapping_sub(1), '(') && s.mark(at + 1, ')');
    // The bracket before: points, then a rank by its word, then its end.
    let told = || {
        s.out.windows(2).any(
            |w| matches!(w, [r, close] if matches!(r.what, What::Rank { word: false, .. }) && r.depth > 0 && close.what == What::Mark(')')),
        )
    };
    pair && inside && (1..250).contains(&n) && told()
}

/// `Hòa An 74,8 điểm (hạng 1), Bình Minh 73,2 (2)`: a bare number in the bracket behind points, after one that says what it is.
fn behind_points(s: &Scanner<'_>, at: usize, n: u32) -> bool {
    let alone = s.mark(at.wrapping_sub(1), '(') && s.mark(at + 1, ')') && (1..250).contains(&n);
    let points = |m: &Mention, open: usize| matches!(m.what, What::Score { .. }) && m.t1 == open;
    let here = || s.out.iter().rev().nth(1).is_some_and(|m| points(m, at - 1));
    let told = || {
        s.out.windows(4).any(|w| {
            matches!(w, [p, open, r, close] if points(p, open.t0) && open.what == What::Mark('(') && matches!(r.what, What::Rank { word: false, .. }) && close.what == What::Mark(')'))
        })
    };
    alone && here() && told()
}

/// Whether points, money, people, medals or what `more` names are counted shortly before a bare figure: then it is one of them, and no place.
pub(super) fn counted_before(s: &Scanner<'_>, at: usize, more: &[&str]) -> bool {
    const COUNTS: [&str; 13] = ["điểm", "tỷ", "tỉ", "triệu", "huy", "vàng", "ca", "người", "usd", "trường", "suất", "tấn", "vụ"];
    let inside = |t: usize| covered(&s.out, t, |w| matches!(w, What::Subject(_)));
    (at.saturating_sub(30)..at).any(|t| (COUNTS.contains(&s.word(t)) || more.contains(&s.word(t))) && !inside(t))
}

/// `Việt Nam xếp thứ 5, sau Singapore (7), Thái Lan (53)`; `Tây Ban Nha (36), Ý (42), Hy Lạp (96)`: numbers in brackets
/// behind countries are their places where a place was said before them, or where three countries in a row have one.
fn neighbours(s: &Scanner<'_>, at: usize, nation: bool) -> bool {
    let said = s.out.iter().any(|m| {
        matches!(m.what, What::Rank { word: false, .. }) && s.word(m.t0) != "top"
            || matches!(m.what, What::Next | What::Rank { word: true, n: 1, .. })
    });
    let parted = s.out.iter().rev().nth(1).is_some_and(|m| matches!(m.what, What::Part(_)));
    let bare = |open: usize| {
        s.mark(open, '(')
            && s.mark(open + 2, ')')
            && (s.tokens.get(open.wrapping_sub(1)).is_some_and(|t| t.capital) || parted)
            && whole(s.word(open + 1)).is_some()
    };
    let row = || (at.saturating_sub(16)..at + 18).filter(|t| bare(*t)).count() >= 3;
    // "dưới Đồng Nai là Đà Nẵng (12), TP. Hồ Chí Minh (13), Bình Dương (19)": who stands below somebody has a place too.
    let below = || {
        s.out.iter().any(|m| {
            matches!(m.what, What::Subject(_))
                && s.word(m.t1) == "là"
                && (1..=3).any(|b| matches!(s.before(m.t0, b), "dưới" | "sau" | "trên"))
        })
    };
    // "nhóm cuối gồm A (61), B (62), C (63)".
    let clause = at.saturating_sub(40)..at;
    let counted = || clause.clone().any(|t| matches!(s.word(t), "án" | "nghiệp" | "sơ" | "xã" | "khu" | "việc"));
    let ends = || {
        s.out.iter().any(|m| matches!(m.what, What::Index(_)))
            && !counted()
            && clause.clone().any(|t| {
                matches!((s.word(t), s.word(t + 1)), ("nhóm" | "tốp" | "top", "cuối" | "đầu" | "dưới" | "trên") | ("cuối" | "đầu", "bảng"))
                    || matches!(s.word(t), "nhóm" | "tốp" | "top") && s.tokens.get(t + 1).is_some_and(|k| k.kind == TokenKind::Number)
            })
    };
    // "nhiều nơi đứng dưới A, chẳng hạn B (21), C (36) và D (43)".
    let standing = || {
        s.out.iter().any(|m| matches!(m.what, What::Index(_)))
            && !counted()
            && clause.clone().any(|t| matches!(s.word(t), "đứng" | "xếp" | "hạng") && s.word(t + 1) != "loại")
    };
    // "Trong vùng, Thanh Hóa đứng sau A (17), B (18), C (27)": in a page's ranking, not named again.
    let behind_others = || {
        !counted()
            && clause.clone().any(|t| matches!((s.word(t), s.word(t + 1)), ("đứng" | "xếp", "sau" | "trên" | "dưới")))
            && s.out.iter().filter(|m| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Province)).count() >= 2
    };
    // "3 chỉ số vào tốp 20 gồm: chi phí thời gian (18), tính minh bạch (13)".
    let parts =
        || !counted() && parted && clause.clone().any(|t| matches!(s.word(t), "nhóm" | "tốp" | "top") && whole(s.word(t + 1)).is_some());
    // "Malaysia (26) và Thái Lan (34) cùng xếp trên", on a page about a ranking of countries.
    let pair = || (at.saturating_sub(16)..at + 18).filter(|t| bare(*t)).count() >= 2;
    let above = || {
        let stands = |t: usize| matches!((s.word(t), s.word(t + 1)), ("xếp" | "đứng", "trên" | "dưới" | "sau" | "trước"));
        s.setting.about_countries() && (at..at + 24).take_while(|t| !s.mark(*t, '.') && !s.mark(*t, ';')).any(stands)
    };
    // "Những chỗ yếu khác là tiếp cận điện năng (135), khởi nghiệp (125), phá sản (117)".
    let weak_points = || parted && s.setting.about_countries() && row();
    !counted_before(s, at, &[])
        && (said
            || nation && above() && pair()
            || weak_points()
            || parts() && row()
            || (nation || below() || ends() || standing() || behind_others()) && row())
}
