//! Extremes whose name stands with the points: right behind them, or in a bracket.
use super::superlatives::UNITS;
use super::*;

impl Walk<'_> {
    /// `giữa tỉnh có điểm cao nhất (A) và tỉnh thấp nhất (B, 79 điểm)`: the bracket behind the superlative of one of those ranked names it.
    pub(super) fn extreme_with_name(&mut self, i: usize, m: &Mention, high: bool) -> Option<usize> {
        let open = self.mentions.get(i + 1).filter(|n| n.what == What::Mark('(') && n.t0 == m.t1)?;
        let j = (i + 2..i + 4).find(|j| self.mentions.get(*j).is_some_and(|n| matches!(n.what, What::Subject(_))))?;
        let name = self.mentions.get(j).filter(|n| self.with_kind(n.t0, open.t1, &["ubnd", "bộ"]) == open.t1)?;
        let What::Subject(who) = &name.what else { return None };
        let close = (j + 1..j + 5).find(|k| self.mentions.get(*k).is_some_and(|n| n.what == What::Mark(')')))?;
        let inner = self.mentions.get(j + 1..close)?;
        if !inner.iter().all(|n| matches!(n.what, What::Score { .. } | What::Mark(',') | What::Stand)) {
            return None;
        }
        // Whose superlative it is: "tỉnh [có chỉ số CCHC] cao nhất".
        let (from, measured) = self.measure(m);
        let verb = self.has_verb(from, m, measured).unwrap_or(from);
        let noun = UNITS.contains(&self.before(verb, 1)) || self.before(verb, 1) == "nơi";
        let named = !self.scene.index.is_empty() || self.frame.index.is_some();
        if !noun || !named || who.kind == SubjectKind::Stranger || self.scene.nobody || self.scene.target {
            return None;
        }
        let mut p = self.proto(m);
        p.who = Some(Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1))));
        (p.rank, p.last, p.rule) = (high.then_some(1), !high, "place said by a word");
        p.score = inner.iter().find_map(|n| match n.what {
            What::Score { value, percent, sure } => Some((value, percent, sure)),
            _ => None,
        });
        p.end = self.span(name.t0, name.t1).1;
        let kept = std::mem::replace(&mut self.scene.who, p.who.iter().cloned().collect());
        self.open_claims(p);
        (self.scene.who, self.fresh) = (kept, true);
        self.open.clear();
        Some(close + 1)
    }

    /// `đạt 6,1 điểm (cao nhất cả nước)`, `đạt 86,9% (cao nhất vùng Đồng bằng sông Hồng)`: the bracket says nothing but where the points before it stand.
    pub(super) fn place_in_bracket(&mut self, i: usize, m: &Mention, high: bool) -> Option<usize> {
        let open = self.mentions.get(i.checked_sub(1)?).filter(|n| n.what == What::Mark('(') && n.t1 == m.t0)?;
        let scored = self.mentions.iter().take(i - 1).rev().find(|n| !matches!(n.what, What::Year(_)))?;
        let near = matches!(scored.what, What::Score { .. }) && open.t0 <= scored.t1 + 2;
        let close = i + 1 + self.mentions.get(i + 1..)?.iter().position(|n| n.what == What::Mark(')'))?;
        let inner = self.mentions.get(i + 1..close)?;
        let scope = inner.iter().find_map(|n| if let What::Scope(s) = &n.what { Some((s.clone(), n.t0, n.t1)) } else { None });
        let ends = self.mentions.get(close).map_or(m.t1, |n| n.t0);
        let plain = inner.iter().all(|n| matches!(n.what, What::Scope(_) | What::Of(_) | What::Unit)) && ends <= m.t1 + 9;
        let told = |p: &Proto| p.score.is_some() && !p.placed() && p.delta.is_none();
        if !near || !plain || scope.is_none() || self.open.is_empty() || !self.open.iter().all(|at| self.protos.get(*at).is_some_and(told))
        {
            return None;
        }
        let of = inner.iter().find_map(|n| if let What::Of(k) = n.what { Some(k) } else { None });
        let end = self.span(m.t0, m.t1).1;
        for at in self.open.clone() {
            let span = scope.as_ref().map(|(_, a, b)| self.span(*a, *b));
            if let Some(p) = self.protos.get_mut(at) {
                (p.rank, p.last, p.rule, p.weak) = (high.then_some(1), !high, "place said by a word", false);
                p.scope = scope.as_ref().map(|(s, ..)| Slot::new(s.clone(), Origin::Bound, span));
                (p.of, p.end) = (of.or(p.of), p.end.max(end));
            }
        }
        Some(close)
    }

    /// `SIPAS 2018: cao nhất 97,88% (Hải Phòng), thấp nhất là 69,98% (tỉnh Quảng Ngãi)`: the bracket behind the points of a superlative names
    /// whose they are.
    pub(super) fn extreme_behind_points(&mut self, i: usize, m: &Mention, high: bool) -> Option<usize> {
        let k = (i + 1..i + 4).find(|k| self.mentions.get(*k).is_some_and(|n| matches!(n.what, What::Score { .. })))?;
        let score = self.mentions.get(k)?;
        let What::Score { value, percent, sure } = score.what else { return None };
        let open = self.mentions.get(k + 1).filter(|n| n.what == What::Mark('(') && n.t0 == score.t1)?;
        let name = self.mentions.get(k + 2).filter(|n| self.with_kind(n.t0, open.t1, &["ubnd"]) == open.t1)?;
        let What::Subject(who) = &name.what else { return None };
        self.mentions.get(k + 3).filter(|n| n.what == What::Mark(')') && n.t0 == name.t1)?;
        let near = self.glue(m.t1, score.t0, &["là", "đạt", "với", "mức", "ở", "được", "chỉ", "tới"]);
        let clause = || (1..=10).map(|b| self.before(m.t0, b)).take_while(|w| !matches!(*w, "," | ";" | "." | ":" | "(" | ")"));
        let other = clause().any(|w| matches!(w, "tăng" | "giảm" | "nhóm" | "tỷ" | "tỉ" | "sơ" | "vùng" | "chí" | "nhiệm"));
        let named = !self.scene.index.is_empty() || self.frame.index.is_some();
        if !near || other || !named || m.depth > 0 || who.kind == SubjectKind::Stranger || self.scene.nobody || self.scene.target {
            return None;
        }
        let mut p = self.proto(m);
        p.who = Some(Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1))));
        (p.rank, p.last, p.rule) = (high.then_some(1), !high, "place said by a word");
        p.score = Some((value, percent, sure));
        p.end = self.span(name.t0, name.t1).1;
        let kept = std::mem::replace(&mut self.scene.who, p.who.iter().cloned().collect());
        self.frame.last_rank = high.then_some(1);
        self.open_claims(p);
        (self.scene.who, self.fresh) = (kept, true);
        self.open.clear();
        Some(k + 4)
    }

    /// `Thủ tục hành chính công: 7,62 điểm (cao nhất là Trà Vinh, 7,69 điểm)`: the bracket tells whose the best or worst is, and leaves
    /// what stands before it to its own subject.
    pub(super) fn extreme_in_bracket(&mut self, i: usize, m: &Mention, high: bool) -> Option<usize> {
        let mut head = m.t0;
        while head > 0 && (UNITS.contains(&self.word(head - 1)) || matches!(self.word(head - 1), "có" | "đạt" | "điểm" | "số" | "nơi"))
        {
            head -= 1;
        }
        let opens = m.depth > 0 && self.before(head, 1) == "(";
        let link = self.mentions.get(i + 1).filter(|n| {
            // "(tỉnh cao nhất, A, đạt 73,02 điểm)".
            opens && n.t0 == m.t1 && (matches!(n.what, What::Is | What::Mark(':')) || n.what == What::Mark(',') && head < m.t0)
        })?;
        let close = i + self.mentions.iter().skip(i).position(|n| n.what == What::Mark(')'))?;
        let (j, name) = self.mentions.iter().enumerate().skip(i + 2).find(|(_, n)| matches!(n.what, What::Subject(_)))?;
        let What::Subject(who) = &name.what else { return None };
        let points = self.mentions.get(j + 1..close)?.iter().find(|n| matches!(n.what, What::Score { .. }));
        if j > close || name.t0 > link.t1 + 3 || self.scene.nobody || link.what == What::Mark(',') && points.is_none() {
            return None;
        }
        let mut p = self.proto(m);
        p.who = Some(Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1))));
        p.part = self.scene.parts.first().filter(|_| self.scene.parts.len() == 1).cloned().or(p.part);
        (p.rank, p.last, p.rule) = (high.then_some(1), !high, "comparison with its own rank");
        if let Some(What::Score { value, percent, sure }) = points.map(|n| n.what.clone()) {
            p.score = Some((value, percent, sure));
        }
        self.protos.push(p);
        Some(close)
    }
}
