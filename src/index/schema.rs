//! Fields of the index, and how claims and documents are laid into them.
use super::tokenizer::Syllables;
use crate::model::{Authority, Claim, Modality, Status};
use crate::normalize::fold;
use crate::ontology::Ontology;
use crate::store::StoredDocument;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::{Index, TantivyDocument};

/// Raised whenever fields or tokens change: an index of another version is rebuilt.
pub(super) const VERSION: u32 = 2;

/// Stands for the overall index in the component field, so that it can be asked for.
pub(super) const OVERALL: &str = "-";

/// The fields, by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// `claim` or `document`.
    pub kind: Field,
    /// Claim id or document id.
    pub id: Field,
    /// Document id.
    pub doc: Field,
    /// Subject ids; a document has those of its claims, also in the next fields.
    pub subject: Field,
    pub index: Field,
    pub component: Field,
    pub year: Field,
    pub scope: Field,
    pub status: Field,
    /// Folded publisher.
    pub publisher: Field,
    /// Last day that the date of publication can mean, as yyyymmdd; 0 when unknown.
    pub published: Field,
    /// 1 for asserted and resolved claims, and for documents.
    pub standing: Field,
    /// 2 official, 1 reported, 0 press.
    pub authority: Field,
    pub exact: Field,
    pub folded: Field,
}

/// The schema with its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |tokenizer: &str| {
        let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::WithFreqsAndPositions);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        kind: builder.add_text_field("kind", STRING),
        id: builder.add_text_field("id", STRING | STORED),
        doc: builder.add_text_field("doc", STRING | STORED),
        subject: builder.add_text_field("subject", STRING),
        index: builder.add_text_field("index", STRING),
        component: builder.add_text_field("component", STRING),
        year: builder.add_i64_field("year", INDEXED | FAST),
        scope: builder.add_text_field("scope", STRING),
        status: builder.add_text_field("status", STRING),
        publisher: builder.add_text_field("publisher", STRING),
        published: builder.add_u64_field("published", INDEXED | FAST),
        standing: builder.add_u64_field("standing", FAST),
        authority: builder.add_u64_field("authority", FAST),
        exact: builder.add_text_field("exact", text("exact")),
        folded: builder.add_text_field("folded", text("folded")),
    };
    (builder.build(), fields)
}

/// Makes the tokenizers known to an index.
pub(super) fn register(index: &Index) {
    index.tokenizers().register("exact", Syllables { folded: false });
    index.tokenizers().register("folded", Syllables { folded: true });
}

/// One index entry for the document, then one for each claim.
pub(super) fn entries(fields: &Fields, stored: &StoredDocument, claims: &[Claim], ontology: &Ontology) -> Vec<TantivyDocument> {
    let document = &stored.document;
    let base = |kind: &str, id: &str| {
        let mut entry = TantivyDocument::new();
        entry.add_text(fields.kind, kind);
        entry.add_text(fields.id, id);
        entry.add_text(fields.doc, &document.id);
        if let Some(publisher) = &document.publisher {
            entry.add_text(fields.publisher, fold(publisher));
        }
        entry.add_u64(fields.published, document.published.map_or(0, |d| day_number(d.latest())));
        entry.add_u64(
            fields.authority,
            match stored.authority {
                Authority::Official => 2,
                Authority::Reported => 1,
                Authority::Press => 0,
            },
        );
        entry
    };
    let mut whole = base("document", &document.id);
    whole.add_u64(fields.standing, 1);
    whole.add_text(fields.status, "resolved");
    for text in [&document.title, &document.text] {
        whole.add_text(fields.exact, text);
        whole.add_text(fields.folded, text);
    }
    let mut all = Vec::with_capacity(claims.len() + 1);
    for claim in claims {
        let mut entry = base("claim", &claim.id);
        let resolved = claim.status == Status::Resolved;
        entry.add_u64(fields.standing, u64::from(resolved && claim.modality == Modality::Asserted));
        entry.add_text(fields.status, if resolved { "resolved" } else { "unresolved" });
        for entry in [&mut entry, &mut whole] {
            facts(fields, entry, claim);
        }
        for text in [claim.quote.as_str(), &ontology.subject_name(&claim.subject), &what(claim, ontology)] {
            entry.add_text(fields.exact, text);
            entry.add_text(fields.folded, text);
        }
        all.push(entry);
    }
    all.insert(0, whole);
    all
}

fn facts(fields: &Fields, entry: &mut TantivyDocument, claim: &Claim) {
    let mut once = |field: Field, value: &str| {
        // A document holds many claims on the same thing: each value once.
        if !entry.get_all(field).any(|v| v.as_str() == Some(value)) {
            entry.add_text(field, value);
        }
    };
    once(fields.subject, &claim.subject);
    once(fields.index, &claim.index);
    once(fields.component, claim.component.as_deref().unwrap_or(OVERALL));
    once(fields.scope, &claim.scope);
    if let Some(year) = claim.year.map(i64::from)
        && !entry.get_all(fields.year).any(|v| v.as_i64() == Some(year))
    {
        entry.add_i64(fields.year, year);
    }
}

fn what(claim: &Claim, ontology: &Ontology) -> String {
    let index = ontology.index_name(&claim.index);
    match &claim.component {
        Some(component) => format!("{index} {}", ontology.component_name(&claim.index, component)),
        None => index,
    }
}

/// yyyymmdd.
pub(super) fn day_number((year, month, day): (i16, i8, i8)) -> u64 {
    u64::from(year.unsigned_abs()) * 10_000 + u64::from(month.unsigned_abs()) * 100 + u64::from(day.unsigned_abs())
}
