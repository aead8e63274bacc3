//! PDF: its text layer, or OCR where it has none that can be read.
mod content;
mod font;
mod old;
mod path;
mod quality;
mod raster;
mod scan;
mod strings;
mod upright;
mod words;

use hayro_syntax::object::DateTime;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use unicode_normalization::UnicodeNormalization;

use crate::layout::{self, Sheet, Word};
use crate::ocr::settled;
use crate::{Form, Limits, Piece, Report, ReportError};
use font::Faces;
use quality::Quality;
use upright::Quarters;
use words::RawWord;

/// Reads a PDF.
///
/// # Errors
/// [`ReportError::Locked`] when a password is asked for, [`ReportError::Damaged`], [`ReportError::NoOcr`] when all of it is a
/// scan that cannot be read here, [`ReportError::NoText`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Report, ReportError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(fault)?;
    let mut notes = Notes::default();
    let mut faces = Faces::default();
    let mut drafts = Vec::new();
    let pages: Vec<&Page<'_>> = pdf.pages().iter().take(limits.pages as usize).collect();
    for (number, page) in (1..).zip(&pages) {
        let draft = draft(number, page, &mut faces);
        if draft.cut {
            notes.cut.push(number);
        }
        drafts.push(draft);
    }
    if drafts.is_empty() {
        return Err(ReportError::Damaged { form: "PDF".to_owned(), message: "no pages".to_owned() });
    }
    notes.left_out = pdf.pages().len().saturating_sub(drafts.len());
    let conversions = old::convert(drafts.iter_mut().flat_map(|draft| &mut draft.words), &faces);
    let quarters: Vec<Quarters> = drafts.iter().map(|draft| draft.quarters).collect();
    let mut scans = scan::Scans::new(limits);
    let mut sheets = Vec::new();
    for (draft, page) in drafts.into_iter().zip(pages) {
        let (mut sheet, quality) = sheet(draft, &faces);
        if quality != Quality::Good {
            scans.read(&mut sheet, quality, page, &mut faces);
        }
        sheets.push(sheet);
    }
    if sheets.iter().all(|sheet| sheet.words.is_empty()) {
        return Err(scans.fault().unwrap_or(ReportError::NoText));
    }
    let mut pages = layout::pages(sheets);
    let places = pages.iter_mut().flat_map(|page| &mut page.pieces).flat_map(|piece| match piece {
        Piece::Paragraph(paragraph) => vec![&mut paragraph.place],
        Piece::Table(table) => table.rows.iter_mut().flatten().map(|cell| &mut cell.place).collect(),
    });
    for place in places {
        let turned = (place.page as usize).checked_sub(1).and_then(|at| quarters.get(at));
        if let (Some(area), Some(turned)) = (&mut place.area, turned) {
            *area = turned.back(*area);
        }
    }
    let properties = pdf.metadata();
    let title = properties.title.as_deref().map(text_string).map(|title| title.trim().to_owned());
    let created = properties.modification_date.or(properties.creation_date);
    let report = Report {
        form: Form::Pdf,
        title: title.filter(|title| !title.is_empty()),
        created: created.and_then(day),
        pages,
        notes: [conversions, notes.in_words(), scans.notes()].concat(),
    };
    Ok(if scans.used() { settled(report) } else { report })
}

fn fault(error: LoadPdfError) -> ReportError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReportError::Locked,
        LoadPdfError::Decryption(_) => damaged("its encryption is not known"),
        LoadPdfError::Invalid => damaged("no pages are found in it"),
    }
}

fn damaged(message: &str) -> ReportError {
    ReportError::Damaged { form: "PDF".to_owned(), message: message.to_owned() }
}

/// A page before its letters are converted.
struct Draft {
    number: u32,
    quarters: Quarters,
    words: Vec<RawWord>,
    letters: usize,
    mute: usize,
    rules: Vec<layout::Rule>,
    pictures: usize,
    cut: bool,
}

fn draft<'a>(number: u32, page: &Page<'a>, faces: &mut Faces<'a>) -> Draft {
    let mut content = content::read(page, faces);
    let (width, height) = page.render_dimensions();
    let quarters = Quarters::turn(&mut content, [width, height]);
    let (words, mute) = words::words(&content.glyphs, faces, &content.rules);
    Draft {
        number,
        quarters,
        words,
        letters: content.glyphs.len(),
        mute,
        rules: content.rules,
        pictures: content.images.len(),
        cut: content.cut,
    }
}

/// The words of a page, and what they are worth.
fn sheet(draft: Draft, faces: &Faces<'_>) -> (Sheet, Quality) {
    let invisible = draft.words.iter().filter(|word| !word.visible).count();
    let ocr = invisible * 2 > draft.words.len();
    let words: Vec<Word> = draft.words.into_iter().map(|word| finished(word, faces)).filter(|word| !word.text.is_empty()).collect();
    let quality = match quality::of(&words, draft.letters, draft.mute) {
        // Next to no text is all there is on a page without pictures.
        Quality::None if draft.pictures == 0 => Quality::Good,
        quality => quality,
    };
    (Sheet { number: draft.number, size: draft.quarters.turned_size(), ocr, words, rules: draft.rules }, quality)
}

fn finished(raw: RawWord, faces: &Faces<'_>) -> Word {
    let bold = raw.runs.iter().all(|(font, _)| faces.get(*font).is_some_and(|face| face.bold));
    Word {
        text: raw.runs.iter().flat_map(|(_, text)| text.nfc()).filter(|c| !is_unseen(*c)).collect(),
        area: raw.area.map(|x| x as f32),
        baseline: raw.baseline as f32,
        size: raw.size as f32,
        bold,
        font: raw.runs.first().map_or(0, |(font, _)| font.saturating_add(1)),
        turn: raw.turn,
        string: raw.string,
        confidence: if raw.visible { raw.sure } else { OCR_LAYER * raw.sure },
    }
}

/// How sure the letters are that another program's OCR put behind a scan.
const OCR_LAYER: f32 = 0.8;

/// Whether a character shows nothing: controls, marks of direction, soft hyphens.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// What a user should know of the reading.
#[derive(Debug, Default)]
struct Notes {
    cut: Vec<u32>,
    left_out: usize,
}

impl Notes {
    fn in_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if !self.cut.is_empty() {
            words.push(format!("Trang {}: quá nhiều nét vẽ hoặc chữ, chỉ đọc một phần", ranges(&self.cut)));
        }
        if self.left_out > 0 {
            words.push(format!("Bỏ {} trang cuối vì tệp quá dài", self.left_out));
        }
        words
    }
}

/// Pages in words: `1, 3–5`.
fn ranges(pages: &[u32]) -> String {
    let mut out: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match out.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => out.push((*page, *page)),
        }
    }
    let words: Vec<String> = out.into_iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") }).collect();
    words.join(", ")
}

fn day(date: DateTime) -> Option<String> {
    let real = (1970..2200).contains(&date.year) && (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
    real.then(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
}

/// Text of a string of the file outside its pages: UTF-16 or UTF-8 by their marks, else taken as Latin-1.
fn text_string(bytes: &[u8]) -> String {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_outside_pages() {
        assert_eq!(text_string(b"\xfe\xff\x1e\xa1"), "ạ");
        assert_eq!(text_string(b"Report"), "Report");
    }

    #[test]
    fn pages_in_words() {
        assert_eq!(ranges(&[1, 3, 4, 5, 9]), "1, 3–5, 9");
    }

    #[test]
    fn what_is_no_pdf_is_damaged() {
        assert!(matches!(read(b"%PDF-1.4 nothing", &Limits::default()), Err(ReportError::Damaged { .. })));
    }
}
