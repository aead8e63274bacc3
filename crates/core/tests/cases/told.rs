//! A claim in a few words, as cases write it down.
use xephang_core::model::{Claim, Modality};

/// A claim in the words of a case.
pub fn told(c: &Claim) -> String {
    let value = match (c.rank, c.rank_max, c.last, c.delta, c.score) {
        (Some(n), ..) => format!("r{n}"),
        (None, Some(n), ..) => format!("m{n}"),
        (None, None, true, ..) => "last".to_owned(),
        (None, None, false, Some(n), _) => format!("d{n:+}"),
        (None, None, false, None, points) => format!("s{}", points.unwrap_or_default()),
    };
    let year = c.year.map_or_else(|| "None".to_owned(), |y| y.to_string());
    let usual = matches!(c.scope.as_str(), "national" | "world" | "ministries") || c.scope.starts_with("province:");
    let scope = if usual { String::new() } else { format!(" @{}", c.scope) };
    let modality = match c.modality {
        Modality::Target => " !target",
        Modality::Negated => " !negated",
        _ => "",
    };
    format!("{} {} {} {year} {value}{scope}{modality}", c.subject, c.index, c.component.as_deref().unwrap_or("-"))
}
