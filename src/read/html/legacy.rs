//! Pages in fonts and encodings from before Unicode, mended in the tree before anything is looked for in it.
use super::words::attribute;
use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node};
use xephang_legacy::{Run, convert_runs, is_suspicious};

/// A page whose texts were converted.
#[derive(Debug)]
pub(super) struct Mended {
    /// Its source after that.
    pub(super) source: String,
    /// What a reader should know.
    pub(super) notes: Vec<String>,
}

/// A text of the page, or what a tag says of it, with its font.
struct Part {
    node: NodeId,
    text: String,
    font: Option<String>,
}

/// Converts the texts of a page that is in an old encoding, wholly or in parts; `None` for all others, after one pass over
/// the source.
pub(super) fn mend(page: &mut Html, source: &str) -> Option<Mended> {
    if !is_suspicious(source) {
        return None;
    }
    let parts: Vec<Part> = page.tree.nodes().filter_map(part).collect();
    let runs: Vec<Run<'_>> = parts.iter().map(|part| Run { text: &part.text, font: part.font.as_deref() }).collect();
    let converted = convert_runs(&runs);
    let notes = converted.notes();
    if notes.is_empty() {
        return None;
    }
    for (part, run) in parts.iter().zip(&converted.runs).filter(|(_, run)| run.is_converted()) {
        let Some(mut node) = page.tree.get_mut(part.node) else { continue };
        match node.value() {
            Node::Text(text) => text.text = run.text.as_ref().into(),
            Node::Element(element) => {
                for (_, value) in element.attrs.iter_mut().filter(|(key, _)| &*key.local == "content") {
                    *value = run.text.as_ref().into();
                }
            }
            _ => {}
        }
    }
    Some(Mended { source: page.html(), notes })
}

fn part(node: NodeRef<'_, Node>) -> Option<Part> {
    let text = match node.value() {
        Node::Text(text) if !text.trim().is_empty() && !is_code(&node) => text.to_string(),
        Node::Element(element) if element.name() == "meta" => element.attr("content")?.to_owned(),
        _ => return None,
    };
    let font = node.ancestors().filter_map(ElementRef::wrap).find_map(|element| font(&element));
    Some(Part { node: node.id(), text, font })
}

fn is_code(node: &NodeRef<'_, Node>) -> bool {
    let parent = node.parent().and_then(|parent| parent.value().as_element().map(|element| element.name()));
    matches!(parent, Some("script" | "style" | "template" | "noscript"))
}

/// The font that an element names for itself.
fn font(element: &ElementRef<'_>) -> Option<String> {
    let face = if element.value().name() == "font" { attribute(element, "face") } else { None };
    let style =
        || attribute(element, "style")?.split(';').find_map(|rule| rule.trim().strip_prefix("font-family")?.trim_start().strip_prefix(':'));
    let family = face.or_else(style)?.split(',').next()?.trim();
    (!family.is_empty()).then(|| family.to_owned())
}
