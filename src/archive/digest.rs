//! Digests, record ids and dates as WARC writes them.
use jiff::Timestamp;
use sha2::{Digest, Sha256};

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Digest of a body as WARC writes it: `sha256:` and Base32. SHA-256, not the customary SHA-1, because it tells forged
/// bodies apart too, the program has it already, and readers (warcio, pywb) go by the name before the colon.
pub fn digest(bytes: &[u8]) -> String {
    labelled(&Sha256::digest(bytes))
}

/// The same of several stretches, one after the other.
pub(super) fn digest_of(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    labelled(&hash.finalize())
}

fn labelled(digest: &[u8]) -> String {
    let mut text = String::with_capacity(7 + 56);
    text.push_str("sha256:");
    for group in digest.chunks(5) {
        let mut bits = [0_u8; 8];
        bits.iter_mut().skip(3).zip(group).for_each(|(to, from)| *to = *from);
        let bits = u64::from_be_bytes(bits);
        let letters = (group.len() * 8).div_ceil(5);
        for at in 0..8 {
            let value = usize::try_from(bits >> (35 - 5 * at) & 31).unwrap_or_default();
            text.push(if at < letters { BASE32.get(value).copied().map_or('=', char::from) } else { '=' });
        }
    }
    text
}

/// An id for a record of this type with this content: the same for the same exchange, so that encoding needs no
/// randomness. A UUID of version 8 (RFC 9562), the one for ids made of a hash.
pub(super) fn record_id(kind: &str, parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    hash.update(kind.as_bytes());
    for part in parts {
        // Lengths keep ("ab", "c") and ("a", "bc") apart.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut id = String::with_capacity(47);
    id.push_str("<urn:uuid:");
    for (at, byte) in digest.iter().take(16).enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            id.push('-');
        }
        let byte = match at {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        for nibble in [byte >> 4, byte & 15] {
            id.push(char::from_digit(nibble.into(), 16).unwrap_or('0'));
        }
    }
    id.push('>');
    id
}

/// `2026-11-26T04:34:18.123Z`. An instant outside the years that can be written becomes the nearest that can.
pub(super) fn date(instant_ms: i64) -> String {
    stamp(instant_ms).strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// `20261126043418`, for names of files.
pub(super) fn compact_date(instant_ms: i64) -> String {
    stamp(instant_ms).strftime("%Y%m%d%H%M%S").to_string()
}

fn stamp(instant_ms: i64) -> Timestamp {
    Timestamp::from_millisecond(instant_ms.clamp(0, 253_402_207_200_000)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The instant of a WARC date, in Unix milliseconds; dates of WARC 1.0 have no fraction.
pub(super) fn instant_of(date: &str) -> Option<i64> {
    date.trim().parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_digests_as_other_tools_do() {
        // hashlib and base64.b32encode say the same.
        assert_eq!(digest(b""), "sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====");
        assert_eq!(digest(b"abc"), digest_of(&[b"a", b"", b"bc"]));
    }

    #[test]
    fn dates_go_there_and_back() {
        assert_eq!(date(1_795_667_658_007), "2026-11-26T04:34:18.007Z");
        assert_eq!(compact_date(1_795_667_658_007), "20261126043418");
        assert_eq!(instant_of(&date(1_795_667_658_007)), Some(1_795_667_658_007));
        assert_eq!(instant_of("2016-02-01T00:00:05Z"), Some(1_454_284_805_000));
        assert_eq!(instant_of("hôm qua"), None);
        assert_eq!((date(i64::MIN), date(i64::MAX).len()), ("1970-01-01T00:00:00.000Z".to_owned(), 24));
    }

    #[test]
    fn ids_are_uuids_of_version_8() {
        let id = record_id("response", &[b"https://a.vn/", b"1"]);
        assert_eq!((id.len(), id.as_bytes()[24], id.as_bytes()[46]), (47, b'8', b'>'));
        assert_ne!(id, record_id("request", &[b"https://a.vn/", b"1"]));
        assert_ne!(id, record_id("response", &[b"https://a.vn/1", b""]));
    }
}
