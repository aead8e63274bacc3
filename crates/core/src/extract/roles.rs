//! Which mentions of a sentence take part, and how: who is only compared with, who is only quoted,
//! which years are bases of comparison.
use super::bystanders::{
    dateline, examples, kept_from, measured, merged_with, outdone, owns_the_ranked, owns_the_ranking, passed, placed_examples,
    shares_the_place, taker, told_in_turn, venue,
};
use super::held_years::{beginning, behind_name, compared_index, compared_year, held_against, of_a_cause, since_index, taken_as_mark};
use super::mention::{Mention, SubjectKind, What};
use super::scan::unsurpassed;
use super::sources::is_source;
use crate::normalize::Token;
use std::cell::OnceCell;
use std::ops::Deref;

/// The part a mention plays in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// As it stands.
    Normal,
    /// Somebody only compared with: `sau Thanh Hóa`.
    Comparand,
    /// Somebody who shares a bound: `cùng nhóm với Đà Nẵng`.
    Sharer,
    /// Somebody on the same rank: `đồng hạng với Yên Bái`.
    Tied,
    /// Somebody who speaks, publishes or acts.
    Source,
    /// A year (or the index named with it) behind `so với`.
    Base,
}

/// The mentions of a sentence, as they are kept for whoever looks at it again.
#[derive(Debug, Default)]
pub struct Scanned {
    mentions: Box<[Mention]>,
    roles: OnceCell<Vec<Role>>,
}

impl Scanned {
    /// Keeps these mentions.
    pub fn new(mentions: Box<[Mention]>) -> Self {
        Self { mentions, roles: OnceCell::new() }
    }

    /// The roles of the mentions where no list of ministries or offices is under way.
    pub fn roles(&self, tokens: &[Token]) -> &[Role] {
        self.roles.get_or_init(|| roles(&self.mentions, &|i| tokens.get(i).map_or("", |t| t.text), false))
    }
}

impl Deref for Scanned {
    type Target = [Mention];

    fn deref(&self) -> &[Mention] {
        &self.mentions
    }
}

/// Gives every mention its role. `block` tells whether a list of ministries or offices is under way.
pub fn roles<'w>(mentions: &[Mention], words: &dyn Fn(usize) -> &'w str, block: bool) -> Vec<Role> {
    let mut roles = vec![Role::Normal; mentions.len()];
    for (i, m) in mentions.iter().enumerate() {
        match m.what {
            What::Against => bases(mentions, &mut roles, i, words),
            // "cao hơn năm trước", "như năm ngoái".
            // "Giống năm trước", "khác với năm ngoái".
            What::Relative(_)
                if matches!(words(m.t0.wrapping_sub(1)), "hơn" | "kém" | "bằng" | "như" | "cùng" | "giống" | "khác" | "tựa")
                    && !behind_name(mentions, i, words)
                    || held_against(m.t0, words)
                    || words(m.t0.wrapping_sub(1)) == "với" && matches!(words(m.t0.wrapping_sub(2)), "khác" | "giống" | "bằng" | "như") =>
            {
                if let Some(role) = roles.get_mut(i) {
                    *role = Role::Base;
                }
            }
            // "nhiều hơn năm 2020 là 1,59 điểm", "như năm 2021": compared with.
            What::Year(_) if compared_year(m.t0, words) && !behind_name(mentions, i, words) || taken_as_mark(m.t0, m.t1, words) => {
                if let Some(role) = roles.get_mut(i) {
                    *role = Role::Base;
                }
            }
            // "đứng thứ 44, giữ nguyên thứ hạng [của] năm 2024": the edition whose place it still is.
            // "Sự cố hồi năm 2016 đã khiến nước này giảm 5 bậc": when what caused it came about.
            What::Year(_) | What::Relative(_)
                if kept_from(mentions, i, words) || of_a_cause(mentions, i, words) || compared_index(mentions, i, words) =>
            {
                if let Some(role) = roles.get_mut(i) {
                    *role = Role::Base;
                }
            }
            // "kể từ năm 2012", "từ năm 2017, tỉnh …" date a beginning, not an edition.
            // "tính từ PCI 2010": with the name of the index between.
            What::Year(_) if (beginning(m.t0, words) || since_index(mentions, i, words)) && !matches!(words(m.t1), "-" | "–") => {
                let ranked = mentions.get(i.wrapping_sub(1)).is_some_and(|b| matches!(b.what, What::Rank { .. }));
                if let (Some(role), false) = (roles.get_mut(i), ranked) {
                    *role = Role::Base;
                }
            }
            // "ngay sau Đà Nẵng là Huế": whoever stands right behind is compared with.
            What::Next
                if words(m.t1.wrapping_sub(1)) == "sau"
                    && mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t0 <= m.t1 + 1) =>
            {
                follow(mentions, &mut roles, i, Role::Comparand, words);
            }
            // "không tỉnh nào vượt được A": whom nobody outdoes is ranked.
            What::Subject(_) if i.checked_sub(1).and_then(|j| mentions.get(j)).is_some_and(|p| unsurpassed::tells(p, words)) => {}
            // "A vượt B để dẫn đầu", "A thay B dẫn đầu": who is overtaken has not the place that follows.
            What::Subject(_) if overtaken(mentions, i, words) || outdone(mentions, i, words) || passed(mentions, i, words) => {
                if let Some(role) = roles.get_mut(i) {
                    *role = Role::Comparand;
                }
            }
            What::Subject(_)
                if taker(mentions, i, words)
                    || measured(m, words)
                    || merged_with(m, words)
                    || owns_the_ranked(m, words)
                    || owns_the_ranking(mentions, i, words) =>
            {
                if let Some(role) = roles.get_mut(i) {
                    *role = Role::Comparand;
                }
            }
            What::Subject(_) if venue(mentions, i, words) => {
                if let Some(role) = roles.get_mut(i) {
                    *role = Role::Source;
                }
            }
            What::Beside if shares_the_place(mentions, i, words) => follow(mentions, &mut roles, i, Role::Tied, words),
            What::Beside if told_in_turn(mentions, i, words) => {}
            What::Beside if examples(m.t0, words) || placed_examples(mentions, i, words) => {}
            What::Beside => follow(mentions, &mut roles, i, Role::Comparand, words),
            What::Tied => follow(mentions, &mut roles, i, Role::Tied, words),
            What::Together => follow(mentions, &mut roles, i, Role::Sharer, words),
            // "A nằm trong top 3 cả nước cùng B và C".
            What::Each if in_the_group(mentions, i, words) => follow(mentions, &mut roles, i, Role::Sharer, words),
            _ => {}
        }
    }
    for (i, m) in mentions.iter().enumerate() {
        if let What::Subject(who) = &m.what
            && dateline(who, m, words)
            && let Some(role) = roles.get_mut(i)
        {
            *role = Role::Source;
        }
        if let What::Subject(who) = &m.what
            && roles.get(i) == Some(&Role::Normal)
            && matches!(who.kind, SubjectKind::Ministry | SubjectKind::Office(_) | SubjectKind::Unit(_) | SubjectKind::Stranger)
            && !i.checked_sub(1).and_then(|j| mentions.get(j)).is_some_and(|p| unsurpassed::tells(p, words))
            && is_source(mentions, i, block, words)
            && let Some(role) = roles.get_mut(i)
        {
            *role = Role::Source;
        }
    }
    roles
}

/// `A nằm trong top 3 cả nước cùng B và C`: whoever is named behind `cùng`, which stands behind the group and no name, is in it too.
fn in_the_group<'w>(mentions: &[Mention], i: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(m) = mentions.get(i).filter(|m| words(m.t0) == "cùng" && m.t1 == m.t0 + 1) else { return false };
    let named = mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t0 <= m.t1 + 1);
    let clause = || mentions.get(..i).unwrap_or_default().iter().rev().take_while(|n| n.what != What::Mark(';'));
    let group = clause().take(6).find(|n| matches!(n.what, What::Bound(_) | What::Subject(_)));
    // "trong top 10 cùng A, tỉnh về đích thứ mười": told of for itself.
    let told =
        mentions.get(i + 1).is_some_and(|n| words(n.t1) == "," && matches!(words(n.t1 + 1), "tỉnh" | "thành" | "địa" | "đơn" | "nơi"));
    named
        && !told
        && group.is_some_and(|n| matches!(n.what, What::Bound(_)))
        && clause().any(|n| matches!(n.what, What::Subject(_) | What::Anaphor(_)))
}

/// `so với [kỳ] [DTI] [năm] 2021`: the years and indices right behind are bases.
fn bases<'w>(mentions: &[Mention], roles: &mut [Role], against: usize, words: &dyn Fn(usize) -> &'w str) {
    let Some(start) = mentions.get(against).map(|m| m.t1) else { return };
    let mut reach = start + 7;
    let (mut among, mut named, mut placed) = (false, false, false);
    for (m, role) in mentions.iter().zip(roles.iter_mut()).skip(against + 1) {
        if m.t0 > reach {
            break;
        }
        named |= matches!(
            m.what,
            What::Year(_) | What::Relative(_) | What::Index(_) | What::Subject(_) | What::Score { .. } | What::Rank { .. }
        );
        match m.what {
            // "so với các tỉnh Tây Nguyên, X xếp thứ nhất", "so với mặt bằng chung, X …": no name was held against, and the clause ends.
            What::Mark(',') if among || m.t0 > start && !named => break,
            // "giảm 4 bậc so với cùng kỳ; PAPI xếp thứ 54": another clause.
            What::Mark(';') => break,
            What::Scope(_) => among = true,
            // "xếp thứ 32/63 (so với năm 2021: 26/63)": the year has a place of its own.
            What::Year(_) | What::Relative(_) if m.depth > 0 && matches!(words(m.t1), ":" | "là") && told_next(mentions, m.t1 + 1) => {
                break;
            }
            What::Year(_) | What::Relative(_) => {
                *role = Role::Base;
                // "so với năm 2018 và 2017" are two bases; a comma or a verb ends it, but for "so với các năm 2019, 2020".
                let several = (start..m.t0).any(|t| matches!(words(t), "các" | "những" | "hai" | "ba" | "2" | "3"));
                let year = |w: &str| w.len() == 4 && (w.starts_with("20") || w.starts_with("19")) && w.bytes().all(|b| b.is_ascii_digit());
                if words(m.t1) != "và" && !(several && words(m.t1) == "," && year(words(m.t1 + 1))) {
                    break;
                }
                reach = m.t1 + 3;
            }
            What::Index(_) => {
                *role = Role::Base;
                reach = m.t1 + 4;
            }
            // "so với vị trí thứ 99 của X năm 2014": whose that place was.
            What::Subject(_) if placed && words(m.t0.wrapping_sub(1)) == "của" => reach = m.t1 + 4,
            What::Subject(_) => *role = Role::Comparand,
            What::Rank { word: false, .. } => placed = true,
            What::OfWord | What::About | What::Anaphor(_) => {}
            // "so với tỉnh dẫn đầu là X": what X is ranked by.
            What::Rank { word: true, .. } => break,
            // "so với 681,20 điểm của năm 2022".
            What::Score { .. } => reach = m.t1 + 4,
            // "Hãy so với trước đó: năm 2019 là thứ 10": what is told behind the colon is told for itself.
            What::Mark(':') => break,
            _ if m.t0 >= start + 6 => break,
            _ => {}
        }
    }
}

/// Whether a place in figures, or points, begin at token `t`, or right behind their verb.
fn told_next(mentions: &[Mention], t: usize) -> bool {
    let value = mentions.iter().find(|m| m.t0 >= t && !matches!(m.what, What::Stand | What::Is | What::Mark(':')));
    value.is_some_and(|m| matches!(m.what, What::Rank { word: false, .. } | What::Score { .. }) && m.t0 <= t + 2)
}

/// Marks the list of subjects right behind a cue.
fn follow<'w>(mentions: &[Mention], roles: &mut [Role], cue: usize, as_role: Role, words: &dyn Fn(usize) -> &'w str) {
    let Some(mut reach) = mentions.get(cue).map(|m| m.t1 + 4) else { return };
    let (mut started, mut counted) = (false, false);
    let mut announced = false;
    let end = mentions.get(cue).map_or(0, |m| m.t1);
    let fronted = mentions.get(cue).is_some_and(|m| words(m.t0) == "sau" && (m.t0 == 0 || matches!(words(m.t0 - 1), ":" | ";" | ".")));
    // "xếp thứ 5, sau: A, B", but not "như sau: A, B".
    let apart = mentions.get(cue).is_some_and(|m| words(m.t0.wrapping_sub(1)) == "," && words(m.t1.wrapping_sub(1)) == "sau");
    for (m, role) in mentions.iter().zip(roles.iter_mut()).skip(cue + 1) {
        if m.t0 > reach {
            break;
        }
        // "chỉ sau các tỉnh, thành phố: A, B": what they are is said before who.
        let units = || {
            (end..m.t0)
                .all(|t| matches!(words(t), "các" | "những" | "tỉnh" | "," | "thành" | "phố" | "địa" | "phương" | "nước" | "quốc" | "gia"))
        };
        // "xếp dưới tỉnh ta, chẳng hạn A ở vị trí 43, B 36": behind a comma each has a place of its own.
        let exemplified = || {
            let joined = (end..m.t0).any(|t| matches!((words(t), words(t + 1)), ("chẳng", "hạn") | ("ví", "dụ") | ("như", _)))
                && (end..m.t0).any(|t| words(t) == ",");
            let place = mentions.iter().find(|n| n.t0 >= m.t1 && !matches!(n.what, What::Stand | What::About));
            joined && place.is_some_and(|n| matches!(n.what, What::Rank { word: false, .. }) && n.t0 <= m.t1 + 3)
        };
        match m.what {
            What::Subject(_) if !started && as_role == Role::Comparand && exemplified() => break,
            What::Mark(c @ (',' | ':')) if !started && (m.t0 > end || c == ':' && apart) && units() => {
                (announced, reach) = (c == ':', reach.max(m.t1 + 4));
            }
            What::Subject(_) => {
                *role = as_role;
                started = true;
                reach = m.t1 + 3;
                // "hợp nhất với Quảng Nam, Đà Nẵng rơi xuống": behind a comma another subject begins, unless a
                // list goes on to its "và".
                let second = mentions.iter().find(|n| n.t0 >= m.t1 && matches!(n.what, What::Subject(_)));
                let passive = second.is_some_and(|n| matches!(words(n.t1), "để" | "." | "nhưng" | "mà" | ")" | ";" | ""));
                // "Sau A, B, C xếp thứ 9": at the head of its clause the row ends before the last name.
                let names_on =
                    |from: usize| mentions.iter().find(|n| n.t0 > from && n.t0 <= from + 2 && matches!(n.what, What::Subject(_)));
                let row = fronted && names_on(m.t1).is_some_and(|n| words(n.t1) == "," && names_on(n.t1).is_some());
                if as_role == Role::Comparand
                    && words(m.t1) == ","
                    && !(announced || passive || row)
                    && !list_goes_on(mentions, m.t1, words)
                {
                    break;
                }
            }
            What::Mark(',') if started => {}
            // "chỉ sau các tỉnh, thành phố: A, B".
            What::Unit | What::Anaphor(_) | What::Each => (counted, reach) = (true, reach.max(m.t1 + 4)),
            What::Is | What::Mark(',' | ':') if counted && !started => {}
            What::Mark('(') if as_role == Role::Comparand => reach += 5,
            What::Mark(')') => reach = m.t1 + 3,
            What::Score { .. } | What::Rank { .. } | What::Move(_) | What::StepWord if m.depth > 0 => {}
            _ => break,
        }
    }
}

/// Whether names joined by commas from token `from` end in `và X`, or are two or more up to the end of the clause.
fn list_goes_on<'w>(mentions: &[Mention], from: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let (mut end, mut names) = (from, 0);
    let mut comma = false;
    for m in mentions.iter().filter(|m| m.t0 >= from) {
        // "chỉ xếp trên A, B, đứng thứ 59", "sau A, B, trên C": a comma and a verb, or another side, behind the last name.
        if std::mem::take(&mut comma)
            && names > 0
            && matches!(words(end), "đứng" | "xếp" | "hạng" | "đạt" | "ở" | "với" | "giữ" | "vươn" | "trên" | "dưới" | "trước" | "ngay")
        {
            return true;
        }
        match m.what {
            What::Subject(_) if m.t0 <= end + 2 => {
                // "sau A, B và C", "sau A, B và trước D".
                if words(m.t0.wrapping_sub(1)) == "và" || (words(m.t0.wrapping_sub(2)), words(m.t0.wrapping_sub(1))) == ("và", "trước")
                {
                    return true;
                }
                (end, names) = (m.t1, names + 1);
            }
            // "sau Indonesia, Malaysia, Singapore; trong khu vực …".
            What::Mark(';' | ')') if m.t0 == end => return names > 1,
            What::Mark(',') if m.t0 <= end + 1 => (comma, end) = (m.t0 == end, m.t1),
            What::Anaphor(_) | What::Unit => end = m.t1,
            _ => return words(end) == "và" && matches!(m.what, What::Subject(_)),
        }
    }
    names > 1 && matches!(words(end), "" | ".")
}

/// `Năm 2017, Bộ X và tỉnh Y dẫn đầu`: a ministry and a province, each first or last of its own ranking.
pub(super) fn leads_beside(mentions: &[Mention], at: usize) -> bool {
    let Some(me) = mentions.get(at) else { return false };
    let opens = me.t0 == 0
        || at.checked_sub(1).and_then(|i| mentions.get(i)).is_some_and(|b| b.t1 == me.t0 && matches!(b.what, What::Mark(',' | ';' | ':')));
    let Some((j, other)) = mentions
        .iter()
        .enumerate()
        .skip(at + 1)
        .take(3)
        .find(|(_, m)| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Province))
    else {
        return false;
    };
    // "và tỉnh Y", ", tỉnh Y", "và Y".
    let apart = other.t0.saturating_sub(me.t1);
    let comma = mentions.iter().take(j).skip(at + 1).any(|m| matches!(m.what, What::Mark(_)));
    let place = mentions.iter().skip(j + 1).find(|m| m.what != What::Stand);
    opens
        && (if comma { apart >= 2 } else { apart >= 1 })
        && apart <= 3
        && place.is_some_and(|p| matches!(p.what, What::Rank { n: 1, .. } | What::Last) && p.t0 <= other.t1 + 3)
}

/// `A vượt B để dẫn đầu`, `A vượt B lên đứng thứ 43`, `A thay B dẫn đầu`: somebody stands before the verb, and the one at `at`
/// right behind it.
fn overtaken<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(me) = mentions.get(at) else { return false };
    let mut t = me.t0;
    while t > 0 && me.t0 - t < 2 && matches!(words(t - 1), "tỉnh" | "tp") {
        t -= 1;
    }
    // "A bị B vượt mặt, tụt xuống thứ 3", "A để B qua mặt": B has not the place that follows.
    let passive = t > 0
        && matches!(words(t - 1), "bị" | "để")
        && (matches!(words(me.t1), "vượt" | "soán" | "truất" | "đẩy" | "bỏ") || (words(me.t1), words(me.t1 + 1)) == ("qua", "mặt"));
    let winner = || mentions.iter().take(at).rev().find(|m| matches!(m.what, What::Subject(_) | What::Anaphor(_)));
    if passive && winner().is_some_and(|w| w.t1 + 4 >= t) {
        return true;
    }
    // "kém tỉnh dẫn đầu X (87,6%) 2,5 điểm và đứng thứ 12", "đứng sau A và trước B, xếp thứ 4".
    let leader = t > 2
        && matches!((words(t - 2), words(t - 1)), ("dẫn" | "đứng", "đầu"))
        && (3..7).take_while(|b| t >= *b && words(t - b) != ",").any(|b| matches!(words(t - b), "kém" | "hơn" | "thua" | "sau"));
    let cue = if t > 1 && words(t - 2) == "ngay" { t - 1 } else { t };
    let joined = cue > 1 && matches!(words(cue - 2), "và" | ",");
    let compared = || mentions.iter().take(at).any(|m| m.what == What::Beside);
    let placed = || mentions.iter().take(at).rev().take(6).any(|m| matches!(m.what, What::Rank { .. } | What::Last));
    let before = t > 1
        && joined
        && (words(t - 1) == "trước" && mentions.iter().take(at).any(|m| m.what == What::Beside && words(m.t1.wrapping_sub(1)) == "sau")
            // "đứng thứ 2, sau A và trên B", "xếp thứ 9, trên C và dưới D".
            || matches!(words(t - 1), "trên" | "dưới")
                && (compared() || placed())
                // "trên A ở hạng nhì": that one's own place.
                && !matches!(words(me.t1), "ở" | "đứng" | "xếp" | "hạng" | "thứ"));
    if leader || before {
        return true;
    }
    let verb = t > 0
        && (matches!(words(t - 1), "vượt" | "thay" | "soán") || t > 1 && matches!((words(t - 2), words(t - 1)), ("thế" | "thay", "chỗ")));
    // "A thay B (năm 2014) đứng đầu".
    let behind = if words(me.t1) == "(" { (me.t1..me.t1 + 6).find(|t| words(*t) == ")").map_or(me.t1, |t| t + 1) } else { me.t1 };
    let goes_on = matches!(words(behind), "để" | "lên" | "vươn" | "dẫn" | "đứng" | "trở" | "giành" | "chiếm" | "ở");
    let winner = mentions.iter().take(at).rev().find(|m| matches!(m.what, What::Subject(_) | What::Anaphor(_)));
    verb && goes_on && winner.is_some_and(|w| w.t1 + 4 >= t)
}

/// `Bộ X là một trong 10 đơn vị dẫn đầu`, `Bộ X có điểm số cao nhất`, `Bộ A, Bộ B và Bộ C lần lượt giữ ba vị trí đầu`: the name,
/// or the list that it is in, is the subject of a verb whose object is a place.
pub(super) fn predicated<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(me) = mentions.get(at) else { return false };
    let mut end = me.t1;
    // "Sở Y tế phải có mặt trong 5 sở dẫn đầu": a goal of its own, and of nobody named between.
    let mut aims = false;
    for next in mentions.iter().skip(at + 1) {
        let apart = next.t0.saturating_sub(end);
        match &next.what {
            What::Subject(_) | What::Mark(',') | What::Order if apart <= 1 => end = next.t1,
            What::Subject(_) if apart <= 2 && words(next.t0.wrapping_sub(1)) == "và" => end = next.t1,
            What::Stand | What::Is | What::Unit | What::StepWord | What::Each if apart <= 2 => {}
            What::Target if apart == 0 => aims = true,
            What::Stand | What::About | What::Unit if aims && apart <= 6 => {}
            What::Anaphor(_) | What::Index(_) if apart <= 4 && !aims => {}
            What::Year(_) | What::Relative(_) if apart <= 7 && !aims && words(end) == "có" => {}
            What::Header(..) | What::Bound(_) if aims => return apart <= 8,
            What::Header(..) | What::Bound(_) | What::Highest | What::Lowest | What::Last | What::Rank { .. } => {
                let verb = matches!(words(end), "là" | "có" | "đạt" | "giữ" | "xếp" | "đứng" | "lần" | "chiếm" | "nắm" | "cùng" | "đều");
                return apart <= 8 && verb;
            }
            _ => return false,
        }
    }
    false
}
