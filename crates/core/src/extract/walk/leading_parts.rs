//! A place said once for components that are listed behind it.
use super::*;

/// A component with its points: the value, whether it is a percentage, whether it is sure to be points.
type ScoredPart = (Slot<Part>, Option<(f64, bool, bool)>);

/// What may stand between a best group and the components in it.
const GROUP_LINK: [&str; 9] = ["gồm", "là", ":", "(", "có", "bao", "các", "chỉ", "số"];

impl Walk<'_> {
    /// `Bốn trong số đó dẫn đầu toàn quốc, gồm: P 6,37 điểm; Q 4,58 điểm; …`, `3 chỉ số thành phần đứng đầu cả nước là P (8,1 điểm), Q
    /// (7,9 điểm)`, `1 chỉ số xếp thứ nhất (P)`: each component has the place, and the points behind it.
    pub(super) fn parts_that_lead(&mut self, i: usize, m: &Mention) -> bool {
        let What::Rank { n: place, of, word } = m.what else { return false };
        let owned = !self.scene.who.is_empty() || self.frame.topic.is_some();
        if !owned || self.scene.nobody || !self.counts_parts_before(i, m) {
            return false;
        }
        let (mut linked, mut from, mut scope) = (false, i + 1, None);
        for n in self.mentions.iter().skip(i + 1) {
            match &n.what {
                What::Is | What::Mark(':' | '(') => linked = true,
                What::Scope(s) => scope = Some(Slot::new(s.clone(), Origin::Bound, Some(self.span(n.t0, n.t1)))),
                What::Mark(',') | What::Region => {}
                _ => break,
            }
            from += 1;
        }
        if !linked {
            return false;
        }
        let Some(row) = self.scored_parts(from) else { return false };
        let before = std::mem::take(&mut self.scene.parts);
        for (part, points) in row {
            self.scene.parts = vec![part];
            let mut p = self.proto(m);
            (p.rank, p.of, p.own_of, p.score) = (Some(place), of, of.is_some(), points);
            p.rule = if word { "place said by a word" } else { "subject and rank" };
            p.scope.clone_from(&scope);
            self.open_claims(p);
        }
        self.scene.parts = before;
        self.open.clear();
        self.fresh = true;
        // Their points are taken, and so is whatever else the sentence lists, unless it counts others: "… và 2 chỉ số đứng thứ ba (R, S)".
        let more = |(j, n): (usize, &Mention)| {
            matches!(n.what, What::Rank { .. } | What::Bound(_) | What::Last) && n.t0 > m.t1 && self.counts_parts_before(j, n)
        };
        self.scene.nobody = !self.mentions.iter().enumerate().skip(from).any(more);
        true
    }

    /// `dẫn đầu cả nước ở hai chỉ số thành phần là P (8 điểm) và Q (8,6 điểm)`, `giữ vị trí đầu ở 5 chỉ số: P, Q, …`: the place is in each of
    /// the components that are told off behind it. Where they end.
    pub(super) fn place_in_parts(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let What::Rank { n, word, .. } = m.what else { return None };
        let behind = self.mentions.iter().skip(i + 1).find(|n| !matches!(n.what, What::Scope(_) | What::Stand | What::About));
        let end = self
            .mentions
            .iter()
            .skip(i + 1)
            .take_while(|n| n.t0 <= m.t1 + 1)
            .find(|n| matches!(n.what, What::Scope(_)))
            .map_or(m.t1, |n| n.t1);
        if !matches!(self.word(end), "ở" | "tại" | "trong" | "về") || behind.is_none() {
            return None;
        }
        let counted = (end + 1..end + 3).find(|t| self.a_few(*t) || matches!(self.word(*t), "các" | "một" | "1"))?;
        // "ở một chỉ số: P".
        let least = if matches!(self.word(counted), "một" | "1") { 1 } else { 2 };
        let noun = matches!(
            (self.word(counted + 1), self.word(counted + 2)),
            ("chỉ", "số") | ("nội", "dung") | ("lĩnh", "vực") | ("trụ", "cột") | ("tiêu", "chí") | ("thành", "phần") | ("hạng", "mục")
        );
        let link = (counted + 3..counted + 7).find(|t| matches!(self.word(*t), "là" | "gồm" | ":" | "("))?;
        let first = self.mentions.iter().position(|p| matches!(p.what, What::Part(_)) && p.t0 > link && p.t0 <= link + 3)?;
        let owned = !self.scene.who.is_empty() || self.frame.topic.is_some();
        let row = self.scored_parts(first).filter(|row| noun && owned && row.len() >= least && !self.scene.nobody)?;
        // Behind the last component, and its points with or without a bracket.
        let last = row.last().and_then(|(p, _)| p.span).map_or(0, |s| s.1);
        let past = self.mentions.iter().position(|p| self.span(p.t0, p.t1).0 >= last).unwrap_or(self.mentions.len());
        let close = self.mentions.iter().enumerate().skip(past).find(|(_, c)| c.what == What::Mark(')')).map(|(k, _)| k + 1);
        let past = match self.mentions.get(past).map(|n| &n.what) {
            Some(What::Mark('(')) => close.unwrap_or(past),
            Some(What::Score { .. }) => past + 1,
            _ => past,
        };
        let before = std::mem::take(&mut self.scene.parts);
        for (part, points) in row {
            self.scene.parts = vec![part];
            let mut p = self.proto(m);
            (p.rank, p.score, p.rule) = (Some(n), points, if word { "place said by a word" } else { "subject and rank" });
            self.open_claims(p);
        }
        self.scene.parts = before;
        self.open.clear();
        self.fresh = true;
        Some(past)
    }

    /// `A đứng đầu tiêu chí P; B (tiêu chí Q) và C (R)`, `dẫn đầu từng nội dung là: A (P), B (Q)`: in a row of names that lead, each bracket tells
    /// the component that its name leads in. Where it ends.
    pub(super) fn leads_in_bracketed_part(&mut self, i: usize) -> Option<usize> {
        let (name, part) = self.name_with_part(i)?;
        let What::Part(value) = &self.mentions.get(part)?.what else { return None };
        let What::Subject(who) = &self.mentions.get(name)?.what else { return None };
        let value = self.usable(value)?;
        let close = self.mentions.get(part + 1)?;
        let (span, own) = (self.mentions.get(name).map(|n| self.span(n.t0, n.t1))?, self.mentions.get(name)?.t0);
        let end = self.span(close.t0, close.t1).1;
        let (at, lead) = self.protos.iter().enumerate().next_back()?;
        if lead.rank != Some(1) || lead.modality != Modality::Asserted || self.role(name) != Role::Normal {
            return None;
        }
        let slot = Slot::new(value, Origin::Bound, self.mentions.get(part).map(|p| self.span(p.t0, p.t1)));
        let told = lead.part.as_ref().is_some_and(|p| p.origin <= Origin::Sentence);
        if !told {
            // The first of the row, where at least one more has a bracket of its own.
            let first = lead.who.as_ref().is_some_and(|w| w.span == Some(span));
            let more = (part + 2..part + 6).any(|j| self.name_with_part(j).is_some());
            if !first || !more || self.fresh {
                return None;
            }
            let p = self.protos.get_mut(at)?;
            (p.part, p.end) = (Some(slot), p.end.max(end));
        } else {
            let ends = [lead.part.as_ref().and_then(|p| p.span), lead.who.as_ref().and_then(|w| w.span)];
            let reach = ends.iter().flatten().map(|s| s.1).fold(lead.end, usize::max);
            let from = self.tokens.partition_point(|t| (t.start as usize) < reach);
            if !self.glue(from, own, &[",", ";", ")", "và", "còn", "tỉnh", "tp", ".", "thành", "phố", "bộ", "rồi", "với"]) {
                return None;
            }
            let p = Proto {
                who: Some(Slot::new(who.clone(), Origin::Bound, Some(span))),
                part: Some(slot),
                start: span.0,
                end,
                delta: None,
                base: None,
                score: None,
                ..lead.clone()
            };
            self.protos.push(p);
        }
        self.open.clear();
        self.fresh = true;
        Some(part + 2)
    }

    /// At the bracket `i` that holds a component alone, right behind a name: both.
    fn name_with_part(&self, i: usize) -> Option<(usize, usize)> {
        let open = self.mentions.get(i).filter(|m| m.what == What::Mark('('))?;
        let name = i.checked_sub(1)?;
        let part = (i + 1..i + 3).find(|j| self.mentions.get(*j).is_some_and(|m| matches!(m.what, What::Part(_))))?;
        let (who, inner, close) = (self.mentions.get(name)?, self.mentions.get(part)?, self.mentions.get(part + 1)?);
        let noun = self.glue(open.t1, inner.t0, &["chỉ", "số", "tiêu", "chí", "lĩnh", "vực", "nội", "dung", "trụ", "cột", "\"", "về", "ở"]);
        let alone = matches!(who.what, What::Subject(_)) && who.t1 == open.t0 && noun && close.what == What::Mark(')');
        (alone && close.t0 <= inner.t1 + 1).then_some((name, part))
    }

    /// `dẫn đầu ở các chỉ số P (5,9 điểm), Q (7,5) và R (7,8)`, `xếp thứ 2 về P (5,9) và Q (7,5)`: the place is in each of the components that
    /// have their points in brackets. Where they end.
    pub(super) fn place_in_scored_parts(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let What::Rank { n, word, of } = m.what else { return None };
        let scope = self.mentions.get(i + 1).filter(|n| matches!(n.what, What::Scope(_)) && n.t0 <= m.t1 + 1);
        let end = scope.map_or(m.t1, |n| n.t1);
        let mut from = end + usize::from(matches!(self.word(end), "ở" | "tại" | "trong" | "về"));
        from += usize::from(matches!(self.word(from), "các" | "những") || self.a_few(from));
        let noun = matches!(
            (self.word(from), self.word(from + 1)),
            ("chỉ", "số") | ("nội", "dung") | ("lĩnh", "vực") | ("trụ", "cột") | ("tiêu", "chí") | ("hạng", "mục")
        );
        from += if noun { 2 } else { 0 };
        let at = |t: usize, low: usize| {
            self.mentions.iter().position(|p| matches!(p.what, What::Part(_)) && p.t0 >= low && p.t0 <= t && t < p.t1)
        };
        let mut next = at(from, end)?;
        let mut row: Vec<ScoredPart> = Vec::new();
        let mut past = next;
        while let Some([part, open, points, close]) = self.mentions.get(next..next + 4) {
            let (What::Part(value), What::Mark('('), What::Score { value: v, percent, sure }, What::Mark(')')) =
                (&part.what, &open.what, &points.what, &close.what)
            else {
                break;
            };
            if open.t0 != part.t1 {
                break;
            }
            let slot = Slot::new(self.usable(value)?, Origin::Bound, Some(self.span(part.t0, part.t1)));
            row.push((slot, Some((*v, *percent, *sure))));
            past = next + 4;
            let joined = matches!(self.word(close.t1), "," | ";" | "và");
            let Some(behind) = at(close.t1 + 1, close.t1).or_else(|| at(close.t1 + 3, close.t1)).filter(|_| joined) else { break };
            next = behind;
        }
        let owned = !self.scene.who.is_empty() || self.frame.topic.is_some();
        if row.len() < 2 || !owned || self.scene.nobody || self.scene.order {
            return None;
        }
        let before = std::mem::take(&mut self.scene.parts);
        for (part, points) in row {
            self.scene.parts = vec![part];
            let mut p = self.proto(m);
            (p.rank, p.of, p.own_of, p.score) = (Some(n), of, of.is_some(), points);
            p.rule = if word { "place said by a word" } else { "subject and rank" };
            self.open_claims(p);
        }
        self.scene.parts = before;
        self.open.clear();
        self.fresh = true;
        Some(past)
    }

    /// `các chỉ số khác đứng thứ hai, thứ ba`, `các lĩnh vực còn lại xếp hạng 20, 21`: places of components that nobody names. Where they end.
    pub(super) fn of_other_parts(&mut self, i: usize, first: &Mention) -> Option<usize> {
        let noun = |t: usize| matches!(self.before(t, 1), "số" | "dung" | "vực" | "cột" | "chí" | "phần");
        let others = (first.t0.saturating_sub(8)..first.t0)
            .find(|t| noun(*t) && (self.word(*t) == "khác" || (self.word(*t), self.word(t + 1)) == ("còn", "lại")))?;
        let named = |m: &Mention| matches!(m.what, What::Part(_) | What::Subject(_) | What::Index(_) | What::Mark(_));
        if self.mentions.get(..i)?.iter().any(|m| m.t0 >= others && named(m)) {
            return None;
        }
        self.fresh = true;
        Some(self.run_of(i, |w| matches!(w, What::Rank { .. })).1)
    }

    /// As many as an index has components, in figures or in words.
    fn a_few(&self, t: usize) -> bool {
        crate::extract::numerals::count(self.word(t)).is_some_and(|n| (2..=12).contains(&n))
    }

    /// Whether components were counted before the place at `i`, and neither one nor anybody else is named between: `Bốn trong số đó`,
    /// `3 nội dung`.
    pub(super) fn counts_parts_before(&self, i: usize, m: &Mention) -> bool {
        let noun = |t: usize| {
            matches!(
                (self.word(t), self.word(t + 1), self.word(t + 2)),
                ("trong", "số", "đó" | "này" | "ấy")
                    | ("chỉ", "số", _)
                    | ("nội", "dung", _)
                    | ("lĩnh", "vực", _)
                    | ("trục", "nội", _)
                    | ("trụ", "cột", _)
                    | ("tiêu", "chí", _)
            )
        };
        let few = |t: usize| self.a_few(t) || matches!(self.word(t), "một" | "1" | "01");
        let counted = (m.t0.saturating_sub(14)..m.t0).rev().find(|t| few(*t) && noun(t + 1));
        let free = |from: usize| {
            self.mentions
                .iter()
                .take(i)
                .filter(|n| n.t0 > from)
                .all(|n| !matches!(n.what, What::Subject(_) | What::Part(Part::Named(_) | Part::Known(_))))
        };
        counted.is_some_and(free)
    }

    /// The components from mention `from` on with the points behind each, where they have no places of their own.
    fn scored_parts(&self, from: usize) -> Option<Vec<ScoredPart>> {
        let mut row: Vec<ScoredPart> = Vec::new();
        let depth = self.mentions.get(from).map_or(0, |n| n.depth);
        for n in self.mentions.iter().skip(from) {
            // "… (P, Q), các chỉ số khác đứng thứ hai": behind the bracket that tells them off.
            if n.depth < depth {
                break;
            }
            match &n.what {
                What::Part(value) => row.push((Slot::new(value.clone(), Origin::Bound, Some(self.span(n.t0, n.t1))), None)),
                What::Score { value, percent, sure } if !row.is_empty() => {
                    if let Some((_, points)) = row.last_mut().filter(|(_, points)| points.is_none()) {
                        *points = Some((*value, *percent, *sure));
                    }
                }
                What::Mark(',' | ';' | '(' | ')' | '"') | What::Is | What::Stand | What::About => {}
                // A name that is not known, with its points.
                What::Score { .. } | What::Announce | What::Anaphor(_) | What::Unit | What::OfWord if row.is_empty() => {}
                What::Rank { .. } | What::Bound(_) | What::Move(_) | What::Last => return None,
                _ => break,
            }
        }
        (!row.is_empty()).then_some(row)
    }

    /// `ba vị trí thứ nhất thuộc về A (khối huyện), B (khối sở), C (…)`: a place that is told to be several ones' is that of as many names
    /// behind it.
    pub(super) fn place_of_several(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let What::Rank { n, .. } = m.what else { return None };
        let word = self.before(m.t0, 1);
        let count = crate::extract::numerals::count(word);
        let count = count.filter(|k| (2..=9).contains(k) && matches!(self.word(m.t0), "vị" | "ngôi" | "thứ" | "hạng"))? as usize;
        let link = (i + 1..i + 4).find(|j| self.mentions.get(*j).is_some_and(|n| matches!(n.what, What::Is | What::Mark(':'))))?;
        let first = (link + 1..link + 3).find(|j| self.mentions.get(*j).is_some_and(|n| matches!(n.what, What::Subject(_))))?;
        let (run, next) = self.run_of(first, |w| matches!(w, What::Subject(_)));
        if run.len() != count || self.scene.nobody {
            return None;
        }
        self.all_on_place(run, n, None, m);
        Some(next)
    }

    /// `3 nội dung trong nhóm 10 gồm P; Q`, `2 chỉ số lọt top 5 cả nước là P và Q`, `… (P, Q)`: where the components begin that a group holds.
    pub(super) fn parts_told(&self, i: usize, m: &Mention) -> Option<usize> {
        let first =
            self.mentions.iter().enumerate().skip(i + 1).find(|(_, k)| matches!(k.what, What::Part(_))).filter(|(_, k)| k.t0 <= m.t1 + 6);
        let linked = |t: usize| matches!(self.word(t), "gồm" | "là" | ":" | "(");
        let one = (m.t0.saturating_sub(6)..m.t0).any(|t| {
            matches!(
                (self.word(t), self.word(t + 1), self.word(t + 2)),
                ("1" | "01" | "một", "chỉ", "số") | ("1" | "01" | "một", "nội", "dung")
            )
        });
        let told = first.filter(|(_, p)| {
            (one || self.counts_parts_before(i, m)) && (m.t1..p.t0).any(linked) && self.glue_or_names(m.t1, p.t0, &GROUP_LINK)
        });
        told.map(|(j, _)| j)
    }

    /// `kinh tế số cao hơn: A thứ 2, B thứ 5`: the name at `i`, right before its place and right behind that of another name, stands in the
    /// component that was named before both.
    pub(super) fn placed_in_row(&self, i: usize) -> bool {
        let [part] = self.scene.parts.as_slice() else { return false };
        let Some(m) = self.mentions.get(i) else { return false };
        let figure = |n: &&Mention| matches!(n.what, What::Rank { word: false, .. });
        let near = |from: usize, to: usize| {
            from <= to
                && (from..to).all(|t| {
                    matches!(self.word(t), "," | ";" | "và" | "còn" | "tỉnh" | "tp" | "." | "thành" | "phố" | "đứng" | "xếp" | "ở" | "chỉ")
                })
        };
        let plain = |n: &&Mention| !matches!(n.what, What::Mark(',' | ';') | What::Stand | What::Anaphor(_) | What::Unit | What::About);
        let own = self.mentions.iter().skip(i + 1).find(plain).filter(figure).is_some_and(|n| near(m.t1, n.t0));
        let mut back = self.mentions.get(..i).unwrap_or_default().iter().rev().filter(plain);
        let Some(last) = back.next().filter(figure).filter(|n| near(n.t1, m.t0)) else { return false };
        let other = back.next().filter(|n| matches!(n.what, What::Subject(_)) && near(n.t1, last.t0));
        own && other.is_some_and(|n| part.span.is_some_and(|(_, end)| end <= self.span(n.t0, n.t1).0))
    }
}
