//! Pages with the claims that must be read of each, and no others.
use std::collections::BTreeSet;
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Status};
use xephang_core::ontology::Ontology;

/// Of every page the claims are read that are listed, parted by semicolons and told as `told` tells them, and nothing else.
pub fn compare<'a>(pages: impl ExactSizeIterator<Item = (Document, &'a str)>, told: fn(&Claim) -> String) {
    let ontology = Ontology::embedded().unwrap();
    let (mut faults, all) = (Vec::new(), pages.len());
    for (document, expected) in pages {
        let claims = extract(&document, &ontology).claims;
        let read: BTreeSet<String> = claims.iter().filter(|c| c.status == Status::Resolved).map(told).collect();
        let wanted: BTreeSet<String> = expected.split("; ").filter(|e| !e.is_empty()).map(str::to_owned).collect();
        if read != wanted {
            let missed: Vec<_> = wanted.difference(&read).collect();
            let wrong: Vec<_> = read.difference(&wanted).collect();
            faults.push(format!("{:?}: missed {missed:?}, wrong {wrong:?}", document.text));
        }
    }
    assert!(faults.is_empty(), "{} of {all} cases:\n{}", faults.len(), faults.join("\n"));
}
