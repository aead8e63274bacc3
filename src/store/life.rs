//! Where findings stand in their life: what the ledger of runs knows of them, and what people decided.
use super::rows::RowError;
use super::verdicts::Kept;
use super::{Store, StoreError};
use crate::model::{Fact, Finding, Ruling, State, Verdict};
use rusqlite::params;
use std::collections::{BTreeSet, HashMap, HashSet};

/// So many findings are looked up one by one in the ledger; for more, all of it is read.
const FEW: usize = 32;

/// A finding's place in its life.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Life {
    /// Where it stands.
    pub state: State,
    /// The verdict that covers it.
    pub ruling: Option<Ruling>,
    /// A verdict on other values of the same fact, which says nothing of at least one value of this finding.
    pub earlier: Option<Ruling>,
    /// It is [`State::Regressed`], and no run has told so yet.
    pub(super) untold: bool,
}

impl Life {
    /// The life of a finding that no longer stands, with the last verdict on it.
    pub fn gone(ruling: Option<Ruling>) -> Self {
        Self { state: State::Resolved, ruling, ..Self::default() }
    }
}

/// What the ledger knows of a finding.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    first_run: i64,
    /// The run since which it is gone.
    gone: Option<i64>,
    /// The run in which it came back.
    back: Option<i64>,
}

/// What is looked up once for all findings, so that most of them cost no question of their own.
struct Known {
    /// The last run that recorded findings.
    last_run: Option<i64>,
    /// Rows of the ledger by finding.
    rows: HashMap<String, Row>,
    /// When each run began, in Unix milliseconds.
    began: HashMap<i64, i64>,
    /// Findings with a verdict.
    judged: HashSet<String>,
    /// What verdicts are about.
    matters: HashSet<Matter>,
}

/// Subject, index and edition of a finding; nothing for one that is about no one fact.
type Matter = (Option<String>, Option<String>, Option<i32>);

fn matter(finding: &Finding) -> Matter {
    let fact = finding.fact.as_ref();
    (fact.map(|f| f.subject.clone()), fact.map(|f| f.index.clone()), fact.and_then(|f| f.year))
}

/// How far a verdict reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cover {
    /// Every value of the finding was judged.
    Full,
    /// Every value that was judged is there, and another has joined.
    Joined,
    /// Some judged value is no longer there, and another has come.
    Other,
}

impl Store {
    /// Where each finding that stands now is in its life, in the order of the input.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn lives(&self, findings: &[Finding]) -> Result<Vec<Life>, StoreError> {
        if !self.with_verdicts {
            return Ok(vec![Life::default(); findings.len()]);
        }
        let known = self.known(findings)?;
        findings.iter().map(|finding| self.life(finding, &known)).collect()
    }

    fn known(&self, findings: &[Finding]) -> Result<Known, StoreError> {
        let last_run = self.last_recorded()?;
        let mut rows = HashMap::new();
        if findings.len() > FEW {
            let sql = "SELECT finding, first_run, resolved_run FROM ledger INDEXED BY ledger_by_run";
            rows.extend(self.rows(sql, [], ledger_row)?);
        } else {
            for finding in findings {
                let sql = "SELECT finding, first_run, resolved_run FROM ledger WHERE finding = ?1";
                rows.extend(self.rows(sql, [&finding.id], ledger_row)?);
            }
        }
        for (finding, run) in self.rows("SELECT finding, run FROM returns", [], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))? {
            rows.entry(finding).and_modify(|row: &mut Row| row.back = Some(run));
        }
        let needed: HashSet<i64> = rows.values().flat_map(|row| [row.gone, row.back]).flatten().collect();
        let mut began = HashMap::new();
        for run in needed {
            let started: Vec<i64> = self.rows("SELECT started FROM runs WHERE key = ?1", [run], |row| Ok(row.get(0)?))?;
            began.extend(started.first().map(|at| (run, *at)));
        }
        let sql = "SELECT finding, subject, idx, year FROM verdicts WHERE undone IS NULL";
        let judged = self.rows(sql, [], |row| Ok((row.get::<_, String>(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))))?;
        let (judged, matters) = judged.into_iter().unzip();
        Ok(Known { last_run, rows, began, judged, matters })
    }

    fn life(&self, finding: &Finding, known: &Known) -> Result<Life, StoreError> {
        let row = known.rows.get(&finding.id);
        let judged = known.judged.contains(&finding.id) || known.matters.contains(&matter(finding));
        let near = if judged { self.rulings_near(finding)? } else { Vec::new() };
        // The latest verdict counts, and one on all values before one on some of them.
        let mut covers: Vec<(Cover, &Kept)> = near.iter().filter_map(|kept| Some((cover(&kept.ruling, finding)?, kept))).collect();
        covers.sort_by_key(|(cover, _)| *cover);
        let began = |run: i64| known.began.get(&run).copied();
        let told = row.and_then(|row| row.back).and_then(began);
        let back = row.and_then(|row| row.gone).and_then(began).or(told);
        let fresh = match (row, known.last_run) {
            (Some(row), Some(last)) if row.first_run == last => State::New,
            // No run has seen it yet.
            (None, Some(_)) => State::New,
            _ => State::Open,
        };
        let unjudged = if back.is_some() { State::Regressed } else { fresh };
        let Some((cover, kept)) = covers.first() else {
            return Ok(Life { state: unjudged, untold: back.is_some() && told.is_none(), ..Life::default() });
        };
        let ruling = &kept.ruling;
        let returned = back.is_some_and(|at| at > ruling.decided);
        let state = match (cover, ruling.verdict) {
            (Cover::Full | Cover::Joined, Verdict::Seen | Verdict::Reported) if !returned => State::Acknowledged,
            // What is no error stays none, however often the pages come and go.
            (Cover::Full, Verdict::NoError | Verdict::PublisherRevised) => State::Resolved,
            (Cover::Full, Verdict::Corrected) if !returned && !self.still_printed(finding, kept)? => State::Resolved,
            // What was misread takes no part: whoever says so now says so in other words, or elsewhere.
            (Cover::Full, Verdict::OurReading) if !returned && !elsewhere(finding, ruling) => State::Open,
            (Cover::Full, _) => State::Regressed,
            // A verdict says nothing of a value that was not there.
            (Cover::Joined | Cover::Other, _) => unjudged,
        };
        let untold = state == State::Regressed && told.is_none_or(|at| at <= ruling.decided);
        let covered = *cover == Cover::Full || state == State::Acknowledged;
        let ruling = Some(ruling.clone());
        Ok(if covered { Life { state, ruling, earlier: None, untold } } else { Life { state, ruling: None, earlier: ruling, untold } })
    }

    /// Whether a wrong side still stands on a page that was read again since it was called corrected, or on another one.
    fn still_printed(&self, finding: &Finding, kept: &Kept) -> Result<bool, StoreError> {
        let ruling = &kept.ruling;
        let wrong = wrong_values(ruling);
        let suspects = finding.sides.iter().filter(|side| !side.official);
        for side in suspects.filter(|side| wrong.as_ref().is_none_or(|values| values.contains(value_key(&side.value)))) {
            let known = ruling.content.documents.contains(&side.document);
            let meant = ruling.faulted.is_empty() || ruling.faulted.iter().any(|f| f.side.document == side.document);
            if known && meant && self.read_since(&side.document, ruling.decided, kept.change)? {
                return Ok(true);
            }
            if !known && wrong.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a document was fetched after an instant, or has a revision from after a change number.
    fn read_since(&self, document: &str, instant_ms: i64, change: Option<i64>) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM frontier WHERE document = ?1 AND fetched > ?2) OR EXISTS (
                   SELECT 1 FROM revisions r JOIN documents d ON d.key = r.document WHERE d.id = ?1 AND r.change > ?3)";
        self.db
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row(params![document, instant_ms, change], |row| row.get(0)))
            .map_err(|e| self.fault(e))
    }
}

fn ledger_row(row: &rusqlite::Row<'_>) -> Result<(String, Row), RowError> {
    Ok((row.get(0)?, Row { first_run: row.get(1)?, gone: row.get(2)?, back: None }))
}

/// How far a verdict reaches over a finding; `None` when it is on another matter.
fn cover(ruling: &Ruling, finding: &Finding) -> Option<Cover> {
    if ruling.finding == finding.id {
        return Some(Cover::Full);
    }
    let was = &ruling.content;
    let same_matter = was.kind == finding.kind
        && match (&was.fact, &finding.fact) {
            (Some(a), Some(b)) => same_fact(a, b),
            // Figures that do not add up are told apart by the text they stand in.
            (None, None) => documents(was) == documents(finding),
            _ => false,
        };
    if !same_matter {
        return None;
    }
    let (judged, now) = (values(was), values(finding));
    Some(match () {
        () if now.is_subset(&judged) => Cover::Full,
        () if judged.is_subset(&now) => Cover::Joined,
        () => Cover::Other,
    })
}

/// Newer rules may have learned which list is meant.
fn same_fact(a: &Fact, b: &Fact) -> bool {
    let rest = |f: &Fact| (f.subject.clone(), f.index.clone(), f.component.clone(), f.year, f.scope.clone());
    rest(a) == rest(b) && (a.list == b.list || a.list.is_none() || b.list.is_none())
}

fn documents(finding: &Finding) -> BTreeSet<&str> {
    finding.documents.iter().map(String::as_str).collect()
}

/// The values of a finding, however they are written.
pub(super) fn values(finding: &Finding) -> BTreeSet<&str> {
    finding.values.iter().map(|v| value_key(v)).collect()
}

/// `37/63` and `thứ 37` are one value: how many were ranked is no part of it.
pub fn value_key(value: &str) -> &str {
    let value = value.trim_start_matches("thứ ");
    let rank = value.split('/').next().unwrap_or(value);
    if rank.bytes().all(|b| b.is_ascii_digit()) { rank } else { value }
}

/// The values that a verdict calls wrong; `None` when it does not say.
fn wrong_values(ruling: &Ruling) -> Option<BTreeSet<&str>> {
    if !ruling.faulted.is_empty() {
        return Some(ruling.faulted.iter().map(|f| value_key(&f.side.value)).collect());
    }
    let official: BTreeSet<&str> = ruling.content.sides.iter().filter(|s| s.official).map(|s| value_key(&s.value)).collect();
    let right = ruling.value.as_deref().map(value_key).into_iter().chain(official).collect::<BTreeSet<_>>();
    if right.is_empty() {
        return None;
    }
    Some(ruling.content.sides.iter().map(|s| value_key(&s.value)).filter(|v| !right.contains(v)).collect())
}

/// Whether a document that was no part of the verdict says what was misread.
fn elsewhere(finding: &Finding, ruling: &Ruling) -> bool {
    let misread: BTreeSet<&str> = ruling.faulted.iter().map(|f| value_key(&f.side.value)).collect();
    finding.sides.iter().any(|s| misread.contains(value_key(&s.value)) && !ruling.content.documents.contains(&s.document))
}
