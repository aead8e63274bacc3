//! Texts and names of elements, made comparable.
use scraper::ElementRef;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

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
    let mut squashed = String::with_capacity(text.len());
    let mut add = |c: char| {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                squashed.push(c.to_ascii_lowercase());
            }
        } else if c.is_alphanumeric() {
            squashed.extend(c.to_lowercase());
        }
    };
    // Composing costs five times as much as seeing that a text is composed already.
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.chars().for_each(&mut add);
    } else {
        text.nfc().for_each(&mut add);
    }
    squashed
}

/// An attribute's value. The parser's own look-up makes an interned name of the key first, which takes
/// longer than comparing the few names that an element has.
pub(super) fn attribute<'a>(element: &ElementRef<'a>, name: &str) -> Option<&'a str> {
    element.value().attrs().find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The words in an element's class and id, in lower case: `detail-sapo_2` gives detail, sapo, 2.
#[derive(Debug)]
pub(super) struct Names(String);

impl Names {
    pub(super) fn of(element: &ElementRef<'_>) -> Self {
        let mut names = String::new();
        for (_, name) in element.value().attrs().filter(|(key, _)| matches!(*key, "class" | "id")) {
            names.extend(name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }));
            names.push(' ');
        }
        Self(names)
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|w| !w.is_empty())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether two words stand side by side.
    pub(super) fn has_pair(&self, first: &str, second: &str) -> bool {
        let mut before = "";
        self.words().any(|word| std::mem::replace(&mut before, word) == first && word == second)
    }
}
