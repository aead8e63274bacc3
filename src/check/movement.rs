//! Movement: `R(y₀) − R(y₁) = moved`, where y₁ is the edition at hand and y₀ the one it is compared with.
//!
//! A movement that fails because the rank itself is in dispute is a consequence of that dispute. Ranks of
//! different lists (63 and 34 provinces) are not comparable; such a movement is a note.
use super::draft::{Draft, Found, Value, side};
use super::facts::{Facts, Key, Witness};
use super::lists;
use super::range::size;
use super::same_fact::rank_value;
use super::values::rank_words;
use super::words::{fact_words, moved_words, one_document, says};
use crate::model::{Consequence, FindingKind, Severity};
use crate::ontology::Ontology;
use std::collections::BTreeMap;

/// Tries the rule on every stated movement.
pub(super) fn find<'a>(facts: &Facts<'a>, ontology: &Ontology, found: &mut Found<'a>) {
    let mut keys: Vec<&Key<'a>> = facts.iter().filter(|(_, w)| w.iter().any(|w| w.claim.delta.is_some())).map(|(k, _)| k).collect();
    keys.sort_unstable();
    for key in keys {
        for (base, stated) in stated_movements(key, facts) {
            match base_key(key, base, ontology) {
                Some(before) => compare(key, &before, &stated, facts, ontology, found),
                None => across_lists(key, base, &stated, ontology, found),
            }
        }
    }
}

/// One movement as stated: rank at the end (when known), places moved, who says so.
struct Stated<'a> {
    rank: u32,
    delta: i32,
    who: Vec<Witness<'a>>,
}

impl Stated<'_> {
    /// The rank in the earlier edition that it implies.
    fn before(&self) -> i64 {
        i64::from(self.rank) + i64::from(self.delta)
    }
}

/// Movements by base year. A movement without a rank borrows the fact's undisputed one.
fn stated_movements<'a>(key: &Key<'_>, facts: &Facts<'a>) -> BTreeMap<i32, Vec<Stated<'a>>> {
    let mut by_base: BTreeMap<i32, BTreeMap<(u32, i32), Vec<Witness<'a>>>> = BTreeMap::new();
    for w in facts.of(key) {
        let (Some(delta), Some(base)) = (w.claim.delta, w.claim.base_year) else { continue };
        let Some(rank) = w.claim.rank.or_else(|| facts.only_rank(key)) else { continue };
        by_base.entry(base).or_default().entry((rank, delta)).or_default().push(*w);
    }
    let group = |m: BTreeMap<(u32, i32), Vec<Witness<'a>>>| m.into_iter().map(|((rank, delta), who)| Stated { rank, delta, who }).collect();
    by_base.into_iter().map(|(base, m)| (base, group(m))).collect()
}

/// The same fact in the earlier edition; `None` when that edition has no comparable list.
pub(crate) fn base_key<'a>(key: &Key<'a>, base: i32, ontology: &Ontology) -> Option<Key<'a>> {
    let list = match key.list {
        Some("34") if !lists::admissible(ontology.edition(key.index, base), base).after => return None,
        Some("63" | "64") => Some(lists::before(key.index, base, ontology)),
        list => list,
    };
    Some(Key { year: base, list, ..*key })
}

fn compare<'a>(key: &Key<'a>, before: &Key<'a>, stated: &[Stated<'a>], facts: &Facts<'a>, ontology: &Ontology, found: &mut Found<'a>) {
    let known = facts.ranks(before);
    for s in stated {
        let implied = s.before();
        if let Some(who) = u32::try_from(implied).ok().and_then(|r| known.get(&r)) {
            if who.iter().any(|b| s.who.iter().any(|w| w.source.doc_id != b.source.doc_id)) {
                found.confirmations.push(confirmation(key, before, s, who, ontology));
            }
            bear_out(key, before, s, known.len(), ontology, found);
            continue;
        }
        let out_of_range = implied < 1 || size(before, ontology).is_some_and(|n| implied > i64::from(n));
        if known.is_empty() && !out_of_range {
            continue;
        }
        let (vi, en) = sentence(before, s, &known, ontology);
        let consequence = Consequence { kind: FindingKind::Movement, vi, en, claims: s.who.iter().map(|w| w.claim.id.clone()).collect() };
        if let Some(cause) = found.dispute(key) {
            if cause.about_movement {
                // The arithmetic settles which of the movements is off: it belongs into the sentence.
                cause.kind = FindingKind::Movement;
                cause.message.0 = format!("{} {}", cause.message.0, consequence.vi);
                cause.message.1 = format!("{} {}", cause.message.1, consequence.en);
            } else {
                cause.follows.push(consequence);
            }
            continue;
        }
        let draft = contradiction(key, before, s, &known, consequence, ontology);
        found.contradictions.push(draft);
    }
}

/// A movement that fits one of several ranks in dispute is evidence for it.
fn bear_out(key: &Key<'_>, before: &Key<'_>, s: &Stated<'_>, ranks: usize, ontology: &Ontology, found: &mut Found<'_>) {
    if ranks < 2 {
        return;
    }
    if let Some(cause) = found.dispute(before) {
        let sum = arithmetic(s.rank, s.delta);
        cause.follows.push(Consequence {
            kind: FindingKind::Movement,
            vi: format!("{}: {sum}, hợp với thứ {}.", fact_words(key, ontology, true), s.before()),
            en: format!("{}: {sum}, which bears out {}.", fact_words(key, ontology, false), s.before()),
            claims: s.who.iter().map(|w| w.claim.id.clone()).collect(),
        });
    }
}

/// `27+22 = 49, trong khi 2021 là 59`.
fn sentence(before: &Key<'_>, s: &Stated<'_>, known: &BTreeMap<u32, Vec<Witness<'_>>>, ontology: &Ontology) -> (String, String) {
    let sum = arithmetic(s.rank, s.delta);
    let ranks = known.keys().map(u32::to_string).collect::<Vec<_>>().join(" / ");
    match (known.is_empty(), size(before, ontology)) {
        (true, Some(n)) => (
            format!("{sum}, trong khi kỳ {} chỉ xếp hạng 1–{n}.", before.year),
            format!("{sum}, while the edition of {} ranks 1–{n} only.", before.year),
        ),
        (true, None) => (format!("{sum}: không có hạng như vậy."), format!("{sum}: there is no such rank.")),
        _ => (format!("{sum}, trong khi kỳ {} là {ranks}.", before.year), format!("{sum}, while {} is {ranks}.", before.year)),
    }
}

/// `37 + 22 = 59` or `44 − 21 = 23`.
pub(crate) fn arithmetic(rank: u32, delta: i32) -> String {
    let sign = if delta < 0 { '−' } else { '+' };
    format!("{rank} {sign} {} = {}", delta.unsigned_abs(), i64::from(rank) + i64::from(delta))
}

fn contradiction<'a>(
    key: &Key<'a>,
    before: &Key<'a>,
    s: &Stated<'a>,
    known: &BTreeMap<u32, Vec<Witness<'a>>>,
    why: Consequence,
    ontology: &Ontology,
) -> Draft {
    let mut values = vec![moved(s, before.year, ontology)];
    values.extend(known.iter().map(|(rank, who)| rank_value(*rank, who, ontology)));
    let one_document = one_document(&values);
    let official = values.iter().skip(1).any(Value::official);
    let message = if one_document {
        (
            format!("Số trong bài tự vênh: {}: {}", fact_words(key, ontology, true), why.vi),
            format!("Figures of one text do not add up: {}: {}", fact_words(key, ontology, false), why.en),
        )
    } else {
        let all = |vi: bool| values.iter().map(|v| says(v, vi)).collect::<Vec<_>>().join("; ");
        (
            format!("Chưa khớp: {}. {}. {}", fact_words(key, ontology, true), all(true), why.vi),
            format!("Not in agreement: {}. {}. {}", fact_words(key, ontology, false), all(false), why.en),
        )
    };
    Draft {
        kind: FindingKind::Movement,
        severity: if one_document || official { Severity::Fix } else { Severity::Look },
        fact: Some(key.fact(ontology)),
        identity: vec![format!("{} {:+} {}", s.rank, s.delta, before.year)].into_iter().chain(known.keys().map(u32::to_string)).collect(),
        values,
        message,
        diagnosis: None,
        follows: Vec::new(),
        about_movement: false,
    }
}

fn moved(s: &Stated<'_>, base: i32, ontology: &Ontology) -> Value {
    let of = s.who.iter().find_map(|w| w.claim.of);
    let words = |vi: bool| format!("{}, {}", rank_words(s.rank, of, vi), moved_words(s.delta, Some(base), vi));
    Value::new(words(true), words(false), s.who.iter().map(|w| side(w, words(true), ontology)).collect())
}

fn confirmation<'a>(key: &Key<'a>, before: &Key<'a>, s: &Stated<'a>, who: &[Witness<'a>], ontology: &Ontology) -> Draft {
    let sum = arithmetic(s.rank, s.delta);
    let values = vec![moved(s, before.year, ontology), rank_value(u32::try_from(s.before()).unwrap_or(0), who, ontology)];
    Draft {
        kind: FindingKind::Confirmation,
        severity: Severity::Info,
        fact: Some(key.fact(ontology)),
        identity: vec![sum.clone(), before.year.to_string()],
        message: (
            format!("Khớp: {}. {sum}, đúng hạng kỳ {}.", fact_words(key, ontology, true), before.year),
            format!("In agreement: {}. {sum}, the rank of {}.", fact_words(key, ontology, false), before.year),
        ),
        values,
        diagnosis: None,
        follows: Vec::new(),
        about_movement: false,
    }
}

fn across_lists<'a>(key: &Key<'a>, base: i32, stated: &[Stated<'a>], ontology: &Ontology, found: &mut Found<'a>) {
    let certain: Vec<&Stated<'a>> = stated.iter().filter(|s| s.who.iter().any(|w| !w.presumed)).collect();
    if certain.is_empty() {
        return;
    }
    found.notes.push(Draft {
        kind: FindingKind::TwoLists,
        severity: Severity::Info,
        fact: Some(key.fact(ontology)),
        identity: vec![format!("against {base}")],
        values: certain.iter().map(|s| moved(s, base, ontology)).collect(),
        message: (
            format!(
                "{}: hạng năm {} xếp trong 34 tỉnh, năm {base} trong 63: không tính tăng/giảm bậc.",
                fact_words(key, ontology, true),
                key.year
            ),
            format!(
                "{}: the rank of {} is among 34 provinces, that of {base} among 63: they do not make a movement.",
                fact_words(key, ontology, false),
                key.year
            ),
        ),
        diagnosis: None,
        follows: Vec::new(),
        about_movement: false,
    });
}
