//! One pass over a sentence's tokens: names, cues and figures become typed mentions.
mod again;
mod bare;
mod behind;
mod bracketed;
mod clause_parts;
mod countries;
mod dates;
mod denials;
mod exam;
mod fields;
mod figures;
mod following;
mod groups;
mod histories;
mod institutions;
mod leads;
mod marks;
pub(super) mod most;
mod movements;
mod names;
mod nation_topics;
mod opens;
mod ordinals;
mod part_rows;
mod parts;
mod phrases;
mod pointers;
mod points;
mod ranked_by;
mod ranks;
mod rows;
mod scored;
mod series;
mod shared_heads;
mod statistics;
mod titles;
mod tops;
mod unlisted;
pub(super) mod unsurpassed;
mod ways;
mod weak;
mod words;

pub(super) use opens::OPENS;
pub use opens::Opens;
pub(super) use ordinals::FAMILY_NAMES;

use super::cues::{CUES, Cue};
use super::lines::Found;
use super::mention::{Anaphor, Mention, Part, SubjectKind, What, Who};
use super::numerals;
use super::roles::Scanned;
use super::setting::Setting;
use super::text::{Text, with_kind};
use super::word_set::WordSet;
use crate::model::Field;
use crate::normalize::{Token, TokenKind, View, slug};
use crate::ontology::{Entity, Entry};
use std::rc::Rc;

/// What the scanner works on.
pub struct Scanner<'a> {
    pub text: &'a Text<'a>,
    pub view: &'a View,
    pub tokens: &'a [Token<'a>],
    pub setting: &'a Setting<'a>,
    /// What begins at each token.
    found: &'a [Found],
    pub out: Vec<Mention>,
    /// How many commas it ends with.
    commas: usize,
    depth: u8,
    /// `các sở:` was read: names of fields are departments.
    fields: bool,
    /// `các bộ:` was read: names of fields are ministries.
    ministries: bool,
}

/// Longest stretch that is scanned. Sentences are far shorter; of a line as a whole, only its beginning tells anything.
const LONGEST: usize = 2_000;

impl<'a> Scanner<'a> {
    /// Finds the mentions of one sentence (or at the beginning of an endless line).
    pub fn scan(text: &'a Text<'a>, tokens: &'a [Token<'a>], setting: &'a Setting<'a>) -> Rc<Scanned> {
        let tokens = tokens.get(..LONGEST).unwrap_or(tokens);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Rc::default() };
        setting.scanned((text.field == Field::Title, first.start, last.end), |out| {
            let found = text.found(tokens);
            let mut scanner =
                Scanner { text, view: text.view, tokens, setting, found, out, commas: 0, depth: 0, fields: false, ministries: false };
            let mut at = 0;
            while at < tokens.len() {
                let next = scanner.step(at).max(at + 1);
                at = scanner.own_name_within(at, next);
            }
            scanner.named_in_bracket();
            scanner.numbered_with_name();
            following::mark(&mut scanner);
            unsurpassed::mark(&mut scanner);
            scanner.out
        })
    }

    /// The letters of token `i`, empty past the ends.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.text)
    }

    /// The letters of the token `back` places before `i`.
    pub fn before(&self, i: usize, back: usize) -> &'a str {
        i.checked_sub(back).map_or("", |j| self.word(j))
    }

    /// Where a name at token `at` begins with the noun of its kind and whatever `more` allows.
    pub fn with_kind(&self, at: usize, more: &[&str]) -> usize {
        with_kind(&|t| self.word(t), at, 0, more)
    }

    /// Whether token `i` is this mark.
    pub fn mark(&self, i: usize, c: char) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(c))
    }

    /// Whether token `i` is a word that may open this.
    fn opens(&self, i: usize, what: Opens) -> bool {
        self.found.get(i).is_some_and(|f| f.opens >> what as u32 & 1 != 0)
    }

    /// Whether token `i` begins no name and no phrase, and opens nothing: most words. Whatever is asked for below by other words than
    /// those of [`Opens`] must not be left out here.
    fn idle(&self, i: usize) -> bool {
        const BESIDE_FIGURES: u16 = 1 << Opens::BeforePlace as u16 | 1 << Opens::BehindPlace as u16;
        self.found.get(i).is_some_and(|f| f.name.is_none() && f.cue().is_none() && f.opens & !BESIDE_FIGURES == 0)
    }

    /// The cues of the longest phrase that begins at `i` and where it ends.
    fn cues_at(&self, i: usize) -> Option<(&'static [Cue], usize)> {
        let (cues, length) = self.found.get(i)?.cue()?;
        self.inside(i + length).map(|end| (cues, end))
    }

    /// The names that begin at `i` and where they end.
    pub fn names_at(&self, i: usize) -> Option<(&'a [Entry], usize)> {
        let (entries, end) = self.text.meanings(self.found.get(i)?, i)?;
        self.inside(end).map(|end| (entries, end))
    }

    /// `end` unless it lies in the next sentence.
    fn inside(&self, end: usize) -> Option<usize> {
        (end <= self.tokens.len()).then_some(end)
    }

    /// The cue that begins at `i` and where it ends.
    pub fn cue(&self, i: usize) -> Option<(Cue, usize)> {
        let (cues, end) = self.cues_at(i)?;
        cues.first().map(|c| (*c, end))
    }

    /// Whether a phrase that can be read as `wanted` begins at `i`; where it ends.
    pub fn cue_is(&self, i: usize, wanted: Cue) -> Option<usize> {
        let (longest, length) = self.found.get(i)?.cue()?;
        if longest.contains(&wanted) && i + length <= self.tokens.len() {
            return Some(i + length);
        }
        let (cues, end) = CUES.longest(self.tokens, i, |c, _| *c == wanted)?;
        cues.contains(&wanted).then_some(end)
    }

    /// What was read so far, the last first, but for the commas at its end: a row of bare figures leaves nothing but commas.
    pub fn back(&self) -> std::iter::Rev<std::slice::Iter<'_, Mention>> {
        self.out.get(..self.out.len() - self.commas).unwrap_or_default().iter().rev()
    }

    /// Adds a mention.
    pub fn push(&mut self, what: What, t0: usize, t1: usize) {
        self.commas = if matches!(what, What::Mark(',')) { self.commas + 1 } else { 0 };
        self.out.push(Mention { what, t0, t1, depth: self.depth });
    }

    fn step(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at) else { return at + 1 };
        if token.kind == TokenKind::Word && !token.capital && self.idle(at) && !self.behind_joint(at) {
            return at + 1;
        }
        // What begins with a number, or behind a mark or `và`, is asked for there alone.
        let numeral = token.kind == TokenKind::Number || self.opens(at, Opens::Numeral);
        let listed = self.opens(at, Opens::Listed);
        if numeral && let Some(next) = again::those(self, at) {
            return next;
        }
        if listed && let Some(next) = again::like_years(self, at) {
            return next;
        }
        if let Some(next) = pointers::pointer(self, at) {
            return next;
        }
        match token.kind {
            TokenKind::Punct(c) => return self.punctuation(c, at),
            TokenKind::Number => return figures::number(self, at),
            TokenKind::Word => {}
        }
        if self.fields
            && token.capital
            && let Some(next) = self.office_of_field(at)
        {
            return next;
        }
        if self.ministries
            && token.capital
            && let Some(next) = self.ministry_of_field(at)
        {
            return next;
        }
        if let Some(next) = self.institution(at) {
            return next;
        }
        if token.capital
            && let Some(next) = self.short_name(at)
        {
            return next;
        }
        if listed
            && self.word(at) == "sở"
            && self.setting.inside
            && (self.before(at, 1) == "các" || self.mark(at + 1, ':') && numerals::in_words(&[self.before(at, 1)]).is_some_and(|n| n.0 > 1))
            && (self.mark(at + 1, ':') || self.tokens.get(at + 1).is_some_and(|t| t.capital))
        {
            self.fields = true;
            self.push(What::Unit, at, at + 1);
            return at + 1;
        }
        // Most words are neither part of a name nor of a phrase, and open none of the constructions below.
        let idle = self.found.get(at).is_some_and(|f| f.name.is_none() && f.cue().is_none());
        let joined = self.behind_joint(at);
        if idle && !token.capital && !numeral && !joined && !self.opens(at, Opens::Construction) {
            return at + 1;
        }
        let special = match token.text {
            _ if !listed => None,
            "tăng" => self.growth(at),
            "điểm" | "trung" | "môn" => self.exam_subject(at),
            "quốc" | "đất" | "nước" | "nền" | "hạnh" | "hòa" | "thịnh" | "trong" => most::most_of_ranking(self, at),
            "hộ" | "quyền" | "mạnh" | "yếu" | "kém" => most::passport(self, at),
            _ => None,
        };
        if let Some(next) = special {
            return next;
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
        if listed && let Some(next) = self.ministry_spelt(at) {
            return next;
        }
        // "năm 2018 còn ở vị trí thứ 2, nay rớt xuống thứ 7": the edition in hand.
        if listed
            && self.word(at) == "nay"
            && (self.mark(at.wrapping_sub(1), ',') || self.before(at, 1) == "đến")
            && self.out.iter().any(|m| matches!(m.what, What::Year(_) | What::Relative(_)))
        {
            self.push(What::Relative(0), at, at + 1);
            return at + 1;
        }
        if listed && let Some(next) = self.country_again(at) {
            return next;
        }
        if joined
            && token.capital
            && let Some(next) = self.exam_subject_in_row(at)
        {
            return next;
        }
        if joined && let Some(next) = self.unlisted_in_row(at).or_else(|| self.scored_in_row(at)) {
            return next;
        }
        if self.opens(at, Opens::Preposition)
            && let Some(next) = self
                .topic_of_nations(at)
                .or_else(|| self.unlisted_in_front(at))
                .or_else(|| self.unlisted_behind(at))
                .or_else(|| self.unlisted_led_behind(at))
                .or_else(|| self.unlisted_led_by(at))
        {
            return next;
        }
        // "Dẫn đầu khối vẫn là Singapore": the group of countries named before.
        let group = listed && self.word(at) == "khối" && cue.is_none() && self.setting.about_countries();
        if group && matches!(self.word(at + 1), "vẫn" | "là" | "này" | "," | "." | "tiếp" | "lại" | "") {
            self.push(What::Region, at, at + 1);
            return at + 1;
        }
        // "H.Cẩm Mỹ", "Q.Hải Châu": the kind by its letter.
        if listed
            && let kind @ ("h" | "q") = self.word(at)
            && token.capital
            && self.mark(at + 1, '.')
            && self.tokens.get(at + 2).is_some_and(|t| t.capital)
            && let Some(next) = self.unit(if kind == "h" { "huyen" } else { "quan" }, at, at + 2)
        {
            return next;
        }
        let three = if matches!(cue, Some((Cue::RankWord, _))) { cue_end } else { at };
        if self.opens(three, Opens::Listed)
            && let Some(next) = tops::first_three(self, three)
        {
            return next;
        }
        if (numeral || cue.is_some())
            && let Some(next) = titles::row(self, at)
        {
            return next;
        }
        if self.mark(at + 1, ':')
            && let Some(next) = rows::podium(self, at)
        {
            return next;
        }
        if numeral
            && let Some(next) =
                leads::bare_ordinal(self, at).or_else(|| series::in_words_on(self, at)).or_else(|| tops::counted_words(self, at))
        {
            return next;
        }
        // "Chợ Lách", "Cầu Kè": districts whose names begin with a common noun.
        if let Some((first, end)) = cue
            && !matches!(first, Cue::Kind(_) | Cue::City | Cue::Block(_) | Cue::Province)
            && self.setting.inside
            && token.capital
            && self.tokens.get(end).is_some_and(|t| t.capital)
            && let Some(next) = self.local_unit(at).filter(|next| *next > end)
        {
            return next;
        }
        // "năm 2023 ở vị trí 12, nay bứt phá lên vị trí thứ nhất": the edition in hand again.
        if listed
            && self.word(at) == "nay"
            && (self.mark(at.wrapping_sub(1), ',') || self.before(at, 1) == "thì")
            && matches!(self.cue(at + 1), Some((Cue::Stand | Cue::Up | Cue::Down, _)))
        {
            self.push(What::Relative(0), at, at + 1);
            return at + 1;
        }
        // "…; cuối cùng là Sở Y tế": behind other places the last one of all.
        let closes = listed && matches!((self.word(at), self.word(at + 1)), ("cuối" | "sau", "cùng" | "chót") | ("chót", "cùng"));
        if closes
            && (matches!(self.word(at + 2), "là") || self.word(at + 2) == "thuộc" && self.word(at + 3) == "về")
            && (self.mark(at.wrapping_sub(1), ';') || self.mark(at.wrapping_sub(1), ',') || self.before(at, 1) == "và")
            && self.out.iter().any(|m| matches!(m.what, What::Rank { .. }))
        {
            self.push(What::Last, at, at + 2);
            return at + 2;
        }
        if listed && let Some(end) = self.unit_again(at) {
            self.push(What::Anaphor(Anaphor::Unit), at, end);
            return end;
        }
        if listed && self.ministry_again(at) {
            self.push(What::Anaphor(Anaphor::Province), at, at + 1);
            return at + 1;
        }
        if listed && self.office_again(at) {
            self.push(What::Anaphor(Anaphor::Office), at, at + 1);
            return at + 1;
        }
        // "trong bảng xếp hạng chuyển đổi số": the name takes the noun.
        if let Some((Cue::About, end)) = cue && let Some(inner) = (at + 1..end).find(|i| {
            let ranking =
                |e: &Entry| matches!(e.entity, Entity::Index(x) if self.setting.ontology.indices.get(x).is_none_or(|x| x.kind == "index"));
            self.names_at(*i).is_some_and(|(e, to)| to > end && e.iter().any(ranking))
        }) {
            self.push(What::About, at, inner);
            return inner;
        }
        if let Some((_, end)) = cue
            && let Some(next) = self.cues(at, end)
        {
            return next;
        }
        self.local_unit(at).unwrap_or(at + 1)
    }

    /// `top 10 thành phố năng động nhất thế giới`, `một trong 50 điểm đến …`: the page's own name of a ranking begins with whom it counts.
    fn own_name_within(&mut self, at: usize, next: usize) -> usize {
        if self.setting.unlisted.is_empty() {
            return next;
        }
        let listed = self.setting.ontology.indices.len();
        let taken = self.out.iter().rev().take(3).any(|m| matches!(m.what, What::Index(x) if x >= listed && m.t1 + 12 > next));
        let own = |i: usize| {
            let (entries, end) = self.names_at(i).filter(|(_, end)| *end >= next && !taken)?;
            entries.iter().find_map(|e| if let Entity::Index(x) = e.entity { (x >= listed).then_some((i, x, end)) } else { None })
        };
        let Some((from, index, end)) = (at + 1..next).find_map(own) else { return next };
        let counted = numerals::whole(self.before(from, 1)).filter(|n| (2..=200).contains(n));
        let bound = self.out.iter().rev().take(2).any(|m| matches!(m.what, What::Bound(_)) && m.t1 + 1 >= from);
        if let Some(n) = counted.filter(|_| !bound && (self.before(from, 3), self.before(from, 2)) == ("một", "trong")) {
            self.push(What::Bound(n), from - 3, from);
        }
        self.push(What::Index(index), from, end);
        end
    }
}
