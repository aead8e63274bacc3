//! Texts and names of elements, made comparable.
use scraper::ElementRef;
use unicode_normalization::UnicodeNormalization;

/// Runs of HTML white space as one blank, none at the ends. No-break spaces stay: a reader sees them.
pub(super) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// Letters and digits only, composed, in lower case: equal for texts that a reader takes for the same.
pub(super) fn squash(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words in an element's class and id, in lower case: `detail-sapo_2` gives detail, sapo, 2.
#[derive(Debug)]
pub(super) struct Names(String);

impl Names {
    pub(super) fn of(element: &ElementRef<'_>) -> Self {
        let mut names = String::new();
        for name in [element.attr("class"), element.attr("id")].into_iter().flatten() {
            names.extend(name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }));
            names.push(' ');
        }
        Self(names)
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|w| !w.is_empty())
    }

    /// Whether two words stand side by side.
    pub(super) fn has_pair(&self, first: &str, second: &str) -> bool {
        let mut before = "";
        self.words().any(|word| std::mem::replace(&mut before, word) == first && word == second)
    }
}
