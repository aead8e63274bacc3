//! The day of publication: from what machines are told first, then from what readers see.
use super::clues::Clues;
use super::date::{self, Habit};
use super::words::{collapse, squash};
use crate::model::PartialDate;
use scraper::{ElementRef, Html};

/// Longest text that can be a line with the day of publication, in characters.
const LONGEST_DATE_LINE: usize = 80;
/// How many texts after the headline are searched for a day.
const TEXTS_AFTER_HEADLINE: usize = 40;

/// Meta tags with the day, the most telling first.
const METAS: &[&str] = &[
    "article:published_time",
    "pubdate",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "publish-date",
    "og:published_time",
    "og:article:published_time",
    "publishdate",
    "publish_date",
    "published",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "dc.created",
    "dc.terms.issued",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "article_date_original",
    "article.created",
    "article:post_date",
    "bt:pubdate",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "originalpublicationdate",
    "datecreated",
    "created",
    "date_published",
    "post_date",
    "pdate",
    "dateposted",
    "og:pubdate",
    "timestamp",
];

/// The day of publication. `address` is the page's own, else where it was fetched from.
pub(super) fn find(page: &Html, clues: &Clues<'_>, address: Option<&str>, title: &str, habit: Habit) -> Option<PartialDate> {
    let read = |text: &str| date::parse(text, habit);
    let in_address = address.and_then(date::in_address);
    let told = clues
        .linked_text("datePublished")
        .as_deref()
        .and_then(read)
        .or_else(|| METAS.iter().find_map(|name| clues.content(&[name]).as_deref().and_then(read)))
        .or_else(|| clues.marked_dates.iter().copied().find_map(read));
    // An instant in another zone may be the day before or after; the address has the publisher's own day.
    let own_day = in_address.filter(|own| habit != Habit::Vietnamese && told.is_some_and(|told| date::are_neighbours(told, *own)));
    own_day
        .or(told)
        .or(in_address)
        .or_else(|| clues.times.iter().copied().find_map(read))
        .or_else(|| date_line(clues, habit))
        .or_else(|| date_after_headline(page, clues, title, habit))
}

/// A short text in an element that is called date or time.
fn date_line(clues: &Clues<'_>, habit: Habit) -> Option<PartialDate> {
    let is_short = |e: &&ElementRef<'_>| (6..=LONGEST_DATE_LINE * 3).contains(&e.text().map(|t| t.trim().len()).sum());
    let lines = clues.dated.iter().filter(is_short).map(|e| collapse(&e.text().collect::<String>()));
    lines.filter(|text| text.chars().count() <= LONGEST_DATE_LINE).find_map(|text| date::find(&text, habit))
}

fn date_after_headline(page: &Html, clues: &Clues<'_>, title: &str, habit: Habit) -> Option<PartialDate> {
    let wanted = squash(title);
    let headline = clues.headlines.iter().find(|h| squash(&h.text().collect::<String>()) == wanted);
    let dated = |text: &str| {
        // Digits first: collapsing and matching every text would cost more than all else here.
        let text = text.trim();
        let long = text.len() > LONGEST_DATE_LINE * 3 || !text.bytes().any(|b| b.is_ascii_digit());
        let text = if long { String::new() } else { collapse(text) };
        if text.len() >= 6 && text.chars().count() <= LONGEST_DATE_LINE { date::find(&text, habit) } else { None }
    };
    let is_blank = |text: &&str| !text.trim().is_empty();
    match headline {
        Some(headline) => texts_after(headline).filter(is_blank).take(TEXTS_AFTER_HEADLINE).find_map(dated),
        None if wanted.is_empty() => None,
        None => {
            let texts = page.root_element().text().filter(is_blank);
            texts.skip_while(|t| squash(t) != wanted).skip(1).take(TEXTS_AFTER_HEADLINE).find_map(dated)
        }
    }
}

/// The texts that follow an element in document order.
fn texts_after<'a>(element: &ElementRef<'a>) -> impl Iterator<Item = &'a str> {
    let around = std::iter::once(**element).chain(element.ancestors());
    let following = around.flat_map(|node| node.next_siblings());
    following.flat_map(|node| node.descendants()).filter_map(|node| node.value().as_text().map(|t| &**t))
}
