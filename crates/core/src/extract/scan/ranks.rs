//! Ranks in figures and in words, and what only looks like one.
use super::Scanner;
use super::figures::MOST;
use super::leads::can_be_ranked;
use super::ordinals::{capital_place, leads_to_place};
use super::rows::range_of_names;
use crate::extract::cues::Cue;
use crate::extract::mention::{Mention, SubjectKind, What};
use crate::extract::numerals::{in_words, whole};
use crate::normalize::TokenKind;
use crate::ontology::{Entity, Entry};

/// A rank after its cue word `thứ`, `hạng`, `vị trí` at `at..end`.
pub(super) fn rank(s: &mut Scanner<'_>, at: usize, end: usize) -> Option<usize> {
    let thu = matches!(s.word(end.checked_sub(1)?), "thứ" | "thư");
    let mut i = end;
    while matches!(s.word(i), "số" | "thứ" | "các" | "là") && i < end + 2 && s.word(end - 1) != "thứ" {
        i += 1;
    }
    // "Hạng: 46; Điểm: 61,2", and not "Bảng xếp hạng: 1. A; 2. B".
    if i == end && s.mark(i, ':') && matches!(s.word(end - 1), "hạng" | "trí" | "bậc") && super::figures::labelled(s, i + 1) {
        i += 1;
    }
    // "hạng chung 46".
    let overall = s.word(end - 1) == "hạng" && s.word(i) == "chung" && s.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
    if overall {
        i += 1;
    }
    let token = s.tokens.get(i)?;
    if let Some(next) = run_together(s, at, i) {
        return Some(next);
    }
    let (n, next, in_figures) = match token.kind {
        TokenKind::Number => (whole(s.word(i))?, i + 1, true),
        TokenKind::Word => {
            let words = [s.word(i), s.word(i + 1), s.word(i + 2)];
            if s.word(i) == "năm" && year_word(s, i) {
                return None;
            }
            let (n, taken) = in_words(&words)?;
            // "nâng thứ hạng năm bộ chỉ số": so many rankings.
            let rankings = matches!((s.word(i + taken), s.word(i + taken + 1)), ("bộ", "chỉ") | ("chỉ", "số"));
            let held = (1..=2).any(|b| matches!(s.before(at, b), "đứng" | "xếp" | "ở" | "giữ" | "đạt" | "lên" | "xuống"));
            let noun = s.word(end - 1) == "hạng";
            let named = (s.before(at, 1), s.word(at)) == ("xếp", "hạng");
            if rankings && (!held || named) && !thu && (noun || !matches!(s.word(at), "xếp" | "đứng")) {
                return None;
            }
            // "thứ hạng một số tỉnh": some of them.
            if s.word(i) == "một" && s.word(i + 1) == "số" {
                return None;
            }
            // "xếp hạng là một trong những nước": no place. "…: Thứ nhất, …; Thứ hai, …": points of a speech.
            let opens = at.checked_sub(1).and_then(|b| s.tokens.get(b)).is_none_or(|t| matches!(t.kind, TokenKind::Punct(':' | ';' | '.')));
            // "…; thứ hai, UBND huyện X, 89,7 điểm": who can be ranked follows.
            let named = || can_be_ranked(s, i + taken + 1) && s.out.iter().any(|m| matches!(m.what, What::Index(_) | What::Rank { .. }));
            let speech = || thu && opens && s.mark(i + taken, ',') && !named() && !names_next(s, i + taken + 1);
            if s.word(i) == "một" && s.word(i + taken) == "trong" || speech() {
                return None;
            }
            // "xếp hạng năm 2017", "thứ hạng năm nay" date the ranking.
            let dated = s.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
                || matches!(s.word(i + 1), "nay" | "ngoái" | "trước" | "qua" | "sau" | "đó" | "này" | "học");
            if words.first() == Some(&"năm") && taken == 1 && dated {
                return None;
            }
            (n, i + taken, false)
        }
        TokenKind::Punct(_) => return None,
    };
    // "giữ các hạng 1-2-3": the places of as many names before.
    if in_figures && let Some(next) = range_of_names(s, i, n) {
        return Some(next);
    }
    // "thứ hạng 10 chỉ số thành phần của X": the places of so many components.
    let components = in_figures && s.before(at, 1) != "ở" && s.word(at) == "thứ" && s.word(end - 1) == "hạng" && counted_parts(s, next);
    if components {
        return None;
    }
    // "xếp hạng 155 quốc gia": so many are ranked.
    let counts = in_figures && n >= 10 && (s.word(at) == "xếp" || s.before(at, 1) == "xếp") && s.cue_is(next, Cue::Unit).is_some();
    if counts && s.word(end - 1) == "hạng" {
        s.push(What::Of(n), i, next);
        return Some(next);
    }
    if n == 0 || n > MOST || !rank_allowed(s, at, i, next, thu, in_figures) {
        return None;
    }
    // "bảng 1B, xếp hạng 21 cơ quan chuyên môn": how many are ranked.
    let ranks = s.word(end - 1) == "hạng" && (s.word(at) == "xếp" || s.before(at, 1) == "xếp") && in_figures;
    if ranks && matches!(s.word(next), "cơ" | "đơn" | "sở" | "huyện" | "xã" | "phường" | "địa" | "quận") {
        s.push(What::Of(n), i, next + 1);
        return Some(next + 1);
    }
    // "thứ hạng 5 tỉnh Tây Nguyên lần lượt là …": how many of a region stand somewhere.
    let noun = s.cue_is(next, Cue::Unit).or_else(|| s.cue_is(next, Cue::Province)).filter(|_| in_figures && s.word(end - 1) == "hạng");
    let region = noun.and_then(|stop| s.names_at(stop)).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))));
    if region && s.before(at, 1) != "đứng" && s.before(at, 1) != "xếp" {
        return None;
    }
    let mut of = None;
    let mut stop = next;
    if s.mark(next, '/')
        && let Some(m) = whole(s.word(next + 1)).filter(|m| *m >= 2)
    {
        of = Some(m);
        stop = next + 2;
    }
    if s.mark(stop, '%') || s.word(stop) == "điểm" {
        return None;
    }
    // "hạng 6 2/1 80": a figure torn apart by its page tells nothing.
    if of.is_none() && s.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number) && s.mark(next + 1, '/') {
        return Some(next + 3);
    }
    // "vị trí thứ 13 - 64,71 điểm": a dash before points is no band.
    let points = s.word(stop + 2) == "điểm" || whole(s.word(stop + 1)).is_none();
    if s.mark(stop, '-') && s.tokens.get(stop + 1).is_some_and(|t| t.kind == TokenKind::Number) && !points {
        // "phấn đấu đứng vị trí 10 - 15/63": a goal is met at the band's lower end.
        if let (Some(low), true) = (whole(s.word(stop + 1)), s.mark(stop + 2, '/') && s.out.iter().any(|m| m.what == What::Target)) {
            s.push(What::Bound(low), at, stop + 2);
            return Some(stop + if whole(s.word(stop + 3)).is_some() { 4 } else { 2 });
        }
        return Some(stop + 2); // a band: hạng 11 - 30
    }
    // "không để dưới hạng 33": the least place that is to be kept.
    if let Some(must) = s.no_lower(at) {
        if must {
            s.push(What::Target, at, at);
        }
        s.push(What::NotNot, at, at);
        if s.out.iter().any(|m| m.what == What::Target) {
            s.push(What::Bound(n), at, stop);
            return Some(stop);
        }
    }
    // "phấn đấu xếp thứ 8 đến thứ 10": a goal is met at the band's lower end.
    let low = if matches!(s.word(stop + 1), "thứ" | "hạng") { stop + 2 } else { stop + 1 };
    if let Some(low) = Some(low).filter(|_| matches!(s.word(stop), "đến" | "tới")).and_then(|t| whole(s.word(t)).map(|n| (n, t)))
        && low.0 > n
        && low.0 <= 63
        && s.out.iter().any(|m| m.what == What::Target)
        && !matches!(s.word(low.1 + 1), "năm" | "tháng" | "lần")
    {
        s.push(What::Bound(low.0), at, low.1 + 1);
        return Some(low.1 + 1);
    }
    s.push(What::Rank { n, of, word: false }, at, stop);
    // "đồng hạng 43 với Việt Nam".
    let shared = matches!(s.word(at), "đồng" | "cùng") || (s.word(at) == "xếp" && matches!(s.word(at + 1), "đồng" | "cùng"));
    if shared && matches!(s.word(stop), "với" | "cùng") {
        let end = if (s.word(stop), s.word(stop + 1)) == ("cùng", "với") { stop + 2 } else { stop + 1 };
        s.push(What::Tied, stop, end);
        return Some(end);
    }
    // "thứ 3/5 thành phố trực thuộc Trung ương"
    if matches!(of, Some(5 | 6)) && (s.word(stop), s.word(stop + 1), s.word(stop + 2)) == ("thành", "phố", "trực") {
        let end = (stop..stop + 7).find(|i| matches!(s.word(*i), "ương" | "tw")).map_or(stop + 3, |i| i + 1);
        s.push(What::Scope("region:tp-truc-thuoc-trung-uong".to_owned()), stop, end);
        return Some(end);
    }
    Some(stop)
}

/// `A, B, C lần lượt giữ hạng 1,2,3`: places written without spaces are one figure to whoever parts a text. Two could be a decimal.
fn run_together(s: &mut Scanner<'_>, at: usize, i: usize) -> Option<usize> {
    let parts: Vec<Option<u32>> = s.tokens.get(i)?.text.split(',').map(|p| whole(p).filter(|n| (1..=250).contains(n))).collect();
    let places: Vec<u32> = parts.iter().copied().collect::<Option<_>>()?;
    if places.len() < 3 || s.word(i + 1) == "điểm" || s.mark(i + 1, '%') {
        return None;
    }
    for (k, n) in places.into_iter().enumerate() {
        s.push(What::Rank { n, of: None, word: false }, if k == 0 { at } else { i }, i + 1);
    }
    Some(i + 1)
}

/// `10 chỉ số thành phần`, `8 nội dung`: components in their number, and no name of a ranking.
fn counted_parts(s: &Scanner<'_>, at: usize) -> bool {
    let noun = matches!(
        (s.word(at), s.word(at + 1)),
        ("chỉ", "số") | ("nội", "dung") | ("lĩnh", "vực") | ("trụ", "cột") | ("tiêu", "chí") | ("thành", "phần")
    );
    noun && !s.names_at(at).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_))))
}

/// `…; thứ hai, UBND huyện Hoa Lư, …`: behind a place that somebody has, the name of who has the next one.
fn names_next(s: &Scanner<'_>, at: usize) -> bool {
    let name = s.name_begins(at) || s.word(at) == "ubnd" && s.name_begins(at + 1);
    name && s.out.iter().any(|m| matches!(m.what, What::Rank { .. }))
}

/// `thứ hạng năm 2024`, `lần xếp hạng năm nay`: here `năm` is the year, not five.
fn year_word(s: &Scanner<'_>, at: usize) -> bool {
    s.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number)
        || matches!(
            s.word(at + 1),
            "nay" | "ngoái" | "trước" | "sau" | "qua" | "đó" | "này" | "tới" | "học" | "gần" | "liên" | "liền" | "vừa" | "thứ" | "kế"
        )
}

/// Whether `thứ ba`, `hạng 3`, `vị trí 5` can be a standing here, and not a weekday, a meeting's number,
/// a grade or an enumeration.
pub(super) fn rank_allowed(s: &Scanner<'_>, at: usize, number: usize, next: usize, thu: bool, in_figures: bool) -> bool {
    let before = s.before(at, 1);
    let after = s.word(next);
    if after == "trở" && s.word(next + 1) == "đi" || matches!(before, "nhóm" | "tốp") {
        return false; // "từ thứ tư trở đi", "lọt vào nhóm thứ nhất"
    }
    let times = after == "lần" && s.word(next + 1) != "lượt";
    if times || matches!(after, "sao" | "bậc" | "điểm" | "tỷ" | "triệu" | "%" | "liên" | "liền" | "ghế" | "mục") || s.mark(next, '%')
    {
        return false;
    }
    // "PCI đã được xếp hạng 18 năm": for so long.
    let lasting = after == "năm"
        && in_figures
        && !thu
        && s.tokens.get(next + 1).is_none_or(|t| t.kind != TokenKind::Number)
        && !matches!(s.word(next + 1), "nay" | "ngoái" | "trước" | "đó" | "này" | "vừa" | "qua" | "liên" | "liền" | "học");
    // "(thứ ba từ trái sang)", "thứ hai từ phải sang": who stands where in a picture.
    let pictured = after == "từ" && matches!(s.word(next + 1), "trái" | "phải" | "bên");
    if lasting || pictured {
        return false;
    }
    if !thu {
        // "Cần Thơ, địa phương hạng 5 PII 2023": the ranking itself stands behind the figure.
        let ranking = |e: &Entry| matches!(e.entity, Entity::Index(_)) && !e.weak;
        let ranked = || in_figures && s.names_at(next).is_some_and(|(e, _)| e.iter().any(ranking));
        let graded = s.word(at) == "hạng" && !leads_to_place(s, at) && !ranked();
        let place = matches!(s.word(at), "vị") && matches!(after, "việc" | "đất");
        return !graded && !place;
    }
    if s.word(at) == "thứ" && !leads_to_place(s, at) && !(s.mark(next, ',') && names_next(s, next + 1)) {
        return false;
    }
    if counts_parts(s, at, next) {
        return false;
    }
    if s.tokens.get(number).is_some_and(|t| t.capital) && !matches!(s.word(number), "nhất" | "nhì") && !capital_place(s, at, next) {
        return false; // Thứ Hai
    }
    // "công chức giải quyết công việc thứ 61, dịch vụ công thứ 22": the noun ends the name of what is ranked.
    if in_figures && s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Part(_))) {
        return true;
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
        // "đứng hàng thứ 15".
        let row = before == "hàng" && matches!(s.before(at, 2), "đứng" | "xếp" | "ở");
        return row || matches!(before, "kỳ" | "năm") && in_figures && after == "/";
    }
    // "01/10/2024 14:08 (Thứ ba)".
    let dated = s.mark(at.wrapping_sub(1), '(')
        && s.mark(next, ')')
        && s.tokens.get(at.wrapping_sub(2)).is_some_and(|t| t.kind == TokenKind::Number)
        && !s.out.iter().any(|m| matches!(m.what, What::Subject(_) | What::Index(_)));
    if dated && !in_figures {
        return false;
    }
    // "sáng thứ hai", "thứ hai hằng tuần".
    let weekday = matches!(before, "sáng" | "chiều" | "tối" | "vào") || matches!(after, "hằng" | "tuần" | "đầu" | "cuối");
    if weekday && !in_figures {
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
        && s.out.iter().rev().take(10).any(|m| matches!(m.what, What::Rank { .. }));
    // "từ vị trí thứ tư đến thứ sáu lần lượt là".
    let ranged = matches!(before, "đến" | "tới") && s.out.last().is_some_and(|m| matches!(m.what, What::Rank { .. }) && m.t1 + 1 >= at);
    let joined = ranged || before == "và" && s.out.last().is_some_and(|m| matches!(m.what, What::Rank { .. }));
    // "Thứ hai Sở Nội vụ 95,4 điểm; thứ ba UBND huyện Lệ Thủy": the name itself follows.
    let named = s.names_at(next).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Office(_) | Entity::Ministry(_))))
        || matches!(s.cue(next), Some((Cue::Kind(_), end)) if s.tokens.get(end).is_some_and(|t| t.capital));
    // "… dẫn đầu là A (78 điểm), thứ hai B (77 điểm)": behind a mark, once somebody has a place.
    let ranked = s.out.iter().any(|m| matches!(m.what, What::Rank { .. }))
        && s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Mark(',' | ';')))
        && s.names_at(next).is_some_and(|(e, _)| e.iter().any(|e| !e.weak && matches!(e.entity, Entity::Province(_) | Entity::Country(_))));
    let named = named || ranked;
    let capital = (next + 1..next + 6).any(|i| s.tokens.get(i).is_some_and(|t| t.capital));
    let names = matches!(after, "là" | "thuộc") && capital || s.mark(next, ':') || named;
    let among = matches!(after, "cả" | "toàn" | "thế" | "vùng" | "khu" | "trong" | "trên" | "quốc" | "đông" | "asean");
    let after_name = s.out.last().is_some_and(|m| {
        m.t1 == at && matches!(m.what, What::Subject(_) | What::Part(_) | What::Index(_) | What::Each | What::Mark('(' | '-' | ':'))
    });
    // "Thứ hai, …", "- Thứ ba là phải …" count reasons; "Thứ hai là Huế" names who stands there.
    let opens = (0..at).all(|i| s.tokens.get(i).is_some_and(|t| matches!(t.kind, TokenKind::Punct(_))));
    let named = names && (next + 1..next + 4).any(|i| s.tokens.get(i).is_some_and(|t| t.capital));
    if opens && !named {
        return false;
    }
    if in_figures { !matches!(before, "tự" | "công" | "cách") } else { stands || listed || joined || names || among || after_name }
}

/// `chỉ số thứ 9 là Tiếp cận đất đai`, `nội dung thứ tư là …`: which of its parts an index has there, and no place of anybody.
fn counts_parts(s: &Scanner<'_>, at: usize, next: usize) -> bool {
    let noun = matches!(
        (s.before(at, 2), s.before(at, 1)),
        ("chỉ", "số") | ("nội", "dung") | ("lĩnh", "vực") | ("trụ", "cột") | ("tiêu", "chí") | ("thành", "phần") | ("yếu", "tố")
    );
    let who = |e: &Entry| matches!(e.entity, Entity::Province(_) | Entity::Ministry(_) | Entity::Office(_) | Entity::Country(_));
    let named = s.name_begins(next + 1) || s.names_at(next + 1).is_some_and(|(e, _)| e.iter().any(who));
    noun && (s.word(next) == "là" || s.mark(next, ':')) && !named
}

/// How many mentions back a row of names with their places is looked for.
const ROW: usize = 16;

/// `Số 2: Bộ Tài chính` at the head of a line, `đứng ở số 3`.
pub(super) fn numbered(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if s.before(at, 1) != "số" || n == 0 || n > 250 {
        return None;
    }
    let head = at <= 2 && (s.mark(at + 1, ':') || s.word(at + 1) == "là");
    let stands = matches!(s.before(at, 2), "đứng" | "xếp" | "ngôi" | "hạng");
    // "Singapore (số 2) và Hong Kong (số 4)".
    let bracketed = s.before(at, 2) == "("
        && s.mark(at + 1, ')')
        && s.out.iter().rev().nth(1).is_some_and(|m| {
            matches!(&m.what, What::Subject(w) if matches!(w.kind, SubjectKind::Province | SubjectKind::Country)) && m.t1 + 2 == at
        });
    // "Quảng Ninh xếp số 1, Hải Phòng số 2": a name right before it, behind one that stands so.
    let row = s.out.last().is_some_and(|m| m.t1 + 1 == at && matches!(m.what, What::Subject(_)))
        && s.out.iter().any(|m| matches!(m.what, What::Rank { .. }) && s.word(m.t1.wrapping_sub(2)) == "số")
        && (s.tokens.get(at + 1).is_none_or(|t| t.kind != TokenKind::Word)
            || matches!(s.word(at + 1), "và" | "cả" | "toàn")
            || s.word(at + 1) == "trong" && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number));
    // "Số 1 về P, số 3 về Q": before what it is the place in, behind another one told so.
    let about = matches!(s.before(at, 2), "," | ";" | "và")
        && matches!(s.word(at + 1), "về" | "ở")
        && s.out
            .iter()
            .any(|m| matches!(m.what, What::Rank { .. }) && s.word(m.t1.wrapping_sub(2)) == "số" && s.word(m.t1) == s.word(at + 1));
    // "A đứng thứ 37, B số 38 và C số 102": names of one kind, each with its figure.
    let kind = |m: &Mention| match &m.what {
        What::Subject(w) if matches!(w.kind, SubjectKind::Province | SubjectKind::Country) => Some(w.kind),
        _ => None,
    };
    let name = s.out.last().filter(|m| m.t1 + 1 == at).and_then(|m| kind(m).map(|k| (k, m.t0)));
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.'))) || s.word(at + 1) == "và";
    let peers = name.is_some_and(|(k, t0)| {
        let joined = (1..=3).any(|b| matches!(s.before(t0, b), "," | ";" | "và" | "còn"));
        let told = |w: &[&Mention]| matches!(w, [b, a] if kind(a) == Some(k) && matches!(b.what, What::Rank { word: false, .. }));
        let of_row = |m: &&Mention| kind(m).is_some() || matches!(m.what, What::Rank { .. });
        // Few stand between it and the last one that has a place.
        let placed: Vec<&Mention> = s.out.iter().rev().take(ROW).filter(of_row).collect();
        joined && placed.windows(2).any(told)
    });
    let row = row || ends && peers;
    if n > 100 && !row || !head && !stands && !bracketed && !row && !about {
        return None;
    }
    let figure = bracketed || row || about || matches!(s.before(at, 2), "đứng" | "xếp");
    s.push(What::Rank { n, of: None, word: !figure }, at - 1, at + 1);
    Some(at + 1)
}

/// `thứ hạng …: 32 (2015), 25 (2016)`: a bare number with its edition in brackets.
pub(super) fn rank_of_year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let dated = if s.word(at + 2) == "năm" { at + 3 } else { at + 2 };
    let year = s.mark(at + 1, '(') && s.mark(dated + 1, ')') && whole(s.word(dated)).is_some_and(|y| (1990..2060).contains(&y));
    let ranks = || s.out.iter().any(|m| matches!(m.what, What::StepWord | What::Rank { word: false, .. }));
    if !year || n == 0 || n > 250 || !ranks() {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}
