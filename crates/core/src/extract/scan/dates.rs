//! Years: the edition that a figure says.
use super::Scanner;
use crate::extract::mention::What;
use crate::extract::numerals::{in_words, whole};
use crate::normalize::TokenKind;

/// `của năm 20203`: the number of a note clings to the year.
pub(super) fn noted_year(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let year = s.word(at).get(..4).filter(|_| s.word(at).len() == 5 && s.before(at, 1) == "năm").and_then(whole)?;
    if !(1990..2060).contains(&year) || s.word(at).bytes().any(|b| !b.is_ascii_digit()) {
        return None;
    }
    s.push(What::Year(i32::try_from(year).ok()?), at, at + 1);
    Some(at + 1)
}

/// `những năm trước`, `các năm tiếp theo`, `thời gian tới`: years by their distance, and no one of them.
pub(super) fn several_years(s: &Scanner<'_>, at: usize) -> bool {
    let several = |word: &str| matches!(word, "những" | "các" | "mấy" | "nhiều");
    several(s.word(at)) || s.word(at) == "thời" || s.word(at) == "năm" && several(s.before(at, 1))
}

pub(super) fn year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if s.word(at).len() != 4 || !(1990..2060).contains(&n) {
        return None;
    }
    // "2026-01-13": the day of a page.
    let month = |t: usize| s.word(t).len() == 2 && whole(s.word(t)).is_some_and(|m| (1..=12).contains(&m));
    let day = |t: usize| s.word(t).len() == 2 && whole(s.word(t)).is_some_and(|d| (1..=31).contains(&d));
    if s.mark(at + 1, '-') && month(at + 2) && s.mark(at + 3, '-') && day(at + 4) {
        return Some(at + 5);
    }
    // Document numbers ("17/2019/NQ-CP") and spans of years ("2021 - 2025") are no editions.
    // "quý II/2024" is of that year.
    let quarter = s.mark(at.wrapping_sub(1), '/') && s.before(at, 3) == "quý";
    if s.mark(at.wrapping_sub(1), '/') && !quarter
        || (s.mark(at + 1, '/') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Word))
    {
        return Some(at + 1);
    }
    let span = |i: usize| s.mark(i, '-') && whole(s.word(i + 1)).is_some_and(|y| (1990..2060).contains(&y));
    if span(at + 1) {
        // "2 năm liền 2016 - 2017 đứng thứ nhất": each of them.
        let running = (1..=6).any(|b| matches!(s.before(at, b), "liền" | "liên")) && (2..=7).any(|b| s.before(at, b) == "năm");
        let last = whole(s.word(at + 2)).unwrap_or(n);
        if last == n + 1 && !running && edition_of_two_years(s, at) {
            s.push(What::Year(i32::try_from(n).ok()?), at, at + 3);
        }
        if running && n < last && last <= n + 2 {
            for y in n..=last {
                let t = at + usize::try_from(y - n).unwrap_or(0).min(2);
                s.push(What::Year(i32::try_from(y).ok()?), t, t + 1);
            }
        }
        return Some(at + 3);
    }
    // "2015 điểm" are points, "Năm 2015 điểm sụt mạnh" a year.
    let counted = matches!(s.word(at + 1), "đồng" | "người" | "phiếu" | "hộ" | "dịch") && s.tokens.get(at + 1).is_some_and(|t| !t.capital)
        || s.word(at + 1) == "điểm" && s.before(at, 1) != "năm";
    if counted {
        return None;
    }
    // "Ngày Chuyển đổi số quốc gia 2025" dates the day.
    if s.before(at, 1) == "gia" && (3..=9).any(|b| s.before(at, b) == "ngày") {
        return Some(at + 1);
    }
    // "công bố năm 2023", "công bố tháng 7 năm 2023": when it was announced, not what it describes.
    let back: Vec<&str> = (1..=5).map(|b| s.before(at, b)).collect();
    let month = matches!(back.as_slice(), ["năm", m, "tháng", ..] | ["/", m, ..] if whole(m).is_some() && !quarter);
    let word_month = matches!(back.as_slice(), ["năm", m, "tháng", ..] if whole(m).is_some() || in_words(&[m]).is_some());
    let announced = matches!(
        back.as_slice(),
        ["năm", "bố", ..] | ["bố", ..] | ["năm", "vào" | "hồi" | "trong", "bố", ..] | ["năm", "hành", "phát", ..]
    );
    // "Ở lần công bố năm 2018" tells of that edition.
    let announced = announced && !(3..=5).any(|b| matches!(s.before(at, b), "lần" | "kỳ" | "đợt") && s.before(at, b - 1) == "công");
    if month || word_month || announced {
        return Some(at + 1);
    }
    s.push(What::Year(i32::try_from(n).ok()?), at, at + 1);
    Some(at + 1)
}

/// `Báo cáo Năng lực cạnh tranh toàn cầu 2017 - 2018`, `báo cáo năm 2015-2016`: right behind the name of a ranking of countries, or the
/// word for its report, two years in a row are one edition, that of the first. (Those of provinces are of one year each.)
fn edition_of_two_years(s: &Scanner<'_>, at: usize) -> bool {
    let nations =
        |i: usize| s.setting.ontology.indices.get(i).is_none_or(|x| x.kind == "index" && !x.ranks.iter().any(|r| r == "provinces"));
    let year_word = s.before(at, 1) == "năm";
    let noun = at - usize::from(year_word).min(at);
    let last = s.out.iter().rev().find(|m| !matches!(m.what, What::Mark(_) | What::Announce));
    if let Some(What::Index(i)) = last.map(|m| &m.what) {
        let end = last.map_or(0, |m| m.t1);
        // "Báo cáo Năng lực cạnh tranh toàn cầu (GCR) 2015-2016".
        let bracket = s.mark(end, '(') && s.mark(noun.wrapping_sub(1), ')') && noun <= end + 4;
        return nations(*i) && (end == noun || bracket || year_word && noun <= end + 9);
    }
    let report = matches!((s.before(noun, 2), s.before(noun, 1)), ("báo", "cáo") | ("xếp", "hạng") | (_, "kỳ"));
    let known = s.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
    report && known.or(s.setting.main_index).is_some_and(nations)
}
