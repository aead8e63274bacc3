//! What the head of a paragraph is about holds for the sentences behind it.
use super::*;

impl Walk<'_> {
    /// `Về hạ tầng kỹ thuật: Bộ A xếp thứ 14. Bộ B đứng thứ nhất.`: the component before the colon or the comma at the head of a
    /// sentence is what the sentences behind it rank too, to the end of the paragraph or the next component.
    pub(super) fn part_of_paragraph(&mut self) {
        if self.kinds.has(Kind::Index) || !self.kinds.has(Kind::Part) {
            return;
        }
        let mut parts = self.mentions.iter().filter(|m| matches!(m.what, What::Part(_)));
        let first = parts.next();
        let several = parts.next().is_some();
        let head = first.filter(|m| m.t0 <= 6 && (self.word(m.t1) == ":" || self.opens_clause(m)));
        let held = self.frame.part.as_ref().is_some_and(|p| p.origin == Origin::Paragraph);
        let next = match (head, first) {
            (Some(m), _) if !several => Some(m),
            (None, Some(m)) if held => Some(m),
            _ => return,
        };
        let part = next.and_then(|m| if let What::Part(part) = &m.what { self.usable(part) } else { None });
        match part {
            Some(part) if !several => self.frame.part = Some(Slot::new(part, Origin::Paragraph, None)),
            _ if held => self.frame.part = None,
            _ => {}
        }
    }

    /// `Môn đọc, …`, `Tính chung, …` at the head of a sentence: something else than the component that the sentences before speak of.
    pub(super) fn leave_part(&mut self) {
        let named = self.kinds.has(Kind::Part);
        let other = matches!(
            (self.word(0), self.word(1)),
            ("môn" | "tổng", _)
                | ("chỉ", "số")
                | ("lĩnh", "vực")
                | ("nội", "dung")
                | ("tiêu", "chí")
                | ("trụ", "cột")
                | ("tính" | "xét" | "nhìn", "chung" | "tổng")
                | ("kết", "quả" | "luận")
                | ("như", "vậy")
        );
        if other && !named && self.frame.part.as_ref().is_some_and(|p| p.origin == Origin::Paragraph) {
            self.frame.part = None;
        }
    }
}
