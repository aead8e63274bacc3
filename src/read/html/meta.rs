//! What a page says of itself: meta tags, JSON-LD, headline, day, address.
use super::date;
use super::words::{collapse, squash, tokens};
use crate::model::PartialDate;
use crate::sources::same_site;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

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

/// Longest text that can be a line with the day of publication.
const LONGEST_DATE_LINE: usize = 80;
/// How many texts after the headline are searched for a day.
const TEXTS_AFTER_HEADLINE: usize = 40;

pub(super) fn read(page: &Html, fetched_from: Option<&str>) -> Meta {
    let linked = json_ld(page);
    let text_of = |key: &str| linked.as_ref().and_then(|l| l.get(key)).and_then(Value::as_str).map(collapse).filter(|t| !t.is_empty());
    let (address, elsewhere) = address(page, fetched_from);
    let title = title(page, text_of("headline"));
    Meta {
        published: published(page, text_of("datePublished").as_deref(), address.as_deref().or(fetched_from), &title),
        title,
        description: content(page, &["og:description", "description"]).or_else(|| text_of("description")).unwrap_or_default(),
        site_name: content(page, &["og:site_name"]),
        address,
        elsewhere,
    }
}

/// Elements for a selector written in this program; none when it is wrong, which tests would show.
pub(super) fn select<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(css).map(|s| page.select(&s).collect()).unwrap_or_default()
}

fn content(page: &Html, names: &[&str]) -> Option<String> {
    let metas = select(page, "meta[content]");
    names.iter().find_map(|name| {
        let named = |m: &&ElementRef<'_>| {
            ["property", "name", "itemprop"].iter().any(|key| m.attr(key).is_some_and(|v| v.trim().eq_ignore_ascii_case(name)))
        };
        metas.iter().filter(named).filter_map(|m| m.attr("content")).map(collapse).find(|c| !c.is_empty())
    })
}

/// The first object of JSON-LD that has a day of publication, else the first with a headline.
fn json_ld(page: &Html) -> Option<Value> {
    let mut objects = Vec::new();
    for script in select(page, "script[type='application/ld+json']") {
        // Raw line ends inside strings are common and would make the whole block unreadable.
        let json: String = script.text().collect::<String>().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if let Ok(value) = serde_json::from_str::<Value>(json.trim().trim_end_matches(';')) {
            gather(value, &mut objects);
        }
    }
    let at = objects
        .iter()
        .position(|o| o.get("datePublished").is_some())
        .or_else(|| objects.iter().position(|o| o.get("headline").is_some()))?;
    Some(objects.swap_remove(at))
}

fn gather(value: Value, into: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| gather(item, into)),
        Value::Object(mut map) => {
            let graph = map.remove("@graph");
            into.push(Value::Object(map));
            if let Some(graph) = graph {
                gather(graph, into);
            }
        }
        _ => {}
    }
}

/// The page's own word for its address, and such a word that names another site. Only an address of the same
/// site is believed: a stranger's page must not pass for another one. AMP and mobile editions so fold into the
/// page they are editions of.
fn address(page: &Html, fetched_from: Option<&str>) -> (Option<String>, Option<String>) {
    let link = select(page, "link[rel~='canonical'][href]").first().and_then(|l| l.attr("href")).map(str::to_owned);
    let base = fetched_from.and_then(|f| url::Url::parse(f).ok());
    let absolute = |given: String| match &base {
        Some(base) => base.join(given.trim()).ok(),
        None => url::Url::parse(given.trim()).ok(),
    };
    // A page that names its site's front page as itself is wrong about itself.
    let is_page = |u: &url::Url| matches!(u.scheme(), "http" | "https") && u.path().len() > 1;
    let named: Vec<url::Url> = [link, content(page, &["og:url"])].into_iter().flatten().filter_map(absolute).filter(is_page).collect();
    let own = |u: &&url::Url| base.as_ref().is_none_or(|base| same_site(base, u));
    let (address, elsewhere) = (named.iter().find(own), named.iter().find(|u| !own(u)));
    (address.map(ToString::to_string), elsewhere.map(ToString::to_string))
}

fn title(page: &Html, linked: Option<String>) -> String {
    let window = select(page, "head > title").first().map(|t| collapse(&t.text().collect::<String>()));
    let shared = content(page, &["og:title", "twitter:title"]);
    let named: Vec<String> = [linked, shared, window].into_iter().flatten().filter(|t| !t.is_empty()).collect();
    let headlines: Vec<String> =
        select(page, "h1").iter().map(|h| collapse(&h.text().collect::<String>())).filter(|h| !h.is_empty()).collect();
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

fn published(page: &Html, linked: Option<&str>, address: Option<&str>, title: &str) -> Option<PartialDate> {
    let metas =
        ["article:published_time", "pubdate", "datePublished", "date", "dc.date.issued", "dc.date", "publish-date", "og:published_time"];
    let attribute = |css: &str, key: &str| select(page, css).iter().find_map(|e| e.attr(key).and_then(date::parse));
    linked
        .and_then(date::parse)
        .or_else(|| metas.iter().find_map(|name| content(page, &[name]).as_deref().and_then(date::parse)))
        .or_else(|| attribute("[itemprop='datePublished'][datetime]", "datetime"))
        .or_else(|| address.and_then(date::in_address))
        .or_else(|| attribute("time[datetime]", "datetime"))
        .or_else(|| date_line(page))
        .or_else(|| date_after_headline(page, title))
}

/// A short text in an element that is called date or time.
fn date_line(page: &Html) -> Option<PartialDate> {
    let called = |e: &ElementRef<'_>| {
        tokens(e)
            .iter()
            .any(|t| matches!(t.as_str(), "date" | "time" | "datetime" | "publish" | "published" | "pubdate" | "ngay" | "thoigian"))
    };
    select(page, "[class], [id]").into_iter().filter(called).find_map(|e| {
        let text = collapse(&e.text().collect::<String>());
        if text.chars().count() <= LONGEST_DATE_LINE { date::find(&text) } else { None }
    })
}

fn date_after_headline(page: &Html, title: &str) -> Option<PartialDate> {
    let wanted = squash(title);
    let texts = page.root_element().descendants().filter_map(|n| n.value().as_text().map(|t| collapse(t))).filter(|t| !t.is_empty());
    let after = texts.skip_while(|t| wanted.is_empty() || squash(t) != wanted).skip(1).take(TEXTS_AFTER_HEADLINE);
    after.filter(|t| t.chars().count() <= LONGEST_DATE_LINE).find_map(|t| date::find(&t))
}
