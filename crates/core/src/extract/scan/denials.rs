//! Leaving that is denied: who never left a group is in it; and what must not come about, which sets a goal.
use super::Scanner;
use crate::extract::mention::{What, covered};
use crate::extract::word_set::WordSet;

/// Words between the denial and the verb of leaving: how often, who, and how.
static BETWEEN: WordSet = WordSet::new(&[
    "năm", "nào", "lần", "kỳ", "hề", "bao", "giờ", "từng", "một", "để", "bị", "thể", "có", "dịp", "khi", "tỉnh", "thành", "phố", "địa",
    "phương", "này", "ấy", "nơi", "đây", "phải", "đã", "vẫn", "huyện", "đơn", "vị", "ai", "chỉ", "số", "của", "thứ", "hạng",
]);

/// Words between a denial and `dưới`, `quá`: verbs of falling and standing.
static FALLS: WordSet = WordSet::new(&[
    "để", "bị", "tụt", "rớt", "rơi", "lùi", "giảm", "xuống", "đứng", "xếp", "ở", "nằm", "ra", "vị", "trí", "hạng", "thứ", "chỉ", "số",
    "của", "tỉnh", "thành", "phố",
]);

/// How far before the verb the denial may stand.
const REACH: usize = 9;

impl Scanner<'_> {
    /// Where the denial stands before `at`, over words of the set and names.
    fn denied_over(&self, at: usize, words: &WordSet) -> Option<usize> {
        let name = |t: usize| {
            covered(&self.out, t, |w| matches!(w, What::Subject(_) | What::Index(_) | What::Part(_) | What::Year(_) | What::Anaphor(_)))
        };
        let before = (1..=REACH).map_while(|b| at.checked_sub(b)).find(|t| !words.holds_at(self.tokens, *t) && !name(*t))?;
        matches!(self.word(before), "không" | "chưa" | "chẳng" | "chả").then_some(before)
    }

    /// `không năm nào rời top 5`, `chưa hề một lần tụt khỏi nhóm 10`: whether the verb of leaving at `at..end` is itself denied.
    pub(super) fn leaves_never(&self, at: usize, end: usize) -> bool {
        let leaves = (at..end).any(|t| matches!(self.word(t), "rời" | "khỏi" | "ngoài" | "mất"));
        leaves && self.denied_over(at, &BETWEEN).is_some_and(|t| t + 1 < at)
    }

    /// `kiên quyết không để PCI rớt khỏi top 30`: what must not come about is aimed at, where no word says that it never did.
    pub(super) fn must_not(&self, at: usize, end: usize) -> bool {
        // "không để mất chỗ trong nhóm 5": it has kept it.
        if matches!(self.word(at), "mất" | "đánh") {
            return false;
        }
        let denial = if self.word(at) == "không" { Some(at) } else { self.denied_over(at, &BETWEEN) };
        denial.is_some_and(|t| self.let_fall(t, end))
    }

    /// Whether the denial at `t` is `không để`, and nothing tells of a past.
    fn let_fall(&self, t: usize, end: usize) -> bool {
        let past = |w: &str| matches!(w, "đã" | "từng" | "vẫn" | "luôn" | "chưa");
        let clause = (1..=8).map_while(|b| t.checked_sub(b)).take_while(|k| !matches!(self.word(*k), "," | ";" | ":"));
        self.word(t + 1) == "để" && t + 1 < end && !clause.into_iter().any(|k| past(self.word(k))) && !(t..end).any(|k| past(self.word(k)))
    }

    /// `không để dưới hạng 33`, `không tụt xuống dưới vị trí 33`, `không để tụt quá hạng 33`: the least place, at the noun `at`; whether it is
    /// told as one that must be kept.
    pub(super) fn no_lower(&self, at: usize) -> Option<bool> {
        let limit = at.checked_sub(1).filter(|t| matches!(self.word(*t), "dưới" | "quá"))?;
        let denial = self.denied_over(limit, &FALLS)?;
        (denial + 1 < limit || self.word(limit) == "dưới").then(|| self.let_fall(denial, limit + 1))
    }
}
