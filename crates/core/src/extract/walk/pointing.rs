//! Places told of points that the sentence before tells: `Huyện X được 78,21 điểm. Đó là mức cao nhất khối địa phương.`
use super::*;

impl Walk<'_> {
    /// `Đó là mức cao nhất khối địa phương`, `Số điểm này thấp nhất vùng`: the place of whoever has the points told last.
    pub(super) fn best_again(&mut self, i: usize, m: &Mention, high: bool) -> Option<usize> {
        let last = self.frame.last_points.clone().filter(|p| p.sentence + 1 == self.sentence && p.who.is_some())?;
        let from = match (self.word(0), self.word(1), self.word(2)) {
            ("đó" | "đây", "là" | "cũng" | "vẫn", _) => 1,
            ("mức" | "điểm", "này" | "ấy" | "đó", _) => 2,
            (_, "điểm" | "số" | "quả", "này" | "ấy" | "đó") => 3,
            _ => return None,
        };
        const NOUN: [&str; 18] = [
            "là", "mức", "số", "điểm", "kết", "quả", "cũng", "vẫn", "đồng", "thời", "thành", "tích", "tổng", "con", "chính", "đạt", "giúp",
            "hiện",
        ];
        let direct = m.t0 <= 10 && self.glue(from, m.t0, &NOUN) && self.protos.is_empty();
        // "cao nhất từ trước đến nay", "cao nhất trong 5 năm": against its own past.
        let past = (m.t1..m.t1 + 6).any(|t| matches!(self.word(t), "từ" | "kể" | "lịch" | "qua" | "trước" | "mà" | "nay" | "năm"));
        let among =
            self.mentions.iter().skip(i + 1).take(3).any(|n| {
                n.t0 <= m.t1 + 3 && matches!(n.what, What::Scope(_) | What::Region | What::Block(_) | What::Of(_) | What::Ministries)
            });
        if !direct || past || !among {
            return None;
        }
        let mut p = self.proto(m);
        (p.rank, p.last) = (high.then_some(1), !high);
        (p.who, p.index, p.part, p.year, p.score) = (
            last.who.map(|s| s.carried(Origin::Anaphor)),
            last.index.map(|s| s.carried(Origin::Anaphor)),
            last.part.map(|s| s.carried(Origin::Anaphor)),
            last.year,
            last.score,
        );
        (p.rule, p.modality) = ("place said by a word", last.modality);
        self.frame.last_rank = high.then_some(1);
        self.open = vec![self.protos.len()];
        self.protos.push(p);
        self.fresh = false;
        Some(i + 1)
    }

    /// Remembers the points that the sentence tells, where they are those of one.
    pub(super) fn note_points(&mut self) {
        let mut scored = self.protos.iter().filter(|p| p.score.is_some() && p.rule != "comparison with its own rank");
        if let Some(one) = scored.next() {
            self.frame.last_points = scored.next().is_none().then(|| one.clone());
        }
    }
}
