//! Places moved and what they are against.
use super::*;

impl Walk<'_> {
    /// Places moved.
    pub(super) fn moved(&mut self, n: i32, i: usize, m: &Mention) -> usize {
        if let Some(next) = self.moves_in_turn(i).or_else(|| self.each_with_its_own(i, m)) {
            return next;
        }
        let base = self.base_for(i);
        if let Some(next) = self.moved_together(n, base, i, m) {
            return next;
        }
        self.movement(n, base, i, m)
    }

    pub(super) fn keep(&mut self, i: usize, m: &Mention) -> usize {
        // Only said of a rank: with `hạng`, `vị trí` in the phrase or beside, or a rank open.
        let text: Vec<&str> = (m.t0..m.t1 + 3).map(|t| self.word(t)).collect();
        let about_rank = text.iter().any(|w| matches!(*w, "hạng" | "trí" | "bậc" | "thứ"));
        let points = text.iter().any(|w| matches!(*w, "điểm"));
        if !points && let Some(next) = self.kept_parts(i, m) {
            return next;
        }
        // "Vị trí này không đổi so với năm 2019".
        let about_rank = about_rank
            || m.t0 <= 6
                && (1..=3).any(|b| matches!(self.before(m.t0, b), "này" | "đó" | "ấy"))
                && (2..=4).any(|b| matches!(self.before(m.t0, b), "hạng" | "trí" | "bậc"));
        let open_rank = !self.fresh && self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rank.is_some()));
        let rank_next = self.mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Rank { .. }) && n.t0 <= m.t1 + 2);
        if points
            || !(about_rank || open_rank || rank_next)
            || self.protos.is_empty() && !rank_next && self.scene.who.is_empty() && !about_rank
        {
            return i + 1;
        }
        // `không thay đổi` needs a rank: "1 chỉ số giữ nguyên thứ bậc" counts components.
        let behind = (m.t1..m.t1 + 12).any(|t| {
            self.word(t) == "có"
                && matches!((self.word(t + 2), self.word(t + 3)), ("chỉ", "số" | "tiêu") | ("nội", "dung") | ("lĩnh", "vực"))
        });
        let counted = (1..=6).any(|b| matches!(self.before(m.t0, b), "chỉ")) && self.scene.parts.is_empty() && !open_rank || behind;
        if counted {
            return i + 1;
        }
        let base = self.base_for(i).or_else(|| self.year_behind(m));
        if self.scene.who.is_empty() && !open_rank && !rank_next && base.is_none() {
            return i + 1; // "trụ hạng chưa phải là tiến" speaks of nobody
        }
        if rank_next {
            self.fresh = true;
        }
        self.movement(0, base, i, m)
    }

    /// `Giữ nguyên bậc có 1 chỉ số là P`, `2 chỉ số giữ nguyên thứ bậc: P, Q`: components are counted, and those that are named stand
    /// where they stood. Where they end; without names it says nothing of anybody.
    fn kept_parts(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let noun = |t: usize| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("chỉ", "số" | "tiêu") | ("nội", "dung") | ("lĩnh", "vực") | ("tiêu", "chí") | ("trụ", "cột")
            )
        };
        let number = |t: usize| self.word(t).parse::<u32>().is_ok() || crate::extract::numerals::in_words(&[self.word(t)]).is_some();
        let behind = (m.t1..m.t1 + 12).find(|t| self.word(*t) == "có" && number(t + 1) && (t + 2..t + 4).any(&noun));
        let before = (1..=7).filter_map(|b| m.t0.checked_sub(b)).find(|t| number(*t) && (t + 1..t + 3).any(&noun));
        if behind.is_none() && before.is_none() || !self.scene.parts.is_empty() {
            return None;
        }
        let from = behind.unwrap_or(m.t1);
        let (j, first) = self.mentions.iter().enumerate().skip(i + 1).find(|(_, n)| n.t0 >= from && matches!(n.what, What::Part(_)))?;
        let linked = (from..first.t0).any(|t| matches!(self.word(t), "là" | "gồm" | ":" | "(" | "như"));
        let other = self.mentions.iter().take(j).skip(i + 1).any(|n| n.is_value() || matches!(n.what, What::Subject(_) | What::Mark(';')));
        let own = self.before(first.t0, 1) == ",";
        if !linked || other || own || first.t0 > from + 12 {
            return None;
        }
        let base = self.base_for(i).or_else(|| self.compared());
        let (run, next) = self.run_of(j, |w| matches!(w, What::Part(_)));
        let kept = (self.open.clone(), self.fresh, self.scene.parts.clone());
        for part in run.iter().filter_map(|j| self.mentions.get(*j)) {
            let What::Part(value) = &part.what else { continue };
            let Some(value) = self.usable(value) else { continue };
            self.scene.parts = vec![Slot::new(value, Origin::Bound, Some(self.span(part.t0, part.t1)))];
            let mut p = self.proto(m);
            (p.delta, p.base, p.rule, p.end) = (Some(0), base, "movement alone", self.span(part.t0, part.t1).1);
            self.open_claims(p);
        }
        (self.open, self.fresh, self.scene.parts) = kept;
        Some(next)
    }

    /// `giữ nguyên vị trí 86 của năm 2022`: handled as base only behind `như`, `của`.
    pub(super) fn year_behind(&self, m: &Mention) -> Option<Edition> {
        let n = self.mentions.iter().find(|n| n.t0 >= m.t1 && n.t0 <= m.t1 + 2)?;
        match n.what {
            What::Year(y) if matches!(self.before(n.t0, 1), "của" | "như" | "năm") && self.word(m.t1.wrapping_sub(1)) == "của" => {
                Some(Edition::Year(y))
            }
            _ => None,
        }
    }

    pub(super) fn movement(&mut self, n: i32, base: Option<Edition>, i: usize, m: &Mention) -> usize {
        // No place moved against its own edition, nor against a later one.
        let own_year = |p: &Proto, b: Edition| {
            p.year.as_ref().is_some_and(|y| {
                let later = || matches!((y.value, b), (Edition::Year(y), Edition::Year(b)) if y <= b);
                y.origin == Origin::Bound && y.value == b || y.origin <= Origin::Sentence && p.rank.is_some() && later()
            })
        };
        if let Some(next) = self.concluded(n, i, m) {
            return next;
        }
        if self.leads_on(n, i, m) {
            self.fresh = true;
        }
        let attached = !self.fresh && !self.open.is_empty();
        if attached {
            let open = self.open.clone();
            // "vị trí 27 của năm 2021, tỉnh leo 9 bậc": a movement of the new edition, not of the old rank.
            let past = |p: &Proto| match (
                p.year.as_ref().filter(|y| y.origin == Origin::Bound).map(|y| y.value),
                p.index.as_ref().and_then(|s| self.setting.editions.get(&s.value)),
            ) {
                (Some(Edition::Year(y)), Some(main)) => {
                    y < *main
                        && p.rank.is_some()
                        && (base.is_none()
                            || base == Some(Edition::Year(y))
                            || self.mentions.iter().any(|n| n.what == What::Against && n.t0 > m.t0)
                                && base.is_none_or(|b| b == Edition::Year(y)))
                }
                _ => false,
            };
            let clash = open.iter().any(|at| self.protos.get(*at).is_some_and(past))
                || open.iter().any(|at| self.protos.get(*at).is_some_and(|p| base.is_some_and(|b| own_year(p, b))));
            let full = open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.delta.is_some()));
            if !clash && !full {
                let (_, end) = self.span(m.t0, m.t1);
                for at in open {
                    if let Some(p) = self.protos.get_mut(at) {
                        p.delta = Some(n);
                        p.base = base;
                        if p.start < end && end - p.start < 160 {
                            p.end = p.end.max(end);
                        }
                    }
                }
                return i + 1;
            }
            if !clash && full {
                // A second movement against another year: the same rank once more.
                let twice: Vec<Proto> =
                    open.iter().filter_map(|at| self.protos.get(*at)).filter(|p| p.rank.is_some() && p.base != base).cloned().collect();
                if !twice.is_empty() {
                    let (start, end) = self.span(m.t0, m.t1);
                    for p in twice {
                        self.protos.push(Proto { delta: Some(n), base, start, end, score: None, rule: "second movement", ..p });
                    }
                    return i + 1;
                }
            }
        }
        // "cải thiện 7 bậc so với năm 2018 và 25 bậc so với năm 2017": the second one goes on from the first, whatever place was told before.
        let goes_on = attached && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.delta.is_some() && !p.placed()));
        if let Some(place) = self.place_again(m).filter(|_| !goes_on) {
            let (start, end) = self.span(m.t0, m.t1);
            self.open = vec![self.protos.len()];
            self.fresh = false;
            self.protos.push(Proto {
                delta: Some(n),
                base,
                start,
                end,
                score: None,
                sentence: self.sentence,
                rule: "second movement",
                ..place
            });
            return i + 1;
        }
        // "… của năm 2017 là 39/63; tỉnh đã cải thiện 7 bậc so với năm 2018": the movement is of a later edition than the one told before.
        let told = self.scene.years.last().map(|s| s.value);
        if matches!((told, base), (Some(Edition::Year(y)), Some(Edition::Year(b))) if y <= b) {
            self.scene.years.clear();
        }
        let mut p = self.proto(m);
        let rule = if self.scene.target { "movement aimed at" } else { "movement alone" };
        (p.delta, p.base, p.rule) = (Some(n), base, rule);
        self.bind_part(i);
        self.open_claims(p);
        i + 1
    }

    /// `năm 2002 mới xếp thứ 54, sau đó nhảy 24 bậc, lên vị trí thứ 30`: the movement is the difference between the place in hand and the
    /// one right behind, and belongs to that.
    fn leads_on(&self, n: i32, i: usize, m: &Mention) -> bool {
        let [at] = self.open.as_slice() else { return false };
        let Some(held) = self.protos.get(*at).and_then(|p| p.rank) else { return false };
        let next = self.mentions.iter().skip(i + 1).take(4).find_map(|v| match v.what {
            What::Rank { n, word: false, .. } if v.t0 <= m.t1 + 7 => Some((n, v.t0)),
            _ => None,
        });
        let turns = |to: usize| (m.t1..to).any(|t| matches!(self.word(t), "lên" | "xuống" | "vươn" | "về" | "tới"));
        !self.fresh && n != 0 && next.is_some_and(|(k, t)| turns(t) && i64::from(held) - i64::from(k) == i64::from(n))
    }

    /// `Mất 9 bậc, từ ngôi đầu năm 2023 X rơi xuống vị trí thứ 10`: a movement told before both ends of its way, which differ by as much, is
    /// that of the place that it led to.
    pub(super) fn movement_before_its_way(&mut self) {
        let alone = |p: &Proto| p.delta.is_some() && !p.placed() && p.score.is_none();
        let Some(at) = self.protos.iter().position(|p| p.rule == "from … to …") else { return };
        self.base_of_where_it_began(at);
        let (Some(from), Some(to)) = (self.protos.get(at), self.protos.get(at + 1)) else { return };
        let way = match (from.rank, to.rank) {
            (Some(a), Some(b)) if to.delta.is_none() && to.modality == Modality::Asserted => i64::from(a) - i64::from(b),
            _ => return,
        };
        let fits = |p: &Proto| {
            alone(p)
                && p.delta.map(i64::from) == Some(way)
                && p.end <= from.start
                && p.part.as_ref().is_none_or(|s| to.part.as_ref().is_some_and(|t| t.value == s.value))
        };
        let Some(told) = self.protos.iter().take(at).rposition(fits) else { return };
        let base = match from.year.as_ref().map(|y| y.value) {
            Some(y @ Edition::Year(_)) => Some(y),
            _ => self.protos.get(told).and_then(|p| p.base),
        };
        let delta = self.protos.get(told).and_then(|p| p.delta);
        if let Some(to) = self.protos.get_mut(at + 1) {
            (to.delta, to.base) = (delta, base);
        }
        self.protos.remove(told);
    }

    /// `dự kiến tăng 2 bậc, từ vị trí 25 của năm 2022`: the edition of the place at `at`, where the movement just told began, is its base.
    fn base_of_where_it_began(&mut self, at: usize) {
        let Some(from) = self.protos.get(at) else { return };
        let Some(year) = from.year.as_ref().filter(|y| y.origin == Origin::Bound && matches!(y.value, Edition::Year(_))) else { return };
        let (base, start, who) = (year.value, from.start, from.who.as_ref().map(|w| w.value.clone()));
        let begins = |p: &Proto| {
            p.delta.is_some()
                && p.base.is_none()
                && p.end <= start
                && p.who.as_ref().map(|w| &w.value) == who.as_ref()
                && p.year.as_ref().is_none_or(|y| y.value != base)
        };
        if let Some(p) = self.protos.iter_mut().take(at).rev().take(1).find(|p| begins(p)) {
            p.base = Some(base);
        }
    }

    /// `Hạ tầng số tăng 29 bậc; nhân lực số tăng 12 bậc; nhận thức số tăng 25 bậc`: movements of which each has a name of its own say
    /// the same of all of them, and make each surer than one alone is.
    pub(super) fn moves_in_a_row(&mut self) {
        let alone = |p: &Proto| p.rule == "movement alone" && p.delta.is_some();
        let named = |p: &Proto| {
            p.part.as_ref().is_some_and(|s| s.origin <= Origin::Sentence) || p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence)
        };
        let row: Vec<usize> = (0..self.protos.len()).filter(|at| self.protos.get(*at).is_some_and(|p| alone(p) && named(p))).collect();
        let key =
            |at: usize| self.protos.get(at).map(|p| (p.who.as_ref().map(|w| w.value.clone()), p.part.as_ref().map(|s| s.value.clone())));
        let place = |at: usize| self.protos.get(at).map(|p| p.end);
        let apart = row.windows(2).all(|w| matches!(w, [a, b] if key(*a) != key(*b) && place(*a) != place(*b)));
        if row.len() >= 2 && apart {
            for at in row {
                if let Some(p) = self.protos.get_mut(at) {
                    p.rule = "movements in a row";
                }
            }
        }
    }

    /// `A tăng 7 bậc, B giảm 3 bậc so với năm 2019`: a name at `at` right behind a comma or `và`, and its movement right behind
    /// it, share what the row is against.
    fn moved_alike(&self, at: usize) -> bool {
        let (Some(name), Some(step)) = (self.mentions.get(at), self.mentions.get(at + 1)) else { return false };
        let mut before = name.t0;
        while before > 0 && matches!(self.word(before - 1), "tỉnh" | "tp" | "thành" | "phố" | "còn") {
            before -= 1;
        }
        let joined = matches!(self.before(before, 1), "," | "và");
        joined && matches!(name.what, What::Subject(_)) && matches!(step.what, What::Move(_)) && step.t0 <= name.t1 + 3
    }

    /// Whether the component at `j` is only what its statistic is called: both have one name.
    fn named_as_index(&self, j: usize) -> bool {
        let (Some(part), Some(before)) = (self.mentions.get(j), j.checked_sub(1).and_then(|k| self.mentions.get(k))) else { return false };
        matches!(before.what, What::Index(_)) && (before.t0, before.t1) == (part.t0, part.t1)
    }

    /// The year that stands behind `so với` after `i`, before another name or place.
    pub(super) fn dated_behind(&self, i: usize) -> Option<Edition> {
        let mut against = false;
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            match n.what {
                What::Against => against = true,
                What::Year(y) if against && self.role(j) == Role::Base => return Some(Edition::Year(y)),
                What::Relative(d) if against && self.role(j) == Role::Base => return Some(Edition::Relative(d)),
                What::Subject(_) | What::Mark(';') | What::Year(_) | What::Relative(_) => return None,
                _ => {}
            }
        }
        None
    }

    /// `cao hơn năm 2015 15 bậc, cao hơn năm 2012 42 bậc`, `(so với năm 2021 lên 3 bậc, so với năm 2020 lên 10 bậc)`: the edition compared
    /// with in the movement's own clause, where each of several has one.
    fn base_in_clause(&self, i: usize) -> Option<Edition> {
        let m = self.mentions.get(i).filter(|m| matches!(m.what, What::Move(_)))?;
        let (j, year) = self
            .mentions
            .iter()
            .enumerate()
            .take(i)
            .rev()
            .take(6)
            .find(|(j, n)| self.role(*j) == Role::Base && matches!(n.what, What::Year(_) | What::Relative(_)) && n.depth == m.depth)?;
        let near =
            m.t0 - year.t1.min(m.t0) <= 7 && !(year.t1..m.t0).any(|t| matches!(self.word(t), "," | ";" | "(" | ")" | ":" | "và" | "còn"));
        // "tăng 9 bậc so với năm 2018 …": that edition is what the movement before it is against.
        let taken = self.mentions.iter().take(j).rev().take(3).any(|n| {
            matches!(n.what, What::Move(_)) && year.t0 <= n.t1 + 4 && !(n.t1..year.t0).any(|t| matches!(self.word(t), "," | ";" | "("))
        });
        let near = near && !taken;
        let others =
            self.mentions.iter().take(i).skip(j + 1).any(|n| {
                n.is_value() && !matches!(n.what, What::Keep) || matches!(n.what, What::Subject(_) | What::Against | What::Part(_))
            });
        match year.what {
            What::Year(y) if near && !others => Some(Edition::Year(y)),
            What::Relative(d) if near && !others => Some(Edition::Relative(d)),
            _ => None,
        }
    }

    /// The base of a movement at `i`: behind it before the next movement, else from the sentence's start.
    pub(super) fn base_for(&self, i: usize) -> Option<Edition> {
        if let Some(own) = self.base_in_clause(i) {
            return Some(own);
        }
        let mut seen_against = false;
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            match n.what {
                What::Against => seen_against = true,
                What::Year(y) if self.role(j) == Role::Base => return Some(Edition::Year(y)),
                What::Relative(d) if self.role(j) == Role::Base => return Some(Edition::Relative(d)),
                What::Move(_) if seen_against => break,
                // "tăng 10 bậc, bởi năm 2022 tỉnh tụt 12 bậc so với 2021": another movement's edition.
                What::Year(_) if self.scene.target && !seen_against && self.led_by_cause(n) => return None,
                What::Subject(_) if self.role(j) == Role::Normal && !seen_against && self.moved_alike(j) => {}
                What::Move(_) if !seen_against && self.moved_alike(j.saturating_sub(1)) => {}
                What::Subject(_) if self.role(j) == Role::Normal => break,
                // "tụt 14 bậc về tốc độ tăng trưởng GRDP (so với năm 2023)": a statistic's own name ends nothing.
                What::Part(_) if n.depth == 0 && !seen_against && !self.named_as_index(j) => break,
                _ => {}
            }
        }
        // What a goal is held against does not reach over to the next one: "PAPI lên 2 bậc so với năm 2020; PCI lên 3 bậc".
        if self.scene.target && self.mentions.iter().take(i).any(|n| n.what == What::Mark(';') && n.depth == 0) {
            let own = self.mentions.iter().enumerate().take(i).rev().take_while(|(_, n)| n.what != What::Mark(';'));
            let year = |n: &Mention| match n.what {
                What::Year(y) => Some(Edition::Year(y)),
                What::Relative(d) => Some(Edition::Relative(d)),
                _ => None,
            };
            return own.filter(|(j, _)| self.role(*j) == Role::Base).find_map(|(_, n)| year(n)).or(self.frame.base);
        }
        self.scene
            .base
            .or_else(|| {
                self.mentions.iter().enumerate().take(i).rev().find_map(|(j, n)| match n.what {
                    What::Year(y) if self.role(j) == Role::Base => Some(Edition::Year(y)),
                    What::Relative(d) if self.role(j) == Role::Base => Some(Edition::Relative(d)),
                    _ => None,
                })
            })
            .or(self.frame.base)
    }
}
