//! What came about in a sentence that speaks of a goal: `phấn đấu xếp thứ 35, thực tế đạt vị trí 41`.
use super::*;

/// Verbs that say where somebody stands or has come to.
const STANDS: [&str; 16] =
    ["đứng", "xếp", "đạt", "ở", "lên", "vào", "lọt", "vươn", "tăng", "giảm", "tụt", "giành", "nằm", "về", "trở", "thuộc"];

impl Walk<'_> {
    /// Whether the place or movement at `m` is what is, though a goal was named before it.
    pub(super) fn came_about(&self, m: &Mention) -> bool {
        let goal = self.mentions.iter().rev().find(|n| n.what == What::Target && n.t1 <= m.t0);
        let Some(goal) = goal else { return false };
        self.told_as_outcome(goal, m) || self.looked_into(goal, m) || self.was_base(m)
    }

    /// `…, thực tế đạt vị trí 41`, `…, song tỉnh chỉ đứng thứ 42`, `…; ngay năm 2022 tỉnh đã đứng thứ 12`: a clause of its own behind the
    /// goal, with words for what came about.
    fn told_as_outcome(&self, goal: &Mention, m: &Mention) -> bool {
        let mark = (goal.t1..m.t0).rev().find(|t| matches!(self.word(*t), "," | ";" | ":"));
        let Some(from) = mark.map(|t| t + 1) else { return false };
        let opens = match (self.word(from), self.word(from + 1)) {
            ("thực", "tế") | ("kết", "quả") | ("trong", "khi" | "lúc") | ("tuy", "nhiên") | ("đến" | "tới", "nay") => true,
            ("thực", "hiện") => matches!(self.word(from + 2), "được" | "đạt" | "thứ" | "hạng"),
            ("hiện", next) => next != "thực",
            (first, _) => matches!(first, "nhưng" | "song"),
        };
        let stands = |t: usize| STANDS.contains(&self.word(t));
        let came = (from..m.t0).any(|t| match self.word(t) {
            "đã" => stands(t + 1),
            "mới" | "chỉ" => stands(t + 1) || matches!(self.word(t + 1), "chỉ" | "mới"),
            // "vẫn nằm trong nhóm 30" is still aimed at.
            "vẫn" => stands(t + 1) && matches!(m.what, What::Rank { .. }),
            _ => false,
        });
        // "…, nhưng đến 2025 phải trong top 4" is aimed at as well.
        let aims = (from..m.t0).any(|t| matches!(self.word(t), "phải" | "cần" | "sẽ" | "để"));
        m.t0 - from <= 24 && (opens || came) && !aims
    }

    /// `yêu cầu phân tích nguyên nhân PAR INDEX xếp thứ 52`, `quyết tâm cải thiện PCI sau khi rơi xuống thứ 42`: what is to be looked into or
    /// mended.
    fn looked_into(&self, goal: &Mention, m: &Mention) -> bool {
        let known = |t: usize| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("nguyên", "nhân")
                    | ("lý" | "lí", "do")
                    | ("vì", "sao")
                    | ("sau", "khi")
                    | ("khắc", "phục")
                    | ("kiểm", "điểm")
                    | ("làm", "rõ")
                    | ("rút", "kinh")
            )
        };
        let Some(at) = (goal.t1..m.t0).rev().find(|t| known(*t)) else { return false };
        let aims = (at..m.t0).any(|t| matches!(self.word(t), "đưa" | "nâng" | ";"));
        matches!(m.what, What::Rank { .. } | What::Move(_) | What::Last) && !aims
    }

    /// `tăng 5 bậc so với năm 2023 (hạng 42)`: the place of the year that the goal is held against.
    fn was_base(&self, m: &Mention) -> bool {
        let open = self.mentions.iter().enumerate().rev().find(|(_, n)| n.what == What::Mark('(') && n.t1 <= m.t0);
        let Some((at, open)) = open.filter(|_| m.depth > 0) else { return false };
        let year = at.checked_sub(1).and_then(|j| Some((j, self.mentions.get(j)?)));
        year.is_some_and(|(j, y)| matches!(y.what, What::Year(_) | What::Relative(_)) && self.role(j) == Role::Base && y.t1 == open.t0)
    }

    /// `Sau nhiều phấn đấu, …`, `Thực hiện mục tiêu xây dựng chính quyền phục vụ, …`, `Chủ tịch yêu cầu: "…"`: a word of will that sets no goal
    /// for the places behind it.
    pub(super) fn sets_no_goal(&self, i: usize, goal: &Mention) -> bool {
        if self.word(goal.t0) == "yêu" && self.word(goal.t1) == ":" && matches!(self.word(goal.t1 + 1), "\"" | "“") {
            return true;
        }
        let Some(value) = self.mentions.iter().skip(i + 1).find(|n| n.is_value()) else { return false };
        let Some(comma) = (goal.t1..value.t0).find(|t| self.word(*t) == ",") else { return false };
        let after = (1..=3).any(|b| self.before(goal.t0, b) == "sau");
        let led = matches!((self.before(goal.t0, 2), self.before(goal.t0, 1)), ("thực", "hiện") | (_, "với" | "nhờ" | "bằng"));
        // What is to be done says itself nothing of a ranking.
        let other = comma >= goal.t1 + 3
            && !self.mentions.iter().skip(i + 1).any(|n| {
                n.t1 <= comma && matches!(n.what, What::Index(_) | What::Part(_) | What::Year(_) | What::Relative(_) | What::Subject(_))
            });
        let own = self.mentions.iter().any(|n| n.t0 > comma && n.t1 <= value.t0 && matches!(n.what, What::Target));
        let ranked = self.mentions.iter().any(|n| n.t0 > comma && n.t0 < value.t0 && matches!(n.what, What::Index(_) | What::Part(_)));
        !own && (after || led && other && ranked && matches!(value.what, What::Rank { .. } | What::Move(_)))
    }
}
