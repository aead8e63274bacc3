//! How a sentence tells that provinces are ranked by a statistic: `đứng thứ 5 cả nước về S`, `X có S cao nhất vùng`, `S có quán quân là X`, `S tăng
//! hai con số; tốc độ này xếp thứ ba cả nước`.
use super::*;

/// Words between a place and what it is the place in.
static BETWEEN: WordSet = WordSet::new(&[
    "cả", "nước", "toàn", "quốc", "trên", "trong", "phạm", "vi", "vùng", "khu", "vực", "tỉnh", "thành", "phố", "địa", "phương", "các",
    "số", "thứ", "hạng", "vị", "trí", "đứng", "xếp", "nhất", "nhì", "quân", "bảng", "đầu", "dẫn", "và", "miền", "núi", "phía", "đồng",
    "bằng", "năm", "tháng", "quý", "top", "tốp", "nhóm", "của", "hiện", "nay", "này", "ba", "hai", "tư", "bốn", "sáu", "bảy", "tám",
    "chín", "mười", "sông", "đông", "bắc", "tây", "nam", "bộ", "duyên", "hải", "trung", "du", "cuối", "chót", "về", "ở", "cao", "ngôi",
]);
/// How far before its statistic a place may stand.
const REACH: usize = 22;

impl Scanner<'_> {
    /// `đứng thứ 5 cả nước về S`, `trở lại tốp 5 toàn quốc về S`, `Ngôi đầu về S thuộc về X`: a place stands before the name, and nothing
    /// but among whom between.
    pub(super) fn placed_before(&self, at: usize, end: usize) -> bool {
        let led = |t: usize| matches!(self.word(t), "kết" | "quả" | "chỉ" | "tiêu" | "mặt" | "tổng" | "công" | "tác" | "tỷ" | "lệ" | "số");
        let Some(about) = at.checked_sub(1).map(|mut t| {
            while t > 0 && at - t < 4 && led(t) {
                t -= 1;
            }
            t
        }) else {
            return false;
        };
        if !matches!(self.word(about), "về" | "trong") {
            return false;
        }
        let plain = |t: usize| {
            self.tokens.get(t).is_some_and(|k| {
                k.capital || k.kind == TokenKind::Number || BETWEEN.holds(k) || matches!(k.kind, TokenKind::Punct(',' | '/' | '-'))
            })
        };
        let first = (about.saturating_sub(REACH)..about).rev().take_while(|t| plain(*t)).last().unwrap_or(about);
        (first..about).any(|t| self.place_of_any_form(t)) && ((first..about).any(|t| self.beside_all(t)) || self.owner_behind(end))
    }

    /// `X có S năm 2022 cao nhất [cả nước]`, in a sentence that says among whom.
    pub(super) fn has_most(&self, at: usize, end: usize) -> bool {
        let Some(has) = (1..=3).map_while(|b| at.checked_sub(b)).find(|t| matches!(self.word(*t), "có" | "đạt")) else { return false };
        // "trường có số lượng nguyện vọng nhiều nhất": something else has it.
        let mut noun = has;
        while noun > 0 && has - noun < 3 && matches!(self.word(noun - 1), "đã" | "cũng" | "vẫn" | "đang" | "tiếp" | "tục" | "luôn" | "hiện")
        {
            noun -= 1;
        }
        let place = matches!((self.before(noun, 2), self.before(noun, 1)), ("địa", "phương") | ("thành", "phố") | (_, "nơi" | "tỉnh"));
        let held = place || self.out.iter().rev().take(3).any(|m| m.t1 == noun && matches!(m.what, What::Subject(_) | What::Anaphor(_)));
        let dated = end + if self.word(end) == "năm" { 2 } else { 0 };
        let most = matches!(self.word(dated), "cao" | "thấp" | "lớn" | "nhiều" | "nhanh") && matches!(self.word(dated + 1), "nhất" | "thứ");
        let region = || self.out.iter().any(|m| matches!(&m.what, What::Scope(s) if s.starts_with("region:")));
        held && most && (region() || (dated + 2..dated + 6).any(|t| self.beside_all(t)))
    }

    /// `S cao nhất cả nước năm 2023 thuộc về X`: the most of it right behind the name, and whose it is.
    pub(super) fn most_of_all(&self, end: usize) -> bool {
        let most = matches!(self.word(end), "cao" | "thấp" | "lớn" | "nhiều") && self.word(end + 1) == "nhất";
        most && (end + 2..end + 5).any(|t| self.beside_all(t)) && self.owner_behind(end + 3)
    }

    /// `tỷ lệ hộ nghèo thấp nhất cả nước`: the least of what is bad is the best, and which place that is nobody tells.
    pub(super) fn least_of_bad(&self, at: usize, end: usize) -> bool {
        (at..end).any(|t| matches!(self.word(t), "nghèo" | "thất" | "nợ" | "suy"))
            && (end..end + 12).any(|t| (self.word(t), self.word(t + 1)) == ("thấp", "nhất"))
    }

    /// `thu hút FDI năm 2019 có quán quân là Hà Nội, á quân là …`: the first of those who are ranked by it is named.
    pub(super) fn champions_behind(&self, end: usize) -> bool {
        let open = |t: usize| self.tokens.get(t).is_some_and(|k| k.kind != TokenKind::Punct(';') && k.kind != TokenKind::Punct('.'));
        let word = |t: usize| matches!((self.word(t), self.word(t + 1)), ("quán" | "á", "quân") | ("ngôi", "đầu" | "vương"));
        (end..end + 8).take_while(|t| open(*t)).find(|t| word(*t)).is_some_and(|t| self.owner_behind(t + 2) || self.province_at(t + 2))
    }

    /// `S năm 2024, thứ hạng toàn quốc: A 1, B 2`: a row of places stands under the name.
    pub(super) fn heads_places(&self, end: usize) -> bool {
        let colon = (end..end + 12).find(|t| self.mark(*t, ':'));
        let ranks = |c: usize| (end..c).any(|t| self.word(t) == "hạng" && c - t <= 5);
        colon.is_some_and(|c| ranks(c) && (c + 1..c + 4).any(|t| self.province_at(t)))
    }

    /// Whether a province is named at token `t`.
    fn province_at(&self, t: usize) -> bool {
        self.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| !e.weak && matches!(e.entity, Entity::Province(_))))
    }

    /// `X tăng trưởng GRDP hai con số; riêng năm 2024, tốc độ này xếp thứ ba cả nước`: the figure is pointed back to, and placed.
    pub(super) fn pointed_to_later(&self, end: usize) -> bool {
        const AHEAD: usize = 30;
        let pointed = |t: usize| {
            matches!((self.word(t), self.word(t + 1)), ("tốc", "độ") | ("con", "số") | ("mức", "tăng") | ("mức" | "tỷ" | "tỉ", _))
                && (t + 1..t + 4).any(|k| matches!(self.word(k), "này" | "ấy" | "đó"))
        };
        let stop = |t: &usize| self.index_at(*t) || self.mark(*t, '.') && self.tokens.get(t + 1).is_none_or(|k| k.spaced);
        let Some(at) = (end..end + AHEAD).take_while(|t| !stop(t)).find(|t| pointed(*t)) else { return false };
        let place = (at + 2..at + 8).find(|t| self.place_of_any_form(*t));
        place.is_some_and(|i| (i..i + 9).any(|t| self.beside_all(t)) && !self.has_object(i))
    }

    /// `thuộc về Hà Nội`, `là tỉnh Hậu Giang`, within a few words: a province has the place just told.
    fn owner_behind(&self, end: usize) -> bool {
        let link =
            (end..end + 6).find(|t| self.word(*t) == "là" || self.word(*t) == "về" && self.before(*t, 1) == "thuộc" || self.mark(*t, ':'));
        link.is_some_and(|l| (l + 1..l + 4).any(|t| self.province_at(t)))
    }

    /// Whether the place at token `i` has its own object: `đứng thứ 3 cả nước về phong trào …`.
    pub(super) fn has_object(&self, i: usize) -> bool {
        (i + 1..i + 12)
            .take_while(|t| !matches!(self.tokens.get(*t).map(|k| k.kind), Some(TokenKind::Punct(',' | ';' | ':' | '(' | '.')) | None))
            .any(|t| {
                self.word(t) == "về"
                    && !matches!(self.before(t, 1), "thuộc" | "đứng" | "xếp")
                    && self.tokens.get(t + 1).is_some_and(|k| k.kind == TokenKind::Word && !k.capital)
                    && !matches!(self.word(t + 1), "chỉ" | "lĩnh" | "mặt" | "đích")
            })
    }

    /// `trong khu vực Bắc Trung Bộ, đứng thứ 5/6`: a fraction behind the region that it is of.
    pub(super) fn of_region(&self, from: usize, i: usize) -> bool {
        let fraction = || (i..i + 5).any(|k| self.mark(k, '/') && matches!(self.word(k + 1).len(), 1 | 2));
        let region = |t: usize| self.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))));
        fraction() && (from.max(i.saturating_sub(REACH))..i).any(region)
    }

    /// Whether all provinces, or those of a region, are named at token `t`.
    pub(super) fn beside_all(&self, t: usize) -> bool {
        matches!((self.word(t), self.word(t + 1)), ("cả", "nước") | ("toàn", "quốc"))
            || self.word(t) == "nước" && self.before(t, 1) == "nhất"
            || self.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))))
            || self.mark(t, '/') && matches!(self.word(t + 1), "63" | "34")
            || matches!((self.word(t), self.word(t + 1)), ("63" | "34", "tỉnh" | "địa" | "thành"))
    }
}
