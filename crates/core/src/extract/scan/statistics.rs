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
                    matches!((self.word(k), self.word(k + 1)), ("cả", "nước") | ("toàn", "quốc") | ("khu", "vực"))
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
