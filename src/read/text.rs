//! Plain text: every line is a paragraph.
use super::encoding::{charset_of, decode};
use super::{Hint, ReadError, canonical_url};
use crate::model::{Document, text_hash};
use xephang_legacy::{Run, convert_runs};

/// A first line longer than this many characters is running text, not a headline.
const LONGEST_TITLE: usize = 160;

pub(super) fn read(bytes: &[u8], hint: &Hint<'_>) -> Result<Document, ReadError> {
    let text = decode(bytes, hint.content_type.and_then(charset_of))?.replace("\r\n", "\n");
    let (text, notes) = in_unicode(text);
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
        notes,
        ..Document::default()
    })
}

/// A text in an old encoding, wholly or in some lines, in Unicode, with notes that say so.
fn in_unicode(text: String) -> (String, Vec<String>) {
    let lines: Vec<Run<'_>> = text.split('\n').map(|text| Run { text, font: None }).collect();
    let converted = convert_runs(&lines);
    let notes = converted.notes();
    if converted.found.is_empty() {
        return (text, notes);
    }
    let lines: Vec<&str> = converted.runs.iter().map(|run| run.text.as_ref()).collect();
    (lines.join("\n"), notes)
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

    #[test]
    fn old_encodings_become_unicode_with_a_note() {
        let text = "XÕp h¹ng c¸c tØnh n¨m 2008\nHµ TÜnh xÕp thø m\u{ad}êi hai trong c¶ n\u{ad}íc\n";
        let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            let document = read(bytes, &Hint::default()).unwrap();
            assert_eq!(document.text, "Xếp hạng các tỉnh năm 2008\nHà Tĩnh xếp thứ mười hai trong cả nước\n");
            assert_eq!(
                (document.title.as_str(), document.notes.as_slice()),
                ("Xếp hạng các tỉnh năm 2008", &["Chuyển từ bảng mã TCVN3".to_owned()][..])
            );
        }
        let clean = read("Hà Tĩnh xếp thứ 37/63\nHà Nam: 5 µm, 25 °C".as_bytes(), &Hint::default()).unwrap();
        assert!(clean.notes.is_empty() && clean.text.ends_with("Hà Nam: 5 µm, 25 °C"));
    }
}
