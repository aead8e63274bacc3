//! What is known and what is not: an index by province and edition, a subject by index and edition, or a subject's
//! components of one index by edition.
use super::known::{Record, fact_of, settled_score, territory, units};
use crate::model::{Authority, Fact};
use crate::ontology::Ontology;
use crate::search::{Facts, Known};
use crate::syndication::{Print, origins};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked for; at least an index or a subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// Index id.
    pub index: Option<String>,
    /// Subject id.
    pub subject: Option<String>,
    /// Component of the index.
    pub component: Option<String>,
    /// First edition year; `None` is the first known.
    pub from: Option<i32>,
    /// Last edition year; `None` is the last known.
    pub to: Option<i32>,
    /// The user's own province, which comes first, with its region.
    pub home: Option<String>,
}

/// How well a figure is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not at all.
    #[default]
    None,
    /// By one independent origin (or by aggregators only).
    One,
    /// By two independent origins or more.
    Several,
    /// By the publisher's own table.
    Official,
    /// Sources differ.
    Disputed,
}

impl State {
    /// The sign in the matrix.
    pub fn sign(self) -> char {
        match self {
            Self::None => '·',
            Self::One => '○',
            Self::Several => '●',
            Self::Official => '■',
            Self::Disputed => '✗',
        }
    }
}

/// One figure of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Subject id.
    pub subject: String,
    /// Index id.
    pub index: String,
    /// Component id.
    pub component: Option<String>,
    /// Edition year.
    pub year: i32,
    /// Which ranking of the edition.
    pub list: Option<String>,
    /// How well it is known.
    pub state: State,
    /// Independent sources; reprints count once, aggregators not at all.
    pub witnesses: usize,
    /// Rank by the weightiest source.
    pub rank: Option<u32>,
    /// Number of units.
    pub of: Option<u32>,
    /// Score by the weightiest source.
    pub score: Option<f64>,
    /// From made-up data.
    pub sample: bool,
}

/// A row of the matrix; a cell is absent where the edition does not rank the subject or does not exist.
#[derive(Debug, Clone, PartialEq)]
pub struct GapRow {
    /// What the row is of, for readers.
    pub name: String,
    /// One a column.
    pub cells: Vec<Option<Cell>>,
}

/// An edition, and which of its lists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// Edition year.
    pub year: i32,
    /// `None`: the main list of the time; else the list that the edition was ranked anew for.
    pub other_list: Option<String>,
}

/// The matrix.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gaps {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, the home province and its region first.
    pub rows: Vec<GapRow>,
    /// Figures that are known.
    pub known: usize,
    /// Figures that there are, as far as the number of ranked units tells.
    pub all: usize,
    /// Editions of which the publisher prints the best so many ranks only: year and number.
    pub shown_only: Vec<(i32, u32)>,
}

impl Gaps {
    /// How many cells have this state.
    pub fn count(&self, state: State) -> usize {
        self.cells().filter(|c| c.state == state).count()
    }

    /// All cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|r| r.cells.iter().flatten())
    }
}

/// Lays out what is known; empty when neither index nor subject is given.
///
/// # Errors
/// When the claims cannot be read.
pub fn gaps<F: Facts>(span: &Span, facts: &F, ontology: &Ontology) -> Result<Gaps, F::Error> {
    let laying = Laying { span, record: Record::new(facts, ontology) };
    match (&span.index, &span.subject) {
        (Some(index), None) => laying.provinces(index),
        (Some(index), Some(subject)) => laying.components(index, subject),
        (None, Some(subject)) => laying.indices(subject),
        (None, None) => Ok(Gaps::default()),
    }
}

struct Laying<'a, F: Facts> {
    span: &'a Span,
    record: Record<'a, F>,
}

impl<'a, F: Facts> Laying<'a, F> {
    fn ontology(&self) -> &'a Ontology {
        self.record.ontology
    }

    /// Editions of an index: those that something is known of, and those that the ontology lists between the ends.
    fn editions(&self, index: &str, component: Option<&str>) -> Result<BTreeSet<i32>, F::Error> {
        let mut years: BTreeSet<i32> = self.record.facts.editions(index, None)?.into_iter().collect();
        if component.is_some() {
            years.extend(self.record.facts.editions(index, component)?);
        }
        let from = self.span.from.or(years.first().copied());
        let to = self.span.to.or(years.last().copied());
        let (Some(from), Some(to)) = (from, to) else { return Ok(BTreeSet::new()) };
        years.extend(self.ontology().index(index).into_iter().flat_map(|i| &i.edition).map(|e| e.year));
        years.retain(|y| (from..=to).contains(y));
        Ok(years)
    }

    /// The lists of an edition: the provinces of the time, and those that it was ranked anew for.
    fn lists(&self, index: &str, year: i32) -> Vec<(Column, u32)> {
        let main = self.ontology().province_count(index, year);
        let anew = self.ontology().edition(index, year).map(|e| e.recomputed.as_slice()).unwrap_or_default();
        let column = |other: Option<u32>| Column { year, other_list: other.map(|n| n.to_string()) };
        let others = anew.iter().filter(|n| Some(**n) != main).map(|n| (column(Some(*n)), *n));
        main.map(|n| (column(None), n)).into_iter().chain(others).collect()
    }

    fn provinces(&self, index: &str) -> Result<Gaps, F::Error> {
        let component = self.span.component.as_deref();
        let mut gaps = Gaps::default();
        let mut filled: BTreeMap<String, BTreeMap<Column, Cell>> = BTreeMap::new();
        for year in self.editions(index, component)? {
            let edition = self.record.of_edition(index, component, year)?;
            for (column, count) in self.lists(index, year) {
                let list = Some(count.to_string());
                let known: BTreeMap<&str, &Known> =
                    edition.iter().filter(|k| k.scope == "national" && k.list == list).map(|k| (k.subject.as_str(), k)).collect();
                let fact = |subject: &str| Fact {
                    subject: subject.to_owned(),
                    index: index.to_owned(),
                    component: component.map(str::to_owned),
                    year: Some(year),
                    scope: "national".to_owned(),
                    list: list.clone(),
                };
                for province in self.ontology().ranked_provinces(count, year) {
                    let id = territory(&province.id, self.ontology());
                    let cell = cell(&fact(id), known.get(id).copied(), self.ontology());
                    filled.entry(id.to_owned()).or_default().insert(column.clone(), cell);
                }
                gaps.all += units(&fact(""), self.ontology()).map_or(0, |n| n as usize);
                gaps.columns.push(column);
            }
            gaps.shown_only.extend(self.ontology().edition(index, year).and_then(|e| e.shown).map(|n| (year, n)));
        }
        let mut ids: Vec<String> = filled.keys().cloned().collect();
        ids.sort_by_key(|id| (self.nearness(id), id.clone()));
        for id in ids {
            let Some(mut cells) = filled.remove(&id) else { continue };
            let cells = gaps.columns.iter().map(|c| cells.remove(c)).collect();
            gaps.rows.push(GapRow { name: self.ontology().subject_name(&id), cells });
        }
        gaps.known = gaps.cells().filter(|c| c.state != State::None).count();
        Ok(gaps)
    }

    /// The home province first, then its region, then all others.
    fn nearness(&self, id: &str) -> u8 {
        let Some(home) = self.span.home.as_deref().and_then(|h| self.ontology().province(h)) else { return 2 };
        let region = self.ontology().province(id).and_then(|p| p.regions.first());
        match id == territory(&home.id, self.ontology()) {
            true => 0,
            false if region.is_some_and(|r| home.regions.contains(r)) => 1,
            false => 2,
        }
    }

    fn indices(&self, subject: &str) -> Result<Gaps, F::Error> {
        let known = self.record.of_subject(subject, None)?;
        let mut indices: BTreeSet<&str> = known.iter().map(|k| k.index.as_str()).collect();
        if self.ontology().province(subject).is_some() {
            let ranking = self.ontology().indices.iter().filter(|i| i.kind == "index" && i.ranks.iter().any(|r| r == "provinces"));
            indices.extend(ranking.map(|i| i.id.as_str()));
        }
        let rows: Vec<(String, String, Option<String>)> =
            indices.into_iter().map(|i| (self.ontology().index_name(i), i.to_owned(), None)).collect();
        self.of_subject(subject, &known, rows)
    }

    fn components(&self, index: &str, subject: &str) -> Result<Gaps, F::Error> {
        let known = self.record.of_subject(subject, Some(index))?;
        let row = |c: Option<&str>| {
            let name = c.map_or_else(|| self.ontology().index_name(index), |c| self.ontology().component_name(index, c));
            (name, index.to_owned(), c.map(str::to_owned))
        };
        let rows = match self.span.component.as_deref() {
            Some(one) => vec![row(Some(one))],
            None => {
                let all = self.ontology().index(index).into_iter().flat_map(|i| &i.component).filter(|c| c.level != "annex");
                std::iter::once(row(None)).chain(all.map(|c| row(Some(&c.id)))).collect()
            }
        };
        self.of_subject(subject, &known, rows)
    }

    /// Rows of one subject: name, index, component.
    fn of_subject(&self, subject: &str, known: &[Known], rows: Vec<(String, String, Option<String>)>) -> Result<Gaps, F::Error> {
        let mut gaps = Gaps::default();
        let mut filled: Vec<(String, BTreeMap<Column, Cell>)> = Vec::new();
        let own = territory(subject, self.ontology());
        let scope = widest(known);
        for (name, index, component) in rows {
            let part = component.as_deref().and_then(|c| self.ontology().component(&index, c));
            let mut cells = BTreeMap::new();
            for year in self.editions(&index, None)? {
                if part.is_some_and(|c| c.from.is_some_and(|f| year < f) || c.to.is_some_and(|t| t < year)) {
                    continue;
                }
                for (column, list) in self.columns_of(&index, year, own, &scope) {
                    let fact = Fact {
                        subject: own.to_owned(),
                        index: index.clone(),
                        component: component.clone(),
                        year: Some(year),
                        scope: scope.clone(),
                        list,
                    };
                    let told = known.iter().find(|k| {
                        fact_of(k) == fact || (scope != "national" && fact_of(k) == Fact { list: k.list.clone(), ..fact.clone() })
                    });
                    cells.insert(column, cell(&fact, told, self.ontology()));
                }
            }
            // A component that nobody ever names would only make the matrix long.
            if component.is_none() || self.span.component.is_some() || cells.values().any(|c| c.state != State::None) {
                filled.push((name, cells));
            }
        }
        filled.retain(|(_, cells)| !cells.is_empty());
        let columns: BTreeSet<Column> = filled.iter().flat_map(|(_, cells)| cells.keys().cloned()).collect();
        gaps.columns = columns.into_iter().collect();
        for (name, mut cells) in filled {
            gaps.all += cells.len();
            gaps.rows.push(GapRow { name, cells: gaps.columns.iter().map(|c| cells.remove(c)).collect() });
        }
        gaps.known = gaps.cells().filter(|c| c.state != State::None).count();
        Ok(gaps)
    }

    /// The columns of an edition in which the subject is ranked, with the list of each.
    fn columns_of(&self, index: &str, year: i32, own: &str, scope: &str) -> Vec<(Column, Option<String>)> {
        if scope != "national" {
            return vec![(Column { year, other_list: None }, None)];
        }
        let ranked = |count: u32| self.ontology().ranked_provinces(count, year).iter().any(|p| territory(&p.id, self.ontology()) == own);
        self.lists(index, year).into_iter().filter(|(_, n)| ranked(*n)).map(|(c, n)| (c, Some(n.to_string()))).collect()
    }
}

/// The scope in which a subject is mostly ranked: a province in the country, a ministry among ministries, an office in its
/// province.
fn widest(known: &[Known]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for k in known.iter().filter(|k| !k.scope.starts_with("region:") && k.scope != "asean") {
        *counts.entry(&k.scope).or_default() += 1;
    }
    if counts.contains_key("national") || counts.is_empty() {
        return "national".to_owned();
    }
    counts.into_iter().max_by_key(|c| c.1).map_or_else(|| "national".to_owned(), |c| c.0.to_owned())
}

fn cell(fact: &Fact, known: Option<&Known>, ontology: &Ontology) -> Cell {
    let (rank, score) = (known.and_then(Known::rank), known.and_then(Known::score));
    let told = known.filter(|_| rank.is_some() || score.is_some());
    let scored =
        |k: &Known| origins(k.sides.iter().filter(|t| t.claim.score.is_some()).map(|t| Print { claim: &t.claim, source: &t.source }));
    let witnesses = told.map_or(0, |k| if rank.is_some() { k.witnesses() } else { scored(k) });
    let official = [rank.map(|r| r.1), score.map(|s| s.1)].into_iter().flatten().any(|t| t.source.authority == Authority::Official);
    let state = match told {
        None => State::None,
        Some(k) if k.dissent().next().is_some() || (rank.is_none() && settled_score(k).is_none()) => State::Disputed,
        Some(_) if official => State::Official,
        Some(_) if witnesses > 1 => State::Several,
        Some(_) => State::One,
    };
    Cell {
        subject: super::known::named(fact, ontology).to_owned(),
        index: fact.index.clone(),
        component: fact.component.clone(),
        year: fact.year.unwrap_or_default(),
        list: fact.list.clone(),
        state,
        witnesses,
        rank: rank.map(|r| r.0),
        of: told.and_then(|k| k.units),
        score: score.map(|s| s.0),
        sample: told.is_some_and(|k| k.sides.iter().any(|t| t.source.sample)),
    }
}
