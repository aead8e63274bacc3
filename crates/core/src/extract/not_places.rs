//! Figures that look like places or points and are none: counts of those who did something, limits of a scale, weights of criteria, gaps,
//! dates in brackets, what only could be.
use super::mention::{Mention, SubjectKind, What, beginning};
use super::proto::{Origin, Proto};
use crate::model::Modality;
use crate::normalize::{Token, TokenKind};

/// How far before a figure the words stand that say what it is.
const REACH: usize = 20;

/// The sentence as words, and where a claim stands in it.
struct Said<'s> {
    tokens: &'s [Token<'s>],
    /// First token of the claim, and one past its last.
    from: usize,
    to: usize,
}

impl<'s> Said<'s> {
    fn new(tokens: &'s [Token<'s>], p: &Proto) -> Self {
        let from = tokens.partition_point(|t| (t.end as usize) <= p.start);
        let to = tokens.partition_point(|t| (t.start as usize) < p.end);
        Self { tokens, from, to }
    }

    fn word(&self, i: usize) -> &'s str {
        self.tokens.get(i).map_or("", |t| t.text)
    }

    fn number(&self, i: usize) -> Option<u32> {
        self.tokens.get(i).filter(|t| t.kind == TokenKind::Number).and_then(|t| t.text.parse().ok())
    }

    /// Where the first fraction `n/m` of the claim stands.
    fn fraction(&self) -> Option<usize> {
        (self.from..self.to.max(self.from + 3))
            .find(|i| self.number(*i).is_some() && self.word(i + 1) == "/" && self.number(i + 2).is_some())
    }

    fn before(&self, which: impl Fn(&str, &str) -> bool) -> bool {
        (self.from.saturating_sub(REACH)..self.from)
            .rev()
            .take_while(|i| !matches!(self.word(*i), ";"))
            .any(|i| which(self.word(i), self.word(i + 1)))
    }

    /// `Thuộc số 23/63 tỉnh hoàn thành …`: how many did something.
    fn counts_doers(&self) -> bool {
        let Some(at) = self.fraction() else { return false };
        let led = (at + 3..at + 10).any(|i| matches!(self.word(i), "dẫn" | "đứng" | "cao" | "đầu"));
        self.word(at.wrapping_sub(1)) == "số" && matches!(self.word(at.wrapping_sub(2)), "thuộc" | "trong") && !led
    }

    /// `Không công bố thứ hạng 63 tỉnh`: of how many the places are.
    fn counts_ranked(&self, p: &Proto) -> bool {
        let noun = (self.word(self.from), self.word(self.from + 1)) == ("thứ", "hạng") && self.to == self.from + 3;
        let whose = matches!(
            (self.word(self.to), self.word(self.to + 1)),
            ("tỉnh", _) | ("địa", "phương") | ("thành", "phố") | ("đơn", "vị") | ("bộ", _) | ("quốc", "gia") | ("nước", _)
        );
        noun && whose && p.rank.is_some() && !p.own_of
    }

    /// `Top 10 xã, phường dẫn đầu tỉnh Gia Lai`: the best of the units in a province, and no place of its own.
    fn best_units(&self, p: &Proto) -> bool {
        let province = p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Province);
        let unit = |i: usize| self.number(i).is_some() && matches!(self.word(i + 1), "xã" | "phường" | "huyện" | "quận" | "sở");
        province && p.rank_max.is_some() && (self.from..self.to).any(unit)
    }

    /// `Cải thiện điểm ở 6/10 chỉ số`: of how many criteria something is true.
    fn counts_parts(&self) -> bool {
        let Some(at) = self.fraction() else { return false };
        matches!(
            (self.word(at + 3), self.word(at + 4)),
            ("chỉ", "số") | ("tiêu", "chí" | "chuẩn") | ("nội", "dung") | ("lĩnh", "vực") | ("trụ", "cột") | ("thành", "phần")
        )
    }

    /// `Kỳ họp có 49/50 đại biểu dự`, `12/15 ý kiến`: of how many people or papers something is true.
    fn counts_people(&self) -> bool {
        let Some(at) = self.fraction() else { return false };
        let ranked = (self.from..at).any(|i| matches!(self.word(i), "thứ" | "hạng" | "xếp" | "đứng" | "trí"));
        !ranked
            && matches!(
                (self.word(at + 3), self.word(at + 4)),
                ("đại", "biểu")
                    | ("ý", "kiến")
                    | ("thành", "viên")
                    | ("đồng", "chí")
                    | ("kiến", "nghị")
                    | ("hồ", "sơ")
                    | ("nhiệm", "vụ")
                    | ("dự", "án")
                    | ("thủ", "tục")
                    | ("dịch", "vụ")
                    | ("cử", "tri")
                    | ("văn", "bản")
                    | ("chỉ", "tiêu")
                    | ("mục", "tiêu")
                    | ("phiếu" | "hộ" | "người" | "thôn" | "bản" | "câu", _)
            )
    }

    /// `Tham nhũng đứng thứ 5 trong các vấn đề đáng lo nhất`, `tỷ lệ này xếp thứ 44`: what is ranked is a worry or a share, and no province.
    fn of_worries_or_shares(&self) -> bool {
        let among = (self.to..self.to + 5).any(|i| {
            let determiner = |k: &usize| matches!(self.word(*k), "số" | "các" | "những" | "mọi" | "nhiều");
            let from = (i + 1..i + 3).find(|k| !determiner(k)).unwrap_or(i + 3);
            self.word(i) == "trong"
                && (from..=from).any(|k| {
                    matches!(
                        (self.word(k), self.word(k + 1)),
                        ("vấn", "đề")
                            | ("mối", "lo")
                            | ("nỗi", "lo")
                            | ("nguyên", "nhân")
                            | ("rào", "cản")
                            | ("lý" | "lí", "do")
                            | ("khó", "khăn")
                    )
                })
        });
        let share = (self.from.saturating_sub(4)..self.from)
            .any(|i| matches!((self.word(i), self.word(i + 1)), ("tỷ" | "tỉ", "lệ")) && matches!(self.word(i + 2), "này" | "đó" | "ấy"));
        among || share
    }

    /// `Tập đoàn Bưu chính xếp thứ nhất khối tập đoàn`: whoever the clause begins with is a company, and whoever was spoken of before has not
    /// the place.
    fn of_companies(&self, p: &Proto) -> bool {
        let own = p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence);
        let clause = (self.from.saturating_sub(8)..self.from).rev().take_while(|i| !matches!(self.word(*i), "," | ";" | ":" | "(" | "."));
        let company = |i: usize| {
            matches!((self.word(i), self.word(i + 1)), ("tập", "đoàn") | ("tổng", "công") | ("công", "ty"))
                && self.tokens.get(i).is_some_and(|t| t.capital)
        };
        !own && clause.into_iter().any(company)
    }

    /// `SIPAS cả nước là 82,99%`: the points of all the country, and not of whoever was spoken of before.
    fn of_the_country(&self, p: &Proto) -> bool {
        let own = p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence || w.value.kind == SubjectKind::Country);
        let mut at = self.from;
        while at > 0
            && self.from - at < 5
            && (matches!(self.word(at - 1), "là" | "đạt" | "ở" | "mức" | "năm") || self.number(at - 1).is_some_and(|n| n > 1990))
        {
            at -= 1;
        }
        let whole = at >= 2 && matches!((self.word(at - 2), self.word(at - 1)), ("cả", "nước") | ("toàn", "quốc"));
        let linked = (at..self.from).any(|i| matches!(self.word(i), "là" | "đạt" | "mức"));
        // "SIPAS nói chung trong cả nước là 80%".
        let general = self.word(at.wrapping_sub(4)) == "chung";
        let joined = matches!(self.word(at.wrapping_sub(3)), "với" | "nhất" | "đầu" | "trong" | "trên") && !general;
        !own && whole && linked && !joined && p.score.is_some() && !p.placed() && p.delta.is_none()
    }

    /// `không thấp hơn hạng 30`, `không dưới hạng 30`: the least that a place may be.
    fn no_lower(&self) -> bool {
        (self.from.saturating_sub(4)..self.from)
            .any(|i| matches!((self.word(i), self.word(i + 1), self.word(i + 2)), ("không", "thấp", "hơn") | ("không", "dưới" | "quá", _)))
    }

    /// `Thứ hạng (từ 1 đến 63)`, `từ 10 đến 15`: two ends of a range, with nothing that moves between them.
    fn range(&self) -> Option<(usize, u32)> {
        let first = (self.from.saturating_sub(3)..=self.from)
            .find(|i| self.word(*i) == "từ" && self.number(i + 1).is_some() && self.word(i + 2) == "đến" && self.number(i + 3).is_some())?;
        // "từ 10 đến 15 bậc" is a movement.
        let step = matches!(self.word(first + 4), "bậc" | "hạng" | "điểm" | "%");
        let (from, to) = self.number(first + 1).zip(self.number(first + 3))?;
        (!step && from < to).then_some((first, to))
    }

    /// `sáng nay (2.5)`: a day in a bracket.
    fn day(&self) -> bool {
        let text = self.word(self.from);
        let day = text.split_once('.').is_some_and(|(d, m)| {
            d.parse::<u32>().is_ok_and(|d| (1..=31).contains(&d)) && m.parse::<u32>().is_ok_and(|m| (1..=12).contains(&m))
        });
        let named = matches!(self.word(self.from.wrapping_sub(2)), "nay" | "qua" | "ngày" | "sáng" | "chiều" | "tối" | "hôm" | "mai");
        day && named && self.word(self.from.wrapping_sub(1)) == "(" && self.word(self.to) == ")"
    }

    /// `Tổng điểm tối đa 100 được phân bổ: P 20 điểm, Q 30 điểm`, `hoạt động chính quyền số chiếm 500 điểm`: what a criterion can give.
    fn weight(&self, p: &Proto) -> bool {
        let own = p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence);
        if own && matches!(self.word(self.from.wrapping_sub(1)), "đạt" | "được") {
            return false;
        }
        let most = self.before(|a, b| (a, b) == ("tối", "đa"))
            || (self.to..self.to + 3).any(|i| (self.word(i), self.word(i + 1)) == ("tối", "đa"));
        let shared =
            || self.tokens.windows(2).any(|w| matches!(w, [a, b] if matches!((a.text, b.text), ("phân", "bổ" | "ra") | ("cơ", "cấu"))));
        let points = p.part.is_some() && p.score.is_some_and(|(_, percent, _)| !percent);
        most && shared() || points && self.word(self.from.wrapping_sub(1)) == "chiếm"
    }

    /// `Mức chênh là 17 điểm`: how far two are apart.
    fn gap(&self) -> bool {
        let told =
            matches!(self.word(self.from.wrapping_sub(1)), "là" | "còn" | "chỉ" | "tới" | "gần" | "hơn" | "khoảng" | "lên" | "xuống");
        // "Khoảng cách giữa tỉnh đứng đầu là A (73 điểm) và tỉnh đứng cuối là B (59 điểm) thu hẹp còn 14 điểm": both names stand between.
        told && (self.from.saturating_sub(2 * REACH)..self.from)
            .rev()
            .take_while(|i| !matches!(self.word(*i), "," | ";" | ":" | "đạt" | "được"))
            .any(|i| self.word(i) == "chênh" || matches!((self.word(i), self.word(i + 1)), ("khoảng", "cách") | ("cách", "biệt")))
    }

    /// `47,75 điểm từ thẩm định, 16,85 điểm từ khảo sát`: where a part of the points comes from.
    fn part_of_points(&self) -> bool {
        let at = if self.word(self.to) == "điểm" { self.to + 1 } else { self.to };
        self.word(at.wrapping_sub(1)) == "điểm"
            && self.word(at) == "từ"
            && matches!(self.word(at + 1), "thẩm" | "khảo" | "tự" | "điều" | "kết" | "chỉ" | "việc" | "phần" | "đánh" | "kinh")
    }

    /// `Hoàn toàn có thể chiếm lấy vị trí thứ 4`: what only could be.
    fn possible(&self) -> bool {
        const VERBS: [&str; 12] = ["chiếm", "vươn", "lên", "đạt", "lọt", "vào", "giành", "đứng", "xếp", "vượt", "bước", "trở"];
        (self.from.saturating_sub(8)..self.from).any(|i| {
            // "có thể thấy đứng đầu là A", "để có thể vươn lên hạng 5 như hiện nay" tell what is.
            let told = matches!(self.word(i.wrapping_sub(1)), "để" | "mới" | "mà" | "không" | "nhờ" | "đã")
                || matches!(self.word(i + 2), "nói" | "thấy" | "kể" | "coi" | "xem");
            (self.word(i), self.word(i + 1)) == ("có", "thể") && !told && (i + 2..i + 4).any(|k| VERBS.contains(&self.word(k)))
        })
    }

    /// `Nhóm B gồm 27 tỉnh, đứng đầu là Kon Tum; nhóm thấp nhất có 3 tỉnh, đứng đầu là A`: the group in which one has the place, by its
    /// marks; whether it is the topmost.
    fn first_of_a_grade(&self, p: &Proto) -> Option<bool> {
        let ranked = p.who.as_ref().is_some_and(|w| !matches!(w.value.kind, SubjectKind::Office(_) | SubjectKind::Unit(_)));
        if !ranked || !(p.rank == Some(1) || p.last) {
            return None;
        }
        let clause = (0..self.from).rev().take_while(|i| !matches!(self.word(*i), ";" | "."));
        let group = clause.into_iter().find(|i| self.word(*i) == "nhóm")?;
        let counted = (group + 1..self.from).any(|i| matches!(self.word(i), "gồm" | "có") || self.word(i) == ":" && i > group + 1);
        let top = match (self.word(group + 1), self.word(group + 2)) {
            ("a" | "i" | "1", _) | ("cao", _) | ("tốt", _) | ("thứ", "nhất" | "1") => true,
            ("b" | "c" | "d" | "ii" | "iii" | "iv", _)
            | ("khá" | "kém" | "yếu" | "thấp" | "này", _)
            | ("trung", "bình")
            | ("thứ" | "cuối", _)
            | ("tương", "đối") => false,
            ("2" | "3" | "4", next) if !matches!(next, "tỉnh" | "địa" | "thành" | "nước" | "quốc" | "bộ") => false,
            _ => return None,
        };
        counted.then_some(top)
    }

    /// `Trước đây chưa từng lọt vào tốp 5`, `sau 2 năm không góp mặt ở tốp 5`: denied of years that are not told.
    fn denied_of_old(&self) -> bool {
        self.before(|a, b| (a, b) == ("trước", "đây"))
            || (self.from.saturating_sub(10)..self.from)
                .any(|i| self.word(i) == "sau" && self.number(i + 1).is_some_and(|n| n < 20) && self.word(i + 2) == "năm")
    }
}

/// Takes away what is no claim at all, and gives a bound for the range that a goal is.
pub(super) fn without(protos: &mut Vec<Proto>, tokens: &[Token<'_>], mentions: &[Mention]) {
    protos.retain_mut(|p| {
        let said = Said::new(tokens, p);
        let table = p.rule == "table row";
        if table {
            return true;
        }
        if let Some(top) = said.first_of_a_grade(p) {
            (p.of, p.own_of) = (None, false);
            if !top {
                (p.rank, p.last) = (None, false);
                return p.score.is_some();
            }
        }
        let placed = p.placed();
        if placed && (said.best_units(p) || said.counts_people() || said.of_worries_or_shares()) {
            return false;
        }
        if p.rank.is_some() && (said.counts_doers() || said.counts_ranked(p))
            || placed && p.modality == Modality::Asserted && said.possible()
        {
            return false;
        }
        if p.modality == Modality::Negated && p.rank_max.is_some() && said.denied_of_old() {
            return false;
        }
        // "A, B, C giữ các vị trí từ 1 đến 3": each of them has one of the places.
        if let Some((first, highest)) = said.range().filter(|_| p.rank.is_some() && p.rule != "respectively") {
            let last = said.from > first + 1;
            if p.modality != Modality::Target || !last {
                return false;
            }
            (p.rank, p.rank_max) = (None, Some(highest));
        }
        // "Mức điểm của năm 2020 là 36/100".
        let ranked = |w: &str| matches!(w, "hạng" | "thứ" | "trí" | "đứng" | "xếp");
        let near = || (said.from.saturating_sub(3)..said.from).any(|i| ranked(said.word(i)));
        let said_to_rank =
            (if p.part.is_some() { near() } else { said.before(|a, _| ranked(a)) }) || (said.from..said.to).any(|i| ranked(said.word(i)));
        // "Nhân lực số 71/100, xếp thứ 12": so are those of a component, of which nobody ranks a hundred.
        let provinces =
            p.part.is_some() && p.who.as_ref().is_some_and(|w| matches!(w.value.kind, SubjectKind::Province | SubjectKind::Ministry));
        let hundreds = p.of.is_some_and(|n| n >= 100 && n % 50 == 0) && provinces;
        let points = p.own_of && !said_to_rank && (p.of == Some(100) && said.before(|a, _| a == "điểm") || hundreds);
        if let (Some(n), true) = (p.rank, points) {
            (p.rank, p.of, p.own_of, p.score) = (None, None, false, Some((f64::from(n), false, true)));
        }
        // "PAPI không thấp hơn hạng 30": a bound, and no place.
        if p.rank.is_some() && said.no_lower() {
            (p.rank, p.rank_max) = (None, p.rank);
        }
        if placed && said.of_companies(p) || said.of_the_country(p) {
            return false;
        }
        if placed && held_by_region(p, &said, mentions) {
            return false;
        }
        let only_points = !p.placed() && p.delta.is_none() && p.score.is_some();
        if only_points && (said.counts_parts() || said.day() || said.weight(p) || said.gap() || said.part_of_points()) {
            return false;
        }
        true
    });
}

/// `Vị trí thứ 4 dành cho Bắc Trung Bộ`: a region has the place, and whoever was spoken of before has not.
fn held_by_region(p: &Proto, said: &Said<'_>, mentions: &[Mention]) -> bool {
    let own = p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence);
    let region = |m: &&Mention| matches!(&m.what, What::Scope(s) if s.starts_with("region:"));
    let link = |m: &Mention| {
        (said.to..m.t0).any(|i| matches!((said.word(i), said.word(i + 1)), ("dành", "cho") | ("thuộc", "về") | ("là", "của")))
            || said.word(m.t0.wrapping_sub(1)) == "là"
    };
    !own && beginning(mentions, said.to, said.to + 5).iter().find(region).is_some_and(link)
}
