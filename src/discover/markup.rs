//! A forgiving reader of tags for XML and HTML: it never fails, and goes over the text once.
//!
//! Feeds and site maps break in ways that stop an XML parser, and a tree of a whole page is more than
//! its links need. This reads tags, text and CDATA as they stand; who asks makes sense of them.
use memchr::{memchr, memchr2, memmem};

/// One piece of markup. Names and text are as written: entities are not decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name …>`; `closed` when it ends in `/>`.
    Open { name: &'a str, attributes: Attributes<'a>, closed: bool },
    /// `</name>`
    Close(&'a str),
    /// Text between tags.
    Text(&'a str),
    /// What stands in `<![CDATA[…]]>`, to be taken to the letter.
    Cdata(&'a str),
}

/// Elements of HTML whose content is text, whatever it looks like.
const RAW: &[&str] = &["script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"];

/// Reads tokens from the front to the end.
pub(super) struct Markup<'a> {
    text: &'a str,
    at: usize,
    /// In HTML, scripts and styles hold text only, and CDATA is a comment.
    html: bool,
    /// The raw element that was just opened.
    inside: Option<&'a str>,
    /// No `]]>` stands in what is left: CDATA marks are passed over.
    no_cdata_end: bool,
}

impl<'a> Markup<'a> {
    pub(super) fn xml(text: &'a str) -> Self {
        Self { text, at: 0, html: false, inside: None, no_cdata_end: false }
    }

    pub(super) fn html(text: &'a str) -> Self {
        Self { text, at: 0, html: true, inside: None, no_cdata_end: false }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes `length` bytes off the front.
    fn take(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_else(|| self.rest());
        self.at += taken.len();
        taken
    }

    /// Content of a script, style or title up to its end tag; all that is left when there is none.
    fn raw(&mut self, name: &str) -> &'a str {
        let rest = self.rest();
        let mut from = 0;
        while let Some(found) = memmem::find(rest.as_bytes().get(from..).unwrap_or_default(), b"</") {
            let at = from + found;
            let behind = rest.as_bytes().get(at + 2..).unwrap_or_default();
            let same = behind.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
            if same && behind.get(name.len()).is_none_or(|b| !b.is_ascii_alphanumeric()) {
                return self.take(at);
            }
            from = at + 2;
        }
        self.take(rest.len())
    }

    /// Jumps behind the next `mark`, or to the end.
    fn skip_past(&mut self, mark: &[u8]) -> &'a str {
        let rest = self.rest();
        match memmem::find(rest.as_bytes(), mark) {
            Some(found) => {
                let inside = self.take(found);
                self.take(mark.len());
                inside
            }
            None => self.take(rest.len()),
        }
    }
}

impl<'a> Iterator for Markup<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.inside.take() {
            let text = self.raw(name);
            if !text.is_empty() {
                return Some(Token::Text(text));
            }
        }
        loop {
            let rest = self.rest();
            let bytes = rest.as_bytes();
            match memchr(b'<', bytes) {
                None if rest.is_empty() => return None,
                None => return Some(Token::Text(self.take(rest.len()))),
                Some(0) => {}
                Some(length) => return Some(Token::Text(self.take(length))),
            }
            match bytes.get(1) {
                Some(b'!') if bytes.starts_with(b"<!--") => {
                    // Two bytes only, since `<!-->` is a whole comment.
                    self.take(2);
                    self.skip_past(b"-->");
                }
                Some(b'!') if !self.html && bytes.starts_with(b"<![CDATA[") => {
                    self.take(9);
                    let end = if self.no_cdata_end { None } else { memmem::find(self.rest().as_bytes(), b"]]>") };
                    match end {
                        Some(length) => {
                            let inside = self.take(length);
                            self.take(3);
                            return Some(Token::Cdata(inside));
                        }
                        None => self.no_cdata_end = true,
                    }
                }
                Some(b'!' | b'?') => {
                    self.skip_past(b">");
                }
                Some(b'/') if bytes.get(2).is_some_and(|b| is_name_start(*b)) => {
                    self.take(2);
                    let inside = self.skip_past(b">");
                    let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
                    return Some(Token::Close(inside.get(..end).unwrap_or_default()));
                }
                Some(b) if is_name_start(*b) => {
                    let name_end = bytes.iter().skip(1).position(|b| ends_name(*b)).map_or(bytes.len(), |n| n + 1);
                    let Some(end) = tag_end(bytes, name_end) else {
                        // The text breaks off inside a tag: there is nothing behind it.
                        self.take(rest.len());
                        return None;
                    };
                    let tag = self.take(end + 1);
                    let name = tag.get(1..name_end).unwrap_or_default();
                    let inside = tag.get(name_end..end).unwrap_or_default();
                    let closed = inside.ends_with('/');
                    if self.html && !closed {
                        self.inside = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name)).copied();
                    }
                    return Some(Token::Open { name, attributes: Attributes(inside), closed });
                }
                _ => return Some(Token::Text(self.take(1))),
            }
        }
    }
}

/// The attributes of one tag, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// The raw value of an attribute, its name in any case; empty for one without a value.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The value of an attribute with its entities decoded.
    pub(super) fn value(&self, name: &str) -> Option<std::borrow::Cow<'a, str>> {
        self.get(name).map(super::entities::decode)
    }

    /// Names and raw values in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let (text, mut at) = (self.0, 0);
        std::iter::from_fn(move || {
            let Step::Attribute { name, value, next } = step(text.as_bytes(), at) else { return None };
            at = next;
            Some((text.get(name.0..name.1)?, text.get(value.0..value.1)?))
        })
    }
}

/// What stands next inside a tag; pairs are start and end.
enum Step {
    Attribute {
        name: (usize, usize),
        value: (usize, usize),
        next: usize,
    },
    /// The `>` of the tag.
    End(usize),
    /// No more bytes.
    Nothing,
}

fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).unwrap_or_default().iter().position(|b| !b.is_ascii_whitespace()).map_or(bytes.len(), |n| at + n)
}

fn step(bytes: &[u8], at: usize) -> Step {
    let rest = bytes.get(at..).unwrap_or_default();
    // A stray quote or slash between attributes says nothing.
    let Some(start) = rest.iter().position(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'"' | b'\'' | b'=')) else {
        return Step::Nothing;
    };
    let start = at + start;
    if bytes.get(start) == Some(&b'>') {
        return Step::End(start);
    }
    let is_end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/');
    let name_end = bytes.get(start..).unwrap_or_default().iter().position(is_end).map_or(bytes.len(), |n| start + n);
    let sign = skip_blanks(bytes, name_end);
    if bytes.get(sign) != Some(&b'=') {
        return Step::Attribute { name: (start, name_end), value: (name_end, name_end), next: name_end };
    }
    let open = skip_blanks(bytes, sign + 1);
    let (value, next) = match bytes.get(open) {
        Some(quote @ (b'"' | b'\'')) => {
            let inside = bytes.get(open + 1..).unwrap_or_default();
            match memchr(*quote, inside) {
                Some(length) => ((open + 1, open + 1 + length), open + length + 2),
                // No such quote to the end of the text: the value ends with the tag.
                None => {
                    let end = memchr(b'>', inside).map_or(bytes.len(), |n| open + 1 + n);
                    ((open + 1, end), end)
                }
            }
        }
        _ => {
            let value = bytes.get(open..).unwrap_or_default();
            let end = value.iter().position(|b| b.is_ascii_whitespace() || *b == b'>').map_or(bytes.len(), |n| open + n);
            ((open, end), end)
        }
    };
    Step::Attribute { name: (start, name_end), value, next }
}

/// Where the `>` of a tag stands, whose attributes begin at `at`: not one inside a quoted value.
fn tag_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    // Most tags have no quotes or values before their end.
    let rest = bytes.get(at..)?;
    if let Some(found) = memchr2(b'>', b'=', rest)
        && rest.get(found) == Some(&b'>')
    {
        return Some(at + found);
    }
    loop {
        match step(bytes, at) {
            Step::End(end) => return Some(end),
            Step::Nothing => return None,
            Step::Attribute { next, .. } => at = next,
        }
    }
}

fn is_name_start(b: u8) -> bool {
    b.is_ascii_alphabetic() || b == b'_' || b >= 0x80
}

fn ends_name(b: u8) -> bool {
    b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'<')
}
