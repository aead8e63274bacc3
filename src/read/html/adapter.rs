//! Reading a page by its publisher's layouts: where each part stands is known, nothing is searched for.
use super::date::{self, Habit};
use super::original;
use super::words::collapse;
use crate::model::PartialDate;
use crate::read::Field;
use crate::sources::{Adapter, Css, DateForm};
use ego_tree::NodeId;
use scraper::{ElementRef, Html};
use std::collections::HashSet;
use std::sync::Arc;

/// What a layout found on a page.
#[derive(Debug)]
pub(super) struct Found {
    /// The layout's id.
    pub(super) adapter: String,
    pub(super) title: Option<String>,
    pub(super) lead: Option<String>,
    pub(super) published: Option<PartialDate>,
    pub(super) author: Option<String>,
    pub(super) original: Option<String>,
    /// Element that holds the article.
    pub(super) body: NodeId,
    /// Elements inside it that are words under pictures.
    pub(super) captions: HashSet<NodeId>,
    /// Whether the layout says where the lead stands.
    pub(super) names_lead: bool,
    /// What the layout names and the page lacks.
    pub(super) missing: Vec<Field>,
}

/// Tries layouts in order; the first one whose body has text is taken. What is no text of the article is
/// taken out of its body, as are the parts that were found inside it.
pub(super) fn find(page: &mut Html, adapters: &[&Arc<Adapter>]) -> Option<Found> {
    let (adapter, body) = adapters.iter().find_map(|a| Some((*a, first(page, a.body.as_ref()?, has_text)?.id())))?;
    let (found, dropped) = parts(page, adapter, body)?;
    for id in dropped {
        if let Some(mut node) = page.tree.get_mut(id) {
            node.detach();
        }
    }
    // What is left of a body that was all furniture is no article.
    let body = page.tree.get(body).and_then(ElementRef::wrap)?;
    has_text(&body).then_some(found)
}

fn parts(page: &Html, adapter: &Adapter, body: NodeId) -> Option<(Found, Vec<NodeId>)> {
    let container = page.tree.get(body).and_then(ElementRef::wrap)?;
    let element = |css: &Option<Css>| css.as_ref().and_then(|css| first(page, css, |e| !value(e).is_empty()));
    let (title, lead) = (element(&adapter.title), element(&adapter.lead));
    let published = adapter.date.as_ref().and_then(|css| dated(page, css, adapter.date_form));
    let author = element(&adapter.author);
    let mut dropped: Vec<NodeId> = Vec::new();
    for noise in adapter.noise.iter().filter_map(Css::selector) {
        dropped.extend(container.select(noise).map(|e| e.id()));
    }
    let all_authors = adapter.author.as_ref().and_then(Css::selector).map(|css| container.select(css)).into_iter().flatten();
    dropped.extend(all_authors.map(|e| e.id()));
    let inside = |e: &ElementRef<'_>| e.ancestors().any(|a| a.id() == body);
    dropped.extend([title, lead].into_iter().flatten().chain(published.map(|(e, _)| e)).filter(inside).map(|e| e.id()));
    let captions = adapter.captions.iter().filter_map(Css::selector).flat_map(|css| container.select(css)).map(|e| e.id());
    let lead_noise = |e: &ElementRef<'_>| without(e, &adapter.noise);
    let named = [
        (Field::Title, adapter.title.is_some() && title.is_none()),
        (Field::Lead, adapter.lead.is_some() && lead.is_none()),
        (Field::Date, adapter.date.is_some() && published.is_none()),
    ];
    let found = Found {
        adapter: adapter.id.clone(),
        title: title.map(|e| value(&e)),
        lead: lead.map(|e| lead_noise(&e)).filter(|text| !text.is_empty()),
        published: published.map(|(_, day)| day),
        author: author.map(|e| value(&e)),
        original: adapter.original.as_ref().and_then(Css::selector).and_then(|css| page.select(css).find_map(|e| original::named(&e))),
        body,
        captions: captions.collect(),
        names_lead: adapter.lead.is_some(),
        missing: named.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect(),
    };
    Some((found, dropped))
}

fn first<'a>(page: &'a Html, css: &Css, fits: impl Fn(&ElementRef<'a>) -> bool) -> Option<ElementRef<'a>> {
    page.select(css.selector()?).find(|e| fits(e))
}

fn has_text(element: &ElementRef<'_>) -> bool {
    element.text().any(|t| t.chars().any(char::is_alphanumeric))
}

/// What an element says: its content when it is a meta tag, else its text.
fn value(element: &ElementRef<'_>) -> String {
    match element.attr("content").filter(|_| element.value().name() == "meta") {
        Some(content) => collapse(content),
        None => collapse(&element.text().collect::<String>()),
    }
}

/// What an element says without the parts in it that are noise.
fn without(element: &ElementRef<'_>, noise: &[Css]) -> String {
    let inner: HashSet<NodeId> = noise.iter().filter_map(Css::selector).flat_map(|css| element.select(css)).map(|e| e.id()).collect();
    if inner.is_empty() {
        return value(element);
    }
    let kept = element.descendants().filter(|n| !n.ancestors().any(|a| inner.contains(&a.id())));
    collapse(&kept.filter_map(|n| n.value().as_text().map(|t| &**t)).collect::<String>())
}

/// The first element that tells a day, and the day.
fn dated<'a>(page: &'a Html, css: &Css, form: DateForm) -> Option<(ElementRef<'a>, PartialDate)> {
    page.select(css.selector()?).find_map(|e| {
        let machine = ["datetime", "content"].iter().filter_map(|key| e.attr(key)).find_map(|text| day(text, form));
        machine.or_else(|| day(&value(&e), form)).map(|day| (e, day))
    })
}

fn day(text: &str, form: DateForm) -> Option<PartialDate> {
    match form {
        DateForm::DayFirst => date::parse(text, Habit::Vietnamese),
        DateForm::MonthFirst => {
            let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
            let (month, day, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
            PartialDate::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
        }
        DateForm::Epoch => {
            let instant = jiff::Timestamp::from_second(text.trim().parse().ok()?).ok()?;
            date::parse(&instant.to_string(), Habit::Vietnamese)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::day;
    use crate::sources::DateForm;

    #[test]
    fn days_follow_the_form_of_the_layout() {
        let iso = |text, form| day(text, form).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(iso("3/5/2026 3:34:00 PM", DateForm::MonthFirst), "2026-03-05");
        assert_eq!(iso("Tháng 5 13, 2025", DateForm::MonthFirst), "2025-05-13");
        assert_eq!(iso("07-03-2026 - 09:40 AM", DateForm::DayFirst), "2026-03-07");
        // Half past midnight in Vietnam is the day before in London.
        assert_eq!(iso("1772818200", DateForm::Epoch), "2026-03-07");
        assert_eq!(iso("hôm qua", DateForm::Epoch), "");
    }
}
