//! VIQR: marks as ASCII signs behind the letter, which elsewhere are punctuation.
use crate::Encoding;
use crate::syllable::is_syllable;
use crate::table::Table;

/// Decodes VIQR. A full stop, question mark or apostrophe at the end of a word may be a mark or punctuation: what follows
/// decides, and where that leaves both open, which of the two words is likelier. A backslash before a sign makes it punctuation.
pub(crate) fn decode(text: &str) -> String {
    let Some(table) = Table::of(Encoding::Viqr) else { return text.to_owned() };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_whitespace()).map_or(rest.len(), |at| at.max(1));
        if is_address(rest.get(..end).unwrap_or_default().as_bytes()) {
            out.push_str(rest.get(..end).unwrap_or_default());
        } else {
            word(table, rest, end, &mut out);
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    out
}

/// Decodes the first `end` bytes of a text, which hold no space, knowing what follows.
fn word(table: &Table, text: &str, end: usize, out: &mut String) {
    let start = out.len();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|_| at < end) {
        let bytes = rest.as_bytes();
        if matches!(bytes, [b'\\', b'.' | b'?' | b'\'' | b'`' | b'~' | b'^' | b'(' | b'+' | b'*' | b'\\' | b'd' | b'D', ..]) {
            out.extend(rest.chars().nth(1));
            at += 2;
            continue;
        }
        let before = out.get(start..).unwrap_or_default().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let letter = table.longest(bytes).and_then(|found| settle(table, bytes, found, before));
        let Some((taken, letter)) = letter.or_else(|| rest.chars().next().map(|c| (c.len_utf8(), c))) else { return };
        out.push(letter);
        at += taken;
    }
}

/// Whether a word without spaces is a web or mail address.
pub(crate) fn is_address(word: &[u8]) -> bool {
    word.contains(&b'@') || word.starts_with(b"www.") || word.windows(3).any(|w| w == b"://")
}

/// The reading of a letter with its signs: all of them, one less, or none (`None`). `before` is the word up to it, decoded.
fn settle(table: &Table, rest: &[u8], (length, letter): (usize, char), before: &str) -> Option<(usize, char)> {
    let full = Some((length, letter));
    let last = rest.get(length.checked_sub(1)?).copied()?;
    let after = rest.get(length..).unwrap_or_default();
    if after.first().is_some_and(u8::is_ascii_alphabetic) || !matches!(last, b'.' | b'?' | b'\'' | b'(') {
        return full;
    }
    let less = rest.get(..length - 1).and_then(|less| table.longest(less));
    let bare = less.map_or_else(|| rest.first().map_or(' ', |b| char::from(*b)), |(_, l)| l);
    // ă never ends a word, a syllable takes one tone, and dots in a row are no marks.
    let mark = last != b'(' && is_syllable(&format!("{before}{letter}")) && !(last == b'.' && after.starts_with(b".."));
    let sentence_ends = match after {
        [] | [b'\n' | b'\r', ..] => true,
        [b' ', next, ..] => next.is_ascii_uppercase() || next.is_ascii_digit(),
        _ => false,
    };
    // Before a capital a full stop is likelier than ạ or ệ, but ộ and ợ are likelier than a sentence that ends in ô or ơ; and
    // `Thị` stands between names.
    let marks_anyway = matches!(bare, 'ô' | 'ơ' | 'Ô' | 'Ơ') || (before == "Th" && bare == 'i');
    let punctuation = last == b'.' && sentence_ends && (!marks_anyway || after.is_empty());
    if mark && !punctuation { full } else { less }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn tells_marks_from_punctuation() {
        assert_eq!(decode("Vie^.t Nam dda^'t nu*o*'c me^'n ye^u"), "Việt Nam đất nước mến yêu");
        assert_eq!(decode("Ha` Ti~nh xe^'p thu+' 37. Ti?nh kha'c xe^'p sau."), "Hà Tĩnh xếp thứ 37. Tỉnh khác xếp sau.");
        assert_eq!(decode("DDa(k La(k, Co^ng ty... xa~ Hoa\\. Sao?"), "Đăk Lăk, Công ty... xã Hoa. Sao?");
        assert_eq!(decode("xem http://a.vn/la.na?a'b va` a.b@c.vn"), "xem http://a.vn/la.na?a'b và a.b@c.vn");
        assert_eq!(decode("o+? dda^y, ho^. gia ddi`nh"), "ở đây, hộ gia đình");
        assert_eq!(decode("ca` phe^. Hoa`ng Thi. Mai"), "cà phê. Hoàng Thị Mai");
        assert_eq!(decode("no+.. Tre? la.c bo^. Ha?i, sa'ch nhie^~u. 46 chu+a? Ai?"), "nợ. Trẻ lạc bộ Hải, sách nhiễu. 46 chưa? Ai?");
    }
}
