//! What part an element plays, told by its tag, its class and the words it begins with.
use super::words::{collapse, squash, tokens};
use scraper::ElementRef;

/// Part of an element inside an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Never shown, or furniture such as share buttons.
    Noise,
    /// Links to other articles.
    Related,
    /// Words under a picture.
    Caption,
    /// The lead.
    Lead,
    /// Anything else.
    Plain,
}

/// Elements whose content is no text of the article.
const HIDDEN_TAGS: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "video", "audio", "button", "select",
    "input", "textarea", "nav", "head", "link", "meta",
];

const NOISE: &[&str] = &[
    "share",
    "sharing",
    "social",
    "socials",
    "tags",
    "tag",
    "tagbox",
    "comment",
    "comments",
    "binhluan",
    "breadcrumb",
    "breadcrumbs",
    "ads",
    "adv",
    "advertisement",
    "banner",
    "quangcao",
    "qc",
    "toolbar",
    "vote",
    "rating",
    "newsletter",
    "player",
    "print",
    "menu",
    "sidebar",
    "pagination",
    "copyright",
];

/// Words that open a box of links, squashed.
const RELATED_HEADINGS: &[&str] = &[
    "đọcthêm",
    "xemthêm",
    "đọctiếp",
    "tinliênquan",
    "bàiliênquan",
    "bàiviếtliênquan",
    "tinbàiliênquan",
    "cácbàiliênquan",
    "tincùngchuyênmục",
    "cùngchuyênmục",
    "tinkhác",
    "cáctinkhác",
    "bàikhác",
    "tinmới",
    "tinmớinhất",
    "tinmớihơn",
    "tincũhơn",
    "tinnổibật",
    "đọcnhiều",
    "tinđọcnhiều",
    "cóthểbạnquantâm",
    "bạncóthểquantâm",
    "mờibạnđọcthêm",
    "mờibạnđọc",
    "mờibạnxemthêm",
    "tinbàikhác",
    "nộidungliênquan",
    "chủđềliênquan",
    "tinxemnhiều",
];

/// The element's part. Hidden elements are noise.
pub(super) fn of(element: &ElementRef<'_>) -> Role {
    let tag = element.value().name();
    if HIDDEN_TAGS.contains(&tag) || is_hidden(element) {
        return Role::Noise;
    }
    if tag == "figcaption" {
        return Role::Caption;
    }
    let tokens = tokens(element);
    let any = |test: &dyn Fn(&str) -> bool| tokens.iter().any(|t| test(t));
    let kind = element.attr("type").unwrap_or_default().to_ascii_lowercase();
    if kind.starts_with("related") || any(&is_related_word) || has_pair(&tokens, "lien", "quan") || has_pair(&tokens, "doc", "them") {
        return Role::Related;
    }
    if any(&|t| t.ends_with("caption")) {
        return Role::Caption;
    }
    if tag == "aside" || any(&|t| NOISE.contains(&t)) {
        // An aside may hold a box of figures; links in it are told by their density.
        return if tag == "aside" { Role::Plain } else { Role::Noise };
    }
    if tokens.iter().any(|t| is_lead_word(t)) { Role::Lead } else { Role::Plain }
}

/// Whether a class word names the lead.
pub(super) fn is_lead_word(token: &str) -> bool {
    matches!(token, "sapo" | "lead" | "chapeau" | "standfirst" | "description" | "summary" | "trichyeu" | "tomtat" | "intro" | "headnote")
}

/// Whether the element opens with the heading of a box of links.
pub(super) fn opens_related(element: &ElementRef<'_>) -> bool {
    let first = element.text().map(str::trim).find(|t| !t.is_empty());
    first.is_some_and(is_related_heading)
}

/// The same for headings that promise articles on the same matter.
pub(super) fn opens_article_links(element: &ElementRef<'_>) -> bool {
    let first = element.text().map(str::trim).find(|t| !t.is_empty()).map(squash).unwrap_or_default();
    RELATED_HEADINGS.contains(&first.as_str()) && ["liênquan", "đọcthêm", "xemthêm"].iter().any(|word| first.contains(word))
}

/// Whether a text is nothing but such a heading.
pub(super) fn is_related_heading(text: &str) -> bool {
    text.len() < 80 && RELATED_HEADINGS.contains(&squash(text).as_str())
}

/// Whether a line reads `Đọc thêm: a headline`.
pub(super) fn is_related_line(text: &str) -> bool {
    let opening = text.split_once([':', '»', '>']).map(|(head, _)| head);
    is_related_heading(text) || opening.is_some_and(is_related_heading)
}

fn is_related_word(token: &str) -> bool {
    token.starts_with("related")
        || token.starts_with("relatenews")
        || matches!(token, "relate" | "lienquan" | "tinlienquan" | "docthem" | "readmore" | "xemthem")
}

fn has_pair(tokens: &[String], first: &str, second: &str) -> bool {
    tokens.windows(2).any(|pair| matches!(pair, [a, b] if a == first && b == second))
}

fn is_hidden(element: &ElementRef<'_>) -> bool {
    let style = element.attr("style").map(|s| collapse(s).replace(' ', "").to_ascii_lowercase());
    element.attr("hidden").is_some() || style.is_some_and(|s| s.contains("display:none"))
}
