//! What one run changed, as data: new documents and figures, corrected figures, findings that came and went, sources in
//! trouble. The user's own province stands first everywhere.
use super::corrections::{self, Figure};
use super::health::Trouble;
use super::home::Home;
use crate::check::{fact_of, fact_words, moved_words, rank_words, score_words, takes_part};
use crate::crawl::{CrawlReport, Stopped};
use crate::extract::extract;
use crate::model::{Claim, Finding, PartialDate, Severity, Source};
use crate::ontology::Ontology;
use crate::store::{ClaimFilter, FindingsChange, Store, StoreError, Touched};
use serde::{Deserialize, Serialize};

/// Version of the JSON form.
pub const SCHEMA: u32 = 1;
/// How many entries of each kind a digest holds; the totals count all.
const ENTRIES: usize = 500;

/// The digest of one run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Digest {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Mark of the store.
    pub store: String,
    /// Number of the run.
    pub run: i64,
    /// When the run began, in Unix milliseconds.
    pub started: i64,
    /// When it was over.
    pub ended: i64,
    /// The user's own province, by name.
    pub home: Option<String>,
    /// What was fetched.
    pub fetched: Totals,
    /// Documents that were not there before.
    pub documents: Counted<NewDocument>,
    /// Figures that were not there before.
    pub claims: Counted<NewClaim>,
    /// Figures that a page changed.
    pub corrections: Counted<Correction>,
    /// Findings that came, changed and went.
    pub findings: Findings,
    /// Sources in trouble.
    pub trouble: Vec<Trouble>,
}

/// What was fetched, over all sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Totals {
    /// Sources that were asked.
    pub sources: u64,
    /// Requests answered with a body.
    pub pages: u64,
    /// Requests answered with "not modified".
    pub unchanged: u64,
    /// Bytes received.
    pub bytes: u64,
    /// Known documents with another text.
    pub revised: u64,
    /// Why the run stopped with addresses left.
    pub stopped: Option<Stopped>,
    /// Addresses that wait for a later run.
    pub waiting: u64,
}

/// The first entries of a list, and how many there are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counted<T> {
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub items: Vec<T>,
}

/// One sentence in two languages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

/// Where something was said.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Document id.
    pub document: String,
    /// Where to read it.
    pub url: Option<String>,
    /// Headline.
    pub title: String,
    /// Publisher, verbatim.
    pub publisher: Option<String>,
    /// Day of publication, ISO with its precision.
    pub published: Option<String>,
    /// Made for demonstration.
    pub sample: bool,
}

/// A document that was not there before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewDocument {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// How many figures it gave.
    pub claims: usize,
    /// It speaks of the user's own province.
    pub home: bool,
}

/// A figure that was not there before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewClaim {
    /// Claim id.
    pub id: String,
    /// What it is about: `Hà Tĩnh, DTI 2022`.
    pub fact: Words,
    /// What it says: `37/63 ▲22 bậc so với 2021`.
    pub value: Words,
    /// The words, to the letter.
    pub quote: String,
    /// Where it was said.
    #[serde(flatten)]
    pub place: Place,
    /// It speaks of the user's own province.
    pub home: bool,
}

/// A figure that a page changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// What it is about.
    pub fact: Words,
    /// Which figure.
    pub figure: Figure,
    /// The former value.
    pub old: f64,
    /// The value of now.
    pub new: f64,
    /// The former words.
    pub old_quote: String,
    /// The words of now.
    pub new_quote: String,
    /// When the change was seen, in Unix milliseconds.
    pub seen: i64,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// It speaks of the user's own province.
    pub home: bool,
}

/// Findings that came, changed and went.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Findings {
    /// How many stand after the run that no person has settled.
    pub open: usize,
    /// Never seen before.
    pub new: Counted<Point>,
    /// Known, with other values or documents.
    pub changed: Counted<Point>,
    /// Gone or settled before, and back.
    pub regressed: Counted<Point>,
    /// Gone.
    pub resolved: Counted<Point>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its id.
    pub id: String,
    /// How much it matters.
    pub severity: Severity,
    /// What it says.
    pub message: Words,
    /// Documents that take part.
    pub documents: Vec<String>,
    /// Made-up data takes part.
    pub sample: bool,
    /// It speaks of the user's own province.
    pub home: bool,
}

/// Puts what documents a run touched, and what they say, into a digest.
///
/// # Errors
/// When the store cannot be read.
pub fn documents(digest: &mut Digest, store: &Store, touched: &[Touched], ontology: &Ontology, home: &Home<'_>) -> Result<(), StoreError> {
    let (mut documents, mut claims, mut corrections) = (Vec::new(), Vec::new(), Vec::new());
    for touch in touched {
        let place = Place::of(&touch.source);
        let filter = ClaimFilter { document: Some(&touch.source.doc_id), ..ClaimFilter::default() };
        let mut told = store.claims_for(&filter)?;
        told.retain(takes_part);
        let is_new = touch.revisions.first() == Some(&1);
        if is_new {
            let at_home = told.iter().any(|c| home.is_of(c));
            documents.push(NewDocument { place: place.clone(), claims: told.len(), home: at_home });
        }
        let seen = touch.fetched.unwrap_or(digest.started);
        let known = if is_new && touch.revisions.len() == 1 {
            Vec::new()
        } else {
            changes(store, touch, ontology, |changed| {
                corrections.push(Correction {
                    fact: fact(&changed.after, ontology),
                    figure: changed.figure,
                    old: changed.old,
                    new: changed.new,
                    old_quote: changed.before.quote.clone(),
                    new_quote: changed.after.quote.clone(),
                    seen,
                    place: place.clone(),
                    home: home.is_of(&changed.after),
                });
            })?
        };
        // A revised page that states a fact as it did before brings nothing new.
        told.retain(|claim| !known.iter().any(|k| states_the_same(k, claim)));
        claims.extend(told.iter().map(|claim| NewClaim {
            id: claim.id.clone(),
            fact: fact(claim, ontology),
            value: value(claim),
            quote: claim.quote.clone(),
            place: place.clone(),
            home: home.is_of(claim),
        }));
    }
    documents.sort_by_key(|d| (!d.home, d.claims == 0));
    claims.sort_by_key(|c| !c.home);
    corrections.sort_by_key(|c| !c.home);
    digest.documents = Counted::from(documents);
    digest.claims = Counted::from(claims);
    digest.corrections = Counted::from(corrections);
    Ok(())
}

/// Puts the findings of a run into a digest.
pub fn findings(digest: &mut Digest, change: &FindingsChange<'_>, open: usize, store: &Store, home: &Home<'_>) {
    // A claim that cannot be looked up is of no one's home.
    let of_home = |id: &String| store.claim(id).ok().flatten().is_some_and(|c| home.is_of(&c.claim));
    let point = |finding: &Finding| Point {
        id: finding.id.clone(),
        severity: finding.severity,
        message: Words { vi: finding.message.clone(), en: finding.message_en.clone() },
        documents: finding.documents.clone(),
        sample: finding.sides.iter().any(|s| s.sample),
        home: finding.fact.as_ref().is_some_and(|f| home.is_in(&f.subject, &f.scope))
            || (home.name().is_some() && finding.claims.iter().any(of_home)),
    };
    let sorted = |findings: Vec<&Finding>| {
        let mut points: Vec<Point> = findings.into_iter().map(point).collect();
        points.sort_by_key(|p| (!p.home, std::cmp::Reverse(p.severity)));
        Counted::from(points)
    };
    digest.findings = Findings {
        open,
        new: sorted(change.new.clone()),
        changed: sorted(change.changed.iter().map(|(_, now)| *now).collect()),
        regressed: sorted(change.regressed.clone()),
        resolved: sorted(change.resolved.iter().collect()),
    };
}

/// Compares a document's revisions of a run with the ones before, tells every changed figure, and returns what the
/// text before the run stated.
fn changes(
    store: &Store,
    touch: &Touched,
    ontology: &Ontology,
    mut tell: impl FnMut(corrections::Changed),
) -> Result<Vec<Claim>, StoreError> {
    let revisions = store.revisions(&touch.source.doc_id)?;
    let first = touch.revisions.first().map_or(0, |n| n.saturating_sub(1));
    let span: Vec<_> = revisions
        .iter()
        .filter(|r| r.stored.revision >= first && touch.revisions.last().is_none_or(|last| r.stored.revision <= *last))
        .collect();
    for pair in span.windows(2) {
        if let [before, after] = pair {
            let changed = corrections::compare(&before.stored.document, &after.stored.document, |d| extract(d, ontology));
            changed.into_iter().for_each(&mut tell);
        }
    }
    let before = span.first().filter(|r| r.stored.revision == first);
    Ok(before.map(|r| extract(&r.stored.document, ontology).claims).unwrap_or_default())
}

/// Whether two claims say the same of the same fact, wherever on the page.
fn states_the_same(a: &Claim, b: &Claim) -> bool {
    let what = |c: &Claim| (c.subject.clone(), c.index.clone(), c.component.clone(), c.year, c.scope.clone(), c.modality);
    what(a) == what(b) && (a.rank, a.rank_max, a.last, a.delta, a.score) == (b.rank, b.rank_max, b.last, b.delta, b.score)
}

fn fact(claim: &Claim, ontology: &Ontology) -> Words {
    let Some(year) = claim.year else {
        let name = format!("{}, {}", ontology.subject_name(&claim.subject), ontology.index_name(&claim.index));
        return Words { vi: format!("{name} (không rõ kỳ)"), en: format!("{name} (edition not told)") };
    };
    let fact = fact_of(claim, year, ontology);
    Words { vi: fact_words(&fact, ontology, true), en: fact_words(&fact, ontology, false) }
}

fn value(claim: &Claim) -> Words {
    let words = |vi: bool| {
        let mut parts = Vec::new();
        match (claim.rank, claim.rank_max) {
            (Some(rank), _) => parts.push(rank_words(rank, claim.of, vi)),
            (None, Some(bound)) => parts.push(format!("top {bound}")),
            (None, None) if claim.last => parts.push((if vi { "cuối bảng" } else { "last" }).to_owned()),
            (None, None) => {}
        }
        parts.extend(claim.delta.map(|delta| moved_words(delta, claim.base_year, vi)));
        parts.extend(claim.score.map(|score| score_words(score, vi)));
        parts.join(", ")
    };
    Words { vi: words(true), en: words(false) }
}

impl Place {
    fn of(source: &Source) -> Self {
        Self {
            document: source.doc_id.clone(),
            url: source.url.clone(),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            published: source.published.map(|d| d.to_string()),
            sample: source.sample,
        }
    }

    /// `Báo Hà Tĩnh (14/07/2023)`.
    pub fn label(&self) -> String {
        let who = self.publisher.as_deref().filter(|p| !p.is_empty()).unwrap_or(&self.document);
        match self.published.as_deref().and_then(PartialDate::parse) {
            Some(day) => format!("{who} ({})", day.display_vi()),
            None => who.to_owned(),
        }
    }
}

impl Totals {
    /// The sums of a crawl.
    pub fn of(report: &CrawlReport) -> Self {
        Self {
            sources: report.sources.len() as u64,
            pages: report.total(|s| s.fetched),
            unchanged: report.total(|s| s.unchanged),
            bytes: report.total(|s| s.bytes),
            revised: report.total(|s| s.revised_documents),
            stopped: report.stopped,
            waiting: report.waiting,
        }
    }
}

impl Words {
    /// The sentence in one of the languages.
    pub fn get(&self, vi: bool) -> &str {
        if vi { &self.vi } else { &self.en }
    }
}

impl<T> Default for Counted<T> {
    fn default() -> Self {
        Self { total: 0, items: Vec::new() }
    }
}

impl<T> From<Vec<T>> for Counted<T> {
    fn from(mut items: Vec<T>) -> Self {
        let total = items.len();
        items.truncate(ENTRIES);
        Self { total, items }
    }
}
