//! Best groups by their words: `Mười địa phương đứng đầu`, `nhất, nhì, ba`, `top 10`.
use super::Scanner;
use super::groups::{best_word, counted, superlative};
use crate::extract::cues::Cue;
use crate::extract::mention::What;
use crate::extract::numerals::{BEGINS, in_words, whole};
use crate::normalize::TokenKind;
use crate::ontology::{Entity, Entry};

/// A number in words before a counted noun: `ba bậc`, `Mười địa phương đứng đầu`, `hai vị trí kế tiếp`.
pub(super) fn counted_words(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    if !BEGINS.holds_at(s.tokens, at) {
        return None;
    }
    let words = [s.word(at), s.word(at + 1), s.word(at + 2)];
    let (n, taken) = in_words(&words)?;
    if n > 1
        && s.word(at + taken) == "là"
        && s.tokens.get(at + taken + 1).is_some_and(|t| t.capital || s.word(at + taken + 1) == "tỉnh")
        && s.out.last().is_some_and(|m| matches!(m.what, What::Mark(',' | ';')) && m.t1 == at)
        && s.out.iter().any(|m| matches!(m.what, What::Rank { .. }))
    {
        s.push(What::Rank { n, of: None, word: false }, at, at + taken);
        return Some(at + taken);
    }
    if matches!(words.first(), Some(&("nhất" | "nhì" | "tư"))) || s.word(at) == "năm" && whole(s.word(at + 1)).is_some() {
        return None;
    }
    if matches!(s.before(at, 1), "thứ" | "hạng") {
        return None;
    }
    if let Some(next) = told_in_words(s, at, taken, n) {
        return Some(next);
    }
    // "lần lượt ở vị trí số hai và số ba".
    let goes_on =
        s.before(at, 1) == "số" && s.out.last().is_some_and(|m| matches!(m.what, What::Rank { .. } | What::Mark(',')) && at <= m.t1 + 2);
    if goes_on
        && s.out.iter().any(|m| matches!(m.what, What::Rank { .. }))
        && !s.tokens.get(at + taken).is_some_and(|t| t.kind == TokenKind::Word)
    {
        s.push(What::Rank { n, of: None, word: false }, at - 1, at + taken);
        return Some(at + taken);
    }
    counted(s, at, at + taken, n)
}

/// `Thứ hạng PCI của tỉnh năm 2023 là mười hai`: a number in words that a noun of place leads to, at the end of its clause.
fn told_in_words(s: &mut Scanner<'_>, at: usize, taken: usize, n: u32) -> Option<usize> {
    const REACH: usize = 24;
    let noun = |t: usize| {
        matches!((s.word(t), s.word(t + 1)), ("thứ", "hạng" | "bậc") | ("vị", "trí" | "thứ")) && !matches!(s.before(t, 1), "các" | "những")
    };
    let link = at.checked_sub(1).filter(|t| s.word(*t) == "là")?;
    let stop = at + taken;
    let ends = s.tokens.get(stop).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')')))
        || matches!((s.word(stop), s.word(stop + 1)), ("cả", "nước") | ("toàn", "quốc"));
    let from = (link.saturating_sub(REACH)..link).rev().find(|t| noun(*t))?;
    let own = !s.out.iter().any(|m| m.t0 > from && m.is_value()) && !(from..link).any(|t| matches!(s.word(t), "," | ";" | "là" | "điểm"));
    if n < 2 || !ends || !own {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, stop);
    Some(stop)
}

/// `Các vị trí nhất, nhì, ba thuộc về A, B, C`: the first three in order.
pub(super) fn first_three(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let three = s.word(at) == "nhất"
        && s.mark(at + 1, ',')
        && s.word(at + 2) == "nhì"
        && (s.mark(at + 3, ',') || s.word(at + 3) == "và")
        && s.word(at + 4) == "ba";
    if !three {
        return None;
    }
    s.push(What::Order, at, at);
    s.push(What::Header(3, false), at, at + 5);
    Some(at + 5)
}

/// Whether a noun of those ranked and a region stand at `from`, and no superlative behind: `tỉnh miền núi phía Bắc`.
fn all_of_region(s: &Scanner<'_>, from: usize) -> bool {
    let units = [Cue::Unit, Cue::Province, Cue::City].into_iter().filter_map(|cue| s.cue_is(from, cue)).max();
    let Some(mut at) = units else { return false };
    while matches!(s.word(at), "vùng" | "khu" | "vực" | "thuộc" | "của" | "ở") && at < from + 8 {
        at += 1;
    }
    let region = s.names_at(at).filter(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))));
    region.is_some_and(|(_, end)| (end..end + 2).all(|i| best_word(s, i).is_none() && s.word(i) != "có"))
}

/// `top 10`, `nhóm 5 địa phương dẫn đầu`, `tốp 3 bộ`, at the cue word.
pub(super) fn top(s: &mut Scanner<'_>, at: usize, end: usize) -> Option<usize> {
    // "Top-5".
    let joined = s.mark(end, '-') && s.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced) && s.word(at) == "top";
    let end = if joined { end + 1 } else { end };
    let (n, next) = match s.tokens.get(end)?.kind {
        TokenKind::Number => (whole(s.word(end))?, end + 1),
        // "nhóm năm 2016": the group of that year, and not of five.
        TokenKind::Word if s.word(end) == "năm" && whole(s.word(end + 1)).is_some_and(|y| (1990..2060).contains(&y)) => return None,
        TokenKind::Word => {
            let (n, taken) = in_words(&[s.word(end), s.word(end + 1), s.word(end + 2)])?;
            (n, end + taken)
        }
        TokenKind::Punct(_) => return None,
    };
    if s.mark(next, '%') {
        return Some(next + 1); // "nhóm 25% cao nhất"
    }
    // "vào nhóm 20/63 địa phương đứng đầu".
    let of = s.mark(next, '/') && s.tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let next = if of { next + 2 } else { next };
    if let (true, Some(low)) = (s.mark(next, '-') || s.word(next) == "đến", whole(s.word(next + 1))) {
        // "vào nhóm 10-15 tỉnh dẫn đầu": a goal is met at the band's lower end; else a band ("nhóm 300-400").
        let unit = s.cue_is(next + 2, Cue::Unit).or_else(|| s.cue_is(next + 2, Cue::Province)).or_else(|| s.cue_is(next + 2, Cue::City));
        let goal = s.out.iter().any(|m| m.what == What::Target) && n < low && low <= 63;
        if let Some(stop) = unit.filter(|_| goal) {
            let best = (stop..stop + 3).find_map(|i| best_word(s, i));
            s.push(What::Bound(low), at, best.unwrap_or(stop));
            return Some(best.unwrap_or(stop));
        }
        return Some(next + 2);
    }
    if !(2..=500).contains(&n) {
        return None;
    }
    // "trong nhóm 5 thành phố trực thuộc Trung ương": all of them, and no best ones.
    if s.word(next) == "thành" && (next..next + 3).any(|k| s.word(k) == "trực" && s.word(k + 1) == "thuộc") {
        return None;
    }
    let group = s.word(end - 1) == "nhóm" || s.word(end - 1) == "nhóm đầu";
    // "Trong nhóm 14 tỉnh miền núi phía Bắc, A đứng thứ 9": so are all of a region.
    if group
        && (s.word(at) == "trong" || matches!(s.before(at, 1), "trong" | "giữa" | "với" | "ở" | "so" | "trên"))
        && all_of_region(s, next)
    {
        return None;
    }
    let mut i = next;
    for cue in [Cue::Unit, Cue::Ministries, Cue::Province, Cue::City, Cue::Step] {
        if let Some(stop) = s.cue_is(next, cue) {
            i = i.max(stop);
        }
    }
    while matches!(
        s.word(i),
        "có" | "đứng"
            | "xếp"
            | "của"
            | "cả"
            | "nước"
            | "trong"
            | "trực"
            | "thuộc"
            | "trung"
            | "ương"
            | "chỉ"
            | "số"
            | "điểm"
            | "thứ"
            | "hạng"
    ) && i < next + 9
        && best_word(s, i).is_none()
    {
        i += 1;
    }
    // "tốp 3 chỉ số CCHC", "top 10 chỉ số hộ chiếu": of a ranking, and no count of its parts.
    let ranking = |e: &Entry| matches!(e.entity, Entity::Index(_)) && !e.weak;
    if s.word(next) == "chỉ" && s.names_at(next).is_some_and(|(e, _)| e.iter().any(ranking)) {
        s.push(What::Bound(n), at, next);
        return Some(next);
    }
    // "nhóm 10 địa phương "cuối bảng"".
    let bare = if s.mark(i, '"') { i + 1 } else { i };
    if matches!(s.word(bare), "cuối" | "thấp" | "chót" | "dưới" | "yếu" | "đội")
        || matches!(
            s.word(next),
            "cuối" | "chỉ" | "nội" | "lĩnh" | "chính" | "giải" | "nhiệm" | "tiêu" | "vấn" | "thủ" | "ngành" | "hàng" | "mặt" | "đối"
        )
    {
        return Some(next);
    }
    // "nhóm 10 tỉnh có PCI 2023 thấp nhất": the worst.
    let most = (i..i + 8)
        .take_while(|k| s.tokens.get(*k).is_some_and(|t| !matches!(t.kind, TokenKind::Punct(_))))
        .find(|k| s.word(k + 1) == "nhất" && matches!(s.word(*k), "cao" | "thấp" | "tốt" | "kém" | "lớn" | "nhỏ" | "ít" | "nhiều"));
    if i > next && most.is_some_and(|k| matches!(s.word(k), "thấp" | "kém" | "nhỏ" | "ít")) {
        return Some(next);
    }
    // "tốp 16 tỉnh, thành phố PAPI cao nhất cả nước": the index stands before the superlative.
    let index = |e: &Entry| matches!(e.entity, Entity::Index(x) if !e.weak || s.counted_by(x));
    let named = s.names_at(i).filter(|(e, _)| i > next && e.iter().any(index));
    if let Some((entries, after)) = named
        && let Some(stop) = best_word(s, after)
        && (2..=100).contains(&n)
    {
        s.push(What::Bound(n), at, i);
        return Some(s.name(entries, i, after).map_or(i, |_| stop));
    }
    // "nhóm 10 tỉnh, thành phố điều hành kinh tế tốt nhất": what they are best at stands between.
    let far = (i..i + 8)
        .take_while(|k| s.tokens.get(*k).is_some_and(|t| t.kind == TokenKind::Word) && s.names_at(*k).is_none())
        .find_map(|k| best_word(s, k).filter(|_| matches!(s.word(k + 1), "nhất" | "đầu") && s.word(k) != "hàng"));
    let best = best_word(s, i).or_else(|| superlative(s, i)).or(far.filter(|_| i > next));
    if best.is_none() && matches!(n, 34 | 63 | 64) && i > next {
        s.push(What::Of(n), end, i);
        return Some(i);
    }
    if group && best.is_none() && (n <= 4 || s.mark(next, '(')) {
        return Some(next); // PAPI's four groups, numbered groups
    }
    // "Nhóm 22 quận, huyện", "nhóm 8 bộ, ngành": all of a block, and no best ones.
    let block = group && best.is_none() && n >= 8;
    if block && matches!(s.word(next), "quận" | "huyện" | "sở" | "xã" | "phường" | "cơ") {
        return Some(next);
    }
    if s.word(next) == "bộ" {
        s.push(What::Ministries, next, next + 1);
        if block && s.mark(next + 1, ',') {
            return Some(next + 1);
        }
    }
    // "hụt top 10", "lỡ hẹn với top 3", "suýt vào top 5": who is not in it.
    let missed = matches!(s.before(at, 1), "hụt" | "trượt" | "lỡ" | "suýt")
        || (1..=3).any(|b| {
            matches!((s.before(at, b + 1), s.before(at, b)), ("lỡ", "hẹn") | ("tạm", "biệt") | ("chia", "tay"))
                || s.before(at, b) == "suýt" && (1..b).all(|k| matches!(s.before(at, k), "vào" | "lọt" | "nữa" | "thì" | "đã"))
        });
    if missed {
        s.push(What::Not, at - 1, at);
    }
    let mut stop = best.unwrap_or(next);
    if best.is_none() && i > next && s.cue_is(next, Cue::Unit).is_some() {
        stop = s.cue_is(next, Cue::Unit).unwrap_or(next);
    }
    s.push(What::Bound(n), at, stop);
    Some(stop)
}
