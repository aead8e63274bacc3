//! The likely slip: the edits that would reconcile a figure out of line with the rest, by plausibility.
//!
//! For every slip h that could have made the figure, `weight(h) = prior(h) · P(figure | h) · P(what stands beside it | h)`:
//! a slip that could have made ten figures (any component's rank) says less than one that makes exactly this one (two
//! digits exchanged). What stands beside it are the claim's own score and movement and the other claims of its
//! document: a whole page of last year's figures is an edition taken for another, one figure of last year on a page of
//! this year's is an old figure carried over. Plausibilities are shares of the sum, with room for a slip that nobody
//! thought of. Priors are rough frequencies of slips among the corrections that papers print and are not fitted.
use super::cases::Case;
use super::conflict::{Says, Term};
use super::editions::editions;
use super::figures::{moves, scores};
use super::lists;
use super::movement::base_key;
use super::said::{Key, Said};
use super::slips::{self, Slip};
use super::view::View;
use crate::model::{Authority, Diagnosis, FindingKind};

/// A slip less plausible than this is not named first.
const LEADING: f64 = 0.25;

/// Slips less plausible than this are not named at all.
const LEAST: f64 = 0.05;

/// A value this much less likely than the likeliest one may still be the true one: its rival's slips are weighed too.
const OPEN: f64 = 0.1;

/// Most alternatives that are named.
const ALTERNATIVES: usize = 3;

/// A figure out of line.
#[derive(Debug, Clone)]
pub(crate) struct Odd<'w> {
    pub key: Key,
    pub rank: u32,
    /// What is right, as far as known.
    pub kept: Option<u32>,
    /// One claim that says it, when it is part of the world.
    pub said: Option<&'w Said>,
    /// How sure the extractor is of it.
    pub confidence: f64,
    /// The other claims of its document.
    pub beside: Vec<&'w Said>,
}

/// One way to explain a figure.
#[derive(Debug, Clone)]
pub(super) struct Hypothesis {
    pub kind: &'static str,
    pub weight: f64,
    pub vi: String,
    pub en: String,
}

/// The likely slip behind a case.
pub(super) fn diagnose(case: &Case, world: &impl View) -> Option<Diagnosis> {
    if case.primary.diagnosis.is_some() {
        return case.primary.diagnosis.clone();
    }
    let (kept, suspect) = match case.primary.kind {
        FindingKind::SameFact => (case.weights.first().map(|w| w.term), *case.suspects.first()?),
        FindingKind::Movement => return movement(case, world),
        FindingKind::SharedRank => return collision(case, world),
        _ => (None, *case.primary.terms.first()?),
    };
    let who = case.primary.witnesses(&suspect, world);
    let said = who.iter().copied().min_by_key(|s| s.claim)?;
    let slips = match (kept.map(|k| k.says), suspect.says) {
        (Some(Says::Score(a)), Says::Score(b)) => scores(&suspect.key, f64::from_bits(a), f64::from_bits(b), said, world),
        (Some(Says::Moved(a, base)), Says::Moved(b, _)) => moves(a, b, base, said),
        (kept, Says::Rank(rank) | Says::Place(rank, _)) => {
            let kept = kept.and_then(|k| if let Says::Rank(r) = k { Some(r) } else { None });
            let mut slips = Vec::new();
            let other = kept.and_then(|kept| case.follows.iter().find_map(|c| exchanged_with(&suspect, c, kept, world)));
            slips.extend(other.map(|other| exchange(&suspect.key, &other, world)));
            slips.extend(ranks(&odd(&suspect.key, rank, kept, said, world), world));
            return name_either(slips, said, case, &suspect, world);
        }
        _ => return None,
    };
    name(slips, Some(said), world)
}

/// Where it is open which of two ranks is off, the slips of both are weighed, each by how likely its rank is the wrong one.
fn name_either(mut slips: Vec<Hypothesis>, said: &Said, case: &Case, suspect: &Term, world: &impl View) -> Option<Diagnosis> {
    let weight = |term: &Term| case.weights.iter().find(|w| w.term == *term).map_or(0.0, |w| w.probability);
    let kept = case.weights.first().map(|w| w.term);
    let other = kept.filter(|kept| weight(suspect) > OPEN * weight(kept)).and_then(|kept| {
        let (Says::Rank(rank), Says::Rank(right)) = (kept.says, suspect.says) else { return None };
        let who = case.primary.witnesses(&kept, world).into_iter().min_by_key(|s| s.claim)?;
        Some((kept, who, ranks(&odd(&kept.key, rank, Some(right), who, world), world)))
    });
    let Some((kept, who, others)) = other else { return name(slips, Some(said), world) };
    let share = weight(suspect) / (weight(suspect) + weight(&kept));
    slips.iter_mut().for_each(|s| s.weight *= 1.0 - share);
    let others = others.into_iter().map(|s| (Hypothesis { weight: s.weight * share, ..s }, Some(who)));
    name_of(slips.into_iter().map(|s| (s, Some(said))).chain(others).collect(), world)
}

fn odd<'w>(key: &Key, rank: u32, kept: Option<u32>, said: &'w Said, world: &'w impl View) -> Odd<'w> {
    Odd { key: *key, rank, kept, said: Some(said), confidence: sure(said), beside: beside(said, world) }
}

/// The other claims of its page.
pub(super) fn beside<'w>(said: &Said, world: &'w impl View) -> Vec<&'w Said> {
    world.page(said.source).filter(|s| s.claim != said.claim).collect()
}

pub(super) fn sure(said: &Said) -> f64 {
    read_rightly(f64::from(said.confidence))
}

/// A claim made without an extractor says nothing of how sure it is.
fn read_rightly(confidence: f64) -> f64 {
    if confidence > 0.0 { confidence } else { 1.0 }
}

/// The likely slip behind a rank that a draft gives.
pub(crate) fn rank_slip(key: &Key, kept: u32, rank: u32, confidence: f64, world: &impl View) -> Option<Diagnosis> {
    let confidence = read_rightly(confidence);
    name(ranks(&Odd { key: *key, rank, kept: Some(kept), said: None, confidence, beside: Vec::new() }, world), None, world)
}

/// The likeliest of these slips of one claim, with the others as alternatives.
fn name(slips: Vec<Hypothesis>, said: Option<&Said>, world: &impl View) -> Option<Diagnosis> {
    name_of(slips.into_iter().map(|slip| (slip, said)).collect(), world)
}

/// The same of several claims, each slip with the claim that it would be in.
fn name_of(mut slips: Vec<(Hypothesis, Option<&Said>)>, world: &impl View) -> Option<Diagnosis> {
    // The same slip by two ways is one slip.
    slips.sort_by(|(a, _), (b, _)| b.weight.total_cmp(&a.weight).then_with(|| (a.kind, &a.vi).cmp(&(b.kind, &b.vi))));
    let mut all: f64 = 0.0;
    let mut kept: Vec<(Hypothesis, Option<&Said>)> = Vec::new();
    for (slip, said) in slips {
        all += slip.weight;
        match kept.iter_mut().find(|(k, _)| k.kind == slip.kind) {
            Some((same, _)) => same.weight += slip.weight,
            None => kept.push((slip, said)),
        }
    }
    all += UNTHOUGHT;
    kept.sort_by(|(a, _), (b, _)| b.weight.total_cmp(&a.weight).then_with(|| a.kind.cmp(b.kind)));
    let mut named = kept.into_iter().filter(|(h, _)| h.weight / all >= LEAST).map(|(h, said)| Diagnosis {
        kind: h.kind.to_owned(),
        vi: h.vi,
        en: h.en,
        plausibility: h.weight / all,
        claim: said.map(|s| world.id(s)),
        alternatives: Vec::new(),
    });
    let first = named.next().filter(|d| d.plausibility >= LEADING)?;
    Some(Diagnosis { alternatives: named.take(ALTERNATIVES).collect(), ..first })
}

/// Of misread claims, those in which the figure is what was misread.
const IN_THE_FIGURE: f64 = 0.7;

/// Weight of whatever nobody thought of: one slip in ten, and any of some sixty figures.
const UNTHOUGHT: f64 = 0.1 / 60.0;

/// Slips that would have made a rank.
fn ranks(odd: &Odd<'_>, world: &impl View) -> Vec<Hypothesis> {
    let mut slips = Vec::new();
    elsewhere(odd, world, &mut slips);
    if let Some(slip) = odd.kept.and_then(|kept| slips::between(kept, odd.rank)) {
        slips.push(of_the_hand(slip, f64::from(odd.rank.max(1)).log10().floor() + 1.0));
    }
    // A figure that is the subject's own somewhere else was read from the page as it stands: all the less our slip.
    for slip in &mut slips {
        slip.weight *= odd.confidence;
    }
    slips.extend(misread(odd.confidence, odd.beside.iter().any(|s| s.rank == Some(odd.rank)), odd.beside.len()));
    slips
}

pub(super) fn of_the_hand(slip: Slip, digits: f64) -> Hypothesis {
    let weight = match slip {
        Slip::Transposed => 0.10,
        Slip::OneDigit => 0.15 / (9.0 * digits),
        Slip::Dropped => 0.06 / digits,
        Slip::Decimal => 0.10,
        Slip::Sign => 0.15,
    };
    let (vi, en) = slip.words();
    Hypothesis { kind: slip.kind(), weight, vi: vi.to_owned(), en: en.to_owned() }
}

/// Our own reading: as likely as the extractor is unsure, and likelier when the page has the figure for something else.
pub(super) fn misread(confidence: f64, on_the_page: bool, beside: usize) -> Option<Hypothesis> {
    let chance = if on_the_page { 1.0 / (beside as f64).clamp(3.0, 12.0) } else { 1.0 / 60.0 };
    let weight = (1.0 - confidence).max(0.005) * IN_THE_FIGURE * chance;
    Some(Hypothesis {
        kind: "extraction-slip",
        weight,
        vi: "Có thể máy đọc nhầm: xem lại câu gốc.".to_owned(),
        en: "Possibly our own reading is wrong: look at the sentence itself.".to_owned(),
    })
}

/// Places where the figure is the subject's own.
fn elsewhere(odd: &Odd<'_>, world: &impl View, slips: &mut Vec<Hypothesis>) {
    editions(odd, world, slips);
    let key = odd.key;
    let ontology = world.ontology();
    if let Some((list, vi, en)) = match world.list(&key) {
        Some("63") => Some((lists::AFTER, "34 tỉnh, thành sau sáp nhập", "34 merged provinces")),
        Some(lists::AFTER) => Some((lists::BEFORE, "63 tỉnh, thành trước sáp nhập", "63 provinces before the mergers")),
        _ => None,
    } && told(&Key { list: world.symbol(list), ..key }, odd, world)
    {
        slips.push(Hypothesis {
            kind: "other-list",
            weight: 0.12,
            vi: format!("Có thể lấy hạng trong danh sách khác: thứ {} là hạng trong {vi}.", odd.rank),
            en: format!("Possibly the rank of another list: {} is the rank among the {en}.", odd.rank),
        });
    }
    if world.text(key.scope) == "national" {
        let groups = ontology.province(world.text(key.subject)).map_or(&[][..], |p| &p.regions);
        for region in groups {
            let scope = format!("region:{region}");
            let said_so = world.symbol(&scope).is_some_and(|scope| told(&Key { scope, ..key }, odd, world));
            // What nobody says may follow from the national ranks; of five places that are possible each is a fifth of it.
            let possible = odd.kept.and_then(|kept| super::region::places(region, &key, kept, world));
            let within = possible.filter(|(best, worst)| (*best..=*worst).contains(&(odd.rank as usize)));
            let chance = if said_so { 1.0 } else { within.map_or(0.0, |(best, worst)| 1.0 / (worst - best + 1) as f64) };
            if chance > 0.0 {
                slips.push(Hypothesis {
                    kind: "regional-for-national",
                    weight: 0.12 * chance / groups.len() as f64,
                    vi: format!("Có thể lấy hạng trong vùng: thứ {} là hạng trong {}.", odd.rank, ontology.scope_name(&scope)),
                    en: format!("Possibly the regional rank: {} is the rank in {}.", odd.rank, ontology.scope_name(&scope)),
                });
            }
        }
    }
    components(odd, world, slips);
    let like = ontology.index(world.text(key.index)).map_or(&[][..], |i| &i.confusable_with);
    for other in like {
        let Some(index) = world.symbol(other) else { continue };
        if told(&Key { index, ..key }, odd, world) {
            slips.push(Hypothesis {
                kind: "like-named-index",
                weight: 0.10 / like.len() as f64,
                vi: format!("Có thể nhầm với chỉ số tên gần giống: thứ {} là hạng của {}.", odd.rank, ontology.index_name(other)),
                en: format!("Possibly an index of like name: {} is the rank in {}.", odd.rank, ontology.index_name(other)),
            });
        }
    }
}

fn components(odd: &Odd<'_>, world: &impl View, slips: &mut Vec<Hypothesis>) {
    let (key, ontology) = (odd.key, world.ontology());
    let index = world.text(key.index);
    let Some(known) = ontology.index(index) else { return };
    let candidates = std::iter::once(None).chain(known.component.iter().map(|c| Some(c.id.as_str())));
    let mut ranked = 0usize;
    let mut same: Vec<Option<&str>> = Vec::new();
    for candidate in candidates.filter(|c| *c != key.component.map(|k| world.text(k))) {
        let component = match candidate.map(|c| world.symbol(c)) {
            Some(None) => continue,
            Some(sym) => sym,
            None => None,
        };
        let there = Key { component, ..key };
        ranked += usize::from(world.any(&there, None, |f| f.rank.is_some()));
        if told(&there, odd, world) {
            same.push(candidate);
        }
    }
    for component in same {
        let name = component.map_or_else(|| ontology.index_name(index), |c| ontology.component_name(index, c));
        // The overall rank is one; a component is any of those that are known.
        let (kind, weight) = match component {
            Some(_) => ("component-for-overall", 0.15 / ranked.max(1) as f64),
            None => ("overall-for-component", 0.15),
        };
        slips.push(Hypothesis {
            kind,
            weight,
            vi: format!("Có thể nhầm với hạng của {name}: thứ {}.", odd.rank),
            en: format!("Possibly taken from {name}: rank {}.", odd.rank),
        });
    }
}

/// Whether somebody on another page gives a fact this rank.
pub(super) fn told(key: &Key, odd: &Odd<'_>, world: &impl View) -> bool {
    world.any(key, odd.said.map(|s| s.source), |f| f.rank == Some(odd.rank))
}

/// A movement that does not add up: the rank, the movement or the earlier rank may be off.
fn movement(case: &Case, world: &impl View) -> Option<Diagnosis> {
    let terms = &case.primary.terms;
    let step = terms.iter().find_map(|t| match t.says {
        Says::Arrived(rank, delta, base) => Some((t, rank, delta, base)),
        _ => None,
    });
    let (term, rank, delta, base) = step?;
    let said = *case.primary.witnesses(term, world).first()?;
    let mut slips = Vec::new();
    let before: Vec<(&Term, u32)> =
        terms.iter().filter(|t| t.key.year == base).filter_map(|t| if let Says::Rank(r) = t.says { Some((t, r)) } else { None }).collect();
    for (earlier, known) in &before {
        let right = i64::from(*known) - i64::from(rank);
        if let Some(slip) = i32::try_from(right).ok().and_then(|right| slips::between_moves(right, delta)) {
            slips.push(of_the_hand(slip, 1.5));
        }
        // The rank at the end would have to be another.
        if let Some(kept) = u32::try_from(i64::from(*known) - i64::from(delta)).ok().filter(|r| *r > 0) {
            slips.extend(ranks(&odd(&term.key, rank, Some(kept), said, world), world).into_iter().filter(|s| s.kind != "extraction-slip"));
        }
        // Or the one at the beginning.
        let implied = u32::try_from(i64::from(rank) + i64::from(delta)).ok().filter(|r| *r > 0);
        if let (Some(kept), Some(there)) = (implied, case.primary.witnesses(earlier, world).first()) {
            let official = world.source(there).authority == Authority::Official;
            if !official {
                slips.extend(ranks(&odd(&earlier.key, *known, Some(kept), there, world), world));
            }
        }
    }
    for year in [base - 1, base + 1, base - 2, base - 3].into_iter().filter(|y| *y < term.key.year) {
        let there = base_key(&term.key, year, world).and_then(|k| world.only_rank(&k));
        if there.map(i64::from) == Some(i64::from(rank) + i64::from(delta)) {
            slips.push(Hypothesis {
                kind: "other-base-year",
                weight: 0.08,
                vi: format!("Có thể so với năm {year}, không phải {base}."),
                en: format!("Possibly against {year}, not {base}."),
            });
        }
    }
    slips.extend(misread(sure(said), false, 1));
    name(slips, Some(said), world)
}

/// Two units on one rank and no word of where either belongs: whose figure is at home elsewhere?
fn collision(case: &Case, world: &impl View) -> Option<Diagnosis> {
    let mut best: Option<Diagnosis> = None;
    for term in &case.primary.terms {
        let Says::Rank(rank) = term.says else { continue };
        let who = case.primary.witnesses(term, world);
        if who.iter().any(|s| world.source(s).authority == Authority::Official) {
            continue;
        }
        let Some(said) = who.iter().copied().min_by_key(|s| s.claim) else { continue };
        let kept = case.follows.iter().find_map(|c| implied_by(c, &term.key));
        let here = name(ranks(&odd(&term.key, rank, kept, said, world), world), Some(said), world);
        if here.as_ref().map(|d| d.plausibility) > best.as_ref().map(|d| d.plausibility) {
            best = here;
        }
    }
    best
}

/// The rank that another conflict of the same case leads to.
fn implied_by(conflict: &super::conflict::Conflict, key: &Key) -> Option<u32> {
    conflict.terms.iter().find_map(|t| match t.says {
        Says::Arrived(rank, delta, base) if base == key.year && t.key.same_line(key) => {
            u32::try_from(i64::from(rank) + i64::from(delta)).ok()
        }
        _ => None,
    })
}

/// The other subject of a collision, when it is the one whose own rank is `kept`'s twin: two names exchanged.
fn exchanged_with(suspect: &Term, conflict: &super::conflict::Conflict, kept: u32, world: &impl View) -> Option<Key> {
    if conflict.kind != FindingKind::SharedRank {
        return None;
    }
    let others = conflict.terms.iter().map(|t| t.key).filter(|k| k.subject != suspect.key.subject);
    let mut others = others.filter(|k| world.any(k, None, |f| f.rank == Some(kept)));
    others.next()
}

fn exchange(key: &Key, other: &Key, world: &impl View) -> Hypothesis {
    let name = |k: &Key| world.ontology().subject_name(&world.public(k).subject);
    let (a, b) = (name(key), name(other));
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    Hypothesis {
        kind: "exchanged-names",
        weight: 0.3,
        vi: format!("Có thể viết đổi chỗ {first} và {second}."),
        en: format!("Possibly {first} and {second} were exchanged."),
    }
}
