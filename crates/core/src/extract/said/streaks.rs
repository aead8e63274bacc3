//! Years in a row: `16 năm liền trong top 5`, `năm thứ 7 liên tiếp đứng đầu`, `12 năm liền (2009-2020) dẫn đầu`.
//!
//! The place held is that of the claim right before or behind, with nobody else named between. Where something rose or fell for
//! years, no place was held.
use super::{Anchor, Said, Words, numeric};
use crate::extract::mention::{Mention, What};
use crate::extract::numerals::{in_words, whole};
use crate::extract::proto::Proto;
use crate::model::{Modality, StatementKind};
use std::collections::BTreeMap;

/// Longest run of editions that an index can have by now.
const LONGEST: u32 = 25;

/// The streaks of a sentence with its claims.
pub(super) fn read(words: Words<'_>, mentions: &[Mention], protos: &[Proto]) -> Vec<Said> {
    let mut out = Vec::new();
    for at in 0..words.tokens.len() {
        let in_row = match words.word(at) {
            "liền" => true,
            "liên" => matches!(words.word(at + 1), "tiếp" | "tục"),
            _ => false,
        };
        if !in_row {
            continue;
        }
        let Some((years, t0, t1)) = years(words, at) else { continue };
        if (2..=LONGEST).contains(&years) && !moving(words, t0, t1) {
            out.extend(held(words, mentions, protos, years, t0, t1));
        }
    }
    out
}

/// The number of years around `liền` at token `at`, and where its words begin and end.
fn years(words: Words<'_>, at: usize) -> Option<(u32, usize, usize)> {
    let end = at + if words.word(at) == "liên" { 2 } else { 1 };
    // "năm liền trước", "năm liền kề": the edition before.
    if matches!(words.word(end), "trước" | "kề" | "sau" | "đó" | "với") {
        return None;
    }
    if words.before(at, 1) == "năm"
        && let Some((n, start)) = words.number_before(at - 1)
        && words.before(start, 1) != "thứ"
    {
        return Some((n, start, end));
    }
    // "năm thứ 7 liên tiếp".
    if let Some((n, start)) = words.number_before(at)
        && words.before(start, 1) == "thứ"
        && words.before(start, 2) == "năm"
    {
        return Some((n, start - 2, end));
    }
    // "liên tục trong 5 năm", "liên tiếp ba năm".
    let from = end + usize::from(words.word(end) == "trong");
    let (n, taken) = match whole(words.word(from)) {
        Some(n) => (n, 1),
        None => in_words(&[words.word(from), words.word(from + 1)])?,
    };
    let stop = from + taken;
    (words.word(stop) == "năm" && !numeric(words, stop + 1)).then_some((n, at, stop + 1))
}

/// Whether something rose or fell all those years.
fn moving(words: Words<'_>, t0: usize, t1: usize) -> bool {
    (t0.saturating_sub(6)..t1 + 6).any(|t| {
        matches!(
            words.word(t),
            "tăng" | "giảm" | "tụt" | "trượt" | "cải" | "thăng" | "rơi" | "rớt" | "tiến" | "thêm" | "nhích" | "lùi" | "sụt" | "mất"
        ) && (words.word(t), words.word(t + 1)) != ("cải", "cách")
    })
}

/// The place held: that of the nearest claim, with nobody else named between.
fn held(words: Words<'_>, mentions: &[Mention], protos: &[Proto], years: u32, t0: usize, t1: usize) -> Option<Said> {
    let token = |byte: usize| words.tokens.partition_point(|t| (t.end as usize) <= byte);
    let places =
        || protos.iter().enumerate().filter(|(_, p)| (p.rank.is_some() || p.rank_max.is_some()) && p.modality == Modality::Asserted);
    let free = |p: &Proto, a: usize, b: usize| {
        (a..b).all(|t| !matches!(words.word(t), ";" | "."))
            && mentions.iter().filter(|m| m.t0 >= a && m.t1 <= b).all(|m| match &m.what {
                What::Subject(w) => p.who.as_ref().is_some_and(|s| s.value.id == w.id),
                What::Index(i) => p.index.as_ref().is_some_and(|s| s.value == *i),
                What::Rank { .. } | What::Bound(_) | What::Part(_) => false,
                _ => true,
            })
    };
    let behind = places().filter_map(|(k, p)| {
        let start = token(p.start);
        let near = start >= t1 && start <= t1 + 6 && free(p, t1, start) && !(t1..start).any(|t| words.word(t) == ",");
        near.then(|| (start - t1, k))
    });
    let before = places().filter_map(|(k, p)| {
        let end = token(p.end);
        let near = end <= t0 && t0 - end <= 10 && free(p, end, t0);
        near.then(|| (t0 - end, k))
    });
    let (_, at) = behind.min().or_else(|| before.min())?;
    let p = protos.get(at)?;
    // "A, B dẫn đầu ba năm liền", "2008, 2009, 2010 đứng đầu": whose or which is not one.
    let twins = protos.iter().filter(|q| (q.start, q.end) == (p.start, p.end)).count();
    if twins > 1 {
        return None;
    }
    let mut values = BTreeMap::from([("years", f64::from(years))]);
    match (p.rank, p.rank_max) {
        (Some(rank), _) => values.insert("rank", f64::from(rank)),
        (None, Some(bound)) => values.insert("bound", f64::from(bound)),
        (None, None) => return None,
    };
    if let Some((first, last)) = bracketed(words, t1) {
        values.extend([("from", f64::from(first)), ("to", f64::from(last))]);
    } else if let Some(first) = first_year(words, t0, t1) {
        values.insert("from", f64::from(first));
    }
    Some(Said {
        kind: StatementKind::Streak,
        values,
        other: None,
        base: None,
        anchor: Anchor::Claim(at),
        span: (p.start.min(words.span(t0, t1).0), p.end.max(words.span(t0, t1).1)),
    })
}

fn year(words: Words<'_>, at: usize) -> Option<u32> {
    whole(words.word(at)).filter(|y| (1995..2060).contains(y))
}

/// `(2009-2020)` right behind.
fn bracketed(words: Words<'_>, end: usize) -> Option<(u32, u32)> {
    let joined = words.word(end) == "(" && matches!(words.word(end + 2), "-" | "–" | "đến");
    if joined { year(words, end + 1).zip(year(words, end + 3)).filter(|(a, b)| a < b) } else { None }
}

/// `từ năm 2008`, `kể từ PCI 2007` in the same clause.
fn first_year(words: Words<'_>, t0: usize, t1: usize) -> Option<u32> {
    let from = t0.saturating_sub(12);
    (from..t1 + 16).find_map(|t| {
        let begins = words.word(t) == "từ" && (words.before(t, 1) == "kể" || matches!(words.word(t + 1), "năm" | "pci" | "kỳ"));
        let clause = (t.min(t1)..t.max(t0)).all(|k| words.word(k) != ";");
        (begins && clause).then(|| (t + 1..t + 4).find_map(|k| year(words, k))).flatten()
    })
}
