//! Components told off in a bracket before the group that they are in.
use super::*;

/// What may stand between the bracket and the group.
const GLUE: [&str; 28] = [
    "ở", "trong", "lọt", "vào", "nằm", "đều", "cùng", "có", "mặt", "thuộc", "đứng", "xếp", "lên", "phải", "và", "năm", "đến", "tới", "rồi",
    "top", "tốp", "nhóm", "hạng", "sẽ", "được", "đạt", "số", ",",
];

impl Walk<'_> {
    /// `3/10 chỉ số (tính minh bạch, thiết chế pháp lý và đào tạo lao động) ở trong tốp 10 và tốp 5 vào năm 2020`: the bracket tells off those that
    /// the group holds.
    pub(super) fn bracketed_parts_in_group(&mut self, n: u32, i: usize, m: &Mention) -> bool {
        const REACH: usize = 14;
        let owned = !self.scene.who.is_empty() || self.frame.topic.is_some();
        let before = self.mentions.get(..i).unwrap_or_default();
        let Some(close) = before.iter().rposition(|b| b.what == What::Mark(')')).filter(|_| owned && m.depth == 0) else { return false };
        let Some(open) = before.get(..close).and_then(|b| b.iter().rposition(|b| b.what == What::Mark('('))) else { return false };
        let (Some(from), Some(to)) = (before.get(open), before.get(close)) else { return false };
        let led =
            |t: usize| GLUE.contains(&self.word(t)) || self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number);
        if m.t0 < to.t1 || m.t0 > to.t1 + REACH || !(to.t1..m.t0).all(led) {
            return false;
        }
        // "4/10 chỉ số (", "3 chỉ số thành phần (".
        let noun = from.t0.saturating_sub(4)..from.t0;
        let counted = noun.into_iter().any(|t| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("chỉ", "số" | "tiêu") | ("nội", "dung") | ("lĩnh", "vực") | ("tiêu", "chí") | ("trụ", "cột") | ("thành", "phần")
            )
        });
        let inside = before.get(open + 1..close).unwrap_or_default();
        let parts: Vec<&Mention> = inside.iter().filter(|p| matches!(p.what, What::Part(_))).collect();
        if !counted || parts.is_empty() || !inside.iter().all(|p| matches!(p.what, What::Part(_) | What::Mark(','))) {
            return false;
        }
        let parts: Vec<Slot<Part>> = parts
            .into_iter()
            .filter_map(|p| if let What::Part(value) = &p.what { Some((value, self.span(p.t0, p.t1))) } else { None })
            .map(|(value, span)| Slot::new(self.usable(value).unwrap_or_else(|| value.clone()), Origin::Bound, Some(span)))
            .collect();
        // "trong năm 2019 phải có 3 chỉ số (…) ở trong tốp 10".
        let wanted =
            (from.t0.saturating_sub(8)..from.t0).any(|t| matches!((self.word(t), self.word(t + 1)), ("phải" | "cần" | "sẽ", "có" | "đưa")));
        // "…; 4/10 chỉ số (…) ở trong tốp 15": what is wanted, and when, goes on behind a semicolon.
        let told = |p: &Proto| {
            p.rule == "best group" && p.modality == Modality::Target && p.part.as_ref().is_some_and(|s| s.origin == Origin::Bound)
        };
        let row = self.protos.iter().find(|p| told(p)).and_then(|p| p.year.clone());
        let wanted = wanted || self.protos.iter().any(told);
        let clause = self.mentions.iter().take(i).rposition(|n| n.what == What::Mark(';')).unwrap_or(0);
        let dated = self.mentions.get(clause..i).unwrap_or_default().iter().any(|n| matches!(n.what, What::Year(_) | What::Relative(_)));
        let kept = std::mem::replace(&mut self.scene.parts, parts);
        let years = row.filter(|_| !dated).map(|y| std::mem::replace(&mut self.scene.years, vec![y]));
        let mut p = self.proto(m);
        (p.rank_max, p.rule) = (Some(n), "best group");
        if wanted {
            p.modality = Modality::Target;
        }
        self.open_claims(p);
        self.scene.parts = kept;
        if let Some(years) = years {
            self.scene.years = years;
        }
        true
    }
}
