//! Points, and figures of groups that are none.
use super::*;

impl Walk<'_> {
    /// Points.
    pub(super) fn score(&mut self, score: (f64, bool, bool), i: usize, m: &Mention) -> usize {
        if self.scene.target || self.scene.nobody || self.average_before(m) || self.averaged(i) || self.of_a_group(i) {
            return i + 1;
        }
        if self.given_by_itself(m) || self.over_years(m) || self.spread_between(m) {
            return i + 1;
        }
        self.total_of_all(m);
        // "86,1 điểm (khảo sát lãnh đạo 18,3/22 điểm; tác động 4,4/6,5 điểm)": the bracket takes the points apart.
        // "phần đánh giá tác động của cải cách hành chính 31,2/38,5 điểm": a half of the whole, and no component.
        let half = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| {
            matches!(n.what, What::Part(_)) && m.t0 <= n.t1 + 2 && self.before(n.t0, 1) == "phần" && self.before(n.t0, 2) != "thành"
        });
        if half || self.one_source_of_points(m) || self.taken_apart(i, m) || self.held_by_unknown_of_list(m) {
            return i + 1;
        }
        // "cao nhất đạt 899,09 điểm": the extreme of a group, whose holder is not named here.
        let extreme = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| {
            matches!(n.what, What::Highest | What::Lowest) && m.t0 <= n.t1 + 2
                || matches!(n.what, What::Stand | What::Is)
                    && m.t0 <= n.t1 + 1
                    && i.checked_sub(2).and_then(|j| self.mentions.get(j)).is_some_and(|e| matches!(e.what, What::Highest | What::Lowest))
        });
        let gap = self.gap(m);
        let held = !self.fresh && self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rank == Some(1) || p.last));
        // "cao hơn năm liền trước 0,1783 điểm": the distance to a base.
        let distance = i.checked_sub(1).is_some_and(|j| self.role(j) == Role::Base)
            && self.mentions.get(i.wrapping_sub(1)).is_some_and(|n| m.t0 <= n.t1 + 1 && self.before(n.t0, 1) != "với");
        // "còn kém Hải Dương 6,15 điểm", "hơn tỉnh đứng sau 2 điểm": how far apart two stand.
        let apart = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|n| matches!(n.what, What::Subject(_)) && m.t0 <= n.t1 + 1);
        let distance = distance
            || apart.is_some_and(|n| {
                (1..=2).any(|b| {
                    matches!(self.before(n.t0, b), "kém" | "hơn" | "thua" | "cách" | "vượt")
                        || self.before(n.t0, b) == "xa" && self.before(n.t0, b + 1) == "bỏ"
                })
            });
        let bracketed = m.depth > 0 && self.before(m.t0, 1) == "(" && score.1;
        let holder = self.mentions.iter().take(i).rev().find(|n| !matches!(n.what, What::Mark('('))).is_some_and(|n| {
            n.t1 + 1 >= m.t0.saturating_sub(1)
                && (n.is_value()
                    || matches!(n.what, What::Subject(_) | What::Part(_) | What::Index(_) | What::Year(_))
                    || held && matches!(n.what, What::Highest | What::Lowest))
        });
        let threshold = self.before(m.t0, 1) == "đa" && !self.all_of_them(m)
            || matches!(self.before(m.t0, 1), "tổng" | "chuẩn" | "thang" | ">" | "<" | "≥" | "≤" | "dưới" | "trên" | "quá")
            || self.word(m.t1) == "trở"
            || (self.word(m.t1), self.word(m.t1 + 1)) == ("điểm", "trở")
            || self.weights(m)
            || self.scale(m) && !self.all_of_them(m)
            || (2..=4).any(|b| self.before(m.t0, b) == "thang") && (1..=3).any(|b| matches!(self.before(m.t0, b), "từ" | "đến" | "là"));
        // "có giá trị tăng thấp nhất là 5,6": points won.
        let won = self.mentions.iter().take(i).rev().take(2).any(|n| {
            matches!(n.what, What::Highest | What::Lowest)
                && m.t0 <= n.t1 + 2
                && (1..=2).any(|b| matches!(self.before(n.t0, b), "tăng" | "giảm"))
        });
        // "những tỉnh có chỉ số từ 80% - 90%": the bounds of a band.
        let joined = |w: &str| matches!(w, "-" | "–" | "đến" | "tới");
        let opens = (1..=2).any(|b| self.before(m.t0, b) == "từ") && joined(self.word(m.t1));
        let closes = joined(self.before(m.t0, 1)) && (3..=5).any(|b| self.before(m.t0, b) == "từ");
        let clause = || (0..m.t0).rev().take_while(|t| !matches!(self.word(*t), "," | ";" | "."));
        let moved = || clause().any(|t| matches!(self.word(t), "tăng" | "giảm" | "lên" | "xuống" | "cải"));
        let banded = (opens || closes) && !moved();
        if won || gap || extreme && !held || distance || bracketed && !holder || threshold || banded {
            return i + 1;
        }
        if matches!(self.before(m.t0, 1), "quanh" | "khoảng" | "chừng" | "ngưỡng" | "xỉ" | "gần")
            || self.before(m.t0, 1) == "-"
                && self.mentions.get(i.wrapping_sub(1)).is_some_and(|n| n.t1 + 2 >= m.t0 && matches!(n.what, What::Score { .. }))
            || matches!(self.before(m.t0, 2), "quanh")
        {
            return i + 1;
        }
        if let Some(next) = self.each_with_its_own(i, m) {
            return next;
        }
        let (run, next) = self.score_run(i);
        if run.len() > 1 && self.distribute_scores(&run) {
            return next;
        }
        let compared = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| n.what == What::Against && m.t0 <= n.t1 + 1);
        if compared {
            let year = self.mentions.iter().enumerate().skip(i + 1).take(3).find_map(|(j, n)| match n.what {
                What::Year(y) if self.role(j) == Role::Base && n.t0 <= m.t1 + 4 => Some(Edition::Year(y)),
                _ => None,
            });
            if let Some(year) = year {
                let kept = self.open.clone();
                let mut p = self.proto(m);
                (p.score, p.rule) = (Some(score), "points of the year compared with");
                for at in self.open_claims(p) {
                    if let Some(p) = self.protos.get_mut(at) {
                        p.year = Some(Slot::new(year, Origin::Bound, None));
                    }
                }
                self.open = kept;
            }
            return i + 1;
        }
        if score.1 && self.index_repeated(i) {
            // "đứng đầu, được 54,14 điểm, chỉ số CCHC đạt 82,96%": the percentage is the index, the points a part.
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    p.score = Some(score);
                }
            }
            return i + 1;
        }
        if self.points_before(i, m) {
            // "tăng từ 5,75 điểm lên 5,93 điểm": the first figure is of the edition before.
            let (kept, fresh) = (self.open.clone(), self.fresh);
            let mut p = self.proto(m);
            (p.score, p.compared, p.rule) = (Some(score), self.compared(), "points from … to …");
            // "từ 71,9% năm 2016 lên 80%": its own edition may stand right behind.
            let opens = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Mark('(') && n.t0 == m.t1);
            let bracket = usize::from(opens && self.mentions.get(i + 3).is_some_and(|n| n.what == What::Mark(')')));
            let own = self.mentions.get(i + 1 + bracket).filter(|n| n.t0 <= m.t1 + 1 + bracket).and_then(|n| match n.what {
                What::Year(y) => Some(Slot::new(Edition::Year(y), Origin::Bound, Some(self.span(n.t0, n.t1)))),
                _ => None,
            });
            let next = if own.is_some() { i + 2 + 2 * bracket } else { i + 1 };
            for at in self.open_claims(p) {
                if let Some(p) = self.protos.get_mut(at) {
                    p.year = own.clone().or(Some(Slot::new(Edition::Base, Origin::Sentence, None)));
                }
            }
            (self.open, self.fresh) = (kept, fresh);
            return next;
        }
        if let Some(who) = self.fronted_points(i, m) {
            let kept = std::mem::replace(&mut self.scene.who, vec![who]);
            let mut p = self.proto(m);
            (p.score, p.rule) = (Some(score), "points");
            self.open_claims(p);
            self.scene.who = kept;
            self.fresh = true;
            return i + 1;
        }
        // "51,5 điểm đầu vào và 47,2 điểm đầu ra": the component right behind its points.
        if let Some(part) = self.part_behind_points(i, m) {
            let kept = std::mem::replace(&mut self.scene.parts, vec![part]);
            let mut p = self.proto(m);
            (p.score, p.rule) = (Some(score), "points");
            self.open_claims(p);
            (self.scene.parts, self.fresh) = (kept, true);
            return i + 2;
        }
        let attached = !self.fresh && !self.open.is_empty();
        let free = self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.score.is_none()));
        // "Phần thẩm định: 54,2/61,5 điểm" belongs to a part that is no component.
        // "54,14 điểm, chỉ số cải cách hành chính đạt 82,96%": the percentage is the index, the points a part.
        let better = attached && score.1 && self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.score.is_some_and(|s| !s.1)));
        if attached && (free || better) {
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at) {
                    p.score = Some(score);
                }
            }
            return i + 1;
        }
        let mut p = self.proto(m);
        p.score = Some(score);
        p.rule = "points";
        p.weak = !score.2;
        self.bind_part(i);
        self.open_claims(p);
        i + 1
    }

    /// `Cải cách thể chế đạt 85,3%`, `chỉ số P so với năm 2021 tăng 7 bậc`: a component right before its value is bound to it.
    pub(super) fn bind_part(&mut self, i: usize) {
        let Some(m) = self.mentions.get(i) else { return };
        let before = self.mentions.iter().take(i).rev().find(|n| {
            !matches!(
                n.what,
                What::Stand
                    | What::Is
                    | What::Against
                    | What::Year(_)
                    | What::Relative(_)
                    | What::Mark('"' | ':')
                    | What::Each
                    // "Nhận thức số của thành phố được 0,9".
                    | What::OfWord
                    | What::Anaphor(_)
            )
        });
        let near = before.is_some_and(|n| matches!(n.what, What::Part(_)) && m.t0 <= n.t1 + 8 && n.depth == m.depth)
            // "chỉ số nộp thuế và bảo hiểm xã hội giảm 45 bậc": the name goes on in words that are not known.
            && before.is_some_and(|n| !(n.t1..m.t0).any(|t| matches!(self.word(t), "và" | ",")));
        if let [part] = self.scene.parts.as_mut_slice()
            && near
            && part.origin == Origin::Sentence
        {
            part.origin = Origin::Bound;
        }
    }

    /// The component that stands right behind points, where nothing is said of it there.
    fn part_behind_points(&self, i: usize, m: &Mention) -> Option<Slot<Part>> {
        let part = self.mentions.get(i + 1).filter(|n| n.t0 == m.t1 && self.before(m.t1, 1) == "điểm")?;
        let What::Part(value) = &part.what else { return None };
        let ends = matches!(self.word(part.t1), "" | "." | ";" | "," | "và" | ")");
        let next = self.mentions.iter().skip(i + 2).find(|n| !matches!(n.what, What::Mark(_) | What::Stand));
        // "18,5 điểm nhân lực số, xếp thứ 6": the component's place follows.
        let own = next.is_some_and(|n| n.is_value() && !matches!(n.what, What::Score { .. }) && n.t0 <= part.t1 + 4);
        (ends && !own).then(|| Slot::new(value.clone(), Origin::Bound, Some(self.span(part.t0, part.t1))))
    }

    /// Whether the index is named once more between the points of the open claims and these.
    fn index_repeated(&self, i: usize) -> bool {
        let before = self.mentions.iter().take(i).rev().find(|n| !matches!(n.what, What::Is | What::Stand | What::OfWord));
        let Some(What::Index(x)) = before.map(|n| &n.what) else { return false };
        let who = self.scene.who.first().map(|w| &w.value);
        !self.open.is_empty()
            && self.open.iter().all(|at| {
                self.protos.get(*at).is_some_and(|p| {
                    p.score.is_some_and(|s| !s.1)
                        && p.who.as_ref().map(|w| &w.value) == who
                        && p.index.as_ref().is_none_or(|s| s.value == *x)
                })
            })
    }

    /// Whether points stand behind `từ` and others behind `lên`, `xuống` right after them.
    fn points_before(&self, i: usize, m: &Mention) -> bool {
        let from = matches!(self.before(m.t0, 1), "từ") || self.before(m.t0, 2) == "từ";
        let to = self.mentions.iter().skip(i + 1).find(|n| matches!(n.what, What::Score { .. }));
        from && to.is_some_and(|n| n.t0 <= m.t1 + 7 && (m.t1..n.t0).any(|t| matches!(self.word(t), "lên" | "xuống" | "còn" | "thành")))
    }

    /// The edition that the page compares with here: said at most a dozen sentences before.
    pub(super) fn compared(&self) -> Option<Edition> {
        self.frame.compared.filter(|(_, at)| self.sentence.saturating_sub(*at) <= 12).map(|(y, _)| y)
    }

    /// `điểm đánh giá của Bộ Nội vụ là 51,75`, `74,17 điểm thẩm định và 19,02 điểm từ điều tra xã hội học`: what one way of judging gave, of
    /// which the index is the sum.
    fn one_source_of_points(&self, m: &Mention) -> bool {
        let way = |t: usize| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("thẩm", "định") | ("tự", "chấm" | "đánh") | ("điều", "tra") | ("khảo", "sát") | ("từ", "điều" | "khảo")
            )
        };
        let behind = way(m.t1) && !matches!(self.word(m.t1 + 1), "chấm" | "đánh");
        let judged = |t: usize| {
            self.word(t) == "điểm" && (way(t + 1) || (self.word(t + 1), self.word(t + 2), self.word(t + 3)) == ("đánh", "giá", "của"))
        };
        let clause = (m.t0.saturating_sub(12)..m.t0).rev().take_while(|t| !matches!(self.word(*t), "," | ";" | "." | "(" | ":"));
        let mut before = clause.into_iter();
        behind || before.any(|t| judged(t) && self.before(t, 1) != "tổng")
    }

    /// Whether a bracket right behind points holds further points that no name, component or year is told of.
    fn taken_apart(&self, i: usize, m: &Mention) -> bool {
        if m.depth == 0 || self.mentions.get(i).is_none_or(|n| n.depth == 0) {
            return false;
        }
        let Some(open) = self.mentions.iter().take(i).rposition(|n| n.what == What::Mark('(')) else { return false };
        let behind = open.checked_sub(1).and_then(|j| self.mentions.get(j)).zip(self.mentions.get(open));
        let points = behind.is_some_and(|(n, b)| matches!(n.what, What::Score { .. }) && n.t1 == b.t0);
        let plain = self.mentions.get(open..i).unwrap_or_default().iter().all(|n| {
            !matches!(n.what, What::Subject(_) | What::Part(_) | What::Index(_) | What::Year(_) | What::Relative(_) | What::Anaphor(_))
        });
        let worded = self.tokens.get(m.t0.wrapping_sub(1)).is_some_and(|t| t.kind == crate::normalize::TokenKind::Word);
        points && plain && worded
    }

    /// `được điểm tối đa 20/20`: what could be reached was.
    fn all_of_them(&self, m: &Mention) -> bool {
        let full = self.word(m.t0 + 1) == "/" && self.word(m.t0) == self.word(m.t0 + 2);
        full && (1..=4).any(|b| matches!(self.before(m.t0, b), "được" | "đạt" | "giành"))
    }

    pub(super) fn score_run(&self, i: usize) -> (Vec<usize>, usize) {
        self.run_of(i, |w| matches!(w, What::Score { .. }))
    }

    /// `ba trụ cột … lần lượt đạt 16,31; 18,98 và 19,26 điểm`.
    pub(super) fn distribute_scores(&mut self, run: &[usize]) -> bool {
        let k = run.len();
        let by_part = self.scene.parts.len() == k;
        let by_who = !by_part && self.scene.who.len() == k;
        let by_index = !by_part && !by_who && self.scene.index.len() == k && self.scene.who.len() <= 1 && self.scene.parts.len() <= 1;
        let others = by_part || by_who || by_index;
        let by_year = !others && self.scene.years.len() == k && self.scene.who.len() <= 1 && self.scene.parts.len() <= 1;
        if !others && !by_year {
            return self.points_of_list(run);
        }
        let (parts, who, years) = (self.scene.parts.clone(), self.scene.who.clone(), self.scene.years.clone());
        let index = self.scene.index.clone();
        let start = run.first().and_then(|j| self.mentions.get(*j)).map_or(0, |m| self.span(m.t0, m.t1).0);
        for (at, j) in run.iter().enumerate() {
            let Some(m) = self.mentions.get(*j) else { continue };
            let What::Score { value, percent, sure } = m.what else { continue };
            let mut p = self.proto(m);
            (p.start, p.score, p.rule) = (start, Some((value, percent, sure)), "respectively");
            if by_part {
                self.scene.parts = parts.get(at..at + 1).unwrap_or_default().to_vec();
            } else if by_year {
                self.scene.years = years.get(at..at + 1).unwrap_or_default().to_vec();
            } else if by_index {
                self.scene.index = index.get(at..at + 1).unwrap_or_default().to_vec();
            } else {
                self.scene.who = who.get(at..at + 1).unwrap_or_default().to_vec();
            }
            self.open_claims(p);
        }
        (self.scene.parts, self.scene.who, self.scene.years, self.scene.index) = (parts, who, years, index);
        true
    }

    /// `Điểm tài liệu được 62,9 điểm, điểm chỉ số hài lòng 8,1 điểm, tổng điểm là 95,4`: behind points of another index the sum is that of
    /// the one under discussion.
    fn total_of_all(&mut self, m: &Mention) {
        let total = (1..=4).any(|b| (self.before(m.t0, b + 1), self.before(m.t0, b)) == ("tổng", "điểm"));
        let other = |p: &Proto| p.score.is_some() && p.index.as_ref().is_some_and(|s| self.scene.index.iter().any(|x| x.value == s.value));
        let index = self.frame.index.as_ref().filter(|s| self.scene.index.iter().all(|x| x.value != s.value));
        if let (true, true, Some(index)) = (total, self.protos.iter().any(other), index.cloned()) {
            self.scene.index = vec![index];
            self.scene.parts.clear();
            self.fresh = true;
            // What is added up was reached in parts, named or not.
            self.protos.retain(|p| p.score.is_none() || p.placed() || p.part.is_some() || p.delta.is_some());
            self.open.clear();
        }
    }

    /// `kết quả điểm tự chấm đạt 94,6%`: what somebody gives itself is no result of a ranking.
    fn given_by_itself(&self, m: &Mention) -> bool {
        let clause = || (0..m.t0).rev().take(24).take_while(|t| !matches!(self.word(*t), ";" | "." | "("));
        clause().any(|t| matches!((self.word(t), self.word(t + 1)), ("tự", "chấm" | "đánh")))
            && !clause().any(|t| matches!((self.word(t), self.word(t + 1)), ("thẩm", "định") | ("công", "bố") | ("xếp", "thứ" | "hạng")))
    }

    /// `Ba bộ dẫn đầu gồm A, B và C với kết quả lần lượt là 90,1%; 89,9% và 89,8%`: as many points as the list before has names.
    fn points_of_list(&mut self, run: &[usize]) -> bool {
        if self.fresh || !self.scene.order || self.open.len() < 2 {
            return false;
        }
        // "dẫn đầu là A, tiếp theo là B, C với điểm số lần lượt là …": the one named before the list is one of them.
        let waits = |p: &Proto| p.score.is_none() && p.placed() && p.part.is_none() && p.who.as_ref().is_some_and(|w| w.span.is_some());
        let mut held: Vec<usize> = (0..self.protos.len()).filter(|at| self.protos.get(*at).is_some_and(waits)).collect();
        held.sort_by_key(|at| self.protos.get(*at).and_then(|p| p.who.as_ref()).and_then(|w| w.span));
        let mut open = self.open.clone();
        if open.len() != run.len() {
            open = held;
        }
        // As many as there are names, or it is not known whose each is.
        if open.len() != run.len() {
            return true;
        }
        for (at, j) in open.into_iter().zip(run) {
            if let (Some(p), Some(What::Score { value, percent, sure })) = (self.protos.get_mut(at), self.mentions.get(*j).map(|m| &m.what))
            {
                p.score = Some((*value, *percent, *sure));
            }
        }
        true
    }
}
