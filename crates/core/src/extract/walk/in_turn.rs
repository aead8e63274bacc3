//! What is told in turn of several: places that have a bracket or a clause of their own each, movements behind a row of places, ways from one
//! place to another.
use super::*;

/// Which of the slots in force hold one for each of several values.
#[derive(Clone, Copy)]
enum By {
    Part,
    Who,
    Index,
    Year,
}

/// What one value of a row has beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Nothing,
    Bracket,
    Clause,
}

/// What a value tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Rank,
    Score,
    Move,
}

/// What the value tells, where it is told in figures.
fn told(m: &Mention) -> Option<Told> {
    match m.what {
        What::Rank { word: false, .. } => Some(Told::Rank),
        What::Score { .. } => Some(Told::Score),
        What::Move(_) | What::Keep => Some(Told::Move),
        _ => None,
    }
}

/// Verbs of a movement before its figure.
const VERBS: [&str; 16] =
    ["tăng", "giảm", "tụt", "lên", "xuống", "lùi", "thăng", "sụt", "rớt", "cải", "thiện", "được", "cùng", "đã", "lại", "thêm"];

impl Walk<'_> {
    /// The only slots in force that hold several, where they are as many as the values.
    fn in_turn_by(&self, count: usize) -> Option<By> {
        let s = &self.scene;
        let lens = [(By::Part, s.parts.len()), (By::Who, s.who.len()), (By::Index, s.index.len()), (By::Year, s.years.len())];
        let mut several = lens.into_iter().filter(|(_, n)| *n > 1);
        match (several.next(), several.next()) {
            (Some((by, n)), None) if n == count => Some(by),
            _ => None,
        }
    }

    /// Whether several of a kind are in force.
    fn several_in_force(&self) -> bool {
        let s = &self.scene;
        s.parts.len() > 1 || s.who.len() > 1 || s.index.len() > 1 || s.years.len() > 1
    }

    /// Reads the items, each a stretch of mentions, one for each of those in force; places where ways begin are told as such.
    fn read_in_turn(&mut self, by: By, items: &[(usize, usize)], begins: bool) {
        let (parts, who, index, years) =
            (self.scene.parts.clone(), self.scene.who.clone(), self.scene.index.clone(), self.scene.years.clone());
        let chain = std::mem::take(&mut self.chain);
        let from = self.protos.len();
        let mut opened = Vec::new();
        for (k, (first, end)) in items.iter().copied().enumerate() {
            (self.scene.parts, self.scene.who, self.scene.index, self.scene.years) =
                (parts.clone(), who.clone(), index.clone(), years.clone());
            match by {
                By::Part => self.scene.parts = parts.get(k..=k).unwrap_or_default().to_vec(),
                By::Who => self.scene.who = who.get(k..=k).unwrap_or_default().to_vec(),
                By::Index => self.scene.index = index.get(k..=k).unwrap_or_default().to_vec(),
                By::Year => self.scene.years = years.get(k..=k).unwrap_or_default().to_vec(),
            }
            self.open.clear();
            (self.fresh, self.turn_end) = (true, end);
            if begins {
                self.scene.from_at = self.mentions.get(first).map(|m| m.t0);
            }
            let mut j = first;
            while let Some(m) = self.mentions.get(j).filter(|_| j < end) {
                j = self.mention(j, m).max(j + 1);
            }
            opened.extend(self.open.iter().copied());
        }
        for p in self.protos.iter_mut().skip(from).filter(|p| p.rule == "subject and rank") {
            p.rule = "respectively";
        }
        (self.scene.parts, self.scene.who, self.scene.index, self.scene.years) = (parts, who, index, years);
        (self.chain, self.turn_end, self.open, self.fresh) = (chain, usize::MAX, opened, false);
    }

    /// `PCI, PAPI lần lượt xếp thứ 33 (tăng 9 bậc) và thứ 20 (giảm 3 bậc)`, `lần lượt đạt 87,9% (xếp thứ 19) và 86,1% (xếp thứ 7)`, `xếp thứ 33,
    /// tăng 9 bậc và thứ 20, giảm 3 bậc`: what stands beside each value belongs to it alone. Where the row ends.
    pub(super) fn each_with_its_own(&mut self, i: usize, m: &Mention) -> Option<usize> {
        if self.turn_end != usize::MAX {
            return None;
        }
        let (items, next) = self.items_in_turn(i)?;
        let row = self.scene.who.len() == 1 && self.chain.len() == items.len() && self.fresh && m.t0 <= self.chain_end + 8;
        if row {
            self.scene.who.clone_from(&self.chain);
        }
        match self.in_turn_by(items.len()) {
            Some(by) => self.read_in_turn(by, &items, false),
            // Whose each is cannot be told.
            None if self.scene.order && self.several_in_force() => {
                (self.frame.last_rank, self.fresh) = (None, true);
            }
            None => return None,
        }
        Some(next)
    }

    /// The values of a row from `i` on with what each has beside it, as stretches of mentions, and the mention behind them.
    fn items_in_turn(&self, i: usize) -> Option<(Vec<(usize, usize)>, usize)> {
        const JOINT: [&str; 17] =
            [",", ";", "và", "còn", "rồi", "xếp", "đứng", "ở", "đạt", "vị", "trí", "hạng", "thứ", "là", "giữ", "bậc", "với"];
        const MOST: usize = 12;
        let kind = told(self.mentions.get(i)?)?;
        let head = |m: &Mention| told(m) == Some(kind);
        let joint = |t: usize| JOINT.contains(&self.word(t)) || kind == Told::Move && VERBS.contains(&self.word(t));
        let mut items: Vec<(usize, usize, Own)> = Vec::new();
        let mut valued = 0;
        let mut j = i;
        while let Some(m) = self.mentions.get(j).filter(|m| head(m) && items.len() < MOST) {
            let (mut k, mut end) = (j + 1, m.t1);
            let beside = |n: &Mention| matches!(n.what, What::Scope(_) | What::Of(_) | What::Unit);
            while let Some(n) = self.mentions.get(k).filter(|n| beside(n) && n.t0 <= end + 1) {
                (k, end) = (k + 1, n.t1.max(end));
            }
            let mut own = Own::Nothing;
            if self.mentions.get(k).is_some_and(|n| n.what == What::Mark('(') && n.t0 == end) {
                let close = self.mentions.iter().skip(k + 1).position(|n| n.what == What::Mark(')'))? + k + 1;
                let inner = self.mentions.get(k + 1..close)?;
                if !inner.iter().all(told_of_one) {
                    return None;
                }
                let value = inner.iter().any(Mention::is_value);
                valued += usize::from(value);
                own = if value { Own::Bracket } else { own };
                (k, end) = (close + 1, self.mentions.get(close)?.t1);
            } else if let Some((behind, stop)) = self.clause_of_one(kind, k, end) {
                (own, valued) = (Own::Clause, valued + 1);
                (k, end) = (behind, stop);
            }
            items.push((j, k, own));
            let between = |n: &Mention| matches!(n.what, What::Mark(',' | ';') | What::Stand | What::About | What::StepWord | What::Is);
            let Some(next) = (k..k + 5).find(|n| !self.mentions.get(*n).is_some_and(between)) else { break };
            let near = self.mentions.get(next).is_some_and(|n| head(n) && n.t0 <= end + 6 && (end..n.t0).all(joint));
            if !near || self.mentions.get(next).is_some_and(|n| n.t0 == end) {
                break;
            }
            j = next;
        }
        let (last, others) = items.split_last_mut()?;
        // "lần lượt xếp thứ 3 và 6, tăng 1 bậc": behind the row it is told of all.
        if last.2 == Own::Clause && others.iter().all(|o| o.2 != Own::Clause) {
            (last.1, last.2, valued) = (last.0 + 1, Own::Nothing, valued - 1);
        }
        let each = others.iter().any(|o| o.2 != Own::Nothing);
        if others.is_empty() || valued == 0 || !each {
            return None;
        }
        let next = last.1;
        Some((items.into_iter().map(|(from, to, _)| (from, to)).collect(), next))
    }

    /// `, tăng 4 bậc so với năm 2022`, `với 87,9 điểm`, `lên thứ 33` right behind a value of another kind that ends at token `end`: the mention
    /// and the token behind it.
    fn clause_of_one(&self, kind: Told, k: usize, end: usize) -> Option<(usize, usize)> {
        const LED: [&str; 18] =
            [",", "với", "đạt", "được", "xếp", "đứng", "hạng", "vị", "trí", "về", "vươn", "còn", "là", "tổng", "điểm", "số", "ở", "giữ"];
        let between = |n: &Mention| matches!(n.what, What::Mark(',') | What::Stand | What::About | What::Is | What::StepWord);
        let at = (k..k + 4).find(|j| !self.mentions.get(*j).is_some_and(between))?;
        let own = self.mentions.get(at).filter(|n| told(n).is_some_and(|t| t != kind) && n.t0 > end && n.t0 <= end + 5)?;
        let plain = (end..own.t0).all(|t| LED.contains(&self.word(t)) || VERBS.contains(&self.word(t)));
        if !plain {
            return None;
        }
        let (mut behind, mut stop) = (at + 1, own.t1);
        while let Some(n) = self.mentions.get(behind).filter(|n| n.t0 <= stop + 2) {
            if n.what != What::Against && self.role(behind) != Role::Base {
                break;
            }
            (behind, stop) = (behind + 1, n.t1);
        }
        Some((behind, stop))
    }

    /// `A và B xếp thứ 26 và 58, giảm 12 và 15 bậc`, `PCI xếp thứ 26, PAPI xếp thứ 56, lần lượt giảm 12 và 5 bậc`: as many movements as places
    /// were told right before them, one for each. `false` when they are none of a row of places.
    pub(super) fn moves_of_places(&mut self, run: &[usize]) -> bool {
        let Some(from) = self.protos.len().checked_sub(run.len()) else { return false };
        let (Some(first), Some(last)) = (run.first().and_then(|j| self.mentions.get(*j)), run.last().and_then(|j| self.mentions.get(*j)))
        else {
            return false;
        };
        let free = |p: &Proto| p.rank.is_some() && p.delta.is_none() && p.modality == Modality::Asserted && p.sentence == self.sentence;
        let row = self.protos.get(from..).unwrap_or_default();
        // Places of one edition that differ in nothing but who is ranked, or in what.
        let in_one = |a: &Proto, b: &Proto| {
            let who = a.who.as_ref().map(|s| &s.value) != b.who.as_ref().map(|s| &s.value);
            let part = a.part.as_ref().map(|s| &s.value) != b.part.as_ref().map(|s| &s.value);
            let index = a.index.as_ref().map(|s| s.value) != b.index.as_ref().map(|s| s.value);
            let year = a.year.as_ref().map(|s| s.value) != b.year.as_ref().map(|s| s.value);
            usize::from(who) + usize::from(part) + usize::from(index) == 1 && !year
        };
        let differ = row.windows(2).all(|w| matches!(w, [a, b] if in_one(a, b)));
        // Whoever or whatever is named behind the row is what the movements are told of.
        let end = row.last().map_or(0, |p| p.end);
        let from_token = self.tokens.partition_point(|t| (t.start as usize) < end);
        let named =
            self.mentions.iter().enumerate().skip_while(|(_, n)| n.t0 < from_token).take_while(|(_, n)| n.t0 < first.t0).any(|(j, n)| {
                match n.what {
                    What::Subject(_) | What::Part(_) | What::All(_) | What::Anaphor(_) | What::Rank { .. } | What::Move(_) => true,
                    What::Index(_) => n.t0 > from_token,
                    What::Year(_) | What::Relative(_) => self.role(j) == Role::Normal,
                    _ => false,
                }
            });
        // "…; chỉ số thành phần tăng 12 và giảm 3 bậc": what has no name moved.
        let others = (from_token..first.t0).any(|t| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("chỉ", "số" | "tiêu") | ("thành", "phần") | ("nội", "dung") | ("lĩnh", "vực") | ("trong", "đó") | ("tiêu", "chí")
            )
        });
        if named || others || !row.iter().all(free) || !differ {
            return false;
        }
        // "giảm 12 và 5 bậc so với năm 2022 và 2021": of one place against two editions.
        let bases = self
            .mentions
            .iter()
            .enumerate()
            .skip_while(|(_, n)| n.t0 < last.t1)
            .take_while(|(_, n)| n.what != What::Mark(';'))
            .filter(|(j, n)| self.role(*j) == Role::Base && matches!(n.what, What::Year(_) | What::Relative(_)))
            .count();
        if bases > 1 {
            return false;
        }
        // One place more in the clause than there are movements: whose they are cannot be told.
        let start = row.first().map_or(0, |p| p.start);
        let before = from.checked_sub(1).and_then(|at| self.protos.get(at));
        let parted = |p: &Proto| self.tokens.iter().any(|t| t.is(';') && (p.end..start).contains(&(t.start as usize)));
        if before.zip(row.first()).is_some_and(|(p, q)| free(p) && in_one(p, q) && !parted(p)) {
            return true;
        }
        let base = run.last().and_then(|j| self.base_for(*j));
        let (_, end) = self.span(first.t0, last.t1);
        for (at, j) in (from..).zip(run) {
            let delta = match self.mentions.get(*j).map(|m| &m.what) {
                Some(What::Move(n)) => *n,
                _ => 0,
            };
            if let Some(p) = self.protos.get_mut(at) {
                (p.delta, p.base) = (Some(delta), base);
                if p.start < end && end - p.start < 160 {
                    p.end = p.end.max(end);
                }
            }
        }
        true
    }

    /// `PAR INDEX và SIPAS cùng giảm hạng: từ 21 xuống 25 và từ 30 xuống 39`: a way for each of those in force. Where they end.
    pub(super) fn ways_in_turn(&mut self, i: usize) -> Option<usize> {
        if self.turn_end != usize::MAX {
            return None;
        }
        let mut items: Vec<(usize, usize)> = Vec::new();
        let mut from = i;
        while let Some(end) = self.way(from) {
            items.push((from, end));
            let joint = |n: &Mention| matches!(n.what, What::Mark(',' | ';'));
            let next = (end..end + 3).find(|j| !self.mentions.get(*j).is_some_and(joint))?;
            let (last, follows) = (end.checked_sub(1).and_then(|j| self.mentions.get(j))?, self.mentions.get(next));
            let goes_on = follows.is_some_and(|n| {
                n.what == What::From && n.t0 <= last.t1 + 4 && self.glue(last.t1, n.t0, &[",", ";", "và", "còn", "rồi", "lại"])
            });
            if !goes_on {
                break;
            }
            from = next;
        }
        let end = items.last().filter(|_| items.len() > 1)?.1;
        match self.in_turn_by(items.len()) {
            Some(by) => self.read_in_turn(by, &items, false),
            None if self.several_in_force() => self.fresh = true,
            None => return None,
        }
        Some(end)
    }

    /// `DTI và PCI từ thứ 21 và 30 năm 2022 lên thứ 15 và 22`: where the ways of all of them begin, told in one row. Where the row ends.
    pub(super) fn beginnings_in_turn(&mut self, i: usize) -> Option<usize> {
        if self.turn_end != usize::MAX {
            return None;
        }
        let (run, next) = self.run_of(i, |w| matches!(w, What::Rank { word: false, .. }));
        // "từ vị trí 41 thành 40" is one way.
        let mut others = run.iter().skip(1).filter_map(|j| self.mentions.get(*j));
        let joined = others.all(|m| matches!(self.before(m.t0, 1), "và" | "," | ";"));
        if run.len() < 2 || !joined || !self.several_in_force() {
            return None;
        }
        let Some(by) = self.in_turn_by(run.len()) else {
            self.fresh = true;
            return Some(next);
        };
        let (open, fresh, from) = (self.open.clone(), self.fresh, self.protos.len());
        let items: Vec<(usize, usize)> = run.iter().map(|j| (*j, *j + 1)).collect();
        self.read_in_turn(by, &items, true);
        (self.open, self.fresh) = (open, fresh);
        // The year behind the last of them is that of all.
        let end = run.last().and_then(|j| self.mentions.get(*j)).map_or(0, |m| m.t1);
        let dated = self.mentions.get(next).filter(|n| matches!(n.what, What::Year(_) | What::Relative(_)) && n.t0 <= end + 2);
        if dated.is_some() {
            let year = self.protos.last().and_then(|p| p.year.clone());
            for p in self.protos.iter_mut().skip(from) {
                p.year.clone_from(&year);
            }
        }
        Some(next + usize::from(dated.is_some()))
    }

    /// `từ 21 (năm 2022) xuống 25` from the mention of `từ` at `i`: the mention behind it.
    fn way(&self, i: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        self.mentions.get(i).filter(|m| m.what == What::From)?;
        let mut places = 0;
        for j in i + 1..i + LONGEST {
            let m = self.mentions.get(j)?;
            match m.what {
                What::Rank { word: false, .. } => places += 1,
                What::Stand | What::StepWord | What::About | What::OfWord | What::Year(_) | What::Relative(_) | What::Mark('(' | ')') => {}
                _ => return None,
            }
            if places == 2 {
                // "từ hạng 5 năm 2022 lên hạng 3 năm 2023 và từ …".
                let year = self.mentions.get(j + 1).filter(|y| matches!(y.what, What::Year(_)) && y.t0 <= m.t1 + 1);
                return Some(j + 1 + usize::from(year.is_some()));
            }
        }
        None
    }

    /// `A cùng với B lần lượt xếp thứ 5 và 9`: a name that has a place of its own beside the one before.
    pub(super) fn name_behind_joint(&self, j: usize) -> bool {
        let name = |k: usize| self.role(k) == Role::Normal && self.mentions.get(k).is_some_and(|n| matches!(n.what, What::Subject(_)));
        j.checked_sub(1).is_some_and(name) && name(j + 1)
    }

    /// `năm 2021, tỉnh lần lượt đứng thứ 58 và 29`: places in turn for which the clause names nobody and nothing, behind them or before them.
    pub(super) fn in_turn_of_none(&self, run: &[usize], next: usize) -> bool {
        let (Some(first), Some(last)) = (run.first().and_then(|j| self.mentions.get(*j)), run.last().and_then(|j| self.mentions.get(*j)))
        else {
            return false;
        };
        let clause = self.mentions.iter().rev().skip_while(|n| n.t0 >= first.t0).take_while(|n| n.what != What::Mark(';'));
        let turn = clause.into_iter().take(3).any(|n| n.what == What::Order && first.t0 <= n.t1 + 4);
        let mut behind = self.mentions.iter().skip(next).take_while(|n| n.what != What::Mark(';'));
        let named = behind.any(|n| {
            matches!(
                n.what,
                What::Year(_) | What::Relative(_) | What::Index(_) | What::Part(_) | What::Subject(_) | What::Scope(_) | What::Region
            )
        });
        turn && !named && self.before(last.t0, 1) == "và"
    }
}

/// What a bracket behind one value of a row can tell of it alone.
fn told_of_one(m: &Mention) -> bool {
    matches!(
        m.what,
        What::Move(_)
            | What::Keep
            | What::Score { .. }
            | What::ScoreChange(_)
            | What::Rank { word: false, .. }
            | What::Against
            | What::Year(_)
            | What::Relative(_)
            | What::Mark(',' | ';' | ':')
            | What::Stand
            | What::StepWord
            | What::Each
            | What::About
            | What::OfWord
            | What::Of(_)
            | What::Scope(_)
            | What::Unit
            | What::Is
    )
}
