//! Names that also mean the work itself: what beside them makes them a ranking.
use super::*;

impl Scanner<'_> {
    /// `số mô hình cải cách hành chính`, `hội thi về chuyển đổi số`: whether a name that also means the work itself stands behind
    /// a noun that it tells apart, and behind words for learning or planning that work.
    pub(super) fn part_of_phrase(&self, at: usize) -> (bool, bool) {
        let small = |i: Option<usize>| i.and_then(|i| self.tokens.get(i)).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        const LEADS: &[&str] = &[
            "về", "của", "trong", "ở", "tại", "số", "hạng", "bảng", "độ", "quả", "tác", "theo", "điểm", "giá", "là", "có", "và", "với",
            "nước", "quốc", "lường", "cùng", "cho", "mảng", "khối", "xét", "thì", "nhất", "đầu", "việc", "mặt", "đó", "lĩnh", "vực",
            "trên", "mức", "đạt", "đứng", "bộ", "tỉnh", "đua", "năm", "hiện", "báo", "cáo", "dung", "chí", "tiêu", "hiệu", "chỉ", "mục",
            "nhì", "ba",
        ];
        const WORK: &[&str] = &[
            "hiểu",
            "huấn",
            "truyền",
            "nghị",
            "thảo",
            "quyết",
            "hoạch",
            "án",
            "thi",
            "đàm",
            "lớp",
            "học",
            "văn",
            "giải",
            "cộng",
            "thưởng",
        ];
        if !small(at.checked_sub(1)) {
            return (false, false);
        }
        let one = self.before(at, 1);
        (!LEADS.contains(&one), one == "về" && WORK.contains(&self.before(at, 2)))
    }

    pub(super) fn beside_index_word(&self, at: usize) -> bool {
        // "bảng chấm điểm CCHC", "điểm chuyển đổi số": what points are given for is the ranking.
        if self.before(at, 1) == "điểm" && matches!(self.before(at, 2), "chấm" | "bảng" | "mất" | "nâng" | "kéo" | "tổng" | "xếp")
        {
            return true;
        }
        // "thứ hạng cải cách hành chính của X".
        if matches!((self.before(at, 2), self.before(at, 1)), ("thứ", "hạng" | "bậc")) {
            return true;
        }
        (1..=3).any(|back| matches!(self.before(at, back), "số" | "hạng")) && (1..=4).any(|b| matches!(self.before(at, b), "chỉ" | "xếp"))
    }

    /// `mức độ chuyển đổi số của X được Bộ Y chấm như sau: năm 2020 xếp thứ 15`: how far the work has come is what places behind it are in.
    pub(super) fn measured_then_placed(&self, at: usize, end: usize) -> bool {
        const REACH: usize = 40;
        let place =
            |t: usize| matches!(self.word(t), "thứ" | "hạng") && self.tokens.get(t + 1).is_some_and(|n| n.kind == TokenKind::Number);
        (self.word(at), self.word(at + 1)) == ("mức", "độ")
            && (end..end + REACH).take_while(|t| !self.mark(*t, ';') && !self.mark(*t, '.')).any(place)
    }

    /// `Lĩnh vực chuyển đổi số cũng khởi sắc: chỉ số của tỉnh năm 2020 xếp thứ 59`: the index of the work that the clause before names.
    pub(super) fn index_behind(&self, at: usize, end: usize) -> bool {
        const REACH: usize = 10;
        let field = matches!((self.before(at, 2), self.before(at, 1)), ("lĩnh", "vực") | (_, "mảng") | ("công", "tác"));
        let colon = (end..end + REACH).find(|t| self.mark(*t, ':')).filter(|_| field);
        let index = colon.filter(|c| (self.word(c + 1), self.word(c + 2)) == ("chỉ", "số") && matches!(self.word(c + 3), "của" | "này"));
        let place =
            |t: usize| matches!(self.word(t), "thứ" | "hạng") && self.tokens.get(t + 1).is_some_and(|n| n.kind == TokenKind::Number);
        index.is_some_and(|c| (c + 3..c + 3 + 2 * REACH).any(place))
    }

    /// `vừa công bố kết quả chuyển đổi số năm 2022`: results that somebody announces are a ranking's.
    pub(super) fn announced(&self, at: usize) -> bool {
        (self.before(at, 4), self.before(at, 3), self.before(at, 2), self.before(at, 1)) == ("công", "bố", "kết", "quả")
    }

    /// `xếp thứ 3/20 sở, ban, ngành tỉnh Hà Giang về CCHC`, `xếp thứ nhất trong 9 cơ quan ngành dọc về CCHC`: nothing but those who are counted
    /// stands between the place and `về`.
    fn counted_then_about(&self, end: usize) -> bool {
        const REACH: usize = 18;
        let place = self.out.iter().rev().take(8).find(|m| matches!(m.what, What::Rank { .. } | What::Last | What::Of(_)));
        let Some(place) = place.filter(|m| m.t1 + REACH >= end) else { return false };
        let Some(about) = (place.t1..end).find(|t| self.word(*t) == "về") else { return false };
        let counted = |t: usize| {
            matches!(
                self.word(t),
                "trong"
                    | "tổng"
                    | "số"
                    | "các"
                    | "sở"
                    | "ban"
                    | "ngành"
                    | "dọc"
                    | "cơ"
                    | "quan"
                    | "đơn"
                    | "vị"
                    | "huyện"
                    | "thị"
                    | "xã"
                    | "thành"
                    | "phố"
                    | "quận"
                    | "phường"
                    | "khối"
                    | "nhóm"
                    | "cấp"
                    | "tỉnh"
                    | "của"
                    | "trung"
                    | "ương"
                    | "địa"
                    | "phương"
                    | "thuộc"
                    | "phủ"
                    | "bộ"
                    | "ngang"
                    | ","
                    | "/"
            ) || self.tokens.get(t).is_some_and(|k| k.capital || k.kind == TokenKind::Number)
        };
        let same = |t: usize| !matches!(self.word(t), "," | ";" | "còn" | "và");
        (place.t1..about).all(counted) && end <= about + 10 && (about..end).all(same)
    }

    /// A rank or points within a few words; only behind the name when that is `held` by a noun before it.
    pub(super) fn near_rank(&self, end: usize, held: bool) -> bool {
        (end..end + 8).take_while(|i| !self.mark(*i, ',') && !self.mark(*i, '.') && !self.mark(*i, ';')).any(|i| {
            matches!(self.word(i), "thứ" | "hạng" | "bậc" | "trí")
                // "thu nhập bình quân của A cao nhất cả nước".
                || self.word(i) == "nhất"
                    && matches!(self.before(i, 1), "cao" | "thấp")
                    && matches!((self.word(i + 1), self.word(i + 2)), ("cả", "nước") | ("toàn", "quốc"))
                || self.word(i) == "đầu" && matches!(self.before(i, 1), "dẫn" | "đứng")
        }) || !held && self.out.iter().rev().take(4).any(|m| m.is_value() && end <= m.t1 + 10)
            || !held && self.counted_then_about(end)
    }
}
