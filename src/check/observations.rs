//! Who prints which value of which fact: what [`crate::trust::reliability`] learns from.
//!
//! A fact has up to three things that can be compared: its rank, its points, and its movement against each base year.
//! Points that can be one figure (rounded, or on another scale) are one value.
use super::facts::FactAt;
use super::said::Said;
use super::values::{agree_on, decimals, scales};
use super::world::World;
use crate::model::Authority;
use crate::trust::Observation;
use foldhash::{HashMap, HashMapExt as _};
use std::collections::BTreeSet;
use url::Url;

/// A publisher's tables, or its articles.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Outlet {
    /// The publisher as documents name it.
    pub name: String,
    /// True for tables of whoever publishes the index.
    pub official: bool,
}

/// All that can be compared, and what its numbers stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observed {
    /// One for each outlet, fact and value that a claim gives.
    pub observations: Vec<Observation>,
    /// Outlets by their numbers.
    pub outlets: Vec<Outlet>,
    /// Index ids by their numbers.
    pub indices: Vec<String>,
}

impl World<'_> {
    /// Who prints which value of which fact. Those who only print what others wrote are left out, and so are rankings that
    /// change within the year.
    pub fn observed(&self) -> Observed {
        let outlets = self.outlets();
        let mut out = Observed::default();
        let mut names: Vec<&Outlet> = outlets.iter().flatten().collect();
        names.sort_unstable();
        names.dedup();
        let number = |o: &Outlet| names.binary_search(&o).ok().and_then(|at| u32::try_from(at).ok());
        let numbers: Vec<Option<u32>> = outlets.iter().map(|o| o.as_ref().and_then(number)).collect();
        let outlet_of = |said: &Said| numbers.get(said.source as usize).copied().flatten();
        let has_tables: BTreeSet<&str> = names.iter().filter(|o| o.official).map(|o| o.name.as_str()).collect();
        let mut quoted: HashMap<u64, u32> = HashMap::new();
        // A number of 32 bits is enough to tell the texts of one fact apart.
        let short = |mark: u64| (mark ^ (mark >> 32)) as u32;
        let mut fact = 0;
        for index in self.facts().chunk_by(|a, b| a.key.index == b.key.index) {
            let Some(name) = index.first().map(|f| self.text(f.key.index)) else { continue };
            if self.ontology.index(name).is_some_and(|i| matches!(i.kind.as_str(), "statistic" | "sport")) {
                continue;
            }
            let number = u32::try_from(out.indices.len()).unwrap_or(u32::MAX);
            out.indices.push(name.to_owned());
            for told in index.iter().flat_map(|at| self.compared(at)) {
                quoted.clear();
                for (value, said) in &told {
                    let (Some(outlet), Some(mark)) = (outlet_of(said), self.mark(said)) else { continue };
                    // Who repeats its own table bears it out no further.
                    let own = names.get(outlet as usize).is_some_and(|o| has_tables.contains(o.name.as_str()));
                    let origin = short(if own { mark.publisher } else { mark.text });
                    let origin = if mark.quote == 0 { origin } else { *quoted.entry(mark.quote).or_insert(origin) };
                    out.observations.push(Observation {
                        fact,
                        value: *value,
                        outlet,
                        index: number,
                        origin,
                        authority: self.source(said).authority,
                        extraction: if said.confidence > 0.0 { f64::from(said.confidence) } else { 1.0 },
                    });
                }
                fact += 1;
            }
        }
        out.outlets = names.into_iter().cloned().collect();
        out
    }

    /// The outlet of each source; none for those that print what others wrote.
    fn outlets(&self) -> Vec<Option<Outlet>> {
        let host = |url: &str| Url::parse(url).ok()?.host_str().map(str::to_owned);
        let name = |s: &crate::model::Source| {
            let name = s.publisher.clone().filter(|p| !p.is_empty()).or_else(|| s.url.as_deref().and_then(host));
            name.unwrap_or_else(|| s.doc_id.clone())
        };
        let outlet = |s: &crate::model::Source| Outlet { name: name(s), official: s.authority == Authority::Official };
        self.sources().iter().map(|s| (!s.aggregator).then(|| outlet(s))).collect()
    }

    /// What can be compared of one fact: each a list of values and who gives them.
    fn compared<'w>(&'w self, at: &FactAt) -> Vec<Vec<(u32, &'w Said)>> {
        let said = self.at(at);
        let ranks: Vec<(u32, &Said)> = said.iter().filter_map(|s| Some((s.rank?, s))).collect();
        let on = scales(self.ontology.index(self.text(at.key.index)));
        let mut out = vec![ranks, points(said, on)];
        let mut bases: Vec<i32> = said.iter().filter_map(|s| Some(s.moved()?.1)).collect();
        bases.sort_unstable();
        bases.dedup();
        for base in bases {
            let moved = said.iter().filter_map(|s| s.moved().filter(|m| m.1 == base).map(|m| (m.0.cast_unsigned(), s)));
            out.push(moved.collect());
        }
        out.retain(|told| !told.is_empty());
        out
    }
}

/// Points by the figure that they can be: the one with the most decimals comes first and gathers the others.
fn points<'w>(said: &'w [Said], scales: &[f64]) -> Vec<(u32, &'w Said)> {
    let mut printed: Vec<f64> = said.iter().filter_map(|s| s.score).collect();
    printed.sort_unstable_by(|a, b| decimals(*b).cmp(&decimals(*a)).then_with(|| b.total_cmp(a)));
    printed.dedup();
    let mut figures: Vec<f64> = Vec::new();
    for score in printed {
        if !figures.iter().any(|f| agree_on(*f, score, scales)) {
            figures.push(score);
        }
    }
    let figure = |score: f64| figures.iter().position(|f| agree_on(*f, score, scales)).and_then(|at| u32::try_from(at).ok());
    said.iter().filter_map(|s| Some((figure(s.score?)?, s))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Evidence, world};
    use crate::model::{Claim, Source};
    use crate::ontology::Ontology;
    use crate::trust::reliability;

    fn source(id: &str, publisher: &str, authority: Authority) -> Source {
        Source { doc_id: id.to_owned(), publisher: Some(publisher.to_owned()), authority, ..Source::default() }
    }

    fn said(source: &Source, subject: &str, rank: u32, score: Option<f64>) -> Claim {
        Claim {
            id: format!("{} {subject} {rank}", source.doc_id),
            doc_id: source.doc_id.clone(),
            subject: subject.to_owned(),
            index: "dti".to_owned(),
            year: Some(2022),
            rank: Some(rank),
            score,
            delta: Some(2),
            base_year: Some(2021),
            scope: "national".to_owned(),
            confidence: 0.9,
            ..Claim::default()
        }
    }

    #[test]
    fn ranks_points_and_movements_are_facts_of_their_own() {
        let ontology = Ontology::embedded().unwrap();
        let table = source("bang", "dti.gov.vn", Authority::Official);
        let own = source("tin", "dti.gov.vn", Authority::Press);
        let paper = source("bai", "a.example", Authority::Press);
        let copy = Source { group: Some("bai".to_owned()), ..source("chep", "b.example", Authority::Press) };
        let gathers = Source { aggregator: true, ..source("gom", "g.example", Authority::Press) };
        let claims = [
            (said(&table, "ha-tinh", 37, Some(0.5512)), &table),
            (said(&paper, "ha-tinh", 27, Some(0.55)), &paper),
            (said(&copy, "ha-tinh", 27, None), &copy),
            (said(&gathers, "ha-tinh", 27, None), &gathers),
            (said(&table, "nghe-an", 52, None), &table),
            (said(&own, "nghe-an", 52, None), &own),
        ];
        let evidence: Vec<Evidence<'_>> = claims.iter().map(|(claim, source)| Evidence { claim, source }).collect();
        let observed = world(&evidence, &[], &ontology).observed();
        let names: Vec<(&str, bool)> = observed.outlets.iter().map(|o| (o.name.as_str(), o.official)).collect();
        assert_eq!(names, [("a.example", false), ("b.example", false), ("dti.gov.vn", false), ("dti.gov.vn", true)]);
        assert_eq!(observed.indices, ["dti"]);
        // Ranks 3, points 2, movements 3; then ranks and movements of two.
        assert_eq!(observed.observations.len(), 3 + 2 + 3 + 2 + 2);
        let found = reliability(&observed.observations, 62);
        // The rank, the points and the movement of Hà Tĩnh; the ministry that repeats its own table proves nothing.
        assert_eq!((found.compared, found.single), (3, 2));
        let [paper, copy, ..] = found.outlets.as_slice() else { panic!("{found:?}") };
        assert_eq!((paper.agreed, paper.disputed, copy.agreed, copy.disputed), (2, 1, 1, 1));
    }
}
