//! Places moved and what they are against.
use super::*;

impl Walk<'_> {
    /// Places moved.
    pub(super) fn moved(&mut self, n: i32, i: usize, m: &Mention) -> usize {
        let base = self.base_for(i);
        self.movement(n, base, i, m)
    }

    pub(super) fn keep(&mut self, i: usize, m: &Mention) -> usize {
        // Only said of a rank: with `hạng`, `vị trí` in the phrase or beside, or a rank open.
        let text: Vec<&str> = (m.t0..m.t1 + 3).map(|t| self.word(t)).collect();
        let about_rank = text.iter().any(|w| matches!(*w, "hạng" | "trí" | "bậc" | "thứ"));
        let open_rank = !self.fresh && self.open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.rank.is_some()));
        let points = text.iter().any(|w| matches!(*w, "điểm"));
        let rank_next = self.mentions.get(i + 1).is_some_and(|n| matches!(n.what, What::Rank { .. }) && n.t0 <= m.t1 + 2);
        if points
            || !(about_rank || open_rank || rank_next)
            || self.protos.is_empty() && !rank_next && self.scene.who.is_empty() && !about_rank
        {
            return i + 1;
        }
        // `không thay đổi` needs a rank: "1 chỉ số giữ nguyên thứ bậc" counts components.
        let counted = (1..=6).any(|b| matches!(self.before(m.t0, b), "chỉ")) && self.scene.parts.is_empty() && !open_rank;
        if counted {
            return i + 1;
        }
        let base = self.base_for(i).or_else(|| self.year_behind(m));
        if self.scene.who.is_empty() && !open_rank && !rank_next && base.is_none() {
            return i + 1; // "trụ hạng chưa phải là tiến" speaks of nobody
        }
        if rank_next {
            self.fresh = true;
        }
        self.movement(0, base, i, m)
    }

    /// `giữ nguyên vị trí 86 của năm 2022`: handled as base only behind `như`, `của`.
    pub(super) fn year_behind(&self, m: &Mention) -> Option<Edition> {
        let n = self.mentions.iter().find(|n| n.t0 >= m.t1 && n.t0 <= m.t1 + 2)?;
        match n.what {
            What::Year(y) if matches!(self.before(n.t0, 1), "của" | "như" | "năm") && self.word(m.t1.wrapping_sub(1)) == "của" => {
                Some(Edition::Year(y))
            }
            _ => None,
        }
    }

    pub(super) fn movement(&mut self, n: i32, base: Option<Edition>, i: usize, m: &Mention) -> usize {
        let own_year = |p: &Proto, b: Edition| p.year.as_ref().is_some_and(|y| y.origin == Origin::Bound && y.value == b);
        let attached = !self.fresh && !self.open.is_empty();
        if attached {
            let open = self.open.clone();
            // "vị trí 27 của năm 2021, tỉnh leo 9 bậc": a movement of the new edition, not of the old rank.
            let past = |p: &Proto| match (
                p.year.as_ref().filter(|y| y.origin == Origin::Bound).map(|y| y.value),
                p.index.as_ref().and_then(|s| self.setting.editions.get(&s.value)),
            ) {
                (Some(Edition::Year(y)), Some(main)) => {
                    y < *main
                        && p.rank.is_some()
                        && (base.is_none()
                            || base == Some(Edition::Year(y))
                            || self.mentions.iter().any(|n| n.what == What::Against && n.t0 > m.t0)
                                && base.is_none_or(|b| b == Edition::Year(y)))
                }
                _ => false,
            };
            let clash = open.iter().any(|at| self.protos.get(*at).is_some_and(past))
                || open.iter().any(|at| self.protos.get(*at).is_some_and(|p| base.is_some_and(|b| own_year(p, b))));
            let full = open.iter().any(|at| self.protos.get(*at).is_some_and(|p| p.delta.is_some()));
            if !clash && !full {
                let (_, end) = self.span(m.t0, m.t1);
                for at in open {
                    if let Some(p) = self.protos.get_mut(at) {
                        p.delta = Some(n);
                        p.base = base;
                        if p.start < end && end - p.start < 160 {
                            p.end = p.end.max(end);
                        }
                    }
                }
                return i + 1;
            }
            if !clash && full {
                // A second movement against another year: the same rank once more.
                let twice: Vec<Proto> =
                    open.iter().filter_map(|at| self.protos.get(*at)).filter(|p| p.rank.is_some() && p.base != base).cloned().collect();
                if !twice.is_empty() {
                    let (start, end) = self.span(m.t0, m.t1);
                    for p in twice {
                        self.protos.push(Proto { delta: Some(n), base, start, end, score: None, rule: "second movement", ..p });
                    }
                    return i + 1;
                }
            }
        }
        if let Some(place) = self.place_again(m) {
            let (start, end) = self.span(m.t0, m.t1);
            self.open = vec![self.protos.len()];
            self.fresh = false;
            self.protos.push(Proto {
                delta: Some(n),
                base,
                start,
                end,
                score: None,
                sentence: self.sentence,
                rule: "second movement",
                ..place
            });
            return i + 1;
        }
        let mut p = self.proto(m);
        (p.delta, p.base, p.rule) = (Some(n), base, "movement alone");
        self.open_claims(p);
        i + 1
    }

    /// `A tăng 7 bậc, B giảm 3 bậc so với năm 2019`: a name at `at` right behind a comma or `và`, and its movement right behind
    /// it, share what the row is against.
    fn moved_alike(&self, at: usize) -> bool {
        let (Some(name), Some(step)) = (self.mentions.get(at), self.mentions.get(at + 1)) else { return false };
        let mut before = name.t0;
        while before > 0 && matches!(self.word(before - 1), "tỉnh" | "tp" | "thành" | "phố" | "còn") {
            before -= 1;
        }
        let joined = matches!(self.before(before, 1), "," | "và");
        joined && matches!(name.what, What::Subject(_)) && matches!(step.what, What::Move(_)) && step.t0 <= name.t1 + 3
    }

    /// The year that stands behind `so với` after `i`, before another name or place.
    pub(super) fn dated_behind(&self, i: usize) -> Option<Edition> {
        let mut against = false;
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            match n.what {
                What::Against => against = true,
                What::Year(y) if against && self.role(j) == Role::Base => return Some(Edition::Year(y)),
                What::Relative(d) if against && self.role(j) == Role::Base => return Some(Edition::Relative(d)),
                What::Subject(_) | What::Mark(';') | What::Year(_) | What::Relative(_) => return None,
                _ => {}
            }
        }
        None
    }

    /// The base of a movement at `i`: behind it before the next movement, else from the sentence's start.
    pub(super) fn base_for(&self, i: usize) -> Option<Edition> {
        let mut seen_against = false;
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            match n.what {
                What::Against => seen_against = true,
                What::Year(y) if self.role(j) == Role::Base => return Some(Edition::Year(y)),
                What::Relative(d) if self.role(j) == Role::Base => return Some(Edition::Relative(d)),
                What::Move(_) if seen_against => break,
                What::Subject(_) if self.role(j) == Role::Normal && !seen_against && self.moved_alike(j) => {}
                What::Move(_) if !seen_against && self.moved_alike(j.saturating_sub(1)) => {}
                What::Subject(_) if self.role(j) == Role::Normal => break,
                What::Part(_) if n.depth == 0 && !seen_against => break,
                _ => {}
            }
        }
        self.scene
            .base
            .or_else(|| {
                self.mentions.iter().enumerate().take(i).rev().find_map(|(j, n)| match n.what {
                    What::Year(y) if self.role(j) == Role::Base => Some(Edition::Year(y)),
                    What::Relative(d) if self.role(j) == Role::Base => Some(Edition::Relative(d)),
                    _ => None,
                })
            })
            .or(self.frame.base)
    }
}
