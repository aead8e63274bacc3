//! What joins a place to the name behind it besides `là` and `thuộc về`: an aside, a bracket, a dash.
use super::*;
use crate::extract::text::with_kind;

impl Walk<'_> {
    /// `người dẫn đầu, như mọi năm, là X`: what is put in between says nothing of who.
    pub(super) fn put_aside(&self, value: &Mention, m: &Mention, glue: &[&str]) -> bool {
        if self.word(value.t1) != "," {
            return false;
        }
        let link = |t: usize| self.word(t) == "," && matches!(self.word(t + 1), "là" | "vẫn" | "chính");
        let Some(end) = (value.t1 + 2..value.t1 + 9).find(|t| link(*t)) else { return false };
        let said = |n: &Mention| n.t0 > value.t1 && n.t1 < end && (n.is_value() || matches!(n.what, What::Subject(_)));
        let near = m.t0 > end && m.t0 - end <= 6;
        near && !self.mentions.iter().any(said) && self.glue_or_names(end + 1, m.t0, glue)
    }

    /// `đơn vị đứng đầu khối huyện (UBND huyện X)`: the bracket tells who, where nobody who could be first there is named before.
    pub(super) fn in_bracket_of_block(&self, value: &Mention, m: &Mention, place: &Proto) -> bool {
        let Some(open) = m.t0.checked_sub(1).filter(|t| self.word(*t) == "(" && *t >= value.t1) else { return false };
        let described =
            |n: &Mention| n.t0 >= value.t1 && n.t0 < m.t0 && matches!(n.what, What::Block(_) | What::Index(_) | What::Ministries);
        let free = place.who.as_ref().is_none_or(|w| {
            let unit = |k: SubjectKind| matches!(k, SubjectKind::Office(_) | SubjectKind::Unit(_));
            let inside = matches!(&m.what, What::Subject(x) if unit(x.kind)) && w.value.kind == SubjectKind::Province;
            w.origin > Origin::Sentence || inside
        });
        matches!(value.what, What::Rank { word: true, .. } | What::Last | What::Block(_))
            && free
            && self.mentions.iter().any(described)
            && self.glue_or_names(value.t1, open, &["nhóm", "khối", "các", "cấp", "bảng", "về", "của", "trong", "ở"])
    }

    /// Where a name at token `at` begins with the noun of its kind before it (`tỉnh`, `TP.`, `thành phố`) and whatever `more` allows, not
    /// before token `from`.
    pub(super) fn with_kind(&self, at: usize, from: usize, more: &[&str]) -> usize {
        with_kind(&|t| self.word(t), at, from, more)
    }

    /// `huyện X xếp thứ 6/13 huyện, thị xã, thành phố của tỉnh Y, tăng 4 bậc`: the province only tells where the unit ranked lies.
    pub(super) fn lies_in(&self, who: &Who, m: &Mention) -> bool {
        let first = self.open.iter().any(|at| self.protos.get(*at).is_some_and(Proto::placed)) && self.scene.who.is_empty();
        if self.seat(m) || first && self.owns_ranking(self.mentions.partition_point(|n| n.t0 < m.t0)) {
            return true;
        }
        let t = self.with_kind(m.t0, 0, &["toàn"]);
        let [unit] = self.scene.who.as_slice() else { return false };
        let best = |n: &Mention| n.t1 == t && matches!(n.what, What::Highest | What::Lowest | What::Rank { word: true, .. } | What::Last);
        let owned = t > 0 && matches!(self.word(t - 1), "của" | "trong" | "thuộc" | "tại" | "ở" | "bàn")
            || (t < m.t0 || self.word(m.t0) == "tỉnh") && self.mentions.iter().any(best)
            || self.counted_up_to(t, m);
        let own = who.kind == SubjectKind::Province
            && unit.value.id.split('/').next() == Some(&*who.id)
            && matches!(unit.value.kind, SubjectKind::Unit(_) | SubjectKind::Office(_));
        // "Sở Tài chính Hà Nam", "huyện Bình Lục, tỉnh Hà Nam".
        let address = self.mentions.iter().rev().find(|n| n.t1 <= m.t0 && !matches!(n.what, What::Mark(','))).is_some_and(|n| {
            matches!(n.what, What::Subject(_)) && n.depth == m.depth && (n.t1 == t || n.t1 + 1 == t && self.word(n.t1) == ",")
        });
        if own && address {
            return true;
        }
        let ranked = !self.fresh && self.open.iter().any(|at| self.protos.get(*at).is_some_and(Proto::placed));
        owned && own && ranked && unit.origin <= Origin::Anaphor
    }

    /// `Chủ tịch UBND huyện Tân Sơn (Phú Thọ)`: the bracket holds nothing but the province of a unit that is not ranked here either.
    pub(super) fn address_of_bystander(&self, who: &Who, i: usize, m: &Mention) -> bool {
        let open = i.checked_sub(1).and_then(|j| self.mentions.get(j)).filter(|n| n.what == What::Mark('('));
        let unit = i.checked_sub(2).and_then(|j| self.mentions.get(j)).filter(|n| open.is_some_and(|o| o.t0 == n.t1));
        let alone = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Mark(')') && n.t0 == m.t1);
        alone
            && who.kind == SubjectKind::Province
            && unit.is_some_and(|n| {
                matches!(&n.what, What::Subject(w) if matches!(w.kind, SubjectKind::Unit(_) | SubjectKind::Office(_))
                    && w.id.split('/').next() == Some(&*who.id))
                    && self.role(i - 2) == Role::Source
            })
    }

    /// `xếp thứ 3/20 sở, ban, ngành tỉnh Hà Giang`: the nouns that the place is counted in reach up to the name, which begins at `t` with its kind.
    fn counted_up_to(&self, t: usize, m: &Mention) -> bool {
        let place = self.mentions.iter().rev().find(|n| n.t1 <= t && matches!(n.what, What::Rank { .. } | What::Of(_) | What::Block(_)));
        place.is_some_and(|n| {
            let end = self.units_end(n.t1);
            let kind = t < m.t0 || self.word(m.t0) == "tỉnh";
            end > n.t1 && (t..=m.t0 + 1).contains(&end) && kind || matches!(n.what, What::Block(_)) && n.t1 == t && kind
        })
    }

    /// `Hạng 1 - Sở Nội vụ: 95,2%; hạng 2 - Sở Tư pháp`.
    pub(super) fn behind_dash(&self, value: &Mention, m: &Mention) -> bool {
        matches!(value.what, What::Rank { word: false, .. })
            && matches!(self.word(value.t1), "-" | "–")
            && m.t0 <= value.t1 + 3
            && self.clause_opens(value)
            && self.glue(value.t1 + 1, m.t0, &["tỉnh", "ubnd", "huyện", "tp", "."])
    }
}
