//! Places told in a row before what they are the places in: `lần lượt xếp thứ 10, 20 và 30 về PCI, PAPI và PAR INDEX`.
use super::*;

impl Walk<'_> {
    /// As many rankings or components behind a row of places as there are places, joined to it by a preposition: one for each.
    /// Where they end.
    pub(super) fn topics_in_turn(&mut self, run: &[usize], next: usize) -> Option<usize> {
        const LEAD: [&str; 17] =
            ["về", "ở", "tại", "trong", "theo", "của", "các", "chỉ", "số", "bảng", "xếp", "hạng", "trụ", "cột", "cả", "nước", "hai"];
        let count = run.len();
        let last = run.last().and_then(|j| self.mentions.get(*j))?;
        if count < 2
            || self.chain.len() == count
            || self.scene.who.len() > 1
            || self.scene.index.len() == count
            || self.scene.parts.len() == count
        {
            return None;
        }
        let topic = |m: &Mention| matches!(m.what, What::Index(_) | What::Part(_));
        let (at, first) = self.mentions.iter().enumerate().skip(next).find(|(_, m)| topic(m))?;
        let led = first.t0 <= last.t1 + 8
            && self.glue_or_names(last.t1, first.t0, &LEAD)
            && (last.t1..first.t0).any(|t| matches!(self.word(t), "về" | "ở" | "tại" | "trong" | "theo" | "của"));
        if !led || self.mentions.get(next..at)?.iter().any(Mention::is_value) {
            return None;
        }
        let span = |m: &Mention| Some(self.span(m.t0, m.t1));
        let behind = if matches!(first.what, What::Index(_)) {
            let (found, end) = self.run_of(at, |w| matches!(w, What::Index(_)));
            let mut group: Vec<Slot<usize>> = Vec::new();
            for m in found.iter().filter_map(|j| self.mentions.get(*j)) {
                if let What::Index(x) = m.what
                    && !group.iter().any(|g| g.value == x)
                {
                    group.push(Slot::new(x, Origin::Bound, span(m)));
                }
            }
            (group.len() == count).then_some((Some(group), None, end))
        } else {
            let (found, end) = self.run_of(at, |w| matches!(w, What::Part(_)));
            let known = |m: &Mention| if let What::Part(p) = &m.what { self.usable(p) } else { None };
            let group: Vec<Slot<Part>> = found
                .iter()
                .filter_map(|j| self.mentions.get(*j))
                .filter_map(|m| Some(Slot::new(known(m)?, Origin::Bound, span(m))))
                .collect();
            (group.len() == count).then_some((None, Some(group), end))
        };
        let (indices, parts, end) = behind?;
        if let Some(indices) = indices {
            (self.scene.index, self.scene.parts) = (indices, Vec::new());
        }
        if let Some(parts) = parts {
            self.scene.parts = parts;
        }
        self.distribute(run).then_some(end)
    }

    /// `A và B lần lượt tăng 6 và 3 bậc`, `P, Q lần lượt tăng 12 bậc, 4 bậc`: as many movements as names or components before them, one for
    /// each. Where they end.
    pub(super) fn moves_in_turn(&mut self, i: usize) -> Option<usize> {
        let move_ = |j: usize| match self.mentions.get(j).map(|m| &m.what) {
            Some(What::Move(n)) => Some(*n),
            Some(What::Keep) => Some(0),
            _ => None,
        };
        let first = self.mentions.get(i)?;
        let order = self.mentions.iter().take(i).rev().find(|n| n.what != What::Stand).filter(|n| n.what == What::Order);
        let order = order.is_some_and(|o| first.t0 <= o.t1 + 4);
        let mut run = vec![i];
        let mut end = self.mentions.get(i)?.t1;
        for (j, m) in self.mentions.iter().enumerate().skip(i + 1) {
            let joined = (end..m.t0).all(|t| {
                matches!(self.word(t), "," | "và" | "tăng" | "giảm" | "lên" | "xuống" | "tụt" | "lùi" | "sụt" | "thăng" | "được" | "bậc")
            });
            match m.what {
                What::Move(_) | What::Keep if joined => run.push(j),
                What::Mark(',') if joined => continue,
                _ => break,
            }
            end = m.t1;
        }
        let next = run.last().map_or(i, |j| *j) + 1;
        let count = run.len();
        if count > 1 && self.moves_of_places(&run) {
            return Some(next);
        }
        let by_part = self.scene.parts.len() == count;
        let by_who = !by_part && self.scene.who.len() == count;
        let by_index = !by_part && !by_who && self.scene.index.len() == count;
        if !order || count < 2 || !(by_part || by_who || by_index) {
            return None;
        }
        let base = run.last().and_then(|j| self.base_for(*j));
        let moves: Vec<(usize, i32)> = run.iter().filter_map(|j| Some((*j, move_(*j)?))).collect();
        let (parts, who, index) = (self.scene.parts.clone(), self.scene.who.clone(), self.scene.index.clone());
        let start = self.mentions.get(i).map_or(0, |m| self.span(m.t0, m.t1).0);
        let mut opened = Vec::new();
        for (at, (j, n)) in moves.into_iter().enumerate() {
            let Some(m) = self.mentions.get(j) else { continue };
            let mut p = self.proto(m);
            (p.start, p.delta, p.base, p.rule) = (p.start.min(start), Some(n), base, "respectively");
            if by_part {
                self.scene.parts = parts.get(at..at + 1).unwrap_or_default().to_vec();
            } else if by_who {
                self.scene.who = who.get(at..at + 1).unwrap_or_default().to_vec();
            } else {
                self.scene.index = index.get(at..at + 1).unwrap_or_default().to_vec();
            }
            opened.extend(self.open_claims(p));
        }
        (self.scene.parts, self.scene.who, self.scene.index) = (parts, who, index);
        self.open = opened;
        Some(next)
    }

    /// `vị trí thứ 4 thuộc về Áo, Đan Mạch (5), Pháp (6)`: the last of several names that carries a place of its own in a bracket stands
    /// for itself; districts that only tell where a commune lies are none of them.
    pub(super) fn without_asides(&self, mut run: Vec<usize>, next: usize) -> (Vec<usize>, usize) {
        let first = run.first().copied();
        run.retain(|j| Some(*j) == first || !self.mentions.get(*j).is_some_and(|m| self.seat(m)));
        let Some(last) = run.last().copied().filter(|_| run.len() > 1) else { return (run, next) };
        let [Some(name), Some(open)] = [last, last + 1].map(|j| self.mentions.get(j)) else { return (run, next) };
        let inside = || self.mentions.iter().skip(last + 2).take_while(|n| n.what != What::Mark(')'));
        let places = inside().filter(|n| matches!(n.what, What::Rank { .. })).count();
        let first = self.mentions.get(last + 2).is_some_and(|n| matches!(n.what, What::Rank { word: false, .. }) && n.t0 <= open.t1 + 2);
        let shared = (open.t0..open.t1 + 3).any(|t| matches!(self.word(t), "cùng" | "đều" | "đồng"));
        let comma = name.t0.checked_sub(1).is_some_and(|t| self.word(t) == ",");
        if open.what != What::Mark('(') || open.t0 > name.t1 || places != 1 || !first || shared || !comma {
            return (run, next);
        }
        run.pop();
        (run, last)
    }

    /// `A, B và C lần lượt đứng đầu bảng xếp hạng`: the first places in the order of the names.
    pub(super) fn leads_in_turn(&mut self, i: usize, m: &Mention) -> bool {
        let turn = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|o| o.what == What::Order && m.t0 <= o.t1 + 2);
        let turn = turn || self.turn_behind(i, m);
        let row = self.row_before(None);
        let alike = row.windows(2).all(
            |w| matches!(w, [a, b] if std::mem::discriminant(&a.value.kind) == std::mem::discriminant(&b.value.kind) && a.value != b.value),
        );
        // "lần lượt dẫn đầu PCI và PAPI", "lần lượt đứng đầu các năm 2021, 2022": each leads something of its own.
        let others = self.mentions.iter().skip(i + 1).take_while(|n| !matches!(n.what, What::Mark(';') | What::Subject(_)));
        let (mut rankings, mut years): (Vec<&What>, usize) = (Vec::new(), 0);
        for n in others {
            if matches!(n.what, What::Index(_) | What::Part(_) | What::Block(_)) && !rankings.contains(&&n.what) {
                rankings.push(&n.what);
            }
            years += usize::from(matches!(n.what, What::Year(_) | What::Relative(_)));
        }
        let who = row;
        if !turn || !alike || who.len() < 2 || rankings.len() > 1 || years > 1 || self.list.is_some_and(|l| l.left > 0) || !self.fresh {
            return false;
        }
        let mut opened = Vec::new();
        for (n, one) in (1..).zip(&who) {
            let mut p = self.proto(m);
            (p.rank, p.rule) = (Some(n), "respectively");
            self.scene.who = vec![one.clone()];
            opened.extend(self.open_claims(p));
            self.frame.last_rank = Some(n);
        }
        self.scene.who = who;
        self.open = opened;
        true
    }

    /// `A và B dẫn đầu cả nước, lần lượt tăng 11,9% và 11,8%`: the figures in turn right behind the place tell the order of the names.
    fn turn_behind(&self, i: usize, m: &Mention) -> bool {
        const NEAR: usize = 5;
        let order = self.mentions.iter().skip(i + 1).find(|n| !matches!(n.what, What::Scope(_) | What::Mark(',')));
        let order = order.filter(|o| o.what == What::Order && o.t0 <= m.t1 + NEAR);
        let figure = |t: usize| self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number);
        order.is_some_and(|o| (o.t1..o.t1 + 4).any(figure))
    }

    /// `A (3,5 tỷ USD), B (3 tỷ USD), C (2 tỷ USD) theo thứ tự là ba địa phương đứng đầu`: brackets part the names of one row; `count` of
    /// them are told of. Else those in hand.
    pub(super) fn row_before(&self, count: Option<usize>) -> Vec<Slot<Who>> {
        let fits = self.chain.len() > self.scene.who.len() && count.map_or(self.scene.who.len() == 1, |n| self.chain.len() == n);
        if self.scene.order && fits { self.chain.clone() } else { self.scene.who.clone() }
    }
}
