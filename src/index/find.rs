//! Searching: what was understood of the question ranks the hits, its other words find text.
use super::error::IndexError;
use super::schema::{Fields, OVERALL, day_number, schema};
use super::sync;
use crate::model::PartialDate;
use crate::normalize::{fold, fold_key};
use crate::ontology::Ontology;
use crate::search::{Query as Question, Years};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::collector::TopDocs;
use tantivy::columnar::ColumnValues;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocId, Score, Searcher, SegmentReader, TantivyDocument, TantivyError, Term};

/// Which claims are wanted by status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StatusFilter {
    /// Resolved ones.
    #[default]
    Resolved,
    /// Unresolved ones.
    Unresolved,
    /// Both.
    All,
}

/// What hits must be, whatever the question says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Subject id.
    pub subject: Option<String>,
    /// Index id.
    pub index: Option<String>,
    /// Component id.
    pub component: Option<String>,
    /// Edition years.
    pub years: Option<Years>,
    /// Publisher, any case, with or without diacritics.
    pub publisher: Option<String>,
    /// Published on this day or later.
    pub since: Option<PartialDate>,
    /// By status of claims.
    pub status: StatusFilter,
}

/// A hit, to be looked up in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// A claim's id.
    Claim(String),
    /// A document's id.
    Document(String),
}

/// An index open for searching.
pub struct SearchIndex {
    searcher: Searcher,
    fields: Fields,
    path: PathBuf,
    change: u64,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").field("path", &self.path).field("change", &self.change).finish_non_exhaustive()
    }
}

/// Weights of what a claim matches. Thousands, so that sums of them never mix with scores of words.
mod weight {
    pub const SUBJECT: f32 = 16_000.0;
    pub const INDEX: f32 = 8_000.0;
    pub const COMPONENT: f32 = 4_000.0;
    pub const YEAR: f32 = 2_000.0;
    pub const SCOPE: f32 = 1_000.0;
}

impl SearchIndex {
    /// Opens the index in `dir` without taking the writer's lock.
    ///
    /// # Errors
    /// When there is no index of this program's version.
    pub fn open(dir: &Path) -> Result<Self, IndexError> {
        let (_, reader, mark) = sync::open(dir).ok_or_else(|| IndexError::Absent { path: dir.to_owned() })?;
        let change = mark.change;
        Ok(Self { searcher: reader.searcher(), fields: schema().1, path: dir.to_owned(), change })
    }

    /// The store's change number that the index stands at.
    pub fn change_number(&self) -> u64 {
        self.change
    }

    /// Hits for a question, claims first, at most `limit` of them.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, question: &Question, filters: &Filters, ontology: &Ontology, limit: usize) -> Result<Vec<Hit>, IndexError> {
        let limit = limit.max(1);
        // A fifth of the places is the documents', so that claims never hide the pages they stand in.
        let documents = self.kind("document", question, filters, ontology, limit)?;
        let kept = documents.len().min(limit / 5);
        let claims = self.kind("claim", question, filters, ontology, limit - kept)?;
        let room = limit - claims.len();
        Ok(claims.into_iter().map(Hit::Claim).chain(documents.into_iter().take(room).map(Hit::Document)).collect())
    }

    fn kind(
        &self,
        kind: &str,
        question: &Question,
        filters: &Filters,
        ontology: &Ontology,
        limit: usize,
    ) -> Result<Vec<String>, IndexError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, unscored(self.term(self.fields.kind, kind)))];
        clauses.extend(self.filters(filters).into_iter().map(|q| (Occur::Must, unscored(q))));
        clauses.extend(self.structure(kind, question, ontology));
        clauses.extend(self.words(question));
        let collector = TopDocs::with_limit(limit).tweak_score(standing);
        let found: Vec<(f64, _)> = self.searcher.search(&BooleanQuery::new(clauses), &collector).map_err(|e| self.fault(e))?;
        let mut ids = Vec::with_capacity(found.len());
        for (_, address) in found {
            let entry: TantivyDocument = self.searcher.doc(address).map_err(|e| self.fault(e))?;
            ids.extend(entry.get_first(self.fields.id).and_then(|v| v.as_str()).map(str::to_owned));
        }
        Ok(ids)
    }

    fn filters(&self, filters: &Filters) -> Vec<Box<dyn Query>> {
        let f = &self.fields;
        let mut all: Vec<Box<dyn Query>> = Vec::new();
        for (field, value) in [(f.subject, &filters.subject), (f.index, &filters.index), (f.component, &filters.component)] {
            all.extend(value.as_ref().map(|v| self.term(field, v)));
        }
        all.extend(filters.publisher.as_ref().map(|p| self.term(f.publisher, &fold(p))));
        all.extend(filters.years.map(|y| self.years(y)));
        if let Some(since) = filters.since {
            let from = Term::from_field_u64(f.published, day_number(since.earliest()));
            all.push(Box::new(RangeQuery::new(Bound::Included(from), Bound::Unbounded)));
        }
        match filters.status {
            StatusFilter::Resolved => all.push(self.term(f.status, "resolved")),
            StatusFilter::Unresolved => all.push(self.term(f.status, "unresolved")),
            StatusFilter::All => {}
        }
        all
    }

    /// What the question named. A subject and an index must match; a component and a year put matching
    /// claims first. A document may also just mention the subject.
    fn structure(&self, kind: &str, q: &Question, ontology: &Ontology) -> Vec<(Occur, Box<dyn Query>)> {
        let f = &self.fields;
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut subjects: Vec<String> = q.subjects.iter().map(|s| s.id.clone()).collect();
        subjects.extend(q.doubts.iter().flat_map(|d| d.options.clone()));
        if let Some(region) = q.region.as_ref().filter(|_| subjects.is_empty()).and_then(|r| ontology.region(r)) {
            subjects.extend(region.members.iter().chain(&region.members_2025).cloned());
        }
        for id in subjects.clone() {
            // The same territory under another id, and the parts of a merged province.
            if let Some(p) = ontology.province(&id) {
                subjects.extend(p.succeeded_by.iter().chain(&p.succeeds).cloned());
            }
        }
        let mut any: Vec<(Occur, Box<dyn Query>)> =
            subjects.iter().map(|id| (Occur::Should, scored(self.term(f.subject, id), weight::SUBJECT))).collect();
        if kind == "document" {
            any.extend(q.subjects.iter().filter_map(|s| self.phrase(&ontology.subject_name(&s.id))).map(|p| (Occur::Should, p)));
        }
        if !any.is_empty() {
            clauses.push((Occur::Must, Box::new(BooleanQuery::new(any))));
        }
        let mut any: Vec<(Occur, Box<dyn Query>)> =
            q.indices.iter().map(|id| (Occur::Should, scored(self.term(f.index, id), weight::INDEX))).collect();
        if kind == "document" {
            any.extend(q.indices.iter().filter_map(|i| self.phrase(&ontology.index_name(i))).map(|p| (Occur::Should, p)));
        }
        if !any.is_empty() {
            clauses.push((Occur::Must, Box::new(BooleanQuery::new(any))));
        }
        if !q.is_plain() {
            let component = q.component.as_deref().unwrap_or(OVERALL);
            clauses.push((Occur::Should, scored(self.term(f.component, component), weight::COMPONENT)));
        }
        if let Some(years) = q.years {
            clauses.push((Occur::Should, scored(self.years(years), weight::YEAR)));
        }
        let scope = q.scope.as_deref().or((!q.is_plain()).then_some("national"));
        clauses.extend(scope.map(|s| (Occur::Should, scored(self.term(f.scope, s), weight::SCOPE))));
        clauses
    }

    /// Words that are searched as text: all of them in a plain search, else those that were not
    /// understood. Diacritics count when they were typed right, and never exclude.
    fn words(&self, q: &Question) -> Vec<(Occur, Box<dyn Query>)> {
        let text = if q.is_plain() { q.raw.as_str() } else { &q.terms.join(" ") };
        let found: Vec<String> = super::tokenizer::syllables(text).map(|s| s.text).collect();
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in &found {
            let bare = self.term(self.fields.folded, &fold_key(word));
            let exact = Box::new(BoostQuery::new(self.term(self.fields.exact, word), 0.5));
            let both = BooleanQuery::new(vec![(Occur::Must, bare), (Occur::Should, exact)]);
            // A question's chance words only order its hits; plain words must stand there.
            clauses.push((if q.is_plain() { Occur::Must } else { Occur::Should }, Box::new(both)));
        }
        if found.len() > 1 {
            clauses.extend(self.phrase(text).map(|p| (Occur::Should, Box::new(BoostQuery::new(p, 4.0)) as Box<dyn Query>)));
        }
        if q.is_plain() && found.is_empty() {
            clauses.push((Occur::Should, Box::new(AllQuery)));
        }
        clauses
    }

    fn phrase(&self, text: &str) -> Option<Box<dyn Query>> {
        let terms: Vec<Term> =
            super::tokenizer::syllables(text).map(|s| Term::from_field_text(self.fields.folded, &fold_key(&s.text))).collect();
        match terms.as_slice() {
            [] => None,
            [one] => Some(Box::new(TermQuery::new(one.clone(), IndexRecordOption::WithFreqs))),
            _ => Some(Box::new(PhraseQuery::new(terms))),
        }
    }

    fn term(&self, field: tantivy::schema::Field, value: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::WithFreqs))
    }

    fn years(&self, years: Years) -> Box<dyn Query> {
        let year = |y: i32| Term::from_field_i64(self.fields.year, y.into());
        match years.single() {
            Some(one) => Box::new(TermQuery::new(year(one), IndexRecordOption::Basic)),
            None => Box::new(RangeQuery::new(Bound::Included(year(years.from)), Bound::Included(year(years.to)))),
        }
    }

    fn fault(&self, source: TantivyError) -> IndexError {
        IndexError::Tantivy { path: self.path.clone(), source }
    }
}

fn scored(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, weight))
}

fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    scored(query, 0.0)
}

/// Order of hits: first what they match of the question, then asserted and resolved ones, then the
/// words, then the latest edition, then authority, then the newest page.
fn standing(segment: &SegmentReader) -> impl Fn(DocId, Score) -> f64 + use<> {
    let column = |name: &str| segment.fast_fields().u64(name).ok().map(|c| c.first_or_default_col(0));
    let (standing, authority, published) = (column("standing"), column("authority"), column("published"));
    let year = segment.fast_fields().i64("year").ok().map(|c| c.first_or_default_col(0));
    move |doc, score| {
        let value = |c: &Option<Arc<dyn ColumnValues<u64>>>| c.as_ref().map_or(0, |c| c.get_val(doc));
        let edition = year.as_ref().map_or(0, |c| c.get_val(doc));
        let day = value(&published);
        let matched = (f64::from(score) / 1000.0).floor();
        // Word scores stay far below a hundred; one digit after the point is as fine as they need be.
        let words = ((f64::from(score) - matched * 1000.0) * 10.0).floor().min(999.0);
        let days = (day / 10_000).saturating_sub(1950) * 372 + (day / 100 % 100) * 31 + day % 100;
        // Each place is wider than the values that go into it, and all together stay exact in an f64.
        let places = [
            (value(&standing) as f64, 2.0),
            (words, 1000.0),
            ((edition - 1950).clamp(0, 255) as f64, 256.0),
            (value(&authority) as f64, 3.0),
            (days as f64, 65_536.0),
        ];
        places.iter().fold(matched, |key, (value, width)| key * width + value)
    }
}
