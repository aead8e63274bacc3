//! WARC files as input: every page in them is a unit.
use super::input::{Cause, Origin, Problem, Unit};
use crate::archive::{Fields, Reader, Record, http};
use crate::read::Form;
use std::borrow::Cow;
use std::io::Read;
use url::Url;

/// Largest record that is held, in bytes.
const RECORD_LIMIT: u64 = 32_000_000;
/// Largest body that is decoded, in bytes.
const BODY_LIMIT: usize = 32_000_000;

/// The pages of one file, in order.
pub(super) struct Pages {
    name: String,
    reader: Reader<Box<dyn Read + Send>>,
    passed_over: u64,
}

impl Pages {
    pub(super) fn new(name: &str, file: Box<dyn Read + Send>) -> Self {
        let wanted = |fields: &Fields| matches!(fields.get("WARC-Type"), Some("response" | "resource"));
        Self { name: name.to_owned(), reader: Reader::new(file, RECORD_LIMIT).keeping(wanted), passed_over: 0 }
    }

    /// How many bytes of the file were read.
    pub(super) fn consumed(&self) -> u64 {
        self.reader.offset()
    }

    /// How many answers were passed over since this was last asked: errors, pictures and whatever else is no page.
    pub(super) fn take_passed_over(&mut self) -> u64 {
        std::mem::take(&mut self.passed_over)
    }
}

impl Iterator for Pages {
    type Item = Result<Unit, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.reader.next()? {
                Ok(record) => match page(&record) {
                    Some(unit) => return Some(Ok(unit)),
                    None if matches!(record.kind(), "response" | "resource") => self.passed_over += 1,
                    None => {}
                },
                Err(fault) => {
                    let origin = Origin { name: self.name.clone(), line: None, member: None };
                    return Some(Err(Problem { origin, cause: Cause::Warc(fault) }));
                }
            }
        }
    }
}

/// The page in a record, when it holds one that can be read.
fn page(record: &Record) -> Option<Unit> {
    let url = record.url().filter(|url| url.starts_with("http://") || url.starts_with("https://"))?;
    let of_record = record.fields.get("Content-Type").unwrap_or_default();
    let (content_type, body) = match record.kind() {
        "response" if of_record.trim_start().starts_with("application/http") => {
            let (head, body) = http::split(&record.block)?;
            if http::status(head) != Some(200) {
                return None;
            }
            let content_type = http::header(head, "Content-Type").unwrap_or_default().into_owned();
            form(&content_type, url)?;
            let joined = http::dechunk(head, body);
            let coding = http::header(head, "Content-Encoding");
            let decoded = http::decode(coding.as_deref(), &joined, BODY_LIMIT).ok()?;
            (content_type, decoded.bytes.into_owned())
        }
        // A file that was put into an archive without having been fetched.
        "resource" => (of_record.to_owned(), record.block.clone()),
        _ => return None,
    };
    let form = form(&content_type, url)?;
    let origin = Origin { name: url.to_owned(), line: None, member: None };
    Some(Unit { origin, bytes: body, form: Some(form), url: Some(url.to_owned()), content_type: Some(content_type), archived: true })
}

fn form(content_type: &str, url: &str) -> Option<Form> {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Form::Html),
        // `/robots.txt` and its kin are for machines.
        "text/plain" if !is_for_machines(url) => Some(Form::Text),
        _ => None,
    }
}

fn is_for_machines(url: &str) -> bool {
    let path = Url::parse(url).map_or(Cow::Borrowed(url), |url| Cow::Owned(url.path().to_owned()));
    path.starts_with("/.well-known/") || (path.ends_with(".txt") && path.matches('/').count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_for_readers_are_read() {
        assert_eq!(form("Text/HTML; charset=utf-8", "https://a.vn/"), Some(Form::Html));
        assert_eq!(form("text/plain", "https://a.vn/bao-cao/1.txt"), Some(Form::Text));
        for (kind, url) in [("text/plain", "https://a.vn/robots.txt"), ("image/png", "https://a.vn/a"), ("", "https://a.vn/a")] {
            assert_eq!(form(kind, url), None, "{kind} {url}");
        }
    }
}
