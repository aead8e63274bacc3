//! How far does text go that the view shows as it is, but for the case of ASCII letters?

/// How many bytes are judged at once. No judgement waits for the one before, so that the compiler makes vectors of them.
const BLOCK: usize = 16;
/// How many bytes before a byte and behind it are looked at with it.
const BEFORE: usize = 3;
const BEHIND: usize = 1;

/// The first byte from `from` on, where a character begins, of one that may need more care; sooner near both ends of the text.
pub(super) fn skip(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(seen) = at.checked_sub(BEFORE).and_then(|start| text.get(start..)?.first_chunk::<{ BEFORE + BLOCK + BEHIND }>()) {
        let mut care = [0; BLOCK];
        for (i, care) in care.iter_mut().enumerate() {
            *care = u8::from(!shown_as_it_is(seen[i], seen[i + 1], seen[i + 2], seen[i + 3], seen[i + 4]));
        }
        let care = u128::from_le_bytes(care);
        if care != 0 {
            at += (care.trailing_zeros() / 8) as usize;
            break;
        }
        at += BLOCK;
    }
    // Never before the first one, which begins a character.
    while text.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
        at -= 1;
    }
    at
}

/// Whether a byte, with three bytes before it and one behind, belongs to a plain ASCII character, to a Vietnamese letter in lower case,
/// or to another letter of the same blocks that is no capital. All is asked of each byte: nothing is to be guessed ahead.
#[inline(always)]
fn shown_as_it_is(third: u8, second: u8, first: u8, byte: u8, next: u8) -> bool {
    let within = |byte: u8, least: u8, most: u8| byte.wrapping_sub(least) <= most - least;
    let ascii = (byte < 0x80) & !within(byte, 0xB, 0xD);
    let leads = within(byte, 0xC3, 0xC6) | (byte == 0xE1);
    // Two bytes: à to ÿ but for ð, which is taken for đ; ă, đ, ĩ; ũ; ơ, ư. What U+1E80–1EFF begin with.
    let of_two = (first == 0xC3) & (byte >= 0xA0) & (byte != 0xB0)
        | (first == 0xC4) & ((byte == 0x83) | (byte == 0x91) | (byte == 0xA9))
        | (first == 0xC5) & (byte == 0xA9)
        | (first == 0xC6) & ((byte == 0xA1) | (byte == 0xB0))
        | (first == 0xE1) & ((byte == 0xBA) | (byte == 0xBB));
    // In that block capitals are even.
    let of_three = (second == 0xE1) & (byte & 1 != 0);
    // At the end of a word a tone behind o or u may move there: more letters are told here than have one.
    let rounded = |byte: u8| (byte | 0x20 == b'o') | (byte | 0x20 == b'u');
    let toned_two = (first == 0xC3) & rounded(second) & ((byte <= 0xA9) & (byte != 0xA2) | (byte == 0xBD));
    let toned_three = (second == 0xE1) & rounded(third) & (within(byte, 0xB3, 0xBD) | (byte | 2 == 0xA3));
    let ends = !within(next, b'a', b'z');
    (ascii | leads | of_two | of_three) & !((toned_two | toned_three) & ends)
}

#[cfg(test)]
mod tests {
    use super::skip;
    use crate::normalize::View;

    #[test]
    fn what_is_skipped_is_shown_as_it_is() {
        for c in (' '..'\u{3000}').filter(|c| !c.is_ascii_uppercase()) {
            for (before, behind) in [("xxx", " "), ("xxo", "."), ("xho", "n"), ("xqu", " "), ("xxu", "")] {
                let short = format!("{before}{c}{behind}");
                // Too short for a block, it is taken letter by letter.
                let long = format!("{short}{}", " ".repeat(20));
                assert_eq!(View::new(&long).text().trim_end(), View::new(&short).text().trim_end(), "{short:?}");
                if skip(long.as_bytes(), 3) > 3 {
                    assert_eq!(View::new(&short).text(), short);
                }
            }
        }
    }

    #[test]
    fn ordinary_words_are_skipped_and_what_needs_care_is_not() {
        let text = "   người dân các xã đã xuống giống sớm hơn, giá lúa tăng; điều ấy “đúng”, theo Ủy ban nhân dân tỉnh";
        assert_eq!(skip(text.as_bytes(), 3), text.find('“').unwrap_or(0));
        assert_eq!(skip(text.as_bytes(), text.find("đúng").unwrap_or(0)), text.find('”').unwrap_or(0));
    }
}
