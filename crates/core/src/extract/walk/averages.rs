//! Figures of groups, weights and spreads: points that are nobody's.
use super::*;

impl Walk<'_> {
    /// `Cách biệt giữa nơi cao nhất với nơi thấp nhất là 10 điểm, năm trước là 7,6 điểm`; `ở các bộ, lĩnh vực đạt điểm cao là P (85,3%)`: a
    /// spread, and points of a component that a group has. No name stands before them.
    pub(super) fn of_a_group(&self, i: usize) -> bool {
        let named = self.mentions.iter().enumerate().take(i).any(|(j, n)| {
            matches!(n.what, What::Anaphor(Anaphor::Province | Anaphor::City | Anaphor::Office | Anaphor::Unit | Anaphor::Body))
                && !matches!(self.before(n.t0, 1), "các" | "những" | "mọi" | "nhiều")
                && self.role(j) == Role::Normal
                || matches!(n.what, What::Subject(_))
        });
        let Some(m) = self.mentions.get(i).filter(|_| !named) else { return false };
        let spread = (0..8.min(m.t0)).any(|t| {
            matches!((self.word(t), self.word(t + 1)), ("cách", "biệt") | ("khoảng", "cách") | ("chênh", "lệch") | ("biên", "độ"))
        });
        let group = || {
            (0..m.t0).any(|t| {
                matches!(self.word(t), "các" | "mọi" | "hầu")
                    && (t + 1..t + 3).any(|k| matches!(self.word(k), "bộ" | "tỉnh" | "địa" | "sở" | "huyện"))
            })
        };
        let part = self.mentions.iter().take(i).any(|n| matches!(n.what, What::Part(_)));
        spread || part && group()
    }

    /// `chênh lệch giữa sở cao nhất (Sở A) và sở thấp nhất (Sở B) là 12,9%`: how far apart two stand is nobody's figure.
    pub(super) fn spread_between(&self, m: &Mention) -> bool {
        let linked = (1..=3).any(|b| matches!(self.before(m.t0, b), "là" | "tới" | "đến"));
        let mut clause = (0..m.t0).rev().take(40).take_while(|t| !matches!(self.word(*t), ";" | "."));
        let apart = |t: usize| {
            matches!((self.word(t), self.word(t + 1)), ("cách", "biệt") | ("khoảng", "cách") | ("chênh", "lệch") | ("độ", "lệch"))
                && (t + 2..t + 5).any(|k| self.word(k) == "giữa")
        };
        linked && m.depth == 0 && clause.any(apart)
    }

    /// `Tính trung bình 4 năm, chỉ số của tỉnh là 81,8 điểm`, `bình quân giai đoạn 2021 - 2024 đạt 66,5 điểm`: points of several editions
    /// together are those of none.
    pub(super) fn over_years(&self, m: &Mention) -> bool {
        let clause = (0..m.t0).rev().take(30).take_while(|t| !matches!(self.word(*t), ";" | "." | "("));
        clause.into_iter().any(|t| {
            let mean = matches!((self.word(t), self.word(t + 1)), ("trung", "bình") | ("bình", "quân"));
            let from = t + 2 + usize::from(matches!(self.word(t + 2), "trong" | "của" | "cả"));
            let from = from + usize::from(matches!(self.word(from), "các" | "cả" | "suốt"));
            let count = crate::extract::numerals::count(self.word(from)).is_some_and(|n| (2..=20).contains(&n));
            let years = count && self.word(from + 1) == "năm"
                || (self.word(from), self.word(from + 1)) == ("giai", "đoạn")
                || self.before(from, 1) == "các" && self.word(from) == "năm";
            mean && years && !matches!(self.word(from + 2), "liền" | "trước")
        })
    }

    /// `Thang điểm 100, gồm 5 nhóm: công khai, minh bạch 18 điểm; …`: what each component counts for.
    pub(super) fn weights(&self, m: &Mention) -> bool {
        let scale = (0..m.t0.min(12)).find(|t| self.word(*t) == "thang" && self.word(t + 1) == "điểm");
        scale.is_some_and(|t| self.word(t + 2).parse::<u32>().is_ok() || self.word(t + 2) == "tối" || self.word(t + 2) == "là")
            && self.word(m.t0).parse::<u32>().is_ok()
            && self.word(m.t0 + 1) != "/"
    }

    /// An average was named and no subject since.
    pub(super) fn averaged(&self, i: usize) -> bool {
        // "5,27 điểm - nhóm điểm trung bình thấp" names a band; "thấp hơn mức trung bình, lần lượt đạt 43,9 và 41,7" only compares.
        let compared = |n: &Mention| self.word(n.t1) == "," && (1..=2).any(|b| matches!(self.before(n.t0, b), "hơn" | "dưới" | "trên"));
        let band = |n: &Mention| (1..=2).any(|b| self.before(n.t0, b) == "nhóm") || compared(n);
        let last = self.mentions.iter().take(i).rposition(|n| n.what == What::Average && !band(n));
        last.is_some_and(|at| {
            !self.mentions.iter().skip(at).take(i - at).any(|n| matches!(n.what, What::Subject(_) | What::Anaphor(_) | What::Rank { .. }))
                && !self.mentions.iter().any(|n| matches!(n.what, What::Rank { .. }))
        })
    }

    /// `Điểm trung bình của khối là 768 điểm`: a group's figure.
    pub(super) fn average_before(&self, m: &Mention) -> bool {
        let part = (self.word(0) == "phần" || matches!(self.word(0), "-" | "+" | "•" | "*") && self.word(1) == "phần")
            && self.mentions.first().is_none_or(|f| !matches!(f.what, What::Subject(_)));
        if part {
            return true;
        }
        for back in 1..=20 {
            let Some(t) = m.t0.checked_sub(back) else { return false };
            match self.word(t) {
                ";" | "." => return false,
                // Words that are as often part of something else tell only nearby.
                "lệch" | "cách" | "phần" if back > 14 => {}
                // "thấp hơn mức trung bình, lần lượt đạt 43,9 và 41,7 điểm": only compared with.
                "bình"
                    if self.before(t, 1) == "trung"
                        && self.word(t + 1) == ","
                        && (2..=3).any(|b| matches!(self.before(t, b), "hơn" | "dưới" | "trên")) => {}
                // "rơi vào nhóm Trung bình, 67,2 điểm": a grade.
                "bình"
                    if self.before(t, 1) == "trung"
                        && (matches!(self.before(t, 2), "nhóm" | "loại" | "hạng")
                            || matches!(self.word(t + 1), "khá" | "cao" | "thấp")) => {}
                "bình" if matches!(self.before(t, 1), "trung") => return !matches!(self.word(t + 1), "thi"),
                "quân" if self.before(t, 1) == "bình" => return true,
                "vị" if self.before(t, 1) == "trung" => return true,
                "lệch" => return true,
                "cách" if !matches!(self.before(t, 1), "cải" | "phong" | "tư" | "quy") => return true,
                "phần" if t <= 1 => return true,
                // "SIPAS trung bình của các sở, cơ quan trực thuộc đạt 89%": the group is named in several words.
                "," if back > 2
                    && !(matches!(self.before(t, 1), "sở" | "ban" | "ngành" | "quan" | "huyện" | "quận" | "tỉnh" | "xã")
                        && matches!(self.word(t + 1), "cơ" | "ban" | "ngành" | "sở" | "huyện" | "thành" | "thị" | "xã" | "phường")) =>
                {
                    return false;
                }
                _ => {}
            }
        }
        false
    }
}
