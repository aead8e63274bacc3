//! Ranks from scores: an official table that prints scores only still tells who stands where; see
//! [`rank_by_scores`](crate::verify::rank_by_scores).
use super::super::cited::{Premise, join};
use super::super::derive::{Derived, Rule, Value};
use super::super::known::{Record, fact_of, official_score, settled_rank, units};
use crate::ontology::Ontology;
use crate::search::{Facts, Known, Told, decimal};
use crate::verify::{Placed, Scored, Scores, WIDEST_SHARE, printed_decimals, printer, rank_by_scores};

/// Ranks, or ranges of ranks, for the subject's official scores that come without one.
pub(in super::super) fn derive<F: Facts>(known: &[Known], record: &Record<'_, F>) -> Result<Vec<Derived>, F::Error> {
    let mut derived = Vec::new();
    for own in known.iter().filter(|k| k.scope == "national" && k.rank().is_none()) {
        let (Some((score, _)), Some(year)) = (official_score(own), own.year) else { continue };
        let edition = record.of_edition(&own.index, own.component.as_deref(), year)?;
        derived.extend(place(own, score, &edition, record.ontology));
    }
    Ok(derived)
}

fn place(own: &Known, score: f64, edition: &[Known], ontology: &Ontology) -> Option<Derived> {
    let fact = fact_of(own);
    let of = units(&fact, ontology)?;
    let there: Vec<&Known> = edition.iter().filter(|k| k.scope == own.scope && k.list == own.list).collect();
    let scores = official(&there, of, ontology.index(&own.index).and_then(|i| i.shares_ranks));
    let placed = rank_by_scores(&scores, &own.subject)?;
    if placed.worst - placed.best > of / WIDEST_SHARE {
        return None;
    }
    let told = |unit: &&str| there.iter().find(|k| k.subject == **unit).and_then(|k| official_score(k)).map(|(_, t)| Premise::of(t));
    let mut premises = Vec::new();
    join(&mut premises, placed.units.iter().filter_map(told));
    let value = if placed.best == placed.worst { Value::Rank(placed.best) } else { Value::Between(placed.best, placed.worst) };
    let (how, how_en) = words(score, &placed, of, scores.scored.len());
    Some(Derived { fact, value, of: Some(of), rule: Rule::Scores, premises, how, how_en })
}

/// The official, undisputed scores of a list.
fn official<'a>(there: &[&'a Known], units: u32, shares: Option<bool>) -> Scores<'a> {
    let told: Vec<(&Known, f64, &Told)> = there.iter().filter_map(|k| official_score(k).map(|(s, t)| (*k, s, t))).collect();
    let printed = printed_decimals(told.iter().map(|(_, score, t)| (printer(&t.source), *score)));
    let scored = told
        .iter()
        .map(|(k, score, t)| Scored {
            subject: &k.subject,
            score: *score,
            decimals: printed.get(printer(&t.source)).copied().unwrap_or_default(),
            rank: settled_rank(k).map(|r| r.0),
        })
        .collect();
    Scores { units, shares, scored }
}

/// `7,45 điểm; 12 đơn vị có điểm cao hơn trong bảng chính thức có điểm của 63/63 đơn vị`.
fn words(score: f64, placed: &Placed<'_>, of: u32, known: usize) -> (String, String) {
    let mut vi = format!("{} điểm; {} đơn vị có điểm cao hơn", decimal(score), placed.higher);
    let mut en = format!("{} points; {} units score higher", score, placed.higher);
    if placed.level > 0 {
        vi.push_str(&format!(", {} đơn vị bằng điểm", placed.level));
        en.push_str(&format!(", {} the same", placed.level));
    }
    vi.push_str(&format!("; bảng chính thức có điểm của {known}/{of} đơn vị"));
    en.push_str(&format!("; the official table has scores of {known}/{of} units"));
    (vi, en)
}
