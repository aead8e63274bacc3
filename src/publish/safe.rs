//! Words from a page, made safe for wherever they are shown: a terminal, Markdown, XML.

/// The text on one line, without anything that steers a terminal or turns the direction of writing: control
/// characters, escapes, marks of direction, invisible tags. White space of any kind becomes one space.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !steers(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// [`line()`] of at most `longest` characters, cut with an ellipsis.
pub fn short(text: &str, longest: usize) -> String {
    let text = line(text);
    match text.char_indices().nth(longest) {
        Some(_) => {
            let cut = text.char_indices().nth(longest.saturating_sub(1)).map_or(0, |(at, _)| at);
            format!("{}…", text.get(..cut).unwrap_or_default().trim_end())
        }
        None => text,
    }
}

/// [`line()`] for running text in Markdown: nothing in it is markup or HTML.
pub fn markdown(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// [`line()`] for text and attribute values in XML and HTML.
pub fn xml(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// An address as a link may hold it: http(s) and printable ASCII without quotes, brackets or blanks; else `None`.
pub fn link(address: &str) -> Option<&str> {
    let web = address.starts_with("https://") || address.starts_with("http://");
    let plain = |b: u8| b.is_ascii_graphic() && !b"<>\"'`\\^{}|()[]".contains(&b);
    (web && address.bytes().all(plain)).then_some(address)
}

/// Whether a character works on the reader's screen in place of being read.
pub(crate) fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
        || (u32::from(c) & 0xfffe) == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::{line, link, markdown, short, xml};
    use proptest::prelude::*;

    #[test]
    fn nothing_steers_the_screen() {
        assert_eq!(line("\u{1b}[31mHà\tTĩnh\r\n\u{202e}thứ\u{2066} 37\u{0}\u{9b}2J "), "[31mHà Tĩnh thứ 372J");
        assert_eq!(line("  một   hai\u{2028}ba\u{a0}"), "một hai ba");
        assert_eq!((short("Thanh Hóa", 9), short("Thanh Hóa dẫn đầu", 10)), ("Thanh Hóa".to_owned(), "Thanh Hóa…".to_owned()));
        assert_eq!(markdown("[x](javascript:1) <b> *a*"), "\\[x\\](javascript:1) \\<b\\> \\*a\\*");
        assert_eq!(xml("a & b < \"c\" ]]>\u{1}"), "a &amp; b &lt; &quot;c&quot; ]]&gt;");
    }

    #[test]
    fn only_plain_web_addresses_are_links() {
        assert!(link("https://baohatinh.vn/dti-2022.html?a=1&b=%20").is_some());
        for other in ["javascript:alert(1)", "https://a.vn/\"><b>", "https://a.vn/) [x](", "bang:official/pci-2022", "https://a.vn/ x"] {
            assert_eq!(link(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn whatever_a_page_holds(text in any::<String>()) {
            let shown = line(&text);
            let steered = shown.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
            prop_assert!(!steered);
            prop_assert_eq!(line(&shown), shown.clone());
            let inside = format!("<a>{}</a>", xml(&text));
            let mut reader = quick_xml::Reader::from_str(&inside);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(e) => prop_assert!(false, "{e}"),
                }
            }
        }
    }
}
