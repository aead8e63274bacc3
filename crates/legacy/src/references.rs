//! Numeric character references, and the names of letters that Vietnamese uses.
use crate::latin::char_of;

/// Named references of letters that Vietnamese uses, without the case of the first letter.
const MARKS: [(&str, &str); 6] =
    [("grave", "aàeèiìoòuù"), ("acute", "aáeéiíoóuúyý"), ("circ", "aâeêoô"), ("tilde", "aãoõ"), ("breve", "aă"), ("stroke", "dđ")];

/// Named references of signs that stand in running text.
const SIGNS: [(&str, char); 8] =
    [("nbsp", '\u{a0}'), ("ldquo", '“'), ("rdquo", '”'), ("lsquo", '‘'), ("rsquo", '’'), ("ndash", '–'), ("mdash", '—'), ("hellip", '…')];

/// The longest reference that is read, from `&` to `;`.
const LONGEST: usize = 10;

/// Replaces references to letters and signs beyond ASCII; `&amp;#7879;` counts as `&#7879;`.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match reference(from) {
            Some((letter, length)) => {
                out.push(letter);
                rest = from.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// The letter that a text beginning with `&` refers to, and the length of the reference.
fn reference(text: &str) -> Option<(char, usize)> {
    let head = if text.starts_with("&amp;") { "&amp;".len() } else { 1 };
    let body = text.get(head..)?;
    let end = body.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = body.get(..end)?;
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            // As browsers do: these numbers mean bytes of Windows-1252.
            if let 0x80..=0x9F = code { char_of(u8::try_from(code).ok()?) } else { char::from_u32(code)? }
        }
        None => named(name)?,
    };
    (!letter.is_ascii()).then_some((letter, head + end + 1))
}

fn named(name: &str) -> Option<char> {
    if let Some((_, sign)) = SIGNS.iter().find(|(sign, _)| *sign == name) {
        return Some(*sign);
    }
    let first = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let (_, letters) = MARKS.iter().find(|(mark, _)| name.get(1..) == Some(mark))?;
    let small = first.to_ascii_lowercase();
    let marked = letters.chars().skip_while(|c| *c != small).nth(1)?;
    if first == small { Some(marked) } else { marked.to_uppercase().next() }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_references() {
        assert_eq!(decode("Vi&#7879;t &amp;#78;am &#x1EC7; H&agrave; N&#7897;i &Yacute;"), "Việt &amp;#78;am ệ Hà Nội Ý");
        assert_eq!(decode("a & b; &amp; &lt; &#; &#x; &#9999999; &nosuch; &#150;"), "a & b; &amp; &lt; &#; &#x; &#9999999; &nosuch; –");
        assert_eq!(decode("&amp;#7879; &"), "ệ &");
        assert_eq!(decode("&ldquo;H&agrave; N&#7897;i&rdquo;&hellip;"), "“Hà Nội”…");
    }
}
