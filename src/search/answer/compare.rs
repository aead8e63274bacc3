//! Several subjects side by side.
use super::super::facts::Facts;
use super::super::group::Known;
use super::super::wording;
use super::lookup::says_something;
use super::{Answer, Asking, Line, Outcome, Row, Table};

impl<F: Facts> Asking<'_, F> {
    pub(super) fn compare(&self) -> Result<Answer, F::Error> {
        let mut columns: Vec<Vec<Known>> = Vec::new();
        for asked in &self.query.subjects {
            let facts = self.wanted(self.subject_facts(&asked.id, self.query.index())?);
            columns.push(facts.into_iter().filter(|f| says_something(f) && f.rank().is_some() && self.query.wants_year(f.year)).collect());
        }
        let mut keys: Vec<(String, Option<i32>, Option<String>)> =
            columns.iter().flatten().map(|f| (f.index.clone(), f.year, f.list.clone())).collect();
        keys.sort();
        keys.dedup();
        if self.query.years.is_none() && self.query.indices.is_empty() {
            keys = latest_common(keys, &columns);
        }
        let names: Vec<String> = self.query.subjects.iter().map(|s| self.name(&s.id)).collect();
        let mut head =
            vec![self.say("Chỉ số", "Index").to_owned(), self.say("Kỳ", "Edition").to_owned(), self.say("Trong số", "Of").to_owned()];
        head.extend(names.iter().cloned());
        head.push(self.say("Hơn kém", "Difference").to_owned());
        head.push(self.say("Nguồn", "Source").to_owned());
        let mut answer = Answer { outcome: Outcome::Answered, ..Answer::default() };
        let mut table = Table { columns: head, rows: Vec::new() };
        for (index, year, list) in &keys {
            let found: Vec<Option<&Known>> =
                columns.iter().map(|c| c.iter().find(|f| f.index == *index && f.year == *year && f.list == *list)).collect();
            let Some(any) = found.iter().flatten().next() else { continue };
            let ranks: Vec<Option<u32>> = found.iter().map(|f| f.and_then(|f| f.rank()).map(|r| r.0)).collect();
            let mut cells = vec![
                self.ontology.index_name(index),
                year.map_or_else(|| "?".to_owned(), |y| y.to_string()),
                any.units.map_or(String::new(), |u| u.to_string()),
            ];
            cells.extend(ranks.iter().map(|r| r.map_or_else(|| "–".to_owned(), |r| r.to_string())));
            cells.push(match ranks.as_slice() {
                [Some(a), Some(b)] => a.abs_diff(*b).to_string(),
                _ => String::new(),
            });
            let sources = Self::sources(found.iter().flatten().copied());
            let mut labels: Vec<String> = sources.iter().map(|s| wording::source(s, self.tongue)).collect();
            labels.dedup();
            cells.push(labels.join("; "));
            answer.lines.push(self.sentence(&names, &found, index, *year));
            for fact in found.iter().flatten() {
                answer.remarks.extend(self.objections(fact));
            }
            table.rows.push(Row { cells, sources: sources.into_iter().cloned().collect() });
        }
        for (asked, facts) in self.query.subjects.iter().zip(&columns) {
            if facts.is_empty() {
                answer.remarks.push(Line::remark(self.lacking(&asked.id, self.query.index())));
            }
        }
        if table.rows.is_empty() {
            answer.outcome = Outcome::Missing;
            answer.lines.append(&mut answer.remarks);
            answer.lines.push(self.add_more());
            return Ok(answer);
        }
        answer.table = Some(table);
        Ok(answer)
    }

    /// `PCI 2020: Hà Tĩnh 21, Nghệ An 18`.
    fn sentence(&self, names: &[String], found: &[Option<&Known>], index: &str, year: Option<i32>) -> Line {
        let parts: Vec<String> = names
            .iter()
            .zip(found)
            .map(|(name, fact)| match fact.and_then(|f| f.rank()) {
                Some((rank, _)) => format!("{name} {rank}"),
                None => format!("{name} {}", self.say("chưa có", "not stored")),
            })
            .collect();
        let measure = wording::measure(self.ontology, index, self.query.component.as_deref(), &wording::year(year));
        Line::from(format!("{measure}: {}", parts.join(", ")), Self::sources(found.iter().flatten().copied()))
    }
}

/// Of every index the latest edition that all subjects have.
fn latest_common(keys: Vec<(String, Option<i32>, Option<String>)>, columns: &[Vec<Known>]) -> Vec<(String, Option<i32>, Option<String>)> {
    let common = |k: &(String, Option<i32>, Option<String>)| {
        columns.iter().all(|c| c.iter().any(|f| f.index == k.0 && f.year == k.1 && f.list == k.2))
    };
    let mut kept: Vec<(String, Option<i32>, Option<String>)> = Vec::new();
    for key in keys.into_iter().filter(common) {
        match kept.iter_mut().find(|k| k.0 == key.0) {
            Some(k) => *k = key,
            None => kept.push(key),
        }
    }
    kept
}
