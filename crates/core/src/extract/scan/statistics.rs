//! Figures of the economy that the press ranks without their name: `tăng trưởng kinh tế của tỉnh đứng thứ 3 khu vực`, `tỉnh tăng trưởng
//! 19,3%, đứng thứ hai cả nước`. Only a place among named others makes sure that a standing is meant.
use super::*;

/// How far behind the figure its place may stand.
const REACH: usize = 24;

impl Scanner<'_> {
    /// The statistic whose component stands at `at..end` by a name of three words or more, where the clause ranks it.
    pub(super) fn ranked_statistic(&self, parts: &[(usize, usize)], at: usize, end: usize) -> Option<usize> {
        let counted = |i: &usize| {
            self.setting.ontology.indices.get(*i).is_some_and(|x| x.kind == "statistic" && x.ranks.iter().any(|r| r == "provinces"))
        };
        let index = parts.iter().map(|(x, _)| *x).find(counted)?;
        let whose = matches!(self.before(at, 1), "tiêu" | "phục" | "đẩy" | "cho" | "về" | "trì" | "của");
        (end >= at + 3 && !whose && self.ranked_among(end)).then_some(index)
    }

    /// `tỉnh tăng trưởng 19,3%, đứng thứ hai cả nước`: the province itself grows, by a percentage that is ranked.
    pub(super) fn growth(&mut self, at: usize) -> Option<usize> {
        if self.word(at) != "tăng" || self.word(at + 1) != "trưởng" {
            return None;
        }
        let mut n = at + 2;
        while n < at + 5 && matches!(self.word(n), "đạt" | "gần" | "trên" | "hơn" | "khoảng" | "tới" | "ở" | "mức" | "là") {
            n += 1;
        }
        let share = self.tokens.get(n).is_some_and(|t| t.kind == TokenKind::Number) && self.mark(n + 1, '%');
        let whose = self.out.last().is_some_and(|m| {
            m.t1 == at
                && match &m.what {
                    What::Subject(w) => w.kind == SubjectKind::Province,
                    What::Anaphor(a) => matches!(a, Anaphor::Province | Anaphor::City),
                    _ => false,
                }
        });
        if !(share && whose && self.ranked_among(n + 2)) {
            return None;
        }
        let indices = &self.setting.ontology.indices;
        let i = indices.iter().position(|x| x.id == "grdp")?;
        let j = indices.get(i)?.component.iter().position(|c| c.id == "toc-do-tang-truong")?;
        self.push(What::Index(i), at, at + 2);
        self.push(What::Part(Part::Known(vec![(i, j)])), at, at + 2);
        Some(at + 2)
    }

    /// Whether the everyday name of a statistic (`xuất khẩu`, `thu ngân sách`) at `at..end` is what provinces are ranked by here: a place among
    /// others follows in its sentence (`thu ngân sách đạt 21.000 tỷ đồng, đứng thứ 17 cả nước`), the places are counted by it (`10 địa
    /// phương có kim ngạch xuất khẩu lớn nhất`), or it opens what is then ranked (`Về nhập khẩu, … Đứng thứ 2 là …`).
    pub(super) fn ranks_provinces(&self, index: usize, at: usize, end: usize) -> bool {
        if !self.counted_by(index) {
            return false;
        }
        // A name of the page's own says less than a known one: all of them must be spoken of.
        let known = !self.setting.own_statistic(index);
        if !known && self.least_of_bad(at, end) {
            return false;
        }
        let beside = |from: usize| known || (from..from + 7).any(|t| self.beside_all(t));
        self.placed_behind(end, known)
            || self.held_by_places(at, end) && beside(end)
            || known && self.opens_topic(at, end) && self.placed_later(end)
            || self.placed_before(at, end)
            || self.has_most(at, end)
            || self.most_of_all(end)
            || self.champions_behind(end)
            || self.heads_places(end)
            || self.pointed_to_later(end)
            || self.capital_of_places(index, end)
            || known && self.rank_noun_behind(at, end)
    }

    /// `Thu ngân sách năm 2019 của tỉnh giảm sâu, thứ hạng từ 39 rơi xuống 47`: at the head of its sentence, before a clause on its rank.
    fn rank_noun_behind(&self, at: usize, end: usize) -> bool {
        const REACH: usize = 20;
        let noun =
            |t: usize| self.mark(t, ',') && matches!((self.word(t + 1), self.word(t + 2)), ("thứ", "hạng" | "bậc") | ("vị", "trí" | "thứ"));
        at == 0 && (end..end + REACH).take_while(|t| !self.mark(*t, ';') && !self.mark(*t, '.')).any(noun)
    }

    /// `49 tỉnh có dự án FDI, trong đó X có số vốn đăng ký lớn nhất`: provinces are ranked by the capital that was registered there.
    fn capital_of_places(&self, index: usize, end: usize) -> bool {
        const AHEAD: usize = 30;
        if self.setting.ontology.indices.get(index).is_none_or(|x| x.id != "fdi") {
            return false;
        }
        let open = |t: &usize| {
            self.tokens.get(*t).is_some_and(|k| !k.is(';') && (!k.is('.') || self.tokens.get(t + 1).is_some_and(|n| !n.spaced)))
        };
        let capital =
            (end..end + AHEAD).take_while(open).find(|t| (self.word(*t), self.word(t + 1), self.word(t + 2)) == ("vốn", "đăng", "ký"));
        capital.is_some_and(|t| {
            let most = t + 3 + if self.word(t + 3) == "cấp" { 2 } else { 0 };
            let owner = (end..t).any(|k| self.names_at(k).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Province(_)))));
            owner && self.word(most + 1) == "nhất" && matches!(self.word(most), "lớn" | "cao" | "nhiều")
        })
    }

    pub(super) fn counted_by(&self, index: usize) -> bool {
        self.setting.counts_provinces(index)
    }

    /// `doanh nghiệp FDI`, `khối FDI`, `doanh nghiệp có vốn đầu tư trực tiếp nước ngoài (FDI)`: who invests, and no figure.
    pub(super) fn kind_of_investor(&self, index: usize, at: usize) -> bool {
        if self.setting.ontology.indices.get(index).is_none_or(|x| x.id != "fdi") {
            return false;
        }
        let (two, one) = (self.before(at, 2), self.before(at, 1));
        if matches!((two, one), ("doanh", "nghiệp") | ("khu", "vực")) || matches!(one, "dn" | "khối") {
            return true;
        }
        // The abbreviation behind the name says no more than the name.
        let bracket = self.mark(at.wrapping_sub(1), '(');
        let (from, reach) = if bracket { (at - 1, 8) } else { (at, 2) };
        let spelt = (self.before(from, 2), self.before(from, 1)) == ("nước", "ngoài") || matches!(self.word(at), "vốn" | "đầu");
        let owner =
            |b: usize| matches!((self.before(from, b + 1), self.before(from, b)), ("nghiệp" | "dn" | ")", "có") | ("nghiệp" | "dn", "vốn"));
        spelt && (1..=reach).any(owner)
    }

    /// A place of any form, the last one too, at token `i`: `đứng thứ 5`, `dẫn đầu`, `á quân`, `cao nhất`, `top 10`.
    pub(super) fn place_of_any_form(&self, i: usize) -> bool {
        let group = matches!(self.word(i), "top" | "tốp" | "nhóm") && self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let most = self.word(i + 1) == "nhất" && matches!(self.word(i), "cao" | "lớn" | "nhiều" | "nhanh" | "thấp");
        group || most || matches!(self.cue(i), Some((Cue::Exact(_) | Cue::Last, _))) || self.placed_at(i)
    }

    /// Whether a place among others stands behind token `from` in the sentence. Behind a comma it must be the figure's own: nobody and nothing
    /// but a province is named between the two.
    fn placed_behind(&self, from: usize, known: bool) -> bool {
        const GLUE: &[&str] = &[
            "và", "cũng", "vẫn", "hiện", "đang", "tiếp", "tục", "luôn", "lần", "đầu", "tiên", "đưa", "giúp", "tỉnh", "thành", "phố", "địa",
            "phương", "xếp", "đứng", "ở", "vị", "trí", "thứ", "mức", "là", "năm", "nay", "này", "qua", "trở", "nên", "để", "con", "số",
            "kết", "quả", "tốc", "độ", "được", "tp", "thuộc", "nằm", "trong", "vào", "lọt", "khi", "đó", "thì", "có", "chiếm", "giữ",
            "giành", "vươn", "lên", "đạt",
        ];
        let mut comma = None;
        let mut i = from;
        while i < from + 2 * REACH {
            let Some(token) = self.tokens.get(i) else { return false };
            if token.is(';') || token.is('.') && self.tokens.get(i + 1).is_none_or(|t| t.spaced) || self.index_at(i) {
                return false;
            }
            if token.is(',') {
                comma = Some(i);
            }
            if i > from && self.place_of_any_form(i) {
                let own = comma.is_none_or(|c| {
                    (c + 1..i).all(|t| {
                        GLUE.contains(&self.word(t))
                            || self.tokens.get(t).is_some_and(|k| k.capital || k.kind == TokenKind::Number || k.is('.') || k.is('-'))
                    })
                });
                if !own || self.has_object(i) {
                    return false;
                }
                if known && self.among_others(i) || (i..i + 9).any(|t| self.beside_all(t)) || self.of_region(from, i) {
                    return true;
                }
                // "Về S, A xếp thứ tư, B xếp thứ năm cả nước": the last of the row tells among whom.
            }
            i += 1;
        }
        false
    }

    /// Whether an index by a name of its own or a statistic by any name begins at token `i`.
    pub(super) fn index_at(&self, i: usize) -> bool {
        let index = |e: &Entry| matches!(e.entity, Entity::Index(x) if !e.weak || self.counted_by(x));
        self.names_at(i).is_some_and(|(e, _)| e.iter().any(index))
    }

    /// `địa phương có kim ngạch xuất khẩu lớn nhất`, `tỉnh thu hút vốn FDI cao nhất`: places are what has the most of it.
    fn held_by_places(&self, at: usize, end: usize) -> bool {
        let most = (end..end + 2).any(|i| self.word(i + 1) == "nhất" && matches!(self.word(i), "cao" | "lớn" | "nhiều" | "nhanh"));
        let noun = (1..=7)
            .take_while(|b| !matches!(self.before(at, *b), "," | ";" | "." | ":"))
            .any(|b| matches!((self.before(at, b + 1), self.before(at, b)), ("địa", "phương") | ("thành", "phố") | (_, "tỉnh" | "nơi")));
        noun && (most || self.led_in(at)) || self.of_all_places(end)
    }

    /// `địa phương dẫn đầu về kim ngạch xuất khẩu`, `tỉnh cao nhất nước về thu ngân sách`: what they lead in stands behind the place.
    fn led_in(&self, at: usize) -> bool {
        let about = (1..=3).find(|b| self.before(at, *b) == "về");
        about.is_some_and(|b| {
            (b + 1..=b + 4).any(|k| {
                matches!((self.before(at, k + 1), self.before(at, k)), ("dẫn" | "đứng" | "hàng", "đầu") | ("cao" | "lớn" | "nhiều", "nhất"))
            })
        })
    }

    /// `GRDP năm 2025 của 34 địa phương`, `thu ngân sách của 63 tỉnh, thành`: the figure of all provinces side by side.
    fn of_all_places(&self, end: usize) -> bool {
        let whose = (end..end + 4).find(|i| self.word(*i) == "của" || self.mark(*i, ','));
        whose.is_some_and(|i| {
            self.word(i) == "của"
                && matches!(self.word(i + 1), "34" | "63")
                && matches!((self.word(i + 2), self.word(i + 3)), ("địa", "phương") | ("tỉnh", _))
        })
    }

    /// `Về xuất khẩu, …`, `Chiều nhập khẩu …`, `Con số thứ hai là thu ngân sách.`: the name opens its sentence, or is all that it tells.
    fn opens_topic(&self, at: usize, end: usize) -> bool {
        const OPENS: &[&str] = &[
            "về", "chiều", "ở", "riêng", "với", "đối", "lĩnh", "vực", "xét", "mặt", "hoạt", "động", "trong", "số", "theo", "tính", "còn",
            "chỉ", "tiêu", "hướng", "ngược", "lại", ",", "công", "tác", "tổng", "kết", "quả",
        ];
        let told = self.before(at, 1) == "là" && self.tokens.get(end).is_none_or(|t| t.is('.') || t.is(':'));
        told || at > 0 && at <= 6 && (0..at).all(|t| OPENS.contains(&self.word(t)))
    }

    /// Whether a place stands in what follows on the line, before another index is named.
    fn placed_later(&self, from: usize) -> bool {
        const AHEAD: usize = 60;
        let Some(start) = self.tokens.get(from).or_else(|| self.tokens.last()).map(|t| t.start) else { return false };
        let line = self.text.lines.partition_point(|l| l.start <= start as usize).checked_sub(1).and_then(|i| self.text.lines.get(i));
        let Some(line) = line else { return false };
        let at = line.tokens.partition_point(|t| t.start < start);
        let tokens = line.tokens.get(at..(at + AHEAD).min(line.tokens.len())).unwrap_or_default();
        let ahead = Scanner {
            text: self.text,
            view: self.view,
            tokens,
            setting: self.setting,
            found: self.text.found(tokens),
            out: Vec::new(),
            commas: 0,
            depth: 0,
            fields: false,
            ministries: false,
        };
        (0..tokens.len()).find(|i| ahead.index_at(*i) || ahead.placed_at(*i)).is_some_and(|i| !ahead.index_at(i))
    }

    /// Whether the place at token `i` is one among all provinces or those of a region.
    pub(super) fn among_others(&self, i: usize) -> bool {
        (i + 1..i + 9).any(|k| {
            matches!(
                (self.word(k), self.word(k + 1)),
                ("cả", "nước") | ("toàn", "quốc") | ("khu", "vực") | ("địa", "phương") | ("trực", "thuộc")
            ) || matches!(self.word(k), "vùng" | "tỉnh")
                || self.word(k) == "nước" && self.before(k, 1) == "nhất"
                || self.mark(k, '/') && matches!(self.word(k + 1), "63" | "34")
                || self.names_at(k).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))))
        })
    }

    /// Whether a place among others (`cả nước`, `khu vực`, `/63`) stands behind token `from`, before the clause ends or an index is named.
    fn ranked_among(&self, from: usize) -> bool {
        let mut i = from;
        while i < from + REACH {
            let Some(token) = self.tokens.get(i) else { return false };
            if token.is(';') || token.is('.') && self.tokens.get(i + 1).is_none_or(|t| t.spaced) {
                return false;
            }
            let index = self.names_at(i).is_some_and(|(e, _)| e.iter().any(|e| !e.weak && matches!(e.entity, Entity::Index(_))));
            if index {
                return false;
            }
            if self.placed_at(i) {
                return (i + 1..i + 9).any(|k| {
                    matches!((self.word(k), self.word(k + 1)), ("cả", "nước") | ("toàn", "quốc") | ("khu", "vực") | ("trực", "thuộc"))
                        || self.word(k) == "vùng"
                        || self.mark(k, '/') && matches!(self.word(k + 1), "63" | "34")
                        || self.names_at(k).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Region(_))))
                });
            }
            i += 1;
        }
        false
    }
}
