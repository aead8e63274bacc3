//! Rows that close something: the rest of a best group (`A, B và C khép lại tốp 5`), a movement told before those who moved, the places of
//! an earlier edition for all that were ranked just before.
use super::*;

impl Walk<'_> {
    /// `khép lại top 5 là A`, `B, C và D lần lượt hoàn tất tốp 10`: whoever closes a group alone has its last place; several have those that
    /// are left, where words of order give them and just as many are.
    pub(super) fn closes_group(&mut self, n: u32, i: usize, m: &Mention) -> bool {
        let verb = (1..=5).any(|b| {
            matches!(
                (self.before(m.t0, b), self.before(m.t0, b - 1)),
                ("hoàn", "tất" | "thiện" | "thành")
                    | ("khép", "lại" | "nốt" | "trọn")
                    | ("lấp", "đầy" | "kín" | "nốt")
                    | ("điền", "nốt")
                    | ("làm", "đầy" | "tròn")
            )
        });
        if !verb || self.scene.target || self.scene.nobody {
            return false;
        }
        let behind = self
            .mentions
            .iter()
            .enumerate()
            .skip(i + 1)
            .find(|(_, k)| !matches!(k.what, What::Index(_) | What::Year(_) | What::Scope(_) | What::Is | What::Order | What::OfWord));
        let behind = behind.filter(|(j, k)| {
            let linked = self.mentions.get(j - 1).is_some_and(|l| matches!(l.what, What::Is | What::Order)) && j - 1 > i;
            linked && matches!(k.what, What::Subject(_))
        });
        let mut group = if self.chain.len() > self.scene.who.len() { self.chain.clone() } else { self.scene.who.clone() };
        group.retain(|w| w.origin == Origin::Sentence);
        if let Some((j, _)) = behind {
            let (run, _) = self.run_of(j, |w| matches!(w, What::Subject(_)));
            let named = run.iter().filter_map(|k| self.mentions.get(*k)).filter_map(|k| match &k.what {
                What::Subject(who) => Some(Slot::new(who.clone(), Origin::Sentence, Some(self.span(k.t0, k.t1)))),
                _ => None,
            });
            group = named.collect();
        }
        let count = u32::try_from(group.len()).unwrap_or(0);
        let next = self.frame.last_rank.map(|r| self.last_held(r) + 1);
        // "hai cái tên khép lại tốp 5 là A và B": both are in it, and nothing says which is where.
        let ordered = self.scene.order
            || self.order_near(i)
            || (0..self.tokens.len()).any(|t| self.word(t) == "tự" && matches!(self.before(t, 1), "trật" | "thứ"));
        let left = count == 1 || count > 1 && ordered && next == (n + 1).checked_sub(count);
        if !left || count >= n {
            return false;
        }
        self.list = None;
        self.ranked_in_order(&group, n + 1 - count, m);
        self.fresh = true;
        true
    }

    /// `Cùng tăng 12 bậc so với năm 2021 có A và B; giảm 8 bậc là C`: a movement at the head of its clause, before those who moved. Where
    /// they end.
    pub(super) fn moved_together(&mut self, n: i32, base: Option<Edition>, i: usize, m: &Mention) -> Option<usize> {
        let head = (0..m.t0).rev().take(12).find(|t| matches!(self.word(*t), "," | ";" | ":" | "." | "(")).map_or(0, |t| t + 1);
        let opens = m.t0 > head
            && (head..m.t0).all(|t| {
                matches!(
                    self.word(t),
                    "cùng"
                        | "đều"
                        | "tăng"
                        | "giảm"
                        | "thăng"
                        | "tụt"
                        | "lên"
                        | "xuống"
                        | "hạng"
                        | "mức"
                        | "còn"
                        | "và"
                        | "rơi"
                        | "rớt"
                        | "lùi"
                        | "nhảy"
                        | "vọt"
                        | "sụt"
                        | "tới"
                        | "đến"
                        | "cũng"
                )
            });
        let mut linked = None;
        for (j, k) in self.mentions.iter().enumerate().skip(i + 1) {
            match k.what {
                What::Against
                | What::Year(_)
                | What::Index(_)
                | What::Relative(_)
                | What::Unit
                | What::Is
                | What::Stand
                | What::About
                | What::Order => {}
                What::Subject(_) => {
                    let link = (1..=4).find(|b| matches!(self.before(k.t0, *b), "có" | "gồm" | "là" | "về"));
                    let plain = link.is_some_and(|b| {
                        (1..b).all(|b| {
                            matches!(self.before(k.t0, b), "tỉnh" | "tp" | "các" | "." | "phố" | "thành" | "hai" | "gồm" | "địa" | "phương")
                        })
                    });
                    linked = plain.then_some(j);
                    break;
                }
                _ => break,
            }
            if k.t0 > m.t1 + 14 {
                break;
            }
        }
        let first = linked.filter(|_| opens && !self.scene.target && !self.scene.nobody)?;
        let (run, next) = self.run_of(first, |w| matches!(w, What::Subject(_)));
        // "Tăng 3 bậc là A, hạng 5": a place of their own behind the names is another construction.
        let placed = self.mentions.get(next).is_some_and(|k| matches!(k.what, What::Rank { .. } | What::Mark('(')));
        let holds = self.mentions.get(first).is_some_and(|k| (1..=3).any(|b| self.before(k.t0, b) == "có"));
        if placed || run.len() < 2 && !holds {
            return None;
        }
        let group: Vec<Slot<Who>> = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .filter_map(|k| match &k.what {
                What::Subject(who) => Some(Slot::new(who.clone(), Origin::Bound, Some(self.span(k.t0, k.t1)))),
                _ => None,
            })
            .collect();
        self.scene.who = group;
        let mut p = self.proto(m);
        // Each of them has a name of its own, as in a row of movements.
        (p.delta, p.base, p.rule) = (Some(n), base, if run.len() > 1 { "movements in a row" } else { "movement alone" });
        self.open_claims(p);
        self.fresh = true;
        Some(next)
    }

    /// `Chính quyền số 24/63, Kinh tế số 27/63; còn năm 2020 thứ tự tương ứng là 47, 39`, `Năm 2020 các con số này lần lượt là 31, 33, 36`:
    /// as many places of an earlier edition as were just told, for the same components and rankings in the same order.
    pub(super) fn places_again_in_turn(&mut self, run: &[usize]) -> bool {
        let Some(first) = run.first().and_then(|j| self.mentions.get(*j)) else { return false };
        let from = first.t0.saturating_sub(12);
        let points = (from..first.t0).any(|t| {
            matches!((self.word(t), self.word(t + 1)), ("tương", "ứng") | ("số" | "hạng" | "tự" | "trí", "này" | "đó" | "ấy" | "trên"))
        });
        let turn = (from..first.t0).any(|t| matches!((self.word(t), self.word(t + 1)), ("tương", "ứng") | ("lần", "lượt")));
        let [year] = self.scene.years.as_slice() else { return false };
        let year = year.clone();
        let told =
            |p: &&Proto| p.rank.is_some() && p.modality == Modality::Asserted && p.year.as_ref().is_none_or(|y| y.value != year.value);
        let here: Vec<Proto> = self.protos.iter().filter(told).cloned().collect();
        let row = if here.is_empty() { self.frame.row.iter().filter(told).cloned().collect() } else { here };
        // They differ in what is ranked, or in who is.
        let differ = row.windows(2).all(|w| matches!(w, [a, b] if a.part != b.part || a.index != b.index || a.who != b.who));
        let counted = (from..first.t0).any(|t| {
            crate::extract::numerals::count(self.word(t)).is_some_and(|n| n as usize == run.len())
                && matches!((self.word(t + 1), self.word(t + 2)), ("chỉ", "số") | ("nội", "dung") | ("lĩnh", "vực") | ("trụ", "cột"))
        });
        let last = run.last().and_then(|j| self.mentions.get(*j));
        // "xếp thứ 50/63 và thứ 2 vùng": one place among all and one among few.
        let among = |n: &Mention| matches!(n.what, What::Scope(_) | What::Region | What::Of(_)) && last.is_some_and(|l| n.t0 >= l.t1);
        let joined = last.is_some_and(|l| self.before(l.t0, 1) == "và")
            && !self.mentions.iter().skip_while(|n| n.t0 < first.t1).take_while(|n| n.what != What::Mark(';')).any(among);
        let again = points && (turn || counted) || (turn || joined) && self.same_again(&row, first);
        if !again || row.len() != run.len() || run.len() < 2 || !differ {
            return false;
        }
        for (p, j) in row.iter().zip(run) {
            let Some(m) = self.mentions.get(*j) else { continue };
            let What::Rank { n, of, .. } = m.what else { continue };
            let (start, end) = self.span(m.t0, m.t1);
            let place = Proto {
                rank: Some(n),
                of,
                own_of: of.is_some(),
                delta: None,
                base: None,
                score: None,
                year: Some(year.clone()),
                start: self.span(first.t0, first.t1).0.min(start),
                end,
                sentence: self.sentence,
                rule: "respectively",
                ..p.clone()
            };
            self.protos.push(place);
        }
        self.open.clear();
        self.fresh = true;
        true
    }

    /// `Năm 2022, PCI xếp thứ 6, DTI thứ 10; năm 2023 xếp thứ 6 và thứ 9`, `…; năm 2021, tỉnh lần lượt đứng thứ 58 và 29`: nothing but another
    /// year is named between the row and the places of that year.
    fn same_again(&self, row: &[Proto], first: &Mention) -> bool {
        let here = row.iter().all(|p| p.sentence == self.sentence);
        let near = row.iter().all(|p| p.sentence + 1 == self.sentence);
        let end = row.iter().map(|p| p.end).max().filter(|_| here).unwrap_or(0);
        let from = self.tokens.partition_point(|t| (t.start as usize) < end);
        let held = |w: &Who| row.iter().all(|p| p.who.as_ref().is_some_and(|s| s.value == *w));
        let between = || self.mentions.iter().skip_while(|n| n.t0 < from).take_while(|n| n.t0 < first.t0);
        let other = between().any(|n| match &n.what {
            What::Subject(w) => !held(w),
            // "57 PCI và thứ 15 PAPI; …": the ranking of the last place stands right behind it.
            What::Index(_) | What::Part(_) => !here || n.t0 > from || self.other_than_the_last(row, n),
            What::Rank { .. } | What::Score { .. } | What::Move(_) | What::Bound(_) | What::Last => true,
            _ => false,
        });
        let dated = between().any(|n| matches!(n.what, What::Year(_) | What::Relative(_)));
        (here || near) && dated && !other
    }

    /// Whether the ranking named at `n` is not that of the last place of the row.
    fn other_than_the_last(&self, row: &[Proto], n: &Mention) -> bool {
        let own = |p: &Proto| match n.what {
            What::Index(x) => p.index.as_ref().is_some_and(|s| s.value == x),
            _ => true,
        };
        !row.last().is_some_and(own)
    }

    /// `Thể chế: 87` under `Thứ hạng từng trụ cột như sau:`: the bare figure of an item is the place of whom or what it names.
    pub(super) fn place_of_item(&mut self) {
        let whole = |t: usize| {
            self.tokens
                .get(t)
                .filter(|k| k.kind == crate::normalize::TokenKind::Number)
                .and_then(|k| crate::extract::numerals::whole(k.text))
        };
        if !self.frame.listing || !self.frame.places || !self.protos.is_empty() || self.scene.target || self.scene.nobody {
            return;
        }
        let topic = |m: &&Mention| matches!(m.what, What::Part(_) | What::Index(_) | What::Subject(_));
        let mut topics = self.mentions.iter().filter(topic);
        let (Some(m), None) = (topics.next(), topics.next()) else { return };
        let parted = matches!(self.word(m.t1), ":" | "-" | "–" | "=");
        let (at, end) = (m.t1 + 1, m.t1 + 2);
        // "87 (93)": the figure of another edition in a bracket says nothing here.
        let ends = matches!(self.word(end), "" | "." | ";" | ",") && end + 1 >= self.tokens.len()
            || self.word(end) == "(" && whole(end + 1).is_some();
        let Some(n) = whole(at).filter(|n| m.t0 <= 3 && parted && ends && (1..=250).contains(n)) else { return };
        let mut p = self.proto(m);
        (p.rank, p.rule, p.end) = (Some(n), "subject and rank", self.span(at, end).1);
        self.open_claims(p);
    }

    /// `A, B, C là ba tỉnh đứng đầu, xếp theo thứ tự từ cao xuống thấp`: whether words of order stand behind the group at `i`, before anybody
    /// else is named.
    pub(super) fn order_behind(&self, i: usize, m: &Mention) -> bool {
        for (j, k) in self.mentions.iter().enumerate().skip(i + 1) {
            match k.what {
                What::Order => {
                    let more = self.mentions.iter().skip(j + 1).take_while(|x| x.what != What::Mark(';'));
                    // "không theo thứ tự", "theo thứ tự bảng chữ cái".
                    let none = self.before(k.t0, 1) == "không" || matches!(self.word(k.t1), "bảng" | "chữ" | "abc" | "alphabet");
                    return !none && k.t0 <= m.t1 + 16 && !more.into_iter().any(|x| matches!(x.what, What::Subject(_) | What::Rank { .. }));
                }
                What::Index(_)
                | What::Year(_)
                | What::Scope(_)
                | What::Mark(',')
                | What::Stand
                | What::OfWord
                | What::StepWord
                | What::Unit
                | What::About => {}
                _ => return false,
            }
        }
        false
    }
}
