//! Places of components that a clause only counts: `có 2 chỉ số đứng thứ nhất`, `đứng đầu ở 3 chỉ số`. They are no places in the whole.
use super::*;
use crate::extract::numerals::count;

/// How far before a place the components may be counted, in tokens.
const REACH: usize = 16;
/// Most components that an index has.
const MOST: u32 = 130;

/// What may stand between the counted components and their place, besides names of rankings, owners and years.
static BETWEEN: WordSet = WordSet::new(&[
    "thành", "phần", "nội", "dung", "chỉ", "số", "tiêu", "chí", "của", "trong", "bộ", "đứng", "xếp", "ở", "vị", "trí", "hạng", "thứ",
    "nằm", "lọt", "vào", "được", "đạt", "có", "đều", "cùng", "giữ", "vươn", "lên", "tụt", "xuống", "về", "nhóm", "top", "tốp", "tỉnh",
    "dẫn", "đang", "duy", "nhất", "còn", "bị", "thuộc", "trục", "chính", "năm", "này", "cột", "trụ", "vực", "lĩnh", "điểm", "đã", "mà",
]);

impl Walk<'_> {
    /// Whether two words are a noun for the parts of an index.
    fn parts_noun(&self, t: usize) -> bool {
        matches!(
            (self.word(t), self.word(t + 1)),
            ("chỉ", "số" | "tiêu") | ("nội", "dung") | ("lĩnh", "vực") | ("trụ", "cột") | ("tiêu", "chí") | ("hạng", "mục")
        )
    }

    /// `Năm 2023 X có 1 chỉ số xếp thứ nhất, 2 chỉ số xếp thứ 5`, `nằm trong top 10 ở 2 chỉ số thành phần`: the place is that of components
    /// which the clause counts and nobody names.
    pub(super) fn of_counted_parts(&self, i: usize, m: &Mention) -> bool {
        self.counts_whose_place(i, m) || self.place_in_counted(i, m)
    }

    /// Whether the components before the place at `i` are counted, and not named behind it.
    fn counts_whose_place(&self, i: usize, m: &Mention) -> bool {
        let clause = (m.t0.saturating_sub(REACH)..m.t0).rev();
        let mut clause = clause.take_while(|t| !matches!(self.word(*t), "," | ";" | "." | ":" | "(" | ")"));
        let number = |t: usize| count(self.word(t)).is_some_and(|n| (1..=MOST).contains(&n));
        let several = |t: usize| matches!(self.word(t), "các" | "những" | "nhiều" | "vài" | "mấy");
        let counted = |t: usize| self.parts_noun(t) && t > 0 && (number(t - 1) || several(t - 1));
        let Some(noun) = clause.find(|t| counted(*t)) else { return false };
        // "8/10 chỉ số", "4 trong 8 chỉ số".
        let mut head = noun - 1;
        if head >= 2 && matches!(self.word(head - 1), "/" | "trong") && number(head - 2) {
            head -= 2;
        }
        // "P là một trong 2 chỉ số đứng thứ 5", "PCI và PAPI là hai chỉ số xếp thứ 2", "cả 3 chỉ số", "P, một trong 2 chỉ số đứng đầu".
        let before = self.before(head, 1);
        let apposed = before == "," && self.mentions.iter().any(|n| matches!(n.what, What::Part(_) | What::Index(_)) && n.t1 + 1 == head);
        // "Tổng điểm 8 nội dung đạt 44,2 điểm", "tổng hợp các chỉ số": all of them together.
        let whole = (1..=5).any(|b| matches!(self.before(head, b), "tổng" | "tất" | "toàn"));
        if matches!(before, "là" | "cả" | "thứ" | "trong" | "hạng" | "lớp") || apposed || whole {
            return false;
        }
        let from = noun + 2;
        let named = |t: usize| {
            covered(self.mentions, t, |w| {
                matches!(w, What::Index(_) | What::Year(_) | What::Relative(_) | What::Subject(_) | What::Anaphor(_) | What::OfWord)
            })
        };
        // "2 chỉ số tăng 5 bậc": the verb of the movement.
        let verb = usize::from(matches!(m.what, What::Move(_)) && matches!(self.before(m.t0, 1), "tăng" | "giảm" | "lên" | "tụt"));
        let plain = (from..m.t0 - verb).all(|t| self.tokens.get(t).is_some_and(|k| BETWEEN.holds(k)) || named(t));
        // "hai chỉ số này đều xếp thứ 5", "2 chỉ số PAR INDEX và SIPAS xếp thứ 3" tell which.
        let pointed = (from..(from + 2).min(m.t0)).any(|t| matches!(self.word(t), "này" | "đó" | "ấy" | "trên"));
        let indices = self.mentions.iter().filter(|n| matches!(n.what, What::Index(_)) && n.t0 >= from && n.t1 <= m.t0).count();
        plain && !pointed && indices < 2 && !self.parts_named_behind(i, m.t1)
    }

    /// Whether components are named behind token `end`, where the place at `i` ends, and have no places of their own.
    fn parts_named_behind(&self, i: usize, end: usize) -> bool {
        let behind = self.mentions.iter().enumerate().skip(i + 1);
        let mut behind = behind.take_while(|(_, n)| n.t0 <= end + 9 && !n.is_value() && !matches!(n.what, What::Mark(';' | ')')));
        // "2 chỉ số xếp thứ 5 gồm PCI, PAPI": so may rankings be.
        let linked = |n: &Mention| (end..n.t0).any(|t| matches!(self.word(t), "gồm" | "là" | ":" | "(" | "như"));
        behind.find(|(_, n)| matches!(n.what, What::Part(_) | What::Index(_)) && linked(n)).is_some_and(|(j, _)| !self.placed_beside(j))
    }

    /// `Chỉ số xếp thứ 2 của X trong PCI là P`: the component behind the link is what has the place at `i`; its mention. One that had it once is
    /// of no known year.
    fn part_told_behind(&self, i: usize, m: &Mention) -> Option<usize> {
        let mut t = m.t0;
        while t > 0 && matches!(self.word(t - 1), "xếp" | "đứng" | "ở" | "có" | "được" | "thành" | "phần" | "thứ" | "hạng" | "vị" | "trí")
        {
            t -= 1;
        }
        let noun = t.checked_sub(2).filter(|n| self.parts_noun(*n))?;
        let alone = noun == 0 || matches!(self.before(noun, 1), "," | ";" | ":" | "và" | "có" | "trong");
        let mut behind = self.mentions.iter().enumerate().skip(i + 1);
        let whose = |n: &Mention| matches!(n.what, What::Subject(_) | What::Anaphor(_) | What::OfWord | What::Index(_) | What::Year(_));
        let (j, part) = behind.find(|(_, n)| !whose(n) && !matches!(n.what, What::Is | What::About | What::Scope(_)))?;
        let linked = self.before(part.t0, 1) == "là" && part.t0 > m.t1 + 1 && part.t0 <= m.t1 + 14;
        (alone && linked && matches!(part.what, What::Part(_))).then_some(j)
    }

    /// `(P xếp thứ 3; Q xếp thứ 5)`: whether the component at `j`, in a bracket, has its own place right behind it.
    pub(super) fn placed_beside(&self, j: usize) -> bool {
        let Some(part) = self.mentions.get(j).filter(|p| p.depth > 0) else { return false };
        let next = self.mentions.iter().skip(j + 1).find(|n| !matches!(n.what, What::Stand | What::About));
        next.is_some_and(|n| matches!(n.what, What::Rank { word: false, .. }) && n.t0 <= part.t1 + 3)
    }

    /// `dẫn đầu cả nước ở 2 chỉ số thành phần`, `lọt top 5 ở 3 nội dung`: the components that the place is in are counted behind it.
    fn place_in_counted(&self, i: usize, m: &Mention) -> bool {
        let scope = self.mentions.get(i + 1).filter(|n| matches!(n.what, What::Scope(_) | What::Region) && n.t0 <= m.t1 + 1);
        let mut t = scope.map_or(m.t1, |n| n.t1);
        if !matches!(self.word(t), "ở" | "tại" | "trong" | "về" | "trên") {
            return false;
        }
        t += 1;
        if self.word(t + 1) == "/" {
            t += 2;
        }
        let counted = count(self.word(t)).is_some_and(|n| (1..=MOST).contains(&n)) && self.parts_noun(t + 1);
        let pointed = matches!(self.word(t + 3), "này" | "đó" | "ấy" | "trên");
        let end = t + 3;
        let indices = self.mentions.iter().filter(|n| matches!(n.what, What::Index(_)) && n.t0 >= end && n.t0 <= end + 6).count();
        let named = self.mentions.iter().any(|n| matches!(n.what, What::Part(_)) && n.t0 + 1 >= end && n.t0 <= end + 9);
        counted && !pointed && indices < 2 && !named
    }

    /// Puts the component that is told behind the place at `i` in force.
    pub(super) fn take_part_behind(&mut self, i: usize, m: &Mention) {
        let Some(part) = self.part_told_behind(i, m).and_then(|j| self.mentions.get(j)) else { return };
        let What::Part(value) = &part.what else { return };
        if let Some(value) = self.usable(value) {
            self.scene.parts = vec![Slot::new(value, Origin::Bound, Some(self.span(part.t0, part.t1)))];
        }
    }

    /// `P là chỉ số từng xếp thứ 2 PCI năm 2020 của X, nay tụt xuống thứ 30`: whether the name at `m` says whose the component is, of which the
    /// sentence goes on to tell.
    pub(super) fn owner_behind_place(&self, m: &Mention, group: &[Slot<Who>]) -> bool {
        let goes_on = matches!(self.word(m.t1 + 1), "nay" | "hiện" | "đã" | "rồi" | "nhưng" | "năm" | "đến");
        let of = self.before(m.t0, 1) == "của" || self.before(m.t0, 2) == "của";
        let same = |w: &Slot<Who>| w.origin > Origin::Sentence || group.first().is_some_and(|g| g.value == w.value);
        of && self.word(m.t1) == "," && goes_on && self.scene.who.iter().all(same)
    }

    /// Passes over the places at `i` that counted components have, and over what they moved by; the mention to go on from.
    pub(super) fn pass_counted_parts(&mut self, i: usize) -> usize {
        let (mut next, mut end) = (i + 1, self.mentions.get(i).map_or(0, |m| m.t1));
        // "đứng thứ hai, thứ ba", "xếp thứ 5, tăng 3 bậc".
        while let Some(n) = self.mentions.get(next) {
            let more = matches!(n.what, What::Rank { .. } | What::Move(_)) && n.t0 <= end + 2;
            let joined = more && self.glue(end, n.t0, &[",", "và", "tăng", "giảm"]);
            if joined {
                end = n.t1;
            } else if !matches!(n.what, What::Mark(',')) || n.t0 != end {
                break;
            }
            next += 1;
        }
        self.fresh = true;
        next
    }
}
