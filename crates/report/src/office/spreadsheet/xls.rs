//! XLS: values and merged cells by calamine, their looks by [`super::biff`].
use super::{Book, RawSheet, biff, day, is_hidden};
use crate::{Limits, ReportError};
use calamine::{Reader, SheetType, Xls, XlsError};
use std::io::Cursor;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, ReportError> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsError::Password => ReportError::Locked,
        fault => ReportError::Damaged { form: "XLS".to_owned(), message: fault.to_string() },
    })?;
    let looks = biff::read(bytes).unwrap_or_default();
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
        let look = looks.sheets.get(index);
        match workbook.worksheet_range(&sheet.name) {
            Ok(range) => {
                let (top, left) = range.start().unwrap_or_default();
                for (row, column, data) in range.used_cells() {
                    // One row more than is kept: its absence is then noted.
                    if row > limits.rows as usize {
                        break;
                    }
                    let place = (top + u32::try_from(row).unwrap_or(u32::MAX), left + u32::try_from(column).unwrap_or(u32::MAX));
                    let style = look.and_then(|look| look.styles.get(&place)).and_then(|&style| looks.styles.get(usize::from(style)));
                    let (format, font) = style.map(|style| (style.format.as_deref(), style.font.clone())).unwrap_or_default();
                    sheet.put(place, data, format, font);
                }
            }
            Err(_) => sheet.broken = true,
        }
        if let Ok(areas) = workbook.merge_cells_by_sheet_name(&sheet.name) {
            sheet.merge(&areas);
        }
        if let Some(look) = look {
            sheet.hide(&look.hidden_rows, &look.hidden_columns);
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}
