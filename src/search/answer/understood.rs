//! The first line of every answer: how the question was understood.
use super::super::query::{Form, Intent, Query, Stated};
use super::super::wording::{self, Tongue};
use crate::model::PartialDate;
use crate::ontology::Ontology;

/// `Hiểu là: Hà Tĩnh · DTI, chỉ số chính An toàn thông tin mạng · kỳ mới nhất`.
pub(super) fn line(query: &Query, ontology: &Ontology, tongue: Tongue) -> String {
    let mut parts: Vec<String> = Vec::new();
    let subjects: Vec<String> = query
        .subjects
        .iter()
        .map(|s| match s.form {
            Form::Any => ontology.subject_name(&s.id),
            Form::Old => format!("{} {}", ontology.subject_name(&s.id), tongue.say("cũ", "(old)")),
            Form::New => format!("{} {}", ontology.subject_name(&s.id), tongue.say("mới", "(new)")),
        })
        .collect();
    if !subjects.is_empty() {
        parts.push(wording::enumerate(&subjects, tongue.say("và", "and")));
    }
    for doubt in &query.doubts {
        parts.push(format!("{} (?)", doubt.words));
    }
    if let Some(region) = &query.region {
        parts.push(ontology.region(region).map_or_else(|| region.clone(), |r| r.name.clone()));
    }
    parts.extend(measures(query, ontology));
    if !query.is_plain() {
        parts.push(period(query, ontology, tongue));
    }
    match query.scope.as_deref() {
        Some(scope) if query.region.is_none() => parts.push(format!("{} {}", tongue.say("xếp trong", "among"), ontology.scope_name(scope))),
        _ => {}
    }
    if let Some(list) = &query.list {
        parts.push(format!("{} {list} {}", tongue.say("danh sách", "list of"), tongue.say("đơn vị", "units")));
    }
    parts.extend(wish(&query.intent, tongue));
    if !query.terms.is_empty() {
        parts.push(format!("{} \"{}\"", tongue.say("tìm chữ", "words"), query.terms.join(" ")));
    }
    for (typed, read) in &query.read_as {
        parts.push(format!("\"{typed}\" {} {read}", tongue.say("đọc là", "read as")));
    }
    if parts.is_empty() {
        parts.push(tongue.say("câu hỏi trống", "an empty question").to_owned());
    }
    format!("{}: {}", tongue.say("Hiểu là", "Understood as"), parts.join(" · "))
}

fn measures(query: &Query, ontology: &Ontology) -> Vec<String> {
    let mut names: Vec<String> = query.indices.iter().map(|i| ontology.index_name(i)).collect();
    if let (Some(first), Some(index), Some(id)) = (names.first_mut(), query.index(), &query.component) {
        let level = ontology.component(index, id).map_or("", |c| c.level.as_str());
        first.push_str(&format!(", {} {}", wording::component_kind(index, level), ontology.component_name(index, id)));
    }
    names
}

fn period(query: &Query, ontology: &Ontology, tongue: Tongue) -> String {
    let Some(years) = query.years else {
        let all = matches!(query.intent, Intent::Series | Intent::Compare);
        return if all {
            tongue.say("mọi kỳ", "all editions")
        } else {
            tongue.say("kỳ mới nhất trong kho", "latest edition in the store")
        }
        .to_owned();
    };
    let Some(year) = years.single() else { return format!("{} {}–{}", tongue.say("kỳ", "editions"), years.from, years.to) };
    let said = query.relative.as_ref().map_or(String::new(), |r| format!(" ({r})"));
    let published = query.index().and_then(|i| ontology.edition(i, year)).and_then(|e| e.published.as_deref()).and_then(PartialDate::parse);
    let published = published.map_or(String::new(), |d| format!(" ({} {})", tongue.say("công bố", "published"), d.display_vi()));
    format!("{} {year}{said}{published}", tongue.say("kỳ", "edition"))
}

fn wish(intent: &Intent, tongue: Tongue) -> Option<String> {
    Some(match intent {
        Intent::Lookup | Intent::Region => return None,
        Intent::Series => tongue.say("qua các năm", "through the years").to_owned(),
        Intent::Neighbours => tongue.say("ai đứng ngay trên, ngay dưới", "who stands just above and below").to_owned(),
        Intent::Top(n) => format!("{n} {}", tongue.say("đơn vị đứng đầu", "best")),
        Intent::Bottom(n) => format!("{n} {}", tongue.say("đơn vị cuối bảng", "last")),
        Intent::AtRank(n) => format!("{} {n}", tongue.say("ai đứng thứ", "who holds rank")),
        Intent::Compare => tongue.say("so sánh", "side by side").to_owned(),
        Intent::Why => tongue.say("vì sao đổi hạng", "why the rank moved").to_owned(),
        Intent::Verify(stated) => format!("{}: {}", tongue.say("kiểm tra", "verify"), figures(stated, tongue)),
    })
}

/// The stated figures in short: `27/63, ▲22`.
pub(super) fn figures(stated: &Stated, tongue: Tongue) -> String {
    let mut parts = Vec::new();
    parts.extend(stated.rank.map(|r| wording::rank(r, stated.of)));
    parts.extend(stated.delta.map(wording::movement));
    parts.extend(stated.score.map(|s| format!("{} {}", wording::decimal(s), tongue.say("điểm", "points"))));
    parts.join(", ")
}
