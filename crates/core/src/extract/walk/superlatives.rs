//! Superlatives as places: `X có điểm số cao nhất`, `thấp nhất là X`; and places that somebody is only held against.
use super::*;

/// Nouns for what is ranked.
pub(super) const UNITS: [&str; 16] =
    ["đơn", "vị", "địa", "phương", "tỉnh", "thành", "phố", "quốc", "gia", "nước", "bộ", "ngành", "cơ", "quan", "nền", "tế"];

impl Walk<'_> {
    /// Where the result that is highest or lowest begins (`điểm số`, `kết quả`, `chỉ số PCI`), and whether it is named at all.
    pub(super) fn measure(&self, m: &Mention) -> (usize, bool) {
        let mut t = m.t0;
        loop {
            if matches!(self.before(t, 1), "điểm" | "số" | "tổng" | "kết" | "quả" | "chỉ" | "thứ" | "hạng" | "xếp") {
                t -= 1;
            } else if (self.before(t, 3), self.before(t, 2), self.before(t, 1)) == ("vốn", "đăng", "ký") {
                // "có [tổng số] vốn đăng ký lớn nhất": what FDI is counted in.
                t -= 3;
            } else if (self.before(t, 2), self.before(t, 1)) == ("hài", "lòng") {
                // "có mức hài lòng thấp nhất", "có mức độ hài lòng cao nhất": what SIPAS measures.
                t -= 2 + (3..=4).take_while(|b| matches!(self.before(t, *b), "mức" | "độ")).count();
            } else if let Some(n) = self.mentions.iter().find(|n| n.t1 == t && n.t0 < t && matches!(n.what, What::Index(_))) {
                t = n.t0;
            } else if let Some(year) = self.mentions.iter().find(|n| n.t1 == t && n.t0 < t && matches!(n.what, What::Year(_)))
                && let back = if self.before(year.t0, 1) == "năm" { year.t0 - 1 } else { year.t0 }
                && self.mentions.iter().any(|n| n.t1 == back && matches!(n.what, What::Index(_)))
            {
                t = back; // "có PCI năm 2022 cao nhất", "có chỉ số tổng hợp PAPI 2022 cao nhất"
            } else if matches!(
                (self.before(t, 2), self.before(t, 1)),
                ("tổng", "hợp") | ("đánh", "giá") | ("thẩm", "định") | ("chấm", "điểm")
            ) {
                t -= 2; // "có kết quả đánh giá cao nhất"
            } else {
                return (t, t < m.t0 || m.t1 - m.t0 >= 3);
            }
        }
    }

    /// The verb before the result: `có`, `đạt`, `được`, or `xếp`, `đứng` with none.
    pub(super) fn has_verb(&self, from: usize, m: &Mention, measured: bool) -> Option<usize> {
        match self.before(from, 1) {
            "có" | "đạt" | "được" | "giành" | "đứng" | "xếp" => {
                from.checked_sub(if self.before(from, 2) == "đạt" { 2 } else { 1 })
            }
            // "X [là tỉnh] thấp điểm nhất": the adjective has its points with it.
            _ if matches!((self.word(m.t0), self.word(m.t0 + 1)), ("cao" | "thấp" | "nhiều" | "ít", "điểm")) => Some(from),
            // "có điểm thấp nhất" is one phrase with its verb.
            _ if from == m.t0 && self.word(from) == "có" => Some(from),
            // "xếp hạng cao nhất" is read as a result.
            _ if measured && matches!(self.word(from), "xếp") => Some(from),
            _ => None,
        }
    }

    /// `tốc độ tăng cao nhất cả nước`, `IIP tăng cao nhất`: the growth that is highest is what the statistic in hand ranks by.
    pub(super) fn growth_ranked(&self, m: &Mention) -> bool {
        let index = self.scene.index.last().or(self.frame.index.as_ref()).filter(|_| self.counted_in_hand());
        let grows = index.and_then(|s| self.setting.ontology.indices.get(s.value)).is_some_and(|x| matches!(x.id.as_str(), "grdp" | "iip"));
        let at = m.t0.saturating_sub(1);
        let rate = (self.before(at, 2), self.before(at, 1)) == ("tốc", "độ") || self.before(at, 1) == "mức";
        // "IIP năm 2022 của Bắc Giang tăng mạnh nhất": whose and when stand between.
        let between = |t: usize| {
            matches!(self.word(t), "của" | "năm" | "tháng" | "quý" | "đầu" | "tỉnh" | "thành" | "phố" | "tp" | "." | "ước")
                || self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number)
                || covered(self.mentions, t, |w| matches!(w, What::Subject(_) | What::Year(_) | What::Relative(_)))
        };
        let named =
            self.mentions.iter().any(|n| matches!(n.what, What::Index(_)) && n.t1 <= m.t0 && n.t1 + 12 > at && (n.t1..at).all(between));
        grows && self.word(at) == "tăng" && (rate || named)
    }

    /// Whether the one name in hand stands right before the verb: `X [là đơn vị] có điểm số cao nhất`.
    pub(super) fn holds(&self, m: &Mention) -> bool {
        const BETWEEN: [&str; 10] = ["là", "đã", "vẫn", "cũng", "hiện", "đang", "tiếp", "tục", "lại", "chính"];
        let (from, measured) = self.measure(m);
        // "Bộ A thấp nhất 78,03%", "Bộ A thấp nhất (78,03%)": what it came to stands behind, and there is no verb.
        let bare = from == m.t0 && self.points_right_behind(m);
        let Some(verb) = self.has_verb(from, m, measured).or(bare.then_some(from)) else { return false };
        let [who] = self.scene.who.as_slice() else { return false };
        let Some((j, name)) = self
            .mentions
            .iter()
            .enumerate()
            .rev()
            .find(|(_, n)| n.t1 <= verb && matches!(n.what, What::Subject(_)))
            .filter(|(_, n)| n.depth == m.depth)
        else {
            return false;
        };
        let own = matches!(&name.what, What::Subject(w) if *w == who.value) && self.role(j) == Role::Normal;
        let before = self.with_kind(name.t0, 0, &[]);
        // "các sở của X", "chỉ số X có …" are others.
        let theirs = matches!(self.before(before, 1), "của" | "tại" | "ở" | "trong" | "với" | "do" | "cho" | "thuộc" | "bàn" | "từ");
        own && !theirs && (name.t1..verb).all(|t| UNITS.contains(&self.word(t)) || BETWEEN.contains(&self.word(t)))
    }

    /// `2 lần đứng thứ nhất`, `3 lần đạt số điểm cao nhất`: how often somebody stood there, and in which editions nobody tells.
    pub(super) fn told_in_times(&self, m: &Mention) -> bool {
        const LEAD: [&str; 10] = ["đứng", "xếp", "ở", "giữ", "đạt", "số", "điểm", "có", "vị", "trí"];
        let mut t = m.t0;
        while t > 0 && m.t0 - t < 5 && LEAD.contains(&self.word(t - 1)) {
            t -= 1;
        }
        let count = t.checked_sub(2).and_then(|n| crate::extract::numerals::count(self.word(n)));
        // "Tỉnh đã 4 năm dẫn đầu PCI": neither, unless they are in a row or named.
        let years = || {
            self.before(t, 1) == "năm"
                && matches!(self.before(t, 3), "đã" | "có" | "từng" | "với" | "và" | "," | "sau" | "trong")
                && !self.mentions.iter().any(|n| matches!(n.what, What::Year(_)) && n.t0 >= m.t0 && n.t0 < m.t1 + 8)
                && !(m.t1..m.t1 + 8).any(|k| matches!(self.word(k), "liền" | "liên"))
        };
        let told = self.before(t, 1) == "lần" || years();
        told && count.is_some_and(|n| n > 1) && !matches!(self.before(t, 3), "thứ" | "lần")
    }

    /// Whether points stand right behind the superlative, in a bracket or not: `thấp nhất 78,03%`, `cao nhất (89,95%)`.
    fn points_right_behind(&self, m: &Mention) -> bool {
        let score = |t: usize| self.mentions.iter().any(|n| n.t0 == t && matches!(n.what, What::Score { .. }));
        self.before(m.t0, 1) != "bình" && (score(m.t1) || self.word(m.t1) == "(" && score(m.t1 + 1))
    }

    /// Whether the superlative opens its clause and one name stands behind its link: `[đơn vị có điểm số] cao nhất là X`.
    pub(super) fn held_behind(&self, i: usize, m: &Mention) -> bool {
        let Some((at, link)) = self.link_behind(i, m) else { return false };
        let named = self.mentions.iter().enumerate().skip(at + 1).take(3).find(|(_, n)| matches!(n.what, What::Subject(_)));
        let Some((j, name)) = named else { return false };
        let near = (link.t1..name.t0).all(|t| UNITS.contains(&self.word(t)) || matches!(self.word(t), "tp" | "."));
        let (run, _) = self.run_of(j, |w| matches!(w, What::Subject(_)));
        let (from, measured) = self.measure(m);
        let mut t = self.has_verb(from, m, measured).unwrap_or(from);
        while t > 0 && (UNITS.contains(&self.word(t - 1)) || self.word(t - 1) == "nơi") {
            t -= 1;
        }
        let opens = t == 0
            || matches!(self.before(t, 1), "," | ";" | "." | ":" | "đó" | "thấy" | "và" | "còn" | "thì" | "với" | "-")
            || self.mentions.iter().any(|n| n.t1 == t && matches!(n.what, What::Year(_) | What::Index(_)));
        // "3 đơn vị bị chấm ở mức thấp nhất là A với 379 điểm, B với …": the first of several.
        near && run.len() == 1 && opens && !self.several_counted(m)
    }

    /// `3 đơn vị bị chấm ở mức thấp nhất`: the superlative is that of several.
    pub(super) fn several_counted(&self, m: &Mention) -> bool {
        // Far back only where the superlative is a word of its own.
        let reach = if m.t1 - m.t0 >= 2 { 14 } else { 8 };
        self.counted_within(m, reach).is_some()
    }

    /// How many they are.
    pub(super) fn counted_before(&self, m: &Mention) -> Option<u32> {
        self.counted_within(m, 14)
    }

    fn counted_within(&self, m: &Mention, reach: usize) -> Option<u32> {
        // The comma of "tỉnh, thành phố" parts no clauses.
        let noun = |b: usize| self.before(m.t0, b) == "," && b > 1 && matches!(self.before(m.t0, b - 1), "thành" | "thị" | "tp" | "huyện");
        (1..=reach)
            .take_while(|b| noun(*b) || !matches!(self.before(m.t0, *b), "," | ";" | "." | ":" | "(" | ")"))
            .filter_map(|b| m.t0.checked_sub(b))
            .find_map(|t| crate::extract::numerals::count(self.word(t)).filter(|n| *n > 1 && UNITS.contains(&self.word(t + 1))))
            .filter(|n| *n < 100)
    }

    /// `cao nhất [năm nay] là`, `cao nhất [cả nước năm 2022] thuộc về`: the link behind the superlative, when only the edition, the
    /// ranking or its scope stands between.
    pub(super) fn link_behind(&self, i: usize, m: &Mention) -> Option<(usize, &Mention)> {
        const TABLE: [&str; 15] =
            ["trong", "ở", "tại", "bảng", "xếp", "hạng", "điểm", "tổng", "hợp", "chung", "toàn", "này", "bộ", "chỉ", "số"];
        let mut end = m.t1;
        for (at, n) in self.mentions.iter().enumerate().skip(i + 1) {
            // "thấp nhất trong bảng xếp hạng điểm tổng hợp là X"
            if n.t0 > end + 1 && !self.glue(end, n.t0, &TABLE) {
                return None;
            }
            match n.what {
                What::Is | What::Mark(':') => {
                    return (!matches!(self.word(n.t0), "có" | "gồm" | "bao")).then_some((at, n));
                }
                What::Year(_) | What::Relative(_) | What::Index(_) | What::Scope(_) | What::Block(_) | What::OfWord | What::About => {}
                _ => return None,
            }
            end = n.t1;
        }
        None
    }

    /// Whether what stands behind the superlative leaves it a place among all: the clause ends, the points follow, or a scope.
    fn among_all(&self, i: usize, m: &Mention) -> bool {
        let next = self.mentions.get(i + 1);
        let scoped = self
            .mentions
            .iter()
            .skip(i + 1)
            .take(2)
            .any(|n| n.t0 <= m.t1 + 1 && matches!(n.what, What::Scope(_) | What::Region | What::Of(_) | What::Block(_)));
        let points = || self.mentions.iter().skip(i + 1).take(2).any(|n| matches!(n.what, What::Score { .. }) && n.t0 <= m.t1 + 3);
        match self.word(m.t1) {
            "" | "," | ";" | "." | ")" | "(" | ":" | "và" | "còn" | "-" => true,
            "bảng" => !matches!(self.word(m.t1 + 1), "lương" | "giá"),
            "là" | "thuộc" => next.is_some_and(|n| n.what == What::Is),
            _ if self.link_behind(i, m).is_some() || self.points_right_behind(m) => true,
            "với" | "đạt" | "được" => points() || self.amount_at(m.t1 + 1) && self.counted_in_hand(),
            _ => scoped,
        }
    }

    /// `[lớn nhất với] gần 2,4 tỷ USD`: a sum of money.
    fn amount_at(&self, t: usize) -> bool {
        let number = (t..t + 2).find(|t| self.tokens.get(*t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number));
        number.is_some_and(|n| matches!(self.word(n + 1), "tỷ" | "tỉ" | "triệu" | "nghìn"))
    }

    /// Whether what is ranked here is a statistic, named in the sentence or in one of the two before.
    pub(super) fn counted_in_hand(&self) -> bool {
        let near = self.frame.index_named.is_some_and(|n| self.sentence.saturating_sub(n) <= 2);
        let index = self.scene.index.last().or(self.frame.index.as_ref().filter(|_| near));
        index.is_some_and(|s| self.setting.counts(s.value))
    }

    /// `cao nhất trong các tỉnh, thành phố vùng X`, `cao nhất khối X`: only words for places stand between.
    pub(super) fn among_places(&self, from: usize, to: usize) -> bool {
        from <= to
            && to <= from + 10
            && (from..to).all(|t| {
                UNITS.contains(&self.word(t))
                    || matches!(self.word(t), "trong" | "các" | "những" | "số" | "," | "thuộc" | "của" | "khối" | "ở")
            })
    }

    /// `huyện X đạt 91,5 điểm, cao nhất trong các huyện`, `Sở Y có chỉ số CCHC thấp nhất khối sở, ngành`: the most points among its like.
    pub(super) fn best_of_block(&self, i: usize, m: &Mention) -> bool {
        let [who] = self.scene.who.as_slice() else { return false };
        if !matches!(who.value.kind, SubjectKind::Unit(_) | SubjectKind::Office(_)) || who.origin > Origin::Anaphor {
            return false;
        }
        let like = |t: usize| {
            matches!(self.word(t), "huyện" | "quận" | "xã" | "phường" | "sở" | "ban" | "ngành")
                || matches!((self.word(t), self.word(t + 1)), ("đơn", "vị") | ("cơ", "quan") | ("thị", "xã"))
        };
        let mut t = m.t1;
        while t < m.t1 + 4 && matches!(self.word(t), "trong" | "các" | "số" | "khối" | "của" | "nhóm" | "tất" | "cả") {
            t += 1;
        }
        let named = self.mentions.iter().skip(i + 1).take(2).any(|n| matches!(n.what, What::Block(_)) && n.t0 <= m.t1 + 2);
        let before = i.checked_sub(1).and_then(|j| self.mentions.get(j));
        let last = before.filter(|n| n.what != What::Mark(',')).or_else(|| self.mentions.get(i.checked_sub(2)?));
        let of = last.is_some_and(|n| match n.what {
            What::Score { .. } => m.t0 <= n.t1 + 3,
            What::Subject(_) => n.t1 == m.t0 && !self.scene.index.is_empty(),
            _ => false,
        });
        // "Sở A đạt 95%, cao nhất trong các sở; Sở B đạt 80%, thấp nhất": the other end of the same row.
        let other_end = || {
            let told = |p: &Proto| p.part.is_none() && p.rule == "place said by a word" && (p.rank == Some(1) || p.last);
            let ends = matches!(self.word(m.t1), "" | "." | ";");
            of && ends && t == m.t1 && self.protos.iter().any(|p| told(p) && p.ranks_unit() && p.last != (m.what == What::Lowest))
        };
        // "Khối sở: Sở A cao nhất, Sở B thấp nhất": the block stands at the head of the sentence.
        let headed = || {
            let block = self.mentions.first().is_some_and(|b| matches!(b.what, What::Block(_)) && b.t0 <= 2 && self.word(b.t1) == ":");
            let name = before.is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t1 == m.t0);
            block && name && t == m.t1 && matches!(self.word(m.t1), "" | "." | ";" | "," | "(")
        };
        if headed() {
            return self.average_free(m.t0);
        }
        (named || t > m.t1 && like(t) || other_end()) && (of || self.measure(m).1) && self.average_free(m.t0)
    }

    /// Whether the sentence before named the index in hand or gave a place in it.
    fn stated_before(&self) -> bool {
        let near = |at: usize| at + 1 >= self.sentence;
        let placed = self.frame.last_place.as_ref().is_some_and(|p| near(p.sentence) && p.part.is_none());
        self.frame.index.is_some() && (placed || self.frame.index_named.is_some_and(near))
    }

    /// `X có điểm số cao nhất`, `cao nhất là X`: the place that the most or the fewest points give in the index just named.
    /// Of a component, of a growth or of its own past it says nothing here.
    pub(super) fn stated_extreme(&self, i: usize, m: &Mention) -> bool {
        let between =
            || self.link_behind(i, m).is_some_and(|(at, _)| self.mentions.iter().take(at).any(|n| matches!(n.what, What::Index(_))));
        let of_part = self.frame.index.is_some() && self.best_of_part(i, m);
        // "Điểm cao nhất khối sở là của A": where a page ranks units, the block says in what.
        let in_block = || {
            let link = self.link_behind(i, m).map_or(i, |(at, _)| at);
            let block = self.mentions.get(i..link).is_some_and(|way| way.iter().any(|n| matches!(n.what, What::Block(_))));
            self.setting.ranks_units && self.frame.index.is_some() && block && m.t1 - m.t0 >= 3
        };
        let named = !self.scene.index.is_empty() || self.stated_before() || of_part || between() || in_block();
        let (_, measured) = self.measure(m);
        let plain = matches!(self.word(m.t1.wrapping_sub(2)), "cao" | "thấp" | "lớn" | "nhiều" | "nhanh") || measured;
        // What a statistic is called holds no component: "tỷ lệ giải ngân …", "GRDP bình quân đầu người".
        let called = |t: usize| covered(self.mentions, t, |w| matches!(w, What::Index(i) if self.setting.counts(*i)));
        let others = self.mentions.iter().any(|n| matches!(n.what, What::Part(_) | What::Pillars(_) | What::Average) && !called(n.t0))
            || self.tokens.iter().enumerate().any(|(t, _)| {
                !called(t)
                    && matches!(
                        (self.word(t), self.word(t + 1)),
                        ("thành", "phần")
                            | ("trụ", "cột")
                            | ("lĩnh", "vực")
                            | ("tiêu", "chí")
                            | ("nội", "dung")
                            | ("hạng", "mục")
                            | ("tỷ" | "tỉ", "lệ")
                    )
            });
        let others = others && !of_part;
        named && plain && !others && self.average_free(m.t0) && self.among_all(i, m) && (self.holds(m) || self.held_behind(i, m))
    }

    /// `cách đơn vị dẫn đầu 1,2 điểm`, `kém tỉnh xếp thứ 14`: the place of somebody who is only compared with and not named.
    pub(super) fn held_against(&self, i: usize, m: &Mention) -> bool {
        let mut t = m.t0;
        while t > 0 && matches!(self.word(t - 1), "đứng" | "xếp" | "ở" | "vị" | "trí" | "hạng" | "đang" | "có" | "thứ") {
            t -= 1;
        }
        let noun = t;
        while t > 0 && UNITS.contains(&self.word(t - 1)) {
            t -= 1;
        }
        let compared =
            matches!(self.before(t, 1), "cách" | "kém" | "thua" | "hơn") || (self.before(t, 2), self.before(t, 1)) == ("so", "với");
        let named = self
            .mentions
            .get(i + 1)
            .is_some_and(|n| n.t0 <= m.t1 + 2 && matches!(n.what, What::Is | What::Subject(_) | What::Mark('(' | ':')));
        t < noun && compared && !named
    }

    /// `hơn 0,66% so với đơn vị đứng thứ 2 là B (91,14%)`: the place of the noun that somebody is held against is whose name follows.
    pub(super) fn held_against_named(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let What::Rank { n, of, .. } = m.what else { return None };
        let mut t = m.t0;
        while t > 0 && matches!(self.word(t - 1), "đứng" | "xếp" | "ở" | "vị" | "trí" | "hạng" | "đang" | "thứ") {
            t -= 1;
        }
        let noun = t;
        while t > 0 && UNITS.contains(&self.word(t - 1)) {
            t -= 1;
        }
        let compared = matches!(self.before(t, 1), "kém" | "thua" | "hơn") || (self.before(t, 2), self.before(t, 1)) == ("so", "với");
        let link = self.mentions.get(i + 1).filter(|l| l.what == What::Is && l.t0 == m.t1)?;
        let name = self.mentions.get(i + 2).filter(|s| s.t0 <= link.t1 + 2)?;
        let What::Subject(who) = &name.what else { return None };
        if t == noun || !compared || self.scene.nobody {
            return None;
        }
        let who = Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)));
        let mut p = self.proto(m);
        (p.rank, p.of, p.own_of, p.rule) = (Some(n), of, of.is_some(), "subject and rank");
        let mut next = i + 3;
        // "(91,14%)", "(đạt 91,14%)".
        let bracket: Vec<(usize, &What)> = self
            .mentions
            .iter()
            .enumerate()
            .skip(next)
            .map(|(j, m)| (j, &m.what))
            .filter(|(_, w)| !matches!(w, What::Stand | What::Is))
            .take(3)
            .collect();
        if let [(_, What::Mark('(')), (_, What::Score { value, percent, sure }), (close, What::Mark(')'))] = bracket.as_slice() {
            (p.score, next) = (Some((*value, *percent, *sure)), close + 1);
        }
        // "…, hơn đơn vị thứ nhì là B. Ba vị trí kế tiếp thuộc về …": they come behind both.
        if self.frame.last_rank.is_some_and(|last| last + 1 == n) {
            self.frame.last_rank = Some(n);
        }
        let kept = std::mem::replace(&mut self.scene.who, vec![who]);
        self.open_claims(p);
        (self.scene.who, self.fresh) = (kept, true);
        Some(next)
    }

    /// `X có 3 đơn vị xếp thứ nhất`: a place of things that are only counted.
    pub(super) fn counted_there(&self, i: usize, m: &Mention) -> bool {
        let mut t = m.t0;
        while t > 0 && matches!(self.word(t - 1), "đứng" | "xếp" | "ở" | "vị" | "trí" | "hạng" | "được" | "đạt") {
            t -= 1;
        }
        let noun = t;
        while t > 0
            && noun - t < 4
            && (UNITS.contains(&self.word(t - 1)) || matches!(self.word(t - 1), "chỉ" | "số" | "huyện" | "xã" | "sở"))
        {
            t -= 1;
        }
        let counts = t.checked_sub(1).is_some_and(|n| {
            self.word(n).parse::<u32>().is_ok() || crate::extract::numerals::in_words(&[self.word(n)]).is_some_and(|(n, _)| n > 1)
        });
        // "có 3 chỉ số dẫn đầu thế giới, gồm P, Q": they are named behind.
        let behind = self.mentions.iter().skip(i + 1).take_while(|n| n.t0 <= m.t1 + 14);
        let named = behind.into_iter().any(|n| matches!(n.what, What::Is | What::Mark(':' | '(') | What::Part(_)));
        t < noun && counts && self.before(t, 2) == "có" && !named
    }

    /// `… đứng thứ 9, còn với 62,5 điểm, X đứng thứ 15`: points at the head of a clause are those of the name behind their comma.
    pub(super) fn fronted_points(&self, i: usize, m: &Mention) -> Option<Slot<Who>> {
        let verb = matches!(self.before(m.t0, 1), "với" | "đạt" | "được" | "ghi" | "giành");
        // "Với 65,1 điểm, UBND quận X bị xếp loại trung bình" at the head of a sentence needs no place.
        let head = m.t0 == 1 || m.t0 < 5 && matches!(self.before(m.t0, 2), "-" | "–");
        let opens = head || matches!(self.before(m.t0, 2), "," | ";" | "." | ":" | "còn" | "và" | "thấy");
        self.mentions.get(i + 1).filter(|c| c.what == What::Mark(',') && c.t0 == m.t1 && verb && opens)?;
        // "X dẫn đầu, đạt 89,9%, còn Y đứng cuối": whoever has a place in the clause before and no points yet is told them.
        let waits = !self.fresh && self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.placed() && p.score.is_none()));
        if waits && matches!(self.before(m.t0, 2), "," | "và") {
            return None;
        }
        let noun = |n: &&Mention| !matches!(n.what, What::Anaphor(_) | What::Unit);
        let mut behind = self.mentions.iter().skip(i + 2).filter(noun);
        let name = behind.next().filter(|n| n.t0 <= m.t1 + 3)?;
        let What::Subject(who) = &name.what else { return None };
        if head && name.t0 <= m.t1 + 2 && self.role(i + 2) == Role::Normal {
            return Some(Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1))));
        }
        let place = behind.find(|n| !matches!(n.what, What::Stand | What::Is | What::About))?;
        let placed = matches!(place.what, What::Rank { .. } | What::Last | What::Bound(_)) && place.t0 <= name.t1 + 5;
        placed.then(|| Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1))))
    }

    /// `kém đơn vị đứng đầu 1,2 điểm`: how far from somebody who is told by a place and not named.
    pub(super) fn gap(&self, m: &Mention) -> bool {
        let clause = || (1..=8).take_while(|b| !matches!(self.before(m.t0, *b), "," | ";" | "." | "(" | "đạt" | "được" | "với"));
        clause().any(|b| {
            matches!(self.before(m.t0, b), "kém" | "cách" | "thua" | "hơn")
                && b > 2
                && (1..=3).any(|k| UNITS.contains(&self.before(m.t0, b - k.min(b - 1))))
        }) && clause().any(|b| matches!(self.before(m.t0, b), "đứng" | "dẫn" | "xếp" | "đầu" | "hạng"))
    }

    /// `thang điểm tối đa là 17 điểm`, `trọng số 20 điểm`: what could be reached, and nobody's points.
    pub(super) fn scale(&self, m: &Mention) -> bool {
        (1..=5).take_while(|b| !matches!(self.before(m.t0, *b), "," | ";" | "." | "đạt" | "được")).any(|b| {
            matches!(
                (self.before(m.t0, b + 1), self.before(m.t0, b)),
                ("tối", "đa") | ("trọng", "số") | ("thang", "điểm") | ("điểm", "chuẩn")
            )
        })
    }
}
