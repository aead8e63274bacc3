//! Conversion of one text.
use crate::clean::{Look, look};
use crate::detect::{Expected, detect};
use crate::latin::char_of;
use crate::syllable::is_marked;
use crate::table::Table;
use crate::{Encoding, mojibake, references, tcvn3, viqr};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What is known of a text besides what it says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hint<'a> {
    /// Name of the font that it stands in, as the file gives it. A font of an old encoding decides, unless the text says clearly
    /// otherwise.
    pub font: Option<&'a str>,
    /// What the rest of the document was found to be in.
    pub context: Option<Encoding>,
}

/// A text after conversion.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion<'a> {
    /// The text in Unicode, composed (NFC) where it was converted; untouched, borrowed, where it was not.
    pub text: Cow<'a, str>,
    /// What it was in. `None`: it is Unicode as it stands, or in nothing known here. With `unsure` the likeliest guess, which was
    /// not followed.
    pub encoding: Option<Encoding>,
    /// How sure `encoding` is, 0–1.
    pub confidence: f32,
    /// Whether the text looks wrong, or as if it could be in `encoding`, yet not surely: it stays as it was, for a person to see.
    pub unsure: bool,
}

impl<'a> Conversion<'a> {
    /// A text left as it is.
    pub(crate) fn untouched(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), encoding: None, confidence: 1.0, unsure: false }
    }

    /// Whether the text was changed.
    pub fn is_converted(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }
}

/// Finds what a text is in and converts it.
///
/// The text is one whose bytes were read as Windows-1252 or Latin-1, as PDF, DOCX and wrongly declared pages give them, before
/// any normalisation: U+00AD is a letter of TCVN3. Give a whole paragraph, better a page; for cells and lines use
/// [`crate::convert_runs`], or give the `context`. Text with Vietnamese letters of Unicode is left alone at once.
///
/// ```
/// use xephang_legacy::{Encoding, Hint, convert};
/// let found = convert("Hµ TÜnh xÕp thø 37 trªn 63 tØnh, thµnh phè", &Hint::default());
/// assert_eq!((&*found.text, found.encoding), ("Hà Tĩnh xếp thứ 37 trên 63 tỉnh, thành phố", Some(Encoding::Tcvn3)));
/// let cell = convert("§ång Th¸p", &Hint { font: Some(".VnTime"), ..Hint::default() });
/// assert_eq!(cell.text, "Đồng Tháp");
/// assert_eq!(convert("à côté de l’été", &Hint::default()).encoding, None);
/// ```
pub fn convert<'a>(text: &'a str, hint: &Hint<'_>) -> Conversion<'a> {
    let font = hint.font.and_then(Encoding::of_font);
    let expected = match (font, hint.context) {
        (Some(encoding), _) => Expected::Font(encoding),
        (None, Some(encoding)) => Expected::Context(encoding),
        (None, None) => Expected::Nothing,
    };
    convert_expected(text, expected)
}

pub(crate) fn convert_expected(text: &str, expected: Expected) -> Conversion<'_> {
    let capitals = matches!(expected, Expected::Font(Encoding::Tcvn3Capitals));
    let look = match look(text, expected.encoding() == Some(Encoding::Viqr)) {
        // Plain letters under a font of capitals.
        Look::Clean if capitals && text.is_ascii() && text.bytes().any(|b| b.is_ascii_lowercase()) => {
            let encoding = Some(Encoding::Tcvn3Capitals);
            return Conversion { text: Cow::Owned(text.to_ascii_uppercase()), encoding, confidence: 1.0, unsure: false };
        }
        Look::Clean => return Conversion::untouched(text),
        look => look,
    };
    // Marks that stand apart are the same letters, not another encoding.
    let composed = composed(text);
    let verdict = detect(&composed, look, expected);
    let found =
        Conversion { encoding: verdict.encoding, confidence: verdict.confidence, unsure: !verdict.sure, ..Conversion::untouched(text) };
    match verdict.encoding {
        Some(encoding) if verdict.sure => {
            let decoded = decode(&composed, encoding);
            if decoded == composed { Conversion::untouched(text) } else { Conversion { text: Cow::Owned(decoded), ..found } }
        }
        _ => found,
    }
}

/// Decodes bytes of a text file that says nothing of its encoding. `None` for valid UTF-8 (to be read as such) and for bytes in
/// which no old encoding is found surely.
///
/// ```
/// let found = xephang_legacy::decode_bytes(b"H\xb5 T\xdcnh x\xd5p th\xf8 ba m\xad\xaci b\xb6y").unwrap();
/// assert_eq!(found.text, "Hà Tĩnh xếp thứ ba mươi bảy");
/// ```
pub fn decode_bytes(bytes: &[u8]) -> Option<Conversion<'static>> {
    if std::str::from_utf8(bytes).is_ok_and(|text| !text.is_ascii() || look(text, false) == Look::Clean) {
        return None;
    }
    let text: String = bytes.iter().map(|b| char_of(*b)).collect();
    let found = convert(&text, &Hint::default());
    match found.text {
        Cow::Owned(text) => Some(Conversion { text: Cow::Owned(text), ..found }),
        Cow::Borrowed(_) => None,
    }
}

/// Decodes a text as being in an encoding, without asking whether it is; the result is composed (NFC).
pub fn decode(text: &str, encoding: Encoding) -> String {
    let decoded = match encoding {
        Encoding::Tcvn3 => tcvn3::decode(text),
        Encoding::Viqr => viqr::decode(text),
        Encoding::Mojibake => mojibake::decode(text),
        Encoding::References => references::decode(text),
        _ => Table::of(encoding).map_or_else(|| text.to_owned(), |table| table.decode(text)),
    };
    match composed(&decoded) {
        Cow::Borrowed(_) => decoded,
        Cow::Owned(composed) => composed,
    }
}

fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Letters that stand for Vietnamese ones in Unicode text: the Icelandic eth for đ, the gha for ư (`trƣờng`), mu for à
/// (`thμnh`). A word is changed when it becomes a Vietnamese syllable by it; a text without such words comes back as it is.
///
/// ```
/// assert_eq!(xephang_legacy::look_alikes("Ðồng Nai, trƣờng, 5 μm"), "Đồng Nai, trường, 5 μm");
/// ```
pub fn look_alikes(text: &str) -> Cow<'_, str> {
    let twin = |c: char| match c {
        'Ð' | 'Ɖ' => Some('Đ'),
        'ð' | 'ɖ' => Some('đ'),
        'Ƣ' => Some('Ư'),
        'ƣ' => Some('ư'),
        'µ' | 'μ' => Some('à'),
        _ => None,
    };
    if text.is_ascii() || !text.contains(|c| twin(c).is_some()) {
        return Cow::Borrowed(text);
    }
    // ƣ and its tone are two characters: the word is mended, then composed.
    let mended = |word: &str| -> String { word.chars().map(|c| twin(c).unwrap_or(c)).nfc().collect() };
    let part_of_word = |c: char| c.is_alphanumeric() || is_marked(c) || ('\u{300}'..='\u{36F}').contains(&c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| !part_of_word(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (word, after) = rest.split_at(end);
        let unit = ["µ", "μ"].iter().any(|mu| word.starts_with(mu)) && word.chars().count() < 3;
        let new = (!unit && word.contains(|c| twin(c).is_some())).then(|| mended(word)).filter(|new| crate::is_syllable(new));
        out.push_str(new.as_deref().unwrap_or(word));
        rest = after;
    }
    Cow::Owned(out)
}
