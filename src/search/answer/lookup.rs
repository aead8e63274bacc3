//! One subject: its rank in an edition, or its latest ranks in every index.
use super::super::facts::Facts;
use super::super::group::{Known, group};
use super::super::query::{Asked, Form};
use super::super::wording::{self, Tongue};
use super::{Answer, Asking, Line, Outcome, Row, Table};

impl<F: Facts> Asking<'_, F> {
    pub(super) fn lookup(&self) -> Result<Answer, F::Error> {
        let Some(asked) = self.query.subjects.first() else { return self.ends(5, true) };
        if self.query.indices.is_empty() {
            return self.overview(&asked.id);
        }
        let mut answer = Answer { outcome: Outcome::Answered, ..Answer::default() };
        for index in &self.query.indices {
            let part = self.one(asked, index)?;
            if part.outcome != Outcome::Answered {
                answer.outcome = part.outcome;
            }
            answer.lines.extend(part.lines);
            answer.remarks.extend(part.remarks);
        }
        Ok(answer)
    }

    /// The rank of one subject in one index.
    fn one(&self, asked: &Asked, index: &str) -> Result<Answer, F::Error> {
        let all = self.subject_facts(&asked.id, Some(index))?;
        let wanted = self.wanted(all.clone());
        if asked.form == Form::New
            && let Some(answer) = self.merged(asked, index, &wanted)?
        {
            return Ok(answer);
        }
        let year = self.query.years.map(|y| y.to).or_else(|| wanted.iter().filter_map(|f| f.year).max());
        let mut hits: Vec<&Known> = wanted.iter().filter(|f| f.year == year && says_something(f)).collect();
        hits.sort_by_key(|f| std::cmp::Reverse(f.units));
        if hits.is_empty() {
            let near = if wanted.iter().any(says_something) { wanted } else { all };
            return Ok(self.missing(&asked.id, Some(index), &near));
        }
        let mut answer = Answer { outcome: Outcome::Answered, ..Answer::default() };
        for fact in &hits {
            answer.lines.push(self.told(fact));
            answer.lines.extend(self.derived(fact, &all));
            answer.lines.extend(self.ties(fact)?);
            answer.lines.extend(self.objections(fact));
        }
        if self.query.scope.is_none() {
            let regional = all.iter().filter(|f| f.year == year && f.component == self.query.component && f.scope.starts_with("region:"));
            answer.lines.extend(regional.filter(|f| says_something(f)).map(|f| self.told(f)));
        }
        if let Some(note) = self.two_lists(&hits) {
            answer.remarks.push(note);
        }
        Ok(answer)
    }

    /// A rank before 2025 of a province that was put together in 2025: there is none, and none is made up.
    fn merged(&self, asked: &Asked, index: &str, wanted: &[Known]) -> Result<Option<Answer>, F::Error> {
        let Some(province) = self.ontology.province(&asked.id).filter(|p| p.merged_from.len() > 1) else { return Ok(None) };
        let Some(day) = province.merged_on.as_deref().filter(|d| *d >= "2025") else { return Ok(None) };
        let year = self.query.years.map(|y| y.to);
        if wanted.iter().any(|f| (year.is_none() || f.year == year) && f.list.as_deref() == Some("34")) {
            return Ok(None);
        }
        if year.is_some_and(|y| y >= 2025) {
            return Ok(None);
        }
        let parts: Vec<String> = province.merged_from.iter().map(|id| self.name(id)).collect();
        let when = crate::model::PartialDate::parse(day).map_or_else(|| day.to_owned(), |d| d.display_vi());
        let measure = wording::measure(self.ontology, index, self.query.component.as_deref(), &wording::year(year));
        let text = match self.tongue {
            Tongue::Vi => format!(
                "{} mới (gộp {} từ {when}) không có hạng {measure}: kỳ đó xếp các tỉnh cũ, và kho không tính trung bình.",
                province.name,
                wording::enumerate(&parts, "và")
            ),
            Tongue::En => format!(
                "{} in its new shape ({} joined on {when}) has no rank in {measure}: that edition ranked the old provinces, and no average is made up.",
                province.name,
                wording::enumerate(&parts, "and")
            ),
        };
        let mut lines = vec![Line::remark(text)];
        for id in &province.merged_from {
            let facts = self.wanted(self.subject_facts(id, Some(index))?);
            let latest = year.or_else(|| facts.iter().filter_map(|f| f.year).max());
            match facts.iter().find(|f| f.year == latest && f.list.as_deref() != Some("34") && says_something(f)) {
                Some(fact) => {
                    let (figure, sources) = self.figure(fact);
                    let measure = wording::measure(self.ontology, index, fact.component.as_deref(), &wording::year(fact.year));
                    lines.push(Line::from(format!("{} {}, {measure}: {figure}", self.name(id), self.say("cũ", "(old)")), sources));
                }
                None => lines.push(Line::remark(self.lacking(id, Some(index)))),
            }
        }
        Ok(Some(Answer { outcome: Outcome::Nearest, lines, ..Answer::default() }))
    }

    /// What the stated movement implies for the year before, and whether that year's own figure agrees.
    pub(super) fn derived(&self, fact: &Known, all: &[Known]) -> Vec<Line> {
        let mut lines = Vec::new();
        let Some((rank, _)) = fact.rank() else { return lines };
        let mut years: Vec<i32> = fact.sides.iter().filter(|t| t.claim.delta.is_some()).filter_map(|t| t.claim.base_year).collect();
        years.sort_unstable();
        years.dedup();
        for base in years.into_iter().rev() {
            let Some((delta, told)) = fact.delta(Some(base)) else { continue };
            let Some(before) = i32::try_from(rank).ok().map(|r| r + delta).filter(|b| *b > 0) else { continue };
            let sum = if delta < 0 { format!("{rank} − {}", delta.unsigned_abs()) } else { format!("{rank} + {delta}") };
            let written =
                all.iter().find(|f| f.year == Some(base) && f.component == fact.component && f.scope == fact.scope && f.rank().is_some());
            match written.and_then(Known::rank) {
                Some((known, source)) if i32::try_from(known) == Ok(before) => {
                    let units = written.and_then(|f| f.units);
                    lines.push(Line::from(
                        format!("{base}: {}, {} {sum} = {before}", wording::rank(known, units), self.say("khớp", "agrees with")),
                        [&source.source],
                    ));
                }
                Some((known, source)) => lines.push(Line::from(
                    format!(
                        "✗ {}: {sum} = {before}, {} {base} {} {known}",
                        self.say("Chưa khớp", "Not in agreement"),
                        self.say("còn kỳ", "while"),
                        self.say("được ghi", "is given as")
                    ),
                    [&told.source, &source.source],
                )),
                None => lines.push(Line::from(
                    format!(
                        "{base}: {} ({}: {sum} = {before})",
                        wording::rank(before.unsigned_abs(), fact.units),
                        self.say("suy ra, không phải số công bố", "derived, not published")
                    ),
                    [&told.source],
                )),
            }
        }
        lines
    }

    /// A rank that the official table gives to several.
    fn ties(&self, fact: &Known) -> Result<Option<Line>, F::Error> {
        let (true, Some(year), Some((rank, _))) = (fact.official(), fact.year, fact.rank()) else { return Ok(None) };
        let places = group(self.facts.of_edition(&fact.index, fact.component.as_deref(), year)?, self.ontology);
        let others = self.tied_with(fact, &places);
        if others.is_empty() {
            return Ok(None);
        }
        Ok(Some(Line::from(
            match self.tongue {
                Tongue::Vi => {
                    format!("{} và {} đồng hạng {rank}: không phải lỗi.", self.name(&fact.subject), wording::enumerate(&others, "và"))
                }
                Tongue::En => {
                    format!("{} and {} share rank {rank}: no mistake.", self.name(&fact.subject), wording::enumerate(&others, "and"))
                }
            },
            fact.source(),
        )))
    }

    /// Names of those to whom the official table gives the same rank.
    pub(super) fn tied_with(&self, fact: &Known, places: &[Known]) -> Vec<String> {
        let rank = fact.rank().map(|r| r.0);
        let same = |f: &&Known| {
            f.subject != fact.subject && f.official() && f.scope == fact.scope && f.list == fact.list && f.rank().map(|r| r.0) == rank
        };
        if !fact.official() { Vec::new() } else { places.iter().filter(same).map(|f| self.name(&f.subject)).collect() }
    }

    fn two_lists(&self, hits: &[&Known]) -> Option<Line> {
        let lists: Vec<u32> = hits.iter().filter(|f| f.scope == "national").filter_map(|f| f.units).collect();
        match lists.as_slice() {
            [first, second, ..] if first != second => Some(Line::remark(match self.tongue {
                Tongue::Vi => format!(
                    "△ Một kỳ, hai danh sách: {} và {} đơn vị (trước và sau sáp nhập). Cả hai đều đúng; không so bậc giữa hai danh sách.",
                    first.max(second),
                    first.min(second)
                ),
                Tongue::En => format!(
                    "△ One edition, two lists: {} and {} units (before and after the mergers). Both are right; ranks do not compare across them.",
                    first.max(second),
                    first.min(second)
                ),
            })),
            _ => None,
        }
    }

    /// The latest rank (or that of the asked year) in every index.
    fn overview(&self, subject: &str) -> Result<Answer, F::Error> {
        let facts = self.wanted(self.subject_facts(subject, None)?);
        let mut best: Vec<&Known> = Vec::new();
        for fact in facts.iter().filter(|f| says_something(f) && self.query.wants_year(f.year)) {
            match best.iter_mut().find(|b| b.index == fact.index && b.scope == fact.scope && b.list == fact.list) {
                Some(b) if b.year < fact.year => *b = fact,
                Some(_) => {}
                None => best.push(fact),
            }
        }
        best.sort_by_key(|f| (std::cmp::Reverse(f.year), f.index.clone(), f.list.clone()));
        let Some(first) = best.first() else { return Ok(self.missing(subject, None, &facts)) };
        let columns = [
            ("Chỉ số", "Index"),
            ("Kỳ", "Edition"),
            ("Hạng", "Rank"),
            ("Trong số", "Of"),
            ("Tăng/giảm", "Move"),
            ("Điểm", "Score"),
            ("Nguồn", "Source"),
        ];
        let rows = best.iter().map(|f| {
            let mut row = self.cells(f);
            row.cells.insert(0, self.ontology.index_name(&f.index));
            row
        });
        let table = Table { columns: columns.iter().map(|c| self.say(c.0, c.1).to_owned()).collect(), rows: rows.collect() };
        Ok(Answer { outcome: Outcome::Answered, lines: vec![self.told(first)], table: Some(table), ..Answer::default() })
    }

    /// Edition, rank, number of units, movement, score and source of a fact.
    pub(super) fn cells(&self, fact: &Known) -> Row {
        let rank = fact.rank();
        let bound = fact.sides.iter().find_map(|t| t.claim.rank_max).map(|m| format!("≤ {m}"));
        let last = fact.sides.iter().any(|t| t.claim.last).then(|| self.say("cuối", "last").to_owned());
        let cells = vec![
            fact.year.map_or_else(|| "?".to_owned(), |y| y.to_string()),
            rank.map(|r| r.0.to_string()).or(bound).or(last).unwrap_or_default(),
            fact.units.map_or(String::new(), |u| u.to_string()),
            fact.delta(None).map_or(String::new(), |d| wording::movement(d.0)),
            fact.score().map_or(String::new(), |s| wording::decimal(s.0)),
            fact.source().map_or(String::new(), |s| wording::source(s, self.tongue)),
        ];
        Row { cells, sources: fact.source().into_iter().cloned().collect() }
    }
}

/// True when the fact holds a rank, a bound, a movement or a score.
pub(super) fn says_something(fact: &Known) -> bool {
    fact.sides
        .iter()
        .any(|t| t.claim.rank.is_some() || t.claim.rank_max.is_some() || t.claim.last || t.claim.delta.is_some() || t.claim.score.is_some())
}
