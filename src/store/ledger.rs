//! The ledger of findings: when each was first seen, whether it still stands, when it went away and came back.
use super::rows::{RowError, from_json, to_json};
use super::{Store, StoreError};
use crate::model::{Fact, Finding, FindingKind};
use rusqlite::{Row, TransactionBehavior, params};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How the findings of a run differ from those of the runs before; each list in the order of the input
/// (`resolved` by id).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FindingsChange {
    /// Never seen before, and about nothing that was.
    pub new: Vec<Finding>,
    /// Known under other values or with other documents: the finding before and as it is now.
    pub changed: Vec<(Finding, Finding)>,
    /// Known and the same as before.
    pub still: Vec<Finding>,
    /// They stood until the run before and are gone.
    pub resolved: Vec<Finding>,
    /// They were gone and have come back, or a person settled them and they stand all the same; see
    /// [`State::Regressed`](crate::model::State::Regressed).
    pub regressed: Vec<Finding>,
}

/// A row of the ledger.
struct Entry {
    finding: Finding,
    open: bool,
}

impl Store {
    /// Compares findings with the ledger and says what changed since it was written last.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn findings_change(&self, findings: &[Finding]) -> Result<FindingsChange, StoreError> {
        let mut change = compare(findings, &self.ledger()?);
        let mut back = BTreeSet::new();
        for (finding, life) in findings.iter().zip(self.lives(findings)?) {
            if life.untold {
                back.insert(finding.id.as_str());
            }
        }
        change.still.retain(|f| !back.contains(f.id.as_str()));
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
        let known = self.ledger()?.into_values().map(|entry| entry.finding);
        Ok(known.filter(|f| !standing.contains(f.id.as_str()) && !left(f)).collect())
    }

    /// Brings the ledger up to date with the findings of a run; `change` is what [`Store::findings_change`] said of them.
    ///
    /// # Errors
    /// When the disk is full, or the store is locked or damaged; the ledger is then as it was.
    pub fn record_findings(&mut self, run: i64, findings: &[Finding], change: &FindingsChange) -> Result<(), StoreError> {
        let path = self.path.clone();
        let open: Vec<String> =
            self.rows("SELECT finding FROM ledger INDEXED BY ledger_by_run WHERE resolved_run IS NULL", [], |row| Ok(row.get(0)?))?;
        let mut write = || -> Result<(), rusqlite::Error> {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            {
                let mut upsert = transaction.prepare_cached(
                    "INSERT INTO ledger(finding, first_run, last_run, content) VALUES (?1, ?2, ?2, ?3)
                     ON CONFLICT(finding) DO UPDATE SET last_run = ?2, resolved_run = NULL, content = ?3",
                )?;
                for finding in findings {
                    upsert.execute(params![finding.id, run, to_json(finding)])?;
                }
                let standing: HashSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
                let mut resolve = transaction.prepare_cached("UPDATE ledger SET resolved_run = ?2 WHERE finding = ?1")?;
                for id in open.iter().filter(|id| !standing.contains(id.as_str())) {
                    resolve.execute(params![id, run])?;
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
            }
            transaction.commit()
        };
        write().map_err(|e| StoreError::from_sqlite(&path, e))
    }

    fn ledger(&self) -> Result<BTreeMap<String, Entry>, StoreError> {
        let read = |row: &Row<'_>| -> Result<(String, Entry), RowError> {
            let content: String = row.get(1)?;
            Ok((row.get(0)?, Entry { finding: from_json("finding", &content)?, open: row.get(2)? }))
        };
        Ok(self.rows("SELECT finding, content, resolved_run IS NULL FROM ledger", [], read)?.into_iter().collect())
    }
}

fn compare(findings: &[Finding], known: &BTreeMap<String, Entry>) -> FindingsChange {
    let standing: BTreeSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
    // A third value of a fact makes another id: it is the old finding, changed, and nothing was resolved.
    let mut gone: HashMap<(FindingKind, &Fact), Vec<&Finding>> = HashMap::new();
    let mut resolved = BTreeMap::new();
    for (id, entry) in known.iter().filter(|(id, entry)| entry.open && !standing.contains(id.as_str())) {
        if let Some(fact) = &entry.finding.fact {
            gone.entry((entry.finding.kind, fact)).or_default().push(&entry.finding);
        }
        resolved.insert(id.as_str(), &entry.finding);
    }
    let mut change = FindingsChange::default();
    for finding in findings {
        match known.get(&finding.id) {
            Some(entry) if !entry.open => change.regressed.push(finding.clone()),
            Some(entry) if same(&entry.finding, finding) => change.still.push(finding.clone()),
            Some(entry) => change.changed.push((entry.finding.clone(), finding.clone())),
            None => {
                let key = finding.fact.as_ref().map(|fact| (finding.kind, fact));
                match key.and_then(|key| gone.get_mut(&key)?.pop()) {
                    Some(before) => {
                        resolved.remove(before.id.as_str());
                        change.changed.push((before.clone(), finding.clone()));
                    }
                    None => change.new.push(finding.clone()),
                }
            }
        }
    }
    change.resolved = resolved.into_values().cloned().collect();
    change
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
        assert_eq!((again.new.len(), ids(&again.still)), (0, vec!["a", "b"]));

        // One more paper repeats a figure; the other finding goes away.
        let wider = finding("a", "ha-tinh", &["x", "y", "w"]);
        let third = record(std::slice::from_ref(&wider));
        assert_eq!((ids(third.changed.iter().map(|(_, now)| now)), ids(&third.resolved)), (vec!["a"], vec!["b"]));
        let back = record(&[wider.clone(), b]);
        assert_eq!((ids(&back.regressed), ids(&back.still)), (vec!["b"], vec!["a"]));

        // A third value of the same fact is the same finding under another id.
        let other = finding("c", "ha-tinh", &["x", "y", "w"]);
        let fifth = record(&[other, finding("b", "nghe-an", &["x", "z"])]);
        assert_eq!(fifth.changed.iter().map(|(was, now)| (was.id.as_str(), now.id.as_str())).collect::<Vec<_>>(), [("a", "c")]);
        assert!(fifth.new.is_empty() && fifth.resolved.is_empty());
        assert!(record(&[]).resolved.len() == 2 && record(&[]).resolved.is_empty());
    }
}
