//! Runs of parallel items (`1. A; 2. B; 3. C`, `A 1, B 2, C 5`, `A (9); B (12)`): read at one go where their head says that their figures
//! are places.
use super::*;
use crate::extract::numerals;
use crate::extract::series::{self, Head, Item, Kind, Run};
use crate::normalize::{TokenKind, slug};
use std::collections::VecDeque;

/// How far before a run its head may begin.
const REACH: usize = 48;
/// The fewest items of a run that little is said of.
const LEAST: usize = 3;

impl Walk<'_> {
    /// The runs of the sentence, in its order.
    pub(super) fn runs(&self) -> VecDeque<Run> {
        static WORDS: WordSet = WordSet::new(&["nhất", "nhì"]);
        let figure = |t: &&Token| match t.kind {
            TokenKind::Number => true,
            TokenKind::Word => WORDS.holds(t),
            TokenKind::Punct(mark) => matches!(mark, '🥇'..='🥉'),
        };
        // Two at least make a run.
        if self.mentions.len() < 2 || self.tokens.iter().filter(figure).nth(1).is_none() {
            return VecDeque::new();
        }
        series::find(self.tokens, self.mentions).into()
    }

    /// Reads the run that begins at mention `i`, if any does and its figures are places; the mention behind it.
    pub(super) fn run_begins(&mut self, m: &Mention, i: usize, runs: &mut VecDeque<Run>) -> Option<usize> {
        let start = runs.front()?.items.first()?.start;
        if m.t0 < start {
            return None;
        }
        let run = runs.pop_front()?;
        let (end, inside) = (run.items.last()?.end, m.depth);
        let name = run.items.first().and_then(|item| self.mentions.get(item.name))?;
        if !self.are_places(&run, i, start, end) || name.depth < inside && m.what != What::Mark('(') {
            return None;
        }
        self.read_run(&run);
        // "A (1), B (2), C (3) đứng đầu bảng": the word is of all of them.
        let end = if matches!((self.word(end), self.word(end + 1)), ("dẫn" | "đứng", "đầu")) { end + 2 } else { end };
        // What closes a bracket that was open before stays.
        Some(self.mentions.iter().enumerate().skip(i).find(|(_, n)| n.t0 >= end).map_or(self.mentions.len(), |(k, _)| k))
    }

    /// Whether the figures of a run are places.
    fn are_places(&self, run: &Run, i: usize, start: usize, end: usize) -> bool {
        // One of several who have figures is no source, whatever stands before it.
        let normal = |item: &Item| matches!(self.role(item.name), Role::Normal | Role::Source);
        // "A tăng 12,1%, xếp thứ nhất; B 11,3%, thứ hai": the figures of a statistic stand between.
        let (first, second) = self.two_editions(start.saturating_sub(REACH), start);
        let own = run.medals() || run.worded() && run.scored() || run.pairs() && first.is_some();
        let told = run.told() && !own;
        let nobody = self.scene.nobody && !(self.scene.regional && run.worded());
        if run.only_points() || nobody || told || !run.items.iter().all(normal) {
            return false;
        }
        let from = start.saturating_sub(REACH);
        let from = (from..start).rev().find(|t| matches!(self.word(*t), "." | "!" | "?")).map_or(from, |t| t + 1);
        // What a name says of itself is told of nobody.
        let own = |t: usize| {
            let name = |m: &Mention| matches!(m.what, What::Index(_) | What::Part(_) | What::Subject(_)) && m.t0 <= t && t < m.t1;
            self.mentions.get(..i).is_some_and(|before| before.iter().any(name))
        };
        let mut head = Head::of((from..start).map(|t| if own(t) { "" } else { self.word(t) }));
        let behind = !head.places && !head.order && self.says_behind(end);
        head.order |= behind;
        let linked_behind = behind && run.rises();
        let named = !self.scene.index.is_empty() || self.frame.index.is_some() || self.setting.main_index.is_some();
        let linked = linked_behind || start == 0 || matches!(self.before(start, 1), ":" | "(" | "là" | "gồm" | "sau" | "-" | "\"");
        let count = run.items.len();
        let denied = self.mentions.iter().take(i).any(|m| m.what == What::Not);
        if run.items.iter().any(|i| i.past.is_some_and(|p| p.when.is_none())) && second.is_none() || run.above_count() && first.is_none() {
            return false;
        }
        if head.barred || head.letters && run.numbered() || run.doubtful() || !named && run.kind != Kind::Index || denied {
            return false;
        }
        // A line under one that says what its figures are.
        let places = head.places || start <= 1 && self.frame.places;
        let size = u32::try_from(count).ok();
        let results = start <= 1 && self.frame.results.is_some_and(|of| of == size) && run.begins() && !self.by_letters(run);
        let listed = start <= 1 && (self.frame.ranking || self.frame.list.is_some()) || results;
        // "Điểm và thứ hạng các chỉ số: A 6, B 7": nobody knows which of the two a single figure is.
        if head.points && !run.numbered() && !run.scored() {
            return false;
        }
        // "A nhất, B nhì, C ba", "A xếp 1, B xếp 2, C xếp 3": the items say it themselves.
        if run.worded() && (count >= LEAST || linked) || run.by_verb() && count >= LEAST && !head.points {
            return true;
        }
        if !matches!(run.kind, Kind::Subject(_)) {
            return linked && places && !run.numbered() && (head.places || !head.points);
        }
        if !run.numbered() {
            let said = places || !head.points && (head.order && run.rises() || count >= LEAST && run.counts());
            return linked && said;
        }
        let falls = run.falls() && head.points && count >= LEAST;
        let titled = run.begins() && self.only_titles(from, start, size) && !self.by_letters(run);
        let said = head.places || head.order || listed || falls || titled || run.medals() || self.next_block(from, start);
        (linked || run.medals()) && run.rises() && said
    }

    /// `1. A, 2. B, 3. C là ba vị trí cao nhất`: what stands behind the run says what its figures are.
    fn says_behind(&self, end: usize) -> bool {
        let linked = matches!((self.word(end), self.word(end + 1)), ("là", _) | ("dẫn" | "đứng", "đầu") | ("lần", "lượt"));
        if !linked {
            return false;
        }
        let clause = (end..end + REACH).take_while(|t| !matches!(self.word(*t), "" | "." | ";" | "!" | "?" | ","));
        let head = Head::of(clause.map(|t| self.word(t)));
        (head.places || head.order) && !head.barred
    }

    /// The two editions that the words before a run name, later first: `thứ hạng năm 2022/thứ hạng năm 2021`, `trong ngoặc là thứ hạng năm trước`.
    fn two_editions(&self, from: usize, to: usize) -> (Option<Edition>, Option<Edition>) {
        let edition = |m: &Mention| match m.what {
            What::Relative(d) => Some(Edition::Relative(d)),
            _ => None,
        };
        // "2022/thứ hạng 2021": a year before a stroke is no mention.
        let year = |t: usize| numerals::whole(self.word(t)).filter(|y| (1990..2060).contains(y)).and_then(|y| i32::try_from(y).ok());
        let told = |t: usize| {
            let relative = || self.mentions.iter().find(|m| m.t0 == t).and_then(edition);
            Some((year(t).map(Edition::Year).or_else(relative)?, t))
        };
        let mut told = (from..to).rev().filter_map(told);
        let Some((second, m)) = told.next() else { return (None, None) };
        let bracket = (m.saturating_sub(8)..m).any(|t| matches!(self.word(t), "(" | "ngoặc" | "/"));
        match told.find(|(first, _)| *first != second).filter(|(_, n)| n + 10 >= m) {
            Some((first, _)) if bracket => (Some(first), Some(second)),
            None if bracket && matches!(second, Edition::Relative(d) if d < 0) => (None, Some(second)),
            _ => (None, None),
        }
    }

    /// What the places moved in a run are held against: `thứ hạng (thay đổi so với GII 2021)`.
    fn base_before(&self, start: usize) -> Option<Edition> {
        let at = self.mentions.iter().rposition(|m| m.what == What::Against && m.t1 <= start && m.t1 + REACH >= start)?;
        self.mentions.iter().skip(at + 1).take(4).take_while(|m| m.t1 <= start).find_map(|m| match m.what {
            What::Year(y) => Some(Edition::Year(y)),
            What::Relative(d) => Some(Edition::Relative(d)),
            _ => None,
        })
    }

    /// `Kết quả DTI năm 2022:`, `Hạ tầng số:`: a head that names a ranking or a component and says nothing else.
    fn only_titles(&self, from: usize, to: usize, size: Option<u32>) -> bool {
        const GLUE: [&str; 27] = [
            "kết", "quả", "chỉ", "số", "năm", "về", "của", "các", "cấp", "tỉnh", "thành", "phố", "bảng", "kỳ", "công", "bố", "trụ", "cột",
            "đánh", "giá", "như", "sau", "khối", ":", "(", ")", "-",
        ];
        let title = |w: &What| matches!(w, What::Index(_) | What::Part(_));
        let beside = |w: &What| title(w) || matches!(w, What::Year(_) | What::Block(_) | What::Ministries | What::Relative(_) | What::Unit);
        let mentioned = |t: usize, which: &dyn Fn(&What) -> bool| self.mentions.iter().any(|m| m.t0 <= t && t < m.t1 && which(&m.what));
        self.before(to, 1) == ":"
            && (from..to).any(|t| mentioned(t, &title))
            && (from..to).all(|t| {
                GLUE.contains(&self.word(t))
                    || size.is_some() && numerals::whole(self.word(t)) == size
                    || mentioned(t, &beside)
                    || t <= from + 1 && self.word(t).len() == 1
            })
    }

    /// Whether the names of a run stand in the order of their letters, and no points speak against that.
    fn by_letters(&self, run: &Run) -> bool {
        let name = |i: &Item| self.mentions.get(i.name).map(|m| (m.t0..m.t1).map(|t| self.word(t)).collect::<Vec<_>>().join(" "));
        let names: Vec<String> = run.items.iter().filter_map(name).map(|n| slug(&n)).collect();
        // The marks on the letters come after all of them: by the first two alone.
        let first = |n: &String| n.chars().take(2).collect::<String>();
        names.len() > LEAST && !run.falls() && names.iter().zip(names.iter().skip(1)).all(|(a, b)| first(a) <= first(b))
    }

    /// `Khối huyện: 1. A; 2. B` right behind the same of another block.
    fn next_block(&self, from: usize, to: usize) -> bool {
        let head = self.mentions.iter().any(|b| matches!(b.what, What::Block(_)) && b.t0 >= from && b.t0 <= from + 1 && b.t1 <= to);
        let alike = self.frame.last_place.as_ref().is_some_and(|p| p.sentence + 2 >= self.sentence && p.rule == "order of names");
        head && alike && to - from <= 12 && self.before(to, 1) == ":"
    }

    /// Opens the claims of a run.
    fn read_run(&mut self, run: &Run) {
        let kept = self.scene.clone();
        // "Thứ hạng của các nước ASEAN: A (5), B (36)": figures with gaps are not those among so few.
        let few = self
            .scene
            .scope
            .as_ref()
            .is_some_and(|s| s.value.starts_with("region:") || s.value.starts_with("group:") || s.value == "asean");
        if few && !run.counts() && matches!(run.kind, Kind::Subject(_)) {
            self.scene.scope = None;
        }
        let start = run.items.first().map_or(0, |i| i.start);
        let base = self.base_before(start).or(self.frame.base);
        let (first, second) = self.two_editions(start.saturating_sub(REACH), start);
        let pairs = run.pairs() && first.is_some();
        let latest = first.filter(|_| pairs || run.items.iter().any(|i| i.past.is_some_and(|p| p.when.is_none())));
        let mut opened = Vec::new();
        for item in &run.items {
            let (Some(m), Some(figure)) = (self.mentions.get(item.name), item.figure()) else { continue };
            let span = Some(self.span(m.t0, m.t1));
            match &m.what {
                What::Subject(who) => self.scene.who = vec![Slot::new(who.clone(), Origin::Bound, span)],
                What::Index(index) => self.scene.index = vec![Slot::new(*index, Origin::Bound, span)],
                What::Year(year) => self.scene.years = vec![Slot::new(Edition::Year(*year), Origin::Bound, span)],
                What::Overall => (self.scene.parts, self.scene.overall) = (Vec::new(), true),
                What::Part(part) => {
                    let Some(part) = self.usable(part) else { continue };
                    (self.scene.parts, self.scene.overall) = (vec![Slot::new(part, Origin::Bound, span)], false);
                }
                _ => continue,
            }
            if let (Some(first), false) = (latest, run.kind == Kind::Year) {
                self.scene.years = vec![Slot::new(first, Origin::Bound, None)];
            }
            let mut p = self.proto(m);
            let ends = [item.points.map(|(.., s)| s), item.moved.map(|(_, s)| s), Some((figure.t0, figure.t1)), Some((m.t0, m.t1))];
            let from = ends.iter().flatten().map(|s| s.0).min().unwrap_or(m.t0);
            let to = ends.iter().flatten().map(|s| s.1).max().unwrap_or(m.t1);
            (p.start, p.end) = self.span(from, to);
            let of = figure.of.filter(|_| !pairs);
            (p.rank, p.of, p.own_of) = (Some(figure.n), of, of.is_some());
            p.score = item.points.map(|(value, percent, _)| (value, percent, true));
            p.delta = item.moved.map(|(n, _)| n);
            p.base = p.delta.and(base);
            p.rule = if run.numbered() { "order of names" } else { "subject and rank" };
            let other = item.past.map(|past| (past.place, past.when.or(second))).or_else(|| Some((item.pair.filter(|_| pairs)?, second)));
            if let Some((place, Some(when))) = other {
                let mut q = Proto { score: None, delta: None, base: None, of: place.of, own_of: place.of.is_some(), ..p.clone() };
                (q.rank, q.end) = (Some(place.n), self.span(place.t0, place.t1).1.max(p.end));
                let held = std::mem::replace(&mut self.scene.years, vec![Slot::new(when, Origin::Bound, None)]);
                let earlier = self.open_claims(q);
                for at in &earlier {
                    // How many are ranked this year says nothing of another.
                    if let Some(q) = self.protos.get_mut(*at) {
                        q.of = place.of;
                    }
                }
                opened.extend(earlier);
                self.scene.years = held;
            }
            opened.extend(self.open_claims(p));
            self.frame.last_rank = Some(figure.n);
        }
        let who = std::mem::take(&mut self.scene.who);
        self.scene = kept;
        self.scene.who = who.into_iter().map(|w| w.carried(Origin::Sentence)).collect();
        // "…; C 88% - ba; xếp cuối là D": what comes behind the mark is somebody else's.
        let closed = run.items.last().is_some_and(|i| self.word(i.end) == ";");
        (self.open, self.list, self.fresh) = (opened, None, !closed);
    }
}
