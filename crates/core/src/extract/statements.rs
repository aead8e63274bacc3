//! Figures that are no claims but that checks need: a group's average with its change, and the distance
//! between its highest and lowest points.
//!
//! `điểm trung bình tăng 94,53 điểm (783,52 điểm so với 681,20 điểm của năm 2022)`;
//! `Chênh lệch đơn vị cao nhất và thấp nhất là 313,2 điểm (cao nhất đạt 899,09 điểm; thấp nhất đạt 585,89 điểm)`.
use super::finish::Page;
use super::frame::Frame;
use super::mention::{Mention, What};
use super::setting::Setting;
use super::text::Text;
use crate::model::{Field, Statement, StatementKind};
use crate::normalize::Token;
use std::collections::BTreeMap;

/// Finds them in one sentence.
pub fn find(text: &Text<'_>, tokens: &[Token], mentions: &[Mention], setting: &Setting<'_>, frame: &mut Frame, page: &mut Page<'_>) {
    if text.field != Field::Text {
        return;
    }
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let mut block = frame.block;
    let mut index = frame.index.as_ref().map(|s| s.value);
    for (i, m) in mentions.iter().enumerate() {
        match m.what {
            What::Block(b) => block = Some(b),
            What::Index(x) => index = Some(x),
            _ => {}
        }
        let found = match m.what {
            What::Average => average(mentions, i),
            What::StepWord | What::Highest | What::Lowest if spread_before(m, &word) => spread(mentions, i),
            _ => None,
        };
        let Some((kind, values, last)) = found else { continue };
        let place = place(text, tokens, m.t0, last);
        let figures = values.values().map(|v| v.to_bits()).collect();
        if !page.stated.insert((kind, figures)) {
            continue;
        }
        let Some(quote) = text.source.get(place.clone()) else { continue };
        let index = index.or(page.survey.main_index);
        page.statements.push(Statement {
            id: String::new(),
            doc_id: page.document.id.clone(),
            kind,
            subject: None,
            other: None,
            index: index.and_then(|x| setting.index_id(x)).map(str::to_owned),
            component: None,
            year: index.and_then(|x| page.survey.editions.get(&x).copied()).or(page.survey.edition),
            scope: scope(setting, block),
            values,
            start: place.start,
            end: place.end,
            quote: quote.to_owned(),
        });
    }
}

fn scope(setting: &Setting<'_>, block: Option<&'static str>) -> Option<String> {
    match (block, &setting.home) {
        (Some("ministries"), _) => Some("ministries".to_owned()),
        (Some(block), Some(home)) => Some(format!("province:{home}/{block}")),
        _ => None,
    }
}

fn place(text: &Text<'_>, tokens: &[Token], t0: usize, t1: usize) -> std::ops::Range<usize> {
    let start = tokens.get(t0).map_or(0, |t| t.start as usize);
    let end = t1.checked_sub(1).and_then(|i| tokens.get(i)).map_or(start, |t| t.end as usize);
    text.view.source(start..end.max(start))
}

type Found = (StatementKind, BTreeMap<String, f64>, usize);

/// An average that moved by so much, from one figure to another.
fn average(mentions: &[Mention], at: usize) -> Option<Found> {
    let mut values = BTreeMap::new();
    let mut last = mentions.get(at)?.t1;
    let mut against = false;
    for m in mentions.iter().skip(at + 1) {
        if m.t0 > last + 8 {
            break;
        }
        match m.what {
            What::ScoreChange(v) if !values.contains_key("change") => drop(values.insert("change".to_owned(), v)),
            What::Score { value, .. } if against => drop(values.entry("before".to_owned()).or_insert(value)),
            What::Score { value, .. } => drop(values.entry("now".to_owned()).or_insert(value)),
            What::Against => against = true,
            What::Mark(';') => break,
            What::Subject(_) | What::Rank { .. } => break,
            _ => {}
        }
        if matches!(m.what, What::ScoreChange(_) | What::Score { .. } | What::Against | What::Mark(_) | What::Year(_)) {
            last = m.t1;
        }
    }
    (values.len() == 3).then_some((StatementKind::GroupAverage, values, last))
}

/// Whether `chênh lệch` or `khoảng cách` stands shortly before.
fn spread_before<'w>(m: &Mention, word: &dyn Fn(usize) -> &'w str) -> bool {
    (1..=8).filter_map(|b| m.t0.checked_sub(b)).any(|t| matches!((word(t), word(t + 1)), ("chênh", "lệch") | ("khoảng", "cách")))
}

/// Highest, lowest and the distance said of them.
fn spread(mentions: &[Mention], at: usize) -> Option<Found> {
    let mut values: BTreeMap<String, f64> = BTreeMap::new();
    let mut last = mentions.get(at)?.t1;
    let mut side = None;
    for m in mentions.iter().skip(at) {
        if m.t0 > last + 10 {
            break;
        }
        match m.what {
            What::Highest if m.depth > 0 || values.contains_key("difference") => side = Some("highest"),
            What::Lowest if m.depth > 0 || values.contains_key("difference") => side = Some("lowest"),
            What::Score { value, .. } | What::ScoreChange(value) => match side.take() {
                Some(role) => drop(values.entry(role.to_owned()).or_insert(value)),
                None => drop(values.entry("difference".to_owned()).or_insert(value)),
            },
            What::Subject(_) | What::Rank { .. } => break,
            _ => {}
        }
        last = m.t1;
        if values.len() == 3 {
            break;
        }
    }
    (values.len() == 3).then_some((StatementKind::Spread, values, last))
}
