//! What is ranked: indices and their components, before or behind the value.
use super::*;

impl Walk<'_> {
    pub(super) fn index(&mut self, i: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        if self.role(i) != Role::Normal || self.one_of_several(m) || self.beside_another(i, m) {
            return i + 1;
        }
        let (mut run, mut next) = self.run_of(i, |w| matches!(w, What::Index(_)));
        if let Some((kept, first)) = self.next_topic(&run, next) {
            run.truncate(kept);
            next = first;
        }
        let mut group: Vec<Slot<usize>> = Vec::new();
        for m in run.iter().filter_map(|j| self.mentions.get(*j)) {
            if let What::Index(x) = m.what
                && !group.iter().any(|g| g.value == x)
            {
                group.push(Slot::new(x, Origin::Sentence, Some(self.span(m.t0, m.t1))));
            }
        }
        self.announced.extend(group.iter().cloned());
        self.of_the_nation(&group, next);
        // "Chỉ số … (DTI)" and "Chỉ số CĐS DTI" name one index twice.
        let mut bracketed = false;
        while let Some(n) = self.mentions.get(next) {
            let repeats = matches!(n.what, What::Index(x) if group.last().is_some_and(|g| g.value == x));
            if repeats
                || n.what == What::Mark('(')
                    && matches!(self.mentions.get(next + 1).map(|x| &x.what), Some(What::Index(x)) if group.last().is_some_and(|g| g.value == *x))
            {
                bracketed |= n.what == What::Mark('(');
                next += 1;
            } else {
                break;
            }
        }
        if bracketed {
            next = self.behind_repetition(next);
        }
        if self.goes_on_behind(i, &group) {
            self.scene.index = group;
            return next;
        }
        if self.index_behind(m, i, next) {
            self.expand_index(&group);
            self.scene.index = group;
            return next;
        }
        if self.completes_place(i, &group) {
            self.scene.index = group;
            return next;
        }
        // "Cải cách thủ tục được đẩy mạnh, PAR INDEX đứng thứ 45": behind the comma the whole is ranked.
        let last = self.mentions.iter().take(i).rev().find(|n| matches!(n.what, What::Part(_))).map(|n| n.t1);
        // "Tham gia điện tử năm 2024, theo khảo sát EGDI: …": whose component it is.
        let source = self.before(m.t0, 1) == "theo" && self.mentions.first().is_some_and(|n| matches!(n.what, What::Part(_)) && n.t0 <= 2);
        let parted = last.is_some_and(|end| !self.scene.parts_held && !source && (end..m.t0).any(|t| matches!(self.word(t), "," | ";")));
        if self.scene.parts_used || group.len() > 1 || parted || self.held_by_another(&group, m) {
            self.scene.parts.clear();
            (self.scene.parts_used, self.scene.parts_held) = (false, false);
        }
        self.scene.index = group;
        self.fresh = true;
        next
    }

    /// `Về quản trị điện tử, X đứng thứ 2 PAPI 2021 với 3,7 điểm`: the ranking right behind the place in one of its components, which holds for
    /// the clause.
    fn completes_place(&self, i: usize, group: &[Slot<usize>]) -> bool {
        let ([index], [part]) = (group, self.scene.parts.as_slice()) else { return false };
        let own = matches!(&part.value, Part::Known(all) if all.iter().any(|(x, _)| *x == index.value));
        let place = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|v| matches!(v.what, What::Rank { .. } | What::Last));
        let near = place.zip(self.mentions.get(i)).is_some_and(|(v, m)| m.t0 <= v.t1 + 1);
        own && near && self.scene.parts_held && !self.fresh && self.scene.index.is_empty()
    }

    /// `Bên cạnh ICT Index, IT Industry Index 2020 xếp X số 1`: a ranking that is only mentioned beside the one that the sentence tells of.
    fn beside_another(&self, i: usize, m: &Mention) -> bool {
        let led = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|b| b.what == What::Beside && b.t0 == 0 && b.t1 == m.t0);
        let beside = led && (self.word(0), self.word(1)) == ("bên", "cạnh") && self.word(m.t1) == ",";
        let other = self.mentions.iter().skip(i + 1).take(3).any(|n| matches!(n.what, What::Index(_)));
        beside && other && !self.mentions.iter().any(|n| n.what == What::Each)
    }

    /// `được trọn 100 điểm ở các chỉ số giá trị xuất khẩu, …`: where a ranking is spoken of, a statistic among several of its indicators.
    fn one_of_several(&self, m: &Mention) -> bool {
        let What::Index(x) = m.what else { return false };
        let several = (2..=4).any(|b| {
            matches!(self.before(m.t0, b), "các" | "những" | "nhiều")
                && matches!((self.before(m.t0, b - 1), self.before(m.t0, b - 2)), ("chỉ" | "tiêu", "số" | "chí" | "tiêu"))
        });
        let ranking = self.scene.index.last().or(self.frame.index.as_ref()).is_some_and(|s| !self.counted_index(s.value));
        several && ranking && self.counted_index(x) && !matches!(self.word(m.t1), "xếp" | "đứng" | "ở" | "đều")
    }

    /// `PAPI (chỉ số hiệu quả quản trị … cấp tỉnh ở Việt Nam)`: what is left of a bracket that only repeats the name is passed over.
    fn behind_repetition(&self, next: usize) -> usize {
        let plain =
            |n: &Mention| matches!(n.what, What::Subject(_) | What::Scope(_) | What::Unit | What::About | What::OfWord | What::Stand);
        let rest = || self.mentions.iter().skip(next).take(6);
        match rest().position(|n| n.what == What::Mark(')')) {
            Some(close) if rest().take(close).all(plain) => next + close + 1,
            _ => next,
        }
    }

    /// `Về tăng trưởng kinh tế, X đạt 8%, thu nhập bình quân đứng thứ 4`: behind a comma another index leaves what the clause began with.
    fn held_by_another(&self, group: &[Slot<usize>], m: &Mention) -> bool {
        let [index] = group else { return false };
        let other = |s: &Slot<Part>| matches!(&s.value, Part::Known(all) if all.iter().all(|(x, _)| *x != index.value));
        self.scene.parts_held && self.before(m.t0, 1) == "," && !self.scene.parts.is_empty() && self.scene.parts.iter().all(other)
    }

    pub(super) fn expand_index(&mut self, group: &[Slot<usize>]) {
        self.expand(group, |p, index| p.index = Some(index));
    }

    /// Makes each open claim one for every slot of the group.
    fn expand<T: Clone>(&mut self, group: &[Slot<T>], set: impl Fn(&mut Proto, Slot<T>)) {
        for at in self.open.clone() {
            let Some(base) = self.protos.get(at).cloned() else { continue };
            for (k, slot) in group.iter().enumerate() {
                let slot = Slot { origin: Origin::Bound, ..slot.clone() };
                if k == 0 {
                    if let Some(p) = self.protos.get_mut(at) {
                        set(p, slot);
                    }
                } else {
                    let mut p = base.clone();
                    set(&mut p, slot);
                    self.open.push(self.protos.len());
                    self.protos.push(p);
                }
            }
        }
        self.open.sort_unstable();
    }

    pub(super) fn part(&mut self, i: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        // "Đầu ra có thứ hạng tốt hơn đầu vào dù giảm 1 bậc": what the component in hand is only held against.
        if self.before(m.t0, 1) == "hơn" && !self.scene.parts.is_empty() && self.role(i) == Role::Normal {
            return i + 1;
        }
        let (mut run, mut next) = self.run_of(i, |w| matches!(w, What::Part(_)));
        // "được 7,4 điểm ở A; B thì được 4,9 điểm": behind its value a name ends at the semicolon.
        let behind = !self.fresh && !self.open.is_empty();
        let parted = |j: &usize| self.mentions.get(*j).is_some_and(|n| self.before(n.t0, 1) == ";");
        if let Some(k) = run.iter().skip(1).position(parted).filter(|_| behind && !self.scene.order && self.part_list.is_none()) {
            let cut = k + 1;
            if let Some(first) = run.get(cut).copied().filter(|_| self.valued_before(cut, &run)) {
                run.truncate(cut);
                next = first;
            }
        }
        let group: Vec<Slot<Part>> = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .filter_map(|m| {
                if let What::Part(p) = &m.what {
                    self.usable(p).map(|p| Slot::new(p, Origin::Sentence, Some(self.span(m.t0, m.t1))))
                } else {
                    None
                }
            })
            .collect();
        if group.is_empty() {
            return next;
        }
        // "đáng lo nhất sau P là Q": the first is only compared with.
        if matches!(self.before(m.t0, 1), "sau" | "hơn" | "trừ") && run.len() > 1 && (m.t1..m.t1 + 2).any(|t| self.word(t) == "là") {
            return i + 1;
        }
        if self.in_passing(m, next) {
            return next;
        }
        if self.part_behind(m, i, next) {
            self.expand(&group, |p, part| p.part = Some(part));
            self.points_of_part();
            self.scene.parts = group;
            self.scene.parts_used = true;
            // "… đứng đầu, đó là A; B", "… dẫn đầu gồm: A, B": names that go on behind the first.
            let colon = self.mentions.iter().take(i).rev().take(3).any(|n| n.what == What::Mark(':'))
                || (1..=4).any(|b| matches!(self.before(m.t0, b), "gồm" | "là") && self.lists_more(next));
            self.part_list = self.open.first().filter(|_| colon).and_then(|at| self.protos.get(*at)).cloned();
            return next;
        }
        if let Some(base) = self.part_list.clone() {
            // "… đứng nhất: A (8 điểm), B (8,6 điểm)": the list after the colon goes on.
            let comma = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| matches!(n.what, What::Mark(',' | ';')));
            let and = (1..=4).map(|b| self.before(m.t0, b)).find(|w| !matches!(*w, "\"" | "chỉ" | "số" | "tiêu" | "chí"));
            let after_comma = comma || and == Some("và");
            let own = self
                .mentions
                .iter()
                .skip(next)
                .take_while(|n| !matches!(n.what, What::Mark(',' | ';')))
                .any(|n| matches!(n.what, What::Rank { .. } | What::Move(_)));
            if after_comma && !own {
                self.open.clear();
                for part in &group {
                    self.open.push(self.protos.len());
                    self.protos.push(Proto { part: Some(part.clone()), score: None, delta: None, base: None, ..base.clone() });
                }
                self.scene.parts = group;
                self.scene.parts_used = true;
                self.fresh = false;
                return next;
            }
            self.part_list = None;
        }
        self.scene.parts_held = self.opens_clause(m) || self.heads_names(m);
        self.scene.parts = group;
        self.scene.parts_used = false;
        self.fresh = true;
        next
    }

    /// Whether the component behind the cut of a run has points or a place of its own before the next semicolon.
    fn valued_before(&self, cut: usize, run: &[usize]) -> bool {
        let Some(last) = run.get(cut).copied() else { return false };
        self.mentions
            .iter()
            .skip(last + 1)
            .take_while(|n| n.what != What::Mark(';'))
            .any(|n| matches!(n.what, What::Score { .. } | What::Rank { .. } | What::Move(_)) && n.depth == 0)
    }

    /// `có một số lĩnh vực đứng thứ nhất, cụ thể như X đạt 0,9 điểm và Y đạt 0,8 điểm`: the place is that of each of them.
    fn exemplified(&self, value: &Mention, m: &Mention) -> bool {
        const LEAD: [&str; 20] = [
            ",", "cụ", "thể", "như", "là", "gồm", "đó", "chỉ", "số", "về", "các", ":", "\"", "tiêu", "chí", "trụ", "cột", "lĩnh", "vực",
            "cả",
        ];
        let head = (0..value.t0).rev().take(24).any(|t| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("chỉ", "số" | "tiêu") | ("lĩnh", "vực") | ("tiêu", "chí") | ("nội", "dung") | ("trụ", "cột")
            ) && (1..=2).any(|b| {
                let before = self.before(t, b);
                matches!(before, "số" | "nhiều" | "những" | "các" | "hai" | "ba" | "bốn" | "năm") || before.parse::<u32>().is_ok()
            })
        });
        let said = (value.t1..m.t0)
            .any(|t| matches!((self.word(t), self.word(t + 1)), ("cụ", "thể") | ("đó", "là")) || matches!(self.word(t), "gồm" | "như"));
        matches!(value.what, What::Rank { .. } | What::Last) && head && said && self.glue_or_names(value.t1, m.t0, &LEAD)
    }

    /// Whether more components follow, each with points of its own at most.
    fn lists_more(&self, next: usize) -> bool {
        let rest = self.mentions.get(next..).unwrap_or_default();
        rest.iter().any(|n| matches!(n.what, What::Part(_)))
            && rest.iter().all(|n| {
                matches!(n.what, What::Part(_) | What::Mark(_) | What::Score { .. } | What::Is | What::Stand | What::OfWord | What::About)
            })
    }

    /// A component counts only inside an index that the page speaks of.
    pub(super) fn usable(&self, part: &Part) -> Option<Part> {
        match part {
            Part::Named(_) => Some(part.clone()),
            Part::Known(all) => {
                let current = self.scene.index.last().or(self.frame.index.as_ref()).map(|s| s.value);
                let here: Vec<_> = all.iter().copied().filter(|(x, _)| Some(*x) == current).collect();
                if !here.is_empty() {
                    return Some(Part::Known(here));
                }
                let named: Vec<_> = all.iter().copied().filter(|(x, _)| self.setting.named_indices.contains(x)).collect();
                if !named.is_empty() {
                    return Some(Part::Known(named));
                }
                (all.len() == 1).then(|| Part::Known(all.clone()))
            }
        }
    }

    /// Whether the components stand behind their value: `dẫn đầu 5/8: …`, `thứ 2 về hạ tầng số`.
    pub(super) fn part_behind(&self, m: &Mention, i: usize, next: usize) -> bool {
        const GLUE: [&str; 58] = [
            "đó", "như", "sau", "thứ", "(", ")", "về", "ở", "tại", "trong", "cả", "luôn", "ba", "3", "hai", "2", "bốn", "4", "trụ", "cột",
            "chỉ", "số", "các", ":", "thành", "phần", "nhóm", "toàn", "quốc", "nước", "tỉnh", "thế", "giới", "là", "chính", "hạng", "mục",
            "lĩnh", "vực", "gồm", "nội", "dung", "\"", "tiêu", "chí", "đồng", "thời", "vấn", "đề", "việc", "mặt", "công", "tác", "khía",
            "cạnh", "khâu", "xếp", "bảng",
        ];
        if self.fresh || self.open.is_empty() {
            return false;
        }
        // "Ba tỉnh A, B và C đạt điểm cao nhất về P": the superlative has become a claim.
        let sized = self
            .open
            .first()
            .and_then(|at| self.protos.get(*at))
            .is_some_and(|p| matches!(p.rule, "group with its size" | "place said by a word"));
        let said = |v: &Mention| v.is_value() || sized && matches!(v.what, What::Highest | What::Lowest);
        let Some(value) = self.mentions.iter().take(i).rev().find(|v| said(v) && v.depth <= m.depth) else { return false };
        if m.t0 < value.t1 || m.t0 - value.t1 > 14 {
            return false;
        }
        // "39,5 điểm đầu vào (hạng 25)": the name right behind its points.
        let right_behind = matches!(value.what, What::Score { .. }) && value.t1 == m.t0 && self.word(m.t1) == "(";
        if right_behind || self.exemplified(value, m) || self.pointed_behind(value, m) {
            return true;
        }
        // "đứng đầu các tỉnh, thành phố trực thuộc Trung ương về P": those among whom stand between.
        let among = self.units_end(value.t1);
        let among = among > value.t1 && among < m.t0 && matches!(self.word(among), "về" | "ở") && self.glue_or_names(among, m.t0, &GLUE);
        if !among && !self.glue_or_names(value.t1, m.t0, &GLUE) {
            return false;
        }
        // "thứ 9 về chính quyền số, …": the preposition binds it to the rank before.
        let about = (1..=4).take_while(|b| m.t0 >= value.t1 + b).any(|b| matches!(self.before(m.t0, b), "về" | "ở" | "tại"));
        if about {
            return true;
        }
        for n in self.mentions.iter().skip(next) {
            match n.what {
                What::Mark(';') => break,
                What::Mark(',') if n.depth == m.depth => break,
                _ if n.depth > m.depth => {}
                What::Rank { .. } | What::Last => return false,
                // "đứng đầu chỉ số P với 8,3 điểm": the points come with the place.
                What::Score { .. } => {
                    let parted = (value.t1..m.t0).any(|t| matches!(self.word(t), ":" | "("));
                    return !parted && self.word(m.t1) == "với" && matches!(value.what, What::Rank { .. } | What::Last);
                }
                _ => {}
            }
        }
        true
    }

    pub(super) fn pillars(&mut self, n: u32, i: usize, m: &Mention) -> usize {
        if self.mentions.get(i + 1).is_some_and(|p| matches!(p.what, What::Part(_)) && p.t0 <= m.t1 + 2) {
            return i + 1;
        }
        if self.rankings_again(n, m) {
            return i + 1;
        }
        let Some(index) = self.scene.index.last().or(self.frame.index.as_ref()).map(|s| s.value) else { return i + 1 };
        let parts = self.setting.pillars(index);
        // "chiếm ngôi đầu ở ba trụ cột": the place right before is in each of them.
        let value = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|v| !matches!(v.what, What::About | What::Stand));
        let value = value.or_else(|| i.checked_sub(2).and_then(|j| self.mentions.get(j)));
        let behind = value.is_some_and(|v| matches!(v.what, What::Rank { .. }) && m.t0 <= v.t1 + 2) && !self.fresh;
        if parts.len() == n as usize && behind && matches!(self.before(m.t0, 1), "ở" | "tại" | "về" | "trong" | "cả") {
            for at in std::mem::take(&mut self.open) {
                let Some(base) = self.protos.get(at).filter(|p| p.part.is_none()).cloned() else { continue };
                for (k, part) in parts.iter().enumerate() {
                    let part = Some(Slot::new(Part::Known(vec![*part]), Origin::Bound, Some(self.span(m.t0, m.t1))));
                    match self.protos.get_mut(at).filter(|_| k == 0) {
                        Some(p) => p.part = part,
                        None => self.protos.push(Proto { part, score: None, ..base.clone() }),
                    }
                }
            }
            self.fresh = true;
            return i + 1;
        }
        if parts.len() == n as usize {
            let span = Some(self.span(m.t0, m.t1));
            self.scene.parts = parts.into_iter().map(|p| Slot::new(Part::Known(vec![p]), Origin::Sentence, span)).collect();
            self.scene.parts_used = false;
            self.fresh = true;
        }
        i + 1
    }
}
