//! One claim against the known figures of its fact, slot by slot.
use super::Verdict;
use super::by_scores::{WIDEST_SHARE, official, rank_by_scores};
use super::words;
use crate::check::{
    Key, Said, World, WrongTotal, agree_on, arithmetic, base_key, derived_regional_rank, later_steps, rank_slip, rank_words, scales,
    score_words, side, size, wrong_total,
};
use crate::model::{Authority, Claim, Diagnosis, Side};

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
pub(super) fn best(claim: &Claim, keys: &[Key], own: Option<&str>, known: &World<'_>) -> Outcome {
    let kindness = |v: Verdict| match v {
        Verdict::MatchesOfficial => 0,
        Verdict::MatchesIndependent => 1,
        Verdict::Caution => 2,
        Verdict::Mismatch => 3,
        _ => 4,
    };
    let outcomes = keys.iter().map(|key| against(claim, key, own, known));
    outcomes.min_by_key(|o| kindness(o.verdict)).unwrap_or_else(|| Outcome {
        verdict: Verdict::Unknown,
        witnesses: 0,
        message: words::no_year(),
        diagnosis: None,
        sides: Vec::new(),
    })
}

fn against(claim: &Claim, key: &Key, own: Option<&str>, known: &World<'_>) -> Outcome {
    let mut part = Part { own, ..Part::default() };
    totals(claim, key, known, &mut part);
    rank(claim, key, known, &mut part);
    if part.agreeing.is_empty() && part.differing.is_empty() {
        regional(claim, key, known, &mut part);
        implied(claim, key, known, &mut part);
        by_scores(claim, key, known, &mut part);
    }
    bound(claim, key, known, &mut part);
    score(claim, key, known, &mut part);
    movement(claim, key, known, &mut part);
    if !part.agreeing.is_empty() && part.witnesses == 0 {
        let (vi, en) = words::no_origin();
        part.remarks.push((Weight::Caution, vi, en));
    }
    conclude(claim, key, part, known)
}

fn conclude(claim: &Claim, key: &Key, part: Part<'_>, known: &World<'_>) -> Outcome {
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
            Verdict::Unknown => words::unknown(claim, key, known, vi),
            _ => words::compared(claim, &known.public(key), &part.differing, known.ontology, vi),
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
fn weightiest<'w>(key: &Key, known: &'w World<'_>, wanted: impl Fn(&Said) -> bool) -> Vec<&'w Said> {
    let who: Vec<&Said> = known.of(key).iter().filter(|s| wanted(s)).collect();
    let official: Vec<&Said> = who.iter().filter(|s| known.source(s).authority == Authority::Official).copied().collect();
    if official.is_empty() { who } else { official }
}

fn agreed(part: &mut Part<'_>, who: &[&Said], words: impl Fn(&Said) -> String, known: &World<'_>) {
    part.official |= who.iter().any(|s| known.source(s).authority == Authority::Official);
    let others: Vec<&Said> = who.iter().filter(|s| part.own.is_none() || known.source(s).group.as_deref() != part.own).copied().collect();
    part.witnesses = part.witnesses.max(known.origins(&others));
    part.agreeing.extend(who.iter().map(|s| side(s, words(s), known)));
}

fn rank(claim: &Claim, key: &Key, known: &World<'_>, part: &mut Part<'_>) {
    let Some(rank) = claim.rank else { return };
    let all_agree: Vec<&Said> = known.of(key).iter().filter(|s| s.rank == Some(rank)).collect();
    let judges = weightiest(key, known, |s| s.rank.is_some());
    let (same, other): (Vec<&Said>, Vec<&Said>) = judges.into_iter().partition(|s| s.rank == Some(rank));
    let shown = |s: &Said| rank_words(s.rank.unwrap_or(rank), s.of, true);
    if !same.is_empty() {
        agreed(part, &all_agree, shown, known);
    }
    part.split |= !same.is_empty() && !other.is_empty();
    if let Some(right) = other.first().and_then(|s| s.rank) {
        part.differing.extend(other.iter().map(|s| side(s, shown(s), known)));
        if same.is_empty() {
            part.diagnosis = rank_slip(key, right, rank, claim.confidence, known);
        }
    }
}

/// A regional rank that nobody prints, against the one that follows from the national ranks.
fn regional(claim: &Claim, key: &Key, known: &World<'_>, part: &mut Part<'_>) {
    let Some(rank) = claim.rank else { return };
    let Some((derived, who)) = derived_regional_rank(key, claim.of, known) else { return };
    let fits = derived == rank;
    let shown = |s: &Said| {
        let subject = known.ontology.subject_name(&known.public(&s.key).subject);
        format!("{subject}: {}", rank_words(s.rank.unwrap_or(0), s.of, true))
    };
    if fits {
        agreed(part, &who, shown, known);
        // Official only when every rank that it follows from is.
        part.official = who.iter().all(|s| known.source(s).authority == Authority::Official);
    } else {
        part.beside.extend(who.iter().map(|s| side(s, shown(s), known)));
    }
    let (vi, en) = words::regional(derived);
    part.remarks.push((if fits { Weight::Plain } else { Weight::Caution }, vi, en));
}

/// A national rank that nobody prints, against the places that the scores of an official table leave.
fn by_scores(claim: &Claim, key: &Key, known: &World<'_>, part: &mut Part<'_>) {
    let Some(rank) = claim.rank.filter(|_| claim.scope == "national") else { return };
    let Some(scores) = official(key, known) else { return };
    let Some(placed) = rank_by_scores(&scores, known.text(key.subject)) else { return };
    let fits = (placed.best..=placed.worst).contains(&rank);
    let wide = placed.worst - placed.best > scores.units / WIDEST_SHARE;
    if fits && wide {
        return;
    }
    let there = |subject: &str| known.symbol(subject).map(|subject| Key { subject, ..*key });
    let printed = |s: &&Said| s.score.is_some() && known.source(s).authority == Authority::Official;
    let who: Vec<&Said> = placed.units.iter().filter_map(|u| known.of(&there(u)?).iter().find(printed)).collect();
    let shown = |s: &Said| {
        let subject = known.ontology.subject_name(&known.public(&s.key).subject);
        format!("{subject}: {}", score_words(s.score.unwrap_or_default(), true))
    };
    if fits && placed.best == placed.worst {
        agreed(part, &who, shown, known);
    } else {
        part.beside.extend(who.iter().map(|s| side(s, shown(s), known)));
    }
    let (vi, en) = words::by_scores(&placed, scores.units);
    part.remarks.push((if fits { Weight::Plain } else { Weight::Mismatch }, vi, en));
}

/// A rank that nobody prints, against the ones that later ranks and their movements lead back to.
fn implied(claim: &Claim, key: &Key, known: &World<'_>, part: &mut Part<'_>) {
    let Some(rank) = claim.rank else { return };
    let steps = later_steps(key, known);
    let leads = |s: &Said| s.rank.zip(s.delta).map(|(r, d)| i64::from(r) + i64::from(d));
    let (fit, other): (Vec<&Said>, Vec<&Said>) = steps.into_iter().partition(|s| leads(s) == Some(i64::from(rank)));
    let shown = |s: &Said| format!("{}: {}, {}", s.key.year, rank_words(s.rank.unwrap_or(0), s.of, true), words::moved(s));
    let said = |s: &Said| words::implied(&arithmetic(s.rank.unwrap_or(0), s.delta.unwrap_or(0)), s.key.year);
    if let Some(first) = fit.first() {
        agreed(part, &fit, shown, known);
        // A movement is an article's; a table behind it does not make it a table's figure.
        part.official = false;
        let (vi, en) = said(first);
        part.remarks.push((Weight::Plain, vi, en));
    }
    if let Some(first) = other.first() {
        let (vi, en) = said(first);
        part.remarks.push((Weight::Caution, vi, en));
        part.beside.extend(other.iter().map(|s| side(s, shown(s), known)));
    }
}

/// `top 10` and `cuối bảng` against exact ranks.
fn bound(claim: &Claim, key: &Key, known: &World<'_>, part: &mut Part<'_>) {
    if claim.rank.is_some() || (claim.rank_max.is_none() && !claim.last) {
        return;
    }
    let judges = weightiest(key, known, |s| s.rank.is_some());
    let units = claim.of.or_else(|| size(key, known));
    let holds = |s: &Said| {
        let rank = s.rank.unwrap_or(0);
        claim.rank_max.is_none_or(|b| rank <= b) && (!claim.last || units.is_some_and(|n| rank == n))
    };
    let breaks = |s: &Said| {
        let rank = s.rank.unwrap_or(0);
        claim.rank_max.is_some_and(|b| rank > b) || (claim.last && units.is_some_and(|n| rank + 3 < n))
    };
    let shown = |s: &Said| rank_words(s.rank.unwrap_or(0), s.of, true);
    let fit: Vec<&Said> = judges.iter().filter(|s| holds(s)).copied().collect();
    if !fit.is_empty() {
        agreed(part, &fit, shown, known);
    }
    part.differing.extend(judges.iter().filter(|s| breaks(s)).map(|s| side(s, shown(s), known)));
    if claim.last {
        let last: Vec<&Said> = known.of(key).iter().filter(|s| s.last).collect();
        if !last.is_empty() {
            agreed(part, &last, |_| "cuối bảng".to_owned(), known);
        }
    }
}

fn score(claim: &Claim, key: &Key, known: &World<'_>, part: &mut Part<'_>) {
    let Some(score) = claim.score else { return };
    let judges = weightiest(key, known, |s| s.score.is_some());
    let scales = scales(known.ontology.index(&claim.index));
    let (same, other): (Vec<&Said>, Vec<&Said>) = judges.into_iter().partition(|s| s.score.is_some_and(|t| agree_on(t, score, scales)));
    let shown = |s: &Said| score_words(s.score.unwrap_or(score), true);
    if !same.is_empty() {
        agreed(part, &same, shown, known);
    }
    part.split |= !same.is_empty() && !other.is_empty();
    part.differing.extend(other.iter().map(|s| side(s, shown(s), known)));
}

/// The movement against the rank of the earlier edition, or against the same movement elsewhere.
fn movement(claim: &Claim, key: &Key, known: &World<'_>, part: &mut Part<'_>) {
    let Some(delta) = claim.delta else { return };
    let assumed = claim.base_year.is_none();
    let base = claim.base_year.unwrap_or_else(|| previous_edition(key, known));
    let Some(before) = base_key(key, base, known) else {
        let (vi, en) = words::other_list(key.year, base);
        part.remarks.push((Weight::Caution, vi, en));
        return;
    };
    let told: Vec<&Said> = known.of(key).iter().filter(|s| s.base_year == Some(base) && s.delta == Some(delta)).collect();
    if !told.is_empty() && !assumed {
        agreed(part, &told, words::moved, known);
    }
    let Some(rank) = claim.rank.or_else(|| known.only_rank(key)) else { return };
    let judges = weightiest(&before, known, |s| s.rank.is_some());
    let implied = i64::from(rank) + i64::from(delta);
    if judges.is_empty() {
        if implied < 1 || size(&before, known).is_some_and(|n| implied > i64::from(n)) {
            let (vi, en) = words::no_such_rank(&arithmetic(rank, delta), base);
            part.remarks.push((if assumed { Weight::Caution } else { Weight::Mismatch }, vi, en));
        }
        return;
    }
    let shown = |s: &Said| format!("{base}: {}", rank_words(s.rank.unwrap_or(0), s.of, true));
    let fit: Vec<&Said> = judges.iter().filter(|s| s.rank.is_some_and(|r| i64::from(r) == implied)).copied().collect();
    if fit.is_empty() {
        let ranks: Vec<u32> = judges.iter().filter_map(|s| s.rank).collect();
        let (vi, en) = words::movement_fails(&arithmetic(rank, delta), base, &ranks, assumed);
        part.remarks.push((if assumed { Weight::Caution } else { Weight::Mismatch }, vi, en));
        part.beside.extend(judges.iter().map(|s| side(s, shown(s), known)));
    } else if !assumed {
        agreed(part, &fit, shown, known);
    }
}

/// The latest known edition before this one, else the year before.
fn previous_edition(key: &Key, known: &World<'_>) -> i32 {
    let editions = known.ontology.index(known.text(key.index)).map_or(&[][..], |i| &i.edition);
    editions.iter().map(|e| e.year).filter(|y| *y < key.year).max().unwrap_or(key.year - 1)
}

fn totals(claim: &Claim, key: &Key, known: &World<'_>, part: &mut Part<'_>) {
    if let Some((rank, of)) = claim.rank.zip(claim.of).filter(|(r, of)| r > of) {
        let (vi, en) = words::beyond(rank, of);
        part.remarks.push((Weight::Mismatch, vi, en));
        return;
    }
    if let (Some(rank), Some(n)) = (claim.rank, size(key, known))
        && rank > n
        && claim.of.is_none()
    {
        let (vi, en) = words::beyond(rank, n);
        part.remarks.push((Weight::Mismatch, vi, en));
    }
    let Some(of) = claim.of else { return };
    match wrong_total(of, key, known) {
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
