//! Several editions at once, and goals that go on from sentence to sentence.
use super::*;

/// `Phấn đấu PAPI xếp 20/63 tỉnh. PAR INDEX từ 87% trở lên, lọt nhóm 25`: behind a sentence that sets a goal, a least figure sets
/// the next one.
pub(super) fn goes_on_with_goals(frame: &Frame, sentence: usize, view: &View, tokens: &[Token]) -> bool {
    if frame.goal_said.is_none_or(|at| at + 1 != sentence) {
        return false;
    }
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text(view.text()));
    let least = (0..tokens.len()).any(|i| {
        matches!((word(i), word(i + 1)), ("trở", "lên" | "xuống") | ("tối", "thiểu") | ("ít", "nhất")) && word(i.wrapping_sub(1)) != "bình"
    });
    let done = (0..tokens.len()).any(|i| {
        matches!(word(i), "đã" | "vừa" | "từng") || matches!((word(i), word(i + 1)), ("kết", "quả") | ("so", "với") | ("số", "tỉnh"))
    });
    least && !done
}

impl Walk<'_> {
    /// `vị trí số 2 trong hai năm 2008, 2009`: several years behind a place, which was the same in each of them.
    pub(super) fn years_behind_value(&mut self, i: usize, m: &Mention, run: &[usize], years: &[Slot<Edition>]) -> bool {
        const GLUE: [&str; 31] = [
            "của", "năm", "kỳ", "trong", "ở", "vào", "tại", "cả", "hai", "ba", "bốn", "2", "3", "4", "các", "liền", "liên", "tiếp", "tục",
            "suốt", "bảng", "xếp", "hạng", "nước", "toàn", "quốc", "những", "mấy", "chỉ", "số", "nhiều",
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
        let joined = run.last().and_then(|j| self.mentions.get(*j)).is_some_and(|l| (m.t1..l.t0).any(|t| self.word(t) == "và"));
        // "đứng thứ 3 năm 2020, 2021 tụt xuống thứ 5": the last year opens the next clause.
        let next = self.mentions.iter().find(|n| n.t0 >= end && !matches!(n.what, What::Stand | What::Scope(_)));
        let opens = next.is_some_and(|n| n.is_value() && n.t0 <= end + 3) && !matches!(self.word(end), "," | ";" | ".");
        if opens || !(several || joined) {
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
}
