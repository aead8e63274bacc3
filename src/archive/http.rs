//! HTTP messages at rest: heads, chunks, content codings.
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::borrow::Cow;
use std::io::Read;

/// How many codings one on top of the other are undone.
const CODINGS: usize = 4;

/// Cuts a message into its head (with the blank line) and its body; `None` without a blank line.
pub fn split(message: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = head_end(message)?;
    message.split_at_checked(end)
}

/// Offset after the blank line that ends a head. Lines may end with CR LF or LF.
pub(super) fn head_end(message: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'\n', message).find_map(|at| match message.get(at + 1..)? {
        [b'\n', ..] => Some(at + 2),
        [b'\r', b'\n', ..] => Some(at + 3),
        _ => None,
    })
}

/// Status code of a response's head.
pub fn status(head: &[u8]) -> Option<u16> {
    let line = head.split(|byte| *byte == b'\n').next()?;
    let line = std::str::from_utf8(line).ok().filter(|line| line.starts_with("HTTP/"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// The first header of this name.
pub fn header<'a>(head: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    head.split(|byte| *byte == b'\n').skip(1).find_map(|line| {
        let colon = memchr::memchr(b':', line)?;
        let (key, value) = line.split_at_checked(colon)?;
        key.trim_ascii()
            .eq_ignore_ascii_case(name.as_bytes())
            .then(|| String::from_utf8_lossy(value.get(1..).unwrap_or_default().trim_ascii()))
    })
}

/// Why a body could not be decoded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A coding that is not known.
    #[error("the content coding {0:?} is not known")]
    Unknown(String),
    /// Not one byte of it could be decoded.
    #[error("the body does not have the content coding that its head names")]
    Damaged,
    /// The body grows beyond the limit: a bomb, or no page.
    #[error("the decoded body is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
}

/// A body without its content coding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
    /// Whether the coding ended where it should; else the bytes are the part before the damage.
    pub whole: bool,
}

/// Undoes the codings of a `Content-Encoding` (gzip, deflate, br, identity), never beyond `limit` bytes. A body that
/// shows no sign of gzip although the head names it is taken as it is: some archives decode and leave the head.
///
/// # Errors
/// See [`DecodeError`].
pub fn decode<'a>(content_encoding: Option<&str>, body: &'a [u8], limit: usize) -> Result<Decoded<'a>, DecodeError> {
    let mut decoded = Decoded { bytes: Cow::Borrowed(body), whole: true };
    let codings: Vec<&str> = content_encoding.unwrap_or_default().split(',').map(str::trim).filter(|c| !c.is_empty()).collect();
    if codings.len() > CODINGS {
        return Err(DecodeError::Unknown(codings.join(", ")));
    }
    // The last one named was applied last.
    for coding in codings.iter().rev() {
        if decoded.bytes.is_empty() {
            break;
        }
        let bytes: &[u8] = &decoded.bytes;
        let undone = match coding.to_ascii_lowercase().as_str() {
            "identity" => continue,
            "gzip" | "x-gzip" if !bytes.starts_with(&[0x1f, 0x8b]) => continue,
            "gzip" | "x-gzip" => read_limited(MultiGzDecoder::new(bytes), limit)?,
            "deflate" if is_zlib(bytes) => read_limited(ZlibDecoder::new(bytes), limit)?,
            "deflate" => read_limited(DeflateDecoder::new(bytes), limit)?,
            "br" => read_limited(brotli_decompressor::Decompressor::new(bytes, 4096), limit)?,
            _ => return Err(DecodeError::Unknown((*coding).to_owned())),
        };
        decoded = Decoded { bytes: Cow::Owned(undone.0), whole: decoded.whole && undone.1 };
    }
    if decoded.bytes.len() > limit {
        return Err(DecodeError::TooLarge { limit });
    }
    Ok(decoded)
}

fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 15 == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

fn read_limited(decoder: impl Read, limit: usize) -> Result<(Vec<u8>, bool), DecodeError> {
    let mut bytes = Vec::new();
    let outcome = decoder.take((limit as u64).saturating_add(1)).read_to_end(&mut bytes);
    if bytes.len() > limit {
        return Err(DecodeError::TooLarge { limit });
    }
    match outcome {
        Err(_) if bytes.is_empty() => Err(DecodeError::Damaged),
        outcome => Ok((bytes, outcome.is_ok())),
    }
}

/// The body without its chunks, where the head says that it has them and it does. Some archives keep the head and take
/// the chunks away, so a body that does not begin with one is taken as it is; what follows damage is left out.
pub fn dechunk<'a>(head: &[u8], body: &'a [u8]) -> Cow<'a, [u8]> {
    let said = header(head, "Transfer-Encoding").is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"));
    if !said || chunk_size(body).is_none() {
        return Cow::Borrowed(body);
    }
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((size, data)) = chunk_size(rest).and_then(|(size, skip)| Some((size, rest.get(skip..)?))) {
        out.extend_from_slice(data.get(..size).unwrap_or(data));
        let after = data.get(size..).unwrap_or_default();
        rest = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n")).unwrap_or(after);
        if size == 0 {
            break;
        }
    }
    Cow::Owned(out)
}

/// Size of the chunk that begins here, and the length of the line that says so.
fn chunk_size(bytes: &[u8]) -> Option<(usize, usize)> {
    let line = bytes.get(..bytes.len().min(256)).and_then(|start| Some(start.get(..memchr::memchr(b'\n', start)?)))??;
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii();
    let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    Some((usize::from_str_radix(digits, 16).ok()?, line.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn heads_are_read() {
        let (head, body) = split(b"HTTP/1.1 200 OK\r\nContent-type : text/html\r\nX: a:b\r\n\r\nbody\r\n\r\n").unwrap();
        assert_eq!(
            (status(head), header(head, "Content-Type").as_deref(), header(head, "x").as_deref()),
            (Some(200), Some("text/html"), Some("a:b"))
        );
        assert_eq!(body, b"body\r\n\r\n");
        assert_eq!(split(b"HTTP/1.0 404\n\nx").map(|(head, body)| (status(head), body)), Some((Some(404), &b"x"[..])));
        assert_eq!((split(b"HTTP/1.1 200 OK\r\n"), status(b"SIP/2.0 200 OK"), status(b"HTTP/1.1 abc")), (None, None, None));
    }

    #[test]
    fn codings_are_undone_in_turn() {
        let body = "Hà Tĩnh xếp thứ 37/63. ".repeat(40).into_bytes();
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(&body).unwrap();
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::fast());
        raw.write_all(&body).unwrap();
        for (coding, bytes) in [
            ("gzip", gzip(&body)),
            ("X-GZIP", gzip(&body)),
            ("deflate", zlib.finish().unwrap()),
            ("deflate", raw.finish().unwrap()),
            ("gzip, gzip", gzip(&gzip(&body))),
            ("identity", body.clone()),
            ("gzip", body.clone()),
        ] {
            let decoded = decode(Some(coding), &bytes, 1 << 20).unwrap();
            assert!(decoded.whole && *decoded.bytes == body, "{coding}");
        }
        // Six letters of brotli, by the reference encoder.
        assert_eq!(&*decode(Some("br"), &[0x8b, 0x02, 0x80, b'x', b'e', b'p', b'h', b'a', b'n', 0x03], 99).unwrap().bytes, b"xephan");
        assert_eq!(decode(Some("zstd"), b"x", 9), Err(DecodeError::Unknown("zstd".to_owned())));
    }

    #[test]
    fn bombs_stop_and_damage_keeps_what_was_read() {
        let bomb = gzip(&gzip(&vec![0; 10_000_000]));
        assert_eq!(decode(Some("gzip, gzip"), &bomb, 1_000_000), Err(DecodeError::TooLarge { limit: 1_000_000 }));
        assert_eq!(decode(None, b"abcd", 3), Err(DecodeError::TooLarge { limit: 3 }));
        let mut cut = gzip(b"abc");
        cut.truncate(cut.len() - 4);
        let decoded = decode(Some("gzip"), &cut, 99).unwrap();
        assert_eq!((&*decoded.bytes, decoded.whole), (&b"abc"[..], false));
        assert_eq!(decode(Some("gzip"), &[0x1f, 0x8b, 8, 0], 99), Err(DecodeError::Damaged));
    }

    #[test]
    fn chunks_are_joined_where_there_are_any() {
        let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n";
        assert_eq!(&*dechunk(head, b"3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"), b"abc0123456789");
        assert_eq!(&*dechunk(head, b"5\r\nab"), b"ab");
        assert_eq!(&*dechunk(head, b"<html>no chunks"), b"<html>no chunks");
        assert_eq!(&*dechunk(head, b"ffffffffffffffff\r\nx"), b"x");
        assert_eq!(&*dechunk(b"HTTP/1.1 200 OK\r\n\r\n", b"3\r\nabc"), b"3\r\nabc");
    }
}
