//! Which element holds the article: the deepest one around the paragraphs that a content extractor finds.
use super::roles::{self, Role};
use super::words::squash;
use scraper::{ElementRef, Html};
use std::collections::{HashMap, HashSet};

/// Texts shorter than this (squashed, in bytes) also stand in menus and say nothing about the place.
const SHORTEST_MARK: usize = 25;
/// The container holds at least this share, in percent, of what was found.
const SHARE: usize = 75;

/// The container and the share of its paragraphs; `None` when nothing on the page reads like an article.
pub(super) fn find<'a>(page: &'a Html, html: &str, address: Option<&str>) -> Option<ElementRef<'a>> {
    let wanted = article_text(html, address);
    around(page, &wanted).or_else(|| named(page)).or_else(|| most_text(page))
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
        let length: usize = e.text().map(|t| t.trim().len()).sum();
        (1..=LONGEST_BOX).contains(&length) && roles::opens_article_links(e)
    };
    siblings.filter(|e| roles::of(e) != Role::Noise).filter(is_box).collect()
}

/// The text that the extractor takes for the article, squashed.
fn article_text(html: &str, address: Option<&str>) -> String {
    let mut options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    if let Some(url) = address.and_then(|a| url::Url::parse(a).ok()) {
        options = options.with_url(url);
    }
    trafilatura::extract(html, &options).map(|r| squash(&r.content_text)).unwrap_or_default()
}

fn around<'a>(page: &'a Html, wanted: &str) -> Option<ElementRef<'a>> {
    let mut weights: HashMap<_, usize> = HashMap::new();
    let mut total = 0;
    let mut seen = HashSet::new();
    for element in page.root_element().descendent_elements().filter(is_text_block) {
        let text = squash(&element.text().collect::<String>());
        // The same text may stand on the page again, as in a box of headlines: the first one counts.
        if text.len() < SHORTEST_MARK || !wanted.contains(&text) || !seen.insert(text.clone()) {
            continue;
        }
        total += text.len();
        for ancestor in element.ancestors() {
            *weights.entry(ancestor.id()).or_default() += text.len();
        }
    }
    let enough = |e: &ElementRef<'_>| weights.get(&e.id()).is_some_and(|w| w * 100 >= total * SHARE);
    // In document order, descendants come after their ancestors, so the last one is the deepest.
    if total == 0 { None } else { page.root_element().descendent_elements().filter(enough).last() }
}

/// An element that can hold a paragraph and holds no other such element.
fn is_text_block(element: &ElementRef<'_>) -> bool {
    let block = |e: &ElementRef<'_>| {
        matches!(
            e.value().name(),
            "p" | "div" | "li" | "td" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "figcaption" | "section"
        )
    };
    block(element) && !element.descendent_elements().skip(1).any(|e| block(&e))
}

/// Names that content systems give the element of the article.
fn named(page: &Html) -> Option<ElementRef<'_>> {
    let places = "[itemprop='articleBody'], .detail-content, .content-detail, .fck_detail, .entry-content, .article-content, .article-body, \
                  .post-content, .news-content, .noidung, #content-detail, article, main";
    super::meta::select(page, places).into_iter().find(|e| squash(&e.text().collect::<String>()).len() >= SHORTEST_MARK)
}

/// The parent of the most paragraph text; for pages that are little more than text, the body.
fn most_text(page: &Html) -> Option<ElementRef<'_>> {
    let body = super::meta::select(page, "body").into_iter().next()?;
    let has_text = body.text().any(|t| !t.trim().is_empty());
    has_text.then_some(body)
}
