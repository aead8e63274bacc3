//! A place said once for components that are listed behind it.
use super::*;

/// A component with its points: the value, whether it is a percentage, whether it is sure to be points.
type ScoredPart = (Slot<Part>, Option<(f64, bool, bool)>);

/// What may stand between a best group and the components in it.
const GROUP_LINK: [&str; 9] = ["gồm", "là", ":", "(", "có", "bao", "các", "chỉ", "số"];

impl Walk<'_> {
    /// `Bốn trong số đó dẫn đầu toàn quốc, gồm: P 6,37 điểm; Q 4,58 điểm; …`, `3 chỉ số thành phần đứng đầu cả nước là P (8,1 điểm), Q
    /// (7,9 điểm)`: each component has the place, and the points behind it.
    pub(super) fn parts_that_lead(&mut self, i: usize, m: &Mention) -> bool {
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
            (p.rank, p.score, p.rule) = (Some(1), points, "place said by a word");
            p.scope.clone_from(&scope);
            self.open_claims(p);
        }
        self.scene.parts = before;
        // Their points are taken, and so is whatever else the sentence lists.
        self.open.clear();
        self.scene.nobody = true;
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
        let counted = (end + 1..end + 3).find(|t| self.a_few(*t) || self.word(*t) == "các")?;
        let noun = matches!(
            (self.word(counted + 1), self.word(counted + 2)),
            ("chỉ", "số") | ("nội", "dung") | ("lĩnh", "vực") | ("trụ", "cột") | ("tiêu", "chí") | ("thành", "phần") | ("hạng", "mục")
        );
        let link = (counted + 3..counted + 7).find(|t| matches!(self.word(*t), "là" | "gồm" | ":" | "("))?;
        let first = self.mentions.iter().position(|p| matches!(p.what, What::Part(_)) && p.t0 > link && p.t0 <= link + 3)?;
        let owned = !self.scene.who.is_empty() || self.frame.topic.is_some();
        let row = self.scored_parts(first).filter(|row| noun && owned && row.len() >= 2 && !self.scene.nobody)?;
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
        let counted = (m.t0.saturating_sub(14)..m.t0).rev().find(|t| self.a_few(*t) && noun(t + 1));
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

    /// `3 chỉ số thành phần lọt top 5: tính minh bạch, tính năng động và đào tạo lao động`: the group holds components.
    pub(super) fn parts_in_group(&mut self, n: u32, i: usize, m: &Mention) -> Option<usize> {
        let colon = self.mentions.get(i + 1).is_some_and(|c| c.what == What::Mark(':') && c.t0 <= m.t1 + 1);
        // "3 nội dung trong nhóm 10 gồm P; Q", "2 chỉ số lọt top 5 cả nước là P và Q", "… (P, Q)".
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
        let first = if colon { i + 2 } else { told?.0 };
        self.mentions.get(first).filter(|p| matches!(p.what, What::Part(_)))?;
        // "vào nhóm 10 tỉnh dẫn đầu: P (hạng 3), Q (hạng 7)": they have places of their own.
        if self.ranked_in_bracket(first) {
            return None;
        }
        let owned = !self.scene.who.is_empty() || self.frame.topic.is_some();
        let (run, next) = self.run_of(first, |w| matches!(w, What::Part(_)));
        let before = self.scene.parts.clone();
        for part in run.iter().filter_map(|j| self.mentions.get(*j)).filter(|_| owned) {
            let What::Part(value) = &part.what else { continue };
            self.scene.parts = vec![Slot::new(value.clone(), Origin::Bound, Some(self.span(part.t0, part.t1)))];
            let mut p = self.proto(m);
            (p.rank_max, p.rule) = (Some(n), "best group");
            self.open_claims(p);
        }
        self.scene.parts = before;
        Some(next)
    }
}
