//! Documents as JSON: `{"id","url","publisher","published","title","text"}`, other keys ignored.
use super::{ReadError, canonical_url};
use crate::model::{Block, Document, PartialDate, Place, Told, text_hash};
use serde::Deserialize;
use serde_json::Value;

/// One document as others write it. Every key may be missing or null.
#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    publisher: Option<String>,
    #[serde(default)]
    published: Option<Value>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    text: Option<String>,
    /// Written by `export documents`, so that a page's structure survives the way out and back in.
    #[serde(default)]
    blocks: Option<Vec<Block>>,
    #[serde(default)]
    places: Vec<Place>,
    #[serde(default)]
    told: Option<Told>,
    #[serde(default)]
    part_of: Option<String>,
}

/// Reads one document, an array of documents, or one document a line.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Document>, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|e| ReadError::NotUtf8 { at: e.valid_up_to() })?;
    let text = text.trim_start_matches('\u{feff}');
    match document(text) {
        Ok(document) => return Ok(vec![document]),
        Err(ReadError::Json { message }) if !text.trim_end().contains('\n') && !text.trim_start().starts_with('[') => {
            return Err(ReadError::Json { message });
        }
        Err(ReadError::Json { .. }) => {}
        Err(other) => return Err(other),
    }
    if let Ok(all) = serde_json::from_str::<Vec<Given>>(text) {
        return all.into_iter().map(build).collect();
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let numbered = |at: usize, e: ReadError| ReadError::Json { message: format!("line {}: {e}", at + 1) };
    lines.map(|(at, line)| document(line).map_err(|e| numbered(at, e))).collect()
}

fn document(text: &str) -> Result<Document, ReadError> {
    let given: Given = serde_json::from_str(text).map_err(|e| ReadError::Json { message: e.to_string() })?;
    build(given)
}

fn build(given: Given) -> Result<Document, ReadError> {
    let (title, text) = (given.title.unwrap_or_default(), given.text.unwrap_or_default());
    if title.trim().is_empty() && text.trim().is_empty() {
        return Err(ReadError::NoText);
    }
    let url = given.url.filter(|u| !u.trim().is_empty());
    let given_id = match given.id {
        Some(Value::String(id)) if !id.is_empty() => Some(id),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    // Headlines without a body would otherwise all share the hash of the empty text.
    let told_apart_by = if text.trim().is_empty() { &title } else { &text };
    let id = given_id.or_else(|| url.as_deref().map(canonical_url)).unwrap_or_else(|| text_hash(told_apart_by));
    let mut notes = Vec::new();
    let published = date(given.published, &mut notes);
    let blocks = given.blocks.filter(|blocks| in_order(blocks.iter().map(|b| (b.start, b.end)), &text)).unwrap_or_default();
    let places = if in_order(given.places.iter().map(|p| (p.start, p.end)), &text) { given.places } else { Vec::new() };
    let (told, part_of) = (given.told, given.part_of);
    Ok(Document { id, url, publisher: given.publisher, published, title, text, blocks, notes, places, told, part_of })
}

/// An unreadable date is no reason to refuse a document.
fn date(value: Option<Value>, notes: &mut Vec<String>) -> Option<PartialDate> {
    let written = match value? {
        Value::Null => return None,
        Value::String(text) if text.trim().is_empty() => return None,
        Value::String(text) => text,
        other => other.to_string(),
    };
    let date = PartialDate::parse(&written);
    if date.is_none() {
        notes.push(format!("ngày đăng không đọc được: {written}"));
    }
    date
}

/// Whether stretches are in order, apart, and on character boundaries of the text.
fn in_order(mut stretches: impl Iterator<Item = (usize, usize)>, text: &str) -> bool {
    let mut last = 0;
    stretches.all(|(start, end)| {
        let ok = last <= start && start <= end && text.get(start..end).is_some();
        last = end;
        ok
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::read::ReadError;

    fn one(json: &str) -> crate::model::Document {
        read(json.as_bytes()).unwrap().remove(0)
    }

    #[test]
    fn ids_are_verbatim_then_url_then_text() {
        assert_eq!(one(r#"{"id":" a/Ă 1 ","url":"https://x.vn","text":"t"}"#).id, " a/Ă 1 ");
        assert_eq!(one(r#"{"id":17,"text":"t"}"#).id, "17");
        assert_eq!(one(r#"{"id":null,"url":"https://x.vn/a?utm_source=z#b","text":"t"}"#).id, "https://x.vn/a");
        assert_eq!(one(r#"{"text":""  ,"title":"t"}"#).id, crate::model::text_hash("t"));
    }

    #[test]
    fn an_unreadable_date_is_a_note() {
        let odd = one(r#"{"text":"t","published":"hôm qua"}"#);
        assert_eq!((odd.published, odd.notes.len()), (None, 1));
        assert_eq!(one(r#"{"text":"t","published":2023}"#).published.unwrap().to_string(), "2023");
        assert!(one(r#"{"text":"t","published":null}"#).notes.is_empty());
    }

    #[test]
    fn reads_pretty_printed_arrays_and_lines() {
        assert_eq!(read(b"{\n \"text\": \"a\",\n \"claims\": [{}]\n}\n").unwrap().len(), 1);
        assert_eq!(read(b"[{\"text\":\"a\"},\n{\"text\":\"b\"}]").unwrap().len(), 2);
        assert_eq!(read(b"{\"text\":\"a\"}\n\n{\"text\":\"b\"}\n").unwrap().len(), 2);
        let fault = read(b"{\"text\":\"a\"}\n{\"text\":}\n").unwrap_err();
        assert!(fault.to_string().contains("line 2"), "{fault}");
    }

    #[test]
    fn refuses_what_holds_nothing() {
        assert!(matches!(read(br#"{"id":"a"}"#), Err(ReadError::NoText)));
        assert!(matches!(read(b"{\"text\":\"\xff\"}"), Err(ReadError::NotUtf8 { at: 9 })));
        assert!(matches!(read(b"[1,2]"), Err(ReadError::Json { .. })));
    }

    #[test]
    fn blocks_that_do_not_fit_are_dropped() {
        let json = |end: usize| format!(r#"{{"text":"é b","blocks":[{{"kind":"lead","start":0,"end":{end}}}]}}"#);
        assert_eq!(one(&json(2)).blocks.len(), 1);
        assert!(one(&json(1)).blocks.is_empty());
        assert!(one(&json(99)).blocks.is_empty());
    }
}
