//! The edition that a movement is against, where the words beside it do not say so but the page does.
use crate::model::{Claim, Modality};
use foldhash::{HashMap, HashMapExt as _};
use std::collections::BTreeSet;

/// `từ hạng 59 của năm 2021 lên hạng 37, tức thăng 22 bậc`: the base is the edition whose rank the movement
/// leads to, when the page writes it.
pub fn by_arithmetic(claims: &mut [Claim]) {
    let ranks: Vec<_> = claims
        .iter()
        .filter(|c| c.modality == Modality::Asserted)
        .filter_map(|c| Some((c.subject.clone(), c.index.clone(), c.component.clone(), c.scope.clone(), c.year?, i64::from(c.rank?))))
        .collect();
    let mut by_rank: HashMap<(&str, i64), Vec<usize>> = HashMap::new();
    for (at, r) in ranks.iter().enumerate() {
        by_rank.entry((r.0.as_str(), r.5)).or_default().push(at);
    }
    for c in claims.iter_mut().filter(|c| c.base_year.is_none() && c.modality == Modality::Asserted) {
        let (Some(delta), Some(rank), Some(year)) = (c.delta, c.rank, c.year) else { continue };
        let before = i64::from(rank) + i64::from(delta);
        let same = by_rank.get(&(c.subject.as_str(), before)).into_iter().flatten().filter_map(|at| ranks.get(*at));
        c.base_year = same.clone().find(|(_, i, p, o, y, _)| *i == c.index && *p == c.component && *o == c.scope && *y < year).map(|r| r.4);
    }
}

/// `PCI tăng 5 bậc so với năm 2022. … Tính minh bạch tăng 4 bậc`: components move against the edition that the whole
/// moves against, where the page names one such edition only.
pub fn of_components(claims: &mut [Claim]) {
    type Key = (String, String, Option<i32>);
    let key = |c: &Claim| -> Key { (c.subject.clone(), c.index.clone(), c.year) };
    let mut bases: HashMap<Key, BTreeSet<i32>> = HashMap::new();
    for c in claims.iter().filter(|c| c.component.is_none() && c.delta.is_some() && c.modality == Modality::Asserted) {
        if let Some(base) = c.base_year {
            bases.entry(key(c)).or_default().insert(base);
        }
    }
    for c in claims.iter_mut().filter(|c| c.component.is_some() && c.delta.is_some() && c.base_year.is_none()) {
        let only = bases.get(&key(c)).filter(|b| b.len() == 1).and_then(|b| b.first().copied());
        if c.modality == Modality::Asserted {
            c.base_year = only;
        }
    }
}
