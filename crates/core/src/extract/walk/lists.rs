//! Lists that fill ranks as their names come, and best groups.
use super::*;

impl Walk<'_> {
    /// `top 10`, `nhóm 5 địa phương dẫn đầu`.
    pub(super) fn bound(&mut self, n: u32, i: usize, m: &Mention) -> usize {
        if let Some(next) = self.parts_in_group(n, i, m) {
            return next;
        }
        if self.of_counted_parts(i, m) {
            return self.pass_counted_parts(i);
        }
        if self.of_a_movement(m) {
            self.without_gain();
            return i + 1;
        }
        if let Some(next) = self.bounds_in_turn(i) {
            return next;
        }
        if self.closes_group(n, i, m) {
            return i + 1;
        }
        // "Sau top 3, các vị trí còn lại trong top 10 lần lượt là A, B": whoever follows is not in the smaller group.
        if self.before(m.t0, 1) == "sau" && self.word(m.t1) == "," {
            return i + 1;
        }
        // "Bên cạnh top 10, các tỉnh sau có cải thiện: A, B": whoever is named beside the group is not in it.
        if self.before(m.t0, 1) == "cạnh" || self.among_the_best(m) {
            return i + 1;
        }
        // "đứng thứ hai trong nhóm 37 nước thu nhập trung bình thấp": the group that the place is in, and how many it holds.
        let placed =
            i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|v| matches!(v.what, What::Rank { .. }) && m.t0 <= v.t1 + 1);
        let among =
            |n: &Mention| matches!(&n.what, What::Scope(s) if s.starts_with("group:") || s.starts_with("region:")) && n.t0 <= m.t1 + 3;
        // "Ở nhóm 30 quốc gia thu nhập trung bình thấp, X đứng thứ 2": a group of incomes, all of it.
        let incomes =
            self.mentions.get(i + 1).is_some_and(|n| matches!(&n.what, What::Scope(s) if s.starts_with("group:")) && n.t0 <= m.t1 + 3);
        if placed && !self.fresh && self.mentions.iter().skip(i + 1).take(3).any(among)
            || incomes && (m.t0..m.t0 + 2).any(|t| self.word(t) == "nhóm")
        {
            return self.of(n, m, i);
        }
        // "3 nơi rơi khỏi tốp 30" counts places and names none.
        let parts = |t: usize| matches!(self.word(t + 1), "nội" | "lĩnh" | "trụ" | "tiêu" | "chỉ");
        let counted = (2..12).map_while(|b| m.t0.checked_sub(b)).take_while(|t| self.word(*t) != ",").any(|t| {
            self.word(t).len() < 4
                && !matches!(self.before(t, 1), "nhóm" | "tốp" | "top")
                && self.word(t).bytes().all(|c| c.is_ascii_digit())
                && (t + 9 > m.t0 && matches!(self.word(t + 1), "nơi" | "tỉnh" | "địa" | "đơn" | "xã" | "huyện" | "thành") || parts(t))
        });
        let twice_denied = self.scene.target && self.scene.denied_to > m.t0;
        if self.list_end == 0 && self.list.is_some() && self.list == self.frame.list && self.list_follows(i, m) {
            self.list = None; // a list of its own follows, whatever an earlier line opened
        }
        if self.list.is_some_and(|l| l.left > 0)
            || self.scene.nobody
            || counted && !self.members_follow(i, m)
            || twice_denied
            || self.led_group(i, m)
        {
            return i + 1;
        }
        if self.list_follows(i, m) {
            let ordered = self.order_near(i);
            // "các vị trí còn lại trong top 10 lần lượt là A, B": from the last rank named on.
            let after = self.mentions.iter().take(i).rev().find(|p| !matches!(p.what, What::OfWord | What::About | What::Stand));
            let after = after.filter(|p| p.what == What::Next && m.t0 <= p.t1 + 2).or_else(|| self.order_beside(i));
            let known = after.and(self.frame.last_rank).filter(|last| *last < n);
            // "những vị trí còn lại trong top 5 lần lượt là A, B và C": the rest of the group ends with it.
            let rest = || {
                let names = self.mentions.iter().enumerate().skip(i + 1);
                let names = names.filter(|(j, m)| matches!(m.what, What::Subject(_)) && self.role(*j) == Role::Normal).count();
                u32::try_from(names).ok().and_then(|k| n.checked_sub(k)).unwrap_or(0)
            };
            // "Sau top 3, các vị trí còn lại trong top 10 lần lượt thuộc về A, B": whoever is left comes behind whom the smaller group holds.
            let smaller = || {
                let first = self.mentions.iter().take(i).find_map(|b| if let What::Bound(k) = b.what { Some(k) } else { None });
                let left = (m.t0.saturating_sub(6)..m.t0).any(|t| (self.word(t), self.word(t + 1)) == ("còn", "lại"));
                first.filter(|k| *k < n && left && ordered)
            };
            let from = known.or_else(smaller).unwrap_or_else(|| if after.is_some() && ordered { rest() } else { 0 });
            self.regional_header(i, m);
            // "Top 5 còn có A và B": of what the place before was in.
            if self.word(m.t1) == "còn" {
                self.same_ranking();
            }
            self.list = Some(RankList { next: if ordered { from + 1 } else { n }, ordered, left: n - from });
            self.list_end = 0;
            return i + 1;
        }
        let inside = self.tells_inside(i, m);
        // "X và Y cùng trong tốp 5", "năm thứ ba liên tiếp trong tốp 5", "X tốp 5 PCI": the group is all that the clause says of those before it.
        let named = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|s| matches!(s.what, What::Subject(_)) && s.t1 == m.t0);
        let ends = matches!(self.word(m.t1), "" | "," | ";" | "." | "về" | "cả" | "toàn")
            || self.mentions.get(i + 1).is_some_and(|n| n.t0 == m.t1 && matches!(n.what, What::Index(_)));
        let joined = self.word(m.t0) == "trong" && matches!(self.before(m.t0, 1), "cùng" | "đều" | "tiếp" | "liền");
        // "P, Q nằm trong tốp 10; R, S trong tốp 15": as the clause before.
        let component = self.word(m.t0) == "trong" || self.before(m.t0, 1) == "trong";
        let again = component
            && i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|s| matches!(s.what, What::Part(_)) && m.t0 <= s.t1 + 1)
            && self.protos.last().is_some_and(|p| p.rank_max.is_some() && p.part.is_some());
        let inside = inside || joined || named && ends || again;
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
        // "A (71,25 điểm), B (70,1 điểm) và C (69,8 điểm) nằm trong top 5": brackets part the names of one row.
        if self.chain.len() > 1 && self.scene.who.len() == 1 && self.fresh && m.t0 <= self.chain_end + 8 {
            self.scene.who.clone_from(&self.chain);
        }
        let mut p = self.proto(m);
        p.rank_max = Some(n);
        p.rule = "best group";
        self.open_claims(p);
        i + 1
    }

    /// Names follow the header without values of their own: `Tốp 3 …: A, B, C`, `… là A và B`.
    pub(super) fn list_follows(&self, i: usize, m: &Mention) -> bool {
        let mut linked = self.scene.order && self.mentions.iter().take(i).any(|p| p.what == What::Order);
        let mut reach = m.t1 + 14;
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            if n.t0 > reach {
                return false;
            }
            match &n.what {
                What::Subject(_) if !linked && self.owner_of_units(j) => reach = reach.max(n.t1 + 8),
                What::Is | What::Mark(':') | What::Order => {
                    linked = true;
                    reach = reach.max(n.t1 + 8);
                }
                // "…, là đúng với tài liệu do Sở X cung cấp": what the link leads to is no name.
                What::Subject(_) if linked && self.leads_elsewhere(n.t0) => return false,
                What::Subject(_) => return linked,
                What::Mark('(') if n.t0 <= m.t1 + 8 && self.only_names_in_bracket(n) => return true,
                // "Top 30 còn có mặt A, B": they are in it.
                What::Stand
                    if matches!((self.word(n.t1.wrapping_sub(2)), self.word(n.t1.wrapping_sub(1))), ("có" | "góp", "mặt" | "tên")) =>
                {
                    linked = true;
                    reach = reach.max(n.t1 + 4);
                }
                // "trong top 4, riêng nhân lực số dẫn đầu": a component tells of its own behind the comma.
                What::Part(_) if !linked && matches!(self.before(n.t0, 1), "riêng" | "trong") => return false,
                What::Mark(',') if !linked => {
                    // "tốp 5, theo thứ tự, là A", "4 đơn vị dẫn đầu, được xếp loại xuất sắc, là A".
                    let others = matches!(self.word(n.t1), "còn" | "trong" | "riêng" | "nhưng" | "cao" | "thấp" | "mà");
                    reach = reach.min(n.t1 + if others { 4 } else { 8 });
                }
                What::Block(_) | What::Index(_) | What::Year(_) | What::Scope(_) => reach = reach.max(n.t1 + 8),
                // "gồm các tỉnh sau: A, B", "là những nơi dưới đây: A, B".
                What::Anaphor(_) if matches!(self.word(n.t1), "sau" | "dưới") && (n.t1 + 1..n.t1 + 3).any(|t| self.word(t) == ":") => {}
                What::Rank { .. } | What::Score { .. } | What::Move(_) | What::Anaphor(_) => return false,
                What::Against | What::Target => return false,
                _ => {}
            }
        }
        // A line that ends in a colon opens a list of lines.
        linked && self.tokens.last().is_some_and(|t| t.is(':'))
    }

    /// Whether the name at token `at` is only what something comes from, belongs to or is done by, behind the link before it.
    fn leads_elsewhere(&self, at: usize) -> bool {
        let link = (1..8).map_while(|b| at.checked_sub(b)).find(|t| matches!(self.word(*t), "là" | ":"));
        // "lần lượt là của A, B" leads to them.
        let other = |t: usize, link: usize| {
            matches!(self.word(t), "do" | "theo" | "với" | "từ" | "để" | "vì") || self.word(t) == "của" && t > link + 1
        };
        link.is_some_and(|link| (link + 1..at).any(|t| other(t, link)))
    }

    /// `ba vị trí đầu lần lượt thuộc về …`, `bốn tỉnh tiếp theo là …`, `A, B, C lần lượt giữ 3 ngôi đầu`.
    pub(super) fn header(&mut self, n: u32, next: bool, i: usize, m: &Mention) -> usize {
        if self.among_the_best(m) || self.one_of_each(m) {
            return i + 1;
        }
        // "bốn tỉnh tiếp theo trong tốp 5": the group's size tells where they begin.
        let within =
            self.mentions.iter().skip(i + 1).take(3).find_map(|b| if let What::Bound(k) = b.what { k.checked_sub(n) } else { None });
        // "Năm nơi còn lại của nhóm năm 2016: A, B …": behind no place that is known they have none.
        let rest = next && (m.t0..m.t1 + 3).any(|t| (self.word(t), self.word(t + 1)) == ("còn", "lại"));
        let places = (m.t0..m.t1).any(|t| matches!(self.word(t), "trí" | "thứ" | "hạng" | "suất"));
        // "5 tỉnh còn lại của nhóm này là A, B": the group of the sentence before has them.
        if rest && self.list_end == 0 && self.list.is_some_and(|l| !l.ordered && l.left > 0) && self.list != self.frame.list {
            return i + 1;
        }
        // "5 tỉnh còn lại của nhóm 16: A, B …": the group holds them, in no order that is told.
        if let (true, Some(k), false) = (rest && !places && self.list_follows(i, m), within.filter(|k| *k > 0), self.order_near(i)) {
            self.list = Some(RankList { next: k + n, ordered: false, left: n });
            self.list_end = 0;
            return i + 1;
        }
        // "là A, B và C, chiếm trọn ba vị trí tiếp theo": behind whom they come is not known.
        let unknown = within.is_none() && (self.frame.last_rank.is_none() || next && self.place_in_another_ranking());
        // "14 đơn vị còn lại thuộc nhóm B, có thể kể tới A, B": whoever is left stands in no order that is told.
        let left = rest && !places && within.is_none() && !self.order_near(i);
        if left && !unknown {
            self.list = None;
            return i + 1;
        }
        if unknown && (rest && !self.order_near(i) || next && !rest) {
            (self.list, self.scene.nobody) = (None, true);
            return i + 1;
        }
        // "Thuộc nhóm 16 tỉnh có điểm cao nhất là 11 địa phương sau: A, B": how many of the group are told off.
        let best = (m.t0..m.t1 + 3).any(|t| matches!(self.word(t), "đầu" | "nhất" | "cùng" | "top" | "tốp" | "bảng"));
        let grouped = self.list.is_some_and(|l| !l.ordered && l.left > n && self.list_end == 0) && self.list != self.frame.list;
        if grouped && !next && !best && matches!(self.before(m.t0, 1), "là" | "có" | "gồm" | "tên" | "mặt") {
            return i + 1;
        }
        let start = if next { within.or(self.frame.last_rank.map(|r| self.last_held(r))).map_or(1, |r| r + 1) } else { 1 };
        self.regional_header(i, m);
        // Words of order behind the group's size give those their places who stand before it, and nobody else.
        let held = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| p.what == What::Is && p.t1 == m.t0);
        let row = self.chain.len() == n as usize || self.scene.who.len() == n as usize;
        if !next && held && row && self.order_behind(i, m) {
            self.scene.order = true;
        }
        let group = self.row_before(Some(n as usize));
        let ordered_before = self.scene.order;
        // "C và D là hai suất còn lại của tốp 5": in it, and in no order.
        if let (true, false, Some(first)) = (rest && group.len() == n as usize && n >= 2, ordered_before, within) {
            self.scene.who.clone_from(&group);
            let mut p = self.proto(m);
            (p.rank_max, p.rule) = (Some(first + n), "group with its size");
            self.open_claims(p);
            (self.list, self.fresh) = (None, true);
            return i + 1;
        }
        if group.len() == n as usize && n >= 2 && (ordered_before || next) {
            self.ranked_in_order(&group, start, m);
            return i + 1;
        }
        // "Công an tỉnh và Cục Hải quan là 2 đơn vị dẫn đầu": the group stands before its size.
        let predicate = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| p.what == What::Is && p.t1 == m.t0);
        // "A, B và C chia nhau ba vị trí dẫn đầu".
        let taken = (1..=3)
            .take_while(|b| matches!(self.before(m.t0, *b), "nhau" | "trọn" | "cả" | "lấy" | "các" | "giữ" | "chiếm" | "nắm" | "giành"));
        let predicate = predicate || taken.count() > 0;
        let group = if predicate && group.len() != n as usize && self.chain.len() == n as usize { self.chain.clone() } else { group };
        if predicate && !next && group.len() == n as usize && n >= 2 && group.iter().all(|w| w.origin == Origin::Sentence) {
            // "A, B chia nhau hai vị trí đầu bảng, lần lượt đạt 1,78 và 1,43 triệu tỉ đồng".
            if self.mentions.iter().skip(i + 1).take(3).any(|o| o.what == What::Order && o.t0 <= m.t1 + 2) {
                self.ranked_in_order(&group, 1, m);
                return i + 1;
            }
            self.scene.who.clone_from(&group);
            let mut p = self.proto(m);
            (p.rank_max, p.rule) = (Some(n), "group with its size");
            self.open_claims(p);
            return i + 1;
        }
        let follows = self.list_follows(i, m);
        if follows {
            // "Thứ tự ba nơi dẫn đầu là A, rồi B, rồi C".
            let told = (self.before(m.t0, 2), self.before(m.t0, 1)) == ("thứ", "tự")
                || self
                    .mentions
                    .iter()
                    .enumerate()
                    .skip(i + 1)
                    .any(|(j, n)| matches!(n.what, What::Subject(_)) && j > i + 2 && self.before(n.t0, 1) == "rồi");
            let ordered = next || told || self.order_near(i);
            self.list = Some(RankList { next: if ordered { start } else { n }, ordered, left: n });
            self.list_end = 0;
            return i + 1;
        }
        let inside = (1..=4).any(|b| matches!(self.before(m.t0, b), "vào" | "lọt" | "thuộc" | "trong" | "nằm"));
        // "PGI 2023: thuộc 20 địa phương đứng đầu.": whoever is spoken of.
        let spoken = self.named_behind_comma(i, m)
            || !self.scene.who.is_empty()
            || self.frame.topic.is_some() && !self.mentions.iter().any(|n| matches!(n.what, What::Subject(_)));
        if inside && self.word(m.t1) != "có" && !next && !self.scene.nobody && spoken {
            let mut p = self.proto(m);
            p.rank_max = Some(n);
            p.rule = "best group";
            self.open_claims(p);
        }
        i + 1
    }

    /// `ba nơi dẫn đầu vùng`: the group is the region's, of as many as it was said to hold.
    fn regional_header(&mut self, i: usize, m: &Mention) {
        let Some(n) = self.mentions.get(i + 1).filter(|n| n.t0 <= m.t1 + 1) else { return };
        let region = match &n.what {
            What::Region => self.frame.region.clone(),
            What::Scope(s) if s.starts_with("region:") || s == "asean" => Some(s.clone()),
            _ => None,
        };
        if let Some(region) = region {
            self.scene.scope = Some(Slot::new(region, Origin::Sentence, Some(self.span(n.t0, n.t1))));
            self.scene.of = self.frame.region_of;
        }
    }

    /// `kế đó là X`, `xếp ngay sau là A và B`: names take the next ranks.
    pub(super) fn next(&mut self, i: usize, m: &Mention) -> usize {
        let Some(last) = self.frame.last_rank.map(|r| self.last_held(r)) else { return i + 1 };
        // "Tiếp đó, có A và B phát biểu" goes on with the day's events.
        let events = self.word(m.t1) == "," && self.word(m.t1 + 1) == "có";
        if events || self.place_in_another_ranking() {
            return i + 1;
        }
        // "Nhóm kế sau là A với 66,3 điểm, B với 66,1 điểm": points of their own tell the order.
        let behind = || self.mentions.iter().skip(i + 1);
        let names = behind().filter(|n| matches!(n.what, What::Subject(_))).count();
        let ordered = self.order_near(i) || names <= behind().filter(|n| matches!(n.what, What::Score { .. })).count();
        // "Nhóm sau đó có A, B, C": a group, in no order.
        let opens = matches!(self.word(m.t1), "có" | "gồm" | "còn") || !ordered;
        if matches!(self.before(m.t0, 1), "nhóm" | "tốp") && opens {
            return i + 1;
        }
        if let Some(after) = self.next_behind_name(i, m, last).or_else(|| self.next_for_group(i, m, last)) {
            return after;
        }
        // "Năm nơi trên cùng, kể từ hạng nhất, là A, B rồi tới C": they come behind names that took no place.
        if self.unplaced_before(i) {
            return i + 1;
        }
        // "Hạnh phúc nhất là Phần Lan, tiếp theo sau là Đan Mạch": they come behind a name whose place was not read.
        let named =
            self.mentions.iter().enumerate().take(i).any(|(j, n)| matches!(n.what, What::Subject(_)) && self.role(j) == Role::Normal);
        if named && !self.protos.iter().any(|p| p.placed() || p.score.is_some()) {
            return i + 1;
        }
        // "Với P, điểm cao nhất là 72,4 của A; kế đến là B": behind a first whose place was not read, none goes on from an earlier sentence.
        let first = self.mentions.iter().take(i).any(|n| n.what == What::Highest);
        if first && !self.protos.iter().any(|p| p.placed()) {
            return i + 1;
        }
        let after = (m.t0..m.t1).any(|t| self.word(t) == "sau");
        // "sau đó đến các Bộ A, B", "sau đó là A", "theo sau có A, B".
        let linked = (m.t0..m.t1 + 14).any(|t| matches!(self.word(t), "là" | ":" | "thuộc"))
            || matches!(self.word(m.t1), "đến" | "tới" | "các" | "có" | "gồm")
            || self.word(m.t1) == "lần" && matches!(self.word(m.t1 + 1), "lượt");
        let compared = self.mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t0 <= m.t1 + 1);
        if after && (!linked || compared) {
            // "kế sau A, theo thứ tự, là B và C": the names behind `là` follow A.
            if let Some(is) = self.behind_named(i, m).filter(|is| (m.t1..*is).any(|t| self.word(t) == ",")) {
                (self.list_from, self.list) = (is, Some(RankList { next: last + 1, ordered: true, left: 10 }));
                self.list_end = 0;
            }
            return i + 1; // "ngay sau TP.HCM, Hà Nội …" compares
        }
        if let Some(list) = self.list.filter(|l| l.left > 0) {
            // "kế đến là A, tiếp nữa là B": the same row, and words of its own before the next name.
            if list.ordered && linked && list.next == last + 1 {
                self.list_end = 0;
            }
            return i + 1;
        }
        if after && let Some(is) = self.behind_named(i, m) {
            // "xếp ngay sau A là B và C": the names behind `là` follow A.
            (self.list_from, self.list) = (is, Some(RankList { next: last + 1, ordered: true, left: 10 }));
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
                    | What::Ministries
                    | What::OfWord
                    | What::Index(_)
                    | What::StepWord
                    | What::Bound(_)
                    | What::Year(_)
                    | What::Each
                    | What::Of(_)
                    | What::Scope(_)
            )
        });
        // "Các địa phương còn lại của top 10: A, B và C": the group holds them all, in no order.
        // "Các vị trí còn lại trong top 10 lần lượt là A, B" counts on from the last place.
        let rest = (m.t0..m.t1).any(|t| self.word(t) == "lại")
            && self.before(m.t0, 1) != "trí"
            && !(m.t0..m.t1).any(|t| matches!(self.word(t), "trí" | "thứ"))
            && !self.order_near(i);
        let within = self.mentions.iter().skip(i + 1).take(3).find_map(|b| if let What::Bound(k) = b.what { Some(k) } else { None });
        if let (true, Some(k), false) = (rest, within, self.scene.order) {
            self.list = Some(RankList { next: k, ordered: false, left: k });
            self.list_end = 0;
            return i + 1;
        }
        if names.is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t0 <= m.t1 + 22) {
            self.same_ranking();
            // "Đầu bảng ASEAN là A, theo sau là B": the place counted on from was among those of the group.
            let nation = |p: &Proto| matches!(p.who.as_ref().map(|w| w.value.kind), Some(SubjectKind::Country));
            let counted = self.protos.iter().rev().find(|p| p.rank == Some(last) && nation(p));
            if let (None, Some(scope)) = (&self.scene.scope, counted.and_then(|p| p.scope.clone())) {
                self.scene.scope = Some(scope);
            }
            self.list = Some(RankList { next: last + 1, ordered: true, left: 60 });
            self.list_end = 0;
        } else if let Some(next) = self.next_is_unknown(i, m, last) {
            return next;
        } else if self.tokens.last().is_some_and(|t| t.is(':')) && !behind().any(|n| n.is_value() || matches!(n.what, What::Subject(_))) {
            // "Các đơn vị còn lại xếp tiếp theo như sau:" over a list of lines.
            self.same_ranking();
            self.list = Some(RankList { next: last + 1, ordered: true, left: 200 });
            self.list_end = 0;
        }
        i + 1
    }
}
