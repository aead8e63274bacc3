//! Who is meant: names, lists of names, pointers back, and those only compared with.
use super::*;

impl Walk<'_> {
    pub(super) fn subject(&mut self, i: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        let What::Subject(who) = &m.what else { return i + 1 };
        // "Không phải A mà B mới dẫn đầu": what is denied ends there.
        if (1..=3).any(|b| self.before(m.t0, b) == "mà") && self.scene.denied_to > m.t0 {
            self.scene.denied_to = 0;
        }
        if m.t0 < self.list_from {
            return i + 1; // "ngay sau A là B": A stands for its rank only
        }
        if self.ranks_its_own(i, who) {
            return i + 1;
        }
        match self.role(i) {
            Role::Source => {
                let speaks =
                    |b: usize| matches!((self.before(m.t0, b + 1), self.before(m.t0, b)), ("giám", "đốc") | ("chánh", _) | ("đại", "diện"));
                if matches!(who.kind, SubjectKind::Office(_)) && (speaks(1) || speaks(2)) {
                    self.frame.speaker = Some((self.sentence, who.clone()));
                }
                return i + 1;
            }
            Role::Base => return i + 1,
            Role::Sharer => {
                self.share(who.clone(), m);
                return i + 1;
            }
            Role::Tied => return self.tied(who.clone(), i, m),
            Role::Comparand => return self.comparand(who.clone(), i, m),
            Role::Normal => {}
        }
        // "Các tỉnh ĐBSCL có mặt ở tốp 30 kỳ này, Long An ở vị trí thứ 2": behind the comma somebody is named.
        if self.scene.regional && matches!(self.before(m.t0, 1), "," | ";") {
            (self.scene.nobody, self.scene.regional) = (false, false);
        }
        if m.depth > 0 && self.brackets.last().is_some_and(|b| b.named) {
            let inside = self.inside(i).any(Mention::is_value);
            if !inside {
                return i + 1; // "xã Tràng Đà (TP Tuyên Quang)": only where it lies
            }
        }
        if self.address_of_bystander(who, i, m) {
            return i + 1;
        }
        let opened = self.list.is_some_and(|l| l.left > 0) && self.list_end == 0;
        if self.lies_in(who, m) || opened && self.owner_of_units(i) {
            return i + 1;
        }
        let inside = |k: SubjectKind| matches!(k, SubjectKind::Office(_) | SubjectKind::Unit(_));
        let kind = who.kind;
        let pair = |k: SubjectKind| matches!(k, SubjectKind::Province | SubjectKind::Ministry);
        let alike = |k: SubjectKind| {
            std::mem::discriminant(&k) == std::mem::discriminant(&kind)
                || (inside(k) && inside(kind) || pair(k) && pair(kind)) && self.leads_blocks(i)
        };
        let (run, next) = self.run_of(i, |w| matches!(w, What::Subject(x) if alike(x.kind)));
        let (run, next) = self.without_asides(run, next);
        let (run, next) = match run.iter().skip(1).position(|j| self.clause_of_its_own(i, *j)) {
            Some(k) => (run.get(..=k).unwrap_or_default().to_vec(), run.get(k + 1).copied().unwrap_or(next)),
            None => (run, next),
        };
        let group: Vec<Slot<Who>> = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .filter_map(|m| {
                if let What::Subject(w) = &m.what {
                    Some(Slot::new(w.clone(), Origin::Sentence, Some(self.span(m.t0, m.t1))))
                } else {
                    None
                }
            })
            .collect();
        if self.list_end > 0 && self.clause_of_its_own(0, i) {
            self.list = None;
        }
        if self.list.is_some_and(|l| l.left > 0) && self.fill_list(&group, &run) {
            return next;
        }
        if self.denied_holder(m, i, &group) {
            return next;
        }
        if self.shared_with(m, i) {
            for (who, j) in group.into_iter().zip(&run) {
                self.tied(who.value, *j, m);
            }
            return next;
        }
        if self.behind(m, i) || self.predicated(m, i) {
            let (group, run, next) = self.before_semicolon(group, run, next);
            let (group, run, next) = self.without_next_clause(group, run, next);
            let (group, run, next) = self.with_other_kinds(group, run, next);
            let row = group.clone();
            self.set_behind(group);
            // "2 đơn vị cùng tụt 6 bậc, là A (87,1 điểm) và B (84,6 điểm), lần lượt xếp thứ 8 và thứ 9": the first of a row that places follow.
            let waits = |at: &usize| self.protos.get(*at).is_some_and(|p| p.delta.is_some() && !p.placed());
            if !self.open.is_empty() && self.open.iter().all(waits) {
                self.chain = row;
            }
            self.own_districts(&run);
            self.chain_end = self.end_with_bracket(run.last().copied().unwrap_or(i));
            return next;
        }
        if self.same_place(&group, m) {
            self.chain_end = 0;
            return next;
        }
        if self.part_has_clause(m) {
            self.scene.parts.clear();
        }
        // Inside a bracket somebody else stands in the same component.
        let same_part =
            self.chain_end > 0 && m.t0 == self.chain_end + 1 && self.word(self.chain_end) == "và" && self.holder_with_bracket(m);
        let same_part = same_part || self.owner_behind_place(m, &group);
        if self.scene.parts_used && !self.scene.parts_held && m.depth == 0 && !same_part && !self.scored_in_row(m) && !self.placed_in_row(i)
        {
            self.scene.parts.clear();
            self.scene.parts_used = false;
        }
        let scored = |t: usize| self.mentions.iter().any(|n| n.t0 <= t && t < n.t1 && matches!(n.what, What::Score { .. }));
        let joined = !self.chain.is_empty()
            && self.chain_end <= m.t0
            && (self.chain_end..m.t0)
                .all(|t| matches!(self.word(t), "," | "và" | ";" | "tỉnh" | "tp" | "." | "với" | "đạt" | "được") || scored(t));
        if !joined {
            self.chain.clear();
        }
        self.chain.extend(group.iter().cloned());
        self.chain_end = self.end_with_bracket(run.last().copied().unwrap_or(i));
        self.scene.who = group;
        self.fresh = true;
        next
    }

    /// `chỉ số P có mức tăng cao nhất, A xếp thứ 15`: the component is the subject of a clause of its own, and `m` begins another.
    fn part_has_clause(&self, m: &Mention) -> bool {
        let [part] = self.scene.parts.as_slice() else { return false };
        let Some((_, end)) = part.span.filter(|_| part.origin == Origin::Sentence && !self.scene.parts_held) else { return false };
        let verb = self.tokens.partition_point(|t| (t.start as usize) < end);
        let predicate = matches!(self.word(verb), "có" | "đạt" | "được" | "bị" | "cải" | "sụt" | "đã");
        let valued = self.mentions.iter().any(|n| n.t0 >= verb && n.t1 <= m.t0 && n.is_value());
        // "Chỉ số P sụt giảm làm B phải nhường vị trí thứ 3".
        let comma = (1..=2).any(|b| matches!(self.before(m.t0, b), "," | ";" | "làm" | "khiến"));
        predicate && comma && !valued && m.depth == 0
    }

    /// `Đứng thứ hai là A (89,2%) và B (88,7%)`: a bracket interrupts two names on one place.
    fn same_place(&mut self, group: &[Slot<Who>], m: &Mention) -> bool {
        let [who] = group else { return false };
        let joined = self.chain_end > 0 && self.chain.is_empty() && m.t0 == self.chain_end + 1 && self.word(self.chain_end) == "và";
        let own = self.mentions.iter().find(|n| n.t0 >= m.t1 && n.depth == m.depth && !matches!(n.what, What::Mark('(' | ')')));
        let own = own.is_some_and(|n| matches!(n.what, What::Rank { .. } | What::Stand | What::Last) && n.t0 <= self.bracket_end(m.t1) + 2);
        let [at] = self.open.as_slice() else { return false };
        let Some(base) = self.protos.get(*at).filter(|p| p.rank.is_some() && p.rule != "place said by a word").cloned() else {
            return false;
        };
        if !joined || own || base.who.as_ref().is_none_or(|w| w.origin != Origin::Bound) {
            return false;
        }
        let who = Some(Slot { origin: Origin::Bound, ..who.clone() });
        self.open = vec![self.protos.len()];
        self.protos.push(Proto { who, score: None, delta: None, base: None, rule: "same rank", ..base });
        true
    }

    /// `điểm P thấp nhất gồm A (28,7 điểm), B (28,6 điểm)`: names with nothing but points in their brackets have them in the component before
    /// the first of them.
    fn scored_in_row(&self, m: &Mention) -> bool {
        let comma = self.chain_end > 0 && self.word(self.chain_end) == "," && self.with_kind(m.t0, 0, &[]) == self.chain_end + 1;
        let [part] = self.scene.parts.as_slice() else { return false };
        let first = self.chain.first().and_then(|w| w.span).map_or(0, |s| s.0);
        let before = part.span.is_some_and(|(_, end)| end <= first);
        let points = |p: &Proto| p.score.is_some() && !p.placed() && p.delta.is_none();
        let alone = !self.protos.is_empty() && self.protos.iter().all(points);
        comma && before && alone && self.holder_with_bracket(m)
    }

    /// One past a bracket that opens at token `t`, or `t`.
    fn bracket_end(&self, t: usize) -> usize {
        if self.word(t) != "(" {
            return t;
        }
        (t..self.tokens.len()).find(|k| self.word(*k) == ")").map_or(t, |k| k + 1)
    }

    /// One past the name at `i` and the bracket right behind it.
    pub(super) fn end_with_bracket(&self, i: usize) -> usize {
        let Some(end) = self.mentions.get(i).map(|m| m.t1) else { return 0 };
        if self.word(end) != "(" {
            return end;
        }
        (end..self.tokens.len()).find(|t| self.word(*t) == ")").map_or(end, |t| t + 1)
    }

    /// Whether the subject stands behind its value: `đứng thứ hai là Huế`, `Số 1: Bộ Tài chính`.
    pub(super) fn behind(&self, m: &Mention, i: usize) -> bool {
        const GLUE: [&str; 66] = [
            "là", "thuộc", "về", "vẫn", "tiếp", "tục", "của", ":", "tỉnh", "thành", "phố", "đơn", "vị", "lại", "cái", "tên", "chính", "cả",
            "nước", "toàn", "quốc", "các", "khối", "sở", ",", "ngành", "ban", "bảng", "khu", "vực", "ubnd", "hai", "huyện", "vùng",
            "trong", "thị", "xã", "quận", "tay", "rơi", "vào", "đã", "lọt", "nằm", "gọi", "tên", "do", "được", "hiện", "hộ", "chiếu", "ba",
            "bốn", "năm", "sáu", "2", "3", "4", "5", "6", "bộ", "cơ", "quan", "địa", "phương", "cục",
        ];
        let Some(&last) = self.open.last() else { return false };
        let Some(p) = self.protos.get(last) else { return false };
        if self.fresh || p.who.as_ref().is_some_and(|w| w.origin == Origin::Bound) {
            return false;
        }
        let Some(value) = self.mentions.iter().take(i).rev().find(|v| v.is_value() || matches!(v.what, What::Lowest | What::Highest))
        else {
            return false;
        };
        // "X cao nhất cả nước, thấp nhất là Y": another end than the place in hand.
        if value.what == What::Lowest && p.rank.is_some() || value.what == What::Highest && p.last {
            return false;
        }
        // "tụt xuống vị trí thứ 11, suất của tỉnh về tay X": another seat than the place in hand.
        let seat = |t: usize| self.word(t) == "," && matches!(self.word(t + 1), "suất" | "chỗ" | "ghế");
        if (value.t1..m.t0.min(value.t1 + 12)).any(seat) {
            return false;
        }
        // "Ngôi đầu ASEAN vẫn của Singapore".
        // "…, hạng ba của X, hạng tư của Y".
        let held = self.before(m.t0, 1) == "của"
            && (matches!(self.word(value.t0), "ngôi" | "vị")
                || self.word(value.t0) == "hạng" && value.t0 > 0 && self.clause_opens(value) && m.t0 == value.t1 + 1);
        if self.seat_handed(value, m)
            || self.holders_listed(value, m, p)
            || self.put_aside(value, m, &GLUE)
            || self.in_bracket_of_block(value, m, p)
        {
            return true;
        }
        let linked = held || (value.t1..m.t0).any(|t| matches!(self.word(t), "là" | "thuộc" | ":" | "tay"));
        // "vị trí thứ 15 do X nắm giữ", "vị trí thứ 15 gọi tên X".
        let seat = matches!(self.word(value.t0), "ngôi" | "vị" | "hạng" | "thứ");
        let kept = matches!(self.before(m.t0, 1), "do" | "được" | "tỉnh" | "tp" | ".")
            && matches!(self.word(m.t1), "nắm" | "giữ" | "chiếm" | "đảm" | "đang" | "sở")
            && (value.t1..m.t0).any(|t| matches!(self.word(t), "do" | "được"));
        let called = (value.t1..m.t0).any(|t| self.word(t) == "tên" && self.before(t, 1) == "gọi");
        let linked = linked || seat && (kept || called);
        if self.told_in_turn(value, m, i) {
            return true;
        }
        let bare = m.t0 == value.t1
            && (matches!(value.what, What::Last | What::Rank { word: true, .. }) && self.scene.who.is_empty()
                || value.t0 == 0
                || self.clause_opens(value));
        let bare = bare || self.behind_dash(value, m);
        m.t0 - value.t1.min(m.t0) <= 12 && (bare || linked && self.glue_or_names(value.t1, m.t0, &GLUE))
    }

    /// `thứ nhất là A, …; thứ hai, UBND huyện B, …; thứ ba, UBND huyện C`: a place between marks and a name, the next after one that
    /// somebody has.
    fn told_in_turn(&self, value: &Mention, m: &Mention, i: usize) -> bool {
        let What::Rank { n, word: false, .. } = value.what else { return false };
        let place = self.word(value.t0) == "thứ" && matches!(self.before(value.t0, 1), ";" | "," | ":" | "và");
        let near = self.word(value.t1) == "," && (m.t0 == value.t1 + 1 || m.t0 == value.t1 + 2 && self.word(value.t1 + 1) == "ubnd");
        let next =
            n > 1 && self.protos.iter().any(|p| p.rank == Some(n - 1) && p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence));
        let own = self
            .mentions
            .iter()
            .skip(i + 1)
            .take_while(|n| !matches!(n.what, What::Mark(';')))
            .find(|n| n.is_value())
            .is_some_and(|n| matches!(n.what, What::Rank { .. }) && self.word(n.t0) != "thứ");
        place && near && next && !own
    }

    /// Whether nothing but a verb of standing stands between the clause's beginning and a rank: `Xếp thứ 2 X`.
    pub(super) fn clause_opens(&self, value: &Mention) -> bool {
        let mut t = value.t0;
        while t > 0 && matches!(self.word(t - 1), "xếp" | "đứng" | "ở" | "vị" | "trí" | "hạng" | "và" | "còn") {
            t -= 1;
        }
        let figures = matches!(value.what, What::Rank { word: false, .. } | What::Lowest | What::Highest | What::Last);
        (t < value.t0 || figures) && (t == 0 || matches!(self.word(t - 1), ";" | "," | "." | ":" | "thấy"))
    }

    /// `đứng thứ 2 khu vực là A, thứ 3 là B`: a place with its name behind goes on the row of the one right before it, and is one in the
    /// same scope.
    pub(super) fn scope_of_row(&self, place: &Proto) -> Option<Slot<String>> {
        let before = place.rank.filter(|n| *n > 1)? - 1;
        let last = self.protos.iter().rev().find(|p| p.rank == Some(before) && p.end <= place.start)?;
        let named = last.who.as_ref().is_some_and(|w| w.origin == Origin::Bound);
        last.scope.clone().filter(|s| named && s.value != "national" && s.value != "world").map(|s| s.carried(Origin::Sentence))
    }

    pub(super) fn set_behind(&mut self, group: Vec<Slot<Who>>) {
        let alike =
            group.windows(2).all(|w| matches!(w, [a, b] if std::mem::discriminant(&a.value.kind) == std::mem::discriminant(&b.value.kind)));
        if group.len() > 1 && alike {
            // "Phía cuối bảng là A, B và C": several cannot be last; a group at the bottom is no place, unless each
            // closes a block of its own.
            for at in self.open.clone() {
                if let Some(p) = self.protos.get_mut(at).filter(|p| p.rank.is_none()) {
                    p.last = false;
                }
            }
        }
        // "Dẫn đầu là A, B, C" ranks only A; who comes behind leads with it.
        let led = self.open.iter().all(|at| self.protos.get(*at).is_some_and(|p| p.rank == Some(1) && p.rule == "place said by a word"));
        let peers = group.iter().all(|w| matches!(w.value.kind, SubjectKind::Province | SubjectKind::Country));
        // "Dẫn đầu là các sở: A, B, C": a group whose size nobody tells, and no first among them.
        let communes = group.iter().all(|w| w.value.kind == SubjectKind::Unit("xa"));
        let row = led && alike && group.len() > 1 && !communes && !self.place_is_shared();
        let several = row && self.named_as_several(&group);
        let ranked = match group.len() {
            _ if several => 0,
            3.. if row => 1,
            2.. if led && peers => 1,
            n => n,
        };
        let open = std::mem::take(&mut self.open);
        let mut now = Vec::new();
        for &at in &open {
            let Some(base) = self.protos.get(at).cloned() else { continue };
            for (k, who) in group.iter().take(ranked).enumerate() {
                let mut p = base.clone();
                p.who = Some(Slot { origin: Origin::Bound, ..who.clone() });
                p.scope = p.scope.or_else(|| self.scope_of_row(&base));
                if k == 0 {
                    if let Some(slot) = self.protos.get_mut(at) {
                        *slot = p;
                    }
                    now.push(at);
                } else {
                    now.push(self.protos.len());
                    self.protos.push(p);
                }
            }
        }
        if several {
            // Nobody holds the place; a name of the group that has points of its own still has them.
            for &at in open.iter().rev() {
                if at + 1 == self.protos.len() {
                    self.protos.pop();
                }
            }
        }
        self.open = now;
        self.fresh = several;
        self.scene.who = group;
        self.chain.clear();
    }

    /// Whether `các`, `những` stand right before the first of the names, as of a group.
    fn named_as_several(&self, group: &[Slot<Who>]) -> bool {
        let Some((start, _)) = group.first().and_then(|w| w.span) else { return false };
        let first = self.tokens.partition_point(|t| (t.start as usize) < start);
        (1..=4).take_while(|b| !matches!(self.before(first, *b), "," | ";" | ".")).any(|b| matches!(self.before(first, b), "các" | "những"))
    }

    /// Whether the sentence has a word for a place that several hold.
    fn place_is_shared(&self) -> bool {
        (0..self.tokens.len()).any(|t| matches!(self.word(t), "đồng" | "cùng" | "đều" | "chung" | "chia"))
    }

    /// `sau Quảng Ninh (72,95 điểm)`, `kém Hải Phòng, đơn vị hạng 3`: values right behind belong to them.
    pub(super) fn comparand(&mut self, who: Who, i: usize, m: &Mention) -> usize {
        // "Trong tốp 10, Hưng Yên có tên, cùng với Huế và Phú Thọ": they share the bound.
        let along = (1..16).any(|b| self.before(m.t0, b) == "cùng" && self.before(m.t0, b - 1) == "với");
        if along && self.protos.iter().any(|p| p.rank_max.is_some()) {
            self.share(who, m);
            return i + 1;
        }
        let known = who.clone();
        let slot = Slot::new(who, Origin::Bound, Some(self.span(m.t0, m.t1)));
        let bracket = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Mark('(') && n.t0 == m.t1);
        let apposed = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Mark(',') && n.t0 == m.t1)
            && matches!(self.word(m.t1 + 1), "đơn" | "tỉnh" | "nước" | "thành" | "địa" | "quốc" | "đảo");
        // "hơn 0,6 điểm so với Quảng Ninh ở vị trí thứ 2".
        let placed = (self.before(m.t0, 1) == "với" && self.before(m.t0, 2) == "so" && matches!(self.word(m.t1), "ở" | "đứng" | "xếp")
            // "bỏ xa huyện Y ở vị trí thứ nhì", "kém Bộ Y đứng đầu hơn 20%".
            || matches!(self.before(m.t0, 1), "xa" | "hẳn" | "đứt") && matches!(self.word(m.t1), "ở" | "đứng" | "xếp" | "hạng" | "thứ")
            || matches!(self.before(m.t0, 1), "kém" | "thua" | "cách") && matches!(self.word(m.t1), "đứng" | "xếp" | "dẫn"))
            && self
                .mentions
                .iter()
                .skip(i + 1)
                .find(|n| n.is_value())
                .is_some_and(|n| matches!(n.what, What::Rank { .. }) && n.t0 <= m.t1 + 3);
        if !bracket && !apposed && !placed {
            self.behind_known(&known, i);
            return i + 1;
        }
        let part = self.scene.parts.first().filter(|_| self.scene.parts.len() == 1).cloned();
        let mut j = if placed && !bracket && !apposed { i + 1 } else { i + 2 };
        let mut made: Option<usize> = None;
        while let Some(v) = self.mentions.get(j) {
            match &v.what {
                What::Mark(')') if bracket => {
                    self.behind_known(&known, i);
                    return j + 1;
                }
                What::Mark(',' | ';') if apposed || placed => break,
                // "(65 điểm, thứ 20)": the place behind the points.
                What::Rank { n, of, .. } if made.and_then(|k| self.protos.get(k)).is_some_and(|p| p.rank.is_none()) => {
                    if let Some(p) = made.and_then(|k| self.protos.get_mut(k)) {
                        (p.rank, p.of, p.own_of, p.rule) = (Some(*n), *of, of.is_some(), "comparison with its own rank");
                    }
                }
                What::Rank { n, of, word } if made.is_none() => {
                    let mut p = self.proto(v);
                    p.rank = Some(*n);
                    p.of = *of;
                    p.own_of = of.is_some();
                    p.who = Some(slot.clone());
                    p.scope = None;
                    p.part = part.clone();
                    p.weak = *word;
                    p.rule = "comparison with its own rank";
                    made = Some(self.protos.len());
                    self.protos.push(p);
                }
                What::Score { value, percent, sure } => {
                    if let Some(p) = made.and_then(|k| self.protos.get_mut(k)) {
                        p.score = Some((*value, *percent, *sure));
                    } else {
                        let mut p = self.proto(v);
                        p.score = Some((*value, *percent, *sure));
                        p.who = Some(slot.clone());
                        p.scope = None;
                        p.part = part.clone();
                        p.rule = "comparison with its own points";
                        made = Some(self.protos.len());
                        self.protos.push(p);
                    }
                }
                What::Scope(s) => {
                    if let Some(p) = made.and_then(|k| self.protos.get_mut(k)) {
                        p.scope = Some(Slot::new(s.clone(), Origin::Bound, None));
                    }
                }
                What::Subject(_) => break,
                _ => {}
            }
            j += 1;
        }
        if bracket { i + 1 } else { j }
    }
}
