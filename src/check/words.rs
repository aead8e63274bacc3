//! How facts and sources are called in messages.
use super::draft::Value;
use super::facts::Key;
use crate::model::{Authority, Side, Source};
use crate::ontology::Ontology;

/// `Hà Tĩnh, DTI 2022`, with component, scope and list where they are not the usual ones.
pub(crate) fn fact_words(key: &Key<'_>, ontology: &Ontology, vi: bool) -> String {
    let fact = key.fact(ontology);
    format!("{}, {}", ontology.subject_name(&fact.subject), ranking_words(key, ontology, vi))
}

/// The same without the subject: `DTI 2022, An toàn thông tin mạng`.
pub(super) fn ranking_words(key: &Key<'_>, ontology: &Ontology, vi: bool) -> String {
    let mut text = format!("{} {}", ontology.index_name(key.index), key.year);
    if let Some(component) = key.component {
        text.push_str(", ");
        text.push_str(&ontology.component_name(key.index, component));
    }
    match key.scope {
        "national" => {}
        "world" => text.push_str(if vi { ", thế giới" } else { ", world" }),
        scope => {
            text.push_str(if vi { ", xếp trong " } else { ", ranked among " });
            text.push_str(&ontology.scope_name(scope));
        }
    }
    match key.list {
        Some("34") if key.year <= 2024 => text.push_str(if vi { " (34 tỉnh, thành sau sáp nhập)" } else { " (34 merged provinces)" }),
        Some("bo-dvc") => text.push_str(if vi { " (có dịch vụ công)" } else { " (with public services)" }),
        Some("bo-khong-dvc") => text.push_str(if vi { " (không có dịch vụ công)" } else { " (without public services)" }),
        _ => {}
    }
    text
}

/// Who says so: `Bảng của Bộ TT&TT` for an official table, else `baohatinh.vn (14/07/2023)`.
pub(crate) fn label(source: &Source, table: Option<(&str, Option<i32>)>, ontology: &Ontology, vi: bool) -> String {
    let name = source.publisher.as_deref().filter(|p| !p.is_empty());
    match source.authority {
        Authority::Official => {
            let publisher = table.and_then(|(index, year)| ontology.publisher_name(index, year?));
            let who = publisher.or(name).unwrap_or(&source.title);
            if vi { format!("Bảng của {who}") } else { format!("The table of {who}") }
        }
        Authority::Reported | Authority::Press => {
            let who = name.unwrap_or(if source.title.is_empty() { &source.doc_id } else { &source.title });
            source.published.map_or_else(|| who.to_owned(), |day| format!("{who} ({})", day.display_vi()))
        }
    }
}

/// `A ghi 37/63`, `A và 2 nguồn khác ghi 37/63`.
pub(super) fn says(value: &Value, vi: bool) -> String {
    let who = value.sides.first().map_or("?", |s| s.source.as_str());
    let who = if vi { who.to_owned() } else { english_label(value.sides.first(), who) };
    let figure = if vi { &value.vi } else { &value.en };
    match (value.weight(), vi) {
        (0 | 1, true) => format!("{who} ghi {figure}"),
        (n, true) => format!("{who} và {} nguồn khác ghi {figure}", n - 1),
        (0 | 1, false) => format!("{who} says {figure}"),
        (n, false) => format!("{who} and {} more say {figure}", n - 1),
    }
}

/// Whether all sides stand in one document.
pub(super) fn one_document(values: &[Value]) -> bool {
    let mut documents = values.iter().flat_map(|v| &v.sides).map(|s| s.document.as_str());
    let first = documents.next();
    documents.all(|d| Some(d) == first)
}

fn english_label(side: Option<&Side>, label: &str) -> String {
    match label.strip_prefix("Bảng của ") {
        Some(who) if side.is_some_and(|s| s.official) => format!("The table of {who}"),
        _ => label.to_owned(),
    }
}

/// `Chưa khớp: FACT. A ghi x; B ghi y.`, or `Số trong bài tự vênh: FACT: ghi x và y.` of one document.
pub(super) fn conflict(key: &Key<'_>, values: &[Value], ontology: &Ontology) -> (String, String) {
    if one_document(values) {
        let list = |vi: bool| {
            let figures: Vec<&str> = values.iter().map(|v| if vi { v.vi.as_str() } else { v.en.as_str() }).collect();
            figures.join(if vi { " và " } else { " and " })
        };
        return (
            format!("Số trong bài tự vênh: {}: ghi {}.", fact_words(key, ontology, true), list(true)),
            format!("Figures of one text do not agree: {}: it says {}.", fact_words(key, ontology, false), list(false)),
        );
    }
    let all = |vi: bool| values.iter().map(|v| says(v, vi)).collect::<Vec<_>>().join("; ");
    (
        format!("Chưa khớp: {}. {}.", fact_words(key, ontology, true), all(true)),
        format!("Not in agreement: {}. {}.", fact_words(key, ontology, false), all(false)),
    )
}

/// `▲22 bậc so với 2021`.
pub(crate) fn moved_words(delta: i32, base: Option<i32>, vi: bool) -> String {
    let against = base.map_or_else(String::new, |b| if vi { format!(" so với {b}") } else { format!(" against {b}") });
    let places = if vi { "bậc" } else { "places" };
    match delta {
        0 if vi => format!("giữ nguyên hạng{against}"),
        0 => format!("the same rank{against}"),
        d if d > 0 => format!("▲{d} {places}{against}"),
        d => format!("▼{} {places}{against}", d.unsigned_abs()),
    }
}
