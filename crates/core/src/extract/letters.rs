//! Letters that a machine made out of a picture, or out of an old encoding: claims are no surer than these.
use crate::model::{BlockKind, Claim, Document, Field, Reason, touched};
use std::borrow::Cow;
use std::ops::Range;

/// A table with how sure the letters above its first claim are: the head that says what its figures mean.
pub(super) type Head = (Range<usize>, f32);

/// The heads of the tables that gave claims, where the document's letters were made out by machine.
pub(super) fn heads(claims: &[Claim], document: &Document) -> Vec<Head> {
    if document.places.is_empty() {
        return Vec::new();
    }
    let tables = document.blocks.iter().filter(|block| block.kind == BlockKind::Table).map(|block| block.start..block.end);
    let head = |table: Range<usize>| {
        let inside = claims.iter().filter(|c| c.field == Field::Text && table.contains(&c.start)).map(|c| c.start);
        let first = inside.min()?;
        Some((table.clone(), least_sure(document, &(table.start..first))))
    };
    tables.filter_map(head).collect()
}

/// How sure the least sure letters of a stretch are.
fn least_sure(document: &Document, stretch: &Range<usize>) -> f32 {
    touched(&document.places, stretch).iter().map(|p| p.confidence).fold(1.0_f32, f32::min)
}

/// Letters that a machine made out of a picture, or out of an old encoding, are as sure as that was; and a figure of a table is
/// no surer than the head above it.
pub(super) fn doubt(claim: &mut Claim, document: &Document, heads: &[Head]) {
    if claim.field != Field::Text || document.places.is_empty() {
        return;
    }
    let own = least_sure(document, &(claim.start..claim.end));
    let head = heads.iter().find(|(table, _)| table.contains(&claim.start)).map_or(1.0, |(_, sure)| *sure);
    let sure = own.min(head);
    if sure < 1.0 {
        claim.confidence = (claim.confidence * f64::from(sure) * 1000.0).round() / 1000.0;
        let source = Cow::Borrowed("its letters were made out by machine");
        claim.reasons.push(Reason { slot: "against".into(), source, words: claim.quote.clone(), span: Some((claim.start, claim.end)) });
    }
}
