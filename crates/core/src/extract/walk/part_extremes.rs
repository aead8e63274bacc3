//! The best and the worst in one component, named by their points.
use super::superlatives::UNITS;
use super::*;

impl Walk<'_> {
    /// `chỉ số P cao nhất thuộc về X (3,55 điểm)`, `điểm P thấp nhất là Y`: the most or fewest points of the component right before, with the
    /// one name behind the link. A growth or a count is none.
    pub(super) fn part_extreme(&self, i: usize, m: &Mention) -> bool {
        let Some(part) = i.checked_sub(1).and_then(|j| self.mentions.get(j)) else { return false };
        let right =
            matches!(part.what, What::Part(_)) && (part.t1..m.t0).all(|t| matches!(self.word(t), "điểm" | "đạt" | "\"" | "có" | "số"));
        let Some(link) = self.mentions.get(i + 1).filter(|n| matches!(n.what, What::Is) && n.t0 == m.t1) else { return false };
        let name = self.mentions.iter().skip(i + 2).take(3).find(|n| matches!(n.what, What::Subject(_)));
        let near = name.is_some_and(|n| {
            n.t0 <= link.t1 + 3 && (link.t1..n.t0).all(|t| UNITS.contains(&self.word(t)) || matches!(self.word(t), "tp" | "."))
        });
        let verb = (1..=4).any(|b| matches!(self.before(part.t0, b), "tăng" | "giảm" | "cải" | "tỷ" | "tỉ" | "mức"));
        right && near && !verb && self.average_free(m.t0)
    }

    /// `Về P, cao nhất là A, thấp nhất là B`, `Sang phần Q thì địa phương thấp nhất là C`: one component is what the clause is about, and the
    /// extremes in it are named behind their links.
    pub(super) fn topic_extreme(&self, i: usize, m: &Mention) -> bool {
        let [part] = self.scene.parts.as_slice() else { return false };
        let Some((start, end)) = part.span.filter(|_| part.origin <= Origin::Sentence) else { return false };
        let at = self.tokens.partition_point(|t| (t.start as usize) < start);
        let behind = self.tokens.partition_point(|t| (t.start as usize) < end);
        let led = (1..=4).any(|b| matches!(self.before(at, b), "về" | "ở" | "sang" | "với" | "phần" | "riêng"));
        let Some((k, _)) = self.link_behind(i, m).filter(|_| led && behind <= m.t0 && self.average_free(m.t0)) else { return false };
        let named = self.mentions.get(k + 1).is_some_and(|n| matches!(n.what, What::Subject(_)))
            || self.mentions.get(k + 2).is_some_and(|n| matches!(n.what, What::Subject(_)));
        // Between stand only other places and whose they are.
        let plain = |n: &Mention| {
            n.t0 < behind
                || n.t0 >= m.t0
                || !matches!(n.what, What::Index(_) | What::Part(_) | What::Move(_) | What::ScoreChange(_) | What::Anaphor(_))
        };
        let mut t = m.t0;
        while t > behind && (UNITS.contains(&self.word(t - 1)) || matches!(self.word(t - 1), "nơi" | "có" | "điểm" | "đạt" | "xếp" | "số"))
        {
            t -= 1;
        }
        let opens = t == behind || matches!(self.before(t, 1), "," | ";" | "thì" | "còn" | "và" | ":");
        named && opens && self.mentions.iter().all(plain) && self.one_name_behind(k)
    }

    /// Whether the link at `k` leads to one name.
    pub(super) fn one_name_behind(&self, k: usize) -> bool {
        let first = self.mentions.iter().enumerate().skip(k + 1).take(3).find(|(_, n)| matches!(n.what, What::Subject(_)));
        first.is_some_and(|(j, _)| self.run_of(j, |w| matches!(w, What::Subject(_))).0.len() == 1)
    }

    /// `2. Công khai, minh bạch: điểm cao nhất thuộc về X, 6,5 điểm`: one component is spoken of, and the name behind the link has its
    /// points beside it.
    pub(super) fn best_of_part(&self, i: usize, m: &Mention) -> bool {
        let mut parts = self.mentions.iter().filter(|n| matches!(n.what, What::Part(_) | What::Pillars(_)));
        let one = parts.next().is_some_and(|n| n.t1 <= m.t0) && parts.next().is_none();
        let Some((at, _)) = self.link_behind(i, m).filter(|_| one && self.scene.parts.len() == 1) else { return false };
        let Some((j, name)) = self.mentions.iter().enumerate().skip(at + 1).find(|(_, n)| matches!(n.what, What::Subject(_))) else {
            return false;
        };
        let points = self.mentions.iter().skip(j + 1).take(3).any(|n| matches!(n.what, What::Score { .. }) && n.t0 <= name.t1 + 4);
        points && !self.mentions.iter().any(|n| n.what == What::Average) && self.held_behind(i, m)
    }

    /// `Phần Lan là quốc gia hạnh phúc nhất thế giới`: by what the ranking in hand ranks. Of another ranking it tells no place.
    pub(super) fn most_of_ranking(&mut self, i: usize, m: &Mention, high: bool) -> Option<usize> {
        let (about, _, _) = most::quality(|t| self.word(t), m.t0)?;
        let index = self.frame.index.as_ref().map(|s| s.value).or(self.setting.main_index);
        if !index.is_some_and(|x| most::ranks_by(self.setting, x, about)) {
            return Some(i + 1);
        }
        self.frame.last_rank = high.then_some(1);
        Some(self.place(i, |p| (p.rank, p.last) = (high.then_some(1), !high)))
    }

    /// `Với giao dịch B2C, A được 72,4 điểm, cao nhất; kế đến là B`: between the comma behind somebody's points and the end of the clause, in
    /// what the sentence names.
    pub(super) fn best_of_points(&mut self, i: usize, m: &Mention, high: bool) -> bool {
        let points = self.mentions.iter().take(i).rev().find(|n| n.what != What::Mark(','));
        let behind = points.is_some_and(|n| matches!(n.what, What::Score { .. }) && n.t1 + 1 == m.t0 && self.before(m.t0, 1) == ",");
        // "81,83 điểm, cao nhất nhóm Bộ, ngành", "86,3%, cao nhất khối".
        let group = matches!(self.word(m.t1), "nhóm" | "khối");
        let block = |n: &Mention| matches!(n.what, What::Block(_) | What::Ministries) && n.t0 >= m.t1 && n.t0 <= m.t1 + 1;
        let among = group && (matches!(self.word(m.t1 + 1), ";" | "." | "") || self.mentions.iter().any(block));
        // "0,96 điểm, cao nhất bảng".
        let among = among || self.word(m.t1) == "bảng" && matches!(self.word(m.t1 + 1), "," | ";" | "." | "" | "xếp");
        let ends = among || matches!(self.word(m.t1), ";" | "." | "");
        let [at] = self.open.as_slice() else { return false };
        let near = |p: &Proto| {
            p.part.as_ref().map_or_else(|| p.index.as_ref().is_some_and(|s| s.origin <= Origin::Sentence), |s| s.origin <= Origin::Sentence)
        };
        let named = |p: &Proto| p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence) && near(p);
        let Some(p) = self.protos.get_mut(*at).filter(|p| p.score.is_some() && !p.placed() && named(p)) else { return false };
        if !behind || !ends || m.depth > 0 || self.fresh {
            return false;
        }
        (p.rank, p.last, p.rule) = (high.then_some(1), !high, "place said by a word");
        self.frame.last_rank = high.then_some(1);
        true
    }
}
