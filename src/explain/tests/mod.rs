//! Explanations over the reference tables, with figures as they were published.
mod derive;
mod gaps;
mod moved;

use crate::model::{Claim, Source};
use crate::ontology::Ontology;
use crate::read::reference;
use crate::search::Told;
use std::sync::LazyLock;

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Ontology::embedded().unwrap());

/// The embedded tables whose name passes.
fn tables(wanted: impl Fn(&str) -> bool) -> Vec<Told> {
    let mut told = Vec::new();
    for table in reference::tables().iter().filter(|t| wanted(t.name)) {
        for (document, extraction) in reference::read_table(table.name, table.csv, table.authority, &ONTOLOGY).unwrap() {
            let source = Source { doc_id: document.id, url: document.url, authority: table.authority, ..Source::default() };
            told.extend(extraction.claims.into_iter().map(|claim| Told { claim, source: source.clone() }));
        }
    }
    told
}

/// What an article says of a subject.
fn said(document: &str, subject: &str, index: &str, year: i32, change: impl FnOnce(&mut Claim)) -> Told {
    let mut claim = Claim {
        id: format!("{document}-{subject}-{index}-{year}"),
        doc_id: document.to_owned(),
        subject: subject.to_owned(),
        index: index.to_owned(),
        year: Some(year),
        scope: "national".to_owned(),
        quote: format!("{subject} {index} {year}"),
        ..Claim::default()
    };
    change(&mut claim);
    claim.id.push_str(&format!("{:?}{:?}", claim.rank, claim.delta));
    Told { claim, source: Source { doc_id: document.to_owned(), publisher: Some(format!("{document}.vn")), ..Source::default() } }
}

fn moved(claim: &mut Claim, rank: Option<u32>, delta: i32, base: i32) {
    (claim.rank, claim.delta, claim.base_year) = (rank, Some(delta), Some(base));
}
