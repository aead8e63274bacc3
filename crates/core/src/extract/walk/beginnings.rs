//! Where a movement begins: `từ vị trí 57 năm 2019 lên 17`, and in which year that was.
use super::*;

impl Walk<'_> {
    /// `từ 21 rớt xuống 43, mất 22 bậc chỉ sau một năm`, `Sau đúng hai năm, tỉnh từ hạng 31 vươn lên hạng 2`: how many years the way to the place
    /// in hand took, behind it or at the head of its sentence.
    fn within_years(&self, m: &Mention) -> Option<i32> {
        const REACH: usize = 24;
        const MOST: u32 = 3;
        let years = |t: usize| {
            let led = matches!(self.word(t), "sau" | "trong");
            let mut k = t + 1;
            while k < t + 4 && matches!(self.word(k), "đúng" | "có" | "vỏn" | "vẹn" | "vòng" | "chỉ" | "duy" | "nhất") {
                k += 1;
            }
            let n = crate::extract::numerals::count(self.word(k)).filter(|n| led && (1..=MOST).contains(n))?;
            let noun =
                self.word(k + 1) == "năm" && !matches!(self.word(k + 2), "trong" | "rưỡi" | "gần" | "liền" | "liên" | "qua" | "trước");
            // "Sau hai năm thực hiện nghị quyết, …": as long as something else took; more than one year is told by itself.
            let alone = k + 2 >= self.tokens.len() || matches!(self.word(k + 2), "," | "." | ";" | ")" | "!" | "\"");
            (noun && (n == 1 || alone)).then(|| i32::try_from(n).ok())?
        };
        let behind = (m.t1..(m.t1 + REACH).min(self.tokens.len())).find_map(years);
        // "Chỉ sau một năm, X từ hạng …": at the head, and the comma behind it.
        let head = || {
            let from = m.t0.saturating_sub(REACH);
            (from..m.t0).find_map(|t| years(t).filter(|_| (t + 2..t + 6).any(|k| self.word(k) == ",")))
        };
        behind.or_else(head)
    }

    /// `từ vị trí 57 năm 2019`: an earlier rank, that stays beside the open claim.
    pub(super) fn from(&mut self, i: usize, _from: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        let (rank, of) = match m.what {
            What::Rank { n, of, .. } => (Some(n), of),
            What::Last => (None, None), // "từ cuối bảng năm 2020 lên hạng 5"
            _ => return i + 1,
        };
        let mut p = self.proto(m);
        (p.rank, p.last, p.of, p.own_of, p.rule) = (rank, rank.is_none(), of, of.is_some(), "from … to …");
        let goal = p.modality == Modality::Target;
        if goal {
            p.modality = Modality::Asserted;
        }
        let (open, fresh) = (self.open.clone(), self.fresh);
        let kept_of = self.scene.of.take();
        let opened = self.open_claims(p);
        self.scene.of = kept_of;
        // Its own year stands right behind; else it is the base of the movement.
        let mut j = i + 1;
        let mut year = None;
        // "từ hạng 20 (năm 2020) lên …": the bracket holds nothing but its year.
        let bracket = self.mentions.get(j).filter(|n| n.what == What::Mark('(') && n.t0 <= m.t1 + 1).map(|n| n.t1);
        let closed = self.mentions.get(j + 2).filter(|n| n.what == What::Mark(')'));
        let bracketed = bracket.zip(closed).is_some_and(|(open, close)| close.t0 <= open + 2);
        if bracketed {
            j += 1;
        }
        while let Some(n) = self.mentions.get(j) {
            match n.what {
                What::Year(y) if n.t0 <= m.t1 + 8 => {
                    year = Some(Slot::new(Edition::Year(y), Origin::Bound, Some(self.span(n.t0, n.t1))));
                    self.frame.last_year = Some(Edition::Year(y));
                    j += 1;
                    break;
                }
                What::Relative(d) if n.t0 <= m.t1 + 8 => {
                    year = Some(Slot::new(Edition::Relative(d), Origin::Bound, Some(self.span(n.t0, n.t1))));
                    j += 1;
                    break;
                }
                // "từ hạng 27 với 62,9 điểm hồi năm 2021 lên …": the points of that place, where its year stands behind them.
                What::Score { value, percent, sure } if n.t0 <= m.t1 + 5 && self.dated_points(j) => {
                    for at in &opened {
                        if let Some(p) = self.protos.get_mut(*at) {
                            p.score = Some((value, percent, sure));
                        }
                    }
                    j += 1;
                }
                What::OfWord
                | What::About
                | What::Index(_)
                | What::Part(_)
                | What::Scope(_)
                | What::StepWord
                | What::Stand
                | What::Of(_)
                | What::Says
                | What::Unit
                    if n.t0 <= m.t1 + 6 =>
                {
                    j += 1
                }
                _ => break,
            }
        }
        let found = year.is_some();
        if bracketed && found {
            j += 1;
        }
        // "từ vị trí 57 lên vị trí 15 so với năm 2019": what the movement is against dates where it began.
        if year.is_none() {
            year = self.dated_behind(i).map(|y| Slot::new(y, Origin::Sentence, None));
        }
        year = year.or_else(|| self.year_before(m));
        if year.is_none()
            && let Some(ago) = self.within_years(m)
        {
            year = Some(Slot::new(Edition::Relative(-ago), Origin::Sentence, None));
        }
        let compared = self.compared();
        for at in opened {
            if let Some(p) = self.protos.get_mut(at) {
                p.year = year.clone().or(Some(Slot::new(Edition::Base, Origin::Sentence, None)));
                p.compared = compared;
                // "giao chỉ tiêu năm 2023: tiếp cận đất đai từ hạng 4 lên hạng 3": where a goal begins has come about, by now.
                if goal {
                    p.compared = None;
                    p.year = year.clone();
                }
            }
        }
        self.open = open;
        self.fresh = fresh;
        if found { j } else { i + 1 }
    }

    /// Whether a year stands right behind the points at `j`, before the end of the way.
    fn dated_points(&self, j: usize) -> bool {
        let (Some(points), Some(next)) = (self.mentions.get(j), self.mentions.get(j + 1)) else { return false };
        matches!(next.what, What::Year(_) | What::Relative(_)) && self.glue(points.t1, next.t0, &["hồi", "năm", "của", "vào", "trong", "ở"])
    }

    /// `năm 2016 từ thứ 9 lên thứ 6, năm 2017 từ thứ 6 lên thứ 4`: each way of several begins in the year before its own.
    fn year_before(&self, m: &Mention) -> Option<Slot<Edition>> {
        let ways = self.mentions.iter().filter(|n| n.what == What::From).count();
        let [Slot { value: Edition::Year(y), span: Some((_, end)), .. }] = self.scene.years.as_slice() else { return None };
        let own = self.tokens.partition_point(|t| (t.start as usize) < *end);
        let years = self.mentions.iter().filter(|n| matches!(n.what, What::Year(_))).count();
        (ways > 1 && years > 1 && own <= m.t0 && m.t0 <= own + 8).then(|| Slot::new(Edition::Year(y - 1), Origin::Sentence, None))
    }
}
