//! What the components did between two editions: change of each score, times what a point of it adds to the total.
use super::cited::{Premise, join};
use super::moved::Everything;
use super::rules::totals::weighted;
use crate::model::Fact;
use crate::ontology::{Component, Ontology};
use serde::Serialize;

/// One component in two editions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pull {
    /// Component id.
    pub component: String,
    /// Its name.
    pub name: String,
    /// Name of the component of the edition before whose place it took, when that is another one.
    pub replaces: Option<String>,
    /// Scores before and now.
    pub scores: Option<(f64, f64)>,
    /// Change of the score.
    pub change: Option<f64>,
    /// What one point adds to the total, where official figures of both editions bear the weights out.
    pub weight: Option<f64>,
    /// Weight times change, in points of the total.
    pub effect: Option<f64>,
    /// Ranks before and now.
    pub ranks: Option<(u32, u32)>,
    /// Nobody published the rank before; it follows from other figures.
    pub before_derived: bool,
    /// The same of the rank now.
    pub derived: bool,
    /// What it rests on.
    pub premises: Vec<Premise>,
}

/// The change from one printed figure to another, without what binary fractions add (a millionth of a point is kept).
pub(super) fn apart(before: f64, after: f64) -> f64 {
    ((after - before) * 1e6).round() / 1e6
}

/// Components of which something is known in both editions: by effect, else by change of score, else by change of rank, the
/// strongest pull down first.
pub(super) fn pulls(facts: &Everything<'_>, before: &Fact, after: &Fact, ontology: &Ontology) -> Vec<Pull> {
    let (Some(index), Some(then), Some(now)) = (ontology.index(&after.index), before.year, after.year) else { return Vec::new() };
    let hold = [then, now].iter().all(|y| ontology.weights_hold(&after.index, *y).is_some());
    let weights = if hold { weighted(&after.index, now, ontology) } else { Vec::new() };
    let inside = |c: &&Component| after.component.is_none() || c.parent == after.component;
    let parts = index.component.iter().filter(|c| c.level != "annex").filter(inside);
    let mut pulls: Vec<Pull> = parts
        .filter(|c| c.from.is_none_or(|f| f <= now) && c.to.is_none_or(|t| now <= t))
        .filter_map(|c| {
            let weight = weights.iter().find(|(w, _)| w.id == c.id).map(|(_, weight)| *weight);
            pull(c, facts, before, after, weight, ontology)
        })
        .collect();
    pulls.sort_by(|a, b| {
        let fall = |p: &Pull| p.ranks.map(|(before, after)| i64::from(before) - i64::from(after));
        let known = |x: Option<f64>| x.unwrap_or(f64::INFINITY);
        known(a.effect)
            .total_cmp(&known(b.effect))
            .then(known(a.change).total_cmp(&known(b.change)))
            .then(fall(a).cmp(&fall(b)))
            .then_with(|| a.component.cmp(&b.component))
    });
    pulls
}

fn pull(
    component: &Component,
    facts: &Everything<'_>,
    before: &Fact,
    after: &Fact,
    weight: Option<f64>,
    ontology: &Ontology,
) -> Option<Pull> {
    let of = |fact: &Fact, id: &str| facts.standing(&Fact { component: Some(id.to_owned()), ..fact.clone() });
    let now = of(after, &component.id)?;
    let same = of(before, &component.id);
    let replaces = if same.is_none() { component.succeeds.as_deref() } else { None };
    let then = same.or_else(|| of(before, replaces?))?;
    let scores = then.score.zip(now.score);
    let ranks = then.rank.zip(now.rank);
    if scores.is_none() && ranks.is_none() {
        return None;
    }
    let change = scores.map(|(a, b)| apart(a, b));
    let mut premises = Vec::new();
    join(&mut premises, then.premises.iter().chain(&now.premises).cloned());
    Some(Pull {
        component: component.id.clone(),
        name: component.name_vi.clone(),
        replaces: replaces.map(|id| ontology.component_name(&after.index, id)),
        scores,
        change,
        weight,
        effect: change.zip(weight).map(|(change, weight)| apart(0.0, change * weight)),
        ranks,
        before_derived: ranks.is_some() && then.derived,
        derived: ranks.is_some() && now.derived,
        premises,
    })
}
