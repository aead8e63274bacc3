//! Places among those that moved most: `mức tăng cao thứ 3 cả nước`, `top 10 tỉnh tăng hạng nhiều nhất`. They are no places in the ranking
//! itself.
use super::*;

/// How far a measure and its movement may stand apart, in tokens.
const REACH: usize = 12;

/// What may stand between a movement and how high it is, besides names of rankings, owners and years.
static MEASURED: WordSet = WordSet::new(&[
    "điểm", "số", "hạng", "bậc", "thứ", "vị", "trí", "chỉ", "mức", "của", "năm", "là", "có", "tỉnh", "rất", "khá", "nhất", "tổng", "độ",
    "về", "trong", "thành", "phố", "đạt", "xếp",
]);

impl Walk<'_> {
    /// Whether a word at `t` says that somebody's points or place changed: `tăng hạng`, `cải thiện`, never `cải cách`, `tăng trưởng`.
    fn changes(&self, t: usize) -> bool {
        match self.word(t) {
            "tăng" | "giảm" => !matches!(self.word(t + 1), "trưởng" | "nghèo" | "cường" | "thiểu" | "thu" | "lên" | "xuống"),
            "cải" => self.word(t + 1) == "thiện",
            "tiến" => self.word(t + 1) == "bộ",
            "bứt" => self.word(t + 1) == "phá",
            "thăng" | "tụt" | "sụt" => true,
            _ => false,
        }
    }

    /// `có mức tăng điểm cao thứ 3`, `đứng thứ 5 về mức tăng hạng`, `top 10 tỉnh tăng hạng mạnh nhất`: how high the place at `i` is tells of a
    /// movement in the ranking. What is only counted is ranked by its growth.
    pub(super) fn of_a_movement(&self, m: &Mention) -> bool {
        let counted = |n: &Mention| matches!(n.what, What::Index(x) if self.counted_index(x));
        if self.counted_in_hand() || self.mentions.iter().any(counted) || self.setting.main_index.is_some_and(|x| self.counted_index(x)) {
            return false;
        }
        match m.what {
            What::Rank { .. } => self.moved_so_far(m) || self.about_a_movement(m),
            What::Bound(_) | What::Header(..) => self.of_those_who_moved(m) || self.about_a_movement(m),
            _ => false,
        }
    }

    /// `P, 0,8 điểm, nằm trong nhóm 6 tỉnh tăng mạnh nhất`: the points right before the group are those that were gained.
    pub(super) fn without_gain(&mut self) {
        let gain = |p: &Proto| p.score.is_some() && !p.placed() && p.delta.is_none();
        while let Some(at) = self.open.last().copied().filter(|at| !self.fresh && at + 1 == self.protos.len()) {
            let Some(start) = self.protos.last().filter(|p| gain(p)).map(|p| p.start) else { return };
            let first = self.tokens.partition_point(|t| (t.start as usize) < start);
            if !matches!(self.before(first, 1), "," | "(" | ":") {
                return;
            }
            self.protos.pop();
            self.open.pop();
            self.fresh = self.open.is_empty() || at == 0;
        }
    }

    /// `điểm tăng cao thứ 3`, `mức tăng hạng PCI 2022 cao thứ 5`: the degree stands behind the movement.
    fn moved_so_far(&self, m: &Mention) -> bool {
        let degree = |t: usize| matches!(self.word(t), "cao" | "lớn" | "nhiều" | "mạnh" | "nhanh" | "sâu" | "tốt" | "thấp");
        let Some(at) = [m.t0, m.t0.saturating_sub(1)].into_iter().find(|t| degree(*t)) else { return false };
        let named = |t: usize| {
            covered(self.mentions, t, |w| {
                matches!(w, What::Index(_) | What::Year(_) | What::Relative(_) | What::Subject(_) | What::Anaphor(_) | What::Part(_))
            })
        };
        let plain = |t: &usize| self.tokens.get(*t).is_some_and(|k| MEASURED.holds(k)) || named(*t);
        let change = (at.saturating_sub(REACH)..at).rev().find(|t| !plain(t));
        change.is_some_and(|t| self.changes(t) || t > 0 && self.changes(t - 1))
    }

    /// `đứng thứ 5 toàn quốc về mức tăng hạng`, `top 5 về tốc độ cải thiện điểm số`: the movement is what the place is about.
    fn about_a_movement(&self, m: &Mention) -> bool {
        let clause = (m.t1..m.t1 + 7).take_while(|t| !matches!(self.word(*t), "," | ";" | "." | ":" | "(" | ""));
        let Some(about) = clause.into_iter().find(|t| self.word(*t) == "về") else { return false };
        let noun = match (self.word(about + 1), self.word(about + 2)) {
            ("mức" | "tốc", "độ") => about + 3,
            ("mức" | "sự" | "số" | "độ", _) => about + 2,
            _ => about + 1,
        };
        let at = if matches!(self.word(noun), "điểm" | "bậc") { noun + 1 } else { noun };
        let of_places = (at + 1..at + 4).any(|t| matches!(self.word(t), "hạng" | "bậc" | "điểm" | "thứ" | "chỉ"));
        self.changes(at) && (noun > about + 1 || of_places)
    }

    /// `top 3 tỉnh tăng hạng nhiều nhất`, `nhóm 10 địa phương có điểm số cải thiện mạnh nhất`: the group is that of those who moved most.
    fn of_those_who_moved(&self, m: &Mention) -> bool {
        let clause = || (m.t0..m.t1 + REACH).take_while(|t| !matches!(self.word(*t), "," | ";" | "." | ":" | "(" | "và" | ""));
        let best = |t: &usize| {
            self.word(*t) == "nhất" && matches!(self.before(*t, 1), "nhiều" | "mạnh" | "cao" | "nhanh" | "tốt" | "lớn" | "sâu" | "tượng")
        };
        let Some(most) = clause().find(best) else { return false };
        clause().take_while(|t| *t < most).any(|t| self.changes(t))
    }
}
