//! The years that a page speaks of besides those bound to an index.
use super::lines::{Line, LineKind};
use super::mention::{Mention, What};
use super::roles::Role;
use super::setting::Setting;
use super::text::Text;
use super::word_set::WordSet;
use crate::model::{Document, PartialDate};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Years of which a sentence says that they were assessed or ranked: `kết quả đánh giá, xếp hạng năm 2022`. Of several years behind
/// such words the first is meant.
pub(super) fn assessed_years<'w>(mentions: &[Mention], roles: &[Role], words: &dyn Fn(usize) -> &'w str) -> Vec<i32> {
    // "Cũng như kết quả năm 2020": what is only compared with.
    let assessing = |t: usize| {
        matches!((words(t), words(t + 1)), ("đánh", "giá") | ("xếp", "hạng") | ("kết", "quả") | ("chấm", "điểm"))
            && !matches!(words(t.wrapping_sub(1)), "như" | "với" | "hơn" | "bằng")
    };
    let mut from = 0;
    let mut out = Vec::new();
    for (k, (m, role)) in mentions.iter().zip(roles).enumerate() {
        let What::Year(year) = m.what else { continue };
        if *role == Role::Normal && (from..m.t0).any(assessing) {
            // "Cả ba kỳ đánh giá 2017, 2018 và 2019": the last of a row.
            let row = mentions.iter().skip(k + 1).filter(|n| n.what != What::Mark(','));
            let (mut last, mut end) = (year, m.t1);
            for n in row {
                match n.what {
                    What::Year(y) if y > last && n.t0 <= end + 2 => (last, end) = (y, n.t1),
                    _ => break,
                }
            }
            out.push(last);
        }
        from = m.t1;
    }
    out
}

/// `Các con số này thuộc về năm 2022`, `Bộ X chốt số liệu này cho năm 2024`: the year that a sentence gives to results which it only points to.
pub(super) fn year_of_results<'w>(mentions: &[Mention], roles: &[Role], words: &dyn Fn(usize) -> &'w str) -> Option<i32> {
    if mentions.iter().any(|m| m.is_value() || matches!(m.what, What::Index(_) | What::Part(_))) {
        return None;
    }
    let (year, y) = mentions.iter().zip(roles).find_map(|(m, r)| match m.what {
        What::Year(y) if *r == Role::Normal => Some((m, y)),
        _ => None,
    })?;
    let from = if words(year.t0.wrapping_sub(1)) == "năm" { year.t0 - 1 } else { year.t0 };
    let led = matches!(words(from.wrapping_sub(1)), "của" | "cho" | "về" | "là");
    let noun = |t: usize| {
        matches!((words(t), words(t + 1)), ("con", "số") | ("số", "liệu") | ("kết", "quả") | ("thứ", "hạng") | ("vị", "trí"))
            && matches!(words(t + 2), "này" | "trên" | "ấy" | "đó" | "đều" | "nói")
    };
    (led && (0..from).any(noun)).then_some(y)
}

/// The roles of a sentence, in which a year that a movement begins with (`từ vị trí thứ 62 năm 2006 lên 21`) is one compared with.
pub(super) fn without_origins<'r>(mentions: &[Mention], mut roles: Cow<'r, [Role]>) -> Cow<'r, [Role]> {
    for (k, pair) in mentions.windows(3).enumerate() {
        let [from, place, year] = pair else { continue };
        let origin = matches!(from.what, What::From) && matches!(place.what, What::Rank { .. }) && matches!(year.what, What::Year(_));
        if origin
            && place.t0 <= from.t1 + 4
            && year.t0 <= place.t1 + 2
            && let Some(role) = roles.to_mut().get_mut(k + 2)
        {
            *role = Role::Base;
        }
    }
    roles
}

/// The latest year behind `so với` in a sentence.
pub(super) fn compared_with(mentions: &[Mention]) -> Option<i32> {
    let against = mentions.iter().enumerate().filter(|(_, m)| matches!(m.what, What::Against));
    let behind = against.filter_map(|(j, a)| {
        // "so với vị trí thứ 99 của X năm 2014": behind the place that the year had.
        let placed = mentions.get(j + 1).is_some_and(|n| matches!(n.what, What::Rank { word: false, .. }) && n.t0 <= a.t1 + 3);
        let reach = if placed { 10 } else { 4 };
        let behind = mentions.iter().skip(j + 1).take_while(|n| n.t0 <= a.t1 + reach && !matches!(n.what, What::Mark(_)));
        behind.into_iter().find_map(|n| if let What::Year(y) = n.what { Some(y) } else { None })
    });
    behind.max()
}

/// The first day that a sentence of so many words names in full: `19/4/2023`, `ngày 19 tháng 4 năm 2023`.
pub(super) fn day<'w>(words: &dyn Fn(usize) -> &'w str, length: usize) -> Option<PartialDate> {
    (0..length).find_map(|t| {
        let joined = matches!((words(t + 1), words(t + 3)), ("/", "/") | ("-", "-") | ("tháng", "năm"));
        let (d, m, y) = (words(t).parse::<i8>().ok()?, words(t + 2).parse::<i8>().ok()?, words(t + 4));
        (joined && y.len() == 4).then(|| PartialDate::parse(&format!("{y}-{m:02}-{d:02}")))?
    })
}

/// The month behind words of announcement: `công bố giữa tháng 1/2024`, `công bố hồi tháng 5 năm 2023`.
pub(super) fn month<'w>(words: &dyn Fn(usize) -> &'w str, announced: usize) -> Option<PartialDate> {
    let at = (announced..announced + 3).find(|t| words(*t) == "tháng")?;
    let joined = matches!(words(at + 2), "/" | "năm" | "-") && words(at + 3).len() == 4;
    let month: i8 = words(at + 1).parse().ok()?;
    joined.then(|| PartialDate::parse(&format!("{}-{month:02}", words(at + 3))))?
}

/// Words that some look over the whole page begins with.
static MONTHS: WordSet = WordSet::new(&["tháng", "quý"]);
static UP_TO: WordSet = WordSet::new(&["đến", "tới"]);
static PARTS: WordSet = WordSet::new(&["tháng", "từ"]);

/// Where the words stand in a line.
fn stand<'l>(words: &'static WordSet, line: &'l Line<'_>) -> impl Iterator<Item = usize> + 'l {
    line.tokens.iter().enumerate().filter(|(_, t)| words.holds(t)).map(|(at, _)| at)
}

/// The year of most months and quarters that the page dates.
pub(super) fn months(texts: &[Text<'_>]) -> Option<i32> {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for text in texts {
        for line in text.lines.iter().filter(|l| !matches!(l.kind, LineKind::Related | LineKind::Caption)) {
            let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
            for at in stand(&MONTHS, line) {
                let year = (at + 2..at + 5).find(|i| matches!(word(*i), "/" | "năm" | "-")).map_or("", |i| word(i + 1));
                if let Some(y) = year.parse::<i32>().ok().filter(|y| (1990..2060).contains(y)) {
                    *years.entry(y).or_default() += 1;
                }
            }
        }
    }
    years.into_iter().max_by_key(|(y, n)| (*n, *y)).map(|(y, _)| y)
}

/// `tính đến ngày 20/12/2025`, `đến 17h00 ngày 15/11/2025`: the year of most days up to which the page counts.
pub(super) fn counted_up_to(texts: &[Text<'_>]) -> Option<i32> {
    const REACH: usize = 8;
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for line in texts.iter().flat_map(|t| &t.lines).filter(|l| !matches!(l.kind, LineKind::Related | LineKind::Caption)) {
        let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
        for at in stand(&UP_TO, line) {
            let date = (at + 1..at + REACH).find(|t| matches!((word(t + 1), word(t + 3)), ("/", "/") | ("-", "-") | ("tháng", "năm")));
            let year = date.and_then(|t| word(t + 4).parse::<i32>().ok()).filter(|y| (1990..2060).contains(y));
            // "Kế hoạch đến ngày 31/12/2030": what is planned.
            if let Some(y) = year.filter(|_| (1..=3).any(|b| at.checked_sub(b).is_some_and(|t| word(t) == "tính")) || at <= 1) {
                *years.entry(y).or_default() += 1;
            }
        }
    }
    years.into_iter().max_by_key(|(y, n)| (*n, *y)).map(|(y, _)| y)
}

/// `6 tháng đầu năm, tỉnh đứng đầu cả nước`: whether a page speaks of a part of a year that it does not name. As many months as the year has
/// had when the page is `published` are those of that year however the page puts it (`trong 7 tháng qua`, `tính đến hết tháng 9`).
pub(super) fn part_of_year(texts: &[Text<'_>], published: Option<PartialDate>) -> bool {
    let so_far = published.and_then(|d| d.month).and_then(|m| u32::try_from(m).ok()).filter(|m| *m > 2);
    texts.iter().flat_map(|t| &t.lines).filter(|l| !matches!(l.kind, LineKind::Related | LineKind::Caption)).any(|line| {
        let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
        stand(&PARTS, line).any(|at| {
            // "IIP 7 tháng của tỉnh", "9 tháng: ba điểm sáng".
            let counted = at > 0 && word(at) == "tháng" && word(at - 1).parse::<u32>().is_ok_and(|n| (2..=11).contains(&n));
            let had = |t: usize| so_far.is_some_and(|m| word(t).parse::<u32>().is_ok_and(|n| n == m || n + 1 == m));
            let up_to_now = word(at) == "tháng"
                && (counted && had(at - 1) || at > 0 && word(at - 1) == "hết" && had(at + 1))
                && !matches!(word(at + 1), "trước" | "sau" | "tới" | "đến" | "nữa")
                && !matches!(word(at + 2), "/" | "năm");
            let bare = counted
                && matches!(word(at + 1), "của" | "," | ":" | "?" | "nhìn" | "qua" | "trên")
                && !matches!(word(at.wrapping_sub(2)), "sau" | "mỗi" | "trong" | "trước" | "/" | "-");
            // "Lũy kế từ đầu năm, vốn đạt …".
            let summed = at > 0 && matches!(word(at - 1), "kế" | "tính" | "kể" | "kế,");
            let since = (word(at), word(at + 1), word(at + 2)) == ("từ", "đầu", "năm")
                && (summed && word(at + 3) == "," || matches!((word(at + 3), word(at + 4)), ("đến" | "tới", "nay")));
            bare || since
                || up_to_now
                || (word(at), word(at + 1), word(at + 2)) == ("tháng", "đầu", "năm")
                    && line
                        .tokens
                        .get(at + 3)
                        .is_none_or(|t| t.kind != crate::normalize::TokenKind::Number && !matches!(t.text, "nay" | "ngoái" | "trước"))
        })
    })
}

/// The last year that a page can speak of as past: the one after its own, else after the newest edition that the ontology knows of.
pub(super) fn newest_edition(document: &Document, setting: &Setting<'_>) -> i32 {
    let known = || setting.ontology.indices.iter().flat_map(|x| x.edition.iter().map(|e| e.year)).max().unwrap_or(i32::MAX);
    document.published.map_or_else(|| known().saturating_add(1), |d| i32::from(d.year) + 1)
}

/// The year that a sentence gives to all rankings together, none of which it names beside it: `kết quả các chỉ số năm 2022`, `năm 2022 tỉnh
/// có 4 chỉ số được xếp hạng`.
pub(super) fn year_of_all<'w>(mentions: &[Mention], roles: &[Role], words: &dyn Fn(usize) -> &'w str, length: usize) -> Option<i32> {
    if !mentions.iter().any(|m| matches!(m.what, What::Year(_))) {
        return None;
    }
    let several = |t: usize| {
        t.checked_sub(1).map(words).is_some_and(|w| {
            matches!(w, "các" | "những" | "nhiều" | "hai" | "ba" | "bốn" | "sáu")
                || w.parse::<u32>().is_ok_and(|n| (2..=12).contains(&n)) && t.checked_sub(2).map(words) != Some("/")
        })
    };
    // "các bộ chỉ số năm 2023".
    let indices = |t: usize| {
        let noun = if words(t) == "bộ" { t + 1 } else { t };
        words(noun) == "chỉ" && words(noun + 1) == "số" && !matches!(words(noun + 2), "thành" | "tiêu")
    };
    let tables = |t: usize| words(t) == "bảng" && words(t + 1) == "xếp" && words(t + 2) == "hạng";
    let at = (1..length).find(|t| (indices(*t) || tables(*t)) && several(*t))?;
    let named = |a: usize, b: usize| {
        mentions
            .iter()
            .any(|m| m.t0 >= a && m.t1 <= b && (m.is_value() || matches!(m.what, What::Index(_) | What::Part(_) | What::Mark(_))))
    };
    mentions.iter().zip(roles).find_map(|(m, role)| match m.what {
        What::Year(y) if *role == Role::Normal => {
            let behind = m.t0 > at && m.t0 <= at + 14 && !named(at, m.t0);
            // "Năm 2023, thứ hạng nhiều chỉ số …", "Năm 2023, tỉnh X có bước tiến trong các bảng xếp hạng": over the comma behind the year.
            let from = m.t1 + usize::from(words(m.t1) == ",");
            let before = m.t1 <= at && at <= m.t1 + 16 && !named(from, at);
            (behind || before).then_some(y)
        }
        _ => None,
    })
}

/// Whether a year stands at token `at` that could tell the reader when the page was written: no span, no goal, no look back.
pub(super) fn names_year<'w>(at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let year = |t: usize| words(t).len() == 4 && words(t).parse::<i32>().is_ok_and(|y| (1990..2060).contains(&y));
    let before = |b: usize| at.checked_sub(b).map_or("", words);
    let span = words(at + 1) == "-" && year(at + 2) || before(1) == "-" && at.checked_sub(2).is_some_and(year);
    year(at)
        && !span
        && !matches!(before(1), "đến" | "tới" | "nhìn")
        && !matches!(before(2), "đến" | "tới" | "nhìn")
        && !looks_back(at, words)
}

/// `tính trên số liệu của năm 2007`, `dùng dữ liệu năm 2022`: the year of what a report is made from.
pub(super) fn of_data<'w>(at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let back = |b: usize| at.checked_sub(b).map_or("", words);
    let noun = (2..=4).find(|b| matches!((back(*b), back(b - 1)), ("số" | "dữ", "liệu")));
    noun.is_some_and(|b| {
        matches!(back(b + 1), "trên" | "dùng" | "lấy" | "từ") && (1..b - 1).all(|k| matches!(back(k), "của" | "năm" | "các"))
    })
}

/// `lần đầu tiên kể từ khủng hoảng năm 2008`, `lần cuối Mỹ dẫn đầu là vào năm 2008`: a year looked back to is no edition of the page.
pub(super) fn looks_back<'w>(at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let pair = |t: usize| (words(t), words(t + 1));
    // "Thứ hạng cao nhất mà nước này từng có là vị trí 78, hồi 2007".
    let once = |t: usize| {
        words(t) == "từng"
            && matches!(
                words(t + 1),
                "có" | "đứng" | "xếp" | "ở" | "đạt" | "giữ" | "lọt" | "vào" | "nằm" | "chiếm" | "leo" | "lên" | "được"
            )
    };
    (2..=16).any(|b| at.checked_sub(b).is_some_and(once))
        || (2..=7).any(|b| at.checked_sub(b).is_some_and(|t| pair(t) == ("kể", "từ")))
        || (2..=24).any(|b| at.checked_sub(b).is_some_and(|t| pair(t) == ("lần", "cuối") && words(t + 2) != "này"))
}

/// `xếp thứ 25 về PCI (năm 2021 xếp thứ 30)`: a year in a bracket that holds a value of its own dates that value.
pub(super) fn dates_an_aside(mentions: &[Mention], at: usize) -> bool {
    let Some(year) = mentions.get(at).filter(|m| m.depth > 0) else { return false };
    let opened = mentions.iter().take(at).rev().find(|m| matches!(m.what, What::Mark('(')));
    let place = |m: &Mention| matches!(m.what, What::Rank { word: false, .. } | What::Score { .. });
    let near = || mentions.iter().skip(at + 1).take(4).take_while(|m| m.what != What::Mark(')')).any(place);
    if opened.is_some_and(|m| year.t0 <= m.t1 + 2) {
        return near();
    }
    // "(năm 2022 là 53,96 và 2021 là 51,82 điểm)": so does an earlier one behind it.
    let first = mentions.iter().take(at).rev().take_while(|m| m.what != What::Mark('(')).last();
    let earlier = first.is_some_and(|f| match (&f.what, &year.what) {
        (What::Year(x), What::Year(y)) => y < x && opened.is_some_and(|m| f.t0 <= m.t1 + 2),
        _ => false,
    });
    earlier && near()
}

/// `Từ thứ 19 của năm 2022 vọt lên thứ 8`, `từ hạng 24 ở PCI 2019 xuống 47`: the mention at `j` says when the way began that a place then took,
/// and not which edition the page is about.
pub(super) fn starts_a_way(mentions: &[Mention], j: usize) -> bool {
    let Some(m) = mentions.get(j) else { return false };
    let before = mentions.iter().take(j).rev().take_while(|n| m.t0 <= n.t1 + 9 && !matches!(n.what, What::Mark(_)));
    let mut placed = false;
    for n in before {
        match n.what {
            What::Rank { .. } => placed = true,
            What::From => return placed && mentions.iter().skip(j + 1).any(|n| matches!(n.what, What::Rank { .. } | What::Move(_))),
            _ => {}
        }
    }
    false
}

/// `Nước này xếp hạng 59, còn ở kỳ năm 2022 xếp hạng 55`, `năm 2016 lên 89, năm 2018 lên 88, và lần này là 86`: the year at `j` is that of a place which
/// the page's own edition, told of in the same sentence without a year, is held against.
pub(super) fn set_against_now<'w>(mentions: &[Mention], j: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let place = |m: &Mention| matches!(m.what, What::Rank { word: false, .. });
    let dated = |m: &Mention| matches!(m.what, What::Year(_) | What::Relative(_));
    let Some(year) = mentions.get(j) else { return false };
    let first = mentions.iter().position(dated).unwrap_or(j);
    let before = mentions.iter().take(first).any(place);
    let own = mentions.iter().skip(j + 1).find(|n| place(n) || dated(n));
    let behind = own.is_some_and(|n| place(n) && n.t0 <= year.t1 + 8);
    let back = |b: usize| year.t0.checked_sub(b).map_or("", words);
    let set = (1..=5).any(|b| back(b) == "còn" || back(b) == "khi" && back(b + 1) == "trong");
    if before && behind && set {
        return true;
    }
    let last = mentions.iter().rposition(dated);
    let now = last.and_then(|l| mentions.get(l)).filter(|m| m.what == What::Relative(0));
    now.is_some_and(|n| last > Some(j) && mentions.iter().any(|m| place(m) && m.t0 >= n.t1 && m.t0 <= n.t1 + 6))
}
