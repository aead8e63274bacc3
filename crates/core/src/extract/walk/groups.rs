//! Who is in a best group, and who leads it: what its size says of whom.
use super::*;
use crate::extract::numerals::count;

/// How many mentions before a region its group may stand.
const NEAR: usize = 16;

impl Walk<'_> {
    /// `Dẫn đầu trong top 10 … có S cao nhất năm 2021 là A`: one name behind the link has the place that the group was named for, with the
    /// edition and the scope on the way, and the group adds nothing.
    pub(super) fn led_group(&mut self, i: usize, m: &Mention) -> bool {
        let Some(first) = i.checked_sub(1).and_then(|j| self.mentions.get(j)) else { return false };
        let leads = matches!(first.what, What::Rank { n: 1, word: true, .. }) && m.t0 <= first.t1 + 3 && !self.fresh;
        if !leads || self.open.is_empty() || !self.glue(first.t1, m.t0, &["trong", "của", "ở", "nhóm", "danh", "sách", "các", "số"])
        {
            return false;
        }
        let way = self.mentions.iter().enumerate().skip(i + 1);
        let way = way.take_while(|(_, n)| !matches!(n.what, What::Subject(_) | What::Mark(';' | '(')) && !n.is_value());
        let Some((link, is)) = way.clone().find(|(_, n)| n.what == What::Is) else { return true };
        let named = self.mentions.iter().enumerate().skip(link + 1).find(|(_, n)| matches!(n.what, What::Subject(_)));
        let Some((j, name)) = named.filter(|(_, n)| n.t0 <= is.t1 + 4) else { return false };
        let What::Subject(who) = &name.what else { return false };
        if self.run_of(j, |w| matches!(w, What::Subject(_))).0.len() != 1 {
            return false;
        }
        let (mut year, mut scope) = (None, None);
        for (_, n) in way.take_while(|(k, _)| *k < link) {
            let span = Some(self.span(n.t0, n.t1));
            match &n.what {
                What::Year(y) => year = Some(Slot::new(Edition::Year(*y), Origin::Bound, span)),
                What::Scope(s) => scope = Some(Slot::new(s.clone(), Origin::Bound, span)),
                _ => {}
            }
        }
        let who = Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)));
        for at in self.open.clone() {
            if let Some(p) = self.protos.get_mut(at) {
                p.who = Some(who.clone());
                p.year = year.clone().or_else(|| p.year.take());
                p.scope = scope.clone().or_else(|| p.scope.take());
            }
        }
        true
    }

    /// `“tuột” khỏi top 10`: whatever the verb is, unless it denies that itself. Who is out of the worst stands in no group.
    pub(super) fn out_of_group(&self, m: &Mention) -> bool {
        matches!(m.what, What::Bound(_))
            && self.before(m.t0, 1) == "khỏi"
            && !(2..=10)
                .take_while(|b| !matches!(self.before(m.t0, *b), "," | ";" | "." | ":"))
                .any(|b| matches!(self.before(m.t0, b), "chưa" | "không" | "chẳng" | "khó"))
            && !(m.t0..m.t1 + 6).any(|t| matches!(self.word(t), "thấp" | "cuối" | "kém" | "yếu" | "chót"))
    }

    /// `thấp nhất trong 5 tỉnh dẫn đầu`: among whom a figure is the highest or lowest.
    pub(super) fn among_the_best(&self, m: &Mention) -> bool {
        let among = if self.word(m.t0) == "trong" { Some(m.t0) } else { m.t0.checked_sub(1).filter(|t| self.word(*t) == "trong") };
        among.is_some_and(|t| self.before(t, 1) == "nhất" && matches!(self.before(t, 2), "thấp" | "cao" | "kém" | "tốt" | "yếu"))
    }

    /// `3 chỉ số thành phần lọt top 5: tính minh bạch, tính năng động và đào tạo lao động`: the group holds components.
    pub(super) fn parts_in_group(&mut self, n: u32, i: usize, m: &Mention) -> Option<usize> {
        if self.bracketed_parts_in_group(n, i, m) {
            return Some(i + 1);
        }
        let colon = self.mentions.get(i + 1).is_some_and(|c| c.what == What::Mark(':') && c.t0 <= m.t1 + 1);
        let first = if colon { i + 2 } else { self.parts_linked(i, m).or_else(|| self.parts_told(i, m))? };
        self.mentions.get(first).filter(|p| matches!(p.what, What::Part(_)))?;
        // "vào nhóm 10 tỉnh dẫn đầu: P (hạng 3), Q (hạng 7)", "2 chỉ số trong top 5 (P xếp thứ 3; Q xếp thứ 5)": they have places of their own.
        if self.ranked_in_bracket(first) || self.placed_beside(first) {
            return None;
        }
        let owned = !self.scene.who.is_empty() || self.frame.topic.is_some();
        let (run, next) = self.run_of(first, |w| matches!(w, What::Part(_)));
        let before = self.scene.parts.clone();
        for part in run.iter().filter_map(|j| self.mentions.get(*j)).filter(|_| owned) {
            let What::Part(value) = &part.what else { continue };
            let value = self.usable(value).unwrap_or_else(|| value.clone());
            self.scene.parts = vec![Slot::new(value, Origin::Bound, Some(self.span(part.t0, part.t1)))];
            let mut p = self.proto(m);
            (p.rank_max, p.rule) = (Some(n), "best group");
            self.open_claims(p);
        }
        self.scene.parts = before;
        Some(next)
    }

    /// `5 chỉ số nằm trong top 10 cả nước, đó là: P, Q`, `Các chỉ số lọt top 5 gồm P và Q`: components are counted before the group, and
    /// named behind a link. Where the first of them stands.
    pub(super) fn parts_linked(&self, i: usize, m: &Mention) -> Option<usize> {
        let noun = |t: usize| {
            matches!(
                (self.word(t), self.word(t + 1)),
                ("chỉ", "số" | "tiêu") | ("nội", "dung") | ("lĩnh", "vực") | ("tiêu", "chí") | ("trụ", "cột")
            )
        };
        let several =
            |t: usize| matches!(self.before(t, 1), "các" | "những" | "nhiều" | "số") || count(self.before(t, 1)).is_some_and(|n| n > 1);
        let mut clause = (m.t0.saturating_sub(10)..m.t0).rev().take_while(|t| !matches!(self.word(*t), "," | ";" | "." | ":" | "("));
        let counted = clause.find(|t| noun(*t) && several(*t))?;
        let other = |n: &Mention| n.t0 >= counted && n.t1 <= m.t0 && matches!(n.what, What::Subject(_) | What::Part(_) | What::Not);
        if self.mentions.iter().any(other) {
            return None;
        }
        let (mut linked, mut end) = (false, m.t1);
        for (j, n) in self.mentions.iter().enumerate().skip(i + 1) {
            match n.what {
                _ if n.t0 > end + 8 => return None,
                What::Part(_) => return linked.then_some(j),
                What::Is | What::Mark(':') => linked = true,
                What::Mark(',')
                | What::Scope(_)
                | What::Region
                | What::Unit
                | What::About
                | What::Index(_)
                | What::Stand
                | What::OfWord => {}
                _ => return None,
            }
            end = n.t1;
        }
        None
    }

    /// `Nửa còn lại của nhóm này là A, B`, `Những địa phương còn lại của tốp đầu gồm A và B`: whoever is left of the group that the sentence
    /// before told of shares its bound.
    pub(super) fn rest_of_group(&mut self) {
        static LEFT: WordSet = WordSet::new(&["lại"]);
        let Some((at, n)) = self.frame.last_bound.filter(|(at, _)| self.sentence.saturating_sub(*at) <= 2) else { return };
        if at == self.sentence || self.list.is_some() || !self.says(&LEFT) {
            return;
        }
        let whole = |t: usize| {
            matches!(self.word(t), "nhóm" | "tốp" | "top")
                && (matches!(self.word(t + 1), "này" | "đó" | "trên" | "ấy" | "là" | "gồm" | "đầu" | "có") || self.word(t + 1) == ":")
        };
        let rest = (1..10).find(|t| {
            (self.word(*t), self.word(t + 1)) == ("còn", "lại")
                && matches!(self.word(t + 2), "của" | "trong" | "thuộc")
                && (t + 3..t + 5).any(whole)
        });
        let Some(rest) =
            rest.filter(|rest| !self.mentions.iter().any(|m| m.t0 < *rest && matches!(m.what, What::Subject(_) | What::Mark(_))))
        else {
            return;
        };
        let link = self.mentions.iter().position(|m| m.t0 > rest + 2 && m.t0 < rest + 9 && matches!(m.what, What::Is | What::Mark(':')));
        let named = link.is_some_and(|j| {
            let mut behind =
                self.mentions.iter().skip(j + 1).filter(|m| !matches!(m.what, What::Unit | What::Anaphor(_) | What::Mark(':')));
            behind.next().is_some_and(|m| matches!(m.what, What::Subject(_)))
        });
        if named && !self.mentions.iter().any(|m| matches!(m.what, What::Order | What::Rank { .. } | What::Bound(_))) {
            self.list = Some(RankList { next: n, ordered: false, left: n });
            self.list_end = 0;
        }
    }

    /// `4 tỉnh trong top 10 là A, B, C, D`: as many names follow as were counted in the group.
    pub(super) fn members_follow(&self, i: usize, m: &Mention) -> bool {
        let enters = matches!(self.before(m.t0, 1), "trong" | "vào" | "lọt" | "thuộc" | "nằm") || self.word(m.t0) == "trong";
        let out = (1..=5).any(|b| matches!(self.before(m.t0, b), "khỏi" | "rời" | "ngoài" | "không" | "chưa" | "mất"));
        enters && !out && self.list_follows(i, m)
    }

    /// `Trong top 10 cả nước, Đông Nam Bộ có A và B`, `Vùng X có 4 tỉnh lọt top 10`: the region tells which of the group lie in it, and the
    /// group is the country's.
    pub(super) fn adds_to_group(&self, i: usize, m: &Mention) -> bool {
        let verb = if (self.word(m.t1), self.word(m.t1 + 1)) == ("đóng", "góp") { m.t1 + 1 } else { m.t1 };
        if !matches!(self.word(verb), "có" | "góp" | "chiếm") {
            return false;
        }
        let group = |n: &Mention| matches!(n.what, What::Bound(_) | What::Header(_, false));
        // "nhóm 5 tỉnh dẫn đầu vùng": the region's own.
        let own = |j: usize| {
            let end = self.mentions.get(j).map_or(0, |n| n.t1);
            self.mentions
                .iter()
                .skip(j + 1)
                .take_while(|n| n.t0 <= end + 2)
                .any(|n| matches!(&n.what, What::Region) || matches!(&n.what, What::Scope(s) if s.starts_with("region:")))
        };
        let near = i.saturating_sub(NEAR);
        let before = self.mentions.get(near..i).and_then(|last| last.iter().rposition(group)).map(|j| near + j);
        let inside = |n: &Mention| {
            self.word(n.t0) == "trong" || (1..=2).any(|b| matches!(self.before(n.t0, b), "lọt" | "vào" | "thuộc" | "nằm" | "trong" | "mặt"))
        };
        let behind = self.mentions.iter().enumerate().skip(i + 1).take_while(|(_, n)| n.t0 <= m.t1 + 14);
        let behind = behind.into_iter().find(|(_, n)| group(n)).filter(|(_, n)| inside(n)).map(|(j, _)| j);
        let counted = self.tokens.get(verb + 1).is_some_and(|t| t.kind == crate::normalize::TokenKind::Number)
            || crate::extract::numerals::in_words(&[self.word(verb + 1)]).is_some()
            || matches!(self.word(verb + 1), "tới" | "mặt" | "đến")
            || self.mentions.iter().skip(i + 1).take(2).any(|n| matches!(n.what, What::Subject(_)) && n.t0 <= verb + 3);
        counted && (before.is_some_and(|j| !own(j)) || behind.is_some_and(|j| !own(j)))
    }

    /// `Hai đơn vị dẫn đầu là Sở Nội vụ và UBND quận X`: of as many units as the group holds, each of another block, each leads its own.
    pub(super) fn leaders_of_blocks(&mut self) {
        let group = |p: &Proto| p.rule == "group with its size" && p.rank.is_none() && p.modality == Modality::Asserted;
        let size = self.protos.iter().find(|p| group(p)).and_then(|p| p.rank_max);
        let members = self.protos.iter().filter(|p| group(p) && p.rank_max == size).filter_map(|p| p.who.as_ref());
        // One of several editions is told of by the same names.
        let kinds: std::collections::BTreeMap<&str, SubjectKind> = members.map(|w| (&*w.value.id, w.value.kind)).collect();
        let distinct: std::collections::HashSet<_> = kinds.values().collect();
        if kinds.len() < 2 || distinct.len() != kinds.len() || size != u32::try_from(kinds.len()).ok() {
            return;
        }
        for p in self.protos.iter_mut().filter(|p| group(p) && p.rank_max == size) {
            (p.rank, p.rank_max) = (Some(1), None);
        }
    }

    /// `Đứng đầu bảng là Sở Nội vụ và huyện X, điểm số lần lượt là 91,4 và 80,9`: a unit of another block behind `và` has the same place in its own,
    /// and each has its points.
    pub(super) fn led_with_another_block(&mut self) {
        let place = |p: &Proto| (p.rank == Some(1) || p.last) && p.rule == "place said by a word" && p.modality == Modality::Asserted;
        let Some(first) = self.protos.iter().position(place) else { return };
        let Some((one, span)) = self.protos.get(first).and_then(|p| Some((p.who.as_ref()?.value.clone(), p.who.as_ref()?.span?))) else {
            return;
        };
        let unit = |w: &Who| matches!(w.kind, SubjectKind::Office(_) | SubjectKind::Unit(_));
        let Some(j) = self.mentions.iter().position(|n| matches!(n.what, What::Subject(_)) && self.span(n.t0, n.t1) == span) else {
            return;
        };
        let (Some(name), Some(next)) = (self.mentions.get(j), self.mentions.get(j + 1)) else { return };
        let What::Subject(other) = &next.what else { return };
        let t = self.with_kind(next.t0, name.t1, &["ubnd"]);
        let joined = t == name.t1 + 1 && self.word(name.t1) == "và" && self.before(self.with_kind(name.t0, 0, &["ubnd"]), 1) == "là";
        let told = self.protos.iter().any(|p| p.placed() && p.who.as_ref().is_some_and(|w| w.value == *other));
        if !joined || told || !unit(&one) || !unit(other) || one.kind == other.kind {
            return;
        }
        let points: Vec<usize> = (first + 1..self.protos.len())
            .filter(|at| self.protos.get(*at).is_some_and(|p| !p.placed() && p.score.is_some() && p.delta.is_none()))
            .collect();
        let Some(mut second) = self.protos.get(first).cloned() else { return };
        second.who = Some(Slot::new(other.clone(), Origin::Bound, Some(self.span(next.t0, next.t1))));
        second.score = None;
        if let ([a, b], true) = (points.as_slice(), self.scene.order) {
            let score = |at: usize| self.protos.get(at).and_then(|p| p.score);
            let (first_score, second_score) = (score(*a), score(*b));
            second.score = second_score;
            if let Some(p) = self.protos.get_mut(first) {
                p.score = first_score;
            }
            self.protos.truncate(*a);
        } else if let [a] = points.as_slice()
            && self.protos.get(*a).is_some_and(|p| p.who.as_ref().is_some_and(|w| w.value == *other))
        {
            second.score = self.protos.get(*a).and_then(|p| p.score);
            self.protos.remove(*a);
        }
        self.protos.insert(first + 1, second);
        self.open.clear();
    }

    /// `A, B, C và D dẫn đầu bảng xếp hạng`: of several names in a row no one is said to be the first, unless they share the place.
    pub(super) fn led_by_group(&self, m: &Mention) -> bool {
        let group = &self.scene.who;
        let kind = |w: &Slot<Who>| std::mem::discriminant(&w.value.kind);
        let alike = group.len() > 2 && group.windows(2).all(|w| matches!(w, [a, b] if kind(a) == kind(b)));
        let shared = (1..=6).any(|b| matches!(self.before(m.t0, b), "cùng" | "đồng" | "đều" | "chung" | "chia"));
        // "cùng xếp thứ nhất có 5 cơ quan. A, B, C, D và E là 5 cơ quan dẫn đầu".
        let shared = shared || self.frame.tied.is_some_and(|n| n == group.len());
        alike && group.iter().all(|w| w.origin == Origin::Sentence) && !shared && !self.scene.order && self.scene.parts.len() < 2
    }

    /// `A, B và C là 3 địa phương xếp loại tốt, dẫn đầu khối`: how many the names before the place are said to be.
    pub(super) fn group_counted(&self, m: &Mention) -> Option<u32> {
        let size = u32::try_from(self.scene.who.len()).ok()?;
        let counts = |t: usize| count(self.word(t)) == Some(size) && self.before(t, 1) == "là";
        (m.t0.saturating_sub(10)..m.t0).any(counts).then_some(size)
    }

    /// `cùng xếp thứ nhất có 5 cơ quan`: how many are said to share the first place before anybody names them.
    pub(super) fn note_tie(&mut self) {
        if !self.kinds.has(Kind::Rank) {
            return;
        }
        let first =
            |m: &&Mention| matches!(m.what, What::Rank { n: 1, .. }) && (1..=3).any(|b| matches!(self.before(m.t0, b), "cùng" | "đồng"));
        let Some(m) = self.mentions.iter().find(first) else { return };
        let count = (m.t1..m.t1 + 3).find(|t| self.word(*t) == "có").and_then(|t| self.word(t + 1).parse::<usize>().ok());
        let place = self.span(m.t0, m.t1);
        // Those that are counted have it, and not who is under discussion.
        if count.is_some() && !self.mentions.iter().any(|n| n.t0 > m.t1 && matches!(n.what, What::Mark(':') | What::Subject(_))) {
            self.protos.retain(|p| p.end < place.0 || p.start > place.1);
        }
        self.frame.tied = count.or(self.frame.tied);
    }

    /// `Là một trong ba địa phương dẫn đầu PAPI 2021, X đạt …`: the name behind the comma is in the group that the sentence begins with.
    pub(super) fn named_behind_comma(&self, i: usize, m: &Mention) -> bool {
        let head = m.t0 <= 5 && self.scene.who.is_empty() && !self.mentions.iter().take(i).any(|n| matches!(n.what, What::Mark(_)));
        let mut way = self.mentions.iter().enumerate().skip(i + 1).skip_while(|(_, n)| {
            matches!(
                n.what,
                What::Index(_) | What::Year(_) | What::Scope(_) | What::About | What::OfWord | What::Stand | What::Part(_) | What::Unit
            )
        });
        let comma = way.next().filter(|(_, n)| head && n.what == What::Mark(',') && n.t0 <= m.t1 + 14);
        let name = way.find(|(_, n)| !matches!(n.what, What::Anaphor(_) | What::Unit));
        comma
            .zip(name)
            .is_some_and(|((_, c), (j, n))| matches!(n.what, What::Subject(_)) && n.t0 <= c.t1 + 3 && self.role(j) == Role::Normal)
    }

    /// `nằm trong top 10`, `lọt nhóm 5`, `Huế trong top 4`, `hụt top 10`: whether the words before a group say that somebody is in it, or is not.
    pub(super) fn tells_inside(&self, i: usize, m: &Mention) -> bool {
        let inside = (1..=7).any(|b| {
            matches!(
                self.before(m.t0, b),
                "vào"
                    | "lọt"
                    | "thuộc"
                    | "trong"
                    | "nằm"
                    | "đứng"
                    | "có"
                    | "giữ"
                    | "lên"
                    | "khỏi"
                    | "còn"
                    | "rời"
                    | "lại"
                    | "top"
                    | "đưa"
                    | "góp"
                    | "là"
                    | "đạt"
                    | "trụ"
            )
        });
        // "ở top 10 PCI".
        let inside = inside || self.before(m.t0, 1) == "ở" && matches!(self.word(m.t0), "top" | "tốp");
        // "vẫn trong nhóm 6 nước dẫn đầu", "duy trì vị trí trong nhóm 15 tỉnh dẫn đầu".
        let inside = inside
            || self.word(m.t0) == "trong"
                && matches!(
                    self.before(m.t0, 1),
                    "vẫn"
                        | "luôn"
                        | "cũng"
                        | "tục"
                        | "hiện"
                        | "đang"
                        | "đã"
                        | "trí"
                        | "hạng"
                        | "mặt"
                        | "tên"
                        | "chân"
                        | "vững"
                        | "xếp"
                        | "chắc"
                        | "trì"
                );
        // "Huế trong top 4 PCI 2021".
        let named = self.word(m.t0) == "trong"
            && self.mentions.get(i.wrapping_sub(1)).is_some_and(|p| matches!(p.what, What::Subject(_)) && p.t1 == m.t0);
        // "hụt top 10", "lỡ hẹn với top 3".
        let missed = self.mentions.get(i.wrapping_sub(1)).is_some_and(|p| p.what == What::Not && p.t1 == m.t0);
        inside || missed || named && !self.mentions.iter().any(|n| n.t0 > m.t0 && n.t0 <= m.t1 + 6 && matches!(n.what, What::Rank { .. }))
    }
}
