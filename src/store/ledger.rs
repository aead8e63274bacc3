//! The ledger of findings: when each was first seen, whether it still stands, when it went away and came back.
use super::rows::{RowError, from_json, to_json};
use super::{Store, StoreError};
use crate::model::{Fact, Finding, FindingKind};
use rayon::prelude::*;
use rusqlite::{Row, TransactionBehavior, params};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher as _;

/// How the findings of a run differ from those of the runs before; each list in the order of the input
/// (`resolved` by id).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FindingsChange {
    /// Never seen before, and about nothing that was.
    pub new: Vec<Finding>,
    /// Known under other values or with other documents: the finding before and as it is now.
    pub changed: Vec<(Finding, Finding)>,
    /// Ids of those that are known and the same as before.
    pub still: Vec<String>,
    /// They stood until the run before and are gone.
    pub resolved: Vec<Finding>,
    /// They were gone and have come back, or a person settled them and they stand all the same; see
    /// [`State::Regressed`](crate::model::State::Regressed).
    pub regressed: Vec<Finding>,
}

/// A row of the ledger.
#[derive(Debug, Clone, Copy)]
struct Entry {
    open: bool,
    /// [`mark`] of the finding as it was told.
    mark: Option<i64>,
}

impl Store {
    /// Compares findings with the ledger and says what changed since it was written last.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn findings_change(&self, findings: &[Finding]) -> Result<FindingsChange, StoreError> {
        let mut change = self.compare(findings)?;
        let mut back = BTreeSet::new();
        for (finding, life) in findings.iter().zip(self.lives(findings)?) {
            if life.untold {
                back.insert(finding.id.as_str());
            }
        }
        change.still.retain(|id| !back.contains(id.as_str()));
        change.changed.retain(|(_, now)| !back.contains(now.id.as_str()));
        change.new.retain(|f| !back.contains(f.id.as_str()));
        let told: BTreeSet<&str> = change.regressed.iter().map(|f| f.id.as_str()).collect();
        back.extend(told);
        change.regressed = findings.iter().filter(|f| back.contains(f.id.as_str())).cloned().collect();
        Ok(change)
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
        let standing: BTreeSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
        let matters: HashSet<(FindingKind, &Fact)> = findings.iter().filter_map(|f| Some((f.kind, f.fact.as_ref()?))).collect();
        let left = |f: &Finding| f.fact.as_ref().is_some_and(|fact| matters.contains(&(f.kind, fact)));
        let known = self.rows("SELECT finding FROM ledger ORDER BY finding", [], |row| Ok(row.get::<_, String>(0)?))?;
        let mut gone = self.told(known.iter().map(String::as_str).filter(|id| !standing.contains(id)))?;
        gone.retain(|f: &Finding| !left(f));
        Ok(gone)
    }

    /// Brings the ledger up to date with the findings of a run; `change` is what [`Store::findings_change`] said of them.
    ///
    /// # Errors
    /// When the disk is full, or the store is locked or damaged; the ledger is then as it was.
    pub fn record_findings(&mut self, run: i64, findings: &[Finding], change: &FindingsChange) -> Result<(), StoreError> {
        let path = self.path.clone();
        let known = self.entries()?;
        let standing: HashSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
        let fresh = |(finding, mark): &(&Finding, i64)| known.get(&finding.id).and_then(|entry| entry.mark) != Some(*mark);
        let news = findings.par_iter().zip(marks(findings)).filter(fresh);
        let news: Vec<(&str, i64, String)> = news.map(|(finding, mark)| (finding.id.as_str(), mark, to_json(finding))).collect();
        let mut write = || -> Result<(), rusqlite::Error> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            {
                let mut resolve = transaction.prepare_cached("UPDATE ledger SET resolved_run = ?2 WHERE finding = ?1")?;
                for (id, _) in known.iter().filter(|(id, entry)| entry.open && !standing.contains(id.as_str())) {
                    resolve.execute(params![id, run])?;
                }
                let mut stand = transaction.prepare_cached(
                    "INSERT INTO ledger(finding, first_run, last_run) VALUES (?1, ?2, ?2)
                     ON CONFLICT(finding) DO UPDATE SET resolved_run = NULL",
                )?;
                for finding in findings.iter().filter(|f| known.get(&f.id).is_none_or(|entry| !entry.open)) {
                    stand.execute(params![finding.id, run])?;
                }
                let mut tell = transaction.prepare_cached("INSERT OR REPLACE INTO news(finding, mark, content) VALUES (?1, ?2, ?3)")?;
                for (id, mark, content) in &news {
                    tell.execute(params![id, mark, content])?;
                }
                // What stands, and nothing else, is open now.
                transaction.prepare_cached("UPDATE ledger SET last_run = ?1 WHERE resolved_run IS NULL")?.execute([run])?;
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
            }
            transaction.commit()
        };
        write().map_err(|e| StoreError::from_sqlite(&path, e))
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

    fn compare(&self, findings: &[Finding]) -> Result<FindingsChange, StoreError> {
        let known = self.entries()?;
        let standing: HashSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
        // A third value of a fact makes another id: it is the old finding, changed, and nothing was resolved.
        let gone = known.iter().filter(|(id, entry)| entry.open && !standing.contains(id.as_str()));
        let mut gone: Vec<Finding> = self.told(gone.map(|(id, _)| id.as_str()))?;
        gone.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let marks = marks(findings);
        let other = |(finding, mark): &(&Finding, &i64)| known.get(&finding.id).is_some_and(|e| e.open && e.mark != Some(**mark));
        let before = self.told(findings.iter().zip(&marks).filter(other).map(|(finding, _)| finding.id.as_str()))?;
        let mut before: HashMap<String, Finding> = before.into_iter().map(|finding| (finding.id.clone(), finding)).collect();
        let mut change = FindingsChange::default();
        for (finding, mark) in findings.iter().zip(marks) {
            match known.get(&finding.id) {
                Some(entry) if !entry.open => change.regressed.push(finding.clone()),
                Some(entry) if entry.mark == Some(mark) => change.still.push(finding.id.clone()),
                Some(_) => match before.remove(&finding.id) {
                    Some(before) if !same(&before, finding) => change.changed.push((before, finding.clone())),
                    _ => change.still.push(finding.id.clone()),
                },
                None => {
                    let about = |before: &Finding| before.fact.is_some() && (before.kind, &before.fact) == (finding.kind, &finding.fact);
                    match gone.iter().rposition(about) {
                        Some(at) => change.changed.push((gone.remove(at), finding.clone())),
                        None => change.new.push(finding.clone()),
                    }
                }
            }
        }
        change.resolved = gone;
        Ok(change)
    }

    /// Findings as they were when they last were news, in the order of their ids here.
    fn told<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Result<Vec<Finding>, StoreError> {
        let mut contents: Vec<String> = Vec::new();
        for id in ids {
            contents.extend(self.rows("SELECT content FROM news WHERE finding = ?1", [id], |row| Ok(row.get(0)?))?);
        }
        let findings: Result<Vec<Finding>, RowError> = contents.par_iter().map(|content| from_json("finding", content)).collect();
        findings.map_err(|e| e.at(&self.path))
    }
}

/// For each finding a mark that is equal for findings that are the [same] news.
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

/// Whether a reader would take both for the same news: same values, same documents, as grave.
fn same(a: &Finding, b: &Finding) -> bool {
    let documents = |f: &Finding| f.documents.iter().cloned().collect::<BTreeSet<_>>();
    a.severity == b.severity && a.values == b.values && documents(a) == documents(b)
}

#[cfg(test)]
mod tests {
    use crate::model::{Fact, Finding, FindingKind, Severity};
    use crate::store::Store;

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

    fn ids<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'a str> {
        findings.into_iter().map(|f| f.id.as_str()).collect()
    }

    #[test]
    fn findings_live_from_new_to_resolved_and_back() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        let mut record = |findings: &[Finding]| {
            let run = store.begin_run("nightly", 0).unwrap();
            let change = store.findings_change(findings).unwrap();
            store.record_findings(run, findings, &change).unwrap();
            change
        };
        let (a, b) = (finding("a", "ha-tinh", &["x", "y"]), finding("b", "nghe-an", &["x", "z"]));
        let first = record(&[a.clone(), b.clone()]);
        assert_eq!((ids(&first.new), first.still.len()), (vec!["a", "b"], 0));
        let again = record(&[a.clone(), b.clone()]);
        assert_eq!((again.new.len(), again.still), (0, vec!["a".to_owned(), "b".to_owned()]));

        // One more paper repeats a figure; the other finding goes away.
        let wider = finding("a", "ha-tinh", &["x", "y", "w"]);
        let third = record(std::slice::from_ref(&wider));
        assert_eq!((ids(third.changed.iter().map(|(_, now)| now)), ids(&third.resolved)), (vec!["a"], vec!["b"]));
        let back = record(&[wider.clone(), b]);
        assert_eq!((ids(&back.regressed), back.still), (vec!["b"], vec!["a".to_owned()]));

        // A third value of the same fact is the same finding under another id.
        let other = finding("c", "ha-tinh", &["x", "y", "w"]);
        let fifth = record(&[other, finding("b", "nghe-an", &["x", "z"])]);
        assert_eq!(fifth.changed.iter().map(|(was, now)| (was.id.as_str(), now.id.as_str())).collect::<Vec<_>>(), [("a", "c")]);
        assert!(fifth.new.is_empty() && fifth.resolved.is_empty());
        assert!(record(&[]).resolved.len() == 2 && record(&[]).resolved.is_empty());
    }

    #[test]
    fn what_was_told_before_marks_is_known_again() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        let findings = [finding("a", "ha-tinh", &["x", "y"]), finding("b", "nghe-an", &["x", "z"])];
        let run = store.begin_run("nightly", 0).unwrap();
        let change = store.findings_change(&findings).unwrap();
        store.record_findings(run, &findings, &change).unwrap();
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
        let change = store.findings_change(&wider).unwrap();
        assert_eq!((ids(change.changed.iter().map(|(was, _)| was)), change.still), (vec!["a"], vec!["b".to_owned()]));
        assert_eq!(store.gone_findings(&[]).unwrap(), findings);
    }
}
