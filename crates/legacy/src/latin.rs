//! Windows-1252: the characters that bytes of unknown meaning were read as.

/// The characters of bytes 0x80–0x9F; the five bytes that Windows-1252 leaves free stand for themselves, as in browsers.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte that a character was read from: Windows-1252 or Latin-1, or a symbol font's private use area.
pub(crate) fn byte_of(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0..=0xFF => u8::try_from(code).ok(),
        code @ 0xF020..=0xF0FF => u8::try_from(code - 0xF000).ok(),
        // Greek mu where a program took the micro sign for it.
        0x3BC => Some(0xB5),
        _ => HIGH.iter().position(|h| *h == c).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

/// The character that Windows-1252 reads from a byte.
pub(crate) fn char_of(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH.get(usize::from(byte) - 0x80).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::{byte_of, char_of};

    #[test]
    fn every_byte_comes_back() {
        for byte in 0..=255 {
            assert_eq!(byte_of(char_of(byte)), Some(byte));
        }
        assert_eq!((byte_of('\u{93}'), byte_of('“'), byte_of('ế')), (Some(0x93), Some(0x93), None));
    }
}
