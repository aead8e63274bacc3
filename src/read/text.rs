//! Plain text: every line is a paragraph.
use super::encoding::{charset_of, decode};
use super::{Hint, ReadError, canonical_url};
use crate::model::{Document, text_hash};

/// A first line longer than this many characters is running text, not a headline.
const LONGEST_TITLE: usize = 160;

pub(super) fn read(bytes: &[u8], hint: &Hint<'_>) -> Result<Document, ReadError> {
    let text = decode(bytes, hint.content_type.and_then(charset_of))?.replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Err(ReadError::NoText);
    }
    let url = hint.url.map(canonical_url);
    Ok(Document {
        id: url.clone().unwrap_or_else(|| text_hash(&text)),
        publisher: url.as_deref().and_then(super::canonical::publisher_of),
        url,
        title: headline(&text).unwrap_or_default().to_owned(),
        text,
        ..Document::default()
    })
}

/// The first line, when it stands like a headline: short, unpunctuated, with more text below.
fn headline(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next()?;
    let like_title = first.chars().count() <= LONGEST_TITLE && !first.ends_with(['.', ':', ';', ',']);
    (lines.next().is_some() && like_title).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{Hint, read};

    #[test]
    fn keeps_the_text_and_takes_a_headline() {
        let document = read("\u{feff}Hà Tĩnh tăng 22 bậc\r\n\r\nTỉnh xếp thứ 37/63.\n".as_bytes(), &Hint::default()).unwrap();
        assert_eq!(
            (document.title.as_str(), document.text.as_str()),
            ("Hà Tĩnh tăng 22 bậc", "Hà Tĩnh tăng 22 bậc\n\nTỉnh xếp thứ 37/63.\n")
        );
        assert!(document.id.starts_with("sha256:"));
        let sentence = read("Hà Tĩnh xếp thứ 37/63".as_bytes(), &Hint { url: Some("https://www.a.vn/x#y"), ..Hint::default() }).unwrap();
        assert_eq!(
            (sentence.title.as_str(), sentence.id.as_str(), sentence.publisher.as_deref()),
            ("", "https://www.a.vn/x", Some("a.vn"))
        );
    }
}
