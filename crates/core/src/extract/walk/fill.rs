//! Names that take the ranks of an open list, and what tells that they do not.
use super::*;
use crate::extract::numerals;

/// No region of the country holds more provinces.
const LARGEST_REGION: u32 = 15;

impl Walk<'_> {
    /// `ngay sau A (…) là B`: the token of `là` when a name stands right behind the cue.
    pub(super) fn behind_named(&self, i: usize, m: &Mention) -> Option<usize> {
        let name = self.mentions.get(i + 1).filter(|n| matches!(n.what, What::Subject(_)) && n.t0 <= m.t1 + 1)?;
        let end = self.end_with_bracket(i + 1).max(name.t1);
        // "kế sau A, theo thứ tự, là B, C".
        let aside = |t: &usize| matches!(self.word(*t), "," | "theo" | "thứ" | "tự" | "lần" | "lượt");
        let far = (end..end + 5).take_while(aside).last().map_or(end, |t| t + 1);
        (end..end + 3).find(|t| matches!(self.word(*t), "là" | ":")).or_else(|| Some(far).filter(|t| self.word(*t) == "là"))
    }

    /// Whether a rank in figures stands in the bracket right behind the name at `i`: `A (70,4 điểm, hạng 3)`.
    pub(super) fn ranked_in_bracket(&self, i: usize) -> bool {
        let Some(from) = self.mentions.get(i).map(|m| m.t1) else { return false };
        let to = self.end_with_bracket(i);
        self.mentions.iter().skip(i).take_while(|n| n.t0 < to).any(|n| n.t0 >= from && matches!(n.what, What::Rank { word: false, .. }))
    }

    /// `1 đơn vị xếp loại Tốt; 4 đơn vị xếp loại Khá, từ cao xuống thấp lần lượt là A, B`: the first of a lower grade is not the first of all.
    fn below_another_grade(&self, run: &[usize]) -> bool {
        let Some(first) = run.first().and_then(|j| self.mentions.get(*j)) else { return false };
        let clause = (0..first.t0).rev().take(40).take_while(|t| self.word(*t) != ";");
        let graded = |t: &usize| matches!(self.before(*t, 1), "loại" | "mức" | "nhóm" | "hạng" | "độ");
        let excellent = || (0..first.t0).any(|t| (self.word(t), self.word(t + 1)) == ("xuất", "sắc"));
        clause.filter(graded).any(|t| match self.word(t) {
            "khá" | "yếu" | "kém" => true,
            "trung" => self.word(t + 1) == "bình",
            "tốt" => excellent(),
            _ => false,
        })
    }

    /// `tiếp theo là A và B đứng vị trí thứ 3`: the last name has the place `n` that comes after those of the others.
    fn ranked_next(&self, j: usize, n: usize) -> bool {
        let Some(end) = self.mentions.get(j).map(|m| m.t1) else { return false };
        self.mentions
            .iter()
            .skip(j + 1)
            .take(3)
            .any(|v| v.t0 <= end + 3 && matches!(v.what, What::Rank { n: k, word: false, .. } if k as usize == n))
    }

    /// `kế tiếp là A (thứ 46 thế giới)` in a row of a region: the bracket tells the place in a wider scope.
    fn elsewhere_in_bracket(&self, i: usize) -> bool {
        let Some(from) = self.mentions.get(i).map(|m| m.t1) else { return false };
        let to = self.end_with_bracket(i);
        let narrow = self.scene.scope.as_ref().is_some_and(|s| s.value != "world" && s.value != "national");
        let wide = |n: &Mention| matches!(&n.what, What::Scope(s) if s == "world" || s == "national");
        narrow
            && self.list.is_some_and(|l| l.ordered)
            && self.mentions.iter().skip(i).take_while(|n| n.t0 < to).any(|n| n.t0 >= from && wide(n))
    }

    /// `nhóm 5 tỉnh dẫn đầu (A, B, C)`: the bracket holds two names or more and nothing of their own.
    pub(super) fn only_names_in_bracket(&self, open: &Mention) -> bool {
        let inside = self.mentions.iter().filter(|n| n.t0 >= open.t1).take_while(|n| n.what != What::Mark(')'));
        let plain = |n: &Mention| matches!(n.what, What::Subject(_) | What::Mark(',') | What::Unit | What::Anaphor(_) | What::Order);
        let (mut names, mut all) = (0, true);
        for n in inside {
            names += usize::from(matches!(n.what, What::Subject(_)));
            all &= plain(n);
        }
        let first = self.mentions.iter().find(|n| matches!(n.what, What::Subject(_)) && n.t0 >= open.t1);
        all && names >= 2 && first.is_some_and(|n| n.t0 <= open.t1 + 2)
    }

    /// Whether nothing but punctuation and the number of the next item stands between two tokens: `A; 2. B`.
    pub(super) fn numbers_only(&self, from: usize, to: usize) -> bool {
        from < to
            && to - from <= 7
            && (from..to).all(|t| {
                matches!(self.word(t), "," | ";" | "." | "(" | ")" | "-" | "và") || self.word(t).parse::<u32>().is_ok_and(|n| n < 200)
            })
    }

    /// `tiếp đến là A 22,5 tỷ USD; B 20,2 tỷ USD`: what the statistic in hand came to stands behind each name.
    fn amounts_between(&self, from: usize, to: usize) -> bool {
        const WORDS: [&str; 39] = [
            "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "usd", "đồng", "đô", "la", "mỹ", "%", "tấn", "ha", "lượt", "người", "dự", "án", "gần",
            "hơn", "đạt", "với", "được", "khoảng", "trên", "chiếm", "vnđ", "(", ")", "khách", "nông", "dân", "-", "–", "/", "tháng", "năm",
            "xấp", "xỉ", "ước",
        ];
        let number = |t: usize| self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number);
        let amount = |t: usize| {
            WORDS.contains(&self.word(t))
                || number(t)
                || matches!(self.word(t), "," | ";" | "và" | "tỉnh" | "tp" | "." | "thành" | "phố" | "là")
        };
        from > 0
            && from < to
            && to - from <= 22
            && self.counted_in_hand()
            && (from..to).any(|t| number(t) && WORDS.contains(&self.word(t + 1)))
            && (from..to).all(amount)
            && matches!(self.before(to, 1), "," | ";" | "và" | "tỉnh" | "tp" | "." | "phố" | ")")
    }

    /// `A (69,42 điểm) tăng 1 bậc so với năm 2018, B (69,34 điểm)`: nothing but how the last name moved stands before the next.
    fn moved_between(&self, from: usize, to: usize) -> bool {
        const WORDS: [&str; 24] = [
            "tăng", "giảm", "tụt", "lên", "xuống", "nhích", "thăng", "lùi", "thêm", "bậc", "hạng", "so", "với", "năm", "kỳ", "trước",
            "ngoái", "cùng", "và", "tỉnh", "tp", "thành", "phố", "là",
        ];
        let number = |t: usize| self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number);
        let plain = |t: usize| WORDS.contains(&self.word(t)) || number(t) || matches!(self.word(t), "," | ";" | "(" | ")" | "." | "-");
        from > 0
            && from < to
            && to - from <= 16
            && (from..to).any(|t| matches!(self.word(t), "bậc" | "hạng") && number(t.wrapping_sub(1)))
            && (from..to).all(plain)
            && matches!(self.before(to, 1), "," | ";" | "và" | "tỉnh" | "tp" | "phố")
    }

    /// Whether the names behind the header are numbered from one: `Top 3: 1. A; 2. B; 3. C`, `(1) A; (2) B`.
    pub(super) fn enumerated(&self, i: usize) -> bool {
        let Some(m) = self.mentions.get(i) else { return false };
        let Some(first) = self.mentions.iter().skip(i + 1).find(|n| matches!(n.what, What::Subject(_))) else { return false };
        (m.t1..first.t0).rev().take(3).any(|t| matches!(self.word(t), "1" | "01") && matches!(self.word(t + 1), "." | ")" | "-" | "/"))
    }

    /// Gives the names of an open list their ranks. `false` when the names have ranks of their own.
    /// `- Ban Quản lý X: 67,3 điểm` / `Đối với UBND các quận, huyện, A ở vị trí số 1`: a list of lines ends where a line that is none of its items
    /// begins with another block.
    pub(super) fn list_of_another_block(&mut self, m: &Mention) {
        let carried = self.list.is_some() && self.list == self.frame.list && self.list_end == 0;
        let opens = m.t0 <= 5 && matches!(self.word(0), "đối" | "ở" | "trong" | "với" | "tại" | "về" | "riêng" | "còn");
        let named = self.mentions.iter().any(|n| n.t1 <= m.t0 && matches!(n.what, What::Subject(_)));
        if carried && opens && !self.listed && !named {
            (self.list, self.frame.last_rank) = (None, None);
        }
    }

    pub(super) fn fill_list(&mut self, group: &[Slot<Who>], run: &[usize]) -> bool {
        let Some(mut list) = self.list else { return false };
        if list.ordered && list.next == 1 && self.below_another_grade(run) {
            self.list = None;
            return false;
        }
        // Names that carry a rank themselves need none from the list.
        let behind = self.mentions.iter().skip(run.last().map_or(0, |j| j + 1)).take(3);
        let near = behind.take_while(|n| !matches!(n.what, What::Subject(_))).any(|n| {
            // "…, hạng ba là C": the place of the name behind it.
            let mut end = n.t1;
            while end < n.t1 + 12 && matches!(self.word(end), "," | "và") && numerals::whole(self.word(end + 1)).is_some() {
                end += 2; // "…; vị trí 61, 62, 63 là D, E, F"
            }
            let parts = |t: usize| matches!(self.before(t, 1), "," | ";");
            let led =
                parts(n.t0) || (1..=3).any(|b| n.t0 >= b && parts(n.t0 - b) && self.glue(n.t0 - b, n.t0, &["các", "vị", "trí", "hạng"]));
            let next = matches!((self.word(end), self.word(end + 1)), ("là", _) | ("thuộc", "về")) && led;
            let parted = |l: &Mention| next || n.what == What::Last && matches!(self.word(l.t1), "," | ";" | "." | "và");
            matches!(n.what, What::Rank { word: false, .. } | What::Last)
                && run.last().and_then(|j| self.mentions.get(*j)).is_some_and(|l| n.t0 <= l.t1 + 3 && !parted(l))
        });
        // "…, rồi tới lượt B vượt lên đứng nhất": a place said by a word, and not the next one.
        let behind = self.mentions.iter().skip(run.last().map_or(0, |j| j + 1)).take(4);
        let other = behind.take_while(|n| !matches!(n.what, What::Subject(_) | What::Mark(_))).any(|n| {
            matches!(n.what, What::Rank { n, word: true, .. } if n != list.next)
                && run.last().and_then(|j| self.mentions.get(*j)).is_some_and(|l| n.t0 <= l.t1 + 4)
        });
        if other && list.ordered && run.len() == 1 {
            (self.list, self.fresh) = (None, true);
            return false;
        }
        // "Đứng sau A là B, C xếp thứ 3": the last name has a place of its own, the others go on from the list.
        if let (true, true, Some((last, group)), Some((&j, run))) =
            (near && list.ordered, run.len() > 1, group.split_last(), run.split_last())
            && (matches!(self.mentions.get(j).map(|m| self.before(m.t0, 1)), Some("," | ";" | ">"))
                || self.ranked_next(j, list.next as usize + group.len()))
            && self.fill_list(group, run)
        {
            (self.scene.who, self.list, self.fresh) = (vec![last.clone()], None, true);
            return true;
        }
        let own = near || run.last().is_some_and(|j| self.ranked_in_bracket(*j) && !self.elsewhere_in_bracket(*j));
        // "Trong tốp 30, vùng X góp A (hạng 2), B (hạng 5)": no region is that large.
        if own
            && !list.ordered
            && list.next < LARGEST_REGION
            && self.scene.scope.as_ref().is_some_and(|s| s.value.starts_with("region:") || s.value == "asean")
        {
            return self.regional_group(group, run, list);
        }
        let behind_rank = run.first().and_then(|j| self.mentions.get(*j)).is_some_and(|f| {
            // "lần lượt là A đứng đầu, B, C": the word is A's, and B stands behind the comma.
            let close = |v: &&Mention| v.t1 <= f.t0 && f.t0 - v.t1 <= 2 && !(list.ordered && self.word(v.t1) == ",");
            self.mentions.iter().filter(|v| matches!(v.what, What::Rank { .. })).any(|v| close(&v))
        });
        // "từ thứ 9 đến thứ 11 là A, B, C": the rank right before is the end of the range.
        let ranged = self.list_end == 0 && list.ordered && self.ranged;
        if own || behind_rank && !ranged {
            self.own_ranking();
            self.list = None;
            return false;
        }
        // Names of one list follow each other; other words between end it.
        let first = run.first().and_then(|j| self.mentions.get(*j)).map_or(0, |m| m.t0);
        let next_to = self.list_end == 0
            || self.numbers_only(self.list_end, first)
            || self.counted_join(self.list_end, first)
            || self.glue(
                self.list_end,
                first,
                &[
                    ",", "và", ";", ">", "là", "tỉnh", ":", "các", "cùng", "với", ".", "huyện", "tp", "điểm", "đạt", "thành", "phố", "rồi",
                    "mới", "tới", "đến", "đứng", "dẫn", "đầu", "nhóm", "loại", "xếp", "tốt", "khá", "\"", "rất", "ubnd", "ủy", "ban",
                    "nhân", "dân", "bộ", "quận", "thị", "xã", "sở", "ngành",
                ],
            );
        // "theo sát là A 90,2%, B 90,1%; ở chiều ngược lại, C thấp nhất": behind the points other words end the list.
        let points = self.mentions.iter().rfind(|n| n.t0 >= self.list_end && n.t1 <= first && matches!(n.what, What::Score { .. }));
        let scored = self.list_end > 0
            && first.saturating_sub(self.list_end) <= 8
            && points.is_some_and(|n| {
                !(n.t1..first).any(|t| matches!(self.word(t), "ngược" | "chiều" | "còn" | "riêng" | "trong" | "thấp" | "cuối"))
            });
        if !(next_to || scored || self.amounts_between(self.list_end, first) || self.moved_between(self.list_end, first)) {
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
            // "…; huyện Trường Sa không xếp hạng": out of the list.
            if matches!(self.word(m.t1), "không" | "chưa") {
                list.left = 0;
                break;
            }
            let mut p = self.proto(m);
            if list.ordered {
                // A series belongs to the list that it was told for, and both grow shorter together.
                let told = self.series.pop_front().filter(|_| self.series.len() + 1 == list.left as usize);
                list.next = told.unwrap_or(list.next);
                p.rank = Some(list.next);
                // "Dẫn đầu vùng X là A, tiếp theo là B": the row goes on among the same.
                p.scope = if self.scene.scope.is_none() { self.scope_of_row(&p) } else { None };
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
        // "3 vị trí dẫn đầu thuộc về A, B và C; các vị trí tiếp theo lần lượt là D, E": the next place is the fourth.
        if list.left == 0 && !list.ordered {
            self.frame.last_rank = Some(list.next);
        }
        self.list = Some(list);
        true
    }

    /// `10 đơn vị tốp trên lần lượt gồm: (1) Sở Tài chính 90,05%, (2) Sở Nội vụ 90,02%`: running numbers are ranks where
    /// the words before say that the list is in order or is a ranking.
    pub(super) fn numbered(&mut self, n: u32, i: usize, m: &Mention) -> usize {
        let goes_on = self.list.is_some_and(|l| l.ordered && l.left > 0);
        let said =
            self.scene.order || self.frame.ranking || (0..m.t0).any(|t| matches!(self.word(t), "hạng" | "bảng")) || self.word(m.t0) == "#";
        // "Khối địa phương: 1. A; 2. B. Khối sở, ngành: 1. C; 2. D": the next block is told in the same way.
        let block = || {
            let head = self.mentions.iter().take(i).find(|b| matches!(b.what, What::Block(_)));
            let alike = self.frame.last_place.as_ref().is_some_and(|p| p.sentence + 1 == self.sentence && p.rule == "order of names");
            head.is_some_and(|b| b.t0 <= 1 && self.word(b.t1) == ":") && alike
        };
        let said = said || block();
        let next = n == 1 || self.frame.last_rank.is_some_and(|r| r + 1 == n);
        // "Các đơn vị còn lại: (11) A đạt 85,1%; (12) B; (13) C": running numbers that go on behind the last place.
        let runs_on = || {
            let numbers = self.mentions.iter().skip(i).filter_map(|k| if let What::Numbered(k) = k.what { Some(k) } else { None });
            n > 1 && next && numbers.take(3).eq(n..n + 3)
        };
        if goes_on || said && next || runs_on() {
            self.list = Some(RankList { next: n, ordered: true, left: 200 });
            self.list_end = 0;
        }
        i + 1
    }

    /// `ba nơi dẫn đầu vùng gồm A (47,7 điểm, hạng 10), B (hạng 11)`: the bound is the region's, the ranks in
    /// the brackets are the country's.
    pub(super) fn regional_group(&mut self, group: &[Slot<Who>], run: &[usize], mut list: RankList) -> bool {
        let of = self.scene.of.or(self.frame.region_of);
        for (who, j) in group.iter().zip(run) {
            let (Some(m), true) = (self.mentions.get(*j), list.left > 0) else { continue };
            let mut p = self.proto(m);
            (p.rank_max, p.of, p.rule) = (Some(list.next), of, "group with its size");
            list.left -= 1;
            self.scene.who = vec![who.clone()];
            self.open_claims(p);
        }
        self.fresh = true;
        self.list = Some(list);
        self.list_end = self.end_with_bracket(run.last().copied().unwrap_or(0));
        true
    }

    /// `Thứ tự xếp hạng các sở (từ trên xuống) như sau: A, B, C`: an ordered list that does not say how long it is.
    pub(super) fn open_order(&mut self, i: usize) {
        let Some(m) = self.mentions.get(i) else { return };
        // "… theo chỉ số chuyển đổi số giảm dần:", and nothing between the words and the colon.
        let falls_to = (self.before(m.t0, 2), self.before(m.t0, 1)) == ("giảm", "dần");
        // Of a row of colons the first one decides.
        if !(self.scene.order || falls_to) || self.list.is_some() || !self.protos.is_empty() || self.before(m.t0, 1) == ":" {
            return;
        }
        let falling = (0..m.t0).any(|t| {
            matches!((self.word(t), self.word(t + 1), self.word(t + 2)), ("cao", "xuống" | "đến", "thấp") | ("giảm" | "thấp", "dần", _))
        });
        let ranks = falling || (0..m.t0).any(|t| matches!(self.word(t), "hạng" | "bảng" | "xếp"));
        // "… lần lượt từ cao xuống thấp là:" opens the lines that follow.
        let opens_lines = falling && m.t1 == self.tokens.len();
        let names = self.mentions.iter().skip(i + 1).filter(|n| matches!(n.what, What::Subject(_))).count();
        let own = self.mentions.iter().skip(i + 1).any(|n| matches!(n.what, What::Rank { .. } | What::Move(_)));
        // "Ba nơi cuối bảng, theo thứ tự, gồm: A, B, C": an order at the other end counts from no place that is told.
        let mut clause = (0..m.t0).rev().take_while(|t| self.word(*t) != ";");
        let bottom = clause.any(|t| match (self.word(t), self.word(t + 1)) {
            ("cuối", next) => matches!(next, "bảng" | "cùng" | "danh" | "," | ":"),
            ("thấp" | "kém" | "ít", "nhất") | ("đội", "sổ") => true,
            (word, _) => matches!(word, "chót" | "đáy" | "bét"),
        });
        // "…, theo thứ tự bảng chữ cái: A, B, C".
        let letters = (0..m.t0).any(|t| (self.word(t), self.word(t + 1)) == ("chữ", "cái"));
        if bottom || letters {
            return;
        }
        // "Xếp liền sau, theo thứ tự từ trên xuống, là 7 đơn vị: A, B": behind whoever stands before them.
        let follows = self.mentions.iter().take(i).any(|n| n.what == What::Next);
        let next = if follows { self.frame.last_rank.map(|r| r + 1) } else { Some(1) };
        if let Some(next) = next.filter(|_| ranks && (names >= 3 || opens_lines) && !own) {
            self.list = Some(RankList { next, ordered: true, left: 200 });
        }
    }
}
