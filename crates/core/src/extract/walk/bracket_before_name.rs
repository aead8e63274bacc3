//! Places whose name comes behind a bracket: `xếp thứ nhất (71,25 điểm) là A`, `đứng cuối bảng (hạng 63) PCI 2023 là B`.
use super::*;

impl Walk<'_> {
    /// The place at `i` is of whoever is named behind the link that follows its bracket; what stands in the bracket is theirs too.
    pub(super) fn named_behind_bracket(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let open = self.mentions.get(i + 1).filter(|n| n.what == What::Mark('(') && n.t0 == m.t1)?;
        let close = i + 2 + self.mentions.get(i + 2..)?.iter().position(|n| n.what == What::Mark(')'))?;
        let is = close + 1 + self.mentions.get(close + 1..)?.iter().take(8).position(|n| n.what == What::Is)?;
        let between = self.mentions.get(close + 1..is)?;
        let plain = |n: &Mention| {
            matches!(n.what, What::Index(_) | What::Year(_) | What::Scope(_) | What::Block(_) | What::OfWord | What::About)
                || matches!(&n.what, What::Subject(w) if w.kind == SubjectKind::Province)
        };
        let link = self.mentions.get(is)?.t1;
        let name = self.mentions.get(is + 1).filter(|n| matches!(n.what, What::Subject(_)) && n.t0 <= link + 2)?;
        let What::Subject(who) = &name.what else { return None };
        let mut t = m.t0;
        while t > 0 && matches!(self.word(t - 1), "đứng" | "xếp" | "ở" | "vị" | "trí" | "hạng" | "thứ") {
            t -= 1;
        }
        let opens = t == 0 || matches!(self.before(t, 1), "," | ";" | ":" | "." | "và" | "còn");
        if !opens || !between.iter().all(plain) || m.depth > 0 {
            return None;
        }
        let inside: Vec<&Mention> = self.mentions.get(i + 2..close)?.iter().collect();
        // Which ranking and edition, where they stand between.
        for n in between {
            match n.what {
                What::Index(x) => self.scene.index = vec![Slot::new(x, Origin::Sentence, Some(self.span(n.t0, n.t1)))],
                What::Year(y) => self.scene.years = vec![Slot::new(Edition::Year(y), Origin::Sentence, Some(self.span(n.t0, n.t1)))],
                _ => {}
            }
        }
        self.scene.who = vec![Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)))];
        let mut p = self.proto(m);
        match m.what {
            What::Rank { n, of, .. } => (p.rank, p.of, p.own_of) = (Some(n), of, of.is_some()),
            What::Last => p.last = true,
            _ => return None,
        }
        for n in inside {
            match n.what {
                What::Rank { n, of, word: false } => (p.rank, p.last, p.of, p.own_of) = (Some(n), false, of, of.is_some()),
                What::Score { value, percent, sure } => p.score = Some((value, percent, sure)),
                What::Move(by) => p.delta = Some(by),
                _ => {}
            }
        }
        p.rule = "subject and rank";
        p.end = self.span(open.t0, name.t1).1.max(p.end);
        self.frame.last_rank = p.rank;
        self.open_claims(p);
        self.fresh = false;
        Some(is + 2)
    }
}
