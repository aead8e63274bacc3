//! PAPI's four groups of provinces by points.
//!
//! `thuộc nhóm trung bình thấp`; `nằm trong nhóm 16 tỉnh có điểm cao nhất`; `rơi vào nhóm 4 (nhóm thấp nhất)`;
//! `ở nhóm trung bình cao (từ 42,39 đến 43,95 điểm)`. How the groups are defined is nobody's membership.
use super::{Hit, Words, numeric};
use crate::extract::numerals::{figure, whole};
use crate::model::StatementKind;
use std::collections::BTreeMap;

/// How many provinces a quarter of 60 to 63 holds.
const QUARTER: std::ops::RangeInclusive<u32> = 14..=17;

/// Words between `nhóm` and the adjective that names the group.
const FILLERS: [&str; 26] = [
    "có", "đạt", "điểm", "số", "chỉ", "papi", "kết", "quả", "tổng", "hợp", "mức", "được", "các", "tỉnh", "thành", "phố", ",", "/", "địa",
    "phương", "cả", "nước", "\"", "những", "đơn", "vị",
];

/// The group named behind the word `nhóm` at token `at`, when the words before say that somebody stands in it.
pub(super) fn read(words: Words<'_>, at: usize, depth: u8) -> Option<Hit> {
    if words.word(at) != "nhóm" || !member(words, at) {
        return None;
    }
    let mut i = at + 1;
    if numeric(words, i) {
        if !whole(words.word(i)).is_some_and(|n| QUARTER.contains(&n)) {
            return None;
        }
        i += 1;
    }
    let stop = i + 14;
    while i < stop && FILLERS.contains(&words.word(i)) {
        i += 1;
    }
    let (band, mut end) = match (words.word(i), words.word(i + 1), words.word(i + 2), words.word(i + 3)) {
        ("trung", "bình", "cao", "nhất") | ("trung", "bình", "thấp", "nhất") => return None,
        ("trung", "bình", "cao", _) => (2, i + 3),
        ("trung", "bình", "thấp", _) => (3, i + 3),
        ("trung", "bình", "-", "cao") => (2, i + 4),
        ("trung", "bình", "-", "thấp") => (3, i + 4),
        ("cao", "nhất", ..) => (1, i + 2),
        ("thấp", "nhất", ..) => (4, i + 2),
        _ => return None,
    };
    if matches!((words.word(end), words.word(end + 1)), ("toàn", "quốc") | ("cả", "nước")) {
        end += 2;
    }
    // "nhóm trung bình cao có 16 tỉnh, gồm …": what the group is, not who is in it; "… về chỉ số X": of a part named behind.
    let next = words.word(end + usize::from(words.word(end) == "\""));
    if matches!(next, "có" | "gồm" | "là" | ":" | "về" | "ở" | "trong" | "khu" | "vùng" | "của" | "bao") {
        return None;
    }
    let mut values = BTreeMap::from([("band", f64::from(band))]);
    if let Some((from, to, last)) = limits(words, end) {
        values.insert("from", from);
        values.insert("to", to);
        end = last;
    }
    Some(Hit { t0: at, t1: end, depth, kind: StatementKind::Band, values })
}

/// Whether the words before token `at` put somebody into a group, and do not deny it.
fn member(words: Words<'_>, at: usize) -> bool {
    let mut t = at;
    while let Some(b) = t.checked_sub(1) {
        let skipped = matches!(
            words.word(b),
            "nhóm" | "(" | "\"" | "," | "thứ" | "1" | "2" | "3" | "4" | "nhất" | "hai" | "ba" | "tư" | "các" | "những" | "danh" | "sách"
        );
        if !skipped || at - b > 7 {
            break;
        }
        t = b;
    }
    let Some(verb) = t.checked_sub(1) else { return false };
    let stands = matches!(
        words.word(verb),
        "thuộc"
            | "vào"
            | "trong"
            | "ở"
            | "lọt"
            | "nằm"
            | "rơi"
            | "đứng"
            | "xếp"
            | "giữ"
            | "trì"
            | "còn"
            | "trụ"
            | "sang"
            | "lên"
            | "xuống"
    );
    let denied = (0..=6).filter_map(|b| verb.checked_sub(b)).take_while(|t| !matches!(words.word(*t), ";" | ".")).any(|t| {
        matches!(
            words.word(t),
            "không"
                | "chưa"
                | "chẳng"
                | "khỏi"
                | "thoát"
                | "rời"
                | "ra"
                | "từng"
                | "nếu"
                | "vắng"
                | "thôi"
                | "phấn"
                | "mục"
                | "đâu"
                | "số"
                | "nhiều"
        )
    });
    stands && !denied
}

/// `(từ 42,39 đến 43,95 điểm)`, `(42,39 - 43,95)` behind the group's name.
fn limits(words: Words<'_>, end: usize) -> Option<(f64, f64, usize)> {
    let first = (end..end + 5).find(|i| numeric(words, *i))?;
    let glue = (end..first).all(|i| matches!(words.word(i), "(" | "từ" | "với" | "điểm" | "," | "có" | "đạt" | "\""));
    let joined = matches!(words.word(first + 1), "đến" | "-" | "–" | "tới") && numeric(words, first + 2);
    let (from, to) = (figure(words.word(first))?, figure(words.word(first + 2))?);
    (glue && joined && from < to && from >= 8.0 && to <= 80.0).then_some((from, to, first + 3))
}
