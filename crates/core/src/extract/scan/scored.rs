//! Components that the ontology lacks, of a ranking of countries that it gives none: `Trụ cột Chính phủ của Việt Nam được 69,04 điểm`, `hai
//! trụ cột kia là công nghệ (37,8 điểm) và dữ liệu (56,6 điểm)`. Points behind such a name are no points of the whole.
use super::*;

/// Longest name in words.
const LONGEST: usize = 12;

/// How long a remark in a bracket behind a name may be.
const REMARK: usize = 24;

impl Scanner<'_> {
    /// The name behind `trụ cột` at `at..end`, when points are told of it.
    pub(super) fn scored_part(&mut self, at: usize, end: usize) -> Option<usize> {
        let noun = matches!((self.word(at), self.word(at + 1)), ("trụ", "cột"));
        if !noun || !self.without_parts() {
            return None;
        }
        let mut from = end;
        while from < end + 3 && matches!(self.word(from), "kia" | "còn" | "lại" | "này" | "khác") {
            from += 1;
        }
        if matches!(self.word(from), "là" | "gồm") || self.mark(from, ':') {
            let stop = self.bracketed_points(from + 1)?;
            return self.push_unlisted(from + 1, from + 1, stop);
        }
        let stop = self.name_before_points(end)?;
        self.push_unlisted(at, end, stop)
    }

    /// `công nghệ (37,8 điểm) và dữ liệu (56,6 điểm)`: a further name in such a row.
    pub(super) fn scored_in_row(&mut self, at: usize) -> Option<usize> {
        let joined = at.checked_sub(1).is_some_and(|m| self.mark(m, ',') || self.mark(m, ';')) || self.before(at, 1) == "và";
        let mut back = self.back().filter(|m| !matches!(m.what, What::Mark(',' | ';')));
        let row = joined
            && back.next().is_some_and(|m| m.what == What::Mark(')') && m.t1 + 2 >= at)
            && back.next().is_some_and(|m| matches!(m.what, What::Score { .. }))
            && back.next().is_some_and(|m| m.what == What::Mark('('))
            && back.next().is_some_and(|m| matches!(m.what, What::Part(Part::Named(_))));
        if !row || !self.without_parts() {
            return None;
        }
        let stop = self.bracketed_points(at)?;
        self.push_unlisted(at, at, stop)
    }

    /// Whether the ranking in hand is one of countries whose components are not known.
    fn without_parts(&self) -> bool {
        let index = self.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
        let index = index.or(self.setting.main_index).and_then(|i| self.setting.ontology.indices.get(i));
        index.is_some_and(|x| x.kind == "index" && x.component.is_empty() && x.ranks.iter().all(|r| r == "countries"))
    }

    /// Where the name at `from` ends, right before a bracket that holds points and nothing else.
    fn bracketed_points(&self, from: usize) -> Option<usize> {
        let open = (from + 1..=from + LONGEST).find(|i| !self.plain(*i))?;
        let points = self.mark(open, '(')
            && self.tokens.get(open + 1).is_some_and(|t| t.kind == TokenKind::Number)
            && self.word(open + 2) == "điểm"
            && self.mark(open + 3, ')');
        (points && self.plain(from) && !unlisted::NO_HEAD.holds_at(self.tokens, from)).then_some(open)
    }

    /// Where the name at `from` ends whose points follow behind whose it is: `Chính phủ (quy định, chính sách) của Việt Nam được 69,04 điểm`.
    fn name_before_points(&self, from: usize) -> Option<usize> {
        let ends = |i: usize| !self.plain(i) || matches!(self.word(i), "của" | "được" | "đạt" | "có");
        let stop = (from + 1..=from + LONGEST).find(|i| ends(*i))?;
        if !self.plain(from) || unlisted::NO_HEAD.holds_at(self.tokens, from) {
            return None;
        }
        let mut i = stop;
        if self.mark(i, '(') {
            i = (i + 1..i + REMARK).find(|k| self.mark(*k, ')'))? + 1;
        }
        if self.word(i) == "của" {
            i = (i + 1..i + 5).find(|k| matches!(self.word(*k), "được" | "đạt" | "có"))?;
        }
        let reached = matches!(self.word(i), "được" | "đạt" | "có")
            && self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
            && self.word(i + 2) == "điểm";
        reached.then_some(stop)
    }

    fn plain(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) && !self.proper_name(i)
    }
}
