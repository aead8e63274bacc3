//! Whose a figure is that the page names by itself: a province's own (`sản lượng lúa của An Giang đứng đầu cả nước`), or that of something in
//! it (`nhà máy ở X đứng đầu cả nước về công suất`, `Công an X dẫn đầu cả nước về tỷ lệ phá án`), which ranks no province.
use super::frame::Frame;
use super::mention::{What, covered};
use super::proto::{Against, Origin, Proto};
use super::support::Sentence;
use super::word_set::WordSet;
use crate::normalize::TokenKind;

/// Words right before a province that leave it the subject of its clause.
static LEADS: WordSet = WordSet::new(&[
    "giúp", "đưa", "là", "và", "với", "còn", "thì", "để", "thấy", "về", "khi", "mà", "do", "riêng", "cả", "nay", "đó", "này", "hiện",
    "như", "sau", "nhất", "nhì", "hai", "ba", "tư", "bởi", "cùng", "nhưng", "song", "hạng", "lại", "qua", "quân", "đầu", "rằng", "xếp",
    "gồm",
]);

/// Words between a province and its place.
static BETWEEN: WordSet = WordSet::new(&[
    "đã", "đang", "vẫn", "tiếp", "tục", "luôn", "cũng", "hiện", "chỉ", "mới", "vươn", "lên", "xuống", "tụt", "rơi", "trở", "thành", "địa",
    "phương", "tỉnh", "phố", "nơi", "là", "có", "được", "xếp", "đứng", "ở", "vị", "trí", "thứ", "hạng", "trong", "nằm", "lọt", "vào",
    "thuộc", "top", "tốp", "nhóm", "năm", "nay", "này", "lần", "đầu", "tiên", "bứt", "phá", "giữ", "vững", "ngôi", "dẫn", "đạt", "với",
    "ước", "khoảng", "hơn", "gần", "triệu", "tỷ", "tỉ", "nghìn", "đồng", "lượt", "tấn", "ha", "con", "và", "cả", "nước", "tới", "đến",
    "từ", "phấn", "đấu", "mục", "tiêu", "quyết", "tâm", "đặt", "lại", "còn", "phải", "sẽ", "cao", "lớn", "mức", "đều", "cùng", "bật",
    "vọt", "nhảy", "leo", "tăng", "giảm", "đây", "chính", "hết", "kế", "hoạch", "để", "đưa",
]);

impl Sentence<'_> {
    /// What speaks against a province's having the figure of the page's own that the place at token `a` is in.
    pub(super) fn figure_of_another(&self, p: &Proto, a: usize) -> Option<Against> {
        let own = p.index.as_ref().is_some_and(|s| self.setting.own_statistic(s.value));
        if !own || !(p.placed() || p.delta.is_some()) {
            return None;
        }
        let doubt = |at: Option<usize>| {
            let span = at.and_then(|i| self.tokens.get(i)).map(|t| (t.start as usize, t.end as usize));
            Some(Against::new("a figure of something in the place", span, 0.1))
        };
        let Some(who) = p.who.as_ref().filter(|w| w.origin <= Origin::Anaphor || self.figure_opens(p)) else { return doubt(None) };
        let first = self.tokens.first().map_or(0, |t| t.start as usize);
        let (start, end) = who.span.filter(|(s, _)| *s >= first && *s < p.start)?;
        let (mut name, to) = self.tokens_of(start, end);
        while name > 0 && matches!(self.word(name - 1), "tỉnh" | "tp" | "." | "thành" | "phố") {
            name -= 1;
        }
        if !self.leads_province(name) {
            return doubt(name.checked_sub(1));
        }
        let clause = self.clause(a).max(to);
        let other = (clause..a).find(|i| self.something_else(*i)).or_else(|| (to..clause).find(|i| self.thing(*i)));
        other.and_then(|i| doubt(Some(i)))
    }

    /// `Trong đó thu nội địa đạt 36.000 tỷ đồng, xếp thứ 7 cả nước`: the figure opens its sentence, and nobody is named in it.
    fn figure_opens(&self, p: &Proto) -> bool {
        let Some(index) = self.mentions.iter().find(|m| matches!(m.what, What::Index(_))) else { return false };
        let here = p.index.as_ref().and_then(|s| s.span).is_some_and(|(s, _)| s <= p.start && self.tokens_of(s, s + 1).0 == index.t0);
        let glue = |t: usize| {
            matches!(self.word(t), "trong" | "đó" | "riêng" | "còn" | "năm" | "và" | "về" | "xét" | "theo" | "tổng" | "số" | "cũng")
                || self.tokens.get(t).is_some_and(|k| k.kind != TokenKind::Word)
        };
        here && p.who.as_ref().is_some_and(|w| w.origin <= Origin::Page)
            && (0..index.t0).all(glue)
            && !self.said(0, self.tokens.len(), |w| matches!(w, What::Subject(_)))
    }

    /// `GRDP của X tăng 9,6%, xếp thứ 4 cả nước. Năm 2021 tăng 9,0%, xếp thứ 4`: right behind a place by a statistic a sentence of nothing but a
    /// year, a figure and its place goes on with the same.
    pub(super) fn figure_again(&self, p: &Proto, a: usize, frame: &Frame) -> bool {
        const OWN: &[&str] = &[
            "năm", "sang", "đến", "tới", "còn", "riêng", "tiếp", "tục", "tăng", "giảm", "đạt", "ước", "chỉ", "mức", "và", "xếp", "đứng",
            "thứ", "vị", "trí", "hạng", "ở", "lên", "xuống", "vươn", "tụt", "này", "đó", "thì", "cũng", "là",
        ];
        let carried = p.index.as_ref().filter(|s| s.origin > Origin::Anaphor && p.who.is_some() && p.placed()).map(|s| s.value);
        let follows = || frame.ranked.is_some_and(|(n, i)| Some(i) == carried && n + 1 == self.number);
        let own = |t: usize| self.tokens.get(t).is_some_and(|k| k.kind != TokenKind::Word) || OWN.contains(&self.word(t));
        let figure = (0..a).any(|t| self.tokens.get(t).is_some_and(|k| k.is('%')));
        carried.is_some_and(|i| self.setting.counts(i)) && a > 0 && figure && follows() && (0..a).all(own)
    }

    /// Whether the word before the name at token `name` leaves it the subject, or makes it the figure's owner (`thu nội địa năm 2023 của X`).
    fn leads_province(&self, name: usize) -> bool {
        let Some(before) = name.checked_sub(1) else { return true };
        let Some(token) = self.tokens.get(before).filter(|t| t.kind == TokenKind::Word) else { return true };
        let owned = |i: usize| covered(self.mentions, i, |w| matches!(w, What::Index(_) | What::Year(_) | What::Relative(_)));
        if !matches!(token.text, "của" | "đến" | "ở" | "tại") {
            // "dân số Đồng Nai": the figure right before is the province's.
            return LEADS.holds(token) || covered(self.mentions, before, |w| matches!(w, What::Index(_)));
        }
        before.checked_sub(1).is_some_and(|i| owned(i) || matches!(self.word(i), "này" | "nay"))
    }

    /// Whether a word that tells of something else stands at token `i` between a province and its place.
    fn something_else(&self, i: usize) -> bool {
        let told = |w: &What| {
            matches!(w, What::Index(_) | What::Year(_) | What::Relative(_) | What::Scope(_) | What::Of(_) | What::Unit | What::Subject(_))
        };
        let word = self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
        word && !BETWEEN.holds_at(self.tokens, i) && !covered(self.mentions, i, told)
    }

    /// Whether something in a province that has figures of its own is named at token `i`.
    fn thing(&self, i: usize) -> bool {
        matches!(
            (self.word(i), self.word(i + 1)),
            ("nhà", "máy")
                | ("công", "ty" | "an")
                | ("doanh", "nghiệp")
                | ("khu", "công" | "du" | "bảo")
                | ("sân", "bay")
                | ("bệnh", "viện")
                | ("vườn", "quốc")
                | ("dự", "án")
                | ("cảng" | "đội" | "huyện" | "xã" | "trường" | "hồ" | "mỏ", _)
        ) && !covered(self.mentions, i, |w| matches!(w, What::Index(_)))
    }
}
