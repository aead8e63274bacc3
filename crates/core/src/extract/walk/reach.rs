//! How far a component reaches: to one place, to all names behind it, or to none.
use super::*;

impl Walk<'_> {
    /// `Nhờ cải thiện tính minh bạch, tỉnh xếp thứ 23`, `Tính minh bạch tăng, góp phần đưa tỉnh lên thứ 5`: a component named
    /// as the cause of the place that somebody has in the whole.
    pub(super) fn in_passing(&self, first: &Mention, next: usize) -> bool {
        let end = next.checked_sub(1).and_then(|j| self.mentions.get(j)).map_or(first.t1, |n| n.t1);
        let value = self.mentions.iter().skip(next).find(|n| n.is_value() && n.t0 >= end).map(|n| n.t0);
        let Some(value) = value else { return false };
        let Some(comma) = (end..value).find(|t| self.word(*t) == ",") else { return false };
        let subject = self
            .mentions
            .iter()
            .any(|n| n.t0 > comma && n.t0 < value && matches!(n.what, What::Subject(_) | What::Anaphor(_) | What::Index(_)));
        if !subject {
            return false;
        }
        let cause = (0..first.t0).rev().take(10).take_while(|t| !matches!(self.word(*t), "," | ";" | "." | ":")).any(|t| {
            matches!(self.word(t), "nhờ" | "nhằm" | "để" | "bởi" | "vì")
                || matches!((self.word(t), self.word(t + 1)), ("với" | "trong" | "qua", "việc") | ("sau", "những" | "nhiều" | "quá"))
        });
        let effect = (comma + 1..(comma + 5).min(value)).any(|t| {
            matches!(self.word(t), "giúp" | "khiến" | "đưa")
                || matches!((self.word(t), self.word(t + 1)), ("góp", "phần") | ("qua" | "nhờ" | "từ", "đó") | ("kéo", "theo"))
        });
        cause || effect
    }

    /// `Về hạ tầng số, Sở Y tế đứng thứ nhất, Sở Tư pháp thứ nhì`: a component at the head of its clause, with a comma
    /// behind it, is what all that follow are ranked in.
    pub(super) fn opens_clause(&self, m: &Mention) -> bool {
        let about = (1..=5).find(|b| matches!(self.before(m.t0, *b), "về" | "ở" | "với" | "tại" | "xét"));
        let head = about.is_some_and(|b| m.t0 == b || matches!(self.before(m.t0, b + 1), ";" | "." | ":" | "xét" | "riêng" | "đối"));
        let end = self.mentions.iter().position(|n| n.t0 == m.t0 && n.t1 == m.t1).map_or(m.t1, |j| self.end_with_bracket(j).max(m.t1));
        head && self.word(end) == ","
    }

    /// `Ở trụ cột thể chế, A đứng thứ nhất; B xếp thứ 5, 85,5 điểm`: behind the mark at `i` stand a name and its place, and at most points.
    pub(super) fn only_a_place(&self, i: usize) -> bool {
        let Some(end) = self.mentions.get(i).map(|m| m.t1) else { return false };
        let mut behind = self
            .mentions
            .iter()
            .skip(i + 1)
            .take_while(|n| !matches!(n.what, What::Mark(';')))
            .filter(|n| !matches!(n.what, What::Stand | What::Anaphor(_) | What::Unit | What::Is));
        let named = behind.next().is_some_and(|n| matches!(n.what, What::Subject(_)) && n.t0 <= end + 3);
        let mut rest = || behind.find(|n| n.what != What::Mark(','));
        named
            && rest().is_some_and(|n| matches!(n.what, What::Rank { .. }))
            && rest().is_none_or(|n| matches!(n.what, What::Score { .. }))
            && rest().is_none()
    }

    /// `Chỉ số cơ sở hạ tầng PCI 2023: A dẫn đầu, B xếp thứ hai`: a component that stands before all names, with a mark between, is that of
    /// each of them.
    pub(super) fn heads_names(&self, m: &Mention) -> bool {
        let named = |n: &&Mention| matches!(n.what, What::Subject(_) | What::Anaphor(_));
        if self.mentions.iter().any(|n| n.t1 <= m.t0 && (named(&n) || n.is_value())) {
            return false;
        }
        let Some(first) = self.mentions.iter().find(|n| n.t0 >= m.t1 && matches!(n.what, What::Subject(_))) else { return false };
        let topic = |n: &Mention| {
            matches!(
                n.what,
                What::Index(_) | What::Year(_) | What::Relative(_) | What::About | What::OfWord | What::Mark(',' | ':' | '-' | '(' | ')')
            )
        };
        let apart = (m.t1..first.t0).any(|t| matches!(self.word(t), "," | ":"));
        apart && self.mentions.iter().filter(|n| n.t0 >= m.t1 && n.t1 <= first.t0).all(topic)
    }

    /// Whether the index stands behind its value: `thứ 60 về Chỉ số …`, `á quân PCI 2022`.
    pub(super) fn index_behind(&self, m: &Mention, i: usize, next: usize) -> bool {
        const GLUE: [&str; 45] = [
            "về", "của", "tại", "trong", "ở", "theo", "trên", "bảng", "xếp", "hạng", "chỉ", "số", "cả", "nước", "toàn", "quốc", "bốn",
            "hai", "ba", "2", "3", "4", "là", "tỉnh", "thành", "phố", ",", "trực", "thuộc", "trung", "ương", "kỳ", "có", "nhất", "tốt",
            "(", "63", "địa", "phương", "mảng", "cao", "năm", "kết", "quả", "\"",
        ];
        if self.fresh || self.open.is_empty() {
            return false;
        }
        let Some(value) = self.mentions.iter().take(i).rev().find(|v| v.is_value()) else { return false };
        // "xếp thứ 3/18 sở, ngành về PAR INDEX": what the places are counted in stands between.
        let from = self.units_end(value.t1);
        let about = from > value.t1 && matches!(self.word(from), "về" | "ở" | "theo" | "tại" | "của" | "trong");
        let from = if about { from } else { value.t1 };
        if m.t0 < value.t1 || m.t0 - value.t1 > 14 || from > m.t0 || !self.glue_or_names(from, m.t0, &GLUE) {
            return false;
        }
        let comma = (from..m.t0).any(|t| self.word(t) == "," && !matches!(self.word(t + 1), "thành" | "tp"));
        if comma {
            return false;
        }
        // An index with a value of its own before the next comma is the next topic.
        for (k, n) in self.mentions.iter().enumerate().skip(next) {
            match n.what {
                What::Mark(',' | ';' | '(') => break,
                // "thứ 20 PAPI và thứ 31 SIPAS": each place has its ranking right behind.
                What::Rank { .. } if m.t0 == value.t1 && self.before(n.t0, 1) == "và" => break,
                // "là quán quân PCI và là tỉnh đứng đầu PGI": so has each of two predicates.
                What::Rank { .. } | What::Last
                    if m.t0 == value.t1
                        && (m.t1..n.t0).any(|t| matches!(self.word(t), "và" | "còn" | "nhưng"))
                        && self.mentions.get(k + 1).is_some_and(|x| matches!(x.what, What::Index(_)) && x.t0 == n.t1) =>
                {
                    break;
                }
                // "đứng thứ hai PAR INDEX nhưng ở SIPAS chỉ xếp thứ 15": the next place has a ranking of its own before it.
                What::Index(_) if m.t0 <= value.t1 + 1 => break,
                // "dẫn đầu PAR INDEX với 91,8%": the points of the place before it.
                What::Score { .. }
                    if m.t0 == value.t1
                        && matches!(value.what, What::Rank { .. } | What::Last)
                        && matches!(m.what, What::Index(x) if !self.counted_index(x)) =>
                {
                    let with = (self.mentions.get(next - 1).map_or(m.t1, |n| n.t1)..n.t0).all(|t| {
                        self.tokens.get(t).is_some_and(|k| k.kind == crate::normalize::TokenKind::Number)
                            || matches!(
                                self.word(t),
                                "với" | "đạt" | "được" | "cả" | "nước" | "toàn" | "quốc" | "năm" | "số" | "điểm" | "mức"
                            )
                    });
                    return with;
                }
                What::Rank { .. } | What::Last | What::Score { .. } => {
                    let linked = (value.t1..m.t0).any(|t| matches!(self.word(t), "về" | "của" | "tại" | "trong" | "ở" | "theo"));
                    return linked;
                }
                _ => {}
            }
        }
        true
    }

    /// One past the words for units that stand from token `at` on: `sở, ban, ngành`, `huyện, thị xã, thành phố`, `đơn vị cấp tỉnh`.
    pub(super) fn units_end(&self, at: usize) -> usize {
        let mut end = at;
        while end < at + 12
            && (matches!(
                self.word(end),
                "sở" | "ban"
                    | "ngành"
                    | "cơ"
                    | "quan"
                    | "đơn"
                    | "vị"
                    | "huyện"
                    | "thị"
                    | "xã"
                    | "quận"
                    | "phường"
                    | "thành"
                    | "phố"
                    | "trấn"
                    | "cấp"
                    | "tỉnh"
                    | "địa"
                    | "phương"
                    | "bộ"
                    | "và"
                    | "các"
                    | "chuyên"
                    | "môn"
                    | "trong"
                    | "khối"
                    | "nhóm"
                    | "trực"
                    | "thuộc"
                    | "trung"
                    | "ương"
            ) || self.word(end) == ","
                && matches!(self.word(end + 1), "ban" | "ngành" | "thị" | "thành" | "xã" | "phường" | "huyện" | "cơ" | "đơn"))
            && !(self.word(end) == "trong" && matches!(self.word(end + 1), "chỉ" | "bảng" | "xếp"))
        {
            end += 1;
        }
        end
    }
}
