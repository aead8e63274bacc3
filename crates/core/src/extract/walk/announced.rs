//! Several indices in one sentence: which of them the sentence goes on about.
use super::*;

impl Walk<'_> {
    /// Of several indices that a sentence only announces (`công bố PAR INDEX, cùng chỉ số SIPAS`) the next sentence speaks of the
    /// one that the headline names, else of the one that none is added to.
    pub(super) fn leading_index(&self) -> Option<&Slot<usize>> {
        let last = self.scene.index.last()?;
        if !self.protos.is_empty() {
            return None;
        }
        let named: Vec<(usize, &Mention)> = self
            .mentions
            .iter()
            .enumerate()
            .filter(|(j, _)| self.role(*j) == Role::Normal)
            .filter_map(|(_, m)| if let What::Index(x) = m.what { Some((x, m)) } else { None })
            .collect();
        let first = named.iter().find(|(x, _)| *x != last.value)?;
        let titled = |x: usize| self.setting.titled.contains(&x);
        let mut others = named.iter().filter(|(x, _)| *x == last.value);
        let added = others.next().is_some_and(|(_, m)| {
            (1..=4).any(|b| matches!((self.before(m.t0, b), self.before(m.t0, b - 1)), ("cùng", _) | ("kèm", _) | ("và", "cả")))
                && self.before(m.t0, 1) != ","
                || matches!(self.before(m.t0, 1), "với" | "cho" | "đến" | "tới" | "như")
        });
        let chosen = if titled(first.0) != titled(last.value) { titled(first.0) } else { added };
        chosen.then_some(&self.announced).and_then(|a| a.iter().find(|s| s.value == first.0))
    }

    /// `thứ 15 về SIPAS; PAPI đứng thứ 12`: behind a place the run ends at the mark before an index that has a place of its own. How many
    /// of the run are kept, and where the next topic begins.
    pub(super) fn next_topic(&self, run: &[usize], next: usize) -> Option<(usize, usize)> {
        if self.fresh || self.open.is_empty() || run.len() < 2 {
            return None;
        }
        let last = run.last().and_then(|j| self.mentions.get(*j))?;
        let value = self
            .mentions
            .iter()
            .skip(next)
            .find(|n| !matches!(n.what, What::Stand | What::OfWord | What::Anaphor(_) | What::Each | What::From))?;
        let own = matches!(value.what, What::Rank { .. } | What::Last | What::Score { .. } | What::Bound(_) | What::Move(_))
            && value.t0 <= last.t1 + 4;
        let parted = |j: &usize| {
            self.mentions
                .get(*j)
                .is_some_and(|n| (1..=3).any(|b| matches!(self.before(n.t0, b), "," | ";")) && self.before(n.t0, 1) != "và")
        };
        // "nhóm 10 về PCI và PAPI tăng 3 bậc": the verb right behind the last one is its own.
        let moved = matches!(value.what, What::Move(_)) && matches!(self.word(last.t1), "tăng" | "giảm" | "tụt" | "lên" | "cải");
        let kept = run.iter().skip(1).position(parted).map(|k| k + 1).or(moved.then_some(run.len() - 1))?;
        own.then_some((kept, *run.get(kept)?))
    }
}

impl Walk<'_> {
    /// `PAR INDEX và DTI lần lượt vào nhóm 10 và nhóm 20`: as many best groups in turn as there are indices, components or subjects.
    pub(super) fn bounds_in_turn(&mut self, i: usize) -> Option<usize> {
        if !self.scene.order || self.list.is_some_and(|l| l.left > 0) {
            return None;
        }
        let (run, next) = self.run_of(i, |w| matches!(w, What::Bound(_)));
        let k = run.len();
        let parts = self.scene.parts.len() == k;
        let who = !parts && self.scene.who.len() == k;
        let index = !parts && !who && self.scene.index.len() == k;
        if k < 2 || !(parts || who || index) {
            return None;
        }
        let scene = self.scene.clone();
        let mut opened = Vec::new();
        for (at, j) in run.iter().enumerate() {
            let Some(m) = self.mentions.get(*j) else { continue };
            let What::Bound(n) = m.what else { continue };
            let mut p = self.proto(m);
            (p.rank_max, p.rule) = (Some(n), "respectively");
            if parts {
                self.scene.parts = scene.parts.get(at..=at).unwrap_or_default().to_vec();
            } else if who {
                self.scene.who = scene.who.get(at..=at).unwrap_or_default().to_vec();
            } else {
                self.scene.index = scene.index.get(at..=at).unwrap_or_default().to_vec();
            }
            opened.extend(self.open_claims(p));
        }
        (self.scene.parts, self.scene.who, self.scene.index) = (scene.parts, scene.who, scene.index);
        self.open = opened;
        Some(next)
    }

    /// `Năm 2022, tỉnh đứng thứ 47. Kết quả vừa công bố cho thấy tỉnh đã lên thứ 30`: the earlier year of the paragraph ends there.
    pub(super) fn announced_anew(&mut self) {
        let Some(Edition::Year(year)) = self.frame.year.as_ref().map(|y| y.value) else { return };
        let index = self.frame.index.as_ref().map(|s| s.value).or(self.setting.main_index);
        let newer = index.and_then(|i| self.setting.editions.get(&i)).is_some_and(|y| year < *y);
        let dated = self.mentions.iter().any(|m| matches!(m.what, What::Year(_) | What::Relative(_)));
        if newer && !dated && crate::extract::survey::announces_anew(self.mentions, &|t| self.word(t)) {
            self.frame.year = None;
        }
    }

    /// `dẫn đầu PAR INDEX (90,1%), SIPAS (87,6%) và PAPI (47,9 điểm)`: behind a place the list of its rankings goes on over their brackets.
    pub(super) fn goes_on_behind(&mut self, i: usize, group: &[Slot<usize>]) -> bool {
        let ([slot], Some(m), Some(close)) = (group, self.mentions.get(i), i.checked_sub(1)) else { return false };
        let mut t = m.t0;
        while t > 0 && matches!(self.word(t - 1), "," | "và" | "cả" | "chỉ" | "số") {
            t -= 1;
        }
        let close = if self.mentions.get(close).is_some_and(|c| c.what == What::Mark(',')) { close.saturating_sub(1) } else { close };
        let shut = self.mentions.get(close).is_some_and(|c| c.what == What::Mark(')') && c.t1 == t && t < m.t0);
        // The bracket is looked for only where one ends right before: a page may be all names.
        if !shut {
            return false;
        }
        let open = self.mentions.iter().take(close).rposition(|n| n.what == What::Mark('('));
        let before = open.and_then(|o| o.checked_sub(1)).and_then(|j| self.mentions.get(j));
        let Some(What::Index(last)) = before.map(|n| n.what.clone()) else { return false };
        let points = open
            .and_then(|o| self.mentions.get(o + 1..close))
            .is_some_and(|inner| matches!(inner, [n] if matches!(n.what, What::Score { .. })));
        // No place of its own follows before the next mark.
        let own = self
            .mentions
            .iter()
            .skip(i + 1)
            .take_while(|n| !matches!(n.what, What::Mark(',' | ';' | '(')))
            .any(|n| matches!(n.what, What::Rank { .. } | What::Last | What::Bound(_)));
        let Some(base) = self.open.first().and_then(|at| self.protos.get(*at)).cloned() else { return false };
        let bound = base.placed() && base.index.as_ref().is_some_and(|s| s.value == last && s.origin == Origin::Bound);
        if !points || own || !bound {
            return false;
        }
        let index = Some(Slot { origin: Origin::Bound, ..slot.clone() });
        self.open = vec![self.protos.len()];
        self.fresh = false;
        self.protos.push(Proto { index, score: None, delta: None, base: None, ..base });
        true
    }
}
