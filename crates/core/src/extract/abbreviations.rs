//! Abbreviations that a page makes for itself: `nguồn nhân lực (HCI)`, `Chỉ số năng lực cạnh tranh toàn cầu (GCI)`. Behind the full name
//! of a component or an index the letters in the bracket mean that one on the whole page, whatever else they stand for elsewhere.
use super::lines::{Line, LineKind};
use super::text::Text;
use crate::normalize::{Token, TokenKind, slug};
use crate::ontology::{Case, Entity, Entry, Ontology};
use std::collections::BTreeSet;

/// Most abbreviations of its own on one page.
const MOST: usize = 12;
/// Longest name before a bracket, in tokens.
const LONGEST: usize = 14;

/// The letters, token by token, and what they stand for.
struct Made {
    letters: Vec<String>,
    entity: Entity,
}

/// Finds the page's own abbreviations and marks every place where they stand.
pub fn mark(texts: &mut [Text<'_>], ontology: &Ontology) {
    let named: BTreeSet<usize> = texts.iter().flat_map(Text::indices_named_outright).collect();
    let mut made: Vec<Made> = Vec::new();
    for text in texts.iter() {
        let told = |l: &&Line| !matches!(l.kind, LineKind::Related | LineKind::Caption) && l.has(b'(', text.view);
        for line in text.lines.iter().filter(told) {
            for open in (2..line.tokens.len()).filter(|i| line.tokens.get(*i).is_some_and(|t| t.is('('))) {
                let Some(letters) = letters(text, &line.tokens, open + 1) else { continue };
                let known = made.iter().any(|m| m.letters.iter().map(String::as_str).eq(letters.iter().map(|t| t.text)));
                if known || made.len() >= MOST {
                    continue;
                }
                // The longest name that ends right before the bracket.
                let before = (open.saturating_sub(LONGEST)..open - 1).find_map(|at| {
                    // "Nguồn nhân lực (HCI)" may be known with its bracket.
                    let (entries, _) = text.names_at(line, at).filter(|(_, end)| *end == open || *end == open + letters.len() + 2)?;
                    let other = text.names_at(line, open + 1).map_or(&[][..], |(e, _)| e);
                    let name = line.tokens.get(at..open).filter(|n| initials(n, letters));
                    meant(entries, other, letters.first()?.text, name.is_some(), &named, ontology)
                });
                if let Some(entity) = before {
                    made.push(Made { letters: letters.iter().map(|t| t.text.to_owned()).collect(), entity });
                }
            }
        }
    }
    made.extend(by_full_name(texts, ontology));
    for m in made {
        for text in texts.iter_mut() {
            let mut places = Vec::new();
            for (n, line) in text.lines.iter().enumerate() {
                for at in 0..line.tokens.len() {
                    let Some(span) = line.tokens.get(at..at + m.letters.len()) else { break };
                    if span.iter().map(|t| t.text).eq(m.letters.iter().map(String::as_str)) && span.first().is_some_and(|t| t.capital) {
                        places.push((n, at));
                    }
                }
            }
            for (line, at) in places {
                text.name(line, at, m.letters.len(), Entry { entity: m.entity, weak: false, case: Case::Any });
            }
        }
    }
}

/// `Báo cáo năng lực cạnh tranh toàn cầu 2012 … Bảng xếp hạng GCI 2012`: letters that two rankings share mean the one whose full name the
/// page gives, where it does not give that of the other.
fn by_full_name(texts: &[Text<'_>], ontology: &Ontology) -> Vec<Made> {
    let full: BTreeSet<usize> = texts.iter().flat_map(|t| t.indices_in_full()).collect();
    let index = |i: &usize| ontology.indices.get(*i);
    let short = full.iter().filter_map(|i| Some((*i, index(i)?.abbr.as_deref()?.split_once(' ')?.0)));
    let shared = short.filter(|(_, letters)| {
        let others = || ontology.indices.iter().enumerate().filter(|(_, x)| x.abbr.as_deref() == Some(*letters));
        others().next().is_some() && others().all(|(j, _)| !full.contains(&j))
    });
    shared.map(|(i, letters)| Made { letters: vec![letters.to_lowercase()], entity: Entity::Index(i) }).collect()
}

/// Two to seven capitals (`NNL&HT` too) right behind an opening bracket, and nothing else up to its end or the next mark.
fn letters<'l>(text: &Text<'_>, tokens: &'l [Token<'l>], from: usize) -> Option<&'l [Token<'l>]> {
    let mut end = from;
    while tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word || t.is('&') && end > from) && end < from + 4 {
        let word = tokens.get(end).filter(|t| t.kind == TokenKind::Word);
        if word.is_some_and(|t| t.spaced && end > from) {
            return None;
        }
        end += 1;
    }
    let closes = tokens.get(end).is_some_and(|t| t.is(')') || t.is('-') || t.is('–') || t.is(',') || t.is(':') || t.is(';'));
    let span = tokens.get(from..end)?;
    let (first, last) = (span.first()?, span.last()?);
    let written = text.source.get(text.view.source(first.start as usize..last.end as usize))?;
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    (closes && (2..=7).contains(&capitals) && written.chars().all(|c| c.is_uppercase() || c == '&')).then_some(span)
}

/// Whether the letters are initials of the name, from its first word on: `NNL&HT` of `nguồn nhân lực và hạ tầng công nghệ thông tin`, but
/// not `CNTT` of `ứng dụng công nghệ thông tin`.
fn initials(name: &[Token], letters: &[Token]) -> bool {
    let mut wanted = letters.iter().flat_map(|t| slug(t.text).into_bytes()).filter(u8::is_ascii_alphanumeric).peekable();
    for (k, word) in name.iter().filter(|t| t.kind == TokenKind::Word).enumerate() {
        let first = slug(word.text).bytes().next();
        if first.is_some() && wanted.peek().copied() == first {
            wanted.next();
        } else if k == 0 {
            return false;
        }
    }
    wanted.next().is_none()
}

/// What a name before the bracket stands for, where the letters are known for something else (`other`) or for nothing: a
/// component of an index that the page names, or an index whose own abbreviation begins with the letters (`GCI 4.0`).
fn meant(
    entries: &[Entry],
    other: &[Entry],
    letters: &str,
    initials: bool,
    named: &BTreeSet<usize>,
    ontology: &Ontology,
) -> Option<Entity> {
    let others: Vec<usize> = other.iter().filter_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None }).collect();
    let index = entries.iter().find_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None });
    if let Some(i) = index {
        let x = ontology.indices.get(i)?;
        let own = x.abbr.as_deref().and_then(|a| a.split(' ').next()).is_some_and(|a| a.to_lowercase() == letters);
        return (own && !others.is_empty() && !others.contains(&i)).then_some(Entity::Index(i));
    }
    // "nguồn nhân lực (HCI)": of the components called so the one whose abbreviation the letters are.
    let spelt = entries.iter().map(|e| e.entity).find(|p| matches!(p, Entity::Component(..)) && other.iter().any(|e| e.entity == *p));
    if let Some(part) = spelt {
        return (!others.is_empty()).then_some(part);
    }
    let mut parts = entries.iter().filter(|e| matches!(e.entity, Entity::Component(x, _) if named.contains(&x)));
    let part = parts.next()?.entity;
    let Entity::Component(own, _) = part else { return None };
    // "ứng dụng CNTT (ICT Index)" names an index by what is a component of another one.
    let nations = |i: usize| ontology.indices.get(i).is_some_and(|x| !x.ranks.is_empty() && x.ranks.iter().all(|r| r == "countries"));
    let apart = others.iter().all(|o| nations(*o) && nations(own) && *o != own);
    (initials && parts.next().is_none() && apart).then_some(part)
}
