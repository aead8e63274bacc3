//! Exact ranks: one for all, one each, from one to another, said by a number or by a word.
use super::*;

/// Each of the slots, or once none where there are none.
fn each<T>(slots: &[Slot<T>]) -> impl Iterator<Item = Option<&Slot<T>>> {
    slots.iter().map(Some).chain(slots.is_empty().then_some(None))
}

impl Walk<'_> {
    /// Opens a claim for every combination of the slots in force.
    pub(super) fn open_claims(&mut self, base: Proto) -> Vec<usize> {
        let mut opened = Vec::new();
        for who in each(&self.scene.who) {
            for index in each(&self.scene.index) {
                for part in each(&self.scene.parts) {
                    for year in each(&self.scene.years) {
                        let mut p = base.clone();
                        p.who = who.cloned().or_else(|| self.frame.topic.clone().map(|t| t.carried(Origin::Paragraph)));
                        p.index = index.cloned().or_else(|| self.frame.index.clone());
                        p.part = part
                            .cloned()
                            .or_else(|| self.frame.part.clone().filter(|_| self.scene.index.is_empty() && !self.scene.overall));
                        if self.scene.unknown_part && p.part.is_none() {
                            p.against.push(Against::new("a component that is only pointed to", None, 0.005));
                        }
                        p.year = year.cloned().or_else(|| self.frame.year.clone().filter(|_| !self.year_of_statistic(index)));
                        if p.year.is_none() && p.index.as_ref().is_some_and(|s| self.counted_index(s.value)) {
                            p.year.clone_from(&self.frame.paragraph_year);
                        }
                        p.scope = p.scope.or_else(|| self.scene.scope.clone()).or_else(|| self.frame.scope.clone());
                        if p.of.is_none() && !p.own_of {
                            p.of = self.scene.of.or(self.frame.of);
                        }
                        opened.push(self.protos.len());
                        self.protos.push(p);
                    }
                }
            }
        }
        self.scene.parts_used = true;
        self.scene.denied_to = 0;
        self.open.clone_from(&opened);
        self.fresh = false;
        opened
    }

    /// `Năm 2023, quy mô kinh tế đứng thứ 12. PCI hiện đứng thứ 2`: the year of what is only counted is no edition of an index named
    /// after it.
    fn year_of_statistic(&self, index: Option<&Slot<usize>>) -> bool {
        index.is_some_and(|s| !self.counted_index(s.value)) && self.frame.year_index.is_some_and(|i| self.counted_index(i))
    }

    pub(super) fn counted_index(&self, i: usize) -> bool {
        self.setting.counts(i)
    }

    /// A run of exact ranks: one for all, or one each for a group of as many.
    pub(super) fn ranks(&mut self, i: usize) -> usize {
        if self.scene.nobody {
            self.frame.last_rank = None;
            return i + 1;
        }
        let Some(first) = self.mentions.get(i) else { return i + 1 };
        // "không đặt mục tiêu đứng nhất": what nobody aims at.
        if self.scene.target && self.scene.denied_to > first.t0 && self.no_goal() {
            self.fresh = true;
            return i + 1;
        }
        // "huyện Quảng Điền có điểm bình quân đứng đầu": a group's mean is no subject's.
        let mean = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| p.what == What::Average && first.t0 <= p.t1 + 2);
        if mean && self.setting.ranks_units {
            self.fresh = true;
            return i + 1;
        }
        if let Some(next) = self.either_place(i, first).or_else(|| self.of_other_parts(i, first)) {
            return next;
        }
        if self.of_counted_parts(i, first) || self.once_undated(first) {
            return self.pass_counted_parts(i);
        }
        self.take_part_behind(i, first);
        if self.of_a_movement(first) {
            return i + 1;
        }
        // "đứng thứ hai từ dưới lên" counts from the end.
        let upwards = matches!(
            (self.word(first.t1), self.word(first.t1 + 1)),
            ("từ", "dưới" | "cuối") | ("tính", "từ") | ("dưới" | "cuối", "lên") | ("áp", "chót")
        );
        if upwards || self.among_the_worst(first) || self.leads_a_change(i, first) {
            self.frame.last_rank = None;
            self.fresh = true;
            return i + 1;
        }
        if let Some(next) = self.held_against_named(i, first) {
            return next;
        }
        if self.held_against(i, first) || self.counted_there(i, first) {
            return i + 1;
        }
        let unknown = self.unknown_subject(first) || self.held_by_unknown(i, first);
        if unknown && let What::Rank { n, .. } = first.what {
            // "…; Xứ X đứng thứ ba. Tiếp theo là A": a place is taken, whoever has it.
            self.frame.last_rank = Some(n);
        }
        if unknown || self.of_several(i, first) {
            self.fresh = true;
            return i + 1;
        }
        if let Some(next) = self.rank_range(i, first).or_else(|| self.order_from(i, first)).or_else(|| self.place_of_several(i, first)) {
            return next;
        }
        if let Some(next) = self.place_in_parts(i, first).or_else(|| self.place_in_scored_parts(i, first)) {
            return next;
        }
        if let Some(next) = self.name_after_comma(i, first) {
            return next;
        }
        let from_at = self.scene.from_at.take();
        let near = |t: usize| {
            (t..first.t0).all(|k| {
                matches!(
                    self.word(k),
                    "vị" | "trí" | "hạng" | "thứ" | "mức" | "số" | "chỗ" | "xếp" | "đứng" | "ở" | "bậc" | "ngôi" | "nhóm"
                )
            })
        };
        // "mục tiêu là từ thứ 32 trở lên" sets a bound and tells of no way.
        let bound = self.scene.target && self.word(first.t1) == "trở" && matches!(self.word(first.t1 + 1), "lên" | "về");
        if let Some(from) = from_at.filter(|t| !bound && first.t0 <= t + 4 && first.t0 >= *t && near(*t)) {
            if let Some(next) = self.beginnings_in_turn(i) {
                return next;
            }
            return self.from(i, from);
        }
        let compared = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| p.what == What::Against && first.t0 <= p.t1 + 2);
        if compared && let Some(next) = self.place_of_compared(i, first) {
            return next;
        }
        if compared {
            return self.from(i, first.t0); // "so với hạng 39 của năm 2018"
        }
        // "vị trí 47 nay thành 10", "hạng 116 thành hạng 53", "thêm 15 bậc (hạng 16 lên hạng 1)".
        let way = first.depth > 0 && matches!(self.word(first.t1), "lên" | "xuống" | "về" | "còn");
        let becomes = (self.word(first.t1) == "thành" || way)
            && self
                .mentions
                .iter()
                .skip(i + 1)
                .find(|n| n.what != What::Stand)
                .is_some_and(|n| matches!(n.what, What::Rank { word: false, .. }) && n.t0 <= first.t1 + 2);
        if self.word(first.t1) == "nay" || becomes {
            return self.from(i, first.t0);
        }
        // Looked for behind a chain or a component alone: the way back to the last chain may be long.
        let shared = (self.chain.len() > 1 || self.scene.parts.len() == 1)
            && (self.chain_end..first.t0).any(|t| matches!(self.word(t), "những" | "đều" | "cùng" | "các"));
        if self.scene.who.len() == 1 && self.chain.len() > 1 && shared && first.t0 <= self.chain_end + 8 && self.fresh {
            self.scene.who.clone_from(&self.chain);
        }
        self.parts_together(i, first, shared);
        if let Some(next) = self.each_with_its_own(i, first) {
            return next;
        }
        let (run, next) = self.run_of(i, |w| matches!(w, What::Rank { .. }));
        if self.fewer_than_names(run.len(), first) {
            self.frame.last_rank = None;
            return next;
        }
        // "A (85,7%) và B (85,5%) đứng thứ 26 và 28": as many places as names, over their brackets.
        if run.len() > 1 && run.len() == self.chain.len() && self.scene.who.len() == 1 && self.fresh && first.t0 <= self.chain_end + 8 {
            self.scene.who.clone_from(&self.chain);
        }
        if let Some(next) = self.topics_in_turn(&run, next) {
            return next;
        }
        if run.len() > 1 && self.places_again_in_turn(&run) {
            return next;
        }
        if run.len() > 1 && (self.distribute(&run) || self.names_after(&run, next)) {
            return next;
        }
        // "A, B, C lần lượt xếp thứ 2 và 3": which names the places are for cannot be told.
        if run.len() > 1 && self.scene.order && self.fresh && self.scene.who.len() > 1 {
            self.frame.last_rank = None;
            return next;
        }
        if run.len() > 1 && self.in_turn_of_none(&run, next) {
            (self.frame.last_rank, self.fresh) = (None, true);
            return next;
        }
        self.rank(i);
        i + 1
    }

    /// `vượt 18 bậc so với năm 2022, khi Thủ đô còn dừng ở hạng 24`: the place in the clause of `khi` is of the edition compared with.
    fn when_compared(&self, m: &Mention) -> Option<Slot<Edition>> {
        let when = |t: usize| matches!(self.word(t), "khi" | "lúc") || (self.word(t), self.word(t + 1)) == ("thời", "điểm");
        let opens = (1..12).filter_map(|b| m.t0.checked_sub(b)).take_while(|t| self.word(*t) != ";").find(|t| when(*t))?;
        let past = if self.word(opens) == "thời" { opens + 2 } else { opens + 1 };
        if matches!(self.word(past), "đó" | "ấy" | "này") || past == opens + 1 && self.word(past) == "mà" {
            return None;
        }
        // "so với năm 2022 khi tỉnh đứng thứ 3": with a comma or without.
        let end = if self.before(opens, 1) == "," { opens - 1 } else { opens };
        let (j, base) =
            self.mentions.iter().enumerate().find(|(_, n)| n.t1 == end && matches!(n.what, What::Year(_) | What::Relative(_)))?;
        let value = match base.what {
            What::Year(y) => Edition::Year(y),
            What::Relative(d) => Edition::Relative(d),
            _ => return None,
        };
        (self.role(j) == Role::Base).then(|| Slot::new(value, Origin::Bound, Some(self.span(base.t0, base.t1))))
    }

    /// One exact rank, of the edition compared with where its clause says so.
    pub(super) fn rank(&mut self, i: usize) {
        let Some(year) = self.mentions.get(i).and_then(|m| self.when_compared(m)) else { return self.rank_in_force(i) };
        let (from, compared) = (self.protos.len(), Some(year.value));
        let kept = std::mem::replace(&mut self.scene.years, vec![year]);
        self.fresh = true;
        self.rank_in_force(i);
        (self.scene.years, self.fresh) = (kept, true);
        for p in self.protos.iter_mut().skip(from) {
            p.compared = compared;
        }
    }

    /// One exact rank, with the slots in force.
    fn rank_in_force(&mut self, i: usize) {
        let Some(m) = self.mentions.get(i) else { return };
        let What::Rank { n, of, word } = m.what else { return };
        if word && self.scene.order && self.list.is_some_and(|l| l.left > 0) {
            if m.t0 <= self.list_end + 1 {
                self.list_end = m.t1; // "lần lượt là A đứng đầu, B, C"
            }
            return;
        }
        if let (true, Some(size)) = (word && n == 1 && !self.order_near(i), self.counted_best(i, m)) {
            (self.list, self.list_end) = (Some(RankList { next: size, ordered: false, left: size }), 0);
            return;
        }
        if word && n == 1 && (self.leads_in_turn(i, m) || self.first_of_list(i, m) || self.parts_that_lead(i, m)) {
            return;
        }
        let bracketed = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Mark('(') && n.t0 == m.t1);
        if !word && bracketed && m.depth == 0 && self.parts_that_lead(i, m) {
            return;
        }
        // "sát nút là B (hạng nhì)": the next one of the row.
        if !(word && m.depth > 0) || self.frame.last_rank.is_some_and(|last| last + 1 == n) {
            self.frame.last_rank = Some(n);
        }
        if let Some(who) = self.left_to(i, m) {
            let mut p = self.proto(m);
            (p.rank, p.of, p.own_of, p.rule) = (Some(n), of, of.is_some(), if word { "place said by a word" } else { "subject and rank" });
            // Who lost it is spoken of on.
            let kept = std::mem::replace(&mut self.scene.who, vec![who]);
            self.open_claims(p);
            (self.scene.who, self.fresh) = (kept, true);
            return;
        }
        if word && n == 1 && self.led_by_group(m) {
            self.frame.last_rank = None;
            if let Some(size) = self.group_counted(m) {
                let mut p = self.proto(m);
                (p.rank_max, p.rule) = (Some(size), "best group");
                self.open_claims(p);
            }
            self.fresh = true;
            return;
        }
        if let Some(who) = self.ranked_behind(i, m) {
            self.scene.who = vec![who];
            self.fresh = true;
        }
        let limit = self.scene.target
            && (matches!(self.before(m.t0, 1), "nhất" | "thiểu")
                || matches!((self.before(m.t0, 2), self.before(m.t0, 1)), ("không" | "chẳng", "dưới") | ("thấp", "hơn"))
                || matches!((self.word(m.t1), self.word(m.t1 + 1)), ("trở", "lên") | ("trở", "về")));
        let fill = |p: &mut Proto| {
            if limit {
                p.rank_max = Some(n);
            } else {
                p.rank = Some(n);
            }
            if of.is_some() {
                (p.of, p.own_of) = (of, true);
            }
        };
        let waiting = !self.fresh && !self.open.is_empty() && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| !p.placed()));
        let (start, end) = self.span(m.t0, m.t1);
        if waiting && !self.name_comes(i, m) {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    fill(p);
                    (p.start, p.end) = (p.start.min(start), p.end.max(end));
                    if p.rule.is_empty() || matches!(p.rule, "movement alone" | "movement aimed at") {
                        p.rule = "movement and rank";
                    }
                }
            }
            return;
        }
        // "xếp cuối bảng (năm 2019 xếp thứ 11)": the number is another year's.
        let behind = self.protos.last().map_or(0, |p| p.end);
        let of_year = self.mentions.iter().take(i).rev().take_while(|n| self.span(n.t0, n.t1).0 >= behind);
        let other_year = of_year.into_iter().any(|n| matches!(n.what, What::Year(_))) && self.protos.iter().any(|p| p.last);
        // "Chót bảng là X (19/19)".
        let bracketed = m.depth > 0 && self.scene.who.len() == 1 && !other_year;
        let said = self
            .protos
            .iter_mut()
            .rev()
            .take(2)
            .find(|p| bracketed && p.last && p.who.as_ref().map(|w| &w.value) == self.scene.who.first().map(|w| &w.value));
        if let (Some(p), false) = (said, word) {
            p.last = false;
            fill(p);
            return;
        }
        // "chót bảng với hạng 63": the number says it exactly.
        // "không đội sổ nhưng chỉ xếp thứ 59": the denied place is another one.
        let held = |p: &Proto| p.last && p.modality != Modality::Negated;
        let only_last =
            !self.fresh && !other_year && self.open.iter().all(|at| self.protos.get(*at).is_some_and(held)) && !self.open.is_empty();
        // "đứng cuối vùng, hạng 58 cả nước": the last one of a region has a place among all.
        let regional = self.open.iter().any(|at| {
            self.protos.get(*at).and_then(|p| p.scope.as_ref()).is_some_and(|s| s.value.starts_with("region:") || s.value == "asean")
        });
        let among_all = self
            .mentions
            .get(i + 1)
            .is_some_and(|n| n.t0 <= m.t1 + 1 && matches!(&n.what, What::Scope(s) if s == "national" || s == "world"));
        if only_last && !word && regional && among_all {
            let scene = self.scene.scope.take();
            let mut p = self.proto(m);
            fill(&mut p);
            p.rule = "subject and rank";
            self.open_claims(p);
            self.scene.scope = scene;
            return;
        }
        if only_last && !word {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    p.last = false;
                    fill(p);
                }
            }
            return;
        }
        // "ở vị trí số 1 … dẫn đầu": the same place said twice.
        let repeated = !self.fresh
            && word
            && !self.open.is_empty()
            && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.rank == Some(n)));
        let renewed =
            self.mentions.iter().skip(i + 1).find(|n| n.t0 >= m.t1 && !matches!(n.what, What::About | What::Stand)).is_some_and(|n| {
                n.t0 <= m.t1 + 6 && matches!(n.what, What::Part(_) | What::Pillars(_) | What::Region | What::Scope(_) | What::Index(_))
            });
        if repeated && !renewed {
            return;
        }
        let mut p = self.proto(m);
        fill(&mut p);
        // A list under "Thứ hạng PCI của X:" says once what its figures are.
        let listed = self.listed && self.frame.ranking;
        p.weak = !word && of.is_none() && !matches!(self.word(m.t0), "thứ") && !listed;
        // "từ 94 lên 89": the end of a way whose beginning was told.
        let way = self.protos.last().is_some_and(|q| q.rule == "from … to …")
            && (1..=5).any(|b| matches!(self.before(m.t0 + 1, b), "lên" | "xuống" | "thành" | "còn"));
        p.rule = match (word, way) {
            (true, _) => "place said by a word",
            (_, true) => "… to …",
            _ => "subject and rank",
        };
        self.open_claims(p);
    }

    /// `lần lượt xếp thứ 8, 18 và 28`: pairs the ranks with the nearest group of as many.
    pub(super) fn distribute(&mut self, run: &[usize]) -> bool {
        let k = run.len();
        let ranks: Vec<(usize, u32, Option<u32>)> = run
            .iter()
            .filter_map(|j| {
                self.mentions.get(*j).and_then(|m| if let What::Rank { n, of, .. } = m.what { Some((*j, n, of)) } else { None })
            })
            .collect();
        if self.scene.who.len() != k && self.chain.len() == k {
            self.scene.who.clone_from(&self.chain);
        }
        let by_part = self.scene.parts.len() == k;
        let by_who = !by_part && self.scene.who.len() == k;
        let by_index = !by_part && !by_who && self.scene.index.len() == k;
        let others = by_part || by_who || by_index;
        // "Trong 3 năm từ 2019 đến 2021, … lần lượt xếp thứ 30, 20, 15".
        if !others
            && self.scene.years.len() != k
            && let Some(years) = self.span_of(k).filter(|_| self.scene.order)
        {
            self.scene.years = years;
        }
        let by_year = !others && self.scene.years.len() == k;
        if !(others || by_year) {
            return false;
        }
        let mut opened = Vec::new();
        let (start, _) = run.first().and_then(|j| self.mentions.get(*j)).map_or((0, 0), |m| self.span(m.t0, m.t1));
        let (parts, who, index, years) =
            (self.scene.parts.clone(), self.scene.who.clone(), self.scene.index.clone(), self.scene.years.clone());
        for (at, (j, n, of)) in ranks.into_iter().enumerate() {
            let Some(m) = self.mentions.get(j) else { continue };
            let mut p = self.proto(m);
            p.start = start;
            (p.rank, p.of, p.own_of, p.rule) = (Some(n), of, of.is_some(), "respectively");
            if by_who {
                self.frame.last_rank = Some(n);
            }
            let pick = |on: bool, at: usize, len: usize| if on { at..at + 1 } else { 0..len };
            self.scene.parts = parts.get(pick(by_part, at, parts.len())).unwrap_or_default().to_vec();
            self.scene.who = who.get(pick(by_who, at, who.len())).unwrap_or_default().to_vec();
            self.scene.index = index.get(pick(by_index, at, index.len())).unwrap_or_default().to_vec();
            self.scene.years = years.get(pick(by_year, at, years.len())).unwrap_or_default().to_vec();
            opened.extend(self.open_claims(p));
        }
        (self.scene.parts, self.scene.who, self.scene.index, self.scene.years) = (parts, who, index, years);
        self.open = opened;
        true
    }
}
