//! Cases as findings: the sentence, the sides, the smallest set, what follows.
use super::Alone;
use super::cases::{Case, sum_of};
use super::conflict::{Conflict, Says, Term, Words};
use super::movement::{arithmetic, base_key};
use super::placing::explains;
use super::range::size;
use super::render::{Stock, Value, Witness};
use super::said::{Said, Which};
use super::values::{rank_words, score_words};
use super::words::{self, fact_words, moved_words, one_document};
use super::world::World;
use crate::model::{Consequence, Diagnosis, Fact, Finding, FindingKind, Severity, Side, Weighed, finding_id};
use crate::ontology::Ontology;
use foldhash::HashSet;
use std::collections::BTreeSet;

/// The finding of a case. `alone` has the claims that cannot be true whatever the others say.
pub(super) fn of_case(case: &Case, diagnosis: Option<Diagnosis>, alone: &Alone, stock: &Stock, world: &World<'_>) -> Finding {
    let primary = &case.primary;
    let mut values = values(case, world);
    let mut finding = drafted(primary, &values, world);
    finding.values = values.iter().map(|v| v.vi.clone()).collect();
    let witnesses = values.iter_mut().flat_map(|v| std::mem::take(&mut v.witnesses));
    finding.sides = witnesses.map(|w| w.side(stock, world)).collect();
    finding.claims = each_once(finding.sides.iter().filter_map(|s| s.claim.as_ref()));
    finding.statements = each_once(finding.sides.iter().filter_map(|s| s.statement.as_ref()));
    finding.documents = each_once(finding.sides.iter().map(|s| &s.document));
    finding.weighed = case
        .weights
        .iter()
        .filter(|w| w.probability > 0.0)
        .map(|w| Weighed { value: words_of(&w.term, &primary.witnesses(&w.term, world)).0, probability: w.probability, origins: w.origins })
        .collect();
    finding.core = core(case, alone, world);
    finding.bounded = case.bounded;
    let mut follows: Vec<Consequence> = Vec::new();
    let about_movement = primary.kind == FindingKind::SameFact && primary.terms.iter().all(|t| matches!(t.says, Says::Moved(..)));
    for conflict in &case.follows {
        let consequence = consequence(conflict, world);
        if about_movement && conflict.kind == FindingKind::Movement && finding.kind == FindingKind::SameFact {
            // The arithmetic settles which of the movements is off: it belongs into the sentence.
            finding.kind = FindingKind::Movement;
            finding.message = format!("{} {}", finding.message, consequence.vi);
            finding.message_en = format!("{} {}", finding.message_en, consequence.en);
        } else {
            follows.push(consequence);
        }
    }
    if case.weights.len() > 1 {
        follows.extend(case.weights.iter().flat_map(|w| w.borne_out_by.iter().filter_map(|t| bears_out(t, &w.term, world))));
    }
    follows.sort_by(|a, b| (a.kind, &a.vi, &a.claims).cmp(&(b.kind, &b.vi, &b.claims)));
    // What copies of one text say alike is said once.
    follows.dedup_by(|again, first| {
        let same = (again.kind, &again.vi) == (first.kind, &first.vi);
        if same {
            first.claims.append(&mut again.claims);
            first.claims.sort_unstable();
            first.claims.dedup();
        }
        same
    });
    finding.follows = follows;
    if let Some(diagnosis) = diagnosis {
        finding.message = format!("{} {}", finding.message, diagnosis.vi);
        finding.message_en = format!("{} {}", finding.message_en, diagnosis.en);
        finding.diagnosis = Some(diagnosis);
    }
    finding.id = finding_id(finding.kind, finding.fact.as_ref(), &identity(primary, &values, world));
    finding
}

/// Findings with one cause behind them, a page of one edition under another's name, as one: told of its overall rank, or of
/// the first in the order of facts.
pub(super) fn together(mut findings: Vec<Finding>, ontology: &Ontology) -> Option<Finding> {
    let component = |f: &Finding| f.fact.as_ref().and_then(|x| x.component.clone());
    findings.sort_by(|a, b| (component(a), &a.fact, &a.id).cmp(&(component(b), &b.fact, &b.id)));
    let mut rest = findings.into_iter();
    let mut first = rest.next()?;
    let more = rest.len();
    if more > 0 {
        first.message = format!("{} Cùng bài còn {more} số liệu như vậy.", first.message);
        first.message_en = format!("{} The same text has {more} more of this kind.", first.message_en);
    }
    for other in rest {
        let fact = other.fact.as_ref().map(|f| fact_words(f, ontology, true)).unwrap_or_default();
        first.sides.extend(other.sides.into_iter().map(|s| Side { value: format!("{fact}: {}", s.value), ..s }));
        first.follows.push(Consequence { kind: other.kind, vi: other.message, en: other.message_en, claims: other.claims.clone() });
        first.follows.extend(other.follows);
        first.claims.extend(other.claims);
        first.documents.extend(other.documents);
        first.severity = first.severity.max(other.severity);
    }
    first.claims = each_once(first.claims.iter());
    first.documents = each_once(first.documents.iter());
    Some(first)
}

/// A note: a conflict that only wants to be known.
pub(super) fn of_note(conflict: &Conflict, world: &World<'_>) -> Finding {
    let case = Case { primary: conflict.clone(), weights: Vec::new(), suspects: Vec::new(), follows: Vec::new(), bounded: false };
    let severity = conflict.severity.unwrap_or(Severity::Info);
    Finding { severity, ..of_case(&case, conflict.diagnosis.clone(), &Alone::default(), &Stock::default(), world) }
}

fn values<'w>(case: &Case, world: &'w World<'_>) -> Vec<Value<'w>> {
    let primary = &case.primary;
    let stated = primary
        .statements
        .iter()
        .filter_map(|(at, (vi, en))| Some(Value::new(vi.clone(), en.clone(), vec![Witness::stated(*at, vi.clone(), world)?], world)));
    let mut values: Vec<Value<'_>> = stated.collect();
    let terms: Vec<Term> = match primary.kind {
        // The likeliest value, then those out of line with it; bounds that it keeps say nothing new.
        FindingKind::SameFact if !case.weights.is_empty() => {
            let weighed = case.weights.iter().map(|w| w.term);
            let bounds = case.suspects.iter().copied().filter(|s| !case.weights.iter().any(|w| w.term == *s || w.also.contains(s)));
            weighed.chain(bounds).collect()
        }
        _ => primary.terms.clone(),
    };
    for term in &terms {
        let mut value = value(term, &primary.witnesses(term, world), world);
        for other in case.weights.iter().filter(|w| w.term == *term).flat_map(|w| &w.also) {
            let written = self::value(other, &primary.witnesses(other, world), world);
            value = Value::new(value.vi, value.en, value.witnesses.into_iter().chain(written.witnesses).collect(), world);
        }
        let named = match primary.kind {
            FindingKind::SharedRank => true,
            FindingKind::Region | FindingKind::Order => terms.first().is_some_and(|f| f.key.subject != term.key.subject),
            _ => false,
        };
        if named {
            let name = world.ontology.subject_name(&world.public(&term.key).subject);
            (value.vi, value.en) = (format!("{name}: {}", value.vi), format!("{name}: {}", value.en));
        } else if chained(primary) {
            (value.vi, value.en) = (format!("{}: {}", term.key.year, value.vi), format!("{}: {}", term.key.year, value.en));
        } else if primary.kind == FindingKind::TwoLists
            && let (Says::Rank(rank), Some(list)) = (term.says, world.list(&term.key))
        {
            value.vi = format!("{rank}/{list}");
            value.en.clone_from(&value.vi);
        }
        values.push(value);
    }
    values
}

/// A movement conflict that runs through an edition nobody gives a rank of.
fn chained(conflict: &Conflict) -> bool {
    conflict.kind == FindingKind::Movement
        && conflict.about.is_some_and(|k| !conflict.terms.iter().any(|t| t.key == k && !matches!(t.says, Says::Moved(..))))
}

/// What a term says, with who says it.
fn value<'w>(term: &Term, who: &[&'w Said], world: &'w World<'_>) -> Value<'w> {
    let (vi, en) = words_of(term, who);
    match term.says {
        Says::Rank(rank) => {
            let witnesses = who.iter().map(|s| Witness::of(s, rank_words(rank, s.of, true), world)).collect();
            Value::new(vi, en, witnesses, world)
        }
        _ => Value::of(vi, en, who, world),
    }
}

/// What a term says that these give.
fn words_of(term: &Term, who: &[&Said]) -> Words {
    match term.says {
        Says::Rank(rank) => {
            let of = common_of(who);
            (rank_words(rank, of, true), rank_words(rank, of, false))
        }
        Says::Arrived(rank, delta, base) => {
            let of = who.iter().find_map(|s| s.of);
            let words = |vi: bool| format!("{}, {}", rank_words(rank, of, vi), moved_words(delta, Some(base), vi));
            (words(true), words(false))
        }
        Says::Moved(delta, base) => (moved_words(delta, Some(base), true), moved_words(delta, Some(base), false)),
        Says::AtMost(bound) => (format!("nhóm {bound} dẫn đầu"), format!("among the first {bound}")),
        Says::Last => ("cuối bảng".to_owned(), "last".to_owned()),
        Says::Score(bits) => (score_words(f64::from_bits(bits), true), score_words(f64::from_bits(bits), false)),
        Says::Among(n) => (format!("xếp trong {n}"), format!("among {n}")),
        Says::Place(rank, of) => (format!("{rank}/{of}"), format!("{rank}/{of}")),
    }
}

/// The number of ranked units that those who give a rank write, when they agree.
fn common_of(who: &[&Said]) -> Option<u32> {
    let mut written = who.iter().filter_map(|s| s.of);
    let first = written.next()?;
    written.all(|n| n == first).then_some(first)
}

/// What is said of a conflict: nobody's side yet.
fn drafted(conflict: &Conflict, values: &[Value<'_>], world: &World<'_>) -> Finding {
    let fact = conflict.fact.clone().or_else(|| conflict.about.map(|k| world.public(&k)));
    let official = values.iter().any(Value::official);
    let severity = conflict.severity.unwrap_or(match conflict.kind {
        FindingKind::Movement if one_document(values) => Severity::Fix,
        FindingKind::Movement if !values.iter().skip(1).any(Value::official) => Severity::Look,
        _ if official => Severity::Fix,
        _ => Severity::Look,
    });
    let (message, message_en) = conflict.words.clone().unwrap_or_else(|| sentence(conflict, fact.as_ref(), values, world));
    Finding { kind: conflict.kind, severity, message, message_en, fact, ..Finding::default() }
}

fn sentence(conflict: &Conflict, fact: Option<&Fact>, values: &[Value<'_>], world: &World<'_>) -> (String, String) {
    let Some(fact) = fact else { return (String::new(), String::new()) };
    match conflict.kind {
        FindingKind::Movement if chained(conflict) => words::chain(fact, values, world.ontology),
        FindingKind::Movement => words::movement(fact, values, &fails(conflict, world), world.ontology),
        FindingKind::SharedRank => words::shared_rank(fact, values, conflict.terms.first().map_or(0, plain), world.ontology),
        FindingKind::Region => words::region(fact, values, world.ontology),
        FindingKind::TwoLists => match conflict.terms.first().map(|t| t.says) {
            Some(Says::Arrived(.., base) | Says::Moved(_, base)) => words::across_lists(fact, base, world.ontology),
            _ => words::two_lists(fact, values, world.ontology),
        },
        _ => words::conflict(fact, values, world.ontology),
    }
}

fn plain(term: &Term) -> u32 {
    match term.says {
        Says::Rank(r) | Says::Arrived(r, ..) | Says::Place(r, _) => r,
        _ => 0,
    }
}

/// `27 + 22 = 49, trong khi kỳ 2021 là 59.`
fn fails(conflict: &Conflict, world: &World<'_>) -> (String, String) {
    let Some((sum, base)) = sum_of(conflict) else { return (String::new(), String::new()) };
    let known: Vec<String> = conflict
        .terms
        .iter()
        .filter(|t| t.key.year == base)
        .filter_map(|t| if let Says::Rank(r) = t.says { Some(r.to_string()) } else { None })
        .collect();
    let units = conflict.terms.first().and_then(|t| size(&base_key(&t.key, base, world)?, world));
    words::sum_fails(&sum, base, &known.join(" / "), units)
}

/// What a conflict says when it only follows from another.
fn consequence(conflict: &Conflict, world: &World<'_>) -> Consequence {
    let claims =
        |terms: &[Term]| each_once(terms.iter().flat_map(|t| conflict.witnesses(t, world)).map(|s| world.id(s)).collect::<Vec<_>>().iter());
    let names = |vi: bool| {
        let names: Vec<String> = conflict.terms.iter().map(|t| world.ontology.subject_name(&world.public(&t.key).subject)).collect();
        words::joined(&names, if vi { "và" } else { "and" })
    };
    let ((vi, en), claims) = match conflict.kind {
        FindingKind::Movement if sum_of(conflict).is_some() && !chained(conflict) => {
            let told: Vec<Term> =
                conflict.terms.iter().copied().filter(|t| matches!(t.says, Says::Arrived(..) | Says::Moved(..))).collect();
            (fails(conflict, world), claims(&told))
        }
        FindingKind::SharedRank => {
            let rank = conflict.terms.first().map_or(0, plain);
            ((format!("{} cùng ghi thứ {rank}.", names(true)), format!("{} both have rank {rank}.", names(false))), claims(&conflict.terms))
        }
        _ => {
            let case = Case { primary: conflict.clone(), weights: Vec::new(), suspects: Vec::new(), follows: Vec::new(), bounded: false };
            let values = values(&case, world);
            let finding = drafted(conflict, &values, world);
            let claims: Vec<String> = values.iter().flat_map(|v| &v.witnesses).filter_map(|w| w.claim(world)).collect();
            ((finding.message, finding.message_en), each_once(claims.iter()))
        }
    };
    Consequence { kind: conflict.kind, vi, en, claims }
}

/// A movement that leads to one of the values in dispute speaks for it.
fn bears_out(support: &Term, value: &Term, world: &World<'_>) -> Option<Consequence> {
    let (Says::Arrived(rank, delta, _), Says::Rank(kept)) = (support.says, value.says) else { return None };
    let fact = world.public(&support.key);
    let sum = arithmetic(rank, delta);
    Some(Consequence {
        kind: FindingKind::Movement,
        vi: format!("{}: {sum}, hợp với thứ {kept}.", fact_words(&fact, world.ontology, true)),
        en: format!("{}: {sum}, which bears out {kept}.", fact_words(&fact, world.ontology, false)),
        claims: support.witnesses(world).into_iter().map(|s| world.id(s)).collect(),
    })
}

/// One claim for each assertion of a smallest set, and those without which one of them would mean another list.
fn core(case: &Case, alone: &Alone, world: &World<'_>) -> Vec<String> {
    let primary = &case.primary;
    let one = |term: &Term| primary.witnesses(term, world).into_iter().min_by_key(|s| (s.which != Which::Known, s.claim));
    let mut who: Vec<&Said> = match primary.kind {
        FindingKind::SameFact => case.weights.iter().take(1).map(|w| &w.term).chain(case.suspects.iter().take(1)).filter_map(one).collect(),
        FindingKind::Movement if !chained(primary) => {
            // Of the ranks that are known for the earlier edition one is enough.
            let base = sum_of(primary).map(|(_, base)| base);
            let (before, told): (Vec<&Term>, Vec<&Term>) = primary.terms.iter().partition(|t| Some(t.key.year) == base);
            told.into_iter().chain(before.into_iter().take(1)).filter_map(one).collect()
        }
        FindingKind::SharedRank => primary.terms.iter().take(2).filter_map(one).collect(),
        _ => primary.terms.iter().filter_map(one).collect(),
    };
    // What is impossible by itself (a rank beyond its list) needs no second claim against it.
    if let Some(impossible) = who.iter().copied().filter(|s| alone.claims.contains(&s.claim)).min_by_key(|s| s.claim) {
        who = vec![impossible];
    }
    let same_list: Vec<&Said> = who.iter().flat_map(|s| explains(s, world)).collect();
    let claims: BTreeSet<String> = who.into_iter().chain(same_list).map(|s| world.id(s)).collect();
    claims.into_iter().collect()
}

fn identity(conflict: &Conflict, values: &[Value<'_>], world: &World<'_>) -> Vec<String> {
    if !conflict.identity.is_empty() {
        return conflict.identity.clone();
    }
    let of_term = |t: &Term| match t.says {
        Says::Rank(r) => r.to_string(),
        Says::Arrived(r, delta, base) => format!("{r} {delta:+} {base}"),
        Says::Moved(delta, base) => format!("{delta:+} {base}"),
        Says::Score(bits) => format!("{} points", f64::from_bits(bits)),
        Says::Among(n) => format!("of {n}"),
        Says::Place(r, _) => r.to_string(),
        Says::AtMost(_) | Says::Last => words_of(t, &[]).1,
    };
    match conflict.kind {
        FindingKind::SharedRank => {
            let rank = conflict.terms.first().map_or(0, plain).to_string();
            std::iter::once(rank).chain(conflict.terms.iter().map(|t| world.text(t.key.subject).to_owned())).collect()
        }
        _ if conflict.terms.is_empty() => values.iter().map(|v| v.en.clone()).collect(),
        _ => conflict.terms.iter().map(of_term).collect(),
    }
}

fn each_once<'a>(items: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = HashSet::default();
    items.filter(|x| seen.insert(x.as_str())).cloned().collect()
}
