//! A stated figure against what the store holds.
use super::super::facts::Facts;
use super::super::group::Known;
use super::super::query::Stated;
use super::super::wording::{self, Tongue};
use super::understood::figures;
use super::{Answer, Asking, Line, Outcome};

impl<F: Facts> Asking<'_, F> {
    pub(super) fn verify(&self, stated: &Stated) -> Result<Answer, F::Error> {
        let Some(asked) = self.query.subjects.first() else { return Ok(Answer::default()) };
        let Some(index) = self.query.index() else { return self.lookup() };
        let all = self.subject_facts(&asked.id, Some(index))?;
        let wanted = self.wanted(all.clone());
        let year = self.query.years.map(|y| y.to).or_else(|| wanted.iter().filter(|f| f.rank().is_some()).filter_map(|f| f.year).max());
        let listed = |f: &&Known| stated.of.is_none() || f.units.is_none_or(|u| Some(u) == stated.of);
        let of_year: Vec<&Known> = wanted.iter().filter(|f| f.year == year && (f.rank().is_some() || f.score().is_some())).collect();
        let Some(fact) = of_year.iter().copied().find(listed).or(of_year.first().copied()) else {
            let mut answer = self.missing(&asked.id, Some(index), &wanted);
            let text = format!("? {}: {}", self.say("Chưa kiểm chứng được", "Could not be verified"), figures(stated, self.tongue));
            answer.lines.insert(0, Line::remark(text));
            return Ok(answer);
        };
        let mut lines = Vec::new();
        lines.extend(self.check_rank(stated, fact));
        lines.extend(self.check_units(stated, fact));
        lines.extend(self.check_move(stated, fact, &all));
        lines.extend(self.check_score(stated, fact));
        lines.extend(self.objections(fact));
        Ok(Answer { outcome: Outcome::Answered, lines, ..Answer::default() })
    }

    fn check_rank(&self, stated: &Stated, fact: &Known) -> Option<Line> {
        let rank = stated.rank?;
        let Some((known, told)) = fact.rank() else {
            return Some(Line::remark(format!(
                "? {}: {} {rank}",
                self.say("Chưa kiểm chứng được", "Could not be verified"),
                self.say("thứ", "rank")
            )));
        };
        if known == rank {
            return Some(Line::from(
                format!("{}: {} {}", self.agreement(fact), self.head(fact), wording::rank(known, fact.units)),
                [&told.source],
            ));
        }
        let mut text = match self.tongue {
            Tongue::Vi => format!(
                "✗ Chưa khớp: {}. Nguồn ghi {}; câu hỏi ghi {}.",
                self.head(fact),
                wording::rank(known, fact.units),
                wording::rank(rank, stated.of)
            ),
            Tongue::En => format!(
                "✗ Not in agreement: {}. The source says {}; the question says {}.",
                self.head(fact),
                wording::rank(known, fact.units),
                wording::rank(rank, stated.of)
            ),
        };
        if let Some(slip) = slip(rank, known) {
            text.push(' ');
            text.push_str(self.say(slip.0, slip.1));
        }
        Some(Line::from(text, [&told.source]))
    }

    fn check_units(&self, stated: &Stated, fact: &Known) -> Option<Line> {
        let (of, units) = (stated.of?, fact.units?);
        (of != units).then(|| {
            Line::remark(match self.tongue {
                Tongue::Vi => format!("✗ Chưa khớp: danh sách này xếp {units} đơn vị, câu hỏi ghi {of}."),
                Tongue::En => format!("✗ Not in agreement: that list ranks {units} units, the question says {of}."),
            })
        })
    }

    /// The stated movement against the stored one, and against the rank of the year that it starts from.
    fn check_move(&self, stated: &Stated, fact: &Known, all: &[Known]) -> Vec<Line> {
        let mut lines = Vec::new();
        let Some(delta) = stated.delta else { return lines };
        let base = stated.base_year.or(fact.delta(None).and_then(|d| d.1.claim.base_year)).or(fact.year.map(|y| y - 1));
        let known = fact.delta(base);
        if let Some((stored, told)) = known {
            let (mark, word) =
                if stored == delta { ("✔", self.say("Khớp", "Agrees")) } else { ("✗", self.say("Chưa khớp", "Not in agreement")) };
            let against = base.map_or(String::new(), |b| format!(" {} {b}", self.say("so với", "against")));
            lines.push(Line::from(
                format!("{mark} {word}: {} {}{against}", wording::movement(stored), self.say("bậc", "places")),
                [&told.source],
            ));
        }
        let before = all.iter().find(|f| f.year == base && f.component == fact.component && f.scope == fact.scope && f.list == fact.list);
        let sum = stated.rank.and_then(|r| i32::try_from(r).ok()).map(|r| (r, r + delta));
        if let (Some((rank, sum)), Some((old, told)), Some(base)) = (sum, before.and_then(Known::rank), base)
            && i32::try_from(old) != Ok(sum)
        {
            let sign = if delta < 0 { '−' } else { '+' };
            let text = match self.tongue {
                Tongue::Vi => format!(
                    "✗ Chưa khớp: {rank} {sign} {} = {sum}, còn kỳ {base} là {}",
                    delta.unsigned_abs(),
                    wording::rank(old, fact.units)
                ),
                Tongue::En => format!(
                    "✗ Not in agreement: {rank} {sign} {} = {sum}, while {base} is {}",
                    delta.unsigned_abs(),
                    wording::rank(old, fact.units)
                ),
            };
            lines.push(Line::from(text, [&told.source]));
        } else if known.is_none() && before.is_none() {
            lines.push(Line::remark(format!(
                "? {}: {}",
                self.say("Chưa kiểm chứng được", "Could not be verified"),
                wording::movement(delta)
            )));
        } else if known.is_none()
            && let (Some((_, sum)), Some((_, told)), Some(base)) = (sum, before.and_then(Known::rank), base)
        {
            lines.push(Line::from(
                format!("✔ {}: {} {}, {base}: {sum}", self.say("Khớp", "Agrees"), wording::movement(delta), self.say("bậc", "places")),
                [&told.source],
            ));
        }
        lines
    }

    fn check_score(&self, stated: &Stated, fact: &Known) -> Option<Line> {
        let score = stated.score?;
        let points = self.say("điểm", "points");
        Some(match fact.score() {
            Some((known, told)) if (known - score).abs() < 1e-9 => {
                Line::from(format!("✔ {}: {} {points}", self.say("Khớp", "Agrees"), wording::decimal(known)), [&told.source])
            }
            Some((known, told)) => Line::from(
                format!(
                    "✗ {}: {} {} {points}, {} {}",
                    self.say("Chưa khớp", "Not in agreement"),
                    self.say("nguồn ghi", "the source says"),
                    wording::decimal(known),
                    self.say("câu hỏi ghi", "the question says"),
                    wording::decimal(score)
                ),
                [&told.source],
            ),
            None => Line::remark(format!(
                "? {}: {} {points}",
                self.say("Chưa kiểm chứng được", "Could not be verified"),
                wording::decimal(score)
            )),
        })
    }
}

/// The likely slip between two ranks.
fn slip(said: u32, known: u32) -> Option<(&'static str, &'static str)> {
    let (a, b) = (said.to_string().into_bytes(), known.to_string().into_bytes());
    if a.len() != b.len() {
        return None;
    }
    if a.len() == 2 && a.first() == b.last() && a.last() == b.first() {
        return Some(("Có thể đảo hai chữ số.", "Two digits may be swapped."));
    }
    (a.iter().zip(&b).filter(|(x, y)| x != y).count() == 1 && a.len() > 1)
        .then_some(("Có thể gõ nhầm một chữ số.", "One digit may be mistyped."))
}
