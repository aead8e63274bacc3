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

    /// `đứng đầu khối bộ là A; với khối địa phương, vị trí ấy thuộc về B`: the same place in another list, and whose it is.
    pub(super) fn same_place_of_another(&mut self) {
        static POINTING: WordSet = WordSet::new(&["ấy", "này", "đó"]);
        if !self.says(&POINTING) {
            return;
        }
        let pointed = |t: usize| {
            matches!((self.word(t), self.word(t + 1)), ("vị", "trí") | ("thứ", "hạng") | ("ngôi", "vị") | ("danh", "hiệu"))
                && matches!(self.word(t + 2), "ấy" | "này" | "đó")
        };
        let Some(at) = (0..self.tokens.len()).find(|t| pointed(*t)) else { return };
        let mut link = at + 3;
        while matches!(self.word(link), "cũng" | "lại" | "thì" | "vẫn") && link < at + 6 {
            link += 1;
        }
        if !matches!((self.word(link), self.word(link + 1)), ("thuộc", "về") | ("là", "của") | ("về", "tay")) {
            return;
        }
        let place = self.span(at, at + 1).0;
        let told = self.protos.iter().rfind(|p| p.end <= place).cloned();
        let Some(told) = told.or_else(|| self.frame.last_place.clone()).filter(|p| p.rank.is_some() && p.sentence + 1 >= self.sentence)
        else {
            return;
        };
        let name = self.mentions.iter().find(|n| n.t0 >= link + 2 && n.t0 <= link + 5 && matches!(n.what, What::Subject(_)));
        let Some((What::Subject(who), span)) = name.map(|n| (&n.what, self.span(n.t0, n.t1))) else { return };
        // In the same list the place would be taken from whom it was told of.
        if told.who.as_ref().is_none_or(|w| w.value.kind == who.kind) || self.protos.iter().any(|p| p.start >= place) {
            return;
        }
        let (start, end) = (place, span.1);
        let who = Some(Slot::new(who.clone(), Origin::Bound, Some(span)));
        let fresh = Proto { who, start, end, sentence: self.sentence, rule: "place said by a word", ..Proto::default() };
        self.protos.push(Proto { rank: told.rank, index: told.index, part: told.part, year: told.year, ..fresh });
    }
}
