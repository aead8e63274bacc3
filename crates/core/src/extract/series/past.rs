//! What stands behind the figure of an item besides: the place of another edition, a sum of money, words that say that nothing moved.
use super::items::Reader;
use super::{Item, Past, Place};
use crate::extract::numerals::whole;
use crate::extract::proto::Edition;
use crate::normalize::TokenKind;

impl Reader<'_> {
    /// `2,45 tỷ USD`, `176 triệu đồng`, `12.345 tỷ`: where a sum of money or a measure at token `t` ends.
    pub(super) fn sum(&self, t: usize) -> Option<usize> {
        if self.tokens.get(t).is_none_or(|k| k.kind != TokenKind::Number) {
            return None;
        }
        let mut end = t + 1;
        while end < t + 5 && matches!(self.word(end), "tỷ" | "tỉ" | "triệu" | "nghìn" | "ngàn" | "usd" | "đồng" | "đô" | "la" | "đ")
        {
            end += 1;
        }
        (end > t + 1).then_some(end)
    }

    /// `giữ nguyên`, `không đổi`, `không thay đổi`, `=`: where words that say that nothing moved end, before the bracket closes.
    pub(super) fn unmoved(&self, t: usize) -> Option<usize> {
        let end = match (self.word(t), self.word(t + 1), self.word(t + 2)) {
            ("=", ..) => t + 1,
            ("giữ", "nguyên", "hạng" | "bậc") | ("không", "thay", "đổi") => t + 3,
            ("giữ", "nguyên", _) | ("không", "đổi", _) => t + 2,
            _ => return None,
        };
        matches!(self.mark(end), Some(')' | ']')).then_some(end)
    }

    /// Reads the place of another edition that begins at token `t`, if one does; where to go on.
    pub(super) fn read_past(&self, item: &mut Item, t: usize) -> usize {
        match self.past(t) {
            Some((past, end)) if item.past.is_none() => {
                (item.past, item.end) = (Some(past), end);
                end
            }
            _ => t,
        }
    }

    /// `năm trước 5`, `năm 2020: hạng 4`, `2021: 12`, `hạng 4 năm 2020`: the place of another edition inside a bracket, and where it ends.
    pub(super) fn past(&self, t: usize) -> Option<(Past, usize)> {
        if let Some((when, next)) = self.edition(t) {
            let at = (next..next + 5).find(|k| !self.led(*k))?;
            let place = self.place_of_past(at)?;
            return Some((Past { when: Some(when), place }, place.t1));
        }
        let at = (t..t + 4).find(|k| !self.led(*k))?;
        let place = self.place_of_past(at)?;
        let (when, end) = self.edition(place.t1)?;
        Some((Past { when: Some(when), place }, end))
    }

    /// Whether a token leads to a place of another edition.
    pub(super) fn led(&self, t: usize) -> bool {
        matches!(self.word(t), ":" | "-" | "–" | "=" | "xếp" | "đứng" | "là" | "ở" | "hạng" | "thứ" | "vị" | "trí")
    }

    pub(super) fn place_of_past(&self, t: usize) -> Option<Place> {
        let n = self.number(t).filter(|_| !self.points_at(t) && !matches!(self.word(t + 1), "bậc" | "điểm"))?;
        let of = self.number(t + 2).filter(|of| self.mark(t + 1) == Some('/') && *of >= n);
        Some(Place { of, ..Place::new(n, t, if of.is_some() { t + 3 } else { t + 1 }) })
    }

    /// `năm 2020`, `2020`, `năm trước`, `kỳ trước`: an edition, and where it ends.
    pub(super) fn edition(&self, t: usize) -> Option<(Edition, usize)> {
        let noun = matches!(self.word(t), "năm" | "kỳ");
        let at = t + usize::from(noun);
        if noun && matches!(self.word(at), "trước" | "ngoái") {
            return Some((Edition::Relative(-1), at + 1));
        }
        let year = self.tokens.get(at).and_then(|k| whole(k.text)).filter(|y| (1990..2060).contains(y))?;
        Some((Edition::Year(i32::try_from(year).ok()?), at + 1))
    }
}
