//! Countries by their names: ranked where a function word, a mark or their verb frees them from the words before (`Hội Tin học Việt Nam`
//! ranks nobody).
use super::*;

impl Scanner<'_> {
    /// The country `i`, named at `at..end`.
    pub(super) fn country(&mut self, i: usize, at: usize, end: usize) -> Option<usize> {
        let spaced = at.checked_sub(1).and_then(|b| self.tokens.get(b)).is_some_and(|t| t.kind == TokenKind::Word);
        let function = matches!(
            self.before(at, 1),
            "của"
                | "cho"
                | "tại"
                | "ở"
                | "và"
                | "xếp"
                | "đưa"
                | "giúp"
                | "chấm"
                | "với"
                | "trong"
                | "là"
                | "thì"
                | "khi"
                | "mà"
                | "để"
                | "rằng"
                | "này"
                | "nay"
                | "đó"
                | "qua"
                | "theo"
                | "về"
                | "thấy"
                | "trên"
                | "hạng"
                | "cả"
                | "gồm"
                | "có"
                | "nhưng"
                | "còn"
                | "rồi"
                | "riêng"
                | "đầu"
                | "nhì"
                | "ba"
                | "sau"
                | "nhận"
                | "mục"
                | "tiêu"
                | "bậc"
                | "đến"
                | "cùng"
                | "như"
                | "hơn"
                | "tuyển"
                | "chiếu"
                | "nước"
                | "gia"
                | "hiện"
                | "dưới"
                | "vẫn"
                | "do"
                | "dù"
                | "khiến"
                | "đẩy"
                | "đặt"
                | "nâng"
                | "được"
                | "tay"
                | "tên"
                | "việc"
                | "nếu"
                | "bởi"
                | "biết"
                | "ná"
                | "sát"
                | "xa"
                | "kém"
                | "thua"
                | "hạ"
                | "tụt"
                | "hay"
        );
        // "sau 17 năm Việt Nam tăng 11 bậc": behind a small letter, right before its verb.
        let verb = matches!(
            self.word(end),
            "tăng" | "giảm" | "đứng" | "xếp" | "tụt" | "vươn" | "nhảy" | "leo" | "rớt" | "rơi" | "lùi" | "thăng" | "lọt"
        );
        let small = at.checked_sub(1).and_then(|b| self.tokens.get(b)).is_some_and(|t| !t.capital);
        // "Lần đầu tiên Việt Nam vào nhóm …".
        let first = (self.before(at, 3), self.before(at, 2), self.before(at, 1)) == ("lần", "đầu", "tiên");
        let function = function || verb && small || first;
        // "Trong ASEAN Việt Nam mới đứng thứ 7".
        // "ở miền Trung Việt Nam" is a place.
        let whose = |m: &Mention| matches!(self.word(m.t0), "miền" | "vùng" | "bắc" | "trung" | "nam" | "tây" | "duyên" | "đồng");
        let function = function || self.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Scope(_)) && !whose(m));
        let longer = end == at + 1 && self.tokens.get(end).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
        // "chỉ số tiếp cận điện năng Việt Nam": right behind what is ranked.
        let behind = self.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Part(_) | What::Index(_)));
        // "Mỹ Xuyên", "Đức Thọ": districts of the page's province.
        if longer && let Some(next) = self.local_unit(at).filter(|next| *next > end) {
            return Some(next);
        }
        if spaced && !function && !behind || longer {
            return Some(end); // "Hội Tin học Việt Nam"
        }
        let id = self.setting.ontology.countries.get(i)?.id.as_str().into();
        self.push(What::Subject(Who { id, kind: SubjectKind::Country, former: false }), at, end);
        Some(end)
    }
}
