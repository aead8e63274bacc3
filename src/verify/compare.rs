//! One claim against the known figures of its fact, slot by slot.
use super::Verdict;
use super::words;
use crate::check::{
    Facts, Key, Witness, WrongTotal, agree, arithmetic, base_key, derived_regional_rank, origins, rank_slip, rank_words, score_words, side,
    size, wrong_total,
};
use crate::model::{Authority, Claim, Diagnosis, Side};
use crate::ontology::Ontology;

/// What the comparison gave.
#[derive(Debug)]
pub(super) struct Outcome {
    pub verdict: Verdict,
    pub witnesses: usize,
    pub message: (String, String),
    pub diagnosis: Option<Diagnosis>,
    pub sides: Vec<Side>,
}

/// What a remark does to the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Nothing.
    Plain,
    /// Compare with care.
    Caution,
    /// It does not agree.
    Mismatch,
}

/// One slot's part in it.
#[derive(Debug, Default)]
struct Part<'a> {
    /// Official tables that agree.
    official: bool,
    /// Everybody who agrees.
    agreeing: Vec<Side>,
    witnesses: usize,
    /// The group of prints of one text that the draft belongs to: no witnesses of its own figures.
    own: Option<&'a str>,
    differing: Vec<Side>,
    /// True when sources of one weight give both this figure and others.
    split: bool,
    /// Figures of other editions that a remark speaks of.
    beside: Vec<Side>,
    /// Sentences besides, in Vietnamese and English.
    remarks: Vec<(Weight, String, String)>,
    diagnosis: Option<Diagnosis>,
}

/// Compares with every list that the claim may mean, and keeps the kindest outcome.
///
/// `own` is the group of prints of one text that the draft is one of.
pub(super) fn best(claim: &Claim, keys: &[Key<'_>], own: Option<&str>, facts: &Facts<'_>, ontology: &Ontology) -> Outcome {
    let kindness = |v: Verdict| match v {
        Verdict::MatchesOfficial => 0,
        Verdict::MatchesIndependent => 1,
        Verdict::Caution => 2,
        Verdict::Mismatch => 3,
        _ => 4,
    };
    let outcomes = keys.iter().map(|key| against(claim, key, own, facts, ontology));
    outcomes.min_by_key(|o| kindness(o.verdict)).unwrap_or_else(|| Outcome {
        verdict: Verdict::Unknown,
        witnesses: 0,
        message: words::no_year(),
        diagnosis: None,
        sides: Vec::new(),
    })
}

fn against(claim: &Claim, key: &Key<'_>, own: Option<&str>, facts: &Facts<'_>, ontology: &Ontology) -> Outcome {
    let mut part = Part { own, ..Part::default() };
    totals(claim, key, ontology, &mut part);
    rank(claim, key, facts, ontology, &mut part);
    if part.agreeing.is_empty() && part.differing.is_empty() {
        regional(claim, key, facts, ontology, &mut part);
    }
    bound(claim, key, facts, ontology, &mut part);
    score(claim, key, facts, ontology, &mut part);
    movement(claim, key, facts, ontology, &mut part);
    if !part.agreeing.is_empty() && part.witnesses == 0 {
        let (vi, en) = words::no_origin();
        part.remarks.push((Weight::Caution, vi, en));
    }
    conclude(claim, key, part, facts, ontology)
}

fn conclude(claim: &Claim, key: &Key<'_>, part: Part<'_>, facts: &Facts<'_>, ontology: &Ontology) -> Outcome {
    let mismatch = !part.differing.is_empty() || part.remarks.iter().any(|(w, ..)| *w == Weight::Mismatch);
    let verdict = match () {
        () if part.split => Verdict::Caution,
        () if mismatch => Verdict::Mismatch,
        () if part.remarks.iter().any(|(w, ..)| *w == Weight::Caution) => Verdict::Caution,
        () if part.official => Verdict::MatchesOfficial,
        () if part.witnesses > 0 => Verdict::MatchesIndependent,
        () => Verdict::Unknown,
    };
    let remarks = |vi: bool| part.remarks.iter().map(|(_, v, e)| if vi { v.clone() } else { e.clone() }).collect::<Vec<_>>();
    let message = |vi: bool| {
        let mut sentences = vec![match verdict {
            Verdict::Unknown => words::unknown(claim, key, facts, ontology, vi),
            _ => words::compared(claim, key, &part.differing, ontology, vi),
        }];
        sentences.extend(remarks(vi));
        sentences.extend(part.diagnosis.as_ref().map(|d| if vi { d.vi.clone() } else { d.en.clone() }));
        sentences.join(" ")
    };
    let message = (message(true), message(false));
    let mut sides = part.differing;
    sides.extend(part.agreeing);
    sides.extend(part.beside);
    sides.dedup();
    Outcome { verdict, witnesses: part.witnesses, message, diagnosis: part.diagnosis, sides }
}

/// Official witnesses when there are any, else all: an official table outweighs every other source.
fn weightiest<'a>(who: Vec<Witness<'a>>) -> Vec<Witness<'a>> {
    let official: Vec<Witness<'a>> = who.iter().filter(|w| w.source.authority == Authority::Official).copied().collect();
    if official.is_empty() { who } else { official }
}

fn agreed(part: &mut Part<'_>, who: &[Witness<'_>], words: impl Fn(&Witness<'_>) -> String, ontology: &Ontology) {
    part.official |= who.iter().any(|w| w.source.authority == Authority::Official);
    let others: Vec<Witness<'_>> = who.iter().filter(|w| part.own.is_none() || w.source.group.as_deref() != part.own).copied().collect();
    part.witnesses = part.witnesses.max(origins(&others));
    part.agreeing.extend(who.iter().map(|w| side(w, words(w), ontology)));
}

fn rank(claim: &Claim, key: &Key<'_>, facts: &Facts<'_>, ontology: &Ontology, part: &mut Part<'_>) {
    let Some(rank) = claim.rank else { return };
    let known: Vec<Witness<'_>> = facts.of(key).iter().filter(|w| w.claim.rank.is_some()).copied().collect();
    let all_agree: Vec<Witness<'_>> = known.iter().filter(|w| w.claim.rank == Some(rank)).copied().collect();
    let judges = weightiest(known);
    let (same, other): (Vec<_>, Vec<_>) = judges.into_iter().partition(|w| w.claim.rank == Some(rank));
    let shown = |w: &Witness<'_>| rank_words(w.claim.rank.unwrap_or(rank), w.claim.of, true);
    if !same.is_empty() {
        agreed(part, &all_agree, shown, ontology);
    }
    part.split |= !same.is_empty() && !other.is_empty();
    if let Some(right) = other.first().and_then(|w| w.claim.rank) {
        part.differing.extend(other.iter().map(|w| side(w, shown(w), ontology)));
        if same.is_empty() {
            part.diagnosis = rank_slip(key, right, rank, facts, ontology);
        }
    }
}

/// A regional rank that nobody prints, against the one that follows from the national ranks.
fn regional(claim: &Claim, key: &Key<'_>, facts: &Facts<'_>, ontology: &Ontology, part: &mut Part<'_>) {
    let Some(rank) = claim.rank else { return };
    let Some((derived, who)) = derived_regional_rank(key, claim.of, facts, ontology) else { return };
    let fits = derived == rank;
    let shown = |w: &Witness<'_>| {
        format!("{}: {}", ontology.subject_name(&w.claim.subject), rank_words(w.claim.rank.unwrap_or(0), w.claim.of, true))
    };
    if fits {
        agreed(part, &who, shown, ontology);
        // Official only when every rank that it follows from is.
        part.official = who.iter().all(|w| w.source.authority == Authority::Official);
    } else {
        part.beside.extend(who.iter().map(|w| side(w, shown(w), ontology)));
    }
    let (vi, en) = words::regional(derived);
    part.remarks.push((if fits { Weight::Plain } else { Weight::Caution }, vi, en));
}

/// `top 10` and `cuối bảng` against exact ranks.
fn bound(claim: &Claim, key: &Key<'_>, facts: &Facts<'_>, ontology: &Ontology, part: &mut Part<'_>) {
    if claim.rank.is_some() || (claim.rank_max.is_none() && !claim.last) {
        return;
    }
    let known = weightiest(facts.of(key).iter().filter(|w| w.claim.rank.is_some()).copied().collect());
    let units = claim.of.or_else(|| size(key, ontology));
    let holds = |w: &&Witness<'_>| {
        let rank = w.claim.rank.unwrap_or(0);
        claim.rank_max.is_none_or(|b| rank <= b) && (!claim.last || units.is_some_and(|n| rank == n))
    };
    let breaks = |w: &&Witness<'_>| {
        let rank = w.claim.rank.unwrap_or(0);
        claim.rank_max.is_some_and(|b| rank > b) || (claim.last && units.is_some_and(|n| rank + 3 < n))
    };
    let shown = |w: &Witness<'_>| rank_words(w.claim.rank.unwrap_or(0), w.claim.of, true);
    let fit: Vec<Witness<'_>> = known.iter().filter(holds).copied().collect();
    if !fit.is_empty() {
        agreed(part, &fit, shown, ontology);
    }
    part.differing.extend(known.iter().filter(breaks).map(|w| side(w, shown(w), ontology)));
    if claim.last {
        let last: Vec<Witness<'_>> = facts.of(key).iter().filter(|w| w.claim.last).copied().collect();
        if !last.is_empty() {
            agreed(part, &last, |_| "cuối bảng".to_owned(), ontology);
        }
    }
}

fn score(claim: &Claim, key: &Key<'_>, facts: &Facts<'_>, ontology: &Ontology, part: &mut Part<'_>) {
    let Some(score) = claim.score else { return };
    let known = weightiest(facts.of(key).iter().filter(|w| w.claim.score.is_some()).copied().collect());
    let (same, other): (Vec<_>, Vec<_>) = known.into_iter().partition(|w| w.claim.score.is_some_and(|s| agree(s, score)));
    let shown = |w: &Witness<'_>| score_words(w.claim.score.unwrap_or(score), true);
    if !same.is_empty() {
        agreed(part, &same, shown, ontology);
    }
    part.split |= !same.is_empty() && !other.is_empty();
    part.differing.extend(other.iter().map(|w| side(w, shown(w), ontology)));
}

/// The movement against the rank of the earlier edition, or against the same movement elsewhere.
fn movement(claim: &Claim, key: &Key<'_>, facts: &Facts<'_>, ontology: &Ontology, part: &mut Part<'_>) {
    let Some(delta) = claim.delta else { return };
    let assumed = claim.base_year.is_none();
    let base = claim.base_year.unwrap_or_else(|| previous_edition(key, ontology));
    let Some(before) = base_key(key, base, ontology) else {
        let (vi, en) = words::other_list(key.year, base);
        part.remarks.push((Weight::Caution, vi, en));
        return;
    };
    let told: Vec<Witness<'_>> =
        facts.of(key).iter().filter(|w| w.claim.base_year == Some(base) && w.claim.delta == Some(delta)).copied().collect();
    if !told.is_empty() && !assumed {
        agreed(part, &told, |w| words::moved(w.claim), ontology);
    }
    let Some(rank) = claim.rank.or_else(|| facts.only_rank(key)) else { return };
    let known = weightiest(facts.of(&before).iter().filter(|w| w.claim.rank.is_some()).copied().collect());
    let implied = i64::from(rank) + i64::from(delta);
    if known.is_empty() {
        if implied < 1 || size(&before, ontology).is_some_and(|n| implied > i64::from(n)) {
            let (vi, en) = words::no_such_rank(&arithmetic(rank, delta), base);
            part.remarks.push((if assumed { Weight::Caution } else { Weight::Mismatch }, vi, en));
        }
        return;
    }
    let shown = |w: &Witness<'_>| format!("{base}: {}", rank_words(w.claim.rank.unwrap_or(0), w.claim.of, true));
    let fit: Vec<Witness<'_>> = known.iter().filter(|w| w.claim.rank.is_some_and(|r| i64::from(r) == implied)).copied().collect();
    if fit.is_empty() {
        let ranks: Vec<u32> = known.iter().filter_map(|w| w.claim.rank).collect();
        let (vi, en) = words::movement_fails(&arithmetic(rank, delta), base, &ranks, assumed);
        part.remarks.push((if assumed { Weight::Caution } else { Weight::Mismatch }, vi, en));
        part.beside.extend(known.iter().map(|w| side(w, shown(w), ontology)));
    } else if !assumed {
        agreed(part, &fit, shown, ontology);
    }
}

/// The latest known edition before this one, else the year before.
fn previous_edition(key: &Key<'_>, ontology: &Ontology) -> i32 {
    let editions = ontology.index(key.index).map_or(&[][..], |i| &i.edition);
    editions.iter().map(|e| e.year).filter(|y| *y < key.year).max().unwrap_or(key.year - 1)
}

fn totals(claim: &Claim, key: &Key<'_>, ontology: &Ontology, part: &mut Part<'_>) {
    if let Some((rank, of)) = claim.rank.zip(claim.of).filter(|(r, of)| r > of) {
        let (vi, en) = words::beyond(rank, of);
        part.remarks.push((Weight::Mismatch, vi, en));
        return;
    }
    if let (Some(rank), Some(n)) = (claim.rank, size(key, ontology))
        && rank > n
        && claim.of.is_none()
    {
        let (vi, en) = words::beyond(rank, n);
        part.remarks.push((Weight::Mismatch, vi, en));
    }
    let Some(of) = claim.of else { return };
    match wrong_total(of, key, ontology) {
        Some(WrongTotal::AllProvinces(units)) => {
            let (vi, en) = words::total(of, units);
            part.remarks.push((Weight::Caution, vi, en));
        }
        Some(WrongTotal::NoSuchList(units)) => {
            let (vi, en) = words::total(of, units);
            part.remarks.push((Weight::Mismatch, vi, en));
        }
        None => {}
    }
}
