//! Styles of DOCX: what they make of a paragraph.
use super::super::xml::{Reader, Tag, Xml};
use std::collections::HashMap;
use std::rc::Rc;

/// A style after those that it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub heading: bool,
    pub font: Option<Rc<str>>,
    pub vertical: Option<Raised>,
    /// Number and level of its list.
    pub list: (Option<u32>, Option<u32>),
}

/// Whether letters stand above the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raised {
    Above,
    Below,
    Not,
}

#[derive(Debug, Default)]
struct Entry {
    style: Style,
    base: Option<String>,
}

/// The font of text when nothing names one.
const UNNAMED: &str = "Times New Roman";

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    entries: HashMap<String, Entry>,
    /// The style of paragraphs that name none.
    normal: Option<String>,
    /// The font of text that no style gives one.
    font: Option<Rc<str>>,
}

impl Styles {
    pub(super) fn read(text: &str) -> Self {
        let mut styles = Self::default();
        let (mut reader, mut id) = (Reader::new(text), None::<String>);
        while let Some(xml) = reader.next() {
            match xml {
                Xml::Open(tag) if tag.name() == "style" => {
                    id = tag.get("styleId");
                    if tag.get("type").as_deref() == Some("paragraph") && tag.get("default").as_deref() == Some("1") {
                        styles.normal.clone_from(&id);
                    }
                }
                Xml::Open(tag) => styles.property(&tag, id.as_deref()),
                Xml::Close(name) if name == "style" => id = None,
                Xml::Close(_) | Xml::Text(_) => {}
            }
        }
        styles
    }

    fn property(&mut self, tag: &Tag<'_>, id: Option<&str>) {
        let name = tag.name();
        let Some(id) = id else {
            if name == "rFonts" {
                self.font = font(tag);
            }
            return;
        };
        let entry = self.entries.entry(id.to_owned()).or_default();
        match name.as_str() {
            "name" => {
                let name = tag.get("val").unwrap_or_default().to_lowercase();
                entry.style.heading |= name.starts_with("heading ") || name == "title" || name == "subtitle";
            }
            "outlineLvl" => entry.style.heading |= tag.number("val").is_some_and(|level| level < 9),
            "basedOn" => entry.base = tag.get("val"),
            "rFonts" => entry.style.font = font(tag).or_else(|| entry.style.font.take()),
            "vertAlign" => entry.style.vertical = raised(tag),
            "numId" => entry.style.list.0 = tag.number("val"),
            "ilvl" => entry.style.list.1 = tag.number("val"),
            _ => {}
        }
    }

    /// A style by its identifier, `None` for that of paragraphs that name none.
    pub(super) fn of(&self, id: Option<&str>) -> Style {
        let mut style = Style::default();
        let mut next = id.or(self.normal.as_deref());
        // A circle of styles ends here, too.
        for depth in 0..16 {
            let Some(entry) = next.and_then(|id| self.entries.get(id)) else { break };
            // What is based on a heading need not be one.
            style.heading |= depth == 0 && entry.style.heading;
            style.font = style.font.or_else(|| entry.style.font.clone());
            style.vertical = style.vertical.or(entry.style.vertical);
            style.list = (style.list.0.or(entry.style.list.0), style.list.1.or(entry.style.list.1));
            next = entry.base.as_deref();
        }
        style.font = style.font.or_else(|| self.font.clone()).or_else(|| Some(Rc::from(UNNAMED)));
        style
    }

    /// The font that a style of letters gives.
    pub(super) fn font_of(&self, id: &str) -> Option<Rc<str>> {
        let entry = self.entries.get(id)?;
        entry.style.font.clone().or_else(|| self.entries.get(entry.base.as_deref()?)?.style.font.clone())
    }

    /// Whether a style of letters raises them.
    pub(super) fn raised_of(&self, id: &str) -> Option<Raised> {
        self.entries.get(id)?.style.vertical
    }
}

/// The font that a run is set in.
pub(super) fn font(tag: &Tag<'_>) -> Option<Rc<str>> {
    ["ascii", "hAnsi", "cs"].iter().find_map(|kind| tag.get(kind)).map(Rc::from)
}

/// Whether a run is raised.
pub(super) fn raised(tag: &Tag<'_>) -> Option<Raised> {
    Some(match tag.get("val").as_deref() {
        Some("superscript") => Raised::Above,
        Some("subscript") => Raised::Below,
        _ => Raised::Not,
    })
}
