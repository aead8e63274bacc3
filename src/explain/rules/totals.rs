//! The total: `S = Σ w(c) · S(c)` over all components of the edition, for the editions in which official figures bear it
//! out ([`Ontology::weights_hold`]).
use super::super::cited::{Premise, join};
use super::super::derive::{Derived, Rule, Value};
use super::super::known::{fact_of, settled_score};
use crate::model::Fact;
use crate::ontology::{Component, Ontology};
use crate::search::{Known, decimal};
use std::collections::BTreeSet;

/// Totals of editions of which all components are known and the total is not.
pub(in super::super) fn derive(known: &[Known], ontology: &Ontology) -> Vec<Derived> {
    let parts = known.iter().filter(|k| k.component.is_some() && settled_score(k).is_some());
    let totals: BTreeSet<Fact> = parts.map(|k| Fact { component: None, ..fact_of(k) }).collect();
    totals.into_iter().filter_map(|fact| total(fact, known, ontology)).collect()
}

/// The components that make up the total of an edition.
pub(in super::super) fn weighted<'o>(index: &str, year: i32, ontology: &'o Ontology) -> Vec<(&'o Component, f64)> {
    let all = ontology.index(index).map(|i| i.component.as_slice()).unwrap_or_default();
    let then = |c: &&Component| c.from.is_none_or(|f| f <= year) && c.to.is_none_or(|t| year <= t);
    all.iter().filter(then).filter_map(|c| Some((c, c.weight?))).collect()
}

fn total(fact: Fact, known: &[Known], ontology: &Ontology) -> Option<Derived> {
    let year = fact.year?;
    let within = ontology.weights_hold(&fact.index, year)?;
    let (mut sum, mut premises) = (0.0, Vec::new());
    let parts = weighted(&fact.index, year, ontology);
    for (component, weight) in &parts {
        let part = Fact { component: Some(component.id.clone()), ..fact.clone() };
        let (score, told) = known.iter().find(|k| fact_of(k) == part).and_then(settled_score)?;
        sum += weight * score;
        join(&mut premises, [Premise::of(told)]);
    }
    let n = parts.len();
    if n == 0 {
        return None;
    }
    // Two decimals, as the totals of the PCI are printed.
    let sum = (sum * 100.0).round() / 100.0;
    let weights: Vec<String> = parts.iter().map(|(c, w)| format!("{} × {}", decimal(*w), c.name_vi)).collect();
    Some(Derived {
        fact,
        value: Value::Score(sum, within),
        of: None,
        rule: Rule::WeightedSum,
        premises,
        how: format!("tổng {n} thành phần nhân trọng số: {}", weights.join(" + ")),
        how_en: format!("the {n} components times their weights: {}", weights.join(" + ")),
    })
}
