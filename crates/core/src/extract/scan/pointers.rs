//! Nouns that point back without a name: to a component (`ở nội dung này`), to one of several who were named together (`tỉnh thứ hai`),
//! to a body by its noun alone (`đơn vị đã lên thứ 5`).
use super::numerals::in_words;
use super::{Opens, Scanner};
use crate::extract::mention::{Anaphor, Pointed, What};
use crate::extract::word_set::WordSet;
use crate::normalize::TokenKind;

/// First words of such nouns.
pub(super) static NOUNS: WordSet = WordSet::new(&[
    "nội", "trụ", "trục", "lĩnh", "mục", "hạng", "tiêu", "chỉ", "nhóm", "khâu", "mảng", "phần", "thành", "yếu", "khía", "nó", "tỉnh",
    "địa", "đơn", "cơ", "sở", "bộ", "huyện", "quốc",
]);

/// What points back at token `at`. Where it ends.
pub(super) fn pointer(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    if !s.opens(at, Opens::Pointer) {
        return None;
    }
    let (what, end) = component(s, at).or_else(|| one_of_several(s, at)).or_else(|| body(s, at))?;
    s.push(what, at, end);
    Some(end)
}

/// `nội dung này`, `chỉ số thành phần đó`, `mục ấy`; `nó` where it is the subject of a verb of standing.
fn component(s: &Scanner<'_>, at: usize) -> Option<(What, usize)> {
    if s.word(at) == "nó" {
        let verb = matches!(
            s.word(at + 1),
            "tụt"
                | "rơi"
                | "rớt"
                | "lùi"
                | "trượt"
                | "đứng"
                | "xếp"
                | "tăng"
                | "giảm"
                | "lên"
                | "vươn"
                | "nhích"
                | "leo"
                | "chỉ"
                | "đạt"
        );
        return (verb && begins_clause(s, at)).then_some((What::PartAgain(Pointed::Perhaps), at + 1));
    }
    let (noun, which) = match (s.word(at), s.word(at + 1)) {
        ("chỉ", "số") if (s.word(at + 2), s.word(at + 3)) == ("thành", "phần") => (at + 4, Pointed::Part),
        ("chỉ", "số") | ("lĩnh", "vực") => (at + 2, Pointed::Perhaps),
        ("nội", "dung") | ("trụ", "cột") | ("hạng", "mục") | ("tiêu", "chí") | ("thành", "phần") => (at + 2, Pointed::Part),
        ("yếu", "tố") | ("khía", "cạnh") => (at + 2, Pointed::Perhaps),
        ("trục", "nội") | ("nhóm", "chỉ") => (at + 3, Pointed::Perhaps),
        ("mục" | "khâu" | "mảng" | "phần", _) => (at + 1, Pointed::Perhaps),
        _ => return None,
    };
    // "Đây cũng là nội dung chứng kiến nhiều thay đổi: A tụt 9 bậc".
    if s.before(at, 1) == "là" && !matches!(s.word(noun), "này" | "ấy" | "đó") {
        let from = (2..6).find(|b| !matches!(s.before(at, *b), "cũng" | "còn" | "chính" | "vẫn" | "đồng" | "thời")).unwrap_or(2);
        let points = s.before(at, from) == "đây" && (from == at || begins_clause(s, at - from));
        return points.then_some((What::PartAgain(which), noun));
    }
    let before = s.before(at, 1);
    let many = matches!(before, "các" | "những" | "cả" | "nhiều" | "mọi" | "từng" | "mỗi" | "năm" | "một" | "số" | "thành")
        || before.parse::<u32>().is_ok()
        || in_words(&[before]).is_some();
    (matches!(s.word(noun), "này" | "ấy" | "đó") && !many).then_some((What::PartAgain(which), noun + 1))
}

/// Where the noun for somebody who can be ranked ends that begins at `at`.
fn ranked_noun(s: &Scanner<'_>, at: usize) -> Option<usize> {
    match (s.word(at), s.word(at + 1)) {
        ("địa", "phương") | ("đơn", "vị") | ("thành", "phố") | ("cơ", "quan") | ("quốc", "gia") => Some(at + 2),
        ("tỉnh" | "sở" | "bộ" | "huyện", _) => Some(at + 1),
        _ => None,
    }
}

/// `Tỉnh thứ nhất mất 6 bậc, tỉnh thứ hai …`, `đơn vị đầu dẫn đầu, đơn vị sau xếp cuối`: at the head of a clause and before its verb.
fn one_of_several(s: &Scanner<'_>, at: usize) -> Option<(What, usize)> {
    let noun = ranked_noun(s, at)?;
    let (n, end) = match (s.word(noun), s.word(noun + 1)) {
        ("thứ", "nhất") => (1, noun + 2),
        ("thứ", "hai" | "nhì") => (2, noun + 2),
        ("thứ", "ba") => (3, noun + 2),
        ("đầu", _) if s.word(noun + 1) != "tiên" => (1, noun + 1),
        ("trước", next) if !matches!(next, "đó" | "đây" | "khi" | "mắt" | "hết") => (1, noun + 1),
        ("sau", _) => (2, noun + 1),
        _ => return None,
    };
    let verb = matches!(
        s.word(end),
        "mất"
            | "tụt"
            | "rơi"
            | "rớt"
            | "lùi"
            | "sụt"
            | "tăng"
            | "giảm"
            | "lên"
            | "xuống"
            | "đứng"
            | "xếp"
            | "dẫn"
            | "về"
            | "đạt"
            | "được"
            | "giữ"
            | "còn"
            | "chỉ"
            | "vẫn"
            | "cũng"
            | "lại"
            | "thì"
            | "vươn"
            | "nhích"
            | "leo"
            | "vọt"
            | "nằm"
            | "ở"
            | "đội"
            | "bị"
            | "đã"
    );
    // "tỉnh thứ hai đạt giải là X" names who it is.
    (verb && begins_clause(s, at) && !named_behind(s, end)).then_some((What::Nth(n), end))
}

/// `Đang ở hạng 2, đơn vị rơi xuống hạng 14`, `năm 2023, sở đứng thứ 13`: a noun alone at the head of a clause, and its verb.
fn body(s: &Scanner<'_>, at: usize) -> Option<(What, usize)> {
    let own = matches!(s.word(at), "sở" | "bộ");
    let end = match (s.word(at), s.word(at + 1)) {
        ("đơn", "vị") | ("cơ", "quan") => at + 2,
        ("sở" | "bộ", _) if s.tokens.get(at).is_some_and(|t| !t.capital) => at + 1,
        _ => return None,
    };
    // "sở tôi", "cơ quan chúng tôi": the speaker's own.
    let end = match (s.word(end), s.word(end + 1)) {
        ("chúng", "tôi" | "ta") => end + 2,
        ("tôi" | "ta" | "mình", _) => end + 1,
        _ => end,
    };
    // "quyết đưa chỉ số CCHC của đơn vị vào nhóm 5": whose ranking it is.
    let owner = s.before(at, 1) == "của"
        && s.setting.inside
        && !own
        && s.out.iter().rev().take(3).any(|m| matches!(m.what, What::Index(_) | What::Part(_)) && m.t1 + 1 == at)
        && s.tokens.get(end).is_none_or(|t| !t.capital)
        && !matches!(s.word(end), "khác" | "này" | "đó" | "ấy" | "nào");
    if s.word(at) == "sở" && !s.setting.inside || !(owner || begins_clause(s, at) && moves(s, end, own)) || named_behind(s, end) {
        return None;
    }
    let which = match s.word(at) {
        "sở" => Anaphor::Office,
        "bộ" => Anaphor::Province,
        _ => Anaphor::Body,
    };
    Some((What::Anaphor(which), end))
}

/// Whether what follows from `t` on is the verb of a clause about the noun before, and does not only describe it: `đơn vị tụt hạng nhiều
/// nhất` is any, `đơn vị đã tụt 3 bậc` the one spoken of. Of nouns that are somebody's `own`, as `sở`, a verb of standing says enough.
fn moves(s: &Scanner<'_>, t: usize, own: bool) -> bool {
    match (s.word(t), s.word(t + 1)) {
        ("chỉ", "số" | "tiêu" | "đạo" | "thị" | "huy") | ("còn", "lại") => false,
        ("đã" | "vẫn" | "cũng" | "tiếp" | "chỉ" | "còn" | "lại" | "lọt" | "trở", _) => true,
        ("bị", "tụt" | "rơi" | "rớt" | "lùi" | "đẩy" | "mất") => true,
        (
            "rơi" | "tụt" | "rớt" | "lùi" | "vươn" | "nhích" | "leo" | "nhảy" | "vọt" | "trượt" | "bật" | "tăng" | "giảm" | "mất" | "thăng",
            next,
        ) => !matches!(next, "hạng" | "bậc" | "nhiều" | "mạnh" | "sâu" | "cao" | "điểm" | "nhanh" | "dốc" | "vị"),
        ("đứng" | "xếp" | "dẫn" | "giữ" | "nằm" | "được" | "đạt" | "về", _) if own => true,
        ("đứng" | "xếp" | "ở", _) => ends_with_place(s, t + 1),
        _ => false,
    }
}

/// `thứ 13/20` and nothing said of it behind: `đơn vị xếp thứ 5 đạt 70 điểm` is whoever stands there.
fn ends_with_place(s: &Scanner<'_>, from: usize) -> bool {
    let mut t = from;
    while t < from + 4 && matches!(s.word(t), "ở" | "thứ" | "hạng" | "vị" | "trí" | "số") {
        t += 1;
    }
    let number = |t: usize| s.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number);
    if !number(t) {
        return false;
    }
    t += if s.mark(t + 1, '/') && number(t + 2) { 3 } else { 1 };
    s.tokens.get(t).is_none_or(|k| matches!(k.kind, TokenKind::Punct(',' | ';' | '.' | '(')))
        || matches!(s.word(t), "trong" | "cả" | "toàn" | "khối" | "về" | "trên")
}

/// Whether a clause begins at `at`: behind a mark, a conjunction or the year at its head.
pub(super) fn begins_clause(s: &Scanner<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|b| s.tokens.get(b)) else { return true };
    match before.kind {
        TokenKind::Punct(c) => matches!(c, ',' | ';' | ':' | '.' | '…' | '-' | '–'),
        TokenKind::Number => before.text.len() == 4 && matches!(s.before(at, 2), "năm" | "kỳ"),
        TokenKind::Word => matches!(before.text, "và" | "còn" | "nhưng" | "song" | "thì" | "nay" | "rồi" | "này" | "khi" | "nên" | "khiến"),
    }
}

/// Whether `là`, `gồm` or a colon names somebody behind token `from`, in its clause.
fn named_behind(s: &Scanner<'_>, from: usize) -> bool {
    (from..from + 16).take_while(|t| !s.mark(*t, ',') && !s.mark(*t, ';') && !s.mark(*t, '.') && *t < s.tokens.len()).any(|t| {
        (matches!(s.word(t), "là" | "gồm" | "thuộc") || s.mark(t, ':')) && s.tokens.get(t + 1).is_some_and(|k| k.capital || k.text == "về")
    })
}
