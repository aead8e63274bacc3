//! Brackets, and runs of names that brackets interrupt.
use super::*;

/// `so với năm 2021 cả về điểm số lẫn thứ hạng (66,2 điểm, hạng 9)`: in what something is compared with a year, before the bracket that
/// tells how it was then.
const BOTH: [&str; 12] = ["cả", "về", "ở", "điểm", "số", "lẫn", "và", "thứ", "hạng", "vị", "trí", "bậc"];

/// The most mentions of a bracket that are looked at: a page of brackets that never close must not be read anew from each of them.
const REACH: usize = 128;

impl Walk<'_> {
    /// What stands in the bracket that opens at `i`, up to the first one that closes.
    pub(super) fn inside(&self, i: usize) -> impl Iterator<Item = &Mention> + Clone {
        self.mentions.iter().skip(i + 1).take_while(|n| n.what != What::Mark(')')).take(REACH)
    }

    /// Whether the bracket that opens at `i` tells of an edition before that of the goal in hand, and of no goal itself.
    fn before_the_goal(&self, i: usize) -> bool {
        let goal = |y: i32| self.scene.years.iter().any(|s| matches!(s.value, Edition::Year(g) if g > y));
        let earlier = |n: &Mention| match n.what {
            What::Year(y) => goal(y),
            What::Relative(d) => d < 0,
            _ => false,
        };
        self.inside(i).any(earlier) && !self.inside(i).any(|n| n.what == What::Target)
    }

    /// Commas, semicolons and brackets: what they open, close and interrupt.
    pub(super) fn mark(&mut self, c: char, i: usize) -> usize {
        match c {
            '(' => {
                if let Some(next) = self.holder_in_bracket(i) {
                    return next;
                }
                if let Some(next) = self.leads_in_bracketed_part(i) {
                    return next;
                }
                if let Some(next) = self.bracketed_index(i) {
                    return next;
                }
                // A bracket right behind a name holds that name's own values.
                let named = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| {
                    matches!(p.what, What::Subject(_) | What::Part(_)) && self.mentions.get(i).is_some_and(|m| m.t0 <= p.t1 + 1)
                });
                let place = self.mentions.get(i).map_or(0, |m| m.t0);
                let known = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| p.t1 == place);
                let capital = place.checked_sub(1).filter(|t| *t > 0).and_then(|t| self.tokens.get(t)).is_some_and(|t| t.capital);
                let foreign = !known && capital;
                self.brackets.push(Bracket {
                    open: self.open.clone(),
                    fresh: self.fresh,
                    named,
                    scene: self.scene.clone(),
                    claims: self.protos.len(),
                    last_rank: self.frame.last_rank,
                });
                // "(30/63)", "(khi đó tỉnh đứng thứ 27)" behind "so với năm 2021": of that edition.
                let base = (1..=4)
                    .filter_map(|b| i.checked_sub(b))
                    .find(|j| self.role(*j) == Role::Base)
                    .and_then(|j| self.mentions.get(j))
                    .filter(|b| self.glue(b.t1, place, &BOTH));
                let ranks_inside =
                    || self.inside(i).any(|n| matches!(n.what, What::Rank { .. })) && !self.inside(i).any(|n| n.what == What::From);
                // "so với năm 2020 (41,62 điểm)": so are points that stand alone in it.
                let points_inside = || {
                    let mut inside = self.inside(i);
                    // Of an average they are another average.
                    !self.averaged(i)
                        && !self.mean_before(i)
                        && inside.next().is_some_and(|n| matches!(n.what, What::Score { .. }))
                        && inside.all(|n| matches!(n.what, What::Mark(',' | ';')))
                };
                // "phấn đấu năm 2024 tăng 3 bậc (năm 2023 xếp thứ 9)": what was before the goal.
                let was = self.scene.target && ranks_inside() && self.before_the_goal(i);
                let base = base.filter(|_| ranks_inside() || points_inside());
                self.scene.target &= !was;
                if let Some(b) = base {
                    let year = match b.what {
                        What::Year(y) => Some(Edition::Year(y)),
                        What::Relative(d) => Some(Edition::Relative(d)),
                        _ => None,
                    };
                    if let Some(year) = year {
                        self.scene.years = vec![Slot::new(year, Origin::Bound, Some(self.span(b.t0, b.t1)))];
                        self.scene.of = None;
                        self.fresh = true;
                    }
                }
                if named {
                    self.fresh = true;
                    self.bracket_of_last_part(i);
                    let regional = self.scene.scope.as_ref().is_some_and(|s| s.value.starts_with("region:"));
                    if regional && self.list.is_some_and(|l| !l.ordered) {
                        (self.scene.scope, self.scene.of) = (None, None);
                    }
                    // "Trong ASEAN, Việt Nam xếp sau Singapore (thứ 2)": the bracket has its own scope, or none.
                    let among = |s: &Slot<String>| s.value == "asean" || s.value.starts_with("group:") || s.value.starts_with("region:");
                    if self.scene.scope.as_ref().is_some_and(among) {
                        self.scene.scope = None;
                    }
                }
                // "Bulgaria (xếp hạng 38)": values of a name that is not known belong to nobody else.
                if foreign {
                    self.scene.nobody = true;
                }
            }
            ')' => {
                if let Some(b) = self.brackets.pop() {
                    // "xếp thứ 37/63 (mục tiêu nhóm 40); PAR INDEX xếp thứ 30": a goal set in the bracket ends with it.
                    let (target, denied_to, order) = (b.scene.target, self.scene.denied_to, self.scene.order);
                    let used = self.scene.parts_used;
                    // "vươn lên thứ nhất (năm 2020 ở vị trí thứ 3); tiếp đến là B": who comes next is second.
                    if b.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rank.is_some())) {
                        // "sát nút là B (hạng nhì, 54,5 điểm)": the next one of the row.
                        let next = b.last_rank.map(|r| r + 1);
                        let told = |p: &Proto| p.rank == next && p.rule == "place said by a word";
                        let goes_on = next.is_some() && self.frame.last_rank == next && self.protos.last().is_some_and(told);
                        if !goes_on {
                            self.frame.last_rank = b.last_rank;
                        }
                    }
                    let opened = self.mentions.iter().take(i).rev().find(|n| n.what == What::Mark('(')).map_or(0, |n| n.t1);
                    let silent = self.protos.len() == b.claims && self.mentions.get(i).is_some_and(|m| m.t0 <= opened + 8);
                    let bare_year = self.mentions.get(i).is_some_and(|m| m.t0 <= opened + 2) || self.only_years(opened, i);
                    let (index, years) = (std::mem::take(&mut self.scene.index), std::mem::take(&mut self.scene.years));
                    self.scene = Scene { target, denied_to, order, parts_used: used, ..b.scene };
                    if silent {
                        // "Chỉ số cạnh tranh cấp tỉnh (PCI)", "(năm 2022)": the bracket explains what stands before it.
                        self.scene.index = index;
                        if bare_year {
                            self.scene.years = years;
                        }
                    }
                    if b.named {
                        self.fresh = true;
                    } else {
                        self.open = b.open;
                        self.fresh = b.fresh;
                    }
                }
            }
            // "chưa vào được nhóm đầu, nhưng đã lên thứ 12": what is denied ends where the other clause begins.
            ',' if self.mentions.get(i).is_some_and(|m| {
                matches!(self.word(m.t1), "nhưng" | "song" | "mà" | "tuy" | "còn" | "thay")
                    || matches!(self.word(m.t1), "xếp" | "đứng" | "hiện" | "đang" | "chỉ") && self.denial_has_object(m)
            }) =>
            {
                self.scene.denied_to = 0;
            }
            ':' => {
                self.scene.denied_to = 0;
                // "Lễ công bố PCI 2023 và PGI 2023 đem về một bất ngờ: tỉnh lên tới vị trí 22".
                let told = || self.mentions.iter().take(i).any(|n| matches!(n.what, What::Announce | What::Says));
                if let Some(index) = self.leading_index().filter(|_| told()).cloned() {
                    self.scene.index = vec![index];
                }
                self.open_order(i);
            }
            ';' => {
                // "Mục tiêu này được nêu cho năm 2025; hiện số liệu gần nhất là hạng 24": what is the case is no goal.
                let now = self.mentions.get(i).is_some_and(|m| {
                    self.word(m.t1) == "hiện" && self.word(m.t1 + 1) != "thực" || (self.word(m.t1), self.word(m.t1 + 1)) == ("thực", "tế")
                });
                self.scene.target &= !now || self.frame.goals;
                self.leave_item(i);
                self.scene.parts_held &= self.only_a_place(i);
                self.scene.denied_to = 0;
                self.scene.nobody = false;
                self.fresh = true;
            }
            _ => {}
        }
        i + 1
    }

    /// `các chỉ số như P, Q, R (hạng 6/63)`: one place in a bracket behind the last of several components is that one's alone, unless a word
    /// says that they share it.
    fn bracket_of_last_part(&mut self, i: usize) {
        let Some(part) = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|p| matches!(p.what, What::Part(_))) else { return };
        // "P (xếp thứ nhất), Q, R (xếp thứ 2)": where the others have brackets of their own, those without share the next one.
        if self.mentions.iter().take(i).any(|n| n.depth > 0 && matches!(n.what, What::Rank { .. })) {
            return;
        }
        let one = self.inside(i).filter(|n| matches!(n.what, What::Rank { .. })).count() == 1;
        let end = self.inside(i).last().map_or(part.t1, |n| n.t1);
        let shared = (part.t1..end).any(|t| matches!(self.word(t), "đều" | "cùng" | "đồng" | "lượt" | "chung" | "cả" | "mỗi"));
        let comma =
            (1..=4).find(|b| !matches!(self.before(part.t0, *b), "chỉ" | "số" | "\"")).is_some_and(|b| self.before(part.t0, b) == ",");
        if let (true, false, true, Some(last)) = (one, shared, comma && self.scene.parts.len() > 1, self.scene.parts.last().cloned()) {
            self.scene.parts = vec![last];
        }
    }

    /// `2 năm liên tiếp (2022, 2023)`: the bracket that opens before token `from` and closes with the mark at `i` names the years just counted.
    fn only_years(&self, from: usize, i: usize) -> bool {
        let inside = self.mentions.iter().take(i).rev().take_while(|n| n.t0 >= from);
        let counted = matches!(self.before(from, 2), "tiếp" | "liền" | "tục" | "năm");
        counted && inside.clone().all(|n| matches!(n.what, What::Year(_) | What::Mark(','))) && inside.count() > 1
    }

    /// `(1) nhiều chỉ tiêu tăng mạnh; … (4) về các bộ chỉ số, PCI đứng 56/63`: a goal spoken of in one numbered item ends with it; one set
    /// before the first item holds for all.
    fn leave_item(&mut self, i: usize) {
        let Some(end) = self.mentions.get(i).map(|m| m.t1).filter(|_| self.scene.target) else { return };
        let number = |t: usize| self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number);
        let item = |t: usize| self.word(t) == "(" && number(t + 1) && self.word(t + 2) == ")";
        let led = |t: usize| t == 0 || matches!(self.before(t, 1), ":" | ";" | "," | "." | "là" | "gồm");
        if !item(end) {
            return;
        }
        let said = self.mentions.iter().find(|n| n.what == What::Target).map_or(0, |n| n.t0);
        if (0..said).any(|t| item(t) && led(t)) {
            self.scene.target = false;
        }
    }

    /// `đơn vị đứng đầu nhóm sở, ngành (Sở Nội vụ)`: a bracket behind a place and its block that holds one name and nothing else says
    /// whose the place is. Where the bracket ends.
    fn holder_in_bracket(&mut self, i: usize) -> Option<usize> {
        const BLOCK: [&str; 26] = [
            "nhóm",
            "khối",
            "sở",
            "ngành",
            "ban",
            "cấp",
            "các",
            "cơ",
            "quan",
            "trung",
            "ương",
            "ubnd",
            "quận",
            "huyện",
            "xã",
            "phường",
            "thị",
            "trấn",
            "thành",
            "phố",
            "đơn",
            "vị",
            "tỉnh",
            ",",
            "là",
            "bộ",
        ];
        let open = self.mentions.get(i)?;
        // No place that far before it is near: brackets in brackets are many on a damaged page.
        let mut close_by = self.mentions.iter().take(i).rev().take_while(|v| !self.open.is_empty() && v.t0 + 40 >= open.t0);
        let value = close_by.find(|v| v.is_value())?;
        let placed = matches!(value.what, What::Rank { word: true, .. } | What::Last);
        let near = open.t0 <= value.t1 + 12 && self.glue_or_names(value.t1, open.t0, &BLOCK);
        // "lần lượt là 43,96 (Hà Nội) và 41,78 (Huế)", "hạng 3 (Lào Cai)": right behind a figure.
        let figure = matches!(value.what, What::Rank { .. } | What::Score { .. }) && value.t1 == open.t0;
        if !(placed && near || figure) || value.depth != open.depth.saturating_sub(1) {
            return None;
        }
        let close = i + self.mentions.iter().skip(i).position(|n| n.what == What::Mark(')'))?;
        let inside = self.mentions.get(i + 1..close)?;
        let mut names = inside.iter().filter(|n| matches!(n.what, What::Subject(_)));
        let (Some(name), None) = (names.next(), names.next()) else { return None };
        let What::Subject(who) = &name.what else { return None };
        let plain = inside.iter().all(|n| matches!(n.what, What::Subject(_) | What::Unit | What::Anaphor(_) | What::Stand));
        let unit = matches!(who.kind, SubjectKind::Office(_) | SubjectKind::Unit(_));
        // "72,1 (Hà Nội) và 71,3 (Huế)": whoever another bracket names has the figure before it only.
        let bracketed = |w: &Slot<Who>| {
            w.span.is_some_and(|span| {
                self.mentions.iter().any(|n| n.depth > value.depth && n.t1 <= value.t0 && self.span(n.t0, n.t1) == span)
            })
        };
        let free = |p: &Proto| {
            let other = |w: &Slot<Who>| w.origin > Origin::Sentence || unit && w.value.kind == SubjectKind::Province || bracketed(w);
            p.who.as_ref().is_none_or(other) && p.end <= self.span(open.t0, open.t1).0
        };
        if !plain || !self.open.iter().all(|at| self.protos.get(*at).is_some_and(free)) {
            return None;
        }
        let group = vec![Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)))];
        self.set_behind(group);
        self.scene.who.clear();
        self.fresh = true;
        Some(close + 1)
    }

    /// `chưa thoát nhóm cuối, xếp 60/63`: what is denied stands between the denial and the comma at `m`.
    fn denial_has_object(&self, m: &Mention) -> bool {
        let denial = self.mentions.iter().rfind(|n| n.what == What::Not && n.t1 <= m.t0);
        denial.is_some_and(|n| {
            (n.t1..m.t0).any(|t| matches!(self.word(t), "nhóm" | "top" | "tốp" | "vị" | "hạng" | "tiêu" | "bảng" | "cuối"))
        })
    }

    /// `đứng thứ 23 (PCI), thứ 12 (PAPI)`: a bracket right behind a place that holds the name of a ranking and nothing else says in
    /// which the place is. Where the bracket ends.
    fn bracketed_index(&mut self, i: usize) -> Option<usize> {
        let [value, open, named, close] = self.mentions.get(i.checked_sub(1)?..i + 3)? else { return None };
        let What::Index(index) = named.what else { return None };
        let alone = value.t1 == open.t0 && open.t1 == named.t0 && named.t1 == close.t0 && close.what == What::Mark(')');
        let placed = matches!(value.what, What::Rank { .. } | What::Last | What::Bound(_));
        if !alone || !placed || self.fresh || self.open.is_empty() {
            return None;
        }
        let slot = Slot::new(index, Origin::Bound, Some(self.span(named.t0, named.t1)));
        for at in self.open.clone() {
            if let Some(p) = self.protos.get_mut(at) {
                p.index = Some(slot.clone());
            }
        }
        self.scene.index = vec![slot];
        Some(i + 3)
    }

    /// `chỉ số I cùng với chỉ số J`: a component on both sides of the joint at `j`.
    fn part_behind_joint(&self, j: usize) -> bool {
        let part = |k: usize| self.mentions.get(k).is_some_and(|n| matches!(n.what, What::Part(_)));
        j.checked_sub(1).is_some_and(part) && part(j + 1)
    }

    /// A run of mentions of one kind joined by commas and `và`, from `i`: their positions and the next one.
    pub(super) fn run_of(&self, i: usize, same: impl Fn(&What) -> bool) -> (Vec<usize>, usize) {
        const JOIN: [&str; 35] = [
            ",", ";", "và", "lẫn", "hay", "hoặc", "cùng", "với", "các", "tỉnh", "thành", "phố", "chỉ", "số", "thứ", "hạng", "vị", "trí",
            "năm", "rồi", "&", "đến", "ubnd", "là", "bộ", "huyện", "nhóm", "về", "\"", "-", "kỳ", "tp", "|", "•", "·",
        ];
        let figures = self.mentions.get(i).is_some_and(|f| matches!(f.what, What::Score { .. } | What::Rank { .. }));
        let mut found = vec![i];
        let mut last = i;
        let mut j = i + 1;
        let (mut skip_to, mut after_bracket) = (0, i);
        while let Some(m) = self.mentions.get(j).filter(|_| j < self.turn_end) {
            let end = self.mentions.get(last).map_or(0, |l| l.t1).max(skip_to);
            if m.t0 < end {
                // "hạng 1,2,3": one figure to whoever parts the text.
                if figures && m.t1 == end && matches!(m.what, What::Rank { .. }) && same(&m.what) {
                    found.push(j);
                    last = j;
                }
                j += 1;
                continue;
            }
            if m.what == What::Mark('(') && m.t0 == end {
                // "chính quyền số (CQS), kinh tế số (KTS)": the bracket repeats the name.
                let close = self.mentions.iter().enumerate().skip(j + 1).find(|(_, c)| c.what == What::Mark(')'));
                let repeats = close.is_some_and(|(c, _)| {
                    self.mentions.get(j + 1..c).is_some_and(|inner| !inner.is_empty() && inner.iter().all(|x| same(&x.what)))
                });
                // "lần lượt đạt 43,9 điểm (nhóm cao) và 41,7 điểm": the bracket only adds a remark.
                let remark = figures
                    && self.scene.order
                    && close.is_some_and(|(c, _)| {
                        // "lần lượt thứ 3 (năm 2013 thứ 5) và thứ 6 (…)": the rank of the other one goes on behind it.
                        let goes_on =
                            self.scene.who.len() > 1
                                && self.mentions.get(c + 1).zip(self.mentions.get(c)).is_some_and(|(n, b)| {
                                    matches!(n.what, What::Rank { .. }) && n.t0 <= b.t1 + 2 && self.word(b.t1) == "và"
                                });
                        // "lần lượt là 43,96 (Hà Nội) và 41,78 (Huế)": the bracket says whose the figure is.
                        let holder = self.mentions.get(j + 1).is_some_and(|n| matches!(n.what, What::Subject(_)) && c == j + 2);
                        goes_on
                            || !(holder && self.scene.who.len() < 2)
                                && self.mentions.get(j + 1..c).is_some_and(|inner| {
                                    !inner.iter().any(|x| x.is_value() && !matches!(x.what, What::Bound(_) | What::Header(..)))
                                })
                    });
                // "thuộc về A (khối địa phương), B (khối sở)": in which block each of the names is.
                let names = self.mentions.get(i).is_some_and(|f| matches!(f.what, What::Subject(_)));
                let blocks = names
                    && close.is_some_and(|(c, _)| {
                        self.mentions
                            .get(j + 1..c)
                            .is_some_and(|inner| !inner.is_empty() && inner.iter().all(|x| matches!(x.what, What::Block(_))))
                    });
                if let (Some((c, _)), true) = (close, repeats || remark || blocks) {
                    skip_to = self.mentions.get(c).map_or(end, |x| x.t1);
                    after_bracket = c;
                    j = c + 1;
                    continue;
                }
            }
            if m.t0 - end > 4 || !self.glue(end, m.t0, &JOIN) {
                break;
            }
            // "trong các năm 2010, 2014; năm 2019 là 39": a year behind a semicolon opens a clause of its own.
            if m.what == What::Mark(';') && self.mentions.get(i).is_some_and(|f| matches!(f.what, What::Year(_))) {
                break;
            }
            // "A, B và C về PAR INDEX; với SIPAS, thứ nhất là D": another clause.
            if m.what == What::Mark(';') && matches!(self.word(m.t1), "với" | "về" | "còn" | "riêng" | "sang" | "ở" | "tại") {
                break;
            }
            if same(&m.what) && self.role(j) == Role::Normal {
                let ranged = matches!(m.what, What::Year(_)) && (self.word(m.t0) == "-" || self.before(m.t0, 1) == "-");
                // A place in a range that only its ends tell has no words of its own.
                if m.t0 == end && !ranged && m.t1 > m.t0 {
                    break; // two names side by side are no list
                }
                found.push(j);
                last = j;
            } else if !(matches!(
                m.what,
                What::Mark(',' | ';' | '"' | '-')
                    | What::Each
                    | What::Unit
                    | What::Anaphor(_)
                    | What::Stand
                    | What::StepWord
                    | What::About
                    | What::Is
            ) || m.what == What::Beside
                && self.word(m.t0) == "cùng"
                && (self.part_behind_joint(j) || self.name_behind_joint(j)))
                || matches!(m.what, What::Anaphor(_)) && m.t0 > end + 2
            {
                break;
            }
            j += 1;
        }
        // "A, B" where B opens the next clause ("…, Hà Nội đứng") is still a list for "A" only if A had no value:
        // the caller sees no values between them by construction.
        (found, last.max(after_bracket) + 1)
    }
}
