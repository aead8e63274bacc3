//! What is said beside claims: points won and lost, who stands before whom, and the slots of what other words say. Nothing here
//! changes what claims come to.
use super::*;
use crate::extract::said::{Anchor, Said};
use crate::model::StatementKind;
use std::collections::BTreeMap;

impl Walk<'_> {
    /// Slots for the words that stand before token `to` and have been found apart from mentions.
    pub(super) fn say(&mut self, to: usize) {
        while let Some(hit) = self.hits.get(self.hit).filter(|h| h.t0 < to).cloned() {
            self.hit += 1;
            let mention = Mention { what: What::StepWord, t0: hit.t0, t1: hit.t1, depth: hit.depth };
            if self.barred(&mention) || hit.kind == StatementKind::Band && self.of_parts(hit.t0) {
                continue;
            }
            let anchors = if hit.depth > 0 { self.before_bracket(hit.t0) } else { self.anchors(&mention) };
            // Several subjects share a group only where no order tells them apart.
            let shared = hit.kind == StatementKind::Band && !self.scene.order;
            if anchors.len() > 1 && !shared || anchors.len() > 8 {
                continue;
            }
            let base = self.scene.base.or_else(|| self.base_behind(hit.t0, hit.t1));
            for anchor in anchors {
                self.said.push(Said {
                    kind: hit.kind,
                    values: hit.values.clone(),
                    other: None,
                    base: base.filter(|_| hit.kind == StatementKind::ComponentCounts),
                    anchor,
                    span: self.span(hit.t0, hit.t1),
                });
            }
        }
    }

    /// `tăng 1,25 điểm so với năm 2021`: points won or lost by the subject in hand.
    pub(super) fn points_moved(&mut self, value: f64, i: usize, m: &Mention) -> usize {
        if self.barred(m) || self.average_before(m) || self.averaged(i) || !matches!(self.word(m.t1 - 1), "điểm") {
            return i + 1;
        }
        // "thêm 4 điểm hỗ trợ": places; "hơn 6 điểm": about so many.
        let counts = self.tokens.get(m.t1).is_some_and(|t| t.kind == crate::normalize::TokenKind::Word)
            && !matches!(
                self.word(m.t1),
                "so" | "và"
                    | "xếp"
                    | "đứng"
                    | "thứ"
                    | "nhưng"
                    | "tăng"
                    | "giảm"
                    | "mất"
                    | "nhờ"
                    | "trong"
                    | "với"
                    | "cùng"
                    | "để"
                    | "song"
                    | "thì"
                    | "còn"
                    | "là"
                    | "phần"
                    | "lên"
                    | "ở"
                    | "nên"
                    | "mà"
                    | "hạng"
                    | "vị"
                    | "đưa"
                    | "vươn"
                    | "tụt"
                    | "từ"
            );
        let about = matches!(self.before(m.t0, 1), "hơn" | "gần" | "khoảng" | "trên" | "chừng" | "dưới" | "ngót");
        let mean = self
            .mentions
            .iter()
            .take(i)
            .rposition(|n| n.what == What::Average)
            .is_some_and(|at| !self.mentions.iter().take(i).skip(at).any(|n| matches!(n.what, What::Subject(_))));
        if counts || about || mean {
            return i + 1;
        }
        let Some((value, first)) = self.signed(value, i, m) else { return i + 1 };
        // "so với Hải Dương", "so với mức trung bình": a distance.
        let against = self.mentions.iter().enumerate().skip(i + 1).find(|(_, n)| n.what == What::Against && n.t0 <= m.t1 + 2);
        if let Some((j, a)) = against {
            let year = self
                .mentions
                .iter()
                .enumerate()
                .skip(j + 1)
                .take_while(|(_, n)| n.t0 <= a.t1 + 5)
                .any(|(k, n)| matches!(n.what, What::Year(_) | What::Relative(_)) && self.role(k) == Role::Base);
            if !year {
                return i + 1;
            }
        }
        let base = self.base_for(i);
        let mut anchors = self.anchors(m);
        let (Some(anchor), None) = (anchors.pop(), anchors.pop()) else { return i + 1 };
        let anchor = match self.anchored(&anchor).filter(|p| self.past(p, base)) {
            // "vị trí 27 của năm 2021, tăng 1,25 điểm": of the new edition, not of the old place.
            Some(_) => match self.place_again(m) {
                Some(place) => Anchor::Own(Box::new(Proto { score: None, ..place })),
                None => return i + 1,
            },
            None => anchor,
        };
        let (start, end) = self.span(first, m.t1);
        self.said.push(Said {
            kind: StatementKind::ScoreChange,
            values: BTreeMap::from([("change", value)]),
            other: None,
            base,
            anchor,
            span: (start, end),
        });
        i + 1
    }

    /// The signed figure by the verb before it, or by the year compared with, and where its words begin.
    fn signed(&self, value: f64, i: usize, m: &Mention) -> Option<(f64, usize)> {
        for back in 1..=4 {
            match self.before(m.t0, back) {
                "tăng" | "thêm" | "nhích" | "cộng" => return Some((value.abs(), m.t0 - back)),
                "giảm" | "hụt" | "mất" | "sụt" | "trừ" => return Some((-value.abs(), m.t0 - back)),
                "," | ";" | "(" => break,
                _ => {}
            }
        }
        if matches!(self.before(m.t0, 1), "+" | "-") && self.before(m.t0, 2) == "(" {
            return Some((value, m.t0 - 1));
        }
        // "cao hơn năm trước 0,1783 điểm", "nhiều hơn 3 điểm so với năm 2020".
        let year = i.checked_sub(1).is_some_and(|j| self.role(j) == Role::Base || self.mentions.get(j).is_some_and(|n| n.what == What::Is));
        let behind = self.base_behind(m.t1, m.t1).is_some();
        let higher = (1..=6).find_map(|b| match self.before(m.t0, b) {
            "hơn" => Some((if matches!(self.before(m.t0, b + 1), "thấp" | "kém" | "ít") { -1.0 } else { 1.0 }, m.t0 - b)),
            "kém" | "thấp" => Some((-1.0, m.t0 - b)),
            _ => None,
        });
        higher.filter(|_| year || behind).map(|(sign, first)| (sign * value.abs(), first))
    }

    /// `đứng thứ 3, sau X và Y`, `xếp trên X`: one saying for each who is named.
    pub(super) fn ordered(&mut self, i: usize, m: &Mention) -> usize {
        let phrase = (self.word(m.t0), self.word(m.t0 + 1), self.word(m.t0 + 2));
        let length = m.t1 - m.t0;
        let (above, bare) = match (length, phrase) {
            (1, ("sau", ..)) | (2, ("chỉ", "sau", _) | ("sau", "các", _) | ("ngay", "dưới", _)) => (0.0, true),
            (2, ("ngay", "trên", _)) => (1.0, true),
            (2, ("đứng" | "xếp", "sau" | "dưới", _)) | (3, ("chỉ", "xếp" | "đứng", "sau")) => (0.0, false),
            (2, ("đứng" | "xếp", "trên", _)) | (3, ("đứng" | "xếp", "ngay", "trên")) => (1.0, false),
            _ => return i + 1,
        };
        let apart = (1..=4)
            .any(|b| matches!(self.before(m.t0, b), "không" | "chưa" | "chẳng" | "từng" | "khi" | "lúc" | "nếu" | "tỉnh" | "nước" | "phố"));
        if m.t0 == 0 || self.barred(m) || apart && !bare || bare && matches!(self.before(m.t0, 1), "không" | "chưa" | "ngay") {
            return i + 1;
        }
        let (others, end) = self.compared_with(i, m);
        // "xếp sau X là Y": Y stands behind X.
        if others.is_empty() || matches!(self.word(end), "là" | "có" | "gồm" | "lần" | ":") {
            return i + 1;
        }
        let Some(anchor) = self.who_stands(m, bare) else { return i + 1 };
        let (start, end) = self.span(m.t0, end);
        for other in others {
            self.said.push(Said {
                kind: StatementKind::Order,
                values: BTreeMap::from([("above", above)]),
                other: Some(other),
                base: None,
                anchor: anchor.clone(),
                span: (start, end),
            });
        }
        i + 1
    }

    /// The subjects right behind a word of order, and the token behind them.
    fn compared_with(&self, i: usize, m: &Mention) -> (Vec<Who>, usize) {
        let (mut others, mut end) = (Vec::new(), m.t1);
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            match &n.what {
                What::Subject(w) if self.role(j) == Role::Comparand && n.depth == m.depth => {
                    let joined = (end..n.t0).all(|t| {
                        matches!(
                            self.word(t),
                            "tỉnh"
                                | "các"
                                | "hai"
                                | "ba"
                                | "bốn"
                                | "thành"
                                | "phố"
                                | "tp"
                                | "."
                                | "nước"
                                | "địa"
                                | "phương"
                                | ","
                                | "và"
                                | ";"
                                | "bộ"
                                | "huyện"
                                | "sở"
                                | "thị"
                                | "xã"
                                | "cả"
                                | "đơn"
                                | "vị"
                                | "của"
                        )
                    });
                    if !joined {
                        break;
                    }
                    others.push(w.clone());
                    end = self.end_with_bracket(j);
                }
                What::Mark(',') | What::Unit | What::Anaphor(_) | What::OfWord => {}
                _ if n.depth > m.depth || n.t0 < end => {}
                _ => break,
            }
        }
        (others, end)
    }

    /// Who stands before or after the others: whose rank was just given, or with a verb of its own who is named before it.
    fn who_stands(&self, m: &Mention, bare: bool) -> Option<Anchor> {
        if let [at] = self.open.as_slice()
            && !self.fresh
            && let Some(p) = self.protos.get(*at)
        {
            let end = self.tokens.partition_point(|t| (t.end as usize) <= p.end);
            let ranked = p.rank.is_some() && p.rule != "comparison with its own rank";
            if ranked && end <= m.t0 && m.t0 - end <= 14 {
                return Some(Anchor::Claim(*at));
            }
        }
        if bare {
            return None;
        }
        let mut anchors = self.anchors(m);
        let (Some(anchor), None) = (anchors.pop(), anchors.pop()) else { return None };
        let p = self.anchored(&anchor)?;
        let near = p.who.as_ref()?.span.is_some_and(|(_, end)| {
            let t = self.tokens.partition_point(|t| (t.end as usize) <= end);
            t <= m.t0 && m.t0 - t <= 6
        });
        near.then_some(anchor)
    }

    /// The claims that what follows would belong to, or a claim of the slots in force; none where it is not clear.
    fn anchors(&self, m: &Mention) -> Vec<Anchor> {
        if !self.fresh && !self.open.is_empty() {
            let mut open = self.open.iter().filter_map(|at| self.protos.get(*at));
            let first = open.next();
            let alike = |p: &Proto| {
                first.is_some_and(|f| {
                    f.index.as_ref().map(|s| s.value) == p.index.as_ref().map(|s| s.value)
                        && f.part.as_ref().map(|s| &s.value) == p.part.as_ref().map(|s| &s.value)
                        && f.year.as_ref().map(|s| s.value) == p.year.as_ref().map(|s| s.value)
                })
            };
            return if open.all(alike) { self.open.iter().map(|at| Anchor::Claim(*at)).collect() } else { Vec::new() };
        }
        let (who, index, parts, years) = (&self.scene.who, &self.scene.index, &self.scene.parts, &self.scene.years);
        if index.len() > 1 || parts.len() > 1 || years.len() > 1 {
            return Vec::new();
        }
        let mut base = self.proto(m);
        base.index = index.first().cloned().or_else(|| self.frame.index.clone());
        base.part = parts.first().cloned().or_else(|| self.frame.part.clone().filter(|_| index.is_empty()));
        base.year = years.first().cloned().or_else(|| self.frame.year.clone());
        base.scope = self.scene.scope.clone().or_else(|| self.frame.scope.clone());
        base.rule = "said beside";
        if who.is_empty() {
            let topic = self.frame.topic.clone().map(|t| t.carried(Origin::Paragraph));
            return vec![Anchor::Own(Box::new(Proto { who: topic, ..base }))];
        }
        who.iter().map(|w| Anchor::Own(Box::new(Proto { who: Some(w.clone()), ..base.clone() }))).collect()
    }

    /// The claim right before the bracket around token `at`: `Hà Nội 43,96 điểm (thuộc nhóm …)`; else whoever is in hand.
    fn before_bracket(&self, at: usize) -> Vec<Anchor> {
        let Some(open) = (0..at).rev().find(|t| self.word(*t) == "(") else { return Vec::new() };
        let place = self.tokens.get(open).map_or(0, |t| t.start as usize);
        let nearest = self.protos.iter().enumerate().filter(|(_, p)| p.end <= place).max_by_key(|(_, p)| p.end);
        let Some((k, p)) = nearest else { return Vec::new() };
        let twins = self.protos.iter().filter(|q| q.end == p.end).count();
        let end = self.tokens.partition_point(|t| (t.end as usize) <= p.end);
        if twins == 1 && open - end.min(open) <= 6 { vec![Anchor::Claim(k)] } else { Vec::new() }
    }

    fn anchored<'a>(&'a self, anchor: &'a Anchor) -> Option<&'a Proto> {
        match anchor {
            Anchor::Claim(at) => self.protos.get(*at),
            Anchor::Own(p) => Some(p),
        }
    }

    /// A goal, a denial, nobody in particular, a headline.
    fn barred(&self, m: &Mention) -> bool {
        self.scene.target || self.scene.nobody || self.scene.denied_to > m.t0
    }

    /// Whether components in the plural are spoken of in the clause and none by name: `8 trục nội dung thuộc nhóm …`.
    fn of_parts(&self, at: usize) -> bool {
        let from = (0..at).rev().find(|t| matches!(self.word(*t), ";" | ".")).unwrap_or(0);
        let plural = (from..at).any(|t| {
            matches!((self.word(t), self.word(t + 1)), ("trục" | "lĩnh", _) | ("thành", "phần") | ("nội", "dung") | ("trụ", "cột"))
        });
        plural && self.scene.parts.is_empty() && self.open.iter().all(|at| self.protos.get(*at).is_none_or(|p| p.part.is_none()))
            || self.mentions.iter().any(|n| matches!(n.what, What::Pillars(_)))
    }

    /// Whether a claim is of an edition before the page's, so that what moved since is not its.
    fn past(&self, p: &Proto, base: Option<Edition>) -> bool {
        let Some(year) = p.year.as_ref().filter(|y| y.origin <= Origin::Sentence).map(|y| y.value) else { return false };
        let main = p.index.as_ref().and_then(|s| self.setting.editions.get(&s.value)).copied();
        base == Some(year)
            || match year {
                Edition::Year(y) => main.is_some_and(|m| y < m) && base.is_none_or(|b| !matches!(b, Edition::Year(b) if b < y)),
                Edition::Relative(d) => d < 0,
                Edition::Base => true,
            }
    }

    /// The year behind `so với` between token `from` and a few words behind token `to`.
    fn base_behind(&self, from: usize, to: usize) -> Option<Edition> {
        let mut near = self.mentions.iter().enumerate().filter(|(_, n)| n.t0 >= from && n.t0 <= to + 9);
        near.find_map(|(j, n)| match n.what {
            What::Year(y) if self.role(j) == Role::Base => Some(Edition::Year(y)),
            What::Relative(d) if self.role(j) == Role::Base => Some(Edition::Relative(d)),
            _ => None,
        })
    }
}
