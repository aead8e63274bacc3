//! From a question and the claims to an answer that says where every figure comes from.
mod compare;
mod lookup;
mod missing;
mod ranking;
mod series;
mod understood;
mod verify;

use super::facts::Facts;
use super::group::{Known, group};
use super::query::{Intent, Query};
use super::wording::{self, Tongue};
use crate::model::Source;
use crate::ontology::Ontology;

/// How well a question could be answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Outcome {
    /// With what was asked for.
    Answered,
    /// Only with something near it.
    Nearest,
    /// The user has to say which of several things is meant.
    AskBack,
    /// There is nothing; the answer says what would help.
    Missing,
    /// No question about rankings: a search for words.
    #[default]
    TextOnly,
}

/// A sentence of an answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// The sentence, without its sources.
    pub text: String,
    /// Where its figures come from; empty for remarks.
    pub sources: Vec<Source>,
}

/// A row of an answer's table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<String>,
    /// Where its figures come from.
    pub sources: Vec<Source>,
}

/// A small table of figures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, in reading order.
    pub rows: Vec<Row>,
}

/// An answer. There is always at least one line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// How the question was understood, in one line.
    pub understood: String,
    /// How well it could be answered.
    pub outcome: Outcome,
    /// The answer itself, first line first.
    pub lines: Vec<Line>,
    /// Figures side by side.
    pub table: Option<Table>,
    /// Remarks below the table.
    pub remarks: Vec<Line>,
}

/// The mark on every line that shows made-up data.
pub const SAMPLE_MARK: &str = "*DỮ LIỆU MẪU*";

impl Line {
    /// A sentence without sources.
    pub fn remark(text: impl Into<String>) -> Self {
        Self { text: text.into(), sources: Vec::new() }
    }

    /// A sentence with its sources, each once.
    pub fn from<'a>(text: impl Into<String>, sources: impl IntoIterator<Item = &'a Source>) -> Self {
        let mut line = Self::remark(text);
        for source in sources {
            if !line.sources.contains(source) {
                line.sources.push(source.clone());
            }
        }
        line
    }

    /// The sentence with its sources and, for sample data, the mark.
    pub fn render(&self, tongue: Tongue) -> String {
        let mut out = self.text.clone();
        // More than two addresses make a line unreadable: then names only, the table has the rest.
        let mut names: Vec<String> = self.sources.iter().map(|s| named(s, tongue)).collect();
        names.dedup();
        if names.len() > 2 {
            names = self.sources.iter().map(|s| wording::source(s, tongue)).collect();
            names.sort();
            names.dedup();
        }
        if !names.is_empty() {
            out.push_str(&format!(" — {}: {}", tongue.say("nguồn", "source"), names.join("; ")));
        }
        if self.sources.iter().any(|s| s.sample) {
            out.push(' ');
            out.push_str(SAMPLE_MARK);
        }
        out
    }
}

fn named(source: &Source, tongue: Tongue) -> String {
    let name = wording::source(source, tongue);
    source.url.as_ref().map_or(name.clone(), |url| format!("{name} <{url}>"))
}

/// What every kind of answer needs.
struct Asking<'a, F> {
    query: &'a Query,
    facts: &'a F,
    ontology: &'a Ontology,
    tongue: Tongue,
}

/// Answers a question from the claims.
///
/// # Errors
/// When the claims cannot be read.
pub fn answer<F: Facts>(query: &Query, facts: &F, ontology: &Ontology, tongue: Tongue) -> Result<Answer, F::Error> {
    let asking = Asking { query, facts, ontology, tongue };
    let mut answer = asking.dispatch()?;
    answer.understood = understood::line(query, ontology, tongue);
    if answer.lines.is_empty() {
        answer.lines.push(asking.nothing());
    }
    Ok(answer)
}

/// How a question was understood, in one line: `Hiểu là: Hà Tĩnh · DTI · kỳ 2022 (công bố 12/07/2023)`.
pub fn understood(query: &Query, ontology: &Ontology, tongue: Tongue) -> String {
    understood::line(query, ontology, tongue)
}

impl<F: Facts> Asking<'_, F> {
    fn dispatch(&self) -> Result<Answer, F::Error> {
        if !self.query.doubts.is_empty() {
            return Ok(self.ask_back());
        }
        if self.query.is_plain() {
            return Ok(Answer::default());
        }
        match &self.query.intent {
            Intent::Lookup => self.lookup(),
            Intent::Series => self.series(),
            Intent::Neighbours => self.neighbours(),
            Intent::Top(n) => self.ends(*n, true),
            Intent::Bottom(n) => self.ends(*n, false),
            Intent::AtRank(n) => self.at_rank(*n),
            Intent::Region => self.region(),
            Intent::Compare => self.compare(),
            // Explained one layer up (`explain::answer`); the figure itself is what is left to say here.
            Intent::Why => self.lookup(),
            Intent::Verify(stated) => self.verify(stated),
        }
    }

    fn say<'b>(&self, vi: &'b str, en: &'b str) -> &'b str {
        self.tongue.say(vi, en)
    }

    fn name(&self, subject: &str) -> String {
        self.ontology.subject_name(subject)
    }

    /// Facts on a subject in an index (or all), also under the id that the same territory had before.
    fn subject_facts(&self, subject: &str, index: Option<&str>) -> Result<Vec<Known>, F::Error> {
        let mut told = self.facts.of_subject(subject, index)?;
        for twin in self.twins(subject) {
            told.extend(self.facts.of_subject(twin, index)?);
        }
        Ok(group(told, self.ontology))
    }

    /// The same territory under another id (Thừa Thiên Huế and Huế).
    fn twins(&self, subject: &str) -> impl Iterator<Item = &str> {
        self.ontology.province(subject).into_iter().flat_map(|p| p.succeeded_by.as_deref().into_iter().chain(p.succeeds.as_deref()))
    }

    /// Facts on the component that was asked about, in the scope and list that were asked about; without
    /// a scope, in the widest one that the subject is ranked in.
    fn wanted(&self, facts: Vec<Known>) -> Vec<Known> {
        let q = self.query;
        facts
            .into_iter()
            .filter(|f| f.component.as_ref() == q.component.as_ref().filter(|_| q.index() == Some(f.index.as_str())))
            .filter(|f| match &q.scope {
                Some(scope) => f.scope == *scope,
                None => !f.scope.starts_with("region:") && f.scope != "asean",
            })
            .filter(|f| q.list.is_none() || f.list == q.list)
            .collect()
    }

    /// What a fact says, in a few words: `37/63, ▲22 bậc so với 2021, 63,21 điểm`, with the sources.
    fn figure<'f>(&self, fact: &'f Known) -> (String, Vec<&'f Source>) {
        let mut parts = Vec::new();
        let mut sources = Vec::new();
        if let Some((rank, told)) = fact.rank() {
            parts.push(wording::rank(rank, fact.units));
            sources.push(&told.source);
        } else if let Some(told) = fact.sides.iter().find(|t| t.claim.rank_max.is_some() || t.claim.last) {
            parts.push(match told.claim.rank_max {
                Some(max) => format!("{} {max}", self.say("trong nhóm", "in the top")),
                None => self.say("cuối bảng", "last").to_owned(),
            });
            sources.push(&told.source);
        }
        if let Some((delta, told)) = fact.delta(None) {
            let against = told.claim.base_year.map_or(String::new(), |y| format!(" {} {y}", self.say("so với", "against")));
            let places = if delta == 0 {
                self.say("giữ nguyên", "unchanged").to_owned()
            } else {
                format!("{} {}", wording::movement(delta), self.say("bậc", "places"))
            };
            parts.push(format!("{places}{against}"));
            sources.push(&told.source);
        }
        if let Some((score, told)) = fact.score() {
            parts.push(wording::score(self.ontology, &fact.index, score, self.tongue));
            sources.push(&told.source);
        }
        (parts.join(", "), sources)
    }

    /// The fact with its subject, measure and edition: `Hà Tĩnh, DTI 2022: 37/63, ▲22 bậc so với 2021`.
    fn told(&self, fact: &Known) -> Line {
        let (figure, sources) = self.figure(fact);
        let head = self.head(fact);
        Line::from(format!("{head}: {figure}"), sources)
    }

    fn head(&self, fact: &Known) -> String {
        let measure = wording::measure(self.ontology, &fact.index, fact.component.as_deref(), &wording::year(fact.year));
        let among = match (fact.scope.as_str(), fact.list.as_deref()) {
            ("national" | "world", _) => String::new(),
            ("ministries", Some("bo-dvc")) => " (các bộ có dịch vụ công)".to_owned(),
            ("ministries", Some("bo-khong-dvc")) => " (các bộ không có dịch vụ công)".to_owned(),
            (scope, _) => format!(" ({} {})", self.say("xếp trong", "among"), self.ontology.scope_name(scope)),
        };
        format!("{}, {measure}{among}", self.name(&fact.subject))
    }

    /// Sources that disagree, and numbers of units that the edition does not have.
    fn objections(&self, fact: &Known) -> Vec<Line> {
        let mut lines = Vec::new();
        if fact.dissent().next().is_some() {
            let mut said: Vec<(u32, Vec<&Source>)> = Vec::new();
            for told in fact.dissent() {
                let Some(rank) = told.claim.rank else { continue };
                match said.iter_mut().find(|s| s.0 == rank) {
                    Some(s) => s.1.push(&told.source),
                    None => said.push((rank, vec![&told.source])),
                }
            }
            for (rank, sources) in said {
                let text = format!(
                    "✗ {}: {} {} {rank}",
                    self.say("Chưa khớp", "Not in agreement"),
                    self.head(fact),
                    self.say("còn được ghi thứ", "is also given as")
                );
                lines.push(Line::from(text, sources));
            }
        }
        if let Some(units) = fact.units.filter(|_| fact.scope == "national")
            && let Some(told) = fact.sides.iter().find(|t| t.claim.of.is_some_and(|of| of != units))
        {
            let year = fact.year.map_or(String::new(), |y| format!(" {y}"));
            let written = told.claim.rank.map_or(String::new(), |r| wording::rank(r, told.claim.of));
            let index = self.ontology.index_name(&fact.index);
            let text = match self.tongue {
                Tongue::Vi => format!("△ {index}{year} xếp {units} đơn vị: mẫu số trong \"{written}\" chưa khớp"),
                Tongue::En => format!("△ {index}{year} ranked {units} units: the number of units in \"{written}\" does not fit"),
            };
            lines.push(Line::from(text, [&told.source]));
        }
        lines
    }
}
