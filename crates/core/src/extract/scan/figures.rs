//! Figures by what they are: dates, years, fractions, and the order in which the readings are tried.
use super::again::{behind_noun_of_place, rank_beside_year, rank_of_whom};
use super::bare::{before_its_move, in_turn_behind_verb, moved_to};
use super::bracketed::bracketed_rank;
use super::dates::{noted_year, year};
use super::groups::counted;
use super::histories::{before_its_year, behind_its_year, in_turn_behind_noun, numbered_of_year, on_step};
use super::movements::in_turn_before_step;
use super::ordinals::number_of_last;
use super::part_rows::in_row_of_parts;
use super::points::{points, told_behind_row};
use super::ranks::{numbered, rank_of_year};
use super::rows::{announced_row, behind_overall, moved_in_bracket, range_of_names};
use super::series::{beside_copula, beside_names, beside_objects, rank_list};
use super::ways::{bare_behind_verb, bare_of_year, before_next_index, behind_next_name, from_to, in_row_of_indices, led_to, set_against};
use super::{Opens, Scanner};
use crate::extract::cues::Cue;
use crate::extract::mention::{Mention, What};
use crate::extract::numerals::whole;
use crate::extract::word_set::WordSet;
use crate::normalize::TokenKind;
use crate::ontology::Entity;

/// Words right before a bare figure that is a place: those that any reading behind [`counts`] asks for.
pub(super) static BEFORE_PLACE: WordSet = WordSet::new(&[
    "bậc", "số", "và", "rồi", "hay", "xếp", "đứng", "hàng", "từ", "mức", "lên", "xuống", "thành", "về", "đến", "tới", "còn", "là", "ở",
    "với", "phải",
]);

/// Words right behind one, likewise.
pub(super) static BEHIND_PLACE: WordSet = WordSet::new(&[
    "năm", "vào", "của", "kỳ", "trong", "các", "hồi", "ở", "và", "trên", "cả", "toàn", "thế", "còn", "so", "thì", "đến", "rồi",
]);

/// `hỗ trợ 15 doanh nghiệp`, `12 35 7`: between words of which neither stands beside a place, or other figures, a figure is none; nor is one
/// before which nothing but figures stands.
fn counts(s: &Scanner<'_>, at: usize) -> bool {
    let plain = |i: usize, beside: Opens| {
        s.tokens.get(i).is_some_and(|t| match t.kind {
            TokenKind::Word => !s.opens(i, beside),
            TokenKind::Number => true,
            TokenKind::Punct(_) => false,
        })
    };
    let first = at.checked_sub(1).is_none_or(|b| s.tokens.get(b).is_some_and(|t| t.kind == TokenKind::Number));
    (first || plain(at - 1, Opens::BeforePlace)) && plain(at + 1, Opens::BehindPlace) || first && s.back().next().is_none()
}

/// A number token.
pub(super) fn number(s: &mut Scanner<'_>, at: usize) -> usize {
    let text = s.word(at);
    // "quý 4/2025" is of that year, as "quý IV/2025" is.
    if s.before(at, 1) == "quý" && s.mark(at + 1, '/') && s.word(at + 2).len() == 4 {
        return at + 1;
    }
    if let Some(end) = date(s, at) {
        return end;
    }
    // "bảng xếp hạng 25 thành phố đáng sống nhất thế giới": the ranking's name begins behind its length.
    let listed = matches!(s.before(at, 1), "hạng" | "sách" | "những");
    if listed
        && s.names_at(at + 1).is_some_and(|(e, end)| end > at + 4 && e.iter().any(|e| !e.weak && matches!(e.entity, Entity::Index(_))))
    {
        return at + 1;
    }
    if let Some(end) = noted_year(s, at) {
        return end;
    }
    if let Some(n) = whole(text) {
        // "1. Sở Nội vụ", "; 2) UBND huyện Lệ Thủy".
        let marked = s.mark(at + 1, '.') || s.mark(at + 1, ')') || s.mark(at + 1, '/') || s.mark(at + 1, '-');
        let opens = at.checked_sub(1).is_none_or(|b| s.mark(b, ';') || s.mark(b, ':') || s.mark(b, ','));
        if marked && opens && s.running_number(at, at, at + 2) {
            return at + 2;
        }
        if let Some(end) = s.numbered_district(at, n) {
            return end;
        }
        if let Some(end) = year(s, at, n) {
            return end;
        }
        if let Some(end) = fraction(s, at, n) {
            return end;
        }
        if let Some(end) = counted(s, at, at + 1, n) {
            return end;
        }
        if let Some(end) = in_turn_before_step(s, at, n) {
            return end;
        }
        if counts(s, at) {
            return points(s, at).unwrap_or(at + 1);
        }
        if let Some(end) = on_step(s, at, n).or_else(|| before_its_year(s, at, n)).or_else(|| in_turn_behind_noun(s, at, n)) {
            return end;
        }
        if let Some(end) = moved_in_bracket(s, at, n)
            .or_else(|| range_of_names(s, at, n))
            .or_else(|| announced_row(s, at, n))
            .or_else(|| behind_overall(s, at, n))
        {
            return end;
        }
        if let Some(end) = told_behind_row(s, at).or_else(|| bracketed_rank(s, at, n)) {
            return end;
        }
        if let Some(end) = numbered(s, at, n).or_else(|| rank_beside_year(s, at, n)) {
            return end;
        }
        if let Some(end) = rank_of_whom(s, at, n).or_else(|| behind_its_year(s, at, n)).or_else(|| number_of_last(s, at, n)) {
            return end;
        }
        // "lần lượt ở vị trí số 2 và số 3".
        let and = s.before(at, 1) == "số" && (s.before(at, 2) == "và" || s.mark(at.wrapping_sub(2), ','));
        if and
            && n <= 100
            && s.out
                .iter()
                .rev()
                .find(|m| m.what != What::Mark(','))
                .is_some_and(|m| matches!(m.what, What::Rank { word: false, .. }) && m.t1 + 2 == at)
        {
            s.push(What::Rank { n, of: None, word: false }, at - 1, at + 1);
            return at + 1;
        }
        if let Some(end) = numbered_of_year(s, at, n)
            .or_else(|| in_row_of_parts(s, at, n))
            .or_else(|| bare_behind_verb(s, at, n))
            .or_else(|| before_next_index(s, at, n))
            .or_else(|| behind_next_name(s, at, n))
            .or_else(|| bare_of_year(s, at, n))
            .or_else(|| set_against(s, at, n))
            .or_else(|| led_to(s, at, n))
        {
            return end;
        }
        if let Some(end) = rank_list(s, at, n)
            .or_else(|| beside_names(s, at, n))
            .or_else(|| beside_objects(s, at, n))
            .or_else(|| beside_copula(s, at, n))
            .or_else(|| rank_of_year(s, at, n))
            .or_else(|| from_to(s, at, n))
            .or_else(|| in_row_of_indices(s, at, n))
            .or_else(|| moved_to(s, at, n))
            .or_else(|| in_turn_behind_verb(s, at, n))
            .or_else(|| before_its_move(s, at, n))
        {
            return end;
        }
    }
    points(s, at).unwrap_or(at + 1)
}

/// `ngày 12/7/2023`, `12/7`, `7/2023`, `23-5`: passed over, so that no part of it is a rank or a year.
pub(super) fn date(s: &Scanner<'_>, at: usize) -> Option<usize> {
    let parts = |sep: char| -> Option<([u32; 3], usize)> {
        let mut values = [whole(s.word(at))?, 0, 0];
        let mut count = 1;
        for (i, value) in (at + 1..).step_by(2).zip(values.iter_mut().skip(1)) {
            let Some(v) = Some(i).filter(|i| s.mark(*i, sep)).and_then(|i| whole(s.word(i + 1))) else { break };
            (*value, count) = (v, count + 1);
        }
        Some((values, count))
    };
    let dated = matches!(
        s.before(at, 1),
        "ngày" | "sáng" | "chiều" | "tối" | "hôm" | "trưa" | "đêm" | "từ" | "đến" | "tháng" | "trước" | "qua" | "nay" | ","
    );
    // "Tháng 1 17, 2026", the date line of some content systems.
    let dated_line = s.before(at, 1) == "tháng"
        && s.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number)
        && s.mark(at + 2, ',')
        && whole(s.word(at + 3)).is_some_and(|y| (1990..2100).contains(&y));
    if dated_line {
        return Some(at + 4);
    }
    for sep in ['/', '-'] {
        let (values, count) = parts(sep)?;
        let end = at + 2 * count - 1;
        match values.get(..count).unwrap_or_default() {
            [d, m, y] if *d <= 31 && *m <= 12 && (1900..2100).contains(y) => return Some(end),
            [m, y] if *m <= 12 && (1900..2100).contains(y) => return Some(end),
            [d, m] if (1..=31).contains(d) && (1..=12).contains(m) => {
                let day_word = matches!(s.before(at, 1), "ngày" | "sáng" | "chiều" | "tối" | "hôm" | "trưa" | "đêm");
                if day_word || (dated && sep == '-' && !s.tokens.get(at + 1).is_some_and(|t| t.spaced)) {
                    return Some(end);
                }
            }
            _ => {}
        }
    }
    // "9.5" after a day word is a date too, and "16:38" a time of day.
    if matches!(s.before(at, 1), "sáng" | "chiều" | "tối" | "ngày" | "hôm") && s.word(at).len() <= 5 && s.word(at).contains('.') {
        return Some(at + 1);
    }
    if s.mark(at + 1, ':')
        && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced)
        && !s.mark(at.wrapping_sub(1), '.')
    {
        return Some(at + 3);
    }
    None
}

/// `37/63`: a rank by its cue, or by a denominator that a national ranking can have.
pub(super) fn fraction(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if !s.mark(at + 1, '/') {
        return None;
    }
    let m = whole(s.word(at + 2))?;
    let end = at + 3;
    let after = s.word(end);
    // "có tên trong 20/63 địa phương cao nhất nước": the best so many of all.
    if matches!(s.before(at, 1), "trong" | "vào" | "nhóm" | "top" | "tốp") && (30..=70).contains(&m) && n < m {
        let from = s.out.len();
        if let Some(stop) = counted(s, at, end, n) {
            if s.out.get(from).is_some_and(|m| matches!(m.what, What::Bound(_) | What::Header(_, false))) {
                return Some(stop);
            }
            s.out.truncate(from);
        }
    }
    if after == "điểm" && matches!(s.word(end + 1), "lấy" | "từ" | "do" | "dành") {
        return Some(end + 1);
    }
    if after == "điểm" {
        s.push(What::Score { value: f64::from(n), percent: false, sure: true }, at, end + 1);
        return Some(end + 1);
    }
    let placed = matches!(s.before(at, 1), "đứng" | "xếp" | "hạng" | "thứ" | "trí" | "vị");
    // "đạt 69,1 điểm (10/63)": the place stands in a bracket behind the points. Of 100 there are points.
    let behind_points = s.mark(at.wrapping_sub(1), '(')
        && matches!(s.out.iter().rev().nth(1), Some(Mention { what: What::Score { value, .. }, t1, .. })
            if *t1 + 1 == at && *value != f64::from(n));
    if behind_points && n >= 1 && n <= m && (5..=250).contains(&m) && m % 50 != 0 {
        s.push(What::Rank { n, of: Some(m), word: false }, at, end);
        return Some(end);
    }
    if m == 100 && n <= m && !placed && !matches!(s.before(at, 1), "số" | "lên" | "xuống" | "còn" | "nấc") && s.word(end) != "nước"
    {
        let named = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Subject(_) | What::Year(_) | What::Index(_)));
        if named || matches!(s.before(at, 1), "đạt" | "được" | "là" | ":") {
            s.push(What::Score { value: f64::from(n), percent: false, sure: true }, at, end);
            return Some(end);
        }
    }
    if !placed && (1..=3).any(|b| s.before(at, b) == "điểm") && n <= m {
        s.push(What::Score { value: f64::from(n), percent: false, sure: true }, at, end);
        return Some(end);
    }
    if s.mark(end, '/') || s.mark(end, '%') || n == 0 || !(3..=MOST).contains(&m) {
        return Some(end);
    }
    // "xếp hạng Tốt là 29/44, xếp loại Khá 11/44": so many of a grade.
    let graded = (1..=3).any(|b| {
        matches!(s.before(at, b), "tốt" | "khá" | "yếu" | "kém" | "sắc" | "bình")
            && (b + 1..=b + 3).any(|k| matches!(s.before(at, k), "hạng" | "loại" | "mức"))
    });
    if graded && !matches!(s.before(at, 1), "thứ" | "hạng" | "trí" | "đứng") {
        return Some(end);
    }
    // "Chót bảng là Bộ X (19/19), trên một bậc là Bộ Y (18/19)"; "thứ hạng là 16/19".
    let named = s.mark(at.wrapping_sub(1), '(')
        && s.mark(end, ')')
        && s.out.iter().rev().nth(1).is_some_and(|m| matches!(m.what, What::Subject(_)) && m.t1 + 1 == at)
        && s.out.iter().any(|m| matches!(m.what, What::Rank { .. } | What::Last));
    let copula = s.before(at, 1) == "là" && matches!(s.before(at, 2), "hạng" | "trí") || behind_noun_of_place(s, at);
    // "ở đáy bảng PAR INDEX 2013, 19/19": the last of so many.
    let last = n == m && s.mark(at.wrapping_sub(1), ',') && s.out.iter().rev().any(|m| m.what == What::Last && m.t1 + 8 > at);
    if (named || copula || last) && n <= m && m >= 5 {
        s.push(What::Rank { n, of: Some(m), word: false }, at, end);
        return Some(end);
    }
    // "chỉ đứng trong số 1/3 quốc gia cuối bảng": a share.
    let share = m < 10 && s.before(at, 1) == "số";
    let cued = !share
        && matches!(
            s.before(at, 1),
            "xếp" | "đứng" | "hạng" | "thứ" | "xép" | "vị" | "trí" | "số" | "lên" | "xuống" | "còn" | "thư" | "nấc"
        );
    let counted = matches!(
        s.word(end),
        "chỉ"
            | "tiêu"
            | "nhiệm"
            | "xã"
            | "huyện"
            | "phường"
            | "ubnd"
            | "hồ"
            | "lĩnh"
            | "nội"
            | "dự"
            | "trụ"
            | "thôn"
            | "sở"
            | "quận"
            | "trường"
            | "cơ"
            | "đơn"
            | "nhóm"
            | "mục"
            | "hạng"
    );
    let national = (30..=70).contains(&m) || (100..=200).contains(&m);
    // "tăng ở 53/63 địa phương", "cả 63/63 tỉnh": so many of them.
    let units = matches!(s.word(end), "địa" | "tỉnh" | "đơn" | "bộ" | "nơi");
    let counting = matches!(s.before(at, 1), "cả" | "có" | "đó" | "tại" | "ở" | "với" | "tới")
        && !matches!(s.before(at, 2), "đứng" | "xếp" | "trí" | "hạng" | "nằm" | "dừng" | "vẫn" | "chỉ");
    // "mới có 6/20 ngành, 23/63 tỉnh, thành phố": a count goes on.
    let row = s.mark(at.wrapping_sub(1), ',') && !cued && {
        let slash = (3..8).filter_map(|b| at.checked_sub(b)).find(|t| s.mark(*t, '/'));
        slash.is_some_and(|t| {
            whole(s.before(t, 1)).is_some()
                && whole(s.word(t + 1)).is_some()
                && !s.out.iter().any(|m| matches!(m.what, What::Rank { .. }) && m.t0 < t && m.t1 > t)
                && matches!(s.before(t, 2), "có" | "đã" | "mới" | "cả" | "được" | "ở" | "với")
        })
    };
    if row {
        return Some(end);
    }
    // "Số liệu cho thấy 53/63 địa phương đi lên": so many of them do something.
    let place = (s.word(end) == "nơi").then_some(end + 1);
    let verb = s.cue_is(end, super::Cue::Unit).or_else(|| s.cue_is(end, super::Cue::Province)).or(place).is_some_and(|stop| {
        matches!(
            s.word(stop),
            "đi" | "tăng"
                | "giảm"
                | "có"
                | "vượt"
                | "bị"
                | "cải"
                | "lên"
                | "xuống"
                | "đã"
                | "còn"
                | "đều"
                | "rơi"
                | "hoàn"
                | "tiến"
                | "làm"
        )
    });
    let whose = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Subject(_) | What::Year(_)));
    // "từ 42/63 tỉnh, thành lên 36/63": where a way begins.
    let leaves = s.before(at, 1) == "từ";
    if verb && !leaves && !cued && !whose && !s.mark(at.wrapping_sub(1), ',') && !behind_noun_of_place(s, at) {
        return Some(end);
    }
    // "63/63 tỉnh, thành phố có chỉ số vượt 80%": all of them.
    let all = units && n == m && !cued;
    if units && counting || all || units && !cued && counts_provinces(s, at, end) {
        return Some(end);
    }
    // "đi lại tự do tới 159/195 nước" counts; a place among nations stands behind a mark, a name or a movement.
    let free = m < 100
        || !s.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Word)
        || matches!(s.before(at, 1), "là" | "từ" | "đạt" | "về" | "ở" | "và" | "rồi" | "thành" | "giữ")
        || s.out.last().is_some_and(|m| m.t1 == at);
    // "Thái Lan xếp 58/81; Indonesia 69/81": a name and the count that a place before it is of.
    let again = n <= m
        && s.out.last().is_some_and(|l| l.t1 == at && matches!(l.what, What::Subject(_)))
        && s.out.iter().any(|p| matches!(p.what, What::Rank { of: Some(k), .. } if k == m));
    // "xếp 20/63 tỉnh, 5/14 tỉnh vùng Tây Bắc": among a region's, behind the place among all.
    let regional = s.out.iter().any(|m| matches!(m.what, What::Rank { of: Some(63 | 34), .. } | What::Bound(_)))
        && (s.mark(at.wrapping_sub(1), ',') || s.before(at, 1) == "và")
        && (s.word(end) == "vùng" || s.word(end) == "tỉnh" && among_region(s, end + 1));
    // "xếp 15/20 đơn vị".
    let units = matches!(s.word(end), "đơn" | "sở" | "huyện" | "cơ" | "xã" | "phường" | "quận")
        && matches!(s.before(at, 1), "xếp" | "đứng" | "thứ" | "hạng" | "trí");
    let ranked = if cued { !counted || national || units } else { regional || again || national && !counted && free };
    if ranked {
        s.push(What::Rank { n, of: Some(m), word: false }, at, end);
    } else if matches!(s.before(at, 1), "đầu" | "nhất") || counted {
        // "dẫn đầu 5/8: …" counts what follows.
        s.push(What::Unit, at, end);
    }
    Some(end)
}

/// `2/14 tỉnh, thành phố vùng X`, `5/13 tỉnh miền Trung`: whether a region stands right behind the noun that ends before token `from`.
fn among_region(s: &Scanner<'_>, from: usize) -> bool {
    let region = |t: usize| s.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))));
    let noun = |t: usize| matches!(s.word(t), "," | "thành" | "phố" | "trong" | "của" | "thuộc" | "khu" | "vực" | "các");
    let mut t = from;
    while t < from + 6 && noun(t) && !region(t) {
        t += 1;
    }
    matches!(s.word(t), "vùng" | "miền") || region(t)
}

/// `…; 32/63 tỉnh, thành phố (50,8%) ở trên mức này`: at the head of a clause and with a predicate behind its noun a fraction counts so
/// many of all.
fn counts_provinces(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    let head = at.checked_sub(1).and_then(|b| s.tokens.get(b)).is_none_or(|t| t.is(';') || t.is('.') || t.is(','));
    let mut t = s.cue_is(end, Cue::Unit).unwrap_or(end + 1);
    if s.mark(t, '(') {
        t = (t..t + 6).find(|i| s.mark(*i, ')')).map_or(t, |i| i + 1);
    }
    let predicate = matches!(s.word(t), "ở" | "có" | "đạt" | "tăng" | "giảm" | "nằm" | "vượt" | "đã" | "được" | "cải" | "dưới" | "bị")
        || s.word(t) == "trên" && !matches!(s.word(t + 1), "cả" | "toàn");
    head && predicate
}

/// Largest number of ranked subjects that a denominator or a rank can mean.
pub(super) const MOST: u32 = 1500;

/// Whether the figure at `at` is all that its label names: its field ends behind it.
pub(super) fn labelled(s: &Scanner<'_>, at: usize) -> bool {
    let place = s.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && whole(s.word(at)).is_some_and(|n| (1..=200).contains(&n));
    let past = if s.mark(at + 1, '/') { at + 3 } else { at + 1 };
    let decimal = s.mark(past, ',') && s.tokens.get(past + 1).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let ends = s.tokens.get(past).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '(')))
        || s.mark(past, '.') && past + 1 >= s.tokens.len();
    place && ends && !decimal
}
