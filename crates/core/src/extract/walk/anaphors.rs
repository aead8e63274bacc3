//! Pointers back to subjects and components named before.
use super::*;

/// The centrally-run cities.
pub(super) const CITIES: [&str; 6] = ["ha-noi", "ho-chi-minh", "hai-phong", "da-nang", "can-tho", "hue"];

impl Walk<'_> {
    /// `Năm 2023 ta xếp thứ 21, chỉ còn sau Lâm Đồng`: on a page about a ranking of provinces `ta` is its own.
    fn own_people(&self, m: &Mention) -> bool {
        let alone = self.word(m.t0) == "ta" && m.t1 == m.t0 + 1 && !matches!(self.before(m.t0, 1), "chúng" | "nước" | "người");
        let provincial = || self.setting.main_index.is_some_and(|i| !self.setting.ranks(i, &["countries"]));
        alone && !self.setting.of_nations && provincial()
    }

    pub(super) fn anaphor(&mut self, a: Anaphor, m: &Mention, i: usize) -> usize {
        // "tỉnh, thành phố" and "tỉnh Hà Tĩnh" are no anaphors, nor is "các tỉnh".
        if a == Anaphor::Unit {
            return self.unit_again(m, i);
        }
        // "cơ quan chúng ta": the speaker's office, and not the nation.
        let ours = a == Anaphor::Nation && matches!((self.before(m.t0, 2), self.before(m.t0, 1)), ("cơ", "quan") | ("đơn", "vị"));
        if a == Anaphor::Body || ours {
            return self.body_again(m, i);
        }
        if a == Anaphor::City
            && let Some(town) = self.home_town()
            && !matches!(self.before(m.t0, 1), "các" | "xã" | "và")
            && !(self.before(m.t0, 1) == ","
                && matches!(self.before(m.t0, 2), "xã" | "huyện" | "quận" | "tỉnh" | "phường" | "thị" | "ngành"))
            && !matches!(self.word(m.t1), "," | "và" | "trực" | "/")
            && !self.mentions.get(i + 1).is_some_and(|n| n.t0 == m.t1 && matches!(n.what, What::Subject(_)))
        {
            self.point_to(town, m);
            return i + 1;
        }
        if a == Anaphor::City && matches!(self.word(m.t1.wrapping_sub(1)), "này" | "ấy") {
            self.city_again();
        }
        // "huyện dẫn đầu toàn tỉnh về P, xếp thứ 2 về Q": among whom a unit stands.
        let among = self.word(m.t0) == "toàn"
            && i.checked_sub(1)
                .and_then(|j| self.mentions.get(j))
                .is_some_and(|v| (v.is_value() || matches!(v.what, What::Highest | What::Lowest)) && m.t0 <= v.t1 + 1)
            && matches!(self.scene.who.as_slice(), [w] if matches!(w.value.kind, SubjectKind::Office(_) | SubjectKind::Unit(_)));
        if among {
            return i + 1;
        }
        if self.counted_again(m, i) {
            return i + 1;
        }
        let next = self.mentions.get(i + 1);
        let before = self.before(m.t0, 1);
        let named = next.is_some_and(|n| n.t0 == m.t1 && matches!(n.what, What::Subject(_)));
        let common = matches!(
            before,
            "các"
                | "của"
                | "ubnd"
                | "toàn"
                | "cấp"
                | "hđnd"
                | "trong"
                | "lãnh"
                | "nhiều"
                | "một"
                | "những"
                | "mỗi"
                | "từng"
                | "ủy"
                | "trực"
                | "ở"
                | "tại"
                | "sở"
                | "là"
                | "giữa"
                | "hai"
                | "ba"
                | "bốn"
                | "cả"
                | "nơi"
                | "số"
                | "ngoài"
                | "ngoại"
                | "do"
                | "được"
                | "bởi"
                | "có"
        ) || self.word(m.t1) == "," && matches!(self.word(m.t1 + 1), "thành" | "tp")
            || matches!(self.word(m.t1), "thành" | "/" | "trực" | "khác" | "nọ" | "nào" | "kia");
        // "thứ 5/14 tỉnh", "6 tỉnh Bắc Trung Bộ": counted.
        let counted = self.before(m.t0, 1).parse::<u32>().is_ok_and(|n| n < 1000)
            || next.is_some_and(|n| n.t0 == m.t1 && matches!(n.what, What::Scope(_)));
        let of_all = (self.before(m.t0, 2), before) == ("của", "cả");
        if named || counted || (common && before != "của" && !of_all) {
            return i + 1;
        }
        // "Cùng năm, chỉ số của cả tỉnh xếp thứ 44": behind its districts the province itself.
        let whole = (self.before(m.t0, 2), before, self.word(m.t0)) == ("của", "cả", "tỉnh");
        if let Some(home) = self.setting.home_subject().filter(|h| whole && h.kind == SubjectKind::Province) {
            self.scene.who = vec![Slot::new(home, Origin::Anaphor, Some(self.span(m.t0, m.t1)))];
            self.fresh = true;
            return i + 1;
        }
        if self.described(m, i) {
            self.scene.who.clear();
            self.fresh = true;
            return i + 1;
        }
        // "Trụ sở UBND huyện Anh Sơn, địa phương cuối bảng": in apposition to the unit named right before.
        if self.word(m.t0) == "địa" || self.word(m.t0) == "đơn" {
            let comma = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|c| c.what == What::Mark(',') && c.t1 == m.t0);
            let unit = i.checked_sub(2).and_then(|j| self.mentions.get(j)).filter(|u| comma.is_some_and(|c| c.t0 == u.t1));
            if let Some(u) = unit
                && let What::Subject(w) = &u.what
                && (matches!(w.kind, SubjectKind::Office(_) | SubjectKind::Unit(_))
                    || w.kind != SubjectKind::Country && self.role(i - 2) == Role::Normal && self.word(m.t1.wrapping_sub(1)) != "này")
            {
                self.scene.who = vec![Slot::new(w.clone(), Origin::Sentence, Some(self.span(u.t0, u.t1)))];
                self.fresh = true;
                return i + 1;
            }
        }
        let small = self.tokens.get(m.t0).is_some_and(|t| !t.capital) && m.t1 == m.t0 + 1 && matches!(self.word(m.t0), "sở" | "bộ");
        if small && !self.place_comes(i, true) {
            return i + 1; // "sở đã tham mưu đưa PCI lên thứ 5"
        }
        if a == Anaphor::Office {
            let office = |w: &&Slot<Who>| matches!(w.value.kind, SubjectKind::Office(_));
            // "Trả lời, Giám đốc Sở X nhận trách nhiệm. Ông nói thêm, sở đứng thứ 9": the speaker's own.
            let spoken = self.frame.speaker.as_ref().filter(|(at, _)| at + 1 >= self.sentence);
            let spoken = spoken.map(|(_, who)| Slot::new(who.clone(), Origin::Anaphor, None));
            let last = self.scene.who.last().filter(office).cloned().or(spoken);
            let last = last.or_else(|| self.frame.last_subject.as_ref().filter(office).cloned());
            let last = last.or_else(|| Some(Slot::new(self.office_before(m)?, Origin::Anaphor, None)));
            if let Some(mut who) = last {
                who.origin = Origin::Anaphor;
                who.span = Some(self.span(m.t0, m.t1));
                self.scene.who = vec![who];
                self.fresh = true;
            } else {
                self.scene.nobody = true;
            }
            return i + 1;
        }
        if a == Anaphor::Country {
            let country = |w: &Slot<Who>| w.value.kind == SubjectKind::Country;
            let known = self.scene.who.last().filter(|w| country(w)).or(self.frame.last_subject.as_ref().filter(|w| country(w)));
            match known.cloned() {
                // "quốc gia châu Âu này" is not the nation.
                Some(who) if &*who.value.id == "viet-nam" && (m.t1 - m.t0 > 3 || self.word(m.t0 + 1) == "láng") => {
                    self.scene.nobody = true
                }
                Some(mut who) if !matches!(before, "của" | "tại" | "ở" | "với") => {
                    (who.origin, who.span) = (Origin::Anaphor, Some(self.span(m.t0, m.t1)));
                    self.scene.who = vec![who];
                    self.fresh = true;
                }
                None if !matches!(before, "của" | "tại" | "ở" | "với") => self.scene.nobody = true,
                _ => {}
            }
            return i + 1;
        }
        if self.word(m.t0) == "bộ" && m.t1 == m.t0 + 1 {
            let ministry = |w: &&Slot<Who>| w.value.kind == SubjectKind::Ministry;
            let last = self.scene.who.last().filter(ministry).or(self.frame.last_subject.as_ref().filter(ministry)).cloned();
            let last = last.or_else(|| Some(Slot::new(self.ministry_before(m)?, Origin::Anaphor, None)));
            match last {
                Some(who) => {
                    self.scene.who = vec![Slot { origin: Origin::Anaphor, span: Some(self.span(m.t0, m.t1)), ..who }];
                    self.fresh = true;
                }
                None if self.scene.who.is_empty() => (self.scene.nobody, self.scene.regional) = (true, true),
                None => {}
            }
            return i + 1;
        }
        if self.word(m.t0) == "bộ" && self.just_named(m).is_none() {
            self.scene.nobody |= self.scene.who.is_empty();
            return i + 1;
        }
        let topic = self
            .setting
            .nation(a)
            .filter(|_| !self.speaks_for_province(i) && !self.own_people(m))
            .map(|w| Slot::new(w, Origin::Anaphor, Some(self.span(m.t0, m.t1))))
            .or_else(|| self.own_province(m))
            .or_else(|| self.setting.home_subject().filter(|_| a == Anaphor::Nation).map(|h| Slot::new(h, Origin::Anaphor, None)))
            .or_else(|| self.just_named(m))
            .or_else(|| self.province_of_office(a))
            .or_else(|| self.frame.topic.clone());
        // "Năm 2022 được tỉnh xếp thứ 2, song về CCHC, địa phương này chỉ đứng thứ 5": the district that the sentence is about.
        let unit = matches!(self.scene.who.as_slice(), [w] if matches!(w.value.kind, SubjectKind::Unit(_)) && w.origin <= Origin::Anaphor);
        if unit && self.word(m.t0) == "địa" {
            return i + 1;
        }
        // "tỉnh" is never an office, a district or a ministry.
        let topic = topic.and_then(|w| {
            let ministry = w.value.kind == SubjectKind::Ministry;
            let unit = ministry
                || matches!(w.value.kind, SubjectKind::Office(_) | SubjectKind::Unit(_) | SubjectKind::Stranger) && a == Anaphor::Province;
            let province = matches!(self.word(m.t1.wrapping_sub(1)), "tỉnh" | "nhà" | "ta")
                || self.word(m.t0) == "tỉnh"
                || ministry && matches!(self.word(m.t0), "thành" | "tp" | "địa" | "toàn");
            if unit && province { self.setting.home_subject().map(|h| Slot::new(h, Origin::Anaphor, None)) } else { Some(w) }
        });
        let topic = topic.map(|w| self.of_its_kind(a, w));
        let Some(mut topic) = topic else {
            // A ministry is under discussion, and no province is known that could be meant.
            let ministry = self.frame.topic.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Ministry);
            if ministry && self.scene.who.is_empty() && before != "của" {
                (self.scene.nobody, self.scene.regional) = (true, true);
            }
            return i + 1;
        };
        topic.origin = Origin::Anaphor;
        topic.span = Some(self.span(m.t0, m.t1));
        if before == "của" {
            // "trụ cột của tỉnh": whose it is, unless a subject is already named. "Sở đề nghị … đưa chỉ số P của tỉnh vào tốp 15": no office is
            // ranked by it.
            if self.scene.who.is_empty() || self.office_acts_on(i) {
                self.scene.who = vec![topic];
            }
            return i + 1;
        }
        let same = matches!(self.scene.who.as_slice(), [w] if w.value == topic.value);
        if !same {
            // "…, Thanh Hóa …, tỉnh …": the province just named in this sentence. An office or district is none: "Sở Nội vụ
            // đứng thứ 3; tỉnh đứng thứ 12".
            let unit = |w: &Who| matches!(w.kind, SubjectKind::Office(_) | SubjectKind::Unit(_) | SubjectKind::Stranger);
            let apart =
                self.word(m.t0) == "tỉnh" && topic.value.kind == SubjectKind::Province && matches!(before, ";" | "," | "còn" | "và");
            // "Theo công bố của Bộ X, tỉnh đạt 41 điểm".
            let announces = |w: &Who| w.kind == SubjectKind::Ministry && self.word(m.t0) == "tỉnh" && before == ",";
            let kept = |w: &Slot<Who>| w.origin == Origin::Sentence && !(apart && unit(&w.value) || announces(&w.value));
            if self.scene.who.len() == 1 && self.scene.who.first().is_some_and(kept) {
                return i + 1;
            }
            // "chấm mục này 0,17 điểm và xếp tỉnh thứ 60": in what the points are.
            if self.scene.parts_used && !(before == "xếp" && self.before(m.t0, 2) == "và") {
                self.scene.parts.clear();
                self.scene.parts_used = false;
            }
            self.scene.who = vec![topic];
            self.fresh = true;
        }
        i + 1
    }

    /// `Sở X Đắk Lắk đã trình … của tỉnh`: the province of the office named in the sentence.
    fn province_of_office(&self, a: Anaphor) -> Option<Slot<Who>> {
        let office = self.scene.who.last().filter(|w| w.origin == Origin::Sentence && matches!(w.value.kind, SubjectKind::Office(_)))?;
        let id = office.value.id.split('/').next().filter(|_| a == Anaphor::Province)?;
        Some(Slot::new(Who { id: id.into(), kind: SubjectKind::Province, former: false }, Origin::Anaphor, None))
    }

    /// Whether the pointer at `i` says whose ranking or component right before it is, in a sentence that an office of the province opens and that
    /// has given no place yet, on a page that ranks no offices.
    fn office_acts_on(&self, i: usize) -> bool {
        let owned = self.mentions.iter().take(i).rev().find(|n| !matches!(n.what, What::OfWord | What::Year(_) | What::Relative(_)));
        let office = matches!(self.scene.who.as_slice(), [w] if matches!(w.value.kind, SubjectKind::Office(_)));
        office
            && !self.setting.ranks_units
            && self.protos.is_empty()
            && owned.is_some_and(|n| matches!(n.what, What::Index(_) | What::Part(_)))
    }

    /// `PCI năm 2020 của ta tụt xuống thứ 10`: in a ranking of provinces alone, on the page of one, whoever says `ta` means it.
    fn speaks_for_province(&self, i: usize) -> bool {
        let index = self.scene.index.last().or(self.frame.index.as_ref()).map(|s| s.value);
        let x = index.and_then(|i| self.setting.ontology.indices.get(i));
        let ranks = |what: &str| x.is_some_and(|x| x.ranks.iter().any(|r| r == what));
        let home = self.setting.home_subject().is_some_and(|h| h.kind == SubjectKind::Province);
        home && self.frame.home_named && ranks("provinces") && !ranks("countries") && (!ranks("nation") || self.place_comes(i, false))
    }

    /// `tỉnh ta`, `tỉnh nhà`: the writer's own, whoever was named last.
    fn own_province(&self, m: &Mention) -> Option<Slot<Who>> {
        let own = self.word(m.t0) == "tỉnh" && matches!(self.word(m.t1.wrapping_sub(1)), "ta" | "nhà" | "mình");
        self.setting.home_subject().filter(|h| own && h.kind == SubjectKind::Province).map(|h| Slot::new(h, Origin::Anaphor, None))
    }

    /// `thành phố` is no province, `tỉnh` no city: where the one under discussion is of the other kind, the page's own is meant.
    fn of_its_kind(&self, a: Anaphor, topic: Slot<Who>) -> Slot<Who> {
        let city = |w: &Who| CITIES.contains(&&*w.id);
        let home = self.setting.home_subject().filter(|h| h.kind == SubjectKind::Province);
        if topic.value.kind != SubjectKind::Province {
            return topic;
        }
        // A home that the page never names is only its publisher's.
        let stale = topic.origin >= Origin::Page && !self.frame.home_named;
        if a != Anaphor::City || city(&topic.value) && !stale {
            return topic;
        }
        if stale && let Some(city) = self.near_city() {
            return Slot::new(city, Origin::Anaphor, None);
        }
        let near = || self.near_city();
        home.filter(|h| city(h)).or_else(near).map_or(topic, |w| Slot::new(w, Origin::Anaphor, None))
    }

    /// The centrally-run city named shortly before.
    fn near_city(&self) -> Option<Who> {
        self.frame.last_city.clone().filter(|(at, _)| self.sentence.saturating_sub(*at) <= 6).map(|(_, w)| w)
    }

    /// `tại thành phố này`: though nothing is said of it here, `địa phương này` will mean it.
    fn city_again(&mut self) {
        let last = self.frame.last_subject.as_ref();
        if let Some(city) = self.near_city().filter(|c| last.is_none_or(|l| l.value != *c)) {
            self.frame.last_subject = Some(Slot::new(city, Origin::Paragraph, None));
        }
    }

    /// `tỉnh này`, `bộ này`, `đơn vị ấy`: whoever was named last, when the noun fits.
    fn just_named(&self, m: &Mention) -> Option<Slot<Who>> {
        if !matches!(self.word(m.t1.wrapping_sub(1)), "này" | "ấy" | "đó") {
            return None;
        }
        let fits = |w: &Who| match self.word(m.t0) {
            "bộ" => w.kind == SubjectKind::Ministry,
            "cơ" => matches!(w.kind, SubjectKind::Ministry | SubjectKind::Office(_)),
            "đơn" => w.kind != SubjectKind::Country,
            "tỉnh" => w.kind == SubjectKind::Province && !CITIES.contains(&&*w.id),
            _ => w.kind == SubjectKind::Province,
        };
        // "Điểm của Bộ X giảm 7%. Bộ này tụt xuống thứ 18": it was named, though nothing was claimed of it.
        let named = self.frame.body_named.as_ref().filter(|(at, w)| self.sentence.saturating_sub(*at) <= 1 && fits(w));
        let named = named.map(|(_, w)| Slot::new(w.clone(), Origin::Anaphor, Some(self.span(m.t0, m.t1))));
        named.or_else(|| self.frame.last_subject.clone().filter(|w| fits(&w.value)))
    }

    /// `Ở cả hai chỉ số này, tỉnh đều đứng đầu`: the rankings that the sentence before named.
    pub(super) fn rankings_again(&mut self, n: u32, m: &Mention) -> bool {
        let noun = (m.t0..m.t1 + 2).any(|t| matches!((self.word(t), self.word(t + 1)), ("chỉ", "số") | ("bảng", "xếp")));
        if self.ranked_in_all(n as usize) {
            return true;
        }
        let pointed = (m.t1..m.t1 + 3).any(|t| matches!(self.word(t), "này" | "ấy" | "đó" | "trên"));
        let near = |at: usize| self.sentence.saturating_sub(at) <= 1;
        let rankings = self.frame.indices_named.as_ref().filter(|(at, all)| noun && pointed && all.len() == n as usize && near(*at));
        let Some((_, all)) = rankings.filter(|_| self.scene.index.is_empty()) else { return false };
        self.scene.index.clone_from(all);
        self.scene.parts.clear();
        self.fresh = true;
        true
    }

    /// `CCHC đứng thứ 30, SIPAS thứ 15, PAPI thứ 18; đến năm 2030 cả ba vào nhóm 10`: the rankings in which one subject was just placed,
    /// one each.
    fn ranked_in_all(&mut self, n: usize) -> bool {
        let told = if self.protos.is_empty() { &self.frame.row } else { &self.protos };
        let near = self.protos.len() >= n || told.first().is_some_and(|p| p.sentence + 1 == self.sentence);
        let Some(last) = told.len().checked_sub(n).and_then(|at| told.get(at..)).filter(|_| near && n >= 2) else { return false };
        let one = last.windows(2).all(|w| matches!(w, [a, b] if a.who.as_ref().map(|s| &s.value) == b.who.as_ref().map(|s| &s.value)));
        let index = |p: &Proto| p.index.clone().filter(|_| p.part.is_none() && p.rank.is_some());
        let all: Vec<Slot<usize>> = last.iter().filter_map(index).collect();
        let apart = all.iter().enumerate().all(|(k, a)| all.iter().take(k).all(|b| a.value != b.value));
        if !(one && apart && all.len() == n) {
            return false;
        }
        self.scene.index = all.into_iter().map(|s| s.carried(Origin::Sentence)).collect();
        self.scene.parts.clear();
        self.fresh = true;
        true
    }

    /// `cả ba đều …`: the last three subjects or components that claims were made of.
    pub(super) fn all_of(&mut self, n: u32, i: usize) -> usize {
        let n = n as usize;
        let named: Vec<_> = self.protos.iter().map(|p| (p.who.clone(), p.part.clone())).collect();
        let mut recent: Vec<Named> = Vec::new();
        for entry in self.frame.recent.iter().cloned().chain(named) {
            let same = |e: &Named| {
                e.0.as_ref().map(|s| &s.value) == entry.0.as_ref().map(|s| &s.value)
                    && e.1.as_ref().map(|s| &s.value) == entry.1.as_ref().map(|s| &s.value)
            };
            recent.retain(|e| !same(e));
            recent.push(entry);
        }
        if self.mentions.get(i).is_some_and(|m| self.rankings_again(u32::try_from(n).unwrap_or(0), m)) {
            return i + 1;
        }
        // "cả ba chỉ số" are no subjects.
        let of = self.mentions.get(i).map_or(0, |m| m.t1);
        if (self.word(of), self.word(of + 1)) == ("chỉ", "số") && !matches!(self.word(of + 2), "này" | "ấy" | "trên" | "đó") {
            return i + 1;
        }
        if let Some(group) = self.group_again(n, i) {
            self.scene.who = group;
            self.scene.parts.clear();
            self.fresh = true;
            return i + 1;
        }
        let Some(last) = recent.len().checked_sub(n).and_then(|at| recent.get(at..)) else { return i + 1 };
        let whos: Vec<_> = last.iter().filter_map(|e| e.0.clone()).collect();
        let parts: Vec<_> = last.iter().filter_map(|e| e.1.clone()).collect();
        let one_subject = whos.windows(2).all(|w| matches!(w, [a, b] if a.value == b.value));
        if one_subject && parts.len() == n {
            self.scene.parts = parts;
            self.scene.parts_used = false;
            self.fresh = true;
        } else if !one_subject && whos.len() == n {
            self.scene.who = whos;
            self.scene.parts.clear();
            self.fresh = true;
        }
        i + 1
    }

    /// "Năm 2021 đứng thứ 3, kỳ này TP.HCM về đích thứ 2": a claim without a subject of its own takes the first
    /// one named behind it, when the paragraph has named none before.
    pub(super) fn look_ahead(&mut self) {
        if self.frame.topic.as_ref().is_some_and(|t| t.origin < Origin::Page) {
            return;
        }
        let first = self.mentions.iter().enumerate().find_map(|(j, m)| match &m.what {
            // "(Hà Tĩnh cao nhất)" speaks only of its own.
            What::Subject(w) if self.role(j) == Role::Normal && m.depth == 0 => {
                Some((m.t0, Slot::new(w.clone(), Origin::Sentence, Some(self.span(m.t0, m.t1)))))
            }
            // "Từ vị trí thứ 9, huyện vươn lên thứ 2".
            What::Anaphor(Anaphor::Unit) if self.protos.first().is_some_and(|p| p.rule == "from … to …") => {
                let unit = self.frame.unit_named.clone().map(|x| x.1).or_else(|| self.setting.home_unit.clone())?;
                Some((m.t0, Slot::new(unit, Origin::Anaphor, None)))
            }
            What::Anaphor(_) => Some((0, Slot::new(self.setting.home_subject()?, Origin::Anaphor, None))),
            _ => None,
        });
        let Some((at, who)) = first else { return };
        let place = self.span(at, at + 1).0;
        for p in self.protos.iter_mut().filter(|p| p.end <= place && p.who.as_ref().is_none_or(|w| w.origin >= Origin::Page)) {
            if p.rule != "place said by a word" {
                p.who = Some(who.clone());
            }
        }
    }
}
