//! Bytes to text: byte order mark, then the server's header, then the page's own word, then a guess.
use super::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1258, X_USER_DEFINED};
use unicode_normalization::UnicodeNormalization;
use xephang_legacy::decode_bytes;

/// How many bytes a page's own declaration is looked for in, as browsers do.
const DECLARATION_WINDOW: usize = 4096;

/// Decodes bytes. `declared` is the encoding named by the server.
///
/// # Errors
/// [`ReadError::Binary`] when the result holds control characters as no text does.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, ReadError> {
    let text = decode_lenient(bytes, declared);
    if is_binary(&text) { Err(ReadError::Binary) } else { Ok(text) }
}

/// Decodes bytes that are no document but hold addresses and titles: feeds and site maps. `declared` is the
/// encoding named by the server. Whatever cannot be decoded becomes U+FFFD.
pub fn decode_lenient(bytes: &[u8], declared: Option<&str>) -> String {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        // Valid UTF-8 with non-ASCII letters is never anything else by chance, whatever a stale header says.
        None if is_utf8(bytes) => (UTF_8, bytes),
        None => {
            let named = named(declared).or_else(|| named(in_page(bytes).as_deref()));
            (named.and_then(|named| before_unicode(bytes, named)).or(named).unwrap_or_else(|| guess(bytes)), bytes)
        }
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    // Windows-1258 writes tones as combining marks; composed letters are what the page meant.
    if encoding == WINDOWS_1258 { text.nfc().collect() } else { text.into_owned() }
}

/// Whether bytes are UTF-8, be it with a few broken ones: a page cut short, or a stray byte among many good letters.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => return true,
        // Cut inside a letter, behind at least one whole one.
        Err(e) if e.error_len().is_none() => return bytes.get(..e.valid_up_to()).is_some_and(|valid| !valid.is_ascii()),
        Err(_) => {}
    }
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        // Letters beyond ASCII, by their first bytes.
        letters += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken * 4 <= letters
}

/// The encoding that the first bytes of a page or an XML file name.
pub fn declared_encoding(bytes: &[u8]) -> Option<String> {
    in_page(bytes)
}

/// The charset named in a `Content-Type`.
pub fn charset_of(content_type: &str) -> Option<&str> {
    let at = content_type.to_ascii_lowercase().find("charset=")? + "charset=".len();
    let rest = content_type.get(at..)?.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(['"', '\'', ';', ' ', '>', '/']).unwrap_or(rest.len());
    rest.get(..end).filter(|name| !name.is_empty())
}

fn named(label: Option<&str>) -> Option<&'static Encoding> {
    // A page that reached this point is not valid UTF-8, yet says so when only some bytes are broken.
    let named = Encoding::for_label(label?.as_bytes())?;
    // What pages in fonts of their own call themselves.
    Some(if named == X_USER_DEFINED { WINDOWS_1252 } else { named })
}

fn in_page(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(bytes.get(..DECLARATION_WINDOW).unwrap_or(bytes));
    in_xml(&start).or_else(|| charset_of(&start)).map(str::to_owned)
}

/// The encoding in `<?xml version="1.0" encoding="…"?>`.
fn in_xml(start: &str) -> Option<&str> {
    let (line, _) = start.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let value = line.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().filter(|name| !name.is_empty())
}

/// How to read a page in a Vietnamese encoding that has no name among those of the web. Such pages call themselves Latin-1,
/// `x-user-defined` or even UTF-8: their bytes are read as Windows-1252, from which their texts are converted later, each by
/// its font. `None` for pages that are what they say.
fn before_unicode(bytes: &[u8], named: &'static Encoding) -> Option<&'static Encoding> {
    use xephang_legacy::Encoding::{Tcvn3, Viscii, Vni, Vps, Windows1258};
    let found = if [WINDOWS_1252, WINDOWS_1258, UTF_8].contains(&named) { decode_bytes(bytes) } else { None };
    match found?.encoding? {
        Tcvn3 | Vni | Vps | Viscii => Some(WINDOWS_1252),
        Windows1258 => Some(WINDOWS_1258),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(found) = before_unicode(bytes, WINDOWS_1252) {
        return found;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"vn"), Utf8Detection::Allow)
}

/// More than one control or replacement character in a hundred is no text.
fn is_binary(text: &str) -> bool {
    let odd = |c: &char| *c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}' | '\u{1a}'));
    let sample = text.chars().take(20_000);
    let (mut all, mut bad) = (0_usize, 0_usize);
    for c in sample {
        all += 1;
        bad += usize::from(odd(&c));
    }
    bad * 100 > all
}

#[cfg(test)]
mod tests {
    use super::{charset_of, decode, decode_lenient};

    #[test]
    fn decodes_what_publishers_send() {
        let words = "Hà Tĩnh xếp thứ 37";
        assert_eq!(decode(words.as_bytes(), Some("iso-8859-1")).unwrap(), words);
        assert_eq!(decode(format!("\u{feff}{words}").as_bytes(), None).unwrap(), words);
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(words.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16, None).unwrap(), words);
        // A page cut inside a letter, and one stray byte, whatever the header says.
        assert_eq!(decode_lenient(&words.as_bytes()[..12], Some("windows-1252")), "Hà Tĩnh x\u{fffd}");
        let stray: Vec<u8> = [words.as_bytes(), b" \xe9 "].concat();
        assert!(decode_lenient(&stray, Some("windows-1258")).starts_with(words));
        // Latin letters of one byte are no cut UTF-8.
        assert_eq!(decode_lenient(b"caf\xe9", Some("windows-1252")), "café");
        // "Hạng bảy" in windows-1258, which writes the tones after the vowels.
        let legacy = b"<meta charset=windows-1258>H\x61\xf2ng b\x61\xd2y";
        assert_eq!(decode(legacy, None).unwrap(), "<meta charset=windows-1258>Hạng bảy");
    }

    #[test]
    fn sees_through_wrong_names() {
        // TCVN3: its letters must come through as the bytes that they are, for their fonts to be asked.
        let page = "<p>Hµ TÜnh xÕp thø ba m\u{ad}¬i b¶y trªn s¸u m\u{ad}¬i ba tØnh, thµnh phè";
        let bytes: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        for declared in [None, Some("utf-8"), Some("iso-8859-1"), Some("windows-1258"), Some("x-user-defined")] {
            assert_eq!(decode(&bytes, declared).unwrap(), page, "{declared:?}");
        }
        let tones = b"Ti\xd2nh H\xe0 Ti\xdenh x\xea\xecp th\xfd\xec ba m\xfd\xf5i b\x61\xd2y, t\xe3ng hai m\xfd\xf5i hai b\xe2\xf2c";
        assert!(decode(tones, Some("iso-8859-1")).unwrap().ends_with("xếp thứ ba mươi bảy, tăng hai mươi hai bậc"));
        assert_eq!(decode(b"L'\xe9t\xe9 \xe0 la for\xeat", Some("iso-8859-1")).unwrap(), "L'été à la forêt");
    }

    #[test]
    fn refuses_binary() {
        assert!(decode(&(0..=255).collect::<Vec<u8>>(), None).is_err());
    }

    #[test]
    fn reads_charset_parameters() {
        assert_eq!(charset_of("text/html; Charset=\"UTF-8\""), Some("UTF-8"));
        assert_eq!(charset_of("text/html"), None);
    }
}
