//! The index as a whole beside its components, and components that nobody knows.
use super::*;
use crate::extract::mention::Pointed;

impl Walk<'_> {
    /// `Đứng đầu về chi phí thời gian, nhưng tính chung chỉ thứ bảy`, `thứ 3 về tính minh bạch, thứ 7 chung cuộc`: what the clause tells is no
    /// longer told of the component before.
    pub(super) fn overall(&mut self, i: usize, m: &Mention) -> usize {
        let value = self.mentions.iter().take(i).rev().find(|v| v.is_value());
        let behind = value.is_some_and(|v| {
            !self.fresh && v.t1 <= m.t0 && self.glue(v.t1, m.t0, &["(", "khi", "nếu", "về", "ở", "xét", "bảng", "xếp", "hạng", "trong"])
        });
        if behind {
            let named = |p: &Proto| p.part.as_ref().is_some_and(|s| s.origin == Origin::Bound);
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at).filter(|p| !named(p)) {
                    p.part = None;
                }
            }
            return i + 1;
        }
        let part = self.mentions.iter().take(i).rev().find(|n| matches!(n.what, What::Part(_))).map(|n| n.t1);
        let parted = |t: usize| matches!(self.word(t), "," | ";" | "nhưng" | "song" | "còn" | "tuy" | "dù" | "mà" | "và");
        if part.is_none_or(|end| (end..m.t0).any(parted)) {
            self.scene.parts.clear();
            (self.scene.parts_used, self.scene.parts_held) = (false, false);
            (self.scene.overall, self.fresh) = (true, true);
            // "P hạng 27, Q hạng 33. Chung cuộc hạng 36": the whole of the ranking that was told of before.
            let near = self.frame.index_named.is_some_and(|n| self.sentence.saturating_sub(n) <= 2);
            if let (true, true, Some(index)) = (near, self.scene.index.is_empty(), self.frame.index.clone()) {
                self.scene.index = vec![Slot { origin: Origin::Anaphor, ..index }];
            }
        }
        i + 1
    }

    /// `đứng thứ 8/63 của trụ cột này`: a component that is pointed to right behind its place.
    pub(super) fn pointed_behind(&self, value: &Mention, m: &Mention) -> bool {
        const GLUE: [&str; 11] = ["ở", "về", "trong", "của", "tại", "với", "cả", "nước", "toàn", "quốc", "cho"];
        let led = matches!(self.before(m.t0, 1), "ở" | "về" | "trong" | "của" | "tại");
        let points = matches!(self.word(m.t1.wrapping_sub(1)), "này" | "ấy" | "đó");
        points && led && value.t1 <= m.t0 && m.t0 - value.t1 <= 8 && self.glue_or_names(value.t1, m.t0, &GLUE)
    }

    /// `Với 7,62 điểm, tỉnh đứng thứ hai ở nội dung P`: the points before the comma are in what the place behind it is.
    pub(super) fn points_of_part(&mut self) {
        let [at] = self.open.as_slice() else { return };
        let Some([points, place]) = at.checked_sub(1).and_then(|b| self.protos.get(b..=*at)) else { return };
        let alike = points.index.as_ref().map(|s| s.value) == place.index.as_ref().map(|s| s.value);
        let alone = points.score.is_some() && !points.placed() && points.delta.is_none() && points.part.is_none();
        let start = self.tokens.partition_point(|t| (t.start as usize) < points.start);
        let between = self.mentions.iter().filter(|n| n.t0 > start && self.span(n.t0, n.t1).1 <= place.start);
        let one_clause = between.into_iter().all(|n| !matches!(n.what, What::Mark(';' | '(') | What::Index(_) | What::Part(_)));
        if !(alike && alone && one_clause && place.score.is_none()) || self.before(start, 1) != "với" {
            return;
        }
        let (points, part) = (points.score, place.part.clone());
        let at = *at;
        if let Some(p) = self.protos.get_mut(at).filter(|_| part.is_some()) {
            p.score = points;
        }
        if let Some(p) = at.checked_sub(1).and_then(|b| self.protos.get_mut(b)).filter(|_| part.is_some()) {
            p.part = part;
        }
    }

    /// `đứng thứ 5 ở nội dung này`, `Về trụ cột này, tỉnh đứng thứ 5`, and no component named before: a place in something, and none in the
    /// whole.
    pub(super) fn unknown_part(&mut self, pointed: Pointed, i: usize, m: &Mention) -> usize {
        // "PGI năm 2023 của tỉnh lại khác. Chỉ số này xếp thứ 14": the ranking of which the sentence before told.
        let ranking = (self.word(m.t0), self.word(m.t0 + 1)) == ("chỉ", "số") && self.scene.index.is_empty() && m.t0 == 0;
        if let Some(index) =
            self.frame.index.clone().filter(|_| ranking && self.frame.index_named.is_some_and(|at| at + 1 == self.sentence))
        {
            self.scene.index = vec![Slot { origin: Origin::Anaphor, span: Some(self.span(m.t0, m.t1)), ..index }];
            self.fresh = true;
            return i + 1;
        }
        let led = matches!(self.before(m.t0, 1), "ở" | "về" | "trong" | "của" | "tại" | "với");
        if pointed != Pointed::Part || !led {
            return i + 1;
        }
        let value = self.mentions.iter().take(i).rev().find(|v| v.is_value());
        if value.is_some_and(|v| !self.fresh && self.pointed_behind(v, m)) {
            let place = Some(self.span(m.t0, m.t1));
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at).filter(|p| p.part.is_none()) {
                    p.against.push(Against::new("a component that is only pointed to", place, 0.005));
                }
            }
        } else if self.word(m.t1) == "," && m.t0 <= 2 {
            self.scene.unknown_part = true;
        }
        i + 1
    }
}
