//! Movements told by a figure: their way, rows of them, and those that are only planned.
use super::Scanner;
use crate::extract::cues::Cue;
use crate::extract::mention::What;
use crate::extract::numerals::whole;

/// `nâng xếp hạng I lên 10 - 15 bậc vào năm 2030`: how far is said only from … to, and the verb or a year to come tells that it is a plan.
pub(super) fn planned(s: &mut Scanner<'_>, at: usize) -> bool {
    const REACH: usize = 40;
    let clause: Vec<usize> = (at.saturating_sub(REACH)..at).rev().take_while(|t| !s.mark(*t, ';')).collect();
    let done = clause.iter().any(|t| matches!(s.word(*t), "đã" | "vừa" | "từng"));
    let verb = clause.iter().find(|t| matches!(s.word(**t), "nâng" | "đưa" | "cần" | "phải" | "sẽ")).copied();
    let written = s.setting.published.map(|d| i32::from(d.year));
    let to_come = |t: usize| {
        let year = whole(s.word(t)).filter(|y| (1990..2060).contains(y)).and_then(|y| i32::try_from(y).ok());
        year.zip(written).is_some_and(|(year, written)| year > written)
    };
    let dated = (at..at + 12).take_while(|t| !s.mark(*t, ';')).any(to_come) || clause.iter().any(|t| to_come(*t));
    let from = verb.or_else(|| dated.then_some(at.saturating_sub(3)));
    let named = s.out.iter().any(|m| matches!(m.what, What::Index(_)));
    let Some(from) = from.filter(|_| named && !done && (verb.is_none() || dated || clause.len() > 2)) else { return false };
    let place = s.out.iter().rev().find(|m| m.t1 <= at).map_or(0, |m| m.t1).max(from.min(at - 1));
    s.push(What::Target, place.min(at - 1), at - 1);
    true
}

/// `lần lượt giảm 4 bậc, 9 bậc và 11 bậc`: the row goes on the way it began.
pub(super) fn row_of_moves(s: &Scanner<'_>, at: usize) -> Option<i32> {
    let joint = s.before(at, 1) == "và" || s.mark(at.checked_sub(1)?, ',');
    let last = s.back().next().filter(|m| joint && m.t1 + 1 == at)?;
    let What::Move(n) = last.what else { return None };
    (s.out.iter().any(|m| m.what == What::Order) || places_before(s) > 1).then(|| n.signum())
}

/// How many exact places were told lately.
fn places_before(s: &Scanner<'_>) -> usize {
    const REACH: usize = 24;
    s.out.iter().rev().take(REACH).filter(|m| matches!(m.what, What::Rank { word: false, .. })).count()
}

/// Whether a verb of moving stands right before the token.
fn led_by_verb(s: &Scanner<'_>, at: usize) -> bool {
    let ends = |from: usize, cue: Cue| s.cue_is(from, cue) == Some(at);
    (1..=3).filter_map(|b| at.checked_sub(b)).any(|from| ends(from, Cue::Up) || ends(from, Cue::Down))
}

/// `lần lượt tăng 6 và 3 bậc`, `xếp thứ 26 và 58, giảm 12 và 15 bậc`, `tăng 4 và giảm 2 bậc`: a bare figure of a row that the noun ends, each a movement of its own.
pub(super) fn in_turn_before_step(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    const LONGEST: usize = 10;
    let joint = |t: usize| s.mark(t, ',') || s.word(t) == "và";
    if !joint(at + 1) || !(1..=200).contains(&n) {
        return None;
    }
    let near = s.out.iter().rev().take(4).any(|m| matches!(m.what, What::Order | What::Move(_)));
    let led = led_by_verb(s, at) && (near || places_before(s) > 1);
    if !near && !led {
        return None;
    }
    let mut last = at;
    while last < at + LONGEST && joint(last + 1) {
        // The verb may be said once more before each figure.
        let verb = [Cue::Up, Cue::Down].into_iter().find_map(|cue| s.cue_is(last + 2, cue)).unwrap_or(last + 2);
        if whole(s.word(verb)).is_none() {
            break;
        }
        last = verb;
    }
    let before = s.out.last().is_some_and(|m| match m.what {
        What::Order => at <= m.t1 + 4,
        What::Move(_) => m.t1 + 1 == at,
        What::Mark(',') => s.out.iter().rev().nth(1).is_some_and(|m| matches!(m.what, What::Move(_)) && m.t1 + 1 == at),
        _ => false,
    });
    if last == at || !(before || led) || s.cue_is(last + 1, Cue::Step).is_none() {
        return None;
    }
    let sign = direction(s, at)?;
    s.push(What::Move(sign * i32::try_from(n).ok()?), at, at + 1);
    Some(at + 1)
}

/// `thăng 3 bậc so với năm 2021 và 1 bậc so với năm 2020`: the sign of the movement before, where another edition follows.
pub(super) fn goes_on_moving(s: &Scanner<'_>, at: usize, stop: usize) -> Option<i32> {
    let joined = matches!(s.before(at, 1), "và" | ",") && (s.word(stop), s.word(stop + 1)) == ("so", "với");
    let mut back = s.back().filter(|m| !matches!(m.what, What::Against | What::Mark(_)));
    back.next().filter(|m| joined && m.t1 + 1 == at && matches!(m.what, What::Year(_) | What::Relative(_)))?;
    // "thăng 4 bậc PAR INDEX năm 2021 so với năm 2020 và 2 bậc so với …".
    let compared = back.find(|m| !matches!(m.what, What::Year(_) | What::Index(_) | What::OfWord | What::Anaphor(_)))?;
    match compared.what {
        What::Move(n) if n != 0 && at - compared.t1 <= 12 => Some(n.signum()),
        _ => None,
    }
}

/// The sign of a movement, from the verb before its number.
pub(super) fn direction(s: &Scanner<'_>, at: usize) -> Option<i32> {
    let marked = |signs: &[char]| signs.iter().any(|c| s.mark(at.wrapping_sub(1), *c));
    if marked(&['▲', '+', '↑', '⬆', '⇧', '🔺']) {
        return Some(1);
    }
    let minus = s.mark(at.wrapping_sub(1), '-') && s.mark(at.wrapping_sub(2), '('); // "(-12 bậc)"
    if marked(&['▼', '↓', '⬇', '⇩', '🔻']) || minus {
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
                    // "đánh tụt X 3 bậc", "hạ X 2 bậc": who is moved stands between.
                    let moved = s.word(i) == "hạ" || (s.before(i, 1), s.word(i)) == ("đánh", "tụt");
                    // "A cao hơn B 2 bậc": how far apart two stand.
                    if !moved && s.out.iter().rev().take(3).any(|m| m.t0 > i && m.t1 <= at && matches!(m.what, What::Subject(_))) {
                        return None;
                    }
                    return Some(sign);
                }
            }
        }
        // "nâng X 2 bậc".
        if s.word(i) == "nâng" && s.out.iter().rev().take(3).any(|m| m.t0 == i + 1 && matches!(m.what, What::Subject(_))) {
            return Some(1);
        }
        // "hơn năm 2021 là 10 bậc": the comparison with an edition before is the movement.
        if s.word(i) == "hơn"
            && matches!(s.word(i + 1), "năm" | "kỳ")
            && matches!(s.word(i + 2), "trước" | "ngoái") | whole(s.word(i + 2)).is_some()
        {
            return Some(1);
        }
        if s.mark(i, ',') && back > 1 {
            return None;
        }
    }
    None
}
