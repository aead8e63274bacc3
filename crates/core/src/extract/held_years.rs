//! Years that date no edition: those that something is only compared with, measured from, or begun in.
use super::mention::{Mention, What};

/// `DDCI Cao Bằng năm 2022`: the word before the year is the end of a name, and compares nothing.
pub(super) fn behind_name<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(year) = mentions.get(at) else { return false };
    let name = mentions.iter().take(at).rev().find(|n| matches!(n.what, What::Subject(_)));
    name.is_some_and(|n| (n.t1..year.t0).all(|t| matches!(words(t), "năm" | "kỳ" | "của" | "cả" | "mức" | "hồi")))
}

/// Whether a year inside the subject of `khiến` dates the cause of the place or movement behind it. One that opens the sentence dates all of it.
pub(super) fn of_a_cause<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(year) = mentions.get(at).filter(|m| m.t0 > 4) else { return false };
    let value = mentions.iter().skip(at + 1).find(|m| m.is_value()).map(|m| m.t0);
    let clause = |value: usize| (year.t1..value.min(year.t1 + 24)).take_while(|t| !matches!(words(*t), "," | ":" | ";" | "."));
    value.is_some_and(|value| clause(value).any(|t| words(t) == "khiến"))
}

/// `hơn [kỳ] [năm] 2021`, `như năm 2021`: a year that something is only compared with.
pub(super) fn compared_year<'w>(at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let mut t = at;
    while t > 0
        && at - t < 4
        && (matches!(words(t - 1), "năm" | "kỳ" | "của" | "cả" | "mức" | "hồi")
            || matches!(words(t - 1), "lần" | "đợt" | "bản") && !words(t.wrapping_sub(2)).starts_with(|c: char| c.is_ascii_digit())
            || matches!((words(t.wrapping_sub(2)), words(t - 1)), ("khảo", "sát") | ("đánh", "giá") | ("báo", "cáo") | ("xếp", "hạng"))
            || at - t > 0 && matches!(words(t - 1), "khảo" | "đánh" | "báo" | "xếp" | "ở" | "tại"))
    {
        t -= 1;
    }
    // "giá so sánh 2010": prices of that year. "đúng vị trí của năm 2018": where it stood before.
    let back = |n: usize| t.checked_sub(n).map_or("", words);
    let prices = matches!((back(2), back(1)), ("so", "sánh") | ("cố", "định"));
    let kept = matches!((back(2), back(1)), ("vị", "trí") | ("thứ", "hạng"))
        && matches!(back(3), "đúng" | "bằng" | "ngang" | "như" | "nguyên" | "hơn" | "kém" | "được" | "trì" | "vững");
    // "hơn cùng kỳ 2021".
    let span = back(1) == "cùng" && t < at && words(t) == "kỳ" && matches!(back(2), "hơn" | "với" | "kém" | "bằng" | "như" | "so");
    // "bằng 1,9 lần năm 2020", "gấp đôi năm 2010", "bằng 102% năm 2021": what an amount is a multiple of.
    let figure = |n: usize| back(n).starts_with(|c: char| c.is_ascii_digit());
    let times = back(1) == "lần" && figure(2) && matches!(back(3), "bằng" | "gấp" | "tăng" | "hơn" | "gần" | "khoảng")
        || back(1) == "%" && figure(2) && matches!(back(3), "bằng" | "gần")
        || back(2) == "gấp" && matches!(back(1), "đôi" | "ba" | "rưỡi");
    if prices || kept || span || times {
        return true;
    }
    // "Nếu như năm 2020 tỉnh xếp thứ 20 thì năm nay …" tells of that year itself.
    t > 0 && matches!(words(t - 1), "hơn" | "kém" | "bằng" | "như") && !(t > 1 && words(t - 2) == "nếu")
}

/// `lấy năm 2020 làm mốc`, `chọn kỳ 2018 làm gốc`: a year that is only measured from.
pub(super) fn taken_as_mark<'w>(at: usize, end: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    // "Lấy mốc năm 2018 mà so".
    let mark = (1..=3).filter_map(|b| at.checked_sub(b)).any(|t| words(t) == "mốc" && matches!(words(t.wrapping_sub(1)), "lấy" | "chọn"));
    if mark && matches!(words(end), "mà" | "để" | "so" | "," | "đối") {
        return true;
    }
    let taken = (1..=4).filter_map(|b| at.checked_sub(b)).any(|t| matches!(words(t), "lấy" | "chọn" | "coi"));
    taken && words(end) == "làm" && matches!(words(end + 1), "mốc" | "gốc" | "chuẩn" | "cơ" | "căn")
}

/// `giữ đúng vị trí như ở PCI 2021`, `kém PAPI 2020`: the edition of a ranking that something is held against.
pub(super) fn compared_index<'w>(mentions: &[Mention], i: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let at = mentions.get(i).map_or(0, |m| m.t0);
    let index = i.checked_sub(1).and_then(|j| mentions.get(j)).filter(|n| matches!(n.what, What::Index(_)) && at <= n.t1 + 1);
    let before = |n: &Mention, b: usize| n.t0.checked_sub(b).map_or("", words);
    index.is_some_and(|n| {
        let b = 1 + usize::from(matches!(before(n, 1), "ở" | "tại" | "của" | "trong"));
        matches!(before(n, b), "hơn" | "kém" | "như") && before(n, b + 1) != "nếu"
    })
}

/// `tính từ PCI 2010`: an edition that something is counted from.
pub(super) fn since_index<'w>(mentions: &[Mention], i: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let at = mentions.get(i).map_or(0, |m| m.t0);
    let index = i.checked_sub(1).and_then(|j| mentions.get(j)).filter(|n| matches!(n.what, What::Index(_)) && at <= n.t1 + 1);
    index.is_some_and(|n| n.t0 > 0 && words(n.t0 - 1) == "từ")
}

/// `từ năm 2012`, `công bố lần đầu tiên năm 2012`, `ra đời năm 2005`, `thí điểm năm 2004`: a year that dates a
/// beginning, not an edition.
pub(super) fn beginning<'w>(at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let mut t = at;
    while t > 0
        && at - t < 4
        && matches!(words(t - 1), "năm" | "vào" | "hồi" | "trong" | "tháng" | "giữa" | "cuối" | "đầu")
        // "ra mắt lần đầu năm 2012".
        && !(words(t - 1) == "đầu" && t > 2 && words(t - 2) == "lần" && matches!(words(t - 3), "mắt" | "đời"))
    {
        t -= 1;
    }
    let back = |n: usize| t.checked_sub(n).map_or("", words);
    let (one, two) = (back(1), back(2));
    // "kể từ cuộc khủng hoảng năm 2008".
    let since = (2..=9).map_while(|b| at.checked_sub(b)).take_while(|t| words(*t) != ",").any(|t| words(t) == "kể" && words(t + 1) == "từ");
    since
        || matches!(one, "từ" | "trước" | "sau")
        || matches!(
            (two, one),
            ("đầu", "tiên")
                | ("lần", "đầu")
                | ("ra", "đời" | "mắt")
                | ("khởi", "xướng" | "động")
                | ("thí", "điểm")
                | ("thành", "lập")
                | ("bắt", "đầu")
        )
}

/// `thấp hơn xếp hạng công bố năm ngoái`, `kém vị trí của kỳ trước`: an edition told by its distance, whose places others are held against.
pub(super) fn held_against<'w>(at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    const NOUNS: [&str; 14] = ["xếp", "hạng", "thứ", "bậc", "vị", "trí", "bảng", "kết", "quả", "công", "bố", "của", "mức", "lần"];
    let mut t = at;
    while t > 0 && at - t < 6 && NOUNS.contains(&words(t - 1)) {
        t -= 1;
    }
    t < at && t > 1 && words(t - 1) == "hơn" && matches!(words(t - 2), "thấp" | "cao" | "kém" | "tốt")
}
