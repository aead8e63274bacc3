//! Reading one sentence: mentions from left to right, values attach to the slots in force.
use super::frame::{Frame, RankList};
use super::mention::{Anaphor, Mention, Part, SubjectKind, What, Who};
use super::proto::{Edition, Origin, Proto, Slot};
use super::roles::Role;
use super::setting::Setting;
use crate::model::Modality;
use crate::normalize::{Token, View};

/// Slots in force inside the sentence.
#[derive(Debug, Default, Clone)]
struct Scene {
    who: Vec<Slot<Who>>,
    index: Vec<Slot<usize>>,
    parts: Vec<Slot<Part>>,
    years: Vec<Slot<Edition>>,
    scope: Option<Slot<String>>,
    of: Option<u32>,
    base: Option<Edition>,
    /// Values taken since the part was named.
    parts_used: bool,
    target: bool,
    /// Token until which a denial reaches.
    denied_to: usize,
    nobody: bool,
    from_at: Option<usize>,
    order: bool,
    each: bool,
}

/// What an open bracket interrupts.
#[derive(Debug)]
struct Bracket {
    open: Vec<usize>,
    fresh: bool,
    named: bool,
    scene: Scene,
    /// Claims there were when it opened.
    claims: usize,
}

/// Reads one sentence.
pub struct Walk<'w> {
    pub view: &'w View,
    pub tokens: &'w [Token],
    pub mentions: &'w [Mention],
    pub roles: &'w [Role],
    pub setting: &'w Setting<'w>,
    pub frame: &'w mut Frame,
    /// Claims of this sentence.
    pub protos: Vec<Proto>,
    scene: Scene,
    /// Claims that following attributes belong to.
    open: Vec<usize>,
    /// Whether a new topic has been named since they opened.
    fresh: bool,
    /// State saved at each open bracket.
    brackets: Vec<Bracket>,
    list: Option<RankList>,
    /// The claim whose components are being listed after a colon.
    part_list: Option<Proto>,
    /// Names joined by commas across their brackets: `A (70,3 điểm), B (69,7 điểm) và C (…) lần lượt`.
    chain: Vec<Slot<Who>>,
    /// One past the last name that a list of ranks took; 0 before the first.
    list_end: usize,
    /// One past the last token of the chain.
    chain_end: usize,
    pub sentence: usize,
    /// Whether the line is an item of a list.
    pub listed: bool,
    /// A figure was called wrong: token position.
    pub wrong: Option<usize>,
}

impl<'w> Walk<'w> {
    /// Prepares to read.
    pub fn new(
        view: &'w View,
        tokens: &'w [Token],
        mentions: &'w [Mention],
        roles: &'w [Role],
        setting: &'w Setting<'w>,
        frame: &'w mut Frame,
        sentence: usize,
    ) -> Self {
        let list = frame.list;
        let target = frame.goals;
        Self {
            view,
            tokens,
            mentions,
            roles,
            setting,
            frame,
            protos: Vec::new(),
            scene: Scene { target, ..Scene::default() },
            open: Vec::new(),
            fresh: false,
            brackets: Vec::new(),
            list,
            part_list: None,
            chain: Vec::new(),
            list_end: 0,
            chain_end: 0,
            sentence,
            listed: false,
            wrong: None,
        }
    }

    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.text(self.view.text()))
    }

    fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |j| self.word(j))
    }

    fn span(&self, t0: usize, t1: usize) -> (usize, usize) {
        let a = self.tokens.get(t0).map_or(0, |t| t.start as usize);
        let b = t1.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(a, |t| t.end as usize);
        (a, b)
    }

    fn role(&self, i: usize) -> Role {
        self.roles.get(i).copied().unwrap_or(Role::Normal)
    }

    /// Reads all mentions.
    pub fn run(&mut self) {
        let mut i = 0;
        while let Some(m) = self.mentions.get(i) {
            i = self.mention(i, m).max(i + 1);
        }
        self.leave();
    }

    /// "Năm 2021 đứng thứ 3, kỳ này TP.HCM về đích thứ 2": a claim without a subject of its own takes the first
    /// one named behind it, when the paragraph has named none before.
    fn look_ahead(&mut self) {
        if self.frame.topic.as_ref().is_some_and(|t| t.origin < Origin::Page) {
            return;
        }
        let first = self.mentions.iter().enumerate().find_map(|(j, m)| match &m.what {
            What::Subject(w) if self.role(j) == Role::Normal => {
                Some((m.t0, Slot::new(w.clone(), Origin::Sentence, Some(self.span(m.t0, m.t1)))))
            }
            What::Anaphor(_) => Some((0, Slot::new(self.setting.home_subject()?, Origin::Anaphor, None))),
            _ => None,
        });
        let Some((at, who)) = first else { return };
        let place = self.span(at, at + 1).0;
        for p in self.protos.iter_mut().filter(|p| p.end <= place && p.who.as_ref().is_none_or(|w| w.origin >= Origin::Page)) {
            if p.rule != "place said by a word" {
                p.who = Some(who.clone());
            }
        }
    }

    /// Hands on to the frame what the next sentence may need.
    fn leave(&mut self) {
        self.look_ahead();
        for at in 1..self.protos.len() {
            let Some(scope) = self.protos.get(at).and_then(|p| p.scope.clone()).filter(|s| s.value.starts_with("region:")) else {
                continue;
            };
            if let Some(p) = self.protos.get_mut(at - 1).filter(|p| p.rule == "from … to …" && p.scope.is_none()) {
                p.scope = Some(scope);
            }
        }
        if !self.protos.is_empty() {
            self.frame.recent.extend(self.protos.iter().map(|p| (p.who.clone(), p.part.clone())));
            let over = self.frame.recent.len().saturating_sub(12);
            self.frame.recent.drain(..over);
        }
        // "… ở kỳ kế tiếp, dự kiến năm 2024": a goal's year may stand behind it.
        let late = self.mentions.iter().enumerate().rev().find_map(|(j, m)| match m.what {
            What::Year(y) if self.role(j) == Role::Normal => {
                Some(Slot::new(Edition::Year(y), Origin::Sentence, Some(self.span(m.t0, m.t1))))
            }
            _ => None,
        });
        for p in
            self.protos.iter_mut().filter(|p| p.modality == Modality::Target && p.year.as_ref().is_none_or(|y| y.origin > Origin::Sentence))
        {
            p.year = late.clone().or(p.year.take());
        }
        // A list goes on in the next line only where this one opens it.
        self.frame.list = self.list.filter(|l| l.left > 0 && (self.tokens.last().is_some_and(|t| t.is(':')) || self.listed));
        if let Some(who) = self.scene.who.last().filter(|_| self.scene.who.len() == 1) {
            self.frame.last_subject = Some(who.clone().carried(Origin::Paragraph));
        }
        if let [who] = self.scene.who.as_slice() {
            self.frame.topic = Some(who.clone().carried(Origin::Paragraph));
        }
        if let Some(index) = self.scene.index.last() {
            self.frame.index = Some(index.clone().carried(Origin::Paragraph));
        }
        if let [year] = self.scene.years.as_slice() {
            self.frame.year = Some(year.clone().carried(Origin::Paragraph));
        }
    }

    fn mention(&mut self, i: usize, m: &Mention) -> usize {
        match &m.what {
            What::Subject(_) => self.subject(i),
            What::Anaphor(a) => self.anaphor(*a, m, i),
            What::Index(_) => self.index(i),
            What::Part(_) => self.part(i),
            What::Pillars(n) => self.pillars(*n, i, m),
            What::Rank { .. } => self.ranks(i),
            What::Last => {
                self.list = None;
                self.place(i, |p| p.last = true)
            }
            What::Highest | What::Lowest => self.extreme(i, m),
            What::Bound(n) => self.bound(*n, i, m),
            What::Header(n, next) => self.header(*n, *next, i, m),
            What::Next => self.next(i, m),
            What::Of(n) => self.of(*n, m, i),
            What::Move(n) => self.moved(*n, i, m),
            What::Keep => self.keep(i, m),
            What::Score { value, percent, sure } => self.score((*value, *percent, *sure), i, m),
            What::Year(y) => self.year(Edition::Year(*y), i),
            What::Relative(d) => self.year(Edition::Relative(*d), i),
            What::ThatYear => {
                if let Some(y) = self.frame.last_year {
                    self.scene.years = vec![Slot::new(y, Origin::Sentence, Some(self.span(m.t0, m.t1)))];
                }
                i + 1
            }
            What::Scope(s) => self.scope(s.clone(), i, m),
            What::Region => self.region(i, m),
            What::Block(b) => {
                self.frame.block = Some(b);
                // "đứng đầu khối sở, ngành là …" stays open for its name.
                let behind = self
                    .mentions
                    .iter()
                    .take(i)
                    .rev()
                    .find(|v| v.is_value() || matches!(v.what, What::Mark(_)))
                    .is_some_and(|v| v.is_value() && m.t0 <= v.t1 + 2);
                self.fresh |= !behind;
                i + 1
            }
            What::Ministries => {
                self.frame.block = Some("ministries");
                i + 1
            }
            What::Order => {
                self.scene.order = true;
                if let Some(list) = &mut self.list {
                    list.ordered = true;
                }
                i + 1
            }
            What::Each => {
                self.scene.each = true;
                i + 1
            }
            What::From => {
                self.scene.from_at = Some(m.t1);
                i + 1
            }
            What::All(n) => self.all_of(*n, i),
            What::Target => {
                self.scene.target = true;
                i + 1
            }
            What::Not => {
                self.scene.denied_to = m.t1 + 9;
                i + 1
            }
            What::NotNot => {
                self.scene.denied_to = 0;
                i + 1
            }
            What::Nobody => {
                self.scene.nobody = true;
                i + 1
            }
            What::Wrong => {
                self.wrong = Some(m.t0);
                i + 1
            }
            What::Mark(c) => self.mark(*c, i),
            _ => i + 1,
        }
    }

    /// `cả ba đều …`: the last three subjects or components that claims were made of.
    fn all_of(&mut self, n: u32, i: usize) -> usize {
        let n = n as usize;
        let named: Vec<_> = self.protos.iter().map(|p| (p.who.clone(), p.part.clone())).collect();
        let mut recent: Vec<(Option<Slot<Who>>, Option<Slot<Part>>)> = Vec::new();
        for entry in self.frame.recent.iter().cloned().chain(named) {
            let same = |e: &(Option<Slot<Who>>, Option<Slot<Part>>)| {
                e.0.as_ref().map(|s| &s.value) == entry.0.as_ref().map(|s| &s.value)
                    && e.1.as_ref().map(|s| &s.value) == entry.1.as_ref().map(|s| &s.value)
            };
            recent.retain(|e| !same(e));
            recent.push(entry);
        }
        let Some(last) = recent.len().checked_sub(n).and_then(|at| recent.get(at..)) else { return i + 1 };
        let whos: Vec<_> = last.iter().filter_map(|e| e.0.clone()).collect();
        let parts: Vec<_> = last.iter().filter_map(|e| e.1.clone()).collect();
        let one_subject = whos.windows(2).all(|w| matches!(w, [a, b] if a.value == b.value));
        if one_subject && parts.len() == n {
            self.scene.parts = parts;
            self.scene.parts_used = false;
            self.fresh = true;
        } else if !one_subject && whos.len() == n {
            self.scene.who = whos;
            self.scene.parts.clear();
            self.fresh = true;
        }
        i + 1
    }

    fn mark(&mut self, c: char, i: usize) -> usize {
        match c {
            '(' => {
                // A bracket right behind a name holds that name's own values.
                let named = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| {
                    matches!(p.what, What::Subject(_) | What::Part(_)) && self.mentions.get(i).is_some_and(|m| m.t0 <= p.t1 + 1)
                });
                let place = self.mentions.get(i).map_or(0, |m| m.t0);
                let known = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|p| p.t1 == place);
                let capital = place.checked_sub(1).filter(|t| *t > 0).and_then(|t| self.tokens.get(t)).is_some_and(|t| t.capital);
                let foreign = !known && capital;
                self.brackets.push(Bracket {
                    open: self.open.clone(),
                    fresh: self.fresh,
                    named,
                    scene: self.scene.clone(),
                    claims: self.protos.len(),
                });
                // "(30/63)", "(khi đó tỉnh đứng thứ 27)" behind "so với năm 2021": of that edition.
                let base = i
                    .checked_sub(1)
                    .filter(|j| self.role(*j) == Role::Base)
                    .and_then(|j| self.mentions.get(j))
                    .filter(|b| self.mentions.get(i).is_some_and(|m| m.t0 <= b.t1));
                let ranks_inside =
                    self.mentions.iter().skip(i + 1).take_while(|n| n.what != What::Mark(')')).any(|n| matches!(n.what, What::Rank { .. }))
                        && !self.mentions.iter().skip(i + 1).take_while(|n| n.what != What::Mark(')')).any(|n| n.what == What::From);
                if let (Some(b), true) = (base, ranks_inside) {
                    let year = match b.what {
                        What::Year(y) => Some(Edition::Year(y)),
                        What::Relative(d) => Some(Edition::Relative(d)),
                        _ => None,
                    };
                    if let Some(year) = year {
                        self.scene.years = vec![Slot::new(year, Origin::Bound, Some(self.span(b.t0, b.t1)))];
                        self.scene.of = None;
                        self.fresh = true;
                    }
                }
                if named {
                    self.fresh = true;
                }
                // "Bulgaria (xếp hạng 38)": values of a name that is not known belong to nobody else.
                if foreign {
                    self.scene.nobody = true;
                }
            }
            ')' => {
                if let Some(b) = self.brackets.pop() {
                    let (target, denied_to, order) = (self.scene.target, self.scene.denied_to, self.scene.order);
                    let used = self.scene.parts_used;
                    let opened = self.mentions.iter().take(i).rev().find(|n| n.what == What::Mark('(')).map_or(0, |n| n.t1);
                    let silent = self.protos.len() == b.claims && self.mentions.get(i).is_some_and(|m| m.t0 <= opened + 8);
                    let bare_year = self.mentions.get(i).is_some_and(|m| m.t0 <= opened + 2);
                    let (index, years) = (std::mem::take(&mut self.scene.index), std::mem::take(&mut self.scene.years));
                    self.scene = Scene { target, denied_to, order, parts_used: used, ..b.scene };
                    if silent {
                        // "Chỉ số cạnh tranh cấp tỉnh (PCI)", "(năm 2022)": the bracket explains what stands before it.
                        self.scene.index = index;
                        if bare_year {
                            self.scene.years = years;
                        }
                    }
                    if b.named {
                        self.fresh = true;
                    } else {
                        self.open = b.open;
                        self.fresh = b.fresh;
                    }
                }
            }
            ';' => {
                self.scene.nobody = false;
                self.fresh = true;
            }
            _ => {}
        }
        i + 1
    }

    /// Whether only words of little meaning stand between two tokens.
    fn glue(&self, from: usize, to: usize, allowed: &[&str]) -> bool {
        from <= to && (from..to).all(|i| allowed.contains(&self.word(i)))
    }

    /// A run of mentions of one kind joined by commas and `và`, from `i`: their positions and the next one.
    fn run_of(&self, i: usize, same: impl Fn(&What) -> bool) -> (Vec<usize>, usize) {
        const JOIN: [&str; 30] = [
            ",", ";", "và", "hay", "hoặc", "cùng", "với", "các", "tỉnh", "thành", "phố", "chỉ", "số", "thứ", "hạng", "vị", "trí", "năm",
            "rồi", "&", "đến", "là", "bộ", "huyện", "nhóm", "về", "\"", "-", "kỳ", "tp",
        ];
        let mut found = vec![i];
        let mut last = i;
        let mut j = i + 1;
        let (mut skip_to, mut after_bracket) = (0, i);
        while let Some(m) = self.mentions.get(j) {
            let end = self.mentions.get(last).map_or(0, |l| l.t1).max(skip_to);
            if m.t0 < end {
                j += 1;
                continue;
            }
            if m.what == What::Mark('(') && m.t0 == end {
                // "chính quyền số (CQS), kinh tế số (KTS)": the bracket repeats the name.
                let close = self.mentions.iter().enumerate().skip(j + 1).find(|(_, c)| c.what == What::Mark(')'));
                let repeats = close.is_some_and(|(c, _)| {
                    self.mentions.get(j + 1..c).is_some_and(|inner| !inner.is_empty() && inner.iter().all(|x| same(&x.what)))
                });
                if let (Some((c, _)), true) = (close, repeats) {
                    skip_to = self.mentions.get(c).map_or(end, |x| x.t1);
                    after_bracket = c;
                    j = c + 1;
                    continue;
                }
            }
            if m.t0 - end > 4 || !self.glue(end, m.t0, &JOIN) {
                break;
            }
            if same(&m.what) && self.role(j) == Role::Normal {
                if m.t0 == end {
                    break; // two names side by side are no list
                }
                found.push(j);
                last = j;
            } else if !matches!(
                m.what,
                What::Mark(',' | ';' | '"' | '-')
                    | What::Each
                    | What::Unit
                    | What::Anaphor(_)
                    | What::Stand
                    | What::StepWord
                    | What::About
                    | What::Is
            ) || matches!(m.what, What::Anaphor(_)) && m.t0 > end + 2
            {
                break;
            }
            j += 1;
        }
        // "A, B" where B opens the next clause ("…, Hà Nội đứng") is still a list for "A" only if A had no value:
        // the caller sees no values between them by construction.
        (found, last.max(after_bracket) + 1)
    }

    fn subject(&mut self, i: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        let What::Subject(who) = &m.what else { return i + 1 };
        match self.role(i) {
            Role::Source | Role::Base => return i + 1,
            Role::Sharer => {
                self.share(who.clone(), m);
                return i + 1;
            }
            Role::Tied => return self.tied(who.clone(), i, m),
            Role::Comparand => return self.comparand(who.clone(), i, m),
            Role::Normal => {}
        }
        if m.depth > 0 && self.brackets.last().is_some_and(|b| b.named) {
            let inside = self.mentions.iter().skip(i + 1).take_while(|n| n.what != What::Mark(')')).any(Mention::is_value);
            if !inside {
                return i + 1; // "xã Tràng Đà (TP Tuyên Quang)": only where it lies
            }
        }
        let kind = std::mem::discriminant(&who.kind);
        let (run, next) = self.run_of(i, |w| matches!(w, What::Subject(x) if std::mem::discriminant(&x.kind) == kind));
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
        if self.list.is_some_and(|l| l.left > 0) && self.fill_list(&group, &run) {
            return next;
        }
        if self.behind(m, i) {
            self.set_behind(group);
            return next;
        }
        if self.scene.parts_used {
            self.scene.parts.clear();
            self.scene.parts_used = false;
        }
        let joined = !self.chain.is_empty() && self.glue(self.chain_end, m.t0, &[",", "và", ";", "tỉnh", "tp", "."]);
        if !joined {
            self.chain.clear();
        }
        self.chain.extend(group.iter().cloned());
        self.chain_end = self.end_with_bracket(run.last().copied().unwrap_or(i));
        self.scene.who = group;
        self.fresh = true;
        next
    }

    /// One past the name at `i` and the bracket right behind it.
    fn end_with_bracket(&self, i: usize) -> usize {
        let Some(end) = self.mentions.get(i).map(|m| m.t1) else { return 0 };
        if self.word(end) != "(" {
            return end;
        }
        (end..self.tokens.len()).find(|t| self.word(*t) == ")").map_or(end, |t| t + 1)
    }

    /// Whether the subject stands behind its value: `đứng thứ hai là Huế`, `Số 1: Bộ Tài chính`.
    fn behind(&self, m: &Mention, i: usize) -> bool {
        const GLUE: [&str; 34] = [
            "là", "thuộc", "về", "vẫn", "tiếp", "tục", "của", ":", "tỉnh", "thành", "phố", "đơn", "vị", "lại", "cái", "tên", "chính", "cả",
            "nước", "toàn", "quốc", "các", "khối", "sở", ",", "ngành", "ban", "bảng", "khu", "vực", "ubnd", "hai", "huyện", "vùng",
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
        let linked = (value.t1..m.t0).any(|t| matches!(self.word(t), "là" | "thuộc" | ":"));
        let bare = m.t0 == value.t1
            && (matches!(value.what, What::Last | What::Rank { word: true, .. }) && self.scene.who.is_empty()
                || value.t0 == 0
                || self.clause_opens(value));
        m.t0 - value.t1.min(m.t0) <= 12 && (bare || linked && self.glue_or_names(value.t1, m.t0, &GLUE))
    }

    /// Whether nothing but a verb of standing stands between the clause's beginning and a rank: `Xếp thứ 2 X`.
    fn clause_opens(&self, value: &Mention) -> bool {
        let mut t = value.t0;
        while t > 0 && matches!(self.word(t - 1), "xếp" | "đứng" | "ở" | "vị" | "trí" | "hạng" | "và" | "còn") {
            t -= 1;
        }
        t < value.t0 && (t == 0 || matches!(self.word(t - 1), ";" | "," | "."))
    }

    /// Glue words, or tokens inside scope, block, index and year mentions.
    fn glue_or_names(&self, from: usize, to: usize, allowed: &[&str]) -> bool {
        (from..to).all(|t| {
            allowed.contains(&self.word(t))
                || self.mentions.iter().any(|m| {
                    m.t0 <= t
                        && t < m.t1
                        && matches!(
                            m.what,
                            What::Scope(_)
                                | What::Region
                                | What::Block(_)
                                | What::Index(_)
                                | What::Year(_)
                                | What::Of(_)
                                | What::Ministries
                                | What::Unit
                                | What::Is
                                | What::About
                        )
                })
        })
    }

    fn set_behind(&mut self, group: Vec<Slot<Who>>) {
        let open = std::mem::take(&mut self.open);
        let mut now = Vec::new();
        for &at in &open {
            let Some(base) = self.protos.get(at).cloned() else { continue };
            for (k, who) in group.iter().enumerate() {
                let mut p = base.clone();
                p.who = Some(Slot { origin: Origin::Bound, ..who.clone() });
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
        self.open = now;
        self.scene.who = group;
        self.chain.clear();
        self.fresh = false;
    }

    /// `sau Quảng Ninh (72,95 điểm)`, `kém Hải Phòng, đơn vị hạng 3`: values right behind belong to them.
    fn comparand(&mut self, who: Who, i: usize, m: &Mention) -> usize {
        // "Trong tốp 10, Hưng Yên có tên, cùng với Huế và Phú Thọ": they share the bound.
        let along = (1..16).any(|b| self.before(m.t0, b) == "cùng" && self.before(m.t0, b - 1) == "với");
        if along && self.protos.iter().any(|p| p.rank_max.is_some()) {
            self.share(who, m);
            return i + 1;
        }
        let slot = Slot::new(who, Origin::Bound, Some(self.span(m.t0, m.t1)));
        let bracket = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Mark('(') && n.t0 == m.t1);
        let apposed = self.mentions.get(i + 1).is_some_and(|n| n.what == What::Mark(',') && n.t0 == m.t1)
            && matches!(self.word(m.t1 + 1), "đơn" | "tỉnh" | "nước" | "thành" | "địa");
        if !bracket && !apposed {
            return i + 1;
        }
        let part = self.scene.parts.first().filter(|_| self.scene.parts.len() == 1).cloned();
        let mut j = i + 2;
        let mut made: Option<usize> = None;
        while let Some(v) = self.mentions.get(j) {
            match &v.what {
                What::Mark(')') if bracket => return j + 1,
                What::Mark(',' | ';') if apposed => break,
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

    /// `Thanh Hóa đồng hạng với Yên Bái`: the other one takes the rank given before, or shares the one to come.
    fn tied(&mut self, who: Who, i: usize, m: &Mention) -> usize {
        let slot = Slot::new(who, Origin::Sentence, Some(self.span(m.t0, m.t1)));
        let ranked: Vec<Proto> = if self.fresh {
            Vec::new()
        } else {
            self.open.iter().filter_map(|at| self.protos.get(*at)).filter(|p| p.rank.is_some()).cloned().collect()
        };
        for p in &ranked {
            self.protos.push(Proto { who: Some(slot.clone()), delta: None, base: None, score: None, rule: "same rank", ..p.clone() });
        }
        if ranked.is_empty() && !self.scene.who.is_empty() {
            self.scene.who.push(slot);
        }
        i + 1
    }

    fn share(&mut self, who: Who, m: &Mention) {
        let Some(base) = self.protos.iter().rev().find(|p| p.rank_max.is_some()).cloned() else { return };
        let who = Some(Slot::new(who, Origin::Bound, Some(self.span(m.t0, m.t1))));
        self.protos.push(Proto { who, end: self.span(m.t0, m.t1).1, rule: "shares the bound", ..base });
    }

    fn anaphor(&mut self, a: Anaphor, m: &Mention, i: usize) -> usize {
        // "tỉnh, thành phố" and "tỉnh Hà Tĩnh" are no anaphors, nor is "các tỉnh".
        let next = self.mentions.get(i + 1);
        let before = self.before(m.t0, 1);
        let named = next.is_some_and(|n| n.t0 == m.t1 && matches!(n.what, What::Subject(_)));
        let common = matches!(
            before,
            "các"
                | "của"
                | "ubnd"
                | "toàn"
                | "cấp"
                | "hđnd"
                | "trong"
                | "lãnh"
                | "nhiều"
                | "một"
                | "những"
                | "mỗi"
                | "từng"
                | "ủy"
                | "trực"
                | "ở"
                | "tại"
                | "sở"
                | "là"
                | "giữa"
                | "hai"
                | "ba"
                | "bốn"
                | "cả"
                | "nơi"
                | "số"
                | "ngoài"
                | "ngoại"
        ) || self.word(m.t1) == "," && matches!(self.word(m.t1 + 1), "thành" | "tp")
            || matches!(self.word(m.t1), "thành" | "/" | "trực" | "khác" | "nọ" | "nào" | "kia");
        if named || (common && before != "của") {
            return i + 1;
        }
        let topic = self
            .setting
            .nation(a)
            .map(|w| Slot::new(w, Origin::Anaphor, Some(self.span(m.t0, m.t1))))
            .or_else(|| {
                self.frame
                    .last_subject
                    .clone()
                    .filter(|w| self.word(m.t1.wrapping_sub(1)) == "này" && w.value.kind == SubjectKind::Province)
            })
            .or_else(|| self.frame.topic.clone());
        let Some(mut topic) = topic else { return i + 1 };
        topic.origin = Origin::Anaphor;
        topic.span = Some(self.span(m.t0, m.t1));
        if before == "của" {
            // "trụ cột của tỉnh": whose it is, unless a subject is already named.
            if self.scene.who.is_empty() {
                self.scene.who = vec![topic];
            }
            return i + 1;
        }
        let same = matches!(self.scene.who.as_slice(), [w] if w.value == topic.value);
        if !same {
            if self.scene.who.len() == 1 && self.scene.who.first().is_some_and(|w| w.origin == Origin::Sentence) {
                // "…, Thanh Hóa …, tỉnh …": the province just named in this sentence.
                return i + 1;
            }
            if self.scene.parts_used {
                self.scene.parts.clear();
                self.scene.parts_used = false;
            }
            self.scene.who = vec![topic];
            self.fresh = true;
        }
        i + 1
    }

    fn index(&mut self, i: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        if self.role(i) != Role::Normal {
            return i + 1;
        }
        let (run, next) = self.run_of(i, |w| matches!(w, What::Index(_)));
        let mut group: Vec<Slot<usize>> = Vec::new();
        for m in run.iter().filter_map(|j| self.mentions.get(*j)) {
            if let What::Index(x) = m.what {
                if !group.iter().any(|g| g.value == x) {
                    group.push(Slot::new(x, Origin::Sentence, Some(self.span(m.t0, m.t1))));
                }
            }
        }
        // "Chỉ số … (DTI)" and "Chỉ số CĐS DTI" name one index twice.
        let mut next = next;
        while let Some(n) = self.mentions.get(next) {
            let repeats = matches!(n.what, What::Index(x) if group.last().is_some_and(|g| g.value == x));
            if repeats
                || n.what == What::Mark('(')
                    && matches!(self.mentions.get(next + 1).map(|x| &x.what), Some(What::Index(x)) if group.last().is_some_and(|g| g.value == *x))
            {
                next += 1;
            } else {
                break;
            }
        }
        if self.index_behind(m, i, next) {
            self.expand_index(&group);
            self.scene.index = group;
            return next;
        }
        if self.scene.parts_used || group.len() > 1 {
            self.scene.parts.clear();
            self.scene.parts_used = false;
        }
        self.scene.index = group;
        self.fresh = true;
        next
    }

    /// Whether the index stands behind its value: `thứ 60 về Chỉ số …`, `á quân PCI 2022`.
    fn index_behind(&self, m: &Mention, i: usize, next: usize) -> bool {
        const GLUE: [&str; 44] = [
            "về", "của", "tại", "trong", "ở", "theo", "trên", "bảng", "xếp", "hạng", "chỉ", "số", "cả", "nước", "toàn", "quốc", "bốn",
            "hai", "ba", "2", "3", "4", "là", "tỉnh", "thành", "phố", ",", "trực", "thuộc", "trung", "ương", "kỳ", "có", "nhất", "tốt",
            "(", "63", "địa", "phương", "mảng", "cao", "năm", "kết", "quả",
        ];
        if self.fresh || self.open.is_empty() {
            return false;
        }
        let Some(value) = self.mentions.iter().take(i).rev().find(|v| v.is_value()) else { return false };
        if m.t0 < value.t1 || m.t0 - value.t1 > 14 || !self.glue_or_names(value.t1, m.t0, &GLUE) {
            return false;
        }
        let comma = (value.t1..m.t0).any(|t| self.word(t) == "," && !matches!(self.word(t + 1), "thành" | "tp"));
        if comma {
            return false;
        }
        // An index with a value of its own before the next comma is the next topic.
        for n in self.mentions.iter().skip(next) {
            match n.what {
                What::Mark(',' | ';' | '(') => break,
                What::Rank { .. } | What::Last | What::Score { .. } => {
                    let linked = (value.t1..m.t0).any(|t| matches!(self.word(t), "về" | "của" | "tại" | "trong" | "ở" | "theo"));
                    return linked;
                }
                _ => {}
            }
        }
        true
    }

    fn expand_index(&mut self, group: &[Slot<usize>]) {
        let open = std::mem::take(&mut self.open);
        for &at in &open {
            let Some(base) = self.protos.get(at).cloned() else { continue };
            for (k, index) in group.iter().enumerate() {
                let index = Some(Slot { origin: Origin::Bound, ..index.clone() });
                if k == 0 {
                    if let Some(p) = self.protos.get_mut(at) {
                        p.index = index;
                    }
                } else {
                    self.protos.push(Proto { index, ..base.clone() });
                    self.open.push(self.protos.len() - 1);
                }
            }
            self.open.push(at);
        }
        self.open.sort_unstable();
    }

    fn part(&mut self, i: usize) -> usize {
        let Some(m) = self.mentions.get(i) else { return i + 1 };
        let (run, next) = self.run_of(i, |w| matches!(w, What::Part(_)));
        let group: Vec<Slot<Part>> = run
            .iter()
            .filter_map(|j| self.mentions.get(*j))
            .filter_map(|m| {
                if let What::Part(p) = &m.what {
                    self.usable(p).map(|p| Slot::new(p, Origin::Sentence, Some(self.span(m.t0, m.t1))))
                } else {
                    None
                }
            })
            .collect();
        if group.is_empty() {
            return next;
        }
        if self.part_behind(m, i, next) {
            let open = std::mem::take(&mut self.open);
            for &at in &open {
                let Some(base) = self.protos.get(at).cloned() else { continue };
                for (k, part) in group.iter().enumerate() {
                    let part = Some(Slot { origin: Origin::Bound, ..part.clone() });
                    if k == 0 {
                        if let Some(p) = self.protos.get_mut(at) {
                            p.part = part;
                        }
                    } else {
                        self.protos.push(Proto { part, ..base.clone() });
                        self.open.push(self.protos.len() - 1);
                    }
                }
                self.open.push(at);
            }
            self.open.sort_unstable();
            self.scene.parts = group;
            self.scene.parts_used = true;
            let colon = self.mentions.iter().take(i).rev().take(3).any(|n| n.what == What::Mark(':'));
            self.part_list = self.open.first().filter(|_| colon).and_then(|at| self.protos.get(*at)).cloned();
            return next;
        }
        if let Some(base) = self.part_list.clone() {
            // "… đứng nhất: A (8 điểm), B (8,6 điểm)": the list after the colon goes on.
            let after_comma = i.checked_sub(1).and_then(|j| self.mentions.get(j)).is_some_and(|n| matches!(n.what, What::Mark(',' | ';')));
            let own = self
                .mentions
                .iter()
                .skip(next)
                .take_while(|n| !matches!(n.what, What::Mark(',' | ';')))
                .any(|n| matches!(n.what, What::Rank { .. } | What::Move(_)));
            if after_comma && !own {
                self.open.clear();
                for part in &group {
                    self.open.push(self.protos.len());
                    self.protos.push(Proto { part: Some(part.clone()), score: None, delta: None, base: None, ..base.clone() });
                }
                self.scene.parts = group;
                self.scene.parts_used = true;
                self.fresh = false;
                return next;
            }
            self.part_list = None;
        }
        self.scene.parts = group;
        self.scene.parts_used = false;
        self.fresh = true;
        next
    }

    /// A component counts only inside an index that the page speaks of.
    fn usable(&self, part: &Part) -> Option<Part> {
        match part {
            Part::Named(_) => Some(part.clone()),
            Part::Known(all) => {
                let current = self.scene.index.last().or(self.frame.index.as_ref()).map(|s| s.value);
                let here: Vec<_> = all.iter().copied().filter(|(x, _)| Some(*x) == current).collect();
                if !here.is_empty() {
                    return Some(Part::Known(here));
                }
                let named: Vec<_> = all.iter().copied().filter(|(x, _)| self.setting.named_indices.contains(x)).collect();
                if !named.is_empty() {
                    return Some(Part::Known(named));
                }
                (all.len() == 1).then(|| Part::Known(all.clone()))
            }
        }
    }

    /// Whether the components stand behind their value: `dẫn đầu 5/8: …`, `thứ 2 về hạ tầng số`.
    fn part_behind(&self, m: &Mention, i: usize, next: usize) -> bool {
        const GLUE: [&str; 40] = [
            "về", "ở", "tại", "trong", "cả", "luôn", "ba", "3", "hai", "2", "bốn", "4", "trụ", "cột", "chỉ", "số", "các", ":", "thành",
            "phần", "nhóm", "toàn", "quốc", "nước", "thế", "giới", "là", "chính", "hạng", "mục", "lĩnh", "vực", "gồm", "nội", "dung", "\"",
            "tiêu", "chí", "đồng", "thời",
        ];
        if self.fresh || self.open.is_empty() {
            return false;
        }
        let Some(value) = self.mentions.iter().take(i).rev().find(|v| v.is_value() && v.depth <= m.depth) else { return false };
        if m.t0 < value.t1 || m.t0 - value.t1 > 14 || !self.glue_or_names(value.t1, m.t0, &GLUE) {
            return false;
        }
        // "thứ 9 về chính quyền số, …": the preposition binds it to the rank before.
        let about = (1..=4).take_while(|b| m.t0 >= value.t1 + b).any(|b| matches!(self.before(m.t0, b), "về" | "ở" | "tại"));
        if about {
            return true;
        }
        for n in self.mentions.iter().skip(next) {
            match n.what {
                What::Mark(';') => break,
                What::Mark(',') if n.depth == m.depth => break,
                _ if n.depth > m.depth => {}
                What::Rank { .. } | What::Last => return false,
                What::Score { .. } => return false,
                _ => {}
            }
        }
        true
    }

    fn pillars(&mut self, n: u32, i: usize, m: &Mention) -> usize {
        if self.mentions.get(i + 1).is_some_and(|p| matches!(p.what, What::Part(_)) && p.t0 <= m.t1 + 2) {
            return i + 1;
        }
        let Some(index) = self.scene.index.last().or(self.frame.index.as_ref()).map(|s| s.value) else { return i + 1 };
        let parts = self.setting.pillars(index);
        if parts.len() == n as usize {
            let span = Some(self.span(m.t0, m.t1));
            self.scene.parts = parts.into_iter().map(|p| Slot::new(Part::Known(vec![p]), Origin::Sentence, span)).collect();
            self.scene.parts_used = false;
            self.fresh = true;
        }
        i + 1
    }

    /// Whether a capitalised word that is no known name stands right before the predicate: somebody unknown is
    /// ranked, and nobody else.
    fn unknown_subject(&self, m: &Mention) -> bool {
        let mut t = m.t0;
        while t > 0
            && matches!(
                self.word(t - 1),
                "đứng"
                    | "xếp"
                    | "hạng"
                    | "vị"
                    | "trí"
                    | "thứ"
                    | "ở"
                    | "đang"
                    | "đã"
                    | "vẫn"
                    | "chỉ"
                    | "cũng"
                    | "tiếp"
                    | "tục"
                    | "là"
            )
        {
            t -= 1;
        }
        let Some(before) = t.checked_sub(1).filter(|_| t < m.t0 || matches!(m.what, What::Last | What::Rank { word: true, .. })) else {
            return false;
        };
        let covered = self.mentions.iter().any(|n| n.t0 <= before && before < n.t1);
        self.tokens.get(before).is_some_and(|k| k.capital)
            && before > 0
            && !covered
            && !matches!(self.word(before), "i" | "ii" | "iii" | "bộ" | "sở" | "ubnd" | "đó" | "nay" | "index")
    }

    /// Where a proto begins and ends, widened to the words that carry the number.
    fn proto(&self, m: &Mention) -> Proto {
        let mut t0 = m.t0;
        // The verb belongs to the quote: "đứng thứ 37/63".
        while t0 > 0
            && matches!(self.word(t0 - 1), "đứng" | "xếp" | "hạng" | "vị" | "trí" | "thứ" | "tăng" | "giảm" | "lên" | "xuống" | "giữ" | "ở")
            && m.t0 - t0 < 3
        {
            t0 -= 1;
        }
        let (start, end) = self.span(t0, m.t1);
        Proto { start, end, sentence: self.sentence, modality: self.modality(m), ..Proto::default() }
    }

    fn modality(&self, m: &Mention) -> Modality {
        if self.scene.target {
            Modality::Target
        } else if self.scene.denied_to > m.t0 {
            Modality::Negated
        } else {
            Modality::Asserted
        }
    }
}

#[path = "values.rs"]
mod values;
