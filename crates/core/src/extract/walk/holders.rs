//! Whose a place is that is told before its name.
use super::superlatives::UNITS;
use super::*;

impl Walk<'_> {
    /// `Bốn huyện đứng đầu … của tỉnh Quảng Trị là Vĩnh Linh, Gio Linh, …`: whose the units are that a list names next.
    pub(super) fn owner_of_units(&self, i: usize) -> bool {
        let Some(m) = self.mentions.get(i) else { return false };
        let What::Subject(owner) = &m.what else { return false };
        let t = self.with_kind(m.t0, 0, &[]);
        // "khối sở, ngành tỉnh Hà Giang", "DDCI 2023 tỉnh Hà Giang".
        let beside =
            || t < m.t0 && self.mentions.iter().any(|n| n.t1 == t && matches!(n.what, What::Block(_) | What::Index(_) | What::Year(_)));
        let of = owner.kind == SubjectKind::Province && (matches!(self.before(t, 1), "của" | "tại" | "ở") || beside());
        let next = self.mentions.iter().skip(i + 1).take(8).find(|n| matches!(n.what, What::Subject(_)));
        of && next.is_some_and(|n| {
            matches!(&n.what, What::Subject(w) if matches!(w.kind, SubjectKind::Unit(_) | SubjectKind::Office(_))
                && w.id.split('/').next() == Some(&*owner.id))
        })
    }

    /// `rời khỏi nhóm dẫn đầu, tụt xuống vị trí 11`: what was denied ends at the comma, where a verb of moving leads to the place.
    pub(super) fn moved_since_denied(&self, m: &Mention) -> bool {
        let from = self.scene.denied_to.saturating_sub(9);
        let verb = |t: usize| matches!(self.word(t), "tụt" | "rơi" | "rớt" | "lùi" | "xuống" | "lên" | "vươn" | "nhảy" | "bật" | "trượt");
        (m.t0.saturating_sub(5)..m.t0).any(|t| t > from && self.word(t) == "," && (t + 1..m.t0).any(verb))
    }

    /// "…, chỉ số DTI đạt 93,1%, xếp cuối cùng là B": the place opens a clause whose name is still to come.
    pub(super) fn name_comes(&self, i: usize, m: &Mention) -> bool {
        let Some(next) = self.mentions.get(i + 1) else { return false };
        let name = if next.what == What::Is && next.t0 <= m.t1 { self.mentions.get(i + 2).filter(|n| n.t0 <= next.t1 + 2) } else { None };
        name.is_some_and(|n| matches!(n.what, What::Subject(_)))
    }

    /// `tụt một bậc, nhường vị trí thứ hai cho B`, `mất ngôi đầu vào tay B`: the place is of whom it was left to.
    pub(super) fn left_to(&self, i: usize, m: &Mention) -> Option<Slot<Who>> {
        let leaves = (1..=3).any(|b| matches!(self.before(m.t0, b), "nhường" | "mất"));
        let behind = self.mentions.iter().skip(i + 1).take_while(|n| leaves && n.t0 <= m.t1 + 8 && !matches!(n.what, What::Mark(_)));
        let next = behind.into_iter().find(|n| matches!(n.what, What::Subject(_)))?;
        let What::Subject(who) = &next.what else { return None };
        let name = self.with_kind(next.t0, m.t1, &["bộ", "ubnd"]);
        let to = name > m.t1 && self.before(name, 1) == "cho"
            || (m.t1..next.t0).any(|t| matches!((self.before(t, 1), self.word(t)), ("vào" | "về", "tay")));
        to.then(|| Slot::new(who.clone(), Origin::Bound, Some(self.span(next.t0, next.t1))))
    }

    /// `A có điểm cao nhất, xếp thứ nhì B`: the name right behind is ranked where whoever stands before has a place already.
    pub(super) fn ranked_behind(&self, i: usize, m: &Mention) -> Option<Slot<Who>> {
        let next =
            self.mentions.get(i + 1).filter(|n| n.depth == m.depth && (n.t0 == m.t1 || n.t0 == m.t1 + 1 && self.word(m.t1) == "ubnd"))?;
        let What::Subject(who) = &next.what else { return None };
        let [before] = self.scene.who.as_slice() else { return None };
        let alike = before.value.kind == who.kind && before.value != *who && who.kind != SubjectKind::Country;
        let apart = (1..=3).any(|b| matches!(self.before(m.t0, b), "," | ";" | "và"));
        let placed = |p: &Proto| p.placed() && p.who.as_ref().is_some_and(|w| w.value == before.value);
        let has_place = self.protos.iter().rev().take(3).any(placed);
        (alike && apart && has_place).then(|| Slot::new(who.clone(), Origin::Bound, Some(self.span(next.t0, next.t1))))
    }

    /// `chênh lệch giữa sở có điểm cao nhất (Sở A, 93,1%) và sở thấp nhất (Sở B)`: the bracket right behind the superlative of a noun holds whose it
    /// is, and its points at most.
    pub(super) fn extreme_named_in_bracket(&mut self, i: usize, m: &Mention, high: bool) -> Option<usize> {
        let open = self.mentions.get(i + 1).filter(|n| n.what == What::Mark('(') && n.t0 == m.t1 && m.t1 - m.t0 >= 2)?;
        let close = i + 2 + self.mentions.get(i + 2..)?.iter().position(|n| n.what == What::Mark(')'))?;
        let inside = self.mentions.get(i + 2..close)?;
        let mut names = inside.iter().filter(|n| matches!(n.what, What::Subject(_)));
        let (Some(name), None) = (names.next(), names.next()) else { return None };
        let What::Subject(who) = &name.what else { return None };
        let points: Vec<&What> = inside.iter().map(|n| &n.what).filter(|w| matches!(w, What::Score { .. })).collect();
        let plain = inside.iter().all(|n| {
            matches!(
                n.what,
                What::Subject(_) | What::Unit | What::Anaphor(_) | What::Stand | What::Is | What::Mark(',' | ':') | What::Score { .. }
            )
        });
        let clause = || (1..=7).take_while(|b| !matches!(self.before(m.t0, *b), "," | ";" | "." | ":" | "(" | ")"));
        let noun = clause().any(|b| UNITS.contains(&self.before(m.t0, b)) || matches!(self.before(m.t0, b), "sở" | "huyện" | "nơi" | "xã"));
        let change = clause().any(|b| matches!(self.before(m.t0, b), "tăng" | "giảm" | "các" | "những" | "nhóm" | "tiêu"));
        let named = !self.scene.index.is_empty() || self.frame.index.is_some();
        let alone = self
            .scene
            .who
            .iter()
            .all(|w| w.origin > Origin::Sentence || self.mentions.iter().any(|n| n.depth > 0 && w.span == Some(self.span(n.t0, n.t1))));
        if !plain || points.len() > 1 || !noun || change || !named || !alone || name.t0 > open.t1 + 4 || self.scene.nobody {
            return None;
        }
        let mut p = self.proto(m);
        p.end = self.span(name.t0, name.t1).1;
        (p.rank, p.last, p.rule) = (high.then_some(1), !high, "place said by a word");
        if let Some(What::Score { value, percent, sure }) = points.first() {
            p.score = Some((*value, *percent, *sure));
        }
        let who = Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)));
        let kept = std::mem::replace(&mut self.scene.who, vec![who]);
        self.open_claims(p);
        (self.scene.who, self.fresh) = (kept, true);
        self.open.clear();
        Some(close + 1)
    }

    /// `Đứng vị trí thứ nhất là Văn hóa Thể thao và Du lịch`, `Vị trí thứ mười tám cũng là đơn vị ít điểm nhất`: a place that opens its
    /// clause belongs to whom `là` names behind it; where that is nobody known, it is nobody's.
    pub(super) fn held_by_unknown(&self, i: usize, m: &Mention) -> bool {
        let is =
            (m.t1..m.t1 + 3).find(|t| self.word(*t) == "là" && (m.t1..*t).all(|k| matches!(self.word(k), "cũng" | "vẫn" | "tiếp" | "tục")));
        let Some(is) = is else { return false };
        let opens = (m.t0.saturating_sub(4)..m.t0).rev().take_while(|t| !matches!(self.word(*t), "." | ";" | ",")).all(|t| {
            matches!(self.word(t), "đứng" | "xếp" | "ở" | "vị" | "trí" | "hạng" | "thứ" | "giữ" | "và" | "còn" | "chiếm" | "ngôi")
        });
        let clause = m.t0 < 5 && !self.mentions.iter().any(|n| matches!(n.what, What::Subject(_)) && n.t0 < m.t0);
        let named =
            self.mentions.iter().skip(i + 1).any(|n| {
                n.t0 > is && n.t0 <= is + 6 && matches!(n.what, What::Subject(_) | What::Block(_) | What::Mark(':') | What::Order)
            });
        opens && clause && !named
    }

    /// `Năm nước cùng giữ vị trí số 3, gồm A, B và C`, `Vị trí số 4 cũng thuộc về châu Âu, với các nước cùng đạt 185 điểm, gồm D và E`: a
    /// place of several that are told off behind it.
    pub(super) fn holders_listed(&self, value: &Mention, m: &Mention, place: &Proto) -> bool {
        let mut t = m.t0;
        while t > value.t1 && matches!(self.word(t - 1), ":" | "các" | "tỉnh" | "thành" | "phố" | "," | "tp" | "." | "có" | "nước")
        {
            t -= 1;
        }
        let told = t > value.t1 && t - value.t1 <= 20 && self.word(t - 1) == "gồm";
        let free = place.who.as_ref().is_none_or(|w| w.origin > Origin::Anaphor || w.span.is_some_and(|s| s.0 >= place.end));
        let rank = self.mentions.iter().rev().find(|n| n.t0 < t && !matches!(n.what, What::Score { .. }) && n.is_value());
        let rank = rank.filter(|r| matches!(r.what, What::Rank { word: false, .. }) && t <= r.t1 + 20);
        let others = |r: &Mention| {
            self.mentions.iter().any(|n| {
                let named = matches!(n.what, What::Subject(_) | What::Anaphor(_) | What::Beside | What::Part(_) | What::Index(_));
                // "đứng thứ 4 trong vùng gồm A, B, C": among whom, and not who.
                let among = matches!(n.what, What::Scope(_) | What::Region | What::Bound(_)) && n.t0 >= r.t1;
                (named || among)
                    && n.t0 < t
                    && (n.t0 >= r.t1 || matches!(n.what, What::Subject(_) | What::Anaphor(Anaphor::Province)) && n.depth == r.depth)
            })
        };
        told && free && rank.is_some_and(|r| !others(r))
    }

    /// `A chia sẻ vị trí thứ 12 với B và C`: the names behind stand on the same place.
    pub(super) fn shared_with(&self, m: &Mention, i: usize) -> bool {
        let t = self.with_kind(m.t0, 0, &["các"]);
        let place = self.mentions.iter().take(i).rev().find(|n| n.is_value());
        let place = place.filter(|p| matches!(p.what, What::Rank { word: false, .. }) && t > p.t1 && t <= p.t1 + 5);
        let shares = |p: &Mention| (1..=4).any(|b| (self.before(p.t0, b + 1), self.before(p.t0, b)) == ("chia", "sẻ"));
        !self.fresh && matches!(self.before(t, 1), "với" | "cùng") && place.is_some_and(shares)
    }

    /// Whether a capitalised word that is no known name stands right before the predicate: somebody unknown is
    /// ranked, and nobody else.
    pub(super) fn unknown_subject(&self, m: &Mention) -> bool {
        let mut t = m.t0;
        while t > 0
            && matches!(
                self.word(t - 1),
                "đứng"
                    | "xếp"
                    | "hạng"
                    | "vị"
                    | "trí"
                    | "thứ"
                    | "ở"
                    | "đang"
                    | "đã"
                    | "vẫn"
                    | "chỉ"
                    | "cũng"
                    | "tiếp"
                    | "tục"
                    | "là"
            )
        {
            t -= 1;
        }
        let Some(before) = t.checked_sub(1).filter(|_| t < m.t0 || matches!(m.what, What::Last | What::Rank { word: true, .. })) else {
            return false;
        };
        // "Melbourne của Australia xếp thứ hai": where it lies.
        let mut name = before;
        while name > 0 && self.tokens.get(name).is_some_and(|k| k.capital && k.kind == crate::normalize::TokenKind::Word) {
            name -= 1;
        }
        if self.fresh && !self.scene.who.is_empty() && matches!(self.word(name), "của" | "thuộc") {
            return false;
        }
        if self.ranked_by(name, before) {
            return false;
        }
        let covered = covered(self.mentions, before, |_| true);
        self.tokens.get(before).is_some_and(|k| k.capital)
            && before > 0
            && !covered
            && !matches!(self.word(before), "i" | "ii" | "iii" | "bộ" | "sở" | "ubnd" | "đó" | "nay" | "index")
    }

    /// `Ngôi vị cao nhất ở bảng tổng thể vẫn do X nắm giữ`, `vị trí á quân, như năm ngoái, thuộc về Y`: a seat at the head of its clause that
    /// nobody before it holds is whose name comes next behind a link, whatever words stand between.
    pub(super) fn seat_handed(&self, value: &Mention, m: &Mention) -> bool {
        const FARTHEST: usize = 18;
        let placed = matches!(value.what, What::Rank { of: None, .. } | What::Last);
        // "chiếm ngôi đầu" is what somebody does: the noun itself opens the clause.
        let seat = matches!(self.word(value.t0), "ngôi" | "vị" | "hạng" | "chức" | "suất" | "thứ" | "quán" | "á");
        let opens = value.t0 == 0
            || matches!(self.before(value.t0, 1), "," | ";" | ":" | "." | "-" | "–" | "còn" | "và" | "riêng" | "nhưng" | "song" | "thì");
        if !(placed && seat && opens) || m.t0 > value.t1 + FARTHEST || m.depth != value.depth {
            return false;
        }
        let clause = (0..value.t0).rev().find(|t| matches!(self.word(*t), ";" | ".")).map_or(0, |t| t + 1);
        let between = |n: &&Mention| n.t0 >= value.t1 && n.t1 <= m.t0;
        let held =
            self.mentions.iter().any(|n| n.t0 >= clause && n.t1 <= value.t0 && matches!(n.what, What::Subject(_) | What::Anaphor(_)));
        let other = self.mentions.iter().filter(between).any(|n| {
            n.is_value()
                || matches!(n.what, What::Not | What::Nobody | What::Target)
                || matches!(n.what, What::Subject(_) | What::Against | What::Beside | What::Tied | What::Mark(';' | '(') | What::Next)
        });
        let t = self.with_kind(m.t0, value.t1, &["ubnd", "huyện", "quận", "bộ", "các"]);
        // "là thành quả từ sự hỗ trợ của X" is no link to whoever holds it, and "tuột khỏi tay X" to who lost it.
        let link = t > value.t1
            && match self.before(t, 1) {
                "là" | "thuộc" | "do" | "tay" | "tên" => true,
                "của" | "cho" | "về" => t == value.t1 + 1 || matches!(self.before(t, 2), "là" | "thuộc" | "dành" | "vẫn" | "trao"),
                _ => false,
            };
        let lost = (value.t1..t).any(|k| matches!(self.word(k), "khỏi" | "từ" | "mất" | "rời" | "không" | "chưa" | "tuột" | "sang"));
        let unchanged = |k: usize| matches!((self.word(k), self.word(k + 1)), ("chưa" | "không", "đổi"));
        link && !held && !other && (!lost || (value.t1..t).any(unchanged))
    }

    /// `Việt Nam [năm 2019] được WEF xếp thứ 67`: the name between the tokens `name` and `before` is who ranks, where whoever is ranked stands
    /// right before the passive.
    fn ranked_by(&self, name: usize, before: usize) -> bool {
        let passive = matches!(self.word(name), "được" | "bị") && matches!(self.word(before + 1), "xếp" | "chấm");
        let subject = self.mentions.iter().rev().find(|n| n.t1 <= name && matches!(n.what, What::Subject(_) | What::Anaphor(_)));
        let plain = |t: usize| {
            matches!(self.word(t), "năm" | "đã" | "vẫn" | "tiếp" | "tục" | "cũng" | "chỉ" | "lại" | "từng" | "luôn")
                || self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number)
        };
        passive && subject.is_some_and(|n| name - n.t1 <= 4 && (n.t1..name).all(plain))
    }

    /// `Thanh Hóa đồng hạng với Yên Bái`: the other one takes the rank given before, or shares the one to come.
    pub(super) fn tied(&mut self, who: Who, i: usize, m: &Mention) -> usize {
        let slot = Slot::new(who, Origin::Sentence, Some(self.span(m.t0, m.t1)));
        // "Ở hạng 92 của bảng, A đồng hạng với B": the place that opened the sentence.
        let fronted = |p: &&Proto| {
            let own = |v: &Slot<Who>| self.scene.who.iter().any(|w| v.value == w.value);
            p.rank.is_some() && p.who.as_ref().is_none_or(own)
        };
        let fronted = self.protos.iter().rev().find(fronted).filter(|_| self.scene.who.len() == 1).cloned();
        let open = !self.fresh && self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rank.is_some()));
        let ranked: Vec<Proto> = if !open {
            fronted.into_iter().collect()
        } else {
            self.open.iter().filter_map(|at| self.protos.get(*at)).filter(|p| p.rank.is_some()).cloned().collect()
        };
        for p in &ranked {
            self.protos.push(Proto { who: Some(slot.clone()), delta: None, base: None, score: None, rule: "same rank", ..p.clone() });
        }
        if ranked.is_empty() && !self.scene.who.is_empty() {
            self.scene.who.push(slot);
        }
        i + 1
    }

    pub(super) fn share(&mut self, who: Who, m: &Mention) {
        let Some(base) = self.protos.iter().rev().find(|p| p.rank_max.is_some()).cloned() else { return };
        let who = Some(Slot::new(who, Origin::Bound, Some(self.span(m.t0, m.t1))));
        self.protos.push(Proto { who, end: self.span(m.t0, m.t1).1, rule: "shares the bound", ..base });
    }
}
