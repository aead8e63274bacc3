//! Successive ranks told before the names that take them.
use super::*;

impl Walk<'_> {
    /// `các vị trí từ thứ 2 đến thứ 5 lần lượt là A, B, C, D`.
    pub(super) fn rank_range(&mut self, i: usize, first: &Mention) -> Option<usize> {
        let What::Rank { n: low, .. } = first.what else { return None };
        let second = self.mentions.get(i + 1)?;
        let What::Rank { n: high, .. } = second.what else { return None };
        let between = (first.t1..second.t0).any(|t| self.word(t) == "đến") && second.t0 <= first.t1 + 4;
        // "A, B và C lần lượt giữ các vị trí từ 1 đến 3": the names before take them.
        let group = self.scene.who.clone();
        let as_many = between && high > low && group.len() == (high - low + 1) as usize;
        let apart = |a: &Slot<Who>| group.iter().filter(|b| a.value == b.value).count() == 1;
        if as_many && self.fresh && group.iter().all(|w| w.origin == Origin::Sentence && apart(w)) {
            self.scene.from_at = None;
            self.ranked_in_order(&group, low, second);
            return Some(i + 2);
        }
        let names = self.mentions.iter().skip(i + 2).take(4).any(|m| matches!(m.what, What::Order | What::Is | What::Mark(':')));
        if !between || !names || high <= low || high - low > 20 {
            return None;
        }
        self.scene.from_at = None;
        self.ranged = true;
        self.list = Some(RankList { next: low, ordered: true, left: high - low + 1 });
        Some(i + 2)
    }

    /// `nhỉnh hơn chút ít so với á quân B (65 điểm)`: the place said by a word right before a name is that of whoever is compared with.
    pub(super) fn place_of_compared(&mut self, i: usize, first: &Mention) -> Option<usize> {
        let What::Rank { n, word: true, .. } = first.what else { return None };
        let name = self.mentions.get(i + 1).filter(|m| m.t0 <= first.t1 + 1)?;
        let What::Subject(who) = &name.what else { return None };
        let who = Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)));
        let mut p = self.proto(first);
        (p.rank, p.rule) = (Some(n), "place said by a word");
        let mut next = i + 2;
        let bracket: Vec<&What> = self.mentions.iter().skip(next).take(3).map(|m| &m.what).collect();
        if let [What::Mark('('), What::Score { value, percent, sure }, What::Mark(')')] = bracket.as_slice() {
            (p.score, next) = (Some((*value, *percent, *sure)), next + 3);
        }
        // Who is held against the name is spoken of on.
        let kept = std::mem::replace(&mut self.scene.who, vec![who]);
        self.open_claims(p);
        (self.scene.who, self.fresh) = (kept, true);
        Some(next)
    }

    /// `theo thứ tự từ hạng ba, là A, B và C`: the first name takes the place told.
    pub(super) fn order_from(&mut self, i: usize, first: &Mention) -> Option<usize> {
        let What::Rank { n, .. } = first.what else { return None };
        if !self.scene.order || self.before(first.t0, 1) != "từ" {
            return None;
        }
        let at = (i + 1..i + 3).find(|j| self.mentions.get(*j).is_some_and(|m| matches!(m.what, What::Is | What::Mark(':'))))?;
        let link = self.mentions.get(at).filter(|m| m.t0 <= first.t1 + 1)?;
        let names = self.mentions.iter().skip(at + 1).position(|m| matches!(m.what, What::Subject(_)))? + at + 1;
        let (run, _) = self.run_of(names, |w| matches!(w, What::Subject(_)));
        let near = self.mentions.get(names).is_some_and(|m| m.t0 <= link.t1 + 3);
        if run.len() < 2 || !near || self.mentions.iter().skip(at).any(|m| matches!(m.what, What::Rank { .. })) {
            return None;
        }
        self.scene.from_at = None;
        self.list = Some(RankList { next: n, ordered: true, left: u32::try_from(run.len()).unwrap_or(0) });
        self.list_end = 0;
        Some(at + 1)
    }

    /// `thứ 2 và thứ 3, lần lượt là A và B`: successive ranks whose names follow.
    pub(super) fn names_after(&mut self, run: &[usize], next: usize) -> bool {
        let ranks: Vec<u32> = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .filter_map(|m| if let What::Rank { n, .. } = m.what { Some(n) } else { None })
            .collect();
        let successive = ranks.windows(2).all(|w| matches!(w, [a, b] if *b == a + 1));
        let follows = self.mentions.iter().skip(next).take_while(|n| !matches!(n.what, What::Subject(_))).all(|n| {
            matches!(
                n.what,
                What::Mark(',' | ':')
                    | What::Order
                    | What::Is
                    | What::Scope(_)
                    | What::OfWord
                    | What::About
                    | What::Index(_)
                    | What::Each
                    | What::Unit
                    | What::Ministries
                    | What::Block(_)
                    | What::Year(_)
                    | What::Relative(_)
                    | What::Keep
                    | What::Against
            )
        });
        // "xếp hạng nhất, hạng nhì là Tân Biên": as many names must follow as there are ranks.
        let names = self.mentions.iter().skip(next).take_while(|n| !matches!(n.what, What::Rank { .. }));
        let named = names.filter(|n| matches!(n.what, What::Subject(_))).count() >= ranks.len();
        // "A xếp thứ 2, thứ 3 là B": the first rank has its name before it.
        let order = self.scene.order || self.mentions.iter().skip(next).take(3).any(|n| n.what == What::Order);
        // "…; với SIPAS, bộ ba nhất, nhì, ba là A, B, C": as many names right behind the link.
        let link = self.mentions.get(next).is_some_and(|n| n.what == What::Is);
        let run = || self.run_of(next + 1, |w| matches!(w, What::Subject(_))).0;
        let told = link && ranks.len() > 2 && run().len() == ranks.len();
        if self.fresh && !order && !told && self.scene.who.iter().any(|w| w.origin <= Origin::Sentence) {
            return false;
        }
        // "các vị trí 43, 46 và 51 lần lượt thuộc về A, B và C": each name takes the next of the ranks told.
        let linked = || self.mentions.iter().skip(next).take(3).any(|n| matches!(n.what, What::Is | What::Order | What::Mark(':')));
        let (Some(first), true, true, true) = (ranks.first(), successive || linked(), follows, named) else { return false };
        self.series = ranks.iter().copied().collect();
        self.ranged = true; // the last rank stands right before the first name
        self.list = Some(RankList { next: *first, ordered: true, left: u32::try_from(ranks.len()).unwrap_or(0) });
        self.list_end = 0; // behind the names of another list
        true
    }

    /// `A, B và C theo thứ tự giữ các hạng 2`: the text breaks off, or leaves out which is whose.
    pub(super) fn fewer_than_names(&self, run: usize, first: &Mention) -> bool {
        let names = self.scene.who.len().max(self.chain.len());
        let in_turn = self.scene.order || (1..=2).any(|b| self.before(first.t0, b) == "các");
        let alike = (1..=5).any(|b| matches!(self.before(first.t0, b), "đều" | "cùng"));
        run == 1
            && first.depth == 0
            && names > 1
            && in_turn
            && !alike
            && self.fresh
            && matches!(first.what, What::Rank { word: false, .. })
            && self.list.is_none()
    }

    /// `lần nào cũng ở vị trí thứ nhất hoặc thứ nhì`: which of the two it was is not said.
    pub(super) fn either_place(&mut self, i: usize, first: &Mention) -> Option<usize> {
        let either = matches!(self.word(first.t1), "hoặc" | "hay");
        let figure = self.tokens.get(first.t1 + 1).is_some_and(|t| t.kind == crate::normalize::TokenKind::Number);
        let other = figure || matches!(self.word(first.t1 + 1), "thứ" | "hạng" | "nhì" | "hai" | "vị" | "á");
        if !either || !other || self.scene.target {
            return None;
        }
        (self.frame.last_rank, self.fresh) = (None, true);
        let next = self.mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Rank { .. }) && n.t0 <= first.t1 + 2);
        Some(if next { i + 2 } else { i + 1 })
    }

    /// `P (0,79 điểm) và Q (0,78 điểm) cùng xếp thứ 2`: components joined over their brackets share the place.
    pub(super) fn parts_together(&mut self, i: usize, first: &Mention, shared: bool) {
        let alike = shared || (1..=3).any(|b| matches!(self.before(first.t0, b), "cùng" | "đều"));
        if !alike || self.scene.parts.len() != 1 {
            return;
        }
        let mut row: Vec<Slot<Part>> = Vec::new();
        let mut start = first.t0;
        for m in self.mentions.iter().take(i).rev() {
            match &m.what {
                What::Part(value) if m.depth == first.depth => {
                    if !row.is_empty() && !matches!(self.before(start, 1), "và" | "," | "lẫn") {
                        break;
                    }
                    start = m.t0;
                    let Some(value) = self.usable(value) else { break };
                    row.push(Slot::new(value, Origin::Sentence, Some(self.span(m.t0, m.t1))));
                }
                What::Mark(',' | '(' | ')') | What::Each | What::Stand | What::Score { .. } => {}
                _ => break,
            }
        }
        if row.len() > 1 && row.iter().any(|s| self.scene.parts.iter().any(|p| p.value == s.value)) {
            row.reverse();
            (self.scene.parts, self.fresh) = (row, true);
        }
    }
}
