//! Reading: bytes of any supported form to [`crate::model::Document`].
//!
//! [`read()`] is the one entry for documents; [`mod@reference`] reads ranking tables, which come with their
//! claims. Nothing here touches disk or network.
mod canonical;
mod encoding;
pub mod error;
mod html;
mod json;
pub mod lines;
mod page;
pub mod reference;
pub mod report;
mod text;

pub use canonical::canonical_url;
pub use encoding::{charset_of, declared_encoding, decode_lenient};
pub use error::ReadError;
pub use page::{By, Field, PageReading};

use crate::model::Document;
use crate::sources::Publishers;

/// What is known of bytes before they are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint<'a> {
    /// The form, when it is known; else it is found from name, type and content.
    pub form: Option<Form>,
    /// File name, of which the ending counts.
    pub name: Option<&'a str>,
    /// Where the bytes were fetched from.
    pub url: Option<&'a str>,
    /// The server's `Content-Type`.
    pub content_type: Option<&'a str>,
    /// Publishers whose layouts are tried first on web pages; without them every page is read the generic way.
    pub publishers: Option<&'a Publishers>,
}

/// Forms of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// One document as JSON, an array of such, or one a line.
    Json,
    /// A web page.
    Html,
    /// Plain text, every line a paragraph.
    Text,
}

/// Reads bytes into documents: one for a page or text, any number for JSON.
///
/// # Errors
/// When the bytes are empty, binary, too large or deep, or not what the hint says.
pub fn read(bytes: &[u8], hint: &Hint<'_>) -> Result<Vec<Document>, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    match hint.form.map_or_else(|| sniff(bytes, hint), Ok)? {
        Form::Json => json::read(bytes),
        Form::Html => html::read(bytes, hint).map(|page| vec![page.document]),
        Form::Text => text::read(bytes, hint).map(|document| vec![document]),
    }
}

/// Reads a web page (or a text) and says how that went. Of JSON the first document is taken.
///
/// # Errors
/// As [`read()`].
pub fn read_page(bytes: &[u8], hint: &Hint<'_>) -> Result<PageReading, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    match hint.form.map_or_else(|| sniff(bytes, hint), Ok)? {
        Form::Html => html::read(bytes, hint),
        Form::Json | Form::Text => read(bytes, hint)?.into_iter().next().map(PageReading::generic).ok_or(ReadError::NoText),
    }
}

/// Form of bytes by what they begin with, then by name and type. Content comes first because saved
/// pages are often misnamed.
fn sniff(bytes: &[u8], hint: &Hint<'_>) -> Result<Form, ReadError> {
    for (magic, what) in [(&b"%PDF"[..], "PDF"), (b"PK\x03\x04", "DOCX/XLSX/ZIP"), (b"\xd0\xcf\x11\xe0", "DOC/XLS"), (b"\x1f\x8b", "GZIP")]
    {
        if bytes.starts_with(magic) {
            return Err(ReadError::Unsupported { what });
        }
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let ending = hint.name.and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    if matches!(ending.as_deref(), Some("json" | "jsonl" | "ndjson")) {
        return Ok(Form::Json);
    }
    let html_type = hint.content_type.is_some_and(|t| t.to_ascii_lowercase().contains("html"));
    if html_type || matches!(ending.as_deref(), Some("html" | "htm" | "xhtml")) {
        return Ok(Form::Html);
    }
    if ending.as_deref() == Some("txt") {
        return Ok(Form::Text);
    }
    Ok(match body.first() {
        Some(b'{') => Form::Json,
        Some(b'[') if body.get(1..).unwrap_or_default().trim_ascii_start().first() == Some(&b'{') => Form::Json,
        Some(b'<') if looks_like_html(body) => Form::Html,
        _ => Form::Text,
    })
}

fn looks_like_html(body: &[u8]) -> bool {
    let start = String::from_utf8_lossy(body.get(..2048).unwrap_or(body)).to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<meta", "<h1", "<table"]
        .iter()
        .any(|tag| start.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::{Form, Hint, ReadError, read, sniff};

    #[test]
    fn finds_the_form_by_content_then_name() {
        let form = |bytes: &str, name: &'static str| sniff(bytes.as_bytes(), &Hint { name: Some(name), ..Hint::default() }).unwrap();
        assert_eq!(form("\u{feff} {\"id\":1}", "-"), Form::Json);
        assert_eq!(form("[\n{}]", "-"), Form::Json);
        assert_eq!(form("[1] Báo cáo", "-"), Form::Text);
        assert_eq!(form("<!DOCTYPE html><p>", "-"), Form::Html);
        assert_eq!(form("<thứ 5> là hạng", "-"), Form::Text);
        assert_eq!(form("{ghi chú}", "a.TXT"), Form::Text);
    }

    #[test]
    fn says_what_it_cannot_read() {
        let fault = |bytes: &[u8]| read(bytes, &Hint::default()).unwrap_err();
        assert!(matches!(fault(b""), ReadError::Empty));
        assert!(matches!(fault(b" \n\t"), ReadError::Empty));
        assert!(matches!(fault(b"%PDF-1.7"), ReadError::Unsupported { what: "PDF" }));
        assert!(matches!(fault(&[0, 1, 2, 255, 254, 9, 0, 0]), ReadError::Binary));
        assert!(matches!(fault(b"{\"id\": "), ReadError::Json { .. }));
    }
}
