//! Who leads in words that also mean people, and bare ordinals: `người dẫn đầu là X`, `rồi B và C`, `A nhất, B nhì, C ba`.
use super::Scanner;
use super::ordinals::led_by_person;
use crate::extract::cues::Cue;
use crate::extract::mention::What;
use crate::normalize::TokenKind;
use crate::ontology::{Entity, Entry};

/// `Người dẫn đầu [bảng PCI năm 2022], như mọi năm, là X`: somebody ranked is called a person where a name that can be ranked stands
/// behind the link, and no person.
pub(super) fn leads_by_name(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    if s.word(at) != "người" || !matches!(s.before(end, 1), "đầu") || led_by_person(s, at, end) {
        return false;
    }
    let stop = (end..end + 16).take_while(|t| !s.mark(*t, ';') && !s.mark(*t, '.')).find(|t| s.word(*t) == "là");
    let Some(link) = stop else { return false };
    // "trách nhiệm của người đứng đầu", "người đứng đầu cơ quan": those who lead an office.
    let office = (end..link).any(|t| matches!(s.word(t), "cơ" | "cấp" | "chính" | "đơn" | "tổ" | "các" | "ngành" | "sở" | "ủy" | "địa"));
    // "người đứng đầu là Sở X phụ trách …": a name that goes on with an act of its own leads no table.
    let word = |t: usize| s.tokens.get(t).filter(|k| k.kind == TokenKind::Word);
    let named = |t: usize| s.names_at(t).map(|(_, end)| end);
    let first = (link + 1..link + 7).find(|t| word(*t).is_some_and(|k| k.capital)).unwrap_or(link + 1);
    let run = || (first..first + 12).find(|t| word(*t).is_none_or(|k| !k.capital));
    let stop = named(link + 1).or_else(|| named(first)).or_else(run);
    let ends = stop.is_none_or(|t| word(t).is_none_or(|k| matches!(k.text, "với" | "đạt" | "được" | "có" | "khi")));
    !office && ends && can_be_ranked(s, link + 1)
}

/// Whether a name stands right behind `rồi`, and a place, a name or points before it.
pub(super) fn then_named(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    let mut back = s.out.iter().rev().skip_while(|m| matches!(m.what, What::Mark(',' | ';' | ')')));
    let told = back.next().is_some_and(|m| {
        matches!(m.what, What::Rank { .. } | What::Score { .. })
            || matches!(m.what, What::Subject(_)) && s.out.iter().any(|m| matches!(m.what, What::Rank { .. }))
    });
    let apart = s.mark(at.wrapping_sub(1), ',') || s.mark(at.wrapping_sub(1), ';') || s.mark(at.wrapping_sub(1), ')');
    apart && told && can_be_ranked(s, end)
}

/// Whether somebody who can be ranked is named at `t`, with or without the kind.
pub(super) fn can_be_ranked(s: &Scanner<'_>, t: usize) -> bool {
    let kind = matches!(
        s.word(t),
        "tỉnh" | "huyện" | "quận" | "xã" | "phường" | "thị" | "thành" | "tp" | "tx" | "sở" | "bộ" | "ubnd" | "ban" | "đặc"
    );
    let capital = |t: usize| s.tokens.get(t).is_some_and(|k| k.capital && k.kind == TokenKind::Word);
    let known =
        |e: &Entry| !e.weak && matches!(e.entity, Entity::Province(_) | Entity::Country(_) | Entity::Ministry(_) | Entity::Office(_));
    s.names_at(t).is_some_and(|(e, _)| e.iter().any(known)) || kind && (capital(t + 1) || capital(t + 2))
}

/// `A nhất, B nhì, C ba`, `Nhất là A, nhì là B`: bare ordinals right behind names, or at the head of a clause with their link, where
/// the second one follows.
pub(super) fn bare_ordinal(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let n = match s.word(at) {
        "nhất" => 1,
        "nhì" => 2,
        "ba" => 3,
        _ => return None,
    };
    let before = s.out.last();
    let named = before.is_some_and(|m| matches!(m.what, What::Subject(_)) && m.t1 == at);
    if n == 1 && named && in_parts(s, at + 1) {
        s.push(What::Rank { n, of: None, word: true }, at, at + 1);
        return Some(at + 1);
    }
    if let Some(end) = put_there(s, at) {
        s.push(What::Rank { n, of: None, word: true }, at, end);
        return Some(end);
    }
    if let Some(end) = of_wider(s, at, n) {
        s.push(What::Rank { n, of: None, word: true }, at, end);
        return Some(end);
    }
    if n == 1 && (first_in_hand(s, at) || first_in_part(s, at)) {
        s.push(What::Rank { n, of: None, word: true }, at, at + 1);
        return Some(at + 1);
    }
    let ends =
        s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | '(' | ')'))) || s.word(at + 1) == "và";
    let goes_on = |n: u32| s.out.iter().rev().take(12).any(|m| matches!(m.what, What::Rank { n: k, word: true, .. } if k + 1 == n));
    let second =
        || (at + 1..at + 24).any(|t| s.word(t) == "nhì" && !matches!(s.before(t, 1), "hạng" | "thứ" | "về" | "đứng" | "xếp" | "giải"));
    // "xếp nhất về P, nhì về Q".
    let about = matches!(s.word(at + 1), "về" | "ở")
        && (s.mark(at.wrapping_sub(1), ',') || s.before(at, 1) == "và")
        && s.out.iter().any(|m| matches!(m.what, What::Rank { .. }))
        && (n > 1 || in_parts(s, at + 1));
    if about {
        s.push(What::Rank { n, of: None, word: true }, at, at + 1);
        return Some(at + 1);
    }
    // "A, 74,8 điểm, lên nhất; B, 73,2 điểm, xuống nhì": behind a verb of moving, at the end of its clause.
    let moved = matches!(s.before(at, 1), "lên" | "xuống") && (s.mark(at.wrapping_sub(2), ',') || s.before(at, 2) == "tụt");
    let whose = || s.out.iter().rev().take(6).any(|m| matches!(m.what, What::Subject(_)) && m.t0 + 14 > at);
    let listed = named && ends && if n == 1 { second() } else { goes_on(n) } || moved && ends && whose();
    // "nhất vùng là A (47,7 điểm), nhì vùng là B": with the noun of what is ranked.
    let noun = matches!(s.word(at + 1), "vùng" | "khối" | "bảng" | "miền") && s.word(at + 2) == "là";
    let row = noun && can_be_ranked(s, at + 3) && (n == 1 && second() || goes_on(n));
    if row {
        s.push(What::Rank { n, of: None, word: true }, at, at + 1);
        return Some(at + 1);
    }
    // "nếu chỉ tính riêng Tây Nguyên thì nhất là A, nhì là B".
    let then = n == 1 && s.before(at, 1) == "thì" && s.word(at + 1) == "là" && can_be_ranked(s, at + 2) && second();
    // "Về SIPAS 2023, nhất là A, nhì là B".
    let row = n == 1 && s.mark(at.wrapping_sub(1), ',') && s.word(at + 1) == "là" && can_be_ranked(s, at + 2);
    let row = row && (at + 2..at + 14).any(|t| s.word(t) == "nhì" && s.word(t + 1) == "là" && can_be_ranked(s, t + 2));
    let head = then || row || at == 0 || matches!(s.tokens.get(at - 1).map(|t| t.kind), Some(TokenKind::Punct(':' | ';' | '.')));
    let link = (at + 1..at + 12).find(|t| s.word(*t) == "là" || s.word(*t) == "thuộc");
    let capital = link.is_some_and(|l| (l + 1..l + 4).any(|t| s.tokens.get(t).is_some_and(|t| t.capital)));
    let opens = n == 1 && head && s.tokens.get(at).is_some_and(|t| t.capital || at > 0) && capital && second();
    // "…, nhì là B, ba là C": what goes on such a row.
    let opens = opens || s.word(at + 1) == "là" && s.mark(at.wrapping_sub(1), ',') && goes_on(n) && can_be_ranked(s, at + 2);
    if !(listed || opens) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: true }, at, at + 1);
    Some(at + 1)
}

/// `ở khối sở, Sở Tài chính nhất`, `PCI 2022: Đồng Tháp lại nhất!`: the bare ordinal ends a clause that opens with the name, where a ranking is
/// in hand. Behind any other word the name is only held against something: `gần Hà Nội nhất`.
fn first_in_hand(s: &Scanner<'_>, at: usize) -> bool {
    let adverb = usize::from(matches!(s.before(at, 1), "lại" | "vẫn" | "luôn"));
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | '!' | ')')));
    let Some(name) = s.out.last().filter(|m| ends && matches!(m.what, What::Subject(_)) && m.t1 + adverb == at) else { return false };
    let from = s.with_kind(name.t0, &["ubnd", "."]);
    let block = s.out.iter().rev().skip(1).take(3).find(|m| matches!(m.what, What::Block(_)));
    let opens = from.checked_sub(1).is_none_or(|b| s.mark(b, ',') || s.mark(b, ':') || s.mark(b, ';') || s.mark(b, '.'))
        || matches!(s.before(from, 1), "thì" | "có")
        || block.is_some_and(|m| m.t1 == from);
    let ranking = |i: usize| s.setting.ontology.indices.get(i).is_some_and(|x| x.kind == "index");
    let index = s.out.iter().any(|m| matches!(m.what, What::Index(i) if ranking(i)) || matches!(m.what, What::Part(_)));
    opens && (index || block.is_some() || adverb > 0 && s.setting.main_index.is_some_and(ranking))
}

/// `DTI 2022 của tỉnh: nhất về hạ tầng số, nhì về nhân lực số`: the bare ordinal opens its clause, and what it is the place in follows.
fn first_in_part(s: &Scanner<'_>, at: usize) -> bool {
    let opens = at.checked_sub(1).is_some_and(|b| s.mark(b, ':') || s.mark(b, ';'));
    let whose = s.out.iter().any(|m| matches!(m.what, What::Index(_) | What::Subject(_)));
    opens && whose && matches!(s.word(at + 1), "về" | "ở") && in_parts(s, at + 1)
}

/// `[Quảng Ninh nhất] ở 3 chỉ số (…)`, `… về tiêu chí P`, `… chỉ số P`: what the bare ordinal behind a name is the place in.
fn in_parts(s: &Scanner<'_>, at: usize) -> bool {
    let from = if matches!(s.word(at), "ở" | "về" | "tại" | "trong") { at + 1 } else { at };
    let counted = crate::extract::numerals::count(s.word(from)).is_some_and(|n| (1..=12).contains(&n));
    let part = |t: usize| s.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Component(..))));
    let Some(end) = s.cue_is(if counted { from + 1 } else { from }, Cue::Part) else { return from > at && part(from) };
    // A component that is not known leaves the place to the index as a whole.
    let quoted = |t: usize| usize::from(s.mark(t, '"') || s.mark(t, ':') || s.mark(t, '(') || s.word(t) == "là" || s.word(t) == "gồm");
    let first = end + quoted(end);
    part(first) || part(first + quoted(first))
}

/// `Sở Nội vụ nhất khối sở, ngành`: the bare word between a name and its block.
pub(super) fn first_of_block(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    let named = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Subject(_)));
    named
        && end == at + 1
        && s.word(at) == "nhất"
        && (s.word(end) == "khối" || s.word(end) == "nhóm" && matches!(s.cue(end), Some((Cue::Block(_), _))))
}

/// `mất ngôi quán quân vào tay B`, `nhường ngôi đầu cho B`: who takes over the place is named right behind.
pub(super) fn handed_to(s: &Scanner<'_>, end: usize) -> bool {
    const REACH: usize = 9;
    // "nhường ngôi đầu DTI 2022 khối bộ cho A": the ranking and its edition stand between.
    let open = |t: usize| s.tokens.get(t).is_some_and(|k| !matches!(k.kind, TokenKind::Punct(_)) && !matches!(k.text, "để" | "mà" | "do"));
    let given = |t: usize| match (s.word(t), s.word(t + 1)) {
        ("vào" | "về", "tay") => Some(t + 2),
        ("cho", _) => Some(t + 1),
        _ => None,
    };
    (end..end + REACH).take_while(|t| open(*t)).find_map(given).is_some_and(|to| can_be_ranked(s, to))
}

/// `DTI năm 2023 xếp Hạ Long nhất với 812 điểm`, `PAPI xếp tỉnh nhất nước`: the bare ordinal behind whom a ranking puts there. Where it ends.
fn put_there(s: &Scanner<'_>, at: usize) -> Option<usize> {
    let who = s.out.iter().rev().take(2).find(|m| matches!(m.what, What::Subject(_) | What::Anaphor(_)) && m.t1 == at)?;
    let verb = (1..=2).find(|b| matches!(s.before(who.t0, *b), "xếp" | "chấm" | "đặt"))?;
    let noun = verb == 1 || matches!(s.before(who.t0, 1), "tỉnh" | "tp" | "huyện" | "hạng");
    if !noun {
        return None;
    }
    let next = s.word(at + 1);
    let number = s.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | '(')));
    let fits = match s.word(at) {
        "ba" => ends || next == "với",
        _ => {
            ends || !number
                && matches!(next, "với" | "nước" | "cả" | "toàn" | "khối" | "bảng" | "trong" | "ở" | "về" | "và" | "năm" | "vùng")
        }
    };
    fits.then_some(if next == "nước" { at + 2 } else { at + 1 })
}

/// `Thái Nguyên: nhất vùng Trung du, thứ 5 cả nước`, `A nhì toàn quốc`: the bare ordinal right behind a name or a mark, and right before among
/// whom. Where it ends.
fn of_wider(s: &Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let named = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Subject(_) | What::Part(_)));
    let marked = at.checked_sub(1).is_some_and(|b| s.mark(b, ':') || s.mark(b, ',') || s.mark(b, '(') || s.mark(b, '-'));
    let region = |t: usize| s.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))));
    let among = match s.word(at + 1) {
        "vùng" => region(at + 2) || region(at + 1),
        "khu" => s.word(at + 2) == "vực" && region(at + 3) || region(at + 1),
        "cả" | "toàn" => n == 2 && matches!(s.word(at + 2), "nước" | "quốc"),
        _ => region(at + 1),
    };
    let ranked = || s.out.iter().any(|m| matches!(m.what, What::Subject(_) | What::Index(_) | What::Part(_)));
    (n <= 2 && among && (named || marked && ranked())).then_some(at + 1)
}
