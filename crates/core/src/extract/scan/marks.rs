//! Marks of punctuation, and what they tell: brackets, colons behind goals, quoted names, enumerations.
use super::Scanner;
use crate::extract::mention::What;

impl Scanner<'_> {
    /// Reads the mark `c` at a token; the token to go on from.
    pub(super) fn punctuation(&mut self, c: char, at: usize) -> usize {
        match c {
            '(' if matches!(self.word(at + 1), "ảnh" | "nguồn" | "anh") => {
                let close = (at..self.tokens.len()).find(|i| self.mark(*i, ')'));
                return close.map_or(self.tokens.len(), |c| c + 1);
            }
            '(' if self.mark(at + 2, ')') && self.running_number(at + 1, at, at + 3) => return at + 3,
            '(' | '[' => {
                self.depth = self.depth.saturating_add(1);
                self.push(What::Mark('('), at, at + 1);
            }
            ')' | ']' => {
                self.push(What::Mark(')'), at, at + 1);
                self.depth = self.depth.saturating_sub(1);
            }
            ':' => {
                // "đề ra 20 chỉ tiêu: đưa PCI vào nhóm 5; …": goals follow.
                let goals = (1..=6).any(|b| self.before(at, b) == "tiêu" && matches!(self.before(at, b + 1), "chỉ" | "mục"))
                    || matches!((self.before(at, 2), self.before(at, 1)), ("đề" | "đặt", "ra"));
                let from = at.saturating_sub(60);
                let said = |first: &str, second: &str| {
                    (from..at).any(|t| self.word(t) == first && (second.is_empty() || self.word(t + 1) == second))
                };
                let done = || said("đạt", "") || said("vượt", "") || said("hoàn", "thành") || said("kết", "quả") || said("nổi", "bật");
                let begins = || (0..at.min(3)).any(|t| self.word(t) == "chỉ" && self.word(t + 1) == "tiêu");
                let set = || {
                    (1..=6).any(|b| self.before(at, b) == "đặt")
                        || said("đề", "ra")
                        || said("đặt", "ra")
                        || said("thông", "qua")
                        || said("phấn", "đấu")
                        || begins()
                };
                if goals && set() && !done() && !self.out.iter().any(|m| m.what == What::Target) {
                    self.push(What::Target, at, at);
                }
                self.push(What::Mark(':'), at, at + 1);
                let counted = (1..at.min(12)).find(|b| self.before(at, *b) == "chỉ" && self.before(at, b - 1) == "số");
                let n = counted.and_then(|b| {
                    crate::extract::numerals::whole(self.before(at, b + 1))
                        .or_else(|| crate::extract::numerals::in_words(&[self.before(at, b + 1)]).map(|x| x.0))
                });
                let leads = || self.out.iter().any(|m| matches!(m.what, What::Rank { word: true, .. }));
                if let Some(n) = n.filter(|n| (2..=9).contains(n) && leads()) {
                    let known = self.names_at(at + 1).is_some();
                    if let Some(next) = (!known).then(|| self.counted_parts(n, at)).flatten() {
                        return next;
                    }
                }
            }
            '"' => {
                // "“Quy mô thị trường” không thay đổi xếp hạng": a quoted name right before what ranks it.
                let close = (at + 2..at + 12).find(|i| self.mark(*i, '"'));
                let opens = self.tokens.get(at + 1).is_some_and(|t| t.capital && !t.spaced);
                let ranked = close.is_some_and(|c| {
                    matches!(self.word(c + 1), "xếp" | "đứng" | "tăng" | "giảm" | "tụt" | "không" | "lùi" | "hạng" | "thứ")
                        || self.mark(c + 1, '(') && matches!(self.word(c + 2), "thứ" | "xếp" | "hạng")
                });
                if let (true, true) = (opens, ranked)
                    && let Some(next) = self.quoted_part(at, at)
                {
                    return next;
                }
                self.push(What::Mark('"'), at, at + 1);
            }
            ';' if self.fields || self.ministries => {
                (self.fields, self.ministries) = (false, false);
                self.push(What::Mark(c), at, at + 1);
            }
            ',' | ';' | '|' | '\t' | '?' => self.push(What::Mark(c), at, at + 1),
            // "43/63 (▲ 9)": places moved behind a place.
            '▲' | '▼' | '↑' | '↓' if self.moved_behind_place(at) => {
                let n = crate::extract::numerals::whole(self.word(at + 1)).and_then(|n| i32::try_from(n).ok()).unwrap_or(0);
                self.push(What::Move(if matches!(c, '▲' | '↑') { n } else { -n }), at, at + 2);
                return at + 2;
            }
            // "A > B > C": names in order, as if by commas.
            '>' if self.name_begins(at + 1) => self.push(What::Mark(','), at, at + 1),
            '-' if self.tokens.get(at).is_some_and(|t| t.spaced) && self.tokens.get(at + 1).is_none_or(|t| t.spaced) => {
                self.push(What::Mark('-'), at, at + 1);
            }
            '#' if self.running_number(at + 1, at, at + 2) => return at + 2,
            '🥇' | '🥈' | '🥉' if self.name_begins(at + 1) => {
                self.push(What::Numbered(c as u32 - '🥇' as u32 + 1), at, at + 1);
            }
            '❶'..='❿' => {
                let n = c as u32 - '❶' as u32 + 1;
                self.push(What::Rank { n, of: None, word: false }, at, at + 1);
            }
            _ => {}
        }
        at + 1
    }

    /// Whether an arrow stands before a bare figure, in a bracket right behind a place.
    fn moved_behind_place(&self, at: usize) -> bool {
        let whole = crate::extract::numerals::whole(self.word(at + 1)).is_some_and(|n| (1..=100).contains(&n));
        let place = self.out.iter().rev().find(|m| m.what != What::Mark('('));
        let behind = place.is_some_and(|m| matches!(m.what, What::Rank { word: false, .. }) && at <= m.t1 + 1);
        whole && behind && (self.mark(at + 2, ')') || matches!(self.word(at + 2), "bậc" | "hạng" | ""))
    }
}
