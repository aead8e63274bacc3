//! Places that follow from a place given before: `xếp sau X là Y`, `tiếp theo là Y và Z`.
use super::*;

/// Who was ranked where, as later sentences may count on from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    who: Who,
    index: Option<usize>,
    part: Option<Part>,
    scope: Option<String>,
    year: Option<Edition>,
    rank: u32,
}

impl Standing {
    /// The place of a claim, where it has one and whoever holds it is known.
    fn of(p: &Proto) -> Option<Self> {
        Some(Self {
            who: p.who.as_ref()?.value.clone(),
            index: p.index.as_ref().map(|s| s.value),
            part: p.part.as_ref().map(|s| s.value.clone()),
            scope: p.scope.as_ref().map(|s| s.value.clone()),
            year: p.year.as_ref().map(|s| s.value),
            rank: p.rank?,
        })
    }

    /// Among whom, where that is not all of a country: `cả nước` says no more than nothing.
    fn wide(&self) -> Option<&str> {
        self.scope.as_deref().filter(|s| *s != "national")
    }
}

/// How many standings are kept.
const KEPT: usize = 40;

impl Walk<'_> {
    /// Remembers the exact ranks of this sentence, and of which component and scope the last one was.
    pub(super) fn note_standings(&mut self) {
        self.last_of_history();
        let last = self.frame.last_rank;
        // "Dẫn đầu là A; A còn đứng đầu ở hai trụ cột P, Q": who comes next is second in the whole.
        let whole = self.protos.iter().find(|p| p.rank.is_some() && p.rank == last && p.part.is_none()).map(|p| p.who.clone());
        let aside = |p: &Proto| {
            p.part.is_some() && whole.as_ref().is_some_and(|w| w.as_ref().map(|w| &w.value) == p.who.as_ref().map(|w| &w.value))
        };
        // "A còn giữ ngôi đầu ở bốn chỉ số: P, Q, R, S. Ba vị trí kế sau là B, C, D": nobody comes next in several components at once.
        let parts = self.protos.iter().filter(|p| p.rank.is_some() && p.rank == last).filter_map(|p| p.part.as_ref());
        let several =
            parts.map(|s| &s.value).fold((None, false), |(first, more), s| (first.or(Some(s)), more || first.is_some_and(|f| f != s))).1;
        for p in self.protos.iter().filter(|p| p.modality == Modality::Asserted) {
            let Some(standing) = Standing::of(p) else { continue };
            // "từng xếp thứ tư, nay đứng thứ hai": what is told last of one and the same edition holds.
            let year = |s: &Standing| s.year.filter(|y| *y != Edition::Relative(0));
            let key = |s: &Standing| (s.index, year(s), s.scope.clone(), s.part.clone());
            self.frame.standings.retain(|s| s.who != standing.who || key(s) != key(&standing));
            if several && last == p.rank {
                (self.frame.last_part, self.frame.last_scope) = (None, p.scope.clone());
                self.frame.standings.push(standing);
                continue;
            }
            if last == p.rank && !aside(p) {
                self.frame.last_part.clone_from(&p.part);
                self.frame.last_scope.clone_from(&p.scope);
            }
            self.frame.standings.push(standing);
        }
        let over = self.frame.standings.len().saturating_sub(KEPT);
        self.frame.standings.drain(..over);
    }

    /// `A đứng đầu, so với hạng 62 của năm 2016 và 40 của năm 2018`: who comes next stands behind the place of the newest edition told of one
    /// and the same, whatever was said of it last.
    fn last_of_history(&mut self) {
        let mut told = self.protos.iter().filter(|p| p.modality == Modality::Asserted).filter_map(Standing::of);
        let Some(first) = told.next() else { return };
        let year = |s: &Standing| match s.year {
            None | Some(Edition::Relative(0)) => Some(i32::MAX),
            Some(Edition::Year(y)) => Some(y),
            _ => None,
        };
        let alike = |s: &Standing| s.who == first.who && s.index == first.index && s.part == first.part && s.scope == first.scope;
        let rest: Vec<Standing> = told.collect();
        if rest.len() < 2 || !rest.iter().all(alike) {
            return;
        }
        let newest = std::iter::once(&first).chain(&rest).filter_map(|s| year(s).map(|y| (y, s.rank))).max_by_key(|(y, _)| *y);
        if let Some((_, rank)) = newest.filter(|_| self.frame.last_rank.is_some()) {
            self.frame.last_rank = Some(rank);
        }
    }

    /// `A giữ ngôi á quân. Vị trí thứ nhất vẫn là B. Các vị trí kế đó là C và D`: where the place behind `last` was told right before it, who
    /// comes next stands behind both.
    pub(super) fn last_held(&self, last: u32) -> u32 {
        let here = self.protos.iter().filter(|p| p.modality == Modality::Asserted).filter_map(Standing::of);
        let mut told = self.frame.standings.iter().rev().take(2).rev().cloned().chain(here).rev();
        let (Some(told), Some(before)) = (told.next(), told.next()) else { return last };
        let key = |s: &Standing| (s.index, s.part.clone(), s.wide().map(str::to_owned), s.year, s.who.kind);
        let same = key(&before) == key(&told);
        let told_first = told.rank == last && before.rank == last + 1 && same;
        if told_first || self.held_by_province(&told, last + 1) { last + 1 } else { last }
    }

    /// `A đứng thứ 3. Quán quân là B, á quân là C. Tiếp theo là D`: whether a province that this sentence names nowhere has the place already, as
    /// one of the last sentences said.
    fn held_by_province(&self, told: &Standing, rank: u32) -> bool {
        const RECENT: usize = 6;
        let key = |s: &Standing| (s.index, s.part.clone(), s.wide().map(str::to_owned), s.year);
        let named = |who: &Who| self.mentions.iter().any(|m| matches!(&m.what, What::Subject(w) if w.id == who.id));
        told.who.kind == SubjectKind::Province
            && self.frame.standings.iter().rev().take(RECENT).any(|s| {
                s.rank == rank && s.who.kind == SubjectKind::Province && s.who.id != told.who.id && key(s) == key(told) && !named(&s.who)
            })
    }

    /// Where `who` stands in the index under discussion, as this sentence or an earlier one said.
    fn standing_of(&self, who: &Who) -> Option<u32> {
        let index = self.scene.index.last().or(self.frame.index.as_ref()).map(|s| s.value);
        let part = self.scene.parts.last().map(|s| &s.value);
        let here = self.protos.iter().rev().find(|p| {
            p.rank.is_some()
                && p.who.as_ref().is_some_and(|w| w.value == *who)
                && p.scope.as_ref().is_none_or(|s| !s.value.starts_with("region:"))
        });
        here.and_then(|p| p.rank).or_else(|| {
            let same = |s: &&Standing| {
                s.who == *who && s.index == index && s.part.as_ref() == part && s.scope.as_ref().is_none_or(|s| !s.starts_with("region:"))
            };
            // "đứng đầu, so với hạng 62 của năm 2016. Theo sau X là Y": of its places in several years the last one's.
            let when = |s: &Standing| match s.year {
                Some(Edition::Year(y)) => y,
                Some(Edition::Base) => i32::MIN,
                Some(Edition::Relative(d)) if d < 0 => i32::MIN,
                _ => i32::MAX,
            };
            self.frame.standings.iter().filter(same).max_by_key(|s| when(s)).map(|s| s.rank)
        })
    }

    /// `Trong khối này, xếp sau Hà Nội là Huế và Đà Nẵng`: behind a known place the names after `là` take the next ones.
    pub(super) fn behind_known(&mut self, who: &Who, i: usize) {
        let Some(me) = self.mentions.get(i) else { return };
        // "Mất điểm như X còn có A và B", "cùng với X là A": who is like X stands nowhere behind it.
        let noun = self.with_kind(me.t0, 0, &[]);
        let like = self.before(noun, 1) == "như"
            || matches!((self.before(noun, 2), self.before(noun, 1)), ("cùng", "với") | ("bên", "cạnh") | ("giống", "với"));
        if like {
            return;
        }
        let mut j = i + 1;
        if self.mentions.get(j).is_some_and(|n| n.what == What::Mark('(') && n.t0 == me.t1) {
            j = self.mentions.iter().enumerate().skip(j).find(|(_, n)| n.what == What::Mark(')')).map_or(j, |(k, _)| k + 1);
        }
        let end = j.checked_sub(1).and_then(|k| self.mentions.get(k)).map_or(me.t1, |n| n.t1);
        // "sau X lần lượt có A, B, C", "sau X lần lượt là A, B".
        let in_turn = self.mentions.get(j).is_some_and(|n| {
            let links = matches!(self.word(n.t1), "có" | "gồm" | "gọi") || matches!(self.before(n.t1, 1), "là" | "về");
            n.what == What::Order && n.t0 <= end + 1 && links
        });
        let linked = in_turn || self.mentions.get(j).is_some_and(|n| n.what == What::Is && n.t0 <= end + 1);
        let named = self
            .mentions
            .iter()
            .skip(j + 1)
            .find(|n| !matches!(n.what, What::Anaphor(_) | What::Unit | What::Order | What::Is | What::Mark(':')));
        let near = self.mentions.get(j).zip(named).is_some_and(|(is, n)| matches!(n.what, What::Subject(_)) && n.t0 <= is.t1 + 4);
        if !linked || !near || self.list.is_some_and(|l| l.left > 0) {
            return;
        }
        if let Some(rank) = self.standing_of(who) {
            self.list = Some(RankList { next: rank + 1, ordered: true, left: 10 });
            self.list_end = 0;
        }
    }

    /// `Tiếp theo là Y`: the next places are of the same component and scope as the last one, unless the sentence
    /// names its own.
    pub(super) fn same_ranking(&mut self) {
        if !self.protos.is_empty() {
            return;
        }
        self.counting = true;
        if self.scene.parts.is_empty() && self.scene.index.is_empty() {
            self.scene.parts.extend(self.frame.last_part.clone().map(|s| s.carried(Origin::Paragraph)));
        }
        if self.scene.scope.is_none() {
            self.scene.scope = self.frame.last_scope.clone().map(|s| s.carried(Origin::Paragraph));
        }
    }

    /// The names have places of their own after all.
    pub(super) fn own_ranking(&mut self) {
        if std::mem::take(&mut self.counting) {
            self.scene.parts.clear();
            self.scene.scope = None;
        }
    }

    /// "Ở trụ cột X, A dẫn đầu. B và C lần lượt ở vị trí số hai và số ba.": ranks that count on from the last one,
    /// of other names and with no component of their own, are of its component.
    pub(super) fn counted_on(&mut self, before: Option<u32>) {
        let (Some(last), Some(part)) = (before, self.frame.last_part.clone()) else { return };
        let plain = self.scene.index.is_empty() && self.protos.iter().all(|p| p.part.is_none());
        let plain = plain && self.scene.order && self.protos.len() > 1;
        let lowest = self.protos.iter().filter_map(|p| p.rank).min();
        let named = self.protos.iter().all(|p| p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence));
        let known = |p: &Proto| self.frame.standings.iter().rev().take(1).any(|s| p.who.as_ref().is_some_and(|w| w.value == s.who));
        if plain && named && lowest == Some(last + 1) && !self.protos.iter().any(known) {
            for p in &mut self.protos {
                p.part = Some(part.clone().carried(Origin::Paragraph));
            }
        }
    }
}
