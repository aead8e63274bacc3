//! One fact said several times in a document is one claim; a disagreement stays as two.
use super::finish::Draft;
use crate::model::{Claim, Modality, Status};

/// Merges drafts in text order.
pub fn merge(drafts: Vec<Draft>) -> Vec<Claim> {
    let mut out: Vec<Draft> = Vec::new();
    // Placed claims first, so that movements and points find the rank they belong to.
    let (placed, rest): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| placed(&d.claim));
    for draft in placed.into_iter().chain(rest) {
        let target = out.iter_mut().filter(|d| joins(&d.claim, &draft.claim)).max_by_key(|d| closeness(d, &draft));
        match target {
            Some(into) => absorb(&mut into.claim, draft.claim),
            None => out.push(draft),
        }
    }
    let claims: Vec<Claim> = out.into_iter().map(|d| d.claim).collect();
    let absorbed: Vec<bool> = claims.iter().map(|c| is_absorbed(c, &claims)).collect();
    let (gone, mut kept): (Vec<_>, Vec<_>) = claims.into_iter().zip(absorbed).partition(|(_, gone)| *gone);
    // What was said of a bound ("xếp cuối cùng là X, đạt 90,33%") goes on the exact rank.
    for (g, _) in gone {
        if let Some((c, _)) = kept.iter_mut().find(|(c, _)| takes(c, &g)) {
            c.score = c.score.or(g.score);
        }
    }
    kept.into_iter().map(|(c, _)| c).collect()
}

fn placed(c: &Claim) -> bool {
    c.rank.is_some() || c.rank_max.is_some() || c.last
}

/// Prefers the same edition, then the nearest sentence.
fn closeness(into: &Draft, draft: &Draft) -> (bool, std::cmp::Reverse<usize>) {
    (into.claim.year == draft.claim.year, std::cmp::Reverse(into.sentence.abs_diff(draft.sentence)))
}

/// An office stands in one block of its province, whatever the sentence calls it.
fn same_scope(a: &Claim, b: &Claim) -> bool {
    let province = |c: &Claim| c.scope.strip_prefix("province:").and_then(|s| s.split('/').next()).map(str::to_owned);
    a.scope == b.scope || a.subject.contains('/') && province(a).is_some() && province(a) == province(b)
}

fn same_fact(a: &Claim, b: &Claim) -> bool {
    let year = a.year == b.year || a.year.is_none() || b.year.is_none();
    a.subject == b.subject && a.index == b.index && a.component == b.component && same_scope(a, b) && a.modality == b.modality && year
}

fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Whether `b` says nothing against `a` about the same fact.
fn joins(a: &Claim, b: &Claim) -> bool {
    if !same_fact(a, b) {
        return false;
    }
    let places = match (placed(a), placed(b)) {
        (true, true) => a.rank == b.rank && a.rank_max == b.rank_max && a.last == b.last && agree(a.of, b.of),
        // A movement or points join a rank, never a mere bound of a goal.
        (true, false) => a.rank.is_some() || a.last || a.rank_max.is_some() && a.modality == Modality::Asserted,
        (false, _) => !placed(b),
    };
    // A later movement against another year is a claim of its own.
    let moves = agree(a.delta, b.delta) && (a.delta.is_none() || b.delta.is_none() || agree(a.base_year, b.base_year));
    let known_year = a.year.is_some() || b.year.is_none() || placed(b);
    places && moves && agree(a.score, b.score) && known_year
}

fn absorb(into: &mut Claim, c: Claim) {
    into.year = into.year.or(c.year);
    into.of = into.of.or(c.of);
    into.list = into.list.take().or(c.list);
    if into.delta.is_none() {
        into.delta = c.delta;
        into.base_year = c.base_year;
    } else if c.delta.is_some() {
        into.base_year = into.base_year.or(c.base_year);
    }
    into.score = into.score.or(c.score);
    if c.status == Status::Resolved && (into.status != Status::Resolved || c.confidence > into.confidence && c.field != into.field) {
        (into.quote, into.start, into.end, into.field) = (c.quote, c.start, c.end, c.field);
    }
    if c.confidence > into.confidence {
        into.reasons = c.reasons;
    }
    into.confidence = into.confidence.max(c.confidence);
    if c.status == Status::Resolved {
        into.status = Status::Resolved;
    }
}

/// An exact rank absorbs an asserted bound or `last` of the same key.
fn is_absorbed(c: &Claim, all: &[Claim]) -> bool {
    if c.modality != Modality::Asserted || c.rank.is_some() {
        return false;
    }
    if !placed(c) {
        return false;
    }
    all.iter().any(|x| takes(x, c))
}

/// Whether an exact rank absorbs `c`.
fn takes(x: &Claim, c: &Claim) -> bool {
    x.rank.is_some() && x.modality == Modality::Asserted && same_fact(x, c) && agree(x.of, c.of) && (x.year == c.year || c.year.is_none())
}
