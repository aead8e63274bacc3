//! One fact said several times in a document is one claim; a disagreement stays as two.
use super::finish::Draft;
use crate::model::{Claim, Field, Modality, Reason, Status};
use foldhash::fast::FixedState;
use foldhash::{HashMap, HashMapExt as _};
use std::hash::{BuildHasher as _, Hash as _, Hasher as _};

/// Merges drafts in text order.
pub fn merge(drafts: Vec<Draft>) -> Vec<Claim> {
    let all = drafts.len();
    let mut out: Vec<Draft> = Vec::with_capacity(all);
    // Placed claims first, so that movements and points find the rank they belong to.
    let (placed, rest): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| placed(&d.claim));
    // Only drafts about one subject, index, component, … can join, and of those with a place only the same place.
    let mut same: HashMap<u64, Vec<usize>> = HashMap::with_capacity(all);
    let mut same_place: HashMap<u64, Vec<usize>> = HashMap::with_capacity(all);
    for draft in placed.into_iter().chain(rest) {
        let (fact, place) = keys(&draft.claim);
        let among = if self::placed(&draft.claim) { same_place.get(&place) } else { same.get(&fact) };
        let joining = among.into_iter().flatten().copied().filter(|i| out.get(*i).is_some_and(|d| joins(d, &draft)));
        match joining.max_by_key(|i| out.get(*i).map(|d| closeness(d, &draft))).and_then(|i| out.get_mut(i)) {
            Some(into) => absorb(&mut into.claim, draft.claim),
            None => {
                let draft = again(&draft, same.get(&fact), &out).unwrap_or(draft);
                let (fact, place) = keys(&draft.claim);
                same.entry(fact).or_default().push(out.len());
                same_place.entry(place).or_default().push(out.len());
                out.push(draft);
            }
        }
    }
    let mut claims: Vec<Claim> = out.into_iter().map(|d| d.claim).collect();
    let mut gone = vec![false; claims.len()];
    for at in 0..claims.len() {
        let Some(c) = claims.get(at).filter(|c| c.modality == Modality::Asserted && c.rank.is_none() && self::placed(c)) else { continue };
        // An exact rank absorbs an asserted bound or `last` of the same key, and what was said of it
        // ("xếp cuối cùng là X, đạt 90,33%").
        let among = same.get(&keys(c).0).into_iter().flatten().copied();
        let Some(into) = among.filter(|i| *i != at).find(|i| claims.get(*i).is_some_and(|x| takes(x, c))) else { continue };
        let score = c.score;
        if let Some(x) = claims.get_mut(into) {
            x.score = x.score.or(score);
        }
        if let Some(gone) = gone.get_mut(at) {
            *gone = true;
        }
    }
    claims.into_iter().zip(gone).filter(|(_, gone)| !gone).map(|(c, _)| c).collect()
}

/// `xếp thứ 51; so với năm 2021 tăng 5 bậc, so với năm 2020 tăng 7 bậc`: a movement against yet another edition is the same place once
/// more.
fn again(draft: &Draft, among: Option<&Vec<usize>>, out: &[Draft]) -> Option<Draft> {
    let c = &draft.claim;
    let base = c.base_year.filter(|_| !placed(c) && c.delta.is_some() && c.modality == Modality::Asserted)?;
    let place = among?.iter().filter_map(|i| out.get(*i)).find(|d| {
        let p = &d.claim;
        let other = p.delta.is_some() && p.base_year.is_some_and(|b| b != base);
        p.rank.is_some() && other && same_fact(p, c) && p.year == c.year && d.sentence.abs_diff(draft.sentence) <= 1
    })?;
    let mut twin = draft.clone();
    (twin.claim.rank, twin.claim.of, twin.claim.score) = (place.claim.rank, place.claim.of, place.claim.score);
    (twin.claim.reasons, twin.claim.confidence) = (place.claim.reasons.clone(), place.claim.confidence);
    keep_places(&mut twin.claim, place.claim.field);
    for r in twin.claim.reasons.iter_mut().filter(|r| r.slot == "value") {
        *r = Reason { slot: "value".into(), source: "second movement".into(), words: c.quote.clone(), span: None };
    }
    Some(twin)
}

/// Numbers that are equal for claims about one fact, and for those that also give it one place.
fn keys(c: &Claim) -> (u64, u64) {
    let mut hasher = FixedState::default().build_hasher();
    // Of a unit's scope only the province counts, as in `same_scope`.
    let unit = c.subject.contains('/') && c.scope.starts_with("province:");
    let scope = if unit { c.scope.split('/').next().unwrap_or_default() } else { c.scope.as_str() };
    (&c.subject, &c.index, &c.component, scope, c.modality).hash(&mut hasher);
    let fact = hasher.finish();
    (c.rank, c.rank_max, c.last).hash(&mut hasher);
    (fact, hasher.finish())
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
fn joins(into: &Draft, draft: &Draft) -> bool {
    let (a, b) = (&into.claim, &draft.claim);
    if !same_fact(a, b) {
        return false;
    }
    let places = match (placed(a), placed(b)) {
        (true, true) => a.rank == b.rank && a.rank_max == b.rank_max && a.last == b.last && agree(a.of, b.of),
        // A movement or points join a rank; a mere bound of a goal only what the same sentence asks for besides.
        (true, false) => {
            a.rank.is_some() || a.last || a.rank_max.is_some() && (a.modality == Modality::Asserted || into.sentence == draft.sentence)
        }
        (false, _) => !placed(b),
    };
    // A later movement against another year is a claim of its own.
    let moves = agree(a.delta, b.delta) && (a.delta.is_none() || b.delta.is_none() || agree(a.base_year, b.base_year));
    let known_year = a.year.is_some() || b.year.is_none() || placed(b);
    places && moves && agree(a.score, b.score) && known_year
}

fn absorb(into: &mut Claim, c: Claim) {
    let mut said_in = into.field;
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
        said_in = c.field;
    }
    keep_places(into, said_in);
    into.confidence = into.confidence.max(c.confidence);
    if c.status == Status::Resolved {
        into.status = Status::Resolved;
    }
}

/// Headline and body are counted apart: the places of reasons that were `said_in` the one mean nothing in the other.
fn keep_places(claim: &mut Claim, said_in: Field) {
    if said_in != claim.field {
        claim.reasons.iter_mut().for_each(|r| r.span = None);
    }
}

/// Whether an exact rank absorbs `c`.
fn takes(x: &Claim, c: &Claim) -> bool {
    x.rank.is_some() && x.modality == Modality::Asserted && same_fact(x, c) && agree(x.of, c.of) && (x.year == c.year || c.year.is_none())
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::extract::finish::Draft;
    use crate::model::{Claim, Field, Reason};

    #[test]
    fn reasons_keep_their_places_only_in_their_own_field() {
        let draft = |field, rank, delta, base| {
            let reason = Reason { slot: "index".into(), source: "same sentence".into(), words: "PAPI".into(), span: Some((0, 4)) };
            let claim = Claim {
                subject: "tay-ninh".into(),
                index: "papi".into(),
                year: Some(2024),
                scope: "national".into(),
                rank,
                delta: Some(delta),
                base_year: Some(base),
                field,
                reasons: vec![reason],
                ..Claim::default()
            };
            Draft { claim, sentence: 1 }
        };
        let claims = merge(vec![draft(Field::Title, Some(2), 58, 2023), draft(Field::Text, None, 3, 2022)]);
        let told: Vec<_> = claims.iter().map(|c| (c.field, c.rank, c.delta, c.reasons.iter().any(|r| r.span.is_some()))).collect();
        assert_eq!(told, [(Field::Title, Some(2), Some(58), true), (Field::Text, Some(2), Some(3), false)]);
    }
}
