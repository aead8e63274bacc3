//! One fact, one value.
//!
//! For all claims a, b on one fact: `rank(a) = rank(b)`; `rank(a) ≤ rank_max(b)`; `last(b) ⇒ rank(a) = N`;
//! `score(a) ≈ score(b)` up to rounding and scale; `delta(a) = delta(b)` when both are against one base year.
use super::diagnose;
use super::draft::{Draft, Found, Value, side};
use super::facts::{Facts, Key, Witness};
use super::range::size;
use super::values::{agree, last_place, rank_words, score_words};
use super::words::{conflict, moved_words};
use crate::model::{Diagnosis, FindingKind, Severity};
use crate::ontology::Ontology;
use std::collections::{BTreeMap, HashMap};

/// Tries the rule on every fact.
pub(super) fn find<'a>(facts: &Facts<'a>, ontology: &Ontology) -> Found<'a> {
    let mut found = Found::default();
    let mut keys: Vec<&Key<'a>> = facts.iter().filter(|(_, w)| w.len() > 1).map(|(k, _)| k).collect();
    keys.sort_unstable();
    for key in keys {
        let witnesses = facts.of(key);
        if let Some(draft) = movements(key, witnesses, ontology) {
            record(&mut found, key, draft, ontology, true);
        }
        if let Some(draft) = scores(key, witnesses, ontology) {
            record(&mut found, key, draft, ontology, false);
        }
        // Last, so that consequences hang on the rank when several things are in dispute.
        if let Some(draft) = ranks(key, facts, ontology) {
            record(&mut found, key, draft, ontology, true);
        }
    }
    found
}

fn record<'a>(found: &mut Found<'a>, key: &Key<'a>, draft: Draft, ontology: &Ontology, carries: bool) {
    // A statistic or a sport changes within the year; one year has many true values.
    if ontology.index(key.index).is_some_and(|i| matches!(i.kind.as_str(), "statistic" | "sport")) {
        found.notes.push(Draft { severity: Severity::Info, ..draft });
        return;
    }
    if carries {
        found.disputed.insert(*key, found.contradictions.len());
    }
    found.contradictions.push(draft);
}

fn ranks(key: &Key<'_>, facts: &Facts<'_>, ontology: &Ontology) -> Option<Draft> {
    let witnesses = facts.of(key);
    let exact = facts.ranks(key);
    let best = *exact.keys().next()?;
    let worst = *exact.keys().next_back()?;
    let bounds = bounds_broken_by(worst, witnesses);
    let last = last_broken_by(best, key, witnesses, ontology);
    if exact.len() < 2 && bounds.is_empty() && last.is_empty() {
        return None;
    }
    let order = by_standing(&exact, key, facts);
    let mut values: Vec<Value> = order.iter().filter_map(|rank| Some(rank_value(*rank, exact.get(rank)?, ontology))).collect();
    for (bound, who) in bounds {
        values.push(value(format!("nhóm {bound} dẫn đầu"), format!("among the first {bound}"), &who, ontology));
    }
    if !last.is_empty() {
        values.push(value("cuối bảng".to_owned(), "last".to_owned(), &last, ontology));
    }
    let diagnosis = rank_diagnosis(&order, key, facts, ontology);
    let mut draft = drafted(key, values, diagnosis, ontology);
    draft.identity = draft.values.iter().map(|v| plain_rank(&v.en).to_owned()).collect();
    Some(draft)
}

/// `37/63` and `rank 37` are one value: how many were ranked is no part of the fact.
fn plain_rank(words: &str) -> &str {
    words.split('/').next().unwrap_or(words).trim_start_matches("rank ")
}

/// The ranks given for a fact, the best founded first.
fn by_standing(exact: &BTreeMap<u32, Vec<Witness<'_>>>, key: &Key<'_>, facts: &Facts<'_>) -> Vec<u32> {
    let mut order: Vec<u32> = exact.keys().copied().collect();
    order.sort_by_cached_key(|rank| {
        let who = exact.get(rank).map_or(&[][..], Vec::as_slice);
        (std::cmp::Reverse(diagnose::standing(*rank, who, key, facts)), *rank)
    });
    order
}

fn rank_diagnosis(order: &[u32], key: &Key<'_>, facts: &Facts<'_>, ontology: &Ontology) -> Option<Diagnosis> {
    let (kept, odd) = order.split_first()?;
    odd.iter().find_map(|odd| diagnose::rank_slip(key, *kept, *odd, facts, ontology))
}

fn bounds_broken_by<'a>(worst: u32, witnesses: &[Witness<'a>]) -> BTreeMap<u32, Vec<Witness<'a>>> {
    let mut out: BTreeMap<u32, Vec<Witness<'a>>> = BTreeMap::new();
    for w in witnesses {
        if let Some(bound) = w.claim.rank_max.filter(|b| *b < worst && w.claim.rank.is_none()) {
            out.entry(bound).or_default().push(*w);
        }
    }
    out
}

/// Whoever says `last` although an exact rank lies well above the end of the list. The last few may tie,
/// and an edition may leave some out, so that only a plain distance counts.
fn last_broken_by<'a>(best: u32, key: &Key<'_>, witnesses: &[Witness<'a>], ontology: &Ontology) -> Vec<Witness<'a>> {
    witnesses
        .iter()
        .filter(|w| w.claim.last && w.claim.rank.is_none())
        .filter(|w| w.claim.of.or_else(|| size(key, ontology)).is_some_and(|n| best + 3 < n))
        .copied()
        .collect()
}

/// The number of ranked units that those who give a rank write, when they agree.
fn common_of(who: &[Witness<'_>]) -> Option<u32> {
    let mut written = who.iter().filter_map(|w| w.claim.of);
    let first = written.next()?;
    written.all(|n| n == first).then_some(first)
}

fn movements(key: &Key<'_>, witnesses: &[Witness<'_>], ontology: &Ontology) -> Option<Draft> {
    let mut by_base: BTreeMap<i32, BTreeMap<i32, Vec<Witness<'_>>>> = BTreeMap::new();
    for w in witnesses {
        if let (Some(delta), Some(base)) = (w.claim.delta, w.claim.base_year) {
            by_base.entry(base).or_default().entry(delta).or_default().push(*w);
        }
    }
    let (base, deltas) = by_base.into_iter().find(|(_, deltas)| deltas.len() > 1)?;
    let values: Vec<Value> =
        deltas.iter().map(|(d, who)| value(moved_words(*d, Some(base), true), moved_words(*d, Some(base), false), who, ontology)).collect();
    let digits: Vec<u32> = deltas.keys().map(|d| d.unsigned_abs()).collect();
    let diagnosis = match digits.as_slice() {
        [a, b] => diagnose::digit_slip(*a, *b),
        _ => None,
    };
    let mut draft = drafted(key, weightiest_first(values), diagnosis, ontology);
    draft.about_movement = true;
    draft.identity = deltas.keys().map(|d| format!("{d:+} {base}")).collect();
    Some(draft)
}

fn scores(key: &Key<'_>, witnesses: &[Witness<'_>], ontology: &Ontology) -> Option<Draft> {
    let mut printed: HashMap<u64, (f64, Vec<Witness<'_>>)> = HashMap::new();
    for w in witnesses {
        if let Some(score) = w.claim.score {
            printed.entry(score.to_bits()).or_insert_with(|| (score, Vec::new())).1.push(*w);
        }
    }
    let mut groups: Vec<(f64, Vec<Witness<'_>>)> = printed.into_values().collect();
    if groups.len() < 2 {
        return None;
    }
    groups.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Figures that can be one figure stand together; what agrees with everything proves nothing.
    let clash: Vec<bool> = groups.iter().map(|(s, _)| groups.iter().any(|(t, _)| !agree(*s, *t))).collect();
    let mut kept: Vec<(f64, Vec<Witness<'_>>)> = groups.into_iter().zip(clash).filter_map(|(g, c)| c.then_some(g)).collect();
    let (first, rest) = kept.split_first()?;
    let near = rest.iter().all(|(s, _)| last_place(first.0, *s));
    let values: Vec<Value> = kept.iter().map(|(s, who)| value(score_words(*s, true), score_words(*s, false), who, ontology)).collect();
    let diagnosis = match kept.as_slice() {
        [(a, _), (b, _)] => diagnose::score_slip(*a, *b),
        _ => None,
    };
    let mut draft = drafted(key, weightiest_first(values), diagnosis, ontology);
    if near {
        draft.severity = Severity::Info;
    }
    draft.identity = kept.drain(..).map(|(s, _)| format!("{s} points")).collect();
    Some(draft)
}

fn value(vi: String, en: String, who: &[Witness<'_>], ontology: &Ontology) -> Value {
    let sides = who.iter().map(|w| side(w, vi.clone(), ontology)).collect();
    Value::new(vi, en, sides)
}

/// What most and weightiest sources say comes first.
fn weightiest_first(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_by_key(|v| (!v.official(), std::cmp::Reverse(v.weight()), v.vi.clone()));
    values
}

/// A rank, each side with the number of units that it writes itself.
pub(super) fn rank_value(rank: u32, who: &[Witness<'_>], ontology: &Ontology) -> Value {
    let of = common_of(who);
    let sides = who.iter().map(|w| side(w, rank_words(rank, w.claim.of, true), ontology)).collect();
    Value::new(rank_words(rank, of, true), rank_words(rank, of, false), sides)
}

fn drafted(key: &Key<'_>, values: Vec<Value>, diagnosis: Option<Diagnosis>, ontology: &Ontology) -> Draft {
    let severity = if values.iter().any(Value::official) { Severity::Fix } else { Severity::Look };
    Draft {
        kind: FindingKind::SameFact,
        severity,
        fact: Some(key.fact(ontology)),
        identity: Vec::new(),
        message: conflict(key, &values, ontology),
        values,
        diagnosis,
        follows: Vec::new(),
        about_movement: false,
    }
}
