//! Where the drill's documents come from, and what must hold of everything read from them.
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use xephang::model::{Document, Extraction, Field};

/// The labelled documents of a folder, in the order of their names.
pub fn labelled(folder: &Path) -> io::Result<Vec<Document>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<io::Result<_>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut documents = Vec::with_capacity(files.len());
    for file in files {
        let read = xephang::eval::labelled(&std::fs::read(&file)?);
        let read = read.map_err(|e| io::Error::other(format!("{}: {e}", file.display())))?;
        documents.extend(read.map(|page| page.document));
    }
    Ok(documents)
}

/// The first promise that an extraction breaks: spans on character boundaries, quotes to the letter,
/// a confidence in 0–1, ids used once.
pub fn fault(document: &Document, found: &Extraction) -> Option<String> {
    let mut ids = HashSet::new();
    for claim in &found.claims {
        let text = if claim.field == Field::Text { &document.text } else { &document.title };
        let honest = claim.start < claim.end && text.get(claim.start..claim.end) == Some(claim.quote.as_str());
        let reasons = claim.reasons.iter().filter_map(|r| r.span).all(|(from, to)| text.get(from..to).is_some());
        if !honest || !reasons {
            return Some(format!("a span lies: {claim:?}"));
        }
        if !(0.0..=1.0).contains(&claim.confidence) || !claim.score.is_none_or(f64::is_finite) {
            return Some(format!("a figure out of bounds: {claim:?}"));
        }
        if !ids.insert(&claim.id) {
            return Some(format!("an id used twice: {claim:?}"));
        }
    }
    for statement in &found.statements {
        if document.text.get(statement.start..statement.end) != Some(statement.quote.as_str()) {
            return Some(format!("a span lies: {statement:?}"));
        }
        if !ids.insert(&statement.id) {
            return Some(format!("an id used twice: {statement:?}"));
        }
    }
    let note = found.notes.iter().find(|note| document.text.get(note.start..note.end).is_none());
    note.map(|note| format!("a span lies: {note:?}"))
}
