//! Texts with the claims that must be read of each, and no others.
use std::collections::BTreeSet;
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Modality, Status};
use xephang_core::ontology::Ontology;

/// Headline, text, and what is claimed: subject, index, component, year and value, parted by semicolons; behind `@` a scope that is not
/// the usual one, behind `!` a modality.
pub type Case = (&'static str, &'static str, &'static str);

fn told(c: &Claim) -> String {
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

/// Every claim of every case is read, and nothing else.
pub fn check(cases: &[Case]) {
    let ontology = Ontology::embedded().unwrap();
    let mut faults = Vec::new();
    for (title, text, expected) in cases {
        let document = Document { id: "f".into(), title: (*title).to_owned(), text: (*text).to_owned(), ..Document::default() };
        let claims = extract(&document, &ontology).claims;
        let read: BTreeSet<String> = claims.iter().filter(|c| c.status == Status::Resolved).map(told).collect();
        let wanted: BTreeSet<String> = expected.split("; ").filter(|e| !e.is_empty()).map(str::to_owned).collect();
        if read != wanted {
            let missed: Vec<_> = wanted.difference(&read).collect();
            let wrong: Vec<_> = read.difference(&wanted).collect();
            faults.push(format!("{text:?}: missed {missed:?}, wrong {wrong:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}
