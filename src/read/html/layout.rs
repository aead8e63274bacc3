//! An article's element laid into plain text with blocks.
use super::lead;
use super::roles::{self, Role};
use super::table;
use super::words::squash;
use crate::model::{Block, BlockKind};
use ego_tree::NodeId;
use scraper::ElementRef;
use std::collections::HashSet;

/// A text and its parts, growing together.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    /// The headline, squashed: it is kept apart and not repeated above the text.
    title: String,
    /// Beginning of the page's description, squashed: the lead often reads like it.
    description: String,
    /// The last block headed a box of links; what follows belongs to it until running text comes.
    under_related: bool,
    /// Elements that are known to be words under pictures.
    pub(super) captions: HashSet<NodeId>,
}

/// A line in the making.
#[derive(Default)]
struct Run {
    text: String,
    /// Bytes of it inside links.
    linked: usize,
}

/// A line is a link when this share of it, in percent, is one.
const LINK_SHARE: usize = 80;
/// Elements with a class of furniture are left out only when they hold no more than this share of the
/// article, in percent: a class may be named oddly.
const NOISE_SHARE: usize = 40;

/// Who wrote an article and when stands above it in a line no longer than this (in bytes).
const LONGEST_BYLINE: usize = 160;

impl Layout {
    pub(super) fn new(title: &str, description: &str) -> Self {
        Self { title: squash(title), description: lead::beginning(description), ..Self::default() }
    }

    /// Adds a lead that stands outside the article's element.
    pub(super) fn lead(&mut self, text: &str) {
        self.push(BlockKind::Lead, text);
    }

    /// Adds the article's element.
    pub(super) fn article(&mut self, container: &ElementRef<'_>) {
        let whole = text_length(container);
        let mut run = Run::default();
        self.children(container, BlockKind::Paragraph, false, whole, &mut run);
        self.flush(BlockKind::Paragraph, &mut run);
    }

    /// Adds a box of links that stands after the article's element.
    pub(super) fn related(&mut self, element: &ElementRef<'_>) {
        let mut run = Run::default();
        self.children(element, BlockKind::Related, false, text_length(element), &mut run);
        self.flush(BlockKind::Related, &mut run);
    }

    fn children(&mut self, element: &ElementRef<'_>, kind: BlockKind, linked: bool, whole: usize, run: &mut Run) {
        for child in element.children() {
            if let Some(text) = child.value().as_text() {
                run.append(text, linked);
            } else if let Some(child) = ElementRef::wrap(child) {
                self.element(&child, kind, linked, whole, run);
            }
        }
    }

    fn element(&mut self, element: &ElementRef<'_>, kind: BlockKind, linked: bool, whole: usize, run: &mut Run) {
        let tag = element.value().name();
        if tag == "br" {
            run.text.push('\n');
            return;
        }
        let role = if self.captions.contains(&element.id()) { Role::Caption } else { roles::of(element) };
        let small = || text_length(element) * 100 <= whole * NOISE_SHARE;
        let inner = match role {
            Role::Plain | Role::Lead if self.before_text() && roles::is_byline(element) && text_length(element) <= LONGEST_BYLINE => return,
            Role::Noise if !is_named_plain(tag) || small() => return,
            Role::Related if kind == BlockKind::Related || small() => BlockKind::Related,
            Role::Caption if kind == BlockKind::Paragraph && small() => BlockKind::Caption,
            Role::Lead if kind == BlockKind::Paragraph && self.at_top() && small() => BlockKind::Lead,
            _ => kind_of(tag, kind),
        };
        if inner == kind && !is_block(tag) {
            self.children(element, kind, linked || tag == "a", whole, run);
            return;
        }
        self.flush(kind, run);
        if tag == "table"
            && inner != BlockKind::Caption
            && let Some(grid) = table::grid(element)
        {
            self.push(if inner == BlockKind::Related { inner } else { BlockKind::Table }, &grid);
            return;
        }
        let inner = if inner != BlockKind::Related && roles::opens_related(element) && small() { BlockKind::Related } else { inner };
        let mut own = Run::default();
        self.children(element, inner, linked || tag == "a", whole, &mut own);
        self.flush(inner, &mut own);
    }

    /// Ends the line in the making: each of its lines becomes a block.
    fn flush(&mut self, kind: BlockKind, run: &mut Run) {
        let Run { text, linked } = std::mem::take(run);
        let is_link = linked * 100 >= text.trim().len() * LINK_SHARE;
        for line in text.split('\n').map(str::trim).filter(|l| !l.is_empty()) {
            let kind = self.settle(kind, line, is_link);
            self.push(kind, line);
        }
    }

    /// Links to other articles are told from the article's own words.
    fn settle(&mut self, kind: BlockKind, line: &str, is_link: bool) -> BlockKind {
        if kind == BlockKind::Related {
            return kind;
        }
        if roles::is_related_line(line) {
            self.under_related = true;
            return BlockKind::Related;
        }
        let listed = matches!(kind, BlockKind::ListItem);
        if self.under_related && (listed || is_link) {
            return BlockKind::Related;
        }
        self.under_related = false;
        let is_lead = !self.description.is_empty() && self.at_top() && squash(line).starts_with(&self.description);
        if is_lead && matches!(kind, BlockKind::Paragraph | BlockKind::Heading) {
            return BlockKind::Lead;
        }
        if is_link && matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading) { BlockKind::Related } else { kind }
    }

    /// Whether a lead can still come: nothing stands above but boxes, headings and a line or two.
    fn at_top(&self) -> bool {
        let own = self.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Lead | BlockKind::Paragraph));
        own.count() < 3 && !self.blocks.iter().any(|b| b.kind == BlockKind::Lead)
    }

    /// Whether no paragraph has come yet.
    fn before_text(&self) -> bool {
        !self.blocks.iter().any(|b| b.kind == BlockKind::Paragraph)
    }

    fn push(&mut self, kind: BlockKind, text: &str) {
        let repeats_title = matches!(kind, BlockKind::Heading | BlockKind::Paragraph) && self.at_top() && squash(text) == self.title;
        if text.trim().is_empty() || repeats_title {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.blocks.push(Block { kind, start, end: self.text.len() });
    }
}

impl Run {
    /// Adds text with its white space collapsed as a browser would.
    fn append(&mut self, text: &str, linked: bool) {
        let before = self.text.len();
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
        if linked {
            self.linked += self.text.len() - before;
        }
    }
}

fn text_length(element: &ElementRef<'_>) -> usize {
    element.text().map(|t| t.trim().len()).sum()
}

/// Whether noise in this tag is told by its class alone, so that its size must confirm it.
fn is_named_plain(tag: &str) -> bool {
    matches!(tag, "div" | "section" | "article" | "p" | "span" | "ul" | "ol" | "main" | "table" | "td" | "tbody" | "tr" | "form")
}

fn kind_of(tag: &str, outer: BlockKind) -> BlockKind {
    match (tag, outer) {
        (_, BlockKind::Related | BlockKind::Caption) => outer,
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", BlockKind::Paragraph) => BlockKind::Heading,
        ("li" | "dt" | "dd", _) => BlockKind::ListItem,
        _ => outer,
    }
}

/// Whether elements of this tag stand on lines of their own.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "figure"
            | "figcaption"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "blockquote"
            | "pre"
            | "form"
            | "fieldset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "address"
            | "details"
            | "summary"
            | "center"
            | "body"
    )
}
