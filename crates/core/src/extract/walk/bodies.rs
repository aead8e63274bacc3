//! Offices, ministries and units that a noun alone points back to: `đơn vị đã lên thứ 5`.
use super::*;

impl Walk<'_> {
    /// `đơn vị`, `cơ quan`: the only office, ministry or unit that one of the sentences right before spoke of.
    pub(super) fn body_again(&mut self, m: &Mention, i: usize) -> usize {
        let near = |named: &Option<(usize, Who)>| named.clone().filter(|(at, _)| self.sentence.saturating_sub(*at) <= 2).map(|(_, w)| w);
        // "Giám đốc Sở X nhắc: … cơ quan chúng ta đứng cuối": the speaker's own; else whom the headline names.
        let body = |w: &Who| matches!(w.kind, SubjectKind::Office(_) | SubjectKind::Unit(_));
        let here = if self.before(m.t0, 1) == "của" { self.named_before(m, body) } else { None };
        let known = here
            .or_else(|| near(&self.frame.body_named))
            .or_else(|| near(&self.frame.speaker))
            .or_else(|| self.named_before(m, body))
            .or_else(|| self.setting.home_unit.clone());
        let named = self.scene.who.iter().any(|w| w.origin == Origin::Sentence && w.value.kind != SubjectKind::Province);
        if let Some(who) = known.filter(|_| !named && self.place_comes(i, false) && !self.described(m, i)) {
            self.scene.who = vec![Slot::new(who, Origin::Anaphor, Some(self.span(m.t0, m.t1)))];
            self.fresh = true;
        }
        i + 1
    }

    /// Whether the clause of the noun at `i` tells of a place, or of `points`, before it names anybody or anything else: `đơn vị đã lên thứ
    /// 5`, but not `đơn vị đã tham mưu đưa PCI lên thứ 5`.
    pub(super) fn place_comes(&self, i: usize, points: bool) -> bool {
        let first = self.mentions.iter().skip(i + 1).find(|n| {
            n.is_value()
                || matches!(n.what, What::Subject(_) | What::Anaphor(_) | What::Index(_) | What::Part(_) | What::Highest | What::Lowest)
        });
        first.is_some_and(|n| match n.what {
            What::Rank { .. } | What::Last | What::Move(_) | What::Bound(_) | What::Header(..) | What::Keep => true,
            What::Score { .. } => {
                points || self.mentions.iter().skip(i + 1).any(|n| matches!(n.what, What::Rank { .. } | What::Last | What::Move(_)))
            }
            What::Highest | What::Lowest => points,
            _ => false,
        })
    }

    /// `Bộ A và Bộ B đều được khen`: those whom the sentence names in one row though it ranks nobody, for `bộ thứ hai`.
    pub(super) fn note_row(&mut self) {
        let told = self.frame.last_group.as_ref().is_some_and(|(at, _)| *at == self.sentence) || self.scene.who.len() > 1;
        if told || !self.kinds.has(Kind::Subject) {
            return;
        }
        let named: Vec<(usize, &Mention, &Who)> = self
            .mentions
            .iter()
            .enumerate()
            .filter_map(|(j, m)| if let What::Subject(w) = &m.what { Some((j, m, w)) } else { None })
            .take(5)
            .collect();
        let Some((i, m, first)) = named.first().copied().filter(|_| (2..=4).contains(&named.len())) else { return };
        let alike = named.iter().all(|(_, _, w)| std::mem::discriminant(&w.kind) == std::mem::discriminant(&first.kind));
        let joined = named.windows(2).all(|w| {
            let [(_, a, _), (_, b, _)] = w else { return false };
            b.t0 > a.t1 && b.t0 <= a.t1 + 2 && self.glue(a.t1, b.t0, &["và", ",", "tỉnh", "cùng", "với"])
        });
        if alike && joined && !self.agent(i, m) {
            let slots = named.iter().map(|(_, _, w)| Slot::new((*w).clone(), Origin::Paragraph, None)).collect();
            self.frame.last_group = Some((self.sentence, slots));
        }
    }

    /// Remembers the one office, ministry or unit that the sentence speaks of.
    pub(super) fn note_body(&mut self) {
        let body = |w: &&Who| matches!(w.kind, SubjectKind::Office(_) | SubjectKind::Unit(_) | SubjectKind::Ministry);
        let mut bodies = self.mentions.iter().enumerate().filter_map(|(j, m)| match &m.what {
            What::Subject(w) => Some(w).filter(body).filter(|_| !self.agent(j, m)),
            _ => None,
        });
        match bodies.next() {
            Some(one) => self.frame.body_named = bodies.all(|w| w == one).then(|| (self.sentence, one.clone())),
            None if self.mentions.iter().any(|m| matches!(m.what, What::Anaphor(Anaphor::Body | Anaphor::Office))) => {
                if let Some((at, _)) = self.frame.body_named.as_mut() {
                    *at = self.sentence;
                }
            }
            None => {}
        }
    }

    /// Whether the one named at `j` only acts, speaks or is held against: `do Bộ X công bố`, `theo đánh giá của Sở Y`, `sau Sở Z`.
    fn agent(&self, j: usize, m: &Mention) -> bool {
        let before = self.before(m.t0, 1);
        // "Sở X tổ chức hội nghị": what it does for itself.
        let own = |n: &Mention| {
            matches!((self.word(n.t0), self.word(n.t0 + 1)), ("tổ", "chức") | ("báo", "cáo") | ("phối", "hợp"))
                && !self.mentions.iter().any(|v| v.is_value() || matches!(v.what, What::Index(_)))
        };
        let says = self.mentions.get(j + 1).is_some_and(|n| matches!(n.what, What::Says | What::Announce) && n.t0 <= m.t1 + 2 && !own(n));
        let theirs = before == "của"
            && (2..=4)
                .any(|b| matches!(self.before(m.t0, b), "bố" | "cáo" | "giá" | "liệu" | "định" | "đạo") || self.before(m.t0, b) == "theo");
        self.role(j) == Role::Comparand
            || says
            || theirs
            || matches!(before, "theo" | "do" | "được" | "bởi" | "với" | "cùng" | "sau" | "cho" | "tại")
    }
}
