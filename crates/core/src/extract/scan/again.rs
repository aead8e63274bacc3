//! What points back to several names or to another edition: `hai tỉnh này`, `(năm 2023 là 18)`.
use super::Scanner;
use super::numerals::{BEGINS, in_words, whole};
use crate::extract::mention::What;
use crate::normalize::TokenKind;

/// `Hai tỉnh lần lượt ở vị trí 7 và 8`, `ba địa phương này đều …`: the last so many that were named. Where it ends.
pub(super) fn those(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let token = s.tokens.get(at)?;
    let (n, noun) = match token.kind {
        TokenKind::Number => (whole(s.word(at))?, at + 1),
        TokenKind::Word if BEGINS.holds(token) => {
            let (n, taken) = in_words(&[s.word(at)])?;
            (n, at + taken)
        }
        TokenKind::Word | TokenKind::Punct(_) => return None,
    };
    if !(2..=5).contains(&n) || s.word(at) == "nhì" {
        return None;
    }
    let end = match (s.word(noun), s.word(noun + 1)) {
        ("địa", "phương") | ("thành", "phố") | ("đơn", "vị") | ("cơ", "quan") | ("quốc", "gia") => noun + 2,
        ("tỉnh", "thành") => noun + 2,
        ("tỉnh" | "bộ" | "nước" | "sở" | "huyện" | "xã" | "nơi", _) => noun + 1,
        _ => return None,
    };
    // Said of them, and not of something that is theirs: "điểm của hai tỉnh này".
    let before = s.before(at, 1);
    let apart = matches!(before, "" | "," | ";" | "." | ":" | "và" | "cả" | "nhưng" | "song" | "còn" | "nay" | "thì")
        || s.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Number && t.capital);
    let above = s.word(end) == "trên" && !matches!(s.word(end + 1), "cùng" | "đỉnh" | "bảng" | "đầu" | "cả" | "toàn");
    let points = matches!(s.word(end), "này" | "ấy" | "đó") || above || s.word(end) == "nói" && s.word(end + 1) == "trên";
    let stop = match s.word(end) {
        "nói" if points => end + 2,
        _ if points => end + 1,
        _ => end,
    };
    let follows = matches!(s.word(stop), "đều" | "cùng" | "vẫn" | "cũng") || s.word(stop) == "lần" && s.word(stop + 1) == "lượt";
    if !apart || !(points || follows) || s.word(stop) == "cùng" && s.word(stop + 1) == "với" {
        return None;
    }
    s.push(What::All(n), at, stop);
    Some(stop)
}

/// `Như hai năm 2020, 2021, năm 2022 …`: at the head of a clause, editions that the one behind them is only like. Where they end.
pub(super) fn like_years(s: &Scanner<'_>, at: usize) -> Option<usize> {
    if s.word(at) != "như" {
        return None;
    }
    let head = at == 0 || s.mark(at - 1, ',') || s.mark(at - 1, ';') || matches!(s.before(at, 1), "cũng" | "giống");
    if !head {
        return None;
    }
    let year = |i: usize| s.word(i).len() == 4 && whole(s.word(i)).is_some_and(|y| (1990..2060).contains(&y));
    let mut i = at + 1;
    while i < at + 4 && !year(i) {
        let opens =
            matches!(s.word(i), "các" | "những" | "trong" | "năm" | "kỳ") || in_words(&[s.word(i)]).is_some() || whole(s.word(i)).is_some();
        if !opens {
            return None;
        }
        i += 1;
    }
    let mut found = 0;
    while year(i) {
        found += 1;
        let joint = s.mark(i + 1, ',') || s.word(i + 1) == "và";
        if !(joint && year(i + 2)) {
            break;
        }
        i += 2;
    }
    // The edition that is told of stands behind them.
    let own = s.mark(i + 1, ',') && s.word(i + 2) == "năm" && (year(i + 3) || s.word(i + 3) == "nay");
    (found >= 2 && own).then_some(i + 1)
}

/// `… lên thứ 7 (năm 2023 là 18)`, `giảm 3 bậc so với năm 2017 (7)`: a bare number in a bracket is the rank of the year beside it,
/// where the sentence has just told another one.
pub(super) fn rank_beside_year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if n == 0 || n > 250 {
        return None;
    }
    let year = |m: &What| matches!(m, What::Year(_) | What::Relative(_));
    if let Some(end) = told_in_bracket(s, at, n) {
        return Some(end);
    }
    let mut back = s.out.iter().rev();
    if s.mark(at.checked_sub(1)?, '(') && s.mark(at + 1, ')') {
        let (bracket, dated) = (back.next()?, back.next()?);
        let against = s.out.iter().rev().skip(2).take(2).any(|m| m.what == What::Against);
        let moved = s.out.iter().any(|m| matches!(m.what, What::Move(_)));
        if bracket.what != What::Mark('(') || !year(&dated.what) || dated.t1 + 1 != at || !against || !moved {
            return None;
        }
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    // "ở vị trí 15, so với 20 của năm trước".
    let held = (s.before(at, 2), s.before(at, 1)) == ("so", "với")
        && matches!(s.word(at + 1), "của" | "hồi")
        && matches!(s.word(at + 2), "năm" | "kỳ")
        && s.out.iter().rev().find(|m| m.is_value()).is_some_and(|m| matches!(m.what, What::Rank { word: false, .. }) && m.t1 + 6 >= at);
    if held {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    let ends = s.mark(at + 1, ')')
        || s.mark(at + 1, ';')
        || s.mark(at + 1, '"')
        || at + 2 >= s.tokens.len() && s.tokens.get(at + 1).is_none_or(|t| t.is('.'))
        || s.mark(at + 1, ',') && s.tokens.get(at + 2).is_none_or(|t| t.spaced);
    let linked = matches!(s.before(at, 1), "là" | ":" | "ở" | "đứng" | "xếp");
    let dated = back.find(|m| !matches!(m.what, What::Is | What::Mark(':') | What::Stand | What::About))?;
    let near = year(&dated.what) && dated.t1 + 1 == at;
    // "thứ hạng PCI của X qua các năm: 2019: 30; 2020: 20".
    if !(ends && linked && near) {
        return None;
    }
    let told = s.out.iter().rev().find(|m| m.is_value()).is_some_and(|m| matches!(m.what, What::Rank { word: false, .. }));
    let from = dated.t0.saturating_sub(60);
    let headed = (from..dated.t0)
        .any(|t| matches!((s.word(t), s.word(t + 1)), ("thứ" | "xếp", "hạng") | ("vị", "trí" | "thứ") | ("thứ", "bậc")))
        && !(from..dated.t0).any(|t| matches!(s.word(t), "điểm" | "%"));
    let told = told || headed;
    // "…, năm 2019 là 57": outside a bracket the year opens its clause.
    let clause = if s.before(dated.t0, 1) == "năm" { s.before(dated.t0, 2) } else { s.before(dated.t0, 1) };
    // "…, GII 2022 là 48".
    let index = s.out.iter().any(|m| m.t1 == dated.t0 && matches!(m.what, What::Index(_)) && matches!(s.before(m.t0, 1), "," | ";"));
    let opened =
        dated.depth > 0 && (1..=3).any(|b| s.before(dated.t0, b) == "(") || matches!(clause, ";" | ",") || clause == ":" && headed || index;
    if !(told && opened) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `xuống thứ 50 (kỳ trước 43)`, `đứng thứ 12 (năm 2021: 15)`: a bracket that holds a year and a bare figure tells the place of that year, right
/// behind another place.
fn told_in_bracket(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let ends = s.mark(at + 1, ')') || s.mark(at + 1, ';') || s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.spaced);
    let colon = s.mark(at.checked_sub(1)?, ':');
    let mut back = s.back().filter(|m| m.what != What::Mark(':'));
    let dated = back.next().filter(|m| matches!(m.what, What::Year(_) | What::Relative(_)) && m.t1 + usize::from(colon) == at)?;
    let from = if s.before(dated.t0, 1) == "năm" { dated.t0 - 1 } else { dated.t0 };
    let open = back.next().filter(|m| m.what == What::Mark('(') && m.t1 == from)?;
    // "thứ 20 PAR INDEX (kỳ trước 30)": what it is the place in may stand between.
    let place = back.find(|m| !matches!(m.what, What::Index(_) | What::Scope(_) | What::About | What::Stand | What::Year(_)))?;
    if !ends || !matches!(place.what, What::Rank { word: false, .. }) || open.t0 > place.t1 + 10 {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// Whether a figure at `at` stands behind `thứ hạng của X là`, `vị trí của X ở mức`.
pub(super) fn behind_noun_of_place(s: &Scanner<'_>, at: usize) -> bool {
    // "Năm trước hạng của thành phố là 14": the bare noun before whose it is.
    let noun = |end: usize| {
        matches!((s.before(end, 2), s.before(end, 1)), ("thứ" | "xếp", "hạng") | ("vị", "trí" | "thứ") | ("thứ", "bậc"))
            || s.before(end, 1) == "hạng" && s.word(end) == "của" && !matches!(s.before(end, 2), "khách" | "bảng" | "tín" | "bậc")
    };
    let link = |t: usize| {
        matches!(
            s.word(t),
            "là" | "đạt" | "ở" | "mức" | "chỉ" | "đang" | "hiện" | "vẫn" | ":" | "lần" | "lượt" | "dừng" | "lại" | "còn" | "mới"
        ) || matches!((s.word(t), s.before(t, 1)), ("thế", "vì") | ("đó", "do" | "nhờ"))
            || matches!((s.word(t), s.word(t + 1)), ("vì", "thế") | ("do" | "nhờ", "đó"))
    };
    let mut t = at;
    while t > 0 && at - t < 6 && link(t - 1) {
        t -= 1;
    }
    // "Thứ hạng vì thế dừng ở 62", "Chỗ đứng mới là 38": nothing but the noun stands at the head of the sentence.
    if t < at
        && matches!(s.before(at, 1), "là" | "ở" | "còn" | ":")
        && (t == 2 && noun(t) || (s.word(0), s.word(1), t) == ("chỗ", "đứng", 2))
    {
        return true;
    }
    // "có thứ hạng lần lượt là 43, 46 và 51".
    if t < at && s.before(at, 1) == "là" && noun(t) && (t..at).any(|k| matches!(s.word(k), "lượt" | "vẫn" | "hiện" | "đang")) {
        return true;
    }
    // "thứ hạng của X năm 2019 là 57".
    while t > 0 && s.out.iter().rev().take(4).any(|m| m.t1 == t && matches!(m.what, What::Year(_) | What::Relative(_))) {
        t -= 1;
        while t > 0 && matches!(s.word(t - 1), "năm" | "trong" | "(" | ")") {
            t -= 1;
        }
    }
    // One name, or several: "thứ hạng của A, B và C lần lượt là".
    let mut of = t;
    let mut back = s.back().filter(|m| m.t0 < t && !matches!(m.what, What::Order | What::Mark(',') | What::Unit)).peekable();
    while let Some(name) = back.next_if(|m| matches!(m.what, What::Subject(_) | What::Anaphor(_)) && m.t1 <= of && of <= m.t1 + 1) {
        of = name.t0;
        while of > 0 && matches!(s.word(of - 1), "tỉnh" | "tp" | "thành" | "phố" | "." | "nước" | "," | "và") {
            of -= 1;
        }
    }
    let owned = of < t && t < at && s.before(of, 1) == "của";
    let before = if s.before(of, 2) == "lượt" { of.saturating_sub(3) } else { of.saturating_sub(1) };
    // "Thứ hạng đúng của tỉnh là 46".
    let before = if matches!(s.before(before, 1), "đúng" | "mới" | "thật" | "thực") { before - 1 } else { before };
    if owned && noun(before) {
        return true;
    }
    // "thứ hạng PCI năm 2022 [của X] là 57": which ranking and edition stand between.
    let mut t = if owned { before } else { t };
    let linked = at.checked_sub(1).is_some_and(|b| matches!(s.word(b), "là" | ":"))
        || matches!((s.before(at, 2), s.before(at, 1)), ("dừng" | "lại", "ở"));
    let from = t;
    while t > 0 && from - t < 12 {
        let named = s.out.iter().rev().take(8).find(|m| m.t1 == t && m.t0 < t && matches!(m.what, What::Index(_) | What::Year(_)));
        match named {
            Some(m) => t = m.t0,
            None if matches!(s.word(t - 1), "năm" | "của" | "trong" | "về" | "ở" | "(" | ")") => t -= 1,
            None => break,
        }
    }
    linked && t < from && noun(t)
}

/// `thứ hạng của X là 15`: the figure that a noun of place has.
pub(super) fn rank_of_whom(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')' | '(')))
        || matches!(s.word(at + 1), "trong" | "trên" | "cả" | "toàn" | "và" | "thế" | "còn" | "so");
    if n == 0 || n > 250 || decimal || !ends || !behind_noun_of_place(s, at) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}
