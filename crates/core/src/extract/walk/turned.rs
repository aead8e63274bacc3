//! Places of two editions that words of time or of moving set against each other: `trước ở vị trí 66, giờ ở vị trí 62`, `đang ở hạng 95, trụ cột
//! này vọt lên hạng 41`.
use super::*;

/// Verbs of moving behind which the later of two places stands.
const MOVES: [&str; 14] = ["vọt", "nhảy", "leo", "vươn", "tiến", "bật", "tụt", "rớt", "rơi", "lùi", "trượt", "sụt", "thăng", "tuột"];

impl Walk<'_> {
    /// Gives the earlier of two such places of one subject the edition that the page compares with.
    pub(super) fn before_it_turned(&mut self) {
        static THEN: WordSet = WordSet::new(&["trước", "đang", "vốn"]);
        if self.protos.len() < 2 || !self.says(&THEN) {
            return;
        }
        for at in 1..self.protos.len() {
            let (Some(a), Some(b)) = (self.protos.get(at - 1), self.protos.get(at)) else { continue };
            if !self.turns(a, b) {
                continue;
            }
            let span = Some((a.start, a.end));
            if let Some(a) = self.protos.get_mut(at - 1) {
                (a.year, a.rule) = (Some(Slot::new(Edition::Base, Origin::Sentence, span)), "from … to …");
            }
        }
    }

    /// Whether `a` is told to have been before `b`, of the same subject in the same component.
    fn turns(&self, a: &Proto, b: &Proto) -> bool {
        let exact = |p: &Proto| p.rank.is_some() && p.modality == Modality::Asserted && p.delta.is_none();
        let same = a.who.as_ref().map(|w| &w.value) == b.who.as_ref().map(|w| &w.value)
            && a.part.as_ref().map(|s| &s.value) == b.part.as_ref().map(|s| &s.value)
            && a.scope.as_ref().map(|s| &s.value) == b.scope.as_ref().map(|s| &s.value);
        let undated = |p: &Proto| p.year.as_ref().is_none_or(|y| y.origin > Origin::Sentence || y.value == Edition::Relative(0));
        if !exact(a) || !exact(b) || !same || a.rank == b.rank || !undated(a) || !undated(b) || a.end > b.start {
            return false;
        }
        let first = self.tokens.partition_point(|t| (t.start as usize) < a.start);
        let from = self.tokens.partition_point(|t| (t.start as usize) < a.end);
        let to = self.tokens.partition_point(|t| (t.start as usize) < b.end);
        let then = (1..=3).any(|k| {
            matches!(self.before(first, k), "đang" | "vốn")
                || self.before(first, k) == "trước" && !matches!(self.before(first, k + 1), "kỳ" | "năm")
        }) || matches!(self.word(first), "đang" | "trước");
        let now = (from..to).any(|t| matches!(self.word(t), "nay" | "giờ") || MOVES.contains(&self.word(t)));
        then && now && to < from + 18
    }
}
