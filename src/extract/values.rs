//! Values met while walking a sentence: they open claims or complete open ones.
use super::*;

impl Walk<'_> {
    /// Opens a claim for every combination of the slots in force.
    fn open_claims(&mut self, base: Proto) -> Vec<usize> {
        let whos: Vec<Option<Slot<Who>>> =
            if self.scene.who.is_empty() { vec![None] } else { self.scene.who.iter().cloned().map(Some).collect() };
        let indices: Vec<Option<Slot<usize>>> =
            if self.scene.index.is_empty() { vec![None] } else { self.scene.index.iter().cloned().map(Some).collect() };
        let parts: Vec<Option<Slot<Part>>> =
            if self.scene.parts.is_empty() { vec![None] } else { self.scene.parts.iter().cloned().map(Some).collect() };
        let years: Vec<Option<Slot<Edition>>> =
            if self.scene.years.is_empty() { vec![None] } else { self.scene.years.iter().cloned().map(Some).collect() };
        let mut opened = Vec::new();
        for who in &whos {
            for index in &indices {
                for part in &parts {
                    for year in &years {
                        let mut p = base.clone();
                        p.who = who.clone().or_else(|| self.frame.topic.clone().map(|t| t.carried(Origin::Paragraph)));
                        p.index = index.clone().or_else(|| self.frame.index.clone());
                        p.part = part.clone();
                        p.year = year.clone().or_else(|| self.frame.year.clone());
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

    /// A run of exact ranks: one for all, or one each for a group of as many.
    pub(super) fn ranks(&mut self, i: usize) -> usize {
        if self.scene.nobody {
            return i + 1;
        }
        let Some(first) = self.mentions.get(i) else { return i + 1 };
        if self.unknown_subject(first) {
            self.fresh = true;
            return i + 1;
        }
        if let Some(next) = self.rank_range(i, first) {
            return next;
        }
        let from_at = self.scene.from_at.take();
        let near = |t: usize| (t..first.t0).all(|k| matches!(self.word(k), "vị" | "trí" | "hạng" | "thứ" | "mức" | "số" | "chỗ"));
        if let Some(from) = from_at.filter(|t| first.t0 <= t + 4 && first.t0 >= *t && near(*t)) {
            return self.from(i, from);
        }
        let compared = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| p.what == What::Against && first.t0 <= p.t1 + 2);
        if compared {
            return self.from(i, first.t0); // "so với hạng 39 của năm 2018"
        }
        if self.word(first.t1) == "nay" {
            return self.from(i, first.t0); // "vị trí 47 nay thành 10"
        }
        let shared = (self.chain_end..first.t0).any(|t| matches!(self.word(t), "những" | "đều" | "cùng" | "các"));
        if self.scene.who.len() == 1 && self.chain.len() > 1 && shared && first.t0 <= self.chain_end + 8 && self.fresh {
            self.scene.who.clone_from(&self.chain);
        }
        let (run, next) = self.run_of(i, |w| matches!(w, What::Rank { .. }));
        if run.len() > 1 && (self.distribute(&run) || self.names_after(&run, next)) {
            return next;
        }
        self.rank(i);
        i + 1
    }

    /// `từ vị trí 57 năm 2019`: an earlier rank, that stays beside the open claim.
    fn from(&mut self, i: usize, _from: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        let What::Rank { n, of, .. } = m.what else { return i + 1 };
        let mut p = self.proto(m);
        (p.rank, p.of, p.own_of, p.rule) = (Some(n), of, of.is_some(), "from … to …");
        let (open, fresh) = (self.open.clone(), self.fresh);
        let kept_of = self.scene.of.take();
        let opened = self.open_claims(p);
        self.scene.of = kept_of;
        // Its own year stands right behind; else it is the base of the movement.
        let mut j = i + 1;
        let mut year = None;
        while let Some(n) = self.mentions.get(j) {
            match n.what {
                What::Year(y) if n.t0 <= m.t1 + 8 => {
                    year = Some(Slot::new(Edition::Year(y), Origin::Bound, Some(self.span(n.t0, n.t1))));
                    self.frame.last_year = Some(Edition::Year(y));
                    j += 1;
                    break;
                }
                What::Relative(d) if n.t0 <= m.t1 + 8 => {
                    year = Some(Slot::new(Edition::Relative(d), Origin::Bound, Some(self.span(n.t0, n.t1))));
                    j += 1;
                    break;
                }
                What::OfWord | What::About | What::Index(_) | What::Scope(_) | What::StepWord | What::Stand | What::Of(_)
                    if n.t0 <= m.t1 + 6 =>
                {
                    j += 1
                }
                _ => break,
            }
        }
        let found = year.is_some();
        for at in opened {
            if let Some(p) = self.protos.get_mut(at) {
                p.year = year.clone().or(Some(Slot::new(Edition::Base, Origin::Sentence, None)));
            }
        }
        self.open = open;
        self.fresh = fresh;
        if found { j } else { i + 1 }
    }

    /// One exact rank.
    fn rank(&mut self, i: usize) {
        let Some(m) = self.mentions.get(i) else { return };
        let What::Rank { n, of, word } = m.what else { return };
        if word && self.scene.order && self.list.is_some_and(|l| l.left > 0) {
            return;
        }
        self.frame.last_rank = Some(n);
        let limit = self.scene.target
            && (matches!(self.before(m.t0, 1), "nhất" | "thiểu")
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
        if waiting {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    fill(p);
                    (p.start, p.end) = (p.start.min(start), p.end.max(end));
                    if p.rule.is_empty() {
                        p.rule = "movement and rank";
                    }
                }
            }
            return;
        }
        // "chót bảng với hạng 63": the number says it exactly.
        let only_last = !self.fresh && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.last)) && !self.open.is_empty();
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
        let renewed = self.mentions.iter().skip(i + 1).find(|n| n.t0 >= m.t1).is_some_and(|n| {
            n.t0 <= m.t1 + 6 && matches!(n.what, What::Part(_) | What::Pillars(_) | What::Region | What::Scope(_) | What::Index(_))
        });
        if repeated && !renewed {
            return;
        }
        let mut p = self.proto(m);
        fill(&mut p);
        p.weak = !word && of.is_none() && !matches!(self.word(m.t0), "thứ");
        p.rule = if word { "place said by a word" } else { "subject and rank" };
        self.open_claims(p);
    }

    /// `lần lượt xếp thứ 8, 18 và 28`: pairs the ranks with the nearest group of as many.
    fn distribute(&mut self, run: &[usize]) -> bool {
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
        let by_year = !by_part && !by_who && !by_index && self.scene.years.len() == k;
        if !(by_part || by_who || by_index || by_year) {
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

    /// `các vị trí từ thứ 2 đến thứ 5 lần lượt là A, B, C, D`.
    fn rank_range(&mut self, i: usize, first: &Mention) -> Option<usize> {
        let What::Rank { n: low, .. } = first.what else { return None };
        let second = self.mentions.get(i + 1)?;
        let What::Rank { n: high, .. } = second.what else { return None };
        let between = (first.t1..second.t0).any(|t| self.word(t) == "đến") && second.t0 <= first.t1 + 4;
        let names = self.mentions.iter().skip(i + 2).take(4).any(|m| matches!(m.what, What::Order | What::Is | What::Mark(':')));
        if !between || !names || high <= low || high - low > 20 {
            return None;
        }
        self.scene.from_at = None;
        self.list = Some(RankList { next: low, ordered: true, left: high - low + 1 });
        Some(i + 2)
    }

    /// `thứ 2 và thứ 3, lần lượt là A và B`: successive ranks whose names follow.
    fn names_after(&mut self, run: &[usize], next: usize) -> bool {
        let ranks: Vec<u32> = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .filter_map(|m| if let What::Rank { n, .. } = m.what { Some(n) } else { None })
            .collect();
        let successive = ranks.windows(2).all(|w| matches!(w, [a, b] if *b == a + 1));
        let follows = self.mentions.iter().skip(next).take_while(|n| !matches!(n.what, What::Subject(_))).all(|n| {
            matches!(n.what, What::Mark(',' | ':') | What::Order | What::Is | What::Scope(_) | What::OfWord | What::Index(_) | What::Each)
        });
        let named = self.mentions.iter().skip(next).any(|n| matches!(n.what, What::Subject(_)));
        let (Some(first), true, true, true) = (ranks.first(), successive, follows, named) else { return false };
        self.list = Some(RankList { next: *first, ordered: true, left: u32::try_from(ranks.len()).unwrap_or(0) });
        true
    }

    /// A place without a number.
    pub(super) fn place(&mut self, i: usize, set: impl Fn(&mut Proto)) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        if self.scene.nobody || self.scene.target && self.scene.denied_to > m.t0 {
            return i + 1;
        }
        if self.unknown_subject(m) {
            return i + 1;
        }
        // "62/63, áp chót": the number already says it.
        let adjacent =
            self.mentions.iter().take(i).rev().find(|v| v.is_value()).is_some_and(|v| v.t1 == m.t0 && matches!(v.what, What::Rank { .. }));
        if adjacent && !self.fresh {
            return i + 1; // "xếp thứ 19 cuối bảng"
        }
        let numbered =
            !self.fresh && !self.open.is_empty() && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.rank.is_some()));
        let another_scope = self.mentions.get(i + 1).is_some_and(|n| n.t0 <= m.t1 + 1 && matches!(n.what, What::Region | What::Scope(_)));
        let named_next = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Is && n.t0 <= m.t1 + 1);
        let close = self.mentions.iter().take(i).rev().find(|v| v.is_value()).is_some_and(|v| m.t0 <= v.t1 + 3);
        if numbered && !another_scope && !named_next && close {
            let by_word = self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rule == "place said by a word"));
            if !by_word {
                return i + 1;
            }
        }
        let waiting = !self.fresh && !self.open.is_empty() && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| !p.placed()));
        if waiting {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    set(p);
                }
            }
            return i + 1;
        }
        let mut p = self.proto(m);
        set(&mut p);
        p.rule = "place said by a word";
        self.open_claims(p);
        i + 1
    }

    /// `cao nhất`, `thấp nhất`: a place only with a scope beside it, or with points in a stated ranking.
    pub(super) fn extreme(&mut self, i: usize, m: &Mention) -> usize {
        let high = m.what == What::Highest;
        if !high {
            self.list = None;
        }
        // "cao nhất của tỉnh kể từ năm 2012", "thấp nhất trong 5 năm": against its own past.
        let past = (m.t1..m.t1 + 4).any(|t| matches!(self.word(t), "kể" | "từ" | "lịch" | "nay" | "qua"))
            || matches!((self.word(m.t1), self.word(m.t1 + 1)), ("của", "tỉnh") | ("của", "thành") | ("sau", _));
        if past
            || (self.before(m.t0, 1) == "nhóm")
            || self.before(m.t0, 1) == "("
            || matches!(self.before(m.t0, 1), "tăng" | "giảm" | "từng")
        {
            return i + 1;
        }
        let scoped = self
            .mentions
            .iter()
            .skip(i + 1)
            .take(2)
            .any(|n| n.t0 <= m.t1 + 2 && matches!(n.what, What::Scope(_) | What::Region | What::Of(_)))
            || self.scene.scope.as_ref().is_some_and(|s| s.value.starts_with("region:"));
        let said = m.t1 - m.t0 >= 3 || self.before(m.t0, 1) == "điểm" || self.before(m.t0, 1) == "số";
        let points = self.mentions.iter().skip(i + 1).take(8).any(|n| matches!(n.what, What::Score { .. }) && n.t0 <= m.t1 + 14)
            && self.average_free(m.t0);
        let bare_nhat = m.t1 - m.t0 == 1;
        let led = matches!(self.frame.block, Some("so-nganh" | "huyen" | "xa" | "ministries"))
            || self.scene.who.iter().any(|w| w.origin == Origin::Sentence);
        let names_next = self.mentions.iter().skip(i + 1).take(3).any(|n| n.what == What::Is && n.t0 <= m.t1 + 1);
        let attained = matches!(self.before(m.t0, 1), "đạt" | "có" | "hạng" | "được" | "lệ" | "điểm" | "số")
            || self
                .mentions
                .iter()
                .take(i)
                .rev()
                .find(|n| !matches!(n.what, What::Mark(_)))
                .is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t1 == m.t0);
        let yes = if bare_nhat { false } else { scoped || (points && led && (said || names_next || attained)) };
        if !yes {
            return i + 1;
        }
        if high { self.place(i, |p| p.rank = Some(1)) } else { self.place(i, |p| p.last = true) }
    }

    /// Whether no average or spread of a group is spoken of before.
    fn average_free(&self, t0: usize) -> bool {
        !(t0.saturating_sub(12)..t0).any(|t| matches!(self.word(t), "lệch" | "cách" | "chênh" | "giữa"))
    }

    /// `top 10`, `nhóm 5 địa phương dẫn đầu`.
    pub(super) fn bound(&mut self, n: u32, i: usize, m: &Mention) -> usize {
        // "3 nơi rơi khỏi tốp 30" counts places and names none.
        let counted = (2..9).map_while(|b| m.t0.checked_sub(b)).take_while(|t| self.word(*t) != ",").any(|t| {
            self.word(t).len() < 4
                && self.word(t).bytes().all(|c| c.is_ascii_digit())
                && matches!(self.word(t + 1), "nơi" | "tỉnh" | "địa" | "đơn" | "xã" | "huyện" | "chỉ" | "thành")
        });
        let twice_denied = self.scene.target && self.scene.denied_to > m.t0;
        if self.list.is_some_and(|l| l.left > 0) || self.scene.nobody || counted || twice_denied {
            return i + 1;
        }
        if self.list_follows(i, m) {
            let ordered = self.order_near(i);
            self.list = Some(RankList { next: if ordered { 1 } else { n }, ordered, left: n });
            return i + 1;
        }
        let inside = (1..=7).any(|b| {
            matches!(
                self.before(m.t0, b),
                "vào"
                    | "lọt"
                    | "thuộc"
                    | "trong"
                    | "nằm"
                    | "đứng"
                    | "có"
                    | "giữ"
                    | "lên"
                    | "khỏi"
                    | "còn"
                    | "rời"
                    | "lại"
                    | "top"
                    | "đưa"
                    | "góp"
                    | "là"
                    | "đạt"
            )
        });
        let starts = m.t0 <= 1
            || self.scene.target
            || self.mentions.get(i.wrapping_sub(1)).is_some_and(|p| p.what == What::Mark(','))
            || self.frame.goals;
        let own = !self.scene.who.is_empty() || self.frame.topic.is_some();
        if !(inside || starts) || !own {
            return i + 1;
        }
        // "Trong 10 địa phương dẫn đầu có 5 thành phố" speaks of nobody.
        if self.word(m.t1) == "có" && !inside {
            return i + 1;
        }
        let mut p = self.proto(m);
        p.rank_max = Some(n);
        p.rule = "best group";
        self.open_claims(p);
        i + 1
    }

    /// Names follow the header without values of their own: `Tốp 3 …: A, B, C`, `… là A và B`.
    fn list_follows(&self, i: usize, m: &Mention) -> bool {
        let mut linked = self.scene.order && self.mentions.iter().take(i).any(|p| p.what == What::Order);
        let mut reach = m.t1 + 14;
        for n in self.mentions.iter().skip(i + 1) {
            if n.t0 > reach {
                return false;
            }
            match &n.what {
                What::Is | What::Mark(':') | What::Order => {
                    linked = true;
                    reach = reach.max(n.t1 + 8);
                }
                What::Subject(_) => return linked,
                What::Mark(',') if !linked => {
                    // "tốp 5, theo thứ tự, là A": only the order word may follow a comma.
                    reach = reach.min(n.t1 + 4);
                }
                What::Rank { .. } | What::Score { .. } | What::Move(_) | What::Anaphor(_) => return false,
                What::Against | What::Target => return false,
                _ => {}
            }
        }
        // A line that ends in a colon opens a list of lines.
        linked && self.tokens.last().is_some_and(|t| t.is(':'))
    }

    fn order_near(&self, i: usize) -> bool {
        self.scene.order
            || self.mentions.iter().skip(i + 1).take_while(|n| !matches!(n.what, What::Subject(_))).any(|n| n.what == What::Order)
    }

    /// `ba vị trí đầu lần lượt thuộc về …`, `bốn tỉnh tiếp theo là …`, `A, B, C lần lượt giữ 3 ngôi đầu`.
    pub(super) fn header(&mut self, n: u32, next: bool, i: usize, m: &Mention) -> usize {
        // "bốn tỉnh tiếp theo trong tốp 5": the group's size tells where they begin.
        let within =
            self.mentions.iter().skip(i + 1).take(3).find_map(|b| if let What::Bound(k) = b.what { k.checked_sub(n) } else { None });
        let start = if next { within.map(|k| k + 1).or(self.frame.last_rank.map(|r| r + 1)).unwrap_or(1) } else { 1 };
        let group: Vec<Slot<Who>> = self.scene.who.clone();
        let ordered_before = self.scene.order;
        if group.len() == n as usize && n >= 2 && (ordered_before || next) {
            let whos = group.clone();
            let mut opened = Vec::new();
            for (k, who) in whos.into_iter().enumerate() {
                let mut p = self.proto(m);
                p.rank = Some(start + u32::try_from(k).unwrap_or(0));
                if let (Some((a, _)), Some(first)) = (who.span, p.rank) {
                    p.start = a.min(p.start);
                    self.frame.last_rank = Some(first);
                }
                p.rule = "order of names";
                self.scene.who = vec![who];
                opened.extend(self.open_claims(p));
            }
            self.open = opened;
            self.scene.who = group;
            return i + 1;
        }
        let follows = self.list_follows(i, m);
        if follows {
            let ordered = next || self.order_near(i);
            self.list = Some(RankList { next: if ordered { start } else { n }, ordered, left: n });
            return i + 1;
        }
        let inside = (1..=4).any(|b| matches!(self.before(m.t0, b), "vào" | "lọt" | "thuộc" | "trong" | "nằm"));
        if inside && self.word(m.t1) != "có" && !next && !self.scene.nobody && !self.scene.who.is_empty() {
            let mut p = self.proto(m);
            p.rank_max = Some(n);
            p.rule = "best group";
            self.open_claims(p);
        }
        i + 1
    }

    /// `kế đó là X`, `xếp ngay sau là A và B`: names take the next ranks.
    pub(super) fn next(&mut self, i: usize, m: &Mention) -> usize {
        let Some(last) = self.frame.last_rank else { return i + 1 };
        let after = (m.t0..m.t1).any(|t| self.word(t) == "sau");
        let linked = (m.t0..m.t1 + 14).any(|t| matches!(self.word(t), "là" | ":" | "thuộc"));
        if after && !linked {
            return i + 1; // "ngay sau TP.HCM, Hà Nội …" compares
        }
        if self.list.is_some_and(|l| l.left > 0) {
            return i + 1;
        }
        let names = self.mentions.iter().skip(i + 1).find(|n| {
            !matches!(
                n.what,
                What::Is
                    | What::Mark(':' | ',')
                    | What::Order
                    | What::Anaphor(_)
                    | What::Unit
                    | What::Stand
                    | What::Header(..)
                    | What::About
                    | What::Block(_)
                    | What::OfWord
                    | What::Index(_)
                    | What::StepWord
            )
        });
        if names.is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t0 <= m.t1 + 16) {
            self.list = Some(RankList { next: last + 1, ordered: true, left: 10 });
        }
        i + 1
    }

    /// Gives the names of an open list their ranks. `false` when the names have ranks of their own.
    pub(super) fn fill_list(&mut self, group: &[Slot<Who>], run: &[usize]) -> bool {
        let Some(mut list) = self.list else { return false };
        // Names that carry a rank themselves need none from the list.
        let own = self.mentions.iter().skip(run.last().map_or(0, |j| j + 1)).take(3).any(|n| {
            matches!(n.what, What::Rank { word: false, .. })
                && run.last().and_then(|j| self.mentions.get(*j)).is_some_and(|l| n.t0 <= l.t1 + 3)
        });
        let behind_rank = run
            .first()
            .and_then(|j| self.mentions.get(*j))
            .is_some_and(|f| self.mentions.iter().any(|v| matches!(v.what, What::Rank { .. }) && v.t1 <= f.t0 && f.t0 - v.t1 <= 2));
        if own || behind_rank {
            self.list = None;
            return false;
        }
        // Names of one list follow each other; other words between end it.
        let first = run.first().and_then(|j| self.mentions.get(*j)).map_or(0, |m| m.t0);
        let next_to = self.list_end == 0
            || self.glue(
                self.list_end,
                first,
                &[
                    ",", "và", ";", "là", "tỉnh", ":", "các", "cùng", "với", ".", "tp", "điểm", "đạt", "thành", "phố", "rồi", "mới", "tới",
                    "đến",
                ],
            );
        let scored = self.list_end > 0
            && first.saturating_sub(self.list_end) <= 8
            && self.mentions.iter().any(|n| n.t0 >= self.list_end && n.t1 <= first && matches!(n.what, What::Score { .. }));
        if !(next_to || scored) {
            self.list = None;
            return false;
        }
        self.list_end = self.end_with_bracket(run.last().copied().unwrap_or(0));
        let mut opened = Vec::new();
        let first_start = self.protos.iter().rev().find(|p| p.rule == "order of names" && p.sentence == self.sentence).map(|p| p.start);
        for (who, j) in group.iter().zip(run) {
            if list.left == 0 {
                break;
            }
            let Some(m) = self.mentions.get(*j) else { continue };
            let mut p = self.proto(m);
            if list.ordered {
                p.rank = Some(list.next);
                self.frame.last_rank = Some(list.next);
                list.next += 1;
            } else {
                p.rank_max = Some(list.next);
            }
            p.rule = if list.ordered { "order of names" } else { "group with its size" };
            if let Some(start) = first_start {
                p.start = start;
            }
            list.left -= 1;
            self.scene.who = vec![who.clone()];
            opened.extend(self.open_claims(p));
        }
        self.open = opened;
        self.list = Some(list);
        true
    }

    /// `trong 63 tỉnh`: to every rank of the sentence and edition that has no count of its own.
    pub(super) fn of(&mut self, n: u32, m: &Mention, i: usize) -> usize {
        let scoped = self
            .mentions
            .iter()
            .skip(i + 1)
            .take(2)
            .any(|s| s.t0 <= m.t1 + 3 && matches!(&s.what, What::Scope(x) if x.starts_with("region:")));
        let just = self.open.last().and_then(|at| self.protos.get(*at)).is_some() && !self.fresh && {
            let value = self.mentions.iter().take(i).rev().find(|v| v.is_value());
            value.is_some_and(|v| m.t0 >= v.t1 && m.t0 - v.t1 <= 3)
        };
        if just && scoped {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at).filter(|p| !p.own_of) {
                    p.of = Some(n);
                }
            }
        } else if scoped {
            self.scene.of = Some(n);
        } else {
            self.scene.of = Some(n);
            for p in self.protos.iter_mut().filter(|p| !p.own_of && p.of.is_none() && p.rule != "from … to …") {
                if p.scope.as_ref().is_none_or(|s| !s.value.starts_with("region:")) {
                    p.of = Some(n);
                }
            }
        }
        i + 1
    }

    /// Places moved.
    pub(super) fn moved(&mut self, n: i32, i: usize, m: &Mention) -> usize {
        let base = self.base_for(i);
        self.movement(n, base, i, m)
    }

    pub(super) fn keep(&mut self, i: usize, m: &Mention) -> usize {
        // Only said of a rank: with `hạng`, `vị trí` in the phrase or beside, or a rank open.
        let text: Vec<&str> = (m.t0..m.t1 + 3).map(|t| self.word(t)).collect();
        let about_rank = text.iter().any(|w| matches!(*w, "hạng" | "trí" | "bậc" | "thứ"));
        let open_rank = !self.fresh && self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rank.is_some()));
        let points = text.iter().any(|w| matches!(*w, "điểm"));
        let rank_next = self.mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Rank { .. }) && n.t0 <= m.t1 + 2);
        if points
            || !(about_rank || open_rank || rank_next)
            || self.protos.is_empty() && !rank_next && self.scene.who.is_empty() && !about_rank
        {
            return i + 1;
        }
        // `không thay đổi` needs a rank: "1 chỉ số giữ nguyên thứ bậc" counts components.
        let counted = (1..=6).any(|b| matches!(self.before(m.t0, b), "chỉ")) && self.scene.parts.is_empty() && !open_rank;
        if counted {
            return i + 1;
        }
        let base = self.base_for(i).or_else(|| self.year_behind(m));
        if self.scene.who.is_empty() && !open_rank && !rank_next && base.is_none() {
            return i + 1; // "trụ hạng chưa phải là tiến" speaks of nobody
        }
        if rank_next {
            self.fresh = true;
        }
        self.movement(0, base, i, m)
    }

    /// `giữ nguyên vị trí 86 của năm 2022`: handled as base only behind `như`, `của`.
    fn year_behind(&self, m: &Mention) -> Option<Edition> {
        let n = self.mentions.iter().find(|n| n.t0 >= m.t1 && n.t0 <= m.t1 + 2)?;
        match n.what {
            What::Year(y) if matches!(self.before(n.t0, 1), "của" | "như" | "năm") && self.word(m.t1.wrapping_sub(1)) == "của" => {
                Some(Edition::Year(y))
            }
            _ => None,
        }
    }

    fn movement(&mut self, n: i32, base: Option<Edition>, i: usize, m: &Mention) -> usize {
        let own_year = |p: &Proto, b: Edition| p.year.as_ref().is_some_and(|y| y.origin == Origin::Bound && y.value == b);
        let attached = !self.fresh && !self.open.is_empty();
        if attached {
            let open = self.open.clone();
            // "vị trí 27 của năm 2021, tỉnh leo 9 bậc": a movement of the new edition, not of the old rank.
            let past = |p: &Proto| match (
                p.year.as_ref().filter(|y| y.origin == Origin::Bound).map(|y| y.value),
                p.index.as_ref().and_then(|s| self.setting.editions.get(&s.value)),
            ) {
                (Some(Edition::Year(y)), Some(main)) => {
                    y < *main
                        && p.rank.is_some()
                        && (base.is_none()
                            || base == Some(Edition::Year(y))
                            || self.mentions.iter().any(|n| n.what == What::Against && n.t0 > m.t0)
                                && base.is_none_or(|b| b == Edition::Year(y)))
                }
                _ => false,
            };
            let clash = open.iter().any(|at| self.protos.get(*at).is_some_and(past))
                || open.iter().any(|at| self.protos.get(*at).is_some_and(|p| base.is_some_and(|b| own_year(p, b))));
            let full = open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.delta.is_some()));
            if !clash && !full {
                let (_, end) = self.span(m.t0, m.t1);
                for at in open {
                    if let Some(p) = self.protos.get_mut(at) {
                        p.delta = Some(n);
                        p.base = base;
                        if p.start < end && end - p.start < 160 {
                            p.end = p.end.max(end);
                        }
                    }
                }
                return i + 1;
            }
            if !clash && full {
                // A second movement against another year: the same rank once more.
                let twice: Vec<Proto> =
                    open.iter().filter_map(|at| self.protos.get(*at)).filter(|p| p.rank.is_some() && p.base != base).cloned().collect();
                if !twice.is_empty() {
                    let (start, end) = self.span(m.t0, m.t1);
                    for p in twice {
                        self.protos.push(Proto { delta: Some(n), base, start, end, score: None, rule: "second movement", ..p });
                    }
                    return i + 1;
                }
            }
        }
        let mut p = self.proto(m);
        (p.delta, p.base, p.rule) = (Some(n), base, "movement alone");
        self.open_claims(p);
        i + 1
    }

    /// The base of a movement at `i`: behind it before the next movement, else from the sentence's start.
    fn base_for(&self, i: usize) -> Option<Edition> {
        let mut seen_against = false;
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            match n.what {
                What::Against => seen_against = true,
                What::Year(y) if self.role(j) == Role::Base => return Some(Edition::Year(y)),
                What::Relative(d) if self.role(j) == Role::Base => return Some(Edition::Relative(d)),
                What::Move(_) if seen_against => break,
                What::Subject(_) if self.role(j) == Role::Normal => break,
                What::Part(_) if n.depth == 0 && !seen_against => break,
                _ => {}
            }
        }
        self.scene
            .base
            .or_else(|| {
                self.mentions.iter().enumerate().take(i).rev().find_map(|(j, n)| match n.what {
                    What::Year(y) if self.role(j) == Role::Base => Some(Edition::Year(y)),
                    What::Relative(d) if self.role(j) == Role::Base => Some(Edition::Relative(d)),
                    _ => None,
                })
            })
            .or(self.frame.base)
    }

    /// Points.
    pub(super) fn score(&mut self, score: (f64, bool, bool), i: usize, m: &Mention) -> usize {
        if self.scene.target || self.scene.nobody || self.average_before(m) || self.averaged(i) {
            return i + 1;
        }
        // "cao nhất đạt 899,09 điểm": the extreme of a group, whose holder is not named here.
        let extreme = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| {
            matches!(n.what, What::Highest | What::Lowest) && m.t0 <= n.t1 + 2
                || n.what == What::Stand
                    && m.t0 <= n.t1 + 1
                    && i.checked_sub(2).and_then(|j| self.mentions.get(j)).is_some_and(|e| matches!(e.what, What::Highest | What::Lowest))
        });
        let held = !self.fresh && self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rank == Some(1) || p.last));
        // "cao hơn năm liền trước 0,1783 điểm": the distance to a base.
        let distance = i.checked_sub(1).is_some_and(|j| self.role(j) == Role::Base)
            && self.mentions.get(i.wrapping_sub(1)).is_some_and(|n| m.t0 <= n.t1 + 1 && self.before(n.t0, 1) != "với");
        let bracketed = m.depth > 0 && self.before(m.t0, 1) == "(" && score.1;
        let holder = self.mentions.iter().take(i).rev().find(|n| !matches!(n.what, What::Mark('('))).is_some_and(|n| {
            n.t1 + 1 >= m.t0.saturating_sub(1)
                && (n.is_value() || matches!(n.what, What::Subject(_) | What::Part(_) | What::Index(_) | What::Year(_)))
        });
        let threshold = matches!(self.before(m.t0, 1), "tổng" | "đa" | "chuẩn" | "thang" | ">" | "<" | "≥" | "≤" | "dưới" | "trên")
            || self.word(m.t1) == "trở";
        if extreme && !held || distance || bracketed && !holder || threshold {
            return i + 1;
        }
        if matches!(self.before(m.t0, 1), "quanh" | "khoảng" | "chừng" | "ngưỡng")
            || self.before(m.t0, 1) == "-"
                && self.mentions.get(i.wrapping_sub(1)).is_some_and(|n| n.t1 + 2 >= m.t0 && matches!(n.what, What::Score { .. }))
            || matches!(self.before(m.t0, 2), "quanh")
        {
            return i + 1;
        }
        let (run, next) = self.score_run(i);
        if run.len() > 1 && self.distribute_scores(&run) {
            return next;
        }
        let compared = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| n.what == What::Against && m.t0 <= n.t1 + 1);
        if compared {
            let year = self.mentions.iter().enumerate().skip(i + 1).take(3).find_map(|(j, n)| match n.what {
                What::Year(y) if self.role(j) == Role::Base && n.t0 <= m.t1 + 4 => Some(Edition::Year(y)),
                _ => None,
            });
            if let Some(year) = year {
                let kept = self.open.clone();
                let mut p = self.proto(m);
                (p.score, p.rule) = (Some(score), "points of the year compared with");
                for at in self.open_claims(p) {
                    if let Some(p) = self.protos.get_mut(at) {
                        p.year = Some(Slot::new(year, Origin::Bound, None));
                    }
                }
                self.open = kept;
            }
            return i + 1;
        }
        let attached = !self.fresh && !self.open.is_empty();
        let free = self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.score.is_none()));
        // "Phần thẩm định: 54,2/61,5 điểm" belongs to a part that is no component.
        // "54,14 điểm, chỉ số cải cách hành chính đạt 82,96%": the percentage is the index, the points a part.
        let better = attached && score.1 && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.score.is_some_and(|s| !s.1)));
        if attached && (free || better) {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    p.score = Some(score);
                }
            }
            return i + 1;
        }
        let mut p = self.proto(m);
        p.score = Some(score);
        p.rule = "points";
        p.weak = !score.2;
        self.open_claims(p);
        i + 1
    }

    fn score_run(&self, i: usize) -> (Vec<usize>, usize) {
        self.run_of(i, |w| matches!(w, What::Score { .. }))
    }

    /// `ba trụ cột … lần lượt đạt 16,31; 18,98 và 19,26 điểm`.
    fn distribute_scores(&mut self, run: &[usize]) -> bool {
        let k = run.len();
        let by_part = self.scene.parts.len() == k;
        let by_who = !by_part && self.scene.who.len() == k;
        if !by_part && !by_who {
            return false;
        }
        let (parts, who) = (self.scene.parts.clone(), self.scene.who.clone());
        let start = run.first().and_then(|j| self.mentions.get(*j)).map_or(0, |m| self.span(m.t0, m.t1).0);
        for (at, j) in run.iter().enumerate() {
            let Some(m) = self.mentions.get(*j) else { continue };
            let What::Score { value, percent, sure } = m.what else { continue };
            let mut p = self.proto(m);
            (p.start, p.score, p.rule) = (start, Some((value, percent, sure)), "respectively");
            if by_part {
                self.scene.parts = parts.get(at..at + 1).unwrap_or_default().to_vec();
            } else {
                self.scene.who = who.get(at..at + 1).unwrap_or_default().to_vec();
            }
            self.open_claims(p);
        }
        (self.scene.parts, self.scene.who) = (parts, who);
        true
    }

    /// An average was named and no subject since.
    fn averaged(&self, i: usize) -> bool {
        let last = self.mentions.iter().take(i).rposition(|n| n.what == What::Average);
        last.is_some_and(|at| {
            !self.mentions.iter().skip(at).take(i - at).any(|n| matches!(n.what, What::Subject(_) | What::Anaphor(_) | What::Rank { .. }))
                && !self.mentions.iter().any(|n| matches!(n.what, What::Rank { .. }))
        })
    }

    /// `Điểm trung bình của khối là 768 điểm`: a group's figure.
    fn average_before(&self, m: &Mention) -> bool {
        let part = (self.word(0) == "phần" || matches!(self.word(0), "-" | "+" | "•" | "*") && self.word(1) == "phần")
            && self.mentions.first().is_none_or(|f| !matches!(f.what, What::Subject(_)));
        if part {
            return true;
        }
        for back in 1..=14 {
            let Some(t) = m.t0.checked_sub(back) else { return false };
            match self.word(t) {
                ";" | "." => return false,
                "bình" if matches!(self.before(t, 1), "trung") => return !matches!(self.word(t + 1), "thi"),
                "quân" if self.before(t, 1) == "bình" => return true,
                "vị" if self.before(t, 1) == "trung" => return true,
                "lệch" | "cách" => return true,
                "phần" if t <= 1 => return true,
                "," if back > 2 => return false,
                _ => {}
            }
        }
        false
    }

    /// A year: behind a value it is that value's edition; elsewhere it holds for what follows.
    pub(super) fn year(&mut self, y: Edition, i: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        if self.role(i) == Role::Base {
            self.frame.last_year = Some(y);
            if self.protos.iter().all(|p| p.delta.is_none()) {
                self.scene.base = Some(y);
            }
            return i + 1;
        }
        let (run, next) = self.run_of(i, |w| matches!(w, What::Year(_)));
        let years: Vec<Slot<Edition>> = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .map(|m| {
                let value = match m.what {
                    What::Year(y) => Edition::Year(y),
                    What::Relative(d) => Edition::Relative(d),
                    _ => y,
                };
                Slot::new(value, Origin::Sentence, Some(self.span(m.t0, m.t1)))
            })
            .collect();
        self.frame.last_year = years.last().map(|s| s.value);
        let own = m.depth > 0 && self.mentions.iter().skip(next).take_while(|n| n.what != What::Mark(')')).any(Mention::is_value);
        if own {
            self.scene.years = years;
            self.fresh = true;
            return next;
        }
        if run.len() == 1 && self.year_behind_value(i, m) {
            let span = self.span(m.t0, m.t1);
            // "… tại DTI 2024": the edition of the index just named holds on.
            let with_index =
                i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| matches!(n.what, What::Index(_)) && m.t0 <= n.t1 + 1);
            if with_index && self.scene.years.is_empty() {
                self.scene.years.clone_from(&years);
            }
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    p.year = Some(Slot::new(y, Origin::Bound, Some(span)));
                }
            }
            return next;
        }
        // "…, lần này", "năm 2022": what follows is of this edition.
        if m.depth == 0 {
            self.fresh = true;
        }
        self.scene.years = years;
        next
    }

    fn year_behind_value(&self, i: usize, m: &Mention) -> bool {
        const GLUE: &[&str] = &[
            "của", "năm", "kỳ", "trong", "ở", "vào", "tại", "đánh", "giá", "thuộc", "cả", "nước", "toàn", "quốc", "là", "(", "bảng", "xếp",
            "hạng", "chỉ", "số", "cho", "thế", "giới", "tỉnh", "với", "lần", "công", "bố", "đầu", "tiên", "qua",
        ];
        if self.open.is_empty() || self.fresh {
            return false;
        }
        let Some(value) = self.mentions.iter().take(i).rev().find(|v| v.is_value()) else { return false };
        m.t0 >= value.t1 && m.t0 - value.t1 <= 18 && self.glue_or_names(value.t1, m.t0, GLUE)
    }

    /// Among whom.
    pub(super) fn scope(&mut self, scope: String, i: usize, m: &Mention) -> usize {
        let region = scope.starts_with("region:");
        if region {
            self.frame.region = Some(scope.clone());
        }
        let slot = Slot::new(scope, Origin::Bound, Some(self.span(m.t0, m.t1)));
        let value = self.mentions.iter().take(i).rev().find(|v| v.is_value());
        let behind =
            !self.fresh && !self.open.is_empty() && value.is_some_and(|v| m.t0 >= v.t1 && m.t0 - v.t1 <= 6 && self.scope_glue(v.t1, m.t0));
        if behind {
            let counted = self.of_right_before(m);
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    let regional = p.scope.as_ref().is_some_and(|s| s.value.starts_with("region:"));
                    p.scope = Some(slot.clone());
                    if !region && regional && !p.own_of {
                        p.of = None; // the count was the region's
                    }
                    if region && !p.own_of && p.of == self.frame.of {
                        p.of = counted;
                    }
                }
            }
            return i + 1;
        }
        let introduced = (1..=4).any(|b| {
            matches!(self.before(m.t0, b), "trong" | "vực" | "vùng" | "tính" | "xét" | "ở" | "tại" | "giữa" | "với" | "cả" | "toàn" | "so")
        }) || self.of_right_before(m).is_some()
            || !region;
        if introduced {
            self.scene.scope = Some(Slot { origin: Origin::Sentence, ..slot });
            self.fresh = true;
            if region {
                self.scene.of = self.of_right_before(m);
            }
        }
        i + 1
    }

    fn of_right_before(&self, m: &Mention) -> Option<u32> {
        self.mentions
            .iter()
            .find_map(|o| match o.what {
                What::Of(n) if o.t1 <= m.t0 && m.t0 - o.t1 <= 4 => Some(n),
                _ => None,
            })
            .or_else(|| {
                // "14 tỉnh" behind: "vùng … gồm 14 tỉnh".
                self.mentions.iter().find_map(|o| match o.what {
                    What::Of(n) if o.t0 >= m.t1 && o.t0 - m.t1 <= 2 => Some(n),
                    _ => None,
                })
            })
    }

    fn scope_glue(&self, from: usize, to: usize) -> bool {
        self.glue_or_names(
            from,
            to,
            &[
                "trong", "các", "tỉnh", "khu", "vực", "vùng", "ở", "của", "trên", "số", "thành", "phố", "nước", "tại", "toàn", "địa",
                "phương", "thuộc", "6", "về", "điểm",
            ],
        )
    }

    /// `vùng`, `khu vực` of the region named before.
    pub(super) fn region(&mut self, i: usize, m: &Mention) -> usize {
        let named = self.mentions.get(i + 1).is_some_and(|n| n.t0 <= m.t1 + 1 && matches!(n.what, What::Scope(_)));
        let Some(region) = self.frame.region.clone().filter(|_| !named) else { return i + 1 };
        let value = self.mentions.iter().take(i).rev().find(|v| v.is_value());
        let behind = !self.fresh && !self.open.is_empty() && value.is_some_and(|v| m.t0 >= v.t1 && m.t0 - v.t1 <= 2);
        if behind && self.before(m.t0, 1) != "của" {
            let span = self.span(m.t0, m.t1);
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    p.scope = Some(Slot::new(region.clone(), Origin::Sentence, Some(span)));
                }
            }
        } else if self.before(m.t0, 1) == "trong" || self.word(m.t0) == "trong" || self.of_right_before(m).is_some() {
            self.scene.of = self.of_right_before(m).or(self.scene.of);
            self.scene.scope = Some(Slot::new(region, Origin::Sentence, Some(self.span(m.t0, m.t1))));
        }
        i + 1
    }
}
