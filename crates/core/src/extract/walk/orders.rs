//! Orders told without numbers: a falling list, a name before `kế tiếp`, a place that somebody unknown takes.
use super::*;

impl Walk<'_> {
    /// `A đứng đầu, 88 điểm; B kế tiếp, 87 điểm`, `B xếp ngay sau với 87 điểm`: the name before the word has the next place.
    pub(super) fn next_behind_name(&mut self, i: usize, m: &Mention, last: u32) -> Option<usize> {
        let j = i.checked_sub(1)?;
        let name = self.mentions.get(j).filter(|n| matches!(n.what, What::Subject(_)) && self.role(j) == Role::Normal)?;
        let verb = self.glue(name.t1, m.t0, &["đứng", "xếp", "thì", "ở", "vị", "trí", "là"]) && m.t0 <= name.t1 + 3;
        let ends = matches!(self.word(m.t1), "," | ";" | "." | "(" | "" | "với" | "đạt" | "được");
        if verb
            && ends
            && let Some(next) = self.several_behind(i, m, last)
        {
            return Some(next);
        }
        let comma = name.t0.checked_sub(1).is_some_and(|t| {
            let t = if matches!(self.word(t), "tỉnh" | "tp" | "ubnd") { t.saturating_sub(1) } else { t };
            matches!(self.word(t), "," | ";" | "." | "và" | "còn")
        });
        let told = self.protos.iter().any(|p| p.rank == Some(last)) && self.scene.who.len() == 1 && self.fresh;
        if !(verb && ends && comma && told) || self.list.is_some_and(|l| l.left > 0) {
            return None;
        }
        self.same_ranking();
        let mut p = self.proto(m);
        (p.rank, p.rule) = (Some(last + 1), "order of names");
        self.frame.last_rank = Some(last + 1);
        self.open_claims(p);
        Some(i + 1)
    }

    /// `A dẫn đầu với 90 điểm, B và C theo sau với 87 và 85 điểm`: all names of the row before the word take the next places in turn.
    fn several_behind(&mut self, i: usize, m: &Mention, last: u32) -> Option<usize> {
        let group = self.scene.who.clone();
        let own = |w: &Slot<Who>| w.origin == Origin::Sentence && w.span.is_some();
        let from = group.first().and_then(|w| w.span).map(|(start, _)| start)?;
        let leader = |p: &Proto| p.rank == Some(last) && p.who.as_ref().is_some_and(|w| group.iter().all(|g| g.value != w.value));
        let row = group.len() > 1 && self.fresh && group.iter().all(own);
        let placed = self.protos.iter().any(|p| p.placed() && p.end > from);
        if !row || placed || !self.protos.iter().any(leader) || self.list.is_some_and(|l| l.left > 0) {
            return None;
        }
        self.same_ranking();
        self.ranked_in_order(&group, last + 1, m);
        (self.fresh, self.scene.order) = (false, true);
        Some(i + 1)
    }

    /// `… Sở A 95,1 điểm, Văn phòng X và Y 94,5 điểm, Sở B 92,9 điểm`: points in an ordered list whose name is not known take a place too,
    /// so that those behind them keep theirs.
    pub(super) fn held_by_unknown_of_list(&mut self, m: &Mention) -> bool {
        let Some(mut list) = self.list.filter(|l| l.ordered && l.left > 0 && l.next > 1 && self.series.is_empty()) else { return false };
        // The last name's own points, or the first thing on a line that goes on with the list.
        let points = self.mentions.iter().find(|n| n.t0 >= self.list_end && n.t0 < m.t0 && matches!(n.what, What::Score { .. }));
        let last = points.filter(|n| self.list_end > 0 && !(self.list_end..n.t0).any(|t| matches!(self.word(t), "," | ";")));
        let from = last.map_or(self.list_end, |n| n.t1);
        let own = self.list_end > 0 && !(from..m.t0).any(|t| matches!(self.word(t), "," | ";"));
        let scored = self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.score.is_some()));
        let named = self.mentions.iter().any(|n| n.t0 >= from && n.t1 <= m.t0 && matches!(n.what, What::Subject(_)));
        let capital = (from..m.t0).any(|t| self.tokens.get(t).is_some_and(|k| k.capital && k.kind == crate::normalize::TokenKind::Word));
        let words = (from..m.t0).filter(|t| self.tokens.get(*t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Word)).count();
        let value = self.mentions.iter().any(|n| n.t0 >= from && n.t1 <= m.t0 && (n.is_value() || n.what == What::Average));
        let goes_on = self.list_end > 0 && scored || self.list_end == 0 && self.list == self.frame.list;
        if own || named || value || !capital || !(2..=20).contains(&words) || !goes_on || m.depth > 0 {
            return false;
        }
        list.next += 1;
        list.left -= 1;
        self.frame.last_rank = Some(list.next - 1);
        self.list = Some(list);
        self.list_end = m.t1;
        true
    }

    /// `Nhóm trên 80%, kể từ cao xuống thấp có A, B, C; nhóm trên 70%, kể tiếp từ cao xuống thấp có D, E`: a falling order right before
    /// its names, from the top of the table or on from the last place. The order inside a lower grade counts from no place.
    pub(super) fn falling_order(&mut self, i: usize) {
        let Some(link) = self.mentions.get(i) else { return };
        let Some(order) = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|o| o.what == What::Order && link.t0 <= o.t1 + 1)
        else {
            return;
        };
        let falls = (order.t0..order.t1)
            .any(|t| matches!((self.word(t), self.word(t + 1)), ("cao", "xuống" | "đến") | ("trên", "xuống") | ("giảm" | "thấp", "dần")));
        let goes_on = (order.t0..order.t1).any(|t| self.word(t) == "tiếp") || self.before(order.t0, 1) == "tiếp";
        let names = self.mentions.iter().skip(i + 1).take_while(|n| n.what != What::Mark(';'));
        let (mut count, mut own) = (0, false);
        for n in names {
            count += usize::from(matches!(n.what, What::Subject(_)));
            own |= matches!(n.what, What::Rank { .. } | What::Move(_));
        }
        let clause = || (0..order.t0).rev().take(16).take_while(|t| self.word(*t) != ";");
        let lower = clause().any(|t| {
            matches!(self.word(t), "khá" | "bình" | "yếu" | "kém" | "lại" | "thấp" | "giảm" | "tăng" | "dưới")
                || matches!((self.word(t), self.word(t + 1)), ("nhóm", "b" | "c" | "d" | "2" | "3" | "ii" | "iii"))
        });
        // "Xếp liền sau, theo thứ tự từ trên xuống, là 7 đơn vị": behind whoever stands before them.
        let goes_on = goes_on || self.mentions.iter().take(i).any(|n| n.what == What::Next);
        let next = if goes_on { self.frame.last_rank.map(|r| r + 1) } else { (!lower && self.protos.is_empty()).then_some(1) };
        let busy = self.list.is_some_and(|l| l.left > 0) && !goes_on;
        if let Some(next) = next.filter(|_| falls && count >= 3 && !own && !busy && self.scene.parts.is_empty()) {
            self.list = Some(RankList { next, ordered: true, left: 200 });
            self.list_end = 0;
        }
    }

    /// `Tiếp theo là B, tăng 5 bậc và xếp thứ 12`: the place that is written for a name goes over the one counted on for it.
    pub(super) fn written_over_counted(&mut self) {
        let same = |p: &Proto, q: &Proto| {
            let value = |p: &Proto| {
                let who = p.who.as_ref().map(|s| s.value.clone());
                let part = p.part.as_ref().map(|s| s.value.clone());
                (who, part, p.index.as_ref().map(|s| s.value), p.year.as_ref().map(|s| s.value), p.scope.as_ref().map(|s| s.value.clone()))
            };
            p.modality == q.modality && value(p) == value(q)
        };
        let counted = |p: &Proto| p.rule == "order of names" && p.rank.is_some();
        for n in (0..self.protos.len()).rev() {
            let Some(p) = self.protos.get(n).filter(|p| counted(p)).cloned() else { continue };
            let written = |q: &&mut Proto| q.rank.is_some() && q.rule != "order of names" && q.start > p.start && same(&p, q);
            let mut own = self.protos.iter_mut().skip(n + 1).filter(written);
            // "Nối gót là A, B, C, chia nhau các hạng 2, 3 và 4": several places are not all the last name's.
            let (Some(q), None) = (own.next(), own.next()) else { continue };
            if self.tokens.iter().any(|t| t.is(';') && (p.end..q.start).contains(&(t.start as usize))) {
                continue;
            }
            if p.rank != q.rank {
                (q.delta, q.base) = if q.delta.is_none() { (p.delta, p.base) } else { (q.delta, q.base) };
                q.score = q.score.or(p.score);
                self.protos.remove(n);
            }
        }
    }

    /// `… tiếp đó là A, B; C tiến xa nhất (tăng 34 bậc)`: behind a semicolon that parts no names of the list before, the name at `j` with
    /// a verb of its own is none of it. The list begins at `from` or behind the last word that opens one.
    pub(super) fn clause_of_its_own(&self, from: usize, j: usize) -> bool {
        let Some(m) = self.mentions.get(j) else { return false };
        let mark = (1..=3)
            .take_while(|b| matches!(self.before(m.t0, *b), ";" | "tỉnh" | "tp" | "thành" | "phố"))
            .any(|b| self.before(m.t0, b) == ";");
        let verb = matches!(
            self.word(m.t1),
            "tiến"
                | "tăng"
                | "giảm"
                | "tụt"
                | "lùi"
                | "rớt"
                | "cải"
                | "thăng"
                | "nhảy"
                | "bứt"
                | "sụt"
                | "là"
                | "có"
                | "vươn"
                | "lên"
        );
        let parted = || {
            let opened =
                self.mentions.iter().take(j).rposition(|n| matches!(n.what, What::Next | What::Is | What::Mark(':') | What::Rank { .. }));
            let list = self.mentions.get(from.max(opened.unwrap_or(0))..j).unwrap_or_default();
            list.iter().filter(|n| n.what == What::Mark(';')).count() > 1
        };
        mark && verb && !parted()
    }

    /// `…; tiếp theo là Con cuông 88,8 điểm; Tân Kỳ 87,3 điểm`: the name right behind the link is not known, and who comes behind its points stands
    /// one place further. Where its points end.
    pub(super) fn next_is_unknown(&mut self, i: usize, m: &Mention, last: u32) -> Option<usize> {
        let j = (i + 1..i + 4).find(|j| self.mentions.get(*j).is_some_and(|n| matches!(n.what, What::Score { .. })))?;
        let between = self.mentions.get(i + 1..j)?;
        if !between.iter().all(|n| matches!(n.what, What::Is | What::Unit | What::Anaphor(_) | What::Stand)) {
            return None;
        }
        let score = self.mentions.get(j)?;
        let from = between.last().map_or(m.t1, |n| n.t1).max(m.t1);
        let from = if self.word(from) == "là" { from + 1 } else { from };
        let linked = (m.t1..=from).any(|t| self.word(t) == "là") || self.before(m.t1, 1) == "là";
        let name = self.tokens.get(from..score.t0)?;
        let word = |t: &Token<'_>| t.kind == crate::normalize::TokenKind::Word;
        let capital = name.first().is_some_and(|t| word(t) && t.capital);
        let plain = name.iter().all(word) && (2..=6).contains(&name.len());
        // Points behind a verb are of whoever was spoken of.
        let verb = name.iter().any(|t| matches!(t.text, "có" | "được" | "với" | "tăng" | "giảm" | "mức"));
        let ends = matches!(self.word(score.t1), ";" | ",");
        if !(linked && capital && plain && ends) || verb || score.depth > 0 {
            return None;
        }
        self.same_ranking();
        self.frame.last_rank = Some(last + 1);
        self.list = Some(RankList { next: last + 2, ordered: true, left: 60 });
        self.list_end = 0;
        Some(j + 1)
    }

    /// `6 địa phương đứng đầu 6 vùng: A, B`, `dẫn đầu các khu vực`: each of them leads one, and they are no group of the best.
    pub(super) fn one_of_each(&mut self, m: &Mention) -> bool {
        let count = matches!(self.word(m.t1), "các" | "mỗi" | "từng") || crate::extract::numerals::count(self.word(m.t1)).is_some();
        let each = count && matches!((self.word(m.t1 + 1), self.word(m.t1 + 2)), ("vùng" | "miền" | "khối" | "cụm", _) | ("khu", "vực"));
        if each {
            (self.list, self.scene.nobody) = (None, true);
        }
        each
    }

    /// `quản trị môi trường ở A (2,87) và B (2,96)`: both names have their figure in a bracket right behind.
    pub(super) fn holder_with_bracket(&self, m: &Mention) -> bool {
        self.word(self.chain_end.wrapping_sub(1)) == ")" && self.word(m.t1) == "(" && !self.chain.is_empty()
    }

    /// `Lần lượt đứng đầu bảng là 5 địa phương: A, B, C`, `dẫn đầu PCI 2023 lần lượt là A, B và C`: the word opens the list of all.
    pub(super) fn first_of_list(&mut self, i: usize, m: &Mention) -> bool {
        // "Theo DDCI 2023 của tỉnh X, đứng đầu lần lượt là …": whose ranking it is, is nobody in it.
        let other = |(j, n): (usize, &Mention)| matches!(n.what, What::Subject(_)) && !self.owns_ranking(j);
        let named = self.scene.who.iter().any(|w| w.origin == Origin::Sentence) && self.mentions.iter().enumerate().take(i).any(other);
        // "Dẫn đầu ba khối về PAR INDEX lần lượt là A, B, C": each of them leads a block of its own.
        let blocks = (m.t1..m.t1 + 4)
            .any(|t| matches!(self.word(t), "hai" | "ba" | "các" | "2" | "3" | "4" | "bốn") && matches!(self.word(t + 1), "khối" | "nhóm"));
        if named || blocks || self.list.is_some_and(|l| l.left > 0) {
            return false;
        }
        let (mut ordered, mut linked, mut end, mut names) = (self.scene.order, false, m.t1, 0);
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            if n.t0 > end + 8 {
                break;
            }
            match &n.what {
                // "lần lượt là", "lần lượt thuộc về" link by themselves.
                What::Order if names == 0 => {
                    ordered = true;
                    linked |= n.t1 > 0 && matches!(self.word(n.t1 - 1), "là" | "về");
                }
                What::Unit
                | What::Anaphor(_)
                | What::Block(_)
                | What::Ministries
                | What::Index(_)
                | What::Scope(_)
                | What::About
                | What::OfWord
                | What::Stand
                | What::Year(_) => {}
                What::Is | What::Mark(':') => linked = true,
                // "Dẫn đầu DDCI 2023 của tỉnh X lần lượt là …".
                What::Subject(_) if !linked && self.owns_ranking(j) => {}
                What::Subject(_) if linked => names += 1,
                What::Mark(',' | ';' | '(' | ')') | What::Score { .. } | What::Move(_) | What::Keep if names > 0 => {}
                _ => break,
            }
            end = n.t1;
        }
        let opens = ordered && names >= 2;
        if opens {
            self.scene.order = true;
            self.list = Some(RankList { next: 1, ordered: true, left: 60 });
            self.list_end = 0;
        }
        opens
    }

    pub(super) fn order_near(&self, i: usize) -> bool {
        self.scene.order
            || self.enumerated(i)
            || self.mentions.iter().skip(i + 1).take_while(|n| !matches!(n.what, What::Subject(_))).any(|n| n.what == What::Order)
    }

    /// `Nằm trong top 5, các vị trí kế sau lần lượt là A, B`, `lần lượt xếp sau, cho đủ tốp 5, là A, B`: the word of order that shares a clause
    /// with the group at `i`, with nobody named between.
    pub(super) fn order_beside(&self, i: usize) -> Option<&Mention> {
        let plain = |n: &&Mention| {
            !matches!(n.what, What::Subject(_) | What::Rank { .. } | What::Last | What::Mark(';' | '(' | ')')) && !n.is_value()
                || n.what == What::Next
        };
        let next = |n: &&Mention| {
            let named = || self.mentions.iter().any(|s| matches!(s.what, What::Subject(_)) && s.t0 == n.t1);
            n.what == What::Next || n.what == What::Beside && self.word(n.t1.wrapping_sub(1)) == "sau" && !named()
        };
        let behind = self.mentions.iter().skip(i + 1).take_while(plain).find(next);
        behind.or_else(|| self.mentions.get(..i)?.iter().rev().take_while(plain).find(next))
    }

    /// Whether the last place was told in another sentence and in another ranking than the one now spoken of.
    pub(super) fn place_in_another_ranking(&self) -> bool {
        let now = self.scene.index.first().or(self.frame.index.as_ref()).map(|s| s.value);
        let then = self.frame.last_place.as_ref().and_then(|p| p.index.as_ref()).map(|s| s.value);
        !self.protos.iter().any(Proto::placed) && now.is_some() && then.is_some() && now != then
    }

    /// Whether the name right before a word of order ends a row of names and has no place: whoever comes behind it has none that is known.
    pub(super) fn unplaced_before(&self, i: usize) -> bool {
        let own = |n: &Mention| self.protos.iter().any(|p| p.who.as_ref().and_then(|w| w.span) == Some(self.span(n.t0, n.t1)));
        let row: Vec<&Mention> = self
            .mentions
            .get(..i)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|n| matches!(n.what, What::Subject(_) | What::Mark(',')))
            .filter(|n| matches!(n.what, What::Subject(_)))
            .collect();
        row.len() > 1 && row.first().is_some_and(|n| !own(n))
    }
}
