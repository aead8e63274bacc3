//! Text that needs no second look: nearly all text, so this is fast.
use crate::viqr::is_address;

/// One letter in so many that only Unicode text has, and it is Unicode text.
const MODERN_SHARE: usize = 50;

/// What a first look at a text gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Nothing to convert.
    Clean,
    /// ASCII with what may be references or VIQR.
    Ascii,
    /// Characters that may be bytes of an old encoding.
    Bytes,
}

/// Looks at a text. `viqr` says that it is likely to be VIQR, so that one mark is enough.
pub(crate) fn look(text: &str, viqr: bool) -> Look {
    let bytes = text.as_bytes();
    if bytes.is_ascii() {
        // Some capitals of VPS and VISCII stand among the control codes. All bytes are looked at, which is faster than stopping.
        let control = bytes.iter().fold(false, |found, b| found | matches!(b, 2..=6 | 0x10..=0x1E));
        let ascii = has_references(bytes) || has_viqr(bytes, if viqr { 1 } else { 2 });
        return if control {
            Look::Bytes
        } else if ascii {
            Look::Ascii
        } else {
            Look::Clean
        };
    }
    // Letters that no byte of Windows-1252 reads as: ă, đ, ơ, ư, those with two marks or a dot; and combining marks.
    let (mut letters, mut modern) = (0_usize, 0_usize);
    for pair in bytes.windows(2) {
        let [lead, next] = pair else { continue };
        letters += usize::from(lead.is_ascii_alphabetic() || *lead >= 0xC0);
        modern += usize::from(matches!(
            (lead, next),
            (0xE1, 0xBA | 0xBB) | (0xC4, 0x82 | 0x83 | 0x90 | 0x91) | (0xC6, 0xA0 | 0xA1 | 0xAF | 0xB0) | (0xCC, _)
        ));
    }
    if modern > 0 && modern * MODERN_SHARE >= letters { Look::Clean } else { Look::Bytes }
}

/// So many signs of an old encoding make a page worth a closer look.
const SUSPICIOUS: usize = 3;

/// Whether the source of a page, markup and all, has anything that old encodings leave: signs or foreign letters behind
/// letters, as in `tØnh` and `ViÖt`, or circumflexes inside words. One pass over the bytes that nearly every page ends with
/// `false`; `true` says no more than that its texts should go through [`crate::convert_runs`].
///
/// ```
/// assert!(!xephang_legacy::is_suspicious("<p>Tỉnh Hà Tĩnh »</p><p>25°C à côté, « là »"));
/// assert!(xephang_legacy::is_suspicious("<td>Hµ TÜnh<td>§ång Th¸p"));
/// ```
pub fn is_suspicious(page: &str) -> bool {
    let letter = |b: u8| b.is_ascii_alphabetic() || b >= 0x80;
    let sign = |w: &[u8]| match w {
        [before, 0xC2, next, ..] => letter(*before) && *next != 0xA0,
        // Letters of Latin-1 that Vietnamese does not have.
        [before, 0xC3, next, ..] => {
            letter(*before) && !matches!(next | 0x20, 0xA0..=0xA3 | 0xA8..=0xAA | 0xAC | 0xAD | 0xB2..=0xB5 | 0xB9 | 0xBA | 0xBD)
        }
        // ‰ Œ ƒ and their like, between letters.
        [before, 0xC5 | 0xC6, 0x92, ..] | [before, 0xE2, 0x80, 0xB0 | 0xA1 | 0xA0 | 0xB9] => letter(*before),
        [0xEF, 0x9E | 0x9F, ..] => true,
        [b'a' | b'e' | b'o' | b'A' | b'E' | b'O', b'^', next, ..] => {
            next.is_ascii_alphabetic() || matches!(next, b'.' | b'?' | b'\'' | b'`' | b'~')
        }
        _ => false,
    };
    page.as_bytes().windows(4).filter(|w| sign(w)).nth(SUSPICIOUS - 1).is_some()
}

fn has_references(bytes: &[u8]) -> bool {
    bytes.contains(&b'&')
        && bytes
            .windows(4)
            .any(|w| matches!(w, [b'&', b'#', b'0'..=b'9' | b'x' | b'X', ..] | [b'&', b'a'..=b'z' | b'A'..=b'Z', b'a'..=b'z', b'a'..=b'z']))
}

/// Whether at least `least` words have a sign of VIQR right behind a vowel and inside the word, or at its end one that is
/// no punctuation.
fn has_viqr(bytes: &[u8], least: usize) -> bool {
    let vowel = |b: u8| matches!(b | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let mut found = 0;
    let mut word_end = 0;
    for (at, pair) in bytes.windows(2).enumerate() {
        // Most bytes are letters or spaces.
        let [before, sign @ (b'^' | b'`' | b'~' | b'\'' | b'('..=b'.' | b'?')] = pair else { continue };
        let clear = matches!(sign, b'^' | b'`' | b'~' | b'+' | b'*');
        if !(clear || matches!(sign, b'.' | b'?' | b'\'' | b'(')) || at < word_end || !vowel(*before) {
            continue;
        }
        // In a document of VIQR a sign at the end of a word is a mark, too.
        if !clear && least > 1 && bytes.get(at + 2).is_none_or(|after| !after.is_ascii_alphabetic()) {
            continue;
        }
        let start = bytes.get(..at).and_then(|b| b.iter().rposition(u8::is_ascii_whitespace)).map_or(0, |space| space + 1);
        word_end = bytes.get(at..).and_then(|b| b.iter().position(u8::is_ascii_whitespace)).map_or(bytes.len(), |space| at + space);
        found += usize::from(bytes.get(start..word_end).is_some_and(|word| !is_address(word)));
        if found >= least {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Look, look};

    #[test]
    fn looks() {
        let at = |text: &str| look(text, false);
        assert_eq!(at("Tỉnh Hà Tĩnh xếp thứ 37 trên 63 tỉnh, thành phố"), Look::Clean);
        assert_eq!(at("Hanoi ranked 37. It was good. So it is."), Look::Clean);
        assert_eq!(at("see http://a.vn/a.b.c and f(a^b)"), Look::Clean);
        assert_eq!((at("Ha` No^.i, Ti~nh"), at("Vi&#7879;t"), at("R&D; a & b")), (Look::Ascii, Look::Ascii, Look::Clean));
        assert_eq!((at("tØnh"), at("Hà Nam"), at("Ha\u{300} Nam")), (Look::Bytes, Look::Bytes, Look::Clean));
    }
}
