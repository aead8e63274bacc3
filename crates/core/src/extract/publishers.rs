//! Who publishes a ranking tells it from others with a like name: `năng lực cạnh tranh` is that of the provinces, and where the sentence
//! names the World Economic Forum that of the world's economies.
use super::lines::{Line, LineKind};
use super::text::Text;
use crate::normalize::TokenKind;
use crate::ontology::{Case, Entity, Entry, Index, Ontology};
use std::cell::{LazyCell, OnceCell};
use std::collections::BTreeSet;

/// Pairs of words that names of the most different rankings share.
const GENERAL: &[(&str, &str)] = &[
    ("chỉ", "số"),
    ("xếp", "hạng"),
    ("bảng", "xếp"),
    ("báo", "cáo"),
    ("toàn", "cầu"),
    ("thế", "giới"),
    ("quốc", "gia"),
    ("nền", "kinh"),
    ("kinh", "tế"),
    ("nhất", "thế"),
];

/// Gives doubtful names of rankings the meaning that the bodies named beside them, or on the page, leave them.
pub fn mark(texts: &mut [Text<'_>], ontology: &Ontology) {
    let doubtful = |e: &Entry| index(e).and_then(|i| ontology.indices.get(i)).is_some_and(|x| e.weak || nations(x));
    if !texts.iter().flat_map(|t| t.names()).any(doubtful) {
        return;
    }
    let outright: BTreeSet<usize> = texts.iter().flat_map(|t| t.names()).filter(|e| !e.weak).filter_map(index).collect();
    let mut named: Vec<Vec<BTreeSet<usize>>> = Vec::with_capacity(texts.len());
    for text in texts.iter() {
        named.push(text.lines.iter().map(|l| bodies(text, l, ontology)).collect());
    }
    let page: BTreeSet<usize> = named.iter().flatten().flatten().copied().collect();
    if page.is_empty() {
        return;
    }
    for (text, bodies) in texts.iter_mut().zip(&named) {
        let mut places = Vec::new();
        for (n, (line, here)) in text.lines.iter().zip(bodies).enumerate() {
            if line.quiet || matches!(line.kind, LineKind::Related) {
                continue;
            }
            // Judged once a line: a line of nothing but names would take time in its square.
            let nations = OnceCell::new();
            for (at, _, end) in text.names_of(line).filter(|(_, e, _)| e.iter().any(doubtful)) {
                let there = Place { text, line, here, page: &page, outright: &outright, nations: &nations };
                if let Some(index) = there.meant(at, end, ontology) {
                    places.push((n, at, end - at, index));
                }
            }
        }
        for (line, at, length, index) in places {
            text.name(line, at, length, Entry { entity: Entity::Index(index), weak: false, case: Case::Any });
        }
    }
}

/// Most words of a name before the bracket that tells its publisher.
const NAME: usize = 8;

/// `Đổi mới sáng tạo (WIPO) xếp 44/132; An toàn an ninh mạng (Liên minh Viễn thông quốc tế – ITU) xếp 25/194`: what stands at the head of a clause right before a
/// bracket with its publisher is the name of a ranking of nations, however short, when one of the publisher's alone has all of it in its own.
pub fn mark_bracketed(texts: &mut [Text<'_>], ontology: &Ontology) {
    for text in texts {
        let mut places = Vec::new();
        for (n, line) in text.lines.iter().enumerate() {
            if line.quiet || matches!(line.kind, LineKind::Related) || !line.has(b'(', text.view) {
                continue;
            }
            let opens = (2..line.tokens.len()).filter(|t| line.tokens.get(*t).is_some_and(|k| k.is('(')));
            places.extend(opens.filter_map(|open| bracketed(text, line, open, ontology)).map(|(at, length, i)| (n, at, length, i)));
        }
        for (line, at, length, index) in places {
            text.name(line, at, length, Entry { entity: Entity::Index(index), weak: false, case: Case::Any });
        }
    }
}

/// The name before the bracket at `open`: where it begins, how many tokens it has, the index it means.
fn bracketed(text: &Text<'_>, line: &Line, open: usize, ontology: &Ontology) -> Option<(usize, usize, usize)> {
    let head = |t: &crate::normalize::Token| matches!(t.kind, TokenKind::Punct(':' | ';' | '-' | '+' | '•' | ')'));
    let from = (open.saturating_sub(NAME)..open).rev().find(|t| line.tokens.get(*t).is_some_and(head)).map_or(0, |t| t + 1);
    let span = line.tokens.get(from..open).filter(|s| (2..=NAME).contains(&s.len()) && s.first().is_some_and(|t| t.capital))?;
    let close = (open + 1..open + 16).find(|t| line.tokens.get(*t).is_some_and(|k| k.is(')')))?;
    let body = (open + 1..close).find_map(|at| ontology.gazetteer().body(text.view, text.source, &line.tokens, at))?;
    let body = ontology.bodies.get(body)?;
    let words: Vec<&str> =
        span.iter().filter(|t| t.kind == TokenKind::Word && !matches!(t.text, "chỉ" | "số" | "về")).map(|t| t.text).collect();
    if words.len() < 3 {
        return None;
    }
    let said = words.join(" ");
    let called = |x: &Index| {
        x.aliases
            .iter()
            .chain([&x.name_vi])
            .any(|name| format!(" {} ", name.to_lowercase().replace(',', "")).contains(&format!(" {said} ")))
    };
    let mut fitting = ontology
        .indices
        .iter()
        .enumerate()
        .filter(|(_, x)| nations(x) && x.publishers.iter().any(|p| p.body == body.id) && called(x))
        .map(|(i, _)| i);
    let index = fitting.next().filter(|_| fitting.next().is_none())?;
    Some((from, open - from, index))
}

fn index(e: &Entry) -> Option<usize> {
    if let Entity::Index(i) = e.entity { Some(i) } else { None }
}

fn nations(x: &Index) -> bool {
    x.kind == "index" && !x.ranks.is_empty() && x.ranks.iter().all(|r| r == "countries")
}

/// The bodies that a line names.
fn bodies(text: &Text<'_>, line: &Line, ontology: &Ontology) -> BTreeSet<usize> {
    (0..line.tokens.len()).filter_map(|at| ontology.gazetteer().body(text.view, text.source, &line.tokens, at)).collect()
}

/// Where a doubtful name stands: the bodies of its line and of the page, the rankings that the page names by names of their own.
struct Place<'p> {
    text: &'p Text<'p>,
    line: &'p Line<'p>,
    here: &'p BTreeSet<usize>,
    page: &'p BTreeSet<usize>,
    outright: &'p BTreeSet<usize>,
    /// Whether the line ranks nations, and no provinces.
    nations: &'p OnceCell<bool>,
}

impl Place<'_> {
    /// The index of countries that a doubtful name means by its publisher.
    fn meant(&self, at: usize, end: usize, ontology: &Ontology) -> Option<usize> {
        let Self { text, line, here, page, outright, nations: ranked } = *self;
        let (entries, _) = text.names_at(line, at)?;
        let own: Vec<usize> = entries.iter().filter_map(index).collect();
        let first = entries.iter().find(|e| index(e).is_some())?;
        let published = |i: usize, by: &BTreeSet<usize>| {
            ontology
                .indices
                .get(i)
                .is_some_and(|x| x.publishers.iter().any(|p| by.iter().any(|b| ontology.bodies.get(*b).is_some_and(|b| b.id == p.body))))
        };
        let whom = |which: fn(&Entity) -> bool| text.names_of(line).any(|(_, e, _)| e.iter().any(|e| !e.weak && which(&e.entity)));
        let among_nations = || {
            *ranked.get_or_init(|| {
                whom(|e| matches!(e, Entity::Country(_)))
                    && !whom(|e| matches!(e, Entity::Province(_) | Entity::Region(_) | Entity::Office(_)))
            })
        };
        if own.iter().any(|i| published(*i, here)) {
            // "WEF công bố năng lực cạnh tranh quốc gia": a name that is mostly a noun is the ranking's beside its publisher.
            let only = own.iter().copied().find(|i| published(*i, here) && ontology.indices.get(*i).is_some_and(nations))?;
            return (first.weak && among_nations()).then_some(only);
        }
        let like = |i: usize, j: usize| {
            let (Some(x), Some(y)) = (ontology.indices.get(i), ontology.indices.get(j)) else { return false };
            x.confusable_with.contains(&y.id) || y.confusable_with.contains(&x.id)
        };
        // The two are about one thing: "chỉ số cạnh tranh toàn cầu" and "năng lực cạnh tranh thế giới".
        let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
        let pairs: LazyCell<Vec<String>, _> = LazyCell::new(|| {
            let pairs = (at + 1..end).map(|i| (word(i - 1), word(i))).filter(|p| !GENERAL.contains(p));
            pairs.map(|(a, b)| format!("{a} {b}")).collect()
        });
        let same = |j: usize| {
            let names = ontology.indices.get(j).into_iter().flat_map(|y| &y.aliases);
            names.map(|n| n.to_lowercase()).any(|name| pairs.iter().any(|p| name.contains(p)))
        };
        // Asked last: all rankings are gone through for it.
        let one = |by: &BTreeSet<usize>| {
            let fits = |j: &usize| {
                ontology.indices.get(*j).is_some_and(nations)
                    && published(*j, by)
                    && own.iter().any(|i| like(*i, *j))
                    && !own.contains(j)
                    && same(*j)
            };
            let mut fitting = (0..ontology.indices.len()).filter(fits);
            fitting.next().filter(|_| fitting.next().is_none())
        };
        // Most lines name no publisher.
        if !here.is_empty()
            && first.weak
            && among_nations()
            && let Some(j) = one(here)
        {
            return Some(j);
        }
        let countries = || own.iter().all(|i| ontology.indices.get(*i).is_some_and(nations));
        let passing = || first.weak && own.iter().all(|i| !outright.contains(i)) && among_nations();
        if !(countries() || passing()) || own.iter().any(|i| published(*i, page)) {
            return None;
        }
        one(page).filter(|j| outright.contains(j))
    }
}
