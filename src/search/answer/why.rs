//! Why a rank moved: the two ranks, the components that pulled, and never a made-up reason.
use super::super::facts::Facts;
use super::super::group::Known;
use super::super::wording::{self, signed};
use super::{Answer, Asking, Line, Outcome, Row, Table};
use crate::ontology::Component;

/// What one component did between two editions.
struct Pull<'a> {
    component: &'a Component,
    before: &'a Known,
    after: &'a Known,
    scores: (f64, f64),
    /// Change of the score, times the weight where the weights are known.
    effect: f64,
}

impl<F: Facts> Asking<'_, F> {
    pub(super) fn why(&self) -> Result<Answer, F::Error> {
        let (Some(asked), Some(index)) = (self.query.subjects.first(), self.query.index()) else { return self.lookup() };
        let all = self.subject_facts(&asked.id, Some(index))?;
        let overall: Vec<&Known> = all.iter().filter(|f| f.component.is_none() && f.scope == "national" && f.rank().is_some()).collect();
        let year = self.query.years.map(|y| y.to).or_else(|| overall.iter().filter_map(|f| f.year).max());
        let Some(after) = overall.iter().find(|f| f.year == year) else { return Ok(self.missing(&asked.id, Some(index), &all)) };
        let Some(before) = overall.iter().filter(|f| f.year < year && f.list == after.list).max_by_key(|f| f.year) else {
            let mut answer = self.lookup()?;
            answer.remarks.push(Line::remark(self.say("Kho chưa có kỳ trước để so.", "The store has no earlier edition to compare with.")));
            return Ok(answer);
        };
        let mut answer = Answer { outcome: Outcome::Answered, ..Answer::default() };
        answer.lines.extend(self.change(before, after));
        answer.lines.extend(self.objections(after));
        let pulls = self.pulls(index, &all, before.year, after.year);
        if pulls.is_empty() {
            answer.remarks.push(Line::remark(self.say(
                "Kho chưa có điểm thành phần của cả hai kỳ, nên không nói được thành phần nào kéo lên, kéo xuống.",
                "The store lacks component scores of both editions, so it cannot say which component pulled.",
            )));
        } else {
            answer.lines.extend(self.strongest(&pulls));
            answer.table = Some(self.pull_table(&pulls, before.year, after.year));
        }
        answer.remarks.push(Line::remark(self.say(
            "Nguyên nhân: chỉ trích nguyên văn từ bài có nguồn ở các kết quả dưới đây; máy không tự suy đoán.",
            "Reasons: only quotes with their source among the hits below; none is guessed.",
        )));
        Ok(answer)
    }

    /// `PCI 2020 → 2021: thứ 28 → 43 (▼15 bậc), 63,91 → 63,21 điểm`.
    fn change(&self, before: &Known, after: &Known) -> Option<Line> {
        let ((old, _), (new, _)) = (before.rank()?, after.rank()?);
        let moved = i32::try_from(old).ok()? - i32::try_from(new).ok()?;
        let mut text = format!(
            "{}, {} {} → {}: {} {old} → {new} ({} {})",
            self.name(&after.subject),
            self.ontology.index_name(&after.index),
            before.year?,
            after.year?,
            self.say("thứ", "rank"),
            wording::movement(moved),
            self.say("bậc", "places"),
        );
        if let (Some((a, _)), Some((b, _))) = (before.score(), after.score()) {
            text.push_str(&format!(
                ", {} → {} {} ({})",
                wording::decimal(a),
                wording::decimal(b),
                self.say("điểm", "points"),
                signed(b - a)
            ));
        }
        Some(Line::from(text, Self::sources([before, after])))
    }

    /// Components scored in both editions, the strongest pull down first.
    fn pulls<'f>(&'f self, index: &str, all: &'f [Known], before: Option<i32>, after: Option<i32>) -> Vec<Pull<'f>> {
        let Some(index) = self.ontology.index(index) else { return Vec::new() };
        let scored = |id: &str, year: Option<i32>| {
            all.iter().find(|f| f.component.as_deref() == Some(id) && f.year == year && f.scope == "national" && f.score().is_some())
        };
        let components = index.component.iter().filter(|c| c.level != "annex");
        let mut pulls: Vec<Pull<'f>> = components
            .filter_map(|component| {
                let now = scored(&component.id, after)?;
                let then = scored(&component.id, before).or_else(|| scored(component.succeeds.as_deref()?, before))?;
                let scores = (then.score()?.0, now.score()?.0);
                let effect = (scores.1 - scores.0) * component.weight.unwrap_or(1.0);
                Some(Pull { component, before: then, after: now, scores, effect })
            })
            .collect();
        pulls.sort_by(|a, b| a.effect.total_cmp(&b.effect));
        pulls
    }

    fn strongest(&self, pulls: &[Pull<'_>]) -> Vec<Line> {
        let weighted = pulls.iter().all(|p| p.component.weight.is_some());
        let show = |p: &&Pull<'_>| format!("{} ({})", p.component.name_vi, signed(p.effect));
        let down: Vec<String> = pulls.iter().filter(|p| p.effect < 0.0).take(3).collect::<Vec<_>>().iter().map(show).collect();
        let up: Vec<String> = pulls.iter().rev().filter(|p| p.effect > 0.0).take(3).collect::<Vec<_>>().iter().map(show).collect();
        let how = if weighted {
            self.say("suy ra: chênh lệch điểm × trọng số, không phải số công bố", "derived: change of score × weight, not published")
        } else {
            self.say("suy ra: chênh lệch điểm, chưa tính trọng số", "derived: change of score, not weighted")
        };
        let mut lines = Vec::new();
        let sources = Self::sources(pulls.iter().flat_map(|p| [p.before, p.after]));
        for (head, items) in [(self.say("Kéo xuống", "Pulled down"), down), (self.say("Kéo lên", "Pulled up"), up)] {
            if !items.is_empty() {
                lines.push(Line::from(format!("{head}: {} ({how})", items.join(", ")), sources.iter().copied()));
            }
        }
        lines
    }

    fn pull_table(&self, pulls: &[Pull<'_>], before: Option<i32>, after: Option<i32>) -> Table {
        let year = |y: Option<i32>| y.map_or_else(|| "?".to_owned(), |y| y.to_string());
        let columns = vec![
            self.say("Thành phần", "Component").to_owned(),
            year(before),
            year(after),
            self.say("Chênh lệch", "Change").to_owned(),
            self.say("Trọng số", "Weight").to_owned(),
            self.say("Tác động (suy ra)", "Effect (derived)").to_owned(),
        ];
        let rows = pulls.iter().map(|p| Row {
            cells: vec![
                p.component.name_vi.clone(),
                wording::decimal(p.scores.0),
                wording::decimal(p.scores.1),
                signed(p.scores.1 - p.scores.0),
                p.component.weight.map_or(String::new(), |w| format!("×{}", wording::decimal(w))),
                signed(p.effect),
            ],
            sources: Self::sources([p.before, p.after]).into_iter().cloned().collect(),
        });
        Table { columns, rows: rows.collect() }
    }
}
