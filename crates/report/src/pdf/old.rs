//! Text in fonts from before Unicode.
use xephang_legacy::{Encoding, Run, convert_runs};

use super::font::Faces;
use super::words::RawWord;

/// Converts the words of all pages that stand in fonts of old encodings; gives notes for the user. Fonts are judged by all their
/// text, since single words say little.
pub fn convert<'w>(words: impl Iterator<Item = &'w mut RawWord>, faces: &Faces<'_>) -> Vec<String> {
    let mut words: Vec<&mut RawWord> = words.collect();
    let mut fonts: Vec<Doubt> = Vec::new();
    for (font, text) in words.iter().flat_map(|word| &word.runs) {
        let at = usize::from(*font);
        if fonts.len() <= at {
            fonts.resize(at + 1, Doubt::default());
        }
        if let Some(doubt) = fonts.get_mut(at) {
            doubt.see(text);
        }
    }
    let name = |font: u16| faces.get(font).map(|face| face.name.as_str()).filter(|name| !name.is_empty());
    let old: Vec<bool> = (0..)
        .zip(&fonts)
        .map(|(font, doubt)| doubt.western && !doubt.vietnamese || name(font).is_some_and(|name| Encoding::of_font(name).is_some()))
        .collect();
    if !old.contains(&true) {
        return Vec::new();
    }
    let of = |font: u16| old.get(usize::from(font)) == Some(&true);
    let runs = words.iter().flat_map(|word| &word.runs).filter(|(font, _)| of(*font));
    let runs: Vec<Run<'_>> = runs.map(|(font, text)| Run { text, font: name(*font) }).collect();
    let converted = convert_runs(&runs);
    let notes = converted.notes();
    let done: Vec<(String, f32)> = converted
        .runs
        .iter()
        .map(|run| (run.text.to_string(), if run.encoding.is_some() && !run.unsure { run.confidence } else { 1.0 }))
        .collect();
    let mut done = done.into_iter();
    for word in &mut words {
        for (font, text) in &mut word.runs {
            if of(*font)
                && let Some((converted, sure)) = done.next()
            {
                *text = converted;
                word.sure = word.sure.min(sure);
            }
        }
    }
    notes
}

/// What the text of a font may be.
#[derive(Debug, Clone, Copy, Default)]
struct Doubt {
    /// It has letters that only Unicode text in Vietnamese has.
    vietnamese: bool,
    /// It has characters of the upper half of a table of 256.
    western: bool,
}

impl Doubt {
    fn see(&mut self, text: &str) {
        for c in text.chars() {
            self.vietnamese |= matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{300}'..='\u{36f}');
            self.western |=
                matches!(c, '\u{80}'..='\u{ff}') && !matches!(c, '°' | '²' | '³' | '¹' | '·' | '«' | '»' | '§' | '\u{a0}' | '\u{ad}');
        }
    }
}
