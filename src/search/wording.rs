//! How figures and sources are written for readers.
use crate::model::{Authority, Source};
use crate::ontology::Ontology;

/// Language of an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tongue {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Tongue {
    /// The text in this language.
    pub fn say<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// `▲22`, `▼8`, `=`: a movement in places. A smaller rank is better, so signs would mislead.
pub fn movement(delta: i32) -> String {
    match delta {
        0 => "=".to_owned(),
        d if d > 0 => format!("▲{d}"),
        d => format!("▼{}", d.unsigned_abs()),
    }
}

/// A number with a decimal comma, all its digits kept: `71,25`.
pub fn decimal(number: f64) -> String {
    number.to_string().replace('.', ",")
}

/// A signed difference with two digits: `+0,35`, `−0,70`.
pub fn signed(number: f64) -> String {
    let digits = format!("{:.2}", number.abs()).replace('.', ",");
    let sign = if number < 0.0 { "−" } else { "+" };
    format!("{sign}{digits}")
}

/// `37/63`, or `37` when the number of units is not known.
pub fn rank(rank: u32, of: Option<u32>) -> String {
    of.map_or_else(|| rank.to_string(), |of| format!("{rank}/{of}"))
}

/// Who says so: `bảng chính thức dti.gov.vn`, `baohatinh.vn, 13/07/2023`.
pub fn source(source: &Source, tongue: Tongue) -> String {
    let name = witness(source);
    let name = match source.authority {
        Authority::Official => format!("{} {name}", tongue.say("bảng chính thức", "official table of")),
        Authority::Reported => format!("{name} {}", tongue.say("(báo chí dẫn lại)", "(as reported)")),
        Authority::Press => name.to_owned(),
    };
    match source.published {
        Some(day) => format!("{name}, {}", day.display_vi()),
        None => name,
    }
}

/// The name of the one who says so.
fn witness(source: &Source) -> &str {
    source.publisher.as_deref().or(source.url.as_deref()).unwrap_or(&source.doc_id)
}

/// What the index calls its components.
pub(super) fn component_kind(index: &str, level: &str) -> &'static str {
    match (index, level) {
        ("pci", _) => "chỉ số thành phần",
        ("papi", _) => "chỉ số nội dung",
        ("par-index", _) => "lĩnh vực",
        ("dti", "pillar") => "trụ cột",
        ("dti", _) => "chỉ số chính",
        ("sipas", _) => "yếu tố",
        (_, "pillar") => "trụ cột",
        _ => "chỉ số thành phần",
    }
}

/// `DTI 2022`, or `DTI 2022, An toàn thông tin mạng`; `edition` is a year, a span of years or empty.
pub fn measure(ontology: &Ontology, index: &str, component: Option<&str>, edition: &str) -> String {
    let mut name = ontology.index_name(index);
    if !edition.is_empty() {
        name.push(' ');
        name.push_str(edition);
    }
    component.map_or(name.clone(), |c| format!("{name}, {}", ontology.component_name(index, c)))
}

/// The year as text; empty when it is not known.
pub(super) fn year(year: Option<i32>) -> String {
    year.map_or(String::new(), |y| y.to_string())
}

/// A score with the unit of its index: `63,91 điểm`, `91,17 %`.
pub fn score(ontology: &Ontology, index: &str, score: f64, tongue: Tongue) -> String {
    let percent =
        ontology.index(index).and_then(|i| i.score_unit.as_deref()).is_some_and(|u| u.starts_with('%') || u.starts_with("phần trăm"));
    format!("{} {}", decimal(score), if percent { "%" } else { tongue.say("điểm", "points") })
}

/// Items in one line: `A, B và C`.
pub(super) fn enumerate(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{decimal, movement, rank, signed};

    #[test]
    fn figures_are_written_the_vietnamese_way() {
        assert_eq!([movement(22), movement(-8), movement(0)], ["▲22", "▼8", "="]);
        assert_eq!([decimal(71.25), decimal(0.8335), decimal(970.0)], ["71,25", "0,8335", "970"]);
        assert_eq!([signed(-0.7), signed(0.351)], ["−0,70", "+0,35"]);
        assert_eq!([rank(37, Some(63)), rank(37, None)], ["37/63", "37"]);
    }
}
