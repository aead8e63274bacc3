//! A text of the page: its lines, and what begins at each of their tokens.
use super::cues::CUES;
use super::lines::{Found, Line, Name, lines};
use super::scan::OPENS;
use crate::model::{Block, Field};
use crate::normalize::{Token, TokenKind, View};
use crate::ontology::{Entity, Entry, Gazetteer};
use std::cell::Cell;

/// Where a name at token `at` begins with the noun of its kind before it (`tỉnh`, `TP.`, `thành phố`) and whatever `more` allows, not before
/// token `from`.
pub fn with_kind<'w>(word: &dyn Fn(usize) -> &'w str, at: usize, from: usize, more: &[&str]) -> usize {
    let noun = |w: &str| matches!(w, "tỉnh" | "tp" | "." | "thành" | "phố") || more.contains(&w);
    let mut t = at;
    while t > from && noun(word(t - 1)) {
        t -= 1;
    }
    t
}

/// A text of the page with its lines and scanned sentences.
pub struct Text<'d> {
    /// Which field it is.
    pub field: Field,
    /// The text as given.
    pub source: &'d str,
    /// Its matching view.
    pub view: &'d View,
    /// Its lines.
    pub lines: Vec<Line<'d>>,
    /// The meanings of its names, in text order.
    names: Vec<Entry>,
    /// The line that was asked for last.
    last: Cell<usize>,
}

impl<'d> Text<'d> {
    /// Prepares a text: names and cue phrases are looked up once.
    pub fn new(field: Field, source: &'d str, view: &'d View, title: &str, blocks: &[Block], gazetteer: &Gazetteer) -> Self {
        let mut lines = lines(view, source, title, blocks);
        let mut names = Vec::new();
        for line in &mut lines {
            line.found.resize(line.tokens.len(), Found::default());
            for (at, (token, found)) in line.tokens.iter().zip(&mut line.found).enumerate() {
                if token.kind != TokenKind::Word {
                    continue;
                }
                found.opens = OPENS.holding(token);
                let first = names.len();
                if let Some(next) = gazetteer.longest(view, source, &line.tokens, at, &mut names) {
                    found.name = Name::new(first..names.len(), next - at);
                    line.named.push(at);
                }
                if !line.quiet
                    && let Some((cues, next)) = CUES.longest(&line.tokens, at, |_, _| true)
                {
                    found.set_cue(cues, next - at);
                    line.cues.add(cues);
                }
            }
        }
        Self { field, source, view, lines, names, last: Cell::default() }
    }

    /// The meanings of a name that was found and where it ends when it begins at token `at`.
    pub fn meanings(&self, found: &Found, at: usize) -> Option<(&[Entry], usize)> {
        let name = found.name?;
        Some((self.names.get(name.meanings())?, at + name.length()))
    }

    /// Adds a name of `length` tokens at token `at` of a line, unless a longer one stands there.
    pub fn name(&mut self, line: usize, at: usize, length: usize, entry: Entry) {
        let Some(line) = self.lines.get_mut(line) else { return };
        let Some(found) = line.found.get_mut(at) else { return };
        if found.name.is_none_or(|known| known.length() <= length) {
            found.name = Name::new(self.names.len()..self.names.len() + 1, length);
            self.names.push(entry);
            if let Err(free) = line.named.binary_search(&at) {
                line.named.insert(free, at);
            }
        }
    }

    /// Forgets the names that mean nothing else than what `which` says.
    pub fn leave_out(&mut self, which: impl Fn(&Entry) -> bool) {
        let names = &self.names;
        for line in &mut self.lines {
            let all = |name: Name| names.get(name.meanings()).is_some_and(|n: &[Entry]| n.iter().all(&which));
            line.named.retain(|at| {
                let Some(found) = line.found.get_mut(*at) else { return false };
                if found.name.is_some_and(all) {
                    found.name = None;
                }
                found.name.is_some()
            });
        }
    }

    /// The names that begin at token `at` of a line and where they end.
    pub fn names_at(&self, line: &Line, at: usize) -> Option<(&[Entry], usize)> {
        self.meanings(line.found.get(at)?, at)
    }

    /// The names of a line, in order: where each begins, its meanings and where it ends.
    pub fn names_of<'t>(&'t self, line: &'t Line<'_>) -> impl Iterator<Item = (usize, &'t [Entry], usize)> {
        line.named.iter().filter_map(|at| self.names_at(line, *at).map(|(entries, end)| (*at, entries, end)))
    }

    /// The meanings of each name of the text, and how many tokens it has.
    fn groups(&self) -> impl Iterator<Item = (&[Entry], usize)> {
        self.lines.iter().flat_map(|l| self.names_of(l)).map(|(at, entries, end)| (entries, end - at))
    }

    /// The indices that the text names by a name of their own.
    pub fn indices_named_outright(&self) -> impl Iterator<Item = usize> {
        self.groups().filter_map(|(g, _)| {
            let mut indices = g.iter().filter_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None });
            indices.next().filter(|_| indices.next().is_none())
        })
    }

    /// The indices that the text names in words, and not by letters alone.
    pub fn indices_in_full(&self) -> impl Iterator<Item = usize> {
        self.groups().filter(|(_, length)| *length > 3).flat_map(|(g, _)| g).filter_map(|e| match e.entity {
            Entity::Index(i) if !e.weak => Some(i),
            _ => None,
        })
    }

    /// The indices that one name of the text means, where they are several: `CPI`.
    pub fn indices_sharing_a_name(&self) -> impl Iterator<Item = Vec<usize>> {
        let groups = self.groups().map(|(g, _)| g).filter(|g| g.len() > 1);
        let indices = |g: &[Entry]| g.iter().filter_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None }).collect();
        groups.map(indices).filter(|all: &Vec<usize>| all.len() > 1)
    }

    /// The meanings of all names.
    pub fn names(&self) -> &[Entry] {
        &self.names
    }

    /// The line that these tokens are of.
    pub fn line(&self, tokens: &[Token]) -> Option<&Line<'d>> {
        let start = tokens.first()?.start as usize;
        let begins = |i: usize| self.lines.get(i).is_some_and(|l| l.start <= start);
        let holds = |i: &usize| begins(*i) && !begins(i + 1);
        // A page is read from line to line.
        let near = [self.last.get(), self.last.get() + 1].into_iter().find(holds);
        let at = near.or_else(|| self.lines.partition_point(|l| l.start <= start).checked_sub(1))?;
        self.last.set(at);
        self.lines.get(at)
    }

    /// What begins at each of the tokens of a sentence.
    pub fn found(&self, tokens: &[Token]) -> &[Found] {
        let (Some(first), Some(line)) = (tokens.first(), self.line(tokens)) else { return &[] };
        let Ok(at) = line.tokens.binary_search_by_key(&first.start, |t| t.start) else { return &[] };
        line.found.get(at..at + tokens.len()).unwrap_or_default()
    }
}
