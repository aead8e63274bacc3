//! Claims of documents, one JSON line each, with their reasons: what `xephang extract --input ndjson --reasons` prints, from the
//! extractor alone, so that a rule can be tried without building the program.
//!
//! `claims [--unresolved] < DOCUMENTS`, one `{"id","url","publisher","published","title","text"}` a line.
use std::io::{BufRead as _, Write as _};
use xephang_core::extract::extract;
use xephang_core::model::{Document, PartialDate, Status};
use xephang_core::ontology::Ontology;

#[derive(serde::Deserialize)]
struct Given {
    id: String,
    url: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    title: Option<String>,
    text: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let unresolved = std::env::args().any(|argument| argument == "--unresolved");
    let ontology = Ontology::embedded()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let Given { id, url, publisher, published, title, text } = serde_json::from_str(&line?)?;
        let published = published.as_deref().and_then(PartialDate::parse);
        let document = Document { id, url, publisher, published, title: title.unwrap_or_default(), text, ..Document::default() };
        for claim in extract(&document, &ontology).claims {
            if unresolved || claim.status == Status::Resolved {
                serde_json::to_writer(&mut out, &claim)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}
