//! The elements in which a page speaks of itself, gathered in one walk: asking for each with a selector of
//! its own would walk over the page a dozen times.
use super::roles::is_date_word;
use super::words::{Names, attribute, collapse};
use scraper::{ElementRef, Html};
use serde_json::Value;

/// What a page says of itself, in document order.
#[derive(Debug, Default)]
pub(super) struct Clues<'a> {
    /// Names (property, name or itemprop; in lower case) and contents of the meta tags that have both.
    metas: Vec<(String, &'a str)>,
    /// The address of `link rel=canonical`.
    pub(super) canonical: Option<&'a str>,
    /// The window's title.
    pub(super) window: Option<String>,
    pub(super) headlines: Vec<ElementRef<'a>>,
    /// Dates in `datetime` or `content` of an element marked as the day of publication.
    pub(super) marked_dates: Vec<&'a str>,
    /// `datetime` of elements for time, those first that are called published.
    pub(super) times: Vec<&'a str>,
    /// Elements that are called date or time.
    pub(super) dated: Vec<ElementRef<'a>>,
    /// The object of JSON-LD about the article.
    pub(super) linked: Option<Value>,
    /// The page's language as it says itself, in lower case.
    pub(super) language: Option<String>,
}

impl<'a> Clues<'a> {
    pub(super) fn gather(page: &'a Html) -> Self {
        let mut clues = Self { language: attribute(&page.root_element(), "lang").map(str::to_ascii_lowercase), ..Self::default() };
        let mut objects = Vec::new();
        let mut later_times = Vec::new();
        for element in page.root_element().descendent_elements() {
            match element.value().name() {
                "meta" => clues.meta(&element),
                "link" if clues.canonical.is_none() && is_canonical(&element) => clues.canonical = attribute(&element, "href"),
                "title" if clues.window.is_none() && in_head(&element) => {
                    clues.window = Some(collapse(&element.text().collect::<String>()))
                }
                "h1" => clues.headlines.push(element),
                "script" if attribute(&element, "type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) => {
                    read_json(&element, &mut objects);
                }
                "time" | "abbr" => {
                    let Some(time) = attribute(&element, "datetime").or_else(|| attribute(&element, "title")) else { continue };
                    let says = attribute(&element, "pubdate").is_some() || Names::of(&element).words().any(is_publication);
                    if says { clues.times.push(time) } else { later_times.push(time) }
                }
                _ => {}
            }
            let mut is_dated = false;
            for (name, value) in element.value().attrs() {
                match name {
                    "itemprop" if matches!(value.trim(), "datePublished" | "dateCreated") => {
                        clues.marked_dates.extend(attribute(&element, "datetime").or_else(|| attribute(&element, "content")));
                    }
                    "class" | "id" => is_dated |= names_date(value),
                    _ => {}
                }
            }
            if is_dated {
                clues.dated.push(element);
            }
        }
        clues.times.append(&mut later_times);
        clues.linked = about_article(objects);
        clues
    }

    fn meta(&mut self, element: &ElementRef<'a>) {
        let Some(content) = attribute(element, "content").filter(|c| !c.trim().is_empty()) else { return };
        for name in ["property", "name", "itemprop"].iter().filter_map(|key| attribute(element, key)) {
            self.metas.push((name.trim().to_ascii_lowercase(), content));
        }
    }

    /// The content of the first of these meta tags (in lower case) that the page has, collapsed.
    pub(super) fn content(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.metas.iter().find(|(n, _)| n == name).map(|(_, content)| collapse(content)))
    }

    /// A text in the JSON-LD of the article.
    pub(super) fn linked_text(&self, key: &str) -> Option<String> {
        self.linked.as_ref()?.get(key)?.as_str().map(collapse).filter(|t| !t.is_empty())
    }
}

fn is_canonical(link: &ElementRef<'_>) -> bool {
    attribute(link, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")))
}

fn in_head(element: &ElementRef<'_>) -> bool {
    element.parent().and_then(ElementRef::wrap).is_some_and(|p| p.value().name() == "head")
}

fn is_publication(word: &str) -> bool {
    matches!(word, "published" | "publish" | "pubdate" | "publication") || word == "entry"
}

/// Whether one of the words of a class or id tells the day of publication.
fn names_date(names: &str) -> bool {
    names.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.len() >= 4).any(|w| is_date_word(&w.to_ascii_lowercase()))
}

fn read_json(script: &ElementRef<'_>, objects: &mut Vec<Value>) {
    // Raw line ends inside strings are common and would make the whole block unreadable.
    let json: String = script.text().flat_map(str::chars).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if let Ok(value) = serde_json::from_str::<Value>(json.trim().trim_end_matches(';')) {
        collect(value, objects);
    }
}

fn collect(value: Value, into: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| collect(item, into)),
        Value::Object(mut map) => {
            let graph = map.remove("@graph");
            into.push(Value::Object(map));
            if let Some(graph) = graph {
                collect(graph, into);
            }
        }
        _ => {}
    }
}

/// The first object that has a day of publication, else the first with a headline.
fn about_article(mut objects: Vec<Value>) -> Option<Value> {
    let having = |key: &str| objects.iter().position(|o| o.get(key).is_some());
    let at = having("datePublished").or_else(|| having("headline"))?;
    Some(objects.swap_remove(at))
}
