//! Pages about one district, commune or office: `huyện` points back to it, and a place among its like is its own.
use super::*;
use crate::extract::mention::beginning;

impl Walk<'_> {
    /// `huyện`, `thị xã`, `phường`: the unit that the page is about.
    pub(super) fn unit_again(&mut self, m: &Mention, i: usize) -> usize {
        let last = self.word(m.t1.wrapping_sub(1));
        let fits = |unit: &Who| match unit.kind {
            SubjectKind::Unit("huyen") => matches!(last, "huyện" | "quận") || m.t1 - m.t0 == 2 && last == "xã",
            SubjectKind::Unit(_) => matches!(last, "xã" | "phường" | "trấn") && m.t1 - m.t0 == 1,
            _ => false,
        };
        // "Trong huyện, thị trấn B dẫn đầu. So với toàn tỉnh, huyện xếp thứ 6": the one that the noun fits.
        let unit = self.unit_just_named().filter(fits).or_else(|| self.setting.home_unit.clone().filter(fits));
        if let Some(unit) = unit.or_else(|| self.named_before(m, fits)) {
            self.point_to(unit, m);
        }
        i + 1
    }

    /// The only district or commune that this sentence named before, or the ones right before it: `Huyện X họp riêng. Thứ hạng của huyện là …`.
    fn unit_just_named(&self) -> Option<Who> {
        let (at, unit) = self.frame.unit_named.clone()?;
        (self.sentence.saturating_sub(at) <= 2).then_some(unit)
    }

    /// The only one of those that `fits` whom the sentence names before `m`, whatever its role there.
    pub(super) fn named_before(&self, m: &Mention, fits: impl Fn(&Who) -> bool) -> Option<Who> {
        let mut named = self.mentions.iter().filter(|n| n.t1 <= m.t0 && !self.stands_there(n)).filter_map(|n| match &n.what {
            What::Subject(w) if fits(w) => Some(w),
            _ => None,
        });
        let one = named.next()?;
        named.all(|w| w == one).then(|| one.clone())
    }

    /// `ở Sở Y tế`, `cùng với Sở Tư pháp`: where something is, or with whom.
    fn stands_there(&self, m: &Mention) -> bool {
        matches!(self.before(m.t0, 1), "ở" | "tại" | "với" | "trong" | "từ" | "đến" | "cho" | "cùng" | "về")
    }

    /// The office that `Sở` points back to though it was ranked nowhere yet: the only one of this sentence, the one that a sentence
    /// shortly before named, or the page's own.
    pub(super) fn office_before(&self, m: &Mention) -> Option<Who> {
        let office = |w: &Who| matches!(w.kind, SubjectKind::Office(_));
        let near = || self.frame.office_named.clone().filter(|(at, _)| self.sentence.saturating_sub(*at) <= 4).map(|(_, w)| w);
        self.named_before(m, office).or_else(near).or_else(|| self.setting.home_unit.clone().filter(office))
    }

    /// The ministry that `Bộ` points back to though it was ranked nowhere yet: one that a sentence shortly before began with.
    pub(super) fn ministry_before(&self, m: &Mention) -> Option<Who> {
        let ministry = |w: &Who| w.kind == SubjectKind::Ministry;
        let counted = (m.t1..m.t1 + 8).any(|t| self.word(t) == "bộ" && (self.before(t, 2) == "/" || self.before(t, 2) == "trong"));
        let near = || self.frame.ministry_named.clone().filter(|(at, _)| self.sentence.saturating_sub(*at) <= 3).map(|(_, w)| w);
        let spoken_of =
            || self.frame.body_named.clone().filter(|(at, w)| self.sentence.saturating_sub(*at) <= 2 && ministry(w)).map(|x| x.1);
        // "Thứ trưởng Bộ X cho biết, năm 2023, Bộ xếp thứ 7": the only one that the sentence names.
        let mut named = self.mentions.iter().filter(|n| n.t1 <= m.t0).filter_map(|n| match &n.what {
            What::Subject(w) if ministry(w) => Some((n, w)),
            _ => None,
        });
        let publishes = |n: &Mention| {
            self.before(n.t0, 1) == "của" && matches!(self.before(n.t0, 2), "bố" | "giá" | "cáo" | "định")
                || matches!(self.word(n.t1), "công" | "đánh" | "vừa" | "phê" | "ban")
        };
        let only = named.next().filter(|(n, w)| !publishes(n) && named.all(|(_, other)| other == *w)).map(|(_, w)| w.clone());
        self.named_before(m, ministry).filter(|_| counted).or(only).or_else(near).or_else(spoken_of)
    }

    /// Remembers the one office that the sentence names, and the centrally-run city.
    fn note_others(&mut self) {
        let mut offices = self.mentions.iter().filter_map(|m| match &m.what {
            What::Subject(w) if matches!(w.kind, SubjectKind::Office(_)) => Some(w).filter(|_| !self.stands_there(m)),
            _ => None,
        });
        if let Some(one) = offices.next() {
            self.frame.office_named = offices.all(|w| w == one).then(|| (self.sentence, one.clone()));
        }
        let ministry = self.mentions.first().filter(|m| m.t0 <= 1 && !matches!(self.word(m.t1), "công" | "cho" | "đánh" | "ban" | "xếp"));
        if let Some(What::Subject(w)) = ministry.map(|m| &m.what)
            && w.kind == SubjectKind::Ministry
        {
            self.frame.ministry_named = Some((self.sentence, w.clone()));
        }
        let city = self.mentions.iter().rev().find_map(|m| match &m.what {
            What::Subject(w) if m.depth == 0 && anaphors::CITIES.contains(&&*w.id) => Some(w),
            _ => None,
        });
        let home = self.setting.home.as_deref();
        self.frame.home_named |= self.mentions.iter().any(|m| matches!(&m.what, What::Subject(w) if Some(&*w.id) == home));
        if let Some(city) = city {
            self.frame.last_city = Some((self.sentence, city.clone()));
        }
    }

    /// Remembers the district or commune that the sentence names, where it names one only.
    pub(super) fn note_unit(&mut self) {
        self.note_communes();
        if !self.kinds.has(Kind::Subject) && !self.kinds.has(Kind::Anaphor) {
            return;
        }
        self.note_others();
        self.note_body();
        let mut units = self.mentions.iter().filter_map(|m| match &m.what {
            What::Subject(w) if matches!(w.kind, SubjectKind::Unit(_)) => Some(w),
            _ => None,
        });
        match units.next() {
            Some(one) if units.all(|w| w == one) && self.speaks_of(one) => self.frame.unit_named = Some((self.sentence, one.clone())),
            Some(_) => self.frame.unit_named = None,
            None => {
                let pointed = self.mentions.iter().any(|m| matches!(m.what, What::Anaphor(Anaphor::Unit)));
                if let Some((at, _)) = self.frame.unit_named.as_mut().filter(|_| pointed) {
                    *at = self.sentence;
                }
            }
        }
    }

    /// Whether the sentence begins with the name, or with a short clause before it: `Sau hội nghị của tỉnh, huyện X đã họp riêng`.
    fn speaks_of(&self, unit: &Who) -> bool {
        let at = self.mentions.iter().position(|m| matches!(&m.what, What::Subject(w) if w == unit));
        at.is_some_and(|i| self.role(i) != Role::Comparand && self.mentions.get(i).is_some_and(|m| m.depth == 0 && m.t0 <= 10))
    }

    /// `Năm 2022 được tỉnh X xếp thứ 2`, `được X chấm thứ 5`: the province ranks its own, and the one that the page or the sentence before is
    /// about is ranked.
    pub(super) fn ranks_its_own(&mut self, i: usize, who: &Who) -> bool {
        let Some(m) = self.mentions.get(i).filter(|_| who.kind == SubjectKind::Province) else { return false };
        let verb = matches!(self.word(m.t1), "xếp" | "chấm") || (self.word(m.t1), self.word(m.t1 + 1)) == ("đánh", "giá");
        let passive = (1..=2).any(|b| matches!(self.before(m.t0, b), "được" | "bị"))
            && matches!(self.before(m.t0, 1), "được" | "bị" | "tỉnh" | "ubnd");
        if !(verb && passive) {
            return false;
        }
        let own = self.unit_just_named().or_else(|| self.setting.home_unit.clone()).filter(|w| w.id.split('/').next() == Some(&*who.id));
        if let Some(unit) = own.filter(|_| self.scene.who.is_empty()) {
            self.scene.who = vec![Slot::new(unit, Origin::Anaphor, None)];
            self.fresh = true;
        }
        true
    }

    /// Takes the page's own unit as the subject, or as the owner of what stands before `của`.
    pub(super) fn point_to(&mut self, unit: Who, m: &Mention) {
        let slot = Slot::new(unit, Origin::Anaphor, Some(self.span(m.t0, m.t1)));
        if matches!(self.before(m.t0, 1), "trong" | "tại" | "ở" | "trên" | "toàn" | "bàn" | "khắp" | "ra" | "về" | "cả" | "ngoài" | "từ")
        {
            return;
        }
        if self.before(m.t0, 1) == "của" {
            let passing = self.scene.who.iter().all(|w| w.value.kind == SubjectKind::Province && w.origin >= Origin::Anaphor);
            if passing {
                self.scene.who = vec![slot];
            }
            return;
        }
        // "Theo chỉ số của tỉnh X, huyện đứng thứ 4": a district is not the province.
        let named = |w: &Slot<Who>| w.origin == Origin::Sentence && w.value.kind != SubjectKind::Province;
        let named = self.scene.who.len() == 1 && self.scene.who.first().is_some_and(named);
        // "phường X đạt 90 điểm; năm 2016, phường này dẫn đầu": told of anew.
        let apart = !self.protos.is_empty() || (1..=5).any(|b| self.before(m.t0, b) == ";");
        let anew = apart && self.scene.who.first().is_some_and(|w| w.value == slot.value);
        if !named || anew {
            self.scene.who = vec![slot];
            self.fresh = true;
        }
    }

    /// The page's own town, for `thành phố`.
    pub(super) fn home_town(&self) -> Option<Who> {
        let town = |unit: &Who| {
            let named = unit.id.split_once('/');
            named.is_some_and(|(province, id)| self.setting.ontology.units_of(province).any(|u| u.id == id && u.kind == "thanh-pho"))
        };
        // "Thành phố Sầm Sơn đông khách. Về CCHC, thành phố đứng thứ 7": in a province that is no city itself.
        let city = self.setting.home.as_deref().is_some_and(|h| anaphors::CITIES.contains(&h));
        let home = || self.setting.home_unit.clone().filter(town);
        self.unit_just_named().filter(town).filter(|_| !city).or_else(home)
    }

    /// `đứng thứ 8/10 huyện`, `dẫn đầu khối huyện`: a province is never ranked among units. The page's own unit is meant, or
    /// one that was not understood.
    pub(super) fn among_units(&mut self) {
        let home = self.setting.home_unit.clone();
        for at in 0..self.protos.len() {
            let Some(p) = self.protos.get(at) else { continue };
            let province = p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Province);
            if !province || !p.placed() || p.of.is_some_and(|n| matches!(n, 34 | 63 | 64)) {
                continue;
            }
            let end = self.tokens.partition_point(|t| (t.start as usize) < p.end);
            // "thứ 8/10 huyện (tăng 2 bậc)": inside the quoted words too.
            let start = self.tokens.partition_point(|t| (t.start as usize) < p.start);
            let fraction = (start + 3..=end + 1).filter(|t| self.word(*t - 2) == "/" && self.word(*t - 1).parse::<u32>().is_ok());
            let block = self.units_behind(end).or_else(|| fraction.filter_map(|t| self.units_behind(t)).next());
            let Some(block) = block else { continue };
            let fits = |w: &Who| match w.kind {
                SubjectKind::Unit(b) => b == block,
                SubjectKind::Office(_) => matches!(block, "so-nganh" | "nganh-doc"),
                _ => false,
            };
            // The nearest of the right kind: in the sentence, in one shortly before, else the page's own.
            let place = self.mentions.iter().find(|m| m.t0 >= start);
            let own = place
                .and_then(|m| self.named_before(m, fits))
                .or_else(|| self.unit_just_named().filter(fits))
                .or_else(|| {
                    self.frame.office_named.clone().filter(|(at, w)| self.sentence.saturating_sub(*at) <= 2 && fits(w)).map(|x| x.1)
                })
                .or_else(|| home.clone().filter(fits));
            let sentence = p.start..p.end;
            let Some(p) = self.protos.get_mut(at) else { continue };
            match own {
                Some(unit) => {
                    let before = p.who.replace(Slot::new(unit.clone(), Origin::Anaphor, None));
                    p.scope = None;
                    let (index, part) = (p.index.as_ref().map(|s| s.value), p.part.clone());
                    self.of_the_same_unit(at, &unit, before, (index, part));
                }
                None => p.against.push(Against::new("a province among offices and districts", Some((sentence.start, sentence.end)), 0.15)),
            }
        }
    }

    /// `thứ 26/27 huyện, giảm 3 bậc so với năm 2022 (thứ 23)`: its place of another edition, behind the one that tells among whom.
    fn of_the_same_unit(&mut self, at: usize, unit: &Who, before: Option<Slot<Who>>, (index, part): (Option<usize>, Option<Slot<Part>>)) {
        let year = self.protos.get(at).and_then(|p| p.year.as_ref().map(|y| y.value));
        for q in self.protos.iter_mut().skip(at + 1).filter(|q| q.rank.is_some() && q.who == before && !q.own_of && q.scope.is_none()) {
            let same = q.index.as_ref().map(|s| s.value) == index && q.part == part;
            if same && q.year.as_ref().map(|y| y.value) != year {
                q.who = Some(Slot::new(unit.clone(), Origin::Anaphor, None));
            }
        }
    }

    /// `Top 30 PCI vắng tên Gia Lai`: the best group stands before the denial, and whoever is not in it behind.
    pub(super) fn absent(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let missing = (m.t0..m.t1).any(|t| self.word(t) == "vắng");
        let name = self.mentions.get(i + 1).filter(|n| missing && n.t0 <= m.t1 + 2)?;
        let What::Subject(who) = &name.what else { return None };
        let bounds = self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.rank_max.is_some()));
        let named = self.mentions.iter().take(i).any(|n| matches!(n.what, What::Subject(_)));
        if self.open.is_empty() && !named {
            return self.absent_from(i);
        }
        if self.open.is_empty() || !bounds || named {
            return None;
        }
        let slot = Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)));
        for at in self.open.clone() {
            if let Some(p) = self.protos.get_mut(at) {
                (p.who, p.modality) = (Some(slot.clone()), Modality::Negated);
            }
        }
        self.scene.denied_to = 0;
        Some(i + 2)
    }

    /// `Top 10 cả nước vắng bóng A và B`: the group stands at the head of the clause, and who is missed in it behind the denial.
    fn absent_from(&mut self, i: usize) -> Option<usize> {
        let group = self.mentions.iter().take(i).rev().take_while(|n| !matches!(n.what, What::Mark(_))).find(|n| n.is_value())?;
        let What::Bound(size) = group.what else { return None };
        let (run, next) = self.run_of(i + 1, |w| matches!(w, What::Subject(_)));
        let mut p = self.proto(group);
        (p.rank_max, p.modality, p.rule) = (Some(size), Modality::Negated, "best group");
        self.scene.who = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .filter_map(|n| match &n.what {
                What::Subject(who) => Some(Slot::new(who.clone(), Origin::Bound, Some(self.span(n.t0, n.t1)))),
                _ => None,
            })
            .collect();
        self.open_claims(p);
        Some(next)
    }

    /// `Không tỉnh nào trong số A, B, C lọt nhóm 30`, `Trong số A, B và C, chưa nơi nào vào top 30`: the group is denied to each of them.
    pub(super) fn none_of(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let clause = self.mentions.iter().enumerate().skip(i + 1).take_while(|(_, n)| n.what != What::Mark(';'));
        let mut values = clause.filter(|(_, n)| n.is_value());
        let (at, bound) = values.next().filter(|(_, n)| matches!(n.what, What::Bound(_)) && n.t0 <= m.t1 + 60)?;
        let enters = |t: usize| matches!(self.word(t), "lọt" | "vào" | "trong" | "ở" | "thuộc" | "tên" | "mặt" | "chân");
        if !(1..=2).any(|b| bound.t0.checked_sub(b).is_some_and(enters)) && !enters(bound.t0) {
            return None;
        }
        let named = |j: &usize| self.mentions.get(*j).filter(|n| matches!(n.what, What::Subject(_)));
        let of = ["trong", "số", "của", "các", "tỉnh", "ba", "hai", "bốn", "huyện", ":"];
        let first = (i + 1..i + 4).find(|j| named(j).is_some());
        let behind = first.filter(|j| named(j).is_some_and(|n| self.glue(m.t1, n.t0, &of)));
        let (group, next) = if let Some(first) = behind {
            self.run_of(first, |w| matches!(w, What::Subject(_)))
        } else {
            let first = (0..i).find(|j| named(j).is_some())?;
            let (run, next) = self.run_of(first, |w| matches!(w, What::Subject(_)));
            let from = self.mentions.get(first).map_or(0, |n| self.with_kind(n.t0, 0, &["các"]));
            let all = matches!((self.before(from, 2), self.before(from, 1)), ("trong", "số") | (_, "cả" | "giữa"));
            let last = run.last().and_then(named).map_or(0, |n| n.t1);
            (if all && next <= i && m.t0 <= last + 3 { run } else { Vec::new() }, i + 1)
        };
        let who: Vec<Slot<Who>> = group
            .iter()
            .filter_map(named)
            .filter_map(|n| if let What::Subject(w) = &n.what { Some((n, w)) } else { None })
            .map(|(n, w)| Slot::new(w.clone(), Origin::Bound, Some(self.span(n.t0, n.t1))))
            .collect();
        if who.len() < 2 || group.iter().any(|j| self.role(*j) != Role::Normal) || next > at {
            return None;
        }
        (self.scene.who, self.scene.nobody, self.fresh) = (who, false, true);
        self.scene.denied_to = bound.t1;
        Some(next)
    }

    /// The block of units that the words from token `end` on name as those ranked.
    fn units_behind(&self, end: usize) -> Option<&'static str> {
        let block = beginning(self.mentions, end, end + 2).first().and_then(|n| match n.what {
            What::Block(b) => Some(b),
            _ => None,
        });
        let plain = || {
            let mut t = end;
            while t < end + 3 && (matches!(self.word(t), "trong" | "số" | "các" | "của") || self.word(t).parse::<u32>().is_ok()) {
                t += 1; // "đứng đầu trong 24 quận huyện"
            }
            match (self.word(t), self.word(t + 1)) {
                ("huyện" | "quận", _) | ("thị", "xã") => Some("huyen"),
                ("xã" | "phường", _) => Some("xa"),
                ("sở", _) => Some("so-nganh"),
                _ => None,
            }
        };
        block.or_else(plain)
    }
}
