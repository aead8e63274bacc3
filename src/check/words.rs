//! How facts and sources are called in messages.
use super::conflict::{Says, Words};
use super::lists;
use super::render::{Value, Witness};
use super::values::rank_words;
use crate::model::{Authority, Fact, Severity, Source};
use crate::ontology::Ontology;

/// `Hà Tĩnh, DTI 2022`, with component, scope and list where they are not the usual ones.
pub(crate) fn fact_words(fact: &Fact, ontology: &Ontology, vi: bool) -> String {
    format!("{}, {}", ontology.subject_name(&fact.subject), ranking_words(fact, ontology, vi))
}

/// The same without the subject: `DTI 2022, An toàn thông tin mạng`.
pub(super) fn ranking_words(fact: &Fact, ontology: &Ontology, vi: bool) -> String {
    let year = fact.year.unwrap_or(0);
    let mut text = format!("{} {year}", ontology.index_name(&fact.index));
    if let Some(component) = &fact.component {
        text.push_str(", ");
        text.push_str(&ontology.component_name(&fact.index, component));
    }
    match fact.scope.as_str() {
        "national" => {}
        "world" => text.push_str(if vi { ", thế giới" } else { ", world" }),
        scope => {
            text.push_str(if vi { ", xếp trong " } else { ", ranked among " });
            text.push_str(&ontology.scope_name(scope));
        }
    }
    match fact.list.as_deref() {
        Some(lists::AFTER) if year <= 2024 => {
            text.push_str(if vi { " (34 tỉnh, thành sau sáp nhập)" } else { " (34 merged provinces)" })
        }
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
            source.published.map_or_else(|| who.to_owned(), |day| [who, " (", &day.display_vi(), ")"].concat())
        }
    }
}

/// `A ghi 37/63`, `A và 2 nguồn khác ghi 37/63`.
pub(super) fn says(value: &Value<'_>, ontology: &Ontology, vi: bool) -> String {
    let who = value.witnesses.first().map_or_else(|| "?".to_owned(), |w| w.label(ontology, vi));
    let figure = if vi { &value.vi } else { &value.en };
    match (value.weight(), vi) {
        (0 | 1, true) => format!("{who} ghi {figure}"),
        (n, true) => format!("{who} và {} nguồn khác ghi {figure}", n - 1),
        (0 | 1, false) => format!("{who} says {figure}"),
        (n, false) => format!("{who} and {} more say {figure}", n - 1),
    }
}

/// Whether all who give a value do so in one document.
pub(super) fn one_document(values: &[Value<'_>]) -> bool {
    let mut documents = values.iter().flat_map(|v| &v.witnesses).map(Witness::document);
    let first = documents.next();
    documents.all(|d| Some(d) == first)
}

/// `Chưa khớp: FACT. A ghi x; B ghi y.`, or `Số trong bài tự vênh: FACT: ghi x và y.` of one document.
pub(super) fn conflict(fact: &Fact, values: &[Value<'_>], ontology: &Ontology) -> (String, String) {
    if one_document(values) {
        let list = |vi: bool| {
            let figures: Vec<&str> = values.iter().map(|v| if vi { v.vi.as_str() } else { v.en.as_str() }).collect();
            figures.join(if vi { " và " } else { " and " })
        };
        return (
            format!("Số trong bài tự vênh: {}: ghi {}.", fact_words(fact, ontology, true), list(true)),
            format!("Figures of one text do not agree: {}: it says {}.", fact_words(fact, ontology, false), list(false)),
        );
    }
    let all = |vi: bool| values.iter().map(|v| says(v, ontology, vi)).collect::<Vec<_>>().join("; ");
    (
        format!("Chưa khớp: {}. {}.", fact_words(fact, ontology, true), all(true)),
        format!("Not in agreement: {}. {}.", fact_words(fact, ontology, false), all(false)),
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

/// Who says what: `A ghi 37/63; B ghi 27/63`.
fn all_say(values: &[Value<'_>], ontology: &Ontology, vi: bool) -> String {
    values.iter().map(|v| says(v, ontology, vi)).collect::<Vec<_>>().join("; ")
}

/// A movement that does not lead to the earlier rank.
pub(super) fn movement(fact: &Fact, values: &[Value<'_>], why: &Words, ontology: &Ontology) -> Words {
    if one_document(values) {
        return (
            format!("Số trong bài tự vênh: {}: {}", fact_words(fact, ontology, true), why.0),
            format!("Figures of one text do not add up: {}: {}", fact_words(fact, ontology, false), why.1),
        );
    }
    (
        format!("Chưa khớp: {}. {}. {}", fact_words(fact, ontology, true), all_say(values, ontology, true), why.0),
        format!("Not in agreement: {}. {}. {}", fact_words(fact, ontology, false), all_say(values, ontology, false), why.1),
    )
}

/// `27 + 22 = 49, trong khi kỳ 2021 là 59.`
pub(super) fn sum_fails(sum: &str, base: i32, known: &str, units: Option<u32>) -> Words {
    match (known.is_empty(), units) {
        (true, Some(n)) => {
            (format!("{sum}, trong khi kỳ {base} chỉ xếp hạng 1–{n}."), format!("{sum}, while the edition of {base} ranks 1–{n} only."))
        }
        (true, None) => (format!("{sum}: không có hạng như vậy."), format!("{sum}: there is no such rank.")),
        _ => (format!("{sum}, trong khi kỳ {base} là {known}."), format!("{sum}, while {base} is {known}.")),
    }
}

/// Movements that lead to two ranks of an edition for which nobody gives one.
pub(super) fn chain(fact: &Fact, values: &[Value<'_>], ontology: &Ontology) -> Words {
    (
        format!(
            "Chưa khớp: {}. Các mức tăng, giảm dẫn tới hai hạng khác nhau: {}.",
            fact_words(fact, ontology, true),
            all_say(values, ontology, true)
        ),
        format!(
            "Not in agreement: {}. The movements lead to two ranks: {}.",
            fact_words(fact, ontology, false),
            all_say(values, ontology, false)
        ),
    )
}

/// Several units on one rank.
pub(super) fn shared_rank(fact: &Fact, values: &[Value<'_>], rank: u32, ontology: &Ontology) -> Words {
    let n = values.len();
    (
        format!("Chưa khớp: {}. {n} đơn vị cùng thứ {rank}: {}.", ranking_words(fact, ontology, true), all_say(values, ontology, true)),
        format!(
            "Not in agreement: {}. {n} units on rank {rank}: {}.",
            ranking_words(fact, ontology, false),
            all_say(values, ontology, false)
        ),
    )
}

/// A rank in a region that the national ranks exclude.
pub(super) fn region(fact: &Fact, values: &[Value<'_>], ontology: &Ontology) -> Words {
    let Some((claimed, national)) = values.split_first() else { return (String::new(), String::new()) };
    let ranks = |vi: bool| national.iter().map(|v| if vi { v.vi.as_str() } else { v.en.as_str() }).collect::<Vec<_>>().join("; ");
    (
        format!(
            "Chưa khớp: {}. {}, không hợp với hạng cả nước ({}).",
            fact_words(fact, ontology, true),
            says(claimed, ontology, true),
            ranks(true)
        ),
        format!(
            "Not in agreement: {}. {}, which the national ranks exclude ({}).",
            fact_words(fact, ontology, false),
            says(claimed, ontology, false),
            ranks(false)
        ),
    )
}

/// One edition in two lists.
pub(super) fn two_lists(fact: &Fact, values: &[Value<'_>], ontology: &Ontology) -> Words {
    (
        format!(
            "Khác mặt bằng so sánh: {}. {}. Cả hai đều đúng: trước và sau sáp nhập.",
            fact_words(fact, ontology, true),
            all_say(values, ontology, true)
        ),
        format!(
            "Two lists: {}. {}. Both hold: before and after the mergers.",
            fact_words(fact, ontology, false),
            all_say(values, ontology, false)
        ),
    )
}

/// A movement across the mergers.
pub(super) fn across_lists(fact: &Fact, base: i32, ontology: &Ontology) -> Words {
    let year = fact.year.unwrap_or(0);
    (
        format!("{}: hạng năm {year} xếp trong 34 tỉnh, năm {base} trong 63: không tính tăng/giảm bậc.", fact_words(fact, ontology, true)),
        format!(
            "{}: the rank of {year} is among 34 provinces, that of {base} among 63: they do not make a movement.",
            fact_words(fact, ontology, false)
        ),
    )
}

/// A rank beyond its list, or a list that its edition does not have.
pub(super) fn range(fact: &Fact, says: Says, limit: u32, severity: Severity, ontology: &Ontology) -> Words {
    let written = |vi: bool| match says {
        Says::Place(rank, of) => rank_words(rank, Some(of), vi),
        Says::Rank(rank) => rank_words(rank, None, vi),
        Says::Among(n) if vi => format!("xếp trong {n}"),
        Says::Among(n) => format!("among {n}"),
        _ => String::new(),
    };
    let (vi, en) = (fact_words(fact, ontology, true), fact_words(fact, ontology, false));
    if !matches!(says, Says::Among(_)) {
        return (
            format!("Chưa khớp: {vi}. Ghi {}, nhưng bảng chỉ có hạng 1–{limit}.", written(true)),
            format!("Not in agreement: {en}. It says {}, but the list has ranks 1–{limit} only.", written(false)),
        );
    }
    let (head_vi, head_en) = if severity == Severity::Info { ("Lưu ý", "Note") } else { ("Chưa khớp", "Not in agreement") };
    (
        format!("{head_vi}: {vi}. Ghi {}, kỳ này xếp hạng {limit} đơn vị.", written(true)),
        format!("{head_en}: {en}. It says {}; this edition ranks {limit}.", written(false)),
    )
}

/// `A, B và C`.
pub(super) fn joined(names: &[String], and: &str) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => names.join(", "),
    }
}
