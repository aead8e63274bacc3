//! Several editions at once, and goals that go on from sentence to sentence.
use super::*;

/// `Phấn đấu PAPI xếp 20/63 tỉnh. PAR INDEX từ 87% trở lên, lọt nhóm 25`: behind a sentence that sets a goal, a least figure sets
/// the next one.
pub(super) fn goes_on_with_goals(frame: &Frame, sentence: usize, tokens: &[Token]) -> bool {
    if frame.goal_said.is_none_or(|at| at + 1 != sentence) {
        return false;
    }
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let least = (0..tokens.len()).any(|i| {
        matches!((word(i), word(i + 1)), ("trở", "lên" | "xuống") | ("tối", "thiểu") | ("ít", "nhất")) && word(i.wrapping_sub(1)) != "bình"
    });
    let done = (0..tokens.len()).any(|i| {
        matches!(word(i), "đã" | "vừa" | "từng") || matches!((word(i), word(i + 1)), ("kết", "quả") | ("so", "với") | ("số", "tỉnh"))
    });
    least && !done
}

/// `Chỉ tiêu PAPI năm 2023 là hạng 20/63`: a sentence that begins with what an index is to reach.
pub(super) fn set_for_index(tokens: &[Token], mentions: &[Mention]) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let from = usize::from(matches!(word(0), "-" | "+" | "•" | "*"));
    let index = || mentions.iter().find(|m| matches!(m.what, What::Index(_))).filter(|m| m.t0 <= from + 4);
    let met = |t: usize| matches!(word(t), "đã" | "gồm" | "đánh" | "chấm") || (word(t), word(t + 1)) == ("hoàn", "thành");
    (word(from), word(from + 1)) == ("chỉ", "tiêu")
        && index().is_some_and(|m| {
            // "Chỉ tiêu PCI mà nghị quyết giao cho năm 2024 là xếp hạng 35": who set it stands between.
            let set = (m.t1..m.t1 + 8).any(|t| matches!(word(t), "giao" | "đặt" | "đề" | "nêu"));
            let reach = m.t1 + if set { 14 } else { 5 };
            (m.t1..reach).take_while(|t| !matches!(word(*t), "," | ";")).any(|t| matches!(word(t), "là" | "đạt" | ":" | "phải"))
        })
        && !(from + 2..tokens.len().min(from + 16)).any(met)
}

/// `Đưa Việt Nam vào nhóm 4 nước dẫn đầu`: a sentence that begins with what is to be done and tells of nothing done.
pub(super) fn to_bring_about(tokens: &[Token]) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    word(0) == "đưa"
        && (2..14).any(|i| matches!((word(i), word(i + 1)), ("vào" | "lên" | "lọt", _)))
        && !(0..tokens.len())
            .any(|i| matches!(word(i), "đã" | "giúp" | "vừa" | "từng" | "được") || (word(i), word(i + 1)) == ("kết", "quả"))
}

/// `Kế hoạch năm 2025 (sau hợp nhất): PCI giữ trong tốp 5, DTI tiến 2 hạng`: a sentence that begins with a plan and its colon, and tells of
/// nothing done.
pub(super) fn opens_a_plan(tokens: &[Token]) -> bool {
    const LONGEST: usize = 20;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let plan = matches!((word(0), word(1)), ("kế", "hoạch") | ("phương", "hướng"));
    let colon = || (2..LONGEST).any(|i| word(i) == ":");
    let done = |i: usize| {
        matches!(word(i), "đã" | "vừa" | "từng")
            || matches!(
                (word(i), word(i + 1)),
                ("kết", "quả") | ("thực", "hiện" | "tế") | ("tổng" | "sơ", "kết") | ("hiện", "nay" | "đang")
            )
    };
    plan && colon() && !(0..tokens.len()).any(done)
}

impl Walk<'_> {
    /// `Năm 2022, tỉnh đề ra nhiều giải pháp`: on a page that says which edition it speaks of, the year of a sentence that ranks
    /// nobody and names no index is that of its own events.
    pub(super) fn beside_the_ranking(&self) -> bool {
        let index = self.frame.index.as_ref().map(|s| s.value).or(self.setting.main_index);
        let known = index.is_some_and(|i| self.setting.editions.contains_key(&i));
        let speaks = |m: &Mention| m.is_value() || matches!(m.what, What::Index(_) | What::Part(_) | What::ScoreChange(_) | What::Average);
        known && !self.tokens.last().is_some_and(|t| t.is(':')) && !self.mentions.iter().any(speaks)
    }

    /// "…, khi năm 2016 cơ quan này còn ở vị trí thứ 20": an earlier year in the midst of a sentence holds for its
    /// clause only.
    pub(super) fn passing(&self, year: &Slot<Edition>) -> bool {
        let index = self.scene.index.last().or(self.frame.index.as_ref()).map(|s| s.value);
        let main = index.and_then(|i| self.setting.editions.get(&i).copied());
        let back = |m: &Mention| matches!(m.what, What::Relative(d) if d < 0) && year.span.is_some_and(|s| s == self.span(m.t0, m.t1));
        let earlier = match year.value {
            Edition::Year(y) => main.is_some_and(|m| y < m) || self.mentions.iter().any(back),
            Edition::Relative(d) => d < 0,
            Edition::Base => true,
        };
        let place = year.span.map_or(0, |s| s.0);
        let opens = self.tokens.iter().take(5).any(|t| t.start as usize == place);
        // "…, đứng đầu về chỉ số CCHC năm 2015. Thứ 2 là B": the edition of the index itself, and of the sentence's places.
        let of_index = self.mentions.windows(2).any(|w| {
            matches!(w, [x, y] if matches!(x.what, What::Index(_)) && matches!(y.what, What::Year(_)) && y.t0 <= x.t1 + 1
                && self.before(x.t0, 1) != "từ" && self.span(y.t0, y.t1).0 == place)
        }) && self.protos.iter().all(|p| !p.placed() || p.year.as_ref().is_some_and(|y| y.value == year.value));
        earlier && !opens && !of_index
    }

    /// `vị trí số 2 trong hai năm 2008, 2009`: several years behind a place, which was the same in each of them.
    pub(super) fn years_behind_value(&mut self, i: usize, m: &Mention, run: &[usize], years: &[Slot<Edition>]) -> bool {
        const GLUE: [&str; 34] = [
            "(", "của", "năm", "kỳ", "trong", "ở", "vào", "tại", "cả", "hai", "ba", "bốn", "2", "3", "4", "các", "liền", "liên", "tiếp",
            "tục", "suốt", "bảng", "xếp", "hạng", "nước", "toàn", "quốc", "những", "mấy", "chỉ", "số", "nhiều", "lần", "thứ",
        ];
        if self.open.is_empty() || self.fresh {
            return false;
        }
        let Some(value) = self.mentions.iter().take(i).rev().find(|v| v.is_value()) else { return false };
        let placed = matches!(value.what, What::Rank { .. } | What::Last | What::Bound(_));
        if !placed || m.t0 < value.t1 || m.t0 - value.t1 > 12 || !self.glue_or_names(value.t1, m.t0, &GLUE) {
            return false;
        }
        let several = (value.t1..m.t0)
            .any(|t| matches!(self.word(t), "hai" | "ba" | "bốn" | "2" | "3" | "4" | "các" | "liền" | "cả" | "liên" | "những"));
        let end = run.last().and_then(|j| self.mentions.get(*j)).map_or(m.t1, |l| l.t1);
        // "ở vị trí 42 (năm 2019 và 2020)", "trong top 10 (2019, 2020, 2021)": the bracket holds its years and nothing else.
        let bracketed = self.word(value.t1) == "(" && self.word(end) == ")";
        let joined = run.last().and_then(|j| self.mentions.get(*j)).is_some_and(|l| (m.t1..l.t0).any(|t| self.word(t) == "và"));
        // "đứng thứ 3 năm 2020, 2021 tụt xuống thứ 5": the last year opens the next clause.
        let next = self.mentions.iter().find(|n| n.t0 >= end && !matches!(n.what, What::Stand | What::Scope(_)));
        let opens = next.is_some_and(|n| n.is_value() && n.t0 <= end + 3) && !matches!(self.word(end), "," | ";" | ".");
        if opens || !(several || joined || bracketed) {
            return false;
        }
        for at in self.open.clone() {
            let Some(base) = self.protos.get(at).cloned() else { continue };
            for (k, year) in years.iter().enumerate() {
                let year = Some(Slot { origin: Origin::Bound, ..year.clone() });
                if k == 0 {
                    if let Some(p) = self.protos.get_mut(at) {
                        p.year = year;
                    }
                } else {
                    self.open.push(self.protos.len());
                    self.protos.push(Proto { year, delta: None, base: None, score: None, ..base.clone() });
                }
            }
        }
        self.frame.last_years = years.to_vec();
        true
    }

    /// `Từ năm 2019 đến năm 2021, tỉnh liên tục đứng thứ 15`, `12 năm liền (2009-2020) dẫn đầu`: a place that was held for a named
    /// span of years was held in each of them.
    pub(super) fn held_for_years(&mut self) {
        static HELD: WordSet = WordSet::new(&["luôn", "liên", "liền", "đều", "trì"]);
        // "từ năm 2014 đến năm 2023, năm nào A cũng thuộc nhóm 3".
        let stays = |t: usize| {
            matches!(self.word(t), "thuộc" | "nằm" | "đứng" | "trong" | "lọt" | "dẫn" | "ở" | "xếp" | "giữ" | "có" | "vào" | "là")
        };
        let every = || {
            let which = (1..self.tokens.len()).find(|t| matches!((self.before(*t, 1), self.word(*t)), ("năm" | "kỳ", "nào")));
            which.is_some_and(|from| (from..from + 12).any(|t| self.word(t) == "cũng" && stays(t + 1)))
        };
        if self.protos.is_empty() || !(self.says(&HELD) || every()) {
            return;
        }
        let Some((first, last, end)) = self.named_span() else { return };
        let mut places: Vec<usize> = Vec::new();
        // "…; B từ 43 lên 24": another clause.
        let clause = self.tokens.iter().skip(end).find(|t| t.is(';')).map_or(usize::MAX, |t| t.start as usize);
        for (at, p) in self.protos.iter().enumerate().filter(|(_, p)| p.start < clause) {
            let own = p.year.as_ref().is_some_and(|y| y.origin == Origin::Bound && y.value != Edition::Year(last));
            if p.placed() && p.modality == Modality::Asserted && !own && !matches!(p.rule, "from … to …" | "… to …") {
                places.push(at);
            }
        }
        // "6 năm liên tiếp (2017-2022) dẫn đầu cả nước về PCI, 4 năm liền dẫn đầu SIPAS": the place right behind the span is the one held.
        let right = |p: &Proto| self.tokens.get(end).is_some_and(|t| p.start >= t.start as usize && p.start <= t.end as usize + 2);
        if self.word(end.wrapping_sub(1)) == ")" || self.word(end) == ")" {
            let near: Vec<usize> = places.iter().copied().filter(|at| self.protos.get(*at).is_some_and(right)).collect();
            if let [_] = near.as_slice() {
                places = near;
            }
        }
        // Two places are told apart by the words beside them, one was held throughout; several may share it ("A và B là hai đơn vị dẫn đầu").
        let one = places.first().and_then(|at| self.protos.get(*at)).map(|p| (p.start, p.end));
        if places.len() > 4 || places.iter().any(|at| self.protos.get(*at).map(|p| (p.start, p.end)) != one) {
            return;
        }
        for at in places {
            self.hold_for(at, (first, last), end);
        }
    }

    /// Makes of the place `at` one in each of the years from first to last, which end at token `end`.
    fn hold_for(&mut self, at: usize, (first, last): (i32, i32), end: usize) {
        let Some(place) = self.protos.get(at).cloned() else { return };
        let moved = place.delta.is_some();
        let behind = self.tokens.get(end).is_none_or(|t| t.start as usize <= place.end + 90);
        if moved || !behind {
            return;
        }
        // "12 năm liền (2009-2020) và năm 2022 dẫn đầu": the year beside the place is one more.
        let beside = place.year.as_ref().is_some_and(|y| matches!(y.value, Edition::Year(y) if y != last) && y.origin <= Origin::Sentence);
        for year in first..=last {
            let slot = Some(Slot::new(Edition::Year(year), Origin::Bound, None));
            match self.protos.get_mut(at).filter(|_| year == last && !beside) {
                Some(p) => p.year = slot,
                None => self.protos.push(Proto { year: slot, delta: None, base: None, score: None, ..place.clone() }),
            }
        }
    }

    /// `lần lượt xếp thứ 30, 20, 15 trong các năm 2019, 2020, 2021`: as many years behind a run of places, one for each.
    pub(super) fn years_in_turn(&mut self, years: &[Slot<Edition>]) -> bool {
        let Some(from) = self.protos.len().checked_sub(years.len()) else { return false };
        let run = self.protos.get_mut(from..).unwrap_or_default();
        let free = |p: &Proto| p.rank.is_some() && p.rule == "subject and rank" && p.year.as_ref().is_none_or(|y| y.origin > Origin::Bound);
        let one = |a: &Proto, b: &Proto| {
            a.who.as_ref().map(|w| &w.value) == b.who.as_ref().map(|w| &w.value)
                && a.index.as_ref().map(|x| x.value) == b.index.as_ref().map(|x| x.value)
                && a.part.as_ref().map(|x| &x.value) == b.part.as_ref().map(|x| &x.value)
        };
        let alike = run.first().is_some_and(|first| run.iter().all(|p| free(p) && one(first, p)));
        if !self.scene.order || !alike {
            return false;
        }
        for (p, year) in run.iter_mut().zip(years) {
            (p.year, p.rule) = (Some(Slot { origin: Origin::Bound, ..year.clone() }), "respectively");
        }
        true
    }

    /// `GII: năm 2021 xếp thứ 44, năm 2022 xếp thứ 48`: places of one subject in one ranking, each with a year of its own beside it, tell
    /// of editions and support each other.
    pub(super) fn places_by_year(&mut self) {
        let dated = |p: &Proto| match p.year.as_ref() {
            Some(Slot { value: Edition::Year(y), origin, .. }) if *origin <= Origin::Sentence => Some(*y),
            _ => None,
        };
        let plain = |p: &Proto| p.rule == "subject and rank" && p.modality == Modality::Asserted && p.rank.is_some();
        let key = |p: &Proto| {
            (p.who.as_ref().map(|w| w.value.clone()), p.index.as_ref().map(|s| s.value), p.part.as_ref().map(|s| s.value.clone()))
        };
        let row: Vec<usize> = (0..self.protos.len())
            .filter(|at| {
                self.protos
                    .get(*at)
                    .is_some_and(|p| plain(p) && dated(p).is_some() && p.scope.as_ref().is_none_or(|s| !s.value.starts_with("region:")))
            })
            .collect();
        let of = |at: usize| self.protos.get(at).map(|p| (key(p), dated(p)));
        let series = row.len() >= 2
            && row.windows(2).all(|w| matches!(w, [a, b] if of(*a).zip(of(*b)).is_some_and(|((k, x), (l, y))| k == l && x != y)));
        for at in row.into_iter().filter(|_| series) {
            if let Some(p) = self.protos.get_mut(at) {
                p.rule = "a place for each year";
            }
        }
    }

    /// The years of a named span when it holds so many.
    pub(super) fn span_of(&self, count: usize) -> Option<Vec<Slot<Edition>>> {
        let (first, last, _) = self.named_span()?;
        let years: Vec<Slot<Edition>> = (first..=last).map(|y| Slot::new(Edition::Year(y), Origin::Sentence, None)).collect();
        (years.len() == count).then_some(years)
    }

    /// The first and last year of `từ [năm] 2019 đến [năm] 2021` or `(2009-2020)` and the token behind them; up to
    /// [`LONGEST_SPAN`] years.
    pub(super) fn named_span(&self) -> Option<(i32, i32, usize)> {
        let number = |t: usize| self.tokens.get(t).filter(|k| k.kind == crate::normalize::TokenKind::Number);
        let year = |t: usize| number(t)?.text.parse::<i32>().ok().filter(|y| (1990..2060).contains(y));
        (0..self.tokens.len()).find_map(|t| {
            let first = year(t)?;
            let mut to = t + 1;
            // "15 năm liên tục nằm trong nhóm 5 tỉnh dẫn đầu PCI (2008 - 2022)".
            let counted =
                || self.before(t, 1) == "(" && self.word(t + 3) == ")" && (1..t).any(|k| matches!(self.word(k), "tục" | "tiếp" | "liền"));
            let hyphen = matches!(self.word(to), "-" | "–")
                && ((1..=4).any(|b| matches!(self.before(t, b), "liền" | "tiếp" | "tục" | "đoạn" | "năm")) || counted());
            let from = (1..=2).any(|b| self.before(t, b) == "từ") && matches!(self.word(to), "đến" | "tới" | "sang");
            if !hyphen && !from {
                return None;
            }
            to += 1;
            while matches!(self.word(to), "năm" | "hết" | "nay") && to < t + 5 {
                to += 1;
            }
            let last = year(to)?;
            (first < last && last - first < LONGEST_SPAN).then_some((first, last, to + 1))
        })
    }

    /// `DTI năm 2022 được công bố tại hội nghị triển khai nhiệm vụ 6 tháng cuối năm 2023`: behind the edition of the ranking, the year of
    /// some months dates something else.
    pub(super) fn dates_months(&self, i: usize, m: &Mention) -> bool {
        let mut t = m.t0;
        if self.before(t, 1) == "năm" {
            t -= 1;
        }
        let months = matches!(self.before(t, 1), "đầu" | "cuối") && self.before(t, 2) == "tháng";
        let edition = |j: usize| {
            matches!(self.mentions.get(j).map(|n| &n.what), Some(What::Year(_)))
                && self.mentions.get(..j).unwrap_or_default().iter().rev().take(3).any(|n| matches!(n.what, What::Index(_)))
        };
        months && (0..i).any(edition)
    }

    /// `PCI năm 2023 được công bố tại hội nghị triển khai nhiệm vụ năm 2024. Tỉnh xếp thứ 5`: behind the edition of the ranking, the year of
    /// an event that ranks nobody dates the event.
    pub(super) fn dates_an_event(&self, i: usize, m: &Mention) -> bool {
        let event = |t: usize| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("công", "bố")
                    | ("hội", "nghị" | "thảo")
                    | ("diễn", "đàn")
                    | ("họp", "báo")
                    | ("triển", "khai")
                    | ("kế", "hoạch")
                    | ("nhiệm", "vụ")
                    | ("phương", "hướng")
                    | ("chương", "trình")
                    | ("tuần", "lễ")
                    | ("sự", "kiện")
                    | ("kỳ" | "phiên", "họp")
                    | ("lễ" | "ngày", _)
            )
        };
        let last = |j: usize| self.mentions.get(j);
        // "(Digital Transformation Index - DTI) năm 2024".
        let named = |j: usize| {
            let year = last(j).filter(|y| matches!(y.what, What::Year(_)));
            let before = self.mentions.get(..j).unwrap_or_default().iter().rev().take(3);
            year.is_some_and(|y| before.into_iter().any(|x| matches!(x.what, What::Index(_)) && y.t0 <= x.t1 + 3))
        };
        let Some(edition) = (0..i).rev().find(|j| named(*j)).and_then(last) else { return false };
        let list = self.tokens.last().is_some_and(|t| t.is(':'));
        let ranked = self.mentions.iter().skip(i + 1).any(|n| n.is_value() || matches!(n.what, What::Index(_) | What::Year(_)));
        let held = self.mentions.iter().take(i).any(|n| n.is_value() && n.t0 >= edition.t1);
        !list && !ranked && !held && !named(i) && (edition.t1..m.t0).any(event)
    }

    /// `Tỉnh từng đứng thứ 40`, `chỉ số từng xếp cuối`: a place of the past whose year the sentence does not tell. The page's own edition in
    /// front, beside the name of its ranking, is that of what is told now.
    pub(super) fn once_undated(&self, m: &Mention) -> bool {
        const VERBS: [&str; 19] = [
            "đứng", "xếp", "ở", "giữ", "dẫn", "hạng", "vị", "trí", "thứ", "có", "lọt", "vào", "nằm", "trong", "nhóm", "chiếm", "là", "rơi",
            "xuống",
        ];
        let back = (1..=5).map(|b| self.before(m.t0, b)).find(|w| !VERBS.contains(w));
        let once = back == Some("từng") || self.word(m.t0) == "từng";
        let dated = |(j, n): (usize, &Mention)| match n.what {
            What::Year(_) => n.t0 > m.t0 || !self.names_edition(j, n),
            What::Relative(d) => d != 0,
            What::ThatYear => true,
            _ => false,
        };
        once && !self.mentions.iter().enumerate().any(dated)
    }

    /// Whether the year at `j` stands right behind the name of a ranking, and is the page's main edition of it.
    fn names_edition(&self, j: usize, m: &Mention) -> bool {
        let Some(x) = j.checked_sub(1).and_then(|k| self.mentions.get(k)) else { return false };
        let What::Index(index) = x.what else { return false };
        let main = self.setting.editions.get(&index).is_some_and(|y| m.what == What::Year(*y));
        main && self.glue(x.t1, m.t0, &["năm", "kỳ", "của"])
    }

    /// `(58/63 năm 2021, 59/63 năm 2022)`: in a bracket that begins with a place, a year right behind a place is that place's.
    pub(super) fn closes_its_item(&self, i: usize, m: &Mention) -> bool {
        let Some(value) = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|v| v.is_value() && v.depth > 0) else { return false };
        let opened = self.mentions.iter().take(i).rposition(|n| n.what == What::Mark('('));
        let first = opened.and_then(|j| self.mentions.get(j + 1));
        first.is_some_and(Mention::is_value)
            && self.glue(value.t1, m.t0, &["năm", "của", "trong", "kỳ", "vào", "ở"])
            && matches!(self.word(m.t1), "," | ";" | ")" | "với" | "và" | "rồi" | "nhưng")
    }
}

/// A longer span tells of a history, and is no statement of each year.
const LONGEST_SPAN: i32 = 16;
