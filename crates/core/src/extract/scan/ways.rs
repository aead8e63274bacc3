//! Ranks in bare numbers, told by the way from one to another or by a verb of standing.
use super::Scanner;
use super::bare::most;
use super::bracketed::counted_before;
use crate::extract::mention::{Mention, SubjectKind, What};
use crate::extract::numerals::whole;
use crate::normalize::TokenKind;
use crate::ontology::{Entity, Entry};

/// `PCI xếp 50 (giảm 10 bậc), PAPI đứng ở 45`: a bare figure between a verb of standing right behind who or what is ranked, or behind its points,
/// and the end of its clause.
pub(super) fn bare_behind_verb(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let stands = |w: &str| matches!(w, "xếp" | "đứng");
    // "đứng ở 35", "nằm ở 20".
    let apart = s.before(at, 1) == "ở" && (stands(s.before(at, 2)) || matches!(s.before(at, 2), "nằm" | "dừng"));
    let verb = if apart { 2 } else { 1 };
    let adverb = matches!(s.before(at, verb + 1), "chỉ" | "đã" | "hiện" | "đang" | "cũng" | "vẫn" | "mới" | "còn" | "lại");
    // Where the verb and its adverb begin.
    let from = at.checked_sub(verb + usize::from(adverb))?;
    let ranked = |m: &Mention| {
        m.t1 == from
            && matches!(
                m.what,
                What::Index(_) | What::Part(_) | What::Subject(_) | What::Anaphor(_) | What::Unit | What::Year(_) | What::Relative(_)
            )
    };
    let last = s.out.iter().rev().find(|m| m.what != What::Stand);
    // "xếp 29 về chính quyền số", "xếp 56 toàn quốc".
    let about = || {
        matches!(s.word(at + 1), "về" | "ở")
            && s.names_at(at + 2).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Component(..) | Entity::Index(_))))
    };
    let among = || matches!((s.word(at + 1), s.word(at + 2)), ("toàn", "quốc") | ("cả", "nước"));
    // "đứng 60 trên 63".
    let of = || matches!(s.word(at + 1), "trên" | "trong") && whole(s.word(at + 2)).is_some_and(|m| m > n);
    let marks = |c: char| matches!(c, '(' | ',' | ';' | '.' | ')');
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(c) if marks(c)));
    // "đứng 36 PAR INDEX".
    let ranking = || s.names_at(at + 1).is_some_and(|(e, _)| e.iter().any(|e| !e.weak && matches!(e.entity, Entity::Index(_))));
    let ends = ends || matches!(s.word(at + 1), "và" | "rồi") || about() || among() || of() || ranking();
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    // "P 7,2 điểm (+0,3), xếp 15", "cao nhất ở tính năng động, xếp 6": behind points or a component, and a comma.
    let behind_comma = || {
        let mut back = s.out.iter().rev().filter(|m| !matches!(m.what, What::Stand | What::Mark('(' | ')')));
        // "DTI 2021, đứng 46".
        let of_edition = || {
            let mut back = s.out.iter().rev().filter(|m| !matches!(m.what, What::Stand | What::Mark(',')));
            let year = back.next().filter(|m| matches!(m.what, What::Year(_)) && m.t1 + 1 == from);
            year.zip(back.next()).is_some_and(|(y, x)| matches!(x.what, What::Index(_)) && x.t1 + 1 >= y.t0)
        };
        let comma = s.mark(from.wrapping_sub(1), ',');
        comma && of_edition()
            || comma
                && back.next().is_some_and(|m| matches!(m.what, What::Mark(',')) && m.t1 == from)
                && back.next().is_some_and(|m| {
                    matches!(m.what, What::Score { .. } | What::ScoreChange(_)) && m.t1 + 2 >= from.saturating_sub(1)
                        || matches!(m.what, What::Part(_)) && m.t1 + 1 == from
                })
    };
    let verb = apart || stands(s.before(at, 1));
    if !(verb && ends && !decimal && (1..=63).contains(&n) && (last.is_some_and(ranked) || behind_comma())) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `xếp hạng 39, không phải 29`, `ghi nhầm là hạng 29, con số đúng là 39`: a bare figure that a place just told is set against, at the end of its
/// clause.
pub(super) fn set_against(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let denied = (s.before(at, 2), s.before(at, 1)) == ("không", "phải")
        || (s.before(at, 3), s.before(at, 2), s.before(at, 1)) == ("không", "phải", "là");
    let right = matches!((s.before(at, 2), s.before(at, 1)), ("đúng", "là" | "phải")) && s.out.iter().any(|m| m.what == What::Wrong);
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')'))) || s.word(at + 1) == "như";
    if !(denied || right) || !ends || decimal || !(1..=250).contains(&n) {
        return None;
    }
    let last = s.back().find(|m| m.is_value())?;
    if !matches!(last.what, What::Rank { word: false, n: told, .. } if told != n) || last.t1 + 10 < at {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `Năm 2020, tỉnh lên 42; năm 2021 lên 36`: a bare figure between a verb of moving behind its year and the end of its clause, where ranks
/// are spoken of.
pub(super) fn bare_of_year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    // "năm 2023 còn ở thứ 31, nay chỉ ở 39".
    let stays = s.before(at, 1) == "ở" && matches!(s.before(at, 2), "chỉ" | "còn" | "đã" | "đang" | "vẫn");
    // "… và lần này là 86".
    let told_now = s.before(at, 1) == "là" && s.out.iter().rev().nth(1).is_some_and(|m| m.what == What::Relative(0) && m.t1 + 1 == at);
    let verb = matches!(s.before(at, 1), "lên" | "xuống" | "còn") || stays || told_now;
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | '"' | ')')));
    if !(verb && ends && !decimal && (1..=most(s)).contains(&n)) {
        return None;
    }
    let noun = |m: &&Mention| {
        !matches!(
            m.what,
            What::Anaphor(_) | What::Subject(_) | What::Stand | What::StepWord | What::OfWord | What::About | What::Is | What::Mark(',')
        )
    };
    // "Năm liền sau, thứ hạng tụt xuống 45".
    let other =
        |m: &&Mention| matches!(m.what, What::Relative(d) if d != 0) && (m.t0 == 0 || matches!(s.before(m.t0, 1), "," | ";" | "." | "và"));
    let now = |m: &&Mention| {
        m.what == What::Relative(0)
            && matches!(s.before(m.t0, 1), "," | ";" | "và" | "còn")
            && s.out.iter().any(|p| matches!(p.what, What::Rank { word: false, .. }))
    };
    let year = s.out.iter().rev().find(noun).filter(|m| (matches!(m.what, What::Year(_)) || now(m) || other(m)) && m.t1 + 6 >= at)?;
    let clause = now(&year)
        || other(&year)
        || s.before(year.t0, 1) == "năm" && (year.t0 < 2 || matches!(s.before(year.t0, 2), "," | ";" | "." | "và"));
    let ranks = |t: usize| matches!(s.word(t), "bậc" | "hạng" | "thứ") || (s.word(t), s.word(t + 1)) == ("vị", "trí");
    let counts = |t: usize| matches!(s.word(t), "điểm" | "%" | "tỷ" | "triệu" | "nghìn");
    let near = at.saturating_sub(30)..at + 30;
    let told = || s.out.iter().any(|m| matches!(m.what, What::Rank { word: false, .. }) && m.t1 <= year.t0);
    if !clause || !(near.clone().any(ranks) || told()) || (year.t0..at).any(counts) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `tăng 14 bậc so với năm 2023, lên 56`, `hụt 4 bậc, về 58`: a bare figure that a movement just told led to, at the end of its clause.
pub(super) fn led_to(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let verb = at.checked_sub(1).filter(|t| matches!(s.word(*t), "lên" | "xuống" | "về" | "còn" | "thành"))?;
    // "giảm 1 bậc xuống 32".
    let last = s.out.iter().rev().find(|m| m.what != What::Stand);
    let right = last.is_some_and(|m| matches!(m.what, What::Move(_)) && m.t1 == verb);
    let apart = right || verb.checked_sub(1).is_some_and(|t| s.mark(t, ',') || s.mark(t, ')') || matches!(s.word(t), "để" | "và"));
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')')));
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    if !apart || !ends || decimal || !(1..=250).contains(&n) {
        return None;
    }
    let mut back = s.out.iter().rev().filter(|m| {
        !matches!(
            m.what,
            What::Against | What::Year(_) | What::Relative(_) | What::Mark(',' | '(' | ')') | What::Stand | What::About | What::Is
        )
    });
    back.next().filter(|m| matches!(m.what, What::Move(_)) && m.t1 + 12 >= at)?;
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `xếp hạng 55 SIPAS, 50 PAR INDEX và 45 PAPI`: a bare figure before an index, behind a place before another and its year.
pub(super) fn before_next_index(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let joint = at.checked_sub(1)?;
    let joined = s.mark(joint, ',') || s.mark(joint, ';') || s.word(joint) == "và";
    let index = |e: &Entry| matches!(e.entity, Entity::Index(_)) && !e.weak;
    let named = s.names_at(at + 1).is_some_and(|(e, _)| e.iter().any(index));
    // What stands before is looked at last: a page may be all commas.
    if !(joined && named && (1..=250).contains(&n)) {
        return None;
    }
    let end = if s.word(joint) == "và" && (s.mark(joint.wrapping_sub(1), ';') || s.mark(joint.wrapping_sub(1), ',')) {
        joint - 1
    } else {
        joint
    };
    let mut back = s.back().filter(|m| !matches!(m.what, What::Mark(',' | ';'))).peekable();
    // "thứ 57 PCI năm 2022; 54 PAR INDEX năm 2023": its year behind each of them.
    let year = back.next_if(|m| matches!(m.what, What::Year(_)) && m.t1 == end);
    let end = year.map_or(end, |y| if s.before(y.t0, 1) == "năm" { y.t0 - 1 } else { y.t0 });
    let other = back.next().filter(|m| matches!(m.what, What::Index(_)) && m.t1 == end)?;
    back.next().filter(|m| matches!(m.what, What::Rank { word: false, .. }) && m.t1 == other.t0)?;
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `A ở hạng 12, B 13, C 19 và D 21`: a bare figure right behind a name in a row, behind a better place of the name before, where a ranking
/// is named and nothing is counted.
pub(super) fn behind_next_name(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.'))) || s.word(at + 1) == "và";
    if !ends || decimal || !(2..=250).contains(&n) || !s.out.iter().any(|m| matches!(m.what, What::Index(_) | What::Part(_))) {
        return None;
    }
    if counted_before(s, at, &["án", "nghiệp"]) {
        return None;
    }
    let name = s.out.last().filter(|m| matches!(m.what, What::Subject(_)) && m.t1 == at)?;
    let mut joint = name.t0;
    while joint > 0 && matches!(s.word(joint - 1), "tỉnh" | "tp" | "." | "thành" | "phố" | "và") {
        joint -= 1;
    }
    let joined = joint < name.t0 && s.word(joint) == "và" || s.mark(joint.wrapping_sub(1), ',');
    let mut back = s.back().skip(1).filter(|m| !matches!(m.what, What::Mark(',') | What::Anaphor(_)));
    let place = back.next().filter(|m| matches!(m.what, What::Rank { n: k, word: false, .. } if k < n) && m.t1 + 1 >= joint)?;
    let end = place.t0;
    let owner = back
        .find(|m| !matches!(m.what, What::Stand | What::Is | What::About))
        .filter(|m| matches!(m.what, What::Subject(_)) && m.t1 + 3 >= end);
    if !joined || owner.is_none() {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

/// `từ 57 lên 17`: bare numbers on both sides of a movement, where the sentence speaks of ranks.
pub(super) fn from_to(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let plain_end = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(_)) && !t.is('%') && !t.is('/'));
    // "từ 57 năm 2019 lên 15", "từ 57 (năm 2019) lên 15".
    let mut turn = at + 1;
    let dated = |t: usize| whole(s.word(t)).is_some_and(|y| (1990..2060).contains(&y));
    // "từ 21 rớt xuống 43".
    let moves = |t: usize| {
        matches!(
            s.word(t),
            "rớt" | "tụt" | "rơi" | "lùi" | "nhảy" | "vọt" | "vươn" | "leo" | "bật" | "tiến" | "thăng" | "sụt" | "trượt" | "nhích"
        ) && matches!(s.word(t + 1), "lên" | "xuống" | "thành" | "về" | "đến" | "tới" | "còn")
    };
    while turn < at + 6
        && (matches!(s.word(turn), "năm" | "của" | "hồi" | "đã")
            || matches!((s.word(turn), s.word(turn + 1)), ("kỳ", "trước"))
            || matches!((s.before(turn, 1), s.word(turn)), ("kỳ" | "năm", "trước") | ("năm", "ngoái"))
            || s.mark(turn, '(')
            || s.mark(turn, ')')
            || dated(turn)
            || moves(turn))
    {
        turn += 1;
    }
    let turns = matches!(s.word(turn), "lên" | "xuống" | "thành" | "nay" | "đến" | "về" | "còn") && !matches!(s.word(turn + 1), "từ");
    let among = matches!(s.word(at + 1), "trong" | "toàn" | "cả" | "năm" | "của" | "thế" | "và" | "trên" | "vào" | "sau" | "khi" | "là")
        || matches!((s.word(at + 1), s.word(at + 2)), ("xảy" | "diễn", "ra"))
        || (s.word(at + 1), s.word(at + 2)) == ("so", "với");
    if n == 0 || n > 250 {
        return None;
    }
    let ranks = |s: &Scanner<'_>| s.out.iter().any(|m| matches!(m.what, What::StepWord | What::Rank { .. } | What::Move(_)));
    // "Malaysia đứng 18, Thái Lan xếp 49 (71,42 điểm)".
    let stands = matches!(s.before(at, 1), "xếp" | "đứng") || s.before(at, 1) == "hàng" && matches!(s.before(at, 2), "đứng" | "xếp");
    let reach = if s.before(at, 1) == "hàng" { 2 } else { 1 };
    // "trong khi X đứng 13, Y đứng 26".
    let ranks_told = || s.out.iter().any(|m| matches!(m.what, What::Index(_) | What::Rank { .. })) || stands_twice(s, at);
    let behind =
        || {
            s.out.iter().rev().take(2).any(|m| {
                m.t1 + reach == at && matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Country || n <= 70 && ranks_told())
            })
        };
    // "A đứng 18 về PCI, 25 về PAPI".
    let about = || {
        matches!(s.word(at + 1), "về" | "ở")
            && s.names_at(at + 2).is_some_and(|(e, _)| e.iter().any(|e| !e.weak && matches!(e.entity, Entity::Index(_))))
            && s.out.last().is_some_and(|m| m.t1 + reach >= at || matches!(m.what, What::Stand))
    };
    if stands && ((plain_end || among) && behind() || about()) {
        s.push(What::Rank { n, of: None, word: false }, at - reach, at + 1);
        return Some(at + 1);
    }
    let back = if matches!(s.before(at, 1), "mức" | "bậc") { 2 } else { 1 };
    // "giữ các vị trí từ 1 đến 3".
    let noun = matches!(s.before(at, back + 1), "trí" | "hạng" | "bậc") && s.word(turn) == "đến";
    // "thị trường lao động (90 lên 83)": the way alone, in a bracket right behind a component.
    let alone = at.checked_sub(1).filter(|b| s.mark(*b, '(')).is_some_and(|open| {
        turn == at + 1
            && turns
            && whole(s.word(turn + 1)).is_some()
            && s.mark(turn + 2, ')')
            && s.out.iter().rev().nth(1).is_some_and(|m| matches!(m.what, What::Part(_)) && m.t1 == open)
    });
    // "nhích ba bậc, 63 thành 60": the way whose difference was told right before.
    let moved = turn == at + 1
        && turns
        && s.out.iter().rev().find(|m| m.what != What::Mark(',')).is_some_and(|m| match m.what {
            What::Move(k) => m.t1 + 2 >= at && whole(s.word(turn + 1)).is_some_and(|to| to.abs_diff(n) == k.unsigned_abs() && k != 0),
            _ => false,
        });
    if alone || moved {
        s.push(What::From, at, at);
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    let leaves = s.before(at, back) == "từ" && turns;
    if leaves && (noun || ranks(s) || part_moves(s, at, turn) || index_moves(s, at, turn)) {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    let to = matches!(s.before(at, back), "lên" | "xuống" | "thành" | "về" | "đến" | "tới" | "còn");
    let from = || {
        s.out.iter().rev().take(8).any(|m| {
            matches!(m.what, What::Rank { word: false, .. }) && matches!(s.before(m.t0, 1), "từ" | "(") || matches!(m.what, What::From)
        })
    };
    // "các vị trí từ 2 đến 4 lần lượt là A, B, C".
    let lists = s.before(at, back) == "đến" && matches!(s.word(at + 1), "lần" | "là" | "thuộc");
    if to && (plain_end || among || lists || ends_index_move(s, at)) && from() && ranks(s) {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    None
}

/// `SIPAS của tỉnh từ 21 rớt xuống 43`: whole numbers that can be places of provinces on both sides of the way, right behind the
/// ranking or whose it is. Points have decimals, a noun or a sign.
fn index_moves(s: &Scanner<'_>, at: usize, turn: usize) -> bool {
    let place = |t: usize| whole(s.word(t)).is_some_and(|n| (1..=63).contains(&n));
    let to = (turn + 1..turn + 3).find(|t| s.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Number)).unwrap_or(turn);
    let decimal = s.mark(to + 1, ',') && s.tokens.get(to + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let ends = s.tokens.get(to + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | '(' | ')' | '"' | '?')))
        || matches!(s.word(to + 1), "và" | "trong" | "chỉ" | "cả" | "toàn");
    let mut back = s.out.iter().rev().filter(|m| {
        !matches!(
            m.what,
            What::From
                | What::Year(_)
                | What::Relative(_)
                | What::OfWord
                | What::Anaphor(_)
                | What::Stand
                | What::Is
                | What::About
                | What::Mark(':' | ',')
        )
    });
    let who = back.next().filter(|m| m.t1 + 6 >= at);
    let provinces =
        |i: usize| s.setting.ontology.indices.get(i).is_some_and(|x| x.kind == "index" && x.ranks.iter().any(|r| r == "provinces"));
    let ranking = |m: &Mention| matches!(m.what, What::Index(i) if provinces(i));
    let named = who.is_some_and(|m| {
        ranking(m) || matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Province) && back.next().is_some_and(ranking)
    });
    // "Đồng Nai lại trượt từ 12 xuống 15" on a page about a ranking: a verb that only what stands in an order does.
    let moves = who.is_some_and(|m| {
        matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Province)
            && s.setting.main_index.is_some_and(provinces)
            && super::bare::moves_from(s, m.t1, at)
    });
    (named || moves) && place(at) && place(to) && ends && !decimal
}

/// `từ 21 xuống 43 chỉ sau một năm`, `từ vị trí 21 xuống 43 ở DTI 2022`, `xuống 43"`: where the way of a place between two bare figures ends.
fn ends_index_move(s: &Scanner<'_>, at: usize) -> bool {
    let index = |e: &Entry| matches!(e.entity, Entity::Index(_)) && !e.weak;
    let edition = matches!(s.word(at + 1), "ở" | "tại") && s.names_at(at + 2).is_some_and(|(e, _)| e.iter().any(index));
    edition || s.word(at + 1) == "chỉ" || s.mark(at + 1, '"') || s.mark(at + 1, '?')
}

/// `Thể chế từ 94 lên 89`, `hạ tầng (từ 75 xuống 77)`: whole numbers without a unit on both sides of the way, right behind a component.
fn part_moves(s: &Scanner<'_>, at: usize, turn: usize) -> bool {
    let behind = s.out.iter().rev().find(|m| !matches!(m.what, What::From | What::Mark('(' | ',') | What::Highest));
    let part = behind.is_some_and(|m| matches!(m.what, What::Part(_)) && m.t1 + 6 >= at);
    let decimal = s.mark(turn + 2, ',') && s.tokens.get(turn + 3).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let ends = s.tokens.get(turn + 2).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')'))) || s.word(turn + 2) == "và";
    part && ends && !decimal && whole(s.word(turn + 1)).is_some_and(|m| (1..=250).contains(&m))
}

/// `X đứng 13, Y đứng 26`: another bare number behind a verb of standing close by.
fn stands_twice(s: &Scanner<'_>, at: usize) -> bool {
    let told = |t: usize| matches!(s.before(t, 1), "đứng" | "xếp") && whole(s.word(t)).is_some_and(|n| (1..=70).contains(&n));
    (at.saturating_sub(9)..at + 9).any(|t| t != at && told(t))
}

/// `PAR INDEX 2023 xếp 14, SIPAS xếp 6, PCI thì rớt xuống 25, PAPI 37`: bare numbers behind rankings of provinces in a row, of which the
/// first has its verb.
pub(super) fn in_row_of_indices(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let ends =
        s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | '"' | ')'))) || s.word(at + 1) == "và";
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    if !(1..=63).contains(&n) || !ends || decimal {
        return None;
    }
    let named = s.out.iter().rev().find(|m| !matches!(m.what, What::Stand | What::Year(_)))?;
    let What::Index(index) = named.what else { return None };
    let provinces = s.setting.ontology.indices.get(index).is_some_and(|x| x.kind == "index" && x.ranks.iter().any(|r| r == "provinces"));
    let passes = |t: usize| {
        matches!(
            s.word(t),
            "thì"
                | "xếp"
                | "đứng"
                | "rớt"
                | "tụt"
                | "lùi"
                | "xuống"
                | "lên"
                | "ở"
                | "chỉ"
                | "còn"
                | "lại"
                | "vẫn"
                | "năm"
                | "cũng"
                | "mới"
        ) || whole(s.word(t)).is_some_and(|y| (1990..2060).contains(&y))
    };
    let near = at >= named.t1 && at - named.t1 <= 6 && (named.t1..at).all(passes);
    let verb = matches!(s.before(at, 1), "xếp" | "đứng");
    let said = s.out.iter().any(|m| matches!(m.what, What::Rank { word: false, .. }) && m.t1 <= named.t0);
    if !(provinces && near && (verb || said)) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}
