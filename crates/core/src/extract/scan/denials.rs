//! Leaving that is denied: who never left a group is in it.
use super::Scanner;
use crate::extract::word_set::WordSet;

/// Words between the denial and the verb of leaving: how often, who, and how.
static BETWEEN: WordSet = WordSet::new(&[
    "năm", "nào", "lần", "kỳ", "hề", "bao", "giờ", "từng", "một", "để", "bị", "thể", "có", "dịp", "khi", "tỉnh", "thành", "phố", "địa",
    "phương", "này", "ấy", "nơi", "đây", "phải", "đã", "vẫn", "huyện", "đơn", "vị", "ai",
]);

/// How far before the verb the denial may stand.
const REACH: usize = 8;

impl Scanner<'_> {
    /// `không năm nào rời top 5`, `chưa hề một lần tụt khỏi nhóm 10`: whether the verb of leaving at `at..end` is itself denied.
    pub(super) fn leaves_never(&self, at: usize, end: usize) -> bool {
        let leaves = (at..end).any(|t| matches!(self.word(t), "rời" | "khỏi" | "ngoài"));
        let denial = (1..=REACH).find(|b| at < *b || !BETWEEN.holds_at(self.tokens, at - b));
        leaves && denial.is_some_and(|b| b > 1 && matches!(self.before(at, b), "không" | "chưa" | "chẳng" | "chả"))
    }
}
