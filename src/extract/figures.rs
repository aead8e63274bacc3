//! Figures and what they count: ranks, places moved, points, years, numbers of ranked units.
use super::cues::Cue;
use super::mention::What;
use super::numerals::{figure, in_words, whole};
use super::scan::Scanner;
use crate::normalize::TokenKind;

/// Largest number of ranked subjects that a denominator or a rank can mean.
const MOST: u32 = 1500;

/// A number token.
pub fn number(s: &mut Scanner<'_>, at: usize) -> usize {
    let text = s.word(at);
    if let Some(end) = date(s, at) {
        return end;
    }
    if let Some(n) = whole(text) {
        if let Some(end) = year(s, at, n) {
            return end;
        }
        if let Some(end) = fraction(s, at, n) {
            return end;
        }
        if let Some(end) = counted(s, at, at + 1, n) {
            return end;
        }
        if let Some(end) = bracketed_rank(s, at, n) {
            return end;
        }
        if let Some(end) = numbered(s, at, n) {
            return end;
        }
        if let Some(end) = rank_list(s, at, n).or_else(|| rank_of_year(s, at, n)).or_else(|| from_to(s, at, n)) {
            return end;
        }
    }
    points(s, at).unwrap_or(at + 1)
}

/// `ngày 12/7/2023`, `12/7`, `7/2023`, `23-5`: passed over, so that no part of it is a rank or a year.
fn date(s: &Scanner<'_>, at: usize) -> Option<usize> {
    let parts = |sep: char, from: usize| -> Option<(Vec<u32>, usize)> {
        let mut values = vec![whole(s.word(from))?];
        let mut end = from + 1;
        while s.mark(end, sep) && values.len() < 3 {
            let Some(v) = whole(s.word(end + 1)) else { break };
            values.push(v);
            end += 2;
        }
        Some((values, end))
    };
    let dated = matches!(
        s.before(at, 1),
        "ngày" | "sáng" | "chiều" | "tối" | "hôm" | "trưa" | "đêm" | "từ" | "đến" | "tháng" | "trước" | "qua" | "nay" | ","
    );
    for sep in ['/', '-'] {
        let (values, end) = parts(sep, at)?;
        match values.as_slice() {
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

fn year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if s.word(at).len() != 4 || !(1990..2060).contains(&n) {
        return None;
    }
    // Document numbers ("17/2019/NQ-CP") and spans of years ("2021 - 2025") are no editions.
    if s.mark(at.wrapping_sub(1), '/') || (s.mark(at + 1, '/') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Word)) {
        return Some(at + 1);
    }
    let span = |i: usize| s.mark(i, '-') && whole(s.word(i + 1)).is_some_and(|y| (1990..2060).contains(&y));
    if span(at + 1) {
        return Some(at + 3);
    }
    if matches!(s.word(at + 1), "đồng" | "người" | "điểm" | "phiếu" | "hộ" | "dịch") {
        return None;
    }
    // "công bố năm 2023", "công bố tháng 7 năm 2023": when it was announced, not what it describes.
    let back: Vec<&str> = (1..=5).map(|b| s.before(at, b)).collect();
    let month = matches!(back.as_slice(), ["năm", m, "tháng", ..] | ["/", m, ..] if whole(m).is_some());
    let word_month = matches!(back.as_slice(), ["năm", m, "tháng", ..] if whole(m).is_some() || in_words(&[m]).is_some());
    let announced = matches!(
        back.as_slice(),
        ["năm", "bố", ..] | ["bố", ..] | ["năm", "vào" | "hồi" | "trong", "bố", ..] | ["năm", "hành", "phát", ..]
    );
    if month || word_month || announced {
        return Some(at + 1);
    }
    s.push(What::Year(i32::try_from(n).ok()?), at, at + 1);
    Some(at + 1)
}

/// `37/63`: a rank by its cue, or by a denominator that a national ranking can have.
fn fraction(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if !s.mark(at + 1, '/') {
        return None;
    }
    let m = whole(s.word(at + 2))?;
    let end = at + 3;
    let after = s.word(end);
    if after == "điểm" && matches!(s.word(end + 1), "lấy" | "từ" | "do" | "dành") {
        return Some(end + 1);
    }
    if after == "điểm" {
        s.push(What::Score { value: f64::from(n), percent: false, sure: true }, at, end + 1);
        return Some(end + 1);
    }
    if (1..=3).any(|b| s.before(at, b) == "điểm") && n <= m {
        s.push(What::Score { value: f64::from(n), percent: false, sure: true }, at, end);
        return Some(end);
    }
    if s.mark(end, '/') || s.mark(end, '%') || n == 0 || !(3..=MOST).contains(&m) {
        return Some(end);
    }
    let cued = matches!(s.before(at, 1), "xếp" | "đứng" | "hạng" | "thứ" | "xép" | "vị" | "trí" | "số" | "lên" | "xuống" | "còn" | "thư");
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
    let ranked = if cued { !counted || national } else { national && !counted };
    if ranked {
        s.push(What::Rank { n, of: Some(m), word: false }, at, end);
    } else if matches!(s.before(at, 1), "đầu" | "nhất") || counted {
        // "dẫn đầu 5/8: …" counts what follows.
        s.push(What::Unit, at, end);
    }
    Some(end)
}

/// A rank after its cue word `thứ`, `hạng`, `vị trí` at `at..end`.
pub fn rank(s: &mut Scanner<'_>, at: usize, end: usize) -> Option<usize> {
    let thu = matches!(s.word(end.checked_sub(1)?), "thứ" | "thư");
    let mut i = end;
    while matches!(s.word(i), "số" | "thứ" | "các" | "là") && i < end + 2 && s.word(end - 1) != "thứ" {
        i += 1;
    }
    let token = s.tokens.get(i)?;
    let (n, next, in_figures) = match token.kind {
        TokenKind::Number => (whole(s.word(i))?, i + 1, true),
        TokenKind::Word => {
            let words = [s.word(i), s.word(i + 1), s.word(i + 2)];
            let (n, taken) = in_words(&words)?;
            (n, i + taken, false)
        }
        TokenKind::Punct(_) => return None,
    };
    if n == 0 || n > MOST || !rank_allowed(s, at, end, i, next, thu, in_figures) {
        return None;
    }
    let mut of = None;
    let mut stop = next;
    if s.mark(next, '/') {
        if let Some(m) = whole(s.word(next + 1)).filter(|m| *m >= 2) {
            of = Some(m);
            stop = next + 2;
        }
    }
    if s.mark(stop, '%') || s.word(stop) == "điểm" {
        return None;
    }
    if s.mark(stop, '-') && s.tokens.get(stop + 1).is_some_and(|t| t.kind == TokenKind::Number) {
        return Some(stop + 2); // a band: hạng 11 - 30
    }
    s.push(What::Rank { n, of, word: false }, at, stop);
    Some(stop)
}

/// Whether `thứ ba`, `hạng 3`, `vị trí 5` can be a standing here, and not a weekday, a meeting's number,
/// a grade or an enumeration.
fn rank_allowed(s: &Scanner<'_>, at: usize, end: usize, number: usize, next: usize, thu: bool, in_figures: bool) -> bool {
    let before = s.before(at, 1);
    let after = s.word(next);
    if after == "trở" && s.word(next + 1) == "đi" {
        return false;
    }
    let times = after == "lần" && s.word(next + 1) != "lượt";
    if times || matches!(after, "sao" | "bậc" | "điểm" | "tỷ" | "triệu" | "%" | "liên" | "liền" | "ghế" | "mục") || s.mark(next, '%')
    {
        return false;
    }
    if !thu {
        let graded = matches!(
            before,
            "viên" | "chợ" | "sạn" | "ghế" | "lái" | "giấy" | "bằng" | "đường" | "tàu" | "thăng" | "loại" | "thương" | "xe"
        );
        let place = matches!(s.word(at), "vị") && matches!(after, "việc" | "đất");
        return !graded && !place;
    }
    if s.tokens.get(number).is_some_and(|t| t.capital) && !matches!(s.word(number), "nhất" | "nhì") {
        return false; // Thứ Hai
    }
    if matches!(
        before,
        "lần"
            | "họp"
            | "kỳ"
            | "khóa"
            | "tháng"
            | "ngày"
            | "năm"
            | "tuần"
            | "đợt"
            | "nghị"
            | "tập"
            | "quý"
            | "phiên"
            | "vòng"
            | "bài"
            | "bố"
            | "câu"
            | "tầng"
            | "đời"
            | "hàng"
            | "điều"
            | "mức"
            | "người"
            | "việc"
            | "ba"
            | "nguồn"
    ) {
        return matches!(before, "kỳ" | "năm") && in_figures && after == "/";
    }
    // "sáng thứ hai", "thứ hai hằng tuần".
    if matches!(before, "sáng" | "chiều" | "tối" | "vào") && !in_figures || matches!(after, "hằng" | "tuần" | "đầu" | "cuối") && !in_figures
    {
        return false;
    }
    let stands = (1..=3).any(|b| {
        matches!(
            s.before(at, b),
            "đứng"
                | "xếp"
                | "xết"
                | "trí"
                | "hạng"
                | "đích"
                | "về"
                | "ở"
                | "giữ"
                | "chiếm"
                | "lên"
                | "xuống"
                | "vị"
                | "xép"
                | "dừng"
                | "bậc"
                | "lượt"
                | "đều"
                | "cùng"
                | "sau"
                | "nhì"
                | "đạt"
                | "giành"
        )
    });
    let listed = matches!(s.out.last().map(|m| &m.what), Some(What::Mark(',' | ';' | ')')))
        && s.out.iter().rev().take(6).any(|m| matches!(m.what, What::Rank { .. }));
    let joined = before == "và" && s.out.last().is_some_and(|m| matches!(m.what, What::Rank { .. }));
    let names = matches!(after, "là" | "thuộc") || s.mark(next, ':');
    let among = matches!(after, "cả" | "toàn" | "thế" | "vùng" | "khu" | "trong" | "trên" | "quốc" | "đông" | "asean");
    let after_name = s.out.last().is_some_and(|m| {
        m.t1 == at && matches!(m.what, What::Subject(_) | What::Part(_) | What::Index(_) | What::Each | What::Mark('(' | '-' | ':'))
    });
    let sentence_start = at == 0 && (s.mark(next, ',') || !names);
    if sentence_start {
        return false;
    }
    let _ = end;
    if in_figures { !matches!(before, "tự" | "công" | "cách") } else { stands || listed || joined || names || among || after_name }
}

/// The further numbers of a distributed list: `lần lượt xếp thứ 8, 18 và 28`.
fn rank_list(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let separator = s.mark(at.checked_sub(1)?, ',') || s.mark(at.checked_sub(1)?, ';') || matches!(s.before(at, 1), "và" | "rồi" | "hay");
    if !separator || n == 0 || n > 250 {
        return None;
    }
    let last = s.out.iter().rev().find(|m| !matches!(m.what, What::Mark(',' | ';' | ')' | '(') | What::Scope(_) | What::Year(_)))?;
    let plain = matches!(last.what, What::Rank { word: false, .. });
    let distributed = s.out.iter().any(|m| matches!(m.what, What::Order))
        || (1..16).any(|b| s.before(last.t0 + 1, b) == "các" && matches!(s.before(last.t0 + 1, b - 1), "vị" | "hạng" | "thứ"));
    let ends = s.tokens.get(at + 1).is_none_or(|t| {
        matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')' | '"' | '/' | '('))
            || matches!(s.word(at + 1), "và" | "toàn" | "cả" | "trong" | "tại" | "của" | "trên" | "thế" | "năm")
    });
    if !(plain && distributed && ends) {
        return None;
    }
    let mut of = None;
    let mut end = at + 1;
    if s.mark(end, '/') {
        of = whole(s.word(end + 1));
        end += 2;
    }
    s.push(What::Rank { n, of, word: false }, at, end);
    Some(end)
}

/// `Thổ Nhĩ Kỳ (xếp thứ 41), Ấn Độ (46)`: a bare number in a name's bracket, after one that says what it is.
fn bracketed_rank(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let alone = s.mark(at.checked_sub(1)?, '(') && s.mark(at + 1, ')') && n > 0 && n < 250;
    let named = s.out.iter().rev().nth(1).is_some_and(|m| matches!(m.what, What::Subject(_)) && m.t1 + 1 == at);
    let told = s.out.iter().any(|m| m.depth > 0 && matches!(m.what, What::Rank { word: false, .. }));
    if !(alone && named && told) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `Số 2: Bộ Tài chính` at the head of a line, `đứng ở số 3`.
fn numbered(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if s.before(at, 1) != "số" || n == 0 || n > 100 {
        return None;
    }
    let head = at <= 2 && (s.mark(at + 1, ':') || s.word(at + 1) == "là");
    let stands = matches!(s.before(at, 2), "đứng" | "xếp" | "ngôi" | "hạng");
    if !head && !stands {
        return None;
    }
    s.push(What::Rank { n, of: None, word: true }, at - 1, at + 1);
    Some(at + 1)
}

/// `thứ hạng …: 32 (2015), 25 (2016)`: a bare number with its edition in brackets.
fn rank_of_year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let year = s.mark(at + 1, '(') && s.mark(at + 3, ')') && whole(s.word(at + 2)).is_some_and(|y| (1990..2060).contains(&y));
    let ranks = s.out.iter().any(|m| matches!(m.what, What::StepWord | What::Rank { word: false, .. }));
    if !year || !ranks || n == 0 || n > 250 {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `từ 57 lên 17`: bare numbers on both sides of a movement, where the sentence speaks of ranks.
fn from_to(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let plain_end = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(_)) && !t.is('%') && !t.is('/'));
    let turns = matches!(s.word(at + 1), "lên" | "xuống" | "thành" | "nay" | "đến" | "về") && !matches!(s.word(at + 2), "từ");
    let among = matches!(s.word(at + 1), "trong" | "toàn" | "cả" | "năm" | "của" | "thế" | "và" | "trên");
    if n == 0 || n > 250 {
        return None;
    }
    let ranks = s.out.iter().any(|m| matches!(m.what, What::StepWord | What::Rank { .. } | What::Move(_)));
    if s.before(at, 1) == "từ" && turns && ranks {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    let to = matches!(s.before(at, 1), "lên" | "xuống" | "thành" | "về" | "đến" | "còn");
    let from = s.out.iter().rev().take(8).any(|m| {
        matches!(m.what, What::Rank { word: false, .. }) && matches!(s.before(m.t0, 1), "từ" | "(") || matches!(m.what, What::From)
    });
    if to && from && ranks && (plain_end || among) {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    None
}

/// A number of something: places moved, ranked units, the size of a best group, years back.
fn counted(s: &mut Scanner<'_>, at: usize, end: usize, n: u32) -> Option<usize> {
    // "trước đó bốn năm", "bốn năm trước".
    if s.word(end) == "năm"
        && n <= 20
        && (s.before(at, 1) == "đó" && s.before(at, 2) == "trước" || s.word(end + 1) == "trước" && s.word(end + 2) != "đây")
    {
        let stop = if s.word(end + 1) == "trước" { end + 2 } else { end + 1 };
        s.push(What::Relative(-i32::try_from(n).ok()?), at, stop);
        return Some(stop);
    }
    if let Some(stop) = s.cue_is(end, Cue::Step) {
        if !matches!(
            s.word(stop),
            "lương" | "tiểu" | "trung" | "cấp" | "thợ" | "mầm" | "sao" | "đầu" | "dẫn" | "kế" | "tiếp" | "cao" | "đầu tiên" | "liền"
        ) && let Some(sign) = direction(s, at)
        {
            let n = i32::try_from(n).ok()?;
            s.push(What::Move(sign * n), at, stop);
            return Some(stop);
        }
    }
    group(s, at, end, n)
}

/// The sign of a movement, from the verb before its number.
fn direction(s: &Scanner<'_>, at: usize) -> Option<i32> {
    if s.mark(at.wrapping_sub(1), '▲') || s.mark(at.wrapping_sub(1), '+') {
        return Some(1);
    }
    if s.mark(at.wrapping_sub(1), '▼') {
        return Some(-1);
    }
    for back in 1..=7 {
        let i = at.checked_sub(back)?;
        if s.mark(i, ';') || s.mark(i, '.') || s.mark(i, ')') {
            return None;
        }
        // The longest verb that reaches up to here decides: "tụt xuống" is one verb, "vươn lên" another.
        for start in i.saturating_sub(3)..=i {
            for (cue, sign) in [(Cue::Up, 1), (Cue::Down, -1)] {
                if s.cue_is(start, cue).is_some_and(|stop| stop > i && stop <= at) {
                    return Some(sign);
                }
            }
        }
        if s.mark(i, ',') && back > 1 {
            return None;
        }
    }
    None
}

/// `63 tỉnh, thành phố` after `trong`, `trên`; `5 địa phương dẫn đầu`; `ba vị trí kế tiếp`.
fn group(s: &mut Scanner<'_>, at: usize, end: usize, n: u32) -> Option<usize> {
    if n == 0 || n > MOST {
        return None;
    }
    if s.word(end) == "trụ" && s.word(end + 1) == "cột" {
        s.push(What::Pillars(n), at, end + 2);
        return Some(end + 2);
    }
    let unit_end = s.cue_is(end, Cue::Unit).or_else(|| s.cue_is(end, Cue::Ministries)).or_else(|| s.cue_is(end, Cue::Step)).or_else(|| {
        match s.word(end) {
            "ngôi" | "vị" | "thứ" | "thành" | "cơ" | "bộ" => Some(end + if s.word(end) == "ngôi" { 1 } else { 2 }),
            _ => None,
        }
    });
    let unit_end = unit_end.or_else(|| s.cue_is(end, Cue::Province)).or_else(|| s.cue_is(end, Cue::City));
    if s.word(end) == "thành" && (end..end + 7).any(|i| s.word(i) == "trực" && s.word(i + 1) == "thuộc") && (n == 5 || n == 6) {
        let stop = (end..end + 8).find(|i| s.word(*i) == "ương").map_or(end + 2, |i| i + 1);
        s.push(What::Of(n), at, end + 2);
        let among =
            (1..=3).any(|b| matches!(s.before(at, b), "so" | "trong" | "giữa" | "tính")) && !matches!(s.word(stop), "là" | "có" | "chỉ");
        if among {
            s.push(What::Scope("region:tp-truc-thuoc-trung-uong".to_owned()), end + 2, stop);
        } else {
            s.out.pop();
        }
        return Some(stop);
    }
    let mut i = unit_end?;
    // A phrase such as "tỉnh, thành phố trực thuộc Trung ương của cả nước" may follow before the adjective.
    while matches!(
        s.word(i),
        "trực"
            | "thuộc"
            | "trung"
            | "ương"
            | "có"
            | "được"
            | "đứng"
            | "xếp"
            | "ở"
            | "các"
            | "vị"
            | "trí"
            | "trong"
            | "thứ"
            | "hạng"
            | "điểm"
            | "số"
    ) && i < end + 9
    {
        if s.word(i) == "đứng" && s.word(i + 1) == "đầu" || matches!(s.word(i), "có" | "trong") && s.cue_is(i, Cue::Is).is_none() {
            break;
        }
        i += 1;
    }
    if s.word(i) == "có" && best_word(s, i).is_none() {
        let reach = (i + 1..i + 8)
            .find(|k| best_word(s, *k).is_some() && (i + 1..*k).all(|x| s.tokens.get(x).is_some_and(|t| t.kind == TokenKind::Word)));
        if reach.is_some() {
            // The index or component between is read on its own.
            s.push(What::Header(n, false), at, i);
            return Some(i);
        }
    }
    let best = best_word(s, i);
    if let Some(stop) = best {
        s.push(What::Header(n, false), at, stop);
        return Some(stop);
    }
    if let Some(stop) = s.cue_is(i, Cue::Next) {
        s.push(What::Header(n, true), at, stop);
        return Some(stop);
    }
    if matches!(s.word(i), "cuối" | "thấp" | "chót" | "dưới") {
        // Bottom groups give nothing.
        return Some(i + 1);
    }
    let one_of = (1..=3).any(|b| s.before(at, b) == "một" && s.before(at, b - 1) == "trong");
    if one_of {
        return Some(unit_end?);
    }
    let frame = (1..=4).any(|b| matches!(s.before(at, b), "trong" | "trên" | "số" | "khối" | "ở" | "với" | "giữa" | "gồm" | "so"));
    let bracketed = s.mark(at.wrapping_sub(1), '(') && s.mark(unit_end.unwrap_or(0), ')');
    let outright = matches!(n, 63 | 34 | 64) || bracketed;
    if (frame || outright) && n >= 3 {
        let stop = unit_end?;
        s.push(What::Of(n), at, stop);
        if s.cue_is(end, Cue::Ministries).is_some() {
            s.push(What::Ministries, end, stop);
        }
        return Some(stop);
    }
    None
}

/// `dẫn đầu`, `cao nhất`, `đầu` behind a counted noun.
fn best_word(s: &Scanner<'_>, i: usize) -> Option<usize> {
    let two = (s.word(i), s.word(i + 1));
    match two {
        ("dẫn" | "đứng" | "xếp" | "đi", "đầu") | ("cao" | "tốt" | "khá", "nhất") | ("hàng", "đầu") | ("đầu", "tiên" | "bảng") => {
            Some(i + 2)
        }
        ("đầu", _) => Some(i + 1),
        _ => None,
    }
}

/// A number in words before a counted noun: `ba bậc`, `Mười địa phương đứng đầu`, `hai vị trí kế tiếp`.
pub fn counted_words(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let words = [s.word(at), s.word(at + 1), s.word(at + 2)];
    let (n, taken) = in_words(&words)?;
    let counting = s.out.iter().any(|m| matches!(m.what, What::Rank { .. }))
        && s.out.last().is_some_and(|m| matches!(m.what, What::Mark(',' | ';')) && m.t1 == at);
    if counting
        && n > 1
        && s.word(at + taken) == "là"
        && s.tokens.get(at + taken + 1).is_some_and(|t| t.capital || s.word(at + taken + 1) == "tỉnh")
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
    counted(s, at, at + taken, n)
}

/// `top 10`, `nhóm 5 địa phương dẫn đầu`, `tốp 3 bộ`, at the cue word.
pub fn top(s: &mut Scanner<'_>, at: usize, end: usize) -> Option<usize> {
    let (n, next) = match s.tokens.get(end)?.kind {
        TokenKind::Number => (whole(s.word(end))?, end + 1),
        TokenKind::Word => {
            let (n, taken) = in_words(&[s.word(end), s.word(end + 1), s.word(end + 2)])?;
            (n, end + taken)
        }
        TokenKind::Punct(_) => return None,
    };
    if s.mark(next, '-') && whole(s.word(next + 1)).is_some() {
        return Some(next + 2); // a band: nhóm 300-400
    }
    if n < 2 || n > 500 {
        return None;
    }
    let group = s.word(end - 1) == "nhóm" || s.word(end - 1) == "nhóm đầu";
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
    if matches!(s.word(i), "cuối" | "thấp" | "chót" | "dưới" | "yếu" | "đội")
        || matches!(
            s.word(next),
            "cuối" | "chỉ" | "nội" | "lĩnh" | "chính" | "giải" | "nhiệm" | "tiêu" | "vấn" | "thủ" | "ngành" | "hàng" | "mặt" | "đối"
        )
    {
        return Some(next);
    }
    let best = best_word(s, i);
    if best.is_none() && matches!(n, 34 | 63 | 64) && i > next {
        s.push(What::Of(n), end, i);
        return Some(i);
    }
    if group && best.is_none() && (n <= 4 || s.mark(next, '(')) {
        return Some(next); // PAPI's four groups, numbered groups
    }
    if s.word(next) == "bộ" {
        s.push(What::Ministries, next, next + 1);
    }
    let mut stop = best.unwrap_or(next);
    if best.is_none() && i > next && s.cue_is(next, Cue::Unit).is_some() {
        stop = s.cue_is(next, Cue::Unit).unwrap_or(next);
    }
    s.push(What::Bound(n), at, stop);
    Some(stop)
}

/// `quán quân`, `dẫn đầu`: a rank said by a word, unless it speaks of a person, a group or the past.
pub fn exact(s: &Scanner<'_>, at: usize, end: usize, n: u32) -> Option<What> {
    let before = s.before(at, 1);
    if matches!(before, "người" | "nhóm" | "tốp" | "vai" | "cán" | "phương" | "trách" | "bí" | "giờ" | "mẫu" | "đầy" | "từng")
        && matches!(before, "người" | "nhóm" | "tốp" | "vai")
    {
        return None;
    }
    let after = s.word(end);
    if matches!(after, "cơ" | "ubnd" | "chính" | "ngành" | "đơn" | "cấp" | "sở" | "tổ")
        && matches!(s.word(end + 1), "quan" | "quyền" | "vị" | "ủy" | "chức")
        && s.word(at) == "đứng"
        && before == "người"
    {
        return None;
    }
    let noun = matches!(before, "vị" | "tỉnh" | "nước" | "phương" | "phố" | "gia" | "bộ");
    if noun && (1..=6).any(|b| matches!(s.before(at, b), "với" | "kém" | "hơn" | "như" | "những" | "các" | "nhiều" | "sau")) {
        return None; // "so với đơn vị dẫn đầu", "những địa phương dẫn đầu"
    }
    if matches!(before, "mất" | "đoạn" | "khối") {
        return None; // "mất hạng ba", "giai đoạn dẫn đầu"
    }
    if s.mark(end, '/') || (matches!(s.word(end - 1), "1" | "một" | "hai") && matches!(after, "lượng" | "liệu")) {
        return None;
    }
    Some(What::Rank { n, of: None, word: true })
}

/// `cuối bảng` and its like, unless it names a group.
pub fn last(s: &Scanner<'_>, at: usize, end: usize) -> Option<What> {
    let grouped = (1..=3).any(|b| matches!(s.before(at, b), "nhóm" | "tốp" | "các"))
        || (1..=2).any(|b| matches!(s.before(at, b), "tỉnh" | "phương") && s.before(at, b + 1).parse::<u32>().is_ok());
    let counted = (1..=2).any(|b| in_words(&[s.before(at, b + 1)]).is_some() && matches!(s.before(at, b), "tỉnh" | "địa" | "nước"));
    let _ = end;
    (!grouped && !counted && !matches!(s.before(at, 1), "gần" | "áp")).then_some(What::Last)
}

/// A figure that can be points: by `điểm` or `%` behind it, by a word before it, or by continuing a list.
fn points(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let text = s.word(at);
    let value = figure(text)?;
    let decimal = text.contains([',', '.']);
    let mut end = at + 1;
    if s.mark(end, '/') && s.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number) {
        end += 2; // 81,87/100
    }
    let dash = |i: usize| s.mark(i, '-');
    let numeric = |i: usize| s.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    if dash(end) && numeric(end + 1) {
        return Some(end + 2); // a span of figures
    }
    let signed = at.checked_sub(1).is_some_and(|i| (s.mark(i, '+') || s.mark(i, '-')) && s.tokens.get(at).is_some_and(|t| !t.spaced));
    if signed {
        s.push(What::ScoreChange(if dash(at - 1) { -value } else { value }), at, end);
        return Some(end);
    }
    let percent = s.mark(end, '%');
    if percent {
        end += 1;
    }
    let named = s.word(end) == "điểm" && !(s.mark(end + 1, '%') || s.word(end + 1) == "phần" || s.word(end + 1) == "cầu");
    let named = named && !matches!(s.word(end + 1), "đến" | "bán" | "dừng" | "giao" | "trường" | "lấy" | "xếp" | "trở" | "phần");
    if named {
        end += 1;
    }
    let others = matches!(
        s.word(end),
        "tỷ" | "triệu"
            | "nghìn"
            | "lần"
            | "ha"
            | "km"
            | "người"
            | "usd"
            | "đồng"
            | "hộ"
            | "tháng"
            | "giờ"
            | "tấn"
            | "phút"
            | "tuổi"
            | "m"
            | "trên"
    );
    if others && !named {
        return Some(end);
    }
    if let Some(sign) = change(s, at) {
        s.push(What::ScoreChange(sign * value), at, end);
        return Some(end);
    }
    let introduced =
        (1..=2).any(|b| matches!(s.before(at, b), "giá" | "trị" | "đạt" | "được" | "với" | "điểm" | "là" | "số" | "mức" | "chấm" | "chỉ"));
    let bracketed = s.mark(at.wrapping_sub(1), '(') || s.mark(at.wrapping_sub(1), '-') || s.mark(at.wrapping_sub(1), ',');
    let after_name = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Subject(_) | What::Part(_)));
    let listed = s.out.iter().rev().take(6).any(|m| matches!(m.what, What::Score { .. }))
        && (matches!(s.before(at, 1), "và") || s.mark(at.wrapping_sub(1), ';') || s.mark(at.wrapping_sub(1), ',') || bracketed);
    if named || (decimal || percent) && (introduced || bracketed || after_name || listed || at == 0) {
        s.push(What::Score { value, percent, sure: named || introduced && decimal && !percent }, at, end);
        return Some(end);
    }
    None
}

/// Whether the points are a gain or a loss.
fn change(s: &Scanner<'_>, at: usize) -> Option<f64> {
    for back in 1..=3 {
        let word = s.before(at, back);
        match word {
            "tăng" | "hơn" | "thêm" | "cộng" | "+" | "nhỉnh" | "cách" | "chênh" | "vượt" => return Some(1.0),
            "giảm" | "hụt" | "mất" | "thấp" | "kém" | "trừ" | "thua" | "sụt" => return Some(-1.0),
            "đến" | "tới" if back == 1 => return Some(1.0),
            "lên" | "xuống" if back == 1 => return None,
            "điểm" | "được" | "nhẹ" | "tới" | "gần" | "khoảng" => {}
            _ => return None,
        }
    }
    None
}
