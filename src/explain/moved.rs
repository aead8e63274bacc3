//! Why a rank moved: the two editions, what the components did, who passed whom, and what the press says of it. Figures
//! only, and quotes; no reason is made up.
use super::causes::causes;
use super::cited::Premise;
use super::derive::{Derived, Value, derive_from};
use super::known::{Record, fact_of, list_in, named, territory, units};
use super::library::Library;
use super::passing::{Passing, Replay, passing, replay};
use super::pulls::{Pull, apart, pulls};
use super::rules::movement;
use crate::check::takes_part;
use crate::model::{Authority, Claim, Fact};
use crate::normalize::fold;
use crate::ontology::Ontology;
use crate::search::{Facts, Form, Known, Query, Told};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many quotes are shown.
const QUOTES: usize = 5;

/// Which movement is to be explained.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Subject id.
    pub subject: String,
    /// Index id.
    pub index: String,
    /// Component id; `None` is the overall index.
    pub component: Option<String>,
    /// Edition year; `None` is the latest known.
    pub year: Option<i32>,
    /// Ranked among whom; `None` is the widest known.
    pub scope: Option<String>,
    /// Which ranking of the edition; `None` is the main one.
    pub list: Option<String>,
}

impl Question {
    /// What a question in words asks to have explained, when it names a subject and an index.
    pub fn of(query: &Query) -> Option<Self> {
        let asked = query.subjects.first()?;
        let list = query.list.clone().or_else(|| (asked.form == Form::New).then(|| "34".to_owned()));
        Some(Self {
            subject: asked.id.clone(),
            index: query.index()?.to_owned(),
            component: query.component.clone(),
            year: query.years.map(|y| y.to),
            scope: query.scope.clone(),
            list,
        })
    }
}

/// Where the subject stood in one edition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// What it is about.
    pub fact: Fact,
    /// Rank.
    pub rank: Option<u32>,
    /// Number of units.
    pub of: Option<u32>,
    /// Score.
    pub score: Option<f64>,
    /// Nobody published the rank; it follows from other figures.
    pub derived: bool,
    /// Who says so, or what it follows from.
    pub premises: Vec<Premise>,
    /// Other ranks that sources give.
    pub otherwise: Vec<(u32, Premise)>,
}

/// A sentence that names a cause, to the letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quote {
    /// The sentence and where it stands; the claim is the one it stands near.
    pub said: Premise,
    /// Sentences between it and that claim.
    pub distance: usize,
}

/// What an explanation lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lacking {
    /// No earlier edition at all.
    Before,
    /// The edition just before is unknown; an older one was taken.
    EditionBefore(i32),
    /// The editions rank different territories.
    OtherList,
    /// Scores of the two editions.
    Scores,
    /// Component figures of both editions.
    Components,
    /// What a point of each component adds to the total, in these editions.
    Weights,
    /// The ranks of the other units.
    Ranks,
    /// Sentences that name a cause.
    Causes,
}

/// An explanation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moved {
    /// This edition.
    pub after: Standing,
    /// The edition that it is compared with.
    pub before: Option<Standing>,
    /// Places moved, up is positive.
    pub moved: Option<i32>,
    /// Change of the score.
    pub change: Option<f64>,
    /// What the components did: the strongest pull down first.
    pub pulls: Vec<Pull>,
    /// Scores of this edition were reached by a new method and do not quite compare with those before.
    pub rebased: bool,
    /// Who passed whom.
    pub passing: Option<Passing>,
    /// Where the score of the edition before would stand.
    pub replay: Option<Replay>,
    /// What documents give as causes.
    pub quotes: Vec<Quote>,
    /// What is not known.
    pub lacking: Vec<Lacking>,
}

/// Explains a movement; `None` when nothing is known of the fact.
///
/// # Errors
/// When claims or pages cannot be read.
pub fn moved<L: Library>(question: &Question, library: &L, ontology: &Ontology) -> Result<Option<Moved>, L::Error> {
    let record = Record::new(library, ontology);
    let known = record.of_subject(&question.subject, Some(&question.index))?;
    // Movements alone give the ranks of earlier editions; the other rules read whole editions, for a component that nobody
    // ranks or a place in a region.
    let derived = if question.component.is_some() || question.scope.is_some() {
        derive_from(&question.subject, &known, &record)?
    } else {
        movement::derive(&known, ontology)
    };
    let facts = Everything { known: &known, derived: &derived };
    let Some(after) = facts.asked(question) else { return Ok(None) };
    let mut lacking = Vec::new();
    let before = facts.before(&after, ontology, &mut lacking);
    let mut moved = Moved {
        moved: before.as_ref().and_then(|b| places(b.rank?, after.rank?)),
        change: before.as_ref().and_then(|b| Some(apart(b.score?, after.score?))),
        pulls: Vec::new(),
        rebased: false,
        passing: None,
        replay: None,
        quotes: quotes(&after.fact, library, ontology)?,
        before,
        after,
        lacking,
    };
    if let Some(before) = &moved.before {
        let year = moved.after.fact.year.unwrap_or_default();
        let since = before.fact.year.unwrap_or(year)..year;
        let editions = ontology.index(&question.index).map(|i| i.edition.as_slice()).unwrap_or_default();
        moved.rebased = editions.iter().any(|e| e.rebased && since.contains(&(e.year - 1)));
        moved.pulls = pulls(&facts, &before.fact, &moved.after.fact, ontology);
        let (then, now) = (edition(&record, &before.fact)?, edition(&record, &moved.after.fact)?);
        let (then, now) = (listed(&then, &before.fact), listed(&now, &moved.after.fact));
        let of = units(&moved.after.fact, ontology);
        if let Some(own) = before.rank.zip(moved.after.rank) {
            moved.passing = Some(passing(&moved.after.fact.subject, own, &then, &now, of));
        }
        moved.replay = before
            .score
            .filter(|s| moved.after.score.is_some_and(|now| now != *s))
            .and_then(|s| replay(&moved.after.fact.subject, s, moved.after.rank?, &now, of?));
    }
    lacks(&mut moved);
    for standing in moved.before.iter_mut().chain([&mut moved.after]) {
        standing.fact.subject = named(&standing.fact, ontology).to_owned();
    }
    Ok(Some(moved))
}

fn places(before: u32, after: u32) -> Option<i32> {
    i32::try_from(before).ok()?.checked_sub(i32::try_from(after).ok()?)
}

/// What is known of the subject, published and derived.
pub(super) struct Everything<'a> {
    known: &'a [Known],
    derived: &'a [Derived],
}

impl Everything<'_> {
    /// The standing that was asked for.
    fn asked(&self, question: &Question) -> Option<Standing> {
        let wanted = |f: &Fact| {
            f.component == question.component
                && question.scope.as_ref().is_none_or(|s| f.scope == *s)
                && (question.scope.is_some() || !(f.scope.starts_with("region:") || f.scope == "asean"))
                && (question.list.is_none() || f.list == question.list)
                && (question.year.is_none() || f.year == question.year)
        };
        let published = self.known.iter().filter(|k| k.year.is_some() && (k.rank().is_some() || k.score().is_some()));
        let best =
            published.filter(|k| wanted(&fact_of(k))).max_by_key(|k| (k.year, k.rank().is_some(), k.units, Reverse(k.scope.clone())));
        best.map(published_standing).or_else(|| {
            let ranked = self.derived.iter().filter(|d| d.rank().is_some() && wanted(&d.fact));
            ranked.max_by_key(|d| (d.fact.year, d.of)).map(derived_standing)
        })
    }

    /// The standing in the edition before, as far as it compares.
    fn before(&self, after: &Standing, ontology: &Ontology, lacking: &mut Vec<Lacking>) -> Option<Standing> {
        let year = after.fact.year?;
        let editions = ontology.index(&after.fact.index).map(|i| i.edition.as_slice()).unwrap_or_default();
        let last = editions.iter().map(|e| e.year).filter(|y| *y < year).max().unwrap_or(year - 1);
        let in_year = |y: i32| {
            let list = list_in(&after.fact, y, ontology)?;
            self.standing(&Fact { year: Some(y), list, ..after.fact.clone() })
        };
        if let Some(standing) = in_year(last) {
            return Some(standing);
        }
        if list_in(&after.fact, last, ontology).is_none() {
            lacking.push(Lacking::OtherList);
            return None;
        }
        let earlier = self.known.iter().filter_map(|k| k.year).filter(|y| *y < last).collect::<std::collections::BTreeSet<_>>();
        let older = earlier.into_iter().rev().find_map(in_year);
        lacking.push(if older.is_some() { Lacking::EditionBefore(last) } else { Lacking::Before });
        older
    }

    /// Published, else derived.
    pub(super) fn standing(&self, fact: &Fact) -> Option<Standing> {
        let known = self.known.iter().find(|k| fact_of(k) == *fact);
        let published = known.filter(|k| k.rank().is_some()).map(published_standing);
        let derived = || {
            let mut standing = derived_standing(self.derived.iter().find(|d| d.fact == *fact && d.rank().is_some())?);
            standing.score = known.and_then(Known::score).map(|s| s.0);
            Some(standing)
        };
        published.or_else(derived).or_else(|| known.filter(|k| k.score().is_some()).map(published_standing))
    }
}

fn published_standing(known: &Known) -> Standing {
    let told = [known.rank().map(|r| r.1), known.score().map(|s| s.1)];
    let mut premises = Vec::new();
    super::cited::join(&mut premises, told.into_iter().flatten().map(Premise::of));
    let mut otherwise: Vec<(u32, Premise)> = known.dissent().filter_map(|t| Some((t.claim.rank?, Premise::of(t)))).collect();
    otherwise.sort_by_key(|o| o.0);
    otherwise.dedup_by_key(|o| o.0);
    Standing {
        fact: fact_of(known),
        rank: known.rank().map(|r| r.0),
        of: known.units,
        score: known.score().map(|s| s.0),
        derived: false,
        premises,
        otherwise,
    }
}

fn derived_standing(derived: &Derived) -> Standing {
    Standing {
        fact: derived.fact.clone(),
        rank: match derived.value {
            Value::Rank(rank) => Some(rank),
            _ => None,
        },
        of: derived.of,
        score: None,
        derived: true,
        premises: derived.premises.clone(),
        otherwise: Vec::new(),
    }
}

/// An edition as it is looked up for one fact.
fn edition<F: Facts>(record: &Record<'_, F>, fact: &Fact) -> Result<std::rc::Rc<Vec<Known>>, F::Error> {
    record.of_edition(&fact.index, fact.component.as_deref(), fact.year.unwrap_or_default())
}

/// The facts of the list that a fact belongs to.
fn listed<'k>(edition: &'k [Known], fact: &Fact) -> Vec<&'k Known> {
    edition.iter().filter(|k| k.scope == fact.scope && k.list == fact.list).collect()
}

/// Sentences that name a cause near claims of the edition, by nearness; the same sentence once, however often it is printed.
fn quotes<L: Library>(fact: &Fact, library: &L, ontology: &Ontology) -> Result<Vec<Quote>, L::Error> {
    let about =
        |c: &Claim| takes_part(c) && territory(&c.subject, ontology) == fact.subject && c.index == fact.index && c.year == fact.year;
    let mut told: Vec<Told> = Vec::new();
    for id in std::iter::once(fact.subject.as_str()).chain(ontology.province(&fact.subject).and_then(|p| p.succeeded_by.as_deref())) {
        told.extend(library.of_subject(id, Some(&fact.index))?);
    }
    let pages: BTreeMap<&str, &Told> =
        told.iter().filter(|t| t.source.authority == Authority::Press && about(&t.claim)).map(|t| (t.source.doc_id.as_str(), t)).collect();
    let mut quotes: Vec<Quote> = Vec::new();
    for (id, told) in pages {
        let Some(page) = library.page(id)? else { continue };
        for cause in causes(&page, about) {
            let words = page.text.get(cause.span).unwrap_or_default().to_owned();
            let said = Premise { claim: cause.claim, words, source: told.source.clone() };
            quotes.push(Quote { said, distance: cause.distance });
        }
    }
    let day = |q: &Quote| q.said.source.published.map(|d| d.earliest());
    quotes.sort_by(|a, b| {
        let copy = |q: &Quote| q.said.source.copy_of().is_some();
        (a.distance, copy(a), day(a)).cmp(&(b.distance, copy(b), day(b)))
    });
    let mut seen: Vec<String> = Vec::new();
    quotes.retain(|q| {
        let words = fold(&q.said.words);
        let new = !seen.contains(&words);
        seen.push(words);
        new
    });
    quotes.truncate(QUOTES);
    Ok(quotes)
}

/// Notes what is missing, so that a reader knows what was not looked at.
fn lacks(moved: &mut Moved) {
    let lacking = &mut moved.lacking;
    if moved.before.is_some() {
        if moved.change.is_none() {
            lacking.push(Lacking::Scores);
        }
        if moved.pulls.is_empty() && moved.after.fact.component.is_none() {
            lacking.push(Lacking::Components);
        } else if moved.pulls.iter().any(|p| p.change.is_some()) && moved.pulls.iter().any(|p| p.effect.is_none()) {
            lacking.push(Lacking::Weights);
        }
        if moved.passing.as_ref().is_some_and(|p| p.others.is_none_or(|n| p.known < n)) {
            lacking.push(Lacking::Ranks);
        }
    }
    if moved.quotes.is_empty() {
        lacking.push(Lacking::Causes);
    }
}
