//! Runs of parallel items (`1. A; 2. B; 3. C`, `A 1, B 2, C 5`, `A (9); B (12)`): read at one go where their head says that their figures
//! are places.
use super::*;
use crate::extract::series::{self, Head, Item, Kind, Run};
use crate::normalize::TokenKind;
use std::collections::VecDeque;

/// How far before a run its head may begin.
const REACH: usize = 48;
/// The fewest items of a run that little is said of.
const LEAST: usize = 3;

impl Walk<'_> {
    /// The runs of the sentence, in its order.
    pub(super) fn runs(&self) -> VecDeque<Run> {
        let figures = self.tokens.iter().filter(|t| t.kind == TokenKind::Number || matches!(t.kind, TokenKind::Punct('🥇'..='🥉'))).count();
        if figures < 2 || self.mentions.len() < 2 {
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
        if !self.are_places(&run, i, start) || name.depth < inside && m.what != What::Mark('(') {
            return None;
        }
        self.read_run(&run);
        // What closes a bracket that was open before stays.
        Some(self.mentions.iter().enumerate().skip(i).find(|(_, n)| n.t0 >= end).map_or(self.mentions.len(), |(k, _)| k))
    }

    /// Whether the figures of a run are places.
    fn are_places(&self, run: &Run, i: usize, start: usize) -> bool {
        // One of several who have figures is no source, whatever stands before it.
        let normal = |item: &Item| matches!(self.role(item.name), Role::Normal | Role::Source);
        let told = run.told() && !run.medals();
        if self.scene.nobody || told || !run.items.iter().all(normal) {
            return false;
        }
        let from = start.saturating_sub(REACH);
        let from = (from..start).rev().find(|t| matches!(self.word(*t), "." | "!" | "?")).map_or(from, |t| t + 1);
        // What a name says of itself is told of nobody.
        let own = |t: usize| {
            let name = |m: &Mention| matches!(m.what, What::Index(_) | What::Part(_) | What::Subject(_)) && m.t0 <= t && t < m.t1;
            self.mentions.get(..i).is_some_and(|before| before.iter().any(name))
        };
        let head = Head::of((from..start).map(|t| if own(t) { "" } else { self.word(t) }));
        let named = !self.scene.index.is_empty() || self.frame.index.is_some() || self.setting.main_index.is_some();
        let linked = start == 0 || matches!(self.before(start, 1), ":" | "(" | "là" | "gồm" | "sau" | "-" | "\"");
        let count = run.items.len();
        let denied = self.mentions.iter().take(i).any(|m| m.what == What::Not);
        if head.barred || run.doubtful() || !named && run.kind != Kind::Index || denied {
            return false;
        }
        // A line under one that says what its figures are.
        let places = head.places || start <= 1 && self.frame.places;
        let listed = start <= 1 && (self.frame.ranking || self.frame.list.is_some());
        // "Điểm và thứ hạng các chỉ số: A 6, B 7": nobody knows which of the two a single figure is.
        if head.points && !run.numbered() && !run.scored() {
            return false;
        }
        if !matches!(run.kind, Kind::Subject(_)) {
            return linked && places && !run.numbered() && (head.places || !head.points);
        }
        if !run.numbered() {
            let said = places || !head.points && (head.order && run.rises() || count >= LEAST && run.counts());
            return linked && said;
        }
        let falls = run.falls() && head.points && count >= LEAST;
        let titled = run.begins() && self.only_titles(from, start);
        let said = head.places || head.order || listed || falls || titled || run.medals() || self.next_block(from, start);
        (linked || run.medals()) && run.rises() && said
    }

    /// `Kết quả DTI năm 2022:`, `Hạ tầng số:`: a head that names a ranking or a component and says nothing else.
    fn only_titles(&self, from: usize, to: usize) -> bool {
        const GLUE: [&str; 22] = [
            "kết", "quả", "chỉ", "số", "năm", "về", "của", "các", "cấp", "tỉnh", "thành", "phố", "bảng", "kỳ", "công", "bố", "trụ", "cột",
            ":", "(", ")", "-",
        ];
        let title = |w: &What| matches!(w, What::Index(_) | What::Part(_));
        let beside = |w: &What| title(w) || matches!(w, What::Year(_) | What::Block(_) | What::Ministries | What::Relative(_) | What::Unit);
        let mentioned = |t: usize, which: &dyn Fn(&What) -> bool| self.mentions.iter().any(|m| m.t0 <= t && t < m.t1 && which(&m.what));
        self.before(to, 1) == ":"
            && (from..to).any(|t| mentioned(t, &title))
            && (from..to).all(|t| GLUE.contains(&self.word(t)) || mentioned(t, &beside) || t <= from + 1 && self.word(t).len() == 1)
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
            let mut p = self.proto(m);
            let ends = [item.points.map(|(.., s)| s), item.moved.map(|(_, s)| s), Some((figure.t0, figure.t1)), Some((m.t0, m.t1))];
            let from = ends.iter().flatten().map(|s| s.0).min().unwrap_or(m.t0);
            let to = ends.iter().flatten().map(|s| s.1).max().unwrap_or(m.t1);
            (p.start, p.end) = self.span(from, to);
            (p.rank, p.of, p.own_of) = (Some(figure.n), figure.of, figure.of.is_some());
            p.score = item.points.map(|(value, percent, _)| (value, percent, true));
            p.delta = item.moved.map(|(n, _)| n);
            p.rule = if run.numbered() { "order of names" } else { "subject and rank" };
            opened.extend(self.open_claims(p));
            self.frame.last_rank = Some(figure.n);
        }
        let who = std::mem::take(&mut self.scene.who);
        self.scene = kept;
        self.scene.who = who;
        (self.open, self.list, self.fresh) = (opened, None, true);
    }
}
