//! UTF-8 that was read as Latin-1 or Windows-1252, once or more often.
use crate::latin::char_of;
use crate::syllable::is_syllable;
use crate::table::units;

/// How many wrong readings on top of each other are undone.
const DEEPEST: usize = 3;

/// Undoes wrong readings as long as there are any. What is no UTF-8 stays as it stands.
pub(crate) fn decode(text: &str) -> String {
    let mut text = once(text);
    for _ in 1..DEEPEST {
        // À, á and Â begin nothing else once the first reading is undone.
        if !text.contains(['Ã', 'Â', 'Æ', 'Ä', 'á']) {
            break;
        }
        let next = once(&text);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

fn once(text: &str) -> String {
    let (chars, bytes) = units(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let (Some(c), Some(rest)) = (chars.get(at), bytes.get(at..)) {
        let (letter, taken) = sequence(rest).or_else(|| damaged(rest, &out)).unwrap_or((*c, 1));
        out.push(letter);
        at += taken;
    }
    out
}

/// The character that a sequence of two to four bytes of UTF-8 encodes, and how many they are.
fn sequence(bytes: &[u8]) -> Option<(char, usize)> {
    let length = match bytes.first()? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let letter = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    Some((letter, length))
}

/// Letters whose last byte was a no-break space or a soft hyphen, which programs turn into a space or drop: `lÃ m` is `làm`,
/// `tÃnh` is `tính`. Taken when the word becomes a syllable by it. `before` is what was decoded so far.
fn damaged(bytes: &[u8], before: &str) -> Option<(char, usize)> {
    let (lost, rest) = match bytes {
        [0xC3, rest @ ..] => (['à', 'í'], rest),
        [0xE1, 0xBA, rest @ ..] => (['Ạ', 'ậ'], rest),
        [0xE1, 0xBB, rest @ ..] => (['Ỡ', 'ử'], rest),
        _ => return None,
    };
    let [space, hyphen] = lost;
    let head = bytes.len() - rest.len();
    let onset = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let word = |letter: char, rest: &[u8]| {
        let end: String = rest.iter().take_while(|b| b.is_ascii_alphabetic()).map(|b| char_of(*b)).collect();
        is_syllable(&format!("{onset}{letter}{end}"))
    };
    match rest {
        // Both the letter's space and the one between the words are left.
        [b' ', b' ', ..] if word(space, b"") => Some((space, head + 1)),
        [b' ', after @ ..] if after.first().is_some_and(u8::is_ascii_lowercase) && word(space, after) => Some((space, head + 1)),
        [b' ', ..] if word(space, b"") => Some((space, head)),
        _ if word(hyphen, rest) => Some((hyphen, head)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::latin::char_of;

    fn misread(text: &str) -> String {
        text.bytes().map(char_of).collect()
    }

    #[test]
    fn undoes_wrong_readings() {
        let text = "Hà Tĩnh xếp thứ 37/63, “tăng” 22 bậc – Đắk Lắk";
        assert_eq!(decode(&misread(text)), text);
        assert_eq!(decode(&misread(&misread(text))), text);
        assert_eq!(decode(text), text);
        assert_eq!(decode("Crème brûlée, NÃO"), "Crème brûlée, NÃO");
    }

    #[test]
    fn mends_lost_spaces_and_hyphens() {
        assert_eq!(decode("LÃ m viá»‡c vÃ  há»\u{8d}c, nÃ³i lÃ  cÃ³"), "Làm việc và học, nói là có");
        assert_eq!(decode("vÃ há»\u{8d}c chÃnh trá»‹"), "và học chính trị");
    }
}
