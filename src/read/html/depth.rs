//! How deeply a page's elements are nested, counted on its bytes before any parser sees it: HTML parsers
//! take quadratic time in depth, and recursion over a deep tree overflows the stack.
use crate::read::ReadError;

/// Deepest nesting that is read. The deepest of some four thousand real pages has 178.
pub(super) const DEPTH_LIMIT: usize = 512;

/// How a tag counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Elements without content, and those that the parser closes by itself when the next one of their kind
    /// begins, so that pages which leave their end tags out do not pile them up.
    Uncounted,
    /// Formatting elements, which the parser opens again after a block has ended without their end tag.
    Formatting,
    /// Elements whose content is text up to their own end tag.
    Raw,
    /// All others.
    Counted,
}

/// The longest name that does not simply count.
const LONGEST_NAME: usize = 8;

fn kind(name: &[u8]) -> Kind {
    let mut lower = [0; LONGEST_NAME];
    let Some(lower) = lower.get_mut(..name.len()) else { return Kind::Counted };
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    match &*lower {
        b"area" | b"base" | b"basefont" | b"bgsound" | b"br" | b"col" | b"embed" | b"frame" | b"hr" | b"img" | b"input" | b"keygen"
        | b"link" | b"meta" | b"param" | b"source" | b"track" | b"wbr" => Kind::Uncounted,
        b"a" | b"p" | b"li" | b"td" | b"th" | b"tr" | b"tbody" | b"thead" | b"tfoot" | b"dt" | b"dd" | b"option" | b"optgroup"
        | b"colgroup" | b"rp" | b"rt" | b"html" | b"head" | b"body" | b"nobr" => Kind::Uncounted,
        b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"s" | b"small" | b"strike" | b"strong" | b"tt" | b"u" => Kind::Formatting,
        b"script" | b"style" | b"textarea" | b"title" | b"xmp" | b"iframe" | b"noembed" | b"noframes" => Kind::Raw,
        _ => Kind::Counted,
    }
}

/// How deep the page is nested, as counted here: what closes itself is left out, so a tree may be some times
/// as deep. Refuses pages nested deeper than [`DEPTH_LIMIT`].
pub(super) fn check(html: &str) -> Result<usize, ReadError> {
    let bytes = html.as_bytes();
    let mut open: Vec<&[u8]> = Vec::new();
    let mut formatting = 0_usize;
    let mut deepest = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        let start = at + found + 1;
        at = start;
        let rest = bytes.get(start..).unwrap_or_default();
        if rest.starts_with(b"!--") {
            at = start + memchr::memmem::find(rest, b"-->").map_or(rest.len(), |end| end + 3);
            continue;
        }
        let closing = rest.first() == Some(&b'/');
        let name = tag_name(rest.get(usize::from(closing)..).unwrap_or_default());
        if name.is_empty() {
            continue;
        }
        at = start + tag_end(rest);
        let kind = kind(name);
        if kind == Kind::Uncounted {
            continue;
        }
        if kind == Kind::Formatting {
            formatting = if closing { formatting.saturating_sub(1) } else { formatting + 1 };
        } else if closing {
            // Only what is open can be closed: stray end tags must not hide depth.
            if let Some(position) = open.iter().rposition(|o| o.eq_ignore_ascii_case(name)) {
                open.truncate(position);
            }
        } else if kind == Kind::Raw {
            at += raw_end(bytes.get(at..).unwrap_or_default(), name);
        } else {
            open.push(name);
        }
        deepest = deepest.max(open.len() + formatting);
        if deepest > DEPTH_LIMIT {
            return Err(ReadError::TooDeep { limit: DEPTH_LIMIT });
        }
    }
    Ok(deepest)
}

fn tag_name(bytes: &[u8]) -> &[u8] {
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return &[];
    }
    let end = bytes.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
    bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default()
}

/// Length up to and with the `>` that ends a tag; quoted values may hold that sign.
fn tag_end(tag: &[u8]) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (i, &b) in tag.iter().enumerate() {
        match quote {
            Some(q) if b == q => quote = None,
            Some(_) => {}
            None if b == b'>' => return i + 1,
            // A quote begins a value only after its equals sign; elsewhere it is a slip.
            None if matches!(b, b'"' | b'\'') && before == b'=' => quote = Some(b),
            None => {}
        }
        if !b.is_ascii_whitespace() {
            before = b;
        }
    }
    tag.len()
}

/// Length up to the end tag of a raw element.
fn raw_end(bytes: &[u8], name: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(bytes.get(at..).unwrap_or_default(), b"</") {
        let start = at + found;
        let word = bytes.get(start + 2..start + 2 + name.len()).unwrap_or_default();
        if word.eq_ignore_ascii_case(name) {
            return start;
        }
        at = start + 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{DEPTH_LIMIT, check};

    #[test]
    fn refuses_towers_however_they_are_disguised() {
        let n = DEPTH_LIMIT + 1;
        for tower in [
            "<div>".repeat(n),
            "<DIV class='>'>".repeat(n),
            "<div></x>".repeat(n),
            "<b a=1>".repeat(n),
            (0..n).map(|i| format!("<p><font size={i}>x</p>")).collect(),
            "<div><!-- </div> -->".repeat(n),
            "<div><script>'</div>'</script>".repeat(n),
            "<span><p>".repeat(n),
        ] {
            assert!(check(&tower).is_err(), "{}", &tower[..20]);
        }
    }

    #[test]
    fn lets_long_flat_pages_through() {
        for page in [
            "<div>x</div>".repeat(5000),
            "<p>x".repeat(5000),
            "<ul><li>x<li>y</ul>".repeat(2000),
            "<br/><img src=a>".repeat(5000),
            "<table><tr><td>1<td>2</table>".repeat(2000),
            "<a href=x>x".repeat(2000),
            "<script>if (a < b) { '<div>' }</script>".repeat(1000),
            "3 < 4, <3, < div".repeat(1000),
            format!("<script>{}", "<div>".repeat(2000)),
        ] {
            assert!(check(&page).is_ok(), "{}", &page[..20]);
        }
    }
}
