//! What part an element plays, told by its tag, its class and the words it begins with.
use super::words::{Names, attribute, squash};
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

/// Whether an element of this tag holds no text of the article, whatever stands in it.
pub(super) fn is_hidden_tag(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "object"
            | "embed"
            | "svg"
            | "math"
            | "canvas"
            | "video"
            | "audio"
            | "button"
            | "select"
            | "input"
            | "textarea"
            | "nav"
            | "head"
            | "link"
            | "meta"
    )
}

fn is_noise_word(word: &str) -> bool {
    matches!(
        word,
        "share"
            | "sharing"
            | "social"
            | "socials"
            | "tags"
            | "tag"
            | "tagbox"
            | "comment"
            | "comments"
            | "binhluan"
            | "breadcrumb"
            | "breadcrumbs"
            | "ads"
            | "adv"
            | "advertisement"
            | "banner"
            | "quangcao"
            | "qc"
            | "toolbar"
            | "tools"
            | "vote"
            | "rating"
            | "newsletter"
            | "player"
            | "print"
            | "menu"
            | "sidebar"
            | "pagination"
            | "copyright"
    )
}

/// Words in the names of what stands around an article rather than in it.
fn is_furniture_word(word: &str) -> bool {
    is_noise_word(word)
        || matches!(
            word,
            "footer"
                | "cookie"
                | "cookies"
                | "gdpr"
                | "consent"
                | "disqus"
                | "respond"
                | "modal"
                | "popup"
                | "subscribe"
                | "signup"
                | "login"
                | "widget"
                | "recommended"
                | "trending"
                | "promo"
                | "replies"
                | "navigation"
        )
}

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
    "advert",
    "advertisement",
    "continuereadingbelow",
    "mostpopular",
    "mostread",
    "readalso",
    "readmore",
    "recommended",
    "related",
    "relatedarticles",
    "relatedlinks",
    "relatedstories",
    "seealso",
    "topstories",
];

/// The element's part. Hidden elements are noise.
pub(super) fn of(element: &ElementRef<'_>) -> Role {
    let tag = element.value().name();
    if is_hidden_tag(tag) || is_hidden(element) {
        return Role::Noise;
    }
    if tag == "figcaption" {
        return Role::Caption;
    }
    named(tag, element, &Names::of(element))
}

/// The part that an element's names tell.
fn named(tag: &str, element: &ElementRef<'_>, names: &Names) -> Role {
    let is_typed = attribute(element, "type").is_some_and(|kind| kind.get(..7).is_some_and(|k| k.eq_ignore_ascii_case("related")));
    if is_typed || names.words().any(is_related_word) || names.has_pair("lien", "quan") || names.has_pair("doc", "them") {
        return Role::Related;
    }
    if names.is_empty() {
        return Role::Plain;
    }
    if names.words().any(|t| t.ends_with("caption") || matches!(t, "gallery" | "slideshow" | "carousel" | "lightbox")) {
        return Role::Caption;
    }
    if tag == "aside" || names.words().any(is_noise_word) {
        // An aside may hold a box of figures; links in it are told by their density.
        return if tag == "aside" { Role::Plain } else { Role::Noise };
    }
    if names.words().any(is_lead_word) { Role::Lead } else { Role::Plain }
}

/// What an element's tag and names say before its text is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    /// It stands around the article: menus, comments, boxes of links.
    pub(super) is_furniture: bool,
    /// It is called as content systems call the element of the article.
    pub(super) names_article: bool,
    /// It is called the lead.
    pub(super) names_lead: bool,
}

impl Signs {
    /// The signs of an element that is shown.
    pub(super) fn of(element: &ElementRef<'_>) -> Self {
        let tag = element.value().name();
        let (is_furniture, names_article) = (matches!(tag, "footer" | "aside"), matches!(tag, "article" | "main"));
        let by_tag = Self { is_furniture, names_article, names_lead: false };
        if element.value().attrs().next().is_none() {
            return by_tag;
        }
        let names = Names::of(element);
        let role = named(tag, element, &names);
        let is_body_property = attribute(element, "itemprop").is_some_and(|p| p.contains("articleBody"));
        Self {
            is_furniture: is_furniture || matches!(role, Role::Noise | Role::Related) || names.words().any(is_furniture_word),
            names_article: names_article || is_body_property || has_article_name(&names),
            names_lead: names.words().any(is_lead_word),
        }
    }
}

/// Whether an element is called the line with author and day.
pub(super) fn is_byline(element: &ElementRef<'_>) -> bool {
    let is_byline_word =
        |w: &str| is_date_word(w) || matches!(w, "byline" | "author" | "authors" | "meta" | "timestamp" | "dateline" | "posted" | "tacgia");
    element.value().name() == "time" || Names::of(element).words().any(is_byline_word)
}

/// Whether a word in a name tells the day of publication.
pub(super) fn is_date_word(word: &str) -> bool {
    matches!(word, "date" | "time" | "datetime" | "publish" | "published" | "pubdate" | "ngay" | "thoigian")
}

/// Whether class or id join a word for an article with one for its text, in one word or two.
fn has_article_name(names: &Names) -> bool {
    let thing = |w: &str| matches!(w, "article" | "story" | "post" | "entry" | "news" | "detail" | "single" | "page" | "fck" | "blog");
    let text = |w: &str| matches!(w, "body" | "content" | "contents" | "text" | "detail" | "copy" | "main");
    let joined = |w: &str| {
        matches!(
            w,
            "articlebody"
                | "articlecontent"
                | "articletext"
                | "storybody"
                | "storycontent"
                | "postbody"
                | "postcontent"
                | "entrycontent"
                | "newscontent"
                | "contentdetail"
                | "detailcontent"
                | "noidung"
                | "maincontent"
        )
    };
    let mut before = "";
    names.words().any(|word| {
        let pair = (thing(before) && text(word)) || (before == "content" && word == "detail");
        before = word;
        pair || joined(word)
    })
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

/// Whether the element is said to be invisible.
pub(super) fn is_hidden(element: &ElementRef<'_>) -> bool {
    let displays_none = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        style.contains("display:none")
    };
    let hides = |(name, value)| name == "hidden" || (name == "style" && displays_none(value));
    element.value().attrs().any(hides)
}
