//! How to read the pages of one content system: where on the page each part of an article stands.
use super::Css;
use crate::model::PartialDate;
use serde::{Deserialize, Serialize};

/// Selectors for one layout of a publisher's pages, valid for a span of days of publication.
#[derive(Debug, Clone)]
pub struct Adapter {
    /// Where it comes from: `family` or `family/layout`, or the publisher's id in place of the family.
    pub id: String,
    /// First day of publication that has this layout.
    pub valid_from: Option<PartialDate>,
    /// Last such day.
    pub valid_to: Option<PartialDate>,
    /// Headline.
    pub title: Option<Css>,
    /// Lead (sapo).
    pub lead: Option<Css>,
    /// Element that holds the article's text: the first match with any text in it.
    pub body: Option<Css>,
    /// Day of publication: read from `datetime` or `content`, else from the text.
    pub date: Option<Css>,
    /// Author; left out of the body.
    pub author: Option<Css>,
    /// Link to, or name of, the original of a reprint.
    pub original: Option<Css>,
    /// Parts of the page that are no text of the article: boxes of links, notes of the paper.
    pub noise: Vec<Css>,
    /// Words under pictures that the markup does not tell as such.
    pub captions: Vec<Css>,
    /// How the day is written.
    pub date_form: DateForm,
}

/// How a day is written where the adapter finds it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateForm {
    /// As machines write it (`2026-03-07T08:06:00+07:00`), or day before month.
    #[default]
    DayFirst,
    /// Month before day: `3/5/2026 3:34:00 PM`, `Tháng 5 13, 2025`.
    MonthFirst,
    /// Seconds since 1970.
    Epoch,
}

impl Adapter {
    /// Whether a page published on `day` can have this layout. A day that is not known can be any.
    pub fn is_valid_on(&self, day: Option<PartialDate>) -> bool {
        let Some(day) = day else { return true };
        self.valid_from.is_none_or(|from| from.earliest() <= day.latest()) && self.valid_to.is_none_or(|to| day.earliest() <= to.latest())
    }

    /// What this layout lacks is taken from `other`; what it must not read is what either must not.
    pub(super) fn completed(mut self, other: &Self) -> Self {
        let fill = |own: &mut Option<Css>, theirs: &Option<Css>| {
            if own.is_none() {
                own.clone_from(theirs);
            }
        };
        fill(&mut self.title, &other.title);
        fill(&mut self.lead, &other.lead);
        fill(&mut self.body, &other.body);
        if self.date.is_none() {
            self.date_form = other.date_form;
        }
        fill(&mut self.date, &other.date);
        fill(&mut self.author, &other.author);
        fill(&mut self.original, &other.original);
        self.noise.extend(other.noise.iter().cloned());
        self.captions.extend(other.captions.iter().cloned());
        self
    }
}
