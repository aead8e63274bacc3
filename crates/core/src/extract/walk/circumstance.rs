//! Which edition, among whom, among how many.
use super::*;

/// Words between a place and the scope behind it.
const SCOPE_GLUE: [&str; 26] = [
    "trong", "các", "tỉnh", "khu", "vực", "vùng", "ở", "của", "trên", "số", "thành", "phố", "nước", "tại", "toàn", "địa", "phương",
    "thuộc", "6", "về", "điểm", "giữa", "viên", "khối", "nhóm", "cả",
];

impl Walk<'_> {
    /// `trong 63 tỉnh`: to every rank of the sentence and edition that has no count of its own.
    pub(super) fn of(&mut self, n: u32, m: &Mention, i: usize) -> usize {
        // "X là vùng có 14 địa phương", "Ở Đông Nam Bộ (6 địa phương)": how many the region holds.
        let after_region = self
            .mentions
            .iter()
            .take(i)
            .rev()
            .take(2)
            .any(|s| matches!(&s.what, What::Scope(x) if x.starts_with("region:")) && s.t1 + 1 == m.t0);
        let held = self.before(m.t0, 1) == "có" && (after_region || matches!(self.before(m.t0, 2), "vùng" | "vực" | "nơi"));
        let region = i.checked_sub(2).and_then(|j| self.mentions.get(j));
        let bracketed = self.before(m.t0, 1) == "("
            && region.is_some_and(|s| s.t1 + 1 == m.t0 && matches!(&s.what, What::Scope(x) if x.starts_with("region:")));
        if (held || bracketed) && !matches!(n, 34 | 63 | 64) {
            self.frame.region_of = Some(n);
            if bracketed || self.scene.scope.as_ref().is_some_and(|s| s.value.starts_with("region:")) {
                self.scene.of = Some(n);
            }
            return i + 1;
        }
        let scoped = self
            .mentions
            .iter()
            .skip(i + 1)
            .take(2)
            .any(|s| s.t0 <= m.t1 + 3 && matches!(&s.what, What::Scope(x) if x.starts_with("region:") || x.starts_with("group:")))
            || self.frame.region.is_some() && self.mentions.iter().skip(i + 1).take(2).any(|s| s.t0 <= m.t1 + 2 && s.what == What::Region);
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

    /// A year: behind a value it is that value's edition; elsewhere it holds for what follows.
    pub(super) fn year(&mut self, y: Edition, i: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        // "Hai năm trước đó", "Hai năm sau": from the year just named.
        let pointed = self.word(m.t1) == "đó" || self.word(m.t1.wrapping_sub(1)) == "đó";
        let y = match (y, self.frame.last_year) {
            (Edition::Relative(d), Some(Edition::Year(named))) if d < -1 && pointed || d > 1 => Edition::Year(named + d),
            // "Các bảng xếp hạng năm 2022 …: DTI đứng thứ 26; năm trước đó đứng thứ 33".
            (Edition::Relative(-1), Some(Edition::Year(named))) if pointed && self.word(m.t0) == "năm" => Edition::Year(named - 1),
            // "Năm 2015 ở hạng 45, một năm sau lên 39": from the year just named, and no year to come.
            // "Trên bảng DTI 2020 ở thứ 8; năm kế tiếp thứ 9": of what is only aimed at it is the year to come.
            (Edition::Relative(1), Some(Edition::Year(named)))
                if pointed
                    || self.before(m.t0, 1) == "một"
                    || self.word(m.t0) == "một"
                    || !self.scene.target
                        && matches!(self.word(m.t1.wrapping_sub(1)), "theo" | "tiếp" | "sau")
                        && self.may_be_told(named + 1) =>
            {
                Edition::Year(named + 1)
            }
            (Edition::Relative(d), _) if d > 1 => return i + 1,
            _ => y,
        };
        if self.scene.target && self.reason_for_goal(i, m) {
            (self.scene.target, self.fresh) = (false, true);
        }
        if self.role(i) == Role::Base {
            self.frame.last_year = Some(y);
            self.note_bases(y, i, m);
            let held = (1..=2).any(|b| matches!(self.before(m.t0, b), "hơn" | "kém"));
            if m.t0 > 0 && (held || self.mentions.iter().take(i).any(|n| n.what == What::Against)) {
                self.frame.compared = Some((y, self.sentence));
            }
            if self.protos.iter().all(|p| p.delta.is_none()) {
                self.scene.base = Some(y);
            }
            if self.placed_in_base(i, m) {
                self.scene.years = vec![Slot::new(y, Origin::Bound, Some(self.span(m.t0, m.t1)))];
                self.scene.of = None;
                self.fresh = true;
            }
            return i + 1;
        }
        if self.dates_months(i, m) || self.dates_an_event(i, m) {
            return i + 1;
        }
        let (mut run, mut next) = self.run_of(i, |w| matches!(w, What::Year(_)));
        if let Some(second) = self.opens_next_year(i, m, &run, next) {
            run.truncate(1);
            next = second;
        }
        let years: Vec<Slot<Edition>> = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .map(|m| {
                let value = match m.what {
                    What::Year(y) => Edition::Year(y),
                    _ => y,
                };
                Slot::new(value, Origin::Sentence, Some(self.span(m.t0, m.t1)))
            })
            .collect();
        self.frame.last_year = years.last().map(|s| s.value);
        if years.len() > 1 {
            self.frame.last_years.clone_from(&years);
        }
        let own = m.depth > 0
            && !self.closes_its_item(i, m)
            && self.mentions.iter().skip(next).take_while(|n| n.what != What::Mark(')')).any(Mention::is_value);
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
        if run.len() > 1 && (self.years_in_turn(&years) || self.years_behind_value(i, m, &run, &years)) {
            return next;
        }
        // "…, lần này", "năm 2022": what follows is of this edition.
        if m.depth == 0 {
            self.fresh = true;
        }
        self.scene.years = years;
        next
    }

    /// Whether an edition can have been told of when the page was written.
    fn may_be_told(&self, year: i32) -> bool {
        self.setting.published.is_none_or(|d| year <= i32::from(d.year))
    }

    /// `vị trí thứ 17 về PAPI năm 2022, năm 2023 phải vào nhóm 15`: of two years the first is that of the place before it, and the second, with its
    /// own noun behind the comma, opens what comes next. Which mention that is.
    fn opens_next_year(&self, i: usize, m: &Mention, run: &[usize], next: usize) -> Option<usize> {
        let [_, second] = run else { return None };
        let year = self.mentions.get(*second)?;
        let opens = (self.before(year.t0, 2), self.before(year.t0, 1)) == (",", "năm") && year.t0 == m.t1 + 2;
        let then = self.mentions.get(next).filter(|n| n.t0 <= year.t1 + 2)?;
        let tells = matches!(then.what, What::Target | What::Stand | What::Anaphor(_)) || then.is_value();
        (opens && tells && self.year_behind_value(i, m)).then_some(*second)
    }

    /// `xếp thứ 15, so với năm 2020 đứng thứ 20 thì …`: behind a place of this edition, the place right behind the year compared with is
    /// that year's.
    fn placed_in_base(&self, i: usize, m: &Mention) -> bool {
        let next = self.mentions.iter().skip(i + 1).find(|n| !matches!(n.what, What::Stand | What::StepWord));
        let placed = next.is_some_and(|n| matches!(n.what, What::Rank { word: false, .. }) && n.t0 <= m.t1 + 3);
        let joined = next.is_some_and(|n| self.glue(m.t1, n.t0, &["đứng", "xếp", "ở", "vị", "trí", "hạng", "chỉ", "còn", "là"]));
        placed && joined && self.protos.iter().any(|p| p.rank.is_some() && p.modality == Modality::Asserted) || self.scored_in_base(i, m)
    }

    /// `đạt 0,71, tăng 48% so với năm 2020 là 0,48`: where what was gained stands before the comparison, the points behind the year are those
    /// of that year. Without it they are what was gained.
    fn scored_in_base(&self, i: usize, m: &Mention) -> bool {
        let Some(score) = self.mentions.iter().skip(i + 1).find(|n| n.what != What::Is && n.what != What::Stand) else { return false };
        let linked = matches!(score.what, What::Score { .. })
            && self.glue(m.t1, score.t0, &["là", "đạt", "chỉ", "(", "ở", "mức", "mới"])
            && (m.t1..score.t0).any(|t| matches!(self.word(t), "là" | "đạt" | "mức"));
        let Some(with) = (m.t0.saturating_sub(4)..m.t0).find(|t| (self.word(*t), self.word(t + 1)) == ("so", "với")) else {
            return false;
        };
        let gained = (with.saturating_sub(4)..with)
            .any(|t| self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number))
            && (with.saturating_sub(6)..with).any(|t| matches!(self.word(t), "tăng" | "giảm" | "hơn" | "kém"));
        linked && gained && self.protos.iter().any(|p| p.score.is_some() && p.modality == Modality::Asserted)
    }

    pub(super) fn year_behind_value(&self, i: usize, m: &Mention) -> bool {
        const GLUE: &[&str] = &[
            "của", "năm", "kỳ", "trong", "ở", "vào", "tại", "đánh", "giá", "thuộc", "cả", "nước", "toàn", "quốc", "là", "(", "bảng", "xếp",
            "hạng", "chỉ", "số", "cho", "thế", "giới", "tỉnh", "với", "lần", "công", "bố", "đầu", "tiên", "qua", "được", "chấm", "điểm",
            "tham", "gia", "khảo", "sát", ")", "hồi", "\"",
        ];
        if self.open.is_empty() || self.fresh {
            return false;
        }
        let Some(value) = self.mentions.iter().take(i).rev().find(|v| v.is_value()) else { return false };
        // "tụt 7 bậc (năm 2021 ban tổ chức không xếp hạng)": a bracket that goes on behind its year tells of something else.
        // "68,5 điểm (năm 2022: 17)": so does one that gives its own figure.
        let other = || matches!(self.word(m.t1), ":" | "là") || !(m.t1..m.t1 + 3).any(|t| matches!(self.word(t), ")" | "," | ";" | ""));
        if (value.t1..m.t0).any(|t| self.word(t) == "(") && other() {
            return false;
        }
        m.t0 >= value.t1 && m.t0 - value.t1 <= 18 && self.glue_or_names(value.t1, m.t0, GLUE)
    }

    /// Among whom.
    pub(super) fn scope(&mut self, scope: String, i: usize, m: &Mention) -> usize {
        let region = scope.starts_with("region:");
        // "hai tỉnh miền Tây này": which two are meant, and no place among those of the region.
        let noun = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|n| matches!(n.what, What::Anaphor(_)) && n.t1 == m.t0);
        let counted = noun.is_some_and(|n| crate::extract::numerals::count(self.before(n.t0, 1)).is_some());
        if region && counted && matches!(self.word(m.t1), "này" | "ấy" | "đó") {
            return i + 1;
        }
        if region && self.held_by_region(i, m) {
            return i + 1;
        }
        if region {
            if self.frame.region.as_ref() != Some(&scope) {
                self.frame.region_of = None;
            }
            self.frame.region = Some(scope.clone());
            // "cửa ngõ phía nam", "giáp Tây Nguyên": where somebody lies.
            // "Hai địa phương có điểm cao nhất đều nằm ở miền Trung".
            let lies = self.before(m.t0, 2) == "nằm" && matches!(self.before(m.t0, 1), "ở" | "tại");
            if lies || matches!(self.before(m.t0, 1), "ngõ" | "giáp" | "phía" | "cực" | "tâm" | "đất") {
                return i + 1;
            }
        }
        if region && self.holds_members(m) {
            return i + 1;
        }
        if region && self.adds_to_group(i, m) {
            return i + 1;
        }
        let slot = Slot::new(scope, Origin::Bound, Some(self.span(m.t0, m.t1)));
        // "thấp nhất trong các nước ASEAN": a superlative that gave a place is one.
        let extreme = |v: &Mention| {
            let end = self.span(v.t0, v.t1).1;
            // "64,7 điểm, thấp nhất trong 13 tỉnh Tây Bắc": its points were told before.
            let held = |p: &Proto| if v.what == What::Lowest { p.last } else { p.rank == Some(1) };
            matches!(v.what, What::Highest | What::Lowest)
                && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.end == end || p.end < end && held(p)))
        };
        let value = self.mentions.iter().take(i).rev().find(|v| v.is_value() || extreme(v));
        let behind =
            !self.fresh && !self.open.is_empty() && value.is_some_and(|v| m.t0 >= v.t1 && m.t0 - v.t1 <= 12 && self.scope_glue(v.t1, m.t0));
        // "cao nhất là Đồng bằng sông Hồng": the region has the place, and a region is no subject.
        let link = matches!((self.before(m.t0, 2), self.before(m.t0, 1)), (_, "là") | ("thuộc", "về") | ("là" | "về", "vùng"));
        if behind && region && link {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at).filter(|p| p.rule == "place said by a word") {
                    (p.rank, p.last, p.score) = (None, false, None);
                }
            }
            (self.scene.nobody, self.scene.regional) = (true, true);
            return i + 1;
        }
        if behind {
            // A count before the place is that of the list told before.
            let before = |v: &Mention| self.mentions.iter().any(|o| matches!(o.what, What::Of(_)) && o.t1 <= v.t0 && m.t0 - o.t1 <= 4);
            let counted = self.of_right_before(m).filter(|_| !value.is_some_and(before));
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
                    // "thứ 25 trong 194 nước, thứ 7 châu Á": the count was that of the wider list.
                    if !regional && !p.own_of && slot.value != "national" && slot.value != "world" && p.of == self.scene.of {
                        p.of = counted;
                    }
                }
            }
            return i + 1;
        }
        // "Đủ cả năm thành phố trực thuộc Trung ương lọt top 10": the cities themselves are meant. "Khối các tỉnh, thành phố trực thuộc
        // Trung ương": all of the country.
        let among = |b: usize| {
            matches!(
                self.before(m.t0, b),
                "trong" | "giữa" | "so" | "khối" | "số" | "trên" | "nhóm" | "xét" | "tính" | "ở" | "với" | "riêng"
            )
        };
        let all = matches!((self.before(m.t0, 2), self.before(m.t0, 1)), ("tỉnh", "," | "và"));
        let cities = slot.value == "region:tp-truc-thuoc-trung-uong";
        if cities && (all || !(1..=6).any(among) && self.of_right_before(m).is_none()) {
            return i + 1;
        }
        // "nước duy nhất của nhóm đứng trên ta": whom the group singles out, and no place in it.
        if (1..=4).any(|b| self.before(m.t0, b) == "nhất" && self.before(m.t0, b + 1) == "duy") {
            return i + 1;
        }
        // "Đông Nam Á có Singapore đứng đầu", "Riêng Tây Nguyên, …": at the head of a clause the region is where what follows is told of.
        let holds = self.word(m.t1) == "có"
            && self.mentions.iter().skip(i + 1).take(2).any(|n| n.t0 <= m.t1 + 2 && matches!(n.what, What::Subject(_)))
            && self.mentions.iter().skip(i + 2).take(3).any(|n| matches!(n.what, What::Rank { .. } | What::Last | What::Stand));
        let head = matches!(self.before(m.t0, 1), "riêng") && matches!(self.word(m.t1), "," | ":");
        // "so với các tỉnh khác của đồng bằng sông Cửu Long thì tỉnh đứng hạng năm".
        let then = self.word(m.t1) == "thì"
            && (1..=9)
                .take_while(|b| !matches!(self.before(m.t0, *b), ";" | "."))
                .any(|b| matches!(self.before(m.t0, b), "so" | "riêng" | "tính"));
        // "Xét các vùng kinh tế, Đồng bằng sông Hồng dẫn đầu": behind the comma the region has the place itself.
        let holder = region && matches!(self.word(m.t1), "dẫn" | "đứng" | "xếp" | "đạt");
        let introduced = holds
            || head
            || then
            || (1..=4).take_while(|b| !(holder && self.before(m.t0, *b) == ",")).any(|b| {
                matches!(
                    self.before(m.t0, b),
                    "trong" | "vực" | "vùng" | "tính" | "xét" | "ở" | "tại" | "giữa" | "với" | "cả" | "toàn" | "so"
                )
            })
            || self.word(m.t0) == "trong"
            || self.of_right_before(m).is_some()
            || !region && slot.value == "national"
            || m.t0 == 0
            || slot.value.starts_with("group:")
            || !region && (1..=4).any(|b| matches!(self.before(m.t0, b), "khối" | "các" | "trên" | "khắp" | "trường"));
        // "Vùng Tây Nguyên có điểm thấp nhất": a region is no subject, and nobody else is meant.
        let names = self.mentions.iter().skip(i + 1).take(2).any(|n| matches!(n.what, What::Subject(_)) && n.t0 <= m.t1 + 2);
        if region && !introduced && !names && matches!(self.word(m.t1), "có" | "đạt" | "dẫn" | "đứng" | "cũng" | "tiếp" | "vẫn" | "xếp")
        {
            (self.scene.nobody, self.scene.regional) = (true, true);
        }
        if introduced {
            let wider = !region && self.scene.scope.as_ref().is_some_and(|s| s.value.starts_with("region:"));
            self.scene.scope = Some(Slot { origin: Origin::Sentence, ..slot });
            self.fresh = true;
            // "Trong 13 tỉnh của vùng …, còn trên toàn quốc …": the count was the region's.
            if region || wider || self.scene.scope.as_ref().is_some_and(|s| s.value == "asean") {
                self.scene.of = self.of_right_before(m);
            }
        }
        i + 1
    }

    /// Whether this superlative is the place that the claims in hand were opened by.
    pub(super) fn opened_by(&self, m: &Mention) -> bool {
        let end = self.span(m.t0, m.t1).1;
        matches!(m.what, What::Highest | What::Lowest) && self.open.last().and_then(|at| self.protos.get(*at)).is_some_and(|p| p.end == end)
    }

    pub(super) fn of_right_before(&self, m: &Mention) -> Option<u32> {
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

    /// Whether the words between a place and a scope say that the place is one in that scope; far away only where they set it there:
    /// `thứ 12/13 nếu đặt trong các tỉnh, thành vùng`.
    pub(super) fn scope_glue(&self, from: usize, to: usize) -> bool {
        let set = matches!(self.word(from), "nếu" | "khi" | "xét" | "tính") || self.word(from) == ")" && self.word(from + 1) == "nếu";
        let set = set
            && (from..to).all(|t| {
                matches!(self.word(t), "nếu" | "khi" | "chỉ" | "đặt" | "xét" | "tính" | "riêng" | "so" | "với" | ")")
                    || self.word(t) == "," && matches!(self.word(t + 1), "thành" | "tp")
                    || self.scope_glue_word(t)
            });
        set || to - from <= 6 && self.glue_or_names(from, to, &SCOPE_GLUE)
    }

    fn scope_glue_word(&self, t: usize) -> bool {
        self.glue_or_names(t, t + 1, &SCOPE_GLUE)
    }
}
