//! Texts with the claims that must be read of each, and no others.
mod told;

use std::collections::BTreeSet;
use told::told;
use xephang_core::extract::extract;
use xephang_core::model::{Document, Status};
use xephang_core::ontology::Ontology;

/// Headline, text, and what is claimed: subject, index, component, year and value, parted by semicolons; behind `@` a scope that is not
/// the usual one, behind `!` a modality.
pub type Case = (&'static str, &'static str, &'static str);

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
