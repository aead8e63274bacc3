//! What a sentence says of a subject beside claims, and checks need: points won and lost, who stands before whom, groups by
//! points, how many components moved, years in a row.
//!
//! Such a saying hangs on a claim of its sentence, or on the slots in force where it stands, and is settled by the same rules as
//! claims ([`super::finish`]): it is kept only where subject, index and edition come out certain. None of this touches a claim.
mod bands;
mod counts;
mod streaks;
#[cfg(test)]
mod tests;

use super::confidence;
use super::cues::Cue;
use super::finish::{Page, draft};
use super::frame::Frame;
use super::lines::{Asked, Line};
use super::mention::{Mention, Who};
use super::numerals;
use super::proto::{Edition, Origin, Proto};
use super::reader::block_scope;
use super::setting::Setting;
use super::support::Sentence;
use super::text::Text;
use crate::model::{Field, Modality, Statement, StatementKind, Status};
use crate::normalize::{Token, TokenKind};
use foldhash::HashSet;
use std::collections::BTreeMap;

/// The index whose provinces stand in four groups by points.
const BANDED: &str = "papi";
/// How sure subject, index and edition must be, as the confidence of a claim with these slots.
const SURE: f64 = 0.6;
/// The same for counts of components. A place told sentences after its index may be one in another ranking, which is what weighs
/// there; components go up and down in none but the page's own.
const SURE_OF_COUNTS: f64 = 0.28;
/// A doubt that leaves less trust than this settles the matter, whatever else speaks for it.
const DOUBTED: f64 = 0.8;
/// Most sayings of one page: no page says more, and damaged ones stay quick.
const MOST: usize = 400;

/// Whose saying it is.
#[derive(Debug, Clone)]
pub enum Anchor {
    /// Of a claim of the sentence, by its place.
    Claim(usize),
    /// Of the slots in force.
    Own(Box<Proto>),
}

/// One saying, before its slots are settled.
#[derive(Debug, Clone)]
pub struct Said {
    /// What kind.
    pub kind: StatementKind,
    /// Its figures by role.
    pub values: BTreeMap<&'static str, f64>,
    /// Whom the subject is compared with.
    pub other: Option<Who>,
    /// Year that it is against.
    pub base: Option<Edition>,
    /// Whose it is.
    pub anchor: Anchor,
    /// View bytes of its words.
    pub span: (usize, usize),
}

/// A saying with slots of its own, until the page has been read.
pub type Pending = (usize, Said, Proto);

/// A place in a sentence whose words may say something: the token, one past its last one, and what.
#[derive(Debug, Clone)]
pub struct Hit {
    /// First token.
    pub t0: usize,
    /// One past the last.
    pub t1: usize,
    /// Depth of brackets around it.
    pub depth: u8,
    /// Kind and figures.
    pub kind: StatementKind,
    /// Its figures by role.
    pub values: BTreeMap<&'static str, f64>,
}

/// Words of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Words<'w> {
    pub tokens: &'w [Token<'w>],
}

impl<'w> Words<'w> {
    pub fn word(&self, i: usize) -> &'w str {
        self.tokens.get(i).map_or("", |t| t.text)
    }

    pub fn before(&self, i: usize, back: usize) -> &'w str {
        i.checked_sub(back).map_or("", |j| self.word(j))
    }

    /// The whole number that ends right before token `at`, in figures or words, and its first token.
    pub fn number_before(&self, at: usize) -> Option<(u32, usize)> {
        let last = at.checked_sub(1)?;
        if let Some(n) = numerals::whole(self.word(last)) {
            return Some((n, last));
        }
        let tens =
            last.checked_sub(1).and_then(|t| numerals::in_words(&[self.word(t), self.word(last)]).filter(|x| x.1 == 2).map(|x| (x.0, t)));
        tens.or_else(|| numerals::in_words(&[self.word(last)]).map(|x| (x.0, last)))
    }

    /// View bytes of tokens `t0..t1`.
    fn span(&self, t0: usize, t1: usize) -> (usize, usize) {
        let start = self.tokens.get(t0).map_or(0, |t| t.start as usize);
        let end = t1.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(start, |t| t.end as usize);
        (start, end.max(start))
    }
}

/// Groups by points and counts of components in a sentence, by one look at its cues.
pub fn hits(text: &Text<'_>, tokens: &[Token], mentions: &[Mention], setting: &Setting<'_>) -> Vec<Hit> {
    let spoken = |line: &Line<'_>| line.cues.has(Asked::Top) || line.cues.has(Asked::Part);
    if text.field != Field::Text || !text.line(tokens).is_some_and(spoken) {
        return Vec::new();
    }
    let words = Words { tokens };
    let banded = |i: &usize| setting.index_id(*i) == Some(BANDED);
    let mut bands: Option<bool> = None;
    let mut out = Vec::new();
    let mut counted = false;
    for (at, found) in text.found(tokens).iter().enumerate() {
        let Some((cues, length)) = found.cue() else { continue };
        match cues.first() {
            Some(Cue::Top) if *bands.get_or_insert_with(|| setting.named_indices.iter().any(banded)) => {
                let depth = mentions.iter().take_while(|m| m.t0 <= at).last().map_or(0, |m| m.depth);
                out.extend(bands::read(words, at + length - 1, depth));
            }
            Some(Cue::Part) if !counted && words.number_before(at).is_some() => {
                counted = true;
                out.extend(counts::read(words, at));
            }
            _ => {}
        }
    }
    out
}

/// Sayings of a sentence that has been read: years in a row are added, and each gets its slots.
#[expect(clippy::too_many_arguments, reason = "one call site; the parts of one reading step")]
pub fn gather(
    t: usize,
    text: &Text<'_>,
    said: Vec<Said>,
    protos: &[Proto],
    judge: &Sentence<'_>,
    setting: &Setting<'_>,
    frame: &mut Frame,
    page: &mut Page<'_>,
) {
    // The place of a statement is in the body: what a headline says has none.
    if text.field != Field::Text {
        return;
    }
    let mut said = said;
    if protos.iter().any(Proto::placed) {
        said.extend(streaks::read(Words { tokens: judge.tokens }, judge.mentions, protos));
    }
    for s in said {
        if page.said.len() >= MOST {
            return;
        }
        let mut p = match &s.anchor {
            Anchor::Claim(at) => match protos.get(*at) {
                Some(p) => p.clone(),
                None => continue,
            },
            Anchor::Own(p) => {
                let mut own = [p.as_ref().clone()];
                judge.weigh(&mut own, frame);
                let [mut p] = own;
                if p.scope.is_none() {
                    p.scope = block_scope(frame, &p, setting);
                }
                p
            }
        };
        (p.start, p.end) = s.span;
        if s.base.is_some() {
            p.base = s.base;
        }
        page.said.push((t, s, p));
    }
}

/// Turns the sayings of the page into statements.
pub fn settle(page: &mut Page<'_>, all: &[(usize, Proto)]) {
    let said = std::mem::take(&mut page.said);
    let mut seen = HashSet::default();
    let mut said_once: Vec<Statement> = Vec::new();
    for (t, s, mut p) in said {
        if !certain(&s, &p) {
            continue;
        }
        let own = matches!(s.anchor, Anchor::Own(_));
        // Settled as a movement: nothing is asked of a place that it does not state.
        p.delta = p.delta.or((own || s.kind == StatementKind::ScoreChange).then_some(0));
        let Some(claim) = draft(page, t, &p, all).map(|d| d.claim) else { continue };
        let counts = s.kind == StatementKind::ComponentCounts;
        let main = page.survey.main_index.and_then(|i| page.setting.index_id(i)) == Some(claim.index.as_str());
        let enough = if counts && main { SURE_OF_COUNTS } else { SURE };
        let sure = claim.status == Status::Resolved && claim.modality == Modality::Asserted && confidence::confidence(&claim) >= enough;
        // Shares of a statistic are no points.
        let scored = page.setting.ontology.index(&claim.index).is_none_or(|x| x.kind != "statistic");
        if !sure
            || claim.year.is_none()
            || s.kind == StatementKind::Band && claim.index != BANDED
            || s.kind == StatementKind::ScoreChange && !scored
        {
            continue;
        }
        let mut values: BTreeMap<String, f64> = s.values.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect();
        if matches!(s.kind, StatementKind::ScoreChange | StatementKind::ComponentCounts)
            && let Some(base) = claim.base_year.filter(|b| Some(*b) != claim.year)
        {
            values.insert("base".to_owned(), f64::from(base));
        }
        let other = s.other.as_ref().map(|w| w.id.to_string());
        if other.as_ref() == Some(&claim.subject) {
            continue;
        }
        said_once.push(Statement {
            id: String::new(),
            doc_id: claim.doc_id,
            kind: s.kind,
            subject: Some(claim.subject),
            other,
            index: Some(claim.index),
            component: claim.component,
            year: claim.year,
            scope: Some(claim.scope),
            values,
            start: claim.start,
            end: claim.end,
            quote: claim.quote,
        });
    }
    said_once.sort_by_key(|s| !s.values.contains_key("base"));
    said_once.retain(|s| seen.insert(key(s)));
    said_once.sort_by_key(|s| s.start);
    page.statements.extend(said_once);
}

/// What makes two sayings one: all but their places, and the base that one of them may leave out.
fn key(s: &Statement) -> (StatementKind, String, [Option<String>; 5], Option<i32>) {
    let values: Vec<String> = s.values.iter().filter(|(k, _)| *k != "base").map(|(k, v)| format!("{k} {v}")).collect();
    let slots = [&s.subject, &s.other, &s.index, &s.component, &s.scope].map(Clone::clone);
    (s.kind, values.join(","), slots, s.year)
}

/// Whether enough of it stands in its own sentence, and nothing known of its claim speaks against it.
fn certain(s: &Said, p: &Proto) -> bool {
    let near = |o: Option<Origin>| o.is_some_and(|o| o <= Origin::Anaphor);
    let who = near(p.who.as_ref().map(|w| w.origin));
    let topic = near(p.index.as_ref().map(|x| x.origin)) || near(p.part.as_ref().map(|x| x.origin));
    let named = match (&s.anchor, s.kind) {
        (Anchor::Claim(_), _) => true,
        (_, StatementKind::Order) => who,
        // How many components moved is told of the page's own subject, sentences after its index was named.
        (_, StatementKind::ComponentCounts) => true,
        _ => who || topic,
    };
    let alike = s.other.as_ref().is_none_or(|other| {
        p.who
            .as_ref()
            .is_some_and(|w| w.value.id != other.id && std::mem::discriminant(&w.value.kind) == std::mem::discriminant(&other.kind))
    });
    let whole = s.kind != StatementKind::ComponentCounts || p.part.is_none();
    named && alike && whole && p.who.is_some() && p.modality == Modality::Asserted && p.against.iter().all(|a| a.trust >= DOUBTED)
}

/// Whether a token is a number in figures.
fn numeric(words: Words<'_>, at: usize) -> bool {
    words.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
}
