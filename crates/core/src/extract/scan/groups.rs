//! Counted things: places moved, ranked units, best groups.
use super::Scanner;
use super::figures::MOST;
use super::movements::{direction, goes_on_moving, planned, row_of_moves};
use crate::extract::cues::Cue;
use crate::extract::mention::{Mention, SubjectKind, What};
use crate::extract::numerals::{in_words, whole};
use crate::normalize::TokenKind;
use crate::ontology::Entity;

/// A number of something: places moved, ranked units, the size of a best group, years back.
pub(super) fn counted(s: &mut Scanner<'_>, at: usize, end: usize, n: u32) -> Option<usize> {
    // "trước đó bốn năm", "bốn năm trước".
    if s.word(end) == "năm"
        && n <= 20
        && (s.before(at, 1) == "đó" && s.before(at, 2) == "trước" || s.word(end + 1) == "trước" && s.word(end + 2) != "đây")
    {
        let stop = if s.word(end + 1) == "trước" { end + 2 } else { end + 1 };
        // "liên tục trong hai năm trước": how long, and no one year.
        if matches!(s.before(at, 1), "trong" | "suốt") {
            return Some(stop);
        }
        s.push(What::Relative(-i32::try_from(n).ok()?), at, stop);
        return Some(stop);
    }
    // "Cách đây một năm là vị trí thứ 7".
    if n <= 20 && s.word(end) == "năm" && (s.before(at, 2), s.before(at, 1)) == ("cách", "đây") {
        s.push(What::Relative(-i32::try_from(n).ok()?), at - 2, end + 1);
        return Some(end + 1);
    }
    // "Hai năm sau, …" at the head of a clause: behind the edition just told.
    // "Năm 2012 ở vị trí 13 nhưng 3 năm sau rơi xuống 58": no comma parts it from its verb.
    let joined = |t: usize| matches!(s.word(t), "nhưng" | "và" | "rồi" | "song" | "thì" | "còn" | "đến" | "sang");
    let head = at == 0 || s.mark(at - 1, ',') || s.mark(at - 1, '.') || s.mark(at - 1, ';') || joined(at - 1);
    let goes_on = |t: usize| {
        s.mark(t, ',')
            || matches!(
                s.word(t),
                "đã" | "lại" | "tỉnh" | "thành" | "còn" | "chỉ" | "mới" | "vươn" | "rơi" | "rớt" | "tụt" | "lên" | "xuống"
            )
            || matches!(
                s.word(t),
                "đứng" | "xếp" | "nhảy" | "tăng" | "giảm" | "leo" | "lùi" | "trượt" | "thứ" | "hạng" | "bật" | "sụt" | "về"
            )
    };
    if head && n <= 10 && (s.word(end), s.word(end + 1)) == ("năm", "sau") && goes_on(end + 2) {
        s.push(What::Relative(i32::try_from(n).ok()?), at, end + 2);
        return Some(end + 2);
    }
    if let Some(stop) = s.cue_is(end, Cue::Step)
        && !matches!(
            s.word(stop),
            "lương" | "tiểu" | "trung" | "cấp" | "thợ" | "mầm" | "sao" | "đầu" | "dẫn" | "kế" | "tiếp" | "cao" | "đầu tiên" | "liền"
        )
        && let Some(sign) = direction(s, at).or_else(|| row_of_moves(s, at)).or_else(|| goes_on_moving(s, at, stop))
    {
        // "phấn đấu tăng từ 3 đến 5 bậc": the least of it is what a goal promises; of what happened it says no number.
        let joint = at.checked_sub(2).filter(|j| s.mark(j + 1, '-') || s.word(j + 1) == "đến");
        let n = match joint.and_then(|j| whole(s.word(j)).or_else(|| in_words(&[s.word(j)]).map(|x| x.0))) {
            Some(least) if least < n && (s.out.iter().any(|m| m.what == What::Target) || planned(s, at)) => least,
            Some(least) if least < n => return Some(stop),
            _ => n,
        };
        let n = i32::try_from(n).ok()?;
        // "tăng 3 bậc trở lên": the least of it is what a plan asks for.
        let least = (s.word(stop), s.word(stop + 1)) == ("trở", "lên") && !s.out.iter().any(|m| m.what == What::Target);
        if least && sign > 0 && !(1..16).any(|b| matches!(s.before(at, b), "đã" | "vừa" | "có")) {
            s.push(What::Target, at - 1, at);
        }
        s.push(What::Move(sign * n), at, stop);
        return Some(stop);
    }
    group(s, at, end, n)
}

/// `63 tỉnh, thành phố` after `trong`, `trên`; `5 địa phương dẫn đầu`; `ba vị trí kế tiếp`.
pub(super) fn group(s: &mut Scanner<'_>, at: usize, end: usize, n: u32) -> Option<usize> {
    // "năm thứ 5 liên tiếp" is no group of five.
    if n == 0 || n > MOST || (s.word(at), s.word(end)) == ("năm", "thứ") {
        return None;
    }
    if s.word(end) == "trụ" && s.word(end + 1) == "cột" {
        // "hai trụ cột kia là công nghệ (37,8 điểm) và …": each is named, with points of its own.
        if let Some(next) = s.scored_part(end, end + 2) {
            return Some(next);
        }
        s.push(What::Pillars(n), at, end + 2);
        return Some(end + 2);
    }
    // "20 bộ, ngành": the longer of both.
    let unit_end =
        s.cue_is(end, Cue::Unit).max(s.cue_is(end, Cue::Ministries)).or_else(|| s.cue_is(end, Cue::Step)).or_else(|| match s.word(end) {
            "ngôi" | "nơi" | "vị" | "thứ" | "thành" | "cơ" | "bộ" => {
                Some(end + if matches!(s.word(end), "ngôi" | "nơi") { 1 } else { 2 })
            }
            _ => None,
        });
    // "trong 15 điểm đến": where a ranking is of tourism.
    let unit_end =
        unit_end.or_else(|| ((s.word(end), s.word(end + 1)) == ("điểm", "đến") && s.before(at, 1) == "trong").then_some(end + 2));
    let unit_end = unit_end.or_else(|| s.cue_is(end, Cue::Province)).or_else(|| s.cue_is(end, Cue::City));
    if s.word(end) == "thành" && (end..end + 7).any(|i| s.word(i) == "trực" && s.word(i + 1) == "thuộc") && (n == 5 || n == 6) {
        let stop = (end..end + 8).find(|i| s.word(*i) == "ương").map_or(end + 2, |i| i + 1);
        s.push(What::Of(n), at, end + 2);
        let among =
            (1..=3).any(|b| matches!(s.before(at, b), "so" | "trong" | "giữa" | "tính")) && !matches!(s.word(stop), "là" | "có" | "chỉ");
        // "đứng đầu 6 thành phố trực thuộc Trung ương".
        let led = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Rank { word: true, .. }));
        if among || led {
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
            | "nhóm"
            | "tốp"
            | "các"
            | "vị"
            | "trí"
            | "trong"
            | "thứ"
            | "hạng"
            | "điểm"
            | "số"
            | "mức"
            | "tổng"
            | "hợp"
            | "đạt"
    ) && i < end + 9
    {
        if s.word(i) == "đứng" && s.word(i + 1) == "đầu" || matches!(s.word(i), "có" | "trong") && s.cue_is(i, Cue::Is).is_none() {
            break;
        }
        i += 1;
    }
    let holds = if s.word(i) == "có" {
        Some(i + 1)
    } else if s.before(i, 1) == "có" || s.before(i, 2) == "có" && matches!(s.before(i, 1), "số" | "điểm") {
        Some(i)
    } else if s.before(i, 3) == "có" && matches!((s.before(i, 2), s.before(i, 1)), ("tổng" | "số", "điểm") | ("điểm" | "chỉ", "số"))
    {
        // "5 tỉnh có tổng điểm PAPI 2021 cao nhất".
        Some(i)
    } else {
        None
    };
    if let Some(from) = holds.filter(|_| best_word(s, i).is_none()) {
        let reach = (from..from + 12).find(|k| best_word(s, *k).is_some() && (from..*k).all(|x| word_or_year(s, x)));
        if reach.is_some() {
            // The index or component between is read on its own.
            s.push(What::Header(n, false), at, i);
            return Some(i);
        }
    }
    // "10 địa phương thu hút vốn FDI cao nhất nước": what they have most of stands between.
    let most = s
        .names_at(i)
        .filter(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(x) if s.counted_by(x))))
        .is_some_and(|(_, k)| s.word(k + 1) == "nhất" && matches!(s.word(k), "cao" | "lớn" | "nhiều" | "nhanh"));
    if most {
        s.push(What::Header(n, false), at, i);
        return Some(i);
    }
    if let Some(from) = described(s, unit_end?).filter(|_| best_word(s, i).is_none()) {
        s.push(What::Header(n, false), at, from);
        return Some(from);
    }
    let best = best_word(s, i).or_else(|| superlative(s, i)).filter(|end| !both_ends(s, *end));
    // "Bên cạnh hai vị trí dẫn đầu này": a group that was told of before.
    if let Some(stop) = best.filter(|stop| matches!(s.word(*stop), "này" | "ấy" | "đó")) {
        return Some(stop + 1);
    }
    if let Some(stop) = best {
        s.push(What::Header(n, false), at, stop);
        return Some(stop);
    }
    if let Some(stop) = s.cue_is(i, Cue::Next) {
        s.push(What::Header(n, true), at, stop);
        return Some(stop);
    }
    // "5 vị trí còn lại trong top 10 lần lượt là A, B, …".
    let among = matches!((s.word(i + 2), s.word(i + 3)), ("trong" | "của" | "thuộc" | "ở", "top" | "tốp" | "nhóm"));
    if n <= 30 && (s.word(i), s.word(i + 1)) == ("còn", "lại") && among {
        s.push(What::Header(n, true), at, i + 2);
        return Some(i + 2);
    }
    if matches!(s.word(i), "cuối" | "thấp" | "chót" | "dưới") {
        // Bottom groups give nothing.
        return Some(i + 1);
    }
    if let Some(stop) = led_by(s, at, unit_end?, n) {
        return Some(stop);
    }
    let one_of = (1..=3).any(|b| s.before(at, b) == "một" && s.before(at, b - 1) == "trong");
    if one_of {
        return unit_end;
    }
    let frame = (1..=4).any(|b| matches!(s.before(at, b), "trong" | "trên" | "số" | "khối" | "ở" | "với" | "giữa" | "gồm" | "so"));
    // "… của 20 sở, ban, ngành như sau".
    let frame =
        frame || n >= 8 && s.before(at, 1) == "của" && matches!(s.word(end), "sở" | "huyện" | "đơn" | "cơ" | "xã" | "phường" | "bộ");
    let regional = s.out.last().is_some_and(|m| m.t1 + 1 >= at && matches!(m.what, What::Scope(_) | What::Is))
        && s.out.iter().rev().take(2).any(|m| matches!(&m.what, What::Scope(x) if x.starts_with("region:")));
    // "dẫn đầu 131 quốc gia".
    let frame = frame || n >= 10 && s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Rank { n: 1, word: true, .. }));
    // "đứng đầu 5 tỉnh Tây Nguyên".
    let leads = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Rank { n: 1, word: true, .. } | What::Last))
        && s.names_at(unit_end?).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))));
    // "dẫn đầu 9 huyện, thị xã, thành phố của X".
    let units = || {
        matches!(s.word(end), "huyện" | "quận" | "xã" | "phường" | "sở")
            && s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Rank { n: 1, word: true, .. }))
    };
    let frame = frame || leads || units();
    let held = s.before(at, 1) == "có" && (regional || matches!(s.before(at, 2), "vùng" | "vực" | "nơi"));
    let frame = frame || held;
    let bracketed = s.mark(at.wrapping_sub(1), '(') && s.mark(unit_end.unwrap_or(0), ')');
    let outright = matches!(n, 63 | 34 | 64) || bracketed;
    // "Với 18 bậc, …" tells how far, and not among how many.
    if (frame || outright) && n >= 3 && s.word(end) != "bậc" {
        let stop = unit_end?;
        s.push(What::Of(n), at, stop);
        if s.cue_is(end, Cue::Ministries).is_some() {
            s.push(What::Ministries, end, stop);
        }
        return Some(stop);
    }
    None
}

/// `năm địa phương được đánh giá có chất lượng điều hành kinh tế cao nhất lần lượt là`: what they are best in stands between the noun and
/// the superlative, and the order of the names right behind. Where the noun ends.
fn described(s: &Scanner<'_>, from: usize) -> Option<usize> {
    if !matches!(s.word(from), "được" | "có" | "đạt" | "mà") {
        return None;
    }
    let best = (from + 1..from + 18)
        .take_while(|t| word_or_year(s, *t))
        .find(|t| matches!((s.word(*t), s.word(t + 1)), ("cao" | "tốt" | "khá", "nhất")))?;
    let scope = usize::from(matches!((s.word(best + 2), s.word(best + 3)), ("cả", "nước") | ("toàn", "quốc"))) * 2;
    // "… tốt nhất theo PCI 2021 lần lượt là".
    let behind = best + 2 + scope;
    let spoken = |t: usize| s.tokens.get(t).is_some_and(|k| !matches!(k.kind, TokenKind::Punct(',' | ';' | '.' | ':')));
    // "A, B, C, theo thứ tự, là ba địa phương được chấm cao nhất cả nước".
    let before = s.out.iter().rev().take(4).any(|m| m.what == What::Order);
    let led = || s.out.last().is_some_and(|m| m.what == What::Is);
    let in_turn = (behind..behind + 9).take_while(|t| spoken(*t)).any(|t| (s.word(t), s.word(t + 1)) == ("lần", "lượt"));
    (in_turn || before && led()).then_some(from)
}

/// Whether token `t` is a word, or a year: `có chỉ số PCI năm 2023 cao nhất`.
fn word_or_year(s: &Scanner<'_>, t: usize) -> bool {
    let year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    s.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Word || k.kind == TokenKind::Number && year(k.text))
}

/// `dẫn đầu`, `cao nhất`, `đầu` behind a counted noun.
pub(super) fn best_word(s: &Scanner<'_>, i: usize) -> Option<usize> {
    let two = (s.word(i), s.word(i + 1));
    match two {
        ("dẫn" | "đứng" | "xếp" | "đi", "đầu")
        | ("cao" | "tốt" | "khá", "nhất")
        | ("hàng", "đầu")
        | ("đầu", "tiên" | "bảng")
        | ("trên", "cùng" | "đỉnh") => Some(i + 2),
        ("đầu", _) => Some(i + 1),
        _ => None,
    }
}

/// `đứng đầu bảng là 5 địa phương: A, B, C, D, E`: the place is the group's, whose size follows; it becomes the header
/// of the list.
fn led_by(s: &mut Scanner<'_>, at: usize, stop: usize, n: u32) -> Option<usize> {
    // "là 5 tỉnh, thành phố: A, B".
    let stop = if s.mark(stop, ',') && (s.word(stop + 1), s.word(stop + 2)) == ("thành", "phố") { stop + 3 } else { stop };
    let named = matches!(s.before(at, 1), "là" | "gồm" | "về" | "có") && (2..=30).contains(&n);
    let lists = s.mark(stop, ':') || s.mark(stop, '(') || matches!(s.word(stop), "là" | "gồm");
    let lists = lists || s.tokens.get(stop).is_some_and(|t| t.capital);
    // "Dẫn đầu DDCI 2023 của tỉnh X là 4 sở: …": whose ranking it is.
    let owner = |m: &Mention| {
        matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Province) && s.before(s.with_kind(m.t0, &[]), 1) == "của"
    };
    let lead = s.out.iter().rposition(|m| matches!(m.what, What::Rank { n: 1, word: true, .. }) && m.t1 + 8 >= at)?;
    let between = s.out.iter().skip(lead + 1).all(|m| {
        matches!(
            m.what,
            What::Is
                | What::Scope(_)
                | What::Index(_)
                | What::About
                | What::Year(_)
                | What::Region
                | What::Block(_)
                | What::Ministries
                | What::OfWord
        ) || owner(m)
    });
    // "Thuộc nhóm 16 tỉnh có điểm cao nhất là 11 địa phương: A, B": the group is the larger one.
    let group = |m: &Mention| matches!(m.what, What::Bound(k) | What::Header(k, _) if k > n);
    let place = s.out.get(lead).map_or(0, |m| m.t0);
    let larger = s.out.get(..lead).unwrap_or_default().iter().rev().take(4).any(|m| group(m) && m.t1 + 10 >= place);
    if !(named && lists && between) || larger {
        return None;
    }
    s.out.remove(lead);
    s.push(What::Header(n, false), at, stop);
    Some(stop)
}

/// `hai địa phương có thứ hạng cao nhất và thấp nhất`: the two ends of the table, and no group at one of them.
fn both_ends(s: &Scanner<'_>, end: usize) -> bool {
    s.word(end) == "và" && matches!((s.word(end + 1), s.word(end + 2)), ("thấp" | "cao" | "kém", "nhất") | ("cuối", "bảng"))
}

/// `quốc gia hạnh phúc nhất`, `thành phố đáng sống nhất thế giới`: where the superlative by which countries and cities are
/// ranked ends, behind the counted noun.
pub(super) fn superlative(s: &Scanner<'_>, i: usize) -> Option<usize> {
    const QUALITIES: &[&str] = &[
        "hạnh phúc",
        "đáng sống",
        "an toàn",
        "hòa bình",
        "hoà bình",
        "tự do",
        "cạnh tranh",
        "năng động",
        "hùng mạnh",
        "quyền lực",
        "thuận lợi",
        "sáng tạo",
        "dân chủ",
        "bình đẳng",
        "minh bạch",
        "trong sạch",
        "thịnh vượng",
        "thông thạo",
    ];
    if !matches!((s.before(i, 2), s.before(i, 1)), ("quốc", "gia") | (_, "nước") | ("kinh", "tế") | ("thành", "phố") | ("lãnh", "thổ"))
    {
        return None;
    }
    let end = (i + 2..i + 8).find(|k| s.word(*k) == "nhất")?;
    let low = (i..end).any(|k| matches!(s.word(k), "kém" | "ít" | "thấp" | "tệ" | "mất"));
    let quality = QUALITIES
        .iter()
        .any(|q| q.split_once(' ') == Some((s.word(i), s.word(i + 1))) || q.split_once(' ') == Some((s.before(end, 2), s.before(end, 1))));
    let wide = matches!((s.word(end + 1), s.word(end + 2)), ("thế", "giới") | ("hành", "tinh") | ("châu", _));
    (quality && !low).then_some(if wide { end + 3 } else { end + 1 })
}
