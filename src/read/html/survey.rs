//! One walk over a page that measures every element: how much visible text it holds, how much of that is
//! links, and how much reads like sentences. What looks for the article then works on these figures alone.
use super::layout::is_block;
use super::roles::{self, Signs};
use super::words::collapse;
use scraper::{ElementRef, Html};

/// A line of at least this many characters is a sentence of a text rather than a label.
const SENTENCE: usize = 80;
/// A paragraph element is one from this length on, when nothing in it is a link.
const SHORT_SENTENCE: usize = 25;
/// Furniture that holds more than this share of the page's sentences, in percent, is oddly named text.
const FURNITURE_SHARE: usize = 40;

/// The elements of a page in document order, without those that are never shown.
#[derive(Debug)]
pub(super) struct Survey<'a> {
    pub(super) places: Vec<Place<'a>>,
}

/// An element and what it holds; lengths are in characters.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) element: ElementRef<'a>,
    /// Where its parent stands; the root is its own parent.
    pub(super) parent: usize,
    /// Where the first element after it and its descendants stands.
    pub(super) end: usize,
    /// Visible text.
    pub(super) text: usize,
    /// Text inside links.
    pub(super) linked: usize,
    /// Sentences outside furniture.
    pub(super) prose: usize,
    /// Text outside furniture that is no sentences: labels, links, headlines.
    pub(super) other: usize,
    /// What its names tell.
    pub(super) signs: Signs,
    /// Text that stands in this element and in no block inside it.
    run: Run,
}

#[derive(Debug, Default, Clone, Copy)]
struct Run {
    length: usize,
    linked: usize,
}

impl<'a> Survey<'a> {
    pub(super) fn new(page: &'a Html) -> Self {
        let mut walk = Walk { places: Vec::with_capacity(512), block: 0, links: 0 };
        walk.all(page.root_element());
        let mut places = walk.places;
        total(&mut places);
        Self { places }
    }

    /// Sentences on the whole page.
    pub(super) fn prose(&self) -> usize {
        self.places.first().map_or(0, |root| root.prose)
    }

    /// The deepest place that holds at least this share, in percent, of a weight that children hand up to
    /// their parents.
    pub(super) fn deepest(&self, percent: usize, weight: impl Fn(usize, &Place<'a>) -> usize) -> Option<usize> {
        let whole = self.places.first().map(|root| weight(0, root)).filter(|w| *w > 0)?;
        let mut at = 0;
        // At more than half there is one such child at most.
        while let Some(next) = self.children(at).find(|&i| self.places.get(i).is_some_and(|p| weight(i, p) * 100 >= whole * percent)) {
            at = next;
        }
        Some(at)
    }

    /// The places of an element's child elements.
    pub(super) fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.places.get(of).map_or(0, |p| p.end);
        std::iter::successors(Some(of + 1), |&i| self.places.get(i).map(|p| p.end)).take_while(move |&i| i < end)
    }

    /// The text that a reader sees in a place, with its white space collapsed.
    pub(super) fn text_of(&self, at: usize) -> String {
        let mut text = String::new();
        if let Some(place) = self.places.get(at) {
            gather(&place.element, &mut text);
        }
        collapse(&text)
    }

    /// Whether the place of an element, or one around it, passes a test.
    pub(super) fn is_within(&self, at: usize, test: impl Fn(&Place<'a>) -> bool) -> bool {
        let up = |&i: &usize| self.places.get(i).map(|p| p.parent).filter(|parent| *parent != i);
        std::iter::successors(Some(at), up).filter_map(|i| self.places.get(i)).any(test)
    }

    /// Whether an element is a block with text of its own: a paragraph, a cell, a division with bare text.
    pub(super) fn is_text_block(&self, at: usize) -> bool {
        self.places.get(at).is_some_and(|p| p.run.length > 0)
    }
}

/// The walk: text is counted where it stands, and handed up when an element ends.
struct Walk<'a> {
    places: Vec<Place<'a>>,
    /// The nearest block around the walker.
    block: usize,
    /// How many links are open.
    links: usize,
}

impl<'a> Walk<'a> {
    fn all(&mut self, root: ElementRef<'a>) {
        self.element(root, 0);
    }

    fn element(&mut self, element: ElementRef<'a>, parent: usize) {
        let tag = element.value().name();
        // What is never shown has no place; nor do templates and scripts.
        if roles::is_hidden_tag(tag) || roles::is_hidden(&element) {
            return;
        }
        let at = self.places.len();
        let signs = Signs::of(&element);
        self.places.push(Place { element, parent, end: at + 1, text: 0, linked: 0, prose: 0, other: 0, signs, run: Run::default() });
        let outer = self.block;
        if is_block(tag) {
            self.block = at;
        }
        self.links += usize::from(tag == "a");
        for child in element.children() {
            if let Some(text) = child.value().as_text() {
                self.text(text, at);
            } else if let Some(child) = ElementRef::wrap(child) {
                self.element(child, at);
            }
        }
        self.links -= usize::from(tag == "a");
        self.block = outer;
        let end = self.places.len();
        let Some(place) = self.places.get_mut(at) else { return };
        place.end = end;
        let (text, linked) = (place.text, place.linked);
        if let Some(parent) = self.places.get_mut(parent).filter(|_| parent != at) {
            parent.text += text;
            parent.linked += linked;
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        let length = text.trim().chars().count();
        let linked = if self.links > 0 { length } else { 0 };
        if let Some(place) = self.places.get_mut(at) {
            place.text += length;
            place.linked += linked;
        }
        if let Some(block) = self.places.get_mut(self.block) {
            block.run.length += length;
            block.run.linked += linked;
        }
    }
}

fn gather(element: &ElementRef<'_>, into: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            into.push_str(text);
        } else if let Some(child) = ElementRef::wrap(child)
            && !roles::is_hidden_tag(child.value().name())
        {
            gather(&child, into);
        }
    }
}

/// How much of an element's own text reads like sentences.
fn sentences(place: &Place<'_>) -> usize {
    let Run { length, linked } = place.run;
    let is_paragraph = place.element.value().name() == "p" && linked == 0 && length >= SHORT_SENTENCE;
    if is_paragraph || (length >= SENTENCE && linked * 3 <= length) { length - linked } else { 0 }
}

/// Hands sentences up to the ancestors, but none out of furniture.
fn total(places: &mut [Place<'_>]) {
    let all: usize = places.iter().map(sentences).sum();
    for at in (0..places.len()).rev() {
        let Some(place) = places.get_mut(at) else { continue };
        let own = sentences(place);
        place.prose += own;
        place.other += place.run.length.saturating_sub(own);
        let is_apart = place.signs.is_furniture && place.prose * 100 <= all * FURNITURE_SHARE;
        let (prose, other) = if is_apart { (0, 0) } else { (place.prose, place.other) };
        let parent = place.parent;
        if parent != at
            && let Some(parent) = places.get_mut(parent)
        {
            parent.prose += prose;
            parent.other += other;
        }
    }
}
