//! Texts and names of elements, made comparable.
use scraper::ElementRef;
use unicode_normalization::UnicodeNormalization;

/// Runs of HTML white space as one blank, none at the ends. No-break spaces stay: a reader sees them.
pub(super) fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits only, composed, in lower case: equal for texts that a reader takes for the same.
pub(super) fn squash(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words in an element's class and id, in lower case: `detail-sapo_2` gives detail, sapo, 2.
pub(super) fn tokens(element: &ElementRef<'_>) -> Vec<String> {
    let names = [element.attr("class"), element.attr("id")];
    let words = names.iter().flatten().flat_map(|n| n.split(|c: char| !c.is_ascii_alphanumeric()));
    words.filter(|w| !w.is_empty()).map(str::to_ascii_lowercase).collect()
}
