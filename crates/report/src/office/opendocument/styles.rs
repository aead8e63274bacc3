//! Styles of OpenDocument: the fonts that they set and what they hide.
use super::super::xml::{Reader, Xml};
use std::collections::HashMap;
use std::rc::Rc;

#[derive(Debug, Default)]
struct Entry {
    font: Option<Rc<str>>,
    base: Option<String>,
    raised: bool,
    hidden: bool,
    heading: bool,
}

/// The styles of a file, by kind and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    entries: HashMap<String, Entry>,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, text: &str) {
        let (mut reader, mut name) = (Reader::new(text), None::<String>);
        let mut faces: HashMap<String, Rc<str>> = HashMap::new();
        while let Some(xml) = reader.next() {
            let tag = match xml {
                Xml::Open(tag) => tag,
                Xml::Close(close) => {
                    if matches!(close.as_str(), "style" | "default-style") {
                        name = None;
                    }
                    continue;
                }
                Xml::Text(_) => continue,
            };
            match tag.name().as_str() {
                "font-face" => {
                    let family = tag.get("font-family").unwrap_or_default();
                    faces.extend(tag.get("name").map(|name| (name, Rc::from(family.trim_matches('\'')))));
                }
                "style" => {
                    name = tag.get("name");
                    let Some(name) = &name else { continue };
                    let entry = self.entries.entry(name.clone()).or_default();
                    entry.base = tag.get("parent-style-name");
                    entry.heading = tag.number("default-outline-level").is_some() || name == "Title";
                }
                "text-properties" => {
                    let Some(entry) = name.as_ref().and_then(|name| self.entries.get_mut(name)) else { continue };
                    let face = tag.get("font-name").map(|name| faces.get(&name).cloned().unwrap_or_else(|| Rc::from(name)));
                    entry.font = face.or_else(|| tag.get("font-family").map(|family| Rc::from(family.trim_matches('\''))));
                    entry.raised = tag.get("text-position").is_some_and(|position| position.starts_with("super"));
                    entry.hidden |= tag.get("display").as_deref() == Some("none");
                }
                "table-properties" => {
                    let Some(entry) = name.as_ref().and_then(|name| self.entries.get_mut(name)) else { continue };
                    entry.hidden |= tag.get("display").as_deref() == Some("false");
                }
                _ => {}
            }
        }
    }

    fn find<T>(&self, name: &str, what: impl Fn(&Entry) -> Option<T>) -> Option<T> {
        let mut next = self.entries.get(name);
        // A circle of styles ends here, too.
        for _ in 0..16 {
            let entry = next?;
            if let Some(found) = what(entry) {
                return Some(found);
            }
            next = self.entries.get(entry.base.as_deref()?);
        }
        None
    }

    /// The font that a style sets.
    pub(super) fn font(&self, name: &str) -> Option<Rc<str>> {
        self.find(name, |entry| entry.font.clone())
    }

    /// Whether it raises letters above the line.
    pub(super) fn raises(&self, name: &str) -> bool {
        self.entries.get(name).is_some_and(|entry| entry.raised)
    }

    /// Whether it hides what it is set on.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.find(name, |entry| entry.hidden.then_some(())).is_some()
    }

    /// Whether it is one of headings.
    pub(super) fn heads(&self, name: &str) -> bool {
        self.find(name, |entry| entry.heading.then_some(())).is_some()
    }
}
