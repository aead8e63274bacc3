//! Names put right against a list of known ones.
use std::collections::BTreeMap;

use super::settle::{append, place};
use crate::{Cell, Piece, Report};

/// A known name read to the letter.
const KNOWN: f32 = 0.9;
/// A name whose marks were put right.
const MARKS: f32 = 0.85;
/// A name of which a letter was put right.
const LETTER: f32 = 0.75;

/// Puts right the names in the tables that come from OCR: a cell that is one of `names` but for tone marks and diacritics, or but
/// for one letter of at least six, becomes that name when only one name is as near. Every change is noted.
pub fn snap_names(report: &mut Report, names: &[String]) {
    let known = Known::of(names);
    let mut notes = Vec::new();
    for page in report.pages.iter_mut().filter(|page| page.ocr) {
        for piece in &mut page.pieces {
            if let Piece::Table(table) = piece {
                for cell in table.rows.iter_mut().skip(table.head).flatten() {
                    known.snap(cell, &mut notes);
                }
            }
        }
    }
    append(&mut report.notes, notes);
}

struct Known<'a> {
    names: &'a [String],
    /// Names by their letters without marks.
    folded: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> Known<'a> {
    fn of(names: &'a [String]) -> Self {
        let mut folded: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in names {
            folded.entry(fold(name)).or_default().push(name);
        }
        Self { names, folded }
    }

    fn snap(&self, cell: &mut Cell, notes: &mut Vec<String>) {
        if cell.text.chars().filter(|letter| letter.is_alphabetic()).count() < 3 {
            return;
        }
        let tidy = cell.text.trim_matches(|letter: char| !letter.is_alphanumeric());
        if self.names.iter().any(|name| name == tidy) {
            cell.confidence = cell.confidence.max(KNOWN);
            cell.text = tidy.to_owned();
            return;
        }
        let Some((name, confidence)) = self.nearest(&fold(tidy)) else { return };
        if name != cell.text {
            notes.push(format!("{}: OCR đọc là “{}”, hiểu là “{name}”", place(cell), cell.text));
        }
        cell.text = name.to_owned();
        cell.confidence = confidence;
    }

    fn nearest(&self, read: &str) -> Option<(&'a str, f32)> {
        if let Some(same) = self.folded.get(read) {
            return match same.as_slice() {
                [name] => Some((*name, MARKS)),
                _ => None,
            };
        }
        if read.len() < 6 {
            return None;
        }
        let mut near = self.folded.iter().filter(|(folded, _)| one_letter_apart(folded, read));
        match (near.next(), near.next()) {
            (Some((_, names)), None) => match names.as_slice() {
                [name] => Some((*name, LETTER)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Letters and digits in small letters without marks, no spaces: OCR loses spaces too.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric()).map(plain).collect()
}

/// A letter without its marks.
fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            'a'
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => {
            'o'
        }
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' | 'ð' => 'd',
        other => other,
    }
}

/// Whether one letter is changed, missing or too many.
fn one_letter_apart(a: &str, b: &str) -> bool {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let (rest_a, rest_b) = (a.as_bytes().get(same..).unwrap_or_default(), b.as_bytes().get(same..).unwrap_or_default());
    let after = |bytes: &'_ [u8]| bytes.get(1..).unwrap_or_default().to_vec();
    after(rest_a) == after(rest_b) || after(rest_a) == rest_b || rest_a == after(rest_b)
}
