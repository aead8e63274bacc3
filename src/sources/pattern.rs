//! Selectors and patterns of a publisher: text that is compiled when it is first used, because most runs
//! meet few publishers and compiling all of them would delay every command.
use regex::Regex;
use scraper::Selector;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A CSS selector. Clones share what was compiled.
#[derive(Clone)]
pub struct Css(Arc<Lazy<Selector>>);

/// A regular expression over what follows the host in an address: path and query (`/kinh-doanh/a-123.html?x=1`).
#[derive(Clone)]
pub struct Pattern(Arc<Lazy<Regex>>);

struct Lazy<T> {
    text: String,
    compiled: OnceLock<Option<T>>,
}

/// Names that the group with the article's number can have, where a pattern has several forms.
const ID_GROUPS: [&str; 3] = ["id", "id2", "id3"];

impl Css {
    pub(super) fn new(text: &str) -> Self {
        Self(Arc::new(Lazy { text: text.to_owned(), compiled: OnceLock::new() }))
    }

    /// What is wrong with a selector; `None` when nothing is.
    pub(super) fn fault(text: &str) -> Option<String> {
        Selector::parse(text).err().map(|e| format!("'{text}' is no CSS selector: {e}"))
    }

    /// The selector as written.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// The selector compiled; `None` when it is none, which loading refuses.
    pub fn selector(&self) -> Option<&Selector> {
        self.0.compiled.get_or_init(|| Selector::parse(&self.0.text).ok()).as_ref()
    }
}

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        Self(Arc::new(Lazy { text: text.to_owned(), compiled: OnceLock::new() }))
    }

    /// What is wrong with a pattern; `None` when nothing is.
    pub(super) fn fault(text: &str) -> Option<String> {
        if text.contains("://") {
            let example = r"-(?P<id>\d+)\.html$";
            return Some(format!("'{text}' names a host: a pattern begins after it, such as '{example}'"));
        }
        // The parser's own message spans lines and draws arrows; its last line says what is wrong.
        Regex::new(text).err().map(|e| {
            let message = e.to_string();
            format!("'{text}' is no regular expression: {}", message.lines().last().unwrap_or_default().trim_start_matches("error: "))
        })
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Whether an address (path and query) matches.
    pub fn is_match(&self, after_host: &str) -> bool {
        self.regex().is_some_and(|r| r.is_match(after_host))
    }

    /// The article's number in an address (path and query): the group `id`, else `id2` or `id3`.
    pub fn id<'a>(&self, after_host: &'a str) -> Option<&'a str> {
        let found = self.regex()?.captures(after_host)?;
        ID_GROUPS.iter().find_map(|name| found.name(name)).map(|m| m.as_str())
    }

    fn regex(&self) -> Option<&Regex> {
        self.0.compiled.get_or_init(|| Regex::new(&self.0.text).ok()).as_ref()
    }
}

impl fmt::Debug for Css {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Css({:?})", self.0.text)
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({:?})", self.0.text)
    }
}
