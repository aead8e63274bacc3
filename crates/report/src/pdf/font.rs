//! Fonts of a file: what the codes of its strings say and how wide they are.
use std::collections::HashMap;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::BezPath;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::dict::keys::{
    BASE_FONT, DESCENDANT_FONTS, DIFFERENCES, ENCODING, FLAGS, FONT_DESC, FONT_WEIGHT, SUBTYPE, TO_UNICODE, TYPE0,
};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// Units of width in an em.
const EM: f64 = 1000.0;
/// The bit of a font's flags that says bold was forced on it.
const FORCE_BOLD: u32 = 1 << 18;

/// What a code of a font stands for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sign {
    /// Its text, empty when nobody can tell.
    pub text: Box<str>,
    /// How far the pen moves, in em.
    pub advance: f64,
}

/// A font as the file uses it.
pub struct Face<'a> {
    /// Its name without the prefix of a subset, such as `.VnTime` or `TimesNewRomanPS-BoldMT`.
    pub name: String,
    /// Whether it is bold by its name, weight or flags.
    pub bold: bool,
    /// Whether each byte of a string is a code.
    pub simple: bool,
    font: Option<Font<'a>>,
    named: bool,
    signs: HashMap<u32, Sign>,
}

impl<'a> Face<'a> {
    /// Reads the next code of a string at `offset`; always moves on.
    pub fn code(&self, bytes: &[u8], offset: usize) -> (u32, usize) {
        match &self.font {
            Some(font) => {
                let (code, length) = font.read_code(bytes, offset);
                (code, length.max(1))
            }
            None => (bytes.get(offset).copied().map_or(0, u32::from), 1),
        }
    }

    /// What a code stands for.
    pub fn sign(&mut self, code: u32) -> &Sign {
        if !self.signs.contains_key(&code) {
            let sign = self.look_up(code);
            self.signs.insert(code, sign);
        }
        self.signs.entry(code).or_default()
    }

    /// What a code stands for, when it was looked up before.
    pub fn known(&self, code: u32) -> Option<&Sign> {
        self.signs.get(&code)
    }

    /// The outline of a code, in thousandths of an em, y upwards.
    pub fn outline(&self, code: u32) -> Option<BezPath> {
        let font = self.font.as_ref()?;
        match font.glyph(font.map_code(code), code) {
            FontGlyph::Outline(glyph) => Some(glyph.outline()),
            FontGlyph::Type3(_) => None,
        }
    }

    fn look_up(&self, code: u32) -> Sign {
        let Some(font) = &self.font else { return Sign { text: windows_1252(code).unwrap_or_default(), advance: 0.5 } };
        let (text, type3) = match font.glyph(font.map_code(code), code) {
            FontGlyph::Outline(glyph) => (glyph.as_unicode(), false),
            FontGlyph::Type3(glyph) => (glyph.as_unicode(), true),
        };
        let text = text.map(|text| match text {
            BfString::Char(c) => String::from(c).into_boxed_str(),
            BfString::String(text) => text.into_boxed_str(),
        });
        // A simple font that says nothing of its codes holds them as Windows has them: this is how fonts from before Unicode
        // are embedded.
        let text = if self.simple && !self.named && !type3 && code > 127 { windows_1252(code).or(text) } else { text };
        Sign { text: text.unwrap_or_default(), advance: font.code_advance(code).x / EM }
    }
}

/// The character of a code in Windows-1252; the five free codes are those of Latin-1.
fn windows_1252(code: u32) -> Option<Box<str>> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let code = u8::try_from(code).ok()?;
    let c = match code {
        0..32 => return None,
        0x80..=0x9f => HIGH.get(usize::from(code - 0x80)).copied()?,
        _ => char::from(code),
    };
    Some(String::from(c).into_boxed_str())
}

/// The fonts of a file, each loaded once.
pub struct Faces<'a> {
    cache: FontCache<'a>,
    fonts: FontResolverFn,
    cmaps: CMapResolverFn,
    numbers: HashMap<usize, u16>,
    faces: Vec<Face<'a>>,
}

impl Default for Faces<'_> {
    fn default() -> Self {
        Self {
            cache: FontCache::new(),
            fonts: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            cmaps: Arc::new(|_| None),
            numbers: HashMap::new(),
            faces: Vec::new(),
        }
    }
}

impl<'a> Faces<'a> {
    /// The number of a font, which is loaded when it is new.
    pub fn number(&mut self, dict: &Dict<'a>) -> u16 {
        // A dictionary is the same when its bytes stand in the same place of the file.
        let key = dict.data().as_ptr() as usize;
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = u16::try_from(self.faces.len()).unwrap_or(u16::MAX);
        if number < u16::MAX {
            self.faces.push(self.load(dict));
        }
        self.numbers.insert(key, number);
        number
    }

    /// A font by its number.
    pub fn get(&self, number: u16) -> Option<&Face<'a>> {
        self.faces.get(usize::from(number))
    }

    /// A font by its number, to look codes up.
    pub fn get_mut(&mut self, number: u16) -> Option<&mut Face<'a>> {
        self.faces.get_mut(usize::from(number))
    }

    fn load(&self, dict: &Dict<'a>) -> Face<'a> {
        let name = dict.get::<Name<'_>>(BASE_FONT).map(|name| bare(name.as_str()).to_owned()).unwrap_or_default();
        let simple = dict.get::<Name<'_>>(SUBTYPE).is_none_or(|kind| kind.as_ref() != TYPE0);
        let to_unicode = dict.get::<Stream<'_>>(TO_UNICODE).is_some();
        let named = to_unicode
            || match dict.get::<Object<'_>>(ENCODING) {
                Some(Object::Name(_)) => true,
                Some(Object::Dict(encoding)) => encoding.get::<Array<'_>>(DIFFERENCES).is_some(),
                _ => false,
            };
        Face { bold: bold(dict, &name), simple, font: self.cache.font(dict, &self.fonts, &self.cmaps), named, signs: HashMap::new(), name }
    }
}

/// A font's name without the six letters that mark a subset.
fn bare(name: &str) -> &str {
    match name.split_once('+') {
        Some((subset, rest)) if subset.len() == 6 && subset.bytes().all(|byte| byte.is_ascii_uppercase()) => rest,
        _ => name,
    }
}

fn bold(dict: &Dict<'_>, name: &str) -> bool {
    let lower = name.to_lowercase();
    if ["bold", "black", "heavy", "demi"].iter().any(|word| lower.contains(word)) || name.ends_with(",B") {
        return true;
    }
    let descriptor = dict
        .get::<Dict<'_>>(FONT_DESC)
        .or_else(|| dict.get::<Array<'_>>(DESCENDANT_FONTS)?.iter::<Dict<'_>>().next()?.get::<Dict<'_>>(FONT_DESC));
    descriptor.is_some_and(|descriptor| {
        descriptor.get::<u32>(FONT_WEIGHT).is_some_and(|weight| weight >= 600)
            || descriptor.get::<u32>(FLAGS).is_some_and(|flags| flags & FORCE_BOLD != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_windows() {
        assert_eq!(windows_1252(0xb5).as_deref(), Some("µ"));
        assert_eq!(windows_1252(0x93).as_deref(), Some("“"));
        assert_eq!(windows_1252(0x07), None);
        assert_eq!(windows_1252(300), None);
    }

    #[test]
    fn subset_prefixes() {
        assert_eq!(bare("ABCDEF+.VnTime"), ".VnTime");
        assert_eq!(bare("A+B"), "A+B");
    }
}
