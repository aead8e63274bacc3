//! Nouns that only describe who is named behind, and places that change hands.
use super::*;
use crate::extract::bystanders::seizes;

impl Walk<'_> {
    /// `A, B và C lần lượt đứng ở các vị trí tiếp theo`: the names before take the next places.
    pub(super) fn next_for_group(&mut self, i: usize, m: &Mention, last: u32) -> Option<usize> {
        let group = self.scene.who.clone();
        let named = self.fresh && group.len() > 1 && group.iter().all(|w| w.origin == Origin::Sentence);
        if let Some(next) = self.named_as_next(i, m, last) {
            return Some(next);
        }
        let places = (m.t0.saturating_sub(3)..m.t1).any(|t| (self.word(t), self.word(t + 1)) == ("vị", "trí"));
        let behind = self.mentions.iter().skip(i + 1).take_while(|n| !matches!(n.what, What::Mark(';')));
        // "giữ các vị trí tiếp theo." closes the clause of names in a row.
        let ends =
            matches!(self.word(m.t1), "" | "." | ";") && (m.t0.saturating_sub(5)..m.t0).any(|t| matches!(self.word(t), "các" | "những"));
        let ordered = self.scene.order || ends && !self.protos.iter().any(Proto::placed);
        if !(named && places && ordered) || behind.into_iter().any(|n| matches!(n.what, What::Subject(_))) {
            return None;
        }
        self.ranked_in_order(&group, last + 1, m);
        Some(i + 1)
    }

    /// `A, B và C là những địa phương tiếp theo [trong top 5]`, `A và B xếp kế tiếp.`: all that the clause says of the names before is that
    /// they come next.
    fn named_as_next(&mut self, i: usize, m: &Mention, last: u32) -> Option<usize> {
        const NOUNS: [&str; 14] =
            ["các", "những", "địa", "phương", "tỉnh", "thành", "phố", "đơn", "vị", "cái", "tên", "quốc", "gia", "nước"];
        // "A (70,9 điểm) và B (70,3 điểm) xếp kế tiếp": each name with its points.
        let scored = self.chain.len() > self.scene.who.len().max(1);
        let group = if scored { self.chain.clone() } else { self.scene.who.clone() };
        let mut t = m.t0;
        while t > 0 && m.t0 - t < 6 && (NOUNS.contains(&self.word(t - 1)) || matches!(self.word(t - 1), "," | "nơi" | "xếp" | "đứng"))
        {
            t -= 1;
        }
        // "là hai địa phương kế tiếp".
        let sized = t.checked_sub(1).and_then(|n| crate::extract::numerals::count(self.word(n)));
        let fits = sized.is_none_or(|n| n as usize == group.len());
        t -= usize::from(sized.is_some());
        let verb = matches!(self.word(m.t0), "xếp" | "đứng");
        // "A và B lần lượt xếp sau."
        let in_turn = t >= 2 && t == m.t0 && (self.word(t - 2), self.word(t - 1)) == ("lần", "lượt");
        t -= if in_turn { 2 } else { 0 };
        let said = self.before(t, 1) == "là" || verb && (t == m.t0 || in_turn);
        let end = self.span(t.saturating_sub(usize::from(!verb || t < m.t0)), t).0;
        let row = group.len() > 1 && group.iter().all(|w| w.origin == Origin::Sentence && w.span.is_some_and(|s| s.1 <= end + 1));
        let near = group.last().and_then(|w| w.span).is_some_and(|s| self.tokens.partition_point(|k| (k.start as usize) < s.1) + 1 >= t)
            || scored && self.chain_end + 1 >= t;
        let ends = matches!(self.word(m.t1), "" | "," | ";" | "." | ")")
            || matches!((self.word(m.t1), self.word(m.t1 + 1)), ("trong" | "của", "top" | "tốp" | "nhóm" | "bảng"));
        // "A dẫn đầu; B và C xếp kế tiếp": the place that they come behind is the last one told.
        let behind = self.protos.iter().rfind(|p| p.placed()).is_none_or(|p| p.rank == Some(last) && p.part.is_none());
        if !(fits && said && row && near && ends && (self.fresh || scored)) || !behind || self.list.is_some_and(|l| l.left > 0) {
            return None;
        }
        self.same_ranking();
        if scored && self.placed_with_points(&group, last + 1) {
            return Some(i + 1);
        }
        self.ranked_in_order(&group, last + 1, m);
        Some(i + 1)
    }

    /// Gives those of the group whose points alone were told the places from `first` on; whether it did.
    fn placed_with_points(&mut self, group: &[Slot<Who>], first: u32) -> bool {
        let told = |p: &Proto, who: &Slot<Who>| !p.placed() && p.score.is_some() && p.who.as_ref().is_some_and(|w| w.span == who.span);
        let found: Vec<usize> = group.iter().filter_map(|who| self.protos.iter().rposition(|p| told(p, who))).collect();
        if found.len() != group.len() {
            return false;
        }
        for (rank, (at, who)) in (first..).zip(found.into_iter().zip(group)) {
            if let Some(p) = self.protos.get_mut(at) {
                (p.rank, p.rule, p.weak) = (Some(rank), "order of names", false);
                p.start = who.span.map_or(p.start, |s| s.0.min(p.start));
            }
            self.frame.last_rank = Some(rank);
        }
        true
    }

    /// A place for each of the group, from `first` on.
    pub(super) fn ranked_in_order(&mut self, group: &[Slot<Who>], first: u32, m: &Mention) {
        let mut opened = Vec::new();
        for (rank, who) in (first..).zip(group) {
            let mut p = self.proto(m);
            (p.rank, p.rule) = (Some(rank), "order of names");
            if let Some((a, _)) = who.span {
                p.start = a.min(p.start);
            }
            self.frame.last_rank = Some(rank);
            self.scene.who = vec![who.clone()];
            opened.extend(self.open_claims(p));
        }
        self.scene.who = group.to_vec();
        self.open = opened;
    }

    /// `tỉnh có thứ hạng cao nhất cả nước là X`: at the head of its clause the noun says what X is, and points back to nobody.
    pub(super) fn described(&self, m: &Mention, i: usize) -> bool {
        let head = m.t0 == 0
            || matches!(self.before(m.t0, 1), "," | ";" | ":" | "." | "thì" | "thấy" | "còn" | "nhưng" | "rằng" | "và")
            || i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| n.t1 == m.t0 && matches!(n.what, What::Year(_)));
        let known = matches!(self.word(m.t1.wrapping_sub(1)), "này" | "ấy" | "đó" | "nhà" | "ta");
        if !head || known {
            return false;
        }
        let mut placed = false;
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            if n.t0 > m.t1 + 18 {
                return false;
            }
            match n.what {
                What::Rank { .. } | What::Last | What::Highest | What::Lowest | What::Move(_) | What::StepWord => placed = true,
                What::Is if placed => {
                    let name = self.mentions.iter().skip(j + 1).find(|s| !matches!(s.what, What::Unit | What::Anaphor(_)));
                    return name.is_some_and(|s| matches!(s.what, What::Subject(_)) && s.t0 <= n.t1 + 2);
                }
                What::Subject(_) | What::Mark(',' | ';' | '(' | ')') => return false,
                _ => {}
            }
        }
        false
    }

    /// `X đứng thứ 2. Vị trí này năm ngoái thuộc về Y`, `Thứ hạng ấy năm 2021 là của Y`: who had the place just told in an earlier edition.
    pub(super) fn held_then(&mut self) {
        let noun = matches!((self.word(0), self.word(1)), ("vị", "trí") | ("thứ", "hạng") | ("ngôi", "vị" | "đầu"));
        if !self.protos.is_empty() || !noun || !matches!(self.word(2), "này" | "ấy" | "đó") {
            return;
        }
        let Some(last) = self.frame.last_place.clone().filter(|p| p.sentence + 1 == self.sentence && p.modality == Modality::Asserted)
        else {
            return;
        };
        let named = self.mentions.iter().enumerate().find_map(|(i, m)| match &m.what {
            What::Subject(w) if self.role(i) == Role::Normal => Some((i, m, w)),
            _ => None,
        });
        let Some((i, m, who)) = named else { return };
        let from = (1..=3).find(|b| !matches!(self.before(m.t0, *b), "tỉnh" | "tp" | "." | "thành" | "phố")).unwrap_or(1);
        let linked = matches!((self.before(m.t0, from + 1), self.before(m.t0, from)), ("thuộc", "về") | ("là", "của") | (_, "của"));
        let year = self.mentions.iter().take(i).find_map(|n| match n.what {
            What::Year(y) => Some(Edition::Year(y)),
            What::Relative(d) if d < 0 => Some(Edition::Relative(d)),
            _ => None,
        });
        let others = self.mentions.iter().any(|n| n.is_value() || matches!(n.what, What::Index(_) | What::Part(_) | What::Not));
        let alike = last.who.as_ref().is_some_and(|w| std::mem::discriminant(&w.value.kind) == std::mem::discriminant(&who.kind));
        let Some(year) = year.filter(|_| linked && alike && !others) else { return };
        if last.year.as_ref().is_some_and(|y| y.value == year) {
            return;
        }
        let span = self.span(m.t0, m.t1);
        let (start, _) = self.span(0, 1);
        self.protos.push(Proto {
            who: Some(Slot::new(who.clone(), Origin::Bound, Some(span))),
            year: Some(Slot::new(year, Origin::Bound, None)),
            index: last.index.clone().map(|x| x.carried(Origin::Paragraph)),
            of: None,
            own_of: false,
            delta: None,
            base: None,
            score: None,
            compared: None,
            start,
            end: span.1,
            sentence: self.sentence,
            rule: "same rank",
            ..last
        });
    }

    /// `A nhường vị trí thứ 4 cho B`, `A bị B soán ngôi đầu`: the place is B's, and A only had it.
    pub(super) fn handed_over(&mut self) {
        static HANDS: WordSet = WordSet::new(&["nhường", "bị", "để"]);
        if self.protos.is_empty() || !self.says(&HANDS) {
            return;
        }
        for at in 0..self.protos.len() {
            let Some(p) = self.protos.get(at).filter(|p| p.placed()) else { continue };
            let start = self.tokens.partition_point(|t| (t.start as usize) < p.start);
            let end = self.tokens.partition_point(|t| (t.start as usize) < p.end);
            let gave = (start.saturating_sub(4)..start + 1)
                .any(|t| matches!(self.word(t), "nhường") && !(t..start).any(|k| matches!(self.word(k), "," | ";")));
            let to = || {
                let to = self.mentions.iter().find(|m| m.t0 >= end && m.t0 <= end + 20 && matches!(m.what, What::Subject(_)))?;
                (end..to.t0).all(|t| !matches!(self.word(t), "," | ";" | ".")).then_some(to)
            };
            let passive = || {
                let by = self.mentions.iter().rfind(|m| m.t1 <= start + 1 && m.t1 + 2 >= start && matches!(m.what, What::Subject(_)))?;
                let mut t = by.t0;
                while t > 0 && matches!(self.word(t - 1), "tỉnh" | "tp" | "thành" | "phố") {
                    t -= 1;
                }
                (seizes(self.word(by.t1)) && matches!(self.before(t, 1), "bị" | "để")).then_some(by)
            };
            let taker = if gave { to() } else { passive() };
            let Some(m) = taker else { continue };
            let What::Subject(who) = &m.what else { continue };
            let slot = Slot::new(who.clone(), Origin::Bound, Some(self.span(m.t0, m.t1)));
            if let Some(p) = self.protos.get_mut(at) {
                (p.who, p.delta, p.base) = (Some(slot), None, None);
            }
        }
    }

    /// `A rời top 10, nhường chỗ cho B`: the seat among the best that somebody lost is B's.
    pub(super) fn seat_in_group_left(&mut self) {
        const REACH: usize = 14;
        static GIVES: WordSet = WordSet::new(&["nhường", "để"]);
        if self.protos.is_empty() || !self.says(&GIVES) {
            return;
        }
        let lost = |p: &Proto| p.modality == Modality::Negated && p.rank_max.is_some();
        let Some(p) = self.protos.iter().rfind(|p| lost(p)) else { return };
        let end = self.tokens.partition_point(|t| (t.start as usize) < p.end);
        let clause = |t: usize| !matches!(self.word(t), ";" | "." | "");
        let gives = (end..end + REACH).take_while(|t| clause(*t)).find(|t| {
            GIVES.holds_at(self.tokens, *t)
                && (t + 1..t + 3)
                    .any(|k| matches!(self.word(k), "chỗ" | "suất" | "ghế") || (self.word(k), self.word(k + 1)) == ("vị", "trí"))
        });
        let Some(to) = gives.and_then(|g| (g..g + 6).find(|t| self.word(*t) == "cho")) else { return };
        let Some(name) = self.mentions.iter().find(|m| m.t0 > to && matches!(m.what, What::Subject(_))) else { return };
        let What::Subject(who) = &name.what else { return };
        if self.with_kind(name.t0, to + 1, &[]) != to + 1 {
            return;
        }
        let span = self.span(name.t0, name.t1);
        let who = Slot::new(who.clone(), Origin::Bound, Some(span));
        self.protos.push(Proto {
            who: Some(who),
            modality: Modality::Asserted,
            start: span.0,
            end: span.1,
            delta: None,
            base: None,
            score: None,
            ..p.clone()
        });
    }

    /// `khối huyện có hai đơn vị cùng đạt điểm cao nhất, 91 điểm, là A và B`: all who are named behind stand on the first place.
    pub(super) fn tied_best(&mut self, i: usize, m: &Mention, high: bool) -> Option<usize> {
        let together = (1..=4).take_while(|b| !matches!(self.before(m.t0, *b), "," | ";")).any(|b| {
            self.before(m.t0, b) == "cùng" && matches!(self.before(m.t0, b - 1), "đạt" | "có" | "được" | "đứng" | "xếp" | "giữ" | "cao")
        });
        if !together || !high || self.scene.nobody || self.scene.index.is_empty() && self.frame.index.is_none() {
            return None;
        }
        let mut points = None;
        let mut link = None;
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            match n.what {
                _ if n.t0 > m.t1 + 16 => return None,
                What::Score { value, percent, sure } => points = points.or(Some((value, percent, sure))),
                What::Is | What::Mark(':') => {
                    link = Some(j);
                    break;
                }
                What::Mark(',') | What::Unit | What::Index(_) | What::Year(_) | What::Scope(_) => {}
                _ => return None,
            }
        }
        let first = self.mentions.iter().enumerate().skip(link? + 1).find(|(_, n)| !matches!(n.what, What::Unit | What::Mark(':')))?.0;
        let (run, next) = self.run_of(first, |w| matches!(w, What::Subject(_)));
        if run.len() < 2 {
            return None;
        }
        self.all_on_place(run, 1, points, m);
        Some(next)
    }

    /// Each of the subjects of a run stands on place `n`, all with these points.
    pub(super) fn all_on_place(&mut self, run: Vec<usize>, n: u32, points: Option<(f64, bool, bool)>, m: &Mention) {
        for j in run {
            let Some(name) = self.mentions.get(j) else { continue };
            let What::Subject(who) = &name.what else { continue };
            self.scene.who = vec![Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)))];
            let mut p = self.proto(m);
            (p.rank, p.score, p.rule) = (Some(n), points, "same rank");
            self.open_claims(p);
        }
        self.frame.last_rank = Some(n);
    }

    /// `dẫn đầu khối sở là A, khối huyện là B`: another block with its name takes the place that was said of the one before.
    pub(super) fn block_again(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let next = self.mentions.get(i + 1)?;
        // "khối cơ quan trung ương trên địa bàn: B".
        let area = |t: usize| matches!(self.word(t), "trên" | "địa" | "bàn" | "đóng" | "tỉnh" | "của" | "thuộc" | "ubnd" | "thành" | "phố");
        let at = (i + 1..i + 5).find(|j| self.mentions.get(*j).is_some_and(|n| n.what == What::Mark(':')));
        let colon = at.and_then(|j| self.mentions.get(j)).filter(|n| (m.t1..n.t0).all(area));
        let by_colon = colon.is_some() && matches!(self.before(m.t0, 1), ";" | "," | "và" | "còn");
        let link = if by_colon { colon? } else { Some(next).filter(|n| n.what == What::Is && n.t0 <= m.t1 + 1)? };
        let from = if by_colon { at? + 1 } else { i + 2 };
        let j = (from..from + 2).find(|j| self.mentions.get(*j).is_some_and(|n| matches!(n.what, What::Subject(_))))?;
        let name = self.mentions.get(j).filter(|n| n.t0 <= link.t1 + 1)?;
        let What::Subject(who) = &name.what else { return None };
        let base = self.open.last().and_then(|at| self.protos.get(*at))?;
        // "đứng đầu là phường Ka Long (TP Móng Cái), khối sở là …": where a place lies says nothing of who had it.
        let last = self.mentions.iter().take(i).rfind(|n| matches!(n.what, What::Subject(_)) && n.depth <= m.depth)?;
        // Nothing but the name and its points stands between.
        let near = last.depth == m.depth && (!self.fresh || by_colon) && m.t0 <= self.bracket_end_of(last) + 8;
        let told = |origin: Origin| origin == Origin::Bound || by_colon && origin <= Origin::Sentence;
        let said = base.rule == "place said by a word" && base.who.as_ref().is_some_and(|w| told(w.origin) && w.value != *who);
        if !near || !said {
            return None;
        }
        let slot = Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)));
        let p = Proto {
            who: Some(slot.clone()),
            scope: own_block(who, m),
            score: None,
            delta: None,
            base: None,
            end: self.span(name.t0, name.t1).1,
            ..base.clone()
        };
        self.open = vec![self.protos.len()];
        self.protos.push(p);
        self.scene.who = vec![slot];
        Some(j + 1)
    }

    fn bracket_end_of(&self, m: &Mention) -> usize {
        if self.word(m.t1) != "(" {
            return m.t1;
        }
        (m.t1..self.tokens.len()).find(|t| self.word(*t) == ")").map_or(m.t1, |t| t + 1)
    }
}

/// The block that stands before a name is that of its place, whatever block is named behind.
fn own_block(who: &Who, m: &Mention) -> Option<Slot<String>> {
    let What::Block(block) = m.what else { return None };
    let (province, _) = who.id.split_once('/').filter(|_| matches!(who.kind, SubjectKind::Office(_) | SubjectKind::Unit(_)))?;
    Some(Slot::new(format!("province:{province}/{block}"), Origin::Bound, None))
}
