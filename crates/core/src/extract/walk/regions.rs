//! Regions: which one is meant, how many provinces it holds, and which places cannot be among them.
use super::*;
use crate::extract::numerals::count;

impl Walk<'_> {
    /// `vùng A và vùng B có 4 tỉnh trong tốp 10: X xếp thứ 2`: of how many members of the region a list tells places in another row.
    pub(super) fn holds_members(&self, m: &Mention) -> bool {
        let has = (m.t1..m.t1 + 10).take_while(|t| !matches!(self.word(*t), "," | ";" | ":" | ".")).find(|t| {
            let few = count(self.word(t + 1)).is_some_and(|n| n < 20) && self.word(t + 1) != "tư";
            matches!(self.word(*t), "có" | "còn") && few && matches!(self.word(t + 2), "tỉnh" | "địa" | "thành" | "đại" | "nước")
        });
        let top = |t: usize| matches!(self.word(t), "top" | "tốp" | "nhóm") && self.word(t + 1).parse::<u32>().is_ok();
        has.is_some_and(|t| (t..t + 14).any(top))
    }

    /// `xếp thứ 10/63 và thứ 3/13 trong khu vực`: the one region with so many provinces, its own among them.
    fn region_by_count(&mut self, m: &Mention) -> bool {
        let regions = &self.setting.ontology.regions;
        let near = self.mentions.iter().rev().find(|v| v.is_value() && v.t1 <= m.t0).is_some_and(|v| self.scope_glue(v.t1, m.t0));
        let found = self.open.iter().find_map(|at| {
            let p = self.protos.get(*at).filter(|p| p.own_of && p.scope.is_none())?;
            let who = p.who.as_ref().filter(|w| w.value.kind == SubjectKind::Province)?;
            let holds = |m: &[String]| Some(m.len()) == p.of.map(|n| n as usize) && m.iter().any(|x| **x == *who.value.id);
            let mut all = regions.iter().filter(|r| holds(&r.members) || holds(&r.members_2025));
            all.next().filter(|_| all.next().is_none()).map(|r| format!("region:{}", r.id))
        });
        let Some(region) = found.filter(|_| near && !self.fresh) else { return false };
        let slot = Slot::new(region, Origin::Bound, Some(self.span(m.t0, m.t1)));
        for at in self.open.clone() {
            if let Some(p) = self.protos.get_mut(at).filter(|p| p.scope.is_none()) {
                p.scope = Some(slot.clone());
            }
        }
        true
    }

    /// `đứng đầu vùng` where no region was named: a place among some, not among all.
    fn of_unknown_region(&mut self, m: &Mention, named: bool) {
        if !named && self.region_by_count(m) {
            return;
        }
        let value = self.mentions.iter().rev().find(|v| v.is_value() && v.t1 <= m.t0);
        let near = value.is_some_and(|v| m.t0 <= v.t1 + 1 && matches!(v.what, What::Rank { word: true, .. } | What::Last));
        if named || !near || self.fresh {
            return;
        }
        for at in self.open.clone() {
            if let Some(p) = self.protos.get_mut(at).filter(|p| p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Province)) {
                (p.rank, p.last) = (None, false);
            }
        }
    }

    /// `vùng`, `khu vực` of the region named before.
    pub(super) fn region(&mut self, i: usize, m: &Mention) -> usize {
        let opens = m.t0 == 0 || self.before(m.t0, 1) == ",";
        if opens && self.word(m.t0) == "vùng" && matches!(self.word(m.t1), "này" | "cũng" | "dẫn" | "đứng" | "có" | "đạt" | "vẫn")
        {
            self.scene.nobody = true;
        }
        let named = self.mentions.get(i + 1).is_some_and(|n| n.t0 <= m.t1 + 1 && matches!(n.what, What::Scope(_)));
        // "Việt Nam xếp thứ 45, trong khu vực đứng thứ 5": the region of a country is Southeast Asia.
        let nation = self.scene.who.last().or(self.frame.topic.as_ref()).is_some_and(|w| {
            w.value.kind == SubjectKind::Country && crate::extract::neighbours::neighbour(self.setting.ontology, &w.value.id)
        });
        let own = || (nation && matches!(self.word(m.t1.wrapping_sub(1)), "vực" | "khối")).then(|| "asean".to_owned());
        let Some(region) = self.frame.region.clone().or_else(own).filter(|_| !named) else {
            self.of_unknown_region(m, named);
            return i + 1;
        };
        let value = self.mentions.iter().take(i).rev().find(|v| v.is_value() || self.opened_by(v));
        let behind = !self.fresh && !self.open.is_empty() && value.is_some_and(|v| m.t0 >= v.t1 && m.t0 - v.t1 <= 2);
        // "số 1 trong 5 tỉnh của vùng": the count right behind the place is the region's.
        let count = self.mentions.iter().take(i).rev().find(|n| n.what != What::OfWord).filter(|_| !self.fresh && !self.open.is_empty());
        let of = match (count.map(|n| (&n.what, n.t0, n.t1)), value) {
            (Some((What::Of(n), t0, t1)), Some(v)) if m.t0 <= t1 + 2 && t0 >= v.t1 && t0 <= v.t1 + 2 => Some(*n),
            _ => None,
        };
        if let Some(n) = of {
            let span = self.span(m.t0, m.t1);
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at).filter(|p| !p.own_of) {
                    (p.scope, p.of) = (Some(Slot::new(region.clone(), Origin::Bound, Some(span))), Some(n));
                }
            }
            return i + 1;
        }
        if behind && self.before(m.t0, 1) != "của" {
            let span = self.span(m.t0, m.t1);
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    p.scope = Some(Slot::new(region.clone(), Origin::Bound, Some(span)));
                }
            }
        } else if self.before(m.t0, 1) == "trong" || self.word(m.t0) == "trong" || self.of_right_before(m).is_some() {
            self.scene.of = self.of_right_before(m).or(self.scene.of);
            self.scene.scope = Some(Slot::new(region, Origin::Sentence, Some(self.span(m.t0, m.t1))));
        }
        i + 1
    }

    /// `…, Tây Nguyên thấp nhất trong 6 vùng`: at the head of its clause the region has the extreme itself, and a region is nobody who is ranked.
    pub(super) fn extreme_of_region(&mut self, i: usize, m: &Mention) -> bool {
        // "Đồng bằng sông Hồng là vùng có SIPAS cao nhất (86,1%)".
        let region = |n: &&Mention| matches!(&n.what, What::Scope(s) if s.starts_with("region:"));
        let first = self.mentions.iter().take(i).find(region).filter(|r| {
            let head = r.t0 == 0 || matches!(self.before(r.t0, 1), "," | ";" | ":" | "còn" | "và");
            head && self.word(r.t1) == "là" && matches!(self.word(r.t1 + 1), "vùng" | "khu")
        });
        if first.is_some() && !self.mentions.iter().take(i).any(|n| matches!(n.what, What::Subject(_))) {
            (self.scene.nobody, self.scene.regional) = (true, true);
            return true;
        }
        let named = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|r| r.t1 == m.t0);
        let Some(region) = named.filter(|r| matches!(&r.what, What::Scope(s) if s.starts_with("region:"))) else { return false };
        let head = region.t0 == 0 || matches!(self.before(region.t0, 1), "," | ";" | ":" | "còn" | "và");
        let among = (m.t1..m.t1 + 4).any(|t| self.word(t) == "vùng") && !matches!(self.word(m.t1), "là" | ":" | "thuộc");
        let ends = matches!(self.word(m.t1), "" | "." | "," | ";" | "(") && !self.mentions.iter().skip(i + 1).any(|n| n.what == What::Is);
        if !head || !(among || ends) {
            return false;
        }
        (self.scene.nobody, self.scene.regional) = (true, true);
        true
    }

    /// `ở vùng X đứng thứ 1/5 (A: xếp thứ 43; B: 46)`: a rank beyond the number that the region holds is not the region's.
    pub(super) fn beyond_region(&mut self) {
        self.larger_than_region();
        let Some((region, of)) = self.protos.iter().find_map(|p| {
            let scope = p.scope.as_ref().filter(|s| s.value.starts_with("region:"))?;
            Some((scope.value.clone(), p.of.filter(|_| p.own_of)?))
        }) else {
            return;
        };
        let beyond = |p: &Proto| p.rank.is_some_and(|n| n > of) && p.scope.as_ref().is_some_and(|s| s.value == region);
        for p in self.protos.iter_mut().filter(|p| beyond(p)) {
            p.scope = None;
            if !p.own_of {
                p.of = None;
            }
        }
    }

    /// A place beyond the number of provinces that a region has is none among them: `thứ tự trong vùng có khác: …, X thứ 13`.
    fn larger_than_region(&mut self) {
        let ontology = self.setting.ontology;
        let size = |scope: &str| {
            let region = ontology.regions.iter().find(|r| Some(r.id.as_str()) == scope.strip_prefix("region:"))?;
            u32::try_from(region.members.len()).ok().filter(|n| *n > 0)
        };
        for p in self.protos.iter_mut().filter(|p| p.own_of || p.rank.is_some()) {
            let provincial = p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Province);
            let most = p.scope.as_ref().and_then(|s| size(&s.value)).filter(|_| provincial);
            if p.rank.zip(most).is_some_and(|(n, most)| n > most) {
                p.scope = None;
            }
        }
    }

    /// `Dẫn đầu ASEAN là Singapore, tiếp theo lần lượt là Malaysia (26), Thái Lan (35)`: behind the first of the region those who come next have its
    /// next places, beside the place in the world that each has in its bracket.
    pub(super) fn next_of_region(&mut self) {
        let nation = |p: &Proto| p.who.as_ref().filter(|w| w.value.kind == SubjectKind::Country && w.origin <= Origin::Sentence).cloned();
        let told = |p: &Proto| p.rank.is_some() && p.modality == Modality::Asserted && p.rank_max.is_none();
        let regional = |p: &Proto| p.rank == Some(1) && p.scope.as_ref().is_some_and(|s| s.value == "asean") && nation(p).is_some();
        let Some(at) = self.protos.iter().position(|p| told(p) && regional(p)) else { return };
        let Some(first) = self.protos.get(at).cloned() else { return };
        let (mut last, mut run) = (2, Vec::new());
        for p in self.protos.iter().skip(at + 1) {
            let Some((who, rank)) = nation(p).zip(p.rank) else { break };
            let Some((start, end)) = who.span else { break };
            let bracket = p.end > end && self.tokens.iter().any(|t| t.is('(') && t.start as usize >= end && (t.start as usize) < p.end);
            let member = crate::extract::neighbours::neighbour(self.setting.ontology, &who.value.id);
            let alike = p.part.as_ref().map(|s| &s.value) == first.part.as_ref().map(|s| &s.value);
            if !told(p) || !bracket || !member || !alike || rank <= last || p.own_of {
                break;
            }
            last = rank;
            run.push((start, end, p.clone()));
        }
        let Some((begin, ..)) = run.first() else { return };
        let next = |m: &Mention| {
            let (start, end) = self.span(m.t0, m.t1);
            m.what == What::Next && start >= first.end && end <= *begin
        };
        if run.len() < 2 || !self.mentions.iter().any(next) {
            return;
        }
        for (rank, (start, end, p)) in (2..).zip(run) {
            self.protos.push(Proto {
                rank: Some(rank),
                scope: first.scope.clone(),
                of: None,
                own_of: false,
                delta: None,
                base: None,
                score: None,
                start,
                end,
                rule: "order of names",
                ..p
            });
        }
    }
}
