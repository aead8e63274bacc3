//! Goals that no word of will marks: `đến năm 2025, tỉnh thuộc nhóm 10`, said on a page that speaks of earlier editions.
use super::*;

impl Walk<'_> {
    /// `Nghị quyết đặt ra đến năm 2025 tỉnh thuộc nhóm 10`: what is said for `đến năm` and a year after the newest edition of the page
    /// is a goal, unless a word says that it has come about. `Tính đến năm 2024` counts what has.
    pub(super) fn aimed_at(&mut self) {
        let until = self.mentions.iter().enumerate().find_map(|(j, m)| match m.what {
            What::Year(y) if self.role(j) == Role::Normal && self.until(m.t0) => Some((y, m)),
            _ => None,
        });
        let Some((year, m)) = until.filter(|(y, _)| self.is_to_come(*y)) else { return };
        let place = self.span(m.t0, m.t1).1;
        let own = |p: &Proto| p.year.as_ref().is_some_and(|s| s.value == Edition::Year(year));
        let due: Vec<usize> = (0..self.protos.len())
            .filter(|at| {
                self.protos.get(*at).is_some_and(|p| {
                    // "PAPI năm 2018 xếp thứ 10, đến năm 2022 xếp thứ 19" tells a history where nothing dates the page itself.
                    let set = p.rank_max.is_some() || p.rank.is_some() && (self.setting.published.is_some() || self.upwards(p));
                    let done = self
                        .tokens
                        .iter()
                        .filter(|t| (t.start as usize) >= place && (t.end as usize) <= p.start)
                        .any(|t| matches!(t.text, "đã" | "từng" | "vừa" | "mới"));
                    set && p.modality == Modality::Asserted && own(p) && !done && p.start >= place
                })
            })
            .collect();
        for at in due {
            let limit = self.protos.get(at).is_some_and(|p| self.upwards(p));
            if let Some(p) = self.protos.get_mut(at) {
                (p.modality, p.score) = (Modality::Target, None);
                if limit && let Some(n) = p.rank.take() {
                    p.rank_max = Some(n);
                }
            }
        }
    }

    /// `Lọt vào top 20 là mục tiêu tỉnh vừa đặt ra`, `mong muốn có tên trong top 20 vẫn chưa thành`: what is said behind a place makes it a
    /// goal, and a goal one that has not come about.
    pub(super) fn goal_told_behind(&mut self) {
        static SAID: WordSet = WordSet::new(&["tiêu", "đích", "vọng", "muốn", "thành"]);
        if self.protos.is_empty() || !self.says(&SAID) {
            return;
        }
        let aim = |t: usize| {
            matches!((self.word(t), self.word(t + 1)), ("mục", "tiêu") | ("đích", _) | ("tham" | "kỳ" | "khát", "vọng") | ("mong", "muốn"))
        };
        let aimed = (1..self.tokens.len()).find(|t| self.before(*t, 1) == "là" && aim(*t));
        let reached = |t: usize| {
            (t..t + 14).any(|k| {
                matches!((self.word(k), self.word(k + 1)), ("hoàn", "thành") | ("đã" | "vừa", "đạt" | "vượt" | "xong" | "thành" | "cán"))
            })
        };
        let ends = |t: usize| matches!(self.word(t), "" | "," | ";" | "." | ")" | "công" | "hiện" | "sự");
        let failed = (1..self.tokens.len())
            .find(|t| self.word(*t) == "thành" && matches!(self.before(*t, 1), "chưa" | "không" | "bất") && ends(t + 1));
        let clause = |from: usize, to: usize| !(from..to).any(|t| matches!(self.word(t), ";" | "."));
        let token = |byte: usize| self.tokens.partition_point(|t| (t.start as usize) < byte);
        let told: Vec<(usize, Modality)> = (0..self.protos.len())
            .filter_map(|at| {
                let p = self.protos.get(at).filter(|p| p.placed())?;
                let end = token(p.end);
                let goal = aimed.filter(|t| p.modality == Modality::Asserted && *t >= end && clause(end, *t) && !reached(*t));
                let lost = failed.filter(|t| p.modality == Modality::Target && *t >= end && *t < end + 16 && clause(end, *t));
                goal.map(|_| (at, Modality::Target)).or(lost.map(|_| (at, Modality::Negated)))
            })
            .collect();
        for (at, modality) in told {
            if let Some(p) = self.protos.get_mut(at) {
                p.modality = modality;
            }
        }
    }

    /// `Tỉnh sẽ giữ các chỉ số đang cao như P (hạng 6/63), kéo lên các chỉ số còn thấp: Q (hạng 45/63)`: the places in brackets behind what is so
    /// now are those of the edition that is known, and no goals.
    pub(super) fn present_among_goals(&mut self) {
        let level = |t: usize| matches!(self.word(t), "cao" | "thấp" | "tốt" | "yếu" | "kém" | "khá");
        let now = (0..self.tokens.len()).find(|t| {
            matches!(self.word(*t), "đang" | "còn" | "hiện")
                && (level(t + 1) || matches!(self.word(t + 1), "đứng" | "ở" | "xếp" | "có") && (t + 2..t + 5).any(level))
                // "duy trì các chỉ số có thứ hạng cao như P (hạng 6/63)".
                || matches!((self.word(*t), self.word(t + 1), self.word(t + 2)), ("có", "thứ", "hạng") | ("có", "vị", "trí"))
                    && level(t + 3)
                    && (1..=4).any(|b| matches!(self.before(*t, b), "số" | "tiêu" | "chí" | "vực" | "dung" | "phần"))
        });
        let Some(from) = now.map(|t| self.span(t, t + 1).0) else { return };
        let bracketed: Vec<usize> = self.mentions.iter().filter(|m| m.depth > 0).map(|m| self.span(m.t0, m.t1).0).collect();
        let mut present = false;
        let known = self.frame.last_place.as_ref().and_then(|p| p.year.clone()).map(|y| y.carried(Origin::Paragraph));
        for p in &mut self.protos {
            let aimed = p.modality == Modality::Target && p.rank.is_some() && p.part.is_some() && p.own_of && p.delta.is_none();
            if aimed && p.start > from && bracketed.contains(&p.start) {
                (p.modality, p.year) = (Modality::Asserted, p.year.take().filter(|y| y.origin == Origin::Bound).or_else(|| known.clone()));
                present = true;
            }
        }
        // "Để PCI năm 2024 cao hơn, tỉnh giữ các chỉ số có thứ hạng cao như P (hạng 6/63)": the year is that of the goal alone.
        if present && self.protos.iter().all(|p| p.year.as_ref().is_none_or(|y| y.origin > Origin::Sentence)) {
            self.scene.years.clear();
        }
    }

    /// `năm 2030 vươn lên hạng 15 trở lên`: the least that a goal asks for is a bound, whatever made it a goal.
    pub(super) fn least_of_goals(&mut self) {
        let least: Vec<usize> = (0..self.protos.len())
            .filter(|at| self.protos.get(*at).is_some_and(|p| p.modality == Modality::Target && p.rank.is_some() && self.upwards(p)))
            .collect();
        for at in least {
            if let Some(p) = self.protos.get_mut(at) {
                p.rank_max = p.rank.take();
            }
        }
    }

    /// `xếp thứ 30 trở lên`: the place is the least.
    fn upwards(&self, p: &Proto) -> bool {
        let behind = self.tokens.partition_point(|t| (t.start as usize) < p.end);
        matches!((self.word(behind), self.word(behind + 1)), ("trở", "lên" | "về"))
    }

    /// Whether `đến [hết] [năm]` stands before the year at token `at`, and no `tính` before that.
    fn until(&self, at: usize) -> bool {
        let mut t = at;
        while t > 0 && at - t < 4 && matches!(self.word(t - 1), "năm" | "hết" | "cuối" | "mốc") {
            t -= 1;
        }
        t > 0 && matches!(self.word(t - 1), "đến" | "tới") && !matches!(self.before(t, 2), "tính" | "từ" | "kể" | "cho" | "-")
    }

    /// Whether a year lies after every edition that the page names and after the day when it was written.
    fn is_to_come(&self, year: i32) -> bool {
        let newest = self.setting.editions.values().max().copied();
        let written = self.setting.published.map(|d| i32::from(d.year));
        match (written, newest) {
            (Some(written), _) => year > written || year == written && newest.is_some_and(|y| y < year),
            (None, Some(newest)) => year > newest,
            (None, None) => false,
        }
    }

    /// `Chỉ tiêu vào nhóm 2 đề ra cho cả nhiệm kỳ đã đạt được: năm 2024 tỉnh xếp vị trí 29`: what comes behind a goal that was reached is what
    /// is.
    pub(super) fn reached(&self, goal: &Mention) -> bool {
        // "duy trì kết quả đã đạt được: …" is still aimed at.
        if !matches!(self.word(goal.t0), "chỉ" | "mục") {
            return false;
        }
        let met = |t: usize| {
            matches!(
                (self.word(t), self.word(t + 1), self.word(t + 2)),
                ("đã", "đạt", "được") | ("đã", "hoàn", "thành") | ("đã", "thành", "hiện")
            )
        };
        let clause = (goal.t1..self.tokens.len()).take_while(|t| !matches!(self.word(*t), ";" | ":"));
        clause.last().is_some_and(|end| self.word(end + 1) == ":" && (goal.t1..=end).any(met))
    }

    /// `Sau những nỗ lực, cố gắng của chính quyền, tỉnh đã vươn lên thứ 8`: the first value behind the word stands in a later clause that tells what
    /// came about.
    pub(super) fn came_true(&self, i: usize, goal: &Mention) -> bool {
        let Some(value) = self.mentions.iter().skip(i + 1).find(|n| n.is_value()) else { return false };
        let Some(comma) = (goal.t1..value.t0).find(|t| self.word(*t) == ",") else { return false };
        let came = |t: usize| {
            self.word(t) == "đã"
                && matches!(
                    self.word(t + 1),
                    "vươn"
                        | "xếp"
                        | "đứng"
                        | "lọt"
                        | "vào"
                        | "lên"
                        | "tăng"
                        | "đạt"
                        | "giành"
                        | "trở"
                        | "bứt"
                        | "cải"
                        | "tụt"
                        | "giảm"
                        | "có"
                )
        };
        let aims =
            |t: usize| matches!((self.word(t), self.word(t + 1)), ("phấn", "đấu") | ("mục", "tiêu") | ("chỉ", "tiêu") | ("đặt", "ra"));
        (comma..value.t0).any(came) && !(comma..value.t0).any(aims) && !(goal.t1..value.t0).any(|t| self.word(t) == ";")
    }

    /// `quyết tâm tăng 10 bậc trong năm 2023, bởi năm 2022 tỉnh chỉ ở hạng 34`: behind a word of cause the year tells of what was, and is none to
    /// come.
    pub(super) fn reason_for_goal(&self, i: usize, m: &Mention) -> bool {
        let What::Year(year) = m.what else { return false };
        // "Chỉ tiêu PCI giao cho năm 2024 là hạng 35; năm 2023 tỉnh xếp thứ 57": behind a semicolon, too.
        let parted = self.mentions.iter().take(i).rev().find(|n| matches!(n.what, What::Mark(_)));
        let opens = parted.is_some_and(|n| n.what == What::Mark(';') && m.t0 <= n.t1 + 4);
        let aimed = |p: &Proto| matches!(p.year.as_ref().map(|y| y.value), Some(Edition::Year(y)) if y > year);
        let past = self.setting.published.is_some_and(|d| i32::from(d.year) > year);
        if opens && past && self.protos.iter().any(|p| p.modality == Modality::Target && aimed(p)) {
            return true;
        }
        let cause = self.led_by_cause(m);
        let later = |n: &Mention| matches!(n.what, What::Year(y) if y > year);
        let written = self.setting.published.is_some_and(|d| i32::from(d.year) > year);
        cause && self.protos.iter().any(|p| p.modality == Modality::Target) && (written || self.mentions.iter().take(i).any(later))
    }

    /// `không đặt mục tiêu`: whether a goal of the sentence is denied itself.
    pub(super) fn no_goal(&self) -> bool {
        self.mentions.windows(2).any(|w| matches!(w, [a, b] if a.what == What::Not && b.what == What::Target && a.t1 == b.t0))
    }

    /// Whether a word of cause stands right before a year.
    pub(super) fn led_by_cause(&self, m: &Mention) -> bool {
        let t = if self.before(m.t0, 1) == "năm" { m.t0 - 1 } else { m.t0 };
        matches!(self.before(t, 1), "bởi" | "vì" | "do")
    }
}
