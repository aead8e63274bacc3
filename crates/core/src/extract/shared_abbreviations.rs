//! Which of the rankings that share an abbreviation a page means that spells out none: `CPI` is of corruption where the page speaks of that,
//! and of prices elsewhere.
use super::text::Text;
use crate::normalize::View;
use crate::ontology::Ontology;
use std::collections::BTreeSet;

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
