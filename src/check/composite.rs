//! Totals: `|S(x) − Σ wᵢ·Sᵢ(x)| ≤ ε`, where the index is defined as the weighted sum of its components.
//!
//! Weights, editions for which official figures bear the formula out, and ε are data of the ontology (`total`): the PCI of 2014–2021
//! within 0.03 points. Figures printed with fewer decimals than two widen ε by their rounding. Only where the total and all its
//! components are known and undisputed.
use super::conflict::{Conflict, Says, Term};
use super::facts::FactAt;
use super::said::Key;
use super::slips;
use super::stated::only_score;
use super::symbols::Sym;
use super::values::{decimals, fixed, score_words, unit};
use super::words::fact_words;
use super::world::World;
use crate::model::{Diagnosis, FindingKind};

/// Decimals that ε allows for already.
const PRINTED: usize = 2;

/// Weights of the components of an edition.
type Weights = Vec<(Sym, f64)>;

/// Tries the rule on every total of an edition of an index that has one.
pub(super) fn find(edition: &[&FactAt], world: &World<'_>, out: &mut Vec<Conflict>) {
    let Some(key) = edition.first().map(|f| f.key).filter(|key| key.component.is_none()) else { return };
    if world.ontology.index(world.text(key.index)).is_none_or(|i| i.total.is_none()) {
        return;
    }
    if let Some((within, weights)) = formula(&key, world) {
        out.extend(edition.iter().filter_map(|fact| broken(&fact.key, within, &weights, world)));
    }
}

/// How far a total may lie from the sum, and the weights; `None` where a component of the edition is spoken of by nobody.
fn formula(key: &Key, world: &World<'_>) -> Option<(f64, Weights)> {
    let index = world.text(key.index);
    let within = world.ontology.weights_hold(index, key.year)?;
    let there = |c: &&crate::ontology::Component| c.from.is_none_or(|y| y <= key.year) && c.to.is_none_or(|y| y >= key.year);
    let weighted = world.ontology.index(index)?.component.iter().filter(there).filter_map(|c| Some((c.id.as_str(), c.weight?)));
    let weights: Option<Weights> = weighted.map(|(id, w)| Some((world.symbol(id)?, w))).collect();
    weights.filter(|w| !w.is_empty()).map(|w| (within, w))
}

fn broken(key: &Key, within: f64, weights: &Weights, world: &World<'_>) -> Option<Conflict> {
    let total = only_score(key, world)?;
    let rounding = |x: f64| if decimals(x) < PRINTED { unit(decimals(x)) / 2.0 } else { 0.0 };
    let mut within = within + rounding(total);
    let mut sum = 0.0;
    let mut terms = vec![Term { key: *key, says: Says::Score(total.to_bits()) }];
    for (component, weight) in weights {
        let part = Key { component: Some(*component), ..*key };
        let score = only_score(&part, world)?;
        sum += weight * score;
        within += weight * rounding(score);
        terms.push(Term { key: part, says: Says::Score(score.to_bits()) });
    }
    if (total - sum).abs() <= within + 1e-9 {
        return None;
    }
    let (fact, n) = (world.public(key), weights.len());
    let words = (
        format!(
            "Chưa khớp: {}. Ghi {}, trong khi {n} chỉ số thành phần nhân trọng số cộng lại là {}.",
            fact_words(&fact, world.ontology, true),
            score_words(total, true),
            fixed(sum, PRINTED, true)
        ),
        format!(
            "Not in agreement: {}. It says {}, while the weighted sum of its {n} components is {}.",
            fact_words(&fact, world.ontology, false),
            score_words(total, false),
            fixed(sum, PRINTED, false)
        ),
    );
    let expected = (sum * 100.0).round() / 100.0;
    let slip = slips::between_scores(expected, total).map(|slip| {
        let (vi, en) = slip.words();
        Diagnosis { kind: slip.kind().to_owned(), vi: vi.to_owned(), en: en.to_owned(), plausibility: 0.5, ..Diagnosis::default() }
    });
    Some(Conflict {
        identity: vec![format!("{total}"), format!("{sum:.3}")],
        words: Some(words),
        diagnosis: slip,
        ..Conflict::of(FindingKind::Composite, terms)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::Trial;
    use crate::model::FindingKind;
    use crate::ontology::Ontology;

    /// All components on one score, with a total.
    fn world(year: i32, score: f64, total: f64, left_out: usize) -> Trial {
        let ontology = Ontology::embedded().unwrap();
        let there =
            |c: &&crate::ontology::Component| c.from.is_none_or(|y| y <= year) && c.to.is_none_or(|y| y >= year) && c.weight.is_some();
        let parts = ontology.index("pci").unwrap().component.iter().filter(there).skip(left_out);
        let start = Trial::default().score("total", &format!("hai-duong pci {year}"), total);
        parts.fold(start, |t, c| t.score("parts", &format!("hai-duong pci/{} {year}", c.id), score))
    }

    #[test]
    fn the_total_is_the_weighted_sum() {
        // The weights add up to ten.
        assert!(world(2020, 6.43, 64.32, 0).is_silent());
        let found = world(2020, 6.43, 63.43, 0).found(FindingKind::Composite);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].core.len(), 11);
        assert!(found[0].message.contains("cộng lại là 64,30"), "{}", found[0].message);
    }

    #[test]
    fn only_where_the_formula_holds_and_everything_is_known() {
        assert!(world(2023, 6.43, 63.43, 0).is_silent());
        assert!(world(2013, 6.43, 63.43, 0).is_silent());
        assert!(world(2020, 6.43, 63.43, 1).is_silent());
        // Components printed with one decimal leave room.
        assert!(world(2020, 6.4, 64.4, 0).is_silent());
        assert!(!world(2020, 6.43, 63.43, 0).score("other", "hai-duong pci 2020", 61.0).found(FindingKind::SameFact).is_empty());
        assert!(world(2020, 6.43, 63.43, 0).score("other", "hai-duong pci 2020", 61.0).found(FindingKind::Composite).is_empty());
    }
}
