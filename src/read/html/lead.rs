//! The lead (sapo): on many sites it stands outside the element that holds the article.
use super::survey::{Place, Survey};
use super::words::squash;
use scraper::ElementRef;

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
pub(super) fn outside(survey: &Survey<'_>, container: &ElementRef<'_>, description: &str) -> Option<String> {
    let description = beginning(description);
    let container = survey.places.iter().position(|p| p.element == *container)?;
    let agrees = |text: &str| !description.is_empty() && squash(text).starts_with(&description);
    let mut nearest = None;
    let mut agreeing: Option<String> = None;
    for (at, place) in survey.places.iter().enumerate().take(container).filter(|(_, p)| p.end <= container && can_be_lead(p)) {
        if (description.is_empty() && !place.signs.names_lead) || survey.is_within(at, is_elsewhere) {
            continue;
        }
        let text = survey.text_of(at);
        if !LENGTH.contains(&text.chars().count()) {
            continue;
        }
        if agrees(&text) {
            if place.signs.names_lead {
                agreeing = Some(text);
                break;
            }
            if agreeing.as_ref().is_none_or(|shortest| text.len() < shortest.len()) {
                agreeing = Some(text);
            }
        } else if place.signs.names_lead {
            // The one nearest to the article: earlier ones belong to boxes above it.
            nearest = Some(text);
        }
    }
    let chosen = agreeing.or(nearest)?;
    let inside = squash(&survey.text_of(container));
    (!inside.contains(&squash(&chosen))).then_some(chosen)
}

fn can_be_lead(place: &Place<'_>) -> bool {
    // Lengths of the survey leave white space out.
    place.text <= *LENGTH.end()
        && place.text + 10 >= *LENGTH.start()
        && matches!(place.element.value().name(), "p" | "h2" | "h3" | "div" | "span" | "strong" | "blockquote")
}

/// Links, menus and boxes hold no lead.
fn is_elsewhere(place: &Place<'_>) -> bool {
    matches!(place.element.value().name(), "a" | "nav" | "footer" | "aside" | "li")
}
