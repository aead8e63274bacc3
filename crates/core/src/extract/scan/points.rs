//! Points, and gains or losses of points.
use super::Scanner;
use crate::extract::cues::Cue;
use crate::extract::mention::What;
use crate::extract::numerals::figure;
use crate::normalize::TokenKind;

/// A figure that can be points: by `điểm` or `%` behind it, by a word before it, or by continuing a list.
pub(super) fn points(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let text = s.word(at);
    let value = figure(text)?;
    let decimal = text.contains([',', '.']);
    let mut end = at + 1;
    if s.mark(end, '/') && s.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number) {
        // "đạt 12,5/17 điểm": points of a part, and of none that is named.
        let scale = figure(s.word(end + 1)).is_some_and(|m| (2.0..100.0).contains(&m) && m % 10.0 != 0.0);
        if scale && !s.out.iter().any(|m| matches!(m.what, What::Part(_))) {
            return Some(end + 2);
        }
        end += 2; // 81,87/100
    }
    // "15 trên tối đa 15,5 điểm", "8,9 trên tổng số 16 điểm", "40 trên 50 điểm".
    if s.word(end) == "trên" {
        let most = (end + 1..end + 4).find(|t| s.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Number));
        let over = most.filter(|t| {
            (end + 1..*t).all(|k| matches!(s.word(k), "tối" | "đa" | "tổng" | "số" | "thang" | "điểm")) && s.word(t + 1) == "điểm"
        });
        if let Some(most) = over.filter(|t| figure(s.word(*t)).is_some_and(|m| m >= value)) {
            // "mất 7,14 trên 16 điểm": lost.
            let what = match change(s, at) {
                Some(sign) => What::ScoreChange(sign * value),
                None => What::Score { value, percent: false, sure: true },
            };
            s.push(what, at, most + 2);
            return Some(most + 2);
        }
    }
    let dash = |i: usize| s.mark(i, '-');
    let numeric = |i: usize| s.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    if dash(end) && numeric(end + 1) {
        // A span of figures; "3 - 5 bậc" tells how far to move.
        return Some(if s.cue_is(end + 2, Cue::Step).is_some() { end + 1 } else { end + 2 });
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
    // "có 2 điểm sáng": what is counted is no points.
    let kind = matches!(s.word(end + 1), "phần" | "cầu" | "sáng" | "nhấn" | "mạnh" | "yếu" | "nghẽn" | "nóng" | "đến" | "tựa" | "trường");
    let named = s.word(end) == "điểm" && !s.mark(end + 1, '%') && !kind;
    let named = named && !matches!(s.word(end + 1), "đến" | "bán" | "dừng" | "giao" | "trường" | "lấy" | "xếp" | "trở" | "phần");
    if named {
        end += 1;
    }
    if !named && (counts(s, end) || percent && share(s, at)) || of_the_scale(s, at) {
        return Some(end);
    }
    // "tăng 0,5; 0,7 và 0,3 điểm": a row of gains.
    let joined = s.before(at, 1) == "và" || s.mark(at.wrapping_sub(1), ';') || s.mark(at.wrapping_sub(1), ',');
    let gained = s.out.iter().rev().find(|m| !matches!(m.what, What::Mark(',' | ';'))).and_then(|m| match m.what {
        What::ScoreChange(c) if joined && m.t1 + 1 == at => Some(c.signum()),
        _ => None,
    });
    if let Some(sign) = change(s, at).or(gained) {
        s.push(What::ScoreChange(sign * value), at, end);
        return Some(end);
    }
    // "… giảm so với năm 2021 gồm: P xuống 18%, Q xuống 5%": by how much components fell, not what they came to.
    let whole_percent = percent && !decimal && matches!(s.before(at, 1), "xuống" | "lên");
    let compared = || s.out.iter().rev().skip(1).any(|m| m.what == What::Against);
    let fallen = s.out.iter().rev().take(2).any(|m| matches!(m.what, What::Part(_)) && m.t1 + 2 >= at);
    if whole_percent && fallen && compared() {
        return Some(end);
    }
    // "đạt lần lượt 95,1; 94,3": in turn.
    let in_turn = if (s.before(at, 2), s.before(at, 1)) == ("lần", "lượt") { 2 } else { 0 };
    let introduced = (1 + in_turn..=2 + in_turn)
        .any(|b| matches!(s.before(at, b), "giá" | "trị" | "đạt" | "được" | "với" | "điểm" | "là" | "số" | "mức" | "chấm" | "chỉ"))
        || percent && matches!((s.before(at, 2), s.before(at, 1)), ("hài", "lòng") | ("tỷ" | "tỉ", "lệ") | ("nhất", ":") | ("chỉ", "là"))
        || percent && (s.before(at, 2), s.before(at, 1)) == ("điểm", "số")
        || percent && decimal && matches!((s.before(at, 2), s.before(at, 1)), ("cao" | "thấp", "nhất"))
        || decimal && s.mark(at.wrapping_sub(1), ':') && s.before(at, 2) == "nhất";
    let introduced = introduced || (decimal || percent) && from_to(s, at, end);
    let bracketed = s.mark(at.wrapping_sub(1), '(') || s.mark(at.wrapping_sub(1), '-') || s.mark(at.wrapping_sub(1), ',');
    let after_name = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Subject(_) | What::Part(_) | What::Index(_)));
    // "Sở Nội vụ: 96,89%", "“Công khai, minh bạch”: 4,75".
    let quoted = s.mark(at.wrapping_sub(2), '"');
    let after_colon =
        s.mark(at.wrapping_sub(1), ':')
            && s.out.len() >= 2
            && s.out.iter().rev().skip(1).find(|m| !(quoted && m.what == What::Mark('"'))).is_some_and(|m| {
                m.t1 + 1 + usize::from(quoted) == at && matches!(m.what, What::Subject(_) | What::Part(_) | What::Index(_))
            })
            && (s.tokens.get(end).is_none_or(|t| matches!(t.kind, TokenKind::Punct(_)))
                || matches!(s.word(end), "xếp" | "đứng" | "tăng" | "giảm"));
    // "hoạt động xã hội số mới có 0,2947": the verb of having behind a component.
    let verb =
        (1..=3).take_while(|b| matches!(s.before(at, *b), "có" | "chỉ" | "mới" | "vẫn" | "còn" | "cũng" | "đã" | "vẻn" | "vẹn")).count();
    let after_verb = verb > 0
        && decimal
        && s.out
            .iter()
            .rev()
            .find(|m| !matches!(m.what, What::Is | What::Stand | What::Each))
            .is_some_and(|m| m.t1 + verb == at && matches!(m.what, What::Part(_)))
        && (at - verb..at).any(|t| matches!(s.word(t), "có" | "còn"));
    let after_name = after_name || after_colon || after_verb;
    let listed = s.out.iter().rev().take(6).any(|m| matches!(m.what, What::Score { .. }))
        && (matches!(s.before(at, 1), "và") || s.mark(at.wrapping_sub(1), ';') || s.mark(at.wrapping_sub(1), ',') || bracketed);
    // "với 87 và 85 điểm": the noun stands behind the second alone.
    let two = s.word(end) == "và" && numeric(end + 1) && s.word(end + 2) == "điểm" && s.word(end + 3) != "phần";
    let two = two && matches!(s.before(at, 1), "với" | "đạt" | "được" | "lượt");
    let row = two || headed_by_points(s, at, end) || in_row_of_points(s, at, end) || decimal && begins_row_of_points(s, end);
    // "1.2. Nâng cao chỉ số …" numbers a heading.
    let alone = percent || s.tokens.len() <= end + 1;
    if named || row || (decimal || percent) && (introduced || bracketed || after_name || listed || at == 0 && alone) {
        // "đạt 84,00%" is measured to the decimals, "84%" some share.
        let exact = percent && decimal && value.fract() == 0.0;
        s.push(What::Score { value, percent, sure: named || row || exact || introduced && decimal && !percent }, at, end);
        return Some(end);
    }
    None
}

/// `New Zealand (điểm CPI: 87)`: the bracket says what its figure is.
fn headed_by_points(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    let colon = s.mark(at.wrapping_sub(1), ':') && s.mark(end, ')');
    colon && (3..=6).any(|b| s.before(at, b) == "(" && s.before(at, b - 1) == "điểm")
}

/// `71,25; 70,94 và 70,34 điểm`: the noun stands behind the last figure of the row alone.
fn begins_row_of_points(s: &Scanner<'_>, end: usize) -> bool {
    const LONGEST: usize = 12;
    let mut at = end;
    for _ in 0..LONGEST {
        let joint = s.mark(at, ';') || s.mark(at, ',') || s.word(at) == "và";
        if !joint || !s.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number && t.text.contains([',', '.'])) {
            return false;
        }
        at += 2;
        if s.word(at) == "điểm" {
            return !matches!(s.word(at + 1), "phần");
        }
    }
    false
}

/// `A (87 điểm), B (83), C (76)`: bare figures in the brackets of a row that began with points.
fn in_row_of_points(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    if !(s.mark(at.wrapping_sub(1), '(') && s.mark(end, ')')) {
        return false;
    }
    let mut back = s.out.iter().rev();
    let open = back.next().is_some_and(|m| m.what == What::Mark('('));
    let named = back.next().is_some_and(|m| matches!(m.what, What::Subject(_)) && m.t1 + 1 == at);
    let joint = s.out.iter().rev().skip(2).find(|m| !matches!(m.what, What::Mark(',' | ';') | What::Anaphor(_) | What::Unit));
    let closed = joint.is_some_and(|m| m.what == What::Mark(')') && m.t1 + 4 >= at.saturating_sub(1));
    let points =
        s.out.iter().rev().filter(|m| m.depth > 0 && m.is_value()).take(1).any(|m| matches!(m.what, What::Score { sure: true, .. }));
    open && named && closed && points
}

/// `A (24), B (23) và C (17) đạt điểm thấp nhất`: bare figures in the brackets of a row of names, and behind its last one the words that say
/// that they are points.
pub(super) fn told_behind_row(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    const REACH: usize = 60;
    let figure = |t: usize| figure(s.word(t)).filter(|_| s.mark(t.wrapping_sub(1), '(') && s.mark(t + 1, ')'));
    let value = figure(at)?;
    s.out.iter().rev().nth(1).filter(|m| matches!(m.what, What::Subject(_)) && m.t1 + 1 == at)?;
    let of_row = |t: usize| {
        s.tokens.get(t).is_some_and(|k| k.capital || matches!(k.kind, TokenKind::Punct(',' | ';' | '(' | ')' | '.' | '-')))
            || s.word(t) == "và"
            || figure(t).is_some()
    };
    let verb = (at + 2..at + REACH).find(|t| !of_row(*t)).filter(|t| s.mark(t.wrapping_sub(1), ')'))?;
    let verb = verb + usize::from(matches!(s.word(verb), "cùng" | "đều" | "là"));
    let points = matches!(s.word(verb), "đạt" | "có" | "được" | "nhận") && (verb + 1..verb + 4).any(|t| s.word(t) == "điểm");
    let most = (verb + 1..verb + 7).any(|t| s.word(t + 1) == "nhất" && matches!(s.word(t), "cao" | "thấp"));
    if !points || !most {
        return None;
    }
    s.push(What::Score { value, percent: false, sure: true }, at, at + 1);
    Some(at + 1)
}

/// `tăng từ 71,9% năm 2016 lên 80% năm 2017`: figures on both sides of a movement, each with its edition, where points are spoken of.
fn from_to(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    let year = |t: usize| s.word(t).len() == 4 && s.word(t).starts_with("20");
    // One past `năm 2016`, `(năm 2016)`, `(2016)`.
    let date = |t: usize| match (s.word(t), s.mark(t, '(')) {
        ("năm", _) if year(t + 1) => Some(t + 2),
        (_, true) if year(t + 1) && s.mark(t + 2, ')') => Some(t + 3),
        (_, true) if s.word(t + 1) == "năm" && year(t + 2) && s.mark(t + 3, ')') => Some(t + 4),
        _ => None,
    };
    let turns = |t: usize| matches!(s.word(t), "lên" | "xuống" | "còn" | "thành");
    let ranked = || s.out.iter().any(|m| matches!(m.what, What::Index(_))) || (1..20).any(|b| s.before(at, b) == "điểm");
    let first = s.before(at, 1) == "từ" && date(end).is_some_and(turns);
    let second = turns(at.wrapping_sub(1))
        && s.out
            .iter()
            .rev()
            .take(5)
            .any(|m| matches!(m.what, What::Score { .. }) && s.before(m.t0, 1) == "từ" && date(m.t1).is_some_and(|t| t + 1 == at));
    (first || second) && ranked()
}

/// `điểm chuẩn tối đa của cơ quan này chỉ là 95 điểm`: how many can be had, and not how many were.
fn of_the_scale(s: &Scanner<'_>, at: usize) -> bool {
    // "các sở khác là 98,5 điểm": the points of others.
    if s.before(at, 1) == "là" && s.before(at, 2) == "khác" {
        return true;
    }
    let clause = |b: &usize| at.checked_sub(*b).is_some_and(|i| !s.mark(i, ',') && !s.mark(i, ';') && !s.mark(i, '('));
    (1..=12).take_while(clause).any(|b| (s.before(at, b + 1), s.before(at, b)) == ("điểm", "chuẩn"))
}

/// Whether a noun behind a bare figure says that it counts something: `1,5 tỉ đồng`, `4,2 ha`. Only marks and
/// words of grammar leave it points.
fn counts(s: &Scanner<'_>, end: usize) -> bool {
    const GRAMMAR: &[&str] = &[
        "điểm", "xếp", "đứng", "tăng", "giảm", "so", "thuộc", "cao", "thấp", "của", "là", "trong", "thì", "cho", "còn", "nhưng", "với",
        "ở", "tại", "đạt", "và", "lên", "xuống", "năm", "vào", "hạng", "vị", "thứ", "nằm", "bằng", "hơn", "kém", "ngang", "sau", "theo",
        "tương", "dẫn", "đối", "vẫn", "cũng", "nên", "đã", "được", "mức", "nhờ", "thay", "từ", "đến", "rồi", "hay", "đưa", "do", "khi",
        "về", "tụt", "chỉ", "trung", "nhích", "cùng", "bị", "để", "trước", "tiếp", "kế", "giữ", "như", "nhất", "thua", "cách", "góp",
    ];
    s.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word) && !GRAMMAR.contains(&s.word(end))
}

/// Whether a percentage is a share or a growth: `tỷ lệ hồ sơ trực tuyến đạt 92,5%`, `chiếm 9,5%`.
fn share(s: &Scanner<'_>, at: usize) -> bool {
    if matches!(s.before(at, 1), "chiếm" | "gần" | "hơn" | "khoảng" | "thêm" | "mất" | "tăng" | "giảm" | "trên") {
        return true;
    }
    (3..=14)
        .take_while(|b| s.before(at, b - 1) != "điểm")
        .take_while(|b| at.checked_sub(*b).is_some_and(|i| !s.mark(i, ',') && !s.mark(i, ';') && !s.mark(i, ')')))
        .any(|b| {
            // "tỷ lệ chỉ số 95,27%" is what the index came to.
            matches!((s.before(at, b + 1), s.before(at, b)), ("tỷ" | "tỉ", "lệ") if (s.before(at, b - 1), s.before(at, b.saturating_sub(2))) != ("chỉ", "số"))
                || matches!((s.before(at, b + 1), s.before(at, b)), ("tăng", "trưởng") | ("lãi", "suất") | ("lạm", "phát"))
        })
}

/// Whether the points are a gain or a loss.
pub(super) fn change(s: &Scanner<'_>, at: usize) -> Option<f64> {
    // "nhiều hơn năm 2020 là 1,59 điểm", "hơn kỳ trước 0,2 điểm": the year compared with stands between.
    // "hơn năm 2018 (63,42 điểm) được 1,57 điểm": the points of that year stand in a bracket behind it.
    let closed = s.out.last().filter(|m| m.what == What::Mark(')') && at <= m.t1 + 2).map(|m| m.t1);
    let opened = closed.and_then(|_| s.out.iter().rposition(|m| m.what == What::Mark('(')));
    let before = opened.map_or(s.out.as_slice(), |k| s.out.get(..k).unwrap_or_default());
    if let Some(m) = before.last().filter(|m| matches!(m.what, What::Year(_) | What::Relative(_) | What::Is)) {
        let year = if m.what == What::Is { before.iter().rev().nth(1) } else { Some(m) };
        if let Some(y) = year.filter(|y| matches!(y.what, What::Year(_) | What::Relative(_)) && (closed.is_some() || at <= y.t1 + 3)) {
            let back = (1..=4).map(|b| s.before(y.t0, b)).find(|w| !matches!(*w, "năm" | "kỳ" | "cả" | "với" | "so"));
            match back {
                Some("hơn" | "tăng" | "vượt" | "thêm") => return Some(1.0),
                Some("kém" | "giảm" | "thấp" | "thua") => return Some(-1.0),
                _ => {}
            }
        }
    }
    // "tăng 25 hạng và 4,03 điểm": moved by as much, too.
    let moved = s.out.last().filter(|m| m.t1 + 1 == at && s.before(at, 1) == "và");
    if let (Some(What::Move(n)), true) = (moved.map(|m| &m.what), figure(s.word(at)).is_some_and(|v| v < 20.0)) {
        return Some(f64::from(n.signum()));
    }
    for back in 1..=3 {
        let word = s.before(at, back);
        match word {
            "tăng" | "hơn" | "thêm" | "cộng" | "+" | "nhỉnh" | "cách" | "chênh" | "vượt" | "thiện" => return Some(1.0),
            "giảm" | "hụt" | "mất" | "thấp" | "kém" | "trừ" | "thua" | "sụt" | "bớt" => return Some(-1.0),
            // "chênh nhau 119,41 điểm", "hơn kém nhau đúng 2 điểm": how far apart two stand.
            "nhau" | "đúng" => {}
            "đến" | "tới" if back == 1 => return Some(1.0),
            "lên" | "xuống" if back == 1 => return None,
            "điểm" | "được" | "nhẹ" | "tới" | "gần" | "khoảng" => {}
            _ => return None,
        }
    }
    None
}
