//! Things that the page's index does not rank: a company, an industry, a sum of money, a list of other things. A
//! claim that takes its index or its subject from elsewhere on the page must not be made of their places.
use super::mention::{Mention, What, covered};
use super::support::Sentence;
use super::word_set::WordSet;
use crate::normalize::TokenKind;
use std::ops::Range;

/// Nouns of things that stand in other rankings than provinces, offices and countries do.
const OTHERS: &[(&str, &str)] = &[
    ("công", "ty"),
    ("doanh", "nghiệp"),
    ("tập", "đoàn"),
    ("ngân", "hàng"),
    ("thương", "hiệu"),
    ("hãng", ""),
    ("đại", "học"),
    ("trường", "học"),
    ("học", "sinh"),
    ("thí", "sinh"),
    ("sân", "bay"),
    ("cảng", ""),
    ("ngành", "hàng"),
    ("thị", "trường"),
    ("nhà", "máy"),
    ("dự", "án"),
    ("bệnh", "viện"),
    ("đối", "tác"),
    ("nhà", "đầu"),
    ("bất", "động"),
    ("mặt", "hàng"),
    ("sản", "phẩm"),
    ("đảng", ""),
    ("tuổi", "thọ"),
    ("ứng", "viên"),
    ("cầu", "thủ"),
    ("vận", "động"),
    ("hoa", "hậu"),
    ("tỷ", "phú"),
    ("tỉ", "phú"),
];

/// Their first words.
static OTHER_HEADS: WordSet = WordSet::new(&HEADS);
const HEADS: [&str; OTHERS.len()] = {
    let mut heads = [""; OTHERS.len()];
    let mut i = 0;
    while i < heads.len() {
        heads[i] = OTHERS[i].0;
        i += 1;
    }
    heads
};

/// Nouns behind a figure that a sentence about a ranking counts: they are no other quantity.
const RANKED: &[&str] = &[
    "tỉnh",
    "nước",
    "quốc",
    "địa",
    "bộ",
    "nền",
    "chỉ",
    "tiêu",
    "trụ",
    "lĩnh",
    "nội",
    "đơn",
    "sở",
    "huyện",
    "quận",
    "xã",
    "phường",
    "thành",
    "năm",
    "bậc",
    "hạng",
    "điểm",
    "vị",
    "thứ",
    "cơ",
    "vùng",
    "khu",
    "nhóm",
    "tháng",
    "lần",
    "cấp",
    "thủ",
    "kỳ",
    "trong",
    "và",
    "đến",
    "tới",
    "của",
    "so",
    "xếp",
    "đứng",
    "là",
    "tăng",
    "giảm",
    "trên",
    "với",
    "về",
    "ở",
    "tại",
    "mục",
    "nhiệm",
    "yếu",
    "tiểu",
];

impl Sentence<'_> {
    fn covered(&self, i: usize, which: impl Fn(&What) -> bool) -> bool {
        covered(self.mentions, i, which)
    }

    /// Whether a mention of a kind lies between two tokens.
    pub(super) fn said(&self, from: usize, to: usize, which: impl Fn(&What) -> bool) -> bool {
        let first = self.mentions.partition_point(|m| m.t0 < from);
        self.mentions.iter().skip(first).take_while(|m| m.t0 < to).any(|m| m.t1 <= to && which(&m.what))
    }

    /// Where the clause of the value at token `a` begins: behind a comma, semicolon or colon. Clauses without end are cut,
    /// so that a sentence of nothing but places takes no time in its square.
    pub(super) fn clause(&self, a: usize) -> usize {
        const LONGEST: usize = 60;
        let least = a.saturating_sub(LONGEST);
        let mark = |i: &usize| matches!(self.tokens.get(*i).map(|t| t.kind), Some(TokenKind::Punct(',' | ';' | ':')));
        (least..a).rev().find(mark).map_or(least, |i| i + 1)
    }

    /// `Croatia đang là đội tuyển đứng thứ 20`, `ngân hàng này dẫn đầu`: the clause of the value has a subject, and
    /// it is nobody whom the ontology knows. Looked at from `from`, one past the subject when it is named there.
    pub(super) fn other_subject(&self, from: usize, a: usize) -> Option<(usize, usize)> {
        let start = from.max(self.clause(a));
        let place = |i: usize, j: usize| Some((self.tokens.get(i)?.start as usize, self.tokens.get(j)?.end as usize));
        let known = |w: &What| matches!(w, What::Subject(_) | What::Index(_) | What::Part(_));
        let noun = self.other_nouns(start..a).iter().copied().find(|i| !self.covered(*i, known));
        let of_index = || self.said(start, a, |w| matches!(w, What::Index(_) | What::Part(_)));
        let name = |i: &usize| {
            let long = self.tokens.get(*i).is_some_and(|t| t.capital && t.kind == TokenKind::Word && t.end - t.start > 4);
            long && !self.covered(*i, |_| true) && !self.spoken(*i)
        };
        // Where somebody is named before, another name is no other subject.
        let name = if from == 0 { (start + 1..noun.unwrap_or(a)).find(name).filter(|_| !of_index()) } else { None };
        let at = name.or(noun)?;
        place(at, at)
    }

    /// Where nouns of [`OTHERS`] stand in a stretch of tokens.
    fn other_nouns(&self, stretch: Range<usize>) -> &[usize] {
        let all = self.others.get_or_init(|| {
            let other = |i: &usize| {
                let word = self.word(*i);
                OTHER_HEADS.holds_at(self.tokens, *i) && OTHERS.iter().any(|(x, y)| *x == word && (y.is_empty() || *y == self.word(i + 1)))
            };
            // "Ngân hàng Nhà nước" among the ministries is no bank.
            let named = |i: &usize| covered(self.mentions, *i, |w| matches!(w, What::Subject(_)));
            (0..self.tokens.len()).filter(|i| other(i) && !named(i)).collect()
        });
        let behind = all.get(all.partition_point(|i| *i < stretch.start)..).unwrap_or_default();
        behind.get(..behind.partition_point(|i| *i < stretch.end)).unwrap_or_default()
    }

    /// A noun of other things than the ontology knows, between two tokens.
    pub(super) fn other_thing(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let i = *self.other_nouns(from..to).first()?;
        Some((self.tokens.get(i)?.start as usize, self.tokens.get(i)?.end as usize))
    }

    /// Whether a capital stands in the name of a body or person that only speaks: `Bộ Nội vụ`, `ông Minh`, `Thủ tướng`.
    fn spoken(&self, i: usize) -> bool {
        (0..=6).map_while(|b| i.checked_sub(b)).any(|j| {
            matches!(
                self.word(j),
                "bộ" | "sở"
                    | "ubnd"
                    | "ông"
                    | "bà"
                    | "thủ"
                    | "chủ"
                    | "phó"
                    | "tịch"
                    | "theo"
                    | "của"
                    | "tổ"
                    | "hội"
                    | "tại"
                    | "ở"
                    | "do"
                    | "với"
                    | "liên"
                    | "ngân"
                    | "diễn"
                    | "chỉ"
                    | "báo"
                    | "bảng"
                    | "viện"
            )
        })
    }

    /// `đạt 30,7 tỷ USD, đứng thứ hai cả nước`: another quantity stands in the sentence before the place.
    pub(super) fn other_quantity(&self, from: usize, a: usize) -> Option<(usize, usize)> {
        let from = from.max(a.saturating_sub(30));
        let i = (from..a).rev().find(|i| {
            let number = self.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Number);
            if !number || self.covered(*i, |_| true) || matches!(self.before(*i, 1), "ngày" | "tháng" | "số" | "năm" | "/" | "quý" | "-")
            {
                return false;
            }
            let unit = self.word(i + 1);
            let percent = self.tokens.get(i + 1).is_some_and(|t| t.is('%'));
            percent || self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word) && !RANKED.contains(&unit)
        })?;
        Some((self.tokens.get(i)?.start as usize, self.tokens.get(i + 1)?.end as usize))
    }

    /// `danh sách các quốc gia tiêu thụ bia`, `bảng xếp hạng đại học thế giới`: another ranking is named.
    pub(super) fn other_ranking(&self) -> bool {
        let heads = |i: usize| match (self.word(i), self.word(i + 1), self.word(i + 2)) {
            ("danh", "sách", _) | ("bảng", "phong", "thần") => Some(i + 2),
            ("bảng", "xếp", "hạng") => Some(i + 3),
            ("bxh", _, _) => Some(i + 1),
            _ => None,
        };
        let index = |w: &What| matches!(w, What::Index(_) | What::Part(_));
        if self.mentions.iter().any(|m| index(&m.what)) {
            return false;
        }
        (0..self.tokens.len()).any(|i| {
            let Some(mut k) = heads(i) else { return false };
            while self.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number)
                || matches!(
                    self.word(k),
                    "các"
                        | "những"
                        | "tỉnh"
                        | "địa"
                        | "phương"
                        | "quốc"
                        | "gia"
                        | "nước"
                        | "nền"
                        | "kinh"
                        | "tế"
                        | "đơn"
                        | "vị"
                        | "về"
                )
            {
                k += 1;
            }
            // "cuối bảng xếp hạng chỉ số là X": the index under discussion.
            if self.word(k) == "chỉ" && self.word(k + 1) == "số" && matches!(self.word(k + 2), "" | "là" | "này" | "của" | "năm" | "thuộc")
            {
                return false;
            }
            let word = self.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
            let plain = matches!(
                self.word(k),
                "này"
                    | "có"
                    | "dẫn"
                    | "đứng"
                    | "được"
                    | "trong"
                    | "cả"
                    | "của"
                    | "xếp"
                    | "hàng"
                    | "năm"
                    | "toàn"
                    | "thế"
                    | "trên"
                    | "và"
                    | "khu"
                    | "là"
                    | "với"
                    | "mới"
                    | "chung"
                    | "thì"
                    | "cũng"
                    | "đã"
                    | "vừa"
                    | "do"
                    | "theo"
                    | "nói"
                    | "tổng"
                    | "cấp"
                    | "hạng"
                    | "thứ"
                    | "vùng"
                    | "mà"
                    | "ở"
                    | "tại"
                    | "lần"
                    | "kỳ"
                    | "từ"
                    | "cho"
                    | "để"
                    | "khi"
                    | "như"
                    | "thành"
                    | "nhóm"
                    | "khảo"
                    | "đánh"
                    | "chấm"
            );
            word && !plain && !self.covered(k, |_| true)
        })
    }
}

/// Whether a component that the ontology lacks can be one of an index named in another sentence.
pub(super) fn named_apart(mentions: &[Mention], a: usize) -> bool {
    !mentions.iter().any(|m| m.t1 <= a && matches!(m.what, What::Index(_)))
}
