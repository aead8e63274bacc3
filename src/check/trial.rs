//! Small worlds for the tests of rules.
use super::{Evidence, Report, Stated, check};
use crate::model::{Authority, Claim, Finding, FindingKind, PartialDate, Source, Statement, StatementKind, claim_id, statement_id};
use crate::ontology::Ontology;
use std::collections::BTreeMap;

/// Claims and statements with their documents.
#[derive(Default)]
pub(super) struct Trial {
    claims: Vec<Claim>,
    statements: Vec<Statement>,
    sources: BTreeMap<String, Source>,
}

impl Trial {
    /// A document of the press; later claims and statements of this id are its own.
    pub fn page(mut self, id: &str, published: &str) -> Self {
        let published = PartialDate::parse(published);
        self.sources
            .insert(id.to_owned(), Source { doc_id: id.to_owned(), publisher: Some(id.to_owned()), published, ..Source::default() });
        self
    }

    /// An official table.
    pub fn table(mut self, id: &str) -> Self {
        self.sources.insert(id.to_owned(), Source { doc_id: id.to_owned(), authority: Authority::Official, ..Source::default() });
        self
    }

    /// `SUBJECT INDEX[/COMPONENT] YEAR` with what `with` adds, national unless it says otherwise.
    pub fn claim(mut self, page: &str, what: &str, with: impl FnOnce(&mut Claim)) -> Self {
        let (subject, index, component, year) = slots(what);
        let mut claim = Claim {
            doc_id: page.to_owned(),
            subject,
            index,
            component,
            year: Some(year),
            scope: "national".to_owned(),
            start: self.claims.len(),
            ..Claim::default()
        };
        with(&mut claim);
        claim.id = claim_id(&claim, "");
        self.sources.entry(page.to_owned()).or_insert_with(|| Source { doc_id: page.to_owned(), ..Source::default() });
        self.claims.push(claim);
        self
    }

    /// A rank.
    pub fn rank(self, page: &str, what: &str, rank: u32) -> Self {
        self.claim(page, what, |c| c.rank = Some(rank))
    }

    /// Points.
    pub fn score(self, page: &str, what: &str, score: f64) -> Self {
        self.claim(page, what, |c| c.score = Some(score))
    }

    /// A statement on a national ranking.
    pub fn stated(mut self, page: &str, kind: StatementKind, what: &str, other: Option<&str>, values: &[(&str, f64)]) -> Self {
        let (subject, index, component, year) = slots(what);
        let mut statement = Statement {
            id: String::new(),
            doc_id: page.to_owned(),
            kind,
            subject: Some(subject),
            other: other.map(str::to_owned),
            index: Some(index),
            component,
            year: Some(year),
            scope: Some("national".to_owned()),
            values: values.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect(),
            start: self.statements.len(),
            end: self.statements.len(),
            quote: String::new(),
        };
        statement.id = statement_id(&statement, "");
        self.sources.entry(page.to_owned()).or_insert_with(|| Source { doc_id: page.to_owned(), ..Source::default() });
        self.statements.push(statement);
        self
    }

    /// Everything that is found.
    pub fn report(&self) -> Report {
        let ontology = Ontology::embedded().unwrap();
        let claims: Vec<Evidence<'_>> = self.claims.iter().map(|claim| Evidence { claim, source: &self.sources[&claim.doc_id] }).collect();
        let stated: Vec<Stated<'_>> =
            self.statements.iter().map(|statement| Stated { statement, source: &self.sources[&statement.doc_id] }).collect();
        check(&claims, &stated, &ontology)
    }

    /// Contradictions of a kind.
    pub fn found(&self, kind: FindingKind) -> Vec<Finding> {
        self.report().contradictions.into_iter().filter(|f| f.kind == kind).collect()
    }

    /// Whether there is no contradiction at all.
    pub fn is_silent(&self) -> bool {
        let found = self.report().contradictions;
        for f in &found {
            eprintln!("{}", f.message);
        }
        found.is_empty()
    }
}

fn slots(what: &str) -> (String, String, Option<String>, i32) {
    let mut words = what.split(' ');
    let subject = words.next().unwrap().to_owned();
    let index = words.next().unwrap();
    let year = words.next().unwrap().parse().unwrap();
    let (index, component) = index.split_once('/').map_or((index, None), |(i, c)| (i, Some(c.to_owned())));
    (subject, index.to_owned(), component, year)
}
