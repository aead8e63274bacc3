//! Values at the head of a sentence that say only behind a copula what they are: `Thứ 57/63, đó là vị trí của Sơn La ở PCI năm 2019`,
//! `42,51 điểm là con số mà Đà Nẵng có trong PAPI 2020`.
use super::*;

impl Walk<'_> {
    /// Takes over who is meant, in which ranking and edition, before the values at the head are read.
    pub(super) fn identified(&mut self) {
        let place = |m: &Mention| matches!(m.what, What::Rank { .. } | What::Score { .. } | What::Last | What::Bound(_));
        let Some(first) = self.mentions.iter().position(place) else { return };
        let head = self.mentions.get(..=first).unwrap_or_default();
        let opens = head.iter().all(|m| m.t0 <= 5 && m.depth == 0)
            && head.iter().all(|m| !matches!(m.what, What::Subject(_) | What::Anaphor(_) | What::Index(_) | What::Part(_) | What::Is));
        let Some(copula) = self.copula_of_a_place().filter(|_| opens) else { return };
        // Nobody else is spoken of before the copula, and who stands behind it is the holder of the noun.
        let held = |m: &Mention| {
            let back = (1..=3).find(|b| !matches!(self.before(m.t0, *b), "tỉnh" | "thành" | "phố" | "tp" | "." | "ubnd"));
            back.is_some_and(|b| matches!(self.before(m.t0, b), "của" | "cho" | "mà" | "về" | "tay"))
        };
        let mut named = self.mentions.iter().enumerate().filter(|(_, m)| matches!(m.what, What::Subject(_)));
        let Some((j, name)) =
            named.next().filter(|(j, m)| m.t0 > copula && m.t0 <= copula + 14 && self.role(*j) == Role::Normal && held(m))
        else {
            return;
        };
        if self.mentions.iter().take(j).skip(first).any(|m| matches!(m.what, What::Mark(';'))) || named.next().is_some() {
            return;
        }
        let What::Subject(who) = &name.what else { return };
        let mut indices = self.mentions.iter().filter_map(|m| if let What::Index(x) = m.what { Some((x, m)) } else { None });
        let index = indices.next().filter(|(x, _)| indices.all(|(y, _)| y == *x));
        if let Some((x, m)) = index.filter(|(_, m)| m.t0 > copula) {
            self.scene.index = vec![Slot::new(x, Origin::Bound, Some(self.span(m.t0, m.t1)))];
        }
        let mut years = self
            .mentions
            .iter()
            .enumerate()
            .filter(|(k, m)| m.t0 > copula && self.role(*k) == Role::Normal)
            .filter_map(|(_, m)| if let What::Year(y) = m.what { Some((y, m)) } else { None });
        if let (Some((y, m)), None) = (years.next(), years.next()) {
            self.scene.years = vec![Slot::new(Edition::Year(y), Origin::Bound, Some(self.span(m.t0, m.t1)))];
        }
        self.scene.who = vec![Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)))];
    }

    /// `DTI quốc gia năm 2024 là 0,7955`: the nation's own figure in an index that also ranks those in it.
    pub(super) fn of_the_nation(&mut self, group: &[Slot<usize>], next: usize) {
        let Some(m) = next.checked_sub(1).and_then(|j| self.mentions.get(j)) else { return };
        let [index] = group else { return };
        let whole = (self.word(m.t1), self.word(m.t1 + 1)) == ("quốc", "gia")
            && matches!(self.word(m.t1 + 2), "năm" | "đạt" | "là" | "được" | "của" | "lên" | "tăng" | "giảm");
        if !whole || !self.setting.ranks(index.value, &["nation"]) {
            return;
        }
        if let Some(who) = self.setting.nation(Anaphor::Nation) {
            self.scene.who = vec![Slot::new(who, Origin::Sentence, Some(self.span(m.t1, m.t1 + 2)))];
            self.fresh = true;
        }
    }

    /// `so với các năm 2019, 2020`: the editions that are compared with together, for `cả hai năm đó`.
    pub(super) fn note_bases(&mut self, y: Edition, i: usize, m: &Mention) {
        let slot = Slot::new(y, Origin::Sentence, Some(self.span(m.t0, m.t1)));
        let before = (0..i).rev().take(2).find(|j| self.role(*j) == Role::Base).and_then(|j| self.mentions.get(j));
        let joined = before.is_some_and(|b| self.glue(b.t1, m.t0, &[",", "và", "năm"]) && m.t0 <= b.t1 + 2);
        if !joined {
            self.frame.last_years.clear();
        }
        self.frame.last_years.push(slot);
    }

    /// `tụt hai bậc so với các năm 2019, 2020`: the movement is against each of them.
    pub(super) fn second_base(&mut self) {
        let mut bases = self.mentions.iter().enumerate().filter(|(j, _)| self.role(*j) == Role::Base);
        let mut years: Vec<(Edition, usize, usize)> = Vec::new();
        for (_, m) in bases.by_ref() {
            if let What::Year(y) = m.what
                && years.last().is_none_or(|(_, _, end)| self.glue(*end, m.t0, &[",", "và", "năm"]))
            {
                years.push((Edition::Year(y), m.t0, m.t1));
            }
        }
        let [(first, ..), rest @ ..] = years.as_slice() else { return };
        let mut moved = self.protos.iter().filter(|p| p.delta.is_some());
        let (Some(p), None) = (moved.next(), moved.next()) else { return };
        let mut named = std::iter::once(first).chain(rest.iter().map(|(y, ..)| y));
        if rest.is_empty() || !named.any(|y| p.base == Some(*y)) {
            return;
        }
        let base = p.clone();
        let others: Vec<Edition> = std::iter::once(*first).chain(rest.iter().map(|(y, ..)| *y)).filter(|y| base.base != Some(*y)).collect();
        for year in others {
            self.protos.push(Proto { base: Some(year), score: None, rule: "second movement", ..base.clone() });
        }
    }

    /// `… xếp thứ 34. Năm 2021 thành phố hạng 38, như vậy đã tăng 4 bậc`: what follows from an earlier place is the movement of the place
    /// that the sentence before told.
    pub(super) fn concluded(&mut self, n: i32, i: usize, m: &Mention) -> Option<usize> {
        let said = (1..=6).map_while(|b| m.t0.checked_sub(b)).take_while(|t| !matches!(self.word(*t), "," | ";"));
        let so = said.clone().any(|t| matches!((self.word(t), self.word(t + 1)), ("như", "vậy" | "thế") | ("nghĩa", "là") | ("tức", _)));
        let earlier = self.protos.last().filter(|p| so && p.rank.is_some() && p.delta.is_none())?;
        let place = self.frame.last_place.as_ref().filter(|p| p.sentence + 1 == self.sentence && p.delta.is_none())?;
        let year = earlier.year.as_ref().filter(|y| y.origin <= Origin::Sentence)?.value;
        let main = place.index.as_ref().or(earlier.index.as_ref()).and_then(|s| self.setting.editions.get(&s.value))?;
        let same = earlier.who.as_ref().map(|w| &w.value) == place.who.as_ref().map(|w| &w.value) && place.part == earlier.part;
        let before = matches!(year, Edition::Year(y) if y < *main) && place.year.as_ref().is_none_or(|y| y.value == Edition::Year(*main));
        let signed = matches!((earlier.rank, place.rank), (Some(old), Some(new)) if i64::from(old) - i64::from(new) == i64::from(n));
        if !(same && before && signed) {
            return None;
        }
        let (start, end) = self.span(m.t0, m.t1);
        let moved = Proto {
            delta: Some(n),
            base: Some(year),
            start,
            end,
            score: None,
            sentence: self.sentence,
            rule: "second movement",
            ..place.clone()
        };
        self.protos.push(moved);
        Some(i + 1)
    }

    /// Where `là` of `…, đó là vị trí`, `… là con số` stands.
    fn copula_of_a_place(&self) -> Option<usize> {
        (1..self.tokens.len().min(24)).find(|t| {
            let noun = self.word(t + 1);
            let noun = if matches!(noun, "một" | "những" | "các") { self.word(t + 2) } else { noun };
            self.word(*t) == "là"
                && (matches!(noun, "vị" | "chỗ" | "hạng" | "điểm" | "mức" | "kết" | "thành") || matches!(noun, "thứ" | "con"))
                && !matches!((noun, self.word(t + 2)), ("thành", "phố" | "viên") | ("con", "đường"))
        })
    }

    /// `điểm trung bình cấp tỉnh là 66,1 điểm, thêm 3,9 điểm so với năm 2021 (…`: a mean, and nobody named since.
    pub(super) fn mean_before(&self, i: usize) -> bool {
        let Some(m) = self.mentions.get(i) else { return false };
        let mean = |t: usize| {
            (self.before(t, 1), self.word(t)) == ("bình", "quân")
                || (self.before(t, 1), self.word(t)) == ("trung", "bình")
                    && !matches!(self.before(t, 2), "nhóm" | "mức" | "loại" | "hạng" | "trên" | "dưới")
        };
        let Some(at) = (1..m.t0).rev().take(60).find(|t| mean(*t)) else { return false };
        // "cấp tỉnh" is nobody.
        let named = |n: &Mention| matches!(n.what, What::Subject(_)) || matches!(n.what, What::Anaphor(_)) && self.before(n.t0, 1) != "cấp";
        !self.mentions.iter().take(i).any(|n| n.t0 > at && named(n))
    }

    /// `vị trí thứ 2 là Đông Nam Bộ`: the region itself holds the place, and a region is nobody who is ranked here.
    pub(super) fn held_by_region(&mut self, i: usize, m: &Mention) -> bool {
        let Some(is) = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|n| n.what == What::Is) else { return false };
        let near = (is.t1..m.t0).all(|t| matches!(self.word(t), "vùng" | "khu" | "vực" | "các" | "tỉnh" | "địa" | "phương"));
        let value = self.mentions.iter().take(i).rev().find(|n| n.is_value() || matches!(n.what, What::Highest | What::Lowest));
        let value = value.filter(|v| v.t1 <= is.t0 && is.t0 <= v.t1 + 4);
        // "Đứng đầu là vùng Đông Nam Bộ", and not "đứng đầu là các tỉnh vùng X: A, B".
        let names = self.mentions.iter().skip(i + 1).take(3).any(|n| matches!(n.what, What::Mark(':') | What::Subject(_)));
        if !near || value.is_none() || names || self.fresh {
            return false;
        }
        for at in self.open.clone() {
            if let Some(p) = self.protos.get_mut(at).filter(|p| p.who.as_ref().is_none_or(|w| w.origin > Origin::Sentence)) {
                (p.rank, p.last, p.rank_max, p.delta, p.score) = (None, false, None, None, None);
            }
        }
        self.open.clear();
        self.scene.who.clear();
        (self.scene.nobody, self.scene.regional) = (true, true);
        true
    }

    /// `thứ 8/61 (không tính 2 tỉnh vì dữ liệu chưa chính xác)`: a bracket on those that were left out calls no figure wrong.
    pub(super) fn left_out(&self, m: &Mention) -> bool {
        let Some(open) = (0..m.t0).rev().take(40).find(|t| self.word(*t) == "(").filter(|_| m.depth > 0) else { return false };
        (open + 1..m.t0).any(|t| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("không", "tính" | "kể" | "gồm" | "bao" | "xếp") | ("ngoại", "trừ") | ("loại", "trừ" | "ra")
            ) || self.word(t) == "trừ"
        })
    }

    /// `nhiều hồ sơ còn sai sót`: what is wrong with somebody's work is no wrong figure.
    pub(super) fn of_work(&self, m: &Mention) -> bool {
        let figure = |t: usize| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("con" | "chữ", "số")
                    | ("số", "liệu" | "đó" | "này" | "trên")
                    | ("thông", "tin")
                    | ("thứ", "hạng" | "tự")
                    | ("vị", "trí")
                    | ("bản" | "đưa", "tin")
                    | ("bài", "báo" | "viết" | "trước" | "này")
                    | ("bảng", "xếp")
                    | ("tòa", "soạn")
            )
        };
        (self.word(m.t0), self.before(m.t1, 1)) == ("sai", "sót") && !self.tokens.iter().enumerate().any(|(t, _)| figure(t))
    }

    /// `P thứ 28, lên 34 bậc; Q thứ 38, lên 23 bậc; R thứ 51`: places of which each has a component of its own say the same of all of
    /// them; so do `A xếp số 1, B số 2` and a place held in several years that are named.
    pub(super) fn places_in_a_row(&mut self) {
        let said = |o: Origin| o <= Origin::Sentence;
        let plain =
            |p: &Proto| p.rank.is_some() && p.modality == Modality::Asserted && matches!(p.rule, "subject and rank" | "movement and rank");
        let part = |p: &Proto| p.part.as_ref().filter(|s| said(s.origin)).map(|s| s.value.clone());
        let mut parts: Vec<Part> = Vec::new();
        let mut row: Vec<usize> = Vec::new();
        for (at, p) in self.protos.iter().enumerate().filter(|(_, p)| plain(p)) {
            if let Some(part) = part(p).filter(|x| !parts.contains(x)) {
                parts.push(part);
                row.push(at);
            }
        }
        if row.len() < 3 {
            row.clear();
        }
        let by_word = |p: &Proto| p.rule == "place said by a word" && p.modality == Modality::Asserted && p.rank.is_some();
        for at in 1..self.protos.len() {
            let (Some(a), Some(b)) = (self.protos.get(at - 1), self.protos.get(at)) else { continue };
            let year = |p: &Proto| p.year.as_ref().filter(|y| said(y.origin)).map(|y| y.value);
            let same = a.who.as_ref().map(|w| &w.value) == b.who.as_ref().map(|w| &w.value) && a.rank == b.rank && a.start == b.start;
            if by_word(a) && by_word(b) && same && year(a).is_some() && year(b).is_some() && year(a) != year(b) {
                row.extend([at - 1, at]);
            }
        }
        // "A xếp số 1, B số 2": each the next one, with a name of its own.
        let named = |p: &Proto| p.who.as_ref().filter(|w| said(w.origin)).map(|w| w.value.clone());
        // "B 5,84 (hạng 51), C 5,81 (hạng 52)": places behind points likewise.
        let told = |p: &Proto| matches!(p.rule, "subject and rank" | "points") && p.modality == Modality::Asserted && p.rank.is_some();
        let plain = |p: &Proto| by_word(p) || told(p);
        for at in 1..self.protos.len() {
            let (Some(a), Some(b)) = (self.protos.get(at - 1), self.protos.get(at)) else { continue };
            let next = plain(a) && plain(b) && a.rank.map(|n| n + 1) == b.rank && a.part == b.part;
            let same = a.index.as_ref().map(|s| s.value) == b.index.as_ref().map(|s| s.value) && a.scope == b.scope;
            if next && same && named(a).is_some() && named(b).is_some() && named(a) != named(b) {
                row.extend([at - 1, at]);
            }
        }
        // "X hạng 14, Y hạng 18, Z hạng 25": three countries or more, each with a place behind its name that is lower than the one before.
        let dated = |p: &Proto| {
            let index = p.index.as_ref().map(|s| s.value).or(self.setting.main_index);
            p.year.is_some() || index.is_some_and(|i| self.setting.editions.contains_key(&i))
        };
        let nation =
            |p: &Proto| named(p).is_some_and(|w| w.kind == SubjectKind::Country) && p.rule == "subject and rank" && told(p) && dated(p);
        let falls = |a: &Proto, b: &Proto| a.rank < b.rank && a.part == b.part && named(a) != named(b) && a.end <= b.start;
        for at in 2..self.protos.len() {
            if let Some([a, b, c]) = self.protos.get(at - 2..=at)
                && [a, b, c].into_iter().all(nation)
                && falls(a, b)
                && falls(b, c)
            {
                row.extend([at - 2, at - 1, at]);
            }
        }
        for at in row {
            if let Some(p) = self.protos.get_mut(at) {
                p.rule = "places in a row";
            }
        }
    }

    /// `P còn 5,2 điểm; Q còn 4,8 điểm`, `năm 2018 là 89,37%, năm 2017 là 82,5%`: points of which each has a component, a name or an
    /// edition of its own say the same of all of them, and make each surer than one alone is.
    pub(super) fn points_in_a_row(&mut self) {
        let alone = |p: &Proto| p.rule == "points" && p.score.is_some() && !p.placed() && p.delta.is_none();
        let row: Vec<usize> = (0..self.protos.len()).filter(|at| self.protos.get(*at).is_some_and(alone)).collect();
        let said = |o: Origin| o <= Origin::Sentence;
        let part = |at: usize| self.protos.get(at).and_then(|p| p.part.as_ref()).filter(|s| said(s.origin)).map(|s| &s.value);
        let who = |at: usize| self.protos.get(at).and_then(|p| p.who.as_ref()).filter(|s| said(s.origin)).map(|s| &s.value);
        let year = |at: usize| self.protos.get(at).and_then(|p| p.year.as_ref()).filter(|s| said(s.origin)).map(|s| s.value);
        let sure = |at: usize| self.protos.get(at).is_some_and(|p| !p.weak);
        let apart = |a: usize, b: usize| {
            part(a).is_some() && part(b).is_some() && part(a) != part(b)
                || who(a).is_some() && who(b).is_some() && who(a) != who(b) && sure(a) && sure(b)
                || part(a) == part(b) && (year(a).is_some() || year(b).is_some()) && year(a) != year(b)
        };
        if row.len() < 2 || !row.windows(2).all(|w| matches!(w, [a, b] if apart(*a, *b))) {
            return;
        }
        for at in row {
            if let Some(p) = self.protos.get_mut(at) {
                p.rule = "points in a row";
            }
        }
    }
}
