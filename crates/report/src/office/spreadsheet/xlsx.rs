//! XLSX.
use super::{Book, RawSheet, day, hidden, is_hidden};
use crate::office::package::Package;
use crate::{Limits, ReportError};
use calamine::{Data, Reader, SheetType, Style, Xlsx, XlsxError};
use std::io::Cursor;
use std::rc::Rc;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, ReportError> {
    let mut package = Package::open(bytes, "XLSX", limits)?;
    package.weigh()?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsxError::Password => ReportError::Locked,
        fault => package.damaged(fault),
    })?;
    let hidden = hidden::read(&mut package)?;
    let mut book = Book::default();
    if let Ok(properties) = workbook.workbook_properties() {
        book.title = properties.title.filter(|title| !title.trim().is_empty());
        book.created = day(properties.modified.or(properties.created));
    }
    for (index, meta) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let mut sheet = RawSheet { number, hidden: is_hidden(meta.visible), name: meta.name, ..RawSheet::default() };
        sheet.broken = cells(&mut workbook, &mut sheet, limits).is_err();
        if let Ok(areas) = workbook.merge_cells_by_sheet_name(&sheet.name) {
            sheet.merge(&areas);
        }
        if let Some(found) = hidden.get(index) {
            sheet.hide(&found.rows, &found.columns);
            sheet.uncached = found.uncached;
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// The cells of a sheet, as far as they can be read and are wanted.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut RawSheet, limits: &Limits) -> Result<(), XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(&sheet.name)?;
    let styles: Vec<(Option<String>, Option<Rc<str>>)> = reader.styles().iter().map(style).collect();
    let mut rows = 0;
    let mut last = None;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let place = cell.get_position();
        let data = Data::from(cell.get_value().clone());
        if data == Data::Empty {
            continue;
        }
        if last != Some(place.0) {
            last = Some(place.0);
            rows += 1;
            // One row more than is kept: its absence is then noted.
            if rows > limits.rows + 1 {
                break;
            }
        }
        let (format, font) = styles.get(style).cloned().unwrap_or_default();
        sheet.put(place, &data, format.as_deref(), font);
    }
    Ok(())
}

fn style(style: &Style) -> (Option<String>, Option<Rc<str>>) {
    let format = style.number_format.as_ref().map(|format| format.format_code.clone());
    let font = style.font.as_ref().and_then(|font| font.name.as_deref()).map(Rc::from);
    (format, font)
}
