//! The ledger of findings: when each was first seen, whether it still stands, when it went away and came back.
use super::life::Life;
use super::rows::{RowError, from_json, to_json};
use super::{Store, StoreError};
use crate::model::{Fact, Finding, FindingKind, Severity};
use rayon::prelude::*;
use rusqlite::{Row, TransactionBehavior, params};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher as _;

/// Key of the last run that recorded findings.
const LAST_RUN: &str = "findings_run";

/// How the findings of a run differ from those of the runs before; each list in the order of the findings (`resolved` by id).
#[derive(Debug, Clone, Default)]
pub struct FindingsChange<'f> {
    /// Never seen before, and about nothing that was.
    pub new: Vec<&'f Finding>,
    /// Known under other values or with other documents: the finding before and as it is now.
    pub changed: Vec<(Before, &'f Finding)>,
    /// Ids of those that are known and the same as before.
    pub still: Vec<&'f str>,
    /// They stood until the run before and are gone.
    pub resolved: Vec<Finding>,
    /// They were gone and have come back, or a person settled them and they stand all the same; see
    /// [`State::Regressed`](crate::model::State::Regressed).
    pub regressed: Vec<&'f Finding>,
}

/// A finding as it was when it last was news, without its sides: what is asked of it when it is another now.
#[derive(Debug, Clone, Deserialize)]
pub struct Before {
    /// Its id then.
    pub id: String,
    kind: FindingKind,
    severity: Severity,
    fact: Option<Fact>,
    documents: Vec<String>,
    /// The values that disagreed.
    pub values: Vec<String>,
}

/// The findings of a run beside the ledger.
#[derive(Debug)]
pub struct Compared<'f> {
    /// What changed since the ledger was written last.
    pub change: FindingsChange<'f>,
    /// Where each finding is in its life, in the order of the findings.
    pub lives: Vec<Life>,
    findings: &'f [Finding],
    /// [Marks](marks) of the findings.
    marks: Vec<i64>,
    /// The rows of the ledger by finding.
    known: HashMap<String, Entry>,
}

/// A row of the ledger.
#[derive(Debug, Clone, Copy)]
struct Entry {
    open: bool,
    /// [Mark](marks) of the finding as it was told.
    mark: Option<i64>,
}

impl Store {
    /// Compares findings with the ledger and says what changed since it was written last.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn compare_findings<'f>(&self, findings: &'f [Finding]) -> Result<Compared<'f>, StoreError> {
        let mut compared = self.compare(findings)?;
        compared.lives = self.lives(findings)?;
        let change = &mut compared.change;
        let lives = findings.iter().zip(&compared.lives);
        let mut back: HashSet<&str> = lives.filter(|(_, life)| life.untold).map(|(finding, _)| finding.id.as_str()).collect();
        change.still.retain(|id| !back.contains(id));
        change.changed.retain(|(_, now)| !back.contains(now.id.as_str()));
        change.new.retain(|f| !back.contains(f.id.as_str()));
        back.extend(change.regressed.iter().map(|f| f.id.as_str()));
        change.regressed = findings.iter().filter(|f| back.contains(f.id.as_str())).collect();
        Ok(compared)
    }

    /// Findings that stood in some run, do not stand now (`findings`), and of which nothing is left under another id; by
    /// id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn gone_findings(&self, findings: &[Finding]) -> Result<Vec<Finding>, StoreError> {
        if !self.with_verdicts {
            return Ok(Vec::new());
        }
        let standing: HashSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
        let matters: HashSet<(FindingKind, &Fact)> = findings.iter().filter_map(|f| Some((f.kind, f.fact.as_ref()?))).collect();
        let left = |f: &Finding| f.fact.as_ref().is_some_and(|fact| matters.contains(&(f.kind, fact)));
        let known = self.rows("SELECT finding FROM ledger ORDER BY finding", [], |row| Ok(row.get::<_, String>(0)?))?;
        let mut gone = self.told(known.iter().map(String::as_str).filter(|id| !standing.contains(id)))?;
        gone.retain(|f: &Finding| !left(f));
        Ok(gone)
    }

    /// Brings the ledger up to date with the findings of a run, as [`Store::compare_findings`] found them beside it.
    ///
    /// # Errors
    /// When the disk is full, or the store is locked or damaged; the ledger is then as it was.
    pub fn record_findings(&mut self, run: i64, compared: &Compared<'_>) -> Result<(), StoreError> {
        let path = self.path.clone();
        let Compared { change, findings, marks, known, .. } = compared;
        let standing: HashSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
        let fresh = |(finding, mark): &(&Finding, &i64)| known.get(&finding.id).and_then(|entry| entry.mark) != Some(**mark);
        let news = findings.par_iter().zip(marks).filter(fresh);
        let news: Vec<(&str, i64, String)> = news.map(|(finding, mark)| (finding.id.as_str(), *mark, to_json(finding))).collect();
        let mut write = || -> Result<(), rusqlite::Error> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            {
                let mut resolve = transaction.prepare_cached("UPDATE ledger SET resolved_run = ?2 WHERE finding = ?1")?;
                for (id, _) in known.iter().filter(|(id, entry)| entry.open && !standing.contains(id.as_str())) {
                    resolve.execute(params![id, run])?;
                }
                let mut stand = transaction.prepare_cached(
                    "INSERT INTO ledger(finding, first_run, last_run) VALUES (?1, ?2, ?2)
                     ON CONFLICT(finding) DO UPDATE SET resolved_run = NULL, last_run = ?2",
                )?;
                for finding in findings.iter().filter(|f| known.get(&f.id).is_none_or(|entry| !entry.open)) {
                    stand.execute(params![finding.id, run])?;
                }
                let mut tell = transaction.prepare_cached("INSERT OR REPLACE INTO news(finding, mark, content) VALUES (?1, ?2, ?3)")?;
                for (id, mark, content) in &news {
                    tell.execute(params![id, mark, content])?;
                }
                let mut back = transaction.prepare_cached("INSERT OR REPLACE INTO returns(finding, run) VALUES (?1, ?2)")?;
                for finding in &change.regressed {
                    back.execute(params![finding.id, run])?;
                }
                // Under another id it is the same finding, and as old.
                let mut since = transaction.prepare_cached(
                    "UPDATE ledger SET first_run = min(first_run, (SELECT first_run FROM ledger WHERE finding = ?2)) WHERE finding = ?1",
                )?;
                for (before, now) in change.changed.iter().filter(|(before, now)| before.id != now.id) {
                    since.execute(params![now.id, before.id])?;
                }
                transaction
                    .prepare_cached("INSERT OR REPLACE INTO meta(key, value) VALUES (?1, ?2)")?
                    .execute((LAST_RUN, run.to_string()))?;
            }
            transaction.commit()
        };
        write().map_err(|e| StoreError::from_sqlite(&path, e))
    }

    /// The last run that recorded findings. Stores of before say it in the rows of the ledger alone.
    pub(super) fn last_recorded(&self) -> Result<Option<i64>, StoreError> {
        let told: Option<i64> = self.meta(LAST_RUN)?.and_then(|run| run.parse().ok());
        let row = self.db.query_row("SELECT max(last_run) FROM ledger", [], |row| row.get::<_, Option<i64>>(0));
        Ok(told.max(row.map_err(|e| self.fault(e))?))
    }

    /// The rows of the ledger by finding.
    fn entries(&self) -> Result<HashMap<String, Entry>, StoreError> {
        let read = |row: &Row<'_>| Ok((row.get(0)?, Entry { open: row.get(1)?, mark: None }));
        let sql = "SELECT finding, resolved_run IS NULL FROM ledger";
        let mut entries: HashMap<String, Entry> = self.rows(sql, [], read)?.into_iter().collect();
        let marks = self.rows("SELECT finding, mark FROM news", [], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        for (finding, mark) in marks {
            entries.entry(finding).and_modify(|entry| entry.mark = mark);
        }
        Ok(entries)
    }

    fn compare<'f>(&self, findings: &'f [Finding]) -> Result<Compared<'f>, StoreError> {
        let known = self.entries()?;
        let standing: HashSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
        // A third value of a fact makes another id: it is the old finding, changed, and nothing was resolved.
        let gone = known.iter().filter(|(id, entry)| entry.open && !standing.contains(id.as_str()));
        let mut gone: Vec<Before> = self.told(gone.map(|(id, _)| id.as_str()))?;
        gone.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let marks = marks(findings);
        let other = |(finding, mark): &(&Finding, &i64)| known.get(&finding.id).is_some_and(|e| e.open && e.mark != Some(**mark));
        let before: Vec<Before> = self.told(findings.iter().zip(&marks).filter(other).map(|(finding, _)| finding.id.as_str()))?;
        let mut before: HashMap<String, Before> = before.into_iter().map(|finding| (finding.id.clone(), finding)).collect();
        let mut change = FindingsChange::default();
        for (finding, mark) in findings.iter().zip(&marks) {
            match known.get(&finding.id) {
                Some(entry) if !entry.open => change.regressed.push(finding),
                Some(entry) if entry.mark == Some(*mark) => change.still.push(&finding.id),
                Some(_) => match before.remove(&finding.id) {
                    Some(before) if !before.is_same_as(finding) => change.changed.push((before, finding)),
                    _ => change.still.push(&finding.id),
                },
                None => {
                    let about = |before: &Before| before.fact.is_some() && (before.kind, &before.fact) == (finding.kind, &finding.fact);
                    match gone.iter().rposition(about) {
                        Some(at) => change.changed.push((gone.remove(at), finding)),
                        None => change.new.push(finding),
                    }
                }
            }
        }
        change.resolved = self.told(gone.iter().map(|before| before.id.as_str()))?;
        Ok(Compared { change, lives: Vec::new(), findings, marks, known })
    }

    /// Findings as they were when they last were news, in the order of their ids here.
    fn told<'i, T: DeserializeOwned + Send>(&self, ids: impl Iterator<Item = &'i str>) -> Result<Vec<T>, StoreError> {
        let mut contents: Vec<String> = Vec::new();
        for id in ids {
            contents.extend(self.rows("SELECT content FROM news WHERE finding = ?1", [id], |row| Ok(row.get(0)?))?);
        }
        let findings: Result<Vec<T>, RowError> = contents.par_iter().map(|content| from_json("finding", content)).collect();
        findings.map_err(|e| e.at(&self.path))
    }
}

impl Before {
    /// Whether a reader would take both for the same news: same values, same documents, as grave.
    fn is_same_as(&self, now: &Finding) -> bool {
        fn each(documents: &[String]) -> BTreeSet<&String> {
            documents.iter().collect()
        }
        self.severity == now.severity && self.values == now.values && each(&self.documents) == each(&now.documents)
    }
}

/// For each finding a mark that is equal for findings that are [the same](Before::is_same_as) news.
fn marks(findings: &[Finding]) -> Vec<i64> {
    let hasher = foldhash::quality::FixedState::default();
    let mark = |finding: &Finding| {
        // In whatever order they are named, and however often.
        let mut documents: Vec<u64> = finding.documents.iter().map(|document| hasher.hash_one(document)).collect();
        documents.sort_unstable();
        documents.dedup();
        hasher.hash_one((finding.severity, &finding.values, documents)).cast_signed()
    };
    findings.par_iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use crate::model::{Fact, Finding, FindingKind, Severity};
    use crate::store::{FindingsChange, Store};

    fn finding(id: &str, subject: &str, documents: &[&str]) -> Finding {
        let fact =
            Fact { subject: subject.into(), index: "dti".into(), component: None, year: Some(2022), scope: "national".into(), list: None };
        Finding {
            id: id.into(),
            kind: FindingKind::SameFact,
            severity: Severity::Look,
            fact: Some(fact),
            documents: documents.iter().map(|d| (*d).to_owned()).collect(),
            values: vec![id.into()],
            message: "Chưa khớp".into(),
            message_en: "Not in agreement".into(),
            ..Finding::default()
        }
    }

    fn ids<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> String {
        findings.into_iter().map(|f| f.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn findings_live_from_new_to_resolved_and_back() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        let mut record = |findings: &[Finding]| {
            let run = store.begin_run("nightly", 0).unwrap();
            let compared = store.compare_findings(findings).unwrap();
            store.record_findings(run, &compared).unwrap();
            let FindingsChange { new, changed, still, resolved, regressed } = compared.change;
            let changed: Vec<String> = changed.iter().map(|(was, now)| format!("{} {}", was.id, now.id)).collect();
            (ids(new), changed, still.join(" "), ids(&resolved), ids(regressed))
        };
        let told = |new: &str, changed: &[&str], still: &str, resolved: &str, regressed: &str| {
            let changed: Vec<String> = changed.iter().map(|c| (*c).to_owned()).collect();
            (new.to_owned(), changed, still.to_owned(), resolved.to_owned(), regressed.to_owned())
        };
        let (a, b) = (finding("a", "ha-tinh", &["x", "y"]), finding("b", "nghe-an", &["x", "z"]));
        assert_eq!(record(&[a.clone(), b.clone()]), told("a b", &[], "", "", ""));
        assert_eq!(record(&[a, b.clone()]), told("", &[], "a b", "", ""));

        // One more paper repeats a figure; the other finding goes away.
        let wider = finding("a", "ha-tinh", &["x", "y", "w"]);
        assert_eq!(record(std::slice::from_ref(&wider)), told("", &["a a"], "", "b", ""));
        assert_eq!(record(&[wider, b]), told("", &[], "a", "", "b"));

        // A third value of the same fact is the same finding under another id.
        let other = finding("c", "ha-tinh", &["x", "y", "w"]);
        assert_eq!(record(&[other, finding("b", "nghe-an", &["x", "z"])]), told("", &["a c"], "b", "", ""));
        assert_eq!(record(&[]), told("", &[], "", "b c", ""));
        assert_eq!(record(&[]), told("", &[], "", "", ""));
    }

    #[test]
    fn what_was_told_before_marks_is_known_again() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        let findings = [finding("a", "ha-tinh", &["x", "y"]), finding("b", "nghe-an", &["x", "z"])];
        let run = store.begin_run("nightly", 0).unwrap();
        let compared = store.compare_findings(&findings).unwrap();
        store.record_findings(run, &compared).unwrap();
        let back = "ALTER TABLE ledger ADD COLUMN content TEXT NOT NULL DEFAULT '';
                    UPDATE ledger SET content = (SELECT content FROM news t WHERE t.finding = ledger.finding);
                    DROP TABLE news; PRAGMA user_version = 4;";
        store.db.execute_batch(back).unwrap();
        drop(store);
        let old = Store::open_read_only(dir.path()).unwrap();
        assert_eq!(old.gone_findings(&findings[..1]).unwrap(), findings[1..]);
        drop(old);
        let store = Store::open(dir.path()).unwrap();
        let wider = [finding("a", "ha-tinh", &["x", "y", "w"]), findings[1].clone()];
        let change = store.compare_findings(&wider).unwrap().change;
        assert_eq!((change.changed.iter().map(|(was, _)| was.id.as_str()).collect::<Vec<_>>(), change.still), (vec!["a"], vec!["b"]));
        assert_eq!(store.gone_findings(&[]).unwrap(), findings);
    }
}
