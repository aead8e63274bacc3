//! One subject through the years.
use super::super::facts::Facts;
use super::super::group::Known;
use super::super::wording::{self, Tongue};
use super::lookup::says_something;
use super::{Answer, Asking, Line, Outcome, Row, Table};

impl<F: Facts> Asking<'_, F> {
    pub(super) fn series(&self) -> Result<Answer, F::Error> {
        let Some(asked) = self.query.subjects.first() else { return self.ends(5, true) };
        let Some(index) = self.query.index() else { return self.lookup() };
        let all = self.wanted(self.subject_facts(&asked.id, Some(index))?);
        let facts: Vec<&Known> = all.iter().filter(|f| says_something(f) && self.query.wants_year(f.year)).collect();
        if facts.is_empty() {
            return Ok(self.missing(&asked.id, Some(index), &all));
        }
        let rows = facts.iter().map(|f| self.year_row(f, &all)).collect();
        let mut answer = Answer { outcome: Outcome::Answered, table: Some(Table { columns: self.columns(), rows }), ..Answer::default() };
        answer.lines.push(self.summary(&asked.id, index, &facts));
        for fact in &facts {
            answer.remarks.extend(self.objections(fact));
            answer.remarks.extend(self.disagreeing_move(fact, &all));
        }
        if facts.iter().any(|f| f.delta(None).is_none() && self.computed_move(f, &all).is_some()) {
            answer
                .remarks
                .push(Line::remark(self.say("* suy ra từ hai kỳ, không phải số công bố.", "* derived from two editions, not published.")));
        }
        answer.remarks.extend(self.gaps(index, &facts));
        Ok(answer)
    }

    fn columns(&self) -> Vec<String> {
        let columns =
            [("Kỳ", "Edition"), ("Hạng", "Rank"), ("Trong số", "Of"), ("Tăng/giảm", "Move"), ("Điểm", "Score"), ("Nguồn", "Source")];
        columns.iter().map(|c| self.say(c.0, c.1).to_owned()).collect()
    }

    /// The cells of a fact, with its movement checked against (or computed from) the edition before.
    fn year_row(&self, fact: &Known, all: &[Known]) -> Row {
        let mut row = self.cells(fact);
        let stated = fact.delta(fact.year.map(|y| y - 1)).or_else(|| fact.delta(None)).map(|d| d.0);
        let computed = self.computed_move(fact, all);
        let cell = match (stated, computed) {
            (Some(s), Some(c)) if s == c => format!("{} ✔", wording::movement(s)),
            (Some(s), Some(c)) => format!("{} ✗ {}", wording::movement(s), wording::movement(c)),
            (Some(s), None) => wording::movement(s),
            (None, Some(c)) => format!("{}*", wording::movement(c)),
            (None, None) => String::new(),
        };
        if let Some(place) = row.cells.get_mut(3) {
            *place = cell;
        }
        row
    }

    /// The movement that the ranks of two editions give; none between lists of 63 and 34 units.
    pub(super) fn computed_move(&self, fact: &Known, all: &[Known]) -> Option<i32> {
        let (now, _) = fact.rank()?;
        let base = fact.delta(None).and_then(|d| d.1.claim.base_year).or(fact.year.map(|y| y - 1))?;
        let before =
            all.iter().find(|f| f.year == Some(base) && f.component == fact.component && f.scope == fact.scope && comparable(f, fact))?;
        i32::try_from(before.rank()?.0).ok()?.checked_sub(i32::try_from(now).ok()?)
    }

    fn disagreeing_move(&self, fact: &Known, all: &[Known]) -> Option<Line> {
        let (stated, told) = fact.delta(None)?;
        let computed = self.computed_move(fact, all).filter(|c| *c != stated)?;
        let year = fact.year?;
        let base = told.claim.base_year.unwrap_or(year - 1);
        Some(Line::from(
            match self.tongue {
                Tongue::Vi => format!(
                    "✗ Chưa khớp: kỳ {year} được ghi {} bậc so với {base}, hai hạng trong kho cho {}",
                    wording::movement(stated),
                    wording::movement(computed)
                ),
                Tongue::En => format!(
                    "✗ Not in agreement: {year} is said to be {} against {base}, the two stored ranks give {}",
                    wording::movement(stated),
                    wording::movement(computed)
                ),
            },
            [&told.source],
        ))
    }

    /// `Hà Tĩnh, PAR INDEX 2020–2023: 16, 8, 28, 18`.
    fn summary(&self, subject: &str, index: &str, facts: &[&Known]) -> Line {
        let ranks: Vec<String> = facts.iter().map(|f| f.rank().map_or_else(|| "…".to_owned(), |r| r.0.to_string())).collect();
        let years: Vec<i32> = facts.iter().filter_map(|f| f.year).collect();
        let span = match (years.first(), years.last()) {
            (Some(a), Some(b)) if a != b => format!("{a}–{b}"),
            (Some(a), _) => a.to_string(),
            _ => String::new(),
        };
        let measure = wording::measure(self.ontology, index, self.query.component.as_deref(), &span);
        let text = format!("{}, {measure}: {} {}", self.name(subject), self.say("thứ", "rank"), ranks.join(", "));
        Line::from(text, facts.iter().filter_map(|f| f.source()))
    }

    /// Editions in between that the store does not have.
    fn gaps(&self, index: &str, facts: &[&Known]) -> Option<Line> {
        let years: Vec<i32> = facts.iter().filter_map(|f| f.year).collect();
        let (first, last) =
            (self.query.years.map(|y| y.from).or(years.first().copied())?, self.query.years.map(|y| y.to).or(years.last().copied())?);
        let known = |y: &i32| self.ontology.index(index).is_some_and(|i| i.edition.is_empty() || i.edition.iter().any(|e| e.year == *y));
        let lacking: Vec<String> = (first..=last).filter(|y| !years.contains(y) && known(y)).map(|y| y.to_string()).collect();
        (!lacking.is_empty()).then(|| {
            let head = self.say("Kho chưa có kỳ", "The store lacks the editions");
            Line::remark(format!("{head} {}. {}", lacking.join(", "), self.add_more().text))
        })
    }
}

/// Ranks of two lists compare when both rank about as many units.
fn comparable(a: &Known, b: &Known) -> bool {
    a.list == b.list || matches!((a.units, b.units), (Some(x), Some(y)) if x.abs_diff(y) <= 4)
}
