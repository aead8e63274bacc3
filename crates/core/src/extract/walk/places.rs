//! Places without a number: the last one, the highest and lowest points of a ranking.
use super::*;

impl Walk<'_> {
    /// `nằm gần chót bảng`, `kề cuối bảng`, `suýt đội sổ`: close to a place, and not in it.
    pub(super) fn nearly(&self, m: &Mention) -> bool {
        let quoted = usize::from(self.before(m.t0, 1) == "\"");
        let near = |b: usize| matches!(self.before(m.t0, b + quoted), "gần" | "kề" | "suýt" | "sát");
        near(1) || self.before(m.t0, 1 + quoted) == "như" && near(2)
    }

    /// A place without a number.
    pub(super) fn place(&mut self, i: usize, set: impl Fn(&mut Proto)) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        if self.scene.nobody || self.scene.target && self.scene.denied_to > m.t0 {
            return i + 1;
        }
        // "Cao Bằng đã ra khỏi vị trí cuối bảng": who left the last place is said to stand nowhere.
        let left = (1..=5).any(|b| matches!(self.before(m.t0, b), "khỏi" | "rời" | "thoát"));
        if m.what == What::Last && left && self.modality(m) == Modality::Negated {
            self.fresh = true;
            return i + 1;
        }
        // "A, B, C là những địa phương đội sổ" is a group at the bottom, of which nobody is last.
        let peers = self.scene.who.iter().all(|w| matches!(w.value.kind, SubjectKind::Province | SubjectKind::Country));
        if self.unknown_subject(m) || m.what == What::Last && peers && self.scene.who.len() > 1 {
            return i + 1;
        }
        // "Sở Y tế, Sở Xây dựng xếp cuối": of several in one block it is not said which is the last.
        let kind = |w: &Slot<Who>| w.value.kind;
        let units =
            self.scene.who.windows(2).any(|w| matches!(w, [a, b] if kind(a) == kind(b) && !matches!(kind(a), SubjectKind::Province)));
        if m.what == What::Last && units && self.fresh {
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
        // "xếp thứ 60/63, thấp nhất trong 13 tỉnh Tây Bắc".
        let region = |n: &Mention| matches!(&n.what, What::Scope(s) if s.starts_with("region:")) && self.scope_glue(m.t1, n.t0);
        let another_scope = self.mentions.get(i + 1).is_some_and(|n| n.t0 <= m.t1 + 1 && matches!(n.what, What::Region | What::Scope(_)))
            || self.mentions.iter().skip(i + 1).take(5).any(region);
        let named_next = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Is && n.t0 <= m.t1 + 1);
        let close = self.mentions.iter().take(i).rev().find(|v| v.is_value()).is_some_and(|v| m.t0 <= v.t1 + 3);
        if numbered && !another_scope && !named_next && close {
            let by_word = self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rule == "place said by a word"));
            if !by_word {
                return i + 1;
            }
        }
        let waiting = !self.fresh && !self.open.is_empty() && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| !p.placed()));
        if waiting && !self.name_comes(i, m) {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    set(p);
                }
            }
            return i + 1;
        }
        let mut p = self.proto(m);
        set(&mut p);
        self.frame.last_rank = p.rank.or(self.frame.last_rank);
        p.rule = "place said by a word";
        self.open_claims(p);
        i + 1
    }

    /// `cao nhất`, `thấp nhất`: a place only with a scope beside it, or with points in a stated ranking.
    pub(super) fn extreme(&mut self, i: usize, m: &Mention) -> usize {
        let high = m.what == What::Highest;
        if self.extreme_of_region(i, m) {
            return i + 1;
        }
        if let Some(next) = self.most_of_ranking(i, m, high) {
            return next;
        }
        if let Some(next) = self
            .extreme_in_bracket(i, m, high)
            .or_else(|| self.extreme_with_name(i, m, high))
            .or_else(|| self.extreme_named_in_bracket(i, m, high))
            .or_else(|| self.place_in_bracket(i, m, high))
            .or_else(|| self.extreme_behind_points(i, m, high))
        {
            return next;
        }
        if let Some(next) = self.tied_best(i, m, high).or_else(|| self.best_again(i, m, high)) {
            return next;
        }
        if self.best_of_points(i, m, high) || high && self.first_of_list(i, m) {
            return i + 1;
        }
        // "lớn nhất", "nhiều nhất" are places only in what is counted.
        if m.t1 - m.t0 == 2 && matches!(self.word(m.t0), "lớn" | "nhiều" | "nhanh" | "mạnh" | "đông") && !self.counted_in_hand() {
            return i + 1;
        }
        if !high {
            self.list = None;
        }
        // "cao nhất của tỉnh kể từ năm 2012", "thấp nhất trong 5 năm": against its own past.
        // "cao nhất là 9,75 điểm", "tăng thấp nhất là 5,6": the figure is named, not who holds it.
        let value_only =
            self.mentions.get(i + 1).is_some_and(|n| n.what == What::Is && n.t0 <= m.t1 + usize::from(self.word(m.t1) == "chỉ"))
                && self.mentions.get(i + 2).is_some_and(|n| matches!(n.what, What::Score { .. }) && n.t0 <= m.t1 + 2);
        // "Điểm thấp nhất là chỉ số P với 5,1 điểm": a component of somebody's has it.
        let own_part = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Is && n.t0 == m.t1 && self.word(n.t0) == "là")
            && self.mentions.get(i + 2).is_some_and(|n| matches!(n.what, What::Part(_)) && n.t0 <= m.t1 + 3);
        if own_part && !self.holds(m) {
            self.fresh = true;
            return i + 1;
        }
        if value_only && !self.holds(m) {
            if let Some(next) = self.holder_behind(i, high) {
                return next;
            }
            return i + 1;
        }
        // "có mặt trong số các tỉnh được chấm điểm cao nhất": one of several.
        let several = (1..=7)
            .take_while(|b| !matches!(self.before(m.t0, *b), "," | ";" | "." | "("))
            .any(|b| matches!(self.before(m.t0, b), "các" | "những" | "nhóm"))
            && (1..=7).any(|b| matches!(self.before(m.t0, b), "tỉnh" | "phương" | "vị" | "nơi"));
        // "thuộc nhóm có GRDP bình quân đầu người thấp nhất cả nước"
        let several = several
            || (2..=10)
                .take_while(|b| !matches!(self.before(m.t0, *b), "," | ";" | "." | "(" | ":"))
                .any(|b| (self.before(m.t0, b), self.before(m.t0, b - 1)) == ("nhóm", "có"));
        // "trong các tỉnh ngoài nhóm này, A khá nhất", "trong số còn lại, B cao nhất": the best of the rest is not the first of all.
        let rest = || {
            (m.t0.saturating_sub(20)..m.t0).rev().take_while(|t| !matches!(self.word(*t), ";" | "." | "(")).any(|t| {
                matches!((self.word(t), self.word(t + 1)), ("ngoài", "nhóm" | "tốp" | "top"))
                    || (self.word(t), self.word(t + 1)) == ("còn", "lại")
                        && (1..=5).any(|b| matches!(self.before(t, b), "các" | "số" | "những" | "trong"))
            })
        };
        let past = several
            || rest()
            || (m.t1..m.t1 + 4).any(|t| {
                let edition = self.word(t) == "nay" && matches!(self.before(t, 1), "năm" | "kỳ") && self.link_behind(i, m).is_some();
                matches!(self.word(t), "kể" | "từ" | "lịch" | "nay" | "qua") && !edition
            })
            || matches!((self.word(m.t1), self.word(m.t1 + 1)), ("của", "tỉnh") | ("của", "thành") | ("sau", _));
        // "điểm thấp nhất có 3 đơn vị là …": a group.
        let grouped = (m.t1..m.t1 + 4).any(|t| {
            matches!(self.before(t, 1), "có" | "là" | "gồm")
                && crate::extract::numerals::count(self.word(t)).is_some_and(|n| n > 1)
                && matches!(
                    self.word(t + 1),
                    "đơn" | "cơ" | "địa" | "sở" | "huyện" | "xã" | "nơi" | "tỉnh" | "thành" | "bộ" | "nước" | "quốc"
                )
        });
        // "3 đơn vị bị chấm ở mức thấp nhất là A với 379 điểm, B với …": the first of several.
        let placed_in =
            || self.mentions.iter().skip(i + 1).take_while(|n| n.what != What::Is).any(|n| matches!(n.what, What::Scope(_) | What::Region));
        let worded = m.t1 - m.t0 >= 2;
        let names = self.mentions.iter().skip(i + 1).position(|n| matches!(n.what, What::Subject(_))).is_some_and(|k| {
            self.run_of(i + 1 + k, |w| matches!(w, What::Subject(_))).0.len() > 1
                || self.end_with_bracket(i + 1 + k) > self.mentions.get(i + 1 + k).map_or(0, |n| n.t1)
        });
        let led = self.mentions.iter().take(i).any(|n| matches!(n.what, What::Rank { word: true, .. }) && n.t0 + 16 >= m.t0);
        let several_of = self.counted_before(m).filter(|_| worded && names && !led && self.list_follows(i, m) && !placed_in());
        let grouped = grouped || !high && self.several_counted(m) || several_of.is_some();
        // "Năm tỉnh có điểm P thấp nhất gồm A (28,7 điểm), B (25,1 điểm)": what they are told in holds for each of them.
        if several_of.is_some()
            && i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| matches!(n.what, What::Part(_)) && m.t0 <= n.t1 + 2)
        {
            self.scene.parts_held = true;
        }
        // "A, B và C là 3 đơn vị có chỉ số cao nhất": the size was read already.
        let sized = self
            .mentions
            .iter()
            .take(i)
            .rev()
            .find(|n| !matches!(n.what, What::Part(_) | What::Index(_) | What::Is | What::Year(_) | What::Stand));
        // "Được chấm cao nhất ở PCI là 2 tỉnh: A và B": the best so many.
        let best = self.counted_best(i, m).or(several_of.filter(|_| !self.order_near(i)));
        // "Thuộc nhóm 16 tỉnh có điểm cao nhất là 3 địa phương: A, B, C": the group that they are of.
        let larger = sized.and_then(|b| if let What::Bound(k) | What::Header(k, false) = b.what { Some(k) } else { None });
        if let (true, Some(n)) = (grouped && high, best) {
            let n = larger.filter(|k| *k > n).unwrap_or(n);
            (self.list, self.list_end) = (Some(RankList { next: n, ordered: false, left: n }), 0);
            return i + 1;
        }
        // "là tỉnh có tốc độ tăng cao nhất cả nước", "có IIP tăng cao nhất vùng".
        let scoped_growth = self
            .mentions
            .iter()
            .skip(i + 1)
            .take(1)
            .any(|n| n.t0 <= m.t1 + 2 && matches!(n.what, What::Scope(_) | What::Region | What::Of(_)));
        let grouped = grouped || sized.is_some_and(|n| matches!(n.what, What::Header(..) | What::Bound(_)) && m.t0 <= n.t1 + 12);
        if past
            || grouped
            || (1..=3).any(|b| {
                self.before(m.t0, b) == "nhóm"
                    && (1..b).all(|k| matches!(self.before(m.t0, k), "có" | "đạt" | "mức" | "điểm" | "số" | "tỉnh" | "đứng"))
            })
            || self.before(m.t0, 1) == "("
            // "tăng trên 10%, thuộc loại cao nhất cả nước": among the best, and not the first.
            || matches!(self.before(m.t0, 1), "tăng" | "giảm" | "từng" | "loại" | "hàng" | "diện") && !(scoped_growth && self.growth_ranked(m))
            // "phần mềm được nhận xét có chất lượng cao nhất cả nước"; "kết quả của nơi cao nhất": something else, and nobody named.
            || (self.before(m.t0, 2), self.before(m.t0, 1)) == ("chất", "lượng")
            || self.before(m.t0, 1) == "nơi"
                && matches!(self.before(m.t0, 2), "của" | "với" | "và" | "giữa" | "so")
                && self.mentions.iter().all(|n| !matches!(n.what, What::Subject(_)))
            // "có mức tăng hạng cao nhất vùng": the growth is the highest.
            || (2..=3).any(|b| {
                matches!(self.before(m.t0, b), "tăng" | "giảm" | "thăng")
                    && (1..b).all(|k| matches!(self.before(m.t0, k), "hạng" | "điểm" | "bậc" | "số" | "thứ"))
            })
        {
            return i + 1;
        }
        let scoped =
            self.mentions.iter().skip(i + 1).take(2).any(|n| {
                (n.t0 <= m.t1 + 2 || self.among_places(m.t1, n.t0)) && matches!(n.what, What::Scope(_) | What::Region | What::Of(_))
            }) || self.scene.scope.as_ref().is_some_and(|s| s.value.starts_with("region:"))
                || self.among_all_of_home(m);
        let said = m.t1 - m.t0 >= 3 || self.before(m.t0, 1) == "điểm" || self.before(m.t0, 1) == "số";
        let points = self.mentions.iter().skip(i + 1).take(8).any(|n| matches!(n.what, What::Score { .. }) && n.t0 <= m.t1 + 14)
            && self.average_free(m.t0);
        // "… xếp thứ 60/63 tỉnh (tỉnh Hà Tĩnh đạt điểm cao nhất)": the most points of a stated ranking.
        let told = said
            && high
            && m.depth > 0
            && self.scene.who.iter().any(|w| w.origin == Origin::Sentence)
            && self.mentions.iter().take(i).any(|n| matches!(n.what, What::Rank { word: false, .. }));
        let bare_nhat = m.t1 - m.t0 == 1;
        let led = matches!(self.frame.block, Some("so-nganh" | "huyen" | "xa" | "ministries"))
            || self.scene.who.iter().any(|w| w.origin == Origin::Sentence);
        // "thứ nhất TP Vinh 84,76 điểm; thấp nhất huyện Anh Sơn 79,01 điểm".
        let opens = m.t0 == 0 || matches!(self.before(m.t0, 1), ";" | "," | ":") || self.before(m.t0, 1) == "xếp";
        let adjacent = opens && self.mentions.get(i + 1).is_some_and(|n| n.t0 == m.t1 && matches!(n.what, What::Subject(_)));
        // "chỉ số … cao nhất năm nay là X".
        let dated = self.mentions.get(i + 1).filter(|n| matches!(n.what, What::Relative(_) | What::Year(_)) && n.t0 <= m.t1 + 1);
        let end = dated.map_or(m.t1, |n| n.t1);
        let names_next = adjacent || self.mentions.iter().skip(i + 1).take(3).any(|n| n.what == What::Is && n.t0 <= end + 1);
        let attained = matches!(self.before(m.t0, 1), "đạt" | "có" | "hạng" | "được" | "lệ" | "điểm" | "số" | "lòng" | "quả")
            || self
                .mentions
                .iter()
                .take(i)
                .rev()
                .find(|n| !matches!(n.what, What::Mark(_)))
                .is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t1 == m.t0);
        // "Xếp cao nhất là Sở Nội vụ": in a stated ranking of units the verb says enough.
        let placed = self.setting.ranks_units && names_next && matches!(self.before(m.t0, 1), "xếp" | "đứng" | "hạng" | "giá");
        // "Chỉ số cải cách hành chính cao nhất là Sở Nội vụ (86,9%)".
        let of_index = high
            && names_next
            && i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| matches!(n.what, What::Index(_)) && m.t0 <= n.t1 + 1);
        // "…, trong đó cao nhất là chỉ số của quận Cầu Giấy".
        let of_index = of_index
            || high
                && names_next
                && !self.scene.index.is_empty()
                && (m.t1..m.t1 + 4).any(|t| matches!((self.word(t), self.word(t + 1)), ("chỉ", "số") | ("điểm", "của")));
        let led = led || of_index;
        // "xếp hạng thấp nhất khối ASEAN về mức độ mở cửa": in something that is neither an index nor a component known here.
        let about = (m.t1..m.t1 + 5).find(|t| self.word(*t) == "về" && self.before(*t, 1) != "thuộc" && self.word(t + 1) != "đích");
        let known = |t: usize| {
            self.mentions.iter().any(|n| n.t0 > t && n.t0 <= t + 3 && matches!(n.what, What::Index(_) | What::Part(_) | What::Pillars(_)))
        };
        if about.is_some_and(|t| !known(t) && !(m.t1..t).any(|k| matches!(self.word(k), "," | ";" | "." | "là" | "("))) {
            return i + 1;
        }
        // "Vùng đồng bằng sông Cửu Long có chỉ số thấp nhất cả nước": the region has it, and nobody in it.
        let (from, measured) = self.measure(m);
        let verb = self.has_verb(from, m, measured);
        if verb.is_some_and(|v| self.mentions.iter().any(|n| n.t1 == v && matches!(&n.what, What::Scope(s) if s.starts_with("region:")))) {
            return i + 1;
        }
        // "ba tỉnh A, B và C đạt điểm cao nhất ở cả bốn nội dung": of components that are not named right there.
        let parts =
            (m.t1..m.t1 + 6).any(|t| matches!((self.word(t), self.word(t + 1)), ("nội", "dung") | ("lĩnh", "vực") | ("thành", "phần")));
        let named = self.mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Part(_)) && n.t0 <= m.t1 + 3)
            || self.mentions.get(i + 2).is_some_and(|n| matches!(n.what, What::Part(_)) && n.t0 <= m.t1 + 3);
        if parts && !named && self.scene.who.len() > 1 {
            return i + 1;
        }
        if let (true, Some(n)) = (high, self.sized_names().or_else(|| self.one_of(m))) {
            let mut p = self.proto(m);
            (p.rank_max, p.rule) = (Some(n), "group with its size");
            self.open_claims(p);
            return i + 1;
        }
        let yes = if bare_nhat {
            false
        } else {
            self.stated_extreme(i, m)
                || self.index_extreme(i, m)
                || self.part_extreme(i, m)
                || self.topic_extreme(i, m)
                || told
                || scoped
                || self.best_of_block(i, m)
                || placed
                || (points && led && (said || names_next || attained))
        };
        if !yes {
            return i + 1;
        }
        if high {
            self.frame.last_rank = Some(1);
            return self.place(i, |p| p.rank = Some(1));
        }
        self.frame.last_rank = None;
        self.place(i, |p| p.last = true)
    }

    /// `cao nhất [ở PCI năm 2013] là 2 tỉnh ở miền Trung: A và B`: how many they are, where as many names follow the colon.
    pub(super) fn counted_best(&self, i: usize, m: &Mention) -> Option<u32> {
        let (_, link) = self.link_behind(i, m)?;
        let n = crate::extract::numerals::count(self.word(link.t1)).filter(|n| (2..=20).contains(n))?;
        let noun = matches!(self.word(link.t1 + 1), "tỉnh" | "địa" | "đơn" | "sở" | "huyện" | "bộ" | "thành" | "nước" | "quốc");
        let colon = self.mentions.iter().position(|c| c.what == What::Mark(':') && c.t0 > link.t1 && c.t0 <= link.t1 + 9)?;
        let first = self.mentions.get(colon + 1).filter(|s| matches!(s.what, What::Subject(_)))?;
        // "A (73,3); B (70,2)": over the points of each.
        let list = self.mentions.iter().skip(colon + 1);
        let list =
            list.take_while(|w| matches!(w.what, What::Subject(_) | What::Mark(_) | What::Score { .. } | What::Unit | What::Anaphor(_)));
        let names = list.filter(|w| matches!(w.what, What::Subject(_))).count();
        let named = !self.scene.index.is_empty() || self.frame.index.is_some();
        (noun && named && names == n as usize && first.t0 >= link.t1).then_some(n)
    }

    /// Whether no average or spread of a group is spoken of before.
    pub(super) fn average_free(&self, t0: usize) -> bool {
        !(t0.saturating_sub(12)..t0)
            .any(|t| matches!(self.word(t), "lệch" | "chênh" | "giữa") || self.word(t) == "cách" && self.before(t, 1) != "cải")
    }
}
