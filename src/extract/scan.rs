//! One pass over a sentence's tokens: names, cues and figures become typed mentions.
use super::cues::{CUES, Cue};
use super::figures;
use super::mention::{Anaphor, Mention, Part, SubjectKind, What, Who};
use super::reader::Text;
use super::setting::Setting;
use crate::normalize::{Token, TokenKind, View, slug};
use crate::ontology::{Entity, Entry};

/// What the scanner works on.
pub struct Scanner<'a> {
    pub text: &'a Text<'a>,
    pub view: &'a View,
    pub tokens: &'a [Token],
    pub setting: &'a Setting<'a>,
    pub out: Vec<Mention>,
    depth: u8,
}

impl<'a> Scanner<'a> {
    /// Finds the mentions of one sentence.
    pub fn scan(text: &'a Text<'a>, tokens: &'a [Token], setting: &'a Setting<'a>) -> Vec<Mention> {
        let mut scanner = Scanner { text, view: &text.view, tokens, setting, out: Vec::with_capacity(16), depth: 0 };
        let mut at = 0;
        while at < tokens.len() {
            at = scanner.step(at).max(at + 1);
        }
        scanner.out
    }

    /// The letters of token `i`, empty past the ends.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.text(self.view.text()))
    }

    /// The letters of the token `back` places before `i`.
    pub fn before(&self, i: usize, back: usize) -> &'a str {
        i.checked_sub(back).map_or("", |j| self.word(j))
    }

    /// Whether token `i` is this mark.
    pub fn mark(&self, i: usize, c: char) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(c))
    }

    /// The cues of the longest phrase that begins at `i` and where it ends.
    fn cues_at(&self, i: usize) -> Option<(&'static [Cue], usize)> {
        let (end, cues) = self.text.lookup.cues.get(&self.tokens.get(i)?.start)?;
        Some((cues, self.token_end(i, *end)?))
    }

    /// The names that begin at `i` and where they end.
    fn names_at(&self, i: usize) -> Option<(&'a [Entry], usize)> {
        let (end, entries) = self.text.lookup.names.get(&self.tokens.get(i)?.start)?;
        Some((entries, self.token_end(i, *end)?))
    }

    /// One past the token that ends at view byte `end`; `None` when that lies in the next sentence.
    fn token_end(&self, from: usize, end: u32) -> Option<usize> {
        self.tokens.iter().enumerate().skip(from).find(|(_, t)| t.end >= end).filter(|(_, t)| t.end == end).map(|(k, _)| k + 1)
    }

    /// The cue that begins at `i` and where it ends.
    pub fn cue(&self, i: usize) -> Option<(Cue, usize)> {
        let (cues, end) = self.cues_at(i)?;
        cues.first().map(|c| (*c, end))
    }

    /// Whether a phrase that can be read as `wanted` begins at `i`; where it ends.
    pub fn cue_is(&self, i: usize, wanted: Cue) -> Option<usize> {
        let (cues, end) = CUES.longest(self.view.text(), self.tokens, i, |c, _| *c == wanted)?;
        cues.contains(&wanted).then_some(end)
    }

    /// Adds a mention.
    pub fn push(&mut self, what: What, t0: usize, t1: usize) {
        self.out.push(Mention { what, t0, t1, depth: self.depth });
    }

    fn step(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at) else { return at + 1 };
        match token.kind {
            TokenKind::Punct(c) => return self.punctuation(c, at),
            TokenKind::Number => return figures::number(self, at),
            TokenKind::Word => {}
        }
        let name = self.names_at(at);
        let cue = self.cue(at);
        let name_end = name.as_ref().map_or(0, |(_, end)| *end);
        let cue_end = cue.map_or(0, |(_, end)| end);
        if let Some((entries, end)) = name
            && name_end >= cue_end
            && let Some(next) = self.name(entries, at, end)
        {
            return next;
        }
        if let Some(next) = figures::counted_words(self, at) {
            return next;
        }
        if let Some((_, end)) = cue
            && let Some(next) = self.cues(at, end)
        {
            return next;
        }
        self.local_unit(at).unwrap_or(at + 1)
    }

    fn punctuation(&mut self, c: char, at: usize) -> usize {
        match c {
            '(' if matches!(self.word(at + 1), "ảnh" | "nguồn" | "anh") => {
                let close = (at..self.tokens.len()).find(|i| self.mark(*i, ')'));
                return close.map_or(self.tokens.len(), |c| c + 1);
            }
            '(' | '[' => {
                self.depth = self.depth.saturating_add(1);
                self.push(What::Mark('('), at, at + 1);
            }
            ')' | ']' => {
                self.push(What::Mark(')'), at, at + 1);
                self.depth = self.depth.saturating_sub(1);
            }
            ':' => {
                self.push(What::Mark(':'), at, at + 1);
                let counted = (1..at.min(12)).find(|b| self.before(at, *b) == "chỉ" && self.before(at, b - 1) == "số");
                let n = counted.and_then(|b| {
                    super::numerals::whole(self.before(at, b + 1))
                        .or_else(|| super::numerals::in_words(&[self.before(at, b + 1)]).map(|x| x.0))
                });
                let leads = self.out.iter().any(|m| matches!(m.what, What::Rank { word: true, .. }));
                if let Some(n) = n.filter(|n| leads && (2..=9).contains(n)) {
                    let known = self.names_at(at + 1).is_some();
                    if let Some(next) = (!known).then(|| self.counted_parts(n, at)).flatten() {
                        return next;
                    }
                }
            }
            '"' => {
                // "“Quy mô thị trường” không thay đổi xếp hạng": a quoted name right before what ranks it.
                let close = (at + 2..at + 12).find(|i| self.mark(*i, '"'));
                let opens = self.tokens.get(at + 1).is_some_and(|t| t.capital && !t.spaced);
                let ranked = close.is_some_and(|c| {
                    matches!(self.word(c + 1), "xếp" | "đứng" | "tăng" | "giảm" | "tụt" | "không" | "lùi" | "hạng" | "thứ")
                        || self.mark(c + 1, '(') && matches!(self.word(c + 2), "thứ" | "xếp" | "hạng")
                });
                if let (true, true) = (opens, ranked)
                    && let Some(next) = self.quoted_part(at, at)
                {
                    return next;
                }
                self.push(What::Mark('"'), at, at + 1);
            }
            ',' | ';' | '|' | '\t' | '?' => self.push(What::Mark(c), at, at + 1),
            '-' if self.tokens.get(at).is_some_and(|t| t.spaced) && self.tokens.get(at + 1).is_none_or(|t| t.spaced) => {
                self.push(What::Mark('-'), at, at + 1);
            }
            '❶'..='❿' => {
                let n = c as u32 - '❶' as u32 + 1;
                self.push(What::Rank { n, of: None, word: false }, at, at + 1);
            }
            _ => {}
        }
        at + 1
    }

    /// A name of the gazetteer; `None` when it must not be read as one here.
    fn name(&mut self, entries: &[Entry], at: usize, end: usize) -> Option<usize> {
        let parts: Vec<(usize, usize)> =
            entries.iter().filter_map(|e| if let Entity::Component(i, j) = e.entity { Some((i, j)) } else { None }).collect();
        let strongest = entries.iter().find(|e| !matches!(e.entity, Entity::Component(..)));
        let Some(entry) = strongest else {
            // A component of an index that the page never names is only a noun; a shorter name may begin later.
            // "lần đầu vào tốp 5" holds no "đầu vào".
            if !self.setting.names_any(&parts) || self.before(at, 1) == "lần" {
                return None;
            }
            self.push(What::Part(Part::Known(parts)), at, end);
            return Some(end);
        };
        let o = self.setting.ontology;
        match entry.entity {
            Entity::Index(i) => {
                let likely = !entry.weak || self.beside_index_word(at) || self.near_rank(end);
                if !likely && !parts.is_empty() {
                    self.push(What::Part(Part::Known(parts)), at, end);
                } else if likely {
                    let i = self.setting.usual_index(i);
                    self.push(What::Index(i), at, end);
                    let own: Vec<(usize, usize)> = parts.iter().copied().filter(|(x, _)| *x == i).collect();
                    if !own.is_empty() {
                        self.push(What::Part(Part::Known(own)), at, end);
                    }
                }
                Some(end)
            }
            Entity::Province(_) => {
                if entry.weak && !self.setting.is_home(entries) {
                    return Some(end);
                }
                let i = self.setting.pick_province(entries)?;
                let p = o.provinces.get(i)?;
                let (former, end) = self.former(end);
                self.push(What::Subject(Who { id: p.id.clone(), kind: SubjectKind::Province, former }), at, end);
                Some(end)
            }
            Entity::Ministry(i) => {
                let id = o.ministries.get(i)?.id.clone();
                self.push(What::Subject(Who { id, kind: SubjectKind::Ministry, former: false }), at, end);
                Some(end)
            }
            Entity::Country(i) => {
                let spaced = at.checked_sub(1).and_then(|b| self.tokens.get(b)).is_some_and(|t| t.kind == TokenKind::Word);
                let function = matches!(
                    self.before(at, 1),
                    "của"
                        | "cho"
                        | "tại"
                        | "ở"
                        | "và"
                        | "xếp"
                        | "đưa"
                        | "giúp"
                        | "chấm"
                        | "với"
                        | "trong"
                        | "là"
                        | "thì"
                        | "khi"
                        | "mà"
                        | "để"
                        | "rằng"
                        | "này"
                        | "nay"
                        | "đó"
                        | "qua"
                        | "theo"
                        | "về"
                        | "thấy"
                        | "trên"
                        | "hạng"
                        | "cả"
                        | "gồm"
                        | "có"
                        | "nhưng"
                        | "còn"
                        | "riêng"
                        | "đầu"
                        | "nhì"
                        | "ba"
                        | "sau"
                        | "nhận"
                        | "mục"
                        | "tiêu"
                        | "bậc"
                        | "đến"
                        | "cùng"
                        | "như"
                        | "hơn"
                );
                let longer = end == at + 1 && self.tokens.get(end).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
                if spaced && !function || longer {
                    return Some(end); // "Hội Tin học Việt Nam"
                }
                let id = o.countries.get(i)?.id.clone();
                self.push(What::Subject(Who { id, kind: SubjectKind::Country, former: false }), at, end);
                Some(end)
            }
            Entity::Office(i) => {
                if entry.weak && !self.setting.inside {
                    return Some(end);
                }
                self.office(i, at, end)
            }
            Entity::Region(i) => {
                let id = o.regions.get(i)?.id.clone();
                self.push(What::Scope(format!("region:{id}")), at, end);
                Some(end)
            }
            Entity::Component(..) => None,
        }
    }

    /// An office, with the province named behind it (`Sở Nội vụ tỉnh Ninh Thuận`) or the page's own.
    fn office(&mut self, i: usize, at: usize, end: usize) -> Option<usize> {
        let o = self.setting.ontology;
        let office = o.offices.get(i)?;
        let mut end = end;
        if matches!(self.word(end), "tỉnh" | "thành") && self.word(end) != "thành" {
            end += 1;
        }
        let mut home = self.setting.home.clone();
        if let Some((entries, next)) = self.names_at(end)
            && let Some(p) = self.setting.pick_province(entries).and_then(|p| o.provinces.get(p))
        {
            home = Some(p.id.clone());
            end = next;
        }
        let block = if office.block == "nganh-doc" { "nganh-doc" } else { "so-nganh" };
        let id = format!("{}/{}", home?, office.id);
        self.push(What::Subject(Who { id, kind: SubjectKind::Office(block), former: false }), at, end);
        Some(end)
    }

    fn former(&self, end: usize) -> (bool, usize) {
        if self.mark(end, '(') && matches!(self.word(end + 1), "cũ" | "mới") && self.mark(end + 2, ')') {
            return (self.word(end + 1) == "cũ", end + 3);
        }
        match self.word(end) {
            "cũ" => (true, end + 1),
            _ => (false, end),
        }
    }

    fn beside_index_word(&self, at: usize) -> bool {
        (1..=3).any(|back| matches!(self.before(at, back), "số" | "hạng")) && (1..=4).any(|b| matches!(self.before(at, b), "chỉ" | "xếp"))
    }

    /// A rank or points within a few words.
    fn near_rank(&self, end: usize) -> bool {
        (end..end + 8).any(|i| matches!(self.word(i), "thứ" | "hạng" | "điểm" | "bậc" | "đầu" | "trí"))
            || self.out.iter().rev().take(4).any(|m| m.is_value() && end <= m.t1 + 14)
    }

    /// A district or commune by its kind and name, or by its bare name on a page about one province.
    fn local_unit(&mut self, at: usize) -> Option<usize> {
        if !self.setting.inside || !self.tokens.get(at)?.capital {
            return None;
        }
        let (id, block, end) = self.setting.unit_named(self, at, None)?;
        self.push(What::Subject(Who { id, kind: SubjectKind::Unit(block), former: false }), at, end);
        Some(end)
    }

    /// Acts on the cue that begins at `at`; `None` when it has nothing to say here.
    fn cues(&mut self, at: usize, end: usize) -> Option<usize> {
        let all: &'static [Cue] = self.cues_at(at).map_or(&[], |(c, _)| c);
        let has = |c: Cue| all.contains(&c);
        if has(Cue::Skip) {
            return Some(end);
        }
        if let Some(Cue::Kind(kind)) = all.iter().find(|c| matches!(c, Cue::Kind(_))) {
            return self.unit(kind, at, end);
        }
        if has(Cue::City) && self.tokens.get(end).is_some_and(|t| t.capital) {
            if let Some(next) = self.unit("thanh-pho", at, if self.mark(end, '.') { end + 1 } else { end }) {
                return Some(next);
            }
        }
        if has(Cue::City) && self.mark(end, '.') && self.tokens.get(end + 1).is_some_and(|t| t.capital) {
            return self.unit("thanh-pho", at, end + 1);
        }
        if has(Cue::Top) {
            if let Some(next) = figures::top(self, at, end) {
                return Some(next);
            }
        }
        if has(Cue::RankWord) {
            if let Some(next) = figures::rank(self, at, end) {
                return Some(next);
            }
        }
        if has(Cue::Part) {
            if let Some(next) = self.named_part(at, end) {
                return Some(next);
            }
        }
        if has(Cue::Stand)
            && self.word(end - 1) == "hạng"
            && let Some(next) = figures::rank(self, end - 1, end)
        {
            return Some(next);
        }
        if has(Cue::Keep) && self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number) {
            // "giữ nguyên hạng 27": the movement and the rank.
            self.push(What::Keep, at, end - 1);
            return Some(figures::rank(self, end - 1, end).unwrap_or(end));
        }
        let mut pushed = false;
        for cue in all.iter().copied() {
            let what = match cue {
                Cue::Exact(n) => figures::exact(self, at, end, n),
                Cue::Highest => Some(What::Highest),
                Cue::Lowest => Some(What::Lowest),
                Cue::Last => figures::last(self, at, end),
                Cue::Keep => Some(What::Keep),
                Cue::Order => Some(What::Order),
                Cue::Next => Some(What::Next),
                Cue::Each => Some(What::Each),
                Cue::All(n) => {
                    let alone = !matches!(
                        self.word(end),
                        "trụ" | "chỉ" | "tỉnh" | "nước" | "hạng" | "lĩnh" | "nội" | "khối" | "bộ" | "cấp" | "năm"
                    );
                    alone.then_some(What::All(n))
                }
                Cue::From => Some(What::From),
                Cue::Against => Some(What::Against),
                Cue::Beside => Some(What::Beside),
                Cue::Together => Some(What::Together),
                Cue::Tied => Some(What::Tied),
                Cue::Target => Some(What::Target),
                Cue::Not => Some(What::Not),
                Cue::NotNot => Some(What::NotNot),
                Cue::Nobody => Some(What::Nobody),
                Cue::ThatYear => Some(What::ThatYear),
                Cue::Wrong => Some(What::Wrong),
                Cue::Relative(n) => Some(What::Relative(n)),
                Cue::Announce => Some(What::Announce),
                Cue::Province => Some(What::Anaphor(Anaphor::Province)),
                Cue::City => Some(What::Anaphor(Anaphor::City)),
                Cue::Nation => Some(What::Anaphor(Anaphor::Nation)),
                Cue::National => Some(What::Scope("national".to_owned())),
                Cue::World => Some(What::Scope("world".to_owned())),
                Cue::Asean => Some(What::Scope("asean".to_owned())),
                Cue::Region => Some(What::Region),
                Cue::Block(b) => Some(What::Block(b)),
                Cue::Ministries => Some(What::Ministries),
                Cue::Group(g) => Some(What::Scope(g.to_owned())),
                Cue::Average => Some(What::Average),
                Cue::Is => Some(What::Is),
                Cue::Of => Some(What::OfWord),
                Cue::About => Some(What::About),
                Cue::Stand => Some(What::Stand),
                Cue::Says => Some(What::Says),
                Cue::Role => Some(What::Role),
                Cue::Unit => Some(What::Unit),
                Cue::Step => Some(What::StepWord),
                _ => None,
            };
            if let Some(what) = what {
                self.push(what, at, end);
                pushed = true;
            }
        }
        pushed.then_some(end)
    }

    /// `huyện X`, `TP X`: a unit of the page's province.
    fn unit(&mut self, kind: &'static str, at: usize, name_at: usize) -> Option<usize> {
        if !self.tokens.get(name_at)?.capital && self.tokens.get(name_at)?.kind != TokenKind::Number {
            return None;
        }
        let (id, block, end) = self.setting.unit_named(self, name_at, Some(kind))?;
        // On a page that ranks provinces a district is only a place: its name is passed over.
        if self.setting.inside {
            self.push(What::Subject(Who { id, kind: SubjectKind::Unit(block), former: false }), at, end);
        }
        Some(end)
    }

    /// `3 chỉ số dẫn đầu thế giới: A, B, C`: as many unknown names as were counted.
    pub fn counted_parts(&mut self, n: u32, colon: usize) -> Option<usize> {
        let mut names: Vec<(usize, usize)> = Vec::new();
        let mut from = colon + 1;
        let mut i = from;
        while i < self.tokens.len() {
            let token = self.tokens.get(i)?;
            let and = self.word(i) == "và" && names.len() + 2 == n as usize;
            if token.is(',') || token.is(';') || token.is('.') || and {
                if i > from {
                    names.push((from, i));
                }
                from = i + 1;
                if token.is('.') {
                    break;
                }
            } else if token.kind != TokenKind::Word {
                return None;
            }
            i += 1;
        }
        if i >= self.tokens.len() && from < i {
            names.push((from, i));
        }
        let fits = names.len() == n as usize && names.iter().all(|(a, b)| (2..=8).contains(&(b - a)));
        if !fits {
            return None;
        }
        for (a, b) in &names {
            let text = self.view.text();
            let name = text.get(self.tokens.get(*a)?.start as usize..self.tokens.get(b - 1)?.end as usize)?;
            self.push(What::Part(Part::Named(slug(name))), *a, *b);
            self.push(What::Mark(','), *b, *b);
        }
        Some(i)
    }

    /// `chỉ số "X"`: the name in the quotation marks, known or not.
    fn quoted_part(&mut self, at: usize, open: usize) -> Option<usize> {
        let close = (open + 2..open + 16).find(|i| self.mark(*i, '"'))?;
        if let Some((entries, next)) = self.names_at(open + 1)
            && next == close
        {
            let parts: Vec<(usize, usize)> =
                entries.iter().filter_map(|e| if let Entity::Component(i, j) = e.entity { Some((i, j)) } else { None }).collect();
            if !parts.is_empty() && (self.setting.names_any(&parts) || parts.len() == 1) {
                self.push(What::Part(Part::Known(parts)), at, close + 1);
                return Some(close + 1);
            }
            if entries.iter().any(|e| !matches!(e.entity, Entity::Component(..))) {
                return None;
            }
        }
        let first = self.tokens.get(open + 1)?;
        let last = self.tokens.get(close - 1)?;
        let name = self.view.text().get(first.start as usize..last.end as usize)?;
        self.push(What::Part(Part::Named(slug(name))), at, close + 1);
        Some(close + 1)
    }

    /// `hạng mục X dẫn đầu`: a component that the ontology lacks, named by the words up to the rank.
    fn named_part(&mut self, at: usize, end: usize) -> Option<usize> {
        if self.mark(end, '"') {
            return self.quoted_part(at, end);
        }
        let mut stop = end;
        while stop < self.tokens.len() && stop - end <= 14 {
            let token = self.tokens.get(stop)?;
            if token.kind != TokenKind::Word {
                break;
            }
            let named = self.names_at(stop);
            if named.as_ref().is_some_and(|(entries, _)| {
                entries.iter().any(|e| {
                    matches!(e.entity, Entity::Province(_))
                        || matches!(e.entity, Entity::Index(_)) && !e.weak && e.case == crate::ontology::Case::Upper
                }) || stop == end && entries.iter().any(|e| matches!(e.entity, Entity::Component(..)))
            }) {
                return None;
            }
            if stop > end + 1 && matches!(self.word(stop), "xếp" | "đứng" | "dẫn" | "thứ" | "hạng" | "cũng" | "đều" | "cùng")
            {
                break;
            }
            if matches!(self.cue(stop), Some((Cue::Is | Cue::Against | Cue::Says, _)))
                || matches!(self.word(stop), "này" | "tăng" | "giảm" | "lên" | "xuống" | "được" | "đạt" | "đã")
            {
                return None;
            }
            stop += 1;
        }
        let ranked = matches!(self.word(stop), "xếp" | "đứng" | "dẫn" | "thứ" | "hạng");
        if stop < end + 2
            || !ranked
            || matches!(
                self.word(end),
                "và" | "của"
                    | "này"
                    | "trong"
                    | "thành"
                    | "nêu"
                    | "trên"
                    | "đều"
                    | "về"
                    | "quan"
                    | "nào"
                    | "tỉnh"
                    | "mà"
                    | "có"
                    | "khác"
                    | "nội"
            )
        {
            return None;
        }
        let first = self.tokens.get(end)?;
        let last = self.tokens.get(stop - 1)?;
        let name = self.view.text().get(first.start as usize..last.end as usize)?;
        self.push(What::Part(Part::Named(slug(name))), at, stop);
        Some(stop)
    }
}
