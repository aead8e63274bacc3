//! Bare numbers that go on a series of ranks: `lần lượt xếp thứ 8, 18 và 28`, `A xếp thứ 43; B: 46`, `thứ 22 về P và 32 về Q`.
use super::Scanner;
use super::bracketed::counted_before;
use super::rows::in_turn_behind;
use crate::extract::cues::Cue;
use crate::extract::mention::{Mention, SubjectKind, What, Who};
use crate::extract::numerals::{BEGINS, count as count_of, in_words, whole};
use crate::normalize::TokenKind;
use crate::ontology::{Entity, Entry};

/// `A và B xếp thứ 43 và 46`, `các chỉ số I, J của X xếp thứ 15 và 7`: as many subjects, components, indices or years stand together
/// before the ranks as there are ranks, `rest` of them still to come.
pub(super) fn as_many_names(s: &Scanner<'_>, rest: usize) -> bool {
    // "A (85,7%) và B (85,5%) đứng thứ 26 và 28": over the brackets of the names.
    let depth = s.out.last().map_or(0, |m| m.depth);
    let mut back = s.back().filter(|m| !matches!(m.what, What::Mark(',')) && m.depth <= depth).peekable();
    let mut ranks = rest;
    while back.next_if(|m| matches!(m.what, What::Rank { word: false, of: None, .. })).is_some() {
        ranks += 1;
    }
    // "A và B giữ nguyên vị trí 6 và 7".
    back.next_if(|m| m.what == What::Keep);
    // "A và B đạt 62,1 và 66,3 điểm, xếp thứ 49 và 20", "A và B đều tăng 2 bậc, xếp thứ 49 và 44".
    let kept = back.clone();
    while back.next_if(|m| m.what == What::Stand).is_some() {}
    let (mut points, mut moves) = (0, 0);
    while back.next_if(|m| matches!(m.what, What::Score { .. })).is_some() {
        points += 1;
    }
    while points == 0 && back.next_if(|m| matches!(m.what, What::Move(_))).is_some() {
        moves += 1;
    }
    if points != ranks && moves != ranks && moves != 1 {
        back = kept;
    }
    let before: Vec<&Mention> = back.take_while(|m| !m.is_value() && !matches!(m.what, What::Mark(';'))).collect();
    let kinds: [fn(&What) -> bool; 4] = [
        |w| matches!(w, What::Subject(_)),
        |w| matches!(w, What::Part(_)),
        |w| matches!(w, What::Index(_)),
        |w| matches!(w, What::Year(_)),
    ];
    kinds.iter().any(|same| {
        let (mut names, mut from) = (0, None);
        for m in before.iter().filter(|m| same(&m.what)) {
            let bracket = (m.t1..m.t1 + 12).find(|t| s.mark(m.t1, '(') && s.mark(*t, ')')).map(|t| t + 1);
            if from.is_some_and(|from| bracket.unwrap_or(m.t1) + 2 < from) {
                break;
            }
            names += 1;
            from = Some(m.t0);
        }
        names >= 2 && names == ranks
    })
}

/// Exact places told without anything between right before, behind which `rest` are still to come.
fn row_so_far<'m>(back: &mut std::iter::Peekable<impl Iterator<Item = &'m Mention>>, rest: usize) -> usize {
    let mut count = rest;
    while back.next_if(|m| matches!(m.what, What::Rank { word: false, .. })).is_some() {
        count += 1;
    }
    count
}

/// `PCI năm 2022 và 2023 xếp thứ 14 và 26; PAPI xếp thứ 51 và 56`: the clause before told as many places in a row of something else.
fn row_like_the_last(s: &Scanner<'_>, rest: usize) -> bool {
    let mut back = s.back().filter(|m| m.depth == 0 && m.what != What::Mark(',')).peekable();
    let count = row_so_far(&mut back, rest);
    let names = |m: &Mention| matches!(m.what, What::Index(_) | What::Part(_) | What::Subject(_) | What::Year(_));
    let between = |m: &Mention| {
        names(m) || matches!(m.what, What::Stand | What::About | What::OfWord | What::Unit | What::Anaphor(_) | What::Is | What::Order)
    };
    let mut named = 0;
    while let Some(m) = back.next_if(|m| between(m)) {
        named += usize::from(names(m));
    }
    back.next_if(|m| m.what == What::Mark(';'));
    count > 1 && named > 0 && row_so_far(&mut back, 0) == count
}

/// `hai chỉ số này ở vị trí thứ 8 và 32`: as many are spoken of in the clause as places are told.
fn counted_together(s: &Scanner<'_>, at: usize, rest: usize) -> bool {
    const REACH: usize = 20;
    let mut back = s.back().filter(|m| m.depth == 0 && m.what != What::Mark(',')).peekable();
    let count = row_so_far(&mut back, rest);
    let noun = |t: usize| {
        matches!(
            s.word(t),
            "chỉ"
                | "tỉnh"
                | "địa"
                | "bộ"
                | "sở"
                | "đơn"
                | "thành"
                | "huyện"
                | "nước"
                | "trụ"
                | "lĩnh"
                | "nội"
                | "xã"
                | "phường"
                | "quận"
                | "cơ"
        )
    };
    let clause = (at.saturating_sub(REACH)..at).rev().take_while(|t| !s.mark(*t, ';') && !s.mark(*t, '.'));
    count > 1 && clause.into_iter().any(|t| noun(t + 1) && count_of(s.word(t)).is_some_and(|n| n as usize == count))
}

/// `vị trí 43 là A, 46 là B`: bare numbers with their names, after a rank told in the same way.
pub(super) fn beside_copula(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    if !(1..=250).contains(&n) {
        return None;
    }
    let parted = s.mark(at.checked_sub(1)?, ',') || s.mark(at.checked_sub(1)?, ';') || s.before(at, 1) == "và";
    let copula = parted && s.word(at + 1) == "là" && {
        let mut before = s.back().filter(|m| !matches!(m.what, What::Mark(',' | ';') | What::Anaphor(_) | What::Unit));
        let told = |m: Option<&Mention>, same: fn(&What) -> bool| m.is_some_and(|m| same(&m.what));
        told(before.next(), |w| matches!(w, What::Subject(_)))
            && told(before.next(), |w| matches!(w, What::Is))
            && told(before.next(), |w| matches!(w, What::Rank { word: false, .. }))
    };
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.')));
    let owned = || {
        // "hạng của A là 20, của B là 27".
        let mut before = s.back().filter(|m| !matches!(m.what, What::Mark(',' | ';') | What::Anaphor(_) | What::Unit | What::OfWord));
        let told = |m: Option<&Mention>, same: fn(&What) -> bool| m.is_some_and(|m| same(&m.what));
        let linked = told(before.next(), |w| matches!(w, What::Is));
        let name = before.next().filter(|m| matches!(m.what, What::Subject(_)) && m.t1 + 1 == at);
        let of = name.is_some_and(|m| {
            let from = s.with_kind(m.t0, &["."]);
            s.before(from, 1) == "của" && matches!(s.before(from, 2), "," | ";" | "và" | "còn")
        });
        linked
            && of
            && told(before.next(), |w| matches!(w, What::Rank { word: false, .. }))
            && told(before.next(), |w| matches!(w, What::Is))
            && told(before.next(), |w| matches!(w, What::Subject(_)))
    };
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    if !(copula || s.before(at, 1) == "là" && ends && !decimal && owned()) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `xếp thứ 22 về P và 32 về Q`: a bare number before what it is the rank in, after a rank that has its own.
pub(super) fn beside_objects(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let joined = s.mark(at.checked_sub(1)?, ',') || s.mark(at.checked_sub(1)?, ';') || s.before(at, 1) == "và";
    let about = |t: usize| matches!(s.word(t), "về" | "ở" | "tại");
    let object = |t: usize| (t..t + 3).any(|t| s.names_at(t).is_some() || s.cue_is(t, Cue::Part).is_some());
    // "56 về giáo dục phổ thông, 73 về hiệu quả thị trường": components that are not known, of a ranking of countries.
    let unknown = || {
        let plain = |t: usize| s.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Word && !k.capital);
        s.setting.about_countries() && s.word(at + 1) == "về" && plain(at + 2) && plain(at + 3)
    };
    if !joined || !(1..=250).contains(&n) || !about(at + 1) || !(object(at + 2) || unknown()) {
        return None;
    }
    // "29 về P (0,66 điểm), 27 về Q": over the brackets.
    let depth = s.depth;
    let mut back =
        s.back().filter(|m| m.depth <= depth && !matches!(m.what, What::Mark(',' | ';' | '(' | ')') | What::About | What::Stand));
    let (held, place) = (back.next()?, back.next()?);
    let told = matches!(held.what, What::Part(_) | What::Index(_)) && matches!(place.what, What::Rank { word: false, .. });
    let bracket = s.mark(held.t1, '(') && (held.t1..held.t1 + 8).any(|t| s.mark(t, ')') && t + 2 == at);
    let near = (held.t1 + 1 == at || bracket) && held.t0 <= place.t1 + 4 && about(place.t1);
    if !told || !near {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `Thái Lan 49, Philippines 57, Malaysia 64.`, `Ở giữa, Đắk Nông 45, Đắk Lắk 46, Gia Lai 53.`: a sentence of nothing but names of one kind and
/// figures that rise, three at least; of provinces with a word or two before, on a page about a ranking of provinces.
fn row_alone(s: &Scanner<'_>, at: usize, from: usize, n: u32, nations: bool) -> bool {
    let most = if nations { 250 } else { 63 };
    let led = from == 0
        || !nations
            && from <= 5
            && s.mark(from - 1, ',')
            && (0..from - 1)
                .all(|t| matches!(s.word(t), "ở" | "giữa" | "phía" | "trên" | "dưới" | "sau" | "tiếp" | "kế" | "đến" | "theo" | "đó"));
    // "Cao nhất khu vực là A, rồi B 52, C 69, D 80": on a page about a ranking of countries, behind other words too.
    let within = nations
        && from > 0
        && s.setting.about_countries()
        && (s.mark(from - 1, ',') || matches!(s.word(from - 1), "rồi" | "là"))
        && !(0..from).any(|t| counts_something(s, t))
        && !counted_before(s, at, &["triệu", "tuổi", "lần", "năm"]);
    if !(led || within) || !(1..=most).contains(&n) {
        return false;
    }
    let alike = |e: &Entry| if nations { matches!(e.entity, Entity::Country(_)) } else { matches!(e.entity, Entity::Province(_)) };
    let (mut last, mut names, mut t) = (n, 1, at + 1);
    while s.tokens.get(t).is_some_and(|k| !k.is('.')) {
        let from = if s.mark(t, ',') || s.mark(t, ';') || matches!(s.word(t), "và" | "còn") { t + 1 } else { t };
        let Some((_, end)) = s.names_at(from).filter(|(e, _)| from > t && e.iter().any(alike)) else { return false };
        let Some(figure) = whole(s.word(end)).filter(|k| (*k > last || nations && *k == last) && *k <= most) else { return false };
        (last, names, t) = (figure, names + 1, end + 1);
    }
    names >= 3 && (nations || s.setting.names_provincial)
}

/// Whether the word at token `t` says that something else than places is told: `số bằng sáng chế`, `tính theo nghìn tấn`, `tốc độ tăng`.
fn counts_something(s: &Scanner<'_>, t: usize) -> bool {
    matches!(
        s.word(t),
        "lượng"
            | "nghìn"
            | "ngàn"
            | "kim"
            | "tốc"
            | "gdp"
            | "vốn"
            | "dân"
            | "giờ"
            | "ngày"
            | "km"
            | "%"
            | "suất"
            | "tăng"
            | "giảm"
            | "giá"
    ) || s.word(t) == "số" && s.before(t, 1) != "chỉ"
}

/// `Pháp vị trí 27, Thụy Sĩ 29, Canada 40`: bare numbers behind names, in a row that a place opens.
pub(super) fn beside_names(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let ends =
        s.word(at + 1) == "và" || s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')' | '…')));
    let noun = |m: &&Mention| {
        !matches!(m.what, What::Anaphor(_) | What::Unit | What::Stand | What::StepWord | What::Each | What::Is | What::About)
    };
    let mut back = s.out.iter().rev().filter(noun).filter(|m| !matches!(m.what, What::Mark(':' | '-'))).peekable();
    // "B 46", "B: 46", "B - 46".
    let colon = s.mark(at.wrapping_sub(1), ':') || s.mark(at.wrapping_sub(1), '-');
    let name = back.next().filter(|m| m.t1 + usize::from(colon) == at)?;
    let What::Subject(who) = &name.what else { return None };
    let mut from = name.t0;
    while from > 0 && matches!(s.word(from - 1), "tỉnh" | "tp" | "." | "thành" | "phố" | "còn" | "và" | "hay" | "nước") {
        from -= 1;
    }
    let kind = match who.kind {
        SubjectKind::Country => Some(true),
        SubjectKind::Province => Some(false),
        _ => None,
    };
    if ends && !colon && kind.is_some_and(|nations| row_alone(s, at, from, n, nations)) {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    // "A đứng thứ 34, rồi B 52, C 69": words that lead on to the next name.
    let leads = back.next_if(|m| m.what == What::Next && m.t1 + 1 >= from);
    let from = leads.map_or(from, |m| m.t0);
    let comma = back.next_if(|m| matches!(m.what, What::Mark(',' | ';')) && m.t1 == from);
    let begins = comma.map_or_else(|| (from < name.t0).then_some(from), |m| Some(m.t0))?;
    let place = back.next().filter(|m| m.t1 == begins)?;
    back.next_if(|m| m.what == What::Mark(',') && m.t1 + 1 >= place.t0);
    let peer = |w: &Who| std::mem::discriminant(&w.kind) == std::mem::discriminant(&who.kind) && w.id != who.id;
    let peers = matches!(&back.next()?.what, What::Subject(w) if peer(w));
    if !ends || !peers || !(1..=250).contains(&n) || !matches!(place.what, What::Rank { word: false, .. }) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `vị trí thứ 2 và 3 cả nước không đổi so với năm trước là A và B`: the names that two successive places belong to follow in the clause.
fn names_linked(s: &Scanner<'_>, at: usize, last: &Mention, n: u32) -> bool {
    const REACH: usize = 16;
    let successive = matches!(last.what, What::Rank { n: before, word: false, .. } if before + 1 == n) && last.t1 + 1 == at;
    // "vị trí thứ 2 và 3, không thay đổi so với năm trước, là A và B": an aside between commas.
    let aside = s.mark(at + 1, ',') && !s.name_begins(at + 2);
    let open = |t: usize| s.tokens.get(t).is_some_and(|k| !matches!(k.kind, TokenKind::Punct(c) if c != ',' || !aside));
    let links = |t: usize| s.word(t) == "là" || (s.word(t), s.word(t + 1)) == ("thuộc", "về");
    let link = (at + 1..at + REACH).take_while(|t| open(*t)).find(|t| links(*t) && (!aside || s.mark(t - 1, ',')));
    let name = |e: &Entry| matches!(e.entity, Entity::Province(_) | Entity::Country(_) | Entity::Ministry(_) | Entity::Office(_));
    successive && link.is_some_and(|l| (l + 1..l + 4).any(|t| s.names_at(t).is_some_and(|(e, _)| e.iter().any(name))))
}

/// The further numbers of a distributed list: `lần lượt xếp thứ 8, 18 và 28`.
pub(super) fn rank_list(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let separator = s.mark(at.checked_sub(1)?, ',') || s.mark(at.checked_sub(1)?, ';') || matches!(s.before(at, 1), "và" | "rồi" | "hay");
    if !separator || n == 0 || n > 250 {
        return None;
    }
    // "thứ 26 (tăng 2 bậc) và 28 (giảm 3 bậc)": over what the bracket tells of the place before.
    let depth = s.depth;
    let last =
        s.back().find(|m| m.depth <= depth && !matches!(m.what, What::Mark(',' | ';' | ')' | '(') | What::Scope(_) | What::Year(_)))?;
    if !matches!(last.what, What::Rank { word: false, .. }) {
        return None;
    }
    let distributed = s.out.iter().any(|m| matches!(m.what, What::Order))
        || (1..16).any(|b| s.before(last.t0 + 1, b) == "các" && matches!(s.before(last.t0 + 1, b - 1), "vị" | "hạng" | "thứ"));
    // "xếp thứ 2 và 3 là A (95 điểm) và B (94 điểm)".
    let distributed = distributed || matches!(s.word(at + 1), "là" | "thuộc") && last.t1 + 1 == at;
    // "đứng thứ 2, 3 lần lượt là A và B".
    let mut far = at + 1;
    while far < at + 16 && (s.mark(far, ',') || s.word(far) == "và") && whole(s.word(far + 1)).is_some() {
        far += 2; // "xếp vị trí 3, 4, 5 và 6 lần lượt là A, B, C, D"
    }
    // "Hạng 7, 8, 9 SIPAS năm 2022 lần lượt là A, B, C", "…, 63, lần lượt thuộc về A, B, C".
    let ordered = in_turn_behind(s, far).is_some() && last.t1 + 1 == at;
    // "vị trí 61, 62, 63 là A, B, C".
    let copula = last.t1 + 1 == at
        && matches!((s.word(far), s.word(far + 1)), ("là", _) | ("thuộc", "về"))
        && (far + 1..far + 4).any(|t| s.names_at(t).is_some());
    let linked = names_linked(s, at, last, n) || copula;
    let rest = (far - at).div_ceil(2);
    let distributed =
        distributed || ordered || linked || as_many_names(s, rest) || row_like_the_last(s, rest) || counted_together(s, at, rest);
    // "ở các vị trí 24, 33, 35 PCI năm 2022"
    let index = |e: &Entry| matches!(e.entity, Entity::Index(_));
    let ends = ordered
        || linked
        || matches!(s.word(at + 1), "là" | "thuộc")
        || s.names_at(at + 1).is_some_and(|(e, _)| e.iter().any(index))
        || s.tokens.get(at + 1).is_none_or(|t| {
            matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')' | '"' | '/' | '('))
                || matches!(s.word(at + 1), "và" | "toàn" | "cả" | "trong" | "tại" | "của" | "trên" | "thế" | "ở" | "về" | "theo" | "với" | "cùng")
                // "thứ hạng 22, 9, 13 so với cả nước".
                || (s.word(at + 1), s.word(at + 2)) == ("so", "với")
                // "thứ 9, 6 năm liền còn lại": so many years.
                || s.word(at + 1) == "năm" && !matches!(s.word(at + 2), "liền" | "liên" | "còn" | "sau" | "qua" | "gần")
        });
    if !(distributed && ends) {
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

/// `lần lượt đứng thứ hai và ba`, `xếp thứ nhất, nhì và ba`: the series goes on in words where it began in words.
pub(super) fn in_words_on(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    if !BEGINS.holds_at(s.tokens, at) || !(s.before(at, 1) == "và" || s.mark(at.checked_sub(1)?, ',')) {
        return None;
    }
    let (n, taken) = in_words(&[s.word(at), s.word(at + 1)])?;
    let before = s.back().find(|m| m.what != What::Mark(','))?;
    let What::Rank { n: last, of: None, .. } = before.what else { return None };
    let ordinal = before.t1 + 1 == at && in_words(&[s.before(before.t1, 1)]).is_some() && last < n;
    let stop = at + taken;
    let ends = s.tokens.get(stop).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')')))
        || matches!(s.word(stop), "và" | "là" | "thuộc" | "lần" | "cả" | "toàn" | "trong" | "về" | "ở");
    let several = s.out.iter().any(|m| m.what == What::Order) || as_many_names(s, 1) || matches!(s.word(stop), "là" | "thuộc" | "lần");
    if !(ordinal && ends && several) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, stop);
    Some(stop)
}
