//! Which element holds the article.
//!
//! Most pages answer that themselves: an element that content systems name so holds nearly all sentences
//! of the page. Only where it is less plain a content extractor is asked, which takes many times as long
//! as all the rest of reading; then it is the deepest element around the paragraphs that it finds.
use super::roles::{self, Role};
use super::survey::Survey;
use super::threads;
use super::words::squash;
use scraper::ElementRef;
use std::collections::HashSet;

/// Texts shorter than this (squashed, in bytes) also stand in menus and say nothing about the place.
const SHORTEST_MARK: usize = 25;
/// The container holds at least this share, in percent, of what the extractor found.
const SHARE: usize = 75;
/// Fewer characters of sentences than this make no plain case.
const FEWEST: usize = 400;
/// A plain case: a named element holds this share, in percent, of the page's sentences …
const NAMED_SHARE: usize = 50;
/// … or any element holds this one.
const ANY_SHARE: usize = 92;
/// A named element inside another takes its place when it holds this share of its sentences: below it may
/// be one part of an article that advertisements divide.
const NESTED_SHARE: usize = 70;
/// An element without a name takes the place of the one around it from this share on.
const INNER_SHARE: usize = 93;
/// In a plain case no more than this share, in percent, of the container's text is labels, links and
/// headlines: with more there are boxes between the paragraphs.
const OTHER_SHARE: usize = 20;

/// The container; `None` when nothing on the page reads like an article. `html` is the page's source, for
/// the extractor.
pub(super) fn find<'a>(survey: &Survey<'a>, html: &str, address: Option<&str>) -> Option<ElementRef<'a>> {
    let at = plain(survey)
        .or_else(|| around(survey, &article_text(html, address)))
        .or_else(|| named(survey, SHORTEST_MARK))
        .or_else(|| most_text(survey))?;
    survey.places.get(at).map(|p| p.element)
}

/// The container where the page leaves no doubt.
fn plain(survey: &Survey<'_>) -> Option<usize> {
    let whole = survey.prose();
    if whole < FEWEST {
        return None;
    }
    let holds = |at: usize, of: usize, percent: usize| survey.places.get(at).is_some_and(|p| p.prose * 100 >= of * percent);
    let at = named(survey, whole * NAMED_SHARE / 100).or_else(|| survey.deepest(ANY_SHARE, |_, p| p.prose)).filter(|at| *at > 0)?;
    // Deeper where nothing is lost by it.
    let own = survey.places.get(at)?.prose;
    let mut inner = at;
    while let Some(next) = survey.children(inner).find(|&i| holds(i, own, INNER_SHARE)) {
        inner = next;
    }
    let place = survey.places.get(inner)?;
    (place.other * 100 <= place.text * OTHER_SHARE).then_some(inner)
}

/// The innermost element with a name that content systems give the article's, with at least so many
/// characters of sentences; of several such the one with the most.
fn named(survey: &Survey<'_>, least: usize) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, place) in survey.places.iter().enumerate() {
        let more = best.is_none_or(|(b, prose)| {
            let inside = survey.places.get(b).is_some_and(|p| at < p.end);
            place.prose * 100 >= prose * if inside { NESTED_SHARE } else { 100 }
        });
        if place.prose >= least && more && place.signs.names_article {
            best = Some((at, place.prose));
        }
    }
    best.map(|(at, _)| at)
}

/// How many levels above the container its boxes of links are looked for.
const LEVELS: usize = 2;
/// A box of links is no longer than this (in bytes of text).
const LONGEST_BOX: usize = 6000;

/// Boxes of related articles that follow the container, outside it. Boxes of the newest or most read
/// articles are not among them: they belong to the site, change by the hour and would make every visit
/// a new revision.
pub(super) fn boxes_after<'a>(container: &ElementRef<'a>) -> Vec<ElementRef<'a>> {
    let levels = std::iter::once(**container).chain(container.ancestors()).take(LEVELS);
    let siblings = levels.flat_map(|level| level.next_siblings()).filter_map(ElementRef::wrap);
    let is_box = |e: &ElementRef<'_>| {
        roles::opens_article_links(e) && {
            let length: usize = e.text().map(|t| t.trim().len()).sum();
            (1..=LONGEST_BOX).contains(&length)
        }
    };
    siblings.filter(is_box).filter(|e| roles::of(e) != Role::Noise).collect()
}

/// The text that the extractor takes for the article, squashed.
fn article_text(html: &str, address: Option<&str>) -> String {
    let mut options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    if let Some(url) = address.and_then(|a| url::Url::parse(a).ok()) {
        options = options.with_url(url);
    }
    // Its own recursion is not known, so it always has a large stack; that costs little beside its work.
    let extracted = threads::deep(|| trafilatura::extract(html, &options).map(|r| r.content_text));
    extracted.and_then(Result::ok).map(|text| squash(&text)).unwrap_or_default()
}

fn around(survey: &Survey<'_>, wanted: &str) -> Option<usize> {
    let mut weights = vec![0_usize; survey.places.len()];
    let mut seen = HashSet::new();
    for at in (0..survey.places.len()).filter(|at| survey.is_text_block(*at)) {
        let text = squash(&survey.text_of(at));
        // The same text may stand on the page again, as in a box of headlines: the first one counts.
        if text.len() < SHORTEST_MARK || !wanted.contains(&text) || !seen.insert(text.clone()) {
            continue;
        }
        if let Some(weight) = weights.get_mut(at) {
            *weight += text.len();
        }
    }
    for at in (1..weights.len()).rev() {
        let own = weights.get(at).copied().unwrap_or_default();
        let parent = survey.places.get(at).map_or(0, |p| p.parent);
        if let Some(parent) = weights.get_mut(parent) {
            *parent += own;
        }
    }
    survey.deepest(SHARE, |at, _| weights.get(at).copied().unwrap_or_default())
}

/// For pages that are little more than text, the body.
fn most_text(survey: &Survey<'_>) -> Option<usize> {
    survey.places.iter().position(|p| p.element.value().name() == "body" && p.text > 0)
}
