//! How the cells of an XLS workbook look: number formats, fonts, hidden rows and columns ([MS-XLS] 2.4).
use office_oxide::cfb::CfbReader;
use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::rc::Rc;

/// The looks of a workbook.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// By the index that cells give.
    pub styles: Vec<Style>,
    /// In the order of the workbook.
    pub sheets: Vec<SheetLook>,
}

/// The look of a cell.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    pub format: Option<String>,
    pub font: Option<Rc<str>>,
}

/// The looks of a sheet.
#[derive(Debug, Default)]
pub(super) struct SheetLook {
    /// Index of the style of each cell, by row and column from 0.
    pub styles: HashMap<(u32, u32), u16>,
    pub hidden_rows: HashSet<u32>,
    pub hidden_columns: Vec<(u32, u32)>,
}

/// Reads what can be read; a damaged record ends it.
pub(super) fn read(bytes: &[u8]) -> Option<Looks> {
    let mut file = CfbReader::new(Cursor::new(bytes)).ok()?;
    let stream = file.open_stream("Workbook").or_else(|_| file.open_stream("Book")).ok()?;
    let mut looks = Looks::default();
    let (mut fonts, mut formats, mut starts) = (Vec::new(), HashMap::new(), Vec::new());
    let mut styles = Vec::new();
    let mut wide = true;
    for (kind, data) in (Records { stream: &stream, at: 0 }) {
        match kind {
            BOF => wide = word(data, 0) == Some(0x0600),
            0x31 => fonts.push(data.get(14..).and_then(|name| short_text(name, wide)).map(Rc::from)),
            0x041e => {
                let text = data.get(2..).and_then(|text| if wide { long_text(text) } else { short_text(text, false) });
                formats.extend(word(data, 0).zip(text));
            }
            0xe0 => styles.extend(word(data, 0).zip(word(data, 2))),
            0x85 => starts.extend(word(data, 0).zip(word(data, 2)).map(|(low, high)| usize::from(high) << 16 | usize::from(low))),
            EOF => break,
            _ => {}
        }
    }
    looks.styles = styles
        .into_iter()
        .map(|(font, format)| {
            // There is no font 4: those behind it are counted one too high.
            let font = usize::from(font);
            let font = fonts.get(if font > 4 { font - 1 } else { font }).cloned().flatten();
            Style { format: formats.get(&format).cloned().or_else(|| built_in(format).map(str::to_owned)), font }
        })
        .collect();
    looks.sheets = starts.into_iter().map(|at| sheet(Records { stream: &stream, at })).collect();
    Some(looks)
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;

fn sheet(records: Records<'_>) -> SheetLook {
    let mut look = SheetLook::default();
    // Charts inside a sheet have beginnings and ends of their own.
    let mut depth = 0;
    for (kind, data) in records {
        let place = || Some((u32::from(word(data, 0)?), u32::from(word(data, 2)?)));
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            // Numbers, texts, formulas.
            0x0203 | 0x027e | 0x0204 | 0xfd | 0x06 | 0xd6 if depth == 1 => {
                look.styles.extend(place().zip(word(data, 4)));
            }
            // Several numbers of a row.
            0xbd => {
                let Some((row, first)) = place() else { continue };
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                look.styles.extend((first..).zip(cells).filter_map(|(column, cell)| Some(((row, column), word(cell, 0)?))));
            }
            0x0208 if word(data, 12).is_some_and(|options| options & 0x20 != 0) => {
                look.hidden_rows.extend(word(data, 0).map(u32::from));
            }
            0x7d if word(data, 8).is_some_and(|options| options & 1 != 0) => look.hidden_columns.extend(place()),
            _ => {}
        }
    }
    look
}

/// The records of a stream from a place on.
struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.stream.get(self.at..)?;
        let (kind, length) = (word(rest, 0)?, usize::from(word(rest, 2)?));
        let data = rest.get(4..4 + length)?;
        self.at += 4 + length;
        Some((kind, data))
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

/// A text with its length in one byte.
fn short_text(data: &[u8], wide: bool) -> Option<String> {
    let (&length, rest) = data.split_first()?;
    if wide { flagged_text(rest, usize::from(length)) } else { Some(latin(rest.get(..usize::from(length))?)) }
}

/// A text with its length in two bytes.
fn long_text(data: &[u8]) -> Option<String> {
    flagged_text(data.get(2..)?, usize::from(word(data, 0)?))
}

fn flagged_text(data: &[u8], length: usize) -> Option<String> {
    let (&flags, rest) = data.split_first()?;
    if flags & 1 == 0 {
        return Some(latin(rest.get(..length)?));
    }
    let units: Vec<u16> = rest.get(..2 * length)?.chunks_exact(2).filter_map(|pair| word(pair, 0)).collect();
    Some(String::from_utf16_lossy(&units))
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// Formats that no record gives (ECMA-376 part 1, 18.8.30).
fn built_in(format: u16) -> Option<&'static str> {
    Some(match format {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18..=21 => "hh:mm",
        22 => "dd/mm/yyyy hh:mm",
        _ => return None,
    })
}
