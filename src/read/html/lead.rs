//! The lead (sapo): on many sites it stands outside the element that holds the article.
use super::roles;
use super::words::{collapse, squash, tokens};
use scraper::{ElementRef, Html};

/// Leads are sentences, neither a word nor the whole article (in characters).
const LENGTH: std::ops::RangeInclusive<usize> = 30..=1200;
/// How much of a text (squashed, in characters) must agree with the page's description.
const AGREEING: usize = 30;

/// What a text must begin with to be taken for the described lead; empty when the description is too short to tell.
pub(super) fn beginning(description: &str) -> String {
    let start: String = squash(description).chars().take(AGREEING).collect();
    if start.chars().count() == AGREEING { start } else { String::new() }
}

/// The lead, when one stands before the container and not inside it.
pub(super) fn outside(page: &Html, container: &ElementRef<'_>, description: &str) -> Option<String> {
    let description = beginning(description);
    let before: Vec<ElementRef<'_>> = page
        .root_element()
        .descendent_elements()
        .take_while(|e| e.id() != container.id())
        .filter(|e| matches!(e.value().name(), "p" | "h2" | "h3" | "div" | "span" | "strong" | "blockquote"))
        .collect();
    let agrees = |text: &str| !description.is_empty() && squash(text).starts_with(&description);
    let lead_class = |e: &&ElementRef<'_>| tokens(e).iter().any(|t| roles::is_lead_word(t));
    let named: Vec<String> = before.iter().filter(lead_class).filter_map(text_of).collect();
    let chosen = named
        .iter()
        .find(|t| agrees(t))
        .cloned()
        .or_else(|| before.iter().filter_map(text_of).filter(|t| agrees(t)).min_by_key(String::len))
        // The one nearest to the article: earlier ones belong to boxes above it.
        .or_else(|| named.last().cloned())?;
    let inside = squash(&container.text().collect::<String>());
    (!inside.contains(&squash(&chosen))).then_some(chosen)
}

fn text_of(element: &ElementRef<'_>) -> Option<String> {
    let in_link =
        element.ancestors().filter_map(ElementRef::wrap).any(|a| matches!(a.value().name(), "a" | "nav" | "footer" | "aside" | "li"));
    let text = collapse(&element.text().collect::<String>());
    (!in_link && LENGTH.contains(&text.chars().count())).then_some(text)
}
