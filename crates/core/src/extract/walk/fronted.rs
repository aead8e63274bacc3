//! Who a place belongs to when its name stands behind it in the sentence, or is only pointed to.
use super::*;
use crate::extract::bystanders::behind_ranking;

impl Walk<'_> {
    /// `Đứng hạng 11 năm 2016, Bộ X chỉ còn hạng 18`: a clause of standing that opens the sentence and names nobody speaks of
    /// the subject behind its comma.
    pub(super) fn fronted(&mut self) {
        let opens = self.mentions.iter().take(2).any(|m| {
            m.t0 <= 1 && matches!(m.what, What::Stand | What::Rank { .. } | What::From | What::Move(_) | What::Last | What::Bound(_))
        }) || matches!(self.word(0), "từ" | "từng")
            || (self.word(0), self.word(1)) == ("sau", "khi")
            || self.purpose_opens();
        if !opens {
            return;
        }
        let named = |m: &Mention| matches!(m.what, What::Subject(_) | What::Anaphor(_));
        let Some((j, m)) = self.mentions.iter().enumerate().find(|(j, m)| named(m) && !self.owns_ranking(*j)) else {
            return;
        };
        let slot = match &m.what {
            What::Subject(who) => Slot::new(who.clone(), Origin::Sentence, Some(self.span(m.t0, m.t1))),
            // "Đang ở hạng 2, đơn vị rơi xuống hạng 14".
            What::Anaphor(Anaphor::Body | Anaphor::Office | Anaphor::Unit) => {
                let span = Some(self.span(m.t0, m.t1));
                let Some(slot) = self.scene.who.iter().find(|w| w.span == span) else { return };
                slot.clone()
            }
            _ => return,
        };
        let comma = (1..=7).find(|b| self.before(m.t0, *b) == ",").and_then(|b| m.t0.checked_sub(b));
        let noun = comma.is_some_and(|c| {
            self.glue(c + 1, m.t0, &["tỉnh", "tp", "ubnd", "huyện", "quận", "cả"])
                || self.mentions.iter().any(|n| n.what == What::Overall && n.t0 > c && n.t1 == m.t0)
        });
        let Some(comma) = comma.filter(|_| noun && self.role(j) == Role::Normal && m.depth == 0) else { return };
        // "Xếp thứ hai, thứ ba là A và B", "Dẫn đầu, với 70 điểm, là A" name whom they rank behind a link.
        // "Từng là quán quân, lần này A tụt về hạng 3": a link before the place names nobody.
        let first = if self.word(0) == "từng" { self.mentions.iter().position(Mention::is_value).unwrap_or(0) } else { 0 };
        let linked = self
            .mentions
            .iter()
            .take(j)
            .skip(first)
            .any(|n| matches!(n.what, What::Is | What::Mark(':') | What::Order | What::Header(..) | What::Next));
        // The name goes on with a predicate of its own.
        let after = self.mentions.get(j + 1).is_some_and(|n| !matches!(n.what, What::Mark(',' | ';') | What::Subject(_)))
            || self.tokens.get(m.t1).is_some_and(|t| t.kind == crate::normalize::TokenKind::Word && self.word(m.t1) != "và");
        if linked || !after {
            return;
        }
        let place = self.span(comma, comma + 1).0;
        for p in self.protos.iter_mut().filter(|p| p.end <= place && p.who.as_ref().is_none_or(|w| w.origin >= Origin::Anaphor)) {
            p.who = Some(slot.clone());
        }
    }

    /// `Từng ở vị trí 1 năm 2022, hoạt động kinh tế số nay xuống vị trí 6`: a clause of standing that opens the sentence speaks of the
    /// component behind its comma, where that goes on with a place of its own.
    pub(super) fn fronted_part(&mut self) {
        let Some((j, part)) = self.mentions.iter().enumerate().find(|(_, m)| matches!(m.what, What::Part(_))) else { return };
        let What::Part(value) = &part.what else { return };
        let comma = (1..=3).find(|b| self.before(part.t0, *b) == ",").and_then(|b| part.t0.checked_sub(b));
        let Some(comma) = comma.filter(|c| self.glue(c + 1, part.t0, &["chỉ", "số", "trụ", "cột"])) else { return };
        let before = |m: &Mention| matches!(m.what, What::Subject(_) | What::Index(_) | What::Part(_) | What::Anaphor(_));
        let own = self.mentions.iter().skip(j + 1).take_while(|n| n.t0 <= part.t1 + 12).any(|n| matches!(n.what, What::Rank { .. }));
        let opens = matches!(self.word(0), "từng" | "đang" | "đứng" | "ở" | "từ" | "xếp");
        if !opens || !own || self.mentions.iter().take(j).any(before) || self.frame.part.is_some() {
            return;
        }
        let (place, slot) = (self.span(comma, comma + 1).0, Slot::new(value.clone(), Origin::Sentence, Some(self.span(part.t0, part.t1))));
        for p in self.protos.iter_mut().filter(|p| p.end <= place && p.part.is_none() && p.rank.is_some()) {
            p.part = Some(slot.clone());
        }
    }

    /// `Từ chỗ đứng thứ 52 (năm 2021), PAR INDEX của X đã lên thứ 27`, `Năm 2021 xếp thứ 52, năm 2022 thứ 27: PAR INDEX của X có bước tiến
    /// dài`: what stands before the one ranking of the sentence, at the head of the clause behind it, tells its places.
    pub(super) fn fronted_index(&mut self) {
        let Some(index) = self.announced.first().filter(|x| self.announced.iter().all(|y| y.value == x.value)).cloned() else { return };
        let Some((start, _)) = index.span.filter(|_| self.protos.iter().any(|p| p.part.is_none())) else { return };
        let at = self.tokens.partition_point(|t| (t.start as usize) < start);
        let noun = |t: usize| matches!(self.word(t), "chỉ" | "số" | "điểm" | "bộ" | "thì" | "thứ" | "hạng" | "vị" | "trí" | "kết" | "quả");
        let head = (at.saturating_sub(5)..at).rev().take_while(|t| noun(*t)).last().unwrap_or(at);
        // ": PAR INDEX của X có bước tiến dài", ": đó là bước tiến của X về PAR INDEX".
        let clause = (head.saturating_sub(14)..head).rev().find(|t| matches!(self.word(*t), "," | ";" | "." | ":"));
        let (comma, colon) = (self.before(head, 1) == ",", clause.is_some_and(|t| self.word(t) == ":"));
        let head = clause.filter(|_| colon).map_or(head, |t| t + 1);
        let way = matches!(self.word(0), "từ" | "từng" | "đang");
        let opens = way || matches!(self.word(0), "năm" | "xếp" | "đứng" | "ở" | "dẫn" | "nằm");
        // Nobody is named before it whose places in another ranking they could be.
        let free = |n: &Mention| {
            n.t0 >= head || n.depth > 0 || !matches!(n.what, What::Subject(_) | What::Anaphor(_) | What::Part(_) | What::Mark(';'))
        };
        if !(comma || colon) || !opens || !self.mentions.iter().all(free) {
            return;
        }
        let behind = self.mentions.iter().any(|n| n.t0 > at && matches!(n.what, What::Rank { .. } | What::Last | What::Bound(_)));
        // "PCI đứng thứ 5. Năm 2021 xếp thứ 45, PAPI xếp thứ 20": two rankings beside each other.
        let near = self.frame.index_named.is_some_and(|n| n + 1 >= self.sentence);
        if !way && behind && (near || matches!(self.word(0), "năm")) {
            return;
        }
        let place = self.span(head, head + 1).0;
        for p in self.protos.iter_mut().filter(|p| p.end <= place && p.part.is_none()) {
            if p.index.as_ref().is_none_or(|s| s.origin >= Origin::Paragraph) {
                p.index = Some(index.clone());
            }
        }
    }

    /// `Đứng đầu DDCI X về chi phí thời gian, Sở Y …`, `Dẫn đầu DDCI 2023 của tỉnh X là Sở Y`: the province right behind an index only tells whose ranking of its offices and units it is.
    pub(super) fn owns_ranking(&self, j: usize) -> bool {
        let Some(What::Subject(who)) = self.mentions.get(j).map(|m| &m.what) else { return false };
        let inside = |n: &Mention| matches!(&n.what, What::Subject(w) if w.kind != SubjectKind::Province && w.id.split('/').next() == Some(&*who.id));
        behind_ranking(self.mentions, j, &|t| self.word(t)) && self.mentions.iter().skip(j + 1).any(inside)
    }

    /// `Muốn vào nhóm 4 nước dẫn đầu, X phải …`, `Theo Y, để vào top 10, X …`: a purpose in front of the clause of whose it is.
    fn purpose_opens(&self) -> bool {
        let wish = |t: usize| matches!(self.word(t), "muốn" | "để");
        let cited = || self.word(0) == "theo" && (1..12).any(|t| self.word(t) == "," && wish(t + 1));
        wish(0) || cited()
    }

    /// `Bộ X có chỉ số cải cách hành chính thấp nhất`: the index as a whole is somebody's best or worst, and of no span of years.
    pub(super) fn index_extreme(&self, i: usize, m: &Mention) -> bool {
        let index = self.mentions.iter().take(i).rev().find(|n| !matches!(n.what, What::Year(_)));
        let Some(index) = index.filter(|n| matches!(n.what, What::Index(_)) && m.t0 <= n.t1 + 3) else { return false };
        let has = (1..=2).find(|b| matches!(self.before(index.t0, *b), "có" | "đạt")).and_then(|b| index.t0.checked_sub(b));
        let named = has.is_some_and(|t| self.mentions.iter().any(|n| n.t1 == t && matches!(n.what, What::Subject(_))));
        let spans = (m.t1..m.t1 + 5).any(|t| matches!(self.word(t), "năm" | "trước" | "từ" | "kể" | "lịch" | "nay" | "qua"));
        named && !spans && self.scene.who.len() == 1
    }

    /// `Ba tỉnh A, B và C đạt điểm cao nhất`: how many the names in hand were said to be.
    pub(super) fn sized_names(&self) -> Option<u32> {
        let [first, .., _] = self.scene.who.as_slice() else { return None };
        let (start, _) = first.span.filter(|_| first.origin == Origin::Sentence)?;
        let at = self.tokens.iter().position(|t| t.start as usize == start)?;
        // "ba tỉnh Bến Tre, …": the noun may be part of the first name.
        let number = |w: &str| w.parse::<u32>().is_ok() || crate::extract::numerals::in_words(&[w]).is_some();
        let own = matches!(self.word(at), "tỉnh" | "bộ" | "sở" | "huyện" | "xã" | "phường") && number(self.before(at, 1));
        let before = || (1..=3).find(|b| matches!(self.before(at, *b), "tỉnh" | "địa" | "đơn" | "bộ" | "sở" | "huyện" | "xã"));
        let noun = if own { Some(0) } else { before() }?;
        let word = self.before(at, noun + 1);
        let n = crate::extract::numerals::count(word)?;
        (n as usize == self.scene.who.len() && n >= 2 && self.fresh).then_some(n)
    }

    /// `Bộ A là 1 trong 3 Bộ có kết quả về P cao nhất`: of how many it is one.
    pub(super) fn one_of(&self, m: &Mention) -> Option<u32> {
        let clause = (0..m.t0).rev().take(24).take_while(|t| !matches!(self.word(*t), ";" | "." | ":"));
        let at = clause.filter(|t| matches!(self.word(*t), "1" | "một")).find(|t| self.word(t + 1) == "trong")?;
        let count = if self.word(at + 2) == "số" { at + 3 } else { at + 2 };
        let n = crate::extract::numerals::count(self.word(count));
        let unit = matches!(self.word(count + 1), "bộ" | "tỉnh" | "địa" | "đơn" | "sở" | "huyện" | "nước" | "quốc" | "thành" | "xã" | "cơ");
        // "1 trong 5 đơn vị loại xuất sắc, có điểm cao nhất": another clause.
        const GLUE: [&str; 14] = ["vị", "phương", "gia", "phố", "có", "kết", "quả", "điểm", "chỉ", "số", "thành", "phần", "về", "quan"];
        let named = |t: usize| covered(self.mentions, t, |w| matches!(w, What::Part(_) | What::Index(_)));
        let one_clause = (count + 2..m.t0).all(|t| GLUE.contains(&self.word(t)) || named(t));
        n.filter(|n| unit && one_clause && (2..=30).contains(n) && self.scene.who.len() == 1)
    }

    /// `… lên vị trí 42. Thứ hạng này cải thiện 17 bậc so với năm 2016`: the place of the sentence before, at the head of this one.
    pub(super) fn place_again(&self, m: &Mention) -> Option<Proto> {
        let head = (0..5).any(|t| {
            matches!((self.word(t), self.word(t + 1), self.word(t + 2)), ("thứ", "hạng" | "bậc", "này") | ("vị", "trí" | "thứ", "này"))
                || matches!((self.word(t), self.word(t + 1), self.word(t + 2)), ("kết", "quả", "này"))
        });
        let others =
            self.mentions.iter().take_while(|n| n.t0 < m.t0).any(|n| matches!(n.what, What::Subject(_) | What::Index(_) | What::Part(_)));
        let place = self.frame.last_place.as_ref().filter(|p| p.sentence + 1 == self.sentence)?;
        (head && !others && self.protos.is_empty() && m.t0 <= 14 && place.against.is_empty()).then(|| place.clone())
    }

    /// `những đơn vị đứng thứ nhất`: a place of several that are not named.
    pub(super) fn of_several(&self, i: usize, m: &Mention) -> bool {
        let mut t = m.t0;
        while t > 0 && matches!(self.word(t - 1), "đứng" | "xếp" | "ở" | "được" | "hạng" | "vị" | "trí" | "đạt" | "giữ" | "cùng")
        {
            t -= 1;
        }
        let noun = match (self.before(t, 2), self.before(t, 1)) {
            ("đơn", "vị") | ("địa", "phương") | ("cơ", "quan") => t.checked_sub(3),
            (_, "tỉnh" | "nơi" | "huyện" | "xã") => t.checked_sub(2),
            _ => None,
        };
        let count = |k: usize| {
            // "2 huyện xếp hạng nhất, 3 huyện xếp hạng nhì".
            let lone = matches!(m.what, What::Rank { word: true, .. }) || matches!(self.word(m.t1 - 1), "nhất" | "nhì" | "ba");
            lone && crate::extract::numerals::count(self.word(k)).is_some_and(|n| (2..100).contains(&n))
        };
        let many = noun.is_some_and(|k| matches!(self.word(k), "những" | "các" | "nhiều") || count(k));
        let predicate = noun.is_some_and(|k| (1..=3).any(|b| matches!(self.before(k, b), "là" | "trong")));
        let named = || self.mentions.iter().skip(i + 1).take_while(|n| n.t0 <= m.t1 + 20).any(|n| matches!(n.what, What::Subject(_)));
        many && !predicate && !named()
    }

    /// `15 tỉnh bị giảm điểm, dẫn đầu là A`, `Có 8 sở tụt hạng, đứng đầu là B`: the lead among those that lost or won most is no place in the
    /// ranking.
    pub(super) fn leads_a_change(&self, i: usize, m: &Mention) -> bool {
        if !matches!(m.what, What::Rank { n: 1, word: true, .. }) {
            return false;
        }
        let linked = self.mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Is | What::Mark(':')) && n.t0 <= m.t1 + 1);
        let Some(comma) = (1..=3).filter_map(|b| m.t0.checked_sub(b)).find(|t| self.word(*t) == ",").filter(|_| linked) else {
            return false;
        };
        let clause = || (0..comma).rev().take(24).take_while(|t| !matches!(self.word(*t), ";" | "." | ":"));
        let change = clause().find(|t| {
            matches!(self.word(*t), "giảm" | "tụt" | "sụt" | "mất" | "hụt" | "tăng" | "rớt" | "thăng")
                && matches!(self.word(t + 1), "điểm" | "hạng" | "bậc" | "thứ")
        });
        let several = |t: usize| {
            superlatives::UNITS.contains(&self.word(t + 1)) && crate::extract::numerals::count(self.word(t)).is_some_and(|n| n > 1)
                || matches!(self.word(t), "các" | "những" | "nhiều")
        };
        change.is_some_and(|change| clause().any(|t| t < change && several(t)))
            && !self.mentions.iter().any(|n| n.t1 <= comma && (n.is_value() || matches!(n.what, What::Subject(_))))
    }

    /// `đứng thứ 5 trong 10 nước tham nhũng nhất`: counted from the wrong end.
    pub(super) fn among_the_worst(&self, m: &Mention) -> bool {
        let clause = || (m.t1..m.t1 + 16).take_while(|t| !matches!(self.word(*t), "," | ";" | "." | "(" | "-" | "–" | "và" | ""));
        let counted = |t: usize| {
            (t + 1..t + 3).any(|k| matches!(self.word(k), "số" | "các" | "những" | "nhóm" | "tổng") || self.word(k).parse::<u32>().is_ok())
        };
        let group = clause().take(4).find(|t| matches!(self.word(*t), "trong" | "trên") && counted(*t));
        let Some(group) = group else { return false };
        clause().skip_while(|t| *t < group).any(|t| {
            let worst = matches!(self.word(t), "thấp" | "kém" | "yếu" | "tệ" | "nghèo" | "nhũng" | "nhiễm" | "ổn" | "bét");
            worst && self.word(t + 1) == "nhất"
        })
    }

    /// `ngôi đầu không còn là của X`: the place named before is not X's. Whether it was so.
    pub(super) fn denied_holder(&mut self, m: &Mention, i: usize, group: &[Slot<Who>]) -> bool {
        let denial = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|n| n.what == What::Not && m.t0 <= n.t1 + 1);
        let Some(denial) = denial.filter(|n| matches!(self.before(n.t1, 1), "của" | "về" | "tay")) else { return false };
        let value = self.mentions.iter().take(i).rev().find(|v| v.is_value());
        let near = value.is_some_and(|v| matches!(v.what, What::Rank { .. } | What::Last) && denial.t0 <= v.t1 + 4 && v.t1 <= denial.t0);
        if !near || self.fresh || self.open.is_empty() {
            return false;
        }
        // What somebody has no longer is lost, and says of nobody where he stands.
        let lost = (denial.t0..denial.t1).any(|t| self.word(t) == "còn");
        let open = std::mem::take(&mut self.open);
        for at in open {
            let Some(base) = self.protos.get(at).cloned() else { continue };
            for (k, who) in group.iter().enumerate() {
                let who = Some(Slot { origin: Origin::Bound, ..who.clone() });
                let p = Proto { who, modality: Modality::Negated, rule: "denied holder", ..base.clone() };
                match self.protos.get_mut(at).filter(|_| k == 0) {
                    Some(slot) => *slot = p,
                    None => self.protos.push(p),
                }
            }
            if let Some(p) = self.protos.get_mut(at).filter(|_| lost) {
                (p.rank, p.last, p.rank_max) = (None, false, None);
            }
        }
        if lost {
            self.protos.retain(|p| p.rule != "denied holder" || p.placed() || p.delta.is_some() || p.score.is_some());
        }
        self.frame.last_rank = None;
        self.scene.who = group.to_vec();
        self.scene.denied_to = 0;
        self.fresh = true;
        true
    }

    /// `Hai tỉnh lần lượt ở vị trí 7 và 8`, `ba bộ này`: the subjects that the sentence before, or this one, named together.
    pub(super) fn group_again(&self, n: usize, i: usize) -> Option<Vec<Slot<Who>>> {
        let m = self.mentions.get(i)?;
        let noun =
            (m.t0..m.t1).map(|t| self.word(t)).find(|w| matches!(*w, "tỉnh" | "địa" | "thành" | "bộ" | "nước" | "quốc" | "đơn" | "sở"))?;
        let fits = |w: &Slot<Who>| match noun {
            "tỉnh" | "thành" | "địa" => matches!(w.value.kind, SubjectKind::Province | SubjectKind::Unit(_)),
            "bộ" => w.value.kind == SubjectKind::Ministry,
            "nước" | "quốc" => w.value.kind == SubjectKind::Country,
            _ => w.value.kind != SubjectKind::Country,
        };
        let here = Some(&self.scene.who).filter(|w| w.len() == n);
        let before = self.frame.last_group.as_ref().filter(|(at, g)| self.sentence.saturating_sub(*at) <= 2 && g.len() == n).map(|g| &g.1);
        let group = here.or(before).filter(|g| g.iter().all(fits))?;
        Some(group.iter().map(|w| Slot { origin: Origin::Anaphor, span: Some(self.span(m.t0, m.t1)), ..w.clone() }).collect())
    }

    /// `hai tỉnh miền Tây này`, `ba địa phương này`: as many as were told of last, in the sentence or in those before it in the paragraph.
    pub(super) fn counted_again(&mut self, m: &Mention, i: usize) -> bool {
        let Some(n) = crate::extract::numerals::count(self.before(m.t0, 1)).filter(|n| (2..=5).contains(n)) else { return false };
        let Some(end) = self.counted_noun_end(m) else { return false };
        let n = n as usize;
        let group = self.group_again(n, i).or_else(|| {
            let named = self.protos.iter().map(|p| &p.who);
            let mut whos: Vec<Slot<Who>> = Vec::new();
            for who in self.frame.recent.iter().map(|(who, _)| who).chain(named).flatten() {
                whos.retain(|w| w.value != who.value);
                whos.push(who.clone());
            }
            let last = whos.len().checked_sub(n).and_then(|at| whos.get(at..))?;
            let alike = last.iter().all(|w| w.value.kind == SubjectKind::Province);
            let span = Some(self.span(m.t0, end));
            alike.then(|| last.iter().map(|w| Slot { origin: Origin::Anaphor, span, ..w.clone() }).collect())
        });
        let Some(group) = group else { return false };
        self.scene.who = group;
        self.fresh = true;
        true
    }

    /// One past the `này` of a counted noun: `hai tỉnh [miền Tây] này`.
    pub(super) fn counted_noun_end(&self, m: &Mention) -> Option<usize> {
        let points = |t: usize| matches!(self.word(t), "này" | "ấy" | "đó");
        // "hai tỉnh lần lượt xếp thứ 44 và 52".
        if matches!((self.word(m.t1), self.word(m.t1 + 1)), ("lần", "lượt") | ("tương", "ứng")) {
            return Some(m.t1);
        }
        (m.t1.saturating_sub(1)..m.t1 + 4)
            .take_while(|t| !matches!(self.word(*t), "," | ";" | "." | ":" | "(" | ""))
            .find(|t| points(*t))
            .map(|t| t + 1)
    }

    /// `A, B, C cùng 5 tỉnh D, E`: a list that goes on behind a count.
    pub(super) fn counted_join(&self, from: usize, to: usize) -> bool {
        from < to
            && to - from <= 6
            && (from..to).any(|t| self.word(t).parse::<u32>().is_ok_and(|n| n < 60))
            && (from..to).any(|t| matches!(self.word(t), "cùng" | "và" | ","))
            && (from..to).all(|t| {
                matches!(self.word(t), "cùng" | "và" | "với" | "," | "tỉnh" | "thành" | "phố" | "địa" | "phương" | "đơn" | "vị" | "các")
                    || self.word(t).parse::<u32>().is_ok_and(|n| n < 60)
            })
    }
}
