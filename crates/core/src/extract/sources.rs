//! Who speaks, publishes or is spoken of by title in a sentence, and is not ranked.
use super::bystanders::apposition;
use super::mention::{Mention, SubjectKind, What, Who};
use super::roles::{leads_beside, predicated};

/// A ministry, office or district that speaks, publishes or is spoken of by title, and is not ranked.
pub(super) fn is_source<'w>(mentions: &[Mention], at: usize, block: bool, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(me) = mentions.get(at) else { return false };
    let What::Subject(who @ Who { kind, .. }) = &me.what else { return false };
    let kind = *kind;
    // "tỉnh X được Bộ A xếp thứ 38": by whom somebody is ranked.
    let agent = matches!(words(me.t0.wrapping_sub(1)), "được" | "bị")
        && matches!(words(me.t1), "xếp" | "chấm" | "đánh" | "công" | "đặt" | "ghi" | "xác" | "cho" | "bình");
    let ranked = || mentions.iter().take(at).any(|m| matches!(m.what, What::Subject(_) | What::Anaphor(_) | What::Index(_)));
    // "Bộ A xếp tỉnh thứ 38", "Bộ A chấm Thái Bình hạng 38": who ranks another, named right behind the verb.
    let ranks = matches!(words(me.t1), "xếp" | "chấm" | "đặt" | "cho") && {
        let mut behind = mentions.iter().skip(at + 1).filter(|m| m.t0 > me.t1);
        let other = behind.next().filter(|m| matches!(m.what, What::Subject(_) | What::Anaphor(_)) && m.t0 <= me.t1 + 2);
        other.is_some()
            && behind.next().is_some_and(|m| matches!(m.what, What::Rank { .. } | What::Bound(_) | What::Stand | What::Score { .. }))
    };
    // "bà A, Phó Giám đốc Sở X, mở đầu": a person's office.
    let before = |b: usize| me.t0.checked_sub(b).map_or("", words);
    let head = matches!((before(2), before(1)), ("giám", "đốc") | ("chủ", "tịch") | ("bí", "thư") | ("cục" | "vụ" | "bộ", "trưởng"))
        && matches!(words(me.t1), "," | ")");
    if agent && ranked() || ranks || head {
        return true;
    }
    // "… thứ 2, thứ 3 lần lượt thuộc về Bộ A và Bộ B": ranked by what stands before.
    let given = mentions.iter().take(at).rposition(|m| {
        matches!(
            m.what,
            What::Rank { .. } | What::Header(..) | What::Bound(_) | What::Last | What::Next | What::Order | What::Highest | What::Lowest
        )
    });
    // "…, ngôi đầu của Bộ B": whose place it is.
    let held = |g: usize| {
        words(me.t0.wrapping_sub(1)) == "của"
            && mentions.get(g).is_some_and(|r| matches!(r.what, What::Rank { .. } | What::Last) && r.t1 + 1 == me.t0)
    };
    if given.is_some_and(held) {
        return false;
    }
    let linked = matches!(words(me.t0.wrapping_sub(1)), "là" | ":");
    if given.is_some_and(|g| linked || mentions.iter().take(at).skip(g).any(|m| matches!(m.what, What::Is | What::Mark(':') | What::Order)))
        && !mentions.iter().skip(at + 1).any(|m| m.what == What::Says)
    {
        return false;
    }
    // "Bộ A về nhất, rồi Bộ B và Bộ C".
    let listed = |g: usize| {
        mentions.get(g).is_some_and(|n| n.what == What::Next)
            && mentions.get(g + 1..at).is_some_and(|b| b.iter().all(|n| matches!(n.what, What::Subject(_) | What::Mark(','))))
    };
    if given.is_some_and(listed) && !mentions.iter().skip(at + 1).any(|m| m.what == What::Says) {
        return false;
    }
    // "vị trí thứ 15 do Bộ X nắm giữ", "vị trí thứ 15 được Bộ X giữ".
    let holds = matches!(words(me.t0.wrapping_sub(1)), "do" | "được") && matches!(words(me.t1), "nắm" | "giữ" | "chiếm" | "đảm" | "đang");
    if given.is_some() && holds || predicated(mentions, at, words) {
        return false;
    }
    // "khối sở do Sở A dẫn đầu".
    let led = mentions.get(at + 1).is_some_and(|n| matches!(n.what, What::Rank { word: true, .. }) && n.t0 <= me.t1 + 1)
        || mentions
            .iter()
            .skip(at + 1)
            .find(|n| n.what != What::Stand)
            .is_some_and(|n| matches!(n.what, What::Rank { n: 1, .. } | What::Last) && n.t0 <= me.t1 + 2);
    if led {
        return false;
    }
    // "Với 65,1 điểm, UBND quận X bị xếp loại …": the points at the head are X's.
    let headed = at.checked_sub(2).and_then(|i| mentions.get(i..at)).is_some_and(|b| {
        matches!(b, [points, comma] if matches!(points.what, What::Score { .. }) && comma.what == What::Mark(',') && me.t0 <= comma.t1 + 1)
            && b.first().is_some_and(|p| matches!(words(p.t0.wrapping_sub(1)), "với" | "đạt" | "được"))
    });
    if headed {
        return false;
    }
    if let Some(before) = at.checked_sub(1).and_then(|i| mentions.get(i)) {
        let near = me.t0.saturating_sub(before.t1) <= 2;
        if near && matches!(before.what, What::Role | What::Announce) {
            return true;
        }
    }
    // "Một đơn vị khác cũng tụt hạng là Bộ X": whom a sentence about places names at its end is spoken of.
    let said = at.checked_sub(1).and_then(|i| mentions.get(i)).is_some_and(|b| b.what == What::Is && b.t1 == me.t0);
    let about_places = || mentions.iter().take(at).any(|m| matches!(m.what, What::StepWord | What::Move(_)));
    if said && mentions.len() == at + 1 && about_places() {
        return false;
    }
    // "BHXH tỉnh X có tổng điểm chỉ số … là 91%": it has the points.
    let has = matches!(words(me.t1), "có" | "đạt" | "được") && matches!(words(me.t1 + 1), "tổng" | "điểm" | "chỉ" | "kết" | "giá" | "số");
    let valued =
        || mentions.iter().skip(at + 1).take_while(|m| !matches!(m.what, What::Mark(';') | What::Subject(_))).any(Mention::is_value);
    if leads_beside(mentions, at) || has && valued() {
        return false;
    }
    // "Bộ A đều tăng hạng Chỉ số CCHC (năm 2016 từ thứ 9 lên thứ 6)": it moves itself.
    let moves = (me.t1..me.t1 + 3).any(|t| matches!((words(t), words(t + 1)), ("tăng" | "giảm" | "thăng" | "tụt", "hạng" | "bậc")));
    if owns_the_index(mentions, at, words) || moves && mentions.iter().skip(at + 1).any(Mention::is_value) {
        return false;
    }
    // "Bộ A khép lại PAR INDEX 2023 ở hạng 15": how it came out of the ranking.
    let closes = matches!((words(me.t1), words(me.t1 + 1)), ("khép" | "đi" | "trải", "lại" | "qua") | ("kết", "thúc") | ("bước", "vào"));
    let index = mentions.get(at + 1..).unwrap_or_default().iter().position(|m| matches!(m.what, What::Index(_)));
    if closes && index.is_some_and(|i| i <= 2) && valued() {
        return false;
    }
    // "A, B và C lần lượt xếp thứ 3, 7 và 9": the words that part a list from its places are counted from its last name.
    let apposed = apposition(me.t0, me.t1, words);
    let mut end = apposed.unwrap_or(me.t1);
    for next in mentions.iter().skip(at + 1).filter(|n| apposed.is_none_or(|a| n.t0 >= a)) {
        let apart = next.t0.saturating_sub(end);
        match &next.what {
            // "được đánh giá ở vị trí 15", "được ban tổ chức công bố xếp thứ 15": others speak of it.
            What::Says | What::Announce if (end..next.t0).any(|t| words(t) == "được") => {}
            What::Part(_) | What::Index(_) if !block => return true,
            What::Says | What::Announce => return apart <= 10,
            What::Rank { .. } | What::Last | What::Bound(_) | What::Score { .. } | What::Move(_) => {
                return !block && apart > 14;
            }
            // "Xã A có chỉ số cao nhất tỉnh X": its own province, among whose units it is ranked.
            What::Subject(other) if other.kind == SubjectKind::Province && among_own(mentions, me, next, other, words) => {}
            // "Huyện Bình Lục, tỉnh Hà Nam xếp thứ 2", "Sở Tài chính Hà Nam": the province that it lies in.
            What::Subject(other) if apart <= 3 && owns(other, who) => end = next.t1,
            What::Subject(other) if matches!(other.kind, SubjectKind::Province | SubjectKind::Country) => return true,
            What::Subject(other) if apart <= 2 && std::mem::discriminant(&other.kind) == std::mem::discriminant(&kind) => end = next.t1,
            What::Subject(_) if block => return false,
            What::Anaphor(_) => return apart > 0 && !block,
            What::Mark(';') => return !block,
            _ => {}
        }
    }
    // Nothing ranked follows: part of a list (`… là A, B và C`) or only mentioned.
    !block
}

/// `Chỉ số PAR INDEX 2022 của Bộ A: cải cách thể chế xếp thứ 3`: whose index it is, where nobody else is named before the value of the
/// component behind it. `Theo chỉ số CCHC của Bộ A, …` tells who publishes it.
fn owns_the_index<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(me) = mentions.get(at).filter(|m| words(m.t0.wrapping_sub(1)) == "của") else { return false };
    let mut before = mentions.iter().take(at).rev().filter(|m| !matches!(m.what, What::Year(_) | What::OfWord | What::Relative(_)));
    let index = before.next().filter(|m| matches!(m.what, What::Index(_)) && m.t1 + 4 >= me.t0);
    let told = index.is_some_and(|m| (0..m.t0).any(|t| words(t) == "theo"));
    let mut behind = mentions.iter().skip(at + 1).filter(|m| {
        // "Sở Tài chính Lào Cai": the province that it lies in.
        !matches!(m.what, What::Mark(',' | ':' | '-') | What::Stand | What::About | What::Says | What::Year(_))
            && !matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Province && m.t0 <= me.t1 + 1)
    });
    let part = behind.next().is_some_and(|m| matches!(m.what, What::Part(_)));
    index.is_some() && !told && part && behind.find(|m| !matches!(m.what, What::Part(_) | What::Mark(_))).is_some_and(Mention::is_value)
}

/// Whether a province is the one that a unit lies in.
fn owns(province: &Who, unit: &Who) -> bool {
    province.kind == SubjectKind::Province && unit.id.split_once('/').is_some_and(|(owner, _)| owner == &*province.id)
}

/// Whether the province named at `next` is that of the unit `me`, right behind what makes the unit the best or worst there.
fn among_own<'w>(mentions: &[Mention], me: &Mention, next: &Mention, province: &Who, words: &dyn Fn(usize) -> &'w str) -> bool {
    let What::Subject(Who { id, kind: SubjectKind::Unit(_) | SubjectKind::Office(_), .. }) = &me.what else { return false };
    let start = if words(next.t0) == "tỉnh" || words(next.t0.wrapping_sub(1)) != "tỉnh" { next.t0 } else { next.t0 - 1 };
    let best = |m: &Mention| m.t1 == start && matches!(m.what, What::Highest | What::Lowest | What::Block(_));
    id.split('/').next() == Some(&*province.id) && mentions.iter().any(best)
}
