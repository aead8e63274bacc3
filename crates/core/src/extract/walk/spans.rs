//! Spans of years, and the years that goals are for.
use super::*;

impl Walk<'_> {
    /// `Giai đoạn 2016 - 2020, PCI tụt từ hạng 9 xuống hạng 29`: the ranks at both ends are of the first and the last year; a goal for
    /// `giai đoạn 2021 - 2025` is one for its last year.
    pub(super) fn span_of_years(&mut self) {
        if self.protos.is_empty() {
            return;
        }
        let number = |t: usize| self.tokens.get(t).filter(|k| k.kind == crate::normalize::TokenKind::Number);
        let whole = |t: usize| number(t)?.text.parse::<i32>().ok().filter(|y| (1990..2060).contains(y));
        let span = (1..self.tokens.len()).find_map(|t| {
            let first = whole(t)?;
            let hyphen = self.tokens.get(t + 1).is_some_and(|k| k.is('-') || k.is('–'));
            let introduced = (1..=3).any(|b| matches!(self.before(t, b), "đoạn" | "kỳ" | "khóa"));
            Some((first, whole(t + 2).filter(|_| hyphen && introduced)?, t + 3))
        });
        let Some((first, last, end)) = span.or_else(|| self.named_span()).filter(|(a, b, _)| a < b) else { return };
        let year = |y: i32| Some(Slot::new(Edition::Year(y), Origin::Sentence, None));
        let own = |p: &Proto| p.year.as_ref().is_some_and(|y| y.origin == Origin::Bound);
        let from = self.protos.iter().position(|p| p.rule == "from … to …");
        for p in
            self.protos.iter_mut().filter(|p| p.modality == Modality::Target && p.year.as_ref().is_none_or(|y| y.origin > Origin::Sentence))
        {
            p.year = year(last);
        }
        // "Giai đoạn 2016 - 2020 tỉnh tăng trưởng 9,1%/năm (xếp thứ 14/63)": a statistic of a span is told for its last year.
        let counted = |p: &Proto| p.index.as_ref().is_some_and(|x| self.setting.counts(x.value));
        if from.is_none() && self.mentions.iter().all(|n| !matches!(n.what, What::Year(_))) {
            for p in self.protos.iter_mut().filter(|p| p.modality == Modality::Asserted && p.year.is_none() && counted(p)) {
                p.year = year(last);
            }
        }
        let Some(at) = from else { return };
        // "trong 2 năm 2016 - 2017 (năm 2016 từ thứ 9 lên thứ 6, …)": each way has a year of its own.
        let behind = self.tokens.get(end).map_or(usize::MAX, |t| t.start as usize);
        if self.protos.get(at + 1).and_then(|p| p.year.as_ref()).and_then(|y| y.span).is_some_and(|(start, _)| start >= behind) {
            return;
        }
        if let Some(p) = self.protos.get_mut(at).filter(|p| !own(p)) {
            p.year = year(first);
        }
        // "…, SIPAS từ hạng 9 lên hạng 3, PAPI từ hạng 12 lên hạng 10": every way of the sentence spans the same years.
        let unnamed = |y: &Slot<Edition>| !matches!(y.value, Edition::Year(_)) || y.origin > Origin::Sentence;
        let named = |p: &Proto| p.index.as_ref().is_some_and(|x| x.origin <= Origin::Sentence);
        for k in at + 1..self.protos.len() {
            let begins = self.protos.get(k).is_some_and(|p| p.rule == "from … to …" && p.year.as_ref().is_none_or(unnamed) && named(p));
            let (from, to) = if begins { (k, k + 1) } else { continue };
            if let Some(p) = self.protos.get_mut(from) {
                p.year = year(first);
            }
            if let Some(p) = self.protos.get_mut(to).filter(|p| p.rank.is_some() && !own(p) && p.modality == Modality::Asserted) {
                p.year = year(last);
            }
        }
        // "tăng 11 bậc, từ vị trí 17 lên vị trí 6": the movement told before takes the place that it led to.
        let moved = |p: &Proto| p.delta.is_some() && p.rank.is_some() && p.year.is_none();
        let to = match self.protos.get(at + 1) {
            Some(_) => Some(at + 1),
            None => self.protos.iter().take(at).rposition(moved),
        };
        let arrived = to.and_then(|to| self.protos.get_mut(to));
        if let Some(p) = arrived.filter(|p| p.rank.is_some() && !own(p) && p.modality == Modality::Asserted) {
            p.year = year(last);
        }
    }

    /// `… thông qua các chỉ tiêu của năm 2019. Phấn đấu đưa PAPI vào nhóm 20`: goals without a year of their own are for the year
    /// that the sentences right before set goals for.
    pub(super) fn goal_year(&mut self) {
        let near = self.frame.goal_year.filter(|(_, at)| self.sentence.saturating_sub(*at) <= 4);
        if let Some((year, _)) = near {
            for p in self.protos.iter_mut().filter(|p| p.modality == Modality::Target && p.year.is_none()) {
                p.year = Some(Slot::new(year, Origin::Paragraph, None));
            }
        }
        // "Năm 2020 phấn đấu P lọt top 5. Q lọt top 10": the paragraph's goals go on with its year.
        if let Some(year) = self.frame.goal_here {
            let carried = |p: &&mut Proto| p.modality == Modality::Target && p.year.as_ref().is_none_or(|y| y.origin >= Origin::Paragraph);
            for p in self.protos.iter_mut().filter(carried) {
                p.year = Some(Slot::new(year, Origin::Paragraph, None));
            }
        }
        static GOALS: WordSet = WordSet::new(&["tiêu", "vụ", "hoạch"]);
        let goals = self.says(&GOALS)
            && (1..self.tokens.len()).any(|t| {
                matches!((self.word(t - 1), self.word(t)), ("chỉ" | "mục", "tiêu") | ("nhiệm", "vụ") | ("kế", "hoạch"))
                    && !(1..=4).any(|b| matches!(self.before(t, b), "đạt" | "vượt" | "thành"))
            });
        let spoken = goals || self.frame.goals_at.is_some_and(|at| self.sentence == at + 1);
        if goals {
            self.frame.goals_at = Some(self.sentence);
        }
        let goals = spoken;
        let mut years = self.mentions.iter().enumerate().filter_map(|(j, m)| match m.what {
            What::Year(y) if self.role(j) == Role::Normal => Some(y),
            _ => None,
        });
        // "Nhìn lại năm 2020, tỉnh đứng thứ 57": what has come about; "cho năm 2021 và các năm sau": no one year.
        let told = self.protos.iter().any(|p| p.modality == Modality::Asserted && (p.placed() || p.score.is_some()));
        let open_end = self.mentions.iter().any(|m| matches!(m.what, What::Relative(d) if d > 0));
        if let (true, Some(y), None) = (goals && !told && !open_end, years.next(), years.next()) {
            self.frame.goal_year = Some((Edition::Year(y), self.sentence));
        }
    }
}
