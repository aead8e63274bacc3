//! One figure a year: `42 (năm 2019 và 2020), 44 năm 2021`, `năm 2018: 43; năm 2019: 38`, `năm 2021, 2022 lần lượt là 30 và 22`; and
//! places counted in steps: `từ bậc 40 xuống bậc 52`.
use super::Scanner;
use crate::extract::mention::{Mention, What};
use crate::extract::numerals::whole;
use crate::normalize::TokenKind;

/// How far before its first figure the noun of a history may stand, in tokens.
const REACH: usize = 28;

/// Whether token `t` is a year in figures.
fn is_year(s: &Scanner<'_>, t: usize) -> bool {
    s.word(t).len() == 4 && whole(s.word(t)).is_some_and(|y| (1990..2060).contains(&y))
}

/// Whether the words from `at` on date the figure before them: `năm 2021`, `(năm 2019 và 2020)`, `vào năm 2021`.
fn dated(s: &Scanner<'_>, at: usize) -> bool {
    let open = s.mark(at, '(');
    let mut t = at + usize::from(open);
    let first = t;
    while t < first + 3
        && (matches!(s.word(t), "năm" | "vào" | "của" | "kỳ" | "trong" | "các" | "hồi") || s.word(t) == "ở" && s.word(t + 1) == "kỳ")
    {
        t += 1;
    }
    (open || t > first) && is_year(s, t)
}

/// Whether the figure at `at` ends its clause or is joined to another one.
fn ends(s: &Scanner<'_>, at: usize) -> bool {
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    let stop = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')' | '(' | '"')));
    // "2021: 24 - 2022: 33".
    let dash = s.tokens.get(at + 1).is_some_and(|t| matches!(t.kind, TokenKind::Punct('-' | '–' | '|' | '→')));
    let stop = stop || dash && (is_year(s, at + 2) || s.word(at + 2) == "năm" && is_year(s, at + 3));
    !decimal && (stop || matches!(s.word(at + 1), "và" | "còn" | "thì" | "đến" | "rồi"))
}

/// Whether the last value is a place in figures with nothing but years behind it.
fn behind_dated_place(s: &Scanner<'_>) -> bool {
    let mut years = 0;
    for m in s.out.iter().rev() {
        match m.what {
            What::Year(_) | What::Relative(_) => years += 1,
            What::Mark(',' | ';' | ':' | '(' | ')') | What::Is | What::Order | What::OfWord | What::About | What::Stand | What::Each => {}
            What::Rank { word: false, .. } => return years > 0,
            _ => return false,
        }
    }
    false
}

/// Whether `thứ hạng`, `vị trí` stands before the years that end at `end`, and nothing that has figures of its own between.
fn headed(s: &Scanner<'_>, end: usize) -> bool {
    let from = end.saturating_sub(REACH);
    let noun = (from..end)
        .rev()
        .find(|t| matches!((s.word(*t), s.word(*t + 1)), ("thứ" | "xếp", "hạng") | ("vị", "trí" | "thứ") | ("thứ", "bậc")));
    let Some(noun) = noun else { return false };
    let other = |w: &str| matches!(w, "điểm" | "tăng" | "giảm" | "tỷ" | "tỉ" | "triệu" | "số" | "phần");
    let count = |t: usize| other(s.word(t)) && !(s.word(t) == "số" && s.before(t, 1) == "chỉ");
    !(noun + 2..end).any(count)
        && !s.out.iter().any(|m| m.t0 >= noun && m.is_value())
        && !(noun..end).any(|t| s.mark(t, '.') && s.tokens.get(t + 1).is_some_and(|n| n.capital))
}

fn place(s: &mut Scanner<'_>, from: usize, at: usize, n: u32) -> usize {
    s.push(What::Rank { n, of: None, word: false }, from, at + 1);
    at + 1
}

/// `…, 44 năm 2021 và 48 năm 2022`: a bare figure with its year behind it, in a row that a place with its year opens.
pub(super) fn before_its_year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let before = at.checked_sub(1)?;
    // "hạng 76 năm 2022, rồi bật lên 72 ở kỳ 2024": the verb that leads to it stands between.
    let mut joint = before;
    while joint > 0
        && before - joint < 3
        && matches!(s.word(joint), "lên" | "xuống" | "về" | "bật" | "tụt" | "vọt" | "rơi" | "lùi" | "leo" | "nhảy")
    {
        joint -= 1;
    }
    let joined = s.mark(joint, ',') || s.mark(joint, ';') || matches!(s.word(joint), "và" | "rồi" | "còn");
    let found = (1..=250).contains(&n) && joined && dated(s, at + 1) && behind_dated_place(s);
    found.then(|| place(s, at, at, n))
}

/// `xếp số 8 PCI năm 2023; năm 2022 số 6`: a number right behind its year, behind a place that was told in the same way.
pub(super) fn numbered_of_year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let noun = at.checked_sub(1).filter(|t| s.word(*t) == "số")?;
    let year = s.out.last().filter(|m| matches!(m.what, What::Year(_) | What::Relative(_)) && m.t1 == noun)?;
    let from = if s.before(year.t0, 1) == "năm" { year.t0 - 1 } else { year.t0 };
    let index = || s.out.iter().any(|m| m.t1 == from && matches!(m.what, What::Index(_)));
    let opens = from == 0 || s.mark(from - 1, ';') || s.mark(from - 1, ',') || s.mark(from - 1, '(') || index();
    let alike = s.back().any(|m| matches!(m.what, What::Rank { word: false, .. }) && (m.t0..m.t1).any(|t| s.word(t) == "số"));
    let found = (1..=250).contains(&n) && opens && alike && ends(s, at);
    found.then(|| place(s, noun, at, n))
}

/// `năm 2018: 43; năm 2019: 38`, `thứ hạng PCI của X năm 2020 là 15`: a bare figure behind its year, where a noun of place stands before
/// or a place with its year.
pub(super) fn behind_its_year(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let before = at.checked_sub(1)?;
    if !(1..=250).contains(&n) || !ends(s, at) {
        return None;
    }
    if in_pairs(s, at) {
        return Some(place(s, at, at, n));
    }
    let turn = s.word(before) == "là" && s.before(before, 1) == "lượt";
    // "hai năm 2019 và 2020 đều là 42".
    let each = s.word(before) == "là" && s.before(before, 1) == "đều";
    let link = if turn { at.checked_sub(3)? } else { before - usize::from(each) };
    if !(turn || s.mark(before, ':') || matches!(s.word(before), "là" | "ở" | "xếp" | "đứng")) {
        return None;
    }
    let mut own =
        s.back().filter(|m| !matches!(m.what, What::Mark(',' | ':') | What::Is | What::Order | What::Stand | What::About | What::Each));
    let year = own.next().filter(|m| matches!(m.what, What::Year(_)) && m.t1 == link)?;
    let (first, alone) = match own.next().filter(|m| matches!(m.what, What::Year(_)) && m.t1 + 2 >= year.t0) {
        Some(m) => (m.t0, false),
        None => (year.t0, true),
    };
    let mut opens = first;
    while opens > 0 && matches!(s.word(opens - 1), "năm" | "các" | "kỳ" | "hai" | "ba" | "trong" | "của" | "tới" | "đến" | "sang")
    {
        opens -= 1;
    }
    let clause = opens.checked_sub(1).is_none_or(|t| {
        s.mark(t, ':') || s.mark(t, ';') || s.mark(t, ',') || s.mark(t, '(') || s.mark(t, '-') || matches!(s.word(t), "và" | "còn")
    });
    let row = clause && (alone != turn || each && !alone) && behind_dated_place(s);
    // "(các thứ hạng của năm 2021 là 24, 27, 29)": of several, which are not named here.
    let more = s.mark(at + 1, ',') || s.word(at + 1) == "và";
    let several = !turn && more && whole(s.word(at + 2)).is_some() && !dated(s, at + 3);
    if several || !(row || alone != turn && headed(s, opens)) {
        return None;
    }
    Some(place(s, at, at, n))
}

/// `PCI của Nam Định: 2021: 24 - 2022: 33`, `thứ hạng các năm: 2021 (24), 2022 (33)`: whether the figure at `at` stands in a row of years and
/// whole numbers that can be places of provinces, two pairs at least, under a ranking's name or a noun of place.
fn in_pairs(s: &Scanner<'_>, at: usize) -> bool {
    const LONGEST: usize = 12;
    let link = |t: usize| s.mark(t, ':') || s.mark(t, '-') || s.mark(t, '–') || s.mark(t, '(');
    let whole_number = |t: usize| {
        let decimal = s.mark(t + 1, ',') && s.tokens.get(t + 2).is_some_and(|k| k.kind == TokenKind::Number && !k.spaced);
        whole(s.word(t)).is_some_and(|n| (1..=63).contains(&n)) && !decimal
    };
    let pair = |t: usize| t >= 2 && whole_number(t) && link(t - 1) && is_year(s, t - 2) && (!s.mark(t - 1, '(') || s.mark(t + 1, ')'));
    if !pair(at) {
        return false;
    }
    // From a pair to the next one over the mark, the noun of the year and a bracket that tells the movement.
    let next = |t: usize| {
        (t + 1..t + 10)
            .take_while(|k| !s.mark(*k, '.'))
            .find(|k| pair(*k) && (t + 1..k - 2).any(|j| matches!(s.word(j), "," | ";" | "-" | "–" | "|" | "→" | "và" | ")")))
    };
    let before = |t: usize| (t.saturating_sub(9)..t).rev().take_while(|k| !s.mark(*k, '.')).find(|k| pair(*k) && next(*k) == Some(t));
    let mut first = at;
    for _ in 0..LONGEST {
        let Some(earlier) = before(first) else { break };
        first = earlier;
    }
    let row = first < at || next(at).is_some();
    let mut head = first - 2;
    while head > 0
        && (matches!(s.word(head - 1), "năm" | "các" | "qua" | "trong" | "lần" | "lượt" | "như" | "sau") || s.mark(head - 1, ':'))
    {
        head -= 1;
    }
    let named =
        s.out.iter().rev().find(|m| m.t1 <= head && !matches!(m.what, What::Subject(_) | What::OfWord | What::Anaphor(_) | What::Mark(_)));
    let provinces =
        |i: usize| s.setting.ontology.indices.get(i).is_some_and(|x| x.kind == "index" && x.ranks.iter().any(|r| r == "provinces"));
    let ranking = named.is_some_and(|m| matches!(m.what, What::Index(i) if provinces(i)) && m.t1 + 6 >= head);
    let points = (head.saturating_sub(REACH)..at).any(|t| s.word(t) == "điểm");
    row && !points && (ranking || headed(s, first - 2))
}

/// `thứ hạng của tỉnh so với cả nước lần lượt là 22, 9, 13`: the first of a row that a noun of place announces.
pub(super) fn in_turn_behind_noun(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let turn = at.checked_sub(3).filter(|t| {
        matches!((s.word(*t), s.word(t + 1)), ("lần", "lượt") | ("tương", "ứng")) && matches!(s.word(t + 2), "là" | "ở" | ":")
    })?;
    let near = (turn.saturating_sub(REACH)..turn)
        .any(|t| matches!((s.word(t), s.word(t + 1)), ("thứ" | "xếp", "hạng") | ("vị", "trí" | "thứ") | ("thứ", "bậc")));
    let row = (s.mark(at + 1, ',') || s.word(at + 1) == "và") && whole(s.word(at + 2)).is_some_and(|m| (1..=250).contains(&m));
    let found = (1..=250).contains(&n) && row && (near && headed(s, turn) || one_a_year(s, at));
    found.then(|| place(s, at, at, n))
}

/// `PCI các năm 2021, 2022, 2023 lần lượt là 40, 30 và 20`: as many whole numbers as years right before the word of order, in a ranking that is
/// named: points have decimals, and their noun.
fn one_a_year(s: &Scanner<'_>, at: usize) -> bool {
    let whose = |m: &&Mention| matches!(m.what, What::Order | What::Subject(_) | What::OfWord | What::Anaphor(_) | What::Each | What::Is);
    let years = s.back().skip_while(whose).take_while(|m| matches!(m.what, What::Year(_) | What::Mark(',')));
    let years = years.filter(|m| matches!(m.what, What::Year(_))).count();
    let (mut numbers, mut t) = (1, at);
    while (s.mark(t + 1, ',') || s.word(t + 1) == "và") && whole(s.word(t + 2)).is_some_and(|m| (1..=250).contains(&m)) {
        (numbers, t) = (numbers + 1, t + 2);
    }
    let noun = s.tokens.get(t + 1).is_some_and(|k| k.kind == TokenKind::Word && s.word(t + 1) != "trong") || s.mark(t + 1, '%');
    years >= 2 && numbers == years && !noun && s.out.iter().any(|m| matches!(m.what, What::Index(_) | What::Part(_)))
}

/// `từ bậc 40 xuống bậc 52`: a place told by its step, behind a verb of standing or moving, where something is ranked.
pub(super) fn on_step(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let noun = at.checked_sub(1).filter(|t| s.word(*t) == "bậc")?;
    // "mạnh nhất là kinh tế (bậc 31)".
    let bracketed = s.mark(noun.wrapping_sub(1), '(') && (s.mark(at + 1, ')') || s.mark(at + 1, ',') || s.mark(at + 1, ';'));
    // "lần lượt ở các bậc 41 và 36".
    let verb = if s.before(noun, 1) == "các" { noun - 1 } else { noun };
    let led = bracketed
        || matches!(
            s.before(verb, 1),
            "từ" | "lên" | "xuống" | "tới" | "đến" | "ở" | "về" | "xếp" | "đứng" | "còn" | "vào" | "thành" | "nay"
        );
    let other = matches!(s.word(at + 1), "lương" | "thợ" | "học" | "trên" | "của") && s.word(at + 2) != "cả"
        // "được xếp vào bậc 1": a grade.
        || (s.before(noun, 2), s.before(noun, 1)) == ("xếp", "vào");
    let ranked = s.out.iter().any(|m| matches!(m.what, What::Index(_) | What::Rank { .. } | What::Move(_) | What::Part(_)));
    if !led || other || !ranked || !(1..=250).contains(&n) || s.mark(at + 1, '%') {
        return None;
    }
    if s.out.last().is_some_and(|m| m.t0 == noun && m.what == What::StepWord) {
        s.out.pop();
    }
    Some(place(s, noun, at, n))
}
