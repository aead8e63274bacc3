//! Who stands in a sentence and is not ranked by it: where something took place, to whom a place was handed over, who reports; and the
//! edition whose place was kept.
use super::mention::{Mention, SubjectKind, What, Who};

/// Where a name begins with the noun of its kind.
fn noun_start<'w>(mut t: usize, words: &dyn Fn(usize) -> &'w str) -> usize {
    while t > 0 && matches!(words(t - 1), "tỉnh" | "tp" | "thành" | "phố" | ".") {
        t -= 1;
    }
    t
}

/// `Tại hội nghị tổ chức ở Hà Nội, …`, `Sáng 15/4, tại Hà Nội, …`: a province where something takes place is not ranked by the sentence,
/// unless its verb follows right away.
pub(super) fn venue<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    if holds_communes(mentions, at, words) {
        return true;
    }
    let Some(me) = mentions.get(at).filter(|m| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Province)) else {
        return false;
    };
    let noun = noun_start(me.t0, words);
    // "Hà Nội (TTXVN 18/4) Cả 6 vùng …": where the report comes from.
    if noun == 0 && words(me.t1) == "(" && matches!(words(me.t1 + 1), "ttxvn" | "vna" | "vov" | "nlđo" | "clo") {
        return true;
    }
    let Some(prep) = noun.checked_sub(1).filter(|p| matches!(words(*p), "tại" | "ở")) else { return false };
    // "sau lễ công bố ở Hà Nội khiến …", "công bố ngày 6/4 tại Hà Nội đưa tỉnh …".
    let goes_on = matches!(words(me.t1), "khiến" | "đưa" | "cho" | "sáng" | "chiều" | "ngày" | "hôm" | "nhân" | "vừa" | "mới");
    if !goes_on && !matches!(words(me.t1), "," | ")" | "(" | "." | ";" | "") {
        return false;
    }
    let from = prep.saturating_sub(14);
    (from..prep).rev().take_while(|t| !matches!(words(*t), ";" | "." | ":")).any(|t| {
        matches!(
            (words(t), words(t + 1)),
            ("tổ", "chức")
                | ("diễn", "ra")
                | ("hội", "nghị" | "thảo")
                | ("tọa" | "toạ", "đàm")
                | ("khai", "mạc")
                | ("ký", "kết")
                | ("trụ", "sở")
                | ("công", "bố")
        ) || t + 6 >= prep && matches!(words(t), "lễ" | "họp" | "sáng" | "chiều" | "tối" | "ngày" | "phiên")
    })
}

/// `Tại huyện Thạch Hà, xã Thạch Đài xếp thứ nhất`: the district at the head tells only where the commune behind the comma lies.
fn holds_communes<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let unit = |m: &&Mention, level: &'static str| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Unit(level));
    let Some(me) = mentions.get(at).filter(|m| unit(m, "huyen")) else { return false };
    let mut t = me.t0;
    while t > 0 && matches!(words(t - 1), "huyện" | "quận" | "thị" | "xã" | "thành" | "phố" | "tp" | "tx" | ".") {
        t -= 1;
    }
    let led =
        t.checked_sub(1).is_some_and(|p| matches!(words(p), "tại" | "ở") && (p == 0 || matches!(words(p - 1), "," | ";" | "." | "đó")));
    let next = mentions.iter().skip(at + 1).find(|m| matches!(m.what, What::Subject(_)) || m.is_value());
    led && words(me.t1) == "," && next.filter(|m| unit(m, "xa")).is_some()
}

/// `nhường vị trí thứ 4 cho B`, `bị B soán ngôi đầu`: who takes a place from the one that the sentence is about, and has nothing of what it
/// tells besides.
pub(super) fn taker<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(me) = mentions.get(at) else { return false };
    let noun = noun_start(me.t0, words);
    let Some(before) = noun.checked_sub(1) else { return false };
    let loser = || mentions.iter().take(at).any(|m| matches!(m.what, What::Subject(_) | What::Anaphor(_)));
    if matches!(words(before), "bị" | "để") {
        return seizes(words(me.t1)) && loser();
    }
    if ousted(me, before, words) {
        return loser();
    }
    let handed = words(before) == "cho" || (words(before.wrapping_sub(1)), words(before)) == ("vào", "tay") || words(before) == "tay";
    let from = before.saturating_sub(20);
    handed
        && (from..before).rev().take_while(|t| !matches!(words(*t), ";" | "." | ",")).any(|t| matches!(words(t), "nhường" | "mất" | "trao"))
        && loser()
}

/// `A soán ngôi số 1 của B`, `A giành lại vị trí đầu bảng từ B`: the one behind a seat that another took had it before.
fn ousted<'w>(me: &Mention, before: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    const REACH: usize = 9;
    let owner = matches!(words(before), "của" | "từ");
    let from = before.saturating_sub(REACH);
    let clause = || (from..before).rev().take_while(|t| !matches!(words(*t), "," | ";" | "." | ":"));
    let seat = clause().find(|t| words(*t) == "ngôi" || (words(*t), words(t + 1)) == ("vị", "trí"));
    let takes = |t: usize| (1..=3).any(|b| t.checked_sub(b).is_some_and(|v| seizes(words(v))));
    // "giành ngôi đầu của bảng B": of what the seat is.
    owner
        && seat.is_some_and(takes)
        && (before + 1..me.t0).all(|t| matches!(words(t), "tay" | "tỉnh" | "tp" | "." | "thành" | "phố" | "nước"))
}

/// `được 89,89 điểm, kém Bộ Tư pháp 0,06 điểm`: by how much somebody is behind or ahead of the one named says nothing of that one's place.
pub(super) fn measured<'w>(me: &Mention, words: &dyn Fn(usize) -> &'w str) -> bool {
    let noun = noun_start(me.t0, words);
    let compares = noun.checked_sub(1).is_some_and(|t| matches!(words(t), "kém" | "thua" | "hơn" | "vượt"));
    let figure = |t: usize| words(t).starts_with(|c: char| c.is_ascii_digit());
    let by = me.t1 + usize::from(matches!(words(me.t1), "đúng" | "tới" | "gần" | "chỉ" | "có"));
    // "dưới Đồng Nai là Đà Nẵng (12)": who others stand below.
    let above = noun.checked_sub(1).is_some_and(|t| matches!(words(t), "dưới")) && words(me.t1) == "là";
    // "kém Thái Lan, đứng thứ 44", "kém Thái Lan ba bậc".
    let below = noun.checked_sub(1).is_some_and(|t| words(t) == "kém");
    compares && figure(by) && words(by + 1) == "điểm" || above || below
}

/// How many names a row of those overtaken may have.
const LONGEST_ROW: usize = 8;

/// What may stand between the names of a row.
fn joins(word: &str) -> bool {
    matches!(word, "," | "và" | "lẫn" | "cùng" | "cả" | "tỉnh" | "tp" | "." | "thành" | "phố" | "hai" | "ba" | "các")
}

/// `vượt qua A, B`, `bỏ xa A và B`, `bỏ lại phía sau A, B`: where the verb begins that overtakes the name at `at`, alone or in a row.
fn overtakes<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> Option<usize> {
    let name = |m: &Mention| matches!(m.what, What::Subject(_));
    let mut first = mentions.get(at).filter(|m| name(m))?.t0;
    let mut back = mentions.get(..at).unwrap_or_default().iter().rev().filter(|m| name(m)).take(LONGEST_ROW);
    loop {
        while first > 0 && joins(words(first - 1)) {
            first -= 1;
        }
        let end = first.checked_sub(1)?;
        let word = |b: usize| end.checked_sub(b).map_or("", words);
        // "bỏ lại [phía] sau [lưng]"
        let behind = usize::from(word(0) == "lưng");
        if word(behind) == "sau" {
            let left = behind + 1 + usize::from(word(behind + 1) == "phía");
            if matches!((word(left + 1), word(left)), ("bỏ" | "để", "lại")) {
                return end.checked_sub(left + 1);
            }
        }
        if word(0) == "vượt" {
            return Some(end);
        }
        if matches!((word(1), word(0)), ("vượt", "qua" | "xa" | "mặt") | ("bỏ", "xa") | ("qua", "mặt")) {
            return end.checked_sub(1);
        }
        match back.next() {
            Some(m) if m.t1 == first => first = m.t0,
            _ => return None,
        }
    }
}

/// `A vượt qua B, C, xếp thứ 4`, `A bỏ lại sau lưng B và C để dẫn đầu`: those behind the verb have not the place that the clause goes on with.
pub(super) fn passed<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let name = |m: &Mention| matches!(m.what, What::Subject(_));
    let Some(verb) = overtakes(mentions, at, words) else { return false };
    let winner = mentions.iter().take(at).rev().find(|m| m.t1 <= verb && (name(m) || matches!(m.what, What::Anaphor(_))));
    // On to the end of the row.
    let Some(mut end) = mentions.get(at).map(|m| m.t1) else { return false };
    for m in mentions.iter().skip(at + 1).filter(|m| name(m)).take(LONGEST_ROW) {
        if !(end..m.t0).all(|t| joins(words(t))) {
            break;
        }
        end = m.t1;
    }
    // "A gây bất ngờ khi lần đầu tiên vượt B để giành ngôi á quân": in one clause, what it was for tells whose place it is.
    let reach = if words(end) == "để" { 16 } else { 4 };
    if !winner.is_some_and(|w| {
        w.t1 + reach >= verb && (w.t1..verb).all(|t| !matches!(words(t), ";" | "." | ":" | "," | "bị") || words(t) == "," && reach == 4)
    }) {
        return false;
    }
    let apart = usize::from(words(end) == ",");
    let goes_on = |t: usize| {
        matches!(words(t), "để" | "xếp" | "đứng" | "giành" | "chiếm" | "lên" | "vươn" | "dẫn" | "trở" | "ở" | "có")
            || (words(t), words(t + 1)) == ("qua", "đó")
    };
    goes_on(end + apart) && (apart == 1 || matches!(words(end), "để" | "lên" | "vươn" | "trở"))
}

/// `Vượt A lẫn B, C dẫn đầu`, `Bỏ xa A và B, C đứng thứ nhất`: at the head of a clause those named behind the verb are overtaken by the one
/// behind the comma, whose own verb follows.
pub(super) fn outdone<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let name = |m: &Mention| matches!(m.what, What::Subject(_));
    let Some(me) = mentions.get(at).filter(|m| name(m)) else { return false };
    let joint = |t: usize| joins(words(t));
    let Some(verb) = overtakes(mentions, at, words).filter(|v| *v == 0 || matches!(words(v - 1), "," | ";" | ":" | "." | "\"")) else {
        return false;
    };
    // On to the name that a comma parts from them and a verb follows.
    let mut end = me.t1;
    for m in mentions.iter().skip(at + 1).filter(|m| name(m)).take(LONGEST_ROW) {
        if !(end..m.t0).all(joint) || verb > m.t0 {
            return false;
        }
        let parted = words(end) == "," && !matches!(words(m.t0 - 1), "và" | "lẫn" | "cùng" | "cả");
        let acts = matches!(
            words(m.t1),
            "là" | "đứng"
                | "xếp"
                | "dẫn"
                | "lên"
                | "vươn"
                | "có"
                | "trở"
                | "giành"
                | "chiếm"
                | "đạt"
                | "đã"
                | "vẫn"
                | "tiếp"
                | "thành"
        );
        if parted && acts {
            return true;
        }
        end = m.t1;
    }
    false
}

/// Verbs by which somebody takes another's place.
pub(super) fn seizes(word: &str) -> bool {
    matches!(word, "soán" | "chiếm" | "giành" | "truất" | "lấy" | "cướp" | "đoạt")
}

/// `Bộ X, đơn vị đồng tổ chức, xếp thứ 4`: one past what is said in apposition to the name at `from..to`, between commas.
pub(super) fn apposition<'w>(from: usize, to: usize, words: &dyn Fn(usize) -> &'w str) -> Option<usize> {
    let noun = matches!(
        (words(to + 1), words(to + 2)),
        ("đơn", "vị") | ("địa", "phương") | ("cơ", "quan") | ("thành", "phố") | ("quốc", "gia") | ("tỉnh" | "bộ" | "nơi" | "nước", _)
    );
    if words(to) != "," || !noun || matches!(words(from.wrapping_sub(1)), "theo" | "với" | "sau" | "như") {
        return None;
    }
    let end = (to + 3..to + 14).find(|t| matches!(words(*t), "," | ";" | "." | ""))?;
    (words(end) == "," && !(to + 1..end).any(|t| matches!(words(t), "xếp" | "đứng" | "hạng" | "thứ" | "bậc"))).then_some(end)
}

/// `DDCI 2023 của tỉnh Lào Cai`: the province right behind the name of a ranking.
pub(super) fn behind_ranking<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(m) = mentions.get(at) else { return false };
    let index = mentions.iter().take(at).rev().find(|n| !matches!(n.what, What::OfWord | What::Unit | What::Year(_) | What::Block(_)));
    // "chuyển đổi số cấp huyện tỉnh Lâm Đồng".
    let block = |t: usize| super::mention::covered(mentions, t, |w| matches!(w, What::Block(_)));
    matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Province)
        && index.is_some_and(|n| {
            matches!(n.what, What::Index(_))
                && (n.t1..m.t0).all(|t| {
                    matches!(words(t), "của" | "tỉnh" | "thành" | "phố" | "tp" | "." | "năm")
                        || block(t)
                        || words(t).bytes().all(|c| c.is_ascii_digit())
                })
        })
}

/// `Sở X xếp thứ 2 về chỉ số cải cách hành chính tỉnh Lào Cai, đạt 94,2 điểm`: behind the place of one of its offices the province right behind the
/// ranking's name says whose ranking it is.
pub(super) fn owns_the_ranking<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let office = mentions
        .iter()
        .take(at)
        .rposition(|n| matches!(&n.what, What::Subject(w) if matches!(w.kind, SubjectKind::Office(_) | SubjectKind::Unit(_))));
    let placed = |from: usize| mentions.iter().take(at).skip(from).any(|n| matches!(n.what, What::Rank { .. } | What::Last));
    behind_ranking(mentions, at, words) && office.is_some_and(placed)
}

/// `Quảng Ngãi sau hợp nhất với Kon Tum ước tăng 10%, đứng thứ 7`: with whom somebody was merged has no place of its own.
pub(super) fn merged_with<'w>(m: &Mention, words: &dyn Fn(usize) -> &'w str) -> bool {
    let from = noun_start(m.t0, words);
    let before = |b: usize| from.checked_sub(b).map_or("", words);
    let merged = |b: usize| matches!((before(b + 1), before(b)), ("sáp" | "hợp", "nhập" | "nhất"));
    before(1) == "với" && merged(2)
}

/// `đội Lào Cai đứng thứ 3`, `quận 3 và quận 5 của TP.HCM dẫn đầu`: a team that bears the province's name, and what the province has units of.
pub(super) fn owns_the_ranked<'w>(m: &Mention, words: &dyn Fn(usize) -> &'w str) -> bool {
    let What::Subject(who) = &m.what else { return false };
    if who.kind != SubjectKind::Province {
        return false;
    }
    let before = |t: usize, b: usize| t.checked_sub(b).map_or("", words);
    let mut from = m.t0;
    while matches!(before(from, 1), "tỉnh" | "tp" | "." | "phố" | "thành") {
        from -= 1;
    }
    if matches!(before(from, 1), "đội" | "clb" | "tuyển") {
        return true;
    }
    // "cấp huyện của X" and "khối sở của X" are rankings of X's.
    let unit =
        |b: usize| matches!(before(from, b), "quận" | "huyện" | "phường") && !matches!(before(from, b + 1), "cấp" | "khối" | "nhóm" | ",");
    let named = |b: usize| !matches!(before(from, b), "," | ";" | "." | ":" | ")" | "số" | "index" | "tỉnh" | "");
    // "22 sở, cơ quan tương đương sở của TP X có chỉ số từ 76 đến 93": so many units.
    let units = matches!(before(from, 2), "sở" | "ngành" | "huyện" | "quận" | "xã" | "phường" | "vị" | "quan");
    let counted = || (3..=9).take_while(|b| !matches!(before(from, *b), ";" | "." | "")).any(|b| before(from, b).parse::<u32>().is_ok());
    before(from, 1) == "của" && ((3..=5).any(unit) && (2..=3).all(named) || units && counted())
}

/// Whether `các`, `những`, `một số` stand in the clause, at most `reach` tokens before token `at`.
fn several_before<'w>(at: usize, reach: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    (1..=reach)
        .map_while(|b| at.checked_sub(b))
        .take_while(|t| !matches!(words(*t), "," | ";" | "."))
        .any(|t| matches!(words(t), "các" | "những" | "nhiều" | "vài") || (words(t), words(t + 1)) == ("một", "số"))
}

/// `các tỉnh bạn như A, B lần lượt xếp thứ 5 và 14`: names given as examples of those that are ranked.
pub(super) fn examples<'w>(at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    words(at) == "như"
        && several_before(at, 5, words)
        && (at + 1..at + 24).take_while(|t| !matches!(words(*t), ";" | "." | "")).any(|t| {
            (words(t), words(t + 1)) == ("lần", "lượt")
                || matches!(words(t), "cũng" | "đều" | "cùng" | "đã")
                    && matches!(words(t + 1), "nằm" | "lọt" | "vào" | "đứng" | "thuộc" | "có" | "góp" | "xếp")
        })
}

/// `các nước khác như A hạng 19, B hạng 60`, `tăng mạnh như A (từ 60 lên 26), B (từ 63 lên 34)`: each example has its own figure right
/// behind its name, in a bracket or without one.
pub(super) fn placed_examples<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(cue) = mentions.get(at).filter(|m| words(m.t0) == "như") else { return false };
    // The name from `from` on, with its figure: which mention is the name.
    let own = |from: usize| {
        let (at, name) = mentions.iter().enumerate().skip(from).take(10).find(|(_, m)| matches!(m.what, What::Subject(_)))?;
        let open = usize::from(words(name.t1) == "(");
        let figure = |m: &&Mention| matches!(m.what, What::Rank { word: false, .. } | What::Move(_) | What::Score { .. });
        let ends = |m: &&Mention| !matches!(m.what, What::Subject(_) | What::Mark(',' | ';'));
        let told = mentions.iter().skip(at + 1).take_while(ends).find(figure).filter(|f| f.t0 <= name.t1 + open + 2);
        told.is_some().then_some(at)
    };
    let several = several_before(cue.t0, 6, words) && words(cue.t1) != "vậy";
    own(at + 1).is_some_and(|first| several || own(first + 1).is_some())
}

/// `TTXVN - Ngôi đầu …`, `(TTXVN) …`: the agency that reports, at the head of its report.
pub(super) fn dateline<'w>(who: &Who, m: &Mention, words: &dyn Fn(usize) -> &'w str) -> bool {
    if m.t0 > 1 {
        return false;
    }
    let reports = ["bo/thong-tan-xa-viet-nam", "bo/dai-tieng-noi-viet-nam", "bo/dai-truyen-hinh-viet-nam"].contains(&&*who.id);
    let bracket = m.t0 == 1 && matches!(words(0), "(" | "[") && matches!(words(m.t1), ")" | "]");
    let figure = words(m.t1 + 1).starts_with(|c: char| c.is_ascii_digit());
    reports && (bracket || m.t0 == 0 && matches!(words(m.t1), "-" | "–" | ":" | "|") && !figure)
}

/// `giữ nguyên thứ hạng năm 2024`, `không đổi vị trí so năm trước`: nothing but the noun stands between what was kept and the year.
pub(super) fn kept_from<'w>(mentions: &[Mention], at: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(year) = mentions.get(at) else { return false };
    let kept = mentions.get(..at).unwrap_or_default().iter().rev().take(3).find(|n| matches!(n.what, What::Keep));
    let Some(kept) = kept.filter(|k| k.t1 <= year.t0 && year.t0 <= k.t1 + 5) else { return false };
    let noun = |t: usize| matches!(words(t), "thứ" | "hạng" | "vị" | "trí" | "bậc");
    let glue = |t: usize| noun(t) || matches!(words(t), "của" | "năm" | "kỳ" | "như" | "ở" | "xếp");
    (kept.t0..year.t0).any(noun) && (kept.t1..year.t0).all(glue)
}

/// `A được xếp ở vị trí thứ 3 cùng với B, C và D.`: the cue stands right behind the place, and only names follow it to the end of the clause.
pub(super) fn shares_the_place<'w>(mentions: &[Mention], cue: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let Some(m) = mentions.get(cue).filter(|m| (words(m.t0), words(m.t0 + 1)) == ("cùng", "với")) else { return false };
    let place = mentions.iter().take(cue).rev().find(|n| !matches!(n.what, What::Of(_) | What::Scope(_) | What::Unit));
    if !place.is_some_and(|p| matches!(p.what, What::Rank { word: false, .. }) && m.t0 <= p.t1 + 6 && words(m.t0.wrapping_sub(1)) != ",") {
        return false;
    }
    let (mut end, mut names) = (m.t1, 0);
    for n in mentions.iter().skip(cue + 1) {
        match n.what {
            What::Subject(_) if n.t0 <= end + 3 => (end, names) = (n.t1, names + 1),
            What::Mark(',') | What::Unit | What::Anaphor(_) if n.t0 <= end + 3 => end = n.t1,
            _ => break,
        }
    }
    names > 0 && matches!(words(end), "" | "." | ";" | ")")
}

/// `A cùng với B lần lượt ở các vị trí 62 và 55`: whoever is named beside has a place of the row, and is not only compared with.
pub(super) fn told_in_turn<'w>(mentions: &[Mention], cue: usize, words: &dyn Fn(usize) -> &'w str) -> bool {
    let name = |m: &Mention| matches!(m.what, What::Subject(_));
    let Some(m) = mentions.get(cue).filter(|m| words(m.t0) == "cùng") else { return false };
    if !cue.checked_sub(1).and_then(|j| mentions.get(j)).is_some_and(|b| name(b) && b.t1 == m.t0) {
        return false;
    }
    let (mut end, mut named) = (m.t1, false);
    for (j, n) in mentions.iter().enumerate().skip(cue + 1) {
        if n.t0 > end + 3 {
            return false;
        }
        match n.what {
            What::Subject(_) => named = true,
            What::Mark(',') | What::Unit | What::Anaphor(_) | What::Stand | What::About => {}
            What::Order => return named,
            What::Rank { word: false, .. } => {
                let next = mentions.get(j + 1).is_some_and(|k| matches!(k.what, What::Rank { word: false, .. }) && k.t0 <= n.t1 + 1);
                return named && next;
            }
            _ => return false,
        }
        end = n.t1.max(end);
    }
    false
}
