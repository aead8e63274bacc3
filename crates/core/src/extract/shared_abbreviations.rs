//! Which of the rankings that share an abbreviation a page means that spells out none: `CPI` is of corruption where the page speaks of that,
//! and of prices elsewhere.
use super::text::Text;
use crate::normalize::View;
use crate::ontology::Ontology;
use std::collections::{BTreeMap, BTreeSet};

/// How often a page speaks of what a ranking is about before an abbreviation is taken for it.
const OFTEN: usize = 2;

/// The indices meant by names that several share, told by the last two words of their own names, which the page uses for one of them alone.
pub(super) fn meant(texts: &[Text<'_>], ontology: &Ontology, outright: &BTreeSet<usize>) -> Vec<usize> {
    let shared: BTreeSet<Vec<usize>> = texts.iter().flat_map(Text::indices_sharing_a_name).collect();
    let spoken = |i: usize| {
        let name = ontology.indices.get(i).map(|x| View::new(&x.name_vi).text().to_owned()).unwrap_or_default();
        let mut words = name.rsplitn(3, ' ');
        let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let about = format!("{before} {last}");
        texts.iter().map(|t| t.view.text().matches(&about).take(OFTEN).count()).sum::<usize>()
    };
    let one = |all: &Vec<usize>| {
        if all.iter().any(|i| outright.contains(i)) {
            return None;
        }
        let told: Vec<(usize, usize)> = all.iter().map(|i| (*i, spoken(*i))).filter(|(_, n)| *n > 0).collect();
        if let [(i, n)] = told.as_slice() { Some(*i).filter(|_| *n >= OFTEN) } else { None }
    };
    shared.iter().filter_map(one).collect()
}

/// `Chỉ số CPI của tỉnh xếp thứ 24` on a page of the PCI: letters that changed places. Both indices are known to be taken for each other, the page
/// writes the name of the one in full, and never that of the other.
pub(super) fn slipped(texts: &[Text<'_>], weights: &BTreeMap<usize, usize>, ontology: &Ontology) -> Option<(usize, usize)> {
    let letters = |i: usize| {
        let mut all: Vec<u8> = ontology.indices.get(i)?.abbr.as_deref()?.bytes().collect();
        all.sort_unstable();
        Some(all)
    };
    let in_full = |i: usize| {
        let name = ontology.indices.get(i).map_or(String::new(), |x| x.name_vi.to_lowercase());
        let name = name.trim_start_matches("chỉ số ").trim_end_matches(" cấp tỉnh");
        texts.iter().any(|t| t.view.text().contains(name))
    };
    let taken_for = |i: usize, j: usize| {
        let (Some(x), Some(y)) = (ontology.indices.get(i), ontology.indices.get(j)) else { return false };
        i != j && y.confusable_with.contains(&x.id) && letters(i).is_some() && letters(i) == letters(j)
    };
    let pairs = weights.keys().flat_map(|i| weights.keys().map(move |j| (*i, *j)));
    pairs.filter(|(i, j)| taken_for(*i, *j)).find(|(i, j)| in_full(*j) && !in_full(*i))
}
