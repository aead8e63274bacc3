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
        let cause =
            (0..first.t0).rev().take(10).take_while(|t| !matches!(self.word(*t), "," | ";" | "." | ":")).any(|t| {
                matches!(self.word(t), "nhờ" | "nhằm" | "để" | "bởi" | "vì") || (self.word(t), self.word(t + 1)) == ("với", "việc")
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
        named && rest().is_some_and(|n| matches!(n.what, What::Rank { .. })) && rest().is_none_or(|n| matches!(n.what, What::Score { .. })) && rest().is_none()
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
}
