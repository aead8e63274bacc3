//! `Đơn vị dẫn đầu … là X`: a counted noun is ranked and its name comes behind, however far.
use super::superlatives::UNITS;
use super::*;

impl Walk<'_> {
    /// `Đơn vị dẫn đầu về ứng dụng CNTT ở khối sở, ngành là Sở TT&TT`: the name stands right behind `là`, and
    /// between it and the place only the ranking is described.
    pub(super) fn predicated(&self, m: &Mention, i: usize) -> bool {
        let linked = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| {
            (p.what == What::Is || p.what == What::Mark(':')) && p.t1 == m.t0
                || matches!(p.what, What::Unit | What::Anaphor(_)) && matches!(self.before(p.t0, 1), "là" | "gồm" | ":") && p.t1 == m.t0
        });
        // "cao nhất là chỉ số của quận Cầu Giấy".
        let linked = linked
            || i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| {
                p.what == What::OfWord
                    && p.t1 == m.t0
                    && matches!(self.before(p.t0, 1), "số" | "điểm" | "quả")
                    && (2..=4).any(|b| matches!(self.before(p.t0, b), "là" | ":"))
            });
        if !linked {
            return false;
        }
        let Some(at) = self.mentions.iter().take(i).rposition(|v| v.is_value() || matches!(v.what, What::Highest | What::Lowest)) else {
            return false;
        };
        let Some(v) = self.mentions.get(at).filter(|v| matches!(v.what, What::Rank { .. } | What::Last | What::Highest | What::Lowest))
        else {
            return false;
        };
        let Some(p) = self.open.last().and_then(|at| self.protos.get(*at)) else { return false };
        // "đứng thứ 2/12 của vùng với 12 tỉnh là: A, B, C": who the others are.
        let others_told = (v.t1..m.t0).any(|t| {
            matches!(self.word(t), "với" | "gồm")
                && crate::extract::numerals::count(self.word(t + 1)).is_some_and(|n| n > 2)
                && UNITS.contains(&self.word(t + 2))
        });
        if others_told {
            return false;
        }
        let own = p.end == self.span(v.t0, v.t1).1 && p.who.as_ref().is_none_or(|w| w.origin != Origin::Bound);
        let between = self.mentions.get(at + 1..i).unwrap_or_default();
        let others = between.iter().any(|n| {
            matches!(n.what, What::Subject(_) | What::Against | What::Beside | What::Target | What::Says | What::Mark(';'))
                || n.what == What::Mark(',') && !self.describes(n.t1)
        });
        // "PCI 2022 dẫn đầu là Quảng Ninh": nobody is named before.
        let nobody = !self.mentions.iter().take(at).any(|n| matches!(n.what, What::Subject(_) | What::Anaphor(_)));
        own && !others && m.t0 - v.t1.min(m.t0) <= 40 && (nobody || self.nameless(v))
    }

    /// `…; xếp thứ ba, tỉnh Hà Tĩnh được 46 điểm; …`: the place opens its clause, and the name behind the comma has it.
    pub(super) fn name_after_comma(&mut self, i: usize, m: &Mention) -> Option<usize> {
        let What::Rank { n, of, word: false } = m.what else { return None };
        let mut t = m.t0;
        while t > 0 && matches!(self.word(t - 1), "xếp" | "đứng" | "ở" | "vị" | "trí" | "hạng" | "về") {
            t -= 1;
        }
        let opens = t < m.t0 && (t == 0 || self.word(t - 1) == ";");
        let bare = t == m.t0 && self.word(t) == "thứ" && (t == 0 || matches!(self.word(t - 1), ";" | ":" | "."));
        let opens = opens || bare;
        let comma = self.mentions.get(i + 1).filter(|c| c.what == What::Mark(',') && c.t0 == m.t1)?;
        let j = (i + 2..i + 4).find(|j| self.mentions.get(*j).is_some_and(|s| matches!(s.what, What::Subject(_))))?;
        let name = self.mentions.get(j).filter(|s| opens && s.t0 <= comma.t1 + 2)?;
        let clause = self.mentions.iter().skip(j + 1).take_while(|n| n.what != What::Mark(';'));
        let (mut points, mut ranked) = (false, false);
        for n in clause {
            points |= matches!(n.what, What::Score { .. });
            ranked |= matches!(n.what, What::Rank { .. } | What::Last | What::Move(_));
        }
        let What::Subject(who) = &name.what else { return None };
        if !points || ranked {
            return None;
        }
        self.scene.who = vec![Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)))];
        let mut p = self.proto(m);
        (p.rank, p.of, p.own_of, p.rule) = (Some(n), of, of.is_some(), "subject and rank");
        self.frame.last_rank = Some(n);
        self.open_claims(p);
        Some(j + 1)
    }

    /// `Điểm cao nhất là 98, của Văn phòng UBND tỉnh`; `thấp điểm nhất chỉ có 5,5 điểm (Sở Nội vụ)`: who holds the most or the fewest
    /// points stands behind them. `i` is the superlative.
    pub(super) fn holder_behind(&mut self, i: usize, high: bool) -> Option<usize> {
        let m = self.mentions.get(i)?;
        let said = m.t1 - m.t0 >= 3 || matches!(self.before(m.t0, 1), "điểm" | "số" | "quả");
        let score = self.mentions.get(i + 2).filter(|_| said)?;
        let What::Score { value, percent, sure } = score.what else { return None };
        let j = (i + 3..i + 7).find(|j| self.mentions.get(*j).is_some_and(|n| matches!(n.what, What::Subject(_))))?;
        let name = self.mentions.get(j).filter(|n| n.t0 <= score.t1 + 5)?;
        let bound = (score.t1..name.t0).any(|t| matches!(self.word(t), "của" | "thuộc" | "("));
        if !bound || !self.glue(score.t1, name.t0, &[",", "của", "thuộc", "về", "là", "đó", "(", "điểm", "tỉnh", "ubnd"]) {
            return None;
        }
        let What::Subject(who) = &name.what else { return None };
        self.scene.who = vec![Slot::new(who.clone(), Origin::Bound, Some(self.span(name.t0, name.t1)))];
        let mut p = self.proto(m);
        (p.rank, p.last) = (high.then_some(1), !high);
        (p.score, p.rule) = (Some((value, percent, sure)), "place said by a word");
        p.end = self.span(name.t0, name.t1).1;
        self.frame.last_rank = high.then_some(1);
        self.open_claims(p);
        Some(j + 1)
    }

    /// Whether a comma stands inside the description of a ranking: an index, a block or a component follows.
    fn describes(&self, from: usize) -> bool {
        self.mentions.iter().any(|n| {
            n.t0 >= from
                && n.t0 <= from + 2
                && matches!(n.what, What::Index(_) | What::Block(_) | What::Part(_) | What::Unit | What::Year(_))
        })
    }

    /// Whether a common noun, or nothing, stands before the place: `đơn vị dẫn đầu`, `; xếp cuối`.
    fn nameless(&self, v: &Mention) -> bool {
        let mut t = v.t0;
        while t > 0
            && (self.before(t, 2), self.word(t - 1)) != ("đơn", "vị")
            && matches!(
                self.word(t - 1),
                "đứng"
                    | "xếp"
                    | "được"
                    | "hạng"
                    | "ở"
                    | "vị"
                    | "trí"
                    | "thứ"
                    | "lại"
                    | "đang"
                    | "có"
                    | "giữ"
                    | "đánh"
                    | "giá"
                    | "điểm"
                    | "số"
                    | "đạt"
            )
        {
            t -= 1;
        }
        // "tăng trưởng cao nhất cả nước là X": the figure is the subject, and its owner comes behind.
        if matches!(
            (self.before(t, 2), self.word(t.wrapping_sub(1))),
            ("tăng", "trưởng") | ("xuất" | "nhập", "khẩu") | ("ngân", "sách") | (_, "grdp" | "fdi")
        ) {
            return true;
        }
        if t == 0 || matches!(self.word(t - 1), ";" | ":" | "," | "." | "và" | "còn") {
            return true;
        }
        matches!(
            (self.before(t, 2), self.word(t - 1)),
            ("đơn", "vị")
                | ("cơ", "quan")
                | ("địa", "phương")
                | ("thành", "phố")
                | ("quốc", "gia")
                | (_, "huyện" | "xã" | "phường" | "quận" | "sở" | "ngành" | "nơi" | "tỉnh" | "nước")
                | ("cái", "tên")
        )
    }

    /// `Sở Nội vụ, UBND huyện Đức Thọ và Cục Thuế tỉnh đứng đầu các khối`: an office and a district joined to one first
    /// place, each in its own block.
    pub(super) fn leads_blocks(&self, i: usize) -> bool {
        let Some(place) = self.mentions.iter().skip(i).find(|n| n.is_value()) else { return false };
        let first = matches!(place.what, What::Rank { n: 1, .. } | What::Header(..) | What::Last);
        let last = self.mentions.iter().skip(i).take_while(|n| n.t0 < place.t0).filter(|n| matches!(n.what, What::Subject(_))).last();
        first && last.is_some_and(|l| place.t0 <= l.t1 + 4) && self.list.is_none_or(|l| l.left == 0)
    }

    /// `dẫn đầu là Sở Nội vụ, Sở Tư pháp đứng thứ 2`: the name behind the comma has a place of its own.
    pub(super) fn without_next_clause(
        &self,
        mut group: Vec<Slot<Who>>,
        mut run: Vec<usize>,
        next: usize,
    ) -> (Vec<Slot<Who>>, Vec<usize>, usize) {
        let Some((&j, m)) = run.last().filter(|_| run.len() > 1).and_then(|j| Some((j, self.mentions.get(*j)?))) else {
            return (group, run, next);
        };
        let end = self.end_with_bracket(j);
        let placed = self.mentions.iter().find(|n| n.is_value() && n.t0 >= end).is_some_and(|n| {
            matches!(n.what, What::Rank { .. } | What::Last)
                && (end..n.t0).all(|t| {
                    matches!(
                        self.word(t),
                        "đứng"
                            | "xếp"
                            | "ở"
                            | "vị"
                            | "trí"
                            | "được"
                            | "thì"
                            | "cũng"
                            | "leo"
                            | "lên"
                            | "vươn"
                            | "tụt"
                            | "xuống"
                            | "nhảy"
                            | "lùi"
                            | "về"
                    )
                })
        });
        // "đứng thứ hai là A; B leo 5 bậc": behind a semicolon a name with a verb of its own begins the next clause.
        let verb =
            self.tokens.get(end).is_some_and(|t| t.kind == crate::normalize::TokenKind::Word && !t.capital) && self.word(end) != "và";
        let clause = (1..=4).take_while(|b| self.before(m.t0, *b) != ",").any(|b| self.before(m.t0, b) == ";") && verb;
        if placed && matches!(self.before(m.t0, 1), "," | ";") || clause {
            group.pop();
            run.pop();
            return (group, run, j);
        }
        (group, run, next)
    }

    /// `thứ nhì là A; B, C và D theo thứ tự đứng thứ ba, thứ tư và thứ năm`: names behind a semicolon that have places of their own are no
    /// more of the row before it.
    pub(super) fn before_semicolon(&self, group: Vec<Slot<Who>>, run: Vec<usize>, next: usize) -> (Vec<Slot<Who>>, Vec<usize>, usize) {
        let parted = |j: &usize| {
            self.mentions
                .get(*j)
                .is_some_and(|m| (1..=4).take_while(|b| !matches!(self.before(m.t0, *b), ",")).any(|b| self.before(m.t0, b) == ";"))
        };
        let Some(k) = run.iter().skip(1).position(parted).map(|k| k + 1) else { return (group, run, next) };
        let own = self
            .mentions
            .get(next)
            .is_some_and(|n| matches!(n.what, What::Order | What::Stand | What::Each | What::Rank { .. } | What::Move(_) | What::Last));
        match run.get(k) {
            Some(&j) if own => (group.get(..k).unwrap_or_default().to_vec(), run.get(..k).unwrap_or_default().to_vec(), j),
            _ => (group, run, next),
        }
    }

    /// `2 cơ quan đội sổ gồm Sở Y tế và UBND huyện Chiêm Hóa`: one of each block may stand behind one place.
    pub(super) fn with_other_kinds(
        &self,
        mut group: Vec<Slot<Who>>,
        mut run: Vec<usize>,
        next: usize,
    ) -> (Vec<Slot<Who>>, Vec<usize>, usize) {
        let last = self.open.last().and_then(|at| self.protos.get(*at)).is_some_and(|p| p.last);
        let first = run.first().copied().unwrap_or(0);
        if !last || group.len() != 1 {
            return (group, run, next);
        }
        let (all, end) =
            self.run_of(first, |w| matches!(w, What::Subject(x) if matches!(x.kind, SubjectKind::Office(_) | SubjectKind::Unit(_))));
        for j in all.into_iter().skip(1) {
            if let Some(m) = self.mentions.get(j)
                && let What::Subject(w) = &m.what
                && !group.iter().any(|g| std::mem::discriminant(&g.value.kind) == std::mem::discriminant(&w.kind))
            {
                group.push(Slot::new(w.clone(), Origin::Sentence, Some(self.span(m.t0, m.t1))));
                run.push(j);
            }
        }
        if group.len() > 1 { (group, run, end.max(next)) } else { (group, run, next) }
    }

    /// `các phường, xã đứng đầu là phường Ninh Sơn (thành phố Tây Ninh), xã Đôn Thuận (thị xã Trảng Bàng)`: each is the
    /// first of its own district. Several first communes without their districts are nobody's first.
    pub(super) fn own_districts(&mut self, run: &[usize]) {
        let communes = run
            .iter()
            .all(|j| matches!(self.mentions.get(*j).map(|m| &m.what), Some(What::Subject(w)) if w.kind == SubjectKind::Unit("xa")));
        let exact = self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.rank.is_some()));
        if !communes || !exact || run.len() < 2 || run.len() != self.open.len() {
            return;
        }
        let districts: Vec<Option<String>> = run.iter().map(|j| self.district_behind(*j)).collect();
        let all = districts.iter().all(Option::is_some);
        for (at, district) in self.open.clone().into_iter().zip(districts) {
            let Some(p) = self.protos.get_mut(at) else { continue };
            match district {
                Some(d) if all => p.scope = Some(Slot::new(format!("province:{d}"), Origin::Bound, None)),
                _ => p.rank = None,
            }
        }
    }

    /// The district in the bracket right behind a commune's name.
    fn district_behind(&self, j: usize) -> Option<String> {
        let m = self.mentions.get(j)?;
        let open = self.mentions.get(j + 1).filter(|n| n.what == What::Mark('(') && n.t0 == m.t1)?;
        match &self.mentions.get(j + 2).filter(|n| n.t0 == open.t1)?.what {
            What::Subject(w) if w.kind == SubjectKind::Unit("huyen") => Some(w.id.to_string()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Document, Status};
    use crate::ontology::Ontology;

    /// Subject with rank (`1`), bound (`≤3`) or `cuối` of every resolved claim, in order of subjects.
    fn read(text: &str) -> Vec<String> {
        let o = Ontology::embedded().unwrap();
        let page = Document {
            id: "x".into(),
            title: "Xếp hạng sở, ngành và địa phương tỉnh Phú Thọ".into(),
            text: format!("UBND tỉnh Phú Thọ công bố Chỉ số cải cách hành chính năm 2022 của khối sở và khối huyện.\n\n{text}"),
            ..Document::default()
        };
        let mut out: Vec<String> = extract(&page, &o)
            .claims
            .iter()
            .filter(|c| c.status == Status::Resolved)
            .filter_map(|c| {
                let value = c.rank.map(|n| n.to_string()).or(c.rank_max.map(|n| format!("≤{n}"))).or(c.last.then(|| "cuối".to_owned()))?;
                Some(format!("{} {value}", c.subject.strip_prefix("phu-tho/").unwrap_or(&c.subject)))
            })
            .collect();
        out.sort();
        out
    }

    #[test]
    fn names_stand_behind_their_place() {
        assert_eq!(read("Đơn vị dẫn đầu về kết quả này ở khối sở, ngành là Sở Ngoại vụ."), ["so-ngoai-vu 1"]);
        assert_eq!(
            read("Dẫn đầu là Sở Nội vụ 95,1 điểm; thứ hai Sở Y tế 94 điểm; thứ ba UBND huyện Thanh Ba 93 điểm."),
            ["so-noi-vu 1", "so-y-te 2", "thanh-ba 3"]
        );
        assert_eq!(read("Dẫn đầu là Sở Nội vụ, Sở Tư pháp đứng thứ 2."), ["so-noi-vu 1", "so-tu-phap 2"]);
        assert_eq!(read("2 cơ quan đội sổ gồm Sở Y tế và UBND huyện Yên Lập."), ["so-y-te cuối", "yen-lap cuối"]);
    }

    #[test]
    fn groups_and_blocks() {
        assert_eq!(read("Sở Nội vụ và huyện Thanh Ba là 2 đơn vị dẫn đầu."), ["so-noi-vu 1", "thanh-ba 1"]);
        assert_eq!(read("Sở Nội vụ (95 điểm) và Sở Y tế (94 điểm) là 2 đơn vị dẫn đầu."), ["so-noi-vu ≤2", "so-y-te ≤2"]);
        assert_eq!(
            read("Vị trí nhất, nhì, ba khối huyện thuộc về: Cẩm Khê, Lâm Thao, Thanh Ba."),
            ["cam-khe 1", "lam-thao 2", "thanh-ba 3"]
        );
        assert_eq!(read("Khối xã: dẫn đầu là xã Sơn Vi (huyện Lâm Thao), xã Hiền Quan (huyện Tam Nông)."), ["hien-quan 1", "son-vi 1"]);
    }

    #[test]
    fn running_numbers_and_fields() {
        assert_eq!(
            read("Bảng xếp hạng gồm: (1) Sở Nội vụ 95,2%, Sở Y tế 95%, (3) Thanh tra tỉnh 94%."),
            ["so-noi-vu 1", "so-y-te 2", "thanh-tra-tinh 3"]
        );
        assert_eq!(
            read("Các sở: Nội vụ, Lao động - Thương binh và Xã hội lần lượt xếp thứ 1 và 2."),
            ["so-lao-dong-thuong-binh-va-xa-hoi 2", "so-noi-vu 1"]
        );
        assert_eq!(read("Huyện Lâm Thao có điểm bình quân đứng đầu."), [] as [&str; 0]);
        assert_eq!(read("Tỷ lệ hồ sơ đúng hạn của Sở Y tế đạt 98,7%."), [] as [&str; 0]);
    }
}
