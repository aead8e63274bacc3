//! What a page says of itself: meta tags, JSON-LD, headline, day, address.
use super::clues::Clues;
use super::date::Habit;
use super::published;
use super::words::{collapse, squash};
use crate::model::PartialDate;
use crate::sources::{Publishers, same_site};
use scraper::Html;

/// Facts about a page.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub(super) title: String,
    pub(super) published: Option<PartialDate>,
    /// The page's own word for its address, absolute.
    pub(super) address: Option<String>,
    /// The address that the page names as its own although it lies on another site: most likely its original.
    pub(super) elsewhere: Option<String>,
    pub(super) description: String,
    pub(super) site_name: Option<String>,
}

pub(super) fn read(page: &Html, fetched_from: Option<&str>, publishers: Option<&Publishers>) -> Meta {
    let clues = Clues::gather(page);
    let (address, elsewhere) = address(&clues, fetched_from, publishers);
    let title = title(&clues);
    let description = clues.content(&["og:description", "description"]).or_else(|| clues.linked_text("description")).unwrap_or_default();
    let own = address.as_deref().or(fetched_from);
    let host = own.and_then(|a| url::Url::parse(a).ok()).and_then(|u| u.host_str().map(str::to_owned));
    let habit = Habit::of(clues.language.as_deref(), host.as_deref(), &format!("{title} {description}"));
    Meta {
        published: published::find(page, &clues, own, &title, habit),
        title,
        description,
        site_name: clues.content(&["og:site_name"]),
        address,
        elsewhere,
    }
}

/// The page's own word for its address, and such a word that names another site. Only an address of the same
/// site is believed, or of another host of the same publisher's entry: a stranger's page must not pass for another
/// one. AMP and mobile editions so fold into the page they are editions of.
fn address(clues: &Clues<'_>, fetched_from: Option<&str>, publishers: Option<&Publishers>) -> (Option<String>, Option<String>) {
    let link = clues.canonical.map(str::to_owned);
    let base = fetched_from.and_then(|f| url::Url::parse(f).ok());
    let absolute = |given: String| match &base {
        Some(base) => base.join(given.trim()).ok(),
        None => url::Url::parse(given.trim()).ok(),
    };
    // A page that names its site's front page as itself is wrong about itself.
    let is_page = |u: &url::Url| matches!(u.scheme(), "http" | "https") && u.path().len() > 1;
    let named: Vec<url::Url> = [link, clues.content(&["og:url"])].into_iter().flatten().filter_map(absolute).filter(is_page).collect();
    let of = |u: &url::Url| publishers.and_then(|all| all.of(u)).map(|p| p.id.as_str());
    let own = |u: &&url::Url| base.as_ref().is_none_or(|base| same_site(base, u) || of(base).is_some_and(|id| of(u) == Some(id)));
    let (address, elsewhere) = (named.iter().find(own), named.iter().find(|u| !own(u)));
    (address.map(ToString::to_string), elsewhere.map(ToString::to_string))
}

fn title(clues: &Clues<'_>) -> String {
    let shared = clues.content(&["og:title", "twitter:title"]);
    let named: Vec<String> =
        [clues.linked_text("headline"), shared, clues.window.clone()].into_iter().flatten().filter(|t| !t.is_empty()).collect();
    let headlines: Vec<String> =
        clues.headlines.iter().map(|h| collapse(&h.text().collect::<String>())).filter(|h| !h.is_empty()).collect();
    let confirmed = headlines.iter().find(|h| {
        let h = squash(h);
        h.len() > 8 && named.iter().any(|n| squash(n).starts_with(&h))
    });
    if let Some(headline) = confirmed {
        return headline.clone();
    }
    let alone = if headlines.len() == 1 { headlines.first() } else { None };
    named.first().map(|n| without_site(n)).or_else(|| alone.cloned()).unwrap_or_default()
}

/// Takes ` - Báo X` or ` | X` off a window title.
fn without_site(title: &str) -> String {
    let cut = [" | ", " - ", " – ", " — "].iter().filter_map(|mark| title.rfind(mark)).max();
    match cut.and_then(|at| title.get(..at)) {
        // A site's name is short; the headline before it is not.
        Some(head) if head.chars().count() >= 25 && title.len() - head.len() <= 60 => head.trim().to_owned(),
        _ => title.to_owned(),
    }
}
