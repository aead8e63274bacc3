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
        let value =
            self.mentions.iter().skip(next).find(|n| !matches!(n.what, What::Stand | What::OfWord | What::Anaphor(_) | What::Each))?;
        let own = matches!(value.what, What::Rank { .. } | What::Last | What::Score { .. } | What::Bound(_) | What::Move(_))
            && value.t0 <= last.t1 + 4;
        let parted = |j: &usize| {
            self.mentions
                .get(*j)
                .is_some_and(|n| (1..=3).any(|b| matches!(self.before(n.t0, b), "," | ";")) && self.before(n.t0, 1) != "và")
        };
        let kept = run.iter().skip(1).position(parted)? + 1;
        own.then_some((kept, *run.get(kept)?))
    }
}
