//! XML of Office files, read as it comes: a damaged part gives what stands before the damage.
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// A piece of XML.
#[derive(Debug)]
pub(super) enum Xml<'a> {
    /// The start of an element; an empty element has an end, too.
    Open(Tag<'a>),
    /// The end of an element: its name without prefix.
    Close(String),
    /// Text between, references resolved.
    Text(Cow<'a, str>),
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> String {
        self.0.local_name().as_ref().to_owned()
    }

    /// The value of an attribute, named without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let attribute = self.0.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an element such as `w:vanish` switches on: without a value it does.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Reads XML.
pub(super) struct Reader<'a> {
    inner: quick_xml::Reader<&'a [u8]>,
    /// Whether it is not XML any more.
    pub broken: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut inner = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
        let config = inner.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { inner, broken: false }
    }

    /// The next piece, `None` at the end or where damage begins.
    pub(super) fn next(&mut self) -> Option<Xml<'a>> {
        loop {
            return Some(match self.inner.read_event() {
                Ok(Event::Start(tag)) => Xml::Open(Tag(tag)),
                Ok(Event::End(tag)) => Xml::Close(tag.local_name().as_ref().to_owned()),
                Ok(Event::Text(text)) => Xml::Text(text.xml10_content()),
                Ok(Event::CData(text)) => Xml::Text(text.xml10_content()),
                Ok(Event::GeneralRef(entity)) => match entity.resolve_char_ref() {
                    Ok(Some(letter)) => Xml::Text(Cow::Owned(letter.to_string())),
                    _ => match resolve_predefined_entity(&entity.into_inner()) {
                        Some(text) => Xml::Text(Cow::Borrowed(text)),
                        None => continue,
                    },
                },
                Ok(Event::Eof) => return None,
                Ok(_) => continue,
                Err(_) => {
                    self.broken = true;
                    return None;
                }
            });
        }
    }
}

/// Text of a part: UTF-8, or UTF-16 where its mark says so.
pub(super) fn text_of(bytes: &[u8]) -> String {
    let units = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(join).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Title and day of last change, else of creation, out of the properties of a document; the last two are the elements that hold the day of
/// creation and that of the last change.
pub(super) fn properties(text: &str, [creation, change]: [&str; 2]) -> (Option<String>, Option<String>) {
    let (mut title, mut created, mut modified) = (String::new(), String::new(), String::new());
    let (mut reader, mut at) = (Reader::new(text), String::new());
    while let Some(xml) = reader.next() {
        match xml {
            Xml::Open(tag) => at = tag.name(),
            Xml::Close(_) => at.clear(),
            Xml::Text(text) => match at.as_str() {
                "title" => title.push_str(&text),
                name if name == creation => created.push_str(&text),
                name if name == change => modified.push_str(&text),
                _ => {}
            },
        }
    }
    let day = |moment: &str| moment.get(..10).filter(|day| day.as_bytes().get(4) == Some(&b'-')).map(str::to_owned);
    ((!title.trim().is_empty()).then(|| title.trim().to_owned()), day(&modified).or_else(|| day(&created)))
}
