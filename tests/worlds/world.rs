//! Documents and claims, with what each claim speaks of.
use super::truth::Truth;
use std::collections::{BTreeMap, HashMap};
use xephang::check::{Evidence, Report, check};
use xephang::model::{Authority, Claim, Source, claim_id};
use xephang::ontology::Ontology;
use xephang::syndication::{Print, origins};

/// The fact that a claim speaks of, by the numbers of [`Truth`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Said {
    pub subject: usize,
    pub ranking: usize,
    /// Ranked in this region in place of the whole country.
    pub region: Option<usize>,
}

/// A document: its source and where its claims stand in [`World::claims`].
#[derive(Debug, Clone)]
pub struct Page {
    pub source: Source,
    pub first: usize,
    pub len: usize,
}

/// What the press prints.
#[derive(Debug, Clone, Default)]
pub struct World {
    pub pages: Vec<Page>,
    pub claims: Vec<Claim>,
    /// By claim: its fact (none for facts apart from the rankings), and the place of its document.
    pub said: Vec<Option<Said>>,
    pub page_of: Vec<usize>,
    pub by_fact: HashMap<Said, Vec<usize>>,
    /// Documents that print one text, by the place of the first.
    pub prints: BTreeMap<usize, Vec<usize>>,
}

impl World {
    /// Adds a document; the claims get their places and ids. Gives its place.
    pub fn add(&mut self, source: Source, claims: Vec<(Option<Said>, Claim)>) -> usize {
        let page = self.pages.len();
        self.pages.push(Page { first: self.claims.len(), len: claims.len(), source });
        for (said, mut claim) in claims {
            let at = self.claims.len();
            let page = &self.pages[page];
            claim.doc_id.clone_from(&page.source.doc_id);
            claim.start = 20 * (at - page.first);
            claim.end = claim.start + claim.quote.len();
            claim.id = claim_id(&claim, "");
            self.claims.push(claim);
            self.said.push(said);
            self.page_of.push(self.pages.len() - 1);
            if let Some(said) = said {
                self.by_fact.entry(said).or_default().push(at);
            }
        }
        page
    }

    /// Puts another claim in the place of one.
    pub fn replace(&mut self, at: usize, mut claim: Claim, said: Option<Said>) {
        claim.id = claim_id(&claim, "");
        if let Some(list) = self.said[at].and_then(|old| self.by_fact.get_mut(&old)) {
            list.retain(|c| *c != at);
        }
        if let Some(said) = said {
            self.by_fact.entry(said).or_default().push(at);
        }
        self.said[at] = said;
        self.claims[at] = claim;
    }

    /// Where a claim stands.
    pub fn source(&self, claim: usize) -> &Source {
        &self.pages[self.page_of[claim]].source
    }

    /// The claims of a document.
    pub fn of_page(&self, page: usize) -> std::ops::Range<usize> {
        let page = &self.pages[page];
        page.first..page.first + page.len
    }

    /// The claims that speak of a fact.
    pub fn of_fact(&self, said: &Said) -> &[usize] {
        self.by_fact.get(said).map_or(&[], Vec::as_slice)
    }

    /// Documents that print the same text as this one, with it.
    pub fn prints_of(&self, page: usize) -> Vec<usize> {
        self.prints.values().find(|p| p.contains(&page)).cloned().unwrap_or_else(|| vec![page])
    }

    /// Independent origins of some claims.
    pub fn origins(&self, claims: &[usize]) -> usize {
        origins(claims.iter().map(|c| Print { claim: &self.claims[*c], source: self.source(*c) }))
    }

    /// Whether an official table is among the documents of some claims.
    pub fn official(&self, claims: &[usize]) -> bool {
        claims.iter().any(|c| self.source(*c).authority == Authority::Official)
    }

    /// All claims with their sources.
    pub fn evidence(&self) -> Vec<Evidence<'_>> {
        self.claims.iter().enumerate().map(|(at, claim)| Evidence { claim, source: self.source(at) }).collect()
    }

    /// Checks it.
    pub fn check(&self, ontology: &Ontology) -> Report {
        check(&self.evidence(), &[], ontology)
    }

    /// The fact in the words of the checker's findings: subject (Huế by its name of 2024), index, component, year,
    /// scope, list.
    pub fn fact_of(truth: &Truth, said: &Said) -> (usize, String, Option<String>, i32, String, String) {
        let r = &truth.rankings[said.ranking];
        let scope = match (said.region, r.list) {
            (Some(region), _) => truth.regions[region].scope.clone(),
            (None, "63" | "34") => "national".to_owned(),
            _ => "ministries".to_owned(),
        };
        (said.subject, r.index.to_owned(), r.component.clone(), r.year, scope, r.list.to_owned())
    }
}
