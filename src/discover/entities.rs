//! Entities of HTML, as far as Vietnamese sites write them, in feeds too where XML knows only five.
use std::borrow::Cow;

/// Names in order, for a binary search.
const NAMED: &[(&str, char)] = &[
    ("AElig", '\u{c6}'),
    ("Aacute", '\u{c1}'),
    ("Abreve", '\u{102}'),
    ("Acirc", '\u{c2}'),
    ("Agrave", '\u{c0}'),
    ("Aring", '\u{c5}'),
    ("Atilde", '\u{c3}'),
    ("Auml", '\u{c4}'),
    ("Ccedil", '\u{c7}'),
    ("Dstrok", '\u{110}'),
    ("ETH", '\u{d0}'),
    ("Eacute", '\u{c9}'),
    ("Ecirc", '\u{ca}'),
    ("Egrave", '\u{c8}'),
    ("Euml", '\u{cb}'),
    ("Iacute", '\u{cd}'),
    ("Icirc", '\u{ce}'),
    ("Igrave", '\u{cc}'),
    ("Itilde", '\u{128}'),
    ("Iuml", '\u{cf}'),
    ("Ntilde", '\u{d1}'),
    ("Oacute", '\u{d3}'),
    ("Ocirc", '\u{d4}'),
    ("Ograve", '\u{d2}'),
    ("Oslash", '\u{d8}'),
    ("Otilde", '\u{d5}'),
    ("Ouml", '\u{d6}'),
    ("Prime", '\u{2033}'),
    ("Uacute", '\u{da}'),
    ("Ucirc", '\u{db}'),
    ("Ugrave", '\u{d9}'),
    ("Utilde", '\u{168}'),
    ("Uuml", '\u{dc}'),
    ("Yacute", '\u{dd}'),
    ("aacute", '\u{e1}'),
    ("abreve", '\u{103}'),
    ("acirc", '\u{e2}'),
    ("acute", '\u{b4}'),
    ("aelig", '\u{e6}'),
    ("agrave", '\u{e0}'),
    ("amp", '\u{26}'),
    ("apos", '\u{27}'),
    ("aring", '\u{e5}'),
    ("asymp", '\u{2248}'),
    ("atilde", '\u{e3}'),
    ("auml", '\u{e4}'),
    ("bdquo", '\u{201e}'),
    ("bull", '\u{2022}'),
    ("ccedil", '\u{e7}'),
    ("cedil", '\u{b8}'),
    ("cent", '\u{a2}'),
    ("copy", '\u{a9}'),
    ("dagger", '\u{2020}'),
    ("darr", '\u{2193}'),
    ("deg", '\u{b0}'),
    ("divide", '\u{f7}'),
    ("dstrok", '\u{111}'),
    ("eacute", '\u{e9}'),
    ("ecirc", '\u{ea}'),
    ("egrave", '\u{e8}'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("eth", '\u{f0}'),
    ("euml", '\u{eb}'),
    ("euro", '\u{20ac}'),
    ("frac12", '\u{bd}'),
    ("frac14", '\u{bc}'),
    ("frac34", '\u{be}'),
    ("ge", '\u{2265}'),
    ("gt", '\u{3e}'),
    ("harr", '\u{2194}'),
    ("hellip", '\u{2026}'),
    ("iacute", '\u{ed}'),
    ("icirc", '\u{ee}'),
    ("iexcl", '\u{a1}'),
    ("igrave", '\u{ec}'),
    ("infin", '\u{221e}'),
    ("iquest", '\u{bf}'),
    ("itilde", '\u{129}'),
    ("iuml", '\u{ef}'),
    ("laquo", '\u{ab}'),
    ("larr", '\u{2190}'),
    ("ldquo", '\u{201c}'),
    ("le", '\u{2264}'),
    ("lrm", '\u{200e}'),
    ("lsaquo", '\u{2039}'),
    ("lsquo", '\u{2018}'),
    ("lt", '\u{3c}'),
    ("mdash", '\u{2014}'),
    ("micro", '\u{b5}'),
    ("middot", '\u{b7}'),
    ("minus", '\u{2212}'),
    ("nbsp", '\u{a0}'),
    ("ndash", '\u{2013}'),
    ("ne", '\u{2260}'),
    ("ntilde", '\u{f1}'),
    ("oacute", '\u{f3}'),
    ("ocirc", '\u{f4}'),
    ("ograve", '\u{f2}'),
    ("oslash", '\u{f8}'),
    ("otilde", '\u{f5}'),
    ("ouml", '\u{f6}'),
    ("para", '\u{b6}'),
    ("permil", '\u{2030}'),
    ("plusmn", '\u{b1}'),
    ("pound", '\u{a3}'),
    ("prime", '\u{2032}'),
    ("quot", '\u{22}'),
    ("raquo", '\u{bb}'),
    ("rarr", '\u{2192}'),
    ("rdquo", '\u{201d}'),
    ("reg", '\u{ae}'),
    ("rlm", '\u{200f}'),
    ("rsaquo", '\u{203a}'),
    ("rsquo", '\u{2019}'),
    ("sbquo", '\u{201a}'),
    ("sect", '\u{a7}'),
    ("shy", '\u{ad}'),
    ("sup1", '\u{b9}'),
    ("sup2", '\u{b2}'),
    ("sup3", '\u{b3}'),
    ("szlig", '\u{df}'),
    ("thinsp", '\u{2009}'),
    ("times", '\u{d7}'),
    ("trade", '\u{2122}'),
    ("uacute", '\u{fa}'),
    ("uarr", '\u{2191}'),
    ("ucirc", '\u{fb}'),
    ("ugrave", '\u{f9}'),
    ("utilde", '\u{169}'),
    ("uuml", '\u{fc}'),
    ("yacute", '\u{fd}'),
    ("yuml", '\u{ff}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// Longest entity that is looked for, without `&` and `;`.
const LONGEST: usize = 10;

/// Replaces entities by their characters. What is none (a bare `&`, an unknown name) stays as it is.
pub(super) fn decode(raw: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', raw.as_bytes()) else { return Cow::Borrowed(raw) };
    let mut out = String::with_capacity(raw.len());
    out.push_str(raw.get(..first).unwrap_or_default());
    let mut rest = raw.get(first..).unwrap_or_default();
    while let Some(behind) = rest.strip_prefix('&') {
        match entity(behind) {
            Some((c, length)) => {
                out.push(c);
                rest = behind.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
        let next = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        out.push_str(rest.get(..next).unwrap_or_default());
        rest = rest.get(next..).unwrap_or_default();
    }
    Cow::Owned(out)
}

/// The character that stands behind a `&`, and how many bytes it takes there.
fn entity(behind: &str) -> Option<(char, usize)> {
    if let Some(number) = behind.strip_prefix('#') {
        let (digits, radix, before) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 2),
            None => (number, 10, 1),
        };
        let length = digits.bytes().take(LONGEST).take_while(|b| char::from(*b).is_digit(radix)).count();
        if length == 0 {
            return None;
        }
        let code = u32::from_str_radix(digits.get(..length)?, radix).unwrap_or(0);
        let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
        return Some((from_code(code), before + length + semicolon));
    }
    let length = behind.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    // Without its semicolon a name may be a parameter of an address: `?a=1&copy=2`.
    if behind.as_bytes().get(length) != Some(&b';') {
        return None;
    }
    let name = behind.get(..length)?;
    let at = NAMED.binary_search_by(|(n, _)| (*n).cmp(name)).ok()?;
    NAMED.get(at).map(|(_, c)| (*c, length + 1))
}

/// A numbered character; 128 to 159 mean Windows-1252, as browsers take them.
fn from_code(code: u32) -> char {
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        let byte = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
        return text.chars().next().unwrap_or('\u{fffd}');
    }
    char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{fffd}')
}

/// Plain text of a piece of HTML: without tags, entities decoded, every run of blanks one space, at most
/// `limit` characters.
pub(super) fn plain(html: &str, limit: usize) -> String {
    use super::markup::{Markup, Token};
    let mut out = String::new();
    let mut room = limit;
    let mut hidden = false;
    if memchr::memchr2(b'<', b'&', html.as_bytes()).is_none() {
        push_words(&mut out, &mut room, html);
        out.truncate(out.trim_end().len());
        return out;
    }
    for token in Markup::html(html) {
        match token {
            Token::Text(text) if !hidden => push_words(&mut out, &mut room, &decode(text)),
            Token::Open { name, closed, .. } => {
                hidden = !closed && (name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style"));
                if !is_inline(name) && !out.is_empty() {
                    push_words(&mut out, &mut room, " ");
                }
            }
            Token::Close(name) => {
                hidden = false;
                if !is_inline(name) {
                    push_words(&mut out, &mut room, " ");
                }
            }
            Token::Text(_) | Token::Cdata(_) => {}
        }
        if room == 0 {
            break;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Elements inside a word or line: their tags part no words.
pub(super) fn is_inline(name: &str) -> bool {
    ["a", "abbr", "b", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"]
        .iter()
        .any(|inline| inline.eq_ignore_ascii_case(name))
}

/// Appends text, blanks and control characters run together to one space.
pub(super) fn push_words(out: &mut String, room: &mut usize, text: &str) {
    for c in text.chars() {
        if *room == 0 {
            return;
        }
        let blank = c.is_whitespace() || c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}');
        if !blank {
            out.push(c);
            *room -= 1;
        } else if c != '\u{ad}' && c != '\u{200b}' && c != '\u{feff}' && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
            *room -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMED, decode, plain};

    #[test]
    fn names_are_in_order() {
        assert!(NAMED.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn decodes_what_sites_write() {
        for (raw, text) in [
            ("Chỉ số PCI &amp; PAR", "Chỉ số PCI & PAR"),
            ("H&agrave; Tĩnh v&ocirc; địch", "Hà Tĩnh vô địch"),
            ("&#272;&#7891;ng Nai, &#x111;&#x1ED3;ng", "Đồng Nai, đồng"),
            ("1&#150;2 &nbsp;", "1–2 \u{a0}"),
            ("/a?x=1&copy=2&y=3", "/a?x=1&copy=2&y=3"),
            ("R&D & &khong; &;&#;&#x;", "R&D & &khong; &;&#;&#x;"),
            ("&#0;&#1114112;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}9;"),
        ] {
            assert_eq!(decode(raw), text, "{raw}");
        }
    }

    #[test]
    fn makes_plain_text() {
        assert_eq!(plain("<p>Hà Tĩnh <b>xếp</b> thứ&nbsp;37</p>\n<p>DTI</p>", 100), "Hà Tĩnh xếp thứ 37 DTI");
        assert_eq!(plain("dưới 5 < 6 &lt;b&gt;<script>x</script> a\u{1}b", 100), "dưới 5 < 6 <b> a b");
        assert_eq!(plain("Hà Tĩnh", 3), "Hà");
        assert_eq!(plain("<img src='a", 30), "");
    }
}
