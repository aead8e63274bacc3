//! What a sentence leaves behind: claims that its end decides, and what the next sentence may need.
use super::*;

/// Most places of a sentence that the next one may give anew for another edition.
const MOST_IN_ROW: usize = 12;

impl Walk<'_> {
    /// Hands on to the frame what the next sentence may need.
    pub(super) fn leave(&mut self) {
        let claims = !self.protos.is_empty();
        self.note_unit();
        if claims {
            self.settle_slots();
        }
        self.written_over_counted();
        self.same_place_of_another();
        self.held_then();
        self.name_rows();
        self.place_of_item();
        let claims = !self.protos.is_empty();
        if claims {
            self.settle_standings();
        }
        self.part_of_paragraph();
        if claims {
            self.frame.recent.extend(self.protos.iter().map(|p| (p.who.clone(), p.part.clone())));
            let over = self.frame.recent.len().saturating_sub(12);
            self.frame.recent.drain(..over);
            self.years_of_goals();
        }
        // "Cao nhất là X, 92,4 điểm. Tiếp sau là Y": whoever holds it, nobody counts on from an earlier place.
        let extreme = self.kinds.has(Kind::Highest) && self.kinds.has(Kind::Is);
        if extreme && self.protos.iter().all(|p| !p.placed()) {
            self.frame.last_rank = None;
        }
        self.goal_year();
        if claims {
            self.settle_goals_and_rows();
        }
        self.frame.list = self.list.filter(|l| l.goes_on(self.tokens, self.listed));
        if let Some(who) = self.scene.who.last().filter(|_| self.scene.who.len() == 1) {
            self.frame.last_subject = Some(who.clone().carried(Origin::Paragraph));
        }
        if let Some(p) = self.protos.iter().rev().find(|p| p.rank.is_some() && p.modality == Modality::Asserted) {
            self.frame.last_place = Some(p.clone());
            self.frame.row = self.protos.iter().filter(|p| p.rank.is_some()).take(MOST_IN_ROW).cloned().collect();
        }
        self.note_whole();
        self.index_of_components();
        self.note_tie();
        if let Some(n) = self.protos.iter().rev().find(|p| p.modality == Modality::Asserted).and_then(|p| p.rank_max) {
            self.frame.last_bound = Some((self.sentence, n));
        }
        self.note_points();
        self.note_row();
        if self.scene.who.len() > 1 {
            self.frame.last_group = Some((self.sentence, self.scene.who.clone()));
        }
        if self.kinds.has(Kind::Target) && self.protos.iter().any(|p| p.modality == Modality::Target) {
            self.frame.goal_said = Some(self.sentence);
        }
        if let [who] = self.scene.who.as_slice()
            && who.value.kind != SubjectKind::Stranger
            && !self.row_of_others()
        {
            self.frame.topic = Some(who.clone().carried(Origin::Paragraph));
        }
        // "ICT Index cũng hỗ trợ đối với PCI": where nothing is ranked, an index named beside the one in hand does not replace it.
        let current = self.frame.index.as_ref().map(|s| s.value);
        let beside = self.protos.is_empty()
            && self.scene.index.last().map(|s| s.value) != current
            && !self.tokens.last().is_some_and(|t| t.is(':'))
            && self.kinds.has(Kind::Index)
            && self.mentions.iter().any(|m| matches!(m.what, What::Index(i) if Some(i) == current));
        if let Some(index) = self.leading_index().or(self.scene.index.last().filter(|_| !beside)) {
            self.frame.index = Some(index.clone().carried(Origin::Paragraph));
            self.frame.index_named = Some(self.sentence);
        }
        let mut named: Vec<Slot<usize>> = Vec::new();
        for x in &self.announced {
            if named.iter().all(|n| n.value != x.value) {
                named.push(x.clone().carried(Origin::Paragraph));
            }
        }
        if named.len() > 1 {
            self.frame.indices_named = Some((self.sentence, named));
        }
        let main_told = self.tells_main();
        if let [year] = self.scene.years.as_slice() {
            self.frame.paragraph_year = Some(year.clone().carried(Origin::Paragraph));
        }
        // "… và những năm sau": what comes is no edition of the next sentence.
        let to_come = |y: &Slot<Edition>| matches!(y.value, Edition::Relative(d) if d != 0);
        let year = if let [year] = self.scene.years.as_slice() { Some(year.clone()) } else { None };
        if let Some(year) = year.filter(|y| !to_come(y) && !self.passing(y))
            && !self.beside_the_ranking()
            && !self.year_of_goal(&year)
            && !self.looks_back(&year)
        {
            // "… năm 2023 đứng thứ 22, trong khi năm 2022 thứ 23, năm 2021 thứ 37": after a look back the newest edition goes on.
            let told = |p: &&Proto| p.placed() && p.modality == Modality::Asserted;
            let own = |p: &Proto| p.year.clone().filter(|y| y.origin <= Origin::Sentence && matches!(y.value, Edition::Year(_)));
            let number = |y: &Slot<Edition>| if let Edition::Year(n) = y.value { Some(n) } else { None };
            let newest = self.protos.iter().filter(told).filter_map(own).max_by_key(number);
            let year = newest.filter(|y| number(&year).is_some_and(|last| number(y) > Some(last))).unwrap_or(year);
            self.frame.year = Some(year.carried(Origin::Paragraph));
            self.frame.year_index = self.scene.index.last().or(self.frame.index.as_ref()).map(|s| s.value);
        }
        self.frame.main_told |= main_told;
    }

    /// `Quảng Ninh dẫn đầu, Long An xếp thứ 4. Tỉnh …`: a row of others in passing, on the page of a province that is under discussion.
    fn row_of_others(&self) -> bool {
        let Some(home) = self.setting.home_subject().filter(|h| h.kind == SubjectKind::Province && self.frame.home_named) else {
            return false;
        };
        let own = |p: &Proto| p.who.as_ref().filter(|w| w.origin <= Origin::Sentence).map(|w| w.value.clone());
        let named: Vec<Who> = self.protos.iter().filter(|p| p.placed()).filter_map(own).collect();
        self.frame.topic.as_ref().is_some_and(|t| t.value == home)
            && named.iter().all(|w| w.kind == SubjectKind::Province && *w != home)
            && named.first().is_some_and(|first| named.iter().any(|w| w != first))
    }

    /// `Tỉnh phấn đấu năm 2024 vào top 10. Dẫn đầu cả nước là …`: the year of a goal holds for goals alone.
    fn year_of_goal(&mut self, year: &Slot<Edition>) -> bool {
        let goals = self.protos.iter().any(|p| p.modality == Modality::Target)
            && self.protos.iter().all(|p| p.modality == Modality::Target || !p.placed());
        if goals {
            self.frame.goal_here = Some(year.value);
        }
        goals
    }

    /// The page's main edition of the ranking under discussion.
    fn main_edition(&self) -> Option<i32> {
        let index = self.scene.index.last().or(self.frame.index.as_ref())?.value;
        self.setting.editions.get(&index).copied()
    }

    /// Whether the sentence tells a place of that edition.
    fn tells_main(&self) -> bool {
        let Some(main) = self.main_edition() else { return false };
        let of_main = |p: &Proto| p.year.as_ref().is_none_or(|y| y.value == Edition::Year(main));
        self.protos.iter().any(|p| p.placed() && p.modality == Modality::Asserted && of_main(p))
    }

    /// `PCI 2023 … xếp thứ 12. Trước đó, năm 2022, tỉnh xếp thứ 17. Về các chỉ số thành phần, …`: one look back behind what the page's own
    /// edition tells, in the same paragraph; the next sentence goes on with that edition.
    fn looks_back(&mut self, year: &Slot<Edition>) -> bool {
        let earlier = matches!(year.value, Edition::Year(y) if self.main_edition().is_some_and(|m| y < m));
        let told = |p: &Proto| p.placed() && p.modality == Modality::Asserted;
        // "Năm 2019 nước ta đứng thứ 50, như vậy đã tiến 25 bậc. Xét riêng châu Á, …": what follows goes on with what it came to.
        if earlier
            && self.frame.main_told
            && self.tells_main()
            && self.protos.iter().any(|p| told(p) && p.year.as_ref().is_some_and(|y| y.value == year.value))
        {
            return true;
        }
        let aside = earlier && self.frame.main_told && self.protos.iter().any(told) && !self.tells_main();
        if aside {
            self.frame.aside = Some((self.sentence, year.clone().carried(Origin::Paragraph)));
        }
        aside
    }

    /// `Năm 2022, tỉnh xếp thứ 17. Trong đó, …`: what begins so goes on with the look back before it.
    pub(super) fn goes_on_back(&mut self) {
        let Some((at, year)) = self.frame.aside.take() else { return };
        let goes_on = matches!(
            (self.word(0), self.word(1)),
            ("trong" | "khi" | "lúc" | "theo" | "năm", "đó" | "ấy") | ("cụ", "thể") | ("cùng", "năm") | ("cũng", "trong")
        );
        if goes_on && at + 1 == self.sentence {
            self.frame.year = Some(year);
        }
    }

    /// Whose place a claim is, in what and of which year, where only the end of the sentence tells. Out of the way of the many
    /// sentences that claim nothing.
    #[inline(never)]
    fn settle_slots(&mut self) {
        self.fronted();
        self.fronted_part();
        self.fronted_index();
        self.look_ahead();
        self.index_of_the_tail();
        self.handed_over();
        self.seat_in_group_left();
        self.among_units();
        self.told_of_the_unit();
        self.newest_of_the_unit();
        self.movement_before_its_way();
        self.before_it_turned();
        self.span_of_years();
        self.held_for_years();
    }

    /// Who leads which block, and who stands where, once every name of the sentence has its place.
    #[inline(never)]
    fn settle_standings(&mut self) {
        self.leaders_of_blocks();
        self.led_with_another_block();
        self.note_standings();
        self.region_of_both_ends();
        self.beyond_region();
        self.next_of_region();
    }

    /// Which claims are goals, and which stand in a row of their like.
    #[inline(never)]
    fn settle_goals_and_rows(&mut self) {
        self.aimed_at();
        self.goal_told_behind();
        self.least_of_goals();
        self.present_among_goals();
        self.moves_in_a_row();
        self.points_in_a_row();
        self.second_base();
        self.places_by_year();
        self.places_in_a_row();
    }

    /// `SIPAS xếp thứ 13. Về chỉ đạo điều hành, tỉnh đứng thứ 5. Sở A xếp thứ 19/19`: components alone tell of another ranking than the one
    /// named last, and what follows is of theirs.
    fn index_of_components(&mut self) {
        if !self.scene.index.is_empty() || self.protos.is_empty() {
            return;
        }
        let Some(before) = self.frame.index.as_ref().map(|s| s.value) else { return };
        let mut named = None;
        for p in &self.protos {
            let Some(Part::Known(parts)) = p.part.as_ref().map(|s| &s.value) else { return };
            if parts.iter().any(|(x, _)| *x == before) {
                return;
            }
            let mut told = parts.iter().map(|(x, _)| *x).filter(|x| self.setting.named_indices.contains(x));
            let (Some(x), None) = (told.next(), told.next()) else { return };
            if named.is_some_and(|y| y != x) {
                return;
            }
            named = Some(x);
        }
        if let Some(x) = named.filter(|x| !self.counted_index(*x)) {
            self.frame.index = Some(Slot::new(x, Origin::Paragraph, None));
        }
    }

    /// `Nhích lên vị trí 24, Hà Nội vẫn ở giữa bảng PCI 2015`: the one index that a sentence names, behind its places, is theirs where no
    /// other has been named close before, or only a statistic (`CPI tăng 3%`).
    fn index_of_the_tail(&mut self) {
        let [index] = self.announced.as_slice() else { return };
        if self.protos.is_empty() {
            return;
        }
        let far = self.frame.index_named.is_none_or(|n| n + 2 <= self.sentence) || self.row_with_tail(index);
        let counted = self.frame.index.as_ref().is_some_and(|s| self.setting.counts(s.value));
        let Some(span) = index.span.filter(|_| far || counted) else { return };
        let at = self.tokens.partition_point(|t| (t.start as usize) < span.0);
        // "với tốc độ GRDP tăng 9%".
        let at =
            (0..4).map(|b| at.saturating_sub(b)).find(|t| !matches!(self.before(*t, 1), "tốc" | "độ" | "mức" | "chỉ" | "số")).unwrap_or(at);
        let led =
            (1..=2).any(|b| matches!(self.before(at, b), "bảng" | "giữa" | "trong" | "của" | "tại" | "với")) || self.row_with_tail(index);
        let before = |p: &Proto| {
            let free = p.index.as_ref().is_none_or(|s| s.origin >= Origin::Paragraph || s.value == index.value);
            p.end <= span.0 && p.rule != "place said by a word" && free
        };
        if !led || !self.protos.iter().all(before) {
            return;
        }
        let (index, year) = (index.clone(), self.scene.years.first().filter(|y| y.span.is_some_and(|(start, _)| start >= span.1)).cloned());
        for p in &mut self.protos {
            p.index = Some(index.clone());
            if p.year.as_ref().is_none_or(|y| y.origin >= Origin::Paragraph) {
                p.year = year.clone().or(p.year.take());
            }
        }
    }

    /// `A thứ 12, B thứ 17, C thứ 26 về PAR INDEX`: a row of places, each of somebody else, that ends with what they are the places in.
    fn row_with_tail(&self, index: &Slot<usize>) -> bool {
        let Some((start, _)) = index.span else { return false };
        let at = self.tokens.partition_point(|t| (t.start as usize) < start);
        let led = (1..=3).any(|b| self.before(at, b) == "về");
        let who = |p: &Proto| p.who.as_ref().filter(|w| w.origin <= Origin::Sentence).map(|w| w.value.clone());
        let own = |w: &[Proto]| matches!(w, [a, b] if who(a).is_some() && who(b).is_some() && who(a) != who(b));
        let parted = self.tokens.iter().any(|t| t.is(';') && (t.start as usize) < start);
        led && !parted && self.protos.len() >= 2 && self.protos.windows(2).all(own) && self.protos.iter().all(|p| p.part.is_none())
    }

    /// `từ thứ 4 lên thứ 3 vùng`: the region that only the later end names is that of both.
    fn region_of_both_ends(&mut self) {
        for at in 1..self.protos.len() {
            let Some(scope) = self.protos.get(at).and_then(|p| p.scope.clone()).filter(|s| s.value.starts_with("region:")) else {
                continue;
            };
            // "từ thứ 15 lên 13 cả nước; trong vùng tăng 1 bậc": the clause before the semicolon has its own.
            let start = self.protos.get(at).map_or(0, |p| p.start);
            let parted =
                |p: &Proto| self.tokens.iter().any(|t| t.is(';') && (t.start as usize) >= p.end && (t.start as usize) < start.max(p.end));
            if self.protos.get(at - 1).is_some_and(parted) {
                continue;
            }
            if let Some(p) = self.protos.get_mut(at - 1).filter(|p| p.rule == "from … to …" && p.scope.is_none()) {
                p.scope = Some(scope);
            }
        }
    }

    /// A goal's year may stand behind it.
    fn years_of_goals(&mut self) {
        if self.protos.iter().all(|p| p.modality != Modality::Target) {
            return;
        }
        let years: Vec<Slot<Edition>> = (0..)
            .zip(self.mentions)
            .filter(|(j, _)| self.role(*j) == Role::Normal)
            .filter_map(|(_, m)| match m.what {
                What::Year(y) => Some(Slot::new(Edition::Year(y), Origin::Sentence, Some(self.span(m.t0, m.t1)))),
                _ => None,
            })
            .collect();
        let undated = |p: &&mut Proto| p.modality == Modality::Target && p.year.as_ref().is_none_or(|y| y.origin > Origin::Sentence);
        // "phấn đấu thuộc nhóm 40; mục tiêu đến năm 2025 thuộc nhóm 30": the year of another goal, in a clause of its own.
        let marks: Vec<usize> = self.mentions.iter().filter(|m| m.what == What::Mark(';')).map(|m| self.span(m.t0, m.t1).0).collect();
        for p in self.protos.iter_mut().filter(undated) {
            let place = |y: &Slot<Edition>| y.span.map_or(0, |(start, _)| start);
            let parted = |y: &Slot<Edition>| marks.iter().any(|at| (p.end..place(y)).contains(at));
            // "vào nhóm 70 năm 2025, rồi nhóm 50 năm 2030": the first year behind the goal; "… ở kỳ kế tiếp, dự kiến năm 2024": the last.
            let mut own = years.iter().filter(|y| !parted(y));
            let behind = own.clone().find(|y| place(y) >= p.end);
            p.year = behind.or(own.next_back()).cloned().or(p.year.take());
        }
    }
}
